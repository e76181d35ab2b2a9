"""``integra plan show --at`` and ``--known-at``: a plan on a day, and as it was known then.

Spec: spec/03-command.md, "A plan on a day"; PLN-13, PLN-14, PLN-16.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import argparse
import datetime
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from ..forms import JsonError, strict
from ..forms.event import minutes
from ..forms.plan import holding_to_json, state_to_json
from ..forms.plain import plain
from ..plan.due import CoverDays
from ..plan.on_day import PlanOnDay, SlotChange, ToldLater
from ..plan.plan import Plan
from ..text import Text
from ..words import EventVerdict
from .options import refuse
from .page import HEAD, Page
from .plan_due_formats import obligation
from .plan_due_rows import UNMET, Row, by_day
from .plan_due_text import Table, counted_states, said_of
from .plan_said import Teller
from .plan_show import show_sections
from .plan_text import digits

__all__ = ["day_to_json", "known_at", "moment", "show_day"]

_INSTANT = re.compile(r"(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(:\d{2})?(Z|[+-]\d{2}:\d{2})", re.ASCII)
_A_MOMENT = Text("a time with its offset, as in 2025-06-01T09:30+02:00 or 2025-06-01T07:30Z, or a date, as in 2025-06-01",
                 "une heure avec son décalage, comme 2025-06-01T09:30+02:00 ou 2025-06-01T07:30Z, ou une date, comme 2025-06-01")
_AT = Text("On {at}, as known now", "Au {at}, tel que connu maintenant")
_KNOWN = Text("As it was known at {when}", "Tel que connu le {when}")
_AT_KNOWN = Text("On {at}, as it was known at {when}", "Au {at}, tel que connu le {when}")
_GAPS = Text("Days without anybody", "Jours sans personne")
_GAP = Text("{start} to {end}", "du {start} au {end}")
_DUE = Text("What is due", "Ce qui est à faire")
_LATER = Text("Known only later", "Connu seulement après")
_LEARNED = Text("known at {when}", "connu le {when}")
_NO_VALUE = Text("it sets no value; what is due counts it", "ne pose aucune valeur ; ce qui est à faire en tient compte")
_CHANGED = Text("{slot}: {before}, then {after}", "{slot} : {before}, puis {after}")


def moment(text: str) -> datetime.datetime | datetime.date:
    """A moment on the command line: a time with its offset, or a date, which stands for the end of its day in UTC."""
    try:
        if "T" not in text and " " not in text:
            return strict.day(text, "")
        if (found := _INSTANT.fullmatch(text)) is None:
            refuse(Text(f"expected {_A_MOMENT.en}", f"attendu : {_A_MOMENT.fr}"))
        offset = "+00:00" if found[4] == "Z" else found[4]
        return datetime.datetime.fromisoformat(f"{found[1]}T{found[2]}{offset}")
    except JsonError as error:
        refuse(error.reason)
    except ValueError:
        refuse(Text("no such day or time exists", "ce jour ou cette heure n'existe pas"))


def known_at(args: argparse.Namespace, plan: Plan) -> Plan:
    """The plan that the options ask for: as it is, or as it was known then."""
    return plan if args.known_at is None else plan.known_at(args.known_at)


def _heading(args: argparse.Namespace) -> Text:
    told_at = args.known_at
    if told_at is not None:
        end = told_at if isinstance(told_at, datetime.datetime) else datetime.datetime.combine(
            told_at, datetime.time(23, 59), datetime.timezone.utc)
        told_at = minutes(end.astimezone(datetime.timezone.utc))
    text = _KNOWN if args.at is None else _AT if told_at is None else _AT_KNOWN
    return text.of(at=args.at, when=told_at)


def show_heading(page: Page, args: argparse.Namespace) -> None:
    """Which day this is, and as known when; nothing where neither was asked for."""
    if args.at is not None or args.known_at is not None:
        page.line(_heading(args), HEAD)


def show_day(page: Page, plan: Plan, day: PlanOnDay) -> None:
    """A plan on a day: its state, the days without anybody, what is due, and what was known only later."""
    teller = Teller(page, plan, day.state)
    show_sections(teller)
    _section(page, _GAPS, (_gap(teller, each) for each in day.gaps))
    _show_due(page, plan, day)
    _section(page, _LATER, (line for each in plan.told_later(day.at) for line in _later(Teller(page, plan), each)))
    page.line()
    page.wrapped(counted_states(Counter(each.state for each in day.due)), 0, 2)


def _section(page: Page, title: Text, lines: Iterator[str]) -> None:
    for number, line in enumerate(lines):
        if not number:
            page.titled(title)
        indent = 2 + len(line) - len(line.lstrip())
        page.wrapped(line.lstrip(), indent, indent + 2)


def _gap(teller: Teller, each: CoverDays) -> str:
    return teller.page.pair(teller.page.label(each.office), teller.page.said(_GAP, start=each.start, end=each.end))


def _show_due(page: Page, plan: Plan, day: PlanOnDay) -> None:
    """What is not met, as integra plan due tells it."""
    teller = Teller(page, plan)
    unmet = [each for each in day.due if each.state in UNMET]
    if unmet and plan.id is not None:
        page.titled(_DUE)
        table = Table(page, day.at, alone=True)
        for due in by_day(unmet):
            table.write(Row(plan.id, day.state.person, "", due, said_of(teller, due)))
        table.end()


def _later(teller: Teller, each: ToldLater) -> Iterator[str]:
    page = teller.page
    yield f"{teller.brief(each.event.digest)}, {page.said(_LEARNED, when=minutes(each.known))}"
    for change in each.changes:
        yield "  " + page.said(_CHANGED, slot=_slot(teller, change), before=teller.held(change.before),
                               after=teller.held(change.after))
    verdict = teller.plan.place(each.event).verdict
    if verdict is not EventVerdict.ACCEPTED:
        yield "  " + page.label(verdict)
    elif not each.changes:
        yield "  " + page.said(_NO_VALUE)


def _slot(teller: Teller, change: SlotChange) -> str:
    page, holding = teller.page, change.after
    about = page.label(holding.slot) + ("" if holding.field is None else f" ({page.label(holding.field)})")
    if isinstance(holding.subject, bytes):
        return f"{about} [{digits(holding.subject)}]"
    return about if holding.subject is None else f"{about} {teller.who(holding.subject)}"


def day_to_json(plan: Plan, day: PlanOnDay, language: str) -> dict[str, Any]:
    """A plan on a day: its state as of a plan, which has no digest; what is due, who covered each day, what came later."""
    return state_to_json(day.state) | {
        "digest": None, "at": plain(day.at), "due": [obligation(each, language) for each in day.due],
        "cover": [{"office": each.office.word, "by": each.by.word, "person": plain(each.person), "start": plain(each.start),
                   "end": plain(each.end)} for each in day.cover],
        "told_later": [{"event": each.event.digest.hex(), "known": minutes(each.known), "changes": [
            {"before": holding_to_json(change.before), "after": holding_to_json(change.after)} for change in each.changes]}
            for each in plan.told_later(day.at)],
    }
