"""What was given where another kind belongs is told what it is and which command reads it, as JSON and as a message.

Spec: spec/02-json.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import io
import json
from typing import Any

import pytest

from integra import Answers, Demand, Directory, Rules, Tri, encode, orient, screen, to_json
from integra.cli.commands import parser
from integra.demand import DemandMessage
from integra.errors import text_of
from integra.forms import JsonError, from_json, record_from_json, record_to_json, screening_to_json
from integra.forms.event import draft_from_json, event_from_json
from integra.forms.orientation import demand_from_json, demand_to_json, orientation_to_json
from integra.forms.shapes import MESSAGES
from integra.messages import KINDS
from integra.records import Problem, read_ndjson, read_sequence
from integra.screening import Record
from integra.text import Text, verbatim
from integra.words import Message, Motive, Requester

YES = Record(Answers(mobility=Tri.YES))
HELP = Demand(requester=Requester.CARER, motives={Motive.HOME_HELP})
OPENING = {"kind": "opening", "writer": "11" * 16, "author": "22" * 16, "recorded": "2025-06-01T09:30Z", "fields": {}}
SCREENED = ("this is a line of integra screen, not a record: it leaves out part of the message; give the record, or screen "
            "again with --format cbor")


def refusal(read: Any, document: object) -> Text:
    """What a reader says of a document."""
    with pytest.raises(JsonError) as refused:
        read(document)
    assert refused.value.nearest is None
    return text_of(refused.value)


@pytest.mark.parametrize("document, said, dit", [
    (demand_to_json(HELP), "this is a demand, not a record: integra orient reads it",
     "c'est une demande, pas un dossier : integra orient la lit"),
    ({"requester": "carer"}, "this is a demand, not a record: integra orient reads it",
     "c'est une demande, pas un dossier : integra orient la lit"),
    (OPENING, "this is an event of a plan, not a record: integra plan reads it",
     "c'est un événement d'un plan, pas un dossier : integra plan le lit"),
    ({"message": "receipt", "data": "00"}, "this is a decision receipt, not a record: integra replay checks it",
     "c'est un reçu de décision, pas un dossier : integra replay le vérifie"),
    (to_json(Directory()), "this is a directory of resources, not a record: integra orient --directory reads it",
     "c'est un répertoire des ressources, pas un dossier : integra orient --directory le lit"),
    ({"resourceType": "Patient"}, "this is a FHIR resource, not a record: integra screen reads it, in a file of its own",
     "c'est une ressource FHIR, pas un dossier : integra screen la lit, dans un fichier à part"),
    (screening_to_json(screen(YES)), SCREENED,
     "c'est une ligne d'integra screen, pas un dossier : elle omet une partie du message ; donner le dossier, ou refaire "
     "le repérage avec --format cbor"),
])
def test_a_reader_of_records_tells_what_it_was_given(document: dict[str, Any], said: str, dit: str) -> None:
    assert refusal(record_from_json, document) == Text(said, dit)
    (found,) = read_ndjson(io.BytesIO(json.dumps(document).encode()), "its text")
    assert found == Problem(verbatim("its text:1"), Text(said, dit))


@pytest.mark.parametrize("document, said, dit", [
    (record_to_json(YES), "this is a record, not a demand: integra screen reads it",
     "c'est un dossier, pas une demande : integra screen le lit"),
    ({"facts": {}}, "this is a record, not a demand: integra screen reads it",
     "c'est un dossier, pas une demande : integra screen le lit"),
    ({"judgement": "yes"}, "this is a record, not a demand: integra screen reads it",
     "c'est un dossier, pas une demande : integra screen le lit"),
    (OPENING, "this is an event of a plan, not a demand: integra plan reads it",
     "c'est un événement d'un plan, pas une demande : integra plan le lit"),
    (to_json(Rules()), "this is a message: rule pack, not a demand: integra inspect shows it",
     "c'est un message : jeu de règles, pas une demande : integra inspect le montre"),
    (orientation_to_json(orient(HELP)),
     "this is a line of integra orient, not a demand: it leaves out part of the message; give the demand, or orient again "
     "with --format cbor",
     "c'est une ligne d'integra orient, pas une demande : elle omet une partie du message ; donner la demande, ou "
     "orienter de nouveau avec --format cbor"),
])
def test_a_reader_of_demands_tells_what_it_was_given(document: dict[str, Any], said: str, dit: str) -> None:
    assert refusal(demand_from_json, document) == Text(said, dit)


@pytest.mark.parametrize("read", [event_from_json, draft_from_json])
def test_a_reader_of_events_tells_what_it_was_given(read: Any) -> None:
    assert refusal(read, demand_to_json(HELP)) == Text(
        "this is a demand, not an event of a plan: integra orient reads it",
        "c'est une demande, pas un événement d'un plan : integra orient la lit")
    assert refusal(read, record_to_json(YES)).en.startswith("this is a record, not an event of a plan: integra screen")


def test_what_may_be_the_kind_wanted_is_left_to_its_reader() -> None:
    both = {"requester": "carer", "motives": ["home_help"], "facts": {}}
    assert refusal(record_from_json, both).en == "requester: unknown name"
    assert refusal(demand_from_json, both).en == "facts: unknown name"
    assert refusal(record_from_json, {"message": "letter"}).en == "message: unknown name"
    assert refusal(record_from_json, {"motives": None}).en == "motives: unknown name"
    assert record_from_json({"facts": None, "answers": {}})[0] == Record(Answers())


def test_any_message_is_known_by_the_same_names() -> None:
    assert from_json(demand_to_json(HELP)) == DemandMessage(demand=HELP) and from_json(record_to_json(YES)) == YES
    assert refusal(from_json, {"requester": "carer"}).en == "motives: expected a list"
    assert refusal(from_json, screening_to_json(screen(YES))).en == SCREENED
    assert refusal(from_json, {"message": "letter"}).fr.startswith("message : attendu : l'un de screening, ")


def test_a_message_of_another_kind_is_told_by_it() -> None:
    stream = encode(HELP) + encode(YES) + encode(screen(YES)) + b"\x83\x01"
    first, second, third, last = read_sequence(io.BytesIO(stream), "a: b")
    assert first == Problem(Text("a: b: byte 0", "a: b : octet 0"), Text(
        "this is a demand, not a record: integra orient reads it",
        "c'est une demande, pas un dossier : integra orient la lit"))
    assert not isinstance(second, Problem) and second.place.fr == f"a: b : octet {len(encode(HELP))}"
    assert isinstance(third, Problem) and third.reason.en.startswith("this is a message: outcome of a screening, ")
    assert isinstance(last, Problem) and last.reason.en.endswith("; what follows cannot be read")
    assert last.reason.fr.endswith(" ; la suite ne peut être lue") and "(règle WIRE-" in last.reason.fr


def test_every_kind_of_message_has_its_name_and_what_reads_it() -> None:
    assert set(MESSAGES) == set(Message) == {kind.message for kind in KINDS}
    commands = parser().format_help()
    for message, (what, read_by) in MESSAGES.items():
        assert what.en != what.fr and read_by.en.startswith("integra ") and read_by.fr.startswith("integra "), message
        assert f" {read_by.en.split()[1]} " in commands and read_by.fr.split()[1] == read_by.en.split()[1]
