"""All the figures of a data frame, as a data frame of the same library.

Spec: spec/50-indicators.md (IND-1, IND-7, IND-10).  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, NamedTuple, TypeAlias
from uuid import UUID

from .._arrays import names_of
from .._low import indicator as _low
from .._low.core import Struct, id_bytes
from .._model import argument_date, argument_word
from ..errors import UsageError
from ..rules import Rules
from ..text import Text, expected, one_of
from ..words import ConformityBasis, FigureState, Frame, Indicator, Requester, Status, Tri
from .arguments import Covers, day, options_of, pack
from .batches import source_of
from .model import Change, Figure
from .refusals import FrameError
from .rows import Rows, add, known_names, needed_names, read
from .source import Source

__all__ = ["Compared", "figure_columns", "figures", "figures_of"]

_FRAMES = {indicator: _low.frame_of(indicator) for indicator in Indicator}
_BY = ("territory",)
_NO_FRAME = Text("its columns are of no frame", "ses colonnes ne sont d'aucun tableau")


class Compared(NamedTuple):
    """A figure, and how it differs from that of the earlier day, where one is asked for."""

    figure: Figure
    change: Change | None
    #: What the frame calls its territory, None of the total.
    territory: str | None


def figures(frame: Any, *, at: datetime.date, compare: datetime.date | None = None, by: str | None = None,
            covers: Covers | None = None, rules: Rules | None = None, conformity: str | ConformityBasis | None = None,
            requester: str | Requester | None = None, indicators: Iterable[str | Indicator] | None = None,
            codes: bool = False, others: Iterable[str] = ()) -> Any:
    """The figures of all indicators that a frame serves, a row each, in a frame of the same library.

    Which frame it is follows from its columns, those of ``integra.indicator.COLUMNS``: a column ``call`` makes calls, so A4.
    What cells may hold, :meth:`Tally.add` says. The frame is read once, a batch at a time.

    >>> import datetime
    >>> from integra.indicator import figures
    >>> calls = {"call": ["a", "b"], "territory": ["north", None], "date": ["2025-03-01"] * 2, "answered": [True, False],
    ...          "answered_on": ["2025-03-03", None]}
    >>> made = figures(calls, at=datetime.date(2025, 6, 1), by="territory")
    >>> made["indicator"], made["numerator"], made["denominator"], made["value"]
    (['A4', 'A4'], [1, 1], [1, 2], [1000000, 500000])
    >>> made["territory"]
    ['north', None]

    Args:
        frame: the rows, as :meth:`Tally.add` takes them.
        at: the day as of which to count.
        compare: another day, as of which figures are made too: of two days the later figure says how it differs from the
            earlier, in the row before it.
        by: ``"territory"`` for a figure a territory, and the total behind them: who counts in two territories counts once
            in the total, and rows that say of none are in it alone.
        covers: the first and the last day that the data cover, where something is known of that (IND-8).
        rules: the pack, ``Rules("has-2014")`` where none is given.
        conformity: of A1 what structures conform to, as :meth:`Tally.figure` has it.
        requester: of the share the requester, None for each of them, a row each.
        indicators: which indicators, None for all that the frame serves.
        codes: whether numbers are read as answers too.
        others: names of columns to pass over.

    Returns:
        A frame of pandas, polars or pyarrow as the one given (of a stream a pyarrow table, of a dict a dict of lists): the
        fields of :class:`Figure` but for the digest of its rules, ``change`` and ``overlap``. Ratios are whole parts per
        million, null where there is none; a territory is called as the frame calls it.

    Raises:
        FrameError: with the row and column of what is wrong, or columns of no frame.
        UsageError: as :meth:`Tally.figure`.
    """
    if by is not None and by not in _BY:
        raise TypeError('by takes "territory", or None')
    if type(codes) is not bool:
        raise TypeError("codes takes True or False")
    source = source_of(frame, "frame")
    found = figures_of(
        source, day(at), argument_date(compare, "compare"), by is not None, pack(rules),
        options_of(covers, conformity, requester), _chosen(indicators), codes, names_of(others, "others"))
    columns = figure_columns(found)
    if not source.library:
        return {name: values for name, (_, values) in columns.items()}
    from ..frames.make import frame_of

    return frame_of(columns, source.library)


def _chosen(indicators: Iterable[Any] | None) -> tuple[Indicator, ...]:
    if indicators is None:
        return tuple(Indicator)
    if isinstance(indicators, str) or not isinstance(indicators, Iterable):
        raise TypeError("indicators takes words of Indicator, or their texts")
    found = {argument_word(Indicator, each, "indicators") for each in indicators}
    if not found:
        raise UsageError(Status.OUT_OF_RANGE, detail=Text("one at least", "un au moins").at("indicators"))
    return tuple(sorted(found, key=int))


# ---- which frame


def _frame_of(names: Sequence[Any], others: Collection[str], chosen: Iterable[Indicator]) -> Frame:
    """The frame that columns are of: the one that has them all, or of which fewest are wrong, whose own names then say
    what is."""
    frames = sorted({_FRAMES[indicator] for indicator in chosen}, key=int)
    held = {name for name in names if isinstance(name, str)} - set(others)

    def wrong(frame: Frame) -> int:
        return len(held - set(known_names(frame))) + len(set(needed_names(frame)) - held)

    best = min(map(wrong, frames))
    near = [frame for frame in frames if wrong(frame) == best]
    if len(near) == 1 and held & set(known_names(near[0])):
        return near[0]
    listed = [f"{frame.word} ({', '.join(needed_names(frame))}…)" for frame in frames]
    raise FrameError(Status.UNKNOWN_NAME, _NO_FRAME.then(expected(one_of(listed))))


# ---- tallies of one reading


#: Of which indicator, as of which day, of whom: the sixteen bytes of a territory, all zero for the total.
_Key: TypeAlias = tuple[Indicator, datetime.date, bytes]


class _Tallies:
    """A tally for each indicator and day, of the total and of each territory that is met."""

    def __init__(self, indicators: Sequence[Indicator], days: Sequence[datetime.date], rules: Rules) -> None:
        self._each = [(indicator, at) for indicator in indicators for at in days]
        self._rules = rules
        self.held: dict[_Key, Struct] = {}
        self.called: dict[bytes, str] = {}
        self._meet(None)

    def _meet(self, territory: UUID | None) -> None:
        for indicator, at in self._each:
            subject = _low.Subject(indicator, at, territory, 1, 1)
            self.held[indicator, at, id_bytes(territory)] = _low.create(subject, self._rules._pack)

    def take(self, rows: Rows, by: bool) -> None:
        for key in self._each:
            add(self.held[*key, id_bytes(None)], rows)
        for identifier, places in (rows.territories or {}).items() if by else ():
            called = rows.called[identifier]
            if identifier not in self.called:
                self._meet(UUID(bytes=identifier))
            self.called[identifier] = min(called, self.called.get(identifier, called))
            for key in self._each:
                add(self.held[*key, identifier], rows, places)

    def close(self) -> None:
        for tally in self.held.values():
            _low.destroy(tally)


def figures_of(source: Source, at: datetime.date, compare: datetime.date | None, by: bool, rules: Rules,
               options: _low.Options, chosen: Sequence[Indicator], codes: bool, others: Collection[str]) -> list[Compared]:
    """The figures of a frame: by indicator, then territories and the total behind them, then requesters, then days."""
    frame = _frame_of(source.names, others, chosen)
    indicators = [indicator for indicator in chosen if _FRAMES[indicator] is frame]
    _check(indicators, options)
    if by and "territory" not in source.names:
        raise FrameError(Status.NULL_ARGUMENT, Text(
            "by=\"territory\" needs this column", "by=\"territory\" exige cette colonne"), column="territory")
    days = sorted({at, compare or at})
    tallies = _Tallies(indicators, days, rules)
    try:
        for rows in read(source, frame, codes, others):
            tallies.take(rows, by)
        return list(_figures(tallies, indicators, days, options))
    finally:
        tallies.close()


def _check(indicators: Collection[Indicator], options: _low.Options) -> None:
    """Refuses an option that none of the indicators has."""
    for name, given, indicator in (("conformity", options.conformity, Indicator.A1),
                                   ("requester", options.requester, Indicator.SHARE)):
        if given is not None and indicator not in indicators:
            raise UsageError(Status.INVALID_VALUE, rule="IND-11" if indicator is Indicator.A1 else "IND-10", detail=Text(
                f"it is of {indicator.word} alone", f"elle est de {indicator.word} seul").at(name))


def _figures(tallies: _Tallies, indicators: Iterable[Indicator], days: Sequence[datetime.date],
             options: _low.Options) -> Iterator[Compared]:
    whose: list[tuple[bytes, str | None]] = [*sorted(tallies.called.items(), key=lambda each: (each[1], each[0]))]
    for indicator in indicators:
        for territory, called in (*whose, (id_bytes(None), None)):
            for own in _own(indicator, options):
                earlier: Figure | None = None
                for at in days:
                    figure = Figure(**_low.figure(tallies.held[indicator, at, territory], own))
                    yield Compared(figure, None if earlier is None else figure.compare(earlier), called)
                    earlier = figure


def _own(indicator: Indicator, options: _low.Options) -> Iterator[_low.Options]:
    """The options that an indicator has: others pass them over, and a share is of each requester where none is asked for."""
    conformity = options.conformity if indicator is Indicator.A1 else None
    requesters: Iterable[Requester | None] = (None,)
    if indicator is Indicator.SHARE:
        requesters = (options.requester,) if options.requester else Requester
    for requester in requesters:
        yield _low.Options(options.covers, conformity, requester)


# ---- as columns


def _words(kind: Any, values: Iterable[Any]) -> tuple[Any, list[Any]]:
    return tuple(word.word for word in kind), [None if value is None else value.word for value in values]


def figure_columns(found: Sequence[Compared]) -> dict[str, tuple[Any, list[Any]]]:
    """Figures as columns: the type of each, or its words, and its values."""
    of = [each.figure for each in found]
    changes = [each.change for each in found]
    overlaps = [None if each is None or each.overlap is Tri.UNKNOWN else each.overlap for each in changes]

    def numbers(*names: str) -> dict[str, tuple[Any, list[Any]]]:
        return {name: (int, [getattr(figure, name) for figure in of]) for name in names}

    return {
        "indicator": _words(Indicator, (figure.indicator for figure in of)),
        "at": (datetime.date, [figure.at for figure in of]),
        "territory": (str, [each.territory for each in found]),
        **numbers("numerator", "numerator_highest", "denominator", "denominator_highest", "value", "lowest", "highest",
                  "interval_lowest", "interval_highest"),
        "state": _words(FigureState, (figure.state for figure in of)),
        "covered": _words(Tri, (figure.covered for figure in of)),
        "change": (int, [None if each is None else each.change for each in changes]),
        "overlap": _words(Tri, overlaps),
        **numbers("pairs", "pairs_highest", "pairs_before", "pairs_before_highest"),
        "requester": _words(Requester, (figure.requester for figure in of)),
        "conformity": _words(ConformityBasis, (figure.conformity for figure in of)),
        **numbers("parts", "parts_held")}
