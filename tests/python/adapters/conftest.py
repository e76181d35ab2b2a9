"""Lets the adapter tests import their builders. Layer: tests. SPDX-License-Identifier: Apache-2.0"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
