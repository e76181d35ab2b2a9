"""Screening one person: verdicts, what changed, why, and the receipt of it.

Spec: spec/10-screening.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any, Literal, overload

from .._low import inclusion as _low_inclusion, screening as _low_screening
from .._streams import ArrowStream, Frame, check_options, may_be_frame
from ..errors import UsageError
from .._model import argument, argument_bytes
from ..masked import Masked
from .inclusion import Inclusion, InclusionResult
from .record import Record
from .model import Explanation, Finding, Screening
from ..rules import Rules, pack_of
from ..text import Text
from ..words import Question, Status, Verdict

__all__ = [
    "check_inclusion", "compare", "explain", "receipt", "replay", "review_inclusion", "screen", "smallest_sets",
]

#: What :func:`screen` takes for a data frame alone.
_OF_FRAMES = ("admissions", "at", "outputs", "codes", "prefix", "others", "errors")


@overload
def screen(record: Record, *, rules: Rules | None = None) -> Screening: ...
@overload
def screen(
    record: Frame, *, rules: Rules | None = None, admissions: ArrowStream | None = None,
    at: datetime.date | None = None, outputs: Iterable[str] | None = None, codes: bool = False,
    prefix: str = "screen_", others: Iterable[str] = (), errors: Literal["raise"] = "raise",
) -> Frame: ...
@overload
def screen(
    record: Frame, *, rules: Rules | None = None, admissions: ArrowStream | None = None,
    at: datetime.date | None = None, outputs: Iterable[str] | None = None, codes: bool = False,
    prefix: str = "screen_", others: Iterable[str] = (), errors: Literal["mask"],
) -> Masked[Frame]: ...
def screen(record: Any, *, rules: Rules | None = None, **options: Any) -> Any:
    """Screens one person, or each row of a data frame (SCR-1 to SCR-8, SCR-11, SCR-12); by default under has-2014.

    >>> from integra import Answers, Record, Tri, screen
    >>> screen(Record(Answers(mobility=Tri.YES, socio_economic=Tri.YES))).stage
    <Stage.AWAITING_JUDGEMENT: 'awaiting_judgement'>

    A frame of pandas, polars or pyarrow, or anything that exports an Arrow stream, comes back as its own kind: its
    columns and rows as they were, the outputs behind them. Columns have the names of the NDJSON form, flat; the others
    are the caller's. Missing is unknown. Questions and facts are "yes", "no", "unknown", as text or categories, or
    booleans; counts are whole numbers; dates are dates, or times, of which the local day counts.

    Args:
        record: the person, or the frame; what follows ``rules`` is for a frame.
        rules: the rules to screen under.
        admissions: a second frame of that library, of ``ref``, ``date`` and ``emergency``, in any order, joined on the
            first frame's ``ref``; or else a column ``admissions`` holds lists of {date, emergency}.
        at: the date for everybody, where there is no column ``date``.
        outputs: which of :data:`integra.screening.columns.OUTPUTS` to append; all by default.
        codes: outputs are uint8 codes instead of words, and numbers are read as answers: 0 unknown, 1 no, 2 yes.
        prefix: stands before each output's name.
        others: columns of the caller's that are named much like one of ours.
        errors: "raise" refuses all where one row is refused; "mask" screens the others and gives :class:`integra.Masked`,
            whose frame has nothing in the outputs of refused rows.

    Raises:
        UsageError: answers and facts are not about one person and date, or a date is out of range; of a frame, a value
            (``index`` is its row from 0) or a column's name that is refused.
        ResourceError: more admissions than a message may hold (WIRE-15).
        TypeError: neither a record nor a frame, or a column of another type.
        ImportError: a frame, and no numpy.
    """
    check_options("screen", options, _OF_FRAMES)
    if may_be_frame(record):
        from ..frames import screen_frame

        return screen_frame(record, rules=rules, **options)
    if not isinstance(record, Record):
        raise TypeError("record takes integra.Record (record_from_json reads one from a dict), or a data frame")
    if options:
        raise TypeError(f"{', '.join(options)}: for a data frame, not for one record")
    return _low_screening.evaluate(pack_of(rules), record)


def compare(earlier: Screening, later: Screening) -> tuple[Finding, ...]:
    """What moved between two screenings of one person (SCR-10).

    Raises:
        UsageError: they are about two people, or the first is the later one.
    """
    return _low_screening.compare(argument(Screening, earlier, "earlier"), argument(Screening, later, "later"))


def explain(record: Record, *, rules: Rules | None = None) -> Explanation:
    """Every step of :func:`screen` on the same record (GEN-3): items first, then the verdicts.

    Raises:
        UsageError, ResourceError: as :func:`screen`.
    """
    return _low_screening.explain(pack_of(rules), argument(Record, record, "record"))


def smallest_sets(
    screening: Screening, verdict: Verdict, *, rules: Rules | None = None
) -> tuple[tuple[Question, ...], ...]:
    """The smallest sets of item answers that by themselves force a verdict (SCR-12); none for an unknown one.

    ``verdict`` is Verdict.PPS or Verdict.ASSISTANCE_THRESHOLD. Without rules, those of the screening's own pack.

    Raises:
        UsageError: another verdict, or no rules given for a screening made with overridden parameters.
    """
    argument(Screening, screening, "screening")
    if rules is None and screening.overridden:
        raise UsageError(Status.MISMATCH, rule="GEN-9", detail=Text(
            "rules: give those that the screening was made with, its parameters being overridden",
            "rules : donner celles du repérage, dont des paramètres sont modifiés"))
    return _low_screening.smallest_sets(
        pack_of(Rules(screening.pack.word) if rules is None else rules), screening, argument(Verdict, verdict, "verdict")
    )


def check_inclusion(inclusion: Inclusion) -> InclusionResult:
    """Checks an inclusion sheet (SCR-9, SCR-14).

    Raises:
        RefusedError: a confirmation without a reason that counts or without a function, or functions without a
            confirmation (SCR-9).
        UsageError, ResourceError: a text that is not valid, or too long.
    """
    return _low_inclusion.check_inclusion(argument(Inclusion, inclusion, "inclusion"))


def review_inclusion(inclusion: Inclusion) -> tuple[Finding, ...]:
    """The findings of a sheet: each "other" reason ticked without a text (SCR-9). Raises as check_inclusion."""
    return _low_inclusion.review_inclusion(argument(Inclusion, inclusion, "inclusion"))


def receipt(record: Record, *, rules: Rules | None = None) -> bytes:
    """Screens one person and gives the receipt of it, a message that :func:`replay` checks anywhere (GEN-10)."""
    return _low_screening.receipt(pack_of(rules), argument(Record, record, "record"))


def replay(data: bytes | bytearray | memoryview) -> Screening:
    """Screens again what a receipt holds, compares byte for byte, and gives the verdict made here (GEN-10).

    Raises:
        MalformedError: the bytes are no receipt.
        RefusedError: they differ from what is made here; ``offset`` is the first byte that does.
        UsageError: this library has not the receipt's pack.
    """
    return _low_screening.replay(argument_bytes(data, "data"))
