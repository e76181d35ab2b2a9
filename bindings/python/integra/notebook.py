"""How screenings, explanations, responses and plans show themselves in a notebook: small tables, in English.

Spec: spec/90-report.md, "In a notebook".  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

A notebook keeps what it shows. So there are verdicts, reasons and states here, identifiers cut to twelve digits, and no
free text of a record or of a plan. Nothing is loaded and nothing runs; all text is escaped by :class:`Writer`.
"""
from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from ._model import NEVER
from .rules import label
from .tour.markup import Child, Html, Writer
from .words import Phase, Question, Slot, Stage, Tri, Verdict, Word, marked

if TYPE_CHECKING:
    from .orientation.model import Orientation, Route
    from .plan.holding import Holding
    from .plan.state import PlanState
    from .screening.model import Explanation, Finding, Reason, Screening

_W = Writer(("en",))
#: A notebook aligns cells to the right unless told otherwise; nothing here has a colour, for light and dark pages alike.
_CELL = "text-align:left;vertical-align:top;padding:.25em .9em .25em 0;white-space:"
_CAPTION = "text-align:left;caption-side:top;font-size:inherit;font-weight:bold"
#: Columns whose words stay on one line.
_NARROW = frozenset({"rule", "by", "due", "value"})
_TEXT = "text-align:left;font-weight:normal;margin:.4em 0"
_BOX = "max-width:60em;overflow-wrap:break-word"
_DIGITS = 12
_ITEMS = marked(Question, "item")


def screening(seen: Screening) -> Html:
    """The verdicts, the six items and where they come from, what to ask next, and the findings."""
    derived = seen.derived or {}
    of = {Verdict.PPS: (seen.pps, seen.pps_robustness), Verdict.ASSISTANCE_THRESHOLD:
          (seen.assistance_threshold, seen.threshold_robustness), Verdict.LEGAL_COMPLEXITY: (seen.legal_complexity, None)}
    verdicts = [(_label(verdict), _strong(value), _robust(value, robustness)) for verdict, (value, robustness) in of.items()]
    verdicts.append((_label(Verdict.STAGE), _W("strong", label(seen.stage)), None))
    items = [(_label(item), _strong(seen.items[item]), _told(seen.stated[item], derived.get(item))) for item in _ITEMS]
    return _box(
        _line("Screening", _day(seen.date), _cut(seen.person, "person"), seen.pack.word,
              "overridden" if seen.overridden else None),
        _table("Verdicts", ("verdict", "value", "what it would take to change it"), verdicts),
        _table("The six criteria", ("criterion", "value", "who told it"), items),
        _list("What to ask next", map(_label, seen.ask)), _findings(seen.findings))


def explanation(steps: Explanation) -> Html:
    """Each item and verdict with its value, and the steps that decided it as sentences."""
    by: dict[Question | Verdict, list[Reason]] = {}
    for step in steps:
        by.setdefault(step.target, []).append(step)
    rows = [(_label(target), _strong(own[0].value), _decided(own), _rules(own)) for target, own in by.items()]
    return _box(_line("Explanation"), _table(None, ("of", "value", "decided by", "rule"), rows))


def _decided(own: list[Reason]) -> Child:
    """What decided; of an answer that stands for itself, the answer; of steps that a receipt holds, all."""
    said = [step for step in own if step.decided or step.decided is None]
    if not said:
        return "the answer given"
    return [_W("div", step.sentence()) for step in said]


def orientation(answer: Orientation) -> Html:
    """The numbers to call first in an urgent demand, and the routes: service, mission and functions, level, day, what each
    waits on, its rule."""
    rows = [(_label(route.service), _mission(route), label(route.level), _day(route.due),
             "; ".join(map(label, route.waits_for)) or "nothing", route.rule)
            for route in answer.shown]
    return _box(
        _line("Response", _cut(answer.id, "demand"), answer.pack.word, "overridden" if answer.overridden else None,
              f"protocol {answer.protocol.hex()[:_DIGITS]}…", _due(answer.first_answer_due)),
        _list("Call first", map(label, answer.numbers)),
        _table("Routes", ("service", "mission", "level", "by", "waits on", "rule"), rows))


def _mission(route: Route) -> str:
    """``M2, F1-F5``: the mission, and the functions from the first to the last."""
    first, last = (route.functions[0], route.functions[-1]) if route.functions else (None, None)
    functions = "" if first is None or last is None else f", {first.word}" + (f"-{last.word}" if last is not first else "")
    return route.mission.word + functions


