"""A protocol as people write it: TOML, read whole or not at all, every refusal with line, row, word and rule.

Spec: spec/21-protocol.md (ORI-16).  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

The form is that of spec/protocols/has-2014.toml; template.py writes one that explains itself.
"""
from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any, NoReturn, TypeVar

from . import toml_texts as texts
from .._model import argument_bytes
from ..errors import IntegraError
from .protocol import Protocol
from .lines import ROW, SIZE_LIMIT, Lines, Part, ProtocolError, lines_of
from .model import Call, Row
from ..nearest import nearest, nearest_or_all
from ..rules import catalogue
from ..services import CALLED
from ..text import ONE_MOTIVE, UNKNOWN_NAME, UNKNOWN_WORD, Text, at_most_values, expected, id_taken, missing, whole_number
from ..toml import TomlFault, decoded, parsed
from ..word_tables import FIELDS
from ..words import DemandField, Level, Motive, Precondition, Service, Word

__all__ = ["ProtocolError", "read"]

W = TypeVar("W", bound=Word)

#: What integra/protocol.h allows.
ROW_LIMIT, MOTIVE_LIMIT, CALL_LIMIT, OVERRIDE_LIMIT, DAY_LIMIT, SOURCE_LIMIT = 1024, 64, 8, 32, 3650, 256
TOP_NAMES = ("name", "effective", ROW)
ROW_NAMES = ("id", "motives", "when", "call", "overrides", "otherwise", "imposed", "rule", "source")
CALL_NAMES = ("service", "level", "within", "first")
_ID = re.compile(r"[a-z0-9-]{1,64}", re.ASCII)


def read(data: bytes | str) -> Protocol:
    """The protocol of a text, not proved yet. Raises :class:`ProtocolError`: then nothing of it is taken."""
    text = _text(data)
    lines = lines_of(text, ROW_LIMIT)
    document = _parsed(text)
    top = _At(lines.top)
    top.names(document, TOP_NAMES)
    rows = _rows(document, lines)
    name = top.name(document.get("name"), "name")
    effective = document.get("effective")
    if effective is not None and (not isinstance(effective, datetime.date) or isinstance(effective, datetime.datetime)):
        top.refuse(expected(texts.DAY), "effective", rule="GEN-7")
    try:
        return Protocol(name, rows, effective=effective)
    except IntegraError as error:
        at = error.index if error.index is not None and error.index < len(rows) else None
        raise ProtocolError(error.told, None if at is None else lines.rows[at].line,
                            row=None if at is None else rows[at].id, rule=error.rule or "ORI-16") from None


def _text(data: bytes | str) -> str:
    data = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else argument_bytes(data, "data")
    if len(data) > SIZE_LIMIT:
        raise ProtocolError(texts.too_long(SIZE_LIMIT))
    try:
        return decoded(data)
    except TomlFault as fault:
        raise ProtocolError(fault.reason, fault.line) from None


def _parsed(text: str) -> dict[str, Any]:
    try:
        return parsed(text)
    except TomlFault as fault:
        raise ProtocolError(fault.reason, fault.line) from None


