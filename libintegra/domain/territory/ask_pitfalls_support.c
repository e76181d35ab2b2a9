/* ask_pitfalls_support.c - the facts of the pitfalls of support.
 * Spec: spec/41-territory.md (TER-5, TER-16).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include <integra/directory.h>

#include "ask.h"
#include "ask_open.h"
#include "support.h"

/* Two structures at least that may exercise a function: whether they do, and share. */
void integra__ask_side_by_side(integra__review *review, uint32_t line)
{
    const integra__tables *t = &review->t;
    const uint32_t table = INTEGRA_TERRITORY_TABLE_STRUCTURE;
    integra_tri *acts = integra__support_by_structure(review, INTEGRA__SUPPORT_ACTED);
    size_t may = 0;
    (void)line;
    integra__ask_unless_claimed(review, table);
    integra__ask_unless_claimed(review, INTEGRA_TERRITORY_TABLE_FUNCTION);
    for (size_t i = 0; acts != NULL && i < t->structure.count; i++) {
        may += integra__tri_and(acts[i], review->structure_open[i]) != INTEGRA_TRI_NO;
    }
    for (size_t i = 0; acts != NULL && may > 1 && i < t->structure.count; i++) {
        if (integra__tri_and(acts[i], review->structure_open[i]) != INTEGRA_TRI_NO) {
            integra__ask_blank(review, t->structure.shares_procedure[i] == INTEGRA_TRI_UNKNOWN, table, i,
                               INTEGRA_COLUMN_STRUCTURE_SHARES_PROCEDURE);
            integra__ask_open(review, table, i);
        }
    }
    for (size_t i = 0; acts != NULL && may > 1 && i < t->function.count; i++) {
        uint32_t structure = t->function.structure[i];
        if (integra__support_among(review, i, INTEGRA__SUPPORT_ACTED) && acts[structure] == INTEGRA_TRI_UNKNOWN &&
            review->structure_open[structure] != INTEGRA_TRI_NO &&
            integra__support_acts(review, i) == INTEGRA_TRI_UNKNOWN) {
            integra__ask_exercised(review, i);
        }
    }
}

void integra__ask_isolated_left_out(integra__review *review, uint32_t line)
{
    const uint32_t table = INTEGRA_TERRITORY_TABLE_STRUCTURE;
    const integra__tables *t = &review->t;
    (void)line;
    integra__ask_unless_claimed(review, table);
    for (size_t i = 0; i < t->structure.count; i++) {
        int blank = t->structure.kind[i] == 0;
        if (review->structure_open[i] == INTEGRA_TRI_NO || t->structure.grouped[i] == INTEGRA_TRI_YES ||
            t->structure.served[i] == INTEGRA_TRI_YES ||
            (!blank && t->structure.kind[i] != INTEGRA_STRUCTURE_KIND_PRACTICE)) {
            continue;
        }
        integra__ask_blank(review, blank, table, i, INTEGRA_COLUMN_STRUCTURE_KIND);
        integra__ask_blank(review, t->structure.grouped[i] == INTEGRA_TRI_UNKNOWN, table, i,
                           INTEGRA_COLUMN_STRUCTURE_GROUPED);
        integra__ask_blank(review, t->structure.served[i] == INTEGRA_TRI_UNKNOWN, table, i,
                           INTEGRA_COLUMN_STRUCTURE_SERVED);
        integra__ask_open(review, INTEGRA_TERRITORY_TABLE_STRUCTURE, i);
    }
}

static int may_act(const integra__review *review, size_t i)
{
    return integra__support_among(review, i, INTEGRA__SUPPORT_BUT_GUICHET) &&
           integra__support_acts(review, i) != INTEGRA_TRI_NO;
}

void integra__ask_away_from_primary_care(integra__review *review, uint32_t line)
{
    const uint32_t table = INTEGRA_TERRITORY_TABLE_FUNCTION;
    const integra__tables *t = &review->t;
    (void)line;
    integra__ask_unless_claimed(review, table);
    for (size_t i = 0; i < t->function.count; i++) {
        if (may_act(review, i) && t->function.level[i] != INTEGRA_LEVEL_PRIMARY_CARE &&
            t->function.could_host[i] != INTEGRA_TRI_NO) {
            integra__ask_blank(review, t->function.level[i] == 0, table, i, INTEGRA_COLUMN_FUNCTION_LEVEL);
            integra__ask_blank(review, t->function.could_host[i] == INTEGRA_TRI_UNKNOWN, table, i,
                               INTEGRA_COLUMN_FUNCTION_COULD_HOST);
            integra__ask_exercised(review, i);
        }
    }
}

void integra__ask_functions_without_needs(integra__review *review, uint32_t line)
{
    const uint32_t table = INTEGRA_TERRITORY_TABLE_FUNCTION;
    const integra__tables *t = &review->t;
    (void)line;
    integra__ask_unless_claimed(review, table);
    for (size_t i = 0; i < t->function.count; i++) {
        if (may_act(review, i) && t->function.needs_analysed[i] != INTEGRA_TRI_YES) {
            integra__ask_blank(review, t->function.needs_analysed[i] == INTEGRA_TRI_UNKNOWN, table, i,
                               INTEGRA_COLUMN_FUNCTION_NEEDS_ANALYSED);
            integra__ask_exercised(review, i);
        }
    }
}