def plan_state(state: PlanState) -> Html:
    """What the slots hold, the needs, objectives and interventions, what is in conflict, and what is missing."""
    slots = [(_label(each.slot), _held(each)) for each in state.slots if each.subject is None and each.field is None
             and (each.slot is not Slot.WATCHER or Phase.SUSPENDED in state.phase.values)]
    goals = [(_held(each.expressed_by), _held(each.state), _held(each.priority), _held(each.due)) for each in state.objectives]
    needs = [(_held(each.domain), _held(each.state)) for each in state.needs]
    steps = [(_held(each.sector), _held(each.state), _held(each.due)) for each in state.interventions]
    kind = None if state.kind is None else label(state.kind)
    counts = ", ".join(f"{label(verdict)}: {count}" for verdict, count in state.counts.items() if count)
    return _box(
        _line("Plan", kind, _cut(state.plan, "id"), _cut(state.person, "person"), f"digest {state.digest.hex()[:_DIGITS]}…"),
        _line("Events", counts or "none", None if state.complete else f"missing: {len(state.missing)}"),
        _table("What holds", ("what", "value"), slots), _table("Needs", ("need", "state"), needs),
        _table("Objectives", ("expressed by", "state", "priority", "due"), goals),
        _table("Interventions", ("intervention", "state", "due"), steps),
        _list("In conflict", (_conflict(each) for each in state.conflicts)))


def _conflict(slot: Holding[Any]) -> str:
    return f"{_label(slot.slot)}: {' or '.join(map(_said, slot.values))}"


# ---- parts

def _label(word: Word) -> str:
    text = label(word)
    return text[:1].upper() + text[1:]


def _strong(value: Tri | Stage) -> Html:
    return _W("strong", label(value))


def _robust(value: Tri, number: int | None) -> str | None:
    if number is None:
        return None
    if number == NEVER:
        return "no answers can change it"
    some = "1 answer" if number == 1 else f"{number} answers"
    return f"{some} may settle it" if value is Tri.UNKNOWN else f"{some} would have to differ"


def _told(stated: Tri, derived: Tri | None) -> str:
    """Who said so; where answer and record differ, both."""
    if stated is Tri.UNKNOWN:
        return "nobody" if derived in (None, Tri.UNKNOWN) else "the record"
    differs = derived not in (None, Tri.UNKNOWN, stated)
    return f"the answer; the record says {label(derived)}" if differs and derived is not None else "the answer"


def _rules(own: Iterable[Reason]) -> str:
    return ", ".join(dict.fromkeys(step.rule for step in own))


def _findings(found: Iterable[Finding]) -> Html | None:
    return _list("Findings", (f"{each.rule}: {each.sentence()}" for each in found))


def _held(slot: Holding[Any]) -> str:
    """A slot's value, with its effect or reason, since or until when, or that its holder left; every value in conflict."""
    since = "until" if slot.slot is Slot.WATCHER else "since"
    details = {label(entry.detail) for entry in slot.entries if entry.detail is not None}
    details |= {f"{since} {entry.date.isoformat()}" for entry in slot.entries if entry.date is not None}
    details |= {"vacant"} if slot.vacant else set()
    text = " or ".join(map(_said, slot.values)) + (f" ({', '.join(sorted(details))})" if details else "")
    return f"in conflict: {text}" if slot.conflict else text


def _said(value: object) -> str:
    if isinstance(value, Word):
        return label(value)
    if isinstance(value, UUID):
        return f"{value.hex[:_DIGITS]}…"
    return value.isoformat() if isinstance(value, datetime.date) else "none" if value is None else "set"


def _day(date: datetime.date | None) -> str:
    return "no date" if date is None else date.isoformat()


def _due(date: datetime.date | None) -> str | None:
    return None if date is None else f"first answer due by {date.isoformat()}"


def _cut(identifier: UUID | None, name: str) -> str | None:
    return None if identifier is None else f"{name} {_said(identifier)}"


# ---- markup

def _box(*parts: Child) -> Html:
    return _W("div", parts, style=_BOX)


def _line(head: str, *parts: str | None) -> Html:
    rest = ", ".join(part for part in parts if part)
    return _W("div", _W("strong", head), f": {rest}" if rest else None, style=_TEXT)


def _table(caption: str | None, heads: Iterable[str], rows: Iterable[Iterable[Child]]) -> Html | None:
    """A table; none where it has no row."""
    heads = tuple(heads)
    styles = [_CELL + ("nowrap" if head in _NARROW else "normal") for head in heads]
    body = [_W("tr", [_W("td", cell, style=style) for cell, style in zip(row, styles, strict=True)]) for row in rows]
    if not body:
        return None
    head = _W("tr", [_W("th", text, scope="col", style=style) for text, style in zip(heads, styles, strict=True)])
    title = None if caption is None else _W("caption", caption, style=_CAPTION)
    return _W("table", title, _W("thead", head), _W("tbody", body))


def _list(title: str, entries: Iterable[str]) -> Html | None:
    """A list under its title; none where it has no entry."""
    lines = [_W("li", entry) for entry in entries]
    return _W("div", _W("strong", title), _W("ul", lines, style="margin:.2em 0"), style=_TEXT) if lines else None
