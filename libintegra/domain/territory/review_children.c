/* review_children.c - the rows of each child table by their parent.
 * Spec: spec/41-territory.md (TER-16).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "review.h"

#include <string.h>

/* A child table as it is sorted: its column of parents, and where it has them a day and an identifier of each row. */
typedef struct child_table {
    const uint32_t *parent;
    size_t count;
    size_t parents;
    const integra_date *day; /* or NULL */
    const integra_id *id;    /* or NULL */
} child_table;

/* Days ascending, what is not dated last. */
static int compare_days(integra_date a, integra_date b)
{
    int a_known = integra__review_date_known(a), b_known = integra__review_date_known(b);
    if (!a_known || !b_known) {
        return b_known - a_known;
    }
    return (a > b) - (a < b);
}

static int compare_rows(const void *context, uint32_t a, uint32_t b)
{
    const child_table *table = context;
    int order = compare_days(table->day[a], table->day[b]);
    if (order != 0 || table->id == NULL) {
        return order;
    }
    return memcmp(&table->id[a], &table->id[b], sizeof table->id[a]);
}

/* All rows in the order that the children of each parent have. */
static uint32_t *ordered(integra__review *review, const child_table *table)
{
    uint32_t *order = integra__review_memory(review, table->count, sizeof *order);
    for (size_t i = 0; order != NULL && i < table->count; i++) {
        order[i] = (uint32_t)i;
    }
    if (table->day != NULL) {
        uint32_t *room = integra__review_memory(review, table->count, sizeof *room);
        if (room == NULL) {
            return NULL;
        }
        integra__review_sort(order, room, table->count, compare_rows, table);
    }
    return order;
}

/* By counting: how many children each parent has, where they begin, then each to its parent. A row whose parent is not
 * known is nobody's child. */
static void sort_children(integra__review *review, integra__review_children *children, const child_table *table)
{
    const uint32_t *order = ordered(review, table);
    uint32_t *from = integra__review_memory(review, table->parents + 2, sizeof *from);
    uint32_t *rows = integra__review_memory(review, table->count, sizeof *rows);
    if (review->status != INTEGRA_OK) {
        return;
    }
    for (size_t i = 0; i < table->count; i++) {
        if (integra__review_ref_known(table->parent[i])) {
            from[table->parent[i] + 2]++;
        }
    }
    for (size_t p = 2; p <= table->parents; p++) {
        from[p] += from[p - 1];
    }
    for (size_t i = 0; i < table->count; i++) {
        uint32_t row = order[i];
        if (integra__review_ref_known(table->parent[row])) {
            rows[from[table->parent[row] + 1]++] = row;
        }
    }
    *children = (integra__review_children){ from, rows, table->parents, from[table->parents] };
}

void integra__pass_children(integra__review *review)
{
    const integra__tables *t = &review->t;
    const struct {
        integra__review_children *children;
        child_table table;
    } tables[] = {
        { &review->seats_of_body, { t->seat.body, t->seat.count, t->body.count, NULL, NULL } },
        { &review->meetings_of_body,
          { t->meeting.body, t->meeting.count, t->body.count, t->meeting.date, t->meeting.id } },
        { &review->present_of_meeting, { t->present.meeting, t->present.count, t->meeting.count, NULL, NULL } },
        { &review->agenda_of_matter, { t->agenda.matter, t->agenda.count, t->matter.count, t->agenda.date, NULL } },
        { &review->concerned_of_matter, { t->concerned.matter, t->concerned.count, t->matter.count, NULL, NULL } },
        { &review->decisions_of_matter, { t->decision.matter, t->decision.count, t->matter.count, NULL, NULL } },
        { &review->addressees_of_decision,
          { t->addressee.decision, t->addressee.count, t->decision.count, NULL, NULL } },
        { &review->participants_of_decision,
          { t->participant.decision, t->participant.count, t->decision.count, NULL, NULL } },
        { &review->told_of_feedback, { t->told.feedback, t->told.count, t->feedback.count, NULL, NULL } },
        { &review->inclusion_of_body,
          { t->inclusion_month.body, t->inclusion_month.count, t->body.count, NULL, NULL } },
        { &review->months_of_body, { t->clinical_month.body, t->clinical_month.count, t->body.count, NULL, NULL } },
    };
    for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++) {
        sort_children(review, tables[i].children, &tables[i].table);
    }
}
