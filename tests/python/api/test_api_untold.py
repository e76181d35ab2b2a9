"""What somebody wrote is in no error, in none that it stands for, and in no repr(): collectors of errors and logs keep all three.

Spec: spec/00-conventions.md, "Errors"; GEN-6.  Layer: tests.  SPDX-License-Identifier: Apache-2.0

A text is planted in every argument of every public call, and in every kind of input that is read.
"""
from __future__ import annotations

import dataclasses
import inspect
import io
import json
import uuid
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from public_calls import calls
from test_api_arguments import DAY, MADE, PLAN, RESULTS, given_to, owner_of

import integra
from integra import Demand, Inclusion, Plan, Territory
from integra.adapters import fhir, finess, host_codes, synthea
from integra.columns import mapping, people, propose
from integra.directory.csv_form import read as read_directory
from integra.forms import from_json, loads, record_from_json
from integra.forms.event import draft_from_json, event_from_json
from integra.protocol.toml_form import read as read_protocol
from integra.records import read_ndjson, read_sequence
from integra.territory.written import read as read_written
from integra.territory.written import read_toml
from integra.words import Ground, Motive, Requester

CANARY = "Canary"
#: Longer than anything that an error shows of a name, and no name of ours or of a program.
TEXT = f"Mme {CANARY}, 3 rue du {CANARY} " * 8
HALF = TEXT + "\ud800"
PLANTED: tuple[object, ...] = (
    TEXT, HALF, TEXT.encode(), TEXT.encode() + b"\xff", [TEXT], (HALF,), {TEXT: TEXT}, {"id": HALF}, [{TEXT: HALF}], {TEXT},
    b'{"ref": "' + TEXT.encode(), json.dumps({"x": TEXT}).encode(), b"\x83\x01\x05" + TEXT.encode(), uuid.UUID)

#: What a programmer names, and no record: keywords, columns, rows and rules of a protocol, paths; words of a directory, cut.
#: An error may show these itself; none that stands behind it does.
NAMED = {
    "Demand.from_screening-rest", "Protocol.row-id", "Rules-name", "Rules-overrides", "orient-options", "orient_columns-columns", "orient_columns-outputs",
    "route_columns-columns", "rule-name", "screen-options", "screen_columns-columns", "screen_columns-outputs", "plan.caseload.due-plans",
    "directory.csv_form.listed-data", "directory.csv_form.load-data", "directory.csv_form.read-data",
    "territory.written.read-source", "territory.written.read-name", "territory.written.read_folder-name", "territory.written.read_toml-name"}
#: A protocol is public: its rows show what they say.
SHOWN = {"Row-id", "Row-overrides", "Row-rule", "Row-source"}


def told(value: object, depth: int = 0) -> bool:
    """Whether the text is in a value as it is shown, or in what it holds."""
    if isinstance(value, (bytes, bytearray)):
        return CANARY.encode() in value
    if isinstance(value, str):
        return CANARY in value
    if depth < 4 and isinstance(value, Mapping):
        return any(told(each, depth + 1) for pair in value.items() for each in pair)
    if depth < 4 and isinstance(value, (tuple, list, set, frozenset)):
        return any(told(each, depth + 1) for each in value)
    return False


def remembered(error: BaseException, named: bool = False) -> Iterator[str]:
    """Everywhere that an error, or one behind it, has the text; where it is ``named``, only behind it."""
    seen: list[BaseException] = []
    waiting = [each for each in (error.__context__, error.__cause__) if each is not None] if named else [error]
    while waiting:
        one = waiting.pop()
        if any(one is each for each in seen):
            continue
        seen.append(one)
        held = {name: getattr(one, name, None) for name in dir(one) if not name.startswith("__")
                and not callable(getattr(one, name, None))} | {"args": one.args, "str": str(one), "repr": repr(one), "notes": getattr(one, "__notes__", ())}
        yield from (f"{type(one).__name__}.{name} of {type(error).__name__}" for name, value in held.items() if told(value))
        waiting += [each for each in (one.__context__, one.__cause__) if each is not None]


def planted() -> Iterator[Any]:
    """Every argument of every public call."""
    for name, call in calls().items():
        if {name, owner_of(name)} & RESULTS or ".store." in name or name.endswith((".close", "__init__")):
            continue
        for parameter in inspect.signature(call).parameters.values():
            if parameter.name not in ("self", "path") and parameter.kind is not parameter.VAR_POSITIONAL:
                yield pytest.param(name, parameter.name, parameter.kind is parameter.VAR_KEYWORD, id=f"{name}-{parameter.name}")


