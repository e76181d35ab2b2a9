"""The sheet of the person: short sentences, in the first person, one idea each.

Spec: spec/37-form.md, "The sheets".  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

In French the manners of texts that are easy to read: known words, days in full, no abbreviation, no reproach. What people
wrote is shown as they wrote it.
"""
from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence

from ...text import COLON, Text, joined, verbatim
from ...words import (
    Answer, Entitled, Event, InterventionState, ObjectiveState, Opinion, Phase, SettledBy, Slot,
)
from .document import BLANK, Document, Lines, Pairs, Section, Table
from .facts import Facts, Intervention, Objective, Who
from .obligations import Obligation, unmet
from .parts import PHONE, called, made, quoted, section
from .telling import NOTHING, Teller, day, days, each, stopped, texts, words

__all__ = ["person"]

_WHERE = {
    Phase.DRAFT: Text("We are writing my plan.", "Nous écrivons mon plan."),
    Phase.PROPOSED: Text("My plan is written. It has not begun.", "Mon plan est écrit. Il n'a pas commencé."),
    Phase.ACTIVE: Text("My plan has begun.", "Mon plan a commencé."),
    Phase.IN_REVIEW: Text("We are looking at my plan again.", "Nous revoyons mon plan."),
    Phase.SUSPENDED: Text("My plan is paused. Somebody keeps an eye on how I am.",
                          "Mon plan est en pause. Quelqu'un reste attentif."),
    Phase.CLOSED: Text("My plan is over.", "Mon plan est terminé."),
}
_DOING = {
    InterventionState.PLANNED: Text("It has not begun.", "Cela n'a pas commencé."),
    InterventionState.UNDER_WAY: Text("It has begun.", "Cela a commencé."),
    InterventionState.DONE: Text("It is done.", "C'est fait."),
    InterventionState.NOT_DONE: Text("It was not done.", "Cela n'a pas été fait."),
    InterventionState.CANCELLED: Text("It was taken out of my plan.", "C'est retiré de mon plan."),
}
_AIMING = {
    ObjectiveState.FORMULATED: Text("We wrote it down.", "Nous l'avons noté."),
    ObjectiveState.PURSUED: Text("We are working on it.", "Nous y travaillons."),
    ObjectiveState.REACHED: Text("It is reached.", "C'est atteint."),
    ObjectiveState.PARTLY_REACHED: Text("A part of it is reached.", "Une partie est atteinte."),
    ObjectiveState.NOT_REACHED: Text("It is not reached.", "Ce n'est pas atteint."),
    ObjectiveState.GIVEN_UP: Text("We stopped.", "Nous avons arrêté."),
    ObjectiveState.NOT_PURSUED: Text("We do not work on it.", "Nous n'y travaillons pas."),
}
_THINK = {
    Opinion.AGREES: Text("I agree.", "Je suis d'accord."),
    Opinion.RESERVES: Text("I have doubts.", "J'ai des doutes."),
    Opinion.REFUSES: Text("I do not want it.", "Je ne le veux pas."),
}
_AGREED = {
    Answer.GIVEN: Text("I said yes to {what}.", "J'ai dit oui à {what}."),
    Answer.REFUSED: Text("I said no to {what}.", "J'ai dit non à {what}."),
    Answer.WITHDRAWN: Text("I took back my yes to {what}.", "J'ai retiré mon oui à {what}."),
    Answer.UNKNOWN: Text("I have not said yes or no to {what}.", "Je n'ai pas dit oui ou non à {what}."),
}
_HELP, _SHARE = (Text("being helped", "l'aide proposée"),
                 Text("sharing my information with those who help me", "partager mes informations avec ceux qui m'aident"))
_CHANGE = Text("I can change my mind. I tell it to somebody who helps me.",
               "Je peux changer d'avis. Je le dis à quelqu'un qui m'aide.")
