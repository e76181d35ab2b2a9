"""Made-up people as records in the NDJSON form, who meet every pattern of answers, unknowns included.

Spec: spec/03-command.md; SCR-1 to SCR-8, SCR-11.  Layer: bindings.
SPDX-License-Identifier: Apache-2.0

How: a pattern fixes how many of the six items are yes and how many unknown (28 ways) and what is judged and consented
(9 ways), so 252 people show them all. Each item is then answered, or told by a record, or both, alike or not.
"""
from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any, SupportsIndex

from ..forms.record import AFTER, ITEMS
from ..words import Fact, marked
from .draw import Draw, checked

__all__ = ["COUNT", "SEED", "cohort"]

SEED = 1
COUNT = 500
TRI = ("no", "yes", "unknown")
#: How many items are yes and how many unknown.
PATTERNS = tuple((yes, unknown) for yes in range(len(ITEMS) + 1) for unknown in range(len(ITEMS) + 1 - yes))
#: Judgement and consent.
DECISIONS = tuple(itertools.product(TRI, TRI))
#: How an item is told; answers of the two last differ from the record or fill nothing (SCR-8).
WAYS = ("answer", "record", "record", "both", "record", "answer", "differ")
FIRST_DAY, DAYS = date(2024, 1, 1), 540
#: Admissions this far back count, or no longer do, whatever the months in between (six are 181 to 184 days).
RECENT, OLD = (0, 180), (185, 900)


def cohort(seed: SupportsIndex = SEED, count: SupportsIndex = COUNT) -> Iterator[dict[str, Any]]:
    """The records of ``count`` people who do not exist, each in the NDJSON form.

    >>> from integra.cohort import cohort
    >>> first = next(cohort(seed=7))
    >>> first["ref"], first["date"], first["answers"]["mobility"]
    ('person 001', '2024-01-24', 'no')

    Raises:
        UsageError: a seed of more than 127 bits, or a count below 0.
        TypeError: one that is no whole number.
    """
    whole, many = checked(seed, count)
    return (person(Draw(whole, number), number) for number in range(many))


def person(draw: Draw, number: int) -> dict[str, Any]:
    """Person ``number`` of a cohort."""
    yes, unknown = PATTERNS[number % len(PATTERNS)]
    values = draw.shuffled(["yes"] * yes + ["unknown"] * unknown + ["no"] * (6 - yes - unknown))
    decisions = DECISIONS[number // len(PATTERNS) % len(DECISIONS)]
    day = FIRST_DAY + timedelta(draw.below(DAYS))
    out: dict[str, Any] = {"id": draw.block()[:16].hex(), "ref": f"person {number + 1:03d}", "date": day.isoformat()}
    answers: dict[str, str] = {}
    facts: dict[str, Any] = {}
    with_record = draw.below(4) > 0
    for item, value in zip(ITEMS, values, strict=True):
        way = draw.pick(WAYS) if with_record else "answer"
        if way in ("answer", "both", "differ"):
            answers[item] = value
        if way in ("record", "both", "differ"):
            shown = TRI[1 - TRI.index(value)] if way == "differ" and value != "unknown" else value
            FACTS[item](draw, shown, day, facts)
    out["answers"] = {item: value for item, value in answers.items() if value != "unknown" or draw.below(2)}
    if with_record:
        _count(draw, facts, "professions", draw.below(5))
        out["facts"] = facts
    out |= {name: value for name, value in zip(AFTER, decisions, strict=True) if value != "unknown"}
    return out


def _count(draw: Draw, facts: dict[str, Any], name: str, number: int) -> None:
    """A count, complete or a floor."""
    facts[name + draw.pick(("", "_at_least"))] = number


def _stay(draw: Draw, day: date, span: tuple[int, int], emergency: str) -> dict[str, Any]:
    return {"date": (day - timedelta(draw.between(*span))).isoformat(), "emergency": emergency}


def _emergency(draw: Draw, value: str, day: date, facts: dict[str, Any]) -> None:
    """Item 1: a stay in the window; none, the window wholly covered; or one that does not say, or no coverage."""
    stays = [_stay(draw, day, OLD, draw.pick(TRI)) for _ in range(draw.below(3))]
    stays += [_stay(draw, day, RECENT, "no") for _ in range(draw.below(2))]
    covered = value == "no"
    if value == "yes":
        stays.append(_stay(draw, day, RECENT, "yes"))
    elif value == "unknown" and draw.below(2):
        stays.append(_stay(draw, day, RECENT, "unknown"))
        covered = True
    facts["admissions"] = draw.shuffled(stays)
    if covered:
        facts["admissions_known_from"] = (day - timedelta(draw.between(1000, 2000))).isoformat()
        if draw.below(2):
            facts["admissions_known_to"] = day.isoformat()


_FAILURES = tuple(fact.word for fact in marked(Fact, "organ_failure"))


def _polypathology(draw: Draw, value: str, day: date, facts: dict[str, Any]) -> None:
    """Item 2: one reason of five is enough; all must be known to be absent, floors telling nothing, for no."""
    told = draw.shuffled(("chronic_conditions", "medicines", *_FAILURES))
    reason = told[0] if value != "no" else None
    for name in told:
        wanted = value if name == reason else "no"
        if name in _FAILURES:
            facts[name] = wanted
            continue
        threshold = 3 if name == "chronic_conditions" else 10
        number = draw.between(threshold, threshold + 5) if wanted == "yes" else draw.below(threshold)
        if wanted == "yes":
            _count(draw, facts, name, number)
        else:
            facts[name + ("_at_least" if wanted == "unknown" else "")] = number


def _any_of(mark: str) -> Callable[[Draw, str, date, dict[str, Any]], None]:
    """An item that any fact with a mark makes: yes by one, no by all of them, else unknown."""
    names = tuple(fact.word for fact in marked(Fact, mark))

    def tell(draw: Draw, value: str, day: date, facts: dict[str, Any]) -> None:
        told = draw.shuffled(names)
        facts[told[0]] = value
        facts.update({name: "no" if value != "yes" else draw.pick(TRI) for name in told[1:]})

    return tell


_TROUBLES = _any_of("trouble")
_EFFECTS = _any_of("burden")


def _cognition(draw: Draw, value: str, day: date, facts: dict[str, Any]) -> None:
    """Item 4: a trouble, and what it leads to; no needs only one of the two at no, unknown has both in doubt."""
    trouble, effect = (value, draw.pick(("yes", value))) if draw.below(2) else (draw.pick(("yes", value)), value)
    _TROUBLES(draw, trouble, day, facts)
    _EFFECTS(draw, effect, day, facts)


FACTS: dict[str, Callable[[Draw, str, date, dict[str, Any]], None]] = dict(zip(ITEMS, (
    _emergency, _polypathology, _any_of("mobility"), _cognition, _any_of("socio_economic"), _any_of("access"),
), strict=True))
