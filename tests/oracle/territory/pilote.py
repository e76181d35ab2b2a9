"""The pilote: one, recognised by both sides, neutral, listening, trained, designated after a concertation.

Spec: TER-1, TER-10.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from collections.abc import Iterator

from .facts import Facts
from .findings import Finding, finding, identifier
from .kleene import Tri, every, verdict

QUALITIES = {
    "recognised_by_actors": "TER-1/recognition_by_actors",
    "recognised_by_institutions": "TER-1/recognition_by_institutions", "neutral": "TER-1/neutrality",
    "listening": "TER-1/listening", "trained": "TER-1/training", "ars_concertation": "TER-10/ars_concertation",
}


def designated(facts: Facts) -> Tri:
    """TER-1: whether a pilote is open."""
    return verdict(bool(facts.surely_open("pilote")), facts.claimed("pilote") and not facts.maybe_open("pilote"))


def how_many(facts: Facts) -> int:
    """TER-1: different persons open for certain."""
    return len({row.get("person") for row in facts.surely_open("pilote")} - {None})


def one_pilote(facts: Facts) -> Tri:
    """TER-1: exactly one; several rows of one person are one pilote, one row is one whoever it names."""
    rows = facts.maybe_open("pilote")
    persons = {row.get("person") for row in rows}
    one = len(rows) == 1 or (len(persons) == 1 and None not in persons)
    return verdict(facts.claimed("pilote") and one and designated(facts) is True,
                   how_many(facts) >= 2 or designated(facts) is False)


def the_person(facts: Facts) -> str | None:
    """The person of the only pilote, where known."""
    rows = facts.maybe_open("pilote")
    return rows[0].get("person") if rows else None


def quality(facts: Facts, column: str) -> Tri:
    """TER-1: no where a pilote open for certain has it not; yes where all that may be open have it, one being so."""
    rows = facts.maybe_open("pilote")
    no = any(row.open() and row.tri(column) is False for row in rows)
    return verdict(facts.claimed("pilote") and designated(facts) is True and all(row.tri(column) for row in rows), no)


def recognised(facts: Facts) -> Tri:
    """TER-1: by local actors and by institutions."""
    return every((quality(facts, "recognised_by_actors"), quality(facts, "recognised_by_institutions")))


def pilote_findings(facts: Facts) -> Iterator[Finding]:
    """TER-1, TER-10: none, several, or one who lacks a quality."""
    if designated(facts) is False:
        yield finding("TER-1/designation", facts.at)
    if how_many(facts) >= 2:
        yield finding("TER-1/one_pilote", facts.at, value=how_many(facts))
    for row in facts.surely_open("pilote"):
        for column, name in QUALITIES.items():
            if row.tri(column) is False:
                yield finding(name, facts.at, row, subject=identifier(row, "person"))
