"""``integra rules`` and ``integra questionnaire``: the catalogue with its vectors, and the blank form.

Spec: spec/03-command.md; GEN-11, SCR-1 to SCR-5.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import html.parser
import json
import re
from pathlib import Path

import pytest
from cli_inputs import ITEMS, Run

from integra import Question, Rules, label, rule
from integra.cli import spec_data, rules

SPEC = Path(__file__).resolve().parents[3] / "spec"
QUESTIONS = (*ITEMS, "judgement", "assistance_consent")


def test_the_package_carries_the_tables_of_the_spec() -> None:
    assert spec_data.vectors() == json.loads((SPEC / "vectors.json").read_text("utf-8"))["vectors"]
    rows = (SPEC / "words.tsv").read_text("utf-8").splitlines()
    assert ["\t".join(row.values()) for row in spec_data.words()] == rows[1:]


def test_the_catalogue_is_the_table_of_rules(call: Run) -> None:
    rows = [row.split("\t") for row in (SPEC / "rules.tsv").read_text("utf-8").splitlines()[1:]]
    rows.sort(key=lambda row: rule(row[0]).number)  # domains are appended to the table as they come
    for language, title, source in (("en", 1, 3), ("fr", 2, 4)):
        done = call("rules", "--format", "json", "--lang", language)
        listed = [tuple(json.loads(line).values()) for line in done.text.splitlines()]
        assert listed == [(row[0], row[title], row[source], row[5]) for row in rows]
    text = call("rules").text
    assert [row[0] for row in rows] == re.findall(r"^([A-Z]+-\d+) ", text, re.MULTILINE)
    assert max(map(len, text.splitlines())) <= 80


def test_one_rule_with_its_parameters_sentences_words_and_vectors(call: Run) -> None:
    whole = json.loads(call("rules", "scr-5", "--format", "json").text)
    assert [each["settled_by"] for each in whole["findings"]] == ["none", "judgement", "questionnaire"]
    assert {(each["group"], each["name"]) for each in whole["words"]} >= {("stage", "to_refer")}
    chapter = (SPEC / "10-screening.md").read_text("utf-8")
    assert [each["id"] for each in whole["vectors"]] == re.findall(r"```vector (SCR-5\.\d+)", chapter)
    [parameter] = json.loads(call("rules", "SCR-3", "--format", "json").text)["parameters"]
    assert (parameter["name"], parameter["default"], parameter["maximum"]) == ("assistance_threshold", 2, 6)
    text = call("rules", "SCR-3", "--lang", "fr").text
    assert "par défaut 2, de 1 à 6, critères" in text and "HAS-APP, annexe 3 (« deux »" in text and "SCR-3.6" in text and "refused" in text
    assert max(map(len, text.splitlines())) <= 80
    french = json.loads(call("rules", "SCR-3", "--lang", "fr", "--format", "json").text)
    assert french["source"] == "HAS-APP, annexe 3 (« deux » lu comme au moins deux)"


@pytest.mark.parametrize("name", ["WIRE-3", "GEN-3", "GEN-10", "SCR-13", "PLN-12"])
def test_every_kind_of_vector_can_be_shown(call: Run, name: str) -> None:
    done = call("rules", name)
    ids = [each["id"] for each in spec_data.vectors() if each["rule"] == name]
    assert done.status == 0 and all(f"  {each} " in done.text for each in ids)
    assert done.text.count("\n    given:") == done.text.count("\n    then:") == len(ids)


def test_names_that_hold_are_left_out_and_names_that_say_are_kept() -> None:
    """`value` holds in one place of the vectors and says something in another."""
    shown = rules.flat({"value": {"findings": [{"rule": "SCR-8", "value": "no", "other": None}]}, "record": {"x": [1]}})
    assert list(shown) == ["findings[0].rule=SCR-8", "findings[0].value=no", "x=[1]"]


def test_no_such_rule(call: Run) -> None:
    done = call("rules", "SCR-33")
    assert (done.status, done.text) == (2, "") and "the nearest name is 'SCR-3'" in done.errors and "lists all" in done.errors


class Form(html.parser.HTMLParser):
    """What matters of a page: its language, headings, boxes, and what it would fetch."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def every(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


@pytest.mark.parametrize("language, boxes", [("en", ["Yes", "No", "?"]), ("fr", ["Oui", "Non", "?"])])
def test_the_page_stands_alone_and_can_be_read_by_anybody(call: Run, language: str, boxes: list[str]) -> None:
    text = call("questionnaire", "--format", "html", "--lang", language).text
    form = Form()
    form.feed(text)
    assert form.every("html") == [{"lang": language}] and len(form.every("h1")) == 1 and len(form.every("h2")) == 2
    radios = [each for each in form.every("input") if each["type"] == "radio"]
    assert [(each["name"], each["aria-label"]) for each in radios] == [(q, box) for q in QUESTIONS for box in boxes]
    headed = {each["id"] for each in form.every("th") if each.get("scope") == "row"}
    assert {each["aria-describedby"] for each in radios} == headed and len(headed) == 8
    assert not form.every("script") and not form.every("link") and not form.every("img")
    assert not re.search(r"https?:|url\(|@import", text) and ":focus-visible" in text and "$" not in text
    colours = set(re.findall(r"#[0-9a-f]{3,6}\b", text))
    assert colours <= {"#000", "#fff"}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_form_as_text(call: Run, language: str) -> None:
    done = call("questionnaire", "--lang", language)
    assert done.status == 0 and max(map(len, done.text.splitlines())) <= 80
    assert done.text.count("☐") == 24
    flat = " ".join(re.sub(r"☐ \S+", "", done.text).split()).lower()
    assert all(label(question, language).lower() in flat for question in Question)
    thresholds = {Rules.default().value(f"{name}_threshold") for name in ("chronic_conditions", "medicines")}
    assert all(f" {number} " in done.text for number in thresholds) and "annexe 3" in flat
