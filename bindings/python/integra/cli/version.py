"""``integra --version``: every version, and the digest of each rule pack.

Spec: spec/versions.md; GEN-9.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any

from .._low import core as _low
from ..rules import Rules, packs

NAME = "--version"
DISTRIBUTION = "libintegra"


def text() -> str:
    """Package, library, wire, CBOR back end and packs, a line each."""
    import importlib.metadata  # slow to import, and needed for this alone

    try:
        package = importlib.metadata.version(DISTRIBUTION)
    except importlib.metadata.PackageNotFoundError:
        package = "not installed, run from its source"
    rows = [f"integra {package}", f"library {_low.core_version()}", f"wire {_low.wire_version()}",
            f"CBOR back end {_low.cbor_backend()}"]
    for rules in map(Rules, packs()):
        rows.append(f"rules {rules.name} version {rules.version}, from {rules.effective}, digest {rules.digest.hex()}")
    return "\n".join(rows)


def show() -> None:
    """Prints the versions."""
    print(text(), flush=True)


class Version(argparse.Action):
    """Prints the versions and ends."""

    def __init__(self, option_strings: Sequence[str], dest: str, **options: Any) -> None:
        """A flag without value."""
        super().__init__(option_strings, dest, nargs=0, help=options.get("help"))

    def __call__(self, parser: argparse.ArgumentParser, namespace: argparse.Namespace, values: object,
                 option_string: str | None = None) -> None:
        """Prints and ends."""
        show()
        parser.exit()
