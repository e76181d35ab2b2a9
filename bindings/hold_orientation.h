/* hold_orientation.h - rows, offers and what followed own what they point to; lists and columns as bytes.
 * Spec: spec/00-conventions.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_BINDING_HOLD_ORIENTATION_H
#define INTEGRA_BINDING_HOLD_ORIENTATION_H

#include "hold.h"
#include "hold_protocol.h"

enum {
    BINDING_DELIVERED_SIZE = 7,
    BINDING_FIELDS = offsetof(integra_demand, reserved) - offsetof(integra_demand, requester)
};

/* ---- structs that own what they point to ---- */

static int binding_text_hold(void *owner, size_t owner_size, uint32_t which, integra_text *text, const void *bytes,
                             size_t size)
{
    text->bytes = (const char *)binding_hold(owner, owner_size, BINDING_TEXT + which, bytes, size);
    text->size = text->bytes == NULL ? 0 : size;
    return text->bytes != NULL;
}

/* Both texts that a struct points to, copied; neither where there is no memory for both. */
static int binding_own_texts(void *owner, size_t owner_size, integra_text *first, integra_text *second)
{
    integra_text behind = *second;
    int held = binding_text_hold(owner, owner_size, 0, first, first->bytes, first->size);
    return binding_text_hold(owner, owner_size, 1, second, held ? behind.bytes : NULL, held ? behind.size : 0) && held;
}

/* which: 0 id, 1 source. */
static int binding_row_hold(integra_row *row, uint32_t which, const void *bytes, size_t size)
{
    return binding_text_hold(row, sizeof *row, which, which == 0 ? &row->id : &row->source, bytes, size);
}

static int binding_own_row(integra_row *row)
{
    return binding_own_texts(row, sizeof *row, &row->id, &row->source);
}

/* which: 0 areas, 1 grid. */
static int binding_offer_hold(integra_offer *offer, uint32_t which, const void *bytes, size_t size)
{
    return binding_text_hold(offer, sizeof *offer, which, which == 0 ? &offer->areas : &offer->grid, bytes, size);
}

static int binding_own_offer(integra_offer *offer)
{
    return binding_own_texts(offer, sizeof *offer, &offer->areas, &offer->grid);
}

/* which: 0 reference, 1 name. */
static int binding_structure_hold(integra_structure *structure, uint32_t which, const void *bytes, size_t size)
{
    return binding_text_hold(structure, sizeof *structure, which, which == 0 ? &structure->reference : &structure->name,
                             bytes, size);
}

static int binding_own_structure(integra_structure *structure)
{
    return binding_own_texts(structure, sizeof *structure, &structure->reference, &structure->name);
}

/* Columns of count values out of records; the record is service, know-how, feedback, day. */
static int binding_follow_up_hold(integra_follow_up *followed, const uint8_t *records, size_t count)
{
    uint8_t *columns[3];
    integra_date *dates =
        (integra_date *)binding_hold(followed, sizeof *followed, BINDING_DATES, NULL, count * sizeof(integra_date));
    size_t i, column;
    int held = dates != NULL;
    for (column = 0; column < 3; column++) {
        columns[column] =
            (uint8_t *)binding_hold(followed, sizeof *followed, (uint32_t)(BINDING_TEXT + column), NULL, count);
        held = held && columns[column] != NULL;
    }
    followed->delivered_count = held ? count : 0;
    for (i = 0; held && i < count; i++, records += BINDING_DELIVERED_SIZE) {
        for (column = 0; column < 3; column++) {
            columns[column][i] = records[column];
        }
        memcpy(&dates[i], records + 3, sizeof *dates);
    }
    followed->services = columns[0];
    followed->knowhow = columns[1];
    followed->feedback = columns[2];
    followed->dates = dates;
    return held;
}

/* ---- wrapped calls ---- */

static void binding_protocol_destroy(integra_protocol *destroyed)
{
    integra_protocol_destroy(destroyed);
}
static void binding_directory_destroy(integra_directory *destroyed)
{
    integra_directory_destroy(destroyed);
}

static integra_status binding_protocol_draft(const uint8_t *bytes, size_t size, integra_date effective,
                                             integra_protocol **protocol_out, integra_error *error)
{
    integra_text name;
    name.bytes = (const char *)bytes;
    name.size = size;
    return integra_protocol_draft(name, effective, NULL, protocol_out, error);
}

