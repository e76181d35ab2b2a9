"""What a plan took of what it received, and what it left out: events, signatures beside events, chains.

Spec: spec/31-history.md (PLN-11), spec/32-exchange.md (PLN-12), "How to sign".  Layer: bindings.
SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from collections.abc import Iterable

from .._model import Immutable
from ..errors import language_of
from ..text import Text
from ..words import Language

__all__ = ["Taken"]

#: What is told beside the events that were new, where there is some.
_TOLD = {
    "signatures": Text("new signatures", "nouvelles signatures"),
    "unplaced": Text("signatures without a place", "signatures sans place"),
    "left_out": Text("events that the verifier left out", "événements que le vérificateur a laissés de côté"),
    "unverified": Text("signatures that the verifier did not keep", "signatures que le vérificateur n'a pas gardées"),
    "chains": Text("chains beyond the limit", "chaînes au-delà de la limite"),
    "crowded": Text("their events", "leurs événements"),
}


class Taken(Immutable, int):
    """How many events were new, a number, which also tells what came of the signatures beside them and what was left out.

    It is false only where all that came was here already; ``str()`` tells whatever it has to tell.

    >>> from integra.plan import Taken
    >>> taken = Taken(3, signatures=2, unplaced=1)
    >>> taken, taken.added, taken.signatures, taken.unplaced
    (3, 3, 2, 1)
    >>> print(taken)
    3 (new signatures: 2, signatures without a place: 1)
    >>> bool(Taken(0, left_out=1)), bool(Taken())
    (True, False)

    Attributes:
        added: how many events were not here before.
        signatures: how many signatures were not here before, and now are.
        unplaced: how many were not kept, since their events have no place left for them: a host that relies on
            signatures verifies those that are here (spec/32-exchange.md, "How to sign").
        left_out: how many events the verifier left out: what names them waits, and they are missing.
        unverified: how many signatures, of events kept, the verifier did not keep.
        chains: how many chains were left out, none of whose events would be accepted, since there is no room for more.
        crowded: how many events these have.
    """

    signatures: int
    unplaced: int
    left_out: int
    unverified: int
    chains: int
    crowded: int

    def __new__(cls, added: int = 0, signatures: int = 0, unplaced: int = 0, left_out: int = 0, unverified: int = 0,
                chains: int = 0, crowded: int = 0) -> Taken:
        taken = super().__new__(cls, added)
        taken.__dict__.update(signatures=signatures, unplaced=unplaced, left_out=left_out, unverified=unverified,
                              chains=chains, crowded=crowded)
        return taken

    @property
    def added(self) -> int:
        return int(self)

    @classmethod
    def together(cls, several: Iterable[Taken]) -> Taken:
        """What was taken of several, one after the other."""
        each = [(one.added, *one._rest()) for one in several]
        return cls(*map(sum, zip(*each, strict=True)))

    def __bool__(self) -> bool:
        return any((self.added, *self._rest()))

    def _rest(self) -> tuple[int, ...]:
        return tuple(self.__dict__[name] for name in _TOLD)

    def sentence(self, language: str | Language = "en") -> str:
        """The number of new events and what else there is to tell, in ``"en"`` or ``"fr"``."""
        spoken = language_of(language)
        colon = Text(": ", " : ").said(spoken)
        rest = [f"{said.said(spoken)}{colon}{value}" for said, value in zip(_TOLD.values(), self._rest(), strict=True) if value]
        return f"{self.added} ({', '.join(rest)})" if rest else f"{self.added}"

    def __str__(self) -> str:
        return self.sentence()

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} cannot be changed")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} cannot be changed")

    def __reduce__(self) -> tuple[type[Taken], tuple[int, ...]]:
        return Taken, (self.added, *self._rest())


def crowded(taken: Taken) -> Text | None:
    """That chains were left out, where they were: what a reader of a file says, and what to do."""
    if not taken.chains:
        return None
    return Text(
        f"chains left out, none of their events being accepted: {taken.chains}; their events: {taken.crowded}; a plan has room "
        "for 128 of them: keep the file, and ask who sent it what they are (PLN-11)",
        f"chaînes laissées de côté, aucun de leurs événements n'étant accepté : {taken.chains} ; leurs événements : "
        f"{taken.crowded} ; un plan a de la place pour 128 d'entre elles : garder le fichier, et demander à qui l'a envoyé ce "
        "qu'elles sont (PLN-11)")
