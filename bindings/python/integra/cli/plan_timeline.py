"""``integra plan timeline``: what happens in a plan over time, drawn in signs, then told in dates.

Spec: spec/03-command.md, "The timeline"; PLN-14, PLN-16.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

Every sign is a letter or stands for one word in the legend below, so that nothing is told by colour; what the picture
can only hint at, a day in a year of fifty columns, stands in dates beneath it.
"""
from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from typing import Any

from ..forms.plain import plain
from ..plan.plan import Plan
from ..plan.story import Bar, Lane, Story, Track
from ..rules import sentence
from ..text import Text, verbatim
from ..words import Cover, FindingState, InterventionState, ObjectiveState, Phase, Word
from .console import fit
from .page import FAINT, HEAD, WIDTH, Page
from .plan_said import Teller

__all__ = ["show_timeline", "track_to_json"]

_LABEL = 27
_CHART = WIDTH - _LABEL
#: How many columns a date of the axis takes, with the space behind it.
_TICK = len("2025-01 ")
#: From one date of the axis to the next, in months.
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 600, 1200, 6000, 120000)
_DAY = datetime.timedelta(days=1)

_LANES: Mapping[Lane, Text] = {
    Lane.PHASE: verbatim("Phase"), Lane.OBJECTIVES: Text("Objectives", "Objectifs"),
    Lane.INTERVENTIONS: verbatim("Interventions"), Lane.STAYS: Text("Stays in hospital", "Séjours à l'hôpital"),
    Lane.COVER: Text("Who is there", "Qui est présent"), Lane.CONFLICTS: Text("People do not agree", "Désaccords"),
    Lane.DUE: Text("What is due", "Ce qui est à faire"),
}
#: The sign of each word in its lane, in either language.
_SIGNS: Mapping[Word, Text] = {
    Phase.DRAFT: Text("D", "E"), Phase.PROPOSED: verbatim("P"), Phase.ACTIVE: verbatim("A"), Phase.IN_REVIEW: verbatim("R"),
    Phase.SUSPENDED: verbatim("S"), Phase.CLOSED: verbatim("C"),
    ObjectiveState.FORMULATED: verbatim("F"), ObjectiveState.PURSUED: verbatim("P"), ObjectiveState.REACHED: Text("R", "A"),
    ObjectiveState.PARTLY_REACHED: verbatim("+"), ObjectiveState.NOT_REACHED: verbatim("N"),
    ObjectiveState.GIVEN_UP: Text("G", "B"), ObjectiveState.NOT_PURSUED: verbatim("X"),
    InterventionState.PLANNED: verbatim("P"), InterventionState.UNDER_WAY: Text("U", "C"),
    InterventionState.DONE: Text("D", "F"), InterventionState.NOT_DONE: verbatim("N"),
    InterventionState.CANCELLED: Text("C", "A"),
    Cover.HOLDER: Text("h", "t"), Cover.DEPUTY: Text("d", "s"), Cover.NOBODY: verbatim("!"),
    FindingState.DUE: Text("D", "E"), FindingState.OVERDUE: Text("L", "R"),
}
_STAY, _CONFLICT, _TERM, _BEFORE = verbatim("H"), verbatim("#"), verbatim("|"), "."
_IN_HOSPITAL, _NOT_SETTLED = Text("in hospital", "à l'hôpital"), Text("people do not agree", "désaccord")
_TERM_SAID = Text("term", "échéance")
_TO, _SINCE = Text("{start} to {end}", "du {start} au {end}"), Text("since {start}", "depuis le {start}")
_TITLE = Text("From {first} to {last}, as of {at}", "Du {first} au {last}, situation au {at}")
_ON = Text("on {start}", "le {start}")
_DUE = Text("due {day}", "échéance {day}")
_UNTIL = Text("until {day}", "jusqu'au {day}")


