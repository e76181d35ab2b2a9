/* answers.c - what the rows of a list come to together.
 * Spec: spec/00-conventions.md (GEN-1), spec/41-territory.md.  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "answers.h"

#include <string.h>

integra_tri integra__review_floor(const integra__review *review, uint32_t table)
{
    return integra__review_claimed(review, table) ? INTEGRA_TRI_NO : INTEGRA_TRI_UNKNOWN;
}

integra_tri integra__review_all_open(const integra_tri *open, const integra_tri *has, size_t count, int complete)
{
    integra_tri all = complete ? INTEGRA_TRI_YES : INTEGRA_TRI_UNKNOWN;
    int certain = 0;
    for (size_t i = 0; i < count; i++) {
        certain |= open[i] == INTEGRA_TRI_YES;
        all = integra__tri_and(all, integra__tri_or(integra__tri_not(open[i]), has[i]));
    }
    return all == INTEGRA_TRI_YES && !certain ? INTEGRA_TRI_UNKNOWN : all;
}

static int compare_ids(const void *context, uint32_t a, uint32_t b)
{
    const integra_id *ids = context;
    return memcmp(&ids[a], &ids[b], sizeof ids[a]);
}

size_t integra__review_distinct(integra__review *review, const integra_id *ids, uint32_t *places, size_t count)
{
    uint32_t *room = integra__review_memory(review, count, sizeof *room);
    if (room == NULL) {
        return 0;
    }
    integra__review_sort(places, room, count, compare_ids, ids);
    size_t distinct = count > 0;
    for (size_t i = 1; i < count; i++) {
        distinct += compare_ids(ids, places[i - 1], places[i]) != 0;
    }
    return distinct;
}

integra_tri integra__review_data(const integra__review *review, uint32_t line)
{
    const integra__review_answer *answer = &review->answers[line];
    return integra__line_rows[line].computed ? answer->computed : answer->stated;
}

int integra__review_was_told(const integra__review *review, uint32_t rule, uint32_t settled_by)
{
    for (size_t i = 0; i < review->told_count; i++) {
        const integra_finding *finding = &review->told[i].finding;
        if (finding->rule == rule && finding->settled_by == settled_by) {
            return 1;
        }
    }
    return 0;
}

void integra__review_earliest(integra_date *earliest, integra_date day)
{
    if (integra__review_date_known(day) && (*earliest == INTEGRA_DATE_UNKNOWN || day < *earliest)) {
        *earliest = day;
    }
}
