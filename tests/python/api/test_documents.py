"""JSON cut out of a stream: a document is one however many lines it has, what is broken is one refusal, nothing is lost.

Spec: spec/02-json.md, spec/03-command.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import gzip
import io
import json
import tracemalloc
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from integra import documents as cutting
from integra.adapters import fhir
from integra.errors import TextError
from integra.forms import loads, strict
from integra.opening import InputError, Opened, of_stream
from integra.records import Person, Problem, documents, open_inputs, read_ndjson

ONE = {"id": "1" * 32, "date": "2025-06-01", "answers": {"mobility": "yes"},
       "facts": {"admissions": [{"date": "2025-01-01", "emergency": "yes"}, {}]}}
TWO = {"id": "2" * 32, "ref": 'quote " and [ \\ } brace', "date": "2025-06-02"}
LINE, LINE2 = json.dumps(ONE), json.dumps(TWO)
HAND = '{"id": "' + "1" * 32 + '",\n "answers": {"mobility": "yes"}}'


def cut(text: str | bytes) -> list[tuple[str, object]]:
    """The places and documents of a text; of one that is refused, None."""
    data = text.encode() if isinstance(text, str) else text
    return [(place.en, None if isinstance(found, TextError) else found) for place, found in documents(io.BytesIO(data), "x")]


@pytest.mark.parametrize("text, found", [
    (f"{LINE}\n{LINE2}\n", [("x:1", ONE), ("x:2", TWO)]),
    (json.dumps(ONE, indent=2), [("x:1", ONE)]),
    (json.dumps(ONE, indent=0).replace("\n", "\r\n"), [("x:1", ONE)]),
    ("\ufeff\n" + json.dumps(ONE, indent="\t") + "\n\n" + json.dumps(TWO, indent=4) + "\n", [("x:2", ONE), ("x:19", TWO)]),
    (f"{LINE}\n{HAND}\n{LINE2}", [("x:1", ONE), ("x:2", json.loads(HAND)), ("x:4", TWO)]),
    (f"[{LINE},{LINE2}]", [("x: [0]", ONE), ("x: [1]", TWO)]),
    (f"  [\n {LINE}\n,\n {LINE2} ]  \n", [("x: [0]", ONE), ("x: [1]", TWO)]),
    (json.dumps([ONE, TWO], indent=1), [("x: [0]", ONE), ("x: [1]", TWO)]),
    (f"[{LINE}]\n{LINE2}\n[{LINE}]", [("x: [0]", ONE), ("x:2", TWO), ("x: [0]", ONE)]),
    (f"[{LINE}]{LINE2}", [("x: [0]", ONE), ("x:1", TWO)]),
    ("[]", []), ("", []), ("\n \n", []), ("[ [1], 2, [] ]", [("x: [0]", [1]), ("x: [1]", 2), ("x: [2]", [])]),
])
def test_a_document_may_be_a_line_many_lines_or_an_element(text: str, found: list[tuple[str, object]]) -> None:
    assert cut(text) == found


@pytest.mark.parametrize("text, found", [
    ('{"id": \n' + LINE2, [("x:1", None), ("x:2", TWO)]),
    ('{\n "a": tru\n}\n' + LINE2, [("x:1", None), ("x:4", TWO)]),
    (json.dumps(ONE, indent=2)[:-9] + "\n" + LINE2, [("x:1", None), ("x:15", TWO)]),
    (json.dumps(ONE, indent=2)[:-9], [("x:1", None)]),
    ("what\nis\n  {this\n" + LINE2, [("x:1", None), ("x:4", TWO)]),
    ("}\n]\n\"a\": 1,\n" + json.dumps(TWO, indent=1), [("x:1", None), ("x:4", TWO)]),
    ("\n".join('"line %d": 1,' % number for number in range(5000)), [("x:1", None)]),
    (f"[{LINE},{LINE2}", [("x: [0]", ONE), ("x: [1]", TWO), ("x", None)]),
    (f"[{LINE},", [("x: [0]", ONE), ("x", None)]), ("[", [("x", None)]),
    (f"[{LINE},{LINE2[:-4]}", [("x: [0]", ONE), ("x: [1]", None)]),
    (f"[{LINE},,{LINE2}]", [("x: [0]", ONE), ("x: [1]", None), ("x: [2]", TWO)]),
    (f"[{LINE},]", [("x: [0]", ONE), ("x: [1]", None)]),
    ('[{"a": "' + "b" * 9_000_000 + '"},' + LINE + "]", [("x: [0]", None), ("x: [1]", ONE)]),
    ('{\n "a": "' + "b" * 9_000_000 + '"\n}\n' + LINE, [("x:1", None), ("x:4", ONE)]),
    ("{\n" + ' "a": 1,\n' * 1_000_000 + "}\n" + LINE, [("x:1", None), ("x:1000003", ONE)]),
])
def test_what_is_broken_is_one_refusal_and_the_next_is_read(text: str, found: list[tuple[str, object]]) -> None:
    assert cut(text) == found


PRETTY = json.dumps(ONE, indent=1)
JOINED = (
    (f"{LINE}{LINE2}\n", [("x:1", ONE), ("x:1", TWO)]), (f"{LINE} \t{LINE2}{LINE}", [("x:1", ONE), ("x:1", TWO), ("x:1", ONE)]),
    (f"{PRETTY}{PRETTY}{LINE2}\n{LINE}", [("x:1", ONE), (f"x:{PRETTY.count(chr(10)) + 1}", ONE),
                                         (f"x:{2 * PRETTY.count(chr(10)) + 1}", TWO), (f"x:{2 * PRETTY.count(chr(10)) + 2}", ONE)]),
    (f"{LINE}{PRETTY}", [("x:1", ONE), ("x:1", ONE)]), (f"{LINE}[{LINE2}]{LINE}", [("x:1", ONE), ("x: [0]", TWO), ("x:1", ONE)]),
    (f'{{"a" 1}}{LINE}', [("x:1", None), ("x:1", ONE)]), (f'{LINE}{{"a": ', [("x:1", ONE), ("x:1", None)]),
    ('{"a": "}{"}' + LINE, [("x:1", {"a": "}{"}), ("x:1", ONE)]),
    (f"{PRETTY},{PRETTY}\n{LINE}", [("x:1", None), (f"x:{2 * PRETTY.count(chr(10)) + 2}", ONE)]))


@pytest.mark.parametrize("alone", [False, True])
@pytest.mark.parametrize("text, found", JOINED)
def test_documents_without_a_line_between_them_are_all_read(text: str, found: list[tuple[str, object]], alone: bool) -> None:
    each = cutting.documents(io.BytesIO(text.encode()), "x", loads, strict.TEXT_LIMIT, strict.TOO_LONG, alone)
    assert [(place.en, None if isinstance(one, TextError) else one) for place, one in each] == found


def test_a_line_of_many_documents_is_gone_over_once() -> None:
    assert cut(LINE * 60_000 + "\n" + LINE2) == [("x:1", ONE)] * 60_000 + [("x:2", TWO)], "longer than a document may be"


class Slow(io.RawIOBase):
    """Gives a few bytes at a time, as a pipe may."""

    def __init__(self, data: bytes, step: int) -> None:
        self._data, self._step = data, step

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        given, self._data = self._data[:min(self._step, len(buffer))], self._data[min(self._step, len(buffer)):]
        buffer[:len(given)] = given
        return len(given)


@pytest.mark.parametrize("step", [1, 2, 7, 4096])
@pytest.mark.parametrize("text", [f"[{LINE},{LINE2}]", f"{LINE}\n{LINE2}", json.dumps([ONE, TWO], indent=2)])
def test_however_a_stream_comes_it_is_cut_alike(step: int, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cutting, "_CHUNK", 3)
    raw = Slow(text.encode(), step)
    assert [found for _, found in documents(io.BufferedReader(raw, 8), "x")] == [ONE, TWO]
    again = open_inputs(["-"], stdin=io.BufferedReader(Slow(gzip.compress(text.encode()), step), 8))
    assert [type(each) for each in again.people()] == [Person, Person]


@pytest.mark.parametrize("beginning, end", [(b'{"a":"', b'"}\n'), (b'[{"a":"', b'"}]'), (b'{\n"a":"', b'"\n}\n'), (b"[0,", b"]"),
                                            (b"\x83\x01\x02\x7a\x10\x00\x00\x00", b"")])
def test_what_gzip_blew_up_takes_no_more_memory_than_a_line(beginning: bytes, end: bytes) -> None:
    member = gzip.compress(b"x" * 4_000_000, 1)
    packed = io.BytesIO(gzip.compress(beginning) + member * 20 + gzip.compress(end))
    tracemalloc.start()
    try:
        found = list(open_inputs(["-"], stdin=packed).people())
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert found and all(isinstance(each, Problem) for each in found)
    assert peak < 4 * strict.TEXT_LIMIT, peak


@pytest.mark.parametrize("damage", [lambda data: data[:-1], lambda data: data[:len(data) // 2], lambda data: data[:3],
                                    lambda data: data[:-8] + b"\0" * 8, lambda data: data + b"more",
                                    lambda data: data[:20] + b"\xff\xff" + data[22:]])
def test_gzip_that_is_damaged_names_its_file(damage: Any) -> None:
    packed = damage(gzip.compress("\n".join([LINE] * 3000).encode()))
    with pytest.raises(InputError) as refusal:
        for _ in open_inputs(["-"], stdin=io.BytesIO(packed)).people():
            pass
    assert refusal.value.text.en == "stdin: packed by gzip, and cut short or damaged: get the file again"


def records_of(data: bytes, name: str) -> Iterator[Person | Problem]:
    """What a command makes of bytes, told by their content; one that is no input is a problem too."""
    try:
        yield from open_inputs(["-"], stdin=io.BytesIO(data)).people()
    except InputError as error:
        yield Problem(error.text, error.text)


VALID = [f"{LINE}\n{LINE2}\n".encode(), json.dumps([ONE, TWO], indent=1).encode(), gzip.compress(LINE.encode()),
         bytes.fromhex("830102a102880000020000000000") * 3,
         json.dumps({"resourceType": "Bundle", "entry": [{"resource": {"resourceType": "Patient", "id": "p"}}]}).encode()]
JSON = st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5), lambda inner: (
    st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "date", "answers", "resourceType", "entry", "x"]),
                                                  inner, max_size=4)), max_leaves=8)
ANY = (st.binary(max_size=200) | JSON.map(lambda value: json.dumps(value).encode()) | JSON.map(
    lambda value: json.dumps(value, indent=1).encode()) | st.tuples(st.sampled_from(VALID), st.integers(0, 400)).map(
        lambda pair: pair[0][:pair[1]]))


@settings(max_examples=400, deadline=None, database=None)
@given(st.lists(ANY, min_size=1, max_size=3).map(b"\n".join))
def test_whatever_comes_in_is_a_person_or_a_problem(data: bytes) -> None:
    found = list(records_of(data, "x"))
    assert found and all(isinstance(each, (Person, Problem)) for each in found)


@settings(max_examples=200, deadline=None, database=None)
@given(st.lists(st.tuples(st.sampled_from([ONE, TWO]), st.sampled_from([None, None, 0, 2, "\t"])), min_size=1, max_size=6),
       st.sampled_from(["\n", "\r\n", "\n\n"]))
def test_records_in_any_layout_are_all_there(layouts: list[tuple[dict[str, Any], Any]], end: str) -> None:
    text = end.join(json.dumps(record, indent=indent).replace("\n", end[:2] if end == "\r\n" else "\n")
                    for record, indent in layouts)
    assert [found for _, found in documents(io.BytesIO(text.encode()), "x")] == [record for record, _ in layouts]


@settings(max_examples=200, deadline=None, database=None)
@given(st.integers(0, 3), st.binary(max_size=12).filter(lambda data: b"\n" not in data))
def test_one_damaged_line_loses_no_other(at: int, damage: bytes) -> None:
    lines = [LINE.encode()] * 4
    lines[at] = damage
    found = list(read_ndjson(io.BytesIO(b"\n".join(lines)), "x"))
    people = [each.place.en for each in found if isinstance(each, Person)]
    kept = {f"x:{number + 1}" for number in range(4) if number != at}
    assert kept <= set(people) or (damage[:1] not in (b"{", b"") and b"[" in damage[:8])


def test_fhir_is_cut_the_same_way() -> None:
    patients = [{"resourceType": "Patient", "id": f"p{number}"} for number in range(3)]
    import datetime
    for text in (json.dumps(patients), json.dumps(patients, indent=2), "\n".join(json.dumps(each, indent=1) for each in patients)):
        found = fhir.open_stream(io.BytesIO(text.encode()), "x").records(datetime.date(2025, 1, 1))
        assert [getattr(each, "record", {}).get("ref") for each in found] == ["p0", "p1", "p2"]


def test_a_stream_is_read_from_where_it_stands_and_left_open() -> None:
    stream = io.BytesIO(b"behind" + LINE.encode())
    stream.read(6)
    opened: Opened = of_stream(stream, "x")
    with opened.reading() as given_stream:
        assert given_stream.read() == LINE.encode()
    assert not stream.closed and opened.position == len(LINE)
