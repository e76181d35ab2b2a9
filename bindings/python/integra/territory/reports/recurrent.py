"""Difficulties that come back: how often, since when, and where they stand (CON-7).

Whether one is an open collective problem the library says, in what rises; here are its occurrences and its matters.
Spec: spec/43-territory-reports.md; CON-7.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from ...text import Text, capital, dated
from ...words import DifficultyKind, FindingState, SettledBy, TerritoryTable, Tier, Tri, Weight
from ..rise import Risen
from ..row import UNKNOWN
from ..rows import Difficulty
from .known import Known
from .model import Item
from .phrases import capped, difficulty, months_before, numbered, of_word, some

__all__ = ["Problem", "named", "problems", "recurrent", "standing"]

#: A kind of difficulty and its topic.
Kind = tuple[DifficultyKind, int]

_RECURS = (Text("{what}: raised {n} time since {since}, last on {last}.", "{what} : signalé {n} fois depuis le {since}, dernière fois le {last}."),
           Text("{what}: raised {n} times since {since}, last on {last}.", "{what} : signalé {n} fois depuis le {since}, dernière fois le {last}."))
_MATTER = Text("{what}: a matter that is not settled.", "{what} : sujet non réglé.")
_IN_DOUBT = Text("Nobody has said whether this has been settled already: all the matters would have to be known.",
                 "Rien ne dit si cela a déjà été réglé : il faudrait connaître tous les sujets.")
_NO_AGENDA = Text("It stands on no agenda of the tactical level: put it on the next one.",
                  "Ce n'est à aucun ordre du jour du niveau tactique : l'inscrire au prochain.")
_NO_MATTER = Text("No matter about it is known.", "Aucun sujet n'est connu là-dessus.")
_RAISED_BY = Text("Raised by {who}.", "Signalé par {who}.")
_SINCE = Text("The matter {matter}, on the agenda of {body} since {day}", "Sujet {matter}, à l'ordre du jour de {body} depuis le {day}")
_ON_NONE = Text("The matter {matter}, on no agenda that is known", "Sujet {matter}, à aucun ordre du jour connu")
_SETTLED = Text("{where}: settled on {day}.", "{where} : réglé le {day}.")
_CLOSED = Text("{where}: closed on {day} ({why}).", "{where} : clos le {day} ({why}).")
_NOT_SETTLED = Text("{where}: not settled.", "{where} : pas encore réglé.")
_NOT_KNOWN = Text("{where}: nobody has said whether it is settled.", "{where} : rien ne dit s'il est réglé.")
_ALSO_MACRO = Text("It has risen: on the agenda of {body} since {day}.", "Il est remonté : à l'ordre du jour de {body} depuis le {day}.")
_TO_RISE = Text("Its date has passed ({day}) and it has not risen: it goes to the strategic level.",
                "Sa date est passée ({day}) et il n'est pas remonté : il va au niveau stratégique.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A kind of difficulty that comes back, or of which a matter is open.

    Attributes:
        kind, topic: which.
        days: its occurrences since it was last settled, in order.
        raised_by: who raised them, where that is known.
        matters: the matters about it, by their places, that are not settled; where none is, those that are.
        certain: it is known to be an open collective problem; where it recurs and is not, nobody knows whether it was settled.
        nowhere: it is known to stand on no agenda of the tactical level.
    """

    kind: DifficultyKind
    topic: int
    days: tuple[datetime.date, ...]
    raised_by: tuple[UUID, ...]
    matters: tuple[int, ...]
    certain: bool
    nowhere: bool


def problems(known: Known) -> tuple[Problem, ...]:
    """What comes back, the certain ones first, those that came up most often before others."""
    risen = {(each.kind, each.topic): each for each in known.named.territory.rises(at=known.at, rules=known.rules).risen}
    seen, matters = _occurrences(known), _matters(known)
    nowhere = {(DifficultyKind(each.other), each.value) for each in known.found("CON-7", SettledBy.MESO_AGENDA)}
    found = [_problem(known, kind, seen.get(kind, []), matters.get(kind, []), risen.get(kind), kind in nowhere)
             for kind in dict.fromkeys((*seen, *matters))]
    told = [each for each in found if each is not None]
    return tuple(sorted(told, key=lambda each: (not each.certain, -len(each.days), each.kind.code, each.topic)))


def _problem(known: Known, kind: Kind, seen: list[_Seen], matters: list[int], risen: Risen | None, nowhere: bool) -> Problem | None:
    certain = risen is not None and risen.recurs
    settled = max((day for place in matters if known.on_agenda(place, Tier.MESO) and (day := known.settled_on(place)) is not None),
                  default=datetime.date.min)
    after = _since(seen, settled)
    open_ones = [place for place in matters if known.settled(place) is not Tri.YES]
    if not (certain or open_ones or _often(known, [each.day for each in after])):
        return None
    return Problem(kind=kind[0], topic=kind[1], days=tuple(each.day for each in after), certain=certain, nowhere=nowhere,
                   raised_by=tuple(dict.fromkeys(each.who for each in after if each.who is not None)),
                   matters=tuple(open_ones or (matters[-1:] if certain else ())))


def _often(known: Known, days: list[datetime.date]) -> bool:
    """Whether so many came up in so many months that it would be a collective problem, were the rest known."""
    count, months = known.value("recurrence_count"), known.value("recurrence_months")
    return any(days[place] >= months_before(days[place + count - 1], months) for place in range(len(days) - count + 1))


class _Seen(NamedTuple):
    """An occurrence: its day, what makes it the same as another one, who raised it."""

    day: datetime.date
    same: object
    who: UUID | None


