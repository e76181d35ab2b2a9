"""The columns of the log: how each is written as a cell, and read again.

Spec: spec/45-observed.md ("The log"); ORI-13, ORI-15.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

No cell takes free text: words of ours, days, and identifiers of 32 hexadecimal digits.
"""
from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from ...columns.cells import ANSWERS, is_unknown
from ...columns.days import CellError, day
from ...columns.names import near
from ...forms.strict import JsonError, identifier
from ...spreadsheet import plain
from ...text import UNKNOWN_WORD, Text, expected, one_of
from ...words import Channel, Door, Level, Motive, Passing, Requester, Service, Tri, Word
from .model import Called, LogRow, Outcome

__all__ = ["COLUMNS", "DIFFERS", "NEEDED", "Column", "Differs", "cells_of", "made"]

W = TypeVar("W", bound=Word)

#: What stands where a service has neither level nor reason, and whether it had to wait.
_NONE, _WAITS = "-", {"waits": True, "now": False}
_SERVICE = Text("service/outcome/level or reason/waits or now, as in home_help/unmet/full/now",
                "service/suite/niveau ou raison/waits ou now, comme home_help/unmet/full/now")
_ANSWER = Text("yes, no or unknown", "oui, non ou inconnu (yes, no, unknown)")
#: Why a cell of ``late`` is refused.
DIFFERS = Text("not what first_answer_on and first_answer_due say: correct the day, or leave this empty",
               "n'est pas ce que disent first_answer_on et first_answer_due : corriger la date, ou laisser vide")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what it holds, the rule behind it, and both ways between a value and a cell."""

    name: str
    rule: str
    meaning: Text
    read: Callable[[str], Any]
    write: Callable[[Any], str]


def _word(group: type[W]) -> Callable[[str], W]:
    words = {each.word: each for each in group}

    def read(cell: str) -> W:
        if cell not in words:
            slip = near(cell, words)  # any other word may be somebody's name (GEN-6)
            raise CellError(UNKNOWN_WORD if slip else expected(one_of(words)), cell if slip else None, slip)
        return words[cell]

    return read


def _words(group: type[W]) -> Callable[[str], frozenset[W]]:
    read = _word(group)
    return lambda cell: frozenset(map(read, cell.split()))


def _key(cell: str) -> UUID:
    try:
        return identifier(cell, "")
    except JsonError as error:
        raise CellError(error.reason) from None


def _answer(cell: str) -> Tri:
    if is_unknown(cell):
        return Tri.UNKNOWN
    found = ANSWERS.get(plain(cell))
    if found is None:
        slip = near(cell, ANSWERS)
        raise CellError(expected(_ANSWER), cell if slip else None, slip)
    return next(each for each in Tri if each.word == found)


def _called(text: str) -> Called:
    parts = text.split("/")
    if len(parts) != 4 or parts[3] not in _WAITS:
        raise CellError(expected(_SERVICE))
    outcomes = {each.value: each for each in Outcome}
    if parts[1] not in outcomes:
        raise CellError(expected(one_of(outcomes)))
    outcome, detail = outcomes[parts[1]], None if parts[2] == _NONE else parts[2]
    level = _word(Level)(detail) if detail is not None and outcome in (Outcome.SERVED, Outcome.SECOND) else None
    reason = _word(Passing)(detail) if detail is not None and outcome is Outcome.UNMET else None
    if (detail is None) is (outcome in (Outcome.SERVED, Outcome.SECOND, Outcome.UNMET)):
        raise CellError(expected(_SERVICE))
    return Called(service=_word(Service)(parts[0]), outcome=outcome, level=level, reason=reason, waits=_WAITS[parts[3]])


def _services(cell: str) -> tuple[Called, ...]:
    return tuple(map(_called, cell.split()))


def _said(called: Called) -> str:
    detail = called.level or called.reason
    waits = next(word for word, held in _WAITS.items() if held is called.waits)
    return f"{called.service.word}/{called.outcome.value}/{detail.word if detail else _NONE}/{waits}"


def _joined(words: Iterable[Word]) -> str:
    return " ".join(each.word for each in sorted(words, key=int))


def _of_day(value: datetime.date | None) -> str:
    return "" if value is None else value.isoformat()


def _of_word(value: Word | None) -> str:
    return "" if value is None else value.word


#: Every column, in order. Those of the frame ``calls`` have its names, so that A4 is counted on the log as it stands.
COLUMNS = (
    Column("call", "ORI-15", Text("the opaque key of the contact", "la clé opaque du contact"), _key, lambda key: key.hex),
    Column("demand", "CON-7", Text("the opaque key of the demand", "la clé opaque de la demande"), _key, lambda key: key.hex),
    Column("date", "GEN-7", Text("the day of the demand", "le jour de la demande"), day, _of_day),
    Column("requester", "ORI-6", Text("who asked, as a kind", "qui a demandé, par catégorie"), _word(Requester), _of_word),
    Column("motives", "ORI-5", Text("about what, with spaces between", "sur quoi, séparés par des espaces"),
           _words(Motive), _joined),
    Column("door", "ORI-1", Text("by which door; read by nothing", "par quelle porte ; rien ne le lit"),
           _word(Door), _of_word),
    Column("channel", "ORI-1", Text("by which channel; read by nothing", "par quel canal ; rien ne le lit"),
           _word(Channel), _of_word),
    Column("services", "ORI-12", Text("what was called and what became of it, with spaces between",
                                      "ce qui a été appelé et sa suite, séparés par des espaces"),
           _services, lambda called: " ".join(map(_said, called))),
    Column("first_answer_due", "ORI-13", Text("by when the first answer was due", "pour quand la première réponse était due"),
           day, _of_day),
    Column("first_answer_on", "ORI-13", Text("when the first answer came", "quand la première réponse est venue"), day, _of_day),
    Column("late", "ORI-13", Text("whether it came late, which the two days say", "si elle est venue tard, ce que "
                                  "disent les deux dates"), _answer, _of_word),
    Column("answered", "ORI-15", Text("whether a response beyond deepening was delivered",
                                      "si une réponse autre qu'approfondir a été donnée"), _answer, _of_word),
    Column("answered_on", "ORI-15", Text("when it was delivered", "quand elle a été donnée"), day, _of_day),
)
#: What a row cannot be without.
NEEDED = ("call", "demand")


def cells_of(row: LogRow) -> tuple[str, ...]:
    """The cells of a row, in the order of the columns."""
    return tuple(column.write(getattr(row, column.name)) for column in COLUMNS)


class Differs(Exception):
    """What ``late`` says is not what the days do."""


def made(given: dict[str, Any]) -> LogRow:
    """The row of its values; ``late``, where it is said, must be what the days say."""
    late = given.pop("late", Tri.UNKNOWN)
    row = LogRow(**given)
    if late is not Tri.UNKNOWN and late is not row.late:
        raise Differs
    return row
