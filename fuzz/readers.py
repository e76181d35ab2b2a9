"""Reads whatever atheris makes up with the readers of the package: each refuses with a text, or reads; nothing else is raised.

    readers.py seeds FOLDER         writes what each reader starts from into a folder of its name
    readers.py list                 the names of the readers
    readers.py READER [OPTION...]   looks for what it does not refuse; options and folders are those of libFuzzer

Spec: spec/03-command.md.  Layer: fuzz.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import datetime
import gzip
import io
import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from importlib import resources
from pathlib import Path

if __name__ == "__main__" and sys.argv[1:2] not in (["seeds"], ["list"]):
    import atheris

    with atheris.instrument_imports(include=["integra"]):
        import integra.cli.commands
        import integra.records

import integra
from integra.adapters import fhir, finess, synthea
from integra.cli import demands
from integra.cli.console import Stop
from integra.cohort import cohort
from integra.columns import mapping
from integra.columns.propose import propose
from integra.directory import csv_form
from integra.errors import IntegraError, TextError
from integra.opening import of_stream
from integra.protocol import toml_form
from integra.records import open_inputs

DAY = datetime.date(2025, 6, 1)
#: What parts the tables of a folder of Synthea in one text, and their names in order.
CUT, TABLES = b"\n--\n", ("patients.csv", "conditions.csv", "medications.csv", "encounters.csv", "devices.csv")


def exhaust(found: Iterator[object]) -> None:
    """Reads to the end."""
    for _ in found:
        pass


def records(data: bytes) -> None:
    """Told by content, as commands do."""
    exhaust(open_inputs(["-"], stdin=io.BytesIO(data)).people(DAY, evidence=True))


def rows(data: bytes) -> None:
    """A table of people, whatever it begins with."""
    exhaust(open_inputs(["-"], "csv", stdin=io.BytesIO(data)).people(DAY))


def resources_of_fhir(data: bytes) -> None:
    """Bundles and resources."""
    exhaust(fhir.open_stream(io.BytesIO(data), "x").records(DAY, evidence=True))


def folder_of_synthea(data: bytes) -> None:
    """A folder, its tables out of one text."""
    with tempfile.TemporaryDirectory(dir="/dev/shm" if os.path.isdir("/dev/shm") else None) as name:
        for table, text in zip(TABLES, data.split(CUT), strict=False):
            Path(name, table).write_bytes(text)
        exhaust(synthea.open(Path(name)).records(DAY, evidence=True))


def asked(data: bytes) -> None:
    """Demands."""
    exhaust(demands.read([of_stream(io.BytesIO(data), "x")]))


def excerpt(data: bytes) -> None:
    """An excerpt of FINESS."""
    finess.read(io.BytesIO(data), "x")


def columns(data: bytes) -> None:
    """A mapping of columns."""
    mapping.read(data)


def proposed(data: bytes) -> None:
    """What a table's columns may be called."""
    propose(io.BytesIO(data), "x", "fr")


PEOPLE = [json.dumps(each).encode() for each in cohort(1, 3)]
PATIENT = {"resourceType": "Patient", "id": "p", "birthDate": "1940-01-01"}
ABOUT = {"reference": "Patient/p"}
BUNDLE = {"resourceType": "Bundle", "type": "collection", "entry": [{"fullUrl": "urn:uuid:p", "resource": each} for each in (
    PATIENT,
    {"resourceType": "Condition", "id": "c", "subject": ABOUT, "onsetDateTime": "2020-01-01", "code": {"coding": [
        {"system": "http://hl7.org/fhir/sid/icd-10", "code": "E11"}]}},
    {"resourceType": "MedicationRequest", "status": "active", "intent": "order", "subject": ABOUT, "authoredOn": "2025-01-01",
     "medicationCodeableConcept": {"coding": [{"system": "http://www.whocc.no/atc", "code": "C09AA03"}]}},
    {"resourceType": "Encounter", "id": "e", "status": "finished", "subject": ABOUT, "class": {"code": "IMP"},
     "partOf": {"reference": "Encounter/e"}, "period": {"start": "2025-01-01T10:00:00Z", "end": "2025-01-02"}},
    {"resourceType": "List", "status": "current", "mode": "working", "date": "2025-01-01", "subject": ABOUT,
     "code": {"coding": [{"system": "http://loinc.org", "code": "11450-4"}]}, "entry": [{"item": {"reference": "Condition/c"}}]})]}
