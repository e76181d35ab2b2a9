"""integra plan: files that are not as they were written, and the signatures that files bring.

Spec: spec/03-command.md; PLN-12.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import csv
import dataclasses
import json
from collections.abc import Callable
from pathlib import Path

import cbor2
import pytest
from cli_inputs import Run
from test_cli_plan import OPENING, begun, data, event  # noqa: F401

from integra import Plan

Change = Callable[[bytes], bytes]
FAULTS = Path(__file__).resolve().parents[3] / "spec" / "faults.tsv"
with FAULTS.open(encoding="utf-8", newline="") as table:
    ROWS = {row["name"]: row for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE)}


def told(fault: str, language: str) -> str:
    """What the table has people read, behind the file's name."""
    colon = {"en": ": ", "fr": " : "}[language]
    return f"plan.cbor{colon}{ROWS[fault]['text_' + language]}{colon}{ROWS[fault]['do_' + language]}"


def damaged(data: bytes) -> bytes:
    return data[:-1] + bytes([data[-1] ^ 1])


def old(data: bytes) -> bytes:
    version, kind, body = cbor2.loads(data)
    return cbor2.dumps([version, kind, {key: value for key, value in body.items() if key != 11}], canonical=True)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("change, fault", [(damaged, "check_differs"), (old, "check_missing")], ids=["damaged", "old"])
@pytest.mark.parametrize("part", ["show", "log", "verify", "append", "merge", "diff"])
def test_a_file_that_is_not_as_it_was_written_is_refused_and_left(
        call: Run, begun: Path, part: str, change: Change, fault: str, language: str) -> None:  # noqa: F811
    (begun.parent / "good.cbor").write_bytes(begun.read_bytes())
    begun.write_bytes(change(begun.read_bytes()))
    before = begun.read_bytes()
    more = {"append": ["-"], "merge": ["good.cbor"], "diff": ["good.cbor"]}.get(part, [])
    done = call("plan", part, "plan.cbor", *more, "--lang", language, stdin=data(event("need", code="social")))
    assert (done.status, done.text, begun.read_bytes()) == (3, "", before)
    assert done.errors.removeprefix("integra: ").startswith(told(fault, language))


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("change, fault", [(damaged, "check_differs"), (old, "check_missing")], ids=["damaged", "old"])
def test_merging_one_changes_nothing(
        call: Run, begun: Path, change: Change, fault: str, language: str) -> None:  # noqa: F811
    good = begun.parent / "good.cbor"
    good.write_bytes(begun.read_bytes())
    call("plan", "append", "plan.cbor", "-", stdin=data(event("need", code="social")))
    begun.write_bytes(change(begun.read_bytes()))
    before = good.read_bytes()
    done = call("plan", "merge", "good.cbor", "plan.cbor", "--lang", language)
    assert (done.status, done.text, good.read_bytes()) == (1, "", before)
    assert done.errors.removeprefix("integra: ").startswith(told(fault, language))
    assert {"en": "nothing is written", "fr": "rien n'est écrit"}[language] in done.errors


def test_signatures_are_merged_told_and_compared(call: Run, begun: Path) -> None:  # noqa: F811
    other = begun.parent / "other.cbor"
    with Plan.from_cbor(begun.read_bytes()) as plan:
        opening = plan.events[0]
        plan.sign(opening, b"\xd2\x84")
        other.write_bytes(plan.to_cbor())
    differ = call("plan", "diff", "plan.cbor", "other.cbor")
    assert differ.status == 1 and differ.text.splitlines()[0] == "only in other.cbor:"
    assert differ.text.splitlines()[-2:] == ["    its signatures", "the states agree"]
    assert "    ses signatures" in call("plan", "diff", "other.cbor", "plan.cbor", "--lang", "fr").text.splitlines()
    assert call("plan", "merge", "plan.cbor", "other.cbor").errors == "other.cbor: read: 1, new: 0, new signatures: 1\n"
    assert begun.read_bytes() == other.read_bytes() and call("plan", "diff", "plan.cbor", "other.cbor").status == 0
    shown = json.loads(call("plan", "log", "plan.cbor", "--format", "json").text)
    assert shown["event"]["fields"]["signatures"] == ["d284"]
    flood = b"".join(dataclasses.replace(opening, signatures=(bytes([each]),)).to_cbor() for each in range(9))
    done = call("plan", "merge", "plan.cbor", "-", "--lang", "fr", stdin=flood)
    assert done.status == 0 and done.errors.splitlines() == [
        "stdin : lus : 9, nouveaux : 0, nouvelles signatures : 7",
        "integra: stdin : signatures laissées de côté, leurs événements en ayant déjà autant que permis : 2 (PLN-12)"]
    kept = Plan.from_cbor(begun.read_bytes()).events[0].signatures
    assert len(kept) == 8 and b"\xd2\x84" in kept


def test_whose_word_it_is_is_shown(call: Run, begun: Path) -> None:  # noqa: F811
    giver = OPENING["fields"]["person"]
    said = event("life_project", text="to grow old at home", giver=giver, heard="phone", vouched="yes")
    assert call("plan", "append", "plan.cbor", "-", stdin=data(said)).status == 0
    assert f"word of {giver}, by phone" in " ".join(call("plan", "log", "plan.cbor").text.split())
    french = " ".join(call("plan", "log", "plan.cbor", "--lang", "fr").text.split())
    assert f"parole de {giver}, par téléphone" in french
