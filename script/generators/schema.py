"""JSON Schema (draft 2020-12) of the JSON forms, from words.tsv and parameters.tsv: spec/schema/*.schema.json.

Structure only: what a schema cannot say (a day that exists, a name given twice, 1.0 for 1) the reader still refuses.
Layer: tooling.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import json
import pathlib
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from .tables import Tables

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
UINT32 = 4294967295
#: The greatest size of one message, as the header says it (WIRE-14).
HEADER = pathlib.Path(__file__).resolve().parents[2] / "include/integra/base.h"
MESSAGE_LIMIT = next(int(line.split()[2]) for line in HEADER.read_text(encoding="utf-8").splitlines()
                     if line.startswith("#define INTEGRA_MESSAGE_LIMIT "))


def files(root: pathlib.Path, tables: Tables) -> Iterator[tuple[pathlib.Path, str]]:
    yield from written(SCHEMAS, tables)


def written(schemas: Mapping[str, Callable[[Tables], Schema]], tables: Tables) -> Iterator[tuple[pathlib.Path, str]]:
    """The file of each schema."""
    for name, make in schemas.items():
        head = {"$schema": DIALECT, "$id": f"{name}.schema.json"}
        text = json.dumps(head | make(tables), ensure_ascii=False, indent=1) + "\n"
        yield pathlib.Path(f"spec/schema/{name}.schema.json"), text


# ---- pieces

DATE = {"type": "string", "format": "date",
        "pattern": "^(?!0000)[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"}
ID = {"type": "string", "not": {"pattern": "^[0-]+$"},
      "pattern": "^([0-9a-fA-F]{32}|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})$"}
HEX = {"type": "string", "pattern": "^([0-9a-f]{2})*$", "maxLength": 2 * MESSAGE_LIMIT}
ID_OUT = {"type": "string", "pattern": "^[0-9a-f]{32}$"}
DIGEST = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
REF = {"type": "string", "maxLength": 256}


def number(lowest: int, highest: int) -> Schema:
    return {"type": "integer", "minimum": lowest, "maximum": highest}


def names(tables: Tables, group: str) -> list[str]:
    return [word.name for word in tables.group(group)]


def word(tables: Tables, group: str) -> Schema:
    return {"enum": names(tables, group)}


def marked(tables: Tables, group: str, mark: str) -> list[str]:
    return [word.name for word in tables.marks(group)[mark]]


def described(tables: Tables, group: str, schema: Schema, mark: str | None = None) -> dict[str, Schema]:
    """One property a word, or a word with a mark, its label as description."""
    words = tables.group(group) if mark is None else tables.marks(group)[mark]
    return {each.name: {"description": f"{each.label_en} ({each.rule})"} | schema for each in words}


def maybe(schema: Schema) -> Schema:
    """The same, or null, which is as good as left out."""
    return {"anyOf": [schema, {"type": "null"}]}


def object_of(properties: dict[str, Schema], required: list[str] | None = None) -> Schema:
    out: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    return out | ({"required": required} if required else {})


def always(properties: dict[str, Schema]) -> Schema:
    """An object whose names are all always present."""
    return object_of(properties, list(properties))


def list_of(schema: Schema, **bounds: Any) -> Schema:
    return {"type": "array", "items": schema} | bounds


# ---- what goes in

def record(tables: Tables) -> Schema:
    """A record: a name left out, or null, is unknown."""
    tri = maybe(word(tables, "tri"))
    return {"title": "A record to screen, one a line of NDJSON"} | object_of({
        "id": maybe(ID), "ref": maybe(REF), "date": maybe(DATE),
        "answers": maybe(object_of(described(tables, "question", tri, "item"))),
        "facts": maybe(facts(tables, tri)), **described(tables, "question", tri, "decision"), "extension": maybe(HEX)})


def facts(tables: Tables, tri: Schema) -> Schema:
    counts = names(tables, "count")
    properties: dict[str, Schema] = {
        "admissions": maybe(list_of(object_of({"date": maybe(DATE), "emergency": tri}), maxItems=4096)),
        "admissions_known_from": maybe(DATE),
        "admissions_known_to": {"description": "by default the record's date; \"unknown\" where it is not known up to when",
                                "anyOf": [DATE, {"const": "unknown"}, {"type": "null"}]},
    }
    for name in counts:
        properties[name] = maybe(number(0, UINT32))
        properties[name + "_at_least"] = maybe(number(0, UINT32))
    properties |= described(tables, "fact", tri)
    given = {"type": "integer"}
    both = [{"not": {"properties": {name: given, name + "_at_least": given}, "required": [name, name + "_at_least"]}}
            for name in counts]
    return object_of(properties) | {"allOf": both}


def inclusion(tables: Tables) -> Schema:
    """The inclusion sheet: a name left out, or null, is unknown or empty."""
    prose = maybe({"type": "string", "maxLength": 4096})
    entry = object_of({"value": maybe(word(tables, "tri")), "basis": maybe(word(tables, "basis")), "date": maybe(DATE),
                       "evidence": maybe(ID)})
    others = {name: prose for name in marked(tables, "ground", "other")}
    return {"title": "An inclusion sheet"} | object_of({
        "message": {"const": "inclusion"}, "id": maybe(ID), "date": maybe(DATE), "prescriber": maybe(ID),
        "birth_date": maybe(DATE), "sex": maybe(word(tables, "sex")), "outcome": maybe(word(tables, "outcome")),
        "grounds": maybe(list_of(word(tables, "ground"), uniqueItems=True)),
        "extent": maybe(list_of(word(tables, "function"), uniqueItems=True)),
        "others": maybe(object_of(others)), "needs": prose, "capacities": prose, "participation": prose,
        "factors": maybe(object_of(described(tables, "factor", maybe(entry)))), "extension": maybe(HEX)}, ["message"])


# ---- events of a plan, in and out

TIME = {"type": "string", "pattern": "^(?!0000)[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
                                     "T([01][0-9]|2[0-3]):[0-5][0-9]Z$"}
#: The columns of kinds.tsv that a name of `fields` follows; where no column says, any kind has it.
COLUMNS = {"salt": "text", "text_digest": "text"}
#: Names whose words are of one group, whatever the kind.
GROUPS = {"heard": "heard"}


EVENT_FIELDS: dict[str, Schema] = {
    "due": DATE, "until": DATE, "person": ID, "reference": ID, "target": DIGEST, "code": number(1, 65535),
    "detail": number(1, 65535), "giver": ID, "heard": number(1, 65535), "vouched": {"enum": ["no", "yes"]},
    "text": {"type": "string", "maxLength": 4096},
    "salt": {"type": "string", "pattern": "^([0-9a-f]{32})?$"}, "text_digest": DIGEST,
    "signatures": {"type": "array", "items": HEX | {"minLength": 2, "maxLength": 4096}, "maxItems": 8, "uniqueItems": True},
    "extension": HEX, "edition": number(1, UINT32)}


def event_fields(tables: Tables, row: dict[str, str]) -> Schema:
    """The `fields` of one kind. A text that is required may have been erased: its digest alone is then left."""
    properties: dict[str, Schema] = {}
    for name in EVENT_FIELDS:
        presence = row.get(COLUMNS.get(name, name), "O")
        if presence == "-" or (name == "edition" and row["kind"] != "opening"):
            continue
        words = [each.name for each in tables.group(row.get(f"{name}_words", GROUPS.get(name, "-"))) if each.code > 0]
        properties[name] = maybe({"enum": words}) if words else {"$ref": f"#/$defs/{name}"}
    return object_of(properties, [name for name in properties if name != "text" and row.get(name, "O")[0] == "R"])


def draft(tables: Tables) -> Schema:
    """An event to append: what the plan fills in may be left out."""
    properties = {
        "plan": maybe(ID), "writer": maybe(ID), "sequence": maybe(number(1, UINT32)), "author": ID,
        "recorded": maybe(TIME), "effective": maybe(DATE), "kind": {"anyOf": [word(tables, "event"), number(1, UINT32)]},
        "fields": {"type": "object"}, "parents": maybe(list_of(DIGEST, maxItems=1024)), "digest": maybe(DIGEST)}
    rows = [{"if": {"properties": {"kind": {"const": row["kind"]}}},
             "then": {"properties": {"fields": event_fields(tables, row), "effective": DATE}, "required": ["effective"]}}
            for row in tables.kinds]
    later = {"if": {"properties": {"kind": {"type": "integer"}}}, "then": {"properties": {"fields": object_of(
        {name: {"$ref": f"#/$defs/{name}"} for name in EVENT_FIELDS})}}}
    return {"title": "An event to append to a shared plan"} | object_of(properties, ["author", "kind", "fields"]) | {
        "$defs": {name: maybe(schema) for name, schema in EVENT_FIELDS.items()}, "allOf": [*rows, later]}


def event(tables: Tables) -> Schema:
    """An event of a plan, whole."""
    return {"title": "An event of a shared plan", "$ref": "draft.schema.json",
            "required": ["writer", "sequence", "recorded"]}


# ---- what comes out

def finding(tables: Tables, more: dict[str, Schema] | None = None) -> Schema:
    settled = [name for name in names(tables, "settled_by") if name != "none"]  # none is null
    return always({
        "rule": word_of_rules(tables), "weight": word(tables, "weight"), "state": word(tables, "finding_state"),
        "subject": maybe(ID_OUT), "item": maybe(word(tables, "question")), "date": maybe(DATE),
        "settled_by": maybe({"enum": settled}), **(more or {})})


def word_of_rules(tables: Tables) -> Schema:
    return {"enum": [row["name"] for row in tables.rules]}


def outcome(tables: Tables) -> dict[str, Schema]:
    """What a line of `integra screen` and a message `screening` have in common."""
    tri = word(tables, "tri")
    verdicts = described(tables, "verdict", tri)
    items = marked(tables, "question", "item")
    return {
        "id": maybe(ID_OUT), "date": maybe(DATE), "pack": word(tables, "pack"),
        "items": always(described(tables, "question", tri, "item")),
        "derived": list_of({"enum": items}, uniqueItems=True),
        "yes_count": number(0, len(items)), "unknown_count": number(0, len(items)),
        "pps": verdicts["pps"], "assistance_threshold": verdicts["assistance_threshold"],
        "stage": word(tables, "stage"), "ask": list_of(word(tables, "question"), uniqueItems=True),
        "least_to_settle": number(0, len(items)), "legal_complexity": verdicts["legal_complexity"],
        "findings": list_of(finding(tables), maxItems=64)}


def screening(tables: Tables) -> Schema:
    """One line of `integra screen --format ndjson`."""
    properties = outcome(tables)
    whole = {"id": properties.pop("id"), "ref": maybe(REF)} | properties
    return {"title": "The outcome of a screening, one a line of NDJSON"} | always(whole)


def message(tables: Tables) -> Schema:
    """The whole of a message `screening`, as `integra inspect` shows it."""
    tri = word(tables, "tri")
    compared = {"anyOf": [tri, number(0, UINT32)]}
    properties = {"message": {"const": "screening"}} | outcome(tables) | {
        "findings": list_of(finding(tables, {"value": compared, "other": compared}), maxItems=64),
        "overridden": {"type": "boolean"}, "stated": always(described(tables, "question", tri)),
        "record": maybe(always(described(tables, "question", tri, "item"))),
        "pps_robustness": number(0, 255), "threshold_robustness": number(0, 255)}
    required = list(properties)
    return {"title": "A message screening"} | object_of(properties | {"extension": HEX}, required)


def pack(tables: Tables) -> Schema:
    """A rule pack, overrides applied."""
    values = {row["name"]: {"description": row["label_en"]} | number(int(row["minimum"]), int(row["maximum"]))
              for row in tables.parameters}
    return {"title": "A rule pack"} | always({
        "message": {"const": "pack"}, "name": word(tables, "pack"), "version": number(1, 65535), "effective": DATE,
        "digest": DIGEST, "parameters": always(values),
        "providers": object_of({name: word(tables, "provider") for name in names(tables, "service")
                                if name in tables.packs[0]})})


def receipt(tables: Tables) -> Schema:
    """A decision receipt: what it says, and in `data` the bytes that say it."""
    sources = [name for group in ("fact", "count", "record", "question", "verdict") for name in names(tables, group)]
    targets = names(tables, "question") + names(tables, "verdict")
    reason = always({
        "rule": word_of_rules(tables), "target": {"enum": targets},
        "value": {"enum": names(tables, "tri") + names(tables, "stage")}, "source": {"enum": sources},
        "source_value": word(tables, "tri"), "missing": {"type": "boolean"}})
    one = list_of({"enum": marked(tables, "question", "item")}, uniqueItems=True)
    parameters = {row["name"]: number(int(row["minimum"]), int(row["maximum"])) for row in tables.parameters}
    return {"title": "A decision receipt"} | always({
        "message": {"const": "receipt"}, "pack": word(tables, "pack"), "version": number(1, 65535), "digest": DIGEST,
        "overrides": object_of(parameters), "record": {"$ref": "record.schema.json"},
        "screening": {"$ref": "screening_message.schema.json"}, "findings": list_of(finding(tables), maxItems=64),
        "reasons": list_of(reason, minItems=1, maxItems=255),
        "sets": object_of({name: list_of(one) for name in ("pps", "assistance_threshold")}), "data": HEX})


SCHEMAS = {"record": record, "screening": screening, "screening_message": message, "inclusion": inclusion,
           "pack": pack, "receipt": receipt, "event": event, "draft": draft}
