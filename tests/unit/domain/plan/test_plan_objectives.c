/* test_plan_objectives.c - the life of an objective, what is planned for it, and what the person says of it, at several
 * sites.
 * Spec: spec/33-objectives.md (PLN-24, PLN-25), spec/31-history.md (PLN-11).  Layer: tests.
 * SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "sites.h"

static sites w;
static const message *aim;

static int begin(void **state)
{
    (void)state;
    sites_at(&w, INTEGRA_PHASE_ACTIVE);
    aim = TELLS(&w, 'C', INTEGRA_EVENT_OBJECTIVE, .author = NURSE, .about = &w.s.need);
    meet(&w);
    return 0;
}

static int end(void **state)
{
    (void)state;
    sites_end(&w);
    return 0;
}

/* Which step may follow which state; a state is left by annulling the step that led to it. */
static void each_step_from_each_state(void **state)
{
    static const struct {
        uint32_t kind, code;
        const char *shown; /* the state it leads to */
        int from[7];       /* whether it may be taken from the states in this order */
    } steps[] = {
        { INTEGRA_EVENT_OBJECTIVE_PURSUED, 0, "pursued", { 1, 0, 0, 0, 0, 0, 0 } },
        { INTEGRA_EVENT_OBJECTIVE_REACHED,
          INTEGRA_OBJECTIVE_REACH_PARTLY_REACHED,
          "partly_reached",
          { 1, 1, 1, 0, 0, 0, 0 } },
        { INTEGRA_EVENT_OBJECTIVE_REACHED, INTEGRA_OBJECTIVE_REACH_REACHED, "reached", { 1, 1, 1, 0, 0, 0, 0 } },
        { INTEGRA_EVENT_OBJECTIVE_UNREACHED,
          INTEGRA_OBJECTIVE_END_NOT_REACHED,
          "not_reached/declined",
          { 1, 1, 1, 0, 0, 0, 0 } },
        { INTEGRA_EVENT_OBJECTIVE_UNREACHED,
          INTEGRA_OBJECTIVE_END_GIVEN_UP,
          "given_up/declined",
          { 1, 1, 1, 0, 0, 0, 0 } },
        { INTEGRA_EVENT_OBJECTIVE_UNREACHED,
          INTEGRA_OBJECTIVE_END_NOT_PURSUED,
          "not_pursued/declined",
          { 1, 1, 1, 0, 0, 0, 0 } },
        { INTEGRA_EVENT_PRIORITY, 0, NULL, { 1, 1, 1, 0, 0, 0, 0 } },
        { INTEGRA_EVENT_INTERVENTION, 0, NULL, { 1, 1, 1, 0, 0, 0, 0 } },
        { INTEGRA_EVENT_OPINION, 0, NULL, { 1, 1, 1, 1, 1, 1, 1 } },
        { INTEGRA_EVENT_CONTRIBUTION, 0, NULL, { 1, 1, 1, 1, 1, 1, 1 } },
    };
    (void)state;
    for (size_t from = 0; from < 7; from++) {
        const message *led = NULL;
        if (from > 0) { /* the states are those that the steps lead to, after the one it is formulated in */
            led = TELLS(&w, 'C', steps[from - 1].kind, steps[from - 1].code, .author = NURSE, .about = aim);
            assert_memory_equal(shown_of(w.at[0], INTEGRA_SLOT_OBJECTIVE, &aim->digest, 0), steps[from - 1].shown,
                                strlen(steps[from - 1].shown));
        }
        for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
            integra_refusal refusals[4];
            size_t count = 0;
            integra_event event = event_of(steps[i].kind, NURSE, &aim->digest);
            event.writer = who('k');
            event.code = steps[i].code != 0 ? steps[i].code : event.code;
            assert_int_equal(integra_plan_evaluate(w.at[0], &event, refusals, 4, &count, NULL), INTEGRA_OK);
            assert_int_equal(count, steps[i].from[from] ? 0 : 1);
            assert_true(count == 0 || refusals[0].guard == INTEGRA_GUARD_LIFE);
        }
        if (led != NULL) {
            TELLS(&w, 'C', INTEGRA_EVENT_ANNULMENT, .author = NURSE, .about = led);
            HOLDS(&w, INTEGRA_SLOT_OBJECTIVE, "formulated@c1");
        }
    }
}

