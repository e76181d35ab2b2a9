"""Territories as people write them: one text in TOML, or a folder of CSV, a file a table, in English or French.

Read first :func:`read`, which takes any form a territory has; then :func:`read_toml` and :func:`read_folder`.

Spec: spec/42-territory-forms.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from .errors import WrittenError
from .folder import read_folder
from .reading import read
from .toml_form import read_toml

__all__ = ["WrittenError", "read", "read_folder", "read_toml"]
