"""The frames that ``integra indicators`` reads: the option of each, its columns in a file, and its indicators.

Spec: spec/03-command.md, "`integra indicators`"; spec/frames.tsv, spec/50-indicators.md.  Layer: bindings.
SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..columns.names import near
from ..indicator.columns import COLUMNS
from ..nearest import with_nearest
from ..spreadsheet import plain
from ..text import Text
from ..words import Frame, Indicator
from .indicators_cells import Value, services_in
from .indicators_rows import TERRITORY, Input, named_column

__all__ = ["COUNT_PEOPLE", "ON_LIST", "OPTIONS", "PROTOCOL_SAYS", "ColumnsFault", "Option", "inputs_of", "left_out", "matched", "option_of"]

#: What the protocol of a structure says, by column (IND-11).
PROTOCOL_SAYS = ("has_protocol", "digest", "conforms")


@dataclass(frozen=True)
class Option:
    """An option that names files of a frame: what it takes, and the indicators that are made of it."""

    frame: Frame
    argument: str
    indicators: tuple[Indicator, ...]
    #: Of the indicators, the column whose identifiers are counted; of functions none are.
    counted: tuple[tuple[Indicator, str], ...]
    holds: Text

    @property
    def name(self) -> str:
        """The option as it is written."""
        return f"--{self.argument}"


def _option(frame: Frame, argument: str, holds: Text, **counted: str) -> Option:
    indicators = tuple(Indicator(name) for name in counted)
    return Option(frame, argument, indicators, tuple((Indicator(name), column) for name, column in counted.items() if column),
                  holds)


#: Every option, in the order of the indicators.
OPTIONS = (
    _option(Frame.STRUCTURES, "structures", Text("structures and their protocols", "structures et leurs protocoles"),
            A1="structure"),
    _option(Frame.BODIES, "bodies", Text("partners and institutions, and whether they signed the common plan",
                                         "partenaires et institutions, et s'ils ont signé le plan commun"), A2="body"),
    _option(Frame.USES, "assessments", Text("assessments, and who used them", "évaluations, et qui les a utilisées"),
            A3="person"),
    _option(Frame.CALLS, "calls", Text("calls to the guichet, and whether they were answered",
                                       "appels au guichet, et s'ils ont obtenu réponse"), A4="call"),
    _option(Frame.OFFERS, "offers", Text("offers and the days on which they open and close; a directory is one",
                                         "offres et leurs jours d'ouverture et de fermeture ; un répertoire en est"),
            B1="", B2="structure"),
    _option(Frame.STAYS, "stays", Text("hospital stays", "séjours hospitaliers"), B3="person"),
    _option(Frame.ACCOMPANIMENTS, "accompaniments", Text("who accompanies whom, from when to when",
                                                         "qui accompagne qui, de quand à quand"),
            caseload="person", share="person"),
)


#: Those that count people or calls: small numbers may tell who they are (IND-6).
COUNT_PEOPLE = (Indicator.A3, Indicator.A4, Indicator.B3, Indicator.CASELOAD, Indicator.SHARE)


def option_of(indicator: Indicator) -> Option:
    """The option that names what an indicator is made of."""
    return next(each for each in OPTIONS if indicator in each.indicators)


#: What a file may call a column instead, where it has not that name too: an offer stands under its id in a directory.
_INSTEAD = {Frame.OFFERS: {"id": "offer"}}
_BOTH = Text("columns {one} and {other} both say it: keep one", "les colonnes {one} et {other} le disent toutes deux : n'en garder qu'une")
_TWICE = Text("it is there twice: keep one", "elle est là deux fois : n'en garder qu'une")
_MEANT = Text("is it {name}? Then name it so; if not, call it something else",
              "est-ce {name} ? La nommer ainsi ; sinon, l'appeler autrement")
_NOT_THERE = Text("no column is called {name}, which every row needs",
                  "aucune colonne ne s'appelle {name}, dont chaque ligne a besoin")
_NONE = Text("no column has a name that is looked for: {names}", "aucune colonne ne porte un nom recherché : {names}")
#: What a column that is not there says of every row.
_LEFT_OUT = Text("no column {names}: not known of any row", "pas de colonne {names} : inconnu pour toutes les lignes")
_NO_END = Text("no column {names}: no row is taken to have one, as where it is blank",
               "pas de colonne {names} : aucune ligne n'est supposée en avoir, comme là où elle est vide")
_MAY_BE_LATER = Text("no column {day}: a yes of {event} may be of a day after the one looked at, and so counts as possible only",
                     "pas de colonne {day} : un oui de {event} peut dater d'après le jour considéré, et ne compte que comme possible")
#: The day on which something happened, and the column that says whether it did: without the one the other is not certain (IND-1).
_DAY_OF = {"signed_on": "signed", "answered_on": "answered"}
#: The kind of column in which a blank is none, and not what nobody knows.
_NONE_IF_BLANK = "date"
_ALL_LISTED = Text("no column 'on_list': everybody is taken to be on the list",
                   "pas de colonne 'on_list' : chaque personne est supposée de la patientèle")
#: Columns of which one is enough: they say the same in two ways, and few tables have both.
_EITHER = (frozenset({"birth_date", "age_at_admission"}), frozenset({"digest", "has_protocol", "conforms"}))
#: Without this column a table says that everybody is on the list; a row in which it is blank, that it is not known.
ON_LIST = "on_list"


def inputs_of(frame: Frame, protocols: Callable[[object], tuple[Value, ...]]) -> tuple[Input, ...]:
    """The columns that files of a frame may have; ``protocols`` reads what a cell says of a structure's protocol."""
    columns = {column.name: column for column in COLUMNS[frame]}
    found = [Input.of(column) for column in columns.values()]
    found += [Input.of(columns[ours], None, theirs) for theirs, ours in _INSTEAD.get(frame, {}).items()]
    if frame is Frame.OFFERS:
        found.append(Input.of(columns["functions"], services_in, "services"))
    if frame is Frame.STRUCTURES:
        found.append(Input("protocol", tuple(columns[name] for name in PROTOCOL_SAYS), protocols))
    return (*found, Input.of(TERRITORY))


