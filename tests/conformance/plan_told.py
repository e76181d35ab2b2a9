"""What the package tells of a plan and what the model does, in the same words, and a history as a person can read it.

Spec: PLN-11.  Layer: conformance.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import sys
from collections.abc import Iterator
from dataclasses import fields
from typing import Any
from uuid import UUID

from vectors import ROOT

sys.path.insert(0, str(ROOT / "tests"))

from oracle.plan.folded import Folded  # noqa: E402
from oracle.plan.words import in_words  # noqa: E402
from oracle.shared_plan import Event  # noqa: E402

EPOCH = datetime.date(1970, 1, 1)
#: Of a verdict, its digest; of a slot, its name, subject and field; of a pair that is listed, both events and the slot.
Told = dict[tuple[Any, ...], Any]
#: What every event has, or what stands elsewhere in its line.
LEFT_OUT = {"digest", "kind", "writer", "sequence", "author", "recorded", "parents", "text_digest"}


def by_package(plan: Any) -> Told:
    """Verdicts with refusals and their rules, what slots hold, conflicts and the list, as the package has them."""
    found: Told = {}
    for place in plan.places:
        refusals = tuple(_refusal(one.guard.word, one.rule, one.unsettled) for one in place.refusals)
        found["verdict", place.event.digest] = place.verdict.word, refusals
    for holding in plan.state.slots:
        subject = holding.subject.bytes if isinstance(holding.subject, UUID) else holding.subject
        field = None if holding.field is None else holding.field.word
        entries = tuple(_entry(holding, one) for one in holding.entries)
        found["slot", holding.slot.word, subject, field] = _marked(holding.conflict, "in conflict"), entries
    for at, pair in enumerate(plan.concurrent):
        found["listed", pair.event, pair.other, pair.slot.word] = at
    return found


def _entry(holding: Any, one: Any) -> tuple[Any, ...]:
    """A value as the model has it: of an office nothing but the person, of a correction the field."""
    word, person = getattr(one.value, "word", None), one.person
    if holding.field is not None:
        word = holding.field.word
    elif isinstance(one.value, UUID):
        person = one.value
    return (word, None if one.detail is None else one.detail.word, None if person is None else person.bytes,
            None if one.date is None else (one.date - EPOCH).days, one.setter, *_marks(one))


def _marks(one: Any) -> tuple[str | None, str | None]:
    return _marked(one.read, "read"), _marked(one.vacant, "vacant")


def _marked(mark: bool, word: str) -> str | None:
    return word if mark else None


def _refusal(guard: str, rule: str, unsettled: bool) -> tuple[str, str, str | None]:
    return guard, rule, _marked(unsettled, "unsettled")


def by_model(folded: Folded) -> Told:
    """The same, as the model has it."""
    model = folded.model
    found: Told = {("verdict", digest): (verdict, tuple(_refusal(*one) for one in folded.refusals(digest)))
                   for digest, verdict in model.verdicts.items()}
    for slot, held in model.slots.items():
        entries = tuple((one.word, one.detail, one.person, one.date, one.setter, *_marks(one)) for one in held)
        found[("slot", *slot)] = _marked(slot in model.conflicts, "in conflict"), entries
    for at, pair in enumerate(model.listed):
        found[("listed", *pair)] = at
    return found


def names(folded: Folded) -> dict[bytes, str]:
    """Events by their kind and place, so that lines can name them."""
    kinds = folded.table.kinds
    return {event.digest: f"{kinds[event.kind].name if event.kind in kinds else event.kind}.{at}"
            for at, event in enumerate(folded.listed)}


def shown(value: Any, named: dict[bytes, str]) -> str:
    """A value of a line: people by the byte they are made of, everything else by its name."""
    if isinstance(value, bytes):
        return named.get(value) or (value[:1].decode("latin-1") if len(set(value)) == 1 else value.hex()[:6])
    if isinstance(value, tuple):
        return f"({' '.join(shown(each, named) for each in value if each is not None)})"
    return str(value)


def unlike(package: Told, model: Told, named: dict[bytes, str]) -> Iterator[str]:
    """A line for each thing that the two tell differently."""
    for key in {**model, **package}:
        ours, theirs = package.get(key, "nothing"), model.get(key, "nothing")
        if ours != theirs:
            yield f"{shown(key, named)}: package {shown(ours, named)}, model {shown(theirs, named)}"


def lines(folded: Folded) -> Iterator[str]:
    """The history, an event a line: site and sequence, what it says, what it follows, its verdict."""
    named = names(folded)
    for event in folded.listed:
        told = in_words(event, folded.table)
        site = f"{event.writer.hex()[:4]}#{event.sequence}"
        after = " ".join(shown(parent, named) for parent in event.parents) or "nothing"
        why = " ".join(guard for guard, _ in folded.model.refusals.get(event.digest, ()))
        yield (f"{named[event.digest]} {site} by {shown(told.author, named)} {' '.join(_said(told, named))} after {after}: "
               f"{folded.model.verdicts[event.digest]} {why}".rstrip())


def _said(told: Event, named: dict[bytes, str]) -> Iterator[str]:
    for field in fields(told):
        value = getattr(told, field.name)
        if value is not None and field.name not in LEFT_OUT and (field.name, value) != ("edition", 1):
            yield f"{field.name}={shown(value, named)}"
