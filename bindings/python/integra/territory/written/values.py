"""What a value of a column says, as TOML types it or as text: the cell that the C library keeps of it.

Spec: spec/42-territory-forms.md; GEN-1, GEN-6, GEN-7.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

None is a blank: not known, or none where the list is complete (GEN-1).
"""
from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Callable
from typing import Any
from uuid import UUID

from ..._low.core import days_of
from ...columns.cells import ANSWERS, is_nothing, is_unknown, whole
from ...columns.days import CellError, day_first, typed, whole_day
from ...columns.names import near
from ...nearest import nearest
from ...spreadsheet import plain
from ...text import UNKNOWN_WORD, Text, expected, verbatim, whole_number
from ...words import ColumnKind, Tri, Word
from ..cells import SAID_UNKNOWN
from ..column import Column
from ..names import identifier_of
from ..row import MOST, RESERVED, UNKNOWN, Unknown, is_reserved
from .vocabulary import listed, words_of

__all__ = ["NAME_LIMIT", "READERS", "day_of", "identifier", "is_hex", "says", "text_of", "word_of"]

#: What a name may take, in bytes of UTF-8.
NAME_LIMIT = 200
#: No word for nothing or for unknown is longer.
_SHORT = 16
_HEX = re.compile(r"[0-9a-fA-F]{32}|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}", re.ASCII)
_MONTH = re.compile(r"(?P<year>[0-9]{4})[-/.](?P<month>[0-9]{1,2})|(?P<first>[0-9]{1,2})[-/.](?P<last>[0-9]{4})", re.ASCII)
_ANSWER = Text("yes, no or unknown (oui, non, inconnu)", "oui, non ou inconnu (yes, no, unknown)")
_NAME = Text(f"a name, a text of at most {NAME_LIMIT} bytes without control characters, or 32 hexadecimal digits",
             f"un nom, texte d'au plus {NAME_LIMIT} octets sans caractère de contrôle, ou 32 chiffres hexadécimaux")
_DAY = Text("a day, as in 2024-12-31 or 31/12/2024", "un jour, comme 31/12/2024 ou 2024-12-31")
_MONTH_WANTED = Text("a month, as in 2025-03, 03/2025 or its first day", "un mois, comme 03/2025, 2025-03 ou son premier jour")
_WORD = Text("a word in quotes", "un mot entre guillemets")
_NUMBER = whole_number(0, MOST)


def is_hex(text: str) -> bool:
    """Whether a text is an identifier itself, a UUID or 32 hexadecimal digits."""
    return len(text) in (32, 36) and _HEX.fullmatch(text) is not None


def text_of(value: Any) -> str:
    """A name as it counts, whoever typed it: composed (NFC), each run of spaces one; refuses what is no text, or too long."""
    if not isinstance(value, str):
        raise CellError(expected(_NAME), rule="GEN-6")
    text = value if value.isascii() else unicodedata.normalize("NFC", value)
    text = " ".join(text.split())
    if len(text) > NAME_LIMIT or len(text.encode("utf-8", "replace")) > NAME_LIMIT or not text.isascii() and _is_damaged(text) \
            or text.isascii() and text and not text.isprintable():
        raise CellError(expected(_NAME), rule="GEN-6")
    return text


def says(text: str) -> str | Unknown | None:
    """A name, :data:`UNKNOWN` where it says that nobody knows which, None where it says nothing."""
    if len(text) > _SHORT or text[-1:].isdigit():  # as most names are: no word for nothing or unknown is
        return text
    return None if is_nothing(text) else UNKNOWN if is_unknown(text) else text


def _is_damaged(text: str) -> bool:
    return any(unicodedata.category(sign) in ("Cc", "Cs") for sign in text)


def identifier(text: str) -> UUID | None:
    """The identifier of a name that counts; none of one of zeros alone (GEN-6)."""
    found = identifier_of(text)
    if is_reserved(found):
        raise CellError(RESERVED, rule="GEN-1")
    return found if found.int else None


def day_of(value: Any) -> datetime.date | None:
    """The day of a value; None of a blank, and of what is said unknown."""
    if isinstance(value, datetime.date):
        return whole_day(typed(value))
    if not isinstance(value, str):
        raise CellError(expected(_DAY), rule="GEN-7")
    text = value.strip()
    try:
        return None if is_unknown(text) else day_first(text)
    except CellError as error:
        raise CellError(error.reason, text if text[:1].isdigit() else None, rule=error.rule) from None


def _date(value: Any, column: Column) -> Any:
    if isinstance(value, str) and not is_nothing(value.strip()) and is_unknown(value.strip()):
        return SAID_UNKNOWN[ColumnKind.DATE]
    return _days(value, column)


def _days(value: Any, _: Column) -> int | None:
    found = day_of(value)
    return None if found is None else days_of(found)


def _month(value: Any, column: Column) -> int | None:
    found = _MONTH.fullmatch(value.strip()) if isinstance(value, str) else None
    if found is None:
        return _days(value, column)
    year, month = int(found["year"] or found["last"]), int(found["month"] or found["first"])
    if not 1 <= month <= 12 or not year:
        raise CellError(expected(_MONTH_WANTED), rule="GEN-7")
    return days_of(datetime.date(year, month, 1))


def _tri(value: Any, _: Column) -> int | None:
    if isinstance(value, bool):
        return int(Tri.YES if value else Tri.NO)
    text = value.strip() if isinstance(value, str) else "-"
    if is_nothing(text):
        return None
    found = ANSWERS.get(plain(text)) if text.strip("?") else Tri.UNKNOWN.word
    if found is None:
        slip = near(text, ANSWERS)
        raise CellError(expected(_ANSWER), text if slip else None, slip, "GEN-1")
    return int(Tri(found))


def _flag(value: Any, column: Column) -> int | None:
    return 1 if _tri(value, column) == int(Tri.YES) else None


def _number(value: Any, _: Column) -> int | None:
    text = value.strip() if isinstance(value, str) else None
    if text is not None and is_unknown(text):
        return None
    number = value if type(value) is int else None if text is None else whole(text)
    if number is None or not 0 <= number <= MOST:
        raise CellError(expected(_NUMBER), rule="GEN-1")
    return number


def word_of(value: Any, group: type[Word], rule: str = "GEN-1") -> Word | None:
    """The word that a value is of a group, by any of its names; None of a blank and of what is not known."""
    if not isinstance(value, str):
        raise CellError(expected(_WORD), rule=rule)
    bare, known = plain(value), words_of(group)
    if bare in known:
        return known[bare][0]
    if is_unknown(value.strip()):
        return None
    slip = nearest(bare, known)
    meant = known[slip][1] if slip else None
    raise CellError(listed(UNKNOWN_WORD, meant, [verbatim(word.word) for word in group]), value if meant else None, meant, rule)


def _word(value: Any, column: Column) -> int | None:
    assert isinstance(column.target, type)
    found = word_of(value, column.target, "GEN-12" if column.name == "line" else "GEN-1")
    return None if found is None else int(found)


#: Reads a value of a column of each kind; identifiers and references are read where names are known.
READERS: dict[ColumnKind, Callable[[Any, Column], Any]] = {
    ColumnKind.DATE: _date, ColumnKind.DAY: _days, ColumnKind.MONTH: _month, ColumnKind.TRI: _tri, ColumnKind.WORD: _word,
    ColumnKind.FLAG: _flag, ColumnKind.NUMBER: _number,
}
