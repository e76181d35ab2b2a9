"""What ``integra indicators`` refuses: every row once, with its place; never a figure of what is left.

Spec: spec/03-command.md, "`integra indicators`"; IND-5, IND-6, GEN-6.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from cli_inputs import Run
from indicator_inputs import AT, BODIES, EXAMPLES, HEAD, STAYS, counts, figures, stays, text

GOOD = "p,2025-01-01,2025-01-05,yes,yes,1940-01-01"
#: A row, the column that is told, what is said of it.
BAD = (
    (",2025-01-01,,yes,yes,", "column 'person': nothing here, and every row needs it (rule IND-5)"),
    ("nan,2025-01-01,,yes,yes,", "column 'person': nothing here"),
    ("0" * 32 + ",2025-01-01,,yes,yes,", "column 'person': an identifier of zeros"),
    ("p,2025-02-30,,yes,yes,", "column 'admission': expected a day that exists"),
    ("p,01/02/25,,yes,yes,", "column 'admission': expected a year of four digits"),
    ("p,Durand,,yes,yes,", "column 'admission': expected a date"),
    ("p,2025-01-01,opn,yes,yes,", "column 'discharge': expected a date"),
    ("p,2025-01-01,,1,yes,", "column 'mco': expected yes, no or ? (oui, non); a number is no answer (rule GEN-1)"),
    ("p,2025-01-01,,ouii,yes,", "column 'mco', word 'ouii'"),
    ("p,2025-01-05,2025-01-04,yes,yes,", "IND-3"), ("p,2025-01-01", "2 cells where the header has 6"),
    ('"p,2025-01-01,,yes,yes,', "not a row of CSV"),
)


@pytest.mark.parametrize("row, said", BAD, ids=[said[:40] for _, said in BAD])
def test_each_row_is_told_by_its_line_and_no_figure_is_given(call: Run, row: str, said: str) -> None:
    done = stays(call, stdin=text([GOOD, row, GOOD]))
    told = [line for line in done.errors.splitlines() if line.startswith("stdin:3: ")]
    assert (done.status, done.out, len(told)) == (1, b"", 1) and said in told[0]
    assert "rows of --stays are refused" in done.errors and "Durand" not in done.errors


def test_all_are_told_in_their_order(call: Run) -> None:
    rows = [row for row, _ in BAD[:-1]]
    done = stays(call, stdin=text([GOOD, *rows, *[BAD[9][0]] * 3, GOOD]))
    lines = [int(line.split(":")[1]) for line in done.errors.splitlines() if line.startswith("stdin:")]
    assert lines == list(range(3, 3 + len(rows) + 3))


def test_a_screenful_is_shown_and_the_others_counted(call: Run) -> None:
    done = stays(call, stdin=text([BAD[0][0], BAD[9][0]] * 3000))
    assert done.status == 1 and "not shown: 5980 (" in done.errors and len(done.errors.splitlines()) < 30
    assert len(stays(call, "-", "--all-errors", stdin=text([BAD[0][0]] * 100)).errors.splitlines()) > 100


def test_an_age_or_a_word_that_is_none(call: Run) -> None:
    head = "person,admission,age_at_admission"
    assert "column 'age_at_admission': expected a whole number from 0 to 150 (rule IND-8)" in stays(
        call, stdin=text(["p,2025-01-01,151"], head)).errors
    done = call("indicators", "--at", AT, "--offers", "-", stdin=b"structure,offer,kind,functions\ns,o,msp,F1 F7\ns,o,practise,F1\n")
    assert "stdin:2: column 'functions'" in done.errors and "expected one of F1, F2, F3, F4, F5, F6" in done.errors
    assert "stdin:3: column 'kind', word 'practise'" in done.errors and "the nearest name is 'practice'" in done.errors


def test_an_opening_that_nobody_knows_is_not_none(call: Run) -> None:
    """Of two functions now one may not be open yet, and of two before one may not have been."""
    head, rows = "structure,offer,functions,opens", ("s,a,F1,", "s,b,F2,?")
    for last, expected in (("?", (1, 2, 1, 2)), ("", (2, 2, 2, 2)), ("2025-01-01", (2, 2, 1, 1))):
        given = text((rows[0], rows[1].replace("?", last)), head)
        figure = figures(call("indicators", "--at", AT, "--indicator", "B1", "--format", "ndjson", "--offers", "-", stdin=given))[0]
        assert counts(figure) == expected


def test_what_is_refused_of_one_table_leaves_the_figures_of_another(call: Run, tmp_path: Path) -> None:
    done = call("indicators", "--at", AT, "--no-suppress", "--format", "csv", "--bodies", EXAMPLES / "bodies.csv", "--stays", "-",
                stdin=text([BAD[0][0]]))
    assert done.status == 1 and [line[:2] for line in done.text.splitlines()] == ["in", "A2"]


@pytest.mark.parametrize("data, status, said", [
    (b"", 1, "an empty file"), (b"\n\n", 1, "an empty file"), (HEAD.encode() + b"\n", 1, "no row is in the files of --stays"),
    (b"[]", 1, "no row is in the files"), (b"person;admision\n", 3, "column 'admision': is it 'admission'? Then name it so"),
    (b"person,person,admission\n", 3, "column 'person': it is there twice"),
    (b"patient,admission\n", 3, "no column is called 'person', which every row needs"),
    (b"%PDF-1.4\nabc", 3, "no column has a name that is looked for: person, admission, discharge"),
    (b'{"persn": "p"}\n', 1, "stdin:1: column 'persn': is it 'person'?"), (b'["p"]\n', 1, "not an object"),
    (b'{"person": "\\ud800", "admission": "2025-01-01"}\n', 1, "column 'person': a character is half of a surrogate pair"),
    (b'{"person": 1.5}\n', 1, "column 'person': not an identifier"), (b'{"person": {"id": 1}}\n', 1, "column 'person': expected one value"),
    (b'{"person": "p", "admission": 20250101}\n', 1, "column 'admission': expected a date"),
    (b'{"person": "p", "mco": [true]}\n', 1, "column 'mco': expected one value"), (b'{"person": "p", "person": "q"}\n', 1, "stdin:1"),
    (b"{'person': 1}\n", 1, "not valid JSON"), (b"\x83\x01", 1, "byte 0")])
def test_what_is_no_table(call: Run, data: bytes, status: int, said: str) -> None:
    done = stays(call, stdin=data)
    assert (done.status, done.out) == (status, b"") and said in done.errors and "internal" not in done.errors


def test_an_empty_piece_beside_others_takes_the_figure_away(call: Run, tmp_path: Path) -> None:
    open("empty.csv", "wb").close()
    open("head.csv", "wb").write(HEAD.encode())
    assert stays(call, "-", "empty.csv", stdin=STAYS).status == 1
    assert stays(call, "-", "head.csv", stdin=STAYS).status == 0


def test_two_columns_that_say_the_same(call: Run) -> None:
    for head, said in (("structure,offer,kind,functions,services", "'functions' and 'services'"),
                       ("structure,protocol,conforms", "'protocol'")):
        option = "--offers" if "offer" in head else "--structures"
        done = call("indicators", "--at", AT, option, "-", stdin=head.encode() + b"\n")
        assert done.status == 3 and said in done.errors and "both say it" in done.errors


def test_no_file_appears_without_a_figure(call: Run, tmp_path: Path) -> None:
    assert stays(call, "-", "-o", "out.ndjson", stdin=text([GOOD, BAD[0][0]])).status == 1
    assert not list(tmp_path.iterdir())
    assert stays(call, "-", "-o", "out.ndjson", stdin=STAYS).status == 0 and (tmp_path / "out.ndjson").stat().st_size


def test_what_is_cut_short_is_no_figure_of_the_rest(call: Run) -> None:
    done = stays(call, stdin=gzip.compress(STAYS * 50)[:-20])
    assert (done.status, done.out) == (3, b"") and "cut short or damaged" in done.errors


def test_a_folder_is_no_table(call: Run, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    assert stays(call, "folder").status == 3 and "is a directory" in stays(call, "folder").errors.lower()


# ---- usage


@pytest.mark.parametrize("asked, made", [
    (("A1,b3",), ["A1", "B3"]), (("A1..B3",), None), (("B2..B3", "a1"), ["A1", "B2", "B3"]), (("B3", "--indicator", "A1"), ["A1", "B3"])])
def test_which_are_asked_for(call: Run, asked: tuple[str, ...], made: list[str] | None) -> None:
    """In their own order, however they are asked for; one whose files are not named is refused."""
    given = [part for name in ("structures", "offers", "stays") for part in (f"--{name}", EXAMPLES / f"{name}.csv")]
    done = call("indicators", "--at", AT, "--no-suppress", "--format", "csv", *given, "--indicator", *asked)
    if made is None:
        assert done.status == 2 and "A2 is made of" in done.errors
    else:
        assert [line.split(",")[0] for line in done.text.splitlines()[1:]] == made


@pytest.mark.parametrize("arguments, said", [
    ("--at 2025-05-31", "no file is named: --structures, --bodies"), ("--stays x", "the following arguments are required: --at"),
    ("--stays x --at 2025-05-31", "B3: people or calls are counted"),
    ("--stays x --calls x --bodies x --at 2025-05-31", "A4, B3: people or calls are counted"),
    ("--bodies x --at 2025-05-31 --indicator A1", "A1 is made of structures and their protocols: name their files with --structures"),
    ("--bodies x --at 2025-05-31 --indicator A5", "expected one of A1, A2"), ("--bodies x --at 2025-05-31 --indicator B3..A1", "expected one of"),
    ("--bodies x --at 2025-05-31 --indicator ,", "expected one of"), ("--bodies x --at 2025-02-30", "--at"),
    ("--bodies x --at 2025-05-31 --compare 2025-05-31", "--compare: this is the day of --at"),
    ("--bodies x --at 2025-05-31 --covers 2025-01-01", "expected two days"),
    ("--bodies x --at 2025-05-31 --covers 2025-01-02..2025-01-01", "the last day is before the first"),
    ("--bodies x --at 2025-05-31 --requester mt", "--requester is for share"), ("--bodies x --at 2025-05-31 --adopted x", "--adopted is for A1"),
    ("--accompaniments x --at 2025-05-31 --requester doctor", "expected one of person, carer"),
    ("--bodies x --at 2025-05-31 --identifiers --format csv", "csv has no place for lists"),
    ("--bodies x --at 2025-05-31 --by commune", "--by"), ("--bodies - --offers - --at 2025-05-31", "can be read once only")])
def test_usage(call: Run, arguments: str, said: str) -> None:
    done = call("indicators", *arguments.split())
    assert (done.status, done.out) == (2, b"") and said in done.errors


def test_what_counts_structures_needs_no_leave(call: Run) -> None:
    assert call("indicators", "--at", AT, "--bodies", "-", stdin=BODIES).status == 0


def test_files_of_which_nothing_is_asked_are_said_not_to_be_read(call: Run) -> None:
    done = call("indicators", "--at", AT, "--bodies", "-", "--stays", "nosuch.csv", "--indicator", "A2", stdin=BODIES)
    assert done.status == 0 and "--stays: no indicator that was asked for is made of these files" in done.errors


def test_what_is_read_is_not_written(call: Run, tmp_path: Path) -> None:
    open("b.csv", "wb").write(BODIES)
    done = call("indicators", "--at", AT, "--bodies", "b.csv", "-o", "b.csv")
    assert done.status == 2 and "would destroy it" in done.errors and open("b.csv", "rb").read() == BODIES