class _At:
    """Where one part of the text stands, so that a refusal can say it."""

    def __init__(self, part: Part) -> None:
        self._part = part
        #: The row's id, once it is known.
        self.row: str | None = None

    def refuse(self, reason: Text, name: str | None = None, word: str | None = None, *, rule: str = "ORI-16",
               nearest: str | None = None) -> NoReturn:
        """Refuses what stands after a name, or a word there."""
        raise ProtocolError(reason, self._part.line_of(name, word), row=self.row, word=word, rule=rule,
                            nearest=nearest)

    def unknown(self, reason: Text, name: str, word: str, known: Collection[str], rule: str = "ORI-16") -> NoReturn:
        """Refuses a word that is not known; says which is the nearest, or which there are."""
        reason, near = nearest_or_all(reason, word, known)
        self.refuse(reason, name, word, rule=rule, nearest=near)

    def names(self, given: Mapping[str, Any], known: Collection[str], within: str | None = None) -> None:
        """Refuses a name that is not known."""
        for name in given:
            if name not in known:
                self.unknown(UNKNOWN_NAME, within or name, name, known)

    def name(self, value: object, name: str) -> str:
        """A protocol's name, or a row's id."""
        if not isinstance(value, str):
            self.refuse(expected(texts.named(name)), name)
        if not _ID.fullmatch(value):
            self.refuse(expected(texts.NAME), name, value)
        return value

    def listed(self, value: object, name: str, limit: int | None = None) -> list[str]:
        """A list of words."""
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            self.refuse(expected(texts.LIST), name)
        for each in value:
            if value.count(each) > 1:
                self.refuse(texts.WORD_TWICE, name, each)
        if limit is not None and len(value) > limit:
            self.refuse(expected(at_most_values(limit)), name)
        return value

    def word(self, value: object, name: str, group: type[W], rule: str = "ORI-16", known: Collection[W] = ()) -> W:
        """A word of a group, of which ``known`` are those that may stand here; all of them where none are given."""
        if not isinstance(value, str):
            self.refuse(expected(texts.WORD), name, rule=rule)
        words = {word.word: word for word in group}
        if value not in words:
            self.unknown(UNKNOWN_WORD, name, value, [word.word for word in known or group], rule)
        return words[value]

    def flag(self, value: object, name: str) -> bool:
        """True or false, in TOML's writing."""
        if not isinstance(value, bool):
            self.refuse(expected(texts.FLAG), name)
        return value


def _rows(document: Mapping[str, Any], lines: Lines) -> tuple[Row, ...]:
    tables = document.get(ROW, [])
    if not isinstance(tables, list) or len(tables) != len(lines.rows) or not all(isinstance(t, dict) for t in tables):
        _At(lines.top).refuse(expected(texts.HEADINGS), ROW)
    if not tables:
        raise ProtocolError(texts.NO_ROW)
    places = [_At(part) for part in lines.rows]
    rows: list[Row] = []
    ids: dict[str, int] = {}
    listing = dict.fromkeys(Motive, 0)
    for at, table, part in zip(places, tables, lines.rows, strict=True):
        row = _row(at, table)
        if row.id in ids:
            at.refuse(id_taken(ids[row.id]), "id", row.id)
        ids[row.id] = part.line_of("id")
        for motive in row.motives:
            listing[motive] += 1
            if listing[motive] > MOTIVE_LIMIT:
                at.refuse(texts.too_many(MOTIVE_LIMIT), "motives", motive.word)
        rows.append(row)
    _overrides(rows, places)
    return tuple(rows)


def _row(at: _At, table: Mapping[str, Any]) -> Row:
    given = table.get("id")
    at.row = given if isinstance(given, str) else None
    at.names(table, ROW_NAMES)
    name = at.name(given, "id")
    for wanted in ("motives", "call", "rule"):
        if wanted not in table:
            at.refuse(missing(wanted))
    motives = [at.word(each, "motives", Motive, rule="ORI-5") for each in at.listed(table["motives"], "motives")]
    if not motives:
        at.refuse(expected(ONE_MOTIVE), "motives")
    source = table.get("source", "")
    if not isinstance(source, str) or len(source.encode("utf-8", "surrogatepass")) > SOURCE_LIMIT:
        at.refuse(expected(texts.longest(SOURCE_LIMIT)), "source")
    return Row(
        id=name, motives=frozenset(motives), when=_when(at, table.get("when", {})), calls=_calls(at, table["call"]),
        overrides=_names(at, table.get("overrides", [])), otherwise=at.flag(table.get("otherwise", False), "otherwise"),
        imposed=at.flag(table.get("imposed", False), "imposed"), rule=_rule(at, table["rule"]), source=source)


def _names(at: _At, value: object) -> tuple[str, ...]:
    return tuple(at.listed(value, "overrides", OVERRIDE_LIMIT))


def _rule(at: _At, value: object) -> str:
    known = [rule.name for rule in catalogue()]
    if not isinstance(value, str):
        at.refuse(expected(texts.RULE), "rule")
    if value not in known:
        near = nearest(value, known)
        at.refuse(texts.NO_RULE if near else texts.NO_RULE.then(texts.RULES), "rule", value, nearest=near)
    return value


