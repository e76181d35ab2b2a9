"""What happens in a plan over time, to be drawn: phases, objectives, interventions, stays, cover, conflicts, what is due.

Spec: spec/03-command.md, "The timeline"; PLN-14, PLN-16.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

The same data for whoever draws it: ``integra plan timeline`` in a terminal, and as a picture. All of it is as known now
(:meth:`integra.Plan.on`): what was recorded late stands on the day on which it took effect.
"""
from __future__ import annotations

import datetime
import enum
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from .._model import Immutable
from ..words import Event as EventKind
from ..words import Field, FindingState, InterventionState, ObjectiveState, Office, Phase, Slot, Word
from .due import CoverDays, Due
from .event import Event
from .holding import Holding
from .state import PlanState

if TYPE_CHECKING:
    from ..rules import Rules
    from .due import Screened
    from .on_day import PlanOnDay
    from .plan import Plan

__all__ = ["Bar", "Lane", "Story", "Track", "story"]

_DAY = datetime.timedelta(days=1)
#: With these the life of an objective or an intervention ends: a point rather than a bar that goes on.
_ENDS: frozenset[Word] = frozenset({
    ObjectiveState.REACHED, ObjectiveState.NOT_REACHED, ObjectiveState.GIVEN_UP, ObjectiveState.NOT_PURSUED,
    InterventionState.DONE, InterventionState.NOT_DONE, InterventionState.CANCELLED})
#: What nobody has recorded yet is not drawn.
_NOTHING = frozenset({Phase.NONE, ObjectiveState.NONE, InterventionState.NONE})


class Lane(enum.Enum):
    """What is drawn together, in the order in which it is."""

    PHASE = "phase"
    OBJECTIVES = "objectives"
    INTERVENTIONS = "interventions"
    STAYS = "stays"
    COVER = "cover"
    CONFLICTS = "conflicts"
    DUE = "due"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar(Immutable):
    """What was so from one day to another, both included.

    Attributes:
        start, end: the days; the same for what took one day.
        words: what was held: one word, several where people do not agree, none where the lane says it all.
        person: who covers an office, else None.
        open: it goes on beyond the day on which the story is told.
    """

    start: datetime.date
    end: datetime.date
    words: tuple[Word, ...] = ()
    person: UUID | None = None
    open: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Track(Immutable):
    """A line of the picture.

    Attributes:
        lane: where it belongs.
        bars: what was so, in order; they may touch, and do not overlap.
        event: the digest of the objective or intervention, or of what an obligation or a conflict is about; else None.
        word: the sector of an intervention, the office covered, the slot in conflict, the office, component or slot of an
            obligation; else None.
        due, until: the terms of an objective or an intervention; of an obligation its term.
        text: the words of an objective or an intervention, where there is one text and it was not erased.
        obligation: what is due, else None.
    """

    lane: Lane
    bars: tuple[Bar, ...]
    event: bytes | None = None
    word: Word | None = None
    due: datetime.date | None = None
    until: datetime.date | None = None
    text: str | None = None
    obligation: Due | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Story(Immutable):
    """A plan over time.

    Attributes:
        plan: the plan's identifier.
        at: the day on which it is told: nothing after it has happened.
        first, last: the days that a picture shows: from the opening on, to the last term ahead or ``at``.
        tracks: its lines, by lane, then by the day on which they begin.
    """

    plan: UUID | None
    at: datetime.date
    first: datetime.date
    last: datetime.date
    tracks: tuple[Track, ...]

    def lane(self, lane: Lane) -> tuple[Track, ...]:
        """The lines of one lane."""
        return tuple(each for each in self.tracks if each.lane is lane)

    @property
    def gaps(self) -> tuple[Bar, ...]:
        """The days on which nobody covered an office."""
        return tuple(bar for track in self.lane(Lane.COVER) for bar in track.bars if bar.person is None)


def story(plan: Plan, at: datetime.date, *, rules: Rules | None = None, screened: Screened | None = None) -> Story:
    """A plan over time, up to a day; what is due that day, and the terms that lie ahead of it."""
    now = plan.on(at, rules=rules, screened=screened)
    days = sorted({day for day in _days(plan.state, now.state.events) if day <= at})
    states = {day: now.state if day == at else plan.on(day, rules=rules, screened=screened).state for day in days}
    tracks = tuple(_tracks(now, states))
    ahead = [day for each in tracks for day in (each.due, each.until) if day is not None]
    return Story(plan=plan.id, at=at, first=min([at, *days]), last=max([at, *ahead]), tracks=tracks)