static integra_status binding_orientation_replay(const uint8_t *bytes, size_t size, const uint8_t *accepted,
                                                 size_t accepted_size, integra_orientation *orientation_out,
                                                 uint32_t *origin_out, integra_error *error)
{
    binding_work room;
    return integra_orientation_replay_within(bytes, size, accepted, accepted_size, NULL, binding_work_of(&room, 0),
                                             orientation_out, origin_out, error);
}

/* Sixteen bytes a call, a native int32_t a day. */
static integra_status binding_calls_count(const uint8_t *bytes, size_t size, const uint8_t *days, size_t days_size,
                                          size_t *calls_out, size_t *answered_out, integra_error *error)
{
    size_t n = size / sizeof(integra_id);
    integra_date *dates; /* days may lie anywhere */
    integra_status status;
    if (size % sizeof(integra_id) != 0 || days_size != n * sizeof(integra_date)) {
        return binding_fail(error, INTEGRA_ERR_OUT_OF_RANGE);
    }
    dates = (integra_date *)(void *)binding_copy(days, days_size);
    if (dates == NULL) {
        return binding_no_memory(error);
    }
    status = integra_calls_count((const integra_id *)(const void *)bytes, dates, n, calls_out, answered_out, error);
    binding_release(dates, days_size);
    return status;
}

/* Demands in columns one after the other: motives (uint32_t each), dates (int32_t each), then a byte each for every
 * field in published order. So many rows, or (size_t)-1 for another size. */
static size_t binding_demands(const uint8_t *bytes, size_t size, integra_demand_columns *columns)
{
    const size_t width = sizeof(uint32_t) + sizeof(integra_date) + BINDING_FIELDS;
    size_t n = size / width;
    size_t field;
    integra_demand_columns_init(columns, sizeof *columns);
    if (size % width != 0 || (uintptr_t)bytes % sizeof(uint32_t) != 0) {
        return (size_t)-1;
    }
    if (n > 0) {
        columns->motives = (const uint32_t *)(const void *)bytes;
        columns->dates = (const integra_date *)(const void *)(bytes + n * sizeof(uint32_t));
        for (field = 0; field < BINDING_FIELDS; field++) {
            columns->fields[field] = bytes + n * (2 * sizeof(uint32_t) + field);
        }
    }
    return n;
}

/* Some of the rows, from one on. */
static void binding_demands_from(const integra_demand_columns *all, size_t row, integra_demand_columns *some)
{
    size_t field;
    *some = *all;
    some->motives = all->motives == NULL ? NULL : all->motives + row;
    some->dates = all->dates == NULL ? NULL : all->dates + row;
    for (field = 0; field < BINDING_FIELDS; field++) {
        some->fields[field] = all->fields[field] == NULL ? NULL : all->fields[field] + row;
    }
}

/* How many of n rows the call that begins at one takes: some hundredths of a second, and the language is asked whether
 * it goes on; 0 where it does not. */
enum { BINDING_CHUNK = 65536 };
static size_t binding_chunk(size_t n, size_t row, const integra_work *work, integra_error *error)
{
    if (work->go_on != NULL && !work->go_on(work->context, row)) {
        (void)binding_fail(error, INTEGRA_ERR_INTERRUPTED);
        return 0;
    }
    return n - row < BINDING_CHUNK ? n - row : BINDING_CHUNK;
}

/* A row at fault, counted from the first of all. */
static void binding_row_from(integra_error *error, size_t row)
{
    if (error != NULL && error->index_of == INTEGRA_INDEX_ROW && error->index != INTEGRA_NO_PLACE) {
        error->index += row;
    }
}

/* Columns of answers that are wanted, in the order in which they lie. */
enum { BINDING_ANSWER_ROWS = 1, BINDING_ANSWER_SERVICES = 2, BINDING_ANSWER_DUES = 4, BINDING_ANSWER_WAITS = 8 };

/* Where a wanted column of n values lies, of which the next begins behind it; NULL for one that is not wanted. */
static void *binding_answer_column(uint32_t wanted, uint32_t bit, uint8_t **next, size_t n, size_t width)
{
    uint8_t *column = (wanted & bit) != 0 && n > 0 ? *next : NULL;
    *next += (wanted & bit) != 0 ? n * width : 0;
    return column;
}

