"""Screening one person: verdicts, what changed, why, and the receipt of it.

Spec: spec/10-screening.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from typing import TypeVar

from . import _low, _low_inclusion, _low_screening
from .errors import UsageError
from .model_inclusion import Inclusion, InclusionResult
from .model_record import Record
from .model_screening import Finding, Reason, Screening
from .rules import Rules, pack_of
from .words import Question, Status, Verdict

__all__ = [
    "check_inclusion", "compare", "explain", "receipt", "replay", "review_inclusion", "screen", "smallest_sets",
]

T = TypeVar("T")


def _of(kind: type[T], value: object, name: str) -> T:
    if not isinstance(value, kind):
        raise TypeError(f"{name} takes integra.{kind.__name__}")
    return value


def screen(record: Record, *, rules: Rules | None = None) -> Screening:
    """Screens one person (SCR-1 to SCR-8, SCR-11, SCR-12); without rules, under has-2014.

    >>> from integra import Answers, Record, Tri, screen
    >>> screen(Record(Answers(mobility=Tri.YES, socio_economic=Tri.YES))).stage
    <Stage.AWAITING_JUDGEMENT: 3>

    Raises:
        UsageError: answers and facts are not about one person and date, or a date is out of range.
        ResourceError: more admissions than a message may hold (WIRE-15).
    """
    return _low_screening.evaluate(pack_of(rules), _of(Record, record, "record"))


def compare(earlier: Screening, later: Screening) -> tuple[Finding, ...]:
    """What moved between two screenings of one person (SCR-10).

    Raises:
        UsageError: they are about two people, or the first is the later one.
    """
    return _low_screening.compare(_of(Screening, earlier, "earlier"), _of(Screening, later, "later"))


def explain(record: Record, *, rules: Rules | None = None) -> tuple[Reason, ...]:
    """Every step of :func:`screen` on the same record (GEN-3): items first, then the verdicts.

    Raises:
        UsageError, ResourceError: as :func:`screen`.
    """
    return _low_screening.explain(pack_of(rules), _of(Record, record, "record"))


def smallest_sets(
    screening: Screening, verdict: Verdict, *, rules: Rules | None = None
) -> tuple[tuple[Question, ...], ...]:
    """The smallest sets of item answers that by themselves force a verdict (SCR-12); none for an unknown one.

    ``verdict`` is Verdict.PPS or Verdict.ASSISTANCE_THRESHOLD. Without rules, those of the screening's own pack.

    Raises:
        UsageError: another verdict, or no rules given for a screening made with overridden parameters.
    """
    _of(Screening, screening, "screening")
    if rules is None and screening.overridden:
        raise UsageError(Status.MISMATCH, rule="GEN-9", detail="give the rules that the screening was made with")
    return _low_screening.smallest_sets(
        pack_of(rules or Rules(screening.pack.word)), screening, _of(Verdict, verdict, "verdict")
    )


def check_inclusion(inclusion: Inclusion) -> InclusionResult:
    """Checks an inclusion sheet (SCR-9, SCR-14).

    Raises:
        RefusedError: a confirmation without a reason that counts or without a function, or functions without a
            confirmation (SCR-9).
        UsageError, ResourceError: a text that is not valid, or too long.
    """
    return _low_inclusion.check_inclusion(_of(Inclusion, inclusion, "inclusion"))


def review_inclusion(inclusion: Inclusion) -> tuple[Finding, ...]:
    """The findings of a sheet: each "other" reason ticked without a text (SCR-9). Raises as check_inclusion."""
    return _low_inclusion.review_inclusion(_of(Inclusion, inclusion, "inclusion"))


def receipt(record: Record, *, rules: Rules | None = None) -> bytes:
    """Screens one person and gives the receipt of it, a message that :func:`replay` checks anywhere (GEN-10)."""
    return _low_screening.receipt(pack_of(rules), _of(Record, record, "record"))


def replay(data: bytes | bytearray | memoryview) -> Screening:
    """Screens again what a receipt holds, compares byte for byte, and gives the verdict made here (GEN-10).

    Raises:
        MalformedError: the bytes are no receipt.
        RefusedError: they differ from what is made here; ``offset`` is the first byte that does.
        UsageError: this library has not the receipt's pack.
    """
    return _low_screening.replay(_low.whole_bytes(data))
