"""Rule packs as JSON: shown whole, read back only as the pack built in, its parameters apart.

Spec: spec/01-wire.md; GEN-9.  Layer: bindings.
SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from typing import Any

from ..rules import Rules, parameters
from ..text import Text
from ..words import Service, marked
from . import strict
from .record import iso
from .strict import JsonError, agree, join

PACK = ("message", "name", "version", "effective", "digest", "parameters", "providers")
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
        raise JsonError(strict.REQUIRED, join(path, "name"))
    where = join(path, "parameters")
    values = strict.fields(given.get("parameters", {}), where, [parameter.name for parameter in parameters()])
    overrides = {name: strict.integer(value, join(where, name), -INT64 - 1, INT64) for name, value in values.items()}
    rules = Rules(strict.text(given["name"], join(path, "name"), 32), **overrides)
    agree(given, rules_to_json(rules), path, Text("the pack built in", "celui du jeu intégré"))
    return rules
