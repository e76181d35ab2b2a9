/* review_statements.c - what is stated of each line: of several statements the latest counts.
 * Spec: spec/41-territory.md (GEN-12).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "review.h"

#include "core/generated/rules.h"

/* Of a line: the latest day on which something was stated, and what was said on it. */
typedef struct said {
    int any;
    integra_date day;                      /* INTEGRA_DATE_UNKNOWN: undated, older than any day */
    uint32_t first[INTEGRA__TRI_LAST + 1]; /* the first row of that day that says so, or INTEGRA_NO_INDEX */
} said;

static void start(said *line, integra_date day)
{
    line->any = 1;
    line->day = day;
    for (size_t value = 0; value <= INTEGRA__TRI_LAST; value++) {
        line->first[value] = INTEGRA_NO_INDEX;
    }
}

/* INTEGRA_DATE_UNKNOWN is less than any day: undated statements are the oldest by themselves. */
static void hear(said *line, uint32_t row, integra_date day, integra_tri value)
{
    if (!line->any || day > line->day) {
        start(line, day);
    }
    if (day == line->day && line->first[value] == INTEGRA_NO_INDEX) {
        line->first[value] = row;
    }
}

static void keep(integra__review *review, uint32_t line, const said *heard)
{
    uint32_t yes = heard->first[INTEGRA_TRI_YES], no = heard->first[INTEGRA_TRI_NO];
    integra__answer *answer = &review->answers[line];
    if (yes != INTEGRA_NO_INDEX && no != INTEGRA_NO_INDEX) {
        integra__tell(review, INTEGRA__GEN_12, INTEGRA_SETTLED_BY_STATEMENT, NULL, NULL, yes < no ? yes : no, line, 0,
                      INTEGRA_DATE_UNKNOWN);
        return;
    }
    uint32_t row = yes != INTEGRA_NO_INDEX ? yes : no;
    if (row != INTEGRA_NO_INDEX) {
        answer->stated = review->t.statement.value[row];
        answer->date = heard->day;
        answer->since = review->t.statement.since[row];
        answer->evidence = review->t.statement.evidence[row];
    }
}

void integra__pass_statements(integra__review *review)
{
    const integra__tables *t = &review->t;
    said *lines = integra__review_memory(review, INTEGRA__LINE_CODES, sizeof *lines);
    if (lines == NULL) {
        return;
    }
    for (size_t i = 0; i < t->statement.count; i++) {
        integra_date day = t->statement.date[i];
        if (day <= review->at) { /* undated ones too */
            hear(&lines[t->statement.line[i]], (uint32_t)i, day, t->statement.value[i]);
        }
    }
    for (uint32_t line = INTEGRA__LINE_FIRST; line <= INTEGRA__LINE_LAST; line++) {
        if (lines[line].any) {
            keep(review, line, &lines[line]);
        }
    }
}
