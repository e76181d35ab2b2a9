"""Rows of what is due of many plans, as the C library gives them: what each says, what it is sorted by, and their columns.

Spec: spec/34-due.md (PLN-13).  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate
from typing import Any, NamedTuple
from uuid import UUID

from .._arrays import numpy_for
from .._low import due as _low
from .._low.core import DATE_UNKNOWN, date_of, id_of, rule_name
from .._low.rules import rule_number
from .._model import Immutable
from ..words import FindingState, Language, SettledBy, Weight
from .due import OWED, Due

__all__ = ["CaseRows", "CaseloadRow", "Part"]

#: Where a word of four bytes stands in a row as the C library gives it, twelve of them each.
_RULE, _WEIGHT, _STATE, _SETTLED_BY, _INDEX, _DUE, _VALUE, _WHO, _WORDS = 0, 1, 2, 3, 8, 9, 10, 11, 12
_SIZE, _SUBJECT = 4 * _WORDS, slice(16, 32)
_NO_ID = bytes(16)
_EVENT = 32
_NO_EVENT = bytes(_EVENT)
#: The unknown day, as an unsigned word of four bytes.
_UNSIGNED = DATE_UNKNOWN % 2**32
_COLUMNS = ("plan", "reference", "person", "at", "state", "due", "rule", "settled_by", "weight", "acts", "to", "who", "value", "event", "place")


class Part(NamedTuple):
    """One plan of a table: sixteen bytes each of whose it is and what the host calls it, its rows as the C library gives
    them, and the digest of the event that each is about, 32 bytes a row, all zero for none."""

    plan: bytes
    person: bytes
    reference: bytes
    rows: bytes
    events: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseloadRow(Immutable):
    """One obligation of one plan.

    Attributes:
        plan: the plan's identifier.
        person: whose plan it is, None where its opening is not here.
        reference: the opening's reference, which is the host's own name for the plan; None where it has none.
        due: the obligation.
        number: which one it is of the plan, from 0, in the order of the rules.
    """

    plan: UUID
    person: UUID | None
    reference: UUID | None
    due: Due
    number: int


class CaseRows:
    """The rows of several plans, each known by its place among all of them, from 0."""

    def __init__(self, parts: tuple[Part, ...]) -> None:
        self.parts = parts

    def __len__(self) -> int:
        return len(self._owners)

    def row(self, place: int) -> CaseloadRow:
        """The obligation at a place."""
        owner, event = self._owners[place], self._event(place)
        part = self.parts[owner]
        row = self._words[_WORDS * place:_WORDS * (place + 1)].tolist()
        subject = self.data[_SIZE * place + _SUBJECT.start:_SIZE * place + _SUBJECT.stop]
        found = _low.due_of(row[_RULE], row[_WEIGHT], row[_STATE], row[_SETTLED_BY], subject, row[_INDEX], _signed(row[_DUE]),
                            row[_VALUE], row[_WHO])
        return CaseloadRow(plan=UUID(bytes=part.plan), person=id_of(part.person), reference=id_of(part.reference),
                           due=found if event == _NO_EVENT else replace(found, event=event), number=place - self._firsts[owner])

    def in_states(self, places: Sequence[int], codes: Container[int]) -> tuple[int, ...]:
        """Those of the places whose state is one of these."""
        held = self._words[_STATE::_WORDS].tolist()
        return tuple(place for place in places if held[place] in codes)

    def states(self, places: Sequence[int]) -> Counter[int]:
        """How many of the places are in each state, by its code."""
        held = self._words[_STATE::_WORDS].tolist()
        return Counter(held[place] for place in places)

    def keys(self, by: str) -> list[tuple[Any, ...]]:
        """What each row is sorted by, by its place: "day", "person" or "acts"."""
        met, none = FindingState.MET.code, datetime.date.max.toordinal()
        words = [self._words[word::_WORDS].tolist() for word in (_STATE, _DUE, _WEIGHT, _WHO)]
        acting, _ = self._subjects() if by == "acts" else ((), ())
        whole = []
        for place, (owner, state, due, weight, who) in enumerate(zip(self._owners, *words, strict=True)):
            part = self.parts[owner]
            term = none if due == _UNSIGNED else _signed(due)
            day: tuple[Any, ...] = (state == met, term, -weight, owner, place)
            if by == "person":
                day = (part.person, *day)
            elif by == "acts":
                acts = acting[place]
                nobody = acts == _NO_ID
                day = (nobody, acts, _codes(who) if nobody else (), *day)
            whole.append(day)
        return whole

    # ---- as columns

    def arrays(self, at: datetime.date, order: Sequence[int]) -> dict[str, Any]:
        """Columns of the rows at these places, as :meth:`Caseload.arrays` says them."""
        np = numpy_for("Caseload.arrays()")
        places = np.array(order, np.int64)
        rows = np.frombuffer(self.data, np.uint32).reshape(-1, _WORDS)[places]
        owners = np.array(self._owners, np.int64)[places]
        names, which = np.unique(rows[:, _RULE], return_inverse=True)
        days = rows[:, _DUE].view(np.int32)

        def own(column: int) -> Any:
            return np.frombuffer(b"".join(part[column] for part in self.parts), np.uint8).reshape(-1, 16)[owners]

        due = np.where(days == DATE_UNKNOWN, np.datetime64("NaT"), days.astype("datetime64[D]"))
        place = rows[:, _INDEX].astype(np.int64)
        subject = np.ascontiguousarray(rows[:, 4:8]).view(np.uint8)
        owed = np.zeros((len(rows), 1), bool)
        for rule, settled_by in _owed():
            owed[(rows[:, _RULE] == rule) & (rows[:, _SETTLED_BY] == settled_by)] = True
        return {
            "plan": own(0), "reference": own(2), "person": own(1), "at": np.full(len(rows), np.datetime64(at)),
            "state": rows[:, _STATE], "due": due, "rule": np.array([rule_name(int(name)) for name in names], str)[which],
            "settled_by": rows[:, _SETTLED_BY], "weight": rows[:, _WEIGHT],
            "acts": np.where(owed, np.uint8(0), subject), "to": np.where(owed, subject, np.uint8(0)), "who": rows[:, _WHO], "value": rows[:, _VALUE],
            "event": np.frombuffer(self._events, np.uint8).reshape(-1, _EVENT)[places],
            "place": np.where(place == _low.NO_INDEX, -1, place),
        }

    def columns(self, at: datetime.date, places: Sequence[int], language: Language | None) -> dict[str, tuple[Any, list[Any]]]:
        """The same as lists, each with the type of what it holds, and the text where a language is given."""
        owners = self._owners

        def ids(column: int) -> tuple[Any, list[Any]]:
            said = [None if part[column] == _NO_ID else part[column].hex() for part in self.parts]
            return str, [said[owners[place]] for place in places]

        def of(word: int, told: Callable[[int], Any]) -> list[Any]:
            """A column of words of four bytes, each different one told once."""
            column = self._words[word::_WORDS].tolist()
            said = {value: told(value) for value in set(column)}
            return [said[column[place]] for place in places]

        def words(word: int, kind: Any) -> tuple[Any, list[Any]]:
            return tuple(each.word for each in kind), of(word, lambda code: kind(code).word)

        acts, to = ([None if each == _NO_ID else each.hex() for each in ids] for ids in self._subjects())
        columns: dict[str, tuple[Any, list[Any]]] = {
            "plan": ids(0), "reference": ids(2), "person": ids(1),
            "at": (datetime.date, [at] * len(places)), "state": words(_STATE, FindingState),
            "due": (datetime.date, of(_DUE, _day)), "rule": (str, of(_RULE, rule_name)),
            "settled_by": words(_SETTLED_BY, SettledBy), "weight": words(_WEIGHT, Weight),
            "acts": (str, [acts[place] for place in places]), "to": (str, [to[place] for place in places]),
            "who": (str, of(_WHO, _who)), "value": (str, self._values(places)),
            "event": (str, [None if each == _NO_EVENT else each.hex() for each in map(self._event, places)]),
            "place": (int, of(_INDEX, lambda index: None if index == _low.NO_INDEX else index)),
        }
        assert tuple(columns) == _COLUMNS
        if language is not None:
            columns["text"] = str, [self.row(place).due.text(language) for place in places]
        return columns

    def _values(self, places: Sequence[int]) -> list[str | None]:
        rows = zip(*(self._words[word::_WORDS].tolist() for word in (_RULE, _SETTLED_BY, _VALUE)), strict=True)
        keys = list(rows)
        said = {}
        for rule, settled_by, value in set(keys):
            word = _low.value_of(rule_name(rule), SettledBy(settled_by), value)
            said[rule, settled_by, value] = None if word is None else word.word
        return [said[keys[place]] for place in places]

    def _subjects(self) -> tuple[list[bytes], list[bytes]]:
        """Of each row, by its place, who is expected to act, and who is to receive: sixteen bytes, all zero for nobody."""
        owed = _owed()
        subjects = [self.data[at + _SUBJECT.start:at + _SUBJECT.stop] for at in range(0, len(self.data), _SIZE)]
        given = [(rule, settled_by) in owed for rule, settled_by in zip(
            *(self._words[word::_WORDS].tolist() for word in (_RULE, _SETTLED_BY)), strict=True)]
        return ([_NO_ID if to else each for each, to in zip(subjects, given, strict=True)],
                [each if to else _NO_ID for each, to in zip(subjects, given, strict=True)])

    # ---- how they are held

    @cached_property
    def data(self) -> bytes:
        return b"".join(part.rows for part in self.parts)

    @cached_property
    def _events(self) -> bytes:
        return b"".join(part.events for part in self.parts)

    def _event(self, place: int) -> bytes:
        return self._events[_EVENT * place:_EVENT * (place + 1)]

    @cached_property
    def _words(self) -> memoryview:
        return memoryview(self.data).cast("I")

    @cached_property
    def _owners(self) -> list[int]:
        """The plan of each row, by its place."""
        return [at for at, part in enumerate(self.parts) for _ in range(len(part.rows) // _SIZE)]

    @cached_property
    def _firsts(self) -> list[int]:
        """The place of the first row of each plan, and behind them how many rows there are."""
        return list(accumulate((len(part.rows) // _SIZE for part in self.parts), initial=0))


def _owed() -> frozenset[tuple[int, int]]:
    """What is owed to somebody, as rows name it."""
    return frozenset((rule_number(rule), settled_by.code) for rule, settled_by in OWED)


def _signed(days: int) -> int:
    return days if days < 2**31 else days - 2**32


def _day(days: int) -> datetime.date | None:
    return date_of(_signed(days))


def _codes(bits: int) -> tuple[int, ...]:
    return tuple(sorted(each.code for each in _low.entitled(bits)))


def _who(bits: int) -> str:
    return " ".join(each.word for each in sorted(_low.entitled(bits), key=lambda each: each.code))
