/* test_plan_draft.c - one's own events: plan, sequence and parents filled in, a refused draft not recorded, a forked or
 * waiting writer refused; and the host's limits: refused whole, the bytes as they were.
 * Spec: PLN-11, PLN-12.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "story.h"

static integra_event as(uint32_t kind, int author, int writer)
{
    integra_event event = event_of(kind, author, NULL);
    event.writer = who(writer);
    return event;
}

static integra_status append(integra_plan *plan, const integra_event *draft, message *out, integra_error *error)
{
    integra_event event;
    integra_event_init(&event, sizeof event);
    integra_status status = integra_plan_append(plan, draft, out->bytes, sizeof out->bytes, &out->size, error);
    if (status == INTEGRA_OK) {
        assert_int_equal(integra_event_decode(out->bytes, out->size, &event, NULL), INTEGRA_OK);
        assert_int_equal(integra_event_digest(&event, &out->digest, NULL), INTEGRA_OK);
    }
    return status;
}

static integra_event read(const message *m)
{
    integra_event event;
    integra_event_init(&event, sizeof event);
    assert_int_equal(integra_event_decode(m->bytes, m->size, &event, NULL), INTEGRA_OK);
    return event;
}

/* Whatever the draft says of plan, sequence and parents. */
static void filled_in(void **state)
{
    story s;
    message first, second, beside, third;
    (void)state;
    assert_true(story_at(&s, INTEGRA_PHASE_DRAFT));
    integra_plan *other = twin(s.plan);
    integra_event draft = as(INTEGRA_EVENT_NEED, GP, 'k'), event;
    draft.plan = who('?');
    draft.sequence = 77;
    draft.parents = (integra_bytes){ s.opening.digest.bytes, sizeof s.opening.digest };
    assert_int_equal(append(s.plan, &draft, &first, NULL), INTEGRA_OK);
    event = read(&first);
    integra_id id;
    assert_int_equal(integra_plan_id(s.plan, &id, NULL), INTEGRA_OK);
    assert_memory_equal(&event.plan, &id, sizeof id);
    assert_memory_equal(&id, s.opening.digest.bytes, sizeof id); /* the first bytes of the opening's digest */
    assert_int_equal(event.sequence, 1);
    assert_int_equal(event.parents.size, sizeof(integra_digest));
    assert_memory_equal(event.parents.bytes, &s.absence.digest, sizeof(integra_digest)); /* the one last event */

    assert_int_equal(append(s.plan, &draft, &second, NULL), INTEGRA_OK);
    event = read(&second);
    assert_int_equal(event.sequence, 2);
    assert_memory_equal(event.parents.bytes, &first.digest, sizeof(integra_digest));

    /* its own previous event first, though another one may be less */
    for (int i = 0; i < 6; i++) {
        integra_event theirs = as(INTEGRA_EVENT_NEED, GP, 'l' + i);
        assert_int_equal(integra_plan_append(other, &theirs, beside.bytes, sizeof beside.bytes, &beside.size, NULL),
                         INTEGRA_OK);
        uint32_t verdict = 0;
        event = read(&beside);
        event.parents = (integra_bytes){ s.absence.digest.bytes, sizeof(integra_digest) };
        assert_int_equal(written(&event, &beside), INTEGRA_OK);
        assert_int_equal(apply_one(s.plan, beside.bytes, beside.size, &verdict, NULL), INTEGRA_OK);
    }
    assert_int_equal(append(s.plan, &draft, &third, NULL), INTEGRA_OK);
    event = read(&third);
    assert_int_equal(event.parents.size, 7 * sizeof(integra_digest));
    assert_memory_equal(event.parents.bytes, &second.digest, sizeof(integra_digest));
    for (size_t i = 2; i < 7; i++) {
        const uint8_t *at = event.parents.bytes + i * sizeof(integra_digest);
        assert_true(memcmp(at - sizeof(integra_digest), at, sizeof(integra_digest)) < 0);
    }
    integra_plan_destroy(other);
    integra_plan_destroy(s.plan);
}

