"""``integra orient`` and ``integra explain`` of a demand: routes, who serves them, needs unmet, reasons; every door alike.

Spec: spec/03-command.md, spec/20-orientation.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0

What is expected follows from spec/protocols/has-2014.toml and the first answer's days (ORI-13), worked out by hand.
"""
from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from cli_inputs import TWO, Run, lines, ndjson

from integra.words import Channel, Door

ID, OTHER = "6f1c2a9e4b7d40f8a1b2c3d4e5f60718", "11" * 16
HEAD = "id,structure,kind,services,motives,level,areas,capacity,requesters,full_until\n"
NEAR, FAR = "aa" * 16, "bb" * 16
ANYBODY = "person carer mt health social medico_social institution"


def demand(**more: Any) -> dict[str, Any]:
    """A carer asks for respite, consent given: one route, that waits on nothing."""
    known = {"id": ID, "ref": "demand 7", "date": "2025-06-01", "requester": "carer", "motives": ["carer_respite"],
             "urgency": "routine", "commune": "75101", "situation": {"sharing_consent": "yes"}}
    return known | more


def to_refer(**situation: str) -> dict[str, Any]:
    """The médecin traitant asks for assistance, judged and accepted, for a person over 60 who loses autonomy."""
    known = {"pps": "yes", "stage": "to_refer", "over_60": "yes", "loss_of_autonomy": "yes", "mt": "informed",
             "sharing_consent": "yes", "open_plan": "none", "assessment": "yes"}
    return demand(requester="mt", motives=["pathway_assistance"], ground="missing_means", situation=known | situation)


def oriented(call: Run, *demands: dict[str, Any], options: tuple[str, ...] = ()) -> list[dict[str, Any]]:
    """The answers, as NDJSON."""
    done = call("orient", "--format", "ndjson", *options, "-", stdin=ndjson(*demands))
    assert done.status == 0, done.errors
    return lines(done.out)


