"""A drawn life of a plan, played with the package, beside what the second reading of the plan on a day makes of it.

The verdicts and the values that broken events had read come from the model of histories (tests/oracle/shared_plan), which
another test holds against the package.
Spec: PLN-13, PLN-14, PLN-16.  Layer: conformance.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from integra import Rules
from integra.forms.event import draft_from_json
from integra.forms.strict import JsonError
from integra.plan import DraftRefusedError, Plan, PlanOnDay
from integra.plan.due import Screened
from integra.plan.event import Event
from integra.words import Field, Slot, Tri, Word

from oracle import shared_plan
from oracle.due.basis import Screened as Screening
from oracle.due.cover import cover as covered
from oracle.due.fold import State
from oracle.due.history import NO_PLACE, History, Read, Value
from oracle.due.history import Event as Told
from oracle.due.known import known_at, known_on, known_since, told_later
from oracle.due.look import SEATS, held_values
from oracle.due.obligations import due
from oracle.due.setters import DATES
from oracle.due.tables import word_of
from oracle.plan.event import encode
from oracle.plan.histories import history as random_history
from oracle.shared_plan.fold import Fold
from oracle.shared_plan.model import _in_total_order
from oracle.shared_plan.tables import default_folder, load

EPOCH = datetime.date(1970, 1, 1)
TABLES = load(default_folder())
#: Readings of the second reading under which it is compared: what chapter 36 decides otherwise (PLN-16.83, PLN-16.84).
OTHERWISE = frozenset({"hidden_by_what_is_to_come"})
TRI = {"yes": Tri.YES, "no": Tri.NO, "unknown": Tri.UNKNOWN}


def play(steps: list[dict[str, Any]]) -> Plan:
    """The plan of all that the package accepts of the steps; what it refuses is not written, nor what names it."""
    sites: dict[str, Plan] = {}
    written: dict[str, bytes] = {}
    for step in steps:
        if "take" in step:
            site, other = step["take"]
            if other in sites:
                sites.setdefault(site, Plan()).merge(sites[other])
            continue
        document = dict(step["draft"])
        target = document.get("fields", {}).get("target")
        if target is not None:
            if target.removeprefix("@") not in written:
                continue
            document["fields"] = document["fields"] | {"target": written[target.removeprefix("@")].hex()}
        try:
            event = sites.setdefault(step["site"], Plan()).append(draft_from_json(document))
        except (DraftRefusedError, JsonError):
            continue
        written[step["name"]] = event.digest
    whole = Plan()
    for plan in sites.values():
        whole.merge(plan)
    return whole


def _bytes(value: UUID | None) -> bytes | None:
    return None if value is None else value.bytes


def _word(value: object) -> Any:
    return value.word if isinstance(value, Word) else value


def _day(value: datetime.date | None) -> int | None:
    return None if value is None else (value - EPOCH).days


def modelled(event: Event) -> shared_plan.Event:
    """An event of the package as the model of histories takes it."""
    assert event.writer is not None and event.sequence is not None
    return shared_plan.Event(
        digest=event.digest, kind=_word(event.kind), writer=event.writer.bytes, sequence=event.sequence,
        author=event.author.bytes, recorded=int(event.recorded.timestamp()) // 60, parents=event.parents,
        edition=event.edition, effective=_day(event.effective), due=_day(event.due), until=_day(event.until),
        person=_bytes(event.person), reference=_bytes(event.reference), giver=_bytes(event.giver), target=event.target,
        code=_word(event.code), detail=_word(event.detail), heard=_word(event.heard),
        vouched=None if event.vouched is Tri.UNKNOWN else event.vouched.word, text_digest=event.text_digest)


def told(place: int, event: Event, verdict: str) -> Told:
    """An event of the package as the second reading takes it."""
    assert event.writer is not None and event.sequence is not None and event.effective is not None
    return Told(
        digest=event.digest, place=place, kind=_word(event.kind), writer=event.writer.bytes, sequence=event.sequence,
        parents=event.parents, recorded=int(event.recorded.timestamp()) // 60, effective=event.effective, author=event.author.bytes,
        due=event.due, until=event.until, person=_bytes(event.person), giver=_bytes(event.giver), code=_word(event.code),
        detail=_word(event.detail), target=event.target, reference=_bytes(event.reference),
        text=event.text_digest, verdict=verdict)


def _value_read(slot: tuple[str, Any, Any], value: Any) -> Value:
    """A value of the model as the second reading has it; of a corrected field what it is corrected to alone."""
    day = None if value.date is None else EPOCH + datetime.timedelta(value.date)
    if slot[0] != "correction" or value.payload is None:
        return Value(None if slot[0] == "correction" else value.word, value.detail, value.person, day)
    if slot[2] in DATES:
        return Value(date=EPOCH + datetime.timedelta(value.payload))
    if slot[2] == "person":
        return Value(person=value.payload)
    return Value(detail=value.payload) if slot[2] in ("code", "detail") else Value(other=value.payload)


def reads(plan: Plan) -> Iterator[Read]:
    """What broken events had read, and by whom they were broken: every ordinary break, hidden ones too."""
    fold = Fold(TABLES)
    for _, event in _in_total_order({event.digest: modelled(event) for event in plan.events}):
        fold.add(event)
    history = fold.history
    for slot, pairs in history.breaks.items():
        for pair in pairs:
            for entry in pair.read if pair.sort == "ordinary" else ():
                yield Read(slot[0], (slot[1] or b"", slot[2] or ""), _value_read(slot, entry.value),
                           history.events[pair.breaker].digest, history.events[pair.broken].digest,
                           None if entry.setter is None else history.events[entry.setter].digest)


def history(plan: Plan) -> History:
    """The plan as the second reading takes it."""
    verdicts = [place.verdict.word for place in plan.places]
    return History([told(place, event, verdicts[place]) for place, event in enumerate(plan.events)], reads(plan), OTHERWISE)


def _number(value: object) -> int:
    return 0 if value is None else int(value)  # type: ignore[call-overload, no-any-return]


def rows(on: PlanOnDay) -> list[tuple[Any, ...]]:
    """What the package says is due, as the second reading says it."""
    return [(one.rule, one.settled_by.word, one.state.word, one.due, _bytes(one.acts or one.owed_to),
             NO_PLACE if one.place is None else one.place, _number(one.value), frozenset(who.word for who in one.who)) for one in on.due]


def cover(on: PlanOnDay) -> list[tuple[Any, ...]]:
    """Who covered each day by the package, as the second reading says it."""
    return [(one.office.word, one.by.word, _bytes(one.person), one.start, one.end) for one in on.cover]


def _plain(value: Any, setter: bytes | None, slot: str, field: object) -> Any:
    if slot == "correction" and (setter is None or field is Field.TEXT):
        return "as written" if setter is None else "a text"
    if isinstance(value, (Word, UUID)):
        return value.word if isinstance(value, Word) else value.bytes
    return value


Held = Mapping[tuple[str, bytes, str], frozenset[tuple[Any, ...]]]


def held_by_package(on: PlanOnDay) -> Held:
    """What the slots held by the package: value, detail, person, date, setter's digest, read, vacant."""
    found: dict[tuple[str, bytes, str], frozenset[tuple[Any, ...]]] = {}
    for each in on.state.slots:
        subject = each.subject.bytes if isinstance(each.subject, UUID) else each.subject or b""
        values = frozenset((_plain(one.value, one.setter, each.slot.word, each.field), _word(one.detail), _bytes(one.person), one.date, one.setter,
                            one.read, one.vacant) for one in each.entries if one.setter is not None or one.read)
        if values:
            found[each.slot.word, subject, _word(each.field) or ""] = values
    return found


