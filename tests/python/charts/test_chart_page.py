"""The page of figures: every mark stands where its number is, from 0 on, and what has no value has no place.

Spec: spec/52-charts.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import re

import pytest
from chart_figures import BEFORE, CALLS, EARLIER, LATER, cells, chart, end_of, figure, published, rows, spot
from tour_tree import Node, tree

from integra import UsageError
from integra.indicator.pages import BEGINNING, page
from integra.indicator.publish import publish
from integra.words import ConformityBasis, Requester, Tri

NUMBER = re.compile(r"\d+(?:\.\d+)?")


def ppm(said: str) -> int:
    """The first number of a text, in parts per million."""
    found = NUMBER.search(said)
    assert found
    return round(float(found[0]) * (10**4 if "%" in said else 10**6))


def marks(row: Node, name: str) -> list[Node]:
    return [each for each in row.by_class("track")[0].all() if name in each.attributes.get("class", "").split()]


def test_marks_by_hand() -> None:
    """On a scale from 0 to 2: 33 over 41 at 40.2439 %, its band from 37.5 %, 11.2805 % wide; 1.25 at 62.5 %."""
    found = list(rows(chart(page([EARLIER, LATER], languages=("en",)))))
    assert [name for name, _ in found] == ["bay"] * 2 + ["upland"] * 2 + ["valley"] * 2 + ["point"] * 2 + ["hill"] * 2 + ["all territories"]
    bay, upland = found[1][1], found[3][1]
    assert marks(bay, "value")[0].attributes["cx"] == "40.2439%"
    assert {name: marks(bay, "hatch")[0].attributes[name] for name in ("x", "width")} == {"x": "37.5%", "width": "11.2805%"}
    assert marks(upland, "value")[0].attributes["cx"] == "62.5%"
    assert {each.attributes["x1"] for _, row in found for each in marks(row, "one")} == {"50%"}, "the line stands at 1"
    exact = dict(rows(chart(page({"x": figure(20, 25, bounds=(800000, 800000))}, languages=("en",)))))["x"]
    assert marks(exact, "hatch") == [] and cells(exact)[2] == ""
    assert [marks(row, "value")[0].attributes["class"] for _, row in found[:2]] == ["value plain", "value solid"]


def test_an_interval_is_drawn_at_its_ends() -> None:
    """30 of 70: 42.8571 %, and Wilson's interval 31.9353 to 54.5222 %."""
    north = dict(rows(chart(page(CALLS, languages=("en",)))))["north"]
    line, = marks(north, "interval")
    assert (line.attributes["x1"], line.attributes["x2"]) == ("31.9353%", "54.5222%")
    assert [each.attributes["x1"] for each in marks(north, "cap")] == ["31.9353%", "54.5222%"]
    assert marks(north, "value")[0].attributes["cx"] == "42.8571%" and marks(north, "hatch") == []


@pytest.mark.parametrize("number", range(3))
def test_every_mark_stands_where_its_number_says(number: int) -> None:
    """A second reading: places times the end of the scale are the numbers of the table, to one part per million of it."""
    table = chart(page([EARLIER, LATER, CALLS, {"x": figure(93, 4, indicator="caseload")}], languages=("en",)), (0, 2, 4)[number])
    end, seen = end_of(table), 0
    for _, row in rows(table):
        value, _, sure = cells(row)
        for dot in marks(row, "value"):
            assert abs(spot(dot, "cx", end) - ppm(value)) <= end // 10**6
            seen += 1
        for band in marks(row, "hatch"):
            least, most = map(float, NUMBER.findall(sure.split("missing: ")[1])[:2])
            assert abs(spot(band, "x", end) - least * 10**6) <= 2 and abs(spot(band, "x", end) + spot(band, "width", end) - most * 10**6) <= 4
    assert seen == (9, 2, 1)[number] and end == (2 * 10**6, 10**6, 25 * 10**6)[number]


