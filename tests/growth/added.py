"""Run inside the grown copy by test_growth.py: what was added is read, written and used at once.

Spec: spec/00-conventions.md, "Tables" (GEN-9).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import uuid
from typing import Any

import pytest

import integra
from integra import words
from scratch import PACK, PARAMETER, VALUE, WORD, growing, later_edition, read, ROOT

DAY = datetime.date(2030, 6, 1)
ONE, TWO, THREE = (uuid.UUID(int=number) for number in (1, 2, 3))
GROWN = growing(read(ROOT / "spec/words.tsv"))
DEMAND = integra.Demand(requester=words.Requester.MT, mt=words.MtState.INFORMED, date=DAY, id=ONE,
                        motives={words.Motive.HOME_HELP, words.Motive.GERIATRIC_EXPERTISE})
RECORD = integra.Record(answers=integra.Answers(date=DAY, mobility=integra.Tri.YES, socio_economic=integra.Tri.YES))


def added(group: str) -> Any:
    """The word that was added to a group."""
    return list(getattr(words, "".join(part.capitalize() for part in group.split("_"))))[-1]


@pytest.mark.parametrize("group", GROWN)
def test_the_word_is_there(group: str) -> None:
    word = added(group)
    assert word.word in (WORD, PACK) and integra.label(word, "fr") == "inventé"


def there_and_back(message: Any) -> None:
    assert integra.decode(integra.encode(message)) == message


def test_how_a_demand_arrived() -> None:
    there_and_back(integra.DemandMessage(demand=DEMAND, contact=integra.Contact(door=added("door"), channel=added("channel"))))


def test_a_sheet() -> None:
    there_and_back(integra.Inclusion(sex=added("sex")))


def test_a_directory() -> None:
    offer = integra.Offer(id=ONE, structure=TWO, services={added("service")}, level=words.Level.TERRITORY,
                          kind=added("structure_kind"), publics={added("public")}, specialty=added("specialty"))
    guichet = integra.GuichetEntry(structure=TWO, kind=added("guichet"), level=words.Level.TERRITORY,
                                   doors={added("door")}, channels={added("channel")})
    there_and_back(integra.Directory([offer], [guichet]))


def draft(kind: Any, minute: int, **fields: Any) -> integra.Draft:
    recorded = datetime.datetime(2030, 6, 1, 9, minute, tzinfo=datetime.timezone.utc)
    return integra.Draft(kind=kind, author=ONE, recorded=recorded, effective=DAY, **fields)


def test_a_plan() -> None:
    plan, kinds = integra.Plan(writer=THREE), integra.EventKind
    for made in (draft(kinds.OPENING, 0, person=TWO, code=words.PlanKind.PPS, detail=added("role")),
                 draft(kinds.JOIN, 1, person=THREE, code=added("role")),
                 draft(kinds.NEED, 2, code=added("need_domain")),
                 draft(kinds.ASSESSMENT, 3, code=added("tool"), detail=integra.Tri.NO),
                 draft(kinds.CONTACT, 4, code=added("contact_mode")),
                 draft(kinds.DOCUMENT, 5, code=added("document"), reference=THREE)):
        plan.append(made)
    there = integra.decode(integra.encode(plan))
    assert there.state == plan.state and len(there) == 6
    with pytest.raises(integra.UsageError):
        plan.append(draft(kinds.NEED, 6, code=added("need_domain").code + 1))


def test_the_new_pack_answers() -> None:
    rules = integra.Rules(PACK)
    there_and_back(rules)
    assert rules.value(PARAMETER) == 5
    screening = integra.screen(RECORD, rules=rules)
    assert screening.pack is added("pack")
    there_and_back(screening)
    assert integra.replay(integra.receipt(RECORD, rules=rules)) == screening
    made = integra.orient(DEMAND, rules=rules)
    assert made.pack is added("pack") and made.routes == integra.orient(DEMAND, rules=integra.Rules("dac-2022")).routes
    there_and_back(made)
    assert integra.replay_orientation(integra.orientation_receipt(DEMAND, rules=rules)) == made


def test_a_later_parameter_stands_outside_an_earlier_pack() -> None:
    """Its message, digest and receipts hold it where it is overridden, and only there."""
    row = next(each for each in integra.parameters() if each.name == PARAMETER)
    assert (str(row.edition), row.domain) == (later_edition(ROOT / "spec"), "demand")
    plain, other = integra.Rules("has-2014"), integra.Rules("has-2014", **{PARAMETER: VALUE})
    assert plain.value(PARAMETER) == 3 and PARAMETER.encode() not in integra.encode(plain)
    assert other.value(PARAMETER) == VALUE and PARAMETER.encode() in integra.encode(other)
    assert other.digest != plain.digest != integra.Rules(PACK).digest
    assert PARAMETER.encode() in integra.encode(integra.Rules(PACK))
    for rules in (plain, other):
        there_and_back(rules)
        receipt = integra.receipt(RECORD, rules=rules)
        assert integra.replay(receipt) == integra.screen(RECORD, rules=rules)
        assert (PARAMETER.encode() in receipt) == (rules is other)


def test_a_later_parameter_at_its_own_value_is_no_override() -> None:
    said = integra.encode(integra.Rules("has-2014", **{PARAMETER: VALUE}))
    place = said.index(PARAMETER.encode()) + len(PARAMETER)
    assert said[place] == VALUE
    with pytest.raises(integra.RefusedError) as caught:
        integra.decode(said[:place] + bytes([3]) + said[place + 1:])
    assert caught.value.rule == "GEN-9"
