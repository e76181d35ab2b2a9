"""A year with a plan: what the rules ask of each day of it, worked out here from the events that were written.

Spec: spec/90-report.md, "A year with a plan"; PLN-4, PLN-8, PLN-9, PLN-11, PLN-13 to PLN-16.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections.abc import Iterator

import pytest
from integra import Event, Plan
from integra.cohort import COUNT, SEED, cohort
from integra.plan import Due
from integra.tour import Tour, summary, tour
from integra.tour.years import Year, years
from integra.words import EventVerdict, FindingState, Office, Phase, SettledBy, Slot
from integra.words import Event as Kind

DAY = datetime.timedelta(1)


@pytest.fixture(scope="module")
def psi(shown: Tour) -> Year:
    """The year of whoever accepted the assistance."""
    return shown.years[0]


@pytest.fixture(scope="module")
def pps(shown: Tour) -> Year:
    """The year of whoever has a plan of primary care."""
    return shown.years[1]


def one(plan: Plan, at: datetime.date, settled_by: SettledBy) -> Due | None:
    """What is due of a kind on a day, None where nothing is asked."""
    return next((each for each in plan.due(at) if each.settled_by is settled_by), None)


def days(start: datetime.date, end: datetime.date) -> Iterator[datetime.date]:
    """Every day from one to another, both included."""
    return (start + number * DAY for number in range((end - start).days + 1))


def dates(plan: Plan, *kinds: Kind) -> list[datetime.date]:
    """The days of events of some kinds, in order."""
    return sorted(event.effective for event in plan.state.of(*kinds) if event.effective is not None)


def test_who_is_followed(shown: Tour) -> None:
    assert [year.case.role.name for year in shown.years] == ["accepted", "differing"]
    assert [year.plan.state.kind and year.plan.state.kind.word for year in shown.years] == ["psi", "pps"]
    for year in shown.years:
        answers = year.case.record.answers
        assert answers is not None and year.plan.state.person == answers.person
        assert year.first == year.case.screening.date and (year.last - year.first).days == 365


def test_a_year_goes_through_all_that_is_told(psi: Year) -> None:
    told = [event.kind for event in sorted(psi.plan.state.events, key=lambda each: each.effective or psi.first)]
    steps = [Kind.OPENING, Kind.ACTIVATION, Kind.ADMISSION, Kind.DISCHARGE, Kind.SETTLEMENT, Kind.REVIEW,
             Kind.REVIEW_CONCLUSION, Kind.SUSPENSION, Kind.RESUMPTION]
    assert [each for each in told if each in steps] == steps


def test_nothing_that_was_written_is_refused_and_nothing_is_known_later_than_it_was_written(shown: Tour) -> None:
    for year in shown.years:
        assert all(place.verdict is EventVerdict.ACCEPTED for place in year.plan.places)
        assert all(year.plan.known_since(event) == event.recorded for event in year.plan.events)
        assert {event.writer for event in year.plan.events} == set(year.writers) and len(year.writers) == 3


def test_each_language_has_the_same_plan_but_for_what_people_wrote(shown: Tour) -> None:
    def bare(event: Event) -> tuple[object, ...]:
        return event.kind, event.author, event.writer, event.recorded, event.effective, event.due, event.until, event.code

    for year in shown.years:
        english, french = (sorted(year.plans[each].events, key=lambda event: event.recorded) for each in ("en", "fr"))
        assert list(map(bare, english)) == list(map(bare, french))
        assert all((a.text is None) == (b.text is None) and (a.text is None or a.text != b.text)
                   for a, b in zip(english, french, strict=True))


def test_a_first_contact_is_owed_for_seven_days_and_late_from_the_eighth_until_somebody_calls(pps: Year) -> None:
    back, called = (dates(pps.plan, kind)[0] for kind in (Kind.DISCHARGE, Kind.CONTACT))
    again = dates(pps.plan, Kind.ADMISSION)[1]
    assert called > back + 8 * DAY
    for at in days(back, again - DAY):
        found = one(pps.plan, at, SettledBy.FIRST_CONTACT)
        assert found is not None and (found.rule, found.due) == ("PLN-9", back + 7 * DAY)
        assert found.state is (FindingState.MET if at >= called else
                               FindingState.OVERDUE if at >= back + 8 * DAY else FindingState.DUE), at
    assert one(pps.plan, again, SettledBy.FIRST_CONTACT) is None


def test_a_second_contact_is_owed_until_day_90_and_made_on_day_30_or_later(psi: Year) -> None:
    back, (first, second) = dates(psi.plan, Kind.DISCHARGE)[0], dates(psi.plan, Kind.CONTACT)
    assert first < back + 7 * DAY and second >= back + 30 * DAY
    for at in days(back, back + 90 * DAY):
        found = one(psi.plan, at, SettledBy.SECOND_CONTACT)
        assert found is not None and found.due == back + 90 * DAY
        assert found.state is (FindingState.MET if at >= second else FindingState.DUE), at


def test_the_hospital_calls_within_two_days(psi: Year) -> None:
    admitted = dates(psi.plan, Kind.ADMISSION)[0]
    states = [(found.due, found.state) for at in days(admitted, admitted + 2 * DAY)
              if (found := one(psi.plan, at, SettledBy.HOSPITAL_CONTACT)) is not None]
    assert states == [(admitted + 2 * DAY, FindingState.DUE)] * 2 + [(admitted + 2 * DAY, FindingState.MET)]


def test_what_was_late_that_day_is_known_since_to_have_been_done(psi: Year) -> None:
    assert psi.apart is not None
    at = psi.apart.looked_at
    assert at == dates(psi.plan, Kind.DISCHARGE)[0] + 8 * DAY
    then, now = (one(plan, at, SettledBy.FIRST_CONTACT) for plan in (psi.plan.known_at(at), psi.plan))
    assert then is not None and now is not None
    assert (then.state, now.state) == (FindingState.OVERDUE, FindingState.MET)
    (told,) = psi.plan.told_later(at)
    assert told.event.kind is Kind.CONTACT and told.event.effective is not None
    assert told.event.effective < at < told.known.date()
    assert told.known.date() < psi.apart.met


def test_sites_apart_hold_two_values_once_they_meet_and_one_once_it_is_settled(psi: Year) -> None:
    assert psi.apart is not None
    (held,) = psi.plan.on(psi.apart.met).state.conflicts
    assert held.slot is Slot.INTERVENTION
    sites = {psi.writers[event.writer] for value in held.entries if not value.read and value.setter is not None
             if (event := psi.plan.place(value.setter).event).writer is not None}
    assert sites == {"practice", "maia"}
    assert one(psi.plan, psi.apart.met, SettledBy.SETTLEMENT) is not None
    for at in days(psi.apart.settled, psi.last):
        assert psi.plan.on(at).state.conflicts == () and one(psi.plan, at, SettledBy.SETTLEMENT) is None
    assert dates(psi.plan, Kind.SETTLEMENT) == [psi.apart.settled]


def test_every_site_ends_with_the_same_plan_and_lacked_what_the_others_wrote(psi: Year, pps: Year) -> None:
    for year in (psi, pps):
        assert len({plan.state.digest for plan in year.copies}) == 1
    told = psi.apart
    assert told is not None
    meanwhile = [event for event in psi.plan.events if told.since < event.recorded.date() < told.met]
    assert told.written == len(meanwhile) > 0
    assert told.lacked == {name: sum(psi.writers[event.writer] != name for event in meanwhile if event.writer is not None)
                           for name in psi.life.sites}


def test_a_gap_is_the_days_on_which_holder_and_deputy_are_both_away(psi: Year, pps: Year) -> None:
    for year, deputies in ((psi, 1), (pps, 0)):
        away = [{*days(event.effective, event.until)} for event in year.plan.state.of(Kind.ABSENCE)
                if event.effective is not None and event.until is not None]
        assert len(away) == 1 + deputies
        gaps = year.plan.on(year.last).gaps
        assert {gap.office for gap in gaps} == {Office.REFERENT}
        assert {day for gap in gaps for day in days(gap.start, gap.end)} == set.intersection(*away) != set()


def test_a_suspension_is_watched_and_asks_for_nothing_regular(psi: Year, pps: Year) -> None:
    for year in (psi, pps):
        (event,) = year.plan.state.of(Kind.SUSPENSION)
        (again,) = dates(year.plan, Kind.RESUMPTION)
        assert event.effective is not None and event.until is not None
        for at in days(event.effective, again - DAY):
            assert year.plan.on(at).state.phase.values == (Phase.SUSPENDED,)
            assert not [each for each in year.plan.due(at) if each.rule == "PLN-8"]
            watch = one(year.plan, at, SettledBy.WATCH)
            assert watch is not None and watch.state is (
                FindingState.OVERDUE if at > event.until else FindingState.DUE), at
        review = one(year.plan, again, SettledBy.REVIEW)
        assert review is not None and review.state is FindingState.DUE and review.due is not None
        assert (review.due.year - again.year) * 12 + review.due.month - again.month == 6


def test_only_a_screening_after_the_suspension_advises_to_resume(psi: Year) -> None:
    moment = next(each for each in psi.moments if each.name == "suspended")
    assert moment.screened is not None and moment.screened.date is not None
    advised = [each.rule for each in psi.on(moment).due if each.settled_by is SettledBy.RESUMPTION]
    assert advised == ["PLN-15"]
    assert one(psi.plan, moment.day, SettledBy.RESUMPTION) is None
    assert dates(psi.plan, Kind.SUSPENSION)[0] < moment.screened.date < dates(psi.plan, Kind.RESUMPTION)[0]


def test_a_seed_gives_the_same_years_and_another_one_other_people(shown: Tour) -> None:
    again, other = years(SEED, shown.cases), years(SEED + 1, shown.cases)
    assert [year.plan.state.digest for year in again] == [year.plan.state.digest for year in shown.years]
    assert not {event.writer for year in other for event in year.plan.events} & {
        writer for year in shown.years for writer in year.writers}


@pytest.mark.parametrize("seed", [2, 3, -7, 2**126])
def test_other_people_have_their_years_too(seed: int) -> None:
    made = tour(seed, cohort(seed, COUNT))
    assert len(made.years) == 2
    for language in ("en", "fr"):
        assert all(len(line) <= 80 for line in summary(made, language))
