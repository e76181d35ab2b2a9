"""Long calls end: by a limit of steps, by Ctrl-C, in every thread; and nothing is half given out.

Spec: spec/00-conventions.md, "Long calls"; ORI-16 to ORI-18.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from orientation_samples import DAY, endless

from integra import Demand, Protocol, ResourceError, UsageError, decode, orient, orientation_receipt, replay_orientation
from integra.words import Fault, Motive, Requester, Status

BUILT_IN = Protocol.builtin()
#: A proof of it, and whatever compares two of them, takes more steps.
FEW = 1000


def interrupting(work: Callable[[], object]) -> None:
    """Does it while another thread sends SIGINT to the process."""
    begun = threading.Event()

    def send() -> None:
        begun.wait()
        os.kill(os.getpid(), signal.SIGINT)

    sender = threading.Thread(target=send)
    sender.start()
    try:
        with pytest.raises(KeyboardInterrupt):
            begun.set()
            work()
    finally:
        sender.join()


def test_ctrl_c_ends_an_endless_proof() -> None:
    """Nothing else would: a call that looked at no signal would not come back."""
    made = endless()
    interrupting(made.prove)
    assert not made.proved
    with pytest.raises(ResourceError):  # nor is anything kept of the first
        made.prove(FEW)


def test_a_proof_in_another_thread_ends_at_its_limit_and_takes_no_signal() -> None:
    with ThreadPoolExecutor(2) as pool:
        found = [pool.submit(endless().prove, 2_000_000) for _ in range(2)]
        interrupting(endless().prove)
        for each in found:
            with pytest.raises(ResourceError):
                each.result()


@pytest.mark.parametrize("call", [
    lambda limit: Protocol("mine", BUILT_IN.rows).prove(limit), lambda limit: BUILT_IN.compare(BUILT_IN, limit=limit),
    lambda limit: BUILT_IN.conforms(BUILT_IN, limit=limit), lambda limit: BUILT_IN.changes(BUILT_IN, limit=limit)])
def test_a_limit_is_a_number_of_steps(call: Callable[[int | None], object]) -> None:
    call(None)
    call(2**63 - 1)
    with pytest.raises(ResourceError) as caught:
        call(FEW)
    assert (caught.value.status, caught.value.fault, caught.value.rule) == (Status.LIMIT, Fault.WORK_LIMIT, "ORI-16")
    assert f"{FEW} steps" in str(caught.value)
    for limit in (0, -1, 2**63):
        with pytest.raises(UsageError, match="limit"):
            call(limit)
    with pytest.raises(TypeError, match="limit takes an int, or None"):
        call(1.5)  # type: ignore[arg-type]


def test_a_signal_handler_that_raises_ends_it_with_what_it_raised() -> None:
    class Ended(Exception):
        """What the handler raises."""

    def end(*_: object) -> None:
        raise Ended

    before = signal.signal(signal.SIGTERM, end)
    begun = threading.Event()
    sender = threading.Thread(target=lambda: (begun.wait(), os.kill(os.getpid(), signal.SIGTERM)))
    sender.start()
    try:
        with pytest.raises(Ended):
            begun.set()
            endless().prove()
    finally:
        sender.join()
        signal.signal(signal.SIGTERM, before)


def test_a_receipt_of_ones_own_protocol_is_replayed_without_the_lock() -> None:
    mine = Protocol("mine", BUILT_IN.rows)
    mine.prove()
    demand = Demand(motives={Motive.ETP}, requester=Requester.HEALTH, date=DAY)
    receipt = orientation_receipt(demand, protocol=mine)
    assert replay_orientation(receipt) == orient(demand, protocol=mine)
    assert decode(receipt) is not None
