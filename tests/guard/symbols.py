"""What the shared library exports is integra.symbols and is what the headers declare; it imports memory functions only.

    symbols.py ROOT LIBRARY

Spec: CONTRIBUTING.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from common import declarations, report, root_argument

VERSION = "INTEGRA_0"
IMPORTS = {
    # memory, and what compilers make of it
    "malloc", "free", "memcmp", "memcpy", "memmove", "memset", "memchr", "strchr", "strcmp", "strlen", "strncmp",
    "__memcpy_chk", "__memmove_chk", "__memset_chk", "__stack_chk_fail",
    # weak, from the compiler's start-up files
    "__cxa_finalize", "__gmon_start__", "_ITM_deregisterTMCloneTable", "_ITM_registerTMCloneTable",
}  # fmt: skip
# Its tree functions crash on a failed allocation: only the streaming ones.
LIBCBOR = re.compile(r"cbor_(stream_decode|empty_callbacks|encode_\w+)$")


def read_symbols(library: Path, which: str) -> list[str]:
    """The names that nm gives, with their versions."""
    command = ["nm", "--dynamic", "--with-symbol-versions", "--format=posix", which, str(library)]
    run = subprocess.run(command, text=True, capture_output=True, check=True)
    return [line.split()[0] for line in run.stdout.splitlines()]


def export_faults(exported: Iterable[str], listed: Iterable[str], declared: Iterable[str]) -> Iterator[str]:
    """Where the library, the list and the headers do not say the same."""
    names = {name.split("@")[0] for name in exported} - {VERSION}
    for name in exported:
        if not name.endswith(f"@@{VERSION}") and name != VERSION:
            yield f"{name}: exported without the version {VERSION}"
    for first, first_name, second, second_name in (
        (names, "exported", set(listed), "in integra.symbols"),
        (set(listed), "in integra.symbols", names, "exported"),
        (names, "exported", set(declared), "declared INTEGRA_API"),
        (set(declared), "declared INTEGRA_API", names, "exported"),
    ):
        for name in sorted(first - second):
            yield f"{name}: {first_name}, not {second_name}"


def import_faults(imported: Iterable[str]) -> Iterator[str]:
    """Every function that the library takes from elsewhere and should not."""
    for name in sorted({name.split("@")[0] for name in imported}):
        if name not in IMPORTS and not LIBCBOR.match(name):
            yield f"{name}: imported, but is no memory function"


def problems(root: Path, library: Path) -> Iterator[str]:
    """Both of the above, for one library."""
    listed = (root / "libintegra/integra.symbols").read_text(encoding="ascii").split()
    if listed != sorted(set(listed)):
        yield "integra.symbols: not in order, or one name twice"
    exported = read_symbols(library, "--defined-only")
    yield from export_faults(exported, listed, [one.name for one in declarations(root)])
    yield from import_faults(read_symbols(library, "--undefined-only"))


if __name__ == "__main__":
    raise SystemExit(report(problems(root_argument(), Path(sys.argv[2]))))
