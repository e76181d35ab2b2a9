"""A protocol as a table of rows, from the document a territory brings, and what refuses it at once.

Spec: 21-protocol, ORI-16 "Rows".  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import datetime
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache, cached_property
from typing import Any

from .vocabulary import CODES, MOTIVES, PRECONDITIONS, SERVICES, SPEC, VALUES, Values, Where, holds

MOST_ROWS = 1024
MOST_ROWS_OF_A_MOTIVE = 64
MOST_CALLS = 8
MOST_DAYS = 3650


#: A built-in protocol alone may bear its name (ORI-16).
BUILT_IN_NAMES = ("has-2014", "dac-2022")


class Refused(Exception):
    """The table is no protocol; `row` is the row at fault, None where it has no row."""

    def __init__(self, why: str, row: int | None) -> None:
        super().__init__(why, row)
        self.why = why
        self.row = row


@dataclass(frozen=True)
class Call:
    """One service called; `within` is None where it is due with the first answer."""

    service: str
    level: str
    within: int | None
    first: frozenset[str]


@dataclass(frozen=True, eq=False)
class Row:
    """One row; a field without a condition accepts every value."""

    id: str
    motives: frozenset[str]
    conditions: Where
    calls: tuple[Call, ...]
    otherwise: bool = False
    imposed: bool = False
    overrides: tuple[str, ...] = ()
    rule: str = ""
    source: str = ""

    def matches(self, values: Values) -> bool:
        return holds(self.conditions, values)


@dataclass(frozen=True, eq=False)
class Protocol:
    """A table that was not refused."""

    name: str
    rows: tuple[Row, ...]
    effective: datetime.date | None = None

    @cached_property
    def overridden_by(self) -> tuple[frozenset[int], ...]:
        """For each row, the rows that override it."""
        return tuple(
            frozenset(at for at, other in enumerate(self.rows) if row.id in other.overrides)
            for row in self.rows
        )

    @cached_property
    def by_motive(self) -> dict[str, list[int]]:
        """The rows that accept each motive."""
        return {
            motive: [index for index, row in enumerate(self.rows) if motive in row.motives]
            for motive in MOTIVES
        }

    def of(self, motive: str) -> list[int]:
        """The rows that accept a motive."""
        return self.by_motive[motive]

    def index(self, identifier: str) -> int:
        return next(index for index, row in enumerate(self.rows) if row.id == identifier)


def accepted(field: str, condition: Sequence[str] | Mapping[str, Sequence[str]]) -> frozenset[str]:
    """The values a condition accepts: those listed, or all but those listed under `not`."""
    if isinstance(condition, Mapping):
        return frozenset(VALUES[field]) - frozenset(condition["not"])
    return frozenset(condition)


def read_call(call: Mapping[str, Any]) -> Call:
    """A call; its level is the service's home level where it says none."""
    service = call["service"]
    level = call.get("level", SERVICES[service].level if service in SERVICES else "")
    return Call(service, level, call.get("within"), frozenset(call.get("first", ())))


def read_row(row: Mapping[str, Any]) -> Row:
    """A row of the document."""
    return Row(
        id=row["id"],
        motives=frozenset(row["motives"]),
        conditions={field: accepted(field, told) for field, told in row.get("when", {}).items()},
        calls=tuple(read_call(call) for call in row["call"]),
        otherwise=row.get("otherwise", False),
        imposed=row.get("imposed", False),
        overrides=tuple(row.get("overrides", ())),
        rule=row.get("rule", ""),
        source=row.get("source", ""),
    )


def read_protocol(document: Mapping[str, Any]) -> Protocol:
    """The protocol of a document (the TOML form), or Refused."""
    rows = tuple(read_row(row) for row in document.get("row", ()))
    check(rows)
    if document["name"] in BUILT_IN_NAMES:
        own = [asdict(read_row(row)) for row in built_in_rows()]
        require([asdict(row) for row in rows] == own, "built_in_name", None)
    return Protocol(document["name"], rows, document.get("effective"))


@cache
def built_in_rows() -> list[Mapping[str, Any]]:
    """The rows of has-2014, which are those of dac-2022 too."""
    text = (SPEC / "protocols" / "has-2014.toml").read_text(encoding="utf-8")
    rows: list[Mapping[str, Any]] = tomllib.loads(text)["row"]
    return rows


def require(condition: bool, why: str, row: int | None) -> None:
    if not condition:
        raise Refused(why, row)


def check(rows: Sequence[Row]) -> None:
    """What refuses a table at once, row by row and then as a whole."""
    require(bool(rows), "no_row", None)
    require(len(rows) <= MOST_ROWS, "rows", MOST_ROWS)
    ids: dict[str, int] = {}
    counts: Counter[str] = Counter()
    for index, row in enumerate(rows):
        require(row.id not in ids, "id", index)
        ids[row.id] = index
        counts.update(row.motives)
        too_many = any(counts[motive] > MOST_ROWS_OF_A_MOTIVE for motive in row.motives)
        require(not too_many, "rows_of_a_motive", index)
        check_words(row, index)
        check_calls(row, index)
    for index, row in enumerate(rows):
        check_overrides(row, index, {name: rows[at] for name, at in ids.items()})
    check_cycles(rows, ids)


def check_words(row: Row, index: int) -> None:
    """Motives, fields and values are words of the demand, and something is accepted."""
    require(bool(row.motives) and row.motives <= set(MOTIVES), "motives", index)
    for field, values in row.conditions.items():
        require(field in VALUES, "field", index)
        require(bool(values) and values <= set(VALUES[field]), field, index)


def check_calls(row: Row, index: int) -> None:
    """One to eight services, each once, none that the response adds by itself."""
    require(1 <= len(row.calls) <= MOST_CALLS, "calls", index)
    for call in row.calls:
        require(call.service in SERVICES and SERVICES[call.service].kind != "own", "service", index)
        require(call.level in CODES["level"], "level", index)
        require(call.within is None or 0 <= call.within <= MOST_DAYS, "within", index)
        require(call.first <= set(PRECONDITIONS), "first", index)
    require(len({call.service for call in row.calls}) == len(row.calls), "service_twice", index)


def check_overrides(row: Row, index: int, rows: Mapping[str, Row]) -> None:
    """Overrides join ordinary rows of a motive in common."""
    for name in row.overrides:
        require(name in rows and name != row.id, "overrides", index)
        other = rows[name]
        require(bool(row.motives & other.motives), "overrides", index)
        require(not (row.otherwise or other.otherwise), "overrides", index)


def check_cycles(rows: Sequence[Row], ids: Mapping[str, int]) -> None:
    """No row overrides itself by way of others: the lowest row of a cycle is at fault."""
    for start, row in enumerate(rows):
        reached: set[str] = set()
        ahead = list(row.overrides)
        while ahead:
            name = ahead.pop()
            require(name != row.id, "cycle", start)
            if name not in reached:
                reached.add(name)
                ahead.extend(rows[ids[name]].overrides)
