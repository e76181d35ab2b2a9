"""FINESS excerpts as offers: what a category says, dates, places, and files that are no excerpt.

Spec: spec/22-directory.md (ORI-11, ORI-12, GEN-6).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import datetime
import hashlib
import io
import re
from importlib import resources

import pytest

from integra.adapters import InputError, finess
from integra.text import Text, verbatim
from integra.words import Level, Public, Service, StructureKind

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<fluxfiness>\n'
HOSPITAL = {"nofinesset": "990000001", "categetab": "355", "departement": "99", "commune": "004",
            "dateouv": "1990-05-01"}  # fmt: skip


def xml(*structures: dict[str, str]) -> bytes:
    """Give an excerpt of structures."""
    body = "".join(
        "<structureet>" + "".join(f"<{name}>{text}</{name}>" for name, text in each.items()) + "</structureet>\n"
        for each in structures
    )
    return f"{HEAD}{body}</fluxfiness>\n".encode()


def read(data: bytes) -> finess.Excerpt:
    """Read an excerpt."""
    return finess.read(io.BytesIO(data), "made.xml")


def test_a_hospital_prepares_arrivals_and_returns_in_its_department() -> None:
    found = read(xml(HOSPITAL | {"rs": "A NAME", "voie": "A STREET"}))
    (offer,) = found.offers
    assert (offer.kind, offer.level) == (StructureKind.HOSPITAL, Level.TERRITORY)
    assert offer.services == {Service.ADMISSION_LIAISON, Service.DISCHARGE_LIAISON}
    assert {motive.word for motive in offer.motives} == {"admission_liaison", "discharge_liaison"}
    assert tuple(offer.areas) == ("99",)
    assert (offer.opens, offer.closes) == (datetime.date(1990, 5, 1), None)
    assert (found.problems, found.passed_over, sum(found.unmapped.values())) == ([], 0, 0)


def test_capacity_is_not_told_and_names_are_not_kept() -> None:
    (offer,) = read(xml(HOSPITAL | {"rs": "A NAME", "voie": "A STREET", "telephone": "0100000000"})).offers
    assert offer.capacity is None and offer.lead_days is None
    assert not any(word in repr(offer) for word in ("A NAME", "A STREET", "0100000000", "990000001"))


def test_identifiers_are_half_a_digest_of_the_number() -> None:
    (offer,) = read(xml(HOSPITAL)).offers
    assert offer.structure.bytes == hashlib.sha256(b"integra finess structure 990000001").digest()[:16]
    assert offer.id.bytes == hashlib.sha256(b"integra finess offer 990000001").digest()[:16]


def test_a_primary_care_team_serves_its_commune() -> None:
    (offer,) = read(xml(HOSPITAL | {"categetab": "603"})).offers
    assert (offer.level, tuple(offer.areas)) == (Level.PRIMARY_CARE, ("99004",))


@pytest.mark.parametrize("department, code, insee, area", [
    ("01", "283", "01283", "01"), ("2A", "004", "2A004", "2A"), ("9D", "411", "97411", "974")])  # fmt: skip
def test_communes_and_departments_have_their_insee_codes(department: str, code: str, insee: str, area: str) -> None:
    place = {"departement": department, "commune": code}
    (hospital,) = read(xml(HOSPITAL | place)).offers
    (team,) = read(xml(HOSPITAL | place | {"categetab": "603"})).offers
    assert (tuple(hospital.areas), tuple(team.areas)) == ((area,), (insee,))


def test_the_last_day_is_the_one_before_it_closed() -> None:
    (offer,) = read(xml(HOSPITAL | {"datefermeture": "2007-04-20", "typefermeture": "DEF"})).offers
    assert offer.closes == datetime.date(2007, 4, 19)


def test_what_offers_nothing_is_passed_over_and_what_no_line_knows_is_listed() -> None:
    def named(number: int, **more: str) -> dict[str, str]:
        return HOSPITAL | {"nofinesset": f"99000000{number}"} | more

    school, mistake, bare = named(1, categetab="300"), named(2, typefermeture="ERR"), named(3, categetab="")
    found = read(xml(school, mistake, bare, named(4, categetab="998"), named(5, categetab="998")))
    assert (found.offers, found.passed_over, dict(found.unmapped)) == ([], 3, {"998": 2})


@pytest.mark.parametrize("change, reason, raison", [
    ({"nofinesset": "12"}, "nofinesset is not nine letters and digits", "nofinesset n'a pas neuf lettres et chiffres"),
    ({"departement": "2b"}, "departement and commune are no commune", "departement et commune ne font pas une commune"),
    ({"departement": "2é"}, "departement and commune are no commune", "departement et commune ne font pas une commune"),
    ({"commune": "28"}, "departement and commune are no commune", "departement et commune ne font pas une commune"),
    ({"dateouv": "May"}, "dateouv is not a date", "dateouv n'est pas une date"),
    ({"dateouv": "1990"}, "dateouv is not a date", "dateouv n'est pas une date"),
    ({"datefermeture": "0001-01-01"}, "datefermeture is not a date", "datefermeture n'est pas une date"),
    ({"datefermeture": "1990-05-01"}, "datefermeture is not after dateouv", "datefermeture n'est pas après dateouv"),
])  # fmt: skip
def test_a_structure_that_cannot_be_read_is_refused_with_its_line(
    change: dict[str, str], reason: str, raison: str
) -> None:
    good = HOSPITAL | {"nofinesset": "990000009"}
    found = read(xml(HOSPITAL | change, good))
    assert len(found.offers) == 1
    assert [(each.place, each.reason) for each in found.problems] == [
        (verbatim("made.xml:3"), Text(reason, raison))
    ]


def test_a_structure_met_twice_is_refused_the_second_time() -> None:
    found = read(xml(HOSPITAL, HOSPITAL))
    assert len(found.offers) == 1 and found.problems[0].place == verbatim("made.xml:4")
    assert found.problems[0].reason == Text(
        "a structure with this nofinesset is met more than once", "ce nofinesset se rencontre plus d'une fois"
    )


LAUGHS = b'<!DOCTYPE f [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><fluxfiness>&b;</fluxfiness>'


@pytest.mark.parametrize("data, said, dit", [
    (LAUGHS, "(DOCTYPE) is not read", "une déclaration DOCTYPE n'est pas lue"),
    (b'<!DOCTYPE fluxfiness SYSTEM "file:///etc/passwd"><fluxfiness/>', "DOCTYPE", "DOCTYPE"),
    (b"<other/>", "no excerpt of FINESS: expected <fluxfiness>", "pas un extrait de FINESS, qui commence par <fluxfiness>"),
    (b"", "no XML", "pas du XML"),
    (b"\x00" * 100, "no XML", "pas du XML"),
    (b"<fluxfiness><structureet>", "no XML, or cut short", "pas du XML, ou coupé"),
    (HEAD.encode() + b"<a>" * 100, "nested too deep", "trop d'imbrications"),
    (b"<fluxfiness a='" + b"x" * 3_000_000 + b"'/>", "without an end", "sans fin"),
    (b"<?xml version='1.0' encoding='no-such'?><other/>", "no excerpt of FINESS", "pas un extrait de FINESS"),
    ("<?xml version='1.0' encoding='UTF-8'?><fluxfiness>\xe9</fluxfiness>".encode("latin-1"), "no XML", "pas du XML"),
])  # fmt: skip
def test_what_is_no_excerpt_is_refused_with_its_place(data: bytes, said: str, dit: str) -> None:
    with pytest.raises(InputError, match=r"^made\.xml:\d+: ") as refusal:
        read(data)
    french = refusal.value.sentence("fr")
    assert said in str(refusal.value) and dit in french and re.match(r"made\.xml:\d+ : ", french)


def test_memory_does_not_grow_with_what_is_passed_over() -> None:
    reader = finess._Reader("made.xml")
    reader.feed(HEAD.encode())
    for number in range(2000):
        reader.feed(f"<structureet><rs>{'x' * 1000}</rs><nofinesset>{number:09}</nofinesset></structureet>".encode())
        reader.feed(b"<nomenclature><code>1</code></nomenclature>")
    assert reader._fields.keys() <= {"nofinesset"} and reader.found.passed_over == 2000


def test_the_table_is_whole_sorted_and_gives_a_reason_on_every_line() -> None:
    text = resources.files("integra.adapters").joinpath("codes", "finess.tsv").read_text(encoding="utf-8")
    header, *rows = [line.split("\t") for line in text.splitlines()]
    assert tuple(header) == finess.COLUMNS and rows == sorted(rows)
    assert len({row[0] for row in rows}) == len(rows) == len(finess.lines())
    for line in finess.lines().values():
        assert len(line.category) == 3 and line.label_fr and line.why, line
        assert bool(line.services) == bool(line.motives) == (line.level is not None), line
        assert line.area in (("commune", "department") if line.services else ("",)), line
        assert Public.ANYONE not in line.publics
