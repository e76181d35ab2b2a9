"""The report in headless Chromium: no errors, nothing fetched, axe-core content, keys, narrow windows, paper.

Spec: spec/90-report.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0

Needs Chromium, and axe-core for one test: INTEGRA_AXE names its axe.min.js, else script/test has put it under build/.
"""
from __future__ import annotations

import base64
import os
from pathlib import Path

import pytest
from tour_browser import Browser

ROOT = Path(__file__).resolve().parents[3]
AXE = Path(os.environ.get("INTEGRA_AXE") or ROOT / "build/axe/axe_playwright_python/axe.min.js")
TAB, RIGHT, LEFT = ("Tab", 9), ("ArrowRight", 39), ("ArrowLeft", 37)
HIDDEN = "[...document.querySelectorAll('.{}')].every(e => getComputedStyle(e).display === 'none')"


def test_it_opens_without_a_message_and_fetches_nothing(browser: Browser, path: Path) -> None:
    browser.open(path, width=1280)
    seen = [event["method"] for event in browser.events]
    assert "Page.loadEventFired" in seen
    assert not {"Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded"} & set(seen)
    fetched = [event["params"]["request"]["url"] for event in browser.events
               if event["method"] == "Network.requestWillBeSent"]
    assert fetched == [path.as_uri()]


@pytest.mark.parametrize(("language", "width"), [("en", 360), ("fr", 1280)])
def test_axe_finds_nothing(browser: Browser, path: Path, language: str, width: int) -> None:
    if not AXE.is_file():
        pytest.skip("axe-core is not there: script/test fetches it")
    browser.open(path, width=width)
    browser.value(f"document.getElementById('show-{language}').checked = true")
    browser.value(AXE.read_text("utf-8"))
    found = browser.value("axe.run().then(r => ({passes: r.passes.length, violations: r.violations.map("
                          "v => [v.id, v.help, v.nodes.map(n => n.html)])}))")
    assert found["violations"] == []
    assert found["passes"] > 20


def test_the_language_changes_by_the_keyboard(browser: Browser, path: Path) -> None:
    browser.open(path, width=1280)
    assert browser.value(HIDDEN.format("fr")) and not browser.value(HIDDEN.format("en"))
    browser.value("document.getElementById('show-en').focus()")
    browser.press(*RIGHT)
    assert browser.value(HIDDEN.format("en")) and not browser.value(HIDDEN.format("fr"))
    browser.press(*LEFT)
    assert browser.value(HIDDEN.format("fr"))


def test_the_keyboard_reaches_everything_and_shows_where_it_is(browser: Browser, path: Path) -> None:
    browser.open(path, width=1280)
    wanted = browser.value("[...document.querySelectorAll('a[href], input:checked')].filter("
                           "e => e.getClientRects().length).map(e => e.id || e.hash)")
    reached = []
    for _ in wanted:
        browser.press(*TAB)
        where, outline, wide = browser.value(
            "(e => [e.id || e.hash, getComputedStyle(e).outlineStyle, e.getBoundingClientRect().width])"
            "(document.activeElement)")
        assert outline != "none" and wide > 1, where
        reached.append(where)
    assert reached == wanted and len(wanted) > 8


@pytest.mark.parametrize(("language", "width", "scale"),
                         [("fr", 320, 1), ("fr", 640, 2), ("en", 1000, 1)])
def test_nothing_scrolls_sideways(browser: Browser, path: Path, language: str, width: int, scale: int) -> None:
    browser.open(path, width=width, scale=scale)
    browser.value(f"document.getElementById('show-{language}').checked = true")
    assert browser.value("document.documentElement.scrollWidth") <= width
    beyond = browser.value("[...document.querySelectorAll('main *, nav *, header *')].filter(e => "
                           "e.getBoundingClientRect().right > innerWidth + 1).map(e => e.outerHTML.slice(0, 80))")
    assert beyond == []


def test_it_prints_every_page_and_no_navigation(browser: Browser, path: Path) -> None:
    browser.open(path, width=1280)
    data = base64.b64decode(browser.call("Page.printToPDF", paperWidth=8.27, paperHeight=11.69)["data"])
    assert data.startswith(b"%PDF-")
    browser.call("Emulation.setEmulatedMedia", media="print")
    shown = browser.value("[...document.querySelectorAll('section, table, .bar, .strip')].every(e => "
                          "e.closest('.fr') || e.getClientRects().length)")
    away = browser.value("[...document.querySelectorAll('nav, .switch')].every(e => !e.getClientRects().length)")
    browser.call("Emulation.setEmulatedMedia", media="")
    assert shown and away


def test_black_and_white_tells_the_answers_apart(browser: Browser, path: Path) -> None:
    browser.open(path, width=1280)
    fills = browser.value("['solid', 'hatch', 'plain'].map(f => getComputedStyle(document.querySelector("
                          "'.bar .' + f)).fill)")
    assert len(set(fills)) == 3 and "#hatch" in fills[1]
    borders = browser.value("['solid', 'hatch', 'plain'].map(f => (s => s.borderTopStyle + s.backgroundColor)("
                            "getComputedStyle(document.querySelector('.badge.' + f))))")
    assert len(set(borders)) == 3
