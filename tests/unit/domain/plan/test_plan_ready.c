/* test_plan_ready.c - what lets a review conclude: every step that is due told of, with its effect.
 * Spec: spec/30-plan.md (PLN-7), spec/31-history.md (PLN-11, PLN-23).  Layer: tests.
 * SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "sites.h"

static sites w;

static int begin(void **state)
{
    (void)state;
    sites_at(&w, INTEGRA_PHASE_ACTIVE);
    return 0;
}

static int end(void **state)
{
    (void)state;
    sites_end(&w);
    return 0;
}

/* A date is corrected twice to one on which the intervention is due, beside a review that concludes then. */
static void a_date_corrected_twice(void **state)
{
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        message out;
        integra_event event = event_of(INTEGRA_EVENT_CORRECTION, GP, &w.s.intervention.digest);
        event.code = INTEGRA_FIELD_DUE;
        event.due = DAY;
        assert_int_equal(tell(w.at[0], 'c', &event, &out), INTEGRA_OK);
    }
    TELLS(&w, 'G', INTEGRA_EVENT_REVIEW, .author = GP);
    TELLS(&w, 'G', INTEGRA_EVENT_REVIEW_CONCLUSION, .author = MANAGER);
    meet(&w);
    HOLDS(&w, INTEGRA_SLOT_CORRECTION, "due@c2 read/due@-");
    CONTESTED(&w, "correction");
}

/* A date is corrected to one on which the intervention is due, beside a review that ends the work: what ends it reads
 * all interventions, as what concludes does. */
static void corrected_beside(uint32_t kind)
{
    message out;
    integra_event event = event_of(INTEGRA_EVENT_CORRECTION, GP, &w.s.intervention.digest);
    event.code = INTEGRA_FIELD_DUE;
    event.due = DAY;
    assert_int_equal(tell(w.at[0], 'c', &event, &out), INTEGRA_OK);
    TELLS(&w, 'G', INTEGRA_EVENT_REVIEW, .author = GP);
    TELLS(&w, 'G', kind, .author = MANAGER);
    meet(&w);
    HOLDS(&w, INTEGRA_SLOT_CORRECTION, "due@c1 read/due@-");
    CONTESTED(&w, "correction");
}

static void a_date_corrected_beside_a_closing(void **state)
{
    (void)state;
    corrected_beside(INTEGRA_EVENT_REVIEW_CLOSING);
}

static void a_date_corrected_beside_a_suspension(void **state)
{
    (void)state;
    corrected_beside(INTEGRA_EVENT_REVIEW_SUSPENSION);
}

/* Each step that is due has to be told of: two of three will not do, whichever they are. */
static void a_review_with_steps_left(void **state)
{
    const message *steps[3];
    (void)state;
    for (size_t i = 0; i < 3; i++) {
        message *out = &w.told[w.count++];
        integra_event event = event_of(INTEGRA_EVENT_INTERVENTION, GP, &w.s.need.digest);
        event.due = DAY;
        event.due = i == 2 ? INTEGRA_DATE_UNKNOWN : event.due; /* without a date it is never due */
        assert_int_equal(tell(w.at[0], 'c', &event, out), INTEGRA_OK);
        steps[i] = out;
    }
    TELLS(&w, 'C', INTEGRA_EVENT_REVIEW, .author = GP);
    for (size_t i = 0; i < 2; i++) {
        REFUSES(&w, 'C', "effects", INTEGRA_EVENT_REVIEW_CONCLUSION, .author = MANAGER);
        TELLS(&w, 'C', INTEGRA_EVENT_INTERVENTION_DONE, .author = NURSE, .about = steps[i]);
        REFUSES(&w, 'C', "effects", INTEGRA_EVENT_REVIEW_CONCLUSION, .author = MANAGER);
        TELLS(&w, 'C', INTEGRA_EVENT_INTERVENTION_DONE, INTEGRA_EFFECT_UNKNOWN, .author = NURSE, .about = steps[i]);
    }
    TELLS(&w, 'C', INTEGRA_EVENT_REVIEW_CONCLUSION, .author = MANAGER);
}

#define STORY(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(a_date_corrected_twice),
        STORY(a_date_corrected_beside_a_closing),
        STORY(a_date_corrected_beside_a_suspension),
        STORY(a_review_with_steps_left),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
