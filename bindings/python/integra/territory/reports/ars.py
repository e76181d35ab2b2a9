"""The report for an officer of the ARS: what rose and waits, what its own level left undone, nothing of one person's care.

Spec: spec/43-territory-reports.md, "The ARS".  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID

from ...text import Text, capital, dated
from ...words import DecisionScope, DifficultyKind, FindingState, SettledBy, TerritoryTable, Tier, Tri
from ..found import TerritoryFinding
from ..rise import Risen
from ..rows import Decision
from .changed import lines_changed
from .flows import PAIRS, flows
from .known import Known
from .levels import levels
from .model import EntryKind, Item, Reader, Report, Section
from .owed import Owed, owed, planned
from .parts import calendar, changes, section
from .phrases import capped, difficulty, month, numbered, sentences
from .sentences import finding_items
from .sheet import MICRO, sheet

__all__ = ["SHOWN", "ars", "oldest", "sections", "wrong_level"]

#: So many items a section shows.
MOST = 12
#: The levels that this reader is told of.
SHOWN = (Tier.MACRO, Tier.MESO)
_TITLE = Text("The report for the ARS", "Le point pour l'ARS")
_WAITS = (Text("{n} matter at the strategic level is not known to be settled", "{n} sujet porté au niveau stratégique n'est pas connu comme réglé"),
          Text("{n} matters at the strategic level are not known to be settled",
               "{n} sujets portés au niveau stratégique ne sont pas connus comme réglés"))
_OLDEST = Text("{waits}, the oldest since {day}.", "{waits}, le plus ancien depuis le {day}.")
_NONE_WAITS = Text("No matter is known to wait at the strategic level.", "On ne connaît aucun sujet en attente au niveau stratégique.")
_MAY_WAIT = Text("Not all its matters are said to be listed: some may wait.", "Les sujets ne sont pas dits tous recensés : il peut y en avoir.")
_DEAD = (Text("{n} decision of that level has come to nothing by its date.", "{n} décision de ce niveau est sans effet à sa date."),
         Text("{n} decisions of that level have come to nothing by their date.", "{n} décisions de ce niveau sont sans effet à leur date."))

_ON = {Tri.NO: Text("The matter {who} is on the agenda of {body} since {day} and is not settled.",
                    "Le sujet {who} est à l'ordre du jour de {body} depuis le {day} et n'est pas réglé."),
       Tri.UNKNOWN: Text("The matter {who} is on the agenda of {body} since {day}; nobody has said whether it is settled.",
                         "Le sujet {who} est à l'ordre du jour de {body} depuis le {day} ; rien ne dit s'il est réglé.")}
_AT_DOOR = Text("The matter {who} was to be settled on the territory by {day}: it is not, and stands on no agenda of the "
                "strategic level. It waits to be put on one.",
                "Le sujet {who} devait être réglé sur le territoire le {day} : il ne l'est pas et n'est à aucun ordre du jour du "
                "niveau stratégique. Il attend d'y être inscrit.")
_ABOUT = Text("It is about: {what}.", "Il porte sur : {what}.")
_RECURS = Text("{what} has come back since {month}.", "{what} : revient depuis {month}.")
_STAYS = Text("{what} was not settled in time on the territory; raised in {month}.",
              "{what} : non réglé à temps sur le territoire ; soulevé en {month}.")
_RECURS_UNDATED = Text("{what} comes back.", "{what} : revient.")
_COUNTED = (Text("Raised {n} time.", "Signalé {n} fois."),
            Text("Raised {n} times.", "Signalé {n} fois."))
HIDDEN = Text("How often is not shown: ten times or fewer, or not known.",
              "Nombre de signalements non montré : dix ou moins, ou inconnu.")

_NO_ROSE = Text("No matter is known to wait. What is not noted is not known.", "On ne connaît aucun sujet en attente. Ce qui n'est pas noté n'est pas connu.")
_NO_RISE = Text("No collective problem is known.", "On ne connaît aucun problème collectif.")
_NO_LEVEL = Text("No decision is known to have been taken at another level than its own.",
                 "On ne connaît aucune décision prise à un autre niveau que le sien.")
_NO_DEAD = Text("No decision of the strategic level is known to have come to nothing.",
                "On ne connaît aucune décision du niveau stratégique restée sans effet.")
_NO_STATED = Text("Nothing that was stated is known to be contradicted.", "On ne connaît aucune déclaration contredite.")
_NO_EARLY = Text("No evaluation of impact is known to have come too early.", "On ne connaît aucune évaluation d'impact faite trop tôt.")


def ars(known: Known, earlier: Known | None) -> Report:
    """The report of one territory for the ARS; what changed are lines alone, none of one person's care."""
    told = sections(known, MOST)
    if earlier is not None:
        told = (*told, changes(earlier, lines_changed(known, earlier, MICRO, MOST)))
    return Report(
        reader=Reader.ARS, name=known.title, at=known.at, since=None if earlier is None else earlier.at, title=_TITLE,
        lead=_lead(known), sections=told, levels=levels(known, SHOWN, SHOWN), flows=flows(known, PAIRS[:1]),
        calendar=calendar(known.at, [each for each in (*owed(known), *planned(known)) if _dated_here(each)]), sheet=sheet(known, MICRO),
        pack=known.rules.name)


