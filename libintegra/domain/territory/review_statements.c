/* review_statements.c - what is stated of each line: of several statements the latest counts. The checklists of CON-9,
 * TER-9 and TER-12 are nothing else.
 * Spec: spec/41-territory.md (GEN-12).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "review.h"

#include <string.h>

#include "core/generated/rules.h"

/* Of a line: the latest day on which something was stated, and what was said on it. */
typedef struct said {
    int any;
    integra_date day;    /* INTEGRA_DATE_UNKNOWN: undated, older than any day */
    uint32_t first;      /* the first row of that day */
    int differ;          /* two of that day say different things */
    integra_tri value;   /* what the first says */
    integra_date since;  /* the earliest that one of that day says, or INTEGRA_DATE_UNKNOWN */
    integra_id evidence; /* the lowest that one of that day gives, or none */
} said;

/* INTEGRA_DATE_UNKNOWN is less than any day: undated statements are the oldest by themselves. What is kept of several
 * of one day does not depend on their order. */
static void hear(const integra__review *review, said *line, uint32_t row)
{
    const integra__tables *t = &review->t;
    integra_date day = t->statement.date[row], since = t->statement.since[row];
    const integra_id *evidence = &t->statement.evidence[row];
    if (!line->any || day > line->day) {
        *line = (said){
            .any = 1, .day = day, .first = row, .value = t->statement.value[row], .since = INTEGRA_DATE_UNKNOWN
        };
    }
    if (day != line->day) {
        return;
    }
    line->differ |= t->statement.value[row] != line->value;
    if (integra__review_date_known(since) && (!integra__review_date_known(line->since) || since < line->since)) {
        line->since = since;
    }
    if (integra__review_id_said(evidence) &&
        (!integra__review_id_said(&line->evidence) || memcmp(evidence, &line->evidence, sizeof *evidence) < 0)) {
        line->evidence = *evidence;
    }
}

static void keep(integra__review *review, uint32_t line, const said *heard)
{
    integra__review_answer *answer = &review->answers[line];
    if (heard->differ) {
        integra__review_tell(review, INTEGRA__GEN_12, INTEGRA_SETTLED_BY_STATEMENT, NULL, NULL, heard->first, line, 0,
                             INTEGRA_DATE_UNKNOWN);
    } else if (heard->value != INTEGRA_TRI_UNKNOWN) {
        answer->stated = heard->value;
        answer->date = heard->day;
        answer->since = heard->since;
        answer->evidence = heard->evidence;
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
        if (t->statement.date[i] <= review->at) { /* undated ones too */
            hear(review, &lines[t->statement.line[i]], (uint32_t)i);
        }
    }
    for (uint32_t line = INTEGRA__LINE_FIRST; line <= INTEGRA__LINE_LAST; line++) {
        if (lines[line].any) {
            keep(review, line, &lines[line]);
        }
    }
}
