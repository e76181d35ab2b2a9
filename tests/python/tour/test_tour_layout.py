"""The report as it is laid out: nothing is broken on a phone, bars use a wide window, and A4 is filled. All is measured.

Spec: spec/90-report.md, "Form".  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path

import pytest
from pdf_pages import Page, pages
from tour_browser import Browser

LANGUAGES = ("en", "fr")
PHONES = (320, 360, 400, 414)
#: What A4 leaves between the margins, in CSS pixels.
PAPER = 673
#: Runs of letters or digits, and dates in digits, on two lines. A digest is longer than any line, and the writing within pictures is one line each.
BROKEN = r"""(() => {
  const broken = [], range = document.createRange(), walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let seen = 0;
  for (let node; node = walk.nextNode();) {
    const held = node.parentElement;
    if (!held.getClientRects().length || held.closest('.versions dd, svg, .unseen')) continue;
    for (const run of node.data.matchAll(/[0-9]+([-\u202f][0-9]+)+|[\p{L}\p{N}\u202f]+/gu)) {
      range.setStart(node, run.index);
      range.setEnd(node, run.index + run[0].length);
      const tops = [...range.getClientRects()].filter(box => box.width).map(box => Math.round(box.top));
      seen += tops.length > 0;
      if (new Set(tops).size > 1) broken.push(run[0]);
    }
  }
  return [seen, broken];
})()"""


def show(browser: Browser, path: Path, width: int, language: str) -> None:
    """Shows the report in a window so wide, in a language; a report that is open already is only laid out again."""
    if browser.value("location.href") == path.as_uri():
        browser.resize(width)
    else:
        browser.open(path, width=width)
    browser.value(f"document.getElementById('show-{language}').checked = true")


@pytest.fixture(scope="module", params=[(width, LANGUAGES[place % 2]) for place, width in enumerate(PHONES)],
                ids=lambda each: f"{each[0]}-{each[1]}")
def phone(request: pytest.FixtureRequest, browser: Browser, path: Path) -> Browser:
    """The report on a phone."""
    show(browser, path, *request.param)
    return browser


def test_on_a_phone_no_number_and_no_word_is_broken_and_nothing_goes_beyond(phone: Browser) -> None:
    seen, broken = phone.value(BROKEN)
    assert seen > 2000 and broken == []
    assert phone.value("document.documentElement.scrollWidth <= innerWidth")


def test_on_a_phone_each_number_stands_by_its_head_above_a_bar_as_wide_as_the_table(phone: Browser) -> None:
    heads, bars = phone.value(
        "[[...document.querySelectorAll('.chart:not(.drawn) td .head')].map(e => e.getClientRects().length > 0 && e.innerText.trim()),"
        " [...document.querySelectorAll('.chart:not(.drawn) .bar')].map(e => e.clientWidth / e.closest('table').clientWidth)]")
    assert len(heads) > 100 and all(heads)
    assert len(bars) > 80 and min(bars) > 0.99


def test_on_a_phone_a_sentence_is_read_first_and_the_list_of_pages_after_the_first(phone: Browser) -> None:
    lead, first, listed, second = phone.value(
        "[document.querySelector('#start .lead'), document.querySelector('#start'), document.querySelector('nav'),"
        " document.querySelector('#cohort')].map(e => e.getBoundingClientRect()).map(r => [r.top + scrollY, r.bottom + scrollY])")
    assert lead[1] < 600 and first[1] <= listed[0] < listed[1] <= second[0]
    assert phone.value("(e => e.getClientRects().length && e.hash)(document.querySelector('.to-contents'))") == "#contents"


@pytest.mark.parametrize("width", [1280, 1000])
def test_in_a_wide_window_bars_take_their_share_and_numbers_the_rest(browser: Browser, path: Path, width: int) -> None:
    show(browser, path, width, "fr")
    charts = browser.value(
        "[...document.querySelectorAll('.chart:not(.drawn)')].map(t => [t, t.querySelector('tbody th'), t.querySelector('tbody .track'),"
        " t.querySelector('tbody .n'), t.closest('main')].map(e => e.getBoundingClientRect()).map(r => [r.left, r.right]))")
    assert len(charts) > 10
    for table, name, track, number, main in charts:
        assert table == pytest.approx(main, abs=1)
        assert track[0] == pytest.approx(name[1], abs=1) and number[0] == pytest.approx(track[1], abs=1)
        assert track[1] - track[0] > 0.25 * (table[1] - table[0])
    # Of a wide screen nothing is left at the right but the margin.
    assert main[1] > min(width, 1120) - 60


@pytest.fixture(scope="module", params=["fr"])  # the longer of the two
def paper(request: pytest.FixtureRequest, browser: Browser, path: Path) -> Iterator[list[Page]]:
    """The report printed, in each language, on the paper that it asks for itself."""
    show(browser, path, 1280, request.param)
    yield pages(base64.b64decode(browser.call("Page.printToPDF", preferCSSPageSize=True)["data"]))


def test_it_prints_on_a4_with_margins_and_no_page_almost_empty(paper: list[Page]) -> None:
    margin = 14 / 25.4 * 72
    assert 10 < len(paper) < 34  # five of them may be those of the territory: two sheets, two, and half a page
    for page in paper:
        assert (page.width, page.height) == pytest.approx((595.28, 841.89), abs=1)
        assert margin < min(page.texts) and max(page.texts) < page.height - margin
    filled = [(max(page.texts) - margin) / (page.height - 2 * margin) for page in paper[:-1]]
    assert min(filled) > 1 / 3


@pytest.fixture(scope="module", params=["fr"])
def printed(request: pytest.FixtureRequest, browser: Browser, path: Path) -> Iterator[Browser]:
    """The report laid out as for paper, in each language."""
    show(browser, path, PAPER, request.param)
    browser.call("Emulation.setEmulatedMedia", media="print")
    yield browser
    browser.call("Emulation.setEmulatedMedia", media="")


def test_printed_badges_stand_in_one_row_and_on_one_line(printed: Browser) -> None:
    rows = printed.value("[...document.querySelectorAll('.outcome')].filter(e => e.getClientRects().length).map(e => "
                         "[...e.querySelectorAll('.badge')].map(b => b.getBoundingClientRect().bottom))")
    assert [len(row) for row in rows] == [3, 3, 3] and all(max(row) - min(row) < 0.5 for row in rows)
    tall = printed.value("[...document.querySelectorAll('.badge')].filter(b => b.getClientRects().length && b.clientHeight > 2 * "
                         "parseFloat(getComputedStyle(b).fontSize)).map(b => b.textContent)")
    assert tall == []


def test_printed_boxes_have_every_edge_and_facts_at_no_are_dark(printed: Browser) -> None:
    edges = printed.value(
        "[...document.querySelectorAll('.outcome, .figures li, .own')].flatMap(e => ['Top', 'Right', 'Bottom', 'Left'].map("
        "side => parseFloat(getComputedStyle(e)[`border${side}Width`])))")
    assert len(edges) >= 4 * 8 and min(edges) > 0
    shades = printed.value("[...document.querySelectorAll('.read li, .more, .note, .rule')].map(e => Math.max(..."
                           "getComputedStyle(e).color.match(/[0-9]+/g).slice(0, 3).map(Number)))")
    assert len(shades) > 100 and max(shades) < 0x60
