/* test_obligation_meetings.c - components, concertation, and whom its synthesis reached.
 * Spec: spec/34-due.md (PLN-13): PLN-17, PLN-18.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include "obligation_fixture.h"

static void components(void **state)
{
    (void)state;
    HOLDS(&day, REFERENT, .person = 'r', .place = 9);
    EVENT(&day, COMPONENT, "2026-01-05", .code = INTEGRA_COMPONENT_END, .detail = INTEGRA_COMPONENT_STATE_PLANNED);
    EVENT(&day, COMPONENT, "2026-01-05", .code = INTEGRA_COMPONENT_ASSESSMENT,
          .detail = INTEGRA_COMPONENT_STATE_NOT_APPLICABLE);
    SAYS(&day, "2026-02-01", PLN_17, COMPONENT,
         "met r #1; open r #2; open r #3; open r #4; open r #5; open r #6; open r #7; open r #8; met r #9");
    SAYS(&day, "2026-02-01", PLN_17, KNOWHOW_TRANSFER, "open r");
    EVENT(&day, KNOWHOW_TRANSFER, "2026-01-05", .person = 'x');
    SAYS(&day, "2026-02-01", PLN_17, KNOWHOW_TRANSFER, "met r");
}

/* To the médecin traitant and each home service, on or after the day of the last concertation. */
static void synthesis(void **state)
{
    (void)state;
    day.due.answers[1] = INTEGRA_ANSWER_GIVEN;
    HOLDS(&day, REFERENT, .person = 'r', .place = 90);
    HOLDS(&day, MT, .person = 'm', .place = 91);
    HOLDS(&day, ROLE, .code = INTEGRA_ROLE_HOME_SERVICES, .member = 'h', .place = 92);
    HOLDS(&day, ROLE, .code = INTEGRA_ROLE_NURSE, .member = 'h', .place = 93);
    HOLDS(&day, ROLE, .code = INTEGRA_ROLE_NURSE, .member = 'n', .place = 94);
    HOLDS(&day, ROLE, .code = INTEGRA_ROLE_HOME_SERVICES, .member = 'm', .place = 95); /* once, though twice owed */
    SAYS(&day, "2026-02-10", PLN_18, CLINICAL_CONCERTATION, "open r");
    SAYS(&day, "2026-02-10", PLN_18, SYNTHESIS, "");
    EVENT(&day, CONCERTATION, "2026-02-01", .code = 0);
    SAYS(&day, "2026-02-10", PLN_18, CLINICAL_CONCERTATION, "met r");
    EVENT(&day, SYNTHESIS, "2026-01-31", .person = 'm');
    EVENT(&day, SYNTHESIS, "2026-02-01", .person = 'n');
    SAYS(&day, "2026-02-10", PLN_18, SYNTHESIS, "open h @0; open m @0");
    EVENT(&day, SYNTHESIS, "2026-02-01", .person = 'm');
    SAYS(&day, "2026-02-10", PLN_18, SYNTHESIS, "open h @0; met m @0");
    EVENT(&day, CONCERTATION, "2026-02-05", .code = 0);
    EVENT(&day, SYNTHESIS, "2026-02-06", .person = 'h');
    SAYS(&day, "2026-02-10", PLN_18, SYNTHESIS, "met h @4; open m @4");
    day.due.answers[1] = INTEGRA_ANSWER_REFUSED;
    SAYS(&day, "2026-02-10", PLN_18, SYNTHESIS, "");
    SAYS(&day, "2026-02-10", PLN_18, CLINICAL_CONCERTATION, "met r");
}

/* Of a PPS the referent hears of the follow-up, by feedback or by a synthesis. */
static void of_a_pps(void **state)
{
    (void)state;
    day.due.kind = INTEGRA_PLAN_KIND_PPS;
    day.due.answers[1] = INTEGRA_ANSWER_GIVEN;
    EVENT(&day, CONCERTATION, "2026-02-01", .code = 0);
    HOLDS(&day, MT, .person = 'm', .place = 91);
    SAYS(&day, "2026-02-10", PLN_18, CLINICAL_CONCERTATION, "");
    SAYS(&day, "2026-02-10", PLN_18, SYNTHESIS, "");
    SAYS(&day, "2026-02-10", PLN_18, REFERENT_INFORMED, "");
    HOLDS(&day, REFERENT, .person = 's', .place = 90);
    HOLDS(&day, REFERENT, .person = 'r', .place = 91);
    HOLDS(&day, REFERENT, .person = 'q', .place = 92);
    EVENT(&day, FEEDBACK, "2026-01-31", .person = 's');
    EVENT(&day, SYNTHESIS, "2026-01-31", .person = 'q');
    SAYS(&day, "2026-02-10", PLN_18, REFERENT_INFORMED, "met q; open r; met s");
    day.due.kind = INTEGRA_PLAN_KIND_PSI;
    SAYS(&day, "2026-02-10", PLN_18, REFERENT_INFORMED, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DAY(components),
        DAY(synthesis),
        DAY(of_a_pps),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