#: What is asked of the person themselves, as a sentence.
_ASKED = {
    SettledBy.ASSISTANCE_CONSENT: Text("I say whether I want to be helped.", "Je dis si je veux être aidé."),
    SettledBy.SHARING_CONSENT: Text("I say whether my information may be shared.",
                                    "Je dis si mes informations peuvent être partagées."),
    SettledBy.SETTLEMENT: Text("I am asked again what I want.", "On me redemande ce que je veux."),
    SettledBy.MANDATE: Text("I say whether somebody goes on acting in my name.",
                            "Je dis si quelqu'un continue d'agir en mon nom."),
}
_MINE = Text("This sheet is mine. I show it to whom I choose.", "Cette fiche est à moi. Je la montre à qui je veux.")
_ON = Text("We look at my plan again together on {day}.", "Nous revoyons mon plan ensemble le {day}.")
_BEFORE = Text("We look at my plan again together. It is planned for {day} at the latest.",
               "Nous revoyons mon plan ensemble. C'est prévu au plus tard le {day}.")
#: Of a day that is past, what was planned and is still to be done; nobody is reproached.
_WAS_PLANNED = Text("It was planned for {day}. It is not done yet.",
                    "C'était prévu pour le {day}. Ce n'est pas encore fait.")
_AGAIN = Text("We are to look at my plan again together.", "Nous devons revoir mon plan ensemble.")
_AIMED, _WAS_AIMED = Text("By {day}", "Pour le {day}"), Text("It was planned for {day}. It is not reached yet.",
                                                         "C'était prévu pour le {day}. Ce n'est pas encore atteint.")
_WAS_UNTIL = Text("It was planned until {day}.", "C'était prévu jusqu'au {day}.")
_BY, _FROM = Text("before the end of {day}", "au plus tard le {day}"), Text("until {day}", "jusqu'au {day}")


def person(facts: Facts, rows: Iterable[Obligation], at: datetime.date) -> Document:
    """The plan as the person reads it."""
    teller = Teller(facts)
    return Document(
        title=Text("My plan", "Mon plan"), large=True,
        lead=Pairs(((Text("On", "Au"), day(at)), (verbatim("Plan"), verbatim(facts.reference)))),
        sections=made(
            section(Text("Where my plan is", "Où en est mon plan"), Lines(_standing(facts, teller)), half=True),
            _call(facts, teller),
            section(Text("What I said", "Ce que j'ai dit"), Lines((*quoted(facts, Event.LIFE_PROJECT),
                                                                  *quoted(facts, Event.EXPECTATION)))),
            section(Text("What we want to reach", "Ce que nous voulons atteindre"), 
                    Lines(tuple(_objective(each, facts) for each in facts.objectives))),
            section(Text("Who does what, and when", "Qui fait quoi, et quand"),
                    _actions(facts, teller)),
            section(Text("What I do", "Ce que je fais"), Lines(tuple(_contributions(facts))), half=True),
            section(Text("What comes next", "La suite"), Lines(tuple(_next(facts, rows))), half=True),
            section(Text("My agreement", "Mon accord"), Lines(tuple(_agreements(facts))))),
        foot=(_MINE,))


def _standing(facts: Facts, teller: Teller) -> tuple[Text, ...]:
    """Where the plan is, and who follows it."""
    where = tuple(_WHERE[phase] for phase in facts.phases if phase in _WHERE)
    who = ((Slot.REFERENT, Text("Who follows my plan", "Qui suit mon plan")), (Slot.MT, Text("My doctor", "Mon médecin")))
    return where + tuple(stopped(joined((text, teller.office(slot)), COLON)) for slot, text in who
                         if facts.offices.get(slot))


def _call(facts: Facts, teller: Teller) -> Section:
    """Whom the person calls; a line to write on where nobody is named."""
    nobody = (Text("Name and telephone", "Nom et téléphone"), BLANK)
    rows = tuple((called(one, teller, PHONE), BLANK) for one in facts.of(Event.WHOM_TO_CALL)) or (nobody,)
    return Section(Text("Whom I call if there is a problem", "Qui j'appelle en cas de problème"), (Pairs(rows),), half=True)


