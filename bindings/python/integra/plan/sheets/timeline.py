"""A plan over time as one page of HTML: strips of patterns and signs, and below them a table that says the same.

Spec: spec/37-form.md, "The timeline".  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from typing import TypeAlias
from uuid import UUID

from ...text import COLON, SEMICOLON, Text, capital, joined, verbatim
from ...tour.markup import Html, Writer
from ...words import Cover, FindingState, InterventionState, ObjectiveState, Phase, Role, Word
from ..story import Bar, Lane, Story, Track
from .as_html import page, stylesheet
from .document import Table
from .strips import CROSS, DOTS, EMPTY, GAP, HATCH, SOLID, Mark, Scale, Span, axis, patterns, strip, swatch
from .tables import table
from .telling import NOTHING, day, each, label, short_day

__all__ = ["figure", "timeline_page"]

_TITLE = Text("The plan over time", "Le plan dans le temps")
_AS_OF = Text("As known, told on {day}.", "Tel que connu, au {day}.")
_SAME = Text("The table below says the same in words.", "Le tableau ci-dessous dit la même chose en mots.")
_WORDS = Text("In words", "En mots")
_LEGEND = Text("How to read it", "Comment lire")
_LANES = {
    Lane.PHASE: Text("The plan", "Le plan"), Lane.OBJECTIVES: Text("Objectives", "Objectifs"),
    Lane.INTERVENTIONS: verbatim("Actions"), Lane.STAYS: Text("Hospital stays", "Séjours à l'hôpital"),
    Lane.COVER: Text("Who covers an office", "Qui assure la fonction"), Lane.CONFLICTS: Text("Conflicts", "Désaccords"),
    Lane.DUE: Text("What is due", "Ce qui est attendu")}
_Marks: TypeAlias = Mapping[bytes, tuple[Text, ...]]
_LETTERS = {Lane.OBJECTIVES: verbatim("O"), Lane.INTERVENTIONS: verbatim("A")}
#: Of these nothing holds once the last bar has ended.
_OVER_WHEN_ENDED = frozenset({Lane.STAYS, Lane.COVER, Lane.CONFLICTS})
#: How a bar is filled by what was held; a conflict is crossed, whatever it is between.
_FILLS: Mapping[Word, str] = {
    Phase.DRAFT: EMPTY, Phase.PROPOSED: EMPTY, Phase.ACTIVE: SOLID, Phase.IN_REVIEW: HATCH, Phase.SUSPENDED: DOTS,
    Phase.CLOSED: EMPTY, ObjectiveState.FORMULATED: EMPTY, ObjectiveState.PURSUED: SOLID,
    ObjectiveState.PARTLY_REACHED: HATCH, InterventionState.PLANNED: EMPTY, InterventionState.UNDER_WAY: SOLID,
    Cover.HOLDER: SOLID, Cover.DEPUTY: HATCH, Cover.NOBODY: GAP, FindingState.OVERDUE: HATCH}
#: The signs at the end of a life, and those of days to come.
_SIGNS: Mapping[Word, str] = {
    ObjectiveState.REACHED: "✓", InterventionState.DONE: "✓", ObjectiveState.NOT_REACHED: "✗", ObjectiveState.GIVEN_UP: "✗",
    ObjectiveState.NOT_PURSUED: "✗", InterventionState.NOT_DONE: "✗", InterventionState.CANCELLED: "✗",
    Cover.NOBODY: "!", FindingState.OVERDUE: "⚠", FindingState.DUE: "◇"}
_TERM, _DIFFERS, _HOSPITAL = "▽", "≠", "H"
_KEYS = (
    (SOLID, Text("active, pursued, under way; the holder is there", "actif, poursuivi, en cours ; le titulaire est là")),
    (HATCH, Text("in review, partly reached, overdue; the deputy is there",
                 "en révision, partiellement atteint, en retard ; le suppléant est là")),
    (DOTS, Text("suspended", "suspendu")), (CROSS, Text("in hospital; in conflict", "à l'hôpital ; en désaccord")),
    (EMPTY, Text("not begun, or closed", "pas commencé, ou clos")), (GAP, Text("nobody is there", "personne n'est là")))
_MARKS = Text("✓ reached or done, ✗ not, ▽ term, ◇ due, ⚠ overdue, ! a gap, ≠ a conflict, H hospital, ▼ the day told",
              "✓ atteint ou fait, ✗ non, ▽ échéance, ◇ à faire, ⚠ en retard, ! une absence, ≠ un désaccord, H hôpital, "
              "▼ le jour du récit")
#: What every bar of a lane stands for.
_ALWAYS = {Lane.STAYS: Text("in hospital", "à l'hôpital"), Lane.CONFLICTS: Text("people do not agree", "désaccord")}
_GOES_ON = Text("goes on", "se poursuit")
_TERMS = Text("term {day}", "échéance {day}")
_LAST = Text("last day {day}", "dernier jour {day}")


def timeline_page(told: Story, roles: Mapping[UUID, Role], language: str) -> str:
    """The page, in one language; ``roles`` says who somebody is."""
    w, marks = Writer((language,)), _numbers(told)
    heads = (Text("What", "Quoi"), Text("From", "Du"), Text("To", "Au"), Text("State", "État"))
    words = Table(heads, tuple(row for track in told.tracks for row in _rows(track, marks, roles)), _TITLE, quiet=True)
    body = (patterns(w), w("header", w("h1", _TITLE), w("p", _AS_OF.of(day=day(told.at)), " ", _SAME)),
            w("main", figure(w, told), w("section", w("h2", _WORDS), table(w, words))))
    return page(w, _TITLE, body, stylesheet("sheet.css") + stylesheet("timeline.css"), "timeline")


def figure(w: Writer, told: Story, heading: str = "h2", part: str = "section") -> Html:
    """The picture alone, for a page in one language that has the patterns and a style of its own; ``part`` is what each
    lane is, and ``heading`` what stands over it."""
    scale, marks = Scale(told.first, told.last, told.at), _numbers(told)
    lanes = [w(part, w(heading, _LANES[lane]), _strips(w, scale, tracks, marks)) for lane in Lane if (tracks := told.lane(lane))]
    return w("figure", _track(w, NOTHING, NOTHING, axis(w, scale, short_day(told.at))), lanes, _legend(w, heading))


def _legend(w: Writer, heading: str) -> Html:
    keys = [w("li", swatch(w, fill), " ", text) for fill, text in _KEYS]
    return w("figcaption", w(heading, _LEGEND), w("ul", keys), w("p", _MARKS))


def _strips(w: Writer, scale: Scale, tracks: tuple[Track, ...], marks: _Marks) -> list[Html]:
    """The strips of a lane."""
    return [_track(w, _named(track, marks), _state(track, scale.at), strip(w, scale, _spans(track), tuple(_signs(track))))
            for track in tracks]


def _track(w: Writer, name: Text, state: Text, picture: Html) -> Html:
    """A strip beside its name and what is so at the end of it."""
    return w("div", w("div", w("strong", name), " ", state, cls="name") if any(name) else w("div", cls="name"), picture,
             cls="track")


def _numbers(told: Story) -> _Marks:
    """The number of each objective and action, by its digest, which no page has."""
    return {track.event: (joined((letter, verbatim(number)), ""),) for lane, letter in _LETTERS.items()
            for number, track in enumerate(told.lane(lane), 1) if track.event is not None}


def _named(track: Track, marks: _Marks) -> Text:
    """What a strip is about."""
    match track.lane:
        case Lane.OBJECTIVES | Lane.INTERVENTIONS:
            said = verbatim(track.text) if track.text else label(track.word) if track.word else NOTHING
            return joined(filter(any, (*marks.get(track.event or b"", ()), said)), " ")
        case Lane.DUE if track.obligation is not None:
            about = (*marks.get(track.event or b"", ()), *([label(track.word)] if track.word is not None else []))
            return capital(label(track.obligation.settled_by)).within(*about)
        case Lane.COVER | Lane.CONFLICTS if track.word is not None:
            return capital(label(track.word))
    return _LANES[track.lane]


def _state(track: Track, at: datetime.date) -> Text:
    """What is so on the day told, and the terms."""
    held = [_held(track, bar) for bar in track.bars[-1:] if bar.end >= at or track.lane not in _OVER_WHEN_ENDED]
    terms = [text.of(day=short_day(date)) for text, date in ((_TERMS, track.due), (_LAST, track.until)) if date]
    return joined(filter(any, (*held, *terms)), SEMICOLON)


def _held(track: Track, bar: Bar) -> Text:
    """What a bar stands for."""
    return _ALWAYS.get(track.lane) or each(bar.words, label)


def _spans(track: Track) -> tuple[Span, ...]:
    """The bars of a strip; what took a day and ended a life is a sign alone."""
    return tuple(Span(bar.start, bar.end, fill) for bar in track.bars if (fill := _fill(track, bar)) is not None)


def _fill(track: Track, bar: Bar) -> str | None:
    if track.lane in (Lane.STAYS, Lane.CONFLICTS) or len(bar.words) > 1:
        return CROSS
    return _FILLS.get(bar.words[0]) if bar.words else EMPTY


def _signs(track: Track) -> Iterator[Mark]:
    """The signs of a strip."""
    for bar in track.bars:
        if track.lane is Lane.STAYS:
            yield Mark(bar.start, _HOSPITAL)
        elif track.lane is Lane.CONFLICTS or len(bar.words) > 1:
            yield Mark(bar.start, _DIFFERS)
        else:
            yield from (Mark(bar.start, _SIGNS[word]) for word in bar.words if word in _SIGNS)
    if track.lane is not Lane.DUE:
        yield from (Mark(date, _TERM) for date in dict.fromkeys((track.due, track.until)) if date is not None)


def _rows(track: Track, marks: _Marks, roles: Mapping[UUID, Role]) -> Iterator[tuple[Text, ...]]:
    """A row a bar, and one a term."""
    what = joined((_LANES[track.lane], _named(track, marks)), COLON) if track.lane not in (
        Lane.PHASE, Lane.STAYS) else _LANES[track.lane]
    for bar in track.bars:
        end = _GOES_ON if bar.open else short_day(bar.end)
        who = [label(roles[bar.person])] if bar.person is not None and bar.person in roles else []
        yield what, short_day(bar.start), end, _held(track, bar).within(*who)
    if track.lane is not Lane.DUE:
        for date, text in ((track.due, _TERMS), (track.until, _LAST)):
            if date is not None:
                yield what, short_day(date), short_day(date), text.of(day=short_day(date))
