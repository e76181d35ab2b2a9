"""Calls every function of a module with arguments nobody should give: run by test_api_hostile.py, in a process
that a crash would end.

Spec: spec/00-conventions.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import array
import datetime
import faulthandler
import inspect
import random
import sys
import uuid

import integra
from integra import _native, _swig
from integra.territory import Body, Statement
from integra.words import Line, Motive, Requester, Tier

ROUNDS = 100
#: A plan's first event, and what may go wrong with one.
OPENING = integra.Event(
    kind=integra.EventKind.OPENING, author=uuid.UUID(int=2), writer=uuid.UUID(int=9), person=uuid.UUID(int=1), code=1,
    detail=5, sequence=1, effective=datetime.date(2025, 6, 1),
    recorded=datetime.datetime(2025, 6, 1, tzinfo=datetime.timezone.utc))
PROVED: list[object] = []
DEMAND = integra.Demand(requester=Requester.CARER, motives={Motive.HOME_HELP}, date=datetime.date(2025, 6, 1))
#: A stay of which nothing but the person is known, and one whose numbers lie at odd places.
STAYS = (bytes(range(16)),)
ODD_STAYS = (bytes(range(16)), memoryview(bytes(5))[1:], None, b"\2", None, memoryview(bytes(7))[3:])


def released() -> memoryview:
    view = memoryview(bytearray(8))
    view.release()
    return view


class Liar:
    """An object whose every special method fails."""

    def __getattr__(self, name: str) -> object:
        raise RuntimeError(name)

    def __index__(self) -> int:
        raise RuntimeError("index")

    def __len__(self) -> int:
        return -1

    def __iter__(self) -> object:
        raise RuntimeError("iter")


def proved() -> object:
    """A proved protocol: it cannot change, and is made again, which takes a proof, only after a call destroyed it."""
    try:
        alive = PROVED and _swig.integra_protocol_proved(PROVED[0])
    except Exception:
        alive = 0
    if not alive:
        PROVED[:] = [_swig.integra_protocol_create("has-2014")]
    return PROVED[0]


def structs() -> list[object]:
    """One of each struct, one destroyed by hand, and one of each opaque object, each also gone."""
    made = [value() for name, value in vars(_swig).items() if inspect.isclass(value) and name.startswith("integra_")
            and name not in ("integra_rules", "integra_plan", "integra_protocol", "integra_directory", "integra_territory",
                             "integra_territory_review", "integra_tally", "integra_due")]
    gone = _swig.integra_answers()
    _native.delete_integra_answers(gone)
    pack = _swig.integra_rules_create("has-2014", ())
    _swig.integra_rules_destroy(pack)
    plan = _swig.integra_plan_create(None)
    _swig.integra_plan_destroy(plan)
    full = _swig.integra_plan_create(None)
    _swig.integra_plan_apply(full, OPENING.to_cbor(), _swig.integra_taken())
    dues = [_swig.integra_due_create(full, None, 20240, None) for _ in range(2)]
    _swig.integra_due_destroy(dues[1])
    protocol, directory = _swig.integra_protocol_draft(b"gone", 20000), _swig.integra_directory_create()
    _swig.integra_protocol_destroy(protocol)
    _swig.integra_directory_destroy(directory)
    territory, empty = integra.Territory(uuid.UUID(int=1)), _swig.integra_territory_create(bytes(15) + b"\1")
    territory.add([Body(id=uuid.UUID(int=2), tier=Tier.MESO), Statement(line=Line.LEVEL_MESO, value=integra.Tri.YES)])
    lost = _swig.integra_territory_create(bytes(15) + b"\1")
    _swig.integra_territory_destroy(lost)
    subject = _swig.integra_tally_subject()
    subject.indicator, subject.at, subject.parts, subject.held = 7, 20000, 1, 1
    tallies = [_swig.integra_tally_create(subject, None) for _ in range(3)]
    _swig.integra_tally_add(tallies[0], STAYS, 1)
    _swig.integra_tally_destroy(tallies[2])
    reviews = [_swig.integra_territory_review_create(each, None, 20000) for each in (territory._territory, empty, empty)]
    _swig.integra_territory_review_destroy(reviews[-1])
    return [*made, territory._territory, empty, lost, *reviews, *tallies, *dues, gone, pack, plan, full, protocol, directory,
            _swig.integra_plan_create(None),
            _swig.integra_rules_create("dac-2022", (("medicines_threshold", 3),)),
            proved(), _swig.integra_protocol_draft(b"mine", 20000),
            _swig.integra_directory_create()]


def hostile(draw: random.Random) -> list[object]:
    record = integra.Record()
    plain = [
        None, True, 0, 1, -1, 2**31, 2**32, 2**63, 2**64, -(2**63), 10**400, 1.5, float("nan"), "", "x", "x\0y",
        "\ud800", "é" * 5000, "has-2014", b"", b"\xff", bytes(8), bytes(16), bytes(24), bytes(10**6), bytearray(b"\x83"),
        memoryview(b"abcdefgh")[::2], memoryview(b"abcd")[::-1], released(), array.array("d", [1.0]), [], (), {}, [[]],
        (("x", 1),), (("x", 10**400),), (("x",),), ((None, None),), [None] * 100, (("medicines_threshold", 5),) * 70,
        (1, 2, (), ()), (0, 0, (None,) * 46, (None,) * 16), (5, 0, (bytes(4),) * 46, (bytearray(5),) * 16),
        (2**62, 0, (), ()), (-1, 0, (), ()), (3, 2**40, (), ()), (1, 0, (b"",) * 47, ()), (0, 0, None, None),
        object(), Liar(), Liar, int, range(3), set(), NotImplemented, record, integra.screen(record),
        integra.encode(integra.Answers()), integra.receipt(record), integra.Rules(), integra.Tri.YES, OPENING,
        OPENING.to_cbor(), OPENING.digest, 64, integra.Plan(), DEMAND, integra.encode(DEMAND), integra.orient(DEMAND),
        integra.orientation_receipt(DEMAND), integra.Protocol.builtin(), integra.Protocol.builtin().to_cbor(),
        integra.Directory(), integra.Directory().to_cbor(), integra.Territory(uuid.UUID(int=1)),
        integra.Territory(uuid.UUID(int=1)).to_cbor(), bytes(4) + bytes(range(16)), b"\1\0\0\0" + bytes(16),
        [(OPENING.digest, OPENING.to_cbor())], [(bytes(32), OPENING.to_cbor())], [(OPENING.digest, None), 7], [(b"", b"", b"")],
        {"motives": ["information"], "requester": "carer"}, STAYS, ODD_STAYS, array.array("I", [0, 2, 1]),
    ]
    return plain + structs() if draw.random() < 0.5 else plain + [_swig.integra_rules_create("has-2014", ())]


def functions(which: str) -> list[object]:
    if which == "native":
        return [getattr(_native, name) for name in dir(_native)
                if callable(getattr(_native, name)) and not name.startswith(("_", "Swig")) and "swig" not in name]
    return [getattr(integra, name) for name in integra.__all__ if not name.endswith("Error")]


def main(which: str, seed: int) -> None:
    faulthandler.enable()
    draw = random.Random(seed)
    for function in functions(which):
        values = hostile(draw)
        for _ in range(ROUNDS):
            arguments = [draw.choice(values) for _ in range(draw.randrange(7))]
            try:
                outcome = function(*arguments)
                if inspect.isgenerator(outcome):
                    list(outcome)
            except (MemoryError, Exception):
                continue
    print("alive")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
