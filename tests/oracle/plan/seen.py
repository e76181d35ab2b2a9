"""What a viewer is shown of a plan, worked out from the rule's text.

Spec: spec/35-views.md (PLN-30); PLN-6, PLN-16, PLN-23, PLN-28.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from functools import cached_property
from typing import Any

import cbor2

from .event import Event
from .folded import Folded
from .messages import message, slot_items
from .table import rows_of

KIND = 20
VIEWS = {row["group"]: row for row in rows_of("views.tsv")}
ROWS = {row["kind"]: row for row in rows_of("view_rows.tsv")}
WORDS = rows_of("words.tsv")
HEALTH = {(row["group"], int(row["code"])) for row in WORDS if "health" in row["marks"].split(",")}
GROUPS = {row["name"]: int(row["code"]) for row in WORDS if row["group"] == "view_group"}
VIEWERS = {row["name"]: int(row["code"]) for row in WORDS if row["group"] == "viewer"}
ASK_NOBODY = ("person", "legal_representative", "referent", "referent_deputy")
SLOTS = {
    "phase": "plan", "referent": "offices", "mt": "offices", "referent_deputy": "offices", "mt_deputy": "offices",
    "role": "circle", "assistance_consent": "consents", "sharing_consent": "consents",
    "holder_assistance_consent": "consents", "holder_sharing_consent": "consents", "watcher": "watch",
}
ITEMS = {"need": "need", "objective": "objective", "intervention": "intervention"}
CARRIERS = {"effective": "due", "due": "due", "until": "due", "person": "person", "reference": "reference",
            "code": "detail", "detail": "detail", "text": "text"}


def names(cell: str) -> list[str]:
    return [] if cell == "-" else cell.split(",")


def ascending(items: list[Any], *, once: bool) -> list[Any]:
    """By encoded bytes."""
    coded = [cbor2.dumps(item, canonical=True) for item in items]
    return [cbor2.loads(item) for item in sorted(set(coded) if once else coded)]


def cell(values: list[Any]) -> list[Any]:
    found = ascending(values, once=True)
    return [] if found == [None] else found


class Known:
    """A plan, and what its slots hold by their names."""

    def __init__(self, folded: Folded) -> None:
        self.folded, self.table = folded, folded.table
        self.accepted = {event.digest: event for event in folded.listed
                         if folded.model.verdicts[event.digest] == "accepted"}
        self.slots: dict[tuple[str, bytes | None, str], list[list[Any]]] = {}
        for slot, subject, field, held in slot_items(folded):
            key = (self.table.name("slot", slot), subject, self.table.name("field", field) if field else "")
            self.slots[key] = held
        self.standing = {digest: event for digest, event in self.accepted.items() if not self.held("standing", digest)}

    def kind(self, event: Event) -> str:
        return self.table.name("event", event.kind)

    def held(self, slot: str, subject: bytes | None = None, field: str = "") -> list[list[Any]]:
        return self.slots.get((slot, subject, field), [])

    def words(self, slot: str, subject: bytes | None = None) -> set[str]:
        group = self.table.slots[slot].words
        assert group is not None
        return {self.table.name(group, held[0]) for held in self.held(slot, subject)}

    def source(self, setter: bytes | None) -> Event | None:
        """The event that first gave a value."""
        event = None if setter is None else self.accepted[setter]
        while event is not None and self.kind(event) == "settlement":
            assert event.target is not None
            event = self.accepted[event.target]
        return event

    @cached_property
    def sets(self) -> dict[bytes, set[str]]:
        """The slots of which each event gave a value that is held."""
        found: dict[bytes, set[str]] = {}
        for (slot, _, _), held in self.slots.items():
            for value in held:
                event = self.source(value[4])
                if event is not None:
                    found.setdefault(event.digest, set()).add(slot)
        return found

    def own(self, event: Event, field: str) -> Any:
        if field != "text":
            return getattr(event, field)
        erased = event.digest in self.folded.erased()
        return None if event.prose is None or erased else event.prose[1]

    def values(self, event: Event, field: str) -> list[Any]:
        """Every value of a field, as corrected."""
        held = self.held("correction", event.digest, field)
        if not held:
            return [self.own(event, field)]
        sources = [self.source(value[4]) for value in held]
        return [self.own(event, field) if source is None else self.own(source, CARRIERS[field]) for source in sources]

    # ---- consents ----

    def holders(self, *, surely: bool) -> list[bytes]:
        roles = [subject for slot, subject, _ in self.slots if slot == "role" and subject is not None]
        return [who for who in roles if (self.words("role", who) == {"authority_holder"} if surely
                                         else "authority_holder" in self.words("role", who))]

    def says(self, slot: str, who: bytes | None, words: set[str]) -> bool | None:
        """Whether a slot holds one of these words: None where its values differ in that."""
        held = self.words(slot, who) or {"unknown"}
        return True if held <= words else None if held & words else False

    def given(self, which: str, holders: list[bytes]) -> bool | None:
        own = self.says(f"{which}_consent", None, {"given"})
        each = [self.says(f"holder_{which}_consent", who, {"given"}) for who in holders]
        no = [self.says(f"{which}_consent", None, {"refused", "withdrawn"}),
              *(self.says(f"holder_{which}_consent", who, {"refused", "withdrawn"}) for who in holders)]
        if len(holders) > 1:
            yes = False if False in each else None if None in each else True
        else:
            yes = True if True in (own, *each) else None if None in (own, *each) else False
        barred = True if True in no else None if None in no else False
        return False if yes is False or barred is True else None if None in (yes, barred) else True

    def answer(self, which: str) -> str:
        surely, maybe = (self.given(which, self.holders(surely=sure)) for sure in (True, False))
        if surely is maybe is True:
            return "given"
        for word in ("withdrawn", "refused"):
            spoken = [self.says(f"{which}_consent", None, {word}),
                      *(self.says(f"holder_{which}_consent", who, {word}) for who in self.holders(surely=True))]
            if True in spoken:
                return word
        return "unknown"

    # ---- sharing ----

    @cached_property
    def since(self) -> dict[bytes, int]:
        """When each event is known."""
        found: dict[bytes, int] = {}
        for event in sorted(self.folded.listed, key=lambda event: len(self.ancestors(event.digest))):
            found[event.digest] = max([event.recorded, *(found[parent] for parent in event.parents if parent in found)])
        return found

    def ancestors(self, digest: bytes) -> set[bytes]:
        found: set[bytes] = set()
        todo = [digest]
        while todo:
            for parent in self.folded.events[todo.pop()].parents:
                if parent in self.folded.events and parent not in found:
                    found.add(parent)
                    todo.append(parent)
        return found

    def consents(self) -> dict[bytes | None, list[Event]]:
        """The consents to sharing that stand, by whose slot each set: a holder's own, or the person's."""
        found: dict[bytes | None, list[Event]] = {}
        for event in self.standing.values():
            if self.kind(event) == "sharing_consent":
                found.setdefault(self.speaks_for(event), []).append(event)
        return found

    def speaks_for(self, event: Event) -> bytes | None:
        """Whose slot a consent sets, as the model has it."""
        for (slot, subject, _), _held in self.slots.items():
            if slot == "holder_sharing_consent" and subject == event.person:
                return subject
        return None

    def ends(self, answers: set[str]) -> list[Event]:
        """Refusals and withdrawals that stand and were not given again."""
        found = []
        counted = self.holders(surely=False)
        for who, events in self.consents().items():
            given = [event for event in events if self.table.name("answer", event.code or 0) == "given"]
            for event in events:
                if (who is None or who in counted) and self.table.name("answer", event.code or 0) in answers and not any(
                        event.digest in self.ancestors(other.digest) for other in given):
                    found.append(event)
        return found

    def at(self, minute: int) -> Known:
        return Known(Folded(event for event in self.folded.listed if self.since[event.digest] <= minute))

    def was_given(self) -> bool:
        said = {who for who, events in self.consents().items()
                if any(self.table.name("answer", event.code or 0) == "given" for event in events)}
        holders = set(self.holders(surely=True))
        return holders <= said if len(holders) > 1 else bool(said & (holders | {None}))


class View:
    """What one viewer is shown."""

    def __init__(self, folded: Folded, viewer: str) -> None:
        self.viewer, self.known = viewer, Known(folded)
        self.groups = {group for group, row in VIEWS.items() if row[viewer] == "yes"}
        if viewer not in ASK_NOBODY and self.known.answer("sharing") != "given":
            self.narrow()
        self.table = self.known.table

    def narrow(self) -> None:
        known = self.known
        ends = known.ends({"refused", "withdrawn"})
        first = min((known.since[event.digest] for event in ends), default=None)
        if first is None or not known.at(first - 1).was_given():
            self.groups &= {"plan", "offices"}
            first = min((known.since[event.digest] for event in known.ends({"withdrawn"})), default=None)
        if first is not None:
            self.known = known.at(first)

    @cached_property
    def suspended(self) -> bool:
        return "suspended" in self.known.words("phase")

    def shown(self, event: Event) -> bool:
        """Whether an event is a row."""
        kind = self.known.kind(event)
        row = ROWS.get(kind)
        if event.digest not in self.known.standing or row is None or row["group"] == "-":
            return False
        sets = self.known.sets.get(event.digest, set()) - (set() if self.suspended else {"watcher"})
        if names(row["holds"]) and not sets & set(names(row["holds"])):
            return False
        parent = self.parent(event)
        if row["within"] != "-" and parent is None and row["alone"] == "-":
            return False
        return row["group"] == "parent" or self.groups_of(event, row["group"]) <= self.groups

    def groups_of(self, event: Event, group: str) -> set[str]:
        kind = self.known.kind(event)
        if kind not in ("need", "intervention"):
            return {group}
        words = self.table_words(kind)
        codes = self.known.values(event, "code")
        return {f"health_{group}" if (words, code) in HEALTH else group for code in codes}

    @staticmethod
    def table_words(kind: str) -> str:
        return {"need": "need_domain", "intervention": "sector"}[kind]

    def target(self, event: Event) -> Event | None:
        return None if event.target is None else self.known.accepted.get(event.target)

    def parent(self, event: Event) -> Event | None:
        target, within = self.target(event), names(ROWS[self.known.kind(event)]["within"])
        return target if target is not None and self.known.kind(target) in within and self.shown(target) else None

    def row(self, event: Event) -> list[Any]:
        known, kind = self.known, self.known.kind(event)
        said = ROWS[kind]
        code = said["code"] == "-" or said["code"] in self.groups
        target = self.target(event)
        orphan = said["within"] != "-" and target is not None and self.parent(event) is None and (
            target.digest in known.standing)
        text = "texts" in self.groups and (said["text"] == "-" or said["text"] in self.groups) and not orphan
        detail = self.held_words("priority", event) if kind == "objective" else cell(known.values(event, "detail")) if code else []
        within = [self.row(each) for each in known.accepted.values() if self.shown(each) and self.parent(each) == event]
        return [[
            event.kind, self.held_words(ITEMS[kind], event) if kind in ITEMS else [],
            *(cell(known.values(event, field)) for field in ("effective", "due", "until", "person")),
            cell(known.values(event, "reference")) if code else [], cell(known.values(event, "code")) if code else [], detail,
            event.giver, event.heard,
            self.held_words("opinion", event) if "opinions" in self.groups and kind in ("objective", "intervention") else [],
            cell(known.values(event, "text")) if text else [],
        ], ascending(within, once=False)]

    def held_words(self, slot: str, event: Event) -> list[Any]:
        return cell([held[0] or None for held in self.known.held(slot, event.digest)])

    def slots(self) -> list[Any]:
        found = []
        for (slot, subject, _), held in self.known.slots.items():
            if SLOTS.get(slot) not in self.groups or (slot == "watcher" and not self.suspended):
                continue
            if slot == "role" and self.known.words(slot, subject) == {"none"}:
                continue
            values = [[code, detail, None if slot == "phase" else person, date, marks >> 1]
                      for code, detail, person, date, _, marks in held]
            found.append([self.table.code("slot", slot), subject, ascending(values, once=True)])
        return ascending(found, once=False)

    def next_review(self) -> list[Any]:
        known = self.known
        if not known.words("phase") & {"active", "in_review"}:
            return []
        steps = [event for event in known.accepted.values()
                 if known.kind(event) in ("activation", "resumption", "review_conclusion")]
        last = [step for step in steps if not any(step.digest in known.ancestors(other.digest) for other in steps)]
        return ascending([cell(known.values(step, "due")) for step in last], once=True)

    def message(self, reference: str) -> bytes:
        opening = self.known.folded.opening
        assert opening is not None
        rows = [self.row(event) for event in self.known.accepted.values() if self.shown(event) and self.parent(event) is None]
        answers = [self.table.code("answer", self.known.answer(which)) for which in ("assistance", "sharing")]
        return message(KIND, {
            0: reference, 1: VIEWERS[self.viewer], 2: sorted(GROUPS[group] for group in self.groups), 3: opening.code,
            4: opening.person if "circle" in self.groups else None, 5: answers if "consents" in self.groups else None,
            6: self.next_review() or None, 7: self.slots() or None, 8: ascending(rows, once=False) or None})
