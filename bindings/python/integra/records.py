"""Records from wherever they are: our NDJSON and CBOR sequences, FHIR R4 and Synthea, told apart by content.

Spec: spec/02-json.md; SCR-7.  Layer: bindings.
SPDX-License-Identifier: Apache-2.0

Ours stream in bounded memory. FHIR and Synthea are read whole, because a person's facts are spread over their files.
"""
from __future__ import annotations

import collections
import datetime
import io
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, BinaryIO

from . import sequences
from .adapters import Dataset, Evidence, Problem, fhir, of_bytes, synthea
from ._os_errors import cannot_be_read
from .adapters.records import InputError, shown
from .errors import IntegraError, text_of
from .forms import JsonError, loads, record_from_json, shapes, strict
from .screening.record import Record
from .text import Text, verbatim

__all__ = ["FORMATS", "InputError", "Inputs", "Person", "Problem", "documents", "open_inputs", "read_ndjson",
           "read_sequence"]

FORMATS = ("ndjson", "cbor", "fhir", "synthea")
STDIN = "-"
_HEAD = 65536
_BOM = b"\xef\xbb\xbf"
_BY_SUFFIX = {".cbor": "cbor", ".cborseq": "cbor"}
#: The first byte of every message: an array of three, the envelope (WIRE-16).
_ENVELOPE = b"\x83"
_UNDATED = Text("no date anywhere in the input: say with --at which day to screen for",
                "aucune date dans l'entrée : dire avec --at à quelle date faire le repérage")
_UNTOLD = Text(
    "neither records of ours (NDJSON, CBOR), FHIR nor Synthea, and nothing else is read: save it as one of them, or say "
    "with --input-format which of them it is",
    "ni nos dossiers (NDJSON, CBOR), ni FHIR, ni Synthea, et rien d'autre n'est lu : l'enregistrer sous l'une de ces "
    "formes, ou dire avec --input-format laquelle c'est")
_EMPTY = Text("no file of records in this folder: name a file, or a folder that has some",
              "aucun fichier de dossiers de personnes ici : nommer un fichier, ou un dossier de fichiers qui en a")
_FOLDER = Text("Synthea is a folder of CSV files: name the folder",
               "Synthea est un dossier de fichiers CSV : nommer ce dossier de fichiers")


@dataclass(frozen=True, slots=True)
class Person:
    """One record to screen: where it stands in the input, the record, the caller's own key, and where it was asked
    for which codes of FHIR or Synthea gave its facts."""

    place: Text
    record: Record
    ref: str | None
    evidence: tuple[Evidence, ...] = ()


def documents(stream: BinaryIO, name: str) -> Iterator[tuple[Text, object]]:
    """The JSON documents of a stream, one a line, with their places; a refused line gives its :class:`JsonError`.

    Blank lines are passed over; a byte order mark and CRLF are accepted.
    """
    number = 0
    while line := stream.readline(strict.TEXT_LIMIT + 2):
        number += 1
        place = verbatim(f"{name}:{number}")
        if len(line) > strict.TEXT_LIMIT and not line.endswith(b"\n"):
            while (rest := stream.readline(strict.TEXT_LIMIT)) and not rest.endswith(b"\n"):
                pass
            yield place, JsonError(strict.TOO_LONG)
        elif line.removeprefix(_BOM).strip():
            try:
                yield place, loads(line.rstrip(b"\r\n"))
            except JsonError as error:
                yield place, error


def read_ndjson(stream: BinaryIO, name: str) -> Iterator[Person | Problem]:
    """The records of an NDJSON stream, one a line."""
    for place, document in documents(stream, name):
        yield Problem(place, document.text) if isinstance(document, JsonError) else _read(place, document)


def _read(place: Text, document: object, evidence: tuple[Evidence, ...] = ()) -> Person | Problem:
    try:
        record, ref = record_from_json(document)
    except JsonError as error:
        return Problem(place, error.text)
    return Person(place, record, ref, evidence)