def offers(tmp_path: Path, *rows: str) -> str:
    """A directory of respite, each row from the offer's id on."""
    (tmp_path / "offers.csv").write_text(HEAD + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return "offers.csv"


def respite(identifier: str, level: str, area: str, capacity: str, full_until: str = "") -> str:
    """An offer of respite that anybody may ask for; its structure has the same identifier."""
    return (f"{identifier},{identifier},medico_social,carer_respite,carer_respite,{level},{area},{capacity},"
            f"{ANYBODY},{full_until}")


def test_a_demand_gets_its_routes(call: Run) -> None:
    (answer,) = oriented(call, demand())
    assert (answer["id"], answer["ref"], answer["protocol"]["name"]) == (ID, "demand 7", "has-2014")
    assert (answer["unmet"], answer["findings"]) == ([], [])
    (route,) = answer["routes"]
    assert {name: route[name] for name in ("mission", "service", "intensity", "level", "due", "waits_for",
                                           "structure", "rule")} == {
        "mission": "M1", "service": "carer_respite", "intensity": "point", "level": "territory", "due": "2025-06-08",
        "waits_for": [], "structure": None, "rule": "ORI-5"}


@pytest.mark.parametrize("situation, service, waits", [
    ({}, "case_management", []), ({"over_60": "no"}, "pathway_assistance", []),
    ({"sharing_consent": "unknown"}, "case_management", ["sharing_consent"]),
    ({"open_plan": "unknown"}, "case_management", ["referent"]),
    ({"over_60": "unknown"}, "case_management", ["over_60"])])
def test_what_is_not_known_is_waited_for_and_never_taken_for_no(call: Run, situation: dict[str, str], service: str,
                                                                waits: list[str]) -> None:
    (answer,) = oriented(call, to_refer(**situation))
    (route,) = [each for each in answer["routes"] if each["mission"] == "M2"]
    assert (route["service"], route["waits_for"], route["rule"]) == (service, waits, "ORI-10")


def test_every_door_and_channel_gets_the_same_bytes(call: Run) -> None:
    asked = [to_refer() | {"door": door.word, "channel": channel.word} for door in Door for channel in Channel]
    done = call("orient", "--format", "ndjson", "-", stdin=ndjson(*asked))
    assert done.status == 0 and len(asked) == 44
    assert len(set(done.out.splitlines())) == 1


def test_urgency_is_answered_the_same_day_with_the_emergency_numbers(call: Run) -> None:
    (answer,) = oriented(call, demand(urgency="urgent"))
    assert [(each["service"], each["due"]) for each in answer["routes"]] == [
        ("carer_respite", "2025-06-01"), ("emergency_numbers", "2025-06-01")]


def test_at_moves_the_day(call: Run) -> None:
    (answer,) = oriented(call, demand(), options=("--at", "2025-07-01"))
    assert answer["routes"][0]["due"] == "2025-07-08"


def test_a_set_parameter_counts(call: Run) -> None:
    (answer,) = oriented(call, demand(), options=("--set", "first_answer_routine_days=3"))
    assert answer["routes"][0]["due"] == "2025-06-04"


def test_another_protocol_answers_otherwise(call: Run, tmp_path: Path) -> None:
    text = call("protocol", "show", "--format", "toml").text.replace(
        '{ service = "carer_respite", first', '{ service = "carer_respite", within = 2, first')
    (tmp_path / "mine.toml").write_text(text.replace('name = "has-2014"', 'name = "mine"'), encoding="utf-8")
    (answer,) = oriented(call, demand(), options=("--protocol", "mine.toml"))
    assert (answer["protocol"]["name"], answer["routes"][0]["due"]) == ("mine", "2025-06-03")


def test_the_nearest_level_serves(call: Run, tmp_path: Path) -> None:
    name = offers(tmp_path, respite(FAR, "territory", "75", "9"), respite(NEAR, "primary_care", "75101", "1"))
    (answer,) = oriented(call, demand(), options=("--directory", name))
    assert answer["routes"][0]["structure"] == NEAR and answer["unmet"] == []


def test_a_need_that_nobody_serves_is_unmet(call: Run, tmp_path: Path) -> None:
    name = offers(tmp_path, respite(NEAR, "territory", "75", "9", "2025-06-01"), respite(FAR, "territory", "13", "9"))
    (answer,) = oriented(call, demand(), options=("--directory", name))
    assert answer["routes"][0]["structure"] is None
    assert [each["service"] for each in answer["unmet"]] == ["carer_respite"]
    done = call("orient", "--directory", name, "-", stdin=ndjson(demand()))
    assert "nobody serves it: no free capacity" in done.text and "unmet needs: 1" in done.text


def test_a_professional_without_ground_is_a_finding(call: Run) -> None:
    asked = to_refer()
    del asked["ground"]
    (answer,) = oriented(call, asked)
    assert "ORI-20" in [finding["rule"] for finding in answer["findings"]]


def test_the_table_fits_and_says_what_is_waited_for(call: Run, tmp_path: Path) -> None:
    name = offers(tmp_path, respite(NEAR, "territory", "75", ""))
    stdin = ndjson(demand(), to_refer(open_plan="unknown"))
    for language, waits, check in (("en", "waits on: the referent", "to be checked first"),
                                   ("fr", "attend : le référent", "à vérifier d'abord")):
        done = call("orient", "--lang", language, "--directory", name, "--why", "case_management", "-", stdin=stdin)
        assert done.status == 0 and max(map(len, done.text.splitlines())) <= 80
        said = " ".join(done.text.split())
        assert waits in said and check in said and "demand 7" in said


@pytest.mark.parametrize("asked, said", [
    (to_refer(), "it came; row case-management"),
    (to_refer(over_60="no"), "conditions of its row are not met; row case-management; not as it asks: over 60 (no)"),
    (demand(), "no motive of the demand leads there")])
def test_why_a_service_did_not_come(call: Run, asked: dict[str, Any], said: str) -> None:
    done = call("orient", "--why", "case_management", "-", stdin=ndjson(asked))
    assert f"case management: {said}" in " ".join(done.text.split())


def test_csv_has_a_row_a_route(call: Run, tmp_path: Path) -> None:
    name = offers(tmp_path, respite(NEAR, "territory", "75", ""))
    done = call("orient", "--format", "csv", "--directory", name, "-", stdin=ndjson(demand(urgency="urgent")))
    rows = list(csv.DictReader(done.text.splitlines()))
    assert [(row["service"], row["structure"], row["check_first"], row["unmet"]) for row in rows] == [
        ("emergency_numbers", "", "", ""), ("carer_respite", NEAR, "yes", "")]
    assert {(row["id"], row["ref"], row["date"], row["protocol"]) for row in rows} == {
        (ID, "demand 7", "2025-06-01", "has-2014")}


def test_messages_go_in_and_come_out(call: Run) -> None:
    encoded = call("encode", "-", "-o", "in.cbor", stdin=ndjson(demand()))
    assert encoded.status == 0, encoded.errors
    answers = call("orient", "--format", "cbor", "-o", "out.cbor", "in.cbor")
    assert answers.status == 0, answers.errors
    shown = call("inspect", "out.cbor")
    assert json.loads(shown.text)["message"] == "orientation" and '"carer_respite"' in shown.text


@pytest.mark.parametrize("line, said", [
    (b"{", "not valid JSON"), (b'{"requester": "carer"}', "motives"), (b'{"motives": ["etp"]}', "requester"),
    (ndjson(demand(motives=["etpp"])), "the nearest name is 'etp'"),
    (ndjson(demand(colour="red")), "unknown name"),
    (ndjson(demand(situation={"pps": "maybe"})), "situation.pps"),
    (ndjson(demand(requester="mt", situation={"mt": "unknown"})), "the requester is the médecin traitant, so mt is informed: say it (mt: informed) (rule ORI-16)"),
    (ndjson(demand(ground="missing_means")), "leave it out (ground: none) (rule ORI-16)"),
    (ndjson(demand(commune="7")), "commune")])
def test_a_refused_line_is_reported_and_the_rest_goes_on(call: Run, line: bytes, said: str) -> None:
    done = call("orient", "--format", "ndjson", "-", stdin=line.rstrip(b"\n") + b"\n" + ndjson(demand()))
    assert done.status == 1 and len(lines(done.out)) == 1
    first, last = done.errors.splitlines()
    assert first.startswith("stdin:1: ") and said in first
    assert last == "integra: 1 demand oriented, 1 refused"


def test_what_a_line_leaves_unsaid_and_the_rest_settles_is_filled_in(call: Run) -> None:
    unsaid = {"requester": "mt", "motives": ["planning"], "situation": {"pps": "no", "mt": None}}
    said = unsaid | {"situation": {"pps": "no", "mt": "informed", "stage": "not_indicated"}}
    assert oriented(call, unsaid)[0]["routes"] == oriented(call, said)[0]["routes"]


def test_a_record_of_a_person_is_no_demand(call: Run) -> None:
    done = call("orient", "-", stdin=ndjson(TWO))
    assert (done.status, done.text.splitlines()[-1]) == (1, "0 demands, protocol has-2014 (a protocol of the library)")


@pytest.mark.parametrize("arguments, status, said", [
    (["absent.ndjson"], 3, "cannot be read"), (["--protocol", "has-2015", "-"], 3, "has-2015: neither a file nor a built-in protocol (has-2014, "),
    (["--why", "case_managment", "-"], 2, "the nearest name is 'case_management'"), (["-", "-"], 2, "read once only"),
    (["--directory", "absent.csv", "-"], 3, "cannot be read"), (["--directory", ".", "-"], 3, "cannot be read"),
    (["--directory", "bad.csv", "-"], 3, "bad.csv: is no directory: line 1, column 'id': this column is missing"),
    (["--directory", "bad.xml", "-"], 3, "bad.xml: is no directory: bad.xml:1: no excerpt of FINESS")])
def test_what_cannot_be_used_is_said(call: Run, tmp_path: Path, arguments: list[str], status: int, said: str) -> None:
    (tmp_path / "bad.csv").write_text("x\n")
    (tmp_path / "bad.xml").write_text("<x/>\n")
    done = call("orient", *arguments)
    assert (done.status, done.out) == (status, b"") and said in done.errors


def test_an_excerpt_of_finess_is_a_directory(call: Run, tmp_path: Path) -> None:
    structures = "".join(
        f"<structureet><nofinesset>99000000{number}</nofinesset><categetab>{category}</categetab>"
        "<departement>75</departement><commune>101</commune></structureet>"
        for number, category in enumerate(("207", "998")))
    (tmp_path / "finess.xml").write_text(f"<fluxfiness>{structures}</fluxfiness>", encoding="utf-8")
    done = call("orient", "--directory", "finess.xml", "-", stdin=ndjson(demand(requester="mt", situation={
        "sharing_consent": "yes", "mt": "informed"})))
    assert done.status == 0 and "to be checked first" in done.text
    assert "categories of FINESS in no table, passed over: 998 (1)" in done.errors


# ---- explain

def test_a_demand_is_explained_with_rows_rules_and_sources(call: Run, tmp_path: Path) -> None:
    name = offers(tmp_path, respite(FAR, "territory", "13", "9"), respite(NEAR, "territory", "75", "2"))
    asked = demand(motives=["carer_respite", "planning"], situation={
        "sharing_consent": "yes", "pps": "yes", "stage": "awaiting_judgement"})
    for language, expected in (
        ("en", ("row carer-respite, adaptable: ORI-5", "planning: silenced by row subsidiarity", "passed over",
                "not met: PPS verdict of the screening: no (here yes)", "Rules and their sources")),
        ("fr", ("ligne carer-respite, adaptable : ORI-5", "planning : écartée par la ligne subsidiarity", "écartée",
                "il faudrait « verdict PPS du repérage : non » (ici oui)", "Règles et leurs sources"))):
        done = call("explain", "--lang", language, "--directory", name, "-", stdin=ndjson(asked))
        assert done.status == 0 and max(map(len, done.text.splitlines())) <= 80
        for text in expected:
            assert text in done.text, text


def test_an_account_is_one_object(call: Run) -> None:
    done = call("explain", "--format", "json", "--why", "planning", "-", stdin=ndjson(to_refer()))
    assert done.status == 2  # planning is a motive; the service has another name
    done = call("explain", "--format", "json", "--why", "pps_planning", "-", stdin=ndjson(to_refer()))
    (whole,) = lines(done.out)
    (route,) = [each for each in whole["routes"] if each["mission"]["name"] == "M2"]
    (row,) = route["rows"]
    assert (row["row"], row["imposed"], row["rule"]) == ("case-management", True, "ORI-10")
    assert {each["name"]: each["value"]["name"] for each in row["conditions"]} == {
        "stage": "to_refer", "over_60": "yes", "loss_of_autonomy": "yes", "sharing_consent": "yes"}
    assert whole["why"]["miss"]["name"] == "not_asked"
    done = call("explain", "--format", "json", "--lang", "fr", "-", stdin=ndjson(to_refer()))
    (whole_fr,) = lines(done.out)
    (french,) = [row for route in whole_fr["routes"] if route["mission"]["name"] == "M2" for row in route["rows"]]
    assert (row["source"], french["source"]) == ("HAS-APP, pathway assistance", "HAS-APP, assistance au parcours")
    assert {each["name"]: each["source"] for each in whole_fr["rules"]}["ORI-10"] == (
        "HAS-APP, étape 5, assistance au parcours ; HAS-INT, étape 4")
    silent = [each["row"] for each in whole["silent"]]
    assert "assistance-network-age" in silent and "case-management" not in silent


def test_the_demand_asked_for_is_found(call: Run) -> None:
    stdin = ndjson(demand(), demand(id=OTHER, ref="demand 8", motives=["information"]))
    for name in ("demand 8", OTHER, OTHER.upper()):
        done = call("explain", "--person", name, "-", stdin=stdin)
        assert done.status == 0 and done.text.startswith("demand 8, id ")
    assert call("explain", "-", stdin=stdin).status == 2
    done = call("explain", "--person", "demand 9", "-", stdin=stdin)
    assert (done.status, done.out) == (1, b"") and "no demand has this id or ref" in done.errors


def test_a_person_is_explained_as_before(call: Run) -> None:
    assert "The six criteria" in call("explain", "-", stdin=ndjson(TWO)).text
