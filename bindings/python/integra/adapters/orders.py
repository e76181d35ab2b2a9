"""What is read of orders and statements of medicines: from when to when each is taken, and what it holds.

Spec: spec/10-screening.md (SCR-7), FHIR R4 and R5.  Layer: bindings.
SPDX-License-Identifier: Apache-2.0

R5 writes the medicine as `medication`, a concept or a reference, and says of a statement whether it is
taken by `adherence`; MedicationUsage is what a draft of it called MedicationStatement.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from .dates import Period, Span, after
from .dosages import dosage_end, supply_end, words
from .entry import Entry
from .lengths import ANY_DAY
from .medicines import Product, medication, product
from .shape import Node
from .substances import ACUTE, LASTING
from .taken import Medicine
from .tally import END_UNREAD, FORMER_ORDER, MEDICINE_LOST, MEDICINE_TEXT, STATUS_UNREAD, TAKEN_BACK, WORDS_AGAINST, Tally
from .wording import stopped

_ORDERS = (None, "order", "original-order", "reflex-order", "filler-order", "instance-order")
_OPEN = {"doubtful": True}
_TAKEN: dict[str, dict[str, bool]] = {
    "active": {},
    "unknown": _OPEN,
    "completed": {"ended": True},
    "stopped": {"ended": True},
}
#: The other statuses that FHIR has for orders and statements: none of them says that it is taken.
_NOT_TAKEN = ("draft", "intended", "not-taken", "on-hold", "cancelled", "ended", "entered-in-error", "recorded")
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
#: STU3 and DSTU2 say so beside a status that stays `active`; another answer leaves it open.
_ANSWERS: dict[str, dict[Any, dict[str, bool] | None]] = {
    "taken": {"y": {}, "n": None},
    "wasNotTaken": {False: {}, True: None},
    "wasNotGiven": {False: {}, True: None},
}
#: Why it is held back, stopped or not taken: no reason that is needed of what is taken.
_REASONS = ("reasonNotTaken", "reasonNotGiven", "statusReason")
_COURSES = {"continuous": LASTING, "acute": ACUTE}


def _counted(entry: Entry) -> None:
    """Count a status that FHIR does not have: such an order is none that is known to be taken."""
    status = entry.resource.word("status")
    if status is not None and status not in _TAKEN and status not in _NOT_TAKEN:
        entry.tally.miss(STATUS_UNREAD)


def request(entry: Entry) -> None:
    """Taken from the day it is written, until its dosage ends or its status says it is over.

    What it supplies may run out before: nothing shows that it is taken after that.
    """
    it = entry.resource
    _counted(entry)
    status = _together(_TAKEN.get(it.word("status") or "unknown"), _beside(it))
    if status is None or it.text("intent") not in _ORDERS or it.flag("doNotPerform"):
        return
    written = it.date("authoredOn")
    entry.saw(written)
    span = it.child("effectiveDosePeriod")  # as R5 writes it
    course, spent = _COURSES.get(it.status("courseOfTherapyType") or ""), supply_end(it, written)
    dosages, given = it.children("dosageInstruction"), _over(span)
    over = _sooner(given, dosage_end(dosages, written, course == LASTING or given is not None, spent is not None))
    period = Period(written, over, **status)
    behind, prior = _pointed(it, "basedOn"), it.reference("priorPrescription")
    _medicine(entry, period, dated=written, undated=True, spent=spent, course=course,
              links=behind, replaces=prior)


def former(entry: Entry) -> None:
    """Count an order that DSTU2 wrote as another resource."""
    entry.tally.miss(FORMER_ORDER)
    entry.person.medicines.append(Medicine(entry.keys, Product(), Period(None, doubtful=True)))


def statement(entry: Entry) -> None:
    """Taken from the start of its effective time; the end of a period is still taken."""
    it = entry.resource
    _counted(entry)
    status = _together(*_statement_status(it), *_answers(it), _beside(it))
    if status is None:
        return
    effective = it.child("effectivePeriod")
    start = (effective.date("start") if effective else None) or it.date("effectiveDateTime")
    said = it.date("dateAsserted")
    entry.saw(start, said)
    period = Period(start or said, _sooner(_over(effective), dosage_end(it.children("dosage"), start)), **status)
    _medicine(entry, period, dated=said or start, links=_pointed(it, "basedOn") | _pointed(it, "derivedFrom"))


def _pointed(it: Node, name: str) -> frozenset[str]:
    found = (each.members.get("reference") for each in it.children(name))
    return frozenset(each.split("/_history/")[0] for each in found if isinstance(each, str))


def _over(period: Node | None) -> Span | None:
    end = period.date("end") if period else None
    return after(end) if end else None


def _together(*said: dict[str, bool] | None) -> dict[str, bool] | None:
    """Give what several answers say together; one that says not taken decides."""
    told: dict[str, bool] = {}
    for each in said:
        if each is None:
            return None
        told |= each
    return told


def _statement_status(it: Node) -> Iterator[dict[str, bool] | None]:
    status, adherence = it.word("status") or "unknown", it.child("adherence")
    if status != "recorded":
        yield _TAKEN.get(status)
    if status == "recorded" or adherence is not None:
        yield _ADHERENCE.get(((adherence.status("code") if adherence else None) or "").casefold(), _OPEN)


def _answers(it: Node) -> Iterator[dict[str, bool] | None]:
    for name, answers in _ANSWERS.items():
        answer = it.members.get(name)
        if answer is not None:
            yield answers.get(answer, _OPEN) if isinstance(answer, (str, bool)) else _OPEN


def _beside(it: Node) -> dict[str, bool]:
    """Leave open what a reason, a note or the dosage in words speaks against."""
    told = [*words(it, "renderedDosageInstruction"), *(each for note in it.children("note") for each in words(note, "text"))]
    return _OPEN if any(it.members.get(name) for name in _REASONS) or any(map(stopped, told)) else {}


def _medicine(entry: Entry, period: Period, **more: Any) -> None:
    it = entry.resource
    if not period.ended and _beside(it):
        entry.tally.miss(WORDS_AGAINST)
    if not period.ended and period.over is not None and period.over.first == ANY_DAY.first:
        entry.tally.miss(END_UNREAD)
    told, target = _concept(it, entry.tally)
    inside = _contained(entry, target[1:]) if target and target.startswith("#") else None
    if inside is not None:
        told, target = _heard(inside.beside(told), entry.tally), None
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
    """Count a medicine that is said in words only, where they are not understood, and one that its words take back."""
    if not told.codes and not told.understood:
        tally.miss(MEDICINE_TEXT)
    if told.doubted:
        tally.miss(TAKEN_BACK)
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
    return replace(each, reference=None, product=_heard(told.beside(each.product), tally))
