"""Little scripted episodes, played at random in the middle of a history.

Spec: PLN-5, PLN-10, PLN-11, PLN-24, PLN-27, PLN-28.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from collections.abc import Callable

from .drawing import MEMBERS, PERSON
from .logic import Tri
from .model_event import CONSENTS
from .people import in_circle, office_slot
from .splits import EARLY, SPLITS, closings, conclude, reach, some_item
from .values import PHASE, is_own_word
from .world import Site, World

Episode = Callable[[World], None]
MORE_OFTEN = [
    "priority", "priority", "watcher", "opinion", "opinion", "opinion", "phase", "need", "standing", "objective",
    "correction", "watcher", "watcher", "referent_deputy", "referent_deputy", "mt_deputy", "mt_deputy",
]  # fmt: skip


def _two(world: World) -> tuple[Site, Site]:
    """Two sites that know the same."""
    one, other = world.rng.sample(world.sites, 2)
    world.meet(one, other)
    return one, other


def _settle(world: World, site: Site, name: str) -> None:
    """Settle the conflicts of this slot (the person's own word: say it again), at times then annul what was chosen."""
    view, rng = world.view(site), world.rng
    for slot in sorted(view.history.setters, key=repr):
        if slot[0] != name or not view.in_conflict(slot):
            continue
        if is_own_word(slot):
            if rng.random() < 0.6:
                continue
            if name in CONSENTS:
                world.act(site, name, code="given", person=PERSON)
            elif name == "opinion":
                world.act(site, name, target=slot[1])
            continue
        setters = [e.setter for e in view.entries(slot) if e.setter is not None]
        chosen = view.history.events[rng.choice(setters)]
        done = world.act(site, "settlement", code=name, target=chosen.digest)
        if done is not None and rng.random() < 0.35:
            world.act(site, "annulment", target=chosen.digest)


def _dispute(world: World) -> None:
    """Split in two, acts that do not agree, merge, settle: at one site, or at both before they meet again."""
    one, other = _two(world)
    name = world.rng.choice(sorted(SPLITS) + MORE_OFTEN)
    SPLITS[name](world, one, other)
    world.meet(one, other)
    if world.rng.random() < 0.15:
        SPLITS[world.rng.choice(("mt", "referent"))](world, one, other)
        world.meet(one, other)
    _settle(world, one, name)
    if world.rng.random() < 0.25:
        _settle(world, other, name)
    if world.rng.random() < 0.7:
        world.meet(one, other)
    if name in ("phase", "watcher") and world.rng.random() < 0.5:
        world.act(other, "resumption")


def _facts(world: World, *sites: Site) -> None:
    """Facts of days before and after the closing; those that are refused are kept at times."""
    days = [e.effective for site in sites for e in closings(world, site) if e.effective is not None]
    for site in sites:
        for shift in world.rng.sample((-3, -1, 0, 1, 5), 2):
            kind = world.rng.choice(("contact", "feedback", "admission", "discharge", "adverse_event"))
            day = (min(days) if days else world.day()) + shift
            write = world.insist if world.rng.random() < 0.3 else world.act
            write(site, kind, effective=day)


def _close(world: World) -> None:
    """One closing or two at once, facts around them, and the closings annulled, at one site or at each."""
    one, other = _two(world)
    rng = world.rng
    wanted = rng.choice((("draft", "proposed", "active"), ("active",), ("in_review",), ("in_review",), ("suspended",)))
    if not reach(world, one, *wanted):
        return
    world.meet(one, other)
    in_review = any(e.value.word == "in_review" for e in world.view(one).entries(PHASE))
    if in_review and rng.random() < 0.7:
        conclude(world, one, "review_closing")
    else:
        world.act(one, "closing")
    if rng.random() < 0.5:
        if rng.random() < 0.3:
            world.act(other, "assistance_consent", code="withdrawn")
        else:
            world.act(other, "closing")
    _facts(world, one, other) if rng.random() < 0.6 else _facts(world, one)
    if rng.random() < 0.8:
        world.meet(one, other)
    if rng.random() < 0.5:
        _facts(world, one)
    sites = rng.choice([(one, one), (one, other), (other, one)])
    ends = closings(world, one)
    if len(ends) > 1 and rng.random() < 0.4:
        ends = rng.sample(ends, len(ends) - 1)
    for site, event in zip(sites, ends, strict=False):
        world.act(site, "annulment", target=event.digest)


def _review(world: World) -> None:
    """A review concluded by a suspension or a closing, and the plan resumed."""
    one, other = _two(world)
    rng = world.rng
    if not reach(world, one, "in_review"):
        return
    if rng.random() < 0.3:
        world.act(one, "closing" if rng.random() < 0.2 else "suspension")
    else:
        conclude(world, one, rng.choice(("review_suspension", "review_closing")))
    if rng.random() < 0.3:
        world.meet(one, other)
        world.act(other, "watcher")
    world.act(one, "resumption")


def _withdraw(world: World) -> None:
    """A consent withdrawn, recorded by mistake, taken back by the person's word, perhaps at two sites."""
    one, other = _two(world)
    kind = world.rng.choice(CONSENTS)
    gone = world.act(one, kind, code="withdrawn")
    if world.rng.random() < 0.4:
        world.act(other, world.rng.choice(("synthesis", "feedback", "need", "suspension", "resumption")))
    world.meet(one, other)
    if gone is not None:
        for site in (one, other) if world.rng.random() < 0.3 else (one,):
            world.act(site, "annulment", target=gone, giver=PERSON)


def _vacate(world: World) -> None:
    """The referent, the MT or both leave; a closing is annulled, a conflict settled, an office named again."""
    one, other = _two(world)
    rng = world.rng
    for office in rng.choice((("referent",), ("mt",), ("mt", "referent"), ("mt", "referent"))):
        for entry in world.view(one).entries(office_slot(office)):
            if entry.value.person is not None:
                world.act(one, "leave", person=entry.value.person)
    if rng.random() < 0.6:
        world.meet(one, other)
    if rng.random() < 0.6 and world.act(one, "closing") is not None:
        giver = rng.choice((None, PERSON, PERSON))
        author: dict[str, object] = {"author": PERSON} if rng.random() < 0.3 else {}
        for event in closings(world, one):
            write = world.insist if rng.random() < 0.3 else world.act
            write(one, "annulment", target=event.digest, giver=giver, **author)
    if rng.random() < 0.4:
        SPLITS["role"](world, one, other)
        world.meet(one, other)
        _settle(world, one, "role")
    if rng.random() < 0.5:
        world.act(rng.choice((one, other)), rng.choice(("referent", "mt")))


def _holders(world: World) -> None:
    """Two holders of authority, each with a word of their own (PLN-28)."""
    one, other = _two(world)
    rng = world.rng
    outside = [w for w in MEMBERS if in_circle(world.view(one), w) is Tri.NO]
    pair = rng.sample(outside if len(outside) > 1 else MEMBERS, 2)
    for who in pair:
        kind = "join" if who in outside else "role"
        world.act(one, kind, person=who, code="authority_holder")
    world.meet(one, other)
    kind = rng.choice(CONSENTS)
    for site, who in zip((one, rng.choice((one, other))), pair, strict=True):
        world.act(site, kind, person=who, code=rng.choice(("given", "given", "given", "refused", "withdrawn")))
    world.act(other, "synthesis")
    if rng.random() < 0.6:
        world.meet(one, other)
    if rng.random() < 0.3:
        for site, code in ((one, "given"), (other, rng.choice(("refused", "withdrawn")))):
            world.act(site, kind, person=pair[0], code=code)
    write = world.insist if rng.random() < 0.2 else world.act
    write(one, "synthesis" if kind == "sharing_consent" else "resumption")


def _small(world: World) -> None:
    """What chance alone seldom brings: an assessment shared, a hospital contacted, an objective's end, an annulment."""
    site, rng = world.rng.choice(world.sites), world.rng
    for what in rng.sample(("assessment", "hospital", "goal"), 2):
        if what == "assessment":
            made = world.act(site, "assessment", person=None, target=None)
            step = None if made is None else world.act(site, "assessment_shared", target=made)
        elif what == "hospital":
            made = world.act(site, "admission")
            step = None if made is None else world.act(site, "hospital_contact", target=made)
        else:
            goal = some_item(world, site, "objective")
            kinds = ("objective_pursued", "objective_reached", "objective_unreached", "priority")
            step = None if goal is None else world.act(site, rng.choice(kinds), target=goal)
            if goal is not None and rng.random() < 0.5:
                world.act(site, rng.choice(kinds), target=goal)
        if step is not None and rng.random() < 0.25:
            world.act(site, "annulment", target=step)


EPISODES: tuple[tuple[Episode, float], ...] = (
    (_dispute, 14), (_close, 3), (_review, 6), (_withdraw, 1.5), (_vacate, 3), (_holders, 2), (_small, 3.5),
)  # fmt: skip


def play(world: World) -> None:
    """One episode, drawn by weight."""
    episodes = [episode for episode, _ in EPISODES]
    world.rng.choices(episodes, [weight for _, weight in EPISODES])[0](world)
