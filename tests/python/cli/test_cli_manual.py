"""``integra manual``: a page without a warning that has every command, option and variable, as it is installed.

Spec: spec/03-command.md, "Completion and manual".  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
from cli_inputs import Run, whole

import integra.cli
from integra.cli.manual import page, roff
from integra.cli.outline import Command

LANGUAGES = ("en", "fr")
#: What judges a page, and what it says of every page that has no date, which is no fault: nothing here reads a clock.
LINTERS = {"man": ("man", "--warnings", "-l"), "groff": ("groff", "-k", "-ww", "-man", "-Tutf8"),
           "mandoc": ("mandoc", "-T", "lint", "-W", "warning")}
UNDATED = 'WARNING: missing date, using "": TH'
PLACES = {"en": "man1", "fr": "fr/man1"}


def plain(line: str) -> str:
    """A line of the page without fonts and escapes."""
    line = re.sub(r"\\f[BIR]", "", line)
    for escape, sign in (("\\-", "-"), ("\\(aq", "'"), ("\\(dq", '"'), ("\\(ti", "~"), ("\\~", " "), ("\\&", ""), ("...", "…"),
                         ("\\e", "\\")):
        line = line.replace(escape, sign)
    return line


def sections(language: str) -> dict[str, list[str]]:
    """The lines under each heading, whatever its level."""
    found: dict[str, list[str]] = {}
    for line in page(whole(language), language).splitlines():
        if line.startswith((".SH ", ".SS ")):
            held = found.setdefault(plain(line[4:]), [])
        elif found:
            held.append(plain(line))
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_and_option_is_in_the_page(language: str) -> None:
    every, shown = whole(language), sections(language)
    common = shown["OPTIONS"]
    for command in every.all():
        own = common if command is every else shown[command.usage]
        for taken in (*command.arguments, *command.options):
            tags = common if taken in every.options else own
            tag = " ".join(filter(None, (", ".join(taken.names), taken.value)))
            assert tag in tags, f"{command.path}: {tag}"
            assert tags[tags.index(tag) + 1].startswith(taken.told)
        assert command.text.split("\n")[0] in (shown["DESCRIPTION"] if command is every else own)
        examples = shown[{"en": "EXAMPLES", "fr": "EXEMPLES"}[language]] if command is every else own
        assert all(line.strip() in examples for line in command.examples.splitlines())


def test_an_option_that_a_command_has_in_its_own_way_is_with_it() -> None:
    assert "--lang both|en|fr" in sections("en")["integra demo [options] [INPUT…]"]
    assert "--lang en|fr" not in sections("en")["integra screen [options] INPUT…"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("linter", LINTERS)
def test_the_page_has_no_warning(tmp_path: Path, linter: str, language: str) -> None:
    if shutil.which(LINTERS[linter][0]) is None:
        pytest.skip(f"{linter} is not installed")
    (tmp_path / "integra.1").write_text(page(whole(language), language), encoding="utf-8")
    done = subprocess.run([*LINTERS[linter], "integra.1"], capture_output=True, text=True, cwd=tmp_path, check=False,
                          env=os.environ | {"LC_ALL": "C.UTF-8", "MANWIDTH": "80"}, timeout=60)
    told = done.stderr + (done.stdout if linter == "mandoc" else "")
    assert [line for line in told.splitlines() if not line.endswith(UNDATED)] == []
    if linter != "mandoc":
        assert "integra explain people.ndjson --person 'person 012'" in re.sub(r"\x1b\[[0-9;]*m|.\x08", "", done.stdout)


def test_a_fault_in_a_page_is_seen(tmp_path: Path) -> None:
    if shutil.which("mandoc") is None:
        pytest.skip("mandoc is not installed")
    (tmp_path / "integra.1").write_text(page(whole(), "en") + ".XX\n", encoding="utf-8")
    done = subprocess.run([*LINTERS["mandoc"], "integra.1"], capture_output=True, text=True, cwd=tmp_path, check=False)
    assert "unknown macro" in done.stdout + done.stderr


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_variable_and_status_is_told(language: str) -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in Path(integra.cli.__file__).parent.glob("*.py"))
    asked = set(re.findall(r"""environ(?:\.get\(|\[)["'](\w+)""", source)) | set(re.findall(r'"(INTEGRA_[A-Z]+)"', source))
    assert asked == {"INTEGRA_LANG", "INTEGRA_DEBUG", "NO_COLOR", "FORCE_COLOR"}
    shown = sections(language)
    told = shown[{"en": "ENVIRONMENT", "fr": "ENVIRONNEMENT"}[language]]
    assert asked <= set(told) and "LC_ALL, LC_MESSAGES, LANG" in told
    assert {"0", "1", "2", "3", "4", "130, 143"} <= set(shown[{"en": "EXIT STATUS", "fr": "CODE DE RETOUR"}[language]])


def test_the_page_is_in_french_too(call: Run, run: Run) -> None:
    english, french = (call("--lang", language, "manual") for language in LANGUAGES)
    assert (english.status, french.status, english.errors) == (0, 0, "")
    same = set(english.text.splitlines()) & set(french.text.splitlines())
    assert {line for line in same if re.search("[a-z]{3} [a-z]{2,}", line) and "integra " not in line} == set()
    assert run("manual", INTEGRA_LANG="fr").out == french.out == page(whole("fr"), "fr").encode("utf-8")
    assert call("manual").out == english.out


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no manual pages")
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_installed_is_what_the_command_prints(language: str) -> None:
    place = Path(sysconfig.get_path("data"), "share", "man", PLACES[language], "integra.1")
    assert place.read_text(encoding="utf-8") == page(whole(language), language)


@pytest.mark.skipif(sys.platform != "linux" or shutil.which("man") is None, reason="man, of Linux, is not installed")
@pytest.mark.parametrize("language", LANGUAGES)
def test_man_finds_it_beside_the_command(language: str) -> None:
    settings = {"PATH": f"{sysconfig.get_path('scripts')}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8", "LANGUAGE": language}
    done = subprocess.run(["man", "-w", "integra"], capture_output=True, text=True, check=True, env=settings, timeout=60)
    assert Path(done.stdout.strip()) == Path(sysconfig.get_path("data"), "share", "man", PLACES[language], "integra.1")


@pytest.mark.parametrize("text, written", [
    ("-o 'a b' \\", "\\-o \\(aqa b\\(aq \\e"), (".part", "\\&.part"), ("oui ; « non » : ?", "oui\\~; «\\~non\\~»\\~:\\~?"),
    ("INPUT…", "INPUT..."), ("a ^ ~ ` \"", "a \\(ha \\(ti \\(ga \\(dq")])
def test_a_text_is_printed_as_it_stands(text: str, written: str) -> None:
    assert roff(text) == written


def test_an_outline_of_another_command_has_its_own_page() -> None:
    made = page(Command("other", "", "other [options]", "Does it.", "  other", (), (), ()), "en")
    assert made.splitlines()[1].startswith(".TH OTHER 1 ") and "other \\- does it\n" in made
