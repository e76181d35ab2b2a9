"""Opaque keys of contacts and demands, made of the caller's own and leading back to them for nobody without a secret.

Spec: spec/45-observed.md ("Keys"); GEN-6, ORI-15.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import hmac
from uuid import UUID

from ..._model import argument_bytes, argument_text
from ...demand.model import Contact

__all__ = ["call_key", "demand_key", "opaque"]

#: What is keyed, so that one value never gives one key in two uses.
_CALL, _ID, _REF, _DIFFICULTY = "call", "id", "ref", "difficulty"


def opaque(use: str, value: str, secret: bytes = b"") -> UUID:
    """The key of a value: the first sixteen bytes of the HMAC-SHA-256, under the secret, of the use and the value.

    Without a secret it is the same everywhere, and whoever can guess the value can see that it was that one.

    >>> from integra.territory.observed.keys import opaque
    >>> opaque("ref", "demand 1") == opaque("ref", "demand 1")
    True
    >>> opaque("ref", "demand 1") == opaque("ref", "demand 1", b"a secret of the territory")
    False
    """
    text = f"integra {argument_text(use, 'use')}\0{argument_text(value, 'value')}"
    return UUID(bytes=hmac.digest(argument_bytes(secret, "secret"), text.encode("utf-8", "surrogatepass"), "sha256")[:16])


def demand_key(demand: UUID | None, ref: str | None, secret: bytes = b"") -> UUID | None:
    """The key of a demand: of its identifier, else of the caller's own key of it; None where it has neither."""
    if demand is not None:
        return opaque(_ID, demand.hex, secret)
    return None if ref is None else opaque(_REF, ref, secret)


def call_key(contact: Contact | None, demand: UUID, secret: bytes = b"") -> UUID:
    """The key of a contact: of its call where one is said; else the demand is a contact of its own, and has its key."""
    return demand if contact is None or contact.call is None else opaque(_CALL, contact.call.hex, secret)


def difficulty_key(kind: str, topic: int, demand: UUID) -> UUID:
    """The identifier of a difficulty: the same wherever kind, topic and demand are (CON-7)."""
    return opaque(_DIFFICULTY, f"{kind} {topic} {demand.hex}")


