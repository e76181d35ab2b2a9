/* hold_territory.h - columns of a territory's tables as bytes.
 * Spec: spec/41-territory.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_BINDING_HOLD_TERRITORY_H
#define INTEGRA_BINDING_HOLD_TERRITORY_H

#include "hold.h"

/* Where a column begins in the copy: no element of a column is larger, but identifiers, which are bytes. */
enum { BINDING_ALIGNMENT = 8 };

static void binding_territory_destroy(integra_territory *destroyed)
{
    integra_territory_destroy(destroyed);
}
static void binding_territory_review_destroy(integra_territory_review *destroyed)
{
    integra_territory_review_destroy(destroyed);
}

/* Copies the columns that a mask names, one behind another in the bytes, to places where C may read them, and lets
 * columns_out point there; 0 where the bytes are not exactly of their size. */
static int binding_columns_at(uint32_t table, uint32_t mask, const uint8_t *bytes, size_t size, size_t count,
                              uint8_t *copy, const void **columns_out)
{
    size_t place, at = 0, copied = 0;
    for (place = 0; place < INTEGRA_TERRITORY_COLUMN_LIMIT; place++) {
        integra_column column;
        integra_error ignored;
        size_t length;
        columns_out[place] = NULL;
        if ((mask >> place & 1u) == 0) {
            continue;
        }
        integra_column_init(&column, sizeof column);
        if (integra_column_at(table, place, &column, &ignored) != INTEGRA_OK || count > (size - at) / column.size) {
            return 0;
        }
        length = count * column.size;
        if (length > 0) {
            memcpy(copy + copied, bytes + at, length);
        }
        columns_out[place] = copy + copied;
        at += length;
        copied += (length + BINDING_ALIGNMENT - 1) / BINDING_ALIGNMENT * BINDING_ALIGNMENT;
    }
    return at == size;
}

/* A native uint32_t, whose bit n says whether column n is given; then those that are, one behind another, count
 * elements each of the native type that the header names. */
static integra_status binding_territory_apply(integra_territory *territory, uint32_t table, const uint8_t *bytes,
                                              size_t size, size_t count, integra_error *error)
{
    const size_t room = size + INTEGRA_TERRITORY_COLUMN_LIMIT * BINDING_ALIGNMENT;
    const void *columns[INTEGRA_TERRITORY_COLUMN_LIMIT];
    uint32_t mask;
    uint8_t *copy;
    integra_status status;
    if (size < sizeof mask) {
        return binding_fail(error, INTEGRA_ERR_OUT_OF_RANGE);
    }
    memcpy(&mask, bytes, sizeof mask);
    copy = binding_copy(NULL, room);
    if (copy == NULL) {
        return binding_no_memory(error);
    }
    if (binding_columns_at(table, mask, bytes + sizeof mask, size - sizeof mask, count, copy, columns)) {
        status = integra_territory_apply(territory, table, columns, integra_column_count(table), count, error);
    } else {
        status = binding_fail(error, INTEGRA_ERR_OUT_OF_RANGE);
    }
    binding_release(copy, room);
    return status;
}

/* The elements of a column as they lie in memory. */
static integra_status binding_territory_column(const integra_territory *territory, uint32_t table, size_t column,
                                               uint8_t *bytes_out, size_t capacity, size_t *size_out,
                                               integra_error *error)
{
    const void *values = NULL;
    integra_column about;
    integra_status status = integra_territory_column(territory, table, column, &values, error);
    integra_column_init(&about, sizeof about);
    if (status == INTEGRA_OK) {
        status = integra_column_at(table, column, &about, error);
    }
    if (status != INTEGRA_OK) {
        return status;
    }
    *size_out = integra_territory_count(territory, table) * about.size;
    if (*size_out > capacity) {
        return binding_fail(error, INTEGRA_ERR_CAPACITY);
    }
    if (*size_out > 0) {
        memcpy(bytes_out, values, *size_out);
    }
    return INTEGRA_OK;
}

/* The places of findings, native uint32_t each. */
static integra_status binding_territory_review_compare(const integra_territory_review *review,
                                                       const integra_territory_review *other, uint8_t *bytes_out,
                                                       size_t capacity, size_t *size_out, integra_error *error)
{
    size_t count = 0;
    size_t room = capacity / sizeof(uint32_t);
    uint32_t *places = (uint32_t *)(void *)binding_copy(NULL, room * sizeof(uint32_t));
    integra_status status;
    if (places == NULL) {
        return binding_no_memory(error);
    }
    status = integra_territory_review_compare(review, other, places, room, &count, error);
    *size_out = count * sizeof(uint32_t);
    if (status == INTEGRA_OK && count > 0) {
        memcpy(bytes_out, places, *size_out);
    }
    binding_release(places, room * sizeof(uint32_t));
    return status;
}

#endif
