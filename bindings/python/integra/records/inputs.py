"""The inputs of one command: opened once, told apart, and gone over in their order.

Spec: spec/03-command.md; SCR-7.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import collections
import datetime
import io
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from .._os_errors import cannot_be_read
from ..adapters import Dataset, PlacedRecord, Problem
from ..adapters.detect import is_patients
from ..adapters.latest import Latest
from ..adapters.synthea_files import is_of_patients
from ..opening import STDIN, DamagedError, InputError, Opened, of_stream, open_named, shown
from ..text import Text, verbatim
from .folder import OTHER, Folder, Found
from .looks import Look, look_of, untold
from .person import Person, dated, person_of
from .readers import Reader, readers, unless_empty
from .telling import ENVELOPE, tell_named

if TYPE_CHECKING:
    from ..adapters import synthea
    from ..adapters.host_codes import HostCodes
    from ..columns.mapping import Columns

__all__ = ["NOBODY", "Inputs", "open_inputs"]

#: So many files are held open between being told and being read; others are opened again, which a file of the disk may be.
HELD = 64
NOBODY = Text("nobody is in it: no record", "il n'y a personne : aucun dossier")
_UNDATED = Text("no date anywhere in the input: say with --at which day to screen for",
                "aucune date dans l'entrée : dire avec --at à quelle date faire le repérage")
_EMPTY = Text("no file of records in this folder: name a file, or a folder that has some",
              "aucun fichier de dossiers de personnes ici : nommer un fichier, ou un dossier de fichiers qui en a")
_FOLDER = Text("Synthea is a folder of CSV files: name the folder",
               "Synthea est un dossier de fichiers CSV : nommer ce dossier de fichiers")
Part = Callable[[datetime.date | None, bool], Iterator[Person | Problem]]


class Inputs:
    """The inputs of one command, told apart; FHIR and Synthea are read already, ours are read by :meth:`people`."""

    def __init__(self, include_deceased: bool = False) -> None:
        """Start with nothing; whoever is recorded as deceased is a problem, unless they are asked for."""
        self._deceased = include_deceased
        self.passed_over: list[tuple[Look, str]] = []
        self.unmapped: collections.Counter[tuple[str, str]] = collections.Counter()
        self.unread: collections.Counter[Text] = collections.Counter()
        self.dates: Latest = Latest()
        self._parts: list[Part] = []
        self._sizes: list[int | None] = []
        self._read = 0
        self._reading: Opened | None = None

    @property
    def latest(self) -> datetime.date | None:
        """The latest date of FHIR and Synthea, none where they hold no date."""
        return self.dates.day

    @property
    def size(self) -> int | None:
        """How many bytes of ours there are to read, None where nobody can tell: a pipe, and nothing of ours."""
        known = [size for size in self._sizes if size is not None]
        return sum(known) if known and len(known) == len(self._sizes) else None

    @property
    def position(self) -> int:
        """How many of them are read."""
        return self._read + (self._reading.position if self._reading and self.size else 0)

    def add_dataset(self, dataset: Dataset, name: str | None = None) -> None:
        """Adds what an adapter read; where nobody is in it that is said of ``name``."""
        self.unmapped += dataset.unmapped
        self.unread += dataset.unread
        self.dates.add(dataset.dates)

        def read(at: datetime.date | None, evidence: bool) -> Iterator[Person | Problem]:
            found = _of_dataset(dataset.records(at or self.latest or datetime.date.max, evidence, self._deceased), at or self.latest)
            yield from found if name is None else unless_empty(found, Problem(verbatim(name), NOBODY))

        self._parts.append(read)

    def add_own(self, opened: Opened, reader: Reader, alone: bool = True) -> None:
        """Adds records of ours, read when their turn comes; one that is not ``alone`` and is damaged is a problem."""
        size = opened.size
        self._sizes.append(size)

        def read(at: datetime.date | None, _: bool) -> Iterator[Person | Problem]:
            self._reading = opened.again()
            with self._reading.reading() as stream:
                found = unless_empty(reader(stream, opened.name, at), Problem(verbatim(opened.name), NOBODY))
                yield from (dated(each, at) for each in (found if alone else unless_damaged(found)))
            self._reading = None
            self._read += size or 0

        self._parts.append(read)

    def add_problem(self, problem: Problem) -> None:
        """Adds what cannot be read while the rest is."""
        self._parts.append(lambda _, __: iter((problem,)))

    def people(self, at: datetime.date | None = None, evidence: bool = False) -> Iterator[Person | Problem]:
        """Everybody, in the order of the inputs, and every problem met.

        Our records keep their date unless ``at`` is given; FHIR and Synthea are read as of ``at``, or else as of
        the latest date in them all, never today; with ``evidence``, with the codes that gave their facts.
        """
        for part in self._parts:
            yield from part(at, evidence)


def unless_damaged(found: Iterator[Person | Problem]) -> Iterator[Person | Problem]:
    """What was found, up to where the input is damaged."""
    try:
        yield from found
    except DamagedError as error:
        yield Problem(verbatim(""), error.text)


def _of_dataset(found: Iterator[PlacedRecord | Problem], at: datetime.date | None) -> Iterator[Person | Problem]:
    for each in found:
        if isinstance(each, Problem):
            yield each
        elif at is None:
            raise InputError(_UNDATED.at(each.place))
        else:
            yield person_of(each.place, each.record, each.evidence)


def open_inputs(names: Sequence[str | Opened], format_: str | None = None, stdin: BinaryIO | None = None,
                columns: Columns | None = None, atc: HostCodes | None = None,
                note: Callable[[Text], None] = lambda text: None, include_deceased: bool = False) -> Inputs:
    """Opens files, folders and ``-`` (stdin), each told by its content unless ``format_`` says what all are.

    ``columns`` says how columns of tables are named and written, ``atc`` what the host says its codes of medicines are
    in ATC (:func:`integra.adapters.host_codes.read`); ``note`` is told what was decided about an input. Whoever is
    recorded as deceased by the day is given as a problem, unless ``include_deceased`` is set.
    Raises :class:`InputError` for one that cannot be read or told.
    """
    inputs, found = Inputs(include_deceased), list[Found]()
    reading = readers(columns, note)
    for name in names:
        for each in _found(name, format_, columns, stdin, inputs, len(names) == 1):
            if len(found) >= HELD and not isinstance(each, Problem) and isinstance(each[0], Opened):
                each[0].park()
            found.append(each)
    bundles = [each[0] for each in found if not isinstance(each, Problem) and isinstance(each[0], Opened) and each[1] == "fhir"]
    for each in found:
        if isinstance(each, Problem):
            inputs.add_problem(each)
        elif isinstance(each[0], Path):
            folder = _synthea(each[0], atc)
            for text in folder.notes:
                note(text)
            inputs.add_dataset(folder, shown(each[0]))
        elif each[1] != "fhir":
            inputs.add_own(each[0], reading[each[1]], len(found) == 1)
        elif each[0] is bundles[0]:  # all are read together, where the first of them stands
            from ..adapters import fhir

            inputs.add_dataset(fhir.read_all(bundles, atc, len(found) == 1), each[0].name if len(bundles) == 1 else None)
    return inputs


def _synthea(folder: Path, atc: HostCodes | None) -> synthea.Records:
    from ..adapters import synthea

    try:
        return synthea.open(folder, atc)
    except OSError as error:
        raise InputError(cannot_be_read(shown(Path(error.filename or folder)), error)) from None


def _found(name: str | Opened, format_: str | None, columns: Columns | None, stdin: BinaryIO | None,
           inputs: Inputs, alone: bool) -> Iterator[Found]:
    """The files that a name stands for, each with its format; one that is not ``alone`` and is damaged is a problem."""
    if isinstance(name, Opened):
        yield _named(name, None, format_, columns)
    elif name == STDIN:
        yield _named(of_stream(stdin if stdin is not None else io.BytesIO(), "stdin"), None, format_, columns)
    else:
        path = Path(name)
        try:
            opened = open_named(name)
        except IsADirectoryError:
            yield from _of_folder(path, format_, columns, inputs)
            return
        except DamagedError as error:
            if alone:
                raise
            yield Problem(verbatim(""), error.text)
            return
        yield _named(opened, path, format_, columns)


def _named(opened: Opened, path: Path | None, format_: str | None, columns: Columns | None) -> Found:
    """An input that is no folder, with its format."""
    patients = path is not None and is_of_patients(path)
    if format_ == "synthea" or (format_ is None and patients and is_patients(opened.head)):
        opened.close()
        if path is None or not patients:
            raise InputError(_FOLDER.at(opened.name))
        return path.parent, "synthea"
    if format_ not in (None, "cbor") and opened.head.startswith(ENVELOPE):  # which no text begins with
        opened.close()
        raise InputError(OTHER.of(told="cbor", asked=format_).at(opened.name))
    told = format_ or tell_named(opened.head, opened.suffix, columns)
    if told is None:
        look = look_of(opened)
        opened.close()
        raise InputError(untold(look).at(opened.name))
    return opened, told


def _of_folder(path: Path, format_: str | None, columns: Columns | None, inputs: Inputs) -> Iterator[Found]:
    """What a folder holds."""
    folder, held = Folder(path, format_, columns), 0
    for each in folder:
        held += 1
        yield each
    inputs.passed_over += folder.passed_over
    if not folder.found and format_ == "synthea":
        yield path, format_
    elif not held:
        raise InputError(_EMPTY.at(shown(path)))
