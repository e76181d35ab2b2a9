"""The mapping of somebody's columns: read whole or refused with line, word and nearest name; proposed from names alone.

Spec: spec/03-command.md ("The mapping of columns"); GEN-6.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import io
import pickle
import re
import tomllib

import pytest
from table_writing import DIALECTS, flat, table

from integra.adapters import InputError, PlacedRecord
from integra.columns.mapping import SIZE_LIMIT, Columns, ColumnsError, read
from integra.columns.names import FLOORS, KEYS, NAMES
from integra.columns.people import read as people
from integra.columns.propose import propose
from integra.spreadsheet import plain
from integra.words import Count, Fact, Language, Question

WHOLE = """others = ["profession"]

[columns]
mobility = "Mobilité"
ref = " N° "

[values]
"1" = "yes"
"Jamais" = "no"

[values.isolation]
"seul(e)" = "oui"

[values.medicines]
"aucun" = "0"

[dates]
form = "mm/dd/yyyy"
"""


def refusal_of(text: str | bytes) -> ColumnsError:
    with pytest.raises(ColumnsError) as refusal:
        read(text.encode() if isinstance(text, str) else text)
    return refusal.value


@pytest.mark.parametrize("text", [WHOLE, "\ufeff" + WHOLE, WHOLE.replace("\n", "\r\n")])
def test_a_mapping_says_names_words_and_dates(text: str) -> None:
    found = read(text.encode())
    assert (found.theirs, found.others) == ({"mobility": "Mobilité", "ref": "N°"}, {"profession"})
    habits = found.habits
    assert habits.form == "mm/dd/yyyy"
    assert [habits.said(name, cell) for name, cell in (
        ("mobility", "1"), ("mobility", 1), ("mobility", 1.0), ("isolation", " JAMAIS "), ("isolation", "Seul(e)"),
        ("mobility", "seul(e)"), ("medicines", "Aucun"), ("medicines", "1"), ("ref", "1"))] == [
            "yes", "yes", "yes", "no", "oui", "seul(e)", "0", "1", "1"]


def test_a_word_may_be_written_twice_for_the_same() -> None:
    found = read('[values]\n"A" = "yes"\n"a" = "oui"\n"+" = "yes"\n"-" = "no"\n[values.isolation]\n"a" = "no"\n'.encode())
    assert [found.habits.said(*each) for each in (("mobility", "a"), ("mobility", "-"), ("isolation", "A"))] == ["oui", "no", "no"]


def test_what_a_mapping_leaves_out_is_as_it_was() -> None:
    for text in (b"[dates]\n", b"[columns]\n", b"[values]\n", b"others = []\n"):
        found = read(text)
        assert (found.theirs, found.others, found.habits.form) == ({}, frozenset(), Columns().habits.form)
        assert found.habits.said("mobility", "1") == "1"


@pytest.mark.parametrize("text, line, word, nearest, said", [
    ("[columns]\nmobilty = \"x\"\n", 2, "mobilty", "mobility", "unknown name"),
    ("[column]\nmobility = \"x\"\n", 1, "column", "columns", "unknown name"),
    ("\n\n[values.mobilty]\n\"1\" = \"yes\"\n", 3, "mobilty", "mobility", "unknown name"),
    ("[values]\n\"1\" = \"yes\"\n\n[values.isolation]\n\"1\" = \"ouii\"\n", 5, "ouii", "oui", "expected yes, no or ?"),
    ("[values]\n\"1\" = \"perhaps\"\n", 2, "perhaps", None, "expected yes, no or ?"),
    ("[values.medicines]\naucun = \"non\"\n", 2, "non", None, "a whole number"),
    ("[values]\n\"1\" = 1\n", 2, None, None, "words in quotes"), ("[values]\n1 = true\n", 2, None, None, "words in quotes"),
    ('[values]\n"A" = "yes"\n"a" = "no"\n', 3, "a", None, "this word is there already"),
    ('[values.medicines]\n"Zéro" = "0"\n"zero " = "1"\n', 3, "zero ", None, "this word is there already"),
    ('[values]\n"X" = "yes"\n"" = "no"\n', 3, None, None, "an empty cell is not known"),
    ('[values.isolation]\n" " = "oui"\n', 2, None, None, "an empty cell is not known"),
    ("[values.ref]\na = \"b\"\n", 1, "ref", None, "unknown name"),
    ("[columns]\nmobility = 3\n", 2, None, None, "the name of a column in quotes"),
    ("[columns]\nmobility = \" \"\n", 2, None, None, "the name of a column in quotes"),
    ("[columns]\nmobility = \"Mob\"\nisolation = \"MOB\"\n", 3, "MOB", None, "given to two names"),
    ("columns = 3\n", 1, None, None, "a table, as in [columns]"), ("others = \"x\"\n", 1, None, None, "a list of names"),
    ("others = [1]\n", 1, None, None, "a list of names"),
    ("[dates]\nform = \"dd/mm/yy\"\n", 2, "dd/mm/yy", "dd/mm/yyyy", "unknown name"),
    ("[dates]\nforme = \"x\"\n", 2, "forme", "form", "unknown name"), ("[dates]\nform = 3\n", 2, "3", None, "dd/mm/yyyy"),
    ("[columns]\nmobility = x\n", 2, None, None, "not valid TOML"), ("", None, None, None, "it says nothing"),
    ("a = " + "[" * 3000, None, None, None, "nested too deep")])
def test_a_refusal_names_line_word_and_the_nearest(text: str, line: int | None, word: str | None, nearest: str | None,
                                                   said: str) -> None:
    found = refusal_of(text)
    assert (found.line, found.word, found.nearest) == (line, word, nearest) and said in str(found)
    assert str(found).startswith(f"line {line}" if line else said) and found.sentence(Language.FR) != str(found)
    again = pickle.loads(pickle.dumps(found))
    assert vars(again) == vars(found)


def test_a_mapping_has_a_greatest_size_and_is_utf8() -> None:
    assert "longer than" in str(refusal_of(b"#" * (SIZE_LIMIT + 1)))
    assert str(refusal_of(b"[columns]\n# \xe9\n")) == "line 2: not UTF-8: save it as UTF-8"


def proposed(names: list[str], language: str = "en") -> str:
    return propose(io.BytesIO((";".join(names) + "\n").encode()), "p.csv", language)


LABELS = [(word, language) for group in (Question, Fact) for word in group for language in ("en", "fr")]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_proposal_of_our_own_names_works_as_it_stands(language: str) -> None:
    rows = flat(3, 20)
    data = table(rows, DIALECTS["a French spreadsheet"])
    columns = read(propose(io.BytesIO(data), "p.csv", language).encode())
    assert columns.theirs == {name: name for name in (*KEYS, *NAMES)}
    assert list(people(io.BytesIO(data), "p.csv", columns)) == list(people(io.BytesIO(data), "p.csv"))


@pytest.mark.parametrize("word, language", LABELS)
def test_a_label_is_a_name(word: Question | Fact, language: str) -> None:
    from integra import label

    said = label(word, language)
    found = read(proposed(["Nom", said.upper() + " ?"]).encode())
    assert found.theirs == {word.word: said.upper() + " ?"}


@pytest.mark.parametrize("count", Count)
def test_a_count_that_is_only_called_so_is_a_floor(count: Count) -> None:
    from integra import label

    for said in (label(count, "fr"), label(count, "en")):
        found = read(proposed([said]).encode()).theirs
        assert found == ({count.word: said} if plain(said) == count.word else {FLOORS[count.word]: said})


def test_what_may_be_meant_waits_for_a_decision_and_the_rest_is_shown() -> None:
    text = proposed(["N° dossier", "mobilty", "profession", "Isolement", "Âge", "isolation"])
    assert read(text.encode()).theirs == {"isolation": "Isolement"}
    assert '# mobility = "mobilty"' in text and '# professions' in text and '# isolation = "isolation"' in text
    assert '# "N° dossier"' in text and '# "Âge"' in text and '\n# others = ["mobilty", "isolation"]' in text
    decided = text.replace('# others = ["mobilty", ', "others = [").replace('# mobility = "mobilty"', 'mobility = "mobilty"')
    data = "N° dossier;mobilty;profession;Isolement;Âge;isolation\nx;oui;y;non;80;?\n".encode()
    (found,) = people(io.BytesIO(data), "p.csv", read(decided.encode()))
    assert isinstance(found, PlacedRecord)
    assert found.record == {"answers": {"mobility": "yes"}, "facts": {"isolation": "no"}}


def test_every_line_behind_a_sign_counts_once_it_is_taken_away() -> None:
    text = proposed(["x"])
    lines = [re.sub(r"^# ", "", line) if re.match(r'# (\w+ = |"[01]" = |\[values\])', line) else line for line in text.split("\n")]
    free = tomllib.loads("\n".join(lines))
    assert set(free["columns"]) == {*KEYS, *(FLOORS.get(name, name) for name in NAMES)}
    assert free["values"] == {"1": "yes", "0": "no"}


@pytest.mark.parametrize("names", [["Dupont", "oui"], ["Jeanne", "12/03/1940"], ["a", "1"], ["1940-03-12T10:00", "b"],
                                   ["6f1c2a9e4b7d40f8a1b2c3d4e5f60718", "x"], ["37261", "Tours"], ["0,5 g", "3,0"],
                                   ["2 70 12 37 261 001 23", "NON"]])
def test_a_first_row_of_values_is_refused_and_never_shown(names: list[str]) -> None:
    with pytest.raises(InputError, match="the first row holds values") as refusal:
        proposed(names)
    assert not any(name in str(refusal.value) for name in names if len(name) > 1)


def test_no_value_of_a_row_is_shown() -> None:
    data = "Nom;Isolement\nJeanne SECRET;oui\nSECRET;x\n".encode()
    assert "SECRET" not in propose(io.BytesIO(data), "p.csv", "en")


@pytest.mark.parametrize("name", ['a"b', "a\\b", "l1\nl2", "a # b", "é\x7f"])
def test_any_name_of_a_column_is_written_as_toml(name: str) -> None:
    text = propose(io.BytesIO(('"Isolement";"' + name.replace('"', '""') + '"\n').encode()), "p.csv", "en")
    assert read(text.encode()).theirs == {"isolation": "Isolement"}
    mapped = text.replace('# mobility = ""', "mobility = " + next(
        line for line in text.split("\n") if line.startswith('# "')).removeprefix("# "))
    assert read(mapped.encode()).theirs["mobility"] == name


def test_an_empty_table_has_no_columns() -> None:
    with pytest.raises(InputError, match=r"p\.csv: an empty table"):
        propose(io.BytesIO(b""), "p.csv", "en")


@pytest.mark.parametrize(("theirs", "ours"), [
    ("Nb médicaments", "medicines_at_least"), ("Réf. interne", "ref"), ("Date du bilan", "date"), ("Problème de LOGEMENT ?", "housing_problem"),
    ("Hospitalisé en urgence", "emergency_admission"), ("Conditions chroniques", "chronic_conditions_at_least"),
])
def test_a_word_in_common_is_worth_a_guess_and_no_more(theirs: str, ours: str) -> None:
    text = proposed([theirs, "isolation"])
    assert f'\n# {ours} = "{theirs}"' in text or f'\n{ours} = "{theirs}"' in text
    assert "Commune" not in text and '# "Commune"' in proposed(["Commune", "isolation"])
