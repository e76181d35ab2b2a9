"""Programs that are killed wherever they stand lose nothing that they were told is recorded, and fork nothing.

Spec: spec/31-history.md (PLN-11), spec/32-exchange.md (PLN-12).  Layer: tests.  SPDX-License-Identifier: Apache-2.0

INTEGRA_EVERY=1 kills for some minutes.
"""
from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

LIVES, SEEDS = (300, range(1, 4)) if os.environ.get("INTEGRA_EVERY") == "1" else (16, range(1, 2))


@pytest.mark.parametrize("seed", SEEDS)
def test_two_sites_come_to_one_plan_whoever_is_killed(new_address: Callable[[str], str], seed: int) -> None:
    script = Path(__file__).with_name("store_killing.py")
    done = subprocess.run([sys.executable, script, str(seed), str(LIVES), new_address("one"), new_address("other")],
                          capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    print(done.stdout)
