/* test_plan_sentence.c - what a guard asks and what to do, as sentences in both languages, with the states allowed.
 * Spec: spec/31-history.md (PLN-11), spec/guards.tsv.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "sentences.h"
#include "story.h"

/* The refusal of a draft by one guard. */
static integra_refusal refusal_of(integra_plan *plan, uint32_t kind, int author, const integra_digest *target,
                                  uint32_t guard)
{
    integra_refusal refusals[32], found = { 0 };
    size_t count = 0;
    integra_event draft = event_of(kind, author, target);
    draft.writer = who('k');
    assert_int_equal(integra_plan_evaluate(plan, &draft, refusals, 32, &count, NULL), INTEGRA_OK);
    for (size_t i = 0; i < count; i++) {
        found = refusals[i].guard == guard ? refusals[i] : found;
    }
    assert_int_equal(found.guard, guard);
    return found;
}

static void of_a_guard(void **state)
{
    (void)state;
    story s;
    assert_true(story_at(&s, INTEGRA_PHASE_DRAFT));
    integra_refusal stranger = refusal_of(s.plan, INTEGRA_EVENT_NEED, '?', NULL, INTEGRA_GUARD_CIRCLE);
    SAYS_BOTH("the author belongs to the circle of care", "l'auteur appartient au cercle de soins",
              integra_refusal_sentence, &stranger);
    SAYS_BOTH("let the author join the circle first", "faire d'abord entrer l'auteur dans le cercle",
              integra_refusal_remedy, &stranger);
    assert_int_equal(stranger.words, 0);
    integra_plan_destroy(s.plan);
}

static void with_the_phases_that_allow_it(void **state)
{
    (void)state;
    story s;
    assert_true(story_at(&s, INTEGRA_PHASE_DRAFT));
    integra_refusal early = refusal_of(s.plan, INTEGRA_EVENT_SUSPENSION, GP, NULL, INTEGRA_GUARD_PHASE);
    assert_int_equal(early.words, INTEGRA_GROUP_PHASE);
    SAYS_BOTH("the plan is in a phase where this may happen", "le plan est dans une phase qui le permet",
              integra_refusal_sentence, &early);
    SAYS_BOTH("bring the plan to one of these phases first: active, in review",
              "amener d'abord le plan dans une de ces phases : actif, en révision", integra_refusal_remedy, &early);
    early.unsettled = 1;
    SAYS_BOTH("settle the conflict first", "trancher d'abord le conflit", integra_refusal_remedy, &early);
    integra_plan_destroy(s.plan);
}

/* The same guard asks for the state of a need, or of an intervention: the refusal says which. */
static void with_the_states_that_allow_it(void **state)
{
    (void)state;
    story s;
    message done;
    assert_true(story_at(&s, INTEGRA_PHASE_ACTIVE));
    integra_event event = event_of(INTEGRA_EVENT_NEED_CLOSED, GP, &s.need.digest);
    assert_int_equal(tell(s.plan, 'a', &event, &done), INTEGRA_OK);
    event = event_of(INTEGRA_EVENT_INTERVENTION_CANCELLED, GP, &s.intervention.digest);
    assert_int_equal(tell(s.plan, 'a', &event, &done), INTEGRA_OK);
    integra_refusal need = refusal_of(s.plan, INTEGRA_EVENT_UNMET_NEED, GP, &s.need.digest, INTEGRA_GUARD_LIFE);
    assert_int_equal(need.words, INTEGRA_GROUP_NEED_STATE);
    SAYS_BOTH("look at its state: open, unmet", "regarder son état : ouvert, non couvert", integra_refusal_remedy,
              &need);
    integra_refusal step =
        refusal_of(s.plan, INTEGRA_EVENT_INTERVENTION_STARTED, GP, &s.intervention.digest, INTEGRA_GUARD_LIFE);
    assert_int_equal(step.words, INTEGRA_GROUP_INTERVENTION_STATE);
    SAYS_BOTH("look at its state: planned", "regarder son état : prévue", integra_refusal_remedy, &step);
    integra_plan_destroy(s.plan);
}

static void every_guard_in_both_languages(void **state)
{
    (void)state;
    for (uint32_t guard = 1; integra_guard_rule(guard) != 0; guard++) {
        integra_refusal refusal = { .guard = guard, .rule = integra_guard_rule(guard) };
        SAYS_BOTH(integra_word_label(INTEGRA_GROUP_GUARD, guard, INTEGRA_LANGUAGE_EN),
                  integra_word_label(INTEGRA_GROUP_GUARD, guard, INTEGRA_LANGUAGE_FR), integra_refusal_sentence,
                  &refusal);
        SAYS_BOTH(integra_guard_remedy(guard, INTEGRA_LANGUAGE_EN), integra_guard_remedy(guard, INTEGRA_LANGUAGE_FR),
                  integra_refusal_remedy, &refusal);
    }
}

static void what_no_refusal_holds_is_refused(void **state)
{
    (void)state;
    integra_refusal bad = { .guard = INTEGRA_GUARD_PHASE,
                            .allowed = INTEGRA_PHASE_BIT_ACTIVE,
                            .words = INTEGRA_GROUP_PHASE };
    SAYS_NOTHING(1, integra_refusal_sentence, &bad, 2);
    SAYS_NOTHING(1, integra_refusal_remedy, &bad, 2);
    bad.allowed = 1u << 31;
    SAYS_NOTHING(0, integra_refusal_remedy, &bad, INTEGRA_LANGUAGE_EN);
    bad.allowed = INTEGRA_PHASE_BIT_ACTIVE;
    bad.words = 0;
    SAYS_NOTHING(0, integra_refusal_remedy, &bad, INTEGRA_LANGUAGE_EN);
    bad.allowed = 0;
    bad.guard = 0;
    SAYS_NOTHING(0, integra_refusal_sentence, &bad, INTEGRA_LANGUAGE_EN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(of_a_guard),
        cmocka_unit_test(with_the_phases_that_allow_it),
        cmocka_unit_test(with_the_states_that_allow_it),
        cmocka_unit_test(every_guard_in_both_languages),
        cmocka_unit_test(what_no_refusal_holds_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
