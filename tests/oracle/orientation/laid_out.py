"""The demands of one motive laid out side by side, and one protocol over them: where its rows speak, what they call.

By plain enumeration, without any of the shortcuts of `prove.py`, `conform.py` and `digest.py`; the tables and the
reading of a document are theirs too, and nothing else. A field that neither a row of the motive nor a rule reads stands
for all its values at once, each being possible beside whatever else there is; the five fields that bind each other are
always written out. Needs numpy.

Spec: ORI-6 to ORI-8, ORI-16 to ORI-18, from the rules and the forms of chapters 20 and 21.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field as kept

import numpy as np
import numpy.typing as npt

from .table import Protocol, Row
from .vocabulary import ANSWERS, CODES, FIELDS, SERVICES, VALUES, Service, Where

Cells = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.int64]

ORDER = tuple(FIELDS)
#: A cell that can be laid over any layout.
ONE = (1,) * len(ORDER)
BINDING = ("requester", "ground", "pps", "stage", "mt")
NOT_SAID = {"requester": None, "ground": "none", "stage": "undetermined"}
PEOPLE = frozenset(("person", "carer"))
PROFESSIONALS = frozenset(VALUES["requester"]) - PEOPLE
#: Bits of a key from urgency on (ORI-18): three for stage and place, two for the rest.
WIDE = {name: 3 if name in ("stage", "place") else 2 for name in ORDER[1:]}
#: ORI-6 to ORI-10: what is still open, by the field that says so and the values by which it does.
STILL_OPEN: dict[str, Where] = {
    "mt": {"mt": frozenset(("unknown",))},
    "sharing_consent": {"sharing_consent": frozenset(("no", "unknown"))},
    "referent": {"open_plan": frozenset(("pps", "psi", "unknown"))},
    "over_60": {"over_60": frozenset(("unknown",))},
    "loss_of_autonomy": {"loss_of_autonomy": frozenset(("unknown",))},
    "assessment": {"assessment": frozenset(("unknown",))},
}


def not_said(name: str) -> str | None:
    return NOT_SAID.get(name, "unknown")


def fields_read(rows: Iterable[Row], motive: str) -> set[str]:
    """The fields on which anything asked of the motive depends."""
    read = {"sharing_consent", "assessment", "open_plan", *BINDING}
    for row in rows:
        read.update(row.conditions)
        for call in row.calls:
            read.update(name for first in call.first for name in STILL_OPEN[first])
            if SERVICES[call.service].urgent or call.within is not None:
                read.add("urgency")
    return read.union(*(where for _, where in ANSWERS[motive]))


@dataclass
class Layout:
    """The demands of one motive, an axis a field in published order; where the demand is impossible nothing holds."""

    motive: str
    read: set[str]
    axes: dict[str, tuple[str, ...]] = kept(init=False)
    possible: Cells = kept(init=False)
    keys: Numbers = kept(init=False)
    weight: int = kept(init=False)

    def __post_init__(self) -> None:
        self.axes = {name: VALUES[name] if name in self.read else (str(not_said(name)),) for name in ORDER}
        self.weight = int(np.prod([len(VALUES[name]) for name in ORDER if name not in self.read], initial=1))
        people = self.where({"requester": PEOPLE})
        first = self.where({"pps": frozenset(("unknown",))}) & ~self.where(
            {"stage": frozenset(("undetermined", "not_indicated"))})
        second = self.where({"pps": frozenset(("no",))}) & ~self.where({"stage": frozenset(("not_indicated",))})
        grounded = ~self.where({"ground": frozenset(("none",))})
        mine = self.where({"requester": frozenset(("mt",))}) & ~self.where({"mt": frozenset(("informed",))})
        shape = tuple(len(values) for values in self.axes.values())
        self.possible = ~np.broadcast_to((people & grounded) | first | second | mine, shape)
        self.keys = np.broadcast_to(self.key_of_each(), shape)

    def along(self, name: str, numbers: Sequence[int]) -> Numbers:
        """Numbers laid along one field's axis."""
        shape = [len(numbers) if each == name else 1 for each in ORDER]
        return np.array(numbers, dtype=np.int64).reshape(shape)

    def where(self, accepted: Where) -> Cells:
        """Where each field named has a value that is accepted; as small as can be laid over the whole."""
        cells = np.ones(ONE, dtype=bool)
        for name, values in accepted.items():
            cells = cells & self.along(name, [value in values for value in self.axes[name]]).astype(bool)
        return cells

    def key_of_each(self) -> Numbers:
        """The number by which demands are ordered (ORI-18)."""
        size = self.along("requester", [1] * len(self.axes["requester"])) + 1
        rest = np.zeros_like(size)
        for name in ORDER[1:]:
            values = self.axes[name]
            size = size + self.along(name, [int(value != not_said(name)) for value in values])
            rest = (rest << WIDE[name]) + self.along(name, [FIELDS[name][value] for value in values])
        who = self.along("requester", [FIELDS["requester"][value] for value in self.axes["requester"]])
        head = ((size << 3) + who << 5) + CODES["motive"][self.motive]
        return (head << sum(WIDE.values())) + rest

    def smallest(self, cells: Cells) -> int | None:
        """The key of the smallest possible demand among these, if there is one."""
        here = np.broadcast_to(cells, self.possible.shape) & self.possible
        return int(self.keys[here].min()) if here.any() else None