/* Two rank it otherwise: nobody ranks it a third way before an office has settled. */
static void a_contested_priority(void **state)
{
    (void)state;
    const message *high = TELLS(&w, 'C', INTEGRA_EVENT_PRIORITY, INTEGRA_PRIORITY_HIGH, .author = NURSE, .about = aim);
    TELLS(&w, 'G', INTEGRA_EVENT_PRIORITY, INTEGRA_PRIORITY_LOW, .author = GP, .about = aim);
    meet(&w);
    HOLDS(&w, INTEGRA_SLOT_PRIORITY, "high@c2 low@g1");
    CONTESTED(&w, "priority");
    REFUSES(&w, 'C', "settle_first", INTEGRA_EVENT_PRIORITY, INTEGRA_PRIORITY_MEDIUM, .author = GP, .about = aim);
    REFUSES(&w, 'C', "settler", INTEGRA_EVENT_SETTLEMENT, INTEGRA_SLOT_PRIORITY, .author = NURSE, .about = high);
    TELLS(&w, 'C', INTEGRA_EVENT_SETTLEMENT, INTEGRA_SLOT_PRIORITY, .author = MANAGER, .about = high);
    HOLDS(&w, INTEGRA_SLOT_PRIORITY, "high@c5");
    TELLS(&w, 'C', INTEGRA_EVENT_PRIORITY, INTEGRA_PRIORITY_MEDIUM, .author = GP, .about = aim);
    HOLDS(&w, INTEGRA_SLOT_PRIORITY, "medium@c6");
}

/* Two hear the person otherwise: no office settles it, the person is asked again. */
static void a_contested_opinion(void **state)
{
    (void)state;
    const message *agrees =
        TELLS(&w, 'C', INTEGRA_EVENT_OPINION, INTEGRA_OPINION_AGREES, .author = NURSE, .about = aim);
    TELLS(&w, 'G', INTEGRA_EVENT_OPINION, INTEGRA_OPINION_REFUSES, .author = GP, .about = aim);
    meet(&w);
    HOLDS(&w, INTEGRA_SLOT_OPINION, "agrees@c2 refuses@g1");
    CONTESTED(&w, "opinion");
    REFUSES(&w, 'C', "in_conflict", INTEGRA_EVENT_SETTLEMENT, INTEGRA_SLOT_OPINION, .author = MANAGER, .about = agrees);
    REFUSES(&w, 'C', "giver", INTEGRA_EVENT_OPINION, .author = NURSE, .giver = NURSE, .about = aim);
    TELLS(&w, 'C', INTEGRA_EVENT_OPINION, INTEGRA_OPINION_RESERVES, .author = NURSE, .about = aim);
    HOLDS(&w, INTEGRA_SLOT_OPINION, "reserves@c5");
}

/* Given up here while it is planned for there: both are told, and what the person said of it stays. */
static void given_up_beside_a_plan_for_it(void **state)
{
    (void)state;
    TELLS(&w, 'C', INTEGRA_EVENT_OBJECTIVE_UNREACHED, INTEGRA_OBJECTIVE_END_GIVEN_UP,
          INTEGRA_OBJECTIVE_REASON_NO_SERVICE, .author = NURSE, .about = aim);
    TELLS(&w, 'G', INTEGRA_EVENT_INTERVENTION, .author = GP, .about = aim);
    TELLS(&w, 'G', INTEGRA_EVENT_OPINION, .author = GP, .about = aim);
    meet(&w);
    HOLDS(&w, INTEGRA_SLOT_OBJECTIVE, "given_up/no_service@c2 read/formulated@c1");
    HOLDS(&w, INTEGRA_SLOT_OPINION, "agrees@g2");
    CONTESTED(&w, "objective");
}

#define STORY(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(each_step_from_each_state),
        STORY(a_contested_priority),
        STORY(a_contested_opinion),
        STORY(given_up_beside_a_plan_for_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
