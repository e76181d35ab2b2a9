"""FINESS excerpts: the structures of an XML flow as offers of a directory.

Spec: spec/22-directory.md (ORI-11, ORI-12, GEN-6).  Layer: bindings.
SPDX-License-Identifier: Apache-2.0

Read: each `structureet` (a place that works): its number, names, category, commune, opening and closing dates. What a
category offers is a line of codes/finess.tsv, each with its reason; one that no line knows is counted, never guessed.
Nothing in FINESS tells capacity, so every offer is to be checked first. What is odd in one structure refuses that one.
Names stay beside the offers, for whoever reads the excerpt: no message holds them.
"""

from __future__ import annotations

import collections
import datetime
import hashlib
import re
import unicodedata
import uuid
from dataclasses import dataclass, field
from typing import BinaryIO
from xml.parsers import expat

from .._discreet import Discreet, alone
from .._low.directory import check, check_structure
from ..directory import model as directory_model
from ..directory.directory import Directory
from ..directory.model import Offer
from ..errors import IntegraError
from ..text import TOO_DEEP, Text, verbatim
from .dates import no_date, parse
from .finess_bytes import Decoder, NotText
from .finess_lines import COLUMNS, CONTENTS, STRUCTURE, Line, lines, without_offers
from .records import InputError, Problem, Unreadable

__all__ = ["COLUMNS", "OFFER_LIMIT", "Excerpt", "Line", "Structure", "commune", "identifier", "lines", "read"]

ROOT = "fluxfiness"
#: What is read of a structure; whatever else it holds is passed over.
FIELDS = ("nofinesset", "rs", "rslongue", "categetab", "departement", "commune", "dateouv", "datefermeture",
          "typefermeture")
#: A directory holds no more (ORI-12); no excerpt is as deep; no piece of one is as long without an end.
OFFER_LIMIT, DEPTH_LIMIT, PIECE_LIMIT = 65536, 16, 1 << 20
_CHUNK, _LONGEST = 65536, 128
#: What numbers, categories and communes are made of. A directory is asked too: what it would refuse refuses its
#: structure, not the excerpt.
_NUMBER, _CATEGORY = re.compile("[0-9A-Z]{9}"), re.compile("[0-9]{3}")
_DEPARTMENT, _CODE = re.compile("[0-9A-Z]{2}"), re.compile("[0-9A-Z]{3}")
#: Entered by mistake: it never was.
_ERROR = "ERR"
_NO_XML = Text("no XML, or cut short", "pas du XML, ou coupé")
_DOCTYPE = Text("a document type (DOCTYPE) is not read: it may name other files or grow without end",
                "une déclaration DOCTYPE n'est pas lue : elle peut nommer d'autres fichiers ou grossir sans fin")
_NO_COMMUNE = Text("departement and commune are no commune", "departement et commune ne font pas une commune")


@dataclass(frozen=True, slots=True)
class Structure(Discreet):
    """What an excerpt says of a structure: its FINESS number, its name, its commune (INSEE)."""

    number: str
    name: str
    commune: str


@dataclass(slots=True)
class Excerpt(Discreet):
    """What was read: the offers, those refused, the categories in no table, and how many structures offer nothing.

    ``structures`` tells of the structures that offer something what an offer does not, by their identifiers;
    ``contents`` counts the structures and whatever else the flow holds.
    """

    offers: list[Offer] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    unmapped: collections.Counter[str] = field(default_factory=collections.Counter)
    passed_over: int = 0
    structures: dict[uuid.UUID, Structure] = field(default_factory=dict)
    contents: collections.Counter[str] = field(default_factory=collections.Counter)

    def directory(self) -> Directory:
        """The directory of the offers, each structure called by its name and, as its reference, its FINESS number."""
        return Directory(self.offers, structures=[_called(each, told) for each, told in self.structures.items()])

    @property
    def empty(self) -> Text | None:
        """What the excerpt is, where it offers nothing; None where it offers something."""
        return None if self.offers else without_offers(self.contents, len(self.problems))


