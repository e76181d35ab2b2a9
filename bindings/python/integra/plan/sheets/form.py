"""The plan in the order of the form of 2019: the table says which fields there are, and in which order.

Spec: spec/37-form.md, "The form of 2019"; spec/plan_form.tsv.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

A field of the form stands there filled or blank, as on paper: a blank is a line to write on, whatever the reason.
"""
from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

from ...text import COLON, SEMICOLON, Text, joined, verbatim
from ...words import Event, NeedState, ObjectiveState, Role, Slot
from .document import BLANK, Block, Document, Lines, Pairs, Section, Table
from .facts import Facts, Intervention, Objective
from .form_table import FormField, form_fields
from .items import Items
from .obligations import Obligation
from .parts import FOOT, called, quoted, standing
from .telling import NOTHING, Teller, day, days, held, label, short_day, words

__all__ = ["FIELDS", "NOT_PURSUED", "form"]

_TITLES = {
    "general": Text("1. General information and the people around", "1. Informations générales et entourage"),
    "problems": Text("2. Problems and the person's project", "2. Problèmes et projet de la personne"),
    "actions": Text("3. Objectives and actions", "3. Objectifs et actions"),
    "not_pursued": Text("4. Objectives not pursued", "4. Objectifs non poursuivis"),
}
#: The states that put an objective into the last part.
NOT_PURSUED = frozenset({ObjectiveState.NOT_REACHED, ObjectiveState.GIVEN_UP, ObjectiveState.NOT_PURSUED})
_COMMA, _DASH = verbatim(", "), verbatim(" – ")
_OTHERS = Text("Other actions", "Autres actions")
_NONE = Text("None.", "Aucun.")
_WHY = Text("With the reason", "Avec la raison")

#: What fills a field that stands once in a form.
Filler: TypeAlias = Callable[[Facts, Items], Text]
#: What fills a field of each objective, of each action.
Told: TypeAlias = Callable[[Objective, Items], Text]
Done: TypeAlias = Callable[[Intervention, Items], Text]


def _lines(told: Iterable[Text]) -> Text:
    return joined(filter(any, told), SEMICOLON)


def _consent(facts: Facts, items: Items) -> Text:
    return _lines(joined((label(slot), label(answer)), COLON) for slot, answer in (
        (Slot.ASSISTANCE_CONSENT, facts.assistance), (Slot.SHARING_CONSENT, facts.sharing)) if answer is not None)


def _professionals(facts: Facts, items: Items) -> Text:
    others = {Role.CARER, Role.TRUSTED_PERSON, Role.LEGAL_REPRESENTATIVE, Role.AUTHORITY_HOLDER, Role.NONE}
    return _lines(items.teller.who(who) for who, role in facts.roles.items()
                  if role not in others and who != facts.person)


def _calls(facts: Facts, items: Items) -> Text:
    return _lines(called(one, items.teller) for one in facts.of(Event.WHOM_TO_CALL))


def _dated(*kinds: Event) -> Filler:
    """Things of some kinds, with their word and day."""
    def filler(facts: Facts, items: Items) -> Text:
        return _lines(joined(filter(any, (words([one.code]) if one.code else label(one.what),
                                          short_day(one.day) if one.day else NOTHING)), _COMMA) for one in facts.of(*kinds))
    return filler


def _having(*roles: Role) -> Filler:
    return lambda facts, items: items.teller.having(*roles)


def _office(*slots: Slot) -> Filler:
    return lambda facts, items: _lines(items.teller.people(facts.offices[slot]) for slot in slots if facts.offices.get(slot))


def _quoted(kind: Event) -> Filler:
    return lambda facts, items: joined(quoted(facts, kind), verbatim(" "))


def _action(one: Intervention, items: Items) -> Text:
    """An action, with what it is for."""
    return items.action(one).within(*filter(any, [items.aim(one)]))


def _needs(unmet: bool) -> Filler:
    def filler(facts: Facts, items: Items) -> Text:
        return _lines(items.need(need) for need in facts.needs
                      if any(each.value is NeedState.UNMET for each in need.states) is unmet)
    return filler


