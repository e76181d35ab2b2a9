"""Publishing: small counts are hidden, zero is shown, and what is hidden cannot be worked out from what is shown.

Spec: spec/51-publishing.md (IND-6).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import random
from itertools import product
from typing import Any

import pytest
from publish_tables import AT, figure, shown, table, values

from integra import RefusedError, UsageError
from integra.indicator.publish import Publication, Relation, publish
from integra.words import FigureState

#: Nothing, the least and the most of what is small, and what no longer is.
EDGES = (0, 1, 2, 10, 11, 12)


def test_a_table_without_small_counts_loses_none() -> None:
    whole = publish(table((0, 11), (12, 0), (11, 30)))
    assert shown(whole) == [(0, 11, 11), (12, 0, 12), (11, 30, 41), (23, 41, 64)] and whole.hidden == 0
    assert [line.state for line in whole.lines] == [FigureState.DEFINED] * 4
    assert [line.value for line in whole.lines] == [0, 1000000, 268293, 359375]


def test_a_small_count_takes_three_others_with_it() -> None:
    """It, its complement, and the same two of another line: of their sums none is hidden."""
    made = publish(table((3, 40), (20, 30), (50, 60)))
    assert shown(made) == [(None, None, 43), (None, None, 50), (50, 60, 110), (73, 130, 203)]
    assert [line.state for line in made.lines] == [FigureState.SUPPRESSED] * 2 + [FigureState.DEFINED] * 2


def test_zero_is_shown_and_hides_nobody() -> None:
    """A zero has no other value: the small count needs a line where both counts can change."""
    made = publish(table((3, 40), (0, 30), (50, 60)))
    assert shown(made) == [(None, None, 43), (0, 30, 30), (None, None, 110), (53, 130, 183)]


@pytest.mark.parametrize("count", [1, 10, 11, 0])
def test_the_threshold(count: int) -> None:
    made = publish(table((count, 40), (20, 30)))
    assert (made.hidden > 0) == (1 <= count <= 10)
    assert publish(table((count, 40), (20, 30)), threshold=12).hidden == (0 if count == 0 else 4)


def test_a_small_count_of_one_line_alone() -> None:
    """Its denominator stays: 3 of 43 could be any of 43 but all and none."""
    assert shown(publish({None: figure(3, 43)})) == [(None, None, 43)]
    assert shown(publish({None: figure(3, 3)})) == [(None, 0, None)]
    assert shown(publish({None: figure(3, 7)})) == [(None, None, None)]


def test_a_ratio_has_two_counts_of_other_people() -> None:
    """Of B3 no complement is known: a small numerator takes another numerator with it, and no denominator."""
    counts = {"a": figure(3, 20, indicator="B3"), "b": figure(14, 12, indicator="B3"), "c": figure(30, 25, indicator="B3"),
              None: figure(47, 57, indicator="B3")}
    made = publish(counts)
    assert made.counts == ("numerator", "denominator")
    assert shown(made) == [(None, 20), (None, 12), (30, 25), (47, 57)]
    assert [line.value for line in made.lines] == [None, None, 1200000, 824561]


@pytest.mark.parametrize("indicator", ["A1", "A2", "B1", "B2"])
def test_structures_and_functions_are_shown(indicator: str) -> None:
    made = publish({"a": figure(1, 3, indicator=indicator), None: figure(2, 5, indicator=indicator)})
    assert shown(made) == [(1, 3), (2, 5)] and [line.value for line in made.lines] == [333333, 400000]


def test_groups_of_territories() -> None:
    """a and b make g, c and d make h: whoever subtracts on any level learns nothing."""
    figures = {"a": figure(3, 30), "b": figure(20, 40), "c": figure(15, 50), "d": figure(30, 60), "g": figure(23, 70),
               "h": figure(45, 110), None: figure(68, 180)}
    made = publish(figures, within={"a": "g", "b": "g", "c": "h", "d": "h"})
    assert [line.relation for line in made.lines] == [None] * 4 + [Relation.SUM] * 3
    assert shown(made)[:2] == [(None, None, 30), (None, None, 40)] and made.hidden == 4
    alone = publish({name: each for name, each in figures.items() if name != "b"} | {"g": figure(3, 30), None: figure(48, 140)},
                    within={"a": "g", "c": "h", "d": "h"})
    assert shown(alone)[0] == shown(alone)[3] == (None, None, 30), "a group of one is that one"
    assert all(len(each) > 1 for each in values(alone, {name: figure(3, 30) if name == "g" else each for name, each in (
        figures | {None: figure(48, 140)}).items() if name != "b"}, 2).values())


def test_every_small_table_by_trying() -> None:
    """Every table of two territories and their sum over these counts, and some of three."""
    rows = list(product(EDGES, EDGES))
    draw = random.Random(20251130)
    tables = [*((one, two) for place, one in enumerate(rows) for two in rows[place:]),
              *(tuple(draw.choice(rows) for _ in range(3)) for _ in range(60))]
    for counts in tables:
        figures = table(*counts)
        made = publish(figures)
        reach = 2 if len(counts) == 2 else 1
        for cell, possible in values(made, figures, reach).items():
            assert len(possible) > 1, (counts, cell)
        for line, each in zip(made.lines, figures.values(), strict=True):
            told = {"numerator": each.numerator, "complement": each.denominator - each.numerator, "denominator": each.denominator}
            for name in made.counts:
                assert (getattr(line, name) is None) >= (1 <= told[name] <= 10), counts
                assert getattr(line, name) in (None, told[name]) and not (told[name] == 0 and getattr(line, name) is None), counts


def test_trying_finds_what_is_hidden_in_vain() -> None:
    """The small counts alone, nothing beside them: a test that tries must see them."""
    figures = table((3, 40), (20, 30))
    made = publish(figures)
    lines = [made.lines[0], publish({"b": figures["b"]}).lines[0], made.lines[2]]
    bare = Publication(**{name: getattr(made, name) for name in Publication.__slots__ if name != "lines"}, lines=tuple(lines))
    assert {len(each) for each in values(bare, figures, 2).values()} == {1}


def test_who_counts_in_two_territories_counts_once_in_all() -> None:
    """Then all is no sum; whoever knows how many count twice, or in none, must not learn more than from a sum."""
    union = publish({"a": figure(3, 40), "b": figure(20, 50), None: figure(22, 85)})
    apart = publish({"a": figure(3, 40), "b": figure(20, 50), None: figure(24, 95)})
    assert [made.lines[2].relation for made in (union, apart)] == [Relation.UNION, Relation.APART]
    assert shown(union) == [(None, None, 40), (None, None, 50), (22, 63, 85)]
    assert shown(apart) == [(None, None, 40), (None, None, 50), (24, 71, 95)]


def test_a_line_of_a_union_is_no_less_than_one_within_it() -> None:
    """All of b's 20 make all there are, so b can have no more; and a's 10 no more either, or no count would be small."""
    made = publish({"a": figure(10, 40), "b": figure(20, 50), "c": figure(12, 50), None: figure(20, 100)})
    assert made.lines[3].relation is Relation.UNION
    assert shown(made)[:3] == [(None, None, 40), (20, 30, 50), (None, None, 50)]


def test_possible_counts_that_are_small_take_the_bounds_with_them() -> None:
    """Nobody for certain, 3 perhaps: 0 of 40 is shown, and not that 3 are in doubt."""
    made = publish({"a": figure(0, 40, most=(3, 40)), "b": figure(20, 50, most=(22, 50))})
    assert shown(made) == [(0, 40, 40), (20, 30, 50)]
    first, second = made.lines
    assert (first.state, first.value, first.numerator_highest, first.highest, first.interval_highest) == (
        FigureState.SUPPRESSED, 0, None, None, None)
    assert (second.state, second.numerator_highest) == (FigureState.BOUNDED, 22)
    whole = publish({"a": figure(0, 40, most=(3, 40)), "b": figure(20, 50, most=(22, 50)), None: figure(20, 90, most=(25, 90))}).lines
    assert [line.numerator_highest for line in whole] == [None, 22, None], "25 less 22 would be 3"
    assert [(line.numerator, line.value) for line in whole] == [(0, 0), (20, 400000), (20, 222222)]


def test_two_days_are_compared_where_both_are_whole() -> None:
    before = publish(table((20, 30), (12, 40), at=AT.replace(year=2023)))
    later = publish(table((3, 40), (20, 30), (50, 60), at=AT), compared=before)
    assert later.compared == AT.replace(year=2023)
    assert [line.change for line in later.lines] == [None, None, None, 359606 - 313725]
    assert [line.overlap.word for line in later.lines] == ["unknown", "unknown", "unknown", "no"]


@pytest.mark.parametrize(("given", "told"), [
    ({"threshold": 10}, "threshold: expected a whole number from 11 to 1000: the threshold may only be raised"),
    ({"threshold": 1001}, "threshold"), ({"rounded": 7}, "rounded: expected one of 5, 10, 20, 50, 100"), ({"rounded": True}, "rounded"),
    ({"within": {"a": "z"}}, "within: of a territory or a group of pair 1 there is no figure"), ({"within": {"a": "b", "b": "a"}}, "round about"),
    ({"figures": {}}, "no figure is given"), ({"figures": {"a": figure(1, 2), "b": figure(1, 2, at=AT.replace(year=2024))}}, "one at a time"),
    ({"figures": {"a": figure(1, 2, indicator="A2")}, "rounded": 5}, "A2 counts structures"),
])
def test_what_is_refused(given: dict[str, Any], told: str) -> None:
    with pytest.raises(UsageError) as caught:
        publish(given.pop("figures", table((3, 40), (20, 30))), **given)
    assert told in str(caught.value) and caught.value.rule == "IND-6"
    assert caught.value.sentence("fr") != str(caught.value)


@pytest.mark.parametrize(("name", "value"), [("threshold", "12"), ("threshold", True), ("within", "a"), ("earlier", [1]), ("compared", 1)])
def test_an_argument_of_another_type(name: str, value: object) -> None:
    with pytest.raises(TypeError, match=name):
        publish(table((3, 40)), **{name: value})  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="figures"):
        publish({"a": 1})  # type: ignore[dict-item]


def test_days_that_share_a_count() -> None:
    """B3 as of a day, and nine months later: the numerator of the one is the denominator of the other (IND-3). Nine
    months before 28 February is 28 May, and not the 31st."""
    first, last, later = datetime.date(2024, 5, 28), datetime.date(2024, 5, 31), datetime.date(2025, 2, 28)

    def b3(at: datetime.date, *counts: tuple[int, int]) -> dict[str | None, Any]:
        made: dict[str | None, Any] = {"abc"[place]: figure(n, d, indicator="B3", at=at) for place, (n, d) in enumerate(counts)}
        return made | {None: figure(sum(n for n, _ in counts), sum(d for _, d in counts), indicator="B3", at=at)}

    before, other = (publish(b3(at, (3, 20), (14, 12), (30, 25))) for at in (first, last))
    assert shown(before) == [(None, 20), (None, 12), (30, 25), (47, 57)]
    assert publish(b3(later, (20, 15), (20, 16), (20, 30)), earlier=[other]).hidden == 0
    again = publish(b3(later, (20, 3), (20, 14), (20, 30)), earlier=[before])
    assert shown(again) == [(20, None), (20, None), (20, 30), (60, 47)]
    raised = publish(b3(later, (20, 13), (20, 14), (20, 30)), earlier=[before])
    assert shown(raised) == [(20, None), (20, None), (20, 30), (60, 57)], "hidden once, hidden again, though it has become greater"


def test_what_was_shown_is_known() -> None:
    """What was shown and still is so cannot hide a small count that came late: what has changed with it is hidden."""
    before = publish(table((20, 30), (20, 30), (12, 30)))
    late = publish(table((20, 30), (20, 30), (3, 30)), earlier=[before])
    assert shown(late) == [(20, 30, 50), (20, 30, 50), (None, 30, None), (None, 90, None)]
    assert publish(table((20, 30), (20, 30), (12, 30)), earlier=[before]).hidden == 0
    with pytest.raises(RefusedError, match="earlier publications"):
        publish(table((20, 30), (20, 30), (12, 30)), earlier=[before], threshold=20)


def test_an_earlier_publication_of_something_else() -> None:
    before = publish(table((20, 30), (20, 30)))
    with pytest.raises(UsageError, match="other territories"):
        publish(table((20, 30)), earlier=[before])
    assert publish(table((20, 30), indicator="A3"), earlier=[before]).hidden == 0, "it shares no count"
    with pytest.raises(UsageError, match="rounded otherwise"):
        publish(table((20, 30), (20, 30)), earlier=[before], rounded=5)
    with pytest.raises(UsageError, match="compared: it is of another indicator"):
        publish(table((20, 30), indicator="A3"), compared=before)


def test_people_whom_two_indicators_count() -> None:
    """Those accompanied are the numerator of the caseload and the denominator of a share: hidden in one, hidden in both."""
    caseload = publish({"a": figure(9, 30, indicator="caseload"), "b": figure(40, 20, indicator="caseload"),
                        "c": figure(50, 20, indicator="caseload"), None: figure(99, 70, indicator="caseload")})
    assert [line[0] for line in shown(caseload)] == [None, None, 50, 99]
    share = {"a": figure(0, 9), "b": figure(20, 40), "c": figure(20, 50), None: figure(40, 99)}
    mt, health = ({name: figure(each.numerator, each.denominator, indicator="share", requester=word) for name, each in share.items()}
                    for word in ("mt", "health"))
    assert [line[2] for line in shown(publish(mt, earlier=[caseload]))] == [None, None, 50, 99]
    with pytest.raises(UsageError, match="by another requester"):
        publish(health, earlier=[publish(mt)])


def test_rounding() -> None:
    made = publish(table((3, 40), (20, 33), (52, 60)), rounded=5)
    assert shown(made) == [(5, 40, 45), (20, 35, 55), (50, 60, 110), (75, 135, 210)] and made.rounded == 5
    assert {(line.state, line.interval_lowest) for line in made.lines} == {(FigureState.SUPPRESSED, None)}
    assert [line.value for line in made.lines] == [111111, 363636, 454545, 357143], "of what is shown, not of what was counted"


def test_rounding_that_tells() -> None:
    """Nine territories of 2 each round to 0, and their sum, 18, to 20: no nine counts that round to 0 come to more."""
    with pytest.raises(RefusedError, match="rounded to 5, a small count could be worked out"):
        publish({name: figure(2, 42) for name in "abcdefghi"} | {None: figure(18, 378)}, rounded=5)
