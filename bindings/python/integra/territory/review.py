"""What a territory comes to as of a day: what is wrong or late, the sheet of its lines, and what to find out.

Spec: spec/40-concertation.md, spec/41-territory.md (TER-16).  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any, NamedTuple, NoReturn
from uuid import UUID

from .._low import territory as _low
from .._low.core import Struct, date_of, id_of, rule_name
from .._model import FrozenMap, argument
from ..errors import language_of
from ..rules import Rules
from ..words import (
    Basis, ExchangeState, FindingState, Language, Line, LineGroup, ProgressState, QuestionKind, SettledBy, StepState, TerritoryTable, Tri,
    Weight,
)
from .columns import COLUMNS
from .found import SheetLine, TerritoryFinding, TerritoryQuestion

__all__ = ["Review", "ReviewComparison", "SheetLine", "TerritoryFinding", "TerritoryQuestion"]


class ReviewComparison(NamedTuple):
    """What changed between two reviews of one territory.

    Attributes:
        appeared: the findings that the later one has and the earlier had not.
        settled: those that the earlier one had and the later has not.
        changed: the lines whose value differs, with the earlier and the later one.
    """

    appeared: tuple[TerritoryFinding, ...]
    settled: tuple[TerritoryFinding, ...]
    changed: Mapping[Line, tuple[SheetLine, SheetLine]]


class Review:
    """What a territory comes to as of a day; :meth:`integra.Territory.review` makes it. It needs the territory no more.

    Two reviews are equal where territory, day, pack and all that they found are.

    >>> import datetime, uuid
    >>> from integra import Territory
    >>> from integra.words import Line
    >>> territory = Territory(uuid.UUID(int=1))
    >>> territory.claim("pilote")
    >>> review = territory.review(at=datetime.date(2025, 6, 1))
    >>> [finding.settled_by.word for finding in review.findings]
    ['designation']
    >>> review.sheet[Line.ACTION_2_DESIGNATED].value
    <Tri.NO: 'no'>
    """

    territory: UUID
    at: datetime.date
    rules: Rules

    def __init__(self) -> None:
        raise TypeError("a Review is made by Territory.review()")

    @cached_property
    def findings(self) -> tuple[TerritoryFinding, ...]:
        """What is wrong or late, in the order of the rules."""
        return tuple(map(_finding, _low.review_findings(self._review)))

    @cached_property
    def sheet(self) -> Mapping[Line, SheetLine]:
        """Every line, what was stated and what the data show told apart (GEN-12)."""
        return FrozenMap({line: _sheet_line(_low.review_line(self._review, line)) for line in Line})

    @cached_property
    def ask(self) -> tuple[TerritoryQuestion, ...]:
        """What to find out next, what may move most lines first."""
        return tuple(self.each_asked())

    def each_asked(self) -> Iterator[TerritoryQuestion]:
        """The questions of :attr:`ask` one by one, each made when it is reached: of a great territory there are many."""
        return map(_question, _low.review_questions(self._review))

    @property
    def progress(self) -> ProgressState:
        """Whether this is coordination, integration, or under way from one to the other (TER-8): for :attr:`criteria`."""
        detail = self.sheet[Line.PROGRESS_INTEGRATION].detail
        assert isinstance(detail, ProgressState)  # its group has that word
        return detail

    @property
    def criteria(self) -> tuple[SheetLine, ...]:
        """The reason of :attr:`progress`: the three criteria of the sheet, yes, no or unknown each (TER-8)."""
        return tuple(line for line in self.sheet.values() if line.group is LineGroup.CRITERION)

    def compare(self, earlier: Review) -> ReviewComparison:
        """What changed since an earlier review of the territory. Findings are told apart by what they are about, never by
        a row's place.

        Raises:
            UsageError: the reviews are of two territories.
        """
        argument(Review, earlier, "earlier")
        appeared = _low.review_compare(self._review, earlier._review)
        settled = _low.review_compare(earlier._review, self._review)
        changed = {line: (earlier.sheet[line], after) for line, after in self.sheet.items()
                   if earlier.sheet[line].value is not after.value}
        return ReviewComparison(tuple(self.findings[place] for place in appeared),
                                tuple(earlier.findings[place] for place in settled), FrozenMap(changed))

    def to_dict(self) -> dict[str, Any]:
        """The JSON form (:mod:`integra.forms.territory`)."""
        from .json_form import review_written

        return review_written(self)

    def frames(self, library: str | None = None, *, language: str | Language = "en") -> dict[str, Any]:
        """Frames named ``findings``, ``lines`` and ``questions``, of a library ("pandas", "polars" or "pyarrow"; None for
        the first that is installed), their texts and labels in ``"en"`` or ``"fr"``."""
        from .frames import review_frames

        return review_frames(self, library, language_of(language))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Review):
            return NotImplemented
        return self is other or self._whole() == other._whole()

    def __hash__(self) -> int:
        return hash((self.territory, self.at, self.findings))

    def _whole(self) -> tuple[Any, ...]:
        return self.territory, self.at, self.rules, self.findings, self.sheet, self.ask

    def __repr__(self) -> str:
        return f"<Review: {self.at}, {len(self.findings)} findings, {len(self.ask)} questions>"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a Review is not pickled: pickle the Territory, and review it again")

    _review: Any


def review_of(territory: Struct, at: datetime.date, rules: Rules) -> Review:
    """The review of a territory, whose struct this is."""
    made = Review.__new__(Review)
    made._review = _low.review(territory, rules._pack, at)
    made.territory, made.at, made.rules = _low.identifier(territory), at, rules
    return made


def _index(value: int) -> int | None:
    return None if value == _low.NO_INDEX else value


def _finding(row: tuple[Any, ...]) -> TerritoryFinding:
    rule, weight, state, settled_by, subject, index, due, value, other, second = row
    return TerritoryFinding(
        rule=rule_name(rule), settled_by=SettledBy(settled_by), weight=Weight(weight), state=FindingState(state),
        subject=id_of(subject), second=id_of(second), index=_index(index), value=value, other=other, due=date_of(due))


#: Which word the detail of a line of a group is.
_DETAILS: dict[LineGroup, type[ExchangeState] | type[ProgressState]] = {
    LineGroup.EXCHANGE: ExchangeState, LineGroup.PROGRESS: ProgressState}


def _sheet_line(struct: Any) -> SheetLine:
    group = LineGroup(struct.group)
    step, details = group is LineGroup.STEP, _DETAILS.get(group)
    return SheetLine(
        line=Line(struct.line), group=group, value=Tri(struct.value), stated=Tri(struct.stated),
        computed=Tri(struct.computed), basis=Basis(struct.basis), count=struct.count, of=struct.of,
        least=StepState(struct.least) if step else None, most=StepState(struct.most) if step else None,
        detail=None if details is None else details(struct.detail), date=date_of(struct.date), since=date_of(struct.since),
        evidence=id_of(struct.evidence), bad=bool(struct.bad))


def _question(struct: Any) -> TerritoryQuestion:
    table = TerritoryTable(struct.table) if struct.table else None
    column = _index(struct.column)
    return TerritoryQuestion(
        kind=QuestionKind(struct.kind), table=table, row=_index(struct.row),
        column=None if table is None or column is None else COLUMNS[table][column].name,
        line=Line(struct.line) if struct.line else None, score=struct.score)
