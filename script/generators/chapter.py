"""The parts of the chapters that kinds.tsv, guards.tsv, operations.tsv, tables.tsv and frames.tsv determine, between marks.

Spec: spec/00-conventions.md, spec/30-plan.md, spec/31-history.md, spec/41-territory.md,
spec/50-indicators.md.  Layer: tooling.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import pathlib
import re
from collections.abc import Iterator

from .tables import PHASES, Tables, listed

Row = dict[str, str]
WORDED = {"code": "code_words", "detail": "detail_words", "target": "target_of"}


def moves(row: Row) -> list[tuple[str, str]]:
    """From which phase a kind leads to which; `resumed` is the phase that was suspended."""
    if row["next"] == "-":
        return []
    targets = ["active", "in_review"] if row["next"] == "resumed" else [row["next"]]
    sources = ["[*]"] if row["phases"] == "-" else [PHASES[letter] for letter in row["phases"]]
    return [(source, target) for source in sources for target in targets]


def edges(tables: Tables) -> dict[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], list[str]] = {}
    for row in tables.kinds:
        for move in moves(row):
            found.setdefault(move, []).append(row["kind"])
    return found


def diagram(tables: Tables) -> str:
    """A state diagram as mermaid; what an event of each edge is called stands on it."""
    order = ["[*]", *PHASES.values()]
    lines = ["```mermaid", "stateDiagram-v2"]
    for source, target in sorted(edges(tables), key=lambda move: (order.index(move[0]), order.index(move[1]))):
        lines.append(f"    {source} --> {target} : {', '.join(edges(tables)[source, target])}")
    return "\n".join([*lines, "```"])


def life(tables: Tables) -> str:
    """The same as a table: from where, by which kind, to where."""
    lines = ["| phase | kinds that move it | to |", "|---|---|---|"]
    for source in ["[*]", *PHASES.values()]:
        for (start, target), kinds in edges(tables).items():
            if start == source:
                name = "none" if source == "[*]" else f"`{source}`"
                lines.append(f"| {name} | {', '.join(f'`{kind}`' for kind in kinds)} | `{target}` |")
    return "\n".join(lines)


def cell(row: Row, field: str) -> str:
    """R, O or nothing, c where a correction may touch it, and the words it takes."""
    if row[field] == "-":
        return ""
    words = row[WORDED[field]] if field in WORDED else "-"
    return row[field] + ("" if words == "-" else f" `{words}`")


def kinds(tables: Tables) -> str:
    codes = {word.name: word.code for word in tables.group("event")}
    fields = tables.event_fields()
    lines = [f"| n | kind | rule | phases | {' | '.join(fields)} |", "|---|---|---|---|" + "---|" * len(fields)]
    for row in tables.kinds:
        cells = " | ".join(cell(row, field) for field in fields)
        phases = "" if row["phases"] == "-" else row["phases"]
        lines.append(f"| {codes[row['kind']]} | `{row['kind']}` | {row['rule']} | {phases} | {cells} |")
    return "\n".join(lines)


def guards(tables: Tables) -> str:
    lines = ["| n | guard | rule | it asks that | asked of |", "|---|---|---|---|---|"]
    for number, row in enumerate(tables.guards, 1):
        named = [f"`{kind['kind']}`" for kind in tables.kinds if row["guard"] in kind["guards"].split(",")]
        lines.append(f"| {number} | `{row['guard']}` | {row['rule']} | {row['sentence_en']} | {', '.join(named) or 'see below'} |")
    return "\n".join(lines)


def marked(tables: Tables) -> str:
    lines = ["| mark | kinds |", "|---|---|"]
    for mark in dict.fromkeys(mark for row in tables.kinds for mark in listed(row["marks"])):
        named = [f"`{row['kind']}`" for row in tables.kinds if mark in listed(row["marks"])]
        lines.append(f"| {mark} | {', '.join(named)} |")
    return "\n".join(lines)


def operations(tables: Tables) -> str:
    lines = ["| operation | what it is to do | given | then |", "|---|---|---|---|"]
    lines += [f"| `{row['operation']}` | {row['does']} | {row['given']} | {row['then']} |" for row in tables.operations]
    return "\n".join(lines)


def columns(tables: Tables) -> str:
    """Each table of a territory: how its list is complete, its rule, its columns with their kinds."""
    lines = ["| table | list | rule | columns |", "|---|---|---|---|"]
    for name, rows in tables.territory().items():
        told = [f"`{row['column']}` {row['kind']}" + ("" if row["target"] == "-" else f" `{row['target']}`") for row in rows]
        lines.append(f"| `{name}` | {rows[0]['span']} | {rows[0]['rule']} | {', '.join(told)} |")
    return "\n".join(lines)


def frames(tables: Tables) -> str:
    """Each frame of the indicators: its columns with their kinds, rules and meanings, in their order."""
    lines = ["| frame | column | kind | rule | what it says |", "|---|---|---|---|---|"]
    for name, rows in tables.frames_by_name().items():
        for row in rows:
            target = "" if row["target"] == "-" else f" `{row['target']}`"
            lines.append(f"| `{name}` | `{row['column']}` | {row['kind']}{target} | {row['rule']} | {row['meaning_en']} |")
    return "\n".join(lines)


def views(tables: Tables) -> str:
    """Who sees which group of fields."""
    viewers = [word.name for word in tables.group("viewer")]
    lines = ["| group | " + " | ".join(f"`{viewer}`" for viewer in viewers) + " |", "|---|" + "---|" * len(viewers)]
    lines += [f"| `{row['group']}` | " + " | ".join("" if row[viewer] == "-" else row[viewer] for viewer in viewers) + " |"
              for row in tables.views]
    return "\n".join(lines)


def view_rows(tables: Tables) -> str:
    """How events of each kind stand in a view."""
    lines = ["| kind | group | within | alone | while it sets a value held by | code, detail, reference ask | text asks |",
             "|---|---|---|---|---|---|---|"]
    for row in tables.view_rows:
        if row["group"] != "-":
            told = [", ".join(f"`{name}`" for name in listed(row[column])) for column in ("group", "within")]
            asked = [", ".join(f"`{name}`" for name in listed(row[column])) for column in ("holds", "code", "text")]
            lines.append(f"| `{row['kind']}` | {' | '.join(told)} | {row['alone'].replace('-', '')} | {' | '.join(asked)} |")
    return "\n".join(lines)


PARTS = {"views": views, "viewrows": view_rows, "diagram": diagram, "life": life, "kinds": kinds, "guards": guards, "marks": marked, "operations": operations,
         "columns": columns, "frames": frames}
MARK = re.compile(r"(<!-- <generated from \S+: (\w+)> -->\n).*?(<!-- </generated> -->)", re.S)


def files(root: pathlib.Path, tables: Tables) -> Iterator[tuple[pathlib.Path, str]]:
    shown = set()
    for name in ("00-conventions.md", "30-plan.md", "31-history.md", "35-views.md", "41-territory.md", "50-indicators.md"):
        text = (root / "spec" / name).read_text(encoding="utf-8")
        shown |= {match[2] for match in MARK.finditer(text)}
        if shown - set(PARTS):
            raise SystemExit(f"{name}: nothing is generated for the mark {', '.join(shown - set(PARTS))}")
        yield (pathlib.Path("spec") / name,
               MARK.sub(lambda match: match[1] + PARTS[match[2]](tables) + "\n" + match[3], text))
    if shown != set(PARTS):
        raise SystemExit(f"the chapters have no mark for {', '.join(sorted(set(PARTS) - shown))}")
