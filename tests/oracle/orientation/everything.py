"""The laws tried on every demand of a grid: what the proof of the oracle is itself held against.

It has the tables and the form of a failure in common with `prove.py`, and nothing of what that says of laws, of rows
that speak, of what is open, or of values that need not be tried. Needs numpy.

Spec: 21-protocol, ORI-16 "Rows" and "Laws".  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping
from functools import reduce

import numpy as np
import numpy.typing as npt

from .grid import Cells, Grid, Numbers, demand_of
from .prove import Failure
from .table import Call, Protocol
from .vocabulary import ANSWERS, CODES, EXCLUSIONS, MOTIVES, SERVICES, VALUES, Service

NONE = -1
MAY_READ_AGE = {"pathway_assistance", "case_management", "shared_assessment", "information"}
PROFESSIONALS = frozenset(("mt", "health", "social", "medico_social", "institution"))
Subject = tuple[str, int]
# Row, other row, code of the service; NONE is none.
AtFault = tuple[int, int, int]
OfRows = Mapping[int, Cells]


def code(service: str) -> int:
    return CODES["service"][service]


class Everything:
    """A protocol over a grid; `found` has, by law and subject, the key of the smallest demand and what is at fault."""

    def __init__(self, protocol: Protocol, grid: Grid) -> None:
        self.rows = protocol.rows
        self.grid = grid
        self.key: Numbers = grid.keys(MOTIVES[:1])
        self.found: dict[Subject, tuple[int, AtFault]] = {}
        self.spoken: set[int] = set()
        self.motive_rows = {
            motive: [index for index, row in enumerate(self.rows) if motive in row.motives] for motive in MOTIVES
        }
        self.over = [
            [at for at, other in enumerate(self.rows) if row.id in other.overrides] for row in self.rows
        ]
        self.speaks = {motive: self.speaking(motive, self.matching(motive)) for motive in MOTIVES}

    def any_of(self, some: Iterable[Cells]) -> Cells:
        return reduce(np.logical_or, some, self.grid.nowhere)

    def matching(self, motive: str) -> dict[int, Cells]:
        return {index: self.grid.where(self.rows[index].conditions) for index in self.motive_rows[motive]}

    def speaking(self, motive: str, matched: OfRows) -> dict[int, Cells]:
        """Where each row speaks; a row is settled after those that override it."""
        speaks: dict[int, Cells] = {}
        ordinary = [index for index in matched if not self.rows[index].otherwise]
        while len(speaks) < len(ordinary):
            for index in ordinary:
                above = [at for at in self.over[index] if at in matched]
                if index not in speaks and all(at in speaks for at in above):
                    speaks[index] = matched[index] & ~self.any_of(speaks[at] for at in above)
        taken = self.any_of(matched[index] for index in ordinary)
        for index in matched:
            if self.rows[index].otherwise:
                speaks[index] = matched[index] & ~taken
        return speaks

    def keep(self, law: str, subject: int, cells: Cells, at_fault: AtFault) -> None:
        """Keep the smallest demand of a law and subject; of what is at fault in one demand, the lowest."""
        if cells.any():
            told = int(self.key[cells].min()), at_fault
            self.found[law, subject] = min(told, self.found.get((law, subject), told))

    def open(self, precondition: str, service: str) -> Cells:
        """Where a precondition is open for a service: the table of chapter 20."""
        if precondition == "sharing_consent":
            return ~self.grid.where({"sharing_consent": frozenset(("yes",))})
        if precondition == "referent":
            cells = ~self.grid.where({"open_plan": frozenset(("none",))})
        else:
            cells = self.grid.where({precondition: frozenset(("unknown",))})
        if SERVICES[service].urgent and precondition in ("mt", "referent"):
            cells &= ~self.grid.where({"urgency": frozenset(("urgent",))})
        return cells

    def unlike(self, service: str, one: frozenset[str], other: frozenset[str]) -> Cells:
        """Where two sets of preconditions are not open alike."""
        return self.any_of(self.open(name, service) for name in one ^ other)

    def one(self, motive: str) -> None:
        """The laws that demands of one motive settle, and what two rows of it break together."""
        self.key = self.grid.keys([motive])
        matched = self.matching(motive)
        speaks = self.speaks[motive]
        self.spoken.update(index for index, cells in speaks.items() if cells.any())
        self.complete(motive, speaks)
        self.owed(motive, speaks)
        self.isolated(motive, speaks)
        self.silenced(matched, speaks)
        for index in matched:
            self.otherwise(motive, index, speaks[index])
            self.by_itself(index, matched)
            for call in self.rows[index].calls:
                self.by_call(index, call, speaks[index])
        for index, other in itertools.combinations_with_replacement(matched, 2):
            self.between(index, other, speaks[index] & speaks[other])

    def two(self, motive: str, other: str) -> None:
        """What rows of two motives break together."""
        self.key = self.grid.keys([motive, other])
        for index, cells in self.speaks[motive].items():
            for beside, more in self.speaks[other].items():
                self.between(min(index, beside), max(index, beside), cells & more)

    def complete(self, motive: str, speaks: OfRows) -> None:
        """Law 1."""
        answered = (
            speaks[index] & self.grid.where(where)
            for service, where in ANSWERS[motive]
            for index in speaks
            if service in [call.service for call in self.rows[index].calls]
        )
        self.keep("complete", CODES["motive"][motive], ~self.any_of(answered), (NONE, NONE, NONE))

    def called(self, service: str, speaks: OfRows, *, at_once: bool = False) -> Cells:
        """Where a service is called, or called without anything that it waits on."""
        cells = self.grid.nowhere
        for index, where in speaks.items():
            for call in self.rows[index].calls:
                if call.service == service:
                    waits = self.any_of(self.open(name, service) for name in call.first if at_once)
                    cells = cells | where & ~waits
        return cells

    def owed(self, motive: str, speaks: OfRows) -> None:
        """Laws 14 and 15."""
        where, number = self.grid.where, CODES["motive"][motive]
        refused = where({"sharing_consent": frozenset(("no",))})
        professional = where({"requester": PROFESSIONALS})
        kinds = {name: SERVICES[name].kind for name, _ in ANSWERS[motive]}
        theirs = [(SERVICES[name], where(at)) for name, at in ANSWERS[motive] if kinds[name] == "service"]
        back = self.any_of(
            self.called(name, speaks) & where(at) for name, at in ANSWERS[motive] if kinds[name] == "stand_in"
        )
        now = self.any_of(
            self.called(name, speaks, at_once=True)
            for name, told in SERVICES.items()
            if (told.kind, told.mission) == ("service", "M1")
        )
        may = self.any_of(at & self.askable(service) for service, at in theirs)
        kept = self.any_of(at for _, at in theirs) & ~may
        self.keep("answered_now", number, kept & ~(now & (back | refused)), (NONE, NONE, NONE))
        shares = refused & self.any_of(at for service, at in theirs if service.shares)
        there = {
            "information": self.called("information", speaks, at_once=True),
            "consent_discussion": self.called("consent_discussion", speaks),
            "advice_without_identity": self.called("advice_without_identity", speaks) | ~professional,
        }
        for name, cells in there.items():
            self.keep("refusal_answered", number, shares & ~cells, (NONE, NONE, code(name)))

    def askable(self, service: Service) -> Cells:
        """Where a service may be called for who asks (ORI-6)."""
        asked = self.grid.where({"requester": PROFESSIONALS})
        if not service.professional:
            return ~self.grid.nowhere
        return asked | self.grid.where({"stage": frozenset(("to_refer",))}) if service.mission == "M2" else asked

    def otherwise(self, motive: str, index: int, speaks: Cells) -> None:
        """Law 2."""
        if not self.rows[index].otherwise:
            return
        ordinary = [self.rows[at] for at in self.motive_rows[motive] if not self.rows[at].otherwise]
        reached = self.any_of(self.grid.within_reach(row.conditions) for row in ordinary)
        for call in self.rows[index].calls:
            allowed = call.service == "information" or SERVICES[call.service].kind == "stand_in"
            if not allowed and (call.service, motive) != ("deepening", "unclear"):
                self.keep("otherwise", index, speaks & reached, (index, NONE, code(call.service)))

    def between(self, index: int, other: int, speak: Cells) -> None:
        """Laws 3 and 4, where both rows speak."""
        if not speak.any():
            return
        for call, beside in itertools.product(self.rows[index].calls, self.rows[other].calls):
            if call.service == beside.service:
                alike = (call.level, call.within) == (beside.level, beside.within)
                cells = self.unlike(call.service, call.first, beside.first) if alike else ~self.grid.nowhere
                at_fault = (index, other, code(call.service))
                self.keep("contradiction", code(call.service), speak & cells, at_fault)
            for number, exclusion in enumerate(EXCLUSIONS, 1):
                if {call.service, beside.service} == set(exclusion.services):
                    holds = self.grid.nowhere if exclusion.lifted is None else self.grid.where(exclusion.lifted)
                    lowest = min(code(call.service), code(beside.service))
                    self.keep("exclusive", number, speak & ~holds, (index, other, lowest))

    def silenced(self, matched: OfRows, speaks: OfRows) -> None:
        """Law 5, if in the end the row never spoke: what keeps it from speaking."""
        for index, row in enumerate(self.rows):
            for at in matched if index in matched else ():
                if row.otherwise and not self.rows[at].otherwise:
                    self.keep("dead_row", index, matched[index] & matched[at], (index, at, NONE))
                elif at in self.over[index]:
                    self.keep("dead_row", index, matched[index] & speaks[at], (index, at, NONE))

    def by_call(self, index: int, call: Call, speaks: Cells) -> None:
        """Laws 6, 7, 8, 11, 12 and 16."""
        service, where = SERVICES[call.service], self.grid.where
        at_fault = (index, NONE, code(call.service))
        self.keep("subsidiary", index, speaks & ~self.askable(service), at_fault)
        for urgency, days in (("urgent", 2), ("prompt", 7)):
            if (call.within or 0) > days:
                self.keep("in_time", index, speaks & where({"urgency": frozenset((urgency,))}), at_fault)
        for name in sorted(call.first ^ service.needs):
            law = {"mt": "mt_in_the_loop", "sharing_consent": "consenting"}.get(name, "settled_first")
            self.keep(law, index, speaks & self.open(name, call.service), at_fault)
        if service.shares:
            refused = where({"sharing_consent": frozenset(("no",))})
            self.keep("consenting", index, speaks & refused, at_fault)
        if service.kind != "stand_in":
            self.keep("due", index, speaks & ~where(service.where), at_fault)

    def isolated(self, motive: str, speaks: OfRows) -> None:
        """Law 9: for each service, level and days, which sets of open preconditions it is called with, a bit each."""
        called: dict[tuple[str, str, int | None], npt.NDArray[np.uint64]] = {}
        for index, cells in speaks.items():
            for call in self.rows[index].calls:
                waits = np.zeros(cells.shape, dtype=np.uint64)
                for name in call.first:
                    bit = np.uint64(1 << CODES["precondition"][name])
                    waits[self.open(name, call.service)] |= bit
                bits = np.where(cells, np.uint64(1) << waits, np.uint64(0))
                name_of = (call.service, call.level, call.within)
                called[name_of] = called[name_of] | bits if name_of in called else bits
        for bits in called.values():
            for places in self.grid.isolated:
                unlike = bits != bits[:, places]
                self.keep("isolated", CODES["motive"][motive], unlike, (NONE, NONE, NONE))

    def by_itself(self, index: int, matched: OfRows) -> None:
        """Laws 10 and 13, in a demand that shows them."""
        row = self.rows[index]
        for at, other in enumerate(self.rows):
            if other.imposed and not row.imposed and other.id in row.overrides and at in matched:
                self.keep("imposed", index, matched[index] & matched[at], (index, at, NONE))
        if services := self.by_age(index):
            self.keep("age", index, matched[index], (index, NONE, services[0]))

    def by_age(self, index: int) -> list[int]:
        """Law 13: what the row may not call by age."""
        row = self.rows[index]
        if all(value in row.conditions.get("over_60", VALUES["over_60"]) for value in VALUES["over_60"]):
            return []
        hang = [other.otherwise and bool(other.motives & row.motives) for other in self.rows]
        hang[index] = True
        for _ in self.rows:  # as many rounds as there are rows: further down nothing hangs
            over = {name for at, other in enumerate(self.rows) if hang[at] and not other.otherwise for name in other.overrides}
            hang = [before or other.id in over for before, other in zip(hang, self.rows, strict=True)]
        called = {call.service for at, other in enumerate(self.rows) if hang[at] for call in other.calls}
        services = (SERVICES[name] for name in called)
        return sorted(s.code for s in services if s.kind != "stand_in" and s.name not in MAY_READ_AGE)

    def failures(self) -> list[Failure]:
        """By law, then by subject, those that no demand shows included."""
        told: dict[Subject, tuple[int | None, AtFault]] = dict(self.found)
        for index, row in enumerate(self.rows):
            if index in self.spoken:
                told.pop(("dead_row", index), None)
            else:
                told.setdefault(("dead_row", index), (None, (index, NONE, NONE)))
            for at, other in enumerate(self.rows):
                if other.imposed and not row.imposed and other.id in row.overrides:
                    told.setdefault(("imposed", index), (None, (index, at, NONE)))
            if services := self.by_age(index):
                told.setdefault(("age", index), (None, (index, NONE, services[0])))
        order = sorted(told, key=lambda subject: (CODES["law"][subject[0]], subject[1]))
        return [self.failure(subject, *told[subject]) for subject in order]

    def failure(self, subject: Subject, key: int | None, at_fault: AtFault) -> Failure:
        """A failure in words."""
        law, number = subject
        group = dict.fromkeys(("complete", "isolated", "answered_now", "refusal_answered"), "motive")
        group |= {"contradiction": "service", "exclusive": "exclusion"}
        row, other, service = (None if one == NONE else one for one in at_fault)
        words = {c: name for name, c in CODES[group[law]].items()} if law in group else {}
        services = {c: name for name, c in CODES["service"].items()}
        return Failure(
            law=law,
            subject=words[number] if law in group else self.rows[number].id,
            demand=None if key is None else demand_of(key),
            row=row,
            other=other,
            service=None if service is None else services[service],
        )


def prove_everything(protocol: Protocol, grid: Grid) -> list[Failure]:
    """The failures, by trying every demand of the grid."""
    every = Everything(protocol, grid)
    for motive in MOTIVES:
        every.one(motive)
    for motive, other in itertools.combinations(MOTIVES, 2):
        if every.motive_rows[motive] and every.motive_rows[other]:
            every.two(motive, other)
    return every.failures()
