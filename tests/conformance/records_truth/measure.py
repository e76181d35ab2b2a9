"""How much is left unknown, by the mode in which a record is written: what caution costs.

Spec: SCR-7.  Layer: conformance.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from integra import Facts, Question, Tri, screen
from integra.records import Person

from .document import a_document, text_of
from .reading import read
from .record import MODES, Record


def seen(record: Record, person: Person) -> Iterator[str]:
    facts = person.record.facts or Facts()
    yield "people"
    if screen(person.record).items[Question.EMERGENCY_ADMISSION] is Tri.UNKNOWN:
        yield "item 1 unknown"
    if isinstance(facts.medicines, int):
        yield "medicines complete"
    if isinstance(facts.chronic_conditions, int):
        yield "conditions complete"


def measured(seeds: Iterable[int]) -> Iterator[str]:
    """A line a mode: people read, and how many of them had item 1 unknown and complete counts."""
    tallies: dict[str, Counter[str]] = {mode: Counter() for mode in MODES}
    for seed in seeds:
        document = a_document(seed)
        try:
            persons = read(text_of(document), document.records[0].life.day).persons
        except Exception:  # noqa: BLE001  counted as a violation already
            continue
        for record in document.records:
            for person in persons:
                if person.ref in record.names:
                    tallies[record.mode].update(seen(record, person))
    for mode, tally in tallies.items():
        yield f"{mode}: " + ", ".join(f"{name} {tally[name]}" for name in (
            "people", "item 1 unknown", "medicines complete", "conditions complete"))
