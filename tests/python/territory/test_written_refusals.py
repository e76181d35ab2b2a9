"""What of a territory cannot be read: file, line, column, word, rule and the name that was meant, all of it at once.

Spec: spec/42-territory-forms.md; GEN-1, GEN-6, GEN-7.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from integra.territory.written import WrittenError, read, read_folder, read_toml

#: Line 1 of each text; rows begin on line 2.
HEAD = 'territory = "Pays exemple"\n'
BODY = '[[body]]\nid = "table tactique"\ntier = "meso"\n'

#: A text behind the first line, and of each fault the line, the column, the word, the rule, and what was meant.
REFUSED = {
    "a word nearly one": ('[[body]]\nid = "a"\ntier = "mezo"\n', [(4, "tier", "mezo", "GEN-1", "meso")]),
    "a French word nearly one": ('[[body]]\nid = "a"\nniveau = "niveau mésso, tactique"\n',
                                 [(4, "niveau", "niveau mésso, tactique", "GEN-1", "niveau méso, tactique")]),
    "a word far from all": ('[[body]]\nid = "a"\ntier = "Jeanne Martin"\n', [(4, "tier", None, "GEN-1", None)]),
    "a line nearly one": ('[[statement]]\nline = "condition_one_pilot"\n',
                          [(3, "line", "condition_one_pilot", "GEN-12", "condition_one_pilote")]),
    "a row of nothing": (BODY + '[[meeting]]\nbody = "table tactiqe"\n',
                         [(6, "body", "table tactiqe", "GEN-6", "table tactique")]),
    "a row of nothing, near nothing": (BODY + '[[meeting]]\nbody = "zzz"\n', [(6, "body", None, "GEN-6", None)]),
    "unknown where a row is needed": (BODY + '[[meeting]]\nbody = "?"\n', [(6, "body", None, "GEN-1", None)]),
    "twice": (BODY + BODY, [(6, "id", None, "GEN-6", None)]),
    "a plan twice": ('[[common_plan]]\nname = "p"\n[[common_plan]]\nnom = "p"\n', [(5, "nom", None, "GEN-6", None)]),
    "a column that is none": ('[[body]]\nid = "a"\ntier = "meso"\nteir = "meso"\n', [(5, None, "teir", "GEN-1", "tier")]),
    "a table that is none": ('[[bodyy]]\nid = "a"\n', [(2, None, "bodyy", "GEN-1", "body")]),
    "one column under two names": ('[[body]]\nid = "a"\ntier = "meso"\nniveau = "meso"\n', [(5, "niveau", None, "GEN-1", None)]),
    "a day that is none": ('[[evaluation]]\ndate = "31/02/2025"\n', [(3, "date", "31/02/2025", "GEN-7", None)]),
    "a year of two digits": ('[[evaluation]]\ndate = "31/12/24"\n', [(3, "date", "31/12/24", "GEN-7", None)]),
    "a number for a day": ('[[evaluation]]\ndate = 7\n', [(3, "date", None, "GEN-7", None)]),
    "an answer that is none": ('[[merger]]\nwanted = "ouii"\n', [(3, "wanted", "ouii", "GEN-1", "oui")]),
    "one for yes": ('[[merger]]\nwanted = 1\n', [(3, "wanted", None, "GEN-1", None)]),
    "a number too great": ("[[tally]]\nkind = \"knowhow_transfer\"\ngood = 4294967295\n", [(4, "good", None, "GEN-1", None)]),
    "a list for a name": ('[[pilote]]\nperson = ["a"]\n', [(3, "person", None, "GEN-6", None)]),
    "a name too long": (f'[[pilote]]\nperson = "{"x" * 201}"\n', [(3, "person", None, "GEN-6", None)]),
    "what is needed": ('[[body]]\nid = "a"\n', [(2, "tier", None, "GEN-1", None)]),
    "closed before it opens": ('[[pilote]]\nopens = 2025-01-02\ncloses = 2025-01-01\n', [(2, None, None, "GEN-7", None)]),
    "a claim of nothing": ('[complete]\npilot = {}\n', [(3, None, "pilot", "GEN-1", "pilote")]),
    "a claim of a child": ('[complete]\nseat = {}\n', [(3, "seat", None, "GEN-1", None)]),
    "a claim backwards": ('[complete]\nflow = { from = 2025-01-02, to = 2025-01-01 }\n', [(3, "flow", None, "GEN-7", None)]),
    "a name of no identifier": ('[names]\nabc = "x"\n', [(3, "names", None, "GEN-6", None)]),
    "a name of two": (f'[[pilote]]\nperson = "x"\n[names]\n{1:032x} = "x"\n{2:032x} = "x"\n', [(3, "person", None, "GEN-6", None)]),
    "one row in single brackets": ('[body]\nid = "a"\n', [(2, None, None, "GEN-1", None)]),
    "no TOML": ('[[body]]\nid = "a\n', [(3, None, None, None, None)]),
    "no TOML where a row is that others name": ('[[body]]\nid = a\n[[meeting]]\nbody = "a"\n', [(3, None, None, None, None)]),
    "a key twice": (BODY + 'tier = "macro"\n', [(5, None, None, None, None)]),
    "no TOML in two places": ('[[body]]\nid = a\n[[seat]]\n= 3\n', [(3, None, None, None, None), (5, None, None, None, None)]),
}


def faults(text: str) -> list[tuple[object, ...]]:
    """What is said of a text: its line, column, word, rule and what was meant, for each place."""
    with pytest.raises(WrittenError) as refusal:
        read_toml(HEAD + text, "pays.toml")
    assert all(each.file == "pays.toml" for each in refusal.value.all)
    return [(each.line, each.column, each.word, each.rule, each.nearest) for each in refusal.value.all]


@pytest.mark.parametrize("case", [case for case, (_, expected) in REFUSED.items() if expected])
def test_what_is_wrong_is_told_where_it_stands(case: str) -> None:
    text, expected = REFUSED[case]
    assert faults(text) == expected


def test_all_that_is_wrong_is_told_at_once_in_the_order_of_the_lines() -> None:
    text = BODY + '[[meeting]]\nbody = "nulle part"\ndate = "demain"\n[[seat]]\nbody = "table tactique"\npower = "decidess"\n'
    assert [line for line, *_ in faults(text)] == [6, 7, 10]


def test_both_lines_of_what_is_there_twice_are_told() -> None:
    with pytest.raises(WrittenError, match=r"^f, line 6, column 'id': this id is there already, on line 2 \(rule GEN-6\)$"):
        read_toml(HEAD + BODY + BODY, "f")


def test_it_is_said_in_both_languages() -> None:
    with pytest.raises(WrittenError) as refusal:
        read_toml(HEAD + '[[body]]\nid = "a"\ntier = "mezo"\n', "f")
    assert str(refusal.value) == "f, line 4, column 'tier': word 'mezo': unknown word; the nearest name is 'meso' (rule GEN-1)"
    assert refusal.value.sentence("fr") == ("f, ligne 4, colonne 'tier' : mot 'mezo' : mot inconnu ; le nom le plus proche est "
                                            "'meso' (règle GEN-1)")
    again = pickle.loads(pickle.dumps(refusal.value))
    assert (str(again), again.all[0].nearest) == (str(refusal.value), "meso")


def test_a_territory_is_called_something() -> None:
    for text in ("", BODY):
        with pytest.raises(WrittenError, match="IND-5"):
            read_toml(text)


def test_what_somebody_may_be_is_not_repeated() -> None:
    """A name in the wrong place is a name all the same (GEN-6)."""
    text = HEAD + BODY + "".join(f'[[{row}]]\n{cell} = "Jeanne Martin"\n' for row, cell in (
        ("body", "tier"), ("merger", "wanted"), ("evaluation", "date"), ("tally", "good"), ("meeting", "body"), ("Jeanne", "x")))
    with pytest.raises(WrittenError) as refusal:
        read_toml(text)
    assert len(refusal.value.all) > 5
    assert not any("Jeanne" in each.sentence(language) for each in refusal.value.all for language in ("en", "fr"))


# ---- text


def test_what_a_line_by_itself_does_not_say_is_read_all_the_same() -> None:
    text = ('territory = \'Pays\' # a comment\ncomplete = [\n  "pilote",\n  "body", # another\n]\n[[ "body" ]] # one\n"id" = "a\\u00e9"\n'
            'tier = """meso"""\nopens = 2020-01-01T10:00:00\n')
    one = read_toml(text)
    assert [one.names.of(body.id) for body in one.territory.table("body")] == ["aé"]
    assert {table.word for table in one.territory.claims} == {"pilote", "body"}


def test_what_goes_over_a_heading_is_refused_and_never_read_as_something_else() -> None:
    for text in ('note = """\n[[body]]\nid = "a"\n"""\n', 'complete = [\n["pilote"]\n]\n'):
        assert faults(text)


@pytest.mark.parametrize("text", ["x = " + "[" * 5000, "a" + ".a" * 5000 + " = 1", "x = " + "9" * 5000, "[" * 100, "[[a.b]]\n", '"\\q" = 1',
                                  "[[body]]\n" * 3, "\x00", "x = 1\n" * 2])
def test_hostile_text_is_refused_in_words(text: str) -> None:
    assert faults(text)


def test_bytes_that_are_no_text_are_refused_with_their_line() -> None:
    with pytest.raises(WrittenError) as refusal:
        read_toml(b'territory = "x"\n\xff\n', "f")
    assert refusal.value.line == 2


# ---- folders


def folder(path: Path, **files: bytes | str) -> Path:
    """A folder of such files, and one that says what the territory is called."""
    for name, data in {"territory": "name\nPays\n", **files}.items():
        (path / f"{name}.csv").write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


#: A file, its content, and of each fault the line, the column, the word and what was meant.
BROKEN: dict[str, tuple[dict[str, str], list[tuple[object, ...]]]] = {
    "a column nearly one": ({"merger": "datee\n\n", "body": "id,teir\na,meso\n"}, [(1, None, None, "teir"), (1, None, "datee", "date")]),
    "a column twice": ({"body": "id,tier,niveau\na,meso,meso\n"}, [(1, None, "niveau", None)]),
    "a column that is missing": ({"body": "id\na\n"}, [(1, None, None, None)]),
    "a row of too many cells": ({"body": "id,tier\na,meso,b\n"}, [(2, None, None, None)]),
    "a word": ({"body": "id;niveau\na;mezo\nb;meso\n"}, [(2, "niveau", "mezo", "meso")]),
    "a row of nothing": ({"body": "id;tier\na b c;meso\n", "seat": "instance\na b d\n"}, [(2, "instance", "a b d", "a b c")]),
    "a file that is none": ({"bodyy": "id\na\n"}, [(None, None, "bodyy", "body")]),
    "two of one table": ({"body": "id,tier\na,meso\n", "instances": "id,tier\nb,meso\n"}, [(None, None, None, None)]),
    "a claim": ({"territoire": "nom;listes complètes\nPays;pilotte\n"}, [(2, None, "pilotte", "pilote")]),
    "days of no list": ({"territoire": "nom;depuis\nPays;01/01/2025\n"}, [(2, None, None, None)]),
    "two names": ({"territoire": "nom\nPays\nAutre\n"}, [(3, None, None, None)]),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_file_of_a_folder_is_refused_where_it_is_wrong(tmp_path: Path, case: str) -> None:
    files, expected = BROKEN[case]
    path = folder(tmp_path, **files)
    if "territoire" in files:
        (path / "territory.csv").unlink()
    with pytest.raises(WrittenError) as refusal:
        read_folder(path, "d")
    assert [(each.line, each.column, each.word, each.nearest) for each in refusal.value.all] == expected
    assert all(each.file.startswith("d/") for each in refusal.value.all)


def test_a_workbook_is_not_lost_in_silence(tmp_path: Path) -> None:
    (folder(tmp_path) / "seat.xlsx").write_bytes(b"PK")
    with pytest.raises(WrittenError, match="seat.xlsx: a workbook is not read here"):
        read(tmp_path)


def test_nothing_is_said_to_be_nothing(tmp_path: Path) -> None:
    with pytest.raises(WrittenError, match="no table is in this folder"):
        read(tmp_path)
    with pytest.raises(WrittenError, match="nothing is in it"):
        read(b" \n", "f")
    with pytest.raises(WrittenError, match="packed"):
        read(b"PK\x03\x04", "f")
    with pytest.raises(WrittenError, match="No such file"):
        read_folder(tmp_path / "nowhere")
