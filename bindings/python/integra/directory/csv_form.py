"""A directory of resources as CSV: one offer a row, read whole or not at all.

Spec: spec/22-directory.md (ORI-11, ORI-12, ORI-21, ORI-23).  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

The first row names the columns, in any order. What a spreadsheet in French writes is taken: a byte order mark, rows
ended by CRLF, semicolons (or tabs) between cells. A list is words with spaces or bars between. An empty cell is what
is not known, or anybody; :data:`COLUMNS` says of each column what it holds.
"""
from __future__ import annotations

import csv
import io
import re
import uuid
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import Any, TypeVar

from .._model import argument_bytes
from ..errors import IntegraError, TextError
from ..forms.strict import JsonError, day, identifier, placed
from ..nearest import nearest_or_all
from .directory import Directory
from .model import Offer
from ..services import service
from ..text import NOT_CSV, UNKNOWN_WORD, Text, at_most_values, cells_differ, expected, id_taken, whole_number
from ..words import Level, Motive, Public, Requester, Service, Specialty, StructureKind, Word

__all__ = ["COLUMNS", "DirectoryError", "load", "read"]

W = TypeVar("W", bound=Word)

#: What a directory may hold (ORI-12), and what a file of it may weigh.
SIZE_LIMIT = 1 << 26
OFFER_LIMIT, AREA_LIMIT, CAPACITY_LIMIT, LEAD_LIMIT = 65536, 4096, 2**31 - 1, 36500
_SEPARATORS = re.compile(r'^[ ]*"?[A-Za-z0-9_]*"?[ ]*([,;\t])')
_AREA = re.compile(r"(?![0-9]{4}\Z)[0-9A-Z]{2,5}", re.ASCII)
#: A department or a commune of 01 to 09 taken for a number; a directory refuses both (ORI-12).
_LOST_ZERO = re.compile(r"[1-9]|[1-9][0-9]{3}", re.ASCII)
_NUMBER = re.compile(r"[0-9]{1,10}", re.ASCII)

_UNLISTED = Text("no directory lists this service", "aucun répertoire ne liste ce service")
_AREAS = Text("the code of a commune, or what codes of communes begin with",
              "le code d'une commune, ou le début de codes de communes")
_NOT_UTF8 = Text("not UTF-8: save it as CSV UTF-8", "pas de l'UTF-8 : l'enregistrer en CSV UTF-8")
_NO_COLUMN = Text("no column has this name", "aucune colonne ne porte ce nom")
_COLUMN_TWICE = Text("this column is there twice: keep one", "cette colonne est là deux fois : n'en garder qu'une")
_NOT_THERE = Text("this column is missing", "cette colonne manque")
_NEEDED = Text("this cell is needed", "cette case est obligatoire")
_BACKWARDS = Text("the last day is before the first one", "le dernier jour est avant le premier")


class DirectoryError(TextError, ValueError):
    """A directory that cannot be read: the line, the column, the word at fault, and the rule that refuses it.

    ``nearest`` is the word nearest to one that is not known. What is not known of the place is None.
    """

    def __init__(self, reason: Text, line: int | None = None, *, column: str | None = None, word: str | None = None,
                 rule: str = "ORI-12", nearest: str | None = None) -> None:
        self.reason = reason
        self.line = line
        self.column = column
        self.word = word
        self.rule = rule
        self.nearest = nearest
        place = [Text(f"line {line}", f"ligne {line}")] if line else []
        if column:
            place.append(Text(f"column {column!r}", f"colonne {column!r}"))
        super().__init__(placed(place, reason, word, rule, nearest))

    def __reduce__(self) -> tuple[Any, ...]:
        made = partial(type(self), column=self.column, word=self.word, rule=self.rule, nearest=self.nearest)
        return made, (self.reason, self.line)


class _Cell(Exception):
    """What is wrong with a cell, before it is known where it stands."""

    def __init__(self, reason: Text, word: str | None = None, nearest: str | None = None) -> None:
        super().__init__(reason)
        self.reason, self.word, self.nearest = reason, word, nearest


def _parts(cell: str) -> list[str]:
    return cell.replace("|", " ").split()


def _word(group: type[W], name: str, known: tuple[W, ...] = ()) -> W:
    """A word of a group, of which ``known`` are those that may stand here; all of them where none are given."""
    for word in group:
        if word.word == name:
            return word
    reason, near = nearest_or_all(UNKNOWN_WORD, name, [word.word for word in known or group])
    raise _Cell(reason, name, near)


def _one(group: type[W]) -> Callable[[str], W]:
    return lambda cell: _word(group, cell)


def _many(group: type[W]) -> Callable[[str], frozenset[W]]:
    return lambda cell: frozenset(_word(group, name) for name in _parts(cell))


def _services(cell: str) -> frozenset[Service]:
    listed = tuple(each for each in Service if each is not Service.POINT_SUPPORT and service(each).listed)
    found = frozenset(_word(Service, name, listed) for name in _parts(cell))
    for each in sorted(found, key=int):
        if each not in listed:
            raise _Cell(_UNLISTED, each.word)
    if not found:
        raise _Cell(expected(Text("one service at least", "un service au moins")))
    return found


def _areas(cell: str) -> tuple[str, ...]:
    if len(set(_parts(cell))) > AREA_LIMIT:
        raise _Cell(expected(at_most_values(AREA_LIMIT)))
    for name in _parts(cell):
        if _LOST_ZERO.fullmatch(name):
            raise _Cell(Text(f"a spreadsheet took its leading zero: write 0{name}, in a column of text",
                             f"un tableur lui a ôté son zéro initial : écrire 0{name}, dans une colonne de texte"), name)
        if not _AREA.fullmatch(name):
            raise _Cell(expected(_AREAS), name)
    return tuple(sorted(set(_parts(cell))))


