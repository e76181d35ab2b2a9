"""Lives whose truth is known, written as FHIR R4 with losses and twins: nothing is read that is not true of them.

Many more, with the smallest document of each kind: python -m tests.conformance.records_truth --seeds FIRST LAST.
Spec: GEN-1, SCR-7.  Layer: conformance.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from collections import Counter
from datetime import date, datetime

import pytest

pytest.importorskip("integra", reason="the package integra is not installed")

from records_truth.document import Document, a_document, text_of  # noqa: E402
from records_truth.life import Stay, months_before  # noqa: E402
from records_truth.reading import Read, Violation, read, violations  # noqa: E402
from records_truth.shrink import smallest  # noqa: E402
from records_truth.truth import admitted, first_days  # noqa: E402
from records_truth.when import written  # noqa: E402

SEEDS = 600
#: Each kind by the beginning of its name; what is of none of them is looked for under "".
KINDS = ("item1-false-yes", "item1-false-no", "item1-needless-unknown", "item2-", "stay-", "medicines-", "chronic-", "flag-",
         "person-missing", "person-twice", "dead-", "refused", "crash")


@pytest.fixture(scope="module")
def found() -> list[tuple[int, Violation]]:
    return [(seed, one) for seed in range(SEEDS) for one in violations(a_document(seed))]


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_untrue_is_read(kind: str, found: list[tuple[int, Violation]]) -> None:
    assert [(seed, one.kind, one.why) for seed, one in found if one.kind.startswith(kind)][:5] == []


def test_every_kind_has_a_name(found: list[tuple[int, Violation]]) -> None:
    assert {one.kind for _seed, one in found if not one.kind.startswith(KINDS)} == set()


def test_a_seed_is_one_document() -> None:
    assert [text_of(a_document(seed)) for seed in range(20)] == [text_of(a_document(seed)) for seed in range(20)]


def test_every_form_and_mode_occurs() -> None:
    documents = [a_document(seed) for seed in range(200)]
    assert min(Counter(one.form for one in documents).values()) > 10
    assert min(Counter(record.mode for one in documents for record in one.records).values()) > 10


def test_nobody_read_is_seen() -> None:
    """That the harness sees what is missing: an output without anybody."""
    kinds = {one.kind for seed in range(200) for one in violations(a_document(seed), Read((), ()))}
    assert kinds == {"person-missing", "dead-unsaid"}


def test_a_person_read_twice_is_seen() -> None:
    document = next(one for one in map(a_document, range(50)) if one.layout == "line" and one.records[0].dead == "no")
    persons = read(text_of(document), document.records[0].life.day).persons[:1]
    assert "person-twice" in {one.kind for one in violations(document, Read(persons * 2, ()))}


def test_what_another_was_told_is_seen() -> None:
    """A person's facts read for somebody else: most of what can go wrong goes wrong."""
    documents = [one for one in map(a_document, range(900)) if one.layout == "line" and len(one.records) == 1]
    kinds: set[str] = set()
    for document, other in zip(documents, documents[1:], strict=False):
        persons = read(text_of(other), document.records[0].life.day).persons
        kinds |= {one.kind for one in violations(document, Read(persons[:1], ()))}
    assert {"item1-false-yes", "item1-false-no", "stay-false-yes", "medicines-floor-above", "chronic-floor-above"} <= kinds


def test_the_window_is_closed_and_clamped() -> None:
    assert months_before(date(2024, 8, 31), 6) == date(2024, 2, 29)
    days = [frozenset({date(2024, 2, day)}) for day in (28, 29)]
    assert [admitted([day], date(2024, 8, 31)) for day in days] == [{False}, {True}]


def test_a_night_in_the_emergency_room_leaves_the_first_day_open() -> None:
    stay = Stay(datetime(2024, 2, 28, 23, 30), None, True, ward=datetime(2024, 2, 29, 0, 30))
    assert admitted([first_days(stay)], date(2024, 8, 31)) == {True, False}


@pytest.mark.parametrize("moment, text", [
    (datetime(2024, 3, 31, 1, 30), "2024-03-31T00:30:00Z"), (datetime(2024, 3, 31, 3, 30), "2024-03-31T01:30:00Z"),
    (datetime(2024, 10, 27, 3, 30), "2024-10-27T02:30:00Z"), (datetime(2024, 7, 1), "2024-06-30T22:00:00Z"),
])
def test_summer_time(moment: datetime, text: str) -> None:
    assert written(moment, "utc") == text


def test_the_smallest_document_still_shows_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """A violation made up for this test: of all that there is, the stay alone is left."""
    def seen(document: Document) -> list[Violation]:
        stays = [piece for record in document.records for piece in record.pieces if isinstance(piece.happening, Stay)]
        return [Violation("a stay", 0, "")] if stays else []

    monkeypatch.setattr("records_truth.shrink.violations", seen)
    document = next(one for one in map(a_document, range(50)) if seen(one) and len(one.records) == 1)
    small = smallest(document, "a stay")
    assert len(small.records[0].pieces) == 1 and small.records[0].lists == ()
