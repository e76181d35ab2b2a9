"""What the text decided last, in examples worked out by hand from the rules.

Spec: PLN-5, PLN-10, PLN-11, PLN-23, PLN-28.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import pytest

from oracle.shared_plan.book import Book, active, draft, only, people, slot, who, words


def closing_settled_and_annulled_apart(book: Book) -> tuple[bytes, bytes]:
    """Closed at a, a need at b; a settles for the closing while c annuls it: gives closing and annulment."""
    active(book)
    end = book.write("a", "closing", code="moved", day=17)
    book.write("b", "need", author="N", code="social")
    book.meet("a", "b", "c")
    book.write("a", "settlement", target=end, code="phase")
    return end, book.write("c", "annulment", author="M", target=end)


def test_an_annulment_beside_the_settlement_of_what_it_annuls_is_a_conflict() -> None:
    book = Book()
    end, undo = closing_settled_and_annulled_apart(book)
    model = book.model()
    assert words(model, "standing", end) == [("annulled", False), ("stands", True)]
    assert [h.setter for h in model.slots[slot("standing", end)]] == [undo, None]
    assert words(model, "phase") == [("active", False)]
    assert model.conflicts == {slot("standing", end)} and model.listed == ()


def test_that_conflict_is_settled_by_a_settlement() -> None:
    book = Book()
    end, undo = closing_settled_and_annulled_apart(book)
    alone = book.write("c", "settlement", target=undo, code="standing")
    book.meet("a", "c")
    again = book.write("c", "annulment", target=end)
    done = book.write("a", "settlement", target=undo, code="standing")
    assert book.refusal(alone) == (("in_conflict", False),)
    assert book.refusal(again) == (("annullable", True), ("settle_first", False))
    model = book.model()
    assert book.verdict(done) == "accepted" and only(model, "standing", end).setter == done
    assert words(model, "phase") == [("active", False)] and not model.conflicts


def test_a_settlement_of_the_settlement_is_broken_too() -> None:
    """Settled for the closing, then again beside a review apart; the annulment settled by who saw the first alone."""
    book = Book()
    active(book)
    book.see("d", "a")
    end = book.write("a", "closing", code="moved", day=17)
    book.write("b", "need", author="N", code="social")
    book.write("d", "review", author="M")
    book.meet("a", "b", "c")
    first = book.write("a", "settlement", target=end, code="phase")
    undo = book.write("c", "annulment", author="M", target=end)
    book.see("e", "a", "c")
    book.see("a", "d")
    again = book.write("a", "settlement", target=first, code="phase")
    assert book.verdict(again) == "accepted"
    early = book.write("e", "settlement", author="R", target=undo, code="standing")
    assert book.verdict(early) == "accepted"
    assert words(book.model(), "standing", end) == [("annulled", False), ("stands", True)]
    book.meet("a", "e")
    book.write("a", "settlement", target=early, code="standing")
    assert words(book.model(), "standing", end) == [("annulled", False)]


def test_where_the_settlement_would_pass_without_it_the_annulment_breaks_nothing() -> None:
    """Another closing gives the same value: the settlement falls, but none of its guards fails."""
    book = Book()
    active(book)
    one = book.write("a", "closing", code="moved", day=17)
    two = book.write("b", "closing", author="M", code="institution", day=18)
    book.write("c", "need", author="N", code="social")
    book.meet("a", "b", "c")
    book.write("a", "settlement", target=one, code="phase")
    book.write("b", "annulment", author="M", target=one)
    model = book.model()
    assert words(model, "standing", one) == [("annulled", False)] and model.conflicts == {slot("phase")}
    assert words(model, "phase") == [("closed", False), ("active", True)]
    assert model.slots[slot("phase")][0].setter == two


@pytest.mark.parametrize(
    ("of_h", "of_k", "unsettled"),
    [("given", "given", None), ("given", None, True), ("given", "refused", True), ("refused", "given", False),
     (None, "given", True), (None, None, True)],
)  # fmt: skip
def test_whether_one_holds_authority_is_in_conflict(of_h: str | None, of_k: str | None, unsettled: bool | None) -> None:
    """H holds authority, K does or is a carer: counted H alone (the person gave), then both.

    H given: 1st yes, 2nd as K says. H refused: no, no. H silent: 1st yes by the person's, 2nd no.
    """
    book = Book()
    draft(book)
    for holder, answer in (("H", of_h), ("K", of_k)):
        book.write("a", "join", person=holder, code="authority_holder")
        if answer is not None:
            book.write("a", "sharing_consent", person=holder, code=answer)
    book.see("b", "a")
    book.write("a", "role", person="K", code="carer")
    book.write("b", "role", author="N", person="K", code="authority_holder")
    book.meet("a", "b")
    told = book.write("a", "synthesis", person="M")
    assert book.refusal(told) == (() if unsettled is None else (("sharing", unsettled),))


def test_the_leaving_is_not_the_settlement_that_chose_it() -> None:
    """N leaves at a, changes role at b; c, knowing the leaving alone, names N; a and b settle for the leaving."""
    book = Book()
    active(book)
    gone = book.write("a", "leave", person="N")
    book.write("b", "role", author="M", person="N", code="carer")
    book.see("c", "a")
    book.write("c", "deputy", author="M", person="N", code="mt")
    book.meet("a", "b")
    done = book.write("a", "settlement", target=gone, code="role")
    model = book.model()
    assert only(model, "role", who("N")).setter == done
    assert people(model, "mt_deputy") == [("N", False)] and not only(model, "mt_deputy").vacant


def test_a_naming_that_knows_nothing_of_a_settled_leaving_is_vacant() -> None:
    book = Book()
    active(book)
    book.write("c", "deputy", author="M", person="N", code="mt")
    gone = book.write("a", "leave", person="N")
    book.write("b", "role", author="M", person="N", code="carer")
    book.meet("a", "b")
    book.write("a", "settlement", target=gone, code="role")
    assert only(book.model(), "mt_deputy").vacant


def test_an_office_settled_after_the_leaving_is_held() -> None:
    book = Book()
    active(book)
    book.write("a", "leave", person="N")
    named = book.write("b", "deputy", author="M", person="N", code="mt")
    book.write("c", "deputy", author="M", person="R", code="mt")
    assert sorted(h.vacant for h in book.model().slots[slot("mt_deputy")]) == [False, True]
    book.meet("a", "b", "c")
    done = book.write("a", "settlement", target=named, code="mt_deputy")
    held = only(book.model(), "mt_deputy")
    assert (held.person, held.setter, held.vacant) == (who("N"), done, False)


def test_a_corrections_word_is_its_field_also_of_the_events_own_value() -> None:
    """A conclusion of day 50 read the due date 100 as written; it is corrected to 20 meanwhile."""
    book = Book()
    item = active(book)["intervention"]
    book.write("a", "review")
    book.see("b", "a")
    book.write("a", "review_conclusion", day=50, code="adapt")
    changed = book.write("b", "correction", author="N", target=item, code="due", due=20)
    model = book.model()
    held = model.slots[slot("correction", item, "due")]
    assert [(h.word, h.setter, h.read) for h in held] == [("due", changed, False), ("due", None, True)]
    assert slot("correction", item, "due") in model.conflicts


def test_vacant_or_the_author_is_kleenes_or() -> None:
    """The referent has left, or is a carer: to both parts the answer is unknown, also for the referent."""
    book = Book()
    active(book)
    book.write("a", "leave", author="M", person="R")
    book.write("b", "role", author="M", person="R", code="carer")
    book.meet("a", "b")
    own = book.write("a", "referent", author="R", person="N")
    other = book.write("a", "referent", author="N", person="N")
    right = book.write("a", "referent", author="M", person="N")
    assert book.refusal(own) == (("circle", True), ("referent_change", True))
    assert book.refusal(other) == (("referent_change", True),) and book.verdict(right) == "accepted"


def test_a_settlement_names_an_event_for_a_value_that_none_had_set() -> None:
    """K joins as a second holder while the plan is activated without; leaves; joins again; settled for none.

    The activation read none, which no event had set; the settlement names the leaving, which then is the first giver:
    d, who knew of it, named K for good; c, who did not, did not.
    """
    book = Book()
    draft(book)
    book.write("a", "join", person="H", code="authority_holder")
    book.write("a", "assessment", person="M", code="geva", detail="yes")
    need = book.write("a", "need", code="health")
    book.write("a", "intervention", target=need, code="health", person="N", due=100)
    book.write("a", "proposal")
    book.see("b", "a")
    book.write("a", "activation")
    book.write("b", "join", author="N", person="K", code="authority_holder")
    book.see("c", "b")
    gone = book.write("b", "leave", author="N", person="K")
    book.write("b", "join", author="N", person="K", code="authority_holder")
    book.see("d", "b")
    assert words(book.model(), "role", who("K")) == [("authority_holder", False), ("none", True)]
    assert book.model().slots[slot("role", who("K"))][1].setter is None
    book.write("c", "deputy", author="N", person="K", code="referent")
    book.write("d", "deputy", author="N", person="K", code="mt")
    book.see("a", "b")
    done = book.write("a", "settlement", target=gone, code="role")
    model = book.model()
    assert book.verdict(done) == "accepted" and words(model, "role", who("K")) == [("none", False)]
    assert only(model, "role", who("K")).setter == done
    assert only(model, "referent_deputy").vacant and not only(model, "mt_deputy").vacant
