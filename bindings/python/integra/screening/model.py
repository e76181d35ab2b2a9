"""What a screening gives: verdicts, findings, and the steps that explain them.

Spec: spec/10-screening.md (SCR-1 to SCR-12).  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from .._low import sentences as _sentences
from .._model import Immutable
from ..word_tables import FINDING_WORDS
from ..words import (
    Count, Fact, FindingState, Language, Pack, Question, Record, SettledBy, Stage, Tri, Verdict, Weight,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that somebody should know or do.

    ``index`` says which question or reason it is about, by its code (:attr:`item` is the question itself); ``value`` and
    ``other`` are the codes of the two values compared, where two were (SCR-8: ``Tri(value)`` was stated, ``Tri(other)``
    derived). :meth:`sentence` says all of it; :func:`integra.sentence` the same for every finding of a kind.
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
        """What a case manager reads, in ``"en"`` or ``"fr"``: what it is about, what was compared, and by when.

        >>> from integra import Answers, Facts, Record, Tri, screen
        >>> told = Record(answers=Answers(mobility=Tri.NO), facts=Facts(restricted_mobility=Tri.YES))
        >>> print(screen(told).findings[0].sentence().split("both. ")[1])
        About: restricted in getting about. Answered: no, in the record: yes.
        """
        return _sentences.finding(self.rule, self.settled_by, self.state, self.subject, self.index, self.due, self.value,
                                  self.other, language)


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

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        from ..notebook import screening

        return screening(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One step of an explanation (GEN-3): under ``rule``, ``target`` took ``value``, having read ``source``.

    ``source`` is a fact, a count, ``"admissions"``, a question or a verdict; ``source_value`` is what it said, as
    the rule read it; ``missing`` is True where it is unknown and leaves the target unknown.

    What stands behind it is not in a receipt, and not compared: steps are equal where their first six fields are.

    Attributes:
        decided: it is one of the steps that gave the target its value, or keep it unknown; None where a receipt was read.
        count: what was counted: of a count the record's number, of ``"admissions"`` how many stays it lists, of the PPS
            and threshold verdicts the items at yes. None where nothing was told, or nothing is counted.
        complete: ``count`` is the whole count, not a floor.
        threshold: what ``count`` has to reach, of ``"admissions"`` the months that count; None where nothing is counted.
    """

    rule: str
    target: Question | Verdict
    value: Tri | Stage
    source: Fact | Count | Question | Verdict | str
    source_value: Tri
    missing: bool
    decided: bool | None = field(default=None, compare=False)
    count: int | None = field(default=None, compare=False)
    complete: bool = field(default=False, compare=False)
    threshold: int | None = field(default=None, compare=False)

    def sentence(self, language: str | Language = "en") -> str:
        """What was read, what that said, and the numbers, in ``"en"`` or ``"fr"``. What for is :attr:`target`.

        >>> from integra import Count, Facts, Record, explain
        >>> steps = explain(Record(facts=Facts(medicines=11)))
        >>> [step.sentence() for step in steps if step.decided and step.source is Count.MEDICINES]
        ['medicines: 11 in all, 10 needed, yes']
        """
        source = Record.ADMISSIONS if isinstance(self.source, str) else self.source
        return _sentences.reason(self.target, source, self.source_value, self.missing, self.count or 0,
                                 self.threshold or 0, self.complete, language)


class Explanation(tuple[Reason, ...]):
    """The steps of an explanation, in their order (GEN-3): a tuple of :class:`Reason`."""

    __slots__ = ()

    @property
    def decided(self) -> tuple[Reason, ...]:
        """The steps that gave their targets their values, or keep them unknown."""
        return tuple(reason for reason in self if reason.decided)

    def _repr_html_(self) -> str:
        """What a notebook shows: each item and verdict, and the sentences of what decided it."""
        from ..notebook import explanation

        return explanation(self)
