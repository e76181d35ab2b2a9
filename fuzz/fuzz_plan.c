/* fuzz_plan.c - any bytes as a container, as they are and with a check that fits them: refused whole with a reason, or
 * written again to the same bytes, its summary and state too being messages that other plans can use.
 * Spec: spec/31-history.md, spec/integra.cddl; PLN-11, PLN-12.  Layer: fuzz.  SPDX-License-Identifier: Apache-2.0 */
#include "again.h"
#include "seal.h"

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

static void read_and_write(const uint8_t *data, size_t size)
{
    integra_plan *plan = NULL;
    integra_error error = { 0 };
    uint64_t added = 0;
    need(integra_plan_create(NULL, NULL, &plan, NULL) == INTEGRA_OK);
    integra_status status = merge_all(plan, data, size, &added, &error);
    if (status) {
        need(again_refused(status, &error, size) == 0);
        need(integra_plan_count(plan) == 0);
    } else {
        blob again;
        need(added == integra_plan_count(plan));
        need(whole_plan(plan, &again) == INTEGRA_OK);
        /* a text that an erasure in the same message names is gone */
        need(again_same(INTEGRA_OK, again.bytes, again.size, data, size) == 1 || something_erased(plan));
        free(again.bytes);
        if (added > 0) {
            exchange(plan);
        }
    }
    integra_plan_destroy(plan);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    read_and_write(data, size);
    uint8_t *message = malloc(size + 1);
    need(message != NULL);
    memcpy(message, data, size);
    seal(message, size);
    if (memcmp(message, data, size) != 0) {
        read_and_write(message, size);
    }
    free(message);
    return 0;
}
