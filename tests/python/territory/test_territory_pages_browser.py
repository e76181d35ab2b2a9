"""Pages of a territory in headless Chromium: paper, narrow windows, keys, axe-core content, the drawing within its frame.

Spec: spec/44-territory-pages.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0

Needs Chromium, and axe-core for one test: INTEGRA_AXE names its axe.min.js, else script/test has put it under build/.
"""
from __future__ import annotations

import base64
import datetime
import os
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from page_reports import Reader, Report, busy, empty, empty_levels, many, rich, small, wordy
from pdf_pages import Page, pages
from tour_browser import Browser

from integra.territory.names import NamedTerritory
from integra.territory.pages import page
from integra.territory.reports import report, report_of_many
from integra.territory.written import built_in

ROOT = Path(__file__).resolve().parents[3]
AXE = Path(os.environ.get("INTEGRA_AXE") or ROOT / "build/axe/axe_playwright_python/axe.min.js")
READERS = list(Reader)
LANGUAGES = ("en", "fr")
A4_HALF = 841.89 / 2
#: The day on which the made-up department is told.
DAY = datetime.date(2026, 11, 30)
TAB = ("Tab", 9)
OPEN_ALL = "document.querySelectorAll('details').forEach(e => e.open = true)"
BEYOND = ("[...document.querySelectorAll('main *, nav *, header *')].filter(e => e.getClientRects().length && "
          "!e.closest('.unseen') && e.getBoundingClientRect().right > innerWidth + 1).map(e => e.outerHTML.slice(0, 80))")
#: How wide the drawing is, where each of its texts stands, and how large the smallest of them is on the screen.
WORDS = """(s => {
  const texts = [...s.querySelectorAll('text')], wide = s.viewBox.baseVal.width, scale = s.getBoundingClientRect().width / wide;
  return [wide, texts.map(e => e.getBBox()).map(b => [b.x, b.y, b.x + b.width, b.y + b.height]),
          scale * Math.min(...texts.map(e => parseFloat(getComputedStyle(e).fontSize)))];
})([...document.querySelectorAll('.strata')].find(e => e.getClientRects().length))"""


def large(reader: Reader) -> Report:
    """A report of four hundred items."""
    return many(400, reader)


@cache
def department() -> tuple[NamedTerritory, ...]:
    """The made-up department, read once."""
    return tuple(built_in(f"departement-exemple-{each}") for each in ("nord", "sud", "est"))


def shown(browser: Browser, folder: Path, told: Report | list[Report], language: str = "fr", width: int = 1200) -> Path:
    """Shows reports in a window so wide, in a language; the other one is there too."""
    path = folder / "page.html"
    path.write_bytes(page(told, (language, *(each for each in LANGUAGES if each != language))))
    browser.open(path, width=width)
    return path


def paper(browser: Browser) -> list[Page]:
    """What is open, printed on the paper that it asks for itself."""
    return pages(base64.b64decode(browser.call("Page.printToPDF", preferCSSPageSize=True)["data"]))


@pytest.mark.parametrize(("reader", "language"), [(reader, language) for reader in READERS for language in LANGUAGES])
def test_the_made_up_department_takes_two_sheets_at_most_and_half_a_page(browser: Browser, tmp_path: Path, reader: Reader,
                                                                         language: str) -> None:
    reports = [report(department()[0], reader, at=DAY)] + ([report_of_many(department(), at=DAY)] if reader is Reader.ARS else [])
    for each in reports:
        shown(browser, tmp_path, each, language)
        printed = paper(browser)
        assert len(printed) <= (1 if reader is Reader.ELECTED else 2)
        assert reader is not Reader.ELECTED or max(printed[0].texts) < A4_HALF


@pytest.mark.parametrize(("make", "reader", "language", "sheets"), [
    (rich, Reader.PILOTE, "fr", 2), (rich, Reader.PILOTE, "en", 2), (rich, Reader.ARS, "fr", 2), (large, Reader.PILOTE, "fr", 2),
    (rich, Reader.ARS, "en", 2), (wordy, Reader.PILOTE, "fr", 2), (small, Reader.PILOTE, "fr", 1), (empty, Reader.ARS, "en", 1)])
def test_paper_is_two_sheets_of_a4_at_most(browser: Browser, tmp_path: Path, make: Callable[[Reader], Report], reader: Reader,
                                           language: str, sheets: int) -> None:
    shown(browser, tmp_path, make(reader), language)
    printed = paper(browser)
    assert len(printed) == sheets
    assert all((each.width, each.height) == pytest.approx((595.28, 841.89), abs=1) for each in printed)


@pytest.mark.parametrize(("make", "language"), [(rich, "fr"), (rich, "en"), (large, "fr"), (empty, "en")])
def test_elected_officials_have_half_a_page(browser: Browser, tmp_path: Path, make: Callable[[Reader], Report],
                                            language: str) -> None:
    shown(browser, tmp_path, make(Reader.ELECTED), language)
    printed, = paper(browser)
    assert max(printed.texts) < A4_HALF


def test_paper_holds_the_first_of_every_list_and_says_how_many_more_there_are(browser: Browser, tmp_path: Path) -> None:
    shown(browser, tmp_path, many(400), "en")
    browser.call("Emulation.setEmulatedMedia", media="print")
    text = browser.value("document.querySelector('main').innerText")
    left = browser.value("[...document.querySelectorAll('.page')].map(e => [e.id, [...e.querySelectorAll('.told > li')].filter("
                         "e => e.getClientRects().length).length, e.innerText])")
    browser.call("Emulation.setEmulatedMedia", media="")
    for n, part in enumerate("abcd"):
        held, told = next((count, words) for name, count, words in left if name == f"pilote-part-{part}")
        assert f"zq{n}x0" in text and held >= 1 and f"and {100 - held} more, on the screen." in told
    assert "Overdue: 100" in text and "levels of concertation" in text.lower()


