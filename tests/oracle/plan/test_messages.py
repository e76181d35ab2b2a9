"""Messages of small histories, worked out by hand from the rules.

Spec: PLN-11, PLN-12, PLN-22, WIRE-20, WIRE-21.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

pytest.importorskip("cbor2", reason="cbor2 writes the messages")

import cbor2  # noqa: E402

from oracle.plan import chains  # noqa: E402
from oracle.plan.event import Event, faults, text_digest  # noqa: E402
from oracle.plan.folded import Folded  # noqa: E402
from oracle.plan.messages import plan_message, state_message  # noqa: E402
from oracle.plan.table import Table  # noqa: E402
from oracle.plan.words import in_numbers  # noqa: E402
from oracle.shared_plan.book import Book, active, who  # noqa: E402

TABLE = Table.published()


def messages(book: Book) -> list[Event]:
    """The events of a book, in the order they were written."""
    made = in_numbers(book.events.values(), TABLE)
    return [made[digest] for digest in book.events]


def by_digest(events: list[Event]) -> dict[bytes, Event]:
    return {event.digest: event for event in events}


def forked() -> tuple[list[Event], Event, Event]:
    """An active plan whose first site goes on twice from the same backup."""
    book = Book()
    active(book)
    own, known = book.last["a"], set(book.known["a"])
    book.write("a", "review")
    book.last["a"], book.known["a"] = own, known
    book.write("a", "agreement", person="M")
    *before, mine, theirs = messages(book)
    return before, mine, theirs


def test_a_fork_is_seen_and_each_branch_is_a_chain() -> None:
    before, mine, theirs = forked()
    events = by_digest([*before, mine, theirs])
    assert chains.forks(events) == {(who("a"), len(before) + 1): sorted([mine.digest, theirs.digest])}
    assert chains.branch_count(events) == 2
    assert [tip.digest for tip in chains.tips(events)] == sorted([mine.digest, theirs.digest])


def test_a_writer_of_whom_a_tip_is_unknown_is_sent_whole() -> None:
    before, mine, theirs = forked()
    ours = by_digest([*before, mine])
    restored = chains.summary_of(None, by_digest([*before, theirs]))
    assert chains.delta(ours, restored).keys() == ours.keys()
    earlier = chains.summary_of(None, by_digest(before[:4]))
    assert list(chains.delta(ours, earlier)) == [event.digest for event in [*before[4:], mine]]


def test_what_is_missing_is_named_and_what_follows_waits() -> None:
    before, _, _ = forked()
    folded = Folded([*before[:3], *before[4:]])
    assert folded.missing == [before[3].digest]
    assert folded.counts() == [3, 0, len(before) - 4, 0]
    assert [tip.digest for tip in chains.tips(folded.events)] == [before[2].digest]


@pytest.mark.parametrize("rule, fields", [("WIRE-21", {"code": None}), ("WIRE-20", {"code": 99}), ("WIRE-20", {"due": 1})])
def test_an_event_without_what_it_needs_is_none(rule: str, fields: dict[str, Any]) -> None:
    before, _, _ = forked()
    need = next(event for event in before if TABLE.kinds[event.kind].name == "need")
    assert faults(need, TABLE) == []
    assert [fault.rule for fault in faults(replace(need, **fields), TABLE)] == [rule]


def test_a_text_is_named_and_once_erased_written_no_more() -> None:
    book = Book()
    active(book)
    prose = b"s" * 16, "to sleep at home"
    said = book.write("a", "expectation", text_digest=text_digest(*prose))
    made = in_numbers(book.events.values(), TABLE, lambda event: replace(event, prose=prose if event.text_digest else None))
    assert prose[1].encode() in plan_message(Folded(made.values()))
    book.write("b", "erasure", target=said)
    book.see("b", "a")
    book.write("b", "erasure", target=said)
    early, erasure = list(in_numbers(book.events.values(), TABLE).values())[-2:]
    kept = Folded([*made.values(), early])
    gone = Folded([*made.values(), early, erasure])
    assert kept.model.verdicts[early.digest] == "refused" and prose[1].encode() in plan_message(kept)
    assert gone.model.verdicts[erasure.digest] == "accepted" and prose[1].encode() not in plan_message(gone)


def test_the_smallest_container_and_state() -> None:
    book = Book()
    book.write("a", "opening", person="P", code="pps", detail="nurse")
    book.write("a", "proposal")
    first, second = messages(book)
    folded, plan = Folded([first, second]), first.digest[:16]
    shapes = [[TABLE.number("opening"), 0, 0b110010011], [TABLE.number("proposal"), 0, 0b10]]
    days = b"\x14\x12"  # the tenth day, told on the day 0, then on the day 1: 10 and 9, zigzag
    minutes = b"\0\xc0\x16"  # 0, then 1,440 later: 2,880 in groups of seven bits
    columns = [b"\x01\x02", b"\0\0", b"", b"", b"\0", minutes, days, *[b""] * 2, b"\x01", b"", b"\x01"]
    nurse = TABLE.code("role", "nurse")
    columns += [bytes([nurse]), b"", b"", b""]
    expected = {1: who("a"), 2: who("R") + who("P"), 3: shapes, 4: columns}
    version, kind, body = cbor2.loads(plan_message(folded))
    assert (version, kind, len(body.pop(11)), body) == (1, 8, 16, expected)
    state = cbor2.loads(state_message(folded))[2]
    role = [9, who("R"), 0, [[nurse, 0, None, None, first.digest, 0]]]
    assert state[4] == [[1, None, 0, [[2, 0, None, None, second.digest, 0]]], role]
    assert (state[0], state[1], state[2], state[3], state[7]) == (plan, 1, 1, who("P"), [2, 0, 0, 0])
