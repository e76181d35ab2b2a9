"""What may be one disease twice counts once, and leaves the count open.

Spec: spec/10-screening.md (SCR-7).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from typing import Any

import pytest
from adapter_build import AT, SUBJECT, URI, bundle, concept, condition, listing, opened, resource

from integra.adapters import PlacedRecord
from integra.adapters.families import doubles, families, together
from integra.adapters.tables import code


def person(*resources: dict[str, Any]) -> PlacedRecord:
    (only,) = opened(bundle(*resources)).records(AT, True)
    assert isinstance(only, PlacedRecord), only
    return only


def floor(*codes: str) -> int:
    """Count the diseases of a person whose conditions these are, one code each."""
    found = person(*(condition(each) for each in codes))
    groups = {each.group for each in found.evidence if each.fact == "chronic_conditions"}
    assert len(groups) == found.record["facts"].get("chronic_conditions_at_least", 0)
    return len(groups)


@pytest.mark.parametrize(
    "codes",
    [
        ("cim|J96.1", "cim|J44.9"),
        ("cim|J96.1", "sct|13645005"),
        ("sct|82423001", "sct|239873007"),
        ("cim|R52.2", "cim|M79.7"),
        ("cim|G81.9", "cim|I69.3"),
        ("sct|698754002", "sct|128188000"),
        ("cim|H54.0", "sct|77075001"),
        ("sct|14106009", "cim|I48.9"),
        ("cim|I50.9", "sct|399020009"),
        ("cim|K74.6", "cim|B18.2"),
        ("cim|Q90.9", "sct|110359009"),
        ("cisp|L88", "cim|M45"),
        ("cisp|K91", "cim|I63.9"),
        ("cisp|P79", "sct|191736004"),
        ("sct|62914000", "cim|I65.2"),
    ],
)
def test_a_vague_code_and_the_precise_one_beside_it_are_one(codes: tuple[str, str]) -> None:
    assert floor(*codes) == 1
    assert floor(codes[0]) == floor(codes[1]) == 1


@pytest.mark.parametrize(
    "codes",
    [
        ("cim|E11.9", "sct|44054006", "cisp|T90"),
        ("cim|C18.9", "sct|363406005", "sct|94381002", "cisp|D75"),
        ("cim|I10", "sct|38341003", "cisp|K86"),
        ("sct|7200002", "cim|F10.2", "cisp|P15"),
        ("cim|G47.3", "sct|78275009", "sct|73430006"),
    ],
)
def test_one_disease_in_several_systems_is_one(codes: tuple[str, ...]) -> None:
    assert floor(*codes) == 1


@pytest.mark.parametrize(
    "codes",
    [
        ("sct|363406005", "sct|38341003", "sct|90560007"),
        ("sct|363349007", "cim|I10", "cisp|T92"),
        ("sct|94381002", "sct|59621000", "sct|48440001"),
        ("sct|698754002", "sct|82423001", "sct|124171000119105"),
        ("sct|60389000", "cim|R52.2", "sct|427419006"),
        ("sct|192965001", "sct|37796009", "sct|278860009"),
        ("sct|78275009", "sct|7200002", "sct|59621000"),
        ("sct|27405005", "sct|31956009", "cim|I10"),
        ("sct|110359009", "sct|128188000", "sct|84757009"),
        ("sct|86765009", "sct|43486001", "cisp|N88"),
        ("cim|E11.9", "cim|N18.3", "cim|I10"),
    ],
)
def test_three_diseases_are_three(codes: tuple[str, str, str]) -> None:
    assert floor(*codes) == 3


def test_a_chain_of_what_may_be_another_is_one() -> None:
    """A grafted heart, its failure, the cardiomyopathy behind both, and the pacemaker."""
    assert floor("cim|Z94.1", "cim|I50.9", "cim|I42.0", "cim|Z95.0") == 1


@pytest.mark.parametrize("name", sorted(families()))
def test_every_family_counts_where_it_stands_alone(name: str) -> None:
    assert together({name}) == {name: name}


@pytest.mark.parametrize("each", [each for each in families().values() if each.may_be], ids=lambda each: each.name)
def test_every_family_that_may_be_another_counts_with_it(each: Any) -> None:
    for other in each.may_be:
        stands = together({each.name, other})
        assert len(set(stands.values())) == 1 and stands[each.name] == stands[other]


def test_codes_of_one_condition_are_one_disease() -> None:
    two = condition("cim|M54.5", "cim|M81.0"), condition("sct|64859006", "cim|M16.9")
    assert person(two[1]).record["facts"]["chronic_conditions_at_least"] == 1, "two names of one problem"
    assert person(*two).record["facts"]["chronic_conditions_at_least"] == 1
    apart = person(condition("sct|64859006"), condition("cim|M16.9"))
    assert apart.record["facts"]["chronic_conditions_at_least"] == 2


def test_a_code_that_names_two_diseases_names_two_beside_one_that_names_either() -> None:
    both, either = "cim|I11.0", "sct|84114007"
    assert person(condition(both, either)).record["facts"]["chronic_conditions_at_least"] == 2
    assert list(doubles([code(URI["cim"], "I11.0"), code(URI["sct"], "84114007")])) == []
    assert list(doubles([code(URI["cim"], "I11.0"), code(URI["cim"], "E11.9")])) == [("heart_failure", "diabetes")]


def test_a_list_does_not_close_a_count_that_may_be_one_more() -> None:
    listed = listing("11450-4", "Condition/a", "Condition/b")
    doubtful = person(condition("cim|J96.1", id="a"), condition("cim|G71.0", id="b"), listed)
    assert doubtful.record["facts"]["chronic_conditions_at_least"] == 1
    assert "chronic_conditions" not in doubtful.record["facts"], "one disease or two"
    settled = person(condition("cim|J45.9", id="a"), condition("cim|I10", id="b"), listed)
    assert settled.record["facts"]["chronic_conditions"] == 2


@pytest.mark.parametrize(
    ("met", "open_"),
    [("cim|N19", True), ("sct|126906006", True), ("cisp|D97", True), ("cim|T91.3", True), ("sct|44695005", True),
     ("cim|N17.9", False), ("sct|92691004", False), ("cisp|T93", False), ("cim|D07.5", False)],
)  # fmt: skip
def test_a_code_that_may_be_a_lasting_disease_leaves_the_count_open(met: str, open_: bool) -> None:
    listed = listing("11450-4", "Condition/a", "Condition/b")
    facts = person(condition("cim|E11.9", id="a"), condition(met, id="b"), listed).record["facts"]
    assert facts.get("chronic_conditions_at_least" if open_ else "chronic_conditions") == 1


def test_what_another_code_of_the_condition_settles_is_settled() -> None:
    listed = listing("11450-4", "Condition/a")
    facts = person(condition("cisp|D97", "cim|K74.6", id="a"), listed).record["facts"]
    assert facts["chronic_conditions"] == 1


@pytest.mark.parametrize(
    "codes", [("cim|O24.1",), ("cim|O10.0",), ("cim|T86.1",), ("sct|707577004",)]
)
def test_a_lasting_disease_is_seen_in_chapters_of_what_passes(codes: tuple[str]) -> None:
    assert floor(*codes) == 1


@pytest.mark.parametrize(
    "codes", [("sct|40700009",), ("sct|31216003",), ("sct|428351000124105",), ("cim|F72.9",), ("cim|F03", "cim|Z74.3")]
)
def test_item_4_can_be_told_from_codes(codes: tuple[str, ...]) -> None:
    told = person(*(condition(each) for each in codes)).record["facts"]
    assert told["cognitive_trouble"] == told["cannot_manage_pathway"] == "yes"


@pytest.mark.parametrize(
    ("value", "fact"), [("363753007", "restricted_mobility"), ("705406009", "restricted_mobility"),
                        ("464405003", None), ("36965003", "severe_renal_failure")]
)  # fmt: skip
def test_a_device_in_use_is_read(value: str, fact: str | None) -> None:
    device = resource("Device", type=concept(f"sct|{value}"), patient=SUBJECT, subject=None, status="active")
    told = person(device).record["facts"]
    assert {name for name, held in told.items() if held == "yes"} == ({fact} if fact else set())
