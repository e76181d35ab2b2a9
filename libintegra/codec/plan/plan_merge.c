/* plan_merge.c - every event of a message `plan` taken into a plan, or none.
 * Spec: spec/31-history.md (PLN-11), spec/32-exchange.md (PLN-12).  Layer: codec.  SPDX-License-Identifier: Apache-2.0
 */
#include <string.h>

#include "core/allocator.h"
#include "core/fault.h"
#include "core/id.h"
#include "core/status.h"
#include "core/structs.h"
#include "domain/plan/plan_add.h"
#include "domain/plan/plan_commit.h"
#include "domain/plan/plan_host.h"
#include "domain/plan/plan_store.h"
#include "plan_unpack.h"
#include "plan_unpack_next.h"

/* A message of another plan is refused before its events are. */
static integra_status check_plan(const integra_plan *plan, const integra__plan_unpack *unpack, integra_error *error)
{
    integra_id id;
    integra_status status = integra_plan_id(plan, &id, error);
    if (status == INTEGRA_OK && integra__id_known(&id) && integra__id_known(&unpack->plan) &&
        memcmp(&id, &unpack->plan, sizeof id) != 0) {
        status = integra__fault(error, INTEGRA_FAULT_OTHER_PLAN);
    }
    return status;
}

/* What names no event names its plan alone; else the first event that is kept does. */
static void name_plan(integra_plan *plan, const integra__plan_unpack *unpack)
{
    if (integra__id_known(&unpack->plan)) {
        integra__plan_name(plan, &unpack->plan);
    }
}

static integra_status add_next(integra_plan *plan, integra__plan_unpack *unpack, size_t index, integra_taken *taken,
                               integra_error *error)
{
    integra_event event;
    integra_digest digest;
    int kept = 0;
    integra_status status = integra__plan_unpack_next(unpack, &event, &digest);
    if (status == INTEGRA_OK) {
        status = integra__plan_admit(plan, &event, &digest, index, taken, &kept, error);
    }
    if (status == INTEGRA_OK && kept) {
        name_plan(plan, unpack);
        status = integra__plan_add(plan, &event, &digest, taken, error);
    }
    return status;
}

static integra_status add_all(integra_plan *plan, integra__plan_unpack *unpack, integra_taken *taken,
                              integra_error *error)
{
    integra_status status = INTEGRA_OK;
    if (unpack->first.count == 0) {
        name_plan(plan, unpack);
    }
    for (size_t i = 0; i < unpack->first.count && status == INTEGRA_OK; i++) {
        status = add_next(plan, unpack, i, taken, error);
    }
    return status == INTEGRA_OK ? integra__plan_unpack_finish(unpack) : status;
}

/* Begins the change that brings all of the message; abandoned where that fails. */
static integra_status bring(integra_plan *plan, integra__plan_unpack *unpack, const uint8_t *bytes, size_t size,
                            integra_taken *taken, integra_error *error)
{
    integra_status status = integra__plan_unpack_start(unpack, integra__plan_allocator(plan), bytes, size, error);
    if (status == INTEGRA_OK) {
        status = check_plan(plan, unpack, error);
    }
    if (status != INTEGRA_OK) {
        return status;
    }
    integra__plan_begin(plan, unpack->first.count);
    status = add_all(plan, unpack, taken, error);
    if (status != INTEGRA_OK) {
        integra__plan_abandon(plan);
    }
    return status;
}

integra_status integra_plan_merge(integra_plan *plan, const uint8_t *bytes, size_t size, integra_taken *taken_out,
                                  integra_error *error)
{
    const uint8_t present[] = { plan != NULL, integra__room(bytes, size), 1, taken_out != NULL };
    integra_taken taken = { 0 };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status == INTEGRA_OK) {
        status = integra__struct_check_out(taken_out, sizeof *taken_out, error);
    }
    if (status != INTEGRA_OK) {
        return status;
    }
    integra__plan_unpack *unpack = integra__allocate(integra__plan_allocator(plan), sizeof *unpack);
    if (unpack == NULL) {
        return integra__no_memory(error);
    }
    status = bring(plan, unpack, bytes, size, &taken, error);
    integra__plan_unpack_end(unpack); /* before the plan judges: a merge takes the room of one of them at a time */
    integra__release(integra__plan_allocator(plan), unpack, sizeof *unpack);
    if (status == INTEGRA_OK) {
        status = integra__plan_commit(plan, &taken, error);
    }
    if (status == INTEGRA_OK) {
        integra__struct_write(taken_out, &taken, sizeof taken);
    }
    return status;
}
