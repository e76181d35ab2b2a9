"""``integra territory review`` and ``compare``: as text, rows and CSV, in both languages; refusals; many files.

Spec: spec/03-command.md, "A territory told".  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import csv
import datetime
import io
import json
import re
import subprocess
import sys
import uuid
from pathlib import Path

import pytest
from cli_inputs import Ran, Run

from integra import Territory
from integra.cli.wrapping import wrap
from integra.territory import Body, Decision, Pilote
from integra.words import BodyKind, Tier

AT = "2025-06-02"
COLUMNS = ["territory", "reader", "at", "since", "section", "state", "day", "weight", "rules", "subject", "sentence", "more"]


def territory(number: int = 1, pilote: bool = False) -> bytes:
    """A territory with a decision that is a dead letter."""
    made = Territory(uuid.UUID(int=number))
    board = Body(id=uuid.UUID(int=2), tier=Tier.MACRO, kind=BodyKind.STEERING)
    made.add([board, Decision(id=uuid.UUID(int=3), body=board, adopted=datetime.date(2025, 1, 10), due=datetime.date(2025, 5, 1))])
    if pilote:
        made.add([Pilote(person=uuid.UUID(int=9))])
    for claim in ("decision", "pilote"):
        made.claim(claim)
    return made.to_cbor()


@pytest.fixture(autouse=True)
def files(tmp_path: Path) -> Path:
    """Writings of a territory, and another one."""
    (tmp_path / "ours.cbor").write_bytes(territory())
    (tmp_path / "later.cbor").write_bytes(territory(pilote=True))
    (tmp_path / "other.cbor").write_bytes(territory(7))
    (tmp_path / "empty.cbor").write_bytes(Territory(uuid.UUID(int=8)).to_cbor())
    return tmp_path


def told(call: Run, *arguments: str) -> Ran:
    """What the command says, which is well."""
    done = call("territory", *arguments)
    assert done.status == 0, done.errors
    return done


@pytest.mark.parametrize("reader, head", [("pilote", "Le point du pilote"), ("ars", "Le point pour l'ARS"), ("elected", "La page des élus")])
def test_each_reader_has_a_report(call: Run, reader: str, head: str) -> None:
    text = told(call, "review", "ours.cbor", "--at", AT, "--for", reader, "--lang", "fr").text
    assert text.startswith(head) and max(map(len, text.splitlines())) <= 80
    english = told(call, "review", "ours.cbor", "--at", AT, "--for", reader).text
    assert len(english.splitlines()) > 10 and "dead letter" in english or reader == "elected"


@pytest.mark.parametrize("reader", ["pilote", "ars", "elected"])
def test_no_line_parts_a_name_from_its_quotation_marks(call: Run, reader: str) -> None:
    text = told(call, "review", "departement-exemple-nord", "--at", "2026-11-30", "--for", reader, "--lang", "fr").text
    lines = [line.strip() for line in text.splitlines()]
    assert text.count("«") == text.count("»") > 4
    assert [line for line in lines if line.endswith("«") or re.match("[»:;?!]", line)] == []


@pytest.mark.parametrize("width", range(12, 40))
def test_a_quotation_mark_stays_by_its_word_whatever_follows_it(width: int) -> None:
    said = "« le cabinet », « la maison » : « le relais ». « Le foyer » (« le pôle ») ; et « le centre »"
    lines = wrap(said, width)
    assert " ".join(lines) == said and max(map(len, lines)) <= width
    assert not [line for line in lines if line.endswith("«") or line.startswith(("»", ":", ";"))]


def test_what_is_late_says_so_in_a_word(call: Run) -> None:
    text = told(call, "review", "ours.cbor", "--at", AT).text
    assert '  - late: The decision "00000000" is a dead letter: it was to take effect by 1' in text.splitlines()
    assert "    Nobody is noted to see to it." in text.splitlines()


def test_rows_have_the_same_names_in_both_forms(call: Run) -> None:
    for reader in ("pilote", "ars", "elected"):
        lines = [json.loads(line) for line in told(call, "review", "ours.cbor", "--at", AT, "--for", reader, "--format", "ndjson").text.splitlines()]
        rows = list(csv.DictReader(io.StringIO(told(call, "review", "ours.cbor", "--at", AT, "--for", reader, "--format", "csv").text)))
        assert all(list(each) == COLUMNS for each in (*lines, *rows)) and len(lines) == len(rows) > 1
        assert [each["sentence"] for each in lines] == [each["sentence"] for each in rows]
    dead = next(each for each in lines if "waited longest" in each["sentence"])
    assert (dead["reader"], dead["at"], dead["since"], dead["rules"], dead["weight"]) == ("elected", AT, None, [], None)


def test_a_section_that_holds_nothing_is_a_row(call: Run) -> None:
    lines = [json.loads(line) for line in told(call, "review", "empty.cbor", "--at", AT, "--for", "ars", "--format", "ndjson").text.splitlines()]
    assert [each["section"] for each in lines] == ["rose", "recurrent", "level", "dead", "stated", "early"]
    assert lines[1]["sentence"] == "No collective problem is known." and all(each["state"] is None for each in lines)


def test_a_late_decision_is_a_row(call: Run) -> None:
    lines = [json.loads(line) for line in told(call, "review", "ours.cbor", "--at", AT, "--format", "json").text.splitlines()]
    assert [(each["section"], each["state"], each["day"], each["weight"], each["rules"], each["subject"]) for each in lines][0] == (
        "due", "overdue", "2025-05-01", "high", ["CON-5"], uuid.UUID(int=3).hex)


def test_several_are_told_one_behind_the_other_and_to_the_ars_side_by_side(call: Run) -> None:
    text = told(call, "review", "ours.cbor", "other.cbor", "--at", AT).text
    assert text.count("The pilote's report") == 2
    text = told(call, "review", "ours.cbor", "other.cbor", "empty.cbor", "--at", AT, "--for", "ars").text
    assert text.count("The report for the ARS: 3 territories, 2 June 2025") == 1
    assert "    Decisions at a wrong level: not known" in text.splitlines()
    lines = [json.loads(line) for line in told(call, "review", "ours.cbor", "other.cbor", "--at", AT, "--for", "ars", "--format", "ndjson").text.splitlines()]
    assert [each["section"] for each in lines[:2]] == ["compared", "compared"] and lines[0]["sentence"].startswith("Territory: ")
    assert {each["territory"] for each in lines} == {"2 territories"}


def test_what_changed_is_told(call: Run) -> None:
    for arguments in (("review", "later.cbor", "--at", AT, "--earlier", "ours.cbor"), ("compare", "ours.cbor", "later.cbor", "--at", AT)):
        assert "  - No longer: The territory has no pilote." in told(call, *arguments).text.splitlines()
    text = told(call, "compare", "ours.cbor", "ours.cbor", "--at", "2025-04-30", "--other-at", AT).text
    assert "  - New: The decision" in text and "Compared with what was known for 30 April 2025." in text and text.count("30 April 2025") == 1
    assert "  - New: The decision" in told(call, "review", "ours.cbor", "--at", AT, "--since", "2025-04-30").text


@pytest.mark.parametrize("arguments, said", [
    (("review", "ours.cbor", "--for", "elected", "--since", AT), "--since"),
    (("review", "ours.cbor", "--for", "elected", "--earlier", "ours.cbor"), "--earlier"),
    (("review", "ours.cbor", "other.cbor", "--since", AT), "one FILE"),
    (("review", "ours.cbor", "other.cbor", "--format", "ics"), "one FILE"),
    (("review", "ours.cbor", "--for", "nobody"), "expected one of pilote, ars, elected"),
    (("review", "ours.cbor", "--at", "yesterday"), "--at"),
    (("review", "ours.cbor", "--earlier", "other.cbor"), "territor"),
    (("compare", "ours.cbor", "other.cbor"), "territor"),
])
def test_what_cannot_be_told_is_refused(call: Run, arguments: tuple[str, ...], said: str) -> None:
    done = call("territory", *arguments)
    assert (done.status, done.text) == (2, "") and said in done.errors


def test_a_reader_who_goes_away_early_is_no_failure(files: Path) -> None:
    done = subprocess.run(f"{sys.executable} -m integra territory review ours.cbor --at {AT} | head -1", shell=True, cwd=files, capture_output=True, check=False)
    assert done.stdout.startswith(b"The pilote's report") and done.stderr == b""


def test_a_file_is_written_whole(call: Run, files: Path) -> None:
    told(call, "review", "ours.cbor", "--at", AT, "--format", "csv", "-o", "out.csv")
    assert (files / "out.csv").read_bytes().startswith(",".join(COLUMNS).encode())
