/* protocol_compare.c - the demands that two protocols answer differently, or in which one does not call what the other
 * imposes: how many, and the smallest. Spec: spec/21-protocol.md (ORI-17, ORI-18).  Layer: domain.
 * SPDX-License-Identifier: Apache-2.0
 */
#include <string.h>

#include "core/fault.h"
#include "core/status.h"
#include "domain/demand/demand_key.h"
#include "domain/rules/generated/rules.h"
#include "protocol_sides.h"

static uint32_t differs(integra__protocol_sides *sides, const integra__protocol_sides_calls calls[2])
{
    (void)sides;
    int same = calls[0].count == calls[1].count &&
               memcmp(calls[0].bytes, calls[1].bytes, calls[0].count * sizeof calls[0].bytes[0]) == 0;
    return same ? INTEGRA__PROTOCOL_SIDES_NONE : 0;
}

/* Whether the first lacks a call of the second; both are in ascending order. */
static uint32_t lacks(integra__protocol_sides *sides, const integra__protocol_sides_calls calls[2])
{
    const integra__protocol_sides_calls *has = &calls[0];
    int *imposes = sides->context;
    uint32_t at = 0;
    *imposes |= calls[1].count > 0;
    for (uint32_t i = 0; i < calls[1].count; i++) {
        const uint8_t *wanted = calls[1].bytes[i];
        while (at < has->count && memcmp(has->bytes[at], wanted, INTEGRA__PROTOCOL_CALL_BYTES) < 0) {
            at++;
        }
        if (at == has->count || memcmp(has->bytes[at], wanted, INTEGRA__PROTOCOL_CALL_BYTES) != 0) {
            return 0;
        }
    }
    return INTEGRA__PROTOCOL_SIDES_NONE;
}

/* Walks every motive: how many demands are of a class, the smallest in keys. */
static integra_status walk(integra__protocol_sides *sides, uint64_t *keys_out, uint64_t *count_out,
                           integra_error *error)
{
    uint64_t count = 0;
    for (uint32_t motive = 0; motive < INTEGRA__MOTIVE_CODES; motive++) {
        count += integra__protocol_sides_walk(sides, motive).counts[0];
    }
    integra_status status = integra__work_status(sides->work, error);
    if (status == INTEGRA_OK) {
        integra__protocol_sides_list(sides, keys_out);
        *count_out = count;
    }
    return status;
}

/* What both begin with: two protocols that were proved, and the work allowed. */
static integra_status may_walk(const integra_protocol *protocol, const integra_protocol *other,
                               const integra_work *given, integra__work_state *work, integra_error *error)
{
    if (!protocol->proved || !other->proved) {
        return integra__fault(error, INTEGRA_FAULT_NOT_PROVED);
    }
    return integra__work_begin(work, given, error);
}

integra_status integra_protocol_compare(const integra_protocol *protocol, const integra_protocol *other, uint32_t part,
                                        uint64_t *keys_out, size_t capacity, uint64_t *count_out,
                                        const integra_work *work, integra_error *error)
{
    const uint8_t present[] = { protocol != NULL, other != NULL, 1, integra__room(keys_out, capacity), 1,
                                count_out != NULL };
    integra__protocol_sides sides;
    integra__work_state begun;
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status == INTEGRA_OK && part > INTEGRA__PART_LAST) {
        status = integra__fault(error, INTEGRA_FAULT_PART_CODE);
    }
    if (status == INTEGRA_OK) {
        status = may_walk(protocol, other, work, &begun, error);
    }
    if (status != INTEGRA_OK) {
        return status;
    }
    status = integra__protocol_sides_begin(&sides, protocol, other, capacity, &begun, error);
    sides.parts[0] = sides.parts[1] = part;
    sides.class_of = differs;
    if (status == INTEGRA_OK) {
        status = walk(&sides, keys_out, count_out, error);
    }
    integra__protocol_sides_end(&sides);
    return status;
}

integra_status integra_protocol_conforms(const integra_protocol *protocol, const integra_protocol *adopted,
                                         integra_tri *conforms_out, uint64_t *keys_out, size_t capacity,
                                         uint64_t *count_out, const integra_work *work, integra_error *error)
{
    const uint8_t present[] = {
        protocol != NULL, adopted != NULL, conforms_out != NULL, integra__room(keys_out, capacity), 1, count_out != NULL
    };
    integra__protocol_sides sides;
    integra__work_state begun;
    int imposes = 0;
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status == INTEGRA_OK) {
        status = may_walk(protocol, adopted, work, &begun, error);
    }
    if (status != INTEGRA_OK) {
        return status;
    }
    status = integra__protocol_sides_begin(&sides, protocol, adopted, capacity, &begun, error);
    sides.parts[0] = INTEGRA_PART_WHOLE;
    sides.parts[1] = INTEGRA_PART_IMPOSED;
    sides.class_of = lacks;
    sides.context = &imposes;
    if (status == INTEGRA_OK) {
        status = walk(&sides, keys_out, count_out, error);
    }
    if (status == INTEGRA_OK) {
        *conforms_out = !imposes ? INTEGRA_TRI_UNKNOWN : *count_out > 0 ? INTEGRA_TRI_NO : INTEGRA_TRI_YES;
    }
    integra__protocol_sides_end(&sides);
    return status;
}
