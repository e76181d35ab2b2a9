"""Nothing that a publication hides is in its page: no number, no length, no order, no scale.

Spec: spec/52-charts.md, "What is never drawn" (IND-6).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import re
from dataclasses import replace

from chart_figures import BEFORE, chart, end_of, figure
from integra import Figure
from integra.indicator.pages import page
from integra.indicator.publish import publish


def calls(small: int) -> dict[str | None, Figure]:
    """Of three territories the first has a small count; whatever it is, nothing that is shown differs. The shares of the
    first lie on either side of that of the third, 15 %."""
    counts = {"a": (small, 43), "b": (2020 - small, 5106), "c": (151, 1009), None: (2171, 6158)}
    return {name: figure(n, d, indicator="A4", interval=(n * 10**6 // d - 7, n * 10**6 // d + 9)) for name, (n, d) in counts.items()}


def test_pages_that_differ_in_what_is_hidden_alone_are_the_same_bytes() -> None:
    made = [page(publish(calls(small))) for small in range(1, 11)]
    assert len(set(made)) == 1
    assert len({page(calls(small)) for small in range(1, 11)}) == 10, "of figures that are not published every page is another"


def test_no_hidden_number_nor_what_comes_of_it_is_in_the_page() -> None:
    """3 of 43 and 2017 of 5106 are hidden, so are the others, 40 and 3089, the shares and the ends of the intervals."""
    data = page(publish(calls(3))).decode()
    numbers = set(re.findall(r"[0-9]+(?:[.,][0-9]+)?", data[data.index("<main"):]))
    hidden = {"3", "40", "2017", "3089"}
    for n, d in ((3, 43), (2017, 5106)):
        value, lower, upper = (2 * n * 10**6 + d) // (2 * d), n * 10**6 // d - 7, n * 10**6 // d + 9
        hidden |= {f"{each // 10**4}{sign}{each % 10**4:04}".rstrip("0") for each in (value, lower, upper) for sign in ".,"} | {str(value)}
    assert len(hidden) == 18
    assert numbers & hidden == set()
    assert {"43", "5106", "151", "1009", "14.9653"} <= numbers, "what is shown is there, and would be seen"


def test_the_scale_does_not_know_what_is_hidden() -> None:
    """30 over 4 would need a scale up to 8; 4 is small and hidden, with another, and what is left needs 2."""
    given = {"a": figure(30, 4), "b": figure(20, 25), "c": figure(30, 20), None: figure(80, 49)}
    assert end_of(chart(page(given))) == 8 * 10**6
    assert end_of(chart(page(publish(given)))) == 2 * 10**6


def test_what_was_hidden_before_leaves_no_trace_later() -> None:
    def both(small: int) -> bytes:
        before = publish({"a": figure(small, 30, at=BEFORE), "b": figure(40 - small, 30, at=BEFORE), None: figure(40, 60, at=BEFORE)})
        return page([before, publish({"a": figure(20, 30), "b": figure(20, 30), None: figure(40, 60)}, compared=before)])

    assert len({both(small) for small in range(1, 11)}) == 1


def test_a_line_that_says_a_value_beside_a_hidden_count_shows_neither() -> None:
    made = publish({"a": figure(3, 20), "b": figure(14, 12)})
    first, second = made.lines
    careless = replace(made, lines=(replace(first, value=4900000, highest=4950000, change=17), second))
    assert first.numerator is None and first.value is None
    assert page(careless) == page(made) and b"4.9" not in page(careless)


def test_where_only_the_bounds_are_hidden_the_value_stands_alone() -> None:
    """Nobody for certain and 3 perhaps: 0 of 40 is drawn, and no band."""
    made = publish({"a": figure(0, 40, indicator="A4", most=(3, 40), bounds=(0, 75000), interval=(0, 204000)),
                    "b": figure(20, 50, indicator="A4", interval=(276000, 538000))})
    table = chart(page(made, languages=("en",)))
    first = next(next(table.all("tbody")).all("tr"))
    assert [each.attributes["cx"] for each in first.all("circle")] == ["0%"] and not list(first.all("rect"))
    assert "facts are missing, how far is hidden" in first.text() and "7.5" not in first.text()
