"""What the library gives says itself: reasons with their numbers, findings, troubles, in French and in English.

Spec: GEN-3; spec/sentences.tsv.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import pickle
import uuid

import pytest
from integra import (
    Admission, Answers, AtLeast, Count, Explanation, Fact, Facts, Failure, FindingState, Language, Question, Reason,
    Record, Refusal, SettledBy, Stage, Trace, Tri, Trouble, UsageError, Verdict, decode, explain, receipt, screen,
    sentence,
)
from integra.cohort import cohort
from integra.forms import record_from_json
from integra.screening import Finding
from integra.words import Guard, Law, Miss, Motive, Phase
from integra.words import Trouble as TroubleKind

LANGUAGES = ("en", "fr")
DAY = datetime.date(2025, 6, 1)


def step(record: Record, target: Question | Verdict, source: object) -> Reason:
    (found,) = [each for each in explain(record) if each.target is target and each.source == source]
    return found


def counted(medicines: int | AtLeast | None) -> Reason:
    return step(Record(facts=Facts(medicines=medicines)), Question.POLYPATHOLOGY, Count.MEDICINES)


@pytest.mark.parametrize("medicines, count, complete, english, french", [
    (11, 11, True, "medicines: 11 in all, 10 needed, yes", "médicaments : 11 en tout, il en faut 10, oui"),
    (0, 0, True, "medicines: 0 in all, 10 needed, no", "médicaments : 0 en tout, il en faut 10, non"),
    (AtLeast(4), 4, False, "medicines: at least 4, 10 needed, unknown, missing",
     "médicaments : au moins 4, il en faut 10, inconnu, manquant"),
    (None, None, False, "medicines: 10 needed, missing", "médicaments : il en faut 10, manquant"),
])
def test_a_count_is_said_with_what_it_has_to_reach(medicines, count, complete, english, french):
    reason = counted(medicines)
    assert (reason.count, reason.complete, reason.threshold) == (count, complete, 10)
    assert (reason.sentence(), reason.sentence("fr")) == (english, french)
    assert reason.sentence(Language.FR) == french


def test_stays_and_items_are_counted_too():
    record = Record(answers=Answers(date=DAY, mobility=Tri.YES), facts=Facts(
        date=DAY, admissions=(Admission(datetime.date(2025, 1, 2), Tri.YES), Admission(None, Tri.NO))))
    stays = step(record, Question.EMERGENCY_ADMISSION, "admissions")
    assert (stays.count, stays.complete, stays.threshold, stays.decided) == (2, False, 6, True)
    assert stays.sentence() == "stays in hospital: 2 listed, months that count: 6, yes"
    item = step(record, Verdict.ASSISTANCE_THRESHOLD, Question.MOBILITY)
    assert (item.count, item.complete, item.threshold, item.decided) == (2, False, 2, True)
    assert item.sentence("fr") == "difficultés à se déplacer : oui ; critères remplis : au moins 2, nécessaires : 2"
    fact = step(record, Question.MOBILITY, Fact.RESTRICTED_MOBILITY)
    assert (fact.count, fact.threshold, fact.complete, fact.decided) == (None, None, False, False)


def test_an_explanation_says_which_of_its_steps_decided():
    record = Record(answers=Answers(mobility=Tri.YES, judgement=Tri.NO), facts=Facts(isolation=Tri.YES, low_resources=Tri.NO))
    told = explain(record)
    assert isinstance(told, Explanation) and told == tuple(told) and pickle.loads(pickle.dumps(told)) == told
    assert [each.decided for each in pickle.loads(pickle.dumps(told))] == [each.decided for each in told]
    assert told.decided == tuple(each for each in told if each.decided)
    by = {target: [each.source for each in told.decided if each.target is target] for target in (
        Question.MOBILITY, Question.SOCIO_ECONOMIC, Verdict.PPS, Verdict.STAGE)}
    assert by == {Question.MOBILITY: [],  # the answer did
                  Question.SOCIO_ECONOMIC: [Fact.ISOLATION], Verdict.PPS: [Question.MOBILITY, Question.SOCIO_ECONOMIC],
                  Verdict.STAGE: [Verdict.ASSISTANCE_THRESHOLD, Question.JUDGEMENT]}
    assert told[30].value is Stage.NOT_NEEDED


def test_a_receipt_has_the_steps_without_their_numbers():
    record = Record(facts=Facts(medicines=11))
    kept = [each for each in decode(receipt(record)).reasons if each.source is Count.MEDICINES]
    assert kept == [counted(11)] and hash(kept[0]) == hash(counted(11))
    assert (kept[0].decided, kept[0].count, kept[0].threshold, kept[0].complete) == (None, None, None, False)
    assert kept[0].sentence() == "medicines: yes"


def test_whatever_is_known_every_step_and_finding_says_itself():
    """The cohort shows every pattern of answers, unknown included, told by answers, by a record, or by both."""
    found = 0
    for line in cohort(count=252, seed=1):
        record, _ = record_from_json(line)
        said = [each.sentence(language) for each in explain(record) for language in LANGUAGES]
        findings = screen(record).findings
        found += len(findings)
        said += [each.sentence(language) for each in findings for language in LANGUAGES]
        assert not [text for text in said if not text or "{" in text or "}" in text or "None" in text]
    assert found > 50


def test_a_finding_says_what_it_is_about():
    """The sentence of its kind first, which integra.sentence gives."""
    told = Record(answers=Answers(mobility=Tri.NO, judgement=Tri.YES), facts=Facts(restricted_mobility=Tri.YES))
    early, differs = screen(told).findings
    assert early.sentence() == sentence("SCR-5", SettledBy.QUESTIONNAIRE) + (
        " About: the professional judges that assistance is needed.")
    assert differs.sentence("fr") == sentence("SCR-8", SettledBy.NONE, "fr") + (
        " Concerne : difficultés à se déplacer. Répondu : non, au dossier : oui.")
    due = Finding(rule="ORI-13", weight=early.weight, state=FindingState.OVERDUE, settled_by=SettledBy.FIRST_ANSWER, due=DAY)
    assert due.sentence().endswith(" Due date 2025-06-01: overdue.")
    with pytest.raises(UsageError):
        Finding(rule="SCR-1", weight=early.weight, state=early.state, settled_by=SettledBy.NONE).sentence()


def test_a_trouble_says_what_to_do_and_about_which_event():
    fork = Trouble(kind=TroubleKind.FORK, settled_by=SettledBy.NEW_WRITER, writer=uuid.UUID(int=7), sequence=3, place=None)
    assert fork.sentence("fr").endswith("doit prendre un nouveau rédacteur. Événement numéro 3 de ce rédacteur.")
    assert fork.sentence().startswith("Two events take one place of a writer")


def things() -> list[object]:
    (finding,) = screen(Record(Answers(mobility=Tri.NO, judgement=Tri.YES))).findings
    return [
        counted(11), finding, Refusal(guard=Guard.PHASE, rule="PLN-2", allowed=(Phase.ACTIVE,)),
        Failure(law=Law.DEAD_ROW, rule="ORI-16", subject="a-row", row=None, other="another", service=None, demand=None),
        Trace(miss=Miss.SILENCED, row="a-row", motive=Motive.ETP, failed=(), silenced_by="another", rule="ORI-5"),
        Trouble(kind=TroubleKind.GAP, settled_by=SettledBy.EXCHANGE, writer=None, sequence=None, place=None),
    ]


@pytest.mark.parametrize("thing", things(), ids=lambda thing: type(thing).__name__)
def test_everything_takes_a_language(thing):
    assert thing.sentence(Language.FR) == thing.sentence("fr") != thing.sentence(Language.EN) == thing.sentence()
    with pytest.raises(UsageError, match='"en" or "fr"'):
        thing.sentence("de")
    assert pickle.loads(pickle.dumps(thing)).sentence("fr") == thing.sentence("fr")


def test_rows_of_failures_and_traces_go_by_their_ids():
    failure, trace = things()[3:5]
    assert failure.sentence() == "broken: each row can speak (ORI-16): row a-row; row another; no demand reaches it"
    assert trace.sentence("fr") == ("sa ligne est écartée par une autre ; ligne a-row ; écartée par la ligne "
                                    "another")
