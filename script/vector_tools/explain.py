"""The 34 steps of an explanation (GEN-3), laid out from the verdicts that a vector states.

Nothing is decided here but whether a count reaches its threshold: items and verdicts are the vector's own.
Spec: spec/10-screening.md, GEN-3.  Layer: tooling.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from generators.tables import rule_number

from .messages import Encoder, Json

#: What each item reads, in order: (group of the source, its word), or the mark of the facts read one after the other.
SOURCES: dict[str, tuple[tuple[str, str] | str, ...]] = {
    "emergency_admission": (("record", "admissions"),),
    "polypathology": (("count", "chronic_conditions"), "organ_failure", ("count", "medicines")),
    "mobility": ("mobility",),
    "cognition_mood_behaviour": ("trouble", "burden"),
    "socio_economic": ("socio_economic",),
    "access_to_care": ("access",),
}
COUNTS = {
    "chronic_conditions": "chronic_conditions_threshold",
    "medicines": "medicines_threshold",
    "professions": "legal_complexity_professions",
}
#: The stage waits for one source: the value it has then, and who is missing.
WAITING = {
    "undetermined": "assistance_threshold",
    "awaiting_judgement": "judgement",
    "awaiting_consent": "assistance_consent",
}
Step = tuple[str, str, str, str, str, str, str, bool]


def sources_of(encoder: Encoder, item: str) -> list[tuple[str, str]]:
    """The sources of an item, its marks read out."""
    found: list[tuple[str, str]] = []
    for source in SOURCES[item]:
        found += [("fact", name) for name in encoder.marked("fact", source)] if isinstance(source, str) else [source]
    return found


def reached(facts: Json, name: str, threshold: int) -> str:
    """Whether a count reaches its threshold (SCR-7)."""
    complete = facts.get(name) is not None
    floor = facts[name] if complete else facts.get(name + "_at_least") or 0
    if floor >= threshold:
        return "yes"
    return "no" if complete else "unknown"


def source_value(group: str, name: str, given: Json, seen: Json, parameters: dict[str, int]) -> str:
    """What a fact, count or the list of stays says, as the rule reads it."""
    facts = given["record"].get("facts") or {}
    if group == "count":
        return reached(facts, name, parameters[COUNTS[name]])
    if group == "record":
        return str((seen["derived"] or {}).get("emergency_admission", "unknown"))
    return str(facts.get(name) or "unknown")


def steps(encoder: Encoder, given: Json, seen: Json) -> list[Step]:
    """(rule, target group, target, value, source group, source, source value, missing)."""
    parameters = encoder.parameters(given["pack"], given["overrides"])
    stated = encoder.stated(given["record"])
    found: list[Step] = []

    def add(rule: str, group: str, target: str, value: str, source: tuple[str, str], read: str) -> None:
        missing = read == "unknown" and (
            WAITING.get(value) == source[1] if target == "stage" else value == "unknown")
        found.append((rule, group, target, value, *source, read, missing))

    for item in encoder.items:
        rule = "SCR-8" if stated.get(item, "unknown") != "unknown" else "SCR-7"
        for source in sources_of(encoder, item):
            add(rule, "question", item, seen["items"][item], source, source_value(*source, given, seen, parameters))
    for rule, verdict in (("SCR-2", "pps"), ("SCR-3", "assistance_threshold")):
        for item in encoder.items:
            add(rule, "verdict", verdict, seen[verdict], ("question", item), seen["items"][item])
    add("SCR-5", "verdict", "stage", seen["stage"], ("verdict", "assistance_threshold"), seen["assistance_threshold"])
    for question in encoder.decisions:
        add("SCR-5", "verdict", "stage", seen["stage"], ("question", question), stated[question] or "unknown")
    professions = source_value("count", "professions", given, seen, parameters)
    add("SCR-11", "verdict", "legal_complexity", seen["legal_complexity"], ("count", "professions"), professions)
    return found


def reasons(encoder: Encoder, given: Json, seen: Json) -> list[list[int]]:
    """The steps as the arrays of a receipt."""
    rows = []
    for rule, group, target, value, source_group, source, read, missing in steps(encoder, given, seen):
        code = encoder.code("stage" if target == "stage" else "tri", value)
        rows.append([
            rule_number(rule), encoder.code("group", group), encoder.code(group, target), code,
            encoder.code("group", source_group), encoder.code(source_group, source),
            encoder.tri(read), int(missing)])
    return rows
