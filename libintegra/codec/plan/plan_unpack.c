/* plan_unpack.c - the events of a message `plan`, one after the other.
 * Spec: spec/32-exchange.md, "The container".  Layer: codec.  SPDX-License-Identifier: Apache-2.0
 */
#include "plan_unpack.h"

#include <string.h>

#include "core/allocator.h"
#include "core/fault.h"
#include "core/generated/rules.h"
#include "core/id.h"
#include "core/status.h"
#include "codec/event/event.h"
#include "codec/event/event_read.h"
#include "codec/message/message.h"
#include "plan_numbers.h"
#include "plan_unpack_shaped.h"

#define DIGEST sizeof(integra_digest)

static integra_status no_memory(const integra__plan_unpack *unpack)
{
    return integra__no_memory(unpack->parts.error);
}

/* The next raw message. */
static integra_status take_raw(integra__plan_unpack *unpack, integra_event *event, integra_digest *digest)
{
    integra__reader *reader = integra__plan_parts_list(&unpack->parts, INTEGRA__PLAN_PART_RAW);
    integra_bytes bytes = { NULL, 0 };
    integra_error why;
    if (reader == NULL) {
        return INTEGRA_ERR_WRONG_TYPE;
    }
    integra__read_string(reader, INTEGRA__BYTES, 1, INTEGRA_MESSAGE_LIMIT, &bytes);
    integra_status status = integra__event_read(bytes.bytes, bytes.size, event, digest, &why);
    if (status == INTEGRA_OK) {
        return INTEGRA_OK;
    }
    status = integra__message_moved(status, &why, (size_t)(bytes.bytes - unpack->parts.bytes));
    return integra__fault_again(unpack->parts.error, &why, status, why.rule, why.offset, why.index);
}

static integra_status name(integra__plan_unpack *unpack, const uint8_t *digest, int *new_out)
{
    return integra__plan_table_put(unpack->allocator, &unpack->named, digest, new_out) != INTEGRA__PLAN_NONE
               ? INTEGRA_OK
               : no_memory(unpack);
}

/* Of how many parents room must be made: no event may have more than INTEGRA_PARENT_LIMIT (plan_unpack_shaped.c). */
static void expect_parents(integra__plan_unpack *unpack, size_t count)
{
    count = count > INTEGRA_PARENT_LIMIT ? INTEGRA_PARENT_LIMIT : count;
    unpack->parent_room = count > unpack->parent_room ? count : unpack->parent_room;
}

/* The digests of elsewhere, by their index, then those that raw events name. */
static integra_status name_all(integra__plan_unpack *unpack)
{
    const integra__plan_part *digests = &unpack->parts.part[INTEGRA__PLAN_PART_DIGESTS];
    integra_event event;
    integra_digest digest;
    integra_status status = INTEGRA_OK;
    for (size_t at = digests->start; at < digests->end && status == INTEGRA_OK; at += DIGEST) {
        int is_new = 0;
        status = name(unpack, unpack->parts.bytes + at, &is_new);
        if (status == INTEGRA_OK && !is_new) {
            status = integra__plan_parts_fail(&unpack->parts, INTEGRA_ERR_NOT_DETERMINISTIC, INTEGRA__WIRE_3, at);
        }
    }
    while (status == INTEGRA_OK && unpack->parts.counts[INTEGRA__PLAN_PART_RAW] > 0) {
        status = take_raw(unpack, &event, &digest);
        if (status == INTEGRA_OK) {
            expect_parents(unpack, event.parents.size / DIGEST);
        }
        for (size_t i = 0; status == INTEGRA_OK && i < event.parents.size; i += DIGEST) {
            status = name(unpack, event.parents.bytes + i, NULL);
        }
    }
    return status;
}

static integra_status take_shapes(integra__plan_unpack *unpack)
{
    for (size_t i = 0; i < unpack->shape_count; i++) {
        integra__plan_read_shape(integra__plan_parts_list(&unpack->parts, INTEGRA__PLAN_PART_SHAPES),
                                 &unpack->shapes[i]);
        expect_parents(unpack, (size_t)unpack->shapes[i].parents / 2 + 1); /* the writer's previous event beside */
    }
    return INTEGRA_OK;
}

static integra_status make_room_for_parents(integra__plan_unpack *unpack)
{
    unpack->parents = integra__allocate(unpack->allocator, unpack->parent_room * sizeof *unpack->parents);
    unpack->parent_bytes = integra__allocate(unpack->allocator, unpack->parent_room * DIGEST);
    return unpack->parents != NULL && unpack->parent_bytes != NULL ? INTEGRA_OK : no_memory(unpack);
}

/* From the first event on, the columns comparing. */
static void restart(integra__plan_unpack *unpack)
{
    unpack->parts = unpack->first;
    integra__plan_columns_restart(&unpack->columns);
    for (size_t i = 0; i < INTEGRA__PLAN_PARTS; i++) {
        const integra__plan_part *part = &unpack->first.part[i];
        integra__writer_compare(&unpack->columns.parts[i], unpack->first.bytes + part->start, part->end - part->start);
    }
}

