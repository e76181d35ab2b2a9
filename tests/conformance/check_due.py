"""The operations on a plan on a day, run through the package `integra`.

The order in which events came in must not matter here either.
Spec: spec/34-due.md; spec/36-as-of.md.  Layer: conformance.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterator
from typing import Any

import integra
from check_plans import copies, key_of
from integra import _swig, words
from integra._low import due as low
from plan_vectors import about_slots, concurrent, conflicts, here, refusals, verdicts
from values import Json, day_of, rules_of, word_of
from vectors import Tries, Vector, table

SAYS = {(row["rule"], row["settled_by"]): row["says"] for row in table("findings.tsv")}


def screened_of(given: Json) -> Any:
    said = given["screened"]
    return said and integra.plan.Screened(
        day_of(said["date"]), word_of(words.Tri, said["pps"]), word_of(words.Tri, said["assistance"]))


def asked(given: Json) -> Json:
    return {"rules": rules_of(given), "screened": screened_of(given)}


def days(vector: Vector) -> Iterator[tuple[Any, Any]]:
    """The plan, however its events came in, and the plan on the day; the vector knows which events are refused."""
    given = vector["input"]
    names = {event["digest"]: event["name"] for event in here(vector)}
    for plan in copies(vector):
        accepted = {names[place.event.digest.hex()] for place in plan.places
                    if place.verdict is words.EventVerdict.ACCEPTED}
        assert sorted(set(names.values()) - accepted) == sorted(vector["expected"]["refused"])
        yield plan, plan.on(day_of(given["at"]), **asked(given))


def hex_of(value: uuid.UUID | bytes | None) -> str | None:
    return None if value is None else value.bytes.hex() if isinstance(value, uuid.UUID) else value.hex()


def iso(day: datetime.date | None) -> str | None:
    return None if day is None else day.isoformat()


# ---- due ----


def row_of(found: Any) -> Json:
    who = [word.word for word in sorted(found.who, key=lambda word: word.code)]
    assert (found.value is not None) == (SAYS[found.rule, found.settled_by.word] != "-")
    assert found.acts is None or found.owed_to is None
    assert (found.event is None) == (found.place is None)
    return {"rule": found.rule, "settled_by": found.settled_by.word, "weight": found.weight.word, "state": found.state.word,
            "due": iso(found.due), "event": hex_of(found.event), "who": who, "acts": hex_of(found.acts or found.owed_to),
            "value": None if found.value is None else found.value.word}


def looked_at(row: Json, expected: Json) -> bool:
    if expected["except_met"] and row["state"] == "met":
        return False
    return expected["rows"] is None or bool({row["rule"], f"{row['rule']}/{row['settled_by']}"} & set(expected["rows"]))


def check_due(vector: Vector) -> None:
    expected = vector["expected"]
    silent = [row["who"] is None for row in expected["findings"]]
    for plan, on in days(vector):
        rows = [row for row in map(row_of, on.due) if looked_at(row, expected)]
        for row, unsaid in zip(rows, silent):
            row["who"] = None if unsaid else row["who"]
        assert rows == expected["findings"]
        assert plan.due(on.at, **asked(vector["input"])) == on.due


def try_due(vector: Vector) -> Tries:
    given = vector["input"]
    for plan in copies(vector):
        yield lambda plan=plan: plan.on(day_of(given["at"]), **asked(given))
        yield lambda plan=plan: plan.due(day_of(given["at"]), **asked(given))


# ---- cover ----


def check_cover(vector: Vector) -> None:
    expected = vector["expected"]
    for _, on in days(vector):
        runs = [{"office": run.office.word, "by": run.by.word, "person": hex_of(run.person), "from": iso(run.start),
                 "to": iso(run.end)} for run in on.cover]
        assert [run for run in runs if expected["office"] in (None, run["office"])] == expected["cover"]
        assert [run for run in on.cover if run.by is words.Cover.NOBODY] == list(on.gaps)


# ---- on_day, known_at ----


def held_of(holding: Any) -> list[Any]:
    """The values of a slot as vectors tell them: [code, detail, person, date, setter, marks]."""
    return [entry_of(entry, holding.field) for entry in holding.entries]


def entry_of(entry: Any, field: Any) -> list[Any]:
    """What one value says: a slot of people has no code, and a corrected field its own (what it gives is the setter's)."""
    if field is not None:
        return [int(field), 0, None, None, hex_of(entry.setter), 1 if entry.read else 0]
    person = entry.value if isinstance(entry.value, uuid.UUID) else entry.person
    code = int(entry.value) if isinstance(entry.value, words.Word) else 0
    marks = (1 if entry.read else 0) + (2 if entry.vacant else 0)
    since = None if entry.date is None else (entry.date - datetime.date(1970, 1, 1)).days
    return [code, int(entry.detail or 0), hex_of(person), since, hex_of(entry.setter), marks]


def check_on_day(vector: Vector) -> None:
    for _, on in days(vector):
        slots = {key_of(holding): holding for holding in on.state.slots}
        for one in vector["expected"]["slots"]:
            key = (one["slot"], one["subject"], one["field"])
            assert (held_of(slots[key]) if key in slots else []) == one["held"]
        contested = [key_of(holding) for holding in on.state.slots if holding.conflict]
        assert sorted(contested) == sorted(conflicts(vector))
        for slot, answer in vector["expected"]["answers"].items():
            assert on.answer(word_of(words.Slot, slot)).word == answer


def check_known_at(vector: Vector) -> None:
    expected = vector["expected"]
    minute = datetime.datetime.fromisoformat(vector["input"]["at"]).replace(tzinfo=datetime.timezone.utc)
    names = {event["digest"]: event["name"] for event in here(vector)}
    whole = {name: verdict for name, verdict in verdicts(vector).items() if name not in expected["later"]}
    for plan in copies(vector):
        known = plan.known_at(minute)
        places = {names[place.event.digest.hex()]: place for place in known.places}
        assert {name: place.verdict.word for name, place in places.items()} == whole
        refused = {names[place.event.digest.hex()]: place.refusals for place in known.refused}
        assert {name: [(one.guard.word, one.unsettled) for one in guards] for name, guards in refused.items()} == \
            refusals(vector)
        stated, seen = about_slots(vector, known.state.data)
        assert seen == stated
        assert sorted(map(key_of, known.conflicts)) == sorted(conflicts(vector))
        assert concurrent(known.state.data) == expected["concurrent"]
        assert [digest.hex() for digest in known.state.missing] == expected["missing"]
        if (minute.hour, minute.minute) == (23, 59):
            assert known.to_cbor() == plan.known_at(minute.date()).to_cbor()
        since = {names[place.event.digest.hex()]: plan.known_since(place.event) for place in plan.places}
        assert {name: since[name].strftime("%Y-%m-%dT%H:%M") for name in expected["since"]} == expected["since"]
        assert {name for name, at in since.items() if at > minute} == set(expected["later"])
        if "expected_hex" in vector:
            assert known.state.data.hex() == vector["expected_hex"]


# ---- draft ----


def route_of(vector: Vector) -> tuple[words.Service, words.Motive | None]:
    given = vector["input"]
    return word_of(words.Service, given["service"]), given["motive"] and word_of(words.Motive, given["motive"])


def check_draft(vector: Vector) -> None:
    need, sector = low.draft(*route_of(vector))
    assert {"need": need.word, "sector": sector.word} == vector["expected"]


def try_draft(vector: Vector) -> Tries:
    """Python says nothing where nothing is drafted; what C says of it is what the vector tells."""
    service, motive = route_of(vector)
    assert low.draft(service, motive) is None
    yield lambda: _swig.integra_due_draft(service.code, 0 if motive is None else motive.code)
