/* test_plan_fold_allocation.c - each act of the fold where memory ends in the middle of it: refused whole, the plan as
 * it was, the same message then taken in. What comes before the act moves the place where a pool or the journal is
 * full. Spec: spec/31-history.md (PLN-11); include/integra/base.h, integra_allocator.  Layer: tests.
 * SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "every.h"
#include "story.h"
#include "meter.h"

enum { BASE_LIMIT = 160, FILLERS = 6, WIDE = 70 };

/* What a plan has before: events one by one, so that its journal has grown no further than one of them needs. */
static struct {
    size_t count;
    message told[BASE_LIMIT];
    size_t narrow; /* of these, those that every plan has */
    story s;
    message objective, closing, unmet;
} base;

static void keep(const message *m)
{
    assert_true(base.count < BASE_LIMIT);
    base.told[base.count++] = *m;
}

/* Adds to the base what a site that has seen the story alone tells. */
static integra_plan *elsewhere(int writer, const uint32_t *kinds, size_t count)
{
    integra_plan *there = twin(base.s.plan);
    for (size_t i = 0; i < count; i++) {
        message out;
        integra_event event =
            event_of(kinds[i], GP, kinds[i] == INTEGRA_EVENT_INTERVENTION ? &base.s.need.digest : NULL);
        assert_int_equal(tell(there, writer, &event, &out), INTEGRA_OK);
        assert_int_equal(out.verdict, INTEGRA_EVENT_VERDICT_ACCEPTED);
        keep(&out);
    }
    return there;
}

static int set_up(void **state)
{
    static const uint32_t work[] = { INTEGRA_EVENT_NEED,      INTEGRA_EVENT_INTERVENTION,
                                     INTEGRA_EVENT_REVIEW,    INTEGRA_EVENT_REVIEW_CONCLUSION,
                                     INTEGRA_EVENT_SYNTHESIS, INTEGRA_EVENT_MT_AGREED };
    (void)state;
    base.count = 0;
    assert_true(story_at(&base.s, INTEGRA_PHASE_ACTIVE));
    assert_true(story_tells(&base.s, INTEGRA_EVENT_OBJECTIVE, GP, 0, 0, 0, &base.s.need, &base.objective));
    assert_true(story_tells(&base.s, INTEGRA_EVENT_UNMET_NEED, GP, 0, 0, 0, &base.s.need, &base.unmet));
    for (size_t i = 0; i < integra_plan_count(base.s.plan); i++) {
        message out;
        integra_event event;
        integra_event_init(&event, sizeof event);
        assert_int_equal(integra_plan_event_at(base.s.plan, i, &event, NULL, NULL), INTEGRA_OK);
        assert_int_equal(written(&event, &out), INTEGRA_OK);
        keep(&out);
    }
    integra_plan_destroy(elsewhere('g', work, sizeof work / sizeof *work));
    base.narrow = base.count;
    return 0;
}

static int clear(void **state)
{
    (void)state;
    integra_plan_destroy(base.s.plan);
    return 0;
}

/* An act of a site that has seen the story alone, beside the work. */
typedef struct act {
    uint32_t kind, code;
    int author, person;
    const message *about;
} act;

static const act acts[] = {
    { INTEGRA_EVENT_CLOSING, INTEGRA_CLOSING_REASON_MOVED, GP, 0, NULL },
    { INTEGRA_EVENT_CLOSING, INTEGRA_CLOSING_REASON_DIED, GP, 0, NULL },
    { INTEGRA_EVENT_ASSISTANCE_CONSENT, INTEGRA_ANSWER_WITHDRAWN, GP, PERSON, NULL },
    { INTEGRA_EVENT_SHARING_CONSENT, INTEGRA_ANSWER_REFUSED, GP, PERSON, NULL },
    { INTEGRA_EVENT_REVIEW, 0, GP, 0, NULL },
    { INTEGRA_EVENT_MT, 0, GP, CARER, NULL },
    { INTEGRA_EVENT_LEAVE, 0, GP, MANAGER, NULL },
    { INTEGRA_EVENT_JOIN, INTEGRA_ROLE_AUTHORITY_HOLDER, GP, CARER, NULL },
    { INTEGRA_EVENT_NEED_CLOSED, 0, GP, 0, &base.s.need },
    { INTEGRA_EVENT_OBJECTIVE_UNREACHED, 0, GP, 0, &base.objective },
    { INTEGRA_EVENT_OBJECTIVE, 0, GP, 0, &base.s.need },
    { INTEGRA_EVENT_OPINION, 0, GP, 0, &base.objective },
    { INTEGRA_EVENT_INTERVENTION, 0, GP, NURSE, &base.objective },
    { INTEGRA_EVENT_CORRECTION, INTEGRA_FIELD_DUE, GP, 0, &base.s.intervention },
    { INTEGRA_EVENT_ANNULMENT, 0, GP, 0, &base.unmet },
    { INTEGRA_EVENT_ERASURE, 0, GP, 0, &base.s.wish },
    { INTEGRA_EVENT_ASSESSMENT_SHARED, 0, GP, CARER, &base.s.assessment },
    { 200, 0, GP, 0, NULL },
};

