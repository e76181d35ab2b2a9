"""Every command reads a pipe by its name as it reads a file, and opens nothing a second time.

Spec: spec/03-command.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import gzip
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from cli_inputs import PERSON, Ran, Run, TWO, bundle, ndjson, synthea
from cli_pipes import pipe, piped
from test_cli_plan import OPENING, data, event

from integra import Protocol
from integra.cohort import cohort
from integra.protocol.template import to_toml

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes in folders")
#: More people than a head holds, and than a pipe holds at once.
MANY = b"".join(json.dumps(each).encode() + b"\n" for each in cohort(7, 250))
DEMAND: dict[str, Any] = {"requester": "carer", "motives": ["carer_respite"], "date": "2025-06-01",
                          "situation": {"sharing_consent": "yes"}}
DIRECTORY = ("id,structure,services,level\n" + f"{'aa' * 16},{'bb' * 16},home_help,territory\n").encode()
FINESS = (b'<fluxfiness xmlns="http://finess.sante.gouv.fr"><structureet><nofinesset>370000000</nofinesset>'
          b"<categetab>355</categetab><departement>37</departement><commune>261</commune></structureet></fluxfiness>")

#: What is read as IN in each command, by the name under which it is made below.
COMMANDS: tuple[tuple[str, str], ...] = (
    ("screen --format csv IN", "many.ndjson"), ("screen --format csv IN", "packed.gz"), ("screen IN people.ndjson", "fhir.json"),
    ("screen --format ndjson people.ndjson IN", "many.ndjson"), ("receipt IN -o OUT", "people.ndjson"),
    ("screen --input-format ndjson --format csv IN", "many.ndjson"), ("screen --format csv IN", "people.cbor"),
    ("explain IN", "people.ndjson"), ("explain IN", "demands.ndjson"), ("explain people.ndjson IN --person nobody", "many.ndjson"),
    ("demo --count 5 -o OUT IN", "people.ndjson"),
    ("orient IN", "demands.ndjson"), ("orient demands.ndjson --directory IN", "directory.csv"),
    ("orient demands.ndjson --directory IN", "finess.xml"), ("orient demands.ndjson --protocol IN", "mine.toml"),
    ("protocol show IN", "mine.toml"), ("protocol check IN", "mine.toml"), ("protocol check --base IN mine.toml", "mine.toml"),
    ("protocol diff IN has-2014", "mine.toml"), ("protocol diff has-2014 IN", "mine.toml"),
    ("protocol encode IN -o OUT", "mine.toml"), ("territory check IN", "pays.toml"), ("territory show IN", "pays.toml"),
    ("territory encode IN -o OUT", "pays.toml"),
    ("plan new OUT IN", "opening.json"), ("plan append plan.cbor IN --format ndjson", "need.json"), ("plan show IN", "plan.cbor"),
    ("plan log IN", "plan.cbor"), ("plan verify IN", "plan.cbor"), ("plan verify plan.cbor --summary IN", "plan.cbor"),
    ("plan merge plan.cbor IN", "other.cbor"), ("plan diff IN other.cbor", "plan.cbor"),
    ("plan diff plan.cbor IN", "other.cbor"),
    ("inspect IN", "people.cbor"), ("inspect IN", "plan.cbor"), ("replay IN", "receipts.cbor"),
    ("encode IN -o OUT", "many.ndjson"), ("columns IN", "table.csv"), ("screen --format csv IN", "table.csv"),
    ("screen --format csv --columns IN table.csv", "map.toml"), ("screen --format csv --codes IN fhir.json", "codes.tsv"))


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Something to be read by every command, by names."""
    folder = tmp_path_factory.mktemp("files")
    made = {"many.ndjson": MANY, "people.ndjson": ndjson(TWO), "packed.gz": gzip.compress(MANY),
            "fhir.json": bundle(PERSON, "2024-05-09"), "demands.ndjson": ndjson(DEMAND), "directory.csv": DIRECTORY,
            "finess.xml": FINESS, "mine.toml": to_toml(Protocol.builtin()).encode(), "opening.json": data(OPENING), "pays.toml": b'territory = "Pays"\n[[body]]\nid = "table"\ntier = "meso"\n',
            "table.csv": b"ref;date;mobility\n" + b"patient;31/12/2024;oui\n" * 4000, "map.toml": b"[columns]\nmobility = 'mobility'\n",
            "codes.tsv": b"system\tcode\tatc\nours\t1\tC09AA03\n", "need.json": data(event("need", code="social")), "other.json": data(event("need", code="health"))}
    for name, held in made.items():
        (folder / name).write_bytes(held)
    for arguments in ("encode many.ndjson -o people.cbor", "receipt many.ndjson -o receipts.cbor", "plan new plan.cbor opening.json",
                      "plan new other.cbor opening.json", "plan append other.cbor other.json"):
        assert piped(folder, *arguments.split()).status == 0
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("arguments, name", COMMANDS, ids=[f"{arguments} ({name})" for arguments, name in COMMANDS])
def test_a_pipe_is_read_as_a_file_is(arguments: str, name: str, files: dict[str, bytes], call: Run, tmp_path: Path,
                                     monkeypatch: pytest.MonkeyPatch) -> None:
    done = []
    for kind in ("file", "pipe"):
        folder = tmp_path / kind
        folder.mkdir()
        for each, held in files.items():
            (folder / each).write_bytes(held)
        if kind == "pipe":
            pipe(folder / "IN", files[name])
            ran = piped(folder, *arguments.split())
        else:
            (folder / "IN").write_bytes(files[name])
            monkeypatch.chdir(folder)
            ran = call(*arguments.split())
        out = (folder / "OUT").read_bytes() if (folder / "OUT").exists() else b""
        done.append((ran.status, ran.out, ran.errors, out, (folder / "plan.cbor").read_bytes()))
    assert done[0] == done[1]
    assert done[0][0] == 0 or "nobody" in arguments or "diff" in arguments


