/* orientation_explain.c - why a row speaks or does not, and why a service came or did not.
 * Spec: spec/20-orientation.md, spec/21-protocol.md (GEN-3, ORI-16).  Layer: domain.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "core/bits.h"
#include "core/fault.h"
#include "core/status.h"
#include "core/structs.h"
#include "domain/protocol/protocol.h"
#include "domain/rules/generated/rules.h"
#include "domain/rules/services.h"
#include "orientation.h"

_Static_assert(sizeof(integra_trace) % 8 == 0, "integra_trace");

void integra_trace_init(integra_trace *trace, size_t struct_size)
{
    integra__struct_init(trace, struct_size);
}

/* How near a row came, the nearest lowest: by what kept it, then by how many conditions failed. */
static uint32_t distance(const integra_trace *trace)
{
    static const uint8_t order[] = { [INTEGRA_MISS_SPEAKS] = 0,
                                     [INTEGRA_MISS_SILENCED] = 1,
                                     [INTEGRA_MISS_OTHERWISE] = 2,
                                     [INTEGRA_MISS_CONDITIONS] = 3,
                                     [INTEGRA_MISS_NOT_ASKED] = 4 };
    return (uint32_t)order[trace->miss] * INTEGRA_DEMAND_FIELD_ROOM + integra__bit_count(trace->failed);
}

/* What an unproved protocol has no masks for is worked out from its rows. */
static uint32_t failed_conditions(const integra_row *row, const uint8_t *values)
{
    uint32_t failed = 0;
    for (uint32_t field = 0; field < INTEGRA__DEMAND_FIELD_CODES; field++) {
        int accepts = row->conditions[field] == 0 || (row->conditions[field] >> values[field] & 1u) != 0;
        failed |= accepts ? 0u : 1u << field;
    }
    return failed;
}

static int matches(const integra_protocol *protocol, uint32_t motive, uint32_t row, const uint8_t *values)
{
    const integra_row *at = integra__protocol_row_of(protocol, row);
    return (at->motives >> motive & 1u) != 0 && failed_conditions(at, values) == 0;
}

/* Which rows of a motive speak, for a protocol that hangs together: a row is settled once every row that overrides it
 * is; without a cycle each pass settles one at least. spoken: 0 not settled, 1 silent, 2 speaks. */
static void settle(const integra_protocol *protocol, uint32_t motive, const uint8_t *values, uint8_t *spoken)
{
    int changed = 1;
    int ordinary = 0;
    for (uint32_t row = 0; row < protocol->row_count; row++) {
        int there = matches(protocol, motive, row, values);
        spoken[row] = there ? 0 : 1;
        ordinary |= there && !integra__protocol_row_of(protocol, row)->otherwise;
    }
    while (changed) {
        changed = 0;
        for (uint32_t row = 0; row < protocol->row_count; row++) {
            int waits = 0;
            int silenced = integra__protocol_row_of(protocol, row)->otherwise && ordinary;
            for (uint32_t other = 0; other < protocol->row_count && spoken[row] == 0; other++) {
                int over =
                    spoken[other] != 1 && integra__protocol_overrides(integra__protocol_row_of(protocol, other), row);
                waits |= over && spoken[other] == 0;
                silenced |= over && spoken[other] == 2;
            }
            if (spoken[row] == 0 && (silenced || !waits)) {
                spoken[row] = silenced ? 1 : 2;
                changed = 1;
            }
        }
    }
}

static integra_trace trace_row(const integra_protocol *protocol, const integra_demand *demand, uint32_t motive,
                               uint32_t row, const uint8_t *spoken)
{
    const integra_row *at = integra__protocol_row_of(protocol, row);
    integra_trace trace = { sizeof trace, INTEGRA_MISS_SPEAKS, row, motive, 0, INTEGRA_NO_INDEX, at->rule, 0 };
    if (((at->motives & demand->motives) >> motive & 1u) == 0) {
        trace.miss = INTEGRA_MISS_NOT_ASKED;
        return trace;
    }
    trace.failed = failed_conditions(at, integra__demand_values(demand));
    if (trace.failed != 0) {
        trace.miss = INTEGRA_MISS_CONDITIONS;
    } else if (spoken[row] == 1) {
        trace.miss = at->otherwise ? INTEGRA_MISS_OTHERWISE : INTEGRA_MISS_SILENCED;
        for (uint32_t other = 0; !at->otherwise && trace.silenced_by == INTEGRA_NO_INDEX; other++) {
            if (spoken[other] == 2 && integra__protocol_overrides(integra__protocol_row_of(protocol, other), row)) {
                trace.silenced_by = other;
            }
        }
    }
    return trace;
}

/* What both begin with; numbers is how many stand between the demand and where the answer goes. */
static integra_status begin(const integra_protocol *protocol, const integra_demand *demand, size_t numbers,
                            const void *out, integra_demand *copy, integra_error *error)
{
    uint8_t present[] = { protocol != NULL, demand != NULL, 1, 1, 1 };
    present[2 + numbers] = out != NULL;
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status == INTEGRA_OK) {
        status = integra__struct_check_out(out, sizeof(integra_trace), error);
    }
    if (status == INTEGRA_OK) {
        status = integra__demand_read(copy, demand, error);
    }
    return status == INTEGRA_OK ? integra_protocol_check(protocol, error) : status;
}

