/* hold_due.h - what is due of a plan on a day as bytes, for tables of many plans.
 * Spec: spec/34-due.md (PLN-13).  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_BINDING_HOLD_DUE_H
#define INTEGRA_BINDING_HOLD_DUE_H

#include "hold.h"

static void binding_due_destroy(integra_due *destroyed)
{
    integra_due_destroy(destroyed);
}

/* What of a finding is told: all but the reserved words at its end. */
enum { BINDING_DUE_SIZE = offsetof(integra_finding, reserved) };

/* Obligations as integra_due_findings() gives them, 48 bytes each, in their native form. */
static integra_status binding_due_rows(const integra_due *due, uint8_t *bytes_out, size_t capacity, size_t *size_out,
                                       integra_error *error)
{
    size_t count = 0, room, i;
    integra_finding *found = NULL;
    integra_status status = integra_due_findings(due, NULL, 0, &count, error);
    if (status != INTEGRA_ERR_CAPACITY) {
        *size_out = 0; /* none, or no plan on a day */
        return status;
    }
    *size_out = count * BINDING_DUE_SIZE;
    if (*size_out > capacity) {
        return binding_fail(error, INTEGRA_ERR_CAPACITY);
    }
    room = count * sizeof *found;
    found = (integra_finding *)(void *)binding_copy(NULL, room);
    if (found == NULL) {
        return binding_no_memory(error);
    }
    status = integra_due_findings(due, found, count, &count, error);
    for (i = 0; status == INTEGRA_OK && i < count; i++) {
        memcpy(bytes_out + i * BINDING_DUE_SIZE, &found[i], BINDING_DUE_SIZE);
    }
    binding_release(found, room);
    return status;
}

#endif
