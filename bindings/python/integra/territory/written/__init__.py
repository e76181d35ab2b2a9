"""Territories as people write them: one text in TOML, or a folder of CSV, a file a table, in English or French.

Read first :func:`read`, which takes any form a territory has; then :func:`to_toml` and :func:`to_folder`, which write what it
reads, and :func:`template_toml` and :func:`template_folder`, from which to start. :func:`built_in` gives those of the package.

Spec: spec/42-territory-forms.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from .built_in import built_in, built_in_names
from .errors import WrittenError
from .folder import read_folder
from .folder_out import to_folder
from .reading import read
from .template import template_folder, template_toml
from .toml_form import read_toml
from .toml_out import to_toml

__all__ = ["WrittenError", "built_in", "built_in_names", "read", "read_folder", "read_toml", "template_folder", "template_toml", "to_folder", "to_toml"]
