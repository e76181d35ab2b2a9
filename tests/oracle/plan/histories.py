"""Random histories of two to five sites: a plausible plan, written offline, exchanged in part, at times nonsense.

`history(random.Random(seed))` for fixed seeds, `histories()` for hypothesis.

Spec: PLN-2, PLN-11, PLN-12.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .event import Event, union
from .fold import Fold
from .lifecycle import BY_PHASE, CARE, PROLOGUE, Step
from .site import Site
from .slots import CARRIER, CONSENTS
from .table import Kind, Table

if TYPE_CHECKING:
    from hypothesis import strategies as st

MINUTE, DAY = 29_000_000, 29_000_000 // 1440
PEOPLE = {name: name.encode().ljust(16, b".") for name in (
    "person", "representative", "gp", "gp2", "manager", "nurse", "carer", "outsider",
)}  # fmt: skip
IN_CIRCLE = tuple(PEOPLE[name] for name in ("gp", "gp", "manager", "manager", "nurse", "person", "representative"))
EDITION_2 = (
    {"kind": "visit", "phases": "DPARS", "effective": "Rc", "person": "R", "text": "Oc", "marks": "annullable,fact"},
    {"kind": "pause", "phases": "A", "next": "suspended", "effective": "R", "guards": "needs_consent"},
)
EDITION_2_FIRST = 64


def edition_2() -> Table:
    """The published table and two kinds of a made-up edition 2."""
    return Table.published().with_rows(EDITION_2, EDITION_2_FIRST)


@dataclass(frozen=True)
class History:
    """What all sites wrote, in the order it was written, and what each of them knows at the end."""

    plan: bytes
    events: dict[bytes, Event]
    sites: list[dict[bytes, Event]]


class Teller:
    """Tells one history."""

    def __init__(self, rng: random.Random, length: int, later_edition: bool) -> None:
        self.rng, self.length = rng, length
        self.table = edition_2()
        self.edition = 2 if later_edition else 1
        self.clock = MINUTE
        count = rng.randint(2, 5)
        self.sites = [Site(b"site" + bytes([65 + at]) * 12, self.table) for at in range(count)]
        self.backups: dict[int, Site] = {}
        self.written: dict[bytes, Event] = {}
        self.plan = b""

    def tell(self) -> History:
        self._prologue()
        for _ in range(self.length):
            self._step()
        return History(self.plan, self.written, [site.events for site in self.sites])

    def _likely(self, chance: float) -> bool:
        return self.rng.random() < chance

    def _prologue(self) -> None:
        """From the opening to a plan nearly or wholly active, by the first site, then shared by most."""
        first = self.sites[0]
        kind = self.rng.choice(("pps", "psi"))
        opening: dict[str, Any] = {"effective": DAY, "person": PEOPLE["person"], "edition": self.edition}
        opening.update(code=self.table.code("plan_kind", kind), detail=self.table.code("role", "gp"))
        self._write(first, "opening", PEOPLE["gp"], opening)
        self.plan = first.plan or b""
        steps = PROLOGUE[: self.rng.choice((len(PROLOGUE), len(PROLOGUE), len(PROLOGUE), 6, 12))]
        for step in steps:
            if self._likely(0.96):
                self._take(first, step)
        for site in self.sites[1:]:
            known = list(first.events.values())
            site.receive(known if self._likely(0.85) else known[: self.rng.randint(1, len(known))])

    def _step(self) -> None:
        at = self.rng.randrange(len(self.sites))
        site = self.sites[at]
        draw = self.rng.random()
        if draw < 0.16:
            self._exchange(site, self.rng.choice(self.sites))
        elif draw < 0.19:
            self.backups[at] = site.backup()
        elif draw < 0.22 and at in self.backups:
            self.sites[at] = self.backups[at].backup()
        elif draw < 0.32:
            self._exchange(site, self.rng.choice(self.sites))
            self._settle(site)
        elif draw < 0.47:
            self._nonsense(site)
        else:
            choices = BY_PHASE[self._phase(site)] if self._likely(0.45) else CARE
            self._take(site, self.rng.choice(choices))

    def _exchange(self, site: Site, other: Site) -> None:
        """All that the other one knows, at times only part of it, at times twice."""
        known = list(other.events.values())
        if self._likely(0.12):
            known = [event for event in known if self._likely(0.8)]
        site.receive(known + known[-2:])

    def _phase(self, site: Site) -> str:
        """The phase as somebody hasty sees it: the last word about it."""
        word = "draft"
        for event in sorted(site.events.values(), key=lambda event: event.recorded):
            kind = self.table.kinds.get(event.kind)
            if kind is not None and kind.next is not None:
                word = "active" if kind.next == "resumed" else kind.next
        return word

    def _take(self, site: Site, step: Step) -> None:
        """A plausible step: the one who should writes it, nearly always."""
        kind = self.table.kinds[self.table.number(step.kind)]
        fields = self._fields(site, kind)
        for name, word in step.given.items():
            fields[name] = PEOPLE[word] if name == "person" else self._code(kind, name, word)
        author = PEOPLE[step.author] if step.author and self._likely(0.9) else self.rng.choice(IN_CIRCLE)
        self._write(site, step.kind, author, fields)

    def _code(self, kind: Kind, field: str, word: str) -> int:
        group = kind.words_of(field)
        assert group is not None
        return self.table.code(group, word)

    def _fields(self, site: Site, kind: Kind, sane: bool = True) -> dict[str, Any]:
        """Every required field and some of the optional ones."""
        fields: dict[str, Any] = {}
        for name, presence in kind.presence.items():
            if presence[0] == "R" or (presence[0] == "O" and self._likely(0.4)):
                fields[name] = self._field(site, kind, name, sane)
        if sane and kind.name == "intervention":
            fields.update(due=DAY + self.rng.randint(-2, 90), person=self.rng.choice(IN_CIRCLE))
        if kind.name == "correction":
            self._correct(site, fields, sane)
        return {name: value for name, value in fields.items() if value is not None}

    def _field(self, site: Site, kind: Kind, name: str, sane: bool) -> Any:
        group = kind.words_of(name)
        if group is not None:
            return self.rng.choice([code for code in self.table.words[group].values() if code])
        if name == "target":
            return self._target(site, kind, sane)
        if name == "text":
            return self.rng.randbytes(16), self.rng.choice(("walks alone", "été", "needs help", "x"))
        if name == "reference":
            return self.rng.randbytes(16)
        if name in ("person", "giver"):
            return self.rng.choice(IN_CIRCLE if sane else tuple(PEOPLE.values()))
        if name == "detail":
            return self.rng.randint(1, 5)
        return self._today() + {"effective": 0, "due": 10}.get(name, 30) + self.rng.choice((0, 0, -3, 3))

    def _target(self, site: Site, kind: Kind, sane: bool) -> bytes | None:
        of = kind.target_of
        everything = list(site.events.values())
        wanted = everything
        if sane and of in ("need", "intervention", "assessment"):
            wanted = [event for event in everything if event.kind == self.table.number(of)]
        elif sane and kind.name in ("correction", "annulment", "erasure"):
            wanted = [event for event in everything if self._apt(kind, event)]
        if not wanted or (not sane and self._likely(0.1)):
            required = kind.presence["target"] == "R"
            return self.rng.randbytes(32) if required or not sane else None
        return self.rng.choice(wanted).digest

    def _apt(self, kind: Kind, target: Event) -> bool:
        of = self.table.kinds.get(target.kind)
        if of is None:
            return False
        if kind.name == "annulment":
            return "annullable" in of.marks
        return target.has("text") if kind.name == "erasure" else any(of.correctable(name) for name in CARRIER)

    def _correct(self, site: Site, fields: dict[str, Any], sane: bool) -> None:
        """A new value in its carrier, for a field of the target that may be corrected."""
        target = site.events.get(fields["target"])
        of = self.table.kinds.get(target.kind) if target else None
        names = [name for name in CARRIER if of is not None and of.correctable(name)]
        if not sane or of is None or not names or self._likely(0.1):
            return
        name = self.rng.choice(names)
        for carrier in CARRIER.values():
            fields.pop(carrier, None)
        fields["code"] = self.table.code("field", name)
        group = of.words_of(name)
        as_kind = of if group else self.table.kinds[self.table.number("correction")]
        fields[CARRIER[name]] = self._field(site, as_kind, name if group else CARRIER[name], sane)

    def _settle(self, site: Site) -> None:
        """Somebody looks at what is in conflict and chooses."""
        fold = Fold(site.events.values(), self.table, 2)
        choices = [(slot, held) for slot, held in fold.conflicts().items()]
        if not choices:
            return
        slot, held = self.rng.choice(choices)
        setters = [entry.setter for entry in held if entry.setter]
        author = self.rng.choice([PEOPLE["gp"], PEOPLE["gp"], PEOPLE["manager"], *IN_CIRCLE])
        fields: dict[str, Any] = {"effective": self._today()}
        if slot.kind in CONSENTS:
            code = self.table.code("answer", self.rng.choice(("given", "given", "refused")))
            self._write(site, slot.kind, author, {**fields, "person": PEOPLE["person"], "code": code})
        elif setters:
            code = self.table.code("slot", slot.kind)
            self._write(site, "settlement", author, {**fields, "code": code, "target": self.rng.choice(setters)})

    def _nonsense(self, site: Site) -> None:
        """Any kind, any author, any target, at times a place in the history that cannot be."""
        kind = self.rng.choice(list(self.table.kinds.values())[1:])
        fields = self._fields(site, kind, sane=False)
        author = self.rng.choice(tuple(PEOPLE.values()))
        if kind.number >= EDITION_2_FIRST and self._likely(0.9):
            return
        draw = self.rng.random()
        if draw < 0.04:
            fields["parents"] = ()
        elif draw < 0.08:
            fields.update(parents=tuple(site.heads()[:1]), sequence=self.rng.randint(1, 9))
        elif draw < 0.2 and "until" in fields:
            fields["until"] = DAY - 30
        elif draw < 0.1:
            self._unknown(site)
            return
        self._write(site, kind.number, author, {k: v for k, v in fields.items() if v is not None})

    def _unknown(self, site: Site) -> None:
        fields = {"effective": self._today(), "later": ((40, b"new"),)}
        self._write(site, self.rng.choice((60, 70, 200)), PEOPLE["gp"], fields)

    def _today(self) -> int:
        return self.clock // 1440

    def _write(self, site: Site, kind: str | int, author: bytes, fields: dict[str, Any]) -> None:
        self.clock += self.rng.choice((1, 20, 600, 2000))
        if self._likely(0.05):
            signatures = {self.rng.randbytes(self.rng.choice((1, 8))) for _ in range(self.rng.choice((1, 1, 3)))}
            fields["signatures"] = tuple(sorted(signatures))
        if self._likely(0.02):
            fields["later"] = ((22, self.rng.randint(0, 9)),)
        event = site.append(kind, author, recorded=self.clock, **fields)
        self.written = union(self.written, {event.digest: event})


def history(rng: random.Random, length: int = 34) -> History:
    """A history with a prologue and about `length` steps, not all of which write."""
    return Teller(rng, length, later_edition=rng.random() < 0.05).tell()


def histories(longest: int = 20) -> st.SearchStrategy[History]:
    """The same, drawn by hypothesis."""
    from hypothesis import strategies as st

    rngs = st.randoms(use_true_random=False)
    return st.builds(history, rngs, st.integers(0, longest))
