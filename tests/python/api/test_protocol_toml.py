"""Protocols as people write them: read whole or refused with line, row, word and rule; written, and read back.

Spec: spec/21-protocol.md (ORI-16).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import re
from pathlib import Path

import pytest

from integra.protocol import lines as protocol_lines
from integra.protocol.protocol import Protocol
from integra.protocol.template import template, to_toml
from integra.protocol.toml_form import ProtocolError, read
from integra.words import DemandField, Level, Motive, Part, Precondition, Requester, Service, Stage, Tri

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
