"""What a command reads is read once, and is not what it writes.

Spec: spec/03-command.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import argparse
import itertools
import os
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from ..adapters.synthea_files import is_of_patients
from ..opening import STDIN
from ..protocol.protocol import Protocol
from ..records.folder import files
from ..text import Text
from .console import STDOUT, USAGE, Stop, place_of
from .files import named
from .targets import Target, target_of

#: The arguments that name what is read, and the options that name what is written.
READ = ("input", "file", "other", "event", "protocol", "base", "directory", "summary", "references", "columns", "codes",
        "adopted", "structures", "bodies", "assessments", "calls", "offers", "stays", "accompaniments", "demands", "secret",
        "territory")
WRITTEN = (("output", "-o"), ("unmapped", "--unmapped"))
_STDIN = frozenset((STDIN, "/dev/stdin", "/dev/fd/0", "/proc/self/fd/0"))
_ONCE = Text("stdin (-) can be read once only", "l'entrée standard (-) ne peut être lue qu'une fois")
_PIPE_ONCE = Text("a pipe can be read once only, and this one is named twice",
                  "un tube ne peut être lu qu'une fois, et celui-ci est nommé deux fois")
_IS_READ = Text("is read by this command, which would destroy it: give another name to {option}",
                "est lu par cette commande, qui le détruirait : donner un autre nom avec {option}")
_IS_PIPE = Text("is read by this command, which would wait for itself: give another name to {option}",
                "est lu par cette commande, qui s'attendrait elle-même : donner un autre nom avec {option}")
_IS_OUT = Text("is read by this command, and is its stdout too: send that elsewhere, or give another name with -o",
               "est lu par cette commande, et c'est aussi sa sortie standard : l'envoyer ailleurs, ou donner un autre nom "
               "avec -o")
_IS_MADE = Text("is what this command makes or reads already: give another name to {option}",
                "est ce que cette commande crée ou lit déjà : donner un autre nom avec {option}")
_BOTH = Text("{option} and {other} would overwrite each other: give two names",
             "{option} et {other} s'écraseraient l'un l'autre : donner deux noms")
_NAME_OUT = "stdout"
#: An output: the option that names it, the name, and the place that it stands for.
Written = tuple[str, str, Target]


def keep_apart(args: argparse.Namespace) -> None:
    """Refuses a pipe that would be read twice, an output that is an input, and two that are one, before anything is opened."""
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
    written = list(_written(args))
    for each in written:
        for name in names:
            _keep_from(each, name)
    for (option, name, place), (other, _, there) in itertools.combinations(written, 2):
        if place.is_also(there):
            raise Stop(USAGE, _BOTH.of(option=option, other=other).at(named(name)))


def _written(args: argparse.Namespace) -> Iterator[Written]:
    """Every output of the command, those named first."""
    to_stdout = hasattr(args, "output")
    for argument, option in WRITTEN:
        name = getattr(args, argument, None)
        if name not in (None, STDOUT):
            yield option, name, place_of(name, option)
            to_stdout = to_stdout and argument != "output"
    if to_stdout:
        with suppress(OSError, ValueError, AttributeError):  # closed, or no file
            yield _NAME_OUT, _NAME_OUT, Target("", os.fstat(sys.stdout.fileno()))


def _keep_from(written: Written, name: str) -> None:
    """Refuses an output that is an input, or stands in a folder that is."""
    option, target, place = written
    held = _stat(name)
    if held is None:
        with suppress(OSError, ValueError):
            if place.is_also(target_of(name)):
                raise Stop(USAGE, _IS_MADE.of(option=option).at(named(target)))
    elif option == _NAME_OUT and stat.S_ISDIR(held.st_mode) and place.held is not None and not place.held.st_size:
        return  # made by the shell beside what is read, and told to be empty before anything is written
    elif _holds(name, held, place):
        reason = _IS_OUT if option == _NAME_OUT else _IS_PIPE if stat.S_ISFIFO(held.st_mode) else _IS_READ
        raise Stop(USAGE, reason.of(option=option).at(named(name if option == _NAME_OUT else target)))


def _names(args: argparse.Namespace) -> Iterator[str]:
    """Everything that the command line names to be read."""
    for argument in READ:
        given = getattr(args, argument, None)
        for name in given if isinstance(given, list) else [given]:
            if isinstance(name, str) and not (argument in _BUILT_IN and name in _BUILT_IN[argument]()):
                yield name


def _territories() -> tuple[str, ...]:
    from ..territory.written import built_in_names

    return built_in_names()


#: The arguments that may name what is built in, and what there is.
_BUILT_IN: dict[str, Callable[[], tuple[str, ...]]] = {
    **dict.fromkeys(("protocol", "base", "other", "adopted"), Protocol.builtins), "territory": _territories}


def _stat(name: str) -> os.stat_result | None:
    """What stands under a name, None where nothing does or nobody can tell."""
    try:
        return os.fstat(sys.stdin.fileno()) if name == STDIN else os.stat(name)
    except (OSError, ValueError, AttributeError):  # stdin that is no file, or closed
        return None


def _holds(name: str, held: os.stat_result, place: Target) -> bool:
    """Whether what is read is a place to be written to, or has it in it, whatever links lead there."""
    if is_of_patients(Path(name)) and stat.S_ISREG(held.st_mode):  # whose folder is read
        return _holds(folder := os.path.dirname(name) or os.curdir, os.stat(folder), place)
    if not stat.S_ISDIR(held.st_mode):
        return place.is_file(held)
    if place.held is None or not stat.S_ISREG(place.held.st_mode):
        return False
    return any(there is not None and place.is_file(there) for there in map(_stat, map(str, files(Path(name), suppressed))))


def suppressed(_: OSError) -> None:
    """Whoever reads the folder says what of it cannot be read."""
