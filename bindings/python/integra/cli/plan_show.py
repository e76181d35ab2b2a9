"""``integra plan show``: the state of a plan as somebody who looks after its person reads it.

Spec: spec/03-command.md; PLN-2, PLN-5, PLN-10, PLN-11, PLN-26 to PLN-29.  Layer: bindings.
SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any
from uuid import UUID

from ..forms.event import minutes
from ..plan.event import Event
from ..plan.holding import OWN_WORDS, Holding
from ..plan.plan import Plan
from ..text import OR, Text
from ..words import Attendance, Field, Phase, Role, Slot, Word
from ..words import Event as EventKind
from . import plan_items
from .page import HEAD, Page
from .plan_said import THE_PERSON, Teller
from .plan_text import digits

_BY = Text("by", "par")
_SINCE = Text("{reason}, since {day}", "{reason}, depuis le {day}")
_PERIOD = Text("{who}, {start} to {end}", "{who}, du {start} au {end}")
#: How many concurrent pairs and missing events are shown, one after the other.
_SHOWN = 64
_NEXT_REVIEW = Text("next review", "prochaine révision")
_ASK_PERSON = Text("To decide: ask the person again, and append what they say.",
                   "Pour décider : redemander à la personne, et ajouter ce qu'elle dit.")
_ASK_HOLDER = Text("To decide: ask this holder of authority again, and append what they say.",
                   "Pour décider : redemander à ce titulaire de l'autorité parentale, et ajouter ce qu'il dit.")


def show_state(page: Page, plan: Plan) -> None:
    """The state of a plan; the last line is its digest."""
    teller = Teller(page, plan)
    show_sections(teller)
    page.line()
    page.line(Text("state digest {digest}", "empreinte de l'état {digest}").of(digest=teller.state.digest.hex()))


def show_sections(teller: Teller) -> None:
    """The state that is told of, section by section."""
    page = teller.page
    _title(teller)
    lines = list(_lines(teller))
    width = max(len(page.pair(head, "")) for head, _ in lines)
    last = ""
    for head, text in lines:
        page.headed(f"{'' if head == last else page.pair(head, ''):<{width}}", text)
        last = head
    for title, rows in _SECTIONS:
        found = list(rows(teller))
        if found:
            page.titled(title)
        for row in found:
            indent = 2 + len(row) - len(row.lstrip())
            page.wrapped(row.lstrip(), indent, indent + 2)


def _title(teller: Teller) -> None:
    page, state = teller.page, teller.state
    page.line("Plan" if state.plan is None else f"Plan {state.plan.hex}", HEAD)
    if state.kind is None:
        page.line(Text("  not opened here", "  ouverture absente"))
    else:
        page.line(page.said(Text("  {kind} ({word}), edition {n}", "  {kind} ({word}), édition {n}"),
                            kind=page.label(state.kind), word=state.kind.word.upper(), n=state.edition))
        page.line(page.said(Text("  person {person}", "  personne {person}"),
                            person="" if state.person is None else state.person.hex))
    counts = [page.pair(page.label(verdict), str(number)) for verdict, number in state.counts.items() if number]
    page.wrapped(page.said(Text("{n} events ({counts})", "{n} événements ({counts})"), n=sum(state.counts.values()),
                           counts=", ".join(counts) or page.said(Text("no event", "aucun événement"))), 2, 4)
    page.line()


# ---- what stands first, one or more lines a head

def _lines(teller: Teller) -> Iterator[tuple[str, str]]:
    """Phase, consents, offices, what comes next: heads, each with what is held."""
    state, label = teller.state, teller.page.label
    yield label(Slot.PHASE), teller.listed(state.phase, map(label, state.phase.values))
    for line in dict.fromkeys(_closings(teller)):
        yield label(Slot.PHASE), line
    if Phase.SUSPENDED in state.phase.values:
        yield label(Slot.WATCHER), teller.held(state.watcher)
    for consent in (state.assistance_consent, state.sharing_consent):
        yield from _consent(teller, consent)
    for office in (state.referent, state.mt, state.referent_deputy, state.mt_deputy):
        if office.entries or office.slot in (Slot.REFERENT, Slot.MT):
            yield label(office.slot), teller.held(office)
    day = "".join(teller.field(event, Field.DUE) for event in state.of(EventKind.REVIEW_CONCLUSION)[-1:])
    if day and {Phase.ACTIVE, Phase.IN_REVIEW} & set(state.phase.values):
        yield teller.page.said(_NEXT_REVIEW), day


def _closings(teller: Teller) -> Iterator[str]:
    """Why, since when and by whom; the same twice where two closed it alike."""
    for each in teller.state.closing:
        reason = teller.page.said(_SINCE, reason=teller.page.label(each.reason), day=teller.value(each.since))
        yield teller.within(reason, teller.page.pair(_BY, teller.who(each.by)))
    if not teller.state.phase.conflict:
        yield from teller.more(teller.state.phase.of - len(teller.state.phase.entries))


def _consent(teller: Teller, consent: Holding[Any]) -> Iterator[tuple[str, str]]:
    """The person's consent; of a minor what the holders of authority come to, then what each of them said (PLN-28)."""
    state, page = teller.state, teller.page
    head = page.label(consent.slot)
    whole, holders = ((state.assistance, state.holder_assistance_consents) if consent.slot is Slot.ASSISTANCE_CONSENT
                      else (state.sharing, state.holder_sharing_consents))
    if not holders:
        yield head, teller.held(consent)
        return
    yield head, page.label(whole)
    for holder, said in holders.items():
        yield head, page.pair(teller.who(holder), teller.held(said))
    if consent.entries:
        yield head, page.pair(THE_PERSON, teller.held(consent))


