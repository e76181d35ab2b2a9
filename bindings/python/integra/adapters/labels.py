"""What a label says a medicine holds: the words of a text or of the name of a code that no table knows.

Spec: spec/10-screening.md (SCR-7, item 2), GEN-6.  Layer: bindings.
SPDX-License-Identifier: Apache-2.0

A label is believed only where each of its words is understood: names of substances, whole, and besides
them salts, forms, amounts, makers, and when it is taken, of `codes/label_words.tsv`. One word more (a brand, "or"), a
question mark, a dose of nought or "stop" and it says nothing. A metal (calcium, potassium) is a salt of the substance before it or a substance
itself, so that a label with one says a part only. No label is kept or shown.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

from .substances import NOTHING, Held, together
from .tables import rows
from .wording import doubted, plain

_WORD = re.compile(r"[a-z]+|[0-9][0-9a-z.,%]*")
_BRAND = re.compile(r"\[[^\]]*\]")
_LONGEST = 500


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(plain(_BRAND.sub(" ", text))))


@functools.cache
def names() -> dict[tuple[str, ...], str]:
    """Give the substance of each of its names, by the words of the name."""
    found: dict[tuple[str, ...], str] = {}
    for substance, _, english, french, others, _ in rows("substances.tsv"):
        named = filter(None, (_words(name) for name in (english, french, *others.split(";"))))
        found.update((name, substance) for name in named)
    return found


@functools.cache
def _others() -> frozenset[str]:
    return frozenset(row[0] for row in rows("label_words.tsv"))


@functools.cache
def _longest() -> int:
    return max(len(name) for name in names())


def held_by_label(text: str) -> Held:
    """Give the substances that a label names, where nothing else stands in it that is not understood."""
    if len(text) > _LONGEST or "?" in text or doubted(text):
        return NOTHING
    words, parts, place, whole = _words(text), set(), 0, True
    while place < len(words):
        spans = (words[place : place + length] for length in range(_longest(), 0, -1))
        name = next((each for each in spans if each in names()), words[place : place + 1])
        if len(name) == 1 and name[0] in _others():
            whole = whole and name not in names()
        elif name in names():
            parts.add(names()[name])
        elif not name[0][0].isdigit():
            return NOTHING
        place += len(name)
    return Held(frozenset(parts), whole) if parts else NOTHING


def held_by_labels(texts: Iterable[str]) -> Held:
    """Give what several labels of one medicine say together."""
    return together(held_by_label(each) for each in texts)
