"""Synthea CSV folders.

Spec: spec/10-screening.md (SCR-7).  Layer: bindings.
SPDX-License-Identifier: Apache-2.0

Read: patients, conditions, devices, encounters, medications; all but patients may be absent, and
what they would tell is then unknown. Organizations tell nothing that is asked. A row is a line:
Synthea writes no line break in a cell. A person one of whose rows is unreadable is refused, so
that nothing is half told; a row that names no one is reported on its own.
"""

from __future__ import annotations

import collections
import csv
import datetime
from collections.abc import Callable, Iterator
from pathlib import Path

from ..text import NOT_CSV, Text, cells_differ, verbatim
from .dates import Period, Span, parse
from .medicines import product
from .person import Condition, Person, latest_of
from .records import InputError, Problem, PlacedRecord, Unreadable, printable, shown, unprintable
from .shape import lines_of
from .stays import Encounter, classify
from .tables import Code, code
from .taken import Medicine

PATIENTS = "patients.csv"
_SNOMED, _RXNORM = "http://snomed.info/sct", "http://www.nlm.nih.gov/research/umls/rxnorm"
_CLASS = "synthea-encounter-class"
_NOBODY = Text("the row is about somebody who is not in patients.csv",
               "la ligne concerne quelqu'un qui n'est pas dans patients.csv")
_TWICE = Text("a patient with this Id is met more than once", "cet Id de patient se rencontre plus d'une fois")
Row = dict[str, str]


def open(folder: Path) -> Records:
    """Read a folder, or the folder of a patients.csv; one that cannot be read raises OSError or InputError."""
    folder = Path(folder)
    found = Records(folder if folder.is_dir() else folder.parent)
    found.read()
    return found


class Records:
    """The people of a Synthea folder; `latest` is the latest START of any row read.

    A STOP may be planned ahead, so it does not count; nor do the rows of refused people.
    """

    def __init__(self, folder: Path) -> None:
        """Start with nothing read."""
        self.unmapped: collections.Counter[tuple[str, str]] = collections.Counter()
        self.latest: datetime.date | None = None
        self._folder = folder
        self._people: dict[str, Person] = {}
        self._problems: list[Problem] = []

    def read(self) -> None:
        """Read every table."""
        self._patients()
        for name, (columns, reader) in _TABLES.items():
            path = self._folder / name
            if not path.exists():
                continue
            for place, row in rows(path, columns):
                self._row(place, row, reader)
        self.latest = latest_of(self._people.values())

    def _patients(self) -> None:
        for place, row in rows(self._folder / PATIENTS, ("Id",)):
            if isinstance(row, Broken):
                self._problems.append(Problem(place, row.reason))
            elif not printable(row["Id"]):
                self._problems.append(Problem(place, unprintable("Id")))
            elif row["Id"] in self._people:
                self._people[row["Id"]].refuse(Problem(place, _TWICE))
            else:
                self._people[row["Id"]] = Person(place, row["Id"])

    def _row(self, place: Text, row: Row | Broken, reader: Callable[[Records, Row, Person], None]) -> None:
        if isinstance(row, Broken):
            owner = next((self._people[cell] for cell in row.cells if cell in self._people), None)
            problem = Problem(place, row.reason)
        else:
            owner = self._people.get(row["PATIENT"])
            problem = Problem(place, _NOBODY)
            if owner is not None:
                try:
                    return reader(self, row, owner)
                except Unreadable as refusal:
                    problem = Problem(place, refusal.text)
        if owner is not None:
            owner.refuse(problem)
        else:
            self._problems.append(problem)

    def condition(self, row: Row, person: Person) -> None:
        """A condition, or a social finding: from START, not on STOP any more."""
        met = _code(row.get("SYSTEM") or _SNOMED, row, "CODE")
        lines = lines_of([met], self.unmapped)
        person.conditions.append(Condition(frozenset(), lines, _period(row, person), bool(lines), codes=(met,)))

    def medication(self, row: Row, person: Person) -> None:
        """A medicine: from START, not on STOP any more."""
        told = product([_code(_RXNORM, row, "CODE")], self.unmapped)
        period = _period(row, person)
        person.medicines.append(
            Medicine(frozenset(), told.names, told.lines, period, counted=told.counted, codes=told.codes)
        )

    def encounter(self, row: Row, person: Person) -> None:
        """An encounter: its class and type; Synthea links none to another."""
        codes = (_code(_CLASS, row, "ENCOUNTERCLASS"), _code(_SNOMED, row, "CODE"))
        of_class, of_type = ({line.fact for line in lines_of([met], self.unmapped)} for met in codes)
        kind, emergency = classify(of_class, of_type, set())
        person.encounters.append(Encounter(frozenset(), kind, emergency, _start(row, person), codes=codes))

    def records(self, at: datetime.date, evidence: bool = False) -> Iterator[PlacedRecord | Problem]:
        """Give every person as known at a date, and every problem met while reading."""
        for each in self._people.values():
            yield each.result(at, self.latest, evidence)
        yield from self._problems


_SPELL = ("START", "STOP", "PATIENT", "CODE")
_TABLES: dict[str, tuple[tuple[str, ...], Callable[[Records, Row, Person], None]]] = {
    "conditions.csv": (_SPELL, Records.condition),
    "devices.csv": (_SPELL, Records.condition),
    "encounters.csv": (("START", "PATIENT", "ENCOUNTERCLASS", "CODE"), Records.encounter),
    "medications.csv": (_SPELL, Records.medication),
}


def _code(uri: str, row: Row, column: str) -> Code:
    value = row[column].strip()
    if not printable(value) or not printable(uri):
        raise Unreadable(unprintable(column))
    return code(uri, value)


def _start(row: Row, person: Person) -> Span:
    start = parse(row["START"], "START")
    person.saw(start.first)
    return start


def _period(row: Row, person: Person) -> Period:
    return Period(_start(row, person), parse(row["STOP"], "STOP") if row["STOP"].strip() else None)


class Broken:
    """A line that is not a row of its table, and what can still be seen in it."""

    def __init__(self, reason: Text, cells: list[str]) -> None:
        """Keep why, and the cells seen."""
        self.reason = reason
        self.cells = cells


def rows(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[Text, Row | Broken]]:
    """Give the rows of a table with their place; a table without its columns raises InputError."""
    with path.open("rb") as stream:
        header = stream.readline().decode("utf-8-sig", "replace").strip().split(",")
        missing = [name for name in columns if name not in header]
        if missing or len(set(header)) < len(header):
            wrong = Text("a column is there twice", "une colonne y est deux fois")
            if missing:
                wrong = Text(f"column {missing[0]} is missing", f"la colonne {missing[0]} manque")
            raise InputError(wrong.at(shown(path)))
        for number, line in enumerate(stream, 2):
            if line.strip():
                yield verbatim(f"{shown(path)}:{number}"), _cells(line, header)


def _cells(line: bytes, header: list[str]) -> Row | Broken:
    seen = line.decode("utf-8", "replace").strip().split(",")
    try:
        cells = next(csv.reader([line.decode("utf-8").rstrip("\r\n")], strict=True))
    except UnicodeDecodeError:
        return Broken(Text("not UTF-8", "pas de l'UTF-8"), seen)
    except csv.Error:
        return Broken(NOT_CSV, seen)
    if len(cells) != len(header):
        return Broken(cells_differ(len(cells), len(header)), seen)
    return dict(zip(header, cells, strict=True))
