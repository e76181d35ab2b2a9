/* orientation.c - the response to a demand: what its motives' rows call, and what every response adds.
 * Spec: spec/20-orientation.md (ORI-5 to ORI-8, ORI-10, ORI-13).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "orientation.h"

#include "core/bits.h"
#include "core/date.h"
#include "core/status.h"
#include "core/structs.h"
#include "domain/protocol/protocol.h"
#include "domain/rules/generated/rules.h"
#include "domain/rules/pack.h"
#include "domain/rules/services.h"

_Static_assert(sizeof(integra_orientation) % 8 == 0, "integra_orientation");
_Static_assert(sizeof(integra_route) % 8 == 0, "integra_route");
_Static_assert(INTEGRA__SERVICE_CODES <= INTEGRA_ROUTE_ROOM, "a route a service at most");
_Static_assert(INTEGRA__SERVICE_CODES <= 64, "a bit a service");

void integra_orientation_init(integra_orientation *orientation, size_t struct_size)
{
    integra__struct_init(orientation, struct_size);
    if (orientation != NULL && struct_size >= sizeof *orientation) {
        orientation->first_answer_due = INTEGRA_DATE_UNKNOWN;
    }
}

void integra_route_init(integra_route *route, size_t struct_size)
{
    integra__struct_init(route, struct_size);
    if (route != NULL && struct_size >= sizeof *route) {
        route->due = INTEGRA_DATE_UNKNOWN;
    }
}

/* ---- what is called ---- */

static void call(integra__orientation_answer *answer, uint32_t motive, uint16_t row, const integra_row *from,
                 const integra__protocol_call *call)
{
    integra__orientation_called *there = &answer->called[call->service];
    uint64_t bit = INTEGRA__BIT(call->service);
    there->motives = ((answer->services & bit) != 0 ? there->motives : 0) | 1u << motive;
    if ((answer->services & bit) != 0 && there->row <= row) {
        return;
    }
    answer->services |= bit;
    there->row = row;
    there->rule = from->rule;
    there->level = call->level;
    there->within = call->within;
    there->waits =
        integra__service_open_for(&integra__service_rows[call->service], answer->values, answer->open) & call->first;
}

static void call_rows(integra__orientation_answer *answer, const integra_protocol *protocol, uint32_t motive,
                      uint64_t speaking)
{
    const integra__protocol_table *table = &protocol->tables[motive];
    for (uint32_t place = 0; place < table->count && speaking >> place != 0; place++) {
        if ((speaking >> place & 1u) == 0) {
            continue;
        }
        uint16_t row = table->rows[place];
        const integra_row *from = integra__protocol_row_of(protocol, row);
        for (uint32_t i = 0; i < from->call_count; i++) {
            integra__protocol_call made = integra__protocol_call_at(from, i);
            call(answer, motive, row, from, &made);
        }
    }
}

/* ---- what every response adds (ORI-5, 4) ---- */

static void add(integra__orientation_answer *answer, uint32_t service, uint32_t rule, uint32_t motives, int wanted)
{
    const integra__service_row *row = &integra__service_rows[service];
    if (wanted && motives != 0) {
        answer->services |= INTEGRA__BIT(service);
        answer->called[service] = (integra__orientation_called){ .motives = motives,
                                                                 .rule = rule,
                                                                 .row = UINT16_MAX,
                                                                 .within = INTEGRA_WITHIN_FIRST_ANSWER,
                                                                 .level = row->level,
                                                                 .waits = row->needs & answer->open };
    }
}

/* Help arranged beside an open plan, of which its referent is told (ORI-10). */
static int beside_plan(const integra__service_row *row)
{
    return row->kind == INTEGRA_SERVICE_KIND_SERVICE && row->mission == INTEGRA_MISSION_M1 && row->shares;
}

