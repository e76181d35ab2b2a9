"""Colours: from rich, an optional extra, and only on a terminal.

Spec: spec/03-command.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

Everywhere else, and without rich, text stays as it is.
"""
from __future__ import annotations

import importlib.util
import os
from collections.abc import Callable
from typing import TextIO

Paint = Callable[[str, str], str]


def unpainted(text: str, style: str) -> str:
    """Text as it is."""
    return text


def has_rich() -> bool:
    """Whether the optional extra ``terminal`` is installed."""
    return importlib.util.find_spec("rich") is not None


def painter(stream: TextIO | None) -> Paint:
    """What gives text a style on a stream: nothing but on a terminal that takes colours, and never under NO_COLOR.

    FORCE_COLOR colours a pipe too.
    """
    if stream is None or os.environ.get("NO_COLOR") or not (stream.isatty() or os.environ.get("FORCE_COLOR")):
        return unpainted
    if not has_rich():
        return unpainted
    from rich.console import COLOR_SYSTEMS, Console
    from rich.style import Style

    name = Console(file=stream).color_system
    if name is None:
        return unpainted
    system = COLOR_SYSTEMS[name]
    return lambda text, style: Style.parse(style).render(text, color_system=system) if style else text
