"""The columns a frame may hold for us, and which of its names are refused.

Spec: spec/02-json.md (the names), spec/10-screening.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from ..columns.names import COUNTS, DATES, FLOORS, NAMES, TRIS, near
from ..errors import UsageError
from ..text import Text, verbatim
from ..words import Status

__all__ = ["COUNTS", "DATES", "FLOORS", "FRAME", "NAMES", "STAYS", "STAY_NAMES", "TRIS", "check_names", "there_already"]

#: What is read from an admission.
STAY_NAMES = ("date", "emergency")

#: Which frame a refusal is about.
FRAME, STAYS = Text("the frame", "le tableau"), verbatim("admissions")


def there_already(column: str) -> Text:
    """Why an output cannot be written."""
    return Text(f"the frame has a column {column!r} already: drop it, or give another prefix",
                f"le tableau a déjà une colonne {column!r} : l'ôter, ou donner un autre prefix")


def check_names(given: Sequence[object], known: tuple[str, ...], others: Iterable[str], what: Text) -> None:
    """Refuses a known name that stands twice, and one near to a known name that is not among ``others``.

    A slip such as ``mobilty`` would otherwise make an answer silently unknown.
    """
    kept = frozenset(others)
    for name, times in Counter(name for name in given if isinstance(name, str)).items():
        if name in known:
            if times > 1:
                raise UsageError(Status.DUPLICATE, detail=Text(
                    f"{times} columns {name!r}: keep one", f"{times} colonnes {name!r} : n'en garder qu'une").at(what))
            continue
        meant = None if name in kept else near(name, known)
        if meant is not None and meant not in kept:
            raise UsageError(Status.UNKNOWN_NAME, detail=Text(
                f"column {name!r}: is it {meant!r}? If not, keep it by others=[{name!r}]",
                f"colonne {name!r} : est-ce {meant!r} ? Sinon, la garder par others=[{name!r}]").at(what))
