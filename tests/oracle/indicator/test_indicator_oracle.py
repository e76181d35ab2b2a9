"""Tests of the independent oracle of the practice indicators. Layer: tests. SPDX-License-Identifier: Apache-2.0"""

from __future__ import annotations

import datetime
import os
from dataclasses import replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal, getcontext
from fractions import Fraction
from random import Random

import pytest

from oracle.indicator import civil, fact, ratio, stays
from oracle.indicator.draw import identifier
from oracle.indicator.figure import Figure, compare, figure
from oracle.indicator.generate import INDICATORS, Case, random_case, random_day, random_rows
from oracle.indicator.plant import PLANTS, result, tells
from oracle.indicator.rows import BLANK_ID, UNKNOWN, Body, Date, Offer, Refused, Row, Stay, Structure, Use, refused
from oracle.indicator.small import maybe, small_stays

SEEDS = 2000
KNOWN = {"mco": True, "on_list": True}


def day(text: str) -> int:
    """A day from its text."""
    year, month, of_month = (int(part) for part in text.split("-"))
    return civil.day_of(year, month, of_month)


def test_civil_days_agree_with_datetime() -> None:
    """GEN-7: day numbers, against the standard library's, sampled over the calendar."""
    epoch = datetime.date(1970, 1, 1).toordinal()
    for number in [*range(civil.FIRST, civil.LAST, 89), civil.FIRST, civil.LAST]:
        date = datetime.date.fromordinal(number + epoch)
        assert civil.ymd(number) == (date.year, date.month, date.day)
        assert civil.day_of(date.year, date.month, date.day) == number


@pytest.mark.parametrize(
    ("start", "months", "found"),
    [("2024-05-31", 3, "2024-02-29"), ("2023-05-31", 3, "2023-02-28"), ("2024-02-29", 12, "2023-02-28"),
     ("2024-02-29", 900, "1949-02-28"), ("0001-12-31", 11, "0001-01-31"), ("9999-12-31", 1, "9999-11-30")],
)  # fmt: skip
def test_months_before(start: str, months: int, found: str) -> None:
    """GEN-7: the same day n months earlier, clamped."""
    assert civil.months_before(day(start), months) == day(found)


def test_before_the_calendar() -> None:
    """Reading 11: no such day; a window begins at the calendar or is empty."""
    assert civil.months_before(day("0001-12-31"), 12) is None
    assert civil.window(day("0001-06-01"), 12, 0) == (civil.FIRST, day("0001-06-01"))
    assert civil.window(day("0001-06-01"), 12, 9) is None
    assert civil.window(day("0001-12-01"), 12, 9) == (civil.FIRST, day("0001-03-01"))


def test_leap_birthday() -> None:
    """IND-1: born on 29 February, 75 on 1 March of a common year."""
    born = day("1948-02-29")
    assert not civil.aged(born, day("2023-02-28"), 900) and civil.aged(born, day("2023-03-01"), 900)
    assert civil.first_day_aged(born, 900) == day("2023-03-01")


def wilson(n: int, d: int) -> tuple[int, int]:
    """Wilson's interval by its formula in 50 digits, rounded outward."""
    getcontext().prec = 50
    z, p, size = Decimal(ratio.Z_SQUARED) / 10**6, Decimal(n) / Decimal(d), Decimal(d)
    root = (z * (p * (1 - p) / size + z / (4 * size * size))).sqrt()
    middle, scale = p + z / (2 * size), (1 + z / size) / 10**6
    low = ((middle - root) / scale).quantize(Decimal(1), ROUND_FLOOR)
    high = ((middle + root) / scale).quantize(Decimal(1), ROUND_CEILING)
    return (0 if n == 0 else int(low)), (10**6 if n == d else int(high))


def test_intervals_against_decimal() -> None:
    """IND-4: exact whole limits, every small proportion and large ones by chance."""
    rng = Random(4)
    pairs = [(n, d) for d in range(1, 41) for n in range(d + 1)]
    pairs += [(rng.randrange(d + 1), d) for d in (rng.randrange(1, 10**7) for _ in range(300))]
    for n, d in pairs:
        assert (ratio.lower_limit(n, d), ratio.upper_limit(n, d)) == wilson(n, d)


def test_ppm_half_up() -> None:
    """IND-4: parts per million rounded half up."""
    assert [ratio.ppm(*pair) for pair in ((1, 128), (3, 128), (2, 3), (1, 3))] == [7813, 23438, 666667, 333333]


def test_order_and_repetition_change_nothing() -> None:
    """IND-1, IND-5: rows in any order, repeated, give the same figure; B3, too, since equal rows are one stay."""
    for seed in range(0, SEEDS, 7):
        case = random_case(seed)
        rng = Random(seed)
        rows = case["rows"] + [row for row in case["rows"] if rng.random() < 0.5]
        rng.shuffle(rows)
        again: Case = {**case, "rows": rows}
        assert result(again) == result(case)


