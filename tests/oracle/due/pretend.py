"""Events made up without a library: digests are hashes of names, and every event is accepted unless it is said not to be.

Spec: PLN-11.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import dataclasses
import datetime
import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from .civil import minute
from .history import PLAN, Event, History, Read, Value
from .planted import Wrong
from .setters import before, setting
from .slots import Settings
from .tables import kinds

Step = Mapping[str, Any]
DATES = ("due", "until")
PEOPLE = ("person", "giver", "reference")
OPEN = ("draft", "proposed", "active", "in_review", "suspended")
HOURS = datetime.timedelta(minutes=1)


def name(text: str) -> bytes:
    """Sixteen bytes for somebody named in a test."""
    return text.encode().ljust(16, b".")[:16]


def digest(text: str) -> bytes:
    """Thirty-two bytes for an event named in a test."""
    return hashlib.sha256(text.encode()).digest()


def play(steps: Iterable[Step], reads: Iterable[Read] = (), wrong: Wrong = frozenset()) -> History:
    """Plays the steps of a drawing (see `drawing`) without a library: whatever is drawn is accepted."""
    held: dict[str, set[str]] = {}
    events: dict[str, Event] = {}
    chains: dict[str, list[str]] = {}
    for step in steps:
        if "take" in step:
            site, other = step["take"]
            held.setdefault(site, set()).update(held.get(other, set()))
            continue
        site = step["site"]
        mine = held.setdefault(site, set())
        event = _made(step, chains.setdefault(site, []), mine, events)
        events[step["name"]] = event
        chains[site].append(step["name"])
        mine.add(step["name"])
    history = History(events.values(), reads, wrong)
    placed = [dataclasses.replace(event, place=place) for place, event in enumerate(history.order)]
    return History(placed, reads, wrong)


def _made(step: Step, chain: list[str], mine: set[str], events: Mapping[str, Event]) -> Event:
    draft, fields = step["draft"], step["draft"].get("fields", {})
    followed = {parent for one in mine for parent in events[one].parents}
    ends = sorted(events[one].digest for one in mine if events[one].digest not in followed)
    own = [events[chain[-1]].digest] if chain else []
    parents = own + [end for end in ends if end not in own]
    named: dict[str, Any] = {key: fields.get(key) for key in ("code", "detail")}
    named.update({key: datetime.date.fromisoformat(fields[key]) for key in DATES if fields.get(key)})
    named.update({key: bytes.fromhex(fields[key]) for key in PEOPLE if fields.get(key)})
    if fields.get("target"):
        named["target"] = events[fields["target"][1:]].digest
    if fields.get("text"):
        named["text"] = digest(fields["text"])
    return Event(
        digest=digest(step["name"]),
        place=0,
        kind=draft["kind"],
        writer=bytes.fromhex(draft["writer"]),
        sequence=len(chain) + 1,
        parents=tuple(parents),
        recorded=minute(draft["recorded"]),
        effective=datetime.date.fromisoformat(draft["effective"]),
        author=bytes.fromhex(draft["author"]),
        verdict=step.get("verdict", "accepted"),
        **named,
    )


def judged(history: History, reading: bool = False) -> History:
    """The same events with rough verdicts: by the phase that their kind asks for, and by what they name.

    With `reading`, a closing breaks what was concurrent and asked for an open plan, whose phase is then read."""
    done: list[Settings] = []
    history.accepted = [False] * len(history.order)
    reads = []
    for index, event in enumerate(history.order):
        phases = {held.value.word for held in before(history, done, index).held(("phase", PLAN))}
        named = event.target is None or history.accepted[history.at[event.target]]
        history.accepted[index] = named and _opens(event, phases)
        done.append(setting(history, done, index) if history.accepted[index] else {})
        for word in phases if reading and _ordinary(event) else ():
            for other in range(index):
                apart = not history.descends(index, other) and history.accepted[other] and history.accepted[index]
                if apart and history.order[other].kind == "closing" and word in OPEN:
                    reads.append(Read("phase", PLAN, Value(word), history.order[other].digest, event.digest))
    verdicts = zip(history.order, history.accepted)
    events = [dataclasses.replace(e, verdict="accepted" if good else "refused") for e, good in verdicts]
    return History(events, reads, history.wrong)


def _opens(event: Event, phases: set[str | None]) -> bool:
    letters = kinds()[event.kind]["phases"]
    return letters == "-" or all((word or "-")[:1].upper().replace("I", "R") in letters for word in phases)


def _ordinary(event: Event) -> bool:
    return "C" not in kinds()[event.kind]["phases"] and "fact" not in kinds()[event.kind]["marks"]


class Story:
    """Steps told by hand: ``story.tell("a", "r1", "referent", "2025-01-06", person="rose")``."""

    def __init__(self) -> None:
        self.steps: list[dict[str, Any]] = []
        self.clock = datetime.datetime(2025, 1, 1, 8, 0)

    def tell(self, site: str, called: str, kind: str, day: str, author: str = "ann", **fields: Any) -> None:
        """One event; people by name, `target` by the name of an event, `recorded` and `verdict` where they matter."""
        self.clock += HOURS
        recorded = fields.pop("recorded", self.clock.strftime("%Y-%m-%dT%H:%MZ"))
        verdict = fields.pop("verdict", "accepted")
        for key in PEOPLE:
            if key in fields:
                fields[key] = name(fields[key]).hex()
        if "target" in fields:
            fields["target"] = f"@{fields['target']}"
        draft = {
            "writer": name(site * 16).hex(),
            "author": name(author).hex(),
            "recorded": recorded,
            "effective": day,
            "kind": kind,
            "fields": fields,
        }
        self.steps.append({"site": site, "name": called, "draft": draft, "verdict": verdict})

    def take(self, site: str, other: str) -> None:
        """`site` takes what `other` holds."""
        self.steps.append({"take": (site, other)})

    def history(self, reads: Iterable[Read] = (), wrong: Wrong = frozenset()) -> History:
        """The history of what was told."""
        return play(self.steps, reads, wrong)
