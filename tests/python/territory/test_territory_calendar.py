"""The calendar of a territory: by the letter of iCalendar, the same names whatever the day and language, nothing of anybody.

Spec: spec/44-territory-pages.md, "The calendar".  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import uuid
from dataclasses import replace
from typing import Any

import pytest
from page_reports import AT, DUE, LATE, MET, Reader, Report, Text, body, day, entry, many, rich

from integra.errors import UsageError
from integra.territory.pages import calendar
from integra.territory.reports.model import Entry, EntryKind
from integra.words import Tier

icalendar = pytest.importorskip("icalendar")


def read(report: Report, language: str = "en") -> Any:
    return icalendar.Calendar.from_ical(calendar(report, language))


def names(report: Report, language: str = "en") -> list[str]:
    return [str(each["UID"]) for each in read(report, language).subcomponents]


def test_it_is_a_calendar_by_the_letter() -> None:
    data = calendar(rich(), "fr")
    made = icalendar.Calendar.from_ical(data)
    assert data.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//libintegra//territory ")
    assert data.endswith(b"END:VCALENDAR\r\n") and data.count(b"\n") == data.count(b"\r\n")
    assert max(map(len, data.split(b"\r\n"))) <= 75 and not made.errors
    for each in made.subcomponents:
        assert not each.errors and {"UID", "DTSTAMP", "SUMMARY"} <= set(each)
        assert each.decoded("DTSTAMP") == datetime.datetime(2025, 6, 15, tzinfo=datetime.timezone.utc)


def test_a_meeting_is_a_day_and_what_is_due_a_task_with_its_day_until_it_is_met() -> None:
    report = replace(rich(), calendar=(
        entry(4, EntryKind.MEETING, "Table", "Table", DUE, 1), entry(-40, EntryKind.MEETING, "Table", "Table", MET, 1),
        entry(9, EntryKind.DECISION_DUE, "Form", "Grille", DUE, 2), entry(-9, EntryKind.MATTER_DUE, "Night", "Nuit", LATE, 3),
        entry(-8, EntryKind.FEEDBACK_DUE, "News", "Retour", MET, 4)))
    made = read(report)
    events, tasks = (list(made.walk(kind)) for kind in ("VEVENT", "VTODO"))
    assert [each.decoded("DTSTART") for each in events] == [day(4), day(-40), day(9), day(-9)]
    assert all(each.decoded("DTEND") - each.decoded("DTSTART") == datetime.timedelta(1) for each in events)
    assert [(each.decoded("DUE"), str(each["STATUS"])) for each in tasks] == [
        (day(9), "NEEDS-ACTION"), (day(-9), "NEEDS-ACTION"), (day(-8), "COMPLETED")]
    assert str(events[2]["SUMMARY"]) == "Pays exemple: Form"
    assert str(read(report, "fr").walk("VEVENT")[3]["SUMMARY"]) == "Pays exemple : Nuit"


def test_names_are_unique_opaque_and_stay_whatever_the_day_the_language_and_the_reader() -> None:
    report = rich()
    first = names(report)
    assert len(set(first)) == len(first) > 15
    assert first == names(report, "fr") == names(replace(report, at=day(3), name="Autre nom", reader=Reader.ARS))
    twice = names(replace(report, calendar=(*report.calendar, *report.calendar)))
    assert len(set(twice)) == 2 * len(first) and twice[:len(first)] == first
    moved = replace(report, calendar=tuple(replace(each, day=each.day + datetime.timedelta(1)) for each in report.calendar))
    assert not set(names(moved)) & set(first)
    secret = uuid.UUID("c0ffee00-1234-4321-8888-0123456789ab")
    lone = names(replace(report, calendar=(replace(report.calendar[0], subject=secret),)))
    assert not any(part in name for name in lone for part in str(secret).split("-"))


def test_what_is_about_nothing_is_told_apart_by_the_territory() -> None:
    lone = replace(rich(), calendar=(replace(entry(3, EntryKind.PENDING_DUE, "x", "x", DUE, 1), subject=None),))
    assert names(lone) != names(replace(lone, name="Autre pays"))


def test_it_holds_what_the_caller_named_and_the_rule_and_nothing_else() -> None:
    report = replace(rich(), levels=(), sections=())
    lines = calendar(report, "en").replace(b"\r\n ", b"").decode().split("\r\n")
    assert {line.split(":")[0].split(";")[0] for line in lines if line} == {
        "BEGIN", "END", "VERSION", "PRODID", "CALSCALE", "UID", "DTSTAMP", "SUMMARY", "CATEGORIES", "STATUS", "DUE", "DTSTART",
        "DTEND", "TRANSP"}
    told = {line.removeprefix("SUMMARY:") for line in lines if line.startswith("SUMMARY:")}
    assert told == {f"Pays exemple: {each.text.en}" for each in report.calendar}
    assert not any(line.startswith("CATEGORIES") for line in
                   calendar(replace(report, reader=Reader.ELECTED), "en").decode().split("\r\n"))


def test_signs_that_part_values_and_long_names_stay_within_their_line() -> None:
    name = "a;b,c\\d\r\nBEGIN:VEVENT " + "é" * 90
    told = Entry(day=AT, kind=EntryKind.MEETING, text=Text(name, name), state=DUE, subject=body(1, name, Tier.MESO).id, rule="CON-1")
    data = calendar(replace(rich(), name=name, calendar=(told,)), "en")
    made = icalendar.Calendar.from_ical(data)
    assert len(made.subcomponents) == 1 and max(map(len, data.split(b"\r\n"))) <= 75
    shown = name.replace("\r\n", "  ")
    assert str(made.subcomponents[0]["SUMMARY"]) == f"{shown}: {shown}"


def test_the_last_day_of_all_has_no_day_of_its_own() -> None:
    last = replace(entry(1, EntryKind.DECISION_DUE, "x", "x", DUE, 1), day=datetime.date.max)
    made = read(replace(rich(), calendar=(last,)))
    assert [each.name for each in made.subcomponents] == ["VTODO"]


def test_the_same_report_gives_the_same_bytes_and_many_entries_all_stand() -> None:
    assert calendar(rich(), "fr") == calendar(rich(), "fr")
    assert len(list(read(many(400)).walk("VTODO"))) == 400
    assert [each.name for each in read(replace(rich(), calendar=())).subcomponents] == []
    with pytest.raises(UsageError):
        calendar(rich(), "de")
