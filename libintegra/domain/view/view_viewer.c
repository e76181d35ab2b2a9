/* view_viewer.c - which viewer a member is.
 * Spec: spec/35-views.md (PLN-30, "Viewers").  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include <string.h>

#include "core/id.h"
#include "core/status.h"
#include "domain/plan/plan_read.h"
#include "domain/plan/plan_rows.h"
#include "view.h"

/* By the role held; the others are none. */
static const uint8_t by_role[INTEGRA__ROLE_CODES] = {
    [INTEGRA_ROLE_CARER] = INTEGRA_VIEWER_CARER,
    [INTEGRA_ROLE_TRUSTED_PERSON] = INTEGRA_VIEWER_TRUSTED_PERSON,
    [INTEGRA_ROLE_LEGAL_REPRESENTATIVE] = INTEGRA_VIEWER_LEGAL_REPRESENTATIVE,
    [INTEGRA_ROLE_AUTHORITY_HOLDER] = INTEGRA_VIEWER_LEGAL_REPRESENTATIVE,
    [INTEGRA_ROLE_GP] = INTEGRA_VIEWER_HEALTH,
    [INTEGRA_ROLE_NURSE] = INTEGRA_VIEWER_HEALTH,
    [INTEGRA_ROLE_PHARMACIST] = INTEGRA_VIEWER_HEALTH,
    [INTEGRA_ROLE_OTHER_HEALTH] = INTEGRA_VIEWER_HEALTH,
    [INTEGRA_ROLE_SOCIAL_WORKER] = INTEGRA_VIEWER_SOCIAL,
    [INTEGRA_ROLE_MEDICO_SOCIAL] = INTEGRA_VIEWER_MEDICO_SOCIAL,
    [INTEGRA_ROLE_PATHWAY_ASSISTANT] = INTEGRA_VIEWER_MEDICO_SOCIAL,
    [INTEGRA_ROLE_CASE_MANAGER] = INTEGRA_VIEWER_MEDICO_SOCIAL,
    [INTEGRA_ROLE_HOME_SERVICES] = INTEGRA_VIEWER_HOME_SERVICES,
    [INTEGRA_ROLE_HOSPITAL] = INTEGRA_VIEWER_HOSPITAL,
};

/* Offices, the first that is held deciding. */
static const struct {
    uint32_t slot;
    uint32_t viewer;
} by_office[] = { { INTEGRA_SLOT_REFERENT, INTEGRA_VIEWER_REFERENT },
                  { INTEGRA_SLOT_MT, INTEGRA_VIEWER_MT },
                  { INTEGRA_SLOT_REFERENT_DEPUTY, INTEGRA_VIEWER_REFERENT_DEPUTY },
                  { INTEGRA_SLOT_MT_DEPUTY, INTEGRA_VIEWER_MT_DEPUTY } };

/* What the slots say of a member. */
typedef struct standing {
    uint32_t offices; /* 1 << INTEGRA_SLOT_ */
    uint32_t viewers; /* by the roles held: 1 << INTEGRA_VIEWER_, 1 for none */
} standing;

static int same(const integra_id *a, const integra_id *b)
{
    return memcmp(a, b, sizeof *a) == 0;
}

static integra_status look(integra_plan *plan, const integra_id *member, standing *out, integra_error *error)
{
    size_t count;
    integra_held held;
    integra_status status = integra__plan_rows_all(plan, &count, error);
    for (size_t i = 0; i < count; i++) { /* none where that failed */
        integra__plan_rows_at(plan, i, &held);
        if (held.slot == INTEGRA_SLOT_ROLE && same(&held.member, member)) {
            out->viewers |= 1u << by_role[held.code];
        } else if (same(&held.person, member) && !held.vacant) {
            out->offices |= 1u << held.slot;
        }
    }
    return status;
}

/* Whether the plan's opening, if it is here, names the member. */
static int is_person(const integra_plan *plan, const integra_id *member)
{
    uint64_t counts[4];
    uint32_t place = UINT32_MAX;
    integra_event opening;
    integra__plan_counts(plan, counts, &place);
    integra_event_init(&opening, sizeof opening);
    return integra_plan_event_at(plan, place, &opening, NULL, NULL) == INTEGRA_OK && same(&opening.person, member);
}

/* Roles in conflict that make different viewers make none: what is in doubt is not shown. */
static uint32_t viewer_of(const standing *of)
{
    for (size_t i = 0; i < sizeof by_office / sizeof *by_office; i++) {
        if ((of->offices >> by_office[i].slot & 1u) != 0) {
            return by_office[i].viewer;
        }
    }
    for (uint32_t viewer = INTEGRA__VIEWER_FIRST; viewer <= INTEGRA__VIEWER_LAST; viewer++) {
        if (of->viewers == 1u << viewer) {
            return viewer;
        }
    }
    return 0;
}

integra_status integra_view_viewer(integra_plan *plan, const integra_id *member, uint32_t *viewer_out,
                                   integra_error *error)
{
    const uint8_t present[] = { plan != NULL, member != NULL, viewer_out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    standing of = { 0, 0 };
    if (status == INTEGRA_OK) {
        status = look(plan, member, &of, error);
    }
    if (status == INTEGRA_OK) {
        *viewer_out = is_person(plan, member) ? INTEGRA_VIEWER_PERSON : viewer_of(&of);
    }
    return status;
}
