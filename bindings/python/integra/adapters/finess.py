"""FINESS excerpts: the structures of an XML flow as offers of a directory.

Spec: spec/22-directory.md (ORI-11, ORI-12, GEN-6).  Layer: bindings.
SPDX-License-Identifier: Apache-2.0

Read: each `structureet` (a place that works): its number, category, commune, opening and closing dates. What a
category offers is a line of codes/finess.tsv, each with its reason; one that no line knows is counted, never guessed.
Nothing in FINESS tells capacity, so every offer is to be checked first. Names and addresses are not kept.
"""

from __future__ import annotations

import collections
import datetime
import functools
import hashlib
import re
import uuid
from dataclasses import dataclass, field
from importlib import resources
from typing import BinaryIO, TypeVar
from xml.parsers import expat

from ..directory.model import Offer
from ..text import TOO_DEEP, Text, verbatim
from ..words import Level, Motive, Public, Service, StructureKind, Word
from .dates import no_date, parse
from .records import InputError, Problem, Unreadable

W = TypeVar("W", bound=Word)

ROOT, STRUCTURE = "fluxfiness", "structureet"
#: What is read of a structure; whatever else it holds is passed over.
FIELDS = ("nofinesset", "categetab", "departement", "commune", "dateouv", "datefermeture", "typefermeture")
COLUMNS = ("category", "label_fr", "kind", "level", "services", "motives", "publics", "area", "why")
#: A directory holds no more (ORI-12); no excerpt is as deep; no piece of one is as long without an end.
OFFER_LIMIT, DEPTH_LIMIT, PIECE_LIMIT = 65536, 16, 1 << 20
_CHUNK, _LONGEST = 65536, 64
#: What a commune is made of (ORI-12): one that a directory would refuse refuses its structure, not the excerpt.
_DEPARTMENT, _CODE = re.compile("[0-9A-Z]{2}"), re.compile("[0-9A-Z]{3}")
#: Entered by mistake: it never was.
_ERROR = "ERR"
_NO_XML = Text("no XML, or cut short", "pas du XML, ou coupé")
_DOCTYPE = Text("a document type (DOCTYPE) is not read: it may name other files or grow without end",
                "une déclaration DOCTYPE n'est pas lue : elle peut nommer d'autres fichiers ou grossir sans fin")


@dataclass(frozen=True, slots=True)
class Line:
    """What structures of a category offer; no services for one that was judged and offers none."""

    category: str
    label_fr: str
    kind: StructureKind
    level: Level | None
    services: frozenset[Service]
    motives: frozenset[Motive]
    publics: frozenset[Public]
    area: str
    why: str


@dataclass(slots=True)
class Excerpt:
    """What was read: the offers, those refused, the categories in no table, and how many structures offer nothing."""

    offers: list[Offer] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    unmapped: collections.Counter[str] = field(default_factory=collections.Counter)
    passed_over: int = 0


@functools.cache
def lines() -> dict[str, Line]:
    """Every line of the table, by category."""
    text = resources.files(__package__).joinpath("codes", "finess.tsv").read_text(encoding="utf-8")
    rows = (dict(zip(COLUMNS, line.split("\t"), strict=True)) for line in text.splitlines()[1:])
    return {row["category"]: Line(
        row["category"], row["label_fr"], _word(StructureKind, row["kind"]),
        _word(Level, row["level"]) if row["level"] else None, _words(Service, row["services"]),
        _words(Motive, row["motives"]), _words(Public, row["publics"]) - {Public.ANYONE}, row["area"], row["why"],
    ) for row in rows}  # fmt: skip


def _word(group: type[W], name: str) -> W:
    return next(word for word in group if word.word == name)


def _words(group: type[W], names: str) -> frozenset[W]:
    return frozenset(_word(group, name) for name in names.split())


def identifier(what: str, number: str) -> uuid.UUID:
    """The opaque identifier of a structure or an offer: the first 16 bytes of SHA-256 of a fixed text and the number.

    `what` is "structure" or "offer". Whoever knows the number finds the identifier, and nobody finds it backwards
    but by trying numbers: FINESS is public, so nothing is hidden; it only has the size that identifiers have.
    """
    return uuid.UUID(bytes=hashlib.sha256(f"integra finess {what} {number}".encode()).digest()[:16])


def commune(department: str, code: str) -> str | None:
    """The INSEE code of a commune. FINESS writes the departments overseas 9A to 9F, all of them 97 in INSEE."""
    if not (_DEPARTMENT.fullmatch(department) and _CODE.fullmatch(code)):
        return None
    if department[0] == "9" and department[1] in "ABCDEF":
        return f"97{code}"
    return department + code


def read(stream: BinaryIO, name: str) -> Excerpt:
    """Reads an excerpt, piece by piece; one that is no XML of FINESS raises InputError, saying where."""
    reader = _Reader(name)
    while chunk := stream.read(_CHUNK):
        reader.feed(chunk)
    reader.feed(b"", last=True)
    return reader.found


