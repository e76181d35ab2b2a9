"""Which values of a field have to be tried, so that a proof over them is a proof over all demands.

Two values of a field are *told apart* where a condition of a row, a column of the tables, or a rule in words accepts
one and not the other. Nothing is lost by leaving a value out where a smaller one (first the one not known, then by
code) is not told apart from it and is possible wherever it is: put in its place, that one gives a possible demand that
breaks the same laws in the same way and is smaller. For law 2 it leaves one field more to be filled, so that whatever
could be filled before still can be.

Spec: 21-protocol, ORI-16 "Laws".  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from .table import Protocol, Row
from .vocabulary import (
    ANSWERS,
    BOUND,
    EXCLUSIONS,
    FIELDS,
    MOST_DAYS,
    NON_PROFESSIONALS,
    NOT_KNOWN,
    OPEN,
    SERVICES,
    VALUES,
    Where,
    fits,
)

# One thing that tells values apart: a field, and those of its values that are accepted.
Teller = tuple[str, frozenset[str]]
URGENT: Teller = ("urgency", frozenset(("urgent",)))


def of_difference(service: str, first: frozenset[str], other: frozenset[str]) -> Iterator[Teller]:
    """What tells whether two sets of preconditions are open alike: those of one set alone decide it."""
    for name in first ^ other:
        yield OPEN[name]
    if first != other and SERVICES[service].urgent:
        yield URGENT


def rows_of(protocol: Protocol, motives: Iterable[str]) -> list[Row]:
    """The rows that read one of these motives or more."""
    return [protocol.rows[index] for motive in motives for index in protocol.of(motive)]


def of_pairs(protocol: Protocol, motives: Iterable[str]) -> set[Teller]:
    """What laws 3, 4 and 9 read: conditions, what unlike calls wait on, where an exclusion does not hold."""
    rows = rows_of(protocol, motives)
    found: set[Teller] = {item for row in rows for item in row.conditions.items()}
    calls = {call for row in rows for call in row.calls}
    for call, other in itertools.combinations(calls, 2):
        if call.service == other.service:
            found.update(of_difference(call.service, call.first, other.first))
    services = {call.service for call in calls}
    for exclusion in EXCLUSIONS:
        if services.issuperset(exclusion.services):
            found.update((exclusion.lifted or {}).items())
    return found


def of_motive(protocol: Protocol, motive: str) -> set[Teller]:
    """What all the laws read of demands of one motive."""
    found = of_pairs(protocol, [motive])
    calls = {call for row in rows_of(protocol, [motive]) for call in row.calls}
    for call in calls:
        service = SERVICES[call.service]
        found.update(of_difference(call.service, call.first, service.needs))
        if service.kind != "stand_in":
            found.update(service.where.items())
        if service.professional:
            found.add(("requester", NON_PROFESSIONALS))
        if service.professional and service.mission == "M2":
            found.add(("stage", frozenset(("to_refer",))))
        if service.shares:
            found.add(("sharing_consent", frozenset(("no",))))
        for urgency, most in MOST_DAYS.items():
            if call.within is not None and call.within > most:
                found.add(("urgency", frozenset((urgency,))))
        # Laws 14 and 15: whether it waits on nothing.
        found.update(OPEN[name] for name in call.first)
    called = {call.service for call in calls}
    where: list[Where] = [
        held for name, held in ANSWERS[motive] if name in called or SERVICES[name].kind == "service"
    ]
    found.update(item for held in where for item in held.items())
    found.update(of_owed(motive))
    return found


def of_owed(motive: str) -> Iterator[Teller]:
    """What laws 14 and 15 read of the services that answer a motive, called or not."""
    services = [SERVICES[name] for name, _ in ANSWERS[motive] if SERVICES[name].kind == "service"]
    if any(service.professional for service in services):
        yield "requester", NON_PROFESSIONALS
        yield "stage", frozenset(("to_refer",))
    if any(service.shares for service in services):
        yield "requester", NON_PROFESSIONALS
        yield "sharing_consent", frozenset(("no",))


@cache
def company(field: str, value: str) -> set[tuple[str, str]]:
    """The values of the other fields that may stand beside this one."""
    found: set[tuple[str, str]] = set()
    for pair in BOUND:
        if field in pair:
            other = pair[1 - pair.index(field)]
            for beside in VALUES[other]:
                first, second = (value, beside) if field == pair[0] else (beside, value)
                if fits(pair, first, second):
                    found.add((other, beside))
    return found


def representatives(
    tellers: Iterable[Teller], values: Mapping[str, tuple[str, ...]] = VALUES
) -> dict[str, tuple[str, ...]]:
    """The values of each field that have to be tried, in ascending order of their codes."""
    kept: dict[str, tuple[str, ...]] = {}
    told: dict[str, list[frozenset[str]]] = {field: [] for field in values}
    for field, accepted in tellers:
        told[field].append(accepted)
    for field, all_values in values.items():
        codes = FIELDS[field]
        chosen: list[str] = []
        for value in sorted(all_values, key=lambda v: (v != NOT_KNOWN.get(field), codes[v])):
            alike = (
                smaller
                for smaller in chosen
                if all((smaller in accepted) == (value in accepted) for accepted in told[field])
                and company(field, value) <= company(field, smaller)
            )
            if next(alike, None) is None:
                chosen.append(value)
        kept[field] = tuple(sorted(chosen, key=codes.__getitem__))
    return kept


def filled(row: Where, values: Mapping[str, str]) -> bool:
    """Law 2: would the row match if some or all of the fields that are not known were known?"""
    choices: dict[str, tuple[str, ...]] = {}
    for field, value in values.items():
        fillings = VALUES[field] if value == NOT_KNOWN.get(field) else (value,)
        choices[field] = tuple(v for v in fillings if v in row.get(field, VALUES[field]))
    bound = {field for pair in BOUND for field in pair}
    if not all(choices.values()):
        return False
    names = [field for field in choices if field in bound]
    for filling in itertools.product(*(choices[field] for field in names)):
        told = dict(zip(names, filling, strict=True))
        if all(fits(pair, told[pair[0]], told[pair[1]]) for pair in BOUND):
            return True
    return False
