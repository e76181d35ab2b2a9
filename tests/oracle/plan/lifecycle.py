"""What people plausibly do next with a plan, for the histories.

Spec: PLN-2 to PLN-7.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Step:
    """A kind of event, who normally writes it, and what it then says."""

    kind: str
    author: str = ""  # anyone of the circle
    given: Mapping[str, str] = field(default_factory=dict)


PROLOGUE = (
    Step("join", "gp", {"person": "manager", "code": "case_manager"}),
    Step("join", "gp", {"person": "representative", "code": "legal_representative"}),
    Step("join", "gp", {"person": "nurse", "code": "nurse"}),
    Step("mt", "gp", {"person": "gp"}),
    Step("referent", "gp", {"person": "manager"}),
    Step("mt_informed", "manager", {"person": "gp"}),
    Step("assistance_consent", "gp", {"person": "person", "code": "given"}),
    Step("sharing_consent", "gp", {"person": "person", "code": "given"}),
    Step("assessment", "manager", {"detail": "yes", "person": "gp"}),
    Step("need", "manager"),
    Step("intervention", "manager"),
    Step("need", "nurse"),
    Step("intervention", "nurse"),
    Step("proposal", "manager"),
    Step("activation", "gp"),
)
CONSENTS = (
    Step("assistance_consent", "manager", {"person": "person"}),
    Step("sharing_consent", "gp", {"person": "person"}),
    Step("sharing_consent", "manager", {"person": "representative"}),
)
CLOSINGS = (Step("closing", "manager"), Step("closing", "gp", {"code": "died"}))
BY_PHASE: Mapping[str, tuple[Step, ...]] = {
    "draft": (Step("proposal"), Step("proposal"), *PROLOGUE, *CLOSINGS),
    "proposed": (
        Step("activation"), Step("activation"), Step("activation"), Step("agreement"),
        Step("activation"), Step("activation"), Step("proposal_withdrawn"), *PROLOGUE[3:13], *PROLOGUE[3:13], *CLOSINGS,
    ),
    "active": (
        Step("review"), Step("review"), Step("review"), Step("review"), Step("review"), Step("suspension"),
        Step("suspension"), Step("suspension"), Step("suspension"), Step("agreement"),
        Step("intervention_done"), *CLOSINGS,
    ),
    "in_review": (
        Step("review_conclusion", "manager"), Step("review_conclusion", "manager"), Step("intervention_cancelled"),
        Step("review_suspension", "manager"), Step("review_suspension", "manager"), Step("review_closing", "manager"),
        Step("suspension"), Step("suspension"), Step("intervention_done"),
    ),
    "suspended": (
        Step("resumption"), Step("resumption"), Step("resumption"), Step("resumption"), Step("resumption"),
        Step("watcher"), Step("watcher"), *CLOSINGS,
    ),
    "closed": (
        Step("annulment", "gp"), Step("annulment", "manager"), Step("document"), Step("correction"),
        *CONSENTS, Step("review"), Step("resumption"),
    ),
}  # fmt: skip
CARE = (
    Step("need"), Step("need_closed"), Step("unmet_need"), Step("unmet_need"), Step("intervention"),
    Step("intervention"), Step("intervention_started"), Step("intervention_started"),
    Step("intervention_done"), Step("intervention_done"), Step("intervention_not_done"),
    Step("intervention_cancelled"), Step("intervention_cancelled"), Step("admission"), Step("discharge"),
    Step("discharge_preparation"), Step("contact"), Step("feedback"), Step("synthesis"), Step("expectation"),
    Step("mt_agreed", "gp"), Step("mt_informed", "", {"person": "gp"}), Step("assessment"),
    Step("assessment_shared"), Step("deputy"), Step("deputy"), Step("absence"), Step("transition"),
    Step("referent", "manager"), Step("referent", "gp"), Step("mt", "", {"person": "gp2"}), Step("mt"),
    Step("join"), Step("join"), Step("role"), Step("leave"), Step("leave", "", {"person": "nurse"}),
    Step("concertation"), Step("component"), Step("document"), Step("knowhow_transfer"),
    Step("correction"), Step("correction"), Step("correction"), Step("annulment"), Step("annulment"),
    Step("annulment", "gp"), Step("erasure"), *CONSENTS,
)  # fmt: skip
