"""For whom a demand is, against every offer of two publics at most, and every set of publics that a demand could say.

Spec: spec/20-orientation.md, spec/22-directory.md (ORI-11, GEN-1).  Layer: conformance.
SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import itertools
import pathlib
import sys
import uuid
from collections import Counter
from typing import Any

import pytest

integra = pytest.importorskip("integra", reason="the package integra is not installed")

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

from integra import words  # noqa: E402
from oracle.directory import choose, publics  # noqa: E402

PUBLICS = {word.word: word for word in words.Public}
SAID = [some for size in range(len(PUBLICS) + 1) for some in itertools.combinations(PUBLICS, size)]
LISTED = [some for size in range(3) for some in itertools.combinations(PUBLICS, size)]
OVER_60 = {word.word: word for word in words.Tri}
ONE = uuid.UUID(int=1)


def asked(said: tuple[str, ...], over_60: str) -> Any:
    return integra.Demand(
        motives={words.Motive.HOME_HELP}, requester=words.Requester.CARER, over_60=OVER_60[over_60],
        publics={PUBLICS[each] for each in said}, commune="75101")


def offers(listed: tuple[str, ...]) -> Any:
    return integra.Directory([integra.Offer(
        id=ONE, structure=ONE, services={words.Service.HOME_HELP}, level=words.Level.TERRITORY, areas=("75",),
        publics={PUBLICS[each] for each in listed}, capacity=1)])


@pytest.mark.parametrize("over_60", OVER_60)
def test_what_may_be_said(over_60: str) -> None:
    seen = Counter[str | None]()
    for said in SAID:
        why = publics.refused(said, over_60)
        seen[why] += 1
        if why is None:
            integra.orient(asked(said, over_60))
        else:
            with pytest.raises(integra.IntegraError) as found:
                integra.orient(asked(said, over_60))
            assert (found.value.status.word, found.value.rule) == (why, "ORI-11"), said
    assert seen["invalid_value"] == len(SAID) // 2 and seen["refused"] and seen[None]


@pytest.mark.parametrize("over_60", OVER_60)
def test_whom_an_offer_serves(over_60: str) -> None:
    """Sure where they meet, to be checked first where that is not known, else passed over."""
    demands = {said: asked(said, over_60) for said in SAID if publics.refused(said, over_60) is None}
    seen = Counter[str]()
    for listed in LISTED:
        directory = offers(listed)
        for said, demand in demands.items():
            wanted = publics.matched(listed, said, over_60)
            made = directory.choose(demand, words.Service.HOME_HELP)
            found = made.offer is not None, made.check_first, made.reason.word
            assert found == {"yes": (True, False, "none"), "unknown": (True, True, "none"),
                             "no": (False, False, "public")}[wanted], (listed, said)
            asking = {"situation": {"over_60": over_60}, "publics": said}
            assert choose.matched({"publics": list(listed)}, asking) == wanted, (listed, said)
            seen[wanted] += 1
    assert all(seen[answer] for answer in ("yes", "unknown", "no"))
