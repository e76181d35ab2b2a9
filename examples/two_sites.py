"""Two sites hold one plan, go offline, disagree, merge, and people settle it; later one of them is mistaken.

Run it:  python examples/two_sites.py [FOLDER]
Each site keeps its events with SQLite (integra.plan.store), in a folder of its own making unless one is given.
Spec: spec/31-history.md (PLN-11, PLN-23), spec/32-exchange.md (PLN-12), spec/33-objectives.md (PLN-24).
SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import hmac
import sys
import tempfile
import textwrap
import uuid
from pathlib import Path
from typing import Any

from integra import Draft, DraftRefusedError, Event, EventKind, label
from integra.plan.store import PlanStore
from integra.words import Answer, ClosingReason, ExpressedBy, NeedDomain, ObjectiveReach, PlanKind, Priority, Role, Slot

PERSON, NURSE, GP = (uuid.UUID(int=number) for number in (1, 2, 3))
NAMES = {PERSON: "the person", NURSE: "the nurse", GP: "the GP"}
START = datetime.datetime(2025, 6, 2, 9, 0, tzinfo=datetime.timezone.utc)
#: Known to both sites, so that either could make what the other checks: see :func:`signature`.
SECRET = b"known to both sites"


def draft(minute: int, kind: EventKind, author: uuid.UUID, **fields: Any) -> Draft:
    """The caller gives the time: the library has no clock."""
    recorded = START + datetime.timedelta(minutes=minute)
    return Draft(kind=kind, author=author, recorded=recorded, effective=recorded.date(), **fields)


def begin(site: PlanStore) -> uuid.UUID:
    """Opens a plan: the nurse is referent, the GP médecin traitant, the person consents."""
    plan = site.append(draft(0, EventKind.OPENING, NURSE, person=PERSON, code=PlanKind.PPS, detail=Role.NURSE)).plan
    assert plan is not None
    site.append(draft(1, EventKind.JOIN, NURSE, person=GP, code=Role.GP), plan)
    site.append(draft(2, EventKind.REFERENT, NURSE, person=NURSE), plan)
    site.append(draft(3, EventKind.MT, NURSE, person=GP), plan)
    site.append(draft(4, EventKind.ASSISTANCE_CONSENT, PERSON, person=PERSON, code=Answer.GIVEN), plan)
    return plan


def exchange(plan: uuid.UUID, one: PlanStore, other: PlanStore) -> None:
    """One message each way: what the other lacks, by the summary it sent. The store, not a copy of the plan, answers a
    summary: it sees there when it was restored from a backup."""
    with one.plan(plan) as here, other.plan(plan) as there:
        from_one, from_other = here.summary(), there.summary()
    to_other, to_one = one.delta(plan, from_other), other.delta(plan, from_one)
    one.merge(to_one)
    other.merge(to_other)


def show(name: str, site: PlanStore, plan: uuid.UUID) -> None:
    """Phase and conflicts of a plan at one site, and the digest that both sites compare."""
    with site.plan(plan) as shown:
        state = shown.state
        phases = " or ".join(label(phase) for phase in state.phase.values)
        print(f"{name}: {len(shown)} events, {phases}, {len(state.conflicts)} to settle, {state.digest.hex()[:16]}")


def show_conflicts(site: PlanStore, plan: uuid.UUID) -> None:
    """Every value in conflict, who set it and when; a value read is the one that an event of the others relied on."""
    with site.plan(plan) as shown:
        for holding in shown.conflicts:
            print(f"  {label(holding.slot)}:")
            for each in holding.entries:
                event = None if each.setter is None else shown.place(each.setter).event
                who = "" if event is None else f", by {NAMES[event.author]} at {event.recorded:%H:%M}"
                print(f"    {label(each.value)}{who}{' (before both)' if each.read else ''}")


def show_why(site: PlanStore, plan: uuid.UUID) -> None:
    """Why a plan is closed, since when and by whom."""
    with site.plan(plan) as shown:
        for each in shown.state.closing:
            print(f"  {label(each.reason)}, since {each.since}, by {NAMES[each.by]}")


def show_objectives(site: PlanStore, plan: uuid.UUID) -> None:
    """Each objective with its state and priority."""
    with site.plan(plan) as shown:
        for each in shown.state.objectives:
            states, priorities = (" or ".join(map(label, held.values)) for held in (each.state, each.priority))
            print(f"  {each.text.value}: {states}, priority {priorities}")


def signature(event: Event) -> bytes:
    """A stand-in for a signature: whoever knows the secret can make it, so that it proves nothing to anybody else.

    A host signs with a key of its own, a detached COSE_Sign1 of the digest: spec/32-exchange.md, "How to sign", and
    examples/sign.py, which takes a library for it.
    """
    return hmac.digest(SECRET, event.digest, "sha256")


def main(folder: Path) -> None:
    """The whole story."""
    with PlanStore(folder / "practice.sqlite") as practice, PlanStore(folder / "hospital.sqlite") as hospital:
        plan = begin(practice)
        with practice.plan(plan) as whole:
            hospital.merge(whole.to_cbor())
        show("practice", practice, plan)
        show("hospital", hospital, plan)

        print("\noffline: the practice proposes the plan, the hospital closes it")
        proposal = practice.append(draft(10, EventKind.PROPOSAL, GP), plan)
        need = practice.append(draft(11, EventKind.NEED, NURSE, code=NeedDomain.HOUSING, text="stairs at home"), plan)
        hospital.append(draft(12, EventKind.CLOSING, NURSE, code=ClosingReason.MOVED), plan)

        print("\nback online: one message each way")
        exchange(plan, practice, hospital)
        show("practice", practice, plan)
        show("hospital", hospital, plan)
        show_conflicts(hospital, plan)

        print("\nnobody can go on before somebody entitled decides")
        try:
            hospital.append(draft(20, EventKind.PROPOSAL_WITHDRAWN, NURSE), plan)
        except DraftRefusedError as error:
            for refusal in error.refusals:
                print(f"  not met: {refusal.rule} {refusal.guard.word}: {refusal.sentence()}")
                print(textwrap.fill(f"to do: {refusal.remedy()}", 80, initial_indent="    ", subsequent_indent="      "))

        print("\nthe médecin traitant settles it: the proposal stands")
        practice.append(draft(21, EventKind.SETTLEMENT, GP, code=Slot.PHASE, target=proposal.digest), plan)
        exchange(plan, practice, hospital)
        show("practice", practice, plan)
        show("hospital", hospital, plan)

        print("\nthe person has an objective, and it is pursued")
        objective = practice.append(draft(30, EventKind.OBJECTIVE, NURSE, target=need.digest, code=ExpressedBy.PERSON,
                                          detail=Priority.HIGH, text="to reach the garden alone"), plan)
        practice.append(draft(31, EventKind.OBJECTIVE_PURSUED, NURSE, target=objective.digest), plan)
        show_objectives(practice, plan)

        print("\nthe hospital takes somebody else's death for the person's")
        mistake = hospital.append(draft(40, EventKind.CLOSING, NURSE, code=ClosingReason.DIED), plan)
        exchange(plan, practice, hospital)
        show("practice", practice, plan)
        show_why(practice, plan)

        print("\nthe médecin traitant takes it back: what the plan held without it holds again")
        practice.append(draft(41, EventKind.ANNULMENT, GP, target=mistake.digest), plan)
        exchange(plan, practice, hospital)
        show("practice", practice, plan)
        show("hospital", hospital, plan)

        print("\nthe objective is reached, and the practice signs it (a stand-in for a signature)")
        reached = practice.append(draft(50, EventKind.OBJECTIVE_REACHED, NURSE, target=objective.digest,
                                        code=ObjectiveReach.REACHED), plan)
        practice.sign(plan, reached, signature(reached))
        exchange(plan, practice, hospital)
        show("practice", practice, plan)
        show("hospital", hospital, plan)
        show_objectives(hospital, plan)
        with hospital.plan(plan) as there:
            received = there.place(reached).event
        holds = any(hmac.compare_digest(each, signature(received)) for each in received.signatures)
        print(f"  its signature {'holds' if holds else 'does not hold'} at the hospital")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(Path(sys.argv[1]))
    else:
        with tempfile.TemporaryDirectory() as made:
            main(Path(made))
