"""Directories as CSV: what spreadsheets write is taken, and a refusal names line, column, word and rule.

Spec: spec/22-directory.md (ORI-11, ORI-12, ORI-21, ORI-23).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import re
import uuid
from importlib import resources

import pytest

from integra.directory.csv_form import COLUMNS, NEEDED, DirectoryError, load, read
from integra.words import Level, Motive, Public, Requester, Service, Specialty, StructureKind

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
    ("", 1, "id", None, "ORI-12", "this column is missing"),
    (FULL.replace("2025-01-01", "01/06/2025"), 2, "opens", "01/06/2025", "ORI-12", "a date, year-month-day"),
    (FULL.replace("2025-01-01", "2025-02-30"), 2, "opens", "2025-02-30", "ORI-12", "a day that exists"),
    (FULL.replace("2A004", "2a004"), 2, "areas", "2a004", "ORI-12", "the code of a commune"),
    (FULL.replace("2A004", "123456"), 2, "areas", "123456", "ORI-12", "the code of a commune"),
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


@pytest.mark.parametrize("data, said", [
    (b"\xff\xfei\x00d\x00", "line 1: not UTF-8: save it as CSV UTF-8"),
    (HEAD.encode() + row().encode() + b"\xe9\r\n", "line 3: not UTF-8"),
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
