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

from integra import Directory
from integra.adapters import InputError, finess
from integra.text import Text, verbatim
from integra.words import Level, Public, Service, StructureKind

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<fluxfiness>\n'
HOSPITAL = {"nofinesset": "990000001", "categetab": "355", "departement": "99", "commune": "004",
            "dateouv": "1990-05-01"}  # fmt: skip


NO_COMMUNE = ("departement and commune are no commune", "departement et commune ne font pas une commune")


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


def test_capacity_is_not_told_and_no_message_has_a_name() -> None:
    found = read(xml(HOSPITAL | {"rs": "A NAME", "voie": "A STREET", "telephone": "0100000000"}))
    (offer,) = found.offers
    assert offer.capacity is None and offer.lead_days is None
    assert not any(word in repr(offer) for word in ("A NAME", "A STREET", "0100000000", "990000001"))
    message = Directory(found.offers).to_cbor()
    assert b"A NAME" not in message and b"990000001" not in message


@pytest.mark.parametrize("names, name", [
    ({"rs": "CH X", "rslongue": "CENTRE  HOSPITALIER\n X"}, "CENTRE HOSPITALIER X"),
    ({"rs": "CH X", "rslongue": ""}, "CH X"), ({"rs": "CH &lt;X&gt;"}, "CH <X>"), ({}, ""),
])  # fmt: skip
def test_name_number_and_site_stand_beside_the_offer(names: dict[str, str], name: str) -> None:
    found = read(xml(HOSPITAL | names))
    (offer,) = found.offers
    assert found.structures == {offer.structure: finess.Structure("990000001", name, "99004")}


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
    *[({"departement": text}, *NO_COMMUNE) for text in (
        "2b", "2é", "2É", "\u0662\u0665", "\uff12\uff21", "\u4e00\u4e8c", "1", "001", "", "9 ")],
    *[({"commune": text}, *NO_COMMUNE) for text in ("28", "0283", "28e", "\u0661\u0662\u0663", "", "0 4")],
    *[({"categetab": text}, "categetab is not three digits", "categetab n'a pas trois chiffres")
      for text in ("35", "3550", "35O", "\u0663\u0665\u0665", "Centre Hospitalier")],
    ({"dateouv": "1990-02-30"}, "dateouv is not a date", "dateouv n'est pas une date"),
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
        (verbatim("made.xml:3"), Text(reason, raison).at("nofinesset 990000001"))
    ]


@pytest.mark.parametrize("number", ["12", "99000000a", "2b0000001", "\uff19\uff19\uff10\uff10\uff10\uff10\uff10\uff10\uff11", ""])
def test_a_structure_without_a_number_is_refused_and_none_is_quoted(number: str) -> None:
    found = read(xml(HOSPITAL | {"nofinesset": number}, HOSPITAL))
    assert len(found.offers) == 1
    assert [(each.place, each.reason) for each in found.problems] == [(verbatim("made.xml:3"), Text(
        "nofinesset is not nine digits and capitals", "nofinesset n'a pas neuf chiffres et majuscules"))]


@pytest.mark.parametrize("name", ["commune", "departement", "categetab", "dateouv", "rs"])
def test_what_is_given_twice_is_neither_joined_nor_chosen_from(name: str) -> None:
    """Two pieces of a department would make one; of two communes neither is known to be the right one."""
    once = f"<{name}>{HOSPITAL.get(name, 'A NAME')}</{name}>"
    odd = HOSPITAL | {"rs": "A NAME"}
    twice = xml(odd).replace(once.encode(), once.encode() * 2)
    found = read(twice.replace(b"</fluxfiness>", b"") + xml(HOSPITAL | {"nofinesset": "990000009"})[len(HEAD):])
    assert [each.structure for each in found.offers] == [finess.identifier("structure", "990000009")]
    assert [each.reason for each in found.problems] == [Text(
        f"{name} is given more than once", f"{name} est donné plus d'une fois").at("nofinesset 990000001")]


