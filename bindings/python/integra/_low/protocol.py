"""Protocols: between the model and the C library.

Spec: spec/21-protocol.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from struct import pack, unpack
from typing import Any, TypeVar

from .._discreet import alone
from .. import _swig
from .core import Struct, asked_for, date_of, days_of, rule_name
from ..errors import IntegraError, UsageError, from_call
from ..demand.model import Demand
from ..protocol.model import Call, Change, ChangedCall, Conformity, Failure, Row
from ..text import HALF_A_PAIR, Text, expected, whole_number
from ..word_tables import FIELDS
from ..words import (
    DemandField, Exclusion, Function, Intensity, Law, Level, Mission, Motive, Part, Precondition, Service, ServiceKind,
    Status, Tri, Word,
)

W = TypeVar("W", bound=Word)
_NO_INDEX = 2**32 - 1
#: In a row's days: with the first answer.
_FIRST_ANSWER = -1
_FIELD_ROOM, _CALL_ROOM, _OVERRIDE_ROOM = 16, 8, 32
#: What the subject of a law is; of those not named, a row.
_SUBJECTS: dict[Law, type[Motive] | type[Service] | type[Exclusion]] = {
    Law.COMPLETE: Motive, Law.ISOLATED: Motive, Law.ANSWERED_NOW: Motive, Law.REFUSAL_ANSWERED: Motive,
    Law.CONTRADICTION: Service, Law.EXCLUSIVE: Exclusion}


def bits_of(words: Iterable[Word], first: int = 0) -> int:
    """A mask, a bit a word."""
    return sum(1 << (word.code - first) for word in words)


def words_in(kind: type[W], mask: int, first: int = 0) -> tuple[W, ...]:
    """The words of a mask, in the order of their codes."""
    return tuple(word for word in kind if word.code >= first and mask >> (word.code - first) & 1)


def index_of(number: int) -> int | None:
    """An index, None for none."""
    return None if number == _NO_INDEX else number


def id_at(ids: Sequence[str], number: int) -> str | None:
    """The id of the row at an index, None for none."""
    place = index_of(number)
    return None if place is None else ids[place]


def accepted(conditions: bytes) -> dict[DemandField, frozenset[Word]]:
    """The fields that accept only some values, each with them."""
    return {field: frozenset(words_in(words, conditions[field.code]))
            for field, words in FIELDS.items() if conditions[field.code]}


def service_of(service: Service) -> dict[str, Any]:
    """What the pack says of a service, by the names of ServiceInfo."""
    row = _swig.integra_service()
    _swig.integra_service_at(int(service), row)
    return {
        "service": service, "kind": ServiceKind(row.kind), "mission": Mission(row.mission),
        "functions": words_in(Function, row.functions, 1), "needs": words_in(Precondition, row.needs),
        "shares": bool(row.shares), "professional": bool(row.professional), "urgent": bool(row.urgent),
        "listed": bool(row.listed), "intensity": Intensity(row.intensity), "level": Level(row.level),
        "second": Service(row.second) if row.second else None, "rule": rule_name(row.rule), "due": accepted(row.due)}


def builtins() -> tuple[str, ...]:
    return tuple(_swig.integra_protocol_builtin(index) for index in range(_swig.integra_protocol_count()))


def demand_count() -> int:
    return int(_swig.integra_demand_count())


def create(name: str) -> Struct:
    return _swig.integra_protocol_create(asked_for(name))


def decode(data: bytes) -> Struct:
    return _swig.integra_protocol_decode(data)


def encode(protocol: Struct) -> bytes:
    data: bytes = _swig.integra_protocol_encode(protocol)
    return data


def name(protocol: Struct) -> str:
    return str(_swig.integra_protocol_name(protocol).decode())


def effective(protocol: Struct) -> datetime.date | None:
    return date_of(_swig.integra_protocol_effective(protocol))


def _text(text: str, what: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:  # its own message would quote the text
        alone(UsageError(Status.INVALID_TEXT, rule="ORI-16", detail=HALF_A_PAIR.at(what)))


def _rule(row: Row) -> int:
    try:
        return int(_swig.integra_rule_find(asked_for(row.rule)))
    except UsageError:
        raise UsageError(Status.UNKNOWN_NAME, rule="ORI-16", detail=Text(
            f"no rule has the name {row.rule!r}", f"aucune règle ne porte le nom {row.rule!r}")) from None


def row_struct(row: Row, places: Mapping[str, int]) -> Struct:
    """A row of the model as a struct; ``places`` tells where each id stands."""
    if len(row.calls) > _CALL_ROOM or len(row.overrides) > _OVERRIDE_ROOM:
        raise UsageError(Status.INVALID_VALUE, rule="ORI-16", detail=Text(
            f"at most {_CALL_ROOM} calls and {_OVERRIDE_ROOM} overrides",
            f"au plus {_CALL_ROOM} services appelés et {_OVERRIDE_ROOM} lignes écartées"))
    struct = _swig.integra_row()
    conditions = [0] * _FIELD_ROOM
    for field, words in row.when.items():
        if not words:
            raise UsageError(Status.INVALID_VALUE, rule="ORI-16", detail=Text(
                "a condition accepts one value at least", "une condition accepte au moins une valeur").at(field.word))
        conditions[field.code] = bits_of(words)
    struct.motives = bits_of(row.motives)
    struct.rule = _rule(row)
    struct.otherwise, struct.imposed = int(row.otherwise), int(row.imposed)
    struct.call_count, struct.override_count = len(row.calls), len(row.overrides)
    struct.conditions = bytes(conditions)
    room = [*row.calls] + [None] * (_CALL_ROOM - len(row.calls))
    struct.services = bytes(call.service.code if call else 0 for call in room)
    struct.levels = bytes(call.level.code if call and call.level else 0 for call in room)
    struct.first = bytes(bits_of(call.first) if call else 0 for call in room)
    if any(call.within is not None and not 0 <= call.within < 2**15 for call in row.calls):
        raise UsageError(Status.OUT_OF_RANGE, rule="ORI-13", detail=expected(whole_number(0, 2**15 - 1)).at("within"))
    days = [_FIRST_ANSWER if call is None or call.within is None else call.within for call in room]
    struct.within = pack("=8h", *days)
    over = [places[name] for name in row.overrides]
    struct.overrides = pack("=32H", *over, *[0] * (_OVERRIDE_ROOM - len(over)))
    struct.set_text(0, _text(row.id, "id"))
    struct.set_text(1, _text(row.source, "source"))
    return struct


def make(name: str, rows: Sequence[Row], effective: datetime.date | None) -> Struct:
    """A protocol of rows that hang together; an error names the row, and the word where one is at fault."""
    places = {row.id: place for place, row in enumerate(rows)}
    protocol = _swig.integra_protocol_draft(_text(name, "name"), days_of(effective))
    for place, row in enumerate(rows):
        unknown = [name for name in row.overrides if name not in places]
        if unknown:
            raise from_call(Status.REFUSED, "ORI-16", None, place, _of_row(row, Text(
                f"overrides {unknown[0]}, which is no row", f"écarte {unknown[0]}, qui n'est pas une ligne")))
        try:
            _swig.integra_protocol_apply(protocol, row_struct(row, places))
        except IntegraError as error:
            raise _behind_row(error, place, row) from None
    try:
        _swig.integra_protocol_check(protocol)
    except IntegraError as error:
        if error.index is None:
            raise
        raise _behind_row(error, error.index, rows[error.index]) from None
    return protocol


def _behind_row(error: IntegraError, place: int, row: Row) -> IntegraError:
    """The same error, with the row's place as index and its id in words."""
    what = error.told
    if error.offset is not None:
        what = what.at(f"override {row.overrides[error.offset]}")
    return from_call(error.status, error.rule, None, place, _of_row(row, what), error.fault)


