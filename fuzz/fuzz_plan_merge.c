/* fuzz_plan_merge.c - a message from another site, as it came and with a check that fits it, merged into a plan that
 * has some of its events already: refused, nothing having changed, or the same as all of it at once, and no verdict
 * flips. Spec: spec/31-history.md, spec/32-exchange.md; PLN-11, PLN-12.  Layer: fuzz.  SPDX-License-Identifier:
 * Apache-2.0 */
#include "again.h"
#include "seal.h"

#include "../tests/history.h"

enum { EVENTS = 64, LARGE = 1 << 16 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void need(int holds)
{
    if (!holds) {
        abort();
    }
}

/* What a plan shows, the same for whoever has the same events. */
typedef struct shown {
    blob bytes, state;
} shown;

static shown show(integra_plan *plan)
{
    shown out;
    need(whole_plan(plan, &out.bytes) == INTEGRA_OK && whole_state(plan, &out.state) == INTEGRA_OK);
    return out;
}

static void same(shown *a, shown *b)
{
    need(blob_same(&a->bytes, &b->bytes) && blob_same(&a->state, &b->state));
}

static void forget(shown *what)
{
    free(what->bytes.bytes);
    free(what->state.bytes);
}

static integra_plan *empty_plan(void)
{
    integra_plan *plan = NULL;
    need(integra_plan_create(NULL, NULL, &plan, NULL) == INTEGRA_OK);
    return plan;
}

/* Events of the plan one by one, latest first, into another: which of them, the input says. */
static integra_plan *some_of(const integra_plan *plan, uint32_t which)
{
    static uint8_t bytes[LARGE];
    integra_plan *some = empty_plan();
    for (size_t i = integra_plan_count(plan); i-- > 0;) {
        integra_event event;
        integra_taken taken;
        size_t size = 0;
        if ((which >> i % 32 & 1u) == 0) {
            continue;
        }
        integra_event_init(&event, sizeof event);
        integra_taken_init(&taken, sizeof taken);
        need(integra_plan_event_at(plan, i, &event, NULL, NULL) == INTEGRA_OK);
        integra_status status = integra_event_encode(&event, bytes, sizeof bytes, &size, NULL);
        need(status == INTEGRA_OK || status == INTEGRA_ERR_CAPACITY);
        if (status == INTEGRA_OK) {
            need(integra_plan_apply(some, bytes, size, &taken, NULL) == INTEGRA_OK);
            need(taken.added == 1 && taken.signatures == event.signature_count && taken.unplaced == 0);
        }
    }
    return some;
}

/* A verdict that is not to wait is for good. */
static void verdicts_hold(const integra_plan *some, const integra_plan *plan)
{
    for (size_t i = 0; i < integra_plan_count(some); i++) {
        integra_place place;
        integra_place_init(&place, sizeof place);
        need(integra_plan_event_at(some, i, NULL, &place, NULL) == INTEGRA_OK);
        need(place.verdict == INTEGRA_EVENT_VERDICT_WAITING || place.verdict == verdict_of(plan, &place.digest));
    }
}

/* Takes the message into a plan that has nothing, and into one that has some of it. */
static void merge(const uint8_t *data, size_t size, uint32_t which)
{
    integra_plan *plan = empty_plan();
    integra_error error = { 0 };
    integra_taken taken;
    integra_taken_init(&taken, sizeof taken);
    integra_status status = integra_plan_merge(plan, data, size, &taken, &error);
    if (status != INTEGRA_OK) {
        static const integra_id none;
        integra_id id;
        need(again_refused(status, &error, size) == 0 && taken.added == 0);
        need(integra_plan_count(plan) == 0 && integra_plan_id(plan, &id, NULL) == INTEGRA_OK);
        need(memcmp(&id, &none, sizeof id) == 0);
    } else if (taken.added > 0 && taken.added < EVENTS) {
        integra_plan *some = some_of(plan, which);
        shown all = show(plan), union_of;
        verdicts_hold(some, plan);
        uint64_t before = integra_plan_count(some);
        need(integra_plan_merge(some, data, size, &taken, NULL) == INTEGRA_OK);
        need(taken.added == integra_plan_count(plan) - before && taken.unplaced == 0);
        union_of = show(some);
        same(&all, &union_of);
        forget(&all);
        forget(&union_of);
        integra_plan_destroy(some);
    }
    integra_plan_destroy(plan);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    uint32_t which = size < 2 ? 0 : 0x9e3779b9u * data[size - 1] ^ (uint32_t)size; /* the check's last byte: any */
    merge(data, size, which);
    uint8_t *message = malloc(size + 1);
    need(message != NULL);
    memcpy(message, data, size);
    seal(message, size);
    if (memcmp(message, data, size) != 0) {
        merge(message, size, which);
    }
    free(message);
    return 0;
}
