"""A directory of resources as CSV: one offer a row, read whole or not at all.

Spec: spec/22-directory.md (ORI-11, ORI-12, ORI-21, ORI-23).  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

The first row names the columns, in any order. What a spreadsheet in French writes is taken, as :mod:`integra.spreadsheet`
says. A list is words with spaces or bars between. An empty cell, or NA, is what is not known, or anybody; :data:`COLUMNS` says
of each column what it holds. Further columns are the host's: they are kept beside the offers, and read by no rule.
"""
from __future__ import annotations

import io
import re
import unicodedata
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from .._discreet import Discreet
from .._line_error import COLUMN_NOT_THERE, COLUMN_TWICE, NO_COLUMN, LineError
from .. import spreadsheet
from .._model import argument_bytes
from ..columns.cells import is_nothing, whole
from ..columns.days import CellError, day_first
from ..columns.names import near
from ..errors import IntegraError
from ..forms.strict import JsonError, identifier
from ..nearest import nearest_or_all
from .areas import areas
from .directory import Directory
from .model import Offer, Structure
from ..services import service
from ..text import COMMUNE, UNKNOWN_WORD, Text, expected, id_taken, whole_number
from ..words import Level, Motive, Public, Requester, Service, Specialty, StructureKind, Tri, Word

__all__ = ["COLUMNS", "DirectoryError", "listed", "load", "read"]

W = TypeVar("W", bound=Word)

#: What a directory may hold (ORI-12), and what a file of it may weigh.
SIZE_LIMIT = 1 << 26
OFFER_LIMIT, CAPACITY_LIMIT, LEAD_LIMIT = 65536, 2**31 - 1, 36500

_CODE = re.compile("[0-9A-Z]{5}", re.ASCII)
_UNLISTED = Text("no directory lists this service", "aucun répertoire ne liste ce service")
_NEEDED = Text("this cell is needed", "cette case est obligatoire")
_NOTHING = Text("nothing is in it: a directory has a row of names, then an offer a row",
                "il n'y a rien dedans : un répertoire a une ligne de noms, puis une offre par ligne")
_BACKWARDS = Text("the last day is before the first one", "le dernier jour est avant le premier")


class DirectoryError(LineError):
    """A directory that cannot be read: the line, the column, the word at fault, and the rule that refuses it.

    ``nearest`` is the word nearest to one that is not known. What is not known of the place is None.
    """

    rule: str

    def __init__(self, reason: Text, line: int | None = None, *, column: str | None = None, word: str | None = None,
                 rule: str = "ORI-12", nearest: str | None = None) -> None:
        super().__init__(reason, line, column=column, word=word, rule=rule, nearest=nearest)


def _parts(cell: str) -> list[str]:
    return cell.replace("|", " ").split()


def _word(group: type[W], name: str, known: tuple[W, ...] = ()) -> W:
    """A word of a group, of which ``known`` are those that may stand here; all of them where none are given."""
    for word in group:
        if word.word == name:
            return word
    reason, near = nearest_or_all(UNKNOWN_WORD, name, [word.word for word in known or group])
    raise CellError(reason, name, near)


def _one(group: type[W]) -> Callable[[str], W]:
    return lambda cell: _word(group, cell)


def _many(group: type[W]) -> Callable[[str], frozenset[W]]:
    return lambda cell: frozenset(_word(group, name) for name in _parts(cell))


def _services(cell: str) -> frozenset[Service]:
    listed = tuple(each for each in Service if each is not Service.POINT_SUPPORT and service(each).listed)
    found = frozenset(_word(Service, name, listed) for name in _parts(cell))
    for each in sorted(found, key=int):
        if each not in listed:
            raise CellError(_UNLISTED, each.word)
    if not found:
        raise CellError(expected(Text("one service at least", "un service au moins")))
    return found


def _id(cell: str) -> uuid.UUID:
    try:
        return identifier(cell, "")
    except JsonError as error:
        raise CellError(error.reason, cell) from None