integra_status integra__plan_unpack_event(integra__plan_unpack *unpack, integra_event *event, integra_digest *digest,
                                          int *raw_out)
{
    integra__plan_parts *parts = &unpack->parts;
    uint64_t shape = 0;
    integra_status status = integra__plan_parts_number(parts, INTEGRA__PLAN_PART_SHAPE, 0, unpack->shape_count, &shape);
    unpack->target = INTEGRA__PLAN_NONE;
    *raw_out = shape == 0;
    if (status != INTEGRA_OK) {
        return status;
    }
    if (shape > 0) {
        return integra__plan_unpack_shaped(unpack, &unpack->shapes[shape - 1], event);
    }
    status = take_raw(unpack, event, digest);
    for (size_t i = 0; status == INTEGRA_OK && i < event->parents.size / DIGEST; i++) {
        uint32_t index = integra__plan_table_find(&unpack->named, event->parents.bytes + i * DIGEST);
        const integra__plan_named *named = integra__plan_table_at(&unpack->named, index);
        unpack->parents[i] = named->listed > 0 ? named->listed - 1 : INTEGRA__PLAN_NONE;
    }
    return status;
}

/* Where the message does not name its plan, its opening does; it may stand behind others that have no parent here. */
static integra_status find_plan(integra__plan_unpack *unpack)
{
    integra_event event;
    integra_digest digest;
    int raw = 0;
    event.kind = 0;
    while (event.kind != INTEGRA_EVENT_OPENING) {
        if (unpack->columns.count == unpack->parts.count) {
            return integra__plan_parts_fail(&unpack->parts, INTEGRA_ERR_MISSING_KEY, INTEGRA__WIRE_21,
                                            INTEGRA__MESSAGE_MAP_OFFSET);
        }
        integra_status status = integra__plan_unpack_event(unpack, &event, &digest, &raw);
        if (status == INTEGRA_OK &&
            !integra__plan_columns_put(&unpack->columns, &event, unpack->parents, unpack->target)) {
            status = no_memory(unpack);
        }
        if (status != INTEGRA_OK) {
            return status;
        }
    }
    if (!raw) {
        integra__event_digest_of(&event, &digest);
    }
    memcpy(unpack->plan.bytes, digest.bytes, sizeof unpack->plan);
    restart(unpack);
    return INTEGRA_OK;
}

static integra_status make_room(integra__plan_unpack *unpack)
{
    size_t count = unpack->first.count;
    unpack->shape_count = (size_t)unpack->first.counts[INTEGRA__PLAN_PART_SHAPES];
    unpack->shapes = integra__allocate(unpack->allocator, unpack->shape_count * sizeof *unpack->shapes);
    unpack->digests = integra__allocate(unpack->allocator, count * sizeof *unpack->digests);
    unpack->depths = integra__allocate(unpack->allocator, count * sizeof *unpack->depths);
    if (unpack->shapes == NULL || unpack->digests == NULL || unpack->depths == NULL) {
        return no_memory(unpack);
    }
    /* Until the plan is known events have no digest, and what follows them is not yet looked at. */
    memset(unpack->digests, 0, count * sizeof *unpack->digests);
    return INTEGRA_OK;
}

integra_status integra__plan_unpack_start(integra__plan_unpack *unpack, const integra_allocator *allocator,
                                          const uint8_t *bytes, size_t size, integra_error *error)
{
    unpack->allocator = allocator;
    unpack->shapes = NULL;
    unpack->shape_count = 0;
    unpack->digests = NULL;
    unpack->depths = NULL;
    unpack->parents = NULL;
    unpack->parent_bytes = NULL;
    unpack->parent_room = 0;
    integra__plan_columns_init(&unpack->columns, allocator);
    integra__plan_table_init(&unpack->named, sizeof(integra__plan_named), DIGEST);
    integra_status status = integra__plan_parts_read(&unpack->first, bytes, size, error);
    unpack->parts = unpack->first;
    if (status == INTEGRA_OK) {
        status = make_room(unpack);
    }
    if (status == INTEGRA_OK) {
        status = take_shapes(unpack);
    }
    if (status == INTEGRA_OK) {
        status = name_all(unpack);
    }
    if (status == INTEGRA_OK) {
        status = make_room_for_parents(unpack);
    }
    if (status != INTEGRA_OK) {
        return status;
    }
    restart(unpack);
    unpack->plan = unpack->first.plan;
    return unpack->first.count == 0 || integra__id_known(&unpack->plan) ? INTEGRA_OK : find_plan(unpack);
}

void integra__plan_unpack_end(integra__plan_unpack *unpack)
{
    size_t count = unpack->first.count;
    integra__release(unpack->allocator, unpack->parent_bytes, unpack->parent_room * DIGEST);
    integra__release(unpack->allocator, unpack->parents, unpack->parent_room * sizeof *unpack->parents);
    integra__release(unpack->allocator, unpack->depths, count * sizeof *unpack->depths);
    integra__release(unpack->allocator, unpack->digests, count * sizeof *unpack->digests);
    integra__release(unpack->allocator, unpack->shapes, unpack->shape_count * sizeof *unpack->shapes);
    integra__plan_table_free(unpack->allocator, &unpack->named);
    integra__plan_columns_free(&unpack->columns);
}
