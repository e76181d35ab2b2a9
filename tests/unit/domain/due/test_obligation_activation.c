/* test_obligation_activation.c - what a plan needs to be active, met and not met by one fact.
 * Spec: spec/34-due.md (PLN-13): PLN-3, PLN-6.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include "obligation_fixture.h"

#define AT "2026-02-01"

static void consents(void **state)
{
    (void)state;
    for (uint32_t answer = 0; answer <= INTEGRA_ANSWER_WITHDRAWN; answer++) {
        day.due.answers[0] = answer;
        day.due.answers[1] = (answer + 1) % (INTEGRA_ANSWER_WITHDRAWN + 1);
        SAYS(&day, AT, PLN_3, ASSISTANCE_CONSENT, answer == INTEGRA_ANSWER_GIVEN ? "met a" : "open a");
        SAYS(&day, AT, PLN_6, SHARING_CONSENT, answer == INTEGRA_ANSWER_WITHDRAWN ? "open a" : "met a");
    }
}

/* Nobody named, a holder who left, one who did not, two at once. */
static void offices(void **state)
{
    (void)state;
    HOLDS(&day, REFERENT, .person = 'r', .place = 1, .vacant = 1);
    HOLDS(&day, MT, .person = ' ', .place = INTEGRA_NO_INDEX);
    SAYS(&day, AT, PLN_3, MT_NAMED, "open");
    SAYS(&day, AT, PLN_3, REFERENT_NAMED, "open");
    SAYS(&day, AT, PLN_3, DEPUTY, "");
    SAYS(&day, AT, PLN_3, MT_INFORMED, "");
    SAYS(&day, AT, PLN_3, MT_AGREEMENT, "");
    HOLDS(&day, REFERENT, .person = 's', .place = 2, .read = 1);
    HOLDS(&day, MT, .person = 'm', .place = 2);
    SAYS(&day, AT, PLN_3, MT_NAMED, "met");
    SAYS(&day, AT, PLN_3, REFERENT_NAMED, "open"); /* two values */
    SAYS(&day, AT, PLN_3, DEPUTY, "open s #1; open m #2");
    HOLDS(&day, REFERENT_DEPUTY, .person = 'd', .place = 3, .vacant = 1);
    HOLDS(&day, MT_DEPUTY, .person = 'd', .place = 3);
    SAYS(&day, AT, PLN_3, DEPUTY, "open s #1; met m #2");
}

static void one_referent(void **state)
{
    (void)state;
    HOLDS(&day, REFERENT, .person = 'r', .place = 1);
    SAYS(&day, AT, PLN_3, REFERENT_NAMED, "met");
    SAYS(&day, AT, PLN_3, NEED, "open r");
    SAYS(&day, AT, PLN_3, EXPECTATIONS, "open r");
    EVENT(&day, EXPECTATION, "2026-01-05", .code = 0);
    SAYS(&day, AT, PLN_3, EXPECTATIONS, "met r");
}

/* Somebody else told or agreed; then the one who is held, the second of two. */
static void the_mt_told(void **state)
{
    (void)state;
    HOLDS(&day, REFERENT, .person = 'r', .place = 1);
    HOLDS(&day, MT, .person = 'm', .place = 2);
    EVENT(&day, MT_INFORMED, "2026-01-05", .person = 'n');
    EVENT(&day, MT_AGREED, "2026-01-05", .author = 'n', .person = 'm');
    SAYS(&day, AT, PLN_3, MT_INFORMED, "open r");
    SAYS(&day, AT, PLN_3, MT_AGREEMENT, "open m");
    HOLDS(&day, MT, .person = 'n', .place = 3);
    SAYS(&day, AT, PLN_3, MT_INFORMED, "met r");
    SAYS(&day, AT, PLN_3, MT_AGREEMENT, "met m");
    day_end(&day);
    begin(state);
    HOLDS(&day, MT, .person = 'n', .place = 3, .vacant = 1);
    HOLDS(&day, MT, .person = 'm', .place = 4);
    EVENT(&day, MT_INFORMED, "2026-01-05", .person = 'n');
    SAYS(&day, AT, PLN_3, MT_INFORMED, "open"); /* who was told has left */
}

