"""What a made-up demand says beside its motives: every field drawn among all of its values, as far as it is possible.

Spec: spec/03-command.md ("The cohort"), spec/90-report.md; ORI-16.  Layer: bindings.
SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from typing import Any

from .draw import Draw
from ..words import CarePlace, MtState, OpenPlan, Requester, SupportGround, Tri, Urgency, marked

#: The others' demands state no ground (ORI-16).
_PROFESSIONALS = marked(Requester, "professional")


def situation(draw: Draw) -> dict[str, Any]:
    """The fields of a demand but for its motives and what a screening says, by name."""
    requester = draw.pick(tuple(Requester))
    return {
        "requester": requester,
        "urgency": draw.pick(tuple(Urgency)),
        "ground": draw.pick(tuple(SupportGround)) if requester in _PROFESSIONALS else SupportGround.NONE,
        "over_60": draw.pick(tuple(Tri)),
        "loss_of_autonomy": draw.pick(tuple(Tri)),
        "place": draw.pick(tuple(CarePlace)),
        "assessment": draw.pick(tuple(Tri)),
        "mt": MtState.INFORMED if requester is Requester.MT else draw.pick(tuple(MtState)),
        "sharing_consent": draw.pick(tuple(Tri)),
        "isolated": draw.pick(tuple(Tri)),
        "open_plan": draw.pick(tuple(OpenPlan)),
    }
