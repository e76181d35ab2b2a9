"""Nothing over nothing, and something over nothing, in every way out: never 0, never 1, never infinite.

Spec: spec/50-indicators.md, IND-2; spec/03-command.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import csv
import datetime
import io
import pickle
from typing import Any

import pytest
from cli_inputs import Run
from indicator_inputs import AT, HEAD, ROWS, figures, stays, text

import integra
from integra.indicator import Figure, Tally
from integra.indicator import figures as frame_of
from integra.text import Language

#: By how many people stand over none: rows of stays.
OVER_NOTHING = {0: ROWS[2:3], 1: ROWS[4:6]}
RATIOS = ("value", "lowest", "highest", "interval_lowest", "interval_highest", "change")
DAY = datetime.date.fromisoformat(AT)


def table(rows: tuple[str, ...]) -> dict[str, list[Any]]:
    cells = zip(*(row.split(",") for row in rows), strict=True)
    return {name: [cell or None for cell in column] for name, column in zip(HEAD.split(","), cells, strict=True)}


@pytest.mark.parametrize("over", OVER_NOTHING)
@pytest.mark.parametrize("compare", [(), ("--compare", "2025-05-30")])
def test_lines_and_rows(call: Run, over: int, compare: tuple[str, ...]) -> None:
    given = text(OVER_NOTHING[over])
    for figure in figures(stays(call, "-", *compare, stdin=given)):
        assert (figure["numerator"], figure["denominator"], figure["state"]) == (over, 0, "undefined")
        assert [figure[name] for name in RATIOS] == [None] * len(RATIOS)
    done = call("indicators", "--at", AT, "--no-suppress", "--format", "csv", "--stays", "-", *compare, stdin=given)
    for row in csv.DictReader(io.StringIO(done.text)):
        assert (row["numerator"], row["denominator"], row["state"]) == (str(over), "0", "undefined")
        assert [row[name] for name in RATIOS] == [""] * len(RATIOS)


@pytest.mark.parametrize("over", OVER_NOTHING)
@pytest.mark.parametrize(("language", "said"), [("en", "no value: nothing to divide by ({} over 0)"),
                                                ("fr", "pas de valeur : rien par quoi diviser ({} pour 0)")])
def test_words(call: Run, over: int, language: Language, said: str) -> None:
    done = call("indicators", "--lang", language, "--at", AT, "--no-suppress", "--stays", "-", stdin=text(OVER_NOTHING[over]))
    assert said.format(over) in " ".join(done.text.split())


@pytest.mark.parametrize("over", OVER_NOTHING)
def test_figures_and_messages(over: int) -> None:
    tally = Tally("B3", at=DAY)
    tally.add(table(OVER_NOTHING[over]))
    figure = tally.figure()
    ways = (figure, Figure.from_cbor(figure.to_cbor()), integra.from_json(integra.to_json(figure)),
            pickle.loads(pickle.dumps(figure)), integra.decode(integra.encode(figure)))
    for each in ways:
        assert (each.numerator, each.denominator, each.state.word, each.ratio) == (over, 0, "undefined", None)
        assert [getattr(each, name) for name in RATIOS[:-1]] == [None] * 5
    assert figure.compare(figure).change is None


@pytest.mark.parametrize("over", OVER_NOTHING)
@pytest.mark.parametrize("library", ["dict", "pandas", "polars", "pyarrow"])
def test_frames(over: int, library: str) -> None:
    given: Any = table(OVER_NOTHING[over])
    if library != "dict":
        module = pytest.importorskip(library)
        given = module.table(given) if library == "pyarrow" else module.DataFrame(given)
    made = frame_of(given, at=DAY)
    if library == "pandas":
        assert made["state"].astype(str).tolist() == ["undefined"] and made["numerator"].tolist() == [over]
        assert made[list(RATIOS)].isna().to_numpy().all()
        return
    columns = made if library == "dict" else made.to_pydict() if library == "pyarrow" else made.to_dict(as_series=False)
    assert (list(columns["state"]), list(columns["numerator"])) == (["undefined"], [over])
    assert [list(columns[name]) for name in RATIOS] == [[None]] * len(RATIOS)
