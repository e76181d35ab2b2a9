"""How ``integra plan`` shows states and events as text, in 80 columns.

Spec: spec/03-command.md; PLN-2, PLN-7, PLN-11.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

Identifiers are shown whole; of a digest the first twelve digits, JSON has them all.
"""
from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterable
from typing import Any

from ..forms.event import minutes
from ..plan.event import Event, Refusal
from ..plan.plan import Place, Plan
from ..plan.state import Holding, PlanState
from ..rules import label
from ..words import EventVerdict, Role, Slot, Word
from .console import fit
from .page import COLONS, FAINT, HEAD, WIDTH, Page

DIGITS = 12
_HEADS = {
    "en": {"plan": "Plan", "edition": "edition", "person": "person", "events": "events", "unopened": "not opened here",
           "circle": "Circle of care", "needs": "Needs", "facts": "What happened",
           "conflicts": "To settle: people do not agree",
           "concurrent": "Recorded without knowing of each other; both stand",
           "missing": "Incomplete: events missing here (merge what the other sites have)",
           "digest": "state digest", "nobody": "nobody", "none": "none", "by": "by", "read": "as one of them had seen it",
           "due": "due", "empty": "no event", "writer": "writer", "about": "about", "on": "effective",
           "at once": "with, unknown to it,", "settle": "To decide, append a settlement, code {}, target one of these digests.",
           "consent": "To decide, append a new consent of the person.",
           "forked": "another event has this writer and number (fork, PLN-12)",
           "erased": "its text was erased (PLN-22)", "unmet": "not met", "to do": "To do",
           "upgrade": ": upgrade this program to judge it"},
    "fr": {"plan": "Plan", "edition": "édition", "person": "personne", "events": "événements",
           "unopened": "ouverture absente", "circle": "Cercle de soins", "needs": "Besoins",
           "facts": "Ce qui s'est passé",
           "conflicts": "À trancher : désaccords", "concurrent": "Enregistrés sans se connaître ; tous deux tiennent",
           "missing": "Incomplet : événements absents d'ici (fusionner ce qu'ont les autres sites)",
           "digest": "empreinte de l'état", "nobody": "personne", "none": "aucun", "by": "par",
           "read": "tel que vu par l'un d'eux", "due": "échéance", "empty": "aucun événement", "writer": "rédacteur",
           "about": "concerne", "on": "effet le", "at once": "avec, à son insu,",
           "settle": "Pour décider, ajouter un settlement, code {}, target une de ces empreintes.",
           "consent": "Pour décider, ajouter un nouvel accord de la personne.",
           "forked": "un autre événement a ce rédacteur et ce rang (fourche, PLN-12)",
           "erased": "son texte a été effacé (PLN-22)", "unmet": "non rempli", "to do": "À faire",
           "upgrade": " : mettre ce programme à jour pour le juger"},
}
_CONSENTS = (Slot.ASSISTANCE_CONSENT, Slot.SHARING_CONSENT)
#: Shown only once somebody held them; a plan without referent or MT says so.
_DEPUTIES = (Slot.REFERENT_DEPUTY, Slot.MT_DEPUTY, Slot.WATCHER)
_OFFICES = (Slot.REFERENT, Slot.MT, *_DEPUTIES)
#: The reasons stand under an event that is not accepted, in words.
_SIGNS = {EventVerdict.ACCEPTED: "✓", EventVerdict.REFUSED: "✗", EventVerdict.WAITING: "?",
          EventVerdict.NEEDS_EDITION: "?"}
#: The slots shown first, one a line.
_LINES = (Slot.PHASE, Slot.ASSISTANCE_CONSENT, Slot.SHARING_CONSENT, *_OFFICES)


def _digits(digest: bytes) -> str:
    return digest.hex()[:DIGITS]


def _said(value: object, language: str) -> str:
    """A value as people read it."""
    match value:
        case None:
            return _HEADS[language]["none"]
        case Word():
            return label(value, language)
        case uuid.UUID():
            return value.hex
        case datetime.date():
            return value.isoformat()
    return str(value)


