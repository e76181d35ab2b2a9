"""The territories that come with the package, each a text of TOML.

Spec: spec/42-territory-forms.md ("Built-in territories").  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from functools import cache
from importlib import resources

from ..._model import argument_text
from ...nearest import shown, with_nearest
from ...text import Text
from ..names import NamedTerritory
from .errors import WrittenError
from .reading import reading_of

__all__ = ["built_in", "built_in_names", "built_in_text"]

_FOLDER, _SUFFIX = "territories", ".toml"
_UNKNOWN = Text("no built-in territory has this name", "aucun territoire intégré ne porte ce nom")


@cache
def built_in_names() -> tuple[str, ...]:
    """The names of the territories that come with the package, in order.

    >>> from integra.territory.written import built_in_names
    >>> "paris-centre" in built_in_names()
    True
    """
    files = (resources.files("integra") / _FOLDER).iterdir()
    return tuple(sorted(each.name.removesuffix(_SUFFIX) for each in files if each.name.endswith(_SUFFIX)))


def built_in_text(name: str) -> bytes:
    """The text of a built-in territory, as it was written. Raises as :func:`built_in`."""
    if argument_text(name, "name") not in built_in_names():
        raise WrittenError(with_nearest(_UNKNOWN, name, built_in_names()), name if shown(name.replace("-", "_")) else "")
    return (resources.files("integra") / _FOLDER / f"{name}{_SUFFIX}").read_bytes()


def built_in(name: str) -> NamedTerritory:
    """A territory that comes with the package: one that HAS describes, as far as its text goes, or one of the made-up
    department of today.

    >>> from integra.territory.written import built_in
    >>> built_in("paris-centre").name
    'Paris-Centre'

    Args:
        name: one of :func:`built_in_names`.

    Raises:
        WrittenError: no built-in territory has this name; with the nearest one.
    """
    return reading_of(built_in_text(name), name).named
