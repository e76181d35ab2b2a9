"""A desk: a site with a clock of its own that names codes by their words, for histories worked out by hand.

Spec: PLN-3, PLN-11.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import itertools
from typing import Any

from .event import Event
from .site import Site
from .table import Table

TABLE = Table.published()
PERSON, GP, MANAGER, NURSE, OTHER = (bytes([letter]) * 16 for letter in b"pgmno")
DAY = 20000


class Desk(Site):
    """A site with a clock of its own; codes are given by their words."""

    minutes = itertools.count(DAY * 1440)

    def does(self, kind: str, author: bytes = GP, **fields: Any) -> Event:
        row = TABLE.kinds[TABLE.number(kind)]
        for name in ("code", "detail"):
            group = row.words_of(name)
            if group is not None and isinstance(fields.get(name), str):
                fields[name] = TABLE.code(group, fields[name])
        return self.append(kind, author, recorded=next(self.minutes), **{"effective": DAY, **fields})

    def twin(self, letter: str) -> Desk:
        """Another site that has seen the same."""
        other = Desk(letter.encode() * 16)
        other.receive(self.events.values())
        return other


def opened(kind: str = "pps") -> Desk:
    desk = Desk(b"a" * 16)
    desk.does("opening", person=PERSON, code=kind, detail="gp")
    return desk


def active() -> Desk:
    desk = opened()
    desk.does("mt", person=GP)
    desk.does("referent", person=MANAGER)
    desk.does("mt_informed", person=GP)
    desk.does("assistance_consent", person=PERSON, code="given")
    desk.does("sharing_consent", person=PERSON, code="given")
    desk.does("assessment", person=NURSE, code="aggir", detail="yes")
    need = desk.does("need", code="health")
    desk.does("intervention", target=need.digest, code="health", person=NURSE, due=DAY + 30)
    desk.does("proposal")
    desk.does("activation")
    return desk
