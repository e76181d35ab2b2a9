"""What is read of orders and statements of medicines: from when to when each is taken, and what it holds.

Spec: spec/10-screening.md (SCR-7), FHIR R4 and R5.  Layer: bindings.
SPDX-License-Identifier: Apache-2.0

R5 writes the medicine as `medication`, a concept or a reference, and says of a statement whether it is
taken by `adherence`; MedicationUsage is what a draft of it called MedicationStatement.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

from ..text import Text
from .dates import Period, Span, after
from .entry import Entry
from .medicines import Product, medication, product
from .shape import Node, wrong_kind
from .substances import ACUTE, LASTING
from .taken import Medicine
from .tally import FORMER_ORDER, MEDICINE_LOST, MEDICINE_TEXT, Tally

_LONGEST = 3_650_000
_NUMBER = Text("a number", "un nombre")

_ORDERS = (None, "order", "original-order", "reflex-order", "filler-order", "instance-order")
_TAKEN: dict[str, dict[str, bool]] = {
    "active": {},
    "unknown": {"doubtful": True},
    "completed": {"ended": True},
    "stopped": {"ended": True},
}
#: R5: a statement is recorded, and its adherence says whether the medicine is taken.
_ADHERENCE: dict[str, dict[str, bool] | None] = {
    "taking": {},
    "taking-as-directed": {},
    "taking-not-as-directed": {},
    "not-taking": None,
    "on-hold": None,
    "on-hold-as-directed": None,
    "on-hold-not-as-directed": None,
    "stopped": {"ended": True},
    "stopped-as-directed": {"ended": True},
    "stopped-not-as-directed": {"ended": True},
}
#: How many days a unit of UCUM is, at least and at most.
_DAYS = {"d": (1, 1), "wk": (7, 7), "mo": (28, 31), "a": (365, 366)}
_COURSES = {"continuous": LASTING, "acute": ACUTE}


def request(entry: Entry) -> None:
    """Taken from the day it is written, until its dosage ends or its status says it is over.

    What it supplies may run out before: nothing shows that it is taken after that.
    """
    it = entry.resource
    status = _TAKEN.get(it.text("status") or "unknown")
    if status is None or it.text("intent") not in _ORDERS or it.flag("doNotPerform"):
        return
    written = it.date("authoredOn")
    entry.saw(written)
    period = Period(written, _dosage_end(it, written), **status)
    course = _COURSES.get(it.status("courseOfTherapyType") or "")
    behind, prior = _pointed(it, "basedOn"), it.reference("priorPrescription")
    _medicine(entry, period, dated=written, undated=True, spent=_supply_end(it, written), course=course,
              links=behind, replaces=prior)


def former(entry: Entry) -> None:
    """Count an order that DSTU2 wrote as another resource."""
    entry.tally.miss(FORMER_ORDER)
    entry.person.medicines.append(Medicine(entry.keys, Product(), Period(None, doubtful=True)))


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


def _supply_end(it: Node, written: Span | None) -> Span | None:
    """Give the first day that what may be dispensed does not reach: all repeats, or the last one taken late."""
    supply = it.child("dispenseRequest")
    if supply is None:
        return None
    valid, length = supply.child("validityPeriod"), supply.child("expectedSupplyDuration")
    last = valid.date("end") if valid else None
    repeats = _number(supply, "numberOfRepeatsAllowed") if "numberOfRepeatsAllowed" in supply.members else 0
    ends = [
        _counted(length, written, 1 + max(repeats, 0)) if length else None,
        (_counted(length, last) if length else None) or (after(last) if last else None),
    ]
    return max((each for each in ends if each), key=lambda each: each.first, default=None)


def _counted(length: Node, start: Span | None, times: float = 1) -> Span | None:
    value = _number(length, "value")
    days = _DAYS.get(length.text("code") or length.text("unit") or "")
    if days is None or start is None:
        return None
    least, most = (after(start, math.ceil(min(max(value, 0) * each * times, _LONGEST))) for each in days)
    return Span(least.first, most.last)


def _number(it: Node, name: str) -> float:
    value: Any = it.members.get(name)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        wrong_kind(f"{it.path}.{name}", _NUMBER)
    return min(value, _LONGEST)


def statement(entry: Entry) -> None:
    """Taken from the start of its effective time; the end of a period is still taken."""
    it = entry.resource
    status = _statement_status(it)
    if status is None:
        return
    effective = it.child("effectivePeriod")
    start = (effective.date("start") if effective else None) or it.date("effectiveDateTime")
    end = effective.date("end") if effective else None
    said = it.date("dateAsserted")
    entry.saw(start, said)
    period = Period(start or said, after(end) if end else None, **status)
    _medicine(entry, period, dated=said or start, links=_pointed(it, "basedOn") | _pointed(it, "derivedFrom"))


def _pointed(it: Node, name: str) -> frozenset[str]:
    found = (each.members.get("reference") for each in it.children(name))
    return frozenset(each.split("/_history/")[0] for each in found if isinstance(each, str))


def _statement_status(it: Node) -> dict[str, bool] | None:
    status = it.text("status") or "unknown"
    if status != "recorded":
        return _TAKEN.get(status)
    adherence = it.child("adherence")
    return _ADHERENCE.get((adherence.status("code") if adherence else None) or "", {"doubtful": True})


def _medicine(entry: Entry, period: Period, **more: Any) -> None:
    it = entry.resource
    told, target = _concept(it, entry.tally)
    inside = _contained(entry, target[1:]) if target and target.startswith("#") else None
    if inside is not None:
        told, target = _heard(inside, entry.tally), None
    entry.person.medicines.append(Medicine(entry.keys, told, period, target, **more))


def _concept(it: Node, tally: Tally) -> tuple[Product, str | None]:
    """Give what an order says of its medicine, and where else that is said; what says nothing is counted."""
    own, either = it.child("medicationReference"), it.child("medication")
    held, name = (it, "medicationCodeableConcept") if either is None else (either, "concept")
    if held.members.get(name) is not None:
        return _heard(product(held.codes(name), held.labels(name), tally), tally), None
    target = it.reference("medicationReference") if either is None else either.reference("reference")
    shown = own if either is None else either.child("reference")
    label = shown.members.get("display") if shown else None
    told = product((), [label] if isinstance(label, str) else [], tally)
    return (told if target else _heard(told, tally)), target


def _heard(told: Product, tally: Tally) -> Product:
    """Count a medicine that is said in words only, where they are not understood."""
    if not told.codes and not told.understood:
        tally.miss(MEDICINE_TEXT)
    return told


def _contained(entry: Entry, name: str) -> Product | None:
    for each in entry.resource.children("contained"):
        if each.text("resourceType") == "Medication" and each.text("id") == name:
            return medication(each, entry.tally)
    return None


def _replaced(medicines: list[Medicine]) -> list[Medicine]:
    """End an order on the day of the one that says it takes its place."""
    begun = {each.replaces: each.period.start for each in medicines if each.replaces}
    return [
        replace(each, period=replace(each.period, over=_sooner(each.period.over, begun[prior])))
        if (prior := next((key for key in each.keys if begun.get(key)), None))
        else each
        for each in medicines
    ]


def _sooner(one: Span | None, other: Span | None) -> Span | None:
    spans = [each for each in (one, other) if each is not None]
    return Span(min(each.first for each in spans), min(each.last for each in spans)) if spans else None


def resolved(medicines: list[Medicine], products: dict[str, Product], tally: Tally) -> list[Medicine]:
    """Fill in the medicines that point to a Medication elsewhere, one not found being counted; end those replaced."""
    return _replaced(
        [_found(each, products.get(each.reference), tally) if each.reference else each for each in medicines]
    )


def _found(each: Medicine, told: Product | None, tally: Tally) -> Medicine:
    if told is None:
        if not each.product.understood:
            tally.miss(MEDICINE_LOST)
        return each
    return replace(each, reference=None, product=_heard(told, tally))
