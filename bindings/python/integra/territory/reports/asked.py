"""What to find out next, as something a person can go and ask (TER-16): questions of one kind about several rows are one.

Spec: spec/43-territory-reports.md; TER-16.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from collections import defaultdict
from itertools import islice
from typing import Any

from ...text import Text, dated, verbatim
from ...words import TerritoryTable
from ..columns import COLUMNS
from ..found import TerritoryQuestion
from .known import Known
from .model import Item
from .phrases import numbered, of_word, some

__all__ = ["MOST", "asked"]

#: So many questions a reader is asked at the most.
MOST = 7
#: So many questions of the review are looked at: beyond are those that move least.
_LOOKED_AT = 2000
#: Whether a list is complete, asked of a person.
_LISTS = {
    TerritoryTable.STRUCTURE: Text("Are all the structures and services of the territory listed? Complete the list, or say that it is complete.",
                                   "Toutes les structures et tous les services du territoire sont-ils recensés ? Compléter, ou dire que tout y est."),
    TerritoryTable.BODY: Text("Are all the bodies in which people meet known, at the three levels? Name those that are missing, or say that all are there.",
                              "Connaît-on toutes les instances où l'on se réunit, aux trois niveaux ? Nommer celles qui manquent, ou dire que toutes y sont."),
    TerritoryTable.CLINICAL_MONTH: Text("How many clinical concertation meetings were held, month by month? Ask those who convene them.",
                                        "Combien de concertations cliniques se sont tenues, mois par mois ? Le demander à ceux qui les organisent."),
    TerritoryTable.DIFFICULTY: Text("Have all the difficulties that professionals raise been noted? Ask the doors and the teams.",
                                    "A-t-on noté toutes les difficultés signalées ? Interroger les portes d'entrée et les équipes."),
    TerritoryTable.MATTER: Text("Are all the matters that were raised noted, settled ones too? Go back to the minutes.",
                                "A-t-on noté tous les sujets soulevés, même réglés ? Reprendre les comptes rendus."),
    TerritoryTable.INTEREST: Text("Has everybody declared their interests? Ask the members.",
                                  "Chacun a-t-il déclaré ses intérêts ? Le demander aux membres."),
    TerritoryTable.DECISION: Text("Are all the decisions of the bodies noted? Go back to the minutes.",
                                  "A-t-on noté toutes les décisions des instances ? Reprendre les comptes rendus."),
    TerritoryTable.FLOW: Text("What else passed from one level to another in the year: needs that rose, answers that came back?",
                              "Qu'est-ce qui est passé d'un niveau à l'autre depuis un an : besoins remontés, réponses redescendues ?"),
    TerritoryTable.FEEDBACK: Text("What have actors been told of the changes made, and by whom? Note each time they were.",
                                  "Qu'a-t-on dit aux acteurs des changements faits, et qui l'a dit ? Noter chaque retour fait."),
    TerritoryTable.INCLUSION_MONTH: Text("How many situations were put to the inclusion meetings, month by month?",
                                         "Combien de situations ont été présentées en réunion d'inclusion, mois par mois ?"),
    TerritoryTable.FUNCTION: Text("Who does what in support of professionals, on the territory? Name every support function, or say that all are there.",
                                  "Qui fait quoi pour l'appui aux professionnels sur le territoire ? Nommer chaque fonction, ou dire que toutes y sont."),
    TerritoryTable.PILOTE: Text("Who is the pilote, and is there only one? Say so, with the day they began.",
                                "Qui est le pilote, et n'y en a-t-il qu'un ? Le dire, avec la date de sa prise de fonction."),
    TerritoryTable.MERGER: Text("Have structures merged on the territory? Say which, or that none has.",
                                "Des structures ont-elles fusionné sur le territoire ? Dire lesquelles, ou qu'il n'y en a pas eu."),
    TerritoryTable.EVALUATION: Text("What has been evaluated so far, and when? Say so, or that nothing has.",
                                    "Qu'a-t-on évalué jusqu'ici, et quand ? Le dire, ou dire que rien ne l'a été."),
    TerritoryTable.COMMON_PLAN: Text("Is there a common plan of action, and since when? Say so, or that there is none.",
                                     "Y a-t-il un plan commun d'action, et depuis quand ? Le dire, ou dire qu'il n'y en a pas."),
    TerritoryTable.PARTNER: Text("Who are all the partners of the common plan, and who has signed?",
                                 "Qui sont tous les partenaires du plan commun, et qui a signé ?"),
    TerritoryTable.DIAGNOSIS: Text("Has a diagnosis of the territory been made, shared by health and social actors? Say when, or that none has.",
                                   "Un diagnostic du territoire a-t-il été fait et partagé entre sanitaire et social ? Dire quand, ou qu'il n'y en a pas."),
    TerritoryTable.NEED: Text("Which support functions are needed, and who has them? Go through them one by one.",
                              "De quelles fonctions d'appui a-t-on besoin, et qui en dispose ? Les passer en revue une à une."),
    TerritoryTable.STATEMENT: Text("Has all that is to be said of the territory been said, with the day since when it is so?",
                                   "A-t-on déclaré tout ce qui peut l'être du territoire, et depuis quand c'est le cas ?"),
    TerritoryTable.TALLY: Text("Have services and assistance been counted: with a transfer of know-how, with feedback to the médecin traitant?",
                               "A-t-on compté les prestations avec transfert de savoir-faire, et les assistances avec retour au médecin traitant ?"),
}
_STATEMENT = Text("Ask those concerned whether this is so: {line}.", "Demander aux intéressés si c'est bien le cas : {line}.")
#: What is asked where a row says whether what belongs to it is all listed, and since and until when it is there.
_WHOLE = {
    "opens": Text("Since when? A first day to find out for {rows}.", "Depuis quand ? Premier jour à trouver pour {rows}."),
    "closes": Text("Until when? A last day, or that there is none, to find out for {rows}.",
                   "Jusqu'à quand ? Dernier jour à trouver pour {rows}, ou dire qu'il n'y en a pas."),
    "seats_complete": Text("Who has a seat? To check for {rows}, so that nobody is left out.",
                           "Qui siège ? À vérifier pour {rows} : personne ne doit manquer."),
    "meetings_complete": Text("When were all the meetings held? To check for {rows}, so that none is left out.",
                              "Quand se sont tenues toutes les réunions ? À vérifier pour {rows} : aucune ne doit manquer."),
    "present_complete": Text("Who was there? To check for {rows}, so that nobody is left out.",
                             "Qui était là ? À vérifier pour {rows} : personne ne doit manquer."),
    "agenda_complete": Text("On which agendas was it? To check for {rows}, so that none is left out.",
                            "À quels ordres du jour a-t-il figuré ? À vérifier pour {rows} : aucun ne doit manquer."),
    "addressees_complete": Text("To whom is it addressed? To check for {rows}, so that nobody is left out.",
                                "À qui s'adresse-t-elle ? À vérifier pour {rows} : personne ne doit manquer."),
}
_FIELD = Text("Find out about {rows}: {what}.", "Se renseigner sur {rows} : {what}.")
_MOVES = (Text("It may settle {n} point that nobody knows yet.", "Cela peut trancher {n} point encore inconnu."),
          Text("It may settle {n} points that nobody knows yet.", "Cela peut trancher {n} points encore inconnus."))
#: What a row is, where it has a name of its own; and where it is known by what it belongs to.
_ROW = {TerritoryTable.STRUCTURE: Text("{name}", "{name}"), TerritoryTable.BODY: Text("{name}", "{name}"),
        TerritoryTable.MATTER: Text("the matter {name}", "le sujet {name}"),
        TerritoryTable.DECISION: Text("the decision {name}", "la décision {name}"),
        TerritoryTable.DIFFICULTY: Text("the difficulty {name}", "la difficulté {name}"),
        TerritoryTable.FEEDBACK: Text("the feedback {name}", "le retour {name}")}
_OF = {TerritoryTable.SEAT: ("body", Text("a seat at {name}", "un siège de {name}")),
       TerritoryTable.MEETING: ("body", Text("a meeting of {name}", "une réunion de {name}")),
       TerritoryTable.FUNCTION: ("structure", Text("what {name} does in support", "une fonction d'appui de {name}")),
       TerritoryTable.AGENDA: ("matter", Text("the agendas of the matter {name}", "les ordres du jour du sujet {name}")),
       TerritoryTable.ADDRESSEE: ("decision", Text("whom the decision {name} is addressed to", "les destinataires de la décision {name}")),
       TerritoryTable.PRESENT: ("meeting", Text("who was at a meeting of {name}", "les présents à une réunion de {name}"))}
_PLAIN = {TerritoryTable.PILOTE: Text("the pilote", "le pilote"), TerritoryTable.MERGER: Text("a merger", "une fusion"),
          TerritoryTable.EVALUATION: Text("an evaluation", "une évaluation"),
          TerritoryTable.COMMON_PLAN: Text("the common plan of action", "le plan commun d'action"),
          TerritoryTable.PLAN_CHANGE: Text("a change of the common plan", "une modification du plan commun"),
          TerritoryTable.DIAGNOSIS: Text("the diagnosis", "le diagnostic"), TerritoryTable.NEED: Text("a support function needed", "une fonction d'appui nécessaire"),
          TerritoryTable.TALLY: Text("what was counted", "les décomptes"),
          TerritoryTable.FLOW: Text("what passed between levels", "ce qui est passé entre niveaux"),
          TerritoryTable.CLINICAL_MONTH: Text("clinical concertation", "la concertation clinique")}


def asked(known: Known) -> tuple[Item, ...]:
    """At most seven things to find out, what may settle most first."""
    groups: dict[tuple[Any, ...], list[TerritoryQuestion]] = defaultdict(list)
    for each in islice(known.review.each_asked(), _LOOKED_AT):
        groups[each.kind, each.table, each.column, each.line].append(each)
    return tuple(Item(text=_text(known, group), rules=("TER-16",), more=(numbered(group[0].score, *_MOVES),))
                 for group in islice(groups.values(), MOST))


def _text(known: Known, group: list[TerritoryQuestion]) -> Text:
    first = group[0]
    if first.line is not None:
        return _STATEMENT.of(line=of_word(first.line))
    assert first.table is not None
    if first.column is None:
        return _LISTS[first.table]
    rows = some(list(dict.fromkeys(_row(known, first.table, each.row or 0) for each in group)))
    if first.column in _WHOLE:
        return _WHOLE[first.column].of(rows=rows)
    column = next(each for each in COLUMNS[first.table] if each.name == first.column)
    return _FIELD.of(rows=rows, what=column.label)


def _row(known: Known, table: TerritoryTable, place: int) -> Text:
    """A row as people know it."""
    row: Any = known.row(table, place)
    if table is TerritoryTable.MEETING and row.date is not None:
        return Text("the meeting of {name} on {day}", "la réunion de {name} du {day}").of(
            name=_owner(known, TerritoryTable.BODY, row.body), day=dated(row.date))
    if table in _ROW:
        return _ROW[table].of(name=known.called(row.id))
    if table in _OF:
        attribute, told = _OF[table]
        target = next(each.target for each in COLUMNS[table] if each.attribute == attribute)
        assert isinstance(target, TerritoryTable)
        return told.of(name=_owner(known, target, getattr(row, attribute)))
    return _PLAIN.get(table, verbatim(""))


def _owner(known: Known, table: TerritoryTable, place: int) -> Text:
    """The name of the row that another one belongs to; of a meeting that of its body."""
    row: Any = known.row(table, place)
    return _owner(known, TerritoryTable.BODY, row.body) if table is TerritoryTable.MEETING else known.called(row.id)
