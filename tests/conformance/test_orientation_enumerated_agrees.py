"""Laws 14 to 16, conformity, changes of calls and digests of the library against demands laid out and counted.

Territories' protocols by seed, in one of three of which something owed is taken away; those that are proved are compared
in pairs, each with the one before it. Of each: the same failures, smallest demands, verdicts, counts and digests.
INTEGRA_EVERY=1 takes 300 of them, and holds the other oracle against them too. Needs numpy.
Spec: ORI-6 to ORI-8, ORI-13, ORI-16 to ORI-18.  Layer: conformance.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import os
import pathlib
import sys
from collections import Counter
from functools import cache
from typing import Any

import pytest

pytest.importorskip("numpy", reason="numpy is not installed: demands are not laid out")
integra = pytest.importorskip("integra", reason="the package integra is not installed")

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

from integra import words  # noqa: E402
from oracle.orientation import conform, enumerated, prove  # noqa: E402
from oracle.orientation.digest import demand_of  # noqa: E402
from oracle.orientation.generate import BUILT_IN  # noqa: E402
from oracle.orientation.table import Protocol, read_protocol  # noqa: E402
from oracle.orientation.variants import BY_HAND, IMPOSING_NOTHING, territory, told_otherwise  # noqa: E402
from test_orientation_oracle_agrees import found_by, protocol_of, told, wanted_of  # noqa: E402

EVERY = os.environ.get("INTEGRA_EVERY") == "1"
SEEDS = 300 if EVERY else 9
#: Every day the built-in one and a few.
LAWS = range(-1, SEEDS) if EVERY else range(-1, 7)
#: Every day one that is proved, and unlike the one before it in what it calls and imposes.
PAIRS = range(SEEDS) if EVERY else (8,)
NEW_LAWS = {"answered_now", "refusal_answered", "in_time"}


@cache
def made(seed: int) -> tuple[Protocol, Any]:
    """A territory's protocol as the oracle and as the library read it; below 0 the built-in one."""
    read = read_protocol(BUILT_IN if seed < 0 else territory(seed))
    return read, integra.Protocol.builtin() if seed < 0 else protocol_of(read)


@cache
def proved_before(seed: int) -> int:
    """The nearest seed before it whose protocol is proved."""
    return next(each for each in range(seed - 1, -2, -1) if not made(each)[1].prove())


def shown(key: int | None) -> list[Any]:
    """The demand of a key, if there is one, as the library's are told."""
    if key is None:
        return []
    motive, values = demand_of(key)
    return [((motive,), values)]


@cache
def broken(read: Protocol) -> list[tuple[Any, ...]]:
    return [(law, subject, *shown(key), set(), service) for law, subject, key, service in enumerated.broken(read)]


@pytest.mark.parametrize("seed", LAWS)
def test_laws(seed: int) -> None:
    read, protocol = made(seed)
    found = [found_by(one) for one in protocol.prove()]
    assert [one for one in found if one[0] in NEW_LAWS] == broken(read)
    if EVERY and seed % 5 == 0:
        assert found == [wanted_of(one, read.rows) for one in prove.prove(read)]


@pytest.mark.one_in(3)
@pytest.mark.parametrize("name", BY_HAND)
def test_laws_by_hand(name: str) -> None:
    read = read_protocol(BY_HAND[name])
    found = [one for one in map(found_by, protocol_of(read).prove()) if one[0] in NEW_LAWS]
    assert found == broken(read) and found


def test_each_of_the_laws_is_broken_by_some() -> None:
    """Of the seeds of every day."""
    seen = Counter(law for seed in (0, 1, 6) for law, *_ in broken(made(seed)[0]))
    assert all(seen[law] for law in NEW_LAWS), seen


@pytest.mark.parametrize("seed", PAIRS)
def test_pairs(seed: int) -> None:
    read, protocol = made(seed)
    if protocol.prove():
        return
    other, theirs = made(proved_before(seed))
    digests = [protocol.digest(part) for part in (words.Part.WHOLE, words.Part.IMPOSED)]
    assert digests == [enumerated.digest(read), enumerated.digest(read, imposed=True)]
    for (mine, own), (adopted, taken) in (((read, protocol), (other, theirs)), ((other, theirs), (read, protocol))):
        verdict, count, smallest = enumerated.conforms(mine, adopted)
        found = own.conforms(taken, most=1)
        assert (found.verdict.word, found.count, [told(demand) for demand in found.demands]) == (
            verdict, count, shown(smallest))
        assert not EVERY or conform.conforms(mine, adopted, 1) == (verdict, count, [smallest] if smallest is not None else [])
    for part in words.Part:
        wanted = enumerated.changes(read, other, imposed=part is words.Part.IMPOSED)
        changes = protocol.changes(theirs, part=part, most=10000)
        assert [(told(each.demand), each.count) for each in changes.changes] == [
            (*shown(key), count) for key, count in wanted]
        assert changes.count == len(wanted)
        assert not EVERY or conform.changes(read, other, imposed=part is words.Part.IMPOSED) == wanted


def test_nothing_is_imposed() -> None:
    """Conformity to what imposes nothing is not known; who imposes nothing conforms all the same."""
    read, (built_in, own) = read_protocol(IMPOSING_NOTHING), made(-1)
    protocol = protocol_of(read)
    assert not protocol.prove()
    assert enumerated.conforms(built_in, read) == ("unknown", 0, None)
    assert enumerated.conforms(read, built_in) == ("yes", 0, None)
    assert [own.conforms(protocol).verdict.word, protocol.conforms(own).verdict.word] == ["unknown", "yes"]


@pytest.mark.parametrize("rest", [{"level": "region"}, {"within": 1}], ids=["level", "days"])
def test_one_thing_of_what_is_imposed_differs(rest: dict[str, Any]) -> None:
    read, (built_in, own) = read_protocol(told_otherwise("not_due", **rest)), made(-1)
    protocol = protocol_of(read)
    assert not protocol.prove()
    found = protocol.conforms(own, most=1)
    verdict, count, smallest = enumerated.conforms(read, built_in)
    assert (found.verdict.word, found.count, [told(each) for each in found.demands]) == (verdict, count, shown(smallest))
    assert verdict == "no"