def _called(structure: uuid.UUID, told: Structure) -> directory_model.Structure:
    return directory_model.Structure(id=structure, reference=told.number, name=told.name)


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
        self._twice: str | None = None
        self._numbers: set[str] = set()
        self._waiting = 0
        self._decoder = Decoder()
        # It is given text, whatever encoding the declaration says.
        self._parser = expat.ParserCreate("UTF-8")
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text

    def feed(self, chunk: bytes, last: bool = False) -> None:
        """Takes a piece, the last one perhaps."""
        self._waiting += len(chunk)
        try:
            self._parser.Parse(self._decoder.text(chunk, last), last)
        except NotText as fault:
            raise self._refusal(fault.reason, self._parser.CurrentLineNumber + fault.further) from None
        except expat.ExpatError as error:
            alone(self._refusal(_NO_XML, error.lineno))
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
        if len(self._path) == 2 and tag in (STRUCTURE, *CONTENTS):
            self.found.contents[tag] += 1
        if self._path == [ROOT, STRUCTURE]:
            self._line, self._fields, self._twice = self._parser.CurrentLineNumber, {}, None
        elif self._in_field():
            self._twice = tag if tag in self._fields else self._twice
            self._fields.setdefault(tag, "")

    def _in_field(self) -> bool:
        return len(self._path) == 3 and self._path[1] == STRUCTURE and self._path[2] in FIELDS

    def _text(self, text: str) -> None:
        self._waiting = 0
        if self._in_field():
            self._fields[self._path[2]] = (self._fields[self._path[2]] + text)[:_LONGEST]

    def _end(self, _: str) -> None:
        self._waiting = 0
        if self._path == [ROOT, STRUCTURE]:
            self._structure({name: text.strip() for name, text in self._fields.items()})
        self._path.pop()

    def _structure(self, fields: dict[str, str]) -> None:
        """Adds the offer of a structure, or counts why it has none; of one that is odd, says where and why."""
        number = fields.get("nofinesset", "")
        try:
            self._add(number, fields)
        except Unreadable as refusal:
            told = refusal.text.at(f"nofinesset {number}") if _NUMBER.fullmatch(number) else refusal.text
            self.found.problems.append(Problem(verbatim(f"{self._name}:{self._line}"), told))

    def _add(self, number: str, fields: dict[str, str]) -> None:
        if not _NUMBER.fullmatch(number):
            raise Unreadable(Text("nofinesset is not nine digits and capitals",
                                  "nofinesset n'a pas neuf chiffres et majuscules"))
        if self._twice is not None:
            raise Unreadable(Text(f"{self._twice} is given more than once", f"{self._twice} est donné plus d'une fois"))
        if number in self._numbers:
            raise Unreadable(Text("a structure with this nofinesset is met more than once",
                                  "ce nofinesset se rencontre plus d'une fois"))
        self._numbers.add(number)
        category = fields.get("categetab", "")
        if category and not _CATEGORY.fullmatch(category):
            raise Unreadable(Text("categetab is not three digits", "categetab n'a pas trois chiffres"))
        line = lines().get(category)
        if category and line is None:
            self.found.unmapped[category] += 1
        elif line is None or not line.services or fields.get("typefermeture") == _ERROR:
            self.found.passed_over += 1
        elif len(self.found.offers) == OFFER_LIMIT:
            raise self._refusal(Text(f"more than {OFFER_LIMIT} structures", f"plus de {OFFER_LIMIT} structures"))
        else:
            self._offer(number, line, fields)

    def _offer(self, number: str, line: Line, fields: dict[str, str]) -> None:
        where = commune(fields.get("departement", ""), fields.get("commune", ""))
        if where is None:
            raise Unreadable(_NO_COMMUNE)
        offer = _offer(number, where, line, fields)
        told = Structure(number, _name(fields.get("rslongue") or fields.get("rs", "")), where)
        try:
            check(offer)
            check_structure(_called(offer.structure, told))
        except IntegraError as refusal:
            raise Unreadable(refusal.told) from None
        self.found.offers.append(offer)
        self.found.structures[offer.structure] = told


def _name(text: str) -> str:
    """A name in one line: what is no letter but a command to a terminal is no part of it."""
    return " ".join("".join(each for each in text if each.isspace() or unicodedata.category(each) != "Cc").split())


def _offer(number: str, where: str, line: Line, fields: dict[str, str]) -> Offer:
    opens, closed = _day(fields, "dateouv"), _day(fields, "datefermeture")
    # Closed on that day: a successor opens on it, so the last day of the old one is the day before (choice).
    closes = closed and closed - datetime.timedelta(1)
    if opens is not None and closes is not None and closes < opens:
        raise Unreadable(Text("datefermeture is not after dateouv", "datefermeture n'est pas après dateouv"))
    assert line.level is not None
    return Offer(
        id=identifier("offer", number), structure=identifier("structure", number), kind=line.kind, level=line.level,
        services=line.services, motives=line.motives, publics=line.publics, opens=opens, closes=closes,
        site=where, areas=(where if line.area == "commune" else _department(where),))


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
