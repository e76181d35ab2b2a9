"""How ``integra orient`` writes answers: NDJSON, CSV and CBOR (the table is in orient_text.py).

Spec: spec/03-command.md, spec/02-json.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from typing import Any, Protocol

from ..forms.orientation import orientation_to_json
from ..messages import encode
from .responses import Response
from .formats import Rows, Streamed, line

#: The columns of CSV, in order, one row a route: lists are words separated by spaces, what is not known is empty.
COLUMNS = ("id", "ref", "date", "protocol", "mission", "function", "service", "intensity", "level", "due", "waits_for",
           "structure", "structure_name", "check_first", "unmet", "rule")


class Writer(Protocol):
    """Writes answers one by one, then what comes after them all."""

    def write(self, response: Response) -> None:
        """Writes one response."""

    def end(self) -> None:
        """Writes what follows the last one."""


class Ndjson(Streamed):
    """One object a line, always the same names."""

    def write(self, response: Response) -> None:
        """Writes one line."""
        self._out.write(line(document(response)))


def document(response: Response) -> dict[str, Any]:
    """The fixed JSON form of an response."""
    return orientation_to_json(response.orientation, response.asked.ref, protocol=response.protocol,
                               choices=response.choices, unmet=response.unmet, findings=response.findings,
                               names=response.names)


class Cbor(Streamed):
    """A sequence of messages of kind ``orientation``; the caller's own key is never put into a message."""

    def write(self, response: Response) -> None:
        """Writes one message."""
        self._out.write(encode(response.orientation))


class Csv(Rows):
    """One row a route under a row of names; a demand's rows stand together."""

    columns = COLUMNS

    def write(self, response: Response) -> None:
        """Writes the rows of one demand."""
        whole = document(response)
        demand = response.asked.demand
        for route in response.orientation.routes:
            choice = response.choice(route)
            self.row((
                str(whole["id"] or ""), response.asked.ref or "", _day(demand.date),
                response.protocol, route.mission.word, " ".join(each.word for each in sorted(route.functions, key=int)),
                route.service.word, route.intensity.word, route.level.word, _day(route.due),
                " ".join(each.word for each in sorted(route.waits_for, key=int)),
                choice.offer.structure.hex if choice and choice.offer else "", response.names.get(route.service, ""),
                "" if choice is None else "yes" if choice.check_first else "no",
                choice.reason.word if choice and not choice.offer else "", route.rule))


def _day(value: object) -> str:
    return "" if value is None else str(value)
