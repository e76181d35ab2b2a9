"""Screening one person through Python: the sample of the NDJSON form, comparison, reasons, receipts, inclusion.

Spec: spec/10-screening.md (SCR-1 to SCR-14).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import dataclasses
import datetime
import uuid

import pytest
from api_samples import ANSWERS, DAY, FACTS, NO, PERSON, RECORD, SHEET, UNKNOWN, YES

from integra import (
    Admission, Answers, Basis, Fact, Factor, Facts, FindingState, Function, Ground, GroundGroup, Inclusion, Outcome,
    Pack, Question, Record, RefusedError, ResourceError, Rules, Scope, SettledBy, Stage, Status, UsageError, Verdict,
    check_inclusion, compare, explain, receipt, replay, review_inclusion, screen, smallest_sets,
)


def test_the_sample_record_comes_to_the_sample_outcome():
    outcome = screen(RECORD)
    assert (outcome.person, outcome.date, outcome.pack, outcome.overridden) == (PERSON, DAY, Pack.HAS_2014, False)
    assert list(outcome.items.values()) == [YES, UNKNOWN, NO, NO, YES, NO]
    assert outcome.from_facts and outcome.derived[Question.MOBILITY] is YES
    assert outcome.stated[Question.MOBILITY] is NO and len(outcome.stated) == 8
    assert (outcome.yes_count, outcome.unknown_count, outcome.least_to_settle) == (2, 1, 0)
    assert (outcome.pps, outcome.assistance_threshold, outcome.legal_complexity) == (YES, YES, YES)
    assert outcome.stage is Stage.AWAITING_JUDGEMENT and outcome.ask == (Question.JUDGEMENT,)
    assert [(f.rule, f.item, f.subject, f.value, f.other) for f in outcome.findings] == [
        ("SCR-8", Question.MOBILITY, PERSON, int(NO), int(YES)),
        ("SCR-8", Question.SOCIO_ECONOMIC, PERSON, int(YES), int(NO)),
    ]
    assert outcome.findings[0].due is None and outcome.findings[0].state is FindingState.OPEN


def test_answers_alone_derive_nothing():
    outcome = screen(Record(Answers()))
    assert outcome.derived is None and not outcome.from_facts
    assert (outcome.person, outcome.date) == (None, None)
    assert outcome.stage is Stage.UNDETERMINED and outcome.ask == tuple(Question)[:6] and outcome.least_to_settle == 2


def test_the_rules_given_decide():
    assert screen(RECORD, rules=Rules(medicines_threshold=9)).items[Question.POLYPATHOLOGY] is YES
    assert screen(RECORD, rules=Rules(medicines_threshold=9)).overridden
    assert screen(RECORD, rules=Rules("dac-2022")).pack is Pack.DAC_2022


def test_answers_and_facts_are_about_one_person_and_date():
    for other in ({"person": uuid.UUID(int=1)}, {"date": datetime.date(2025, 6, 2)}):
        with pytest.raises(UsageError) as caught:
            screen(Record(dataclasses.replace(ANSWERS, **other), FACTS))
        assert caught.value.status is Status.MISMATCH


def test_more_admissions_than_a_message_holds():
    assert screen(Record(facts=Facts(admissions=[Admission()] * 4096))).from_facts
    with pytest.raises(ResourceError) as caught:
        screen(Record(facts=Facts(admissions=[Admission()] * 4097)))
    assert (caught.value.status, caught.value.rule) == (Status.LIMIT, "WIRE-15")


def test_every_verdict_is_explained_by_what_it_read():
    reasons = explain(RECORD)
    # By name: codes of two groups are equal as numbers.
    read = {(str(reason.target), str(reason.source)): reason for reason in reasons}
    first = read["emergency_admission", "admissions"]
    assert (first.rule, first.value, first.source_value, first.missing) == ("SCR-7", YES, YES, False)
    missing = read["polypathology", "severe_renal_failure"]
    assert missing.missing and missing.source is Fact.SEVERE_RENAL_FAILURE and missing.value is UNKNOWN
    assert isinstance(missing.target, Question)
    assert any(reason.target is Verdict.STAGE and reason.value is Stage.AWAITING_JUDGEMENT for reason in reasons)


def test_the_smallest_sets_that_force_a_verdict():
    outcome = screen(RECORD)
    assert smallest_sets(outcome, Verdict.PPS) == ((Question.EMERGENCY_ADMISSION,), (Question.SOCIO_ECONOMIC,))
    assert smallest_sets(outcome, Verdict.ASSISTANCE_THRESHOLD) == (
        (Question.EMERGENCY_ADMISSION, Question.SOCIO_ECONOMIC),
    )
    assert smallest_sets(screen(Record()), Verdict.PPS) == ()
    with pytest.raises(UsageError):
        smallest_sets(outcome, Verdict.STAGE)


def test_an_overridden_screening_needs_its_rules_for_the_sets():
    rules = Rules(assistance_threshold=3)
    outcome = screen(Record(Answers(mobility=YES, socio_economic=YES, access_to_care=YES)), rules=rules)
    with pytest.raises(UsageError, match="^rules: give those that the screening was made with"):
        smallest_sets(outcome, Verdict.ASSISTANCE_THRESHOLD)
    assert len(smallest_sets(outcome, Verdict.ASSISTANCE_THRESHOLD, rules=rules)) == 1


def test_two_screenings_compared():
    later = screen(Record(dataclasses.replace(ANSWERS, date=datetime.date(2025, 12, 1), socio_economic=NO)))
    settled = {finding.settled_by: finding for finding in compare(screen(RECORD), later)}
    assert settled[SettledBy.REVIEW].item is Question.SOCIO_ECONOMIC
    assert SettledBy.QUESTIONNAIRE in settled and SettledBy.SURVEILLANCE not in settled
    with pytest.raises(UsageError) as caught:
        compare(later, screen(RECORD))
    assert caught.value.status is Status.MISMATCH


def test_a_receipt_replays_to_the_same_verdict_or_is_refused():
    data = receipt(RECORD, rules=Rules("dac-2022", medicines_threshold=9))
    assert replay(data) == replay(bytearray(data)) == screen(RECORD, rules=Rules("dac-2022", medicines_threshold=9))
    with pytest.raises(RefusedError) as caught:
        replay(data[:-1] + bytes([data[-1] ^ 1]))
    assert (caught.value.status, caught.value.rule, caught.value.offset) == (
        Status.RECEIPT_DIFFERS, "GEN-10", len(data) - 1,
    )


def test_an_inclusion_sheet():
    result = check_inclusion(SHEET)
    assert result.grounds == {Ground.LIVES_ALONE, Ground.OTHER_HEALTH}  # the other "other" has no text
    assert result.groups == {GroundGroup.ISOLATION, GroundGroup.HEALTH}
    assert (result.outcome, result.scope) == (Outcome.CONFIRMED, Scope.POINT_SUPPORT)
    assert result.factors[Factor.ECONOMIC] == SHEET.factors[Factor.ECONOMIC]
    assert all(entry.value is YES for entry in result.factors.values())
    assert {entry.basis for entry in result.factors.values()} <= {Basis.STATED, Basis.COMPUTED}
    (finding,) = review_inclusion(SHEET)
    assert (finding.rule, finding.settled_by, finding.index) == ("SCR-9", SettledBy.TEXT, int(Ground.OTHER_PATHWAY))
    assert finding.item is None and finding.subject == PERSON
    whole = dataclasses.replace(SHEET, extent=frozenset(Function) - {Function.F6})
    assert check_inclusion(whole).scope is Scope.PATHWAY_ASSISTANCE


@pytest.mark.parametrize(
    "change", [{"grounds": frozenset()}, {"extent": frozenset()}, {"outcome": Outcome.NOT_CONFIRMED}]
)
def test_a_sheet_that_scr_9_refuses(change):
    with pytest.raises(RefusedError) as caught:
        check_inclusion(dataclasses.replace(SHEET, **change))
    assert (caught.value.status, caught.value.rule) == (Status.REFUSED, "SCR-9")


def test_texts_of_a_sheet():
    with pytest.raises(UsageError) as caught:
        check_inclusion(Inclusion(needs="secret \ud800"))
    assert caught.value.status is Status.INVALID_TEXT and "secret" not in str(caught.value)
    check_inclusion(Inclusion(needs="é" * 2048))
    with pytest.raises(ResourceError):
        check_inclusion(Inclusion(needs="é" * 2048 + "x"))
    with pytest.raises(UsageError):
        check_inclusion(Inclusion(extent={Function.F6}))


@pytest.mark.parametrize("call", [screen, explain, receipt, check_inclusion, review_inclusion, replay])
@pytest.mark.parametrize("wrong", [None, 3, "x", [], object()])
def test_a_wrong_type_is_a_type_error(call, wrong):
    with pytest.raises(TypeError):
        call(wrong)


def test_wrong_rules_are_a_type_error():
    with pytest.raises(TypeError):
        screen(RECORD, rules="has-2014")
    with pytest.raises(TypeError):
        compare(screen(RECORD), RECORD)
    with pytest.raises(TypeError):
        smallest_sets(screen(RECORD), 1)