def invariants(found: Figure) -> None:
    """What holds of every figure (IND-2, IND-8)."""
    assert 0 <= found.numerator <= found.numerator_highest
    assert 0 <= found.denominator <= found.denominator_highest
    assert not set(found.certain) & set(found.possible)
    assert found.certain == sorted(set(found.certain)) and found.possible == sorted(set(found.possible))
    if found.indicator not in ("A1", "B1"):
        assert len(found.certain) == found.numerator
    if found.exact_lowest is not None and found.exact_highest is not None:
        assert found.exact_lowest <= found.exact_highest
    if found.state == "defined":
        assert found.value == found.lowest == found.highest
        assert found.exact_lowest == found.exact_highest


@pytest.fixture(scope="module")
def judged() -> list[tuple[Case, Figure]]:
    """The cases of all the seeds with the right figure."""
    return [(case, result(case)) for case in map(random_case, range(SEEDS))]


def test_invariants(judged: list[tuple[Case, Figure]]) -> None:
    """Every figure of the cases; each state comes often; no row is refused; a seed gives one case."""
    states: dict[str, int] = {}
    for case, found in judged:
        invariants(found)
        assert all(refused(row) is None for row in case["rows"])
        states[found.state] = states.get(found.state, 0) + 1
    assert min(states.values()) > 200 and len(states) == 3
    assert all(judged[seed][0] == random_case(seed) for seed in range(50))


def test_no_unknown_no_bounds() -> None:
    """Rows drawn with no unknown give both counts one value (IND-8)."""
    for seed in range(400):
        rng = Random(f"known {seed}")
        indicator, at = rng.choice(INDICATORS), random_day(rng)
        found = figure(indicator, random_rows(indicator, rng, at, 0), at, mode="adopted", requester="gp")
        assert found.numerator == found.numerator_highest and found.denominator == found.denominator_highest


def test_every_plant_is_told(judged: list[tuple[Case, Figure]]) -> None:
    """Each wrong reading differs from the right one on some case."""
    assert len({plant.name for plant in PLANTS}) == len(PLANTS) >= 40
    untold = [plant.name for plant in PLANTS if not any(tells(plant, case, right) for case, right in judged)]
    assert untold == []


@pytest.mark.parametrize(("unknown", "days", "gap", "cases"), [(1, 130, 30, 60), (2, 90, 8, 30), (3, 60, 3, 3)])
def test_critical_days_of_stays(
    monkeypatch: pytest.MonkeyPatch, unknown: int, days: int, gap: int, cases: int
) -> None:
    """B3: critical days give what every day gives, in a world of short windows near the calendar's start."""
    short = unknown == 3
    monkeypatch.setattr(stays, "AGE_MONTHS", 1)
    monkeypatch.setattr(stays, "NUMERATOR", (1, 0))
    monkeypatch.setattr(stays, "DENOMINATOR", (2, 1) if short else (3, 2))
    monkeypatch.setattr(stays, "GAP_HIGH", gap)
    seen = set()
    for seed in range(cases):
        rng = Random(f"stays {seed} {unknown}")
        at = civil.FIRST + days + rng.randrange(-3, 3)
        rows = small_stays(rng, at, unknown)
        found = figure("B3", rows, at)
        assert found == figure("B3", rows, at, full=True), (seed, rows)
        seen.add((found.numerator_highest, found.denominator_highest))
    assert len(seen) >= 2


def test_critical_days_of_stays_in_the_true_world() -> None:
    """B3 with its own windows and ages, one unknown day or birth, every day from 0001 on."""
    for seed in range(12 if os.environ.get("INTEGRA_EVERY") else 3):
        rng = Random(f"true {seed}")
        at = day(rng.choice(("0077-02-28", "0076-05-31")))
        admitted = at - rng.choice((0, 40, 92, 280, 300))
        left = admitted - rng.choice((1, 30, 31))
        birth: int | None = civil.FIRST + rng.choice((0, 31, 300))
        rows = [Stay(identifier(1), left - 2, left, True, True, birth), Stay(identifier(1), admitted, None, True, True)]
        which = rng.randrange(4)
        if which == 0:
            rows[0] = replace(rows[0], birth_date=None)
        elif which == 1:
            rows[0] = replace(rows[0], discharge=None)
        else:
            rows[which - 2] = replace(rows[which - 2], admission=None)
        rows[1] = replace(rows[1], discharge=admitted)
        assert figure("B3", rows, at) == figure("B3", rows, at, full=True)


