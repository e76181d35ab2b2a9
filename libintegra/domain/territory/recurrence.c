/* recurrence.c - a difficulty that comes back becomes a collective problem of meso, and rises if meso leaves it.
 * Spec: spec/40-concertation.md (CON-7).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 *
 * Occurrences are sorted once by kind, topic and day; a window slides over those of one kind, and knows how often each
 * demand is in it.
 */
#include "recurrence.h"

#include <string.h>

#include "domain/rules/generated/parameters.h"
#include "domain/rules/generated/rules.h"
#include "occurrence.h"

/* What the passage over occurrences works with. */
typedef struct passage {
    const integra__occurrence *rows;
    uint32_t *in_window; /* by demand: how often it is in the window */
    uint32_t *counted;   /* by demand: the kind, its place counted from 1, for which it was counted last */
    int64_t months;
    int64_t least;
} passage;

/* ---- the kinds there are ---- */

static int compare_keys(const void *context, uint32_t a, uint32_t b)
{
    const uint64_t *keys = context;
    return (keys[a] > keys[b]) - (keys[a] < keys[b]);
}

static int matter_kind_known(const integra__review *review, size_t matter)
{
    return review->t.matter.kind[matter] != 0 && review->t.matter.topic[matter] != UINT32_MAX;
}

/* A kind for each key that an occurrence or a matter has; matters are told theirs. */
static void list_kinds(integra__review *review, const integra__occurrences *all, integra__recurrences *out)
{
    const integra__tables *t = &review->t;
    size_t room_for = all->count + t->matter.count, count = all->count;
    uint64_t *keys = integra__review_memory(review, room_for, sizeof *keys);
    uint32_t *order = integra__review_memory(review, room_for, sizeof *order);
    uint32_t *room = integra__review_memory(review, room_for, sizeof *room);
    uint32_t *matters = integra__review_memory(review, t->matter.count, sizeof *matters); /* behind occurrences */
    out->kinds = integra__review_memory(review, room_for, sizeof *out->kinds);
    out->of_matter = integra__review_memory(review, t->matter.count, sizeof *out->of_matter);
    if (review->status != INTEGRA_OK) {
        return;
    }
    for (size_t i = 0; i < all->count; i++) {
        keys[i] = all->rows[i].key;
    }
    for (size_t matter = 0; matter < t->matter.count; matter++) {
        out->of_matter[matter] = INTEGRA_NO_INDEX;
        if (matter_kind_known(review, matter)) {
            matters[count - all->count] = (uint32_t)matter;
            keys[count++] = integra__occurrence_key(t->matter.kind[matter], t->matter.topic[matter]);
        }
    }
    for (size_t i = 0; i < count; i++) {
        order[i] = (uint32_t)i;
    }
    integra__review_sort(order, room, count, compare_keys, keys);
    for (size_t i = 0; i < count; i++) {
        uint64_t key = keys[order[i]];
        if (i == 0 || key != keys[order[i - 1]]) {
            out->kinds[out->count++] = (integra__recurrence){ .kind = (uint32_t)(key >> 32),
                                                              .topic = (uint32_t)key,
                                                              .settled = INTEGRA_DATE_UNKNOWN,
                                                              .born = INTEGRA_DATE_UNKNOWN,
                                                              .row = INTEGRA_NO_INDEX };
        }
        if (order[i] >= all->count) {
            out->of_matter[matters[order[i] - all->count]] = (uint32_t)(out->count - 1);
        }
    }
}

/* ---- what meso did with each ---- */

/* A matter that may be on a meso agenda: of its kind, or where that is not known of any (`any`), it says when meso last
 * settled it, that no one knows whether it did, or that it is being dealt with. */
static void apply_matter(const integra__review *review, size_t matter, integra__recurrence *kind, int any)
{
    integra_tri settled = review->settled[matter];
    if (review->meso_agenda[matter] == INTEGRA_TRI_YES && settled == INTEGRA_TRI_YES && !any) {
        integra_date day = review->settled_day[matter];
        kind->settled = day > kind->settled ? day : kind->settled;
    } else if (settled != INTEGRA_TRI_NO) {
        kind->doubtful = 1;
    }
    if (settled != INTEGRA_TRI_YES) {
        kind->on_agenda = 1;
    }
}

/* The kind of that key, or NULL. */
static integra__recurrence *kind_of(const integra__recurrences *all, uint32_t kind, uint32_t topic)
{
    size_t low = 0, high = all->count;
    uint64_t key = integra__occurrence_key(kind, topic);
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        uint64_t there = integra__occurrence_key(all->kinds[middle].kind, all->kinds[middle].topic);
        if (there == key) {
            return &all->kinds[middle];
        }
        if (there < key) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return NULL;
}

