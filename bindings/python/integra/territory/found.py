"""What a review holds: findings, lines of the sheet, questions.

Spec: spec/41-territory.md (TER-16), GEN-3, GEN-12.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from dataclasses import dataclass
from uuid import UUID

from .._low import sentences as _sentences
from .._model import Immutable
from ..errors import language_of
from ..rules import label
from ..text import Text
from ..words import (
    Basis, ExchangeState, FindingState, Language, Line, LineGroup, ProgressState, QuestionKind, SettledBy, StepState,
    TerritoryTable, Tri, Weight,
)
from .columns import COLUMNS

__all__ = ["SheetLine", "TerritoryFinding", "TerritoryQuestion"]

#: The table whose rows the index of a finding counts, by its rule and what settles it; by the rule alone where that is
#: the same for all.
_TABLES: dict[tuple[str, SettledBy] | str, TerritoryTable] = {
    ("GEN-12", SettledBy.STATEMENT): TerritoryTable.STATEMENT,
    ("CON-2", SettledBy.MT_SEAT): TerritoryTable.CLINICAL_MONTH,
    ("CON-2", SettledBy.SECTOR_SEATS): TerritoryTable.CLINICAL_MONTH,
    ("CON-3", SettledBy.POWER): TerritoryTable.STRUCTURE,
    ("CON-3", SettledBy.WITHDRAWAL): TerritoryTable.PARTICIPANT,
    "CON-4": TerritoryTable.DECISION, "CON-5": TerritoryTable.DECISION,
    ("CON-7", SettledBy.MESO_AGENDA): TerritoryTable.DIFFICULTY,
    "CON-7": TerritoryTable.MATTER,
    ("CON-8", SettledBy.CHANGE_FEEDBACK): TerritoryTable.DECISION,
    ("CON-8", SettledBy.STRUCTURE_FEEDBACK): TerritoryTable.STRUCTURE,
    "CON-10": TerritoryTable.STRUCTURE, "CON-11": TerritoryTable.BODY, "CON-13": TerritoryTable.MATTER,
    "CON-14": TerritoryTable.INCLUSION_MONTH, "TER-1": TerritoryTable.PILOTE, "TER-7": TerritoryTable.NEED,
    "TER-10": TerritoryTable.PILOTE,
}


def _where(table: TerritoryTable, row: int | None) -> str:
    """A row, as both languages write it: the table's name in JSON, and the row counted from 0."""
    return f"[{table.word} {row}]"


