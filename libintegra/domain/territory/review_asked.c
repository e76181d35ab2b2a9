/* review_asked.c - what the passes of a review ask for: each fact once, with how many lines it may move.
 * Spec: spec/41-territory.md (TER-16).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 *
 * One fact is named for many lines, and for one line again and again. What was named before is put together each time
 * the room is full, so that memory follows how much there is to ask and not how often it is named.
 */
#include "review.h"

#include <string.h>

#include "core/allocator.h"

enum { FIRST_ROOM = 64 };

/* ---- a fact as one number: kind, table, row, column, line; its order is that of questions of one score ---- */

enum { COLUMN_SHIFT = 8, ROW_SHIFT = 20, TABLE_SHIFT = 52, KIND_SHIFT = 60, LINE_MOST = 0xff, COLUMN_MOST = 0xfff };

_Static_assert(INTEGRA__LINE_LAST <= LINE_MOST, "a line");
_Static_assert(INTEGRA__COLUMN_MOST <= COLUMN_MOST, "a column");
_Static_assert(INTEGRA__TERRITORY_TABLE_LAST <= 0xff && INTEGRA__QUESTION_KIND_LAST <= 0xf, "a table and a kind");

static uint64_t key_of(uint32_t kind, uint32_t table, uint32_t row, uint32_t column, uint32_t line)
{
    return (uint64_t)kind << KIND_SHIFT | (uint64_t)table << TABLE_SHIFT | (uint64_t)row << ROW_SHIFT |
           (uint64_t)column << COLUMN_SHIFT | line;
}

static integra_question question_of(const integra__review_fact *fact)
{
    uint32_t kind = (uint32_t)(fact->key >> KIND_SHIFT), table = (uint32_t)(fact->key >> TABLE_SHIFT) & 0xffu;
    uint32_t column = (uint32_t)(fact->key >> COLUMN_SHIFT) & COLUMN_MOST;
    int field = kind == INTEGRA_QUESTION_KIND_FIELD;
    return (integra_question){ .struct_size = sizeof(integra_question),
                               .kind = kind,
                               .table = table,
                               .row = field ? (uint32_t)(fact->key >> ROW_SHIFT) : INTEGRA_NO_INDEX,
                               .column = field ? column : INTEGRA_NO_INDEX,
                               .line = (uint32_t)fact->key & LINE_MOST,
                               .score = fact->score };
}

static int compare_facts(const void *context, uint32_t a, uint32_t b)
{
    const integra__review_fact *facts = context;
    return (facts[a].key > facts[b].key) - (facts[a].key < facts[b].key);
}

/* ---- each once ---- */

/* Counts a fact that was named after those that are kept of it. All of one line are named before those of the next, so
 * that the last line tells whether this one counts already. */
static void count_again(integra__review_fact *kept, uint32_t target)
{
    kept->score += kept->target != target;
    kept->target = target;
}

/* Each of count facts once, in the order given, into kept, or where that is NULL only how many there are. */
static size_t once(const integra__review_fact *facts, const uint32_t *order, size_t count, integra__review_fact *kept)
{
    size_t distinct = 0;
    for (size_t i = 0; i < count; i++) {
        int again = i > 0 && compare_facts(facts, order[i - 1], order[i]) == 0;
        distinct += !again;
        if (kept != NULL && again) {
            count_again(&kept[distinct - 1], facts[order[i]].target);
        } else if (kept != NULL) {
            kept[distinct - 1] = facts[order[i]];
        }
    }
    return distinct;
}

