"""JSON Schema (draft 2020-12) of figures and tallies: spec/schema/{figure,tally}.schema.json.

Layer: tooling.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import pathlib
from collections.abc import Iterator

from . import schema as s
from .tables import Tables

#: The most parts of a tally (include/integra/indicator.h).
PARTS = 64
COUNT, PPM, PAIRS = s.number(0, s.UINT32), s.number(0, s.UINT32 * 10**6), s.number(0, s.UINT32 * 6)


def files(root: pathlib.Path, tables: Tables) -> Iterator[tuple[pathlib.Path, str]]:
    yield from s.written({"figure": figure, "tally": tally}, tables)


def figure(tables: Tables) -> s.Schema:
    """A figure: what is null may be left out when it is read."""
    nullable = {"territory": s.maybe(s.ID), **dict.fromkeys(
        ("value", "lowest", "highest", "interval_lowest", "interval_highest"), s.maybe(PPM))}
    of_some = {**dict.fromkeys(("pairs", "pairs_highest", "pairs_before", "pairs_before_highest"), s.maybe(PAIRS)),
               "requester": s.maybe(s.word(tables, "requester")), "conformity": s.maybe(s.word(tables, "conformity_basis"))}
    needed: dict[str, s.Schema] = {
        "indicator": s.word(tables, "indicator"), "at": s.DATE,
        **dict.fromkeys(("numerator", "numerator_highest", "denominator", "denominator_highest"), COUNT),
        "state": s.word(tables, "figure_state"), "covered": s.word(tables, "tri"),
        **dict.fromkeys(("parts", "parts_held"), s.number(1, PARTS)), "rules": s.DIGEST}
    order = ("indicator", "at", "territory", "numerator", "numerator_highest", "denominator", "denominator_highest", "value",
             "lowest", "highest", "interval_lowest", "interval_highest", "state", "covered", *of_some, "parts", "parts_held",
             "rules")
    every = {**nullable, **of_some, **needed}
    return {"title": "A figure of an indicator: counts, and ratios in whole parts per million"} | s.object_of(
        {"message": {"const": "figure"}} | {name: every[name] for name in order}, ["message", *needed])


def tally(tables: Tables) -> s.Schema:
    """A tally: its bytes, and what they say of it."""
    return {"title": "A tally of an indicator, which holds identifiers"} | s.object_of({
        "message": {"const": "tally"}, "indicator": s.word(tables, "indicator"), "at": s.DATE, "territory": s.maybe(s.ID_OUT),
        "parts": s.number(1, PARTS), "held": s.list_of(s.number(0, PARTS - 1), minItems=1, maxItems=PARTS, uniqueItems=True),
        "data": s.HEX}, ["message", "data"])
