"""``integra completion``: each shell, really started, offers what the parsers take and nothing else.

Spec: spec/03-command.md, "Completion and manual".  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from cli_inputs import COMMANDS, Run, whole
from typed import Fish, Typed, absent, environment, start

from integra.cli.commands import parser
from integra.cli.shells import SHELLS
from integra.rules import catalogue, parameters
from integra.words import Service

#: Values that nobody can list: dates, numbers, and identifiers of people and installations.
FREE = {"DATE", "DATE..DATE", "N", "STEPS", "ID", "INSTANT", "TEXT", "BASE"}
FILES = {"people.ndjson", "screen.txt"}
SCREENING = {each.name for each in catalogue() if each.name.startswith("SCR-")}
#: A line, what Tab offers after it, and what it must not.
LINES = [
    ("integra scr", {"screen"}, {"screen.txt"}),
    ("integra ", set(COMMANDS), FILES | {"show"}),
    ("integra screen --fo", {"--format"}, FILES),
    ("integra screen --format ", {"table", "ndjson", "csv", "cbor"}, FILES | {"text"}),
    ("integra plan sh", {"show"}, {"screen"}),
    ("integra plan ", {"new", "append", "show", "log", "verify", "diff", "merge"}, FILES | {"screen"}),
    ("integra --lang fr -q plan me", {"merge"}, {"new"}),
    ("integra plan show ", FILES, {"show", "has-2014"}),
    ("integra rules SCR-", SCREENING, {"GEN-1"}),
    ("integra rules SCR-3 ", set(), SCREENING | FILES),
    ("integra protocol show ", {"has-2014", "dac-2022"} | FILES, {"check"}),
    ("integra protocol check peo", {"people.ndjson"}, {"has-2014"}),
    ("integra protocol check has-2014 --base h", {"has-2014"}, {"dac-2022"}),
    ("integra protocol diff has-2014 d", {"dac-2022"}, set()),
    ("integra screen peo", {"people.ndjson"}, {"screen.txt"}),
    ("integra screen people.ndjson ", FILES, {"screen"}),
    ("integra screen --at ", set(), FILES),
    ("integra screen -o ", FILES, {"table"}),
    ("integra screen --set p", {"pps_threshold="}, FILES),
    ("integra screen --set ", {f"{each.name}=" for each in parameters()}, FILES),
    ("integra orient --why ", {each.word for each in Service}, FILES),
    ("integra demo --lang ", {"both", "en", "fr"}, FILES),
    ("integra completion ", {"bash", "zsh", "fish"}, FILES),
    ("integra cohort --co", {"--count"}, FILES),
]


def words_of(shown: str) -> set[str]:
    """The words on a terminal, without what is said of them: fish puts it behind a tab, zsh behind two hyphens."""
    return set(re.sub(r"\t.*| +-- .*", "", shown).split())


def started(name: str, language: str, base: Path) -> Typed | Fish:
    """A shell with the script, in a folder with two files."""
    if absent(name):
        pytest.skip(f"{name} is not installed")
    script, folder = base / "script", base / "folder"
    script.write_text(SHELLS[name](whole(language)), encoding="utf-8")
    folder.mkdir()
    for file in FILES:
        (folder / file).touch()
    return start(name, script, folder)


@pytest.fixture(scope="module", params=tuple(SHELLS))
def shell(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Typed | Fish]:
    """Each shell, with the script in English."""
    one = started(request.param, "en", tmp_path_factory.mktemp("shell"))
    yield one
    one.end()


@pytest.mark.parametrize("line, offered, never", LINES, ids=[line for line, _, _ in LINES])
def test_a_real_shell_offers_what_fits(shell: Typed | Fish, line: str, offered: set[str], never: set[str]) -> None:
    words = words_of(shell.offered(line))
    assert {each for each in offered if not {each, f"{each}="} & words} == set()
    assert never & words - set(line.split()) == set()


@pytest.mark.parametrize("line, offered, never", [
    ("integra screen --format=c", {"csv", "cbor"}, {"table"}),
    ("integra screen --set pps_threshold=1 --fi", {"--findings"}, set()),
    ("integra screen --set pps_threshold=", set(), FILES)])
def test_an_equals_sign_is_understood(shell: Typed | Fish, line: str, offered: set[str], never: set[str]) -> None:
    words = words_of(shell.offered(line))
    assert {each for each in offered if not {each, f"--format={each}"} & words} == set()
    assert never & words == set()


def test_a_parameter_goes_on_behind_its_equals_sign(shell: Typed | Fish) -> None:
    """No space follows; fish leaves it out by itself, and tells words alone."""
    shown = shell.offered("integra screen --set pps")
    assert "pps_threshold=" in shown and "pps_threshold= " not in shown


@pytest.mark.parametrize("name", SHELLS)
def test_every_command_option_and_word_is_in_each_script(name: str) -> None:
    script = SHELLS[name](whole())
    for command in whole().all():
        for taken in (*command.arguments, *command.options):
            names = [each.lstrip("-") if name == "fish" else each for each in taken.names]
            assert all(each in script for each in (command.name, *names, *(word for word, _ in taken.words)))


def test_what_is_taken_is_offered_or_free() -> None:
    """Whoever adds an argument says what it offers. No word has a sign that a shell reads; an option is one everywhere."""
    valued: dict[str, bool] = {}
    for command in whole().all():
        assert command.path and (command.summary or command.path == "integra")
        for taken in (*command.arguments, *command.options):
            assert not taken.value or taken.words or taken.files or taken.value in FREE, (command.path, taken)
            assert all(re.fullmatch(r"[\w.-]+=?", word) for word, _ in taken.words)
            assert {valued.setdefault(name, bool(taken.value)) for name in taken.names} <= {bool(taken.value)}
            assert taken.brief and "\n" not in taken.brief


def test_words_offered_are_the_choices() -> None:
    """An option that says what its choices are says it of all of them."""
    made = parser()
    seen = 0
    for command in [made, *made._subparsers._group_actions[0].choices.values()]:  # type: ignore[union-attr]
        for action, offers in command.offers.items():
            words = [word for word, _ in offers.words()]
            if action.choices and words:
                assert words == list(action.choices)
                seen += 1
    assert seen == 5


@pytest.mark.parametrize("name", SHELLS)
def test_a_real_shell_takes_what_french_says(tmp_path: Path, name: str) -> None:
    """Apostrophes, accents and signs with spaces before them."""
    shell = started(name, "fr", tmp_path)
    shown = shell.offered("integra p")
    assert {"plan", "protocol"} <= words_of(shown)
    assert ("protocoles d'orientation : montrer, prouver" in shown) is (name != "bash")
    assert "--imposed" in shell.offered("integra protocol diff --im")
    shell.end()


@pytest.mark.parametrize("name", ["zsh", "fish"])
def test_words_say_what_they_are_in_the_language_asked_for(call: Run, run: Run, name: str) -> None:
    french, english = "inventer des personnes pour un repérage", "make up people to screen"
    done, asked = call("completion", name), call("--lang", "fr", "completion", name)
    assert (done.status, asked.status, done.errors) == (0, 0, "")
    assert english in done.text and french not in done.text
    assert french in asked.text and english not in asked.text
    assert run("completion", name, INTEGRA_LANG="fr").out == asked.out


@pytest.mark.skipif(absent("zsh"), reason="zsh is not installed")
def test_zsh_takes_the_script_by_name_and_by_evaluation(tmp_path: Path) -> None:
    (tmp_path / "_integra").write_text(SHELLS["zsh"](whole()), encoding="utf-8")
    for code in ("fpath=($PWD $fpath); autoload -Uz compinit; compinit -D -u; _integra 2>/dev/null", ". ./_integra"):
        done = subprocess.run(["zsh", "-f", "-c", f"{code}; print $_comps[integra] $+functions[_integra_plan_show]"],
                              capture_output=True, text=True, cwd=tmp_path, env=environment(tmp_path), check=True, timeout=60)
        assert (done.stdout, done.stderr) == ("_integra 1\n", "")


def test_another_shell_is_refused(call: Run) -> None:
    done = call("completion", "fsh")
    assert (done.status, done.out) == (2, b"")
    assert done.errors.startswith("integra: SHELL: expected one of bash, zsh, fish; the nearest name is 'fish'\n")