@dataclass(frozen=True, slots=True, kw_only=True)
class TerritoryFinding(Immutable):
    """One thing of a territory that somebody should know or do.

    Attributes:
        rule: the rule that asks for it.
        settled_by: what settles it.
        weight: how much it matters.
        state: overdue, due, or open where there is no day.
        subject: what it is about, None where that is the territory.
        second: of a finding about two things the other one: a structure at a body, a person in a decision.
        index: the row it is about, by its place in :attr:`table`.
        value: what was counted, or which level, pair, line or topic it is about.
        other: what it was counted of, or beside.
        due: by when.
    """

    rule: str
    settled_by: SettledBy
    weight: Weight
    state: FindingState
    subject: UUID | None = None
    second: UUID | None = None
    index: int | None = None
    value: int = 0
    other: int = 0
    due: datetime.date | None = None

    @property
    def table(self) -> TerritoryTable | None:
        """The table that the row it is about stands in, None where it is about none."""
        if self.index is None:
            return None
        return _TABLES.get((self.rule, self.settled_by)) or _TABLES.get(self.rule)

    def text(self, language: str | Language = "en") -> str:
        """What a coordinator reads, in ``"en"`` or ``"fr"``: what is wrong, what it is about, and by when; behind it, in
        brackets, the table and the row that it is about, rows counted from 0 as in JSON.

        >>> from integra.territory import TerritoryFinding
        >>> from integra.words import FindingState, SettledBy, Weight
        >>> found = TerritoryFinding(rule="TER-1", settled_by=SettledBy.NEUTRALITY, weight=Weight.HIGH,
        ...                          state=FindingState.OPEN, index=0)
        >>> print(found.text()[-10:])
        [pilote 0]
        """
        said = _sentences.finding(self.rule, self.settled_by, self.state, self.subject, self.index, self.due, self.value,
                                  self.other, language)
        return said if self.table is None else f"{said} {_where(self.table, self.index)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetLine(Immutable):
    """One line of the sheet: what a person stated and what the data show, told apart (GEN-12).

    Attributes:
        line: which line.
        group: the group it stands in.
        value: what is kept: what was stated where that is known, else what was computed.
        stated: what a person stated as of the day.
        computed: what the data show.
        basis: where the value comes from.
        count: of a line that counts, how many; :attr:`of` of how many.
        of: of how many.
        least: of a step, how far it is at least, else None.
        most: and at most.
        detail: of an exchange which way it goes, of the progress what it is, else None.
        date: the day of the statement.
        since: since when the value holds.
        evidence: what shows it: the opaque reference given with a statement, or the identifier of the row that shows
            best what was computed, where one does.
        bad: yes is the bad answer: obstacles, pitfalls, warnings.
    """

    line: Line
    group: LineGroup
    value: Tri
    stated: Tri
    computed: Tri
    basis: Basis
    count: int = 0
    of: int = 0
    least: StepState | None = None
    most: StepState | None = None
    detail: ExchangeState | ProgressState | None = None
    date: datetime.date | None = None
    since: datetime.date | None = None
    evidence: UUID | None = None
    bad: bool = False

    def label(self, language: str | Language = "en") -> str:
        """What the line says, in ``"en"`` or ``"fr"``."""
        return label(self.line, language)


_CLAIM = Text("Is the list of {table} complete? If so, claim it; else complete it.",
              "La liste « {table} » est-elle complète ? Si oui, le déclarer ; sinon, la compléter.")
_FIELD = Text("Find out, in the list of {table} {where}: {column}.",
              "Se renseigner, dans la liste « {table} » {where} : {column}.")
_STATEMENT = Text("Ask whether this is so: {line}.", "Demander si c'est le cas : {line}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class TerritoryQuestion(Immutable):
    """One thing to find out: it may move unknown lines (TER-16).

    Attributes:
        kind: whether a list is complete, a field of a row, or a statement.
        table: of a list or a field the table.
        row: of a field the row, by its place.
        column: of a field the name of its column.
        line: of a statement the line.
        score: how many unknown lines it may move.
    """

    kind: QuestionKind
    table: TerritoryTable | None = None
    row: int | None = None
    column: str | None = None
    line: Line | None = None
    score: int = 0

    def text(self, language: str | Language = "en") -> str:
        """A sentence that asks for it, in ``"en"`` or ``"fr"``; a field's row stands in brackets with the name of its
        table, rows counted from 0 as in JSON.

        >>> from integra.territory import TerritoryQuestion
        >>> from integra.words import QuestionKind, TerritoryTable
        >>> asked = TerritoryQuestion(kind=QuestionKind.FIELD, table=TerritoryTable.MEETING, row=3, column="date")
        >>> print(asked.text())
        Find out, in the list of meetings [meeting 3]: when it was held.
        >>> print(asked.text("fr"))
        Se renseigner, dans la liste « réunions » [meeting 3] : quand elle s'est tenue.
        """
        said = language_of(language)
        if self.line is not None:
            return _STATEMENT.said(said).format(line=label(self.line, said))
        assert self.table is not None
        table = label(self.table, said)
        if self.column is None:
            return _CLAIM.said(said).format(table=table)
        column = next(each for each in COLUMNS[self.table] if each.name == self.column)
        return _FIELD.said(said).format(table=table, where=_where(self.table, self.row), column=column.label.said(said))
