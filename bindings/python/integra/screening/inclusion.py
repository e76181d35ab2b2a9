"""The inclusion sheet: the support structure checks the grounds and the extent of assistance.

Spec: spec/10-screening.md (SCR-9, SCR-13, SCR-14).  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from uuid import UUID

from .._model import FrozenMap, Immutable, check, check_date, settle_bytes, settle_id, settle_map, settle_set, wanted
from ..words import Basis, Factor, Function, Ground, GroundGroup, Outcome, Scope, Sex, Tri, marked

#: The five "other" reasons, in the order of their groups: each counts only with a text.
OTHERS = marked(Ground, "other")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One checklist entry (GEN-12): stated by a person, or computed from the data."""

    value: Tri = Tri.UNKNOWN
    basis: Basis = Basis.NONE
    date: datetime.date | None = None
    evidence: UUID | None = None

    def __post_init__(self) -> None:
        check(self, "value", Tri, "Tri.YES, Tri.NO or Tri.UNKNOWN")
        check(self, "basis", Basis, "a Basis")
        check_date(self, "date")
        settle_id(self, "evidence")


@dataclass(frozen=True, slots=True, kw_only=True)
class Inclusion(Immutable):
    """The sheet as filled in. ``others`` says what each "other" reason is; identifiers are opaque (GEN-6).

    Pickling goes through the message, which holds no sheet that SCR-9 refuses: pickling one raises RefusedError.
    """

    person: UUID | None = None
    date: datetime.date | None = None
    prescriber: UUID | None = None
    birth_date: datetime.date | None = None
    sex: Sex = Sex.UNKNOWN
    outcome: Outcome | None = None
    grounds: Set[Ground] = frozenset()
    extent: Set[Function] = frozenset()
    others: Mapping[Ground, str] = field(default_factory=FrozenMap)
    needs: str = ""
    capacities: str = ""
    participation: str = ""
    factors: Mapping[Factor, Entry] = field(default_factory=FrozenMap)
    extension: bytes = b""

    def __post_init__(self) -> None:
        settle_id(self, "person")
        settle_id(self, "prescriber")
        check_date(self, "date")
        check_date(self, "birth_date")
        check(self, "sex", Sex, "a Sex")
        if self.outcome is not None:
            check(self, "outcome", Outcome, "an Outcome, or None while it is not decided")
        settle_set(self, "grounds", Ground)
        settle_set(self, "extent", Function)
        settle_map(self, "others", Ground, str)
        if not set(self.others) <= set(OTHERS):
            raise wanted(self, "others", 'texts for the five "other" reasons only')
        settle_map(self, "factors", Factor, Entry)
        self._drop_empty("others", "")
        self._drop_empty("factors", Entry())
        for text in ("needs", "capacities", "participation"):
            check(self, text, str, "a str")
        settle_bytes(self, "extension")

    def _drop_empty(self, name: str, empty: object) -> None:
        """What is empty is not written (WIRE-19), so leaving it out is the same sheet."""
        given = getattr(self, name)
        kept = {key: given[key] for key in sorted(given, key=int) if given[key] != empty}
        object.__setattr__(self, name, FrozenMap(kept))


@dataclass(frozen=True, slots=True, kw_only=True)
class InclusionResult:
    """What the sheet comes to: the reasons that count, their groups, the scope, the factors of complexity."""

    outcome: Outcome | None
    grounds: frozenset[Ground]
    groups: frozenset[GroundGroup]
    scope: Scope
    factors: Mapping[Factor, Entry]
