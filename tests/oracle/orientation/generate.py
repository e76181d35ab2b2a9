"""Small protocols by seed, as documents in the TOML form: random tables, and the built-in one cut down to the rows of
a few motives, with one fault planted or none. A document cut down answers its motives alone: law 1 tells the others.

Spec: 21-protocol, ORI-16.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import copy
import random
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from .vocabulary import EXCLUSIONS, MOST_DAYS, MOTIVES, PRECONDITIONS, SERVICES, SPEC, VALUES

Document = dict[str, Any]
RowDocument = dict[str, Any]

CALLABLE = tuple(name for name, told in SERVICES.items() if told.kind != "own")
BUILT_IN: Document = tomllib.loads((SPEC / "protocols" / "has-2014.toml").read_text(encoding="utf-8"))
CALLED = [call["service"] for row in BUILT_IN["row"] for call in row["call"]]
# Rows without which the one motive they read is not answered somewhere, and what they call by no other row.
NEEDED = tuple(
    row["id"]
    for row in BUILT_IN["row"]
    if len(row["motives"]) == 1
    and row["motives"][0] not in ("assessment", "planning")
    and (CALLED.count(row["call"][0]["service"]) == 1 or row["id"] == "information")
)


@dataclass(frozen=True)
class Planted:
    """A fault, with the law it breaks and the subject by which the proof has to find it."""

    fault: str
    law: str
    subject: str


@dataclass
class Plot:
    """A document in which a fault is being planted."""

    chance: random.Random
    motives: list[str]
    rows: list[RowDocument]

    def add(self, identifier: str, motives: Sequence[str], calls: list[dict[str, Any]], **rest: Any) -> RowDocument:
        """A row more, at a place of its own."""
        row = made(identifier, motives, calls, **rest)
        self.rows.insert(self.chance.randint(0, len(self.rows)), row)
        return row

    def one(self) -> list[str]:
        return [self.chance.choice(self.motives)]


def made(identifier: str, motives: Sequence[str], calls: list[dict[str, Any]], **rest: Any) -> RowDocument:
    """A row of a document."""
    head = {"id": identifier, "motives": list(motives), "rule": "ORI-5", "source": "made up"}
    return {**head, **rest, "call": calls}


def calling(service: str, *left_out: str, **rest: Any) -> dict[str, Any]:
    """A call that says what its service needs first, but what is left out."""
    first = [name for name in PRECONDITIONS if name in SERVICES[service].needs and name not in left_out]
    return {"service": service, **({"first": first} if first else {}), **rest}


def cut(rows: list[RowDocument], motives: Sequence[str]) -> list[RowDocument]:
    """The rows that read these motives, for them alone."""
    kept = [copy.deepcopy(row) for row in rows if set(row["motives"]) & set(motives)]
    read = {row["id"]: set(row["motives"]) & set(motives) for row in kept}
    for row in kept:
        row["motives"] = [motive for motive in row["motives"] if motive in motives]
        row["overrides"] = [o for o in row.get("overrides", ()) if read.get(o, set()) & read[row["id"]]]
    return kept


def missing_row(plot: Plot) -> Planted | None:
    found = [row for row in plot.rows if row["id"] in NEEDED]
    if len(found) < 1 or len(plot.rows) < 2:
        return None
    row = plot.chance.choice(found)
    plot.rows.remove(row)
    for other in plot.rows:
        other["overrides"] = [name for name in other.get("overrides", ()) if name != row["id"]]
    return Planted("missing_row", "complete", row["motives"][0])


def contradiction(plot: Plot) -> Planted:
    row = plot.chance.choice(plot.rows)
    service = row["call"][0]["service"]
    call = {**row["call"][0], "within": plot.chance.randint(0, 90)}
    plot.add("extra", row["motives"], [call], when=row.get("when", {}), otherwise=row.get("otherwise", False))
    return Planted("contradiction", "contradiction", service)


def dead_row(plot: Plot) -> Planted | None:
    if plot.chance.random() < 0.5:
        impossible = plot.chance.choice(
            (
                {"pps": ["no"], "stage": ["to_refer", "undetermined"]},
                {"requester": ["mt"], "mt": ["known"]},
                {"requester": ["carer", "person"], "ground": {"not": ["none"]}},
            )
        )
        plot.add("extra", plot.one(), [calling("information")], when=impossible)
        return Planted("dead_row", "dead_row", "extra")
    under = plot.chance.choice([row for row in plot.rows if not row.get("otherwise")] or [None])
    if under is None:
        return None
    rest = {"when": under.get("when", {}), "overrides": [under["id"]], "imposed": True}
    plot.add("extra", under["motives"], under["call"], **rest)
    return Planted("dead_row", "dead_row", under["id"])


def dropping(fault: str, law: str, precondition: str) -> Callable[[Plot], Planted | None]:
    """A call that forgets what its service needs first."""

    def drop(plot: Plot) -> Planted | None:
        calls = [(row, call) for row in plot.rows for call in row["call"]]
        found = [(row, call) for row, call in calls if precondition in call.get("first", ())]
        if not found:
            return None
        row, call = plot.chance.choice(found)
        call["first"].remove(precondition)
        return Planted(fault, law, row["id"])

    return drop


def imposed_overridden(plot: Plot) -> Planted | None:
    found = [row for row in plot.rows if row.get("imposed") and not row.get("otherwise")]
    if not found:
        return None
    row = plot.chance.choice(found)
    when = {"place": [plot.chance.choice(VALUES["place"])]}
    plot.add("extra", row["motives"][:1], row["call"], when=when, overrides=[row["id"]])
    return Planted("imposed_overridden", "imposed", "extra")


def exclusive_pair(plot: Plot) -> Planted:
    chosen = plot.chance.choice(EXCLUSIONS)
    for number, service in enumerate(chosen.services):
        plot.add(f"extra-{number}", plot.one(), [calling(service)])
    return Planted("exclusive_pair", "exclusive", chosen.name)


def undue_service(plot: Plot) -> Planted:
    service = plot.chance.choice([name for name, told in SERVICES.items() if told.where])
    plot.add("extra", plot.one(), [calling(service)])
    return Planted("undue_service", "due", "extra")


def age_read(plot: Plot) -> Planted:
    service = plot.chance.choice(("home_help", "etp", "pps_planning", "deepening"))
    when = {"over_60": plot.chance.choice((["yes"], ["unknown", "no"], {"not": ["yes"]}))}
    plot.add("extra", plot.one(), [calling(service)], when=when)
    return Planted("age_read", "age", "extra")


def isolated_read(plot: Plot) -> Planted:
    motive = plot.chance.choice(plot.motives)
    when = {"isolated": [plot.chance.choice(VALUES["isolated"])]}
    plot.add("extra", [motive], [{"service": "protocol_support", "within": plot.chance.randint(0, 9)}], when=when)
    return Planted("isolated_read", "isolated", motive)


def swallowed_unknown(plot: Plot) -> Planted:
    """One motive is answered where something is known to be so, and all the rest by an `otherwise` row."""
    motive = plot.chance.choice(plot.motives)
    others = [name for name in plot.motives if name != motive]
    plot.rows[:] = cut(plot.rows, others) if others else []
    field = plot.chance.choice(("loss_of_autonomy", "assessment", "pps", "place", "ground"))
    value = {"place": "home", "ground": "missing_means"}.get(field, "yes")
    plot.add("known", [motive], [calling("home_help")], when={field: [value]})
    plot.add("rest", [motive], [calling("home_help")], otherwise=True)
    return Planted("swallowed_unknown", "otherwise", "rest")


def unasked(plot: Plot) -> Planted:
    service = plot.chance.choice([name for name, told in SERVICES.items() if told.professional and told.kind != "own"])
    plot.add("extra", plot.one(), [calling(service)], when={"requester": ["carer", "health"]})
    return Planted("unasked", "subsidiary", "extra")


def nothing_now(plot: Plot) -> Planted | None:
    """The row that sends back who may not ask informs no more; other rows inform of assistance."""
    for row in plot.rows:
        motives = [motive for motive in row["motives"] if motive not in ("pathway_assistance", "case_management")]
        if row["id"] in ("subsidiarity", "professionals-only") and motives:
            row["call"] = [call for call in row["call"] if call["service"] != "information"]
            return Planted("nothing_now", "answered_now", plot.chance.choice(motives))
    return None


def refusal_unanswered(plot: Plot) -> Planted | None:
    """Where consent is refused one of the three is missing."""
    found = [row for row in plot.rows if row["id"].startswith("consent-refused")]
    if not found:
        return None
    row = plot.chance.choice(found)
    if len(row["call"]) == 1:
        plot.rows.remove(row)
    else:
        row["call"].remove(plot.chance.choice(row["call"]))
    return Planted("refusal_unanswered", "refusal_answered", plot.chance.choice(row["motives"]))


def put_off(plot: Plot) -> Planted:
    """A day more than urgency allows, or many."""
    urgency, most = plot.chance.choice(list(MOST_DAYS.items()))
    days = plot.chance.choice((most + 1, 3650))
    when = {"urgency": plot.chance.choice(([urgency], ["unknown", urgency], ["routine", urgency]))}
    plot.add("extra", plot.one(), [calling("protocol_support", within=days)], when=when)
    return Planted("put_off", "in_time", "extra")


FAULTS: dict[str, Callable[[Plot], Planted | None]] = {
    "missing_row": missing_row,
    "contradiction": contradiction,
    "dead_row": dead_row,
    "dropped_consent": dropping("dropped_consent", "consenting", "sharing_consent"),
    "dropped_mt": dropping("dropped_mt", "mt_in_the_loop", "mt"),
    "dropped_referent": dropping("dropped_referent", "settled_first", "referent"),
    "imposed_overridden": imposed_overridden,
    "exclusive_pair": exclusive_pair,
    "undue_service": undue_service,
    "age_read": age_read,
    "isolated_read": isolated_read,
    "swallowed_unknown": swallowed_unknown,
    "unasked": unasked,
    "nothing_now": nothing_now,
    "refusal_unanswered": refusal_unanswered,
    "put_off": put_off,
}


def random_calls(chance: random.Random, motives: list[str]) -> list[dict[str, Any]]:
    """One call or two, mostly of what the motives ask for and as its service needs."""
    named = [motive for motive in motives if motive in SERVICES]
    wanted = named if named and chance.random() < 0.6 else list(CALLABLE)
    calls = []
    for service in dict.fromkeys(chance.choices(wanted, k=chance.choice((1, 1, 2)))):
        left_out = [name for name in PRECONDITIONS if chance.random() < 0.1]
        rest = {"within": chance.choice((0, 3, 8))} if chance.random() < 0.2 else {}
        calls.append(calling(service, *left_out, **rest))
        if chance.random() < 0.1:
            calls[-1]["level"] = chance.choice(("primary_care", "territory", "region"))
    return calls


def random_row(
    chance: random.Random, number: int, rows: list[RowDocument], motives: list[str], fields: list[str]
) -> RowDocument:
    """A row that mostly answers its motives, and overrides rows before it at times."""
    read = chance.sample(motives, chance.choice((1, 1, 2)))
    calls = random_calls(chance, read)
    when = {}
    for field in chance.sample(fields, chance.choice((0, 1, 1, 2))):
        when[field] = chance.sample(VALUES[field], chance.randint(1, len(VALUES[field]) - 1))
    row = made(f"row-{number}", read, calls, when=when, imposed=chance.random() < 0.4)
    if chance.random() < 0.2:
        return {**row, "otherwise": True}
    under = [other for other in rows if set(other["motives"]) & set(read) and not other.get("otherwise")]
    overridden = [other["id"] for other in under if chance.random() < 0.25]
    return {**row, "overrides": overridden} if overridden else row


def random_document(chance: random.Random) -> Document:
    """A table of six to ten rows over two to four motives, whose conditions read three fields."""
    motives = chance.sample(MOTIVES, chance.randint(2, 4))
    fields = chance.sample(list(VALUES), 3)
    rows: list[RowDocument] = []
    for number in range(chance.randint(6, 10)):
        rows.append(random_row(chance, number, rows, motives, fields))
    return document(rows)


def document(rows: list[RowDocument]) -> Document:
    return {"name": "made-up", "effective": BUILT_IN["effective"], "row": rows}


def cut_document(chance: random.Random, fault: str | None = None) -> tuple[Document, Planted | None]:
    """The built-in rows of two to four motives, with this fault, or with none where it cannot be planted there."""
    motives = chance.sample(MOTIVES, chance.randint(2, 4))
    plot = Plot(chance, motives, cut(BUILT_IN["row"], motives))
    planted = FAULTS[fault](plot) if fault else None
    return document(copy.deepcopy(plot.rows)), planted


def generate(seed: int) -> tuple[Document, Planted | None]:
    """A protocol: one in six a random table, else cut down, with a fault four times in five."""
    chance = random.Random(seed)
    if seed % 6 == 0:
        return random_document(chance), None
    fault = chance.choice(list(FAULTS)) if chance.random() < 0.8 else None
    return cut_document(chance, fault)


def put_off_where_it_may(row: RowDocument, chance: random.Random) -> RowDocument:
    """The row split by urgency: as it was where that is urgent or prompt, and later elsewhere in the row that is given."""
    later = copy.deepcopy(row)
    row["when"] = {**row.get("when", {}), "urgency": ["urgent", "prompt"]}
    later["when"] = {**later.get("when", {}), "urgency": {"not": ["urgent", "prompt"]}}
    later["call"][0]["within"] = chance.choice((8, 300, 3650))
    return {**later, "id": f"{row['id']}-later"}


def variant(seed: int) -> Document:
    """The built-in protocol as a territory may have it: other days or levels where one row calls, and information more.

    Not for what is unclear: an ordinary row more would keep its `otherwise` row from deepening it.
    """
    chance = random.Random(seed)
    rows: list[RowDocument] = copy.deepcopy(BUILT_IN["row"])
    for row in list(rows):
        if row["id"] in NEEDED and not row.get("imposed") and chance.random() < 0.3:
            row["call"][0]["within"] = chance.choice((0, 1, 2))
            row["call"][0]["level"] = chance.choice(("primary_care", "territory", "region"))
            if chance.random() < 0.5:
                later = put_off_where_it_may(row, chance)
                for other in rows:
                    if row["id"] in other.get("overrides", ()):
                        other["overrides"] = [*other["overrides"], later["id"]]
                rows.append(later)
    plot = Plot(chance, [motive for motive in MOTIVES if motive != "unclear"], rows)
    for number in range(chance.randint(0, 3)):
        field = chance.choice([field for field in VALUES if field != "isolated"])
        when = {field: chance.sample(VALUES[field], chance.randint(1, len(VALUES[field]) - 1))}
        told = {"when": when, "imposed": chance.random() < 0.5}
        plot.add(f"more-{number}", chance.sample(plot.motives, 2), [calling("information")], **told)
    return document(rows)