integra_status integra_orientation_trace(const integra_protocol *protocol, const integra_demand *demand,
                                         uint32_t motive, uint32_t row, integra_trace *trace_out, integra_error *error)
{
    integra_demand copy;
    uint8_t spoken[INTEGRA_ROW_LIMIT];
    integra_status status = begin(protocol, demand, 2, trace_out, &copy, error);
    if (status != INTEGRA_OK) {
        return status;
    }
    if (motive >= INTEGRA__MOTIVE_CODES) {
        return integra__fault_of(error, INTEGRA_FAULT_MOTIVE_CODE, motive);
    }
    if (row >= protocol->row_count) {
        return integra__fault_within(error, INTEGRA_FAULT_BEYOND_END, row, 0, (int64_t)protocol->row_count);
    }
    settle(protocol, motive, integra__demand_values(&copy), spoken);
    integra_trace trace = trace_row(protocol, &copy, motive, row, spoken);
    integra__struct_write(trace_out, &trace, sizeof trace);
    return INTEGRA_OK;
}

static int calls(const integra_row *row, uint32_t service)
{
    for (uint32_t i = 0; i < row->call_count; i++) {
        if (row->services[i] == service) {
            return 1;
        }
    }
    return 0;
}

/* The nearest row of those that would call the service. */
static integra_trace nearest(const integra_protocol *protocol, const integra_demand *demand, uint32_t service)
{
    uint8_t spoken[INTEGRA_ROW_LIMIT];
    integra_trace best = {
        sizeof best, INTEGRA_MISS_NOT_ASKED, INTEGRA_NO_INDEX, INTEGRA_NO_INDEX, 0, INTEGRA_NO_INDEX, 0, 0
    };
    for (uint32_t motive = 0; motive < INTEGRA__MOTIVE_CODES; motive++) {
        if ((demand->motives >> motive & 1u) == 0) {
            continue;
        }
        settle(protocol, motive, integra__demand_values(demand), spoken);
        for (uint32_t row = 0; row < protocol->row_count; row++) {
            if (calls(integra__protocol_row_of(protocol, row), service)) {
                integra_trace trace = trace_row(protocol, demand, motive, row, spoken);
                best = trace.miss != INTEGRA_MISS_NOT_ASKED && distance(&trace) < distance(&best) ? trace : best;
            }
        }
    }
    return best;
}

/* What the response adds by itself: by which field, and by which rule (ORI-5, 4). */
static const struct {
    uint8_t service;
    uint8_t field;
    uint32_t rule;
} own[] = {
    { INTEGRA_SERVICE_EMERGENCY_NUMBERS, INTEGRA_DEMAND_FIELD_URGENCY, INTEGRA__ORI_8 },
    { INTEGRA_SERVICE_MT_SEARCH, INTEGRA_DEMAND_FIELD_MT, INTEGRA__ORI_7 },
    { INTEGRA_SERVICE_MT_INFORMATION, INTEGRA_DEMAND_FIELD_MT, INTEGRA__ORI_7 },
    { INTEGRA_SERVICE_PLAN_REFERENT, INTEGRA_DEMAND_FIELD_OPEN_PLAN, INTEGRA__ORI_10 },
};

/* Where its field calls for it and it does not come, no route needs it, or consent is refused. */
static integra_trace explain_own(const integra__orientation_answer *answer, uint32_t service)
{
    const uint8_t *values = answer->values;
    size_t i = 0;
    while (own[i].service != service) {
        i++;
    }
    const int called_for[] = { values[own[i].field] == INTEGRA_URGENCY_URGENT,
                               values[own[i].field] == INTEGRA_MT_STATE_UNKNOWN,
                               values[own[i].field] == INTEGRA_MT_STATE_KNOWN,
                               (INTEGRA__OPEN_PLAN_MARKED_OPEN >> values[own[i].field] & 1u) != 0 };
    integra_trace trace = {
        sizeof trace, INTEGRA_MISS_SPEAKS, INTEGRA_NO_INDEX, INTEGRA_NO_INDEX, 0, INTEGRA_NO_INDEX, own[i].rule, 0
    };
    if ((answer->services >> service & 1u) == 0) {
        trace.miss = called_for[i] ? INTEGRA_MISS_NOT_ASKED : INTEGRA_MISS_CONDITIONS;
        trace.failed = called_for[i] ? 0 : 1u << own[i].field;
    }
    return trace;
}

integra_status integra_orientation_explain(const integra_protocol *protocol, const integra_demand *demand,
                                           uint32_t service, integra_trace *trace_out, integra_error *error)
{
    integra_demand copy;
    integra_trace trace;
    integra_status status = begin(protocol, demand, 1, trace_out, &copy, error);
    if (status != INTEGRA_OK) {
        return status;
    }
    if (service >= INTEGRA__SERVICE_CODES || integra__service_rows[service].kind == 0) {
        return integra__fault_of(error, INTEGRA_FAULT_SERVICE_CODE, service);
    }
    if (integra__service_rows[service].kind == INTEGRA_SERVICE_KIND_OWN) {
        integra__orientation_answer answer;
        status = integra__protocol_usable(protocol, error);
        if (status != INTEGRA_OK) {
            return status;
        }
        integra__orientation_answer_demand(&answer, protocol, copy.motives, integra__demand_values(&copy));
        trace = explain_own(&answer, service);
    } else {
        trace = nearest(protocol, &copy, service);
    }
    integra__struct_write(trace_out, &trace, sizeof trace);
    return INTEGRA_OK;
}