def _when(at: _At, value: object) -> dict[DemandField, frozenset[Word]]:
    """The conditions: of a field the values it accepts, or ``{ not = [...] }``, all but these."""
    if not isinstance(value, dict):
        at.refuse(expected(texts.CONDITIONS), "when")
    fields = {field.word: field for field in DemandField}
    for name in value:
        if name in texts.UNREAD:
            at.refuse(texts.UNREAD[name], "when", name, rule="ORI-1")
    at.names(value, fields, "when")
    found = {}
    for name, given in value.items():
        place, group = f"when.{name}", FIELDS[fields[name]]
        refused = given.get("not") if isinstance(given, dict) else None
        if isinstance(given, dict):
            at.names(given, ("not",), place)
        words = [at.word(each, place, group) for each in at.listed(given if refused is None else refused, place)]
        accepted = frozenset(words) if refused is None else frozenset(group) - frozenset(words)
        if not accepted:
            at.refuse(texts.NO_VALUE, place)
        found[fields[name]] = accepted
    return found


def _calls(at: _At, value: object) -> tuple[Call, ...]:
    if not isinstance(value, list) or not value or not all(isinstance(each, dict) for each in value):
        at.refuse(expected(texts.CALLS), "call")
    if len(value) > CALL_LIMIT:
        at.refuse(expected(at_most_values(CALL_LIMIT)), "call")
    calls = [_call(at, each) for each in value]
    services = [call.service for call in calls]
    twice = next((each for each in services if services.count(each) > 1), None)
    if twice is not None:
        at.refuse(texts.CALLED_TWICE, "call", twice.word)
    return tuple(calls)


def _call(at: _At, table: Mapping[str, Any]) -> Call:
    at.names(table, CALL_NAMES, "call")
    if "service" not in table:
        at.refuse(missing("service"), "call")
    within = table.get("within")
    if within is not None and (type(within) is not int or not 0 <= within <= DAY_LIMIT):
        at.refuse(expected(whole_number(0, DAY_LIMIT)), "call", "within", rule="ORI-13")
    first = [at.word(each, "call", Precondition) for each in at.listed(table.get("first", []), "call")]
    service = at.word(table["service"], "call", Service, rule="ORI-5", known=CALLED)
    if service not in CALLED:
        at.refuse(texts.ADDED, "call", service.word, rule="ORI-5")
    return Call(service=service, within=within,
                level=at.word(table["level"], "call", Level, rule="ORI-23") if "level" in table else None,
                first=frozenset(first))


def _overrides(rows: list[Row], places: list[_At]) -> None:
    """Each override names another row, ordinary like its own, with a motive in common; they make no cycle."""
    by_id = {row.id: row for row in rows}
    for row, at in zip(rows, places, strict=True):
        for name in row.overrides:
            other = by_id.get(name)
            if other is None:
                at.refuse(texts.NO_ID, "overrides", name, nearest=nearest(name, by_id))
            if other is row:
                at.refuse(texts.ITSELF, "overrides", name)
            if row.otherwise or other.otherwise:
                at.refuse(texts.OTHERWISE, "overrides", name)
            if not row.motives & other.motives:
                at.refuse(texts.APART, "overrides", name)
    cycle = _cycle(by_id)
    if cycle:
        at = places[[row.id for row in rows].index(cycle[0])]
        at.refuse(texts.cycle([*cycle, cycle[0]]), "overrides", cycle[1])


def _cycle(rows: Mapping[str, Row]) -> list[str]:
    """A cycle of overrides, from its first row on; empty where there is none."""
    order = {name: number for number, name in enumerate(rows)}
    done: set[str] = set()
    for start in rows:
        path: list[str] = []
        waiting: list[Iterator[str]] = [iter((start,))]
        while waiting:
            name = next(waiting[-1], None)
            if name is None:
                waiting.pop()
                if path:
                    done.add(path.pop())
            elif name in path:
                cycle = path[path.index(name):]
                least = min(range(len(cycle)), key=lambda at: order[cycle[at]])
                return cycle[least:] + cycle[:least]
            elif name not in done:
                path.append(name)
                waiting.append(iter(rows[name].overrides))
    return []
