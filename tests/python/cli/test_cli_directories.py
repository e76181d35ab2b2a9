"""``--directory`` of ``integra orient`` and ``explain``: files without offers, odd structures, names, and whole cities.

Spec: spec/03-command.md, spec/22-directory.md (ORI-12).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest
from cli_inputs import Run, lines, ndjson

from integra import Directory, GuichetEntry
from integra.adapters import finess
from integra.words import Guichet, Level

HEAD = "id,structure,services,level,areas,capacity\n"


def respite(commune: str | None = "37261") -> dict[str, Any]:
    """A carer asks for respite, consent given: one route, that waits on nothing."""
    return {"ref": "r", "date": "2025-06-01", "requester": "carer", "motives": ["carer_respite"], "commune": commune,
            "situation": {"sharing_consent": "yes"}}


def excerpt(*structures: str) -> bytes:
    """A flow of FINESS."""
    return f"<fluxfiness>\n{''.join(structures)}</fluxfiness>\n".encode()


def place(number: str, department: str = "37", more: str = "") -> str:
    """A day centre for older people, on a line of its own."""
    return (f"<structureet><nofinesset>{number}</nofinesset><categetab>207</categetab>{more}"
            f"<departement>{department}</departement><commune>261</commune></structureet>\n")


ENTITIES = excerpt("<structureej/>" * 2)
EMPTY: dict[str, tuple[bytes, str, str]] = {
    "head.csv": (HEAD.encode(), "a row of names and no offer under it", "une ligne de noms et aucune offre dessous"),
    "blank.csv": (f"{HEAD},,,,,\n".encode(), "a row of names and no offer under it",
                  "une ligne de noms et aucune offre dessous"),
    "none.cbor": (Directory().to_cbor(), "a directory without offers", "un répertoire sans offres"),
    "doors.cbor": (Directory((), [GuichetEntry(structure=finess.identifier("structure", "370000001"),
                                               kind=Guichet.SINGLE, level=Level.TERRITORY)]).to_cbor(),
                   "a directory without offers", "un répertoire sans offres"),
    "ej.xml": (ENTITIES, "an excerpt of FINESS with 2 legal entities and no structure",
               "un extrait de FINESS avec 2 entités juridiques et aucune structure"),
    "odd.xml": (excerpt(place("370000001", "3b")), "an excerpt of FINESS with 1 refused structure",
                "un extrait de FINESS avec 1 structure refusée"),
}


@pytest.mark.parametrize("name", EMPTY)
@pytest.mark.parametrize("command", ["orient", "explain"])
def test_a_directory_without_offers_is_said_and_answers_nothing(
        call: Run, tmp_path: Path, command: str, name: str) -> None:
    data, said, dit = EMPTY[name]
    (tmp_path / name).write_bytes(data)
    for language, told in (("en", f"{name}: holds no offer ({said}), and says nothing of who serves"),
                           ("fr", f"{name} : ne contient aucune offre ({dit}) et ne dit rien de qui assure quoi")):
        done = call(command, "--lang", language, "--directory", name, "-", stdin=ndjson(respite()))
        assert (done.status, done.out) == (3, b"") and told in done.errors.splitlines()[-1]


def test_one_odd_structure_is_told_and_the_others_serve(call: Run, tmp_path: Path) -> None:
    (tmp_path / "f.xml").write_bytes(excerpt(
        place("370000001"), place("2B0000002", "2b"), place("370000003", more="<dateouv>1990-13-01</dateouv>"),
        place("37000000x")))
    done = call("orient", "--format", "ndjson", "--directory", "f.xml", "-", stdin=ndjson(respite()))
    assert done.status == 0
    (answer,) = lines(done.out)
    assert answer["routes"][0]["structure"] == finess.identifier("structure", "370000001").hex
    assert done.errors.splitlines() == [
        "f.xml:3: nofinesset 2B0000002: departement and commune are no commune",
        "f.xml:4: nofinesset 370000003: dateouv is not a date",
        "f.xml:5: nofinesset is not nine digits and capitals",
        "integra: 1 demand oriented, 0 refused"]


NAMED = excerpt(place("370000001", more="<rs>ADJ TOURS</rs><rslongue>ACCUEIL DE JOUR DES BORDS DE LOIRE</rslongue>"))
NAME = "ACCUEIL DE JOUR DES BORDS DE LOIRE"


def test_the_name_of_who_serves_is_shown_in_every_form(call: Run, tmp_path: Path) -> None:
    (tmp_path / "f.xml").write_bytes(NAMED)
    options, stdin = ("--directory", "f.xml", "-"), ndjson(respite())
    identifier, called = finess.identifier("structure", "370000001").hex, ("structure", "structure_reference", "structure_name")
    table = " ".join(call("orient", *options, stdin=stdin).text.split())
    assert f"served by: medico-social structure, {NAME}, reference 370000001, on the territory, to be checked first" in table
    (answer,) = lines(call("orient", "--format", "ndjson", *options, stdin=stdin).out)
    assert [tuple(each[name] for name in called) for each in answer["routes"]] == [(identifier, "370000001", NAME)]
    (row,) = csv.DictReader(call("orient", "--format", "csv", *options, stdin=stdin).text.splitlines())
    assert tuple(row[name] for name in called) == (identifier, "370000001", NAME)
    (whole,) = lines(call("explain", "--format", "json", *options, stdin=stdin).out)
    assert whole["routes"][0]["structure_name"] == NAME
    shown = " ".join(call("explain", *options, stdin=stdin).text.split())
    assert f"{NAME}, reference 370000001, on the territory" in shown and f"structure {identifier}" in shown
    assert NAME.encode() not in call("orient", "--format", "cbor", "-o", "-", *options, stdin=stdin).out


@pytest.mark.parametrize("encoding, first, western", [("cp1252", "", True), ("utf-16", "sep=;\r\n", False), ("utf-8", "sep=;\n", False)])
def test_a_directory_is_read_as_spreadsheets_write_it(call: Run, tmp_path: Path, encoding: str, first: str, western: bool) -> None:
    text = (f'{first}"ID";Nom;structure;services;level;areas;opens\r\n{"11" * 16};Répit;{"22" * 16};carer_respite;territory;37;'
            "31/12/2023\r\n")
    (tmp_path / "d.csv").write_bytes(text.encode(encoding))
    done = call("orient", "--format", "csv", "--directory", "d.csv", "-", stdin=ndjson(respite()))
    (row,) = csv.DictReader(done.text.splitlines())
    assert (row["structure_name"], done.status) == ("Répit", 0)
    assert ("d.csv: not UTF-8: read as Windows-1252" in done.errors) == western


@pytest.mark.parametrize("column, name", [("nom", "Répit de Loire"), ("Name", "Répit, de Loire"), ("structure_name", "A"),
                                          ("raison sociale", "B")])
def test_a_column_of_the_host_names_structures(call: Run, tmp_path: Path, column: str, name: str) -> None:
    (tmp_path / "d.csv").write_text(
        f"{column};id;structure;services;level;areas\n{name};{'11' * 16};{'22' * 16};carer_respite;territory;37\n",
        encoding="utf-8")
    options, stdin = ("--directory", "d.csv", "-"), ndjson(respite())
    (row,) = csv.DictReader(call("orient", "--format", "csv", *options, stdin=stdin).text.splitlines())
    assert (row["structure"], row["structure_name"]) == ("22" * 16, name)
    assert f"served by: a structure, {name}, on the territory, to be checked first" in " ".join(call("orient", *options, stdin=stdin).text.split())


def test_those_passed_over_are_named_too(call: Run, tmp_path: Path) -> None:
    (tmp_path / "f.xml").write_bytes(excerpt(
        place("370000001"), place("750000001", "75", "<rs>ADJ DE PARIS</rs>")))
    options, stdin = ("--directory", "f.xml", "-"), ndjson(respite())
    (whole,) = lines(call("explain", "--format", "json", *options, stdin=stdin).out)
    assert [each["structure_name"] for each in whole["routes"][0]["passed_over"]] == ["ADJ DE PARIS"]
    assert (whole["routes"][0]["structure_name"], whole["routes"][0]["structure_reference"]) == (None, "370000001")
    assert "passed over: medico-social structure, ADJ DE PARIS, 750000001, on the territory" in " ".join(
        call("explain", *options, stdin=stdin).text.split())


def test_a_name_does_not_reach_the_terminal_as_it_is(call: Run, tmp_path: Path) -> None:
    (tmp_path / "f.xml").write_bytes(excerpt(place("370000001", more="<rs>A&#x9b;31mB\u202ec</rs>")))
    for command in ("orient", "explain"):
        done = call(command, "--directory", "f.xml", "-", stdin=ndjson(respite()))
        assert done.status == 0 and not {"\x9b", "\u202e"} & set(done.text)


def offers(tmp_path: Path, areas: str) -> str:
    """One offer of respite with places."""
    (tmp_path / "d.csv").write_text(f"{HEAD}{'11' * 16},{'22' * 16},carer_respite,territory,{areas},3\n")
    return "d.csv"


@pytest.mark.parametrize("areas, commune, served", [
    ("75056", "75101", "sure"), ("75101", "75056", "check"), ("75", "75056", "sure"), ("69123", "69389", "sure"),
    ("69383", "69123", "check"), ("13216", "13055", "check"), ("13055", "13216", "sure"), ("13055", "13001", None),
    ("75101", "75102", None), ("", "37261", "check"), ("", None, "check"),
])
def test_cities_meet_their_districts_and_not_to_say_where_is_not_nowhere(
        call: Run, tmp_path: Path, areas: str, commune: str | None, served: str | None) -> None:
    done = call("orient", "--format", "csv", "--directory", offers(tmp_path, areas), "-", stdin=ndjson(respite(commune)))
    (row,) = csv.DictReader(done.text.splitlines())
    assert (row["structure"], row["check_first"], row["unmet"]) == {
        "sure": ("22" * 16, "no", ""), "check": ("22" * 16, "yes", ""), None: ("", "no", "other_area")}[served]


@pytest.mark.parametrize("area, right", [("1001", "01001"), ("2691", "02691"), ("9", "09")])
def test_a_commune_that_lost_its_zero_serves_nobody_elsewhere(call: Run, tmp_path: Path, area: str, right: str) -> None:
    done = call("orient", "--directory", offers(tmp_path, area), "-", stdin=ndjson(respite("10010")))
    assert (done.status, done.out) == (3, b"")
    assert f"line 2, column 'areas', word '{area}': a spreadsheet took its leading zero: write {right}" in done.errors