/* Shared by naming somebody, or later; of a PSI in its dimensions. */
static void assessments(void **state)
{
    uint32_t one, shared;
    (void)state;
    one = EVENT(&day, ASSESSMENT, "2026-01-05", .detail = INTEGRA_TRI_YES);
    SAYS(&day, AT, PLN_3, SHARED_ASSESSMENT, "open");
    shared = EVENT(&day, ASSESSMENT_SHARED, "2026-01-06", .person = 'm');
    day_names(&day, shared, INTEGRA_NO_INDEX);
    SAYS(&day, AT, PLN_3, SHARED_ASSESSMENT, "open");
    day_names(&day, shared, one);
    SAYS(&day, AT, PLN_3, SHARED_ASSESSMENT, "met");
    day_end(&day);
    begin(state);
    one = EVENT(&day, ASSESSMENT, "2026-01-05", .detail = INTEGRA_TRI_NO, .person = 'm');
    shared = EVENT(&day, ASSESSMENT_SHARED, "2026-01-06", .person = 'm');
    day_names(&day, shared, one);
    SAYS(&day, AT, PLN_3, SHARED_ASSESSMENT, "open");
    day.due.kind = INTEGRA_PLAN_KIND_PPS;
    SAYS(&day, AT, PLN_3, SHARED_ASSESSMENT, "met");
    day_names(&day, shared, shared); /* what is no assessment shares none */
    day.facts[0].person = who(' ');
    SAYS(&day, AT, PLN_3, SHARED_ASSESSMENT, "open");
}

/* Two needs: one met, the other in two states of which one does not do. */
static void needs(void **state)
{
    (void)state;
    HOLDS(&day, NEED, .code = INTEGRA_NEED_STATE_MET, .about = 1, .place = 5);
    HOLDS(&day, NEED, .code = INTEGRA_NEED_STATE_UNMET, .about = 2, .place = 6);
    HOLDS(&day, NEED, .code = INTEGRA_NEED_STATE_WITHDRAWN, .about = 2, .place = 7);
    HOLDS(&day, NEED, .code = INTEGRA_NEED_STATE_OPEN, .about = 2, .place = 8);
    SAYS(&day, AT, PLN_3, NEED, "open");
    HOLDS(&day, NEED, .code = INTEGRA_NEED_STATE_UNMET, .about = 3, .place = 8);
    HOLDS(&day, NEED, .code = INTEGRA_NEED_STATE_OPEN, .about = 3, .place = 9);
    SAYS(&day, AT, PLN_3, NEED, "met");
}

static void planned_interventions(void **state)
{
    static const struct {
        const char *due;
        char person;
        uint32_t one, other;
        const char *says;
    } cases[] = {
        { "2026-03-01", 'i', INTEGRA_INTERVENTION_STATE_PLANNED, INTEGRA_INTERVENTION_STATE_PLANNED, "met" },
        { "2026-03-01", 'i', INTEGRA_INTERVENTION_STATE_UNDER_WAY, INTEGRA_INTERVENTION_STATE_DONE, "met" },
        { "2026-03-01", 'i', INTEGRA_INTERVENTION_STATE_DONE, INTEGRA_INTERVENTION_STATE_NOT_DONE, "open" },
        { "2026-03-01", 'i', INTEGRA_INTERVENTION_STATE_CANCELLED, INTEGRA_INTERVENTION_STATE_CANCELLED, "open" },
        { "2026-03-01", 'i', INTEGRA_INTERVENTION_STATE_PLANNED, INTEGRA_INTERVENTION_STATE_NONE, "open" },
        { NULL, 'i', INTEGRA_INTERVENTION_STATE_PLANNED, INTEGRA_INTERVENTION_STATE_PLANNED, "open" },
        { "2026-03-01", ' ', INTEGRA_INTERVENTION_STATE_PLANNED, INTEGRA_INTERVENTION_STATE_PLANNED, "open" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        uint32_t it = day_intervention(&day, "2026-01-05", cases[i].due, cases[i].person, cases[i].one);
        HOLDS(&day, INTERVENTION, .code = cases[i].other, .about = it, .place = it + 1);
        SAYS(&day, AT, PLN_3, PLANNED_INTERVENTION, cases[i].says);
        day_end(&day);
        begin(state);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DAY(consents),    DAY(offices), DAY(one_referent),          DAY(the_mt_told),
        DAY(assessments), DAY(needs),   DAY(planned_interventions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
