"""Guards about who acts: the circle, offices, roles and whose word it is.

Spec: PLN-1, PLN-3, PLN-5, PLN-10, PLN-11, PLN-28.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from .case import Case
from .logic import Tri, negate, some, tri
from .model_event import is_closing, is_withdrawal, word_of
from .people import (
    held_by,
    holds,
    in_circle,
    is_held,
    is_member,
    office_slot,
    role_slot,
    speaks,
    undisputed,
)
from .values import Entry

CONCLUSIONS = ("review_conclusion", "review_suspension", "review_closing")


def circle(case: Case) -> Tri:
    """The author belongs to the circle of care (PLN-10)."""
    return in_circle(case.view, case.event.author)


def giver(case: Case) -> Tri:
    """The word comes from the person, the legal representative or a holder of authority (PLN-10)."""
    event = case.event
    if case.is_consent:
        return speaks(case.view, event.person)
    if event.giver is not None:
        return speaks(case.view, event.giver)
    if event.kind == "annulment":
        target = case.target
        return tri(target is None or not is_withdrawal(target))
    return Tri.YES


def member(case: Case) -> Tri:
    """Whom it is about is in the circle, other than as the plan's person (PLN-10)."""
    return Tri.NO if case.event.person is None else is_member(case.view, case.event.person)


def _first_or_own(case: Case, office: str) -> Tri:
    """Of each value of the office: it is vacant (nobody, or left since), or the author's who has not left (PLN-10)."""

    def free_or_own(entry: Entry) -> Tri:
        return some([negate(is_held(case.view, entry)), held_by(case.view, entry, case.event.author)])

    return case.view.ask(office_slot(office), free_or_own)


def referent_change(case: Case) -> Tri:
    """The first referent is named by any member, a later one by the referent or the MT (PLN-10)."""
    return some([_first_or_own(case, "referent"), holds(case.view, "mt", case.event.author)])


def mt_change(case: Case) -> Tri:
    """The first MT is named by any member, a later one by the MT, the referent, or the person's word (PLN-10)."""
    own = _first_or_own(case, "mt")
    return some([own, holds(case.view, "referent", case.event.author), speaks(case.view, word_of(case.event))])


def mt_own(case: Case) -> Tri:
    """The agreement comes from the MT (PLN-10)."""
    return holds(case.view, "mt", case.event.author)


def case_manager(case: Case) -> Tri:
    """In a PSI: multidimensional assessments and reviews' conclusions come from the case manager (PLN-1, PLN-10)."""
    opening, event = case.view.opening(), case.event
    if opening is None or opening.code != "psi":
        return Tri.YES
    if event.kind in CONCLUSIONS or (event.kind == "assessment" and event.detail == "yes"):
        return case.view.word_in(role_slot(event.author), ("case_manager",))
    return Tri.YES


def settler(case: Case) -> Tri:
    """The undisputed referent or MT settles; where there is neither, the person's word does (PLN-11)."""
    view, author = case.view, case.event.author
    offices = undisputed(view)
    if not offices:
        return speaks(view, word_of(case.event))
    return some(holds(view, office, author) for office in offices)


def closing_office(case: Case) -> Tri:
    """The referent or the MT annuls a closing or a withdrawal; neither undisputed, the person's word does (PLN-5)."""
    target, view, author = case.target, case.view, case.event.author
    if target is None or not (is_closing(target) or is_withdrawal(target)):
        return Tri.YES
    if not undisputed(view):
        return speaks(view, word_of(case.event))
    return some([holds(view, "referent", author), holds(view, "mt", author)])