def held_by_oracle(state: State) -> Held:
    """The same by the second reading."""
    found: dict[tuple[str, bytes, str], frozenset[tuple[Any, ...]]] = {}
    for one in held_values(state):
        slot, value = one.slot, one.value
        key = slot, *one.subject
        plain: tuple[Any, ...] = value.word, value.detail, value.person, value.date
        if slot in SEATS or slot == "watcher":
            plain = value.person, None, None, value.date
        elif slot == "correction":
            kind = state.event(state.history.at[one.subject[0]]).kind
            said = ("a text",) if one.subject[1] == "text" else (None if value.detail is None else word_of(kind, one.subject[1], value.detail), value.date, value.person, value.other)
            plain = "as written" if one.setter is None else next(part for part in said if part is not None), None, None, None
        found[key] = found.get(key, frozenset()) | {(*plain, one.setter, one.read, one.vacant)}
    return found


def unlike_held(ours: Held, theirs: Held) -> Iterator[str]:
    """The slots that the two hold differently."""
    for key in sorted({*ours, *theirs}):
        if ours.get(key) != theirs.get(key):
            mine, other = ours.get(key, frozenset()), theirs.get(key, frozenset())
            yield f"{key[0]} {key[1].hex()[:8]} {key[2]}: the package alone {sorted(map(str, mine - other))}, the oracle alone {sorted(map(str, other - mine))}"


