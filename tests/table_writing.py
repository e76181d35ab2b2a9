"""The cohort as tables of our columns, written as spreadsheets and software in France write them.

Spec: spec/03-command.md ("Columns of our own").  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from integra.cohort import cohort
from integra.columns.names import DATES, KEYS, NAMES

#: What stands in a ref for "person": letters that encodings write differently, and signs that part cells.
ACCENT = "Zoé, « personne »"
#: What an answer is written as, and what stands for nothing.
ENGLISH = {"yes": "yes", "no": "no", "unknown": "unknown", None: ""}
FRENCH = {"yes": "Oui", "no": "NON", "unknown": "?", None: " "}
LETTERS = {"yes": "O", "no": "n", "unknown": "Ne sait pas", None: "NA"}
TRUTH = {"yes": "VRAI", "no": "Faux", "unknown": "inconnu", None: ""}


@dataclass(frozen=True)
class Dialect:
    """How a table is written."""

    separator: str = ","
    encoding: str = "utf-8"
    end: str = "\r\n"
    every_quote: bool = False
    first: str = ""
    words: Any = None
    day: str = "%Y-%m-%d"
    number: str = "{}"
    none: str = "none"
    capitals: bool = False


#: As programs that people have write it.
DIALECTS = {
    "plain": Dialect(),
    "a French spreadsheet": Dialect(";", "cp1252", words=FRENCH, day="%d/%m/%Y", number="{},0", none="aucune"),
    "CSV UTF-8 of a French spreadsheet": Dialect(";", "utf-8-sig", words=TRUTH, day="%d/%m/%Y", none="Aucun"),
    "Unicode text": Dialect("\t", "utf-16", words=TRUTH, day="%d/%m/%Y %H:%M", number="{},00"),
    "sep=": Dialect(";", first="sep=;", words=LETTERS, day="%d-%m-%Y"),
    "every cell in quotes": Dialect(",", end="\n", every_quote=True, day="%Y-%m-%dT%H:%M:%S", number="{}.0"),
    "an old Macintosh": Dialect(";", "cp1252", end="\r", words=FRENCH, day="%d.%m.%Y", capitals=True),
    "big endian": Dialect("\t", "utf-16-be", first="\ufeff", words=FRENCH, day="%d/%m/%Y à %Hh%M"),
}


def flat(seed: int, count: int, accent: bool = True) -> list[dict[str, Any]]:
    """The rows of the cohort; a ref has an accent."""
    rows = flat_of(cohort(seed, count))
    for row in rows if accent else ():
        row["ref"] = row["ref"].replace("person", ACCENT)
    return rows


def flat_of(records: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Records in the NDJSON form as rows, by name: words, numbers, days and lists of stays."""
    rows = []
    for record in records:
        held = {**record, **record["answers"], **record.get("facts", {})}
        row = {name: _day(held[name]) if name in DATES and name in held else held.get(name) for name in (*KEYS, *NAMES)}
        if row["admissions"] is not None:
            row["admissions"] = [{**stay, "date": _day(stay["date"])} for stay in row["admissions"]]
        rows.append(row)
    return rows


def _day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def cell(value: object, how: Dialect) -> str:
    """A value as a dialect writes it."""
    words = how.words or ENGLISH
    if isinstance(value, list):
        return " ".join(f"{stay['date'].strftime(how.day.split()[0].split('T')[0])}/{words[stay['emergency']].replace(' ', '_')}"
                        for stay in value) or how.none
    if isinstance(value, datetime.date):
        return value.strftime(how.day)
    if isinstance(value, int):
        return how.number.format(value)
    return str(words.get(value, value) if value is None or value in ENGLISH else value)


def table(rows: list[dict[str, Any]], how: Dialect) -> bytes:
    """The bytes of a table."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=how.separator, lineterminator=how.end,
                        quoting=csv.QUOTE_ALL if how.every_quote else csv.QUOTE_MINIMAL)
    writer.writerow([name.upper().replace("_", " ") if how.capitals else name for name in rows[0]])
    writer.writerows([cell(value, how) for value in row.values()] for row in rows)
    first = how.first + (how.end if how.first.startswith("sep") else "")
    return (first + text.getvalue()).encode(how.encoding)
