"""What the texts of an encounter say of a bed, where no code says it.

Spec: spec/10-screening.md (SCR-7, item 1), GEN-1.  Layer: bindings.
SPDX-License-Identifier: Apache-2.0

A text is understood as a visit if one of its words is and no other may say an admission
(`codes/visit_words.tsv`): a sign, a number or a word that wards bear too says nothing. Of what is over
within some hours of one day a text is none of a stay unless it speaks of a bed. Beside a code that is
known it is believed to say the same, unless it speaks of a bed.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator

from .shape import Node
from .tables import Code, meaning, rows

#: Shorter ones are letters that may stand for a ward.
_WHOLE = 4
_KIND = re.compile(r"\s*\([a-z /]+\)\s*$")


@functools.cache
def _words(says: str) -> tuple[str, ...]:
    return tuple(word for word, told, _ in rows("visit_words.tsv") if told == says)


def _split(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return re.findall("[a-z]+", "".join(each for each in plain if not unicodedata.combining(each)))


@functools.lru_cache(maxsize=1024)
def _visit(text: str) -> bool:
    """Say whether a text has a word of visits, and none but these and what may stand beside them."""
    told = {next((kind for kind in ("visit", "beside") if word in _words(kind)), None) for word in _split(text)}
    return "visit" in told and None not in told


@functools.lru_cache(maxsize=1024)
def _other(text: str) -> bool:
    """Say whether a text has a word of its own, and none of a bed, an emergency or a place with beds."""
    words = _split(text)
    own = [word for word in words if len(word) >= _WHOLE and word not in _words("beside")]
    beds = any(word in _words("ward") for word in words) or _speaks(text, "bed") or _speaks(text, "urgent")
    return bool(own) and not beds


@functools.lru_cache(maxsize=1024)
def _speaks(text: str, says: str) -> bool:
    """Say whether a word of a text begins like one of a kind."""
    return any(word.startswith(_words(says)) for word in _split(text))


@functools.lru_cache(maxsize=1024)
def _own(text: str, codes: tuple[Code, ...]) -> bool:
    """Say whether a text is what the tables call a code."""
    words = _split(_KIND.sub("", text))
    lines = (line for met in codes for line in meaning(met))
    return any(words in (_split(line.label_en), _split(line.label_fr)) for line in lines)


def labels(concept: Node) -> Iterator[str]:
    """Give the text of a concept and what its codes, or itself where it is one, are called."""
    codings = concept.members.get("coding")
    held = [concept.members, *(each for each in (codings if isinstance(codings, list) else ()) if isinstance(each, dict))]
    for each in held:
        yield from (said for name in ("text", "display") if isinstance(said := each.get(name), str) and said.strip())


def doubtful(concept: Node, codes: Iterable[Code], brief: bool = False) -> tuple[bool, bool]:
    """Say whether a concept may say an admission that no code of it does, and whether it does so by a text.

    What is over in some hours is one of a bed only if a text speaks of it, or says nothing.
    """
    met, said = tuple(codes), list(labels(concept))
    if any(meaning(each) for each in met):
        found = any(_speaks(each, "bed") and not _own(each, met) for each in said)
        return found, found
    found = any(not (_visit(each) or (brief and _other(each))) for each in said)
    return (found, True) if said else (bool(met), False)


def urgent(concept: Node, codes: Iterable[Code]) -> bool:
    """Say whether a concept without a known code speaks of an emergency."""
    return not any(meaning(each) for each in codes) and any(_speaks(each, "urgent") for each in labels(concept))
