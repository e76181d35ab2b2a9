/* pitfalls.h - the pitfalls that the data show: whether one is fallen into, and n of m.
 * Spec: spec/41-territory.md (TER-5).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_TERRITORY_PITFALLS_H
#define INTEGRA_DOMAIN_TERRITORY_PITFALLS_H

#include "domain/territory/review.h"

typedef struct integra__pitfall {
    integra_tri fallen;
    uint32_t count, of; /* certain ones */
} integra__pitfall;

/* ---- pitfalls.c ---- */
/* Adds a row: whether the pitfall is fallen into there, and whether the row counts at all. */
void integra__pitfall_add(integra__pitfall *pitfall, integra_tri fallen, integra_tri of);
/* What was done first, and when. */
/* ---- pitfalls_history.c ---- */
/* The first day on which anything else than a merger is known to be done; INTEGRA_DATE_UNKNOWN where nothing is. */
integra_date integra__pitfall_done_first(const integra__review *review);
integra__pitfall integra__pitfall_merger_first(integra__review *review);
integra__pitfall integra__pitfall_merger_unwanted(integra__review *review);
integra__pitfall integra__pitfall_early_impact_evaluation(integra__review *review);
/* Who talks, who is there, what becomes of decisions. */
/* ---- pitfalls_levels.c ---- */
integra__pitfall integra__pitfall_one_direction(integra__review *review);
integra__pitfall integra__pitfall_elected_absent(integra__review *review);
integra__pitfall integra__pitfall_dead_letters(integra__review *review);
/* Which engines there are, and which are wanting. */
/* ---- pitfalls_engines.c ---- */
/* The data of an engine; any is of integra__support_any(). Assistance plans too: planning by it is no engine beside it,
 * so that F2 alone counts as one, or no territory could come down to complex cases. */
integra_tri integra__pitfall_engine(const integra__review *review, uint32_t line, const integra_tri *any);
integra__pitfall integra__pitfall_complex_cases_only(integra__review *review);
integra__pitfall integra__pitfall_no_personalised_follow_up(integra__review *review);
/* How support is given, and to whom. */
/* ---- pitfalls_support.c ---- */
integra__pitfall integra__pitfall_side_by_side(integra__review *review);
integra__pitfall integra__pitfall_isolated_left_out(integra__review *review);
integra__pitfall integra__pitfall_no_knowhow_transfer(integra__review *review);
integra__pitfall integra__pitfall_no_mt_feedback(integra__review *review);
integra__pitfall integra__pitfall_away_from_primary_care(integra__review *review);
integra__pitfall integra__pitfall_functions_without_needs(integra__review *review);

#endif
