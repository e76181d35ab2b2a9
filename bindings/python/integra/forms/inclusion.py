"""The inclusion sheet as JSON.

Spec: spec/02-json.md; SCR-9, SCR-13, SCR-14, GEN-12, WIRE-15.  Layer: bindings.
SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from typing import Any

from ..screening.inclusion import Entry, Inclusion
from ..words import Basis, Factor, Function, Ground, Outcome, Sex, Tri, marked
from . import strict
from .record import iso
from .strict import join

TEXTS = ("needs", "capacities", "participation")
TEXT_LIMIT = 4096
OTHERS = tuple(ground.word for ground in marked(Ground, "other"))
FACTORS = tuple(factor.word for factor in Factor)
NAMES = ("message", "id", "date", "prescriber", "birth_date", "sex", "outcome", "grounds", "extent", "others", *TEXTS,
         "factors", "extension")


def inclusion_to_json(sheet: Inclusion) -> dict[str, Any]:
    """The sheet as a JSON object, every name but ``extension`` always there."""
    out: dict[str, Any] = {
        "message": "inclusion", "id": sheet.person and sheet.person.hex, "date": iso(sheet.date),
        "prescriber": sheet.prescriber and sheet.prescriber.hex, "birth_date": iso(sheet.birth_date),
        "sex": sheet.sex.word, "outcome": None if sheet.outcome is None else sheet.outcome.word,
        "grounds": [ground.word for ground in sorted(sheet.grounds, key=int)],
        "extent": [function.word for function in sorted(sheet.extent, key=int)],
        "others": {ground.word: text for ground, text in sorted(sheet.others.items(), key=lambda item: int(item[0])) if text},
    }
    out |= {name: getattr(sheet, name) for name in TEXTS}
    out["factors"] = {factor.word: _entry_to_json(entry) for factor, entry in sorted(sheet.factors.items(), key=lambda item: int(item[0]))}
    return out | ({"extension": sheet.extension.hex()} if sheet.extension else {})


def _entry_to_json(entry: Entry) -> dict[str, Any]:
    return {"value": entry.value.word, "basis": entry.basis.word, "date": iso(entry.date),
            "evidence": entry.evidence and entry.evidence.hex}


def inclusion_from_json(document: object, *, path: str = "") -> Inclusion:
    """Reads a sheet; a name left out, or ``null``, is unknown or empty."""
    given = strict.fields(document, path, NAMES)
    values: dict[str, Any] = {name: strict.text(given.get(name, ""), join(path, name), TEXT_LIMIT) for name in TEXTS}
    for name, target in (("id", "person"), ("prescriber", "prescriber")):
        values[target] = strict.identifier(given[name], join(path, name)) if name in given else None
    for name in ("date", "birth_date"):
        values[name] = strict.day(given[name], join(path, name)) if name in given else None
    outcome = given.get("outcome")
    where = join(path, "others")
    others = strict.fields(given.get("others", {}), where, OTHERS)
    texts = {ground: strict.text(others[ground.word], join(where, ground.word), TEXT_LIMIT)
             for ground in Ground if ground.word in others}
    where = join(path, "factors")
    factors = strict.fields(given.get("factors", {}), where, FACTORS)
    return Inclusion(
        sex=strict.word(given.get("sex", Sex.UNKNOWN.word), join(path, "sex"), Sex),
        outcome=None if outcome is None else strict.word(outcome, join(path, "outcome"), Outcome),
        grounds=frozenset(strict.words(given.get("grounds", []), join(path, "grounds"), Ground)),
        extent=frozenset(strict.words(given.get("extent", []), join(path, "extent"), Function)),
        others={ground: text for ground, text in texts.items() if text},
        factors={factor: _entry(factors[factor.word], join(where, factor.word))
                 for factor in Factor if factor.word in factors},
        extension=strict.octets(given.get("extension", ""), join(path, "extension")), **values)


def _entry(value: object, path: str) -> Entry:
    given = strict.fields(value, path, ("value", "basis", "date", "evidence"))
    return Entry(
        value=strict.tri(given.get("value", Tri.UNKNOWN.word), join(path, "value")),
        basis=strict.word(given.get("basis", Basis.NONE.word), join(path, "basis"), Basis),
        date=strict.day(given["date"], join(path, "date")) if "date" in given else None,
        evidence=strict.identifier(given["evidence"], join(path, "evidence")) if "evidence" in given else None)
