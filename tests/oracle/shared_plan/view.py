"""What the slots hold in an ancestor-closed set of events.

Spec: PLN-5, PLN-11, PLN-23.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from .history import Break, History
from .logic import Tri, agree, tri
from .model_event import Event, is_at_once
from .values import PHASE, Entry, Identity, Slot, Value, identity, is_own_word


class View:
    """The state of a set of events, with at most one slot overwritten by another event's value (PLN-11)."""

    def __init__(self, history: History, mask: int, forced: tuple[Slot, Entry] | None = None) -> None:
        self.history = history
        self.mask = mask & history.accepted
        self.forced = forced
        self.read: set[Slot] = set()
        self.read_kinds: set[str] = set()
        self._known: dict[Slot, tuple[Entry, ...]] = {}
        self.gone = self._gone()

    def _gone(self) -> int:
        """The events that an accepted annulment of the set names (PLN-23); each is annulled for itself (PLN-5).

        A settlement falls with the event that its value first came from: what an annulled event had set falls with it.
        """
        gone = 0
        for annulment, target in self.history.annulments:
            if self.mask >> annulment & 1:
                gone |= 1 << target
        if self.forced is not None and self.forced[0][0] == "standing":
            subject = self.forced[0][1]
            if subject is not None and self.forced[1].value.word == "annulled":
                gone |= 1 << self.history.number[subject]
        fallen = 0
        for settlement, origin in self.history.settlements:
            if gone >> origin & 1:
                fallen |= 1 << settlement
        return gone | fallen

    def has(self, number: int) -> bool:
        """Accepted and in the set."""
        return bool(self.mask >> number & 1)

    def counts(self, number: int) -> bool:
        """Accepted, in the set, not annulled in it nor fallen with what is."""
        return bool((self.mask & ~self.gone) >> number & 1)

    def accepted(self, *kinds: str) -> list[tuple[int, Event]]:
        """The accepted events of these kinds, annulled or not."""
        events = enumerate(self.history.events)
        return [(n, e) for n, e in events if self.has(n) and e.kind in kinds]

    # What slots hold.

    def entries(self, slot: Slot) -> tuple[Entry, ...]:
        """What a slot holds: those held, then those read; never empty."""
        self.read.add(slot)
        return self._entries(slot)

    def _entries(self, slot: Slot) -> tuple[Entry, ...]:
        if slot not in self._known:
            self._known[slot] = self._compute(slot)
        return self._known[slot]

    def _compute(self, slot: Slot) -> tuple[Entry, ...]:
        if self.forced is not None and self.forced[0] == slot:
            return (self.forced[1],)
        held = self._held(slot)
        if any(e.setter is not None and is_at_once(self.history.events[e.setter]) for e in held):
            return tuple(e for e in held if slot != PHASE or e.value.word == "closed")
        return held + self._reads(slot, {identity(slot, e.value) for e in held})

    def _held(self, slot: Slot) -> tuple[Entry, ...]:
        """Accepted standing setters from which no other descends (PLN-11); the initial value where none is left."""
        setters = [n for n in self.history.setters.get(slot, ()) if self.counts(n)]
        below = 0
        for number in setters:
            below |= self.history.above[number]
        tops = sorted((n for n in setters if not below >> n & 1), key=self.history.setter_key)
        if not tops:
            return (Entry(Value(word=self.history.tables.initial[slot[0]]), None),)
        return tuple(Entry(self.history.settings[n][slot], n) for n in tops)

    def _reads(self, slot: Slot, held: set[Identity]) -> tuple[Entry, ...]:
        """The values that broken events had read, each once, told by its last reader (PLN-11).

        Not where the slot holds it besides, nor where what set it is annulled.
        """
        pairs = [b for b in self.breaks(slot) if b.sort == "ordinary" and not self._settled(b)]
        found: dict[Identity, Entry] = {}
        for pair in sorted(pairs, key=lambda b: self.history.key[b.broken]):
            for entry in sorted(pair.read, key=lambda e: self.history.setter_key(e.setter)):
                stands = entry.setter is None or self.counts(entry.setter)
                if stands and identity(slot, entry.value) not in held:
                    found[identity(slot, entry.value)] = Entry(entry.value, entry.setter, True)
        return tuple(sorted(found.values(), key=lambda e: self.history.setter_key(e.setter)))

    def breaks(self, slot: Slot) -> list[Break]:
        """The breaks through a slot that count: both events stand, none earlier of the same sort hides the breaker.

        Of a settlement that has fallen counts only the break by the annulment that it fell with (PLN-11).
        """
        present = [
            b
            for b in self.history.breaks.get(slot, ())
            if self.counts(b.breaker) and (self.counts(b.broken) or self._fell_with(b))
        ]
        return [b for b in present if not any(self._hides(other, b) for other in present)]

    def _fell_with(self, pair: Break) -> bool:
        """The broken one is a settlement, the breaker the annulment of the event that its value first came from."""
        subject = pair.slot[1]
        if not self.has(pair.broken) or pair.slot[0] != "standing" or subject is None:
            return False
        annuls = self.history.events[pair.breaker].kind == "annulment"
        return annuls and (pair.broken, self.history.number[subject]) in self.history.settlements

    def _hides(self, first: Break, later: Break) -> bool:
        """A breaker hides a later one of the same sort only (PLN-11)."""
        same = first.broken == later.broken and first.sort == later.sort
        return same and self.history.precedes(first.breaker, later.breaker)

    def _settled(self, pair: Break) -> bool:
        """Only a settlement descending from both settles, a contested own word only a new word (PLN-11)."""
        for number in self.history.setters.get(pair.slot, ()):
            if not self.counts(number):
                continue
            if not is_own_word(pair.slot) and self.history.events[number].kind != "settlement":
                continue
            if self.history.precedes(pair.broken, number) and self.history.precedes(pair.breaker, number):
                return True
        return False

    # Questions.

    def ask(self, slot: Slot, question: Callable[[Entry], Tri]) -> Tri:
        """A question about a slot, put to every value it holds."""
        return agree(question(e) for e in self.entries(slot))

    def word_in(self, slot: Slot, words: Iterable[str]) -> Tri:
        """Whether the slot's word is one of these."""
        wanted = set(words)
        return self.ask(slot, lambda e: tri(e.value.word in wanted))

    def in_conflict(self, slot: Slot) -> bool:
        """A slot that holds two different values (PLN-11)."""
        return len({identity(slot, e.value) for e in self.entries(slot)}) > 1

    def stands(self, event: Event) -> Tri:
        """Whether an accepted event still stands (PLN-23)."""
        return self.word_in(("standing", event.digest, None), ("stands",))

    def slots_of(self, kind: str) -> list[Slot]:
        """Every slot of a kind that some accepted event of the set, or the overwriting one, sets."""
        self.read_kinds.add(kind)
        numbers = self.history.setters
        found = [s for s, setters in numbers.items() if s[0] == kind and any(self.has(n) for n in setters)]
        if self.forced is not None and self.forced[0][0] == kind and self.forced[0] not in found:
            found.append(self.forced[0])
        return found

    def opening(self) -> Event | None:
        """The plan's opening."""
        return next((e for _, e in self.accepted("opening")), None)
