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

/* Counts that decide what others beside them are: one known bad, then one not known, then one good. */
typedef struct counted {
    int any[3];
} counted;

static counted counted_of(const integra__tables *t, size_t row)
{
    const uint32_t counts[] = { t->tally.bad[row], t->tally.not_known[row], t->tally.good[row] };
    counted is = { { 0 } };
    for (size_t i = 0; i < 3; i++) {
        is.any[i] = counts[i] != 0 && counts[i] != UINT32_MAX;
    }
    return is;
}

/* The latest day of a kind, and what is counted on it. */
static counted latest_of(const integra__review *review, uint32_t kind, integra_date *day, int *any)
{
    const integra__tables *t = &review->t;
    counted all = { { 0 } };
    *day = INTEGRA_DATE_UNKNOWN;
    *any = 0;
    for (size_t i = 0; i < t->tally.count; i++) {
        if (t->tally.kind[i] != kind || t->tally.date[i] > review->at) {
            continue;
        }
        *any = 1;
        if (integra__review_date_known(t->tally.date[i]) && t->tally.date[i] >= *day) {
            counted one = counted_of(t, i);
            for (size_t c = 0; c < 3; c++) {
                all.any[c] = one.any[c] || (t->tally.date[i] == *day && all.any[c]);
            }
            *day = t->tally.date[i];
        }
    }
    return all;
}

/* Rows of the latest day, and those not dated, each of which may be later. Good ones tell whether any is counted. */
void integra__ask_tallies(integra__review *review, uint32_t kind, int good)
{
    const uint32_t table = INTEGRA_TERRITORY_TABLE_TALLY;
    const integra__tables *t = &review->t;
    integra_date latest;
    int any;
    counted of_latest = latest_of(review, kind, &latest, &any);
    if (any) {
        integra__ask_unless_claimed(review, table);
    }
    for (size_t i = 0; i < t->tally.count; i++) {
        int dated = integra__review_date_known(t->tally.date[i]);
        if (t->tally.kind[i] != kind || (dated && t->tally.date[i] != latest)) {
            continue;
        }
        const counted beside = dated ? of_latest : counted_of(t, i);
        const struct {
            uint32_t count, column;
            int asked;
        } counts[] = {
            { t->tally.bad[i], INTEGRA_COLUMN_TALLY_BAD, 1 },
            { t->tally.not_known[i], INTEGRA_COLUMN_TALLY_NOT_KNOWN, 1 },
            { t->tally.good[i], INTEGRA_COLUMN_TALLY_GOOD, good },
        };
        integra__ask_blank(review, !dated, table, i, INTEGRA_COLUMN_TALLY_DATE);
        for (size_t c = 0; c < sizeof counts / sizeof counts[0] && !beside.any[c]; c++) {
            integra__ask_blank(review, counts[c].asked && counts[c].count == UINT32_MAX, table, i, counts[c].column);
        }
    }
}
