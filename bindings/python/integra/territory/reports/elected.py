"""The page of an elected official: half a page of plain words, no code, no acronym that nobody explains.

Spec: spec/43-territory-reports.md, "The elected official".  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from ...text import Text, capital, dated, joined
from ...words import DecisionScope, DifficultyKind, Function, Line, SeatCategory, Service, SettledBy, Tier, Tri, Word
from ..rows import Decision
from .flows import flows
from .known import Known, is_day
from .levels import level_of, levels
from .model import EntryKind, Item, Reader, Report, Section
from .owed import owed, planned
from .parts import calendar
from .phrases import called, months_before, numbered, of_word, some
from .recurrent import Problem, problems
from .sentences import categories

__all__ = ["elected"]

#: A count of demands that is shown is greater (CON-7).
HIDDEN = 10
#: So many names a sentence has, and so many words a name.
_NAMES, _LONG = 3, 6
_SHOWN = (Tier.MACRO, Tier.MESO)

_TITLE = Text("The elected officials' page", "La page des élus")
_LEAD = Text("Five questions about the bodies where health, care and social services of the territory are organised together.",
             "Cinq questions sur les instances où s'organisent ensemble les soins, l'accompagnement et l'aide sociale du territoire.")

_THERE = {Tri.NO: Text("Yes: an elected official was at one of the last meetings at least of those who organise services on the territory.",
                       "Oui : un élu au moins était à l'une des dernières réunions de ceux qui organisent les services sur le territoire."),
          Tri.YES: Text("No: nobody elected was at the last meetings of those who organise services on the territory.",
                        "Non : aucun élu n'était aux dernières réunions de ceux qui organisent les services sur le territoire."),
          Tri.UNKNOWN: Text("That is not known: who was at the meetings is not noted, or not all of it.",
                            "On ne le sait pas : les présences aux réunions ne sont pas notées, ou pas toutes.")}
_NO_SEAT = Text("No: nobody elected has a seat among those who organise services on the territory.",
                "Non : aucun élu ne siège parmi ceux qui organisent les services sur le territoire.")
_LAST = Text("Their last meeting known is that of {day}.", "Leur dernière réunion connue est celle du {day}.")
_NEXT = Text("The next one is on {day}.", "La prochaine est le {day}.")

_CONVENED = {Tri.YES: Text("Yes: elected officials take part in convening one of the bodies at least.",
                           "Oui : des élus prennent part à la convocation d'une instance au moins."),
             Tri.NO: Text("No: elected officials take part in convening none of the bodies.",
                          "Non : les élus ne prennent part à la convocation d'aucune instance."),
             Tri.UNKNOWN: Text("That is not known: who convenes is not noted for every body.",
                               "On ne le sait pas : qui convoque n'est pas noté pour chaque instance.")}

_DECIDED = (Text("In twelve months {n} decision is noted: {what}.", "En douze mois, {n} décision notée : {what}."),
            Text("In twelve months {n} decisions are noted: {what}.", "En douze mois, {n} décisions notées : {what}."))
_NONE_DECIDED = Text("No decision of the last twelve months is noted.", "Aucune décision des douze derniers mois n'est notée.")
_BECAME = {"effective": (Text("{n} is in effect", "{n} est appliquée"), Text("{n} are in effect", "{n} sont appliquées")),
           "dropped": (Text("{n} was dropped", "{n} a été abandonnée"), Text("{n} were dropped", "{n} ont été abandonnées")),
           "dead": (Text("{n} has come to nothing by its date", "{n} est restée sans aucun effet à sa date"),
                    Text("{n} have come to nothing by their date", "{n} sont restées sans aucun effet à leur date")),
           "late": (Text("{n} is late", "{n} est en retard"), Text("{n} are late", "{n} sont en retard")),
           "ahead": (Text("{n} is not due yet", "{n} n'est pas encore à son terme"), Text("{n} are not due yet", "{n} ne sont pas encore à leur terme")),
           "unknown": (Text("of {n} nothing more is noted", "{n} dont la suite n'est pas notée"),
                       Text("of {n} nothing more is noted", "{n} dont la suite n'est pas notée"))}
_OLDEST = Text("The one that has waited longest: {who}, due on {day}.", "Celle qui attend depuis le plus longtemps : {who}, prévue pour le {day}.")

_ASKED = (Text("{what}: {n} times since {day}.", "{what} : {n} fois depuis le {day}."))
_ASKED_OFTEN = Text("{what}: again and again since {day}.", "{what} : à plusieurs reprises depuis le {day}.")
_MORE_ASKED = (Text("And {n} other difficulty.", "Et {n} autre difficulté."), Text("And {n} other difficulties.", "Et {n} autres difficultés."))
_NOTHING_ASKED = Text("Nothing is known to be asked for again and again.", "On ne connaît pas de demande qui revienne sans cesse.")
_WITHOUT = {DifficultyKind.SERVICE: Text("{what}", "{what}"),
            DifficultyKind.SUPPORT_FUNCTION: Text("help to professionals ({what})", "appui aux professionnels ({what})"),
            DifficultyKind.OTHER: Text("another difficulty", "une autre difficulté")}
#: Services whose usual label has letters that nobody outside the field knows.
_PLAIN: dict[Word, Text] = {
          Service.ETP: Text("learning to live with one's illness", "apprendre à vivre avec sa maladie"),
          Service.PPS_PLANNING: Text("help to write a person's health plan", "aide à écrire le plan de santé d'une personne"),
          Service.PPS_FOLLOW_UP: Text("follow-up of a person's health plan", "suivi du plan de santé d'une personne"),
          Service.CONCERTATION_SUPPORT: Text("help to bring a person's professionals together",
                                             "aide pour réunir les professionnels d'une personne")}

_UNTOLD = (Text("{n} structure has had no news of any of the changes made in twelve months: {who}.",
                "{n} structure n'a eu de nouvelles d'aucun des changements faits en douze mois : {who}."),
           Text("{n} structures have had no news of any of the changes made in twelve months: {who}.",
                "{n} structures n'ont eu de nouvelles d'aucun des changements faits en douze mois : {who}."))
_HALF_TOLD = (Text("{n} of {of} structures has had no news of the change {who}.", "{n} structure sur {of} n'a pas été informée du changement {who}."),
              Text("{n} of {of} structures have had no news of the change {who}.",
                   "{n} structures sur {of} n'ont pas été informées du changement {who}."))
_NOBODY_UNTOLD = Text("Nobody is known to have been left without news; what is not noted is not known.",
                      "On ne connaît personne qui soit resté sans nouvelles ; ce qui n'est pas noté n'est pas connu.")


def elected(known: Known, earlier: Known | None) -> Report:
    """The page of one territory for an elected official; half a page has no room for what changed since an ``earlier`` one."""
    del earlier
    found = [each for each in (*owed(known), *planned(known)) if each.tier in _SHOWN
             and each.kind in (EntryKind.MEETING, EntryKind.MEETING_DUE, EntryKind.DECISION_DUE)]
    dates = tuple(replace(each, rule="") for each in calendar(known.at, found))
    return Report(
        reader=Reader.ELECTED, name=known.title, at=known.at, since=None, title=_TITLE,
        lead=_LEAD, levels=levels(known, Tier, _SHOWN), flows=flows(known), calendar=dates, sheet=(), pack=known.rules.name,
        sections=(
            _section("there", Text("Were we there?", "Étions-nous là ?"), _there(known)),
            _section("convened", Text("Did we convene?", "Avons-nous convoqué ?"), [_CONVENED[_value(known, Line.CONDITION_ELECTED)]]),
            _section("decided", Text("What became of what was decided?", "Qu'est devenu ce qui a été décidé ?"), _decided(known)),
            _section("asked", Text("What do people keep asking for?", "Que demande-t-on sans cesse ?"), _asked(known)),
            _section("untold", Text("Who has not been told?", "Qui n'a pas été informé ?"), _untold(known))))


def _section(name: str, title: Text, texts: Sequence[Text]) -> Section:
    return Section(name=name, title=title, items=tuple(Item(text=each) for each in texts))


def _short(name: str) -> str:
    """A name in few words."""
    words = name.split()
    return name if len(words) <= _LONG else " ".join(words[:_LONG]) + "…"


def _called(known: Known, identifier: UUID | None) -> Text:
    return called(_short(known.name(identifier)))


def _value(known: Known, line: Line) -> Tri:
    """What the data show, else what was stated."""
    found = known.review.sheet[line]
    return found.computed if found.computed is not Tri.UNKNOWN else found.value


def _there(known: Known) -> list[Text]:
    value = _value(known, Line.PITFALL_ELECTED_ABSENT)
    seatless = any(each.other == Tier.MESO.code and of_word(SeatCategory.ELECTED) in categories(each.value)
                   for each in known.found("CON-2", SettledBy.SEAT_REQUIRED))
    last = level_of(known, Tier.MESO).last
    ahead = min((each.day for each in planned(known) if each.tier is Tier.MESO and each.day is not None), default=None)
    texts = [_NO_SEAT if value is Tri.YES and seatless else _THERE[value]]
    texts += [] if last is None else [_LAST.of(day=dated(last))]
    return texts + ([] if ahead is None else [_NEXT.of(day=dated(ahead))])


def _decided(known: Known) -> list[Text]:
    """What became of the decisions that were adopted in twelve months, and which of all waits longest; those about one person's
    care are left out."""
    first = months_before(known.at, 12)
    found = dict.fromkeys(_BECAME, 0)
    late = {settled_by: known.found_by_row("CON-5", settled_by) for settled_by in (SettledBy.DEAD_LETTER, SettledBy.DECISION_FOLLOW_UP)}
    waits: list[tuple[datetime.date, UUID]] = []
    for place, row in enumerate(known.decisions):
        if not is_day(row.adopted) or row.adopted > known.at or not _shown(known, row):
            continue
        became = _became(known, row, place in late[SettledBy.DEAD_LETTER], place in late[SettledBy.DECISION_FOLLOW_UP])
        found[became] += row.adopted >= first
        if became in ("dead", "late") and is_day(row.due):  # one of an earlier year waits all the longer
            waits.append((row.due, row.id))
    what = joined([numbered(count, *_BECAME[each]) for each, count in found.items() if count])
    texts = [numbered(sum(found.values()), *_DECIDED, what=what)] if any(found.values()) else [_NONE_DECIDED]
    if waits:
        day, who = min(waits)
        texts.append(_OLDEST.of(who=_called(known, who), day=dated(day)))
    return texts


def _shown(known: Known, row: Decision) -> bool:
    """Whether a decision is known to be of a level that this reader is told of, and not known to be about one person's care."""
    return known.tier(row.body) in _SHOWN and row.scope is not DecisionScope.CARE


