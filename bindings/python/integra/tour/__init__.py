"""The guided tour: what ``integra demo`` shows, as a summary for the terminal and a report to open in a browser.

Spec: spec/90-report.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

A domain adds itself by a page: a module with one function that makes a :class:`~.template.Page` from what was
counted, named in :data:`~.report.PAGES`.
"""
from __future__ import annotations

from .people import Case, Chosen
from .report import report
from .summary import summary
from .tally import Tally, Tour, tour

__all__ = ["Case", "Chosen", "Tally", "Tour", "report", "summary", "tour"]
