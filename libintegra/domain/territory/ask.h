/* ask.h - the facts of an unknown line, named for the target that reads it.
 * Spec: spec/41-territory.md (TER-16).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_TERRITORY_ASK_H
#define INTEGRA_DOMAIN_TERRITORY_ASK_H

#include "domain/territory/review.h"

/* Names the facts of a line. */
typedef void integra__ask_facts(integra__review *review, uint32_t line);

/* What is not known of a row, or of a list, is named. */
/* ---- ask_fields.c ---- */

void integra__ask_unless_claimed(integra__review *review, uint32_t table);
void integra__ask_blank(integra__review *review, int blank, uint32_t table, size_t row, uint32_t column);
/* A date that is neither a day nor known to be none. */
void integra__ask_date(integra__review *review, integra_date date, uint32_t table, size_t row, uint32_t column);
/* Whether a function is exercised, and open. */
void integra__ask_exercised(integra__review *review, size_t function);
/* Whether functions of some supports (INTEGRA__BIT of INTEGRA_SUPPORT_) are exercised: the list, and its rows. */
void integra__ask_supports(integra__review *review, uint64_t supports);
/* The tallies of a kind; good: how many are good is read too. */
void integra__ask_tallies(integra__review *review, uint32_t kind, int good);

/* ---- ask_territory.c ---- */

/* The facts of a line, of which the target reads; its statement where there is none to name. */
void integra__ask_line(integra__review *review, uint32_t line);

/* ---- ask_engines.c ---- */
integra__ask_facts integra__ask_engine_concertation, integra__ask_engine_guichet, integra__ask_engine_assistance,
    integra__ask_engine_planning, integra__ask_engine_information_system;
/* ---- ask_steps.c ---- */
integra__ask_facts integra__ask_step, integra__ask_designated, integra__ask_quality, integra__ask_diagnosis,
    integra__ask_common_plan, integra__ask_imposed_adaptable, integra__ask_needs_rise;
/* ---- ask_pitfalls.c ---- */
integra__ask_facts integra__ask_merger_first, integra__ask_merger_unwanted, integra__ask_complex_cases_only,
    integra__ask_early_impact_evaluation, integra__ask_no_personalised_follow_up;
/* ---- ask_pitfalls_support.c ---- */
integra__ask_facts integra__ask_side_by_side, integra__ask_isolated_left_out, integra__ask_away_from_primary_care,
    integra__ask_functions_without_needs;

#endif
