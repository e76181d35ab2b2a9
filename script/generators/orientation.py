"""C: what services are, which answer a motive, which exclude each other, and the built-in protocols.

Spec: spec/20-orientation.md, spec/21-protocol.md.  Layer: tooling.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import pathlib
import tomllib
from collections.abc import Iterable, Iterator
from typing import Any

from .c import NOTE, string
from .tables import Tables, days, listed, rule_number


def mask(tables: Tables, group: str, names: Iterable[str], less: int = 0) -> int:
    """A bit a word, counted from its code."""
    return sum(1 << (tables.code(group, name) - less) for name in names)


def conditions(tables: Tables, accepted: dict[str, list[str]]) -> str:
    """The accepted values of every field, a byte each, 0 for any."""
    masks = [mask(tables, group, accepted.get(field, ())) for field, group in tables.field_words().items()]
    return "{ " + ", ".join(f"{each:#x}" if each else "0" for each in masks) + " }"


def where(cell: str) -> dict[str, list[str]]:
    if cell == "-":
        return {}
    return {field: values.split("|") for field, values in (part.split("=") for part in cell.split(";"))}


def service_row(tables: Tables, row: dict[str, str]) -> str:
    def code(group: str, name: str) -> str:
        return f"INTEGRA_{group.upper()}_{name.upper()}"

    second = "0" if row["second"] == "-" else code("service", row["second"])
    provided = "0" if row["provided_as"] == "-" else code("service", row["provided_as"])
    flags = ", ".join(str(int(row[name] == yes)) for name, yes in
                      (("shares", "yes"), ("asks", "professional"), ("urgent", "yes"), ("listed", "yes")))
    return (f"    [{code('service', row['service'])}] = {{ {code('service_kind', row['kind'])}, {code('mission', row['mission'])},"
            f" {mask(tables, 'function', listed(row['functions']), 1):#x}, {mask(tables, 'precondition', listed(row['needs'])):#x},\n"
            f"      {flags}, {code('intensity', row['intensity'])}, {code('level', row['level'])}, {second}, {provided},"
            f" {rule_number(row['rule'])}u,\n      {{ {conditions(tables, where(row['where']))} }} }},\n")


def services(tables: Tables) -> str:
    out = "const integra__service_row integra__service_rows[INTEGRA__SERVICE_CODES] = {\n"
    out += "".join(service_row(tables, row) for row in tables.services) + "};\n\n"
    out += "const integra__service_answer_row integra__service_answer_rows[] = {\n"
    for row in tables.answers:
        services_mask = mask(tables, "service", row["services"].split(","))
        out += (f"    {{ {mask(tables, 'motive', row['motives'].split(',')):#x}u, {rule_number(row['rule'])}u, {services_mask:#x}u,\n"
                f"      {{ {conditions(tables, where(row['where']))} }} }},\n")
    out += f"}};\nconst size_t integra__service_answer_row_count = {len(tables.answers)};\n\n"
    out += "const integra__service_exclusion_row integra__service_exclusion_rows[] = {\n"
    for row in tables.exclusions:
        pair = ", ".join(f"INTEGRA_SERVICE_{row[name].upper()}" for name in ("service", "other"))
        out += (f"    {{ INTEGRA_EXCLUSION_{row['exclusion'].upper()}, {rule_number(row['rule'])}u, {pair}, {int(row['except'] != '-')},\n"
                f"      {{ {conditions(tables, where(row['except']))} }} }},\n")
    return out + f"}};\nconst size_t integra__service_exclusion_row_count = {len(tables.exclusions)};\n\n"


def fields(tables: Tables) -> str:
    """Per field, the codes there are and the one that is not known."""
    out = "const integra__demand_field_row integra__demand_field_rows[INTEGRA__DEMAND_FIELD_CODES] = {\n"
    for row in tables.demand_fields:
        codes = [word.code for word in tables.group(row["words"])]
        unknown = 0 if row["unknown"] == "-" else tables.code(row["words"], row["unknown"])
        out += f"    {{ {codes[0]}, {codes[-1]}, {unknown}, INTEGRA_GROUP_{row['words'].upper()} }}, /* {row['field']} */\n"
    return out + "};\n\n"


def accepted(row: dict[str, Any], tables: Tables) -> dict[str, list[str]]:
    """What a row's conditions accept, `not` worked out."""
    given: dict[str, list[str]] = {}
    for field, values in row.get("when", {}).items():
        words = [word.name for word in tables.group(tables.field_words()[field])]
        given[field] = values if isinstance(values, list) else [word for word in words if word not in values["not"]]
    return given