/* The sort is stable: of one fact what was put together before stands first, then as it was named. */
static void merge(integra__review *review)
{
    const size_t count = review->fact_count, size = 2 * count * sizeof(uint32_t);
    uint32_t *order = integra__allocate(review->allocator, size);
    if (order == NULL) {
        review->status = INTEGRA_ERR_MEMORY;
        return;
    }
    for (size_t i = 0; i < count; i++) {
        order[i] = (uint32_t)i;
    }
    integra__review_sort(order, order + count, count, compare_facts, review->facts);
    size_t distinct = once(review->facts, order, count, NULL);
    integra__review_fact *kept = integra__allocate(review->allocator, distinct * sizeof *kept);
    if (kept == NULL) {
        review->status = INTEGRA_ERR_MEMORY;
    } else if (count > 0) {
        (void)once(review->facts, order, count, kept);
        memcpy(review->facts, kept, distinct * sizeof *kept);
        review->fact_count = distinct;
    }
    integra__release(review->allocator, kept, distinct * sizeof *kept);
    integra__release(review->allocator, order, size);
}

/* ---- named by the passes ---- */

/* Room for twice as many, counted in 32 bits. */
static int grow(integra__review *review)
{
    size_t room = review->fact_room == 0 ? FIRST_ROOM : 2 * review->fact_room;
    integra__review_fact *made = room > UINT32_MAX || room > SIZE_MAX / sizeof *made
                                     ? NULL
                                     : integra__allocate(review->allocator, room * sizeof *made);
    if (made == NULL) {
        review->status = INTEGRA_ERR_MEMORY;
        return 0;
    }
    if (review->fact_count > 0) {
        memcpy(made, review->facts, review->fact_count * sizeof *made);
    }
    integra__release(review->allocator, review->facts, review->fact_room * sizeof *made);
    review->facts = made;
    review->fact_room = room;
    return 1;
}

/* Where putting together leaves less than half of it free there is twice the room, and time for as many again. */
static int room_for_one(integra__review *review)
{
    if (review->status == INTEGRA_OK && review->fact_count == review->fact_room) {
        merge(review);
        return review->status == INTEGRA_OK && (review->fact_count < review->fact_room / 2 || grow(review));
    }
    return review->status == INTEGRA_OK;
}

static void ask(integra__review *review, uint64_t key)
{
    if (room_for_one(review)) {
        review->facts[review->fact_count++] = (integra__review_fact){ key, review->target, 1 };
        review->asked++;
    }
}

void integra__ask_claim(integra__review *review, uint32_t table)
{
    ask(review, key_of(INTEGRA_QUESTION_KIND_CLAIM, table, 0, 0, 0));
}

void integra__ask_field(integra__review *review, uint32_t table, size_t row, uint32_t column)
{
    ask(review, key_of(INTEGRA_QUESTION_KIND_FIELD, table, (uint32_t)row, column, 0));
}

void integra__ask_statement(integra__review *review, uint32_t line)
{
    ask(review, key_of(INTEGRA_QUESTION_KIND_STATEMENT, 0, 0, 0, line));
}

/* ---- as they go out ---- */

/* By counting how many have each score: those that may move most lines first, of one score in the order of facts. */
void integra__review_give_questions(integra__review *review, integra_territory_review *made)
{
    size_t from[INTEGRA__LINE_CODES + 1] = { 0 };
    if (review->status == INTEGRA_OK) {
        merge(review);
    }
    const size_t count = review->status == INTEGRA_OK ? review->fact_count : 0;
    integra_question *out = count == 0 ? NULL : integra__allocate(review->allocator, count * sizeof *out);
    if (out == NULL) {
        review->status = count == 0 ? review->status : INTEGRA_ERR_MEMORY;
        return;
    }
    for (size_t i = 0; i < count; i++) {
        from[INTEGRA__LINE_CODES - review->facts[i].score + 1]++;
    }
    for (size_t i = 1; i <= INTEGRA__LINE_CODES; i++) {
        from[i] += from[i - 1];
    }
    for (size_t i = 0; i < count; i++) {
        out[from[INTEGRA__LINE_CODES - review->facts[i].score]++] = question_of(&review->facts[i]);
    }
    made->questions = out;
    made->question_count = made->question_room = count;
}
