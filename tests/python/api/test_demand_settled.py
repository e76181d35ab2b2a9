"""What the rest of a demand settles is filled in where nothing was said of it, and what is said is left as it is.

Every way to say, or not to say, the five fields that impossible combinations are about is held against these
combinations as the chapter has them, by going through every demand that would be possible.

Spec: spec/20-orientation.md, "The demand"; ORI-16, GEN-1.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import copy
import dataclasses
import itertools
import pickle
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from integra import Demand, DemandMessage, Fault, RefusedError, decode, encode, orient
from integra.demand.settled import SETTLED
from integra.forms.orientation import demand_from_json
from integra.word_tables import BESIDE, FIELDS, UNKNOWN
from integra.words import DemandField, Motive, MtState, Requester, Stage, SupportGround, Tri, Word

CHAPTER = Path(__file__).resolve().parents[3] / "spec/20-orientation.md"
REQUESTER, GROUND, MT, PPS, STAGE = (
    DemandField.REQUESTER, DemandField.GROUND, DemandField.MT, DemandField.PPS, DemandField.STAGE)
#: Fields that an impossible combination is about, by those it is about together.
TOGETHER = ((REQUESTER, GROUND, MT), (PPS, STAGE))
Said = dict[DemandField, Word]


def impossible(demand: Said) -> list[DemandField]:
    """The chapter's three sentences, by the field each names."""
    named = []
    if demand[GROUND] is not SupportGround.NONE and demand[REQUESTER] in (Requester.PERSON, Requester.CARER):
        named.append(GROUND)
    if (demand[PPS] is Tri.NO and demand[STAGE] is not Stage.NOT_INDICATED) or (
            demand[PPS] is Tri.UNKNOWN and demand[STAGE] not in (Stage.UNDETERMINED, Stage.NOT_INDICATED)):
        named.append(STAGE)
    if demand[REQUESTER] is Requester.MT and demand[MT] is not MtState.INFORMED:
        named.append(MT)
    return named


@cache
def possible(fields: tuple[DemandField, ...]) -> list[Said]:
    """Every possible way to fill in fields that are looked at together."""
    free = {REQUESTER: Requester.HEALTH, GROUND: SupportGround.NONE, MT: MtState.INFORMED, PPS: Tri.YES,
            STAGE: Stage.UNDETERMINED}
    ways = (dict(zip(fields, words, strict=True)) for words in itertools.product(*(FIELDS[field] for field in fields)))
    return [way for way in ways if not impossible({**free, **way})]


def expected(said: Said) -> Said:
    """What is said, and of the rest what is left where one value is, else that it is not known."""
    whole = {field: said.get(field, UNKNOWN.get(field)) for fields in TOGETHER for field in fields}
    for fields in TOGETHER:
        ways = [way for way in possible(fields) if all(way[field] is said[field] for field in fields if field in said)]
        for field in fields:
            left = {way[field] for way in ways}
            if field not in said and len(left) == 1:
                whole[field] = left.pop()
    return {field: word for field, word in whole.items() if word is not None}


def every() -> list[Said]:
    """Each way to say each field or nothing of it; who asks is always said."""
    fields = (REQUESTER, GROUND, MT, PPS, STAGE)
    ways = itertools.product(Requester, *((None, *FIELDS[field]) for field in fields[1:]))
    return [{field: word for field, word in zip(fields, way, strict=True) if word is not None} for way in ways]


def test_the_combinations_are_those_of_the_chapter() -> None:
    text = CHAPTER.read_text(encoding="utf-8")
    for sentence in ("1. `ground` is not `none` and the requester is `person` or `carer` (field `ground`);",
                     "2. `pps` is `no` and `stage` is not `not_indicated`; or `pps` is `unknown` and `stage` is neither "
                     "`undetermined` nor `not_indicated` (field `stage`);",
                     "3. the requester is `mt` and `mt` is not `informed` (field `mt`).\n"):
        assert sentence in text
    first, second = (len(possible(fields)) for fields in TOGETHER)
    assert f"{first} ways to combine requester, ground and MT, {second} to combine PPS and stage" in text


def test_what_is_left_one_value_is_filled_in_and_nothing_else() -> None:
    filled = set()
    for said in every():
        fields: dict[str, Any] = {field.word: word for field, word in said.items()}
        demand = Demand(motives={Motive.INFORMATION}, **fields)
        whole = expected(said)
        assert {field: demand.value(field) for field in whole} == whole, said
        filled |= {field for field in whole if field not in said and whole[field] is not UNKNOWN[field]}
        try:
            orient(demand)
        except RefusedError as error:
            named = impossible(whole)
            assert named and (error.rule, error.index) == ("ORI-16", min(map(int, named))), said
        else:
            assert not impossible(whole), said
    assert filled == {each.field for each in SETTLED} == {MT, PPS, STAGE}


def test_json_is_read_alike() -> None:
    for said in every():
        fields: dict[str, Any] = {field.word: word for field, word in said.items()}
        document: dict[str, Any] = {"motives": ["information"], "situation": {}}
        for field in (REQUESTER, GROUND, MT, PPS, STAGE):
            place = document if field in BESIDE else document["situation"]
            if field in said or len(said) % 2:  # left out, or null
                place[field.word] = said[field].word if field in said else None
        assert demand_from_json(document)[0] == Demand(motives={Motive.INFORMATION}, **fields), document


def test_said_unknown_is_refused_where_it_is_impossible() -> None:
    for said, fault in (({"mt": MtState.UNKNOWN}, Fault.MT_ASKS), ({"mt": MtState.KNOWN}, Fault.MT_ASKS),
                        ({"pps": Tri.NO, "stage": Stage.UNDETERMINED}, Fault.STAGE_WITHOUT_PPS),
                        ({"pps": Tri.UNKNOWN, "stage": Stage.TO_REFER}, Fault.STAGE_PPS_UNKNOWN)):
        fields: dict[str, Any] = said
        with pytest.raises(RefusedError) as caught:
            orient(Demand(requester=Requester.MT, motives={Motive.PLANNING}, **fields))
        assert caught.value.fault is fault


def test_a_message_holds_what_is_possible_and_a_copy_is_the_same() -> None:
    for said in every():
        fields: dict[str, Any] = {field.word: word for field, word in said.items()}
        demand = Demand(motives={Motive.INFORMATION}, **fields)
        assert demand == copy.copy(demand)
        if impossible(expected(said)):
            with pytest.raises(RefusedError):
                encode(demand)
        else:
            message = decode(encode(demand))
            assert isinstance(message, DemandMessage)
            assert message.demand == demand == pickle.loads(pickle.dumps(demand))


def test_a_copy_with_other_fields_says_them_all() -> None:
    carer = Demand(requester=Requester.CARER, motives={Motive.PLANNING})
    assert dataclasses.replace(carer, requester=Requester.MT).mt is MtState.UNKNOWN


def test_nothing_said_is_no_value_of_a_field() -> None:
    for field in (MT, PPS, STAGE):
        for wrong in (None, "informed"):
            fields: dict[str, Any] = {field.word: wrong}
            with pytest.raises(TypeError, match=rf"^Demand\.{field.word} takes "):
                Demand(requester=Requester.MT, motives={Motive.PLANNING}, **fields)
