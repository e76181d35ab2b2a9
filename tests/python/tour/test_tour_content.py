"""What the report is made of: headings, names, languages, and nothing that loads or runs.

Spec: spec/90-report.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import re
from collections.abc import Iterable

import integra
import pytest
from integra.tour import Tour, report
from integra.tour.report import PAGES
from tour_tree import Node

URLS = {"src", "srcset", "action", "formaction", "data", "poster", "background", "xlink:href", "ping"}


@pytest.fixture(params=["both", "english", "french"])
def page(request: pytest.FixtureRequest) -> Node:
    """Each of the three reports."""
    node: Node = request.getfixturevalue(request.param)
    return node


def test_headings_come_in_order_under_one_title(page: Node) -> None:
    levels = [int(node.tag[1]) for node in page.all("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False))


def test_ids_are_unique_and_every_reference_is_met(page: Node) -> None:
    ids = [node.attributes["id"] for node in page.all() if "id" in node.attributes]
    assert len(ids) == len(set(ids))
    references = [node.attributes["href"] for node in page.all("a")]
    assert references and all(each.startswith("#") and each[1:] in ids for each in references)
    named = [node.attributes[name] for node in page.all() for name in ("aria-labelledby", "for")
             if name in node.attributes]
    assert set(named) <= set(ids)


def test_the_navigation_names_every_page(page: Node) -> None:
    listed = [node.attributes["href"][1:] for node in next(page.all("nav")).all("a")]
    assert listed == [node.attributes["id"] for node in page.all("section")]
    assert len(listed) >= len(PAGES)


def _says_itself(drawing: Node, page: Node) -> bool:
    """Whether a drawing has a title and a description that readers are told instead of it."""
    told = [page.by_id(drawing.attributes[name]) for name in ("aria-labelledby", "aria-describedby")]
    return (drawing.attributes["role"] == "img" and [each.tag for each in told] == ["title", "desc"]
            and all(each.text().strip() for each in told) and all(each in list(drawing.all()) for each in told))


def test_pictures_are_hidden_from_readers_who_have_the_numbers(page: Node) -> None:
    assert not list(page.all("img"))
    for drawing in page.all("svg"):
        assert drawing.attributes.get("aria-hidden") == "true" or _says_itself(drawing, page)
    for chart in page.by_class("chart"):
        if "drawn" in chart.attributes["class"].split():
            continue  # charts of indicators say in words what is hidden: tests/python/charts
        for row in next(chart.all("tbody")).all("tr"):
            cells = [cell.text("head") for cell in row.all("td") if cell.attributes.get("aria-hidden") != "true"]
            assert cells and all(re.fullmatch(r"\d+(\u202f\d{3})*", cell) for cell in cells)


def test_tables_have_captions_and_scoped_heads_and_buttons_labels(page: Node) -> None:
    for table in page.all("table"):
        assert next(table.all("caption")).text().strip()
        assert all(head.attributes.get("scope") in ("row", "col") for head in table.all("th"))
        assert all(head.text().strip() for head in table.all("th"))
    labelled = {node.attributes["for"] for node in page.all("label")}
    assert {node.attributes["id"] for node in page.all("input")} == labelled


def test_nothing_is_loaded_and_nothing_runs(page: Node, shown: Tour) -> None:
    tags = {node.tag for node in page.all()}
    assert not tags & {"script", "link", "iframe", "object", "embed", "base", "form", "img", "audio", "video", "image"}
    for node in page.all():
        assert not URLS & set(node.attributes)
        assert not any(name.startswith("on") for name in node.attributes)
    policy = [node.attributes["content"] for node in page.all("meta")
              if node.attributes.get("http-equiv") == "Content-Security-Policy"]
    assert policy == ["default-src 'none'; style-src 'unsafe-inline'"]
    whole = report(shown).decode()
    assert "://" not in whole and "@import" not in whole
    assert set(re.findall(r"url\(([^)]*)\)", whole)) == {"#hatch", "#dots", "#cross"}


def test_each_language_alone_says_what_it_says_beside_the_other(both: Node, english: Node, french: Node) -> None:
    for part in ("h1", "nav", "main", "footer"):
        whole = next(both.all(part))
        assert whole.text(without="fr") == next(english.all(part)).text()
        assert whole.text(without="en") == next(french.all(part)).text()


def test_every_text_stands_in_both_languages(both: Node) -> None:
    seen = 0
    for node in (both, *both.all()):
        spans = [each for each in node.inside if isinstance(each, Node) and
                 each.attributes.get("class") in integra.tour.markup.LANGUAGES]
        assert [each.attributes["lang"] for each in spans] == ["en", "fr"] * (len(spans) // 2)
        assert all(each.text().strip() and each.attributes["class"] == each.attributes["lang"] for each in spans)
        seen += len(spans)
    assert seen > 500


def test_the_document_says_its_language(both: Node, english: Node, french: Node) -> None:
    assert [next(page.all("html")).attributes["lang"] for page in (both, english, french)] == ["en", "en", "fr"]
    assert not list(english.all("input")) and not list(french.all("input"))
    assert [node.attributes["lang"] for node in both.all("label")] == ["en", "fr"]
    checked = [node.attributes["id"] for node in both.all("input") if "checked" in node.attributes]
    assert checked == ["show-en"]


def _plain(texts: Iterable[str]) -> str:
    return " ".join(texts).replace("\u00a0", " ").replace("\u202f", " ").replace("’", "'").lower()


def test_labels_are_the_library_s_own(english: Node, french: Node) -> None:
    for language, page in (("en", english), ("fr", french)):
        text = _plain([page.text()])
        words = (*tuple(integra.Question)[:6], *integra.Stage, *(each for each in integra.Fact))
        for word in words:
            assert _plain([integra.label(word, language)]) in text, (language, word)


def test_the_limits_of_use_are_on_the_first_page(english: Node, french: Node) -> None:
    assert "never decides" in english.by_id("start").text()
    assert "ne décide jamais" in french.by_id("start").text()


def test_people_who_are_made_up_have_a_name_in_each_language_and_french_its_narrow_spaces(english: Node, french: Node) -> None:
    names = [next(page.by_id("demand-missing").all("h3")).text() for page in (english, french)]
    number = re.findall(r"\d+", names[0])
    assert names == [f"A demand for “person {number[0]}”", f"Une demande pour «\u202fpersonne {number[0]}\u202f»"]
    said = french.text()
    assert not re.search(r"\bperson \d", said) and not re.search(r"[^\u202f][;?»]|«[^\u202f]|[^\u00a0]: ", next(
        french.all("main")).text().replace("\n", ""))
