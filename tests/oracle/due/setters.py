"""What each accepted event sets, judged once in the state of its ancestors.

Spec: PLN-2, PLN-4, PLN-6, PLN-10, PLN-11, PLN-24, PLN-28; kinds.tsv, slots.tsv.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from .history import PLAN, Event, History, Slot, Value

OFFICES = {"referent": "referent_deputy", "mt": "mt_deputy"}
CONSENTS = ("assistance_consent", "sharing_consent")
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

Settings = dict[Slot, Value]


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


def standing_in(history: History, bits: int) -> list[int]:
    """Of a set of events, those accepted that no accepted annulment in the same set takes back."""
    here = [i for i in range(len(history.order)) if bits >> i & 1 and history.accepted[i]]
    undone = {history.order[i].target for i in here if history.order[i].kind == "annulment"}
    return [i for i in here if history.order[i].digest not in undone]


def tops(history: History, done: list[Settings], slot: Slot, among: list[int]) -> list[int]:
    """Of the setters of a slot among these events, those from which no other of them descends."""
    setters = [i for i in among if slot in done[i]]
    return [i for i in setters if not any(history.descends(j, i) for j in setters)]


def authority(history: History, done: list[Settings], among: list[int]) -> list[bytes]:
    """Who has the role of holder of authority, alone or among others, ascending (PLN-28)."""
    found = set()
    for slot in {slot for i in among for slot in done[i] if slot[0] == "role"}:
        if any(done[i][slot].word == "authority_holder" for i in tops(history, done, slot, among)):
            found.add(slot[1][0])
    return sorted(found)


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
        made: Settings = {phase: Value(NEXT[kind], event.code if NEXT[kind] == "closed" else None)}
        if NEXT[kind] == "suspended":
            made["watcher", PLAN] = Value(person=event.person, date=event.until)
        return made
    if kind == "watcher":
        return {("watcher", PLAN): Value(person=event.person, date=event.until)}
    if kind == "settlement":
        return _settled(history, done, event)
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
    above = standing_in(history, history.above[index])
    holders = authority(history, done, above)
    slot: Slot = (event.kind, PLAN)
    if len(holders) >= 2 and event.person in holders:
        slot = (f"holder_{event.kind}", (event.person or b"", ""))
    made: Settings = {slot: Value(event.code)}
    closes = event.kind == "assistance_consent" and event.code == "withdrawn"
    if closes and "withdrawal_does_not_close" not in history.wrong:
        made["phase", PLAN] = Value("closed", "consent_withdrawn")
    return made


def _resumed(history: History, done: list[Settings], index: int) -> str:
    """The phase suspended; active where a review's conclusion suspended it (PLN-11)."""
    above = standing_in(history, history.above[index])
    phase: Slot = ("phase", PLAN)
    for top in tops(history, done, phase, above):
        source = chosen(history, top)
        event = history.order[source]
        if done[source].get(phase, Value()).word != "suspended":
            continue
        if event.kind == "review_suspension" or "resumed_to_active" in history.wrong:
            return "active"
        before = standing_in(history, history.above[source])
        for i in tops(history, done, phase, before):
            word = done[i][phase].word
            if word in ("active", "in_review"):
                return word
    return "active"


def chosen(history: History, index: int) -> int:
    """The event whose value a settlement chose, followed to its end; any other event is its own."""
    while history.order[index].kind == "settlement":
        target = history.order[index].target
        if target is None or target not in history.at or history.at[target] >= index:
            break
        index = history.at[target]
    return index


def _settled(history: History, done: list[Settings], event: Event) -> Settings:
    if event.target is None or event.target not in history.at or history.at[event.target] >= len(done):
        return {}
    return {slot: value for slot, value in done[history.at[event.target]].items() if slot[0] == event.code}
