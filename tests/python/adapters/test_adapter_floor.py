"""The count of medicines never lies above the truth, however each is written; and reaches it where all is known.

Spec: spec/10-screening.md (SCR-7, item 2), GEN-1.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import datetime
import itertools
from typing import Any

import pytest
from adapter_build import URI, concept, facts, request, resource
from hypothesis import given, settings
from hypothesis import strategies as st

from integra.adapters import substances, tables
from integra.adapters.dates import Period
from integra.adapters.medicines import Product
from integra.adapters.substances import Held
from integra.adapters.tables import rows
from integra.adapters.taken import Medicine, count

NEW = "2025-05-20"
DAY = datetime.date(2025, 6, 1)
Parts = frozenset[str]


def by_parts(lines: list[tuple[str, Parts]]) -> dict[Parts, list[str]]:
    found: dict[Parts, list[str]] = {}
    for code, parts in lines:
        found.setdefault(parts, []).append(code)
    return found


COMBINED = [(row[0], frozenset(row[1].split("+")), row[2]) for row in rows("combinations.tsv") if row[1]]
ATC = by_parts([(code, frozenset({name})) for name, codes in substances.substances().items() for code in codes]
               + [(code, parts) for code, parts, rest in COMBINED if rest == "none"])
RXNORM = by_parts([(met.code, frozenset(line.family.split("+"))) for met, lines in tables.lines().items()
                   for line in lines if line.fact == "ingredient" and len(lines) == 1])
ENGLISH = {row[0]: row[2] for row in rows("substances.tsv")}
#: Metals, that a label names as a salt too.
SALTS = frozenset({"calcium", "magnesium", "potassium", "protamine"})
#: What people take: usual substances written in both systems, and every combination of two of the table.
TAKEN = sorted((parts for parts in ATC if len(parts) > 1 or parts in RXNORM), key=sorted)


def unclear(parts: Parts) -> list[dict[str, Any]]:
    """Give writings that tell of a medicine a part only, its class, or nothing."""
    opened = [code for code, named, rest in COMBINED if rest == "unnamed" and named < parts]
    classes = [codes[0][:5] for named, codes in ATC.items() if named == parts]
    made = [concept(f"atc|{each}") for each in opened + classes] + [{"text": "box 3"}, concept("cip|box", "cip|line")]
    return made + labelled(parts)


def clear(parts: Parts) -> list[dict[str, Any]]:
    """Give writings that tell what a medicine holds."""
    codes = [f"atc|{each}" for each in ATC[parts]] + [f"rx|{each}" for each in RXNORM.get(parts, ())]
    both = [concept("cip|17", each) for each in codes] + [concept(codes[0], codes[-1])]
    in_code = [concept(each) for each in codes] + both
    return in_code if parts & SALTS else in_code + labelled(parts)


def labelled(parts: Parts) -> list[dict[str, Any]]:
    """Give writings in words, beside a code that no table knows or alone."""
    label = " / ".join(f"{ENGLISH[each]} 5 MG" for each in sorted(parts)) + " Oral Tablet"
    return [{"text": label}, {"coding": [{"system": URI["cip"], "code": "9", "display": label}]}]


def ordered(written: dict[str, Any], form: str, number: int) -> list[dict[str, Any]]:
    """Give a medicine as R4 or R5 orders it, by a contained Medication, or as a statement with the order behind it."""
    if form == "r5":
        return [request(medicationCodeableConcept=None, medication={"concept": written}, authoredOn=NEW)]
    if form == "contained":
        inside = {"resourceType": "Medication", "id": "m", "code": written}
        return [request(medicationCodeableConcept=None, contained=[inside], medicationReference={"reference": "#m"},
                        authoredOn=NEW)]
    made = [request(medicationCodeableConcept=written, authoredOn=NEW, id=f"r{number}")]
    if form == "statement":
        made.append(resource("MedicationStatement", status="active", dateAsserted=NEW, medicationCodeableConcept=written,
                             basedOn=[{"reference": f"MedicationRequest/r{number}"}]))
    return made


FORMS = ("r4", "r5", "contained", "statement")


def floor(resources: list[dict[str, Any]]) -> int:
    found = facts(*resources)
    assert "medicines" not in found
    return int(found.get("medicines_at_least", 0))


@st.composite
def written(draw: st.DrawFn, *, known: bool) -> tuple[set[Parts], list[dict[str, Any]]]:
    """Give what somebody takes, and a record of it: each at least once, in writings and orders of all kinds."""
    taken = draw(st.sets(st.sampled_from(TAKEN), max_size=12))
    made: list[dict[str, Any]] = []
    for parts in sorted(taken, key=sorted):
        ways = clear(parts) if known else clear(parts) + unclear(parts)
        for way in draw(st.lists(st.sampled_from(ways), min_size=1, max_size=4)):
            made += ordered(way, draw(st.sampled_from(FORMS)), len(made))
    if not known:
        for code in draw(st.lists(st.integers(0, 99), max_size=6)):
            made += ordered(concept(f"cip|{code}"), draw(st.sampled_from(FORMS)), len(made))
    return taken, draw(st.permutations(made))


@given(written(known=False))
@settings(max_examples=150, deadline=None)
def test_the_floor_is_never_above_the_medicines_nor_the_substances(made: tuple[set[Parts], list[dict[str, Any]]]) -> None:
    taken, resources = made
    assert floor(resources) <= min(len(taken), len(frozenset().union(*taken)))


@given(written(known=True))
@settings(max_examples=150, deadline=None)
def test_the_floor_is_the_truth_where_all_is_known(made: tuple[set[Parts], list[dict[str, Any]]]) -> None:
    taken, resources = made
    assert floor(resources) == most_of_their_own(list(taken))


def most_of_their_own(taken: list[Parts]) -> int:
    """Give how many can be given a substance each, no two the same: by trying one after the other every way."""
    def best(number: int, used: Parts) -> int:
        if number == len(taken):
            return 0
        with_it = (1 + best(number + 1, used | {part}) for part in taken[number] - used)
        return max(best(number + 1, used), *with_it) if taken[number] - used else best(number + 1, used)

    return best(0, frozenset())


def held(*helds: Held) -> list[Medicine]:
    return [Medicine(frozenset(), Product(each), Period(None)) for each in helds]


LETTERS = ("digoxin", "lisinopril", "metformin")
SETS = [frozenset(each) for size in (1, 2, 3) for each in itertools.combinations(LETTERS, size)]


def test_every_family_of_three_substances_is_counted_as_by_trying_every_way() -> None:
    for size in range(len(SETS) + 1):
        for family in itertools.combinations(SETS, size):
            told = count(held(*(Held(each, True) for each in family)), DAY, DAY)
            assert told.floor == most_of_their_own(list(family)) == len({group for _, group in told.groups})
            assert told.settled == (told.floor == len(family))


def test_what_is_known_in_part_is_one_more_only_where_no_part_is_in_another() -> None:
    for whole in SETS:
        for parts in itertools.product(SETS, repeat=2):
            told = count(held(Held(whole, True), *(Held(each) for each in parts)), DAY, DAY)
            apart = any(not each & whole for each in parts)
            assert told.floor == 1 + apart and len(told.groups) == 3


@pytest.mark.parametrize("codes, counted", [
    (["L99AX01", "L99AX02"], 2), (["L99AX01", "M99AX01"], 1), (["L99AX01", "L99AX02", "M99AX01", "C09AA03"], 3),
    (["C09DX98", "C09DX99"], None), (["L99AX50"], None)])
def test_codes_of_atc_in_no_table_are_several_within_one_group_only(codes: list[str], counted: int | None) -> None:
    made = [request(f"atc|{code}", authoredOn=NEW) for code in codes]
    assert facts(*made).get("medicines_at_least") == counted