def protocol_row(tables: Tables, row: dict[str, Any], places: dict[str, int]) -> str:
    def numbers(values: Iterable[int]) -> str:
        return "{ " + ", ".join(str(value) for value in values) + " }"

    def text(value: str) -> str:
        return f"{{ {string(value)}, {len(value.encode())} }}"

    calls = row["call"]
    overrides = [places[name] for name in row.get("overrides", [])]
    return (f"    {{ sizeof(integra_row), {mask(tables, 'motive', row['motives']):#x}u, {rule_number(row['rule'])}u,"
            f" {int(row.get('otherwise', False))}, {int(row.get('imposed', False))}, {len(calls)}, {len(overrides)},\n"
            f"      {conditions(tables, accepted(row, tables))},\n"
            f"      {numbers(tables.code('service', call['service']) for call in calls)},"
            f" {numbers(tables.code('level', call['level']) if 'level' in call else 0 for call in calls)},"
            f" {numbers(mask(tables, 'precondition', call.get('first', ())) for call in calls)},"
            f" {numbers(call.get('within', -1) for call in calls)},\n"
            f"      {numbers(overrides or [0])}, {text(row['id'])}, {text(row['source'])} }},\n")


def protocol(tables: Tables, document: dict[str, Any]) -> str:
    places = {row["id"]: place for place, row in enumerate(document["row"])}
    rows = "".join(protocol_row(tables, row, places) for row in document["row"])
    out = f"static const integra_row rows[] = {{\n{rows}}};\n\n"
    sources = "".join(f"    {string(row['source_fr'])}, /* {row['row']} */\n" for row in tables.protocol_sources)
    return out + f"static const char *const sources_fr[] = {{\n{sources}}};\n\n"


def files(root: pathlib.Path, tables: Tables) -> Iterator[tuple[pathlib.Path, str]]:
    document = tomllib.loads((root / "spec/protocols/has-2014.toml").read_text(encoding="utf-8"))
    domain = pathlib.Path("libintegra/domain")
    yield domain / "rules/generated/services.c", (
        NOTE.format("services.tsv, answers.tsv and exclusions.tsv") + '#include "domain/rules/services.h"\n\n'
        + services(tables).rstrip("\n") + "\n")
    yield domain / "demand/generated/fields.c", (
        NOTE.format("demand_fields.tsv and words.tsv") + '#include "domain/demand/demand.h"\n\n' + fields(tables).rstrip("\n") + "\n")
    # The DAC of 2022 provide what others did; the rows, and so the behaviour, stay (GEN-9, ORI-18).
    if [row["row"] for row in tables.protocol_sources] != [row["id"] for row in document["row"]]:
        raise SystemExit("has-2014.sources.tsv does not have the rows of has-2014.toml, each once and in their order")
    names = ((document["name"], document["effective"].isoformat()), ("dac-2022", "2022-07-01"))
    out = NOTE.format("protocols/has-2014.toml and has-2014.sources.tsv") + '#include "domain/protocol/protocol_types.h"\n\n' + protocol(tables, document)
    out += "const integra__protocol_builtin_row integra__protocol_builtins[] = {\n"
    for name, effective in names:
        out += f"    {{ {string(name)}, {days(effective)}, rows, sources_fr, sizeof rows / sizeof rows[0] }},\n"
    yield domain / "protocol/generated/protocols.c", out + f"}};\nconst size_t integra__protocol_builtin_count = {len(names)};\n"
