"""Directories choose who serves, say why the others do not, and cannot change.

Spec: spec/20-orientation.md (ORI-10), spec/22-directory.md (ORI-6, ORI-11, ORI-12, ORI-21 to ORI-23).  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import dataclasses
import datetime
import pickle
import uuid
from typing import Any

import pytest
from orientation_samples import DAY, SETTLED, offer

from integra import (
    Demand, Directory, GuichetEntry, MalformedError, Offer, UsageError, decode, encode, orient, serve,
)
from integra.directory import Need, Served, Structure
from integra.words import (
    Channel, Door, Function, Guichet, Level, Motive, MtState, Passing, Public, Requester, Service, Specialty, Stage,
    Status, StructureKind, SupportGround, Tri,
)

BEFORE, AFTER = DAY - datetime.timedelta(days=1), DAY + datetime.timedelta(days=1)
INTEGRATED = GuichetEntry(structure=uuid.UUID(int=5), kind=Guichet.INTEGRATED, level=Level.TERRITORY,
                          doors={Door.CLIC, Door.MAIA}, channels={Channel.PHONE})
EVERYTHING = offer(
    3, kind=StructureKind.MOBILE_TEAM, services={Service.ETP, Service.CARER_RESPITE}, motives={Motive.ETP},
    level=Level.REGION, areas=("75", "2A004"), publics={Public.OVER_60}, requesters={Requester.HEALTH},
    specialty=Specialty.SPECIALISED, capacity=0, lead_days=12, opens=BEFORE, closes=AFTER, full_until=DAY,
    access_point=uuid.UUID(int=4))


def changed(demand: Demand, **fields: Any) -> Demand:
    return dataclasses.replace(demand, **fields)


# ---- the object

def test_everything_comes_back() -> None:
    directory = Directory([EVERYTHING, offer(1, capacity=None, areas=())], [INTEGRATED])
    again = decode(encode(directory))
    assert isinstance(again, Directory)
    assert again == directory == pickle.loads(pickle.dumps(directory))
    assert again.offers == (EVERYTHING, offer(1, capacity=None, areas=())) and again.guichets == (INTEGRATED,)
    assert EVERYTHING.areas == ("2A004", "75") and "2 offers" in repr(directory)
    assert Directory() == Directory.from_cbor(Directory().to_cbor()) != directory
    for cut in (0, 5, len(directory.to_cbor()) - 1):
        with pytest.raises(MalformedError):
            Directory.from_cbor(directory.to_cbor()[:cut])


def test_it_cannot_change() -> None:
    directory = Directory([offer(1)])
    with pytest.raises(AttributeError, match="cannot be set"):
        directory._offers = ()  # type: ignore[misc]
    with pytest.raises(AttributeError, match="cannot be set"):
        del directory._offers
    with pytest.raises(dataclasses.FrozenInstanceError):
        directory.offers[0].capacity = 5  # type: ignore[misc]


@pytest.mark.parametrize(("fields", "status", "rule"), [
    ({"services": {Service.INFORMATION}}, Status.INVALID_VALUE, "ORI-12"),
    ({"services": ()}, Status.INVALID_VALUE, "ORI-12"),
    ({"id": uuid.UUID(int=0)}, Status.INVALID_VALUE, "ORI-12"),
    ({"capacity": 2**31}, Status.OUT_OF_RANGE, "ORI-12"),
    ({"lead_days": 36501}, Status.OUT_OF_RANGE, "ORI-12"),
    ({"opens": AFTER, "closes": DAY}, Status.INVALID_DATE, "ORI-12"),
    *[({"areas": areas}, Status.INVALID_TEXT, "ORI-12")
      for areas in (("7",), ("75é",), ("751011",), ("75", "75"), ("2a",), ("13 75",), ("",), ("1269",), ("01", "1001"))],
    ({"id": uuid.UUID(int=1)}, Status.DUPLICATE, "ORI-12"),
])
def test_an_offer_is_refused_by_its_place(fields: dict[str, Any], status: Status, rule: str) -> None:
    with pytest.raises(UsageError) as caught:
        Directory([offer(1), offer(2, **fields)])
    assert (caught.value.status, caught.value.rule, caught.value.index) == (status, rule, 1)


@pytest.mark.parametrize(("area", "said", "dit"), [
    ("2b", "the areas are not codes of 2 to 5 capitals and digits", "les zones ne sont pas des codes de 2 à 5 majuscules"),
    ("2é", "the areas are not codes of 2 to 5 capitals and digits", "les zones ne sont pas des codes de 2 à 5 majuscules"),
    ("\u0662\u0665", "the areas are not codes", "les zones ne sont pas des codes"),
    ("1269", "an area of four digits is the code of a commune that lost its leading zero",
     "une zone de quatre chiffres est le code d'une commune qui a perdu son zéro initial"),
])
def test_what_is_wrong_with_an_area_is_said_as_it_is(area: str, said: str, dit: str) -> None:
    with pytest.raises(UsageError) as caught:
        Directory([offer(1, areas=(area,))])
    assert said in str(caught.value) and dit in caught.value.sentence("fr") and "UTF-8" not in str(caught.value)


def test_areas_are_kept_with_letters_and_zeros() -> None:
    areas = ("01269", "2A00", "974")
    assert Directory([offer(1, areas=areas)]).offers[0].areas == areas


def test_a_guichet_is_refused_by_its_place() -> None:
    nobody = dataclasses.replace(INTEGRATED, structure=uuid.UUID(int=0))
    with pytest.raises(UsageError) as caught:
        Directory([offer(1)], [INTEGRATED, nobody])
    assert (caught.value.status, caught.value.rule, caught.value.index) == (Status.INVALID_VALUE, "ORI-22", 1)


@pytest.mark.parametrize(("make", "field"), [
    (lambda: offer(1, services={2}), "Offer.services"), (lambda: offer(1, level=2), "Offer.level"),
    (lambda: offer(1, capacity=True), "Offer.capacity"), (lambda: offer(1, capacity=-1), "Offer.capacity"),
    (lambda: offer(1, opens="2025"), "Offer.opens"), (lambda: offer(1, areas="75"), "Offer.areas"),
    (lambda: offer(1, areas=(75,)), "Offer.areas"), (lambda: offer(1, structure="x"), "Offer.structure"),
    (lambda: offer(1, structure=None), "Offer.structure"), (lambda: offer(1, id=None), "Offer.id"),
    (lambda: dataclasses.replace(INTEGRATED, doors={1}), "GuichetEntry.doors"),
    (lambda: dataclasses.replace(INTEGRATED, kind=1), "GuichetEntry.kind"),
    (lambda: Directory([INTEGRATED]), "Directory.offers"),  # type: ignore[list-item]
    (lambda: Directory([], [offer(1)]), "Directory.guichets"),  # type: ignore[list-item]
])
def test_a_wrong_type_is_refused_and_the_field_named(make: Any, field: str) -> None:
    with pytest.raises(TypeError, match=rf"^{field} takes "):
        make()


# ---- the choice

def test_the_nearest_level_serves_and_the_others_are_told_apart() -> None:
    offers = [
        offer(1, level=Level.REGION, capacity=9), offer(2, capacity=None), offer(3, capacity=1),
        offer(4, capacity=2), offer(5, capacity=2), offer(6, areas=("13",), level=Level.PRIMARY_CARE),
        offer(7, level=Level.PRIMARY_CARE, capacity=0),
    ]
    directory = Directory(offers)
    choice = directory.choose(SETTLED, Service.ETP)
    assert (choice.offer, choice.level, choice.service) == (offers[3], Level.TERRITORY, Service.ETP)
    assert not choice.check_first and choice.reason is Passing.NONE
    assert [(each.offer.id.int, each.reason.word) for each in directory.explain(SETTLED, Service.ETP)] == [
        (6, "other_area"), (7, "full"), (5, "later_identifier"), (3, "less_capacity"), (2, "check_first")]
    assert Directory(offers[::-1]).choose(SETTLED, Service.ETP) == choice


@pytest.mark.parametrize(("fields", "reason"), [
    ({"areas": ()}, None), ({"areas": ("751",)}, None), ({"areas": ("75056",)}, None), ({"areas": ("75102",)}, "other_area"),
    ({"opens": AFTER}, "not_yet_open"), ({"opens": DAY}, None), ({"closes": BEFORE}, "closed"), ({"closes": DAY}, None),
    ({"capacity": 0}, "full"), ({"full_until": DAY}, "full"), ({"full_until": BEFORE}, None),
    ({"requesters": {Requester.MT}}, "requester"), ({"requesters": {Requester.HEALTH}}, None),
    ({"publics": {Public.OVER_60}}, "public"), ({"publics": {Public.OVER_60, Public.ANYONE}}, None),
    ({"services": {Service.HOME_HELP}}, "not_offered"),
])
def test_why_an_offer_may_not_serve(fields: dict[str, Any], reason: str | None) -> None:
    directory, demand = Directory([offer(1, **fields)]), changed(SETTLED, over_60=Tri.NO)
    choice = directory.choose(demand, Service.ETP)
    assert (choice.reason.word, choice.offer is None) == (reason or "none", reason is not None)
    assert [each.reason.word for each in directory.explain(demand, Service.ETP)] == (
        [reason] if reason and reason != "not_offered" else [])


@pytest.mark.parametrize(("offered", "asked"), [
    ({"capacity": None}, {}), ({"publics": {Public.OVER_60}}, {}), ({}, {"commune": None}),
    ({"opens": BEFORE}, {"date": None}), ({"areas": ()}, {}), ({"areas": ("75101",)}, {"commune": "75056"}),
])
def test_what_is_not_known_is_checked_first(offered: dict[str, Any], asked: dict[str, Any]) -> None:
    choice = Directory([offer(1, **offered)]).choose(changed(SETTLED, **asked), Service.ETP)
    assert choice.offer is not None and choice.check_first


def test_the_second_is_served_where_nothing_serves_the_first() -> None:
    assistance = offer(1, services={Service.PATHWAY_ASSISTANCE})
    choice = Directory([assistance]).choose(SETTLED, Service.CASE_MANAGEMENT)
    assert (choice.service, choice.offer) == (Service.PATHWAY_ASSISTANCE, assistance)
    none = Directory().choose(SETTLED, Service.CASE_MANAGEMENT)
    assert (none.service, none.offer, none.level, none.reason) == (
        Service.CASE_MANAGEMENT, None, None, Passing.NOT_OFFERED)


def test_a_service_that_no_directory_lists_is_refused() -> None:
    with pytest.raises(UsageError) as caught:
        Directory().choose(SETTLED, Service.INFORMATION)
    assert (caught.value.status, caught.value.rule) == (Status.INVALID_VALUE, "ORI-12")


# ---- a whole answer

def test_needs_that_nothing_serves_name_nobody() -> None:
    answer = orient(SETTLED)
    assert Directory([offer(1)]).unmet(SETTLED, answer) == ()
    assert Directory([offer(1, areas=("13",))]).unmet(SETTLED, answer) == (Need(
        rule=answer.routes[0].rule, service=Service.ETP, functions=(Function.F4,), level=Level.TERRITORY,
        reason=Passing.OTHER_AREA, date=DAY, commune="75101", demand=SETTLED.id),)
    with pytest.raises(UsageError) as caught:
        Directory().unmet(changed(SETTLED, id=uuid.UUID(int=8)), answer)
    assert caught.value.status is Status.MISMATCH


def test_what_an_offer_accepts_after_all_stands_behind_the_routes() -> None:
    carer = changed(SETTLED, requester=Requester.CARER, ground=SupportGround.NONE)
    open_to_carers = Directory([offer(1, requesters={Requester.CARER})])
    assert open_to_carers.open_services(carer) == {Service.ETP}
    assert open_to_carers.open_services(SETTLED) == frozenset() == Directory([offer(1)]).open_services(carer)
    answer = orient(carer)
    told = serve(carer, answer, open_to_carers)
    assert [each.route for each in told] == [*answer.routes, None]
    assert [each.service for each in told] == [Service.INFORMATION, Service.MT_TOLD, Service.ETP]
    assert [each.choice and each.choice.offer for each in told] == [None, None, offer(1, requesters={Requester.CARER})]
    assert serve(SETTLED, orient(SETTLED), Directory()) == (Served(
        service=Service.ETP, route=orient(SETTLED).routes[0], choice=Directory().choose(SETTLED, Service.ETP)),)
    with pytest.raises(UsageError):
        serve(changed(carer, id=None), answer, open_to_carers)


def test_a_directory_is_reviewed() -> None:
    single = GuichetEntry(structure=uuid.UUID(int=6), kind=Guichet.SINGLE, level=Level.REGION,
                          doors={Door.CLIC, Door.MAIA})
    told = Directory(
        [offer(1), offer(2, motives=(), level=Level.REGION), offer(3, level=Level.REGION, access_point=uuid.UUID(int=9))],
        [INTEGRATED, single]).review()
    assert [(each.rule, each.index, each.subject and each.subject.int) for each in told] == [
        ("ORI-21", 1, 2), ("ORI-23", 1, 2), ("ORI-22", 1, 6)]
    assert all(each.sentence() and each.sentence("fr") for each in told)


def test_demands_are_judged_here_too() -> None:
    impossible = Demand(requester=Requester.MT, mt=MtState.KNOWN, motives={Motive.ETP})
    for call in (lambda: Directory().choose(impossible, Service.ETP), lambda: Directory().open_services(impossible),
                 lambda: Directory().explain(changed(SETTLED, stage=Stage.TO_REFER), Service.ETP)):
        with pytest.raises(Exception, match="ORI-16"):
            call()


def test_an_offer_is_a_value() -> None:
    assert offer(1) == offer(1) and len({offer(1), offer(1)}) == 1
    assert isinstance(offer(1), Offer)


def test_who_serves_is_told_whole() -> None:
    asked = Demand(requester=Requester.CARER, motives={Motive.HOME_HELP}, commune="75101", sharing_consent=Tri.YES)
    alike = [Offer(id=uuid.UUID(int=number), structure=uuid.UUID(int=9), services={Service.HOME_HELP},
                   level=Level.REGION, areas=("75",), capacity=2) for number in (1, 2, 3)]
    house = Structure(id=uuid.UUID(int=9), reference="370000001", name="Maison")
    for called, reference, name in ((None, None, None), (house, "370000001", "Maison")):
        (found,) = serve(asked, orient(asked), Directory(alike, structures=[called] if called else ()))
        assert (found.offer, found.structure) == (alike[0], called)
        told = found.to_dict()
        assert (told["level"], told["offer_level"], told["equals"], told["check_first"]) == ("territory", "region", 3, False)
        assert (told["structure_reference"], told["structure_name"]) == (reference, name)
        assert "Maison" not in repr(found) and "370000001" not in repr(found)
    (nobody,) = serve(asked, orient(asked), Directory())
    told = nobody.to_dict()
    assert (nobody.offer, told["equals"], told["unmet"], nobody.rule) == (None, None, "not_offered", "ORI-5")
