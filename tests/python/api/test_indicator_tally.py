"""Tallies: pieces come to what one pass makes, all of a frame is added or none, one thread at a time.

Spec: spec/50-indicators.md (IND-3, IND-5, IND-8, IND-9).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import pickle
import threading
import uuid
from fractions import Fraction
from typing import Any

import cbor2
import pytest
from indicator_samples import AT, CALLS, STAYS

from integra import Rules, Tri, UsageError, decode, encode
from integra.indicator import Change, FrameError, Tally, compare, identifier, part
from integra.indicator.source import ROWS
from integra.words import ConformityBasis, Counting, FigureState, Indicator, Requester


def tally(rows: Any = STAYS, indicator: str = "B3", **more: Any) -> Tally:
    made = Tally(indicator, at=AT, **more)
    made.add(rows)
    return made


def rows(of: dict[str, list[Any]], *places: int) -> dict[str, list[Any]]:
    return {name: [values[place] for place in places] for name, values in of.items()}


def test_a_figure_has_its_counts_and_how_far_it_may_lie() -> None:
    """Anna surely, Bert if his second stay is MCO, Carl never: 31 days; Dora a year ago. Of one the ratio is 1, of two 2."""
    figure = tally().figure()
    assert (figure.indicator, figure.at, figure.territory) == (Indicator.B3, AT, None)
    assert (figure.numerator, figure.numerator_highest, figure.denominator, figure.denominator_highest) == (1, 2, 1, 1)
    assert (figure.value, figure.lowest, figure.highest) == (10**6, 10**6, 2 * 10**6)
    assert (figure.interval_lowest, figure.interval_highest, figure.pairs, figure.requester, figure.conformity) == (None,) * 5
    assert figure.state is FigureState.BOUNDED and figure.covered is Tri.UNKNOWN
    assert (figure.parts, figure.parts_held, figure.ratio) == (1, 1, Fraction(1))
    assert figure.rules == Rules.default().digest


def test_identifiers_are_certain_or_possible() -> None:
    held = tally()
    assert held.identifiers() == (identifier("anna"),)
    assert held.identifiers("possible") == (identifier("bert"),)
    assert held.identifiers(Counting.POSSIBLE) == held.identifiers("possible")


@pytest.mark.parametrize("places", [(0, 1, 2, 3), (7, 1, 4), (6,), ()])
def test_pieces_merge_to_what_one_pass_makes(places: tuple[int, ...]) -> None:
    others = [place for place in range(8) if place not in places]
    one, two = tally(rows(STAYS, *places)), tally(rows(STAYS, *reversed(others)))
    whole = tally()
    assert one | two == two | one == whole
    assert encode(one | two) == encode(whole)
    one |= two
    one |= two
    one.merge(one)
    assert one == whole and len(one) == len(whole) and (two == whole) is (not places)


def test_a_row_given_again_changes_nothing() -> None:
    held = tally()
    assert held.add(rows(STAYS, 3, 3, 0)) == 3
    assert held == tally()


def test_parts_are_the_whole() -> None:
    pieces = [tally(part=each, parts=3) for each in range(3)]
    assert [(each.held, each.parts) for each in pieces] == [({0}, 3), ({1}, 3), ({2}, 3)]
    assert sum(each.figure().numerator for each in pieces) == 1
    assert pieces[part(identifier("anna"), 3)].identifiers() == (identifier("anna"),)
    two = pieces[2] | pieces[0]
    assert (two.held, two.parts, two.figure().parts, two.figure().parts_held) == ({0, 2}, 3, 3, 2)
    assert two | pieces[1] == tally() == tally(parts=3)
    with pytest.raises(UsageError) as caught:
        two |= tally(part=0, parts=2)
    assert caught.value.rule == "IND-5"


def test_a_message_is_the_tally_again() -> None:
    held = tally(territory=uuid.UUID(int=7), rules=Rules("has-2014", older_person_age_months=780), part=1, parts=2)
    for again in (decode(encode(held)), Tally.from_cbor(held.to_cbor()), pickle.loads(pickle.dumps(held))):
        assert isinstance(again, Tally) and again == held and again.figure() == held.figure()
        assert (again.indicator, again.at, again.territory, again.parts, again.held) == (
            Indicator.B3, AT, uuid.UUID(int=7), 2, {1})
        again.add(STAYS)
        again |= held
        assert again.figure().rules == held.figure().rules


def test_a_tally_keeps_keys_of_a_later_version() -> None:
    version, kind, body = cbor2.loads(encode(tally()))
    later = cbor2.dumps([version, kind, body | {9: "later"}], canonical=True)
    held = Tally.from_cbor(later)
    assert held.to_cbor() == later and held.figure() == tally().figure()
    held.add(rows(STAYS, 0))
    assert held.to_cbor() == later


def test_a_frame_is_added_whole_or_not_at_all() -> None:
    """Its last row is refused, long after the first were read."""
    held = tally(CALLS, "A4")
    before = held.to_cbor()
    many = ROWS + 1
    calls = {"call": [f"n{each}" for each in range(many)], "answered": ["yes"] * (many - 1) + ["perhaps"]}
    with pytest.raises(FrameError) as caught:
        held.add(calls)
    assert (caught.value.row, caught.value.column, caught.value.rule) == (many - 1, "answered", "GEN-1")
    assert held.to_cbor() == before
    calls["answered"][-1] = "no"
    assert held.add(calls) == many and len(held) == many + 4


def test_what_c_refuses_has_its_row() -> None:
    """A discharge before its admission, behind the first batch."""
    many = ROWS + 3
    stays = {"person": ["a"] * many, "admission": ["2025-01-02"] * many, "discharge": ["2025-01-02"] * (many - 1) + ["2025-01-01"]}
    held = Tally("B3", at=AT)
    with pytest.raises(FrameError) as caught:
        held.add(stays)
    assert (caught.value.row, caught.value.index, caught.value.rule, len(held)) == (many - 1, many - 1, "IND-3", 0)
    assert f"row {many - 1}" in str(caught.value) and f"ligne {many - 1}" in caught.value.sentence("fr")
    assert "2025" not in str(caught.value)


def test_a_tally_of_a_territory_takes_its_rows_alone() -> None:
    figures = [tally(CALLS, "A4", territory=identifier(name)).figure() for name in ("north", "south", "east")]
    assert [(each.numerator, each.denominator) for each in figures] == [(2, 3), (1, 1), (0, 0)]
    assert tally(CALLS, "A4").figure().denominator == 4
    bare = {name: values for name, values in CALLS.items() if name != "territory"}
    assert tally(bare, "A4", territory=identifier("north")).figure().denominator == 4


def test_a_row_of_a_territory_is_counted_among_all() -> None:
    stays = {"person": list("abcd"), "territory": ["north", "south", "north", "south"], "admission": ["2025-05-02"] * 4,
             "discharge": ["2025-05-03"] * 3 + ["2025-05-01"]}
    held = Tally("B3", at=AT, territory=identifier("south"))
    with pytest.raises(FrameError) as caught:
        held.add(stays)
    assert (caught.value.row, caught.value.rule, len(held)) == (3, "IND-3", 0)
    north = Tally("B3", at=AT, territory=identifier("north"))
    assert north.add(stays) == 4 and len(north) == 2


def test_what_is_covered() -> None:
    """The period is from 2024-07-01 to 2025-06-30; a day less is not all of it."""
    held = tally(CALLS, "A4")
    whole = held.figure(covers=(datetime.date(2024, 7, 1), AT))
    assert whole.covered is Tri.YES and whole.highest == whole.value == 500000
    less = held.figure(covers=(datetime.date(2024, 7, 2), AT))
    assert less.covered is Tri.NO and (less.lowest, less.highest) == (0, None)
    with pytest.raises(UsageError) as caught:
        held.figure(covers=(AT, datetime.date(2024, 7, 1)))
    assert caught.value.rule == "IND-8"


def test_options_belong_to_their_indicators() -> None:
    with pytest.raises(UsageError) as caught:
        tally().figure(conformity="adopted")
    assert caught.value.rule == "IND-11"
    followed = {"person": ["p", "q"], "assistant": ["x", "x"], "requester": ["mt", "carer"]}
    with pytest.raises(UsageError) as caught:
        tally(followed, "share").figure()
    assert caught.value.rule == "IND-10"
    share = tally(followed, "share").figure(requester="mt")
    assert (share.numerator, share.denominator, share.requester) == (1, 2, Requester.MT)
    structures = tally({"structure": ["s", "t"], "on_territory": ["yes", "yes"], "conforms": ["yes", "no"]}, "A1")
    adopted = structures.figure(conformity="adopted")
    assert (adopted.numerator, adopted.denominator, adopted.conformity) == (1, 2, ConformityBasis.ADOPTED)
    nothing = structures.figure(conformity=ConformityBasis.IMPOSES_NOTHING)
    assert nothing.state is FigureState.UNDEFINED and nothing.value is None and nothing.ratio is None
    assert structures.identifiers(conformity="adopted") == (identifier("s"),)


def test_figures_compare() -> None:
    """Of four one is answered, then three: 250000 and 750000, whose intervals meet."""
    calls = {"call": list("abcd"), "date": ["2025-01-15"] * 4}
    earlier = tally(calls | {"answered": ["yes", "no", "no", "no"], "answered_on": ["2025-01-15", None, None, None]}, "A4").figure()
    later = tally(calls | {"answered": ["yes"] * 3 + ["no"], "answered_on": ["2025-01-15"] * 3 + [None]}, "A4").figure()
    assert later.compare(earlier) == compare(earlier, later) == Change(change=500000, overlap=Tri.YES)
    assert compare(later, earlier).change == -500000
    with pytest.raises(UsageError) as caught:
        later.compare(tally().figure())
    assert caught.value.rule == "IND-7"


def test_others_do_not_merge() -> None:
    held = tally()
    for other in (tally(CALLS, "A4"), tally(territory=uuid.UUID(int=1)), tally(rules=Rules(older_person_age_months=780)),
                  Tally("B3", at=AT - datetime.timedelta(1))):
        with pytest.raises(UsageError) as caught:
            held.merge(other)
        assert caught.value.rule == "IND-5"
    assert held == tally()
    with pytest.raises(TypeError):
        held |= STAYS  # type: ignore[arg-type]


def test_a_closed_tally_is_wiped() -> None:
    with tally() as held:
        assert len(held) and bool(Tally("B3", at=AT))
    held.close()
    assert repr(held) == "<Tally: closed>"
    for call in (held.figure, held.to_cbor, held.identifiers, lambda: held.add(STAYS), lambda: len(held),
                 lambda: tally().merge(held)):
        with pytest.raises(UsageError, match="closed"):
            call()


def test_it_shows_nobody_and_which_parts_it_lacks() -> None:
    assert repr(tally()) == f"<Tally: B3 at 2025-06-30, rows: {len(tally())}>"
    some = Tally("A4", at=AT, part=2, parts=3)
    assert repr(some) == "<Tally: A4 at 2025-06-30, parts [2] of 3, rows: 0>"
    some |= Tally("A4", at=AT, part=0, parts=3)
    assert repr(some) == "<Tally: A4 at 2025-06-30, parts [0, 2] of 3, rows: 0>"


def test_threads_take_turns() -> None:
    held = Tally("A4", at=AT)

    def give(first: int) -> None:
        for each in range(first, first + 50):
            held.add({"call": [str(each)]})
            held.figure()

    threads = [threading.Thread(target=give, args=(50 * each,)) for each in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(held) == 200


def test_two_tallies_may_be_merged_into_one_another_at_once() -> None:
    one, two = tally(rows(STAYS, 0, 1)), tally(rows(STAYS, 2, 3, 4, 5, 6, 7))
    threads = [threading.Thread(target=lambda a=a, b=b: [a.merge(b) for _ in range(50)]) for a, b in ((one, two), (two, one))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert not any(thread.is_alive() for thread in threads) and one == two == tally()


def test_how_many_parts() -> None:
    for more in ({"parts": 0}, {"parts": 65}, {"part": 1}, {"part": -1, "parts": 2}):
        with pytest.raises(UsageError) as caught:
            Tally("B3", at=AT, **more)
        assert caught.value.rule == "IND-5"
    assert Tally("B3", at=AT, part=63, parts=64).held == {63}
    assert Tally("B3", at=AT, parts=64).parts == 1


@pytest.mark.parametrize(("given", "same"), [
    (7, "7"), (uuid.UUID(int=7), f"{7:032x}"), (b"\x01" * 16, "01" * 16), ("AB" * 16, "ab" * 16),
    ("abababab-abab-abab-abab-abababababab", "ab" * 16)])
def test_who_is_named(given: Any, same: str) -> None:
    assert identifier(given) == identifier(same)


def test_who_is_named_by_a_text() -> None:
    """The first half of the SHA-256 of abc (FIPS 180-4), unchanged."""
    assert identifier("abc").hex == "ba7816bf8f01cfea414140de5dae2223"
    assert identifier("Abc") != identifier("abc") != identifier("abc ")


@pytest.mark.parametrize("given", ["", "0" * 32, uuid.UUID(int=0), bytes(16), b"short"])
def test_nobody_is_named(given: Any) -> None:
    with pytest.raises(UsageError) as caught:
        identifier(given)
    assert caught.value.rule == "IND-5"

