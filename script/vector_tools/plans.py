"""The operations on shared plans.

What a history comes to is what the vector states: nothing here judges an event.
Spec: spec/00-conventions.md, "Vectors"; spec/30-plan.md; spec/31-history.md; spec/32-exchange.md.  Layer: tooling.
SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

from .builder import Context, Operations
from .containers import Container, checked, checked_item, ordered
from .events import Event, identifier
from .grammar import Block, GrammarError, diagnostic, words
from .histories import History, several
from .messages import Encoder, Json, item, message

#: Where a body keeps what a correction gives; code and detail come as the correction's own detail.
CORRECTED = {"effective": 11, "due": 11, "until": 11, "person": 13, "reference": 14, "code": 17, "detail": 17, "text": 18}
#: Before how many values a slot holds that is not listed whole.
OF = "of/"
FINAL = ("accepted", "waiting", "needs_edition")
#: What stands before a value held, and the bit that it is in the state message.
MARKS = {"read/": 1, "vacant/": 2}
#: How many missing events the state message lists at most (spec/31-history.md, "The state message").
MISSING = 1024
#: Slots whose values say more than their word, as what set them does; as their detail stands the event that did, where
#: a settlement chose another than it names.
BY_SETTER = ("phase", "watcher")
Held = list[Any]


class Part(Operations):
    """The operations on plans."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.slots = {row["slot"]: row for row in context.encoder.tables.slots}

    def history(self, block: Block) -> History:
        return History(self.encoder.tables, self.context.named, block.given, block.place)

    def given_events(self, history: History) -> Json:
        """What goes in: a named history and what follows it, but for what is left out."""
        events = list(history.events.values())
        shared = 0 if history.skip else history.shared
        given: Json = {"from": None if history.skip else history.origin, "events": listed(events[shared:])}
        given["without"] = history.options.pop("without", [])
        return given

    # ---- history ----

    def op_history(self, block: Block, good: bool) -> Json:
        """Verdicts, slots, what is concurrent and what is missing, once every event is here."""
        history = self.history(block)
        row: Json = {"input": self.given_events(history)}
        self.nothing_left(history.options, block.place)
        here = [event for event in history.events.values() if event.name not in row["input"]["without"]]
        found = words(block.then, block.place)
        whole = found.pop("state", None) == "whole"
        expected: Json = {"verdicts": {}, "refused": {}, "slots": []}
        expected["concurrent"] = [pair for word in found.pop("concurrent", []) for pair in self.pairs(history, word)]
        expected["missing"] = sorted(
            digest.hex() for name in found.pop("missing", []) for digest in history.parent(name))
        expected |= {"totals": found.pop("totals")} if "totals" in found else {}
        expected["forked"] = sorted(history.events[name].digest.hex() for name in found.pop("forked", []))
        for event in here:
            self.verdict(event, found.pop(event.name, "accepted"), expected)
        if found.pop("slots", None) == "any":
            expected |= {"slots": None, "concurrent": None}
        for name, values in found.items():
            expected["slots"].append(self.slot(history, name, values, block.place))
        row["expected"] = expected
        if whole:
            row["expected_hex"] = self.state(history, here, expected).hex()
        return row

    def verdict(self, event: Event, said: Any, expected: Json) -> None:
        """accepted, waiting, needs_edition, or the list of guards that refuse it."""
        if isinstance(said, str):
            expected["verdicts"][event.name] = FINAL[FINAL.index(said)]
            return
        expected["verdicts"][event.name] = "refused"
        guards = [word.split("/") for word in said]
        for guard, *_ in guards:
            self.encoder.code("guard", guard)
        expected["refused"][event.name] = [{"guard": guard, "unsettled": rest == ["unsettled"]} for guard, *rest in guards]

    def pairs(self, history: History, word: str) -> list[Json]:
        """event/other/slot, the first events each with all the others."""
        events, others, slot = word.split("/")
        return [{"event": history.events[event].digest.hex(), "other": history.events[other].digest.hex(),
                 "slot": self.encoder.code("slot", slot)} for event in several(events) for other in several(others)]

    def slot(self, history: History, name: str, values: Any, place: str) -> Json:
        """One slot and every value it holds, in the order of the state message."""
        kind, _, rest = name.partition(".")
        subject, _, field = rest.partition(".")
        about = None
        if self.slots[kind]["subject"] == "member":
            about = identifier(subject).hex()
        elif self.slots[kind]["subject"] == "event":
            about = history.events[subject].digest.hex()
        listed = values if isinstance(values, list) else [values]
        whole = [one.split("/") for one in listed if one.startswith(OF)]
        held = [self.held(history, kind, one) for word in listed if not word.startswith(OF) for one in self.values(word)]
        told = {self.compared(history, kind, one) for one in held}
        said: Json = {"name": name, "slot": self.encoder.code("slot", kind), "subject": about,
                      "field": self.encoder.code("field", field) if field else 0, "held": held,
                      "conflict": len(told) > 1 or any("conflict" in one for one in whole)}
        return said | {"of": int(one[1]) for one in whole}

    @staticmethod
    def values(word: str) -> list[str]:
        """value@NAME*TIMES is that value of each of these setters."""
        value, at, setter = word.partition("@")
        return [value + at + each for each in several(setter)] if at else [word]

    def held(self, history: History, kind: str, word: str) -> Held:
        """[read/][vacant/]word[/detail][@setter] as [code, detail, person, date, setter, marks]."""
        marks = 0
        for mark, bit in MARKS.items():
            if word.startswith(mark):
                word, marks = word.removeprefix(mark), marks + bit
        value, _, name = word.partition("@")
        first, _, second = value.partition("/")
        setter = history.events[name] if name else None
        person, code, detail, told = None, 0, 0, None
        group = self.slots[kind]["words"]
        if group != "-":
            code = self.encoder.code(group, first)
        elif first != "none":
            person = identifier(first).hex()
        if kind in BY_SETTER:
            told = history.events[second] if second else self.chosen(history, setter)
        elif second:
            detail = self.encoder.code(self.encoder.tables.details(kind)[first], second)
        held = [code, detail, person, None, setter.digest.hex() if setter else None, marks]
        if kind == "watcher" and told:
            held[3] = told.body[12]
        elif kind == "phase" and told and first == "closed":
            held[1:4] = self.closing(told)
        return held

    @staticmethod
    def chosen(history: History, setter: Event | None) -> Event | None:
        """What set a value first: of a settlement what it names, which may be a settlement too."""
        while setter and setter.kind == "settlement":
            named = setter.body[15]
            setter = next(event for event in history.events.values() if event.digest == named)
        return setter

    def closing(self, event: Event) -> Held:
        """Why, by whom and on which day that event closed the plan; of a withdrawal, whose word it was."""
        if event.kind == "assistance_consent":
            return [self.encoder.code("closing_reason", "consent_withdrawn"), event.body[13].hex(), event.body[10]]
        return [event.body[16], event.body[5].hex(), event.body[10]]

    def compared(self, history: History, kind: str, held: Held) -> Any:
        """What is compared: of a correction what it gives, of a phase its word alone, of the rest what is held."""
        if kind == "phase":
            return held[0]
        if kind == "correction":
            setter = next((one for one in history.events.values() if one.digest.hex() == held[4]), None)
            if setter is None:
                return None
            field = next(w.name for w in self.encoder.tables.group("field") if w.code == held[0])
            return setter.body.get(CORRECTED[field])
        return tuple(held[:4])

    def state(self, history: History, here: list[Event], expected: Json) -> bytes:
        """The message plan_state, every slot being stated."""
        opening = next((event for event in here if event.kind == "opening"), None)
        codes = {word.name: word.code for word in self.encoder.tables.group("event_verdict")}
        said = [expected["verdicts"][event.name] for event in ordered(here)]
        verdicts = b"".join(
            event.digest + bytes([codes[verdict]]) for event, verdict in zip(ordered(here), said, strict=True))
        slots = [[one["slot"], raw(one["subject"]), one["field"], [self.entry(held) for held in one["held"]],
                  *([one["of"]] if "of" in one else [])] for one in expected["slots"]]
        body: dict[int, Any] = {
            0: history.plan,
            4: sorted(slots, key=lambda one: (one[0], one[1] or b"", one[2])),
            5: [[raw(one["event"]), raw(one["other"]), one["slot"]] for one in expected["concurrent"]],
            6: b"".join(map(bytes.fromhex, expected["missing"][:MISSING])) or None,
            7: [said.count(name) for name in codes],
            8: hashlib.sha256(verdicts).digest(),
            9: expected.get("totals"),
        }
        if opening:
            body |= {1: opening.body[16], 2: opening.body.get(9, 1), 3: opening.body[13]}
        return message(10, body)

    @staticmethod
    def entry(held: Held) -> Held:
        code, detail, person, day, setter, marks = held
        return [code, detail, raw(person), day, raw(setter), marks]

    # ---- event ----

    def op_event(self, block: Block, good: bool) -> Json:
        """The last event of a history, as a message: its kind and its name, or why it is none."""
        history = self.history(block)
        self.nothing_left(history.options, block.place)
        last = list(history.events.values())[-1]
        row: Json = {"input": {"step": last.step}, "input_hex": last.message.hex()}
        if good:
            said = words(block.then, block.place)
            if said != {"kind": last.kind if not last.kind.isdigit() else int(last.kind)}:
                raise GrammarError(f"{block.place}: then is kind={last.kind}")
            row |= {"expected": {**said, "digest": last.digest.hex()}, "expected_hex": last.message.hex()}
        return row

    # ---- container, summary, delta ----

    def unknown(self, event: Event) -> bool:
        return event.kind.isdigit()

    def op_container(self, block: Block, good: bool) -> Json:
        """The whole plan in one message; `erased` names the events whose text is gone by then."""
        history = self.history(block)
        row: Json = {"input": self.given_events(history)}
        signed = {name: self.signed(history, name, signatures) for name, signatures in history.options.pop("signed", {}).items()}
        row["input"]["again"] = listed(event for events in signed.values() for event in events)
        self.nothing_left(history.options, block.place)
        here = [event for event in history.events.values() if event.name not in row["input"]["without"]]
        found = words(block.then, block.place)
        gone = found.pop("erased", [])
        here = [self.together([event, *signed.get(event.name, [])]) for event in here]
        kept = [self.without_text(event) if event.name in gone else event for event in here]
        order = [event.name for event in ordered(kept)]
        if found.pop("order") != order or found:
            raise GrammarError(f"{block.place}: order is {order}")
        written = Container(kept, self.unknown).message(history.plan)
        return {**row, "expected": {"order": order, "erased": gone}, "expected_hex": written.hex()}

    def op_verified(self, block: Block, good: bool) -> Json:
        """What a plan takes in that asks a verifier: some events are here, then all come, with other signatures beside
        those that are `signed`."""
        history = self.history(block)
        row: Json = {"input": self.given_events(history)}
        signed = {name: self.signed(history, name, signatures) for name, signatures in history.options.pop("signed", {}).items()}
        row["input"]["again"] = listed(event for events in signed.values() for event in events)
        before: list[str] = history.options.pop("here", [])
        answers = history.options.pop("verifier", {})
        row["input"]["here"] = before
        row["input"]["verifier"] = {name: said if isinstance(said, str) else [each.hex() for each in said]
                                    for name, said in answers.items()}
        self.nothing_left(history.options, block.place)
        if not good:
            return row
        found = words(block.then, block.place)
        told = {name: found.pop(name, 0) for name in ("left_out", "unverified")}
        asked: list[str] = found.pop("asked")
        missing = sorted(history.events[name].digest.hex() for name in found.pop("missing", []))
        kept = [self.kept(event, signed.get(event.name, []), event.name in before, answers.get(event.name, "keep"))
                for event in history.events.values()]
        written = ordered([event for event in kept if event is not None])
        order = [event.name for event in written]
        if found.pop("order") != order or found:
            raise GrammarError(f"{block.place}: order is {order}")
        return {**row, "expected": {"asked": asked, "order": order, "missing": missing, **told},
                "expected_hex": Container(written, self.unknown).message(history.plan).hex()}

    def kept(self, event: Event, signed: list[Event], here: bool, answer: str | list[bytes]) -> Event | None:
        """What a plan has of an event in the end: all of it, nothing, or the signatures that it had and those kept."""
        if answer == "leave_out":
            return event if here else None
        whole = self.together([event, *signed])
        if isinstance(answer, str):
            return whole
        had = event.body.get(1, []) if here else []
        kept = sorted({*had, *(each for each in whole.body.get(1, []) if each in answer)})
        bare = {key: value for key, value in event.body.items() if key != 1}
        body = {**bare, 1: kept} if kept else bare
        return Event(event.name, event.step, event.kind, dict(sorted(body.items())))

    def op_merge(self, block: Block, good: bool) -> Json:
        """A message `plan` as one item, or as that of another vector with one byte changed: how many events it brings.
        With `checked` before it the check is made of what stands there; without, it is what is written."""
        given = block.given.removeprefix("checked ")
        whole = given == block.given
        if given.startswith("item "):
            value = diagnostic(given.removeprefix("item "), block.place)
            coded = item(value) if whole else checked_item(value)
        else:
            coded = self.changed(words(given, block.place), block.place)
            coded = coded if whole else checked(coded)
        row: Json = {"input": None, "input_hex": coded.hex()}
        return {**row, "expected": words(block.then, block.place)} if good else row

    def op_limited(self, block: Block, good: bool) -> Json:
        """A message `plan` of a whole history comes to a plan that has limits, and some of the events."""
        history = self.history(block)
        row: Json = {"input": self.given_events(history)}
        row["input"]["limits"] = history.options.pop("limits")
        row["input"]["here"] = history.options.pop("here", [])
        self.nothing_left(history.options, block.place)
        here = [event for event in history.events.values() if event.name not in row["input"]["without"]]
        row["input_hex"] = Container(here, self.unknown).message(history.plan).hex()
        if not good:
            return row
        found = words(block.then, block.place)
        gone: list[str] = found.pop("left_out", [])
        expected = {"left_out": gone, "chains": found.pop("chains", len(gone)), "crowded": len(gone)}
        expected["waiting"] = found.pop("waiting", [])
        self.nothing_left(found, block.place)
        kept = [event for event in here if event.name not in gone]
        return {**row, "expected": expected, "expected_hex": Container(kept, self.unknown).message(history.plan).hex()}

    @staticmethod
    def signed(history: History, name: str, signatures: list[Any]) -> list[Event]:
        """The event once more for each of these signatures, with that one alone; with none, where the word stands there."""
        one = history.events[name]
        bare = {key: value for key, value in one.body.items() if key != 1}
        bodies = [bare if each == "none" else {**bare, 1: [each]} for each in signatures]
        return [Event(name, one.step, one.kind, dict(sorted(body.items()))) for body in bodies]

    @staticmethod
    def together(copies: list[Event]) -> Event:
        """One event with the signatures of all its copies, ascending, each once."""
        first = copies[0]
        signatures = sorted({each for copy in copies for each in copy.body.get(1, [])})
        body = {**first.body, 1: signatures} if signatures else first.body
        return Event(first.name, first.step, first.kind, dict(sorted(body.items())))

    @staticmethod
    def without_text(event: Event) -> Event:
        return Event(event.name, event.step, event.kind, {key: value for key, value in event.body.items() if key})

    def op_summary(self, block: Block, good: bool) -> Json:
        """What a site says it holds: the last event of each chain that is whole, and what is missing."""
        history = self.history(block)
        row: Json = {"input": self.given_events(history)}
        self.nothing_left(history.options, block.place)
        found = words(block.then, block.place)
        tips = [history.events[name] for name in found["tips"]]
        missing = [history.events[name].digest for name in found.get("missing", [])]
        written = self.summary(history, tips, missing)
        return {**row, "expected": {"tips": found["tips"], "missing": found.get("missing", [])},
                "expected_hex": written.hex()}

    @staticmethod
    def summary(history: History, tips: list[Event], missing: list[bytes]) -> bytes:
        listed = sorted([event.writer, event.sequence, event.digest] for event in tips)
        return message(9, {0: history.plan, 1: listed, 2: b"".join(sorted(missing)) or None})

    def op_delta(self, block: Block, good: bool) -> Json:
        """What one site sends to another that says which tips it has and what it misses."""
        history = self.history(block)
        tips = [history.events[name] for name in history.options.pop("tips")]
        missing = [history.events[name].digest for name in history.options.pop("missing", [])]
        row: Json = {"input": self.given_events(history)}
        self.nothing_left(history.options, block.place)
        row["input_hex"] = self.summary(history, tips, missing).hex()
        found = words(block.then, block.place)
        sent = [history.events[name] for name in found.get("events", [])]
        troubles = [self.trouble(history, word) for word in found.get("troubles", [])]
        return {**row, "expected": {"events": [event.name for event in ordered(sent)], "troubles": troubles},
                "expected_hex": Container(sent, self.unknown).message(history.plan).hex()}

    def trouble(self, history: History, word: str) -> Json:
        """gap/writer/sequence and the like."""
        name, site, sequence = word.split("/")
        self.encoder.code("trouble", name)
        return {"trouble": name, "writer": (site.encode() * 16).hex(), "sequence": int(sequence)}


def listed(events: Iterable[Event]) -> list[Json]:
    return [{"name": one.name, "step": one.step, "digest": one.digest.hex(), "message": one.message.hex()}
            for one in events]


def shared(encoder: Encoder, named: dict[str, str]) -> dict[str, list[Json]]:
    """Every named history, as the vectors that go on from it expect it."""
    return {name: listed(History(encoder.tables, named, f"from={name}", name).events.values()) for name in named}


def raw(digits: str | None) -> bytes | None:
    return None if digits is None else bytes.fromhex(digits)
