"""The attacker of published tables against plain enumeration, and against traps worked out by hand.

Spec: IND-6.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator, Sequence
from typing import Any

import pytest

from .attacker import Cell, Publication, attack

SHARE = ("numerator", "complement", "denominator")
PAIR = ("numerator", "denominator")
# The threshold of the tiny tables, so that small and not small are both within reach of an enumeration.
TINY = 3
# No count of an enumeration is above this.
MOST = 6

Counts = tuple[int, ...]


def table(*lines: tuple[int | None, str | None, Sequence[int | None]], threshold: int = 11) -> Publication:
    """Make a publication of lines (parent, relation, counts); two counts or three say which columns there are."""
    columns = SHARE if len(lines[0][2]) == 3 else PAIR
    return {"threshold": threshold, "columns": columns,
            "lines": [{"parent": parent, "relation": relation, **dict(zip(columns, counts, strict=True))}
                      for parent, relation, counts in lines]}


def plain(values: dict[Cell, set[int] | range]) -> dict[Cell, list[int]]:
    """Put the values as lists, whatever holds them: of tables where each has an end."""
    return {cell: sorted(one) for cell, one in values.items()}


def fits(publication: Publication, counts: Sequence[Counts]) -> bool:
    """Whether the counts of the lines go together as the relations say (points 3 to 5 of the form)."""
    for line, row in enumerate(publication["lines"]):
        within = [counts[child] for child, other in enumerate(publication["lines"]) if other["parent"] == line]
        for column, count in enumerate(counts[line]):
            total, largest = sum(one[column] for one in within), max((one[column] for one in within), default=0)
            if row["relation"] == "sum" and count != total:
                return False
            if row["relation"] == "union" and not largest <= count <= total:
                return False
    return True


def all_fillings(publication: Publication) -> Iterator[list[Counts]]:
    """Try all counts up to MOST for whatever is hidden."""
    columns = publication["columns"]
    lines = []
    for row in publication["lines"]:
        each = [range(1, MOST + 1) if row[column] is None else (row[column],) for column in columns]
        lines.append([one for one in itertools.product(*each) if len(one) == 2 or one[0] + one[1] == one[2]])
    return (list(counts) for counts in itertools.product(*lines) if fits(publication, counts))


def hidden(publication: Publication) -> list[Cell]:
    return [(line, column) for line, row in enumerate(publication["lines"])
            for column in publication["columns"] if row[column] is None]


def enumerate_values(publication: Publication, earlier: Sequence[Publication] = (),
                     same: Sequence[Any] = ()) -> dict[Cell, set[int]]:
    """Give the values of each hidden cell over all fillings of all publications with counts up to MOST."""
    place = {column: number for number, column in enumerate(publication["columns"])}
    small = range(1, publication["threshold"])
    values: dict[Cell, set[int]] = {cell: set() for cell in hidden(publication)}
    joined = [[pair for pair in same if pair[0][0] == number] for number in range(len(earlier))]
    before = [{tuple(counts[line][place[column]] for (_, line, column), _ in pairs) for counts in all_fillings(one)}
              for one, pairs in zip(earlier, joined, strict=True)]
    for counts in all_fillings(publication):
        here = {cell: counts[cell[0]][place[cell[1]]] for cell in values}
        if not earlier and values and not any(value in small for value in here.values()):
            continue
        if all(tuple(counts[line][place[column]] for _, (line, column) in pairs) in old
               for old, pairs in zip(before, joined, strict=True)):
            for cell, value in here.items():
                values[cell].add(value)
    return values


def drawn(dice: random.Random) -> tuple[Publication, Publication]:
    """Draw one true table of a whole with two territories, and publish it twice, each time hiding by chance."""
    columns = dice.choice((SHARE, PAIR))
    relation = dice.choice(("sum", "union", "apart"))
    while True:
        rows = [[dice.randint(0, 2), dice.randint(0, 3)] for _ in range(3)]
        if relation == "sum":
            rows[0] = [a + b for a, b in zip(rows[1], rows[2], strict=True)]
        lines = [[a, b, a + b] if columns == SHARE else [a, b] for a, b in rows]
        true = table((None, relation, lines[0]), (0, None, lines[1]), (0, None, lines[2]), threshold=TINY)
        if fits(true, [tuple(line) for line in lines]) and any(count in (1, 2) for line in lines for count in line):
            break
    one, other = ({**true, "lines": [{**row, **{column: None for column in columns if row[column] and (
        row[column] < TINY or dice.random() < often)}} for row in true["lines"]]} for often in (0.5, 0.2))
    return one, other


def agree(found: dict[Cell, set[int] | range], expected: dict[Cell, set[int]]) -> None:
    """The values are the enumerated ones: all of those, and no other that an enumeration to MOST would have."""
    assert found.keys() == expected.keys()
    for cell, values in expected.items():
        assert values, "the truth is within reach of the enumeration"
        assert all(value in found[cell] for value in values), (cell, found[cell], values)
        # What is small needs nothing above MOST beside it; what has no end goes on above.
        assert {value for value in range(TINY) if value in found[cell]} == {value for value in values if value < TINY}
        if len(found[cell]) <= MOST and max(found[cell]) <= MOST:
            assert set(found[cell]) == values, cell
        assert (len(found[cell]) == 1) == (len(values) == 1), (cell, found[cell], values)


@pytest.mark.parametrize("seed", range(40))
def test_it_finds_what_enumeration_finds(seed: int) -> None:
    publication, _ = drawn(random.Random(seed))
    agree(attack(publication), enumerate_values(publication))


@pytest.mark.parametrize("seed", range(25))
def test_it_finds_what_enumeration_of_two_publications_finds(seed: int) -> None:
    dice = random.Random(seed)
    publication, old = drawn(dice)
    cells = [(line, column) for line in range(3) for column in publication["columns"]]
    same = [((0, *cell), cell) for cell in cells if dice.random() < 0.6]
    agree(attack(publication, [old], same), enumerate_values(publication, [old], same))


def test_one_hidden_of_a_sum_is_found() -> None:
    one = table((None, "sum", (30, 40)), (0, None, (25, 20)), (0, None, (None, 20)))
    assert plain(attack(one)) == {(2, "numerator"): [5]}


def test_two_hidden_of_a_sum_of_2_are_1_each_as_zero_is_never_hidden() -> None:
    one = table((None, "sum", (22, 40)), (0, None, (20, 11)), (0, None, (None, 11)), (0, None, (None, 18)))
    assert plain(attack(one)) == {(2, "numerator"): [1], (3, "numerator"): [1]}


def test_complements_of_two_lines_pin_what_the_sum_leaves_open() -> None:
    """Numerators that are 20 together would be open, but one of them is what 50 of 56 leave."""
    one = table((None, "sum", (20, None, None)), (0, None, (None, 50, 56)), (0, None, (None, None, None)))
    found = attack(one)
    assert list(found[1, "numerator"]) == [6] and list(found[2, "numerator"]) == [14]
    assert len(found[2, "complement"]) > 1 < len(found[0, "denominator"])


def test_one_at_least_is_small() -> None:
    """Of 30 in two hidden parts, one is 1 to 10, and so the other 20 to 29: never 11 to 19."""
    expected = [*range(1, 11), *range(20, 30)]
    assert plain(attack(table((None, None, (None, None, 30))))) == {
        (0, "numerator"): expected, (0, "complement"): expected}


def test_one_hidden_alone_is_small_and_no_more() -> None:
    assert plain(attack(table((None, None, (None, 40))))) == {(0, "numerator"): list(range(1, 11))}


def test_with_an_earlier_publication_nothing_need_be_small() -> None:
    one = table((None, None, (None, None, 30)))
    assert plain(attack(one, [table((None, None, (0, 0, 0)))]))[0, "numerator"] == list(range(1, 30))


def test_a_union_is_no_more_than_its_sum_and_no_less_than_its_largest() -> None:
    one = table((None, "union", (None, 60)), (0, None, (20, 50)), (0, None, (None, 11)), threshold=100)
    assert plain(attack({**one, "lines": [{**one["lines"][0], "numerator": 25}, *one["lines"][1:]]})) == {
        (2, "numerator"): list(range(5, 26))}
    assert plain(attack({**one, "lines": [*one["lines"][:2], {**one["lines"][2], "numerator": 3}]})) == {
        (0, "numerator"): [20, 21, 22, 23]}


def test_a_union_of_one_line_is_that_line() -> None:
    one = table((None, "union", (12, 40)), (0, None, (None, 40)))
    assert plain(attack({**one, "threshold": 20})) == {(1, "numerator"): [12]}


def test_lines_apart_tell_nothing_of_each_other() -> None:
    one = table((None, "apart", (12, 40)), (0, None, (None, 40)))
    assert plain(attack(one)) == {(1, "numerator"): list(range(1, 11))}


def test_what_was_shown_before_is_known() -> None:
    one = table((None, "sum", (30, 40)), (0, None, (None, 20)), (0, None, (None, 20)))
    old = table((None, None, (17, None)))
    assert plain(attack(one, [old], [((0, 0, "numerator"), (1, "numerator"))])) == {
        (1, "numerator"): [17], (2, "numerator"): [13]}


def test_a_difference_that_two_publications_share_is_known_where_nothing_else_has_an_end() -> None:
    """Both tables hide numerator and denominator, which are the same; the old one shows that they are 12 apart."""
    one, old = table((None, None, (None, None, None))), table((None, None, (None, 12, None)))
    same = [((0, 0, column), (0, column)) for column in ("numerator", "denominator")]
    assert list(attack(one, [old], same)[0, "complement"]) == [12]


def test_two_ways_of_splitting_one_count_can_leave_holes() -> None:
    """Two parts which an old table says are the same count make an even number."""
    one = table((None, "sum", (None, 51)), (0, None, (None, 20)), (0, None, (None, 20)), (0, None, (50, 11)))
    old = table((None, "union", (None, 14)), (0, None, (None, 14)))
    same = [((0, 0, "numerator"), (1, "numerator")), ((0, 1, "numerator"), (2, "numerator"))]
    found = attack(one, [old], same)[0, "numerator"]
    assert [value for value in range(50, 60) if value in found] == [52, 54, 56, 58]


def test_what_does_not_go_together_is_told() -> None:
    for wrong in (table((None, "sum", (30, 40)), (0, None, (20, 40))),
                  table((None, "sum", (30, 40)), (0, None, (30, 20)), (0, None, (None, 20)))):
        with pytest.raises(ValueError, match="what is shown|no counts fit"):
            attack(wrong)


def test_nothing_hidden_is_nothing_to_find() -> None:
    assert attack(table((None, None, (12, 40)))) == {}
