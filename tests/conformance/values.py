"""JSON values of the vectors as objects of the package, and back: through its public names only.

Layer: conformance.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterable, Mapping
from typing import Any

import integra

from vectors import table

Json = dict[str, Any]
ABOUT = {(row["rule"], row["settled_by"]): row["about"] for row in table("findings.tsv")}
ITEMS = integra.words.marked(integra.Question, "item")


def word_of(kind: Any, name: str | None, default: str = "unknown") -> Any:
    """The word of an enumeration that has this name in JSON."""
    return next(word for word in kind if word.word == (name or default))


def names_of(words: Iterable[Any]) -> list[str]:
    return [word.word for word in words]


def id_of(text: str | None) -> uuid.UUID | None:
    return None if text is None else uuid.UUID(text)


def day_of(text: str | None) -> datetime.date | None:
    return None if text is None else datetime.date.fromisoformat(text)


def count_of(facts: Json, name: str) -> Any:
    """A complete count, a floor, or None."""
    if facts.get(name) is not None:
        return facts[name]
    floor = facts.get(name + "_at_least")
    return None if floor is None else integra.AtLeast(floor)


def record_of(given: Json) -> Any:
    """A record to screen, from the NDJSON form."""
    about = {"person": id_of(given["id"]), "date": day_of(given["date"])}
    stated = {**given["answers"], "judgement": given["judgement"], "assistance_consent": given["assistance_consent"]}
    answers = integra.Answers(**about, **{q.word: word_of(integra.Tri, stated.get(q.word)) for q in integra.Question})
    facts = given.get("facts")
    if facts is None:
        return integra.Record(answers=answers)
    stays = [integra.Admission(day_of(s["date"]), word_of(integra.Tri, s["emergency"])) for s in facts["admissions"]]
    seen = integra.Facts(
        **about,
        admissions=tuple(stays),
        admissions_known_from=day_of(facts.get("admissions_known_from")),
        admissions_known_to=day_of(facts.get("admissions_known_to")),
        **{count.word: count_of(facts, count.word) for count in integra.Count},
        **{fact.word: word_of(integra.Tri, facts.get(fact.word)) for fact in integra.Fact},
    )
    return integra.Record(answers=answers, facts=seen)


def rules_of(given: Json) -> Any:
    return integra.Rules(given["pack"], **given["overrides"])


def entry_of(given: Json) -> Any:
    return integra.Entry(
        value=word_of(integra.Tri, given["value"]),
        basis=word_of(integra.Basis, given["basis"]),
        date=day_of(given["date"]),
        evidence=id_of(given["evidence"]),
    )


def inclusion_of(given: Json) -> Any:
    """An inclusion sheet from its JSON form."""
    outcome = given["outcome"]
    return integra.Inclusion(
        person=id_of(given["person"]),
        date=day_of(given["date"]),
        prescriber=id_of(given["prescriber"]),
        birth_date=day_of(given["birth_date"]),
        sex=word_of(integra.Sex, given["sex"]),
        outcome=None if outcome is None else word_of(integra.Outcome, outcome),
        grounds=frozenset(word_of(integra.Ground, name) for name in given["grounds"]),
        extent=frozenset(word_of(integra.Function, name) for name in given["extent"]),
        others={word_of(integra.Ground, name): text for name, text in given["others"].items()},
        needs=given["needs"],
        capacities=given["capacities"],
        participation=given["participation"],
        factors={word_of(integra.Factor, name): entry_of(entry) for name, entry in given["factors"].items()},
    )


def outcome_json(seen: Any) -> Json:
    """A screening, all but whom and when it is about."""
    derived = None if seen.derived is None else by_item(seen.derived)
    return {
        "items": by_item(seen.items),
        "derived": derived,
        "yes_count": seen.yes_count,
        "unknown_count": seen.unknown_count,
        "pps": seen.pps.word,
        "assistance_threshold": seen.assistance_threshold.word,
        "legal_complexity": seen.legal_complexity.word,
        "stage": seen.stage.word,
        "ask": names_of(seen.ask),
        "least_to_settle": seen.least_to_settle,
        "pps_robustness": seen.pps_robustness,
        "threshold_robustness": seen.threshold_robustness,
        "findings": [finding_json(found) for found in seen.findings],
    }


def by_item(values: Mapping[Any, Any]) -> Json:
    return {item.word: values[item].word for item in ITEMS}


def finding_json(found: Any) -> Json:
    """A finding; what its index is a word of, findings.tsv says."""
    kind = {"question": integra.Question, "ground": integra.Ground, "-": None}[ABOUT[found.rule, found.settled_by.word]]
    return {
        "rule": found.rule,
        "weight": found.weight.word,
        "state": found.state.word,
        "settled_by": found.settled_by.word,
        "item": None if kind is None or found.index is None else kind(found.index).word,
        "value": integra.Tri(found.value).word,
        "other": integra.Tri(found.other).word,
    }


def reason_json(step: Any) -> Json:
    source = step.source if isinstance(step.source, str) else step.source.word
    return {
        "rule": step.rule,
        "target": step.target.word,
        "value": step.value.word,
        "source": source,
        "source_value": step.source_value.word,
        "missing": step.missing,
    }