def test_scales_begin_at_0() -> None:
    """Proportions end at 100 %; ratios at a round number that no mark exceeds, and 2 at least."""
    for given, ticks in ((CALLS, ["0", "25", "50", "75", "100\u00a0%"]), (LATER, ["0", "0.5", "1", "1.5", "2"]),
                         ({"x": figure(23, 10)}, ["0", "0.5", "1", "1.5", "2", "2.5"]),
                         ({"x": figure(1, 10, most=(52, 10), bounds=(100000, 5200000))}, ["0", "2", "4", "6"]),
                         ({"x": figure(46, 2, indicator="caseload")}, ["0", "5", "10", "15", "20", "25"])):
        made = chart(page(given, languages=("en",)))
        assert [each.text() for each in next(made.all("thead")).all("text")] == ticks


def test_a_ratio_over_time_has_the_line_at_1_and_no_other_has() -> None:
    for given, lines in ((LATER, True), (CALLS, False), ({"x": figure(46, 2, indicator="caseload")}, False)):
        assert bool(tree(page(given)).by_class("one")) is lines


def test_what_has_no_value_has_words_and_no_picture() -> None:
    found = dict(rows(chart(page(LATER, languages=("en",)))))
    assert list(found["valley"].all("svg", "rect", "circle", "line")) == [] and found["valley"].by_class("unshown")[0].text() == "no value"
    assert cells(found["valley"]) == ["no value", "0 over 0", "nothing to divide by"]
    doubtful = figure(0, 0, most=(1, 1), bounds=(1000000, 1000000))
    row = dict(rows(chart(page({"x": doubtful}, languages=("en",)))))["x"]
    assert not list(row.all("svg")) and cells(row) == ["no value", "0\u00a0to\u00a01 over 0\u00a0to\u00a01", "nothing certain to divide byif it has one: 1"]


def test_what_is_hidden_has_a_sign_of_one_size() -> None:
    table = chart(published())
    hidden = [row for name, row in rows(table) if row.by_class("cross")]
    assert len(hidden) == 2 and {name for name, row in rows(table) if row in hidden} == {"bay", "point"}, "the small one, and the first beside it"
    assert len({str(row.by_class("track")[0]) for row in hidden}) == 1, "the same sign"
    assert all(not list(row.all("circle", "line")) for row in hidden)
    assert [cell.text("fr") for cell in hidden[1].all("td")][1:] == ["Value hidden", "Counts hidden over 13", ""]


def test_a_value_of_which_nobody_can_say_how_high_it_is_goes_to_the_end_with_an_arrow() -> None:
    open_ended = figure(5, 10, most=(5, 10), bounds=(500000, None), covered=Tri.NO)
    row = dict(rows(chart(page({"x": open_ended}, languages=("en",)))))["x"]
    assert {name: marks(row, "hatch")[0].attributes[name] for name in ("x", "width")} == {"x": "25%", "width": "75%"}
    assert marks(row, "arrow")[0].attributes["x"] == "100%"
    assert "days or facts are missing: 0.5 or more, nobody can say how much" in cells(row)[2]
    assert "the data do not cover all the days it needs" in row.text()


def test_both_orders() -> None:
    """By value: upland 1.25, hill 1, bay 0.80, then what has none, as given, and all of them last."""
    given, ordered = tree(page([EARLIER, LATER])).by_class("drawn")
    latest = [name for name, _ in rows(given)][::2]
    assert latest == ["bay", "upland", "valley", "point", "hill", "all territories"]
    assert list(dict.fromkeys(name for name, _ in rows(ordered))) == ["upland", "hill", "bay", "point", "valley", "all territories"]
    late = {"gone": figure(60, 20, at=BEFORE)}, {"new": figure(0, 0), "none": figure(0, 20), "some": figure(20, 30), "few": figure(30, 30)}
    ordered = tree(page(late)).by_class("drawn")[1]
    assert [name for name, _ in rows(ordered)] == ["few", "some", "none", "new", "gone"], "0 is a value; that of a day before is none"
    alone = tree(page({"b": figure(30, 20), "a": figure(20, 30)}))
    assert len(alone.by_class("drawn")) == 1 and not alone.by_class("orders"), "one order is both"


