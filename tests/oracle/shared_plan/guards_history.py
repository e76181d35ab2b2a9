"""Guards about the history: parents, chain, targets, corrections, annulments, settlements.

Spec: PLN-5, PLN-11, PLN-12, PLN-22, PLN-23.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from .case import Case
from .logic import Tri, every, tri
from .model_event import CONSENTS, Event, is_at_once, is_withdrawal
from .setting import CARRIERS
from .values import PHASE, identity, is_own_word

MEETINGS = ("review", "assessment", "concertation")


def parents(case: Case) -> Tri:
    """An event other than the opening has parents (PLN-11)."""
    return tri(bool(case.event.parents))


def edition(case: Case) -> Tri:
    """The kind belongs to the plan's edition: every known kind belongs to edition 1 (PLN-11)."""
    return Tri.YES


def chain(case: Case) -> Tri:
    """An event follows the one before it of the same writer (PLN-12)."""
    event, history = case.event, case.view.history
    before = [history.events[history.number[p]] for p in event.parents]
    if event.sequence == 1:
        return tri(all(e.writer != event.writer for e in before))
    first = before[0] if before else None
    return tri(first is not None and first.writer == event.writer and first.sequence == event.sequence - 1)


def _right_kind(case: Case, target: Event) -> bool:
    wanted = case.kind.target_of
    if wanted == "need_or_objective":
        return target.kind in ("need", "objective")
    if wanted == "item":
        return target.kind in ("objective", "intervention")
    if wanted == "meeting":
        return target.kind in MEETINGS
    if wanted == "accepted":
        return target.kind != "opening"
    if wanted == "setter":
        number = case.view.history.number[target.digest]
        return any(slot[0] == case.event.code for slot in case.view.history.settings[number])
    return target.kind == wanted


def target(case: Case) -> Tri:
    """What it names is an accepted event of the right kind that came before (PLN-11)."""
    if case.event.target is None:
        return Tri.YES
    named = case.target
    if case.kind.target_of == "known":
        return tri(named is not None)
    return tri(named is not None and case.target_accepted and _right_kind(case, named))


def correctable(case: Case) -> Tri:
    """The kind allows the field to be corrected; the new value, alone, is given by its carrier (PLN-23)."""
    event, named = case.event, case.target
    if named is None:
        return Tri.NO
    kind, field = case.view.history.tables.kinds[str(named.kind)], str(event.code)
    given = [c for c in sorted(set(CARRIERS.values())) if getattr(event, c) is not None]
    if not kind.correctable(field) or given != [CARRIERS[field]]:
        return Tri.NO
    if CARRIERS[field] != "detail":
        return Tri.YES
    group = kind.code_words if field == "code" else kind.detail_words
    return tri(event.detail in case.view.history.tables.numbers.get(group, {}))


def annullable(case: Case) -> Tri:
    """The kind may be annulled, of consents a withdrawal only, and the target still stands (PLN-5, PLN-23)."""
    named = case.target
    if named is None:
        return Tri.NO
    marked = "annullable" in case.view.history.tables.kinds[str(named.kind)].marks
    allowed = marked and (named.kind not in CONSENTS or is_withdrawal(named))
    return every([tri(allowed), case.view.stands(named)])


def has_text(case: Case) -> Tri:
    """The event named has a text (PLN-22)."""
    return tri(case.target is not None and case.target.text_digest is not None)


def in_conflict(case: Case) -> Tri:
    """The slot is in conflict, not the person's own word, and the value chosen is one of those held (PLN-11)."""
    for slot, value in case.settings.items():
        held = {identity(slot, e.value) for e in case.view.entries(slot)}
        return tri(len(held) > 1 and not is_own_word(slot) and identity(slot, value) in held)
    return Tri.NO


def settle_first(case: Case) -> Tri:
    """No slot that the event sets is in conflict (PLN-11)."""
    if case.event.kind == "settlement":
        return Tri.YES
    for slot in case.settings:
        if is_own_word(slot) or (slot == PHASE and is_at_once(case.event)):
            continue
        if case.view.in_conflict(slot):
            return Tri.NO
    return Tri.YES
