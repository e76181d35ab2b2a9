"""Reports of a territory as pages to open and print, and as a calendar.

Spec: spec/44-territory-pages.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from .ics import calendar
from .make import BEGINNING, page, sections, style

__all__ = ["BEGINNING", "calendar", "page", "sections", "style"]