def ran(call: Callable[[], object]) -> tuple[BaseException | None, object]:
    """The error that a call ends in, or what it gives, all of it."""
    try:
        given = call()
        return None, list(given) if inspect.isgenerator(given) else given
    except Exception as error:
        return error, None


@pytest.mark.parametrize("name, argument, any_name", list(planted()))
def test_nothing_planted_in_an_argument_is_told(name: str, argument: str, any_name: bool) -> None:
    call = calls()[name]
    if inspect.isfunction(call) and next(iter(inspect.signature(call).parameters), "") == "self":
        call = getattr(MADE[owner_of(name)], name.rsplit(".", 1)[1])
    for value in PLANTED:
        arguments = given_to(name) | ({TEXT: value} if any_name else {argument: value})
        error, given = ran(lambda call=call, arguments=arguments: call(**arguments))  # type: ignore[misc]
        found = [] if error is None else list(remembered(error, f"{name}-{argument}" in NAMED))
        assert found == [], (value, str(error))
        if dataclasses.is_dataclass(given) and f"{name}-{argument}" not in SHOWN:
            assert CANARY not in repr(given), value


def folder(tmp_path: Path, **files: bytes) -> Path:
    """A folder of files, ``_`` in front of what they are."""
    (tmp_path / "in").mkdir()
    for name, data in files.items():
        (tmp_path / "in" / name.replace("_", ".")).write_bytes(data)
    return tmp_path / "in"


#: What is read, each in a shape that breaks at the text, in it or behind it.
BROKEN: tuple[bytes, ...] = (
    TEXT.encode(), TEXT.encode() + b"\xff", b'{"ref": "' + TEXT.encode(), b'{"ref": "' + TEXT.encode() + b'\xff"}', b'{"' + TEXT.encode() + b'": 1}',
    b'{"ref": "' + TEXT.encode() + b'", "date": "' + TEXT.encode() + b'"}', b'{"id": "' + TEXT.encode() + b'"}', b'["' + TEXT.encode() + b'",]',
    b'{"resourceType": "Patient", "id": "' + TEXT.encode() + b'", "birthDate": "' + TEXT.encode() + b'"',
    b'{"resourceType": "Patient", "id": "x", "birthDate": "' + TEXT.encode() + b'"}',
    b'name = "' + TEXT.encode(), b'name = "' + TEXT.encode() + b'"\n[[row]]\nid = ' + TEXT.encode(), b'"' + TEXT.encode() + b'" = 1\n' * 2,
    b'[columns]\nref = "' + TEXT.encode() + b'"\nmobility = ' + b"9" * 5000 + b'  # ' + TEXT.encode(), b'date = "' + TEXT.encode() + b"\xff",
    b"id,ref,date,mobility\n" + TEXT.encode().replace(b",", b"") + b',"' + TEXT.encode() + b'",' + b"1" * 99 + b",maybe " + TEXT.encode().replace(b",", b""),
    b'ref,date\n"' + TEXT.encode(), b"<fluxfiness><structureet><rs>" + TEXT.encode() + b"</structureet>", b"<a>" + TEXT.encode() + b"\xff</a>",
    b"\x83\x01\x02\xa1\x01x" + bytes([len(TEXT.encode()) % 256]) + TEXT.encode(), b"\x83\x01\x05\xa1\x09\x78\x2a" + TEXT.encode()[:42] + b"\xff",
    b'{"kind": "need", "fields": {"code": "housing", "text": "' + TEXT.encode() + b'\\ud800"}}',
    b'{"message": "plan", "events": ["' + TEXT.encode() + b'"]}', b'{"message": "inclusion", "needs": "' + TEXT.encode() + b'\\ud800"}',
    b'{"message": "territory", "body": [{"id": "' + TEXT.encode() + b'"}]}', b'{"message": "receipt", "data": "' + TEXT.encode() + b'"}',
    b'territory = "x"\n[["' + TEXT.encode() + b'"]]\n"' + TEXT.encode() + b'" = 1\n[[body]]\ntier = "' + TEXT.encode()[:90] + b'"\nopens = "' + TEXT.encode()[:90]
    + b'"\n[[meeting]]\nbody = "' + TEXT.encode()[:90] + b'"\n[complete]\n"' + TEXT.encode()[:90] + b'" = {}\n',
    b'{"message": "demand", "motives": ["' + TEXT.encode() + b'"], "commune": "' + TEXT.encode() + b'"}')


