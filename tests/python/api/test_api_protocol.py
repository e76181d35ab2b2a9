"""Protocols cannot change, answer nothing before they are proved, and are refused by row and word.

Spec: spec/21-protocol.md (ORI-16 to ORI-18).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import pickle
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from orientation_samples import DAY, SETTLED, rows_with

from integra import (
    Call, Demand, IntegraError, MalformedError, Protocol, RefusedError, ResourceError, Row, UsageError, decode,
    _swig, demand_count, encode, orient, orientation_receipt, why,
)
from integra.words import (
    DemandField, Exclusion, Law, Level, Motive, Part, Precondition, Requester, Service, Stage, Status, SupportGround,
    Tri, Urgency,
)

BUILT_IN = Protocol.builtin()
INFORMATION = Call(service=Service.INFORMATION)


def row(name: str = "one", **given: Any) -> Row:
    return Row(id=name, **{"motives": {Motive.INFORMATION}, "calls": [INFORMATION]} | given)


def extra(*rows: Row) -> Protocol:
    """The built-in protocol with rows more."""
    return Protocol("mine", [*BUILT_IN.rows, *rows])


# ---- what is built in

def test_the_built_in_protocols() -> None:
    assert Protocol.builtins() == ("has-2014", "dac-2022")
    assert Protocol.builtin("has-2014") is Protocol.builtin() and BUILT_IN.proved
    assert BUILT_IN.digest() == Protocol.builtin("dac-2022").digest() and BUILT_IN != Protocol.builtin("dac-2022")
    assert BUILT_IN.compare(Protocol.builtin("dac-2022")).equal
    assert BUILT_IN.effective == datetime.date(2014, 1, 1)
    with pytest.raises(UsageError) as caught:
        Protocol.builtin("has-2015")
    assert (caught.value.status, caught.value.rule) == (Status.UNKNOWN_NAME, "ORI-16")
    assert demand_count() == 259_329_600


def test_a_protocol_is_the_same_made_again_of_its_rows() -> None:
    again = Protocol(BUILT_IN.name, BUILT_IN.rows, effective=BUILT_IN.effective)
    assert again == BUILT_IN and hash(again) == hash(BUILT_IN) and again.rows == BUILT_IN.rows
    assert decode(encode(again)) == again == Protocol.from_cbor(bytearray(again.to_cbor()))
    assert BUILT_IN.row(BUILT_IN.ids[3]) is BUILT_IN.rows[3]


def test_it_cannot_change() -> None:
    with pytest.raises(AttributeError, match="make another"):
        BUILT_IN._data = b""  # type: ignore[misc]
    with pytest.raises(AttributeError, match="make another"):
        del BUILT_IN._rows
    given = {DemandField.STAGE: {Stage.TO_REFER}}
    one = row(when=given)
    given.clear()
    assert one.when == {DemandField.STAGE: {Stage.TO_REFER}}
    with pytest.raises(TypeError):
        one.when[DemandField.STAGE] = frozenset()  # type: ignore[index]


# ---- proof

def test_nothing_is_answered_before_the_proof() -> None:
    made = Protocol("mine", BUILT_IN.rows)
    assert not made.proved and "not proved" in repr(made)
    for call in (lambda: orient(SETTLED, protocol=made), lambda: orientation_receipt(SETTLED, protocol=made),
                 made.digest, lambda: made.compare(BUILT_IN), lambda: BUILT_IN.compare(made)):
        with pytest.raises(RefusedError) as caught:
            call()
        assert caught.value.rule == "ORI-16"
    assert why(SETTLED, Service.ETP, protocol=made).row == why(SETTLED, Service.ETP).row  # to write one, ask why
    assert made.prove() == () and made.proved and made.prove() == ()
    assert orient(SETTLED, protocol=made) == orient(SETTLED)


@pytest.mark.parametrize(("more", "law", "subject"), [
    (row("dead", when={DemandField.REQUESTER: {Requester.PERSON}, DemandField.GROUND: {SupportGround.MISSING_MEANS}}),
     Law.DEAD_ROW, "dead"),
    (row("twice", calls=[Call(service=Service.INFORMATION, within=3)]), Law.CONTRADICTION, Service.INFORMATION),
    (row("aged", when={DemandField.OVER_60: {Tri.YES}, DemandField.SHARING_CONSENT: {Tri.YES}},
         calls=[Call(service=Service.HOME_HELP)]), Law.AGE, "aged"),
])
def test_a_failure_names_law_subject_and_smallest_demand(more: Row, law: Law, subject: object) -> None:
    made = extra(more)
    failure = next(each for each in made.prove() if (each.law, each.subject) == (law, subject))
    assert not made.proved and made.prove() == made.prove()
    assert (failure.demand is None) == (law is Law.DEAD_ROW)
    for language in ("en", "fr"):
        said = failure.sentence(language)
        assert "\n" not in said and failure.rule in said
        assert (more.id if law is not Law.CONTRADICTION else "information") in said
    assert pickle.loads(pickle.dumps(failure)) == failure


def test_a_motive_without_rows_fails_at_the_smallest_demand() -> None:
    made = Protocol("mine", [each for each in BUILT_IN.rows if each.motives != {Motive.UNCLEAR}])
    failures = [each for each in made.prove() if each.law is Law.COMPLETE]
    assert [each.subject for each in failures] == [Motive.UNCLEAR]
    assert failures[0].demand == Demand(requester=Requester.PERSON, motives={Motive.UNCLEAR})


def test_services_that_exclude_each_other_name_both_rows() -> None:
    made = extra(Row(id="both", motives={Motive.ASSESSMENT}, when={
        DemandField.ASSESSMENT: {Tri.YES}, DemandField.REQUESTER: {Requester.HEALTH},
        DemandField.SHARING_CONSENT: {Tri.YES}}, calls=[Call(service=Service.SHARED_ASSESSMENT, first={
            Precondition.MT, Precondition.REFERENT})]))
    failure = next(each for each in made.prove() if each.law is Law.EXCLUSIVE)
    assert failure.subject is Exclusion.ASSESSMENT_OR_REUSE and "both" in (failure.row, failure.other)
    assert failure.demand is not None and failure.demand.assessment is Tri.YES


# ---- equivalence

def test_shuffled_and_renamed_rows_keep_the_digest_and_one_deadline_does_not() -> None:
    names = {each: f"r{place}" for place, each in enumerate(BUILT_IN.ids)}
    renamed = Protocol("other", reversed([
        Row(id=names[each.id], motives=each.motives, when=each.when, calls=each.calls, otherwise=each.otherwise,
            overrides=[names[over] for over in each.overrides], imposed=each.imposed, rule=each.rule)
        for each in BUILT_IN.rows]))
    assert renamed.prove() == () and renamed.digest() == BUILT_IN.digest() and renamed != BUILT_IN
    assert renamed.digest(Part.IMPOSED) == BUILT_IN.digest(Part.IMPOSED)
    (id_,) = [each.id for each in BUILT_IN.rows if [call.service for call in each.calls] == [Service.DEEPENING]]
    later = Protocol("later", rows_with(BUILT_IN, **{id_.replace("-", "_"): 2}))
    assert later.prove() == () and later.digest() != BUILT_IN.digest()
    found = BUILT_IN.compare(later, most=2)
    assert not found.equal and found.count > len(found.demands) == 2
    assert found.demands[0] == Demand(requester=Requester.PERSON, motives={Motive.UNCLEAR})
    assert found.demands[1].urgency is not Urgency.UNKNOWN or found.demands[1] != found.demands[0]
    route = orient(Demand(requester=Requester.PERSON, motives={Motive.UNCLEAR}, date=DAY), protocol=later).routes[0]
    assert route.due == DAY + datetime.timedelta(days=2)


def test_places_are_those_of_row_masks() -> None:
    for motive in Motive:
        listed = {place for place, each in enumerate(BUILT_IN.rows) if motive in each.motives}
        assert set(BUILT_IN.places(motive)) == listed
    assert Protocol("mine", [row()]).places(Motive.INFORMATION) == ()


# ---- refusals

@pytest.mark.parametrize(("rows", "kind", "status", "index", "words"), [
    ([row(), row("two", overrides=["three"])], RefusedError, Status.REFUSED, 1, ("two", "three")),
    ([row(overrides=["two"]), row("two", overrides=["one"])], RefusedError, Status.REFUSED, 0, ("one", "cycle")),
    ([row(overrides=["two"]), row("two", motives={Motive.ETP})], RefusedError, Status.REFUSED, 0, ("one", "two")),
    ([row(), row()], UsageError, Status.DUPLICATE, 1, ("one",)),
    ([row(), row("Two")], UsageError, Status.INVALID_TEXT, 1, ("Two",)),
    ([row(calls=[INFORMATION, INFORMATION])], UsageError, Status.DUPLICATE, 0, ("one",)),
    ([row(calls=[Call(service=Service.MT_SEARCH)])], UsageError, Status.INVALID_VALUE, 0, ("one",)),
    ([row(calls=[Call(service=Service.INFORMATION, within=4000)])], UsageError, Status.OUT_OF_RANGE, 0, ("one",)),
    ([row(calls=[Call(service=Service.INFORMATION, within=-1)])], UsageError, Status.OUT_OF_RANGE, 0, ("one",)),
    ([row(calls=[Call(service=Service.INFORMATION, within=10**6)])], UsageError, Status.OUT_OF_RANGE, 0, ("one",)),
    ([row(calls=())], UsageError, Status.INVALID_VALUE, 0, ("one",)),
    ([row(motives=())], UsageError, Status.INVALID_VALUE, 0, ("one",)),
    ([row(when={DemandField.STAGE: ()})], UsageError, Status.INVALID_VALUE, 0, ("one", "stage")),
    ([row(rule="ORI-99")], UsageError, Status.UNKNOWN_NAME, 0, ("one", "ORI-99")),
    ([row(source="x" * 5000)], UsageError, Status.INVALID_TEXT, 0, ("one",)),
    ([row(source="\ud800")], UsageError, Status.INVALID_TEXT, 0, ("one",)),
    ([row(overrides=[f"r{n}" for n in range(40)])], IntegraError, None, 0, ("one",)),
    ([row(f"r{n}") for n in range(65)], ResourceError, Status.LIMIT, None, ()),
])
def test_a_row_is_refused_by_its_place_its_id_and_the_word_at_fault(
    rows: list[Row], kind: type[IntegraError], status: Status | None, index: int | None, words: tuple[str, ...],
) -> None:
    with pytest.raises(kind) as caught:
        Protocol("mine", rows)
    error = caught.value
    assert status in (None, error.status) and index in (None, error.index)
    assert error.rule is not None and all(word in str(error) for word in words), str(error)


@pytest.mark.parametrize("name", ["", "Mine", "x" * 65, "é", "a b", "\ud800"])
def test_a_name_that_is_none_is_refused(name: str) -> None:
    with pytest.raises(UsageError) as caught:
        Protocol(name, [row()])
    assert (caught.value.status, caught.value.rule) == (Status.INVALID_TEXT, "ORI-16")


@pytest.mark.parametrize(("make", "field"), [
    (lambda: row(motives={2}), "Row.motives"), (lambda: row(calls=[Service.ETP]), "Row.calls"),
    (lambda: row(when={"stage": {Stage.TO_REFER}}), "Row.when"), (lambda: row(7), "Row.id"),
    (lambda: row(when={DemandField.STAGE: {Tri.YES}}), "Row.when"), (lambda: row(otherwise=1), "Row.otherwise"),
    (lambda: row(imposed="yes"), "Row.imposed"), (lambda: row(overrides="one"), "Row.overrides"),
    (lambda: row(overrides=[1]), "Row.overrides"),
    (lambda: Call(service=2), "Call.service"), (lambda: Call(service=Service.ETP, level=2), "Call.level"),
    (lambda: Call(service=Service.ETP, within=1.0), "Call.within"),
    (lambda: Call(service=Service.ETP, first={Tri.YES}), "Call.first"),
    (lambda: Protocol("mine", ["row"]), "Protocol.rows"),  # type: ignore[list-item]
])
def test_a_wrong_type_is_refused_and_the_field_named(make: Any, field: str) -> None:
    with pytest.raises(TypeError, match=rf"^{field} takes "):
        make()


def test_levels_left_out_are_the_services_own() -> None:
    made = Protocol("mine", [row(calls=[INFORMATION, Call(service=Service.ETP, level=Level.REGION)])])
    assert [call.level for call in made.rows[0].calls] == [Level.TERRITORY, Level.REGION]


# ---- elsewhere

def test_pickles_are_proved_again_if_they_were() -> None:
    made = Protocol("mine", BUILT_IN.rows)
    assert not pickle.loads(pickle.dumps(made)).proved
    made.prove()
    again = pickle.loads(pickle.dumps(made))
    assert again == made and again.proved
    assert pickle.loads(pickle.dumps(BUILT_IN)) is BUILT_IN


def test_messages_cut_short_are_refused() -> None:
    data = BUILT_IN.to_cbor()
    for cut in (0, 3, len(data) // 2, len(data) - 1):
        with pytest.raises(MalformedError):
            Protocol.from_cbor(data[:cut])


def test_one_protocol_is_proved_while_others_answer_by_it() -> None:
    made = Protocol("mine", BUILT_IN.rows)
    made.prove()
    expected, start = orient(SETTLED), threading.Barrier(4)

    def work(number: int) -> bool:
        start.wait()
        for _ in range(5 if number else 200):
            if number:
                object.__setattr__(made, "_failures", None)  # so that it is proved again
                assert made.prove() == ()
            else:
                assert orient(SETTLED, protocol=made) == expected and made.proved
        return True

    with ThreadPoolExecutor(4) as pool:
        assert all(pool.map(work, range(4)))


def test_as_many_differing_demands_as_are_asked_for() -> None:
    (id_,) = [each.id for each in BUILT_IN.rows if [call.service for call in each.calls] == [Service.DEEPENING]]
    later = Protocol("later", rows_with(BUILT_IN, **{id_.replace("-", "_"): 2}))
    later.prove()
    for most in (0, 1, 140_000):  # more than the room of a first call
        keys, count = _swig.integra_protocol_compare(BUILT_IN._protocol, later._protocol, int(Part.WHOLE), most, 0)
        assert len(keys) == 8 * most and count == demand_count() // len(Motive)
