"""How ``integra indicators`` writes figures: lines, rows, messages, words; whom they count; how two days differ.

Spec: spec/03-command.md, "What it writes"; IND-7, IND-9.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import csv
import io
import os
import stat
import sys
from pathlib import Path

import pytest
from cli_inputs import Run, lines
from indicator_inputs import AT, BODIES, EXAMPLES, STAYS, counts, figures, stays

from integra import Figure, decode
from integra.cli.indicators_formats import COLUMNS
from integra.indicator.numbers import decimals
from integra.messages import split


def test_a_figure_is_a_line_with_always_the_same_names(call: Run) -> None:
    done = call("indicators", "--at", AT, "--bodies", "-", "--format", "ndjson", stdin=BODIES)
    assert [list(each) for each in lines(done.out)] == [list(COLUMNS)] and COLUMNS[:3] == ("indicator", "at", "territory")
    figure = lines(done.out)[0]
    assert {name: figure[name] for name in ("indicator", "at", "territory", "state", "covered", "change", "overlap")} == {
        "indicator": "A2", "at": AT, "territory": None, "state": "defined", "covered": "unknown", "change": None, "overlap": None}
    assert counts(figure) == (2, 2, 3, 3) and figure["value"] == 666667


def test_two_days_and_how_they_differ(call: Run) -> None:
    """Of three, one had signed a year before, and two have now."""
    for first, second in ((AT, "2024-05-31"), ("2024-05-31", AT)):
        earlier, later = figures(call("indicators", "--bodies", "-", "--format", "ndjson", "--at", first, "--compare", second, stdin=BODIES))
        assert (earlier["at"], earlier["value"], earlier["change"], earlier["overlap"]) == ("2024-05-31", 333333, None, None)
        assert (later["at"], later["value"], later["change"], later["overlap"]) == (AT, 666667, 333334, "yes")


def test_each_territory_and_all(call: Run) -> None:
    nowhere = BODIES + b"d,yes,yes,2024-01-01,\n"
    done = call("indicators", "--bodies", "-", "--format", "ndjson", "--at", AT, "--by", "territory", stdin=nowhere)
    assert [(each["territory"], *counts(each)) for each in figures(done)] == [
        ("north", 1, 1, 2, 2), ("south", 1, 1, 1, 1), (None, 3, 3, 4, 4)]
    assert "--bodies: 1 row has no territory, and counts in the total alone" in done.errors
    lacking = call("indicators", "--bodies", "-", "--at", AT, "--by", "territory", stdin=BODIES.replace(b"territory", b"where"))
    assert lacking.status == 3 and "--by territory needs a column 'territory'" in lacking.errors


def test_territories_that_somebody_may_mean_as_one_are_told(call: Run) -> None:
    """They are counted apart: a text is taken as it stands (IND-5)."""
    given = BODIES + b"d,yes,yes,2024-01-01,North\ne,yes,yes,2024-01-01,north \n"
    done = call("indicators", "--bodies", "-", "--format", "ndjson", "--at", AT, "--by", "territory", stdin=given)
    assert [each["territory"] for each in figures(done)] == ["North", "north", "north ", "south", None]
    assert "territories 'North', 'north', 'north ' differ in case, accents, spaces or signs alone" in done.errors
    assert "territories" not in call("indicators", "--bodies", "-", "--at", AT, "--by", "territory", stdin=BODIES).errors


def test_rows_of_csv(call: Run) -> None:
    done = call("indicators", "--bodies", "-", "--format", "csv", "--at", AT, "--by", "territory", stdin=BODIES)
    rows = list(csv.DictReader(io.StringIO(done.out.decode(), newline="")))
    assert done.out.count(b"\r\n") == 4 and list(rows[0]) == list(COLUMNS)
    assert [(row["territory"], row["numerator"], row["value"], row["change"]) for row in rows] == [
        ("north", "1", "500000", ""), ("south", "1", "1000000", ""), ("", "2", "666667", "")]


def test_messages_are_figures(call: Run) -> None:
    done = call("indicators", "--bodies", "-", "--format", "cbor", "--at", AT, "--by", "territory", stdin=BODIES)
    found = [decode(data) for _, _, data in split(done.out)]
    assert all(isinstance(each, Figure) for each in found)
    assert [each.numerator for each in found if isinstance(each, Figure)] == [1, 1, 2]
    assert b"north" not in done.out
    shown = lines(call("inspect", "-", stdin=done.out).out)
    assert [each["message"] for each in shown] == ["figure"] * 3


def test_whom_they_count_by_the_callers_own_names(call: Run) -> None:
    odd = STAYS.replace(b"p,", b"A3F0C1D25B7E49468C0D1E2F3A4B5C6D,", 2).replace(
        b"\np,", b"\na3f0c1d2-5b7e-4946-8c0d-1e2f3a4b5c6d,").replace(b"q,", "  Zoé ; x,".encode())
    figure = figures(stays(call, "-", "--identifiers", stdin=odd))[0]
    assert counts(figure) == (2, 2, 1, 1) and list(figure)[-2:] == ["certain", "possible"]
    assert sorted(figure["certain"]) == ["  Zoé ; x", "A3F0C1D25B7E49468C0D1E2F3A4B5C6D"] and figure["possible"] == []
    blank = figures(stays(call, "-", "--identifiers", stdin=STAYS.replace(b"1940-01-01", b"")))[0]
    assert blank["certain"] == [] and sorted(blank["possible"]) == ["p", "q"]
    assert "certain" not in figures(stays(call, stdin=STAYS))[0]
    none = figures(call("indicators", "--offers", EXAMPLES / "offers.csv", "--at", AT, "--indicator", "b1", "--format", "ndjson",
                        "--identifiers"))[0]
    assert (none["certain"], none["possible"]) == ([], [])


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no permissions of an owner alone")
def test_a_file_of_figures_is_its_owners_alone(call: Run, tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        for name, more in (("open", ()), ("closed", ("--identifiers",))):
            assert stays(call, "-", "-o", name, *more, stdin=STAYS).status == 0
    finally:
        os.umask(before)
    assert [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("open", "closed")] == [0o600, 0o600]


TABLE = """\
A2  partners and institutions that signed the common plan
  2024-05-31: 33.3333 % (1 of 3), 95 % interval 6.1491 % to 79.2341 %
  2025-05-31: 66.6667 % (2 of 3), 95 % interval 20.7659 % to 93.8509 %
      since 2024-05-31: +33.3334 percentage points; the intervals meet