def test_what_a_directory_would_refuse_refuses_its_structure_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the adapter lets through, it asks the library: here a department as areas are not written."""
    told = finess._department
    monkeypatch.setattr(finess, "_department", lambda where: "9b" if where == "99005" else told(where))
    found = read(xml(HOSPITAL | {"commune": "005"}, HOSPITAL | {"nofinesset": "990000009"}))
    assert [each.structure for each in found.offers] == [finess.identifier("structure", "990000009")]
    (problem,) = found.problems
    assert problem.place == verbatim("made.xml:3")
    assert problem.reason.en.startswith("nofinesset 990000001: the areas are not codes of 2 to 5 capitals and digits")
    assert problem.reason.fr.startswith("nofinesset 990000001 : les zones ne sont pas des codes de 2 à 5 majuscules")
    assert set(found.structures) == {each.structure for each in found.offers}


ENTITY = "<structureej><nofinessej>990000001</nofinessej></structureej>"
PLACE = "<structureet><nofinesset>99000000{}</nofinesset><categetab>{}</categetab></structureet>"


@pytest.mark.parametrize("body, said, dit", [
    ("", "with no structure", "avec aucune structure"),
    (ENTITY, "with 1 legal entity and no structure", "avec 1 entité juridique et aucune structure"),
    (ENTITY * 3 + "<horodatage/>", "with 3 legal entities and no structure", "avec 3 entités juridiques et aucune structure"),
    ("<equipmateriellourd/>" * 2 + ENTITY, "with 1 legal entity, 2 items of heavy equipment and no structure",
     "avec 1 entité juridique, 2 équipements matériels lourds et aucune structure"),
    ("<nomenclcategorieETavecagr/>" * 5, "with 5 categories of a nomenclature and no structure",
     "avec 5 catégories d'une nomenclature et aucune structure"),
    (PLACE.format(1, 300), "with 1 structure, which offers no service that a demand is routed to",
     "avec 1 structure, qui n'offre aucun service vers lequel une demande est orientée"),
    (PLACE.format(1, 354) + PLACE.format(2, 620),
     "with 2 structures, none of which offers a service that a demand is routed to",
     "avec 2 structures, dont aucune n'offre un service vers lequel une demande est orientée"),
    (PLACE.format(1, 355), "with 1 refused structure", "avec 1 structure refusée"),
])  # fmt: skip
def test_an_excerpt_without_offers_says_what_it_is(body: str, said: str, dit: str) -> None:
    found = read(f"{HEAD}{body}</fluxfiness>".encode())
    assert found.offers == []
    assert found.empty == Text(f"an excerpt of FINESS {said}", f"un extrait de FINESS {dit}")


def test_one_with_an_offer_is_not_empty() -> None:
    found = read(f"{HEAD}{ENTITY}".encode() + xml(HOSPITAL)[len(HEAD):])
    assert found.empty is None and found.contents == {"structureej": 1, "structureet": 1}


@pytest.mark.parametrize("category", ["354", "500", "197", "604", "202"])
def test_nursing_places_to_live_and_the_like_answer_no_demand(category: str) -> None:
    found = read(xml(HOSPITAL | {"categetab": category}))
    assert (found.offers, found.passed_over, dict(found.unmapped)) == ([], 1, {})


def test_help_at_home_is_what_helps_at_home_and_nothing_else() -> None:
    """Of all categories the service of aid (460) and the one of aid and nursing (209): nursing alone is none."""
    helping = {line.category for line in finess.lines().values() if Service.HOME_HELP in line.services}
    respite = {line.category for line in finess.lines().values() if Service.CARER_RESPITE in line.services}
    assert (helping, respite) == ({"209", "460"}, {"207", "390", "395"})


def test_a_structure_met_twice_is_refused_the_second_time() -> None:
    found = read(xml(HOSPITAL, HOSPITAL))
    assert len(found.offers) == 1 and found.problems[0].place == verbatim("made.xml:4")
    assert found.problems[0].reason == Text(
        "a structure with this nofinesset is met more than once", "ce nofinesset se rencontre plus d'une fois"
    ).at("nofinesset 990000001")


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
    (b"<?xml version='1.0' encoding='UTF-8'?><other/>", "no excerpt of FINESS", "pas un extrait de FINESS"),
    (b"<?xml version='1.0' encoding='no-such'?><fluxfiness/>", "an encoding that is not read: save it in UTF-8",
     "un codage qui n'est pas lu"),
    (b"<?xml version='1.0' encoding='zlib_codec'?><fluxfiness/>", "an encoding that is not read", "un codage qui n'est pas lu"),
    (b"<fluxfiness>\n\n\xe9</fluxfiness>", ":3: not written in the encoding that it declares", "pas écrit dans le codage"),
    (b"<?xml version='1.0' encoding='windows-1252'?><fluxfiness>\x81</fluxfiness>", "not written in the encoding", "pas écrit dans le codage"),
    ("<?xml version='1.0' encoding='UTF-8'?><fluxfiness>\xe9</fluxfiness>".encode("latin-1"), "not written in the encoding",
     "pas écrit dans le codage"),
])  # fmt: skip
def test_what_is_no_excerpt_is_refused_with_its_place(data: bytes, said: str, dit: str) -> None:
    with pytest.raises(InputError, match=r"^made\.xml:\d+: ") as refusal:
        read(data)
    french = refusal.value.sentence("fr")
    assert said in str(refusal.value) and dit in french and re.match(r"made\.xml:\d+ : ", french)


@pytest.mark.parametrize("declared, encoding", [
    ("ISO-8859-1", "latin-1"), ("iso-8859-15", "iso-8859-15"), ("windows-1252", "cp1252"), ("UTF-8", "utf-8"), ("utf-8", "utf-8-sig"),
    (None, "utf-8")])
def test_an_excerpt_is_read_in_the_encoding_that_it_declares(declared: str | None, encoding: str) -> None:
    head = HEAD.replace('"UTF-8"', f'"{declared}"') if declared else "<fluxfiness>\n"
    for name in ("Aidé à Évreux", *(["Le Cœur"] if encoding != "latin-1" else [])):
        data = xml(HOSPITAL | {"rs": name}).decode().replace(HEAD, head).encode(encoding)
        (told,) = read(data).structures.values()
        assert told.name == name


def test_memory_does_not_grow_with_what_is_passed_over() -> None:
    reader = finess._Reader("made.xml")
    reader.feed(HEAD.encode())
    for number in range(2000):
        reader.feed(f"<structureet><rs>{'x' * 1000}</rs><nofinesset>{number:09}</nofinesset></structureet>".encode())
        reader.feed(b"<nomenclature><code>1</code></nomenclature>")
    assert reader._fields.keys() <= {"nofinesset", "rs"} and all(len(text) <= 128 for text in reader._fields.values()) and reader.found.passed_over == 2000


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
