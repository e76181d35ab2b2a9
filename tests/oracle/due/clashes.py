"""Two sites that act at once on one thing, each without having seen the other.

Spec: PLN-11.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from . import scenes
from .pen import Pen

Side = Callable[[Pen], None]


def clash(pen: Pen, sites: tuple[str, str]) -> None:
    """Both take what the other holds, then each acts; they meet again later."""
    one, other = sites
    pen.take(one, other)
    pen.take(other, one)
    pen.site = one
    for site, side in zip(sites, pen.rng.choice(PAIRS)(pen)):
        pen.site = site
        side(pen)


def _office(pen: Pen) -> list[Side]:
    """Two people named to one office, or one person twice."""
    office = pen.rng.choice([scenes.referent, scenes.mt, scenes.deputy])
    return [office, office]


def _left(pen: Pen) -> list[Side]:
    """Somebody leaves where another site names them."""
    who = pen.rng.choice(["rose", "ruth", "max"])
    office = "mt" if who == "max" else "referent"
    if who not in pen.picture.members:
        pen.write("join", pen.today, person=who, code="gp" if who == "max" else "nurse")
    holder = pen.picture.offices.get("referent") or pen.picture.offices.get("mt")
    sides: list[Side] = [
        lambda hand: void(hand.write("leave", hand.today, person=who)),
        lambda hand: void(hand.write(office, hand.today, holder, person=who)),
    ]
    return sides


def _watch(pen: Pen) -> list[Side]:
    """Two suspensions, of one watcher and term or of two."""
    until = pen.near(None, [10, 30])
    ends = [until, pen.near(until, [0, 0, 7])]

    def side(number: int) -> Side:
        return lambda hand: void(
            hand.write("suspension", hand.today, person="rose", until=ends[number], code="return_home")
            if hand.picture.phase in ("active", "in_review")
            else hand.write("watcher", hand.today, person="rose", until=ends[number])
        )

    return [side(0), side(1)]


def _correction(pen: Pen) -> list[Side]:
    """One field of one event corrected to two values, or to one."""
    kinds = {"intervention": ["due", "until", "person", "effective"], "contact": ["effective", "code"]}
    kinds |= {"absence": ["until", "effective"], "mandate": ["until"], "discharge": ["effective"]}
    kinds |= {"admission": ["effective"], "component": ["code"]}
    seen = [called for called in pen.drafts if called in pen.held[pen.site] and pen.drafts[called]["kind"] in kinds]
    if not seen:
        return _office(pen)
    target = pen.rng.choice(seen[-10:])
    field = pen.rng.choice(kinds[pen.drafts[target]["kind"]])

    def side(hand: Pen) -> None:
        given: dict[str, Any] = {"due": hand.near(None, [-30, -4, 0, 9, 30])}
        if field == "person":
            given = {"person": hand.rng.choice(["nina", "sam", "carl"])}
        if field == "code":
            given = {"detail": hand.rng.choice([1, 2, 3])}
        hand.write("correction", hand.near(None, [0, 0, 25]), target=target, code=field, **given)

    return [side, side]


def _work(pen: Pen) -> list[Side]:
    """One intervention started here and cancelled or done there."""
    going = pen.picture.living("intervention", "planned", "under_way")
    if not going:
        return _office(pen)
    target = pen.rng.choice(going)

    def side(hand: Pen) -> None:
        kind = hand.rng.choice(["intervention_started", "intervention_done", "intervention_cancelled"])
        code = hand.rng.choice(["favourable", None]) if kind == "intervention_done" else None
        hand.write(kind, hand.today, target=target, code=code)

    return [side, side]


def _phase(pen: Pen) -> list[Side]:
    """A suspension or a closing where another site reviews, suspends or closes."""
    pairs: list[list[Side]] = [
        [scenes.suspend, scenes.close],
        [scenes.review, scenes.close],
        [scenes.review, scenes.suspend],
        [scenes.close, scenes.close],
    ]
    return pen.rng.choice(pairs)


def _word(pen: Pen) -> list[Side]:
    """Two answers of the person."""
    return [scenes.sharing, scenes.sharing]


def void(_: object) -> None:
    """Nothing is given back."""


PAIRS: list[Callable[[Pen], list[Side]]] = [_office, _left, _watch, _correction, _correction, _work, _phase, _word]