def sections(known: Known, most: int) -> tuple[Section, ...]:
    """The questions of this reader about one territory."""
    return (
        section("rose", Text("What has risen, and since when it waits", "Ce qui est remonté, et depuis quand cela attend"),
                capped(_rose(known), most), _NO_ROSE),
        section("recurrent", Text("What comes back on the territory", "Ce qui revient sur le territoire"),
                capped([_recurs(each) for each in risen(known)], most), _NO_RISE),
        section("level", Text("Decisions taken at another level than their own", "Décisions prises à un autre niveau que le leur"),
                capped(finding_items(known, wrong_level(known), most), most), _NO_LEVEL),
        section("dead", Text("Decisions of the strategic level that came to nothing", "Décisions du niveau stratégique restées sans effet"),
                capped(_dead(known), most), _NO_DEAD),
        section("stated", Text("What was stated, and is contradicted", "Ce qui est déclaré, et se trouve contredit"),
                capped(finding_items(known, _stated(known), most), most), _NO_STATED),
        section("early", Text("Impact evaluated too early", "Impact évalué trop tôt"),
                tuple(finding_items(known, known.found("TER-5", SettledBy.EVALUATION_LATER), most)), _NO_EARLY))


def _dated_here(each: Owed) -> bool:
    """Meetings of both levels, decisions of the strategic one alone, and matters that ought to have risen to it."""
    if each.kind in (EntryKind.MEETING, EntryKind.MEETING_DUE):
        return each.tier in SHOWN
    if each.kind is EntryKind.MATTER_DUE:
        return each.state is FindingState.OVERDUE
    return each.kind is EntryKind.DECISION_DUE and each.tier is Tier.MACRO


def waiting(known: Known) -> list[tuple[int, datetime.date, UUID]]:
    """Matters on an agenda of the strategic level that are not known to be settled: place, since when, which body."""
    found = []
    for place, row in enumerate(known.matters):
        agendas = known.on_agenda(place, Tier.MACRO)
        body = known.body(agendas[0].body) if agendas else None
        if body is None or known.settled(place) is Tri.YES or known.ahead(row.raised) or known.reached(row.closed):
            continue
        day = agendas[0].date
        assert day is not None  # it is known to have come
        found.append((place, day, body.id))
    return sorted(found, key=lambda each: each[1])


def oldest(known: Known) -> datetime.date | None:
    """Since when the oldest matter waits at the strategic level, None where none is known to."""
    return min((day for _, day, _ in waiting(known)), default=None)


def _rose(known: Known) -> list[Item]:
    items = [Item(text=_ON[known.settled(place)].of(who=known.called(known.matters[place].id), body=known.called(body), day=dated(day)),
                  day=day, state=FindingState.OPEN, rules=("CON-6", "CON-7"), subject=known.matters[place].id, more=_about(known, place))
             for place, day, body in waiting(known)]
    doors = [Item(text=_AT_DOOR.of(who=known.called(each.subject), day=dated(each.due)), day=each.due, state=each.state, weight=each.weight,
                  rules=("CON-7",), subject=each.subject, more=_about(known, each.index))
             for each in known.found("CON-7", SettledBy.MACRO_AGENDA) if each.due is not None]
    return sorted([*items, *doors], key=lambda each: each.day or datetime.date.max)


def _about(known: Known, place: int | None) -> tuple[Text, ...]:
    """What a matter is about, where that is more than the caller's own number."""
    row = None if place is None else known.matters[place]
    if row is None or row.kind in (None, DifficultyKind.OTHER) or row.topic is None:
        return ()
    assert row.kind is not None
    return (_ABOUT.of(what=difficulty(row.kind, row.topic)),)


def risen(known: Known) -> tuple[Risen, ...]:
    """What the territory's message tells those above it (CON-7)."""
    return known.named.territory.rises(at=known.at, rules=known.rules).risen


def _recurs(each: Risen) -> Item:
    template = _RECURS_UNDATED if each.month is None else _RECURS if each.recurs else _STAYS
    what = capital(difficulty(each.kind, each.topic))
    text = template.of(what=what, month=Text("", "") if each.month is None else month(each.month))
    return Item(text=text, state=FindingState.OPEN, rules=("CON-7",),
                more=(HIDDEN if each.count is None else numbered(each.count, *_COUNTED),))


def wrong_level(known: Known) -> list[TerritoryFinding]:
    """Decisions taken at another level than their own, those left out that touch the clinical one."""
    return [each for each in known.found("CON-4", SettledBy.COMPETENT_LEVEL) if Tier.MICRO.code not in (each.value, each.other)]


def dead(known: Known) -> list[TerritoryFinding]:
    """Decisions of the strategic level that are dead letters, then those that are late, but about one person's care."""
    return [each for settled_by in (SettledBy.DEAD_LETTER, SettledBy.DECISION_FOLLOW_UP) for each in known.found("CON-5", settled_by)
            if each.index is not None and _own(known, known.decisions[each.index])]


def _own(known: Known, row: Decision) -> bool:
    return known.tier(row.body) is Tier.MACRO and row.scope is not DecisionScope.CARE


def _dead(known: Known) -> list[Item]:
    return [replace(each, day=found.due) for each, found in zip(finding_items(known, dead(known), MOST), dead(known), strict=True)]


def _stated(known: Known) -> Iterator[TerritoryFinding]:
    micro = {line.code for line in MICRO}
    for settled_by in (SettledBy.BOTH_LOOKED_AT, SettledBy.STATEMENT):
        yield from (each for each in known.found("GEN-12", settled_by) if each.value not in micro)


def _lead(known: Known) -> Text:
    wait, late = waiting(known), dead(known)
    first = _NONE_WAITS if not wait else _OLDEST.of(waits=numbered(len(wait), *_WAITS), day=dated(wait[0][1]))
    unsure = None if wait or known.claimed(TerritoryTable.MATTER) else _MAY_WAIT
    return sentences(first, unsure, numbered(len(late), *_DEAD) if late else None)
