"""Random well-formed screening records in the NDJSON input form.

By default every record is one whose result the rules settle beyond argument. The
names in DUBIOUS add, one by one, what the text leaves open (or a strict reader may
refuse), so that a test asks for it knowingly.

Spec: SCR-7, GEN-1, GEN-7.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import datetime
from collections.abc import Collection
from typing import Any

from hypothesis import strategies as st

from ..dates import ONE_DAY, months_before
from .explain import DEFAULTS, ITEMS

TRI = ("yes", "no", "unknown")
TRI_FACTS = (
    "severe_heart_failure",
    "severe_respiratory_failure",
    "severe_renal_failure",
    "restricted_mobility",
    "cognitive_trouble",
    "mood_trouble",
    "behavioural_trouble",
    "addiction",
    "cannot_manage_pathway",
    "entourage_in_difficulty",
    "isolation",
    "housing_problem",
    "low_resources",
    "access_problem",
    "organisation_problem",
)
COUNTS = {
    "chronic_conditions": "chronic_conditions_threshold",
    "medicines": "medicines_threshold",
    "professions": "legal_complexity_professions",
}
DUBIOUS = frozenset(
    {
        "undated_admission",  # a stay whose date is left out
        "admissions_left_out",  # coverage stated, but no list of stays
        "empty_coverage",  # known_to, stated or by default, earlier than known_from
        "no_date",  # the record's own date left out
        "no_id",
        "first_years",  # a window that begins before year 1
    }
)
NONE: frozenset[str] = frozenset()
MOSTLY = st.sampled_from((True, True, True, True, True, True, True, False))
# Days from which "six months earlier" has to clamp, or just escapes it.
EDGE_DAYS = tuple(
    datetime.date.fromisoformat(text)
    for text in (
        "2024-08-29", "2024-08-30", "2024-08-31", "2025-08-28", "2025-08-29",
        "2025-08-31", "2000-08-31", "1900-08-31", "2100-08-31", "2024-02-29",
        "2025-02-28", "2025-03-31", "2025-05-31", "2025-10-31", "2025-12-31",
        "2026-01-01", "2025-06-30", "2025-07-01", "2024-03-01", "2025-03-01",
    )
)  # fmt: skip


def days(dubious: Collection[str] = NONE) -> st.SearchStrategy[datetime.date]:
    """Dates of screening, month ends weighted."""
    anywhere = st.dates(datetime.date(1950, 1, 1), datetime.date(2050, 12, 31))
    month_ends = st.builds(
        lambda year, month: datetime.date(year, month, 1) - ONE_DAY,
        st.integers(1990, 2040),
        st.integers(1, 12),
    )
    choices = [st.sampled_from(EDGE_DAYS), month_ends, anywhere]
    if "first_years" in dubious:
        choices.append(st.dates(max_value=datetime.date(2, 12, 31)))
    return st.one_of(choices)


def near(day: datetime.date, months: int) -> st.SearchStrategy[str]:
    """Days about the two ends of the window of that day, and others."""
    edges = [day, months_before(day, months) or datetime.date.min]

    def shifted(edge: datetime.date, by: int) -> str:
        lowest, highest = datetime.date.min, datetime.date.max
        number = min(max(edge.toordinal() + by, lowest.toordinal()), highest.toordinal())
        return datetime.date.fromordinal(number).isoformat()

    near_edge = st.builds(shifted, st.sampled_from(edges), st.sampled_from((0, 0, -1, 1, -2, 2)))
    far = st.builds(shifted, st.just(day), st.integers(-900, 60))
    return st.one_of(near_edge, near_edge, far)


@st.composite
def _with_optional(
    draw: st.DrawFn, names: tuple[str, ...], well_known: bool
) -> dict[str, str | None]:
    """Three-valued names: a few of them and any value, or all and mostly alike."""
    base = draw(st.sampled_from(("no", "no", "yes"))) if well_known else None
    if base is None:
        few = draw(st.lists(st.sampled_from(names), unique=True))
        return {name: draw(st.sampled_from((*TRI, None))) for name in few}
    record: dict[str, str | None] = dict.fromkeys(names, base)
    for name in draw(st.lists(st.sampled_from(names), unique=True, max_size=4)):
        record[name] = draw(st.sampled_from((*TRI, None)))
    return record


@st.composite
def admissions(
    draw: st.DrawFn,
    day: datetime.date,
    months: int = 6,
    dubious: Collection[str] = NONE,
    well_known: bool = False,
) -> dict[str, Any]:
    """Stays and what the record says it knows of them: whole, partial or nothing."""
    dates: st.SearchStrategy[str | None] = near(day, months)
    if "undated_admission" in dubious:
        dates = st.one_of(dates, st.none())
    stays = []
    for date in draw(st.lists(dates, max_size=4)):
        stay: dict[str, Any] = {"date": date}
        emergency = draw(st.sampled_from((*TRI, None, "left out")))
        if emergency != "left out":
            stay["emergency"] = emergency
        stays.append(stay)
    whole = st.just("1900-01-01")
    known_from = draw(whole if well_known else st.one_of(st.none(), whole, near(day, months)))
    known_to = draw(st.one_of(st.none(), st.just(day.isoformat()), near(day, months)))
    if "empty_coverage" not in dubious and known_from:
        last = known_to or day.isoformat()  # what known_to defaults to
        known_from, last = min(known_from, last), max(known_from, last)
        known_to = known_to and last
    record: dict[str, Any] = {"admissions": stays}
    if "admissions_left_out" in dubious and draw(st.booleans()):
        del record["admissions"]
    for name, value in (("from", known_from), ("to", known_to)):
        if value is not None or draw(st.booleans()):
            record[f"admissions_known_{name}"] = value
    return record


@st.composite
def counts(draw: st.DrawFn, well_known: bool) -> dict[str, Any]:
    """Each count complete, a floor, null or left out; thresholds weighted."""
    record: dict[str, Any] = {}
    for name, key in COUNTS.items():
        limit = DEFAULTS[key]
        value = st.sampled_from((limit - 1, limit - 1, limit, limit + 1, 0, 40, 255, 256))
        if well_known:
            record[name] = draw(value)
            continue
        kind = draw(st.sampled_from((name, name + "_at_least", None)))
        if kind is not None:
            record[kind] = draw(st.one_of(value, value, value, st.none()))
    return record


@st.composite
def facts(
    draw: st.DrawFn, day: datetime.date, months: int = 6, dubious: Collection[str] = NONE
) -> dict[str, Any]:
    """What a record tells at a date, names in any order.

    Half the time nearly everything is known: item 2 is no, or a verdict within an
    answer of its threshold, only then, and hardly ever by chance.
    """
    well_known = draw(st.booleans())
    record: dict[str, Any] = draw(_with_optional(TRI_FACTS, well_known))
    record |= draw(counts(well_known))
    if well_known or draw(MOSTLY):
        record |= draw(admissions(day, months, dubious, well_known))
    return dict(draw(st.permutations(list(record.items()))))


def identifiers() -> st.SearchStrategy[str]:
    """Synthetic identifiers in either spelling, never the zero one."""
    return st.uuids(allow_nil=False).flatmap(
        lambda value: st.sampled_from((value.hex, str(value)))
    )


@st.composite
def records(draw: st.DrawFn, months: int = 6, dubious: Collection[str] = NONE) -> dict[str, Any]:
    """One well-formed record; `months` is the window its dates crowd around."""
    unheard = set(dubious) - DUBIOUS
    if unheard:
        raise ValueError(f"not among DUBIOUS: {sorted(unheard)}")
    day = draw(days(dubious))
    record: dict[str, Any] = {}
    if "no_id" not in dubious or draw(st.booleans()):
        record["id"] = draw(identifiers())
    if "no_date" not in dubious or draw(st.booleans()):
        record["date"] = day.isoformat()
    if draw(st.booleans()):
        alphabet = "abcXYZ 0123456789-é"
        record["ref"] = draw(st.one_of(st.none(), st.text(alphabet, min_size=1, max_size=20)))
    answers = _with_optional(ITEMS, draw(st.booleans()))
    for name, values in (
        ("answers", st.one_of(answers, answers, answers, st.none())),
        ("facts", st.one_of(*[facts(day, months, dubious)] * 3, st.none())),
        ("judgement", st.sampled_from(("yes", *TRI, None))),
        ("assistance_consent", st.sampled_from((*TRI, None))),
    ):
        if draw(MOSTLY):
            record[name] = draw(values)
    return record


def thresholds() -> st.SearchStrategy[dict[str, int]]:
    """Overrides by name, none to all, near the built-in values."""
    return st.fixed_dictionaries(
        {},
        optional={
            "pps_threshold": st.integers(1, 6),
            "assistance_threshold": st.integers(1, 6),
            "emergency_admission_months": st.integers(1, 24),
            "chronic_conditions_threshold": st.integers(1, 8),
            "medicines_threshold": st.integers(1, 20),
            "legal_complexity_professions": st.integers(1, 6),
        },
    )
