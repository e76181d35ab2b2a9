"""What an event sets, and to which value.

Spec: PLN-2, PLN-5, PLN-6, PLN-7, PLN-11, PLN-24, PLN-28.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from dataclasses import replace

from .model_event import CONSENTS, Event, is_closing
from .people import keeps_own_consent
from .values import PHASE, Entry, Slot, Value, identity
from .view import View

CARRIERS = {
    "effective": "due", "due": "due", "until": "due", "person": "person",
    "reference": "reference", "code": "detail", "detail": "detail", "text": "text_digest",
}  # fmt: skip
STEPS = {
    "intervention_started": ("intervention", "under_way"),
    "intervention_cancelled": ("intervention", "cancelled"),
    "objective_pursued": ("objective", "pursued"),
}
STEPS_WITH_REASON = {
    "unmet_need": ("need", "unmet"),
    "intervention_done": ("intervention", "done"),
    "intervention_not_done": ("intervention", "not_done"),
}
STEPS_BY_CODE = {
    "need_closed": "need",
    "objective_reached": "objective",
    "objective_unreached": "objective",
    "priority": "priority",
    "opinion": "opinion",
}


def _word(value: str | int | None) -> str | None:
    return value if isinstance(value, str) else None


def _phase(event: Event, view: View, to: str) -> Value:
    """The phase that a kind sets; a closed one says why, since when and by whom (PLN-5)."""
    if to == "resumed":
        return Value(word=_phase_suspended(view))
    if is_closing(event):
        return Value(word="closed", detail=_word(event.code), person=event.author, date=event.effective)
    return Value(word=to)


def _phase_suspended(view: View) -> str:
    """In review only if every value held goes back there, active else (PLN-11)."""
    return "in_review" if all(_from_review(view, e) for e in view.entries(PHASE)) else "active"


def _from_review(view: View, entry: Entry) -> bool:
    """A suspension, settled or not, that suspended a review; a review's conclusion ended its review."""
    origin = entry.value.origin
    if entry.value.word != "suspended" or origin is None or view.history.events[origin].kind != "suspension":
        return False
    before = View(view.history, view.history.above[origin]).entries(PHASE)
    return all(e.value.word == "in_review" for e in before)


def _people(event: Event) -> dict[Slot, Value]:
    """Roles, offices and watchers (PLN-4, PLN-10)."""
    kind = event.kind
    if kind == "opening":
        return {("role", event.author, None): Value(word=_word(event.detail))}
    if kind in ("join", "role"):
        return {("role", event.person, None): Value(word=_word(event.code))}
    if kind == "leave":
        return {("role", event.person, None): Value(word="none")}
    if kind in ("referent", "mt"):
        return {(str(kind), None, None): Value(person=event.person)}
    if kind == "deputy":
        return {(f"{event.code}_deputy", None, None): Value(person=event.person)}
    if kind in ("suspension", "review_suspension", "watcher"):
        return {("watcher", None, None): Value(person=event.person, date=event.until)}
    return {}


def _consent(event: Event, view: View) -> dict[Slot, Value]:
    """A consent's answer, a holder's apart (PLN-28); assistance withdrawn closes the plan (PLN-6)."""
    if event.kind not in CONSENTS or event.person is None:
        return {}
    slot: Slot = (str(event.kind), None, None)
    if keeps_own_consent(view, event.person):
        slot = ("holder_" + str(event.kind), event.person, None)
    found = {slot: Value(word=_word(event.code))}
    if event.kind == "assistance_consent" and event.code == "withdrawn":
        found[PHASE] = Value(word="closed", detail="consent_withdrawn", person=event.person, date=event.effective)
    return found


def _items(event: Event) -> dict[Slot, Value]:
    """Needs, interventions, objectives and what is said of them (PLN-7, PLN-24, PLN-25)."""
    kind, me, target = str(event.kind), event.digest, event.target
    if kind == "need":
        return {("need", me, None): Value(word="open")}
    if kind == "intervention":
        return {("intervention", me, None): Value(word="planned")}
    if kind == "objective":
        found: dict[Slot, Value] = {("objective", me, None): Value(word="formulated")}
        if event.detail is not None:
            found[("priority", me, None)] = Value(word=_word(event.detail))
        return found
    if kind in STEPS:
        slot, word = STEPS[kind]
        return {(slot, target, None): Value(word=word)}
    if kind in STEPS_WITH_REASON:
        slot, word = STEPS_WITH_REASON[kind]
        return {(slot, target, None): Value(word=word, detail=_word(event.code))}
    if kind in STEPS_BY_CODE:
        detail = _word(event.detail) if kind == "objective_unreached" else None
        return {(STEPS_BY_CODE[kind], target, None): Value(word=_word(event.code), detail=detail)}
    return {}


def _history(event: Event, view: View) -> dict[Slot, Value]:
    """Corrections, annulments and settlements (PLN-11, PLN-23)."""
    if event.kind == "correction":
        field = str(event.code)
        payload = getattr(event, CARRIERS[field]) if field in CARRIERS else None
        return {("correction", event.target, field): Value(word=field, payload=payload)}
    if event.kind == "annulment":
        return {("standing", event.target, None): Value(word="annulled")}
    if event.kind == "settlement":
        chosen = chosen_by(event, view)
        return {} if chosen is None else dict([chosen])
    return {}


def chosen_by(event: Event, view: View) -> tuple[Slot, Value] | None:
    """The slot a settlement settles and the value it chooses: what its target set there (PLN-11).

    Where the target is not itself held, it is the first held that has this value, held ones before read ones.
    Of a value that no event had set (the initial one) the target is the first giver, through its settlements.
    """
    number = None if event.target is None else view.history.number.get(event.target)
    if number is None or not view.has(number):
        return None
    for slot, own in view.history.settings[number].items():
        if slot[0] == event.code:
            same = [e for e in view.entries(slot) if identity(slot, e.value) == identity(slot, own)]
            itself = [e for e in same if e.setter == number]
            value = (itself or same or [Entry(own, number)])[0].value
            return slot, value if value.origin is not None else replace(value, origin=own.origin)
    return None


def settings_of(event: Event, view: View, number: int) -> dict[Slot, Value]:
    """Every slot an event sets, with its value; `number` is the number it is given if it is kept."""
    found: dict[Slot, Value] = {}
    to = view.history.tables.kinds[str(event.kind)].next
    if to != "-":
        found[PHASE] = _phase(event, view, to)
    for part in (_people(event), _consent(event, view), _items(event), _history(event, view)):
        found.update(part)
    return {s: v if v.origin is not None else replace(v, origin=number) for s, v in found.items()}
