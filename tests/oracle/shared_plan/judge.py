"""Which guards an event is asked, and what they answer.

Spec: PLN-6, PLN-10, PLN-11.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from . import guards_history as history
from . import guards_people as people
from . import guards_plan as plan
from .case import Case
from .logic import Tri
from .model_event import is_at_once
from .values import Slot

GUARDS: dict[str, Callable[[Case], Tri]] = {
    "parents": history.parents,
    "edition": history.edition,
    "chain": history.chain,
    "circle": people.circle,
    "giver": people.giver,
    "member": people.member,
    "referent_change": people.referent_change,
    "mt_own": people.mt_own,
    "case_manager": people.case_manager,
    "settler": people.settler,
    "closing_office": people.closing_office,
    "phase": plan.phase,
    "term": plan.term,
    "target": history.target,
    "life": plan.life,
    "effects": plan.effects,
    "needs_consent": plan.needs_consent,
    "needs_mt": plan.needs_mt,
    "needs_referent": plan.needs_referent,
    "needs_assessment": plan.needs_assessment,
    "needs_need": plan.needs_need,
    "needs_intervention": plan.needs_intervention,
    "sharing": plan.sharing,
    "own_withdrawal": plan.own_withdrawal,
    "correctable": history.correctable,
    "annullable": history.annullable,
    "has_text": history.has_text,
    "in_conflict": history.in_conflict,
    "settle_first": history.settle_first,
    "mt_change": people.mt_change,
}
READ_TARGET = ("closing_office", "life", "correctable", "annullable", "has_text", "in_conflict")


@dataclass(frozen=True)
class Answer:
    """A guard's answer, and the slots (and whole kinds of slots) it read."""

    guard: str
    passes: bool
    unsettled: bool
    read: frozenset[Slot]
    read_kinds: frozenset[str]


def asked(case: Case) -> tuple[str, ...]:
    """The guards an event is asked, in the order of the table (PLN-11)."""
    event = case.event
    if event.kind == "opening":
        return ()
    if case.own_withdrawal:
        names = {"parents", "edition", "chain"}
    else:
        names = {"parents", "edition", "chain", "circle", "phase", "settle_first", *case.kind.guards}
        if case.is_consent:
            names -= {"phase", "settle_first"}
    if "target" in names and history.target(case) is not Tri.YES:
        names -= set(READ_TARGET)
        if event.kind == "annulment" and event.giver is None:
            names.discard("giver")
    return tuple(guard for guard in case.view.history.tables.guards if guard in names)


def answer(case: Case, guard: str) -> Answer:
    """One guard's answer; unknown fails, but for what acts at once (PLN-11)."""
    view = case.view
    view.read, view.read_kinds = set(), set()
    found = GUARDS[guard](case)
    passes = found is Tri.YES or (found is Tri.UNKNOWN and is_at_once(case.event))
    unsettled = not passes and found is Tri.UNKNOWN
    return Answer(guard, passes, unsettled, frozenset(view.read), frozenset(view.read_kinds))


def answers(case: Case) -> tuple[Answer, ...]:
    """Every guard's answer, in the order of the table."""
    return tuple(answer(case, guard) for guard in asked(case))
