"""Who sits, with what power, who convenes and animates, and what waits at inclusion meetings.

Spec: CON-2, CON-3, CON-11, CON-14.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from collections.abc import Iterator

from .facts import Facts, Row, before, due_after
from .findings import Finding, finding, identifier
from .kleene import Tri, verdict
from .meetings import TABLE_TIERS, bodies, seats
from .pilote import one_pilote, the_person
from .tables import code

REQUIRED = {"macro": ("ars", "departmental_council"), "meso": ("elected", "users", "manager", "self_employed")}
EXPECTED = {"macro": ("users", "urps", "health_insurance", "social_cohesion", "pension_fund", "education"),
            "meso": ("ccas",)}
GP_BIT = 1


def judged(facts: Facts, tier: str) -> bool:
    """CON-2: seats are judged where a body of the level is open for certain."""
    return any(body.open() for body in bodies(facts, tier))


def all_seats(facts: Facts, tier: str) -> list[Row] | None:
    """The seats that may be open at a level, None where they are not all known."""
    listed = [body for body in bodies(facts, tier) if body.open() is not False]
    if not facts.claimed("body") or not all(body.flag("seats_complete") for body in listed):
        return None
    return [seat for body in listed for seat in seats(facts, body)]


def absent(facts: Facts, tier: str, category: str) -> bool:
    """CON-2: a category known to hold no open seat at a level."""
    listed = all_seats(facts, tier)
    return listed is not None and not any(seat.get("category") in (category, None) for seat in listed)


def without_gp(facts: Facts, tier: str) -> bool:
    """CON-2: self-employed professionals are not known absent, but that none of them is a GP is known."""
    listed = all_seats(facts, tier)
    return listed is not None and not absent(facts, tier, "self_employed") and not any(
        seat.get("category") in ("self_employed", None) and seat.get("profession") in ("general_practitioner", None)
        for seat in listed)


def seat_findings(facts: Facts) -> Iterator[Finding]:
    """CON-2: one finding a level and weight, with all that is missing."""
    for tier in TABLE_TIERS:
        if not judged(facts, tier):
            continue
        for name, wanted in (("required", REQUIRED[tier]), ("expected", EXPECTED[tier])):
            bits = sum(1 << code("seat_category", one) for one in wanted if absent(facts, tier, one))
            if tier == "meso" and name == "required" and without_gp(facts, tier):
                bits |= GP_BIT
            if bits:
                yield finding(f"CON-2/seat_{name}", facts.at, value=bits, other=code("tier", tier))


def month_findings(facts: Facts) -> Iterator[Finding]:
    """CON-2: clinical meetings of D's month and the one before, without the MT or without every sector."""
    since = before(facts.at.replace(day=1), 1)
    for row in facts.read("clinical_month"):
        if row.get("month") < since:
            continue
        for name, column in (("mt_seat", "with_mt"), ("sector_seats", "with_every_sector")):
            held, present = row.get("held"), row.get(column)
            if held is not None and present is not None and present < held:
                yield finding(f"CON-2/{name}", facts.at, row, subject=identifier(row.get("body")),
                              value=held - present, other=held)


def power_findings(facts: Facts) -> Iterator[Finding]:
    """CON-3: of a structure's seats at a table, none decides or holds a delegation."""
    for body in bodies(facts, *TABLE_TIERS):
        listed = seats(facts, body)
        if not body.open() or not body.flag("seats_complete") or any(seat.unknown("structure") for seat in listed):
            continue
        for place in sorted({seat.cells["structure"] for seat in listed if seat.open() and seat.get("structure")}):
            structure = facts.rows["structure"][place]
            if all(seat.get("power") == "none" for seat in listed if seat.get("structure") is structure):
                yield finding("CON-3/power", facts.at, structure, subject=identifier(body),
                              second=identifier(structure))


def is_table(body: Row) -> Tri:
    """CON-11: a table or a plenary assembly; a blank kind may be one."""
    kind = body.get("kind")
    return None if kind is None else kind in ("table", "plenary")


def convening_findings(facts: Facts) -> Iterator[Finding]:
    """CON-11: tables without host or convenor; a tactical table that the pilote does not animate."""
    animator = the_person(facts) if one_pilote(facts) else None
    for body in bodies(facts, *TABLE_TIERS):
        if not body.open() or not is_table(body):
            continue
        for column in ("host", "convenor"):
            if body.none(column):
                yield finding(f"CON-11/{column}", facts.at, body, subject=identifier(body))
        if body.get("tier") == "meso" and body.get("kind") == "table" and animator is not None:
            if body.none("animator") or body.get("animator") not in (None, animator):
                yield finding("CON-11/animation", facts.at, body, subject=identifier(body))


def tables(facts: Facts) -> list[Row]:
    return [body for body in bodies(facts, *TABLE_TIERS) if body.open() and is_table(body)]


def elected_convene(facts: Facts) -> Tri:
    """CON-11: elected officials take part in convening one table at least.

    A body that may be open, or whose kind is not known, may be the table that they convene.
    """
    doubtful = [body for body in bodies(facts, *TABLE_TIERS) if is_table(body) is not False
                and (body.open() is None or (body.open() and is_table(body) is None
                                             and body.tri("elected_convene") is not False))]
    answers = [body.tri("elected_convene") for body in tables(facts)]
    no = facts.claimed("body") and not doubtful and bool(answers) and all(one is False for one in answers)
    return verdict(True in answers, no)


def elected_findings(facts: Facts) -> Iterator[Finding]:
    if elected_convene(facts) is False:
        yield finding("CON-11/elected_convening", facts.at, value=len(tables(facts)))


def inclusion_findings(facts: Facts) -> Iterator[Finding]:
    """CON-14, of the record: in an inclusion body's latest month that says what waits, a situation not decided in time."""
    rows = [row for row in facts.read("inclusion_month") if row.get("body").get("kind") == "inclusion"
            and not (row.blank("pending") and row.blank("pending_since"))]
    for row in rows:
        latest = max(one.get("month") for one in rows if one.cells["body"] == row.cells["body"])
        since, pending = row.get("pending_since"), row.get("pending")
        if row.get("month") != latest or since is None or since > facts.at or pending == 0:
            continue
        due = due_after(since, facts.parameters["inclusion_decision_months"])
        if due < facts.at:
            yield finding("CON-14/inclusion_decision", facts.at, row, subject=identifier(row.get("body")),
                          value=pending or 0, due=due)
