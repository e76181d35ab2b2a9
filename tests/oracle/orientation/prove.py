"""The sixteen laws, tried on every demand that is told apart from smaller ones.

Spec: 21-protocol, ORI-16 "Laws".  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from .classes import filled, of_motive, of_pairs, representatives
from .evaluate import behaviour, called, matching, speaking, speaking_of
from .table import Call, Protocol
from .vocabulary import (
    CODES,
    EXCLUSIONS,
    FIELDS,
    MOST_DAYS,
    MOTIVES,
    NON_PROFESSIONALS,
    SERVICES,
    VALUES,
    Values,
    Where,
    answers,
    demands,
    holds,
    may_be_called,
    open_for,
    size,
)

Allowed = Mapping[str, tuple[str, ...]]
Key = tuple[int, ...]
# What a demand breaks: law, code of the subject, row, other row, code of the service; -1 is none.
Breach = tuple[str, int, int, int, int]

BUT_REQUESTER = tuple(field for field in FIELDS if field != "requester")
# Law 13: what may be called by a row that reads an age, besides stand-ins.
MAY_READ_AGE = ("pathway_assistance", "case_management", "shared_assessment", "information")
# Where the subject of a law is a word; elsewhere it is a row.
SUBJECTS = {
    "complete": "motive",
    "isolated": "motive",
    "answered_now": "motive",
    "refusal_answered": "motive",
    "contradiction": "service",
    "exclusive": "exclusion",
}


@dataclass(frozen=True)
class Failure:
    """A law broken; `demand` is motives and values, and rows are indices. None is none."""

    law: str
    subject: str
    demand: tuple[tuple[str, ...], dict[str, str]] | None
    row: int | None
    other: int | None
    service: str | None


def demand_key(motives: Sequence[str], values: Values) -> Key:
    """What orders demands as "smallest" does."""
    codes = sorted(CODES["motive"][motive] for motive in motives)
    rest = [FIELDS[field][values[field]] for field in BUT_REQUESTER]
    requester = FIELDS["requester"][values["requester"]]
    other = codes[1] if len(codes) > 1 else -1
    return (len(codes) + size(values), requester, codes[0], len(codes), other, *rest)


@lru_cache(4096)
def clashing(
    protocol: Protocol, low: int, high: int
) -> tuple[list[tuple[Call, Call]], list[tuple[int, Where | None, int]]]:
    """What two rows may break together in some demand: calls of one service written unlike; exclusions of two services,
    with where they do not hold and the lowest code."""
    unlike: list[tuple[Call, Call]] = []
    excluded: list[tuple[int, Where | None, int]] = []
    for call, other in itertools.product(protocol.rows[low].calls, protocol.rows[high].calls):
        if call.service == other.service and call != other:
            unlike.append((call, other))
        lowest = min(SERVICES[call.service].code, SERVICES[other.service].code)
        for exclusion in EXCLUSIONS:
            if {call.service, other.service} == set(exclusion.services):
                excluded.append((CODES["exclusion"][exclusion.name], exclusion.lifted, lowest))
    return unlike, excluded


def between(protocol: Protocol, pairs: Iterable[tuple[int, int]], values: Values) -> Iterator[Breach]:
    """Laws 3 and 4: what two speaking rows break together, a row and itself (law 4) included."""
    for index, beside in pairs:
        low, high = min(index, beside), max(index, beside)
        unlike, excluded = clashing(protocol, low, high)
        for call, other in unlike:
            if called(call, values) != called(other, values):
                code = SERVICES[call.service].code
                yield "contradiction", code, low, high, code
        for name, lifted, lowest in excluded:
            if lifted is None or not holds(lifted, values):
                yield "exclusive", name, low, high, lowest


def by_calls(protocol: Protocol, index: int, values: Values) -> Iterator[Breach]:
    """Laws 6, 7, 8, 11, 12 and 16: what one speaking row breaks by each of its calls."""
    for call in protocol.rows[index].calls:
        service = SERVICES[call.service]
        unlike = open_for(call.service, call.first, values) ^ open_for(call.service, service.needs, values)
        broken = {
            "subsidiary": not may_be_called(call.service, values),
            "mt_in_the_loop": "mt" in unlike,
            "consenting": "sharing_consent" in unlike
            or (service.shares and values["sharing_consent"] == "no"),
            "due": service.kind != "stand_in" and not holds(service.where, values),
            "settled_first": bool(unlike - {"mt", "sharing_consent"}),
            "in_time": call.within is not None and call.within > MOST_DAYS.get(values["urgency"], call.within),
        }
        for law, is_broken in broken.items():
            if is_broken:
                yield law, index, index, -1, service.code


def swallows(protocol: Protocol, motive: str, speakers: Iterable[int], values: Values) -> Iterator[Breach]:
    """Law 2: an `otherwise` row that takes something not known for a no."""
    ordinary = [protocol.rows[index] for index in protocol.of(motive) if not protocol.rows[index].otherwise]
    for index in speakers:
        if not protocol.rows[index].otherwise:
            continue
        for service in (SERVICES[call.service] for call in protocol.rows[index].calls):
            harmless = service.name == "information" or service.kind == "stand_in"
            if harmless or (service.name == "deepening" and motive == "unclear"):
                continue
            if any(filled(row.conditions, values) for row in ordinary):
                yield "otherwise", index, index, -1, service.code


def owed(protocol: Protocol, motive: str, speakers: Iterable[int], values: Values) -> Iterator[Breach]:
    """Laws 14 and 15: what is owed where the services of a motive may not be called, or may not share."""
    calls = [call for index in speakers for call in protocol.rows[index].calls]
    called_at_all = {call.service for call in calls}
    waits_on_nothing = {call.service for call in calls if not open_for(call.service, call.first, values)}
    answering = answers(motive, values)
    services = {name for name in answering if SERVICES[name].kind == "service"}
    refused = values["sharing_consent"] == "no"
    if services and not any(may_be_called(name, values) for name in services):
        now = {name for name in waits_on_nothing if SERVICES[name].kind == "service" and SERVICES[name].mission == "M1"}
        back = {name for name in called_at_all & answering if SERVICES[name].kind == "stand_in"}
        if not now or not (back or refused):
            yield "answered_now", CODES["motive"][motive], -1, -1, -1
    if refused and any(SERVICES[name].shares for name in services):
        missing = {"information"} - waits_on_nothing | {"consent_discussion"} - called_at_all
        if values["requester"] not in NON_PROFESSIONALS:
            missing |= {"advice_without_identity"} - called_at_all
        if missing:
            lowest = min(SERVICES[name].code for name in missing)
            yield "refusal_answered", CODES["motive"][motive], -1, -1, lowest


def of_one_motive(
    protocol: Protocol, motive: str, speakers: Sequence[int], values: Values
) -> Iterator[Breach]:
    """What a demand of one motive breaks, laws 5, 10 and 13 left out."""
    code = CODES["motive"][motive]
    services = {call.service for index in speakers for call in protocol.rows[index].calls}
    if not services & answers(motive, values):
        yield "complete", code, -1, -1, -1
    yield from owed(protocol, motive, speakers, values)
    yield from swallows(protocol, motive, speakers, values)
    yield from between(protocol, itertools.combinations_with_replacement(speakers, 2), values)
    for index in speakers:
        yield from by_calls(protocol, index, values)
    # Where calls differ at all, those of `unknown` differ from some other: the smallest demand is one of these.
    reads_it = any("isolated" in protocol.rows[index].conditions for index in protocol.of(motive))
    if reads_it and values["isolated"] == "unknown" and not same_as_all(protocol, motive, values):
        yield "isolated", code, -1, -1, -1


def same_as_all(protocol: Protocol, motive: str, values: Values) -> bool:
    """Law 9: are the calls those of the same demand with every other value of `isolated`?"""
    here = behaviour(protocol, motive, values)
    return all(
        behaviour(protocol, motive, {**values, "isolated": value}) == here for value in VALUES["isolated"]
    )


def below(protocol: Protocol, index: int) -> set[int]:
    """A row, and all that it overrides directly or through others."""
    found, todo = {index}, [index]
    while todo:
        for over in map(protocol.index, protocol.rows[todo.pop()].overrides):
            if over not in found:
                found.add(over)
                todo.append(over)
    return found


def reads_age(protocol: Protocol, index: int) -> list[int]:
    """Law 13: what is called by age that may not be, by code: by the row, those below it, or an `otherwise` beside it."""
    row = protocol.rows[index]
    if row.conditions.get("over_60", frozenset(VALUES["over_60"])) == frozenset(VALUES["over_60"]):
        return []
    beside = {at for at, other in enumerate(protocol.rows) if other.otherwise and other.motives & row.motives}
    called = {call.service for at in below(protocol, index) | beside for call in protocol.rows[at].calls}
    services = (SERVICES[name] for name in called)
    return sorted(s.code for s in services if s.kind != "stand_in" and s.name not in MAY_READ_AGE)


def imposed_overridden(protocol: Protocol, index: int) -> list[int]:
    """Law 10: the imposed rows that an adaptable one overrides."""
    row = protocol.rows[index]
    over = sorted(protocol.index(name) for name in row.overrides)
    return [] if row.imposed else [at for at in over if protocol.rows[at].imposed]


def by_themselves(protocol: Protocol) -> Iterator[Breach]:
    """Laws 10 and 13, which a row breaks whatever the demand."""
    for index in range(len(protocol.rows)):
        for other in imposed_overridden(protocol, index):
            yield "imposed", index, index, other, -1
        for service in reads_age(protocol, index)[:1]:
            yield "age", index, index, -1, service


def silencer(protocol: Protocol, index: int, matched: Sequence[int], speakers: Sequence[int]) -> int:
    """Law 5: the lowest row that keeps a matching row from speaking."""
    if protocol.rows[index].otherwise:
        return min(at for at in matched if not protocol.rows[at].otherwise)
    return min(protocol.overridden_by[index] & set(speakers))


class Proof:
    """The smallest breach of each law and subject so far."""

    def __init__(self, protocol: Protocol, allowed: Allowed, shrink: bool) -> None:
        self.protocol = protocol
        self.allowed = allowed
        self.shrink = shrink
        self.found: dict[tuple[str, int], tuple[Key, Breach, tuple[str, ...], Values | None]] = {}
        self.alive: set[int] = set()

    def note(self, breaches: Iterable[Breach], motives: tuple[str, ...], values: Values | None) -> None:
        """Keep each breach that is the smallest of its law and subject; without a demand it is larger than any."""
        key: Key | None = None
        for breach in breaches:
            if key is None:
                key = (10**6,) if values is None else demand_key(motives, values)
            kept = self.found.get(breach[:2])
            if kept is None or (key, breach[2:]) < (kept[0], kept[1][2:]):
                self.found[breach[:2]] = (key, breach, motives, values)

    def demands(self, tellers: Callable[[], Iterable[tuple[str, frozenset[str]]]]) -> Iterator[dict[str, str]]:
        """The demands to try."""
        return demands(representatives(tellers(), self.allowed) if self.shrink else self.allowed)

    def one(self, motive: str) -> None:
        """Every demand of one motive."""
        protocol = self.protocol
        alone = list(by_themselves(protocol))
        for values in self.demands(lambda: of_motive(protocol, motive)):
            matched = matching(protocol, motive, values)
            speakers = speaking_of(protocol, matched)
            self.alive.update(speakers)
            breaches = list(of_one_motive(protocol, motive, speakers, values))
            for index in set(matched) - self.alive:
                other = silencer(protocol, index, matched, speakers)
                breaches.append(("dead_row", index, index, other, -1))
            breaches += (breach for breach in alone if {breach[2], breach[3]} - {-1} <= set(matched))
            self.note(breaches, (motive,), values)

    def two(self, motive: str, other: str) -> None:
        """Every demand of two motives, for laws 3 and 4."""
        protocol = self.protocol
        for values in self.demands(lambda: of_pairs(protocol, (motive, other))):
            rows = speaking(protocol, motive, values)
            others = speaking(protocol, other, values)
            self.note(between(protocol, itertools.product(rows, others), values), (motive, other), values)

    def failures(self) -> list[Failure]:
        """By law, then by subject."""
        for index in self.alive:
            self.found.pop(("dead_row", index), None)
        dead = set(range(len(self.protocol.rows))) - self.alive
        self.note((("dead_row", index, index, -1, -1) for index in dead), (), None)
        self.note(by_themselves(self.protocol), (), None)
        order = sorted(self.found, key=lambda found: (CODES["law"][found[0]], found[1]))
        return [self.failure(*self.found[at][1:]) for at in order]

    def failure(self, breach: Breach, motives: tuple[str, ...], values: Values | None) -> Failure:
        """A breach in words."""
        law, subject, row, other, service = breach
        words = {code: name for name, code in CODES[SUBJECTS[law]].items()} if law in SUBJECTS else {}
        services = {told.code: name for name, told in SERVICES.items()}
        return Failure(
            law=law,
            subject=words[subject] if law in SUBJECTS else self.protocol.rows[subject].id,
            demand=None if values is None else (motives, {field: values[field] for field in FIELDS}),
            row=None if row < 0 else row,
            other=None if other < 0 else other,
            service=services.get(service),
        )


def worth_trying(protocol: Protocol, motive: str, other: str) -> bool:
    """Could rows of the two motives break laws 3 or 4? Calls written alike never differ, whatever the demand."""
    calls = {call for index in protocol.of(motive) for call in protocol.rows[index].calls}
    others = {call for index in protocol.of(other) for call in protocol.rows[index].calls}
    pairs = {frozenset(exclusion.services) for exclusion in EXCLUSIONS}
    return any(
        (call.service == beside.service and call != beside)
        or frozenset((call.service, beside.service)) in pairs
        for call, beside in itertools.product(calls, others)
    )


def prove(protocol: Protocol, allowed: Allowed = VALUES, *, shrink: bool = True) -> list[Failure]:
    """The failures, by law and subject; `allowed` keeps to some values, and without `shrink` each of them is tried."""
    proof = Proof(protocol, allowed, shrink)
    for motive in MOTIVES:
        proof.one(motive)
    for motive, other in itertools.combinations(MOTIVES, 2):
        if worth_trying(protocol, motive, other) if shrink else protocol.of(motive) and protocol.of(other):
            proof.two(motive, other)
    return proof.failures()
