"""Forks: events of one writer at one place, of which each site keeps them all.

Spec: spec/32-exchange.md (PLN-12).  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from .._model import Immutable
from ..errors import language_of
from ..text import Text
from ..words import Language
from .event import Event

__all__ = ["Fork"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fork(Immutable):
    """Several events that one writer has at one place (PLN-12): the installation was copied, or restored from a backup and
    used on; or somebody else wrote in its name.

    Attributes:
        writer: whose events they are, as they say.
        sequence: the place among the writer's.
        events: all of them, in the plan's order, each with the signatures beside it: what tells who wrote which.
    """

    writer: UUID
    sequence: int
    events: tuple[Event, ...]

    @property
    def told(self) -> Text:
        return Text(
            f"{len(self.events)} events of the writer {self.writer} have the number {self.sequence}: the installation that "
            "forked takes a new writer (PlanStore.restored()); one that did not write the other event has the proof of a "
            "forgery, where a verifier tells whose signature it is (rule PLN-12)",
            f"{len(self.events)} événements du rédacteur {self.writer} portent le rang {self.sequence} : l'installation qui a "
            "divergé prend un autre rédacteur (PlanStore.restored()) ; celle qui n'a pas écrit l'autre événement tient la "
            "preuve d'un faux, si un vérificateur dit de qui en est la signature (règle PLN-12)")

    def sentence(self, language: str | Language = "en") -> str:
        """What is wrong and what to do, in ``"en"`` or ``"fr"``."""
        return self.told.said(language_of(language))
