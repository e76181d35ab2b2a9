"""Closing, taking back, and offices, in examples worked out by hand from the rules.

Spec: PLN-5, PLN-6, PLN-10.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from oracle.shared_plan.book import Book, active, draft, only, people, refused_by, slot, who, words


def test_closed_plans_take_facts_up_to_the_closing_day() -> None:
    book = Book()
    active(book)
    book.write("a", "closing", code="moved", day=20)
    on = book.write("a", "feedback", person="M", day=20)
    after = book.write("a", "contact", code="phone", day=21)
    need = book.write("a", "need", code="social", day=1)
    assert book.verdict(on) == "accepted"
    assert refused_by(book, after) == refused_by(book, need) == ["phase"]


def test_closing_taken_back_by_an_office_only() -> None:
    book = Book()
    active(book)
    book.write("a", "review")
    end = book.write("a", "closing", code="moved")
    wrong = book.write("a", "annulment", author="N", target=end)
    held = only(book.model(), "phase")
    assert (held.detail, held.person, held.date) == ("moved", who("R"), 10)
    right = book.write("a", "annulment", author="M", target=end)
    again = book.write("a", "annulment", author="M", target=end)
    assert refused_by(book, wrong) == ["closing_office"] and book.verdict(right) == "accepted"
    assert refused_by(book, again) == ["annullable"]
    assert only(book.model(), "phase").word == "in_review"
    assert only(book.model(), "standing", end).word == "annulled"


def test_of_two_closings_the_other_still_holds() -> None:
    book = Book()
    active(book)
    one = book.write("a", "closing", code="moved", day=30)
    two = book.write("b", "closing", author="M", code="institution", day=20)
    assert len(book.model().slots[slot("phase")]) == 2 and not book.model().conflicts
    book.meet("a", "b")
    book.write("a", "annulment", target=one)
    assert only(book.model(), "phase").setter == two
    book.write("b", "annulment", author="M", target=two)
    assert only(book.model(), "phase").word == "active"


def test_what_is_given_back_may_be_several_values() -> None:
    book = Book()
    active(book)
    book.write("a", "review")
    book.write("b", "suspension", author="M", person="N", until=50, code="request")
    book.meet("a", "b")
    death = book.write("a", "closing", code="died")
    assert words(book.model(), "phase") == [("closed", False)]
    book.write("a", "annulment", target=death)
    model = book.model()
    assert words(model, "phase") == [("in_review", False), ("suspended", False), ("active", True)]
    assert slot("phase") in model.conflicts


def test_ordinary_closing_waits_for_the_settlement() -> None:
    book = Book()
    active(book)
    book.write("a", "review")
    book.write("b", "suspension", author="M", person="N", until=50, code="request")
    book.meet("a", "b")
    assert refused_by(book, book.write("a", "closing", code="moved")) == ["settle_first"]


def test_withdrawal_taken_back_by_the_persons_word() -> None:
    book = Book()
    active(book)
    gone = book.write("a", "assistance_consent", person="P", code="withdrawn")
    mute = book.write("a", "annulment", target=gone)
    other = book.write("a", "annulment", target=gone, giver="M")
    plain = book.write("a", "annulment", author="N", target=gone, giver="P")
    right = book.write("a", "annulment", target=gone, giver="P")
    assert refused_by(book, mute) == refused_by(book, other) == ["giver"]
    assert refused_by(book, plain) == ["closing_office"] and book.verdict(right) == "accepted"
    model = book.model()
    assert only(model, "phase").word == "active" and only(model, "assistance_consent").word == "given"


def test_a_consent_given_is_not_annulled() -> None:
    book = Book()
    draft(book)
    given = book.last["a"]
    assert refused_by(book, book.write("a", "annulment", target=given)) == ["annullable"]


def test_a_slot_left_without_setter_holds_its_initial_value() -> None:
    book = Book()
    made = active(book)
    word = book.write("a", "opinion", target=made["intervention"], code="refuses", giver="P")
    book.write("a", "annulment", target=word)
    held = only(book.model(), "opinion", made["intervention"])
    assert (held.word, held.setter) == ("none", None)


def test_closing_says_consent_withdrawn_only_by_a_consent() -> None:
    book = Book()
    active(book)
    assert refused_by(book, book.write("a", "closing", code="consent_withdrawn")) == ["own_withdrawal"]


def test_earlier_closing_still_dates_facts_after_a_withdrawal() -> None:
    book = Book()
    active(book)
    book.write("a", "closing", code="moved", day=20)
    book.write("a", "assistance_consent", person="P", code="withdrawn", day=40)
    assert only(book.model(), "phase").date == 40
    assert refused_by(book, book.write("a", "contact", code="phone", day=30)) == ["phase"]


def test_leaving_vacates_an_office_and_any_member_names_the_next() -> None:
    book = Book()
    active(book)
    early = book.write("a", "referent", author="N", person="N")
    book.write("a", "leave", person="R", author="N")
    assert refused_by(book, early) == ["referent_change"]
    held = only(book.model(), "referent")
    assert held.vacant and held.person == who("R")
    book.write("a", "suspension", author="N", person="N", until=50, code="request")
    back = book.write("a", "resumption", author="N")
    named = book.write("a", "referent", author="N", person="N")
    assert refused_by(book, back) == ["needs_referent"] and book.verdict(named) == "accepted"
    assert not only(book.model(), "referent").vacant


def test_naming_after_leaving_is_not_vacant_and_lets_act() -> None:
    book = Book()
    active(book)
    book.write("a", "leave", person="N")
    out = book.write("a", "need", author="N", code="social")
    book.write("a", "referent", person="N")
    again = book.write("a", "need", author="N", code="social")
    assert refused_by(book, out) == ["circle"] and book.verdict(again) == "accepted"
    assert not only(book.model(), "referent").vacant


def test_leaving_comes_before_a_concurrent_naming() -> None:
    book = Book()
    active(book)
    book.write("a", "leave", person="N")
    book.write("b", "referent", author="M", person="N")
    assert only(book.model(), "referent").vacant


def test_mt_is_changed_by_the_persons_word() -> None:
    book = Book()
    draft(book)
    plain = book.write("a", "mt", author="N", person="N")
    told = book.write("a", "mt", author="N", person="N", giver="P")
    assert refused_by(book, plain) == ["mt_change"] and book.verdict(told) == "accepted"


def test_agreement_of_the_mt_only() -> None:
    book = Book()
    draft(book)
    assert refused_by(book, book.write("a", "mt_agreed")) == ["mt_own"]
    assert book.verdict(book.write("a", "mt_agreed", author="M")) == "accepted"


def test_first_referents_apart_also_hold_that_there_was_none() -> None:
    book = Book()
    book.write("a", "opening", person="P", code="pps", detail="nurse")
    book.write("a", "join", person="N", code="nurse")
    book.see("b", "a")
    book.write("a", "referent", person="R")
    book.write("b", "referent", author="N", person="N")
    model = book.model()
    assert people(model, "referent") == [("R", False), ("N", False), (None, True)]
    assert model.conflicts == {slot("referent")}
