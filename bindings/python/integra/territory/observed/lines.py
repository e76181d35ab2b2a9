"""The log as NDJSON: a demand a line, always the same names.

Spec: spec/45-observed.md ("The log"), spec/02-json.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from ...errors import IntegraError, text_of
from ...forms import strict
from ...forms.plain import plain
from ...forms.strict import JsonError, join
from ...text import Text, one_of
from ...words import Channel, Door, Level, Motive, Passing, Requester, Service
from .cells import COLUMNS, DIFFERS, NEEDED, Differs, made
from .model import Called, LogRow, Outcome

__all__ = ["json_row", "ndjson_of", "row_to_json"]

NAMES = tuple(column.name for column in COLUMNS)
_CALLED = ("service", "outcome", "level", "reason", "waits")
_OUTCOMES = {each.value: each for each in Outcome}
_ONCE = Text("each service once", "chaque service une fois")


def row_to_json(row: LogRow) -> dict[str, Any]:
    """A row as an object: every name, ``null`` where something is not known."""
    return {
        "call": row.call.hex, "demand": row.demand.hex, "date": plain(row.date), "requester": plain(row.requester),
        "motives": [each.word for each in sorted(row.motives, key=int)], "door": row.door.word, "channel": row.channel.word,
        "services": [{"service": each.service.word, "outcome": each.outcome.value, "level": plain(each.level),
                      "reason": plain(each.reason), "waits": each.waits} for each in row.services],
        "first_answer_due": plain(row.first_answer_due), "first_answer_on": plain(row.first_answer_on),
        "late": row.late.word, "answered": row.answered.word, "answered_on": plain(row.answered_on),
    }


def ndjson_of(rows: Iterable[LogRow]) -> Iterator[bytes]:
    """The lines of the log."""
    return (json.dumps(row_to_json(row), separators=(",", ":")).encode("ascii") + b"\n" for row in rows)


def json_row(document: object, path: str = "") -> LogRow:
    """Reads what :func:`row_to_json` gives; a name left out, or ``null``, is not known.

    Raises:
        JsonError: with the path of what is wrong.
    """
    given = strict.fields(document, path, NAMES)
    for name in NEEDED:
        if name not in given:
            raise JsonError(strict.REQUIRED, join(path, name))
    try:
        return made({name: _READERS[name](value, join(path, name)) for name, value in given.items()})
    except Differs:
        raise JsonError(DIFFERS, join(path, "late")) from None
    except IntegraError as error:
        raise JsonError(text_of(error), path) from None


def _called(document: object, path: str) -> Called:
    given = strict.fields(document, path, _CALLED)
    outcome = given.get("outcome")
    if not isinstance(outcome, str) or outcome not in _OUTCOMES:
        strict.refuse(one_of(_OUTCOMES), join(path, "outcome"))
    try:
        return Called(
            service=strict.word(given.get("service"), join(path, "service"), Service), outcome=_OUTCOMES[outcome],
            level=strict.word(given["level"], join(path, "level"), Level) if "level" in given else None,
            reason=strict.word(given["reason"], join(path, "reason"), Passing) if "reason" in given else None,
            waits=strict.flag(given.get("waits", False), join(path, "waits")))
    except IntegraError as error:
        raise JsonError(text_of(error), path) from None


def _services(value: object, path: str) -> tuple[Called, ...]:
    found = tuple(_called(each, f"{path}[{place}]") for place, each in enumerate(strict.items(value, path)))
    if len({each.service for each in found}) != len(found):
        strict.refuse(_ONCE, path)
    return found


_READERS: dict[str, Callable[[object, str], Any]] = {
    "call": strict.identifier, "demand": strict.identifier, "date": strict.day,
    "requester": lambda value, path: strict.word(value, path, Requester),
    "motives": lambda value, path: frozenset(strict.words(value, path, Motive)),
    "door": lambda value, path: strict.word(value, path, Door),
    "channel": lambda value, path: strict.word(value, path, Channel), "services": _services,
    "first_answer_due": strict.day, "first_answer_on": strict.day, "late": strict.tri, "answered": strict.tri,
    "answered_on": strict.day,
}
