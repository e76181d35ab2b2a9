"""A scratch copy of the repository whose tables have grown: one word more at the end of each group that may grow, one
parameter more and one pack more; its package is built and installed beside it.

Spec: spec/00-conventions.md, "Tables" (GEN-9).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import csv
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
#: Added at the end of each group.
WORD = "made_up"
PACK, PARAMETER, VALUE = "made-up-2031", "made_up_months", 7
#: A whole folder that neither the package nor tests are made from.
LEFT_OUT = "bench"
Row = dict[str, str]


def read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))


def write(path: Path, rows: list[Row]) -> None:
    lines = ["\t".join(rows[0]), *("\t".join(row.values()) for row in rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def copy(target: Path) -> None:
    """What git tracks, or would: a file not yet committed counts."""
    listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, check=True, capture_output=True,
                            text=True).stdout.splitlines()
    for name in listed:
        if not name.startswith(LEFT_OUT) and (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, target / name)


def growing(rows: list[Row]) -> list[str]:
    return [row["name"] for row in rows if row["group"] == "group" and row["grows"] == "yes"]


def grow_words(spec: Path) -> None:
    """One word more of each group that may grow; of the groups themselves, a group of one word."""
    rows = read(spec / "words.tsv")
    for group in growing(rows):
        last = max((row for row in rows if row["group"] == group), key=lambda row: int(row["code"]))
        name = PACK if group == "pack" else WORD
        rows.append(last | {"code": str(int(last["code"]) + 1), "name": name, "label_en": "made up",
                            "label_fr": "inventé", "grows": "no" if group == "group" else "-", "bit": "-", "marks": "-"})
    rows.append(rows[-1] | {"header": "base", "group": WORD, "code": "0", "name": "only", "grows": "-"})
    write(spec / "words.tsv", rows)


def later_edition(spec: Path) -> str:
    """The edition after that of the newest pack, the one added here not counted."""
    return str(max(int(row["edition"]) for row in read(spec / "packs.tsv") if row["name"] != PACK) + 1)


def grow_packs(spec: Path) -> None:
    """A parameter of a later edition, and a pack of that edition, which has it."""
    parameters = read(spec / "parameters.tsv")
    places = list(parameters[0])
    places.insert(places.index("minimum"), PACK)
    packs, edition = read(spec / "packs.tsv"), later_edition(spec)
    later = parameters[0] | {"name": PARAMETER, "rule": "ORI-13", "domain": "demand", "since": edition, "minimum": "1",
                             "maximum": "99", "mark": "parameter"} | dict.fromkeys((each["name"] for each in packs), "3")
    grown = [row | {PACK: row[packs[-1]["name"]]} for row in parameters] + [later | {PACK: "5"}]
    write(spec / "parameters.tsv", [{place: row[place] for place in places} for row in grown])
    write(spec / "packs.tsv", [*packs, packs[-1] | {"name": PACK, "edition": edition, "effective": "2031-01-01"}])


def grow_services(spec: Path) -> None:
    """The row of the service that was added; nothing calls it."""
    rows = read(spec / "services.tsv")
    alike = next(row for row in rows if row["service"] == "project_support")
    write(spec / "services.tsv", [*rows, alike | {"service": WORD}])


def run(*command: str, cwd: Path) -> None:
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True)
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout[-4000:]}{done.stderr[-4000:]}"


def make(target: Path) -> Path:
    """Makes the copy, grown, and gives the folder that its package is installed in."""
    copy(target)
    for grow in (grow_words, grow_packs, grow_services):
        grow(target / "spec")
    run(sys.executable, "script/generate", cwd=target)
    os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check")
    run(*pip, "install", "--no-input", "--no-deps", "--no-index", "--no-build-isolation", "--target", "site",
        "--config-settings=cmake.build-type=Debug", ".", cwd=target)
    return target / "site"
