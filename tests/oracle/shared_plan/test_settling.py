"""Who settles what, in examples worked out by hand from the rules.

Spec: PLN-10, PLN-11.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from oracle.shared_plan.book import Book, active, only, people, refused_by, slot, who, words


def disputed_phase(book: Book) -> tuple[dict[str, bytes], bytes, bytes]:
    """An active plan, reviewed at one site and suspended at another; both then know all."""
    made = active(book)
    look = book.write("a", "review")
    stop = book.write("b", "suspension", author="M", person="N", until=50, code="request")
    book.meet("a", "b")
    return made, look, stop


def test_referent_or_mt_settles_nobody_else() -> None:
    book = Book()
    _, look, _ = disputed_phase(book)
    other = book.write("a", "settlement", author="N", target=look, code="phase")
    said = book.write("a", "settlement", author="N", target=look, code="phase", giver="P")
    right = book.write("a", "settlement", author="M", target=look, code="phase")
    assert refused_by(book, other) == refused_by(book, said) == ["settler"] and book.verdict(right) == "accepted"
    model = book.model()
    assert words(model, "phase") == [("in_review", False)] and only(model, "phase").setter == right
    assert not model.conflicts


def test_what_needs_the_phase_settled_says_so() -> None:
    book = Book()
    disputed_phase(book)
    again = book.write("a", "review")
    assert book.refusal(again) == (("phase", True), ("settle_first", False))
    need = book.write("a", "need", code="social")
    assert book.verdict(need) == "accepted"


def test_settlement_may_name_an_older_event_of_the_value() -> None:
    book = Book()
    made, _, _ = disputed_phase(book)
    book.write("a", "settlement", target=made["activation"], code="phase")
    assert only(book.model(), "phase").word == "active"


def test_settlement_may_name_an_event_long_replaced() -> None:
    book = Book()
    active(book)
    old = book.write("a", "review")
    book.write("a", "review_conclusion", code="continue")
    book.see("b", "a")
    book.write("a", "review")
    book.write("b", "suspension", author="M", person="N", until=50, code="request")
    book.see("a", "b")
    chosen = book.write("a", "settlement", target=old, code="phase")
    assert book.verdict(chosen) == "accepted" and only(book.model(), "phase").word == "in_review"


def test_settlement_of_a_value_not_held() -> None:
    book = Book()
    made, look, _ = disputed_phase(book)
    gone = book.write("a", "settlement", target=made["proposal"], code="phase")
    wrong = book.write("a", "settlement", target=look, code="watcher")
    assert refused_by(book, gone) == ["in_conflict"] and refused_by(book, wrong) == ["target"]


def test_settlement_where_nothing_is_in_conflict() -> None:
    book = Book()
    made = active(book)
    assert refused_by(book, book.write("a", "settlement", target=made["activation"], code="phase")) == ["in_conflict"]


def test_settlement_that_saw_one_side_leaves_the_other() -> None:
    book = Book()
    _, look, _ = disputed_phase(book)
    book.write("c", "closing", author="N", code="moved")
    book.write("a", "settlement", target=look, code="phase")
    model = book.model()
    held = {word for word, read in words(model, "phase") if not read}
    assert held == {"closed", "in_review"} and slot("phase") in model.conflicts


def test_settled_closing_tells_of_the_closing_chosen() -> None:
    book = Book()
    active(book)
    end = book.write("a", "closing", code="moved", day=17)
    book.write("b", "need", author="N", code="social")
    book.see("a", "b")
    done = book.write("a", "settlement", target=end, code="phase", day=99)
    held = only(book.model(), "phase")
    assert (held.detail, held.person, held.date, held.setter) == ("moved", who("R"), 17, done)


def test_resumption_after_a_settled_suspension() -> None:
    book = Book()
    _, _, stop = disputed_phase(book)
    book.write("a", "settlement", target=stop, code="phase")
    book.write("a", "resumption")
    assert only(book.model(), "phase").word == "active"


def disputed_referent(book: Book) -> bytes:
    """The MT named N at one site, R named M at another: two referents; gives the naming of N."""
    active(book)
    named = book.write("a", "referent", author="M", person="N")
    book.write("b", "referent", author="R", person="M")
    book.meet("a", "b")
    return named


def test_disputed_referent_is_settled_by_the_mt() -> None:
    book = Book()
    named = disputed_referent(book)
    model = book.model()
    assert people(model, "referent")[:2] == [("N", False), ("M", False)] and model.conflicts == {slot("referent")}
    wrong = book.write("a", "settlement", author="N", target=named, code="referent")
    right = book.write("a", "settlement", author="M", target=named, code="referent")
    assert book.refusal(wrong) == (("settler", False),) and book.verdict(right) == "accepted"


def test_disputed_mt_is_settled_by_the_referent() -> None:
    book = Book()
    active(book)
    named = book.write("a", "mt", author="R", person="N")
    book.write("b", "mt", author="R", person="R")
    book.meet("a", "b")
    wrong = book.write("a", "settlement", author="M", target=named, code="mt")
    right = book.write("a", "settlement", author="R", target=named, code="mt")
    assert refused_by(book, wrong) == ["settler"] and book.verdict(right) == "accepted"


def test_both_disputed_the_person_settles_through_any_member() -> None:
    book = Book()
    active(book)
    one = book.write("a", "referent", author="M", person="N")
    book.write("a", "mt", author="M", person="N")
    book.write("b", "mt", author="R", person="R")
    book.write("b", "referent", author="R", person="M")
    book.meet("a", "b")
    assert book.model().conflicts >= {slot("referent"), slot("mt")}
    mt = book.write("a", "settlement", author="M", target=one, code="referent")
    said = book.write("a", "settlement", author="N", target=one, code="referent", giver="P")
    assert refused_by(book, mt) == ["settler"] and book.verdict(said) == "accepted"


def test_one_disputed_the_other_never_named() -> None:
    book = Book()
    book.write("a", "opening", person="P", code="pps", detail="nurse")
    book.write("a", "join", person="N", code="nurse")
    book.see("b", "a")
    one = book.write("a", "referent", person="R")
    book.write("b", "referent", author="N", person="N")
    book.meet("a", "b")
    alone = book.write("a", "settlement", author="R", target=one, code="referent")
    said = book.write("a", "settlement", author="R", target=one, code="referent", giver="P")
    assert refused_by(book, alone) == ["settler"] and book.verdict(said) == "accepted"


def test_neither_named_the_representative_settles() -> None:
    book = Book()
    book.write("a", "opening", person="P", code="pps", detail="nurse")
    book.write("a", "join", person="L", code="legal_representative")
    book.write("a", "join", person="N", code="nurse")
    book.see("b", "a")
    one = book.write("a", "role", person="N", code="carer")
    book.write("b", "role", person="N", code="other")
    book.meet("a", "b")
    alone = book.write("a", "settlement", author="R", target=one, code="role")
    right = book.write("b", "settlement", author="L", target=one, code="role")
    assert refused_by(book, alone) == ["settler"] and book.verdict(right) == "accepted"


def test_vacant_referent_leaves_the_mt_to_settle() -> None:
    book = Book()
    active(book)
    book.write("a", "leave", author="M", person="R")
    book.see("b", "a")
    look = book.write("a", "review", author="M")
    book.write("b", "suspension", author="N", person="N", until=50, code="request")
    book.see("a", "b")
    said = book.write("a", "settlement", author="N", target=look, code="phase", giver="P")
    right = book.write("a", "settlement", author="M", target=look, code="phase")
    assert refused_by(book, said) == ["settler"] and book.verdict(right) == "accepted"


def test_one_disputed_the_other_vacant_leaves_the_person() -> None:
    book = Book()
    active(book)
    book.write("a", "leave", author="R", person="M")
    book.see("b", "a")
    one = book.write("a", "referent", author="R", person="N")
    book.write("b", "referent", author="R", person="X")
    book.meet("a", "b")
    alone = book.write("a", "settlement", author="R", target=one, code="referent")
    said = book.write("a", "settlement", author="N", target=one, code="referent", giver="P")
    assert "settler" in refused_by(book, alone) and book.verdict(said) == "accepted"


def test_both_vacant_leave_the_person() -> None:
    book = Book()
    active(book)
    book.write("a", "leave", author="N", person="M")
    book.write("a", "leave", author="N", person="R")
    book.see("b", "a")
    look = book.write("a", "review", author="N")
    book.write("b", "suspension", author="N", person="N", until=50, code="request")
    book.see("a", "b")
    assert book.verdict(book.write("a", "settlement", author="N", target=look, code="phase", giver="P")) == "accepted"
