"""What a folder holds, found to its depth: files of records with their formats, and what is passed over.

Spec: spec/03-command.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from .._discreet import Discreet
from .._os_errors import cannot_be_read
from ..adapters import Problem
from ..adapters.detect import is_patients
from ..adapters.synthea_files import is_of_patients, table_of
from ..opening import InputError, Opened, open_named, shown
from ..text import Text, verbatim
from .harmless import VERSIONS
from .looks import UNSURE, VERSION_CONTROL, Look, look_of, untold
from .telling import tell

if TYPE_CHECKING:
    from ..columns.mapping import Columns

__all__ = ["OTHER", "Folder", "Found", "files"]

#: What Synthea writes beside patients.csv: told by that one, whether it is read or not.
_TABLES = frozenset(f"{name}.csv" for name in (
    "allergies", "careplans", "claims", "claims_transactions", "conditions", "devices", "encounters", "imaging_studies",
    "immunizations", "medications", "observations", "organizations", "patient_expenses", "patients", "payer_transitions", "payers",
    "procedures", "providers", "supplies"))
#: A file of -o that is being written.
_PART = re.compile(r"\.integra-.*\.part")
_PIPE = Text("a pipe in a folder is not opened, since that may wait for ever: name it as an input",
             "un tube dans un dossier de fichiers n'est pas ouvert, ce qui pourrait attendre sans fin : le nommer comme "
             "entrée")
_DANGLING = Text("a link to nothing: mend it or take it away", "un lien vers rien : le réparer ou l'enlever")
OTHER = Text("is {told}, and --input-format says {asked}: leave that out, and each input is told by its content",
              "est du {told}, et --input-format dit {asked} : l'omettre, et chaque entrée est reconnue à son contenu")

#: An input and its format, or why there is none.
Found = tuple[Opened | Path, str] | Problem


@dataclass
class Folder(Discreet):
    """Goes over a folder; what was passed over, told to hold nobody, is known afterwards."""

    path: Path
    asked: str | None = None
    columns: Columns | None = None
    passed_over: list[tuple[Look, str]] = field(default_factory=list)
    found: int = 0

    def __iter__(self) -> Iterator[Found]:
        refused = list[OSError]()
        left = list[Path]()
        held = sorted(files(self.path, refused.append, left.append))
        self.passed_over += [(VERSION_CONTROL, shown(each)) for each in left]
        for error in refused:
            yield self._closed(error)
        homes = {each.parent for each in held if is_of_patients(each) and _of_synthea(each)}
        seen: set[tuple[int, int] | None] = set()
        told: set[Path] = set()
        for file in held:
            if file.parent in homes and table_of(file.name) in _TABLES:
                if is_of_patients(file) and file.parent not in told:
                    told.add(file.parent)
                    yield self._counted(file.parent, "synthea")
            elif (special := _special(file)) is not None:
                yield special
            elif file.is_file() and not _PART.fullmatch(file.name):
                yield from self._file(file, seen)

    def _closed(self, error: OSError) -> Problem:
        """A folder below that cannot be read."""
        where = error.filename or self.path
        reason = cannot_be_read(shown(where), error)
        if Path(where) == self.path:
            raise InputError(reason) from None
        return Problem(verbatim(""), reason)

    def _file(self, file: Path, seen: set[tuple[int, int] | None]) -> Iterator[Found]:
        """A file, once however many links lead to it."""
        try:
            opened = open_named(file)
        except InputError as error:
            yield Problem(verbatim(""), error.text)
            return
        if opened.identity in seen:
            opened.close()
            return
        seen.add(opened.identity)
        told = tell(opened.head, opened.suffix, self.columns)
        if told is not None:
            yield self._counted(opened, told)
            return
        look = look_of(opened)
        opened.close()
        if look is None or look.people:
            yield Problem(verbatim(opened.name), UNSURE if look is None else untold(look))
        else:
            self.passed_over.append((look, opened.name))

    def _counted(self, source: Opened | Path, told: str) -> Found:
        """What holds records, unless it is of another format than the one asked for."""
        self.found += 1
        if self.asked in (None, told):
            return source, told
        name = shown(source) if isinstance(source, Path) else source.name
        if isinstance(source, Opened):
            source.close()
        return Problem(verbatim(name), OTHER.of(told=told, asked=self.asked))


def files(folder: Path, refused: Callable[[OSError], object],
          left: Callable[[Path], object] = lambda path: None) -> Iterator[Path]:
    """Every file under a folder, links to folders followed, each folder once; ``refused`` is told what cannot be gone into,
    and ``left`` what is not, since a program keeps versions of files there."""
    seen: set[tuple[int, int]] = set()
    for where, names, found in os.walk(folder, onerror=refused, followlinks=True):
        try:
            held = os.stat(where)
        except OSError as error:
            refused(error)
            continue
        if (held.st_dev, held.st_ino) in seen:
            names.clear()
            continue
        seen.add((held.st_dev, held.st_ino))
        for name in filter(VERSIONS.__contains__, tuple(names)):
            if any(Path(where, name, kept).exists() for kept in VERSIONS[name]):
                names.remove(name)
                left(Path(where, name))
        yield from (Path(where, name) for name in found)


def _of_synthea(patients: Path) -> bool:
    """Whether a table of that name is Synthea's."""
    try:
        if not patients.is_file():
            return False
        opened = open_named(patients)
    except (InputError, OSError):  # said where its turn comes
        return False
    opened.close()
    return is_patients(opened.head)


def _special(file: Path) -> Problem | None:
    """Why something that is no file is not read, where people may be behind it."""
    try:
        mode = os.stat(file).st_mode
    except PermissionError as error:
        return Problem(verbatim(""), cannot_be_read(shown(file), error))
    except OSError:
        return None if file.name.startswith(".") else Problem(verbatim(shown(file)), _DANGLING)
    return Problem(verbatim(shown(file)), _PIPE) if stat.S_ISFIFO(mode) else None
