"""What a reader of the headers alone could not know: the fields of each kind of event, the names of parameters.

Spec: spec/30-plan.md, spec/00-conventions.md (GEN-9).  Layer: tooling.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import pathlib
import textwrap
from collections.abc import Iterator

from .c import fill
from .tables import Tables

INCLUDE = pathlib.Path("include/integra")
#: What the words of a field are, where the header does not say it of the field itself.
WORDS = {"code": "code_words", "detail": "detail_words"}


def comment(head: str, entries: list[str]) -> str:
    """One comment: what it is, then an entry each, wrapped."""
    lines = textwrap.wrap(head, 113)
    for entry in entries:
        lines += textwrap.wrap(entry, 113, initial_indent="  ", subsequent_indent="      ", break_on_hyphens=False)
    return "/* " + "\n".join(lines).replace("\n", "\n * ") + " */\n"


def field(row: dict[str, str], name: str) -> str:
    """A field of a kind, and what its words are."""
    group = row.get(WORDS.get(name, ""), "-")
    return name if group == "-" else f"{name} (INTEGRA_{group.upper()}_)"


def kind(tables: Tables, row: dict[str, str]) -> str:
    """What one kind of event requires and allows."""
    needs, allows = ([field(row, name) for name in tables.event_fields() if row[name].startswith(letter)] for letter in "RO")
    return (f"{row['kind'].upper()}: {', '.join(needs) or 'nothing'}" + (f"; may have {', '.join(allows)}" if allows else ""))


def event_fields(tables: Tables) -> str:
    return comment("What each kind of event (INTEGRA_EVENT_) has to have and may have, by members of integra_event; every other "
                   "one of them is left as integra_event_init() leaves it. All have plan, writer, author, sequence, recorded and, "
                   "after the first, parents; a text has its salt.",
                   [kind(tables, row) for row in tables.kinds])


def parameter_names(tables: Tables) -> str:
    return comment("The names of parameters, each with its value in "
                   f"{', in '.join(pack['name'] for pack in tables.packs)}, its unit and its range.",
                   [f"\"{row['name']}\": {', '.join(row[pack['name']] for pack in tables.packs)} {row['unit']}, "
                    f"{row['minimum']} to {row['maximum']}" for row in tables.parameters])


def files(root: pathlib.Path, tables: Tables) -> Iterator[tuple[pathlib.Path, str]]:
    """The headers that hold them."""
    for name, mark, block in (("event.h", "spec/kinds.tsv: fields", event_fields(tables)),
                              ("rules.h", "spec/parameters.tsv: names", parameter_names(tables))):
        yield INCLUDE / name, fill((root / INCLUDE / name).read_text(encoding="utf-8"), mark, block)
