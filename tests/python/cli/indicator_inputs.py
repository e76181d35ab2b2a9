"""Small made-up tables for the tests of ``integra indicators``, and what a run of it gives.

Spec: spec/03-command.md; spec/50-indicators.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from cli_inputs import Ran, Run, lines

EXAMPLES = Path(__file__).resolve().parents[3] / "examples" / "data" / "indicators"
AT = "2025-05-31"
HEAD = "person,admission,discharge,mco,on_list,birth_date"
#: Two people of 85: one readmitted in each of the two windows, one in the later alone, so 2 over 1.
ROWS = ("p,2024-07-01,2024-07-05,yes,yes,1940-01-01", "p,2024-07-20,2024-07-25,yes,yes,", "p,2025-04-01,2025-04-05,yes,yes,",
        "p,2025-04-20,2025-04-25,yes,yes,", "q,2025-04-01,2025-04-05,yes,yes,1940-01-01", "q,2025-05-05,2025-05-08,yes,yes,")
STAYS = "\n".join((HEAD, *ROWS, "")).encode()
BODIES = b"body,on_territory,signed,signed_on,territory\na,yes,yes,2025-01-01,north\nb,yes,no,,north\nc,yes,yes,2024-01-01,south\n"


def text(rows: Iterable[str], head: str = HEAD) -> bytes:
    """A table."""
    return "\n".join((head, *rows, "")).encode()


def figures(done: Ran) -> list[dict[str, Any]]:
    """The figures that a run wrote as NDJSON; it has said nothing that went wrong."""
    assert done.status == 0, done.errors
    return lines(done.out)


def counts(figure: dict[str, Any]) -> tuple[int, int, int, int]:
    """Both counts of a figure, each the least and the most."""
    return (figure["numerator"], figure["numerator_highest"], figure["denominator"], figure["denominator_highest"])


def stays(call: Run, *arguments: str | Path, stdin: bytes = b"") -> Ran:
    """B3 as NDJSON of stays on stdin or in files."""
    given = arguments or ("-",)
    return call("indicators", "--at", AT, "--no-suppress", "--format", "ndjson", "--stays", *given, stdin=stdin)