class ColumnsFault(Exception):
    """Why the columns of a table cannot be taken."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason)
        self.reason = reason


def matched(frame: Frame, inputs: Iterable[Input], names: Sequence[str]) -> list[tuple[int, Input]]:
    """Which columns of a table are which of ours; refuses a slip, one that is there twice or said twice, and the lack of
    one that every row needs. Others are the caller's own, and passed over."""
    known = {each.name: each for each in inputs}
    bare = [plain(name) for name in names]
    instead = _INSTEAD.get(frame, {})
    found: dict[str, int] = {}
    for at, (name, own) in enumerate(zip(names, bare, strict=True)):
        if own in known and instead.get(own) not in bare:
            if own in found:
                raise ColumnsFault(_TWICE.at(named_column(name)))
            found[own] = at
        elif own not in known and (meant := near(name, set(known).difference(instead))) is not None:
            raise ColumnsFault(_MEANT.of(name=repr(meant)).at(named_column(name)))
    filled: dict[str, str] = {}
    for name in found:
        for column in known[name].fills:
            if column.name in filled:
                raise ColumnsFault(_BOTH.of(one=repr(filled[column.name]), other=repr(name)))
            filled[column.name] = name
    if not filled:
        raise ColumnsFault(_NONE.of(names=", ".join(each.name for each in COLUMNS[frame])))
    for column in COLUMNS[frame]:
        if column.required and column.name not in filled:
            raise ColumnsFault(with_nearest(_NOT_THERE.of(name=repr(column.name)), column.name,
                                            [name for name in names if plain(name) not in known]))
    return [(at, known[name]) for name, at in found.items()]


def left_out(frame: Frame, taken: Iterable[Input]) -> Iterator[Text]:
    """What is to be said of columns that are not there."""
    filled = {column.name for each in taken for column in each.fills}
    enough = next((each for each in _EITHER if each & filled), frozenset())
    missing = [column for column in COLUMNS[frame] if column.name not in filled | enough]
    if any(column.name == ON_LIST for column in missing):
        yield _ALL_LISTED
    later = [column.name for column in missing if _DAY_OF.get(column.name) in filled]
    for name in later:
        yield _MAY_BE_LATER.of(day=repr(name), event=repr(_DAY_OF[name]))
    unknown = [column.name for column in missing if column.name not in (ON_LIST, *later) and column.kind != _NONE_IF_BLANK]
    without = [column.name for column in missing if column.kind == _NONE_IF_BLANK]
    for names, text in ((unknown, _LEFT_OUT), (without, _NO_END)):
        if names:
            yield text.of(names=", ".join(map(repr, names)))
