"""Lets the adapter tests import their builders, and those that they share with others. Layer: tests. SPDX-License-Identifier: Apache-2.0"""

import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).resolve().parents[2])]
