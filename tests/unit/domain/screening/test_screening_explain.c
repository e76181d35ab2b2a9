/* test_screening_explain.c - the 34 steps of an explanation against the chapter's table, over many people.
 * Spec: spec/10-screening.md, "The explanation of a screening" (GEN-3).  Layer: tests.
 * SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "slow_screening.h"

#include <string.h>

enum { STEPS = 34, SCR_8 = 1008 };

/* The chapter's table by its words: rule, target, sources. A verdict's name is no question's and the reverse. */
static const struct {
    const char *rule, *target, *sources;
} table[] = {
    { "SCR-7", "emergency_admission", "admissions" },
    { "SCR-7", "polypathology",
      "chronic_conditions severe_heart_failure severe_respiratory_failure severe_renal_failure medicines" },
    { "SCR-7", "mobility", "restricted_mobility" },
    { "SCR-7", "cognition_mood_behaviour",
      "cognitive_trouble mood_trouble behavioural_trouble addiction cannot_manage_pathway entourage_in_difficulty" },
    { "SCR-7", "socio_economic", "isolation housing_problem low_resources" },
    { "SCR-7", "access_to_care", "access_problem organisation_problem" },
    { "SCR-2", "pps",
      "emergency_admission polypathology mobility cognition_mood_behaviour socio_economic access_to_care" },
    { "SCR-3", "assistance_threshold",
      "emergency_admission polypathology mobility cognition_mood_behaviour socio_economic access_to_care" },
    { "SCR-5", "stage", "assistance_threshold judgement assistance_consent" },
    { "SCR-11", "legal_complexity", "professions" },
};

/* The group and code of the word of `size` bytes at name, among the groups given. */
static void look_up(const char *name, size_t size, const uint32_t *groups, uint32_t *group, uint32_t *code)
{
    char word[64] = { 0 };
    memcpy(word, name, size);
    for (; *groups; groups++) {
        if (!integra_word_find(*groups, word, code, NULL)) {
            *group = *groups;
            return;
        }
    }
    fail_msg("no word %s", word);
}

static size_t expected_steps(integra_reason *steps)
{
    static const uint32_t targets[] = { INTEGRA_GROUP_QUESTION, INTEGRA_GROUP_VERDICT, 0 };
    static const uint32_t sources[] = { INTEGRA_GROUP_FACT,     INTEGRA_GROUP_COUNT,   INTEGRA_GROUP_RECORD,
                                        INTEGRA_GROUP_QUESTION, INTEGRA_GROUP_VERDICT, 0 };
    size_t count = 0;
    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
        for (const char *at = table[i].sources; *at; at += strspn(at, " ")) {
            size_t size = strcspn(at, " ");
            integra_reason *step = &steps[count++];
            integra_reason_init(step, sizeof *step);
            assert_int_equal(integra_rule_find(table[i].rule, &step->rule, NULL), INTEGRA_OK);
            look_up(table[i].target, strlen(table[i].target), targets, &step->target_group, &step->target);
            look_up(at, size, sources, &step->source_group, &step->source);
            at += size;
        }
    }
    return count;
}

static integra_tri reaches(const slow_pack *pack, const integra_facts *facts, uint32_t which)
{
    const int64_t thresholds[] = { pack->conditions, pack->medicines, pack->professions };
    return facts->counts[which] >= thresholds[which] ? INTEGRA_TRI_YES
           : facts->complete[which]                  ? INTEGRA_TRI_NO
                                                     : INTEGRA_TRI_UNKNOWN;
}

/* What was counted: a count as the record gives it, how many stays it lists, how many items are at yes. */
static void fill_numbers(integra_reason *step, const slow_pack *pack, const integra_facts *facts,
                         const slow_result *slow)
{
    const uint32_t thresholds[] = { (uint32_t)pack->conditions, (uint32_t)pack->medicines,
                                    (uint32_t)pack->professions };
    if (step->source_group == INTEGRA_GROUP_COUNT) {
        step->count = facts->counts[step->source];
        step->complete = facts->complete[step->source];
        step->threshold = thresholds[step->source];
    } else if (step->source_group == INTEGRA_GROUP_RECORD) {
        step->count = (uint32_t)facts->admission_count;
        step->complete = facts->admissions_known_from == 19000; /* years before the window, which ends on the day */
        step->threshold = (uint32_t)pack->months;
    } else if (step->target_group == INTEGRA_GROUP_VERDICT && step->target != INTEGRA_VERDICT_STAGE) {
        step->count = slow->yes;
        step->complete = slow->unknown == 0;
        step->threshold = (uint32_t)(step->target == INTEGRA_VERDICT_PPS ? pack->pps : pack->assistance);
    }
}

