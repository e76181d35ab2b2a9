/* test_bits_plan.c - as test_bits.c: the bits of questions to ask, of reasons and their groups, of phases and states.
 * Spec: spec/00-conventions.md, "Tables".  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "property/bits.h"
#include "story.h"

static void the_next_question_has_its_bit(void **state)
{
    integra_rules *rules = NULL;
    (void)state;
    assert_int_equal(integra_rules_create("has-2014", NULL, NULL, 0, NULL, &rules, NULL), INTEGRA_OK);
    for (uint32_t open = 0; open < INTEGRA_QUESTION_COUNT; open++) {
        integra_answers answers;
        integra_screening screening;
        integra_answers_init(&answers, sizeof answers);
        integra_screening_init(&screening, sizeof screening);
        /* One criterion of two is met for sure: the open one decides. Behind the items, what comes before is said. */
        for (uint32_t item = 0; item < INTEGRA_ITEM_COUNT; item++) {
            answers.questions[item] = open >= INTEGRA_ITEM_COUNT ? INTEGRA_TRI_YES : INTEGRA_TRI_NO;
        }
        answers.questions[open == 0 ? 1 : 0] = INTEGRA_TRI_YES;
        answers.questions[INTEGRA_QUESTION_JUDGEMENT] = INTEGRA_TRI_YES;
        answers.questions[INTEGRA_QUESTION_ASSISTANCE_CONSENT] = INTEGRA_TRI_YES;
        answers.questions[open] = INTEGRA_TRI_UNKNOWN;
        assert_int_equal(integra_screening_evaluate(rules, &answers, NULL, &screening, NULL), INTEGRA_OK);
        assert_true(screening.ask == bit_of(INTEGRA_GROUP_QUESTION, open));
    }
    integra_rules_destroy(rules);
}

/* The chapter's table (SCR-13), by the code of each reason. */
static const uint32_t group_of_ground[INTEGRA_GROUND_CODED + INTEGRA_GROUND_OTHER] = {
    0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4, 0, 1, 2, 3, 4,
};

static void a_reason_counts_in_the_group_of_its_bit(void **state)
{
    (void)state;
    for (uint32_t ground = 0; ground < INTEGRA_GROUND_CODED + INTEGRA_GROUND_OTHER; ground++) {
        integra_inclusion sheet;
        integra_inclusion_result result;
        integra_finding finding;
        size_t count = 0;
        integra_inclusion_init(&sheet, sizeof sheet);
        integra_inclusion_result_init(&result, sizeof result);
        sheet.date = 20100;
        sheet.grounds = (uint32_t)bit_of(INTEGRA_GROUP_GROUND, ground);
        if (ground >= INTEGRA_GROUND_CODED) {
            assert_int_equal(integra_inclusion_review(&sheet, &finding, 1, &count, NULL), INTEGRA_OK);
            assert_int_equal(count, 1);
            assert_int_equal(finding.index, ground);
            sheet.others[ground - INTEGRA_GROUND_CODED] = (integra_text){ "x", 1 };
        }
        assert_int_equal(integra_inclusion_evaluate(&sheet, &result, NULL), INTEGRA_OK);
        assert_true(result.grounds == bit_of(INTEGRA_GROUP_GROUND, ground));
        assert_true(result.groups == bit_of(INTEGRA_GROUP_GROUND_GROUP, group_of_ground[ground]));
    }
}

/* What a guard would have allowed for an event of that kind about that one. */
static uint32_t allowed(const story *s, uint32_t kind, const message *about, uint32_t guard)
{
    integra_refusal refusals[8];
    size_t count = 0;
    integra_event event = event_of(kind, MANAGER, about == NULL ? NULL : &about->digest);
    event.writer = who('k');
    assert_int_equal(integra_plan_evaluate(s->plan, &event, refusals, 8, &count, NULL), INTEGRA_OK);
    for (size_t i = 0; i < count; i++) {
        if (refusals[i].guard == guard) {
            return refusals[i].allowed;
        }
    }
    fail_msg("kind %u is not refused by guard %u", kind, guard);
    return 0;
}

static void a_guard_allows_the_phases_and_states_of_its_bits(void **state)
{
    story s;
    (void)state;
    assert_true(story_at(&s, INTEGRA_PHASE_CLOSED));
    assert_int_equal(allowed(&s, INTEGRA_EVENT_PROPOSAL, NULL, INTEGRA_GUARD_PHASE), INTEGRA_PHASE_BIT_DRAFT);
    assert_int_equal(allowed(&s, INTEGRA_EVENT_ACTIVATION, NULL, INTEGRA_GUARD_PHASE), INTEGRA_PHASE_BIT_PROPOSED);
    assert_int_equal(allowed(&s, INTEGRA_EVENT_REVIEW, NULL, INTEGRA_GUARD_PHASE), INTEGRA_PHASE_BIT_ACTIVE);
    assert_int_equal(allowed(&s, INTEGRA_EVENT_REVIEW_CONCLUSION, NULL, INTEGRA_GUARD_PHASE),
                     INTEGRA_PHASE_BIT_IN_REVIEW);
    assert_int_equal(allowed(&s, INTEGRA_EVENT_RESUMPTION, NULL, INTEGRA_GUARD_PHASE), INTEGRA_PHASE_BIT_SUSPENDED);
    integra_plan_destroy(s.plan);
    assert_true(story_at(&s, INTEGRA_PHASE_ACTIVE));
    assert_true(story_tells(&s, INTEGRA_EVENT_INTERVENTION_DONE, NURSE, 0, 0, 0, &s.intervention, &s.last));
    assert_true(story_tells(&s, INTEGRA_EVENT_NEED_CLOSED, MANAGER, 0, 0, 0, &s.need, &s.last));
    assert_int_equal(allowed(&s, INTEGRA_EVENT_INTERVENTION_STARTED, &s.intervention, INTEGRA_GUARD_LIFE),
                     INTEGRA_INTERVENTION_STATE_BIT_PLANNED);
    assert_int_equal(allowed(&s, INTEGRA_EVENT_INTERVENTION_CANCELLED, &s.intervention, INTEGRA_GUARD_LIFE),
                     INTEGRA_INTERVENTION_STATE_BIT_PLANNED | INTEGRA_INTERVENTION_STATE_BIT_UNDER_WAY);
    assert_int_equal(allowed(&s, INTEGRA_EVENT_NEED_CLOSED, &s.need, INTEGRA_GUARD_LIFE),
                     INTEGRA_NEED_STATE_BIT_OPEN | INTEGRA_NEED_STATE_BIT_UNMET);
    integra_plan_destroy(s.plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_next_question_has_its_bit),
        cmocka_unit_test(a_reason_counts_in_the_group_of_its_bit),
        cmocka_unit_test(a_guard_allows_the_phases_and_states_of_its_bits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
