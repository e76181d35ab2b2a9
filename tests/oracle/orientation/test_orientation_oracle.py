"""The oracle of orientation tried on itself: examples worked out by hand, planted faults, smallestness.

Spec: ORI-5 to ORI-8, ORI-16, ORI-18.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import math
import os
import random
from typing import Any

import pytest

from .evaluate import due_days, response, silenced, speaking
from .generate import BUILT_IN, FAULTS, cut_document, document, generate, made
from .prove import Failure, demand_key, prove
from .table import Protocol, Refused, read_protocol
from .vocabulary import BOUND, CODES, MOTIVES, NOT_KNOWN, OPEN, VALUES, demands, possible

HAS = read_protocol(BUILT_IN)
UNKNOWN = {"requester": "person", **NOT_KNOWN}


def with_rows(*rows: dict[str, Any], without: tuple[str, ...] = ()) -> Protocol:
    """The built-in protocol with rows more or less."""
    kept = [row for row in BUILT_IN["row"] if row["id"] not in without]
    rows_of = [
        {**row, "overrides": [name for name in row.get("overrides", ()) if name not in without]}
        for row in kept
    ]
    return read_protocol(document([*rows_of, *rows]))


def known(failure: Failure) -> dict[str, str] | None:
    """The fields that are known in a failure's demand."""
    if failure.demand is None:
        return None
    return {field: value for field, value in failure.demand[1].items() if value != NOT_KNOWN.get(field)}


def test_the_built_in_protocol_is_proved() -> None:
    assert prove(HAS) == []


def test_possible_demands() -> None:
    """Chapter 20 counts them: 23 motives, 58 by 10 ways of the bound fields, the other eight freely."""
    bound = {field: VALUES[field] for field in VALUES if any(field in pair for pair in BOUND)}
    ways = sum(1 for _ in demands(bound))
    assert ways == 58 * 10
    free = math.prod(len(values) for field, values in VALUES.items() if field not in bound)
    assert len(MOTIVES) * ways * free == 259_329_600


def test_a_response_by_hand() -> None:
    """ORI-7.2 and ORI-5.4: what urgent demands and refusals get."""
    values = {**UNKNOWN, "requester": "health", "ground": "missing_skill", "urgency": "urgent"}
    values |= {"sharing_consent": "yes", "open_plan": "none"}
    routes = response(HAS, ["psychiatric_expertise"], values)
    assert [route.service for route in routes] == ["psychiatric_expertise", "emergency_numbers", "mt_search"]
    assert [route.waits for route in routes] == [frozenset()] * 3
    values = {**values, "requester": "mt", "mt": "informed", "urgency": "routine", "sharing_consent": "no"}
    routes = response(HAS, ["social_aid", "etp"], values)
    assert [route.service for route in routes] == ["information", "consent_discussion", "advice_without_identity"]
    assert all(route.motives == ("social_aid", "etp") for route in routes)


def test_only_a_row_that_speaks_silences() -> None:
    """c overrides b, b overrides a: where c speaks, a does again."""
    calls = [{"service": "information"}]
    rows = [
        made("a", ["information"], calls),
        made("b", ["information"], calls, overrides=["a"]),
        made("c", ["information"], calls, overrides=["b"], when={"place": ["home"]}),
    ]
    protocol = read_protocol(document(rows))
    assert speaking(protocol, "information", UNKNOWN) == (1,)
    assert silenced(protocol, "information", UNKNOWN) == (0,)
    at_home = {**UNKNOWN, "place": "home"}
    assert speaking(protocol, "information", at_home) == (0, 2)
    assert silenced(protocol, "information", at_home) == (1,)


def test_when_a_route_is_due() -> None:
    """ORI-13.1 to ORI-13.3 and ORI-13.5: with the first answer, by urgency, though it waits; else as its row says."""
    [route] = response(HAS, ["home_help"], UNKNOWN)
    assert route.waits == frozenset(("sharing_consent",))
    days = {urgency: due_days(route, {**UNKNOWN, "urgency": urgency}) for urgency in VALUES["urgency"]}
    assert days == {"unknown": 0, "urgent": 0, "prompt": 2, "routine": 7}
    calls = [{"service": "home_help", "within": 30, "first": ["sharing_consent"]}]
    later = with_rows(made("later", ["home_help"], calls), without=("home-help",))
    assert [due_days(route, UNKNOWN) for route in response(later, ["home_help"], UNKNOWN)] == [30]


INFORMATION = [{"service": "information"}]
REFUSED: dict[str, tuple[list[dict[str, Any]], int | None]] = {
    "no_row": ([], None),
    "id": ([made("a", ["etp"], INFORMATION), made("a", ["etp"], INFORMATION)], 1),
    "service": ([made("a", ["etp"], INFORMATION), made("b", ["etp"], [{"service": "mt_search"}])], 1),
    "service_twice": ([made("a", ["etp"], INFORMATION * 2)], 0),
    "overrides": ([made("a", ["etp"], INFORMATION), made("b", ["project"], INFORMATION, overrides=["a"])], 1),
    "cycle": (
        [made("a", ["etp"], INFORMATION, overrides=["b"]), made("b", ["etp"], INFORMATION, overrides=["a"])],
        0,
    ),
    "rows_of_a_motive": ([made(f"r{number}", ["etp"], INFORMATION) for number in range(65)], 64),
    "within": ([made("a", ["etp"], [{"service": "information", "within": 3651}])], 0),
    "place": ([made("a", ["etp"], INFORMATION, when={"place": []})], 0),
}


@pytest.mark.parametrize("why", REFUSED)
def test_tables_refused_at_once(why: str) -> None:
    rows, row = REFUSED[why]
    with pytest.raises(Refused) as caught:
        read_protocol(document(rows))
    assert (caught.value.why, caught.value.row) == (why, row)


