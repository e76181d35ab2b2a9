"""Patient resources that are one person, and those of whom that cannot be told.

Spec: FHIR R4 (Patient.link), spec/10-screening.md (SCR-7).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from adapter_build import bundle, condition, encounter, listing, opened, results

from integra.adapters import PlacedRecord, Problem

MISSING = "Patient.link says that the same person has another record, which is not in the input: add it"
CONTRADICT = "Patient.link does not say which record of this person counts: the links contradict one another"
TWICE = "a patient with this id is met more than once, and not as the same"


def somebody(own: str, *links: str, **members: Any) -> dict[str, Any]:
    """Give a patient; a link is written `how other`."""
    told = [{"type": how, "other": {"reference": other}} for how, other in (each.split() for each in links)]
    return {"resourceType": "Patient", "id": own, **({"link": told} if told else {}), **members}


def of(own: str, *codes: str) -> list[dict[str, Any]]:
    """Give conditions of somebody."""
    return [condition(code, id=f"{own}-{code[-3:]}", subject={"reference": f"Patient/{own}"}) for code in codes]


def counted(*documents: Any) -> dict[str, int | None]:
    """Give how many chronic conditions each has, all being well."""
    found = results(*documents)
    assert all(isinstance(each, PlacedRecord) for each in found), found
    return {each.record["ref"]: each.record["facts"].get("chronic_conditions_at_least") for each in found
            if isinstance(each, PlacedRecord)}  # fmt: skip


def refused(*documents: Any) -> list[str]:
    """Give why people are refused, nobody being screened."""
    found = results(*documents)
    assert all(isinstance(each, Problem) for each in found), found
    return [each.reason.en for each in found if isinstance(each, Problem)]


FACTS = [*of("a", "cim|E11"), *of("b", "cim|I10"), *of("c", "cim|J44")]


@pytest.mark.parametrize(
    ("people", "ref"),
    [
        ((somebody("a", "replaces Patient/b"), somebody("b")), "a"),
        ((somebody("a"), somebody("b", "replaced-by Patient/a", active=False)), "a"),
        ((somebody("a", "replaced-by Patient/b"), somebody("b", "replaces Patient/a")), "b"),
        ((somebody("a", "seealso Patient/b"), somebody("b")), "a"),
        ((somebody("a", "seealso Patient/b", active=False), somebody("b")), "b"),
        ((somebody("a", "refer Patient/b"), somebody("b", "seealso Patient/a")), "b"),
        ((somebody("a", "replaces https://example.org/fhir/Patient/b"), somebody("b")), "a"),
        ((somebody("a", "seealso RelatedPerson/r", "seealso Patient/b", "seealso Patient/a"), somebody("b")), "a"),
    ],
)
@pytest.mark.parametrize("apart", [True, False])
def test_linked_records_are_one_person_under_the_one_that_stands(
    people: tuple[dict[str, Any], ...], ref: str, apart: bool
) -> None:
    facts = FACTS[:2]
    if apart:
        documents = [bundle(fact, patient=each) for fact, each in zip(facts, people, strict=True)]
        assert counted(*documents) == {ref: 2}
    else:
        assert counted(bundle(*people, *facts, patient=None)) == {ref: 2}
        assert counted(*facts, *people) == {ref: 2}


def test_a_chain_of_replacements_is_one_person() -> None:
    chain = (somebody("a", "replaced-by Patient/b"), somebody("b", "replaced-by Patient/c"), somebody("c"))
    assert counted(*chain, *FACTS) == {"c": 3}
    fan = (somebody("a", "replaces Patient/b", "replaces Patient/c"), somebody("b"), somebody("c"))
    assert counted(*fan, *FACTS) == {"a": 3}


@pytest.mark.parametrize(
    ("people", "reasons"),
    [
        ((somebody("a", "replaced-by Patient/b"), somebody("b", "replaced-by Patient/a")), [CONTRADICT] * 2),
        ((somebody("a", "replaces Patient/b"), somebody("b", "replaces Patient/a")), [CONTRADICT] * 2),
        ((somebody("a", "replaced-by Patient/b", "replaced-by Patient/c"), somebody("b"), somebody("c")), [CONTRADICT] * 3),
        ((somebody("a", "replaced-by Patient/gone"),), [MISSING]),
        ((somebody("a", "seealso Patient/gone"),), [MISSING]),
        ((somebody("a", "refer Patient/gone"),), [MISSING]),
        ((somebody("a", link=[{"type": "seealso", "other": {"identifier": {"value": "1"}}}]),), [MISSING]),
        ((somebody("a", "replaced-by Patient/b"), somebody("b", "replaced-by Patient/gone")), [MISSING] * 2),
    ],
)
def test_links_that_contradict_or_lead_nowhere_refuse_everybody_on_them(
    people: tuple[dict[str, Any], ...], reasons: list[str]
) -> None:
    assert refused(*people, *FACTS[: len(people)]) == reasons


def test_two_that_stand_beside_each_other_for_a_third_are_one() -> None:
    people = (somebody("a", "replaced-by Patient/b", "replaced-by Patient/c"), somebody("b", "seealso Patient/c"), somebody("c"))
    assert counted(*people, *FACTS) == {"b": 3}


def whole(patient: dict[str, Any]) -> dict[str, Any]:
    """Give the facts of somebody with a history of visits that declares itself complete."""
    made = {"subject": {"reference": f"Patient/{patient['id']}"}}
    visit = encounter("AMB", "2020-01-01", id="v", **made)
    (only,) = results(bundle(visit, listing("46240-8", "Encounter/v", **made), patient=patient))
    assert isinstance(only, PlacedRecord)
    facts: dict[str, Any] = only.record["facts"]
    return facts


def test_who_is_out_of_use_or_replaces_one_that_is_gone_is_screened_and_vouches_for_nothing() -> None:
    assert whole(somebody("a"))["admissions_known_to"] == "2025-06-01"
    assert whole(somebody("a", active=True))["admissions"] == []
    assert whole(somebody("a", active=False)) == {}
    assert whole(somebody("a", "replaces Patient/gone")) == {}


def test_a_relative_is_no_other_record() -> None:
    for other in ({"reference": "https://example.org/RelatedPerson/1"}, {"type": "RelatedPerson", "identifier": {"value": "1"}}):
        assert counted(somebody("a", link=[{"type": "seealso", "other": other}]), *FACTS[:1]) == {"a": 1}


def test_a_record_that_was_replaced_and_deleted_is_told_and_the_other_is_screened() -> None:
    gone = {"resourceType": "Bundle", "entry": [{"request": {"method": "DELETE", "url": "Patient/b"}}]}
    found = results(somebody("a", "replaces Patient/b"), somebody("b"), *FACTS[:2], gone)
    assert [type(each) for each in found] == [PlacedRecord, Problem]
    assert isinstance(found[0], PlacedRecord) and found[0].record["facts"] == {"chronic_conditions_at_least": 1}


def test_a_stay_under_the_record_that_was_replaced_counts() -> None:
    urgent = encounter("IMP", "2025-03-01", subject={"reference": "Patient/b"}, id="s",
                       type=[{"coding": [{"system": "http://snomed.info/sct", "code": "183452005"}]}])  # fmt: skip
    visit = encounter("AMB", "2020-01-01", id="v", subject={"reference": "Patient/a"})
    listed = listing("46240-8", "Encounter/v", subject={"reference": "Patient/a"})
    (only,) = results(somebody("a", "replaces Patient/b"), somebody("b"), urgent, visit, listed)
    assert isinstance(only, PlacedRecord)
    assert only.record["facts"] == {"admissions": [{"date": "2025-03-01", "emergency": "yes"}]}


SAME = {"resourceType": "Patient", "id": "a", "birthDate": "1950-01-01", "gender": "female"}


@pytest.mark.parametrize(
    "again",
    [
        SAME,
        dict(reversed(SAME.items())),
        {**SAME, "meta": {"lastUpdated": "2025-01-01T00:00:00Z"}, "text": {"status": "generated"}},
    ],
)
def test_a_patient_written_twice_alike_is_one_person(again: dict[str, Any]) -> None:
    facts = of("a", "cim|E11", "cim|I10")
    assert counted(SAME, again, *facts) == {"a": 2}
    assert counted(bundle(*facts, again, patient=SAME)) == {"a": 2}
    assert counted(bundle(facts[0], patient=SAME), bundle(facts[1], patient=again)) == {"a": 2}
    assert counted(bundle(facts[0], patient=SAME), again, facts[1]) == {"a": 2}


@pytest.mark.parametrize("again", [{**SAME, "gender": "male"}, {**SAME, "birthDate": None}, {"resourceType": "Patient", "id": "a"}])
def test_two_patients_of_one_id_are_refused_once_with_all_that_is_theirs(again: dict[str, Any]) -> None:
    facts = of("a", "cim|E11", "cim|I10")
    assert refused(SAME, again, *facts) == [TWICE]
    assert refused(bundle(*facts, again, patient=SAME)) == [TWICE]
    assert refused(bundle(facts[0], patient=SAME), bundle(facts[1], patient=again)) == [TWICE]
    assert refused(SAME, again, again, SAME) == [f"{TWICE} (and 1 more of the same person)"]


def test_one_id_at_two_addresses_is_not_one_person() -> None:
    held = [{"resourceType": "Bundle", "entry": [{"fullUrl": f"https://{name}.example/Patient/a", "resource": SAME}]}
            for name in ("one", "two")]  # fmt: skip
    assert refused(*held) == [TWICE]
    assert counted(held[0], held[0], *of("a", "cim|E11"), SAME) == {"a": 1}


@pytest.mark.parametrize(
    ("members", "reason"),
    [
        ({"link": {}}, "Patient.link is not an array"),
        ({"link": [{"other": 1}]}, "Patient.link[0].other is not an object"),
        ({"deceasedBoolean": "yes"}, "Patient.deceasedBoolean is not a boolean"),
        ({"deceasedDateTime": "soon"}, "Patient.deceasedDateTime is not a date"),
    ],
)
def test_a_patient_that_cannot_be_read_is_refused_with_all_that_is_theirs(members: dict[str, Any], reason: str) -> None:
    assert refused(somebody("a", **members), *of("a", "cim|E11")) == [reason]


def version(number: str | None, updated: str | None, **members: Any) -> dict[str, Any]:
    """Give a version of one patient."""
    return {**SAME, "meta": {"versionId": number, "lastUpdated": updated}, **members}


FIRST, SECOND = "2025-01-01T09:00:00+02:00", "2025-01-01T08:00:00Z"
DIED = {"deceasedDateTime": "2025-02-01"}


@pytest.mark.parametrize(
    ("old", "new"), [((None, FIRST), (None, SECOND)), (("9", FIRST), ("2", SECOND)), (("9", None), ("10", None))]
)
@pytest.mark.parametrize("turned", [False, True])
def test_of_two_versions_of_a_patient_the_last_is_the_person(old: Any, new: Any, turned: bool) -> None:
    facts = [*of("a", "cim|E11", "cim|I10"), encounter("IMP", "2025-03-01", id="e", subject={"reference": "Patient/a"})]
    phone = {"telecom": [{"system": "phone", "value": "1"}]}
    cases: list[tuple[dict[str, Any], dict[str, Any]]] = [({}, phone), (DIED, {}), ({"deceasedBoolean": True}, {})]
    cases.append(({"link": [{"type": "seealso", "other": {}}]}, {}))
    for before, after in cases:
        pair = (version(*old, **before), version(*new, **after))[:: -1 if turned else 1]
        assert counted(*pair, *facts) == {"a": 2}
        assert counted(bundle(*facts, pair[1], patient=pair[0])) == {"a": 2}
        assert counted(bundle(facts[0], patient=pair[0]), bundle(*facts[1:], patient=pair[1])) == {"a": 2}
        several = [bundle(each, somebody("b"), patient=None) for each in pair]
        assert counted(*several, bundle(*facts, patient=None))["a"] == 2
        back = (version(*new, **before), version(*old, **after))[:: -1 if turned else 1]
        if before:
            assert len(refused(*back, *facts)) == 1


def test_what_a_past_version_said_of_a_death_moves_no_day() -> None:
    old, new = version("1", None, deceasedDateTime="2026-02-01"), version("2", None)
    data = opened(old, new, encounter("IMP", "2025-03-01", subject={"reference": "Patient/a"}))
    assert data.latest == datetime.date(2025, 3, 1)
    assert opened(new, version("3", None, **DIED)).latest == datetime.date(2025, 2, 1)


@pytest.mark.parametrize(
    ("one", "two"),
    [((None, FIRST), (None, None)), ((None, FIRST), ("2", FIRST)), (("1", FIRST), ("2", None)), (("a", None), ("b", None)),
     (("1", None), ("1", None)), (("1", "soon"), ("2", SECOND)), (("1", None), (None, None))],
)  # fmt: skip
def test_versions_of_a_patient_of_which_none_is_known_to_be_the_last_are_refused(one: Any, two: Any) -> None:
    assert refused(version(*one), version(*two, gender="male")) == [TWICE]
    assert counted(version(*one), version(*two)) == {"a": None}


def test_versions_kept_at_two_addresses_are_two_patients() -> None:
    held = [{"resourceType": "Bundle", "entry": [{"fullUrl": f"https://{name}.example/Patient/a", "resource": each}]}
            for name, each in (("one", version("1", FIRST)), ("two", version("2", SECOND, gender="male")))]  # fmt: skip
    assert refused(*held) == [TWICE]


def by_identifier(reference: str) -> list[dict[str, Any]]:
    """Give conditions about whoever a conditional reference names."""
    return [condition(code, id=f"c-{code[-3:]}", subject={"reference": reference}) for code in ("cim|E11", "cim|I10")]


NUMBERED = {"resourceType": "Patient", "id": "a", "identifier": [{"system": "http://x.example/id", "value": "1"}]}


@pytest.mark.parametrize("reference", [
    "Patient?identifier=http://x.example/id|1", "Patient?identifier=http%3A%2F%2Fx.example%2Fid%7C1", "Patient?identifier=http://x.example/id%7c1",
])  # fmt: skip
def test_a_conditional_reference_names_a_patient_by_identifier(reference: str) -> None:
    facts = by_identifier(reference)
    assert counted(bundle(*facts, patient=NUMBERED)) == counted(*facts, NUMBERED) == {"a": 2}
    assert counted(bundle(*facts, somebody("b"), patient=NUMBERED)) == {"a": 2, "b": None}


@pytest.mark.parametrize("reference", [
    "Patient?identifier=http://x.example/id|2", "Patient?identifier=1", "Patient?identifier=|1", "Patient?identifier=http://x.example/id|",
    "Patient?identifier=http://x.example/id|1&active=true", "Patient?identifier=http://x.example/id|1,http://x.example/id|2",
    "Patient?name=http://x.example/id|1", "Group?identifier=http://x.example/id|1",
])  # fmt: skip
def test_a_conditional_reference_that_names_no_patient_of_the_input_is_about_somebody_else(reference: str) -> None:
    assert len(refused(bundle(*by_identifier(reference), patient=NUMBERED))) == 1


def test_a_conditional_reference_to_an_identifier_of_two_names_neither() -> None:
    found = results(bundle(*by_identifier("Patient?identifier=http://x.example/id|1"), {**NUMBERED, "id": "b"}, patient=NUMBERED))
    assert [each.record["facts"] for each in found if isinstance(each, PlacedRecord)] == [{}, {}]
    assert any(isinstance(each, Problem) for each in found)


@pytest.mark.parametrize("order", [(0, 1, 2), (0, 2, 1), (1, 0, 2), (1, 2, 0), (2, 0, 1), (2, 1, 0)])
def test_an_identifier_of_a_past_version_names_the_patient_no_more(order: tuple[int, ...]) -> None:
    mine = {"identifier": NUMBERED["identifier"]}
    people = (version("1", None, **mine), version("2", None), somebody("b", **mine))
    facts = by_identifier("Patient?identifier=http://x.example/id|1")
    assert counted(*(people[each] for each in order), *facts) == {"a": None, "b": 2}
    found = results(*(people[each] for each in order if each != 2), *facts)
    assert sum(isinstance(each, PlacedRecord) for each in found) == 1 and len(found) == 2
