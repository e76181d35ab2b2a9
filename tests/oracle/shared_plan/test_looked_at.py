"""What is not looked at as a break, nor as what would be broken, in examples worked out by hand from the rules.

Spec: PLN-6, PLN-7, PLN-11, PLN-28.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import pytest

from oracle.shared_plan.book import Book, active, draft, slot, who, words


def concluded(book: Book) -> bytes:
    """In review, told to b; concluded at a on day 20."""
    book.write("a", "review")
    book.see("b", "a")
    return book.write("a", "review_conclusion", day=20, code="adapt")


def test_a_step_done_without_effect_is_listed_only_of_an_intervention_that_was_known() -> None:
    book = Book()
    made = active(book)
    end = concluded(book)
    new = book.write("b", "intervention", author="N", target=made["need"], code="social", due=20)
    book.write("b", "intervention_done", author="N", target=new)
    assert book.model().listed == ()
    done = book.write("b", "intervention_done", author="N", target=made["intervention"])
    model = book.model()
    assert model.listed == ((end, done, "intervention"),) and not model.conflicts


def test_a_known_intervention_whose_step_is_annulled_still_breaks() -> None:
    book = Book()
    need = active(book)["need"]
    item = book.write("a", "intervention", target=need, code="social", person="N", due=15)
    step = book.write("a", "intervention_not_done", target=item, code="declined")
    concluded(book)
    undo = book.write("b", "annulment", author="M", target=step)
    model = book.model()
    assert words(model, "standing", step) == [("annulled", False), ("stands", True)]
    assert model.conflicts == {slot("standing", step)} and model.slots[slot("standing", step)][0].setter == undo


def test_a_step_not_known_that_is_taken_back_breaks_nothing() -> None:
    """Not done at b, which b takes back; the conclusion had seen neither, and the intervention planned for later."""
    book = Book()
    need = active(book)["need"]
    item = book.write("a", "intervention", target=need, code="social", person="N", due=30)
    concluded(book)
    step = book.write("b", "intervention_not_done", author="N", target=item, code="declined")
    book.write("b", "annulment", author="M", target=step)
    model = book.model()
    assert words(model, "standing", step) == [("annulled", False)]
    assert words(model, "intervention", item) == [("planned", False)] and not model.conflicts


def ready(book: Book, *holders: str) -> None:
    """A plan proposed, told to b; these are holders of authority without a word of their own."""
    draft(book)
    for holder in holders:
        book.write("a", "join", person=holder, code="authority_holder")
    book.write("a", "assessment", person="M", code="geva", detail="yes")
    need = book.write("a", "need", code="health")
    book.write("a", "intervention", target=need, code="health", person="N", due=100)
    book.write("a", "proposal")
    book.see("b", "a")


def test_the_role_of_a_member_not_known_is_looked_at() -> None:
    book = Book()
    ready(book, "H")
    book.write("a", "activation")
    book.write("b", "join", author="N", person="K", code="authority_holder")
    model = book.model()
    assert words(model, "role", who("K")) == [("authority_holder", False), ("none", True)]
    assert model.conflicts == {slot("role", who("K"))}


def test_a_holders_consent_is_looked_at() -> None:
    book = Book()
    ready(book, "H")
    book.write("a", "activation")
    book.write("b", "assistance_consent", author="N", person="H", code="refused")
    model = book.model()
    assert words(model, "holder_assistance_consent", who("H")) == [("refused", False), ("unknown", True)]
    assert model.conflicts == {slot("holder_assistance_consent", who("H"))}


def test_a_death_is_not_broken_by_its_author_leaving() -> None:
    book = Book()
    active(book)
    death = book.write("a", "closing", author="N", code="died", day=20)
    gone = book.write("b", "leave", author="M", person="N")
    model = book.model()
    assert words(model, "role", who("N")) == [("none", False)]
    assert not model.conflicts and model.listed == ((gone, death, "phase"),)


def test_an_ordinary_closing_is_broken_by_its_author_leaving() -> None:
    book = Book()
    active(book)
    book.write("a", "closing", author="N", code="moved", day=20)
    book.write("b", "leave", author="M", person="N")
    model = book.model()
    assert words(model, "role", who("N")) == [("none", False), ("nurse", True)]
    assert words(model, "phase") == [("closed", False), ("active", True)]
    assert model.conflicts == {slot("phase"), slot("role", who("N"))}


@pytest.mark.parametrize("role", ["legal_representative", "authority_holder"])
@pytest.mark.parametrize(("kind", "target"), [("leave", "N"), ("role", "L"), ("leave", "L")])
def test_a_withdrawal_is_not_broken_whoever_gave_it(role: str, kind: str, target: str) -> None:
    """By its author leaving the circle, nor by its giver losing the role that it was given in."""
    book = Book()
    active(book)
    book.write("a", "join", person="L", code=role)
    book.see("b", "a")
    gone = book.write("a", "sharing_consent", author="N", person="L", code="withdrawn")
    fields = {"code": "carer"} if kind == "role" else {}
    book.write("b", kind, author="M", person=target, **fields)
    model = book.model()
    assert book.verdict(gone) == "accepted"
    assert words(model, "role", who(target)) == [("carer" if kind == "role" else "none", False)]
    assert not model.conflicts and model.listed == ()


@pytest.mark.parametrize(("code", "read"), [("withdrawn", []), ("refused", [("legal_representative", True)])])
def test_another_answer_is_broken_by_its_giver_losing_the_role(code: str, read: list[tuple[str, bool]]) -> None:
    book = Book()
    active(book)
    book.write("a", "join", person="L", code="legal_representative")
    book.see("b", "a")
    book.write("a", "sharing_consent", author="N", person="L", code=code)
    book.write("b", "role", author="M", person="L", code="carer")
    assert words(book.model(), "role", who("L")) == [("carer", False), *read]


def test_an_opening_is_not_broken() -> None:
    book = Book()
    for site, author, kind in (("a", "R", "pps"), ("b", "M", "psi")):
        book.write(site, "opening", author=author, person="P", code=kind, detail="nurse")
    book.write("b", "closing", author="M", code="died")
    model = book.model()
    assert set(model.verdicts.values()) == {"accepted"}
    assert words(model, "phase") == [("closed", False)] and not model.conflicts and model.listed == ()
