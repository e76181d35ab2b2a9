"""``integra receipt`` and ``integra replay`` of demands: made, replayed beside those of people, and by which protocol.

Spec: spec/03-command.md; spec/20-orientation.md, "The orientation receipt"; GEN-10.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import dataclasses
import datetime
from pathlib import Path

import pytest
from cli_inputs import TWO, Run, ndjson

from integra import Answers, Demand, Protocol, Record, Rules, Tri, orientation_receipt, receipt, split
from integra.protocol.template import to_toml
from integra.words import Motive, Requester, Service

DAY = datetime.date(2025, 6, 2)
HELP = {"requester": "carer", "motives": ["home_help"], "date": "2025-06-02", "door": "hospital", "ref": "mine"}
ASKED = Demand(requester=Requester.CARER, motives={Motive.HOME_HELP}, date=DAY)
PERSON = receipt(Record(Answers(mobility=Tri.YES)))
BUILT_IN = Protocol.builtin()


def renamed(name: str, within: int | None) -> Protocol:
    rows = [dataclasses.replace(row, calls=[dataclasses.replace(
        call, within=within if call.service is Service.HOME_HELP else call.within) for call in row.calls])
        for row in BUILT_IN.rows]
    made = Protocol(name, rows)
    assert made.prove() == ()
    return made


OTHER = renamed("mine", 2)


def flat(text: str) -> str:
    """A text as if its lines had not been folded."""
    return text.replace("\n  ", " ")


def test_demands_get_receipts(call: Run, tmp_path: Path) -> None:
    """Door and ref are no part of them."""
    made = call("receipt", "--set", "first_answer_routine_days=9", "-o", "r.cbor", "-",
                stdin=ndjson(HELP, {"requester": "carer", "motives": []}))
    assert (made.status, made.errors.splitlines()[-1]) == (1, "integra: 1 receipt, 1 refused")
    assert (tmp_path / "r.cbor").read_bytes() == orientation_receipt(ASKED, rules=Rules(first_answer_routine_days=9))


def test_demands_of_one_day_by_a_protocol_of_ones_own(call: Run, tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(to_toml(OTHER), encoding="utf-8")
    made = call("receipt", "--protocol", "mine.toml", "--at", "2025-06-30", "-", stdin=ndjson(HELP, HELP))
    assert (made.status, made.errors) == (0, "integra: 2 receipts, 0 refused\n")
    wanted = orientation_receipt(dataclasses.replace(ASKED, date=datetime.date(2025, 6, 30)), protocol=OTHER)
    assert [bytes(each) for _, _, each in split(made.out)] == [wanted, wanted]


def test_receipts_of_both_kinds_are_replayed_in_one_stream(call: Run) -> None:
    done = call("replay", "-", stdin=PERSON + orientation_receipt(ASKED) + PERSON + orientation_receipt(ASKED))
    assert (done.status, done.errors) == (0, "")
    first, by = flat(done.text).splitlines()
    assert first == "4 receipts give the same bytes, 0 differ, 0 cannot be replayed"
    assert by == f"2 demands answered by the built-in protocol has-2014, digest {BUILT_IN.digest().hex()}"


def test_another_protocol_is_named_with_its_place(call: Run) -> None:
    own = orientation_receipt(ASKED, protocol=OTHER)
    done = call("replay", "-", stdin=PERSON + own + own)
    assert done.status == 0 and "--accept names those that are accepted" in done.errors
    assert flat(done.text).splitlines()[1] == (
        f"2 demands answered by a protocol that is not built in, mine, digest {OTHER.digest().hex()}, "
        f"the first at stdin: byte {len(PERSON)}")
    said = call("--lang", "fr", "replay", "-", stdin=own)
    assert flat(said.text).splitlines()[1] == (
        f"1 demande orientée selon un protocole non intégré, mine, empreinte {OTHER.digest().hex()}, la première : stdin : octet 0")
    assert "--accept nomme les protocoles acceptés" in said.errors


@pytest.mark.parametrize("accepted", ["has-2014", BUILT_IN.digest().hex(), BUILT_IN.digest().hex().upper()])
def test_a_receipt_of_a_protocol_that_is_not_accepted_is_refused_and_counted(call: Run, accepted: str) -> None:
    data = PERSON + orientation_receipt(ASKED) + orientation_receipt(ASKED, protocol=OTHER)
    done = call("replay", "--accept", accepted, "-", stdin=data)
    first, by = flat(done.text).splitlines()
    assert (done.status, first) == (1, "2 receipts give the same bytes, 0 differ, 1 is of a protocol that is not accepted, "
                                       "0 cannot be replayed")
    assert by.startswith("1 demand answered by the built-in protocol has-2014")
    assert done.errors.startswith(f"stdin: byte {data.index(orientation_receipt(ASKED, protocol=OTHER))}: ")
    assert "GEN-10" in done.errors and "mine" not in done.text


def test_several_may_be_accepted_by_name_file_and_digest(call: Run, tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(to_toml(OTHER), encoding="utf-8")
    (tmp_path / "mine.cbor").write_bytes(OTHER.to_cbor())
    data = orientation_receipt(ASKED) + orientation_receipt(ASKED, protocol=OTHER)
    for other in ("mine.toml", "mine.cbor", OTHER.digest().hex()):
        done = call("replay", "--accept", "dac-2022", "--accept", other, "-", stdin=data)
        assert (done.status, done.errors) == (0, ""), "has-2014 and dac-2022 answer alike"


@pytest.mark.parametrize("wrong", ["has-2015", BUILT_IN.digest().hex()[:-1], BUILT_IN.digest().hex() + "0", "not.toml"])
def test_what_is_no_protocol_is_not_accepted(call: Run, tmp_path: Path, wrong: str) -> None:
    (tmp_path / "not.toml").write_text(to_toml(Protocol("not", BUILT_IN.rows[:1])), encoding="utf-8")
    done = call("replay", "--accept", wrong, "-", stdin=orientation_receipt(ASKED))
    assert (done.status, done.text) == (3, "") and wrong in done.errors


def test_a_forged_name_and_a_changed_byte_are_no_receipts(call: Run) -> None:
    honest, own = orientation_receipt(ASKED), orientation_receipt(ASKED, protocol=renamed("has-2015", 2))
    forged = own.replace(b"\x68has-2015", b"\x68has-2014")
    changed = honest[:-1] + bytes([honest[-1] ^ 1])
    done = call("replay", "-", stdin=forged + changed + honest)
    assert (done.status, done.text.splitlines()[0]) == (
        1, "1 receipt gives the same bytes, 1 differs, 1 cannot be replayed")
    assert "built-in name" in done.errors and f"byte {len(honest) - 1}" in done.errors


def test_receipts_of_people_are_made_as_before(call: Run) -> None:
    made = call("receipt", "-", stdin=ndjson(TWO))
    assert (made.status, made.errors) == (0, "integra: 1 receipt, 0 refused\n")
    assert call("replay", "--accept", "has-2014", "-", stdin=made.out).status == 0
