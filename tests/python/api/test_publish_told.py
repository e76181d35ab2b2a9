"""Every way in which a publication leaves the library, and that no hidden count leaves by any of them.

Spec: spec/51-publishing.md, "What goes with a hidden count"; IND-6.  Layer: tests.  SPDX-License-Identifier: Apache-2.0

Counts are such that each number that would tell one (the count, a possible one, a ratio, a limit, a change) stands nowhere
else: then a search for it in all that was written finds it or does not.
"""
from __future__ import annotations

import copy
import csv
import dataclasses
import io
import json
import pickle
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from publish_tables import AT, figure, publish

from integra import Figure
from integra.forms import JsonError
from integra.forms.publication import PUBLICATION, publication_lines, publications_of
from integra.indicator.publish import Line, Publication
from integra.words import FigureState

#: Numbers of the two lines of which something is hidden, chosen to stand nowhere else: (numerator, denominator), the most.
HIDDEN = {"north": ((7, 1013), (9, 1021)), "south": ((211, 907), (223, 921))}
SHOWN = {"west": ((1201, 3301), (1201, 3301))}


def figures(year: int = 2025) -> dict[str | None, Figure]:
    """Two lines of which two counts are hidden, one that is whole, and all, each figure with bounds of its own."""
    made: dict[str | None, Figure] = {}
    at = AT.replace(year=year)
    for name, (counts, most) in (HIDDEN | SHOWN).items():
        made[name] = dataclasses.replace(figure(*counts, at=at, most=most), value=round(counts[0] * 10**6 / counts[1]), **(
            {"lowest": 400_000 + counts[0], "highest": 600_000 + counts[0], "interval_lowest": 200_000 + counts[0],
             "interval_highest": 800_000 + counts[0]} if name in HIDDEN else {}))
    whole = [sum(counts[place] for counts, _ in (HIDDEN | SHOWN).values()) for place in (0, 1)]
    made[None] = figure(*whole, at=at)
    return made


def telling() -> set[int]:
    """Every number that must not be told."""
    found: set[int] = set()
    for name, ((numerator, denominator), (most, of)) in HIDDEN.items():
        each = figures()[name]
        found |= {numerator, denominator - numerator, most, of, of - most, of - numerator}
        found |= {number for number in (each.value, each.lowest, each.highest, each.interval_lowest, each.interval_highest)
                  if number is not None}
    return found


def numbers(text: str) -> set[int]:
    """The whole numbers in a text, percentages as parts per million too."""
    text = re.sub(r"[0-9a-f]{64}", "", text)
    found = {int(each) for each in re.findall(r"\d+", text)}
    return found | {round(float(each.replace(",", ".")) * 10**4) for each in re.findall(r"\d+[.,]\d+|\d+(?= %)", text)}


def values_in(value: Any) -> Iterator[Any]:
    """Every value that an object holds, by its slots, its fields and its items."""
    yield value
    if isinstance(value, (tuple, list, set, frozenset)):
        for each in value:
            yield from values_in(each)
    elif isinstance(value, dict):
        yield from values_in([*value.keys(), *value.values()])
    for kind in type(value).__mro__:
        for slot in getattr(kind, "__slots__", ()):
            if isinstance(value, (Publication, Line)):
                yield from values_in(getattr(value, slot))


def _in_csv(made: Publication) -> str:
    from integra.cli.indicators_published import PublishedCsv

    out = io.BytesIO()
    writer = PublishedCsv(out)
    writer.write(made)
    writer.end()
    return out.getvalue().decode()


def _in_frame(made: Publication, library: str) -> str:
    pytest.importorskip(library)
    frame = made.frame(library)
    columns = frame.to_dict("list") if library == "pandas" else frame.to_dict(as_series=False) if library == "polars" else frame.to_pydict()
    return " ".join(f"{name} {each}" for name, values in columns.items() for each in values)


def _in_words(language: str) -> Callable[[Publication], str]:
    def write(made: Publication) -> str:
        from integra import Rules
        from integra.cli.indicators_published import PublishedTable
        from integra.cli.indicators_text import Table
        from integra.cli.page import Page

        out = io.BytesIO()
        table = PublishedTable(Table(Page(out, language), Rules.default(), True))
        table.write(made)
        table.end()
        return re.sub(r"\s*\n\s*", " ", out.getvalue().decode())

    return write


