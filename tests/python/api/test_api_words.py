"""Words of the generated enumerations: a code is shared between groups, an identity is not.

Spec: spec/00-conventions.md, "Tables".  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
import itertools

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
