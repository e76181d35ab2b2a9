"""Elements that turn round what a resource says, and that nobody here understands.

Spec: FHIR R4 (modifierExtension).  Layer: bindings.
SPDX-License-Identifier: Apache-2.0

FHIR forbids to read a resource by halves: one that has a modifierExtension, in any of its parts, is read
by whoever understands that, and none is understood here. It may be what it seems to be, or the reverse.
"""

from __future__ import annotations

from typing import Any

from ..text import Text
from .dates import Period
from .entry import Entry
from .links import STAY, Encounter
from .medicines import Product
from .person import Condition
from .shape import Node
from .taken import Medicine
from .tally import MODIFIED

NAME = "modifierExtension"
#: What holds resources, and is none of somebody.
_HOLDERS = ("Bundle", "Parameters")


def raised(document: Any) -> None:
    """Put the modifierExtension of a part on the resource that holds it, which is read by it."""
    _found(document)


def _found(value: Any) -> bool:
    if isinstance(value, list):
        return any([_found(each) for each in value])
    if not isinstance(value, dict):
        return False
    own, inner = bool(value.get(NAME)), any([_found(each) for each in value.values()])
    if value.get("resourceType") in _HOLDERS:
        return False
    held = value.get("resource")
    if own and isinstance(held, dict):
        held.setdefault(NAME, value[NAME])
    if inner and isinstance(value.get("resourceType"), str):
        value.setdefault(NAME, True)
    return own or inner


def modified(it: Node) -> bool:
    """Say whether a resource has one."""
    return bool(it.members.get(NAME))


def unread(entry: Entry) -> None:
    """Count a resource that is not read, and leave open whatever it may have said."""
    it, keys, person = entry.resource, entry.keys, entry.person
    entry.tally.miss(MODIFIED)
    if it.path == "Condition":
        person.conditions.append(Condition(keys, (), Period(None, doubtful=True), known=False))
    elif it.path == "Encounter":
        period = it.child("period") or it.child("actualPeriod")
        person.encounters.append(Encounter(keys, STAY, "unknown", period.date("start") if period else None, surely=False))
    elif it.path.startswith("Medication"):
        person.medicines.append(Medicine(keys, Product(), Period(None, doubtful=True)))
