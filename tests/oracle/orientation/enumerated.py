"""Laws 14 to 16, conformity, changes of calls and digests of a protocol, over demands laid out and counted.

A second reading beside `prove.py`, `conform.py` and `digest.py`, which see the same demands by classes and as a tree.
Needs numpy.

Spec: ORI-6, ORI-8, ORI-13, ORI-16 to ORI-18, from the rules and the forms of chapter 21.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .laid_out import ONE, ORDER, PROFESSIONALS, Cells, Layout, Numbers, Side, layout_of
from .table import Protocol
from .vocabulary import ANSWERS, CODES, MOTIVES, PARAMETERS, SERVICES, VALUES, Service

#: The edition of the vocabulary of chapter 20 (ORI-18).
EDITION = 1
#: ORI-13 as published: an urgent demand waits no longer than a prompt one may, that one no longer than a routine one.
LONGEST = {
    "urgent": PARAMETERS["has-2014"]["first_answer_prompt_days"],
    "prompt": PARAMETERS["has-2014"]["first_answer_routine_days"],
}
#: Law, subject, key of the smallest demand, service at fault.
Broken = tuple[str, str, int, str | None]


def whose_asking(layout: Layout, service: Service) -> Cells:
    """ORI-6: where the service may be called for whoever asks."""
    if not service.professional:
        return np.ones(ONE, dtype=bool)
    asked = layout.where({"requester": PROFESSIONALS})
    return asked | layout.where({"stage": frozenset(("to_refer",))}) if service.mission == "M2" else asked


def answered_now(side: Side) -> Cells:
    """Law 14: both halves of ORI-6, for whoever may call nothing of what the motive calls for."""
    layout = side.layout
    nothing = np.zeros(ONE, dtype=bool)
    answering, allowed, now, back = nothing, nothing, nothing, nothing
    for name, where in ANSWERS[layout.motive]:
        service, there = SERVICES[name], layout.where(where)
        if service.kind == "service":
            answering = answering | there
            allowed = allowed | there & whose_asking(layout, service)
        elif service.kind == "stand_in":
            back = back | there & side.called(name)
    for service in SERVICES.values():
        if service.kind == "service" and service.mission == "M1":
            now = now | side.called(service.name, at_once=True)
    refused = layout.where({"sharing_consent": frozenset(("no",))})
    return answering & ~allowed & ~(now & (back | refused))


def refusal_lacks(side: Side) -> dict[str, Cells]:
    """Law 15: each of the three things that ORI-8 leaves after a refusal, with where it is missing."""
    layout = side.layout
    shares = np.zeros(ONE, dtype=bool)
    for name, where in ANSWERS[layout.motive]:
        if SERVICES[name].kind == "service" and SERVICES[name].shares:
            shares = shares | layout.where(where)
    shares = shares & layout.where({"sharing_consent": frozenset(("no",))})
    return {
        "information": shares & ~side.called("information", at_once=True),
        "consent_discussion": shares & ~side.called("consent_discussion"),
        "advice_without_identity": shares & ~side.called("advice_without_identity")
        & layout.where({"requester": PROFESSIONALS}),
    }


def put_off(side: Side) -> dict[tuple[str, str], Cells]:
    """Law 16: each row and service, with where it is called later than the urgency known allows."""
    found: dict[tuple[str, str], Cells] = {}
    for row in side.rows:
        for call in row.calls:
            late = frozenset(name for name, most in LONGEST.items() if call.within is not None and call.within > most)
            if late:
                found[row.id, call.service] = side.speaks[row.id] & side.layout.where({"urgency": late})
    return found


def broken(protocol: Protocol) -> list[Broken]:
    """What breaks laws 14 to 16: of each law and subject the smallest demand, and the first service at fault there."""
    found: dict[tuple[str, str], tuple[int, int]] = {}

    def keep(law: str, subject: str, key: int | None, service: str | None) -> None:
        if key is not None:
            told = key, CODES["service"][service] if service else -1
            found[law, subject] = min(told, found.get((law, subject), told))

    for motive in MOTIVES:
        layout = layout_of(motive, protocol)
        side = Side(protocol, layout)
        keep("answered_now", motive, layout.smallest(answered_now(side)), None)
        for name, cells in refusal_lacks(side).items():
            keep("refusal_answered", motive, layout.smallest(cells), name)
        for (row, name), cells in put_off(side).items():
            keep("in_time", row, layout.smallest(cells), name)
    names = {code: name for name, code in CODES["service"].items()}
    places = {"in_time": {row.id: at for at, row in enumerate(protocol.rows)}}
    ordered = sorted(found, key=lambda one: (CODES["law"][one[0]], places.get(one[0], CODES["motive"])[one[1]]))
    return [(*subject, found[subject][0], names.get(found[subject][1])) for subject in ordered]


def classes(layout: Layout, made: Sequence[Cells]) -> Numbers:
    """Demands numbered so that two have one number where the same of these things hold in both."""
    numbers: Numbers = np.zeros(layout.possible.shape, dtype=np.int64)
    wide = 1
    for cells in made:
        numbers = numbers * 2 + cells
        wide *= 2
        if wide >= 1 << 40:
            numbers, wide = renumbered(numbers)
    return renumbered(numbers)[0]


def renumbered(numbers: Numbers) -> tuple[Numbers, int]:
    distinct, places = np.unique(numbers, return_inverse=True)
    return places.reshape(numbers.shape).astype(np.int64), len(distinct)


@dataclass
class Group:
    """Demands of one motive in which both sides call the same: how many, the smallest, and what is called."""

    count: int
    key: int
    one: frozenset[bytes]
    other: frozenset[bytes]


def groups(motive: str, one: tuple[Protocol, bool], other: tuple[Protocol, bool]) -> list[Group]:
    """All the demands of a motive, by what two protocols, or their imposed parts, call in them."""
    layout = layout_of(motive, one[0], other[0])
    sides = [Side(each, layout).told(imposed=imposed) for each, imposed in (one, other)]
    numbers = classes(layout, [cells for told in sides for _, cells in told])[layout.possible]
    keys = layout.keys[layout.possible]
    count = np.bincount(numbers)
    least = np.full(len(count), np.iinfo(np.int64).max)
    np.minimum.at(least, numbers, keys)
    order = np.argsort(keys)
    places = order[np.minimum(np.searchsorted(keys[order], least), len(keys) - 1)]
    flat = [[(call, np.broadcast_to(cells, layout.possible.shape)[layout.possible]) for call, cells in told]
            for told in sides]
    found = []
    for number in np.flatnonzero(count):
        calls = [frozenset(call for call, cells in told if cells[places[number]]) for told in flat]
        found.append(Group(int(count[number]) * layout.weight, int(least[number]), *calls))
    return found


def conforms(protocol: Protocol, adopted: Protocol) -> tuple[str, int, int | None]:
    """ORI-17: the verdict, in how many demands something imposed is lacking, and the smallest of them."""
    every = [group for motive in MOTIVES for group in groups(motive, (protocol, False), (adopted, True))]
    lacking = [group for group in every if not group.other <= group.one]
    imposes = any(group.other for group in every)
    verdict = "no" if lacking else "yes"
    return (verdict if imposes else "unknown", sum(group.count for group in lacking),
            min((group.key for group in lacking), default=None))


def change(group: Group) -> tuple[object, ...]:
    """What the sides differ in: services that one calls, with level and days; of one that both call, what differs."""
    one, other = ({call[0]: call for call in calls} for calls in (group.one, group.other))
    told: list[object] = []
    for code in sorted(one.keys() | other.keys()):
        if code in one and code in other:
            parts = [(one[code][at], other[code][at]) for at in (slice(1, 2), slice(4, 5), slice(6, 8))]
            differ = tuple(pair if pair[0] != pair[1] else None for pair in parts)
            told += [(code, differ)] if any(differ) else []
        else:
            call = one.get(code) or other[code]
            told.append((code, "one" if code in one else "other", call[1], call[6:8]))
    return tuple(told)


def changes(one: Protocol, other: Protocol, *, imposed: bool = False) -> list[tuple[int, int]]:
    """ORI-18: of each motive and change of calls the smallest demand and how many there are, ascending."""
    told: list[tuple[int, int]] = []
    for motive in MOTIVES:
        by_change: dict[tuple[object, ...], tuple[int, int]] = {}
        for group in groups(motive, (one, imposed), (other, imposed)):
            if group.one != group.other:
                key, count = by_change.get(change(group), (group.key, 0))
                by_change[change(group)] = min(key, group.key), count + group.count
        told += by_change.values()
    return sorted(told)


def digest(protocol: Protocol, *, imposed: bool = False) -> bytes:
    """ORI-18: the digest, worked out from the leaves up, axis by axis."""
    root = hashlib.sha256(b"integra" + bytes((EDITION,)))
    for motive in MOTIVES:
        root.update(_of_motive(motive, protocol, imposed=imposed))
    return root.digest()


def _of_motive(motive: str, protocol: Protocol, *, imposed: bool) -> bytes:
    layout = layout_of(motive, protocol)
    told = Side(protocol, layout).told(imposed=imposed)
    numbers = classes(layout, [cells for _, cells in told])
    flat, first = numbers.reshape(-1), np.unique(numbers, return_index=True)[1]
    spread = [(call, np.broadcast_to(cells, numbers.shape).reshape(-1)) for call, cells in told]
    leaves = []
    for place in first:
        calls = sorted({call for call, cells in spread if cells[place]})
        leaves.append(hashlib.sha256(b"".join(calls)).digest())
    tree: Numbers = np.where(layout.possible, flat.reshape(numbers.shape), -1)
    digests = leaves
    for name in reversed(ORDER):
        tree, digests = _node(tree, digests, len(VALUES[name]) if name not in layout.read else 0)
    return digests[int(tree)]


def _node(tree: Numbers, below: list[bytes], alike: int) -> tuple[Numbers, list[bytes]]:
    """One field less: each node the digest of its possible children; one of a field that is not read has all alike."""
    width = tree.shape[-1]
    numbers = tree[..., 0] + 1
    wide = len(below) + 1
    for at in range(1, width):
        numbers = numbers * (len(below) + 1) + tree[..., at] + 1
        wide *= len(below) + 1
        if wide >= 1 << 40:
            numbers, wide = renumbered(numbers)
    _, first, places = np.unique(numbers, return_index=True, return_inverse=True)
    children = tree.reshape(-1, width)[first]
    digests = []
    for row in children:
        parts = [below[number] for number in row if number >= 0]
        digests.append(hashlib.sha256(b"".join(parts * (alike or 1))).digest() if parts else b"")
    nodes = np.asarray(places).reshape(tree.shape[:-1]).astype(np.int64)
    empty = np.array([not each for each in digests])
    return np.where(empty[nodes], -1, nodes), digests
