"""What a protocol answers: which rows speak for a motive, what they call, and the whole response to a demand.

Spec: 21-protocol, ORI-16 "Rows"; 20-orientation, ORI-5 "The response".  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from .table import Call, Protocol
from .vocabulary import PARAMETERS, SERVICES, Service, Values, open_for

# A call as the digest and law 9 compare it: service, level, days, effective preconditions.
Called = tuple[str, str, int | None, frozenset[str]]


@dataclass(frozen=True)
class Route:
    """One route of a response; `row` is None where the response added it."""

    service: str
    level: str
    within: int | None
    waits: frozenset[str]
    row: int | None
    rule: str
    motives: tuple[str, ...]


def matching(protocol: Protocol, motive: str, values: Values) -> tuple[int, ...]:
    """The rows that accept the motive and every value."""
    return tuple([index for index in protocol.of(motive) if protocol.rows[index].matches(values)])


def speaking_of(protocol: Protocol, matched: Iterable[int]) -> tuple[int, ...]:
    """Those of the matching rows that speak: no row that overrides them does, nor, for `otherwise`, an ordinary one."""
    ordinary = {index for index in matched if not protocol.rows[index].otherwise}
    if not ordinary:
        return tuple(matched)

    def speaks(index: int) -> bool:
        return not any(speaks(over) for over in protocol.overridden_by[index] & ordinary)

    return tuple(sorted(index for index in ordinary if speaks(index)))


def speaking(protocol: Protocol, motive: str, values: Values) -> tuple[int, ...]:
    """The rows that speak for the motive."""
    return speaking_of(protocol, matching(protocol, motive, values))


def silenced(protocol: Protocol, motive: str, values: Values) -> tuple[int, ...]:
    """The ordinary rows that match and do not speak."""
    matched = matching(protocol, motive, values)
    speaks = speaking_of(protocol, matched)
    return tuple(
        index for index in matched if index not in speaks and not protocol.rows[index].otherwise
    )


def called(call: Call, values: Values) -> Called:
    """A call with its effective preconditions."""
    return call.service, call.level, call.within, open_for(call.service, call.first, values)


def behaviour(
    protocol: Protocol, motive: str, values: Values, *, imposed: bool = False
) -> frozenset[Called]:
    """What speaking rows call, or speaking imposed rows alone (ORI-18)."""
    return frozenset(
        called(call, values)
        for index in speaking(protocol, motive, values)
        if protocol.rows[index].imposed or not imposed
        for call in protocol.rows[index].calls
    )


def called_routes(
    protocol: Protocol, motives: Sequence[str], values: Values
) -> dict[str, Route]:
    """One route a service: as the lowest row that calls it says, for every motive whose rows call it."""
    speakers = {motive: speaking(protocol, motive, values) for motive in motives}
    routes: dict[str, Route] = {}
    for index in sorted({index for rows in speakers.values() for index in rows}):
        for call in protocol.rows[index].calls:
            if call.service not in routes:
                callers = {
                    at for at, row in enumerate(protocol.rows) if call.service in {c.service for c in row.calls}
                }
                _, level, within, waits = called(call, values)
                asked = tuple(motive for motive in motives if callers & set(speakers[motive]))
                rule = protocol.rows[index].rule
                routes[call.service] = Route(call.service, level, within, waits, index, rule, asked)
    return routes


def added(
    service: str, rule: str, routes: Iterable[Route], motives: Sequence[str], values: Values
) -> Route:
    """A route of the response's own, for every motive of the routes that want it."""
    asked = {motive for route in routes for motive in route.motives}
    waits = open_for(service, SERVICES[service].needs, values)
    ordered = tuple(motive for motive in motives if motive in asked)
    return Route(service, SERVICES[service].level, None, waits, None, rule, ordered)


def response(protocol: Protocol, motives: Sequence[str], values: Values) -> list[Route]:
    """ORI-5: the whole response, in ascending order of services."""
    routes = called_routes(protocol, motives, values)
    own: list[Route] = []

    def add(service: str, rule: str, wanted: Callable[[Service], bool]) -> None:
        found = [route for route in routes.values() if wanted(SERVICES[route.service])]
        if found:
            own.append(added(service, rule, found, motives, values))

    if values["urgency"] == "urgent":
        numbers = added("emergency_numbers", "ORI-8", (), motives, values)
        own.append(Route(**{**vars(numbers), "motives": tuple(motives)}))
    if values["mt"] == "unknown":
        add("mt_search", "ORI-7", lambda told: "mt" in told.needs)
    if values["mt"] == "known" and values["sharing_consent"] != "no":
        add("mt_information", "ORI-7", lambda told: told.mission == "M2")
    if values["open_plan"] in ("pps", "psi") and values["sharing_consent"] != "no":
        add("plan_referent", "ORI-10", lambda told: "referent" in told.needs or (
            told.mission == "M1" and told.kind == "service" and told.shares))
    return sorted([*routes.values(), *own], key=lambda route: SERVICES[route.service].code)


def first_answer_days(values: Values, parameters: Mapping[str, int] = PARAMETERS["has-2014"]) -> int:
    """ORI-13: days after the demand's date by which the first answer is due; urgency not known means the shortest."""
    days = {urgency: parameters[f"first_answer_{urgency}_days"] for urgency in ("urgent", "prompt", "routine")}
    return days.get(values["urgency"], min(days.values()))


def due_days(route: Route, values: Values, parameters: Mapping[str, int] = PARAMETERS["has-2014"]) -> int:
    """ORI-13: days after the demand's date on which a route is due, whatever it waits on."""
    return first_answer_days(values, parameters) if route.within is None else route.within
