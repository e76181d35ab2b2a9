/* test_obligation_interventions.c - interventions and objectives: their terms, to the day, and their states.
 * Spec: spec/34-due.md (PLN-13): PLN-7, PLN-21, PLN-24.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include "obligation_fixture.h"

/* Last good day, first late one; with no date there is no term; met keeps its term. */
static void planned(void **state)
{
    uint32_t it = day_intervention(&day, "2026-01-05", "2026-03-01", 'i', INTEGRA_INTERVENTION_STATE_PLANNED);
    (void)state;
    SAYS(&day, "2026-03-01", PLN_7, INTERVENTION, "due 2026-03-01 i @0");
    SAYS(&day, "2026-03-02", PLN_7, INTERVENTION, "overdue 2026-03-01 i @0");
    day.facts[it].due = INTEGRA_DATE_UNKNOWN;
    SAYS(&day, "2026-03-02", PLN_7, INTERVENTION, "open i @0");
    day.facts[it].due = date_of("2026-02-03");
    day.facts[it].person = who(' ');
    SAYS(&day, "2026-02-03", PLN_7, INTERVENTION, "due 2026-02-03 @0");
    SAYS(&day, "2026-02-04", PLN_7, INTERVENTION, "overdue 2026-02-03 @0");
}

static void every_state_of_an_intervention(void **state)
{
    static const char *const said[][4] = {
        [INTEGRA_INTERVENTION_STATE_PLANNED] = { "due 2026-03-01 i @0", "met r @0", "", "due 2026-05-01 i @0" },
        [INTEGRA_INTERVENTION_STATE_UNDER_WAY] = { "met 2026-03-01 i @0", "met r @0", "", "due 2026-05-01 i @0" },
        [INTEGRA_INTERVENTION_STATE_DONE] = { "met 2026-03-01 i @0", "", "open i @0", "met 2026-05-01 i @0" },
        [INTEGRA_INTERVENTION_STATE_NOT_DONE] = { "met 2026-03-01 i @0", "", "", "met 2026-05-01 i @0" },
        [INTEGRA_INTERVENTION_STATE_CANCELLED] = { "", "", "", "" },
    };
    for (uint32_t it = INTEGRA_INTERVENTION_STATE_PLANNED; it < sizeof said / sizeof *said; it++) {
        HOLDS(&day, REFERENT, .person = 'r', .place = 9);
        day_intervention(&day, "2026-01-05", "2026-03-01", 'i', it);
        day.facts[0].until = date_of("2026-05-01");
        SAYS(&day, "2026-02-01", PLN_7, INTERVENTION, said[it][0]);
        SAYS(&day, "2026-02-01", PLN_7, ACTOR, said[it][1]);
        SAYS(&day, "2026-02-01", PLN_7, EFFECT, said[it][2]);
        SAYS(&day, "2026-02-01", PLN_21, SERVICE_TERM, said[it][3]);
        day_end(&day);
        begin(state);
    }
}

/* In conflict both are asked: cancelled here, done there; done with its effect and without. */
static void in_two_states(void **state)
{
    uint32_t it = day_intervention(&day, "2026-01-05", "2026-03-01", 'i', INTEGRA_INTERVENTION_STATE_CANCELLED);
    (void)state;
    HOLDS(&day, INTERVENTION, .code = INTEGRA_INTERVENTION_STATE_DONE, .detail = INTEGRA_EFFECT_FAVOURABLE, .about = it,
          .place = 7);
    SAYS(&day, "2026-04-01", PLN_7, INTERVENTION, "met 2026-03-01 i @0");
    SAYS(&day, "2026-04-01", PLN_7, EFFECT, "met i @0");
    HOLDS(&day, INTERVENTION, .code = INTEGRA_INTERVENTION_STATE_DONE, .about = it, .place = 8);
    SAYS(&day, "2026-04-01", PLN_7, EFFECT, "open i @0");
    HOLDS(&day, INTERVENTION, .code = INTEGRA_INTERVENTION_STATE_PLANNED, .about = it, .place = 9, .read = 1);
    SAYS(&day, "2026-04-01", PLN_7, INTERVENTION, "overdue 2026-03-01 i @0");
}

