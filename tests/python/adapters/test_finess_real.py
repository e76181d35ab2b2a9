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
        assert (found.empty is None) == (path.name == "finess_cs1400102_stock_20211214-0336.xml"), path.name
    # Counted by hand: four hospitals that are or were one (a fifth was entered by mistake), two in the north. Schools,
    # places to live, nursing on prescription and what has no category offer nothing.
    assert offers == 6


@pytest.mark.parametrize("flow, said", [
    ("cs1400101", "with 3 legal entities and no structure"),
    ("cs1400103", "with 4 legal entities, 7 authorised care activities and no structure"),
    ("cs1400105", "with 10 items of social equipment and 4 structures, none of which offers a service that a demand is routed to"),
    ("cs1500106", "with 293 categories of a nomenclature and no structure"),
])  # fmt: skip
def test_a_flow_without_offers_says_what_it_is(flow: str, said: str) -> None:
    path = next(EXCERPTS.glob(f"*{flow}*"))
    with path.open("rb") as stream:
        told = finess.read(stream, path.name).empty
    assert told is not None and told.en == f"an excerpt of FINESS {said}"


def test_offers_have_the_names_and_communes_of_their_structures() -> None:
    path = next(EXCERPTS.glob("*cs1400102*"))
    with path.open("rb") as stream:
        found = finess.read(stream, path.name)
    open_now = sorted(found.structures[each.structure].name for each in found.offers if each.closes is None)
    assert open_now == ["CENTRE HOSPITALIER DU HAUT BUGEY - GEOVREISSET", "HOPITAL PRIVE DE VILLENEUVE D'ASCQ",
                        "HOPITAL PRIVE DE VILLENEUVE D'ASCQ 2"]
    assert all(each.commune[:2] in ("01", "59") and each.number.isdigit() for each in found.structures.values())


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
