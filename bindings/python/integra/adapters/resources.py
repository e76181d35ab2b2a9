"""What is read of each FHIR R4 resource about a person.

Spec: spec/10-screening.md (SCR-7).  Layer: bindings.
SPDX-License-Identifier: Apache-2.0

Read: Condition, Encounter, MedicationRequest, MedicationStatement, Device, List; Medication through
them. Not read: observations, care plans, procedures, claims, dispensations, administrations.
"""

from __future__ import annotations

import collections
import math
from collections.abc import Callable
from dataclasses import dataclass, replace

from ..text import Text
from .dates import Period, Span, after
from .medicines import Product, medication, product
from .person import Condition, Listing, Medicine, Person
from .records import Unreadable
from .shape import Node, lines_of, wrong_kind
from .stays import Encounter, classify
from .tables import LISTS, meaning

_LONGEST = 3_650_000
_NUMBER = Text("a number", "un nombre")

Unmapped = collections.Counter[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Entry:
    """A resource about a person: the names others may point to it by, and where it goes."""

    resource: Node
    keys: frozenset[str]
    person: Person
    unmapped: Unmapped


def subject_of(resource: Node) -> str | None:
    """Give whom a resource is about; a device of nobody is equipment, and gives None."""
    kind = resource.members["resourceType"]
    name = "patient" if kind == "Device" else "subject"
    subject = resource.reference(name)
    if subject is None and kind != "Device":
        raise Unreadable(Text(f"{kind}.{name} points to nobody", f"{kind}.{name} ne désigne personne"))
    return subject


def _saw(entry: Entry, *dates: Span | None) -> None:
    for each in dates:
        entry.person.saw(each.first if each else None)


def _condition(entry: Entry) -> None:
    """Active at D: begun or recorded by D, and not abated on D or before.

    Refuted or entered in error: not read. Provisional or differential: never certain. Status
    absent: only what lasts by nature. Resolved without a date: over by the latest date of the input.
    """
    it = entry.resource
    certainty = it.status("verificationStatus")
    if certainty in ("refuted", "entered-in-error"):
        return
    status = it.status("clinicalStatus")
    onset, recorded = _onset(it), it.date("recordedDate")
    start = onset or recorded
    if onset and recorded:
        start = Span(onset.first, max(onset.first, min(onset.last, recorded.last)))
    _saw(entry, onset, recorded)
    over, abated = _abatement(it)
    ended = over is None and (abated or status in ("resolved", "inactive", "remission"))
    period = Period(start, over, ended, doubtful=certainty not in (None, "confirmed"))
    codes = it.codes("code")
    lines = lines_of(codes, entry.unmapped)
    entry.person.conditions.append(
        Condition(entry.keys, lines, period, bool(lines), lasting=status is None, codes=tuple(codes))
    )


def _onset(it: Node) -> Span | None:
    period = it.child("onsetPeriod")
    return it.date("onsetDateTime") or (period.date("start") if period else None)


def _abatement(it: Node) -> tuple[Span | None, bool]:
    """Give the day it is over, and whether it is over at all, in words or years of age."""
    over = it.date("abatementDateTime")
    period = it.child("abatementPeriod")
    if over is None and period is not None:
        first, last = period.date("start"), period.date("end")
        over = Span(first.first, max(first.last, last.last)) if first and last else None
    said = ("abatementAge", "abatementRange", "abatementString", "abatementPeriod")
    return over, any(it.members.get(name) is not None for name in said)


_NO_VISIT = ("planned", "cancelled", "entered-in-error")


def _encounter(entry: Entry) -> None:
    """A stay counts by its admission date, the start of its period."""
    it = entry.resource
    status = it.text("status")
    if status in _NO_VISIT:
        return
    period, hospital, of_class = it.child("period"), it.child("hospitalization"), it.child("class")
    start = period.date("start") if period else None
    coding = of_class.coding() if of_class else None
    types = [met for each in it.children("type") for met in each.own_codes()]
    entries = it.codes("priority") + (hospital.codes("admitSource") if hospital else [])
    concepts = ([coding] if coding else [], types, entries)
    says = [{line.fact for line in lines_of(met, entry.unmapped)} for met in concepts]
    kind, emergency = classify(*says)
    _saw(entry, start)
    emergency = "unknown" if status == "unknown" else emergency
    codes = tuple(met for each in concepts for met in each)
    entry.person.encounters.append(Encounter(entry.keys, kind, emergency, start, it.reference("partOf"), codes))


_ORDERS = (None, "order", "original-order", "reflex-order", "filler-order", "instance-order")
_TAKEN = {"active": {}, "unknown": {"doubtful": True}, "completed": {"ended": True}, "stopped": {"ended": True}}
_DAYS = {"d": 1, "wk": 7}


def _request(entry: Entry) -> None:
    """Taken from the day it is written, until its dosage ends or its status says it is over."""
    it = entry.resource
    status = _TAKEN.get(it.text("status") or "unknown")
    if status is None or it.text("intent") not in _ORDERS or it.flag("doNotPerform"):
        return
    written = it.date("authoredOn")
    _saw(entry, written)
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


def _statement(entry: Entry) -> None:
    """Taken from the start of its effective time; the end of a period is still taken."""
    it = entry.resource
    status = _TAKEN.get(it.text("status") or "unknown")
    if status is None:
        return
    effective = it.child("effectivePeriod")
    start = (effective.date("start") if effective else None) or it.date("effectiveDateTime")
    end = effective.date("end") if effective else None
    said = it.date("dateAsserted")
    _saw(entry, start, said)
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


def _device(entry: Entry) -> None:
    """A device assigned to a person and in use counts as the record stands; FHIR gives it no date."""
    it = entry.resource
    status = it.text("status")
    codes = it.codes("type")
    lines = lines_of(codes, entry.unmapped)
    if status in (None, "active"):
        entry.person.conditions.append(
            Condition(entry.keys, lines, Period(None), bool(lines), listable=False, codes=tuple(codes))
        )


def _list(entry: Entry) -> None:
    """Complete: a current list, of a known code, snapshot or working, dated, empty only if nothing is known."""
    it = entry.resource
    codes = tuple(it.codes("code"))
    kinds = [line.fact for met in codes for line in meaning(met) if line.fact in LISTS]
    mode, dated, empty = it.text("mode"), it.date("date"), it.status("emptyReason")
    items = [each.reference("item") for each in it.children("entry") if not each.flag("deleted")]
    if not kinds or it.text("status") != "current" or mode not in ("snapshot", "working"):
        return
    _saw(entry, dated)
    date = dated.whole if dated else None
    if date is None or None in items or empty not in (None, "nilknown") or bool(items) == bool(empty):
        return
    held = frozenset(each for each in items if each)
    entry.person.listings.append(Listing(kinds[0], date, mode == "working", held, codes))


READERS: dict[str, Callable[[Entry], None]] = {
    "Condition": _condition,
    "Device": _device,
    "Encounter": _encounter,
    "List": _list,
    "MedicationRequest": _request,
    "MedicationStatement": _statement,
}