/* The wanted columns in a buffer, or 0 where it is of another size. */
static int binding_answers(uint32_t wanted, size_t n, uint8_t *buffer, size_t size, integra_orientation_columns *out)
{
    uint8_t *next = buffer;
    integra_orientation_columns_init(out, sizeof *out);
    out->rows = (uint64_t *)binding_answer_column(wanted, BINDING_ANSWER_ROWS, &next, n, sizeof(uint64_t));
    out->services = (uint64_t *)binding_answer_column(wanted, BINDING_ANSWER_SERVICES, &next, n, sizeof(uint64_t));
    out->first_answer_dues =
        (integra_date *)binding_answer_column(wanted, BINDING_ANSWER_DUES, &next, n, sizeof(integra_date));
    out->waits = (uint8_t *)binding_answer_column(wanted, BINDING_ANSWER_WAITS, &next, n, 1);
    return (uintptr_t)buffer % sizeof(uint64_t) == 0 && size == (size_t)(next - buffer);
}

/* The same columns from a row on. */
static void binding_answers_from(const integra_orientation_columns *all, size_t row, integra_orientation_columns *some)
{
    *some = *all;
    some->rows = all->rows == NULL ? NULL : all->rows + row;
    some->services = all->services == NULL ? NULL : all->services + row;
    some->first_answer_dues = all->first_answer_dues == NULL ? NULL : all->first_answer_dues + row;
    some->waits = all->waits == NULL ? NULL : all->waits + row;
}

/* Answers in columns one after the other, those of the mask wanted: rows and services (uint64_t each), first answers
 * due (int32_t each), waits. */
static integra_status binding_evaluate_columns(const integra_rules *rules, const integra_protocol *protocol,
                                               uint32_t motive, uint32_t wanted, const uint8_t *bytes, size_t size,
                                               uint8_t *buffer, size_t buffer_size, integra_error *error)
{
    integra_demand_columns demands, some;
    integra_orientation_columns outputs, made;
    binding_work room;
    const integra_work *work = binding_work_of(&room, 0);
    integra_status status = INTEGRA_OK;
    size_t n = binding_demands(bytes, size, &demands);
    size_t row = 0, rows = 0;
    if (n == (size_t)-1 || !binding_answers(wanted, n, buffer, buffer_size, &outputs)) {
        return binding_fail(error, INTEGRA_ERR_OUT_OF_RANGE);
    }
    outputs.motive = motive;
    do {
        rows = binding_chunk(n, row, work, error);
        if (rows == 0 && n > 0) {
            return INTEGRA_ERR_INTERRUPTED;
        }
        binding_demands_from(&demands, row, &some);
        binding_answers_from(&outputs, row, &made);
        status = integra_orientation_evaluate_columns(rules, protocol, &some, rows, &made, error);
        if (status != INTEGRA_OK) {
            binding_row_from(error, row);
        }
        row += rows;
    } while (status == INTEGRA_OK && row < n);
    return status;
}

/* Where the columns of routes in a buffer go on after so many. */
static void binding_routes_from(uint8_t *buffer, size_t capacity, size_t count, integra_route_columns *routes)
{
    integra_route_columns_init(routes, sizeof *routes);
    if (count < capacity) {
        routes->demands = (uint64_t *)(void *)buffer;
        routes->dues = (integra_date *)(void *)(routes->demands + capacity);
        routes->motives = (uint32_t *)(void *)(routes->dues + capacity);
        routes->rules = routes->motives + capacity;
        routes->rows = (uint16_t *)(void *)(routes->rules + capacity);
        routes->services = (uint8_t *)(routes->rows + capacity);
        routes->levels = routes->services + capacity;
        routes->waits = routes->levels + capacity;
        routes->demands += count;
        routes->dues += count;
        routes->motives += count;
        routes->rules += count;
        routes->rows += count;
        routes->services += count;
        routes->levels += count;
        routes->waits += count;
    }
}

/* Routes in columns one after the other: demands (uint64_t each), dues, motives and rules (four bytes each), rows
 * (uint16_t each), services, levels, waits; each has buffer_size / 25 places, of which *count_out are filled. */
