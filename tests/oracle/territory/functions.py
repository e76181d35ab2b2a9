"""What is exercised on the territory, by whom, in which information system: engines, missions, systems.

Spec: TER-3, TER-13, TER-15.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations

from .facts import Day, Facts, Row
from .findings import Finding, finding
from .kleene import Tri, every, some, verdict

CLINICAL = ("F1", "F2", "F3", "F4", "F5")
ASSISTANCE = "pathway_assistance"
MISSIONS = (("guichet",), (*CLINICAL, ASSISTANCE), ("F6",))


def works(row: Row) -> Tri:
    """Whether a function is open and exercised."""
    return every((row.open(), row.tri("exercised")))


def exercised(facts: Facts, *supports: str, also: Callable[[Row], Tri] = lambda row: True) -> Tri:
    """Whether one of some support functions is exercised, by a row of which `also` holds."""
    answers = [every((works(row), also(row))) for row in facts.read("function") if row.get("support") in supports]
    return some([*answers, False if facts.claimed("function") else None])


def integrated(row: Row) -> Tri:
    """TER-15: a single guichet is no integrated one."""
    return None if row.get("guichet") is None else bool(row.get("guichet") == "integrated")


def guichet(facts: Facts) -> Tri:
    return exercised(facts, "guichet", also=integrated)


def assistance(facts: Facts) -> Tri:
    """TER-3: pathway assistance, or F1 to F5 together."""
    return some((exercised(facts, ASSISTANCE), every(exercised(facts, support) for support in CLINICAL)))


def planning(facts: Facts) -> Tri:
    return exercised(facts, "F2", ASSISTANCE)


def information_system(facts: Facts) -> Tri:
    """TER-3: two structures share one system; two that are not known may."""
    rows = facts.maybe_open("structure")

    def shared(one: Row, two: Row) -> Tri:
        first, second = one.get("information_system"), two.get("information_system")
        if one.none("information_system") or two.none("information_system"):
            return False
        equal: Tri = None if first is None or second is None else first == second
        return every((one.open(), two.open(), equal))

    answers = [shared(one, two) for one, two in combinations(rows, 2)]
    return some([*answers, False if facts.claimed("structure") else None])


def missions(facts: Facts) -> list[Tri]:
    """TER-13: a guichet, one of F1 to F5, F6."""
    return [exercised(facts, *supports) for supports in MISSIONS]


def supports(facts: Facts) -> list[Row]:
    """The rows of support functions, no guichet, that may be exercised."""
    return [row for row in facts.read("function") if row.get("support") != "guichet" and works(row) is not False]


def systems(facts: Facts) -> set[str]:
    """TER-13: the known systems of the structures that exercise a support function for certain."""
    known = {row.get("structure").get("information_system") for row in supports(facts) if works(row)}
    return known - {None}


def one_system(facts: Facts) -> Tri:
    """TER-13: one information system for all components."""
    rows = supports(facts)
    sure = {row.get("structure").place for row in rows if works(row)}
    listed = (facts.claimed("structure") and facts.claimed("function")
              and all(row.get("structure").place in sure for row in rows))
    known = all(row.get("structure").get("information_system") is not None for row in rows)
    found = systems(facts)
    return verdict(listed and known and len(found) == 1, len(found) >= 2)


def mission_findings(facts: Facts) -> Iterator[Finding]:
    """TER-13: a compulsory mission that nobody exercises, and several systems."""
    for number, answer in enumerate(missions(facts), 1):
        if answer is False:
            yield finding("TER-13/mission", facts.at, value=number)
    if one_system(facts) is False:
        yield finding("TER-13/information_system", facts.at, value=len(systems(facts)))


def exercising(facts: Facts, answer: Tri) -> list[Row]:
    """TER-5: the structures that exercise F1 to F5 or assistance for certain (True), or perhaps (None)."""
    found = []
    for structure in facts.read("structure"):
        own = [row for row in facts.read("function") if row.get("structure") is structure
               and row.get("support") in (*CLINICAL, ASSISTANCE)]
        if every((structure.open(), some(works(row) for row in own))) is answer:
            found.append(structure)
    return found


def earliest_open(rows: list[Row]) -> Day | None:
    """The earliest known opening of rows open for certain."""
    return min((row.get("opens") for row in rows if row.get("opens")), default=None)
