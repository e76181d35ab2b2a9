"""The rows of the seven frames and what makes one refused (interface: Frames, Refused rows). Layer: tests. SPDX-License-Identifier: Apache-2.0

Cells: ids are 16 bytes (all zero is blank), a tri is None (unknown), False or True, days and dates are whole
days since 1970-01-01, a blank is None.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from . import civil

Tri = bool | None
BLANK_ID = bytes(16)


class Special(Enum):
    """What a date cell says besides a day: there may be one not known; the stay had not ended on D (IND-3)."""

    UNKNOWN = "unknown"
    OPEN = "open"


UNKNOWN = Special.UNKNOWN
OPEN = Special.OPEN
Date = int | None | Special


@dataclass(frozen=True)
class Structure:
    """A row of A1 (IND-11)."""

    structure: bytes
    on_territory: Tri = None
    opens: Date = None
    closes: Date = None
    has_protocol: Tri = None
    digest: bytes | None = None
    conforms: Tri = None


@dataclass(frozen=True)
class Body:
    """A row of A2 (IND-11)."""

    body: bytes
    on_territory: Tri = None
    signed: Tri = None
    signed_on: int | None = None


@dataclass(frozen=True)
class Use:
    """A row of A3 (IND-12)."""

    person: bytes
    assessment: bytes
    date: int | None = None
    kind: str | None = None
    actor: bytes = BLANK_ID
    birth_date: int | None = None


@dataclass(frozen=True)
class Call:
    """A row of A4 (IND-12)."""

    call: bytes
    date: int | None = None
    answered: Tri = None
    answered_on: int | None = None


@dataclass(frozen=True)
class Offer:
    """A row of B1 and B2 (IND-13)."""

    structure: bytes
    offer: bytes
    kind: str | None = None
    functions: frozenset[int] | None = None
    opens: Date = None
    closes: Date = None


@dataclass(frozen=True)
class Stay:
    """A row of B3 (IND-3)."""

    person: bytes
    admission: int | None = None
    discharge: Date = None
    mco: Tri = None
    on_list: Tri = None
    birth_date: int | None = None
    age_at_admission: int | None = None


@dataclass(frozen=True)
class Accompaniment:
    """A row of the caseload and of the share (IND-10)."""

    person: bytes
    assistant: bytes
    begins: Date = None
    ends: Date = None
    requester: str | None = None


Row = Structure | Body | Use | Call | Offer | Stay | Accompaniment


class Refused(ValueError):
    """A row is refused: nothing of what was added with it is kept."""


def _blank(identifier: bytes) -> bool:
    """Say whether an identifier is blank (cells: all zero)."""
    return len(identifier) != 16 or identifier == BLANK_ID


def _outside(*cells: Date) -> bool:
    """Say whether one of the days lies outside the calendar."""
    return any(isinstance(cell, int) and not civil.in_calendar(cell) for cell in cells)


def _backwards(earlier: Date, later: Date) -> bool:
    """Say whether two known days stand in the wrong order."""
    return isinstance(earlier, int) and isinstance(later, int) and later < earlier


def _structure(row: Structure) -> str | None:
    """Refusals of a row of A1."""
    if _blank(row.structure):
        return "blank structure"
    if _outside(row.opens, row.closes) or OPEN in (row.opens, row.closes):
        return "not a date"
    if _backwards(row.opens, row.closes):
        return "closes before opens"
    if row.digest is not None and len(row.digest) != 32:
        return "digest is not 32 bytes"
    if row.has_protocol is False and row.digest is not None:
        return "no protocol, with a digest"
    if row.has_protocol is False and row.conforms is True:
        return "no protocol, yet conforms"
    return None


def _body(row: Body) -> str | None:
    """Refusals of a row of A2."""
    if _blank(row.body):
        return "blank body"
    if _outside(row.signed_on):
        return "not a day"
    if row.signed is False and row.signed_on is not None:
        return "not signed, with a day"
    return None


def _use(row: Use) -> str | None:
    """Refusals of a row of A3."""
    if _blank(row.person) or _blank(row.assessment):
        return "blank person or assessment"
    if _outside(row.date, row.birth_date):
        return "not a day"
    if row.kind not in (None, "initial", "update"):
        return "not a kind"
    return None


def _call(row: Call) -> str | None:
    """Refusals of a row of A4."""
    if _blank(row.call):
        return "blank call"
    if _outside(row.date, row.answered_on):
        return "not a day"
    if _backwards(row.date, row.answered_on):
        return "answered before the call"
    if row.answered is False and row.answered_on is not None:
        return "not answered, with a day"
    return None


def _offer(row: Offer) -> str | None:
    """Refusals of a row of B1 and B2."""
    if _blank(row.structure) or _blank(row.offer):
        return "blank structure or offer"
    if _outside(row.opens, row.closes) or OPEN in (row.opens, row.closes):
        return "not a date"
    if _backwards(row.opens, row.closes):
        return "closes before opens"
    if row.functions is not None and not row.functions <= frozenset(range(1, 7)):
        return "not a function"
    return None


def _stay(row: Stay) -> str | None:
    """Refusals of a row of B3 (IND-3, IND-8)."""
    if _blank(row.person):
        return "blank person"
    if _outside(row.admission, row.discharge, row.birth_date) or row.discharge is UNKNOWN:
        return "not a day"
    if _backwards(row.admission, row.discharge):
        return "discharge before admission"
    if row.age_at_admission is None:
        return None
    if not 0 <= row.age_at_admission <= 150:
        return "not an age"
    if row.admission is not None and civil.months_before(row.admission, 12 * row.age_at_admission) is None:
        return "age says a birth before the calendar"
    return None


def _accompaniment(row: Accompaniment) -> str | None:
    """Refusals of a row of the caseload and of the share."""
    if _blank(row.person) or _blank(row.assistant):
        return "blank person or assistant"
    if isinstance(row.begins, Special) or isinstance(row.ends, Special):
        return "unknown in begins or ends"
    if _outside(row.begins, row.ends):
        return "not a day"
    if _backwards(row.begins, row.ends):
        return "ends before begins"
    return None


def refused(row: Row) -> str | None:
    """Name why a row is refused, or None (interface: Refused rows; IND-3)."""
    if isinstance(row, Structure):
        return _structure(row)
    if isinstance(row, Body):
        return _body(row)
    if isinstance(row, Use):
        return _use(row)
    if isinstance(row, Call):
        return _call(row)
    if isinstance(row, Offer):
        return _offer(row)
    if isinstance(row, Stay):
        return _stay(row)
    return _accompaniment(row)