def _id(cell: str) -> uuid.UUID:
    try:
        return identifier(cell, "")
    except JsonError as error:
        raise _Cell(error.reason, cell) from None


def _day(cell: str) -> date:
    try:
        return day(cell, "")
    except JsonError as error:
        raise _Cell(error.reason, cell) from None


def _number(limit: int) -> Callable[[str], int]:
    number = whole_number(0, limit)
    or_nothing = Text(f"{number.en}, or nothing where nobody knows", f"{number.fr}, ou rien s'il n'est pas connu")

    def read_number(cell: str) -> int:
        if not _NUMBER.fullmatch(cell) or int(cell) > limit:
            raise _Cell(expected(or_nothing), cell)
        return int(cell)

    return read_number


#: Every column: what its cells are read as, and what a reader of the template is told in English and French.
COLUMNS: dict[str, Callable[[str], Any]] = {
    "id": _id, "structure": _id, "kind": _one(StructureKind), "services": _services, "motives": _many(Motive),
    "level": _one(Level), "areas": _areas, "publics": _many(Public), "requesters": _many(Requester),
    "specialty": _one(Specialty), "capacity": _number(CAPACITY_LIMIT),
    "lead_days": _number(LEAD_LIMIT), "opens": _day, "closes": _day,
    "full_until": _day, "access_point": _id,
}
NEEDED = ("id", "structure", "services", "level")
#: Which rule is behind a column, where it is not that of the directory.
RULES = {"motives": "ORI-21", "requesters": "ORI-21", "specialty": "ORI-21", "lead_days": "ORI-21",
         "level": "ORI-11", "access_point": "ORI-23"}


def load(data: bytes) -> Directory:
    """The directory of a file. Raises :class:`DirectoryError`: then nothing of it is taken."""
    offers, lines = _offers(data)
    try:
        return Directory(offers)
    except IntegraError as error:
        at = error.index if error.index is not None and error.index < len(lines) else None
        raise DirectoryError(error.told, None if at is None else lines[at], rule=error.rule or "ORI-12") from None


def read(data: bytes) -> tuple[Offer, ...]:
    """The offers of a file, in its order. Raises as :func:`load`."""
    return tuple(_offers(data)[0])


def _offers(data: bytes) -> tuple[list[Offer], list[int]]:
    """The offers, and the line of each."""
    offers: list[Offer] = []
    lines: list[int] = []
    seen: dict[uuid.UUID, int] = {}
    rows = _rows(argument_bytes(data, "data"))
    names = _header(*next(rows, (1, [])))
    for line, cells in rows:
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(names):
            raise DirectoryError(cells_differ(len(cells), len(names)), line)
        offer = _offer(line, dict(zip(names, cells, strict=True)))
        if offer.id in seen:
            raise DirectoryError(id_taken(seen[offer.id]), line, column="id", word=offer.id.hex)
        if len(offers) == OFFER_LIMIT:
            raise DirectoryError(Text(f"more than {OFFER_LIMIT} offers", f"plus de {OFFER_LIMIT} offres"), line)
        seen[offer.id] = line
        offers.append(offer)
        lines.append(line)
    return offers, lines


def _rows(data: bytes) -> Iterator[tuple[int, list[str]]]:
    """The rows with the lines on which they begin."""
    if len(data) > SIZE_LIMIT:
        raise DirectoryError(Text(f"longer than {SIZE_LIMIT} bytes", f"plus de {SIZE_LIMIT} octets"))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise DirectoryError(_NOT_UTF8, line) from None
    told = _SEPARATORS.match(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=told[1] if told else ",", strict=True)
    before = 0
    while True:
        try:
            cells = next(reader, None)
        except csv.Error:
            raise DirectoryError(NOT_CSV, before + 1) from None
        if cells is None:
            return
        yield before + 1, cells
        before = reader.line_num


def _header(line: int, cells: list[str]) -> list[str]:
    names = [cell.strip() for cell in cells]
    for name in names:
        if name not in COLUMNS:
            reason, near = nearest_or_all(_NO_COLUMN, name, COLUMNS)
            raise DirectoryError(reason, line, word=name, nearest=near)
        if names.count(name) > 1:
            raise DirectoryError(_COLUMN_TWICE, line, word=name)
    for name in NEEDED:
        if name not in names:
            raise DirectoryError(_NOT_THERE, line, column=name)
    return names


def _offer(line: int, row: dict[str, str]) -> Offer:
    given: dict[str, Any] = {}
    for name, cell in row.items():
        cell = cell.strip()
        rule = RULES.get(name, "ORI-12")
        if not cell:
            if name in NEEDED:
                raise DirectoryError(_NEEDED, line, column=name, rule=rule)
            continue
        try:
            given[name] = COLUMNS[name](cell)
        except _Cell as fault:
            raise DirectoryError(fault.reason, line, column=name, word=fault.word, rule=rule,
                                 nearest=fault.nearest) from None
    opens, closes = given.get("opens"), given.get("closes")
    if opens is not None and closes is not None and closes < opens:
        raise DirectoryError(_BACKWARDS, line, column="closes", word=closes.isoformat())
    try:
        return Offer(**given)
    except IntegraError as error:
        raise DirectoryError(error.told, line, rule=error.rule or "ORI-12") from None
