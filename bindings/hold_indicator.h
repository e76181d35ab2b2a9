/* hold_indicator.h - rows of a tally and texts that name them, as bytes.
 * Spec: spec/50-indicators.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_BINDING_HOLD_INDICATOR_H
#define INTEGRA_BINDING_HOLD_INDICATOR_H

#include "hold.h"

static void binding_tally_destroy(integra_tally *destroyed)
{
    integra_tally_destroy(destroyed);
}

/* Whether C cannot read elements of a column where they lie: those of four bytes are numbers, all others bytes. */
static int binding_lies_odd(const void *column, size_t element)
{
    return element == sizeof(uint32_t) && (uintptr_t)column % sizeof(uint32_t) != 0;
}

/* Whether each column that is given, so many bytes of it, has count elements; and how many bytes must be copied. */
static int binding_columns_fit(uint32_t frame, const void *const *columns, const size_t *sizes, size_t column_count,
                               size_t count, size_t *odd_out)
{
    size_t place;
    *odd_out = 0;
    for (place = 0; place < column_count; place++) {
        size_t element = integra_frame_column_size(frame, place);
        if (columns[place] == NULL) {
            continue;
        }
        if (element == 0 || sizes[place] % element != 0 || sizes[place] / element != count) {
            return 0;
        }
        *odd_out += binding_lies_odd(columns[place], element) ? sizes[place] : 0;
    }
    return 1;
}

/* Copies the columns that C cannot read where they lie. */
static void binding_even(uint32_t frame, const void **columns, const size_t *sizes, size_t column_count, uint8_t *copy)
{
    size_t place;
    for (place = 0; place < column_count; place++) {
        if (columns[place] != NULL && sizes[place] > 0 &&
            binding_lies_odd(columns[place], integra_frame_column_size(frame, place))) {
            memcpy(copy, columns[place], sizes[place]);
            columns[place] = copy;
            copy += sizes[place];
        }
    }
}

static integra_status binding_tally_frame(const integra_tally *tally, uint32_t *frame_out, integra_error *error)
{
    integra_tally_subject subject;
    integra_status status;
    integra_tally_subject_init(&subject, sizeof subject);
    status = integra_tally_about(tally, &subject, error);
    *frame_out = integra_indicator_frame(subject.indicator);
    return status;
}

/* The columns of the tally's frame, NULL where one is not given, and the bytes of each: count elements of the native
 * type that the header names. They are read where they lie, but for numbers at an odd place. */
static integra_status binding_tally_add_columns(integra_tally *tally, const void **columns, const size_t *sizes,
                                                size_t column_count, size_t count, integra_error *error)
{
    uint32_t frame;
    uint8_t *copy = NULL;
    size_t odd = 0;
    integra_status status = binding_tally_frame(tally, &frame, error);
    if (status != INTEGRA_OK) {
        return status;
    }
    if (!binding_columns_fit(frame, columns, sizes, column_count, count, &odd)) {
        return binding_fail(error, INTEGRA_ERR_OUT_OF_RANGE);
    }
    if (odd > 0) {
        copy = (uint8_t *)malloc(odd);
        if (copy == NULL) {
            return binding_no_memory(error);
        }
        binding_even(frame, columns, sizes, column_count, copy);
    }
    status = integra_tally_add(tally, columns, column_count, count, error);
    binding_release(copy, odd);
    return status;
}

/* Lets columns_out point at the columns that a mask names, one behind another in the bytes, count elements each; 0
 * where the bytes are not exactly of their size. */
static int binding_frame_columns(uint32_t frame, uint32_t mask, const uint8_t *bytes, size_t size, size_t count,
                                 const void **columns_out, size_t *sizes_out)
{
    size_t place, at = 0;
    for (place = 0; place < INTEGRA_FRAME_COLUMN_LIMIT; place++) {
        size_t element = integra_frame_column_size(frame, place);
        columns_out[place] = NULL;
        sizes_out[place] = 0;
        if ((mask >> place & 1u) == 0) {
            continue;
        }
        if (element == 0 || count > (size - at) / element) {
            return 0;
        }
        columns_out[place] = bytes + at;
        sizes_out[place] = count * element;
        at += count * element;
    }
    return at == size && mask >> INTEGRA_FRAME_COLUMN_LIMIT == 0;
}

