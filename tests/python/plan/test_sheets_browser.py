"""Sheets and the timeline in headless Chromium: one A4 for an ordinary plan, nothing cut, narrow windows, grey printers.

Spec: spec/37-form.md, "The sheets" and "The timeline".  Layer: tests.  SPDX-License-Identifier: Apache-2.0

Needs Chromium, and axe-core for one test: INTEGRA_AXE names its axe.min.js, else script/test has put it under build/.
"""
from __future__ import annotations

import base64
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sheet_scene import AT, CARER, Scene, day, opened, ordinary

from integra import EventKind, Plan
from integra.plan.sheets import KINDS, sheet, timeline
from integra.words import NeedDomain, Sector

sys.path.append(str(Path(__file__).resolve().parents[1] / "tour"))
from tour_browser import Browser, find_browser  # noqa: E402

ROOT = Path(__file__).resolve().parents[3]
AXE = Path(os.environ.get("INTEGRA_AXE") or ROOT / "build/axe/axe_playwright_python/axe.min.js")
LANGUAGES = ("en", "fr")
PAGES = [*KINDS, "timeline"]
MANY = 60
BEYOND = ("[...document.querySelectorAll('body *')].filter(e => e.getClientRects().length && "
          "getComputedStyle(e).clipPath === 'none' && !e.closest('thead, caption, .fills') && "
          "e.getBoundingClientRect().right > innerWidth + 1).map(e => e.outerHTML.slice(0, 80))")


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    command = find_browser()
    if command is None:
        pytest.skip("Chromium is not installed")
    started = Browser(command, tmp_path_factory.mktemp("profile"))
    yield started
    started.close()


def written(folder: Path, plan: Plan, page: str, language: str) -> Path:
    """A page of a plan as a file."""
    path = folder / f"{page}.{language}.html"
    path.write_bytes(timeline(plan, AT, language) if page == "timeline" else sheet(plan, page, AT, "P-37", language, "html"))
    return path


def paper(browser: Browser, path: Path) -> int:
    """How many pages of A4 a file prints on, as its own style sheet sets them."""
    browser.open(path, width=1000)
    data = base64.b64decode(browser.call("Page.printToPDF", preferCSSPageSize=True)["data"])
    assert data.startswith(b"%PDF-")
    boxes = {tuple(round(float(number)) for number in box.split()) for box in re.findall(rb"/MediaBox \[([^\]]*)\]", data)}
    assert boxes and all(abs(box[2] - 595) <= 2 and abs(box[3] - 842) <= 2 for box in boxes)
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", data))


def long_plan() -> Plan:
    """A plan with more needs and actions than a page has lines."""
    scene = Scene()
    opened(scene)
    for number in range(MANY):
        need = scene.tells(EventKind.NEED, code=NeedDomain.AUTONOMY, text=f"zqneed{number:02}")
        scene.tells(EventKind.INTERVENTION, target=need.digest, code=Sector.ORDINARY, person=CARER, due=day(number),
                    text=f"zqact{number:02} " + "more words " * 8)
    return scene.plan


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_an_ordinary_plan_is_one_page_of_a4(browser: Browser, tmp_path: Path, kind: str, language: str) -> None:
    assert paper(browser, written(tmp_path, ordinary(), kind, language)) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_what_does_not_fit_goes_on_to_the_next_page(browser: Browser, tmp_path: Path, kind: str) -> None:
    path = written(tmp_path, long_plan(), kind, "fr")
    assert paper(browser, path) >= 2
    browser.call("Emulation.setEmulatedMedia", media="print")
    shown = browser.value("document.body.innerText")
    clipped = browser.value("[...document.querySelectorAll('main *')].filter(e => !e.closest('caption, thead') && "
                            "(e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflow !== 'visible')).length")
    whole = browser.value("['tr', 'li'].every(tag => [...document.querySelectorAll(tag)].every("
                          "e => getComputedStyle(e).breakInside === 'avoid'))")
    browser.call("Emulation.setEmulatedMedia", media="")
    assert {f"zqact{number:02}" for number in range(MANY)} <= set(re.findall(r"zqact\d\d", shown))
    assert clipped == 0 and whole and shown.rstrip().endswith("Fin de la fiche.")
    assert re.search(r'@bottom-right \{ content: "Page  ?" counter\(page\) " sur " counter\(pages\)', path.read_text("utf-8"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(("width", "scale"), [(320, 1), (400, 2), (1000, 1)])
def test_nothing_scrolls_sideways(browser: Browser, tmp_path: Path, page: str, language: str, width: int,
                                  scale: int) -> None:
    browser.open(written(tmp_path, ordinary(), page, language), width=width, scale=scale)
    assert browser.value("document.documentElement.scrollWidth") <= width
    assert browser.value(BEYOND) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_at_400_pixels_every_cell_says_its_head(browser: Browser, tmp_path: Path, page: str, language: str) -> None:
    browser.open(written(tmp_path, ordinary(), page, language), width=400)
    heads = browser.value("[...document.querySelectorAll('td:not(.empty)')].map(e => [e.dataset.head, "
                          "getComputedStyle(e, '::before').content, getComputedStyle(e).display])")
    assert len(heads) > 5
    assert [each for each in heads if not each[0] or each[0] not in each[1] or each[2] != "block"] == []
    smallest = browser.value("Math.min(...[...document.querySelectorAll('main *, header *')].filter(e => e.innerText)"
                             ".map(e => parseFloat(getComputedStyle(e).fontSize)))")
    assert smallest >= 14


@pytest.mark.parametrize("page", PAGES)
def test_it_opens_without_a_message_and_fetches_nothing(browser: Browser, tmp_path: Path, page: str) -> None:
    path = written(tmp_path, ordinary(), page, "en")
    browser.open(path, width=1000)
    seen = [event["method"] for event in browser.events]
    assert not {"Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded"} & set(seen)
    assert [event["params"]["request"]["url"] for event in browser.events
            if event["method"] == "Network.requestWillBeSent"] == [path.as_uri()]


@pytest.mark.parametrize("page", PAGES)
def test_nothing_is_said_by_a_colour(browser: Browser, tmp_path: Path, page: str) -> None:
    browser.open(written(tmp_path, ordinary(), page, "en"), width=1000)
    colours = browser.value(
        "[...new Set([...document.querySelectorAll('body, body *')].flatMap(e => (s => [s.color, s.backgroundColor, "
        "s.borderTopColor])(getComputedStyle(e))))]")
    for red, green, blue in (map(int, re.findall(r"\d+", each)[:3]) for each in colours):
        assert red == green == blue


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("width", [1000, 400])
def test_axe_finds_nothing(browser: Browser, tmp_path: Path, page: str, language: str, width: int) -> None:
    if not AXE.is_file():
        pytest.skip("axe-core is not there: script/test fetches it")
    browser.open(written(tmp_path, ordinary(), page, language), width=width)
    browser.value(AXE.read_text("utf-8"))
    found = browser.value("axe.run().then(r => ({passes: r.passes.length, violations: r.violations.map("
                          "v => [v.id, v.help, v.nodes.map(n => n.html)])}))")
    assert found["violations"] == []
    assert found["passes"] > 10
