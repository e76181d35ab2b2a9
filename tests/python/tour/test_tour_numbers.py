"""The report's numbers against the oracle, which screens the same people by the rules alone.

Spec: spec/90-report.md; SCR-1 to SCR-12.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import collections
from typing import Any

import integra
import pytest
from integra.cohort import COUNT, SEED, cohort
from integra.tour import Tour, summary
from integra.tour.terms import SHORT, VERDICT
from oracle.screening import screening as oracle
from tour_tree import Node, tables

Json = dict[str, Any]
ANSWERS = ("yes", "unknown", "no")
ITEMS = oracle.ITEMS
NAMES = {question.word: text.en.replace("'", "’") for question, text in SHORT.items()}
VERDICTS = {verdict.word: text.en.replace("'", "’") for verdict, text in VERDICT.items()}
OF_ITEMS = "How many people meet each criterion"
OF_TELLERS = "Where each answer comes from: somebody was asked, the record tells, or nobody knows yet"
OF_VERDICTS = "How many people each verdict holds for"
OF_STAGES = "Where people are on the way"
OF_QUESTIONS = "In how many open cases to ask each question, and whether its answer alone may settle the case"
OF_LEAST = "How few answers may be enough to settle an open case"
OF_DECISIONS = "Whose word is waited for"
OF_FINDINGS = "Findings, and how often"


@pytest.fixture(scope="module")
def people() -> list[tuple[Json, Json]]:
    """Each record of the cohort with what the oracle makes of it."""
    return [(record, oracle.screen(record)) for record in cohort(SEED, COUNT)]


@pytest.fixture(scope="module")
def charts(english: Node) -> dict[str, dict[str, list[str]]]:
    """The report's tables, the pages of single people left out."""
    return {caption: rows for page in english.all("section") if not page.attributes["id"].startswith("person-")
            for caption, rows in tables(page).items()}


def _numbers(rows: dict[str, list[str]]) -> dict[str, list[int]]:
    return {what: [int(cell) for cell in cells] for what, cells in rows.items()}


def _label(word: integra.words.Word) -> str:
    text = integra.label(word).replace("'", "’")
    return text[0].upper() + text[1:]


def test_how_many_meet_what(charts: dict[str, Any], people: list[tuple[Json, Json]]) -> None:
    expected = {NAMES[item]: [sum(out["items"][item] == tri for _, out in people) for tri in ANSWERS] for item in ITEMS}
    assert _numbers(charts[OF_ITEMS]) == expected
    assert all(sum(row) == COUNT for row in expected.values())


def test_who_told_it(charts: dict[str, Any], people: list[tuple[Json, Json]]) -> None:
    expected = {}
    for item in ITEMS:
        asked = sum(record["answers"].get(item, "unknown") != "unknown" for record, _ in people)
        nobody = sum(out["items"][item] == "unknown" for _, out in people)
        expected[NAMES[item]] = [asked, COUNT - asked - nobody, nobody]
    assert _numbers(charts[OF_TELLERS]) == expected


def test_how_verdicts_and_stages_spread(charts: dict[str, Any], people: list[tuple[Json, Json]]) -> None:
    names = ("pps", "assistance_threshold", "legal_complexity")
    assert _numbers(charts[OF_VERDICTS]) == {
        VERDICTS[name]: [sum(out[name] == tri for _, out in people) for tri in ANSWERS] for name in names}
    assert _numbers(charts[OF_STAGES]) == {
        _label(stage): [sum(out["stage"] == stage.word for _, out in people)] for stage in integra.Stage}


def _settled(out: Json) -> bool:
    return "unknown" not in (out["pps"], out["assistance_threshold"])


def _alone(record: Json, item: str) -> bool:
    """Whether some answer to this item, given to the oracle, leaves neither verdict unknown."""
    return any(_settled(oracle.screen(record | {"answers": record["answers"] | {item: tri}})) for tri in ("yes", "no"))


def test_which_questions_would_settle_most(charts: dict[str, Any], people: list[tuple[Json, Json]]) -> None:
    asked: collections.Counter[str] = collections.Counter()
    alone: collections.Counter[str] = collections.Counter()
    for record, out in people:
        if not _settled(out):
            unknown = [item for item in ITEMS if out["items"][item] == "unknown"]
            asked.update(unknown)
            alone.update(item for item in unknown if _alone(record, item))
    shown = _numbers(charts[OF_QUESTIONS])
    assert shown == {NAMES[item]: [alone[item], asked[item] - alone[item]] for item in ITEMS}
    assert [row[0] for row in shown.values()] == sorted(alone.values(), reverse=True)


