"""Who serves, who was passed over and why, which needs nobody serves: chapter 22 in plain words, over JSON as vectors have it.

Slow on purpose: every question is asked of every offer anew, and nothing is kept.
Spec: 22-directory (ORI-6, ORI-11, ORI-12, ORI-21 to ORI-23).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from ..orientation.vocabulary import (
    CODES, NON_PROFESSIONALS, NOT_KNOWN, SERVICES, Values, answers, holds, may_be_called, read,
)
from .places import near, serves

Json = dict[str, Any]
#: The ages that a public is of; other publics are of any age.
AGES = {"children": {"child"}, "adults": {"adult", "older"}, "over_60": {"older"}}
LEVELS = ("primary_care", "territory", "region")
LISTED = frozenset(line["service"] for line in read("services.tsv") if line["listed"] == "yes")
SECOND = {line["service"]: line["second"] for line in read("services.tsv") if line["second"] != "-"}


def values_of(demand: Json) -> dict[str, str]:
    """Every field of the demand by name, what is not said being not known."""
    said = {name: demand.get(name) for name in ("requester", "urgency", "ground")} | demand.get("situation", {})
    return NOT_KNOWN | {name: value for name, value in said.items() if value is not None}


def accepts(offer: Json, demand: Json, service: str) -> bool:
    """ORI-12: may this requester ask this offer for this service?"""
    values, told = values_of(demand), SERVICES[service]
    if not offer["requesters"]:
        return may_be_called(service, values)
    lay = values["requester"] in NON_PROFESSIONALS
    stands = lay and told.mission == "M2" and told.professional and values["stage"] == "to_refer"
    return values["requester"] in offer["requesters"] or (stands and not set(offer["requesters"]) <= NON_PROFESSIONALS)


def matched(offer: Json, demand: Json) -> str:
    """The public: the best of what the offer says."""
    found = {_is_of(public, demand) for public in offer["publics"] or ["anyone"]}
    return next(answer for answer in ("yes", "unknown", "no") if answer in found)


def _is_of(public: str, demand: Json) -> str:
    """Whether whom the demand is for is of this public: what leaves every age possible says nothing of an age."""
    said, over_60 = set(demand.get("publics") or ()), values_of(demand)["over_60"]
    ages = {"child", "adult", "older"}
    for word, meant in AGES.items():
        ages &= meant if word in said else ages
    ages &= {"yes": {"older"}, "no": {"child", "adult"}, "unknown": ages}[over_60]
    if public in AGES:
        return "yes" if ages <= AGES[public] else "unknown" if ages & AGES[public] else "no"
    return "yes" if public == "anyone" or (public in said and public != "other") else "unknown"


def hindrance(offer: Json, demand: Json, service: str) -> str | None:
    """Why an offer of the service may not serve it: the first reason that holds. Days are ISO texts, in order as such."""
    date = demand["date"]
    reasons = {
        "other_area": serves(offer["areas"], demand["commune"]) == "no",
        "not_yet_open": bool(date and offer["opens"] and date < offer["opens"]),
        "closed": bool(date and offer["closes"] and date > offer["closes"]),
        "full": offer["capacity"] == 0 or bool(date and offer["full_until"] and date <= offer["full_until"]),
        "requester": not accepts(offer, demand, service),
        "public": matched(offer, demand) == "no",
    }
    return next((reason for reason, holds_ in reasons.items() if holds_), None)


def is_sure(offer: Json, demand: Json) -> bool:
    dated = offer["opens"] or offer["closes"] or offer["full_until"]
    return (offer["capacity"] is not None and matched(offer, demand) == "yes"
            and serves(offer["areas"], demand["commune"]) == "yes" and not (demand["date"] is None and dated))


def who(offer: Json) -> tuple[int, int]:
    return uuid.UUID(offer["structure"]).int, uuid.UUID(offer["id"]).int


def merit(offer: Json, demand: Json) -> tuple[Any, ...]:
    """The graduated choice (ORI-11), the identifiers left out: the least comes first."""
    capacity = -1 if offer["capacity"] is None else offer["capacity"]
    elsewhere = not near(offer.get("site"), demand["commune"])
    return LEVELS.index(offer["level"]), not is_sure(offer, demand), -capacity, elsewhere


def order(offer: Json, demand: Json) -> tuple[Any, ...]:
    """Between offers that are equal the identifiers decide."""
    return *merit(offer, demand), who(offer)


def serving(demand: Json, service: str, offers: Sequence[Json]) -> list[Json]:
    """The offers that may serve it, the chosen one first."""
    able = [each for each in offers if service in each["services"] and hindrance(each, demand, service) is None]
    return sorted(able, key=lambda each: order(each, demand))


def choose(demand: Json, service: str, offers: Sequence[Json]) -> tuple[str, Json | None, bool, str]:
    """The service served, the offer, whether to check first, and why nobody serves."""
    for served in (service, SECOND.get(service)):
        able = serving(demand, served, offers) if served else []
        if served and able:
            return served, able[0], not is_sure(able[0], demand), "none"
    reasons = [hindrance(each, demand, service) or "" for each in offers if service in each["services"]]
    return service, None, False, max(reasons, key=CODES["passing"].__getitem__, default="not_offered")


def equals(demand: Json, service: str, offers: Sequence[Json]) -> list[Json]:
    """The chosen offer and those that nothing but an identifier tells from it (ORI-12), the chosen one first."""
    served, chosen, _, _ = choose(demand, service, offers)
    if chosen is None:
        return []
    return [each for each in serving(demand, served, offers) if merit(each, demand) == merit(chosen, demand)]


def explain(demand: Json, service: str, offers: Sequence[Json]) -> list[tuple[str, str]]:
    """Identifier and reason of each offer of the service that was passed over."""
    able = serving(demand, service, offers)
    chosen = able[0] if able else None
    passed = []
    for level in LEVELS[:LEVELS.index(chosen["level"]) + 1] if chosen else LEVELS:
        here = [each for each in offers if service in each["services"] and each["level"] == level]
        passed += [(each["id"], _lost(each, chosen, demand)) for each in able
                   if chosen and each["level"] == level and each is not chosen]
        unable = [(each, hindrance(each, demand, service)) for each in sorted(here, key=who)]
        passed += [(each["id"], reason) for each, reason in unable if reason is not None]
    return passed


def _lost(offer: Json, chosen: Json, demand: Json) -> str:
    if is_sure(chosen, demand) and not is_sure(offer, demand):
        return "check_first"
    if offer["capacity"] != chosen["capacity"]:
        return "less_capacity"
    sites = {near(each.get("site"), demand["commune"]) for each in (offer, chosen)}
    return "other_site" if len(sites) == 2 else "later_identifier"


def unmet(demand: Json, services: Sequence[str], offers: Sequence[Json]) -> list[tuple[str, str]]:
    """The listed services of the routes that nothing serves, and why."""
    made = [(service, choose(demand, service, offers)) for service in services if service in LISTED]
    return [(service, reason) for service, (_, offer, _, reason) in made if offer is None]


def opened(demand: Json, offers: Sequence[Json]) -> set[str]:
    """ORI-6: what an offer accepts from this requester after all."""
    values: Values = values_of(demand)
    asked = {service for motive in demand["motives"] for service in answers(motive, values)}
    return {name for name in asked
            if SERVICES[name].mission == "M2" and SERVICES[name].kind == "service" and not may_be_called(name, values)
            and holds(SERVICES[name].where, values) and not (SERVICES[name].shares and values["sharing_consent"] == "no")
            and serving(demand, name, offers)}


def review(offers: Sequence[Json], guichets: Sequence[Json]) -> list[tuple[str, str, int]]:
    """Rule, what settles it, and index of each finding."""
    found = []
    for index, offer in enumerate(offers):
        found += [("ORI-21", "needs_answered", index)] if not offer["motives"] else []
        lost = offer["level"] == "region" and offer["access_point"] is None
        found += [("ORI-23", "access_point", index)] if lost else []
    for index, guichet in enumerate(guichets):
        doors = len(guichet["doors"])
        wrong = doors < 2 if guichet["kind"] == "integrated" else doors > 1
        found += [("ORI-22", "doors", index)] if wrong else []
    return found
