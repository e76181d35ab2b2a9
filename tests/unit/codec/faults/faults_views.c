/* faults_views.c - faults of views of a plan.
 * Spec: spec/faults.tsv; spec/35-views.md (PLN-30).  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include "faults.h"

static integra_status seen(uint32_t viewer, const char *reference, integra_error *error)
{
    uint8_t room[256];
    size_t size = 0;
    integra_plan *plan = NULL;
    assert_int_equal(integra_plan_create(NULL, NULL, &plan, NULL), INTEGRA_OK);
    integra_status status =
        integra_view_encode(plan, viewer, reference, strlen(reference), room, sizeof room, &size, error);
    integra_plan_destroy(plan);
    return status;
}

PROVOKE(viewer_code)
{
    return seen(0, "P", error);
}

PROVOKE(unopened)
{
    return seen(INTEGRA_VIEWER_PERSON, "P", error);
}

PROVOKE(reference)
{
    return seen(INTEGRA_VIEWER_PERSON, "\xff", error);
}

PROVOKE(reference_size)
{
    return seen(INTEGRA_VIEWER_PERSON, "", error);
}

PROVOCATIONS(
    faults_of_views, { INTEGRA_FAULT_VIEWER_CODE, viewer_code, { NULL, NULL } },
    { INTEGRA_FAULT_VIEW_UNOPENED,
      unopened,
      { "the opening of the plan is not here, and nothing says whose it is: take in the opening first (rule PLN-30)",
        "l'ouverture du plan n'est pas ici, et rien ne dit à qui il est : prendre d'abord l'ouverture (règle "
        "PLN-30)" } },
    { INTEGRA_FAULT_VIEW_REFERENCE, reference, { NULL, NULL } },
    { INTEGRA_FAULT_VIEW_REFERENCE_SIZE,
      reference_size,
      { "the reference of the plan has 1 to 64 bytes: give a short reference of the host (rule WIRE-15, argument 2 "
        "counting from 0)",
        "la référence du plan a 1 à 64 octets : donner une référence courte de l'hôte (règle WIRE-15, argument 2 en "
        "comptant de 0)" } });
