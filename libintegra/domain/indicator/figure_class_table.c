/* figure_class_table.c - structures put in order of their digests, and those of one digest counted together.
 * Spec: spec/50-indicators.md, IND-11.  Layer: domain.  SPDX-License-Identifier: Apache-2.0 */
#include "figure_class_table.h"

#include "core/allocator.h"

static int compare(const integra__figure_class *a, const integra__figure_class *b)
{
    return memcmp(a->digest, b->digest, sizeof a->digest);
}

static void swap(integra__figure_class *a, integra__figure_class *b)
{
    const integra__figure_class kept = *a;
    *a = *b;
    *b = kept;
}

/* Lets a class sink to where none below it is greater. */
static void sink(integra__figure_class *classes, size_t at, size_t count)
{
    for (size_t child = 2 * at + 1; child < count; child = 2 * at + 1) {
        child += child + 1 < count && compare(&classes[child], &classes[child + 1]) < 0;
        if (compare(&classes[at], &classes[child]) >= 0) {
            return;
        }
        swap(&classes[at], &classes[child]);
        at = child;
    }
}

/* In place, whatever the order. */
static void sort(integra__figure_class *classes, size_t count)
{
    for (size_t i = count / 2; i > 0; i--) {
        sink(classes, i - 1, count);
    }
    for (size_t left = count; left > 1; left--) {
        swap(&classes[0], &classes[left - 1]);
        sink(classes, 0, left - 1);
    }
}

static void add(integra__figure_members *members, const integra__figure_members *more)
{
    members->certain += more->certain;
    members->perhaps += more->perhaps;
}

/* Of classes in order, those of one digest into one. */
static void unite(integra__figure_class_table *table)
{
    size_t kept = 0;
    for (size_t i = 0; i < table->count; i++) {
        const integra__figure_class one = table->classes[i];
        if (kept > 0 && compare(&table->classes[kept - 1], &one) == 0) {
            add(&table->classes[kept - 1].known, &one.known);
            add(&table->classes[kept - 1].if_any, &one.if_any);
        } else {
            table->classes[kept++] = one;
        }
    }
    table->count = kept;
}

/* Classes come in ascending order, so that one as large as another does not go before it. */
static void rank(integra__figure_best *best, const integra__figure_class *one,
                 uint64_t (*size)(const integra__figure_class *))
{
    if (best->first == NULL || size(one) > size(best->first)) {
        best->second = best->first;
        best->first = one;
    } else if (best->second == NULL || size(one) > size(best->second)) {
        best->second = one;
    }
}

static void take_in(integra__figure_class_table *table, const integra__figure_structure *one)
{
    const integra__figure_members member = { one->counted == INTEGRA_TRI_YES, one->counted == INTEGRA_TRI_UNKNOWN };
    integra__figure_class *class = &table->classes[table->count];
    switch (one->in_class) {
    case INTEGRA__FIGURE_CLASS_NONE:
        add(&table->none, &member);
        break;
    case INTEGRA__FIGURE_CLASS_ANY:
        add(&table->any, &member);
        break;
    default:
        *class = (integra__figure_class){ .digest = { 0 } };
        memcpy(class->digest, one->digest, sizeof class->digest);
        add(one->in_class == INTEGRA__FIGURE_CLASS_KNOWN ? &class->known : &class->if_any, &member);
        table->count++;
    }
}

int integra__figure_class_table_make(integra__figure_class_table *table, const integra_allocator *allocator,
                                     const integra__rows *rows, integra_date at)
{
    *table = (integra__figure_class_table){ .allocator = *allocator, .room = integra__rows_count(rows) };
    if (table->room > SIZE_MAX / sizeof *table->classes) {
        return 0;
    }
    table->classes = integra__allocate(allocator, table->room * sizeof *table->classes);
    if (table->classes == NULL) {
        return 0;
    }
    integra__row_cursor cursor = integra__rows_first(rows);
    while (integra__rows_peek(&cursor) != NULL) {
        const integra__figure_structure one = integra__figure_structure_read(at, &cursor);
        if (one.counted != INTEGRA_TRI_NO) {
            take_in(table, &one);
        }
    }
    sort(table->classes, table->count);
    unite(table);
    for (size_t i = 0; i < table->count; i++) {
        rank(&table->least, &table->classes[i], integra__figure_class_least);
        rank(&table->most, &table->classes[i], integra__figure_class_most);
    }
    return 1;
}

void integra__figure_class_table_release(integra__figure_class_table *table)
{
    integra__release(&table->allocator, table->classes, table->room * sizeof *table->classes);
}

const integra__figure_class *integra__figure_class_find(const integra__figure_class_table *table, const uint8_t *digest)
{
    size_t from = 0, to = table->count - 1;
    while (from < to) {
        const size_t middle = from + (to - from) / 2;
        if (memcmp(table->classes[middle].digest, digest, INTEGRA__FIGURE_DIGEST_SIZE) < 0) {
            from = middle + 1;
        } else {
            to = middle;
        }
    }
    return &table->classes[from];
}
