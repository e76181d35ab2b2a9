/* services.c - what is open in a demand, who may ask, and what answers a motive, from the tables of services.
 * Spec: spec/20-orientation.md.  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "services.h"

#include "core/fault.h"
#include "core/status.h"
#include "core/structs.h"
#include "domain/rules/generated/rules.h"

_Static_assert(sizeof(integra_service) % 8 == 0, "integra_service");

static uint8_t bit(uint32_t precondition, int open)
{
    return (uint8_t)((open ? 1u : 0u) << precondition);
}

uint8_t integra__service_open(const uint8_t *values)
{
    return bit(INTEGRA_PRECONDITION_MT, values[INTEGRA_DEMAND_FIELD_MT] == INTEGRA_MT_STATE_UNKNOWN) |
           bit(INTEGRA_PRECONDITION_SHARING_CONSENT, values[INTEGRA_DEMAND_FIELD_SHARING_CONSENT] != INTEGRA_TRI_YES) |
           bit(INTEGRA_PRECONDITION_REFERENT, values[INTEGRA_DEMAND_FIELD_OPEN_PLAN] != INTEGRA_OPEN_PLAN_NONE) |
           bit(INTEGRA_PRECONDITION_OVER_60, values[INTEGRA_DEMAND_FIELD_OVER_60] == INTEGRA_TRI_UNKNOWN) |
           bit(INTEGRA_PRECONDITION_LOSS_OF_AUTONOMY,
               values[INTEGRA_DEMAND_FIELD_LOSS_OF_AUTONOMY] == INTEGRA_TRI_UNKNOWN) |
           bit(INTEGRA_PRECONDITION_ASSESSMENT, values[INTEGRA_DEMAND_FIELD_ASSESSMENT] == INTEGRA_TRI_UNKNOWN);
}

/* ORI-7: urgent liaison and expertise start at once. */
uint8_t integra__service_open_for(const integra__service_row *service, const uint8_t *values, uint8_t open)
{
    int at_once = service->urgent && values[INTEGRA_DEMAND_FIELD_URGENCY] == INTEGRA_URGENCY_URGENT;
    uint8_t left_out = bit(INTEGRA_PRECONDITION_MT, at_once) | bit(INTEGRA_PRECONDITION_REFERENT, at_once);
    return (uint8_t)(open & ~left_out);
}

int integra__service_may_ask(const integra__service_row *service, const uint8_t *values)
{
    return !service->professional ||
           (INTEGRA__REQUESTER_MARKED_PROFESSIONAL >> values[INTEGRA_DEMAND_FIELD_REQUESTER] & 1u) != 0 ||
           (service->mission == INTEGRA_MISSION_M2 && values[INTEGRA_DEMAND_FIELD_STAGE] == INTEGRA_STAGE_TO_REFER);
}

uint64_t integra__service_answers(uint32_t motive, const uint8_t *values)
{
    uint64_t services = 0;
    for (size_t i = 0; i < integra__service_answer_row_count; i++) {
        const integra__service_answer_row *row = &integra__service_answer_rows[i];
        if ((row->motives >> motive & 1u) != 0 && integra__service_where_holds(&row->where, values)) {
            services |= row->services;
        }
    }
    return services;
}

/* ORI-19: an activity's code begins with the number of its function. */
uint32_t integra_activity_function(uint32_t activity)
{
    return integra_word_name(INTEGRA_GROUP_ACTIVITY, activity) == NULL ? 0 : activity / 10;
}

void integra_service_init(integra_service *service, size_t struct_size)
{
    integra__struct_init(service, struct_size);
}

integra_status integra_service_at(uint32_t service, integra_service *service_out, integra_error *error)
{
    const uint8_t present[] = { 1, service_out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status == INTEGRA_OK) {
        status = integra__struct_check_out(service_out, sizeof *service_out, error);
    }
    if (status != INTEGRA_OK) {
        return status;
    }
    if (service >= INTEGRA__SERVICE_CODES || integra__service_rows[service].kind == 0) {
        return integra__fault_of(error, INTEGRA_FAULT_SERVICE_CODE, service);
    }
    const integra__service_row *row = &integra__service_rows[service];
    integra_service made = { .service = service,
                             .kind = row->kind,
                             .mission = row->mission,
                             .functions = row->functions,
                             .needs = row->needs,
                             .shares = row->shares,
                             .professional = row->professional,
                             .intensity = row->intensity,
                             .level = row->level,
                             .urgent = row->urgent,
                             .second = row->second,
                             .listed = row->listed,
                             .rule = row->rule };
    for (uint32_t field = 0; field < INTEGRA__DEMAND_FIELD_CODES; field++) {
        made.due[field] = row->due.fields[field];
    }
    integra__struct_write(service_out, &made, sizeof made);
    return INTEGRA_OK;
}
