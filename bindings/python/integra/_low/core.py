"""Where Python meets the C library: texts, dates, identifiers and rule names. What more than one room needs.

Spec: spec/00-conventions.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from functools import cache
from operator import attrgetter
from typing import Any, TypeAlias
from uuid import UUID

from .. import _swig, words
from ..errors import UsageError, language_of
from ..text import Text
from ..words import Group, Language, SettledBy, Status, Tri, Word
from .texts import status_sentence

#: A struct of the C library, as SWIG shows it.
Struct: TypeAlias = Any

#: The code of a word, for map(): quicker than a loop.
CODE = attrgetter("code")
#: Codes 0, 1, 2 as Tri: indexing is several times quicker than calling the enumeration.
TRIS = tuple(Tri)

#: The enumeration of each group: that of ground_group is GroundGroup.
WORD_CLASSES: dict[Group, type[Word]] = {
    group: getattr(words, "".join(part.capitalize() for part in group.word.split("_"))) for group in Group
}

_EPOCH = datetime.date(1970, 1, 1).toordinal()
#: The days of the years 1 to 9999 (GEN-7).
FIRST_DAY, LAST_DAY = (day.toordinal() - _EPOCH for day in (datetime.date.min, datetime.date.max))
#: The greatest size of one message, and of one that grows with a plan or a territory (WIRE-14).
MESSAGE_LIMIT: int = _swig.INTEGRA_MESSAGE_LIMIT
LARGE_MESSAGE_LIMIT: int = _swig.INTEGRA_LARGE_MESSAGE_LIMIT
DATE_UNKNOWN = -(2**31)
_NO_ID = bytes(16)


def asked_for(name: str) -> str:
    """A name as the C library looks for it: one with half of a surrogate pair is none, and no error is to quote it."""
    return name.encode("utf-8", "replace").decode()


def language_code(language: str | Language) -> int:
    """The code of a language."""
    return language_of(language).code


def status_text(status: Status | int, language: str | Language = "en") -> str:
    """What went wrong, in one sentence."""
    return status_sentence(int(status), language_code(language))


def core_version() -> str:
    """The version of the C library inside, as "major.minor.patch"."""
    number: int = _swig.integra_version()
    return f"{number // 10000}.{number // 100 % 100}.{number % 100}"


def wire_version() -> int:
    """The version of the envelope that this library writes and reads."""
    return int(_swig.INTEGRA_WIRE_VERSION)


def cbor_backend() -> str:
    """Which code reads and writes CBOR item heads: "own" or "libcbor"."""
    return str(_swig.integra_cbor_backend())


def word_label(group: Group, word: Word, language: str | Language) -> str:
    """The label of a word; its name where it has none."""
    label: str | None = _swig.integra_word_label(int(group), int(word), language_code(language))
    return label or word.word


@cache
def rule_name(number: int) -> str:
    """The name of a rule, "SCR-3"."""
    return str(_swig.integra_rule_name(number))


def finding_sentence(rule: str, settled_by: SettledBy, language: str | Language) -> str:
    """The sentence for a finding; UsageError where no such finding exists."""
    sentence: str | None = _swig.integra_finding_sentence(
        _swig.integra_rule_find(asked_for(rule)), int(settled_by), language_code(language)
    )
    if sentence is None:
        raise UsageError(Status.UNKNOWN_NAME, rule=rule, detail=Text(
            "no finding of this rule is settled that way", "aucun constat de cette règle ne se règle ainsi"))
    return sentence


def days_of(date: datetime.date | None) -> int:
    """Days since 1970-01-01."""
    return DATE_UNKNOWN if date is None else date.toordinal() - _EPOCH


def date_of(days: int) -> datetime.date | None:
    """The date of a number of days, None for the unknown one."""
    return None if days == DATE_UNKNOWN else datetime.date.fromordinal(days + _EPOCH)


def id_bytes(identifier: UUID | None) -> bytes:
    """The sixteen bytes of an identifier, all zero for none."""
    return _NO_ID if identifier is None else identifier.bytes


def id_of(data: bytes) -> UUID | None:
    """The identifier of sixteen bytes, None for all zero."""
    return None if data == _NO_ID else UUID(bytes=data)


def next_message(view: memoryview) -> tuple[int, int]:
    """The kind and size of the first message, (0, 0) at the end."""
    kind, size = _swig.integra_message_next(view, 0)
    return kind, size
