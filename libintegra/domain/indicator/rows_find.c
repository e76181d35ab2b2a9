/* rows_find.c - rows with a key are found by it.
 * Spec: spec/50-indicators.md, "What a tally holds".  Layer: domain.  SPDX-License-Identifier: Apache-2.0 */
#include "rows_find.h"

int integra__rows_finder_make(integra__rows_finder *finder, const integra__rows *rows)
{
    size_t most = 0;
    *finder = (integra__rows_finder){ .rows = rows, .part = INTEGRA__ROWS_PARTS };
    if (rows == NULL || rows->parts == NULL) {
        return 1;
    }
    for (size_t i = 0; i < INTEGRA__ROWS_PARTS; i++) {
        most = rows->parts[i].list.count > most ? rows->parts[i].list.count : most;
    }
    return integra__rows_table_make(&finder->table, &rows->allocator, most);
}

void integra__rows_finder_release(integra__rows_finder *finder)
{
    if (finder->rows != NULL) {
        integra__rows_table_release(&finder->table, &finder->rows->allocator);
    }
}

/* ---- in a part ---- */

/* Rows are united: every one can be noted. */
static void turn_to(integra__rows_finder *finder, size_t part)
{
    const integra__row_kind *kind = finder->rows->kind;
    const integra__rows_list *list = &finder->rows->parts[part].list;
    integra__rows_table_empty(&finder->table, list->count);
    for (size_t i = 0; i < list->count; i++) {
        const uint8_t *row = integra__rows_at(list, i, kind->width);
        (void)integra__rows_table_note(&finder->table, integra__rows_table_free(&finder->table, row, kind->key), i);
    }
    finder->part = part;
}

static const uint8_t *find_in_part(integra__rows_finder *finder, const uint8_t *key)
{
    const integra__rows *rows = finder->rows;
    const size_t part = integra__rows_part_of(key);
    if (part != finder->part) {
        turn_to(finder, part);
    }
    const integra__rows_list *list = &rows->parts[part].list;
    size_t slot;
    const size_t place = integra__rows_table_find(&finder->table, list, key, rows->kind->width, rows->kind->key, &slot);
    return place == INTEGRA__ROWS_NONE ? NULL : integra__rows_at(list, place, rows->kind->width);
}

/* ---- in a run ---- */

static int is_below(const integra__rows *rows, size_t at, const uint8_t *key)
{
    return integra__rows_compare(integra__rows_at(&rows->runs[0], at, rows->kind->width), key, 0, rows->kind->key) < 0;
}

/* From where the last one was, in strides that double, then halve. */
static const uint8_t *find_in_run(integra__rows_finder *finder, const uint8_t *key)
{
    const integra__rows *rows = finder->rows;
    const size_t count = integra__rows_count(rows);
    const int onward = finder->at < count && is_below(rows, finder->at, key);
    size_t from = onward ? finder->at : 0, to = onward || finder->at == count ? count : finder->at + 1, stride = 1;
    while (from + stride < to && is_below(rows, from + stride, key)) {
        from += stride;
        stride *= 2;
    }
    to = from + stride < to ? from + stride : to;
    while (from < to) {
        const size_t middle = from + (to - from) / 2;
        if (is_below(rows, middle, key)) {
            from = middle + 1;
        } else {
            to = middle;
        }
    }
    finder->at = from;
    const uint8_t *row = from < count ? integra__rows_at(&rows->runs[0], from, rows->kind->width) : NULL;
    return row != NULL && integra__rows_compare(row, key, 0, rows->kind->key) == 0 ? row : NULL;
}

const uint8_t *integra__rows_find(integra__rows_finder *finder, const uint8_t *key)
{
    if (finder->rows == NULL) {
        return NULL;
    }
    return finder->rows->parts != NULL ? find_in_part(finder, key) : find_in_run(finder, key);
}
