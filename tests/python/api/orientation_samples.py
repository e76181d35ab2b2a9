"""Demands, protocols and offers that several tests of the Python interface use; every identifier is made up.

Spec: spec/20-orientation.md, spec/21-protocol.md, spec/22-directory.md.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import uuid
from typing import Any

from hypothesis import strategies as st

from integra import Call, Contact, Demand, Offer, Protocol, Row
from integra.word_tables import FIELDS
from integra.words import (
    CarePlace, Channel, DemandField, Door, Level, Motive, MtState, OpenPlan, Public, Requester, Service, Stage, SupportGround, Tri,
    Urgency, Word,
)

DAY = datetime.date(2025, 6, 2)
PEOPLE = (Requester.PERSON, Requester.CARER)
#: A health professional's demand of which all is settled.
SETTLED = Demand(
    id=uuid.UUID(int=7), date=DAY, requester=Requester.HEALTH, motives={Motive.ETP}, urgency=Urgency.ROUTINE,
    ground=SupportGround.MISSING_SKILL, mt=MtState.INFORMED, sharing_consent=Tri.YES, open_plan=OpenPlan.NONE,
    commune="75101")
CONTACT = Contact(door=Door.CLIC, channel=Channel.PHONE, call=uuid.UUID(int=99))

_tri = st.sampled_from(Tri)
contacts = st.builds(Contact, door=st.sampled_from(Door), channel=st.sampled_from(Channel),
                     call=st.none() | st.uuids(allow_nil=False))


@st.composite
def demands(draw: st.DrawFn) -> Demand:
    """Possible demands (ORI-16)."""
    requester = draw(st.sampled_from(Requester))
    pps = draw(_tri)
    stages = {Tri.NO: [Stage.NOT_INDICATED], Tri.UNKNOWN: [Stage.UNDETERMINED, Stage.NOT_INDICATED]}
    fields: dict[str, Any] = {name: draw(_tri) for name in (
        "over_60", "loss_of_autonomy", "assessment", "sharing_consent", "isolated")}
    return Demand(
        id=draw(st.none() | st.uuids(allow_nil=False)), date=draw(st.none() | st.dates(max_value=datetime.date(9000, 1, 1))),
        requester=requester, motives=draw(st.frozensets(st.sampled_from(Motive), min_size=1, max_size=4)),
        urgency=draw(st.sampled_from(Urgency)),
        ground=SupportGround.NONE if requester in PEOPLE else draw(st.sampled_from(SupportGround)),
        pps=pps, stage=draw(st.sampled_from(stages.get(pps, list(Stage)))), place=draw(st.sampled_from(CarePlace)),
        mt=MtState.INFORMED if requester is Requester.MT else draw(st.sampled_from(MtState)),
        open_plan=draw(st.sampled_from(OpenPlan)), commune=draw(st.sampled_from([None, "75101", "2A004"])),
        publics=draw(st.sampled_from([frozenset(), {Public.DISABLED}, {Public.OTHER, Public.MENTAL_HEALTH}])), **fields)


def offer(number: int, **given: Any) -> Offer:
    """An offer of therapeutic education in Paris, on the territory, for anybody, with room."""
    values: dict[str, Any] = {
        "id": uuid.UUID(int=number), "structure": uuid.UUID(int=number), "services": {Service.ETP},
        "level": Level.TERRITORY, "areas": ("75",), "capacity": 1, "motives": {Motive.ETP}}
    return Offer(**values | given)


def rows_with(built_in: Protocol, **days: int) -> list[Row]:
    """The rows of a protocol, the first call of those named due within so many days."""
    return [Row(id=row.id, motives=row.motives, when=row.when, overrides=row.overrides, otherwise=row.otherwise,
                imposed=row.imposed, rule=row.rule, source=row.source, calls=[
                    Call(service=call.service, level=call.level, first=call.first,
                         within=days[row.id.replace("-", "_")] if place == 0 and row.id.replace("-", "_") in days
                         else call.within) for place, call in enumerate(row.calls)]) for row in built_in.rows]


def endless() -> Protocol:
    """Rows that between them tell every value from every other: no machine finishes their proof."""
    return Protocol("endless", [
        Row(id=f"r{number}", motives=set(Motive), calls=[Call(service=Service.HOME_HELP)], when={
            field: {word for place, word in enumerate(words) if place != number % len(words)}
            for field, words in ((field, _possible(field)) for field in FIELDS)}) for number in range(7)])


def _possible(field: DemandField) -> list[Word]:
    """The values of a field that a demand may have: its requester is always known."""
    return [word for word in FIELDS[field] if field is not DemandField.REQUESTER or word.code]
