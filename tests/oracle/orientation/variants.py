"""Protocols of territories, made up by seed from the built-in one: what a territory may change, and what it may not.

Beside `generate.py`, whose protocols are cut down to a few motives, these answer all of them, so that most are proved
and have a digest, a conformity and changes. What is planted: days by urgency on both sides of what law 16 allows, one
half of what ORI-6 owes or one of the three things of ORI-8 taken away where some field has some value, levels and days
that a whole service changes, rows split that call the same, marks taken off and put on.

Spec: 21-protocol, ORI-16 to ORI-18.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import copy
import random
from collections.abc import Callable
from typing import Any

from .generate import BUILT_IN, Document, RowDocument, calling, document, made
from .vocabulary import MOTIVES, VALUES

LEVELS = ("primary_care", "territory", "region")
#: Days on both sides of what law 16 allows.
DAYS = (0, 1, 2, 3, 6, 7, 8, 300, 3650)
#: Fields by which a row may be split without that any law reads it there.
HARMLESS = ("place", "urgency", "ground", "over_60", "loss_of_autonomy", "assessment", "open_plan")
Rows = list[RowDocument]
Change = Callable[[random.Random, Rows], None]


def accepted(row: RowDocument, field: str) -> list[str]:
    """The values of a field that a row of a document accepts."""
    told = row.get("when", {}).get(field)
    if told is None:
        return list(VALUES[field])
    return [value for value in VALUES[field] if value not in told["not"]] if isinstance(told, dict) else list(told)


def split(chance: random.Random, rows: Rows, row: RowDocument, field: str) -> tuple[RowDocument, RowDocument] | None:
    """The row as two, each with some of the values that it accepts; those that override it override both."""
    values = accepted(row, field)
    if len(values) < 2:
        return None
    some = chance.sample(values, chance.randint(1, len(values) - 1))
    other = copy.deepcopy(row)
    other["id"] = f"{row['id']}-{len(rows)}"
    row["when"] = {**row.get("when", {}), field: some}
    other["when"] = {**other.get("when", {}), field: [value for value in values if value not in some]}
    for above in rows:
        if row["id"] in above.get("overrides", ()):
            above["overrides"] = [*above["overrides"], other["id"]]
    rows.insert(chance.randint(0, len(rows)), other)
    return row, other


def motives_apart(chance: random.Random, rows: Rows, row: RowDocument) -> RowDocument:
    """The row for some of its motives, the rest staying as it was; what no longer has a motive in common is let go."""
    if len(row["motives"]) < 2:
        return row
    some = chance.sample(row["motives"], chance.randint(1, len(row["motives"]) - 1))
    part = copy.deepcopy(row)
    part["id"], part["motives"] = f"{row['id']}-{len(rows)}", some
    row["motives"] = [motive for motive in row["motives"] if motive not in some]
    for above in list(rows):
        if row["id"] in above.get("overrides", ()):
            above["overrides"] = [*above["overrides"], part["id"]]
    rows.append(part)
    tidy(rows)
    return part


def tidy(rows: Rows) -> None:
    """Overrides of rows that have a motive in common alone."""
    read = {row["id"]: set(row["motives"]) for row in rows}
    for row in rows:
        row["overrides"] = [name for name in row.get("overrides", ()) if read.get(name, set()) & read[row["id"]]]


def days_by_urgency(chance: random.Random, rows: Rows) -> None:
    """What a service waits, said urgency by urgency, everywhere that it is called."""
    service = chance.choice([row["call"][0]["service"] for row in rows])
    for row in [row for row in rows if any(call["service"] == service for call in row["call"])]:
        parts = split(chance, rows, row, "urgency")
        for part in parts or (row,):
            urgent = set(part.get("when", {}).get("urgency", VALUES["urgency"]))
            most = 2 if "urgent" in urgent else 7 if "prompt" in urgent else 3650
            within = chance.choice([days for days in DAYS if days <= most or chance.random() < 0.15])
            for call in part["call"]:
                if call["service"] == service:
                    call["within"] = within


def half_missing(chance: random.Random, rows: Rows) -> None:
    """ORI-6: who may not ask is informed no more, or not sent back, for some motives or where a field says so."""
    row = chance.choice([row for row in rows if row["id"].startswith(("subsidiarity", "professionals-only"))])
    part = motives_apart(chance, rows, row)
    halves = split(chance, rows, part, chance.choice((*HARMLESS, "stage"))) if chance.random() < 0.6 else None
    part = (halves or (part,))[0]
    if len(part["call"]) > 1:
        part["call"] = [chance.choice(part["call"])]
    if chance.random() < 0.3:
        part["call"] += [calling(chance.choice(("home_help", "deepening", "etp", "declined")))]


def refusal_lacking(chance: random.Random, rows: Rows) -> None:
    """ORI-8: one of the three things missing, or information made to wait."""
    row = chance.choice([row for row in rows if row["id"].startswith("consent-refused")])
    part = motives_apart(chance, rows, row)
    halves = split(chance, rows, part, chance.choice((*HARMLESS, "requester"))) if chance.random() < 0.6 else None
    part = (halves or (part,))[0]
    if len(part["call"]) > 1:
        part["call"].pop(chance.randrange(len(part["call"])))
    elif chance.random() < 0.5:
        part["call"] = [calling("information", **({"first": ["mt"]} if chance.random() < 0.5 else {}))]
    else:
        rows.remove(part)


def level_changed(chance: random.Random, rows: Rows) -> None:
    """A service at another level, or later, wherever it is called."""
    service = chance.choice([call["service"] for row in rows for call in row["call"]])
    level, within = chance.choice(LEVELS), chance.choice((0, 1, 2))
    for call in (call for row in rows for call in row["call"] if call["service"] == service):
        call["level"] = level
        if chance.random() < 0.9:
            call["within"] = within


def marked(chance: random.Random, rows: Rows) -> None:
    """Rows imposed that were not, or no more imposed; a row stays imposed where it overrides one that is."""
    for row in chance.sample(rows, min(len(rows), chance.randint(1, 8))):
        row["imposed"] = not row.get("imposed", False)


def split_alike(chance: random.Random, rows: Rows) -> None:
    """A row in two that call the same; one half may be marked otherwise."""
    row = chance.choice([row for row in rows if not row.get("otherwise")])
    parts = split(chance, rows, row, chance.choice(HARMLESS))
    if parts and chance.random() < 0.5:
        parts[1]["imposed"] = not parts[1].get("imposed", False)


def said_beside(chance: random.Random, rows: Rows) -> None:
    """Information more, or a ground that opens help with protocols to professionals."""
    field = chance.choice([name for name in VALUES if name != "isolated"])
    when = {field: chance.sample(VALUES[field], chance.randint(1, len(VALUES[field]) - 1))}
    motives = chance.sample([motive for motive in MOTIVES if motive != "unclear"], chance.randint(1, 3))
    calls = [calling("information")]
    if chance.random() < 0.4:
        when["requester"] = chance.sample(("mt", "health", "social", "medico_social", "institution"), 2)
        calls = [calling(chance.choice(("protocol_support", "know_how_support")))]
    told: dict[str, Any] = {"when": when, "imposed": chance.random() < 0.5}
    rows.insert(chance.randint(0, len(rows)), made(f"beside-{len(rows)}", motives, calls, **told))


def follow_up_alone(chance: random.Random, rows: Rows) -> None:
    """ORI-10: people who ask for follow-up of no plan are informed, and the MT is not told."""
    row = next(row for row in rows if row["id"].startswith("subsidiarity") and "pps_follow_up" in row["motives"])
    row["motives"] = [motive for motive in row["motives"] if motive != "pps_follow_up"]
    people = {"requester": ["person", "carer"], "stage": {"not": ["to_refer"]}, "sharing_consent": ["unknown", "yes"]}
    none, rest = ({**people, "open_plan": values} for values in (["none"], ["unknown", "pps", "psi"]))
    over = [each["id"] for each in rows
            if each["id"].startswith("pps-follow-up") and "pps_follow_up" in each["motives"]]
    rows.append(made("follow-up-of-none", ["pps_follow_up"], [calling("information")], when=none, imposed=True,
                     overrides=over))
    rows.append(made("follow-up-told", ["pps_follow_up"], [calling("information"), calling("mt_told")], when=rest,
                     imposed=True, overrides=over))
    tidy(rows)


HARMLESS_CHANGES: tuple[Change, ...] = (
    days_by_urgency, level_changed, marked, split_alike, said_beside, follow_up_alone)
FAULTS: tuple[Change, ...] = (half_missing, refusal_lacking)


def territory(seed: int) -> Document:
    """A protocol: one to four changes, and in one of three something owed is taken away."""
    chance = random.Random(seed)
    rows: Rows = copy.deepcopy(BUILT_IN["row"])
    changes = [chance.choice(HARMLESS_CHANGES) for _ in range(chance.randint(1, 4))]
    if changes.count(follow_up_alone) > 1:
        changes = [change for change in changes if change is not follow_up_alone]
    if seed % 3 == 0:
        changes.append(chance.choice(FAULTS))
    for change in changes:
        change(chance, rows)
    return document(rows)




def lacking(part: str, call: str, when: dict[str, Any], *instead: dict[str, Any]) -> Document:
    """The built-in protocol, but that one of its rows calls one thing less where a field has some values, or
    something else instead."""
    rows: Rows = copy.deepcopy(BUILT_IN["row"])
    row = next(row for row in rows if row["id"] == part)
    [(field, values)] = when.items()
    less = copy.deepcopy(row)
    less["id"], less["when"] = f"{part}-less", {**row.get("when", {}), field: values}
    row["when"] = {**row.get("when", {}), field: [value for value in accepted(row, field) if value not in values]}
    less["call"] = [each for each in less["call"] if each["service"] != call] + list(instead)
    return document([*rows, less])


#: Cases that chance seldom makes: what is lacking, and where alone.
BY_HAND: dict[str, Document] = {
    "judged, and nothing of mission 1": lacking("professionals-only", "information", {"stage": ["to_refer"]}),
    "judged, and no way back": lacking("professionals-only", "professional_request", {"stage": ["to_refer"]}),
    "sent back to another": lacking(
        "professionals-only", "professional_request", {"place": ["home"]}, calling("questionnaire_completion")),
    "something now that is none": lacking(
        "subsidiarity", "information", {"place": ["home"]}, calling("questionnaire_completion")),
    "refused, and information waits": lacking(
        "consent-refused", "information", {"place": ["home"]}, calling("information", first=["mt"])),
    "refused, and consent not discussed": lacking("consent-refused", "consent_discussion", {"assessment": ["unknown"]}),
    "refused, and not informed": lacking("consent-refused", "information", {"place": ["returned"]}),
    "nobody told": lacking("subsidiarity", "mt_told", {"open_plan": ["none"]}),
    "nothing now": lacking("subsidiarity", "information", {"urgency": ["urgent"]}),
}

#: The built-in protocol of a territory that imposes nothing: there is no conformity to it (ORI-17).
IMPOSING_NOTHING: Document = document([{**row, "imposed": False} for row in copy.deepcopy(BUILT_IN["row"])])


def told_otherwise(service: str, **rest: Any) -> Document:
    """The built-in protocol with one service called at another level or later, wherever it is."""
    rows: Rows = copy.deepcopy(BUILT_IN["row"])
    for call in (call for row in rows for call in row["call"] if call["service"] == service):
        call.update(rest)
    return document(rows)
