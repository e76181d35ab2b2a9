/* plan_change.c - one event taken into a plan: received, or one's own.
 * Spec: spec/31-history.md (PLN-11), spec/32-exchange.md (PLN-12).  Layer: codec.  SPDX-License-Identifier: Apache-2.0
 */
#include "core/fault.h"
#include "core/status.h"
#include "core/structs.h"
#include "domain/plan/plan_add.h"
#include "domain/plan/plan_commit.h"
#include "domain/plan/plan_draft.h"
#include "domain/plan/plan_host.h"
#include "domain/plan/plan_read.h"
#include "domain/plan/plan_store.h"
#include "domain/plan/plan_work.h"
#include "domain/rules/generated/rules.h"
#include "codec/event/event.h"
#include "codec/event/event_read.h"

/* An event of one's own keeps every signature, or is not recorded. */
static integra_status record(integra_plan *plan, const integra_event *event, const integra_digest *digest, int own,
                             integra_taken *taken, integra_error *error)
{
    integra__plan_mark(plan);
    integra_status status = integra__plan_add(plan, event, digest, taken, error);
    if (status == INTEGRA_OK && own && taken->unplaced > 0) {
        status = integra__fault_within(error, INTEGRA_FAULT_MESSAGE_SIZE, INTEGRA_NO_PLACE, 0, INTEGRA_MESSAGE_LIMIT);
    }
    if (status != INTEGRA_OK) {
        integra__plan_abandon(plan);
        return status;
    }
    return integra__plan_commit(plan, taken, error);
}

integra_status integra_plan_apply(integra_plan *plan, const uint8_t *bytes, size_t size, integra_taken *taken_out,
                                  integra_error *error)
{
    const uint8_t present[] = { plan != NULL, integra__room(bytes, size), 1, taken_out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    integra_taken taken = { 0 };
    integra_event event;
    integra_digest digest;
    uint32_t position = 0;
    int kept = 0;
    if (status == INTEGRA_OK) {
        status = integra__struct_check_out(taken_out, sizeof taken, error);
    }
    if (status == INTEGRA_OK) {
        status = integra__event_read(bytes, size, &event, &digest, error);
    }
    if (status == INTEGRA_OK) {
        status = integra__plan_admit(plan, &event, &digest, 0, &taken, &kept, error);
    }
    if (status == INTEGRA_OK && kept) {
        integra__plan_work(plan, 1);
        status = record(plan, &event, &digest, 0, &taken, error);
    }
    if (status == INTEGRA_OK) {
        status = integra_plan_find(plan, &digest, &position, error);
    }
    if (status == INTEGRA_OK) {
        taken.verdict = position == INTEGRA_NO_INDEX ? 0 : integra__plan_verdict(plan, position);
        integra__struct_write(taken_out, &taken, sizeof taken);
    }
    return status;
}

static integra_status recall_one(integra_plan *plan, integra_bytes message, size_t index, integra_error *error)
{
    integra_taken taken = { 0 };
    integra_event event;
    integra_digest digest;
    integra_error why;
    integra_status status = integra__event_read(message.bytes, message.size, &event, &digest, &why);
    if (status == INTEGRA_OK) {
        status = integra__plan_add(plan, &event, &digest, &taken, &why);
    }
    return status == INTEGRA_OK ? status : integra__fault_again(error, &why, status, why.rule, why.offset, index);
}

integra_status integra_plan_recall(integra_plan *plan, const integra_bytes *events, size_t count, integra_error *error)
{
    const uint8_t present[] = { plan != NULL, integra__room(events, count) };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status != INTEGRA_OK) {
        return status;
    }
    integra__plan_begin_whole(plan);
    for (size_t i = 0; i < count && status == INTEGRA_OK; i++) {
        status = integra__room(events[i].bytes, events[i].size)
                     ? recall_one(plan, events[i], i, error)
                     : integra__fault(error, INTEGRA_FAULT_POINTER_IN_STRUCT);
    }
    if (status != INTEGRA_OK) {
        integra__plan_abandon(plan);
        return status;
    }
    return integra__plan_commit_whole(plan, error);
}

/* Refused under the rule of the first guard that fails, as integra_plan_evaluate() would tell it. */
static integra_status judge(integra_plan *plan, const integra_event *draft, integra_error *error)
{
    integra__plan_node node;
    integra_status status = integra__plan_judge_draft(plan, draft, &node, error);
    for (uint32_t guard = 1; status == INTEGRA_OK && guard <= integra__event_guard_row_count; guard++) {
        if (node.failed >> guard & 1u) {
            uint32_t rule = node.unsettled >> guard & 1u ? INTEGRA__PLN_11 : integra_guard_rule(guard);
            status = integra__fault_told(error, INTEGRA_FAULT_GUARD, rule, guard, guard, 0, 0);
        }
    }
    return status;
}

/* Room for the message comes before the record of it, and its bytes after: the parents of a draft are borrowed until
 * the plan changes, so they are read back from the plan. */
static integra_status append(integra_plan *plan, const integra_event *draft, uint8_t *bytes_out, size_t capacity,
                             size_t *size_out, integra_error *error)
{
    integra_digest digest;
    integra_event recorded;
    integra_taken taken = { 0 };
    uint32_t position = 0;
    size_t size = 0;
    integra_error room;
    integra_status status = integra__event_give(draft, NULL, 0, &size, &room);
    if (status != INTEGRA_ERR_CAPACITY) {
        return integra__fault_again(error, &room, status, room.rule, room.offset, room.index);
    }
    if (size > capacity) {
        *size_out = size;
        return integra__no_room(error, size);
    }
    integra__event_digest_of(draft, &digest);
    status = record(plan, draft, &digest, 1, &taken, error);
    if (status == INTEGRA_OK) {
        status = integra_plan_find(plan, &digest, &position, error);
    }
    recorded.struct_size = sizeof recorded;
    if (status == INTEGRA_OK) {
        status = integra_plan_event_at(plan, position, &recorded, NULL, error);
    }
    return status == INTEGRA_OK ? integra__event_give(&recorded, bytes_out, capacity, size_out, error) : status;
}

integra_status integra_plan_append(integra_plan *plan, const integra_event *draft, uint8_t *bytes_out, size_t capacity,
                                   size_t *size_out, integra_error *error)
{
    const uint8_t present[] = { plan != NULL, draft != NULL, integra__room(bytes_out, capacity), 1, size_out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    integra_event event;
    if (status == INTEGRA_OK) {
        status = integra__struct_read(&event, sizeof event, sizeof event, draft, error);
    }
    if (status == INTEGRA_OK) {
        integra__plan_work(plan, 1);
        status = integra__plan_draft(plan, &event, error);
    }
    if (status == INTEGRA_OK) {
        status = integra__event_ready(&event, error);
    }
    if (status == INTEGRA_OK) {
        status = judge(plan, &event, error);
    }
    return status == INTEGRA_OK ? append(plan, &event, bytes_out, capacity, size_out, error) : status;
}
