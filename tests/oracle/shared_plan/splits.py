"""Two sites that know the same write what does not agree: one little script for each slot.

Spec: PLN-11.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from collections.abc import Callable

from .drawing import DAY_ZERO, MEMBERS
from .logic import Tri
from .model_event import CONSENTS, Event, is_closing, is_withdrawal
from .people import in_circle
from .values import PHASE
from .world import Site, World

EARLY = DAY_ZERO - 30
NEED_ALIVE = ("open", "unmet")
GOAL_ALIVE = ("formulated", "pursued", "partly_reached")
Split = Callable[[World, Site, Site], None]


def alive(world: World, site: Site, name: str, words: tuple[str, ...]) -> list[bytes]:
    """The needs, interventions or objectives in these states."""
    view = world.view(site)
    return sorted(s[1] for s in view.slots_of(name) if s[1] is not None and view.word_in(s, words) is Tri.YES)


def some_item(world: World, site: Site, name: str) -> bytes | None:
    """A living need, intervention or objective: one there is, or a new one."""
    words = {"need": NEED_ALIVE, "intervention": ("planned", "under_way"), "objective": GOAL_ALIVE}[name]
    found = alive(world, site, name, words)
    if found and world.rng.random() < 0.7:
        return world.rng.choice(found)
    if name != "need" and not alive(world, site, "need", NEED_ALIVE):
        world.act(site, "need")
    return world.act(site, name)


def closings(world: World, site: Site) -> list[Event]:
    """The closings and withdrawals of assistance that stand."""
    view = world.view(site)
    found = [e for _, e in view.accepted("closing", "review_closing", CONSENTS[0]) if is_closing(e) or is_withdrawal(e)]
    return [e for e in found if view.stands(e) is Tri.YES]


def conclude(world: World, site: Site, kind: str, **over: object) -> bytes | None:
    """Conclude a review, early enough for nothing to be due by then, after saying the effects not yet said."""
    view = world.view(site)
    for slot in view.slots_of("intervention"):
        if slot[1] is not None and view.ask(slot, lambda e: Tri.NO if e.value.detail else Tri.YES) is not Tri.NO:
            if view.word_in(slot, ("done",)) is Tri.YES:
                world.act(site, "intervention_done", target=slot[1], code="favourable")
    return world.act(site, kind, effective=EARLY, **over)


def reach(world: World, site: Site, *wanted: str) -> bool:
    """Bring the plan to one of these phases, in a few steps."""
    for _ in range(4):
        words = {e.value.word for e in world.view(site).entries(PHASE)}
        if len(words) > 1:
            world.act(site, "settlement")
            continue
        (word,) = words
        if word in wanted:
            return True
        if word == "closed":
            for event in closings(world, site):
                world.act(site, "annulment", target=event.digest)
        elif word == "in_review":
            conclude(world, site, "review_conclusion")
        elif word == "active":
            world.act(site, "review" if "in_review" in wanted else "suspension")
        else:
            world.act(site, {"proposed": "activation", "suspended": "resumption"}.get(word or "", "proposal"))
    return False


def _phase(world: World, one: Site, other: Site) -> None:
    reach(world, one, *world.rng.choice([("active", "draft"), ("in_review", "draft"), ("suspended", "draft")]))
    world.meet(one, other)
    words = {e.value.word for e in world.view(one).entries(PHASE)}
    choices = [("closing", "need"), ("closing", "intervention"), ("closing", "leave")]
    if "active" in words:
        choices += [("review", "suspension"), ("suspension", "closing"), ("review", "closing")] * 2
    if "in_review" in words:
        choices += [("review_suspension", "review_closing"), ("suspension", "review_conclusion"),
                    ("suspension", "review_suspension")] * 2  # fmt: skip
    if "suspended" in words:
        choices += [("resumption", "closing"), ("resumption", "resumption"), ("watcher", "closing")] * 2
    if "draft" in words:
        choices += [("proposal", "closing")] * 2
    left, right = world.rng.choice(choices)
    for site, kind in ((one, left), (other, right)):
        if kind.startswith("review_"):
            conclude(world, site, kind)
        else:
            world.act(site, kind)


def _named(kind: str, **over: object) -> Split:
    """Two people named to one office."""

    def split(world: World, one: Site, other: Site) -> None:
        inside = [w for w in MEMBERS if in_circle(world.view(one), w) is Tri.YES] or list(MEMBERS)
        first = world.rng.choice(inside)
        second = world.rng.choice([w for w in MEMBERS if w != first])
        world.act(one, kind, person=first, **over)
        world.act(other, kind, person=second, **over)

    return split


def _watcher(world: World, one: Site, other: Site) -> None:
    reach(world, one, "suspended", "active")
    world.meet(one, other)
    words = {e.value.word for e in world.view(one).entries(PHASE)}
    kind = "watcher" if "suspended" in words else "suspension"
    for site in (one, other):
        world.act(site, kind)


def _role(world: World, one: Site, other: Site) -> None:
    inside = [w for w in MEMBERS if in_circle(world.view(one), w) is Tri.YES] or list(MEMBERS)
    who, rng = world.rng.choice(inside), world.rng
    world.act(one, "role", person=who, code=rng.choice(("gp", "authority_holder", "carer")))
    if rng.random() < 0.3:
        world.act(other, "leave", person=who)
    else:
        world.act(other, "role", person=who, code=rng.choice(("nurse", "legal_representative", "case_manager")))


def _steps(name: str, *pairs: tuple[str, str]) -> Split:
    """Two steps of one item."""

    def split(world: World, one: Site, other: Site) -> None:
        item = some_item(world, one, name)
        world.meet(one, other)
        if item is not None:
            for site, kind in zip((one, other), world.rng.choice(pairs), strict=True):
                world.act(site, kind, target=item)

    return split


def _correction(world: World, one: Site, other: Site) -> None:
    item = some_item(world, one, "intervention")
    world.meet(one, other)
    if item is None:
        return
    field = world.rng.choice(("due", "person", "code"))
    for number, site in enumerate((one, other)):
        values: dict[str, object] = {"due": world.day() + 7 * number, "person": MEMBERS[number], "code": 1 + number}
        given: dict[str, object] = dict.fromkeys(("due", "person", "detail", "reference", "text_digest"))
        given |= {"target": item, "code": field, "detail" if field == "code" else field: values[field]}
        world.act(site, "correction", **given)


def _standing(world: World, one: Site, other: Site) -> None:
    """What a resumption or a conclusion relies on is annulled meanwhile."""
    view, rng = world.view(one), world.rng
    if rng.random() < 0.5:
        relied = [e for _, e in view.accepted("mt_informed", "assessment") if view.stands(e) is Tri.YES]
        if reach(world, one, "suspended") and relied:
            world.meet(one, other)
            world.act(one, "resumption")
            for event in relied:
                world.act(other, "annulment", target=event.digest)
        return
    if not reach(world, one, "in_review") or not alive(world, one, "need", NEED_ALIVE):
        return
    item = world.act(one, "intervention", due=EARLY)
    step = None if item is None else world.act(one, "intervention_not_done", target=item)
    world.meet(one, other)
    if step is not None:
        conclude(world, one, "review_conclusion")
        world.act(other, "annulment", target=step)


def _opinion(world: World, one: Site, other: Site) -> None:
    item = some_item(world, one, world.rng.choice(("intervention", "objective")))
    world.meet(one, other)
    if item is not None:
        first, second = world.rng.sample(("agrees", "reserves", "refuses"), 2)
        world.act(one, "opinion", target=item, code=first)
        world.act(other, "opinion", target=item, code=second)


def _consent(kind: str) -> Split:
    """A consent refused or withdrawn while it is given, or relied on."""

    def split(world: World, one: Site, other: Site) -> None:
        rng = world.rng
        world.act(one, kind, code=rng.choice(("refused", "withdrawn")))
        if rng.random() < 0.5:
            world.act(other, kind, code="given")
        else:
            world.act(other, "synthesis" if kind == "sharing_consent" else rng.choice(("resumption", "need")))

    return split


SPLITS: dict[str, Split] = {
    "phase": _phase, "referent": _named("referent"), "mt": _named("mt"),
    "referent_deputy": _named("deputy", code="referent"), "mt_deputy": _named("deputy", code="mt"),
    "watcher": _watcher, "role": _role, "correction": _correction, "standing": _standing, "opinion": _opinion,
    "need": _steps(
        "need", ("need_closed", "unmet_need"), ("unmet_need", "unmet_need"), ("need_closed", "intervention"),
    ),
    "intervention": _steps(
        "intervention", ("intervention_not_done", "intervention_cancelled"),
        ("intervention_done", "intervention_cancelled"), ("intervention_done", "intervention_done"),
        ("intervention_started", "intervention_not_done"),
    ),
    "objective": _steps(
        "objective", ("objective_reached", "objective_unreached"), ("objective_unreached", "objective_unreached"),
        ("objective_pursued", "objective_unreached"),
    ),
    "priority": _steps("objective", ("priority", "priority")),
    "assistance_consent": _consent("assistance_consent"), "sharing_consent": _consent("sharing_consent"),
}  # fmt: skip
