"""JSON Schema (draft 2020-12) of demands and of the lines that answer them: spec/schema/{demand,orientation}.schema.json.

Layer: tooling.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import pathlib
from collections.abc import Iterator

from . import schema as s
from .tables import Tables

COMMUNE = {"type": "string", "pattern": "^[0-9A-Z]{5}$"}


def files(root: pathlib.Path, tables: Tables) -> Iterator[tuple[pathlib.Path, str]]:
    yield from s.written({"demand": demand, "orientation": orientation}, tables)


def demand(tables: Tables) -> s.Schema:
    """A demand: a name left out, or null, is not known."""
    labels = {word.name: f"{word.label_en} ({word.rule})" for word in tables.group("demand_field")}
    fields = {name: {"description": labels[name]} | s.maybe(s.word(tables, group)) for name, group in tables.field_words().items()}
    situation = {row["field"]: fields[row["field"]] for row in tables.demand_fields if row["under"] == "situation"}
    requester = {"description": labels["requester"]} | s.word(tables, "requester")
    return {"title": "A demand to a guichet, one a line of NDJSON"} | s.object_of({
        "id": s.maybe(s.ID), "ref": s.maybe(s.REF), "date": s.maybe(s.DATE), "door": s.maybe(s.word(tables, "door")),
        "channel": s.maybe(s.word(tables, "channel")), "call": s.maybe(s.ID), "requester": requester,
        "motives": s.list_of(s.word(tables, "motive"), minItems=1, uniqueItems=True),
        "urgency": fields["urgency"], "ground": fields["ground"],
        "situation": s.maybe(s.object_of(situation)),
        "commune": s.maybe(COMMUNE),
        "publics": {"description": "for whom, never anyone (ORI-11)"} | s.maybe(
            s.list_of(s.word(tables, "public"), uniqueItems=True)),
        "extension": s.maybe(s.HEX)}, ["requester", "motives"])


def orientation(tables: Tables) -> s.Schema:
    """One line of `integra orient --format ndjson`."""
    functions = s.list_of(s.word(tables, "function"), uniqueItems=True)
    serving = {
        "served_service": s.maybe(s.word(tables, "service")), "offer": s.maybe(s.ID_OUT),
        "offer_level": s.maybe(s.word(tables, "level")), "structure": s.maybe(s.ID_OUT),
        "structure_kind": s.maybe(s.word(tables, "structure_kind")), "structure_reference": s.maybe({"type": "string"}),
        "structure_name": s.maybe({"type": "string"}), "site": s.maybe(COMMUNE), "comes": s.maybe(s.word(tables, "tri")),
        "grid": s.maybe({"type": "string"}), "check_first": s.maybe({"type": "boolean"}),
        "equals": s.maybe({"type": "integer", "minimum": 1}), "unmet": s.maybe(s.word(tables, "passing"))}
    route = s.always({
        "mission": s.word(tables, "mission"), "function": s.maybe(s.word(tables, "function")), "functions": functions,
        "service": s.word(tables, "service"), "intensity": s.word(tables, "intensity"), "level": s.word(tables, "level"),
        "due": s.maybe(s.DATE), "waits_for": s.list_of(s.word(tables, "precondition"), uniqueItems=True),
        "second": s.maybe(s.word(tables, "service")), "provided_by": s.maybe(s.word(tables, "provider")),
        "rule": s.word_of_rules(tables)} | serving)
    accepted = s.always({"service": s.word(tables, "service"), "rule": s.word_of_rules(tables)} | serving)
    need = s.always({
        "rule": s.word_of_rules(tables), "service": s.word(tables, "service"), "functions": functions,
        "level": s.word(tables, "level"), "reason": s.word(tables, "passing"), "date": s.maybe(s.DATE),
        "commune": s.maybe(COMMUNE), "demand": s.maybe(s.ID_OUT)})
    return {"title": "The answer to a demand, one a line of NDJSON"} | s.always({
        "id": s.maybe(s.ID_OUT), "ref": s.maybe(s.REF), "date": s.maybe(s.DATE),
        "protocol": s.always({"name": s.maybe({"type": "string", "maxLength": 64}),
                              "origin": s.maybe(s.word(tables, "protocol_origin")), "digest": s.DIGEST}),
        "first_answer_due": s.maybe(s.DATE),
        "numbers": s.list_of(s.word(tables, "emergency_number"), uniqueItems=True),
        "routes": s.list_of(route, minItems=1, maxItems=48), "accepted": s.list_of(accepted, maxItems=48), "unmet": s.list_of(need, maxItems=48),
        "findings": s.list_of(s.finding(tables))})
