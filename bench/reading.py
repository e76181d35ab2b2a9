#!/usr/bin/env python3
"""How long people take to be read and screened, in each form, against taking the bare form apart with Python's library.

    python bench/reading.py [--people 2000] [--rounds 5]

The same made-up people as NDJSON, CBOR and CSV of ours; as FHIR, made-up bundles of conditions, orders and stays. Rounds are
interleaved; beside the medians stands the ratio, ours by the bare form, each round by itself. Spec: spec/03-command.md.
SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import argparse
import csv
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import integra
from integra import records, sequences
from integra.cohort import cohort
from integra.words import Question

CIM, ATC = "http://hl7.org/fhir/sid/icd-10", "http://www.whocc.no/atc"
ACT = "http://terminology.hl7.org/CodeSystem/v3-ActCode"
CONDITIONS = ("E11.9", "I10", "J44.9", "M16.1", "F32.9", "J06.9", "Z60.2", "N18.3")
ORDERS = ("A10BA02", "C09AA03", "C10AA05", "N02BE01", "B01AC06", "A02BC01")


def concept(system: str, code: str) -> dict[str, object]:
    """A concept of one code."""
    return {"coding": [{"system": system, "code": code}]}


def bundle(number: int) -> dict[str, object]:
    """A made-up person with eight conditions, six orders and four encounters."""
    subject = {"subject": {"reference": f"Patient/p{number}"}}
    held: list[dict[str, object]] = [{"resourceType": "Patient", "id": f"p{number}"}]
    held += [{"resourceType": "Condition", **subject, "code": concept(CIM, code), "onsetDateTime": f"20{10 + (number + at) % 15}-03"}
             for at, code in enumerate(CONDITIONS)]
    held += [{"resourceType": "MedicationRequest", **subject, "status": "active", "intent": "order",
              "medicationCodeableConcept": concept(ATC, code), "authoredOn": f"2025-0{1 + (number + at) % 5}-10"}
             for at, code in enumerate(ORDERS)]
    held += [{"resourceType": "Encounter", **subject, "status": "finished", "class": {"system": ACT, "code": code},
              "period": {"start": f"2025-0{1 + number % 5}-1{at}T10:00:00+01:00", "end": f"2025-0{1 + number % 5}-1{at}T12:00:00+01:00"}}
             for at, code in enumerate(("AMB", "IMP", "EMER", "AMB"))]
    return {"resourceType": "Bundle", "type": "collection", "entry": [{"resource": each} for each in held]}


def taken(path: Path) -> int:
    """Reads and screens everybody of a file, and says how many."""
    people = [each for each in records.open_inputs([str(path)]).people() if isinstance(each, records.Person)]
    for each in people:
        integra.screen(each.record)
    return len(people)


def lines(path: Path) -> int:
    """Takes apart JSON, an object a line."""
    with path.open("rb") as stream:
        return sum(1 for line in stream if json.loads(line))


def items(path: Path) -> int:
    """Takes apart a CBOR sequence into its messages."""
    with path.open("rb") as stream:
        return sum(1 for _ in sequences.read(stream))


def rows(path: Path) -> int:
    """Takes apart CSV into dictionaries."""
    with path.open(encoding="utf-8", newline="") as stream:
        return sum(1 for _ in csv.DictReader(stream))


def written(folder: Path, count: int) -> dict[Path, Callable[[Path], int]]:
    """The same people in every form of ours, and as many in FHIR, with what takes each form apart."""
    people = list(cohort(0, count))
    ndjson, cbor, table, fhir = (folder / name for name in ("people.ndjson", "people.cbor", "people.csv", "bundles.ndjson"))
    ndjson.write_text("".join(json.dumps(each) + "\n" for each in people))
    subprocess.run([sys.executable, "-m", "integra", "encode", str(ndjson), "-o", str(cbor)], check=True)
    questions = [each.word for each in Question]
    with table.open("w", encoding="utf-8", newline="") as stream:
        out = csv.writer(stream)
        out.writerow(["ref", "date", *questions])
        out.writerows([each["ref"], each["date"], *(each.get("answers", {}).get(name, "") for name in questions)] for each in people)
    fhir.write_text("".join(json.dumps(bundle(number)) + "\n" for number in range(count)))
    return {ndjson: lines, cbor: items, table: rows, fhir: lines}


def seconds(run: Callable[[Path], int], path: Path, count: int) -> float:
    """Processor time of one reading, which must be of everybody."""
    start = time.process_time()
    if run(path) != count:
        raise SystemExit(f"{path.name}: not everybody was read")
    return time.process_time() - start


def main() -> int:
    """Makes the files, reads them in turns, prints a row each."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--people", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=5)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        files = written(Path(folder), wanted.people)
        rounds = [{path: (seconds(taken, path, wanted.people), seconds(bare, path, wanted.people)) for path, bare in files.items()}
                  for _ in range(wanted.rounds)]
        print(f"{'form':<16}{'MB':>7}{'ours, s':>10}{'bare, s':>10}{'ratio':>8}   of rounds")
        for path in files:
            ours, bare = (statistics.median(each[path][which] for each in rounds) for which in (0, 1))
            ratios = sorted(each[path][0] / each[path][1] for each in rounds)
            print(f"{path.name:<16}{path.stat().st_size / 1e6:>7.1f}{ours:>10.3f}{bare:>10.3f}{statistics.median(ratios):>8.1f}"
                  f"   {ratios[0]:.1f} to {ratios[-1]:.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
