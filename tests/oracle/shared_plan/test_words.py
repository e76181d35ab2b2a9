"""Holders of authority, corrections and objectives, in examples worked out by hand from the rules.

Spec: PLN-22, PLN-23, PLN-24, PLN-25, PLN-28.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from oracle.shared_plan.book import Book, active, draft, only, refused_by, slot, who, words


def minor(book: Book) -> None:
    """A draft with two holders of authority, H and K."""
    draft(book)
    for holder in "HK":
        book.write("a", "join", person=holder, code="authority_holder")


def test_two_holders_both_give() -> None:
    book = Book()
    minor(book)
    none = book.write("a", "synthesis", person="M")
    book.write("a", "sharing_consent", person="H", code="given")
    half = book.write("a", "synthesis", person="M")
    book.write("a", "sharing_consent", person="K", code="given")
    both = book.write("a", "synthesis", person="M")
    assert book.refusal(none) == book.refusal(half) == (("sharing", False),) and book.verdict(both) == "accepted"
    assert only(book.model(), "holder_sharing_consent", who("H")).word == "given"


def test_one_of_two_holders_refuses_and_it_is_no_conflict() -> None:
    book = Book()
    minor(book)
    book.see("b", "a")
    book.write("a", "sharing_consent", person="H", code="given")
    book.write("b", "sharing_consent", author="N", person="K", code="refused")
    book.meet("a", "b")
    told = book.write("a", "synthesis", person="M")
    assert not book.model().conflicts and book.refusal(told) == (("sharing", False),)


def test_a_holder_withdraws_the_assistance() -> None:
    book = Book()
    minor(book)
    book.write("a", "assistance_consent", person="H", code="withdrawn")
    assert only(book.model(), "phase").person == who("H")
    assert only(book.model(), "assistance_consent").word == "given"


def test_consent_comes_from_who_may_give_it() -> None:
    book = Book()
    draft(book)
    assert refused_by(book, book.write("a", "assistance_consent", person="N", code="given")) == ["giver"]


def test_correction_gives_one_right_carrier() -> None:
    book = Book()
    made = active(book)
    item = made["intervention"]
    wrong = [
        book.write("a", "correction", target=item, code="due"),
        book.write("a", "correction", target=item, code="due", due=5, reference=who("x")),
        book.write("a", "correction", target=item, code="due", detail=5),
        book.write("a", "correction", target=item, code="code", detail=99),
        book.write("a", "correction", target=item, code="target", reference=who("x")),
        book.write("a", "correction", target=made["activation"], code="effective", due=5),
    ]
    right = book.write("a", "correction", target=item, code="code", detail=4)
    assert all(refused_by(book, event) == ["correctable"] for event in wrong)
    held = book.model().slots[slot("correction", item, "code")]
    assert [(h.word, h.setter) for h in held] == [("code", right)]


def test_corrections_apart_conflict_only_when_they_differ() -> None:
    book = Book()
    item = active(book)["intervention"]
    for site, due in (("a", 5), ("b", 5)):
        book.write(site, "correction", target=item, code="due", due=due)
    assert not book.model().conflicts
    book.write("c", "correction", target=item, code="due", due=6)
    assert book.model().conflicts == {slot("correction", item, "due")}


def test_opening_is_not_corrected_nor_annulled() -> None:
    book = Book()
    opening = book.write("a", "opening", person="P", code="pps", detail="nurse")
    assert refused_by(book, book.write("a", "annulment", target=opening)) == ["target"]


def test_text_of_a_refused_event_is_erased() -> None:
    book = Book()
    draft(book)
    bad = book.write("a", "review", text_digest=who("t") * 2)
    bare = book.write("a", "need", code="health")
    assert book.verdict(bad) == "refused"
    assert book.verdict(book.write("a", "erasure", target=bad)) == "accepted"
    assert refused_by(book, book.write("a", "erasure", target=bare)) == ["has_text"]


def test_annulment_breaks_who_relied_on_it() -> None:
    book = Book()
    made = active(book)
    item = made["intervention"]
    done = book.write("a", "intervention_not_done", target=item, code="declined")
    book.write("a", "review")
    book.see("b", "a")
    book.write("a", "review_conclusion", day=100, code="adapt")
    book.write("b", "annulment", author="N", target=done)
    model = book.model()
    assert words(model, "standing", done) == [("annulled", False), ("stands", True)]
    assert words(model, "intervention", item) == [("planned", False)]


def test_life_of_an_objective() -> None:
    book = Book()
    need = active(book)["need"]
    goal = book.write("a", "objective", target=need, code="person", detail="high", text_digest=who("t") * 2)
    assert only(book.model(), "priority", goal).word == "high"
    book.write("a", "objective_pursued", target=goal)
    twice = book.write("a", "objective_pursued", target=goal)
    part = book.write("a", "intervention", target=goal, code="social")
    book.write("a", "objective_unreached", target=goal, code="given_up", detail="declined")
    late = book.write("a", "intervention", target=goal, code="social")
    rank = book.write("a", "priority", target=goal, code="low")
    assert refused_by(book, twice) == refused_by(book, late) == refused_by(book, rank) == ["life"]
    assert book.verdict(part) == "accepted"
    held = only(book.model(), "objective", goal)
    assert (held.word, held.detail) == ("given_up", "declined")


def test_objective_of_a_closed_need() -> None:
    book = Book()
    need = active(book)["need"]
    book.write("a", "need_closed", target=need, code="met")
    assert refused_by(book, book.write("a", "objective", target=need, code="person")) == ["life"]


def test_annulled_step_gives_back_the_state_before() -> None:
    book = Book()
    need = active(book)["need"]
    goal = book.write("a", "objective", target=need, code="person")
    step = book.write("a", "objective_reached", target=goal, code="reached")
    book.write("a", "annulment", author="N", target=step)
    assert only(book.model(), "objective", goal).word == "formulated"


def test_opinion_of_an_item_is_the_persons_word() -> None:
    book = Book()
    item = active(book)["intervention"]
    wrong = book.write("a", "opinion", target=item, code="agrees", giver="M")
    book.write("a", "opinion", target=item, code="agrees", giver="P")
    book.see("c", "a")
    book.write("a", "opinion", target=item, code="refuses", giver="P")
    book.write("c", "opinion", author="N", target=item, code="reserves", giver="P")
    assert refused_by(book, wrong) == ["giver"]
    assert book.model().conflicts == {slot("opinion", item)}
    book.see("a", "c")
    book.write("a", "opinion", target=item, code="agrees", giver="P")
    assert not book.model().conflicts
