"""Findings as the C library gives them.

Spec: spec/findings.tsv.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..screening.model import Finding
from ..words import FindingState, SettledBy, Weight
from .core import date_of, id_of, rule_name

_NO_INDEX = 2**32 - 1


def findings_of(rows: Iterable[tuple[Any, ...]]) -> tuple[Finding, ...]:
    """Findings as the C library gives them, one tuple each."""
    return tuple(
        Finding(
            rule=rule_name(rule),
            weight=Weight(weight),
            state=FindingState(state),
            settled_by=SettledBy(settled_by),
            subject=id_of(subject),
            index=None if index == _NO_INDEX else index,
            due=date_of(due),
            value=value,
            other=other,
        )
        for rule, weight, state, settled_by, subject, index, due, value, other in rows
    )
