"""What is read of orders and statements of medicines: from when to when each is taken, and what it holds.

Spec: spec/10-screening.md (SCR-7).  Layer: bindings.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import math
from dataclasses import replace

from ..text import Text
from .dates import Period, Span, after
from .entry import Entry
from .medicines import Product, medication, product
from .shape import Node, wrong_kind
from .taken import Medicine

_LONGEST = 3_650_000
_NUMBER = Text("a number", "un nombre")

_ORDERS = (None, "order", "original-order", "reflex-order", "filler-order", "instance-order")
_TAKEN = {"active": {}, "unknown": {"doubtful": True}, "completed": {"ended": True}, "stopped": {"ended": True}}
_DAYS = {"d": 1, "wk": 7}


def request(entry: Entry) -> None:
    """Taken from the day it is written, until its dosage ends or its status says it is over."""
    it = entry.resource
    status = _TAKEN.get(it.text("status") or "unknown")
    if status is None or it.text("intent") not in _ORDERS or it.flag("doNotPerform"):
        return
    written = it.date("authoredOn")
    entry.saw(written)
    _medicine(entry, Period(written, _dosage_end(it, written), **status))


def _dosage_end(it: Node, written: Span | None) -> Span | None:
    """Give the first day without the medicine, where every dosage has an end."""
    ends: list[Span | None] = []
    for dosage in it.children("dosageInstruction"):
        timing = dosage.child("timing")
        repeat = timing.child("repeat") if timing else None
        period = repeat.child("boundsPeriod") if repeat else None
        length = repeat.child("boundsDuration") if repeat else None
        end = period.date("end") if period else None
        ends.append(after(end) if end else _counted(length, written) if length else None)
    known = [each for each in ends if each is not None]
    if not known or len(known) < len(ends):
        return None
    return Span(max(each.first for each in known), max(each.last for each in known))


def _counted(length: Node, written: Span | None) -> Span | None:
    value = length.members.get("value")
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        wrong_kind(f"{length.path}.value", _NUMBER)
    days = _DAYS.get(length.text("code") or "")
    if days is None or written is None:
        return None
    return after(written, math.ceil(min(max(value, 0) * days, _LONGEST)))


def statement(entry: Entry) -> None:
    """Taken from the start of its effective time; the end of a period is still taken."""
    it = entry.resource
    status = _TAKEN.get(it.text("status") or "unknown")
    if status is None:
        return
    effective = it.child("effectivePeriod")
    start = (effective.date("start") if effective else None) or it.date("effectiveDateTime")
    end = effective.date("end") if effective else None
    said = it.date("dateAsserted")
    entry.saw(start, said)
    _medicine(entry, Period(start or said, after(end) if end else None, **status))


def _medicine(entry: Entry, period: Period) -> None:
    it = entry.resource
    target = it.reference("medicationReference")
    if it.members.get("medicationCodeableConcept") is not None:
        known, target = product(it.codes("medicationCodeableConcept"), entry.unmapped), None
    elif target and target.startswith("#"):
        known, target = _contained(entry, target[1:]), None
    else:
        known = _NOTHING
    entry.person.medicines.append(
        Medicine(entry.keys, known.names, known.lines, period, target, known.counted, known.codes)
    )


_NOTHING = Product(frozenset(), ())


def _contained(entry: Entry, name: str) -> Product:
    for each in entry.resource.children("contained"):
        if each.text("resourceType") == "Medication" and each.text("id") == name:
            return medication(each, entry.unmapped)
    return _NOTHING


def resolved(medicines: list[Medicine], products: dict[str, Product]) -> list[Medicine]:
    """Fill in the medicines that point to a Medication elsewhere in the input."""
    return [
        replace(each, reference=None, names=found.names, lines=found.lines, counted=found.counted, codes=found.codes)
        if each.reference and (found := products.get(each.reference))
        else each
        for each in medicines
    ]