class _Reader:
    """Follows the tags; only the structure that is being read is kept, and of it only its fields."""

    def __init__(self, name: str) -> None:
        self.found = Excerpt()
        self._name = name
        self._path: list[str] = []
        self._line = 0
        self._fields: dict[str, str] = {}
        self._numbers: set[str] = set()
        self._waiting = 0
        # FINESS writes UTF-8; a name of another encoding in the head would have Python look for it.
        self._parser = expat.ParserCreate("UTF-8")
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text

    def feed(self, chunk: bytes, last: bool = False) -> None:
        """Takes a piece, the last one perhaps."""
        self._waiting += len(chunk)
        try:
            self._parser.Parse(chunk, last)
        except expat.ExpatError as error:
            raise self._refusal(_NO_XML, error.lineno) from None
        if self._waiting > PIECE_LIMIT:
            raise self._refusal(Text(f"a piece of more than {PIECE_LIMIT} bytes without an end",
                                     f"un morceau de plus de {PIECE_LIMIT} octets sans fin"))

    def _refusal(self, reason: Text, line: int | None = None) -> InputError:
        return InputError(reason.at(f"{self._name}:{line or self._parser.CurrentLineNumber}"))

    def _doctype(self, *_: object) -> None:
        raise self._refusal(_DOCTYPE)

    def _start(self, tag: str, _: dict[str, str]) -> None:
        self._waiting = 0
        if not self._path and tag != ROOT:
            raise self._refusal(Text(f"no excerpt of FINESS: expected <{ROOT}>",
                                     f"pas un extrait de FINESS, qui commence par <{ROOT}>"))
        self._path.append(tag)
        if len(self._path) > DEPTH_LIMIT:
            raise self._refusal(TOO_DEEP)
        if self._path == [ROOT, STRUCTURE]:
            self._line, self._fields = self._parser.CurrentLineNumber, {}

    def _text(self, text: str) -> None:
        self._waiting = 0
        if len(self._path) == 3 and self._path[1] == STRUCTURE and self._path[2] in FIELDS:
            held = self._fields.get(self._path[2], "")
            self._fields[self._path[2]] = (held + text)[:_LONGEST]

    def _end(self, _: str) -> None:
        self._waiting = 0
        if self._path == [ROOT, STRUCTURE]:
            try:
                self._structure({name: text.strip() for name, text in self._fields.items()})
            except Unreadable as refusal:
                self.found.problems.append(Problem(verbatim(f"{self._name}:{self._line}"), refusal.text))
        self._path.pop()

    def _structure(self, fields: dict[str, str]) -> None:
        """Adds the offer of a structure, or counts why it has none."""
        number, category = fields.get("nofinesset", ""), fields.get("categetab", "")
        if not (len(number) == 9 and number.isascii() and number.isalnum()):
            raise Unreadable(Text("nofinesset is not nine letters and digits",
                                  "nofinesset n'a pas neuf lettres et chiffres"))
        if number in self._numbers:
            raise Unreadable(Text("a structure with this nofinesset is met more than once",
                                  "ce nofinesset se rencontre plus d'une fois"))
        self._numbers.add(number)
        line = lines().get(category)
        if category and line is None:
            self.found.unmapped[category] += 1
        elif line is None or not line.services or fields.get("typefermeture") == _ERROR:
            self.found.passed_over += 1
        elif len(self.found.offers) == OFFER_LIMIT:
            raise self._refusal(Text(f"more than {OFFER_LIMIT} structures", f"plus de {OFFER_LIMIT} structures"))
        else:
            self.found.offers.append(_offer(number, line, fields))


def _offer(number: str, line: Line, fields: dict[str, str]) -> Offer:
    where = commune(fields.get("departement", ""), fields.get("commune", ""))
    if where is None:
        raise Unreadable(Text("departement and commune are no commune",
                              "departement et commune ne font pas une commune"))
    opens, closed = _day(fields, "dateouv"), _day(fields, "datefermeture")
    # Closed on that day: a successor opens on it, so the last day of the old one is the day before (choice).
    closes = closed and closed - datetime.timedelta(1)
    if opens is not None and closes is not None and closes < opens:
        raise Unreadable(Text("datefermeture is not after dateouv", "datefermeture n'est pas après dateouv"))
    assert line.level is not None
    return Offer(
        id=identifier("offer", number), structure=identifier("structure", number), kind=line.kind, level=line.level,
        services=line.services, motives=line.motives, publics=line.publics, opens=opens, closes=closes,
        areas=(where if line.area == "commune" else _department(where),))


def _department(where: str) -> str:
    """What the codes of the department's communes begin with."""
    return where[:3] if where.startswith("97") else where[:2]


def _day(fields: dict[str, str], name: str) -> datetime.date | None:
    if not fields.get(name):
        return None
    day = parse(fields[name], name).whole
    if day is None or day == datetime.date.min:
        raise Unreadable(no_date(name))
    return day