def _held(holding: Holding[Any], language: str) -> str:
    """The value of a slot; several in conflict with a sign between them."""
    nobody = {None: _HEADS[language]["nobody"]} if holding.slot in _OFFICES else {}
    said = [nobody.get(value) or _said(value, language) for value in holding.values]
    details = [each.detail for each in holding.entries if each.detail is not None] if not holding.conflict else []
    return " ≠ ".join(said) + (f" ({label(details[0], language)})" if details else "")


def show_state(page: Page, plan: Plan, language: str) -> None:
    """The state of a plan; the last line is its digest."""
    state, heads, colon = plan.state, _HEADS[language], COLONS[language]
    _title(page, state, language)
    width = max(len(label(slot, language)) for slot in _LINES) + len(colon)
    for slot, holding in zip(_LINES, (state.phase, state.assistance_consent, state.sharing_consent, state.referent,
                                      state.mt, state.referent_deputy, state.mt_deputy, state.watcher), strict=True):
        if holding.entries or slot not in _DEPUTIES:
            page.headed(f"{label(slot, language) + colon:<{width}}", _held(holding, language))
    _section(page, heads["circle"], [f"{member.hex}  {_held(role, language)}" for member, role in state.roles.items()
                                     if role.conflict or role.value is not Role.NONE])
    _section(page, heads["needs"], list(_needs(state, language)))
    _section(page, heads["facts"], [
        f"{_said(each.effective, language)}  {_named(each, language)}  [{_digits(each.digest)}]"
        for each in state.facts])
    _section(page, heads["conflicts"], [row for each in state.conflicts for row in _conflict(plan, each, language)])
    _section(page, heads["concurrent"], [row for each in state.concurrent for row in (
        _brief(plan, each.event, language),
        f"  {heads['at once']} {_brief(plan, each.other, language)} ({label(each.slot, language)})")])
    _section(page, heads["missing"], [digest.hex() for digest in state.missing])
    page.line()
    page.line(f"{heads['digest']} {state.digest.hex()}")


def _title(page: Page, state: PlanState, language: str) -> None:
    heads = _HEADS[language]
    page.line(f"{heads['plan']} {_said(state.plan, language)}", HEAD)
    if state.kind is None:
        page.line(f"  {heads['unopened']}")
    else:
        page.line(f"  {label(state.kind, language)} ({state.kind.word.upper()}), {heads['edition']} {state.edition}")
        page.line(f"  {heads['person']} {_said(state.person, language)}")
    counts = [f"{label(verdict, language)}{COLONS[language]}{number}" for verdict, number in state.counts.items()
              if number]
    page.wrapped(f"{sum(state.counts.values())} {heads['events']} ({', '.join(counts) or heads['empty']})", 2, 4)
    page.line()


def _section(page: Page, head: str, rows: list[str]) -> None:
    if rows:
        page.line()
        page.line(head, HEAD)
        for row in rows:
            indent = 2 + len(row) - len(row.lstrip())
            page.wrapped(row.lstrip(), indent, indent + 2)


def _needs(state: PlanState, language: str) -> Iterable[str]:
    colon = COLONS[language]
    for need in state.needs:
        yield (f"{_held(need.domain, language)}{colon}{_held(need.state, language)}, "
               f"{_said(need.event.effective, language)}  [{_digits(need.event.digest)}]")
        if need.text.value is not None:
            yield f"  {need.text.value}"
        for each in state.interventions:
            if each.need == need.event.digest:
                due = "" if each.due.values == (None,) else (f", {_HEADS[language]['due']} "
                                                             f"{_held(each.due, language)}")
                person = "" if each.person.values == (None,) else f", {_held(each.person, language)}"
                yield (f"  {_held(each.sector, language)}{colon}{_held(each.state, language)}{due}{person}  "
                       f"[{_digits(each.event.digest)}]")


def _brief(plan: Plan, digest: bytes, language: str) -> str:
    event = plan.place(digest).event
    return f"{_said(event.effective, language)}  {_named(event, language)}  [{_digits(digest)}]"