def test_before_and_after() -> None:
    found = list(rows(chart(page([LATER, EARLIER], languages=("en",)))))
    assert [row.by_class("more")[0].text() for _, row in found[:2]] == ["30 June 2024", "30 June 2025"]
    assert [("unseen" in row.by_class("what")[0].attributes["class"]) for _, row in found[:2]] == [False, True]
    assert cells(found[3][1])[2] == "since 30 June 2024: +0.45", "1.25 less 0.8"
    french = tree(page([{"n": figure(30, 60, indicator="A2", at=BEFORE, interval=(380000, 620000))},
                        {"n": figure(30, 61, indicator="A2", interval=(370000, 610000))}], languages=("fr",)))
    assert "depuis le 30 juin 2024\u00a0: −0,8197 point, les intervalles se recoupent" in french.text()
    assert "tous les territoires" in tree(page(LATER, languages=("fr",))).text()
    assert "49,1803\u00a0%" in french.text() and "30 sur 61" in french.text()


def test_what_is_not_hidden_is_said_not_to_be_for_publishing() -> None:
    said = "Small numbers are not hidden: not for publishing (IND-6)."
    assert said in page(CALLS).decode() and said not in published().decode()
    assert said not in page({"x": figure(1, 3, indicator="A2")}).decode()
    assert "from 1 to 10 are hidden" in published().decode()
    rounded = page(publish(CALLS, rounded=5), languages=("en",)).decode()
    assert "rounded to a multiple of 5, small ones too (IND-6). What is known besides" in rounded and "about 42.8571\u00a0%" in rounded and "value about solid" in rounded


def test_a_name_is_a_text_and_nothing_else() -> None:
    made = page({"<script>x</script>": figure(20, 30), "a\u202eb\x1b": figure(20, 30), "a\ufffdb\ufffd": figure(30, 30), "\ud800": figure(40, 40)})
    assert b"<script" not in made and "\u202e" not in made.decode() and len(list(rows(chart(made)))) == 4
    assert made.startswith(BEGINNING.encode())


def test_pages_of_several_indicators_and_requesters() -> None:
    shares: list[dict[str | None, object]] = [{None: figure(30, 60, indicator="share", requester=each)} for each in (Requester.MT, Requester.CARER)]
    made = tree(page([*shares, {None: figure(3, 4, indicator="A1", conformity=ConformityBasis.LARGEST_CLASS)}]))  # type: ignore[list-item]
    assert [each.attributes["id"] for each in made.by_class("page")] == ["share-mt", "share-carer", "a1"]
    assert "largest class of equal protocols" in made.text()


@pytest.mark.parametrize(("given", "told"), [
    ([], "no figure is given"), ({}, "no figure is given"), ([CALLS, publish(CALLS)], "would show what it hides"),
    ([CALLS, CALLS], "A4 is given twice as of 2025-06-30"), ({"a": CALLS["north"], "b": LATER["bay"]}, "give a mapping for each")])
def test_what_is_refused(given: object, told: str) -> None:
    with pytest.raises(UsageError, match=re.escape(told)) as caught:
        page(given)  # type: ignore[arg-type]
    assert caught.value.sentence("fr") != str(caught.value)


@pytest.mark.parametrize("given", [3, "abc", [3], {"a": 3}, {3: CALLS["north"]}])
def test_an_argument_of_another_type(given: object) -> None:
    with pytest.raises(TypeError, match="figures"):
        page(given)  # type: ignore[arg-type]


def test_languages() -> None:
    assert b'lang="fr"' not in page(CALLS, languages=("en",)) and page(CALLS) == page(CALLS)
    with pytest.raises(ValueError, match="one language"):
        page(CALLS, languages=())
