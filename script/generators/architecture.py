"""The drawing of docs/architecture.md: layers, their rooms, and who includes whom, read from the tree.

Spec: CONTRIBUTING.md, "Layers and rooms".  Layer: tooling.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import pathlib
import re
from collections.abc import Iterator

from .graph import Edges, needed
from .tables import Tables

PAGE = pathlib.Path("docs/architecture.md")
INCLUDE = re.compile(r'^#include "(\w+)/(\w+)(?:/\w+)+\.h"', re.M)
LAYERS = {"codec": "codec: domain to bytes and back", "domain": "domain: the rules and nothing else"}
BELOW = {"cbor": "cbor: strict reader and writer", "core": "core: bytes, dates, three values, memory, SHA-256"}
MARK = re.compile(r"(<!-- <generated from libintegra/> -->\n).*?(<!-- </generated> -->)", re.S)


def rooms(root: pathlib.Path, layer: str) -> dict[str, int]:
    """The rooms of a layer and how many files each has, generated ones left out."""
    folders = sorted(path for path in (root / "libintegra" / layer).iterdir() if path.is_dir())
    return {folder.name: len([path for path in folder.glob("*.[ch]")]) for folder in folders}


def edges(root: pathlib.Path, layer: str) -> Edges:
    """Which rooms of its layer each room includes."""
    found: Edges = {room: set() for room in rooms(root, layer)}
    for room in found:
        for path in (root / "libintegra" / layer / room).rglob("*.[ch]"):
            found[room] |= {there for where, there in INCLUDE.findall(path.read_text(encoding="utf-8"))
                            if where == layer and there != room and there in found}
    return found


def drawing(root: pathlib.Path) -> str:
    lines = ["```mermaid", "flowchart TB", '    public["include/integra: a header a room, and base.h"]']
    for layer, title in LAYERS.items():
        lines.append(f'    subgraph {layer} ["{title}"]')
        lines += [f'        {layer}_{room}["{room}<br/>{count} file{"s" * (count > 1)}"]' for room, count in rooms(root, layer).items()]
        arrows = needed(edges(root, layer))
        lines += [f"        {layer}_{room} --> {layer}_{there}" for room, asked in arrows.items() for there in sorted(asked)]
        lines.append("    end")
    lines += [f'    {layer}["{title}"]' for layer, title in BELOW.items()]
    lines += ["    public --> codec", "    codec -- each room on the room of its word --> domain", "    codec --> cbor",
              "    domain --> core", "    cbor --> core", "```"]
    return "\n".join(lines)


def files(root: pathlib.Path, tables: Tables) -> Iterator[tuple[pathlib.Path, str]]:
    text = (root / PAGE).read_text(encoding="utf-8")
    if not MARK.search(text):
        raise SystemExit(f"{PAGE} has no mark for its drawing")
    yield PAGE, MARK.sub(lambda match: match[1] + drawing(root) + "\n" + match[2], text)