static integra_event event_for(const act *a)
{
    integra_event event = event_of(a->kind, a->author, a->about == NULL ? NULL : &a->about->digest);
    event.code = a->code != 0 ? a->code : event.code;
    event.person = a->person != 0 ? who(a->person) : event.person;
    event.due = a->kind == INTEGRA_EVENT_CORRECTION ? DAY + 5 : event.due;
    return event;
}

/* Two fillers of which one changes fewer cells than the other: between them they come to nearly any number. */
static void fill(integra_plan *there, int writer, size_t short_ones, size_t long_ones)
{
    message out;
    for (size_t i = 0; i < short_ones + long_ones; i++) {
        integra_event event = event_of(i < short_ones ? INTEGRA_EVENT_CONCERTATION : INTEGRA_EVENT_ROLE, GP, NULL);
        assert_int_equal(tell(there, writer, &event, &out), INTEGRA_OK);
    }
}

static integra_plan *base_in(meter *m)
{
    const integra_allocator allocator = { m, take, give_back };
    integra_plan *plan = NULL;
    assert_int_equal(integra_plan_create(NULL, &allocator, &plan, NULL), INTEGRA_OK);
    for (size_t i = 0; i < base.count; i++) {
        uint32_t verdict = 0;
        assert_int_equal(apply_one(plan, base.told[i].bytes, base.told[i].size, &verdict, NULL), INTEGRA_OK);
    }
    return plan;
}

static void state_of(integra_plan *plan, integra_digest *out)
{
    blob state;
    assert_int_equal(whole_state(plan, &state), INTEGRA_OK);
    assert_int_equal(integra_digest_of(state.bytes, state.size, out, NULL), INTEGRA_OK);
    free(state.bytes);
}

/* Takes the message in, the nth block refused: 0 where it takes fewer. */
static int refused_at(const blob *more, size_t nth, const integra_digest *before, const integra_digest *after)
{
    meter m = { 0 };
    integra_digest now;
    uint64_t added = 0;
    integra_plan *plan = base_in(&m);
    m.taken = 0;
    m.fail_at = nth;
    integra_status status = merge_all(plan, more->bytes, more->size, &added, NULL);
    m.fail_at = 0;
    if (status != INTEGRA_OK) {
        assert_int_equal(status, INTEGRA_ERR_MEMORY);
        assert_int_equal(integra_plan_count(plan), base.count);
        state_of(plan, &now);
        assert_memory_equal(&now, before, sizeof now);
        assert_int_equal(merge_all(plan, more->bytes, more->size, &added, NULL), INTEGRA_OK);
    }
    state_of(plan, &now);
    assert_memory_equal(&now, after, sizeof now);
    integra_plan_destroy(plan);
    assert_int_equal(m.live, 0);
    return status != INTEGRA_OK;
}

static size_t in_turn(integra_plan *there)
{
    meter m = { 0 };
    blob more;
    uint64_t added = 0;
    size_t nth = 1;
    integra_digest before, after;
    integra_plan *plan = base_in(&m);
    assert_int_equal(whole_plan(there, &more), INTEGRA_OK);
    state_of(plan, &before);
    assert_int_equal(merge_all(plan, more.bytes, more.size, &added, NULL), INTEGRA_OK);
    state_of(plan, &after);
    integra_plan_destroy(plan);
    while (refused_at(&more, nth, &before, &after)) {
        nth++;
    }
    free(more.bytes);
    return nth - 1;
}

static void every_act_wherever_memory_ends(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof acts / sizeof *acts; i++) {
        for (size_t at = 0; at < (size_t)FILLERS * FILLERS; at++) {
            message out;
            if (!is_taken(at + i, 8)) {
                continue;
            }
            integra_plan *there = twin(base.s.plan);
            fill(there, 'k', at % FILLERS, at / FILLERS);
            integra_event event = event_for(&acts[i]);
            assert_int_equal(tell(there, 'k', &event, &out), INTEGRA_OK);
            assert_true(in_turn(there) > 0);
            integra_plan_destroy(there);
        }
    }
}

