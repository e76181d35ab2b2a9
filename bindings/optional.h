/* optional.h - which arguments may be NULL; no other object, struct or array that a caller of a binding gives may.
 * Spec: spec/00-conventions.md, "Errors".  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_BINDING_OPTIONAL_H
#define INTEGRA_BINDING_OPTIONAL_H

#include <stddef.h>
#include <string.h>

/* A call and its argument, by the names that the header gives them. */
typedef struct binding_optional {
    const char *call;
    const char *argument;
} binding_optional;

static const binding_optional binding_optionals[] = {
    { "integra_screening_evaluate", "answers" }, { "integra_screening_evaluate", "facts" },
    { "integra_screening_explain", "answers" },  { "integra_screening_explain", "facts" },
    { "integra_receipt_encode", "answers" },     { "integra_receipt_encode", "facts" },
    { "integra_facts_encode", "answers" },       { "integra_demand_encode", "contact" },
    { "integra_demand_review", "follow_up" },    { "integra_plan_create", "limits" },
    { "integra_plan_create_for", "limits" },     { "integra_plan_check", "summary" },
    { "integra_plan_event_at", "event_out" },    { "integra_plan_event_at", "place_out" },
    { "integra_due_create", "rules" },           { "integra_due_create", "screened" },
    { "integra_tally_create", "rules" },         { "integra_tally_figure", "options" },
    { "integra_tally_identifiers", "options" },  { "integra_territory_review_create", "rules" },
    { "integra_territory_rise", "rules" },
};

static int binding_takes_null(const char *call, const char *argument)
{
    size_t i;
    for (i = 0; i < sizeof binding_optionals / sizeof *binding_optionals; i++) {
        if (strcmp(binding_optionals[i].call, call) == 0 && strcmp(binding_optionals[i].argument, argument) == 0) {
            return 1;
        }
    }
    return 0;
}

#endif