def _conflict(plan: Plan, holding: Holding[Any], language: str) -> Iterable[str]:
    """A conflict: what is in conflict, how it is settled, and each value with who set it, when, by which event."""
    heads, colon = _HEADS[language], COLONS[language]
    about = ""
    if isinstance(holding.subject, bytes):
        about = colon + _brief(plan, holding.subject, language)
    elif holding.subject is not None:
        about = f" {holding.subject.hex}"
    field = "" if holding.field is None else f" ({label(holding.field, language)})"
    yield f"{label(holding.slot, language)}{field}{about}"
    for each in holding.entries:
        value = heads["nobody"] if each.value is None and holding.slot in _OFFICES else _said(each.value, language)
        said = f"  {value}" + (f", {heads['read']}" if each.read else "")
        if each.setter is None:
            yield said
            continue
        event = plan.place(each.setter).event
        yield f"{said}{colon}{minutes(event.recorded)}, {heads['by']} {_who(plan, event, language)}"
        yield f"    {each.setter.hex()}"
    yield "  " + heads["consent" if holding.slot in _CONSENTS else "settle"].format(holding.slot.word)


def _who(plan: Plan, event: Event, language: str) -> str:
    """The author of an event, with the role that they have now where it is not disputed."""
    role = plan.state.roles.get(event.author)
    known = role is not None and role.value not in (None, Role.NONE)
    return f"{event.author.hex}" + (f" ({_said(role.value, language)})" if role is not None and known else "")


def show_event(page: Page, sign: str, event: Event, language: str, style: str = "") -> None:
    """An event: when it was recorded, what it is, its digest; then who did it, by which writer, about whom, when."""
    heads = _HEADS[language]
    time, digest = f"{sign} {minutes(event.recorded)}  ", _digits(event.digest)
    room = WIDTH - len(time) - len(digest) - 2
    page.line(f"{time}{fit(_named(event, language), room)}  {digest}", style)
    writer = "" if event.writer is None else event.writer.hex[:8]
    more = f"{heads['by']} {event.author.hex}, {heads['writer']} {writer}/{event.sequence}"
    if event.effective not in (None, event.recorded.date()):
        more += f", {heads['on']} {_said(event.effective, language)}"
    if event.person not in (None, event.author):
        more += f", {heads['about']} {event.person.hex if event.person else ''}"
    page.wrapped(more, 4, 4, FAINT)


def _named(event: Event, language: str) -> str:
    """What happened: the kind, and its word where it has one."""
    kind = label(event.kind, language) if isinstance(event.kind, Word) else f"? ({event.kind})"
    return kind + (f"{COLONS[language]}{label(event.code, language)}" if isinstance(event.code, Word) else "")


def unmet(refusal: Refusal, language: str) -> str:
    """A guard that did not pass: its rule and name, what it asks, and what to do."""
    heads, colon = _HEADS[language], COLONS[language]
    return (f"{heads['unmet']}{colon}{refusal.rule} {refusal.guard.word}{colon}{refusal.sentence(language)}. "
            f"{heads['to do']}{colon}{refusal.remedy(language)}")


def show_log(page: Page, places: Iterable[Place], language: str) -> None:
    """Every event with its verdict, and of one refused or waiting why."""
    heads = _HEADS[language]
    for place in places:
        accepted = place.verdict is EventVerdict.ACCEPTED
        show_event(page, _SIGNS[place.verdict], place.event, language, "" if accepted else HEAD)
        for there, name in ((place.forked, "forked"), (place.erased, "erased")):
            if there:
                page.wrapped(heads[name], 4, 6)
        if not accepted:
            page.wrapped(label(place.verdict, language), 4, 6)
        for refusal in place.refusals:
            page.wrapped(unmet(refusal, language), 6, 8)
        for digest in place.missing:
            page.line(f"      {digest.hex()}", FAINT)
        if place.edition is not None:
            page.line(f"      {heads['edition']} {place.edition}{heads['upgrade']}")
