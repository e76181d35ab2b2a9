"""The library against the oracle of tests/oracle/orientation, which was written from the rules without the code.

Made-up protocols by seed, most with a fault planted: the same failures, each with the same smallest demand. Variants of
the built-in one, which are proved: the same digests, the same demands where two of them differ, the same responses.
INTEGRA_EVERY=1 takes forty times as many seeds.
Spec: ORI-5 to ORI-10, ORI-13, ORI-16 to ORI-18.  Layer: conformance.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import os
import pathlib
import random
import sys
from typing import Any

import pytest

from integra import word_tables, words
from integra.demand.model import Demand
from integra.protocol.model import Call, Failure, Row
from integra.orientation.evaluate import orient
from integra.protocol.protocol import Protocol

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

from oracle.orientation import digest as behaviour  # noqa: E402
from oracle.orientation import conform, evaluate, prove, table  # noqa: E402
from oracle.orientation.generate import BUILT_IN, generate, variant  # noqa: E402
from oracle.orientation.vocabulary import FIELDS, MOTIVES, SERVICES, VALUES, possible  # noqa: E402

SEEDS = 5000 if os.environ.get("INTEGRA_EVERY") == "1" else 60
BLOCK = 20
VARIANTS = 200 if SEEDS > 60 else 5
DAY = datetime.date(2025, 6, 2)
#: ORI-13, as parameters.tsv has it: not known is the shortest.
FIRST_ANSWER = {"unknown": 0, "urgent": 0, "prompt": 2, "routine": 7}


def named(group: Any) -> dict[str, Any]:
    return {word.word: word for word in group}


WORDS = {field.word: named(group) for field, group in word_tables.FIELDS.items()}
MOTIVE, SERVICE, LEVEL = named(words.Motive), named(words.Service), named(words.Level)
PRECONDITION, FIELD = named(words.Precondition), named(words.DemandField)


def call_of(call: table.Call) -> Call:
    return Call(service=SERVICE[call.service], level=LEVEL[call.level], within=call.within,
                first=frozenset(PRECONDITION[name] for name in call.first))


def row_of(row: table.Row) -> Row:
    return Row(id=row.id, motives=frozenset(MOTIVE[name] for name in row.motives),
               when={FIELD[field]: frozenset(WORDS[field][value] for value in values)
                     for field, values in row.conditions.items()},
               calls=tuple(map(call_of, row.calls)), overrides=row.overrides, otherwise=row.otherwise,
               imposed=row.imposed, rule=row.rule, source="made up")


def protocol_of(read: table.Protocol) -> Protocol:
    return Protocol("made-up", tuple(map(row_of, read.rows)))


def demand_of(motives: tuple[str, ...], values: dict[str, str], date: datetime.date | None = None) -> Demand:
    fields = {field: WORDS[field][value] for field, value in values.items()}
    return Demand(motives=frozenset(MOTIVE[name] for name in motives), date=date, **fields)


def told(demand: Demand) -> tuple[tuple[str, ...], dict[str, str]]:
    """A demand of the library in the oracle's words."""
    motives = tuple(motive.word for motive in sorted(demand.motives, key=int))
    return motives, {field: getattr(demand, field).word for field in FIELDS}


def found_by(failure: Failure) -> tuple[Any, ...]:
    """A failure of the library in the oracle's words."""
    subject = failure.subject
    name = subject.word if isinstance(subject, words.Word) else subject
    demand = told(failure.demand) if failure.demand is not None else None
    service = failure.service.word if failure.service is not None else None
    beside = {row for row in (failure.row, failure.other) if row is not None} - {name}
    return failure.law.word, name, demand, beside, service


def wanted_of(failure: prove.Failure, rows: tuple[table.Row, ...]) -> tuple[Any, ...]:
    """A failure of the oracle: rows at fault are those beside the subject, in whatever order.

    Chapter 21 may be read to name a service for law 13, or none: none is compared.
    """
    beside = {rows[at].id for at in (failure.row, failure.other) if at is not None} - {failure.subject}
    service = failure.service if failure.law != "age" else None
    return failure.law, failure.subject, failure.demand, beside, service


