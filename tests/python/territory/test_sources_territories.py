"""The territories that HAS-INT tells of, held against its text: what each says, worked out by hand from the passage, and no
more. What a passage does not say is unknown, and of what is unknown nothing is wrong (GEN-1).

Spec: spec/ledger.md, spec/41-territory.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import re
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import pytest

from integra.territory.names import NamedTerritory, identifier_of
from integra.territory.written import read_toml
from integra.words import Line, LineGroup, StepState, TerritoryTable, Tri

ROOT = Path(__file__).resolve().parents[3]
TERRITORIES = files("integra") / "territories"
AT = datetime.date(2026, 11, 30)


class Told(NamedTuple):
    """What a passage says: the lines that are so, how many of a step's actions are, and how many rows it makes.

    Attributes:
        name: what the territory is called.
        lines: stated, yes.
        summed: yes because of these, by the rules of the sheet.
        steps: of a step of which something is known, how many of its actions are yes.
        rows: how many rows of each table.
    """

    name: str
    lines: set[str]
    summed: set[str]
    steps: dict[str, int]
    rows: dict[str, int]


TOLD = {
    # two structures carry one another, a network beside them, the agency; three bodies; one number; case managers; a pilote
    "paris-centre": Told(
        "Paris-Centre",
        {"level_macro", "level_meso", "level_micro", "sign_concertation", "engine_guichet", "engine_assistance",
         "action_2_designated"},
        {"engine_concertation", "action_5_concertation"},
        {"step_pilote": 1, "step_engines": 3, "step_dynamic": 1},
        {"structure": 4, "body": 3, "function": 2, "pilote": 1, "statement": 7}),
    # places of concertation at three levels, which are not said to meet; a coordinator; needs that are felt
    "haut-allier": Told(
        "Haut-Allier", {"sign_concertation", "action_2_designated", "condition_needs"}, set(), {"step_pilote": 1},
        {"body": 3, "pilote": 1, "statement": 3}),
    # the strategic table was set up and is not said to meet, so that concertation as a whole is not known
    "pays-salonais": Told(
        "Pays Salonais",
        {"level_meso", "level_micro", "sign_concertation", "sign_diagnosis", "engine_guichet", "engine_assistance",
         "engine_planning", "action_2_designated", "action_5_decisions_followed", "implementation_patients"},
        set(), {"step_pilote": 1, "step_engines": 3, "step_dynamic": 1},
        {"structure": 9, "body": 5, "function": 3, "pilote": 1, "diagnosis": 1, "statement": 10}),
    # three teams, one guichet with a door at each; a diagnosis of a year, an old habit of cooperation; no word of a pilote or
    # of tables
    "nord-hauts-de-seine": Told(
        "Nord Hauts-de-Seine", {"level_micro", "engine_guichet", "engine_assistance", "sign_diagnosis", "action_1_existing_dynamics"},
        set(), {"step_concertation": 1, "step_engines": 2},
        {"structure": 3, "body": 1, "function": 4, "diagnosis": 1, "statement": 5}),
    # six activities of one association; no word of concertation
    "gatine": Told(
        "Gâtine", {"engine_guichet", "engine_assistance"}, set(), {"step_engines": 2},
        {"structure": 6, "function": 3, "statement": 2}),
    # an assembly, a steering committee and working groups; nine kinds of actors; an elected official presides
    "clsm-modele": Told(
        "Conseil local de santé mentale", {"level_meso", "condition_elected"}, set(), {},
        {"body": 3, "seat": 9, "statement": 2}),
}


def text_of(stem: str) -> str:
    return (TERRITORIES / f"{stem}.toml").read_text(encoding="utf-8")


def read(stem: str) -> NamedTerritory:
    return read_toml(text_of(stem).encode(), f"{stem}.toml")


each = pytest.mark.parametrize("stem", TOLD)


@each
def test_the_sheet_says_what_the_passage_says(stem: str) -> None:
    named, told = read(stem), TOLD[stem]
    assert named.name == told.name
    sheet = named.territory.review(at=AT).sheet
    assert {line.word for line, entry in sheet.items() if entry.stated is Tri.YES} == told.lines
    assert {line.word for line, entry in sheet.items() if entry.value is Tri.YES} == told.lines | told.summed
    assert [line.word for line, entry in sheet.items() if entry.value is Tri.NO] == []


@each
def test_steps_are_at_least_what_is_told_of_them(stem: str) -> None:
    sheet = read(stem).territory.review(at=AT).sheet
    for line in (line for line, entry in sheet.items() if entry.group is LineGroup.STEP):
        known = TOLD[stem].steps.get(line.word, 0)
        least = StepState.UNDER_WAY if known else StepState.NOT_STARTED
        assert (sheet[line].count, sheet[line].least, sheet[line].most) == (known, least, StepState.DONE), line


@each
def test_of_what_is_unknown_nothing_is_wrong(stem: str) -> None:
    review = read(stem).territory.review(at=AT)
    assert review.findings == ()


@each
def test_what_to_find_out_is_asked_and_what_moves_most_first(stem: str) -> None:
    first = read(stem).territory.review(at=AT).ask[:12]
    assert TerritoryTable.FUNCTION in {asked.table for asked in first if asked.row is None}
    assert [asked.score for asked in first] == sorted((asked.score for asked in first), reverse=True)
    assert all(asked.text(language) for asked in first for language in ("en", "fr"))


@each
def test_nothing_is_invented(stem: str) -> None:
    named = read(stem)
    counts = {table.word: len(named.territory.table(table)) for table in TerritoryTable}
    assert {name: count for name, count in counts.items() if count} == TOLD[stem].rows
    assert not named.territory.claims
    # the passages have years, and a year is no day
    assert not re.search(r"\b(19|20)\d\d-\d\d", text_of(stem))


@each
def test_what_is_not_dated_holds_on_any_day(stem: str) -> None:
    territory = read(stem).territory
    early, late = (territory.review(at=day) for day in (datetime.date(2014, 1, 1), AT))
    assert early.sheet == late.sheet and early.findings == late.findings


@each
def test_every_run_of_rows_says_where_in_the_source_it_stands(stem: str) -> None:
    blocks = [block for block in text_of(stem).split("\n\n") if "[[" in block]
    before = ""
    for block in blocks:
        heading = next(line for line in block.splitlines() if line.startswith("[["))
        commented = block.startswith("# HAS-INT, ")
        assert commented or (heading == before and block.startswith("[[")), block
        before = heading
    assert "HAS-INT" in text_of(stem).splitlines()[0]


@each
def test_the_ledger_names_it(stem: str) -> None:
    assert f"the built-in territory `{stem}`" in (ROOT / "spec/ledger.md").read_text(encoding="utf-8")


def test_paris_centre_says_who_convenes_who_animates_and_how_often() -> None:
    named = read("paris-centre")
    strategic, tactical, inclusion = named.territory.table("body")
    assert strategic.convenor == identifier_of("ARS Île-de-France") and strategic.meetings_stated == 3
    assert tactical.animator == identifier_of("pilote de la MAIA de Paris-Centre")
    assert inclusion.rhythm_days == 7
    assert [body.tier.word for body in (strategic, tactical, inclusion)] == ["macro", "meso", "micro"]


def test_every_line_of_the_sheet_is_there() -> None:
    assert set(read("clsm-modele").territory.review(at=AT).sheet) == set(Line)


def test_what_is_stated_of_meetings_settles_nothing() -> None:
    """Three meetings and a weekly rhythm are shown; that levels meet is what the passage states, not what these show."""
    sheet = read("paris-centre").territory.review(at=AT).sheet
    assert sheet[Line.LEVEL_MACRO].computed is Tri.UNKNOWN and sheet[Line.LEVEL_MICRO].computed is Tri.UNKNOWN


@pytest.mark.parametrize(("stem", "carrier", "carried"), [
    ("gatine", "Association gérontologique de Gâtine", 5), ("pays-salonais", "association Alliage", 2)])
def test_structures_of_one_carrier_stay_several(stem: str, carrier: str, carried: int) -> None:
    carriers = [row.carrier for row in read(stem).territory.table("structure") if row.carrier is not None]
    assert carriers == [identifier_of(carrier)] * carried


def test_every_file_is_one_of_the_passages_or_of_the_made_up_department() -> None:
    stems = {path.name.removesuffix(".toml") for path in TERRITORIES.iterdir()}
    made_up = {stem for stem in stems if stem.startswith("departement-exemple-")}
    assert stems - made_up == set(TOLD) and len(made_up) == 3
    assert all("MADE UP" in text_of(stem) for stem in made_up)
