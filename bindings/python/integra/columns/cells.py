"""What a cell says, as text or typed, in the values of the NDJSON form; None where it is not known.

Spec: spec/03-command.md ("Columns of our own"); GEN-1, GEN-6, GEN-7, SCR-7.  Layer: bindings.
SPDX-License-Identifier: Apache-2.0

A word that is refused is told only where it is nearly one of ours: any other may be somebody's name.
"""
from __future__ import annotations

import datetime
import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from ..adapters.dates import Span
from ..forms import JsonError, strict
from ..spreadsheet import plain
from ..text import Text, expected, whole_number
from ..words import Tri
from .days import FORMS, CellError, span_of, typed, whole_day
from .names import COUNTS, DATES, FLOORS, KEYS, STAYS, TRIS, near
from .stays import UNTIL

__all__ = ["ANSWERS", "NO", "READERS", "UNSAVED", "WORKED_OUT", "YES", "Habits", "is_nothing", "is_unknown", "read_cell", "whole",
           "written"]

YES, NO, UNKNOWN = Tri.YES.word, Tri.NO.word, Tri.UNKNOWN.word
#: What stands for the three answers, as :func:`plain` has it; a question mark, which is no letter, is unknown too.
ANSWERS = (dict.fromkeys(("yes", "y", "oui", "o", "true", "vrai"), YES)
           | dict.fromkeys(("no", "n", "non", "false", "faux"), NO)
           | dict.fromkeys(("unknown", "inconnu", "inconnue", "ne_sait_pas", "nsp"), UNKNOWN))
#: What programs write where there is nothing.
_NOTHING = ("na", "n_a", "nan", "null")
#: What stands for a list of admissions in which there is none.
_NONE = ("none", "aucune", "aucun")

#: A slash with spaces around it, before or behind which a word belongs to its stay.
_CLOSE = re.compile(r"(?<=[0-9?])\s+/\s*(?=\w|\?)|/\s+(?=[^\W\d])|/\s+(?=\?(?!\s*/))")
_COUNT = re.compile(r"([0-9]{1,10})(?:[.,]0*)?", re.ASCII)
_NUMBER = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]*)?", re.ASCII)

_ANSWER = Text("yes, no or ? (oui, non)", "oui, non ou ? (yes, no)")
_DIGIT = Text("a number is no answer, since 1 is yes in one table and no in another: say in the file of --columns what it is",
              "un nombre n'est pas une réponse, puisque 1 est oui dans une table et non dans une autre : dire dans le "
              "fichier de --columns ce qu'il vaut")
_STAYS = Text("stays with spaces between, each a date, a slash and yes, no or ?, as in 2025-01-02/yes; or none",
              "des séjours séparés par des espaces, chacun une date, une barre oblique et oui, non ou ?, comme "
              "02/01/2025/oui ; ou aucun")
WORKED_OUT = Text("a formula whose value was never saved: open the file in a spreadsheet program and save it",
                  "une formule dont la valeur n'a jamais été enregistrée : ouvrir le fichier dans un tableur et l'enregistrer")
_KEY = Text("a key of your own belongs into a column ref", "une clé à vous se met dans une colonne ref")


class _Unsaved:
    """What stands for the value of a formula that no program has worked out yet."""


UNSAVED = _Unsaved()


@dataclass(frozen=True)
class Habits:
    """How whoever wrote a table writes: the order of dates, and per column (or, under "", for all answers) their words."""

    form: str = next(iter(FORMS))
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def said(self, name: str, cell: object) -> object:
        """The cell, or what their word in it stands for."""
        if not self.words:
            return cell
        bare = written(cell)
        for column in (name, "") if name in TRIS else (name,):
            for word in (bare, plain(bare)):
                if word in self.words.get(column, {}):
                    return self.words[column][word]
        return cell


def written(cell: object) -> str:
    """A cell as it would be written as text, without spaces around; empty where there is nothing."""
    if cell is None or (isinstance(cell, float) and math.isnan(cell)):
        return ""
    text = str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
    return (text if text.isascii() else text.replace("\u00a0", " ").replace("\u202f", " ")).strip()


def is_nothing(text: str) -> bool:
    """Whether there is nothing in a cell."""
    return not text or plain(text) in _NOTHING


def is_unknown(text: str) -> bool:
    """Whether a cell says that something is not known, or nothing at all."""
    if text[:1].isdigit():  # as most dates and numbers begin
        return False
    return is_nothing(text) or not text.strip("?") or ANSWERS.get(plain(text)) == UNKNOWN