static void nobody_acts(void **state)
{
    (void)state;
    day_intervention(&day, "2026-01-05", "2026-03-01", ' ', INTEGRA_INTERVENTION_STATE_PLANNED);
    day_intervention(&day, "2026-01-05", "2026-03-01", 'i', INTEGRA_INTERVENTION_STATE_UNDER_WAY);
    SAYS(&day, "2026-02-01", PLN_7, ACTOR, "open @0; met @1");
}

static void a_service_has_a_term(void **state)
{
    (void)state;
    day_intervention(&day, "2026-01-05", NULL, 'i', INTEGRA_INTERVENTION_STATE_UNDER_WAY);
    SAYS(&day, "2026-05-01", PLN_21, SERVICE_TERM, "");
    day.facts[0].until = date_of("2026-05-01");
    SAYS(&day, "2026-05-01", PLN_21, SERVICE_TERM, "due 2026-05-01 i @0");
    SAYS(&day, "2026-05-02", PLN_21, SERVICE_TERM, "overdue 2026-05-01 i @0");
}

static void objectives(void **state)
{
    static const char *const said[] = {
        [INTEGRA_OBJECTIVE_STATE_FORMULATED] = "due 2026-06-01 r @0",
        [INTEGRA_OBJECTIVE_STATE_PURSUED] = "due 2026-06-01 r @0",
        [INTEGRA_OBJECTIVE_STATE_REACHED] = "met 2026-06-01 r @0",
        [INTEGRA_OBJECTIVE_STATE_PARTLY_REACHED] = "due 2026-06-01 r @0",
        [INTEGRA_OBJECTIVE_STATE_NOT_REACHED] = "met 2026-06-01 r @0",
        [INTEGRA_OBJECTIVE_STATE_GIVEN_UP] = "met 2026-06-01 r @0",
        [INTEGRA_OBJECTIVE_STATE_NOT_PURSUED] = "met 2026-06-01 r @0",
    };
    for (uint32_t it = INTEGRA_OBJECTIVE_STATE_FORMULATED; it < sizeof said / sizeof *said; it++) {
        HOLDS(&day, REFERENT, .person = 'r', .place = 9);
        day_objective(&day, "2026-01-05", "2026-06-01", it);
        SAYS(&day, "2026-06-01", PLN_24, OBJECTIVE, said[it]);
        day_end(&day);
        begin(state);
    }
    day_objective(&day, "2026-01-05", "2026-06-01", INTEGRA_OBJECTIVE_STATE_PURSUED);
    day_objective(&day, "2026-01-05", NULL, INTEGRA_OBJECTIVE_STATE_PURSUED);
    SAYS(&day, "2026-06-02", PLN_24, OBJECTIVE, "overdue 2026-06-01 @0; open @1");
}

/* Closed because the goals are reached, or for another reason. */
static void objectives_left(void **state)
{
    static const uint32_t reasons[] = { INTEGRA_CLOSING_REASON_GOALS_REACHED, INTEGRA_CLOSING_REASON_MOVED };
    for (size_t i = 0; i < 2; i++) {
        HOLDS(&day, REFERENT, .person = 'r', .place = 9);
        day_objective(&day, "2026-01-05", "2026-01-06", INTEGRA_OBJECTIVE_STATE_PURSUED);
        day_objective(&day, "2026-01-05", "2026-01-06", INTEGRA_OBJECTIVE_STATE_FORMULATED);
        day_phases(&day, "");
        HOLDS(&day, PHASE, .code = INTEGRA_PHASE_CLOSED, .detail = reasons[i], .place = 9);
        SAYS(&day, "2026-06-02", PLN_24, OBJECTIVE, i == 0 ? "open @0" : "");
        if (i == 0) {
            assert_int_equal(day_may(&day, "2026-06-02", INTEGRA__PLN_24, INTEGRA_SETTLED_BY_OBJECTIVE),
                             INTEGRA_ENTITLED_BIT_REFERENT | INTEGRA_ENTITLED_BIT_MT);
            HOLDS(&day, PHASE, .code = INTEGRA_PHASE_ACTIVE, .place = 8); /* both obligations run */
            SAYS(&day, "2026-06-02", PLN_24, OBJECTIVE, "open @0; overdue 2026-01-06 r @0; overdue 2026-01-06 r @1");
        }
        day_end(&day);
        begin(state);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DAY(planned),         DAY(every_state_of_an_intervention), DAY(in_two_states),
        DAY(nobody_acts),     DAY(a_service_has_a_term),           DAY(objectives),
        DAY(objectives_left),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
