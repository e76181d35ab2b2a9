"""What comes back: reviews, feedback to the médecin traitant, the watch of a suspension, screenings.

Spec: PLN-4, PLN-8, PLN-15, PLN-26, SCR-10.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from collections.abc import Iterator

from .basis import Day, Row, to
from .civil import months_after
from .fold import source
from .history import Value


def rows(day: Day) -> Iterator[Row]:
    """The rows of these rules."""
    if day.in_phases("S"):
        yield from _watch(day)
        yield from _resumption(day)
    if day.in_phases("ARS" if "suspended_owes_reviews" in day.wrong else "AR"):
        yield from _review(day)
        yield from _feedback(day)
    if day.in_phases("AR"):
        yield from _screened(day)


def _watch(day: Day) -> Iterator[Row]:
    told: set[Value] = set()
    for held in day.state.held("watcher"):
        if held.value in told and "one_watch_a_setter" not in day.wrong:
            continue
        told.add(held.value)
        yield day.row("PLN-4 watch", False, due=held.value.date, subject=held.value.person, about=held.setter)


def _review(day: Day) -> Iterator[Row]:
    anchor = day.anchor()
    if anchor is None:
        return
    state = day.state
    fixed = state.due(anchor) if state.event(anchor).kind == "review_conclusion" else None
    if "fixed_date_outlives_resumption" in day.wrong:
        days = [state.due(i) for i in state.of("review_conclusion") if state.due(i) is not None]
        fixed = days[-1] if days else None
    if "fixed_date_is_not_read" in day.wrong:
        fixed = None
    if fixed is not None:
        yield day.row("PLN-26 review", False, due=fixed, subject=day.referent(), about=anchor, who=day.reviewers())
        if "both_reviews_are_due" not in day.wrong:
            return
    due = months_after(state.effective(anchor), day.parameters["plan_review_months"], day.wrong)
    yield day.row("PLN-8 review", False, due=due, subject=day.referent(), about=anchor, who=day.reviewers())


def _feedback(day: Day) -> Iterator[Row]:
    if not day.sharing():
        return
    state = day.state
    for person in state.holders("mt"):
        given = state.of("feedback")
        if "feedback_to_anybody" not in day.wrong:
            given = to(state, given, person)
        starts = ["activation"] if "feedback_goes_on_through_suspension" in day.wrong else ["activation", "resumption"]
        if "feedback_counts_from_reviews" in day.wrong:
            starts.append("review_conclusion")
        if "feedback_counts_from_activation" in day.wrong:
            given = []
        found = sorted(state.of(*starts) + given, key=state.when)
        if not found:
            continue
        due = months_after(state.effective(found[-1]), day.parameters["mt_feedback_months"], day.wrong)
        who = day.referent() if "feedback_asks_the_referent" in day.wrong else person
        yield day.row("PLN-8 feedback", False, due=due, subject=who, about=found[-1])


def _seen(day: Day) -> bool:
    """Whether a screening is given that is read on this day."""
    screened = day.screened
    return screened is not None and (screened.date <= day.at or "screened_later_is_read" in day.wrong)


def _resumption(day: Day) -> Iterator[Row]:
    state, screened = day.state, day.screened
    suspensions = []
    for held in state.held("phase"):
        setter = source(state, held) if "what_a_settlement_chose_suspends" in day.wrong else held.setter
        if held.value.word == "suspended" and setter is not None:
            suspensions.append(setter)
    if not suspensions or screened is None or not _seen(day):
        return
    latest = max(suspensions, key=state.when)
    since = state.effective(latest)
    later = screened.date >= since if "screened_the_day_suspended" in day.wrong else screened.date > since
    if later and day.verdict() == "yes":
        yield day.row("PLN-15 resumption", False, subject=day.referent(), about=latest)


def _screened(day: Day) -> Iterator[Row]:
    anchor, screened = day.anchor(), day.screened
    if anchor is None or screened is None or not _seen(day):
        return
    since = day.state.effective(anchor)
    later = screened.date >= since if "screened_the_day_of_the_anchor" in day.wrong else screened.date > since
    if later and day.verdict() == "no":
        yield day.row("SCR-10 surveillance", False, subject=day.referent())
    if later and day.verdict() == "unknown" and "unknown_asks_nothing" not in day.wrong:
        yield day.row("SCR-10 questionnaire", False, subject=day.referent())
