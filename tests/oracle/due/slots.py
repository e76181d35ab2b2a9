"""What slots hold in a set of events that count: by setters, and what broken events had read.

Spec: PLN-5, PLN-11, PLN-23.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from .history import Event, History, Read, Slot, Value

CONSENTS = ("assistance_consent", "sharing_consent")
OWN_WORD = (*CONSENTS, "opinion", "holder_assistance_consent", "holder_sharing_consent")

Settings = dict[Slot, Value]


class Held(NamedTuple):
    """A value held: by which event of the total order it was set (None: nobody set it, it is how the slot begins)."""

    value: Value
    setter: int | None
    read: bool = False


def same(slot: str, one: Value, other: Value) -> bool:
    """Whether two values of a slot are one: the phase's value is its word alone (PLN-11)."""
    return one.word == other.word if slot == "phase" else one == other


def at_once(event: Event) -> bool:
    """What takes effect at once: any consent withdrawn, a closing with the reason died (PLN-11)."""
    withdrawn = event.kind in CONSENTS and event.code == "withdrawn"
    return withdrawn or (event.kind == "closing" and event.code == "died")


def origin(history: History, index: int) -> int:
    """The event that a value first came from, through any settlements that chose it (PLN-11)."""
    found = history.cache.get(("origin", index), index)
    assert isinstance(found, int)
    return found


def standing_in(history: History, bits: int) -> list[int]:
    """Of a set of events those accepted that no accepted annulment in the same set takes back; a settlement falls with
    the event that its value first came from (PLN-23)."""
    here = [i for i in range(len(history.order)) if bits >> i & 1 and history.accepted[i]]
    undone = {history.order[i].target for i in here if history.order[i].kind == "annulment"}
    if "settlements_outlive_annulments" in history.wrong:
        return [i for i in here if history.order[i].digest not in undone]
    return [i for i in here if not {history.order[j].digest for j in (i, origin(history, i))} & undone]


def set_of(indexes: list[int]) -> int:
    """A set of events as bits."""
    bits = 0
    for i in indexes:
        bits |= 1 << i
    return bits


class Slots:
    """What each slot holds where certain events of a plan count, `here` being all that have been heard of."""

    def __init__(
        self, history: History, done: list[Settings], counts: list[int], here: int, fallen: Iterable[int] | None = None
    ) -> None:
        self.history, self.done, self.here, self.wrong = history, done, here, history.wrong
        self.counts = set(counts)
        self.fallen = fallen
        """Of the settlements that fell those that may be broken still; None: all that are here."""
        self.bits = set_of(counts)
        self.stands = set_of(standing_in(history, here))
        self._known: dict[Slot, list[Held]] = {}
        self._by_slot: dict[Slot, list[int]] = {}
        for i in sorted(self.counts):
            for slot in done[i]:
                self._by_slot.setdefault(slot, []).append(i)

    def names(self) -> list[Slot]:
        """Every slot that one of these events sets."""
        return sorted(slot for slot in self._by_slot if self.held(slot))

    def held(self, slot: Slot) -> list[Held]:
        """The values a slot holds, those read last, each by their setters in total order; none where nobody has set it."""
        if slot not in self._known:
            self._known[slot] = self._hold(slot)
        return self._known[slot]

    def _hold(self, slot: Slot) -> list[Held]:
        held = [Held(self.done[i][slot], i) for i in self.tops(slot)]
        sudden = any(one.setter is not None and at_once(self.history.order[one.setter]) for one in held)
        if sudden and "what_is_at_once_may_be_read" not in self.wrong:
            return [one for one in held if slot[0] != "phase" or one.value.word == "closed"]
        return sorted(held + self._read(slot, held), key=_place)

    def setters(self, slot: Slot) -> list[int]:
        """The events that set a slot and count."""
        return self._by_slot.get(slot, [])

    def tops(self, slot: Slot) -> list[int]:
        """Those setters from which no other of them descends (PLN-11)."""
        setters = self.setters(slot)
        below = 0
        for i in setters:
            below |= self.history.above[i]
        return [i for i in setters if not below >> i & 1]

    def _read(self, slot: Slot, held: list[Held]) -> list[Held]:
        """What broken events had read, each value once, told by the last of them (PLN-11)."""
        found: list[Held] = []
        if "reads_are_not_held" in self.wrong:
            return found
        pairs = [read for read in self.history.reads_of(slot) if self._counts(read)]
        hiding = self._breaking(slot) if "hidden_by_what_is_to_come" in self.wrong else pairs
        pairs = [read for read in pairs if not self._hidden(read, hiding) and not self._settled(slot, read)]
        told = [(self.history.at[read.broken], self._setter(read, slot), read.value) for read in pairs]
        for _, setter, value in sorted(told, key=lambda one: (one[0], -1 if one[1] is None else one[1])):
            gone = setter is not None and not self.stands >> setter & 1 and "reads_outlive_annulments" not in self.wrong
            if gone or any(same(slot[0], value, one.value) for one in held):
                continue
            found = [one for one in found if not same(slot[0], value, one.value)]
            found.append(Held(value, setter, True))
        return found

    def _counts(self, read: Read) -> bool:
        """Whether breaker and broken both count (PLN-16); of a settlement that fell, by the annulment it fell with."""
        at = self.history.at
        if read.breaker not in at or read.broken not in at:
            return False
        breaker, broken = at[read.breaker], at[read.broken]
        if "reads_of_any_day" in self.wrong:
            return bool(self.stands >> breaker & self.stands >> broken & 1)
        return breaker in self.counts and (broken in self.counts or self._fell(read, broken))

    def _breaking(self, slot: Slot) -> list[Read]:
        """The breaks of events that stand, whatever their day."""
        at = self.history.at
        both = [read for read in self.history.reads_of(slot) if read.breaker in at and read.broken in at]
        return [read for read in both if self.stands >> at[read.breaker] & self.stands >> at[read.broken] & 1]

    def _fell(self, read: Read, broken: int) -> bool:
        first = self.history.order[origin(self.history, broken)].digest
        among = self.here >> broken & 1 if self.fallen is None else broken in self.fallen
        return bool(among and origin(self.history, broken) != broken and (read.slot, read.subject[0]) == ("standing", first))

    def _hidden(self, read: Read, pairs: list[Read]) -> bool:
        """A breaker hides a later one of the same sort; all these are ordinary (PLN-11)."""
        at = self.history.at
        breaker = at[read.breaker]
        return any(one.broken == read.broken and self.history.descends(breaker, at[one.breaker]) for one in pairs)

    def _settled(self, slot: Slot, read: Read) -> bool:
        """Only a settlement descending from both settles, of one's own word any later event of the slot (PLN-11)."""
        if "reads_are_never_settled" in self.wrong:
            return False
        at, order = self.history.at, self.history.order
        for i in self.setters(slot):
            settles = slot[0] in OWN_WORD or order[i].kind == "settlement"
            if settles and all(self.history.descends(i, at[one]) for one in (read.breaker, read.broken)):
                return True
        return False

    def _setter(self, read: Read, slot: Slot) -> int | None:
        """Who had set the value that the broken event read; where it is not said, a setter that its ancestors hold."""
        if read.setter is not None:
            return self.history.at.get(read.setter)
        above = self.history.above[self.history.at[read.broken]]
        among = Slots(self.history, self.done, standing_in(self.history, above), above)
        found = [i for i in among.tops(slot) if same(slot[0], self.done[i][slot], read.value)]
        return found[-1] if found else None


def _place(held: Held) -> tuple[bool, int]:
    return held.read, -1 if held.setter is None else held.setter