def read_sequence(stream: BinaryIO, name: str) -> Iterator[Person | Problem]:
    """The records of a CBOR sequence; a place is the byte at which the record starts."""
    for place, message, whole in sequences.messages(stream, name):
        if isinstance(message, IntegraError):
            yield Problem(place, sequences.ending(text_of(message), whole))
        elif isinstance(message, Record):
            yield Person(place, message, None)
        else:
            yield Problem(place, shapes.another(message, shapes.RECORD))


class Inputs:
    """The inputs of one command, told apart; FHIR and Synthea are read already, ours are read by :meth:`people`."""

    def __init__(self) -> None:
        """Start with nothing."""
        self.passed_over: list[str] = []
        self.unmapped: collections.Counter[tuple[str, str]] = collections.Counter()
        self.latest: datetime.date | None = None
        self._parts: list[Dataset | Callable[[], Iterator[Person | Problem]]] = []
        self._sizes: list[int | None] = []
        self._read = 0
        self._reading: BinaryIO | None = None

    @property
    def size(self) -> int | None:
        """How many bytes of ours there are to read, None where nobody can tell: stdin, and nothing of ours."""
        known = [size for size in self._sizes if size is not None]
        return sum(known) if known and len(known) == len(self._sizes) else None

    @property
    def position(self) -> int:
        """How many of them are read."""
        return self._read + (self._reading.tell() if self._reading and self.size else 0)

    def add_dataset(self, dataset: Dataset) -> None:
        """Adds what an adapter read."""
        self._parts.append(dataset)
        self.unmapped += dataset.unmapped
        known = [day for day in (self.latest, dataset.latest) if day is not None]
        self.latest = max(known, default=None)

    def add_own(self, name: str, open_it: Callable[[], BinaryIO], format_: str, size: int | None = None) -> None:
        """Adds records of ours, opened when their turn comes."""
        self._sizes.append(size)
        reader = read_sequence if format_ == "cbor" else read_ndjson

        def read() -> Iterator[Person | Problem]:
            try:
                with closing(open_it()) as stream:
                    self._reading = stream
                    yield from reader(stream, name)
                    self._reading = None
                    self._read += size or 0
            except OSError as error:
                raise InputError(cannot_be_read(name, error)) from None

        self._parts.append(read)

    def people(self, at: datetime.date | None = None, evidence: bool = False) -> Iterator[Person | Problem]:
        """Everybody, in the order of the inputs, and every problem met.

        Our records keep their date unless ``at`` is given; FHIR and Synthea are read as of ``at``, or else as of
        the latest date in them all, never today; with ``evidence``, with the codes that gave their facts.
        """
        for part in self._parts:
            if callable(part):
                yield from (_dated(each, at) for each in part())
            else:
                yield from _of_dataset(part, at or self.latest, evidence)


def _dated(each: Person | Problem, at: datetime.date | None) -> Person | Problem:
    if at is None or isinstance(each, Problem):
        return each
    record = each.record
    answers = None if record.answers is None else replace(record.answers, date=at)
    facts = None if record.facts is None else replace(record.facts, date=at)
    return replace(each, record=Record(answers, facts))


def _of_dataset(dataset: Dataset, at: datetime.date | None, evidence: bool) -> Iterator[Person | Problem]:
    for each in dataset.records(at or datetime.date.max, evidence):
        if isinstance(each, Problem):
            yield each
        elif at is None:
            raise InputError(_UNDATED.at(each.place))
        else:
            yield _read(each.place, each.record, each.evidence)


def open_inputs(names: Sequence[str], format_: str | None = None, stdin: BinaryIO | None = None) -> Inputs:
    """Opens files, folders and ``-`` (stdin), each told by its content unless ``format_`` says what all are.

    Raises :class:`InputError` for one that cannot be read or told.
    """
    inputs = Inputs()
    fhir_files: list[Path] = []
    opening: list[tuple[Path | BinaryIO, str]] = []
    for name in names:
        if name == STDIN:
            opening.append(_of_stdin(stdin if stdin is not None else io.BytesIO(), format_))
            continue
        path = Path(name)
        for file, told in _classified(path, format_, inputs.passed_over):
            if told == "fhir":
                fhir_files.append(file)
            opening.append((file, told))
    for source, told in opening:
        _open(inputs, source, told, fhir_files)
    return inputs


