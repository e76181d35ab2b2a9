"""Whatever a record holds stays text, and the same tour always gives the same bytes.

Spec: spec/90-report.md; GEN-5, GEN-8.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from integra.cohort import cohort
from integra.tour import Tour, report, tour
from integra.text import Text, plural
from integra.tour.markup import Html, Writer, day, typeset
from integra.tour.plot import PLAIN, SOLID, Row, Series, chart, grouped
from tour_tree import Node, tree

HOSTILE = (
    "<script>alert(1)</script>", "</section></main><h1>no</h1>", "\"' onload=alert(1) x='", "&lt;b&gt; &amp;",
    "{ref} {0} {day.__class__}", "<!-- ", "<span class=\"fr\">", "\u202e]]>",
)


@pytest.fixture(scope="module")
def calm() -> Node:
    """The report of people whose key is a plain word."""
    return tree(report(tour(1, [record | {"ref": "calm"} for record in cohort(1, 300)])))


@pytest.mark.parametrize("ref", HOSTILE)
def test_a_caller_s_key_is_shown_as_it_is_written_and_never_obeyed(ref: str, calm: Node) -> None:
    hostile = tree(report(tour(1, [record | {"ref": ref} for record in cohort(1, 300)])))
    assert [node.tag for node in hostile.all()] == [node.tag for node in calm.all()]
    assert [node.attributes for node in hostile.all()] == [node.attributes for node in calm.all()]
    note = hostile.by_id("person-missing").by_class("note")[0].text(without="fr")
    assert note.startswith(f"“{ref.replace(chr(39), '’')}”, screened for ")


def test_attributes_and_texts_are_escaped() -> None:
    w = Writer(("en", "fr"))
    assert w("p", "<a & b>", title='"<&\'') == '<p title="&quot;&lt;&amp;&#x27;">&lt;a &amp; b&gt;</p>\n'
    assert w("b", Text("<i>", "<u>")) == (
        '<b><span class="en" lang="en">&lt;i&gt;</span><span class="fr" lang="fr">&lt;u&gt;</span></b>')
    assert w("b", Html("<i></i>"), None, 3, [Text("same", "same")]) == "<b><i></i>3same</b>"


def test_french_spaces_do_not_break_before_its_signs() -> None:
    assert typeset(Text("", "« a » : b ?"), "fr") == "«\u202fa\u202f»\u00a0: b\u202f?"
    assert typeset(Text("a : b", ""), "en") == "a : b"


def test_numbers_and_days_are_said_as_each_language_does() -> None:
    one, many = Text("{n} answer", "{n} réponse"), Text("{n} answers", "{n} réponses")
    assert [plural(n, one, many) for n in (0, 1, 2)] == [
        Text("0 answers", "0 réponse"), Text("1 answer", "1 réponse"), Text("2 answers", "2 réponses")]
    assert day(None) == Text("date unknown", "date inconnue")
    assert [grouped(n) for n in (0, 9999, 10000, 1234567)] == ["0", "9999", "10\u202f000", "1\u202f234\u202f567"]


def test_bars_are_as_wide_as_their_numbers() -> None:
    w = Writer(("en",))
    series = (Series(Text("a", "a"), SOLID), Series(Text("b", "b"), PLAIN))
    rows = [Row(Text("x", "x"), (1, 3)), Row(Text("y", "y"), (0, 8)), Row(Text("z", "z"), (0, 0))]
    drawn = tree(chart(w, Text("c", "c"), Text("d", "d"), series, rows).encode())
    bars = [[(part.attributes["x"], part.attributes["width"]) for part in bar.all("rect")]
            for bar in drawn.by_class("bar")]
    assert bars == [[("0.00%", "12.50%"), ("12.50%", "37.50%")], [("0.00%", "100.00%")], []]


def inked(*sums: int) -> list[list[float]]:
    """How long each line of each bar is, in hundredths of the longest that a line can be."""
    w, series = Writer(("en",)), (Series(Text("a", "a"), SOLID), Series(Text("b", "b"), PLAIN))
    drawn = tree(chart(w, Text("c", "c"), Text("d", "d"), series, [Row(Text("x", "x"), (n // 3, n - n // 3)) for n in sums]).encode())
    made = []
    for bar in drawn.by_class("bar"):
        lines: dict[str, float] = {}
        for part in bar.all("rect"):
            assert float(part.attributes["x"][:-1]) == pytest.approx(lines.get(part.attributes["y"], 0), abs=0.02)
            lines[part.attributes["y"]] = lines.get(part.attributes["y"], 0) + float(part.attributes["width"][:-1])
        made.append([lines[y] for y in sorted(lines, key=float)])
    return made


@pytest.mark.parametrize("others", [[10], [8, 9, 12, 3, 16, 1, 5], [100, 140, 80]])
@pytest.mark.parametrize("most", [5, 157, 1000, 123456])
def test_one_row_does_not_flatten_the_others_and_every_bar_keeps_the_scale(others: list[int], most: int) -> None:
    sums = [*others, most]
    bars = inked(*sums)
    scales = [sum(lines) / n for lines, n in zip(bars, sums, strict=True) if n * 500 > most]
    assert scales == pytest.approx([scales[0]] * len(scales), rel=0.02)
    assert all(len(lines) <= 8 and lines[:-1] == pytest.approx([100] * (len(lines) - 1), abs=0.03) for lines in bars)
    middle = sorted(sums)[len(sums) // 2]
    if most == 157:
        assert sum(bars[sums.index(middle)]) > 20


def test_a_folded_bar_says_what_its_line_stands_for_and_no_other_does() -> None:
    w, series = Writer(("fr",)), (Series(Text("a", "a"), SOLID),)

    def said(*sums: int) -> str:
        drawn = tree(chart(w, Text("c", "c"), Text("d", "d"), series, [Row(Text("x", "x"), (n,)) for n in sums]).encode())
        return next(drawn.all("caption")).text()

    assert said(12, 10, 40) == said(12, 10, 48) == said() == said(0, 0) == "c"
    assert said(12, 10, 157).startswith("cUne ligne d’une barre vaut 25 au plus\u202f;")
    assert said(1, 1, 4000).startswith("cUne ligne d’une barre vaut 500 au plus")


CODE = """
import sys
from integra.cohort import cohort
from integra.tour import report, summary, tour
shown = tour(7, cohort(7, 120))
sys.stdout.buffer.write(report(shown) + "\\n".join(summary(shown, "fr")).encode())
"""


def test_the_same_tour_gives_the_same_bytes_wherever_and_whenever_it_is_made(tmp_path: Path) -> None:
    made = set()
    for number, (seed, zone) in enumerate((("0", "UTC"), ("1", "Pacific/Auckland"), ("2", "America/Adak"))):
        folder = tmp_path / str(number)
        folder.mkdir()
        done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, check=True, cwd=folder,
                              env=os.environ | {"PYTHONHASHSEED": seed, "TZ": zone})
        made.add(done.stdout)
    assert len(made) == 1 and len(made.pop()) > 50000


def test_another_seed_gives_another_report(shown: Tour) -> None:
    assert report(tour(2, cohort(2, 500))) != report(shown)


@pytest.mark.parametrize("count", [0, 1, 5])
def test_a_small_cohort_has_a_report_too(count: int) -> None:
    page = tree(report(tour(1, cohort(1, count))))
    links = [node.attributes["href"][1:] for node in next(page.all("nav")).all("a")]
    assert links == [node.attributes["id"] for node in page.all("section")]
    assert ("people" in links) == any(name.startswith("person-") for name in links)
