"""What a territory comes to, told to the three people who ask: its pilote, the ARS, an elected official.

:func:`report` makes a :class:`Report` of one territory; :func:`report_of_many` sets several side by side.
Spec: spec/43-territory-reports.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from .model import Reader, Report
from .report import report, report_of_many

__all__ = ["Reader", "Report", "report", "report_of_many"]
