"""The ids that vectors have or had: a list that only grows, so that none is lost and none used again.

Spec: spec/00-conventions.md, "Vectors".  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import re
from collections.abc import Iterable

from .grammar import GrammarError

NAME = "spec/vector_ids.txt"
WITHDRAWN = " withdrawn"


def place(name: str) -> tuple[str, int, int]:
    """The order of the list: rules by domain and number, then vectors by theirs."""
    domain, rule, number = re.split(r"[-.]", name)
    return domain, int(rule), int(number)


def listed(text: str, vectors: Iterable[str]) -> str:
    """The list with these vectors in it; refuses vectors that it misses, or has as withdrawn."""
    lines, here = text.splitlines(), set(vectors)
    gone = {line.removesuffix(WITHDRAWN) for line in lines if line.endswith(WITHDRAWN)}
    for name in sorted({*lines} - {name + WITHDRAWN for name in gone} - here, key=place):
        raise GrammarError(f"{NAME}: {name} is in no chapter: give it back, or say behind it that it is withdrawn")
    for name in sorted(gone & here, key=place):
        raise GrammarError(f"{NAME}: {name} is withdrawn, and its number never used again: give the vector the next")
    return "".join(f"{name}{WITHDRAWN if name in gone else ''}\n" for name in sorted(gone | here, key=place))
