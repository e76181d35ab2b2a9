"""C: who sees which groups of fields of a plan, and how each kind of event stands in a view.

Spec: spec/35-views.md (PLN-30).  Layer: tooling.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import pathlib
from collections.abc import Iterator

from .c import NOTE
from .plan import bits, constant
from .tables import Tables, listed

FILE = pathlib.Path("libintegra/domain/view/generated/views.c")


def seen_by(tables: Tables, viewer: str) -> list[str]:
    return [row["group"] for row in tables.views if row[viewer] == "yes"]


def row(cells: dict[str, str]) -> str:
    group = "INTEGRA__VIEW_PARENT" if cells["group"] == "parent" else constant("INTEGRA_VIEW_GROUP_", cells["group"])
    within = " | ".join(f"1ull << INTEGRA_EVENT_{name.upper()}" for name in listed(cells["within"])) or "0"
    return (f"    {{ {group}, {int(cells['alone'] == 'yes')}, {constant('INTEGRA_VIEW_GROUP_', cells['code'])},"
            f" {constant('INTEGRA_VIEW_GROUP_', cells['text'])},\n      {bits(listed(cells['holds']), 'INTEGRA_SLOT_')},\n"
            f"      {within} }}, /* {cells['kind']} */\n")


def files(root: pathlib.Path, tables: Tables) -> Iterator[tuple[pathlib.Path, str]]:
    out = NOTE.format("views.tsv and view_rows.tsv") + '#include "domain/view/view_types.h"\n\n'
    out += "const uint32_t integra__view_groups[] = {\n"
    for viewer in tables.group("viewer"):
        out += f"    /* {viewer.name} */\n    {bits(seen_by(tables, viewer.name), 'INTEGRA_VIEW_GROUP_')},\n"
    out += "};\n\nconst integra__view_row integra__view_rows[] = {\n" + "".join(map(row, tables.view_rows))
    out += f"}};\nconst uint32_t integra__view_row_count = {len(tables.view_rows)};\n"
    yield FILE, out
