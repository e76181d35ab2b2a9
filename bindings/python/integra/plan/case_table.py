"""What is due of many plans on a day, as one table: a row an obligation.

Spec: spec/34-due.md (PLN-13).  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate
from typing import Any, NamedTuple, overload
from uuid import UUID

from .._arrays import numpy_for
from .._low import due as _low
from .._low.core import DATE_UNKNOWN, date_of, id_of, rule_name
from .._low.rules import rule_number
from .._model import Immutable, items_of
from ..errors import UsageError, language_of
from ..text import expected, one_of
from ..words import FindingState, Language, SettledBy, Status, Weight
from .due import OWED, Due

__all__ = ["Caseload", "CaseloadRow", "Part"]

#: Where a word of four bytes stands in a row as the C library gives it, twelve of them each.
_RULE, _WEIGHT, _STATE, _SETTLED_BY, _INDEX, _DUE, _VALUE, _WHO, _WORDS = 0, 1, 2, 3, 8, 9, 10, 11, 12
_SIZE, _SUBJECT = 4 * _WORDS, slice(16, 32)
_NO_ID = bytes(16)
_EVENT = 32
_NO_EVENT = bytes(_EVENT)
#: The unknown day, as an unsigned word of four bytes.
_UNSIGNED = DATE_UNKNOWN % 2**32
_COLUMNS = ("plan", "reference", "person", "at", "state", "due", "rule", "settled_by", "weight", "acts", "to", "who", "value", "event", "place")
_SORTS = ("day", "person", "acts")


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


class Caseload(Sequence[CaseloadRow]):
    """What is due of many plans on a day: every obligation of each, met ones included, plan by plan in the order of the rules
    until it is sorted. :func:`integra.plan.caseload.due` and :meth:`integra.plan.store.PlanStore.due` make it.

    Attributes:
        at: the day.
    """

    at: datetime.date

    def __init__(self) -> None:
        raise TypeError("a Caseload is made by integra.plan.caseload.due() and PlanStore.due()")

    @classmethod
    def _made(cls, at: datetime.date, parts: tuple[Part, ...], order: tuple[int, ...] | None = None) -> Caseload:
        made = cls.__new__(cls)
        made.at, made._parts, made._order = at, parts, order
        return made

    _parts: tuple[Part, ...]
    _order: tuple[int, ...] | None

    # ---- as rows

    @property
    def plans(self) -> int:
        """How many plans it is of, those of which nothing is due included."""
        return len(self._parts)

    def __len__(self) -> int:
        return len(self._owners) if self._order is None else len(self._order)

    @overload
    def __getitem__(self, index: int) -> CaseloadRow: ...

    @overload
    def __getitem__(self, index: slice) -> Caseload: ...

    def __getitem__(self, index: int | slice) -> CaseloadRow | Caseload:
        if isinstance(index, slice):
            return self._made(self.at, self._parts, tuple(self._places[index]))
        return self._row(self._places[index])

    def __iter__(self) -> Iterator[CaseloadRow]:
        return map(self._row, self._places)

    def sorted(self, by: str) -> Caseload:
        """The same in another order.

        Args:
            by: ``"day"`` of the term, what has none last and of a day what weighs most first; ``"person"``; or ``"acts"``,
                who is expected to act, and where nobody is named who may. What is met comes last, of equals plan by plan.
        """
        if not isinstance(by, str):
            raise TypeError("by takes a str")
        if by not in _SORTS:
            raise UsageError(Status.UNKNOWN_NAME, detail=expected(one_of(_SORTS)).at("by"))
        keys = self._keys(by)
        return self._made(self.at, self._parts, tuple(sorted(self._places, key=keys.__getitem__)))

    def unmet(self) -> Caseload:
        """What is not met alone, in the order of this one."""
        return self.of(state for state in FindingState if state is not FindingState.MET)

    def of(self, states: Iterable[FindingState]) -> Caseload:
        """What is in one of these states alone, in the order of this one.

        Raises:
            TypeError: what is given is no series of states.
        """
        wanted = {each.code for each in items_of(self, "states", states, FindingState, "integra.FindingState")}
        held = self._words[_STATE::_WORDS].tolist()
        return self._made(self.at, self._parts, tuple(place for place in self._places if held[place] in wanted))

    def counts(self) -> Mapping[FindingState, int]:
        """How many obligations there are in each state."""
        held = self._words[_STATE::_WORDS].tolist()
        found = Counter(held[place] for place in self._places)
        return {state: found[state.code] for state in FindingState if state.code}

    # ---- as columns

    def frame(self, library: str | None = None, *, language: str | Language | None = None) -> Any:
        """A data frame with a row an obligation.

        Columns: ``plan``, ``reference``, ``person``, ``acts`` and ``to`` (who is to receive it), identifiers in 32 hexadecimal digits; ``at`` and ``due``,
        days; ``state``, ``settled_by``, ``weight``, words; ``rule``; ``who``, words separated by spaces; ``value``, a word;
        ``event``, 64 hexadecimal digits, and ``place``, a number; and ``text`` where a language is given.

        Args:
            library: ``"pandas"``, ``"polars"`` or ``"pyarrow"``; None for the first that is installed.
            language: ``"en"`` or ``"fr"``, the language of the texts.
        """
        from ..frames.make import frame_of

        said = None if language is None else language_of(language)
        return frame_of(self._columns(said), library)

    def to_arrow(self) -> Any:
        """The same as a table of pyarrow."""
        return self.frame("pyarrow")

    def arrays(self) -> dict[str, Any]:
        """The columns as numpy arrays: identifiers in sixteen bytes each and ``event`` in 32 (all zero for none), days as datetime64, words by
        their codes, ``who`` as the bits of those codes, ``place`` -1 for none, ``rule`` as text."""
        np = numpy_for("Caseload.arrays()")
        places = np.array(self._places, np.int64)
        rows = np.frombuffer(self._data, np.uint32).reshape(-1, _WORDS)[places]
        owners = np.array(self._owners, np.int64)[places]
        names, which = np.unique(rows[:, _RULE], return_inverse=True)
        days = rows[:, _DUE].view(np.int32)

        def own(column: int) -> Any:
            return np.frombuffer(b"".join(part[column] for part in self._parts), np.uint8).reshape(-1, 16)[owners]

        due = np.where(days == DATE_UNKNOWN, np.datetime64("NaT"), days.astype("datetime64[D]"))
        place = rows[:, _INDEX].astype(np.int64)
        subject = np.ascontiguousarray(rows[:, 4:8]).view(np.uint8)
        owed = np.zeros((len(rows), 1), bool)
        for rule, settled_by in _owed():
            owed[(rows[:, _RULE] == rule) & (rows[:, _SETTLED_BY] == settled_by)] = True
        return {
            "plan": own(0), "reference": own(2), "person": own(1), "at": np.full(len(rows), np.datetime64(self.at)),
            "state": rows[:, _STATE], "due": due, "rule": np.array([rule_name(int(name)) for name in names], str)[which],
            "settled_by": rows[:, _SETTLED_BY], "weight": rows[:, _WEIGHT],
            "acts": np.where(owed, np.uint8(0), subject), "to": np.where(owed, subject, np.uint8(0)), "who": rows[:, _WHO], "value": rows[:, _VALUE],
            "event": np.frombuffer(self._events, np.uint8).reshape(-1, _EVENT)[places],
            "place": np.where(place == _low.NO_INDEX, -1, place),
        }

    def _columns(self, language: Language | None) -> dict[str, tuple[Any, list[Any]]]:
        places, owners = self._places, self._owners

        def ids(column: int) -> tuple[Any, list[Any]]:
            said = [None if part[column] == _NO_ID else part[column].hex() for part in self._parts]
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
            "at": (datetime.date, [self.at] * len(places)), "state": words(_STATE, FindingState),
            "due": (datetime.date, of(_DUE, _day)), "rule": (str, of(_RULE, rule_name)),
            "settled_by": words(_SETTLED_BY, SettledBy), "weight": words(_WEIGHT, Weight),
            "acts": (str, [acts[place] for place in places]), "to": (str, [to[place] for place in places]),
            "who": (str, of(_WHO, _who)), "value": (str, self._values()),
            "event": (str, [None if each == _NO_EVENT else each.hex() for each in map(self._event, places)]),
            "place": (int, of(_INDEX, lambda index: None if index == _low.NO_INDEX else index)),
        }
        assert tuple(columns) == _COLUMNS
        if language is not None:
            columns["text"] = str, [row.due.text(language) for row in self]
        return columns

    def _values(self) -> list[str | None]:
        rows = zip(*(self._words[word::_WORDS].tolist() for word in (_RULE, _SETTLED_BY, _VALUE)), strict=True)
        keys = list(rows)
        said = {}
        for rule, settled_by, value in set(keys):
            word = _low.value_of(rule_name(rule), SettledBy(settled_by), value)
            said[rule, settled_by, value] = None if word is None else word.word
        return [said[keys[place]] for place in self._places]

    def _keys(self, by: str) -> list[tuple[Any, ...]]:
        """What each row is sorted by."""
        met, none = FindingState.MET.code, datetime.date.max.toordinal()
        words = [self._words[word::_WORDS].tolist() for word in (_STATE, _DUE, _WEIGHT, _WHO)]
        acting, _ = self._subjects() if by == "acts" else ((), ())
        whole = []
        for place, (owner, state, due, weight, who) in enumerate(zip(self._owners, *words, strict=True)):
            part = self._parts[owner]
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

    def _subjects(self) -> tuple[list[bytes], list[bytes]]:
        """Of each row, by its place, who is expected to act, and who is to receive: sixteen bytes, all zero for nobody."""
        owed = _owed()
        subjects = [self._data[at + _SUBJECT.start:at + _SUBJECT.stop] for at in range(0, len(self._data), _SIZE)]
        given = [(rule, settled_by) in owed for rule, settled_by in zip(
            *(self._words[word::_WORDS].tolist() for word in (_RULE, _SETTLED_BY)), strict=True)]
        return ([_NO_ID if to else each for each, to in zip(subjects, given, strict=True)],
                [each if to else _NO_ID for each, to in zip(subjects, given, strict=True)])

    # ---- how it is held

    @cached_property
    def _data(self) -> bytes:
        return b"".join(part.rows for part in self._parts)

    @cached_property
    def _events(self) -> bytes:
        return b"".join(part.events for part in self._parts)

    def _event(self, place: int) -> bytes:
        return self._events[_EVENT * place:_EVENT * (place + 1)]

    @cached_property
    def _words(self) -> memoryview:
        return memoryview(self._data).cast("I")

    @cached_property
    def _owners(self) -> list[int]:
        """The plan of each row, by its place."""
        return [at for at, part in enumerate(self._parts) for _ in range(len(part.rows) // _SIZE)]

    @cached_property
    def _firsts(self) -> list[int]:
        """The place of the first row of each plan, and behind them how many rows there are."""
        return list(accumulate((len(part.rows) // _SIZE for part in self._parts), initial=0))

    @property
    def _places(self) -> Sequence[int]:
        return range(len(self._owners)) if self._order is None else self._order

    def _row(self, place: int) -> CaseloadRow:
        owner, event = self._owners[place], self._event(place)
        part = self._parts[owner]
        row = self._words[_WORDS * place:_WORDS * (place + 1)].tolist()
        subject = self._data[_SIZE * place + _SUBJECT.start:_SIZE * place + _SUBJECT.stop]
        found = _low.due_of(row[_RULE], row[_WEIGHT], row[_STATE], row[_SETTLED_BY], subject, row[_INDEX], _signed(row[_DUE]),
                            row[_VALUE], row[_WHO])
        return CaseloadRow(plan=UUID(bytes=part.plan), person=id_of(part.person), reference=id_of(part.reference),
                           due=found if event == _NO_EVENT else replace(found, event=event), number=place - self._firsts[owner])

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Caseload):
            return NotImplemented
        return self is other or (self.at, self._parts, tuple(self._places)) == (other.at, other._parts, tuple(other._places))

    def __hash__(self) -> int:
        return hash((self.at, len(self), self._data))

    def __repr__(self) -> str:
        return f"Caseload({self.at}, {self.plans} plans, {len(self)} obligations)"

    def __reduce__(self) -> tuple[Any, ...]:
        return Caseload._made, (self.at, self._parts, self._order)


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
