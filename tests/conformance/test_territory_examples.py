"""The six examples of HAS-INT as territories: no finding that the text does not support, and sensible first questions.

What the text does not say is unknown, so that nothing is wrong or late; what it says in so many words is known.
Spec: 41-territory (TER-16, GEN-1).  Layer: conformance.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import json
import pathlib

import pytest

integra = pytest.importorskip("integra", reason="the package integra is not installed")

from integra.words import Line, LineGroup, TerritoryTable, Tri  # noqa: E402

TERRITORIES = pathlib.Path(__file__).resolve().parents[2] / "examples" / "data" / "territories"
#: When the text was published.
AT = datetime.date(2014, 11, 30)
#: What each text says in so many words of a line of the sheet.
KNOWN = {
    "clsm": set(),
    "gatine": set(),
    "haut-allier": set(),
    "nord-hauts-de-seine": {Line.SIGN_DIAGNOSIS, Line.ACTION_1_EXISTING_DYNAMICS},
    "paris-centre": set(),
    "pays-salonais": {Line.SIGN_DIAGNOSIS, Line.ACTION_5_DECISIONS_FOLLOWED, Line.IMPLEMENTATION_PATIENTS},
}


def review_of(name: str) -> integra.Review:
    return integra.Territory.from_dict(json.loads((TERRITORIES / f"{name}.json").read_text("utf-8"))).review(at=AT)


def test_there_are_six() -> None:
    assert sorted(path.stem for path in TERRITORIES.glob("*.json")) == sorted(KNOWN)


@pytest.mark.parametrize("name", KNOWN)
def test_nothing_is_found_that_the_text_does_not_support(name: str) -> None:
    review = review_of(name)
    assert review.findings == ()
    assert {line for line, told in review.sheet.items() if told.value is Tri.YES} == KNOWN[name]
    assert not [line for line, told in review.sheet.items() if told.value is Tri.NO]


@pytest.mark.parametrize("name", KNOWN)
def test_who_meets_and_who_supports_is_asked_first(name: str) -> None:
    first = review_of(name).ask[:12]
    assert first[0].table is TerritoryTable.BODY and first[0].row is None
    assert {asked.table for asked in first if asked.row is None} >= {TerritoryTable.BODY, TerritoryTable.FUNCTION}
    assert [asked.score for asked in first] == sorted((asked.score for asked in first), reverse=True)
    assert all(asked.text(language) for asked in first for language in ("en", "fr"))


def test_every_line_has_a_group() -> None:
    assert {told.line.name for told in review_of("clsm").sheet.values()} == {line.name for line in Line}
    assert len(LineGroup) == 22
