/* directory_review.c - what is wrong with a directory.
 * Spec: spec/22-directory.md (ORI-21 to ORI-23).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "directory.h"

#include "core/bits.h"
#include "core/id.h"
#include "core/status.h"
#include "domain/rules/catalogue.h"
#include "domain/rules/generated/rules.h"

static void findings_of(integra__findings *findings, const void *context)
{
    const integra_directory *directory = context;
    for (uint32_t i = 0; i < directory->offer_count; i++) {
        const integra_offer *offer = &directory->offers[i];
        if (offer->motives == 0) {
            integra__finding_add(findings, INTEGRA__ORI_21, INTEGRA_SETTLED_BY_NEEDS_ANSWERED, &offer->structure, i, 0,
                                 0);
        }
        if (offer->level == INTEGRA_LEVEL_REGION && !integra__id_known(&offer->access_point)) {
            integra__finding_add(findings, INTEGRA__ORI_23, INTEGRA_SETTLED_BY_ACCESS_POINT, &offer->structure, i, 0,
                                 0);
        }
    }
    for (uint32_t i = 0; i < directory->guichet_count; i++) {
        const integra_guichet *guichet = &directory->guichets[i];
        uint32_t doors = integra__bit_count(guichet->doors);
        if (guichet->kind == INTEGRA_GUICHET_INTEGRATED ? doors < 2 : doors > 1) {
            integra__finding_add(findings, INTEGRA__ORI_22, INTEGRA_SETTLED_BY_DOORS, &guichet->structure, i, 0, 0);
        }
    }
}

integra_status integra_directory_review(const integra_directory *directory, integra_finding *findings_out,
                                        size_t capacity, size_t *count_out, integra_error *error)
{
    const uint8_t present[] = { directory != NULL, integra__room(findings_out, capacity), 1, count_out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    return status != INTEGRA_OK
               ? status
               : integra__findings_give(findings_of, directory, findings_out, capacity, count_out, error);
}
