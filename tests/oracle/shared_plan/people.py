"""Who belongs to the circle, who holds an office, and what the person has consented to.

Spec: PLN-6, PLN-10, PLN-28.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from .logic import Tri, agree, every, negate, some, tri
from .values import OFFICES, Entry, Slot
from .view import View

REPRESENTATIVES = ("legal_representative", "authority_holder")
REFUSALS = ("refused", "withdrawn")


def role_slot(who: bytes) -> Slot:
    """The slot of a member's role."""
    return ("role", who, None)


def office_slot(office: str) -> Slot:
    """The slot of an office."""
    return (office, None, None)


def is_person(view: View, who: bytes) -> bool:
    """Whether this is the plan's person."""
    opening = view.opening()
    return opening is not None and opening.person == who


def has_left(view: View, office: Entry) -> Tri:
    """The holder has since left: their role is none, and the naming does not descend from the leaving (PLN-10).

    The leaving is the event that first gave the role that value, through the settlements that chose it.
    """
    who, naming = office.value.person, office.setter
    if who is None or naming is None:
        return Tri.NO

    def left(role: Entry) -> Tri:
        if role.value.word != "none" or role.value.origin is None:
            return Tri.NO
        return tri(not view.history.precedes(role.value.origin, naming))

    return view.ask(role_slot(who), left)


def is_held(view: View, entry: Entry) -> Tri:
    """An entry of an office names somebody who has not left since (PLN-10)."""
    if entry.value.person is None:
        return Tri.NO
    return negate(has_left(view, entry))


def held_by(view: View, entry: Entry, who: bytes) -> Tri:
    """An entry of an office names this one, who has not left since."""
    return is_held(view, entry) if entry.value.person == who else Tri.NO


def holds(view: View, office: str, who: bytes) -> Tri:
    """Whether somebody holds an office (PLN-10)."""
    return view.ask(office_slot(office), lambda e: held_by(view, e, who))


def is_member(view: View, who: bytes) -> Tri:
    """In the circle by role or by office (PLN-10)."""
    by_role = negate(view.word_in(role_slot(who), ("none",)))
    return some([by_role] + [holds(view, office, who) for office in OFFICES])


def in_circle(view: View, who: bytes) -> Tri:
    """In the circle of care, as the plan's person, by role or by office (PLN-10)."""
    return Tri.YES if is_person(view, who) else is_member(view, who)


def speaks(view: View, who: bytes | None) -> Tri:
    """May give the person's word: the person, the legal representative, a holder of authority (PLN-10, PLN-28)."""
    if who is None:
        return Tri.NO
    return Tri.YES if is_person(view, who) else view.word_in(role_slot(who), REPRESENTATIVES)


def keeps_own_consent(view: View, who: bytes) -> bool:
    """A consent of this member is held apart: every role held says holder of authority (PLN-28)."""
    return view.word_in(role_slot(who), ("authority_holder",)) is Tri.YES


def _holders(view: View) -> list[tuple[bytes, Tri]]:
    """The members who are, or may be, holders of authority."""
    found: list[tuple[bytes, Tri]] = []
    for slot in view.slots_of("role"):
        answer = view.word_in(slot, ("authority_holder",))
        if answer is not Tri.NO and slot[1] is not None:
            found.append((slot[1], answer))
    return found


def _consent_of(view: View, which: str, holders: list[bytes]) -> Tri:
    """A consent, these being the holders of authority counted: two or more must each have given (PLN-28).

    Fewer: the general slot's or the one holder's is given. Nobody counted, nor the person, refused or withdrew.
    """
    general: Slot = (which, None, None)
    slots: list[Slot] = [("holder_" + which, who, None) for who in holders]
    gave = [view.word_in(slot, ("given",)) for slot in slots]
    enough = every(gave) if len(slots) >= 2 else some([view.word_in(general, ("given",)), *gave])
    refused = some([view.word_in(slot, REFUSALS) for slot in (general, *slots)])
    return every([enough, negate(refused)])


def consents(view: View, which: str) -> Tri:
    """Whether a consent is given; unknown is not given (PLN-6).

    Where it is in conflict whether a member holds authority: worked out with and without, unknown where they differ.
    """
    holders = _holders(view)
    sure = [who for who, answer in holders if answer is Tri.YES]
    return agree([_consent_of(view, which, sure), _consent_of(view, which, [who for who, _ in holders])])


def is_vacant(view: View, slot: Slot, entry: Entry) -> bool:
    """An office whose holder has since left is vacant (PLN-10)."""
    return slot[0] in OFFICES and has_left(view, entry) is Tri.YES


def is_undisputed(view: View, office: str) -> bool:
    """An office named, for certain not vacant, its slot not in conflict by values (PLN-11)."""
    slot = office_slot(office)
    return not view.in_conflict(slot) and agree(is_held(view, e) for e in view.entries(slot)) is Tri.YES


def undisputed(view: View) -> list[str]:
    """Those of referent and MT that are undisputed (PLN-11)."""
    return [office for office in ("referent", "mt") if is_undisputed(view, office)]
