"""What a caseload costs: CPU seconds for all that is due of a store's plans, at first, again, after an append, and the next day.

    python bench/caseload.py [--plans 3000] [--events 300] [--rounds 3] [--keep FOLDER]

Makes the plans of bench/caseload_log.py, stores them with PlanStore, a row an event, and asks the store what is due. The
peer is what a program of the field has without the library: the same events as JSON in SQLite, a row an event, folded
in Python loops to who holds which office, the phase and the life of each intervention, and so to three of the rules:
interventions, the review and the feedback. It verifies no digest, judges no event and merges nothing.

Spec: bench/README.md; PLN-13.  Layer: bench.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import argparse
import contextlib
import datetime
import hashlib
import json
import resource
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import cbor2

sys.path.insert(0, str(Path(__file__).resolve().parent))

from caseload_log import DAYS, life  # noqa: E402
from plan_log_acts import KIND, START  # noqa: E402

from integra import Draft, EventKind, Plan  # noqa: E402
from integra.plan.store import PlanStore  # noqa: E402
from integra.plan.case_table import Caseload  # noqa: E402
from integra.words import FindingState  # noqa: E402

R = TypeVar("R")
EPOCH = datetime.date(1970, 1, 1)
AT = EPOCH + datetime.timedelta(days=START // 1440 + DAYS)
EACH = 100  # plans a store holds open while it is made
NAMES = {number: name for name, number in KIND.items()}
LIFE = {"intervention_started": "under_way", "intervention_done": "done", "intervention_not_done": "not_done",
        "intervention_cancelled": "cancelled"}
PHASES = {"activation": "active", "review": "in_review", "review_conclusion": "active", "suspension": "suspended",
          "review_suspension": "suspended", "resumption": "active", "closing": "closed", "review_closing": "closed"}


def spent(call: Callable[[], R]) -> tuple[float, R]:
    """The seconds of CPU of a call, and what it gave."""
    before = time.process_time()
    result = call()
    return time.process_time() - before, result


# ---- the plans


def make(folder: Path, plans: int, events: int) -> tuple[Path, Path]:
    """The store, and the same events as JSON in SQLite."""
    store, peer = folder / "plans.sqlite", folder / "json.sqlite"
    if store.exists():
        return store, peer
    with contextlib.closing(sqlite3.connect(peer)) as rows:
        rows.execute("CREATE TABLE events (number INTEGER PRIMARY KEY, plan TEXT NOT NULL, data TEXT NOT NULL)")
        rows.execute("CREATE INDEX events_plan ON events (plan)")
        for begin in range(0, plans, EACH):
            with PlanStore(store) as opened:
                for number in range(begin, min(begin + EACH, plans)):
                    messages = life(number, events)
                    with Plan() as plan:
                        for message in messages:
                            plan.apply(message)
                        opened.merge(plan.to_cbor())
                        rows.executemany("INSERT INTO events (plan, data) VALUES (?, ?)",
                                         [(str(plan.id), json.dumps(told(message))) for message in messages])
        rows.commit()
    return store, peer


# ---- the peer


def told(message: bytes) -> dict[str, Any]:
    """An event as a program would write it in JSON."""
    body: dict[int, Any] = cbor2.loads(message)[2]
    wanted = {5: "author", 6: "recorded", 7: "kind", 10: "effective", 11: "due", 12: "until", 13: "person", 15: "target",
              16: "code", 17: "detail"}
    event = {name: body[key].hex() if isinstance(body.get(key), bytes) else body.get(key) for key, name in wanted.items()}
    return event | {"kind": NAMES[body[7]], "digest": hashlib.sha256(message).hexdigest()}


def months_after(day: int, months: int) -> int:
    """The day so many months later, the last of its month where there is none."""
    date = EPOCH + datetime.timedelta(days=day)
    year, month = divmod(date.year * 12 + date.month - 1 + months, 12)
    last = (datetime.date(year + (month == 11), (month + 1) % 12 + 1, 1) - datetime.timedelta(days=1)).day
    return (datetime.date(year, month + 1, min(date.day, last)) - EPOCH).days


def folded(events: list[dict[str, Any]], at: int) -> list[tuple[str, str | None, int | None, bool]]:
    """Rule, who acts, term and whether it is met, of three of the rules, as the last event says."""
    held: dict[str, Any] = {"phase": "draft", "referent": None, "mt": None, "anchor": None, "told": None}
    actions: dict[str, dict[str, Any]] = {}
    for event in events:
        kind = event["kind"]
        if event["effective"] > at:
            continue
        if kind in ("referent", "mt"):
            held[kind] = event["person"]
        elif kind == "intervention":
            actions[event["digest"]] = {"state": "planned", "due": event["due"], "person": event["person"]}
        elif kind in LIFE and event["target"] in actions:
            actions[event["target"]]["state"] = LIFE[kind]
        elif kind in PHASES:
            held["phase"] = PHASES[kind]
            if kind in ("activation", "resumption", "review_conclusion"):
                held["anchor"] = held["told"] = event["effective"]
        elif kind == "feedback":
            held["told"] = event["effective"]
    rows: list[tuple[str, str | None, int | None, bool]] = []
    if held["phase"] not in ("active", "in_review"):
        return rows
    for action in actions.values():
        if action["state"] != "cancelled":
            rows.append(("PLN-7", action["person"], action["due"], action["state"] != "planned"))
    rows.append(("PLN-8", held["referent"], months_after(held["anchor"], 6), False))
    rows.append(("PLN-8", held["referent"], months_after(held["told"], 3), False))
    return rows


def by_hand(path: Path, at: datetime.date) -> int:
    """How many rows the peer finds."""
    day, found = (at - EPOCH).days, 0
    with contextlib.closing(sqlite3.connect(path)) as rows:
        for plan, in rows.execute("SELECT DISTINCT plan FROM events").fetchall():
            events = [json.loads(data) for data, in rows.execute("SELECT data FROM events WHERE plan = ? ORDER BY number", [plan])]
            found += len(folded(events, day))
    return found


# ---- the measure


def appended(store: PlanStore) -> None:
    """An event comes to one plan."""
    plan = store.plans()[0]
    first = store.plan(plan).events[0]
    store.append(Draft(kind=EventKind.CONTACT, author=first.author, recorded=first.recorded, effective=AT, code=1), plan)


def measure(path: Path, peer: Path, day: datetime.date) -> tuple[dict[str, float], Caseload, int]:
    """One round, on a day that nobody has asked about."""
    with PlanStore(path) as store:
        times = {}
        times["first"], table = spent(lambda: store.due(day))
        times["again"], again = spent(lambda: store.due(day))
        if again != table:
            sys.exit("asked again, the store says something else")
        appended(store)
        times["one event later"], _ = spent(lambda: store.due(day))
        times["unmet, by day"], _ = spent(lambda: table.unmet().sorted("day"))
        times["to arrow"], _ = spent(table.to_arrow)
        times |= measure_plans(store)
    times["json and loops"], found = spent(lambda: by_hand(peer, day))
    return times, table, found


def measure_plans(store: PlanStore) -> dict[str, float]:
    """Which plans are open, whose they are and which changed: as if nobody had asked before, and by what was kept."""
    store._rows._connection.execute("UPDATE plans SET worked_by = x''")  # type: ignore[attr-defined]
    times = {}
    times["open, first"], found = spent(store.open_plans)
    times["open, again"], again = spent(store.open_plans)
    if again != found or len(found) + len(store.closed_plans()) != len(store.plans()):
        sys.exit("asked again, the store says something else")
    row = max(found, key=lambda each: each.number)
    assert row.person is not None
    times["of a person"], _ = spent(lambda: store.of_person(row.person))
    times["changed since"], changed = spent(lambda: store.changed_since(row.number - 1))
    if row not in changed or row not in store.of_person(row.person):
        sys.exit("a plan is not found")
    return times


def main() -> int:
    parser = argparse.ArgumentParser(description="what is due of a caseload, in seconds of CPU")
    parser.add_argument("--plans", type=int, default=3000)
    parser.add_argument("--events", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="where the plans are made, and found again")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        made, files = spent(lambda: make(options.keep or Path(folder), options.plans, options.events))
        rounds = [measure(*files, AT + datetime.timedelta(days=each)) for each in range(options.rounds)]
        size = files[0].stat().st_size
    _, table, found = rounds[-1]
    late = sum(row.due.state is FindingState.OVERDUE for row in table.unmet())
    print(f"{table.plans} plans of {options.events} events, {size / 2**20:.0f} MB; made in {made:.0f} s of CPU")
    print(f"{len(table)} obligations, {len(table.unmet())} not met, {late} overdue; the peer finds {found}")
    for name in rounds[0][0]:
        own = statistics.median(times[name] for times, _, _ in rounds)
        ratios = sorted(times[name] / times["json and loops"] for times, _, _ in rounds)
        print(f"  {name:<16} {own:8.3f} s   of json and loops {statistics.median(ratios):6.3f}, {ratios[0]:.3f} to {ratios[-1]:.3f}")
    print(f"  memory at most   {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:8.0f} MB")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
