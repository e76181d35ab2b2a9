"""How ``integra plan`` shows events as text, in 80 columns, and why they are refused; plan_show.py has states.

Spec: spec/03-command.md; PLN-11.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

Identifiers are shown whole, of a digest the first twelve digits: JSON has them all.
"""
from __future__ import annotations

from collections.abc import Collection, Iterable

from ..forms.event import minutes
from ..plan.event import Event, Refusal
from ..plan.fork import Fork
from ..plan.plan import Place
from ..text import LANGUAGES, Text, joined
from ..words import EventVerdict, Word
from .console import fit
from .page import FAINT, HEAD, WIDTH, Page

DIGITS = 12
#: The reasons stand under an event that is not accepted, in words.
_SIGNS = {EventVerdict.ACCEPTED: "✓", EventVerdict.REFUSED: "✗", EventVerdict.WAITING: "?",
          EventVerdict.NEEDS_EDITION: "?"}


def digits(digest: bytes) -> str:
    """The first digits of a digest."""
    return digest.hex()[:DIGITS]


def show_event(page: Page, sign: str, event: Event, style: str = "") -> None:
    """An event: when it was recorded, what it is, its digest; then who did it, by which writer, about whom, when."""
    time, digest = f"{sign} {minutes(event.recorded)}  ", digits(event.digest)
    room = WIDTH - len(time) - len(digest) - 2
    page.line(f"{time}{fit(named(page, event), room)}  {digest}", style)
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


def named(page: Page, event: Event, code: object = None) -> str:
    """What happened: the kind, and its word where it has one; ``code`` is that word as corrected."""
    word = event.code if code is None else code
    kind = page.label(event.kind) if isinstance(event.kind, Word) else f"? ({event.kind})"
    return page.pair(kind, page.label(word)) if isinstance(word, Word) else kind


def unmet(refusal: Refusal) -> Text:
    """A guard that did not pass: its rule and name, what it asks, and what to do."""
    asks, remedy = (Text(*map(told, LANGUAGES)) for told in (refusal.sentence, refusal.remedy))
    return Text("not met: {guard}: {asks}. To do: {remedy}", "{guard}, condition non remplie : {asks}. À faire : {remedy}").of(
        guard=f"{refusal.rule} {refusal.guard.word}", asks=asks, remedy=remedy)


def show_forks(page: Page, forks: Iterable[Fork]) -> None:
    """Every fork, what to do, and of each of its events the digest, its author and how many signatures stand beside it."""
    for fork in forks:
        page.titled(fork.told)
        for event in fork.events:
            page.wrapped(Text("{digest} by {author}, signatures: {count}", "{digest} par {author}, signatures : {count}").of(
                digest=digits(event.digest), author=event.author.hex, count=len(event.signatures)), 4, 6)


def show_log(page: Page, places: Iterable[Place], annulled: Collection[Event]) -> None:
    """Every event with its verdict, whether it was annulled, and of one refused or waiting why."""
    fallen = {event.digest for event in annulled}
    for place in places:
        accepted = place.verdict is EventVerdict.ACCEPTED
        show_event(page, _SIGNS[place.verdict], place.event, "" if accepted else HEAD)
        if place.forked:
            page.wrapped(Text("another event has this writer and number (fork, PLN-12)",
                              "un autre événement a ce rédacteur et ce rang (divergence, PLN-12)"), 4, 6)
        if place.event.digest in fallen:
            page.wrapped(Text("annulled: it no longer counts (PLN-23)", "annulé : il ne compte plus (PLN-23)"), 4, 6)
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
