/* directory_needs.c - what of a response nothing serves, and what an offer accepts that no protocol could route to.
 * Spec: spec/22-directory.md (ORI-6, ORI-12).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include <string.h>

#include "core/bits.h"
#include "core/fault.h"
#include "core/status.h"
#include "domain/orientation/orientation_route.h"
#include "domain/rules/generated/rules.h"
#include "domain/rules/services.h"
#include "directory_choose.h"

/* A route to a listed service that nothing serves. */
typedef struct lack {
    uint32_t route, reason;
} lack;

/* Those of an orientation, `second` included. */
static size_t gather(const integra_directory *directory, const integra_demand *demand,
                     const integra_orientation *orientation, lack *lacks)
{
    size_t count = 0;
    for (uint32_t i = 0; i < orientation->route_count; i++) {
        uint32_t service = orientation->route_services[i];
        if (!integra__service_rows[service].listed) {
            continue;
        }
        integra_choice choice = integra__directory_best_or_second(directory, demand, service);
        if (choice.offer == INTEGRA_NO_INDEX) {
            lacks[count++] = (lack){ i, choice.reason };
        }
    }
    return count;
}

static integra_need need_of(const integra_demand *demand, const integra_orientation *orientation, const lack *one)
{
    uint32_t service = orientation->route_services[one->route];
    integra_need need = { .rule = orientation->route_rules[one->route],
                          .service = service,
                          .functions = integra__service_rows[service].functions,
                          .level = orientation->route_levels[one->route],
                          .reason = one->reason,
                          .date = demand->date,
                          .demand = demand->id };
    memcpy(need.commune, demand->commune, sizeof need.commune);
    return need;
}

integra_status integra_directory_unmet(const integra_directory *directory, const integra_demand *demand,
                                       const integra_orientation *orientation, integra_need *needs_out, size_t capacity,
                                       size_t *count_out, integra_error *error)
{
    const uint8_t present[] = {
        directory != NULL, demand != NULL, orientation != NULL, integra__room(needs_out, capacity), 1, count_out != NULL
    };
    integra_demand copy;
    integra_orientation given;
    lack lacks[INTEGRA_ROUTE_ROOM];
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status == INTEGRA_OK) {
        status = integra__demand_read(&copy, demand, error);
    }
    if (status == INTEGRA_OK) {
        status = integra__orientation_read(&given, orientation, error);
    }
    if (status == INTEGRA_OK && memcmp(&copy.id, &given.id, sizeof copy.id) != 0) {
        status = integra__fault(error, INTEGRA_FAULT_RESPONSE_TO_ANOTHER);
    }
    if (status != INTEGRA_OK) {
        return status;
    }
    size_t count = gather(directory, &copy, &given, lacks);
    *count_out = count;
    if (count > capacity) {
        return integra__no_room(error, count);
    }
    for (size_t i = 0; i < count; i++) {
        needs_out[i] = need_of(&copy, &given, &lacks[i]);
    }
    return INTEGRA_OK;
}

/* ORI-6: where no protocol could route this requester, only an offer that names the requester may serve. */
static int opened(const integra_directory *directory, const integra_demand *demand, uint32_t service)
{
    const integra__service_row *row = &integra__service_rows[service];
    const uint8_t *values = integra__demand_values(demand);
    return row->mission == INTEGRA_MISSION_M2 && !integra__service_may_ask(row, values) &&
           integra__service_where_holds(&row->due, values) &&
           !(row->shares && demand->sharing_consent == INTEGRA_TRI_NO) &&
           integra__directory_best(directory, demand, service).offer != INTEGRA_NO_INDEX;
}

integra_status integra_directory_open_services(const integra_directory *directory, const integra_demand *demand,
                                               uint64_t *services_out, integra_error *error)
{
    const uint8_t present[] = { directory != NULL, demand != NULL, services_out != NULL };
    integra_demand copy;
    uint64_t answers = 0;
    uint64_t open = 0;
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status == INTEGRA_OK) {
        status = integra__demand_read(&copy, demand, error);
    }
    if (status != INTEGRA_OK) {
        return status;
    }
    for (uint32_t motive = 0; motive < INTEGRA__MOTIVE_CODES; motive++) {
        answers |=
            (copy.motives >> motive & 1u) != 0 ? integra__service_answers(motive, integra__demand_values(&copy)) : 0;
    }
    for (uint32_t service = 1; service < INTEGRA__SERVICE_CODES; service++) {
        open |= (answers >> service & 1u) != 0 && opened(directory, &copy, service) ? INTEGRA__BIT(service) : 0;
    }
    *services_out = open;
    return INTEGRA_OK;
}