# ---- sections, each where it has something to say

def _circle(teller: Teller) -> Iterator[str]:
    for member, role in teller.state.roles.items():
        if role.conflict or role.value is not Role.NONE:
            yield f"{member.hex}  {teller.held(role)}"


def _words(teller: Teller) -> Iterator[str]:
    """What the person wants, in the words recorded."""
    for event in teller.state.of(EventKind.LIFE_PROJECT, EventKind.EXPECTATION):
        told = teller.within(teller.text(event), teller.day(event), teller.word_of(event))
        yield teller.page.pair(teller.page.label(event.kind) if isinstance(event.kind, Word) else "", told)


def _meetings(teller: Teller) -> Iterator[str]:
    """Reviews, assessments and concertations, with who was invited and who came (PLN-26)."""
    attended: dict[tuple[bytes | None, object], list[Event]] = {}
    for event in teller.state.of(EventKind.ATTENDANCE):
        attended.setdefault((event.target, event.code), []).append(event)
    for event in teller.state.of(EventKind.REVIEW, EventKind.REVIEW_CONCLUSION, EventKind.REVIEW_SUSPENSION,
                                 EventKind.REVIEW_CLOSING, EventKind.ASSESSMENT, EventKind.CONCERTATION):
        yield f"{teller.day(event)}  {teller.named(event)}"
        for how in Attendance:
            people = [teller.who(each.person, each.detail if isinstance(each.detail, Role) else None)
                      for each in attended.get((event.digest, how), ())]
            if people:
                yield "  " + teller.page.pair(teller.page.label(how), ", ".join(people))


def _mandates(teller: Teller) -> Iterator[str]:
    for event in teller.state.of(EventKind.MANDATE):
        term = teller.page.said(_PERIOD, who=teller.who(event.person), start=teller.day(event),
                                end=teller.field(event, Field.UNTIL))
        yield teller.within(term, teller.word_of(event), teller.text(event))


def _adverse(teller: Teller) -> Iterator[str]:
    for event in teller.state.of(EventKind.ADVERSE_EVENT):
        person = teller.state.corrected(event, Field.PERSON)
        about = "" if person is None else teller.who(person)
        yield "  ".join(filter(None, (teller.day(event), teller.within(teller.text(event) or teller.named(event), about))))


def _calls(teller: Teller) -> Iterator[str]:
    for event in teller.state.of(EventKind.WHOM_TO_CALL):
        yield teller.within(teller.whole(event.person), teller.text(event))


def _facts(teller: Teller) -> Iterator[str]:
    for event in teller.state.facts:
        if event.kind != EventKind.ADVERSE_EVENT:
            yield f"{teller.day(event)}  {teller.named(event)}  [{digits(event.digest)}]"


