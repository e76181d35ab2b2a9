"""The names that columns of people have, flat, and names so near to one of them that they are taken for a slip.

Spec: spec/02-json.md (the names), spec/03-command.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import difflib
from collections.abc import Iterable

from ..forms.record import COUNTS, COVERAGE, FACTS, FLOORS
from ..spreadsheet import plain
from ..words import Question

__all__ = ["COUNTS", "DATES", "FACTS", "FLOORS", "KEYS", "NAMES", "QUESTIONS", "STAYS", "TELLING", "TRIS", "alike", "near"]

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
#: So many letters are changed, lost, added or (as two) swapped in a slip.
_CHANGES = 2
#: Words by themselves, which columns of others have: a slip of ours is none.
_ORDINARY = frozenset(
    "dates medecin medecins medecine profession professional admission missions emissions addition additions insolation "
    "violation nobility".split())


def alike(name: str, known: Iterable[str]) -> str | None:
    """The known name that this one is most like, if any; case, accents and punctuation make no difference."""
    bare = plain(name)
    likely = [other for other in known if abs(len(other) - len(bare)) <= _LENGTHS_APART]
    found = difflib.get_close_matches(bare, likely, 1, _LIKENESS)
    return found[0] if found else None


def near(name: str, known: Iterable[str]) -> str | None:
    """The known name of which this one is a slip, if any: a letter or two apart, and no word by itself."""
    bare = plain(name)
    found = None if bare in _ORDINARY else alike(bare, known)
    return found if found is not None and _changes(bare, found) <= _CHANGES else None


def _changes(one: str, other: str) -> int:
    """How many letters are apart."""
    steps = difflib.SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    return sum(max(end - start, to - at) for step, start, end, at, to in steps if step != "equal")
