"""Settlements that fall with what they chose, and which value they take, worked out by hand from the rules.

Spec: PLN-5, PLN-11.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from oracle.shared_plan.book import Book, active, only, refused_by, slot, who, words


def settled_closing(book: Book) -> tuple[bytes, bytes]:
    """Closed at one site, a need recorded at the other, settled for the closing; gives closing and settlement."""
    active(book)
    end = book.write("a", "closing", code="moved", day=17)
    book.write("b", "need", author="N", code="social")
    book.meet("a", "b")
    return end, book.write("a", "settlement", target=end, code="phase")


def test_a_settlement_falls_with_the_closing_it_chose() -> None:
    book = Book()
    end, done = settled_closing(book)
    assert only(book.model(), "phase").setter == done
    undo = book.write("a", "annulment", target=end)
    model = book.model()
    assert book.verdict(undo) == book.verdict(done) == "accepted"
    assert words(model, "phase") == [("active", False)] and not model.conflicts
    assert only(model, "standing", end).word == "annulled"
    assert book.verdict(book.write("a", "review")) == "accepted"


def test_it_falls_only_for_who_has_seen_it() -> None:
    book = Book()
    end, _ = settled_closing(book)
    book.see("b", "a")
    book.write("a", "annulment", target=end)
    unaware = book.write("b", "need", author="N", code="social")
    aware = book.write("a", "need", author="N", code="social")
    assert refused_by(book, unaware) == ["phase"] and book.verdict(aware) == "accepted"


def test_a_settlement_of_a_settlement_falls_with_the_first() -> None:
    book = Book()
    end, done = settled_closing(book)
    book.write("c", "review", author="M")
    book.see("a", "c")
    again = book.write("a", "settlement", target=done, code="phase")
    assert only(book.model(), "phase").setter == again and book.verdict(again) == "accepted"
    book.write("a", "annulment", target=end)
    model = book.model()
    assert words(model, "phase") == [("in_review", False)] and not model.conflicts


def test_a_fallen_settlement_settles_nothing() -> None:
    """Steps apart, settled for the one that is annulled later: the other one and nothing else is held."""
    book = Book()
    item = active(book)["intervention"]
    dropped = book.write("a", "intervention_not_done", target=item, code="declined")
    book.write("b", "intervention_cancelled", author="M", target=item)
    book.write("c", "intervention_done", author="N", target=item, code="favourable")
    book.meet("a", "b", "c")
    book.write("a", "settlement", target=dropped, code="intervention")
    assert words(book.model(), "intervention", item) == [("not_done", False)]
    book.write("a", "annulment", target=dropped)
    model = book.model()
    assert words(model, "intervention", item) == [("cancelled", False), ("done", False)]
    assert slot("intervention", item) in model.conflicts


def test_a_fallen_settlement_breaks_nothing_and_is_broken_by_nothing() -> None:
    """The settled closing refuses a need of a third site, which is an ordinary break, until it falls."""
    book = Book()
    end, _ = settled_closing(book)
    book.write("c", "need", author="N", code="housing")
    leaving = book.write("c", "leave", author="N", person="R")
    assert slot("phase") in book.model().conflicts
    assert [h.word for h in book.model().slots[slot("role", who("R"))]] == ["none", "nurse"]
    book.write("a", "annulment", author="M", target=end)
    model = book.model()
    assert words(model, "phase") == [("active", False)]
    assert slot("phase") not in model.conflicts and book.verdict(leaving) == "accepted"


def two_closings(book: Book) -> tuple[bytes, bytes]:
    """Two closings apart, a need apart: the phase holds closed twice, and active as read."""
    active(book)
    one = book.write("a", "closing", code="moved", day=17)
    two = book.write("b", "closing", author="M", code="institution", day=18)
    book.write("c", "need", author="N", code="social")
    book.meet("a", "b", "c")
    return one, two


def test_a_target_that_is_held_is_taken_itself() -> None:
    for which in (0, 1):
        book = Book()
        ends = two_closings(book)
        book.write("a", "settlement", target=ends[which], code="phase")
        held = only(book.model(), "phase")
        assert (held.detail, held.date) == (("moved", 17), ("institution", 18))[which]


def test_a_target_not_held_gives_the_first_that_holds_its_value() -> None:
    """An annulled closing of the same word is named: the value is the standing one's, and falls with that one."""
    book = Book()
    active(book)
    old = book.write("a", "closing", code="term_reached", day=5)
    book.write("a", "annulment", target=old)
    book.meet("a", "b", "c")
    one = book.write("a", "closing", code="moved", day=17)
    two = book.write("b", "closing", author="M", code="institution", day=18)
    book.write("c", "need", author="N", code="social")
    book.meet("a", "b", "c")
    first = book.model().slots[slot("phase")][0]
    done = book.write("a", "settlement", target=old, code="phase")
    held = only(book.model(), "phase")
    assert first.setter == one and held.setter == done and (held.detail, held.date) == ("moved", 17)
    book.write("a", "annulment", target=two)
    assert only(book.model(), "phase").setter == done
    book.write("a", "annulment", target=one)
    assert words(book.model(), "phase") == [("active", False)]


def test_a_target_not_held_may_give_a_value_that_is_read() -> None:
    """An older review is named where in_review is only read, from the newer one: the settled value tells of it."""
    book = Book()
    active(book)
    old = book.write("a", "review")
    book.write("a", "review_conclusion", code="continue")
    book.write("a", "review")
    book.see("b", "a")
    book.write("a", "closing", code="moved")
    book.write("b", "suspension", author="M", person="N", until=50, code="request")
    book.meet("a", "b")
    assert words(book.model(), "phase")[2] == ("in_review", True)
    done = book.write("a", "settlement", target=old, code="phase")
    assert book.verdict(done) == "accepted" and only(book.model(), "phase").word == "in_review"
