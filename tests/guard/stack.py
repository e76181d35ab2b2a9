"""No public call takes more stack than docs/architecture.md says, and no function of the library a larger frame.

    stack.py ROOT LIBRARY [--table]

Read out of the machine code, on amd64 alone; elsewhere nothing is looked at. A frame is what a function pushes and
takes off the stack pointer, with the address it returns to. A call through a pointer counts as the deepest of all
functions whose address is taken, and so does one such call within another: more than there is, never less. What the
host's allocator, its other functions, libcbor and the C library take is not counted. --table prints each public call.
Spec: docs/architecture.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import platform
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from common import report

MOST_OF_A_CALL = 9216
MOST_OF_A_FRAME = 3072
#: They call the host's functions through pointers, and none of ours.
ASK_THE_HOST = {"integra__allocate", "integra__release", "integra__work_look"}
#: Calls through pointers within one another: a message within a message, each read by its kind.
NESTED = 2

HEAD = re.compile(r"([0-9a-f]+) <([^>]+)>:$")
BELOW = re.compile(r"sub +\$0x([0-9a-f]+),%rsp")
TO = re.compile(r"(?:call|j[a-z]+) +([0-9a-f]+) <([^>+]+)>")
THROUGH = re.compile(r"call +\*|jmp +\*0x")
ADDRESS = re.compile(r"lea .*# ([0-9a-f]+) <[^>+]+>")
RELOCATED = re.compile(r"R_X86_64_RELATIVE\s+\*ABS\*\+0x([0-9a-f]+)")

Chain = tuple[int, tuple[str, ...]]


def told(*command: str) -> str:
    return subprocess.run(command, text=True, capture_output=True, check=True).stdout


class Code:
    """Frames of a library's functions, by address, and which of them call which."""

    def __init__(self, disassembled: str, relocated: str) -> None:
        self.names: dict[int, str] = {}
        self.frames: dict[int, int] = {}
        self.through: set[int] = set()
        self.taken = {int(match[1], 16) for match in RELOCATED.finditer(relocated)}
        calls: dict[int, set[tuple[int, str]]] = defaultdict(set)
        at = None
        for line in disassembled.splitlines():
            if head := HEAD.match(line):
                at = None if head[2].endswith("@plt") else int(head[1], 16)
                if at is not None:
                    self.names[at], self.frames[at] = head[2], 8
            elif at is not None and "\t" in line:
                self.read(at, line.split("\t")[-1], calls)
        places = {name: place for place, name in self.names.items()}
        self.calls = {at: {to for place, name in calls[at]
                           if (to := places.get(name[:-4]) if name.endswith("@plt") else place) in self.names and to != at}
                      for at in self.names}  # fmt: skip
        self.taken &= set(self.names)

    def read(self, at: int, instruction: str, calls: dict[int, set[tuple[int, str]]]) -> None:
        if instruction.startswith("push "):
            self.frames[at] += 8
        elif below := BELOW.match(instruction):
            taken = int(below[1], 16)
            self.frames[at] += 2**64 - taken if taken >= 2**63 else taken  # 128 is written as -(-128)
        elif to := TO.match(instruction):
            calls[at].add((int(to[1], 16), to[2]))
        elif THROUGH.match(instruction) and self.names[at] not in ASK_THE_HOST:
            self.through.add(at)
        if address := ADDRESS.search(instruction):
            self.taken.add(int(address[1], 16))

    def chains(self, pointed: Chain) -> dict[int, Chain]:
        """The deepest chain from each function, where a call through a pointer takes what `pointed` does."""
        deepest: dict[int, Chain] = {}
        waiting = list(self.names)
        under_way: set[int] = set()
        while waiting:
            at = waiting[-1]
            missing = [to for to in self.calls[at] if to not in deepest and to not in under_way]
            if at in deepest:
                waiting.pop()
            elif missing and at not in under_way:
                under_way.add(at)
                waiting += missing
            else:
                if any(to not in deepest for to in self.calls[at]):
                    raise ValueError(f"{self.names[at]} calls itself, through others")
                most = max([deepest[to] for to in self.calls[at]] + [pointed if at in self.through else (0, ())])
                deepest[at] = (self.frames[at] + most[0], (f"{self.names[at]} {self.frames[at]}", *most[1]))
                under_way.discard(at)
                waiting.pop()
        return deepest

    def deepest(self) -> dict[str, Chain]:
        """The deepest chain of each public call."""
        chains = self.chains((0, ()))
        for _ in range(NESTED):
            chains = self.chains(max((chains[at] for at in self.taken), default=(0, ())))
        return {name: chains[at] for at, name in self.names.items() if re.match("integra_[a-z]", name)}


def problems(code: Code) -> Iterator[str]:
    for at, frame in sorted(code.frames.items()):
        if frame > MOST_OF_A_FRAME:
            yield f"{code.names[at]}: a frame of {frame} bytes, {MOST_OF_A_FRAME} are allowed: let an object hold it"
    for name, (size, chain) in sorted(code.deepest().items()):
        if size > MOST_OF_A_CALL:
            yield f"{name}: {size} bytes of stack, {MOST_OF_A_CALL} are allowed: {', '.join(chain)}"


def main(arguments: list[str]) -> int:
    if platform.machine() != "x86_64":
        print("stack: frames are read on amd64 alone")
        return 0
    library = Path(arguments[1])
    code = Code(told("objdump", "-d", "--no-show-raw-insn", str(library)), told("objdump", "-R", str(library)))
    if "--table" in arguments:
        for name, (size, chain) in sorted(code.deepest().items(), key=lambda row: -row[1][0]):
            print(f"{size:6} {name}: {', '.join(chain[1:])}")
    if len(code.deepest()) < 200 or not code.through:
        return report([f"{library}: no library whose symbols are there"])
    return report(problems(code))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
