/* ask_fields.c - what is not known of a row or of a list, named.
 * Spec: spec/41-territory.md (TER-16).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "ask.h"

#include "ask_open.h"
#include "support.h"

void integra__ask_unless_claimed(integra__review *review, uint32_t table)
{
    if (!integra__review_claimed(review, table)) {
        integra__ask_claim(review, table);
    }
}

void integra__ask_blank(integra__review *review, int blank, uint32_t table, size_t row, uint32_t column)
{
    if (blank) {
        integra__ask_field(review, table, row, column);
    }
}

void integra__ask_date(integra__review *review, integra_date date, uint32_t table, size_t row, uint32_t column)
{
    integra__ask_blank(review, integra__date_open(date, integra__review_claimed(review, table)), table, row, column);
}

void integra__ask_exercised(integra__review *review, size_t function)
{
    const uint32_t table = INTEGRA_TERRITORY_TABLE_FUNCTION;
    integra__ask_blank(review, review->t.function.exercised[function] == INTEGRA_TRI_UNKNOWN, table, function,
                       INTEGRA_COLUMN_FUNCTION_EXERCISED);
    integra__ask_open(review, table, function);
}

void integra__ask_supports(integra__review *review, uint64_t supports)
{
    integra__ask_unless_claimed(review, INTEGRA_TERRITORY_TABLE_FUNCTION);
    for (size_t i = 0; i < review->t.function.count; i++) {
        if (integra__support_among(review, i, supports) && integra__support_acts(review, i) != INTEGRA_TRI_NO) {
            integra__ask_exercised(review, i);
        }
    }
}

void integra__ask_tallies(integra__review *review, uint32_t kind)
{
    const uint32_t table = INTEGRA_TERRITORY_TABLE_TALLY;
    const integra__tables *t = &review->t;
    integra__ask_unless_claimed(review, table);
    for (size_t i = 0; i < t->tally.count; i++) {
        integra_tri exists = integra__review_exists(t->tally.date[i], review->at);
        if (t->tally.kind[i] != kind || exists == INTEGRA_TRI_NO) {
            continue;
        }
        integra__ask_blank(review, exists == INTEGRA_TRI_UNKNOWN, table, i, INTEGRA_COLUMN_TALLY_DATE);
        integra__ask_blank(review, t->tally.good[i] == UINT32_MAX, table, i, INTEGRA_COLUMN_TALLY_GOOD);
        integra__ask_blank(review, t->tally.bad[i] == UINT32_MAX, table, i, INTEGRA_COLUMN_TALLY_BAD);
        integra__ask_blank(review, t->tally.not_known[i] == UINT32_MAX, table, i, INTEGRA_COLUMN_TALLY_NOT_KNOWN);
    }
}