static void refused_is_not_recorded(void **state)
{
    story s;
    message out = { .size = 0 };
    integra_refusal refusals[8];
    size_t count = 0, before;
    integra_error error = { 0 };
    blob bytes, again;
    (void)state;
    assert_true(story_at(&s, INTEGRA_PHASE_DRAFT));
    before = integra_plan_count(s.plan);
    assert_int_equal(whole_plan(s.plan, &bytes), INTEGRA_OK);
    integra_event draft = as(INTEGRA_EVENT_REVIEW, STRANGER, 'k');
    assert_int_equal(integra_plan_evaluate(s.plan, &draft, refusals, 8, &count, NULL), INTEGRA_OK);
    assert_int_equal(count, 2);
    assert_int_equal(refusals[0].guard, INTEGRA_GUARD_CIRCLE);
    assert_int_equal(refusals[1].guard, INTEGRA_GUARD_PHASE);
    assert_int_equal(refusals[1].allowed, INTEGRA_PHASE_BIT_ACTIVE);
    assert_int_equal(append(s.plan, &draft, &out, &error), INTEGRA_ERR_REFUSED);
    assert_string_equal(integra_rule_name(error.rule), "PLN-10");
    assert_int_equal(error.index, INTEGRA_GUARD_CIRCLE);
    assert_int_equal(out.size, 0);
    assert_int_equal(integra_plan_count(s.plan), before);
    assert_int_equal(whole_plan(s.plan, &again), INTEGRA_OK);
    assert_true(blob_same(&bytes, &again));
    free(bytes.bytes);
    free(again.bytes);
    integra_plan_destroy(s.plan);
}

static void one_opening(void **state)
{
    integra_plan *plan = NULL;
    message out;
    integra_error error = { 0 };
    (void)state;
    assert_int_equal(integra_plan_create(NULL, NULL, &plan, NULL), INTEGRA_OK);
    integra_event need = as(INTEGRA_EVENT_NEED, GP, 'a'), opening = as(INTEGRA_EVENT_OPENING, GP, 'a');
    assert_int_equal(append(plan, &need, &out, &error), INTEGRA_ERR_MISMATCH);
    assert_string_equal(integra_rule_name(error.rule), "PLN-12");
    assert_int_equal(append(plan, &opening, &out, NULL), INTEGRA_OK);
    assert_int_equal(append(plan, &opening, &out, &error), INTEGRA_ERR_MISMATCH);
    integra_plan_destroy(plan);
}

/* A writer that forked here, or of which something is missing here, is no longer used. */
static void a_writer_that_cannot_go_on(void **state)
{
    story s;
    message out, gap;
    integra_error error = { 0 };
    (void)state;
    assert_true(story_at(&s, INTEGRA_PHASE_DRAFT));
    integra_plan *backup = twin(s.plan), *ahead = twin(s.plan);
    integra_event draft = as(INTEGRA_EVENT_NEED, GP, 'a'), other = as(INTEGRA_EVENT_EXPECTATION, GP, 'a');
    assert_int_equal(append(s.plan, &draft, &out, NULL), INTEGRA_OK);
    assert_int_equal(append(backup, &other, &out, NULL), INTEGRA_OK);
    assert_int_equal(take_in(s.plan, backup), INTEGRA_OK);
    assert_int_equal(append(s.plan, &draft, &out, &error), INTEGRA_ERR_REFUSED);
    assert_string_equal(integra_rule_name(error.rule), "PLN-12");
    draft.writer = who('k');
    assert_int_equal(append(s.plan, &draft, &out, NULL), INTEGRA_OK);

    integra_event of_b = as(INTEGRA_EVENT_NEED, GP, 'b');
    assert_int_equal(append(ahead, &of_b, &gap, NULL), INTEGRA_OK);
    assert_int_equal(append(ahead, &of_b, &gap, NULL), INTEGRA_OK);
    uint32_t verdict = 0;
    assert_int_equal(apply_one(s.plan, gap.bytes, gap.size, &verdict, NULL), INTEGRA_OK);
    assert_int_equal(verdict, INTEGRA_EVENT_VERDICT_WAITING);
    assert_int_equal(append(s.plan, &of_b, &out, &error), INTEGRA_ERR_REFUSED);
    assert_string_equal(integra_rule_name(error.rule), "PLN-12");
    integra_plan_destroy(backup);
    integra_plan_destroy(ahead);
    integra_plan_destroy(s.plan);
}

static integra_plan *limited(uint32_t branches, uint32_t events)
{
    integra_plan_limits limits;
    integra_plan *plan = NULL;
    integra_plan_limits_init(&limits, sizeof limits);
    limits.branches = branches;
    limits.events = events;
    assert_int_equal(integra_plan_create(&limits, NULL, &plan, NULL), INTEGRA_OK);
    return plan;
}

