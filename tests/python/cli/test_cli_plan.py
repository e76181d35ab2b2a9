"""integra plan: begun, continued, shown, verified, merged and compared, as files.

Spec: spec/03-command.md; PLN-11, PLN-12, PLN-22.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from cli_inputs import Run

from integra import Plan

PERSON, NURSE, STRANGER = (f"5a{number:030x}" for number in (1, 2, 9))
HERE, THERE = (f"5b{number:030x}" for number in (1, 2))
PARTS = ("new", "append", "show", "log", "verify", "merge", "diff")


def event(kind: str, author: str = NURSE, writer: str | None = HERE, **fields: str) -> dict[str, Any]:
    named = {} if writer is None else {"writer": writer}
    return named | {"author": author, "recorded": "2025-06-01T08:00Z", "effective": "2025-06-01", "kind": kind,
                    "fields": fields}


OPENING = event("opening", person=PERSON, code="pps", detail="nurse")


def data(*documents: object) -> bytes:
    return b"".join(json.dumps(each).encode() + b"\n" for each in documents)


@pytest.fixture
def begun(call: Run, tmp_path: Path) -> Path:
    assert call("plan", "new", "plan.cbor", "-", stdin=data(OPENING)).status == 0
    return tmp_path / "plan.cbor"


@pytest.mark.parametrize("part", PARTS)
def test_every_part_has_help_with_examples(call: Run, part: str) -> None:
    done = call("plan", part, "--help")
    assert done.status == 0 and max(map(len, done.text.splitlines())) <= 80
    assert f"integra plan {part}" in done.text.split("examples:")[1]


def test_a_plan_is_begun_once(call: Run, begun: Path) -> None:
    before = begun.read_bytes()
    again = call("plan", "new", "plan.cbor", "-", stdin=data(OPENING))
    assert (again.status, begun.read_bytes()) == (2, before) and "is there already" in again.errors
    for bad in (data(event("proposal")), data(OPENING, OPENING), b"{", data([])):
        assert call("plan", "new", "other.cbor", "-", stdin=bad).status == 1
    assert not (begun.parent / "other.cbor").exists()


def test_append_prints_the_digests_of_what_it_records(call: Run, begun: Path) -> None:
    two = data(event("need", code="social"), event("need", code="health"))
    done = call("plan", "append", "plan.cbor", "-", stdin=two)
    plan = Plan.from_cbor(begun.read_bytes())
    assert done.status == 0 and done.text.split() == [each.digest.hex() for each in plan.events[1:]]
    pretty = json.dumps(event("need", writer=None, code="carer"), indent=2).encode()
    whole = call("plan", "append", "plan.cbor", "-", "--writer", THERE, "--format", "json", stdin=pretty)
    shown = json.loads(whole.text)
    assert (shown["writer"], shown["sequence"], shown["kind"]) == (THERE, 1, "need")
    assert [each.hex() for each in Plan.from_cbor(begun.read_bytes()).events[-1].parents] == shown["parents"]
    now = event("need", code="health")
    del now["recorded"]
    assert call("plan", "append", "plan.cbor", "-", stdin=data(now)).status == 0  # the command has a clock


@pytest.mark.parametrize("document, said", [
    (event("activation", STRANGER), "PLN-10 circle: the author belongs to the circle of care"),
    (event("activation"), "bring the plan to one of these phases first: proposed"),
    (event("need", code="nobody"), "fields.code: expected one of"), (event("need"), "code"),
    (event("need", writer=None, code="social"), "writer: this name is required, or --writer"),
    (event("need", code="social") | {"sequence": 7}, "sequence: differs from what the plan fills in"),
    (event("need", code="social", due="2025-07-01"), "fields.due: this kind has no such field: leave it out"),
    (event("need"), "fields.code: this kind requires this name"), (OPENING, "the plan is open already, and a plan has one opening")])
def test_what_is_refused_is_said_with_its_rules_and_nothing_is_written(
        call: Run, begun: Path, document: dict[str, Any], said: str) -> None:
    before = begun.read_bytes()
    done = call("plan", "append", "plan.cbor", "-", stdin=data(event("need", code="social"), document))
    assert (done.status, done.text, begun.read_bytes()) == (1, "", before) and said in done.errors


def test_reasons_are_said_in_french(call: Run, begun: Path) -> None:
    done = call("plan", "append", "plan.cbor", "-", "--lang", "fr", stdin=data(event("activation", STRANGER)))
    assert done.errors.startswith("stdin : PLN-10 circle, condition non remplie : l'auteur appartient au cercle de soins. "
                                  "À faire : faire d'abord entrer l'auteur dans le cercle\n")
    assert done.errors.splitlines()[-1] == "integra: stdin : refusé : rien n'est écrit"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_state_ends_with_its_digest_and_fits_80_columns(call: Run, begun: Path, language: str) -> None:
    call("plan", "append", "plan.cbor", "-", stdin=data(event("need", code="social", text="seule le soir " * 20)))
    done = call("plan", "show", "plan.cbor", "--lang", language)
    plan = Plan.from_cbor(begun.read_bytes())
    assert done.status == 0 and done.text.splitlines()[-1].endswith(f" {plan.state.digest.hex()}")
    assert max(map(len, done.text.splitlines()[:-1])) <= 80 and "seule le soir seule" in done.text
    assert {"en": "phase of the plan:         draft\n", "fr": "phase du plan :"}[language] in done.text
    shown = json.loads(call("plan", "show", "plan.cbor", "--format", "json").text)
    assert shown["digest"] == plan.state.digest.hex() and shown["needs"][0]["state"] == ["open"]


def test_two_files_are_compared_verified_and_merged(call: Run, begun: Path, tmp_path: Path) -> None:
    (tmp_path / "other.cbor").write_bytes(begun.read_bytes())
    call("plan", "append", "plan.cbor", "-", stdin=data(event("need", code="social")))
    call("plan", "append", "other.cbor", "-", stdin=data(event("proposal", writer=THERE)))
    differ = call("plan", "diff", "plan.cbor", "other.cbor")
    assert differ.status == 1 and [line[:2] for line in differ.text.splitlines()] == [
        "on", "- ", "  ", "on", "+ ", "  ", "th"]
    behind = call("plan", "verify", "plan.cbor", "--summary", "other.cbor")
    assert behind.status == 1 and " ".join(behind.text.split()) == (
        f"PLN-12 behind: the other side has more: writer {THERE}, sequence 1 (settled by: an exchange with the other "
        "sites)")
    assert call("plan", "verify", "plan.cbor").status == 0
    (tmp_path / "summary").write_bytes(Plan.from_cbor((tmp_path / "other.cbor").read_bytes()).summary())
    assert call("plan", "verify", "plan.cbor", "--summary", "summary").text == behind.text
    assert call("plan", "merge", "plan.cbor", "other.cbor").errors == "other.cbor: read: 2, new: 1\n"
    assert call("plan", "merge", "other.cbor", "plan.cbor", "plan.cbor").errors == (
        "plan.cbor: read: 3, new: 1\nplan.cbor: read: 3, new: 0\n")
    same = call("plan", "diff", "plan.cbor", "other.cbor", "--lang", "fr")
    assert (same.status, same.text) == (0, "les états concordent\n")
    assert (tmp_path / "plan.cbor").read_bytes() == (tmp_path / "other.cbor").read_bytes()


def test_events_are_merged_as_messages_and_as_json_whatever_their_verdict(call: Run, begun: Path) -> None:
    with Plan.from_cbor(begun.read_bytes()) as plan:
        opening = plan.events[0]
    lines = call("plan", "append", "plan.cbor", "-", "--format", "json",
                 stdin=data(event("need", code="social"), event("proposal"))).text.splitlines()
    events = Plan.from_cbor(begun.read_bytes()).events
    stranger = json.loads(lines[1]) | {"author": STRANGER, "writer": THERE, "sequence": 1}
    del stranger["digest"]
    begun.write_bytes(Plan.from_cbor(begun.read_bytes()).delta(_summary_of(opening)))
    done = call("plan", "merge", "plan.cbor", "-", stdin=b"".join(each.to_cbor() for each in events))
    assert done.errors.startswith("stdin: read: 3, new: 1\n")
    done = call("plan", "merge", "plan.cbor", "-", stdin=data(*map(json.loads, lines), stranger))
    assert done.errors.splitlines() == [
        "stdin: read: 3, new: 1", "integra: of the new events, refused: 1 (integra plan log shows why)"]
    log = call("plan", "log", "plan.cbor")
    assert "PLN-10 circle: the author belongs to the circle of care" in log.text and log.text.count("✓") == 3
    shown = [json.loads(line) for line in call("plan", "log", "plan.cbor", "--format", "json").text.splitlines()]
    assert [each["verdict"] for each in shown].count("refused") == 1 and len(shown) == 4
    before = begun.read_bytes()
    stranger["digest"] = "00" * 32
    refused = call("plan", "merge", "plan.cbor", "-", stdin=data(json.loads(lines[0]), stranger))
    assert refused.status == 1 and "digest: is not the digest" in refused.errors and begun.read_bytes() == before


def _summary_of(opening: Any) -> bytes:
    with Plan() as plan:
        plan.apply(opening)
        return plan.summary()


@pytest.mark.parametrize("part", ["show", "log", "verify", "append", "merge", "diff"])
def test_what_is_no_plan_ends_3(call: Run, begun: Path, part: str) -> None:
    (begun.parent / "bad.cbor").write_bytes(begun.read_bytes()[:-3])
    more = {"append": ["-"], "merge": ["plan.cbor"], "diff": ["plan.cbor"]}.get(part, [])
    for name, said in (("bad.cbor", "is no plan"), ("absent.cbor", "cannot be read")):
        done = call("plan", part, name, *more, stdin=data(event("need", code="social")))
        assert (done.status, done.text) == (3, "") and said in done.errors


def test_commands_at_the_same_time_lose_nothing(begun: Path) -> None:
    document = data(event("need", code="social"))
    running = [subprocess.Popen([sys.executable, "-m", "integra", "plan", "append", str(begun), "-"],
                                stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, env=os.environ) for _ in range(6)]
    for process in running:
        assert process.stdin is not None
        process.stdin.write(document)
        process.stdin.close()
    assert [process.wait() for process in running] == [0] * 6
    plan = Plan.from_cbor(begun.read_bytes())
    assert len(plan) == 7 and plan.check() == () and [each.name for each in begun.parent.iterdir()] == ["plan.cbor"]


def test_what_people_have_to_settle_or_to_fetch_is_shown_with_who_when_and_how(call: Run, begun: Path) -> None:
    """A conflict, an erased text, a fork, an event that waits and one of a later edition: each says what to do."""
    with Plan.from_cbor(begun.read_bytes()) as plan:
        first = plan.events[0]
    other = begun.parent / "other.cbor"
    other.write_bytes(begun.read_bytes())
    call("plan", "append", "plan.cbor", "-", stdin=data(event("expectation", text="told in confidence")))
    said = Plan.from_cbor(begun.read_bytes()).events[-1]
    call("plan", "append", "plan.cbor", "-", stdin=data(event("erasure", target=said.digest.hex()), event("proposal")))
    call("plan", "append", "other.cbor", "-", stdin=data(
        event("closing", code="moved"), event("document", code="vms", reference="5c" * 16)))
    closing, document = Plan.from_cbor(other.read_bytes()).events[1:]
    later = json.loads(call("plan", "log", "other.cbor", "--format", "json").text.splitlines()[1])["event"]
    later |= {"kind": 70, "writer": THERE, "sequence": 1, "fields": {}}
    orphan = {**later, "kind": "review", "writer": "5b" * 16, "parents": ["ab" * 32]}
    for each in (later, orphan):
        del each["digest"]
    assert call("plan", "merge", "plan.cbor", "other.cbor", "-", stdin=data(later, orphan)).status == 0
    show = call("plan", "show", "plan.cbor").text
    assert max(map(len, show.splitlines()[:-1])) <= 80
    text = " ".join(show.split())
    assert f"closed (moved) 2025-06-01T08:00Z, by: nurse {closing.digest.hex()}" in text
    assert "append a settlement, code phase, target one of these digests. Who may settle: the person, or" in text
    assert f"(merge what the other sites have) {'ab' * 32}" in text
    log = call("plan", "log", "plan.cbor").text
    assert max(map(len, log.splitlines())) <= 80 and "told in confidence" not in log
    assert "its text was erased (PLN-22)" in log and log.count("(fork, PLN-12)") == 4
    assert "edition 2: upgrade this program to judge it" in log and "ab" * 32 in log
    forks = " ".join(log.split()).split("2 events of the writer ")
    assert len(forks) == 3 and all("the installation that forked takes a new writer (PlanStore.restored())" in each for each in forks[1:])
    author = "".join(closing.author.hex)
    assert f"{closing.digest.hex()[:12]} by {author}, signatures: 0" in forks[1] and document.digest.hex()[:12] in forks[2]
    verify = " ".join(call("plan", "verify", "plan.cbor", "--lang", "fr").text.split())
    assert f"PLN-12 fork : deux événements à une même place d'un rédacteur : rédacteur {HERE}, rang 2 (se règle par :" in verify
    assert first.digest.hex()[:12] in log and document.digest.hex()[:12] in log


def test_another_plan_or_no_summary_is_said_to_be_so(call: Run, begun: Path, tmp_path: Path) -> None:
    call("plan", "new", "foreign.cbor", "-", stdin=data(OPENING | {"recorded": "2025-06-01T08:01Z"}))
    (tmp_path / "events.json").write_bytes(data(OPENING))
    merged = call("plan", "merge", "plan.cbor", "foreign.cbor")
    assert merged.status == 1 and "foreign.cbor: it belongs to another plan" in merged.errors
    said = call("plan", "merge", "plan.cbor", "foreign.cbor", "--lang", "fr").errors
    assert "foreign.cbor : il appartient à un autre plan : ne réunir que" in said and said.endswith("; rien n'est écrit\n")
    held = call("plan", "verify", "plan.cbor", "--summary", "foreign.cbor")
    assert held.status == 3 and "is no summary of this plan: it belongs to another plan" in held.errors
    none = call("plan", "verify", "plan.cbor", "--summary", "events.json", "--lang", "fr")
    assert none.status == 3 and "events.json : n'est pas un résumé de ce plan" in none.errors
    assert "integra plan merge takes events in" in call("plan", "show", "events.json").errors
