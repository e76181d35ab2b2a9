/* plan_unpack_next.c - each event of a message `plan` checked, named, and held against what would be written of it.
 * Spec: spec/32-exchange.md, "The container".  Layer: codec.  SPDX-License-Identifier: Apache-2.0
 */
#include "plan_unpack_next.h"

#include <string.h>

#include "core/fault.h"
#include "core/generated/rules.h"
#include "core/id.h"
#include "core/status.h"
#include "domain/event/event_check.h"
#include "codec/event/event.h"
#include "plan_unpack.h"

#define DIGEST sizeof(integra_digest)

/* A raw event names its plan itself. */
static integra_status check_raw(const integra__plan_unpack *unpack, const integra_event *event)
{
    int opening = event->kind == INTEGRA_EVENT_OPENING;
    return opening || memcmp(&event->plan, &unpack->plan, sizeof unpack->plan) == 0
               ? INTEGRA_OK
               : integra__fault(unpack->parts.error, INTEGRA_FAULT_OTHER_PLAN);
}

/* entry is the offset in the first column: what is wrong lies in several places at once. */
static integra_status check_shaped(const integra__plan_unpack *unpack, const integra_event *event, size_t entry)
{
    integra_error why;
    integra_status status = integra__event_check(event, &why);
    if (status == INTEGRA_ERR_INVALID_VALUE || status == INTEGRA_ERR_INVALID_DATE) {
        return integra__fault_again(unpack->parts.error, &why, INTEGRA_ERR_WRONG_TYPE, INTEGRA__WIRE_20, entry,
                                    why.index);
    }
    return status == INTEGRA_OK ? INTEGRA_OK
                                : integra__fault_again(unpack->parts.error, &why, status, why.rule, entry, why.index);
}

static uint32_t depth_of(const integra__plan_unpack *unpack, const integra_event *event)
{
    uint32_t deepest = 0;
    for (size_t i = 0; i < event->parents.size / DIGEST; i++) {
        uint32_t parent = unpack->parents[i];
        if (parent != INTEGRA__PLAN_NONE && unpack->depths[parent] > deepest) {
            deepest = unpack->depths[parent];
        }
    }
    return deepest + 1;
}

/* Whether the event comes after the one before it: by depth, writer, sequence, digest. */
static int in_order(const integra__plan_unpack *unpack, const integra_event *event, const integra_digest *digest,
                    uint32_t place, uint32_t depth)
{
    if (place == 0 || depth != unpack->depths[place - 1]) {
        return place == 0 || depth > unpack->depths[place - 1];
    }
    int writers = memcmp(&event->writer, &unpack->writer, sizeof event->writer);
    if (writers != 0 || event->sequence != unpack->sequence) {
        return writers > 0 || (writers == 0 && event->sequence > unpack->sequence);
    }
    return memcmp(digest, &unpack->digests[place - 1], DIGEST) > 0;
}

/* The event takes its place: its depth, its digest, and its columns. */
static integra_status list(integra__plan_unpack *unpack, const integra_event *event, const integra_digest *digest,
                           size_t entry)
{
    uint32_t place = unpack->columns.count;
    uint32_t depth = depth_of(unpack, event);
    uint32_t named = integra__plan_table_find(&unpack->named, digest);
    if (!in_order(unpack, event, digest, place, depth)) {
        return integra__plan_parts_fail(&unpack->parts, INTEGRA_ERR_NOT_DETERMINISTIC, INTEGRA__WIRE_3, entry);
    }
    if (named != INTEGRA__PLAN_NONE) {
        ((integra__plan_named *)integra__plan_table_at(&unpack->named, named))->listed = place + 1;
    }
    unpack->depths[place] = depth;
    unpack->digests[place] = *digest;
    unpack->writer = event->writer;
    unpack->sequence = event->sequence;
    return integra__plan_columns_put(&unpack->columns, event, unpack->parents, unpack->target)
               ? INTEGRA_OK
               : integra__no_memory(unpack->parts.error);
}

integra_status integra__plan_unpack_next(integra__plan_unpack *unpack, integra_event *event, integra_digest *digest)
{
    size_t entry = unpack->parts.part[INTEGRA__PLAN_PART_SHAPE].at;
    int raw = 0;
    integra_status status = integra__plan_unpack_event(unpack, event, digest, &raw);
    if (status == INTEGRA_OK && raw) {
        status = check_raw(unpack, event);
    } else if (status == INTEGRA_OK) {
        if (event->kind != INTEGRA_EVENT_OPENING) {
            event->plan = unpack->plan;
        }
        status = check_shaped(unpack, event, entry);
        if (status == INTEGRA_OK) {
            integra__event_digest_of(event, digest);
        }
    }
    return status == INTEGRA_OK ? list(unpack, event, digest, entry) : status;
}

integra_status integra__plan_unpack_finish(integra__plan_unpack *unpack)
{
    size_t offset = SIZE_MAX;
    for (size_t i = 0; i < INTEGRA__PLAN_PARTS; i++) {
        const integra__writer *part = &unpack->columns.parts[i];
        size_t differs =
            part->size < part->expected_size && part->size < part->differs_at ? part->size : part->differs_at;
        if (differs != SIZE_MAX && unpack->first.part[i].start + differs < offset) {
            offset = unpack->first.part[i].start + differs;
        }
    }
    if (unpack->columns.opened && integra__id_known(&unpack->first.plan) && unpack->first.plan_at < offset) {
        offset = unpack->first.plan_at;
    }
    return offset == SIZE_MAX
               ? INTEGRA_OK
               : integra__plan_parts_fail(&unpack->parts, INTEGRA_ERR_NOT_DETERMINISTIC, INTEGRA__WIRE_3, offset);
}
