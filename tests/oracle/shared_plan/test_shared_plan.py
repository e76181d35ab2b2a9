"""Verdicts, phases and needs, in examples worked out by hand from the rules.

Spec: PLN-2, PLN-3, PLN-7, PLN-11, PLN-12.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from dataclasses import replace

from oracle.shared_plan.book import Book, active, draft, only, refused_by, who
from oracle.shared_plan.model import Model


def test_opening_sets_draft_and_role() -> None:
    book = Book()
    opening = book.write("a", "opening", person="P", code="pps", detail="nurse")
    model = book.model()
    assert model.verdicts == {opening: "accepted"}
    assert only(model, "phase").word == "draft"
    assert only(model, "role", who("R")).word == "nurse"
    assert model.order == (opening,) and not model.conflicts


def test_event_without_parents_fails_all_its_guards_in_table_order() -> None:
    book = Book()
    need = book.write("a", "need", code="health")
    assert book.refusal(need) == (("parents", False), ("circle", False), ("phase", False))


def test_missing_ancestor_waits_and_stays_out_of_the_order() -> None:
    book = Book()
    active(book)
    late = book.write("a", "review")
    model = Model([e for e in book.events.values() if e.kind != "need"])
    assert model.verdicts[late] == "waiting" and late not in model.order


def test_unknown_kind_and_its_descendants_wait_for_an_edition() -> None:
    book = Book()
    draft(book)
    strange = book.write("a", 99)
    after = book.write("a", "need", code="health")
    model = book.model()
    assert model.verdicts[strange] == model.verdicts[after] == "needs_edition"
    assert model.order[-2:] == (strange, after)


def test_opening_of_edition_two() -> None:
    book = Book()
    opening = book.write("a", "opening", person="P", code="pps", detail="nurse", edition=2)
    assert book.verdict(opening) == "needs_edition"


def test_chain_broken() -> None:
    book = Book()
    draft(book)
    need = book.write("a", "need", code="health", sequence=40)
    assert book.refusal(need) == (("chain", False),)


def test_fork_both_branches_are_accepted() -> None:
    book = Book()
    draft(book)
    own, known = book.last["a"], set(book.known["a"])
    one = book.write("a", "need", code="health")
    book.last["a"], book.known["a"] = own, known
    other = book.write("a", "need", code="social")
    assert book.events[one].sequence == book.events[other].sequence
    assert book.verdict(one) == book.verdict(other) == "accepted"


def test_author_outside_the_circle() -> None:
    book = Book()
    draft(book)
    assert book.refusal(book.write("a", "need", author="X", code="health")) == (("circle", False),)


def test_activation_names_every_need() -> None:
    book = Book()
    book.write("a", "opening", person="P", code="pps", detail="nurse")
    book.write("a", "proposal")
    needs = ["consent", "mt", "referent", "assessment", "need", "intervention"]
    assert book.refusal(book.write("a", "activation")) == tuple((f"needs_{n}", False) for n in needs)


def test_activation_accepted() -> None:
    book = Book()
    active(book)
    model = book.model()
    assert set(model.verdicts.values()) == {"accepted"}
    assert only(model, "phase").word == "active"


def test_intervention_without_due_date_until_corrected() -> None:
    book = Book()
    draft(book)
    book.write("a", "assessment", person="M", code="geva", detail="no")
    need = book.write("a", "need", code="health")
    item = book.write("a", "intervention", target=need, code="health", person="N")
    book.write("a", "proposal")
    early = book.write("a", "activation")
    book.write("a", "correction", target=item, code="due", due=50)
    late = book.write("a", "activation")
    assert refused_by(book, early) == ["needs_intervention"]
    assert book.verdict(late) == "accepted"


def test_psi_asks_for_a_multidimensional_assessment_by_the_case_manager() -> None:
    book = Book()
    draft(book, "psi")
    other = book.write("a", "assessment", author="N", person="M", code="geva", detail="yes")
    plain = book.write("a", "assessment", author="N", person="M", code="geva", detail="no")
    need = book.write("a", "need", code="health")
    book.write("a", "intervention", target=need, code="health", person="N", due=1)
    book.write("a", "proposal")
    early = book.write("a", "activation")
    full = book.write("a", "assessment", author="R", code="geva", detail="yes")
    unshared = book.write("a", "activation")
    book.write("a", "assessment_shared", target=full, person="M")
    late = book.write("a", "activation")
    assert refused_by(book, other) == ["case_manager"] and book.verdict(plain) == "accepted"
    assert refused_by(book, early) == refused_by(book, unshared) == ["needs_assessment"]
    assert book.verdict(late) == "accepted"


def test_resumption_returns_to_review_when_a_review_was_suspended() -> None:
    book = Book()
    active(book)
    book.write("a", "review")
    book.write("a", "suspension", person="N", until=60, code="request")
    book.write("a", "resumption")
    assert only(book.model(), "phase").word == "in_review"


def test_resumption_returns_to_active_after_a_conclusion() -> None:
    book = Book()
    active(book)
    book.write("a", "review")
    book.write("a", "review_suspension", person="N", until=60, code="request")
    book.write("a", "resumption")
    assert only(book.model(), "phase").word == "active"


def test_suspension_ends_before_it_begins() -> None:
    book = Book()
    active(book)
    assert refused_by(book, book.write("a", "suspension", person="N", until=9, code="request")) == ["term"]


def test_review_concludes_only_when_what_was_due_is_known() -> None:
    book = Book()
    item = active(book)["intervention"]
    book.write("a", "review")
    book.write("a", "correction", target=item, code="due", due=15)
    late = book.write("a", "review_conclusion", day=15, code="adapt")
    before = book.write("b", "need", code="social")
    blank = book.write("a", "intervention_done", target=item)
    silent = book.write("a", "review_conclusion", day=15, code="adapt")
    book.write("a", "intervention_done", target=item, code="unknown")
    good = book.write("a", "review_conclusion", day=15, code="adapt")
    assert refused_by(book, late) == refused_by(book, silent) == ["effects"]
    assert book.verdict(before) == book.verdict(blank) == book.verdict(good) == "accepted"


def test_order_and_repetition_do_not_matter() -> None:
    book = Book()
    active(book)
    book.write("a", "review")
    book.write("b", "suspension", author="M", person="N", until=50, code="request")
    events = list(book.events.values())
    one, two = Model(events), Model([*reversed(events), *events])
    assert (one.slots, one.order, one.verdicts) == (two.slots, two.order, two.verdicts)


def test_recorded_time_is_not_read() -> None:
    book = Book()
    active(book)
    events = [replace(e, recorded=0) for e in book.events.values()]
    assert Model(events).slots == book.model().slots
