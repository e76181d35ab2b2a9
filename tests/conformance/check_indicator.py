"""The operations on practice indicators, run through the package `integra`.

Spec: spec/50-indicators.md.  Layer: conformance.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import uuid
from typing import Any

from integra import words
from integra._low import indicator as low
from integra.indicator import COLUMNS, Figure, Tally, compare, identifier, part
from values import day_of, id_of, rules_of, word_of
from vectors import Tries, Vector, raw

Json = dict[str, Any]
ANY_DAY = datetime.date(2024, 12, 31)


def frame_of(given: Json, rows: list[Json]) -> Json:
    """Rows as columns, those that the table lacks left out."""
    frame = low.frame_of(word_of(words.Indicator, given["indicator"]))
    return {column.name: [row.get(column.name) for row in rows]
            for column in COLUMNS[frame] if column.name not in given["lacks"]}


def empty(given: Json) -> Tally:
    """A tally without rows: of every part, or of those held, one merged into the other."""
    made = [Tally(given["indicator"], at=day_of(given["at"]), territory=id_of(given["territory"]), rules=rules_of(given),
                  part=part, parts=given["parts"]) for part in given["held"] or [None]]
    for other in made[1:]:
        made[0].merge(other)
    return made[0]


def tally_of(given: Json, rows: list[Json]) -> Tally:
    tally = empty(given)
    tally.add(frame_of(given, rows))
    return tally


def asked(given: Json) -> Json:
    """How a figure is made, and what whom it counts depends on."""
    return {name: given[name] for name in ("conformity", "requester") if given[name] is not None}


def figure_of(given: Json, tally: Tally | None = None) -> Any:
    covers = given["covers"] and tuple(day_of(each) for each in given["covers"])
    return (tally or tally_of(given, given["rows"])).figure(covers=covers, **asked(given))


# ---- figure ----


def split_and_turned(given: Json) -> Tally:
    """The same rows, last first, a tally each, merged (IND-5)."""
    return merged([empty(given), *(tally_of(given, [row]) for row in reversed(given["rows"]))])


def check_figure(vector: Vector) -> None:
    given, expected = vector["input"], vector["expected"]
    tally = tally_of(given, given["rows"])
    assert split_and_turned(given).to_cbor() == tally.to_cbor()
    for each in (tally, Tally.from_cbor(tally.to_cbor())):
        figure = figure_of(given, each)
        assert [figure.numerator, figure.numerator_highest] == expected["numerator"]
        assert [figure.denominator, figure.denominator_highest] == expected["denominator"]
        assert figure.value == expected["value"]
        assert [figure.lowest, figure.highest] == expected["bounds"]
        assert [figure.interval_lowest, figure.interval_highest] == expected["interval"]
        assert (figure.state.word, figure.covered.word) == (expected["state"], expected["covered"])
        assert expected["pairs"] in (None, [figure.pairs, figure.pairs_highest, figure.pairs_before, figure.pairs_before_highest])
        for counting in ("certain", "possible"):
            assert list(each.identifiers(counting, **asked(given))) == [id_of(one) for one in expected[counting]], counting
        assert figure.to_cbor() == raw(vector["expected_hex"])
        assert Figure.from_cbor(figure.to_cbor()) == figure


def try_figure(vector: Vector) -> Tries:
    given = vector["input"]
    if given["covers"] and None in given["covers"]:  # of which Python has no form
        covers: Any = tuple(day_of(each) for each in given["covers"])
        yield lambda: low.figure(tally_of(given, given["rows"])._tally, low.Options(covers=covers))
    else:
        yield lambda: figure_of(given)


# ---- change ----


def check_change(vector: Vector) -> None:
    change = compare(*(figure_of(vector["input"][name]) for name in ("earlier", "later")))
    assert {"change": change.change, "overlap": change.overlap.word} == vector["expected"]


def try_change(vector: Vector) -> Tries:
    yield lambda: compare(*(figure_of(vector["input"][name]) for name in ("earlier", "later")))


# ---- tally ----


def pieces_of(given: Json) -> list[Tally]:
    """A tally each, of what it is otherwise where the vector says so."""
    otherwise = given["otherwise"] or [{} for _ in given["pieces"]]
    return [tally_of(given | what, piece) for what, piece in zip(otherwise, given["pieces"], strict=True)]


def merged(tallies: list[Tally]) -> Tally:
    for other in tallies[1:]:
        tallies[0].merge(other)
    return tallies[0]


def check_tally(vector: Vector) -> None:
    """Pieces merged from tallies of their own, either way round, and added one after the other."""
    given, expected = vector["input"], raw(vector["expected_hex"])
    added = empty(given)
    for piece in given["pieces"]:
        added.add(frame_of(given, piece))
    ways = [merged(pieces_of(given)), merged(pieces_of(given)[::-1]), Tally.from_cbor(expected)]
    for tally in ways if given["otherwise"] else [*ways, added]:
        assert tally.to_cbor() == expected
        assert len(tally) == vector["expected"]["count"]


def try_tally(vector: Vector) -> Tries:
    """Merged; a set of parts that is none through what lies below, Python having no form of it."""
    given = vector["input"]
    if given["otherwise"]:
        yield lambda: merged(pieces_of(given))
    else:
        subject = low.Subject(word_of(words.Indicator, given["indicator"]), ANY_DAY, None, given["parts"],
                              sum(1 << part for part in given["held"]))
        yield lambda: low.create(subject, None)


# ---- identifier ----


def name_of(given: Json) -> str | int | bytes:
    named: str | int | bytes = bytes.fromhex(given["bytes"]) if "bytes" in given else given.get("text", given.get("number"))
    return named


def counted(given: Json, **of: int) -> Tally:
    """A tally of one body that signed, which bears that name."""
    tally = Tally("A2", at=ANY_DAY, **of)
    tally.add({"body": [name_of(given)], "on_territory": ["yes"], "signed": ["yes"], "signed_on": [ANY_DAY]})
    return tally


def check_identifier(vector: Vector) -> None:
    """The function, and what a tally counts of a row that bears the name; the parts of a tally likewise."""
    given, expected = vector["input"], vector["expected"]
    named, parts = uuid.UUID(expected["id"]), given.get("parts", 0)
    assert identifier(name_of(given)) == named
    assert counted(given).identifiers() == (named,)
    assert [len(counted(given, part=each, parts=parts)) for each in range(parts)] == [each == expected["part"] for each in range(parts)]
    assert not parts or part(named, parts) == expected["part"]


def try_identifier(vector: Vector) -> Tries:
    yield lambda: identifier(name_of(vector["input"]))
    yield lambda: counted(vector["input"])