static integra_status binding_route_columns(const integra_rules *rules, const integra_protocol *protocol,
                                            const uint8_t *bytes, size_t size, uint8_t *buffer, size_t buffer_size,
                                            size_t *count_out, integra_error *error)
{
    const size_t width = sizeof(uint64_t) + 3 * sizeof(uint32_t) + sizeof(uint16_t) + 3;
    integra_demand_columns demands, some;
    integra_route_columns routes;
    binding_work room;
    const integra_work *work = binding_work_of(&room, 0);
    integra_status status = INTEGRA_OK;
    size_t n = binding_demands(bytes, size, &demands);
    size_t capacity = buffer_size / width;
    size_t row = 0, rows = 0, count = 0, at;
    if (n == (size_t)-1 || buffer_size % width != 0 || (uintptr_t)buffer % sizeof(uint64_t) != 0) {
        return binding_fail(error, INTEGRA_ERR_OUT_OF_RANGE);
    }
    *count_out = 0;
    do {
        size_t found = 0;
        rows = binding_chunk(n, row, work, error);
        if (rows == 0 && n > 0) {
            return INTEGRA_ERR_INTERRUPTED;
        }
        some = demands;
        if (n > 0) {
            binding_demands_from(&demands, row, &some);
        }
        binding_routes_from(buffer, capacity, count, &routes);
        status = integra_orientation_route_columns(rules, protocol, &some, rows, &routes,
                                                   count < capacity ? capacity - count : 0, &found, error);
        if (status != INTEGRA_OK && status != INTEGRA_ERR_CAPACITY) {
            binding_row_from(error, row);
            return status;
        }
        for (at = 0; status == INTEGRA_OK && at < found; at++) {
            routes.demands[at] += row;
        }
        count += found;
        row += rows;
    } while (row < n);
    *count_out = count;
    return count > capacity ? binding_fail(error, INTEGRA_ERR_CAPACITY) : INTEGRA_OK;
}

/* Eight bytes each: the offer and the reason, native uint32_t both. */
static integra_status binding_directory_explain(const integra_directory *directory, const integra_demand *demand,
                                                uint32_t service, uint8_t *bytes_out, size_t capacity, size_t *size_out,
                                                integra_error *error)
{
    size_t count = integra_directory_offer_count(directory);
    uint32_t *offers = (uint32_t *)(void *)binding_copy(NULL, count * sizeof(uint32_t));
    uint8_t *reasons = binding_copy(NULL, count);
    integra_status status = INTEGRA_ERR_MEMORY;
    size_t passed = 0, i;
    if (offers == NULL || reasons == NULL) {
        (void)binding_no_memory(error);
    } else {
        status = integra_directory_explain(directory, demand, service, offers, reasons, count, &passed, error);
    }
    if (status == INTEGRA_OK && passed > capacity / (2 * sizeof(uint32_t))) {
        *size_out = passed * 2 * sizeof(uint32_t);
        status = binding_fail(error, INTEGRA_ERR_CAPACITY);
    }
    for (i = 0; status == INTEGRA_OK && i < passed; i++) {
        uint32_t pair[2];
        pair[0] = offers[i];
        pair[1] = reasons[i];
        memcpy(bytes_out + i * sizeof pair, pair, sizeof pair);
        *size_out = (i + 1) * sizeof pair;
    }
    if (status == INTEGRA_OK && passed == 0) {
        *size_out = 0;
    }
    binding_release(offers, count * sizeof(uint32_t));
    binding_release(reasons, count);
    return status;
}

/* Native uint32_t each. */
static integra_status binding_directory_equals(const integra_directory *directory, const integra_demand *demand,
                                               uint32_t service, uint8_t *bytes_out, size_t capacity, size_t *size_out,
                                               integra_error *error)
{
    size_t count = 0;
    integra_status status = integra_directory_equals(directory, demand, service, (uint32_t *)(void *)bytes_out,
                                                     capacity / sizeof(uint32_t), &count, error);
    *size_out = count * sizeof(uint32_t);
    return status;
}

/* Needs as they lie in memory, 64 bytes each. */
static integra_status binding_directory_unmet(const integra_directory *directory, const integra_demand *demand,
                                              const integra_orientation *orientation, uint8_t *bytes_out,
                                              size_t capacity, size_t *size_out, integra_error *error)
{
    size_t count = 0;
    integra_status status = integra_directory_unmet(directory, demand, orientation, (integra_need *)(void *)bytes_out,
                                                    capacity / sizeof(integra_need), &count, error);
    *size_out = count * sizeof(integra_need);
    return status;
}

#endif
