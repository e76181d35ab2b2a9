"""The operations on the messages `orientation` and `orientation_receipt`: responses and receipts, byte by byte.

A response is built of the routes that the vector states; the digest of a protocol is the one that a vector of ORI-18
tells, so that it is written down once.
Spec: spec/20-orientation.md, "The orientation receipt"; spec/integra.cddl.  Layer: tooling.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import hashlib
import tomllib
from functools import cached_property
from typing import Any

import cbor2

from generators.tables import rule_number

from .builder import Context
from .grammar import Block, GrammarError, blocks, words
from .messages import Json, day, identifier, message
from .orientation import Protocols


class Part(Protocols):
    """The operations on responses and their receipts."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.homes = {row["service"]: row["level"] for row in context.encoder.tables.services}

    @cached_property
    def built_in(self) -> Json:
        """The built-in protocol, name and day and all."""
        path = self.context.root / "spec/protocols/has-2014.toml"
        whole = tomllib.loads(path.read_text(encoding="utf-8"))
        return {**self.protocol({"name": whole["name"]}, path.name), "effective": whole["effective"]}

    @cached_property
    def told(self) -> dict[bytes, bytes]:
        """The digests that vectors of ORI-18 tell, by the rows that answer so."""
        found = {}
        for block in blocks(self.context.root / "spec/21-protocol.md"):
            if block.operation == "behaviour" and "digests=" in block.then:
                given = words(block.given, block.place)
                for side, digests in words(block.then, block.place)["digests"].items():
                    document = self.protocol(dict(given.get(side, {})), block.place)
                    found[self.nameless(document)] = bytes.fromhex(digests["whole"])
        return found

    def nameless(self, document: Json) -> bytes:
        """A protocol without what no demand is answered by."""
        return self.protocol_message({"name": "", "row": document["row"]})

    def digest(self, document: Json, place: str) -> bytes:
        key = self.nameless(document)
        if key not in self.told:
            raise GrammarError(f"{place}: no vector of ORI-18 tells the digest of this protocol")
        return self.told[key]

    # ---- what is given ----

    def given(self, block: Block) -> Json:
        """A demand and what to answer it by."""
        found = words(block.given, block.place)
        rules = {"pack": found.pop("pack", "has-2014"), "overrides": found.pop("overrides", {})}
        protocol = found.pop("protocol", None)
        document = None if protocol is None else self.protocol(protocol, block.place)
        return {"demand": self.demand(found, block.place), "protocol": document, **rules}

    # ---- what is stated ----

    def route(self, service: str, stated: Json, given: Json, due: str | None, rows: dict[str, int], place: str) -> Json:
        """One route: what is not stated is the home level, no wait, the first answer's day, the demand's motives, and
        the rule of its row."""
        row = stated.pop("row", None)
        document = given["protocol"] or self.built_in
        rule = stated.pop("rule", None if row is None else document["row"][rows[row]].get("rule", "ORI-5"))
        route = {"service": service, "level": stated.pop("level", self.homes[service]), "waits": stated.pop("waits", []),
                 "row": None if row is None else rows[row], "due": stated.pop("due", due),
                 "motives": stated.pop("motives", given["demand"]["motives"]), "rule": rule}
        self.nothing_left(stated, place)
        return route

    def response(self, block: Block, given: Json) -> Json:
        """The whole response as the vector states it."""
        seen = words(block.then, block.place)
        due = seen.pop("due", None)
        rows = {row["id"]: place for place, row in enumerate((given["protocol"] or self.built_in)["row"])}
        routes = [self.route(service, dict(stated), given, due, rows, block.place)
                  for service, stated in seen.pop("routes").items()]
        self.nothing_left(seen, block.place)
        digest = self.digest(given["protocol"] or self.built_in, block.place)
        return {"first_answer_due": due, "protocol": digest.hex(), "routes": routes}

    def orientation_message(self, given: Json, response: Json) -> bytes:
        return message(13, {
            0: identifier(given["demand"]["id"]), 1: self.code("pack", given["pack"]), 2: 1 if given["overrides"] else None,
            3: bytes.fromhex(response["protocol"]), 4: day(response["first_answer_due"]),
            5: [self.route_item(route) for route in response["routes"]]})

    def route_item(self, route: Json) -> list[Any]:
        return [self.code("service", route["service"]), self.code("level", route["level"]),
                self.bits("precondition", route["waits"]) or 0, route["row"], day(route["due"]),
                self.bits("motive", route["motives"]), rule_number(route["rule"])]

    def receipt_message(self, given: Json, response: Json) -> bytes:
        """How the demand arrived is no part of it (ORI-1)."""
        pack, overrides = given["pack"], given["overrides"]
        version = next(int(row["version"]) for row in self.encoder.tables.packs if row["name"] == pack)
        demand = {**given["demand"], "door": None, "channel": None, "call": None}
        return message(15, {
            0: [pack, version, hashlib.sha256(self.encoder.pack(pack, overrides)).digest()],
            1: [list(pair) for pair in sorted(overrides.items())] or None,
            2: self.protocol_message(given["protocol"] or self.built_in),
            3: self.demand_message(demand), 4: self.orientation_message(given, response)})

    # ---- operations ----

    def op_orientation(self, block: Block, good: bool) -> Json:
        """A demand, as `orient`; then the routes, each with its row, and when the first answer is due."""
        given = self.given(block)
        response = self.response(block, given)
        return {"input": given, "input_hex": self.demand_message(given["demand"]).hex(), "expected": response,
                "expected_hex": self.orientation_message(given, response).hex()}

    def op_orientation_receipt(self, block: Block, good: bool) -> Json:
        """The same, and its receipt."""
        given = self.given(block)
        response = self.response(block, given)
        return {"input": given, "input_hex": self.demand_message(given["demand"]).hex(), "expected": response,
                "expected_hex": self.receipt_message(given, response).hex()}

    def op_orientation_replay(self, block: Block, good: bool) -> Json:
        """The receipt of another vector with parts put in place of its own, or one byte; and what is accepted."""
        found = words(block.given, block.place)
        accepted = [self.digest(self.protocol(dict(each), block.place), block.place).hex()
                    for each in found.pop("accepted", [])]
        coded = self.put(self.changed(found, block.place), found, block.place)
        row: Json = {"input": {"accepted": accepted or None}, "input_hex": coded.hex()}
        if good:
            row |= {"expected": words(block.then, block.place), "expected_hex": coded.hex()}
        return row

    def put(self, coded: bytes, found: Json, place: str) -> bytes:
        """The receipt with a `protocol`, a `demand` or a `pack` in place of its own, and the pairs of a later version."""
        found = {name: value for name, value in found.items() if name not in ("vector", "at", "byte")}
        if not found:
            return coded
        body = cbor2.loads(coded)[2]
        if "protocol" in found:
            body[2] = self.protocol_message(self.protocol(found.pop("protocol"), place))
        if "demand" in found:
            body[3] = self.demand_message(self.demand(found.pop("demand"), place))
        if "pack" in found:
            body[0][0] = found.pop("pack")
        later = found.pop("later", b"")
        self.nothing_left(found, place)
        again = bytearray(message(15, body))
        again[3] += bool(later)
        return bytes(again) + later
