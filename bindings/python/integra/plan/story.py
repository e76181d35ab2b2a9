"""What happens in a plan over time, to be drawn: phases, objectives, interventions, stays, cover, conflicts, what is due.

Spec: spec/03-command.md, "The timeline"; PLN-14, PLN-16.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

The same data for whoever draws it: ``integra plan timeline`` in a terminal, and as a picture. All of it is as known now
(:meth:`integra.Plan.on`): what was recorded late stands on the day on which it took effect.
"""
from __future__ import annotations

import datetime
import enum
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from .._low import due as _low_due, state as _low_state
from .._model import Immutable
from ..rules import pack_of
from ..words import Event as EventKind
from ..words import Field, FindingState, InterventionState, ObjectiveState, Office, Phase, Slot, Word
from .due import CoverDays, Due
from .event import Event
from .state import Intervention, Objective, PlanState

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
#: Slots that are drawn as they change; what nobody has recorded yet is not.
_DRAWN = frozenset({Slot.PHASE, Slot.OBJECTIVE, Slot.INTERVENTION})
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
    begun = {event.digest: day for event in now.state.events for day in _days(now.state, (event,)) if day <= at}
    days = sorted(set(begun.values()))
    tracks = tuple(_tracks(now, *_changes(plan, days, begun)))
    ahead = [day for each in tracks for day in (each.due, each.until) if day is not None]
    return Story(plan=plan.id, at=at, first=min([at, *days]), last=max([at, *ahead]), tracks=tracks)


def _days(state: PlanState, events: Iterable[Event]) -> Iterator[datetime.date]:
    """On which days something took effect, as corrected."""
    for event in events:
        day = state.corrected(event, Field.EFFECTIVE) or event.effective
        if isinstance(day, datetime.date):
            yield day


_Key = tuple[Slot, UUID | bytes | None, Field | None]
#: From which day on which words were held, a change an entry.
_Changes = dict[_Key, list[tuple[datetime.date, tuple[Word, ...]]]]


def _changes(plan: Plan, days: Iterable[datetime.date],
             begun: Mapping[bytes, datetime.date]) -> tuple[_Changes, _Changes]:
    """What was held of phase, objectives and interventions, and what was in conflict, day by day: slots alone are asked, since
    a state is made of all events, and there may be as many days as events. What amends an event counts from its day on."""
    drawn, conflicts = _Changes(), _Changes()
    for day in days:
        with _low_due.on_day(plan._open, pack_of(None), day, None) as due:
            found = _low_state.slots_of(plan._open, _low_due.held(plan._open, due))
        held = {(each.slot, each.subject, each.field): each for each in found
                if not (isinstance(each.subject, bytes) and begun.get(each.subject, day) > day)}
        for key, each in held.items():
            if each.slot in _DRAWN:
                _note(drawn, key, day, each.values)
            if each.conflict:
                _note(conflicts, key, day, (each.slot,))
        for key in conflicts:
            if key not in held or not held[key].conflict:
                _note(conflicts, key, day, ())
    return drawn, conflicts


def _note(changes: _Changes, key: _Key, day: datetime.date, words: tuple[Word, ...]) -> None:
    noted = changes.setdefault(key, [])
    if not noted or noted[-1][1] != words:
        noted.append((day, words))


def _tracks(now: PlanOnDay, drawn: _Changes, conflicts: _Changes) -> Iterator[Track]:
    at, last = now.at, now.state
    yield Track(lane=Lane.PHASE, bars=_runs(drawn.get((Slot.PHASE, None, None), ()), at))
    for lane, slot, items in ((Lane.OBJECTIVES, Slot.OBJECTIVE, last.objectives),
                              (Lane.INTERVENTIONS, Slot.INTERVENTION, last.interventions)):
        yield from sorted((_item(lane, each, _runs(drawn.get((slot, each.event.digest, None), ()), at)) for each in items),
                          key=lambda track: track.bars[0].start if track.bars else at)
    stays = tuple(_stays(last, at))
    if stays:
        yield Track(lane=Lane.STAYS, bars=stays)
    for office in Office:
        bars = tuple(_cover(each, at) for each in now.cover if each.office is office)
        if bars:
            yield Track(lane=Lane.COVER, bars=bars, word=office)
    for (slot, subject, _), changes in conflicts.items():
        yield Track(lane=Lane.CONFLICTS, word=slot, bars=_runs(changes, at),
                    event=subject if isinstance(subject, bytes) else None)
    yield from _dues(now)


def _dues(now: PlanOnDay) -> Iterator[Track]:
    """What has a term and is not met: its day, and of what is overdue the days since."""
    for day, due in sorted(((each.due, each) for each in now.due if each.due is not None and each.state is not FindingState.MET),
                           key=lambda pair: pair[0]):
        late = due.state is FindingState.OVERDUE
        yield Track(lane=Lane.DUE, event=due.event, word=due.value, due=day, obligation=due, bars=(
            Bar(start=day, end=now.at if late else day, words=(due.state,), open=late),))


def _runs(changes: Sequence[tuple[datetime.date, tuple[Word, ...]]], at: datetime.date) -> tuple[Bar, ...]:
    """Days with one value after the other, as bars: each up to the day before the next begins."""
    bars = []
    for number, (start, words) in enumerate(changes, 1):
        after = changes[number][0] if number < len(changes) else None
        over = set(words) <= _ENDS
        end = start if over else at if after is None else after - _DAY
        if not set(words) <= _NOTHING:
            bars.append(Bar(start=start, end=end, words=words, open=after is None and not over))
    return tuple(bars)


def _item(lane: Lane, item: Objective | Intervention, bars: tuple[Bar, ...]) -> Track:
    until, sector = (item.until.value, item.sector.value) if isinstance(item, Intervention) else (None, None)
    return Track(lane=lane, bars=bars, event=item.event.digest, due=item.due.value, until=until, word=sector,
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