def test_critical_days_of_assessments() -> None:
    """A3: the period's ends and the limits of the age give what every day gives."""
    parameters = {"older_person_age_months": 1, "assessment_period_months": 1}
    for seed in range(40):
        rng = Random(f"uses {seed}")
        at = civil.FIRST + rng.randrange(40, 75)
        rows: list[Row] = []
        for number in range(rng.choice((1, 2, 2))):
            date = maybe(rng, rng.randrange(civil.FIRST, at + 2), 0.6)
            kind = rng.choice(("initial", "initial", "update", None))
            for _ in range(rng.choice((1, 2))):
                actor = rng.choice((identifier(201), identifier(202), BLANK_ID))
                birth = maybe(rng, rng.randrange(civil.FIRST, at), 0.7)
                rows.append(Use(identifier(1), identifier(100 + number), date, kind, actor, birth))
        assert figure("A3", rows, at, parameters=parameters) == figure(
            "A3", rows, at, parameters=parameters, full=True
        )


@pytest.mark.parametrize("indicator", ["A1", "B1", "B2"])
def test_critical_days_of_openings(indicator: str) -> None:
    """A1, B1, B2: critical openings and closings give what every day gives."""
    for seed in range(8):
        rng = Random(f"openings {seed}")
        at = civil.FIRST + rng.choice((0, 1, 200, 364, 365, 366, 420))
        rows: list[Row] = []
        for number in range(1, 4):
            opens: Date = rng.choice((None, UNKNOWN, UNKNOWN, civil.FIRST, at, max(at - 365, civil.FIRST)))
            closes: Date = rng.choice((None, UNKNOWN, at, at + 1)) if number < 3 else UNKNOWN
            if indicator == "A1":
                rows.append(Structure(identifier(number), True, opens, closes, True, bytes([7]) * 32))
            else:
                some = rng.choice((None, frozenset({1}), frozenset({1, 2}), frozenset[int]()))
                rows.append(Offer(identifier(number), identifier(50), "msp", some, opens, closes))
        assert figure(indicator, rows, at) == figure(indicator, rows, at, full=True)


def readmission(gap: int, birth: str = "1930-01-01") -> Figure:
    """One readmission in the numerator's window, so many days after the discharge."""
    admitted = day("2024-05-01")
    first = Stay(identifier(1), admitted - gap - 2, admitted - gap, birth_date=day(birth), **KNOWN)
    second = Stay(identifier(1), admitted, admitted + 3, **KNOWN)
    return figure("B3", [first, second], day("2024-05-31"))


def test_readmissions_by_hand() -> None:
    """IND-3: 1 to 30 days, 75 on the day of readmission; only a denominator of 0: undefined."""
    assert [readmission(gap).numerator for gap in (0, 1, 30, 31)] == [0, 1, 1, 0]
    assert [readmission(5, birth).numerator for birth in ("1949-05-01", "1949-05-02")] == [1, 0]
    assert readmission(5).state == "undefined" and readmission(5).highest is None


def test_largest_class_by_hand() -> None:
    """IND-11: the largest class of two or more, ties by the lowest digest, unknown protocols bound it."""
    at, low, high = day("2024-05-31"), bytes([1]) * 32, bytes([2]) * 32
    rows: list[Row] = [
        Structure(identifier(n), True, has_protocol=True, digest=digest)
        for n, digest in enumerate((high, high, low, low), 1)
    ]
    found = figure("A1", rows, at)
    assert (found.numerator, found.denominator, found.value) == (2, 4, 500000)
    assert found.certain == [identifier(3), identifier(4)]
    found = figure("A1", [*rows, Structure(identifier(5), True)], at)
    assert (found.numerator, found.numerator_highest) == (2, 3)
    assert found.possible == [identifier(n) for n in range(1, 6)]
    assert (found.exact_lowest, found.exact_highest) == (Fraction(2, 5), Fraction(3, 5))


def test_bounds_are_not_made_from_counts() -> None:
    """IND-8: a body that may be on the territory and signed is filled in once for both counts."""
    at = day("2024-05-31")
    rows = [Body(identifier(1), True, False), Body(identifier(2), None, True, at), Body(identifier(3), True, True, at)]
    found = figure("A2", rows, at)
    assert (found.exact_lowest, found.exact_highest) == (Fraction(1, 2), Fraction(2, 3))
    assert (found.interval_lowest, found.interval_highest) == (ratio.lower_limit(1, 2), ratio.upper_limit(2, 3))


def test_ages_say_births() -> None:
    """IND-8: ]d - 12(a + 1) months, d - 12 a months]."""
    span = fact.birth_of_age(75, day("2024-02-29"))
    assert span == (day("1948-03-01"), day("1949-02-28"))


def test_refusals_and_comparison() -> None:
    """Refused rows refuse all; intervals that touch overlap (IND-7)."""
    with pytest.raises(Refused):
        figure("B3", [Stay(identifier(1), 10, 9)], 20)
    assert refused(Stay(identifier(1), civil.FIRST, None, age_at_admission=1)) is not None
    at = day("2024-05-31")
    one = figure("A2", [Body(identifier(1), True, True, at)], at)
    other = replace(one, interval_highest=one.interval_lowest, interval_lowest=0, value=0)
    assert compare(other, one).overlap is True and compare(other, one).change == 1_000_000
    assert compare(one, figure("A2", [], at)).change is None
