"""Made-up people as columns: their records flat, then age, sex and commune, and a demand of each.

Spec: spec/03-command.md ("The cohort"); ORI-10, ORI-12.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from typing import Any, TypeAlias

from .draw import Draw
from .records import cohort
from .situation import situation
from ..forms.record import AFTER, COUNTS, COVERAGE, FACTS, FLOORS, ITEMS
from ..orientation.evaluate import over_age
from ..word_tables import FIELDS
from ..words import DemandField, Motive, Sex, Tri

#: What the values of a column are: one of some words, or a text, a whole number, a day, or stays in hospital (a list).
Kind: TypeAlias = "type[str] | type[int] | type[datetime.date] | type[list[Any]] | tuple[str, ...]"

#: Where they live: the official codes of twelve communes, two of each department of Centre-Val de Loire.
COMMUNES = {
    "18033": "Bourges", "18279": "Vierzon", "28085": "Chartres", "28134": "Dreux", "36044": "Châteauroux",
    "36088": "Issoudun", "37132": "Loches", "37261": "Tours", "41018": "Blois", "41269": "Vendôme",
    "45208": "Montargis", "45234": "Orléans",
}
#: What stands before seed and number in the numbers that say what the records do not.
_PURPOSE = b"integra cohort frame"
#: The days that somebody of 18 years has lived at least, and somebody of 100 at most.
_LIVED = (18 * 366, 100 * 365)
#: What a screening says of a demand: its columns are not here, so that nothing contradicts it (ORI-16).
_SCREENED = (DemandField.PPS, DemandField.STAGE)

_TRIS = tuple(tri.word for tri in Tri)
#: Every column, in order.
COLUMNS: dict[str, Kind] = {
    "ref": str, "date": datetime.date, "age": int, "sex": tuple(sex.word for sex in Sex), "commune": str,
    **dict.fromkeys((*ITEMS, *AFTER, *FACTS), _TRIS),
    **{name: int for count in COUNTS for name in (count, FLOORS[count])},
    **dict.fromkeys(COVERAGE, datetime.date), "admissions": list,
    "motives": str,
    **{field.word: tuple(word.word for word in words) for field, words in FIELDS.items() if field not in _SCREENED},
}


def columns(seed: int, count: int) -> dict[str, tuple[Kind, list[Any]]]:
    """The columns of ``count`` people, each with its kind; None is what a record leaves out."""
    values: dict[str, list[Any]] = {name: [] for name in COLUMNS}
    for number, record in enumerate(cohort(seed, count)):
        row = _flat(record)
        row |= _more(Draw(seed, number, _PURPOSE), number, row["date"])
        for name, column in values.items():
            column.append(row.get(name))
    return {name: (kind, values[name]) for name, kind in COLUMNS.items()}


def _flat(record: dict[str, Any]) -> dict[str, Any]:
    """A record's values by the names of the columns, days as dates."""
    row = {**record, **record["answers"], **record.get("facts", {})}
    row |= {name: _day(row[name]) for name in ("date", *COVERAGE) if name in row}
    if "admissions" in row:
        row["admissions"] = [{**stay, "date": _day(stay["date"])} for stay in row["admissions"]]
    return row


def _day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def _more(draw: Draw, number: int, day: datetime.date) -> dict[str, Any]:
    """Age, sex and commune of person ``number``, and a demand that goes with them."""
    birth = day - datetime.timedelta(draw.between(*_LIVED))
    age = day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))
    more: dict[str, Any] = {"age": age, "sex": draw.pick(tuple(Sex)).word, "commune": draw.pick(tuple(COMMUNES))}
    asked = {tuple(Motive)[number % len(Motive)], draw.pick(tuple(Motive))}
    more["motives"] = " ".join(motive.word for motive in Motive if motive in asked)
    said = situation(draw) | {"over_60": over_age(birth, day)}
    return more | {name: word.word for name, word in said.items()}