/* The values of one step for one person; which steps decided is another test's. */
static void fill(integra_reason *step, const slow_pack *pack, const integra_answers *answers,
                 const integra_facts *facts, const slow_result *slow)
{
    const uint32_t verdicts[] = { 0, slow->pps, slow->threshold, slow->stage, slow->legal };
    int item = step->target_group == INTEGRA_GROUP_QUESTION, open = 0;
    if (item && answers->questions[step->target]) {
        step->rule = SCR_8;
    }
    step->value = item ? slow->items[step->target] : verdicts[step->target];
    if (step->source_group == INTEGRA_GROUP_FACT) {
        step->source_value = facts->values[step->source];
    } else if (step->source_group == INTEGRA_GROUP_COUNT) {
        step->source_value = reaches(pack, facts, step->source);
    } else if (step->source_group == INTEGRA_GROUP_RECORD) {
        step->source_value = slow->derived[0];
    } else if (step->source_group == INTEGRA_GROUP_VERDICT) {
        step->source_value = slow->threshold;
    } else {
        step->source_value = step->source < 6 ? slow->items[step->source] : answers->questions[step->source];
    }
    if (item || step->target != INTEGRA_VERDICT_STAGE) {
        open = step->value == INTEGRA_TRI_UNKNOWN;
    } else {
        open = step->source_group == INTEGRA_GROUP_VERDICT  ? slow->stage == INTEGRA_STAGE_UNDETERMINED
               : step->source == INTEGRA_QUESTION_JUDGEMENT ? slow->stage == INTEGRA_STAGE_AWAITING_JUDGEMENT
                                                            : slow->stage == INTEGRA_STAGE_AWAITING_CONSENT;
    }
    step->missing = open && step->source_value == INTEGRA_TRI_UNKNOWN;
}

static void compare(const integra_rules *rules, const slow_pack *pack, const integra_answers *answers,
                    const integra_facts *facts)
{
    static integra_facts nothing;
    static integra_reason whole[STEPS];
    integra_reason steps[STEPS];
    slow_result slow;
    if (!whole[0].rule) {
        assert_int_equal(expected_steps(whole), STEPS);
    }
    memcpy(steps, whole, sizeof steps);
    slow_screen(pack, answers, facts, &slow);
    for (size_t i = 0; i < STEPS; i++) {
        integra_reason got;
        fill(&steps[i], pack, answers, facts ? facts : &nothing, &slow);
        fill_numbers(&steps[i], pack, facts ? facts : &nothing, &slow);
        integra_reason_init(&got, sizeof got);
        assert_int_equal(integra_screening_explain(rules, answers, facts, i, &got, NULL), INTEGRA_OK);
        steps[i].decided = got.decided;
        if (memcmp(&got, &steps[i], sizeof got)) {
            fail_msg("step %zu: rule %u value %u source %u missing %u, not %u %u %u %u", i, got.rule, got.value,
                     got.source_value, got.missing, steps[i].rule, steps[i].value, steps[i].source_value,
                     steps[i].missing);
        }
    }
}

/* Answers and facts run through all their values at different paces, so that they meet in many ways. */
static void every_step_is_the_one_of_the_chapter(void **state)
{
    (void)state;
    slow_pack pack = { 3, 2, 6, 2, 5, 1 };
    integra_rules *rules = slow_rules(&pack);
    for (unsigned person = 0; person < SLOW_STATES; person++) {
        integra_answers answers;
        integra_facts facts;
        integra_answers_init(&answers, sizeof answers);
        integra_facts_init(&facts, sizeof facts);
        for (unsigned i = 0; i < INTEGRA_QUESTION_COUNT; i++) {
            answers.questions[i] = slow_digit(person * 7 + person / 9, i % 6) * (integra_tri)(i > 5 || person % 3 > 0);
        }
        for (unsigned i = 0; i <= INTEGRA_FACT_ORGANISATION_PROBLEM; i++) {
            facts.values[i] = slow_digit(person * (11 + i / 6), i % 6);
        }
        for (unsigned i = 0; i < 3; i++) {
            facts.counts[i] = (person >> i) % 7;
            facts.complete[i] = person >> (i + 1) & 1u;
        }
        integra_date when = 20100;
        integra_tri emergency = slow_digit(person, 2);
        facts.date = answers.date = facts.admissions_known_to = 20150;
        facts.admissions_known_from = person % 2 ? 19000 : INTEGRA_DATE_UNKNOWN;
        facts.admission_dates = &when;
        facts.admission_emergencies = &emergency;
        facts.admission_count = person % 5 > 0;
        compare(rules, &pack, &answers, person % 4 ? &facts : NULL);
    }
    integra_rules_destroy(rules);
}

static void there_are_34_steps(void **state)
{
    (void)state;
    integra_reason got;
    integra_answers answers;
    integra_error error;
    integra_rules *rules = slow_rules(&slow_has_2014);
    assert_int_equal(integra_screening_reason_count(), STEPS);
    integra_answers_init(&answers, sizeof answers);
    integra_reason_init(&got, sizeof got);
    assert_int_equal(integra_screening_explain(rules, &answers, NULL, STEPS, &got, &error), INTEGRA_ERR_OUT_OF_RANGE);
    assert_int_equal(error.index, STEPS);
    assert_int_equal(integra_screening_explain(rules, &answers, NULL, SIZE_MAX, &got, NULL), INTEGRA_ERR_OUT_OF_RANGE);
    assert_int_equal(got.rule, 0);
    integra_rules_destroy(rules);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_step_is_the_one_of_the_chapter),
        cmocka_unit_test(there_are_34_steps),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
