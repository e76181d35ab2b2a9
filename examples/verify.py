"""A plan that strangers can reach takes in what is signed by whom its host knows, and no other.

Run it:  pip install pycose, then  python examples/verify.py
Three installations send what they recorded, each event signed: the practice, whose key the host trusts; the hospital, whose
key was revoked, so that what it had signed by then is kept and what comes later is not; and one that nobody knows.
Spec: spec/32-exchange.md, "The verifier", "How to sign" (PLN-12).  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import uuid
from typing import Any

import cbor2
from pycose.algorithms import EdDSA
from pycose.headers import Algorithm
from pycose.keys.okp import OKPKey
from pycose.messages.sign1message import Sign1Message

from integra import Draft, Event, EventKind, Plan
from integra.words import NeedDomain, PlanKind, Role, Verification

PERSON, NURSE, DOCTOR = (uuid.UUID(int=number) for number in (1, 2, 3))
PRACTICE, HOSPITAL, STRANGER = (uuid.UUID(int=number) for number in (101, 102, 103))
NOON = datetime.datetime(2025, 6, 2, 12, 0, tzinfo=datetime.timezone.utc)
#: A key of pycose, which says no types of its own.
Key = Any
_MESSAGE: Any = Sign1Message
_KEY: Any = OKPKey


def _detached(key: Key) -> Any:
    message = _MESSAGE(phdr={Algorithm: EdDSA})
    message.key = key
    return message


def sign(event: Event, key: Key) -> bytes:
    """A detached COSE_Sign1 of the event's digest: the payload is nil, and is not sent."""
    signature: bytes = _detached(key).encode(detached_payload=event.digest)
    return signature


def verifies(signature: bytes, digest: bytes, key: Key) -> bool:
    """Whether it is a detached COSE_Sign1 of this digest under this key, and by the algorithm of the key."""
    message = _detached(key)
    try:
        tagged: Any = cbor2.loads(signature)
        protected, _, payload, message.signature = tagged.value
        shaped = tagged.tag == _MESSAGE.cbor_tag and protected == message.phdr_encoded and payload is None
        return bool(shaped and message.verify_signature(detached_payload=digest))
    except Exception:  # whatever strangers' bytes make a reader stumble over, they sign nothing
        return False


class KeyRing:
    """The keys that a host knows by itself, by writer, and what it does about an event: its plan's verifier."""

    def __init__(self, keys: dict[uuid.UUID, Key]) -> None:
        self._keys: dict[uuid.UUID, Key] = keys
        #: Of a writer whose key was revoked, the events that it had signed by then.
        self._until: dict[uuid.UUID, frozenset[bytes]] = {}
        #: Events with a signature that verified: a text that comes later is theirs, for their digest covers it.
        self._verified: set[bytes] = set()

    def revoke(self, writer: uuid.UUID, plan: Plan) -> None:
        """Whoever has the key may write in the writer's name from now on, and on any day it likes: no time in an event and
        no number tells what came before, so what is here is listed."""
        self._until[writer] = frozenset(event.digest for event in plan.events if event.writer == writer)

    def __call__(self, event: Event, signatures: tuple[bytes, ...]) -> Verification | tuple[bytes, ...]:
        writer = event.writer or uuid.UUID(int=0)
        until = self._until.get(writer)
        if writer not in self._keys or (until is not None and event.digest not in until):
            return Verification.LEAVE_OUT
        kept = tuple(each for each in signatures if verifies(each, event.digest, self._keys[writer]))
        if kept:
            self._verified.add(event.digest)
        return kept if event.digest in self._verified else Verification.LEAVE_OUT


def draft(minute: int, kind: EventKind, author: uuid.UUID, **fields: Any) -> Draft:
    recorded = NOON + datetime.timedelta(minutes=minute)
    return Draft(kind=kind, author=author, recorded=recorded, effective=recorded.date(), **fields)


def record(plan: Plan, key: Key, what: Draft) -> Event:
    """What a site records, with its signature beside it."""
    event = plan.append(what)
    return plan.sign(event, sign(event, key))


def copy(plan: Plan, writer: uuid.UUID) -> Plan:
    return Plan.from_cbor(plan.to_cbor(), writer=writer)


def main() -> None:
    own = {writer: _KEY.generate_key(crv="Ed25519") for writer in (PRACTICE, HOSPITAL, STRANGER)}
    ring = KeyRing({writer: _KEY(crv="Ed25519", x=own[writer].x) for writer in (PRACTICE, HOSPITAL)})

    with Plan(writer=PRACTICE) as practice, Plan(verifier=ring) as here:
        record(practice, own[PRACTICE], draft(0, EventKind.OPENING, NURSE, person=PERSON, code=PlanKind.PPS, detail=Role.NURSE))
        record(practice, own[PRACTICE], draft(1, EventKind.JOIN, NURSE, person=DOCTOR, code=Role.GP))
        hospital = copy(practice, HOSPITAL)
        record(hospital, own[HOSPITAL], draft(2, EventKind.NEED, DOCTOR, code=NeedDomain.HOUSING))
        print("from the hospital:", here.merge(hospital))

        ring.revoke(HOSPITAL, here)
        record(hospital, own[HOSPITAL], draft(3, EventKind.NEED, DOCTOR, code=NeedDomain.HEALTH))
        print("from the hospital, later:", here.merge(hospital))
        with Plan(verifier=ring) as anew:
            print("all of it, at a site that had nothing:", anew.merge(hospital))

        # Somebody has a copy of the plan, and no key that is known here. An author is what an event says.
        for writer, name in ((STRANGER, "from nobody known"), (PRACTICE, "in the practice's name")):
            with copy(practice, writer) as forged:
                record(forged, own[STRANGER], draft(4, EventKind.NEED, NURSE, code=NeedDomain.SOCIAL))
                print(f"{name}:", here.merge(forged))
                forgery = forged.to_cbor()

        # Without a verifier the forgery is a fork of the practice's events once the practice goes on.
        record(practice, own[PRACTICE], draft(5, EventKind.NEED, NURSE, code=NeedDomain.OTHER))
        print("from the practice:", here.merge(practice))
        with copy(practice, HOSPITAL) as trusting:
            trusting.merge(forgery)
            for fork in trusting.forks():
                key = own[fork.writer]
                honest = sum(any(verifies(each, event.digest, key) for each in event.signatures) for event in fork.events)
                print(f"without a verifier: a fork of {len(fork.events)} events, {honest} of them signed by their writer")
        print(f"with it: {len(here.forks())} forks, {len(here)} events")
        hospital.close()


if __name__ == "__main__":
    main()
