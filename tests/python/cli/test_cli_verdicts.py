"""A verdict arrives whole in every form of the command and of Python: twenty-one demands that a receptionist would take, with
and without a directory, read back from each form and compared field by field.

Spec: spec/03-command.md, "What an answer says"; ORI-6, ORI-8, ORI-10 to ORI-12.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import verdict_forms as forms
from cli_inputs import Run, lines
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from integra import Directory, orient, serve
from integra.directory.csv_form import load
from integra.directory.served import ACCEPTED
from integra.directory.served import ROUTE as ROUTE_FIELDS
from integra.directory.served import SERVING as SERVING_FIELDS
from integra.forms.orientation import demand_from_json
from integra.words import Level, Requester, Service, StructureKind

WALKS = (Path(__file__).parent / "walks.ndjson").read_bytes()
CHAPTER = (Path(__file__).resolve().parents[3] / "spec" / "03-command.md").read_text(encoding="utf-8")
HEAD = "id;structure;services;level;areas;capacity;kind;requesters;publics;nom;structure_reference;site;comes;grid\n"


def offer(number: int, services: str, *rest: str, structure: int | None = None) -> str:
    """A row of a directory; its structure has the number of the offer where none is given, and what is left out is not known."""
    cells = (f"{number:032x}", f"{structure or 0xa0 + number:032x}", services, *rest)
    return ";".join((*cells, *[""] * (HEAD.count(";") + 1 - len(cells)))) + "\n"


#: Help, respite whose nearest is full, a mobile team that takes carers, a MAIA and a network, three alike.
WHOLE = (HEAD + offer(1, "home_help", "territory", "01", "4", "home_services", "", "", "Aide, chez soi", "010000017", "01283", "yes",
                      "Grille de l'aide, 2 : à domicile")
         + offer(2, "carer_respite", "territory", "01", "0", "medico_social", "", "over_60", "")
         + offer(3, "carer_respite", "region", "01 69", "2", "medico_social", "", "", "Répit (Ain)", "", "", "no")
         + offer(4, "psychiatric_expertise", "territory", "01", "", "mobile_team", "person carer mt health",
                 "mental_health", "")
         + offer(5, "case_management", "territory", "01", "1", "maia", "", "over_60", "", "", "01053")
         + offer(6, "pathway_assistance", "territory", "01", "3", "network", "", "", "", "", "", "", "R-1")
         + "".join(offer(number, "discharge_liaison", "territory", "01", "", "", "", "", "") for number in (7, 8, 9)))
WITHOUT_MAIA = "".join(line for line in WHOLE.splitlines(True) if ";maia;" not in line)
DIRECTORIES = {"none": None, "whole": WHOLE, "without a MAIA": WITHOUT_MAIA}


def all_forms(call: Run, folder: Path, language: str, directory: str | None, walks: bytes = WALKS) -> dict[str, list[Any]]:
    """Demands in every form."""
    (folder / "walks.ndjson").write_bytes(walks)
    options: tuple[str, ...] = ("--lang", language)
    if directory is not None:
        (folder / "d.csv").write_text(directory, encoding="utf-8")
        options += ("--directory", "d.csv")
    found = {name: read(call("orient", "--format", name, *options, "walks.ndjson").out)
             for name, read in (("ndjson", forms.of_ndjson), ("csv", forms.of_csv))}
    found["table"] = forms.of_table(call("orient", *options, "walks.ndjson").text, language)
    found["explain"] = []
    for line in walks.splitlines(True):
        found["explain"] += forms.of_explained(call("explain", "--format", "json", *options, "-", stdin=line).out)
    return found


def in_python(directory: str | None) -> list[Any]:
    """What ``serve`` says of each walk, without a directory what the routes say."""
    found = []
    held = None if directory is None else load(directory.encode())
    for line in WALKS.splitlines():
        demand, _, _ = demand_from_json(json.loads(line))
        answer = orient(demand)
        served = serve(demand, answer, Directory() if held is None else held)
        found.append(forms.keyed((each.route is None, forms.blank() | each.to_dict()) for each in served))
    return found


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("name", DIRECTORIES)
def test_every_form_says_the_same_of_every_field(call: Run, tmp_path: Path, name: str, language: str) -> None:
    found = all_forms(call, tmp_path, language, DIRECTORIES[name])
    assert len(found["ndjson"]) == 21
    for form in ("csv", "table", "explain"):
        assert len(found[form]) == 21
        for one, other in zip(found["ndjson"], found[form], strict=True):
            assert other == one, (form, one[0]["ref"])
    if DIRECTORIES[name] is not None:
        python = in_python(DIRECTORIES[name])
        for (demand, verdicts), told in zip(found["ndjson"], python, strict=True):
            assert told == verdicts, demand["ref"]


ROWS = st.builds(
    lambda number, services, level, areas, capacity, kind, requesters, name, *own: offer(
        number, " ".join(each.word for each in sorted(services, key=int)), level.word, areas, capacity, kind.word,
        " ".join(each.word for each in sorted(requesters, key=int)), "", name, *own, structure=number % 5 + 1),
    st.integers(1, 10**6), st.sets(st.sampled_from([
        Service.HOME_HELP, Service.CARER_RESPITE, Service.PSYCHIATRIC_EXPERTISE, Service.CASE_MANAGEMENT,
        Service.PATHWAY_ASSISTANCE, Service.DISCHARGE_LIAISON, Service.ETP]), min_size=1),
    st.sampled_from(Level), st.sampled_from(["01", "01283", "69", ""]), st.sampled_from(["", "0", "1", "3"]),
    st.sampled_from([kind for kind in StructureKind if kind is not StructureKind.UNKNOWN]),
    st.sets(st.sampled_from(Requester)), st.sampled_from(["", "La Maison", "Répit, de Loire"]),
    st.sampled_from(["", "370000001"]), st.sampled_from(["", "01283", "69123"]), st.sampled_from(["", "yes", "no"]),
    st.sampled_from(["", "Grille A"]))


@given(rows=st.lists(ROWS, min_size=1, max_size=12, unique_by=lambda row: row[:32]), language=st.sampled_from(["en", "fr"]),
       walks=st.lists(st.sampled_from(WALKS.splitlines(True)), min_size=2, max_size=5, unique=True))
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_form_says_the_same_whoever_offers_what(
        call: Run, tmp_path: Path, rows: list[str], walks: list[bytes], language: str) -> None:
    found = all_forms(call, tmp_path, language, HEAD + "".join(rows), b"".join(walks))
    for form in ("csv", "table", "explain"):
        assert found[form] == found["ndjson"], form


def test_the_table_of_fields_is_that_of_the_chapter() -> None:
    listed = [line.split("|")[1:3] for line in CHAPTER.split("### What an answer says")[1].split("###")[0].splitlines()
              if line.startswith("| `")]
    fields = {field.name: field.meaning.en for field in (*ROUTE_FIELDS, *SERVING_FIELDS)}
    assert {name.strip(" `"): meaning.strip() for name, meaning in listed} == fields
    assert tuple(fields) == (*forms.ROUTE, *forms.SERVING)
    assert [field.name for field in ACCEPTED] == ["service", "rule", *forms.SERVING]


def served(call: Run, folder: Path, directory: str, ref: str) -> dict[tuple[bool, str], Any]:
    """The verdicts of the walk of that number."""
    return next(verdicts for demand, verdicts in all_forms(call, folder, "fr", directory)["ndjson"]
                if demand["ref"].startswith(ref))


def test_the_level_is_that_of_the_offer_beside_that_of_the_route(call: Run, tmp_path: Path) -> None:
    told = served(call, tmp_path, WHOLE, "01")[False, "carer_respite"]
    assert (told["level"], told["offer_level"], told["offer"]) == ("territory", "region", f"{3:032x}")


def test_that_the_second_serves_is_said(call: Run, tmp_path: Path) -> None:
    told = served(call, tmp_path, WITHOUT_MAIA, "18")[False, "case_management"]
    assert (told["served_service"], told["structure_kind"]) == ("pathway_assistance", "network")
    told = served(call, tmp_path, WHOLE, "18")[False, "case_management"]
    assert (told["served_service"], told["structure_kind"]) == ("case_management", "maia")


def test_what_an_offer_says_of_itself_is_said_where_it_is_known(call: Run, tmp_path: Path) -> None:
    own = ("site", "comes", "grid")
    whole = all_forms(call, tmp_path, "fr", WHOLE)["ndjson"]
    found = {told["offer"]: tuple(told[name] for name in own) for _, verdicts in whole for told in verdicts.values()}
    assert found[f"{1:032x}"] == ("01283", "yes", "Grille de l'aide, 2 : à domicile")
    assert found[f"{3:032x}"] == (None, "no", None)
    assert found[f"{4:032x}"] == (None, "unknown", None)
    assert found[None] == (None, None, None)
    walk = next(line for line in WALKS.splitlines(True) if b'"carer_respite"' in line)
    for command in ("orient", "explain"):
        shown = " ".join(call(command, "--lang", "fr", "--directory", "d.csv", "-", stdin=walk).text.split())
        assert "ne se déplace pas chez la personne" in shown and "site dans" not in shown and "grille" not in shown, command


def test_whose_offer_accepts_after_all_is_said(call: Run, tmp_path: Path) -> None:
    told = served(call, tmp_path, WHOLE, "08")[True, "psychiatric_expertise"]
    assert (told["offer"], told["structure"], told["check_first"]) == (f"{4:032x}", f"{0xa4:032x}", True)


def test_how_many_are_equal_is_said_and_explained_which(call: Run, tmp_path: Path) -> None:
    told = served(call, tmp_path, WHOLE, "03")[False, "discharge_liaison"]
    assert (told["offer"], told["equals"]) == (f"{7:032x}", 3)
    walk = WALKS.splitlines(True)[2]
    (whole,) = lines(call("explain", "--format", "json", "--directory", "d.csv", "-", stdin=walk).out)
    (route,) = [each for each in whole["routes"] if each["service"]["name"] == "discharge_liaison"]
    assert [each["offer"] for each in route["equal_offers"]] == [f"{8:032x}", f"{9:032x}"]
    assert route["passed_over"] == [] and route["passed_over_count"] == 0
    said = call("explain", "--directory", "d.csv", "--most", "1", "-", stdin=walk).text
    assert f"{0xa8:032x}" in said and f"{0xa9:032x}" not in said
    assert "equal offers shown: 1 of 2 (--most shows more)" in said


def test_emergency_numbers_are_shown_first(call: Run, tmp_path: Path) -> None:
    (tmp_path / "walks.ndjson").write_bytes(WALKS)
    walk, numbers = WALKS.splitlines(True)[7], ["number_15", "number_112", "number_114", "number_3114"]
    done = call("orient", "--format", "ndjson", "-", stdin=walk)
    (line,) = lines(done.out)
    assert line["numbers"] == numbers and line["routes"][0]["service"] == "information"  # the message keeps its order
    first = call("orient", "--format", "csv", "-", stdin=walk).text.splitlines()[1]
    assert "emergency_numbers" in first and " ".join(numbers) in first
    for command, indent in (("orient", 5), ("explain", 4)):
        shown = call(command, "--lang", "fr", "-", stdin=walk).text
        assert shown.index("numéros d'urgence") < shown.index("\n" + " " * indent + "15 : urgence médicale (SAMU)")
        assert shown.index("3114 : prévention du suicide") < shown.index("prévenir le médecin")
    (calm,) = lines(call("orient", "--format", "ndjson", "-", stdin=WALKS.splitlines(True)[0]).out)
    assert calm["numbers"] == []


@pytest.mark.parametrize("form", ["text", "json"])
def test_an_explanation_is_bounded_however_many_offers_there_are(call: Run, tmp_path: Path, form: str) -> None:
    walk, sizes = WALKS.splitlines(True)[0], []
    for many in (100, 4000):
        (tmp_path / "d.csv").write_text(HEAD + "".join(
            offer(number, "carer_respite", "territory", "01", str(number % 2), "association", "", "", "") for number in
            range(1, many + 1)), encoding="utf-8")
        done = call("explain", "--format", form, "--directory", "d.csv", "-", stdin=walk)
        assert done.status == 0
        sizes.append(len(done.out))
        if form == "json":
            (route,) = lines(done.out)[0]["routes"]
            assert (len(route["passed_over"]), route["passed_over_count"]) == (12, many // 2)
            assert (len(route["equal_offers"]), route["equals"]) == (12, many // 2)
        else:
            assert f"offers passed over shown: 12 of {many // 2} (--most shows more)" in done.text
    assert sizes[1] - sizes[0] < 20  # the numbers have a digit more
    more = call("explain", "--format", "json", "--most", "40", "--directory", "d.csv", "-", stdin=walk)
    assert len(lines(more.out)[0]["routes"][0]["passed_over"]) == 40


def test_a_protocol_of_ones_own_is_told_from_a_built_in_one(call: Run, tmp_path: Path) -> None:
    text = call("protocol", "show", "--format", "toml").text.replace('name = "has-2014"', 'name = "mine"')
    (tmp_path / "mine.toml").write_text(text, encoding="utf-8")
    walk = WALKS.splitlines(True)[8]
    for options, origin, said in (((), "built_in", "a protocol of the library"),
                                  (("--protocol", "mine.toml"), "other", "another protocol")):
        (line,) = lines(call("orient", "--format", "ndjson", *options, "-", stdin=walk).out)
        assert line["protocol"]["origin"] == origin
        for command in (("orient", *options, "-"), ("explain", *options, "-"), ("protocol", "show", *options[1:])):
            shown = " ".join(call(*command, stdin=walk).text.split())
            assert f"{line['protocol']['name']} ({said})" in shown, command


def test_whom_the_pack_names_is_said_whatever_the_directory(call: Run) -> None:
    walk = WALKS.splitlines(True)[17]
    for pack, body, said in (("has-2014", "maia", "relève de : MAIA"), ("dac-2022", "dac", "(DAC)")):
        (line,) = lines(call("orient", "--format", "ndjson", "--pack", pack, "-", stdin=walk).out)
        assert line["routes"][0]["provided_by"] == body
        for command in ("orient", "explain"):
            assert said in " ".join(call(command, "--lang", "fr", "--pack", pack, "-", stdin=walk).text.split())