def _conflicts(teller: Teller) -> Iterator[str]:
    """What is in conflict, each value with who set it, when, by which event; and who may settle it."""
    page = teller.page
    for holding in teller.state.conflicts:
        about = page.label(holding.slot) + ("" if holding.field is None else f" ({page.label(holding.field)})")
        if isinstance(holding.subject, bytes):
            about = page.pair(about, teller.brief(holding.subject))
        elif holding.subject is not None:
            about = page.pair(about, teller.whole(holding.subject))
        yield about
        for each in holding.entries:
            yield "  " + teller.entry(holding.slot, each) + (
                page.said(Text(", as one of them had seen it", ", tel que vu par l'un d'eux")) if each.read else "")
            if each.setter is not None:
                event = teller.plan.place(each.setter).event
                yield f"    {minutes(event.recorded)}, {page.pair(_BY, teller.who(event.author))}"
                yield f"    {each.setter.hex()}"
        for line in teller.more(holding.of - len(holding.entries)):
            yield "  " + line
        yield "  " + _way_out(teller, holding)


def _way_out(teller: Teller, holding: Holding[Any]) -> str:
    """How a conflict ends, and by whom (PLN-11)."""
    if holding.slot in OWN_WORDS:
        return teller.page.said(_ASK_HOLDER if isinstance(holding.subject, UUID) else _ASK_PERSON)
    who = teller.page.said(OR).join(map(teller.page.label, teller.state.settlers))
    return teller.page.said(
        Text("To decide, append a settlement, code {slot}, target one of these digests. Who may settle: {who}.",
             "Pour décider, ajouter un événement settlement, code {slot}, target une de ces empreintes. Qui peut trancher : "
             "{who}."), slot=holding.slot.word, who=who)


def _concurrent(teller: Teller) -> Iterator[str]:
    unaware = Text("with, unknown to it, {other} ({slot})", "avec, à son insu, {other} ({slot})")
    shown = teller.state.concurrent[:_SHOWN]
    for each in shown:
        yield teller.brief(each.event)
        yield "  " + teller.page.said(unaware, other=teller.brief(each.other), slot=teller.page.label(each.slot))
    yield from teller.more(teller.state.totals.concurrent - len(shown))


def _annulled(teller: Teller) -> Iterator[str]:
    annulments = {event.target: event for event in reversed(teller.plan.state.of(EventKind.ANNULMENT))}
    for event in teller.state.annulled:
        by = annulments[event.digest]
        who = teller.page.pair(_BY, teller.who(by.author))
        yield teller.within(teller.brief(event.digest), teller.day(by), who, teller.word_of(by), teller.text(by))


def _missing(teller: Teller) -> Iterator[str]:
    yield from (digest.hex() for digest in teller.state.missing[:_SHOWN])
    yield from teller.more(teller.state.totals.missing - _SHOWN)


_SECTIONS: tuple[tuple[Text, Callable[[Teller], Iterable[str]]], ...] = (
    (Text("Circle of care", "Cercle de soins"), _circle),
    (Text("Whom to call in an unexpected problem", "Qui appeler en cas d'imprévu"), _calls),
    (Text("Life project and expectations", "Projet de vie et attentes"), _words),
    (Text("Needs, objectives and interventions", "Besoins, objectifs et interventions"), plan_items.rows),
    (Text("Reviews, assessments and concertations", "Révisions, évaluations et concertations"), _meetings),
    (Text("Mandates", "Mandats"), _mandates),
    (Text("Adverse events", "Événements indésirables"), _adverse),
    (Text("What happened", "Ce qui s'est passé"), _facts),
    (Text("To settle: people do not agree", "À trancher : désaccords"), _conflicts),
    (Text("Recorded without knowing of each other; both stand",
          "Enregistrés dans l'ignorance l'un de l'autre ; tous deux sont maintenus"), _concurrent),
    (Text("Annulled: they no longer count", "Annulés : ils ne comptent plus"), _annulled),
    (Text("Incomplete: events missing here (merge what the other sites have)",
          "Incomplet : événements absents d'ici (fusionner ce qu'ont les autres sites)"), _missing),
)
