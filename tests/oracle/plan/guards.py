"""Who asks which guard, and those about the history, the authors and the target.

Each guard is a function of the event and the state before it (a `Case`) to yes, no or unknown.

Spec: PLN-10, PLN-11, PLN-12, PLN-22, PLN-23.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from . import slots
from .event import Event
from .kleene import Answer, any_of, atom
from .needs import NEEDS
from .slots import CARRIER, CONSENTS, Slot, Value

if TYPE_CHECKING:
    from .fold import View

EVERY_EVENT = ("parents", "edition", "chain", "circle", "phase", "settle_first")
OWN_WITHDRAWAL = frozenset({"parents", "edition", "chain"})
OFFICES = ("referent", "mt", "referent_deputy", "mt_deputy")


class Failure(NamedTuple):
    """A guard that did not pass; unsettled where the values held give different answers."""

    guard: str
    rule: str
    unsettled: bool


class Case:
    """An event and the state of its ancestors, with the questions guards share."""

    def __init__(self, view: View, event: Event) -> None:
        self.view, self.fold, self.event = view, view.fold, event
        self.kind = view.fold.kind(event)
        opening = view.opening
        self.person = opening.person if opening else None
        self.plan_kind = view.fold.table.name("plan_kind", opening.code or 0) if opening else None
        self.plan_edition = opening.edition if opening else None

    def code(self, group: str, name: str) -> int:
        return self.fold.code(group, name)

    def atom(self, slot: Slot, test: Callable[[Value], Answer]) -> Answer:
        return atom(self.view.values(slot), test)

    def state_in(self, slot: Slot, group: str, *names: str) -> Answer:
        return self.atom(slot, lambda value: value.code in [self.code(group, name) for name in names])

    def has_office(self, office: str, person: bytes | None) -> Answer:
        return self.atom(Slot(office), lambda value: value.person == person)

    def has_role(self, person: bytes | None, role: str) -> Answer:
        return self.state_in(Slot("role", person or b""), "role", role)

    def in_circle(self, person: bytes | None) -> Answer:
        return self.atom(Slot("role", person or b""), lambda value: value.code != 0)

    def stands(self, event: Event) -> Answer:
        return self.state_in(Slot("standing", event.digest), "standing", "stands")

    def corrected(self, event: Event, field: str) -> set[int | bytes | None]:
        slot = Slot("correction", event.digest, self.code("field", field))
        return {value.corrected for value in self.view.values(slot)}

    @property
    def target(self) -> Event | None:
        """The event it names, among its ancestors."""
        digest = self.event.target
        return self.fold.events[digest] if digest in self.fold.ancestors_of(self.event) else None


def asked(case: Case) -> list[str]:
    """The guards of an event, in table order."""
    names = [*EVERY_EVENT, *case.kind.guards]
    if case.kind.name in CONSENTS:
        names = [name for name in names if name not in ("phase", "settle_first")]
        withdrawn = slots.at_once(case.fold, case.event)
        if withdrawn and case.person is not None and case.event.person == case.person:
            names = [name for name in names if name in OWN_WITHDRAWAL]
    return sorted(set(names), key=case.fold.table.guard_order)


def failures(view: View, event: Event) -> list[Failure]:
    """All guards that do not pass, in table order."""
    case = Case(view, event)
    found = []
    for name in asked(case):
        answer = GUARDS[name](case)
        if answer is False:
            found.append(Failure(name, view.fold.table.guards[name], False))
        if answer is None and not slots.at_once(view.fold, event):
            found.append(Failure(name, "PLN-11", True))
    return found


def parents(case: Case) -> Answer:
    return len(case.event.parents) > 0


def edition(case: Case) -> Answer:
    return case.plan_edition is None or case.kind.edition <= case.plan_edition


def chain(case: Case) -> Answer:
    event, events = case.event, case.fold.events
    if event.sequence == 1:
        return all(events[parent].writer != event.writer for parent in event.parents)
    if not event.parents:
        return False
    first = events[event.parents[0]]
    return (first.writer, first.sequence) == (event.writer, event.sequence - 1)


def circle(case: Case) -> Answer:
    author = case.event.author
    offices = [case.has_office(office, author) for office in OFFICES]
    answer = any_of([author == case.person, case.in_circle(author), *offices])
    # one who claims a disputed office may settle it: whether they are entitled to is asked by `settler`
    return True if answer is None and case.kind.name == "settlement" else answer


def giver(case: Case) -> Answer:
    person = case.event.person
    return any_of([person == case.person, case.has_role(person, "legal_representative")])


def member(case: Case) -> Answer:
    return case.in_circle(case.event.person)


def referent_change(case: Case) -> Answer:
    author = case.event.author
    first_or_own = case.atom(Slot("referent"), lambda value: value.person in (None, author))
    return any_of([first_or_own, case.has_office("mt", author)])


def mt_own(case: Case) -> Answer:
    return case.has_office("mt", case.event.author)


def case_manager(case: Case) -> Answer:
    if case.kind.name == "assessment" and case.event.detail != case.code("tri", "yes"):
        return True
    return any_of([case.plan_kind == "pps", case.has_role(case.event.author, "case_manager")])


def settler(case: Case) -> Answer:
    author = case.event.author
    offices = [case.view.values(Slot(name)) for name in ("referent", "mt")]
    undisputed = {value.person for held in offices if len(held) == 1 for value in held} - {None}
    if undisputed:
        return author in undisputed
    disputed = {value.person for held in offices if len(held) > 1 for value in held}
    if disputed:
        return author in disputed
    return any_of([author == case.person, case.has_role(author, "legal_representative")])


def closing_office(case: Case) -> Answer:
    target = case.target
    if target is None or case.fold.name(target) not in slots.PHASE_CLOSINGS or target_named(case) is False:
        return True
    return any_of([case.has_office(office, case.event.author) for office in ("referent", "mt")])


def target_named(case: Case) -> Answer:
    """The guard `target`."""
    wanted, target = case.kind.target_of, case.target
    if case.event.target is None or wanted is None:
        return True
    if target is None or wanted == "known":
        return target is not None
    values = case.fold.values.get(target.digest)
    if values is None:
        return False
    if wanted == "setter":
        slot_kind = case.fold.table.name("slot", case.event.code or 0)
        return any(slot.kind == slot_kind for slot in values)
    name = case.fold.name(target)
    return name != "opening" if wanted == "accepted" else name == wanted


def correctable(case: Case) -> Answer:
    target = case.target
    if target is None or target_named(case) is False:
        return True
    field = case.fold.table.name("field", case.event.code or 0)
    kind = case.fold.kind(target)
    if not kind.correctable(field):
        return False
    carrier = CARRIER[field]
    given = [name for name in ("due", "until", "person", "reference", "detail", "text") if case.event.has(name)]
    group = kind.words_of(field)
    allowed = group is None or case.fold.table.is_word(group, case.event.detail or 0)
    return given == [carrier] and allowed


def annullable(case: Case) -> Answer:
    target = case.target
    if target is None or target_named(case) is False:
        return True
    slot = slots.annulled_slot(case.fold, target)
    if slot is None:
        return False
    if slot.kind == "standing":
        return case.stands(target)
    # beside a death or a withdrawal nothing is annulled: it would open the plan again over the other
    held = [entry.setter for entry in case.view.held(slot) if not entry.read]
    others = [case.fold.events[one] for one in held if one is not None and one != target.digest]
    beside = slot.kind == "phase" and any(slots.closes_at_once(case.fold, one) for one in others)
    return target.digest in held and not beside


def has_text(case: Case) -> Answer:
    return case.target is None or case.target.text_digest is not None


def in_conflict(case: Case) -> Answer:
    target = case.target
    if target is None or target_named(case) is False:
        return True
    (slot,) = slots.slots_of(case.fold, case.event)
    entries = [entry.setter for entry in case.view.held(slot)]
    held = target.digest in entries or target.digest in case.view.setters(slot)
    return slot.kind not in CONSENTS and case.view.in_conflict(slot) and held


def settle_first(case: Case) -> Answer:
    if case.kind.name == "settlement" or target_named(case) is False:
        return True
    touched = slots.slots_of(case.fold, case.event)
    if slots.at_once(case.fold, case.event):
        touched = [slot for slot in touched if slot.kind != "phase"]
    return not any(case.view.in_conflict(slot) for slot in touched if slot.kind not in CONSENTS)


GUARDS: dict[str, Callable[[Case], Answer]] = {
    "parents": parents, "edition": edition, "chain": chain, "circle": circle, "giver": giver,
    "member": member, "referent_change": referent_change, "mt_own": mt_own,
    "case_manager": case_manager, "settler": settler, "closing_office": closing_office,
    "target": target_named, "correctable": correctable, "annullable": annullable,
    "has_text": has_text, "in_conflict": in_conflict, "settle_first": settle_first, **NEEDS,
}  # fmt: skip
