"""What every service drafts, for every motive and for none, is what a second reading of PLN-15 says; so are the vectors.

Spec: spec/36-as-of.md (PLN-15).  Layer: conformance.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import sys

import pytest
from vectors import ROOT, Vector, chosen

integra = pytest.importorskip("integra", reason="the package integra is not installed")
sys.path.insert(0, str(ROOT / "tests"))

from integra._low import due as low  # noqa: E402
from integra.words import Motive, Service  # noqa: E402
from oracle.due.drafts import NEEDS, draft  # noqa: E402
from oracle.orientation.vocabulary import SERVICES  # noqa: E402


@pytest.mark.parametrize("service", Service, ids=lambda each: each.word)
def test_every_motive(service: Service) -> None:
    for motive in (None, *Motive):
        drafted = low.draft(service, motive)
        told = None if drafted is None else tuple(each.word for each in drafted)
        assert told == draft(service.word, motive and motive.word), motive


def test_each_need_is_that_of_one_service() -> None:
    """The second reading misses no service that drafts, and has no need that none is for."""
    assert len([service for service in SERVICES if draft(service, None)]) == len(NEEDS)


@pytest.mark.parametrize("vector", chosen(lambda vector: vector["operation"] == "draft"))
def test_draft(vector: Vector) -> None:
    told = draft(vector["input"]["service"], vector["input"]["motive"])
    assert vector.get("expected") == (None if told is None else dict(zip(("need", "sector"), told)))
