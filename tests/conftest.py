"""What all Python tests run under: hypothesis measures no time, for a slow machine is no failure.

Spec: CONTRIBUTING.md, "Keeping the house".  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from postgres_server import postgres, postgres_server  # noqa: F401

try:
    from hypothesis import settings
except ImportError:  # the tests that need it say that they are skipped
    pass
else:
    settings.register_profile("integra", deadline=None)
    settings.load_profile("integra")
