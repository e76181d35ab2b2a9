"""Sheets of a plan for people: the syntheses, the person's sheet, the form of 2019, and the plan over time as a page.

    sheet(plan, "person", date(2026, 6, 15), "P-17", "fr", "html")

A sheet is made of what its viewer sees (:meth:`integra.Plan.view`) and of what is due on a day (:meth:`integra.Plan.on`).

Spec: spec/37-form.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from .make import FORMATS, KINDS, sheet, timeline

__all__ = ["FORMATS", "KINDS", "sheet", "timeline"]
