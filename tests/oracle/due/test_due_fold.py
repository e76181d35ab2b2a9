"""The plan on a day, by cases worked out from PLN-6, PLN-10, PLN-11, PLN-16, PLN-28.

Spec: PLN-16.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import datetime

from oracle.due.civil import end_of, minute, months_after
from oracle.due.fold import State
from oracle.due.history import PLAN, Read, Value
from oracle.due.known import as_known_then, known_at, known_on, known_since, told_later
from oracle.due.obligations import due
from oracle.due.pretend import Story, digest, name
from oracle.due.stories import active, day, draft, rows, states


def state(story: Story, at: str) -> State:
    return State(story.history(), day(at))


def test_months_after_is_the_last_day_whose_months_before_is_not_later() -> None:
    assert months_after(day("2025-08-31"), 6) == day("2026-02-28")
    assert months_after(day("2023-08-31"), 6) == day("2024-02-29")
    assert months_after(day("2025-02-28"), 6) == day("2025-08-31")
    assert months_after(day("2025-01-15"), 6) == day("2025-07-15")
    assert months_after(datetime.date.max, 1) is None


def test_an_event_counts_from_its_own_day() -> None:
    story = active()
    assert state(story, "2025-01-09").phases() == set()
    assert state(story, "2025-01-10").phases() == {"active"}


def test_a_date_is_read_as_corrected_whenever_it_was_corrected() -> None:
    story = active()
    story.tell("a", "k", "contact", "2025-03-01", code="phone")
    story.tell("a", "kc", "correction", "2025-06-01", target="k", code="effective", due="2025-02-01")
    found = state(story, "2025-02-01")
    assert [found.event(i).kind for i in found.of("contact")] == ["contact"]


def test_of_two_corrected_dates_the_earliest_counts_until_one_is_settled() -> None:
    story = active()
    story.tell("a", "k", "contact", "2025-03-01", code="phone")
    story.take("b", "a")
    story.tell("a", "k1", "correction", "2025-04-01", target="k", code="effective", due="2025-03-10")
    story.tell("b", "k2", "correction", "2025-04-01", target="k", code="effective", due="2025-03-05")
    assert state(story, "2025-03-06").of("contact")
    assert not state(story, "2025-03-04").of("contact")
    assert rows(story, "2025-04-01", "PLN-11 settlement")[0].value == 12
    story.take("a", "b")
    story.tell("a", "t", "settlement", "2025-05-01", target="k1", code="correction")
    assert not state(story, "2025-03-06").of("contact")
    assert state(story, "2025-03-10").of("contact")
    assert not rows(story, "2025-04-01", "PLN-11 settlement")


def test_an_annulment_counts_whenever_it_was_made() -> None:
    story = active()
    story.tell("a", "z", "closing", "2025-03-01", code="moved")
    story.tell("a", "zz", "annulment", "2025-09-01", target="z")
    assert state(story, "2025-03-02").phases() == {"active"}


def test_a_descendant_replaces_whatever_the_dates() -> None:
    story = active()
    story.tell("a", "r2", "referent", "2025-01-05", person="ruth")
    assert state(story, "2025-01-10").holders("referent") == [name("ruth")]
    story = active()
    story.tell("a", "r2", "referent", "2025-05-01", person="ruth")
    assert state(story, "2025-04-30").holders("referent") == [name("rose")]


def test_concurrent_values_conflict_and_a_settlement_settles_on_its_day() -> None:
    story = active()
    story.take("b", "a")
    story.tell("a", "r2", "referent", "2025-02-01", person="ruth")
    story.tell("b", "r3", "referent", "2025-02-01", person="remi")
    story.take("a", "b")
    story.tell("a", "t", "settlement", "2025-03-01", target="r3", code="referent")
    before = rows(story, "2025-02-28", "PLN-11 settlement")
    assert [(row.value, row.who) for row in before] == [(4, frozenset({"mt"}))]
    assert states(story, "2025-02-28", "PLN-3 referent_named") == ["open"]
    assert state(story, "2025-03-01").holders("referent") == [name("remi")]
    assert states(story, "2025-03-01", "PLN-3 referent_named") == ["met"]


def test_one_person_named_twice_is_no_conflict() -> None:
    story = active()
    story.take("b", "a")
    story.tell("a", "r2", "referent", "2025-02-01", person="ruth")
    story.tell("b", "r3", "referent", "2025-02-01", person="ruth")
    story.take("a", "b")
    story.tell("a", "q", "expectation", "2025-02-02", text="q")
    assert states(story, "2025-03-01", "PLN-3 referent_named") == ["met"]
    assert not rows(story, "2025-03-01", "PLN-11 settlement")


def test_two_closings_are_one_phase() -> None:
    story = active()
    story.take("b", "a")
    story.tell("a", "z1", "closing", "2025-03-01", code="moved")
    story.tell("b", "z2", "closing", "2025-03-01", code="goals_reached")
    assert not rows(story, "2025-03-01", "PLN-11 settlement")


def test_who_left_holds_no_office_from_that_day() -> None:
    story = active()
    story.tell("a", "l", "leave", "2025-04-01", person="rose")
    assert states(story, "2025-03-31", "PLN-3 referent_named") == ["met"]
    assert states(story, "2025-04-01", "PLN-3 referent_named") == ["open"]
    assert not [row for row in rows(story, "2025-04-01", "PLN-3 deputy") if row.value == 1]
    story.tell("a", "r2", "referent", "2025-05-01", person="rose")
    assert states(story, "2025-05-01", "PLN-3 referent_named") == ["met"]


def test_leaving_comes_before_a_holding_that_did_not_see_it() -> None:
    story = active()
    story.take("b", "a")
    story.tell("a", "l", "leave", "2025-04-01", person="ruth")
    story.tell("b", "r2", "referent", "2025-04-01", person="ruth")
    assert state(story, "2025-03-31").holders("referent") == [name("rose")]
    assert state(story, "2025-04-01").holders("referent") == []


def test_who_joins_again_has_the_office_again() -> None:
    story = active()
    story.tell("a", "l", "leave", "2025-04-01", person="rose")
    story.tell("a", "j", "join", "2025-05-01", person="rose", code="nurse")
    assert [state(story, at).holders("referent") for at in ("2025-04-30", "2025-05-01")] == [[], [name("rose")]]


def test_who_may_have_left_holds_the_office_and_does_not_settle() -> None:
    story = active()
    story.tell("a", "j", "join", "2025-02-01", person="rose", code="nurse")
    story.take("b", "a")
    story.tell("a", "l", "leave", "2025-04-01", person="rose")
    story.tell("b", "j2", "role", "2025-04-01", person="rose", code="hospital")
    assert state(story, "2025-04-01").holders("referent") == [name("rose")]
    assert [row.who for row in rows(story, "2025-04-01", "PLN-11 settlement")] == [frozenset({"mt"})]


def test_a_settlement_falls_with_what_it_chose() -> None:
    story = active()
    story.take("b", "a")
    story.tell("a", "z", "closing", "2025-03-01", code="moved")
    story.tell("b", "k", "review", "2025-03-01")
    story.take("a", "b")
    story.tell("a", "t", "settlement", "2025-03-02", target="z", code="phase")
    story.tell("a", "zz", "annulment", "2025-09-01", target="z")
    assert state(story, "2025-03-02").words("phase") == ["in_review"]


def test_where_somebody_died_nothing_is_read() -> None:
    story = active()
    story.take("b", "a")
    story.tell("a", "z", "closing", "2025-03-01", code="died")
    story.tell("b", "k", "review", "2025-03-01")
    story.tell("b", "z2", "closing", "2025-03-01", code="moved")
    assert state(story, "2025-03-01").words("phase") == ["closed", "closed"]
    story = active()
    story.take("b", "a")
    story.tell("a", "z", "closing", "2025-03-01", code="died")
    story.tell("b", "k", "review", "2025-03-01")
    read = Read("phase", PLAN, Value("active"), digest("z"), digest("k"))
    assert State(story.history([read]), day("2025-03-01")).words("phase") == ["closed"]


def test_a_value_read_is_held_while_both_count_and_nothing_settles() -> None:
    story = active()
    story.take("b", "a")
    story.tell("a", "z", "closing", "2025-03-01", code="moved")
    story.tell("b", "k", "review", "2025-03-10")
    read = Read("phase", PLAN, Value("active"), digest("z"), digest("k"))
    history = story.history([read])
    assert State(history, day("2025-03-09")).words("phase") == ["closed"]
    assert sorted(State(history, day("2025-03-10")).words("phase")) == ["active", "closed", "in_review"]
    setters = [held.setter for held in State(history, day("2025-03-10")).held("phase") if held.read]
    assert setters == [history.at[digest("x")]]
    story.take("a", "b")
    story.tell("a", "t", "settlement", "2025-04-01", target="z", code="phase")
    assert State(story.history([read]), day("2025-04-01")).words("phase") == ["closed"]


def test_what_has_no_day_of_its_own_breaks_and_is_broken_on_every_day() -> None:
    story = active()
    story.tell("a", "z", "closing", "2025-03-01", code="moved")
    story.take("b", "a")
    story.tell("a", "zz", "annulment", "2025-09-01", author="rose", target="z")
    story.tell("b", "r2", "referent", "2025-03-01", person="ruth")
    read = Read("referent", PLAN, Value(person=name("rose")), digest("r2"), digest("zz"))
    assert State(story.history([read]), day("2025-03-01")).holders("referent") == [name("ruth"), name("rose")]
    assert State(story.history([read]), day("2025-02-28")).holders("referent") == [name("rose")]


def test_a_resumption_returns_to_the_phase_suspended() -> None:
    story = active()
    story.tell("a", "v", "review", "2025-02-01")
    story.tell("a", "h", "suspension", "2025-02-02", person="ann", until="2025-03-01", code="other")
    story.tell("a", "w", "resumption", "2025-02-10")
    assert state(story, "2025-02-10").words("phase") == ["in_review"]
    story = active()
    story.tell("a", "v", "review", "2025-02-01")
    story.tell("a", "h", "review_suspension", "2025-02-02", person="ann", until="2025-03-01", code="other")
    story.tell("a", "w", "resumption", "2025-02-10")
    assert state(story, "2025-02-10").words("phase") == ["active"]


def test_withdrawing_the_assistance_closes() -> None:
    story = active()
    story.tell("a", "w", "assistance_consent", "2025-03-01", person="pia", code="withdrawn")
    assert state(story, "2025-03-01").phases() == {"closed"}
    assert due(story.history(), day("2025-03-01")) == []


def minor(one: str, two: str) -> Story:
    story = draft()
    for who in ("dad", "mum"):
        story.tell("a", f"j{who}", "join", "2025-01-01", person=who, code="authority_holder")
    story.tell("a", "g1", "assistance_consent", "2025-01-02", person="dad", code=one)
    story.tell("a", "g2", "assistance_consent", "2025-01-03", person="mum", code=two)
    return story


def test_two_holders_of_authority_are_asked_each() -> None:
    story = minor("given", "given")
    assert [state(story, f"2025-01-0{d}").answer("assistance_consent") for d in (2, 3)] == ["unknown", "given"]
    assert state(minor("given", "refused"), "2025-01-03").answer("assistance_consent") == "refused"
    assert state(minor("given", "withdrawn"), "2025-01-03").answer("assistance_consent") == "withdrawn"
    assert not rows(minor("given", "refused"), "2025-01-03", "PLN-11 settlement")
    story = minor("given", "given")
    story.tell("a", "g3", "assistance_consent", "2025-01-04", person="pia", code="refused")
    assert state(story, "2025-01-04").answer("assistance_consent") == "refused"


def test_one_holder_of_authority_answers_as_a_representative_does() -> None:
    story = draft()
    story.tell("a", "j", "join", "2025-01-01", person="dad", code="authority_holder")
    story.tell("a", "g", "assistance_consent", "2025-01-02", person="dad", code="given")
    assert state(story, "2025-01-02").answer("assistance_consent") == "given"
    assert state(story, "2025-01-02").words("holder_assistance_consent", (name("dad"), "")) == ["given"]


def test_known_since_is_the_latest_recording_of_what_it_follows() -> None:
    story = draft()
    story.tell("a", "n1", "need", "2025-01-02", code="health", recorded="2025-02-01T10:00Z")
    story.tell("a", "n2", "need", "2025-01-02", code="social", recorded="2025-01-15T10:00Z")
    history = story.history()
    assert known_since(history)[digest("n2")] == minute("2025-02-01T10:00Z")
    assert len(known_at(history, minute("2025-02-01T09:59Z")).order) == 1
    assert len(known_at(history, minute("2025-02-01T10:00Z")).order) == 3
    assert len(known_on(history, day("2025-02-01")).order) == 3
    assert as_known_then(history, day("2025-01-31")).subjects("need") == []
    told = told_later(history, day("2025-01-31"))
    assert [(one.digest, one.changed) for one in told] == [
        (digest(called), frozenset({("need", (digest(called), ""))})) for called in ("n1", "n2")
    ]
    assert end_of(day("2025-02-01")) == minute("2025-02-01T23:59Z")