def _number(limit: int) -> Callable[[str], int]:
    number = whole_number(0, limit)
    or_nothing = Text(f"{number.en}, or nothing where nobody knows", f"{number.fr}, ou rien s'il n'est pas connu")

    def read_number(cell: str) -> int:
        given = whole(cell)
        if given is None or given > limit:
            raise CellError(expected(or_nothing), cell)
        return given

    return read_number


def _commune(cell: str) -> str:
    if not _CODE.fullmatch(cell):
        raise CellError(expected(COMMUNE), cell)
    return cell


def _text(limit: int) -> Callable[[str], str]:
    """A line of text as a message keeps it; breaks of lines and runs of spaces are one space."""
    wanted = Text(f"a text of at most {limit} bytes of UTF-8 without control characters",
                  f"un texte d'au plus {limit} octets d'UTF-8 sans caractère de contrôle")

    def read_text(cell: str) -> str:
        told = " ".join(cell.split())
        if len(told.encode("utf-8", "surrogatepass")) > limit or any(unicodedata.category(each) in ("Cc", "Cs") for each in told):
            raise CellError(expected(wanted))
        return told

    return read_text


#: Every column: what its cells are read as, and what a reader of the template is told in English and French.
COLUMNS: dict[str, Callable[[str], Any]] = {
    "id": _id, "structure": _id, "kind": _one(StructureKind), "services": _services, "motives": _many(Motive),
    "level": _one(Level), "areas": areas, "publics": _many(Public), "requesters": _many(Requester),
    "specialty": _one(Specialty), "capacity": _number(CAPACITY_LIMIT),
    "lead_days": _number(LEAD_LIMIT), "opens": day_first, "closes": day_first,
    "full_until": day_first, "access_point": _id, "site": _commune, "comes": _one(Tri), "grid": _text(200),
    "structure_reference": _text(64), "structure_name": _text(200),
}
#: Columns that say something of the structure, whatever it offers.
OF_STRUCTURE = {"structure_reference": "reference", "structure_name": "name"}
NEEDED = ("id", "structure", "services", "level")
#: Columns that are not ours and say what a structure is called; FINESS and registers have `raison sociale`.
CALLED = ("name", "nom", "raison_sociale")
#: Which rule is behind a column, where it is not that of the directory.
RULES = {"comes": "ORI-21", "grid": "ORI-21", "motives": "ORI-21", "requesters": "ORI-21", "specialty": "ORI-21", "lead_days": "ORI-21",
         "level": "ORI-11", "access_point": "ORI-23"}


@dataclass(frozen=True)
class Listed(Discreet):
    """The offers of a file in its order, what it calls their structures, the line of each offer, and what it says of each
    in columns that are not ours.

    ``cp1252`` says that the file was read as Windows-1252.
    """

    offers: tuple[Offer, ...]
    structures: tuple[Structure, ...]
    lines: tuple[int, ...]
    others: tuple[Mapping[str, str], ...]
    cp1252: bool

    @property
    def names(self) -> dict[uuid.UUID, str]:
        """What structures are called, of those that have a name."""
        return {each.id: each.name for each in self.structures if each.name}

    def directory(self) -> Directory:
        """The directory of these offers. Raises :class:`DirectoryError`."""
        try:
            return Directory(self.offers, structures=self.structures)
        except IntegraError as error:
            at = error.index if error.index is not None and error.index < len(self.lines) else None
            raise DirectoryError(error.told, None if at is None else self.lines[at], rule=error.rule or "ORI-12") from None


def load(data: bytes) -> Directory:
    """The directory of a file. Raises :class:`DirectoryError`: then nothing of it is taken."""
    return listed(data).directory()


def read(data: bytes) -> tuple[Offer, ...]:
    """The offers of a file, in its order. Raises as :func:`load`."""
    return listed(data).offers


