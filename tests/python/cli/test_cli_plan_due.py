"""integra plan due: what is due of three plans, worked out by hand; sorted, filtered, counted, in every format.

Spec: spec/03-command.md, "What is due"; PLN-8, PLN-9, PLN-13.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from cli_inputs import Run
from plan_examples import NAMES, PLANS, events, identifier, member

#: Every term that is not met on 2025-09-08, by hand: feedback three months after the last one or since the plan is
#: resumed, reviews six months after activation or resumption or as the last one fixed them, the second contact at the
#: latest ninety days after 28 August, contact with a hospital two days after the admission of 1 September.
TERMS = [
    ("2025-07-15", "overdue", "one", "PLN-8", "feedback"), ("2025-08-12", "overdue", "two", "PLN-8", "feedback"),
    ("2025-08-24", "overdue", "two", "PLN-8", "review"), ("2025-09-03", "overdue", "three", "PLN-27", "hospital_contact"),
    ("2025-09-12", "due", "two", "PLN-7", "intervention"), ("2025-09-15", "due", "two", "PLN-28", "mandate"),
    ("2025-09-30", "due", "three", "PLN-8", "feedback"), ("2025-09-30", "due", "two", "PLN-24", "objective"),
    ("2025-10-20", "due", "one", "PLN-26", "review"), ("2025-11-26", "due", "one", "PLN-9", "second_contact"),
    ("2025-12-19", "due", "one", "PLN-24", "objective"), ("2025-12-31", "due", "one", "PLN-21", "service_term"),
    ("2025-12-31", "due", "three", "PLN-8", "review"),
]
TOLD = ("due", "state", "name", "rule", "settled_by")


@pytest.fixture
def due(call: Run) -> Any:
    def rows(*options: str) -> list[dict[str, Any]]:
        done = call("plan", "due", PLANS, "--at", "2025-09-08", "--format", "ndjson", *options)
        assert done.status == 0
        names = {identifier(name): name for name in NAMES}
        return [json.loads(line) | {"name": names[json.loads(line)["plan"]]} for line in done.text.splitlines()]
    return rows


def test_every_term_is_told_on_its_day_and_what_has_none_last(due: Any) -> None:
    rows = due()
    dated = [row for row in rows if row["due"]]
    assert sorted(tuple(row[name] for name in TOLD) for row in dated) == sorted(TERMS)
    assert [row["due"] for row in rows] == sorted(row["due"] for row in dated) + [None] * (len(rows) - len(dated))
    assert {row["state"] for row in rows[len(dated):]} == {"open"}
    weights = [("low", "medium", "high").index(row["weight"]) for row in rows[len(dated):]]
    assert weights == sorted(weights, reverse=True)  # of what has no day, what weighs most comes first


def test_who_is_expected_to_act(due: Any) -> None:
    acts = {tuple(row[name] for name in TOLD[2:]): row["acts"] for row in due()}
    assert acts["two", "PLN-7", "intervention"] == member("two", "gp")
    assert acts["one", "PLN-21", "service_term"] == member("one", "home_services")
    for name, role, rule, by in (("one", "case_manager", "PLN-26", "review"), ("one", "case_manager", "PLN-9", "second_contact"),
                                 ("two", "nurse", "PLN-8", "review"), ("two", "nurse", "PLN-28", "mandate")):
        assert acts[name, rule, by] == member(name, role)
    owed = [row for row in due("--all") if row["to"]]
    assert {row["settled_by"] for row in owed} == {"feedback", "synthesis", "referent_informed"}
    assert all(row["acts"] is None for row in owed)  # who receives does not act
    assert {row["to"] for row in owed if row["rule"] == "PLN-8"} == {member("one", "gp")}


@pytest.mark.parametrize(("sort", "key"), [("person", "person"), ("acts", "acts")])
def test_rows_are_sorted_by_person_and_by_who_acts(due: Any, sort: str, key: str) -> None:
    rows = due("--sort", sort, "--all")
    found = [row[key] for row in rows]
    assert found == sorted(found, key=lambda each: (each is None, each or ""))
    together = [(row[key], None if row[key] else str(row["who"])) for row in rows]
    for each in set(together):
        days = [row["due"] or "9999" for row, by in zip(rows, together, strict=True) if by == each and row["state"] != "met"]
        assert days == sorted(days)
    assert sorted(map(str, rows)) == sorted(map(str, due("--all")))


def test_states_are_asked_for(due: Any) -> None:
    every = due("--all")
    for state in ("overdue", "due", "open", "met"):
        assert due("--state", state) == [row for row in every if row["state"] == state] != []
    assert due("--state", "due,overdue") == [row for row in every if row["state"] in ("due", "overdue")]
    assert due() == [row for row in every if row["state"] != "met"]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_last_line_counts_every_state_whatever_was_asked_for(call: Run, due: Any, language: str) -> None:
    every = [row["state"] for row in due("--all")]
    counts = [every.count(state) for state in ("overdue", "due", "open", "met")]
    for more in ((), ("--state", "met"), ("--sort", "acts")):
        text = call("plan", "due", PLANS, "--at", "2025-09-08", "--lang", language, *more).text
        said = " ".join(text.split("\n\n")[-1].split())
        assert said == {
            "en": "3 plans on 2025-09-08: overdue {}; due {}; open, without a date {}; met {}",
            "fr": "3 plans au 2025-09-08 : en retard {} ; à faire {} ; ouvert, sans échéance {} ; satisfait {}",
        }[language].format(*counts)
        assert max(map(len, text.splitlines())) <= 80


def test_the_table_is_read_aloud(call: Run) -> None:
    text = call("plan", "due", PLANS / "two.ndjson", "--at", "2025-09-08", "--lang", "fr").text
    lines = [" ".join(each.split()) for each in text.split("\n")]
    plan, gp, nurse = identifier("two")[:8], member("two", "gp")[:8], member("two", "nurse")[:8]
    assert lines[0] == "échéance quand plan qui agit"
    assert f"2025-08-24 15 jours de retard {plan} infirmier {nurse}" in lines
    assert f"2025-09-12 dans 4 jours {plan} médecin généraliste {gp}" in lines
    told = " ".join(lines)
    assert "Cette intervention n'a pas commencé. (PLN-7 ; intervention prévue : sanitaire ; bilan de l'équilibre)" in told
    assert "Cet objectif n'est pas encore atteint. (PLN-24 ; objectif ; sortir deux fois par semaine)" in told
    assert f"27 jours de retard {plan} tout membre du cercle de soins" in told
    assert f"Le médecin traitant attend un retour. (PLN-8 ; pour : médecin généraliste {gp} ; retour d'information, " in told
    english = call("plan", "due", PLANS / "two.ndjson", "--at", "2025-09-12").text
    assert "today " in english and "19 days late" in english and "no date" in english


def test_what_is_alike_but_for_what_it_is_about_stands_once_in_the_table(call: Run) -> None:
    text = " ".join(call("plan", "due", PLANS / "two.ndjson", "--at", "2025-09-08").text.split())
    assert text.count("Of this component of assistance") == 1
    assert "(PLN-17; assessment in the person's environment, planning, follow-up and coordination, " in text
    done = call("plan", "due", PLANS / "two.ndjson", "--at", "2025-09-08", "--format", "csv")
    assert done.text.count("PLN-17,component") == 9


def test_csv_says_what_ndjson_does(call: Run, due: Any) -> None:
    done = call("plan", "due", PLANS, "--at", "2025-09-08", "--format", "csv", "--all")
    assert done.out.count(b"\r\n") == done.out.count(b"\n")
    read = list(csv.DictReader(io.StringIO(done.text)))
    for row, whole in zip(read, due("--all"), strict=True):
        del whole["name"]
        whole["who"] = " ".join(whole["who"])
        assert row == {name: "" if value is None else str(value) for name, value in whole.items()}


def test_a_plan_is_called_as_the_host_calls_it(call: Run, tmp_path: Path) -> None:
    (tmp_path / "ours.csv").write_text(f"reference;plan\nD-17;{identifier('two')}\n")
    done = call("plan", "due", PLANS, "--at", "2025-09-08", "--references", "ours.csv", "--format", "csv")
    called = {row["plan"]: row["reference"] for row in csv.DictReader(io.StringIO(done.text))}
    assert called == {identifier(name): identifier(name)[:8] for name in NAMES} | {identifier("two"): "D-17"}
    refused = call("plan", "due", PLANS, "--references", "ours.csv", "-o", "ours.csv")
    assert refused.status == 2 and "ours.csv: is read by this command" in refused.errors
    assert "D-17" in call("plan", "due", PLANS, "--at", "2025-09-08", "--references", "ours.csv").text


def test_a_plan_whose_opening_has_a_reference_is_called_by_it(call: Run, tmp_path: Path) -> None:
    opening = events("two")[0] | {"fields": events("two")[0]["fields"] | {"reference": "d" * 32}}
    opening = {name: value for name, value in opening.items() if name not in ("plan", "digest", "parents", "sequence")}
    assert call("plan", "new", "plan.cbor", "-", stdin=json.dumps(opening).encode()).status == 0
    called = {row["reference"] for row in csv.DictReader(io.StringIO(call("plan", "due", "plan.cbor", "--format", "csv").text))}
    assert called == {"d" * 32}


@pytest.mark.parametrize(("table", "said"), [
    ("plan;name\n", "line 1: reference is missing"), ("plan;reference\nx;y\n", "line 2: "),
    (f"plan;reference\n{'0' * 31}1;a\n{'0' * 31}1;b\n", "line 3: this plan has a reference already"),
    (f"plan;reference\n{'0' * 31}1;{'x' * 65}\n", "line 2: a reference is a text of 1 to 64 bytes"),
    (f"plan;reference\n{'0' * 31}1;a;b\n", "line 2: 3 cells where the header has 2"),
])
def test_a_wrong_table_of_references_ends_it_with_its_line(call: Run, tmp_path: Path, table: str, said: str) -> None:
    (tmp_path / "ours.csv").write_text(table)
    done = call("plan", "due", PLANS, "--references", "ours.csv")
    assert (done.status, done.text) == (3, "") and f"ours.csv: {said}" in done.errors


def test_without_a_day_it_is_today_and_a_period_may_be_another(call: Run) -> None:
    import datetime

    assert f"on {datetime.date.today()}" in call("plan", "due", PLANS, "-q").text
    done = call("plan", "due", PLANS / "two.ndjson", "--at", "2025-09-08", "--set", "plan_review_months=7", "--format", "csv")
    assert "due,2025-09-24,PLN-8,review" in done.text


@pytest.mark.parametrize(("given", "said"), [
    (("--state", "late"), "no state is called 'late'"), (("--at", "2025-02-30"), "--at"), (("--sort", "name"), "--sort"),
    (("--format", "xml"), "--format")])
def test_what_is_no_option_is_said(call: Run, given: tuple[str, ...], said: str) -> None:
    done = call("plan", "due", PLANS, *given)
    assert done.status == 2 and said in done.errors
