/* ask_engines.c - the facts of the engines.
 * Spec: spec/41-territory.md (TER-3, TER-16).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include <integra/directory.h>

#include "ask.h"
#include "ask_open.h"
#include "concertation_levels.h"
#include "support.h"

/* Of the levels that are not known to meet; none is known not to, or the line would be. */
void integra__ask_engine_concertation(integra__review *review, uint32_t line)
{
    (void)line;
    for (size_t i = 0; i < INTEGRA__CONCERTATION_LEVELS; i++) {
        if (integra__line_value(review, integra__concertation_levels[i].line) == INTEGRA_TRI_UNKNOWN) {
            integra__ask_level(review, integra__concertation_levels[i].tier);
        }
    }
}

void integra__ask_engine_guichet(integra__review *review, uint32_t line)
{
    const uint32_t table = INTEGRA_TERRITORY_TABLE_FUNCTION;
    const integra__tables *t = &review->t;
    (void)line;
    integra__ask_unless_claimed(review, table);
    for (size_t i = 0; i < t->function.count; i++) {
        if (integra__support_among(review, i, INTEGRA__BIT(INTEGRA_SUPPORT_GUICHET)) &&
            integra__support_guichet(review, i) != INTEGRA_TRI_NO) {
            integra__ask_blank(review, t->function.guichet[i] == 0, table, i, INTEGRA_COLUMN_FUNCTION_GUICHET);
            integra__ask_exercised(review, i);
        }
    }
}

/* Pathway assistance; and F1 to F5 unless one of them is known to be wanting, which leaves the others nothing to move.
 * Of a function that somebody exercises another row moves nothing. */
void integra__ask_engine_assistance(integra__review *review, uint32_t line)
{
    integra_tri any[INTEGRA__SUPPORT_CODES];
    uint64_t unknown = 0;
    int wanting = 0;
    (void)line;
    integra__support_any(review, any);
    for (size_t support = INTEGRA__SUPPORT_FIRST; support <= INTEGRA__SUPPORT_LAST; support++) {
        wanting |= (INTEGRA__SUPPORT_OF_PERSONS >> support & 1u) != 0 && any[support] == INTEGRA_TRI_NO;
        unknown |= any[support] == INTEGRA_TRI_UNKNOWN ? INTEGRA__BIT(support) : 0;
    }
    uint64_t read = wanting ? INTEGRA__BIT(INTEGRA_SUPPORT_PATHWAY_ASSISTANCE) : INTEGRA__SUPPORT_ACTED;
    integra__ask_supports(review, read & unknown);
}

void integra__ask_engine_planning(integra__review *review, uint32_t line)
{
    (void)line;
    integra__ask_supports(review, INTEGRA__BIT(INTEGRA_SUPPORT_F2) | INTEGRA__BIT(INTEGRA_SUPPORT_PATHWAY_ASSISTANCE));
}

/* A structure that is known to share in no system shares data with nobody. */
void integra__ask_engine_information_system(integra__review *review, uint32_t line)
{
    const uint32_t table = INTEGRA_TERRITORY_TABLE_STRUCTURE;
    int complete = integra__review_claimed(review, table);
    (void)line;
    integra__ask_unless_claimed(review, table);
    for (size_t i = 0; i < review->t.structure.count; i++) {
        const integra_id *system = &review->t.structure.information_system[i];
        if (review->structure_open[i] != INTEGRA_TRI_NO && !integra__review_id_none(system, complete)) {
            integra__ask_blank(review, !integra__review_id_said(system), table, i,
                               INTEGRA_COLUMN_STRUCTURE_INFORMATION_SYSTEM);
            integra__ask_open(review, INTEGRA_TERRITORY_TABLE_STRUCTURE, i);
        }
    }
}
