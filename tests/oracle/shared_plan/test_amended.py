"""What the text decided since, in examples worked out by hand from the rules.

Spec: PLN-5, PLN-10, PLN-11.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from oracle.shared_plan.book import Book, active, only, people, refused_by, slot, who, words


def test_a_value_read_goes_with_the_event_that_set_it() -> None:
    """Two ends of an objective apart, both of whom read it pursued; then the pursuing is annulled."""
    book = Book()
    need = active(book)["need"]
    goal = book.write("a", "objective", target=need, code="person")
    step = book.write("a", "objective_pursued", target=goal)
    book.see("b", "a")
    book.write("a", "objective_reached", target=goal, code="partly_reached")
    book.write("b", "objective_unreached", author="M", target=goal, code="given_up", detail="declined")
    held = [("partly_reached", False), ("given_up", False)]
    assert words(book.model(), "objective", goal) == [*held, ("pursued", True)]
    book.see("c", "a")
    book.write("c", "annulment", author="N", target=step)
    assert words(book.model(), "objective", goal) == held


def test_at_once_lists_a_fact_also_where_an_ordinary_closing_hides_nothing_of_its_sort() -> None:
    book = Book()
    active(book)
    end = book.write("a", "closing", code="moved", day=20)
    gone = book.write("a", "assistance_consent", person="P", code="withdrawn", day=20)
    fact = book.write("b", "contact", author="N", code="phone", day=50)
    model = book.model()
    assert model.listed == ((fact, end, "phase"), (fact, gone, "phase")) and not model.conflicts


def test_a_death_after_a_death_hides_still() -> None:
    book = Book()
    active(book)
    end = book.write("a", "closing", code="died", day=20)
    book.write("a", "assistance_consent", person="P", code="withdrawn", day=20)
    fact = book.write("b", "contact", author="N", code="phone", day=50)
    assert book.model().listed == ((fact, end, "phase"),)


def test_where_a_withdrawal_is_held_nothing_is_read() -> None:
    book = Book()
    active(book)
    book.write("a", "sharing_consent", person="P", code="refused")
    book.write("b", "synthesis", author="N", person="M")
    assert words(book.model(), "sharing_consent") == [("refused", False), ("given", True)]
    gone = book.write("c", "sharing_consent", author="N", person="P", code="withdrawn")
    model = book.model()
    assert set(words(model, "sharing_consent")) == {("refused", False), ("withdrawn", False)}
    assert slot("sharing_consent") in model.conflicts
    book.write("c", "annulment", target=gone, giver="P")
    assert words(book.model(), "sharing_consent") == [("refused", False), ("given", True)]


def test_where_a_holders_withdrawal_is_held_nothing_is_read() -> None:
    book = Book()
    active(book)
    for holder in "HK":
        book.write("a", "join", person=holder, code="authority_holder")
        book.write("a", "sharing_consent", person=holder, code="given")
    book.meet("a", "b", "c")
    book.write("a", "sharing_consent", person="H", code="refused")
    book.write("b", "synthesis", author="N", person="M")
    assert words(book.model(), "holder_sharing_consent", who("H")) == [("refused", False), ("given", True)]
    book.write("c", "sharing_consent", person="H", code="withdrawn")
    held = words(book.model(), "holder_sharing_consent", who("H"))
    assert set(held) == {("refused", False), ("withdrawn", False)}


def test_given_beside_withdrawn_stays_a_conflict() -> None:
    book = Book()
    active(book)
    book.write("a", "sharing_consent", person="P", code="given")
    book.write("b", "sharing_consent", author="N", person="P", code="withdrawn")
    model = book.model()
    assert set(words(model, "sharing_consent")) == {("given", False), ("withdrawn", False)}
    assert model.conflicts == {slot("sharing_consent")}


def vacate(book: Book, *leavers: str) -> None:
    """These leave the circle, at site a, told to b."""
    for leaver in leavers:
        book.write("a", "leave", author="N", person=leaver)
    book.see("b", "a")


def test_no_office_left_the_person_annuls_a_closing() -> None:
    book = Book()
    active(book)
    vacate(book, "R", "M")
    end = book.write("a", "closing", author="N", code="moved")
    plain = book.write("a", "annulment", author="N", target=end)
    wrong = book.write("a", "annulment", author="N", target=end, giver="N")
    right = book.write("a", "annulment", author="N", target=end, giver="P")
    assert book.refusal(plain) == (("closing_office", False),)
    assert refused_by(book, wrong) == ["giver", "closing_office"] and book.verdict(right) == "accepted"
    again = book.write("a", "closing", author="N", code="moved")
    assert book.verdict(book.write("a", "annulment", author="P", target=again)) == "accepted"


def test_one_office_left_the_persons_word_is_not_enough() -> None:
    book = Book()
    active(book)
    vacate(book, "R")
    end = book.write("a", "closing", author="N", code="moved")
    said = book.write("a", "annulment", author="N", target=end, giver="P")
    right = book.write("a", "annulment", author="M", target=end)
    assert refused_by(book, said) == ["closing_office"] and book.verdict(right) == "accepted"


def test_offices_disputed_leave_a_withdrawal_to_the_persons_word() -> None:
    book = Book()
    active(book)
    book.write("a", "referent", author="M", person="N")
    book.write("a", "mt", author="M", person="N")
    book.write("b", "mt", author="R", person="R")
    book.write("b", "referent", author="R", person="M")
    book.meet("a", "b")
    gone = book.write("a", "sharing_consent", author="N", person="P", code="withdrawn")
    mute = book.write("a", "annulment", author="P", target=gone)
    right = book.write("a", "annulment", author="N", target=gone, giver="P")
    assert refused_by(book, mute) == ["giver"] and book.verdict(right) == "accepted"


def test_an_office_whose_vacancy_is_unknown_is_not_undisputed() -> None:
    """M, the MT, is named again by one who has seen M leave: vacant by one naming, held by the other."""
    book = Book()
    active(book)
    vacate(book, "R")
    book.see("c", "a")
    book.write("b", "mt", author="N", person="M", giver="P")
    book.write("c", "leave", author="N", person="M")
    book.write("c", "mt", author="N", person="M")
    book.meet("a", "b", "c")
    model = book.model()
    assert people(model, "mt") == [("M", False), ("M", False)] and slot("mt") not in model.conflicts
    assert sorted(h.vacant for h in model.slots[slot("mt")]) == [False, True]
    end = book.write("a", "closing", author="N", code="moved")
    said = book.write("a", "annulment", author="N", target=end, giver="P")
    assert book.verdict(said) == "accepted"


def two_suspensions(book: Book, last: str) -> str | None:
    """In review; suspended at one site, the review concluded by a suspension at the other; then resumed."""
    active(book)
    book.write("a", "review")
    book.see("b", "a")
    first, second = ("suspension", "review_suspension") if last == "review" else ("review_suspension", "suspension")
    book.write("a", first, person="N", until=60, code="request")
    book.write("b", second, person="N", until=60, code="request")
    book.meet("a", "b")
    assert book.verdict(book.write("a", "resumption")) == "accepted"
    return only(book.model(), "phase").word


def test_resumption_goes_back_to_review_only_if_every_suspension_does() -> None:
    assert two_suspensions(Book(), "review") == "active"
    assert two_suspensions(Book(), "plain") == "active"
    book = Book()
    active(book)
    book.write("a", "review")
    book.see("b", "a")
    for site in "ab":
        book.write(site, "suspension", person="N", until=60, code="request")
    book.meet("a", "b")
    book.write("a", "resumption")
    assert only(book.model(), "phase").word == "in_review"