def _days(state: PlanState, events: Iterable[Event]) -> Iterator[datetime.date]:
    """On which days something took effect, as corrected."""
    for event in events:
        day = state.corrected(event, Field.EFFECTIVE) or event.effective
        if isinstance(day, datetime.date):
            yield day


def _tracks(now: PlanOnDay, states: Mapping[datetime.date, PlanState]) -> Iterator[Track]:
    at, last = now.at, now.state
    yield Track(lane=Lane.PHASE, bars=_runs({day: state.phase.values for day, state in states.items()}, at))
    for lane, name in ((Lane.OBJECTIVES, "objectives"), (Lane.INTERVENTIONS, "interventions")):
        yield from sorted((_item(lane, each, _lives(states, name, each.event.digest), at) for each in getattr(last, name)),
                          key=lambda track: track.bars[0].start if track.bars else at)
    stays = tuple(_stays(last, at))
    if stays:
        yield Track(lane=Lane.STAYS, bars=stays)
    for office in Office:
        bars = tuple(_cover(each, at) for each in now.cover if each.office is office)
        if bars:
            yield Track(lane=Lane.COVER, bars=bars, word=office)
    yield from _conflicts(states, at)
    for day, due in sorted(((each.due, each) for each in now.due if each.due is not None and each.state is not FindingState.MET),
                           key=lambda pair: pair[0]):
        late = due.state is FindingState.OVERDUE
        yield Track(lane=Lane.DUE, event=due.event, word=due.value, due=day, obligation=due, bars=(
            Bar(start=day, end=at if late else day, words=(due.state,), open=late),))


def _runs(held: Mapping[datetime.date, tuple[Word, ...]], at: datetime.date) -> tuple[Bar, ...]:
    """Days with one value after the other, as bars: each up to the day before the next begins."""
    changes = list[tuple[datetime.date, tuple[Word, ...]]]()
    for day, words in held.items():
        if not changes or changes[-1][1] != words:
            changes.append((day, words))
    bars = []
    for number, (start, words) in enumerate(changes, 1):
        after = changes[number][0] if number < len(changes) else None
        over = set(words) <= _ENDS
        end = start if over else at if after is None else after - _DAY
        if not set(words) <= _NOTHING:
            bars.append(Bar(start=start, end=end, words=words, open=after is None and not over))
    return tuple(bars)


def _lives(states: Mapping[datetime.date, PlanState], name: str, digest: bytes) -> dict[datetime.date, tuple[Word, ...]]:
    """What the state of an objective or an intervention was on each day on which something took effect."""
    found = {}
    for day, state in states.items():
        item = next((each for each in getattr(state, name) if each.event.digest == digest), None)
        found[day] = () if item is None else item.state.values
    return found


def _item(lane: Lane, item: Any, lives: Mapping[datetime.date, tuple[Word, ...]], at: datetime.date) -> Track:
    until, sector = getattr(item, "until", None), getattr(item, "sector", None)
    return Track(lane=lane, bars=_runs(lives, at), event=item.event.digest, due=item.due.value,
                 until=None if until is None else until.value, word=None if sector is None else sector.value,
                 text=item.text.value)


def _stays(state: PlanState, at: datetime.date) -> Iterator[Bar]:
    """Stays in hospital, as PLN-9 pairs them: an admission with the first discharge after it. Of an admission that another
    one follows, and of a discharge without one, the other day is not known."""
    found = sorted((day, event.kind is EventKind.DISCHARGE) for event in state.of(EventKind.ADMISSION, EventKind.DISCHARGE)
                   for day in _days(state, (event,)))
    since: datetime.date | None = None
    for day, leaves in found:
        if leaves:
            yield Bar(start=since or day, end=day, words=())
            since = None
        else:
            if since is not None:
                yield Bar(start=since, end=since)
            since = day
    if since is not None:
        yield Bar(start=since, end=at, open=True)


def _cover(each: CoverDays, at: datetime.date) -> Bar:
    return Bar(start=each.start, end=each.end, words=(each.by,), person=each.person, open=each.end == at)


_Key = tuple[Slot, UUID | bytes | None, Field | None]


def _conflicts(states: Mapping[datetime.date, PlanState], at: datetime.date) -> Iterator[Track]:
    """Slots that were in conflict, and when."""
    keys: dict[_Key, Holding[Any]] = {}
    for state in states.values():
        keys |= {(each.slot, each.subject, each.field): each for each in state.conflicts}
    for key, holding in keys.items():
        held = {day: (holding.slot,) if any((each.slot, each.subject, each.field) == key for each in state.conflicts) else ()
                for day, state in states.items()}
        yield Track(lane=Lane.CONFLICTS, word=holding.slot, bars=_runs(held, at),
                    event=holding.subject if isinstance(holding.subject, bytes) else None)
