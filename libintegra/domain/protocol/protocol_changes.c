/* protocol_changes.c - where two protocols differ, one smallest demand a motive and change of calls; rows that speak.
 * Spec: spec/21-protocol.md (ORI-18).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 *
 * A walk counts a few changes at once; a motive with more of them is walked again for the next few. So memory is
 * bounded by how many are told, whatever the tables.
 */
#include <string.h>

#include "core/allocator.h"
#include "core/fault.h"
#include "core/sha256.h"
#include "core/status.h"
#include "domain/demand/demand.h"
#include "domain/demand/demand_key.h"
#include "domain/rules/generated/rules.h"
#include "protocol.h"
#include "protocol_sides.h"

/* What a demand's two calls of one service differ in, written for a digest; parts in which they are alike are 0. */
enum { SERVICE, SIDES, LEVELS, FIRSTS = LEVELS + 2, DAYS = FIRSTS + 2, CHANGE_BYTES = DAYS + 4 };

/* Where ORI-18 writes the parts of a call. */
enum { CALL_SERVICE = 0, CALL_LEVEL = 1, CALL_FIRST = 4, CALL_DAYS = 6 };

typedef struct change {
    uint64_t key; /* wide */
    uint64_t count;
} change;

/* The changes of the motive being walked, in the order in which they were met. */
typedef struct met_changes {
    uint8_t digests[INTEGRA_CHANGE_LIMIT][INTEGRA__SHA256_SIZE];
    uint32_t count;
    uint32_t counted_from; /* of those counted in this walk the first */
} met_changes;

/* Writes what one service changes; one or other of the calls is NULL where the side does not call it. */
static void write_change(uint8_t out[CHANGE_BYTES], const uint8_t *one, const uint8_t *two)
{
    memset(out, 0, CHANGE_BYTES);
    out[SERVICE] = one != NULL ? one[CALL_SERVICE] : two[CALL_SERVICE];
    out[SIDES] = (uint8_t)((one != NULL ? 1 : 0) | (two != NULL ? 2 : 0));
    const uint8_t *const calls[2] = { one, two };
    int both = one != NULL && two != NULL;
    for (uint32_t side = 0; side < 2; side++) {
        const uint8_t *call = calls[side];
        if (call == NULL) {
            continue;
        }
        out[LEVELS + side] = both && one[CALL_LEVEL] == two[CALL_LEVEL] ? 0 : call[CALL_LEVEL];
        out[FIRSTS + side] = !both || one[CALL_FIRST] == two[CALL_FIRST] ? 0 : call[CALL_FIRST];
        if (!both || memcmp(&one[CALL_DAYS], &two[CALL_DAYS], 2) != 0) {
            memcpy(&out[DAYS + 2 * side], &call[CALL_DAYS], 2);
        }
    }
}

/* The digest of everything that a demand's calls differ in; 0 where they do not. Both are ascending by service, and a
 * protocol that was proved calls a service in one way (law 3). */
static int digest_change(const integra__protocol_sides_calls calls[2], uint8_t digest[INTEGRA__SHA256_SIZE])
{
    integra__sha256_state state;
    uint8_t bytes[CHANGE_BYTES];
    uint32_t at[2] = { 0, 0 };
    int differ = 0;
    integra__sha256_init(&state);
    while (at[0] < calls[0].count || at[1] < calls[1].count) {
        const uint8_t *one = at[0] < calls[0].count ? calls[0].bytes[at[0]] : NULL;
        const uint8_t *two = at[1] < calls[1].count ? calls[1].bytes[at[1]] : NULL;
        if (one != NULL && two != NULL && one[CALL_SERVICE] != two[CALL_SERVICE]) {
            one = one[CALL_SERVICE] < two[CALL_SERVICE] ? one : NULL;
            two = one == NULL ? two : NULL;
        }
        at[0] += one != NULL;
        at[1] += two != NULL;
        if (one == NULL || two == NULL || memcmp(one, two, INTEGRA__PROTOCOL_CALL_BYTES) != 0) {
            write_change(bytes, one, two);
            integra__sha256_update(&state, bytes, sizeof bytes);
            differ = 1;
        }
    }
    integra__sha256_final(&state, digest);
    return differ;
}

/* Which of the changes being counted this is; a change beyond the limit is none. */
static uint32_t change_of(integra__protocol_sides *sides, const integra__protocol_sides_calls calls[2])
{
    met_changes *met = sides->context;
    uint8_t digest[INTEGRA__SHA256_SIZE];
    uint32_t at = 0;
    if (!digest_change(calls, digest)) {
        return INTEGRA__PROTOCOL_SIDES_NONE;
    }
    while (at < met->count && memcmp(met->digests[at], digest, sizeof digest) != 0) {
        at++;
    }
    if (at == met->count && at < INTEGRA_CHANGE_LIMIT) {
        memcpy(met->digests[met->count++], digest, sizeof digest);
    }
    return at >= met->counted_from && at < met->count && at < met->counted_from + INTEGRA__PROTOCOL_SIDES_CLASSES
               ? at - met->counted_from
               : INTEGRA__PROTOCOL_SIDES_NONE;
}

/* Puts a change where it belongs among those there, by its smallest demand. */
static void insert(change *changes, size_t count, change one)
{
    while (count > 0 && changes[count - 1].key > one.key) {
        changes[count] = changes[count - 1];
        count--;
    }
    changes[count] = one;
}

