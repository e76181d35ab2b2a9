"""Who covers each day, by cases worked out from PLN-14; and that rows come in the order of the table.

Spec: PLN-13, PLN-14.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from oracle.due.cover import CoverDays, cover
from oracle.due.obligations import due
from oracle.due.pretend import Story, name
from oracle.due.stories import active, day, states


def of(story: Story, at: str, office: str = "referent") -> list[tuple[str, bytes | None, str, str]]:
    found = [run for run in cover(story.history(), day(at)) if run.office == office]
    return [(run.by, run.person, run.start.isoformat(), run.end.isoformat()) for run in found]


def test_the_holder_covers_from_the_activation() -> None:
    story = active()
    assert cover(story.history(), day("2025-01-09")) == []
    assert cover(story.history(), day("2025-01-12"))[1] == CoverDays(
        "mt", "holder", name("max"), day("2025-01-10"), day("2025-01-12")
    )


def test_both_ends_of_an_absence_are_absent() -> None:
    story = active()
    story.tell("a", "ab", "absence", "2025-01-12", person="rose", until="2025-01-13")
    expected = [
        ("holder", name("rose"), "2025-01-10", "2025-01-11"),
        ("nobody", None, "2025-01-12", "2025-01-13"),
        ("holder", name("rose"), "2025-01-14", "2025-01-15"),
    ]
    assert of(story, "2025-01-15") == expected
    assert states(story, "2025-01-13", "PLN-14 presence") == ["open", "met"]
    assert states(story, "2025-01-14", "PLN-14 presence") == ["met", "met"]


def test_an_absence_without_end_is_for_good_and_the_deputy_covers() -> None:
    story = active()
    story.tell("a", "de", "deputy", "2025-01-13", person="dora", code="referent")
    story.tell("a", "ab", "absence", "2025-01-12", person="rose")
    expected = [
        ("holder", name("rose"), "2025-01-10", "2025-01-11"),
        ("nobody", None, "2025-01-12", "2025-01-12"),
        ("deputy", name("dora"), "2025-01-13", "2025-01-20"),
    ]
    assert of(story, "2025-01-20") == expected


def test_a_suspension_is_left_out_and_the_day_of_the_closing_counts() -> None:
    story = active()
    story.tell("a", "h", "suspension", "2025-01-12", person="ann", until="2025-03-01", code="other")
    story.tell("a", "y", "resumption", "2025-01-14")
    story.tell("a", "z", "closing", "2025-01-16", code="moved")
    expected = [
        ("holder", name("rose"), "2025-01-10", "2025-01-11"),
        ("holder", name("rose"), "2025-01-14", "2025-01-16"),
    ]
    assert of(story, "2025-01-20") == expected


def test_a_plan_closed_while_suspended_has_no_day_of_closing() -> None:
    story = active()
    story.tell("a", "h", "suspension", "2025-01-12", person="ann", until="2025-03-01", code="other")
    story.tell("a", "z", "closing", "2025-01-16", code="moved")
    assert of(story, "2025-01-20") == [("holder", name("rose"), "2025-01-10", "2025-01-11")]


def test_rows_come_in_the_order_of_the_table() -> None:
    found = due(active().history(), day("2025-02-01"))
    rules = [row.rule for row in found]
    assert rules == sorted(rules, key=lambda rule: int(rule.split("-")[1]))
    assert len(found) == len(set(found))
