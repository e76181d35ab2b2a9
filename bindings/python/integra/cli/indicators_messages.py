"""What our own messages say for indicators: a directory of its offers, a territory of its structures and common plan.

Spec: spec/03-command.md, "`integra indicators`"; spec/50-indicators.md (IND-11, IND-13); GEN-1, TER-6.  Layer: bindings.
SPDX-License-Identifier: Apache-2.0

A message that does not hold the facts is refused, with what is missing.
"""
from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any
from uuid import UUID

from .. import sequences
from ..adapters.records import Problem
from ..directory.directory import Directory
from ..errors import IntegraError, text_of
from ..forms import shapes
from ..indicator.columns import COLUMNS
from ..messages import KINDS, Decoded
from ..services import service
from ..territory.row import UNKNOWN, Unknown
from ..territory.territory import Territory
from ..text import Text
from ..words import Frame, Message, TerritoryTable, Tri
from .indicators_reading import Reading
from .indicators_rows import TERRITORY, Rows, Taker

__all__ = ["read_messages", "rows_of"]

_FROM_TABLES = Text("give a table with the columns of {option} (spec/03-command.md)",
                    "donner une table avec les colonnes de {option} (spec/03-command.md)")
#: Why a kind of message does not make a frame, where somebody may think that it does.
_LACKS = {
    (Frame.CALLS, Message.DEMAND): Text(
        "a demand says which call it came by and not whether it was answered: what was delivered is in no message",
        "une demande dit par quel appel elle est venue, et non s'il a obtenu réponse : ce qui a été fourni n'est dans aucun message"),
    (Frame.CALLS, Message.ORIENTATION): Text(
        "an orientation names no call, and not what was delivered", "une orientation ne nomme ni l'appel, ni ce qui a été fourni"),
    (Frame.CALLS, Message.ORIENTATION_RECEIPT): Text(
        "a receipt holds the demand without its call, and not what was delivered",
        "un reçu contient la demande sans son appel, et pas ce qui a été fourni"),
    (Frame.USES, Message.PLAN): Text(
        "a plan has people and no birth dates, and does not say for which structure each of them acts: two of one structure would "
        "count as two actors (IND-12)",
        "un plan a des personnes et pas de dates de naissance, et ne dit pas pour quelle structure chacune agit : deux personnes d'une "
        "même structure compteraient comme deux acteurs (IND-12)"),
    (Frame.ACCOMPANIMENTS, Message.PLAN): Text(
        "a plan has its referent and a case manager and does not say which of them is the assistant, nor who oriented the person",
        "un plan a son référent et un gestionnaire de cas et ne dit pas lequel est l'assistant, ni qui a orienté la personne"),
    (Frame.STRUCTURES, Message.DIRECTORY): Text(
        "a directory says what structures offer and nothing of their protocols",
        "un répertoire dit ce que les structures offrent et rien de leurs protocoles"),
    (Frame.STRUCTURES, Message.PROTOCOL): Text(
        "a protocol does not say whose it is: name it in a column 'protocol' beside its structure",
        "un protocole ne dit pas de qui il est : le nommer dans une colonne 'protocol' à côté de sa structure"),
    (Frame.BODIES, Message.DIRECTORY): Text(
        "a directory says nothing of the common plan", "un répertoire ne dit rien du plan commun"),
    (Frame.OFFERS, Message.TERRITORY): Text(
        "a territory says which functions are exercised and not by which offer", "un territoire dit quelles fonctions sont exercées et "
        "non par quelle offre"),
}
_NO_TERRITORY = Text("a directory does not say under which territory: --by territory needs a table with that column",
                     "un répertoire ne dit pas de quel territoire : --by territory a besoin d'une table avec cette colonne")
_UNSAID = "unknown"
Cells = tuple[object, ...]


def read_messages(opened: Any, reading: Reading) -> Iterator[Rows | Problem]:
    """The rows of a CBOR sequence of messages."""
    for place, message, whole in sequences.messages(opened.stream, opened.name):
        if isinstance(message, IntegraError):
            yield Problem(place, sequences.ending(text_of(message), whole))
        else:
            yield from rows_of(message, place, reading)


def rows_of(message: Decoded, place: Text, reading: Reading) -> Iterator[Rows | Problem]:
    """The rows that a message says."""
    make = _MAKERS.get((reading.frame, type(message)))
    if make is None:
        yield Problem(place, _refusal(message, reading))
        return
    if reading.by_territory and isinstance(message, Directory):
        yield Problem(place, _NO_TERRITORY)
        return
    known = {each.name: each for each in reading.inputs}
    taker = Taker([*(known[column.name] for column in COLUMNS[reading.frame]),
                   *([known[TERRITORY.name]] if reading.by_territory else [])])
    whose = (message.id,) if reading.by_territory and isinstance(message, Territory) else ()
    for day, cells in make(message, reading.days):
        rows = [(*row, *whose) for row in cells]
        if rows:
            yield taker.take(rows, [place] * len(rows), day)


