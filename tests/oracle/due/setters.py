"""What each accepted event sets, judged once in the state of its ancestors.

Spec: PLN-2, PLN-4, PLN-6, PLN-10, PLN-11, PLN-24, PLN-28; kinds.tsv, slots.tsv.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from .history import PLAN, Event, History, Slot, Value
from .slots import CONSENTS, Held, Settings, Slots, origin, same, standing_in

OFFICES = {"referent": "referent_deputy", "mt": "mt_deputy"}
DATES = ("effective", "due", "until")
NEXT = {
    "proposal": "proposed",
    "proposal_withdrawn": "draft",
    "activation": "active",
    "review": "in_review",
    "review_conclusion": "active",
    "review_suspension": "suspended",
    "suspension": "suspended",
    "review_closing": "closed",
    "closing": "closed",
}
LIFE = {
    "need": ("need", "open"),
    "unmet_need": ("need", "unmet"),
    "intervention": ("intervention", "planned"),
    "intervention_started": ("intervention", "under_way"),
    "intervention_done": ("intervention", "done"),
    "intervention_not_done": ("intervention", "not_done"),
    "intervention_cancelled": ("intervention", "cancelled"),
    "objective": ("objective", "formulated"),
    "objective_pursued": ("objective", "pursued"),
}
BORN = ("need", "intervention", "objective")


def settings(history: History) -> list[Settings]:
    """What each event of the total order sets; nothing for one that is not accepted."""
    known = history.cache.get("settings")
    if known is None:
        done: list[Settings] = []
        for index in range(len(history.order)):
            done.append(setting(history, done, index) if history.accepted[index] else {})
        history.cache["settings"] = known = done
    assert isinstance(known, list)
    return known


def before(history: History, done: list[Settings], index: int) -> Slots:
    """What the slots hold in the state of an event's ancestors."""
    above = history.above[index]
    return Slots(history, done, standing_in(history, above), above)


def of_authority(slots: Slots, person: bytes | None) -> bool:
    """Whether somebody has, for certain, the role of holder of authority (PLN-28)."""
    held = slots.held(("role", (person or b"", "")))
    return bool(held) and all(one.value.word == "authority_holder" for one in held)


def setting(history: History, done: list[Settings], index: int) -> Settings:
    """What one event sets, given what those before it in the total order set."""
    event = history.order[index]
    kind, person = event.kind, event.person or b""
    phase: Slot = ("phase", PLAN)
    if kind == "opening":
        return {phase: Value("draft"), ("role", (event.author, "")): Value(_word(event.detail))}
    if kind in ("join", "role"):
        return {("role", (person, "")): Value(event.code)}
    if kind == "leave":
        return {("role", (person, "")): Value("none")}
    if kind in OFFICES:
        return {(kind, PLAN): Value(person=event.person)}
    if kind == "deputy":
        return {(OFFICES[str(event.code)], PLAN): Value(person=event.person)}
    if kind in CONSENTS:
        return _consent(history, done, index, event)
    if kind == "resumption":
        return {phase: Value(_resumed(history, done, index))}
    if kind in NEXT:
        closed = Value("closed", event.code, event.author, event.effective)
        made: Settings = {phase: closed if NEXT[kind] == "closed" else Value(NEXT[kind])}
        if NEXT[kind] == "suspended":
            made["watcher", PLAN] = Value(person=event.person, date=event.until)
        return made
    if kind == "watcher":
        return {("watcher", PLAN): Value(person=event.person, date=event.until)}
    if kind == "settlement":
        return _settled(history, done, index)
    return _of_event(event)


def _of_event(event: Event) -> Settings:
    target = event.target or b""
    if event.kind in LIFE:
        slot, word = LIFE[event.kind]
        subject = (event.digest if event.kind in BORN else target, "")
        made: Settings = {(slot, subject): Value(word, _detail(event))}
        if event.kind == "objective" and event.detail is not None:
            made["priority", subject] = Value(_word(event.detail))
        return made
    if event.kind == "need_closed":
        return {("need", (target, "")): Value(event.code)}
    if event.kind in ("objective_reached", "objective_unreached"):
        return {("objective", (target, "")): Value(event.code, event.detail)}
    if event.kind in ("priority", "opinion"):
        return {(event.kind, (target, "")): Value(event.code)}
    if event.kind == "annulment":
        return {("standing", (target, "")): Value("annulled")}
    if event.kind == "correction":
        return {("correction", (target, str(event.code))): corrected_to(event)}
    return {}


def corrected_to(event: Event) -> Value:
    """The new value that a correction gives."""
    if event.code in DATES:
        return Value(date=event.due)
    if event.code == "person":
        return Value(person=event.person)
    if event.code in ("code", "detail"):
        return Value(detail=event.detail)
    return Value(other=event.reference if event.code == "reference" else event.text)


def _word(word: str | int | None) -> str | None:
    return None if word is None else str(word)


def _detail(event: Event) -> str | int | None:
    """What stands beside the word: an effect, a reason."""
    return event.code if event.kind in ("unmet_need", "intervention_done", "intervention_not_done") else None


def _consent(history: History, done: list[Settings], index: int, event: Event) -> Settings:
    slot: Slot = (event.kind, PLAN)
    if of_authority(before(history, done, index), event.person):
        slot = (f"holder_{event.kind}", (event.person or b"", ""))
    made: Settings = {slot: Value(event.code)}
    closes = event.kind == "assistance_consent" and event.code == "withdrawn"
    if closes and "withdrawal_does_not_close" not in history.wrong:
        made["phase", PLAN] = Value("closed", "consent_withdrawn", event.person, event.effective)
    return made


def _resumed(history: History, done: list[Settings], index: int) -> str:
    """Where every suspension held came from: in review only if each goes back there, else active (PLN-2)."""
    if "resumed_to_active" in history.wrong:
        return "active"
    held = before(history, done, index).held(("phase", PLAN))
    return "in_review" if all(_from_review(history, done, one) for one in held) else "active"


def _from_review(history: History, done: list[Settings], held: Held) -> bool:
    """Whether a value of the phase is a suspension that interrupted a review; a review's conclusion ended it."""
    if held.setter is None or held.value.word != "suspended":
        return False
    first = origin(history, held.setter)
    phases = before(history, done, first).held(("phase", PLAN))
    return history.order[first].kind == "suspension" and {one.value.word for one in phases} == {"in_review"}


def _settled(history: History, done: list[Settings], index: int) -> Settings:
    """The value chosen: as the target set it where that is held, else as the first that is held had set it, else, of a
    value that no event had set, as the target set it (PLN-11)."""
    event = history.order[index]
    target = history.at.get(event.target or b"")
    if target is None or target >= len(done):
        return {}
    for slot, own in done[target].items():
        if slot[0] == event.code:
            held = [one for one in before(history, done, index).held(slot) if same(slot[0], one.value, own)]
            held.sort(key=lambda one: (one.setter != target, one.read))
            chosen = held[0] if held and held[0].setter is not None else Held(own, target)
            assert chosen.setter is not None
            history.cache["origin", index] = origin(history, chosen.setter)
            return {slot: chosen.value}
    return {}
