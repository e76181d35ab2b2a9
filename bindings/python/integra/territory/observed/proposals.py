"""What recurs and nobody serves, as matters for the tactical table and, where one holds, a row of the protocol to discuss.

Spec: spec/45-observed.md ("Proposals"); CON-4, CON-7, ORI-16, ORI-17.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

A service is what it is by the rule pack, and what answers a motive by law: no row takes an unmet service away or puts
another in its place. So every recurrent difficulty is a matter, and a row stands beside where one may help.
"""
from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from ..._model import Immutable, argument, argument_date
from ...protocol.model import Changes, Conformity, Failure, Row
from ...protocol.protocol import Protocol, protocol_of
from ...rules import Rules
from ...text import Text
from ...words import DifficultyKind, Passing, Service, SettledBy, TerritoryTable
from ..rise import Risen
from ..rows import Difficulty, Matter
from ..territory import Territory
from .keys import opaque
from .log import DemandLog
from .model import LogRow
from .rows import candidates, rows_for

__all__ = ["Proposal", "Proposals", "Tried", "propose"]

#: So many services are tried for one that is unmet.
_TRIED = 3
#: So much of the adopted protocol's name goes into a draft's, of which 64 signs are taken.
_NAME = 58
_NO_SERVICE = Text("it is no service: no row of a protocol calls it",
                   "ce n'est pas un service : aucune ligne de protocole ne l'appelle")
_NOT_CALLED = Text("no row of the adopted protocol calls it by itself",
                   "aucune ligne du protocole adopté ne l'appelle par elle-même")
_NOTHING_SERVED = Text("no service of the same mission, functions and intensity was seen served in this log, or only such as lack themselves",
                       "aucun service de mêmes mission, fonctions et intensité n'apparaît assuré dans ce journal, ou seulement de "
                       "ceux qui manquent eux-mêmes")
_NO_PLACE = Text("what was seen served may not be called, or is not due, where it is called",
                 "ce qui apparaît assuré ne peut être appelé là où il l'est, ou n'y a pas lieu d'être")