def demands(chance: random.Random, count: int) -> list[tuple[tuple[str, ...], dict[str, str]]]:
    """Possible demands of one motive to three."""
    found: list[tuple[tuple[str, ...], dict[str, str]]] = []
    while len(found) < count:
        values = {field: chance.choice(VALUES[field]) for field in FIELDS}
        if possible(values):
            motives = chance.sample(MOTIVES, chance.randint(1, 3))
            found.append((tuple(sorted(motives, key=MOTIVES.index)), values))
    return found


@pytest.mark.parametrize("first", range(0, SEEDS, BLOCK))
def test_failures(first: int) -> None:
    for seed in range(first, first + BLOCK):
        document, planted = generate(seed)
        read = table.read_protocol(document)
        protocol = protocol_of(read)
        expected = prove.prove(read)
        found = [found_by(one) for one in protocol.prove()]
        assert found == [wanted_of(one, read.rows) for one in expected], (seed, planted)
        assert planted is None or (planted.law, planted.subject) in {(one.law, one.subject) for one in expected}


@pytest.mark.one_in(2)
@pytest.mark.parametrize("seed", range(VARIANTS))
def test_behaviour(seed: int) -> None:
    read, other = table.read_protocol(variant(seed)), table.read_protocol(variant(seed + VARIANTS))
    mine, theirs = protocol_of(read), protocol_of(other)
    assert not mine.prove() and not theirs.prove()
    assert (mine.digest(words.Part.WHOLE), mine.digest(words.Part.IMPOSED)) == behaviour.digest(read)
    for part in words.Part:
        count, keys = behaviour.compare(read, other, 5, imposed=part is words.Part.IMPOSED)
        found = mine.compare(theirs, part=part, most=5)
        smallest = [((motive,), values) for motive, values in map(behaviour.demand_of, keys)]
        assert (found.count, [told(demand) for demand in found.demands]) == (count, smallest)


@pytest.mark.one_in(2)
@pytest.mark.parametrize("seed", range(VARIANTS))
def test_conformity_and_changes(seed: int) -> None:
    read, other = table.read_protocol(variant(seed)), table.read_protocol(variant(seed + VARIANTS))
    mine, theirs = protocol_of(read), protocol_of(other)
    assert not mine.prove() and not theirs.prove()
    verdict, count, keys = conform.conforms(read, other, 5)
    found = mine.conforms(theirs, most=5)
    smallest = [((motive,), values) for motive, values in map(behaviour.demand_of, keys)]
    assert (found.verdict.word, found.count, [told(demand) for demand in found.demands]) == (verdict, count, smallest)
    for part in words.Part:
        expected = conform.changes(read, other, imposed=part is words.Part.IMPOSED)
        changes = mine.changes(theirs, part=part, most=len(expected) + 1)
        assert [(told(each.demand), each.count) for each in changes.changes] == [
            (((motive,), values), many) for (motive, values), many in (
                (behaviour.demand_of(key), many) for key, many in expected)]
        assert changes.count == len(expected) and changes.demands == sum(many for _, many in expected)


@pytest.mark.parametrize("seed", range(VARIANTS))
def test_responses(seed: int) -> None:
    read = table.read_protocol(variant(seed) if seed else BUILT_IN)
    protocol = protocol_of(read)
    assert not protocol.prove()
    for motives, values in demands(random.Random(seed), 100):
        routes = orient(demand_of(motives, values, DAY), protocol=protocol).routes
        expected = evaluate.response(read, motives, values)
        assert [route.service.word for route in routes] == [route.service for route in expected]
        for route, wanted in zip(routes, expected, strict=True):
            days = FIRST_ANSWER[values["urgency"]] if wanted.within is None else wanted.within
            service = SERVICES[wanted.service]
            assert route.level.word == wanted.level
            assert {each.word for each in route.waits_for} == wanted.waits
            assert (route.due, route.rule) == (DAY + datetime.timedelta(days), wanted.rule)
            assert tuple(motive.word for motive in sorted(route.motives, key=int)) == wanted.motives
            assert route.mission.word == service.mission
            assert {each.word for each in route.functions} == set(service.functions)