/* The same of one array of bytes, as Java has it: a native uint32_t, whose bit n says whether column n is given; then
 * those that are, one behind another. */
static integra_status binding_tally_add(integra_tally *tally, const uint8_t *bytes, size_t size, size_t count,
                                        integra_error *error)
{
    const void *columns[INTEGRA_FRAME_COLUMN_LIMIT];
    size_t sizes[INTEGRA_FRAME_COLUMN_LIMIT];
    uint32_t frame, mask;
    integra_status status = binding_tally_frame(tally, &frame, error);
    if (status != INTEGRA_OK) {
        return status;
    }
    if (size < sizeof mask) {
        return binding_fail(error, INTEGRA_ERR_OUT_OF_RANGE);
    }
    memcpy(&mask, bytes, sizeof mask);
    if (!binding_frame_columns(frame, mask, bytes + sizeof mask, size - sizeof mask, count, columns, sizes)) {
        return binding_fail(error, INTEGRA_ERR_OUT_OF_RANGE);
    }
    return binding_tally_add_columns(tally, columns, sizes, integra_frame_column_count(frame), count, error);
}

/* The part of each of many identifiers, a byte each: there are INTEGRA_PART_LIMIT at most. */
static integra_status binding_id_parts(const uint8_t *bytes, size_t size, uint32_t parts, uint8_t *parts_out,
                                       size_t parts_size, integra_error *error)
{
    size_t n;
    if (size % sizeof(integra_id) != 0 || size / sizeof(integra_id) != parts_size || parts == 0 ||
        parts > INTEGRA_PART_LIMIT) {
        return binding_fail(error, INTEGRA_ERR_OUT_OF_RANGE);
    }
    for (n = 0; n < parts_size; n++) {
        integra_id id;
        memcpy(&id, bytes + n * sizeof id, sizeof id);
        parts_out[n] = (uint8_t)integra_id_part(&id, parts);
    }
    return INTEGRA_OK;
}

/* The n-th of offsets that are native unsigned numbers of so many bytes. */
static uint64_t binding_offset(const uint8_t *offsets, size_t width, size_t n)
{
    uint64_t wide = 0;
    uint32_t narrow = 0;
    if (width == sizeof wide) {
        memcpy(&wide, offsets + n * width, sizeof wide);
        return wide;
    }
    memcpy(&narrow, offsets + n * width, sizeof narrow);
    return narrow;
}

/* Sixteen bytes each for texts that lie in UTF-8 one behind another, from one offset to the next: one offset more than
 * texts, of four or eight bytes. An empty text names nobody, and stays blank; the error's index is the text. */
static integra_status binding_ids_of_texts(const uint8_t *bytes, size_t size, const uint8_t *offsets,
                                           size_t offsets_size, size_t width, uint8_t *bytes_out, size_t capacity,
                                           size_t *size_out, integra_error *error)
{
    size_t n, count;
    uint64_t from, to;
    if ((width != sizeof(uint32_t) && width != sizeof(uint64_t)) || offsets_size % width != 0 || offsets_size == 0) {
        return binding_fail(error, INTEGRA_ERR_OUT_OF_RANGE);
    }
    count = offsets_size / width - 1;
    *size_out = count * sizeof(integra_id);
    if (*size_out > capacity) {
        return binding_fail(error, INTEGRA_ERR_CAPACITY);
    }
    from = binding_offset(offsets, width, 0);
    for (n = 0; n < count; n++, from = to) {
        integra_id id = { { 0 } };
        integra_status status = INTEGRA_OK;
        to = binding_offset(offsets, width, n + 1);
        if (from > to || to > size) {
            return binding_fail(error, INTEGRA_ERR_OUT_OF_RANGE);
        }
        if (from < to) {
            status = integra_id_of_text((const char *)bytes + from, (size_t)(to - from), &id, error);
        }
        if (status != INTEGRA_OK) {
            if (error != NULL) {
                error->index = n;
                error->index_of = INTEGRA_INDEX_ROW;
            }
            return status;
        }
        memcpy(bytes_out + n * sizeof id, &id, sizeof id);
    }
    return INTEGRA_OK;
}

#endif
