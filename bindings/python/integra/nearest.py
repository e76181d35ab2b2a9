"""The name that somebody seems to have meant, where one is near enough to be worth saying.

Spec: spec/02-json.md, "Names".  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable

from .text import Text, expected, one_of

__all__ = ["NAME_SHOWN", "nearest", "nearest_is", "nearest_or_all", "shown", "with_nearest"]

#: As much of a name that somebody gave as is told.
NAME_SHOWN = 40
#: A slip keeps most of the letters: farther away, a name told would send the reader to another thing.
_LIKENESS = 0.55
#: As much of a name as is compared: no name of ours is longer, and likeness takes the product of both lengths.
_COMPARED = 64


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name most like this one, or None where none is like it; case and hyphens make no difference."""
    plain = {_plain(each): each for each in known}
    found = difflib.get_close_matches(_plain(name[:_COMPARED]), plain, n=1, cutoff=_LIKENESS)
    return plain[found[0]] if found else None


def _plain(name: str) -> str:
    return name.casefold().replace("-", "_")


def shown(name: object) -> bool:
    """Whether a name that is none of ours may be told: a longer one, or one with spaces, may be text of people's (GEN-6)."""
    return isinstance(name, str) and len(name) <= NAME_SHOWN and name.isidentifier()


def nearest_or_all(reason: Text, name: str, known: Collection[str]) -> tuple[Text, str | None]:
    """Why a name is refused, and the nearest one; where none is near enough, the reason goes on to list those there are."""
    near = nearest(name, known)
    return (reason if near else reason.then(expected(one_of(known)))), near


def nearest_is(name: str) -> Text:
    """Says which name is the nearest."""
    return Text(f"the nearest name is {name!r}", f"le nom le plus proche est {name!r}")


def with_nearest(text: Text, name: str, known: Iterable[str]) -> Text:
    """A text about a name that is none, and the nearest one where there is one."""
    near = nearest(name, known)
    return text if near is None else text.then(nearest_is(near))