def _became(known: Known, row: Decision, dead: bool, late: bool) -> str:
    """What became of a decision that was adopted, as far as is known."""
    if known.reached(row.effective):
        return "effective"
    if known.reached(row.dropped):
        return "dropped"
    if dead or late:
        return "dead" if dead else "late"
    return "ahead" if known.ahead(row.due) or row.due == known.at else "unknown"


def _asked(known: Known) -> list[Text]:
    found = [each for each in problems(known) if each.certain and each.days]
    texts = [_problem(known, each) for each in found[:_NAMES]]
    more = len(found) - len(texts)
    return [*texts, *([numbered(more, *_MORE_ASKED)] if more else [])] or [_NOTHING_ASKED]


def _problem(known: Known, each: Problem) -> Text:
    """A difficulty in plain words; how often it came up is said from eleven times on (CON-7)."""
    if each.kind is DifficultyKind.OTHER and each.matters:
        what = _called(known, known.matters[each.matters[0]].id)
    else:
        words: type[Service] | type[Function] = Service if each.kind is DifficultyKind.SERVICE else Function
        word = next((word for word in words if word.code == each.topic), None)
        plain = Text("", "") if word is None else _PLAIN.get(word, of_word(word))
        what = (_WITHOUT[DifficultyKind.OTHER] if word is None else _WITHOUT[each.kind]).of(what=plain)
    often = len(each.days) > HIDDEN
    return (_ASKED if often else _ASKED_OFTEN).of(what=capital(what), n=len(each.days), day=dated(each.days[0]))


def _untold(known: Known) -> list[Text]:
    nobody = known.found("CON-8", SettledBy.STRUCTURE_FEEDBACK)
    texts = []
    if nobody:
        names = sorted((each.subject for each in nobody), key=lambda each: known.name(each).casefold())
        texts.append(numbered(len(nobody), *_UNTOLD, who=some([_called(known, each) for each in names], _NAMES)))
    changes = sorted(known.found("CON-8", SettledBy.CHANGE_FEEDBACK), key=lambda each: -each.value)[:2]
    texts += [numbered(each.value, *_HALF_TOLD, of=each.other, who=_called(known, each.subject)) for each in changes]
    return texts or [_NOBODY_UNTOLD]
