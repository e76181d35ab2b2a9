"""Words of the generated enumerations: a code is shared between groups, an identity is not.

Spec: spec/00-conventions.md, "Tables".  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
import copy
import itertools
import json
import os
import pickle
import subprocess
import sys
from typing import Any

import numpy as np
import pytest

from integra import words


def groups() -> list[type[words.Word]]:
    return [group for group in vars(words).values()
            if isinstance(group, type) and issubclass(group, words.Word) and group is not words.Word]


def test_words_of_two_groups_are_never_equal() -> None:
    for first, second in itertools.combinations(groups(), 2):
        for one, other in itertools.product(first, second):
            assert one != other and not one == other, (one, other)


def every_word() -> list[words.Word]:
    return [word for group in groups() for word in group]


def test_a_word_equals_no_number_text_or_truth() -> None:
    for word in every_word():
        for other in (word.code, word.word, True, False, float(word.code), None):
            assert word != other and other != word and not word == other and not other == word, word
        assert len({word, word.code, word.word}) == 3 and word in {word} and hash(word) == hash(copy.copy(word))


def test_a_three_valued_word_is_no_truth() -> None:
    for value in words.Tri:
        with pytest.raises(TypeError, match=r"is Tri\.YES"):
            bool(value)
        with pytest.raises(TypeError):
            assert any([value])


def test_every_other_word_is_true_whatever_its_code() -> None:
    assert words.Question.EMERGENCY_ADMISSION.code == words.SettledBy.NONE.code == 0
    assert all(bool(word) for word in every_word() if not isinstance(word, words.Tri))


def test_a_word_is_made_from_its_text_or_its_code() -> None:
    for group in groups():
        for word in group:
            assert group(word.word) is group(word.code) is group(word) is group[word.name] is word
            assert group(np.uint8(word.code) if word.code < 256 else np.uint32(word.code)) is word
            assert group(np.str_(word.word)) is word and str(word) == f"{word}" == word.value == word.word
            assert int(word) == word.code and bytes(word.code + 1)[word] == 0


@pytest.mark.parametrize(("text", "told"), [
    ("to_reffer", "the nearest: to_refer$"), ("Declined", "the nearest: declined"),
    ("z" * 10_000, f"it takes {', '.join(map(str, words.Stage))}$"), ("", "it takes not_indicated, "),
])
def test_an_unknown_text_is_refused_with_the_nearest_or_all(text: str, told: str) -> None:
    with pytest.raises(ValueError, match=f"^no Stage has this text; {told}") as caught:
        words.Stage(text)
    assert not text or text not in str(caught.value)


@pytest.mark.parametrize("value", [
    True, False, 99, -1, 2**70, 1.0, None, b"yes", words.Answer.GIVEN, words.Tri, object(), np.bool_(True), [1],
])
def test_what_is_no_word_is_refused(value: Any) -> None:
    with pytest.raises(ValueError, match="no Tri has this code"):
        words.Tri(value)


def test_a_word_goes_into_json_as_its_text_or_not_at_all() -> None:
    for word in every_word():
        with pytest.raises(TypeError, match="JSON serializable"):
            json.dumps(word)
        with pytest.raises(TypeError, match="keys must be"):
            json.dumps({word: 1})
        assert json.dumps([word], default=str) == json.dumps([word.word])


def test_words_have_no_order_and_no_arithmetic() -> None:
    first, second = words.Tri.NO, words.Tri.YES
    for wrong in (lambda: sorted(words.Tri), lambda: first < second, lambda: first + 1, lambda: 1 << second,
                  lambda: f"{first:d}", lambda: sum([first, second])):
        with pytest.raises((TypeError, ValueError)):
            wrong()
    assert sorted(words.Tri, key=int) == list(words.Tri)


def test_a_word_survives_pickle_and_copy() -> None:
    for word in every_word():
        assert pickle.loads(pickle.dumps(word)) is copy.deepcopy(word) is copy.copy(word) is word


def test_the_hash_of_a_word_is_the_same_in_every_process() -> None:
    program = "from integra import Stage; print(hash(Stage.TO_REFER), list(frozenset(Stage)))"
    told = {subprocess.run([sys.executable, "-c", program], env=os.environ | {"PYTHONHASHSEED": seed}, check=True,
                           capture_output=True).stdout for seed in ("1", "2", "3")}
    assert len(told) == 1


# ---- in columns

CODES = np.array([0, 1, 2, 1], np.uint8)
NO = [False, True, False, True]


@pytest.mark.parametrize("column", [
    CODES, CODES.astype(np.int64), np.array([words.Tri(int(code)) for code in CODES], object),
    np.array([words.Tri(int(code)).word for code in CODES]),
], ids=["uint8", "int64", "words", "texts"])
def test_a_column_is_compared_with_a_word(column: Any) -> None:
    assert (column == words.Tri.NO).tolist() == (words.Tri.NO == column).tolist() == NO
    assert (column != words.Tri.NO).tolist() == [not each for each in NO]


@pytest.mark.parametrize("wrong", [
    lambda: CODES[0] == words.Tri.NO, lambda: words.Tri.NO != CODES[0], lambda: CODES.astype(bool) == words.Tri.NO,
    lambda: CODES.astype(float) == words.Tri.NO, lambda: CODES < words.Tri.YES, lambda: CODES + words.Tri.YES,
    lambda: np.equal(words.Tri.YES, words.Tri.YES), lambda: np.add.reduce(words.Tri.YES),
])
def test_nothing_else_is_computed_with_a_word(wrong: Any) -> None:
    with pytest.raises(TypeError, match=r"int\(word\)"):
        wrong()


def test_a_word_is_written_into_a_column_as_its_code() -> None:
    column = CODES.copy()
    column[column == words.Tri.NO] = words.Tri.YES
    assert column.tolist() == [0, 2, 2, 2] and np.full(2, words.Tri.NO, np.uint8).tolist() == [1, 1]
    assert np.array([words.Tri.NO, words.Tri.YES], np.uint8).tolist() == list(bytes([words.Tri.NO, words.Tri.YES])) == [1, 2]


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
        words.Event.NEED_CLOSED, words.Event.UNMET_NEED, words.Event.OBJECTIVE)
    assert words.Service.POINT_SUPPORT.marks == {"provided"}
    assert words.Service.PATHWAY_ASSISTANCE.marks == {"service", "provided"}
    assert [kind.word for kind in words.ServiceKind if not words.marked(words.Service, kind.word)] == []


def test_a_mark_that_no_word_has_is_refused() -> None:
    with pytest.raises(ValueError, match="no Question is marked fact"):
        words.marked(words.Question, "fact")
    assert words.Tri.YES.marks == frozenset()
