"""The tables of a territory, the words of their columns and the lines of its sheet, as their lists name them.

Kinds of column: own, id, ref, date, day, month, tri, word, number, flag; ``!`` is required. What a number stands for in
a finding (tiers, functions, missions, tri) is written here too: a code is the word's rank, from 1.
Spec: CON-1 to CON-14, TER-1 to TER-16.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from typing import NamedTuple


class Column(NamedTuple):
    """A column: its name, its kind, whether it is required, and the table or the list of words that it names."""

    name: str
    kind: str
    required: bool
    target: str


def _columns(text: str) -> dict[str, Column]:
    """Read ``name:kind target`` by commas."""
    columns = {}
    for cell in text.split(","):
        name, rest = cell.split(":")
        kind, _, target = rest.strip().partition(" ")
        columns[name.strip()] = Column(name.strip(), kind.rstrip("!"), kind.endswith("!"), target)
    return columns


TABLES = {name: _columns(text) for name, text in {
    "structure":
        "id:own, kind:word structure_kind, carrier:id, opens:date, closes:date, grouped:tri, served:tri, "
        "shares_procedure:tri, information_system:id, contract_attendance:tri",
    "body":
        "id:own, tier:word! tier, kind:word body_kind, opens:date, closes:date, host:id, convenor:id, animator:id, "
        "elected_convene:tri, seats_complete:flag, meetings_complete:flag, meetings_from:day, meetings_to:day, "
        "rhythm_days:number, meetings_stated:number",
    "seat":
        "body:ref! body, structure:ref structure, person:id, category:word seat_category, profession:word profession, "
        "power:word power, opens:date, closes:date",
    "meeting": "id:own, body:ref! body, date:day, present_complete:flag, users_spoke:tri",
    "present": "meeting:ref! meeting, structure:ref structure",
    "clinical_month": "body:ref body, month:month, held:number, with_mt:number, with_every_sector:number",
    "difficulty":
        "id:own, kind:word difficulty_kind, topic:number, date:day, demand:id, structure:ref structure, "
        "tier:word tier",
    "matter":
        "id:own, kind:word difficulty_kind, topic:number, raised:day, raised_from:word tier, due:date, closed:date, "
        "closing:word matter_closing, agenda_complete:flag, concerned_complete:flag",
    "agenda": "matter:ref! matter, body:ref body, date:day",
    "concerned": "matter:ref! matter, structure:ref structure, resources:tri, skills:tri, legitimacy:tri",
    "interest": "matter:ref! matter, person:id, date:day",
    "decision":
        "id:own, body:ref body, meeting:ref meeting, matter:ref matter, scope:word decision_scope, owner:id, "
        "due:date, proposed:date, adopted:date, under_way:date, effective:date, dropped:date, "
        "drop_reason:word drop_reason, changed:date, addressees_complete:flag, participants_complete:flag",
    "addressee": "decision:ref! decision, body:ref body",
    "participant": "decision:ref! decision, person:id",
    "flow": "from:word! tier, to:word! tier, content:word flow_content, date:day",
    "feedback":
        "id:own, date:day, decision:ref decision, general:tri, to_all:tri, tier:word tier, body:ref body, "
        "told_complete:flag",
    "told": "feedback:ref! feedback, structure:ref structure",
    "inclusion_month":
        "body:ref! body, month:month, put:number, taken:number, refused:number, pending:number, "
        "pending_since:date",
    "inclusion_outcome":
        "inclusion_month:ref! inclusion_month, outcome:word inclusion_outcome, structure:ref structure, "
        "reason:word refusal_reason, count:number",
    "function":
        "structure:ref! structure, support:word! support, guichet:word guichet, level:word level, exercised:tri, "
        "could_host:tri, needs_analysed:tri, opens:date, closes:date",
    "pilote":
        "person:id, carrier_kind:word carrier_kind, carrier:ref structure, opens:date, closes:date, "
        "recognised_by_actors:tri, recognised_by_institutions:tri, neutral:tri, listening:tri, trained:tri, "
        "ars_concertation:tri",
    "merger": "date:day, wanted:tri, by_law:tri",
    "evaluation": "date:day, kind:word evaluation_kind",
    "common_plan": "adopted:day, closes:date",
    "partner": "common_plan:ref! common_plan, structure:ref structure, signed:date",
    "plan_change": "common_plan:ref! common_plan, change:id, part:word plan_part",
    "diagnosis": "date:day, shared:tri, horizon_years:number, target:tri, assistance_target:tri, services:tri",
    "need":
        "project:id, objective:id, function:word! function, date:day, needed:tri, primary_care:tri, territory:tri, "
        "region:tri",
    "statement": "line:word! line, value:tri, date:day, since:day, evidence:id, by:id",
    "tally": "kind:word! tally_kind, good:number, bad:number, not_known:number, date:day",
}.items()}

DATED = ("clinical_month", "difficulty", "interest", "flow", "feedback", "inclusion_month")
# A child table: the column that names its parent, and the parent's flag that says them all listed (none: never).
CHILDREN = {
    "seat": ("body", "seats_complete"), "meeting": ("body", "meetings_complete"),
    "present": ("meeting", "present_complete"), "agenda": ("matter", "agenda_complete"),
    "concerned": ("matter", "concerned_complete"), "addressee": ("decision", "addressees_complete"),
    "participant": ("decision", "participants_complete"), "told": ("feedback", "told_complete"),
    "inclusion_outcome": ("inclusion_month", ""), "plan_change": ("common_plan", ""),
}
PLAIN = tuple(table for table in TABLES if table not in DATED and table not in CHILDREN)

WORDS = {
    "tier": ("macro", "meso", "micro"),
    "structure_kind": ("practice", "msp", "hospital"),
    "decision_scope": ("policy", "funding", "contract", "tool", "protocol", "priority", "organisation", "care"),
    "guichet": ("integrated", "single"),
    "level": ("primary_care", "territory", "region"),
    "function": ("F1", "F2", "F3", "F4", "F5", "F6"),
    "body_kind": ("table", "plenary", "steering", "working_group", "clinical", "inclusion"),
    "seat_category": (
        "ars", "departmental_council", "users", "urps", "health_insurance", "social_cohesion", "pension_fund",
        "education", "elected", "manager", "self_employed", "ccas", "carer", "housing", "police", "justice",
        "other",
    ),
    "profession": (
        "general_practitioner", "specialist", "nurse", "pharmacist", "physiotherapist", "midwife", "dentist",
        "other",
    ),
    "power": ("decides", "delegated", "none"),
    "difficulty_kind": ("service", "support_function", "other"),
    "matter_closing": ("settled", "taken_elsewhere", "without_object", "other"),
    "drop_reason": ("refused", "overtaken", "without_means", "other"),
    "flow_content": ("need", "difficulty", "decision", "feedback"),
    "inclusion_outcome": ("taken", "refused"),
    "refusal_reason": ("not_indicated", "declined", "no_place", "other_public", "outside", "other"),
    "support": ("F1", "F2", "F3", "F4", "F5", "F6", "pathway_assistance", "guichet"),
    "carrier_kind": (
        "maia", "local_health_contract", "association", "cooperation_group", "health_facility", "health_network",
        "other",
    ),
    "evaluation_kind": ("impact", "indicators", "adjustment"),
    "plan_part": ("imposed", "adaptable"),
    "tally_kind": ("knowhow_transfer", "mt_feedback", "mt_link", "continuity"),
}

# The lines of the sheet, by group, in their order.
GROUPS = {
    "level": ("level_macro", "level_meso", "level_micro"),
    "exchange": ("exchange_macro_meso", "exchange_meso_micro"),
    "engine": (
        "engine_concertation", "engine_guichet", "engine_assistance", "engine_shared_assessment", "engine_planning",
        "engine_information_system",
    ),
    "sign": (
        "sign_diagnosis", "sign_concertation", "sign_representation", "sign_observatory", "sign_assistant_mt",
        "sign_continuity",
    ),
    "step": (
        "step_concertation", "step_pilote", "step_objectives", "step_engines", "step_dynamic", "step_evaluation",
    ),
    "action": (
        "action_1_existing_dynamics", "action_1_shared_vision", "action_1_clear_objectives", "action_1_deciders",
        "action_1_funders", "action_2_designated", "action_2_recognised", "action_2_neutral", "action_2_listening",
        "action_2_trained", "action_2_ars_concertation", "action_3_diagnosis", "action_3_public",
        "action_3_common_plan", "action_3_services", "action_3_imposed_adaptable", "action_5_funding",
        "action_5_concertation", "action_5_feedback", "action_5_needs_rise", "action_5_decisions_followed",
        "action_5_interests", "action_6_criteria", "action_6_adapted", "action_6_realistic_time",
    ),
    "condition": (
        "condition_policies", "condition_one_pilote", "condition_needs", "condition_gps", "condition_elected",
        "condition_assistants", "condition_training",
    ),
    "obstacle": (
        "obstacle_local_context", "obstacle_funding", "obstacle_information_system", "obstacle_cultures",
        "obstacle_trust", "obstacle_legitimacy", "obstacle_practice", "obstacle_communication",
        "obstacle_withdrawal", "obstacle_incentives",
    ),
    "lever": (
        "lever_charters", "lever_coherence", "lever_pilotes", "lever_self_employed", "lever_users_speech",
        "lever_guichets", "lever_collective_solutions", "lever_information_system", "lever_protocols",
        "lever_attendance", "lever_local_projects",
    ),
    "place_condition": ("place_frame", "place_tools", "place_method", "place_communication", "place_problem_solving"),
    "support_condition": (
        "support_integration", "support_proximity", "support_targeting", "support_transitions", "support_knowhow",
    ),
    "assistance_factor": (
        "assistance_local_context", "assistance_targeting", "assistance_caseload", "assistance_gps",
        "assistance_mt_informed", "assistance_transition_etp", "assistance_entry", "assistance_face_to_face",
        "assistance_proximity",
    ),
    "support_setting": (
        "setting_integration", "setting_common_tools", "setting_proximity", "setting_incentives", "setting_funding",
        "setting_assistants",
    ),
    "benefit": ("benefit_users", "benefit_professionals"),
    "subsystem": ("subsystem_governance", "subsystem_practice", "subsystem_values"),
    "vigilance": ("vigilance_common_space", "vigilance_initial_aim", "vigilance_learning"),
    "criterion": ("criterion_continuum", "criterion_shared_tools", "criterion_co_responsibility"),
    "implementation": (
        "implementation_patients", "implementation_teamwork", "implementation_resources", "implementation_strategy",
        "implementation_within_teams", "implementation_carriers", "implementation_guichet",
        "implementation_communication", "implementation_screening", "implementation_knowhow",
    ),
    "principle": ("principle_functions", "principle_no_operator", "principle_one_system", "principle_consulted"),
    "pitfall": (
        "pitfall_merger_first", "pitfall_merger_unwanted", "pitfall_complex_cases_only", "pitfall_one_direction",
        "pitfall_elected_absent", "pitfall_dead_letters", "pitfall_early_impact_evaluation", "pitfall_side_by_side",
        "pitfall_isolated_left_out", "pitfall_no_knowhow_transfer", "pitfall_no_mt_feedback",
        "pitfall_away_from_primary_care", "pitfall_functions_without_needs", "pitfall_no_personalised_follow_up",
    ),
    "warning": ("warning_layers",),
    "progress": ("progress_integration",),
}
LINES = tuple(line for group in GROUPS.values() for line in group)
TRI_CODE = {"unknown": 0, "no": 1, "yes": 2}
EXCHANGE_STATES = ("unknown", "both_ways", "top_down_only", "bottom_up_only", "none")
STEP_STATES = ("unknown", "not_started", "under_way", "done")
PROGRESS_STATES = ("unknown", "coordination", "under_way", "integration")

DEFAULTS = {
    "macro_meeting_months": 12, "meso_meeting_months": 3, "micro_meeting_months": 1, "exchange_months": 12,
    "recurrence_count": 3, "recurrence_months": 12, "feedback_months": 3, "last_meetings": 3,
    "inclusion_decision_months": 1, "impact_evaluation_months": 36,
}


def code(words: str, word: str | None) -> int:
    """A word's code in its list, from 1; 0 where it is not known."""
    return 0 if word is None else WORDS[words].index(word) + 1


def line_code(line: str) -> int:
    """A line's code: its rank in the sheet, from 1."""
    return LINES.index(line) + 1