SYNTHEA = CUT.join((
    b"Id,BIRTHDATE\np,1940-01-01\n", b"START,STOP,PATIENT,ENCOUNTER,CODE,DESCRIPTION\n2020-01-01,,p,e,44054006,x\n",
    b"START,STOP,PATIENT,CODE\n2020-01-01,2020-02-01,p,314076\n",
    b"START,PATIENT,ENCOUNTERCLASS,CODE\n2020-01-01T00:00:00Z,p,inpatient,185347001\n", b"START,STOP,PATIENT,CODE\n"))
OFFERS = resources.files("integra.tour").joinpath("directory.csv").read_bytes()
FINESS = (b'<fluxfiness xmlns="x"><structureet><nofinesset>370000000</nofinesset><categetab>355</categetab>'
          b"<departement>37</departement><commune>261</commune><dateouv>2000-01-01</dateouv></structureet></fluxfiness>")
DEMAND = b'{"requester": "carer", "motives": ["carer_respite"], "date": "2025-06-01", "situation": {"sharing_consent": "yes"}}\n'
TABLE = b"ref;date;mobility;medicines;admissions\np;31/12/2024;oui;3,0;02/01/2025/oui\n"
TOML = b'name = "ours"\n[[row]]\nid = "a"\nmotives = ["information"]\nrule = "ORI-5"\ncall = [{ service = "information" }]\n'

#: Every reader, with what it starts from.
READERS: dict[str, tuple[Callable[[bytes], object], tuple[bytes, ...]]] = {
    "records": (records, (b"\n".join(PEOPLE), b"[" + b",".join(PEOPLE) + b"]", json.dumps(json.loads(PEOPLE[0]), indent=1).encode(),
                          gzip.compress(PEOPLE[0]), integra.encode(integra.Record(facts=integra.Facts(medicines=3))) * 2, TABLE,
                          json.dumps(BUNDLE).encode())),
    "rows": (rows, (TABLE, b"sep=,\nRef,Mobility\np,x\n", "ref\tmobility\nq\t?\n".encode("utf-16"))),
    "fhir": (resources_of_fhir, (json.dumps(BUNDLE).encode(), json.dumps(BUNDLE, indent=1).encode(),
                                 b"\n".join(json.dumps(each["resource"]).encode() for each in BUNDLE["entry"]))),  # type: ignore[index]
    "synthea": (folder_of_synthea, (SYNTHEA,)),
    "demands": (asked, (DEMAND * 2, b"[" + DEMAND + b"]")),
    "directory": (csv_form.load, (OFFERS[:2000],)),
    "finess": (excerpt, (FINESS,)),
    "protocol": (toml_form.read, (TOML,)),
    "columns": (columns, (b"[columns]\nmobility = 'mob'\n",)),
    "propose": (proposed, (TABLE,)),
}


def tried(reader: Callable[[bytes], object]) -> Callable[[bytes], None]:
    """A reader that may refuse, with a text in both languages."""
    def one(data: bytes) -> None:
        try:
            reader(data)
        except Stop as stop:
            assert all(stop.text)
        except (TextError, IntegraError) as refusal:
            assert all(refusal.sentence(language).strip() for language in ("en", "fr"))

    return one


def main() -> int:
    """Writes seeds, lists, or fuzzes."""
    if sys.argv[1:] == ["list"]:
        print("\n".join(READERS))
    elif sys.argv[1:2] == ["seeds"]:
        for name, (_, seeds) in READERS.items():
            folder = Path(sys.argv[2], name)
            folder.mkdir(parents=True, exist_ok=True)
            for number, seed in enumerate(seeds):
                (folder / str(number)).write_bytes(seed)
    else:
        atheris.Setup([sys.argv[0], *sys.argv[2:]], tried(READERS[sys.argv[1]][0]))
        atheris.Fuzz()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
