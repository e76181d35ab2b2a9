"""Running the command where it reads pipes: in a process that is ended if it waits for ever.

Spec: spec/03-command.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import os
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path

from cli_inputs import Ran

#: Nothing here takes a second; whatever waits for a pipe waits for ever.
PATIENCE = 60


def pipe(path: Path, data: bytes) -> Path:
    """A named pipe that gives bytes once, to whoever opens it first."""
    os.mkfifo(path)

    def give() -> None:
        with suppress(OSError), path.open("wb") as stream:
            stream.write(data)

    threading.Thread(target=give, daemon=True).start()
    return path


def piped(folder: Path, *arguments: str, stdin: bytes = b"") -> Ran:
    """The command in a folder, its stdin a pipe."""
    done = subprocess.run([sys.executable, "-m", "integra", *arguments], input=stdin, capture_output=True, cwd=folder,
                          check=False, timeout=PATIENCE, env=os.environ | {"PYTHONIOENCODING": "utf-8", "COLUMNS": "80"})
    return Ran(done.returncode, done.stdout, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8"))
