"""``integra indicators --publish``: what is written, what was published before, and what does not go together.

Spec: spec/51-publishing.md, "On the command line"; IND-6.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from cli_inputs import Ran, Run, lines
from indicator_inputs import AT, BODIES, EXAMPLES

#: Calls answered and not, by territory.
CALLED = {"east": (12, 15), "far": (0, 25), "north": (3, 40), "south": (20, 30)}
GROUPS = b"territory,group\nnorth,up\nsouth,down\neast,up\nfar,down\nnowhere,up\n"


def calls(called: dict[str, tuple[int, int]] = CALLED) -> bytes:
    """A row a call."""
    rows = ["call,territory,date,answered,answered_on"]
    for name, counts in called.items():
        for answered, count, day in (("yes", counts[0], "2025-03-02"), ("no", counts[1], "")):
            rows += [f"{name}-{answered}-{each},{name},2025-03-01,{answered},{day}" for each in range(count)]
    return "\n".join((*rows, "")).encode()


def publish(call: Run, *given: str | Path, stdin: bytes = calls()) -> Ran:
    return call("indicators", "--calls", "-", "--at", AT, "--by", "territory", "--publish", *given, stdin=stdin)


def counts(line: dict[str, Any]) -> tuple[Any, ...]:
    return line["territory"], line["numerator"], line["complement"], line["denominator"]


HIDDEN = [("east", None, None, 27), ("far", 0, 25, 25), ("north", None, None, 43), ("south", 20, 30, 50), (None, 35, 110, 145)]


def test_small_numbers_are_hidden_in_every_format(call: Run) -> None:
    written = publish(call, "--format", "ndjson")
    assert written.status == 0 and list(map(counts, lines(written.out))) == HIDDEN
    rows = list(csv.DictReader(io.StringIO(publish(call, "--format", "csv").text)))
    assert [tuple(each[name] for name in ("numerator", "complement", "denominator")) for each in rows] == [
        tuple("" if count is None else str(count) for count in each[1:]) for each in HIDDEN]


@pytest.mark.parametrize(("language", "told"), [
    ("en", ("north: hidden, small numbers (numerator hidden, the others hidden, denominator 43)", "far: 0 % (0 of 25), 95 % interval",
            "Counts of people and calls from 1 to 10 are hidden")),
    ("fr", ("north : masqué, petits effectifs (numérateur masqué, les autres masqués, dénominateur 43)", "far : 0 % (0 sur 25)",
            "Les effectifs de personnes et d'appels de 1 à 10 sont masqués"))])
def test_in_words(call: Run, language: str, told: tuple[str, ...]) -> None:
    text = " ".join(publish(call, "--lang", language).text.split())
    assert all(each in text for each in told) and "not for publishing" not in text and "à ne pas publier" not in text


def test_groups(call: Run, tmp_path: Path) -> None:
    """north and east make up: their sums are shown, and hide nothing more than two counts each."""
    (tmp_path / "groups.csv").write_bytes(GROUPS)
    made = lines(publish(call, "--format", "ndjson", "--groups", "groups.csv").out)
    assert [(each["territory"], each["within"], each["relation"]) for each in made] == [
        ("east", "up", None), ("far", "down", None), ("north", "up", None), ("south", "down", None), ("down", None, "sum"),
        ("up", None, "sum"), (None, None, "sum")]
    assert [counts(each) for each in made[4:]] == [("down", 20, 55, 75), ("up", 15, 55, 70), (None, 35, 110, 145)]
    assert "east (up): hidden" in publish(call, "--groups", "groups.csv").text


@pytest.mark.parametrize(("held", "told"), [
    (b"territory,group\nnorth,up\nnorth,down\n", "groups.csv:3: 'north' is in another group already"),
    (b"territory,group\nup,down\ndown,up\n", "groups.csv:3: 'down' is within itself"), (b"territory\nnorth\n", "group is missing"),
    (b"", "groups.csv: no row with a territory"), (b"territory,group\n", "no row with a territory"),
    (b"territory,group\nnorth,\n", "groups.csv:2: a territory and its group are needed"),
    (b"territory,group\nnorth,south\n", "'south' is a group, and a territory of rows too")])
def test_groups_that_are_none(call: Run, tmp_path: Path, held: bytes, told: str) -> None:
    (tmp_path / "groups.csv").write_bytes(held)
    done = publish(call, "--groups", "groups.csv")
    assert done.status == 3 and told in done.errors and not done.out


def test_what_was_hidden_stays_hidden(call: Run, tmp_path: Path) -> None:
    """Published again when more is known: north has 13 by now, and was hidden."""
    (tmp_path / "first.ndjson").write_bytes(publish(call, "--format", "ndjson").out)
    later = calls(CALLED | {"north": (13, 40)})
    assert [counts(each)[1] for each in lines(publish(call, "--format", "ndjson", stdin=later).out)] == [12, 0, 13, 20, 45]
    done = publish(call, "--format", "ndjson", "--earlier", "first.ndjson", stdin=later)
    assert [counts(each)[1] for each in lines(done.out)] == [None, 0, None, 20, 45] and not done.errors


@pytest.mark.parametrize(("held", "status", "told"), [
    (b"", 3, "no line of a publication"), (b"{}\n", 3, "indicator: this name is required"), (b"{\n", 3, "not valid JSON"),
    (b'{"indicater": "A4"}\n', 3, "the nearest name is 'indicator'")])
def test_an_earlier_publication_that_is_none(call: Run, tmp_path: Path, held: bytes, status: int, told: str) -> None:
    (tmp_path / "first.ndjson").write_bytes(held)
    done = publish(call, "--earlier", "first.ndjson")
    assert done.status == status and told in done.errors and not done.out


def test_an_earlier_publication_of_others(call: Run, tmp_path: Path) -> None:
    first = publish(call, "--format", "ndjson").out
    (tmp_path / "cut.ndjson").write_bytes(first[:first.index(b"\n") + 1])
    done = publish(call, "--earlier", "cut.ndjson")
    assert done.status == 1 and "has other territories or groups" in done.errors and not done.out
    (tmp_path / "a3.ndjson").write_bytes(first.replace(b'"A4"', b'"A3"'))
    done = publish(call, "--earlier", "a3.ndjson")
    assert done.status == 0 and "nothing in these files is of A4" in done.errors


def test_two_days(call: Run) -> None:
    """As of both days the same calls are counted, and the lines that are whole say that nothing has changed."""
    made = lines(publish(call, "--format", "ndjson", "--compare", "2025-04-30").out)
    assert [(each["at"], each["territory"], each["change"]) for each in made[5:]] == [
        (AT, "east", None), (AT, "far", 0), (AT, "north", None), (AT, "south", 0), (AT, None, 0)]
    assert {each["compared"] for each in made[5:]} == {"2025-04-30"} and {each["change"] for each in made[:5]} == {None}


def test_rounded(call: Run) -> None:
    made = lines(publish(call, "--format", "ndjson", "--rounded", "10").out)
    assert [counts(each) for each in made] == [
        ("east", 10, 20, 30), ("far", 0, 30, 30), ("north", 0, 40, 40), ("south", 20, 30, 50), (None, 40, 110, 150)]
    text = " ".join(publish(call, "--rounded", "10").text.split())
    assert "north: about 0 % (0 of 40, rounded)" in text and "rounded to a multiple of 10" in text


@pytest.mark.parametrize(("language", "told"), [
    ("en", ("a: 0 % (0 of 40) facts are missing; how far it may lie from its value is hidden, small numbers", "b: no value (0 of 0)")),
    ("fr", ("a : 0 % (0 sur 40) des faits manquent ; à quelle distance", "b : pas de valeur (0 sur 0)"))])
def test_what_is_in_doubt_is_small(call: Run, language: str, told: tuple[str, ...]) -> None:
    """Nobody was answered for certain, two perhaps; of b three calls came nobody knows when."""
    rows = [*(f"a-{each},a,2025-03-01,{'no' if each > 1 else ''}," for each in range(40)), *(f"b-{each},b,,no," for each in range(3))]
    text = " ".join(publish(call, "--lang", language, stdin="\n".join(("call,territory,date,answered,answered_on", *rows, "")).encode()).text.split())
    assert all(each in text for each in told)


def test_structures_are_shown(call: Run) -> None:
    done = call("indicators", "--bodies", "-", "--at", AT, "--publish", "--format", "ndjson", stdin=BODIES)
    assert [(each["numerator"], each["denominator"], each["state"]) for each in lines(done.out)] == [(2, 3, "defined")]


@pytest.mark.parametrize(("given", "told"), [
    (["--no-suppress"], "--publish and --no-suppress do not go together"), (["--identifiers"], "--publish and --identifiers"),
    (["--format", "cbor"], "a message holds a figure as it was counted"), (["--threshold", "10"], "from 11 to 1000"),
    (["--rounded", "7"], "5, 10, 20, 50"), (["--indicator", "share"], "--accompaniments")])
def test_what_does_not_go_together(call: Run, given: list[str], told: str) -> None:
    done = publish(call, *given)
    assert done.status == 2 and told in done.errors and not done.out


@pytest.mark.parametrize("option", [["--earlier", "x"], ["--threshold", "12"], ["--rounded", "5"]])
def test_what_goes_with_publishing_alone(call: Run, option: list[str]) -> None:
    done = call("indicators", "--calls", "-", "--at", AT, *option, stdin=calls())
    assert done.status == 2 and f"{option[0]} goes with --publish" in done.errors
    assert call("indicators", "--calls", "-", "--at", AT, "--groups", "x", stdin=calls()).status == 2


def test_the_share_of_one_requester(call: Run) -> None:
    table = EXAMPLES / "accompaniments.csv"
    done = call("indicators", "--accompaniments", table, "--at", AT, "--publish")
    assert done.status == 2 and "name one with --requester" in done.errors
    done = call("indicators", "--accompaniments", table, "--at", AT, "--publish", "--requester", "mt", "--format", "ndjson")
    assert [(each["indicator"], each["numerator"], each["requester"]) for each in lines(done.out)] == [
        ("caseload", None, None), ("share", None, "mt")]


def test_without_either_nothing_of_people_is_written(call: Run) -> None:
    done = call("indicators", "--calls", "-", "--at", AT, stdin=calls())
    assert done.status == 2 and "--publish hides them; --no-suppress shows them" in done.errors
