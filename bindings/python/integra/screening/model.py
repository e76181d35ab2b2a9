"""What a screening gives: verdicts, findings, and the steps that explain them.

Spec: spec/10-screening.md (SCR-1 to SCR-12).  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from .._model import Immutable
from ..word_tables import FINDING_WORDS
from ..words import Count, Fact, FindingState, Language, Pack, Question, SettledBy, Stage, Tri, Verdict, Weight
from ..rules import sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that somebody should know or do.

    ``index`` says which question or reason it is about, by its code (:attr:`item` is the question itself); ``value`` and
    ``other`` are the codes of the two values compared, where two were (SCR-8: ``Tri(value)`` was stated, ``Tri(other)``
    derived).
    """

    rule: str
    weight: Weight
    state: FindingState
    settled_by: SettledBy
    subject: UUID | None = None
    index: int | None = None
    due: datetime.date | None = None
    value: int = 0
    other: int = 0

    @property
    def item(self) -> Question | None:
        """The question it is about, None where it is about none."""
        about = FINDING_WORDS.get((self.rule, self.settled_by))
        if about is Question and self.index is not None and self.index < len(Question):
            return Question(self.index)
        return None

    def sentence(self, language: str | Language = "en") -> str:
        """The sentence a case manager reads, in ``"en"`` or ``"fr"``."""
        return sentence(self.rule, self.settled_by, language)


@dataclass(frozen=True, slots=True, kw_only=True)
class Screening(Immutable):
    """The outcome of one screening. The library proposes, people decide (GEN-2): no stage enrols anybody.

    ``stated`` has the eight questions as answered, ``derived`` the six items as the record shows them (None without
    a record), ``items`` the six as used (SCR-8). A robustness of 255 means that no answers can change the verdict.
    """

    person: UUID | None
    date: datetime.date | None
    pack: Pack
    overridden: bool
    stage: Stage
    ask: tuple[Question, ...]
    stated: Mapping[Question, Tri]
    derived: Mapping[Question, Tri] | None
    items: Mapping[Question, Tri]
    yes_count: int
    unknown_count: int
    pps: Tri
    assistance_threshold: Tri
    legal_complexity: Tri
    least_to_settle: int
    pps_robustness: int
    threshold_robustness: int
    findings: tuple[Finding, ...] = ()
    extension: bytes = b""

    @property
    def from_facts(self) -> bool:
        """Whether a record was read."""
        return self.derived is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One step of an explanation (GEN-3): under ``rule``, ``target`` took ``value``, having read ``source``.

    ``source`` is a fact, a count, ``"admissions"``, a question or a verdict; ``source_value`` is what it said, as
    the rule read it; ``missing`` is True where it is unknown and leaves the target unknown.
    """

    rule: str
    target: Question | Verdict
    value: Tri | Stage
    source: Fact | Count | Question | Verdict | str
    source_value: Tri
    missing: bool
