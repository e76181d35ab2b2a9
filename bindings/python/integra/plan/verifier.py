"""Who a plan asks about what comes in: a function of the host's, which knows keys and what a signature is worth.

Spec: spec/32-exchange.md (PLN-12), "How to sign".  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any, TypeAlias

from .._low.event import event_of
from ..errors import UsageError
from ..text import Text
from ..words import Status, Verification
from .event import Event

__all__ = ["Verifier"]

#: What is asked: an event as it was sent, but of its signatures those that are not here, and these. It answers with a word
#: of :class:`integra.words.Verification`, or with the signatures that are worth a place, which keeps the event.
Verifier: TypeAlias = Callable[[Event, tuple[bytes, ...]], Verification | Collection[bytes]]

_ANSWER = "a verifier answers with a word of integra.words.Verification, or with the signatures to keep"


def check_verifier(owner: object, verifier: object) -> None:
    if verifier is not None and not callable(verifier):
        raise TypeError(f"{type(owner).__name__}.verifier takes a function of an event and its new signatures, or None")


class Asking:
    """A verifier, and whether it is being asked: the plan that asks must not be used then."""

    __slots__ = ("verifier", "under_way", "raised")

    def __init__(self, verifier: Verifier | None) -> None:
        self.verifier: Verifier | None = verifier
        self.under_way: bool = False
        #: What it raised last, which nobody is to take for an error of another's.
        self.raised: BaseException | None = None

    def __call__(self, struct: Any, digest: bytes) -> tuple[int, int]:
        """Its answer about an event: the code of a word, and a bit for each signature that is kept."""
        if self.verifier is None:
            return Verification.KEEP.code, 0
        event = event_of(Event, struct, digest)
        self.under_way = True
        try:
            said = self.verifier(event, event.signatures)
        except BaseException as error:
            self.raised = error
            raise
        finally:
            self.under_way = False
        if isinstance(said, Verification):
            return said.code, (1 << len(event.signatures)) - 1
        return Verification.KEEP.code, _bits(said, event.signatures)

    def check(self) -> None:
        """Raises UsageError where the plan is asking."""
        if self.under_way:
            raise UsageError(Status.INVALID_VALUE, rule="PLN-12", detail=Text(
                "the plan is asking its verifier, which must not use it",
                "le plan interroge son vérificateur, qui ne doit pas s'en servir"))


def _bits(kept: object, asked: tuple[bytes, ...]) -> int:
    if not isinstance(kept, Collection) or isinstance(kept, (str, bytes, bytearray, memoryview)):
        raise TypeError(_ANSWER)
    bits = 0
    for signature in kept:
        if signature not in asked:
            raise UsageError(Status.INVALID_VALUE, rule="PLN-12", detail=Text(
                "the verifier keeps a signature that it was not asked about: give some of its second argument",
                "le vérificateur garde une signature sur laquelle il n'a pas été interrogé : en rendre parmi celles de son "
                "second argument"))
        bits |= 1 << asked.index(signature)
    return bits
