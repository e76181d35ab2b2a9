"""A folder of CSV in every form that French software writes, and the templates that a territory starts from.

Spec: spec/42-territory-forms.md, spec/03-command.md ("Tables as text").  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

from integra.rules import label
from integra.territory.columns import CHILDREN, COLUMNS
from integra.territory.written import (
    read, read_folder, read_toml, template_folder, template_toml, to_folder, to_toml,
)
from integra.territory.written.explained import flag_of
from integra.territory.written.reading import reading_of_folder
from integra.territory.written.vocabulary import table_name
from integra.words import Line, TerritoryTable, Tri

LANGUAGES = ("en", "fr")
#: One territory, as TOML and as the rows of three tables in French, with every habit below.
TEXT = ('territory = "Pays d\'été"\ncomplete = ["pilote"]\n[[body]]\nid = "table « tactique »"\ntier = "meso"\nseats_complete = true\n'
        'opens = 2024-12-31\nelected_convene = "no"\nmeetings_stated = 3\n[[meeting]]\nid = "m1"\nbody = "table « tactique »"\n'
        'date = 2025-03-04\nusers_spoke = "yes"\n[[seat]]\nbody = "table « tactique »"\nperson = "unknown"\npower = "decides"\n')
SHEETS = {
    "Territoire": [["Nom", "Listes complètes"], ["Pays d'été", "Pilotes"]],
    "INSTANCES": [["Identifiant", "NIVEAU", "Sièges complets", "début", "convoquée avec des élus", "réunions annoncées", "Remarques"],
                  ["table « tactique »", "Niveau méso, tactique", "Oui", "31/12/2024", "NON", "3,0", "à revoir"]],
    "réunions": [["identifiant", "Instance", "Date", "parole des usagers", "présents complets"],
                 ["m1", "table « tactique »", "4/3/2025", "o", "?"]],
    "Sieges": [["instance", "personne", "pouvoir", "début"], ["table « tactique »", "Inconnu", "décide", ""]],
}
#: What stands between cells, the encoding, what comes before and what ends a line.
HABITS = {
    "semicolons": (";", "utf-8", "", "\n"), "commas": (",", "utf-8", "", "\n"), "tabs": ("\t", "utf-8", "", "\r\n"),
    "a byte order mark": (";", "utf-8-sig", "", "\r\n"), "Windows-1252": (";", "cp1252", "", "\r\n"),
    "UTF-16": ("\t", "utf-16", "", "\r\n"), "the separator said": (";", "utf-8-sig", "sep=;\r\n", "\r\n"), "old ends": (";", "utf-8", "", "\r"),
}


def written(path: Path, separator: str, encoding: str, before: str, end: str) -> Path:
    """The folder in one habit."""
    for stem, rows in SHEETS.items():
        lines = [separator.join(f'"{cell}"' if separator in cell else cell for cell in row) for row in rows]
        (path / f"{stem}.csv").write_bytes((before + end.join(lines) + end).encode(encoding))
    return path


@pytest.mark.parametrize("habit", HABITS)
def test_a_folder_is_read_in_every_habit_of_a_french_office(tmp_path: Path, habit: str) -> None:
    assert label(TerritoryTable.SEAT, "fr") == "sièges"
    found = reading_of_folder(written(tmp_path, *HABITS[habit]), "d")
    assert found.named == read_toml(TEXT)
    unread = [note.fr for note in found.notes if "Remarques" in note.fr]
    assert unread == ["d/INSTANCES.csv : colonnes qui ne sont pas les siennes, non lues : Remarques"]
    assert (habit == "Windows-1252") is any("Windows-1252" in note.en for note in found.notes)


def test_a_packed_file_is_read_too(tmp_path: Path) -> None:
    (tmp_path / "x.toml.gz").write_bytes(gzip.compress(TEXT.encode()))
    assert read(tmp_path / "x.toml.gz") == read_toml(TEXT)


def test_answers_are_those_that_people_write() -> None:
    answers = {"oui": Tri.YES, "O": Tri.YES, "Yes": Tri.YES, "vrai": Tri.YES, "non": Tri.NO, "N": Tri.NO, "FAUX": Tri.NO, "?": Tri.UNKNOWN,
               "inconnu": Tri.UNKNOWN, "ne sait pas": Tri.UNKNOWN, "": Tri.UNKNOWN, "NA": Tri.UNKNOWN}
    text = 'territory = "x"\n' + "".join(f'[[merger]]\nwanted = "{answer}"\n' for answer in answers)
    found = read_toml(text + "[[merger]]\nwanted = true\n[[merger]]\nwanted = false\n").territory.table("merger")
    assert [each.wanted for each in found] == [*answers.values(), Tri.YES, Tri.NO]


def test_a_month_is_a_month_or_its_first_day() -> None:
    months = ('"2025-03"', '"03/2025"', '"3/2025"', "2025-03-01", '"01/03/2025"')
    text = 'territory = "x"\n' + "".join(f"[[clinical_month]]\nmonth = {month}\n" for month in months)
    assert {str(each.month) for each in read_toml(text).territory.table("clinical_month")} == {"2025-03-01"}


def test_french_files_are_as_a_french_spreadsheet_opens_them(tmp_path: Path) -> None:
    to_folder(read_toml(TEXT), tmp_path / "fr", "fr")
    assert (tmp_path / "fr" / "reunions.csv").read_bytes().decode("utf-8-sig").splitlines() == [
        "identifiant;instance;date;parole des usagers", "m1;table « tactique »;04/03/2025;oui"]
    to_folder(read_toml(TEXT), tmp_path / "en", "en")
    assert (tmp_path / "en" / "meeting.csv").read_bytes().decode("utf-8").splitlines() == [
        "id,body,date,users_spoke", "m1,table « tactique »,2025-03-04,yes"]


def test_a_folder_appears_whole_and_takes_nothing_away(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "mine").write_text("kept")
    with pytest.raises(OSError):
        to_folder(read_toml(TEXT), tmp_path / "there")
    assert [each.name for each in tmp_path.rglob("*")] == ["there", "mine"]
    (tmp_path / "there" / "mine").unlink()
    to_folder(read_toml(TEXT), tmp_path / "there")
    assert read_folder(tmp_path / "there") == read_toml(TEXT)


# ---- templates


def uncommented(text: str) -> str:
    """A template whose rows stand without the sign before them."""
    return "\n".join(line[1:] if re.match("#[^ #]", line) else line for line in text.split("\n"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_template_is_a_territory_as_it_stands(tmp_path: Path, language: str) -> None:
    one = read_toml(template_toml(language))
    assert len(one.territory) == 0 and not one.territory.claims and one.name
    template_folder(tmp_path / "folder", language)
    other = read_folder(tmp_path / "folder")
    assert other.name == one.name and not other.territory.claims
    assert {table for table in TerritoryTable if other.territory.table(table)} == {TerritoryTable.STATEMENT}
    assert all(row.value is Tri.UNKNOWN and row.date is None for row in other.territory.table("statement"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_rows_read_once_they_are_no_comments(language: str) -> None:
    one = read_toml(uncommented(template_toml(language))).territory
    assert all(one.table(table) for table in TerritoryTable) and len(one.claims) == 2
    assert [row.line for row in one.table("statement")] == list(Line) and len(set(Line)) == 142
    for table in TerritoryTable:
        (row,) = one.table(table)[:1]
        if table is not TerritoryTable.STATEMENT:
            assert all(getattr(row, column.attribute) is not None for column in COLUMNS[table])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_template_explains_every_table_column_and_word(language: str) -> None:
    text = " ".join(template_toml(language).replace("\n#", " ").split())
    for table in TerritoryTable:
        assert f"{table_name(table, language)} ({label(table, language)})" in text
        for column in COLUMNS[table]:
            assert column.label.said(language) in text
            if isinstance(column.target, type):
                assert all(word.word in text and label(word, language) in text for word in column.target if int(word))


def test_what_makes_the_list_of_a_child_complete_is_a_column_of_its_parent() -> None:
    flags = {table.word: (found[0].word, COLUMNS[found[0]][found[1]].name) for table in CHILDREN if (found := flag_of(table))}
    assert flags == {
        "seat": ("body", "seats_complete"), "meeting": ("body", "meetings_complete"), "present": ("meeting", "present_complete"),
        "agenda": ("matter", "agenda_complete"), "concerned": ("matter", "concerned_complete"),
        "addressee": ("decision", "addressees_complete"), "participant": ("decision", "participants_complete"),
        "told": ("feedback", "told_complete")}


def test_a_territory_of_a_template_can_be_filled_and_written_again() -> None:
    filled = template_toml("fr").replace('#[[declarations]]\n#ligne = "level_meso"', '[[declarations]]\nligne = "level_meso"\nvaleur = "oui"\n#')
    one = read_toml(filled)
    assert [(row.line, row.value) for row in one.territory.table("statement")] == [(Line.LEVEL_MESO, Tri.YES)]
    assert read_toml(to_toml(one, "en")) == one
