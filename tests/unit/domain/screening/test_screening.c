/* test_screening.c - every state of answers, judgement and consent, under every legal pair of thresholds.
 * Spec: spec/10-screening.md, SCR-1 to SCR-6, SCR-8, SCR-12.  Layer: tests.
 * SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "slow_screening.h"

#include <string.h>

static void answer(integra_answers *answers, unsigned state, unsigned judgement, unsigned consent)
{
    integra_answers_init(answers, sizeof *answers);
    for (unsigned i = 0; i < INTEGRA_ITEM_COUNT; i++) {
        answers->questions[i] = slow_digit(state, i);
    }
    answers->questions[INTEGRA_QUESTION_JUDGEMENT] = (integra_tri)judgement;
    answers->questions[INTEGRA_QUESTION_ASSISTANCE_CONSENT] = (integra_tri)consent;
}

static void every_state_agrees(const integra_rules *rules, const slow_pack *pack)
{
    integra_answers answers;
    for (unsigned state = 0; state < SLOW_STATES; state++) {
        for (unsigned rest = 0; rest < 9; rest++) {
            answer(&answers, state, rest % 3, rest / 3);
            answers.person.bytes[3] = (uint8_t)state;
            slow_compare(rules, pack, &answers, NULL);
        }
    }
}

static void every_state_of_answers_agrees(void **unused)
{
    (void)unused;
    static const char *const packs[] = { "has-2014", "dac-2022" };
    for (int i = 0; i < 2; i++) {
        integra_rules *rules = NULL;
        assert_int_equal(integra_rules_create(packs[i], NULL, NULL, 0, NULL, &rules, NULL), INTEGRA_OK);
        every_state_agrees(rules, &slow_has_2014);
        integra_rules_destroy(rules);
    }
}

/* Judgement and consent do not read the thresholds but through the stage: three pairs of them are enough here. */
static void every_pair_of_thresholds_agrees(void **unused)
{
    (void)unused;
    static const unsigned rests[][2] = { { 0, 0 }, { 2, 0 }, { 0, 2 }, { 2, 1 } };
    for (int64_t pps = 1; pps <= INTEGRA_ITEM_COUNT; pps++) {
        for (int64_t assistance = pps; assistance <= INTEGRA_ITEM_COUNT; assistance++) {
            slow_pack pack = slow_has_2014;
            pack.pps = pps;
            pack.assistance = assistance;
            integra_rules *rules = slow_rules(&pack);
            integra_answers answers;
            for (unsigned state = 0; state < SLOW_STATES; state++) {
                const unsigned *rest = rests[(state + (unsigned)pps) % 4];
                answer(&answers, state, rest[0], rest[1]);
                slow_compare(rules, &pack, &answers, NULL);
            }
            integra_rules_destroy(rules);
        }
    }
}

/* Stated and derived, side by side: the pair of every item takes every value while the others move (SCR-8). */
static void stated_beats_derived(void **unused)
{
    (void)unused;
    integra_rules *rules = slow_rules(&slow_has_2014);
    for (unsigned stated = 0; stated < SLOW_STATES; stated += 2) {
        for (unsigned recorded = stated % 5; recorded < SLOW_STATES; recorded += 35) {
            integra_answers answers;
            integra_facts facts;
            answer(&answers, stated, stated % 3, recorded % 3);
            integra_facts_init(&facts, sizeof facts);
            facts.person.bytes[0] = answers.person.bytes[0] = 7;
            facts.date = answers.date = slow_day(2025, 6, 1);
            static const uint32_t whole[] = { INTEGRA_FACT_SEVERE_RENAL_FAILURE, INTEGRA_FACT_RESTRICTED_MOBILITY,
                                              INTEGRA_FACT_COGNITIVE_TROUBLE, INTEGRA_FACT_ISOLATION,
                                              INTEGRA_FACT_ACCESS_PROBLEM };
            for (unsigned i = 0; i < 5; i++) {
                facts.values[whole[i]] = slow_digit(recorded, i + 1);
            }
            facts.values[INTEGRA_FACT_CANNOT_MANAGE_PATHWAY] = INTEGRA_TRI_YES;
            facts.complete[0] = facts.complete[1] = recorded % 2;
            slow_compare(rules, &slow_has_2014, &answers, &facts);
        }
    }
    integra_rules_destroy(rules);
}

static void the_pack_is_named(void **unused)
{
    (void)unused;
    static const struct {
        const char *name;
        uint32_t pack;
    } packs[] = { { "has-2014", INTEGRA_PACK_HAS_2014 }, { "dac-2022", INTEGRA_PACK_DAC_2022 } };
    const char *names[] = { "medicines_threshold" };
    for (size_t i = 0; i < 2; i++) {
        for (int64_t medicines = 10; medicines <= 11; medicines++) {
            integra_rules *rules = NULL;
            integra_answers answers;
            integra_screening got;
            answer(&answers, 0, 0, 0);
            answers.date = 20000;
            answers.person.bytes[15] = 1;
            integra_screening_init(&got, sizeof got);
            assert_int_equal(integra_rules_create(packs[i].name, names, &medicines, 1, NULL, &rules, NULL), INTEGRA_OK);
            assert_int_equal(integra_screening_evaluate(rules, &answers, NULL, &got, NULL), INTEGRA_OK);
            assert_int_equal(got.pack, packs[i].pack);
            assert_int_equal(got.pack_overridden, medicines == 11);
            assert_int_equal(got.date, 20000);
            assert_memory_equal(&got.person, &answers.person, sizeof got.person);
            integra_rules_destroy(rules);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_state_of_answers_agrees),
        cmocka_unit_test(every_pair_of_thresholds_agrees),
        cmocka_unit_test(stated_beats_derived),
        cmocka_unit_test(the_pack_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