@pytest.mark.parametrize("reader", READERS)
def test_nothing_scrolls_sideways_in_any_width(browser: Browser, tmp_path: Path, reader: Reader) -> None:
    shown(browser, tmp_path, rich(reader))
    browser.value(OPEN_ALL)
    for language in LANGUAGES:
        browser.value(f"document.getElementById('show-{language}').checked = true")
        for width in (320, 700, 1000) if language == "fr" else (360, 1280):
            browser.resize(width)
            assert browser.value("document.documentElement.scrollWidth") <= width
            assert browser.value(BEYOND) == []


def test_territories_side_by_side_scroll_in_no_width_and_are_columns_where_there_is_room(browser: Browser, tmp_path: Path) -> None:
    shown(browser, tmp_path, report_of_many(department(), at=DAY))
    for width, stacked in ((320, True), (640, True), (1000, True), (1280, False)):
        browser.resize(width)
        assert browser.value("document.documentElement.scrollWidth") <= width
        assert browser.value("getComputedStyle(document.querySelector('.wide thead')).display === 'none'") == stacked


@pytest.mark.parametrize(("reader", "width", "language"), [
    (Reader.PILOTE, 1200, "fr"), (Reader.PILOTE, 360, "en"), (Reader.ARS, 360, "fr"), (Reader.ELECTED, 1200, "en")])
def test_axe_finds_nothing(browser: Browser, tmp_path: Path, reader: Reader, width: int, language: str) -> None:
    if not AXE.is_file():
        pytest.skip("axe-core is not there: script/test fetches it")
    shown(browser, tmp_path, rich(reader), language, width)
    browser.value(OPEN_ALL)
    browser.value(AXE.read_text("utf-8"))
    found = browser.value("axe.run().then(r => ({passes: r.passes.length, violations: r.violations.map("
                          "v => [v.id, v.help, v.nodes.map(n => n.html)])}))")
    assert found["violations"] == []
    assert found["passes"] > 15


def test_it_opens_without_a_message_and_fetches_nothing(browser: Browser, tmp_path: Path) -> None:
    path = shown(browser, tmp_path, [rich(reader) for reader in READERS])
    seen = {event["method"] for event in browser.events}
    assert not {"Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded"} & seen
    fetched = [event["params"]["request"]["url"] for event in browser.events if event["method"] == "Network.requestWillBeSent"]
    assert fetched == [path.as_uri()]


def test_the_keyboard_reaches_and_opens_every_fold_and_shows_where_it_is(browser: Browser, tmp_path: Path) -> None:
    shown(browser, tmp_path, rich(), width=1200)
    wanted = browser.value("[...document.querySelectorAll('summary')].filter(e => e.checkVisibility()).length")
    browser.value("document.querySelector('#pilote-dates').focus()")
    reached = 0
    while reached < wanted:
        browser.press(*TAB)
        tag, outline = browser.value("[document.activeElement.tagName, getComputedStyle(document.activeElement).outlineStyle]")
        assert (tag, outline) == ("SUMMARY", "solid")
        reached += 1
    assert wanted > 20
    browser.call("Input.dispatchKeyEvent", type="keyDown", key="Enter", code="Enter", windowsVirtualKeyCode=13, text="\r")
    assert browser.value("document.activeElement.parentElement.open")


@pytest.mark.parametrize("drawn", [rich(), rich(Reader.ARS), busy(), empty_levels()], ids=["rich", "ars", "busy", "unknown"])
def test_no_word_of_the_drawing_leaves_it_or_lies_on_another(browser: Browser, tmp_path: Path, drawn: Report) -> None:
    shown(browser, tmp_path, drawn, width=360)
    for language in LANGUAGES:
        browser.value(f"document.getElementById('show-{language}').checked = true")
        wide, boxes, size = browser.value(WORDS)
        assert len(boxes) >= 6 and size >= 11.5
        assert all(box[0] >= 0 and box[2] <= wide for box in boxes)
        for at, one in enumerate(boxes):
            for other in boxes[at + 1:]:
                assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] + 4 or other[3] <= one[1] + 4, (one, other)


def test_the_drawing_needs_no_colour(browser: Browser, tmp_path: Path) -> None:
    shown(browser, tmp_path, rich())
    fills = browser.value("['solid', 'hatch', 'unsure'].map(n => getComputedStyle(document.querySelector('.fr .strata .' + n + "
                          "', .fr .strata .' + n + ' rect')).fill)")
    boxes = browser.value("['on', 'off', 'unsure'].map(n => (s => s.fill + s.strokeDasharray)(getComputedStyle("
                          "document.querySelector('.fr .strata .level.' + n + ' rect'))))")
    assert len(set(fills)) == 3 and "#hatch" in fills[1]
    assert len(set(boxes)) == 3


def test_one_language_shows_and_the_switch_changes_it(browser: Browser, tmp_path: Path) -> None:
    shown(browser, tmp_path, rich(), "fr")
    hidden = "[...document.querySelectorAll('.{}')].every(e => getComputedStyle(e).display === 'none')"
    assert browser.value(hidden.format("en")) and not browser.value(hidden.format("fr"))
    browser.value("document.getElementById('show-en').click()")
    assert browser.value(hidden.format("fr")) and not browser.value(hidden.format("en"))
