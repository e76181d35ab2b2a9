/* test_orientation_sentence.c - why a row or a service came or did not, as a sentence in both languages.
 * Spec: spec/20-orientation.md; GEN-3.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "demands.h"
#include "built_in.h"
#include "sentences.h"

static integra_trace trace_of(const integra_demand *demand, uint32_t service)
{
    integra_trace trace;
    integra_trace_init(&trace, sizeof trace);
    assert_int_equal(integra_orientation_explain(protocol, demand, service, &trace, NULL), INTEGRA_OK);
    return trace;
}

static void it_came_or_nobody_asked(void **state)
{
    (void)state;
    integra_demand demand = plain_demand(BIT(INTEGRA_MOTIVE_HOME_HELP));
    integra_trace trace = trace_of(&demand, INTEGRA_SERVICE_HOME_HELP);
    SAYS_BOTH("it came; row home-help", "le service figure dans la réponse ; ligne home-help", integra_trace_sentence,
              protocol, &trace);
    trace = trace_of(&demand, INTEGRA_SERVICE_ETP);
    SAYS_BOTH("no motive of the demand leads there", "aucun motif de la demande n'y mène", integra_trace_sentence,
              protocol, &trace);
}

static void its_conditions_are_not_met(void **state)
{
    (void)state;
    integra_demand demand = plain_demand(BIT(INTEGRA_MOTIVE_HOME_HELP));
    demand.sharing_consent = INTEGRA_TRI_NO;
    integra_trace trace = trace_of(&demand, INTEGRA_SERVICE_HOME_HELP);
    SAYS_BOTH(
        "conditions of its row are not met; row home-help; not met: consent to sharing",
        "des conditions de sa ligne ne sont pas remplies ; ligne home-help ; pas remplies : consentement au partage",
        integra_trace_sentence, protocol, &trace);
    trace.failed |= BIT(INTEGRA_DEMAND_FIELD_REQUESTER) | BIT(INTEGRA_DEMAND_FIELD_MT);
    SAYS_BOTH(
        "conditions of its row are not met; row home-help; not met: who asks, médecin traitant, consent to sharing",
        "des conditions de sa ligne ne sont pas remplies ; ligne home-help ; pas remplies : qui demande, médecin "
        "traitant, consentement au partage",
        integra_trace_sentence, protocol, &trace);
}

static void it_is_silenced(void **state)
{
    (void)state;
    integra_demand demand = plain_demand(BIT(INTEGRA_MOTIVE_PLANNING));
    demand.requester = INTEGRA_REQUESTER_PERSON;
    demand.ground = INTEGRA_SUPPORT_GROUND_NONE;
    integra_trace trace = trace_of(&demand, INTEGRA_SERVICE_PPS_PLANNING);
    assert_int_equal(trace.miss, INTEGRA_MISS_SILENCED);
    SAYS_BOTH("its row is silenced by another; row planning; silenced by row subsidiarity",
              "sa ligne est écartée par une autre ; ligne planning ; écartée par la ligne subsidiarity",
              integra_trace_sentence, protocol, &trace);
}

static void what_it_gives_no_trace_of_is_refused(void **state)
{
    (void)state;
    integra_demand demand = plain_demand(BIT(INTEGRA_MOTIVE_HOME_HELP));
    const integra_trace good = trace_of(&demand, INTEGRA_SERVICE_HOME_HELP);
    SAYS_NOTHING(2, integra_trace_sentence, protocol, &good, 2);
    for (int i = 0; i < 4; i++) {
        integra_trace bad = good;
        uint32_t *const places[] = { &bad.miss, &bad.row, &bad.silenced_by, &bad.failed };
        const uint32_t values[] = { INTEGRA_MISS_OTHERWISE + 1, 1000, 1000, BIT(FIELDS) };
        *places[i] = values[i];
        SAYS_NOTHING(1, integra_trace_sentence, protocol, &bad, INTEGRA_LANGUAGE_EN);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_came_or_nobody_asked),
        cmocka_unit_test(its_conditions_are_not_met),
        cmocka_unit_test(it_is_silenced),
        cmocka_unit_test(what_it_gives_no_trace_of_is_refused),
    };
    return cmocka_run_group_tests(tests, make_built_in, give_back_built_in);
}