/* A site that has seen the story alone tells the same again and again: each time of somebody else, or of the need. */
static integra_plan *wide(uint32_t kind, uint32_t code)
{
    integra_plan *there = twin(base.s.plan);
    base.count = base.narrow;
    for (int i = 0; i < WIDE; i++) {
        message out;
        integra_event event = event_of(kind, GP, kind == INTEGRA_EVENT_UNMET_NEED ? &base.s.need.digest : NULL);
        event.person = kind == INTEGRA_EVENT_UNMET_NEED || kind == INTEGRA_EVENT_NEED ? event.person : who(128 + i);
        event.giver = kind == INTEGRA_EVENT_MT ? who(PERSON) : event.giver;
        event.code = code != 0 ? code : event.code;
        assert_int_equal(tell(there, 'w', &event, &out), INTEGRA_OK);
        assert_int_equal(out.verdict, INTEGRA_EVENT_VERDICT_ACCEPTED);
        keep(&out);
    }
    return there;
}

/* One event whose reading goes through more slots than a chunk has room for, and that more events than that have not
 * seen: what they set is all here before. */
static void one_that_reads_much(void **state)
{
    static const struct {
        uint32_t kind, code;
        act reader;
    } much[] = {
        { INTEGRA_EVENT_NEED, 0, { INTEGRA_EVENT_REVIEW_CONCLUSION, 0, GP, 0, NULL } },
        { INTEGRA_EVENT_UNMET_NEED, 0, { INTEGRA_EVENT_NEED_CLOSED, 0, GP, 0, &base.s.need } },
        { INTEGRA_EVENT_MT, 0, { INTEGRA_EVENT_NEED, 0, NURSE, 0, NULL } },
        { INTEGRA_EVENT_JOIN, INTEGRA_ROLE_AUTHORITY_HOLDER, { INTEGRA_EVENT_SYNTHESIS, 0, GP, 0, NULL } },
        { INTEGRA_EVENT_NEED, 0, { INTEGRA_EVENT_CLOSING, INTEGRA_CLOSING_REASON_MOVED, GP, 0, NULL } },
    };
    (void)state;
    for (size_t i = 0; i < sizeof much / sizeof *much; i++) {
        message out;
        integra_plan_destroy(wide(much[i].kind, much[i].code));
        integra_plan *there = twin(base.s.plan);
        integra_event event = event_of(INTEGRA_EVENT_REVIEW, GP, NULL);
        if (much[i].reader.kind == INTEGRA_EVENT_REVIEW_CONCLUSION) {
            assert_int_equal(tell(there, 'k', &event, &out), INTEGRA_OK);
        }
        event = event_for(&much[i].reader);
        assert_int_equal(tell(there, 'k', &event, &out), INTEGRA_OK);
        assert_int_equal(out.verdict, INTEGRA_EVENT_VERDICT_ACCEPTED);
        assert_true(in_turn(there) > 0);
        integra_plan_destroy(there);
    }
    base.count = base.narrow;
}

/* The state of a plan with more slots than a chunk holds, and more pairs that are listed. */
static void a_wide_state(void **state)
{
    integra_plan *there = wide(INTEGRA_EVENT_NEED, 0), *other = twin(base.s.plan);
    integra_event event = event_of(INTEGRA_EVENT_CLOSING, GP, NULL);
    message out;
    size_t nth = 1, values = 0, pairs = 0;
    integra_status status = INTEGRA_ERR_MEMORY;
    (void)state;
    event.code = INTEGRA_CLOSING_REASON_DIED;
    assert_int_equal(tell(other, 'k', &event, &out), INTEGRA_OK);
    keep(&out);
    for (; status != INTEGRA_OK; nth++) {
        meter m = { 0 };
        integra_plan *plan = base_in(&m);
        m.taken = 0;
        m.fail_at = nth;
        status = integra_plan_held(plan, &values, &pairs, NULL);
        m.fail_at = 0;
        assert_true(status == INTEGRA_OK || status == INTEGRA_ERR_MEMORY);
        assert_int_equal(integra_plan_held(plan, &values, &pairs, NULL), INTEGRA_OK);
        assert_true(values > WIDE && pairs > WIDE);
        integra_plan_destroy(plan);
        assert_int_equal(m.live, 0);
    }
    assert_true(nth > 4);
    integra_plan_destroy(there);
    integra_plan_destroy(other);
    base.count = base.narrow;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_that_reads_much),
        cmocka_unit_test(a_wide_state),
        cmocka_unit_test(every_act_wherever_memory_ends),
    };
    return cmocka_run_group_tests(tests, set_up, clear);
}
