"""Who is one person by what stands beside Patient.link: INS, Person, Linkage, a reference and an identifier; searches cut short.

Spec: FHIR R4, spec/10-screening.md (SCR-7).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from typing import Any

import pytest
from adapter_build import bundle, condition, encounter, listing, results

from integra.adapters import PlacedRecord, Problem

SAME = "a Person or a Linkage says that two patients of the input are one: say so by Patient.link, or take it out"
CLAIMED = "the reference names one patient and the identifier beside it another: one of the two is wrong"
SHARED = "it names its patient by what is of several patients of this input"
FEWER = "the search says that it found more than is in the input: add the pages that are missing"
INS = "urn:oid:1.2.250.1.213.1.4."


def somebody(own: str, *identifiers: tuple[str, str], **members: Any) -> dict[str, Any]:
    """Give a patient with identifiers written (system, value)."""
    told = [{"system": system, "value": value} for system, value in identifiers]
    return {"resourceType": "Patient", "id": own, **({"identifier": told} if told else {}), **members}


def of(own: str, code: str, **subject: Any) -> dict[str, Any]:
    """Give a condition of somebody."""
    return condition(code, id=f"{own}-{code[-3:]}", subject=subject or {"reference": f"Patient/{own}"})


def told(*documents: Any) -> dict[str, object]:
    """Give of each person the count of chronic conditions, or why they are refused."""
    found = results(*documents)
    return {
        each.record["ref"] if isinstance(each, PlacedRecord) else f"{number}":
        each.record["facts"].get("chronic_conditions_at_least") if isinstance(each, PlacedRecord) else each.reason.en
        for number, each in enumerate(found)
    }  # fmt: skip


FACTS = [of("a", "cim|E11"), of("b", "cim|I10")]


@pytest.mark.parametrize("last", [8, 9, 10, 11, 12])
@pytest.mark.parametrize(
    ("one", "other"), [("269059913116714", "2 69 05 99 131 167 14"), ("269059913116714", "2690599131167"), ("1552a05", "1552A05")]
)
def test_two_records_of_one_ins_are_one_person(last: int, one: str, other: str) -> None:
    people = somebody("a", (f"{INS}{last}", one)), somebody("b", (f"1.2.250.1.213.1.4.{last}", other))
    assert told(bundle(*people, *FACTS, patient=None)) == {"a": 2}
    assert told(*FACTS, *people) == {"a": 2}
    assert told(*(bundle(fact, patient=each) for fact, each in zip(FACTS, people, strict=True))) == {"a": 2}
    inactive = {**people[0], "active": False}
    assert told(inactive, people[1], *FACTS) == {"b": 2}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("urn:example:ipp", "12"), ("urn:example:ipp", "12")),
        ((f"{INS}8", "269059913116714"), (f"{INS}8", "269059913116815")),
        ((f"{INS}8", "000000000000000"), (f"{INS}8", "000000000000000")),
        ((f"{INS}2", "269059913116714"), (f"{INS}2", "269059913116714")),
    ],
)
def test_two_records_that_share_anything_else_are_not(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert told(somebody("a", one), somebody("b", other), *FACTS) == {"a": 1, "b": 1}


def person(*references: str, **members: Any) -> dict[str, Any]:
    """Give a Person that links patients."""
    return {"resourceType": "Person", "id": "x", "link": [{"target": {"reference": each}} for each in references], **members}


def linkage(*references: str, **members: Any) -> dict[str, Any]:
    """Give a Linkage of patients."""
    items = [{"type": "alternate", "resource": {"reference": each}} for each in references]
    return {"resourceType": "Linkage", "id": "x", "item": items, **members}


@pytest.mark.parametrize("made", [person, linkage])
def test_what_says_that_two_are_one_refuses_both_unless_they_are_joined(made: Any) -> None:
    link = [{"type": "seealso", "other": {"reference": "Patient/a"}}]
    both = made("Patient/a", "https://example.org/fhir/Patient/b/_history/2")
    for documents in ((somebody("a"), somebody("b"), *FACTS, both), (bundle(somebody("a"), somebody("b"), *FACTS, both, patient=None),)):
        assert told(*documents) == {"0": SAME, "1": SAME}
    assert told(somebody("a"), somebody("b", link=link), *FACTS, both) == {"a": 2}
    for none in (made("Patient/a", "Patient/b", active=False), made("Patient/a", "Practitioner/b"), made("Patient/a")):
        assert told(somebody("a"), somebody("b"), *FACTS, none) == {"a": 1, "b": 1}


@pytest.mark.parametrize("made", [person, linkage])
@pytest.mark.parametrize("broken", [{"link": 3, "item": 3}, {"link": [3], "item": [None]}, {"link": [{"target": "x"}], "item": [{"resource": []}]}])
def test_what_says_who_is_who_in_a_broken_form_says_nothing(made: Any, broken: dict[str, Any]) -> None:
    assert told(somebody("a"), {**made(), **broken}, FACTS[0]) == {"a": 1}


@pytest.mark.parametrize("made", [person, linkage])
def test_a_record_that_has_another_elsewhere_vouches_for_nothing(made: Any) -> None:
    seen = encounter("AMB", "2020-05-04", id="e", subject={"reference": "Patient/a"})
    whole = listing("46240-8", "Encounter/e", subject={"reference": "Patient/a"})
    for other, known in (("Patient/z", False), ("RelatedPerson/z", True)):
        (found,) = results(somebody("a"), seen, whole, made("Patient/a", other))
        assert isinstance(found, PlacedRecord) and ("admissions_known_from" in found.record["facts"]) is known


IPP = "urn:example:ipp"
PEOPLE = somebody("a", (IPP, "1")), somebody("b", (IPP, "2"))


@pytest.mark.parametrize("apart", [True, False])
def test_a_reference_and_an_identifier_of_two_people_refuse_both(apart: bool) -> None:
    crossed = of("a", "cim|E11", reference="Patient/a", identifier={"system": IPP, "value": "2"})
    documents = (bundle(crossed, patient=PEOPLE[0]), PEOPLE[1]) if apart else (*PEOPLE, crossed)
    assert told(*documents) == {"0": CLAIMED, "1": CLAIMED}


def test_a_reference_and_an_identifier_that_agree_or_that_nobody_has_are_read() -> None:
    for value in ("1", "77"):
        agreed = of("a", "cim|E11", reference="Patient/a", identifier={"system": IPP, "value": value})
        assert told(*PEOPLE, agreed) == {"a": 1, "b": None}
    joined = somebody("b", (IPP, "2"), link=[{"type": "replaced-by", "other": {"reference": "Patient/a"}}])
    crossed = of("a", "cim|E11", reference="Patient/a", identifier={"system": IPP, "value": "2"})
    assert told(PEOPLE[0], joined, crossed) == {"a": 1}


def test_an_identifier_of_two_people_is_said_to_be_that_and_one_of_two_records_of_a_person_is_theirs() -> None:
    twins = somebody("a", (IPP, "1")), somebody("b", (IPP, "1"))
    named = of("a", "cim|E11", identifier={"system": IPP, "value": "1"})
    assert told(*twins, named) == {"a": None, "b": None, "2": SHARED}
    assert told(bundle(*twins, named, patient=None)) == {"a": None, "b": None, "2": SHARED}
    linked = {**twins[1], "active": False, "link": [{"type": "replaced-by", "other": {"reference": "Patient/a"}}]}
    assert told(twins[0], linked, named, of("b", "cim|I10")) == {"a": 2}
    ins = somebody("a", (f"{INS}8", "269059913116714")), somebody("b", (f"{INS}8", "269059913116714"))
    assert told(*ins, of("a", "cim|E11", identifier={"system": f"{INS}8", "value": "2 69 05 99 131 167"})) == {"a": 1}


def test_what_may_be_of_either_of_two_leaves_their_lists_open() -> None:
    twins = somebody("a", (IPP, "1")), somebody("b", (IPP, "1"))
    seen = encounter("AMB", "2020-05-04", id="e", subject={"reference": "Patient/a"})
    whole = listing("46240-8", "Encounter/e", subject={"reference": "Patient/a"})
    first = results(*twins, seen, whole)[0]
    assert isinstance(first, PlacedRecord) and "admissions_known_from" in first.record["facts"]
    first = results(*twins, seen, whole, of("a", "cim|E11", identifier={"system": IPP, "value": "1"}))[0]
    assert isinstance(first, PlacedRecord) and first.record["facts"] == {}


def test_a_uuid_has_no_case() -> None:
    own = "9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d"
    for url, reference in ((own.upper(), own), (own, own.upper())):
        made = bundle(of("a", "cim|E11", reference=f"urn:uuid:{reference}"), patient=None)
        made["entry"].append({"fullUrl": f"urn:uuid:{url}", "resource": somebody("a")})
        assert told(made) == {"a": 1}
        made["entry"].append({"request": {"method": "DELETE", "url": f"urn:UUID:{url}"}})
        assert list(told(made).values())[0] != 1


def search(*resources: dict[str, Any], total: object, mode: str | None = None, **links: str) -> dict[str, Any]:
    """Give a page of a search."""
    made = {**bundle(*resources, patient=None), "type": "searchset", "total": total}
    made["link"] = [{"relation": name, "url": url} for name, url in links.items()]
    for entry in made["entry"]:
        entry |= {"search": {"mode": mode}} if mode else {}
    return made


@pytest.mark.parametrize(("total", "said"), [(500, True), (3, True), (2, False), (1, False), (None, False), ("9", False), (True, False)])
def test_a_search_that_found_more_than_is_there_is_not_the_whole_record(total: object, said: bool) -> None:
    found = told(search(somebody("a"), FACTS[0], total=total))
    assert found == ({"a": 1, "1": FEWER} if said else {"a": 1})


def test_pages_are_counted_together_and_what_was_not_found_is_not_counted() -> None:
    first, second = search(somebody("a"), total=2, self="u1", next="u2"), search(FACTS[0], total=2, self="u2", previous="u1")
    assert told(first, second) == {"a": 1}
    assert told({**first, "total": 3}, {**second, "total": 3}) == {"a": 1, "1": FEWER}
    assert told(search(somebody("a"), FACTS[0], total=1, mode="include")) == {"a": 1, "1": FEWER}
    missing = results({**first, "total": 9})
    assert [each.reason.en for each in missing if isinstance(each, Problem)][0].startswith("the bundle says that more follows")


def test_a_list_of_a_search_cut_short_vouches_for_nothing() -> None:
    seen = encounter("AMB", "2020-05-04", id="e", subject={"reference": "Patient/a"})
    whole = listing("46240-8", "Encounter/e", subject={"reference": "Patient/a"})
    for total, known in ((3, True), (4, False)):
        found = results(search(somebody("a"), seen, whole, total=total))[0]
        assert isinstance(found, PlacedRecord) and ("admissions_known_from" in found.record["facts"]) is known
