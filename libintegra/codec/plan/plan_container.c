/* plan_container.c - the message `plan`, written.
 * Spec: spec/32-exchange.md, "The container"; spec/integra.cddl, plan-body.  Layer: codec.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "plan_container.h"

#include <string.h>

#include "core/allocator.h"
#include "core/fault.h"
#include "core/id.h"
#include "core/status.h"
#include "domain/plan/plan_read.h"
#include "domain/plan/plan_store.h"
#include "codec/message/message.h"

/* What is written: events of a plan, laid out. */
typedef struct source {
    const integra_plan *plan;
    const uint32_t *positions; /* NULL: all */
    const uint32_t *places;
    size_t count;
    integra_id id;
    integra__plan_columns columns;
    uint32_t parents[INTEGRA_PARENT_LIMIT]; /* of the event being put */
} source;

uint32_t integra__plan_part_of(uint32_t key)
{
    static const uint8_t parts[] = {
        [INTEGRA__PLAN_WRITERS] = INTEGRA__PLAN_PART_WRITERS,
        [INTEGRA__PLAN_PEOPLE] = INTEGRA__PLAN_PART_PEOPLE,
        [INTEGRA__PLAN_SHAPES] = INTEGRA__PLAN_PART_SHAPES,
        [INTEGRA__PLAN_COLUMNS] = INTEGRA__PLAN_PART_SHAPE,
        [INTEGRA__PLAN_REFERENCES] = INTEGRA__PLAN_PART_REFERENCES,
        [INTEGRA__PLAN_DIGESTS] = INTEGRA__PLAN_PART_DIGESTS,
        [INTEGRA__PLAN_TEXTS] = INTEGRA__PLAN_PART_TEXTS,
        [INTEGRA__PLAN_ERASED] = INTEGRA__PLAN_PART_ERASED,
        [INTEGRA__PLAN_SIGNATURES] = INTEGRA__PLAN_PART_SIGNATURES,
        [INTEGRA__PLAN_RAW] = INTEGRA__PLAN_PART_RAW,
    };
    return parts[key];
}

void integra__plan_check_of(const uint8_t *bytes, size_t size, uint8_t out[INTEGRA__PLAN_CHECK_SIZE])
{
    uint8_t digest[INTEGRA__SHA256_SIZE];
    integra__sha256(bytes, size, digest);
    memcpy(out, digest, INTEGRA__PLAN_CHECK_SIZE);
}

static uint32_t place_of(const source *from, uint32_t position)
{
    return position == UINT32_MAX || from->places == NULL ? position : from->places[position];
}

/* The place of a target where it is listed before the event; a hostile event may name one that comes later. */
static integra_status place_of_target(const source *from, const integra_event *event, uint32_t *place_out,
                                      integra_error *error)
{
    uint32_t position = UINT32_MAX;
    integra_status status = INTEGRA_OK;
    if (integra__event_digest_known(&event->target)) {
        status = integra_plan_find(from->plan, &event->target, &position, error);
    }
    uint32_t place = place_of(from, position);
    *place_out = place != INTEGRA__PLAN_NONE && place < from->columns.count ? place : INTEGRA__PLAN_NONE;
    return status;
}

static integra_status put_event(source *from, size_t position, integra_error *error)
{
    uint32_t *parents = from->parents;
    uint32_t target;
    integra_event event;
    event.struct_size = sizeof event;
    integra_status status = integra_plan_event_at(from->plan, position, &event, NULL, error);
    if (status == INTEGRA_OK) {
        status = place_of_target(from, &event, &target, error);
    }
    if (status != INTEGRA_OK) {
        return status;
    }
    for (size_t i = 0; i < event.parents.size / sizeof(integra_digest); i++) {
        integra__plan_parent(from->plan, position, i, NULL, &parents[i]);
        parents[i] = place_of(from, parents[i]);
    }
    return integra__plan_columns_put(&from->columns, &event, parents, target) ? INTEGRA_OK : integra__no_memory(error);
}

static integra_status put_events(source *from, integra_error *error)
{
    integra_status status = INTEGRA_OK;
    integra__plan_columns_restart(&from->columns);
    for (size_t i = 0; i < from->count && status == INTEGRA_OK; i++) {
        status = put_event(from, from->positions == NULL ? i : from->positions[i], error);
    }
    return status;
}

static int present(const source *from, uint32_t key)
{
    if (key == INTEGRA__PLAN_ID) {
        return !from->columns.opened && integra__id_known(&from->id);
    }
    if (key == INTEGRA__PLAN_SHAPES || key == INTEGRA__PLAN_COLUMNS) {
        return from->count > 0;
    }
    if (key == INTEGRA__PLAN_CHECK) {
        return 1;
    }
    return from->columns.parts[integra__plan_part_of(key)].size > 0;
}