def _refusal(message: Decoded, reading: Reading) -> Text:
    kind = next(kind.message for kind in KINDS for form in kind.forms if isinstance(message, form.made))
    lacks = _LACKS.get((reading.frame, kind))
    wanted = _FROM_TABLES.of(option=reading.option)
    return lacks.then(wanted) if lacks else wanted.at(shapes.of_message(message).what)


Made = Iterator[tuple[datetime.date | None, Iterable[Cells]]]


def _offers(message: Directory, _: Sequence[datetime.date]) -> Made:
    yield None, ((offer.structure, offer.id, offer.kind.word,
                  [function.word for each in offer.services for function in service(each).functions],
                  offer.opens, offer.closes) for offer in message.offers)


def _date(value: datetime.date | Unknown | None, complete: bool) -> datetime.date | str | None:
    """A date of a row: in a list that is not complete a blank one is not known (GEN-1)."""
    return _UNSAID if value is UNKNOWN or (value is None and not complete) else value


def _structures(message: Territory, _: Sequence[datetime.date]) -> Made:
    complete = TerritoryTable.STRUCTURE in message.claims
    yield None, ((row.id, Tri.YES.word, _date(row.opens, complete), _date(row.closes, complete),
                  Tri.YES.word if row.shares_procedure is Tri.YES else None, None, row.shares_procedure.word)
                 for row in message.table("structure"))


def _bodies(message: Territory, days: Sequence[datetime.date]) -> Made:
    """Every structure, institutions being kinds of them, and whether it signed a plan in force, as of each day."""
    for day in days:
        signed = _Signatures(message, day)
        complete = TerritoryTable.STRUCTURE in message.claims
        yield day, [(row.id, _open(_date(row.opens, complete), _date(row.closes, complete), day).word, *signed.of(row.id))
                    for row in message.table("structure")]


def _open(opens: datetime.date | str | None, closes: datetime.date | str | None, day: datetime.date) -> Tri:
    """Whether what opens and closes is open on a day, both its days counted (GEN-7)."""
    begun = _holds(opens, lambda date: date <= day)
    return min(begun, _holds(closes, lambda date: date >= day), key=_KLEENE.index)


_KLEENE = (Tri.NO, Tri.UNKNOWN, Tri.YES)


def _holds(date: datetime.date | str | None, test: Callable[[datetime.date], bool]) -> Tri:
    if isinstance(date, datetime.date):
        return Tri.YES if test(date) else Tri.NO
    return Tri.YES if date is None else Tri.UNKNOWN


class _Signatures:
    """Who signed the common plan in force on a day."""

    def __init__(self, territory: Territory, day: datetime.date) -> None:
        self._day = day
        self._listed = TerritoryTable.PARTNER in territory.claims
        complete = TerritoryTable.COMMON_PLAN in territory.claims
        plans = [min(_holds(row.adopted or _UNSAID, lambda date: date <= day),
                     _holds(_date(row.closes, complete), lambda date: date >= day), key=_KLEENE.index)
                 for row in territory.table("common_plan")]
        self._rows: dict[UUID, list[tuple[Tri, datetime.date | None]]] = {}
        named = True
        structures = territory.table("structure")
        for row in territory.table("partner"):
            who = structures[row.structure].id if isinstance(row.structure, int) else row.structure
            if isinstance(who, UUID):
                assert isinstance(row.common_plan, int)  # as a territory gives it
                self._rows.setdefault(who, []).append(self._signed(plans[row.common_plan], row.signed))
            else:
                named = False
        #: Whether a structure that no row names is known not to have signed.
        self._others = Tri.NO if self._listed and complete and named else Tri.UNKNOWN

    def _signed(self, in_force: Tri, signed: datetime.date | Unknown | None) -> tuple[Tri, datetime.date | None]:
        if isinstance(signed, datetime.date):
            told = Tri.YES if signed <= self._day else Tri.NO
        else:
            told = Tri.NO if signed is None and self._listed else Tri.UNKNOWN
        return min(in_force, told, key=_KLEENE.index), signed if isinstance(signed, datetime.date) else None

    def of(self, structure: UUID) -> Cells:
        """Whether a structure signed, and when."""
        rows = self._rows.get(structure, [])
        told = max((*(each for each, _ in rows), self._others), key=_KLEENE.index)
        days = [day for each, day in rows if each is Tri.YES and day is not None]
        return told.word, min(days, default=None) if told is Tri.YES else None


_MAKERS: dict[tuple[Frame, type], Callable[[Any, Sequence[datetime.date]], Made]] = {
    (Frame.OFFERS, Directory): _offers, (Frame.STRUCTURES, Territory): _structures, (Frame.BODIES, Territory): _bodies}
