"""The made-up department: each thing that its files mean to show is found on the day that they are about, with the counts
that their rows give by hand. What a reader of a report looks for is there, good and bad.

Spec: spec/40-concertation.md, spec/41-territory.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from functools import cache
from importlib.resources import files

import pytest

from integra.territory import Review
from integra.territory.names import NamedTerritory
from integra.territory.written import read_toml
from integra.words import ExchangeState, Line, ProgressState, Service, Tri

AT = datetime.date(2026, 11, 30)
NORTH, SOUTH, EAST = ("departement-exemple-nord", "departement-exemple-sud", "departement-exemple-est")
CONFERENCE = "conférence du SPDA de l'Exemple"
DEAD_LETTER = ("CON-5", "dead_letter", "financer quatre places d'accueil de jour", "")


@cache
def named(stem: str) -> NamedTerritory:
    return read_toml((files("integra") / "territories" / f"{stem}.toml").read_bytes(), f"{stem}.toml")


@cache
def review(stem: str) -> Review:
    return named(stem).territory.review(at=AT)


def found(stem: str) -> set[tuple[str, str, str, str]]:
    """Rule, what settles it, whom it is about and the other one."""
    called = named(stem).names
    return {(each.rule, each.settled_by.word, "" if each.subject is None else called.of(each.subject),
             "" if each.second is None else called.of(each.second)) for each in review(stem).findings}


NORTH_SHOWS = {
    ("GEN-12", "both_looked_at", "", ""),
    ("CON-2", "seat_expected", "", ""), ("CON-2", "mt_seat", "RESAD du Nord", ""), ("CON-2", "sector_seats", "RESAD du Nord", ""),
    ("CON-3", "power", CONFERENCE, "URPS médecins de la région Exemple"),
    ("CON-3", "power", "comité territorial du Nord", "centre médico-psychologique du Nord"),
    ("CON-3", "withdrawal", "redistribuer les crédits de la coordination du Nord", "siège du DAC au comité territorial du Nord"),
    ("CON-4", "competent_level", "redistribuer les crédits de la coordination du Nord", ""),
    DEAD_LETTER, ("CON-5", "dead_letter", "médecin coordonnateur partagé entre les EHPAD du Nord", ""),
    ("CON-5", "decision_follow_up", "astreinte d'aide à domicile du week-end dans le Nord", ""),
    ("CON-5", "owner", "protocole de sortie d'hôpital du Nord", ""),
    # psychiatric expertise: March, June, and for the third time in July
    ("CON-7", "meso_agenda", "difficulté Nord 10", ""),
    ("CON-7", "macro_agenda", "heures d'aide à domicile non pourvues du Nord", ""),
    ("CON-8", "change_feedback", "convention pluriannuelle avec le DAC", ""),
    ("CON-8", "change_feedback", "annuaire commun des ressources du Nord", ""),
    ("CON-10", "attendance", CONFERENCE, "CARSAT, antenne de l'Exemple"),
    ("CON-10", "attendance", "comité territorial du Nord", "CCAS de la ville-centre du Nord"),
    ("CON-10", "attendance", "comité territorial du Nord", "centre médico-psychologique du Nord"),
    ("CON-13", "table", "transport vers les soins du Nord", ""),
    ("CON-14", "inclusion_decision", "commission d'inclusion du Nord", ""),
    ("TER-1", "training", "pilote du Nord", ""),
    ("TER-5", "evaluation_later", "", ""), ("TER-5", "shared_procedure", "", ""), ("TER-5", "support_isolated", "", ""),
    ("TER-5", "knowhow_transfer", "", ""), ("TER-5", "needs_analysis", "", ""),
    ("TER-6", "signature", "", ""), ("TER-7", "uncovered", "maintien à domicile du Nord", "patients experts"),
    ("TER-13", "information_system", "", ""),
}
#: Told of neither the agreement nor the directory, by the files' lists of who was told.
UNTOLD = {
    "CARSAT, antenne de l'Exemple", "URPS médecins de la région Exemple", "association d'usagers de l'Exemple",
    "cabinet isolé du Haut-Val", "cabinet isolé de la Plaine", "CLIC du Nord", "CCAS de la ville-centre du Nord",
    "centre médico-psychologique du Nord",
}
SOUTH_SHOWS = {
    ("CON-1", "meeting", "", ""), ("CON-2", "seat_expected", "", ""), ("CON-3", "power", CONFERENCE, "URPS médecins de la région Exemple"),
    DEAD_LETTER, ("CON-6", "needs_up", "", ""), ("CON-7", "meso_due_date", "transport vers les soins du Sud", ""),
    ("CON-10", "attendance", CONFERENCE, "CARSAT, antenne de l'Exemple"),
    ("CON-10", "attendance", "comité territorial du Sud", "communauté d'agglomération du Sud"), ("TER-5", "elected", "", ""),
}
#: Of the east no list of decisions is complete: what the conference let lie may have been dropped, for all that is known.
EAST_SHOWS = {
    ("GEN-12", "statement", "", ""), ("CON-2", "seat_required", "", ""), ("CON-2", "seat_expected", "", ""),
    ("CON-2", "mt_seat", "RESAD de l'Est", ""), ("CON-3", "power", CONFERENCE, "URPS médecins de la région Exemple"),
    ("CON-3", "power", "comité territorial de l'Est", "hôpital de proximité de l'Est"),
    ("CON-5", "owner", "fiche de liaison de l'Est", ""), ("CON-5", "due_date", "fiche de liaison de l'Est", ""),
    ("CON-10", "attendance", CONFERENCE, "CARSAT, antenne de l'Exemple"), ("TER-1", "designation", "", ""),
}


@pytest.mark.parametrize(("stem", "shows"), [
    (NORTH, NORTH_SHOWS | {("CON-8", "structure_feedback", name, "") for name in UNTOLD}), (SOUTH, SOUTH_SHOWS), (EAST, EAST_SHOWS)])
def test_what_is_wrong_is_found_and_nothing_else(stem: str, shows: set[tuple[str, str, str, str]]) -> None:
    assert found(stem) == shows


@pytest.mark.parametrize(("stem", "settled_by", "subject", "value", "other", "due"), [
    # 22 structures: four were told of the agreement, eleven of the directory; three months after 4 May and 15 April
    (NORTH, "change_feedback", "convention pluriannuelle avec le DAC", 18, 22, "2026-08-04"),
    (NORTH, "change_feedback", "annuaire commun des ressources du Nord", 11, 22, "2026-07-15"),
    # four wait, the first since 13 October
    (NORTH, "inclusion_decision", "commission d'inclusion du Nord", 4, 0, "2026-11-13"),
    (NORTH, "meso_agenda", "difficulté Nord 10", int(Service.PSYCHIATRIC_EXPERTISE), 1, None),
    (NORTH, "signature", "", 2, 9, None),
    # the committee met on 11 June
    (SOUTH, "meeting", "", 2, 1, "2026-09-11"),
])
def test_how_many_and_by_when(stem: str, settled_by: str, subject: str, value: int, other: int, due: str | None) -> None:
    called = named(stem).names
    (one,) = (each for each in review(stem).findings if each.settled_by.word == settled_by
              and ("" if each.subject is None else called.of(each.subject)) == subject)
    assert (one.value, one.other) == (value, other)
    assert one.due == (None if due is None else datetime.date.fromisoformat(due))


def test_one_statement_says_other_than_the_data() -> None:
    for stem, differ in ((NORTH, ["action_5_feedback"]), (SOUTH, []), (EAST, [])):
        sheet = review(stem).sheet.values()
        assert [each.line.word for each in sheet if Tri.UNKNOWN not in (each.stated, each.computed) and each.stated != each.computed] == differ


def test_needs_rise_from_the_north_alone() -> None:
    details = [review(stem).sheet[Line.EXCHANGE_MACRO_MESO].detail for stem in (NORTH, SOUTH, EAST)]
    assert details == [ExchangeState.BOTH_WAYS, ExchangeState.TOP_DOWN_ONLY, ExchangeState.UNKNOWN]


def test_how_far_each_has_come() -> None:
    assert [review(stem).progress for stem in (NORTH, SOUTH, EAST)] == [
        ProgressState.UNDER_WAY, ProgressState.INTEGRATION, ProgressState.UNKNOWN]


def test_three_problems_of_the_north_recur() -> None:
    """Help at home since July 2025, respite since October 2025, psychiatric expertise since July 2026: each by its third."""
    risen = named(NORTH).territory.rises(at=AT).risen
    assert [(each.topic, str(each.month), each.recurs, each.count) for each in risen] == [
        (int(Service.HOME_HELP), "2025-07-01", True, None), (int(Service.CARER_RESPITE), "2025-10-01", True, None),
        (int(Service.PSYCHIATRIC_EXPERTISE), "2026-07-01", True, None)]


def test_there_is_something_to_find_out_where_little_is_known() -> None:
    assert [bool(review(stem).ask) for stem in (NORTH, SOUTH, EAST)] == [True, False, True]


def test_the_three_share_one_conference() -> None:
    shared = [named(stem).territory.table("body")[0] for stem in (NORTH, SOUTH, EAST)]
    assert len({body.id for body in shared}) == 1 and len({named(stem).territory.id for stem in (NORTH, SOUTH, EAST)}) == 3
