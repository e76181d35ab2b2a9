"""What is said on stderr: in French where asked, one and many, and nothing more than needed when quiet.

Spec: spec/03-command.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from pathlib import Path

import pytest
from cli_inputs import TWO, Run, ndjson
from cli_texts import templates

import integra
from integra import Status, label
from integra.cli.language import french

PACKAGE = Path(integra.__file__).parent
#: What stands for a part: a name, or a number, that is the same in both languages.
PART = "7"


def test_every_message_has_its_french() -> None:
    """Read off the source, so that a message added tomorrow is missed here."""
    said = list(templates(PACKAGE))
    assert len(said) > 80
    same = [f"{where}: {text}" for where, text in said if not translated(text.replace("{}", PART))]
    assert same == [], "no row of french.tsv matches these"


def translated(text: str) -> bool:
    """Whether more than the space before a colon became French."""
    return french(text).replace(" :", ":").replace(" ;", ";") != text


@pytest.mark.parametrize("text, said", [
    ("facts.medicines: expected a whole number from 0 to 9", "facts.medicines : attendu : un nombre entier de 0 à 9"),
    ("1 screened, 12 refused", "1 dossier traité, 12 refusés"), ("2 screened, 1 refused", "2 dossiers traités, 1 refusé"),
    ("0 screened, 0 refused", "0 dossier traité, 0 refusé"), ("Dupont", "Dupont"),
    ("answers.mobility: this name is given twice: keep one",
     "answers.mobility : ce nom est donné deux fois : n'en garder qu'un"),
    ("argument --pack: invalid choice: 'x' (choose from 'a', 'b') (integra screen --help shows how)",
     "--pack : choix inconnu : 'x' (au choix : 'a', 'b') (integra screen --help montre comment)")])
def test_parts_are_said_in_french_too(text: str, said: str) -> None:
    assert french(text) == said


def test_what_the_library_refuses_is_said_in_french() -> None:
    error = integra.IntegraError(Status.WRONG_TYPE, rule="WIRE-20", offset=5)
    assert french(str(error)) == f"{label(Status.WRONG_TYPE, 'fr')} (règle WIRE-20, octet 5)"


@pytest.mark.parametrize("arguments", [["screen", "--lang", "fr", "--at", "x", "-"], ["screen", "--lang=fr", "--ata"]])
def test_wrong_use_is_said_in_french(call: Run, arguments: list[str]) -> None:
    done = call(*arguments)
    assert done.status == 2 and done.errors.splitlines()[-1].endswith("(integra screen --help montre comment)")
    assert call("screen", "--at", "x", "-").errors.splitlines()[-1].endswith("(integra screen --help shows how)")


@pytest.mark.parametrize("count, one, un", [(0, "0 people", "0 personne"), (1, "1 person", "1 personne"),
                                            (2, "2 people", "2 personnes")])
def test_one_and_many(call: Run, count: int, one: str, un: str) -> None:
    data = ndjson(*[TWO] * count)
    assert f"{one}" in call("screen", "-", stdin=data).text.splitlines() + [
        line.split(",")[0] for line in call("screen", "-", stdin=data).text.splitlines()]
    assert un in [line.split(",")[0] for line in call("screen", "--lang", "fr", "-", stdin=data).text.splitlines()]


def test_quiet_says_what_goes_wrong_and_nothing_else(call: Run) -> None:
    assert call("screen", "-q", "-", stdin=ndjson(TWO)).errors == ""
    done = call("screen", "--quiet", "-", stdin=ndjson(TWO, {"date": 3}))
    assert (done.status, len(done.errors.splitlines())) == (1, 1) and done.errors.startswith("stdin:2: date: expected")
    assert "cannot be read" in call("screen", "-q", "absent.ndjson").errors


def test_a_receipt_is_one_and_two_are_many(call: Run) -> None:
    for count, said in ((1, "1 receipt, 0 refused"), (2, "2 receipts, 0 refused")):
        assert call("receipt", "-o", "made.cbor", "-", stdin=ndjson(*[TWO] * count)).errors == f"integra: {said}\n"
