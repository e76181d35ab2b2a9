"""Demands, answers, protocols and directories as JSON and back, in the form that others will write.

Spec: spec/02-json.md; ORI-1, ORI-12, ORI-16, ORI-22, GEN-10.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import json
import sys
import uuid
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_json_schema import accepted, check

sys.path.append(str(Path(__file__).resolve().parents[1] / "api"))

from orientation_samples import CONTACT, SETTLED, contacts, demands, offer  # noqa: E402

from integra import (  # noqa: E402
    Demand, DemandMessage, Directory, GuichetEntry, IntegraError, JsonError, Offer, Protocol, decode, encode, from_json,
    orient, orientation_receipt, review_demand, serve, to_json,
)
from integra.directory import Structure  # noqa: E402
from integra.forms import loads  # noqa: E402
from integra.forms.orientation import demand_from_json, demand_to_json, orientation_to_json  # noqa: E402
from integra.words import (  # noqa: E402
    Channel, Door, Guichet, Level, Motive, Public, Requester, Service, Specialty, StructureKind,
)

#: The names of the two lines, in the order that is fixed.
DEMAND = ["id", "ref", "date", "door", "channel", "requester", "motives", "urgency", "ground", "situation", "commune"]
SITUATION = ["pps", "stage", "over_60", "loss_of_autonomy", "place", "assessment", "mt", "sharing_consent", "isolated",
             "open_plan"]
LINE = ["id", "ref", "date", "protocol", "first_answer_due", "numbers", "routes", "accepted", "unmet", "findings"]
SERVING = ["served_service", "offer", "offer_level", "structure", "structure_kind", "structure_reference", "structure_name",
           "site", "comes", "grid", "check_first", "equals", "unmet"]
ROUTE = ["mission", "function", "functions", "service", "intensity", "level", "due", "waits_for", "second", "provided_by",
         "rule", *SERVING]
LEAST = {"requester": "carer", "motives": ["home_help"]}
#: A line as another program writes it.
WHOLE: dict[str, Any] = {
    "id": "00000000-0000-0000-0000-000000000007", "ref": "é 1", "date": "2025-06-01", "door": "clic", "channel": "phone",
    "requester": "carer", "motives": ["social_aid"], "urgency": "routine", "ground": None,
    "situation": {"pps": "yes", "stage": "to_refer", "over_60": "yes", "loss_of_autonomy": "unknown", "place": "home",
                  "assessment": "no", "mt": "informed", "sharing_consent": "yes", "isolated": "no", "open_plan": "none"},
    "commune": "75101"}


def again(message: Any) -> Any:
    """The message through JSON text."""
    return from_json(loads(json.dumps(to_json(message))))


@st.composite
def offers(draw: st.DrawFn, number: int) -> Offer:
    days = st.none() | st.dates()
    listed = st.sampled_from([Service.ETP, Service.HOME_HELP, Service.PPS_PLANNING])
    fields: dict[str, Any] = {
        "services": draw(st.frozensets(listed, min_size=1)), "level": draw(st.sampled_from(Level)),
        "kind": draw(st.sampled_from(StructureKind)), "motives": draw(st.frozensets(st.sampled_from(Motive))),
        "areas": tuple(draw(st.sets(st.sampled_from(["75", "13001", "2A"])))),
        "publics": draw(st.frozensets(st.sampled_from(Public))),
        "requesters": draw(st.frozensets(st.sampled_from(Requester))), "specialty": draw(st.sampled_from(Specialty)),
        "capacity": draw(st.none() | st.integers(0, 2**31 - 1)), "lead_days": draw(st.none() | st.integers(0, 36500)),
        "opens": draw(days), "full_until": draw(days), "access_point": draw(st.none() | st.uuids(allow_nil=False))}
    return offer(number, **fields)


@st.composite
def directories(draw: st.DrawFn) -> Directory:
    guichets = st.builds(
        GuichetEntry, structure=st.uuids(allow_nil=False), kind=st.sampled_from(Guichet), level=st.sampled_from(Level),
        doors=st.frozensets(st.sampled_from([door for door in Door if door is not Door.UNKNOWN])),
        channels=st.frozensets(st.sampled_from([channel for channel in Channel if channel is not Channel.UNKNOWN])))
    return Directory([draw(offers(number)) for number in range(1, draw(st.integers(1, 4)))],
                     draw(st.lists(guichets, max_size=2)))


# ---- demands

@given(demands(), contacts, st.none() | st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
@settings(deadline=None)
def test_demands_come_back_with_how_they_arrived(demand: Demand, contact: Any, ref: str | None) -> None:
    document = loads(json.dumps(demand_to_json(demand, contact, ref)))
    assert demand_from_json(document) == (demand, contact, ref)
    message = DemandMessage(demand=demand, contact=contact)
    assert again(message) == message and again(demand) == DemandMessage(demand=demand)
    check("demand", document)


def test_a_line_is_read_as_others_write_it() -> None:
    demand, contact, ref = demand_from_json(WHOLE)
    assert (demand.id, demand.commune, ref) == (uuid.UUID(int=7), "75101", "é 1")
    assert (contact.door, contact.channel, contact.call) == (Door.CLIC, Channel.PHONE, None)
    assert demand_to_json(demand, contact, ref) == WHOLE | {"id": uuid.UUID(int=7).hex}
    shown = demand_to_json(demand, contact, ref)
    assert list(shown) == DEMAND and list(shown["situation"]) == SITUATION


def test_what_is_left_out_or_null_is_not_known() -> None:
    least = Demand(requester=Requester.CARER, motives={Motive.HOME_HELP})
    nulls = dict.fromkeys(DEMAND) | LEAST | {"situation": dict.fromkeys(SITUATION), "call": None, "extension": None}
    for document in (LEAST, nulls, nulls | {"situation": None}):
        assert demand_from_json(document) == (least, DemandMessage(demand=least).contact, None)
    assert list(demand_to_json(least)) == DEMAND
    assert "call" in demand_to_json(SETTLED, CONTACT) and "extension" not in demand_to_json(SETTLED)


@pytest.mark.parametrize(("change", "path", "words"), [
    ({"requester": None}, "requester", "person"), ({"requester": "doctor"}, "requester", "expected one of"),
    ({"motives": None}, "motives", "a list"), ({"motives": []}, "motives", "one motive"),
    ({"motives": ["home_help", "home_helps"]}, "motives[1]", "home_help"),
    ({"motives": ["etp", "etp"]}, "motives", "once"), ({"motives": "etp"}, "motives", "a list"),
    ({"urgency": 1}, "urgency", "expected"), ({"ground": "none at all"}, "ground", "expected"),
    ({"pps": "yes"}, "pps", "situation.pps"), ({"situation": {"pps": True}}, "situation.pps", "expected"),
    ({"situation": {"urgency": "urgent"}}, "situation.urgency", "does not belong here but at 'urgency'"),
    ({"situation": {"door": "clic"}}, "situation.door", "does not belong here but at 'door'"),
    ({"situation": []}, "situation", "an object"), ({"situation": {"mt": "yes"}}, "situation.mt", "informed"),
    ({"date": "2025-02-30"}, "date", "exists"), ({"commune": "7510"}, "commune", "five"),
    ({"commune": "75é01"}, "commune", "expected"), ({"commune": 75101}, "commune", "a string"),
    ({"door": "window"}, "door", "expected"), ({"call": "0" * 32}, "call", "zero"), ({"id": 7}, "id", "hexadecimal"),
    ({"ref": "é" * 129}, "ref", "256"), ({"ref": 1}, "ref", "a string"), ({"extension": "0A"}, "extension", "lower-case"),
    ({"motif": ["etp"]}, "motif", "unknown name"),
])
def test_a_demand_is_refused_at_its_place(change: dict[str, Any], path: str, words: str) -> None:
    with pytest.raises(JsonError) as caught:
        demand_from_json(LEAST | change)
    assert caught.value.path == path and words in str(caught.value)


@pytest.mark.parametrize(("change", "near"), [
    ({"situation": {"pps": "oui"}}, None), ({"motives": ["repit_aidant"]}, None), ({"nofinesset": "x"}, None),
    ({"situation": {"pps": "yess"}}, "yes"), ({"motives": ["carer_respit"]}, "carer_respite"), ({"motive": ["etp"]}, "motives")])
def test_a_name_far_from_all_of_ours_is_not_taken_for_one(change: dict[str, Any], near: str | None) -> None:
    with pytest.raises(JsonError) as caught:
        demand_from_json(LEAST | change)
    assert caught.value.nearest == near


def test_a_name_given_twice_is_refused() -> None:
    with pytest.raises(JsonError) as caught:
        demand_from_json(loads('{"requester":"carer","motives":["etp"],"situation":{"mt":"known","mt":"known"}}'))
    assert caught.value.path == "situation.mt"


# ---- answers

@given(demands())
@settings(max_examples=50, deadline=None)
def test_answers_come_back_whole_and_lines_are_valid(demand: Demand) -> None:
    answer = orient(demand)
    assert again(answer) == answer
    line = orientation_to_json(answer, "r", protocol="has-2014", findings=review_demand(demand))
    check("orientation", line)
    assert list(line) == LINE and all(list(route) == ROUTE for route in line["routes"])
    assert [route["service"] for route in line["routes"]] == [each.word for each in answer.services]


def test_a_line_tells_routes_needs_and_who_serves() -> None:
    answer, one = orient(SETTLED), uuid.UUID(int=1).hex
    house = Structure(id=uuid.UUID(int=1), reference="370000001", name="Maison de santé")
    served = serve(SETTLED, answer, Directory([offer(1, capacity=None)], structures=[house]))
    line = orientation_to_json(answer, date=SETTLED.date, protocol="has-2014", served=served,
                               unmet=Directory().unmet(SETTLED, answer))
    assert line == {
        "id": SETTLED.id and SETTLED.id.hex, "ref": None, "date": "2025-06-02",
        "protocol": {"name": "has-2014", "origin": "built_in", "digest": Protocol.builtin().digest().hex()},
        "first_answer_due": "2025-06-09", "numbers": [],
        "routes": [{"mission": "M2", "function": "F4", "functions": ["F4"], "service": "etp", "intensity": "point",
                    "level": "territory", "due": "2025-06-09", "waits_for": [], "second": None,
                    "provided_by": None, "rule": "ORI-5",
                    "served_service": "etp", "offer": one, "offer_level": "territory", "structure": one,
                    "structure_kind": "unknown", "structure_reference": "370000001", "structure_name": "Maison de santé",
                    "site": None, "comes": "unknown", "grid": None,
                    "check_first": True, "equals": 1, "unmet": None}],
        "accepted": [],
        "unmet": [{"rule": "ORI-5", "service": "etp", "functions": ["F4"], "level": "territory",
                   "reason": "not_offered", "date": "2025-06-02", "commune": "75101", "demand": uuid.UUID(int=7).hex}],
        "findings": []}
    check("orientation", line)
    for name in LINE:
        assert not accepted("orientation", {key: value for key, value in line.items() if key != name})
    assert not accepted("orientation", line | {"more": 1})


def test_a_route_of_several_functions_has_no_single_one() -> None:
    asked, _, _ = demand_from_json(WHOLE | {
        "requester": "health", "motives": ["pathway_assistance", "information"],
        "situation": WHOLE["situation"] | {"over_60": "no"}})
    several, none = orientation_to_json(orient(asked))["routes"]
    assert (several["function"], several["functions"]) == (None, ["F1", "F2", "F3", "F4", "F5"])
    assert (none["function"], none["functions"]) == (None, [])


@pytest.mark.parametrize("kind", ["orientation", "orientation_receipt"])
def test_what_bytes_say_may_be_left_out_and_not_changed(kind: str) -> None:
    message = orient(SETTLED) if kind == "orientation" else decode(orientation_receipt(SETTLED))
    whole = to_json(message)
    assert from_json({"message": kind, "data": whole["data"]}) == message == again(message)
    for name in whole:
        if name not in ("message", "data"):
            with pytest.raises(JsonError) as caught:
                from_json(whole | {name: "x"})
            assert caught.value.path == name
    for data in (None, "zz", encode(SETTLED).hex()):
        with pytest.raises(JsonError) as caught:
            from_json(whole | {"data": data})
        assert caught.value.path == "data"


# ---- protocols and directories

@pytest.mark.parametrize("name", Protocol.builtins())
def test_protocols_come_back(name: str) -> None:
    assert again(Protocol.builtin(name)) == Protocol.builtin(name)
    assert not again(Protocol.builtin(name)).proved


@pytest.mark.parametrize(("place", "value", "path"), [
    (("rows", 0, "motives"), ["x"], "rows[0].motives[0]"), (("rows", 0, "when"), {"x": []}, "rows[0].when.x"),
    (("rows", 0, "when"), {"stage": ["yes"]}, "rows[0].when.stage[0]"),
    (("rows", 0, "calls", 0, "within"), -1, "rows[0].calls[0].within"),
    (("rows", 0, "calls", 0, "service"), None, "rows[0].calls[0].service"),
    (("rows", 0, "imposed"), "yes", "rows[0].imposed"), (("rows",), None, "rows"), (("name",), 7, "name"),
    (("rows", 0, "overrides"), "x", "rows[0].overrides"), (("effective",), "2014", "effective"),
])
def test_a_protocol_is_refused_at_its_place(place: tuple[Any, ...], value: object, path: str) -> None:
    whole: Any = json.loads(json.dumps(to_json(Protocol.builtin())))
    at: Any = whole
    for step in place[:-1]:
        at = at[step]
    at[place[-1]] = value
    with pytest.raises(JsonError) as caught:
        from_json(whole)
    assert caught.value.path == path


def test_a_protocol_of_no_sense_is_refused_by_its_own_error() -> None:
    whole = to_json(Protocol.builtin())
    with pytest.raises(IntegraError) as caught:
        from_json(whole | {"rows": []})
    assert caught.value.rule == "ORI-16"


@given(directories())
@settings(max_examples=50, deadline=None)
def test_directories_come_back(directory: Directory) -> None:
    assert again(directory) == directory


@pytest.mark.parametrize(("change", "path"), [
    ({"services": ["x"]}, "offers[0].services[0]"), ({"id": None}, "offers[0].id"), ({"level": None}, "offers[0].level"),
    ({"capacity": -1}, "offers[0].capacity"), ({"areas": [7]}, "offers[0].areas[0]"), ({"town": "x"}, "offers[0].town"),
    ({"opens": "soon"}, "offers[0].opens"),
])
def test_an_offer_is_refused_at_its_place(change: dict[str, Any], path: str) -> None:
    whole = to_json(Directory([offer(1)]))
    whole["offers"][0] |= change
    with pytest.raises(JsonError) as caught:
        from_json(whole)
    assert caught.value.path == path


#: Demands that differ in structure; each must be accepted by both schema and reader, or by neither.
STRUCTURES: list[Any] = [
    {}, LEAST, WHOLE, LEAST | {"requester": None}, LEAST | {"motives": None}, LEAST | {"motives": []},
    LEAST | {"motives": ["etp", "etp"]}, LEAST | {"situation": None}, LEAST | {"situation": {"stage": None}},
    LEAST | {"situation": {"stage": "x"}}, LEAST | {"situation": {"ground": None}}, LEAST | {"pps": "yes"},
    LEAST | {"ground": "none"}, LEAST | {"door": "unknown"}, LEAST | {"door": "x"}, LEAST | {"commune": "2A004"},
    LEAST | {"commune": "2a004"}, LEAST | {"call": "a" * 32}, LEAST | {"call": ""}, LEAST | {"extension": "0"},
    LEAST | {"more": None}, LEAST | {"urgency": "urgent"}, LEAST | {"urgency": "unknown"}, LEAST | {"urgency": True},
]


@pytest.mark.parametrize("document", STRUCTURES, ids=lambda document: json.dumps(document)[-60:])
def test_schema_and_reader_agree_on_structure(document: Any) -> None:
    try:
        demand_from_json(document)
        read = True
    except JsonError:
        read = False
    assert accepted("demand", document) == read
