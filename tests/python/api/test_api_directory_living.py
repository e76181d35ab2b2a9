"""A directory changed in place, what its structures are called, equal offers, and two directories in one.

Spec: spec/22-directory.md (ORI-11, ORI-12, ORI-21, GEN-6).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import dataclasses
import datetime
import pickle
import uuid

import pytest
from orientation_samples import DAY, SETTLED, offer

from integra import Directory, ResourceError, Tri, UsageError, decode, from_json, to_json
from integra.directory import Structure
from integra.directory.csv_form import DirectoryError, listed, load
from integra.words import Fault, Service, SettledBy

FIRST, SECOND = uuid.UUID(int=1), uuid.UUID(int=2)
HEAD = "id,structure,services,level,areas,capacity"


def row(number: int, more: str = "") -> str:
    return f"{number:032x},{number:032x},etp,territory,75,1{more}"


def test_a_change_is_seen_by_the_next_choice() -> None:
    directory = Directory([offer(1, capacity=2), offer(2)])
    assert directory.choose(SETTLED, Service.ETP).offer == directory.offers[0]
    changed = directory.change(FIRST, capacity=0)
    assert changed == offer(1, capacity=0) == directory.offers[0]
    assert directory.choose(SETTLED, Service.ETP).offer == offer(2)
    assert directory.change(offer(1), capacity=None, full_until=DAY) == offer(1, capacity=None, full_until=DAY)
    assert directory.change(FIRST) == offer(1, capacity=None, full_until=DAY)  # what is not given stays
    assert decode(directory.to_cbor()) == directory == pickle.loads(pickle.dumps(directory))


@pytest.mark.parametrize(("given", "fault"), [
    ({"capacity": 2**31}, Fault.OFFER_NUMBERS), ({"opens": DAY, "closes": DAY - datetime.timedelta(1)}, Fault.OFFER_CLOSES)])
def test_a_change_that_is_refused_changes_nothing(given: dict[str, object], fault: Fault) -> None:
    directory = Directory([offer(1)])
    with pytest.raises(UsageError) as caught:
        directory.change(FIRST, **given)  # type: ignore[arg-type]
    assert caught.value.fault is fault and directory == Directory([offer(1)]) and directory.offers == (offer(1),)


def test_an_offer_is_found_by_its_identifier() -> None:
    directory = Directory([offer(2), offer(1)])
    assert (directory.index(FIRST), directory.index(SECOND)) == (1, 0)
    for call in (directory.index, directory.change):
        with pytest.raises(UsageError) as caught:
            call(uuid.UUID(int=3))  # type: ignore[operator]
        assert caught.value.fault is Fault.OFFER_UNKNOWN and caught.value.rule == "ORI-12"


def test_a_directory_that_changes_is_no_key() -> None:
    with pytest.raises(TypeError):
        hash(Directory())


def test_structures_are_called_what_the_host_says() -> None:
    said = Structure(id=SECOND, reference="370000001", name="Relais été")
    directory = Directory([offer(1, site="75101", comes=Tri.YES, grid="AGGIR")], structures=[
        Structure(id=uuid.UUID(int=9), name="Z"), said])
    assert directory.structure(SECOND) == said and directory.structure(FIRST) is None
    assert [each.id.int for each in directory.structures] == [2, 9]
    for again in (decode(directory.to_cbor()), from_json(to_json(directory))):
        assert again == directory and again.offers[0].grid == "AGGIR" and again.structures == directory.structures
    with pytest.raises(UsageError) as caught:
        Directory(structures=[said, Structure(id=FIRST, name="a\x1b[31m")])
    assert (caught.value.fault, caught.value.index) == (Fault.STRUCTURE_NAME, 1)


@pytest.mark.parametrize(("given", "fault"), [
    ({"site": "7510"}, Fault.OFFER_SITE), ({"site": "75é01"}, Fault.OFFER_SITE), ({"grid": "a\nb"}, Fault.OFFER_GRID),
    ({"grid": "a" * 201}, Fault.OFFER_GRID), ({"grid": "\ud800"}, Fault.OFFER_GRID)])
def test_a_site_or_grid_that_is_none_is_refused(given: dict[str, str], fault: Fault) -> None:
    with pytest.raises(UsageError) as caught:
        Directory([offer(1, **given)])
    assert caught.value.fault is fault


def test_equal_offers_are_all_given_and_the_persons_commune_counts() -> None:
    asked = dataclasses.replace(SETTLED, commune="75101")
    directory = Directory([offer(1), offer(2), offer(3, capacity=None)])
    choice = directory.choose(asked, Service.ETP)
    assert (choice.offer, choice.equals) == (offer(1), 2)
    assert directory.equals(asked, Service.ETP) == (offer(1), offer(2))
    directory = Directory([offer(1), offer(2, site="75101")])
    assert directory.equals(asked, Service.ETP) == (offer(2, site="75101"),)
    assert [each.reason.word for each in directory.explain(asked, Service.ETP)] == ["other_site"]
    assert Directory().choose(asked, Service.ETP).equals == 0 and Directory().equals(asked, Service.ETP) == ()


def test_merging_keeps_ours_takes_what_is_not_known_and_tells_what_differs() -> None:
    ours = Directory([offer(1, lead_days=None), offer(2)])
    other = Directory([offer(2, capacity=7), offer(1, lead_days=5), offer(3)], structures=[Structure(id=FIRST, name="A")])
    for _ in range(2):
        (found,) = ours.merge(other)
        assert (found.rule, found.settled_by, found.index, found.subject) == ("ORI-12", SettledBy.SOURCE_TO_CHECK, 1, SECOND)
        assert ours.offers == (offer(1, lead_days=5), offer(2), offer(3))
        assert ours.structure(FIRST) == Structure(id=FIRST, name="A")
    with pytest.raises(UsageError) as caught:
        ours.merge(ours)
    assert caught.value.fault is Fault.MERGE_ITSELF


def test_a_merge_beyond_the_limit_is_not_begun() -> None:
    def many(first: int) -> Directory:
        return Directory([offer(number) for number in range(first, first + 40000)])

    ours = many(1)
    before = ours.to_cbor()
    with pytest.raises(ResourceError):
        ours.merge(many(50001))
    assert ours.to_cbor() == before and len(ours.offers) == 40000


def test_a_spreadsheet_says_what_structures_are_called() -> None:
    data = "\n".join((HEAD + ",site,comes,grid,structure_reference,structure_name",
                      row(1, ",75101,yes,AGGIR,9,Relais été"), row(2, ",,,,,"))).encode()
    directory = load(data)
    assert directory.offers[0] == offer(1, site="75101", comes=Tri.YES, grid="AGGIR", motives=frozenset())
    assert directory.structures == (Structure(id=FIRST, reference="9", name="Relais été"),)
    told = listed("\n".join((HEAD + ",nom", row(1, ",Le  Pont"), row(2, ","))).encode())
    assert told.structures == (Structure(id=FIRST, name="Le Pont"),) and told.others[0] == {"nom": "Le  Pont"}


@pytest.mark.parametrize(("column", "cell"), [
    ("site", "1269"), ("comes", "perhaps"), ("grid", "a" * 201), ("structure_reference", "a" * 65), ("structure_name", "a\x9bb"),
    ("nom", "é" * 101)])
def test_a_cell_that_is_none_is_refused_with_its_line_and_column(column: str, cell: str) -> None:
    with pytest.raises(DirectoryError) as caught:
        load("\n".join((f"{HEAD},{column}", row(1, ","), row(2, f",{cell}"))).encode())
    assert (caught.value.line, caught.value.column) == (3, column)
