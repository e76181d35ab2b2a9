"""Whoever tries to find out what a published table hides: every value that each hidden cell can have.

What is known (IND-6, as a reader of the table knows it): counts are whole numbers; a hidden one is 1 or
more, as zero is shown; numerator and complement make the denominator; a line and those within it go
together as the table says; something small is hidden; and earlier tables are true too.

A value is said to be possible only with a filling of all hidden cells at hand, and impossible only after
a search of all fillings; nothing between. From two fillings one step apart, whole stretches of fillings
follow at once (`Fillings.along`), which is what makes it fast.

Spec: IND-6.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from .attacker_fillings import NO_END, Fillings, Rule, both_ways

Publication = dict[str, Any]
Cell = tuple[int, str]
# A cell of a publication by its place: those of `earlier` first, then the one that is attacked.
Placed = tuple[int, int, str]
Same = tuple[tuple[int, int, str], Cell]
Span = tuple[int, int]
# A sum of cells with their weights, which is 0 exactly (true) or at most (false).
Sum = tuple[bool, list[tuple[Placed, int]]]

# Where a cell has no end above, its values are given up to here.
FAR = NO_END // 2
# Of an endless stretch of values with others apart from it, this many are given.
CUT = 1000
# Where a cell without an end has hole after hole, it is cut after this many values found apart.
APART = 20


def attack(publication: Publication, earlier: Sequence[Publication] = (),
           same: Sequence[Same] = ()) -> dict[Cell, set[int] | range]:
    """Give every value that each hidden cell of `publication` can have, all of them; endless ones are cut.

    ValueError: no counts at all fit what is published.
    """
    tables = [*earlier, publication]
    place = len(earlier)
    root = _joined(tables, [(old, (place, *new)) for old, new in same])
    known = _known(tables, root)
    unknown = {cell: number for number, cell in enumerate(sorted(set(root.values()) - set(known)))}
    sums = [(exact, rule) for table, one in enumerate(tables) for exact, terms in _sums(table, one)
            if (rule := _rule(exact, terms, root, known, unknown))]
    rules = both_ways(rule for exact, rule in sums if exact) + [rule for exact, rule in sums if not exact]
    small = publication["threshold"] if unknown and not earlier else None
    fillings = Fillings([1] * len(unknown), [NO_END] * len(unknown), rules, small)
    hidden = {(line, column): root[place, line, column] for line, row in enumerate(publication["lines"])
              for column in publication["columns"] if row[column] is None}
    wanted = {unknown[cell] for cell in hidden.values() if cell in unknown}
    values = _explore(fillings, wanted)
    return {cell: values[unknown[one]] if one in unknown else {known[one]} for cell, one in hidden.items()}


def _cells(table: int, publication: Publication) -> Iterator[tuple[Placed, int | None]]:
    for line, row in enumerate(publication["lines"]):
        for column in publication["columns"]:
            yield (table, line, column), row[column]


def _joined(tables: Sequence[Publication], same: Sequence[tuple[Placed, Placed]]) -> dict[Placed, Placed]:
    """Give each cell the one that stands for all which are the same count."""
    root = {cell: cell for table, one in enumerate(tables) for cell, _ in _cells(table, one)}
    for old, new in same:
        stays, goes = root[old], root[new]
        root = {cell: stays if to == goes else to for cell, to in root.items()}
    return root


def _known(tables: Sequence[Publication], root: dict[Placed, Placed]) -> dict[Placed, int]:
    """Give what is shown, wherever it is: known for every cell that is the same count."""
    known: dict[Placed, int] = {}
    for table, one in enumerate(tables):
        for cell, value in _cells(table, one):
            if value is not None and known.setdefault(root[cell], value) != value:
                raise ValueError(f"{cell}: shown as {value} here and as {known[root[cell]]} elsewhere")
    for table, one in enumerate(tables):
        for cell, value in _cells(table, one):
            if value is None and known.get(root[cell]) == 0:
                raise ValueError(f"{cell}: hidden here and shown as 0 elsewhere, but zero is never hidden")
    return known


def _sums(table: int, publication: Publication) -> Iterator[Sum]:
    """Give all that is known of the cells of one publication together, each as a sum."""
    lines, columns = publication["lines"], publication["columns"]
    for line, row in enumerate(lines):
        if "complement" in columns:
            parts = [((table, line, "numerator"), 1), ((table, line, "complement"), 1)]
            yield True, [*parts, ((table, line, "denominator"), -1)]
        for column in columns:
            whole = (table, line, column)
            within = [(table, child, column) for child, other in enumerate(lines) if other["parent"] == line]
            if row["relation"] == "sum" or (row["relation"] == "union" and len(within) == 1):
                yield True, [*((part, 1) for part in within), (whole, -1)]
            elif row["relation"] == "union":
                yield False, [(whole, 1), *((part, -1) for part in within)]
                yield from ((False, [(part, 1), (whole, -1)]) for part in within)


def _rule(exact: bool, total: list[tuple[Placed, int]], root: dict[Placed, Placed], known: dict[Placed, int],
          unknown: dict[Placed, int]) -> Rule | None:
    """Put what is known into a sum; None where nothing unknown is left of it."""
    weights: dict[int, int] = {}
    limit = 0
    for cell, weight in total:
        one = root[cell]
        if one in known:
            limit -= weight * known[one]
        else:
            weights[unknown[one]] = weights.get(unknown[one], 0) + weight
    terms = tuple((one, weight) for one, weight in weights.items() if weight)
    if not terms and (limit < 0 or (exact and limit > 0)):
        raise ValueError(f"what is shown does not go together: {[cell for cell, _ in total]}")
    return Rule(terms, limit) if terms else None


def _explore(fillings: Fillings, wanted: set[int]) -> list[set[int] | range]:
    """Decide each value of each wanted unknown, by a filling that has it or a search that finds none."""
    # By unknown: the values not decided, and those that no filling has.
    undecided = [[(low, min(high, FAR))] if one in wanted else []
                 for one, (low, high) in enumerate(zip(fillings.low, fillings.high, strict=True))]
    never: list[list[Span]] = [[] for _ in undecided]
    start = fillings.find(fillings.low, 0, 0, NO_END) if fillings.possible and undecided else []
    if not fillings.possible or start is None:
        raise ValueError("no counts fit what is published")
    _decide(undecided, start, start, [(0, 0)])
    for one, spans in enumerate(undecided):
        apart = 0
        while spans:
            if apart > APART and fillings.high[one] > FAR:
                never[one] += spans
                break
            first, last = spans[0]
            found = fillings.find(start, one, first, last)
            if found is None:
                never[one].append(spans.pop(0))
                continue
            apart += 1
            _decide(undecided, found, found, [(0, 0)])
            for step in (-1, 1):
                _walk(fillings, undecided, never[one], found, one, step)
    return [_values(low, min(high, FAR), none) if one in wanted else set() for one, (low, high, none) in
            enumerate(zip(fillings.low, fillings.high, never, strict=True))]


def _walk(fillings: Fillings, undecided: list[list[Span]], never: list[Span], at: Sequence[int],
          one: int, step: int) -> None:
    """Go from a filling to one where `one` is a step on, then straight on, as long as that decides something."""
    while any(first <= at[one] + step <= last for first, last in undecided[one]):
        beside = fillings.find(at, one, at[one] + step, at[one] + step)
        if beside is None:
            never.append((at[one] + step, at[one] + step))
            _take(undecided[one], at[one] + step, at[one] + step)
            break
        along = fillings.along(at, beside)
        _decide(undecided, at, beside, along)
        # Where the line ends something is at its bound, so that the next one goes along it, and far.
        far = next(last for first, last in along if first <= 1 <= last)
        at = [value + far * (other - value) for value, other in zip(at, beside, strict=True)]


def _decide(undecided: list[list[Span]], one: Sequence[int], other: Sequence[int], along: list[Span]) -> None:
    """Take off what the fillings on the line through two of them have: each value between where a step is 1."""
    for spans, value, beside in zip(undecided, one, other, strict=True):
        if not spans:
            continue
        if abs(beside - value) == 1:
            for start, end in along:
                ends = (value + start * (beside - value), value + end * (beside - value))
                _take(spans, min(ends), max(ends))
        else:
            _take(spans, value, value)
            _take(spans, beside, beside)


def _take(spans: list[Span], first: int, last: int) -> None:
    """Take the values from first to last off the spans."""
    spans[:] = [part for start, end in spans for part in ((start, min(end, first - 1)), (max(start, last + 1), end))
                if part[0] <= part[1]]


def _values(low: int, high: int, never: list[Span]) -> set[int] | range:
    """Give the values from low to high without those that are never: a range where they are in one piece."""
    pieces = [(low, high)]
    for first, last in never:
        _take(pieces, first, last)
    if len(pieces) == 1:
        return range(pieces[0][0], pieces[0][1] + 1)
    return {value for first, last in pieces
            for value in range(first, min(last, first + CUT) + 1 if last == FAR else last + 1)}
