"""Wrong readings of A3 and B3. Layer: tests. SPDX-License-Identifier: Apache-2.0"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from . import civil, fact, space, stays, uses
from .planted import plant
from .rows import OPEN, Date, Stay, Use

_a3_outcomes, _b3_outcomes, _events, _links = uses.outcomes, stays.outcomes, stays.events, stays.links
_discharge, _counted, _birth = stays.discharge, stays.counted_stays, stays.birth
Rule = Callable[[list[int], int, bool], space.Total]
Spans = tuple[tuple[int, int] | None, ...]


def _outcome(rule: Rule) -> Callable[[tuple[uses.Filled, ...], int, int], space.Total]:
    """A3 with another rule over the actors of the initial assessments, how many are at the age."""

    def found(filling: tuple[uses.Filled, ...], birth: int, age: int) -> space.Total:
        initial = [(day, actors) for day, first, actors in filling if day is not None and first]
        old = sum(civil.aged(birth, day, age) for day, _ in initial)
        two = any(actors >= 2 for _, actors in initial)
        return rule([actors for _, actors in initial], old, two) if old else (0, 0)

    return found


def _aged_only(filling: tuple[uses.Filled, ...], birth: int, age: int) -> space.Total:
    """Exactly one of those at the age."""
    old = [actors for day, first, actors in filling if day is not None and first and civil.aged(birth, day, age)]
    return (int(len(old) == 1 and old[0] >= 2), 1) if old else (0, 0)


def _aged_all(filling: tuple[uses.Filled, ...], birth: int, age: int) -> space.Total:
    """At the age at each of them."""
    initial = [(day, actors) for day, first, actors in filling if day is not None and first]
    if not initial or not all(civil.aged(birth, day, age) for day, _ in initial):
        return 0, 0
    return int(len(initial) == 1 and initial[0][1] >= 2), 1


def _aged_at_d(rows: list[Use], at: int, age: int, months: int, full: bool) -> frozenset[space.Total]:
    """The age is read on D."""
    found: set[space.Total] = set()
    for filling in uses.fillings(uses.assessments(rows), civil.window(at, months, 0), full):
        moved = tuple((None if day is None else at, first, actors) for day, first, actors in filling)
        found |= {uses.outcome(moved, born, age) for born in uses.births(uses.birth(rows, at), moved, age, full)}
    return frozenset(found)


def _actors(known: int, blank: int) -> Callable[[uses.Assessment], list[int]]:
    """A blank actor adds so many."""
    return lambda one: [max(len(one.actors) * known + blank * one.blank_actor, 0)]


def _one_of_birth(pick: Callable[[list[int]], int]) -> Callable[[Iterable[int | None]], tuple[int, int] | None]:
    """Of several birth dates one."""

    def found(births: Iterable[int | None]) -> tuple[int, int] | None:
        known = [birth for birth in births if birth is not None]
        return (pick(known), pick(known)) if known else None

    return found


def _two_births_unknown(births: Iterable[int | None]) -> tuple[int, int] | None:
    """Two birth dates say nothing."""
    known = {birth for birth in births if birth is not None}
    return (min(known), max(known)) if len(known) == 1 else None


def _uses_birth_row(rows: list[Use], at: int) -> tuple[int, int]:
    """A row without a birth date is of someone whose birth is not known."""
    if any(row.birth_date is None for row in rows):
        return civil.FIRST, at
    return fact.birth_of_all([span for span in [fact.birth_of_dates(row.birth_date for row in rows)] if span], at)


def _stays_birth_row(rows: list[Stay], at: int) -> tuple[int, int]:
    """The birth is read on the row alone."""
    if any(row.birth_date is None and row.age_at_admission is None for row in rows):
        return civil.FIRST, at
    return _birth(rows, at)


def _ages_ignored(rows: list[Stay], at: int) -> tuple[int, int]:
    """Ages say nothing."""
    said = fact.birth_of_dates(row.birth_date for row in rows)
    return fact.birth_of_all([said] if said else [], at)


def _dates_win(rows: list[Stay], at: int) -> tuple[int, int]:
    """A birth date stands over the ages."""
    return fact.birth_of_dates(row.birth_date for row in rows) or _birth(rows, at)


def _age(low: int, high: int, years: int) -> Callable[[int, int], tuple[int, int]]:
    """The interval of an age with other ends."""

    def found(age: int, day: int) -> tuple[int, int]:
        last, before = civil.months_before(day, 12 * age), civil.months_before(day, 12 * (age + years))
        last = civil.FIRST if last is None else last - high
        return min(civil.FIRST if before is None else before + low, last), last

    return found


def _no_hull(spans: list[tuple[int, int]], at: int) -> tuple[int, int]:
    """Where nothing is left, any day."""
    low, high = max((s[0] for s in spans), default=civil.FIRST), min((s[1] for s in spans), default=at)
    return (low, high) if low <= high else (civil.FIRST, at)


def _always_hull(spans: list[tuple[int, int]], at: int) -> tuple[int, int]:
    """What is said is joined, never narrowed."""
    return (min(s[0] for s in spans), max(s[1] for s in spans)) if spans else (civil.FIRST, at)


def _strictly(birth: int, day: int, months: int) -> bool:
    """Older than n years, not n years old."""
    limit = civil.months_before(day, months)
    return limit is not None and birth < limit


def _previous(days: tuple[stays.Days, ...]) -> list[tuple[int, int]]:
    """Only the stay directly before."""
    order = sorted(range(len(days)), key=lambda i: days[i][0])
    return [(i, j) for i, j in _links(days) if order.index(j) - order.index(i) == 1]


def _merged(days: tuple[stays.Days, ...]) -> list[tuple[int, int]]:
    """A stay within another is no stay."""
    nested = {
        i
        for i, (a, z) in enumerate(days)
        for j, (b, y) in enumerate(days)
        if i != j and b <= a and (y is None or (z is not None and z <= y)) and (a, z) != (b, y)
    }
    return [(i, j) for i, j in _links(days) if i not in nested and j not in nested]


def _not_nested(days: tuple[stays.Days, ...]) -> list[tuple[int, int]]:
    """No readmission while another stay is open."""
    return [(i, j) for i, j in _links(days) if not _during(days, i, j)]


def _during(days: tuple[stays.Days, ...], i: int, j: int) -> bool:
    """The readmission j falls in a stay other than i and j."""
    day = days[j][0]
    return any(k not in (i, j) and a < day and (z is None or z >= day) for k, (a, z) in enumerate(days))


def _number(readmissions: set[int], days: tuple[stays.Days, ...], born: int, spans: Spans) -> space.Total:
    """Readmissions rather than people."""
    old = [days[j][0] for j in readmissions if civil.aged(born, days[j][0], stays.AGE_MONTHS)]
    now, before = (sum(civil.within(day, span) for day in old) for span in spans)
    return now, before


def _at_discharge(readmissions: set[int], days: tuple[stays.Days, ...], born: int, spans: Spans) -> space.Total:
    """The window is read on the day of discharge of the readmission."""
    found = [days[j] for j in readmissions if civil.aged(born, days[j][0], stays.AGE_MONTHS)]
    now, before = (any(z is not None and civil.within(z, span) for _, z in found) for span in spans)
    return int(now), int(before)


def _apart(rows: list[Stay], at: int, on_list_column: bool, full: bool) -> frozenset[space.Total]:
    """Each count is filled in on its own."""
    found = _b3_outcomes(rows, at, on_list_column, full)
    return frozenset((n, d) for n, _ in found for _, d in found)


def _blank_open(row: Stay, at: int) -> Date:
    """A blank discharge is none yet."""
    return OPEN if row.discharge is None else _discharge(row, at)


def _read_births(rows: Iterable[Stay], at: int) -> list[Stay]:
    """Of a row admitted after D the birth date is read."""
    kept = (row if row.admission is None or row.admission <= at else _later(row, at) for row in rows)
    return list(kept)


def _later(row: Stay, at: int) -> Stay:
    """A row that says the birth date alone."""
    return Stay(row.person, at, OPEN, False, True, row.birth_date)


def _each_row(rows: list[Stay], at: int, on_list_column: bool) -> list[stays.Event]:
    """Equal rows are several stays."""
    return [one for row in rows for one in _events([row], at, on_list_column)]


def _list_of_earlier(pairs: list[tuple[int, int]], mco: tuple[bool, ...], lists: tuple[bool, ...]) -> set[int]:
    """The list is read on the earlier stay."""
    return {j for i, j in pairs if mco[i] and mco[j] and lists[i]}


def _list_of_both(pairs: list[tuple[int, int]], mco: tuple[bool, ...], lists: tuple[bool, ...]) -> set[int]:
    """The list is read on both stays."""
    return {j for i, j in pairs if mco[i] and mco[j] and lists[j] and lists[i]}


def _earlier_any(pairs: list[tuple[int, int]], mco: tuple[bool, ...], lists: tuple[bool, ...]) -> set[int]:
    """The earlier stay may be of any kind."""
    return {j for _, j in pairs if mco[j] and lists[j]}


def _later_any(pairs: list[tuple[int, int]], mco: tuple[bool, ...], lists: tuple[bool, ...]) -> set[int]:
    """The readmission may be of any kind."""
    return {j for i, j in pairs if mco[i] and lists[j]}


def _list_always(rows: list[Stay], at: int, on_list_column: bool) -> list[stays.Event]:
    """The list is read though the column lacks."""
    return _events(rows, at, True)


AB = "A3 B3"
PLANTS = (
    plant("update_counts", "an update is an assessment", "A3", (uses, "kinds", lambda one: [True])),
    plant("kind_unknown_initial", "a kind not known is initial", "A3",
          (uses, "kinds", lambda one: [one.kind != "update"])),
    plant("kind_unknown_update", "a kind not known is an update", "A3",
          (uses, "kinds", lambda one: [one.kind == "initial"])),
    plant("at_least_one", "one assessment or more", "A3",
          (uses, "outcome", _outcome(lambda _, old, two: (int(two), 1)))),
    plant("one_actor", "used by one", "A3",
          (uses, "outcome", _outcome(lambda a, old, two: (int(len(a) == 1 and a[0] >= 1), 1)))),
    plant("three_actors", "used by three", "A3",
          (uses, "outcome", _outcome(lambda a, old, two: (int(len(a) == 1 and a[0] >= 3), 1)))),
    plant("aged_only", "exactly one at the age", "A3", (uses, "outcome", _aged_only)),
    plant("aged_all", "at the age at each assessment", "A3", (uses, "outcome", _aged_all)),
    plant("aged_at_d", "60 on D", "A3", (uses, "outcomes", _aged_at_d)),
    plant("blank_actor_none", "a blank actor is none", "A3", (uses, "counts_of_actors", _actors(1, 0))),
    plant("blank_actor_other", "a blank actor is another", "A3", (uses, "counts_of_actors", _actors(1, 1))),
    plant("use_undated_out", "an assessment without a day is out", "A3",
          (uses, "days",
           lambda one, period, full: [one.date if one.date is not None and civil.within(one.date, period) else None])),
    plant("use_undated_in", "an assessment without a day is in", "A3",
          (uses, "days",
           lambda one, period, full: [one.date if civil.within(one.date, period) else None]
            if one.date is not None else [*period])),
    plant("use_after_d", "rows after D are read", "A3", (uses, "read", lambda rows, _: list(rows))),
    plant("use_birth_row", "the birth is read on the row alone", "A3", (uses, "birth", _uses_birth_row)),
    plant("birth_earliest", "of two births the earlier", AB, (fact, "birth_of_dates", _one_of_birth(min))),
    plant("birth_latest", "of two births the later", AB, (fact, "birth_of_dates", _one_of_birth(max))),
    plant("births_say_nothing", "two births say nothing", AB, (fact, "birth_of_dates", _two_births_unknown)),
    plant("strictly_older", "60 and 75 strictly", AB, (civil, "aged", _strictly)),
    plant("age_74", "74 years are enough", "B3", (stays, "AGE_MONTHS", 888)),
    plant("gap_29", "29 days at most", "B3", (stays, "GAP_HIGH", 29)),
    plant("gap_31", "31 days allowed", "B3", (stays, "GAP_HIGH", 31)),
    plant("same_day", "the day of discharge counts", "B3", (stays, "GAP_LOW", 0)),
    plant("gap_from_2", "the next day does not count", "B3", (stays, "GAP_LOW", 2)),
    plant("directly_previous", "only the directly previous stay counts", "B3", (stays, "links", _previous)),
    plant("nested_merged", "nested stays are merged", "B3", (stays, "links", _merged)),
    plant("nested_no_readmission", "no readmission during another stay", "B3", (stays, "links", _not_nested)),
    plant("stay_birth_row", "the birth is read on the row alone", "B3", (stays, "birth", _stays_birth_row)),
    plant("ages_ignored", "ages say nothing", "B3", (stays, "birth", _ages_ignored)),
    plant("dates_over_ages", "a birth date stands over ages", "B3", (stays, "birth", _dates_win)),
    plant("age_closed", "an age's interval is closed", "B3", (fact, "birth_of_age", _age(0, 0, 1))),
    plant("age_open_above", "an age's interval is open above", "B3", (fact, "birth_of_age", _age(0, 1, 1))),
    plant("age_exact", "an age says the birthday", "B3", (fact, "birth_of_age", _age(0, 0, 0))),
    plant("age_two_years", "an age says two years", "B3", (fact, "birth_of_age", _age(1, 0, 2))),
    plant("contradiction_any", "contradictory births are any day", AB, (fact, "birth_of_all", _no_hull)),
    plant("hull_always", "births are joined, not narrowed", AB, (fact, "birth_of_all", _always_hull)),
    plant("counts_readmissions", "readmissions are counted", "B3", (stays, "outcome", _number)),
    plant("window_of_discharge", "the window reads the discharge", "B3", (stays, "outcome", _at_discharge)),
    plant("stay_sides_apart", "each count is filled in alone", "B3", (stays, "outcomes", _apart)),
    plant("discharge_blank_open", "a blank discharge is none", "B3", (stays, "discharge", _blank_open)),
    plant("stay_after_d", "birth dates of rows after D are read", "B3", (stays, "read", _read_births)),
    plant("equal_rows_several", "equal rows are several stays", "B3", (stays, "events", _each_row)),
    plant("list_of_earlier", "the list is read on the earlier stay", "B3", (stays, "counted_stays", _list_of_earlier)),
    plant("list_of_both", "the list is read on both stays", "B3", (stays, "counted_stays", _list_of_both)),
    plant("earlier_any_kind", "the earlier stay may be no MCO", "B3", (stays, "counted_stays", _earlier_any)),
    plant("readmission_any_kind", "the readmission may be no MCO", "B3", (stays, "counted_stays", _later_any)),
    plant("list_always_read", "a column that lacks is unknown", "B3", (stays, "events", _list_always)),
    plant("numerator_4_months", "the numerator's window is 4 months", "B3", (stays, "NUMERATOR", (4, 0))),
    plant("denominator_12_to_10", "the denominator's window is 12 to 10 months", "B3",
          (stays, "DENOMINATOR", (12, 10))),
)  # fmt: skip
