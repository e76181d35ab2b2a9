"""Rows of an orientation protocol, and what its proof finds.

Spec: spec/21-protocol.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field

from .._low import sentences as _sentences
from .._model import FrozenMap, check, items_of, settle_set, wanted
from ..demand.model import Demand
from ..word_tables import FIELDS
from ..words import DemandField, Exclusion, Language, Law, Level, Motive, Precondition, Service, Tri, Word


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A service that a row calls for.

    ``level`` None is the service's home level, ``within`` None is due with the first answer (else whole days from the
    demand), ``first`` what has to be settled before it starts.
    """

    service: Service
    level: Level | None = None
    within: int | None = None
    first: Set[Precondition] = frozenset()

    def __post_init__(self) -> None:
        check(self, "service", Service, "a Service")
        if self.level is not None:
            check(self, "level", Level, "a Level, or None for the home level")
        if self.within is not None:
            check(self, "within", int, "whole days, or None for with the first answer")
        settle_set(self, "first", Precondition)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: the motives and values it accepts, and what it calls. A field that ``when`` does not name accepts all.

    ``overrides`` names rows by their ids: where this row speaks, they are silenced. ``source`` is where it comes from, in
    its author's words; the built-in rows are in English, and :meth:`source_in` says them in either language.
    """

    id: str
    motives: Set[Motive]
    calls: Sequence[Call]
    when: Mapping[DemandField, Set[Word]] = field(default_factory=dict)
    overrides: tuple[str, ...] = ()
    otherwise: bool = False
    imposed: bool = False
    rule: str = "ORI-5"
    source: str = ""

    def __post_init__(self) -> None:
        for name in ("id", "rule", "source"):
            check(self, name, str, "a str")
        for name in ("otherwise", "imposed"):
            check(self, name, bool, "True or False")
        settle_set(self, "motives", Motive)
        object.__setattr__(self, "calls", items_of(self, "calls", self.calls, Call, "Call objects"))
        object.__setattr__(self, "overrides", items_of(self, "overrides", self.overrides, str, "ids of rows"))
        words = "a mapping from DemandField to sets of that field's words"
        if not isinstance(self.when, Mapping) or not all(type(key) is DemandField for key in self.when):
            raise wanted(self, "when", words)
        object.__setattr__(self, "when", FrozenMap({
            key: frozenset(items_of(self, "when", values, FIELDS[key], words)) for key, values in self.when.items()}))

    def source_in(self, language: str | Language = "en") -> str:
        """Where it comes from: a row of a built-in protocol in ``"en"`` or ``"fr"``, any other as it was written.

        >>> from integra import Protocol
        >>> Protocol.builtin().row("social-aids").source_in("fr")
        'HAS-INT, exemple de la CTA ; HAS-APP, 3'
        """
        return _sentences.row_source(self.id, self.source, language)


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """One law that a protocol breaks, and the smallest demand that shows it (None where no demand can).

    ``subject`` is a motive, a service, an exclusion, or the id of a row, as the law says; ``row`` and ``other`` are the
    ids of the rows at fault.
    """

    law: Law
    rule: str
    subject: Motive | Service | Exclusion | str
    row: str | None
    other: str | None
    service: Service | None
    demand: Demand | None

    def sentence(self, language: str | Language = "en") -> str:
        """What is wrong, where, and the demand that shows it, in ``"en"`` or ``"fr"``."""
        rows = (self.row, self.other)
        motives = () if self.demand is None else self.demand.motives
        values = b"" if self.demand is None else bytes(self.demand.value(each).code for each in DemandField)
        return _sentences.failure(self.law, self.rule, self.subject, rows, self.service, motives, values, language)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """How two protocols differ (ORI-18): how many demands of one motive they answer differently, and the smallest."""

    count: int
    demands: tuple[Demand, ...]

    @property
    def equal(self) -> bool:
        """Whether both answer every possible demand alike."""
        return self.count == 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Conformity:
    """Whether a protocol conforms to an adopted one (ORI-17): it does where in every possible demand it calls what the
    adopted one imposes, whatever it flags itself.

    Attributes:
        verdict: yes, no, or unknown where the adopted one imposes nothing: conformity to it is undefined.
        count: how many demands of one motive lack something that is imposed.
        demands: the smallest of them.
    """

    verdict: Tri
    count: int
    demands: tuple[Demand, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedCall:
    """What one service's call is with each of two protocols, as their rows write it; None where it is not called.

    What comes first is what the service needs in that demand, in every protocol that is proved (laws 7, 8 and 12): two
    of them never differ in it.
    """

    service: Service
    one: Call | None
    other: Call | None

    @property
    def differs(self) -> tuple[str, ...]:
        """What differs where both call it: ``level``, ``within``; nothing where only one does."""
        if self.one is None or self.other is None:
            return ()
        return tuple(name for name in ("level", "within") if getattr(self.one, name) != getattr(self.other, name))


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change of calls in demands of one motive (ORI-18).

    Attributes:
        demand: the smallest demand that shows it.
        count: in how many possible demands it is the same.
        calls: the services that are called otherwise, in the order of their codes.
        rows: the ids of the rows that speak in that demand, of the one protocol.
        other_rows: of the other.
    """

    demand: Demand
    count: int
    calls: tuple[ChangedCall, ...]
    rows: tuple[str, ...]
    other_rows: tuple[str, ...]

    @property
    def motive(self) -> Motive:
        """The motive of the demands."""
        return next(iter(self.demand.motives))


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """Where two protocols differ, once for each motive and change of calls (ORI-18).

    Attributes:
        count: how many changes there are; of one motive 256 at most are told.
        changes: those with the smallest demands.
        demands: how many demands of one motive are answered differently, in all.
    """

    count: int
    changes: tuple[Change, ...]
    demands: int