def test_how_few_answers_and_whose_decision(charts: dict[str, Any], people: list[tuple[Json, Json]]) -> None:
    least = collections.Counter(out["least_to_settle"] for _, out in people)
    assert _numbers(charts[OF_LEAST]) == {"1 answer": [least[1]], "2 answers": [least[2]]}
    assert least[0] + least[1] + least[2] == COUNT
    assert _numbers(charts[OF_DECISIONS]) == {
        NAMES[name]: [sum(name in out["ask"] for _, out in people)] for name in ("judgement", "assistance_consent")}


def test_how_often_each_rule_points_something_out(charts: dict[str, Any], people: list[tuple[Json, Json]]) -> None:
    expected = collections.Counter(finding["rule"] for _, out in people for finding in out["findings"])
    shown: collections.Counter[str] = collections.Counter()
    for rule, times in charts[OF_FINDINGS].values():
        shown[rule] += int(times)
    assert shown == expected


def test_the_four_figures(english: Node, people: list[tuple[Json, Json]]) -> None:
    figures = [int(node.text()) for node in english.by_class("figures")[0].all("strong")]
    assert figures == [COUNT, sum(out["pps"] == "yes" for _, out in people),
                       sum(out["assistance_threshold"] == "yes" for _, out in people),
                       sum(not _settled(out) for _, out in people)]


def test_the_three_people_are_as_the_oracle_has_them(shown: Tour, english: Node, people: list[tuple[Json, Json]]
                                                     ) -> None:
    refs = {out["ref"]: (record, out) for record, out in people}
    stages = {"missing": "undetermined", "differing": "awaiting_judgement", "accepted": "to_refer"}
    assert [case.role.name for case in shown.cases] == list(stages)
    for case in shown.cases:
        record, out = refs[case.ref]
        page = english.by_id(f"person-{case.role.name}")
        assert out["stage"] == stages[case.role.name]
        assert [node.text() for node in page.by_class("outcome")[0].all("dd")] == [
            _label(integra.Stage[out["stage"].upper()]), out["pps"], out["assistance_threshold"],
            out["legal_complexity"]]
        criteria = next(table for table in page.all("table") if table.attributes["class"] == "criteria")
        heads = [row for row in next(criteria.all("tbody")).all("th")]
        assert [head.by_class("badge")[0].text() for head in heads] == [out["items"][item] for item in ITEMS]
        assert record["date"] == out["date"]
        asked = [_label(integra.Question[name.upper()]) + "?" for name in out["ask"]]
        assert all(text in page.text() for text in asked)
    assert any(finding["rule"] == "SCR-8" for finding in refs[shown.cases[1].ref][1]["findings"])
    assert refs[shown.cases[0].ref][1]["least_to_settle"] == 1


def test_the_sets_and_robustness_of_the_three_are_the_oracle_s(shown: Tour, english: Node) -> None:
    for case in shown.cases:
        items = {item.word: value.word for item, value in case.screening.items.items()}
        page = english.by_id(f"person-{case.role.name}")
        rests = [node for node in page.by_class("rests")[0].inside if isinstance(node, Node)]
        for node, verdict in zip(rests, ("pps", "assistance_threshold"), strict=False):
            sets = oracle.reasons(items, verdict)
            listed = [{name for name in each.text().strip().split(" + ")} for each in node.all("li")]
            assert sorted(map(sorted, listed)) == sorted(sorted(NAMES[item] for item, _ in each) for each in sets)
            assert f"{oracle.robustness(items, verdict)} " in [*node.all("p")][-1].text()


def test_the_terminal_gives_the_report_s_numbers(shown: Tour, charts: dict[str, Any]) -> None:
    rows = [(line[2:34].strip(), [int(word) for word in line[34:].split() if word.isdigit()])
            for line in summary(shown)]
    for caption in (OF_ITEMS, OF_VERDICTS, OF_QUESTIONS):
        for what, numbers in _numbers(charts[caption]).items():
            assert (what, numbers) in rows, (caption, what)
    stages = [line.split() for line in summary(shown)]
    for what, (number,) in _numbers(charts[OF_STAGES]).items():
        assert [*what.lower().split(), str(number)] in stages
