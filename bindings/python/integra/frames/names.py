"""The columns a frame may hold for us, and names so near to one of them that they are taken for a slip.

Spec: spec/02-json.md (the names), spec/10-screening.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterable, Sequence

from ..errors import UsageError
from ..text import Text, verbatim
from ..words import Count, Fact, Question, Status

TRIS = (*(question.word for question in Question), *(fact.word for fact in Fact))
COUNTS = tuple(count.word for count in Count)
FLOORS = {count: f"{count}_at_least" for count in COUNTS}
DATES = ("date", "admissions_known_from", "admissions_known_to")
#: Every name read from the frame, beside ``ref``.
NAMES = (*TRIS, *COUNTS, *FLOORS.values(), *DATES, "admissions")
#: What is read from an admission.
STAY_NAMES = ("date", "emergency")

#: A slip keeps most of the letters, and about the length.
_LIKENESS, _LENGTHS_APART = 0.82, 2


#: Which frame a refusal is about.
FRAME, STAYS = Text("the frame", "le tableau"), verbatim("admissions")


def there_already(column: str) -> Text:
    """Why an output cannot be written."""
    return Text(f"the frame has a column {column!r} already: drop it, or give another prefix",
                f"le tableau a déjà une colonne {column!r} : l'ôter, ou donner un autre prefix")


def near(name: str, known: Iterable[str]) -> str | None:
    """The known name that this one seems to mean, if any; case and punctuation make no difference."""
    plain = re.sub(r"[\W_]+", "_", name.casefold())
    alike = [other for other in known if abs(len(other) - len(plain)) <= _LENGTHS_APART]
    found = difflib.get_close_matches(plain, alike, 1, _LIKENESS)
    return found[0] if found else None


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