class _Scale:
    """Days as columns."""

    def __init__(self, story: Story) -> None:
        self._first, self._days = story.first, (story.last - story.first).days + 1

    def column(self, day: datetime.date) -> int:
        """Where a day stands."""
        return (day - self._first).days * _CHART // self._days

    def ticks(self) -> Iterator[tuple[int, str]]:
        """The dates of the axis: first days of months, as many as have room."""
        months = self._days * 12 // 365 + 1
        step = next(each for each in _STEPS if months <= each * (_CHART // _TICK))
        number = self._first.year * 12 + self._first.month - 1
        number += -number % step
        while number // 12 <= datetime.MAXYEAR:
            day = datetime.date(number // 12, number % 12 + 1, 1)
            if day >= self._first:
                if (column := (day - self._first).days * _CHART // self._days) >= _CHART:
                    return
                yield column, f"{day.year:04}-{day.month:02}"
            number += step


def show_timeline(page: Page, plan: Plan, story: Story) -> None:
    """Draws a story, then tells it in dates."""
    teller, scale = Teller(page, plan), _Scale(story)
    page.line(page.said(_TITLE, first=story.first, last=story.last, at=story.at), HEAD)
    page.line()
    _axis(page, scale, story)
    for lane in Lane:
        tracks = story.lane(lane)
        named = [_label(teller, track) for track in tracks]
        if any(named):
            page.line(_LANES[lane], FAINT)
        for label, track in zip(named, tracks, strict=True):
            head = fit(f"  {label}" if label else page.said(_LANES[lane]), _LABEL - 1)
            page.line(f"{head} {_drawn(page, scale, story, track)}".rstrip())
    page.line()
    for lane in Lane:
        used = {sign: said for track in story.lane(lane) for sign, said in _legend(page, track)}
        if used:
            page.wrapped(page.pair(_LANES[lane], ", ".join(f"{sign} {said}" for sign, said in used.items())), 0, 2, FAINT)
    for lane in Lane:
        if story.lane(lane):
            page.titled(_LANES[lane])
        for track in story.lane(lane):
            page.wrapped(_dated(teller, track), 2, 4)


def _axis(page: Page, scale: _Scale, story: Story) -> None:
    """Months above, and below them where the day stands on which this is told."""
    row = [" "] * _CHART
    for column, said in scale.ticks():
        if column + len(said) <= _CHART and all(sign == " " for sign in row[max(0, column - 1):column + len(said)]):
            row[column:column + len(said)] = said
    page.line(" " * _LABEL + "".join(row).rstrip(), FAINT)
    mark = [_BEFORE] * _CHART
    mark[scale.column(story.at)] = _TERM.en
    page.line(" " * _LABEL + "".join(mark), FAINT)


def _label(teller: Teller, track: Track) -> str:
    """What a line is about; empty where its lane says it."""
    page = teller.page
    told = "" if track.obligation is None else sentence(track.obligation.rule, track.obligation.settled_by, page.language)
    word = "" if track.word is None else page.label(track.word)
    return teller.within(told or ", ".join(filter(None, (word, track.text))), word if told else "")


def _sign(page: Page, track: Track, bar: Bar) -> str:
    if track.lane is Lane.CONFLICTS or len(bar.words) > 1:
        return page.said(_CONFLICT)
    return page.said(_SIGNS[bar.words[0]] if bar.words else _STAY)


def _drawn(page: Page, scale: _Scale, story: Story, track: Track) -> str:
    """A line of signs: what was so, then up to its term what is still ahead."""
    row = [" "] * _CHART
    if track.obligation is None and track.due is not None and track.due >= story.first:
        row[scale.column(track.due)] = _TERM.en
    for bar in track.bars:
        start, end = scale.column(bar.start), scale.column(bar.end)
        row[start:end + 1] = _sign(page, track, bar) * (end - start + 1)
    # What took a day or two is not to vanish behind what lasts: short bars stand above long ones.
    for bar in sorted(track.bars, key=lambda each: each.end - each.start, reverse=True):
        if scale.column(bar.start) == scale.column(bar.end):
            row[scale.column(bar.start)] = _sign(page, track, bar)
    return "".join(row)


def _legend(page: Page, track: Track) -> Iterator[tuple[str, str]]:
    for bar in track.bars:
        sign = _sign(page, track, bar)
        if sign == page.said(_CONFLICT):
            yield sign, page.said(_NOT_SETTLED)
        else:
            yield sign, page.label(bar.words[0]) if bar.words else page.said(_IN_HOSPITAL)
    if track.obligation is None and track.due is not None:
        yield _TERM.en, page.said(_TERM_SAID)


def _dated(teller: Teller, track: Track) -> str:
    """A line of the picture in dates."""
    page, label = teller.page, _label(teller, track)
    if track.obligation is not None:
        acting = track.obligation.acts
        who = "" if acting is None else teller.who(acting)
        return f"{track.due}  " + teller.within(label, track.obligation.rule, page.label(track.obligation.state), who)
    terms = [page.said(text, day=day) for text, day in ((_DUE, track.due), (_UNTIL, track.until)) if day is not None]
    told = page.listed([*(_bar(teller, track.lane, bar) for bar in track.bars), *terms])
    return page.pair(label, told) if label else told


def _bar(teller: Teller, lane: Lane, bar: Bar) -> str:
    page = teller.page
    said = "" if lane is Lane.CONFLICTS else " ≠ ".join(page.label(word) for word in bar.words)
    if bar.person is not None:
        said = teller.within(said, teller.who(bar.person))
    dates = page.said(_SINCE if bar.open else _ON if bar.start == bar.end else _TO, start=bar.start, end=bar.end)
    return " ".join(filter(None, (said, dates)))


def track_to_json(track: Track) -> dict[str, Any]:
    """A line of the picture, as an object: always the same names."""
    obligation = track.obligation
    return {
        "lane": track.lane.value, "event": plain(track.event), "word": plain(track.word), "text": track.text,
        "due": plain(track.due), "until": plain(track.until),
        "rule": obligation and obligation.rule, "settled_by": obligation and obligation.settled_by.word,
        "bars": [{"start": plain(bar.start), "end": plain(bar.end), "words": [plain(word) for word in bar.words],
                  "person": plain(bar.person), "open": bar.open} for bar in track.bars]}
