/* fuzz_summary.c - a summary from another site, any bytes or one of ours with some bytes changed: refused with a
 * reason, or answered by a delta that merges and by troubles that name events here.
 * Spec: spec/31-history.md, PLN-12.  Layer: fuzz.  SPDX-License-Identifier: Apache-2.0 */
#include "again.h"

#include "../tests/story.h"

enum { FINDINGS = 64 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void need(int holds)
{
    if (!holds) {
        abort();
    }
}

/* A plan with a fork and a gap, the same for every input. */
static integra_plan *plan_of_all(void)
{
    story s;
    message lost, out;
    need(story_at(&s, INTEGRA_PHASE_ACTIVE));
    integra_plan *backup = twin(s.plan), *other = twin(s.plan);
    need(backup != NULL && other != NULL);
    integra_event need_told = event_of(INTEGRA_EVENT_NEED, GP, NULL);
    integra_event again = need_told, next = need_told, here = need_told;
    need(tell(backup, 'a', &again, &out) == INTEGRA_OK);
    here.code = INTEGRA_NEED_DOMAIN_OTHER;
    need(tell(s.plan, 'a', &here, &out) == INTEGRA_OK);
    need(tell(other, 'b', &need_told, &lost) == INTEGRA_OK);
    need(tell(other, 'b', &next, &out) == INTEGRA_OK);
    uint32_t verdict = 0;
    need(apply_one(s.plan, out.bytes, out.size, &verdict, NULL) == INTEGRA_OK);
    need(take_in(s.plan, backup) == INTEGRA_OK);
    integra_plan_destroy(backup);
    integra_plan_destroy(other);
    return s.plan;
}

static void answer(const integra_plan *plan, const uint8_t *data, size_t size)
{
    static integra_finding findings[FINDINGS];
    integra_error error = { 0 };
    size_t room = 0, count = 0;
    integra_status status = integra_plan_delta(plan, data, size, NULL, 0, &room, &error);
    if (status != INTEGRA_ERR_CAPACITY) {
        need(again_refused(status, &error, size) == 0);
        need(integra_plan_check(plan, data, size, findings, FINDINGS, &count, NULL) == status);
        return;
    }
    integra_plan *other = NULL;
    uint64_t added = 0;
    uint8_t *bytes = malloc(room);
    need(bytes != NULL && integra_plan_delta(plan, data, size, bytes, room, &room, NULL) == INTEGRA_OK);
    need(integra_plan_create(NULL, NULL, &other, NULL) == INTEGRA_OK);
    need(merge_all(other, bytes, room, &added, NULL) == INTEGRA_OK && added <= integra_plan_count(plan));
    integra_plan_destroy(other);
    free(bytes);
    status = integra_plan_check(plan, data, size, findings, FINDINGS, &count, NULL);
    need(status == (count > FINDINGS ? INTEGRA_ERR_CAPACITY : INTEGRA_OK));
    for (size_t i = 0; status == INTEGRA_OK && i < count; i++) {
        need(integra_word_name(INTEGRA_GROUP_TROUBLE, findings[i].other) != NULL);
        need(findings[i].index == INTEGRA_NO_INDEX || findings[i].index < integra_plan_count(plan));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static integra_plan *plan;
    static blob own;
    if (plan == NULL) {
        plan = plan_of_all();
        need(whole_summary(plan, &own) == INTEGRA_OK);
    }
    answer(plan, data, size);
    uint8_t *changed = malloc(own.size);
    need(changed != NULL);
    memcpy(changed, own.bytes, own.size);
    for (size_t i = 0; i + 2 < size; i += 3) { /* where, where, what */
        changed[((size_t)data[i] << 8 | data[i + 1]) % own.size] ^= data[i + 2];
    }
    answer(plan, changed, size % 3 == 2 ? own.size - size % own.size : own.size);
    free(changed);
    return 0;
}
