"""What recurs and nobody serves: matters, rows to discuss that are proved, and what leaves the territory.

Spec: spec/45-observed.md ("Proposals"); CON-4, CON-7, ORI-16 to ORI-18.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from typing import Any

import pytest

pytest.importorskip("hypothesis")

from observed_samples import DAY, key, row, served, unmet

from integra import Protocol, RefusedError, Rules, Territory
from integra.protocol import Call, Row
from integra.protocol.toml_form import read as read_toml
from integra.rules import label
from integra.territory import Agenda, Body, Difficulty, Matter
from integra.territory.observed import Called, DemandLog, LogRow, Outcome, Proposals, draft_toml, propose
from integra.territory.observed.draft import title_of
from integra.words import (
    DemandField, DifficultyKind, Function, Law, MatterClosing, Motive, Passing, Precondition, Requester, Service, Tier, Tri, Urgency,
)

AT = DAY + datetime.timedelta(10)
HELP, AIDS, RESPITE = Service.HOME_HELP, Service.SOCIAL_AIDS, Service.CARER_RESPITE
BUILT_IN = Protocol.builtin()


def again(service: Service, times: int = 3, reason: Passing = Passing.FULL, **rest: Any) -> list[LogRow]:
    return [row(100 * service.code + number, DAY, unmet(service, reason), **rest) for number in range(times)]


def seen(service: Service, times: int = 1) -> list[LogRow]:
    return [row(9000 + 100 * service.code + number, DAY, served(service)) for number in range(times)]


def proposed(*rows: LogRow, **rest: Any) -> Proposals:
    return propose(DemandLog(rows), at=AT, **rest)


def test_what_does_not_recur_proposes_nothing() -> None:
    found = proposed(*again(HELP, 2), *seen(AIDS))
    assert (found.found, found.draft, found.changes()) == ((), None, None)


def test_a_row_adds_what_was_seen_served_beside_what_nobody_serves() -> None:
    found = proposed(*again(HELP, motives={Motive.HOME_HELP}, requester=Requester.CARER), *seen(AIDS), *seen(RESPITE, 2))
    (one,) = found.found
    (new,) = one.rows
    assert (one.service, one.occurrences, one.count, one.month) == (HELP, 3, None, datetime.date(2025, 6, 1))
    assert (one.reasons, one.why) == (((Passing.FULL, 3),), None)
    assert one.matter and (one.matter.kind, one.matter.topic, one.matter.raised) == (DifficultyKind.SERVICE, HELP.code, AT)
    assert (new.motives, new.when[DemandField.REQUESTER]) == ({Motive.HOME_HELP}, {Requester.CARER})
    assert [call.service for call in new.calls] == [RESPITE]  # served twice, social aids once
    assert new.imposed is False and new.when[DemandField.SHARING_CONSENT] == {Tri.UNKNOWN, Tri.YES}


def test_a_draft_is_proved_keeps_every_row_and_changes_only_what_it_says() -> None:
    found = proposed(*again(HELP), *again(RESPITE), *seen(AIDS))
    assert found.draft is not None and found.draft.proved and found.draft.effective is None
    assert found.draft.rows[:len(BUILT_IN.rows)] == BUILT_IN.rows
    assert [row.id for row in found.draft.rows[len(BUILT_IN.rows):]] == ["observed-home-help-1", "observed-carer-respite-1"]
    conformity, changes = found.conformity(), found.changes()
    assert conformity is not None and conformity.verdict is Tri.YES
    assert changes is not None and {change.motive for change in changes.changes} == {Motive.HOME_HELP, Motive.CARER_RESPITE}
    assert all([call.service for call in change.calls] == [AIDS] and change.calls[0].one is None for change in changes.changes)


def test_what_lacks_itself_is_put_beside_nothing() -> None:
    """Respite was served most often, and nobody serves it often enough: home help gets social aids, or no row."""
    (help_, respite) = proposed(*again(HELP), *again(RESPITE), *seen(RESPITE, 5), *seen(AIDS)).found
    assert [[call.service for call in row.calls] for one in (help_, respite) for row in one.rows] == [[AIDS], [AIDS]]
    found = proposed(*again(HELP), *again(RESPITE), *seen(RESPITE, 5), *seen(HELP, 5))
    assert found.draft is None and all(one.why and "lack themselves" in one.why.en and one.tried == () for one in found.found)


def test_of_a_demand_whose_requester_or_motive_is_not_known_both_stay_open() -> None:
    (one,) = proposed(*again(HELP, 2, motives={Motive.HOME_HELP}, requester=Requester.CARER), row(1, DAY, unmet(HELP)),
                      *seen(AIDS)).found
    assert DemandField.REQUESTER not in one.rows[0].when


def test_where_offers_turned_away_who_asked_a_professionals_request_is_the_way_back() -> None:
    (one,) = proposed(*again(HELP, reason=Passing.REQUESTER), *seen(AIDS, 5)).found
    assert [call.service for call in one.rows[0].calls] == [Service.PROFESSIONAL_REQUEST]
    assert one.rows[0].when[DemandField.REQUESTER] == {Requester.PERSON, Requester.CARER}


def test_a_row_that_breaks_a_law_is_shown_with_it_and_never_drafted() -> None:
    concertation = Service.CONCERTATION_SUPPORT
    found = proposed(*again(concertation), *seen(Service.PPS_PLANNING))
    (one,) = found.found
    assert found.draft is None and one.rows == () and one.why is not None and "law" in one.why.en
    (tried,) = one.tried
    assert tried.service is Service.PPS_PLANNING and {each.law for each in tried.failures} == {Law.EXCLUSIVE}


@pytest.mark.parametrize("rows, why", [
    (again(Service.ETP), "seen served"), ([*again(Service.RE_EVALUATION), *seen(HELP, 9)], "seen served"),
    ([*again(Service.POINT_SUPPORT)], "no row of the adopted"), ([*again(Service.CASE_MANAGEMENT), *seen(AIDS)], "seen served"),
])
def test_where_no_row_holds_it_says_why_and_the_matter_is_proposed_all_the_same(rows: list[LogRow], why: str) -> None:
    found = proposed(*rows)
    (one,) = found.found
    assert one.why is not None and why in one.why.en and one.why.fr != one.why.en
    assert one.rows == () and one.matter is not None and found.draft is None
    with pytest.raises(ValueError):
        draft_toml(found)


def test_the_second_that_served_is_what_was_seen() -> None:
    second = row(8000, DAY, Called(service=Service.CASE_MANAGEMENT, outcome=Outcome.SECOND, level=served(HELP).level))
    (one,) = proposed(*again(Service.CASE_MANAGEMENT), second).found
    assert [tried.service for tried in one.tried] == [Service.PATHWAY_ASSISTANCE] and one.why is not None
    assert {failure.law for failure in one.tried[0].failures} == {Law.EXCLUSIVE}


def test_what_the_adopted_protocol_calls_already_is_no_proposal() -> None:
    adopted = proposed(*again(HELP), *seen(AIDS)).draft
    assert adopted is not None
    found = proposed(*again(HELP), *seen(AIDS), adopted=adopted)
    (one,) = found.found
    assert one.why is not None and found.draft is None and one.tried[0].service is AIDS
    with pytest.raises(RefusedError):
        proposed(adopted=Protocol("unproved", BUILT_IN.rows))


def territory(*, matter: dict[str, Any] | None, claims: tuple[str, ...] = ("matter", "decision")) -> Territory:
    made = Territory(key(1))
    for each in claims:
        made.claim(each)
    if matter is not None:
        body = Body(id=key(2), tier=Tier.MESO)
        about = Matter(id=key(3), kind=DifficultyKind.SERVICE, topic=HELP.code, raised=DAY, **matter)
        made.add([body, about, Agenda(matter=about, body=body, date=DAY)])
    return made


def test_a_territory_says_what_is_on_the_agenda_what_is_settled_and_what_was_known_before() -> None:
    log = again(HELP)
    before = territory(matter={})
    (one,) = proposed(*log, territory=before).found
    assert one.matter is None and len(before) == 3  # it is left as it was
    assert proposed(*log, territory=territory(matter={"closed": AT, "closing": MatterClosing.SETTLED})).found == ()
    doubtful = proposed(*log, territory=territory(matter=None, claims=()))
    assert doubtful.doubtful and doubtful.found == () and not proposed(*log).doubtful
    known = territory(matter=None)
    known.add(DemandLog(log[:2]).difficulties())
    (one,) = proposed(*log, territory=known).found
    assert one.occurrences == 3


@pytest.mark.parametrize("kind, topic, title", [
    (DifficultyKind.SUPPORT_FUNCTION, 4, label(Function.F4)), (DifficultyKind.OTHER, 7, "(7)"), (DifficultyKind.SERVICE, 999, "(999)")])
def test_a_difficulty_of_no_service_is_a_matter_and_has_no_row(kind: DifficultyKind, topic: int, title: str) -> None:
    known = territory(matter=None)
    known.add(Difficulty(id=key(70 + n), kind=kind, topic=topic, date=DAY, demand=key(80 + n)) for n in range(3))
    (one,) = proposed(territory=known).found
    assert title in title_of(one).en
    assert (one.service, one.rows, one.occurrences) == (None, (), 3) and one.matter is not None and one.why is not None


def test_what_is_dated_after_the_day_is_not_read() -> None:
    early = [row(1, AT + datetime.timedelta(1), unmet(HELP)), *again(HELP, 2), *seen(AIDS)]
    assert proposed(*early).found == ()
    assert len(propose(DemandLog(early), at=AT + datetime.timedelta(1)).found) == 1
    assert len(proposed(*again(HELP, 2), rules=Rules(recurrence_count=2)).found) == 1


@pytest.mark.parametrize("language, hidden, head", [("en", "the number is hidden", "Draft to discuss"),
                                                    ("fr", "le nombre est masqué", "Projet à débattre")])
def test_a_draft_reads_back_and_tells_nothing_that_may_not_leave(language: str, hidden: str, head: str) -> None:
    rows = [*again(HELP, 3), *again(RESPITE, 11), *seen(AIDS)]
    found = proposed(*rows)
    text = draft_toml(found, language)
    read = read_toml(text)
    assert read.prove() == () and read.rows == found.draft.rows and read.name == "has-2014-draft"  # type: ignore[union-attr]
    comments = "".join(line.removeprefix("#") for line in text.splitlines() if line.startswith("#"))
    assert head in comments and hidden in " ".join(comments.split()) and "observed-" in comments
    told = " ".join(comments.split())
    assert ("11 times" if language == "en" else "11 fois") in told and "2025-06" in told
    for secret in (DAY.isoformat(), "3 times", "3 fois", *(each.demand.hex for each in rows)):
        assert secret not in text


def test_a_row_never_speaks_where_the_one_it_stands_beside_is_silenced() -> None:
    """An urgent demand of home help has a row of its own, which silences the ordinary one: each has its row beside it."""
    consented = frozenset((Tri.UNKNOWN, Tri.YES))
    urgent = Row(id="urgent-help", motives={Motive.HOME_HELP}, overrides=("home-help",), rule="ORI-13",
                 when={DemandField.URGENCY: {Urgency.URGENT}, DemandField.SHARING_CONSENT: consented},
                 calls=[Call(service=HELP, within=0, first={Precondition.SHARING_CONSENT})])
    adopted = Protocol("local", [*BUILT_IN.rows, urgent])
    assert adopted.prove() == ()
    (one,) = proposed(*again(HELP), *seen(AIDS), adopted=adopted).found
    ordinary, other = one.rows
    assert (ordinary.source, other.source) == ("local, home-help", "local, urgent-help")
    assert ordinary.when[DemandField.URGENCY] == set(Urgency) - {Urgency.URGENT}
    assert other.when[DemandField.URGENCY] == {Urgency.URGENT}


def test_where_a_service_acts_on_a_professionals_request_only_professionals_get_it() -> None:
    (one,) = proposed(*again(Service.GERIATRIC_EXPERTISE), *seen(Service.PSYCHIATRIC_EXPERTISE)).found
    assert one.rows[0].when[DemandField.REQUESTER].isdisjoint({Requester.PERSON, Requester.CARER})


def test_a_matter_that_rises_because_it_is_late_and_does_not_recur_proposes_nothing() -> None:
    late = territory(matter={"due": DAY, "agenda_complete": True})
    assert [(each.topic, each.recurs) for each in late.rises(at=AT).risen] == [(HELP.code, False)]
    assert proposed(*again(HELP, 2), territory=late).found == ()
