/* review_told.c - what the passes of a review write: findings, and the memory they work in.
 * Spec: spec/41-territory.md (TER-16).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "review.h"

#include <stdalign.h>
#include <string.h>

#include "core/allocator.h"
#include "domain/rules/catalogue.h"

/* What stands before each block of a review's memory. */
typedef struct integra__review_block {
    alignas(max_align_t) struct integra__review_block *next;
    size_t size; /* of all of it */
} integra__review_block;

enum { FIRST_ROOM = 64 };

static void *no_memory(integra__review *review)
{
    review->status = INTEGRA_ERR_MEMORY;
    return NULL;
}

void *integra__review_memory(integra__review *review, size_t count, size_t size)
{
    if (review->status != INTEGRA_OK || count > (SIZE_MAX - sizeof(integra__review_block)) / size) {
        return no_memory(review);
    }
    size_t whole = sizeof(integra__review_block) + count * size;
    integra__review_block *block = integra__allocate(review->allocator, whole);
    if (block == NULL) {
        return no_memory(review);
    }
    memset(block, 0, whole);
    block->next = review->blocks;
    block->size = whole;
    review->blocks = block;
    return block + 1;
}

void integra__review_release(integra__review *review)
{
    while (review->blocks != NULL) {
        integra__review_block *next = review->blocks->next;
        integra__release(review->allocator, review->blocks, review->blocks->size);
        review->blocks = next;
    }
    integra__release(review->allocator, review->told, review->told_room * sizeof *review->told);
    integra__release(review->allocator, review->facts, review->fact_room * sizeof *review->facts);
    review->told = NULL;
    review->facts = NULL;
}

/* Room for one element more: the array as it is, or a copy twice as large. NULL, the old one kept, where there is no
 * memory; places of elements are counted in 32 bits. */
static void *room_for_one(integra__review *review, void *array, size_t count, size_t *room, size_t size)
{
    if (review->status != INTEGRA_OK) {
        return NULL;
    }
    if (count < *room) {
        return array;
    }
    size_t larger = *room == 0 ? FIRST_ROOM : 2 * *room;
    void *made =
        larger > UINT32_MAX || larger > SIZE_MAX / size ? NULL : integra__allocate(review->allocator, larger * size);
    if (made == NULL) {
        return no_memory(review);
    }
    if (array != NULL) {
        memcpy(made, array, count * size);
        integra__release(review->allocator, array, *room * size);
    }
    *room = larger;
    return made;
}

static uint32_t state_of(integra_date due, integra_date at)
{
    if (due == INTEGRA_DATE_UNKNOWN) {
        return INTEGRA_FINDING_STATE_OPEN;
    }
    return due < at ? INTEGRA_FINDING_STATE_OVERDUE : INTEGRA_FINDING_STATE_DUE;
}

/* Nobody, where an identifier is not there, blank, or said unknown. */
static integra_id named(const integra_id *id)
{
    return id != NULL && integra__review_id_said(id) ? *id : (integra_id){ { 0 } };
}

void integra__review_tell(integra__review *review, uint32_t rule, uint32_t settled_by, const integra_id *subject,
                          const integra_id *second, uint32_t index, uint32_t value, uint32_t other, integra_date due)
{
    integra__review_told *told =
        room_for_one(review, review->told, review->told_count, &review->told_room, sizeof *review->told);
    if (told == NULL) {
        return;
    }
    review->told = told;
    told += review->told_count++;
    memset(told, 0, sizeof *told);
    const integra__finding_row *row = integra__finding_row_of(rule, settled_by);
    told->row = (uint32_t)(row - integra__finding_rows);
    told->finding.weight = row->weight;
    told->finding.rule = rule;
    told->finding.settled_by = settled_by;
    told->finding.state = state_of(due, review->at);
    told->finding.subject = named(subject);
    told->second = named(second);
    told->finding.index = index;
    told->finding.value = value;
    told->finding.other = other;
    told->finding.due = due;
}

integra_tri integra__line_value(const integra__review *review, uint32_t line)
{
    const integra__review_answer *answer = &review->answers[line];
    return answer->stated != INTEGRA_TRI_UNKNOWN ? answer->stated : answer->computed;
}
