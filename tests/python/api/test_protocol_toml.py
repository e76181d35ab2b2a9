"""Protocols as people write them: read whole or refused with line, row, word and rule; written, and read back.

Spec: spec/21-protocol.md (ORI-16).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import pickle
import re
from pathlib import Path

import pytest

from integra.forms import JsonError
from integra.forms.tables import protocol_from_json
from integra.protocol import lines as protocol_lines
from integra.protocol.protocol import Protocol
from integra.protocol.template import template, to_toml
from integra.protocol.toml_form import ProtocolError, read
from integra.words import DemandField, Language, Level, Motive, Part, Precondition, Requester, Service, Stage, Tri

BUILT_IN = Path(__file__).resolve().parents[3] / "spec" / "protocols" / "has-2014.toml"
NAME = 'name = "x"\n'
#: Lines 2 to 6 of a text that begins with a name.
ROW = '[[row]]\nid = "a"\nmotives = ["etp"]\nrule = "ORI-5"\ncall = [{ service = "etp" }]\n'
ONE = NAME + ROW


def row(name: str, more: str = "") -> str:
    """Another row."""
    return ROW.replace('"a"', f'"{name}"') + more


def test_the_built_in_protocol_is_what_its_text_says() -> None:
    protocol = read(BUILT_IN.read_bytes())
    built_in = Protocol.builtin("has-2014")
    assert (protocol.name, protocol.effective) == (built_in.name, built_in.effective)
    assert tuple(protocol.rows) == tuple(built_in.rows)


def test_a_row_is_read_name_by_name() -> None:
    (found,) = read(ONE.replace('"etp" }', '"etp", level = "region", within = 3, first = ["mt", "referent"] }')
                    + 'imposed = true\nsource = "here"\nwhen.requester = ["mt"]\nwhen.stage = { not = ["declined"] }\n'
                    ).rows
    (call,) = found.calls
    assert (found.id, found.imposed, found.otherwise, found.rule, found.source) == ("a", True, False, "ORI-5", "here")
    assert (call.service, call.level, call.within) == (Service.ETP, Level.REGION, 3)
    assert call.first == {Precondition.MT, Precondition.REFERENT} and found.motives == {Motive.ETP}
    assert dict(found.when) == {DemandField.REQUESTER: {Requester.MT},
                                DemandField.STAGE: set(Stage) - {Stage.DECLINED}}


def test_what_editors_add_is_taken() -> None:
    assert read(b"\xef\xbb\xbf" + ONE.replace("\n", "\r\n").encode()).rows == read(ONE).rows


def test_tables_may_be_spread_over_headings() -> None:
    spread = (NAME + '[[row]]\nid = "a"\nmotives = ["etp"]\nrule = "ORI-5"\n[row.when]\npps = ["yes"]\n'
              '[[row.call]]\nservice = "etp"\n')
    assert read(spread).rows == read(ONE + 'when.pps = ["yes"]\n').rows
    with pytest.raises(ProtocolError) as refusal:
        read(spread.replace('"yes"', '"maybe"'))
    assert (refusal.value.line, refusal.value.row, refusal.value.word) == (7, "a", "maybe")


@pytest.mark.parametrize("text, line, where, word, rule, said", [
    (ONE.replace('["etp"]', '["information",\n  "etx"]'), 5, "a", "etx", "ORI-5", "unknown word"),
    (ONE.replace('"etp" }', '"etpp" }'), 6, "a", "etpp", "ORI-5", "unknown word"),
    (ONE.replace('"etp" }', '"mt_search" }'), 6, "a", "mt_search", "ORI-5", "no row calls it"),
    (ONE.replace('"etp" }', '"etp", level = "here" }'), 6, "a", "here", "ORI-23", "unknown word"),
    (ONE.replace('"etp" }', '"etp", first = ["mtt"] }'), 6, "a", "mtt", "ORI-16", "unknown word"),
    (ONE.replace('"etp" }', '"etp", within = 3651 }'), 6, "a", "within", "ORI-13", "from 0 to 3650"),
    (ONE.replace('"etp" }', '"etp", within = true }'), 6, "a", "within", "ORI-13", "from 0 to 3650"),
    (ONE.replace('"etp" }', '"etp" }, { service = "etp" }'), 6, "a", "etp", "ORI-16", "called twice"),
    (ONE.replace("service =", "servce ="), 6, "a", "servce", "ORI-16", "unknown name"),
    (ONE.replace("ORI-5", "ORI-99"), 5, "a", "ORI-99", "ORI-16", "no rule has this name"),
    (ONE.replace('rule = "ORI-5"\n', ""), 2, "a", None, "ORI-16", "rule is missing"),
    (ONE.replace('["etp"]', "[]"), 4, "a", None, "ORI-16", "one motive at least"),
    (ONE.replace('["etp"]', '["etp", "etp"]'), 4, "a", "etp", "ORI-16", "twice"),
    (ONE.replace('["etp"]', '"etp"'), 4, "a", None, "ORI-16", "expected a list"),
    (ONE.replace('"a"', '"A b"'), 3, "A b", "A b", "ORI-16", "lower-case"),
    (ONE.replace('"a"', "7"), 3, None, None, "ORI-16", "a name in quotes"),
    (ONE + "imposed = \"yes\"\n", 7, "a", None, "ORI-16", "expected true or false"),
    (ONE + "colour = 1\n", 7, "a", "colour", "ORI-16", "unknown name"),
    (ONE + 'when.pps = ["yess"]\n', 7, "a", "yess", "ORI-16", "unknown word"),
    (ONE + 'when.stage = ["declined"]\nwhen.pps = ["declined"]\n', 8, "a", "declined", "ORI-16", "unknown word"),
    (ONE + 'when.age = ["yes"]\n', 7, "a", "age", "ORI-16", "unknown name"),
    (ONE + "when.pps = []\n", 7, "a", None, "ORI-16", "no value is left"),
    (ONE + 'when.pps = { not = ["yes", "no", "unknown"] }\n', 7, "a", None, "ORI-16", "no value is left"),
    (ONE + 'when.pps = { no = ["yes"] }\n', 7, "a", "no", "ORI-16", "unknown name"),
    (ONE + "when = 3\n", 7, "a", None, "ORI-16", "expected conditions"),
    (ONE + 'overrides = ["b"]\n', 7, "a", "b", "ORI-16", "no row has this id"),
    (ONE + 'overrides = ["a"]\n', 7, "a", "a", "ORI-16", "does not override itself"),
    (ONE + 'overrides = ["b"]\n' + row("b", "otherwise = true\n"), 7, "a", "b", "ORI-16", "in no override"),
    (ONE + 'overrides = ["b"]\n' + row("b").replace('["etp"]', '["project"]'), 7, "a", "b", "ORI-16", "in common"),
    (ONE + ROW, 8, "a", "a", "ORI-16", "already, on line 3"),
    (ONE + f"source = \"{'x' * 257}\"\n", 7, "a", None, "ORI-16", "at most 256 bytes"),
    ('effective = "2014"\n' + ONE, 1, None, None, "GEN-7", "expected a date"),
    ("colour = 1\n" + ONE, 1, None, "colour", "ORI-16", "unknown name"),
    (ROW, 1, None, None, "ORI-16", "expected name"),
    (NAME, None, None, None, "ORI-16", "one row at least"),
    (NAME + 'row = [{ id = "a" }]\n', 2, None, None, "ORI-16", "under a heading [[row]]"),
    (NAME + "row = 3\n", 2, None, None, "ORI-16", "under a heading [[row]]"),
])
def test_a_refusal_names_line_row_word_and_rule(text: str, line: int | None, where: str | None, word: str | None,
                                                rule: str, said: str) -> None:
    with pytest.raises(ProtocolError) as refusal:
        read(text)
    found = refusal.value
    assert (found.line, found.row, found.word, found.rule) == (line, where, word, rule)
    assert said in str(found) and str(found).endswith(f"(rule {rule})")
    assert line is None or str(found).startswith(f"line {line}")


@pytest.mark.parametrize("text, said, dit", [
    (ONE.replace('"etp" }', '"etpp" }'), "line 6, row 'a', word 'etpp': unknown word; the nearest name is 'etp' (rule ORI-5)",
     "ligne 6 du texte, ligne 'a' de la table, mot 'etpp' : mot inconnu ; le nom le plus proche est 'etp' (règle ORI-5)"),
    (ONE.replace('rule = "ORI-5"\n', ""), "line 2, row 'a': rule is missing (rule ORI-16)",
     "ligne 2 du texte, ligne 'a' de la table : rule manque (règle ORI-16)"),
    ("colours = 1\n" + ONE, "line 1, word 'colours': unknown name; expected one of name, effective, row (",
     "ligne 1, mot 'colours' : nom inconnu ; attendu : l'un de name, effective, row ("),
    (NAME, "a protocol has one row at least, under a heading [[row]] (rule ORI-16)",
     "un protocole a une ligne au moins, sous un titre [[row]] (règle ORI-16)"),
    (NAME + "row = 3\n", "line 2: expected each row under", "ligne 2 : attendu : chaque ligne sous"),
    (ROW, "line 1: expected name and a name in quotes", "ligne 1 : attendu : name et un nom entre guillemets"),
    (ONE.replace('"a"', '"A b"'), "expected lower-case letters a to z", "attendu : des lettres minuscules a à z"),
    (ONE.replace('["etp"]', '"etp"'), 'expected a list of words in quotes, as in ["yes", "unknown"]',
     'attendu : une liste de mots entre guillemets, comme ["yes", "unknown"]'),
    (ONE.replace('["etp"]', "[]"), "expected one motive at least", "attendu : un motif de demande au moins"),
    (ONE.replace('["etp"]', '["etp", "etp"]'), "this word is there twice", "ce mot est là deux fois"),
    (ONE.replace("ORI-5", "etp"), "no rule has this name; integra rules lists them",
     "aucune règle ne porte ce nom ; integra rules les liste"),
    (ONE.replace('"ORI-5"', "5"), 'expected a rule in quotes, as in "ORI-5"',
     'attendu : une règle entre guillemets, comme "ORI-5"'),
    (ONE.replace('"etp" }', '"mt_search" }'), "the response adds this service by itself: no row calls it",
     "la réponse ajoute ce service d'elle-même : aucune ligne ne l'appelle"),
    (ONE.replace('"etp" }', '"etp", within = 3651 }'), "expected a whole number from 0 to 3650",
     "attendu : un nombre entier de 0 à 3650"),
    (ONE.replace('"etp" }', '"etp", level = 7 }'), "expected a word in quotes", "attendu : un mot entre guillemets"),
    (ONE.replace('"etp" }', '"etp" }, { service = "etp" }'), "called twice", "ce service est appelé deux fois"),
    (ONE.replace('[{ service = "etp" }]', "[]"), 'expected a list of services called, as in [{ service = "information" }]',
     'attendu : une liste de services appelés, comme [{ service = "information" }]'),
    (ONE + "when = 3\n", 'expected conditions, as in when.pps = ["yes"]', 'attendu : des conditions, comme when.pps ='),
    (ONE + "when.pps = []\n", "no value is left that this row accepts", "il ne reste aucune valeur que cette ligne"),
    (ONE + "imposed = 1\n", "expected true or false, without quotes", "attendu : true ou false, sans guillemets"),
    (ONE + f"source = \"{'x' * 257}\"\n", "a text of at most 256 bytes", "attendu : un texte d'au plus 256 octets"),
    (ONE + 'overrides = ["zzz"]\n', "word 'zzz': no row has this id (", "mot 'zzz' : aucune ligne n'a cet id ("),
    (ONE + 'overrides = ["a"]\n', "a row does not override itself", "une ligne ne s'écarte pas elle-même"),
    (ONE + 'overrides = ["b"]\n' + row("b", "otherwise = true\n"), "an otherwise row is in no override",
     "une ligne à otherwise = true n'écarte rien et rien ne l'écarte"),
    (ONE + 'overrides = ["b"]\n' + row("b").replace('["etp"]', '["project"]'), "no motive in common",
     "les deux lignes n'ont aucun motif de demande en commun"),
    (ONE + 'overrides = ["b"]\n' + row("b", 'overrides = ["a"]\n'), "overrides make a cycle: a, b, a",
     "les lignes s'écartent l'une l'autre en cercle : a, b, a"),
    (ONE + ROW, "this id is there already, on line 3", "cet id est déjà là, à la ligne 3"),
    ('effective = "2014"\n' + ONE, "expected a date, as in 2014-01-01 without quotes",
     "attendu : une date, comme 2014-01-01 sans guillemets"),
    (NAME + "[[row]]\n" * 1025, "line 1026: more than 1024 rows", "ligne 1026 : plus de 1024 lignes"),
    ("x = " + "[" * 20, "line 1: nested too deep", "ligne 1 : trop d'imbrications"),
    (".".join("a" * 9) + " = 1", "a name of more than 8 parts", "un nom de plus de 8 parties"),
    ("x" * 1_048_577, "longer than 1048576 bytes: a protocol", "plus de 1048576 octets : un protocole"),
    ("x = " + "9" * 5000, "line 1: a number is too long", "ligne 1 : un nombre est trop long"),
    ("\nx", "line 2: not valid TOML (Expected '=' after a key", "ligne 2 : TOML non valide : vérifier à cette ligne"),
    ("\nm\u00e9tier = 1", "line 2: in TOML a name with accents stands in quotes", "ligne 2 : en TOML un nom accentué se met entre guillemets"),
    ("\ud800", "not UTF-8: save it as UTF-8", "pas de l'UTF-8 : l'enregistrer en UTF-8"),
])
def test_a_refusal_is_said_in_both_languages(text: str, said: str, dit: str) -> None:
    with pytest.raises(ProtocolError) as refusal:
        read(text)
    assert said in refusal.value.sentence("en") == str(refusal.value) and dit in refusal.value.sentence(Language.FR)


def test_a_refusal_is_the_same_after_pickle() -> None:
    with pytest.raises(ProtocolError) as refusal:
        read(ONE.replace('"etp" }', '"etpp" }'))
    again = pickle.loads(pickle.dumps(refusal.value))
    assert vars(again) == vars(refusal.value) and again.sentence("fr") == refusal.value.sentence("fr")


@pytest.mark.parametrize("text, word, listed", [
    (ONE + 'when.pps = ["oui"]\n', "oui", "unknown, no, yes"),
    (ONE.replace('"etp" }', '"repit_aidant" }'), "repit_aidant", "pathway_assistance, case_management, "),
    (ONE + 'when.heure = ["yes"]\n', "heure", "requester, "),
])
def test_what_is_near_no_word_is_told_those_there_are(text: str, word: str, listed: str) -> None:
    with pytest.raises(ProtocolError) as refusal:
        read(text)
    assert (refusal.value.word, refusal.value.nearest) == (word, None)
    assert f"; expected one of {listed}" in str(refusal.value) and "nearest" not in str(refusal.value)


@pytest.mark.parametrize("name, said, dit", [
    ("door", "no rule reads a door: ", "aucune règle ne lit la porte d'entrée : "),
    ("channel", "no rule reads a channel: ", "aucune règle ne lit le canal : ")])
def test_how_a_demand_arrived_is_no_condition(name: str, said: str, dit: str) -> None:
    with pytest.raises(ProtocolError) as refusal:
        read(ONE + f'when.pps = ["yes"]\nwhen.{name} = ["clic"]\n')
    found = refusal.value
    assert (found.line, found.row, found.word, found.rule, found.nearest) == (8, "a", name, "ORI-1", None)
    assert str(found).startswith(f"line 8, row 'a', word '{name}': {said}") and dit in found.sentence("fr")
    with pytest.raises(JsonError) as json_refusal:
        protocol_from_json({"name": "x", "rows": [{"id": "a", "motives": ["etp"], "when": {name: ["clic"]}, "calls": []}]})
    assert str(json_refusal.value).startswith(f"rows[0].when.{name}: {said}")
    assert json_refusal.value.sentence("fr").endswith("(règle ORI-1)")


def test_the_nearest_word_is_offered() -> None:
    with pytest.raises(ProtocolError, match="the nearest name is 'etp'"):
        read(ONE.replace('["etp"]', '["etpp"]'))


def test_a_cycle_of_overrides_is_told_from_its_first_row() -> None:
    text = (NAME + row("z") + row("a", 'overrides = ["c", "z"]\n') + row("b", 'overrides = ["a"]\n')
            + row("c", 'overrides = ["b"]\n'))
    with pytest.raises(ProtocolError, match="overrides make a cycle: a, c, b, a") as refusal:
        read(text)
    assert (refusal.value.row, refusal.value.word, refusal.value.line) == ("a", "c", 12)


def test_a_long_chain_of_overrides_is_no_cycle_and_costs_no_stack() -> None:
    motives = [motive.word for motive in Motive]
    chain = "".join(row(f"r{n}", f'overrides = ["r{n + 1}"]\n' if n < 1023 else "")
                    .replace('["etp"]', f'["{motives[n // 63 % 23]}", "{motives[(n + 1) // 63 % 23]}"]'
                             if n // 63 != (n + 1) // 63 else f'["{motives[n // 63 % 23]}"]')
                    for n in range(1024))
    assert len(read(NAME + chain).rows) == 1024


@pytest.mark.parametrize("count, said", [(64, None), (65, "more than 64 rows list this motive")])
def test_at_most_64_rows_list_a_motive(count: int, said: str | None) -> None:
    text = NAME + "".join(row(f"r{number}") for number in range(count))
    if said is None:
        assert len(read(text).rows) == count
        return
    with pytest.raises(ProtocolError, match=said) as refusal:
        read(text)
    assert (refusal.value.row, refusal.value.word) == ("r64", "etp")


@pytest.mark.parametrize("text, said", [
    (NAME + "[[row]]\n" * 100_000, "line 1026: more than 1024 rows"),
    ("x = " + "[" * 500_000, "line 1: nested too deep"),
    ("x = " + "{a=" * 300_000, "line 1: nested too deep"),
    ("[" * 500_000, "not valid TOML"),
    (".".join("a" * 200_000) + " = 1", "line 1: a name of more than 8 parts"),
    ("x" * 1_048_577, "longer than 1048576 bytes"),
    ("\n\nx = " + "9" * 5000, "line 3: a number is too long"),
    ('name = "x\x00"', "line 1: not valid TOML"),
    ('name = "x', "line 1: not valid TOML"),
    ('\n\nname = "' + '\\"' * 500_000, "line 3: not valid TOML"),
    ("x = '''" + "''" * 400_000, "not valid TOML"),
    (b'name = "x"\n\xff', "line 2: not UTF-8"),
    ("\ufeff".encode("utf-16"), "not UTF-8"),
    ("name = 1\nname = 2", "line 2: not valid TOML"),
    ("\ud800", "not UTF-8"),
])
def test_hostile_texts_are_refused_at_once(text: str | bytes, said: str) -> None:
    with pytest.raises(ProtocolError, match=re.escape(said)):
        read(text)


def test_what_tells_lines_agrees_with_tomllib_on_rows() -> None:
    text = 'a = """\n[[row]]\n"""\n' + ONE + "# [[row]]\nsource = '[[row]]'\n"
    assert [part.line for part in protocol_lines.lines_of(text, 9).rows] == [5]


def test_terminals_are_not_obeyed() -> None:
    with pytest.raises(ProtocolError) as refusal:
        read(ONE.replace('["etp"]', '["\\u001b[31m"]'))
    assert "\x1b" not in str(refusal.value)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_template_holds_every_word_and_is_proved_as_it_stands(language: str) -> None:
    text = template(language)
    protocol = read(text)
    assert not protocol.prove()
    assert protocol.digest(Part.WHOLE) == Protocol.builtin("has-2014").digest(Part.WHOLE)
    comments = "\n".join(line for line in text.splitlines() if line.startswith("#"))
    for group in (Motive, DemandField, Level, Precondition, Stage, Tri, Requester):
        assert all(f" {word.word} " in comments for word in group), group
    assert max(map(len, text.splitlines())) <= 120


def test_a_protocol_is_written_as_it_is_read() -> None:
    rows = NAME + row("b", 'overrides = ["a"]\nwhen.pps = ["no"]\nsource = "a \\"quoted\\" \\\\ \\u007f é"\n') + row(
        "a", 'when.stage = { not = ["declined"] }\nimposed = true\n') + row("c", "otherwise = true\n").replace(
        '"etp" }', '"information", within = 0 }')
    protocol = read(rows)
    again = read(to_toml(protocol))
    assert tuple(again.rows) == tuple(protocol.rows) and again.name == protocol.name