def _of_row(row: Row, what: Text) -> Text:
    return what.at(Text(f"row {row.id}", f"ligne {row.id}"))


def rows_of(protocol: Struct) -> tuple[Row, ...]:
    structs = []
    for index in range(_swig.integra_protocol_row_count(protocol)):
        struct = _swig.integra_row()
        _swig.integra_protocol_row_at(protocol, index, struct)
        structs.append(struct)
    ids = [struct.text(0).decode() for struct in structs]
    return tuple(_row_of(struct, ids) for struct in structs)


def _row_of(struct: Struct, ids: list[str]) -> Row:
    days = unpack("=8h", struct.within)
    calls = tuple(
        Call(service=Service(struct.services[place]), level=Level(struct.levels[place]),
             within=None if days[place] < 0 else days[place],
             first=frozenset(words_in(Precondition, struct.first[place])))
        for place in range(struct.call_count))
    over = unpack("=32H", struct.overrides)[:struct.override_count]
    return Row(id=struct.text(0).decode(), motives=frozenset(words_in(Motive, struct.motives)), calls=calls,
               when=accepted(struct.conditions), overrides=tuple(ids[place] for place in over),
               otherwise=bool(struct.otherwise), imposed=bool(struct.imposed), rule=rule_name(struct.rule),
               source=struct.text(1).decode())


