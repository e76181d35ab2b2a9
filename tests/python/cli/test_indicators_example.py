"""The made-up tables of examples/data/indicators come to what their README works out, and every wrong reading to something else.

Spec: spec/50-indicators.md; examples/data/indicators/README.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import csv
import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest
from cli_inputs import Run
from indicator_inputs import AT, EXAMPLES, counts, figures

README = (EXAMPLES / "README.md").read_text("utf-8")
#: Who counts in what, by the table of the README.
TOLD = {found[1]: found[2] for found in re.finditer(r"^\| `(s[0-9a-f]{7}|A3F0C1D2)…?` \| .*? \| ([a-z, ]+) \| [^|]*\|$", README, re.M)}


def named(counted: str) -> str:
    return "A3F0C1D2" if counted.upper().startswith("A3F0C1D2") else counted


def test_stays_come_to_what_is_worked_out(call: Run) -> None:
    done = figures(call("indicators", "--stays", EXAMPLES / "stays.csv", "--at", AT, "--no-suppress", "--format", "ndjson",
                        "--identifiers"))[0]
    assert counts(done) == (14, 18, 3, 5)
    assert (done["value"], done["lowest"], done["highest"], done["state"]) == (4666667, 3000000, 6000000, "bounded")
    assert len(TOLD) == 34
    assert {named(each) for each in done["certain"]} == {who for who, what in TOLD.items() if what.startswith(("numerator", "both"))}
    assert {named(each) for each in done["possible"]} == {who for who, what in TOLD.items() if what.startswith("perhaps numerator")}


@pytest.mark.parametrize("first, covered", [("2024-05-02", "yes"), ("2024-05-03", "no")])
def test_the_days_that_stays_need(call: Run, first: str, covered: str) -> None:
    done = figures(call("indicators", "--stays", EXAMPLES / "stays.csv", "--at", AT, "--no-suppress", "--format", "ndjson",
                        "--covers", f"{first}..{AT}"))[0]
    assert done["covered"] == covered
    assert done["lowest"] == (3000000 if covered == "yes" else 0)


@pytest.mark.parametrize("option, more, expected", [
    ("bodies", (), [(3, 4, 6, 6)]), ("bodies", ("--by", "territory"), [(1, 1, 3, 3), (2, 3, 3, 3), (3, 4, 6, 6)]),
    ("calls", (), [(2, 5, 5, 6)]), ("assessments", (), [(2, 4, 5, 6)]), ("offers", (), [(5, 5, 4, 4), (3, 3, 2, 2)]),
    ("accompaniments", ("--requester", "mt"), [(5, 5, 2, 2), (3, 4, 5, 5)]),
    ("structures", (), [(2, 3, 4, 4)]), ("structures", ("--adopted", "has-2014"), [(2, 3, 4, 4)])])
def test_the_other_tables(call: Run, option: str, more: tuple[str, ...], expected: list[tuple[int, int, int, int]]) -> None:
    done = figures(call("indicators", f"--{option}", EXAMPLES / f"{option}.csv", "--at", AT, "--no-suppress", "--format", "ndjson",
                        *more))
    assert [counts(each) for each in done] == expected
    if option == "offers":
        assert [done[0][name] for name in ("pairs", "pairs_highest", "pairs_before", "pairs_before_highest")] == [7, 7, 4, 4]


def test_the_bounds_of_the_other_tables(call: Run) -> None:
    """A call of which nobody knows when it came is in both counts or in none: 2 of 5 or 3 of 6, up to 5 of 6."""
    done = figures(call("indicators", "--calls", EXAMPLES / "calls.csv", "--assessments", EXAMPLES / "assessments.csv", "--at", AT,
                        "--no-suppress", "--format", "ndjson"))
    assert [(each["indicator"], each["value"], each["lowest"], each["highest"]) for each in done] == [
        ("A3", 400000, 400000, 666667), ("A4", 400000, 400000, 833333)]


# ---- wrong readings


@dataclass(frozen=True)
class Stay:
    admission: datetime.date
    discharge: datetime.date | None
    mco: bool
    on_list: bool
    birth: datetime.date | None
    age: int | None


@dataclass(frozen=True)
class Reading:
    """How stays are read; each field is a decision that may go wrong."""

    days: tuple[int, int] = (1, 30)
    numerator: tuple[datetime.date, datetime.date] = (datetime.date(2025, 3, 1), datetime.date(2025, 5, 31))
    denominator: tuple[datetime.date, datetime.date] = (datetime.date(2024, 6, 1), datetime.date(2024, 8, 31))
    mco: bool = True
    listed: str = "there"
    last_alone: bool = False
    same_window: bool = False
    own_birth: bool = False
    aged: Callable[[datetime.date, datetime.date], bool] = lambda birth, day: (birth.year + 75, birth.month, birth.day) <= (
        day.year, day.month, day.day)
    counted: str = "people"
    texts: bool = False
    rows: bool = False


RIGHT = Reading()


def day(cell: str) -> datetime.date | None:
    return datetime.date.fromisoformat(cell) if cell[:1].isdigit() else None


def people(reading: Reading) -> dict[str, list[Stay]]:
    found: dict[str, list[Stay]] = {}
    with open(EXAMPLES / "stays.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            who = row["person"] if reading.texts else row["person"].replace("-", "").lower()
            admission = day(row["admission"])
            assert admission is not None
            found.setdefault(who, []).append(Stay(
                admission, day(row["discharge"]), row["mco"] == "yes", row["on_list"] == "yes", day(row["birth_date"]),
                int(row["age_at_admission"]) if row["age_at_admission"] else None))
    return found if reading.rows else {who: list(dict.fromkeys(held)) for who, held in found.items()}


def certain(held: list[Stay], window: tuple[datetime.date, datetime.date], reading: Reading) -> int:
    """Readmissions of a person that are certain in a window, as somebody reads them: a plain reference, without bounds."""
    births = {stay.birth for stay in held if stay.birth}
    ordered = sorted(held, key=lambda stay: stay.admission)
    count = 0
    for at, stay in enumerate(ordered):
        if not window[0] <= stay.admission <= window[1] or (reading.mco and not stay.mco):
            continue
        listed = {"there": stay.on_list, "any": any(each.on_list for each in held), "every": all(each.on_list for each in held),
                  "ignored": True}[reading.listed]
        own = {stay.birth} - {None} if reading.own_birth else births
        old = stay.age >= 75 if stay.age is not None else bool(own) and all(reading.aged(birth, stay.admission) for birth in own if birth)
        before = ordered[max(at - 1, 0):at] if reading.last_alone else [each for each in ordered if each is not stay]
        near = any(each.discharge and reading.days[0] <= (stay.admission - each.discharge).days <= reading.days[1]
                   and (each.mco or not reading.mco) and (not reading.same_window or each.discharge >= window[0]) for each in before)
        count += listed and old and near
    return count if reading.counted == "readmissions" else min(count, 1)


def value(reading: Reading) -> tuple[int, int]:
    held = people(reading).values()
    return (sum(certain(stays, reading.numerator, reading) for stays in held),
            sum(certain(stays, reading.denominator, reading) for stays in held))


def moved(window: tuple[datetime.date, datetime.date], first: int, last: int) -> tuple[datetime.date, datetime.date]:
    return window[0] + datetime.timedelta(first), window[1] + datetime.timedelta(last)


WRONG = {
    "fewer than 30 days": replace(RIGHT, days=(1, 29)), "31 days, a month": replace(RIGHT, days=(1, 31)),
    "the same day": replace(RIGHT, days=(0, 30)), "more than a day": replace(RIGHT, days=(2, 30)),
    "the last stay before alone": replace(RIGHT, last_alone=True), "any stay": replace(RIGHT, mco=False),
    "on the list in any row": replace(RIGHT, listed="any"), "on the list in every row": replace(RIGHT, listed="every"),
    "list passed over": replace(RIGHT, listed="ignored"),
    "closed window": replace(RIGHT, numerator=moved(RIGHT.numerator, -1, 0), denominator=moved(RIGHT.denominator, -1, 0)),
    "open window": replace(RIGHT, numerator=moved(RIGHT.numerator, 0, -1), denominator=moved(RIGHT.denominator, 0, -1)),
    "90 days": replace(RIGHT, numerator=moved(RIGHT.numerator, 2, 0)),
    "what is dated after the day": replace(RIGHT, numerator=moved(RIGHT.numerator, 0, 30)),
    "both stays within the window": replace(RIGHT, same_window=True), "each row's own birth date": replace(RIGHT, own_birth=True),
    "age as of the day": replace(RIGHT, aged=lambda birth, day: birth <= datetime.date(1950, 5, 31)),
    "difference of years": replace(RIGHT, aged=lambda birth, day: day.year - birth.year >= 75),
    "older than 75": replace(RIGHT, aged=lambda birth, day: (birth.year + 75, birth.month, birth.day) < (day.year, day.month, day.day)),
    "rounded age": replace(RIGHT, aged=lambda birth, day: round((day - birth).days / 365.25) >= 75),
    "readmissions": replace(RIGHT, counted="readmissions"), "texts": replace(RIGHT, texts=True),
}


def test_the_plain_reference_agrees_on_what_is_certain() -> None:
    assert value(RIGHT) == (14, 3)


@pytest.mark.parametrize("reading", WRONG.values(), ids=list(WRONG))
def test_every_wrong_reading_gives_another_figure(reading: Reading) -> None:
    wrong = value(reading)
    assert wrong != (14, 3) and round(10**6 * wrong[0] / wrong[1]) != 4666667
