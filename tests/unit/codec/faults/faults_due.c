/* faults_due.c - faults of a plan on a day.
 * Spec: spec/faults.tsv; spec/36-as-of.md (PLN-15).  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include "faults.h"

PROVOKE(screened_verdict)
{
    integra_screened screened;
    integra_plan *plan = NULL;
    integra_due *due = NULL;
    integra_screened_init(&screened, sizeof screened);
    screened.date = 20000;
    screened.pps = 3; /* neither unknown, no nor yes */
    assert_int_equal(integra_plan_create(NULL, NULL, &plan, NULL), INTEGRA_OK);
    integra_status status = integra_due_create(plan, NULL, 20000, &screened, NULL, &due, error);
    assert_null(due);
    integra_plan_destroy(plan);
    return status;
}

PROVOKE(drafts_nothing)
{
    return integra_due_draft(INTEGRA_SERVICE_EMERGENCY_NUMBERS, 0, NULL, NULL, error);
}

PROVOCATIONS(
    faults_of_due,
    { INTEGRA_FAULT_SCREENED_VERDICT,
      screened_verdict,
      { "a verdict of the screening is neither unknown, no nor yes: give what the screening came to (rule GEN-1, "
        "argument 3 counting from 0)",
        "un verdict du repérage n'est ni inconnu, ni non, ni oui : donner ce à quoi le repérage conclut (règle "
        "GEN-1, argument 3 en comptant de 0)" } },
    { INTEGRA_FAULT_DRAFTS_NOTHING,
      drafts_nothing,
      { "no such service or motive, or a service that drafts nothing in a plan: draft what a service of the table "
        "spec/drafts.tsv answers (rule PLN-15, argument 0 counting from 0)",
        "service ou motif inconnu, ou service dont rien ne se rédige dans un plan : rédiger ce que couvre un service "
        "de la table spec/drafts.tsv (règle PLN-15, argument 0 en comptant de 0)" } });
