"""What C says of an error is what Python says: the fault, its sentence in both languages, and what its index is.

Spec: spec/00-conventions.md, "Errors"; spec/faults.tsv.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import csv
import datetime
import pathlib
import pickle
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest

from integra import (
    Answers, Demand, Draft, Fault, IntegraError, Plan, Record, RefusedError, Rules, Status, Tri, UsageError, _swig, catalogue,
    compare, decode, encode, orient, packs, rule, screen,
)
from integra.words import Event, Index, Motive, MtState, PlanKind, Requester, Role, Stage

ROOT = pathlib.Path(__file__).resolve().parents[3]
DAY = datetime.date(2025, 6, 1)
#: The number of the last rule on screening.
LAST = max(int(each.name.split("-")[1]) for each in catalogue() if each.name.startswith("SCR-"))
CARER = {"requester": Requester.CARER, "motives": {Motive.PLANNING}}


def screened(day: datetime.date) -> Any:
    return screen(Record(Answers(date=day, mobility=Tri.YES)))


def opened_twice() -> None:
    opening = Draft(kind=Event.OPENING, code=PlanKind.PPS, detail=Role.NURSE, author=UUID(int=1), person=UUID(int=2),
                    effective=DAY, recorded=datetime.datetime(2025, 6, 1, tzinfo=datetime.UTC))
    with Plan(writer=UUID(int=3)) as plan:
        plan.append(opening)
        plan.append(opening)


# What the GP vendor and the editor met (the fault, both sentences), worked out from the table.
TOLD: list[tuple[Callable[[], object], Fault, str, str]] = [
    (lambda: encode(Demand(**CARER, commune="Tours")), Fault.COMMUNE,
     "the commune is not the code of one, five capitals and digits as in 37261 for Tours: give its code, not its name "
     "(rule ORI-12)",
     "la commune n'est pas un code de commune, cinq majuscules et chiffres comme 37261 pour Tours : donner son code, et "
     "non son nom (règle ORI-12)"),
    (lambda: orient(Demand(requester=Requester.MT, motives={Motive.PLANNING}, mt=MtState.KNOWN)), Fault.MT_ASKS,
     "the requester is the médecin traitant, so mt is informed: say it (mt: informed) (rule ORI-16)",
     "le demandeur est le médecin traitant, donc mt vaut informed : le dire (mt: informed) (règle ORI-16)"),
    (lambda: orient(Demand(**CARER, pps=Tri.NO, stage=Stage.UNDETERMINED)), Fault.STAGE_WITHOUT_PPS,
     "the screening found that no PPS is indicated (pps: no), so its stage is not_indicated: say it (stage: "
     "not_indicated) (rule ORI-16)",
     "le repérage a conclu qu'aucun PPS n'est indiqué (pps: no), donc son étape est not_indicated : le dire (stage: "
     "not_indicated) (règle ORI-16)"),
    (opened_twice, Fault.SECOND_OPENING,
     "the plan is open already, and a plan has one opening: record an event of another kind, or open another plan (rule "
     "PLN-12)",
     "le plan est déjà ouvert, et un plan a une seule ouverture : enregistrer un événement d'une autre nature, ou ouvrir "
     "un autre plan (règle PLN-12)"),
    (lambda: encode(Demand(requester=Requester.CARER, motives=())), Fault.NO_MOTIVE,
     "the demand has no motive: give one at least, such as information or home_help (rule ORI-5)",
     "la demande n'a aucun motif : en donner au moins un, comme information ou home_help (règle ORI-5)"),
    (lambda: compare(screened(DAY), screened(datetime.date(2024, 6, 1))), Fault.EARLIER_LATER,
     "the screening given as the earlier one is the later one: give the earlier one first (rule SCR-10)",
     "le repérage donné comme le plus ancien est le plus récent : donner d'abord le plus ancien (règle SCR-10)"),
    (lambda: Rules("has2014"), Fault.PACK_NAME,
     f"has2014: no rule pack has this name: choose among {', '.join(packs())}; the nearest name is 'has-2014' (rule GEN-9)",
     f"has2014 : aucun jeu de règles ne porte ce nom : choisir parmi {', '.join(packs())} ; le nom le plus proche est "
     "'has-2014' (règle GEN-9)"),
    (lambda: rule("SCR-99"), Fault.RULE_NUMBER,
     f"SCR-99: this domain has no rule of this number, its last being {LAST}: write the number of a rule there is; the "
     "nearest name is 'SCR-9'",
     f"SCR-99 : ce domaine n'a pas de règle de ce numéro, sa dernière étant la {LAST} : écrire le numéro d'une règle qui "
     "existe ; le nom le plus proche est 'SCR-9'"),
    (lambda: decode(b'{"requester": "mt", "motives": ["planning"]}'), Fault.NOT_CBOR,
     "these bytes are JSON or other text, not CBOR: read them as what they are, or give the bytes of a message (rule "
     "WIRE-15, byte 0)",
     "ces octets sont du JSON ou un autre texte, pas du CBOR : les lire comme tels, ou donner les octets d'un message "
     "(règle WIRE-15, octet 0)"),
]


@pytest.mark.parametrize("call, fault, english, french", TOLD, ids=[str(fault) for _, fault, _, _ in TOLD])
def test_what_is_wrong_is_said_in_both_languages(
    call: Callable[[], object], fault: Fault, english: str, french: str,
) -> None:
    with pytest.raises(IntegraError) as caught:
        call()
    error = caught.value
    assert (error.fault, str(error), error.sentence("en"), error.sentence("fr")) == (fault, english, english, french)
    assert error.detail is not None and english.startswith(error.detail.en) and french.startswith(error.detail.fr)
    again = pickle.loads(pickle.dumps(error))
    assert (again.fault, again.place, again.sentence("fr")) == (error.fault, error.place, french)


def test_a_row_is_told_beside_what_is_wrong_in_it() -> None:
    numpy = pytest.importorskip("numpy")
    from integra import orient_columns

    columns = {"motives": numpy.full(2, 1, numpy.uint32), "mt": numpy.zeros(2, numpy.uint8),
               "requester": numpy.array([Requester.CARER.code, Requester.MT.code], numpy.uint8)}
    with pytest.raises(RefusedError) as caught:
        orient_columns(columns, at=DAY)
    error = caught.value
    assert error.fault is Fault.MT_ASKS and error.index == 1
    assert str(error).endswith("say it (mt: informed) (rule ORI-16, row 1 counting from 0)")
    assert error.sentence("fr").endswith("le dire (mt: informed) (règle ORI-16, ligne 1 en comptant de 0)")


def test_where_the_status_says_it_all_there_is_no_fault() -> None:
    with pytest.raises(IntegraError) as caught:
        decode(encode(Demand(**CARER, stage=Stage.UNDETERMINED))[:-1])
    assert caught.value.status is Status.TRUNCATED and caught.value.fault is Fault.NONE
    assert caught.value.detail is None and caught.value.place is None


def test_an_error_goes_into_the_library_as_it_came_out() -> None:
    with pytest.raises(UsageError, match="argument"):
        _swig.integra_error_sentence(bytes(64), 2)
    assert _swig.integra_error_sentence(bytes(64), 0) == "nothing is wrong (byte 0, index 0)"
    with pytest.raises((TypeError, ValueError)):
        _swig.integra_error_sentence(bytes(63), 0)
    assert _swig.integra_fault_name(Fault.COMMUNE.code) == "commune"


def test_faults_and_what_an_index_is_come_as_words() -> None:
    with open(ROOT / "spec/faults.tsv", encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert {row["name"]: int(row["code"]) for row in rows} | {"none": 0} == {str(fault): fault.code for fault in Fault}
    assert {row["index"] for row in rows} - {"-"} <= {index.word for index in Index}
