"""Rule packs and receipts as JSON: shown whole, read back only as they were made.

A pack is built in, and a receipt proves what was decided: of both, a JSON form that was edited is refused.
Spec: spec/01-wire.md; GEN-9, GEN-10, SCR-12.  Layer: bindings.
SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..messages import Receipt, decode
from ..rules import Rules, parameters
from ..words import Service, marked
from . import strict
from .record import iso, record_to_json
from .screening import finding_to_json, message_to_json, reason_to_json
from .strict import JsonError, join

PACK = ("message", "name", "version", "effective", "digest", "parameters", "providers")
RECEIPT = ("message", "pack", "version", "digest", "overrides", "record", "screening", "findings", "reasons", "sets",
           "data")
INT64 = 9223372036854775807
#: The services whose provider a pack names; the others come under one of these (ORI-5).
PROVIDED = marked(Service, "provided")


def rules_to_json(rules: Rules) -> dict[str, Any]:
    """A pack, overrides applied, with every parameter and provider."""
    providers = ((service, rules.provider(service)) for service in PROVIDED)
    return {
        "message": "pack", "name": str(rules.name), "version": rules.version,
        "effective": iso(rules.effective), "digest": rules.digest.hex(),
        "parameters": {parameter.name: rules.value(parameter.name) for parameter in parameters()},
        "providers": {service.word: provider.word for service, provider in providers if provider},
    }


def rules_from_json(document: object, *, path: str = "") -> Rules:
    """Reads a pack: ``name`` and ``parameters`` make it, and whatever else is given must agree with it."""
    given = strict.fields(document, path, PACK)
    if "name" not in given:
        raise JsonError("this name is required", join(path, "name"))
    where = join(path, "parameters")
    values = strict.fields(given.get("parameters", {}), where, [parameter.name for parameter in parameters()])
    overrides = {name: strict.integer(value, join(where, name), -INT64 - 1, INT64) for name, value in values.items()}
    rules = Rules(strict.text(given["name"], join(path, "name"), 32), **overrides)
    agree(given, rules_to_json(rules), path, "the pack built in")
    return rules


def receipt_to_json(receipt: Receipt) -> dict[str, Any]:
    """A receipt: what it says, and in ``data`` the bytes that say it."""
    return {
        "message": "receipt", "pack": str(receipt.pack), "version": receipt.version, "digest": receipt.digest.hex(),
        "overrides": dict(receipt.overrides), "record": record_to_json(receipt.record),
        "screening": message_to_json(receipt.screening),
        "findings": [finding_to_json(finding) for finding in receipt.findings],
        "reasons": [reason_to_json(reason) for reason in receipt.reasons],
        "sets": {verdict.word: [[question.word for question in one] for one in sets]
                 for verdict, sets in receipt.sets.items()},
        "data": receipt.data.hex(),
    }


def receipt_from_json(document: object, *, path: str = "") -> Receipt:
    """Reads a receipt from its ``data``; whatever else is given must agree with it."""
    given = strict.fields(document, path, RECEIPT)
    if "data" not in given:
        raise JsonError("this name is required", join(path, "data"))
    receipt = decode(strict.octets(given["data"], join(path, "data")))
    if not isinstance(receipt, Receipt):
        raise JsonError("expected the bytes of a receipt", join(path, "data"))
    agree(given, receipt_to_json(receipt), path, "the bytes in data")
    return receipt


def agree(given: Mapping[str, object], whole: Mapping[str, Any], path: str, source: str) -> None:
    """Refuses what a document gives that is not what the rest of it says."""
    for name, value in given.items():
        if name != "parameters" and not strict.same(value, whole[name]):  # parameters made the pack already
            raise JsonError(f"differs from {source}: leave it out or give it as it was", join(path, name))