static void add_own(integra__orientation_answer *answer, uint32_t motives)
{
    const uint8_t *values = answer->values;
    uint32_t need_mt = 0;
    uint32_t need_referent = 0;
    uint32_t complex = 0; /* mission 2 */
    for (uint32_t service = 1; service < INTEGRA__SERVICE_CODES && answer->services >> service != 0; service++) {
        const integra__service_row *row = &integra__service_rows[service];
        uint32_t called = (answer->services >> service & 1u) != 0 ? answer->called[service].motives : 0;
        need_mt |= (row->needs >> INTEGRA_PRECONDITION_MT & 1u) != 0 ? called : 0;
        need_referent |= (row->needs >> INTEGRA_PRECONDITION_REFERENT & 1u) != 0 || beside_plan(row) ? called : 0;
        complex |= row->mission == INTEGRA_MISSION_M2 ? called : 0;
    }
    int refused = values[INTEGRA_DEMAND_FIELD_SHARING_CONSENT] == INTEGRA_TRI_NO;
    add(answer, INTEGRA_SERVICE_EMERGENCY_NUMBERS, INTEGRA__ORI_8, motives,
        values[INTEGRA_DEMAND_FIELD_URGENCY] == INTEGRA_URGENCY_URGENT);
    add(answer, INTEGRA_SERVICE_MT_SEARCH, INTEGRA__ORI_7, need_mt,
        values[INTEGRA_DEMAND_FIELD_MT] == INTEGRA_MT_STATE_UNKNOWN);
    add(answer, INTEGRA_SERVICE_MT_INFORMATION, INTEGRA__ORI_7, complex,
        values[INTEGRA_DEMAND_FIELD_MT] == INTEGRA_MT_STATE_KNOWN && !refused);
    add(answer, INTEGRA_SERVICE_PLAN_REFERENT, INTEGRA__ORI_10, need_referent,
        (INTEGRA__OPEN_PLAN_MARKED_OPEN >> values[INTEGRA_DEMAND_FIELD_OPEN_PLAN] & 1u) != 0 && !refused);
}

void integra__orientation_answer_demand(integra__orientation_answer *answer, const integra_protocol *protocol,
                                        uint32_t motives, const uint8_t *values)
{
    answer->values = values;
    answer->open = integra__service_open(values);
    answer->services = 0;
    for (uint32_t motive = 0; motive < INTEGRA__MOTIVE_CODES && motives >> motive != 0; motive++) {
        if ((motives >> motive & 1u) != 0) {
            const integra__protocol_table *table = &protocol->tables[motive];
            call_rows(answer, protocol, motive,
                      integra__protocol_speaking(table, integra__protocol_matching(table, values)));
        }
    }
    add_own(answer, motives);
}

/* ---- days ---- */

integra_date integra__orientation_route_due(const integra__orientation_called *called, integra_date date,
                                            integra_date first_answer_due)
{
    return called->within == INTEGRA_WITHIN_FIRST_ANSWER ? first_answer_due
                                                         : integra__date_days_after(date, (uint32_t)called->within);
}

/* ---- the response ---- */

static void give(const integra__orientation_answer *answer, const integra_demand *demand, integra_orientation *made)
{
    made->services = answer->services;
    for (uint32_t service = 1; service < INTEGRA__SERVICE_CODES; service++) {
        if ((answer->services >> service & 1u) == 0) {
            continue;
        }
        const integra__orientation_called *called = &answer->called[service];
        uint32_t at = made->route_count++;
        made->route_services[at] = (uint8_t)service;
        made->route_levels[at] = called->level;
        made->route_waits[at] = called->waits;
        made->route_rows[at] = called->row;
        made->route_dues[at] = integra__orientation_route_due(called, demand->date, made->first_answer_due);
        made->route_motives[at] = called->motives;
        made->route_rules[at] = called->rule;
    }
}

integra_status integra_orientation_evaluate(const integra_rules *rules, const integra_protocol *protocol,
                                            const integra_demand *demand, integra_orientation *orientation_out,
                                            integra_error *error)
{
    const uint8_t present[] = { rules != NULL, protocol != NULL, demand != NULL, orientation_out != NULL };
    integra_demand copy;
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status == INTEGRA_OK) {
        status = integra__struct_check_out(orientation_out, sizeof *orientation_out, error);
    }
    if (status == INTEGRA_OK) {
        status = integra__demand_read(&copy, demand, error);
    }
    if (status == INTEGRA_OK) {
        status = integra__protocol_usable(protocol, error);
    }
    if (status != INTEGRA_OK) {
        return status;
    }
    integra__orientation_answer answer;
    integra_orientation made;
    integra_orientation_init(&made, sizeof made);
    integra__orientation_answer_demand(&answer, protocol, copy.motives, integra__demand_values(&copy));
    made.pack = rules->pack->code;
    made.overridden = (uint32_t)integra__rules_overridden(rules);
    made.first_answer_due = integra__date_days_after(copy.date, integra__demand_first_answer_days(rules, copy.urgency));
    made.id = copy.id;
    memcpy(made.protocol, protocol->digests[INTEGRA_PART_WHOLE], sizeof made.protocol);
    give(&answer, &copy, &made);
    integra__struct_write(orientation_out, &made, sizeof made);
    return INTEGRA_OK;
}