/* Three branches and 15 events arrive where so many, or one less, are allowed. */
static void limits_refuse_whole(void **state)
{
    story s;
    message out;
    (void)state;
    assert_true(story_at(&s, INTEGRA_PHASE_DRAFT));
    integra_plan *const base = twin(s.plan);
    integra_event draft = as(INTEGRA_EVENT_NEED, GP, 'b');
    assert_int_equal(append(s.plan, &draft, &out, NULL), INTEGRA_OK);
    draft.writer = who('c');
    assert_int_equal(append(s.plan, &draft, &out, NULL), INTEGRA_OK);
    const uint32_t events = (uint32_t)integra_plan_count(s.plan);
    const struct {
        uint32_t branches, events;
        integra_status status;
    } tries[] = { { 3, events, INTEGRA_OK }, { 2, 0, INTEGRA_ERR_LIMIT }, { 0, events - 1, INTEGRA_ERR_LIMIT } };
    blob all;
    assert_int_equal(whole_plan(s.plan, &all), INTEGRA_OK);
    for (size_t i = 0; i < 3; i++) {
        integra_plan *plan = limited(tries[i].branches, tries[i].events);
        integra_error error = { 0 };
        integra_taken taken = { .struct_size = sizeof taken, .added = 77, .unplaced = 78 };
        blob before, after;
        assert_int_equal(take_in(plan, base), INTEGRA_OK);
        assert_int_equal(whole_plan(plan, &before), INTEGRA_OK);
        assert_int_equal(integra_plan_merge(plan, all.bytes, all.size, &taken, &error), tries[i].status);
        assert_int_equal(whole_plan(plan, &after), INTEGRA_OK);
        assert_int_equal(blob_same(&before, &after), tries[i].status != INTEGRA_OK);
        assert_int_equal(taken.added, tries[i].status ? 77 : 2);
        assert_int_equal(taken.unplaced, tries[i].status ? 78 : 0);
        if (tries[i].status) {
            assert_string_equal(integra_rule_name(error.rule), "PLN-11");
        } else { /* full now: an event of a new writer is too much, and refused as a draft too */
            draft.writer = who('d');
            assert_int_equal(append(plan, &draft, &out, &error), INTEGRA_ERR_LIMIT);
            assert_int_equal(integra_plan_count(plan), events);
        }
        free(before.bytes);
        free(after.bytes);
        integra_plan_destroy(plan);
    }
    free(all.bytes);
    integra_plan_destroy(base);
    integra_plan_destroy(s.plan);
}

static void limits_above_the_greatest(void **state)
{
    integra_plan_limits limits;
    integra_plan *plan = NULL;
    integra_error error = { 0 };
    (void)state;
    integra_plan_limits_init(&limits, sizeof limits);
    limits.branches = INTEGRA_BRANCH_LIMIT;
    limits.events = INTEGRA_EVENT_LIMIT;
    limits.unaccepted = INTEGRA_UNACCEPTED_LIMIT;
    const struct {
        uint32_t *limit;
        uint32_t fault;
    } rows[] = {
        { &limits.branches, INTEGRA_FAULT_LIMIT_OF_BRANCHES },
        { &limits.events, INTEGRA_FAULT_LIMIT_OF_EVENTS },
        { &limits.unaccepted, INTEGRA_FAULT_LIMIT_OF_UNACCEPTED },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        uint32_t greatest = (*rows[i].limit)++;
        assert_int_equal(integra_plan_create(&limits, NULL, &plan, &error), INTEGRA_ERR_OUT_OF_RANGE);
        assert_int_equal(error.fault, rows[i].fault);
        assert_int_equal(error.index, greatest + 1);
        assert_int_equal(error.most, greatest);
        *rows[i].limit = greatest;
    }
    assert_null(plan);
    limits.work = INTEGRA_PLAN_WORK_UNBOUNDED;
    assert_int_equal(integra_plan_create(&limits, NULL, &plan, &error), INTEGRA_OK);
    integra_plan_destroy(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(filled_in),           cmocka_unit_test(refused_is_not_recorded),
        cmocka_unit_test(one_opening),         cmocka_unit_test(a_writer_that_cannot_go_on),
        cmocka_unit_test(limits_refuse_whole), cmocka_unit_test(limits_above_the_greatest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
