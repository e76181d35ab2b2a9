"""One person's screening in full, as ``integra explain`` shows it: a document of words, values and labels.

Spec: spec/03-command.md; GEN-3, SCR-1 to SCR-12.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

Everything is read off the record, the screening and its explanation; what is not there is null or an empty list.
"""
from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from .._model import NEVER
from ..adapters import Evidence
from ..screening.model import Reason, Screening
from ..screening.record import AtLeast, Facts
from ..records import Person
from ..rules import Rules, label, rule, sentence
from ..screening.evaluate import explain, screen, smallest_sets
from ..text import Text
from ..words import Count, Fact, Question, Record, Service, Stage, Verdict, Word, marked

ITEMS = marked(Question, "item")
#: The parameter that a count must reach.
THRESHOLDS = {Count.CHRONIC_CONDITIONS: "chronic_conditions_threshold", Count.MEDICINES: "medicines_threshold",
              Count.PROFESSIONS: "legal_complexity_professions"}
#: What no step of the explanation names, and the whole rests on: the interval, what to ask, sets and robustness.
ALWAYS = ("SCR-1", "SCR-6", "SCR-12")


def explanation(person: Person, rules: Rules, language: str = "en") -> dict[str, Any]:
    """The whole of it. Raises as :func:`integra.screen`."""
    screening = screen(person.record, rules=rules)
    steps = explain(person.record, rules=rules)
    names = {*ALWAYS, *(step.rule for step in steps), *(finding.rule for finding in screening.findings)}
    return {
        "id": screening.person and screening.person.hex, "ref": person.ref, "place": person.place.en,
        "date": screening.date and screening.date.isoformat(),
        "pack": {"name": rules.name, "version": rules.version, "effective": rules.effective.isoformat(),
                 "overrides": rules.overrides, "digest": rules.digest.hex()},
        "from_facts": screening.from_facts, "from_answers": person.record.answers is not None,
        "yes_count": screening.yes_count, "unknown_count": screening.unknown_count,
        "items": [_item(item, person, screening, steps, rules, language) for item in ITEMS],
        "verdicts": [_verdict(verdict, person, screening, steps, rules, language) for verdict in Verdict],
        "ask": [_named(question, language) for question in screening.ask],
        "least_to_settle": screening.least_to_settle,
        "findings": [{"rule": finding.rule, "item": None if finding.item is None else finding.item.word,
                      "weight": finding.weight.word,
                      "sentence": sentence(finding.rule, finding.settled_by, language)} for finding in screening.findings],
        "rules": [_rule(name, language) for name in sorted(names, key=lambda name: rule(name).number)],
    }


def _named(word: Word, language: str) -> dict[str, str]:
    return {"name": word.word, "label": label(word, language)}


def _rule(name: str, language: str) -> dict[str, str]:
    info = rule(name)
    return {"name": name, "title": info.title(language), "source": info.source_in(language), "mark": info.mark.word}


def _item(item: Question, person: Person, screening: Screening, steps: tuple[Reason, ...], rules: Rules,
          language: str) -> dict[str, Any]:
    own = [step for step in steps if step.target is item]
    facts = person.record.facts
    return _named(item, language) | {
        "value": screening.items[item].word, "rule": own[0].rule, "stated": screening.stated[item].word,
        "derived": screening.derived[item].word if screening.derived is not None else None,
        "read": [_read(step, facts, person.evidence, rules, language) for step in own] if facts is not None else [],
    }


def _verdict(verdict: Verdict, person: Person, screening: Screening, steps: tuple[Reason, ...], rules: Rules,
             language: str) -> dict[str, Any]:
    own = [step for step in steps if step.target is verdict]
    value = own[0].value
    out = _named(verdict, language) | {"value": value.word, "value_label": label(value, language), "rule": own[0].rule}
    if verdict is Verdict.LEGAL_COMPLEXITY:
        facts = person.record.facts
        return out | {"read": [_read(own[0], facts, person.evidence, rules, language)] if facts is not None else []}
    if verdict is Verdict.STAGE:
        provider = rules.provider(Service.PATHWAY_ASSISTANCE)
        return out | {"waits_for": [step.source.word for step in own if step.missing and isinstance(step.source, Word)],
                      "judgement": screening.stated[Question.JUDGEMENT].word,
                      "assistance_consent": screening.stated[Question.ASSISTANCE_CONSENT].word,
                      "provided_by": provider.word if provider and value is Stage.TO_REFER else None}
    robustness = screening.pps_robustness if verdict is Verdict.PPS else screening.threshold_robustness
    sets = smallest_sets(screening, verdict, rules=rules)
    return out | {"threshold": rules.value("pps_threshold" if verdict is Verdict.PPS else "assistance_threshold"),
                  "smallest_sets": [[question.word for question in each] for each in sets],
                  "robustness": None if robustness == NEVER else robustness}


def _read(step: Reason, facts: Facts, evidence: Iterable[Evidence], rules: Rules, language: str) -> dict[str, Any]:
    """What a step read: the fact, count or stays, what it said, and the codes behind it."""
    word = step.source if isinstance(step.source, (Fact, Count)) else Record.ADMISSIONS
    out: dict[str, Any] = _named(word, language) | {"value": step.source_value.word, "missing": step.missing}
    if isinstance(word, Count):
        given = getattr(facts, word.word)
        out |= {"count": given.n if isinstance(given, AtLeast) else given, "complete": type(given) is int,
                "threshold": rules.value(THRESHOLDS[word])}
    elif isinstance(word, Record):
        out |= _admissions(facts) | {"months": rules.value("emergency_admission_months")}
    return out | {"evidence": [_evidence(each, language) for each in evidence if each.fact == word.word]}


def _admissions(facts: Facts) -> dict[str, Any]:
    known = (facts.admissions_known_from, facts.admissions_known_to)
    return {"stays": [{"date": stay.date and stay.date.isoformat(), "emergency": stay.emergency.word}
                      for stay in facts.admissions],
            "known_from": known[0] and known[0].isoformat(), "known_to": known[1] and known[1].isoformat()}


def _evidence(each: Evidence, language: str) -> dict[str, Any]:
    text = Text(each.label_en, each.label_fr).said(language)
    return {"system": each.system, "code": each.code, "date": each.date, "says": each.says, "label": text or None,
            "group": each.group or None}