rules has-2014
"""


def test_a_table_to_read(call: Run) -> None:
    done = call("indicators", "--bodies", "-", "--at", AT, "--compare", "2024-05-31", "--covers", f"2020-01-01..{AT}", stdin=BODIES)
    assert done.text == TABLE
    assert all(len(line) <= 80 for line in call("indicators", "--at", AT, "--no-suppress", "--lang", "fr", *(
        part for path in EXAMPLES.glob("*.csv") for part in (f"--{path.stem}", str(path)))).text.splitlines())


def test_the_table_says_what_is_missing(call: Run) -> None:
    done = call("indicators", "--stays", EXAMPLES / "stays.csv", "--at", AT, "--no-suppress").text
    one = " ".join(done.split())
    assert "2025-05-31: 4.666667 (14 over 3) facts are missing: it lies between 3 and 6; numerator 14 to 18, denominator 3 to 5" in one
    assert "Whether the data cover all the days that the figures need is not said (--covers)." in one and "not for publishing" in one
    french = " ".join(call("indicators", "--stays", EXAMPLES / "stays.csv", "--at", AT, "--no-suppress", "--lang", "fr", "--covers",
                           f"2024-06-01..{AT}").text.split())
    assert "4,666667 (14 pour 3)" in french and "ne pas couvrir tous les jours" in french
    assert "il se trouve entre 0 et 6" in french


def test_nothing_to_divide_by(call: Run) -> None:
    done = call("indicators", "--bodies", "-", "--at", AT, stdin=b"body,on_territory,signed\na,no,yes\n")
    assert done.status == 0 and "no value: nothing to divide by (0 of 0)" in done.text


@pytest.mark.parametrize("rows, english, french", [
    (b"a,yes,no,\nb,,no,\n", "0 % (0 of 1), 95 % interval 0 % to 79.3451 % facts are missing: it is 0 % all the same; numerator 0, "
     "denominator 1 to 2", "des faits manquent : il vaut 0 % quand même ;"),
    (b"a,,no,\n", "no value: nothing certain to divide by (0 of 0) facts are missing: it is 0 %, or has no value;",
     "pas de valeur : rien de certain par quoi diviser (0 sur 0) des faits manquent : il vaut 0 %, ou n'a pas de valeur ;"),
    (b"a,yes,yes,2024-01-01\nb,yes,,\n", "50 % (1 of 2), 95 % interval 9.4531 % to 100 %, what is missing included facts are missing: it "
     "lies between 50 % and 100 %;", "de 9,4531 % à 100 %, ce qui manque compris des faits manquent : il se trouve entre 50 % et 100 % ;")])
def test_what_the_facts_that_are_missing_leave(call: Run, rows: bytes, english: str, french: str) -> None:
    for language, said in (("en", english), ("fr", french)):
        done = call("indicators", "--lang", language, "--bodies", "-", "--at", AT, stdin=b"body,on_territory,signed,signed_on\n" + rows)
        assert said in " ".join(done.text.split())


def test_days_that_the_data_do_not_cover(call: Run) -> None:
    """No fact is missing, and a proportion has a bound above whatever is not covered: nobody knows which."""
    for language, said in (("en", "days or facts are missing: it is 0 % or more, and nobody can say how much more; numerator 1,"),
                           ("fr", "des jours ou des faits manquent : il vaut 0 % ou plus, et nul ne peut dire combien de plus ;")):
        done = call("indicators", "--lang", language, "--bodies", "-", "--at", AT, "--covers", "2020-01-01..2025-05-30",
                    stdin=b"body,on_territory,signed,signed_on\na,yes,yes,2024-01-01\n")
        assert said in " ".join(done.text.split())


@pytest.mark.parametrize("ppm, digits, language, said", [
    (500000, 4, "en", "50"), (666667, 4, "en", "66.6667"), (666667, 4, "fr", "66,6667"), (1250000, 6, "en", "1.25"), (0, 4, "en", "0"),
    (-333334, 4, "fr", "-33,3334"), (1, 6, "en", "0.000001"), (-1, 6, "en", "-0.000001"), (1000000, 4, "en", "100")])
def test_numbers(ppm: int, digits: int, language: str, said: str) -> None:
    assert decimals(ppm, digits, language) == said


def test_a_territory_that_a_terminal_would_obey(call: Run) -> None:
    done = call("indicators", "--bodies", "-", "--at", AT, "--by", "territory", stdin=BODIES.replace(b"north", b"no\x1b[31mrth"))
    assert "\x1b" not in done.text


def test_a_closed_pipe_and_stdin(run: Run, tmp_path: Path) -> None:
    """As a process: read from a pipe, and written to one that nobody reads to its end."""
    done = run("indicators", "--at", AT, "--no-suppress", "--stays", "/dev/stdin", "--format", "csv", stdin=STAYS)
    assert done.status == 0 and b"B3," in done.out
    code = ("import os, sys\nfrom integra.cli import main\nread, write = os.pipe()\nos.close(read)\nos.dup2(write, 1)\n"
            f"sys.exit(main(['indicators', '--at', '{AT}', '--bodies', '-', '--format', 'ndjson']))")
    assert run(code=code, stdin=BODIES).status == 0
