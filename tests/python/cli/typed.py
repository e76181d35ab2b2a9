"""Real shells at a terminal of our own: a line is typed, then Tab, and what the shell offers is read.

Spec: spec/03-command.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0

Nothing here sleeps: each line is typed when the prompt stands, and read up to what the shell prints after it.
"""
from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import shutil
import struct
import subprocess
import termios
from pathlib import Path

#: How long a shell may say nothing before the test gives up on it.
PATIENCE = 60
PROMPT = "<prompt>"
#: No file of the user's is read; words are listed at once, in one piece, and no line is edited before a prompt stands.
START = {
    "bash": (("bash", "--noprofile", "--norc", "-i"),
             "bind 'set show-all-if-ambiguous on'; bind 'set completion-query-items 0'; bind 'set page-completions off'; "
             "bind 'set bell-style none'; bind 'set enable-bracketed-paste off'; PS1='<pro''mpt>'"),
    "zsh": (("zsh", "-f", "-i"),
            "unset zle_bracketed_paste; unsetopt beep prompt_cr prompt_sp; LISTMAX=0; autoload -Uz compinit; compinit -D -u; "
            "zstyle ':completion:*' insert-tab false; PS1='<pro''mpt>'"),
}
SIZE = struct.pack("HHHH", 1000, 200, 0, 0)


def environment(folder: Path) -> dict[str, str]:
    """What a shell is started with: nobody's settings."""
    return {"PATH": os.environ["PATH"], "HOME": str(folder), "ZDOTDIR": str(folder), "XDG_CONFIG_HOME": str(folder),
            "XDG_DATA_HOME": str(folder), "TERM": "dumb", "LC_ALL": "C.UTF-8", "INPUTRC": os.devnull, "HISTFILE": os.devnull}


class Typed:
    """bash or zsh, started in a folder, with a script of completions evaluated."""

    def __init__(self, shell: str, script: Path, folder: Path) -> None:
        """Starts it."""
        words, setup = START[shell]
        self._process, self._terminal = pty.fork()
        if not self._process:
            os.chdir(folder)
            os.execvpe(words[0], words, environment(folder))
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, SIZE)
        self._held = ""
        self._type(f"{setup}; . {script}\n")
        self._until(PROMPT)

    def _type(self, text: str) -> None:
        os.write(self._terminal, text.encode())

    def _until(self, mark: str) -> str:
        data = self._held.encode()
        while mark.encode() not in data:
            ready, _, _ = select.select([self._terminal], [], [], PATIENCE)
            assert ready, f"the shell says no more after {data[-300:]!r}"
            data += os.read(self._terminal, 65536)
        before, _, self._held = data.decode("utf-8").partition(mark)
        return before

    def offered(self, line: str) -> str:
        """What stands on the terminal after a line and Tab; one word that fits stands in the line."""
        self._type(f"{line}\t")
        self._type("\x15printf '<%s>' end\n")  # the line is taken away again
        shown = self._until("<end>")
        self._until(PROMPT)
        return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown).rpartition("printf ")[0]

    def end(self) -> None:
        """Ends it."""
        os.close(self._terminal)
        os.waitpid(self._process, 0)


class Fish:
    """fish, which tells by itself what it would offer."""

    def __init__(self, script: Path, folder: Path) -> None:
        """Nothing is started yet."""
        self._script, self._folder = script, folder

    def offered(self, line: str) -> str:
        """What fish offers, a word a line, behind a tab what it is."""
        done = subprocess.run(
            ["fish", "--no-config", "-c", "source $argv[1]; complete -C $argv[2]", str(self._script), line], check=True,
            capture_output=True, text=True, cwd=self._folder, env=environment(self._folder), timeout=PATIENCE)
        assert done.stderr == ""
        return done.stdout

    def end(self) -> None:
        """Nothing is to be ended."""


def start(shell: str, script: Path, folder: Path) -> Typed | Fish:
    """A shell with a script, in a folder."""
    return Fish(script, folder) if shell == "fish" else Typed(shell, script, folder)


def absent(shell: str) -> bool:
    """Whether a shell is not installed."""
    return shutil.which(shell) is None
