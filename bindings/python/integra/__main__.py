"""``python -m integra``: the command ``integra``.

Spec: spec/02-json.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from .cli import main

raise SystemExit(main())