@pytest.mark.parametrize("arguments", ["screen - /dev/stdin", "screen - -", "screen IN IN", "orient - --directory -",
                                       "orient demands.ndjson --directory IN --protocol IN", "explain /dev/stdin -",
                                       "plan merge plan.cbor - -", "inspect - /dev/fd/0"])
def test_no_pipe_is_read_twice(arguments: str, files: dict[str, bytes], tmp_path: Path) -> None:
    for each, held in files.items():
        (tmp_path / each).write_bytes(held)
    pipe(tmp_path / "IN", MANY)
    done = piped(tmp_path, *arguments.split(), stdin=MANY)
    assert (done.status, done.out) == (2, b"") and "can be read once only" in done.errors


@pytest.mark.parametrize("arguments", ["plan append IN need.json", "plan merge IN other.cbor", "plan append - need.json"])
def test_a_plan_in_a_pipe_cannot_be_continued_and_that_is_said(arguments: str, files: dict[str, bytes], tmp_path: Path) -> None:
    for each, held in files.items():
        (tmp_path / each).write_bytes(held)
    pipe(tmp_path / "IN", files["plan.cbor"])
    done = piped(tmp_path, *arguments.split(), stdin=files["plan.cbor"])
    assert (done.status, done.out) == (2, b"") and "cannot be replaced" in done.errors


def test_fhir_and_synthea_stand_between_pipes(tmp_path: Path) -> None:
    pipe(tmp_path / "first", bundle("p1", "2024-05-09"))
    pipe(tmp_path / "second", gzip.compress(bundle("p2", "2024-05-10")))
    pipe(tmp_path / "third", ndjson(TWO))
    synthea(tmp_path / "csv", "p3", "2024-05-11")
    done = piped(tmp_path, "screen", "--format", "csv", "first", "csv", "third", "second", "-", stdin=bundle("p4", "2024-05-12"))
    assert done.status == 0 and [line.split(",")[1:3] for line in done.text.splitlines()[1:]] == [
        ["p1", "2024-05-12"], ["p2", "2024-05-12"], ["p4", "2024-05-12"], ["p3", "2024-05-12"], ["patient 12", "2025-06-01"]]


@pytest.fixture
def closed(tmp_path: Path) -> Iterator[Run]:
    """The command without a stdin."""
    def run(*arguments: str) -> Ran:
        done = subprocess.run(["sh", "-c", f'"{sys.executable}" -m integra {" ".join(arguments)} <&-'], capture_output=True,
                              cwd=tmp_path, check=False, timeout=60)
        return Ran(done.returncode, done.stdout, done.stdout.decode(), done.stderr.decode())
    yield run


@pytest.mark.parametrize("arguments", ["screen -", "explain -", "orient -", "inspect -", "encode", "plan show -", "protocol show -"])
def test_a_closed_stdin_is_said(closed: Run, arguments: str) -> None:
    done = closed(*arguments.split())
    assert (done.status, done.errors) == (3, "integra: stdin is closed: name a file\n")