def demand_of(motives: Iterable[Motive], values: bytes) -> Demand:
    """The demand of values in published order."""
    fields = {field.word: words(values[field.code]) for field, words in FIELDS.items()}
    return Demand(motives=frozenset(motives), **fields)  # type: ignore[arg-type]


def prove(protocol: Struct, ids: Sequence[str], limit: int) -> tuple[Failure, ...]:
    count = _swig.integra_protocol_prove_within(protocol, limit)
    failures = []
    for index in range(count):
        struct = _swig.integra_failure()
        _swig.integra_protocol_failure_at(protocol, index, struct)
        law = Law(struct.law)
        motives = words_in(Motive, struct.motives)
        kind = _SUBJECTS.get(law)
        failures.append(Failure(
            law=law, rule=rule_name(struct.rule), subject=kind(struct.subject) if kind else ids[struct.subject],
            row=id_at(ids, struct.row), other=id_at(ids, struct.other),
            service=Service(struct.service) if struct.service else None,
            demand=demand_of(motives, struct.demand) if motives else None))
    return tuple(failures)


def proved(protocol: Struct) -> bool:
    return bool(_swig.integra_protocol_proved(protocol))


def digest(protocol: Struct, part: Part) -> bytes:
    data: bytes = _swig.integra_protocol_digest(protocol, part.code)
    return data


def _demand_of_key(key: int) -> Demand:
    motive, values = _swig.integra_demand_of_key(key)
    return demand_of([Motive(motive)], values)


def _numbers(data: bytes) -> tuple[int, ...]:
    return unpack(f"={len(data) // 8}Q", data)


def compare(one: Struct, other: Struct, part: Part, most: int, limit: int) -> tuple[int, tuple[Demand, ...]]:
    keys, count = _swig.integra_protocol_compare(one, other, part.code, most, limit)
    return count, tuple(_demand_of_key(key) for key in _numbers(keys))


def conforms(one: Struct, adopted: Struct, most: int, limit: int) -> Conformity:
    verdict, keys, count = _swig.integra_protocol_conforms(one, adopted, most, limit)
    return Conformity(verdict=Tri(verdict), count=count, demands=tuple(_demand_of_key(key) for key in _numbers(keys)))


def changes(one: Struct, other: Struct, part: Part, most: int, limit: int) -> tuple[int, tuple[tuple[int, int], ...]]:
    """How many changes there are, and of the first of them the key of the smallest demand and how many there are."""
    found, count = _swig.integra_protocol_changes(one, other, part.code, most, limit)
    numbers = _numbers(found)
    return count, tuple(zip(numbers[:len(numbers) // 2], numbers[len(numbers) // 2:]))


def change_of(key: int, count: int, part: Part, sides: Sequence[tuple[Struct, Sequence[Row]]]) -> Change:
    """What differs in the demand of a key, from the rows of both that speak there."""
    speaking = [[rows[place] for place in _rows(protocol, key, part)] for protocol, rows in sides]
    one, other = ({call.service: call for row in rows for call in row.calls} for rows in speaking)
    called = [ChangedCall(service=service, one=one.get(service), other=other.get(service))
              for service in sorted({*one, *other}, key=int)]
    return Change(demand=_demand_of_key(key), count=count,
                  calls=tuple(call for call in called if call.one is None or call.other is None or call.differs),
                  rows=tuple(row.id for row in speaking[0]), other_rows=tuple(row.id for row in speaking[1]))


def _rows(protocol: Struct, key: int, part: Part) -> tuple[int, ...]:
    found = _swig.integra_protocol_rows(protocol, key, part.code)
    return unpack(f"={len(found) // 4}I", found)


def place(protocol: Struct, motive: Motive, place: int) -> int | None:
    return index_of(_swig.integra_protocol_place(protocol, motive.code, place))
