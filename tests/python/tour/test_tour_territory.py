"""The territory of the tour: three readers told of it, and of its indicators what may be published.

Spec: spec/90-report.md; IND-6.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from integra.territory.reports import Reader
from integra.tour.indicators import CALLS
from integra.tour.territory import DEPARTMENT, told
from integra.words import FigureState, Indicator


def test_each_reader_is_told_once_and_nobody_of_another_day() -> None:
    shown = told()
    assert [each.reader for each in shown.reports] == list(Reader)
    assert {each.at for each in shown.reports} == {shown.at}


def test_small_counts_of_calls_are_hidden_with_one_beside_them_and_the_sums_are_those_of_the_table() -> None:
    calls, signed = told().published
    assert (calls.indicator, signed.indicator) == (Indicator.A4, Indicator.A2)
    *territories, whole = calls.lines
    assert [line.denominator for line in territories] == [received for received, _ in CALLS]
    assert (whole.numerator, whole.denominator) == (sum(answered for _, answered in CALLS), sum(received for received, _ in CALLS))
    # Of the last 64 calls 7 were not answered, which is small (IND-6); one other territory is hidden with it, or the sum tells.
    small = [0 < received - answered <= 10 for received, answered in CALLS]
    hidden = [line.numerator is None for line in territories]
    assert small == [False, False, True] and hidden[2] and sum(hidden) == 2


def test_the_partners_who_signed_are_those_of_each_territory_and_none_is_not_zero() -> None:
    signed = told().published[1]
    *territories, _ = signed.lines
    assert len(territories) == len(DEPARTMENT)
    # North: nine partners are listed, seven with a day; south: all eleven; east has no plan yet, so nothing to divide by.
    assert [(line.numerator, line.denominator) for line in territories] == [(7, 9), (11, 11), (0, 0)]
    # The list of partners of the north is complete: whose day is blank has not signed (GEN-1).
    assert territories[0].state is FigureState.DEFINED
