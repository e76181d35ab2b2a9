"""What a status says, in a language: what errors are made of, and so beneath them.

Spec: spec/errors.tsv.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from .. import _swig


def status_sentence(status: int, language: int) -> str:
    """What went wrong, in one sentence; ``language`` is a code."""
    text: str | None = _swig.integra_status_text(status, language)
    return text or f"status {status}"