def each_of(stream: Callable[[io.BytesIO], Iterator[Any]]) -> Callable[[bytes], object]:
    """A reader of streams, all of which is read."""
    return lambda data: list(stream(io.BytesIO(data)))


READERS: dict[str, Callable[[bytes], object]] = {
    "loads": loads, "forms": lambda data: from_json(loads(data)), "record": lambda data: record_from_json(loads(data)),
    "draft": lambda data: draft_from_json(loads(data)), "event": lambda data: event_from_json(loads(data)),
    "territory": lambda data: Territory.from_dict(loads(data)), "written": read_toml, "any form": lambda data: read_written(data, "x"),
    "protocol": read_protocol, "directory": read_directory, "mapping": mapping.read, "decode": integra.decode,
    "split": lambda data: list(integra.split(data)), "plan": Plan.from_cbor, "event message": integra.plan.Event.from_cbor,
    "replay": integra.replay, "replay orientation": integra.replay_orientation, "finess": lambda data: finess.read(io.BytesIO(data), "x"),
    "ndjson": each_of(lambda stream: read_ndjson(stream, "x")), "sequence": each_of(lambda stream: read_sequence(stream, "x")),
    "table": each_of(lambda stream: people.read(stream, "x")), "proposal": lambda data: propose.propose(io.BytesIO(data), "x", "en"),
}


def problems(given: object) -> Iterator[Any]:
    """What a reader tells of what it passes over, whose reasons are sentences of their own."""
    yield from (each for each in given if isinstance(each, Exception)) if isinstance(given, (list, tuple)) else ()


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("number", range(len(BROKEN)))
def test_nothing_that_is_read_stays_behind_an_error(reader: str, number: int) -> None:
    error, given = ran(lambda: READERS[reader](BROKEN[number]))
    for each in (error, *problems(given)):
        if each is not None:
            assert list(remembered(each, named=True)) == [], str(each)
            assert TEXT not in str(each) and not any(told(held) and TEXT in str(held) for held in vars(each).values())
    assert not isinstance(error, (AttributeError, TypeError)) or 'takes' in str(error), error
    assert isinstance(given, (dict, str)) or reader == 'split' or CANARY not in repr(given)


@pytest.mark.parametrize("name", ["patients_csv", "a_json", "a_csv", "a_ndjson", "a_xml", "a_cbor"])
def test_nothing_in_a_file_stays_behind_an_error(tmp_path: Path, name: str) -> None:
    for number, data in enumerate(BROKEN):
        place = folder(tmp_path / str(number), **{name: data}) if (tmp_path / str(number)).mkdir() is None else tmp_path
        for call in (lambda: list(synthea.open(place).records(DAY)), lambda: list(fhir.open([*place.iterdir()]).records(DAY)),
                     lambda: host_codes.read(next(place.iterdir()))):
            error, given = ran(call)
            assert not isinstance(error, (AttributeError, TypeError)), error
            assert error is None or list(remembered(error, named=True)) == [], str(error)
            assert CANARY not in repr(given)


def test_the_walk_sees_what_stands_behind_an_error() -> None:
    try:
        try:
            TEXT.encode("ascii")
            HALF.encode()
        except UnicodeEncodeError:
            raise ValueError("no") from None
    except ValueError as error:
        assert "UnicodeEncodeError.object of ValueError" in list(remembered(error)) and error.__cause__ is None


def test_repr_tells_words_dates_and_identifiers_and_nothing_written() -> None:
    sheet = Inclusion(needs=TEXT, others={Ground.OTHER_HEALTH: TEXT}, person=uuid.UUID(int=7))
    assert CANARY not in repr(sheet) + repr(sheet.others) and "int=7" not in repr(sheet) and str(sheet.person) in repr(sheet)
    demand = Demand(requester=Requester.CARER, motives={Motive.HOME_HELP}, commune="37261")
    assert "37261" not in repr(demand) and "carer" in repr(demand)
    assert CANARY not in repr(PLAN.state) and repr(PLAN.taken).isdigit()
