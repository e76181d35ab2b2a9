"""C: the tables of a territory, their columns typed, and the numbers of the columns.

Spec: spec/41-territory.md.  Layer: tooling.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import pathlib
from collections.abc import Iterator

from .c import NOTE, fill, string
from .tables import Tables

HEADER = pathlib.Path("include/integra/territory.h")
FOLDER = pathlib.Path("libintegra/domain/territory/generated")
#: The C type of one element of a column, by kind (include/integra/territory.h).
TYPES = {"own": "integra_id", "id": "integra_id", "ref": "uint32_t", "date": "integra_date", "day": "integra_date",
         "month": "integra_date", "tri": "integra_tri", "word": "uint8_t", "flag": "uint8_t", "number": "uint32_t"}
#: Kinds that are never blank, whether a row of tables.tsv says `!` or not.
ALWAYS = ("own", "month")
#: Names of columns that C or the struct itself takes: the member has an underscore behind.
TAKEN = ("count", "signed")


def member(row: dict[str, str]) -> str:
    return row["column"] + "_" * (row["column"] in TAKEN)


def constant(row: dict[str, str]) -> str:
    return f"INTEGRA_COLUMN_{row['table']}_{row['column']}".upper()


def kind_of(row: dict[str, str]) -> str:
    return row["kind"].removesuffix("!")


def target(row: dict[str, str]) -> str:
    prefix = {"ref": "INTEGRA_TERRITORY_TABLE_", "word": "INTEGRA_GROUP_"}.get(kind_of(row))
    return "0u" if prefix is None else prefix + row["target"].upper()


def last(row: dict[str, str]) -> str:
    return {"word": f"INTEGRA__{row['target'].upper()}_LAST", "tri": "INTEGRA__TRI_LAST", "flag": "1"}.get(kind_of(row), "0")


def columns(tables: Tables) -> str:
    """The public numbers of the columns, a table after the other."""
    lines = []
    for table, rows in tables.territory().items():
        lines.append(f"/* {table} */")
        for number, row in enumerate(rows):
            define = f"#define {constant(row)} {number}"
            lines.append(f"{define:<60} /**< {row['meaning_en']} */")
    return "\n".join(lines) + "\n"


def structs(tables: Tables) -> str:
    """A table is its number of rows and its columns, each an array of that many."""
    guard = "INTEGRA_DOMAIN_TERRITORY_GENERATED_TABLES_H"
    found = tables.territory()
    lines = [NOTE.format("tables.tsv"), f"#ifndef {guard}", f"#define {guard}", "", "#include <integra/territory.h>", "",
             "/* The most columns that a table has. */",
             f"#define INTEGRA__COLUMN_MOST {max(map(len, found.values()))}", "", "typedef struct integra__tables {"]
    for table, rows in found.items():
        lines += ["    struct {", "        size_t count;"]
        lines += [f"        const {TYPES[kind_of(row)]} *{member(row)};" for row in rows]
        lines.append(f"    }} {table};")
    lines += ["} integra__tables;", "", "/* Where the columns of a territory stand. */",
              "void integra__tables_of(const integra_territory *territory, integra__tables *tables_out);"]
    return "\n".join([*lines, "", "#endif", ""])


def rows_of(tables: Tables) -> str:
    out = NOTE.format("tables.tsv") + '#include "domain/territory/territory.h"\n\n'
    found = tables.territory()
    for table, rows in found.items():
        out += f"static const integra__column_row {table}_columns[] = {{\n"
        for row in rows:
            kind = kind_of(row)
            required = int(row["kind"].endswith("!") or kind in ALWAYS)
            out += f"    {{ {string(row['column'])}, INTEGRA_COLUMN_KIND_{kind.upper()}, {required}, sizeof({TYPES[kind]}), {last(row)}, {target(row)} }},\n"
        out += "};\n"
    out += "\nconst integra__table_row integra__table_rows[INTEGRA__TERRITORY_TABLE_CODES] = {\n    { 0, 0, NULL },\n"
    for table, rows in found.items():
        out += f"    {{ INTEGRA__LIST_{rows[0]['span'].upper()}, {len(rows)}, {table}_columns }},\n"
    out += "};\n\nvoid integra__tables_of(const integra_territory *territory, integra__tables *tables_out)\n{\n"
    out += "    const size_t *counts = territory->counts;\n    void *const (*columns)[INTEGRA__COLUMN_MOST] = territory->columns;\n"
    for table, rows in found.items():
        place = f"INTEGRA_TERRITORY_TABLE_{table.upper()}"
        out += f"\n    tables_out->{table}.count = counts[{place}];\n"
        out += "".join(f"    tables_out->{table}.{member(row)} = columns[{place}][{constant(row)}];\n" for row in rows)
    return out + "}\n"


def lines_of(tables: Tables) -> str:
    """Of every line its group, the step that it is of, whether yes is the bad answer, whether the data may answer it."""
    out = NOTE.format("lines.tsv") + '#include "domain/territory/review.h"\n\n'
    out += "const integra__line_row integra__line_rows[INTEGRA__LINE_CODES] = {\n    { 0, 0, 0, 0 },\n"
    for row in tables.lines:
        step = 0 if row["step"] == "-" else int(row["step"])
        bad, computed = int(row["polarity"] == "bad"), int(row["answer"] == "computed")
        out += f"    {{ INTEGRA_LINE_GROUP_{row['group'].upper()}, {step}, {bad}, {computed} }}, /* {row['line']} */\n"
    return out + "};\n"


def files(root: pathlib.Path, tables: Tables) -> Iterator[tuple[pathlib.Path, str]]:
    yield HEADER, fill((root / HEADER).read_text(encoding="utf-8"), "spec/tables.tsv: columns", columns(tables))
    yield FOLDER / "tables.h", structs(tables)
    yield FOLDER / "tables.c", rows_of(tables)
    yield FOLDER / "lines.c", lines_of(tables)
