/* orientation_route.c - a response as a caller hands it in, and one route of it with what the rule pack says.
 * Spec: spec/20-orientation.md (ORI-5, ORI-24).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "orientation_route.h"

#include "core/bits.h"
#include "core/date.h"
#include "core/fault.h"
#include "core/status.h"
#include "core/structs.h"
#include "domain/rules/services.h"

static int route_valid(const integra_orientation *given, uint32_t i)
{
    uint32_t service = given->route_services[i];
    int known = service < INTEGRA__SERVICE_CODES && integra__service_rows[service].kind != 0;
    return known && (i == 0 || service > given->route_services[i - 1]) &&
           given->route_levels[i] >= INTEGRA__LEVEL_FIRST && given->route_levels[i] <= INTEGRA__LEVEL_LAST &&
           (given->route_waits[i] & ~INTEGRA__PRECONDITION_ALL) == 0 && given->route_motives[i] != 0 &&
           (given->route_motives[i] & ~INTEGRA__MOTIVE_ALL) == 0 &&
           (given->route_rows[i] < INTEGRA_ROW_LIMIT || given->route_rows[i] == UINT16_MAX) &&
           integra_rule_name(given->route_rules[i]) != NULL && integra__date_or_unknown(given->route_dues[i]);
}

integra_status integra__orientation_read(integra_orientation *copy, const integra_orientation *orientation,
                                         integra_error *error)
{
    uint64_t services = 0;
    integra_status status = integra__struct_read(copy, sizeof *copy, sizeof *copy, orientation, error);
    if (status != INTEGRA_OK) {
        return status;
    }
    if (copy->reserved != 0) {
        return integra__fail(error, INTEGRA_ERR_UNKNOWN_TAIL, 0, INTEGRA_NO_PLACE, INTEGRA_NO_PLACE);
    }
    if (copy->route_count == 0 || copy->route_count > INTEGRA_ROUTE_ROOM || copy->pack < INTEGRA__PACK_FIRST ||
        copy->pack > INTEGRA__PACK_LAST || copy->overridden > 1 || !integra__date_or_unknown(copy->first_answer_due)) {
        return integra__fault(error, INTEGRA_FAULT_RESPONSE_MADE);
    }
    for (uint32_t i = 0; i < copy->route_count; i++) {
        if (!route_valid(copy, i)) {
            return integra__fault_at(error, INTEGRA_FAULT_RESPONSE_MADE, i);
        }
        services |= INTEGRA__BIT(copy->route_services[i]);
    }
    return services == copy->services ? INTEGRA_OK : integra__fault(error, INTEGRA_FAULT_RESPONSE_MADE);
}

integra_status integra_orientation_route(const integra_orientation *orientation, size_t index, integra_route *route_out,
                                         integra_error *error)
{
    const uint8_t present[] = { orientation != NULL, 1, route_out != NULL };
    integra_orientation given;
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status == INTEGRA_OK) {
        status = integra__struct_check_out(route_out, sizeof *route_out, error);
    }
    if (status == INTEGRA_OK) {
        status = integra__orientation_read(&given, orientation, error);
    }
    if (status != INTEGRA_OK) {
        return status;
    }
    if (index >= given.route_count) {
        return integra__fault_within(error, INTEGRA_FAULT_BEYOND_END, index, 0, given.route_count);
    }
    const integra__service_row *row = &integra__service_rows[given.route_services[index]];
    uint16_t from = given.route_rows[index];
    integra_route route = { .service = given.route_services[index],
                            .mission = row->mission,
                            .functions = row->functions,
                            .intensity = row->intensity,
                            .level = given.route_levels[index],
                            .waits = given.route_waits[index],
                            .second = row->second,
                            .kind = row->kind,
                            .row = from == UINT16_MAX ? INTEGRA_NO_INDEX : from,
                            .rule = given.route_rules[index],
                            .motives = given.route_motives[index],
                            .due = given.route_dues[index] };
    integra__struct_write(route_out, &route, sizeof route);
    return INTEGRA_OK;
}
