"""Which slots an event sets, and to what.

`slots_of` needs only what events *say*; `values_of` needs the states before them, since an
annulment restores a value and a resumption returns to a phase.

Spec: PLN-2, PLN-10, PLN-11, PLN-23.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .event import Event

if TYPE_CHECKING:
    from .fold import Fold

CONSENTS = frozenset({"assistance_consent", "sharing_consent"})
PHASE_CLOSINGS = frozenset({"closing", "review_closing"})
NEED_STEPS = frozenset({"need_closed", "unmet_need"})
INTERVENTION_STEPS = {
    "intervention_started": "under_way",
    "intervention_done": "done",
    "intervention_not_done": "not_done",
    "intervention_cancelled": "cancelled",
}
OF_AN_EVENT = frozenset({"need", "intervention", "correction", "standing"})  # subject: a digest
OF_A_PERSON = frozenset({"referent", "mt", "referent_deputy", "mt_deputy", "watcher"})  # value: a person


class Slot(NamedTuple):
    """A slot by the word of its kind; subject and field where it has one."""

    kind: str
    subject: bytes = b""
    field: int = 0


class Value(NamedTuple):
    """What is compared. `corrected` is the new value of a corrected field, of whatever type."""

    code: int = 0
    detail: int = 0
    person: bytes | None = None
    corrected: int | bytes | None = None


class Held(NamedTuple):
    """A value held, who set it (none: it was there from the start), and whether it was only read."""

    value: Value
    setter: bytes | None
    read: bool = False


def slots_of(fold: Fold, event: Event) -> list[Slot]:
    """The slots it sets when accepted; none for an event whose target is not here."""
    name = fold.name(event)
    slots: list[Slot] = [Slot("phase")] if fold.kind(event).next is not None else []
    if name == "opening":
        slots.append(Slot("role", event.author))
    elif name in ("join", "role", "leave"):
        slots.append(Slot("role", event.person or b""))
    elif name in ("referent", "mt", "watcher"):
        slots.append(Slot(name))
    elif name == "deputy":
        slots.append(Slot(fold.table.name("office", event.code or 0) + "_deputy"))
    elif name in CONSENTS:
        slots.append(Slot(name))
        if closes_by_consent(fold, event):
            slots.append(Slot("phase"))
    elif name in ("suspension", "review_suspension"):
        slots.append(Slot("watcher"))
    elif name in ("need", "intervention"):
        slots.append(Slot(name, event.digest))
    else:
        slots += _slots_by_target(fold, event)
    return slots


def _slots_by_target(fold: Fold, event: Event) -> list[Slot]:
    name, target = fold.name(event), event.target or b""
    if name in NEED_STEPS:
        return [Slot("need", target)]
    if name in INTERVENTION_STEPS:
        return [Slot("intervention", target)]
    if name == "correction":
        return [Slot("correction", target, event.code or 0)]
    if name == "annulment" and target in fold.ancestors_of(event):
        restored = annulled_slot(fold, fold.events[target])
        return [] if restored is None else [restored]
    if name == "settlement" and target in fold.ancestors_of(event):
        wanted = fold.table.name("slot", event.code or 0)
        return [slot for slot in slots_of(fold, fold.events[target]) if slot.kind == wanted]
    return []


def annulled_slot(fold: Fold, target: Event) -> Slot | None:
    """What annulling it sets: the slot it had set, else whether it stands; none if never annulled."""
    name = fold.name(target)
    if "annullable" not in fold.kind(target).marks:
        return None
    if name in PHASE_CLOSINGS:
        return Slot("phase")
    if name in NEED_STEPS:
        return Slot("need", target.target or b"")
    if name in INTERVENTION_STEPS:
        return Slot("intervention", target.target or b"")
    return Slot("standing", target.digest)


def values_of(fold: Fold, event: Event) -> dict[Slot, Value]:
    """What an accepted event sets."""
    return {slot: _value(fold, event, slot) for slot in slots_of(fold, event)}


def _value(fold: Fold, event: Event, slot: Slot) -> Value:
    name = fold.name(event)
    if name == "settlement":
        return fold.values[event.target or b""][slot]
    if name == "annulment":
        return _restored(fold, event, slot)
    if name == "correction":
        return Value(event.code or 0, corrected=carried(fold, event))
    if slot.kind == "phase":
        return _phase(fold, event)
    if slot.kind == "role":
        code = {"opening": event.detail, "leave": 0}.get(name, event.code)
        return Value(code or 0)
    if slot.kind in OF_A_PERSON:
        return Value(person=event.person)
    if slot.kind == "need":
        return _need(fold, event)
    if slot.kind == "intervention":
        word = INTERVENTION_STEPS.get(name, "planned")
        with_code = name in ("intervention_done", "intervention_not_done")
        return Value(fold.code("intervention_state", word), (event.code or 0) if with_code else 0)
    return Value(event.code or 0)  # a consent


def _need(fold: Fold, event: Event) -> Value:
    name = fold.name(event)
    if name == "need":
        return Value(fold.code("need_state", "open"))
    if name == "unmet_need":
        return Value(fold.code("need_state", "unmet"), event.code or 0)
    return Value(event.code or 0)


def _phase(fold: Fold, event: Event) -> Value:
    word = fold.kind(event).next or "closed"  # without a next: a consent withdrawn
    if word == "resumed":
        back = {resumes_to(fold, fold.events[held]) for held in fold.before(event).setters(Slot("phase"))}
        word = "in_review" if back == {"in_review"} else "active"
    return Value(fold.code("phase", word))


def resumes_to(fold: Fold, event: Event) -> str:
    """Where a plan goes back to that this event suspended."""
    name = fold.name(event)
    if name == "settlement":
        return resumes_to(fold, fold.events[event.target or b""])
    if name == "annulment":
        before = fold.before(fold.events[event.target or b""])
        return resumes_to(fold, fold.events[before.setters(Slot("phase"))[0]])
    if name == "suspension":
        return fold.table.name("phase", fold.before(event).held(Slot("phase"))[0].value.code)
    return "active"


def _restored(fold: Fold, event: Event, slot: Slot) -> Value:
    """The value held before what is annulled; of an event that stood, that it no longer does."""
    if slot.kind == "standing":
        return Value(fold.code("standing", "annulled"))
    target = event.target or b""
    setters = fold.before(fold.events[target]).setters(slot)
    return fold.values[setters[0]][slot] if setters else Value()


def initial(fold: Fold, slot: Slot) -> Value:
    """What a slot holds that nothing has set."""
    if slot.kind == "standing":
        return Value(fold.code("standing", "stands"))
    if slot.kind == "correction":
        own = own_field(fold.events[slot.subject], fold.table.name("field", slot.field))
        return Value(slot.field, corrected=own)
    return Value()


def own_field(event: Event, field: str) -> int | bytes | None:
    value: int | bytes | None = getattr(event, "text_digest" if field == "text" else field)
    return value


CARRIER = {
    "effective": "due", "due": "due", "until": "due", "person": "person",
    "reference": "reference", "text": "text", "code": "detail", "detail": "detail",
}  # fmt: skip


def carried(fold: Fold, event: Event) -> int | bytes | None:
    """The new value a correction gives."""
    return own_field(event, CARRIER[fold.table.name("field", event.code or 0)])


def closes_by_consent(fold: Fold, event: Event) -> bool:
    return fold.name(event) == "assistance_consent" and event.code == fold.code("answer", "withdrawn")


def at_once(fold: Fold, event: Event) -> bool:
    """A consent withdrawn, or a closing because the person died."""
    if fold.name(event) in CONSENTS:
        return event.code == fold.code("answer", "withdrawn")
    return fold.name(event) == "closing" and event.code == fold.code("closing_reason", "died")


def closes_at_once(fold: Fold, event: Event) -> bool:
    return at_once(fold, event) and Slot("phase") in fold.values[event.digest]
