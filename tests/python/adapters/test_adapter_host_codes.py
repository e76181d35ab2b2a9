"""A host's own codes of medicines, by what it says they are in ATC.

Spec: spec/10-screening.md (SCR-7, item 2).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from adapter_build import AT, bundle, request

from integra.adapters import InputError, PlacedRecord, fhir, host_codes, synthea
from integra.adapters.tables import Code
from integra.text import Text

CIP = "urn:oid:1.2.250.1.213.2.3.2"
ROWS = [("system", "code", "atc"), (CIP, "3400900000001", "C09AA03"), ("cip-ucd", "3400900000002", "C03CA01"),
        (CIP, "3400900000003", "B01AC06 N02BA01"), ("urn:local", "17", "N06DA02"), ("urn:local", "18", "V07AB"),
        ("urn:local", "19", "")]


def table(path: Path, sign: str = "\t", rows: list[Any] = ROWS, encoding: str = "utf-8") -> Path:
    path.write_text("".join(sign.join(row) + "\n" for row in rows), encoding=encoding)
    return path


def coded(system: str, code: str, **members: Any) -> dict[str, Any]:
    written = {"coding": [{"system": system, "code": code}]}
    return request(medicationCodeableConcept=written, authoredOn="2025-05-20", **members)


def facts(codes: host_codes.HostCodes, *resources: dict[str, Any]) -> tuple[dict[str, Any], set[str]]:
    found = fhir.open_stream(io.BytesIO(json.dumps(bundle(*resources)).encode()), "made", codes)
    (only,) = found.records(AT)
    assert isinstance(only, PlacedRecord)
    return only.record["facts"], {code for _, code in found.unmapped}


@pytest.mark.parametrize("sign", ["\t", ";", ","])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_table_is_read_whatever_separates_it(tmp_path: Path, sign: str, encoding: str) -> None:
    labelled = [(*row, "libellé" if number == 0 else "énalapril") for number, row in enumerate(ROWS)]
    read = host_codes.read(table(tmp_path / "map.csv", sign, labelled, encoding))
    assert len(read) == len(ROWS) - 1
    assert read[Code("cip-ucd", "3400900000001")] == (Code("atc", "C09AA03"),)
    assert read[Code("cip-ucd", "3400900000003")] == (Code("atc", "B01AC06"), Code("atc", "N02BA01"))


def test_two_boxes_of_one_substance_are_one_medicine_and_one_with_its_code_of_atc(tmp_path: Path) -> None:
    codes = host_codes.read(table(tmp_path / "map.tsv"))
    boxes = [coded(CIP, f"340090000000{number}") for number in (1, 2, 3, 3)]
    both = [*boxes, request("atc|C09AA03", authoredOn="2025-05-20"), request("rx|243670", authoredOn="2025-05-20")]
    assert facts(codes, *both) == ({"medicines_at_least": 3}, set())
    assert facts({}, *both) == ({"medicines_at_least": 2}, {"3400900000001", "3400900000002", "3400900000003"})


def test_what_a_code_of_atc_says_is_said_of_the_hosts_code(tmp_path: Path) -> None:
    codes = host_codes.read(table(tmp_path / "map.tsv"))
    made = [coded("urn:local", str(number)) for number in (17, 18, 19)]
    assert facts(codes, *made) == ({"medicines_at_least": 1, "cognitive_trouble": "yes"}, {"19"})


def test_a_folder_of_synthea_is_read_with_it(tmp_path: Path) -> None:
    (tmp_path / "patients.csv").write_text("Id\na\n")
    (tmp_path / "medications.csv").write_text("START,STOP,PATIENT,CODE\n2025-05-02,,a,99999999\n")
    codes = host_codes.read(table(tmp_path / "map", rows=[*ROWS, ("rxnorm", "99999999", "C09AA03")]))
    (only,) = synthea.open(tmp_path, codes).records(AT)
    assert isinstance(only, PlacedRecord) and only.record["facts"] == {"medicines_at_least": 1}


@pytest.mark.parametrize("rows, line, said", [
    ([("system", "code")], 1, Text("atc is missing", "atc manque")),
    ([], 1, Text("system is missing", "system manque")),
    ([ROWS[0], (CIP, "1")], 2, Text("2 cells where the header has 3", "2 cellules là où l'en-tête en a 3")),
    ([ROWS[0], ROWS[1], (CIP, "", "C09AA03")], 3,
     Text("code is absent or not printable", "code est absent ou non imprimable")),
    ([ROWS[0], ("", "1", "C09AA03")], 2, Text("system is absent or not printable", "system est absent ou non imprimable")),
    ([ROWS[0], (CIP, "1", "lisinopril")], 2, Text("atc is not a code of ATC: give one as in C09AA03",
                                                  "atc n'est pas un code ATC : en donner un comme C09AA03")),
    ([ROWS[0], (CIP, "1", "C09AA03 E01AA01")], 2, Text("atc is not a code of ATC: give one as in C09AA03",
                                                       "atc n'est pas un code ATC : en donner un comme C09AA03")),
    ([ROWS[0], ROWS[1], (CIP, "3400900000001", "C09AA05")], 3,
     Text("code is there already with another atc, on line 2: keep one of the two",
          "code est déjà là avec un autre atc, à la ligne 2 : garder l'un des deux")),
    ([ROWS[0], (CIP, '"1', "C09AA03")], 2, Text("not a row of CSV", "pas une ligne de CSV"))])
def test_a_wrong_table_is_refused_with_its_line_and_column(tmp_path: Path, rows: list[Any], line: int, said: Text) -> None:
    path = table(tmp_path / "map.tsv", rows=rows)
    with pytest.raises(InputError) as refusal:
        host_codes.read(path)
    assert refusal.value.text == said.at(Text(f"{path}:{line}", f"{path}:{line}"))
