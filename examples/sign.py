"""An event of a plan is signed, and a host tells the honest signature from what else stands beside the event.

Run it:  pip install pycose, then  python examples/sign.py
The library carries signatures and checks none: keys, and what a signature is worth, are the host's.
Spec: spec/32-exchange.md, "How to sign" (PLN-12).  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import dataclasses
import datetime
import uuid
from collections.abc import Mapping
from typing import Any

import cbor2
from pycose.algorithms import EdDSA
from pycose.headers import Algorithm
from pycose.keys.okp import OKPKey
from pycose.messages.sign1message import Sign1Message

from integra import Draft, Event, EventKind, Plan
from integra.words import NeedDomain, PlanKind, Role

PERSON, NURSE = (uuid.UUID(int=number) for number in (1, 2))
PRACTICE, HOSPITAL = (uuid.UUID(int=number) for number in (101, 102))
NOON = datetime.datetime(2025, 6, 2, 12, 0, tzinfo=datetime.timezone.utc)
#: A key of pycose, which says no types of its own.
Key = Any
#: The public key of each writer, which the host knows by itself: no signature brings one.
Keys = Mapping[uuid.UUID, Key]
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


def told(plan: Plan, event: Event, signature: bytes, keys: Keys) -> str:
    """What a signature beside an event is, seen by a host that asks for the key of the event's writer."""
    key = keys.get(event.writer or uuid.UUID(int=0))
    if key is None:
        return "of a writer without a key"
    if verifies(signature, event.digest, key):
        return "honest"
    if any(verifies(signature, other.digest, key) for other in plan.events):
        return "of another event"
    if any(verifies(signature, event.digest, other) for other in keys.values()):
        return "under another's key"
    return "worthless"


def is_signed(event: Event, keys: Keys) -> bool:
    """One signature that verifies is enough, whatever stands beside it; none looks like one that was taken off."""
    key = keys.get(event.writer or uuid.UUID(int=0))
    return key is not None and any(verifies(each, event.digest, key) for each in event.signatures)


def only_honest(plan: Plan, keys: Keys) -> Plan:
    """The same events in a plan of its own, each with the signatures that verify and no other."""
    kept = Plan(writer=plan.writer)
    for event in plan.events:
        key = keys.get(event.writer or uuid.UUID(int=0))
        honest = tuple(each for each in event.signatures if key is not None and verifies(each, event.digest, key))
        kept.apply(dataclasses.replace(event, signatures=honest))
    return kept


def draft(minute: int, kind: EventKind, **fields: Any) -> Draft:
    recorded = NOON + datetime.timedelta(minutes=minute)
    return Draft(kind=kind, author=NURSE, recorded=recorded, effective=recorded.date(), **fields)


def main() -> None:
    own = {writer: _KEY.generate_key(crv="Ed25519") for writer in (PRACTICE, HOSPITAL)}
    keys = {writer: _KEY(crv="Ed25519", x=key.x) for writer, key in own.items()}

    with Plan(writer=PRACTICE) as plan:
        opening = plan.append(draft(0, EventKind.OPENING, person=PERSON, code=PlanKind.PPS, detail=Role.NURSE))
        need = plan.append(draft(1, EventKind.NEED, code=NeedDomain.HOUSING))
        for event in (opening, need):
            plan.sign(event, sign(event, own[PRACTICE]))

        # Somebody hands over copies of the need: without its signature, and with others in its place.
        others = {"of the opening": sign(opening, own[PRACTICE]), "of the hospital": sign(need, own[HOSPITAL]),
                  "made up": b"\0"}
        plan.apply(dataclasses.replace(need, signatures=()))
        for name, signature in others.items():
            plan.apply(dataclasses.replace(need, signatures=(signature,)))
            print(f"{name}: {told(plan, need, signature, keys)}, {plan.taken.signatures} kept")
        need = plan.place(need).event
        print(f"{len(need.signatures)} signatures, and the need is {'signed' if is_signed(need, keys) else 'not signed'}")

        # What came first to somebody else may be as much as there is room for: they are told, and choose anew.
        with Plan() as flooded:
            flooded.apply(opening)
            flooded.apply(dataclasses.replace(need, signatures=tuple(bytes([each]) for each in range(8))))
            taken = flooded.merge(plan)
            print(f"flooded: {taken.unplaced} without a place, signed: {is_signed(flooded.place(need).event, keys)}")
            with only_honest(flooded, keys) as clean:
                clean.merge(plan)
                print(f"chosen anew: signed: {is_signed(clean.place(need).event, keys)}")


if __name__ == "__main__":
    main()
