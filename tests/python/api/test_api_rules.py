"""Packs, parameters, the catalogue and the words: as the tables of spec/ give them.

Spec: spec/00-conventions.md (GEN-9, GEN-11).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import copy
import csv
import datetime
import hashlib
import pathlib
import pickle
import re

import pytest

import integra
from integra import (
    Answers, Language, Provider, Record, RefusedError, Rules, Service, SettledBy, Status, Stage, Tri, UsageError,
    catalogue, encode, label, packs, parameters, rule, screen, sentence, words,
)
from integra.protocol.template import template
from integra.text import Text

ROOT = pathlib.Path(__file__).resolve().parents[3]


def table(name: str) -> list[dict[str, str]]:
    with (ROOT / "spec" / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))


def test_a_pack_and_its_overrides():
    rules = Rules("dac-2022", medicines_threshold=4, pps_threshold=1)
    assert (rules.name, rules.version, rules.effective) == ("dac-2022", 1, datetime.date(2022, 7, 1))
    assert rules.overrides == {"medicines_threshold": 4}  # the other is the pack's own value
    assert rules.value("medicines_threshold") == 4 and rules.value("chronic_conditions_threshold") == 3
    assert rules.provider(Service.CASE_MANAGEMENT) is Provider.DAC
    assert Rules().provider(Service.CASE_MANAGEMENT) is Provider.MAIA
    assert rules.digest == hashlib.sha256(encode(rules)).digest()
    assert repr(rules) == "Rules('dac-2022', medicines_threshold=4)"


def test_equal_rules_decide_alike():
    assert Rules() == Rules(pps_threshold=1) == Rules.default() and Rules.default() is Rules.default()
    assert hash(Rules()) == hash(Rules.default())
    assert Rules() != Rules("dac-2022") != Rules("dac-2022", medicines_threshold=4) and Rules() != "has-2014"
    rules = Rules("dac-2022", medicines_threshold=4)
    assert pickle.loads(pickle.dumps(rules)) == copy.deepcopy(rules) == rules


def test_rules_cannot_change():
    rules = Rules()
    with pytest.raises(AttributeError):
        rules._pack = None
    with pytest.raises(AttributeError):
        del rules._pack
    with pytest.raises(AttributeError):
        rules.medicines_threshold = 3
    rules.overrides["medicines_threshold"] = 1
    assert rules.overrides == {}


@pytest.mark.parametrize(
    ("name", "overrides", "error", "status", "rule_name"),
    [
        ("has-2015", {}, UsageError, Status.UNKNOWN_NAME, "GEN-9"),
        ("", {}, UsageError, Status.UNKNOWN_NAME, "GEN-9"),
        ("has-2014", {"medicine_threshold": 3}, UsageError, Status.UNKNOWN_NAME, "GEN-9"),
        ("has-2014", {"medicines_threshold": 0}, UsageError, Status.OUT_OF_RANGE, "SCR-7"),
        ("has-2014", {"medicines_threshold": 10**30}, UsageError, Status.OUT_OF_RANGE, None),
        ("has-2014", {"pps_threshold": 3}, RefusedError, Status.REFUSED, "SCR-3"),
    ],
)
def test_what_a_pack_refuses(name, overrides, error, status, rule_name):
    with pytest.raises(error) as caught:
        Rules(name, **overrides)
    assert (caught.value.status, caught.value.rule) == (status, rule_name)


@pytest.mark.parametrize("wrong", [None, 3, b"has-2014", "has-2014\0"])
def test_a_name_is_a_whole_str(wrong):
    with pytest.raises((TypeError, ValueError)):
        Rules(wrong)
    with pytest.raises((TypeError, ValueError)):
        Rules().value(wrong)
    with pytest.raises((TypeError, ValueError)):
        rule(wrong)


@pytest.mark.parametrize("wrong", [True, None, "4", 4.0])
def test_a_parameter_is_an_int(wrong):
    with pytest.raises(TypeError, match="medicines_threshold takes an int"):
        Rules(medicines_threshold=wrong)


def test_parameters_are_those_of_the_table():
    rows = sorted(table("parameters.tsv"), key=lambda row: row["name"])
    assert [parameter.name for parameter in parameters()] == [row["name"] for row in rows]
    for parameter, row in zip(parameters(), rows, strict=True):
        numbers = (parameter.default, parameter.minimum, parameter.maximum)
        assert numbers == (int(row["has-2014"]), int(row["minimum"]), int(row["maximum"]))
        assert (parameter.rule, parameter.unit, parameter.mark.word) == (row["rule"], row["unit"], row["mark"])
        assert (parameter.label(), parameter.label("fr")) == (row["label_en"], row["label_fr"])
    assert list(packs()) == [row["name"] for row in table("packs.tsv")]


def test_the_catalogue_is_that_of_the_table():
    rows = {row["name"]: row for row in table("rules.tsv")}
    assert {info.name for info in catalogue()} == set(rows)
    for info in catalogue():
        row = rows[info.name]
        assert (info.source, info.mark.word) == (row["source"], row["mark"])
        assert (info.title(), info.title("fr")) == (row["title_en"], row["title_fr"])
        assert (info.source_in(), info.source_in("fr")) == (row["source"], row["source_fr"])
        assert rule(info.name) == info
    with pytest.raises(UsageError):
        rule("SCR-99")


@pytest.mark.parametrize("name", ["rules.tsv", "protocols/has-2014.sources.tsv"])
def test_a_source_in_french_has_no_english(name):
    """Names of documents stay; words are translated, and a sign of French has its space."""
    texts = {row["source_fr"] for row in table(name)}
    english = re.compile(r"\b(step|law|choice|example|first|footnote|columns|principles|request|read|steps|what|pathway)\b")
    assert [text for text in texts if not text or english.search(text) or re.search(r"\S[;:]", text)] == []


def test_every_word_and_finding_has_its_text():
    for row in table("words.tsv"):
        word = getattr(words, "".join(part.capitalize() for part in row["group"].split("_")))(int(row["code"]))
        assert word.word == str(word) == row["name"]
        assert (label(word), label(word, "fr")) == (row["label_en"], row["label_fr"])
    for row in table("findings.tsv"):
        settled_by = next(way for way in SettledBy if way.word == row["settled_by"])
        assert sentence(row["rule"], settled_by) == row["sentence_en"]
        assert sentence(row["rule"], settled_by, "fr") == row["sentence_fr"]
    with pytest.raises(UsageError):
        sentence("SCR-1", SettledBy.NONE)


def test_a_body_is_called_as_in_the_years_of_the_pack():
    said = {(row["pack"], row["group"], row["word"]): (row["label_en"], row["label_fr"]) for row in table("era_labels.tsv")}
    assert said["has-2014", "tier", "macro"] == ("strategic table", "table stratégique")
    for pack in packs():
        rules = Rules(pack)
        for row in table("words.tsv"):
            word = getattr(words, "".join(part.capitalize() for part in row["group"].split("_")))(int(row["code"]))
            own = (row["label_en"], row["label_fr"])
            assert (rules.label(word), rules.label(word, "fr")) == said.get((pack, row["group"], row["name"]), own)
            assert (label(word), label(word, "fr")) == own
    assert Rules("dac-2022").label(words.Tier.MICRO, Language.FR) == "concertation clinique (RESAD)"
    assert Rules().label(Status.REFUSED, "fr") == label(Status.REFUSED, "fr")
    with pytest.raises(UsageError, match='"en" or "fr"'):
        Rules().label(words.Tier.MICRO, "de")
    for wrong in (2, "macro", None):
        with pytest.raises(TypeError):
            Rules().label(wrong)


def test_two_bodies_have_the_letters_cta_so_that_no_label_has_them():
    """The coordination territoriale d'appui and, since 2024, the conférence territoriale de l'autonomie."""
    rows = table("words.tsv") + table("era_labels.tsv")
    assert [row for row in rows if re.search(r"\bCTA\b", row["label_en"] + " " + row["label_fr"])] == []


def test_a_language_is_a_word_too():
    assert label(Stage.DECLINED, Language.FR) == label(Stage.DECLINED, "fr") != label(Stage.DECLINED, Language.EN)
    assert label(Status.REFUSED, Language.FR) == label(Status.REFUSED, "fr")
    assert sentence("SCR-8", SettledBy.NONE, Language.FR) == sentence("SCR-8", SettledBy.NONE, "fr")
    assert catalogue()[0].title(Language.FR) == catalogue()[0].title("fr")
    assert catalogue()[0].source_in(Language.FR) == catalogue()[0].source_in("fr") != catalogue()[0].source_in(Language.EN)
    assert parameters()[0].label(Language.FR) == parameters()[0].label("fr")
    (finding,) = screen(Record(Answers(mobility=Tri.NO, judgement=Tri.YES))).findings
    assert finding.sentence(Language.FR) == finding.sentence("fr") != finding.sentence(Language.EN)
    assert template(Language.FR) == template("fr") != template()


@pytest.mark.parametrize("wrong", ["de", "", None, 1, True, Tri.NO])
def test_a_language_is_en_or_fr(wrong):
    with pytest.raises(UsageError, match='"en" or "fr"'):
        label(Stage.DECLINED, wrong)


@pytest.mark.parametrize("wrong", [2, "yes", None])
def test_label_takes_a_word(wrong):
    with pytest.raises(TypeError):
        label(wrong)


def test_errors_say_what_the_table_says():
    for row in table("errors.tsv"):
        status = Status(int(row["code"]))
        error = integra.UsageError(status, rule="SCR-1", offset=3, index=4)
        for language, place in (("en", "(rule SCR-1, byte 3, index 4)"), ("fr", "(règle SCR-1, octet 3, index 4)")):
            text = error.sentence(language)
            assert row[f"text_{language}"] in text and row[f"what_to_do_{language}"] in text and text.endswith(place)
            assert row[f"text_{language}"] in label(status, language)
        assert str(error) == error.sentence()


def test_what_is_wrong_comes_in_place_of_the_status_and_before_the_place():
    error = integra.UsageError(Status.INVALID_TEXT, rule="ORI-12", index=4, detail=Text("no commune", "pas une commune"))
    assert (str(error), error.sentence("fr")) == ("no commune (rule ORI-12)", "pas une commune (règle ORI-12)")
    assert pickle.loads(pickle.dumps(error)).detail == error.detail
    with pytest.raises(UsageError, match='"en" or "fr"'):
        error.sentence("de")


def test_errors_are_the_same_after_a_journey():
    error = integra.MalformedError(Status.TRUNCATED, rule="WIRE-1", offset=3)
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), again.status, again.rule, again.offset, again.index) == (
        integra.MalformedError, Status.TRUNCATED, "WIRE-1", 3, None,
    )


def test_one_version_everywhere():
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert f'\nversion = "{integra.__version__}"\n' in project
    number = re.search(r"#define INTEGRA_VERSION (\d+)", (ROOT / "include/integra/base.h").read_text(encoding="utf-8"))
    major, minor, patch = map(int, integra.__version__.split("."))
    assert number is not None and int(number[1]) == major * 10000 + minor * 100 + patch
