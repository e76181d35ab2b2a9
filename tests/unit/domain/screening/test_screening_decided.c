/* test_screening_decided.c - the steps that decided: put together again they give the target its value, they force it
 * whatever the others say, and of what is open they are what settles it.
 * Spec: spec/10-screening.md, "The explanation of a screening" (GEN-3).  Layer: tests.
 * SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "slow_screening.h"

enum { STEPS = 34, SIX = 6, SCR_8 = 1008, LISTED = 4 };

typedef struct person {
    integra_answers answers;
    integra_facts facts;
    int has_facts;
} person;

static void begin(person *p)
{
    integra_answers_init(&p->answers, sizeof p->answers);
    integra_facts_init(&p->facts, sizeof p->facts);
    p->has_facts = 1;
}

static void explain(const integra_rules *rules, const person *p, integra_reason *steps)
{
    for (size_t i = 0; i < STEPS; i++) {
        integra_reason_init(&steps[i], sizeof steps[i]);
        assert_int_equal(
            integra_screening_explain(rules, &p->answers, p->has_facts ? &p->facts : NULL, i, &steps[i], NULL),
            INTEGRA_OK);
    }
}

/* Kleene's OR and AND by what may still come: UNKNOWN is 0, NO 1, YES 2. */
static integra_tri either(integra_tri a, integra_tri b)
{
    return a == INTEGRA_TRI_YES || b == INTEGRA_TRI_YES ? INTEGRA_TRI_YES
           : a == INTEGRA_TRI_NO && b == INTEGRA_TRI_NO ? INTEGRA_TRI_NO
                                                        : INTEGRA_TRI_UNKNOWN;
}

static integra_tri both(integra_tri a, integra_tri b)
{
    return a == INTEGRA_TRI_NO || b == INTEGRA_TRI_NO     ? INTEGRA_TRI_NO
           : a == INTEGRA_TRI_YES && b == INTEGRA_TRI_YES ? INTEGRA_TRI_YES
                                                          : INTEGRA_TRI_UNKNOWN;
}

/* The chapter's formulas over the steps that decided alone: one OR, of item 4 two of them that both must hold. */
static void item_again(const integra_reason *steps, uint32_t item)
{
    int seen[2] = { 0, 0 }, stated = 0;
    integra_tri side[2] = { INTEGRA_TRI_NO, INTEGRA_TRI_NO }, value = INTEGRA_TRI_UNKNOWN, again = INTEGRA_TRI_YES;
    for (size_t i = 0; i < STEPS; i++) {
        const integra_reason *step = &steps[i];
        if (step->target_group != INTEGRA_GROUP_QUESTION || step->target != item) {
            continue;
        }
        int second = step->source_group == INTEGRA_GROUP_FACT && (step->source == INTEGRA_FACT_CANNOT_MANAGE_PATHWAY ||
                                                                  step->source == INTEGRA_FACT_ENTOURAGE_IN_DIFFICULTY);
        value = (integra_tri)step->value;
        stated = step->rule == SCR_8;
        assert_false(stated && step->decided); /* the answer did */
        if (step->decided) {
            seen[second] = 1;
            side[second] = either(side[second], step->source_value);
        }
    }
    for (int k = 0; k < 2; k++) {
        again = seen[k] ? both(again, side[k]) : again;
    }
    assert_true(stated || seen[0] || seen[1]);
    assert_true(stated || again == value);
}

/* SCR-2, SCR-3: by how many of six were found so, and by what was counted where that leaves it open. */
static void verdict_again(const integra_reason *steps, uint32_t verdict)
{
    uint32_t decided = 0, items = 0;
    const integra_reason *last = NULL;
    for (size_t i = 0; i < STEPS; i++) {
        if (steps[i].target_group == INTEGRA_GROUP_VERDICT && steps[i].target == verdict) {
            last = &steps[i];
            items++;
            decided += last->decided;
            assert_true(!last->decided || last->source_value == last->value);
            assert_false(last->missing && !last->decided);
        }
    }
    assert_non_null(last);
    assert_int_equal(items, SIX);
    switch (last->value) {
    case INTEGRA_TRI_YES:
        assert_true(decided >= last->threshold && decided == last->count);
        break;
    case INTEGRA_TRI_NO:
        assert_true(SIX - decided < last->threshold);
        break;
    default:
        assert_true(last->count < last->threshold && last->count + decided >= last->threshold);
    }
    assert_int_equal(last->complete, last->value != INTEGRA_TRI_UNKNOWN && last->complete);
}

