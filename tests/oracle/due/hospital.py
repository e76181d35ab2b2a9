"""In hospital and back: returns, their contacts, preparation, readmissions, transitions.

Spec: PLN-9, PLN-19, PLN-21, PLN-27.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from .basis import Day, Row
from .stays import Stay, days_from


def rows(day: Day) -> Iterator[Row]:
    """The rows of these rules."""
    if day.in_phases("DPAR" if "contacts_stop_while_suspended" in day.wrong else "DPARS"):
        for stay in day.stays.returns():
            yield from _return(day, stay)
    if day.in_phases("AR"):
        yield from _readmissions(day)
    if day.in_phases("DPAR"):
        yield from _transitions(day)
        yield from _under_way(day)


def _window(day: Day, discharge: int) -> datetime.date | None:
    days = day.parameters["return_window_days"] - ("window_ends_on_day_89" in day.wrong)
    return days_from(day.state, discharge, days)


def _return(day: Day, stay: Stay) -> Iterator[Row]:
    state, contacts = day.state, day.stays.contacts(stay)
    assert stay.discharge is not None
    window = _window(day, stay.discharge)
    within = window is None or day.at <= window or "first_contact_outlives_window" in day.wrong
    who = day.stays.supervisor(stay) or day.referent()
    if within:
        due = days_from(state, stay.discharge, day.parameters["first_contact_days"])
        kept = [i for i in contacts if due is None or state.effective(i) <= due]
        met = bool(kept if "late_first_contact_is_none" in day.wrong else contacts)
        yield day.row("PLN-9 first_contact", met, due=due, subject=who, about=stay.discharge)
    if within or "second_contact_ends_with_window" not in day.wrong:
        met = _second(day, stay, contacts, window)
        yield day.row("PLN-9 second_contact", met, due=window, subject=who, about=stay.discharge)
    if within and day.in_phases("DPAR"):
        prepared = state.of("discharge_preparation")
        if "preparation_of_any_stay" not in day.wrong:
            prepared = [i for i in prepared if day.stays.in_stay(stay, state.effective(i))]
        yield day.row("PLN-9 discharge_preparation", bool(prepared), about=stay.discharge)
    if within and contacts:
        modes = [state.word(i, "code") for i in contacts]
        far = ("phone", "both") if "both_is_phone_alone" in day.wrong else ("phone",)
        every = all if "each_contact_face_to_face" in day.wrong else any
        seen = every(mode not in far for mode in modes)
        yield day.row("PLN-21 face_to_face", seen, subject=who, about=stay.discharge)


def _second(day: Day, stay: Stay, contacts: list[int], window: datetime.date | None) -> bool:
    state = day.state
    assert stay.discharge is not None
    days = day.parameters["second_contact_days"] + ("second_contact_from_day_31" in day.wrong)
    days -= "second_contact_from_day_29" in day.wrong
    start = days_from(state, stay.discharge, days)
    for number, index in enumerate(contacts):
        at = state.effective(index)
        after = window is not None and at > window
        if after and "contact_after_window_is_none" in day.wrong:
            continue
        if number == 0 and after and "late_alone_is_the_first" in day.wrong:
            continue
        another = number > 0 or after or "first_may_be_the_second" in day.wrong
        if start is not None and at >= start and another:
            return True
    return False


def _readmissions(day: Day) -> Iterator[Row]:
    state = day.state
    kinds = ["review_conclusion", "review_suspension", "review_closing"]
    if "conclusion_alone_reviews" in day.wrong:
        kinds = ["review_conclusion"]
    concluded = state.of(*kinds)
    for index in day.stays.readmissions(day.parameters["readmission_days"]):
        met = any(state.when(review) > state.when(index) for review in concluded)
        yield day.row("PLN-9 review", met, subject=day.referent(), about=index, who=day.reviewers())


def _transitions(day: Day) -> Iterator[Row]:
    state = day.state
    for index in state.of("transition"):
        at = state.effective(index)
        admitted = [state.effective(i) for i in state.of("admission") if state.effective(i) <= at]
        contacts = [state.effective(i) for i in state.of("hospital_contact")]
        if admitted and "contact_before_admission_counts" not in day.wrong:
            contacts = [contact for contact in contacts if contact >= admitted[-1]]
        yield day.row("PLN-19 hospital_contact", bool(contacts), subject=state.person(index), about=index)


def _under_way(day: Day) -> Iterator[Row]:
    state = day.state
    for stay in day.stays.under_way():
        assert stay.admission is not None
        due = days_from(state, stay.admission, day.parameters["hospital_contact_days"])
        met = any(_of_stay(day, stay, i) for i in state.of("hospital_contact"))
        yield day.row("PLN-27 hospital_contact", met, due=due, subject=day.referent(), about=stay.admission)


def _of_stay(day: Day, stay: Stay, index: int) -> bool:
    assert stay.admission is not None
    named = day.state.event(index).target
    if named is not None and "admission_named_is_not_read" not in day.wrong:
        return named == day.state.event(stay.admission).digest
    return day.stays.in_stay(stay, day.state.effective(index))
