"""``integra territory``: what is read and what cannot be, what is shown in every form, and templates.

Spec: spec/03-command.md, spec/42-territory-forms.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_inputs import Run

from integra import Territory
from integra.cli.territory_files import territory_of
from integra.territory.written import built_in_names, read, read_toml

TEXT = '''territory = "Pays exemple"
complete = ["body"]
[[structure]]
id = "DAC"
[[body]]
id = "table tactique"
tier = "meso"
kind = "table"
opens = 2020-01-01
seats_complete = true
meetings_complete = true
[[body]]
id = "comité"
tier = "macro"
[[seat]]
body = "table tactique"
structure = "DAC"
person = "unknown"
category = "pathway_assistance"
[[meeting]]
body = "table tactique"
date = 2025-01-07
[[meeting]]
body = "table tactique"
date = 2025-03-04
[[decision]]
id = "accueil commun"
body = "table tactique"
owner = "DAC"
due = 2025-12-31
proposed = 2025-01-07
adopted = 2025-03-04
'''


_NEITHER = "neither a file or folder nor a built-in territory" + (f" ({', '.join(built_in_names())})" if built_in_names() else "")


@pytest.fixture
def pays(tmp_path: Path) -> str:
    (tmp_path / "pays.toml").write_text(TEXT.replace("pathway_assistance", _category()), encoding="utf-8")
    return "pays.toml"


def _category() -> str:
    from integra.words import SeatCategory

    return next(iter(SeatCategory)).word


def test_check_says_what_was_read(call: Run, pays: str) -> None:
    done = call("territory", "check", pays)
    assert done.status == 0 and done.errors == ""
    assert done.text.splitlines()[0].startswith("pays.toml: Pays exemple (")
    assert "  structures: 1 row\n  bodies: 2 rows\n  seats: 1 row\n  meetings: 2 rows\n  decisions: 1 row\n  complete: bodies\n" in done.text
    french = call("territory", "check", pays, "--lang", "fr").text
    assert "  réunions : 2 lignes\n" in french and "  complètes : instances\n" in french


def test_check_tells_every_fault_and_goes_on(call: Run, pays: str, tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_text('territory = "x"\n[[body]]\nid = "a"\ntier = "mezo"\n[[meeting]]\nbody = "zzz"\n', encoding="utf-8")
    done = call("territory", "check", "bad.toml", "nowhere", pays)
    assert done.status == 3
    assert done.errors.splitlines() == [
        "bad.toml, line 4, column 'tier': word 'mezo': unknown word; the nearest name is 'meso' (rule GEN-1)",
        "bad.toml, line 6, column 'body': no row of table body is called so: add it (rule GEN-6)",
        f"nowhere: {_NEITHER}"]
    assert "Pays exemple" in done.text
    lines = [json.loads(line) for line in call("territory", "check", "bad.toml", pays, "--format", "ndjson").text.splitlines()]
    assert [each["readable"] for each in lines] == [False, True]
    first = lines[0]["faults"][0]
    assert (first["file"], first["line"], first["column"], first["word"], first["rule"], first["nearest"]) == (
        "bad.toml", 4, "tier", "mezo", "GEN-1", "meso")
    assert lines[1]["rows"] == {"structure": 1, "body": 2, "seat": 1, "meeting": 2, "decision": 1}
    assert lines[1]["complete"] == {"body": {"from": None, "to": None}} and lines[1]["name"] == "Pays exemple"


def test_a_screenful_of_faults_is_told_and_the_others_counted(call: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_text('territory = "x"\n' + '[[merger]]\nwanted = "ouii"\n' * 30, encoding="utf-8")
    done = call("territory", "check", "bad.toml")
    assert len(done.errors.splitlines()) == 22 and "not shown: 10 (--all-errors shows them)" in done.errors
    assert len(call("--all-errors", "territory", "check", "bad.toml").errors.splitlines()) == 30
    shown = call("territory", "show", "bad.toml")
    assert shown.status == 3 and "is no territory: 30 places of it cannot be read" in shown.errors and not shown.out


def test_check_says_what_was_passed_over(call: Run, tmp_path: Path) -> None:
    (tmp_path / "d").mkdir()
    (tmp_path / "d" / "territoire.csv").write_bytes("nom\nPays d'été\n".encode("cp1252"))
    (tmp_path / "d" / "instances.csv").write_text("identifiant;niveau;remarque\na;meso;x\n", encoding="utf-8")
    text = " ".join(call("territory", "check", "d").text.split())
    assert "d/instances.csv: columns that are none of its own, not read: remarque" in text
    assert "d/territoire.csv: not UTF-8: read as Windows-1252" in text
    assert "remarque" in call("territory", "show", "d").errors and not call("-q", "territory", "show", "d").errors


@pytest.mark.parametrize("language, lines", [
    ("en", ["Who meets", "  comité (macro level, strategic)", "    2 meetings (the latest on 2025-03-04); all are listed", "    all seats are listed",
            "  accueil commun: table tactique; DAC sees to it; due on 2025-12-31;"]),
    ("fr", ["Qui se réunit", "  comité (niveau macro, stratégique)", "    2 réunions (la dernière le 2025-03-04) ; toutes sont listées",
            "    tous les sièges sont listés", "  accueil commun : table tactique ; portée par DAC ; due le 2025-12-31 ;"])])
def test_show_tells_who_meets_and_what_is_decided(call: Run, pays: str, language: str, lines: list[str]) -> None:
    text = call("territory", "show", pays, "--lang", language).text
    told = text.splitlines()
    assert [each for each in lines if not any(line.startswith(each) for line in told)] == []
    assert max(map(len, told)) <= 80


@pytest.mark.parametrize("language, lines", [
    ("en", ["    says that it has held 3 meetings", "    says that it meets every week"]),
    ("fr", ["    dit avoir tenu 3 réunions", "    dit se réunir toutes les semaines"])])
def test_what_a_body_states_of_its_meetings_is_shown(call: Run, language: str, lines: list[str]) -> None:
    """It settles nothing (CON-1): no meeting is listed all the same."""
    text = call("territory", "show", "paris-centre", "--lang", language).text.splitlines()
    assert [each for each in text if each in lines] == lines
    assert sum("aucune réunion n'est listée" in each or "no meeting is listed" in each for each in text) == 3


def test_every_form_is_shown_and_read_again(call: Run, pays: str, tmp_path: Path) -> None:
    assert call("territory", "encode", pays, "-o", "a.cbor").status == 0
    data = (tmp_path / "a.cbor").read_bytes()
    assert data == read(tmp_path / pays).territory.to_cbor()
    assert call("territory", "show", pays, "--format", "cbor").out == data
    assert Territory.from_dict({name: held for name, held in json.loads(call("territory", "show", pays, "--format", "ndjson").text).items()
                                }).to_cbor() == data
    for language in ("en", "fr"):
        assert read_toml(call("territory", "show", pays, "--format", "toml", "--lang", language).out) == read(tmp_path / pays)
        assert call("territory", "show", pays, "--format", "csv", "--lang", language, "-o", language).status == 0
        assert call("territory", "encode", language, "-o", "b.cbor").status == 0 and (tmp_path / "b.cbor").read_bytes() == data
    assert call("territory", "encode", "-", "-o", "b.cbor", stdin=TEXT.replace("pathway_assistance", _category()).encode()).status == 0
    assert (tmp_path / "b.cbor").read_bytes() == data


def test_one_table_is_shown_as_csv(call: Run, pays: str) -> None:
    assert call("territory", "show", pays, "--format", "csv", "--table", "meeting").text.splitlines() == [
        "id,body,date", "table tactique 2025-01-07,table tactique,2025-01-07", "table tactique 2025-03-04,table tactique,2025-03-04"]
    french = call("territory", "show", pays, "--format", "csv", "--table", "réunions", "--lang", "fr").out.decode("utf-8-sig")
    assert french.splitlines()[1] == "table tactique 2025-01-07;table tactique;07/01/2025"
    wrong = call("territory", "show", pays, "--format", "csv", "--table", "meting")
    assert wrong.status == 2 and "the nearest name is 'meeting'" in wrong.errors


def test_a_folder_needs_a_place_of_its_own(call: Run, pays: str, tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    for arguments in (("show", pays, "--format", "csv"), ("template", "--form", "csv")):
        for more in ((), ("-o", "-"), ("-o", "there"), ("-o", "no/where")):
            done = call("territory", *arguments, *more)
            assert done.status == 2 and done.errors.strip() and not done.out
    assert list((tmp_path / "there").iterdir()) == []


def test_templates_are_checked_as_they_stand(call: Run, tmp_path: Path) -> None:
    for language in ("en", "fr"):
        assert call("territory", "template", "--lang", language, "-o", "t.toml").status == 0
        assert call("territory", "template", "--form", "csv", "--lang", language, "-o", f"t-{language}").status == 0
        done = call("territory", "check", "t.toml", f"t-{language}", "--format", "ndjson")
        assert done.status == 0
        assert [json.loads(line)["rows"] for line in done.text.splitlines()] == [{}, {"statement": 142}]


def test_what_is_no_territory_is_said(call: Run, tmp_path: Path) -> None:
    for name, data, reason in (("empty", b"", "nothing is in it"), ("x.json", b'{"id": 7}', "is no territory"), ("x.cbor", b"\x83\x01\x02", "is no territory"),
                               ("x.zip", b"PK\x03\x04", "packed"), ("x.toml", b"\xff", "UTF-8"), ("x.gz", b"\x1f\x8b\x08", "gzip")):
        (tmp_path / name).write_bytes(data)
        for command in ("check", "show", "encode"):
            done = call("territory", command, name, *(["-o", "out"] if command == "encode" else []))
            assert done.status == 3 and reason in done.errors and name in done.errors, (name, command, done.errors)


def test_built_in_territories_are_read_by_their_names(call: Run) -> None:
    assert all(territory_of(name).name for name in built_in_names())
    assert call("territory", "show", "no-such-territory").status == 3
