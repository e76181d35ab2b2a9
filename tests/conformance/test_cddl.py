"""spec/integra.cddl describes every message of the vectors: two validators, written by others, agree.

Layer: conformance.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import csv
import functools
import io
import itertools
from typing import Any

import pytest

from vectors import OPERATIONS, ROOT, VECTORS, chosen, raw

cbor2 = pytest.importorskip("cbor2", reason="cbor2 is not installed")
cddl_verifier = pytest.importorskip("cddl_verifier", reason="cddl-verifier is not installed")
pycddl = pytest.importorskip("pycddl", reason="pycddl is not installed")

from plan_vectors import HISTORIES  # noqa: E402

TEXT = (ROOT / "spec" / "integra.cddl").read_text(encoding="utf-8")
FIRST = cddl_verifier.Validator(TEXT)
SECOND = pycddl.Schema(TEXT)
with (ROOT / "spec" / "words.tsv").open(encoding="utf-8", newline="") as table:
    WORDS = list(csv.DictReader(table, delimiter="\t"))
with (ROOT / "spec" / "tables.tsv").open(encoding="utf-8", newline="") as table:
    TABLES = {name: list(rows) for name, rows in itertools.groupby(csv.DictReader(table, delimiter="\t"), lambda row: row["table"])}
#: Operations whose expected_hex is a message, not a part of one.
WHOLE = [name for name, row in OPERATIONS.items() if row["expected_hex"].startswith("the message ")]
#: Above this the validators are slow and see nothing new: the megabytes of WIRE-14.
LARGE = 100_000
#: What pycddl does not look at: the keys beside the listed ones; how long the arrays are that stand in a choice.
ONLY_FIRST = {"WIRE-18.4", "WIRE-20.12"}
#: An array whose elements are of two shapes in turn, which pycddl takes to be all of the first.
ONLY_FIRST_TAKES = {"PLN-11.180"}
#: Plans that have not the keys or the columns of one, figures with words that there are not,
#: views with a row that is none.
SHAPES = {"PLN-12.49", "PLN-12.50", "PLN-12.53", "IND-2.34", "IND-2.35", "PLN-30.53"}

#: The order of a response's services, that its rules are ones of the catalogue, and that of a caseload neither people nor
#: assistants are alone: the comment of the CDDL says that.
IN_COMMENTS = {"WIRE-20.42", "WIRE-20.43", "IND-5.88", "IND-5.89"}


@functools.cache
def accepted(message: bytes) -> tuple[bool, bool]:
    """What each validator says, asked once of each message: many stand in several vectors."""
    try:
        SECOND.validate_cbor(message)
    except pycddl.ValidationError:
        return bool(FIRST.validate(message).valid), False
    return bool(FIRST.validate(message).valid), True


def messages(vector: dict[str, Any]) -> list[bytes]:
    """Every message of a vector; a comparison's two are in the vectors of screening already."""
    found = []
    if vector["operation"] in ("behaviour", "conforms", "changes", "united"):
        found += both_messages(vector)
    elif "input_hex" in vector and vector["operation"] != "compare":
        found.append(raw(vector["input_hex"]))
    if "expected_hex" in vector and vector["operation"] in WHOLE:
        found.append(raw(vector["expected_hex"]))
    given = vector["input"] or {}
    found += [bytes.fromhex(event["message"]) for name in ("events", "again") for event in given.get(name, [])]
    return [message for message in found if len(message) < LARGE]


def both_messages(vector: dict[str, Any]) -> list[bytes]:
    """The two messages that stand one behind the other."""
    whole = io.BytesIO(raw(vector["input_hex"]))
    cbor2.CBORDecoder(whole).decode()
    return [whole.getvalue()[:whole.tell()], whole.getvalue()[whole.tell():]]


def good(vector: dict[str, Any]) -> bool:
    return "refused" not in vector and bool(messages(vector))


def bad(vector: dict[str, Any]) -> bool:
    return vector.get("refused", {}).get("rule") in ("WIRE-20", "WIRE-21") and not by_its_kind(vector)


def by_its_kind(vector: dict[str, Any]) -> bool:
    """An event refused for a field its kind asks or forbids, alone or in a column, or for an order, a figure for what
    its indicator asks or forbids, and a view for its order or its groups: a table or the chapter says that, not the CDDL."""
    if vector["id"] in IN_COMMENTS:
        return True
    if vector["operation"] == "merge" or vector["rule"] in ("IND-2", "PLN-30"):
        return vector["id"] not in SHAPES
    return vector["operation"] == "event" and vector["rule"] != "PLN-11"


@pytest.mark.one_in(4)
@pytest.mark.parametrize("vector", chosen(good))
def test_good_messages_are_described(vector: dict[str, Any]) -> None:
    for message in messages(vector):
        both = vector["id"] not in ONLY_FIRST_TAKES or message != raw(vector["expected_hex"])
        assert accepted(message) == (True, both), message.hex()


@pytest.mark.one_in(2)
@pytest.mark.parametrize("vector", chosen(bad))
def test_bad_messages_are_not(vector: dict[str, Any]) -> None:
    assert accepted(raw(vector["input_hex"])) == (False, vector["id"] in ONLY_FIRST)


