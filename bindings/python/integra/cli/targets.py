"""Where an output goes: a stream that is open, what is written into as it stands, or a file that is replaced.

Spec: spec/03-command.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

A name is followed as the system follows it, link by link and with nothing taken out of it: whoever checks an output and
whoever writes it mean the same place by it.
"""
from __future__ import annotations

import errno
import os
import re
import stat
from dataclasses import dataclass

__all__ = ["Target", "target_of"]

#: So many links may lead to one another, as on Linux.
_LINKS = 40
#: Where the system lists what a process has open; the first is our own.
_OWN = re.compile(rf"/dev/fd|/proc/{os.getpid()}(/task/[0-9]+)?/fd")
_LISTED = re.compile(r"/proc/[0-9]+(/task/[0-9]+)?/fd")
_NUMBER = re.compile(r"[0-9]{1,9}", re.ASCII)


@dataclass(frozen=True)
class Target:
    """A place to write to: its path behind all links, what is there, and the folder that it is or will be in."""

    path: str
    held: os.stat_result | None
    folder: os.stat_result | None = None
    #: One of the streams that this process was given.
    descriptor: int | None = None
    #: Whether a new file takes its place; else it is written into as it stands.
    replaced: bool = False

    def is_also(self, other: Target) -> bool:
        """Whether both are one file or pipe, or will be; a terminal and the null device are as many as one likes."""
        if self.held is None or other.held is None:
            return (self.held is other.held and self.folder is not None and other.folder is not None
                    and os.path.samestat(self.folder, other.folder)
                    and os.path.basename(self.path) == os.path.basename(other.path))
        return self.is_file(other.held)

    def is_file(self, held: os.stat_result) -> bool:
        """Whether it is a file or a pipe that is there."""
        return (self.held is not None and os.path.samestat(self.held, held)
                and (stat.S_ISREG(held.st_mode) or stat.S_ISFIFO(held.st_mode)))


def target_of(name: str) -> Target:
    """The place that a name stands for. Raises OSError where nothing can be written there."""
    path = name
    for _ in range(_LINKS):
        folder, last = os.path.split(path)
        where = os.stat(folder or os.curdir)
        listed = os.path.realpath(folder or os.curdir)
        if _OWN.fullmatch(listed) and _NUMBER.fullmatch(last):
            return Target(path, os.fstat(int(last)), descriptor=int(last))
        if _LISTED.fullmatch(listed):  # what another process has open, whose link is none that can be followed
            return Target(path, os.stat(path))
        try:
            held = os.lstat(path)
        except FileNotFoundError:
            if not last:
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), path) from None
            return Target(path, None, where, replaced=True)
        if stat.S_ISDIR(held.st_mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), path)
        if not stat.S_ISLNK(held.st_mode):
            return Target(path, held, where, replaced=stat.S_ISREG(held.st_mode))
        path = os.path.join(folder, os.readlink(path))
    raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), name)
