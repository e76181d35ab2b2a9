"""integra plan due and plan show --at with screenings: the latest of each person, as integra screen wrote it.

Spec: spec/03-command.md, "What is due"; PLN-15, SCR-10.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_inputs import Run
from plan_examples import NAMES, PLANS, events, identifier, plan

from integra import decode, encode
from integra.forms.screening import message_to_json
from integra.screening.model import Screening

AT = ("--at", "2025-09-08")
PERSONS = {name: plan(name).state.person.hex for name in NAMES}  # type: ignore[union-attr]
ADVICE = {("PLN-15", "resumption"), ("SCR-10", "surveillance"), ("SCR-10", "questionnaire")}


def advice(call: Run, *arguments: object) -> dict[str, str]:
    """What a screening says of each plan, by its name in the examples."""
    done = call("plan", "due", *arguments, *AT, "--format", "ndjson")
    assert done.status == 0, done.errors
    names = {identifier(name): name for name in NAMES}
    rows = [json.loads(line) for line in done.out.splitlines()]
    return {names[row["plan"]]: row["settled_by"] for row in rows if (row["rule"], row["settled_by"]) in ADVICE}


def line(name: str, date: str | None, verdict: str, **more: object) -> str:
    """A line of integra screen, as far as it is read."""
    return json.dumps({"id": PERSONS.get(name, name), "ref": None, "date": date, "pps": verdict,
                       "assistance_threshold": verdict} | more) + "\n"


def suspended(where: Path) -> Path:
    """The plan three before it was resumed."""
    told = events("three")
    last = next(number for number, each in enumerate(told) if "suspension" in each["kind"])
    path = where / "suspended.ndjson"
    path.write_text("".join(json.dumps(each) + "\n" for each in told[:last + 1]))
    return path


def test_what_a_screening_says_of_a_plan_is_due(call: Run, tmp_path: Path) -> None:
    (tmp_path / "found.ndjson").write_text(line("one", "2025-09-01", "no") + line("three", "2025-09-01", "unknown")
                                           + line("two", "2025-09-01", "yes"))
    (tmp_path / "again.ndjson").write_text(line("three", "2025-09-01", "yes"))
    assert advice(call, PLANS, "--screenings", "found.ndjson") == {"one": "surveillance", "three": "questionnaire"}
    assert advice(call, suspended(tmp_path), "--screenings", "again.ndjson") == {"three": "resumption"}
    assert advice(call, PLANS) == {}


@pytest.mark.parametrize(("lines", "found"), [
    ((("2025-09-01", "no"), ("2025-09-08", "yes")), None), ((("2025-09-08", "yes"), ("2025-09-01", "no")), None),
    ((("2025-09-08", "no"), ("2025-09-09", "yes")), "surveillance"),
    ((("2025-09-01", "no"), ("2025-09-01", "unknown")), "questionnaire"),
    ((("2025-09-01", "unknown"), ("2025-09-01", "no")), "surveillance"), ((("2025-09-09", "no"),), None),
    ((("2025-01-02", "no"),), None)], ids=str)
def test_the_latest_up_to_the_day_counts_and_of_one_day_the_last(
        call: Run, tmp_path: Path, lines: tuple[tuple[str, str], ...], found: str | None) -> None:
    (tmp_path / "found.ndjson").write_text("".join(line("one", date, verdict) for date, verdict in lines))
    assert advice(call, PLANS / "one.ndjson", "--screenings", "found.ndjson").get("one") == found


@pytest.mark.parametrize("form", ["ndjson", "cbor"])
def test_what_integra_screen_writes_is_read(call: Run, tmp_path: Path, form: str) -> None:
    (tmp_path / "people.ndjson").write_text("".join(
        json.dumps({"id": PERSONS[name], "date": "2025-09-01", "answers": {}}) + "\n" for name in ("one", "three")))
    assert call("screen", "people.ndjson", "--format", form, "-o", "found").status == 0
    assert advice(call, PLANS, "--screenings", "found") == {"one": "questionnaire", "three": "questionnaire"}
    if form == "cbor":
        whole = decode((tmp_path / "found").read_bytes()[:len(encode(first(tmp_path / "found")))])
        assert isinstance(whole, Screening)
        (tmp_path / "whole.json").write_text(json.dumps(message_to_json(whole)))
        assert list(advice(call, PLANS, "--screenings", "whole.json").values()) == ["questionnaire"]


def first(path: Path) -> Screening:
    """The first screening of a sequence."""
    from integra.messages import split

    found = decode(next(iter(split(path.read_bytes())))[2])
    assert isinstance(found, Screening)
    return found


def test_a_screening_of_nobody_here_is_counted_and_said(call: Run, tmp_path: Path) -> None:
    (tmp_path / "found.ndjson").write_text(
        line("one", "2025-09-01", "no") + line("7" * 32, "2025-09-01", "no") + line("7" * 32, "2025-12-01", "no")
        + line("one", None, "no") + line("one", "2025-09-01", "no", id=None))
    done = call("plan", "due", PLANS, *AT, "--screenings", "found.ndjson")
    assert done.status == 0 and "2 screenings are of nobody whose plan is here" in done.errors
    assert "2 screenings say not of whom or when they are" in done.errors
    done = call("plan", "show", PLANS / "two.ndjson", *AT, "--screenings", "found.ndjson", "--lang", "fr")
    assert "3 repérages ne sont de personne dont le plan est ici" in done.errors
    (tmp_path / "found.ndjson").write_text(line("one", "2025-09-01", "no"))
    assert "nobody" not in call("plan", "due", PLANS, *AT, "--screenings", "found.ndjson").errors


def test_a_plan_on_a_day_has_it_too(call: Run, tmp_path: Path) -> None:
    (tmp_path / "found.ndjson").write_text(line("one", "2025-09-01", "no"))
    told = call("plan", "show", PLANS / "one.ndjson", *AT, "--screenings", "found.ndjson", "--format", "ndjson")
    found = [each["settled_by"] for each in json.loads(told.text)["due"] if each["rule"] == "SCR-10"]
    assert found == ["surveillance"]
    done = call("plan", "show", PLANS / "one.ndjson", "--screenings", "found.ndjson")
    assert done.status == 2 and "--at" in done.errors


@pytest.mark.parametrize(("data", "said"), [
    (b'{"id":"x"}\n', "pps"), (b"[]", ""), (b'{"pps":"no","assistance_threshold":"maybe"}\n', "assistance_threshold"),
    (line("one", "2025-09-31", "no").encode(), "date"), (b"no screening", "found"),
    (plan("one").to_cbor(), "this is a plan"), (b"\x83\x01", "byte 0")])
def test_what_is_no_screening_ends_it_with_its_place(call: Run, tmp_path: Path, data: bytes, said: str) -> None:
    (tmp_path / "found").write_bytes(data)
    done = call("plan", "due", PLANS, *AT, "--screenings", "found")
    if data == b"[]":
        assert done.status == 0  # an array of none
    else:
        assert (done.status, done.text) == (3, "") and "found" in done.errors and said in done.errors
    assert call("plan", "due", PLANS, *AT, "--screenings", "absent").status == 3
