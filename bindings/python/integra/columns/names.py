"""The names that columns of people have, flat, and names so near to one of them that they are taken for a slip.

Spec: spec/02-json.md (the names), spec/03-command.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import difflib
from collections.abc import Iterable

from ..forms.record import COUNTS, COVERAGE, FACTS, FLOORS
from ..spreadsheet import plain
from ..words import Question

__all__ = ["COUNTS", "DATES", "FACTS", "FLOORS", "KEYS", "NAMES", "QUESTIONS", "STAYS", "TELLING", "TRIS", "near"]

QUESTIONS = tuple(question.word for question in Question)
TRIS = (*QUESTIONS, *FACTS)
DATES = ("date", *COVERAGE)
STAYS = "admissions"
#: Whose row it is.
KEYS = ("id", "ref")
#: Every name that is read of a person, beside whose it is.
NAMES = (*TRIS, *COUNTS, *FLOORS.values(), *DATES, STAYS)
#: Those of which a table has one at least: it would tell nothing else.
TELLING = (*TRIS, *COUNTS, *FLOORS.values(), STAYS)

#: A slip keeps most of the letters, and about the length.
_LIKENESS, _LENGTHS_APART = 0.82, 2


def near(name: str, known: Iterable[str]) -> str | None:
    """The known name that this one seems to mean, if any; case, accents and punctuation make no difference."""
    bare = plain(name)
    alike = [other for other in known if abs(len(other) - len(bare)) <= _LENGTHS_APART]
    found = difflib.get_close_matches(bare, alike, 1, _LIKENESS)
    return found[0] if found else None