def test_messages_inside_receipts_are_described() -> None:
    receipts = [raw(v["expected_hex"]) for v in VECTORS if v["operation"] == "receipt"]
    assert receipts
    for receipt in receipts:
        body = cbor2.loads(receipt)[2]
        assert accepted(body[2]) == accepted(body[3]) == (True, True)
    receipts = [raw(v["expected_hex"]) for v in VECTORS if v["operation"] == "orientation_receipt"]
    assert receipts
    for receipt in receipts:
        body = cbor2.loads(receipt)[2]
        assert accepted(body[2]) == accepted(body[3]) == accepted(body[4]) == (True, True)


def test_every_kind_is_shown() -> None:
    shown = {cbor2.loads(message)[1] for vector in VECTORS if good(vector) for message in messages(vector)}
    told = {int(word["code"]) for word in WORDS if word["group"] == "message"}
    assert shown == told - {17}  # what rises: below


def test_a_receipt_of_orientation_is_described() -> None:
    kinds = {vector["expected"]["kind"]: raw(vector["input_hex"]) for vector in VECTORS
             if vector["operation"] == "decode" and good(vector)}
    body = {0: ["has-2014", 1, bytes(32)], 1: [["pps_threshold", 2]], 2: kinds["protocol"], 3: kinds["demand"],
            4: kinds["orientation"]}
    assert accepted(cbor2.dumps([1, 15, body])) == (True, True)
    for missing in (0, 2, 3, 4):
        rest = {key: value for key, value in body.items() if key != missing}
        assert accepted(cbor2.dumps([1, 15, rest])) == (False, False)


def test_what_rises_is_described() -> None:
    risen = [1, 4, 19723, 1, None]
    body = {0: bytes([7]) * 16, 1: [risen, [2, 0, None, 0, 11]]}
    assert accepted(cbor2.dumps([1, 17, body])) == accepted(cbor2.dumps([1, 17, {0: body[0]}])) == (True, True)
    for wrong in ({1: [risen]}, body | {1: [[0, *risen[1:]]]}, body | {1: [risen[:4]]}, body | {1: []}):
        assert accepted(cbor2.dumps([1, 17, wrong])) == (False, False)


#: Of each kind of column a cell that says something, what blank is, what said unknown is, and one that is none.
IDENTIFIER, DAY = bytes([7]) * 16, 19723
CELLS: dict[str, tuple[list[Any], list[Any]]] = {
    "own": ([IDENTIFIER], [None, False, 0]), "id": ([IDENTIFIER, None, False], [True, 0, bytes(15)]),
    "ref": ([0, 999_999, None, False], [-1, 1_000_000, True]), "ref!": ([0], [None, False, -1]),
    "date": ([DAY, -719_162, None, False], [-719_163, True, b""]), "day": ([DAY, None], [False, 2_932_897]),
    "month": ([DAY], [None, False]), "tri": ([0, 1, 2], [3, None, False]), "word": ([0, 1, 2], [255, None, False]),
    "word!": ([1, 2], [0, None, 255]), "flag": ([0, 1], [2, None, False]),
    "number": ([0, 4_294_967_294, None], [-1, 4_294_967_295, False])}


@pytest.mark.one_in(3)
@pytest.mark.parametrize("key", range(2, 32))
def test_every_cell_of_a_territory_is_described(key: int) -> None:
    """A row of each table: each of its cells in turn whatever it may be, and nothing else."""
    rows = list(TABLES.values())[key - 2]
    row = [CELLS[each["kind"]][0][0] for each in rows]
    for place, each in enumerate(rows):
        good, bad = CELLS[each["kind"]]
        for cells, wanted in ((good, True), (bad, False)):
            for cell in cells:
                body = {0: IDENTIFIER, key: [[*row[:place], cell, *row[place + 1:]]]}
                assert accepted(cbor2.dumps([1, 16, body])) == (wanted, wanted), (each["table"], each["column"], cell)
    for broken in (row[:-1], [*row, 0]):
        assert accepted(cbor2.dumps([1, 16, {0: IDENTIFIER, key: [broken]}])) == (False, False)
    assert accepted(cbor2.dumps([1, 16, {0: IDENTIFIER, key: []}])) == (False, False)


def test_claims_of_a_territory_are_described() -> None:
    for claims, wanted in (([[1, None, None], [15, DAY, None]], True), ([], False), ([[0, None, None]], False),
                           ([[31, None, None]], False), ([[15, False, None]], False), ([[15, None]], False)):
        assert accepted(cbor2.dumps([1, 16, {0: IDENTIFIER, 1: claims}])) == (wanted, wanted), claims


def test_the_named_histories_are_described() -> None:
    for events in HISTORIES.values():
        for event in events:
            assert accepted(bytes.fromhex(event["message"])) == (True, True), event["name"]


def test_a_field_its_kind_forbids_is_no_matter_of_the_cddl() -> None:
    vectors = [vector for vector in VECTORS if "refused" in vector and by_its_kind(vector)]
    shaped = [vector for vector in vectors if vector["refused"]["rule"] in ("WIRE-20", "WIRE-21")]
    assert shaped
    for vector in shaped:
        assert accepted(raw(vector["input_hex"])) == (True, True), vector["id"]
