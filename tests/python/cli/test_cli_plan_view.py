"""integra plan view: what somebody sees of a plan, and nothing else; the timeline as a page.

Spec: spec/03-command.md, "Who sees what"; PLN-30.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import json
import stat
from pathlib import Path

import pytest
from cli_inputs import Run
from plan_examples import PLANS, events, identifier, plan

from integra import EventKind
from integra.cli import plan_view
from integra.plan.sheets import KINDS, timeline
from integra.plan.view import View
from integra.words import Viewer

ONE, AT = PLANS / "one.ndjson", ("--at", "2025-09-08")


def test_the_message_is_the_view_of_that_viewer(call: Run) -> None:
    for viewer in Viewer:
        done = call("plan", "view", ONE, viewer.word, "--reference", "D-17", "--format", "cbor", "-o", "view.cbor")
        assert (done.status, done.text) == (0, "")
        data = Path("view.cbor").read_bytes()
        assert data == plan("one").view(viewer, reference="D-17").to_cbor() and View.from_cbor(data).viewer is viewer
        assert stat.S_IMODE(Path("view.cbor").stat().st_mode) == 0o600
        shown = json.loads(call("plan", "view", ONE, viewer.word, "--reference", "D-17", "--format", "ndjson").text)
        assert (shown["viewer"], shown["reference"]) == (viewer.word, "D-17")
        Path("view.cbor").unlink()


def test_home_services_are_not_told_of_the_wound(call: Run) -> None:
    wound = next(each["fields"]["text"] for each in events("one") if each["fields"].get("code") == "health")
    for form in ("text", "html", "ndjson"):
        seen = call("plan", "view", ONE, "home_services", *AT, "--format", form).text
        assert "aide à la toilette" in seen and wound not in seen and identifier("one")[:8] not in seen
        assert wound in call("plan", "view", ONE, "mt", *AT, "--format", form).text
        # Whoever looks sees what is theirs on another's sheet too.
        assert wound not in call("plan", "view", ONE, "home_services", *AT, "--format", form, "--sheet", "synthesis").text


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_sheet_is_text_and_a_page(call: Run, kind: str, language: str) -> None:
    text = call("plan", "view", ONE, "referent", *AT, "--sheet", kind, "--lang", language)
    assert text.status == 0 and text.text.strip()
    page = call("plan", "view", ONE, "referent", *AT, "--sheet", kind, "--lang", language, "--format", "html")
    assert page.status == 0 and page.text.lower().startswith("<!doctype html>") and f'lang="{language}"' in page.text


def test_every_sheet_is_offered() -> None:
    assert sorted(plan_view.KINDS) == sorted(KINDS)


def test_a_sheet_is_the_viewers_own_unless_another_is_asked_for(call: Run) -> None:
    for viewer, kind in (("person", "person"), ("home_services", "home"), ("hospital", "synthesis")):
        assert call("plan", "view", ONE, viewer, *AT).text == call("plan", "view", ONE, viewer, *AT, "--sheet", kind).text


def test_a_plan_without_its_opening_has_no_view(call: Run, tmp_path: Path) -> None:
    data = b"".join(each.to_cbor() for each in plan("one").events if each.kind is not EventKind.OPENING)
    done = call("plan", "view", "-", "mt", "--format", "ndjson", stdin=data)
    assert done.status == 3 and "its opening is not here" in done.errors


@pytest.mark.parametrize("given", [("stranger",), ("mt", "--reference", ""), ("mt", "--reference", "x" * 65),
                                   ("mt", "--sheet", "x")])
def test_what_is_no_viewer_reference_or_sheet_is_said(call: Run, given: tuple[str, ...]) -> None:
    done = call("plan", "view", ONE, *given)
    assert (done.status, done.text) == (2, "") and done.errors


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_timeline_is_a_page_too(call: Run, language: str) -> None:
    done = call("plan", "timeline", ONE, *AT, "--format", "html", "--lang", language)
    assert done.status == 0 and done.out == timeline(plan("one"), datetime.date(2025, 9, 8), language)