_ONCE: dict[tuple[str, str], Filler] = {
    ("general", "identity"): lambda facts, items: NOTHING,
    ("general", "reference"): lambda facts, items: joined((verbatim(facts.reference), standing(facts)), _DASH),
    ("general", "consent"): _consent,
    ("general", "legal"): _having(Role.LEGAL_REPRESENTATIVE, Role.AUTHORITY_HOLDER),
    ("general", "trusted"): _having(Role.TRUSTED_PERSON),
    ("general", "carers"): _having(Role.CARER),
    ("general", "mt"): _office(Slot.MT),
    ("general", "referent"): _office(Slot.REFERENT),
    ("general", "deputies"): _office(Slot.REFERENT_DEPUTY, Slot.MT_DEPUTY),
    ("general", "professionals"): _professionals,
    ("general", "whom_to_call"): _calls,
    ("general", "next_review"): lambda facts, items: items.next_review(),
    ("general", "documents"): _dated(Event.DOCUMENT),
    ("problems", "assessments"): _dated(Event.ASSESSMENT),
    ("problems", "needs"): _needs(False),
    ("problems", "unmet"): _needs(True),
    ("problems", "life_project"): _quoted(Event.LIFE_PROJECT),
    ("problems", "expectations"): _quoted(Event.EXPECTATION),
}
_OF_OBJECTIVE: dict[tuple[str, str], Told] = {
    ("actions", "objective"): lambda one, items: items.named(one),
    ("actions", "expressed_by"): lambda one, items: words(one.expressed_by),
    ("actions", "priority"): lambda one, items: words(one.priorities),
    ("actions", "objective_due"): lambda one, items: items.aimed(one),
    ("actions", "opinion"): lambda one, items: items.opinion(one),
    ("actions", "contribution"): lambda one, items: _lines(map(verbatim, one.contributions)),
    ("not_pursued", "objective"): lambda one, items: items.named(one),
    ("not_pursued", "why"): lambda one, items: held(one.states),
    ("not_pursued", "opinion"): lambda one, items: items.opinion(one),
}
_OF_ACTION: dict[tuple[str, str], Done] = {
    ("actions", "action"): lambda one, items: items.action(one),
    ("actions", "actor"): lambda one, items: items.teller.people(one.people),
    ("actions", "contribution"): lambda one, items: _lines(map(verbatim, one.contributions)),
    ("actions", "action_due"): lambda one, items: items.when(one),
    ("actions", "result"): lambda one, items: held(one.states),
}
#: Every field that is filled here.
FIELDS = frozenset((*_ONCE, *_OF_OBJECTIVE, *_OF_ACTION))


def form(facts: Facts, rows: Iterable[Obligation], at: datetime.date) -> Document:
    """The four parts; what is due is no part of the form."""
    items = Items(Teller(facts))
    closed = [one for one in facts.objectives if NOT_PURSUED & {each.value for each in one.states}]
    pursued = [one for one in facts.objectives if one not in closed]
    blocks: dict[str, tuple[Block, ...]] = {
        "general": (_pairs("general", facts, items),), "problems": (_pairs("problems", facts, items),),
        "actions": _actions(pursued, facts, items) or (Lines((_NONE,)),),
        "not_pursued": (_table("not_pursued", _OF_OBJECTIVE, closed, items, _WHY) if closed
                        else Lines((_NONE,)),)}
    return Document(
        title=Text("Coordinated care and support plan", "Plan personnalisé de coordination en santé"),
        lead=Pairs(((Text("For", "Pour"), label(facts.viewer)), (Text("On", "Au"), day(at)))), foot=FOOT,
        sections=tuple(Section(_TITLES[name], blocks[name]) for name in _TITLES))


def _of(section: str) -> tuple[FormField, ...]:
    return tuple(each for each in form_fields() if each.section == section)


def _pairs(section: str, facts: Facts, items: Items) -> Pairs:
    told = ((each.label, _ONCE[section, each.field](facts, items)) for each in _of(section))
    return Pairs(tuple((name, value if any(value) else BLANK) for name, value in told))


def _actions(pursued: Sequence[Objective], facts: Facts, items: Items) -> tuple[Block, ...]:
    """An objective in a line with its fields, then its actions; then the other actions, none left out."""
    blocks: list[Block] = []
    for one in pursued:
        own = [action for action in facts.interventions if action.objective == one.place]
        blocks.append(_table("actions", _OF_ACTION, own, items, _about(one, items)) if own else Lines((_about(one, items),)))
    places = {one.place for one in pursued}
    rest = [action for action in facts.interventions if action.objective not in places]
    if rest:
        blocks.append(_table("actions", _OF_ACTION | {("actions", "action"): _action}, rest, items, _OTHERS))
    return tuple(blocks)


def _about(one: Objective, items: Items) -> Text:
    """An objective with its fields, in the order of the table, and its state."""
    told = [(each.label, _OF_OBJECTIVE["actions", each.field](one, items)) for each in _of("actions")
            if ("actions", each.field) in _OF_OBJECTIVE]
    told.append((Text("Result", "Résultat"), held(one.states)))
    return joined((joined(pair, COLON) for pair in told if any(pair[1])), SEMICOLON)


def _table(section: str, cells: dict[tuple[str, str], Callable[..., Text]], rows: Iterable[Objective | Intervention],
           items: Items, caption: Text) -> Table:
    """A table whose columns are those fields of a section that the cells fill."""
    columns = [each for each in _of(section) if (section, each.field) in cells]
    return Table(tuple(each.label for each in columns),
                 tuple(tuple(cells[section, each.field](row, items) for each in columns) for row in rows), caption,
                 quiet=caption is _WHY)
