"""The page of figures in headless Chromium: axe-core content, keys, narrow windows, paper, no colour needed.

Spec: spec/52-charts.md, "Form".  Layer: tests.  SPDX-License-Identifier: Apache-2.0

Needs Chromium, and axe-core for one test: INTEGRA_AXE names its axe.min.js, else script/test has put it under build/.
"""
from __future__ import annotations

import base64
import os
from pathlib import Path

import pytest
from chart_figures import published
from pdf_pages import pages
from tour_browser import Browser

ROOT = Path(__file__).resolve().parents[3]
AXE = Path(os.environ.get("INTEGRA_AXE") or ROOT / "build/axe/axe_playwright_python/axe.min.js")
TAB, RIGHT = ("Tab", 9), ("ArrowRight", 39)
SHOWN = "[...document.querySelectorAll('{}')].map(e => e.getClientRects().length > 0)"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of two indicators, in both languages."""
    file = tmp_path_factory.mktemp("charts") / "page.html"
    file.write_bytes(published())
    return file


def test_it_opens_without_a_message_and_fetches_nothing(browser: Browser, path: Path) -> None:
    browser.open(path, width=1200)
    seen = {event["method"] for event in browser.events}
    assert not {"Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded"} & seen
    assert [event["params"]["request"]["url"] for event in browser.events if event["method"] == "Network.requestWillBeSent"] == [path.as_uri()]


@pytest.mark.parametrize(("language", "width"), [("en", 1200), ("fr", 360)])
def test_axe_finds_nothing(browser: Browser, path: Path, language: str, width: int) -> None:
    if not AXE.is_file():
        pytest.skip("axe-core is not there: script/test fetches it")
    browser.open(path, width=width)
    browser.value(f"document.getElementById('show-{language}').checked = true")
    browser.value(AXE.read_text("utf-8"))
    found = browser.value("axe.run().then(r => ({passes: r.passes.length, violations: r.violations.map("
                          "v => [v.id, v.help, v.nodes.map(n => n.html)])}))")
    assert found["violations"] == [] and found["passes"] > 15


def test_nothing_scrolls_sideways_and_the_scale_stays(browser: Browser, path: Path) -> None:
    browser.open(path, width=1200)
    for language in ("fr", "en"):
        browser.value(f"document.getElementById('show-{language}').checked = true")
        for width in (320, 360, 700, 1000, 1280):
            browser.resize(width)
            assert browser.value("document.documentElement.scrollWidth") <= width
            # A tick of the scale stands above its line in every width.
            apart = browser.value("""[...document.querySelectorAll('.drawn')].filter(e => e.getClientRects().length).map(t => {
              const axis = [...t.querySelectorAll('.axis')].find(e => e.getClientRects().length).getBoundingClientRect();
              const row = t.querySelector('svg.figure').getBoundingClientRect();
              return Math.abs(axis.left - row.left) + Math.abs(axis.right - row.right); })""")
            assert len(apart) == 2 and max(apart) < 1, (width, apart)
            over = browser.value("""[...document.querySelectorAll('.axis')].filter(e => e.getClientRects().length).some(a => {
              const at = [...a.querySelectorAll("text")].filter(e => e.getClientRects().length).map(e => e.getBoundingClientRect());
              return at.some((b, n) => n && b.left < at[n - 1].right + 1); })""")
            assert not over, width


def test_the_keyboard_reaches_the_orders_and_changes_them(browser: Browser, path: Path) -> None:
    browser.open(path, width=1200)
    assert browser.value(SHOWN.format("#b3 .as-given, #b3 .by-value")) == [True, False]
    browser.value("document.getElementById('b3').focus()")
    browser.press(*TAB)
    assert browser.value("[document.activeElement.id, getComputedStyle(document.activeElement).outlineStyle]") == ["b3-given", "solid"]
    browser.press(*RIGHT)
    assert browser.value(SHOWN.format("#b3 .as-given, #b3 .by-value")) == [False, True]
    assert browser.value(SHOWN.format("#a4 .as-given, #a4 .by-value")) == [True, False], "each chart has an order of its own"


def test_paper_and_no_colour(browser: Browser, path: Path) -> None:
    browser.open(path, width=1200)
    printed = pages(base64.b64decode(browser.call("Page.printToPDF", preferCSSPageSize=True)["data"]))
    assert len(printed) <= 2
    assert all((each.width, each.height) == pytest.approx((595.28, 841.89), abs=1) for each in printed)
    fills = browser.value("['.value.solid', '.value.plain', 'rect.cross'].map(n => getComputedStyle(document.querySelector('.drawn ' + n)).fill)")
    assert len(set(fills)) == 3
    browser.call("Emulation.setEmulatedMedia", media="print")
    away = browser.value(SHOWN.format(".switch"))
    browser.call("Emulation.setEmulatedMedia", media="")
    assert not any(away)
