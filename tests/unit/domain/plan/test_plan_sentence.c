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
    assert_int_equal(early.contested, 0);
    SAYS_BOTH("the plan is in a phase where this may happen", "le plan est dans une phase qui le permet",
              integra_refusal_sentence, &early);
    SAYS_BOTH("bring the plan to one of these phases first: active, in review",
              "amener d'abord le plan dans une de ces phases : actif, en révision", integra_refusal_remedy, &early);
    integra_plan_destroy(s.plan);
}

/* The same guard asks for the state of a need, of an objective or of an intervention: the refusal says which. */
static void with_the_states_that_allow_it(void **state)
{
    (void)state;
    story s;
    message aim, done;
    assert_true(story_at(&s, INTEGRA_PHASE_ACTIVE));
    assert_true(story_tells(&s, INTEGRA_EVENT_OBJECTIVE, GP, 0, 0, 0, &s.need, &aim));
    assert_true(story_tells(&s, INTEGRA_EVENT_OBJECTIVE_PURSUED, GP, 0, 0, 0, &aim, &done));
    assert_true(story_tells(&s, INTEGRA_EVENT_NEED_CLOSED, GP, 0, 0, 0, &s.need, &done));
    assert_true(story_tells(&s, INTEGRA_EVENT_INTERVENTION_CANCELLED, GP, 0, 0, 0, &s.intervention, &done));
    integra_refusal need = refusal_of(s.plan, INTEGRA_EVENT_UNMET_NEED, GP, &s.need.digest, INTEGRA_GUARD_LIFE);
    assert_int_equal(need.words, INTEGRA_GROUP_NEED_STATE);
    SAYS_BOTH("bring it to one of these states first: open, unmet",
              "l'amener d'abord à un de ces états : ouvert, non couvert", integra_refusal_remedy, &need);
    integra_refusal step =
        refusal_of(s.plan, INTEGRA_EVENT_INTERVENTION_STARTED, GP, &s.intervention.digest, INTEGRA_GUARD_LIFE);
    assert_int_equal(step.words, INTEGRA_GROUP_INTERVENTION_STATE);
    SAYS_BOTH("bring it to one of these states first: planned", "l'amener d'abord à un de ces états : prévue",
              integra_refusal_remedy, &step);
    integra_refusal again = refusal_of(s.plan, INTEGRA_EVENT_OBJECTIVE_PURSUED, GP, &aim.digest, INTEGRA_GUARD_LIFE);
    assert_int_equal(again.words, INTEGRA_GROUP_OBJECTIVE_STATE);
    SAYS_BOTH("bring it to one of these states first: formulated", "l'amener d'abord à un de ces états : formulé",
              integra_refusal_remedy, &again);
    integra_plan_destroy(s.plan);
}

/* What one site tells and what another does, neither having seen the other. */
static void apart(story *s, integra_event here, integra_event there)
{
    message told;
    integra_plan *other = twin(s->plan);
    assert_non_null(other);
    assert_int_equal(tell(other, 'b', &there, &told), INTEGRA_OK);
    assert_int_equal(told.verdict, INTEGRA_EVENT_VERDICT_ACCEPTED);
    assert_int_equal(tell(s->plan, 'a', &here, &told), INTEGRA_OK);
    assert_int_equal(told.verdict, INTEGRA_EVENT_VERDICT_ACCEPTED);
    assert_int_equal(take_in(s->plan, other), INTEGRA_OK);
    integra_plan_destroy(other);
}

/* Two name somebody to an office: the nurse here, the carer there. */
static void two_names(story *s, uint32_t kind)
{
    integra_event here = event_of(kind, GP, NULL), there = here;
    there.person = who(CARER);
    apart(s, here, there);
}

/* What is in conflict, and who settles it: both offices, the one that is undisputed, the person where none is. */
static void with_what_is_to_be_settled(void **state)
{
    (void)state;
    story s;
    assert_true(story_at(&s, INTEGRA_PHASE_ACTIVE));
    apart(&s, event_of(INTEGRA_EVENT_REVIEW, GP, NULL), event_of(INTEGRA_EVENT_SUSPENSION, GP, NULL));
    integra_refusal refusal = refusal_of(s.plan, INTEGRA_EVENT_REVIEW_CONCLUSION, GP, NULL, INTEGRA_GUARD_PHASE);
    assert_true(refusal.unsettled == 1 && refusal.contested == INTEGRA_SLOT_BIT_PHASE);
    assert_string_equal(integra_rule_name(refusal.rule), "PLN-11");
    SAYS_BOTH("settle the conflict first: phase of the plan. Who may settle: the referent or the médecin traitant",
              "trancher d'abord le conflit : phase du plan. Qui peut trancher : le référent ou le médecin traitant",
              integra_refusal_remedy, &refusal);
    two_names(&s, INTEGRA_EVENT_REFERENT);
    refusal = refusal_of(s.plan, INTEGRA_EVENT_SUSPENSION, GP, NULL, INTEGRA_GUARD_SETTLE_FIRST);
    SAYS_BOTH("settle the conflict first: phase of the plan. Who may settle: the médecin traitant",
              "trancher d'abord le conflit : phase du plan. Qui peut trancher : le médecin traitant",
              integra_refusal_remedy, &refusal);
    two_names(&s, INTEGRA_EVENT_MT);
    refusal = refusal_of(s.plan, INTEGRA_EVENT_MT_AGREED, NURSE, NULL, INTEGRA_GUARD_MT_OWN);
    SAYS_BOTH(
        "settle the conflict first: médecin traitant. Who may settle: the person, or whoever speaks in their place",
        "trancher d'abord le conflit : médecin traitant. Qui peut trancher : la personne, ou qui parle en son nom",
        integra_refusal_remedy, &refusal);
    integra_plan_destroy(s.plan);
}

