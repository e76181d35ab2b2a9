"""Concurrent events, in examples worked out by hand from the rules.

Spec: PLN-4, PLN-6, PLN-11.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from oracle.shared_plan.book import Book, active, draft, only, refused_by, slot, who, words


def test_watchers_with_two_ends_are_a_conflict_and_the_phase_is_not() -> None:
    book = Book()
    active(book)
    book.write("a", "suspension", person="N", until=50, code="request")
    book.write("b", "suspension", author="M", person="N", until=60, code="request")
    model = book.model()
    assert model.conflicts == {slot("watcher")}
    assert [(h.person, h.date) for h in model.slots[slot("watcher")]] == [(who("N"), 50), (who("N"), 60)]
    assert words(model, "phase") == [("suspended", False)] * 2


def test_same_watcher_same_end_is_no_conflict() -> None:
    book = Book()
    active(book)
    for site in "ab":
        book.write(site, "suspension", person="N", until=50, code="request")
    assert not book.model().conflicts


def test_review_and_suspension_keep_also_the_phase_that_was_read() -> None:
    book = Book()
    made = active(book)
    book.write("a", "review")
    book.write("b", "suspension", author="M", person="N", until=50, code="request")
    model = book.model()
    assert words(model, "phase") == [("in_review", False), ("suspended", False), ("active", True)]
    assert model.slots[slot("phase")][2].setter == made["activation"]
    assert model.conflicts == {slot("phase")}


def test_ordinary_closing_against_what_a_closed_plan_refuses() -> None:
    book = Book()
    active(book)
    book.write("a", "closing", code="moved")
    book.write("b", "need", author="N", code="social")
    model = book.model()
    assert words(model, "phase") == [("closed", False), ("active", True)]
    assert slot("phase") in model.conflicts and model.listed == ()


def test_ordinary_closing_against_what_a_closed_plan_accepts() -> None:
    book = Book()
    active(book)
    book.write("a", "closing", code="moved")
    book.write("b", "document", author="N", code="vms", reference=who("x"))
    model = book.model()
    assert words(model, "phase") == [("closed", False)] and not model.conflicts and not model.listed


def test_death_closes_at_once_and_lists() -> None:
    book = Book()
    active(book)
    death = book.write("a", "closing", code="died")
    stop = book.write("b", "suspension", author="M", person="N", until=50, code="request")
    model = book.model()
    assert words(model, "phase") == [("closed", False)] and not model.conflicts
    assert model.listed == ((stop, death, "phase"),)


def test_assistance_withdrawn_closes_says_why_and_lists_by_slot() -> None:
    book = Book()
    made = active(book)
    book.write("a", "suspension", person="N", until=50, code="request")
    book.see("b", "a")
    gone = book.write("a", "assistance_consent", author="N", person="P", code="withdrawn", day=33)
    back = book.write("b", "resumption")
    model = book.model()
    held = only(model, "phase")
    assert (held.word, held.detail, held.person, held.date) == ("closed", "consent_withdrawn", who("P"), 33)
    assert held.setter == gone and made
    assert model.listed == ((back, gone, "phase"), (back, gone, "assistance_consent")) and not model.conflicts


def test_sharing_withdrawn_lists_what_was_shared_meanwhile() -> None:
    book = Book()
    active(book)
    gone = book.write("a", "sharing_consent", person="P", code="withdrawn")
    told = book.write("b", "synthesis", author="N", person="M")
    late = book.write("a", "synthesis", person="M")
    model = book.model()
    assert model.listed == ((told, gone, "sharing_consent"),) and not model.conflicts
    assert refused_by(book, late) == ["sharing"]


def test_sharing_refused_meanwhile_is_contested_until_the_person_says_again() -> None:
    book = Book()
    active(book)
    no = book.write("a", "sharing_consent", person="P", code="refused")
    book.write("b", "synthesis", author="N", person="M")
    model = book.model()
    assert words(model, "sharing_consent") == [("refused", False), ("given", True)]
    book.meet("a", "b")
    tried = book.write("a", "settlement", target=no, code="sharing_consent")
    book.write("b", "sharing_consent", author="N", person="P", code="given")
    assert refused_by(book, tried) == ["in_conflict"]
    model = book.model()
    assert words(model, "sharing_consent") == [("given", False)] and not model.conflicts


def test_a_consent_that_did_not_see_both_settles_nothing() -> None:
    book = Book()
    active(book)
    book.write("a", "sharing_consent", person="P", code="refused")
    book.write("b", "synthesis", author="N", person="M")
    again = book.write("a", "sharing_consent", person="P", code="refused")
    model = book.model()
    assert words(model, "sharing_consent") == [("refused", False), ("given", True)]
    assert model.slots[slot("sharing_consent")][0].setter == again


def test_withdrawal_is_accepted_in_every_phase_from_whoever_records_it() -> None:
    book = Book()
    active(book)
    book.write("a", "closing", code="moved")
    gone = book.write("a", "sharing_consent", author="X", person="P", code="withdrawn")
    assert book.verdict(gone) == "accepted"


def test_leaver_writing_elsewhere_is_a_conflict_on_the_role() -> None:
    book = Book()
    active(book)
    book.write("a", "leave", person="N")
    book.write("b", "need", author="N", code="social")
    model = book.model()
    assert words(model, "role", who("N")) == [("none", False), ("nurse", True)]
    assert model.conflicts == {slot("role", who("N"))}


def test_facts_are_not_broken() -> None:
    book = Book()
    active(book)
    gone = book.write("a", "leave", person="N")
    fact = book.write("b", "contact", author="N", code="phone")
    model = book.model()
    assert not model.conflicts and model.listed == ((fact, gone, "role"),)


def test_facts_do_not_break_but_two_values_are_two() -> None:
    book = Book()
    item = active(book)["intervention"]
    done = book.write("a", "intervention_done", target=item, code="favourable")
    dropped = book.write("b", "intervention_cancelled", author="M", target=item)
    model = book.model()
    assert words(model, "intervention", item) == [("done", False), ("cancelled", False)]
    assert model.listed == ((done, dropped, "intervention"), (dropped, done, "intervention"))


def test_ordinary_steps_apart_keep_the_state_they_read() -> None:
    book = Book()
    item = active(book)["intervention"]
    book.write("a", "intervention_not_done", target=item, code="declined")
    book.write("b", "intervention_cancelled", author="M", target=item)
    held = [("not_done", False), ("cancelled", False), ("planned", True)]
    assert words(book.model(), "intervention", item) == held


def test_fact_after_a_concurrent_closing_is_listed_one_before_is_not() -> None:
    book = Book()
    active(book)
    end = book.write("a", "closing", code="moved", day=20)
    book.write("b", "contact", author="N", code="phone", day=20)
    after = book.write("b", "contact", author="N", code="phone", day=21)
    model = book.model()
    assert model.listed == ((after, end, "phase"),) and not model.conflicts


def test_need_closed_meanwhile_breaks_an_activation() -> None:
    book = Book()
    draft(book)
    book.write("a", "assessment", person="M", code="geva", detail="yes")
    need = book.write("a", "need", code="health")
    book.write("a", "intervention", target=need, code="health", person="N", due=9)
    book.write("a", "proposal")
    book.see("b", "a")
    book.write("a", "activation")
    book.write("b", "need_closed", author="N", target=need, code="met")
    model = book.model()
    assert words(model, "need", need) == [("met", False), ("open", True)]
    assert model.conflicts == {slot("need", need)}


def test_intervention_that_came_meanwhile_breaks_no_concurrent_conclusion() -> None:
    book = Book()
    need = active(book)["need"]
    book.write("a", "review")
    book.see("b", "a")
    book.write("a", "review_conclusion", day=20, code="adapt")
    item = book.write("b", "intervention", author="N", target=need, code="social", due=20)
    model = book.model()
    assert words(model, "intervention", item) == [("planned", False)]
    assert not model.conflicts and model.listed == ()


def test_death_after_a_suspension_still_closes_and_lists() -> None:
    book = Book()
    active(book)
    book.write("a", "suspension", person="N", until=50, code="request")
    death = book.write("a", "closing", code="died")
    look = book.write("b", "review", author="M")
    model = book.model()
    assert words(model, "phase") == [("closed", False)] and model.listed == ((look, death, "phase"),)
    book.see("a", "b")
    book.write("a", "annulment", target=death)
    model = book.model()
    assert words(model, "phase") == [("suspended", False), ("in_review", False), ("active", True)] and not model.listed


def test_a_breaker_hides_a_later_one_of_the_same_sort() -> None:
    book = Book()
    active(book)
    first = book.write("a", "sharing_consent", person="P", code="withdrawn")
    book.write("a", "sharing_consent", person="P", code="given")
    book.write("a", "sharing_consent", person="P", code="withdrawn")
    told = book.write("b", "synthesis", author="N", person="M")
    assert book.model().listed == ((told, first, "sharing_consent"),)


def test_an_annulled_closing_hides_nothing() -> None:
    book = Book()
    active(book)
    first = book.write("a", "closing", code="died")
    book.write("a", "annulment", target=first)
    second = book.write("a", "closing", code="died")
    need = book.write("b", "need", author="N", code="social")
    assert book.model().listed == ((need, second, "phase"),)


def test_an_annulled_ordinary_closing_is_no_conflict_any_more() -> None:
    book = Book()
    active(book)
    end = book.write("a", "closing", code="moved")
    book.write("b", "need", author="N", code="social")
    book.write("a", "annulment", target=end)
    model = book.model()
    assert words(model, "phase") == [("active", False)] and not model.conflicts
