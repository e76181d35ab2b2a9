"""The lines of the sheet as a reader is told them: what is known of a step, and which lines are not for every reader.

Spec: spec/43-territory-reports.md; GEN-12, TER-2.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from collections.abc import Collection, Mapping

from ...text import Text, capital
from ...words import Line, LineGroup, StepState, Tri
from ..found import SheetLine
from .known import Known
from .model import Item, SheetFact
from .phrases import numbered, of_word

__all__ = ["MICRO", "sheet", "step_text", "steps"]

#: Lines that tell of one person's care, level by level or plan by plan: a reader beyond the territory is shown none.
MICRO = frozenset({Line.LEVEL_MICRO, Line.EXCHANGE_MESO_MICRO, Line.SIGN_ASSISTANT_MT, Line.SIGN_CONTINUITY,
                   Line.PITFALL_NO_KNOWHOW_TRANSFER, Line.PITFALL_NO_MT_FEEDBACK})
_NOTHING = Text("not known: none of {of} actions is known", "non connu : sur {of} actions, aucune n'est connue")
#: How far a step is, at least or at most; then how many of its actions are known, and how many of these are done.
_EXACT, _ANY = Text("{state}", "{state}"), Text("not known", "non connu")
_LEAST, _MOST = Text("at least {state}", "au moins {state}"), Text("at most {state}", "au plus {state}")
_KNOWN = (Text("{state}, {n} of {of} known", "{state}, {n} action connue sur {of}"),
          Text("{state}, {n} of {of} known", "{state}, {n} actions connues sur {of}"))
_STEP = Text("{step}. {said}.", "{step}. {said}.")
_DONE = Text("{said}, {n} of them done", "{said}, dont {n} en place")


def _step(line: Line) -> str:
    """Which step an action belongs to, as its word says; the engines are the fourth's."""
    return line.word.split("_")[1]


def _known_of(lines: Mapping[Line, SheetLine]) -> dict[str, int]:
    """How many actions of each step are known, yes or no."""
    found: dict[str, int] = {}
    for line, each in lines.items():
        step = _step(line) if each.group is LineGroup.ACTION else "4" if each.group is LineGroup.ENGINE else None
        if step is not None:
            found[step] = found.get(step, 0) + (each.value is not Tri.UNKNOWN)
    return found


def step_text(line: SheetLine, known: int) -> Text:
    """How far a step is at least, or at most, and how many of its actions are known (TER-2)."""
    if known == 0:
        return _NOTHING.of(of=line.of)
    assert line.least is not None and line.most is not None  # a step has both
    at_least, at_most = line.least is not StepState.NOT_STARTED, line.most is not StepState.DONE
    template = _EXACT if line.least is line.most else _LEAST if at_least else _MOST if at_most else _ANY
    state = template.of(state=of_word(line.least if at_least or line.least is line.most else line.most))
    said = numbered(known, *_KNOWN, state=state, of=line.of)
    return said if line.count in (0, known) else _DONE.of(said=said, n=line.count)


def _said(lines: Mapping[Line, SheetLine]) -> dict[Line, Text]:
    counts = _known_of(lines)
    found = {line: step_text(each, counts[str(number)]) for number, (line, each) in enumerate(
        ((line, each) for line, each in lines.items() if each.group is LineGroup.STEP), 1)}
    details = {line: of_word(each.detail) for line, each in lines.items() if each.detail is not None}
    return found | details


def sheet(known: Known, hidden: Collection[Line] = ()) -> tuple[SheetFact, ...]:
    """The lines that a reader is shown, in the order of the lines."""
    lines = known.review.sheet
    said = _said(lines)
    return tuple(SheetFact(line=line, group=each.group, label=of_word(line), value=each.value, basis=each.basis, said=said.get(line))
                 for line, each in lines.items() if line not in hidden)


def steps(known: Known) -> tuple[Item, ...]:
    """How far each of the six steps is."""
    lines = known.review.sheet
    said = _said(lines)
    return tuple(Item(text=_STEP.of(step=capital(of_word(line)), said=capital(said[line])),
                      rules=("TER-2",)) for line, each in lines.items() if each.group is LineGroup.STEP)
