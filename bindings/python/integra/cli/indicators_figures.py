"""What ``integra indicators`` reads and what it comes to: the files of each frame, and a figure for each indicator asked.

Spec: spec/03-command.md, "`integra indicators`"; IND-5, IND-7, IND-9 to IND-11.  Layer: bindings.
SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import argparse
import datetime
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from uuid import UUID

from .._low.indicator import Options, id_of_text
from ..adapters.records import Problem
from ..indicator.model import Change, Figure, compare
from ..opening import STDIN, Opened
from ..rules import Rules
from ..spreadsheet import plain
from ..text import Text, plural, verbatim
from ..words import ConformityBasis, Counting, Indicator, Requester
from .console import STDOUT, note, problem
from .files import open_one
from .indicators_files import read
from .indicators_frames import Option, inputs_of
from .indicators_groups import Groups
from .indicators_protocols import Protocols
from .indicators_reading import Reading
from .indicators_rows import TERRITORY, Input, Names, Rows
from .indicators_tallies import Key, Tallies
from .progress import progress
from .protocol_files import proved

__all__ = ["Figures", "Told"]

_ROWS = Text("{n} row", "{n} ligne"), Text("{n} rows", "{n} lignes")
_EMPTY = Text("an empty file: no row of names", "un fichier vide : pas de ligne de noms")
_NO_ROW = Text("no row is in the files of {option}, and no figure is given", "il n'y a aucune ligne dans les fichiers de {option}, "
               "et aucun chiffre n'est donné")
_REFUSED = Text("rows of {option} are refused, and without them a figure would not say who is missing: none is given",
                "des lignes de {option} sont refusées, et sans elles un chiffre ne dirait pas qui manque : aucun n'est donné")
_NOWHERE = (Text("{n} row has no territory, and counts in the total alone",
                 "{n} ligne n'a pas de territoire, et ne compte qu'au total"),
            Text("{n} rows have no territory, and count in the total alone",
                 "{n} lignes n'ont pas de territoire, et ne comptent qu'au total"))
_NEARLY_ONE = Text("territories {names} differ in case, accents, spaces or signs alone, and are counted apart",
                   "les territoires {names} ne diffèrent que par la casse, les accents, les espaces ou les signes, et sont comptés à part")
#: How many of these are told.
_NEARLY_TOLD = 3


@dataclass(frozen=True)
class Told:
    """A figure as it is written: its territory in the caller's own text, how it differs from an earlier one, whom it
    counts."""

    figure: Figure
    territory: str | None
    compared_with: datetime.date | None = None
    change: Change | None = None
    certain: tuple[str, ...] | None = None
    possible: tuple[str, ...] | None = None


class _Place:
    """How far the files are read."""

    def __init__(self, names: Sequence[str]) -> None:
        self._before = 0
        self._opened: Opened | None = None
        held = [os.stat(name).st_size if name != STDIN and os.path.isfile(name) else None for name in names]
        #: Bytes in all, None where nobody can tell.
        self.size: int | None = sum(each or 0 for each in held) if all(each is not None for each in held) else None

    @property
    def position(self) -> int:
        """Bytes that were read."""
        return self._before + (self._opened.position if self._opened else 0)

    def at(self, opened: Opened) -> None:
        """Goes on to another file."""
        self._before, self._opened = self.position, opened


class Figures:
    """Reads the files of what is asked, and makes the figures. It holds identifiers, and wipes them at the end."""

    def __init__(self, args: argparse.Namespace, rules: Rules) -> None:
        self._args, self._rules = args, rules
        self._days = sorted({args.at, args.compare or args.at})
        #: Which territories make which groups.
        self.groups = Groups(args.groups)
        self._protocols = Protocols(None if args.adopted is None else proved(args.adopted))
        self._tallies: list[tuple[Option, Tallies]] = []
        self._territories, self._people = Names(), Names()

    def __enter__(self) -> Figures:
        return self

    def __exit__(self, *ending: object) -> None:
        for _, tallies in self._tallies:
            tallies.close()

    def read(self, asked: Mapping[Option, Sequence[Indicator]]) -> Iterator[Text]:
        """Reads every file, and says of each option of which no figure is given why."""
        place = _Place([name for option in asked for name in getattr(self._args, option.argument)])
        with progress(place, self._args.output not in (None, STDOUT), _ROWS) as bar:
            done = 0
            for option, indicators in asked.items():
                tallies = Tallies(option.frame, indicators, self._days, self._rules, self.groups.above)
                self._tallies.append((option, tallies))
                for part in self._parts(option, place):
                    for each in tallies.take(part) if isinstance(part, Rows) else [tallies.refuse(part)]:
                        problem(each.place, each.reason)
                    bar.done(done + tallies.count)
                done += tallies.count
        for option, tallies in self._tallies:
            if not tallies.whole or not tallies.count:
                yield (_REFUSED if not tallies.whole else _NO_ROW).of(option=option.name)
            elif tallies.nowhere:
                note(plural(tallies.nowhere, *_NOWHERE).at(option.name))
        for names in islice(self._nearly_one(), _NEARLY_TOLD):
            note(_NEARLY_ONE.of(names=", ".join(map(repr, names))))

    def _nearly_one(self) -> Iterator[list[str]]:
        """Territories that somebody may mean as one: their texts are taken as they stand (IND-5)."""
        alike: dict[str, list[str]] = {}
        for text in sorted(self._territories.texts.values()):
            alike.setdefault(plain(text), []).append(text)
        return (names for names in alike.values() if len(names) > 1)

    def _parts(self, option: Option, place: _Place) -> Iterator[Rows | Problem]:
        reading = Reading(option.frame, option.name, self._inputs(option), self._args.by is not None, tuple(self._days), note)
        for name in getattr(self._args, option.argument):
            opened = open_one(name)
            place.at(opened)
            self._protocols.folder = "" if name == STDIN else os.path.dirname(name)
            try:
                if not opened.head.strip():
                    yield Problem(verbatim(opened.name), _EMPTY)
                yield from read(opened, reading)
            finally:
                opened.close()

    def _inputs(self, option: Option) -> tuple[Input, ...]:
        """The columns of a frame; what identifiers were called is kept only where it is to be written."""
        counted = {column for _, column in option.counted} if self._args.identifiers else set()
        return tuple(
            self._territories.keeping(each) if each.name == TERRITORY.name else
            self._people.keeping(each) if each.fills[0].name in counted else
            self._protocols.told_by(each) if each.name == "conforms" else each
            for each in inputs_of(option.frame, self._protocols.read))

    def told(self) -> Iterator[Told]:
        """Every figure: by indicator, territories in the order of their texts, then groups, the total last."""
        for option, tallies in self._tallies:
            if not tallies.whole or not tallies.count:
                continue
            named: list[tuple[str | None, bytes | None]] = [*sorted((self._territories.texts[each], each)
                                                                    for each in tallies.territories), *self._groups(tallies)]
            for indicator in tallies.indicators:
                for text, territory in (*named, (None, None)):
                    for options in self._options(indicator):
                        yield from self._of(tallies, Key(indicator, self._args.at, territory), text, options)

    def _groups(self, tallies: Tallies) -> list[tuple[str, bytes]]:
        """The groups that hold territories of rows, in the order of their names."""
        return [(name, id_of_text(name)) for name in self.groups.holding(tallies.territories)]

    def _options(self, indicator: Indicator) -> Iterator[Options]:
        if indicator is Indicator.SHARE:
            for requester in Requester if self._args.requester is None else (self._args.requester,):
                yield Options(self._args.covers, None, requester)
        else:
            yield Options(self._args.covers, self._basis() if indicator is Indicator.A1 else None, None)

    def _basis(self) -> ConformityBasis:
        """What structures conform to: the protocol that is adopted, or what rows say of one, else the largest class."""
        stated = ConformityBasis.ADOPTED if self._protocols.stated else ConformityBasis.LARGEST_CLASS
        return self._protocols.basis or stated

    def _of(self, tallies: Tallies, key: Key, territory: str | None, options: Options) -> Iterator[Told]:
        earlier: Figure | None = None
        for at in self._days:
            whose = Key(key.indicator, at, key.territory)
            figure = tallies.figure(whose, options)
            change = None if earlier is None else compare(earlier, figure)
            lists = (tuple(self._called(tallies.identifiers(whose, options, counting)) for counting in Counting)
                     if self._args.identifiers else (None, None))
            yield Told(figure, territory, None if earlier is None else earlier.at, change, *lists)
            earlier = figure

    def _called(self, identifiers: Sequence[UUID]) -> tuple[str, ...]:
        return tuple(sorted(self._people.texts[each.bytes] for each in identifiers))
