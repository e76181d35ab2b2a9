"""integra plan due --format ics: a calendar that another program reads, with nothing of anybody in it.

Spec: spec/03-command.md, "What is due"; RFC 5545.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import pytest
from cli_inputs import Run
from plan_examples import NAMES, PLANS, events, identifier

from integra.ical import folded

icalendar = pytest.importorskip("icalendar")

CALENDAR = ("--at", "2025-09-08", "--format", "ics")


@pytest.fixture
def made(call: Run, tmp_path: Path) -> Any:
    def calendar(*options: str, language: str = "en") -> tuple[Any, bytes]:
        table = "plan,reference\n" + "".join(f'{identifier(name)},"{name}; 1, 2\\3"\n' for name in NAMES)
        (tmp_path / "ours.csv").write_text(table)
        done = call("plan", "due", PLANS, "--references", "ours.csv", "--lang", language, *CALENDAR, *options)
        assert done.status == 0
        return icalendar.Calendar.from_ical(done.out), done.out
    return calendar


def test_it_is_a_calendar_by_the_letter(made: Any) -> None:
    calendar, data = made()
    assert data.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n") and data.endswith(b"END:VCALENDAR\r\n")
    assert data.count(b"\n") == data.count(b"\r\n") and max(map(len, data.split(b"\r\n"))) <= 75
    assert not calendar.errors
    for each in calendar.subcomponents:
        assert not each.errors and {"UID", "DTSTAMP", "SUMMARY"} <= set(each)


def test_every_obligation_is_a_task_and_every_term_a_whole_day(call: Run, made: Any) -> None:
    rows = [json.loads(line) for line in call("plan", "due", PLANS, "--at", "2025-09-08", "--format", "ndjson").text.splitlines()]
    calendar, _ = made()
    tasks, days = (list(calendar.walk(kind)) for kind in ("VTODO", "VEVENT"))
    assert len(tasks) == len(rows) and len(days) == sum(row["due"] is not None for row in rows) == 13
    for task, row in zip(tasks, rows, strict=True):
        term = None if row["due"] is None else datetime.date.fromisoformat(row["due"])
        assert (task.decoded("DUE") if "DUE" in task else None) == term
        assert task["STATUS"] == "NEEDS-ACTION" and task["PRIORITY"] == {"high": 1, "medium": 5, "low": 9}[row["weight"]]
        assert task.decoded("DTSTAMP") == datetime.datetime(2025, 9, 8, tzinfo=datetime.timezone.utc)
    for day in days:
        assert day.decoded("DTEND") - day.decoded("DTSTART") == datetime.timedelta(days=1)
        assert type(day.decoded("DTSTART")) is datetime.date and day["TRANSP"] == "TRANSPARENT"
    done = [each for each in made("--all")[0].walk("VTODO") if each["STATUS"] == "COMPLETED"]
    assert len(done) == len([row for row in call("plan", "due", PLANS, "--at", "2025-09-08", "--state", "met", "--format",
                                                 "ndjson").text.splitlines()])


def test_it_holds_the_reference_and_the_sentence_and_nothing_of_anybody(made: Any) -> None:
    calendar, data = made(language="fr")
    summaries = {str(each["SUMMARY"]) for each in calendar.subcomponents}
    assert "two; 1, 2\\3 : Cette intervention n'a pas commencé." in summaries
    assert "two; 1, 2\\3 : Cette fonction devrait avoir un suppléant. (référent)" in summaries
    unfolded = data.replace(b"\r\n ", b"").decode()
    assert "\r\nSUMMARY:two\\; 1\\, 2\\\\3 : Cette intervention" in unfolded  # as RFC 5545 marks these three signs
    for name in NAMES:
        for event in events(name):
            fields = event["fields"]
            for held in (event["author"], event["plan"], event["digest"], event["writer"], fields.get("person")):
                assert held is None or held[:8] not in unfolded
            assert fields.get("text", "?") not in unfolded
    assert {line.split(":")[0].split(";")[0] for line in unfolded.split("\r\n") if line} == {
        "BEGIN", "END", "VERSION", "PRODID", "CALSCALE", "UID", "DTSTAMP", "SUMMARY", "CATEGORIES", "PRIORITY",
        "STATUS", "DUE", "DTSTART", "DTEND", "TRANSP"}


def test_names_are_unique_and_stay_whatever_the_day_the_language_and_the_reference(call: Run, made: Any) -> None:
    def names(calendar: Any) -> list[str]:
        return [str(each["UID"]) for each in calendar.subcomponents]

    calendar, data = made()
    first = names(calendar)
    assert len(set(first)) == len(first) and made()[1] == data
    assert names(made(language="fr")[0]) == first
    alone = icalendar.Calendar.from_ical(call("plan", "due", PLANS / "two.ndjson", *CALENDAR).out)
    assert set(names(alone)) < set(first)
    later = icalendar.Calendar.from_ical(call("plan", "due", PLANS / "two.ndjson", "--at", "2025-09-09", "--format", "ics").out)
    assert names(later) == names(alone)


def test_a_long_line_is_cut_between_signs() -> None:
    for text in ("é" * 100, "a" * 75, "a" * 76, "€" * 60, "a", ""):
        parts = list(folded(text))
        assert b"".join(parts).decode() == text and all(part.decode() is not None for part in parts)
        assert all(len(part) + bool(at) <= 75 for at, part in enumerate(parts))
    assert [len(part) for part in folded("a" * 76)] == [75, 1]
