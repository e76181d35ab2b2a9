"""The frames of indicators: numbers of their columns in C, the C table that says their types, and the same in Python.

Spec: spec/50-indicators.md.  Layer: tooling.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import json
import pathlib
from collections.abc import Iterator

from .c import NOTE, fill, string
from .tables import Tables

HEADER = pathlib.Path("include/integra/indicator.h")
TABLE = pathlib.Path("libintegra/domain/indicator/generated/frames.c")
PYTHON = pathlib.Path("bindings/python/integra/indicator/columns.py")
#: The C type of one element of a column, by kind (include/integra/indicator.h).
TYPES = {"id": "integra_id", "day": "integra_date", "end": "integra_date", "date": "integra_date", "tri": "integra_tri",
         "word": "uint8_t", "set": "uint32_t", "number": "uint32_t", "digest": "integra__frame_digest"}


def constant(row: dict[str, str]) -> str:
    return f"INTEGRA_{row['frame']}_{row['column']}".upper()


def columns(tables: Tables) -> str:
    """The public numbers of the columns, a frame after the other."""
    lines = []
    for frame, rows in tables.frames_by_name().items():
        lines.append(f"/* {frame} */")
        for number, row in enumerate(rows):
            lines.append(f"{f'#define {constant(row)} {number}':<60} /**< {row['kind']}: {row['meaning_en']} */")
    return "\n".join(lines) + "\n"


def last(row: dict[str, str]) -> str:
    return {"word": f"INTEGRA__{row['target'].upper()}_LAST", "tri": "INTEGRA__TRI_LAST"}.get(row["kind"], "0")


def table(tables: Tables) -> str:
    out = NOTE.format("frames.tsv") + '#include "domain/indicator/frame.h"\n\n'
    found = tables.frames_by_name()
    for frame, rows in found.items():
        out += f"static const integra__frame_column {frame}_columns[] = {{\n"
        for row in rows:
            kind = row["kind"].removesuffix("!")
            out += (f"    {{ {string(row['column'])}, INTEGRA__FRAME_{kind.upper()}, {int(row['kind'].endswith('!'))}, "
                    f"sizeof({TYPES[kind]}), {last(row)} }},\n")
        out += "};\n"
    out += "\nconst integra__frame integra__frames[INTEGRA__FRAME_CODES] = {\n    { 0, NULL },\n"
    for frame, rows in found.items():
        out += f"    {{ {len(rows)}, {frame}_columns }},\n"
    return out + "};\n"


def quoted(text: str) -> str:
    """A literal of Python, in UTF-8 as the file is."""
    return json.dumps(text, ensure_ascii=False)


def python(tables: Tables) -> str:
    out = ('"""The columns of each frame, generated from spec/frames.tsv by script/generate.\n\n'
           'Spec: spec/50-indicators.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0\n"""\n'
           "from __future__ import annotations\n\nfrom typing import NamedTuple\n\nfrom ..words import Frame\n\n\n"
           "class Column(NamedTuple):\n"
           '    """A column of a frame: its name, its kind, whether it is never blank, the group of its words."""\n\n'
           "    name: str\n    kind: str\n    required: bool\n    group: str | None\n    meaning_en: str\n    meaning_fr: str\n\n\n"
           "#: By frame, in the order that the C library takes them.\nCOLUMNS: dict[Frame, tuple[Column, ...]] = {\n")
    for frame, rows in tables.frames_by_name().items():
        out += f"    Frame.{frame.upper()}: (\n"
        for row in rows:
            group = None if row["target"] == "-" else row["target"]
            out += (f"        Column({quoted(row['column'])}, {quoted(row['kind'].removesuffix('!'))}, "
                    f"{row['kind'].endswith('!')}, {quoted(group) if group else None},\n"
                    f"               {quoted(row['meaning_en'])},\n               {quoted(row['meaning_fr'])}),\n")
        out += "    ),\n"
    return out + "}\n"


def files(root: pathlib.Path, tables: Tables) -> Iterator[tuple[pathlib.Path, str]]:
    yield HEADER, fill((root / HEADER).read_text(encoding="utf-8"), "spec/frames.tsv: columns", columns(tables))
    yield TABLE, table(tables)
    yield PYTHON, python(tables)
