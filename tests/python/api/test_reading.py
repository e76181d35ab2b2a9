"""Inputs that cannot be read, and records that are refused: place and reason in both languages, what was given untouched.

Spec: spec/03-command.md, "Languages".  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import io
import json
import pickle
from pathlib import Path
from typing import Any

import pytest

from integra.forms import JsonError, strict
from integra.records import InputError, Person, Problem, open_inputs, read_ndjson
from integra.text import Text, verbatim

#: Names that look like messages, places or templates.
NAMES = ("its text", "{x}", "{", "line 3", "a: b", "argument --pack: x", "facts: missing", "é {0} ; %s")


def refused(*names: object, **more: Any) -> InputError:
    """The refusal of inputs, which is the same after pickle."""
    with pytest.raises(InputError) as refusal:
        for _ in open_inputs([str(name) for name in names], **more).people():
            pass
    again = pickle.loads(pickle.dumps(refusal.value))
    assert again.text == refusal.value.text and str(again) == str(refusal.value) == again.sentence("en")
    return refusal.value


@pytest.mark.parametrize("name", NAMES)
def test_an_input_is_named_as_it_was_given(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    assert refused(path).text == Text(
        f"{path}: cannot be read (No such file or directory): check the path and its permissions",
        f"{path} : ne peut être lu (ce fichier ou dossier de fichiers n'existe pas) : vérifier le chemin et ses droits")
    path.write_bytes(b"what is this")
    assert refused(path).text == Text(
        f"{path}: neither records of ours (NDJSON, JSON, CBOR, CSV), FHIR nor Synthea, and nothing else is read: save it as one "
        "of them; one whose beginning is damaged is told by --input-format",
        f"{path} : ni nos dossiers (NDJSON, JSON, CBOR, CSV), ni FHIR, ni Synthea, et rien d'autre n'est lu : l'enregistrer sous "
        "l'une de ces formes ; si c'en est une au début abîmé, la dire avec --input-format")
    path.write_text(json.dumps({"resourceType": "Patient", "id": "p"}))
    assert refused(path).text == Text(
        f"{path}: no date anywhere in the input: say with --at which day to screen for",
        f"{path} : aucune date dans l'entrée : dire avec --at à quelle date faire le repérage")
    path.unlink()
    path.mkdir()
    assert refused(path).text == Text(
        f"{path}: no file of records in this folder: name a file, or a folder that has some",
        f"{path} : aucun fichier de dossiers de personnes ici : nommer un fichier, ou un dossier de fichiers qui en a")
    assert refused(path, format_="synthea").sentence("fr").startswith(f"{path}/patients.csv : ne peut être lu (")


def test_stdin_is_named_too() -> None:
    assert refused("-", stdin=io.BytesIO(b"what")).sentence("fr").startswith("stdin : ni nos dossiers ")
    assert refused("-", stdin=io.BytesIO(b"Id,"), format_="synthea").text == Text(
        "stdin: Synthea is a folder of CSV files: name the folder",
        "stdin : Synthea est un dossier de fichiers CSV : nommer ce dossier de fichiers")


def test_an_input_that_vanishes_while_it_is_read_is_read_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "people.ndjson"
    path.write_bytes(b'{"answers": {}}\n')
    inputs = open_inputs([str(path)])
    path.unlink()
    assert [type(each) for each in inputs.people()] == [Person]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("line, said, dit", [
    (b'{"answrs": {}}', "answrs: unknown name; the nearest name is 'answers'",
     "answrs : nom inconnu ; le nom le plus proche est 'answers'"),
    (b'{"answers": {"mobility": "oui"}}', 'answers.mobility: expected "yes", "no" or "unknown"',
     'answers.mobility : attendu : "yes", "no" ou "unknown"'),
    (b"{\r\n\n", "not valid JSON at column 2: check quotes, commas and brackets there",
     "JSON non valide, colonne 2 : y vérifier guillemets, virgules et crochets"),
])
def test_a_line_that_is_refused_has_its_place_and_reason(name: str, line: bytes, said: str, dit: str) -> None:
    first, second = read_ndjson(io.BytesIO(b'{"answers": {}}\n' + line), name)
    assert isinstance(first, Person) and first.place == verbatim(f"{name}:1")
    assert second == Problem(verbatim(f"{name}:2"), Text(said, dit))


def test_a_document_that_is_refused_is_the_same_after_pickle() -> None:
    error = JsonError(strict.REQUIRED, "facts.{x}", "a: b")
    again = pickle.loads(pickle.dumps(error))
    assert vars(again) == vars(error) and again.args == error.args
    assert again.sentence("fr") == "facts.{x} : ce nom est obligatoire ; le nom le plus proche est 'a: b'"
