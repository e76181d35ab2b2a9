"""Whether a protocol conforms to an adopted one, and how what two protocols answer changes.

Spec: spec/21-protocol.md (ORI-17, ORI-18).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from dataclasses import replace

import pytest

from integra import Call, Protocol, RefusedError, Row, UsageError, demand_count
from integra.words import CarePlace, DemandField, Fault, Level, Motive, Part, Precondition, Requester, Service, Stage, Tri

BUILT_IN = Protocol.builtin()
ASKED = {DemandField.SHARING_CONSENT: {Tri.UNKNOWN, Tri.YES}}
CONSENT = {Precondition.SHARING_CONSENT}


def proved(*rows: Row, name: str = "mine") -> Protocol:
    made = Protocol(name, rows)
    assert made.prove() == ()
    return made


def with_respite(within: int | None = None, level: Level | None = None, *, imposed: bool = True) -> Protocol:
    """The built-in rows, respite for the carer called so; none of them imposed where that is said."""
    rows = [replace(row, calls=tuple(replace(call, within=within, level=level) for call in row.calls))
            if row.id == "carer-respite" else row for row in BUILT_IN.rows]
    return proved(*(rows if imposed else [replace(row, imposed=False) for row in rows]))


def test_who_answers_alike_conforms_whatever_it_flags() -> None:
    free = with_respite(imposed=False)
    more = proved(*(replace(row, imposed=True) for row in BUILT_IN.rows))
    for made in (free, more, BUILT_IN):
        found = made.conforms(BUILT_IN)
        assert (found.verdict, found.count, found.demands) == (Tri.YES, 0, ())
        assert made.digest() == BUILT_IN.digest()
    # A territory that imposes more than the adopted one imposes on others, not on itself.
    assert BUILT_IN.conforms(more).verdict is Tri.YES


def test_nothing_conforms_to_what_imposes_nothing() -> None:
    free, other = with_respite(imposed=False), with_respite(2, Level.REGION, imposed=False)
    assert free.digest(Part.IMPOSED) == other.digest(Part.IMPOSED) and free.digest() != other.digest()
    for made in (other, free, BUILT_IN):
        assert made.conforms(free).verdict is Tri.UNKNOWN


def test_what_is_lacking_is_shown_by_the_smallest_demands() -> None:
    less = proved(*(replace(row, calls=row.calls[1:]) if row.id == "assistance-not-due" else row for row in BUILT_IN.rows))
    found = less.conforms(BUILT_IN, most=3)
    assert found.verdict is Tri.NO and 0 < found.count < demand_count() and len(found.demands) == 3
    first = found.demands[0]
    assert (first.requester, first.stage, first.motives) == (
        Requester.HEALTH, Stage.NOT_INDICATED, {Motive.PATHWAY_ASSISTANCE})
    assert BUILT_IN.conforms(less).verdict is Tri.YES  # what calls more calls that too


def test_a_change_is_told_once_with_the_rows_of_both() -> None:
    later = with_respite(2, Level.REGION)
    found = BUILT_IN.changes(later)
    (change,) = found.changes
    assert (found.count, change.motive, change.count) == (1, Motive.CARER_RESPITE, found.demands)
    assert found.demands == BUILT_IN.compare(later).count == demand_count() // 23 * 2 // 3
    (call,) = change.calls
    assert call.service is Service.CARER_RESPITE and call.differs == ("level", "within")
    assert call.one is not None and call.other is not None
    assert (call.one.within, call.other.within, call.other.level) == (None, 2, Level.REGION)
    assert change.rows == change.other_rows == ("carer-respite",)


def test_two_changes_are_two_and_one_service_more_says_no_difference_of_a_call() -> None:
    more = proved(*with_respite(2).rows, Row(
        id="help-at-discharge", motives={Motive.DISCHARGE_LIAISON}, when=ASKED | {DemandField.PLACE: {CarePlace.DISCHARGE}},
        calls=[Call(service=Service.HOME_HELP, first=CONSENT)]))
    found = BUILT_IN.changes(more)
    assert [each.motive for each in found.changes] == [Motive.CARER_RESPITE, Motive.DISCHARGE_LIAISON]
    (call,) = found.changes[1].calls
    assert (call.one, call.differs) == (None, ()) and call.other is not None
    assert set(found.changes[1].other_rows) - set(found.changes[1].rows) == {"help-at-discharge"}
    assert sum(each.count for each in found.changes) == found.demands
    assert len(BUILT_IN.changes(more, most=1).changes) == 1 and BUILT_IN.changes(more, most=0).count == 2
    # What is adaptable is no part of what is imposed.
    assert BUILT_IN.changes(more, part=Part.IMPOSED).count == 0
    assert BUILT_IN.changes(BUILT_IN).changes == ()


def test_protocols_that_were_not_proved_are_not_held_against_each_other() -> None:
    mine = Protocol("mine", BUILT_IN.rows)
    for call in (mine.conforms, mine.changes, BUILT_IN.conforms, BUILT_IN.changes):
        with pytest.raises(RefusedError):
            call(mine)
        with pytest.raises(TypeError):
            call("has-2014")  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="most"):
        BUILT_IN.conforms(BUILT_IN, most=-1)


def test_a_built_in_name_is_for_the_built_in_protocol() -> None:
    assert Protocol("has-2014", BUILT_IN.rows, effective=BUILT_IN.effective) == BUILT_IN
    assert Protocol.from_cbor(BUILT_IN.to_cbor()) == BUILT_IN
    for name, rows in (("has-2014", BUILT_IN.rows[1:]), ("dac-2022", [replace(BUILT_IN.rows[0], imposed=False),
                                                                     *BUILT_IN.rows[1:]])):
        with pytest.raises(RefusedError) as caught:
            Protocol(name, rows, effective=Protocol.builtin(name).effective)
        assert caught.value.fault is Fault.BUILTIN_NAME and caught.value.rule == "ORI-16"
        assert "may not bear a built-in name" in str(caught.value)
    with pytest.raises(RefusedError):  # from another day on it is another
        Protocol("has-2014", BUILT_IN.rows)
    other = Protocol("has-2013", BUILT_IN.rows[1:])
    with pytest.raises(RefusedError):  # nor may a message say it
        Protocol.from_cbor(other.to_cbor().replace(b"has-2013", b"has-2014"))
