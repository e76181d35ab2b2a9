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
from ..plan.holding import Holding
from ..plan.state import PlanState
from ..text import LANGUAGES, Text, joined
from ..words import EventVerdict, Role, Slot, Word
from .console import fit
from .page import FAINT, HEAD, WIDTH, Page

DIGITS = 12
_NOBODY = Text("nobody", "non désigné")
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


def _said(page: Page, value: object) -> str:
    """A value as people read it."""
    match value:
        case None:
            return page.said(Text("none", "aucun"))
        case Word():
            return page.label(value)
        case uuid.UUID():
            return value.hex
        case datetime.date():
            return value.isoformat()
    return str(value)


def _held(page: Page, holding: Holding[Any]) -> str:
    """The value of a slot; several in conflict with a sign between them."""
    nobody = {None: page.said(_NOBODY)} if holding.slot in _OFFICES else {}
    said = [nobody.get(value) or _said(page, value) for value in holding.values]
    details = [each.detail for each in holding.entries if each.detail is not None] if not holding.conflict else []
    return " ≠ ".join(said) + (f" ({page.label(details[0])})" if details else "")


def show_state(page: Page, plan: Plan) -> None:
    """The state of a plan; the last line is its digest."""
    state = plan.state
    _title(page, state)
    heads = {slot: page.pair(page.label(slot), "") for slot in _LINES}
    width = max(map(len, heads.values()))
    for slot, holding in zip(_LINES, (state.phase, state.assistance_consent, state.sharing_consent, state.referent,
                                      state.mt, state.referent_deputy, state.mt_deputy, state.watcher), strict=True):
        if holding.entries or slot not in _DEPUTIES:
            page.headed(f"{heads[slot]:<{width}}", _held(page, holding))
    _section(page, Text("Circle of care", "Cercle de soins"), [
        f"{member.hex}  {_held(page, role)}" for member, role in state.roles.items()
        if role.conflict or role.value is not Role.NONE])
    _section(page, Text("Needs", "Besoins"), list(_needs(page, state)))
    _section(page, Text("What happened", "Ce qui s'est passé"), [
        f"{_said(page, each.effective)}  {_named(page, each)}  [{_digits(each.digest)}]" for each in state.facts])
    _section(page, Text("To settle: people do not agree", "À trancher : désaccords"), [
        row for each in state.conflicts for row in _conflict(page, plan, each)])
    unaware = Text("with, unknown to it, {other} ({slot})", "avec, à son insu, {other} ({slot})")
    _section(page, Text("Recorded without knowing of each other; both stand",
                        "Enregistrés dans l'ignorance l'un de l'autre ; tous deux sont maintenus"), [
        row for each in state.concurrent for row in (
            _brief(page, plan, each.event),
            "  " + page.said(unaware, other=_brief(page, plan, each.other), slot=page.label(each.slot)))])
    _section(page, Text("Incomplete: events missing here (merge what the other sites have)",
                        "Incomplet : événements absents d'ici (fusionner ce qu'ont les autres sites)"),
             [digest.hex() for digest in state.missing])
    page.line()
    page.line(Text("state digest {digest}", "empreinte de l'état {digest}").of(digest=state.digest.hex()))


def _title(page: Page, state: PlanState) -> None:
    page.line(f"Plan {_said(page, state.plan)}", HEAD)
    if state.kind is None:
        page.line(Text("  not opened here", "  ouverture absente"))
    else:
        page.line(page.said(Text("  {kind} ({word}), edition {n}", "  {kind} ({word}), édition {n}"),
                            kind=page.label(state.kind), word=state.kind.word.upper(), n=state.edition))
        page.line(page.said(Text("  person {person}", "  personne {person}"), person=_said(page, state.person)))
    counts = [page.pair(page.label(verdict), str(number)) for verdict, number in state.counts.items() if number]
    page.wrapped(page.said(Text("{n} events ({counts})", "{n} événements ({counts})"), n=sum(state.counts.values()),
                           counts=", ".join(counts) or page.said(Text("no event", "aucun événement"))), 2, 4)
    page.line()


def _section(page: Page, head: Text, rows: list[str]) -> None:
    if rows:
        page.titled(head)
        for row in rows:
            indent = 2 + len(row) - len(row.lstrip())
            page.wrapped(row.lstrip(), indent, indent + 2)


def _needs(page: Page, state: PlanState) -> Iterable[str]:
    due = Text(", due {day}", ", échéance {day}")
    for need in state.needs:
        yield (f"{page.pair(_held(page, need.domain), _held(page, need.state))}, "
               f"{_said(page, need.event.effective)}  [{_digits(need.event.digest)}]")
        if need.text.value is not None:
            yield f"  {need.text.value}"
        for each in state.interventions:
            if each.need == need.event.digest:
                by = "" if each.due.values == (None,) else page.said(due, day=_held(page, each.due))
                person = "" if each.person.values == (None,) else f", {_held(page, each.person)}"
                yield (f"  {page.pair(_held(page, each.sector), _held(page, each.state))}{by}{person}  "
                       f"[{_digits(each.event.digest)}]")