def listed(data: bytes) -> Listed:
    """The offers of a file with what else it says of them. Raises as :func:`load`."""
    data = argument_bytes(data, "data")
    if len(data) > SIZE_LIMIT:
        raise DirectoryError(Text(f"longer than {SIZE_LIMIT} bytes", f"plus de {SIZE_LIMIT} octets"))
    try:
        sheet = spreadsheet.read(io.BytesIO(data), lambda name: spreadsheet.plain(name) in COLUMNS)
    except spreadsheet.SpreadsheetError as error:
        raise DirectoryError(error.reason, error.line) from None
    if not sheet.names:
        raise DirectoryError(_NOTHING, sheet.line)
    names = _header(sheet.line, sheet.names)
    offers: list[Offer] = []
    lines: list[int] = []
    others: list[Mapping[str, str]] = []
    called: dict[uuid.UUID, dict[str, str]] = {}  # of each structure, what the first row says that says it
    seen: dict[uuid.UUID, int] = {}
    for row in sheet.rows():
        if isinstance(row, spreadsheet.Broken):
            raise DirectoryError(row.reason, row.line)
        cells = dict(zip(names, row.cells, strict=True))
        others_of = {name: cell.strip() for name, cell in cells.items() if name not in COLUMNS and name}
        given = _values(row.line, {name: cell for name, cell in cells.items() if name in COLUMNS})
        said = {OF_STRUCTURE[name]: given.pop(name) for name in OF_STRUCTURE if name in given}
        offer = _offer(row.line, given)
        if offer.id in seen:
            raise DirectoryError(id_taken(seen[offer.id]), row.line, column="id", word=offer.id.hex)
        if len(offers) == OFFER_LIMIT:
            raise DirectoryError(Text(f"more than {OFFER_LIMIT} offers", f"plus de {OFFER_LIMIT} offres"), row.line)
        seen[offer.id] = row.line
        offers.append(offer)
        lines.append(row.line)
        others.append(others_of)
        called.setdefault(offer.structure, {}).update(
            {name: text for name, text in (_called(row.line, others_of) | said).items()
             if name not in called.get(offer.structure, {})})
    structures = tuple(Structure(id=each, **texts) for each, texts in called.items() if texts)
    return Listed(tuple(offers), structures, tuple(lines), tuple(others), sheet.cp1252)


def _called(line: int, others: Mapping[str, str]) -> dict[str, str]:
    """The name that a column of :data:`CALLED` gives a structure."""
    for column, cell in others.items():
        if spreadsheet.plain(column) in CALLED and cell:
            try:
                return {"name": COLUMNS["structure_name"](cell)}
            except CellError as fault:
                raise DirectoryError(fault.reason, line, column=column) from None
    return {}


def _header(line: int, cells: list[str]) -> list[str]:
    """The names of the columns, ours as we write them; refuses one of ours that is nearly there, missing or there twice."""
    names = [spreadsheet.plain(cell) if spreadsheet.plain(cell) in COLUMNS else cell for cell in cells]
    for name in names:
        meant = None if name in COLUMNS else near(name, COLUMNS)
        if meant is not None:
            raise DirectoryError(NO_COLUMN, line, word=name, nearest=meant)
        if name and names.count(name) > 1:
            raise DirectoryError(COLUMN_TWICE, line, word=name)
    for name in NEEDED:
        if name not in names:
            raise DirectoryError(COLUMN_NOT_THERE, line, column=name)
    return names


def _values(line: int, row: dict[str, str]) -> dict[str, Any]:
    given: dict[str, Any] = {}
    for name, cell in row.items():
        cell = cell.strip()
        rule = RULES.get(name, "ORI-12")
        if is_nothing(cell):
            if name in NEEDED:
                raise DirectoryError(_NEEDED, line, column=name, rule=rule)
            continue
        try:
            given[name] = COLUMNS[name](cell)
        except CellError as fault:
            raise DirectoryError(fault.reason, line, column=name, word=fault.word, rule=rule,
                                 nearest=fault.nearest) from None
    return given


def _offer(line: int, given: dict[str, Any]) -> Offer:
    opens, closes = given.get("opens"), given.get("closes")
    if opens is not None and closes is not None and closes < opens:
        raise DirectoryError(_BACKWARDS, line, column="closes", word=closes.isoformat())
    try:
        return Offer(**given)
    except IntegraError as error:
        raise DirectoryError(error.told, line, rule=error.rule or "ORI-12") from None