def _answer(cell: object, _: str) -> str | None:
    text = written(cell)
    found = ANSWERS.get(plain(text)) if text.strip("?") else UNKNOWN
    if found is not None or is_nothing(text):
        return found if text else None
    if _NUMBER.fullmatch(text):
        raise CellError(_DIGIT, rule="GEN-1")
    slip = near(text, ANSWERS)
    raise CellError(expected(_ANSWER), text if slip else None, slip, "GEN-1")


def _count(cell: object, _: str) -> int | None:
    text = written(cell)
    if is_unknown(text):
        return None
    number = whole(text)
    if number is None or number > strict.UINT32:
        raise CellError(expected(whole_number(0, strict.UINT32)), rule="SCR-7")
    return number


def whole(text: str) -> int | None:
    """A whole number, as a spreadsheet may write it: 3 or 3,0; None where a text is none."""
    found = _COUNT.fullmatch(text)
    return int(found[1]) if found else None


def _span(cell: object, form: str) -> Span | None:
    """The days that a cell may mean; none where it is not known."""
    if isinstance(cell, datetime.date):
        return typed(cell)
    text = written(cell)
    return None if is_unknown(text) else span_of(text, form)


def _day(cell: object, form: str) -> str | None:
    span = _span(cell, form)
    return None if span is None else whole_day(span).isoformat()


def _known_from(cell: object, form: str) -> str | None:
    """The first day that is surely covered."""
    span = _span(cell, form)
    return None if span is None else span.last.isoformat()


def _known_to(cell: object, form: str) -> str | None:
    """The last day that is surely covered, or that there is none, which a record says by the word for unknown (spec/02-json.md)."""
    text = written(cell)
    if is_unknown(text):
        return None if is_nothing(text) else UNKNOWN
    span = _span(cell, form)
    return None if span is None else span.first.isoformat()


def _stays(cell: object, form: str) -> list[dict[str, str]] | None:
    if isinstance(cell, list):
        return [_typed(each, form) for each in cell]
    text = written(cell)
    if is_unknown(text):
        return None
    if plain(text) in _NONE:
        return []
    return [_stay(each, form) for each in re.split(r"[\s,;|]+", _CLOSE.sub("/", text)) if each]


def _typed(cell: object, form: str) -> dict[str, str]:
    """A stay of a list column: an object of date and emergency."""
    if not isinstance(cell, Mapping) or not set(cell) <= {"date", "emergency"}:
        raise CellError(expected(_STAYS), rule="SCR-7")
    return _made(cell.get("date"), cell.get("emergency"), form)


def _stay(text: str, form: str) -> dict[str, str]:
    date, sign, word = text.rpartition("/")
    if not sign or word.isdigit():  # the slash is one of the date's own
        date, word = text, ""
    return _made(date, word, form)


def _made(date: object, emergency: object, form: str) -> dict[str, str]:
    span = _span(date, form)
    values = {"date": span.first.isoformat() if span else None, "emergency": _answer(emergency, form),
              UNTIL: span.last.isoformat() if span and not span.whole else None}
    return {name: value for name, value in values.items() if value is not None}


def _ref(cell: object, _: str) -> str | None:
    text = written(cell)
    try:
        return strict.text(text, "", strict.REF_LIMIT) if text else None
    except JsonError as error:
        raise CellError(error.reason, rule="GEN-6") from None


def _id(cell: object, _: str) -> str | None:
    text = cell.hex() if isinstance(cell, bytes) else written(cell)
    try:
        return strict.identifier(text, "").hex if text else None
    except JsonError as error:
        raise CellError(error.reason.then(_KEY), rule="GEN-6") from None


#: Reads a cell of a column, dates in a form.
CellReader: TypeAlias = Callable[[object, str], Any]
READERS: dict[str, CellReader] = {
    **dict.fromkeys(TRIS, _answer), **dict.fromkeys((*COUNTS, *FLOORS.values()), _count),
    **dict(zip(DATES, (_day, _known_from, _known_to), strict=True)), STAYS: _stays, **dict(zip(KEYS, (_id, _ref), strict=True)),
}


def read_cell(name: str, cell: object, habits: Habits) -> Any:
    """What a cell of a column of ours says, as whoever wrote the table writes; None where it is not known."""
    if cell is UNSAVED:
        raise CellError(WORKED_OUT)
    return READERS[name](habits.said(name, cell), habits.form)
