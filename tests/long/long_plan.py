"""Runs every hostile history within its bounds, and prints what each took.

Each is a process of its own. It is told with a quarter and a half of its events as well: the last two columns are how much
more processor twice the events take, the telling apart.
Spec: tests/long/README.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import os
import re
import resource
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

PROGRAM = Path(__file__).resolve().parents[2] / "build/measure/tests/long/long.plan"
STACK, MEMORY, SECONDS = 256 << 10, 4 << 30, 60
USUAL = 250_000
#: A million where many is the point; fewer where the work grows faster than the events (README.md).
SIZES = (dict.fromkeys(("chain", "waiting", "clocks", "star"), 1_000_000)
         | dict.fromkeys(("assessments", "closings", "reviews", "steps", "two_review_intervene", "two_steps"), 20_000)
         | {"joins_wide": 16_000} | dict.fromkeys(("branches_phases", "branches_roles", "branches_steps"), 4_000)
         | dict.fromkeys(("two_done", "two_referents", "two_review_done"), 4_000))
STAGES = ("judge", "write", "merge", "state", "sum")


class Run(NamedTuple):
    """What one history came to; `ended` is empty where it broke no bound."""

    ended: str
    line: str
    seconds: float
    megabytes: float
    stages: dict[str, float]

    @property
    def work(self) -> float:
        return sum(self.stages.values())


def bound() -> None:
    resource.setrlimit(resource.RLIMIT_STACK, (STACK, STACK))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))


def tell(pattern: str, events: int) -> Run:
    command = [str(PROGRAM), pattern, str(events)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, preexec_fn=bound) as process:
        assert process.stdout is not None
        line = process.stdout.read().strip()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    stages = {name: float(took) for name, took in re.findall(r"(\w+) (\d+\.\d+)(?= |$)", line.partition("|")[2])}
    stages.pop("tell", None)
    ended = "" if process.returncode == 0 else f"ended {process.returncode}"
    return Run(ended, line, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, stages)


def row(pattern: str, events: int) -> tuple[str, bool]:
    quarter, half, whole = (tell(pattern, size) for size in (events // 4, events // 2, events))
    if any(run.ended for run in (quarter, half, whole)):
        return f"{pattern:<20} {events:>9,}  {whole.ended or half.ended or quarter.ended}  {whole.line}", False
    ratios = [f"{more.work / less.work:.1f}" if less.work > 0.02 else "-" for less, more in ((quarter, half), (half, whole))]
    outcome = re.search(r"accepted (\d+) refused (\d+) waiting (\d+)", whole.line)
    verdicts = "/".join(f"{int(number):,}" for number in outcome.groups()) if outcome else "refused whole"
    each = re.search(r"bytes/event ([\d.]+)", whole.line)
    took = " ".join(f"{whole.stages.get(stage, 0):6.2f}" for stage in STAGES)
    return (f"{pattern:<20} {events:>9,} {verdicts:>21} {each.group(1) if each else '-':>7} {took} {whole.seconds:7.1f} "
            f"{whole.megabytes:6.0f}  {ratios[0]:>5} {ratios[1]:>5}"), True


def main() -> int:
    known = subprocess.run([PROGRAM], capture_output=True, text=True, check=True).stdout.split()
    wanted = sys.argv[1:] or known
    strange = sorted(set(wanted) - set(known))
    if strange:
        print(f"no such pattern: {', '.join(strange)}; there are {', '.join(known)}", file=sys.stderr)
        return 2
    stages = " ".join(f"{stage:>6}" for stage in STAGES)
    print(f"{'pattern':<20} {'events':>9} {'acc/refused/waiting':>21} {'bytes':>7} {stages} {'all, s':>7} {'MB':>6}  {'n/4>':>5} {'n/2>':>5}")
    broken = 0
    for pattern in wanted:
        text, within = row(pattern, SIZES.get(pattern, USUAL))
        print(text, flush=True)
        broken += not within
    print(f"{len(wanted)} histories, {broken} beyond {SECONDS} s, {MEMORY >> 20} MiB or {STACK >> 10} KiB of stack")
    return 1 if broken else 0


if __name__ == "__main__":
    raise SystemExit(main())
