"""Territories side by side, for an officer of the ARS: nothing that a small count could tell (CON-7, IND-6).

Spec: spec/43-territory-reports.md, "The ARS".  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

No total is made of what is hidden, and no row is part of another one.
"""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from ...text import SEMICOLON, Text, capital, joined, verbatim
from ...words import ExchangeState, Line, TerritoryTable, Tier, Tri
from ..row import UNKNOWN
from .ars import SHOWN, dead, oldest, risen, sections, wrong_level
from .known import Known
from .levels import meets
from .model import Cell, Item, Reader, Report, Section, Table
from .phrases import capped, difficulty, month, of_word

__all__ = ["side_by_side"]

#: So many items a section shows.
MOST = 24
_TITLE = Text("The report for the ARS", "Le point pour l'ARS")
_LEAD = Text("What is not known of a territory is said so: a territory that notes little is not one that does well.",
             "Ce qui n'est pas connu d'un territoire est dit non connu : un territoire qui note peu n'est pas un territoire qui va bien.")
_SAID = {Tri.YES: Text("yes", "oui"), Tri.NO: Text("no", "non"), Tri.UNKNOWN: None}
_HEADS = (Text("Territory", "Territoire"), Text("The strategic level meets", "Le niveau stratégique se réunit"),
          Text("The tactical level meets", "Le niveau tactique se réunit"), Text("The two talk to each other", "Les deux échangent"),
          Text("Oldest matter not known to be settled", "Plus ancien sujet non connu comme réglé"),
          Text("Decisions at a wrong level", "Décisions prises au mauvais niveau"),
          Text("Decisions of the strategic level without effect", "Décisions stratégiques sans effet"))
_PROBLEMS = (Text("Difficulty", "Difficulté"), Text("Territory", "Territoire"), Text("Since", "Depuis"), Text("How often", "Combien de fois"))
_NONE = Text("none", "aucun")
_HIDDEN = Text("10 or fewer, or not known", "10 ou moins, ou inconnu")
_IN = Text("{who}: {what}", "{who} : {what}")


def side_by_side(all_known: Sequence[Known], name: str) -> Report:
    """The report of several territories."""
    first = all_known[0]
    return Report(
        reader=Reader.ARS, name=name, at=first.at, since=None, title=_TITLE, lead=_LEAD,
        sections=(_compared(all_known), _problems(all_known), *_together(all_known)), levels=(), flows=(), calendar=(), sheet=(),
        pack=first.rules.name, of=len(all_known))


def _compared(all_known: Sequence[Known]) -> Section:
    rows = tuple(_row(each) for each in sorted(all_known, key=lambda each: each.title.casefold()))
    return Section(name="compared", title=Text("Territories side by side", "Les territoires côte à côte"),
                   table=Table(_HEADS, rows))


def _row(known: Known) -> tuple[Cell, ...]:
    lines, since = known.review.sheet, oldest(known)
    talk = lines[Line.EXCHANGE_MACRO_MESO].detail
    none_waits = _NONE if known.claimed(TerritoryTable.MATTER) and all(row.agenda_complete for row in known.matters) else None
    return (known.title, *(_SAID[meets(known, tier)] for tier in SHOWN),
            None if talk is None or talk is ExchangeState.UNKNOWN else of_word(talk), since or none_waits,
            _yes(bool(wrong_level(known)), _placed(known)), _yes(bool(dead(known)), _followed(known)))


def _yes(found: bool, whole: bool) -> Text | None:
    """Yes where one is found; no where all is known and none is; else not known (GEN-1)."""
    return _SAID[Tri.YES if found else Tri.NO if whole else Tri.UNKNOWN]


def _placed(known: Known) -> bool:
    """Whether of every decision that may be adopted it is known at which level, and about what (CON-4)."""
    return known.claimed(TerritoryTable.DECISION) and all(
        row.scope is not None and known.tier(row.body) is not None for row in known.decisions
        if row.adopted is UNKNOWN or known.reached(row.adopted))


def _followed(known: Known) -> bool:
    """Whether of every decision that may be the strategic level's it is known what became of it (CON-5)."""
    return known.claimed(TerritoryTable.DECISION) and not any(
        UNKNOWN in (row.adopted, row.under_way, row.due, row.effective, row.dropped) for row in known.decisions
        if known.tier(row.body) in (Tier.MACRO, None))


def _problems(all_known: Sequence[Known]) -> Section:
    """What comes back, by difficulty: a territory that is not there is not known to have it as a collective problem."""
    rows = sorted(((each, known.title) for known in all_known for each in risen(known)),
                  key=lambda each: (each[0].kind.code, each[0].topic, each[1].casefold()))
    cells: tuple[tuple[Cell, ...], ...] = tuple(
        (capital(difficulty(each.kind, each.topic)), name, None if each.month is None else month(each.month), _HIDDEN if each.count is None else each.count)
        for each, name in rows)
    return Section(name="recurrent", title=Text("What comes back, territory by territory", "Ce qui revient, territoire par territoire"),
                   lead=None if cells else Text("No collective problem is known.", "On ne connaît aucun problème collectif."),
                   table=Table(_PROBLEMS, cells) if cells else None)


def _together(all_known: Sequence[Known]) -> list[Section]:
    """The other questions, one behind another of all territories; what several share, as a body they have in common, once."""
    each_of = [(known, {section.name: section for section in sections(known, MOST)}) for known in all_known]
    found = []
    for name, model in each_of[0][1].items():
        if name == "recurrent":
            continue
        shared: dict[tuple[Text, UUID | None], tuple[Item, list[str]]] = {}
        for known, held in each_of:
            for item in held[name].items:
                shared.setdefault((item.text, item.subject), (item, []))[1].append(known.title)
        items = [replace(item, text=_IN.of(who=joined([verbatim(who) for who in names], SEMICOLON), what=item.text)) for item, names in shared.values()]
        found.append(replace(model, lead=None if items else model.lead, items=capped(items, MOST)))
    return found

