"""In which language the command speaks, to whom, one and many, and nothing more than needed when quiet.

Spec: spec/03-command.md, "Languages".  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import argparse
import re
from pathlib import Path

import pytest
from cli_inputs import COMMANDS, TWO, Run, ndjson

from integra.cli.language import of_environment
from integra.cli.usage import ARGPARSE

#: What the standard library says where a parser is made wrongly, or of what our parsers have not: prefixes of it.
NEVER_SAID = ("%(prog)s: error", "%r is not callable", "'required' is an invalid", "argument \"-\" with mode",
              "can't open", "cannot have multiple", "cannot merge actions", "conflicting", "dest= is required",
              "invalid %(type)s value", "invalid choice", "invalid conflict_resolution", "invalid option string",
              "mutually exclusive", "subcommands", "unexpected option", "unknown parser", ".__call__() not defined", "unrecognized arguments")


def test_what_the_standard_library_says_is_known_in_french() -> None:
    """Read off its source, which differs from one Python to the next."""
    said = set(re.findall(r"""\b_\((['"])(.*?)\1\)""", Path(str(argparse.__file__)).read_text(encoding="utf-8")))
    texts = {text for _, text in said if not text.startswith(NEVER_SAID)}
    assert len(texts) > 8
    assert {text for text in texts if text not in ARGPARSE and "%s argument" not in text} == set()
    for text in ARGPARSE.values():
        assert re.findall(r"%\S*[srd]", text.en) == re.findall(r"%\S*[srd]", text.fr)


@pytest.mark.parametrize("variables, language", [
    ({}, "en"), ({"LANG": "fr_FR.UTF-8"}, "fr"), ({"LANG": "fr_FR.UTF-8", "LC_ALL": "C"}, "en"),
    ({"LC_MESSAGES": "fr_BE", "LANG": "en_GB"}, "fr"), ({"LANG": "de_DE"}, "en"), ({"INTEGRA_LANG": "fr"}, "fr"),
    ({"INTEGRA_LANG": "en", "LANG": "fr_FR"}, "en"), ({"INTEGRA_LANG": "de", "LANG": "fr_FR"}, "fr"),
    ({"LC_ALL": "", "LANG": "fr_FR"}, "fr"), ({"INTEGRA_LANG": "FR_fr.utf8"}, "fr")])
def test_the_language_of_the_environment(variables: dict[str, str], language: str) -> None:
    assert of_environment(variables) == language


def test_the_option_stands_before_the_command_or_after_it(run: Run) -> None:
    data = ndjson(TWO)
    after = run("screen", "--lang", "fr", "-", stdin=data)
    assert (run("--lang", "fr", "screen", "-", stdin=data).text, after.status) == (after.text, 0)
    assert "personne" in after.text and "dossier traité" in after.errors
    assert run("--lang", "fr", "screen", "--lang", "en", "-", stdin=data).text == run("screen", "-", stdin=data).text
    assert run("-q", "screen", "-", stdin=data).errors == ""


def test_the_environment_speaks_to_people_and_not_to_programs(run: Run) -> None:
    """A pipe is no terminal: the messages are in French, what is written is not."""
    data = ndjson(TWO)
    for setting in ({"INTEGRA_LANG": "fr"}, {"INTEGRA_LANG": "", "LC_ALL": "fr_FR.UTF-8"}):
        for form in ("table", "ndjson", "csv"):
            done, plain = (run("screen", "--format", form, "-", stdin=data, **each) for each in (setting, {}))
            assert done.out == plain.out
            assert ("dossier traité" in done.errors, "1 screened" in plain.errors) == (True, True)
    assert run("screen", "--lang", "en", "-", stdin=data, INTEGRA_LANG="fr").errors == "integra: 1 screened, 0 refused\n"
    assert "aucune règle" in run("rules", "SRC-3", INTEGRA_LANG="fr").errors


@pytest.mark.parametrize("command", COMMANDS)
def test_help_is_in_french_too(call: Run, command: str) -> None:
    done, english = call("--lang", "fr", command, "--help"), call(command, "--help")
    assert (done.status, done.errors, english.status) == (0, "", 0)
    assert done.text.startswith(f"usage : integra {command} ") and english.text.startswith(f"usage: integra {command} ")
    assert max(map(len, done.text.splitlines())) <= 80
    assert [line for line in done.text.splitlines() if line.strip()[:1] in (";", ":", "»")] == []
    lines = {line.strip() for line in english.text.split("\nexamples:\n")[0].splitlines()}
    same = {line for line in lines & {line.strip() for line in done.text.splitlines()} if " " in line}
    assert {line for line in same if re.search("[a-z]{3} [a-z]", line)} == set(), "these are not in French"


@pytest.mark.parametrize("arguments, first, second, french", [
    (["scren"], "no command is called 'scren'; the nearest name is 'screen'", "usage: integra [options] COMMAND",
     "aucune commande ne s'appelle 'scren' ; le nom le plus proche est 'screen'"),
    (["xyzzy"], "no command is called 'xyzzy'", "usage: integra [options] COMMAND", "aucune commande ne s'appelle 'xyzzy'"),
    (["screen", "--fromat", "csv", "x"], "no option is called '--fromat'; the nearest name is '--format'",
     "usage: integra screen [options] INPUT…", "aucune option ne s'appelle '--fromat' ; le nom le plus proche est '--format'"),
    (["screen", "--format", "cvs", "x"],
     "--format: expected one of table, ndjson, csv, cbor; the nearest name is 'csv'", "usage: integra screen [options] INPUT…",
     "--format : attendu : l'un de table, ndjson, csv, cbor ; le nom le plus proche est 'csv'"),
    (["screen"], "the following arguments are required: INPUT", "usage: integra screen [options] INPUT…",
     "il manque : ENTRÉE"),
    (["rules", "SCR-3", "more"], "one argument too many: 'more'", "usage: integra rules [options] [ID]",
     "un argument de trop : 'more'"),
    (["screen", "--at", "31/12/2024", "x"], "--at: expected a date, year-month-day as in 2025-06-01",
     "usage: integra screen [options] INPUT…", "--at : attendu : une date, année-mois-jour comme 2025-06-01"),
    (["plan", "shwo", "x"], "no command is called 'shwo'; the nearest name is 'show'", "usage: integra plan [options] COMMAND",
     "aucune commande ne s'appelle 'shwo' ; le nom le plus proche est 'show'"),
    (["cohort", "--count"], "--count: expected one argument", "usage: integra cohort [options]",
     "--count : attendu : une valeur"),
    (["orient", "--why", "hospital", "x"], "--why: no service has this name", "usage: integra orient [options] INPUT…",
     "--why : aucun service ne porte ce nom"),
])
def test_wrong_use_takes_two_lines(call: Run, arguments: list[str], first: str, second: str, french: str) -> None:
    done, fr = call(*arguments), call("--lang", "fr", *arguments)
    assert (done.status, fr.status, done.out) == (2, 2, b"")
    said, usage = done.errors.splitlines()
    assert said == f"integra: {first}"  # and no nearest name where none is near
    assert usage == f"{second} (--help shows all)"
    said, usage = fr.errors.splitlines()
    assert said == f"integra: {french}" and usage.startswith("usage : integra") and usage.endswith("(--help montre tout)")


@pytest.mark.parametrize("name", ["its text", "the states agree", "{place}: {0}", "a: byte 3", "expected one argument"])
def test_a_name_of_the_user_s_stands_as_it_is(call: Run, name: str, tmp_path: Path) -> None:
    done = call("screen", "--lang", "fr", name)
    assert (done.status, done.errors) == (3, f"integra: {name} : ne peut être lu (ce fichier ou dossier de fichiers n'existe pas) : "
                                             "vérifier le chemin et ses droits\n")
    (tmp_path / name).write_bytes(b"{")
    assert call("screen", "--lang", "fr", name).errors.startswith(f"{name}:1 : JSON non valide, colonne 2")
    assert call("screen", name).errors.startswith(f"{name}:1: not valid JSON at column 2")


def test_json_is_another_name_of_an_object_a_line(call: Run) -> None:
    assert call("rules", "--format", "json").out == call("rules", "--format", "ndjson").out != b""


@pytest.mark.parametrize("arguments", [
    ["rules"], ["inspect", "made.cbor"], ["replay", "receipts.cbor"], ["protocol", "check", "has-2014"],
    ["protocol", "diff", "has-2014", "has-2014"], ["questionnaire"], ["cohort", "--count", "2"], ["manual"],
    ["completion", "bash"]])
def test_every_command_that_prints_writes_a_file_too(call: Run, tmp_path: Path, arguments: list[str]) -> None:
    call("encode", "-o", "made.cbor", "-", stdin=ndjson(TWO))
    call("receipt", "-o", "receipts.cbor", "-", stdin=ndjson(TWO))
    printed, written = call(*arguments), call(*arguments, "-o", "out")
    assert (printed.status, written.status, written.out) == (0, 0, b"")
    assert (tmp_path / "out").read_bytes() == printed.out != b""


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
