/* fuzz_plan.c - any bytes as a container: refused whole with a reason, or written again to the same bytes, its summary
 * and state too being messages that other plans can use.
 * Spec: spec/31-history.md, spec/integra.cddl; PLN-11, PLN-12.  Layer: fuzz.  SPDX-License-Identifier: Apache-2.0 */
#include "again.h"

#include "../tests/history.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void need(int holds)
{
    if (!holds) {
        abort();
    }
}

static int something_erased(const integra_plan *plan)
{
    integra_place place;
    integra_place_init(&place, sizeof place);
    for (size_t i = 0; i < integra_plan_count(plan); i++) {
        need(integra_plan_event_at(plan, i, NULL, &place, NULL) == INTEGRA_OK);
        if (place.erased) {
            return 1;
        }
    }
    return 0;
}

/* Whoever has all of it lacks nothing by its own summary, and a copy has the same state. */
static void exchange(integra_plan *plan)
{
    blob summary, delta;
    integra_plan *other = NULL;
    uint64_t added = 99;
    need(whole_summary(plan, &summary) == INTEGRA_OK && whole_delta(plan, &summary, &delta) == INTEGRA_OK);
    need(merge_all(plan, delta.bytes, delta.size, &added, NULL) == INTEGRA_OK && added == 0);
    need(integra_plan_create(NULL, NULL, &other, NULL) == INTEGRA_OK);
    need(take_in(other, plan) == INTEGRA_OK);
    blob ours, theirs;
    need(whole_state(plan, &ours) == INTEGRA_OK && whole_state(other, &theirs) == INTEGRA_OK);
    need(blob_same(&ours, &theirs));
    free(ours.bytes);
    free(theirs.bytes);
    free(summary.bytes);
    free(delta.bytes);
    integra_plan_destroy(other);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    integra_plan *plan = NULL;
    integra_error error = { 0 };
    uint64_t added = 0;
    need(integra_plan_create(NULL, NULL, &plan, NULL) == INTEGRA_OK);
    integra_status status = merge_all(plan, data, size, &added, &error);
    if (status) {
        need(again_refused(status, &error, size) == 0);
        need(integra_plan_count(plan) == 0);
    } else if (added > 0) { /* a message without events names a plan, which stays unnamed until it has one */
        blob again;
        need(added == integra_plan_count(plan));
        need(whole_plan(plan, &again) == INTEGRA_OK);
        /* a text that an erasure in the same message names is gone */
        need(again_same(INTEGRA_OK, again.bytes, again.size, data, size) == 1 || something_erased(plan));
        free(again.bytes);
        exchange(plan);
    }
    integra_plan_destroy(plan);
    return 0;
}
