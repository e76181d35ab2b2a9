"""What a command reads is read once, and is not what it writes.

Spec: spec/03-command.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import argparse
import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

from ..adapters.synthea_files import is_of_patients
from ..opening import STDIN
from ..protocol.protocol import Protocol
from ..text import Text
from .console import USAGE, Stop
from .files import named

#: The arguments that name what is read, and the options that name what is written.
READ = ("input", "file", "other", "event", "protocol", "base", "directory", "summary", "columns", "codes")
WRITTEN = (("output", "-o"), ("unmapped", "--unmapped"))
#: Those that may name a built-in protocol.
_PROTOCOLS = ("protocol", "base", "other")
_STDIN = frozenset((STDIN, "/dev/stdin", "/dev/fd/0", "/proc/self/fd/0"))
_ONCE = Text("stdin (-) can be read once only", "l'entrée standard (-) ne peut être lue qu'une fois")
_PIPE_ONCE = Text("a pipe can be read once only, and this one is named twice",
                  "un tube ne peut être lu qu'une fois, et celui-ci est nommé deux fois")
_IS_READ = Text("is read by this command, which would destroy it: give another name to {option}",
                "est lu par cette commande, qui le détruirait : donner un autre nom avec {option}")
_BOTH = Text("{option} and {other} would overwrite each other: give two names",
             "{option} et {other} s'écraseraient l'un l'autre : donner deux noms")


def keep_apart(args: argparse.Namespace) -> None:
    """Refuses a pipe that would be read twice, and an output that is an input, before anything is read."""
    names = list(_names(args))
    if sum(name in _STDIN for name in names) > 1:
        raise Stop(USAGE, _ONCE.at("INPUT"))
    pipes = set[tuple[int, int]]()
    for name in names:
        held = _stat(name)
        if held is not None and stat.S_ISFIFO(held.st_mode):
            if (held.st_dev, held.st_ino) in pipes:
                raise Stop(USAGE, _PIPE_ONCE.at(named(name)))
            pipes.add((held.st_dev, held.st_ino))
    targets = [(option, getattr(args, name, None)) for name, option in WRITTEN]
    written = [(option, target) for option, target in targets if target not in (None, STDIN)]
    for option, target in written:
        if any(_is_read(target, name) for name in names):
            raise Stop(USAGE, _IS_READ.of(option=option).at(named(target)))
    if len(written) > 1 and os.path.realpath(written[0][1]) == os.path.realpath(written[1][1]) and _regular(written[0][1]):
        raise Stop(USAGE, _BOTH.of(option=written[0][0], other=written[1][0]).at(named(written[0][1])))


def _names(args: argparse.Namespace) -> Iterator[str]:
    """Everything that the command line names to be read."""
    for argument in READ:
        given = getattr(args, argument, None)
        for name in given if isinstance(given, list) else [given]:
            if isinstance(name, str) and not (argument in _PROTOCOLS and name in Protocol.builtins()):
                yield name


def _stat(name: str) -> os.stat_result | None:
    """What stands under a name, None where nothing does or nobody can tell."""
    try:
        return os.fstat(sys.stdin.fileno()) if name == STDIN else os.stat(name)
    except (OSError, ValueError, AttributeError):  # stdin that is no file, or closed
        return None


def _regular(name: str) -> bool:
    held = _stat(name)
    return held is None or stat.S_ISREG(held.st_mode)


def _is_read(target: str, name: str) -> bool:
    """Whether a file to be written is one that is read, or stands in a folder that is."""
    there, held = _stat(target), _stat(name)
    if there is None or held is None or not stat.S_ISREG(there.st_mode):
        return False
    if stat.S_ISDIR(held.st_mode):
        return Path(os.path.realpath(target)).is_relative_to(os.path.realpath(name))
    if is_of_patients(Path(name)):  # whose folder is read
        return _is_read(target, os.path.dirname(name) or os.curdir)
    return os.path.samestat(there, held)
