"""What a report of a territory holds, whoever reads it: the one shape that text, pages and files are made from.

Spec: spec/43-territory-reports.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias
from uuid import UUID

from ..._model import Immutable
from ...text import Text, verbatim
from ...words import Basis, BodyKind, FindingState, FlowContent, Line, LineGroup, Tier, Tri, Weight

__all__ = ["BodyFact", "Cell", "Entry", "EntryKind", "FlowFact", "Item", "LevelFact", "Reader", "Report", "Section", "SheetFact",
           "Table"]

#: What a cell of a table holds; None is not known, or not for this reader.
Cell: TypeAlias = Text | str | int | datetime.date | None
_TERRITORY, _TERRITORIES = Text("Territory", "Territoire"), Text("{n} territories", "{n} territoires")


class Reader(Enum):
    """For whom a report is."""

    PILOTE = "pilote"
    ARS = "ars"
    ELECTED = "elected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item(Immutable):
    """One thing a reader is told.

    Attributes:
        text: the sentence, whole in itself.
        day: by when it is due, or since when it is so.
        state: overdue, due, open, met; None where nobody owes it.
        weight: how much it matters; None where it is no finding.
        rules: the rules it comes from; none where the reader is not shown any.
        subject: what it is about.
        more: what stands beneath, smaller: occurrences, who is listed.
    """

    text: Text
    day: datetime.date | None = None
    state: FindingState | None = None
    weight: Weight | None = None
    rules: tuple[str, ...] = ()
    subject: UUID | None = None
    more: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Table(Immutable):
    """Columns under their heads; the first cell of a row is its head."""

    heads: tuple[Text, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section(Immutable):
    """One question of a reader, answered.

    Attributes:
        name: a word of letters and hyphens, the same for ever: "due", "recurrent", "changed".
        title: the question in the reader's words.
        lead: what to know before, or what it says where it holds nothing.
        items: what is told, the most pressing first.
        table: what is better read in columns.
    """

    name: str
    title: Text
    lead: Text | None = None
    items: tuple[Item, ...] = ()
    table: Table | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyFact(Immutable):
    """A body that is open on the day.

    Attributes:
        id, name, tier, kind: the body.
        met: its last meeting by the day; None where none is known.
        due: by when its level asks it to meet again; None where that is not known.
        held: how many meetings are known in the period of its level.
        seats: how many of its seats are open.
        month: the latest month in which it is known to have met, where meetings are counted by month; None where none is.
        seats_complete: whether all its seats are listed.
        stated: what it says of its own meetings, which settles nothing.
    """

    id: UUID
    name: str
    tier: Tier
    kind: BodyKind | None
    met: datetime.date | None
    due: datetime.date | None
    held: int
    seats: int
    month: datetime.date | None = None
    seats_complete: bool = False
    stated: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelFact(Immutable):
    """A level: whether its bodies meet (CON-1), and which they are."""

    tier: Tier
    meets: Tri
    bodies: tuple[BodyFact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowFact(Immutable):
    """What went from a level to the next one in the period (CON-6).

    Attributes:
        from_, to: the levels.
        content: needs, difficulties, decisions or feedback.
        count: how many are known.
        latest: the last of them; ``latest_age`` its age in days.
        waiting: how many of them wait for an answer or an effect.
        oldest_waiting: since when the first of those waits.
    """

    from_: Tier
    to: Tier
    content: FlowContent
    count: int
    latest: datetime.date | None
    latest_age: int | None
    waiting: int
    oldest_waiting: datetime.date | None


class EntryKind(Enum):
    """What stands in a calendar."""

    MEETING = "meeting"
    MEETING_DUE = "meeting_due"
    DECISION_DUE = "decision_due"
    MATTER_DUE = "matter_due"
    FEEDBACK_DUE = "feedback_due"
    PENDING_DUE = "pending_due"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(Immutable):
    """A day of the calendar.

    Attributes:
        day: the day.
        kind: what it is.
        text: what to write on that day, which it does not say itself.
        state: overdue, due or met.
        subject: what it is about; with ``kind`` and ``day`` it tells one entry from another.
        rule: the rule that asks for it.
    """

    day: datetime.date
    kind: EntryKind
    text: Text
    state: FindingState
    subject: UUID | None
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetFact(Immutable):
    """A line of the sheet as a reader is told it (GEN-12).

    Attributes:
        line, group: which line.
        label: its label.
        value: yes, no or unknown.
        basis: whether it is computed, stated or both.
        said: what the value means here, as "at least under way, 1 of 6 known"; None where yes or no says it.
    """

    line: Line
    group: LineGroup
    label: Text
    value: Tri
    basis: Basis
    said: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report(Immutable):
    """What a territory comes to on a day, for one reader.

    Attributes:
        reader: for whom.
        name: what the territory is called, or the group of territories; empty where the group has no name.
        at: the day.
        since: the day of the earlier report it is compared with; None where there is none.
        title, lead: what it is, without name and day, which stand beside it; and one sentence that says how things stand.
        sections: the questions of this reader, answered in order.
        levels, flows: what the picture of the three levels draws.
        calendar: what is due and what is planned, by day.
        sheet: every line, in the order of the lines; empty for a reader who is shown none.
        pack: the name of the rule pack.
        of: how many territories it tells of.
    """

    reader: Reader
    name: str
    at: datetime.date
    since: datetime.date | None
    title: Text
    lead: Text
    sections: tuple[Section, ...]
    levels: tuple[LevelFact, ...]
    flows: tuple[FlowFact, ...]
    calendar: tuple[Entry, ...]
    sheet: tuple[SheetFact, ...]
    pack: str
    of: int = 1

    @property
    def called(self) -> Text:
        """What it is about: the caller's name, or how many territories."""
        if self.name:
            return verbatim(self.name)
        return _TERRITORY if self.of == 1 else _TERRITORIES.of(n=self.of)
