"""How ``integra plan`` shows states and events as text, in 80 columns.

Spec: spec/03-command.md; PLN-2, PLN-7, PLN-11.  Layer: binding.  SPDX-License-Identifier: Apache-2.0

Identifiers are shown whole; of a digest the first twelve digits, JSON has them all.
"""
from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterable
from typing import Any

from ..json_form.event import minutes
from ..model_plan import Event
from ..plan import Place
from ..plan_state import Holding, PlanState
from ..rules import label
from ..words import EventVerdict, Role, Slot, Word
from .console import fit
from .page import COLONS, FAINT, HEAD, WIDTH, Page

DIGITS = 12
_HEADS = {
    "en": {"plan": "Plan", "edition": "edition", "person": "person", "events": "events", "unopened": "not opened here",
           "circle": "Circle of care", "needs": "Needs", "facts": "What happened",
           "conflicts": "To settle: people do not agree",
           "concurrent": "Recorded without knowing of each other; both stand", "missing": "Incomplete: missing events",
           "digest": "state digest", "nobody": "nobody", "none": "none", "by": "by event", "read": "as read before",
           "due": "due", "through": "through", "empty": "no event"},
    "fr": {"plan": "Plan", "edition": "édition", "person": "personne", "events": "événements",
           "unopened": "ouverture absente", "circle": "Cercle de soins", "needs": "Besoins",
           "facts": "Ce qui s'est passé",
           "conflicts": "À trancher : désaccords", "concurrent": "Enregistrés sans se connaître ; tous deux tiennent",
           "missing": "Incomplet : événements manquants", "digest": "empreinte de l'état", "nobody": "personne",
           "none": "aucun", "by": "par l'événement", "read": "tel que lu avant", "due": "échéance",
           "through": "par", "empty": "aucun événement"},
}
_OFFICES = (Slot.REFERENT, Slot.MT, Slot.REFERENT_DEPUTY, Slot.MT_DEPUTY, Slot.WATCHER)
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


def show_state(page: Page, state: PlanState, language: str) -> None:
    """The state of a plan; the last line is its digest."""
    heads, colon = _HEADS[language], COLONS[language]
    _title(page, state, language)
    width = max(len(label(slot, language)) for slot in _LINES) + len(colon)
    for slot, holding in zip(_LINES, (state.phase, state.assistance_consent, state.sharing_consent, state.referent,
                                      state.mt, state.referent_deputy, state.mt_deputy, state.watcher), strict=True):
        if holding.entries or slot not in _OFFICES[2:]:
            page.headed(f"{label(slot, language) + colon:<{width}}", _held(holding, language))
    _section(page, heads["circle"], [f"{member.hex}  {_held(role, language)}" for member, role in state.roles.items()
                                     if role.conflict or role.value is not Role.NONE])
    _section(page, heads["needs"], list(_needs(state, language)))
    _section(page, heads["facts"], [
        f"{_said(each.effective, language)}  {_named(each, language)}  [{_digits(each.digest)}]"
        for each in state.facts])
    _section(page, heads["conflicts"], [_conflict(each, language) for each in state.conflicts])
    _section(page, heads["concurrent"], [
        f"{_digits(each.event)}, {_digits(each.other)} ({heads['through']} {label(each.slot, language)})"
        for each in state.concurrent])
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
    counts = [f"{number} {label(verdict, language)}" for verdict, number in state.counts.items() if number]
    page.wrapped(f"{sum(state.counts.values())} {heads['events']}{COLONS[language]}"
                 f"{', '.join(counts) or heads['empty']}", 2, 4)
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


def _conflict(holding: Holding[Any], language: str) -> str:
    """A conflict: what is in conflict, and each value with the event that set it."""
    heads = _HEADS[language]
    about = ""
    if holding.subject is not None:
        about = f" {_digits(holding.subject) if isinstance(holding.subject, bytes) else holding.subject.hex}"
    field = "" if holding.field is None else f" ({label(holding.field, language)})"
    values = []
    for each in holding.entries:
        setter = "" if each.setter is None else f" ({heads['by']} {_digits(each.setter)})"
        read = f", {heads['read']}" if each.read else ""
        value = heads["nobody"] if each.value is None and holding.slot in _OFFICES else _said(each.value, language)
        values.append(value + read + setter)
    return f"{label(holding.slot, language)}{about}{field}{COLONS[language]}" + "; ".join(values)


def short(event: Event, language: str) -> str:
    """An event in one line: when, what, by which writer, its place there, its digest."""
    writer = "" if event.writer is None else event.writer.hex[:8]
    place = f"{writer}/{event.sequence:<4}  {_digits(event.digest)}"
    time = f"{minutes(event.recorded)}  "
    return f"{time}{fit(_named(event, language), WIDTH - 4 - len(time) - len(place))}  {place}"


def _named(event: Event, language: str) -> str:
    """What happened: the kind, and its word where it has one."""
    kind = label(event.kind, language) if isinstance(event.kind, Word) else f"? ({event.kind})"
    return kind + (f"{COLONS[language]}{label(event.code, language)}" if isinstance(event.code, Word) else "")


def show_log(page: Page, places: Iterable[Place], language: str) -> None:
    """Every event with its verdict, and of one refused or waiting why."""
    heads, colon = _HEADS[language], COLONS[language]
    for place in places:
        style = "" if place.verdict is EventVerdict.ACCEPTED else HEAD
        page.line(f"{_SIGNS[place.verdict]} {short(place.event, language)}", style)
        if place.verdict is not EventVerdict.ACCEPTED:
            page.wrapped(label(place.verdict, language), 4, 6)
        for each in place.refusals:
            page.wrapped(f"{each.rule} {each.guard.word}{colon}{each.sentence(language)} "
                         f"({each.remedy(language)})", 6, 8)
        for digest in place.missing:
            page.line(f"      {digest.hex()}", FAINT)
        if place.edition is not None:
            page.line(f"      {heads['edition']} {place.edition}")