def _occurrences(known: Known) -> Mapping[Kind, list[_Seen]]:
    """By kind, what came up, in order; one whose demand is not known may be any other's, and counts for nothing (CON-7)."""
    found: dict[Kind, list[_Seen]] = defaultdict(list)
    none_is_known = known.claimed(TerritoryTable.DIFFICULTY)
    for row in known.named.territory.table(TerritoryTable.DIFFICULTY):
        if row.kind is None or row.topic is None or row.date is None or row.date > known.at:
            continue
        if row.demand is not UNKNOWN and (row.demand is not None or none_is_known):
            found[row.kind, row.topic].append(_Seen(row.date, row.demand or row.id, _who(known, row)))
    for kind, day, place in _uncovered(known):
        found[kind].append(_Seen(day, place, None))
    for each in found.values():
        each.sort(key=lambda one: one.day)
    return found


def _since(seen: list[_Seen], settled: datetime.date) -> list[_Seen]:
    """What came up since a day, a demand once."""
    found: dict[object, _Seen] = {}
    for each in seen:
        if each.day > settled:
            found.setdefault(each.same, each)
    return list(found.values())


def _uncovered(known: Known) -> Iterator[tuple[Kind, datetime.date, int]]:
    """Needs that nobody covers, each of which counts (TER-7)."""
    needs = known.named.territory.table(TerritoryTable.NEED)
    for finding in known.found("TER-7", SettledBy.UNCOVERED):
        if finding.index is not None and (day := needs[finding.index].date) is not None:
            yield (DifficultyKind.SUPPORT_FUNCTION, finding.value), day, finding.index


def _who(known: Known, row: Difficulty) -> UUID | None:
    return known.structures[row.structure].id if isinstance(row.structure, int) else None


def _matters(known: Known) -> Mapping[Kind, list[int]]:
    """By kind, the matters about it that exist, in the order in which they were raised."""
    found: dict[Kind, list[int]] = defaultdict(list)
    for place, row in enumerate(known.matters):
        if row.kind is not None and row.topic is not None and known.reached(row.raised):
            found[row.kind, row.topic].append(place)
    for places in found.values():
        places.sort(key=lambda place: known.matters[place].raised or datetime.date.min)
    return found


def standing(known: Known, place: int) -> Text:
    """Where a matter stands: on which agenda since when, whether it is settled, whether it has risen."""
    matter, who = known.matters[place], known.called(known.matters[place].id)
    agendas = known.on_agenda(place, Tier.MESO) or known.on_agenda(place, Tier.MACRO)
    body = known.body(agendas[0].body) if agendas else None
    where = _ON_NONE.of(matter=who) if body is None or agendas[0].date is None else _SINCE.of(
        matter=who, body=known.called(body.id), day=dated(agendas[0].date))
    state, day = known.settled(place), known.settled_on(place)
    if day is None:
        return (_NOT_SETTLED if state is Tri.NO else _NOT_KNOWN).of(where=where)
    if matter.closing is not None and matter.closed == day:
        return _CLOSED.of(where=where, day=dated(day), why=of_word(matter.closing))
    return _SETTLED.of(where=where, day=dated(day))


def _risen(known: Known, place: int, late: Mapping[int, datetime.date | None]) -> Text | None:
    """Whether a matter of the tactical level has risen, or ought to."""
    agendas = known.on_agenda(place, Tier.MACRO) if known.on_agenda(place, Tier.MESO) else []
    body = known.body(agendas[0].body) if agendas else None
    if body is not None and agendas[0].date is not None:
        return _ALSO_MACRO.of(body=known.called(body.id), day=dated(agendas[0].date))
    day = late.get(place)
    return None if day is None else _TO_RISE.of(day=dated(day))


def recurrent(known: Known, most: int) -> tuple[Item, ...]:
    """What comes back, as the pilote is told it."""
    late = {place: each.due for place, each in known.found_by_row("CON-7", SettledBy.MACRO_AGENDA).items()}
    found = problems(known)
    items = [Item(text=_text(known, each), day=each.days[0] if each.days else None, rules=("CON-7",),
                  state=FindingState.OPEN if each.certain else None, weight=Weight.HIGH if each.nowhere else None,
                  subject=known.matters[each.matters[0]].id if each.matters else None, more=_more(known, each, late))
             for each in found[:most]]
    return capped(items, most, len(found))


def named(known: Known, problem: Problem) -> Text:
    """What a problem is about; of another difficulty the name of its matter, where it has one."""
    if problem.kind is DifficultyKind.OTHER and problem.matters:
        return known.called(known.matters[problem.matters[0]].id)
    return difficulty(problem.kind, problem.topic)


def _text(known: Known, problem: Problem) -> Text:
    what = capital(named(known, problem))
    if not problem.days:
        return _MATTER.of(what=what)
    return numbered(len(problem.days), *_RECURS, what=what, since=dated(problem.days[0]), last=dated(problem.days[-1]))


def _more(known: Known, problem: Problem, late: Mapping[int, datetime.date | None]) -> tuple[Text, ...]:
    found: list[Text | None] = []
    if problem.raised_by:
        found.append(_RAISED_BY.of(who=some([known.called(each) for each in problem.raised_by])))
    for place in problem.matters[:3]:
        found += [standing(known, place), _risen(known, place, late)]
    if problem.nowhere:
        found.append(_NO_AGENDA)
    elif not problem.matters:
        found.append(_NO_MATTER if problem.certain else None)
    if not problem.certain and problem.days and not problem.matters:
        found.append(_IN_DOUBT)
    return tuple(each for each in found if each is not None)