_FAILS = Text("a law of the proof refuses each row tried", "une loi de la preuve refuse chaque ligne essayée")
_SAME = Text("the rows tried change no answer", "les lignes essayées ne changent aucune réponse")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried(Immutable):
    """A service that was tried beside an unmet one.

    Attributes:
        service: which.
        rows: the rows that call it; none where it may be called nowhere.
        failures: the laws that they break in the adopted protocol; none where they hold.
    """

    service: Service
    rows: tuple[Row, ...]
    failures: tuple[Failure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal(Immutable):
    """A difficulty that recurs, and what may be put to the tactical table about it: to discuss, never to apply (GEN-2).

    Attributes:
        kind: what the topic counts.
        topic: the service, the function, or the caller's own number.
        month: the first day of the month since which it is a collective problem.
        count: how often it came up, as it may leave the territory: None for 1 to 10 (CON-7).
        occurrences: how often it is recorded, a demand once; it stays on the territory.
        reasons: of an unmet service what kept the nearest offers, in how many demands.
        matter: what to enter on the agenda of meso, None where it stands on it already.
        rows: the rows to discuss, none where none holds.
        why: where there is no row, why.
        tried: what was tried, in its order.
    """

    kind: DifficultyKind
    topic: int
    month: datetime.date | None
    count: int | None
    occurrences: int
    reasons: tuple[tuple[Passing, int], ...]
    matter: Matter | None
    rows: tuple[Row, ...]
    why: Text | None
    tried: tuple[Tried, ...]

    @property
    def service(self) -> Service | None:
        """The service that nobody serves, None where it is something else, or a number that is no service."""
        return _service(self.kind, self.topic)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposals(Immutable):
    """What a log proposes as of a day.

    Attributes:
        at: the day.
        adopted: the protocol that is adopted.
        draft: that with the rows to discuss, proved; None where there is none.
        found: what recurs, by kind and topic.
        doubtful: whether the territory's list of matters is not said to be complete: then nothing is known to recur.
    """

    at: datetime.date
    adopted: Protocol
    draft: Protocol | None
    found: tuple[Proposal, ...]
    doubtful: bool

    def changes(self, most: int = 10) -> Changes | None:
        """What the draft answers otherwise (ORI-18), the smallest demand of each change; None without a draft."""
        return None if self.draft is None else self.adopted.changes(self.draft, most=most)

    def conformity(self) -> Conformity | None:
        """Whether the draft calls what the adopted protocol imposes (ORI-17); None without a draft."""
        return None if self.draft is None else self.draft.conforms(self.adopted, most=0)


def propose(
    log: DemandLog, *, at: datetime.date, territory: Territory | None = None, adopted: Protocol | None = None,
    rules: Rules | None = None,
) -> Proposals:
    """What recurs in a log as of a day, and what may be put to the tactical table about it.

    Args:
        log: what the guichet was asked and answered.
        at: the day; what is dated after it is not read.
        territory: what is known beside: difficulties, matters and agendas. It is left as it is. Without one, nothing is
            taken to be on an agenda.
        adopted: the protocol that is adopted, proved; has-2014 for None.
        rules: the pack that says what recurs; has-2014 for None.

    Raises:
        RefusedError: the adopted protocol is not proved.
    """
    day = argument_date(at, "at")
    if day is None:
        raise TypeError("at takes a datetime.date")
    by = protocol_of(None if adopted is None else argument(Protocol, adopted, "adopted"))
    by.digest()  # says so where it is not proved
    whole = _whole(argument(DemandLog, log, "log"), territory)
    review = whole.review(at=day, rules=rules)
    new = {(each.other, each.value) for each in review.findings if each.settled_by is SettledBy.MESO_AGENDA}
    recurring = [risen for risen in whole.rises(at=day, rules=rules).risen if risen.recurs]
    services = (_service(risen.kind, risen.topic) for risen in recurring)
    lacking = frozenset(each for each in services if each is not None)
    seen = [row for row in log if row.date is None or row.date <= day]
    draft, found = by, []
    for risen in recurring:
        told = _attempt(risen, seen, lacking, by, draft)
        draft = told.draft
        found.append(_proposal(risen, seen, day, whole, told, (risen.kind.code, risen.topic) in new))
    return Proposals(at=day, adopted=by, draft=None if draft is by else draft, found=tuple(found),
                     doubtful=TerritoryTable.MATTER not in whole.claims)


def _whole(log: DemandLog, territory: Territory | None) -> Territory:
    """What is known, and the log's difficulties that are not among it."""
    if territory is None:
        made = Territory(UUID(int=1))
        made.claim(TerritoryTable.MATTER)
    else:
        made = Territory.from_cbor(argument(Territory, territory, "territory").to_cbor())
    there = {row.id for row in made.table("difficulty")}
    made.add(row for row in log.difficulties() if row.id not in there)
    return made


class _Attempt(NamedTuple):
    """What was tried; the draft, with the rows of the last one where there is no reason why none holds."""

    tried: tuple[Tried, ...]
    draft: Protocol
    why: Text | None


def _proposal(
    risen: Risen, seen: Sequence[LogRow], at: datetime.date, whole: Territory, told: _Attempt, new: bool,
) -> Proposal:
    recorded = [row for row in whole.table("difficulty") if (row.kind, row.topic) == (risen.kind, risen.topic)
                and row.date is not None and row.date <= at]
    return Proposal(
        kind=risen.kind, topic=risen.topic, month=risen.month, count=risen.count, occurrences=_times(recorded),
        reasons=_reasons(_service(risen.kind, risen.topic), seen), matter=_matter(risen, at) if new else None,
        rows=told.tried[-1].rows if told.why is None else (), why=told.why, tried=told.tried)


def _service(kind: DifficultyKind, topic: int) -> Service | None:
    return next((each for each in Service if each.code == topic), None) if kind is DifficultyKind.SERVICE else None


def _times(rows: Sequence[Difficulty]) -> int:
    """How often a difficulty is recorded: a demand once, one of no demand by itself, one of a demand unknown not (CON-7)."""
    return len({row.demand for row in rows if isinstance(row.demand, UUID)}) + sum(row.demand is None for row in rows)


def _reasons(service: Service | None, seen: Sequence[LogRow]) -> tuple[tuple[Passing, int], ...]:
    """In how many demands each reason kept the nearest offer, the most frequent first."""
    found = {(each.reason, row.demand) for row in seen for each in row.unmet if each.service is service and each.reason}
    counted = Counter(reason for reason, _ in found)
    return tuple(sorted(counted.items(), key=lambda item: (-item[1], item[0].code)))


def _matter(risen: Risen, at: datetime.date) -> Matter:
    return Matter(id=opaque("matter", f"{risen.kind.word} {risen.topic} {risen.month or ''}"), kind=risen.kind,
                  topic=risen.topic, raised=at)


def _attempt(
    risen: Risen, seen: Sequence[LogRow], lacking: Set[Service], adopted: Protocol, draft: Protocol,
) -> _Attempt:
    """Tries services beside an unmet one until one holds and changes something; else why none does."""
    service = _service(risen.kind, risen.topic)
    if service is None:
        return _Attempt((), draft, _NO_SERVICE)
    if not any(call.service is service for row in adopted.rows for call in row.calls):
        return _Attempt((), draft, _NOT_CALLED)
    unmet = [row for row in seen if any(each.service is service for each in row.unmet)]
    tried, why = list[Tried](), _NOTHING_SERVED
    for candidate in candidates(service, unmet, seen, lacking)[:_TRIED]:
        rows = tuple(rows_for(adopted, service, candidate, unmet, f"observed-{service.word}".replace("_", "-")))
        # In force from no day: nobody has adopted it.
        made = Protocol(f"{adopted.name[:_NAME]}-draft", [*draft.rows, *rows])
        tried.append(Tried(service=candidate, rows=rows, failures=made.prove() if rows else ()))
        if rows and made.proved and not draft.compare(made, most=0).equal:
            return _Attempt(tuple(tried), made, None)
        why = _NO_PLACE if not rows else _SAME if made.proved else _FAILS
    return _Attempt(tuple(tried), draft, why)