/* Every kind that a matter may be of: its own; all of a topic; any topic of a kind (any[kind]), any at all (any[0]). */
static void apply_to_kinds(const integra__review *review, size_t matter, integra__recurrence *any,
                           const integra__recurrences *out)
{
    uint32_t own = out->of_matter[matter], topic = review->t.matter.topic[matter];
    if (own != INTEGRA_NO_INDEX) {
        apply_matter(review, matter, &out->kinds[own], 0);
    } else if (topic == UINT32_MAX) {
        apply_matter(review, matter, &any[review->t.matter.kind[matter]], 1);
    } else {
        for (uint32_t kind = INTEGRA__DIFFICULTY_KIND_FIRST; kind <= INTEGRA__DIFFICULTY_KIND_LAST; kind++) {
            integra__recurrence *of = kind_of(out, kind, topic);
            if (of != NULL) {
                apply_matter(review, matter, of, 1);
            }
        }
    }
}

static void apply_matters(const integra__review *review, integra__recurrences *out)
{
    const integra__tables *t = &review->t;
    integra__recurrence any[INTEGRA__DIFFICULTY_KIND_CODES] = { 0 };
    any[0].doubtful = !integra__review_claimed(review, INTEGRA_TERRITORY_TABLE_MATTER);
    for (size_t matter = 0; matter < t->matter.count; matter++) {
        if (integra__review_exists(t->matter.raised[matter], review->at) != INTEGRA_TRI_NO &&
            review->meso_agenda[matter] != INTEGRA_TRI_NO) {
            apply_to_kinds(review, matter, any, out);
        }
    }
    for (size_t i = 0; i < out->count; i++) {
        const integra__recurrence *of = &any[out->kinds[i].kind];
        out->kinds[i].doubtful |= any[0].doubtful | of->doubtful;
        out->kinds[i].on_agenda |= any[0].on_agenda | of->on_agenda;
    }
}

/* ---- how often each came back ---- */

/* Of the occurrences of one kind from row `from` to `end` that are of the day on which it was born. */
static uint32_t lowest_of_day(const integra__review *review, const passage *over, size_t first, size_t end)
{
    const integra_id *ids = review->t.difficulty.id;
    uint32_t lowest = INTEGRA_NO_INDEX;
    for (size_t i = first; i < end && over->rows[i].day == over->rows[first].day; i++) {
        uint32_t row = over->rows[i].row;
        if (row != INTEGRA_NO_INDEX &&
            (lowest == INTEGRA_NO_INDEX || memcmp(&ids[row], &ids[lowest], sizeof ids[row]) < 0)) {
            lowest = row;
        }
    }
    return lowest;
}

/* Slides the window over the occurrences [first, end[, all since the kind was settled; whether it was born is found on
 * the first day that has enough of them. */
static void slide(const integra__review *review, passage *over, size_t first, size_t end, integra__recurrence *kind)
{
    size_t left = first, of_day = first;
    int64_t distinct = 0;
    for (size_t i = first; i < end; i++) {
        if (i == first || over->rows[i].day != over->rows[of_day].day) {
            integra_date from = integra__review_window(over->rows[i].day, over->months);
            for (; left < i && over->rows[left].day < from; left++) {
                distinct -= --over->in_window[over->rows[left].demand] == 0;
            }
            of_day = i;
        }
        distinct += over->in_window[over->rows[i].demand]++ == 0;
        if (distinct >= over->least && kind->born == INTEGRA_DATE_UNKNOWN) {
            kind->born = over->rows[i].day;
            kind->row = lowest_of_day(review, over, of_day, end);
        }
    }
    for (; left < end; left++) {
        over->in_window[over->rows[left].demand]--;
    }
}

static void count_kinds(integra__review *review, const integra__occurrences *all, integra__recurrences *out)
{
    passage over = { .rows = all->rows,
                     .in_window = integra__review_memory(review, all->demands, sizeof *over.in_window),
                     .counted = integra__review_memory(review, all->demands, sizeof *over.counted),
                     .months = integra__review_value(review, INTEGRA__PARAMETER_RECURRENCE_MONTHS),
                     .least = integra__review_value(review, INTEGRA__PARAMETER_RECURRENCE_COUNT) };
    size_t at = 0;
    for (uint32_t i = 0; review->status == INTEGRA_OK && i < out->count; i++) {
        integra__recurrence *kind = &out->kinds[i];
        uint64_t key = integra__occurrence_key(kind->kind, kind->topic);
        while (at < all->count && all->rows[at].key == key && all->rows[at].day <= kind->settled) {
            at++;
        }
        size_t first = at;
        for (; at < all->count && all->rows[at].key == key; at++) {
            uint32_t *counted = &over.counted[all->rows[at].demand];
            kind->occurrences += *counted != i + 1;
            *counted = i + 1;
        }
        if (!kind->doubtful) {
            slide(review, &over, first, at, kind);
        }
    }
}

void integra__recurrence_find(integra__review *review, integra__recurrences *recurrences_out)
{
    integra__occurrences all;
    *recurrences_out = (integra__recurrences){ 0 };
    integra__occurrence_list(review, &all);
    list_kinds(review, &all, recurrences_out);
    if (review->status == INTEGRA_OK) {
        apply_matters(review, recurrences_out);
        count_kinds(review, &all, recurrences_out);
    }
}
