"""Names in JSON that are none of ours: shown where a program may have written them, and never where they may be somebody's.

Spec: spec/02-json.md, "Names"; GEN-6.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import json

import pytest

from integra.forms import JsonError, from_json, loads, record_from_json
from integra.forms.orientation import demand_from_json

HIDDEN = ("Dupont Marie", "Marie", "Éléonore", "marie dupont", "1840175115042", "Ida", "6f1c2a9e4b7d40f8a1b2c3d4e5f60718", "dupont-marie",
          "p184017511504", "Mme X", "DUPONT", "", "\u202e")
SHOWN = ("colour", "my_field", "x2", "mobilty", "Mobilitiy", "Access-to-Care", "assistanceConsent")


def texts(document: object) -> list[str]:
    found = []
    for read in (record_from_json, demand_from_json, from_json):
        with pytest.raises(JsonError) as caught:
            read(document)
        found += [caught.value.text.en, caught.value.text.fr, str(caught.value)]
    return found


@pytest.mark.parametrize("name", HIDDEN)
def test_a_name_that_may_be_somebodys_is_not_shown(name: str) -> None:
    for document in ({name: {}}, {"facts": {name: "yes"}}, {"answers": {name: 1}}, {"situation": {name: "x"}}):
        for text in texts(document):
            assert not name or name not in text.replace("the nearest name is", "")
    with pytest.raises(JsonError) as caught:
        record_from_json({"facts": {name: "yes"}})
    assert caught.value.text.en.startswith("facts: a name that is none of ours")


@pytest.mark.parametrize("name", HIDDEN)
def test_neither_is_one_that_is_there_twice(name: str) -> None:
    twice = json.dumps(name)
    with pytest.raises(JsonError) as caught:
        record_from_json(loads(f'{{"facts": {{{twice}: 1, {twice}: 2}}}}'.encode()))
    assert not name or name not in str(caught.value)


@pytest.mark.parametrize("name", SHOWN)
def test_a_name_that_a_program_gives_is_shown(name: str) -> None:
    with pytest.raises(JsonError) as caught:
        record_from_json({name: 1} if name == "assistanceConsent" else {"answers": {name: 1}})
    assert caught.value.text.en.split(": ")[-2].endswith(name) and "unknown name" in caught.value.text.en
