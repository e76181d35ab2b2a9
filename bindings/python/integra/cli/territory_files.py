"""Territories that commands name: built in, a file told by its content, or a folder of CSV.

Spec: spec/42-territory-forms.md, spec/03-command.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import os
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from ..errors import IntegraError, TextError, text_of
from ..nearest import with_nearest
from ..opening import InputError
from ..territory.names import NamedTerritory
from ..territory.written.errors import WrittenError
from ..territory.written.reading import Reading, reading_of, reading_of_folder
from ..territory.written.toml_form import SIZE_LIMIT
from ..text import Text, verbatim
from .console import UNREADABLE, Stop, note, problem, untold
from .files import STDIN, named, open_one
from .usage import Offers

__all__ = ["TERRITORIES", "builtins", "reading_from", "territory_of"]

_SUFFIX = ".toml"
_NONE = Text("is no territory", "n'est pas un territoire")


@cache
def builtins() -> tuple[str, ...]:
    """The names of the built-in territories; none where none came with the package."""
    return tuple(sorted(each.name.removesuffix(_SUFFIX) for each in _files() if each.name.endswith(_SUFFIX)))


def _files() -> list[Traversable]:
    folder = resources.files("integra") / "territories"
    return list(folder.iterdir()) if folder.is_dir() else []


#: What a TERRITORY may be: one that is built in, a file or a folder.
TERRITORIES = Offers(lambda: ((name, Text("built-in territory", "territoire intégré")) for name in builtins()), True)


def territory_of(name: str) -> NamedTerritory:
    """The territory of that name: a built-in one, else the one in the file or folder; ``-`` is stdin.

    What cannot be read is said on stderr, each place of it, and stops the command with status 3.
    """
    found = reading_from(name)
    for each in found.notes:
        note(each)
    return found.named


def reading_from(name: str) -> Reading:
    """As :func:`territory_of`, with what was passed over, which is not said."""
    try:
        if name in builtins():
            return reading_of((resources.files("integra") / "territories" / f"{name}{_SUFFIX}").read_bytes(), name)
        if name != STDIN and not os.path.lexists(name):
            raise Stop(UNREADABLE, with_nearest(_nothing().at(named(name)), name, builtins()))
        if name != STDIN and os.path.isdir(name):
            return reading_of_folder(Path(name), named(name))
        with open_one(name).reading() as stream:
            data = stream.read(SIZE_LIMIT + 1)
        return reading_of(data, named(name))
    except WrittenError as error:
        raise _stop(name, error) from None
    except InputError:
        raise
    except (IntegraError, TextError) as error:
        raise Stop(UNREADABLE, text_of(error).at(_NONE.at(named(name)))) from None


def _nothing() -> Text:
    known = ", ".join(builtins())
    what = Text("neither a file or folder nor a built-in territory", "ni un fichier ou dossier, ni un territoire intégré")
    return what.within(verbatim(known)) if known else what


def _stop(name: str, error: WrittenError) -> Stop:
    """Says every fault, and what stops the command."""
    if len(error.all) == 1:
        return Stop(UNREADABLE, text_of(error))
    for each in error.all:
        problem(each.place, each.said)
    untold()
    return Stop(UNREADABLE, Text(f"is no territory: {len(error.all)} things in it cannot be read",
                                 f"n'est pas un territoire : {len(error.all)} choses ne peuvent y être lues").at(named(name)))
