"""Synthea CSV folders.

Spec: spec/10-screening.md (SCR-7).  Layer: bindings.
SPDX-License-Identifier: Apache-2.0

Read: patients, conditions, devices, encounters, medications; all but patients may be absent, and
what they would tell is then unknown. Organizations tell nothing that is asked. Tables that other
programs wrote again are read as :mod:`integra.spreadsheet` says, whatever the case of their names,
and packed by gzip as well.
A person one of whose rows is unreadable is refused, once, so that nothing is half told; a row that
names no one is reported on its own.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from .. import spreadsheet
from ..columns.days import CellError, day
from ..nearest import with_nearest
from ..opening import open_file
from ..spreadsheet import Broken, plain
from ..text import Text, verbatim
from .counting import result
from .dates import Period, Span, after, parse
from .host_codes import HostCodes
from .medicines import product
from .latest import Latest
from .person import Condition, Person, latest_among
from .records import InputError, Problem, PlacedRecord, Unreadable, identifier, printable, shown, unprintable
from .shape import lines_of
from .links import Encounter
from .stays import classify, stayed
from .synthea_files import PATIENTS, tables
from .tables import Code, code
from .taken import Medicine
from .tally import Tally, Unmapped, Unread

_SNOMED, _RXNORM = "http://snomed.info/sct", "http://www.nlm.nih.gov/research/umls/rxnorm"
_CLASS = "synthea-encounter-class"
_NOBODY = Text("the row is about somebody who is not in patients.csv",
               "la ligne concerne quelqu'un qui n'est pas dans patients.csv")
_UNREAD = Text("the row is about somebody whom patients.csv has not, or in a row that cannot be read",
               "la ligne concerne quelqu'un qui n'est pas dans patients.csv, ou y est dans une ligne illisible")
_TWICE = Text("a patient with this Id is met more than once", "cet Id de patient se rencontre plus d'une fois")
#: What programs write where a cell is empty: R, pandas, databases, Python.
_NOTHING = frozenset(("NA", "N/A", "n/a", "<NA>", "NaN", "nan", "NaT", "NULL", "Null", "null", "None"))
_EMPTY = Text("an empty table, which tells nothing", "une table vide, qui n'apprend rien")
_COLUMN_TWICE = Text("a column is there twice", "une colonne y est deux fois")
#: What stands between cells where commas stand in numbers: there days come before months, elsewhere nobody can tell.
FRENCH = ";"
#: The cells of a row by the names of Synthea in capitals: some programs write Start for START.
Row = dict[str, str]


def open(folder: Path, atc: HostCodes | None = None) -> Records:
    """Read a folder, or the folder of a patients.csv; one that cannot be read raises OSError or InputError."""
    folder = Path(folder)
    found = Records(folder if folder.is_dir() else folder.parent, atc)
    found.read()
    return found


class Records:
    """The people of a Synthea folder; `latest` is the latest START or DEATHDATE of any row read.

    A STOP may be planned ahead, so it does not count; nor do the rows of refused people.
    """

    def __init__(self, folder: Path, atc: HostCodes | None = None) -> None:
        """Start with nothing read."""
        self._tally = Tally(atc=atc or {})
        self.unmapped: Unmapped = self._tally.unmapped
        self.unread: Unread = self._tally.unread
        self.latest: datetime.date | None = None
        self.dates: Latest = Latest()
        self._folder = folder
        #: What was decided about a table, to be said.
        self.notes: list[Text] = []
        self._people: dict[str, Person] = {}
        #: What the row of each says beside who it is, to know one that is there twice.
        self._told: dict[str, int] = {}
        self._problems: list[Problem] = []
        #: Whoever is refused already, as far as the broken row shows who it is, and whether one does not.
        self._refused: set[str] = set()
        self._unseen = False

    def read(self) -> None:
        """Read every table."""
        found, self.notes = tables(self._folder, (PATIENTS, *_TABLES))
        self._patients(found.get(PATIENTS, self._folder / PATIENTS))
        for name, (columns, reader) in _TABLES.items():
            if name in found:
                for place, row in self._rows(found[name], columns):
                    self._row(place, row, reader)
        self.dates = latest_among(self._people.values())
        self.latest = self.dates.day

    def _rows(self, path: Path, columns: tuple[str, ...]) -> Iterator[tuple[Text, Row | Broken]]:
        """Give the rows of a table with their place; a table without its columns raises InputError."""
        with open_file(path).reading() as stream:
            try:
                sheet = spreadsheet.read(stream, lambda name: plain(name) in map(plain, columns))
            except spreadsheet.SpreadsheetError as error:
                raise InputError(error.text.at(shown(path))) from None
            if not sheet.names:
                self.notes.append(_EMPTY.at(shown(path)))
                return
            names = _names(sheet.names, columns, path)
            for row in sheet.rows():
                place = verbatim(f"{shown(path)}:{row.line}")
                if isinstance(row, Broken):
                    yield place, row
                    continue
                cells = row.cells if _NOTHING.isdisjoint(row.cells) else ["" if each in _NOTHING else each for each in row.cells]
                yield place, dict(zip(names, map(_dated, cells) if sheet.separator == FRENCH else cells, strict=True))
        if sheet.cp1252:
            self.notes.append(spreadsheet.CP1252.at(shown(path)))

    def _patients(self, path: Path) -> None:
        for place, row in self._rows(path, ("ID",)):
            if isinstance(row, Broken):
                self._refused.update(map(self._key, filter(None, row.cells)))
                self._unseen = self._unseen or not any(map(identifier, row.cells))
                self._problems.append(Problem(place, row.reason))
            elif not printable(row["ID"]):
                self._refused.update(filter(None, (row["ID"],)))
                self._problems.append(Problem(place, unprintable("Id")))
            else:
                self._patient(place, row, self._key(row["ID"]))

    def _patient(self, place: Text, row: Row, key: str) -> None:
        """A person; who is there again alike is the same."""
        told = hash(tuple(cell for name, cell in row.items() if name != "ID"))
        if key not in self._people:
            self._people[key], self._told[key] = _person(place, row), told
        elif self._told[key] != told:
            self._people[key].refuse(Problem(place, _TWICE))

    def _key(self, cell: str) -> str:
        """What a person is known by: an identifier has no case."""
        return cell if cell in self._people else identifier(cell) or cell

    def _row(self, place: Text, row: Row | Broken, reader: Callable[[Records, Row, Person], None]) -> None:
        if isinstance(row, Broken):
            self._broken(place, row)
            return
        key = self._key(row["PATIENT"])
        owner = self._people.get(key)
        if key in self._refused:
            return
        if owner is None:
            self._problems.append(Problem(place, _UNREAD if self._unseen else _NOBODY))
            self._refused.update(filter(None, (key,)))
            return
        owner.reading = place
        try:
            reader(self, row, owner)
        except Unreadable as refusal:
            owner.refuse(Problem(place, refusal.text))

    def _broken(self, place: Text, row: Broken) -> None:
        """Refuses everybody whom a broken row shows: it may go on over rows of others."""
        seen = set(map(self._key, row.cells))
        owners = [self._people[key] for key in seen - self._refused if key in self._people]
        for owner in owners:
            owner.refuse(Problem(place, row.reason))
        if not owners and self._refused.isdisjoint(seen):
            self._problems.append(Problem(place, row.reason))

    def condition(self, row: Row, person: Person) -> None:
        """A condition, or a social finding: from START to STOP, open on both days (GEN-7)."""
        met = _code(row.get("SYSTEM") or _SNOMED, row, "CODE")
        lines = lines_of([met], self.unmapped)
        person.conditions.append(Condition(frozenset(), lines, _period(row, person), bool(lines), codes=(met,)))

    def medication(self, row: Row, person: Person) -> None:
        """A medicine: from START to STOP, open on both days (GEN-7)."""
        label = row.get("DESCRIPTION")
        told = product([_code(_RXNORM, row, "CODE")], [label] if label else [], self._tally)
        period = _period(row, person)
        person.medicines.append(Medicine(frozenset(), told, period, dated=period.start))

    def encounter(self, row: Row, person: Person) -> None:
        """An encounter: its class and type; Synthea links none to another."""
        codes = (_code(_CLASS, {**row, "ENCOUNTERCLASS": row["ENCOUNTERCLASS"].lower()}, "ENCOUNTERCLASS"),
                 _code(_SNOMED, row, "CODE"))
        of_class, of_type = ({line.fact for line in lines_of([met], self.unmapped)} for met in codes)
        start = _start(row, person)
        kind, emergency = classify(of_class, of_type, set(), stayed(of_class, row["START"], row.get("STOP")))
        person.encounters.append(Encounter(frozenset(), kind, emergency, start, codes=codes, surely="stay" in of_class))

    def records(
        self, at: datetime.date, evidence: bool = False, include_deceased: bool = False
    ) -> Iterator[PlacedRecord | Problem]:
        """Give every person as known at a date, and every problem met while reading."""
        for each in self._people.values():
            yield result(each, at, self.latest, evidence, include_deceased)
        yield from self._problems


_SPELL = ("START", "STOP", "PATIENT", "CODE")
_TABLES: dict[str, tuple[tuple[str, ...], Callable[[Records, Row, Person], None]]] = {
    "conditions.csv": (_SPELL, Records.condition),
    "devices.csv": (_SPELL, Records.condition),
    "encounters.csv": (("START", "PATIENT", "ENCOUNTERCLASS", "CODE"), Records.encounter),
    "medications.csv": (_SPELL, Records.medication),
}


def _person(place: Text, row: Row) -> Person:
    """A person, and the day of their death where there is one."""
    person = Person(place, row["ID"])
    try:
        person.died = parse(row["DEATHDATE"], "DEATHDATE") if row.get("DEATHDATE", "").strip() else None
        person.saw(person.died)
    except Unreadable as refusal:
        person.refuse(Problem(place, refusal.text))
    return person


def _code(uri: str, row: Row, column: str) -> Code:
    value = row[column].strip()
    if not printable(value) or not printable(uri):
        raise Unreadable(unprintable(column))
    return code(uri, value)


def _start(row: Row, person: Person) -> Span:
    start = parse(row["START"], "START")
    person.saw(start)
    return start


def _period(row: Row, person: Person) -> Period:
    return Period(_start(row, person), after(parse(row["STOP"], "STOP")) if row["STOP"].strip() else None)


def _dated(cell: str) -> str:
    """A cell in which a date is 31/12/2024, in the form of Synthea, without its time; any other as it is."""
    if "/" in cell:
        with suppress(CellError):
            return day(cell.strip()).isoformat()
    return cell


def _names(given: list[str], columns: tuple[str, ...], path: Path) -> list[str]:
    """The names of a table's columns, in capitals."""
    names = [plain(name).upper() for name in given]
    for column in columns:
        if column not in names:
            missing = Text(f"column {column} is missing", f"la colonne {column} manque")
            raise InputError(with_nearest(missing, column, given).at(shown(path)))
        if names.count(column) > 1:
            raise InputError(_COLUMN_TWICE.at(shown(path)))
    return names
