"""The fold: events judged one after the other, each in the state of its ancestors.

Spec: PLN-5, PLN-11.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from .case import Case
from .history import Break, History
from .judge import Answer, answer, answers
from .model_event import Event, is_at_once
from .setting import settings_of
from .tables import Tables
from .values import Entry, Slot, Value, identity
from .view import View

EDITION = 1


@dataclass(frozen=True)
class Judged:
    """A verdict, with the case and the answers it comes from (none where the edition is to come)."""

    verdict: str
    case: Case | None
    answers: tuple[Answer, ...]


class Fold:
    """Takes events whose ancestors it has, in any such order; the order changes nothing (PLN-11)."""

    def __init__(self, tables: Tables) -> None:
        self.history = History(tables)
        self.refusals: dict[bytes, tuple[tuple[str, bool], ...]] = {}
        self._judged: dict[int, Judged] = {}

    def judge(self, event: Event) -> Judged:
        """The verdict of an event in the state of its ancestors (PLN-11)."""
        history = self.history
        if self._needs_edition(event):
            return Judged("needs_edition", None, ())
        ancestors = history.ancestors_of(event)
        view = View(history, ancestors)
        settings = settings_of(event, view, len(history.events))
        case = Case(event, history.tables.kinds[str(event.kind)], settings, ancestors, view)
        found = answers(case)
        return Judged("accepted" if all(a.passes for a in found) else "refused", case, found)

    def _needs_edition(self, event: Event) -> bool:
        """Of an unknown kind or edition, or after such an event (PLN-11)."""
        if event.kind not in self.history.tables.kinds:
            return True
        if event.kind == "opening" and event.edition not in (None, EDITION):
            return True
        return any(self.history.verdict[self.history.number[p]] == "needs_edition" for p in event.parents)

    def add(self, event: Event) -> str:
        """Judge an event and keep it; its verdict is for good (PLN-11)."""
        judged = self.judge(event)
        settings = judged.case.settings if judged.case is not None else {}
        number = self.history.place(event, judged.verdict, settings)
        if judged.verdict == "refused":
            self.refusals[event.digest] = tuple((a.guard, a.unsettled) for a in judged.answers if not a.passes)
        if judged.verdict == "accepted":
            self._judged[number] = judged
            self._find_breaks(number)
        return judged.verdict

    def _find_breaks(self, number: int) -> None:
        """Hold the newcomer against every accepted event that is neither its ancestor nor its descendant."""
        for other in self._judged:
            if self.history.concurrent(number, other):
                self._break(number, other)
                self._break(other, number)

    def _break(self, broken: int, breaker: int) -> None:
        """Keep the slots through which `breaker` breaks `broken`; an opening and what acts at once never are (PLN-11)."""
        case = self._judged[broken].case
        assert case is not None
        if case.event.kind == "opening" or is_at_once(case.event):
            return
        for slot, value in self.history.settings[breaker].items():
            if not self._knows(case, slot):
                continue
            own = case.settings.get(slot)
            if own is not None and identity(slot, own) == identity(slot, value):
                continue
            if self._would_fail(self._judged[broken], slot, value, breaker):
                read = View(self.history, case.ancestors).entries(slot)
                pair = Break(broken, breaker, slot, self._sort(broken, breaker), read)
                self.history.breaks.setdefault(slot, []).append(pair)

    def _knows(self, case: Case, slot: Slot) -> bool:
        """Not where the slot is about an event that is not among the ancestors (PLN-11)."""
        if slot[1] is None or slot[0] not in self.history.tables.about_events:
            return True
        return bool(case.ancestors >> self.history.number[slot[1]] & 1)

    def _would_fail(self, judged: Judged, slot: Slot, value: Value, breaker: int) -> bool:
        """Some guard fails in the state of the ancestors with the slot overwritten (PLN-11)."""
        assert judged.case is not None
        touched = self._touched(slot)
        kinds = {s[0] for s in touched}
        guards = [a.guard for a in judged.answers if a.read & touched or a.read_kinds & kinds]
        if not guards:
            return False
        view = View(self.history, judged.case.ancestors, (slot, Entry(value, breaker)))
        case = replace(judged.case, view=view)
        return any(not answer(case, guard).passes for guard in guards)

    def _touched(self, slot: Slot) -> set[Slot]:
        """The slots that overwriting one may change: itself, and where an annulled event set or was broken (PLN-5)."""
        touched = {slot}
        if slot[0] == "standing" and slot[1] is not None:
            target = self.history.number[slot[1]]
            gone = {target, *(n for n, origin in self.history.settlements if origin == target)}
            touched |= {s for n in gone for s in self.history.settings[n]}
            touched |= {s for s, pairs in self.history.breaks.items() if any(b.broken in gone for b in pairs)}
        return touched

    def _sort(self, broken: int, breaker: int) -> str:
        """What acts at once makes no conflict, whatever it breaks; facts are listed; the rest is ordinary (PLN-11)."""
        kinds = self.history.tables.kinds
        events = self.history.events
        if is_at_once(events[breaker]):
            return "at_once"
        if any("fact" in kinds[str(events[n].kind)].marks for n in (broken, breaker)):
            return "listed"
        return "ordinary"
