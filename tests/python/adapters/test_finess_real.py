"""FINESS excerpts that nobody in this project wrote; skipped, saying so, where they are absent.

Spec: spec/22-directory.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import collections
import re

import pytest
from test_adapter_real import DATA

from integra.adapters import finess

EXCERPTS = DATA / "finess" / "helios"
pytestmark = pytest.mark.skipif(not EXCERPTS.is_dir(), reason="the shared data is absent (set INTEGRA_DATA)")


def test_every_excerpt_is_read_and_every_category_is_known() -> None:
    offers = 0
    for path in sorted(EXCERPTS.glob("*.xml")):
        with path.open("rb") as stream:
            found = finess.read(stream, path.name)
        text = path.read_text(encoding="utf-8")
        structures = len(re.findall("<structureet>", text))
        assert (found.problems, found.unmapped) == ([], collections.Counter()), path.name
        assert len(found.offers) + found.passed_over == structures, path.name
        offers += len(found.offers)
    # Counted by hand: four hospitals that are or were one (a fifth was entered by mistake), two in the north, one
    # nursing service. Schools, places to live and what has no category offer nothing.
    assert offers == 7


def test_closed_hospitals_say_so() -> None:
    path = next(EXCERPTS.glob("*cs1400102*"))
    with path.open("rb") as stream:
        offers = finess.read(stream, path.name).offers
    assert sorted(offer.closes.isoformat() for offer in offers if offer.closes) == [
        "2007-04-19", "2007-04-19", "2014-12-31"]  # fmt: skip


def test_the_labels_of_the_table_are_of_categories_that_finess_has() -> None:
    text = next(EXCERPTS.glob("*cs1500106*")).read_text(encoding="utf-8")
    known = set(re.findall("<code>([0-9]{3})</code>", text))
    assert set(finess.lines()) <= known