/* The changes of every motive; gives their number. */
static size_t walk(integra__protocol_sides *sides, met_changes *met, change *changes)
{
    size_t count = 0;
    sides->context = met;
    for (uint32_t motive = 0; motive < INTEGRA__MOTIVE_CODES; motive++) {
        met->count = met->counted_from = 0;
        do {
            integra__protocol_sides_found found = integra__protocol_sides_walk(sides, motive);
            for (uint32_t i = 0; i < INTEGRA__PROTOCOL_SIDES_CLASSES && found.counts[i] > 0; i++) {
                uint64_t key = integra__demand_key_of_motives(motive, INTEGRA_NO_INDEX) + found.least[i];
                insert(changes, count++, (change){ key, found.counts[i] });
            }
            met->counted_from += INTEGRA__PROTOCOL_SIDES_CLASSES;
        } while (met->counted_from < met->count);
    }
    sides->context = NULL;
    return count;
}

/* What was found given out, as much as there is room for. */
static void give(const change *changes, size_t count, uint64_t *keys_out, uint64_t *counts_out, size_t capacity)
{
    for (size_t i = 0; i < count && i < capacity; i++) {
        keys_out[i] = integra__demand_key_narrow(changes[i].key);
        counts_out[i] = changes[i].count;
    }
}

static integra_status find(integra__protocol_sides *sides, uint64_t *keys_out, uint64_t *counts_out, size_t capacity,
                           size_t *count_out, integra_error *error)
{
    const integra_allocator *memory = &sides->protocols[0]->allocator;
    struct changes {
        met_changes met;
        change changes[INTEGRA__MOTIVE_CODES * INTEGRA_CHANGE_LIMIT];
    } *found = integra__allocate(memory, sizeof *found);
    if (found == NULL) {
        return integra__no_memory(error);
    }
    size_t count = walk(sides, &found->met, found->changes);
    integra_status status = integra__work_status(sides->work, error);
    if (status == INTEGRA_OK) {
        give(found->changes, count, keys_out, counts_out, capacity);
        *count_out = count;
    }
    integra__release(memory, found, sizeof *found);
    return status;
}

integra_status integra_protocol_changes(const integra_protocol *protocol, const integra_protocol *other, uint32_t part,
                                        uint64_t *keys_out, uint64_t *counts_out, size_t capacity, size_t *count_out,
                                        const integra_work *work, integra_error *error)
{
    const uint8_t present[] = {
        protocol != NULL, other != NULL, 1, integra__room(keys_out, capacity), integra__room(counts_out, capacity), 1,
        count_out != NULL
    };
    integra__protocol_sides sides;
    integra__work_state begun;
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status == INTEGRA_OK && part > INTEGRA__PART_LAST) {
        status = integra__fault(error, INTEGRA_FAULT_PART_CODE);
    }
    if (status == INTEGRA_OK && (!protocol->proved || !other->proved)) {
        status = integra__fault(error, INTEGRA_FAULT_NOT_PROVED);
    }
    if (status == INTEGRA_OK) {
        status = integra__work_begin(&begun, work, error);
    }
    if (status != INTEGRA_OK) {
        return status;
    }
    status = integra__protocol_sides_begin(&sides, protocol, other, 0, &begun, error);
    sides.parts[0] = sides.parts[1] = part;
    sides.class_of = change_of;
    if (status == INTEGRA_OK) {
        status = find(&sides, keys_out, counts_out, capacity, count_out, error);
    }
    integra__protocol_sides_end(&sides);
    return status;
}

integra_status integra_protocol_rows(const integra_protocol *protocol, uint64_t key, uint32_t part, uint32_t *rows_out,
                                     size_t capacity, size_t *count_out, integra_error *error)
{
    const uint8_t present[] = { protocol != NULL, 1, 1, integra__room(rows_out, capacity), 1, count_out != NULL };
    uint8_t values[INTEGRA_DEMAND_FIELD_ROOM];
    uint32_t motive = 0;
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status == INTEGRA_OK && part > INTEGRA__PART_LAST) {
        status = integra__fault(error, INTEGRA_FAULT_PART_CODE);
    }
    if (status == INTEGRA_OK) {
        status = integra__protocol_usable(protocol, error);
    }
    if (status == INTEGRA_OK) {
        status = integra_demand_of_key(key, &motive, values, error);
    }
    if (status != INTEGRA_OK) {
        return status;
    }
    const integra__protocol_table *table = &protocol->tables[motive];
    uint64_t speaking = integra__protocol_speaking(table, integra__protocol_matching(table, values));
    uint8_t speaks[INTEGRA_ROW_LIMIT] = { 0 };
    size_t count = 0;
    speaking &= part == INTEGRA_PART_IMPOSED ? table->imposed : UINT64_MAX;
    for (uint32_t place = 0; place < table->count; place++) {
        uint8_t does = (speaking & INTEGRA__BIT(place)) != 0;
        speaks[table->rows[place]] = does;
        count += does;
    }
    *count_out = count;
    if (count > capacity) {
        return integra__no_room(error, count);
    }
    for (uint32_t row = 0; row < protocol->row_count; row++) {
        if (speaks[row]) {
            *rows_out++ = row;
        }
    }
    return INTEGRA_OK;
}
