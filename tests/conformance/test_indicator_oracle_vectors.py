"""The vectors of indicators hold against the oracle of tests/oracle/indicator, written from the rules alone.

Two readings of one text: where they differ the text is read again before either is changed.
Layer: conformance.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import os
import sys
from typing import Any

import pytest

from vectors import ROOT, Vector, chosen

sys.path.insert(0, str(ROOT / "tests"))

from oracle.indicator import figure as oracle  # noqa: E402
from oracle.indicator.rows import OPEN, UNKNOWN, Refused, Row  # noqa: E402

Json = dict[str, Any]
EPOCH = datetime.date(1970, 1, 1)
TRIS = {"no": False, "yes": True, "unknown": None}
SAID = {"unknown": UNKNOWN, "open": OPEN}
DAYS = ("opens", "closes", "signed_on", "date", "birth_date", "answered_on", "admission", "discharge", "begins", "ends")
#: Refused for how the figure is asked for: the oracle refuses rows alone.
ASKED = {"IND-8.27", "IND-8.28", "IND-10.15", "IND-10.16", "IND-11.27"}
#: What takes the oracle, which tries every filling, most of a minute.
SLOW = set() if os.environ.get("INTEGRA_EVERY") else {"IND-3.31"}


def day(text: str) -> int:
    return (datetime.date.fromisoformat(text) - EPOCH).days


def cell(name: str, value: Any) -> Any:
    """A cell of a vector as the oracle holds it."""
    if value is None:
        return None
    if name in DAYS:
        return SAID[value] if value in SAID else day(value)
    if name == "functions":
        return frozenset(int(each.removeprefix("F")) for each in value)
    if name in ("kind", "requester"):
        return None if value == "unknown" else value
    if name in ("on_territory", "has_protocol", "conforms", "signed", "answered", "mco", "on_list"):
        return TRIS[value]
    return value if name == "age_at_admission" else bytes.fromhex(value)


def row(of: type[Row], given: Json) -> Row:
    """A row; an identifier that is blank where none may be is sixteen noughts."""
    required = {name: bytes(16) for name in ("structure", "body", "person", "assessment", "call", "offer", "assistant", "actor")
                if name in of.__dataclass_fields__}
    made: Row = of(**required | {name: cell(name, value) for name, value in given.items() if value is not None})
    return made


def case(given: Json) -> Json:
    """What a vector gives, as the oracle takes it, which knows no parts."""
    of = oracle.FRAMES[given["indicator"]]
    covers = given["covers"] and tuple(day(each) for each in given["covers"])
    return {"indicator": given["indicator"], "at": day(given["at"]), "rows": [row(of, each) for each in given["rows"]],
            "mode": given["conformity"] or "largest_class", "requester": given["requester"], "covers": covers,
            "parameters": given["overrides"], "on_list_column": "on_list" not in given["lacks"]}


def of(operation: str, refused: bool) -> list[object]:
    return chosen(lambda vector: vector["operation"] == operation and ("refused" in vector) == refused
                  and vector["input"].get("held") is None and vector["id"] not in ASKED | SLOW)


@pytest.mark.parametrize("vector", of("figure", False))
def test_figure(vector: Vector) -> None:
    seen, expected = oracle.figure(**case(vector["input"])), vector["expected"]
    assert [seen.numerator, seen.numerator_highest] == expected["numerator"]
    assert [seen.denominator, seen.denominator_highest] == expected["denominator"]
    assert (seen.value, seen.state, seen.covered) == (expected["value"], expected["state"], expected["covered"])
    assert [seen.lowest, seen.highest] == expected["bounds"]
    assert [seen.interval_lowest, seen.interval_highest] == expected["interval"]
    assert expected["pairs"] in (None, [seen.pairs, seen.pairs_highest, seen.pairs_before, seen.pairs_before_highest])
    for name in ("certain", "possible"):
        assert [each.hex() for each in getattr(seen, name)] == expected[name]


@pytest.mark.parametrize("vector", of("figure", True))
def test_refused_rows(vector: Vector) -> None:
    with pytest.raises(Refused):
        oracle.figure(**case(vector["input"]))


@pytest.mark.parametrize("vector", of("change", False))
def test_change(vector: Vector) -> None:
    seen = oracle.compare(*(oracle.figure(**case(vector["input"][name])) for name in ("earlier", "later")))
    overlap = {None: "unknown", True: "yes", False: "no"}[seen.overlap]
    assert {"change": seen.change, "overlap": overlap} == vector["expected"]