#: Every form that a publication takes.
WAYS: dict[str, Callable[[Publication], str]] = {
    "json": lambda made: "\n".join(json.dumps(each) for each in publication_lines(made)),
    "csv": _in_csv, "english": _in_words("en"), "french": _in_words("fr"), "repr": repr, "str": str,
    "lines": lambda made: " ".join(map(repr, made.lines)),
    "every value": lambda made: " ".join(str(each) for each in values_in(made) if isinstance(each, (int, str, float))),
    "a copy": lambda made: " ".join(str(each) for each in values_in(copy.deepcopy(made)) if isinstance(each, (int, float))),
    "fields": lambda made: str(dataclasses.asdict(made)),
    **{library: lambda made, library=library: _in_frame(made, library) for library in ("pandas", "polars", "pyarrow")},
}


@pytest.fixture(scope="module")
def made() -> Publication:
    return publish(figures(), compared=publish(figures(2023)))


def test_the_numbers_that_tell_are_the_figures() -> None:
    """Else the search would look for nothing: each stands in what a figure says."""
    for name in HIDDEN:
        assert figures()[name].numerator in telling() & numbers(json.dumps(dataclasses.asdict(figures()[name]), default=str))
    assert len(telling()) == 22


@pytest.mark.parametrize("way", WAYS)
def test_no_hidden_number_leaves(made: Publication, way: str) -> None:
    told = WAYS[way](made)
    assert not telling() & numbers(told), way
    assert way == "repr" or way == "str" or 1201 in numbers(told), "a line that is whole is told"


def test_pickled_bytes_hold_no_hidden_number(made: Publication) -> None:
    again = pickle.loads(pickle.dumps(made))
    assert again == made and not telling() & {each for each in values_in(again) if isinstance(each, int)}


def test_a_hidden_line_has_its_own_counts_alone(made: Publication) -> None:
    north, south, west, whole = made.lines
    for line in (north, south):
        told = {name for name in Line.__slots__ if getattr(line, name) is not None}
        assert told == {"territory", "state", "denominator", "covered", "overlap"} and line.state is FigureState.SUPPRESSED
        assert line.overlap.word == "unknown" and line.denominator in (1013, 907)
    assert (west.change, whole.change) == (0, 0)


def test_json_reads_back(made: Publication) -> None:
    lines = list(publication_lines(made))
    assert [list(each) for each in lines] == [list(PUBLICATION)] * 4
    assert publications_of(lines) == [made]
    other = publish({"a": figure(30, 50, indicator="B3")})
    assert publications_of([*lines[:2], *publication_lines(other), *lines[2:]]) == [made, other]
    rounded = publish({None: figure(30, 52)}, rounded=10)
    assert publications_of(publication_lines(rounded)) == [rounded]
    assert lines[0]["hidden"] == ["numerator", "complement"] and lines[2]["hidden"] == []


@pytest.mark.parametrize(("name", "value", "told"), [
    ("state", "defined", "hidden"), ("hidden", [], "hidden"), ("threshold", 10, "threshold"), ("rounded", 7, "rounded"),
    ("relation", "summ", "relation"), ("at", None, "at"), ("indicator", "A5", "indicator"), ("numerator", -1, "numerator"),
    ("rules", "00", "rules"), ("teritory", "x", "territory")])
def test_a_line_that_is_none(made: Publication, name: str, value: object, told: str) -> None:
    first = next(publication_lines(made))
    with pytest.raises(JsonError) as caught:
        publications_of([first | {name: value}])
    assert told in str(caught.value)
    with pytest.raises(JsonError, match="there already"):
        publications_of([first, first])


def test_a_frame_says_what_the_written_form_says(made: Publication) -> None:
    pytest.importorskip("pyarrow")
    frame = made.frame("pyarrow")
    assert frame.column_names == [name for name in PUBLICATION if name not in ("rules", "hidden")]
    for row, line in zip(frame.to_pylist(), publication_lines(made), strict=True):
        assert {name: each.isoformat() if name in ("at", "compared") else each for name, each in row.items()} == {
            name: line[name] for name in frame.column_names}


def test_a_cell_of_csv_that_is_hidden_is_empty(made: Publication) -> None:
    rows = list(csv.DictReader(io.StringIO(_in_csv(made))))
    assert [(each["numerator"], each["denominator"], each["hidden"]) for each in rows[:3]] == [
        ("", "1013", "numerator complement"), ("", "907", "numerator complement"), ("1201", "3301", "")]
