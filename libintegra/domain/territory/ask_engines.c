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

/* Pathway assistance; and F1 to F5 where each of them may be exercised, else they are not together. Of a function that
 * somebody exercises another row moves nothing. */
void integra__ask_engine_assistance(integra__review *review, uint32_t line)
{
    integra_tri any[INTEGRA__SUPPORT_CODES];
    uint64_t unknown = INTEGRA__BIT(INTEGRA_SUPPORT_PATHWAY_ASSISTANCE), may = 0;
    (void)line;
    integra__support_any(review, any);
    for (size_t i = 0; i < review->t.function.count; i++) {
        may |= integra__support_acts(review, i) != INTEGRA_TRI_NO ? INTEGRA__BIT(review->t.function.support[i]) : 0;
    }
    for (size_t support = INTEGRA__SUPPORT_FIRST; support <= INTEGRA__SUPPORT_LAST; support++) {
        int together = (may & INTEGRA__SUPPORT_OF_PERSONS) == INTEGRA__SUPPORT_OF_PERSONS &&
                       (INTEGRA__SUPPORT_OF_PERSONS >> support & 1u) != 0;
        unknown |= together && any[support] == INTEGRA_TRI_UNKNOWN ? INTEGRA__BIT(support) : 0;
    }
    integra__ask_supports(review, unknown);
}

void integra__ask_engine_planning(integra__review *review, uint32_t line)
{
    (void)line;
    integra__ask_supports(review, INTEGRA__BIT(INTEGRA_SUPPORT_F2) | INTEGRA__BIT(INTEGRA_SUPPORT_PATHWAY_ASSISTANCE));
}

/* Structures of which one other at least may share the system. */
void integra__ask_engine_information_system(integra__review *review, uint32_t line)
{
    const uint32_t table = INTEGRA_TERRITORY_TABLE_STRUCTURE;
    const uint8_t *may = integra__support_may_share(review);
    (void)line;
    integra__ask_unless_claimed(review, table);
    for (size_t i = 0; may != NULL && i < review->t.structure.count; i++) {
        if (may[i]) {
            integra__ask_blank(review, !integra__review_id_said(&review->t.structure.information_system[i]), table, i,
                               INTEGRA_COLUMN_STRUCTURE_INFORMATION_SYSTEM);
            integra__ask_open(review, table, i);
        }
    }
}