/* No settlement ends a contested word of the person, who is asked again: beside a phase in conflict the phase is
 * settled all the same. */
static void with_what_the_person_is_asked_again(void **state)
{
    (void)state;
    story s;
    assert_true(story_at(&s, INTEGRA_PHASE_PROPOSED));
    integra_event given = event_of(INTEGRA_EVENT_ASSISTANCE_CONSENT, GP, NULL), refused = given;
    given.person = refused.person = who(PERSON);
    refused.code = INTEGRA_ANSWER_REFUSED;
    apart(&s, given, refused);
    integra_refusal refusal = refusal_of(s.plan, INTEGRA_EVENT_ACTIVATION, GP, NULL, INTEGRA_GUARD_NEEDS_CONSENT);
    assert_int_equal(refusal.entitled, INTEGRA_ENTITLED_BIT_PERSON);
    SAYS_BOTH("ask the person again: consent to the assistance",
              "redemander à la personne : consentement à l'assistance", integra_refusal_remedy, &refusal);
    apart(&s, event_of(INTEGRA_EVENT_PROPOSAL_WITHDRAWN, GP, NULL), event_of(INTEGRA_EVENT_CLOSING, GP, NULL));
    refusal = refusal_of(s.plan, INTEGRA_EVENT_ACTIVATION, GP, NULL, INTEGRA_GUARD_NEEDS_CONSENT);
    SAYS_BOTH("ask the person again: consent to the assistance; settle the conflict first: phase of the plan. "
              "Who may settle: the referent or the médecin traitant",
              "redemander à la personne : consentement à l'assistance ; trancher d'abord le conflit : phase du plan. "
              "Qui peut trancher : le référent ou le médecin traitant",
              integra_refusal_remedy, &refusal);
    integra_plan_destroy(s.plan);
}

/* Where nothing is in conflict, and another should have done it: the refusal says who. */
static void with_who_may_do_it(void **state)
{
    (void)state;
    story s;
    message end;
    assert_true(story_at(&s, INTEGRA_PHASE_ACTIVE));
    assert_true(story_tells(&s, INTEGRA_EVENT_CLOSING, NURSE, 0, 0, 0, NULL, &end));
    integra_refusal refusal =
        refusal_of(s.plan, INTEGRA_EVENT_ANNULMENT, NURSE, &end.digest, INTEGRA_GUARD_CLOSING_OFFICE);
    assert_int_equal(refusal.contested, 0);
    SAYS_BOTH("have it annulled by who is entitled to: the referent or the médecin traitant",
              "le faire annuler par qui en a le droit : le référent ou le médecin traitant", integra_refusal_remedy,
              &refusal);
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
    bad.contested = INTEGRA_SLOT_BIT_PHASE; /* somebody may settle, always */
    SAYS_NOTHING(0, integra_refusal_remedy, &bad, INTEGRA_LANGUAGE_EN);
    bad.entitled = 1u; /* the bit of no word */
    SAYS_NOTHING(0, integra_refusal_remedy, &bad, INTEGRA_LANGUAGE_EN);
    bad.entitled = INTEGRA_ENTITLED_BIT_MT;
    bad.contested = 1u;
    SAYS_NOTHING(0, integra_refusal_remedy, &bad, INTEGRA_LANGUAGE_EN);
    bad.contested = 0;
    bad.guard = 0;
    SAYS_NOTHING(0, integra_refusal_sentence, &bad, INTEGRA_LANGUAGE_EN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(of_a_guard),
        cmocka_unit_test(with_the_phases_that_allow_it),
        cmocka_unit_test(with_the_states_that_allow_it),
        cmocka_unit_test(with_what_is_to_be_settled),
        cmocka_unit_test(with_what_the_person_is_asked_again),
        cmocka_unit_test(with_who_may_do_it),
        cmocka_unit_test(every_guard_in_both_languages),
        cmocka_unit_test(what_no_refusal_holds_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