def _brief(page: Page, plan: Plan, digest: bytes) -> str:
    event = plan.place(digest).event
    return f"{_said(page, event.effective)}  {_named(page, event)}  [{_digits(digest)}]"


def _conflict(page: Page, plan: Plan, holding: Holding[Any]) -> Iterable[str]:
    """A conflict: what is in conflict, how it is settled, and each value with who set it, when, by which event."""
    about = page.label(holding.slot) + ("" if holding.field is None else f" ({page.label(holding.field)})")
    if isinstance(holding.subject, bytes):
        about = page.pair(about, _brief(page, plan, holding.subject))
    elif holding.subject is not None:
        about += f" {holding.subject.hex}"
    yield about
    for each in holding.entries:
        value = page.said(_NOBODY) if each.value is None and holding.slot in _OFFICES else _said(page, each.value)
        said = f"  {value}" + (page.said(Text(", as one of them had seen it", ", tel que vu par l'un d'eux"))
                               if each.read else "")
        if each.setter is None:
            yield said
            continue
        event = plan.place(each.setter).event
        by = page.said(Text("{time}, by {who}", "{time}, par {who}"), time=minutes(event.recorded), who=_who(page, plan, event))
        yield page.pair(said, by)
        yield f"    {each.setter.hex()}"
    if holding.slot in _CONSENTS:
        yield page.said(Text("  To decide, append a new consent of the person.",
                             "  Pour décider, ajouter un nouveau consentement de la personne."))
    else:
        yield page.said(Text("  To decide, append a settlement, code {slot}, target one of these digests.",
                             "  Pour décider, ajouter un événement settlement, code {slot}, target une de ces empreintes."),
                        slot=holding.slot.word)


def _who(page: Page, plan: Plan, event: Event) -> str:
    """The author of an event, with the role that they have now where it is not disputed."""
    role = plan.state.roles.get(event.author)
    known = role is not None and role.value not in (None, Role.NONE)
    return f"{event.author.hex}" + (f" ({_said(page, role.value)})" if role is not None and known else "")


def show_event(page: Page, sign: str, event: Event, style: str = "") -> None:
    """An event: when it was recorded, what it is, its digest; then who did it, by which writer, about whom, when."""
    time, digest = f"{sign} {minutes(event.recorded)}  ", _digits(event.digest)
    room = WIDTH - len(time) - len(digest) - 2
    page.line(f"{time}{fit(_named(page, event), room)}  {digest}", style)
    writer = "" if event.writer is None else event.writer.hex[:8]
    more = Text("by {author}, writer {writer}/{n}", "par {author}, rédacteur {writer}/{n}").of(
        author=event.author.hex, writer=writer, n=event.sequence)
    if event.effective not in (None, event.recorded.date()):
        more = joined((more, Text("effective {day}", "effet le {day}").of(day=event.effective)))
    if event.person not in (None, event.author):
        more = joined((more, Text("about {person}", "concerne {person}").of(person=event.person.hex if event.person else "")))
    if event.giver is not None:
        heard = f", {page.label(event.heard)}" if isinstance(event.heard, Word) else ""
        more = joined((more, Text("word of {giver}{heard}", "parole de {giver}{heard}").of(giver=event.giver.hex, heard=heard)))
    page.wrapped(more, 4, 4, FAINT)


def _named(page: Page, event: Event) -> str:
    """What happened: the kind, and its word where it has one."""
    kind = page.label(event.kind) if isinstance(event.kind, Word) else f"? ({event.kind})"
    return page.pair(kind, page.label(event.code)) if isinstance(event.code, Word) else kind


def unmet(refusal: Refusal) -> Text:
    """A guard that did not pass: its rule and name, what it asks, and what to do."""
    asks, remedy = (Text(*map(told, LANGUAGES)) for told in (refusal.sentence, refusal.remedy))
    return Text("not met: {guard}: {asks}. To do: {remedy}", "{guard}, condition non remplie : {asks}. À faire : {remedy}").of(
        guard=f"{refusal.rule} {refusal.guard.word}", asks=asks, remedy=remedy)


def show_log(page: Page, places: Iterable[Place]) -> None:
    """Every event with its verdict, and of one refused or waiting why."""
    for place in places:
        accepted = place.verdict is EventVerdict.ACCEPTED
        show_event(page, _SIGNS[place.verdict], place.event, "" if accepted else HEAD)
        if place.forked:
            page.wrapped(Text("another event has this writer and number (fork, PLN-12)",
                              "un autre événement a ce rédacteur et ce rang (divergence, PLN-12)"), 4, 6)
        if place.erased:
            page.wrapped(Text("its text was erased (PLN-22)", "son texte a été effacé (PLN-22)"), 4, 6)
        if not accepted:
            page.wrapped(page.label(place.verdict), 4, 6)
        for refusal in place.refusals:
            page.wrapped(unmet(refusal), 6, 8)
        for digest in place.missing:
            page.line(f"      {digest.hex()}", FAINT)
        if place.edition is not None:
            page.line(Text("      edition {n}: upgrade this program to judge it",
                           "      édition {n} : mettre ce programme à jour pour le juger").of(n=place.edition))
