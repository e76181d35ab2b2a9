"""What other people write never acts: a hostile text in every field that takes one, every command, every format, both languages.

Spec: spec/03-command.md, "Text of others".  Layer: tests.  SPDX-License-Identifier: Apache-2.0

The terminal is one in memory that says it is a terminal: what is printed to it by any way of Python is seen.
"""
from __future__ import annotations

import functools
import io
import json
import re
import shlex
import sys
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

import pytest
from cli_inputs import TWO, Run, ndjson, whole
from indicator_inputs import AT
from test_cli_orient import ID, NEAR, demand
from test_cli_plan_show import ADA, DAY, DOCTOR, HERE, JULY, MANAGER, NIECE, NURSE, START, Told

from integra import EventKind, IntegraError, Plan, Territory
from integra.words import Answer, ContactMode, NeedDomain, PlanKind, Role, Sector, Tool, Tri

#: What is seen; then a title, a cleared screen, a hidden style, C1, bidi, a zero-width space, a line that is overwritten.
HOSTILE = "SEEN\x1b]0;t\x07\x1b[2J\x1b[8m\x9b2J\u202e\u2066\u200b\x7f\r."
#: As it can stand in the name of a file.
NAME = HOSTILE.replace("/", "")


class Glass(io.BytesIO):
    """The bytes that a terminal was sent."""

    def isatty(self) -> bool:
        return True


Shows = Callable[..., str]


@pytest.fixture
def shows(monkeypatch: pytest.MonkeyPatch, call: Run, tmp_path: Path) -> Shows:
    """Runs the command on a terminal, without colours: all that the terminal is sent on both streams."""
    from integra.cli import main

    monkeypatch.setenv("NO_COLOR", "1")

    def run(*arguments: str, stdin: bytes = b"") -> str:
        glass = Glass()
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
            patch.setattr(sys, "stdout", io.TextIOWrapper(glass, encoding="utf-8", write_through=True))
            patch.setattr(sys, "stderr", io.TextIOWrapper(glass, encoding="utf-8", write_through=True))
            try:
                main(list(arguments))
            except SystemExit:
                pass
            sys.stdout.flush()
            sent = glass.getvalue().decode("utf-8")
            for stream in (sys.stdout, sys.stderr):
                stream.detach()
        return sent

    return run


def acts(text: str) -> set[str]:
    """What a terminal may obey in a text, ends of lines and tabs left out."""
    return {char for char in text if not char.isprintable() and char not in "\n\t" and unicodedata.category(char) != "Zs"}


