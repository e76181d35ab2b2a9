"""What a medicine holds, told from the codes, labels or ingredients of one concept or Medication.

Spec: spec/10-screening.md (SCR-7, item 2).  Layer: bindings.
SPDX-License-Identifier: Apache-2.0

All that one concept says is of one medicine. A label is read only where no code is known.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .labels import held_by_labels
from .shape import Node
from .substances import NOTHING, Held, course_of, held_by, listed, together
from .tables import Code, Line, meaning
from .tally import Tally


@dataclass(frozen=True, slots=True)
class Product:
    """What a code or a Medication resource says of a medicine; `read` that there was anything to understand."""

    held: Held = NOTHING
    lines: tuple[Line, ...] = ()
    counted: bool = True
    codes: tuple[Code, ...] = ()
    course: str | None = None

    @property
    def understood(self) -> bool:
        """Say whether it was told what this is, be it no medicine."""
        return bool(self.held.parts) or not self.counted


def product(codes: Iterable[Code], labels: Iterable[str], tally: Tally) -> Product:
    """Tell a medicine from the codes and labels of one concept; what is not understood is counted."""
    written = tuple(codes)
    known = tally.translated(written)
    lines = tuple(dict.fromkeys(line for each in known for line in meaning(each)))
    held = together(held_by(each) for each in known)
    found = held if held.parts else held_by_labels(labels)
    counted = not any(line.fact == "none" for line in lines)
    if counted and not listed(found):
        tally.unmapped.update((each.system, each.code) for each in written)
    return Product(found, lines, counted, tuple(known), course_of(known, found))


def medication(resource: Node, tally: Tally) -> Product:
    """Tell a medicine from a Medication: by its code, else by all its active ingredients together."""
    whole = product(resource.codes("code"), resource.labels("code"), tally)
    if whole.understood:
        return whole
    active = [each for each in resource.children("ingredient") if each.members.get("isActive") is not False]
    parts = [_ingredient(each, tally) for each in active]
    if not parts:
        return whole
    named = all(part.held.whole for part in parts)
    held = Held(frozenset().union(*(part.held.parts for part in parts)), named)
    return Product(
        held if named else NOTHING,
        tuple(line for part in parts for line in part.lines),
        all(part.counted for part in parts),
        tuple(met for part in parts for met in part.codes),
        course_of((), held),
    )


def _ingredient(part: Node, tally: Tally) -> Product:
    codes, labels = part.codes("itemCodeableConcept"), part.labels("itemCodeableConcept")
    item = part.child("item")  # as R5 writes it
    if item is not None:
        codes, labels = codes + item.codes("concept"), labels + item.labels("concept")
    return product(codes, labels, tally)
