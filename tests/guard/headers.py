"""Each installed header compiles alone, twice over, as C11 to C23 and as C++17, with gcc and clang, without a warning.

Spec: CONTRIBUTING.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

from common import headers, report, root_argument

WARNINGS = ["-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wshadow", "-Werror"]
COMPILERS = (
    ("gcc", "c", "c11"),
    ("gcc", "c", "c17"),
    ("gcc", "c", "c2x"),
    ("g++", "c++", "c++17"),
    ("clang", "c", "c11"),
    ("clang", "c", "c17"),
    ("clang", "c", "c2x"),
    ("clang++", "c++", "c++17"),
)


def problems(root: Path) -> Iterator[str]:
    """Every header and language that do not go together, with the first line of what the compiler says."""
    for header in headers(root):
        text = f"#include <integra/{header.name}>\n#include <integra/{header.name}>\nint unused_name;\n"
        for compiler, language, standard in COMPILERS:
            command = [compiler, "-fsyntax-only", f"-std={standard}", *WARNINGS, "-I", str(root / "include")]
            run = subprocess.run([*command, "-x", language, "-"], input=text, text=True, capture_output=True)
            if run.returncode:
                first = next((line for line in run.stderr.splitlines() if "error" in line), run.stderr)
                yield f"{header.name} as {standard} ({compiler}): {first}"


if __name__ == "__main__":
    raise SystemExit(report(problems(root_argument())))
