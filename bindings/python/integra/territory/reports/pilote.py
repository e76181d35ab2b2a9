"""The pilote's report: what to do this month, what comes back, whom to fetch, what to find out (TER-10).

Spec: spec/43-territory-reports.md, "The pilote".  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from collections.abc import Sequence

from ...text import Text
from ...words import FindingState, Tri
from .absent import absent
from .asked import asked
from .changed import changed
from .due import due, soon, wrong
from .flows import flows
from .known import Known
from .levels import levels
from .model import Reader, Report, Section
from .owed import Owed, owed, planned
from .parts import calendar, changes, section
from .phrases import numbered, sentences
from .recurrent import recurrent
from .sheet import sheet, steps

__all__ = ["pilote"]

#: So many items a section shows; beyond, how many more there are.
MOST = 12
_TITLE = Text("The pilote's report", "Le point du pilote")
_LATE = Text("{n} thing is late", "{n} chose est en retard"), Text("{n} things are late", "{n} choses sont en retard")
_NOT_LATE = Text("Nothing is known to be late", "Rien n'est connu en retard")
_NO_MORE = Text("{late}, nothing else is known to be due within the month.", "{late}, rien d'autre n'est connu à faire dans le mois.")
_SOON = Text("{late}, {n} is due within the month.", "{late}, {n} est à faire dans le mois."), Text(
    "{late}, {n} are due within the month.", "{late}, {n} sont à faire dans le mois.")
_CHECK = (Text("Of {n} whose day is past nobody has said whether it is done.", "Pour {n} dont la date est passée, rien ne dit si c'est fait."),
          Text("Of {n} whose day is past nobody has said whether they are done.", "Pour {n} dont la date est passée, rien ne dit si c'est fait."))
_NOTHING_DUE = Text("Nothing with a day is known to be late or due within the month.",
                    "On ne connaît rien de daté qui soit en retard ou à faire dans le mois.")
_NO_DAY = Text("Nothing with such a day is known.", "Rien n'est connu à cette échéance.")
_NO_PROBLEM = Text("No difficulty is known to come back.", "On ne connaît aucune difficulté qui revienne.")
_NOBODY_MISSING = Text("Nobody is known to be missing. Who sits and who came is known only where it is listed.",
                       "On ne connaît aucun absent. Qui siège et qui vient n'est connu que là où c'est noté.")
_NOTHING_WRONG = Text("Nothing of the kind is known.", "On ne connaît rien de tel.")
_UNKNOWN = Text("Of {of} lines of the sheet {n} are not known: \"To find out\" says where to begin.",
                "Sur {of} lignes de la grille, {n} ne sont pas connues : « À se faire dire » indique par quoi commencer.")
_ALL_KNOWN = Text("Nothing: all that may settle a point is known.", "Rien : tout ce qui peut trancher un point est connu.")
_ASK_FIRST = Text("What may settle most comes first.", "Le plus utile d'abord.")
_ANY_ORDER = Text("In any order: none has to come before another.", "Dans n'importe quel ordre : aucune n'en attend une autre.")


def pilote(known: Known, earlier: Known | None) -> Report:
    """The report of one territory for its pilote."""
    all_owed = owed(known)
    meetings = tuple(planned(known))
    near = soon(known, (*all_owed, *meetings))
    sections = [
        section("due", Text("To do this month", "À faire ce mois-ci"), due(near, MOST), _NO_DAY),
        section("recurrent", Text("What comes back, and where it stands", "Ce qui revient, et où cela en est"),
                 recurrent(known, MOST), _NO_PROBLEM),
        section("absent", Text("Whom to bring back to the table", "Qui ramener autour de la table"), absent(known, 5), _NOBODY_MISSING),
        section("wrong", Text("What else is wrong, with no day", "Ce qui ne va pas, sans date"), wrong(known, MOST), _NOTHING_WRONG),
        section("ask", Text("To find out", "À se faire dire"), asked(known), _ALL_KNOWN, _ASK_FIRST),
        section("steps", Text("Where the six steps are", "Où en sont les six étapes"), steps(known), _ANY_ORDER, _ANY_ORDER)]
    if earlier is not None:
        sections.append(changes(earlier, changed(known, earlier, MOST)))
    return Report(
        reader=Reader.PILOTE, name=known.title, at=known.at, since=None if earlier is None else earlier.at,
        title=_TITLE, lead=_lead(known, near), sections=tuple(sections), levels=levels(known),
        flows=flows(known), calendar=calendar(known.at, (*all_owed, *meetings)), sheet=sheet(known), pack=known.rules.name)


def _lead(known: Known, near: Sequence[Owed]) -> Text:
    """How much is late and to do; where nothing is, how much nobody knows, for nothing may be noted."""
    counts = {state: sum(each.state is state for each in near) for state in FindingState}
    late, ahead, unsure = (counts[each] for each in (FindingState.OVERDUE, FindingState.DUE, FindingState.OPEN))
    said = numbered(late, *_LATE) if late else _NOT_LATE
    first = numbered(ahead, *_SOON, late=said) if ahead else _NO_MORE.of(late=said) if late else _NOTHING_DUE
    if not near:
        return sentences(first, _untold(known))
    return sentences(first, numbered(unsure, *_CHECK) if unsure else None)


def _untold(known: Known) -> Text | None:
    lines = known.review.sheet.values()
    unknown = sum(each.value is Tri.UNKNOWN for each in lines)
    return _UNKNOWN.of(n=unknown, of=len(lines)) if 2 * unknown > len(lines) else None
