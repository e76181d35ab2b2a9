/* due.c - a plan on a day: made whole or not at all, then asked.
 * Spec: spec/34-due.md (PLN-13), spec/36-as-of.md (PLN-14, PLN-16).  Layer: domain.  SPDX-License-Identifier:
 * Apache-2.0
 */
#include <string.h>

#include "core/allocator.h"
#include "core/date.h"
#include "core/fault.h"
#include "core/generated/bounds.h"
#include "core/status.h"
#include "core/structs.h"
#include "cover.h"
#include "due_day.h"
#include "obligations.h"

/* Versioned structs grow by whole words, on every platform. */
_Static_assert(sizeof(integra_screened) % 8 == 0, "integra_screened");
_Static_assert(sizeof(integra_cover_days) == 48, "integra_cover_days");

void integra_screened_init(integra_screened *screened, size_t struct_size)
{
    integra__struct_init(screened, struct_size);
    if (screened != NULL && screened->struct_size != 0) {
        screened->date = INTEGRA_DATE_UNKNOWN;
    }
}

/* The screening given, whole and possible, into *copy. */
static integra_status read_screened(const integra_screened *screened, integra_screened *copy, integra_error *error)
{
    integra_status status = integra__struct_read(copy, sizeof *copy, sizeof *copy, screened, error);
    if (status == INTEGRA_OK && !integra__date_valid(copy->date)) {
        status = integra__fault_at(error, INTEGRA_FAULT_KNOWN_DATE, 3);
    }
    if (status == INTEGRA_OK && (copy->pps >= INTEGRA__TRI_CODES || copy->assistance >= INTEGRA__TRI_CODES)) {
        status = integra__fault_at(error, INTEGRA_FAULT_SCREENED_VERDICT, 3);
    }
    return status;
}

static integra_status work_out(integra_plan *plan, const integra_rules *rules, const integra_screened *screened,
                               integra_due *due, integra_error *error)
{
    integra_status status = integra__due_day_read(plan, due->at, due, error);
    if (status == INTEGRA_OK) {
        status = integra__due_cover_read(plan, due, error);
    }
    if (status == INTEGRA_OK) {
        status = integra__due_obligations(due, rules, screened, error);
    }
    return status;
}

integra_status integra_due_create(integra_plan *plan, const integra_rules *rules, integra_date at,
                                  const integra_screened *screened, const integra_allocator *allocator,
                                  integra_due **due_out, integra_error *error)
{
    const uint8_t present[] = { plan != NULL, 1, 1, 1, integra__allocator_usable(allocator), due_out != NULL };
    integra_screened asked = { 0 };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status == INTEGRA_OK && !integra__date_valid(at)) {
        status = integra__fault_at(error, INTEGRA_FAULT_KNOWN_DATE, 2);
    }
    if (status == INTEGRA_OK && screened != NULL) {
        status = read_screened(screened, &asked, error);
    }
    if (status != INTEGRA_OK) {
        return status;
    }
    integra_allocator memory = integra__allocator_of(allocator);
    integra_due *made = integra__allocate(&memory, sizeof *made);
    if (made == NULL) {
        return integra__no_memory(error);
    }
    memset(made, 0, sizeof *made);
    made->allocator = memory;
    made->at = at;
    status = work_out(plan, rules, screened == NULL ? NULL : &asked, made, error);
    if (status != INTEGRA_OK) {
        integra_due_destroy(made);
        return status;
    }
    *due_out = made;
    return INTEGRA_OK;
}

void integra_due_destroy(integra_due *due)
{
    if (due == NULL) {
        return;
    }
    integra_allocator memory = due->allocator;
    integra__due_day_release(due);
    integra__release(&memory, due->findings, due->finding_count * sizeof *due->findings);
    integra__release(&memory, due->cover, due->cover_count * sizeof *due->cover);
    integra__release(&memory, due, sizeof *due);
}

integra_status integra_due_findings(const integra_due *due, integra_finding *findings_out, size_t capacity,
                                    size_t *count_out, integra_error *error)
{
    const uint8_t present[] = { due != NULL, integra__room(findings_out, capacity), 1, count_out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status != INTEGRA_OK) {
        return status;
    }
    *count_out = due->finding_count;
    if (due->finding_count > capacity) {
        return integra__no_room(error, due->finding_count);
    }
    if (due->finding_count > 0) {
        memcpy(findings_out, due->findings, due->finding_count * sizeof *findings_out);
    }
    return INTEGRA_OK;
}

integra_status integra_due_cover(const integra_due *due, integra_cover_days *days_out, size_t capacity,
                                 size_t *count_out, integra_error *error)
{
    const uint8_t present[] = { due != NULL, integra__room(days_out, capacity), 1, count_out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status != INTEGRA_OK) {
        return status;
    }
    *count_out = due->cover_count;
    if (due->cover_count > capacity) {
        return integra__no_room(error, due->cover_count);
    }
    if (due->cover_count > 0) {
        memcpy(days_out, due->cover, due->cover_count * sizeof *days_out);
    }
    return INTEGRA_OK;
}

size_t integra_due_held_count(const integra_due *due)
{
    return due == NULL ? 0 : due->held_count;
}

integra_status integra_due_held_at(const integra_due *due, size_t index, integra_held *held_out, integra_error *error)
{
    const uint8_t present[] = { due != NULL, 1, held_out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status == INTEGRA_OK && index >= due->held_count) {
        status = integra__fault_told(error, INTEGRA_FAULT_BEYOND_END, 0, index, 0, 0, (int64_t)due->held_count);
    }
    if (status == INTEGRA_OK) {
        status = integra__struct_check_out(held_out, 16, error);
    }
    if (status == INTEGRA_OK) {
        integra__struct_write(held_out, &due->held[index], sizeof *held_out);
    }
    return status;
}

integra_status integra_due_answer(const integra_due *due, uint32_t slot, uint32_t *answer_out, integra_error *error)
{
    const uint8_t present[] = { due != NULL, 1, answer_out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status == INTEGRA_OK && slot != INTEGRA_SLOT_ASSISTANCE_CONSENT && slot != INTEGRA_SLOT_SHARING_CONSENT) {
        status = integra__fault_at(error, INTEGRA_FAULT_ANSWER_SLOT, 1);
    }
    if (status == INTEGRA_OK) {
        *answer_out = due->answers[slot == INTEGRA_SLOT_SHARING_CONSENT];
    }
    return status;
}
