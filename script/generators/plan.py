"""C: the tables of kinds and guards of a plan.

Spec: spec/31-history.md (PLN-11).  Layer: tooling.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import pathlib
from collections.abc import Iterator

from .c import NOTE, string
from .tables import PHASES, Tables, listed, rule_number

PRESENCE = {"-": "ABSENT", "O": "OPTIONAL", "R": "REQUIRED"}


def bits(names: list[str], prefix: str) -> str:
    return " | ".join(f"1u << {prefix}{name.upper()}" for name in names) or "0"


def constant(prefix: str, cell: str) -> str:
    return "0" if cell == "-" else prefix + cell.upper()


def kind_row(row: dict[str, str], fields: list[str]) -> str:
    presence = ", ".join(f"INTEGRA_PRESENCE_{PRESENCE[row[field][0]]}" for field in fields)
    correctable = [field for field in fields if row[field].endswith("c")]
    phases = [] if row["phases"] == "-" else [PHASES[letter] for letter in row["phases"]]
    after = "INTEGRA__EVENT_RESUMED" if row["next"] == "resumed" else constant("INTEGRA_PHASE_", row["next"])
    return (
        f"    {{ {rule_number(row['rule'])}u,\n      {{ {presence} }},\n"
        f"      {bits(correctable, 'INTEGRA_FIELD_')},\n"
        f"      {constant('INTEGRA_GROUP_', row['code_words'])}, {constant('INTEGRA_GROUP_', row['detail_words'])},"
        f" {constant('INTEGRA__EVENT_TARGET_', row['target_of'])},\n"
        f"      {bits(phases, 'INTEGRA_PHASE_')}, {after},\n"
        f"      {bits(listed(row['guards']), 'INTEGRA_GUARD_')},\n"
        f"      {bits(listed(row['marks']), 'INTEGRA__EVENT_MARKED_')} }}, /* {row['kind']} */\n"
    )


def files(root: pathlib.Path, tables: Tables) -> Iterator[tuple[pathlib.Path, str]]:
    out = NOTE.format("kinds.tsv and guards.tsv") + '#include "domain/event/event.h"\n\n'
    fields = [word.name for word in tables.group("field")]
    out += "const integra__event_row integra__event_rows[] = {\n" + "".join(kind_row(row, fields) for row in tables.kinds)
    out += f"}};\nconst uint32_t integra__event_row_count = {len(tables.kinds)};\n\n"
    out += "const integra__event_guard_row integra__event_guard_rows[] = {\n"
    for row in tables.guards:
        out += f"    {{ {rule_number(row['rule'])}u,\n      {{ {string(row['remedy_en'])},\n        {string(row['remedy_fr'])} }} }},\n"
    out += f"}};\nconst uint32_t integra__event_guard_row_count = {len(tables.guards)};\n"
    yield pathlib.Path("libintegra/domain/event/generated/kinds.c"), out
