"""What a medicine holds, told from the codes, labels or ingredients of one concept or Medication.

Spec: spec/10-screening.md (SCR-7, item 2).  Layer: bindings.
SPDX-License-Identifier: Apache-2.0

All that one concept says is of one medicine. A label is read only where no code is known; one that
says stop, nought or doubt leaves open whether the medicine is taken, whatever the code (GEN-1).
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterable
from dataclasses import dataclass, replace

from .labels import held_by_labels
from .shape import Node
from .substances import NOTHING, Held, course_of, held_by, listed, together
from .tables import Code, Line, meaning
from .tally import Tally
from .wording import doubted


@dataclass(frozen=True, slots=True)
class Product:
    """What a code or a Medication resource says of a medicine."""

    held: Held = NOTHING
    lines: tuple[Line, ...] = ()
    counted: bool = True
    codes: tuple[Code, ...] = ()
    course: str | None = None
    doubted: bool = False

    @property
    def understood(self) -> bool:
        """Say whether it was told what this is, be it no medicine."""
        return bool(self.held.parts) or not self.counted

    def beside(self, other: Product) -> Product:
        """Give this, doubted where what points to it is."""
        return replace(self, doubted=self.doubted or other.doubted)


def product(codes: Iterable[Code], labels: Iterable[str], tally: Tally) -> Product:
    """Tell a medicine from the codes and labels of one concept; what is not understood is counted."""
    written, texts = tuple(codes), tuple(labels)
    told = _coded(tuple(tally.translated(written)))
    if any(map(doubted, texts)):
        told = replace(told, doubted=True)
    elif not told.held.parts:
        held = held_by_labels(texts)
        told = replace(told, held=held, course=course_of(told.codes, held)) if held.parts else told
    if told.counted and not listed(told.held):
        tally.unmapped.update((each.system, each.code) for each in written)
    return told


@functools.lru_cache(maxsize=8192)
def _coded(known: tuple[Code, ...]) -> Product:
    """Tell a medicine from codes alone; those met often are told once."""
    lines = tuple(dict.fromkeys(line for each in known for line in meaning(each)))
    held = together(held_by(each) for each in known)
    return Product(held, lines, not any(line.fact == "none" for line in lines), known, course_of(known, held))


def medication(resource: Node, tally: Tally) -> Product:
    """Tell a medicine from a Medication: by its code, else by all its active ingredients together."""
    whole = product(resource.codes("code"), resource.labels("code"), tally)
    if whole.understood:
        return whole
    active = [each for each in resource.children("ingredient") if each.members.get("isActive") is not False]
    parts = [_ingredient(each, tally) for each in active]
    if len(parts) < 2:
        return parts[0].beside(whole) if parts else whole
    known = [part.held for part in parts if listed(part.held)]
    held = Held(
        frozenset().union(*(each.parts for each in known)), len(known) == len(parts) and all(each.whole for each in known)
    )
    return Product(
        held,
        tuple(line for part in parts for line in part.lines),
        all(part.counted for part in parts),
        tuple(met for part in parts for met in part.codes),
        course_of((), held),
        whole.doubted,
    )


def _ingredient(part: Node, tally: Tally) -> Product:
    """Tell one ingredient; of one in doubt it is not known which it is, and the medicine is taken all the same."""
    codes, labels = part.codes("itemCodeableConcept"), part.labels("itemCodeableConcept")
    item = part.child("item")  # as R5 writes it
    if item is not None:
        codes, labels = codes + item.codes("concept"), itertools.chain(labels, item.labels("concept"))
    told = product(codes, labels, tally)
    return Product() if told.doubted else told
