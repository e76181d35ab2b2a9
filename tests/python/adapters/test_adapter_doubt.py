"""To know less of encounters never turns an answer round (GEN-1).

Spec: spec/10-screening.md (SCR-7, GEN-1).  Layer: tests.  SPDX-License-Identifier: Apache-2.0

Encounters that are linked at random, in a history that declares itself complete, are made less known
one at a time: an end or a start is taken away or cut to its month, a class is one nobody knows.
"""

from __future__ import annotations

import datetime
from typing import Any

from adapter_build import AT, URI, concept, encounter, facts, listing
from hypothesis import given, settings
from hypothesis import strategies as st

FIRST = datetime.date(2024, 12, 1)
DAYS = st.one_of(
    st.dates(datetime.date(2024, 11, 20), datetime.date(2024, 12, 20)),
    st.dates(datetime.date(2025, 2, 1), datetime.date(2025, 2, 12)),
)


#: Less known never turns yes and no round; nor does it answer at all, but where an earlier stay no longer surely lasts
#: into a later one, and so casts no doubt on it.
ALLOWED = {
    ("yes", True): {"yes", "unknown"}, ("yes", False): {"yes", "unknown"},
    ("no", True): {"no", "unknown"}, ("no", False): {"no", "unknown"},
    ("unknown", True): {"yes", "unknown"}, ("unknown", False): {"unknown"},
}  # fmt: skip


def answer(encounters: list[dict[str, Any]]) -> str:
    """Give item 1 of a person whose history of encounters declares itself complete."""
    held = [encounter("AMB", "2020-05-04", id="first"), *encounters]
    made = facts(*held, listing("46240-8", *(f"Encounter/{each['id']}" for each in held)))
    found = [(datetime.date.fromisoformat(each["date"]), each["emergency"]) for each in made.get("admissions", [])]
    within = {said for day, said in found if FIRST <= day <= AT}
    covered = made.get("admissions_known_from", "9999") <= FIRST.isoformat() and made["admissions_known_to"] == AT.isoformat()
    return "yes" if "yes" in within else "no" if covered and within <= {"no"} else "unknown"


@st.composite
def linked(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Give encounters of which some are part of others, or of one that is not there."""
    count = draw(st.integers(1, 4))
    made = []
    for own in range(count):
        start = draw(DAYS)
        end = draw(st.none() | st.integers(0, 15).map(lambda days, start=start: start + datetime.timedelta(days)))
        of_class = draw(st.sampled_from(["IMP", "IMP", "EMER", "AMB"]))
        whole = of_class == "IMP" and end is not None
        members = {
            "id": str(own),
            "period": {"start": start.isoformat(), **({"end": end.isoformat()} if whole and end else {})},
            "priority": draw(st.sampled_from([None, concept("priority|EM"), concept("priority|EL")])),
            "partOf": draw(st.none() | st.integers(0, count).map(lambda other: {"reference": f"Encounter/{other}"})),
        }
        made.append(encounter(of_class, None, **members))
    return made


def weaker(one: dict[str, Any], how: str) -> dict[str, Any]:
    """Give an encounter of which less is known."""
    period = dict(one["period"])
    if how == "class":
        return {**one, "class": {"system": URI["act"], "code": "?"}}
    if how == "month":
        period["start"] = period["start"][:7]
    else:
        period.pop(how, None)
    return {**one, "period": period}


@settings(max_examples=400, deadline=None, database=None)
@given(linked(), st.integers(0, 3), st.sampled_from(["class", "month", "start", "end"]))
def test_to_know_less_of_an_encounter_gives_no_other_answer(made: list[dict[str, Any]], which: int, how: str) -> None:
    which %= len(made)
    less = [weaker(each, how) if number == which else each for number, each in enumerate(made)]
    assert answer(less) in ALLOWED[answer(made), how in ("class", "end")]
