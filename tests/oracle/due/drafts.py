"""What a route drafts in a plan, read a second time: the need is that of the demand, the sector that of who answers.

Written from the text of PLN-15; services and what they answer are read from `services.tsv` and `answers.tsv`, and `drafts.tsv`
is not: the two tables below say again what is chosen there, each by the one thing that it belongs to.
Spec: spec/36-as-of.md (PLN-15).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from ..orientation.vocabulary import ANSWERS, SERVICES

__all__ = ["draft"]

#: The need of whoever asks for a service by its own motive.
NEEDS = {
    "pathway_assistance": "access_to_care", "case_management": "autonomy", "social_aid": "resources",
    "home_help": "autonomy", "carer_respite": "carer", "etp": "health", "geriatric_expertise": "health",
    "psychiatric_expertise": "psychological", "palliative_expertise": "health", "admission_liaison": "health",
    "discharge_liaison": "access_to_care", "pps_follow_up": "social", "accompaniment": "participation",
}
#: Who answers: care, unless it is named here.
SECTORS = {
    "case_management": "medico_social", "social_aids": "social", "home_help": "medico_social",
    "carer_respite": "medico_social", "etp": "prevention", "pps_follow_up": "social", "accompaniment": "social",
}
#: The one motive that has not the name of its service.
OWN_MOTIVE = {"social_aids": "social_aid"}
#: What a plan has events of its own for, and what is said rather than done.
NOT_DRAFTED = {
    "shared_assessment", "assessment_reuse", "re_evaluation", "pps_planning", "concertation_support",  # events of a plan
    "information", "deepening",  # information, the analysis of a demand
}


def draft(service: str, motive: str | None) -> tuple[str, str] | None:
    """The domain of the need and the sector of the intervention, None where nothing is drafted."""
    told = SERVICES.get(service)
    if told is None or told.kind != "service" or told.mission == "M3" or service in NOT_DRAFTED:
        return None
    asked = OWN_MOTIVE.get(service, service)
    if motive in NEEDS and service in {answering for answering, _ in ANSWERS[motive]}:
        asked = motive
    return NEEDS[asked], SECTORS.get(service, "health")
