"""Nothing that the low-level module is given ends the process: each call, each argument, each member, destroyed or not.

Spec: spec/00-conventions.md, "Errors".  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import pathlib
import subprocess
import sys
import threading

import pytest

from integra import UsageError, _native, _swig
from integra.words import Status

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import each_call  # noqa: E402

ROWS = 3
#: Columns of the people's answers, none of admissions.
PLACES = [0, *range(1, 9), *range(12, 46)]


def lots():
    names = [*each_call.CALLS, *each_call.STRUCTS]
    return [names[at::8] for at in range(8)]


@pytest.mark.parametrize("names", lots(), ids=lambda names: names[0])
def test_each_argument_of_each_call_is_refused_by_its_name(names):
    done = subprocess.run([sys.executable, "-X", "faulthandler", each_call.__file__, *names], capture_output=True, text=True,
                          check=False)
    said = [line for line in done.stdout.splitlines() if not line.startswith("#")]
    last = [line for line in done.stdout.splitlines() if line.startswith("#")][-1:]
    assert (done.returncode, said) == (0, ["alive"]), (last, done.stdout[-3000:], done.stderr[-2000:])


def test_all_calls_are_tried():
    """As many as the module has functions: none is left out by its name."""
    functions = {name for name, value in vars(_swig).items() if callable(value) and name.startswith("integra_")}
    assert functions <= {*each_call.CALLS, *each_call.STRUCTS}
    assert len(each_call.CALLS) > 240 and len(each_call.STRUCTS) > 30


@pytest.mark.parametrize("kind", each_call.STRUCTS)
def test_what_is_destroyed_twice_is_refused(kind):
    thing = each_call.gone(kind)
    with pytest.raises(UsageError, match=f"^delete_{kind}: self ") as raised:
        getattr(_native, f"delete_{kind}")(thing)
    assert raised.value.status is Status.NULL_ARGUMENT
    assert "a été détruit" in raised.value.sentence("fr")
    destroy = getattr(_swig, f"{kind}_destroy", None)
    if destroy is not None:
        other = each_call.made(kind)
        destroy(other)
        with pytest.raises(UsageError, match=f"^{kind}_destroy: "):
            destroy(other)


def screened(inputs, outputs=None):
    rules = _swig.integra_rules_create("has-2014", ())
    outputs = (None,) * each_call.OUTPUTS if outputs is None else outputs
    return _swig.integra_screening_evaluate_columns(rules, (ROWS, 20000, tuple(inputs), tuple(outputs)))


@pytest.mark.parametrize("by", [-1, 1])
@pytest.mark.parametrize("place", PLACES)
def test_a_column_of_fewer_or_more_rows_is_refused(place, by):
    given = [None] * 46
    given[place] = bytes((4 if place in (0, 12, 13) or 14 <= place < 18 else 1) * ROWS)
    width = len(given[place]) // ROWS
    given[place] = bytes(width * (ROWS + by))
    with pytest.raises(ValueError, match="^integra_screening_evaluate_columns: inputs: .*length"):
        screened(given)


@pytest.mark.parametrize("by", [-1, 1])
@pytest.mark.parametrize("place", range(each_call.OUTPUTS))
def test_a_column_of_answers_without_room_is_refused(place, by):
    given = [None] * each_call.OUTPUTS
    given[place] = bytearray(ROWS + by)
    with pytest.raises(ValueError, match="^integra_screening_evaluate_columns: inputs: .*length"):
        screened([None] * 46, given)


def test_rows_without_a_column_are_refused():
    """However many: nothing would ever end."""
    with pytest.raises(ValueError, match="no column"):
        screened([None] * 46)


def test_an_object_is_not_destroyed_while_a_call_in_another_thread_uses_it():
    """The proof lets other threads run. Each round, whoever comes first, the process lives and the object with it."""
    data = _swig.integra_protocol_encode(_swig.integra_protocol_create("has-2014"))
    for _ in range(3):
        protocol, started, said = _swig.integra_protocol_decode(data), threading.Event(), []

        def prove(protocol=protocol, started=started, said=said):
            started.set()
            try:
                _swig.integra_protocol_prove_within(protocol, 0)
                said.append("proved")
            except UsageError:
                said.append("destroyed before")

        thread = threading.Thread(target=prove)
        thread.start()
        started.wait()
        refusals = 0
        while thread.is_alive():
            try:
                _swig.integra_protocol_destroy(protocol)
                break
            except UsageError as error:
                refusals += 1
                assert "another call" in str(error)
        thread.join()
        assert said == ["proved"] or not refusals


@pytest.mark.parametrize("columns, count", [
    ((bytes(16),), 2), ((bytes(32),), 1), ((bytes(15),), 1), ((b"",), 1), ((bytes(range(16)), bytes(3)), 1),
    ((None,) * 7 + (bytes(4),), 1), ((bytes(range(16)),) + (None,) * 7, 1)], ids=str)
def test_columns_of_a_tally_of_another_size_are_refused(columns, count):
    """Stays have seven columns: an eighth is none, whatever it holds."""
    tally = each_call.tally()
    with pytest.raises(UsageError) as raised:
        _swig.integra_tally_add(tally, columns, count)
    assert raised.value.status is Status.OUT_OF_RANGE
    assert _swig.integra_tally_count(tally) == 0


@pytest.mark.parametrize("columns, error", [
    ([bytes(range(16))], TypeError), ((1,), TypeError), ((None,) * 99, ValueError), ((memoryview(bytes(32))[::2],), BufferError)])
def test_columns_of_a_tally_are_a_tuple_of_buffers(columns, error):
    with pytest.raises(error, match="^integra_tally_add: columns: "):
        _swig.integra_tally_add(each_call.tally(), columns, 1)


def test_columns_of_a_tally_are_let_go():
    """Of those that were taken before one is refused too: a bytearray that is held cannot grow."""
    first = bytearray(range(16))
    with pytest.raises(TypeError):
        _swig.integra_tally_add(each_call.tally(), (first, 1), 1)
    _swig.integra_tally_add(each_call.tally(), (first,), 1)
    first.append(1)


@pytest.mark.parametrize("numbers, missing, known, found", [
    (7, 0, 24, 16), (8, 2, 24, 16), (8, 0, 0, 16), (8, 0, 23, 16), (8, 0, 25, 16), (8, 0, 72, 16), (8, 0, 24, 15), (8, 0, 24, 32)])
def test_numbers_and_tables_of_another_size_are_refused(numbers, missing, known, found):
    with pytest.raises(UsageError) as raised:
        _swig.integra_ids_of_numbers(bytes(numbers), bytes(missing), 1, bytearray(known), bytearray(found))
    assert raised.value.status is Status.OUT_OF_RANGE
    for given in (bytes(known), bytearray(24)), (bytes(24), bytearray(known)):
        if known != 24:
            with pytest.raises(UsageError):
                _swig.integra_numbers_known(*given)


@pytest.mark.parametrize("ids, parts, room", [(15, 2, 1), (17, 2, 1), (16, 2, 0), (16, 2, 2), (16, 0, 1), (16, 65, 1)])
def test_parts_of_another_number_are_refused(ids, parts, room):
    with pytest.raises(UsageError) as raised:
        _swig.integra_id_parts(bytes(ids), parts, bytearray(room))
    assert raised.value.status is Status.OUT_OF_RANGE


def test_what_a_table_of_numbers_holds_is_wrong_for_itself_alone():
    """Whoever writes into it gets back what they wrote, and reads nothing beside it."""
    found = bytearray(16 * 64)
    for table in (b"\xff" * 24 * 8, bytes(range(192))):
        _swig.integra_ids_of_numbers(bytes(range(256)) * 2, b"", 0, bytearray(table), found)
        _swig.integra_numbers_known(table, bytearray(24))
