"""``integra indicators --format html``: the page of charts, of figures and of what is published.

Spec: spec/52-charts.md, "On the command line".  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from pathlib import Path

from cli_inputs import Run
from indicator_inputs import AT, BODIES, STAYS

CALLS = "call,date,answered,answered_on,territory\n" + "".join(
    f"{name}{n},2025-01-01,{'yes' if n < yes else 'no'},{'2025-01-02' if n < yes else ''},{name}\n"
    for name, yes, of in (("north", 3, 43), ("south", 217, 250)) for n in range(of))


def test_figures_are_a_page_in_the_language_of_messages(call: Run) -> None:
    done = call("indicators", "--at", AT, "--compare", "2024-05-31", "--by", "territory", "--bodies", "-", "--format", "html", stdin=BODIES)
    assert done.status == 0 and done.out.startswith(b"<!DOCTYPE html>\n<!-- made by integra indicators -->\n<html lang=\"en\">")
    assert done.out.count(b'<section id="a2"') == 1 and "+33.3334 points, the intervals meet".encode() in done.out
    french = call("--lang", "fr", "indicators", "--at", AT, "--bodies", "-", "--format", "html", stdin=BODIES)
    assert b'<html lang="fr">' in french.out and b'id="show-en"' in french.out


def test_what_is_published_is_a_page_without_what_is_hidden(call: Run, tmp_path: Path) -> None:
    (tmp_path / "calls.csv").write_text(CALLS)
    given = "indicators", "--at", AT, "--by", "territory", "--calls", "calls.csv", "--format", "html"
    done = call(*given, "--publish", "-o", "page.html")
    page = (tmp_path / "page.html").read_text("utf-8")
    assert done.status == 0 and "hidden" in page and "217" not in page and "220 of 293" in page
    shown = call(*given, "--no-suppress")
    assert b"217 of 250" in shown.out and b"Small numbers are not hidden: not for publishing" in shown.out


def test_people_are_not_drawn_unasked_and_identifiers_have_no_place(call: Run) -> None:
    for more, told in (((), "--publish hides them"), (("--no-suppress", "--identifiers"), "html has no place for lists")):
        done = call("indicators", "--at", AT, "--stays", "-", "--format", "html", *more, stdin=STAYS)
        assert done.status == 2 and not done.out and told in done.errors