def unlike(plan: Plan, history: History, at: datetime.date, screened: Screening | None = None,
           overrides: Mapping[str, int] | None = None) -> Iterator[str]:
    """Where the package and the second reading differ on a day."""
    given = None if screened is None else Screened(date=screened.date, pps=TRI[screened.pps], assistance=TRI[screened.assistance])
    on = plan.on(at, screened=given, rules=Rules("has-2014", **overrides) if overrides else None)
    ours, theirs = rows(on), [tuple(row) for row in due(history, at, dict(overrides or {}), screened)]
    if ours != theirs:
        mine, other = [row for row in ours if row not in theirs], [row for row in theirs if row not in ours]
        for name in sorted({f"{row[0]} {row[1]}" for row in mine + other}) or ["order"]:
            yield (f"{name}: the package alone {[row[2:] for row in mine if f'{row[0]} {row[1]}' == name]}, "
                   f"the oracle alone {[row[2:] for row in other if f'{row[0]} {row[1]}' == name]}")
    state = State(history, at)
    yield from unlike_held(held_by_package(on), held_by_oracle(state))
    for slot in (Slot.ASSISTANCE_CONSENT, Slot.SHARING_CONSENT):
        if on.answer(slot).word != state.answer(slot.word):
            yield f"answer {slot.word}: the package {on.answer(slot).word}, the oracle {state.answer(slot.word)}"


def unlike_cover(plan: Plan, history: History, at: datetime.date) -> Iterator[str]:
    """Where they differ about who covered each day up to one."""
    ours, theirs = cover(plan.on(at)), [tuple(run) for run in covered(history, at)]
    if ours != theirs:
        yield (f"cover: the package alone {[run for run in ours if run not in theirs][:3]}, "
               f"the oracle alone {[run for run in theirs if run not in ours][:3]}")


def unlike_known(plan: Plan, history: History, day: datetime.date) -> Iterator[str]:
    """Where they differ about what was known by the end of a day, and since when."""
    since = {event.digest: int(plan.known_since(event).timestamp()) // 60 for event in plan.events}
    if since != known_since(history):
        yield "known since"
    then, known = plan.known_at(day), known_on(history, day)
    if {event.digest for event in then.events} != set(known.at):
        yield "known at"
    elif known.order:
        for line in unlike(then, known, day):
            yield f"as known then: {line}"
    minute = sorted(since.values())[len(since) // 2]
    moment = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc) + datetime.timedelta(minutes=minute)
    if {event.digest for event in plan.known_at(moment).events} != set(known_at(history, minute).at):
        yield "known at a minute"


def unlike_told(plan: Plan, history: History, day: datetime.date) -> Iterator[str]:
    """Where they differ about what a day rests on that was told later, and which slots each event changed."""
    ours = [(one.event.digest, int(one.known.timestamp()) // 60, frozenset(_key(change.after) for change in one.changes))
            for one in plan.told_later(day)]
    theirs = [(one.digest, one.since, one.changed) for one in told_later(history, day)]
    if ours != theirs:
        yield (f"told later: the package alone {[one for one in ours if one not in theirs][:2]}, "
               f"the oracle alone {[one for one in theirs if one not in ours][:2]}")


def _key(one: Any) -> tuple[str, tuple[bytes, str]]:
    subject = one.subject.bytes if isinstance(one.subject, UUID) else one.subject or b""
    return one.slot.word, (subject, _word(one.field) or "")


def wild(seed: int) -> Plan:
    """A random history of tests/oracle/plan, spoiled here and there, as the package takes it."""
    plan = Plan()
    for event in random_history(seed).events.values():
        plan.apply(encode(event))
    return plan
