"""``integra inspect``, ``encode``, ``receipt`` and ``replay``: messages shown, made again, and proved.

Spec: spec/01-wire.md, spec/03-command.md; GEN-10, WIRE-1 to WIRE-17.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest
from cli_inputs import DIFFERS, MOBILITY_YES, NOT_SHORTEST, TWO, Run, lines, ndjson

from integra import (
    Answers, Entry, Facts, Factor, Function, Ground, Inclusion, Outcome, Record, Rules, Status, Tri, encode, label,
    receipt, record_from_json, rule, screen, to_json,
)

LATER = bytes.fromhex("1864 82 01 f6")
RECORD = record_from_json(TWO)[0]
MESSAGES = {
    "answers": encode(Answers(mobility=Tri.NO, extension=LATER)),
    "facts": encode(Facts(medicines=9, extension=LATER)),
    "screening": encode(dataclasses.replace(screen(record_from_json(DIFFERS)[0]), extension=LATER)),
    "inclusion": encode(Inclusion(outcome=Outcome.CONFIRMED, grounds=frozenset({Ground.ADDICTION}),
                                  extent=frozenset({Function.F1}), needs="« un répit »",
                                  factors={Factor.MEDICAL: Entry(value=Tri.YES)}, extension=LATER)),
    "pack": encode(Rules("dac-2022", medicines_threshold=5)),
    "receipt": receipt(RECORD, rules=Rules(medicines_threshold=5)),
}


@pytest.mark.parametrize("indent", [[], ["--indent"]])
def test_inspect_shows_every_kind(call: Run, tmp_path: Path, indent: list[str]) -> None:
    (tmp_path / "all.cbor").write_bytes(b"".join(MESSAGES.values()))
    done = call("inspect", *indent, "all.cbor")
    assert (done.status, done.errors) == (0, "")
    text = done.text if not indent else "[" + done.text.replace("\n}\n{", "\n},{") + "]"
    shown = json.loads(text) if indent else lines(done.out)
    kinds = [document.get("message") for document in shown]
    assert kinds == [None, None, "screening", "inclusion", "pack", "receipt"]
    assert [document.get("extension") for document in shown[:4]] == [LATER.hex()] * 4
    assert shown[3]["needs"] == "« un répit »" and "« un répit »" in done.text


def test_the_largest_message_comes_back_through_json(call: Run) -> None:
    large = encode(Facts(medicines=9, extension=bytes.fromhex("18645a000fffc8") + bytes(0xfffc8)))
    assert 1048576 - 64 < len(large) <= 1048576
    shown = call("inspect", "-", stdin=large)
    assert call("encode", stdin=shown.out).out == large


@pytest.mark.parametrize("kind", MESSAGES)
def test_inspect_then_encode_gives_the_same_bytes(call: Run, kind: str) -> None:
    shown = call("inspect", "-", stdin=MESSAGES[kind])
    done = call("encode", stdin=shown.out)
    assert (done.status, done.out.hex()) == (0, MESSAGES[kind].hex())


def test_what_inspect_shows_of_records_can_be_screened(call: Run) -> None:
    sequence = call("encode", stdin=ndjson(TWO, DIFFERS)).out
    shown = call("inspect", "-", stdin=sequence).out
    direct = call("screen", "--format", "cbor", "-", stdin=ndjson(TWO, DIFFERS))
    assert call("screen", "--format", "cbor", "-", stdin=shown).out == direct.out
    assert call("screen", "--format", "cbor", "-", stdin=sequence).out == direct.out


def test_bad_bytes_are_shown_with_a_caret(call: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.cbor").write_bytes(MOBILITY_YES + NOT_SHORTEST + MOBILITY_YES)
    done = call("inspect", "--bytes", "bad.cbor")
    assert (done.status, len(lines(done.out))) == (1, 2)
    place, what, row, caret = done.errors.splitlines()
    assert place.startswith("bad.cbor: message 2, byte 18: WIRE-3 ")
    assert "have the sender" in what
    assert row.split() == ["0000000e", *NOT_SHORTEST.hex(" ").split()]
    assert caret.strip() == "^^"
    assert row[caret.index("^"):].startswith("18 02"), "the caret stands under the head that is not in shortest form"


def test_what_is_wrong_with_bytes_is_said_in_french(call: Run) -> None:
    place, what, _, caret, more = call("inspect", "--bytes", "--lang", "fr", "-", stdin=MOBILITY_YES[:6]).errors.splitlines()
    assert place == f"stdin : message 1, octet 6 : WIRE-1 {rule('WIRE-1').title('fr')}"
    assert what.strip() == label(Status.TRUNCATED, "fr") and caret.strip() == "^^"
    assert more.strip().startswith("la suite ne peut être lue : ")
    what = call("inspect", "--lang", "fr", "-", stdin=b'{"date": null}').errors.splitlines()[1]
    assert "ces octets sont du JSON" in what and what.endswith(" ; integra encode lit le JSON")


def test_the_caret_finds_a_place_far_into_a_message(call: Run) -> None:
    long = encode(Inclusion(needs="x" * 100))
    assert long.count(b"x" * 100) == 1
    at = long.index(b"x" * 100) + 57
    bad = long[:at] + b"\xff" + long[at + 1:]
    done = call("inspect", "--bytes", "-", stdin=MOBILITY_YES + bad)
    row, caret = done.errors.splitlines()[2:4]
    assert done.errors.startswith(f"stdin: message 2, byte {len(MOBILITY_YES) + at}: WIRE-11 ")
    assert row[caret.index("^"):].startswith("ff"), row
    assert int(row.split()[0], 16) <= len(MOBILITY_YES) + at < int(row.split()[0], 16) + 16


def test_the_caret_stands_past_the_end_of_a_cut_message(call: Run) -> None:
    done = call("inspect", "--bytes", "-", stdin=MOBILITY_YES[:6])
    row, caret, more = done.errors.splitlines()[2:]
    assert done.errors.startswith("stdin: message 1, byte 6: WIRE-1 ")
    assert caret.index("^") == len(row) + 1 and "what follows cannot be read" in more


def test_a_body_that_is_wrong_is_placed_in_the_file(call: Run) -> None:
    wrong = bytes.fromhex("830102a102880000030000000000")
    done = call("inspect", "--bytes", "-", stdin=MOBILITY_YES + wrong)
    assert done.status == 1 and done.errors.startswith("stdin: message 2, byte 22: WIRE-20 ")
    row, caret = done.errors.splitlines()[2:4]
    assert row[caret.index("^"):].startswith("03")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_bytes_are_shown_only_where_they_are_asked_for(call: Run, language: str) -> None:
    whole = encode(Inclusion(needs="marker of a need"))
    for bad in (whole[:-1] + b"\xff", whole[:-1], b"marker of a need"):
        done, more = (call("inspect", "--lang", language, *asked, "-", stdin=bad) for asked in ((), ("--bytes",)))
        assert done.status == more.status == 1
        hidden, shown = (each.errors.replace(" ", "") for each in (done, more))
        rows = [bad[start:start + 16].hex() for start in range(0, len(bad), 16)]
        assert any(row[:6] in shown for row in rows) and not any(row[:6] in hidden for row in rows) and "marker" not in hidden
        assert [line for line in more.errors.splitlines() if line in done.errors.splitlines()] == done.errors.splitlines()


def test_json_given_to_inspect_is_told_where_to_go(call: Run) -> None:
    done = call("inspect", "-", stdin=ndjson(TWO))
    assert done.status == 1 and "integra encode" in done.errors


def test_encode_reports_bad_lines_and_encodes_the_others(call: Run, tmp_path: Path) -> None:
    (tmp_path / "mixed.ndjson").write_bytes(
        ndjson(TWO) + b"{\n" + ndjson({"message": "screening"}, {"medicin": 1}, {"extension": "ff"}, DIFFERS))
    done = call("encode", "mixed.ndjson", "-o", "out.cbor")
    assert (done.status, done.out) == (1, b"")
    assert [report.split(": ")[0] for report in done.errors.splitlines()] == [
        "mixed.ndjson:2", "mixed.ndjson:3", "mixed.ndjson:4", "mixed.ndjson:5", "integra"]
    assert done.errors.endswith("integra: 2 encoded, 4 refused\n")
    assert (tmp_path / "out.cbor").read_bytes() == b"".join(
        encode(record_from_json(document)[0]) for document in (TWO, DIFFERS))


def test_encode_refuses_findings_that_do_not_follow(call: Run) -> None:
    whole = to_json(screen(record_from_json(DIFFERS)[0]))
    assert call("encode", stdin=ndjson(whole)).status == 0
    without = {name: value for name, value in whole.items() if name != "findings"}
    assert call("encode", stdin=ndjson(without)).out == call("encode", stdin=ndjson(whole)).out
    done = call("encode", stdin=ndjson(whole | {"findings": []}))
    assert (done.status, done.out, "stdin:1: findings: differs" in done.errors) == (1, b"", True)


def test_receipts_are_made_and_replayed(call: Run, tmp_path: Path) -> None:
    people = ndjson(TWO, {"date": 1}, DIFFERS)
    made = call("receipt", "--set", "medicines_threshold=5", "-o", "r.cbor", "-", stdin=people)
    assert (made.status, made.errors.splitlines()[-1]) == (1, "integra: 2 receipts, 1 refused")
    data = (tmp_path / "r.cbor").read_bytes()
    assert data.startswith(MESSAGES["receipt"]) and b"patient 12" not in data
    done = call("replay", "r.cbor")
    assert (done.status, done.text) == (0, "2 receipts give the same bytes, 0 differ, 0 cannot be replayed\n")


def test_a_receipt_that_differs_ends_1(call: Run) -> None:
    good = receipt(Record(Answers(mobility=Tri.YES)))
    verdict = encode(screen(Record(Answers(mobility=Tri.YES))))
    assert good.count(verdict) == 1 and verdict.count(bytes.fromhex("0402")) == 1, "key 4: undetermined"
    other = good.replace(verdict, verdict.replace(bytes.fromhex("0402"), bytes.fromhex("0401")))
    done = call("replay", "-", stdin=good + other + MOBILITY_YES)
    assert (done.status, done.text) == (1, "1 receipt gives the same bytes, 1 differs, 1 cannot be replayed\n")
    assert f"stdin: byte {len(good)}: " in done.errors and "GEN-10" in done.errors
