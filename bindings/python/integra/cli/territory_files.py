"""Territories that commands name: built in, a file told by its content, or a folder of CSV.

Spec: spec/42-territory-forms.md, spec/03-command.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import os
from pathlib import Path

from ..errors import IntegraError, TextError, text_of
from ..nearest import with_nearest
from ..opening import InputError
from ..territory.names import NamedTerritory
from ..territory.written.built_in import built_in_names, built_in_text
from ..territory.written.errors import WrittenError
from ..territory.written.reading import Reading, reading_of, reading_of_folder
from ..territory.written.toml_form import SIZE_LIMIT
from ..text import Text, verbatim
from .console import UNREADABLE, Stop, note, problem, untold
from .files import STDIN, named, open_one
from .usage import Offers

__all__ = ["TERRITORIES", "read_of", "tell", "territory_of"]

_NONE = Text("is no territory", "n'est pas un territoire")
#: What a TERRITORY may be: one that is built in, a file or a folder.
TERRITORIES = Offers(lambda: ((name, Text("built-in territory", "territoire intégré")) for name in built_in_names()), True)


def territory_of(name: str) -> NamedTerritory:
    """The territory of that name: a built-in one, else the one in the file or folder; ``-`` is stdin.

    What was passed over is noted on stderr. What cannot be read is said there, each place of it, and stops the command with
    status 3.
    """
    found = read_of(name)
    if isinstance(found, WrittenError):
        if len(found.all) > 1:
            tell(found)
        raise Stop(UNREADABLE, text_of(found) if len(found.all) == 1 else Text(
            f"is no territory: {len(found.all)} places of it cannot be read",
            f"n'est pas un territoire : {len(found.all)} endroits ne peuvent y être lus").at(named(name)))
    for each in found.notes:
        note(each)
    return found.named


def tell(error: WrittenError) -> None:
    """Says every fault on stderr, or a screenful of them and how many others there are."""
    for each in error.all:
        problem(each.place, each.said)
    untold()


def read_of(name: str) -> Reading | WrittenError:
    """The territory of that name with what was passed over, or all that is wrong with it; nothing is said of either."""
    try:
        return _read(name)
    except WrittenError as error:
        return error
    except InputError as error:
        return WrittenError(error.text)
    except (IntegraError, TextError) as error:
        return WrittenError(text_of(error).at(_NONE), named(name))


def _read(name: str) -> Reading:
    if name in built_in_names():
        return reading_of(built_in_text(name), name)
    if name != STDIN and not os.path.lexists(name):
        raise WrittenError(with_nearest(_nothing(), name, built_in_names()), named(name))
    if name != STDIN and os.path.isdir(name):
        return reading_of_folder(Path(name), named(name))
    with open_one(name).reading() as stream:
        return reading_of(stream.read(SIZE_LIMIT + 1), named(name))


def _nothing() -> Text:
    known = ", ".join(built_in_names())
    what = Text("neither a file or folder nor a built-in territory", "ni un fichier ou dossier, ni un territoire intégré")
    return what.within(verbatim(known)) if known else what
