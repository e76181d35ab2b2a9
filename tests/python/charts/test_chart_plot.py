"""Figures drawn by matplotlib: the marks of the page, at the same numbers; and what is said where it is not there.

Spec: spec/52-charts.md, "In a notebook".  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import sys
from typing import Any

import pytest
from chart_figures import CALLS, EARLIER, LATER, figure

from integra import UsageError
from integra.indicator.plot import plot
from integra.indicator.publish import publish


@pytest.fixture
def axes() -> Any:
    """Axes to draw on; the test is skipped where matplotlib is not installed."""
    pytest.importorskip("matplotlib", reason="matplotlib is not installed")
    from matplotlib.figure import Figure

    return Figure().subplots()


def spots(axes: Any, name: str) -> list[float]:
    """Where marks of a kind stand, from the top down."""
    return [float(each) for line in axes.lines if line.get_gid() == name for each in line.get_xdata()]


def test_marks_stand_at_their_numbers(axes: Any) -> None:
    assert plot(CALLS, ax=axes) is axes
    assert spots(axes, "value") == [42.8571, 72.7273] and spots(axes, "interval") == [31.9353, 54.5222, 63.7434, 80.1774]
    assert axes.get_xlim() == (0, 100) and [each.get_text() for each in axes.get_xticklabels()] == ["0", "25", "50", "75", "100"]


def test_bands_line_and_words(axes: Any) -> None:
    plot([EARLIER, LATER], ax=axes, language="fr")
    assert axes.get_xlim() == (0, 2) and spots(axes, "one") == [1, 1]
    band = axes.patches[0]
    assert (band.get_gid(), band.get_x(), round(band.get_width(), 6)) == ("bounds", 0.75, 0.22561)
    assert [(each.get_gid(), each.get_text()) for each in axes.texts] == [("undefined", "pas de valeur")] * 2
    assert axes.get_yticklabels()[0].get_text() == "bay, 30 juin 2024" and "à ne pas publier" in axes.get_title(loc="left")


def test_what_is_hidden_is_a_word_at_0(axes: Any) -> None:
    plot(publish(LATER), ax=axes)
    hidden = [each for each in axes.texts if each.get_gid() == "hidden"]
    assert [each.get_text() for each in hidden] == ["hidden"] * 2 and {each.xy[0] for each in hidden} == {0}
    assert len(spots(axes, "value")) == 3


def test_the_order(axes: Any) -> None:
    plot(LATER, order="value", ax=axes)
    assert [each.get_text() for each in axes.get_yticklabels()] == ["upland", "hill", "bay", "point", "valley", "all territories"]


def test_a_name_is_no_formula(axes: Any) -> None:
    plot({"$\\bad{$": figure(20, 30)}, ax=axes)
    axes.figure.savefig(__import__("io").BytesIO())


@pytest.mark.parametrize(("given", "order", "told"), [(CALLS, "valeu", "the nearest name is 'value'"), ([CALLS, LATER], "given", "of 2 indicators")])
def test_what_is_refused(given: Any, order: str, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        plot(given, order=order)


def test_without_matplotlib_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("matplotlib", "matplotlib.figure", "matplotlib.pyplot"):
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(ImportError, match=r"pip install '\.\[plot\]'"):
        plot(CALLS)
