"""``integra protocol``: shown, proved, compared, encoded, and a template that holds.

Spec: spec/03-command.md, spec/21-protocol.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_inputs import Run, lines

from integra.protocol.protocol import Protocol, demand_count
from integra.protocol.template import to_toml
from integra.words import Part

BUILT_IN = Protocol.builtin("has-2014")
TEXT = to_toml(BUILT_IN).replace('name = "has-2014"', 'name = "mine"')
RESPITE = '{ service = "carer_respite", first = ["sharing_consent"] }'
#: Consent is not waited for: law 8, shown by a person who asks for respite and of whom nothing else is known.
LEAKS = TEXT.replace(RESPITE, '{ service = "carer_respite" }')
#: Within two days, not with the first answer: an adaptable row.
SLOWER = TEXT.replace(RESPITE, '{ service = "carer_respite", within = 2, first = ["sharing_consent"] }')
#: What is imposed informs less than it should.
LESS = TEXT.replace('[{ service = "information" }, { service = "professional_request" }]',
                    '[{ service = "deepening" }, { service = "professional_request" }]')
#: The same rows, none of them marked as imposed.
FREE = TEXT.replace("imposed = true\n", "")


@pytest.fixture(autouse=True)
def files(tmp_path: Path) -> None:
    """The protocols, each in a file."""
    assert len({TEXT, LEAKS, SLOWER, LESS, FREE}) == 5
    for name, text in (("mine", TEXT), ("leaks", LEAKS), ("slower", SLOWER), ("less", LESS), ("free", FREE)):
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")


def narrow(text: str) -> bool:
    """Whether a text fits 80 columns."""
    return max(map(len, text.splitlines())) <= 80


@pytest.mark.parametrize("language, consent, imposed", [
    ("en", "consent to sharing: no", "imposed on all"), ("fr", "consentement au partage : non", "imposée à tous")])
def test_every_row_is_shown_with_its_rule_and_source(call: Run, language: str, consent: str, imposed: str) -> None:
    done = call("protocol", "show", "--lang", language)
    assert (done.status, done.errors) == (0, "") and narrow(done.text)
    assert consent in done.text and imposed in done.text
    for row in BUILT_IN.rows:
        assert f"\n{row.id} (" in done.text and row.rule in done.text


def test_sources_are_in_the_language_of_the_text(call: Run, tmp_path: Path) -> None:
    """Of the built-in rows, wherever they came from; what somebody wrote themselves is theirs."""
    (tmp_path / "mine.toml").write_text(TEXT.replace("HAS-INT step 4, first request", "our step 4"), encoding="utf-8")
    for name in ("has-2014", "mine.toml"):
        shown = call("protocol", "show", name, "--lang", "fr").text
        assert "ORI-5 ; HAS-INT, exemple de la CTA ; HAS-APP, 3" in shown and "CTA example" not in shown
        assert ("our step 4" in shown) == (name == "mine.toml")
    assert "ORI-5; HAS-INT, CTA example; HAS-APP 3" in call("protocol", "show").text


def test_rows_are_shown_under_each_motive_that_lists_them(call: Run) -> None:
    done = call("protocol", "show", "mine.toml", "--by", "motive")
    assert done.status == 0 and narrow(done.text)
    assert done.text.count("\n  consent-refused (") == 17
    under = done.text.split("\nrespite for the carer\n")[1].split("\n\ntherapeutic")[0]
    assert [line.split(" (")[0].strip() for line in under.splitlines() if line.endswith(")") and line[2] != " "] == [
        "carer-respite", "consent-refused", "consent-refused-professional"]


def test_a_protocol_is_written_back(call: Run, tmp_path: Path) -> None:
    assert call("protocol", "encode", "mine.toml", "-o", "mine.cbor").status == 0
    assert (tmp_path / "mine.cbor").read_bytes().startswith(b"\x83\x01")
    assert call("protocol", "show", "mine.cbor", "--format", "toml").text == TEXT
    shown = json.loads(call("protocol", "show", "mine.cbor", "--format", "json").text)
    assert (shown["message"], shown["name"], len(shown["rows"])) == ("protocol", "mine", len(BUILT_IN.rows))


def test_a_proof_says_over_how_many_demands_and_both_digests(call: Run) -> None:
    done = call("protocol", "check", "mine.toml", "has-2014")
    assert (done.status, done.errors) == (0, "") and narrow(done.text)
    assert done.text.count(f"proved over {demand_count():,} possible demands") == 2
    for part in Part:
        assert done.text.count(BUILT_IN.digest(part).hex()) == 2


def test_a_failure_comes_with_its_smallest_demand(call: Run) -> None:
    done = call("protocol", "check", "leaks.toml")
    assert done.status == 1 and narrow(done.text)
    told = done.text.split("\n\n")[1]
    assert "consenting (ORI-8): carer-respite" in told
    assert "smallest demand: the person: respite for the carer; nothing else is known" in told
    assert "plus petite demande : la personne" in call("protocol", "check", "leaks.toml", "--lang", "fr").text


def test_what_a_refusal_is_owed_is_said_to_be_missing(call: Run, tmp_path: Path) -> None:
    (tmp_path / "silent.toml").write_text(TEXT.replace(
        '[{ service = "information" }, { service = "consent_discussion" }]', '[{ service = "consent_discussion" }]'))
    assert "    missing: information\n" in call("protocol", "check", "silent.toml").text
    assert "    il manque : information\n" in call("protocol", "check", "silent.toml", "--lang", "fr").text


def test_failures_are_written_as_json(call: Run) -> None:
    done = call("protocol", "check", "leaks.toml", "--format", "json")
    found = json.loads(done.text)
    assert (done.status, found["proved"], found["digests"]) == (1, False, None)
    (failure,) = found["failures"]
    assert (failure["law"], failure["rule"], failure["subject"], failure["service"]) == (
        "consenting", "ORI-8", "carer-respite", "carer_respite")
    assert (failure["demand"]["requester"], failure["demand"]["motives"]) == ("person", ["carer_respite"])


def test_smallest_demands_can_be_oriented(call: Run) -> None:
    demands = call("protocol", "check", "leaks.toml", "--format", "demands")
    done = call("orient", "-", stdin=demands.out)
    assert (demands.status, done.status) == (1, 0)
    assert "the person: respite for the carer" in done.text and "1 demand oriented" in done.errors


@pytest.mark.parametrize("name, status, said", [
    ("slower", 0, "conforms to has-2014: it calls all that is imposed there (ORI-17)"),
    ("free", 0, "conforms to has-2014: it calls all that is imposed there (ORI-17)"),
    ("less", 1, "does not conform to has-2014 (ORI-17): in ")])
def test_what_is_imposed_is_held_against_a_base(call: Run, name: str, status: int, said: str) -> None:
    done = call("protocol", "check", "--base", "has-2014", f"{name}.toml")
    assert done.status == status and said in done.text and narrow(done.text)


def test_protocols_that_answer_alike_are_equal_whatever_their_names(call: Run) -> None:
    assert call("protocol", "diff", "has-2014", "mine.toml").status == 0
    assert call("protocol", "diff", "has-2014", "dac-2022").text == (
        "has-2014, dac-2022: both answer every possible demand alike\n")


def test_a_change_is_shown_once_with_what_each_answers(call: Run) -> None:
    done = call("protocol", "diff", "has-2014", "slower.toml")
    assert done.status == 1 and narrow(done.text)
    head, change = done.text.rstrip("\n").split("\n\n")
    # Respite, in every possible demand of it where consent is not refused: two thirds of a twenty-third.
    count = f"{demand_count() // 23 * 2 // 3:,}"
    assert head.startswith("has-2014, mine: 1 change; ") and f"{count} of {demand_count():,}" in head.replace("\n  ", " ")
    assert change.splitlines()[:2] == [f"respite for the carer: {count} demands", "  respite for the carer: differs in days"]
    assert "A  respite for the carer, on the territory, with the first answer" in change
    assert "B  respite for the carer, on the territory, within 2 days" in change
    assert "smallest demand: the person: respite for the carer; nothing else is known" in change
    assert change.splitlines()[-2:] == ["  rows of A: carer-respite", "  rows of B: carer-respite"]


def test_no_more_changes_are_shown_than_are_asked_for(call: Run) -> None:
    done = call("protocol", "diff", "has-2014", "less.toml", "--most", "1")
    assert done.status == 1 and narrow(done.text)
    assert done.text.rstrip("\n").split("\n\n")[-1].startswith("changes shown: 1 of ")


def test_the_imposed_part_is_compared_alone(call: Run) -> None:
    assert call("protocol", "diff", "--imposed", "has-2014", "slower.toml").status == 0
    done = call("protocol", "diff", "--imposed", "has-2014", "less.toml", "--most", "2", "--format", "json")
    found = json.loads(done.text)
    assert (done.status, found["equal"], found["part"], len(found["differing"])) == (1, False, "imposed", 2)
    first = found["differing"][0]
    assert first["demand"]["motives"] == ["know_how"] and first["demand"]["requester"] == "person"
    assert first["motive"] == "know_how" and first["rows_a"] == first["rows_b"]
    lacking, more = first["calls"]
    assert (more["service"], more["a"]) == ("deepening", None)
    assert (lacking["service"], lacking["a"]["level"], lacking["b"]) == ("information", "territory", None)


def test_what_adaptable_rows_call_is_no_part_of_what_is_imposed(call: Run, tmp_path: Path) -> None:
    (tmp_path / "soon.toml").write_text(TEXT.replace('"case_management", first', '"case_management", within = 1, first'))
    rows = {}
    for options in ((), ("--imposed",)):
        done = call("protocol", "diff", *options, "has-2014", "soon.toml", "--most", "1", "--format", "json")
        (differing,) = json.loads(done.text)["differing"]
        assert [(each["service"], each["differs"]) for each in differing["calls"]] == [("case_management", ["within"])]
        rows[options] = differing["rows_a"]
    # Whether autonomy is lost is not known: an adaptable row has it assessed beside.
    assert set(rows["--imposed",]) < set(rows[()])


@pytest.mark.parametrize("name, adopted, status, verdict, equal", [
    ("mine.toml", "has-2014", 0, "yes", True), ("free.toml", "has-2014", 0, "yes", True),
    ("slower.toml", "has-2014", 0, "yes", False), ("less.toml", "has-2014", 1, "no", False),
    ("has-2014", "free.toml", 1, "unknown", True), ("slower.toml", "free.toml", 1, "unknown", False)])
def test_a_protocol_conforms_by_what_it_calls(call: Run, name: str, adopted: str, status: int, verdict: str,
                                              equal: bool) -> None:
    done = call("protocol", "conforms", name, adopted, "--format", "json", "--most", "1")
    found = json.loads(done.text)
    assert (done.status, found["conforms"], found["equal"]) == (status, verdict, equal)
    assert (found["count"] > 0) == (verdict == "no") == (len(found["lacking"]) > 0)
    said = {"yes": "conforms to", "no": "does not conform to", "unknown": "is undefined: it imposes nothing"}[verdict]
    text = call("protocol", "conforms", name, adopted)
    assert text.status == status and said in text.text.replace("\n  ", " ") and narrow(text.text)
    french = call("protocol", "conforms", name, adopted, "--lang", "fr").text
    assert "ORI-17" in french and "conform" in french and narrow(french)


def test_a_proof_is_given_up_beyond_its_limit(call: Run) -> None:
    done = call("protocol", "check", "--limit", "1000", "mine.toml")
    assert (done.status, done.text) == (3, "") and "more work than the 1000 steps allowed" in done.errors


def test_a_built_in_name_is_refused_to_another_table(call: Run, tmp_path: Path) -> None:
    (tmp_path / "named.toml").write_text(SLOWER.replace('name = "mine"', 'name = "has-2014"'), encoding="utf-8")
    (tmp_path / "same.toml").write_text(to_toml(BUILT_IN), encoding="utf-8")
    done = call("protocol", "check", "named.toml", "--lang", "fr")
    assert done.status == 3 and "ne peut porter le nom d'un protocole intégré" in done.errors
    assert call("protocol", "check", "same.toml").status == 0


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_template_passes_its_own_check(call: Run, language: str) -> None:
    assert call("protocol", "template", "--lang", language, "-o", "new.toml").status == 0
    assert call("protocol", "check", "--base", "has-2014", "new.toml").status == 0


@pytest.mark.parametrize("text, said", [
    (TEXT.replace('["etp"]', '["etpp"]'), "row 'etp', word 'etpp': unknown word; the nearest name is 'etp'"),
    (TEXT.replace('id = "etp"', 'id = "planning"'), "this id is there already"),
    (TEXT + '[[row]]\nid = "x"\n', "row 'x': motives is missing"),
    ("", "a protocol has one row at least"), ("\x00", "not valid TOML")])
def test_a_file_that_is_no_protocol_is_refused_whole(call: Run, tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "bad.toml").write_text(text, encoding="utf-8")
    for arguments in (["show", "bad.toml"], ["check", "bad.toml"], ["encode", "bad.toml", "-o", "bad.cbor"]):
        done = call("protocol", *arguments)
        assert (done.status, done.out) == (3, b"") and f"bad.toml: is no protocol: " in done.errors
        assert said in done.errors and len(done.errors.splitlines()) == 1
    assert not (tmp_path / "bad.cbor").exists()


def test_a_message_that_is_no_protocol_is_refused_with_its_rule(call: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.cbor").write_bytes(bytes.fromhex("8301ff"))
    done = call("protocol", "check", "bad.cbor")
    assert done.status == 3 and "rule WIRE-" in done.errors


def test_refusals_are_said_in_french(call: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_text(TEXT.replace('["etp"]', '["etpp"]'), encoding="utf-8")
    assert ("ligne 'etp' de la table, mot 'etpp' : mot inconnu ; le nom le plus proche est 'etp' (règle ORI-5)"
            in call("protocol", "check", "bad.toml", "--lang", "fr").errors)


def test_an_unproved_protocol_is_not_compared_and_answers_nothing(call: Run) -> None:
    for arguments in (["protocol", "diff", "has-2014", "leaks.toml"], ["orient", "--protocol", "leaks.toml", "-"]):
        done = call(*arguments)
        assert (done.status, done.out) == (3, b"") and "is not proved, and answers no demand" in done.errors


@pytest.mark.parametrize("call_of, differs, en, fr", [
    ('level = "region", first = ["sharing_consent"]', ["level"], "level", "niveau"),
    ('within = 2, first = ["sharing_consent"]', ["within"], "days", "délai"),
    ('within = 2', ["within", "first"], "days, what comes first", "délai, ce qui vient d'abord"),
])
def test_a_contradiction_says_what_the_two_calls_differ_in(
        call: Run, tmp_path: Path, call_of: str, differs: list[str], en: str, fr: str) -> None:
    text = call("protocol", "show", "--format", "toml").text.replace('name = "has-2014"', 'name = "mine"')
    (tmp_path / "two.toml").write_text(text + (
        '\n[[row]]\nid = "again"\nmotives = ["carer_respite"]\nrule = "ORI-5"\nwhen.sharing_consent = ["unknown", "yes"]\n'
        f'call = [{{ service = "carer_respite", {call_of} }}]\n'), encoding="utf-8")
    (whole,) = lines(call("protocol", "check", "--format", "ndjson", "two.toml").out)
    (found,) = [each for each in whole["failures"] if each["law"] == "contradiction"]
    assert (found["rows"], found["differs"]) == (["carer-respite", "again"], differs)
    assert [each["service"] for each in found["calls"]] == ["carer_respite"] * 2
    assert all(not each["calls"] and not each["differs"] for each in whole["failures"] if each is not found)
    for language, said in (("en", f"they differ in: {en} carer-respite: respite for the carer"),
                           ("fr", f"elles diffèrent par : {fr} carer-respite : répit de l'aidant")):
        assert said in " ".join(call("protocol", "check", "--lang", language, "two.toml").text.split())
