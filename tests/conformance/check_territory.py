"""The operations on territories, run through the package `integra`.

Spec: spec/40-concertation.md, spec/41-territory.md.  Layer: conformance.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from typing import Any

import integra
from integra.forms.territory import review_to_json
from values import day_of, rules_of
from vectors import Vector

Json = dict[str, Any]


def review_of(given: Json) -> Any:
    """The review of a territory, which is the one that its own JSON gives again."""
    territory = integra.Territory.from_dict(given["territory"])
    assert integra.Territory.from_dict(territory.to_dict()) == territory
    return territory.review(at=day_of(given["at"]), rules=rules_of(given))


def check_territory(vector: Vector) -> None:
    expected, seen = vector["expected"], review_to_json(review_of(vector["input"]))
    assert seen["findings"] == expected["findings"]
    for name, wanted in expected["lines"].items():
        assert {field: seen["lines"][name][field] for field in wanted} == wanted, name
    questions = seen["questions"]
    assert [each for each in questions if expected["whole"] or each in expected["ask"]] == expected["ask"]
    asked = [{name: value for name, value in each.items() if name != "score"} for each in questions]
    assert [each for each in expected["not_asked"] if each in asked] == []


def check_territories(vector: Vector) -> None:
    earlier, later = review_of(vector["input"]["earlier"]), review_of(vector["input"]["later"])
    compared, expected = later.compare(earlier), vector["expected"]
    before, after = review_to_json(earlier)["findings"], review_to_json(later)["findings"]
    assert [after[later.findings.index(each)] for each in compared.appeared] == expected["appeared"]
    assert [before[earlier.findings.index(each)] for each in compared.settled] == expected["settled"]
    assert {line.word: [each.value.word for each in both] for line, both in compared.changed.items()} == expected["changed"]
