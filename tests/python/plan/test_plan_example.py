"""The example of two sites runs, and ends as it says.

Spec: spec/31-history.md (PLN-11), spec/32-exchange.md (PLN-12).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

EXAMPLE = Path(__file__).resolve().parents[3] / "examples" / "two_sites.py"


def test_two_sites_go_offline_merge_and_settle(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, EXAMPLE, tmp_path], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    shown = re.findall(r"^(practice|hospital): (\d+) events, (.+), (\d) to settle, ([0-9a-f]{16})$", done.stdout, re.M)
    assert [(site, int(events), int(conflicts)) for site, events, _, conflicts, _ in shown] == [
        ("practice", 5, 0), ("hospital", 5, 0), ("practice", 8, 1), ("hospital", 8, 1), ("practice", 9, 0),
        ("hospital", 9, 0), ("practice", 12, 0), ("practice", 13, 0), ("hospital", 13, 0), ("practice", 14, 0),
        ("hospital", 14, 0)]
    alone = shown.pop(6)
    for one, other in zip(shown[::2], shown[1::2], strict=True):
        assert one[2:] == other[2:]
    assert [phase for _, _, phase, _, _ in shown[5:]] == ["proposed"] * 5 and alone[2] == "closed"
    assert len({digest for *_, digest in [alone, *shown]}) == 6
    lines = done.stdout.splitlines()
    assert {"    proposed, by the GP at 09:10", "    closed, by the nurse at 09:12",
            "  to reach the garden alone: pursued, priority high", "  to reach the garden alone: reached, priority high",
            "  died, since 2025-06-02, by the nurse", "  its signature holds at the hospital"} <= set(lines)
    assert "to do: settle the conflict first: phase of the plan. Who may settle: the referent or" in " ".join(done.stdout.split())
    assert max(map(len, lines)) <= 80
