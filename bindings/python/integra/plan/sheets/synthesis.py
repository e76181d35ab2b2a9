"""The synthesis for the médecin traitant, and the one for home services.

Spec: spec/37-form.md, "The sheets"; PLN-18.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections.abc import Iterable

from ...text import Text, verbatim
from ...words import InterventionState, Role, Slot, Viewer
from .document import Document
from .facts import Facts, Intervention
from .items import Items
from .obligations import Obligation
from .parts import FOOT, also, call, circle, due, hospital, lead, made, said, section, watch
from .telling import Teller

__all__ = ["home", "synthesis"]

_OBJECTIVES = Text("Objectives", "Objectifs")
_ACTIONS = verbatim("Actions")
_ITEMS = Text("Needs, objectives, actions", "Besoins, objectifs, actions")
_DUE = Text("What is due", "Ce qui est attendu")
#: The office of a viewer who holds one: what is expected of it comes first.
_OFFICE = {Viewer.MT: Slot.MT, Viewer.REFERENT: Slot.REFERENT, Viewer.MT_DEPUTY: Slot.MT_DEPUTY,
           Viewer.REFERENT_DEPUTY: Slot.REFERENT_DEPUTY}


def synthesis(facts: Facts, rows: Iterable[Obligation], at: datetime.date) -> Document:
    """What a médecin traitant, or whoever else reads it, is waited for, then the plan."""
    items, found = Items(Teller(facts)), tuple(rows)
    office = _OFFICE.get(facts.viewer)
    mine = [row for row in found if office is not None and row.acts in facts.offices.get(office, ())]
    others = [row for row in found if row not in mine]
    return Document(
        title=Text("Synthesis of the shared plan", "Synthèse du plan partagé"),
        lead=lead(facts, at, items, (Slot.REFERENT,)),
        sections=made(
            due(Text("What is expected of you", "Ce qui est attendu de vous"), mine, items),
            due(_DUE if office is None else Text("What is due from others", "Ce qui est attendu des autres"), others, items),
            call(facts, items), circle(facts, items, at),
            section(_ITEMS, items.needs(), items.objectives(facts.objectives, _OBJECTIVES),
                    items.actions(facts.interventions, _ACTIONS)),
            watch(facts, items), said(facts), hospital(facts, items), also(facts, items)),
        foot=FOOT)


def home(facts: Facts, rows: Iterable[Obligation], at: datetime.date) -> Document:
    """What home services need at the door: whom to call, what they do, what to look out for."""
    items = Items(Teller(facts))
    ours = [one for one in facts.interventions if _ours(one, facts)]
    others = [one for one in facts.interventions if one not in ours]
    return Document(
        title=Text("The plan, for home services", "Le plan, pour les services à domicile"),
        lead=lead(facts, at, items, (Slot.REFERENT, Slot.REFERENT_DEPUTY, Slot.MT)),
        sections=made(
            call(facts, items), circle(facts, items, at),
            section(Text("What home services do", "Ce que font les services à domicile"), items.actions(ours, _ACTIONS)),
            watch(facts, items), hospital(facts, items), said(facts),
            due(_DUE, rows, items),
            section(Text("Needs and objectives", "Besoins et objectifs"), items.needs(),
                    items.objectives(facts.objectives, _OBJECTIVES)),
            section(Text("What others do", "Ce que font les autres"), items.actions(others, _ACTIONS))),
        foot=FOOT)


def _ours(one: Intervention, facts: Facts) -> bool:
    """Whether home services are to do it, and it is not over."""
    over = {InterventionState.CANCELLED, InterventionState.NOT_DONE}
    return any(facts.roles.get(who) is Role.HOME_SERVICES for who in one.people) and not (
        {each.value for each in one.states} <= over)