/* Leaves room for a part, where it is to be written from now on. */
static void leave(integra__writer *out, integra__writer *part)
{
    size_t size = part->size;
    integra__writer_init(part, out->out == NULL ? NULL : out->out + out->size, size);
    part->size = out->out == NULL ? size : 0;
    out->size += size;
}

static void write_columns(source *from, integra__writer *out)
{
    integra__write_array(out, INTEGRA__PLAN_PART_COLUMNS);
    for (size_t i = 0; i < INTEGRA__PLAN_PART_COLUMNS; i++) {
        integra__write_bytes_head(out, from->columns.parts[i].size);
        leave(out, &from->columns.parts[i]);
    }
}

/* All but the parts themselves, which are counted and come later, and the check, which comes after them. */
static void write_frame(source *from, integra__writer *out)
{
    uint64_t pairs = 0;
    for (uint32_t key = 0; key < INTEGRA__PLAN_KEYS; key++) {
        pairs += present(from, key) ? 1u : 0u;
    }
    integra__write_envelope(out, INTEGRA_MESSAGE_PLAN);
    integra__write_map(out, pairs);
    for (uint32_t key = 0; key < INTEGRA__PLAN_CHECK; key++) {
        if (!present(from, key)) {
            continue;
        }
        integra__write_uint(out, key);
        if (key == INTEGRA__PLAN_ID) {
            integra__write_id(out, &from->id);
        } else if (key == INTEGRA__PLAN_COLUMNS) {
            write_columns(from, out);
        } else {
            integra__writer *part = &from->columns.parts[integra__plan_part_of(key)];
            if (integra__plan_part_of(key) >= INTEGRA__PLAN_PART_BYTES) {
                integra__write_array(out, from->columns.counts[integra__plan_part_of(key)]);
            } else {
                integra__write_bytes_head(out, part->size);
            }
            leave(out, part);
        }
    }
}

/* Over what stands in the array already. */
static void write_check(integra__writer *out)
{
    uint8_t check[INTEGRA__PLAN_CHECK_SIZE];
    integra__plan_check_of(out->out, out->size, check);
    integra__write_uint(out, INTEGRA__PLAN_CHECK);
    integra__write_bytes(out, check, sizeof check);
}

static integra_status give(source *from, uint8_t *bytes_out, size_t capacity, size_t *size_out, integra_error *error)
{
    integra__writer out;
    integra_status status = put_events(from, error);
    if (status != INTEGRA_OK) {
        return status;
    }
    integra__writer_init(&out, NULL, 0);
    write_frame(from, &out);
    size_t size = out.size + INTEGRA__PLAN_CHECK_PAIR;
    if (size > INTEGRA_PLAN_SIZE_LIMIT) {
        return integra__fault_within(error, INTEGRA_FAULT_MESSAGE_SIZE, size, 0, INTEGRA_PLAN_SIZE_LIMIT);
    }
    *size_out = size;
    if (size > capacity) {
        return integra__no_room(error, size);
    }
    integra__writer_init(&out, bytes_out, capacity);
    write_frame(from, &out);
    status = put_events(from, error); /* the memory it needs is there from the first time */
    if (status == INTEGRA_OK) {
        write_check(&out);
    }
    return status;
}

integra_status integra__plan_container_give(const integra_plan *plan, const uint32_t *positions, const uint32_t *places,
                                            size_t count, uint8_t *bytes_out, size_t capacity, size_t *size_out,
                                            integra_error *error)
{
    const integra_allocator *memory = integra__plan_allocator(plan);
    source *from = integra__allocate(memory, sizeof *from); /* larger than a stack should bear */
    if (from == NULL) {
        return integra__no_memory(error);
    }
    from->plan = plan;
    from->positions = positions;
    from->places = places;
    from->count = count;
    integra_status status = integra_plan_id(plan, &from->id, error);
    if (status == INTEGRA_OK) {
        integra__plan_columns_init(&from->columns, memory);
        status = give(from, bytes_out, capacity, size_out, error);
        integra__plan_columns_free(&from->columns);
    }
    integra__release(memory, from, sizeof *from);
    return status;
}

integra_status integra_plan_encode(const integra_plan *plan, uint8_t *bytes_out, size_t capacity, size_t *size_out,
                                   integra_error *error)
{
    const uint8_t given[] = { plan != NULL, integra__room(bytes_out, capacity), 1, size_out != NULL };
    integra_status status = integra__arguments(given, sizeof given, error);
    return status == INTEGRA_OK ? integra__plan_container_give(plan, NULL, NULL, integra_plan_count(plan), bytes_out,
                                                               capacity, size_out, error)
                                : status;
}
