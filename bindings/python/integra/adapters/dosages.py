"""When what is ordered ends: by its dosages, their words among them, and by what may be dispensed.

Spec: spec/10-screening.md (SCR-7, item 2), FHIR R4 and R5.  Layer: bindings.
SPDX-License-Identifier: Apache-2.0

An end that is given and not understood may be any day, so that nothing is sure of the medicine after.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

from .courses import end_in_words, supplied
from .dates import Span, after, parse
from .lengths import ANY_DAY, end_between, end_of
from .shape import Node
from .wording import stopped

#: What ends a dosage after so many times that nobody can say on which day.
_COUNTS = ("count", "countMax")
#: One time it is given lasts so long; one of days or more is mostly meant as its end.
_EACH = ("duration", "durationMax")
_LONG = ("d", "wk", "mo", "a")
_ONCE = ("once", "stat", "1x", "x1")


def words(it: Node, *names: str) -> Iterator[str]:
    """Give the strings among the members of these names."""
    yield from (each for name in names if isinstance(each := it.members.get(name), str))


def dosage_end(dosages: list[Node], start: Span | None, lasting: bool = False, supply: bool = False) -> Span | None:
    """Give the first day without the medicine, where every dosage has an end.

    Words of a length say no more than the course that lasts, nor words of what is dispensed than the supply itself.
    """
    ends = [_last(list(_ends(each, start, lasting, supply))) for each in dosages]
    known = [each for each in ends if each is not None]
    if not known or len(known) < len(ends):
        return None
    return Span(max(each.first for each in known), max(each.last for each in known))


def _last(ends: list[Span]) -> Span | None:
    """Give the end of one dosage: where it tells several, any of them."""
    return Span(min(each.first for each in ends), max(each.last for each in ends)) if ends else None


def _ends(dosage: Node, start: Span | None, lasting: bool, supply: bool) -> Iterator[Span]:
    timing = dosage.child("timing")
    ends = list(_timed(timing, start)) if timing else []
    yield from ends
    told = list(itertools.chain(_told(dosage), timing.labels("code") if timing else ()))
    if any(map(stopped, told)) or _nothing(dosage):
        yield ANY_DAY
    if not ends and not lasting:
        said = (end_in_words(each, start) for each in told if not (supply and supplied(each)))
        yield from (each for each in said if each is not None)


def _timed(timing: Node, start: Span | None) -> Iterator[Span]:
    """Give the ends that a timing tells: of its bounds, of the days it names, of what is given so many times."""
    repeat = timing.child("repeat")
    if repeat is not None:
        yield from _bounded(repeat, start)
        if any(repeat.members.get(name) is not None for name in _COUNTS) or _lasts(repeat):
            yield ANY_DAY
    days = timing.members.get("event")
    if days:
        yield _after_all(days, f"{timing.path}.event")
    if any(each.code.casefold() in _ONCE for each in timing.codes("code")):
        yield ANY_DAY


def _bounded(repeat: Node, start: Span | None) -> Iterator[Span]:
    period, length, lengths = (repeat.child(name) for name in ("boundsPeriod", "boundsDuration", "boundsRange"))
    end = period.date("end") if period else None
    if end is not None:
        yield after(end)
    if length is not None:
        yield end_of(length, start)
    if lengths is not None:
        yield end_between(lengths, start)


def _lasts(repeat: Node) -> bool:
    return repeat.members.get("durationUnit") in _LONG and any(repeat.members.get(name) is not None for name in _EACH)


def _after_all(days: Any, path: str) -> Span:
    """Give the day after the last of those named; any where they are no dates."""
    if not isinstance(days, list) or not all(isinstance(each, str) for each in days):
        return ANY_DAY
    spans = [parse(each, path) for each in days]
    return after(Span(max(each.first for each in spans), max(each.last for each in spans)))


def _told(dosage: Node) -> Iterator[str]:
    yield from words(dosage, "text", "patientInstruction")
    for each in dosage.children("additionalInstruction"):
        yield from words(each, "text")


def _nothing(dosage: Node) -> bool:
    """Say whether the dose is nought, as R4 and R5 write it, or STU3."""
    held = [*dosage.children("doseAndRate"), dosage]
    doses = [each.child("doseQuantity") for each in held]
    values = [dose.members.get("value") for dose in doses if dose is not None]
    return bool(values) and all(each == 0 for each in values)


def supply_end(it: Node, written: Span | None) -> Span | None:
    """Give the first day that what may be dispensed does not reach: all repeats, or the last one taken late."""
    supply = it.child("dispenseRequest")
    if supply is None:
        return None
    valid, length = supply.child("validityPeriod"), supply.child("expectedSupplyDuration")
    last = valid.date("end") if valid else None
    repeats = supply.number("numberOfRepeatsAllowed") or 0
    ends = [end_of(length, written, 1 + max(repeats, 0))] if length else []
    if last is not None:
        ends.append(end_of(length, last) if length else after(last))
    return max(ends, key=lambda each: each.first, default=None)
