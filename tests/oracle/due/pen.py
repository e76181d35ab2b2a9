"""The hand that draws: sites that hold events, each with a rough picture of the plan that it writes by.

Spec: PLN-11; spec/02-json.md (drafts).  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import datetime
import random
from collections.abc import Mapping
from typing import Any

from .pretend import name
from .setters import NEXT

PERSON = "pia"
LIVES = {
    "intervention_started": "under_way",
    "intervention_done": "done",
    "intervention_not_done": "not_done",
    "intervention_cancelled": "cancelled",
    "objective_pursued": "pursued",
    "unmet_need": "unmet",
}
ANNULLABLE = (
    "absence assistance_consent sharing_consent mt_informed assessment need_closed intervention_started "
    "intervention_done intervention_not_done admission discharge_preparation discharge contact transition feedback "
    "concertation synthesis knowhow_transfer component closing review_closing objective_reached hospital_contact "
    "mandate whom_to_call expectation"
).split()


class Picture:
    """What a site believes: the last word it saw on each thing."""

    def __init__(self) -> None:
        self.phase, self.before = "none", "active"
        self.offices: dict[str, str] = {}
        self.members: dict[str, str] = {}
        self.lives: dict[str, dict[str, str]] = {"need": {}, "intervention": {}, "objective": {}}
        self.days: dict[str, list[tuple[str, datetime.date]]] = {}
        self.consents: dict[str, str] = {}
        self.undone: set[str] = set()

    def see(self, called: str, draft: Mapping[str, Any]) -> None:
        """Takes one event in."""
        kind, fields = draft["kind"], draft["fields"]
        target = str(fields.get("target", "@"))[1:]
        who = bytes.fromhex(fields.get("person", "")).rstrip(b".").decode()
        self.days.setdefault(kind, []).append((called, datetime.date.fromisoformat(draft["effective"])))
        if kind == "opening":
            self.phase = "draft"
            self.members[bytes.fromhex(draft["author"]).rstrip(b".").decode()] = fields["detail"]
        elif kind in ("join", "role"):
            self.members[who] = fields["code"]
        elif kind == "leave":
            self.members.pop(who, None)
            self.offices = {office: held for office, held in self.offices.items() if held != who}
        elif kind in ("referent", "mt"):
            self.offices[kind] = who
        elif kind == "deputy":
            self.offices[f"{fields['code']}_deputy"] = who
        elif kind in ("assistance_consent", "sharing_consent"):
            self.consents[kind] = fields["code"]
            if kind == "assistance_consent" and fields["code"] == "withdrawn":
                self.phase, self.before = "closed", self.phase
        elif kind == "annulment":
            self._undo(target)
        self._live(kind, called, target, fields)

    def _live(self, kind: str, called: str, target: str, fields: Mapping[str, Any]) -> None:
        if kind in NEXT:
            self.before = self.phase if kind in ("suspension", "closing") else "active"
            self.phase = NEXT[kind]
        elif kind == "resumption":
            self.phase = self.before
        elif kind in self.lives:
            self.lives[kind][called] = {"need": "open", "intervention": "planned"}.get(kind, "formulated")
        elif kind in LIVES:
            thing = {"unmet_need": "need"}.get(kind, kind.split("_")[0])
            self.lives[thing][target] = LIVES[kind]
        elif kind in ("need_closed", "objective_reached", "objective_unreached"):
            self.lives[kind.split("_")[0]][target] = fields["code"]

    def _undo(self, target: str) -> None:
        self.undone.add(target)
        for kind in ("closing", "review_closing", "assistance_consent"):
            if target in [called for called, _ in self.days.get(kind, [])] and self.phase == "closed":
                self.phase = self.before if kind == "closing" else "active"

    def living(self, thing: str, *words: str) -> list[str]:
        """The needs, interventions or objectives in one of these states."""
        return [called for called, word in self.lives[thing].items() if word in words]

    def last(self, kind: str) -> datetime.date | None:
        """The day of the last event of a kind."""
        return self.days[kind][-1][1] if self.days.get(kind) else None


class Pen:
    """Writes steps: `{"site", "name", "draft"}`, an event whose targets are "@" and a name, or `{"take": (a, b)}`."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.steps: list[dict[str, Any]] = []
        self.today = datetime.date(2024, 1, 1)
        self.minutes = 0
        self.held: dict[str, set[str]] = {}
        self.pictures: dict[str, Picture] = {}
        self.drafts: dict[str, dict[str, Any]] = {}
        self.site = "a"

    @property
    def picture(self) -> Picture:
        """What the site that writes believes."""
        return self.pictures.setdefault(self.site, Picture())

    def chance(self, share: float) -> bool:
        """True so often."""
        return self.rng.random() < share

    def later(self, days: int) -> None:
        """Time goes by."""
        self.today += datetime.timedelta(days=days)
        self.minutes = 0

    def near(self, base: datetime.date | None, offsets: list[int]) -> datetime.date:
        """A day at one of these distances from another one, or from today."""
        return (base or self.today) + datetime.timedelta(days=self.rng.choice(offsets))

    def some_day(self) -> datetime.date:
        """Today; sometimes a day in the past, seldom one to come."""
        draw = self.rng.random()
        if draw < 0.7:
            return self.today
        return self.near(None, [-1, -2, -10, -31, -45] if draw < 0.92 else [1, 2, 15, 40])

    def write(
        self, kind: str, effective: datetime.date | None = None, author: str | None = None, **fields: Any
    ) -> str:
        """One event of the site that writes; people by name, targets by the event's name."""
        made: dict[str, Any] = {}
        for key, value in fields.items():
            if value is None:
                continue
            if key in ("person", "giver", "reference"):
                value = name(value).hex()
            elif key == "target":
                value = f"@{value}"
            elif isinstance(value, datetime.date):
                value = value.isoformat()
            made[key] = value
        self.minutes += 1
        recorded = datetime.datetime.combine(self.today, datetime.time(8)) + datetime.timedelta(minutes=self.minutes)
        if self.chance(0.04):
            recorded += datetime.timedelta(days=self.rng.choice([-3, -1, 2, 20]))
        draft = {
            "writer": name(self.site * 16).hex(),
            "author": name(author or self._author()).hex(),
            "recorded": recorded.strftime("%Y-%m-%dT%H:%MZ"),
            "effective": (effective or self.some_day()).isoformat(),
            "kind": kind,
            "fields": made,
        }
        called = f"e{len(self.drafts)}"
        self.drafts[called] = draft
        self.steps.append({"site": self.site, "name": called, "draft": draft})
        self.held.setdefault(self.site, set()).add(called)
        self.picture.see(called, draft)
        return called

    def _author(self) -> str:
        people = [who for who, role in self.picture.members.items() if role in ("case_manager", "pathway_assistant")]
        return people[0] if people else next(iter(self.picture.members), "ann")

    def take(self, site: str, other: str) -> None:
        """One site takes what another holds, and thinks again."""
        if self.held.get(other, set()) <= self.held.get(site, set()):
            return
        self.steps.append({"take": (site, other)})
        self.held.setdefault(site, set()).update(self.held[other])
        picture = Picture()
        for called, draft in self.drafts.items():
            if called in self.held[site]:
                picture.see(called, draft)
        self.pictures[site] = picture