class Side:
    """One protocol over a layout: where its rows speak, and what they call with what is open."""

    def __init__(self, protocol: Protocol, layout: Layout) -> None:
        self.layout = layout
        self.rows = [row for row in protocol.rows if layout.motive in row.motives]
        matched = {row.id: layout.where(row.conditions) for row in self.rows}
        ordinary = [row for row in self.rows if not row.otherwise]
        self.speaks: dict[str, Cells] = {}
        waiting = list(ordinary)
        while waiting:
            for row in list(waiting):
                over = [other for other in ordinary if row.id in other.overrides]
                if all(other.id in self.speaks for other in over):
                    cells = matched[row.id]
                    for other in over:
                        cells = cells & ~self.speaks[other.id]
                    self.speaks[row.id] = cells
                    waiting.remove(row)
        any_ordinary = np.zeros(ONE, dtype=bool)
        for row in ordinary:
            any_ordinary = any_ordinary | matched[row.id]
        for row in self.rows:
            if row.otherwise:
                self.speaks[row.id] = matched[row.id] & ~any_ordinary

    def open(self, name: str, service: Service) -> Cells:
        """ORI-7: in an urgent demand an urgent service waits neither on the MT nor on the plan's referent."""
        cells = self.layout.where(STILL_OPEN[name])
        if service.urgent and name in ("mt", "referent"):
            cells = cells & ~self.layout.where({"urgency": frozenset(("urgent",))})
        return cells

    def waits(self, service: str, first: Iterable[str]) -> Cells:
        cells = np.zeros(ONE, dtype=bool)
        for name in first:
            cells = cells | self.open(name, SERVICES[service])
        return cells

    def called(self, service: str, *, at_once: bool = False) -> Cells:
        """Where a speaking row calls the service, with nothing to wait on if asked."""
        cells = np.zeros(ONE, dtype=bool)
        for row in self.rows:
            for call in row.calls:
                if call.service == service:
                    now = ~self.waits(service, call.first) if at_once else np.True_
                    cells = cells | (self.speaks[row.id] & now)
        return cells

    def told(self, *, imposed: bool = False) -> list[tuple[bytes, Cells]]:
        """Each call as its eight bytes (ORI-18), with where it is made."""
        made: list[tuple[bytes, Cells]] = []
        for row in self.rows:
            if imposed and not row.imposed:
                continue
            for call in row.calls:
                names = sorted(call.first)
                service = SERVICES[call.service]
                for chosen in range(1 << len(names)):
                    cells, bits = self.speaks[row.id], 0
                    for at, name in enumerate(names):
                        opened = self.open(name, service)
                        cells = cells & (opened if chosen >> at & 1 else ~opened)
                        bits |= (chosen >> at & 1) << CODES["precondition"][name]
                    functions = sum(1 << (int(name[1]) - 1) for name in service.functions)
                    head = bytes((service.code, CODES["level"][call.level], CODES["mission"][service.mission],
                                  functions, bits, 0))
                    days = 0xFFFF if call.within is None else call.within
                    if cells.any():
                        made.append((head + days.to_bytes(2, "little"), cells))
        return made


def layout_of(motive: str, *protocols: Protocol) -> Layout:
    rows = [row for protocol in protocols for row in protocol.rows if motive in row.motives]
    return Layout(motive, fields_read(rows, motive))
