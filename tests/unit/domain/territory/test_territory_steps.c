/* test_territory_steps.c - the six steps at least and at most, and coordination or integration.
 * Spec: spec/41-territory.md (TER-2, TER-8).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "shows.h"

#define SAY(line, value) "; statement line=" line " value=" value

typedef struct step {
    const char *text, *name;
    integra_tri computed;
    uint32_t count, of, least, most;
} step;

static void check_steps(const step *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        integra_line line = line_of(cases[i].text, AT, cases[i].name);
        assert_int_equal(line.computed, cases[i].computed);
        assert_int_equal(line.count, cases[i].count);
        assert_int_equal(line.of, cases[i].of);
        assert_int_equal(line.least, cases[i].least);
        assert_int_equal(line.most, cases[i].most);
    }
}

enum {
    NOT_STARTED = INTEGRA_STEP_STATE_NOT_STARTED,
    UNDER_WAY = INTEGRA_STEP_STATE_UNDER_WAY,
    DONE = INTEGRA_STEP_STATE_DONE,
    UNKNOWN = INTEGRA_TRI_UNKNOWN,
    NO = INTEGRA_TRI_NO,
    YES = INTEGRA_TRI_YES
};

static void each_step_has_its_actions(void **state)
{
    (void)state;
    static const step cases[] = {
        { "", "step_concertation", UNKNOWN, 0, 5, NOT_STARTED, DONE },
        { "", "step_pilote", UNKNOWN, 0, 6, NOT_STARTED, DONE },
        { "", "step_objectives", UNKNOWN, 0, 5, NOT_STARTED, DONE },
        { "", "step_engines", UNKNOWN, 0, 6, NOT_STARTED, DONE },
        { "", "step_dynamic", UNKNOWN, 0, 6, NOT_STARTED, DONE },
        { "", "step_evaluation", UNKNOWN, 0, 3, NOT_STARTED, DONE },
        { SAY("action_1_funders", "yes"), "step_concertation", UNKNOWN, 1, 5, UNDER_WAY, DONE },
        { "pilote opens=2020-01-01 closes=2025-01-01", "step_pilote", UNKNOWN, 1, 6, UNDER_WAY, DONE },
        { "diagnosis date=2020-01-01 shared=yes", "step_objectives", UNKNOWN, 1, 5, UNDER_WAY, DONE },
        { SAY("engine_shared_assessment", "no"), "step_engines", NO, 0, 6, NOT_STARTED, UNDER_WAY },
        { SAY("action_5_funding", "no"), "step_dynamic", NO, 0, 6, NOT_STARTED, UNDER_WAY },
    };
    check_steps(cases, COUNT(cases));
}

#define CRITERIA(a, b, c) SAY("action_6_criteria", a) SAY("action_6_adapted", b) SAY("action_6_realistic_time", c)

static void a_step_stands_somewhere(void **state)
{
    (void)state;
    static const char *const name = "step_evaluation";
    const step cases[] = {
        { CRITERIA("yes", "yes", "yes"), name, YES, 3, 3, DONE, DONE },
        { CRITERIA("no", "no", "no"), name, NO, 0, 3, NOT_STARTED, NOT_STARTED },
        { CRITERIA("yes", "yes", "no"), name, NO, 2, 3, UNDER_WAY, UNDER_WAY },
        { CRITERIA("yes", "unknown", "no"), name, NO, 1, 3, UNDER_WAY, UNDER_WAY },
        { CRITERIA("yes", "yes", "unknown"), name, UNKNOWN, 2, 3, UNDER_WAY, DONE },
        { CRITERIA("no", "no", "unknown"), name, NO, 0, 3, NOT_STARTED, UNDER_WAY },
        { CRITERIA("no", "unknown", "unknown"), name, NO, 0, 3, NOT_STARTED, UNDER_WAY },
        /* the value of an action: what is stated first */
        { "claim pilote" SAY("action_2_designated", "yes"), "step_pilote", UNKNOWN, 1, 6, UNDER_WAY, DONE },
        { "claim pilote", "step_pilote", NO, 0, 6, NOT_STARTED, UNDER_WAY },
    };
    check_steps(cases, COUNT(cases));
}

#define THREE(a, b, c)                                                                                                 \
    SAY("criterion_continuum", a) SAY("criterion_shared_tools", b) SAY("criterion_co_responsibility", c)

static void coordination_or_integration(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        integra_tri computed;
        uint32_t detail;
    } cases[] = {
        { THREE("yes", "yes", "yes"), YES, INTEGRA_PROGRESS_STATE_INTEGRATION },
        { THREE("no", "no", "no"), NO, INTEGRA_PROGRESS_STATE_COORDINATION },
        { THREE("yes", "no", "unknown"), NO, INTEGRA_PROGRESS_STATE_UNDER_WAY },
        { THREE("yes", "yes", "no"), NO, INTEGRA_PROGRESS_STATE_UNDER_WAY },
        { THREE("yes", "yes", "unknown"), UNKNOWN, INTEGRA_PROGRESS_STATE_UNKNOWN },
        { THREE("no", "no", "unknown"), UNKNOWN, INTEGRA_PROGRESS_STATE_UNKNOWN },
        { "", UNKNOWN, INTEGRA_PROGRESS_STATE_UNKNOWN },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        integra_line line = line_of(cases[i].text, AT, "progress_integration");
        assert_int_equal(line.computed, cases[i].computed);
        assert_int_equal(line.detail, cases[i].detail);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_step_has_its_actions),
        cmocka_unit_test(a_step_stands_somewhere),
        cmocka_unit_test(coordination_or_integration),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