@functools.cache
def hostile_plan() -> Plan:
    """A plan with the text in every event that takes one."""
    told = Told(Plan(writer=HERE))

    def tell(kind: EventKind, author: object = NURSE, **fields: object) -> bytes:
        for text in ({"text": HOSTILE}, {}):
            try:
                return told(kind, author, **fields | text).digest  # type: ignore[arg-type]
            except IntegraError:
                if not text:
                    raise
        raise AssertionError

    tell(EventKind.OPENING, person=ADA, code=PlanKind.PPS, detail=Role.NURSE)
    for member, role in ((DOCTOR, Role.GP), (MANAGER, Role.CASE_MANAGER), (NIECE, Role.CARER)):
        tell(EventKind.JOIN, person=member, code=role)
    tell(EventKind.REFERENT, person=NURSE)
    tell(EventKind.MT, person=DOCTOR)
    tell(EventKind.MT_INFORMED, person=DOCTOR)
    for consent in (EventKind.ASSISTANCE_CONSENT, EventKind.SHARING_CONSENT):
        tell(consent, ADA, person=ADA, code=Answer.GIVEN)
    tell(EventKind.ASSESSMENT, code=Tool.AGGIR, detail=Tri.NO, person=DOCTOR)
    tell(EventKind.EXPECTATION, giver=ADA)
    tell(EventKind.LIFE_PROJECT, giver=ADA)
    need = tell(EventKind.NEED, code=NeedDomain.HOUSING)
    action = tell(EventKind.INTERVENTION, target=need, code=Sector.SOCIAL, person=NURSE, due=JULY)
    tell(EventKind.CONTRIBUTION, target=action, giver=ADA)
    tell(EventKind.PROPOSAL)
    tell(EventKind.ACTIVATION)
    contact = tell(EventKind.CONTACT, code=ContactMode.PHONE)
    tell(EventKind.ANNULMENT, MANAGER, target=contact)
    assert sum(place.event.text == HOSTILE for place in told.plan.places) > 5
    return told.plan


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    """One file of each kind of input, the text in every field of theirs that takes any."""
    code = [{"system": "http://SEEN", "code": "=SEEN", "display": HOSTILE}]
    about = {"reference": "Patient/p"}
    resources: list[dict[str, object]] = [
        {"resourceType": "Patient", "id": "p", "name": [{"text": HOSTILE}], "identifier": [{"system": HOSTILE, "value": HOSTILE}]},
        {"resourceType": "Condition", "id": "c", "subject": about, "code": {"coding": code, "text": HOSTILE}},
        {"resourceType": "Encounter", "id": "e", "status": "finished", "subject": about,
         "class": {"system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "AMB"},
         "period": {"start": "2025-01-02T10:00:00Z", "end": "2025-01-03T11:00:00Z"}}]
    odd: list[dict[str, object]] = [{"resourceType": HOSTILE, "id": HOSTILE},
                                    {"resourceType": "Condition", "id": HOSTILE, "subject": about, "clinicalStatus": {"coding": [{"system": HOSTILE, "code": HOSTILE}]}}]
    plan = hostile_plan()
    name = "".join(each for each in HOSTILE if unicodedata.category(each) != "Cc")  # a name with controls is refused (ORI-12)
    offer = f'{NEAR},{NEAR},medico_social,carer_respite,carer_respite,territory,75101,1,,,"{name}"\n'
    toml = json.dumps(HOSTILE).replace("\x7f", "\\u007f")
    shown = json.dumps(name).replace("\x7f", "\\u007f")  # names have no control signs either (chapter 42)
    template = Path(__file__).resolve().parents[3] / "spec" / "protocols" / "has-2014.toml"
    row = template.read_text(encoding="utf-8").replace('source = "HAS-APP step 4; ARS-CVL, missions"', f"source = {toml}", 1)
    assert toml in row
    row = row.replace('name = "has-2014"', 'name = "local"', 1)  # the built-in name is for the built-in protocol (ORI-16)
    files: dict[str, bytes] = {
        "people.ndjson": ndjson(TWO | {"ref": HOSTILE}),
        "refused.ndjson": ndjson(TWO | {"ref": HOSTILE, HOSTILE: 1}, TWO | {"date": HOSTILE}, TWO | {"answers": {HOSTILE: HOSTILE}}),
        "people.csv": f'ref,mobility,"{HOSTILE}"\n"{HOSTILE}",yes,"{HOSTILE}"\n'.encode(),
        "refused.csv": f'ref,mobility\nx,"{HOSTILE}"\n'.encode(),
        **{name: json.dumps({"resourceType": "Bundle", "type": "collection", "entry": [{"resource": each} for each in held]}).encode()
           for name, held in (("fhir.json", resources), ("refused-fhir.json", resources + odd))},
        "demands.ndjson": ndjson(demand(ref=HOSTILE)),
        "responses.ndjson": ndjson({"ref": HOSTILE, "date": "2025-06-01", "routes": [{"service": "home_help", "unmet": "full"}]},
                                   *({"id": str(number) * 32, "date": "2025-06-01", "routes": [{"service": "home_help", "unmet": "full"}]} for number in (1, 2))),
        "refused-responses.ndjson": ndjson({"ref": HOSTILE, "routes": [{"service": HOSTILE}]}, {HOSTILE: 1, "routes": []}, {"services": HOSTILE}),
        "refused-log.csv": f'call,demand,"{HOSTILE}"\n1,2,3\n'.encode(),
        "cells.csv": f'call,demand,motives\n"{HOSTILE}",{"1" * 32},"{HOSTILE}"\n{"1" * 32},{"1" * 32},"{HOSTILE}"\n'.encode(),
        "refused-demands.ndjson": ndjson(demand(ref=HOSTILE, requester=HOSTILE), demand(**{HOSTILE: 1})),
        "offers.csv": f"id,structure,kind,services,motives,level,areas,capacity,requesters,full_until,nom\n{offer}".encode(),
        "protocol.toml": row.encode(),
        "refused.toml": f'name = {toml}\n[[row]]\nid = {toml}\n"{toml[1:-1]}" = 1\n'.encode(),
        "territory.toml": f'territory = {shown}\n[[body]]\nid = {shown}\ntier = "meso"\n[[decision]]\nid = {shown}\n'.encode(),
        "refused-territory.toml": f'territory = {toml}\n[[body]]\nid = {toml}\n{toml} = 1\n[[{toml}]]\n[names]\n{toml} = {toml}\n'.encode(),
        "plan.cbor": plan.to_cbor(), "early.cbor": b"",
        "event.json": json.dumps({"kind": "need", "writer": HERE.hex, "author": NURSE.hex, "effective": "2025-06-02",
                                  "fields": {"code": "housing", "text": HOSTILE}}).encode(),
        "stays.csv": f'person,admission,discharge,mco,on_list,birth_date,territory\n"{HOSTILE}",2025-04-01,2025-04-05,yes,yes,'
                     f'1930-01-01,"{HOSTILE}"\n"{HOSTILE}",2025-04-20,2025-04-25,yes,yes,1930-01-01,"{HOSTILE}"\n'.encode(),
        "refused-stays.csv": f'person,admission,"{HOSTILE}"\np,"{HOSTILE}",1\n'.encode(),
        "groups.csv": f'territory,group\n"{HOSTILE}","{HOSTILE} all"\n'.encode(),
        "earlier.ndjson": ndjson({"indicator": "B3", "territory": HOSTILE, HOSTILE: 1}),
        "noise": HOSTILE.encode() + b"\xff", NAME: HOSTILE.encode(),
        "references.csv": f'plan,reference\n{plan.id and plan.id.hex},"{HOSTILE}"\n'.encode(),
    }
    early = Plan(writer=HERE)
    for event in list(plan.events)[:5]:
        early.apply(event.to_cbor())
    files["early.cbor"] = early.to_cbor()
    files["ours.cbor"] = Territory(UUID(int=1)).to_cbor()
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    return tmp_path


#: Every command by its path, and ways to call it; ``@`` is the hostile name, ``!`` in front asks that its text be seen.
CALLS: dict[str, tuple[str, ...]] = {
    "integra": ("@", "--@", "--lang @"),
    "screen": ("!people.ndjson", "refused.ndjson", "!people.csv", "refused.csv", "fhir.json", "!--unmapped - fhir.json", "refused-fhir.json --unmapped -", "!@", "!no@",
               "noise", "--set @=3 x", "--pack @ x", "--at @ x", "--person @ x", "--format @ x", "--columns @ people.csv", "--codes @ fhir.json"),
    "explain": ("!people.ndjson", "!people.csv", "fhir.json", "!demands.ndjson", "!--directory offers.csv demands.ndjson",
                "!--protocol protocol.toml demands.ndjson", "--person @ people.ndjson", "--why @ demands.ndjson", "!no@"),
    "columns": ("!people.csv", "@", "!no@"),
    "orient": ("!demands.ndjson", "!--directory offers.csv demands.ndjson", "!--protocol protocol.toml demands.ndjson",
               "refused-demands.ndjson", "--protocol refused.toml demands.ndjson", "--directory @ demands.ndjson", "!no@"),
    "indicators": (f"!--stays stays.csv --at {AT} --by territory --no-suppress", f"--stays refused-stays.csv --at {AT}",
                   f"!--stays stays.csv --at {AT} --identifiers --no-suppress", f"--stays no@ --at {AT}", f"--indicator @ --at {AT}",
                   f"!--stays stays.csv --at {AT} --by territory --publish",
                   f"!--stays stays.csv --at {AT} --by territory --publish --groups groups.csv",
                   f"--stays stays.csv --at {AT} --publish --earlier earlier.ndjson",
                   f"--stays stays.csv --at {AT} --by territory --publish --groups @"),
    "protocol show": ("!protocol.toml", "!no@", "refused.toml"), "protocol template": ("",),
    "protocol check": ("protocol.toml", "refused.toml", "@"), "protocol diff": ("protocol.toml has-2014", "@ @"),
    "protocol conforms": ("protocol.toml has-2014", "has-2014 protocol.toml", "@ @"),
    "protocol encode": ("refused.toml", "!no@", "protocol.toml -o no/@"),
    "territory template": ("",), "territory check": ("!territory.toml", "refused-territory.toml", "!no@", "noise"),
    "territory show": ("!territory.toml", "refused-territory.toml", "territory.toml --table @", "!no@"),
    "territory encode": ("refused-territory.toml", "!no@", "territory.toml -o no/@"),
    "territory observe": ("responses.ndjson", "--log responses.ndjson", "--demands demands.ndjson responses.ndjson", "refused-responses.ndjson",
                          "refused-log.csv", "cells.csv", "!@", "!no@", "--secret @ responses.ndjson"),
    "territory propose": ("responses.ndjson --at 2025-06-02", "refused-responses.ndjson --at 2025-06-02", "!no@ --at 2025-06-02", "x --at @",
                          "--protocol protocol.toml responses.ndjson --at 2025-06-02", "--territory @ responses.ndjson --at 2025-06-02"),
    "territory review": ("ours.cbor --at 2025-06-02", "!@", "!no@", "ours.cbor --at @", "ours.cbor --earlier no@"),
    "territory compare": ("ours.cbor ours.cbor", "!ours.cbor no@"),
    "rules": ("GEN-1", "@"), "questionnaire": ("", "!-o no/@"), "inspect": ("noise", "--bytes noise", "!@", "!no@", "plan.cbor", "event.json"),
    "encode": ("refused.ndjson", "@", "!no@ -o out"), "receipt": ("refused.ndjson", "!no@ -o out"), "replay": ("noise", "!@", "!no@"),
    "plan new": ("new.cbor event.json", "@ event.json", "!x no@"), "plan append": ("plan.cbor event.json", "!@ event.json", "--writer @ plan.cbor event.json"),
    "plan show": ("!plan.cbor", "!plan.cbor --at 2025-06-03", "!plan.cbor --known-at 2025-06-03", "!@", "!no@", "plan.cbor --at @"),
    "plan log": ("plan.cbor --format ndjson", "plan.cbor", "!@"), "plan due": ("!plan.cbor --at 2025-08-01", "--references references.csv plan.cbor --at 2025-08-01", "!@"),
    "plan view": tuple(f"!plan.cbor {role} --sheet {sheet} --at 2025-08-01" for role, sheet in (
        ("person", "person"), ("home_services", "home"), ("mt", "synthesis"), ("mt", "form"))) + ("plan.cbor @", "plan.cbor person --reference @"),
    "plan timeline": ("!plan.cbor --at 2025-08-01", "!@"), "plan verify": ("plan.cbor", "!@", "plan.cbor --summary @"),
    "plan merge": ("!plan.cbor @", "!early.cbor plan.cbor @", "plan.cbor event.json"), "plan diff": ("early.cbor plan.cbor", "!plan.cbor @"),
    "demo": ("--count 3 -o - people.ndjson", "!--count 3 -o report@ people.ndjson"), "cohort": ("--count 2", "--seed @"),
    "completion": ("bash", "zsh", "fish", "@"), "manual": ("",),
}
#: What is named by nothing that a caller gives, so nothing hostile can be in it.
GROUPS = {"plan", "protocol", "territory"}


def cases() -> Iterator[tuple[str, str, bool]]:
    """Every call in every format that is text, those that people read in both languages."""
    for each in whole().all():
        path = each.path.removeprefix("integra ")
        formats = [words for option in each.options if "--format" in option.names for words, _ in option.words if words != "cbor"]
        for arguments in ("@",) if path in GROUPS else CALLS[path]:
            asked = arguments.removeprefix("!")
            for one in (arguments != asked and formats) or [""]:
                told = one in ("", "text", "table")
                line = f"{path.removeprefix('integra')} {one and '--format'} {one} {asked}"
                yield from ((line.strip(), language, told and arguments != asked) for language in (("en", "fr") if told else ("en",)))


@pytest.mark.parametrize("line, language, seen", list(cases()), ids=lambda each: " ".join(str(each).split()) or "-")
def test_nothing_of_others_acts_on_a_terminal(shows: Shows, inputs: Path, line: str, language: str, seen: bool) -> None:
    given = [word.replace("@", NAME) for word in shlex.split(line)]
    sent = shows("--lang", language, *given) if not line.startswith("--lang") else shows(*given)
    assert acts(sent) == set()
    assert not seen or "SEEN" in sent, sent


def test_a_line_of_its_own_is_not_made(shows: Shows, inputs: Path) -> None:
    forged = shows("screen", "-", stdin=ndjson(TWO | {"ref": "a\ninteg: 1 refused"}))
    assert not any(each.startswith("integ:") for each in forged.splitlines())


@pytest.mark.parametrize("line", ["screen people.ndjson", "explain people.ndjson", "plan show plan.cbor", "plan log plan.cbor",
                                  "plan due plan.cbor --at 2025-08-01", "plan timeline plan.cbor --at 2025-08-01"])
def test_styles_are_those_of_the_page_alone(shows: Shows, inputs: Path, monkeypatch: pytest.MonkeyPatch, line: str) -> None:
    pytest.importorskip("rich")
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "")
    sent = shows(*line.split())
    styles = set(re.findall("\x1b.{0,6}?m", sent))
    assert styles and styles <= {"\x1b[0m", "\x1b[1m", "\x1b[2m", "\x1b[1;33m", "\x1b[1;36m"}
    assert acts(re.sub("|".join(map(re.escape, styles)), "", sent)) == set()


