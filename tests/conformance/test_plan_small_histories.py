"""Small histories, by hand, that the package told otherwise than the model when random ones came upon them.

Spec: PLN-11, PLN-23.  Layer: conformance.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import pytest

pytest.importorskip("integra", reason="the package integra is not installed")
pytest.importorskip("cbor2", reason="cbor2 is not installed")

from plan_histories import of_plan, plan_of  # noqa: E402
from plan_told import by_model, by_package, names, unlike  # noqa: E402

from oracle.plan.event import encode  # noqa: E402
from oracle.plan.folded import Folded  # noqa: E402
from oracle.plan.table import Table  # noqa: E402
from oracle.plan.words import in_numbers  # noqa: E402
from oracle.shared_plan.book import Book  # noqa: E402


def agree(book: Book) -> Folded:
    """The package and the model tell the same of what all sites wrote."""
    events = list(in_numbers(book.events.values(), Table.published()).values())
    for ordered in (events, events[::-1]):
        plan, folded = plan_of(map(encode, ordered)), Folded(events)
        assert list(unlike(by_package(plan), by_model(folded), names(folded))) == []
        assert list(of_plan(plan, folded)) == []
    return folded


def opened() -> Book:
    book = Book()
    book.write("a", "opening", person="P", code="pps", detail="nurse")
    book.write("a", "join", person="N", code="nurse")
    return book


def test_of_a_role_left_twice_it_counts_which_leaving_the_naming_had_seen() -> None:
    """A settlement for the first leaving, which the naming had seen, breaks nothing; the second leaving breaks the need."""
    book = opened()
    book.see("b", "a")
    first = book.write("a", "leave", person="N")
    book.write("b", "role", person="N", code="gp")
    book.meet("a", "b")
    book.write("a", "deputy", person="N", code="referent")
    book.see("c", "a")
    book.write("b", "settlement", target=first, code="role", giver="P")
    book.see("b", "a")
    book.write("b", "leave", person="N")
    book.write("c", "need", author="N", code="health")
    book.meet("b", "c")
    assert ("role", b"N" * 16, None) in agree(book).model.conflicts


def test_an_annulled_event_had_read_nothing_so_that_an_office_is_undisputed() -> None:
    """The MT's agreement had read him where another was named meanwhile; without it the other one alone annuls closings."""
    book = opened()
    book.write("a", "join", person="M", code="gp")
    book.write("a", "mt", person="M")
    book.see("b", "a")
    agreed = book.write("a", "mt_agreed", author="M")
    book.write("b", "mt", author="M", person="N")
    book.meet("a", "b")
    closing = book.write("a", "closing", code="moved")
    book.meet("a", "b")
    book.write("a", "annulment", target=closing, giver="P")
    book.write("b", "annulment", target=agreed)
    book.meet("a", "b")
    assert [slot for slot, _, _ in agree(book).model.conflicts] == ["standing"]