def _objective(objective: Objective, facts: Facts) -> Text:
    """What is wanted, as it was written; by when, how far it is, and what the person thinks of it."""
    past, ahead = _parted(objective.due, lambda day: facts.late(objective, day))
    when, was = _told(_AIMED, ahead), _told(_WAS_AIMED, past)
    state = each((one.value for one in objective.states), lambda state: _AIMING.get(state, NOTHING))
    own = each(objective.opinions, lambda opinion: _THINK.get(opinion, NOTHING))
    want = texts(objective) if objective.texts else Text("An objective without words", "Un objectif sans texte")
    return _sentences(want, when, was, state, own)


def _actions(facts: Facts, teller: Teller) -> Table:
    """What is done, by whom, by when, and how far it is."""
    heads = (Text("What", "Quoi"), Text("Who", "Qui"), Text("When", "Quand"), Text("Now", "Maintenant"))
    rows = tuple((texts(one) if one.texts else words(one.sectors), each(one.people, lambda who: _somebody(who, teller)),
                  _when(one, facts), each((held.value for held in one.states), lambda state: _DOING.get(state, NOTHING)))
                 for one in facts.interventions)
    return Table(heads, rows, Text("One line for each thing that is done", "Une ligne pour chaque chose à faire"), quiet=True)


def _somebody(who: Who, teller: Teller) -> Text:
    return Text("me", "moi") if who == teller.facts.person else teller.who(who)


def _when(action: Intervention, facts: Facts) -> Text:
    """By when and until when, in words; of a day that is past and that it was to be begun or over by, that it was."""
    late, due = _parted(action.due, lambda day: facts.late(action, day))
    over, until = _parted(action.until, lambda day: facts.past_end(action, day))
    ahead = joined(filter(any, (_told(_BY, due), _told(_FROM, until))), ", ")
    return joined(filter(any, (_told(_WAS_PLANNED, late), _told(_WAS_UNTIL, over), ahead)), " ")


def _parted(found: Iterable[datetime.date], past: Callable[[datetime.date], bool]) -> tuple[
        list[datetime.date], list[datetime.date]]:
    """Days that are past and waited for, and the others."""
    known = list(found)
    return [each for each in known if past(each)], [each for each in known if not past(each)]


def _told(sentence: Text, found: Sequence[datetime.date]) -> Text:
    """A sentence with the days that it is about; nothing where there is none."""
    return sentence.of(day=days(found, day)) if found else NOTHING


def _contributions(facts: Facts) -> Iterator[Text]:
    """What the person does, and what they think where they are not of one mind with the plan."""
    for item in (*facts.objectives, *facts.interventions):
        yield from (stopped(verbatim(text)) for text in item.contributions)


def _next(facts: Facts, rows: Iterable[Obligation]) -> Iterator[Text]:
    """When the plan is looked at again, and what the person is asked."""
    left = unmet(rows)
    periodic = [row.due for row in left if row.settled_by is SettledBy.REVIEW and row.due is not None]
    fixed = facts.next_review
    past, ahead = _parted(fixed or periodic[:1], facts.late_review)
    if ahead:
        yield _told(_ON if fixed else _BEFORE, ahead)
    elif past:
        yield joined((_AGAIN, _told(_WAS_PLANNED, past)), " ")
    asked = (row.settled_by for row in left if Entitled.PERSON in row.who)
    yield from dict.fromkeys(_ASKED[each] for each in asked if each in _ASKED)


def _agreements(facts: Facts) -> Iterator[Text]:
    """Both consents, and that they can be taken back."""
    told = [_AGREED[answer].of(what=what) for answer, what in ((facts.assistance, _HELP), (facts.sharing, _SHARE))
            if answer is not None]
    yield from told
    if told:
        yield _CHANGE


def _sentences(*parts: Text) -> Text:
    """Short sentences one after the other, those that say something; a text keeps its letters."""
    return joined(map(stopped, filter(any, parts)), " ")
