"""The outcome of a screening as JSON: what ``integra screen`` prints, and the whole of a message ``screening``.

Spec: spec/02-json.md; SCR-5, SCR-6, SCR-8, GEN-3.  Layer: bindings.
SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..messages import decode, encode
from .._model import FrozenMap
from ..screening.model import Finding, Reason, Screening
from ..text import Text
from ..words import Pack, Question, SettledBy, Stage, Tri, Verdict, Word, marked
from . import strict
from .record import ITEMS, iso
from .strict import JsonError, join

QUESTIONS = tuple(question.word for question in Question)
#: What is read off the rest of a message, and must agree with it where a document gives it.
_FOLLOWS = ("items", "derived", "yes_count", "unknown_count", "findings")
_VERDICTS = tuple(verdict.word for verdict in marked(Verdict, "three_valued"))
_ROBUSTNESS = ("pps_robustness", "threshold_robustness")
NAMES = ("message", "id", "date", "pack", "items", "derived", "yes_count", "unknown_count", *_VERDICTS, "stage", "ask",
         "least_to_settle", "findings", "overridden", "stated", "record", *_ROBUSTNESS, "extension")
_REQUIRED = ("pack", "stage", *_ROBUSTNESS)


def screening_to_json(screening: Screening, ref: str | None = None) -> dict[str, Any]:
    """One line of ``integra screen --format ndjson``: always the same names, in the same order."""
    return {
        "id": screening.person and screening.person.hex, "ref": ref, "date": iso(screening.date),
        "pack": screening.pack.word,
        "items": _tris(screening.items), "derived": _derived(screening),
        "yes_count": screening.yes_count, "unknown_count": screening.unknown_count,
        "pps": screening.pps.word, "assistance_threshold": screening.assistance_threshold.word,
        "stage": screening.stage.word, "ask": [question.word for question in screening.ask],
        "least_to_settle": screening.least_to_settle, "legal_complexity": screening.legal_complexity.word,
        "findings": [finding_to_json(finding) for finding in screening.findings],
    }


def finding_to_json(finding: Finding) -> dict[str, Any]:
    """A finding as a line of the screening shows it."""
    return {
        "rule": finding.rule, "weight": finding.weight.word, "state": finding.state.word,
        "subject": finding.subject and finding.subject.hex, "item": None if finding.item is None else finding.item.word,
        "date": iso(finding.due), "settled_by": None if finding.settled_by is SettledBy.NONE else finding.settled_by.word,
    }


def message_to_json(screening: Screening) -> dict[str, Any]:
    """The whole message ``screening``: the line of ``integra screen`` without ``ref``, and what it leaves out."""
    out = {"message": "screening"} | screening_to_json(screening)
    del out["ref"]
    out["findings"] = [
        finding_to_json(finding) | {"value": _number(finding.value), "other": _number(finding.other)}
        for finding in screening.findings
    ]
    out |= {"overridden": screening.overridden, "stated": _tris(screening.stated),
            "record": None if screening.derived is None else _tris(screening.derived)}
    out |= {name: getattr(screening, name) for name in _ROBUSTNESS}
    return out | ({"extension": screening.extension.hex()} if screening.extension else {})


def _tris(values: Mapping[Question, Tri]) -> dict[str, str]:
    return {question.word: Tri(value).word for question, value in values.items()}


def _derived(screening: Screening) -> list[str]:
    """The items that the record, not an answer, had to fill in (SCR-8)."""
    if screening.derived is None:
        return []
    return [question.word for question in screening.derived if screening.stated[question] is Tri.UNKNOWN]


def _number(code: int) -> str | int:
    """What a finding compared: yes, no or unknown for all rules so far."""
    return Tri(code).word if code in map(int, Tri) else code


def message_from_json(document: object, *, path: str = "") -> Screening:
    """Reads the whole message ``screening``; what follows from the rest must agree with it."""
    given = strict.fields(document, path, NAMES)
    for name in _REQUIRED:
        if name not in given:
            raise JsonError(strict.REQUIRED, join(path, name))
    stated = _questions(given.get("stated", {}), join(path, "stated"), QUESTIONS)
    derived = _questions(given["record"], join(path, "record"), ITEMS) if "record" in given else None
    items = {question: value if value is not Tri.UNKNOWN or derived is None else derived[question]
             for question, value in stated.items() if question.word in ITEMS}
    values: dict[str, Any] = {name: strict.tri(given.get(name, "unknown"), join(path, name)) for name in _VERDICTS}
    values |= {name: strict.integer(given[name], join(path, name), 0, 255) for name in _ROBUSTNESS}
    screening = Screening(
        stated=FrozenMap(stated), derived=derived and FrozenMap(derived), items=FrozenMap(items),
        person=strict.identifier(given["id"], join(path, "id")) if "id" in given else None,
        date=strict.day(given["date"], join(path, "date")) if "date" in given else None,
        pack=strict.word(given["pack"], join(path, "pack"), Pack),
        overridden=strict.flag(given.get("overridden", False), join(path, "overridden")),
        stage=strict.word(given["stage"], join(path, "stage"), Stage),
        ask=tuple(sorted(strict.words(given.get("ask", []), join(path, "ask"), Question), key=int)),
        yes_count=sum(value is Tri.YES for value in items.values()),
        unknown_count=sum(value is Tri.UNKNOWN for value in items.values()),
        least_to_settle=strict.integer(given.get("least_to_settle", 0), join(path, "least_to_settle"), 0, len(ITEMS)),
        extension=strict.octets(given.get("extension", ""), join(path, "extension")), **values)
    whole = decode(encode(screening))
    assert isinstance(whole, Screening)
    shown = message_to_json(whole)
    for name in _FOLLOWS:
        if name in given and not strict.same(given[name], shown[name]):
            raise JsonError(Text("differs from what follows from the answers and the record: leave it out",
                                 "diffère de ce que donnent les réponses et le dossier : l'omettre"), join(path, name))
    return whole


def _questions(value: object, path: str, names: tuple[str, ...]) -> dict[Question, Tri]:
    given = strict.fields(value, path, names)
    return {question: strict.tri(given.get(question.word, "unknown"), join(path, question.word))
            for question in Question if question.word in names}


def reason_to_json(reason: Reason) -> dict[str, Any]:
    """One step of an explanation (GEN-3)."""
    source = reason.source.word if isinstance(reason.source, Word) else reason.source
    return {"rule": reason.rule, "target": reason.target.word, "value": reason.value.word, "source": source,
            "source_value": reason.source_value.word, "missing": reason.missing}
