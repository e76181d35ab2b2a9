"""What is read of each FHIR R4 resource about a person.

Spec: spec/10-screening.md (SCR-7).  Layer: bindings.
SPDX-License-Identifier: Apache-2.0

Read: Condition, Encounter, MedicationRequest, MedicationStatement, Device, List; Medication through
them. Not read: observations, care plans, procedures, claims, dispensations, administrations.
"""

from __future__ import annotations

from collections.abc import Callable

from ..text import Text
from . import orders
from .dates import Period, Span, after
from .entry import Entry
from .listings import Listing
from .person import Condition
from .records import Unreadable
from .relatives import of_relatives
from .shape import Node, lines_of
from .tables import LISTS, Code, meaning
from .tally import CONDITION_TEXT, DEVICE_TEXT, STATUS_UNREAD, TAKEN_BACK
from .visits import encounter
from .wording import unsure

_YES, _NO, _UNCLEAR = "yes", "no", "unclear"
#: What the codes of a status in FHIR come to.
_STATUSES: dict[str, dict[str | None, str]] = {
    "clinicalStatus": {
        **dict.fromkeys(("active", "recurrence", "relapse"), _YES),
        **dict.fromkeys(("inactive", "remission", "resolved"), _NO),
    },
    "verificationStatus": {
        "confirmed": _YES,
        **dict.fromkeys(("unconfirmed", "provisional", "differential"), _UNCLEAR),
        **dict.fromkeys(("refuted", "entered-in-error"), _NO),
    },
}
#: The words for them, where no code says it, and what SNOMED CT has in their place.
_IN_WORDS: dict[str, dict[str, str]] = {
    "clinicalStatus": dict.fromkeys(("active", "actif"), _YES),
    "verificationStatus": dict.fromkeys(("confirmed", "confirmé", "confirmée", "confirme", "confirmee"), _YES),
}
_IN_SNOMED = {"clinicalStatus": Code("snomed", "55561003"), "verificationStatus": Code("snomed", "410605003")}
_SUBJECTS = {"Device": "patient", "MedicationOrder": "patient"}


def subject_of(resource: Node) -> tuple[str | None, str | None]:
    """Give whom a resource is about, by address or by identifier, and the identifier given beside an address.

    A device of nobody is equipment, and gives None.
    """
    kind = resource.members["resourceType"]
    name = _SUBJECTS.get(kind, "subject")
    target = resource.child(name)
    own = target.child("identifier") if target else None
    pointed, named = resource.reference(name), own.identified() if own else None
    subject = pointed or named
    if subject is None and kind != "Device":
        raise Unreadable(Text(f"{kind}.{name} points to nobody", f"{kind}.{name} ne désigne personne"))
    return subject, named if pointed else None


def _condition(entry: Entry) -> None:
    """Active at D: begun or recorded by D, and not abated before D.

    Refuted or entered in error, or of relatives: not read. Provisional or differential: never certain. Status
    absent: only what lasts by nature; in other words than FHIR's own, in a code that is none of its, or in two that
    contradict one another: never certain. Resolved without a date: over by the latest date of the input.
    """
    it = entry.resource
    certainty, status = _told(it, "verificationStatus"), _told(it, "clinicalStatus")
    if certainty == _NO or of_relatives(it):
        return
    onset, recorded = _onset(it), it.date("recordedDate")
    start = onset or recorded
    if onset and recorded:
        start = Span(onset.first, max(onset.first, min(onset.last, recorded.last)))
    entry.saw(onset, recorded)
    over, abated = _abatement(it)
    ended = over is None and (abated or status == _NO)
    taken_back = any(map(unsure, it.labels("code")))
    period = Period(start, over, ended, doubtful=taken_back or _UNCLEAR in (status, certainty))
    _counted(entry, taken_back, {"clinicalStatus": status, "verificationStatus": certainty})
    codes = it.codes("code")
    lines = lines_of(codes, entry.unmapped)
    if not codes:
        entry.tally.miss(CONDITION_TEXT)
    entry.person.conditions.append(
        Condition(entry.keys, lines, period, bool(lines), lasting=_unsaid(it, status), codes=tuple(codes))
    )


def _counted(entry: Entry, taken_back: bool, told: dict[str, str | None]) -> None:
    """Count what leaves a condition open by its words: a text that takes back the code, a status that FHIR does not have."""
    if taken_back:
        entry.tally.miss(TAKEN_BACK)
    for name, said in told.items():
        concept = entry.resource.child(name) if said == _UNCLEAR else None
        if concept is not None and not any(each.word("code") in _STATUSES[name] for each in concept.children("coding")):
            entry.tally.miss(STATUS_UNREAD)


def _told(it: Node, name: str) -> str | None:
    """Give what a status comes to; unclear where no code or word is of FHIR's, or where two contradict one another."""
    concept = it.child(name)
    if concept is None:
        return None
    codings, known = concept.children("coding"), _STATUSES[name]
    told = {known[word] for each in codings if (word := each.word("code")) in known}
    if any(each.coding() == _IN_SNOMED[name] for each in codings):
        told.add(_YES)
    if not told and all(each.text("code") is None for each in codings):
        said = {" ".join(each.casefold().split()) for each in it.labels(name) if each.strip()}
        told = {_IN_WORDS[name].get(each, _UNCLEAR) for each in said}
    return told.pop() if len(told) == 1 else _UNCLEAR


def _unsaid(it: Node, status: str | None) -> bool:
    """Say whether nothing at all says that it is active or not."""
    return status in (None, _UNCLEAR) and it.status("clinicalStatus") is None


def _onset(it: Node) -> Span | None:
    period = it.child("onsetPeriod")
    return it.date("onsetDateTime") or (period.date("start") if period else None)


def _abatement(it: Node) -> tuple[Span | None, bool]:
    """Give the first day it is over, the day after it abated (GEN-7), and whether it is over at all, in whatever form."""
    over = it.date("abatementDateTime")
    period = it.child("abatementPeriod")
    if over is None and period is not None:
        first, last = period.date("start"), period.date("end")
        over = Span(first.first, max(first.last, last.last)) if first and last else None
    said = (value for name, value in it.members.items() if name.startswith(("abatement", "_abatement")))
    return over and after(over), any(value is not None and value is not False for value in said)


def _device(entry: Entry) -> None:
    """A device assigned to a person and in use counts as the record stands; FHIR gives it no date. Without a status it may not be."""
    it = entry.resource
    status = it.word("status")
    codes = it.codes("type")
    lines = lines_of(codes, entry.unmapped)
    if not codes and it.child("type"):
        entry.tally.miss(DEVICE_TEXT)
    if status in (None, "active"):
        entry.person.conditions.append(
            Condition(entry.keys, lines, Period(None, doubtful=status is None), bool(lines), listable=False, codes=tuple(codes))
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
    entry.saw(dated)
    if dated is None or None in items or empty not in (None, "nilknown") or bool(items) == bool(empty):
        return
    held = frozenset(each for each in items if each)
    entry.person.listings.append(Listing(entry.keys, kinds[0], dated, held, codes))


READERS: dict[str, Callable[[Entry], None]] = {
    "Condition": _condition,
    "Device": _device,
    "Encounter": encounter,
    "List": _list,
    "MedicationRequest": orders.request,
    "MedicationOrder": orders.former,
    "MedicationStatement": orders.statement,
    "MedicationUsage": orders.statement,
}
