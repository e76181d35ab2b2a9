"""The built-in response to a demand, said straight from the rules: no table of rows is read, nor who answers what.

Of a service only what the rule pack says it is: its mission, whether it shares, what it needs. Beside, the findings of
a demand alone (ORI-10, ORI-20).

Spec: ORI-5 to ORI-10, ORI-20.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from collections.abc import Collection

from .vocabulary import SERVICES, Service, Values

#: One service a motive, where nothing stands in the way (ORI-5).
ON_CONSENT = {"social_aid": "social_aids", "home_help": "home_help", "carer_respite": "carer_respite"}
FOR_PRACTICE = {
    "know_how": "know_how_support", "protocol": "protocol_support", "project": "project_support",
    "information_system": "information_system_support",
}
POINT = {
    "etp": "etp", "accompaniment": "accompaniment", "concertation": "concertation_support",
    **{name: name for name in ("geriatric_expertise", "psychiatric_expertise", "palliative_expertise",
                               "admission_liaison", "discharge_liaison", "re_evaluation", "pps_follow_up")},
}
ASSISTANCE = ("pathway_assistance", "case_management")
MISSION_2 = {*POINT, *ASSISTANCE, "assessment", "planning"}
#: ORI-10: what stands in for assistance, by the stage of screening.
INSTEAD = {
    "undetermined": "questionnaire_completion", "awaiting_judgement": "judgement_request",
    "awaiting_consent": "acceptance_request", "not_indicated": "not_due", "not_needed": "not_due",
    "declined": "declined",
}


def is_professional(values: Values) -> bool:
    return values["requester"] not in ("person", "carer")


def assistance(values: Values) -> set[str]:
    """At `to_refer`: case management, network assistance, or case management while the fact missing is looked for."""
    if "no" in (values["over_60"], values["loss_of_autonomy"]):
        return {"pathway_assistance"}
    looked_for = values["loss_of_autonomy"] == "unknown" and values["assessment"] != "yes"
    return {"case_management", "shared_assessment"} if looked_for else {"case_management"}


def of_mission_2(motive: str, values: Values) -> set[str]:
    """What a motive of mission 2 asks for, consent not refused, of whoever may ask for it."""
    nothing_yet = motive == "re_evaluation" and values["assessment"] == "no"
    if motive == "assessment" or nothing_yet:
        reused = {"assessment_reuse"} if values["assessment"] == "yes" else set()
        if values["stage"] == "to_refer":
            return reused | assistance(values)
        return reused or {"shared_assessment"}
    if motive == "planning":
        if values["stage"] == "to_refer":
            return assistance(values)
        return {"pps_planning"} if values["pps"] == "yes" else set()
    if motive in ASSISTANCE:
        return assistance(values) if values["stage"] == "to_refer" else set()
    if motive == "pps_follow_up" and values["open_plan"] == "none":
        return {"information"}
    return {POINT[motive]}


def stand_ins(motive: str, values: Values) -> set[str]:
    """ORI-10: what screening lacks, or why nothing is due, with information, whoever asks and whatever the consent."""
    if motive in ASSISTANCE and values["stage"] in INSTEAD:
        return {"information", INSTEAD[values["stage"]]}
    if motive == "planning" and values["pps"] != "yes":
        return {"information", "questionnaire_completion" if values["pps"] == "unknown" else "not_due"}
    return set()


def called(motive: str, values: Values) -> set[str]:
    """The services that answer one motive of a demand."""
    if motive in ("information", "unclear"):
        return {"information" if motive == "information" else "deepening"}
    if motive in FOR_PRACTICE:
        return {FOR_PRACTICE[motive]} if is_professional(values) else {"information", "professional_request"}
    if values["sharing_consent"] == "no":
        advice = {"advice_without_identity"} if is_professional(values) else set()
        return {"information", "consent_discussion"} | advice | stand_ins(motive, values)
    if motive in ON_CONSENT:
        return {ON_CONSENT[motive]}
    if is_professional(values) or values["stage"] == "to_refer":
        return of_mission_2(motive, values) | stand_ins(motive, values)
    return {"information", "mt_told"} | stand_ins(motive, values)


def waits(service: Service, values: Values) -> set[str]:
    """ORI-7 to ORI-10: what is still to be settled before the service starts."""
    still = {
        "mt": values["mt"] == "unknown", "sharing_consent": values["sharing_consent"] != "yes",
        "referent": values["open_plan"] != "none", "over_60": values["over_60"] == "unknown",
        "loss_of_autonomy": values["loss_of_autonomy"] == "unknown", "assessment": values["assessment"] == "unknown",
    }
    at_once = {"mt", "referent"} if service.urgent and values["urgency"] == "urgent" else set()
    return {name for name in service.needs - at_once if still[name]}


def beside(services: Collection[str], values: Values) -> set[str]:
    """What the response adds: numbers, the search for an MT, telling the MT and the plan's referent."""
    told = [SERVICES[name] for name in services]
    may_share = values["sharing_consent"] != "no"
    added = {"emergency_numbers"} if values["urgency"] == "urgent" else set()
    if values["mt"] == "unknown" and any("mt" in service.needs for service in told):
        added.add("mt_search")
    if values["mt"] == "known" and may_share and any(service.mission == "M2" for service in told):
        added.add("mt_information")
    if values["open_plan"] in ("pps", "psi") and may_share and any(
        "referent" in service.needs or (service.mission, service.kind, service.shares) == ("M1", "service", True)
        for service in told
    ):
        added.add("plan_referent")
    return added


def response(motives: Collection[str], values: Values) -> dict[str, set[str]]:
    """Each service of the response, with what it waits on."""
    asked = {service for motive in motives for service in called(motive, values)}
    return {name: waits(SERVICES[name], values) for name in asked | beside(asked, values)}


def wanting(motives: Collection[str], values: Values) -> dict[str, set[str]]:
    """Each service that is not added by the response, with the motives that ask for it."""
    told: dict[str, set[str]] = {}
    for motive in motives:
        for service in called(motive, values):
            told.setdefault(service, set()).add(motive)
    return told


def findings(motives: Collection[str], values: Values) -> set[tuple[str, str]]:
    """Rule, and what settles it, of what a demand alone shows, no day being asked about."""
    asked = set(motives)
    found: set[tuple[str, str]] = set()
    plan_open = values["open_plan"] in ("pps", "psi")
    if values["stage"] == "to_refer" and not asked & {*ASSISTANCE, "assessment", "planning"} and not plan_open:
        found.add(("ORI-10", "assistance_request"))
    if "pps_follow_up" in asked and values["open_plan"] == "none":
        found.add(("ORI-10", "plan_to_open"))
    if is_professional(values) and values["ground"] == "none" and asked & {*MISSION_2, *FOR_PRACTICE}:
        found.add(("ORI-20", "ground"))
    return found
