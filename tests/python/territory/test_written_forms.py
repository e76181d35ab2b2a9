"""One territory in every form it has: TOML, a folder of CSV, JSON and the message say the same, in both languages.

Spec: spec/42-territory-forms.md; GEN-1, GEN-6.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import json
import uuid
from pathlib import Path

import pytest
from written_samples import ODD, named

from integra.forms import to_json
from integra.spreadsheet import plain
from integra.rules import label
from integra.territory import Body, CommonPlan, Merger, Partner, Pilote, Territory
from integra.territory.columns import COLUMNS
from integra.territory.names import NamedTerritory, Names, identifier_of
from integra.territory.written import read, read_folder, read_toml, to_folder, to_toml
from integra.territory.written.vocabulary import column_name, columns_of, tables, words_of
from integra.words import TerritoryTable, Tier, Word

LANGUAGES = ("en", "fr")


@pytest.mark.parametrize("seed", range(24))
def test_every_form_of_a_territory_gives_its_bytes_and_its_names(tmp_path: Path, seed: int) -> None:
    one = named(seed)
    data = one.territory.to_cbor()
    for language in LANGUAGES:
        again = read_toml(to_toml(one, language))
        assert again.territory.to_cbor() == data and (again.names, again.name) == (one.names, one.name)
        to_folder(one, tmp_path / language, language)
        again = read_folder(tmp_path / language)
        assert again.territory.to_cbor() == data and (again.names, again.name) == (one.names, one.name)
    assert read(data).territory.to_cbor() == data
    assert read(json.dumps(to_json(one.territory)).encode()).territory.to_cbor() == data


def test_a_form_written_twice_is_written_alike() -> None:
    text = to_toml(named(3), "fr")
    assert to_toml(read_toml(text), "fr") == text


@pytest.mark.parametrize("name", ODD)
def test_a_name_that_looks_like_something_else_stays_a_name(tmp_path: Path, name: str) -> None:
    found = uuid.UUID(int=7)
    territory = Territory(identifier_of("x"))
    territory.add([Body(id=found, tier=Tier.MESO, host=identifier_of(name))])
    one = NamedTerritory(territory, Names({found: name, identifier_of(name): name}), "x")
    assert read_toml(to_toml(one)) == one
    to_folder(one, tmp_path / "x", "fr")
    assert read_folder(tmp_path / "x") == one


def test_rows_that_say_nothing_are_kept(tmp_path: Path) -> None:
    territory = Territory(identifier_of("x"))
    territory.add([Merger(), Pilote(), Pilote(), CommonPlan(), Partner(common_plan=0)])
    one = NamedTerritory(territory, Names(), "x")
    for language in LANGUAGES:
        to_folder(one, tmp_path / language, language)
        assert read_folder(tmp_path / language) == read_toml(to_toml(one, language)) == one


# ---- names


def test_every_table_and_column_goes_by_one_name_in_each_language() -> None:
    for table in TerritoryTable:
        assert {tables()[plain(name)] for name in (table.word, label(table, "en"), label(table, "fr"))} == {table}
        for place, column in enumerate(COLUMNS[table]):
            assert {columns_of(table)[plain(column_name(table, place, language))] for language in LANGUAGES} == {place}


def test_every_word_is_read_by_its_code_and_by_either_label() -> None:
    groups: set[type[Word]] = {column.target for columns in COLUMNS.values() for column in columns
                               if isinstance(column.target, type)}
    assert len(groups) == 22
    for group in groups:
        for word in group:
            assert {words_of(group)[plain(name)][0] for name in (word.word, label(word, "en"), label(word, "fr"))} == {word}


def test_an_english_and_a_french_name_may_stand_in_one_text() -> None:
    text = 'territoire = "x"\n[[body]]\nidentifiant = "a"\ntier = "Niveau MÉSO, tactique"\n[[instances]]\nid = "b"\nniveau = "MESO"\n'
    found = read_toml(text).territory.table("body")
    assert [body.tier for body in found] == [Tier.MESO, Tier.MESO]


def test_identifiers_are_those_of_names_and_rows_that_say_none_have_one_of_what_they_say(tmp_path: Path) -> None:
    head = 'territory = "x"\n[[body]]\nid = "a"\ntier = "meso"\n'
    meetings = '[[meeting]]\nbody = "a"\ndate = 2025-03-04\n' * 2
    text = head + meetings + '[[difficulty]]\ntopic = 7\n[[difficulty]]\ntopic = 7\n[[decision]]\nmeeting = "a 2025-03-04 (2)"\n'
    one = read_toml(text)
    assert one.territory.id == identifier_of("x") and one.territory.table("body")[0].id == identifier_of("a")
    assert [one.names.of(each.id) for each in one.territory.table("meeting")] == ["a 2025-03-04", "a 2025-03-04 (2)"]
    assert one.territory.table("decision")[0].meeting == 1
    first, second = (each.id for each in one.territory.table("difficulty"))
    assert first != second and read_toml(text) == one
    for name, held in {"territory": "name\nx\n", "body": "id,tier\na,meso\n", "meeting": "body,date\na,04/03/2025\na,2025-03-04\n",
                       "difficulty": "topic\n7\n7\n", "decision": "meeting\na 2025-03-04 (2)\n"}.items():
        (tmp_path / f"{name}.csv").write_text(held, encoding="utf-8")
    assert read(tmp_path) == one


def test_a_row_is_named_by_what_it_is_called_beside_its_identifier() -> None:
    text = (f'territory = "x"\n[[structure]]\nid = "{7:032x}"\nname = "DAC"\n[[pilote]]\ncarrier = "DAC"\nperson = "Directrice"\n'
            f'[names]\n"{9:032x}" = "Directrice"\n')
    one = read_toml(text)
    (pilote,) = one.territory.table("pilote")
    assert (pilote.carrier, pilote.person) == (0, uuid.UUID(int=9))
    assert dict(one.names) == {uuid.UUID(int=7): "DAC", uuid.UUID(int=9): "Directrice"}


def test_a_row_without_identifier_is_called_by_its_name() -> None:
    one = read_toml('territory = "x"\n[[structure]]\nname = "DAC"\n[[pilote]]\ncarrier = "DAC"\n')
    assert one.territory.table("structure")[0].id == identifier_of("DAC") and one.territory.table("pilote")[0].carrier == 0


def test_spaces_and_accents_typed_otherwise_are_one_name() -> None:
    text = 'territory = "x"\n[[structure]]\nid = "  Pôle   santé "\n[[pilote]]\ncarrier = "Po\u0302le\u00a0sante\u0301"\n'
    assert read_toml(text).territory.table("pilote")[0].carrier == 0


def test_a_topic_is_the_word_of_its_kind_or_a_number() -> None:
    rows = (("service", '"home_help"'), ("support_function", '"F2"'), ("other", "12"), ("service", "7"))
    text = 'territory = "x"\n' + "".join(f'[[difficulty]]\nkind = "{kind}"\ntopic = {topic}\n' for kind, topic in rows)
    from integra.words import Function, Service

    found = [each.topic for each in read_toml(text).territory.table("difficulty")]
    assert found == [Service.HOME_HELP.code, Function.F2.code, 12, 7]
