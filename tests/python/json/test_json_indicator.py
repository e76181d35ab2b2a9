"""The JSON forms of figures and tallies: what they hold, what they refuse and where, and their schemas.

Spec: spec/02-json.md ("Indicators"), spec/schema/.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import json
import uuid
from pathlib import Path
from typing import Any

import pytest

from integra import Figure, JsonError, Rules, Tally, encode, from_json, to_json
from integra.forms.indicator import FIGURE, figure_line
from integra.indicator import identifier

jsonschema = pytest.importorskip("jsonschema")

SCHEMAS = Path(__file__).resolve().parents[3] / "spec" / "schema"
VALIDATORS = {name: jsonschema.Draft202012Validator(json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8")))
              for name in ("figure", "tally")}
AT = datetime.date(2025, 6, 30)
RULES = Rules("has-2014").digest.hex()

#: One of four calls was answered, of one nobody knows: Wilson's limits of 1/4 and of 2/4 (IND-4), 45587 and 849999 or so.
CALLS = {"call": list("abcd"), "date": ["2025-01-15"] * 4, "answered": ["yes", "no", "no", None],
         "answered_on": ["2025-01-15", None, None, None]}


def tally(rows: Any = CALLS, indicator: str = "A4", **more: Any) -> Tally:
    made = Tally(indicator, at=AT, **more)
    made.add(rows)
    return made


def figures() -> list[Figure]:
    offers = {"structure": ["s", "s"], "offer": [1, 2], "functions": ["F1|F3", None], "opens": [None, "2020-01-01"]}
    followed = {"person": list("pq"), "assistant": list("xy"), "requester": ["mt", None]}
    return [tally().figure(), tally(territory=uuid.UUID(int=7), part=0, parts=2).figure(covers=(AT, AT)), tally(offers, "B1").figure(),
            tally(followed, "share").figure(requester="mt"), tally(followed, "caseload").figure(),
            tally({"structure": ["s"]}, "A1").figure(conformity="imposes_nothing"), Tally("B3", at=AT).figure()]


def test_a_figure_has_its_names() -> None:
    form = to_json(tally().figure())
    assert list(form) == ["message", *FIGURE] and form["message"] == "figure"
    given = {"indicator": "A4", "at": "2025-06-30", "territory": None, "numerator": 1, "numerator_highest": 2, "denominator": 4,
             "denominator_highest": 4, "value": 250000, "lowest": 250000, "highest": 500000, "state": "bounded",
             "covered": "unknown", "pairs": None, "pairs_highest": None, "pairs_before": None, "pairs_before_highest": None,
             "requester": None, "conformity": None, "parts": 1, "parts_held": 1, "rules": RULES}
    assert {name: form[name] for name in given} == given
    assert set(form) - set(given) == {"message", "interval_lowest", "interval_highest"}
    assert form["interval_lowest"] < 250000 < 500000 < form["interval_highest"] < 10**6


@pytest.mark.parametrize("figure", figures(), ids=lambda figure: figure.indicator.word)
def test_a_figure_is_its_form_again(figure: Figure) -> None:
    form = to_json(figure)
    assert form == {"message": "figure"} | figure_line(figure)
    for document in (form, json.loads(json.dumps(form)), {name: value for name, value in form.items() if value is not None}):
        VALIDATORS["figure"].validate(document)
        assert from_json(document) == figure
    assert encode(from_json(form)) == encode(figure)


#: What is wrong, the path that the error has, and whether the schema shows it.
WRONG: list[tuple[str, Any, str, bool]] = [
    ("indicator", "B4", "indicator", True), ("at", "2025-02-30", "at", False), ("territory", "0" * 32, "territory", True),
    ("numerator", -1, "numerator", True), ("numerator", 1.0, "numerator", False), ("denominator", None, "denominator", True),
    ("value", "250000", "value", True), ("state", "good", "state", True), ("covered", True, "covered", True),
    ("rules", RULES.upper(), "rules", True), ("rules", RULES[:62], "rules", True), ("parts", None, "parts", True),
    ("conformity", "mine", "conformity", True), ("valeu", 1, "valeu", True), ("value", 250001, "", False),
    ("numerator", 3, "", False), ("pairs", 7, "", False), ("requester", "mt", "", False)]


@pytest.mark.parametrize(("name", "value", "path", "shows"), WRONG)
def test_a_figure_refused(name: str, value: Any, path: str, shows: bool) -> None:
    document = to_json(tally().figure()) | {name: value}
    with pytest.raises(JsonError) as caught:
        from_json(document)
    assert caught.value.path == path and caught.value.sentence("fr") != str(caught.value)
    assert VALIDATORS["figure"].is_valid(document) is not shows


def test_the_name_that_was_meant() -> None:
    with pytest.raises(JsonError) as caught:
        from_json(to_json(tally().figure()) | {"valeu": 1})
    assert caught.value.nearest == "value"


def test_a_tally_is_its_form_again() -> None:
    held = tally(territory=uuid.UUID(int=7), part=1, parts=2)
    form = to_json(held)
    assert form == {"message": "tally", "indicator": "A4", "at": "2025-06-30", "territory": f"{7:032x}", "parts": 2, "held": [1],
                    "data": encode(held).hex()}
    VALIDATORS["tally"].validate(form)
    for document in (form, json.loads(json.dumps(form)), {"message": "tally", "data": form["data"]}):
        assert from_json(document) == held
    other = to_json(tally())
    assert (other["parts"], other["held"], other["territory"]) == (1, [0], None)
    assert identifier("a").hex in other["data"], "a tally holds identifiers"


@pytest.mark.parametrize(("name", "value", "path"), [
    ("data", None, "data"), ("data", "00", None), ("data", encode(tally().figure()).hex(), "data"), ("held", [0, 1], "held"),
    ("indicator", "B3", "indicator"), ("rows", 4, "rows"), ("at", "2025-06-29", "at")])
def test_a_tally_refused(name: str, value: Any, path: str | None) -> None:
    with pytest.raises(ValueError) as caught:
        from_json(to_json(tally()) | {name: value})
    if path is not None:
        assert isinstance(caught.value, JsonError) and caught.value.path == path
