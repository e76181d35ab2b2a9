"""What is due, by cases worked out from the rules.

Spec: PLN-4, PLN-7 to PLN-9, PLN-13, PLN-15, PLN-18, PLN-21, PLN-24, PLN-26 to PLN-28.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from oracle.due.basis import Screened
from oracle.due.history import NO_PLACE
from oracle.due.pretend import name
from oracle.due.stories import active, day, draft, rows, states


def test_a_new_draft_owes_what_a_plan_needs() -> None:
    story = draft()
    for what in ("assistance_consent", "mt_named", "referent_named", "shared_assessment", "need", "expectations"):
        found = rows(story, "2025-01-01", f"PLN-3 {what}")
        assert [(row.state, row.due, row.place) for row in found] == [("open", None, NO_PLACE)]
    assert not rows(story, "2025-01-01", "PLN-3 mt_informed")
    assert not rows(story, "2025-01-01", "PLN-3 deputy")
    assert not rows(story, "2024-12-31", "PLN-3 need")
    assert rows(story, "2025-01-01", "PLN-3 assistance_consent")[0].subject == name("pia")


def test_an_active_plan_has_met_them_and_owes_deputies() -> None:
    story = active()
    for what in ("assistance_consent", "mt_named", "mt_informed", "referent_named", "shared_assessment", "need"):
        assert states(story, "2025-01-10", f"PLN-3 {what}") == ["met"]
    assert states(story, "2025-01-10", "PLN-3 planned_intervention") == ["met"]
    assert states(story, "2025-01-10", "PLN-3 deputy") == ["open", "open"]
    assert len(rows(story, "2025-01-10", "PLN-17 component")) == 9


def test_the_review_is_overdue_the_day_after_its_term() -> None:
    story = active(since="2024-08-31")
    found = rows(story, "2025-02-28", "PLN-8 review")[0]
    assert (found.state, found.due, found.subject) == ("due", day("2025-02-28"), name("rose"))
    assert states(story, "2025-03-01", "PLN-8 review") == ["overdue"]


def test_a_date_that_a_review_fixed_stands_until_a_resumption() -> None:
    story = active()
    story.tell("a", "v", "review", "2025-02-01")
    story.tell("a", "w", "review_conclusion", "2025-02-02", code="continue", due="2025-04-01")
    assert [row.due for row in rows(story, "2025-02-02", "PLN-26 review")] == [day("2025-04-01")]
    assert not rows(story, "2025-02-02", "PLN-8 review")
    story.tell("a", "h", "suspension", "2025-02-10", person="ann", until="2025-03-01", code="other")
    assert not rows(story, "2025-02-10", "PLN-26 review")
    story.tell("a", "y", "resumption", "2025-02-20")
    assert not rows(story, "2025-02-20", "PLN-26 review")
    assert [row.due for row in rows(story, "2025-02-20", "PLN-8 review")] == [day("2025-08-20")]


def test_a_suspension_is_watched_to_its_last_day() -> None:
    story = active()
    story.tell("a", "h", "suspension", "2025-02-10", person="ann", until="2025-03-01", code="other")
    assert [row.subject for row in rows(story, "2025-03-01", "PLN-4 watch")] == [name("ann")]
    assert states(story, "2025-03-01", "PLN-4 watch") == ["due"]
    assert states(story, "2025-03-02", "PLN-4 watch") == ["overdue"]
    assert not rows(story, "2025-03-02", "PLN-8 feedback")


def test_feedback_needs_consent_and_counts_from_the_last_given() -> None:
    assert not rows(active(shares=False), "2025-02-01", "PLN-8 feedback")
    story = active()
    assert [row.due for row in rows(story, "2025-02-01", "PLN-8 feedback")] == [day("2025-04-10")]
    story.tell("a", "f", "feedback", "2025-03-31", person="max")
    story.tell("a", "f2", "feedback", "2025-04-05", person="rose")
    assert [row.due for row in rows(story, "2025-04-06", "PLN-8 feedback")] == [day("2025-06-30")]


def test_the_two_contacts_after_a_return() -> None:
    story = active()
    story.tell("a", "ad", "admission", "2025-03-01", code="yes")
    story.tell("a", "di", "discharge", "2025-03-10")
    assert [row.due for row in rows(story, "2025-03-10", "PLN-9 first_contact")] == [day("2025-03-17")]
    assert [row.due for row in rows(story, "2025-03-10", "PLN-9 second_contact")] == [day("2025-06-08")]
    assert states(story, "2025-03-18", "PLN-9 first_contact") == ["overdue"]
    assert states(story, "2025-06-08", "PLN-9 second_contact") == ["due"]
    assert states(story, "2025-06-09", "PLN-9 second_contact") == ["overdue"]
    assert not rows(story, "2025-06-09", "PLN-9 first_contact")
    assert not rows(story, "2025-06-09", "PLN-9 discharge_preparation")
    assert not rows(story, "2025-03-10", "PLN-21 face_to_face")


def test_one_contact_on_day_35_is_the_first_and_one_on_day_95_the_second_late() -> None:
    story = active()
    story.tell("a", "di", "discharge", "2025-03-01")
    story.tell("a", "k1", "contact", "2025-04-05", code="phone")
    assert states(story, "2025-04-05", "PLN-9 first_contact") == ["met"]
    assert states(story, "2025-04-05", "PLN-9 second_contact") == ["due"]
    assert states(story, "2025-04-05", "PLN-21 face_to_face") == ["open"]
    story.tell("a", "k2", "contact", "2025-06-04", code="both")
    assert states(story, "2025-06-04", "PLN-9 second_contact") == ["met"]
    late = active()
    late.tell("a", "di", "discharge", "2025-03-01")
    late.tell("a", "k1", "contact", "2025-06-04", code="phone")
    assert states(late, "2025-06-03", "PLN-9 second_contact") == ["overdue"]
    assert states(late, "2025-06-04", "PLN-9 second_contact") == ["met"]


def test_the_second_contact_is_from_day_30_on() -> None:
    for at, expected in (("2025-03-30", "due"), ("2025-03-31", "met")):
        story = active()
        story.tell("a", "di", "discharge", "2025-03-01")
        story.tell("a", "k1", "contact", "2025-03-05", code="phone")
        story.tell("a", "k2", "contact", at, code="phone")
        assert states(story, at, "PLN-9 second_contact") == [expected]


def test_a_readmission_ends_the_return_and_asks_for_a_review() -> None:
    for at, expected in (("2025-03-31", ["open"]), ("2025-04-01", [])):
        story = active()
        story.tell("a", "di", "discharge", "2025-03-01")
        story.tell("a", "ad", "admission", at)
        assert not rows(story, at, "PLN-9 second_contact")
        assert states(story, at, "PLN-9 review") == expected
        assert [row.due for row in rows(story, at, "PLN-27 hospital_contact")][0] is not None


def test_of_one_day_the_admission_comes_first() -> None:
    story = active()
    story.tell("a", "di", "discharge", "2025-03-01")
    story.tell("a", "ad", "admission", "2025-03-01")
    assert not rows(story, "2025-03-01", "PLN-27 hospital_contact")
    assert states(story, "2025-03-01", "PLN-9 first_contact") == ["due"]
    assert not rows(story, "2025-03-01", "PLN-9 review")


def test_of_one_day_a_discharge_comes_first_where_a_stay_is_under_way() -> None:
    story = active()
    story.tell("a", "a1", "admission", "2025-03-01")
    story.tell("a", "d1", "discharge", "2025-03-05")
    story.tell("a", "a2", "admission", "2025-03-05")
    found = rows(story, "2025-03-06", "PLN-27 hospital_contact")
    assert [(row.due, row.state) for row in found] == [(day("2025-03-07"), "due")]
    assert not rows(story, "2025-03-06", "PLN-9 first_contact")


def test_a_hospital_contact_that_names_an_admission_is_of_its_stay() -> None:
    story = active()
    story.tell("a", "a1", "admission", "2025-03-01")
    story.tell("a", "h1", "hospital_contact", "2025-03-02", code="phone")
    assert states(story, "2025-03-02", "PLN-27 hospital_contact") == ["met"]
    story.tell("a", "d1", "discharge", "2025-03-03")
    story.tell("a", "a2", "admission", "2025-03-05")
    story.tell("a", "h2", "hospital_contact", "2025-03-06", code="phone", target="a1")
    assert states(story, "2025-03-07", "PLN-27 hospital_contact") == ["due"]
    assert states(story, "2025-03-08", "PLN-27 hospital_contact") == ["overdue"]


def test_the_supervisor_of_the_stay_owes_the_contacts() -> None:
    story = active()
    story.tell("a", "t0", "transition", "2025-02-01", person="olga", code="complex")
    story.tell("a", "ad", "admission", "2025-03-01")
    story.tell("a", "t1", "transition", "2025-03-02", person="sam", code="complex")
    story.tell("a", "di", "discharge", "2025-03-10")
    assert [row.subject for row in rows(story, "2025-03-10", "PLN-9 first_contact")] == [name("sam")]
    assert states(story, "2025-03-10", "PLN-19 hospital_contact") == ["open", "open"]


def test_interventions_and_their_terms() -> None:
    story = active()
    assert [row.state for row in rows(story, "2025-02-01", "PLN-7 intervention")] == ["due"]
    assert states(story, "2025-02-02", "PLN-7 intervention") == ["overdue"]
    story.tell("a", "i2", "intervention", "2025-01-20", target="n", code="social", until="2025-03-01")
    assert states(story, "2025-02-02", "PLN-7 intervention") == ["overdue", "open"]
    assert states(story, "2025-02-02", "PLN-7 actor") == ["met", "open"]
    assert states(story, "2025-03-02", "PLN-21 service_term") == ["overdue"]
    story.tell("a", "i2d", "intervention_done", "2025-03-03", target="i2")
    assert states(story, "2025-03-03", "PLN-7 effect") == ["open"]
    assert states(story, "2025-03-03", "PLN-21 service_term") == ["met"]
    story.tell("a", "ic", "intervention_cancelled", "2025-03-03", target="i")
    assert len(rows(story, "2025-03-03", "PLN-7 intervention")) == 1


def test_objectives_while_open_and_when_goals_are_said_to_be_reached() -> None:
    story = active()
    story.tell("a", "ob", "objective", "2025-01-20", target="n", code="person", due="2025-05-01", text="walk")
    story.tell("a", "op", "objective_pursued", "2025-01-21", target="ob")
    assert states(story, "2025-05-02", "PLN-24 objective") == ["overdue"]
    story.tell("a", "z", "closing", "2025-06-01", code="goals_reached")
    found = rows(story, "2025-06-01", "PLN-24 objective")
    assert [(row.state, row.due, row.who) for row in found] == [("open", None, frozenset({"referent", "mt"}))]


def test_a_mandate_is_renewed_or_reviewed() -> None:
    story = active()
    story.tell("a", "g", "mandate", "2025-02-01", person="ann", giver="pia", until="2025-04-01")
    assert states(story, "2025-04-01", "PLN-28 mandate") == ["due"]
    assert states(story, "2025-04-02", "PLN-28 mandate") == ["overdue"]
    story.tell("a", "g2", "mandate", "2025-05-01", person="ann", giver="pia", until="2025-09-01")
    assert states(story, "2025-05-01", "PLN-28 mandate") == ["met", "due"]


def test_a_later_screening_advises() -> None:
    story = active("psi")
    yes = Screened(day("2025-02-10"), "yes", "yes")
    no = Screened(day("2025-02-10"), "yes", "no")
    assert not rows(story, "2025-02-10", "SCR-10 surveillance", screened=yes)
    assert len(rows(story, "2025-02-10", "SCR-10 surveillance", screened=no)) == 1
    assert not rows(story, "2025-02-09", "SCR-10 surveillance", screened=no)
    assert len(rows(story, "2025-02-10", "SCR-10 questionnaire", screened=Screened(day("2025-02-01")))) == 1
    story.tell("a", "h", "suspension", "2025-02-10", person="ann", until="2025-03-01", code="other")
    assert not rows(story, "2025-02-11", "PLN-15 resumption", screened=yes)
    later = Screened(day("2025-02-11"), "yes", "yes")
    assert len(rows(story, "2025-02-11", "PLN-15 resumption", screened=later)) == 1


def test_a_synthesis_goes_to_the_mt_and_to_home_services() -> None:
    story = active("psi")
    story.tell("a", "jh", "join", "2025-01-20", person="hana", code="home_services")
    assert not rows(story, "2025-02-01", "PLN-18 synthesis")
    story.tell("a", "co", "concertation", "2025-02-01")
    story.tell("a", "sy", "synthesis", "2025-02-01", person="max")
    found = rows(story, "2025-02-01", "PLN-18 synthesis")
    assert [(row.subject, row.state) for row in found] == [(name("hana"), "open"), (name("max"), "met")]
    story.tell("a", "c2", "concertation", "2025-03-01")
    assert states(story, "2025-03-01", "PLN-18 synthesis") == ["open", "open"]
