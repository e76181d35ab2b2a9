"""The operations on directories.

Who serves a route is what the vector states: nothing here judges an offer.
Spec: spec/00-conventions.md, "Vectors"; spec/22-directory.md.  Layer: tooling.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from typing import Any

from .grammar import Block, GrammarError, words
from .messages import Json, day, identifier, message
from .orientation import Demands

OFFER = {"kind": "unknown", "services": (), "motives": (), "level": "territory", "publics": (), "requesters": (),
         "specialty": "unknown", "capacity": None, "lead_days": None, "opens": None, "closes": None,
         "full_until": None, "access_point": None}
#: What later keys say of an offer; a vector that says none of it is as it was before they were there.
LATER = {"site": None, "comes": "unknown", "grid": None}
LIVING = ("capacity", "opens", "closes", "full_until")


class Part(Demands):
    """The operations on directories."""

    def offer(self, given: Json, place: str) -> Json:
        """An offer with every name; one that is not given has its default."""
        unknown = set(given) - set(OFFER) - set(LATER) - {"id", "structure", "areas"}
        if unknown:
            raise GrammarError(f"{place}: no name {', '.join(sorted(unknown))}")
        return {"id": given["id"], "structure": given.get("structure", given["id"]),
                **{name: given.get(name, default) for name, default in OFFER.items()},
                "areas": [str(area) for area in given.get("areas", [])],
                **{name: str(given[name]) for name in LATER if name in given}}

    def offer_record(self, offer: Json) -> list[Any]:
        """The record of the message `directory`, in the order of the struct."""
        def number(name: str) -> int | None:
            value = offer[name]
            return None if value is None else int(value)

        return [self.code("structure_kind", offer["kind"]), identifier(offer["id"]), identifier(offer["structure"]),
                identifier(offer["access_point"]), self.bits("service", offer["services"]),
                self.bits("motive", offer["motives"]) or 0, self.code("level", offer["level"]),
                self.bits("public", offer["publics"]) or 0, self.bits("requester", offer["requesters"]) or 0,
                self.code("specialty", offer["specialty"]), number("capacity"), number("lead_days"),
                day(offer["opens"]), day(offer["closes"]), day(offer["full_until"]), " ".join(offer["areas"])]

    def directory(self, found: Json, place: str) -> tuple[Json, str]:
        """The offers and guichets taken out of what is given, and their message."""
        entries: Json = {"offers": [self.offer(each, place) for each in found.pop("offers", [])]}
        if "guichets" in found:
            entries["guichets"] = found.pop("guichets")
        records = [[self.code("guichet", each["kind"]), identifier(each["structure"]), self.code("level", each["level"]),
                    self.bits("door", each["doors"]), self.bits("channel", each["channels"])]
                   for each in entries.get("guichets", [])]
        details = [[place, offer.get("site"), self.code("tri", offer.get("comes", "unknown")), offer.get("grid")]
                   for place, offer in enumerate(entries["offers"]) if set(LATER) & set(offer)]
        if "structures" in found:
            entries["structures"] = [
                {"id": each["id"], **{name: each.get(name) and str(each[name]) for name in ("reference", "name")}}
                for each in found.pop("structures")]
        named = sorted([identifier(each["id"]), each["reference"], each["name"]] for each in entries.get("structures", []))
        body = {0: [self.offer_record(offer) for offer in entries["offers"]] or None, 1: records or None,
                2: details or None, 3: named or None}
        return entries, message(14, body).hex()

    def changes(self, found: Json, place: str) -> Json:
        """What of offers changes before the choice: identifier, and what is said of it."""
        made = found.pop("changes", [])
        for each in made:
            if set(each) - {"id", *LIVING}:
                raise GrammarError(f"{place}: a change is of {', '.join(LIVING)}")
        return {"changes": made} if made else {}

    def op_choose(self, block: Block, good: bool) -> Json:
        """A demand, a service and offers; then who serves, how sure, and who was passed over and why."""
        found = words(block.given, block.place)
        about = {"service": found.pop("service")} if "service" in found else {}
        about |= self.changes(found, block.place)
        entries, data = self.directory(found, block.place)
        return {"input": {"demand": self.demand(found, block.place), **about, **entries}, "input_hex": data,
                "expected": words(block.then, block.place)}

    #: A demand, answered by has-2014, and offers; then the needs that nothing serves, `service/reason`.
    op_unmet = op_choose
    #: A demand and offers; then the services that an offer opens to the requester after all.
    op_opened = op_choose

    def op_united(self, block: Block, good: bool) -> Json:
        """Two directories, the second as `other`; then the whole of the first one, and the index or structure of each finding."""
        found = words(block.given, block.place)
        other, other_data = self.directory(found.pop("other"), block.place)
        ours, data = self.directory(found, block.place)
        self.nothing_left(found, block.place)
        row: Json = {"input": {**ours, "other": other}, "input_hex": data + other_data}
        if good:
            seen = words(block.then, block.place)
            made, made_data = self.directory(seen, block.place)
            row |= {"expected": {**made, "findings": seen.pop("findings", [])}, "expected_hex": made_data}
            self.nothing_left(seen, block.place)
        return row

    def op_directory(self, block: Block, good: bool) -> Json:
        """Offers and guichets; then what is wrong with them, `rule/settled_by/index`."""
        found = words(block.given, block.place)
        entries, data = self.directory(found, block.place)
        self.nothing_left(found, block.place)
        return {"input": entries, "input_hex": data, "expected": words(block.then, block.place)}
