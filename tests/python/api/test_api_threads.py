"""Eight threads on shared objects get what one thread gets.

Spec: include/integra/base.h, "Reading this header".  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import gc
import pickle
import random
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from api_samples import RECORD, SHEET

from integra import (
    Answers, IntegraError, Question, Record, Rules, Tri, Verdict, check_inclusion, compare, decode, encode, explain,
    receipt, replay, screen, smallest_sets, split,
)

THREADS, ROUNDS = 8, 60


def all_at_once(work):
    """Runs work(thread number) in eight threads that start together; their results, or the first exception."""
    barrier = threading.Barrier(THREADS)

    def start(number):
        barrier.wait()
        return work(number)

    with ThreadPoolExecutor(THREADS) as pool:
        return [future.result() for future in [pool.submit(start, number) for number in range(THREADS)]]


def people(number):
    draw = random.Random(number)
    return [
        Record(Answers(**{question.word: draw.choice(list(Tri)) for question in Question})) for _ in range(ROUNDS)
    ]


def everything(records, rules):
    """One of every call on each record."""
    out = []
    for record in records:
        outcome = screen(record, rules=rules)
        proof = receipt(record, rules=rules)
        out.append((
            outcome, encode(outcome), decode(proof), replay(proof), explain(record, rules=rules),
            smallest_sets(outcome, Verdict.PPS, rules=rules), compare(screen(Record(), rules=rules), outcome),
            [data for _, _, data in split(proof + encode(record))], pickle.loads(pickle.dumps(rules)),
            check_inclusion(decode(encode(SHEET))), rules.value("medicines_threshold"),
        ))
        gc.collect(0)
    return out


def test_eight_threads_share_one_pack():
    rules = Rules(medicines_threshold=9)
    expected = [everything(people(number), rules) for number in range(THREADS)]
    assert all_at_once(lambda number: everything(people(number), rules)) == expected


def test_packs_are_made_and_dropped_while_others_are_used():
    def work(number):
        digests = set()
        for turn in range(ROUNDS):
            rules = Rules(medicines_threshold=1 + (number + turn) % 3)
            digests.add((rules.value("medicines_threshold"), rules.digest))
            screen(RECORD, rules=rules)
            del rules
        return digests

    results = all_at_once(work)
    assert all(result == results[0] for result in results) and len(results[0]) == 3


def test_one_buffer_read_by_all_while_one_writes_into_it():
    whole = encode(RECORD)
    shared = bytearray(whole * 20)

    def work(number):
        draw = random.Random(number)
        for _ in range(ROUNDS):
            if number == 0:
                shared[draw.randrange(len(shared))] = draw.randrange(256)
            try:
                for _, _, data in split(shared):
                    decode(data)
            except IntegraError:
                continue
        return True

    assert all(all_at_once(work))


def test_one_iterator_shared_by_all_gives_each_message_once():
    whole = encode(RECORD) * 400
    messages = split(whole)
    lock = threading.Lock()

    def work(number):
        taken = []
        while True:
            with lock:
                item = next(messages, None)
            if item is None:
                return taken
            taken.append(item[0])

    offsets = sorted(offset for taken in all_at_once(work) for offset in taken)
    assert offsets == [place * len(encode(RECORD)) for place in range(400)]


def test_columns_in_eight_threads():
    np = pytest.importorskip("numpy")
    from integra import screen_columns

    rng = np.random.default_rng(2014)
    columns = {question.word: rng.integers(0, 3, 20_000, dtype=np.uint8) for question in Question}
    columns["medicines"] = rng.integers(0, 20, 20_000, dtype=np.uint32)
    columns["admissions"] = (np.arange(20_001), rng.integers(19_000, 20_000, 20_000, dtype=np.int32), None)
    expected = screen_columns(columns)
    for out in all_at_once(lambda number: screen_columns(columns)):
        assert all((out[name] == expected[name]).all() for name in expected)


def test_columns_written_into_meanwhile_do_not_crash():
    np = pytest.importorskip("numpy")
    from integra import screen_columns

    columns = {question.word: np.zeros(5_000, np.uint8) for question in Question}
    offsets = np.arange(5_001)
    columns["admissions"] = (offsets, np.zeros(5_000, np.int32), np.zeros(5_000, np.uint8))
    columns["date"] = np.zeros(5_000, np.int32)

    def work(number):
        draw = np.random.default_rng(number)
        for _ in range(ROUNDS):
            if number % 2:
                columns["mobility"][:] = draw.integers(0, 256, 5_000)
                columns["date"][:] = draw.integers(-2**31, 2**31, 5_000)
                offsets[:] = draw.integers(-2**62, 2**62, 5_001) if draw.random() < 0.5 else np.arange(5_001)
            else:
                try:
                    screen_columns(columns)
                except IntegraError:
                    continue
        return True

    assert all(all_at_once(work))