/* SCR-5: walk as far as the steps that decided lead. */
static void stage_again(const integra_reason *steps)
{
    const integra_reason *at = &steps[30];
    assert_true(at[0].target == INTEGRA_VERDICT_STAGE && at[2].source == INTEGRA_QUESTION_ASSISTANCE_CONSENT);
    static const uint32_t ends[3][3] = {
        { INTEGRA_STAGE_UNDETERMINED, INTEGRA_STAGE_NOT_INDICATED, 0 },
        { INTEGRA_STAGE_AWAITING_JUDGEMENT, INTEGRA_STAGE_NOT_NEEDED, 0 },
        { INTEGRA_STAGE_AWAITING_CONSENT, INTEGRA_STAGE_DECLINED, INTEGRA_STAGE_TO_REFER },
    };
    uint32_t stage = 0;
    size_t last = 0;
    for (; last < 3 && stage == 0; last++) {
        assert_int_equal(at[last].decided, 1);
        stage = ends[last][at[last].source_value];
    }
    assert_int_equal(stage, at[0].value);
    for (; last < 3; last++) {
        assert_int_equal(at[last].decided, 0);
    }
}

static void all_again(const integra_rules *rules, const person *p)
{
    integra_reason steps[STEPS];
    explain(rules, p, steps);
    for (uint32_t item = 0; item < SIX; item++) {
        item_again(steps, item);
    }
    verdict_again(steps, INTEGRA_VERDICT_PPS);
    verdict_again(steps, INTEGRA_VERDICT_ASSISTANCE_THRESHOLD);
    stage_again(steps);
    assert_true(steps[33].decided && steps[33].source_value == steps[33].value);
}

/* What six sources in a row gave a target, and which of them decided, for each of the states that they can be in. */
typedef struct table {
    integra_tri value[SLOW_STATES];
    unsigned decided[SLOW_STATES];
} table;

static void note(table *t, unsigned state, const integra_reason *first)
{
    t->value[state] = (integra_tri)first->value;
    t->decided[state] = 0;
    for (unsigned i = 0; i < SIX; i++) {
        t->decided[state] |= (unsigned)first[i].decided << i;
    }
}

/* Whether two states agree on these sources; whether one has what the other knows, and more. */
static int agree(unsigned a, unsigned b, unsigned on)
{
    for (unsigned i = 0; i < SIX; i++) {
        if ((on >> i & 1u) != 0 && slow_digit(a, i) != slow_digit(b, i)) {
            return 0;
        }
    }
    return 1;
}

static int knows_more(unsigned more, unsigned state)
{
    for (unsigned i = 0; i < SIX; i++) {
        if (slow_digit(state, i) != INTEGRA_TRI_UNKNOWN && slow_digit(state, i) != slow_digit(more, i)) {
            return 0;
        }
    }
    return 1;
}

static void they_force_or_settle(const table *t)
{
    for (unsigned state = 0; state < SLOW_STATES; state++) {
        unsigned decided = t->decided[state], others = ~decided & 0x3fu;
        int settled = 0;
        assert_true(decided != 0);
        for (unsigned other = 0; other < SLOW_STATES; other++) {
            if (t->value[state] != INTEGRA_TRI_UNKNOWN) {
                assert_true(!agree(state, other, decided) || t->value[other] == t->value[state]);
            } else if (knows_more(other, state)) {
                settled |= agree(state, other, others) && t->value[other] != INTEGRA_TRI_UNKNOWN;
                assert_true(!agree(state, other, decided) || t->value[other] == INTEGRA_TRI_UNKNOWN);
            }
        }
        assert_true(settled || t->value[state] != INTEGRA_TRI_UNKNOWN);
    }
}

static void of_six_facts_that_two_sides_need(void **state)
{
    (void)state;
    static table t;
    integra_rules *rules = slow_rules(&slow_has_2014);
    for (unsigned s = 0; s < SLOW_STATES; s++) {
        person p;
        integra_reason steps[STEPS];
        begin(&p);
        for (unsigned i = 0; i < SIX; i++) {
            p.facts.values[INTEGRA_FACT_COGNITIVE_TROUBLE + i] = slow_digit(s, i);
        }
        explain(rules, &p, steps);
        assert_int_equal(steps[7].target, INTEGRA_QUESTION_COGNITION_MOOD_BEHAVIOUR);
        note(&t, s, &steps[7]);
        all_again(rules, &p);
    }
    they_force_or_settle(&t);
    integra_rules_destroy(rules);
}

