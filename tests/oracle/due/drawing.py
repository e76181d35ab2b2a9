"""Random lives of a plan, and the days on which to look at them.

Spec: PLN-11, PLN-13, PLN-16; spec/02-json.md (drafts).  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

from . import more_scenes as more
from . import scenes
from .clashes import clash
from .civil import ONE, day_of, days_after, months_after
from .fold import State
from .history import History
from .pen import Pen
from .planted import Wrong
from .pretend import digest, judged, play

Scene = Callable[[Pen], None]
USUAL: dict[Scene, int] = {
    scenes.review: 6,
    scenes.suspend: 3,
    scenes.close: 1,
    scenes.sharing: 2,
    scenes.assistance: 1,
    scenes.join: 3,
    scenes.leave: 1,
    scenes.referent: 1,
    scenes.mt: 1,
    scenes.deputy: 2,
    scenes.informed: 1,
    scenes.assessment: 1,
    scenes.need: 2,
    scenes.intervention: 4,
    scenes.absence: 4,
    more.hospital: 3,
    more.contact: 4,
    more.work: 5,
    more.objective: 4,
    more.share: 5,
    more.record: 5,
    more.correct: 4,
    more.annul: 2,
}
BEGINNINGS = ["2023-08-31", "2024-01-31", "2024-02-29", "2024-11-30", "2025-02-28", "2025-03-31", "2024-06-15"]


def draw(seed: int) -> list[dict[str, Any]]:
    """The steps of one life: drafts in the JSON form, written by sites, and sites taking what others hold.

    A step is ``{"site", "name", "draft"}``, to be appended to what the site holds, a target being ``"@"`` and the name
    of a step; or ``{"take": (site, other)}``. Every life ends with all sites holding everything.
    """
    pen = Pen(seed)
    rng = pen.rng
    pen.today = datetime.date.fromisoformat(rng.choice(BEGINNINGS)) - rng.choice([0, 0, 1, 9]) * ONE
    scenes.begin(pen, minor=rng.random() < 0.15)
    sites = "abcd"[: rng.choice([1, 2, 2, 3, 4])]
    for site in sites[1:]:
        pen.take(site, "a")
    weights = {scene: weight * rng.choice([2, 2, 6]) for scene, weight in USUAL.items()}
    weights[scenes.close] = weights[scenes.assistance] = 1
    end = pen.today + datetime.timedelta(days=rng.choice([200, 400, 800, 1095]))
    pace = rng.choice([8, 14, 25])
    offline = dict.fromkeys(sites, 0)
    closed = 0
    while pen.today < end and len(pen.drafts) < 260 and closed < 12:
        pen.later(rng.choice([0, 0, 1, pace, 2 * pace, rng.randint(0, 3 * pace)]))
        pen.site = rng.choice(sites)
        if len(sites) > 1 and pen.chance(0.08):
            one, other = rng.sample(sites, 2)
            clash(pen, (one, other))
        else:
            _scene(pen, weights)(pen)
        closed += pen.picture.phase == "closed"
        _meet(pen, sites, offline)
    for site in sites:
        pen.take("a", site)
    _settle(pen, "a", often=0.5)
    for site in sites:
        pen.take(site, "a")
    return pen.steps


def _scene(pen: Pen, weights: dict[Scene, int]) -> Scene:
    """What happens next, where the site that writes believes the plan to be."""
    urgent: dict[str, list[Scene]] = {
        "closed": [scenes.close, scenes.close, more.correct, more.annul, more.hospital, scenes.sharing, more.contact],
        "suspended": [scenes.suspend, scenes.suspend, more.hospital, more.contact, scenes.absence, more.work],
        "proposed": [scenes.advance],
        "draft": [scenes.advance],
        "none": [scenes.advance],
    }
    others = urgent.get(pen.picture.phase)
    if others and pen.chance(0.9 if pen.picture.phase == "closed" else 0.5):
        return pen.rng.choice(others)
    return pen.rng.choices(list(weights), list(weights.values()))[0]


def _meet(pen: Pen, sites: str, offline: dict[str, int]) -> None:
    """Sites meet unless one is offline for a while; who has seen a conflict may settle it."""
    for site in sites:
        offline[site] = max(0, offline[site] - 1)
        if pen.chance(0.08):
            offline[site] = pen.rng.randint(2, 12)
    here = [site for site in sites if not offline[site]]
    if len(here) > 1 and pen.chance(0.7):
        one, other = pen.rng.sample(here, 2)
        pen.take(one, other)
        pen.take(other, one)
        if pen.chance(0.5):
            _settle(pen, one, often=0.6)


def _settle(pen: Pen, site: str, often: float) -> None:
    """A settlement by the referent or the médecin traitant of a slot that the site sees in conflict."""
    history = judged(play(pen.steps))
    names = {digest(called): called for called in pen.drafts}
    mine = history.only({digest(called) for called in pen.held.get(site, ())})
    state = State(mine, datetime.date.max)
    pen.site = site
    for slot in sorted(state.slots):
        setters = [held.setter for held in state.slots[slot] if held.setter is not None]
        if not state.differs(slot) or not pen.chance(0.9 if slot[0] == "phase" else often):
            continue
        target = names[mine.order[pen.rng.choice(setters)].digest]
        offices = ["mt", "referent"] if slot[0] == "referent" else ["referent", "mt"]
        author = next((pen.picture.offices[o] for o in offices if o in pen.picture.offices), None)
        pen.write("settlement", pen.near(None, [0, 0, 0, 10, -5]), author, target=target, code=slot[0])


def interesting(history: History, wrong: Wrong = frozenset()) -> list[datetime.date]:
    """The days to look at: of each event its day, of each term its last, with the days before and after."""
    state = State(history.read_wrongly(wrong), datetime.date.max)
    days: set[datetime.date | None] = set()
    for i in state.counted:
        event, effective = state.event(i), state.effective(i)
        days |= {effective, event.effective, event.due, event.until, state.due(i), state.until(i)}
        days.add(day_of(event.recorded))
        if event.kind == "discharge":
            days |= {days_after(effective, count) for count in (7, 29, 30, 31, 60, 89, 90, 91)}
        if event.kind == "admission":
            days |= {days_after(effective, count) for count in (2, 30)}
        if event.kind in ("activation", "resumption", "review_conclusion", "feedback"):
            for months in (3, 6):
                days |= {months_after(effective, months), days_after(effective, 30 * months)}
                forward = months_after(effective, months, frozenset({"months_forward_clamped"}))
                days.add(forward)
    known = {day for day in days if day is not None and day < datetime.date.max - ONE}
    for year in {day.year for day in known}:
        known.add(datetime.date(year, 3, 1) - ONE)
    return sorted({near for day in known for near in (day - ONE, day, day + ONE) if day > datetime.date.min})
