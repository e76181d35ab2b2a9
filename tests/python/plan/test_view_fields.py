"""What is hidden leaves no trace: of every kind of event each field is made another one, alone, and a view's bytes change
where spec/views.tsv and spec/view_rows.tsv show that field, and nowhere else (PLN-30).

Whether a field is shown is worked out here from the tables and the chapter, not asked of the library.
Spec: spec/35-views.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from integra import EventKind
from integra._low.event import words_of
from integra.words import Answer, Field, Heard, NeedDomain, Sector, Tri, Viewer
from plan_scene import CARER, GP, MANAGER, NURSE, PERSON
from view_story import ENDS, GUARDIAN, PEOPLE, REFERENCE, Step, build, ref, story, table

SEEN = {row["group"]: {name for name, cell in row.items() if cell == "yes"} for row in table("views.tsv")}
ROWS = {row["kind"]: row for row in table("view_rows.tsv")}
KINDS = {row["kind"]: row for row in table("kinds.tsv")}
FIELDS = ("effective", "due", "until", "person", "reference", "code", "detail", "text", "giver", "heard", "vouched")
NOBODY: set[str] = set()
EVERYBODY = {viewer.word for viewer in Viewer}
HEALTH = {NeedDomain.HEALTH, NeedDomain.PSYCHOLOGICAL, Sector.HEALTH, Sector.PREVENTION}
#: Kinds that are no rows, and who sees which of their fields in what the slots hold.
SLOTS = {
    ("opening", "code"): "plan", ("opening", "person"): "circle", ("opening", "detail"): "circle",
    ("join", "person"): "circle", ("join", "code"): "circle", ("role", "person"): "circle", ("role", "code"): "circle",
    ("leave", "person"): "circle", ("referent", "person"): "offices", ("mt", "person"): "offices",
    ("deputy", "person"): "offices", ("deputy", "code"): "offices",
}
#: What a step's view depends on beside the row itself: the phase says why and since when it is closed, the watcher's slot
#: who watches and until when; consents and the next review are told by themselves.
BESIDE = {
    ("closing", "code"): "plan", ("closing", "effective"): "plan", ("review_closing", "code"): "plan",
    ("review_closing", "effective"): "plan", ("review_conclusion", "due"): "plan",
}
#: Changes that another rule forbids, or that are of the phase or the offices: a vector or a story is about each.
LEFT_OUT = {
    ("assistance_consent", "code"), ("sharing_consent", "code"), ("assistance_consent", "person"), ("sharing_consent", "person"),
    ("correction", "code"), ("opening", "person"), ("mt", "person"),
}
#: Steps that say of somebody what a later one says again.
SAID_AGAIN = ("join_home_services", "join_other")
#: Kinds whose code is the state that they lead to.
ARE_STATES = (EventKind.NEED_CLOSED, EventKind.OBJECTIVE_REACHED, EventKind.OBJECTIVE_UNREACHED)


def steps(end: str) -> dict[str, Step]:
    return {each.name: each for each in story(end)}


def group_of(found: dict[str, Step], each: Step) -> set[str]:
    """Who sees the row of a step."""
    row = ROWS[each.kind.word]
    if row["group"] == "-":
        return NOBODY
    above = found.get(each.fields.get("target", ""))
    if row["within"] != "-" and above is not None and above.kind.word in row["within"].split(","):
        around = group_of(found, above)
    else:
        around = None
    group = row["group"]
    code = each.fields.get("code")
    if each.kind in (EventKind.NEED, EventKind.INTERVENTION) and code in HEALTH:
        group = f"health_{group}"
    own = EVERYBODY if group == "parent" else SEEN[group]
    if around is None or row["alone"] == "yes":
        return own
    return own & around


def sees(end: str, found: dict[str, Step], each: Step, field: str) -> set[str]:
    """Who sees a field of a step."""
    kind = each.kind.word
    if kind == "correction":
        about = found[each.fields["target"]]
        carrier = {"due": "due", "person": "person", "reference": "reference", "detail": "code", "text": "text"}
        return sees(end, without(found, each.name), about, carrier[field]) if field != "effective" and field in carrier else NOBODY
    if any(other.kind is EventKind.CORRECTION and other.fields["target"] == each.name and other.fields["code"].word == field
           for other in found.values()):
        return NOBODY
    if any(other.kind in (EventKind.ANNULMENT, EventKind.ERASURE) and other.fields["target"] == each.name
           and (other.kind is EventKind.ANNULMENT or field == "text") for other in found.values()):
        return NOBODY
    if (kind, field) in SLOTS:
        return SEEN[SLOTS[kind, field]]
    beside = SEEN[BESIDE[kind, field]] if (kind, field) in BESIDE else NOBODY
    return beside | row_sees(end, found, each, field)


def without(found: dict[str, Step], name: str) -> dict[str, Step]:
    return {key: each for key, each in found.items() if key != name}


def row_sees(end: str, found: dict[str, Step], each: Step, field: str) -> set[str]:
    row, who = ROWS[each.kind.word], group_of(found, each)
    if field == "vouched" or not still_holds(end, each):
        return NOBODY
    if field in ("code", "detail", "reference") and row["code"] != "-" and (field, each.kind in ARE_STATES) != ("code", True):
        who = who & SEEN[row["code"]]
    if field == "text":
        who = who & SEEN["texts"] & (SEEN[row["text"]] if row["text"] != "-" else EVERYBODY)
        above = found.get(each.fields.get("target", ""))
        if above is not None and row["within"] != "-":
            who = who & group_of(found, above)
    if each.kind is EventKind.OBJECTIVE and field == "detail" and each.name == "o_ill":
        return NOBODY
    return who


def still_holds(end: str, each: Step) -> bool:
    """Of who watches: only while the plan is suspended, and nobody else watches since."""
    if each.kind in (EventKind.SUSPENSION, EventKind.WATCHER, EventKind.REVIEW_SUSPENSION):
        return {"suspended": "pause", "watched": "watch", "review_paused": "rest"}.get(end) == each.name
    return True


def another(each: Step, field: str) -> Any:
    """Another value that the rules of the plan accept as well."""
    value = each.fields.get(field)
    if field in ("effective", "due", "until"):
        return (value or datetime.date(2025, 6, 1)) + datetime.timedelta(days=1 if field != "until" else 3)
    if field == "giver":
        return GUARDIAN
    if field == "person":
        return next(person for person in (CARER, NURSE, MANAGER, GP) if person != value)
    if field == "text":
        return f"{value}, or so"
    if field == "reference":
        return ref(500)
    if field == "vouched":
        return Tri.UNKNOWN
    if field == "heard":
        return next(heard for heard in Heard if heard != value)
    group = words_of(each.kind, Field(field)) or Field
    return next(word for word in group if word.code and word != value and (word in HEALTH) == (value in HEALTH)
                and word is not Answer.WITHDRAWN)


@cache
def shown(end: str) -> dict[Viewer, bytes]:
    plan = build(story(end))
    return {viewer: plan.view(viewer, reference=REFERENCE).data for viewer in Viewer}


def changed(end: str, name: str, **other: Any) -> set[str]:
    """The viewers to whom the plan looks another one."""
    plan = build(story(end), name, **other)
    return {viewer.word for viewer in Viewer if plan.view(viewer, reference=REFERENCE).data != shown(end)[viewer]}


def cases() -> Iterator[tuple[str, str, str]]:
    """End, step, field: a step of the shared part is tried in one end alone."""
    done: set[str] = set()
    for end in ENDS:
        for each in story(end):
            for field in FIELDS:
                key = (each.kind.word, field)
                known = field in each.fields or (field == "effective" and KINDS[each.kind.word][field] != "-")
                watch = each.kind in (EventKind.SUSPENSION, EventKind.WATCHER, EventKind.REVIEW_SUSPENSION)
                if each.name in SAID_AGAIN and field in ("person", "code"):
                    continue
                if known and key not in LEFT_OUT and (each.name not in done or watch):
                    yield end, each.name, field
            done.add(each.name)


@pytest.mark.parametrize("end, name, field", list(cases()))
def test_a_field_shows_in_the_views_of_those_who_see_it_and_of_nobody_else(end: str, name: str, field: str) -> None:
    found = steps(end)
    assert changed(end, name, **{field: another(found[name], field)}) == sees(end, found, found[name], field)


@pytest.mark.parametrize("name", [each.name for each in story("active") if each.kind is not EventKind.OPENING])
def test_nobody_sees_who_recorded_an_event_and_when(name: str) -> None:
    found = steps("active")
    own = (EventKind.MT_AGREED, EventKind.ASSESSMENT)  # the médecin traitant's, and the case manager's
    if found[name].kind not in own and name != "join_case_manager":
        assert changed("active", name, author=MANAGER) == NOBODY
    assert changed("active", name, minute=10_000) == NOBODY


def test_who_is_named_medecin_traitant_is_seen_by_all() -> None:
    told = tuple(each for each in PEOPLE if each.name not in ("agreed", "told"))
    one, other = build(told), build(told, "mt", person=NURSE)
    assert all(one.view(viewer, reference=REFERENCE) != other.view(viewer, reference=REFERENCE) for viewer in Viewer)


def test_every_kind_is_tried() -> None:
    """Settlements are tried with conflicts (test_view_plans.py)."""
    tried = {found.kind for end in ENDS for found in story(end)}
    assert set(EventKind) - tried == {EventKind.SETTLEMENT}
    assert {PERSON, GP} <= {each.fields.get("person") for each in story("active")}
