"""Random messages of every kind.

Spec: spec/integra.cddl.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime

from hypothesis import strategies as st
from oracle.screening.strategies import DUBIOUS, records, thresholds

from integra import (
    Basis, Entry, Factor, Function, Ground, Inclusion, IntegraError, Outcome, Receipt, Record, Rules, Sex, Tri, decode,
    receipt, record_from_json,
)

#: An extension of each kind of message: keys above those of its body, as one later version might add them.
LATER = {"answers": bytes.fromhex("03 01 18 64 f6"), "facts": bytes.fromhex("18 18 43 010203"),
         "screening": bytes.fromhex("0d 80"), "inclusion": bytes.fromhex("0d 61 61")}

DAYS = st.none() | st.dates(datetime.date(1, 1, 1), datetime.date(9999, 12, 31))
IDS = st.none() | st.uuids(allow_nil=False)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
OTHERS = [ground for ground in Ground if ground.word.startswith("other_")]
ENTRIES = st.builds(Entry, value=st.sampled_from(Tri), basis=st.sampled_from(Basis), date=DAYS, evidence=IDS)


def models() -> st.SearchStrategy[Record]:
    """Records, drawn in the NDJSON form and read from it."""
    return records(dubious=DUBIOUS).map(lambda document: record_from_json(document)[0])


def rules() -> st.SearchStrategy[Rules]:
    """Packs with overrides that the rules accept."""
    def make(name: str, overrides: dict[str, int]) -> Rules | None:
        try:
            return Rules(name, **overrides)
        except IntegraError:
            return None

    made = st.builds(make, st.sampled_from(["has-2014", "dac-2022"]), thresholds())
    return made.filter(lambda pack: pack is not None).map(lambda pack: pack or Rules.default())


@st.composite
def inclusions(draw: st.DrawFn) -> Inclusion:
    """Sheets that SCR-9 accepts: an extent and at least a reason where confirmed, no extent elsewhere."""
    outcome = draw(st.none() | st.sampled_from(Outcome))
    confirmed = outcome is Outcome.CONFIRMED
    grounds = draw(st.frozensets(st.sampled_from(Ground)))
    granted = st.sampled_from([each for each in Function if each is not Function.F6])
    return Inclusion(
        person=draw(IDS), date=draw(DAYS), prescriber=draw(IDS), birth_date=draw(DAYS), sex=draw(st.sampled_from(Sex)),
        outcome=outcome, grounds=grounds | {Ground.ADDICTION} if confirmed else grounds,
        extent=draw(st.frozensets(granted, min_size=1)) if confirmed else frozenset(),
        others=draw(st.dictionaries(st.sampled_from(OTHERS), TEXTS)),
        needs=draw(TEXTS), capacities=draw(TEXTS), participation=draw(TEXTS),
        factors=draw(st.dictionaries(st.sampled_from(Factor), ENTRIES)),
        extension=draw(st.sampled_from([b"", LATER["inclusion"]])))


def receipts() -> st.SearchStrategy[Receipt]:
    """Receipts of random records under random packs."""
    def make(record: Record, pack: Rules) -> Receipt:
        made = decode(receipt(record, rules=pack))
        assert isinstance(made, Receipt)
        return made

    return st.builds(make, models(), rules())
