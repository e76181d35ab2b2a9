"""Cases of the indicators' oracle as the package takes them, and what both come to in the same words.

Spec: spec/50-indicators.md.  Layer: conformance.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import random
from dataclasses import fields
from typing import Any

from integra import Rules, Tri
from integra.indicator import Tally
from integra.words import Counting
from oracle.indicator import figure as oracle
from oracle.indicator.rows import Row, Special, Stay

_EPOCH = datetime.date(1970, 1, 1)
_ANSWERS = {None: None, False: "no", True: "yes"}
#: Columns whose whole numbers are days.
_DAYS = {"opens", "closes", "signed_on", "date", "birth_date", "answered_on", "admission", "discharge", "begins", "ends"}
#: Requesters of the oracle, which knows none by name, as words of ours.
_REQUESTERS = {"gp": "mt", "hospital": "institution", "nurse": "health"}
#: What a figure says beside the identifiers behind it.
NUMBERS = ("numerator", "numerator_highest", "denominator", "denominator_highest", "value", "lowest", "highest", "state",
           "interval_lowest", "interval_highest", "covered", "pairs", "pairs_highest", "pairs_before", "pairs_before_highest")


def day(number: int) -> datetime.date:
    return _EPOCH + datetime.timedelta(number)


def _cell(name: str, cell: Any) -> Any:
    """A cell of the oracle as a table in text would hold it."""
    if isinstance(cell, bytes):
        return None if name in ("actor", "digest") and not any(cell) else cell.hex()
    if isinstance(cell, Special):
        return cell.value
    if name == "requester" and cell is not None:
        return _REQUESTERS.get(cell, cell)
    if isinstance(cell, frozenset):
        return "|".join(f"F{each}" for each in sorted(cell)) or "none"
    if name in ("on_territory", "has_protocol", "conforms", "signed", "answered", "mco", "on_list"):
        return _ANSWERS[cell]
    return day(cell).isoformat() if name in _DAYS and cell is not None else cell


def frame(rows: list[Row], row_type: type[Row], without: str = "") -> dict[str, list[Any]]:
    """Columns of the package's frame, by name."""
    names = [each.name for each in fields(row_type) if each.name != without]
    return {name: [_cell(name, getattr(row, name)) for row in rows] for name in names}


def tally_of(case: dict[str, Any], pieces: int = 1, seed: int = 0) -> Tally:
    """A tally of a case: its rows dealt to as many pieces, some rows twice, the pieces merged in a tree drawn at random."""
    rng = random.Random(seed)
    rules = Rules(**case["parameters"]) if case["parameters"] else None
    dealt: list[list[Row]] = [[] for _ in range(pieces)]
    for row in case["rows"]:
        for piece in rng.choices(dealt, k=1 if pieces == 1 else rng.choice((1, 1, 2))):
            piece.append(row)
    without = "" if case["on_list_column"] else "on_list"
    tallies = []
    for piece in dealt:
        tally = Tally(case["indicator"], at=day(case["at"]), rules=rules)
        tally.add(frame(piece, oracle.FRAMES[case["indicator"]], without if oracle.FRAMES[case["indicator"]] is Stay else ""))
        tallies.append(tally)
    while len(tallies) > 1:
        one = tallies.pop(rng.randrange(len(tallies)))
        tallies[rng.randrange(len(tallies))] |= one
    return tallies[0]


def options(case: dict[str, Any]) -> dict[str, Any]:
    return {"conformity": case["mode"] if case["indicator"] == "A1" else None,
            "requester": _REQUESTERS.get(case["requester"], case["requester"]) if case["indicator"] == "share" else None}


def told(case: dict[str, Any], tally: Tally) -> dict[str, Any]:
    """What the package says of a case."""
    covers = None if case["covers"] is None else (day(case["covers"][0]), day(case["covers"][1]))
    figure = tally.figure(covers=covers, **options(case))
    found: dict[str, Any] = {name: getattr(figure, name) for name in NUMBERS}
    found |= {"state": str(figure.state), "covered": Tri(figure.covered).word}
    for counting in Counting:
        found[counting.word] = [each.bytes for each in tally.identifiers(counting, **options(case))]
    return found


def wanted(case: dict[str, Any]) -> dict[str, Any]:
    """What the oracle says of it."""
    right = oracle.figure(**case)
    return {name: getattr(right, name) for name in (*NUMBERS, "certain", "possible")}