def extra(motive: str, service: str, *first: str, **when: list[str]) -> dict[str, Any]:
    return made("extra", [motive], [{"service": service, "first": list(first)}], when=when)


# Rows added to the built-in protocol, with the failure that chapter 21 derives: law, subject, fields that are known.
BY_HAND: list[tuple[dict[str, Any], str, str, dict[str, str] | None]] = [
    (extra("information", "information", pps=["no"], stage=["to_refer"]), "dead_row", "extra", None),
    (extra("information", "home_help", sharing_consent=["unknown"]), "consenting", "extra", {"requester": "person"}),
    (
        extra("know_how", "information", requester=["health"], isolated=["no"]),
        "isolated",
        "know_how",
        {"requester": "health"},
    ),
    (
        extra("information", "etp", "mt", requester=["health"], sharing_consent=["yes"]),
        "settled_first",
        "extra",
        {"requester": "health", "sharing_consent": "yes"},
    ),
    (
        made(
            "extra",
            ["carer_respite"],
            [{"service": "home_help", "level": "region"}],
            when={"sharing_consent": ["yes"]},
        ),
        "contradiction",
        "home_help",
        {"requester": "person", "sharing_consent": "yes"},
    ),
]


@pytest.mark.parametrize(("row", "law", "subject", "fields"), BY_HAND)
def test_failures_by_hand(row: dict[str, Any], law: str, subject: str, fields: dict[str, str] | None) -> None:
    """What two motives break together (law 3) may stand beside it."""
    failures = prove(with_rows(row))
    assert {one.law for one in failures} <= {law, "contradiction"}
    assert [known(one) for one in failures if (one.law, one.subject) == (law, subject)] == [fields]


def test_calls_alike_where_it_matters() -> None:
    """What is open alone is compared: where consent is given, a call that waits on it and one that does not agree."""
    given = with_rows(extra("home_help", "home_help", sharing_consent=["yes"]))
    assert prove(given) == []


def test_an_exclusion_that_is_lifted() -> None:
    """An assessment may run beside case management where the loss of autonomy is not known: no demand so small."""
    rows = [made("one", ["information"], [{"service": "shared_assessment"}])]
    rows.append(made("other", ["home_help"], [{"service": "case_management"}]))
    [failure] = [one for one in prove(with_rows(*rows)) if one.subject == "assessment_or_case_management"]
    assert failure.demand is not None and failure.demand[0] == ("information", "home_help")
    assert known(failure) == {"requester": "person", "loss_of_autonomy": "no"}


def test_deepening_answers_only_what_is_unclear() -> None:
    """ORI-16.12: a service is called, and not one that answers."""
    [failure] = prove(with_rows(extra("home_help", "deepening"), without=("home-help",)))
    assert (failure.law, failure.subject, known(failure)) == ("complete", "home_help", {"requester": "person"})


#: In how many tables each fault is planted.
TABLES = 40 if os.environ.get("INTEGRA_EVERY") else 6


@pytest.mark.parametrize("fault", FAULTS)
def test_planted_faults_are_found(fault: str) -> None:
    """Each fault, in so many tables, and nothing but unanswered motives where none is planted."""
    tried = 0
    for seed in range(2 * TABLES):
        made_up, planted = cut_document(random.Random(seed), fault)
        if planted is not None and tried < TABLES:
            tried += 1
            failures = prove(read_protocol(made_up))
            assert (planted.law, planted.subject) in {(one.law, one.subject) for one in failures}, seed
            order = [CODES["law"][one.law] for one in failures]
            assert order == sorted(order)
    assert tried == TABLES
    sound, _ = cut_document(random.Random(tried))
    unanswered = set(MOTIVES) - {motive for row in sound["row"] for motive in row["motives"]}
    failures = prove(read_protocol(sound))
    assert {failure.law for failure in failures} == {"complete", "answered_now", "refusal_answered"}
    assert {failure.subject for failure in failures} == unanswered


def restricted(chance: random.Random, protocol: Protocol) -> dict[str, tuple[str, ...]]:
    """A vocabulary of a few hundred demands, mostly of fields that rows or the tables read, "not known" always."""
    read = [field for row in protocol.rows for field in row.conditions] or ["place"]
    tables = ["requester", "urgency", "pps", "stage", *(field for field, _ in OPEN.values())]
    allowed = {field: {NOT_KNOWN.get(field, "person")} for field in VALUES}
    while math.prod(map(len, allowed.values())) < 400:
        field = chance.choice(chance.choice((read, list(VALUES), tables)))
        allowed[field].add(chance.choice(VALUES[field]))
    return {field: tuple(v for v in VALUES[field] if v in some) for field, some in allowed.items()}


def test_nothing_smaller_is_missed() -> None:
    """Trying only values told apart finds what trying every value does; test_everything_oracle.py goes further."""
    for seed in range(10):
        protocol = read_protocol(generate(seed)[0])
        allowed = restricted(random.Random(seed), protocol)
        assert prove(protocol, allowed) == prove(protocol, allowed, shrink=False), seed


def test_smallest_over_all_values() -> None:
    """Of random demands none breaks a law smaller than what was found."""
    protocol = with_rows(extra("information", "home_help", place=["returned", "hospital"], pps=["yes"]))
    [failure] = [one for one in prove(protocol) if one.law == "consenting"]
    assert failure.demand is not None
    found = demand_key(*failure.demand)
    chance = random.Random(1)
    for _ in range(2000):
        values = {field: chance.choice(some) for field, some in VALUES.items()}
        broken = values["place"] in ("returned", "hospital") and values["pps"] == "yes"
        if possible(values) and broken and values["sharing_consent"] != "yes":
            assert demand_key(("information",), values) >= found