@pytest.mark.parametrize("line", [
    "screen people.ndjson", "explain people.ndjson", "explain demands.ndjson", "orient demands.ndjson", "plan show plan.cbor",
    "plan log plan.cbor", "plan due plan.cbor --at 2025-08-01", "plan timeline plan.cbor --at 2025-08-01",
    "plan view plan.cbor mt --at 2025-08-01", "protocol show protocol.toml", "protocol show --format toml protocol.toml",
    "columns people.csv", "screen --format ndjson people.ndjson", "screen --unmapped out fhir.json -o -"])
def test_text_for_a_file_acts_on_no_terminal_that_shows_it(call: Run, inputs: Path, line: str) -> None:
    assert call(*line.split(), *(() if "-o" in line.split() else ("-o", "out"))).status == 0
    assert acts((inputs / "out").read_text(encoding="utf-8")) == set()


def test_json_says_the_same_with_its_signs_escaped(call: Run, inputs: Path) -> None:
    text = HOSTILE + "\U000e0001\u00a0é"
    out = call("screen", "--format", "ndjson", "-", stdin=ndjson(TWO | {"ref": text})).text
    assert json.loads(out)["ref"] == text and acts(out) == set() and "\u00a0é" in out


def test_toml_says_the_same_with_its_signs_escaped(call: Run, inputs: Path) -> None:
    first = call("protocol", "show", "--format", "ndjson", "protocol.toml").text
    toml = call("protocol", "show", "--format", "toml", "protocol.toml", "-o", "again.toml")
    assert toml.status == 0 and call("protocol", "show", "--format", "ndjson", "again.toml").text == first
    assert repr(HOSTILE)[1:-1] in str(json.loads(first))
