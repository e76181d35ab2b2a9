"""What a shared plan's history costs: bytes an event of the container, and instructions to read, verify and fold it.

    python bench/plan.py [--events 10000] [--rounds 5]

Builds the preset `measure`, makes the logs of bench/plan_log.py with n and 2n events for 24 writers and for 64 that branch
heavily, has each applied event by event and merged as one message (both must come to one state), counts the instructions
of the merge under callgrind, and ends 1 where twice the events take more than 2.3 times as many.

Spec: bench/README.md.  Layer: bench.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import argparse
import hashlib
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import cbor2

sys.path.insert(0, str(Path(__file__).resolve().parent))

from plan_log import make  # noqa: E402
from plan_log_sites import Log  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent
FOLD = ROOT / "build/measure/bench/bench.plan_fold"
LOGS = (("24 writers", 24, False), ("64 writers, heavy", 64, True))
BOUND = 2.3
COLUMNS = ("shape", "writer", "sequence", "refs", "author", "recorded", "effective", "due", "until", "person", "target",
           "code", "detail", "giver", "heard", "vouched")
PARTS = {1: "writers", 2: "people", 3: "shapes", 5: "references", 6: "digests"}
#: What the merge does, by the functions that do it: inclusive counts, nested ones taken off below.
DIGEST, READ = ("integra__event_digest_of",), ("integra__plan_unpack_start", "integra__plan_unpack_next", "integra__plan_unpack_finish")
ADD, FOLDS = ("integra__plan_add",), ("integra__plan_commit", "integra_plan_held")
WHOLE = "PROGRAM"


def run(*command: object) -> str:
    done = subprocess.run([str(word) for word in command], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{command[0]}: status {done.returncode}\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return done.stdout


def calls(profile: str) -> dict[str, int]:
    """Inclusive instructions of each function, from callgrind's own form: a line `calls=` and, on the next, the cost."""
    names: dict[str, str] = {}
    sums: dict[str, int] = {}
    callee, is_cost = "", False
    for line in profile.splitlines():
        if line.startswith("cfn="):
            number, _, name = line[4:].partition(" ")
            callee = names.setdefault(number, name)
        elif line.startswith("fn="):
            number, _, name = line[3:].partition(" ")
            names.setdefault(number, name)
        elif line.startswith("calls="):
            is_cost = True
        elif is_cost:
            sums[callee] = sums.get(callee, 0) + int(line.split()[1])
            is_cost = False
    whole = re.search(r"^(?:totals|summary): (\d+)", profile, re.MULTILINE)
    assert whole is not None
    return sums | {WHOLE: int(whole.group(1))}


def count(container: Path, folder: Path) -> dict[str, int]:
    """Instructions of one merge: whole, and by what they are for."""
    out = folder / "callgrind.out"
    run("valgrind", "--tool=callgrind", f"--callgrind-out-file={out}", FOLD, "merge", container)
    sums = calls(out.read_text("utf-8"))

    def of(names: tuple[str, ...]) -> int:
        return sum(sums[name] for name in names)

    split = {"digest": of(DIGEST), "decode and compare": of(READ) - of(DIGEST), "add": of(ADD), "fold": of(FOLDS)}
    return {"all": sums[WHOLE], **split, "state, report": sums[WHOLE] - sum(split.values())}


def sizes(container: Path) -> dict[str, int]:
    """Bytes of the container's parts and columns."""
    data = container.read_bytes()
    body: dict[int, Any] = cbor2.loads(data)[2]
    split = {name: len(column) for name, column in zip(COLUMNS, body[4], strict=True)}
    split |= {name: len(body[key]) if isinstance(body[key], bytes) else len(cbor2.dumps(body[key]))
              for key, name in PARTS.items() if key in body}
    return {"all": len(data), **split, "heads": len(data) - sum(split.values())}


def read_in_python(messages: list[bytes]) -> float:
    """The peer's seconds: decodes every event, hashes it, and looks up its parents; it judges nothing."""
    start = time.perf_counter()
    known: set[bytes] = set()
    for message in messages:
        parents: bytes = cbor2.loads(message)[2].get(8, b"")
        assert all(parents[at:at + 32] in known for at in range(0, len(parents), 32))
        known.add(hashlib.sha256(message).digest())
    return time.perf_counter() - start


def wall(container: Path, messages: list[bytes], rounds: int) -> tuple[float, float, float]:
    """Median seconds of a whole process that merges, of the peer, and of their ratio round by round."""
    ours, peers = [], []
    for _ in range(rounds):
        start = time.perf_counter()
        run(FOLD, "merge", container)
        ours.append(time.perf_counter() - start)
        peers.append(read_in_python(messages))
    ratios = [peer / own for own, peer in zip(ours, peers, strict=True)]
    return statistics.median(ours), statistics.median(peers), statistics.median(ratios)


def pack(log: Log, folder: Path) -> tuple[Path, list[str]]:
    """The log as one message; applied and merged, it must come to one state."""
    events, container = folder / "log", folder / "container"
    events.write_bytes(b"".join(log.messages))
    applied = run(FOLD, "pack", events, container)
    if applied != run(FOLD, "merge", container):
        sys.exit("applied and merged differ")
    return container, applied.split()


def measure(name: str, writers: int, heavy: bool, events: int, rounds: int) -> bool:
    counts = []
    for size in (events, 2 * events):
        log = make(size, writers, heavy)
        with tempfile.TemporaryDirectory() as folder:
            container, (_, accepted, refused, _, conflicts, pairs, _) = pack(log, Path(folder))
            counts.append(count(container, Path(folder)))
            if size == events:
                split, times = sizes(container), wall(container, log.messages, rounds)
                print(f"{name}: {size} events, {accepted} accepted, {refused} refused, {log.references} references, "
                      f"{conflicts} values in conflict, {pairs} pairs")
                print(f"  parents an event  {log.parents()}")
                print(f"  bytes an event    {split['all'] / size:.3f}; alone, each {sum(map(len, log.messages)) / size:.0f}")
                print("   ", ", ".join(f"{part} {each / size:.3f}" for part, each in split.items() if part != "all" and each))
    small, large = counts
    ratio = large["all"] / small["all"]
    print(f"  instructions      {small['all']:,} and {large['all']:,} for twice: ratio {ratio:.3f}, at most {BOUND}")
    print("  an event         ", ", ".join(f"{part} {each / events:,.0f}" for part, each in small.items()))
    print("  ratio            ", ", ".join(f"{part} {large[part] / each:.2f}" for part, each in small.items()))
    print(f"  seconds           {times[0]:.3f} a process; cbor2 and hashlib in Python, folding nothing, {times[1]:.3f}: "
          f"ratio {times[2]:.1f}")
    return ratio <= BOUND


def main() -> int:
    parser = argparse.ArgumentParser(description="what a shared plan's history costs")
    parser.add_argument("--events", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    run("cmake", "--preset", "measure")
    run("cmake", "--build", "--preset", "measure")
    within = [measure(*log, options.events, options.rounds) for log in LOGS]
    return 0 if all(within) else 1


if __name__ == "__main__":
    raise SystemExit(main())
