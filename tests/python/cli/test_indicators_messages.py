"""Our own messages as tables of indicators: what a directory and a territory say, and what others do not.

Spec: spec/03-command.md, "Our own messages"; IND-11, IND-13, TER-6, GEN-1.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import json
import os
import uuid
from typing import Any

import pytest
from cli_inputs import Run
from indicator_inputs import AT, counts, figures
from test_cli_plan import OPENING, data

from integra import Demand, Directory, Offer, encode
from integra.forms import from_json, to_json
from integra.protocol.protocol import Protocol
from integra.words import Level, Motive, Requester, Service, StructureKind

DAY = datetime.date(2025, 5, 31)
YEAR = datetime.timedelta(365)
NAMES = {name: f"{number:032x}" for number, name in enumerate("abcdz", 1)}


def offer(number: int, *services: Service, kind: StructureKind = StructureKind.MSP, opens: datetime.date | None = None,
          closes: datetime.date | None = None) -> Offer:
    return Offer(id=uuid.UUID(int=100 + number), structure=uuid.UUID(int=number), services=frozenset(services), level=Level.TERRITORY,
                 kind=kind, opens=opens, closes=closes)


#: F1 to F5 are open all along; F6 opened this year; F3 of a CLIC closed a year ago, on the very day that is looked at.
DIRECTORY = Directory((offer(1, Service.PATHWAY_ASSISTANCE), offer(2, Service.KNOW_HOW_SUPPORT, opens=DAY),
                       offer(3, Service.HOME_HELP, kind=StructureKind.CLIC, closes=DAY - YEAR)))


@pytest.mark.parametrize("written", ["cbor", "json", "csv"])
def test_a_directory_makes_offers(call: Run, written: str) -> None:
    given = {"cbor": encode(DIRECTORY), "json": json.dumps(to_json(DIRECTORY), indent=1).encode(), "csv": (
        "id,structure,services,level,kind,opens,closes\n" + "".join(
            f"{each.id},{each.structure.hex},{' '.join(word.word for word in each.services)},territory,{each.kind.word},"
            f"{each.opens or ''},{each.closes or ''}\n" for each in DIRECTORY.offers)).encode()}[written]
    b1, b2 = figures(call("indicators", "--offers", "-", "--at", AT, "--format", "ndjson", stdin=given))
    assert counts(b1) == (6, 6, 5, 5) and (b1["pairs"], b1["pairs_before"]) == (6, 6)
    assert counts(b2) == (2, 2, 1, 1)


def territory(claims: tuple[str, ...] = ("structure", "common_plan", "partner"), **tables: list[dict[str, Any]]) -> bytes:
    """A territory of four structures, of which a and b signed the plan in force, b after the day."""
    document = {"message": "territory", "id": NAMES["z"], "claims": {name: {} for name in claims},
                "structure": [{"id": NAMES[name]} for name in "abc"] + [{"id": NAMES["d"], "closes": "2025-05-30"}],
                "common_plan": [{"adopted": "2024-01-01"}, {"adopted": "2020-01-01", "closes": "2023-12-31"}],
                "partner": [{"common_plan": 0, "structure": 0, "signed": "2024-02-01"}, {"common_plan": 0, "structure": 1,
                                                                                      "signed": "2025-06-01"},
                            {"common_plan": 1, "structure": 2, "signed": "2020-02-01"}]} | tables
    return json.dumps(document).encode() + b"\n"


def test_a_territory_makes_bodies(call: Run) -> None:
    """a signed; b after the day; c the plan before; d had closed. The form may leave out ``message`` (02-json)."""
    unsaid = territory().replace(b'"message": "territory", ', b"")
    assert b"message" not in unsaid
    for given in (territory(), unsaid, encode(from_json(json.loads(territory())))):
        done = figures(call("indicators", "--bodies", "-", "--at", AT, "--format", "ndjson", "--identifiers", stdin=given))[0]
        assert counts(done) == (1, 1, 3, 3) and done["certain"] == [NAMES["a"]]


def test_a_row_with_a_list_of_the_hosts_own_is_no_territory(call: Run) -> None:
    row = {"body": "b", "on_territory": "yes", "signed": "no", "need": ["what the host calls so"]}
    done = figures(call("indicators", "--bodies", "-", "--at", AT, "--format", "ndjson", stdin=json.dumps(row).encode()))[0]
    assert counts(done) == (0, 0, 1, 1)


@pytest.mark.parametrize("given, expected", [
    (territory(("structure", "common_plan")), (1, 3, 3, 3)), (territory(("common_plan", "partner")), (0, 1, 0, 3)),
    (territory(partner=[{"common_plan": 0, "structure": 0, "signed": "unknown"}]), (0, 1, 3, 3)),
    (territory(partner=[{"common_plan": 0, "structure": "unknown", "signed": "2024-02-01"}]), (0, 3, 3, 3)),
    (territory(partner=[{"common_plan": 0, "structure": 0}]), (0, 0, 3, 3)),
    (territory(structure=[{"id": NAMES["a"], "closes": "2025-05-31"}, {"id": NAMES["b"], "opens": "2025-05-31"}, {"id": NAMES["c"]}]),
     (1, 1, 3, 3)),
    (territory(common_plan=[{}, {"adopted": "2020-01-01", "closes": "2023-12-31"}]), (0, 1, 3, 3)),
    (territory(common_plan=[{"adopted": "2024-01-01"}, {"adopted": "2020-01-01", "closes": "2025-05-31"}]), (2, 2, 3, 3)),
    (territory(common_plan=[{"adopted": "2025-06-01"}, {"adopted": "2020-01-01", "closes": "2023-12-31"}]), (0, 0, 3, 3))])
def test_what_a_territory_does_not_know(call: Run, given: bytes, expected: tuple[int, int, int, int]) -> None:
    assert counts(figures(call("indicators", "--bodies", "-", "--at", AT, "--format", "ndjson", stdin=given))[0]) == expected


def test_what_a_territory_says_as_of_two_days(call: Run) -> None:
    done = figures(call("indicators", "--bodies", "-", "--at", "2025-06-01", "--compare", "2023-01-01", "--by", "territory", "--format",
                        "ndjson", stdin=territory()))
    assert [(each["territory"], each["at"], *counts(each)) for each in done] == [
        (whose, *row) for whose in (NAMES["z"], None) for row in (("2023-01-01", 1, 1, 4, 4), ("2025-06-01", 2, 2, 3, 3))]


def test_a_territory_makes_structures(call: Run) -> None:
    """One shares the procedure, one does not, of one that is not known; one has closed."""
    rows = [{"id": NAMES["a"], "shares_procedure": "yes"}, {"id": NAMES["b"], "shares_procedure": "no"}, {"id": NAMES["c"]},
            {"id": NAMES["d"], "shares_procedure": "yes", "closes": "2025-05-30"}]
    done = figures(call("indicators", "--structures", "-", "--at", AT, "--format", "ndjson", stdin=territory(structure=rows)))[0]
    assert counts(done) == (1, 2, 3, 3) and done["conformity"] == "adopted"


PLAN_LACKS = "two of one structure would count as two actors"


@pytest.mark.parametrize("option, message, said", [
    ("--calls", Demand(motives=frozenset((Motive.HOME_HELP,)), requester=Requester.CARER), "what was delivered is in no message"),
    ("--stays", DIRECTORY, "a directory of resources: give a table with the columns of --stays"),
    ("--structures", Protocol.builtin(), "name it in a column 'protocol' beside its structure"),
    ("--bodies", DIRECTORY, "a directory says nothing of the common plan"),
    ("--offers", from_json(json.loads(territory())), "not by which offer")])
def test_messages_that_do_not_hold_the_facts(call: Run, option: str, message: Any, said: str) -> None:
    done = call("indicators", option, "-", "--at", AT, "--no-suppress", stdin=encode(message))
    assert (done.status, done.out) == (1, b"") and said in done.errors and "internal" not in done.errors


def test_a_plan_does_not_say_for_which_structure_anybody_acts(call: Run) -> None:
    open("opening.json", "wb").write(data(OPENING))
    assert call("plan", "new", "plan.cbor", "opening.json").status == 0
    for option, said in (("--assessments", PLAN_LACKS), ("--accompaniments", "nor who oriented the person")):
        done = call("indicators", option, "plan.cbor", "--at", AT, "--no-suppress")
        assert (done.status, done.out) == (1, b"") and said in done.errors


def test_a_directory_has_no_territory(call: Run) -> None:
    done = call("indicators", "--offers", "-", "--at", AT, "--by", "territory", stdin=encode(DIRECTORY))
    assert done.status == 1 and "--by territory needs a table with that column" in done.errors


# ---- protocols of structures


def structures(*rows: str) -> bytes:
    return "\n".join(("on_territory,structure,protocol", *(f"yes,{row}" for row in rows), "")).encode()


def test_protocols_are_read_from_the_folder_of_the_table(call: Run) -> None:
    """Of four: two answer alike; one waits two days for home help, which is its own to say; one has none."""
    os.mkdir("there")
    text = call("protocol", "show", "--format", "toml").text
    local = text.replace('service = "home_help", first', 'service = "home_help", within = 2, first')
    local = local.replace('name = "has-2014"', 'name = "local"')  # the built-in name is for the built-in protocol (ORI-16)
    assert local != text
    open("there/same.toml", "w").write(text)
    open("there/local.toml", "w").write(local)
    open("there/s.csv", "wb").write(structures("a,same.toml", "b,has-2014", "c,local.toml", "d,aucun"))
    done = figures(call("indicators", "--structures", "there/s.csv", "--at", AT, "--format", "ndjson"))[0]
    assert counts(done) == (2, 2, 4, 4) and done["conformity"] == "largest_class"
    done = figures(call("indicators", "--structures", "there/s.csv", "--at", AT, "--format", "ndjson", "--adopted", "dac-2022"))[0]
    assert counts(done) == (3, 3, 4, 4) and done["conformity"] == "adopted"


def test_an_adopted_protocol_that_imposes_nothing(call: Run) -> None:
    text = call("protocol", "show", "--format", "toml").text
    text = text.replace('name = "has-2014"', 'name = "free"')
    open("free.toml", "w").write("\n".join(line for line in text.splitlines() if not line.startswith("imposed")))
    done = call("indicators", "--structures", "-", "--at", AT, "--format", "ndjson", "--adopted", "free.toml", stdin=structures("a,has-2014"))
    figure = figures(done)[0]
    assert (figure["conformity"], figure["state"], figure["value"]) == ("imposes_nothing", "undefined", None)


@pytest.mark.parametrize("cell, said", [
    ("nosuch.toml", "neither a file nor a built-in protocol"), ("bad.toml", "is no protocol"), ("has-2O14", "neither a file")])
def test_a_protocol_that_is_none(call: Run, cell: str, said: str) -> None:
    open("bad.toml", "w").write('name = "x"\n[[row]]\nid = "a"\n')
    open("s.csv", "wb").write(structures("a,has-2014", f"b,{cell}"))
    done = call("indicators", "--structures", "s.csv", "--at", AT)
    assert (done.status, done.out) == (1, b"") and "s.csv:3: column 'protocol'" in done.errors and said in done.errors


def test_what_rows_say_of_conformity(call: Run) -> None:
    given = b"structure,on_territory,has_protocol,conforms\na,yes,yes,yes\nb,yes,yes,no\nc,yes,yes,\nd,yes,no,\n"
    figure = figures(call("indicators", "--structures", "-", "--at", AT, "--format", "ndjson", stdin=given))[0]
    assert counts(figure) == (1, 2, 4, 4) and figure["conformity"] == "adopted"
