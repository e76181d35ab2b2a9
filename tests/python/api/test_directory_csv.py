"""Directories as CSV: what spreadsheets write is taken, and a refusal names line, column, word and rule.

Spec: spec/22-directory.md (ORI-11, ORI-12, ORI-21, ORI-23).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import pickle
import re
import uuid
from importlib import resources

import pytest

from integra import UsageError
from integra.directory.csv_form import COLUMNS, NEEDED, DirectoryError, listed, load, read
from integra.text import Text
from integra.words import Language, Level, Motive, Public, Requester, Service, Specialty, Status, StructureKind

ID, OTHER = "11" * 16, "22" * 16
HEAD = "id,structure,services,level\r\n"
FULL = ("level,services,id,structure,kind,motives,areas,publics,requesters,specialty,capacity,lead_days,opens,closes,"
        "full_until,access_point\n"
        f"region,etp,{ID},{OTHER},mobile_team,etp unclear,2A004 01|973,over_60|disabled,carer mt,specialised,0,7,"
        f"2025-01-01,2025-12-31,2025-03-01,{OTHER}\n")


def row(identifier: str = ID, services: str = "etp", level: str = "region") -> str:
    """A row under HEAD."""
    return f"{identifier},{OTHER},{services},{level}\r\n"


def test_every_column_is_read() -> None:
    (offer,) = read(FULL.encode())
    assert (offer.id, offer.structure, offer.access_point) == (uuid.UUID(ID), uuid.UUID(OTHER), uuid.UUID(OTHER))
    assert (offer.kind, offer.level, offer.specialty) == (StructureKind.MOBILE_TEAM, Level.REGION,
                                                          Specialty.SPECIALISED)
    assert (offer.services, offer.motives) == ({Service.ETP}, {Motive.ETP, Motive.UNCLEAR})
    assert (offer.publics, offer.requesters) == ({Public.OVER_60, Public.DISABLED}, {Requester.CARER, Requester.MT})
    assert tuple(offer.areas) == ("01", "2A004", "973") and (offer.capacity, offer.lead_days) == (0, 7)
    assert (offer.opens, offer.closes, offer.full_until) == (
        datetime.date(2025, 1, 1), datetime.date(2025, 12, 31), datetime.date(2025, 3, 1))


@pytest.mark.parametrize("cell", ["NA", "n/a", "NaN", "null", " NA ", ""])
def test_what_programs_write_for_nothing_is_nothing(cell: str) -> None:
    (offer,) = read(FULL.replace("2A004 01|973", cell).replace("specialised,0,7", f"{cell},{cell},{cell}").encode())
    assert not offer.areas and offer.capacity is None and offer.lead_days is None and offer.specialty is Specialty.UNKNOWN


@pytest.mark.parametrize("cell", ["01", "01001", "01|751", "75 971 972", "2A 2B 13", "370", "132 693", "2A0 2A00 2A004", "97 98 974",
                                  "97411 98818", "99001", "01001 01002", "37261|37122", "974|13"])
def test_codes_of_communes_and_their_beginnings_are_areas(cell: str) -> None:
    (offer,) = read(FULL.replace("2A004 01|973", cell).encode())
    assert offer.areas == tuple(sorted(cell.replace("|", " ").split()))


def test_no_refusal_of_a_day_advises_what_a_directory_has_not() -> None:
    for cell in ("31/02/2025", "12/31/2024", "2025-02-30"):
        with pytest.raises(DirectoryError, match="a day that exists, before its month") as refusal:
            read(FULL.replace("2025-01-01", cell).encode())
        assert "--columns" not in str(refusal.value) + refusal.value.sentence("fr")
    with pytest.raises(DirectoryError, match="leaves open which day"):
        read(FULL.replace("2025-01-01", "2025-01-01T23:30Z").encode())


def test_what_is_left_out_is_not_known() -> None:
    (offer,) = read((HEAD + row()).encode())
    assert (offer.kind, offer.specialty, offer.capacity, offer.lead_days) == (
        StructureKind.UNKNOWN, Specialty.UNKNOWN, None, None)
    assert (offer.opens, offer.closes, offer.full_until, offer.access_point) == (None, None, None, None)
    assert not offer.motives and not offer.publics and not offer.requesters and not offer.areas


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_what_a_spreadsheet_writes_is_taken(separator: str, mark: bytes) -> None:
    text = (HEAD + row() + ",,,\r\n" + '"' + OTHER + '","' + OTHER + '","etp\nhome_help",territory\r\n\r\n')
    first, second = read(mark + text.replace(",", separator).encode())
    assert first.level is Level.REGION and second.services == {Service.ETP, Service.HOME_HELP}


#: The same table as several programs write it: with a French name, which UTF-8 and Windows-1252 write differently.
NAMED = (f"id;Nom;structure;services;level;opens;Téléphone\r\n{ID};Équipe d'à côté;{OTHER};etp;region;"
         f"31/12/2024 00:00;\r\n")
WRITTEN = {
    "UTF-8": NAMED.encode(), "with a mark": NAMED.encode("utf-8-sig"), "UTF-16": NAMED.encode("utf-16"),
    "Windows-1252": NAMED.encode("cp1252"), "sep=": b"sep=;\r\n" + NAMED.encode(),
    "sep= in quotes": b'"sep=;"\r\n' + NAMED.encode(), "CR alone": NAMED.replace("\r\n", "\r").encode(),
    "capitals": NAMED.replace("id;Nom;structure", "ID;Nom;Structure").encode(),
    "quotes": NAMED.replace("id;Nom;structure", '"id";"Nom";"structure"').encode(),
    "tabs": NAMED.replace(";", "\t").encode("utf-16"), "sep=|": b"sep=|\n" + NAMED.replace(";", "|").encode(),
}


@pytest.mark.parametrize("how", WRITTEN)
def test_a_directory_is_the_same_however_it_is_written_and_keeps_what_is_the_hosts(how: str) -> None:
    found = listed(WRITTEN[how])
    (offer,) = found.offers
    assert (offer.id, offer.services, offer.opens) == (uuid.UUID(ID), {Service.ETP}, datetime.date(2024, 12, 31))
    assert found.others == ({"Nom": "Équipe d'à côté", "Téléphone": ""},)
    assert found.names == {uuid.UUID(OTHER): "Équipe d'à côté"}
    assert found.cp1252 == (how == "Windows-1252") and found.directory().offers == found.offers


def test_a_structure_without_a_name_has_none() -> None:
    assert listed((HEAD + row()).encode()).names == {}
    assert listed((HEAD.replace("id,", "id,name,") + row().replace(ID + ",", f"{ID}, ,")).encode()).names == {}


@pytest.mark.parametrize("text, line, column, word, rule, said", [
    (HEAD + row(services="etpp"), 2, "services", "etpp", "ORI-12", "unknown word; the nearest name is 'etp'"),
    (HEAD + row(level="here"), 2, "level", "here", "ORI-11", "unknown word"),
    (HEAD + row(level=""), 2, "level", None, "ORI-11", "this cell is needed"),
    (HEAD + row(identifier="17"), 2, "id", "17", "ORI-12", "32 hexadecimal digits"),
    (HEAD + row(identifier="00" * 16), 2, "id", "00" * 16, "ORI-12", "not all zero"),
    (HEAD + row() + "\r\n" + row(), 4, "id", ID, "ORI-12", "already, on line 2"),
    (HEAD + f"{ID},{OTHER},etp\r\n", 2, None, None, "ORI-12", "3 cells where the header has 4"),
    (HEAD + '"a', 2, None, None, "ORI-12", "not a row of CSV"),
    (HEAD + f'{ID},{OTHER},"etp"x,region', 2, None, None, "ORI-12", "not a row of CSV"),
    ("id,structure,services,levels\n", 1, None, "levels", "ORI-12", "no column has this name"),
    ("id,id,structure,services,level\n", 1, None, "id", "ORI-12", "there twice"),
    ("id,structure,services\n", 1, "level", None, "ORI-12", "this column is missing"),
    ("", 1, None, None, "ORI-12", "nothing is in it"),
    (FULL.replace("2025-01-01", "06/2025"), 2, "opens", "06/2025", "ORI-12", "a date, as in 31/12/2024 or 2024-12-31"),
    (FULL.replace("2025-01-01", "01/06/25"), 2, "opens", "01/06/25", "ORI-12", "a year of four digits"),
    (FULL.replace("2025-01-01", "12/31/2024"), 2, "opens", "12/31/2024", "ORI-12", "a day that exists"),
    (FULL.replace("2025-01-01", "2025-02-30"), 2, "opens", "2025-02-30", "ORI-12", "a day that exists"),
    (FULL.replace("2A004", "2a004"), 2, "areas", "2a004", "ORI-12", "the code of a commune"),
    (FULL.replace("2A004", "1269"), 2, "areas", "1269", "ORI-12", "took its leading zero: write 01269"),
    (FULL.replace("2A004", "9001"), 2, "areas", "9001", "ORI-12", "write 09001"),
    (FULL.replace("2A004", "1"), 2, "areas", "1", "ORI-12", "took its leading zero: write 01"),
    (FULL.replace("2A004", "0126"), 2, "areas", "0126", "ORI-12", "the code of a commune"),
    (FULL.replace("2A004", "123456"), 2, "areas", "123456", "ORI-12", "the code of a commune"),
    *((FULL.replace("2A004 01|973", cell), 2, "areas", word, "ORI-12", said) for cell, word, said in (
        ("01 001", "01 001", "Write 01001 for the commune, 01|001 for both areas"), ("2A 004|973", "2A 004", "Write 2A004"),
        ("37  75 056", "75 056", "Write 75056"), ("971 05", "971 05", "Write 97105 for the commune, 971|05"),
        ("00", "00", "no department has such a code"), ("001", "001", "no department has such a code"),
        ("96", "96", "no department has such a code"), ("970", "970", "no department has such a code"),
        ("98001", "98001", "no department has such a code"), ("20", "20", "Corsica is 2A and 2B"),
        ("20004", "20004", "Corsica is 2A and 2B"), ("9A", "9A", "971 to 978"), ("9A105", "9A105", "971 to 978"),
        ("9D4", "9D4", "971 to 978"), ("1E3", "1E3", "took for a number"), ("37 12E2", "12E2", "took for a number"),
        ("37000", "37000", "a postcode"), ("75000|37", "75000", "a postcode"), ("XY", "XY", "the code of a commune"),
        ("37A", "37A", "the code of a commune"))),
    (HEAD.replace("level", "level,areas") + row().replace("region", "NA,37"), 2, "level", None, "ORI-11", "this cell is needed"),
    (FULL.replace("specialised,0", "specialised,-1"), 2, "capacity", "-1", "ORI-12", "a whole number"),
    (FULL.replace("specialised,0", "specialised,1e9"), 2, "capacity", "1e9", "ORI-12", "a whole number"),
    (FULL.replace("specialised,0", "specialised,2147483648"), 2, "capacity", "2147483648", "ORI-12", "a whole number"),
    (FULL.replace("2025-12-31", "2024-12-31"), 2, "closes", "2024-12-31", "ORI-12", "before the first one"),
    (FULL.replace("2A004 01|973", " ".join(f"{n:05}" for n in range(4097))), 2, "areas", None, "ORI-12",
     "at most 4096 values"),
    (HEAD + row(services="etp information"), 2, "services", "information", "ORI-12", "no directory lists"),
    (HEAD + row(services="|"), 2, "services", None, "ORI-12", "one service at least"),
    (FULL.replace(",7,", ",36501,"), 2, "lead_days", "36501", "ORI-21", "a whole number from 0 to 36500"),
    (FULL.replace(",7,", ",soon,"), 2, "lead_days", "soon", "ORI-21", "a whole number"),
    (FULL.replace("carer mt", "doctor"), 2, "requesters", "doctor", "ORI-21", "unknown word"),
])
def test_a_refusal_names_line_column_word_and_rule(text: str, line: int, column: str | None, word: str | None,
                                                   rule: str, said: str) -> None:
    with pytest.raises(DirectoryError) as refusal:
        read(text.encode())
    found = refusal.value
    assert (found.line, found.column, found.word, found.rule) == (line, column, word, rule)
    assert said in str(found) and str(found).startswith(f"line {line}") and str(found).endswith(f"(rule {rule})")


AREAS = "le code d'une commune, ou le début de codes de communes"


@pytest.mark.parametrize("text, said, dit", [
    (HEAD + row(services="etpp"), "line 2, column 'services', word 'etpp': unknown word; the nearest name is 'etp' (rule ORI-12)",
     "ligne 2, colonne 'services', mot 'etpp' : mot inconnu ; le nom le plus proche est 'etp' (règle ORI-12)"),
    (HEAD + row(level=""), "line 2, column 'level': this cell is needed (rule ORI-11)",
     "ligne 2, colonne 'level' : cette case est obligatoire (règle ORI-11)"),
    (HEAD + row(identifier="17"), "word '17': expected 32 hexadecimal digits or a hyphenated UUID (",
     "mot '17' : attendu : 32 chiffres hexadécimaux, ou un UUID à traits d'union ("),
    (HEAD + row() + row(), "this id is there already, on line 2", "cet id est déjà là, à la ligne 2"),
    (HEAD + f"{ID},{OTHER},etp\r\n", "line 2: 3 cells where the header has 4 (",
     "ligne 2 : 3 cellules là où l'en-tête en a 4 ("),
    (HEAD + '"a', "line 2: not a row of CSV (", "ligne 2 : pas une ligne de CSV ("),
    ("id,id,structure,services,level\n", "line 1, word 'id': this column is there twice: keep one (",
     "ligne 1, mot 'id' : cette colonne est là deux fois : n'en garder qu'une ("),
    ("id,structure,services\n", "line 1, column 'level': this column is missing (",
     "ligne 1, colonne 'level' : cette colonne manque ("),
    (FULL.replace("2025-01-01", "31 décembre"), "line 2, column 'opens', word '31 décembre': expected a date, ",
     "ligne 2, colonne 'opens', mot '31 décembre' : attendu : une date, "),
    (FULL.replace("2A004", "2a004"), "expected the code of a commune, or what codes of communes begin with",
     f"attendu : {AREAS}"),
    (FULL.replace("specialised,0", "specialised,-1"),
     "expected a whole number from 0 to 2147483647, or nothing where nobody knows",
     "attendu : un nombre entier de 0 à 2147483647, ou rien s'il n'est pas connu"),
    (FULL.replace("2025-12-31", "2024-12-31"), "the last day is before the first one",
     "le dernier jour est avant le premier"),
    (HEAD + row(services="etp information"), "no directory lists this service", "aucun répertoire ne liste ce service"),
    (HEAD + row(services="|"), "expected one service at least", "attendu : un service au moins"),
    (FULL.replace("2A004 01|973", " ".join(f"{n:05}" for n in range(4097))), "at most 4096 values",
     "au plus 4096 valeurs"),
])
def test_a_refusal_is_said_in_both_languages(text: str, said: str, dit: str) -> None:
    with pytest.raises(DirectoryError) as refusal:
        read(text.encode())
    assert said in refusal.value.sentence("en") == str(refusal.value) and dit in refusal.value.sentence(Language.FR)


def test_what_the_library_refuses_of_an_offer_has_its_line_and_the_rule_once(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_: object, structures: object) -> None:
        raise UsageError(Status.DUPLICATE, rule="ORI-12", index=1, detail=Text("twice", "deux fois"))

    monkeypatch.setattr("integra.directory.csv_form.Directory", refused)
    with pytest.raises(DirectoryError) as refusal:
        load((HEAD + row() + "\r\n" + row(OTHER)).encode())
    assert str(refusal.value) == "line 4: twice (rule ORI-12)"
    assert refusal.value.sentence("fr") == "ligne 4 : deux fois (règle ORI-12)"


@pytest.mark.parametrize("text, word, listed", [
    (HEAD + row(services="oui"), "oui", "pathway_assistance, case_management, social_aids, "),
    (FULL.replace("over_60|disabled", "famille"), "famille", "anyone, "),
])
def test_what_is_near_no_word_is_told_those_there_are(text: str, word: str, listed: str) -> None:
    with pytest.raises(DirectoryError) as refusal:
        read(text.encode())
    assert (refusal.value.word, refusal.value.nearest) == (word, None)
    assert f"; expected one of {listed}" in str(refusal.value) and "nearest" not in str(refusal.value)
    assert f" ; attendu : l'un de {listed}" in refusal.value.sentence("fr")


def test_a_refusal_is_the_same_after_pickle() -> None:
    with pytest.raises(DirectoryError) as refusal:
        read((HEAD + row(services="etpp")).encode())
    again = pickle.loads(pickle.dumps(refusal.value))
    assert vars(again) == vars(refusal.value) and again.sentence("fr") == refusal.value.sentence("fr")


@pytest.mark.parametrize("data, said", [
    (b"i\x00d\x00\n\x00", "line 1: a byte 0 stands here"),
    (b"\x81," + HEAD.encode(), "line 1: neither UTF-8 nor Windows-1252"),
    ("é,".encode() + HEAD.encode() + b"\xe9," + row().encode(), "line 2: not written as the rest of the text is"),
    (HEAD.encode() + row(services="e\x00tp").encode(), "line 2"),
    (HEAD.encode() + b"x" * 200_000, "line 2: not a row of CSV"),
    (b"x" * 300_000, "line 1: not a row of CSV"),
    (b"," * 100_000, "line 1"),
    (HEAD.encode() + b'"' * 100_001, "line 2"),
])
def test_hostile_tables_are_refused(data: bytes, said: str) -> None:
    with pytest.raises(DirectoryError, match=re.escape(said)):
        read(data)


def test_there_are_no_more_offers_than_a_directory_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("integra.directory.csv_form.OFFER_LIMIT", 2)
    rows = "".join(row(f"{number:032x}") for number in (1, 2, 3))
    with pytest.raises(DirectoryError, match="line 4: more than 2 offers"):
        read((HEAD + rows).encode())


def test_a_file_has_a_greatest_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("integra.directory.csv_form.SIZE_LIMIT", 100)
    with pytest.raises(DirectoryError, match="longer than 100 bytes"):
        read((HEAD + row()).encode())


def test_a_file_becomes_a_directory() -> None:
    directory = load((HEAD + row() + row(OTHER, "home_help", "territory")).encode())
    assert directory.offers == read((HEAD + row() + row(OTHER, "home_help", "territory")).encode())


def test_the_tours_directory_has_every_column() -> None:
    data = resources.files("integra.tour").joinpath("directory.csv").read_bytes()
    assert data.splitlines()[0].decode().split(",") == list(COLUMNS) and set(NEEDED) <= set(COLUMNS)
    assert {service for offer in read(data) for service in offer.services} >= {Service.ETP, Service.CASE_MANAGEMENT}
