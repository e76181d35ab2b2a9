"""Words of the generated enumerations: a code is shared between groups, an identity is not.

Spec: spec/00-conventions.md, "Tables".  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
import itertools

import pytest

from integra import words


def groups() -> list[type[words.Word]]:
    return [group for group in vars(words).values()
            if isinstance(group, type) and issubclass(group, words.Word) and group is not words.Word]


def test_words_of_two_groups_are_never_equal() -> None:
    for first, second in itertools.combinations(groups(), 2):
        for one, other in itertools.product(first, second):
            assert one != other and not one == other, (one, other)


def test_a_word_equals_its_code_and_hashes_with_it() -> None:
    for group in groups():
        for word in group:
            assert word == int(word) and int(word) == word and not word != int(word)
            assert hash(word) == hash(int(word)) and word != int(word) + 1


def test_one_dictionary_may_be_keyed_by_words_of_two_groups() -> None:
    keyed = {words.Question.POLYPATHOLOGY: "question", words.Verdict.PPS: "verdict"}
    assert keyed[words.Question.POLYPATHOLOGY] == "question" and keyed[words.Verdict.PPS] == "verdict"


def test_a_mark_and_the_words_that_have_it_say_the_same() -> None:
    assert words.marked(words.Question, "decision") == (words.Question.JUDGEMENT, words.Question.ASSISTANCE_CONSENT)
    found = [(word, mark) for group in groups() for word in group for mark in word.marks]
    assert len(found) > 50
    for word, mark in found:
        assert word in words.marked(type(word), mark)
    for group, mark in {(type(word), mark) for word, mark in found}:
        assert all(mark in word.marks for word in words.marked(group, mark))


def test_kinds_and_services_are_marked_as_their_tables_say() -> None:
    assert words.Event.ASSESSMENT_SHARED.marks == {"annullable", "sharing", "of_assessment"}
    assert words.marked(words.Event, "of_need") == (
        words.Event.NEED_CLOSED, words.Event.UNMET_NEED, words.Event.INTERVENTION)
    assert words.Service.POINT_SUPPORT.marks == {"provided"}
    assert words.Service.PATHWAY_ASSISTANCE.marks == {"service", "provided"}
    assert [kind.word for kind in words.ServiceKind if not words.marked(words.Service, kind.word)] == []


def test_a_mark_that_no_word_has_is_refused() -> None:
    with pytest.raises(ValueError, match="no Question is marked fact"):
        words.marked(words.Question, "fact")
    assert words.Tri.YES.marks == frozenset()
