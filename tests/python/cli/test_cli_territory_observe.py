"""``integra territory observe`` and ``propose``: from what the guichet answered to what the tactical table hears.

Spec: spec/03-command.md, spec/45-observed.md; ORI-12, ORI-15, CON-7.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import csv
import io
import json
import tomllib
from pathlib import Path

import pytest
from cli_inputs import Ran, Run, ndjson
from test_cli_orient import demand

from integra import Protocol
from integra.protocol.toml_form import read as read_toml
from integra.territory.observed import DemandLog
from integra.words import Service

DATA = Path(__file__).resolve().parents[3] / "examples" / "data"
OFFERS = ("id,structure,services,level,areas,capacity\n"
          f"{'1' * 32},{'2' * 32},carer_respite,territory,75,3\n{'3' * 32},{'4' * 32},home_help,territory,75,0\n")
DAYS = ("2024-06-03", "2024-09-03", "2025-06-03")


def asked(number: int, date: str, motive: str = "home_help", **more: object) -> dict[str, object]:
    return demand(id=f"{number:032x}", ref=f"Mme Durand {number}", date=date, motives=[motive], commune="75101",
                  situation={"sharing_consent": "yes"}, urgency="routine", **more)


@pytest.fixture
def responses(call: Run, tmp_path: Path) -> Path:
    """Three demands of home help that nobody serves, the third a year after the first, and one of respite that is served."""
    demands = [asked(number, date) for number, date in enumerate(DAYS, 1)] + [asked(9, "2025-06-01", "carer_respite")]
    (tmp_path / "demands.ndjson").write_bytes(ndjson(*demands))
    (tmp_path / "offers.csv").write_text(OFFERS)
    done = call("orient", "--directory", "offers.csv", "--format", "ndjson", "demands.ndjson", "-o", "responses.ndjson")
    assert done.status == 0, done.errors
    return tmp_path


def logged(call: Run, *more: str) -> Ran:
    done = call("territory", "observe", "--log", "--demands", "demands.ndjson", *more, "responses.ndjson", "-o", "log.csv")
    assert done.status == 0, done.errors
    return done


def test_responses_become_difficulties(call: Run, responses: Path) -> None:
    done = call("territory", "observe", "responses.ndjson")
    rows = list(csv.DictReader(io.StringIO(done.text)))
    assert done.status == 0 and [(row["kind"], row["topic"], row["date"]) for row in rows] == [
        ("service", str(Service.HOME_HELP.code), date) for date in DAYS]
    assert "4 rows of the log, 0 refused; 3 difficulties" in done.errors
    toml = tomllib.loads(call("territory", "observe", "responses.ndjson", "--format", "toml", "--lang", "fr").text)
    told = [json.loads(line) for line in call("territory", "observe", "responses.ndjson", "--format", "ndjson").text.splitlines()]
    assert [row | {"date": row["date"].isoformat()} for row in toml["difficulty"]] == told
    assert [{name: str(cell) for name, cell in row.items()} for row in told] == rows


def test_a_log_gives_the_difficulties_of_its_responses_in_any_form(call: Run, responses: Path) -> None:
    first = call("territory", "observe", "responses.ndjson").out
    logged(call)
    assert call("territory", "observe", "log.csv").out == first
    assert call("territory", "observe", "log.csv", "responses.ndjson", "log.csv").out == first
    lines = call("territory", "observe", "--log", "--format", "ndjson", "log.csv")
    assert call("territory", "observe", "-", stdin=lines.out).out == first
    assert DemandLog.from_ndjson(lines.out) == DemandLog.from_csv((responses / "log.csv").read_bytes())


def test_a_period_has_both_its_days_and_none_without_a_day(call: Run, responses: Path) -> None:
    (responses / "more.ndjson").write_bytes(ndjson({"call": "a" * 32, "demand": "b" * 32, "services": [
        {"service": "etp", "outcome": "unmet", "reason": "full"}]}))
    done = call("territory", "observe", "responses.ndjson", "more.ndjson", "--from", DAYS[1], "--to", DAYS[2])
    assert [line.split(",")[3] for line in done.text.splitlines()[1:]] == list(DAYS[1:])
    assert "3 rows of the log, 0 refused; 1 without a day, in no period; 2 difficulties" in done.errors
    assert call("territory", "observe", "responses.ndjson", "--from", DAYS[1], "--to", DAYS[0]).status == 2


def test_the_log_is_what_a4_is_counted_on_as_it_stands(call: Run, responses: Path) -> None:
    """Of four calls one was answered, one was not, two are not known: of those of the twelve months up to the day."""
    logged(call)
    with open(responses / "log.csv", newline="", encoding="ascii") as file:
        rows = list(csv.DictReader(file))
    for row, (answered, day) in zip(rows, (("yes", "2024-06-20"), ("no", ""), ("", ""), ("oui", "05/06/2025")), strict=True):
        row["answered"], row["answered_on"] = answered, day
    with open(responses / "filled.csv", "w", newline="", encoding="ascii") as file:
        writer = csv.DictWriter(file, rows[0], delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    done = call("indicators", "--calls", "filled.csv", "--at", "2025-06-30", "--no-suppress", "--format", "ndjson")
    figure = json.loads(done.text.splitlines()[0])
    assert done.status == 0 and (figure["indicator"], figure["numerator"], figure["denominator"]) == ("A4", 1, 3)
    assert call("territory", "observe", "filled.csv").text == call("territory", "observe", "log.csv").text


@pytest.mark.parametrize("form", ["csv", "ndjson"])
def test_nothing_of_anybody_is_written(call: Run, responses: Path, form: str) -> None:
    for arguments in (["--log", "--demands", "demands.ndjson"], []):
        done = call("territory", "observe", *arguments, "--format", form, "responses.ndjson")
        for name in ("Durand", "75101", "0" * 16, "2" * 32):
            assert name not in done.text + done.errors


def test_a_secret_keeps_refs_from_being_guessed(call: Run, responses: Path) -> None:
    (responses / "secret").write_bytes(b"sixteen bytes at least\n")
    (responses / "short").write_bytes(b"fifteen bytes..\n")
    (responses / "refs.ndjson").write_bytes(ndjson(*(
        {**json.loads(line), "id": None} for line in (responses / "responses.ndjson").read_bytes().splitlines())))
    open_, kept = (call("territory", "observe", "refs.ndjson", *more) for more in ((), ("--secret", "secret")))
    assert open_.text != kept.text and len(open_.text) == len(kept.text)
    assert "--secret" in open_.errors and "--secret" not in kept.errors
    assert "--secret" not in call("territory", "observe", "responses.ndjson").errors  # an id is opaque
    short = call("territory", "observe", "refs.ndjson", "--secret", "short")
    assert short.status == 3 and "16" in short.errors and not short.text


def test_demands_that_share_a_name_and_differ_are_nobodys(call: Run, responses: Path) -> None:
    with open(responses / "demands.ndjson", "ab") as file:
        file.write(ndjson(asked(1, DAYS[0]) | {"requester": "mt"}))
    logged(call)
    first = DemandLog.from_csv((responses / "log.csv").read_bytes()).rows[0]
    assert first.requester is None and not first.motives


@pytest.mark.parametrize("line, said", [
    ({"ref": "a", "routes": [], "commune": "75101"}, "commune: unknown name"), ({"routes": []}, "neither id nor ref"),
    ({"ref": "a", "routes": [{"service": "home_help", "unmet": "gone"}]}, "routes[0].unmet"),
    (asked(1, DAYS[0]), "not answered yet"), ({"id": 1}, "neither a response"), ({"call": "x", "demand": "y", "services": []}, "call: expected"),
])
def test_a_line_that_is_none_is_refused_and_the_others_are_read(
    call: Run, responses: Path, line: dict[str, object], said: str,
) -> None:
    (responses / "more.ndjson").write_bytes(ndjson(line))
    done = call("territory", "observe", "more.ndjson", "responses.ndjson")
    assert done.status == 1 and "more.ndjson:1" in done.errors and said in done.errors and "Durand" not in done.errors
    assert "4 rows of the log, 1 refused; 3 difficulties" in done.errors


def test_without_a_directory_it_says_that_nothing_is_known_rather_than_that_nothing_lacks(call: Run, responses: Path) -> None:
    answers = call("orient", "--format", "ndjson", "demands.ndjson").out
    done = call("territory", "observe", "-", stdin=answers)
    assert len(done.text.splitlines()) == 1 and "of 4 rows it is not known who serves" in done.errors
    assert "not known" not in call("territory", "observe", "responses.ndjson").errors


def test_what_holds_no_log_at_all_is_said(call: Run, responses: Path) -> None:
    assert call("territory", "observe", "-").status == 1
    assert call("territory", "observe", "-", stdin=b"\x83\x01\x0d\xa0").status == 3
    assert call("territory", "observe", "responses.ndjson", "--log", "--format", "toml").status == 2
    refused = call("territory", "observe", "-", stdin=b"call,demand,commune\n", )
    assert refused.status == 1 and "column 3" in refused.errors


@pytest.mark.parametrize("language, words", [
    ("en", ("recurs", "3 times", "tactical table", "respite", "smallest demand", "proved over")),
    ("fr", ("revient", "3 fois", "table tactique", "répit", "plus petite demande", "prouvé pour"))])
def test_what_recurs_is_put_to_the_tactical_table(call: Run, responses: Path, language: str, words: tuple[str, ...]) -> None:
    logged(call)
    done = call("territory", "propose", "log.csv", "--at", DAYS[2], "--lang", language)
    assert done.status == 0 and all(word in done.text for word in words)
    before = call("territory", "propose", "log.csv", "--at", "2025-06-02", "--lang", language)
    assert before.status == 0 and len(before.text.splitlines()) == 1


def test_the_draft_is_what_protocol_check_and_diff_read(call: Run, responses: Path) -> None:
    logged(call)
    done = call("territory", "propose", "log.csv", "--at", DAYS[2], "--format", "toml", "-o", "draft.toml")
    assert done.status == 0, done.errors
    assert call("protocol", "check", "--base", "has-2014", "draft.toml").status == 0
    diff = json.loads(call("protocol", "diff", "has-2014", "draft.toml", "--format", "ndjson").text)
    assert [(each["motive"], [each["service"] for each in each["calls"]]) for each in diff["differing"]] == [
        ("home_help", ["carer_respite"])]
    assert len(read_toml((responses / "draft.toml").read_bytes()).rows) == len(Protocol.builtin().rows) + 1
    told = json.loads(call("territory", "propose", "log.csv", "--at", DAYS[2], "--format", "ndjson").text)
    assert (told["service"], told["since"], told["count"], told["occurrences"]) == ("home_help", "2025-06-01", None, 3)
    assert [row["id"] for row in told["rows"]] == ["observed-home-help-1"] and told["matter"]["topic"] == Service.HOME_HELP.code


def test_without_a_row_there_is_no_draft_and_the_matter_is_told(call: Run, responses: Path) -> None:
    logged(call)
    alone = "\n".join(line for line in (responses / "log.csv").read_text().splitlines() if "carer_respite/served" not in line)
    (responses / "alone.csv").write_text(alone)
    done = call("territory", "propose", "alone.csv", "--at", DAYS[2], "--format", "toml", "-o", "draft.toml")
    assert done.status == 1 and "no draft" in done.errors and not (responses / "draft.toml").exists()
    told = json.loads(call("territory", "propose", "alone.csv", "--at", DAYS[2], "--format", "ndjson").text)
    assert told["rows"] == [] and told["why"] and told["matter"]
    assert call("territory", "propose", "alone.csv").status == 2


def test_a_territory_that_knows_its_matters_is_read_beside(call: Run, responses: Path) -> None:
    (responses / "open.json").write_text(json.dumps({"id": "1" * 32}))
    done = call("territory", "propose", "responses.ndjson", "--at", DAYS[2], "--territory", "open.json")
    assert done.status == 0 and "list of matters" in done.errors and len(done.text.splitlines()) == 1
    matter = {"id": "6" * 32, "kind": "service", "topic": Service.HOME_HELP.code, "raised": DAYS[2]}
    (responses / "known.json").write_text(json.dumps({
        "id": "1" * 32, "claims": {"matter": {}, "decision": {}}, "body": [{"id": "5" * 32, "tier": "meso"}], "matter": [matter],
        "agenda": [{"matter": 0, "body": 0, "date": DAYS[2]}]}))
    done = call("territory", "propose", "responses.ndjson", "--at", DAYS[2], "--territory", "known.json")
    assert done.status == 0 and "stands already" in done.text
