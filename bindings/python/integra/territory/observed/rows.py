"""Rows of a protocol that a table may discuss where nobody serves what one calls for.

Spec: spec/45-observed.md ("What a row may say"); ORI-5, ORI-6, ORI-16, CON-7.  Layer: bindings.
SPDX-License-Identifier: Apache-2.0

A law of the proof keeps what answers a motive called (ORI-16), so that a row adds a service beside it and never takes its
place. Which rows hold is for the proof alone to say: these are only worth being proved.
"""
from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Set

from ...protocol.model import Call, Row
from ...protocol.protocol import Protocol
from ...services import CALLED, ServiceInfo
from ...services import service as service_info
from ...word_tables import FIELDS
from ...words import DemandField, Motive, Passing, Requester, Service, ServiceKind, Tri, Word, marked
from .model import LogRow, Outcome

__all__ = ["candidates", "rows_for"]

_PEOPLE = frozenset(set(Requester) - set(marked(Requester, "professional")))
When = dict[DemandField, frozenset[Word]]


def candidates(
    wanted: Service, unmet: Iterable[LogRow], log: Iterable[LogRow], lacking: Set[Service],
) -> tuple[Service, ...]:
    """The services that may be worth calling beside one that nobody serves, the likeliest first.

    Where offers turned away who asked, a professional's request is a route back (ORI-6). Then services of the same
    mission, functions and intensity that the log has seen served, those served most often first, but none that
    recurs as lacking itself: what is not there helps nobody.
    """
    info, served = service_info(wanted), Counter[Service]()
    for row in log:
        for called in row.services:
            if called.outcome is Outcome.SERVED:
                served[called.service] += 1
            elif called.outcome is Outcome.SECOND and (second := service_info(called.service).second) is not None:
                served[second] += 1
    alike = [each for each in CALLED if served[each] and each not in {wanted, *lacking} and _alike(info, service_info(each))]
    alike.sort(key=lambda each: (-served[each], each.code))
    refused = any(called.reason is Passing.REQUESTER for row in unmet for called in row.unmet if called.service is wanted)
    return (*([Service.PROFESSIONAL_REQUEST] if refused else []), *alike)


def _alike(one: ServiceInfo, other: ServiceInfo) -> bool:
    return other.kind is ServiceKind.SERVICE and (one.mission, one.functions, one.intensity) == (
        other.mission, other.functions, other.intensity)


def rows_for(adopted: Protocol, wanted: Service, candidate: Service, unmet: Iterable[LogRow], prefix: str) -> Iterator[Row]:
    """The rows that call a candidate where an adopted protocol calls the service: a row for each of its own that does, about
    the motives that were seen and for those who were seen to ask, and where no other silences that one. A demand of which
    neither is known leaves both open."""
    seen = tuple(unmet)
    motives = frozenset[Motive]().union(*(row.motives for row in seen)) if all(row.motives for row in seen) else None
    requesters = frozenset(row.requester for row in seen if row.requester is not None)
    if len(requesters) != len({row.requester for row in seen}):
        requesters = frozenset(Requester)
    overriding = _overriding(adopted)
    places = [row for row in adopted.rows if not row.otherwise and any(call.service is wanted for call in row.calls)]
    ids = (name for name in map(f"{prefix}-{{}}".format, itertools.count(1)) if name not in adopted.ids)
    for row in places:
        about = row.motives if motives is None else row.motives & motives
        when = _where(row, candidate, requesters, overriding.get(row.id, ())) if about else None
        if when is not None:
            yield Row(id=next(ids), motives=about, when=when, calls=[_call(candidate)], rule="CON-7",
                      source=f"{adopted.name}, {row.id}")


def _overriding(protocol: Protocol) -> Mapping[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in protocol.rows:
        for name in row.overrides:
            found.setdefault(name, []).append(row)
    return found


def _call(service: Service) -> Call:
    return Call(service=service, first=frozenset(service_info(service).needs))


def _where(row: Row, candidate: Service, requesters: Set[Requester], silencing: Iterable[Row]) -> When | None:
    """Where a row speaks and a service may be called and is due; None for nowhere."""
    info = service_info(candidate)
    when: When = {field: frozenset(accepted) for field, accepted in row.when.items()}
    limits: list[tuple[DemandField, Set[Word]]] = list(info.due.items())
    if len(requesters) < len(Requester):
        limits.append((DemandField.REQUESTER, requesters))
    if info.professional:
        limits.append((DemandField.REQUESTER, frozenset(marked(Requester, "professional"))))
    if info.kind is ServiceKind.STAND_IN:
        limits.append((DemandField.REQUESTER, _PEOPLE))
    if info.shares:
        limits.append((DemandField.SHARING_CONSENT, frozenset((Tri.UNKNOWN, Tri.YES))))
    for field, accepted in limits:
        when[field] = when.get(field, frozenset(FIELDS[field])) & accepted
    for other in silencing:
        if not _kept_apart(when, other):
            return None
    return when if all(when.values()) else None


def _kept_apart(when: When, other: Row) -> bool:
    """Narrows where a row speaks to where another does not, by one field; whether that leaves anything."""
    for field, accepted in other.when.items():
        left = when.get(field, frozenset(FIELDS[field])) - accepted
        if left:
            when[field] = left
            return True
    return False
