"""Random histories of a few sites that write, merge and sometimes fork.

Spec: PLN-11, PLN-12.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import hashlib
from random import Random

from .drawing import DAY_ZERO, MEMBERS, PERSON, draw_fields, draw_full, draw_kind
from .episodes import play
from .fold import Fold
from .model_event import Event
from .tables import Tables, default_folder, load
from .world import Site, World

START = (
    "assistance_consent", "sharing_consent", "mt", "mt_informed", "referent", "join", "assessment",
    "need", "intervention", "join", "proposal", "objective", "activation",
)  # fmt: skip


def _opening(world: World, site: Site) -> Event:
    rng = world.rng
    kind = rng.choice(("pps", "pps", "psi"))
    return Event(
        digest=world.name(),
        kind="opening",
        writer=site.writer,
        sequence=1,
        author=MEMBERS[0],
        recorded=DAY_ZERO * 1440,
        edition=rng.choice((None, 1)) if rng.random() < 0.998 else 2,
        effective=DAY_ZERO,
        person=PERSON,
        code=kind,
        detail="case_manager" if kind == "psi" else rng.choice(("case_manager", "nurse", "gp")),
    )


def _candidate(world: World, site: Site, kind: str | int, careless: bool) -> Event | None:
    view, rng = world.view(site), world.rng
    draw = draw_full if world.start or rng.random() < 0.3 else draw_fields
    fields = {} if isinstance(kind, int) else draw(rng, world.fold.history.tables, view, kind)
    if fields is None:
        return None
    if careless and not world.start and rng.random() < 0.35:
        fields["author"] = rng.choice(MEMBERS)
    if rng.random() < 0.005:
        fields["parents"] = ()
    if rng.random() < 0.01:
        fields["sequence"] = site.sequence + 2
    return world.event(site, kind, fields)


def _write(world: World, site: Site) -> None:
    """One event of a site: the first candidate that passes, or now and then one that does not."""
    rng, view = world.rng, world.view(site)
    tolerant = rng.random() < (0.02 if world.start else 0.4)
    for attempt in range(10):
        if world.start and attempt < 8:
            kind: str | int = world.start[0]
        else:
            kind = 99 if rng.random() < 0.001 else draw_kind(rng, view)
        event = _candidate(world, site, kind, tolerant)
        if event is None:
            continue
        if tolerant or world.fold.judge(event).verdict == "accepted":
            world.keep(site, event)
            break
    if world.start:
        world.start.pop(0)


def _merge(world: World) -> None:
    """A site learns all, or a part, of what another knows; the part is closed under ancestors."""
    to, source = world.rng.sample(world.sites, 2)
    if world.rng.random() < 0.75:
        to.known |= source.known
        return
    numbers = [n for n in range(len(world.fold.history.events)) if source.known >> n & 1]
    if numbers:
        number = world.rng.choice(numbers)
        to.known |= world.fold.history.above[number] | 1 << number


def _fork(world: World) -> None:
    """A site is restored from a copy: two branches of one writer (PLN-12)."""
    site = world.rng.choice(world.sites)
    if site.sequence > 0 and len(world.sites) < 6:
        world.sites.append(Site(site.writer, site.sequence, site.last, site.known))


def random_history(seed: int, tables: Tables | None = None, length: int | None = None) -> list[Event]:
    """A history of 2 to 5 sites, most of whose events are accepted."""
    rng = Random(seed)
    world = World(rng, Fold(tables if tables is not None else load(default_folder())), seed)
    count = rng.randint(2, 5)
    world.sites = [Site(hashlib.sha256(f"site{seed}/{n}".encode()).digest()[:16]) for n in range(count)]
    if rng.random() < 0.85:
        world.start = list(START)
    size = length if length is not None else rng.randint(26, 72)
    first = world.sites[0]
    world.keep(first, _opening(world, first))
    for site in world.sites[1:]:
        site.known = first.known
    while len(world.fold.history.events) < size:
        if rng.random() < 0.015 and not world.start:
            _fork(world)
        if not world.start and rng.random() < 0.28:
            play(world)
        if rng.random() < (0.02 if world.start else 0.28):
            _merge(world)
        site = first if world.start and rng.random() < 0.97 else rng.choice(world.sites)
        _write(world, site)
        if len(world.start) == 1:
            for other in world.sites:
                other.known |= first.known
    events = list(world.fold.history.events)
    rng.shuffle(events)
    return events
