"""The plans of examples/data/plans in whatever holds plans: files, folders, sequences, events, parts, a store.

Spec: spec/03-command.md, "What is due"; PLN-11, PLN-12.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path

from plan_examples import NAMES, PLANS, events, plan

from integra import Plan
from integra.plan.store import PlanStore

#: Writes the plans under a folder, and gives what is to be named.
Way = Callable[[Path], list[Path]]


def store(path: Path) -> Path:
    """A store of the three plans, closed."""
    with PlanStore(path) as made:
        for name in NAMES:
            made.merge(plan(name).to_cbor())
    return path


def in_folder(where: Path) -> list[Path]:
    """Messages in a folder, one in a folder of it."""
    (where / "plans" / "deeper").mkdir(parents=True)
    for name, folder in zip(NAMES, ("plans", "plans", "plans/deeper"), strict=True):
        (where / folder / f"{name}.cbor").write_bytes(plan(name).to_cbor())
    return [where / "plans"]


def in_files(where: Path) -> list[Path]:
    """A file each."""
    for name in NAMES:
        (where / name).write_bytes(plan(name).to_cbor())
    return [where / name for name in NAMES]


def in_sequence(where: Path) -> list[Path]:
    """Messages one after the other."""
    (where / "many.cbor").write_bytes(b"".join(plan(name).to_cbor() for name in NAMES))
    return [where / "many.cbor"]


def in_events(where: Path) -> list[Path]:
    """Messages of events, newest first."""
    (where / "events").write_bytes(b"".join(each.to_cbor() for name in NAMES for each in reversed(plan(name).events)))
    return [where / "events"]


def packed(where: Path) -> list[Path]:
    """Events in JSON, packed by gzip."""
    (where / "many.gz").write_bytes(gzip.compress(b"".join((PLANS / f"{name}.ndjson").read_bytes() for name in NAMES)))
    return [where / "many.gz"]


def in_parts(where: Path) -> list[Path]:
    """Each plan in two files, neither of which has it whole."""
    for part in (0, 1):
        (where / f"part{part}.ndjson").write_bytes(b"".join(
            json.dumps(each).encode() + b"\n" for name in NAMES for each in events(name)[part::2]))
    return [where / "part0.ndjson", where / "part1.ndjson"]


def in_messages(where: Path) -> list[Path]:
    """Each plan as two messages, neither of which has it whole."""
    for part in (0, 1):
        with (where / f"part{part}.cbor").open("wb") as out:
            for name in NAMES:
                half = Plan()
                for each in plan(name).events[part::2]:
                    half.apply(each)
                out.write(half.to_cbor())
    return [where / "part0.cbor", where / "part1.cbor"]


def in_two(where: Path) -> list[Path]:
    """A store beside a file that has one of its plans again."""
    (where / "one.cbor").write_bytes(plan("one").to_cbor())
    return [store(where / "plans.sqlite"), where / "one.cbor"]


def in_store(where: Path) -> list[Path]:
    """A store of them all."""
    return [store(where / "plans.sqlite")]


WAYS: tuple[Way, ...] = (in_folder, in_files, in_sequence, in_events, packed, in_parts, in_messages, in_two, in_store)