def _open(inputs: Inputs, source: Path | BinaryIO, told: str, fhir_files: list[Path]) -> None:
    """Adds one input; the FHIR files are read together, where the first of them stands."""
    try:
        if isinstance(source, Path):
            if told == "synthea":
                inputs.add_dataset(synthea.open(source))
            elif told == "fhir" and fhir_files[:1] == [source]:
                inputs.add_dataset(fhir.open(fhir_files))
            elif told != "fhir":
                inputs.add_own(shown(source), lambda: source.open("rb"), told, source.stat().st_size or None)
        elif told == "fhir":
            inputs.add_dataset(fhir.open_stream(source, "stdin"))
        else:
            inputs.add_own("stdin", lambda: source, told)
    except OSError as error:
        name = error.filename or (source if isinstance(source, Path) else "stdin")
        raise InputError(cannot_be_read(shown(Path(name)), error)) from None


def _classified(path: Path, format_: str | None, passed_over: list[str]) -> Iterator[tuple[Path, str]]:
    """The files that a name stands for, each with its format."""
    try:
        if path.is_dir() and format_ != "synthea" and not (format_ is None and (path / synthea.PATIENTS).is_file()):
            yield from _folder(path, format_, passed_over)
            return
        if path.is_dir() or (format_ is None and path.name == synthea.PATIENTS):
            yield path, "synthea"
            return
        with path.open("rb") as stream:
            told = format_ or _tell_given(stream.read(_HEAD), path.suffix)
    except OSError as error:
        raise InputError(cannot_be_read(shown(path), error)) from None
    if told is None:
        raise InputError(_UNTOLD.at(shown(path)))
    yield path, told


def _folder(folder: Path, format_: str | None, passed_over: list[str]) -> Iterator[tuple[Path, str]]:
    """The files under a folder that hold records, in a fixed order; others are passed over, and said to be."""
    held = sorted(Path(where, name) for where, _, names in os.walk(folder, onerror=_raise) for name in names)
    found = 0
    for file in held:
        told = None
        if file.is_file() and not file.name.startswith("."):  # a pipe would wait for ever
            with file.open("rb") as stream:
                told = tell(stream.read(_HEAD), "")
        if told is None or format_ not in (None, told):
            passed_over.append(shown(file))
            continue
        found += 1
        yield file, told
    if not found:
        raise InputError(_EMPTY.at(shown(folder)))


def _raise(error: OSError) -> None:
    raise error


def tell(head: bytes, suffix: str) -> str | None:
    """Which format a file has, by its first bytes, and where they do not tell by its suffix."""
    source = of_bytes(head)
    if source == "fhir":
        return source
    if head.startswith(_ENVELOPE) or (suffix.lower() in _BY_SUFFIX and source is None):
        return "cbor"
    if source == "integra" or suffix.lower() in fhir.LINES:
        return "ndjson"
    return "ndjson" if head.removeprefix(_BOM).lstrip().startswith(b"{") else None


def _tell_given(head: bytes, suffix: str) -> str | None:
    """As :func:`tell`, for an input that was asked for by name: an empty one holds no records, and that is fine."""
    return tell(head, suffix) if head.removeprefix(_BOM).strip() else "ndjson"


def _of_stdin(stream: BinaryIO, format_: str | None) -> tuple[BinaryIO, str]:
    head = stream.read(_HEAD)
    told = format_ or _tell_given(head, "")
    if told == "synthea":
        raise InputError(_FOLDER.at("stdin"))
    if told is None:
        raise InputError(_UNTOLD.at("stdin"))
    return io.BufferedReader(_Rewound(head, stream)), told


class _Rewound(io.RawIOBase):
    """A stream, from its beginning, whose first bytes were read to tell what it is."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head, self._stream = head, stream

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Reads the first bytes again, then the rest."""
        data = self._head[:len(buffer)] or self._stream.read(len(buffer))
        self._head = self._head[len(buffer):]
        buffer[:len(data)] = data
        return len(data)
