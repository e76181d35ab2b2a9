"""The needs of a plan as ``integra plan show`` shows them, each with its objectives and interventions.

Spec: spec/03-command.md, spec/33-objectives.md; PLN-7, PLN-24, PLN-25.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..plan.holding import Holding
from ..plan.state import Intervention, Need, Objective
from ..text import Text
from ..words import Event as EventKind
from ..words import Opinion, Priority
from .plan_said import Teller
from .plan_text import digits

_DUE = Text("due {value}", "échéance {value}")
_UNTIL = Text("until {value}", "jusqu'au {value}")
_PRIORITY = Text("priority", "priorité")
_EXPRESSED = Text("expressed by", "exprimé par")
_OPINION = Text("the person's opinion", "avis de la personne")
_CONTRIBUTION = Text("the person's contribution", "contribution de la personne")
_INDENT = "  "


def rows(teller: Teller) -> Iterator[str]:
    """Each need, its objectives with what is done for them, and the interventions that answer it alone."""
    state = teller.state
    for need in state.needs:
        yield from _need(teller, need)
        for objective in state.objectives:
            if objective.need == need.event.digest:
                yield from _deeper(_objective(teller, objective))
                served = [each for each in state.interventions if each.objective == objective.event.digest]
                for each in served:
                    yield from _deeper(_deeper(_intervention(teller, each)))
        for each in state.interventions:
            if each.need == need.event.digest and each.objective is None:
                yield from _deeper(_intervention(teller, each))


def _deeper(told: Iterable[str]) -> Iterator[str]:
    return (_INDENT + row for row in told)


def _need(teller: Teller, need: Need) -> Iterator[str]:
    head = teller.page.pair(teller.held(need.domain), teller.held(need.state))
    yield f"{head}, {teller.day(need.event)}  [{digits(need.event.digest)}]"
    yield from _texts(teller, need.text, need.event.text_digest)


def _objective(teller: Teller, objective: Objective) -> Iterator[str]:
    page = teller.page
    head = [page.pair(page.label(EventKind.OBJECTIVE), teller.held(objective.state))]
    if objective.priority.values != (Priority.NONE,):
        head.append(page.pair(_PRIORITY, teller.held(objective.priority)))
    head.append(teller.optional(objective.due, _DUE))
    yield f"{', '.join(filter(None, head))}  [{digits(objective.event.digest)}]"
    yield from _texts(teller, objective.text, objective.event.text_digest)
    giver = () if objective.event.giver is None else (teller.who(objective.event.giver),)
    yield _INDENT + page.pair(_EXPRESSED, teller.within(teller.held(objective.expressed_by), *giver))
    yield from _person(teller, objective)


def _intervention(teller: Teller, each: Intervention) -> Iterator[str]:
    head = [teller.page.pair(teller.held(each.sector), teller.held(each.state)), teller.optional(each.due, _DUE),
            teller.optional(each.until, _UNTIL), teller.optional(each.person)]
    yield f"{', '.join(filter(None, head))}  [{digits(each.event.digest)}]"
    yield from _texts(teller, each.text, each.event.text_digest)
    yield from _person(teller, each)


def _texts(teller: Teller, text: Holding[str | None], digest: bytes | None) -> Iterator[str]:
    """A free text under its item; in conflict, each."""
    if digest is not None or text.entries:
        yield _INDENT + teller.texts(text)


def _person(teller: Teller, item: Objective | Intervention) -> Iterator[str]:
    """What the person says of it, and does for it (PLN-25)."""
    page = teller.page
    if item.opinion.values != (Opinion.NONE,):
        yield _INDENT + page.pair(_OPINION, teller.held(item.opinion))
    for each in item.contributions:
        yield _INDENT + page.pair(_CONTRIBUTION, teller.within(teller.text(each), teller.word_of(each)))
