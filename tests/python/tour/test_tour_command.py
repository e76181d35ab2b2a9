"""``integra demo`` as a user runs it: what it prints, which file it writes, and which it leaves alone.

Spec: spec/90-report.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from integra.cohort import cohort
from integra.tour.template import BEGINNING
from tour_tree import tables, tree

NAME = "integra-demo.html"


def demo(folder: Path, *arguments: str, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Runs the command in a folder."""
    return subprocess.run(
        [sys.executable, "-m", "integra", "demo", *arguments], input=stdin, capture_output=True, cwd=folder,
        check=False, env=os.environ | {"PYTHONIOENCODING": "utf-8"} | environment)


def people(count: int, seed: int = 5) -> bytes:
    """Records of another cohort, as NDJSON, each with a key of the caller's."""
    return b"".join(json.dumps(record | {"ref": f"key-{number}"}).encode() + b"\n"
                    for number, record in enumerate(cohort(seed, count)))


@pytest.mark.parametrize(("language", "named"), [("both", "report: "), ("en", "report: "), ("fr", "rapport : ")])
def test_the_last_line_names_the_report_and_no_line_is_wider_than_80(tmp_path: Path, language: str, named: str) -> None:
    done = demo(tmp_path, "--lang", language)
    lines = done.stdout.decode().splitlines()
    assert (done.returncode, done.stderr, lines[-1]) == (0, b"", named + NAME)
    assert all(len(line) <= 80 and line.isprintable() for line in lines)
    assert [each.name for each in tmp_path.iterdir()] == [NAME]
    assert (tmp_path / NAME).read_bytes().startswith(BEGINNING.encode())


@pytest.mark.parametrize(("arguments", "environment", "opens"), [
    ((), {}, "en"), (("--lang", "fr"), {}, "fr"), (("--lang", "en"), {"INTEGRA_LANG": "fr"}, "en"),
    ((), {"INTEGRA_LANG": "fr"}, "fr"), (("--lang", "both"), {"LANG": "fr_FR.UTF-8"}, "fr")])
def test_the_report_opens_in_the_language_of_the_command_and_has_both(
        tmp_path: Path, arguments: tuple[str, ...], environment: dict[str, str], opens: str) -> None:
    spoken = dict.fromkeys(("INTEGRA_LANG", "LC_ALL", "LC_MESSAGES", "LANG"), "") | environment
    assert demo(tmp_path, "--count", "3", *arguments, **spoken).returncode == 0
    page = tree((tmp_path / NAME).read_bytes())
    assert next(page.all("html")).attributes["lang"] == opens
    assert [node.attributes["id"] for node in page.all("input") if "checked" in node.attributes] == [f"show-{opens}"]
    assert {node.attributes["id"] for node in page.all("input")} == {"show-en", "show-fr"}


def test_nothing_written_names_a_place_of_the_machine(tmp_path: Path) -> None:
    (tmp_path / "private.ndjson").write_bytes(people(3))
    done = demo(tmp_path, str(tmp_path / "private.ndjson"))
    written = (tmp_path / NAME).read_bytes() + done.stdout
    for text in (str(tmp_path), str(Path.home()), os.path.dirname(sys.executable), "private", "key-"):
        assert text.encode() not in written
    for record in cohort(5, 3):
        assert record["id"].encode() not in written


def test_a_report_is_replaced_and_another_file_is_not(tmp_path: Path) -> None:
    assert demo(tmp_path, "--count", "3").returncode == 0
    first = (tmp_path / NAME).read_bytes()
    assert demo(tmp_path, "--count", "4").returncode == 0
    assert (tmp_path / NAME).read_bytes() != first
    (tmp_path / NAME).write_text("my notes")
    done = demo(tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"-o" in done.stderr and len(done.stderr.splitlines()) == 1
    assert (tmp_path / NAME).read_text() == "my notes"
    french = demo(tmp_path, "--lang", "fr").stderr.decode()
    assert "donner un autre nom avec -o" in french


def test_a_name_given_is_used_and_a_link_to_nowhere_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / NAME).symlink_to(tmp_path / "nowhere")
    assert demo(tmp_path).returncode == 2
    assert not (tmp_path / "nowhere").exists()
    done = demo(tmp_path, "-o", "visit.html", "--count", "5")
    assert done.stdout.decode().splitlines()[-1] == "report: visit.html"
    assert (tmp_path / "visit.html").read_bytes().startswith(BEGINNING.encode())


def test_the_report_on_a_pipe_comes_alone(tmp_path: Path) -> None:
    done = demo(tmp_path, "-o", "-", "--count", "40")
    assert done.stdout.startswith(BEGINNING.encode()) and done.stdout.endswith(b"</html>\n")
    assert done.stderr.decode().startswith("Made-up people: 40")
    assert demo(tmp_path, "-q", "-o", "-", "--count", "40").stderr == b""
    assert not list(tmp_path.iterdir())


def test_a_terminal_without_accents_still_gets_every_line(tmp_path: Path) -> None:
    done = demo(tmp_path, "--lang", "fr", PYTHONIOENCODING="ascii")
    text = done.stdout.decode("ascii")
    assert done.returncode == 0 and "refusee par la personne" in text and "Seuil de l'assistance" in text


def test_records_given_are_counted_on_a_page_of_their_own(tmp_path: Path) -> None:
    done = demo(tmp_path, "--lang", "en", "-", stdin=people(60) + b'{"id": 5}\n')
    assert done.returncode == 1
    assert b"stdin:61" in done.stderr
    page = tree((tmp_path / NAME).read_bytes()).by_id("given")
    own = demo(tmp_path, "--lang", "en", "--seed", "5", "--count", "60", "-o", "own.html")
    assert own.returncode == 0
    same = tree((tmp_path / "own.html").read_bytes())
    charts = {caption: rows for name in ("cohort", "verdicts", "questions")
              for caption, rows in tables(same.by_id(name)).items()}
    assert len(tables(page)) == 4
    assert all(charts[caption] == rows for caption, rows in tables(page).items())
    assert "60 records screened, 1 refused" in page.text()
    assert "Your records: 60 screened, 1 refused" in done.stdout.decode()


def test_an_input_that_cannot_be_read_leaves_no_report(tmp_path: Path) -> None:
    done = demo(tmp_path, "absent.ndjson")
    assert (done.returncode, done.stdout) == (3, b"")
    assert not list(tmp_path.iterdir())