static void of_six_items_under_every_threshold(void **state)
{
    (void)state;
    static table t[2];
    for (int64_t pps = 1; pps <= SIX; pps++) {
        slow_pack pack = { 7 - pps < pps ? pps : 7 - pps, 3, 6, 2, 10, pps };
        integra_rules *rules = slow_rules(&pack);
        for (unsigned s = 0; s < SLOW_STATES; s++) {
            person p;
            integra_reason steps[STEPS];
            begin(&p);
            p.has_facts = 0;
            for (unsigned i = 0; i < SIX; i++) {
                p.answers.questions[i] = slow_digit(s, i);
            }
            p.answers.questions[INTEGRA_QUESTION_JUDGEMENT] = slow_digit(s * 5, 0);
            p.answers.questions[INTEGRA_QUESTION_ASSISTANCE_CONSENT] = slow_digit(s / 3, 1);
            explain(rules, &p, steps);
            note(&t[0], s, &steps[18]);
            note(&t[1], s, &steps[24]);
            all_again(rules, &p);
        }
        they_force_or_settle(&t[0]);
        they_force_or_settle(&t[1]);
        integra_rules_destroy(rules);
    }
}

/* Facts, counts, floors, stays, answers and decisions that meet in many ways. */
static void of_everything_put_together(void **state)
{
    (void)state;
    integra_rules *rules = slow_rules(&slow_has_2014);
    for (unsigned s = 0; s < SLOW_STATES * LISTED; s++) {
        person p;
        integra_date when = 20100;
        integra_tri emergency = slow_digit(s, 2);
        begin(&p);
        for (unsigned i = 0; i < INTEGRA_QUESTION_COUNT; i++) {
            p.answers.questions[i] = s % LISTED == 0 || i > 5 ? slow_digit(s * 7 + s / 9, i % 6) : INTEGRA_TRI_UNKNOWN;
        }
        for (unsigned i = 0; i <= INTEGRA_FACT_ORGANISATION_PROBLEM; i++) {
            p.facts.values[i] = slow_digit(s * (11 + i / 6) % SLOW_STATES, i % 6);
        }
        for (unsigned i = 0; i < 3; i++) {
            p.facts.counts[i] = (s >> i) % 12;
            p.facts.complete[i] = s >> (i + 1) & 1u;
        }
        p.facts.date = p.answers.date = p.facts.admissions_known_to = 20150;
        p.facts.admissions_known_from = s % 2 ? 19000 : INTEGRA_DATE_UNKNOWN;
        p.facts.admission_dates = &when;
        p.facts.admission_emergencies = &emergency;
        p.facts.admission_count = s % 5 > 0;
        p.has_facts = s % 7 > 0;
        all_again(rules, &p);
    }
    integra_rules_destroy(rules);
}

/* Written out: what an answer overrules has decided nothing, and a side that is met has nothing left to say. */
static void by_hand(void **state)
{
    (void)state;
    person p;
    integra_reason steps[STEPS];
    integra_rules *rules = slow_rules(&slow_has_2014);
    begin(&p);
    p.answers.questions[INTEGRA_QUESTION_MOBILITY] = INTEGRA_TRI_NO;
    p.facts.values[INTEGRA_FACT_RESTRICTED_MOBILITY] = INTEGRA_TRI_YES;
    p.facts.values[INTEGRA_FACT_MOOD_TROUBLE] = INTEGRA_TRI_YES;
    p.facts.values[INTEGRA_FACT_ENTOURAGE_IN_DIFFICULTY] = INTEGRA_TRI_NO;
    explain(rules, &p, steps);
    assert_true(steps[6].rule == SCR_8 && steps[6].source == INTEGRA_FACT_RESTRICTED_MOBILITY && !steps[6].decided);
    /* item 4 waits for whether the person can manage: addiction is unknown too, and would change nothing */
    assert_int_equal(steps[7].value, INTEGRA_TRI_UNKNOWN);
    for (size_t i = 7; i < 13; i++) {
        assert_int_equal(steps[i].decided, steps[i].source == INTEGRA_FACT_CANNOT_MANAGE_PATHWAY);
        assert_int_equal(steps[i].missing, steps[i].source_value == INTEGRA_TRI_UNKNOWN);
    }
    integra_rules_destroy(rules);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(of_six_facts_that_two_sides_need),
        cmocka_unit_test(of_six_items_under_every_threshold),
        cmocka_unit_test(of_everything_put_together),
        cmocka_unit_test(by_hand),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
