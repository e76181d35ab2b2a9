"""The oracle of the plan against small histories worked out by hand from the rules.

Spec: PLN-2 to PLN-7, PLN-10 to PLN-12.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from typing import Any

import pytest

pytest.importorskip("cbor2", reason="cbor2 writes the messages")

import cbor2  # noqa: E402

from . import chains  # noqa: E402
from .desk import DAY, GP, MANAGER, NURSE, OTHER, PERSON, TABLE, Desk, active, opened  # noqa: E402
from .event import Event, Malformed, union  # noqa: E402
from .fold import Fold  # noqa: E402
from .messages import plan_message, state_message  # noqa: E402
from .site import Site  # noqa: E402
from .slots import Slot, Value  # noqa: E402

PHASES = {code: name for name, code in TABLE.words["phase"].items()}


def together(*sites: Site) -> Fold:
    return Fold([event for site in sites for event in site.events.values()])


def failed(fold: Fold, event: Event) -> list[tuple[str, str, bool]]:
    return [(failure.guard, failure.rule, failure.unsettled) for failure in fold.verdicts[event.digest][1]]


def phases(fold: Fold) -> set[str]:
    return {PHASES[value.code] for value in fold.state.values(Slot("phase"))}


def test_a_plan_becomes_active() -> None:
    fold = together(active())
    assert fold.counts() == [11, 0, 0, 0]
    assert phases(fold) == {"active"}


def test_all_that_is_lacking_is_named_in_table_order() -> None:
    desk = opened("psi")
    desk.does("proposal")
    event = desk.does("activation", OTHER)
    names = [name for name, _, _ in failed(together(desk), event)]
    needs = ["consent", "mt", "referent", "assessment", "need", "intervention"]
    assert names == ["circle", *(f"needs_{name}" for name in needs)]


def test_two_referents_conflict_and_the_mt_settles() -> None:
    one = active()
    two = one.twin("b")
    mine, theirs = one.does("referent", person=NURSE), two.does("referent", person=OTHER)
    fold = together(one, two)
    assert set(fold.conflicts()) == {Slot("referent")}
    one.receive(two.events.values())
    early = one.does("referent", person=PERSON)
    wrong = one.does("settlement", MANAGER, target=mine.digest, code="referent")
    right = one.does("settlement", target=theirs.digest, code="referent")
    fold = together(one)
    assert failed(fold, early) == [("settle_first", "PLN-11", False)]
    assert [name for name, _, _ in failed(fold, wrong)] == ["circle", "settler"]
    assert failed(fold, right) == []
    assert fold.state.values(Slot("referent")) == {Value(person=OTHER)} and not fold.conflicts()


def test_a_review_and_a_suspension_apart_conflict_on_the_phase() -> None:
    one = active()
    two = one.twin("b")
    one.does("review")
    two.does("suspension", person=NURSE, until=DAY + 9, code="admission")
    fold = together(one, two)
    read = [entry for entry in fold.state.held(Slot("phase")) if entry.read]
    assert phases(fold) == {"active", "in_review", "suspended"}  # each had read "active"
    assert [fold.name(fold.events[entry.setter or b""]) for entry in read] == ["activation"]


def test_what_was_read_is_held_until_somebody_who_saw_both_settles() -> None:
    one = active()
    two = one.twin("b")
    one.does("review")
    suspension = two.does("suspension", person=NURSE, until=DAY + 9, code="admission")
    one.receive(two.events.values())
    one.does("settlement", target=suspension.digest, code="phase")
    assert phases(together(one)) == {"suspended"}


def test_a_death_closes_whatever_went_on_elsewhere() -> None:
    one = active()
    two = one.twin("b")
    one.does("review")
    closing = two.does("closing", code="died")
    held = together(one, two).state.held(Slot("phase"))
    assert [(PHASES[entry.value.code], entry.setter) for entry in held] == [("closed", closing.digest)]


def test_a_need_beside_an_ordinary_closing_is_a_conflict_beside_a_death_is_listed() -> None:
    for reason, expected in (("moved", {"active", "closed"}), ("died", {"closed"})):
        one = active()
        two = one.twin("b")
        need, closing = one.does("need", code="social"), two.does("closing", code=reason)
        fold = together(one, two)
        assert phases(fold) == expected
        listed = [(need.digest, closing.digest, "phase")] if reason == "died" else []
        assert fold.concurrent() == listed


def test_a_fact_beside_a_closing_is_listed() -> None:
    one = active()
    two = one.twin("b")
    seen, closing = one.does("contact", code="phone"), two.does("closing", code="moved")
    fold = together(one, two)
    assert phases(fold) == {"closed"}
    assert fold.concurrent() == [(seen.digest, closing.digest, "phase")]


def test_an_activation_and_a_consent_refused_meanwhile() -> None:
    one = active()
    draft = Desk(b"c" * 16)
    draft.receive(list(one.events.values())[:-1])
    refusal = draft.does("assistance_consent", person=PERSON, code="refused")
    fold = together(one, draft)
    slot = Slot("assistance_consent")
    assert fold.state.values(slot) == {Value(1), Value(2)} and phases(fold) == {"active"}
    one.receive(draft.events.values())
    settled = one.does("settlement", target=refusal.digest, code="assistance_consent")
    assert failed(together(one), settled) == [("in_conflict", "PLN-11", False)]
    one.does("assistance_consent", person=PERSON, code="given")
    assert together(one).state.values(slot) == {Value(1)}


def test_the_first_breaker_alone_counts() -> None:
    one = active()
    two = one.twin("b")
    broken = one.does("need", code="social")
    first = two.does("closing", code="died")
    two.does("assistance_consent", person=PERSON, code="withdrawn")  # closes once more
    assert together(one, two).concurrent() == [(broken.digest, first.digest, "phase")]


def test_a_guard_that_reads_a_conflict_says_settle_first_only_where_it_matters() -> None:
    one = active()
    two = one.twin("b")
    one.does("review")
    two.does("suspension", person=NURSE, until=DAY + 9, code="admission")
    one.receive(two.events.values())
    anywhere = one.does("need", code="social")
    review_only = one.does("review_conclusion", MANAGER, code="continue")
    fold = together(one)
    assert failed(fold, anywhere) == []
    assert failed(fold, review_only) == [("phase", "PLN-11", True), ("settle_first", "PLN-11", False)]


def test_a_resumption_returns_to_the_phase_suspended() -> None:
    for kinds, expected in ((["suspension"], "in_review"), (["review_suspension"], "active")):
        desk = active()
        desk.does("review")
        for kind in kinds:
            desk.does(kind, MANAGER, person=NURSE, until=DAY + 9, code="admission")
        desk.does("resumption")
        assert phases(together(desk)) == {expected}


def test_a_closing_annulled_restores_the_phase() -> None:
    desk = active()
    desk.does("suspension", person=NURSE, until=DAY + 9, code="admission")
    closing = desk.does("closing", code="moved")
    refused = desk.does("annulment", NURSE, target=closing.digest)
    desk.does("annulment", MANAGER, target=closing.digest)
    again = desk.does("annulment", MANAGER, target=closing.digest)
    fold = together(desk)
    assert [name for name, _, _ in failed(fold, refused)] == ["circle", "closing_office"]
    assert failed(fold, again) == [("annullable", "PLN-23", False)]
    assert phases(fold) == {"suspended"}


def test_a_withdrawal_counts_whatever_its_writer_had_seen() -> None:
    desk = opened()
    desk.does("closing", code="moved")
    event = desk.does("assistance_consent", OTHER, person=PERSON, code="withdrawn")
    other = desk.does("assistance_consent", OTHER, person=PERSON, code="given")
    fold = together(desk)
    assert failed(fold, event) == []
    assert failed(fold, other) == [("circle", "PLN-10", False)]


def test_a_correction_moves_what_a_review_must_account_for() -> None:
    desk = active()
    planned = next(e for e in desk.events.values() if TABLE.kinds[e.kind].name == "intervention")
    desk.does("review")
    late = desk.does("review_conclusion", code="continue", effective=DAY + 30)
    desk.does("correction", target=planned.digest, code="due", due=DAY + 31)
    fine = desk.does("review_conclusion", code="continue", effective=DAY + 30)
    fold = together(desk)
    assert failed(fold, late) == [("effects", "PLN-7", False)]
    assert failed(fold, fine) == []


def test_a_fork_is_seen_and_each_branch_is_a_chain() -> None:
    desk = active()
    restored = desk.backup()
    mine = desk.append("review", GP, recorded=DAY * 1440, effective=DAY)
    theirs = restored.append("agreement", GP, recorded=DAY * 1440, effective=DAY, person=GP)
    fold = together(desk, restored)
    assert chains.forks(fold.events) == {(desk.writer, 12): sorted([mine.digest, theirs.digest])}
    assert chains.branch_count(fold.events) == 2
    assert [tip.digest for tip in chains.tips(fold.events)] == sorted([mine.digest, theirs.digest])


def test_a_writer_of_whom_a_tip_is_unknown_is_sent_whole() -> None:
    desk = active()
    restored = desk.backup()
    desk.append("review", GP, recorded=DAY * 1440, effective=DAY)
    restored.append("agreement", GP, recorded=DAY * 1440, effective=DAY, person=GP)
    helper = desk.twin("h")
    helper.does("contact", code="phone")
    desk.receive(helper.events.values())
    theirs = chains.summary_of(desk.plan or b"", union(restored.events, dict(list(desk.events.items())[:12])))
    assert chains.delta(desk.events, theirs).keys() == desk.events.keys()
    earlier = chains.summary_of(desk.plan or b"", dict(list(desk.events.items())[:4]))
    assert len(chains.delta(desk.events, earlier)) == len(desk.events) - 4


def test_what_is_missing_is_named_and_what_follows_waits() -> None:
    desk = active()
    events = list(desk.events.values())
    fold = Fold(events[:3] + events[4:])
    assert fold.missing == [events[3].digest]
    assert fold.counts() == [3, 0, 7, 0]
    assert len(chains.tips(fold.events)) == 1


def test_an_event_without_what_it_needs_is_none() -> None:
    desk = opened()
    cases: list[tuple[str, dict[str, Any]]]
    cases = [("WIRE-21", {}), ("WIRE-20", {"code": 99}), ("WIRE-20", {"code": 1, "due": DAY})]
    for rule, fields in cases:
        with pytest.raises(Malformed) as caught:
            desk.does("need", **fields)
        assert caught.value.rule == rule


def test_the_smallest_container_and_state() -> None:
    desk = opened()
    desk.does("proposal")
    fold = together(desk)
    plan = desk.plan or b""
    first, second = fold.listed
    columns = [b"\x01\x02", b"\0\0", b"", b"", b"\0", cbor_minutes(first), *[b""] * 3, b"\x01", b"", b"\x01", b"\x04"]
    shapes = [[1, 0, 0b110010001], [24, 0, 0]]
    expected = {1: b"a" * 16, 2: GP + PERSON, 3: shapes, 4: columns}
    assert cbor2.loads(plan_message(fold, plan)) == [1, 8, expected]
    state = cbor2.loads(state_message(fold, plan))[2]
    role = [9, GP, 0, [[4, 0, None, first.digest, 0]]]
    assert state[4] == [[1, None, 0, [[2, 0, None, second.digest, 0]]], role]
    assert (state[0], state[1], state[2], state[3], state[7]) == (plan, 1, 1, PERSON, [2, 0, 0, 0])


def cbor_minutes(first: Event) -> bytes:
    """Twice the first minute in groups of seven bits, then twice the difference to the second."""
    doubled, groups = 2 * first.recorded, []
    while doubled:
        groups.append(doubled % 128 + 128)
        doubled //= 128
    groups[-1] -= 128
    return bytes([*groups, 2])
