"""The words of a demand's fields, and of what a protocol may call.

Spec: spec/20-orientation.md, "The demand".  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from .words import (
    CarePlace, DemandField, MtState, OpenPlan, Requester, Service, Stage, SupportGround, Tri, Urgency, Word, marked,
)

__all__ = ["CALLED", "FIELDS", "UNKNOWN"]

#: The words of each field, in published order.
FIELDS: dict[DemandField, type[Word]] = {
    DemandField.REQUESTER: Requester, DemandField.URGENCY: Urgency, DemandField.GROUND: SupportGround,
    DemandField.PPS: Tri, DemandField.STAGE: Stage, DemandField.OVER_60: Tri, DemandField.LOSS_OF_AUTONOMY: Tri,
    DemandField.PLACE: CarePlace, DemandField.ASSESSMENT: Tri, DemandField.MT: MtState,
    DemandField.SHARING_CONSENT: Tri, DemandField.ISOLATED: Tri, DemandField.OPEN_PLAN: OpenPlan,
}

#: The word of a field that says it is not known; who asks must be said.
UNKNOWN: dict[DemandField, Word] = {
    field: Stage.UNDETERMINED if field is DemandField.STAGE else next(iter(words))
    for field, words in FIELDS.items() if field is not DemandField.REQUESTER
}

#: The services that a row may call: all but those that every response adds by itself.
CALLED = (*marked(Service, "service"), *marked(Service, "stand_in"))
