/* test_plan_closings.c - closings taken back, each for itself, and what a closed plan still takes.
 * Spec: spec/30-plan.md (PLN-5, PLN-6), spec/31-history.md (PLN-11, PLN-23).  Layer: tests.
 * SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "sites.h"

static sites w;

static int begin(void **state)
{
    (void)state;
    sites_at(&w, INTEGRA_PHASE_ACTIVE);
    return 0;
}

static int end(void **state)
{
    (void)state;
    sites_end(&w);
    return 0;
}

static const message *closes(char name, int author, uint32_t reason)
{
    return TELLS(&w, name, INTEGRA_EVENT_CLOSING, reason, .author = author);
}

static const message *annuls(char name, int author, const message *about)
{
    return TELLS(&w, name, INTEGRA_EVENT_ANNULMENT, .author = author, .about = about);
}

/* A mixed-up identity arrives at two sites: both deaths can be taken back, and the plan opens when none stands. */
static void one_mistaken_death_at_two_sites(void **state)
{
    (void)state;
    const message *one = closes('H', HOSPITAL, INTEGRA_CLOSING_REASON_DIED);
    const message *other = closes('C', MANAGER, INTEGRA_CLOSING_REASON_DIED);
    meet(&w);
    HOLDS(&w, INTEGRA_SLOT_PHASE, "closed/died/m/+0@c1 closed/died/h/+0@h1");
    CONTESTED(&w, "");
    annuls('G', GP, one);
    assert_string_equal(shown(w.at[1], INTEGRA_SLOT_PHASE), "closed/died/m/+0@c1");
    REFUSES(&w, 'G', "annullable", INTEGRA_EVENT_ANNULMENT, .author = GP, .about = one);
    annuls('G', GP, other);
    meet(&w);
    HOLDS(&w, INTEGRA_SLOT_PHASE, "active@a15");
}

/* One of them was taken back before the sites met: the other can be all the same. */
static void one_of_two_deaths_annulled_before_they_meet(void **state)
{
    (void)state;
    const message *one = closes('H', HOSPITAL, INTEGRA_CLOSING_REASON_DIED);
    annuls('C', MANAGER, closes('C', MANAGER, INTEGRA_CLOSING_REASON_DIED));
    meet(&w);
    HOLDS(&w, INTEGRA_SLOT_PHASE, "closed/died/h/+0@h1");
    annuls('C', MANAGER, one);
    HOLDS(&w, INTEGRA_SLOT_PHASE, "active@a15");
}

/* Beside a death an ordinary closing is told as well, and the plan stays closed by it when the death is taken back. */
static void a_mistaken_death_beside_a_closing(void **state)
{
    (void)state;
    const message *death = closes('H', HOSPITAL, INTEGRA_CLOSING_REASON_DIED);
    const message *moved = closes('C', MANAGER, INTEGRA_CLOSING_REASON_MOVED);
    meet(&w);
    HOLDS(&w, INTEGRA_SLOT_PHASE, "closed/moved/m/+0@c1 closed/died/h/+0@h1");
    annuls('C', MANAGER, death);
    HOLDS(&w, INTEGRA_SLOT_PHASE, "closed/moved/m/+0@c1");
    annuls('C', MANAGER, moved);
    HOLDS(&w, INTEGRA_SLOT_PHASE, "active@a15");
}

/* Closed by mistake beside an admission and a need: who holds an office takes it back, and nothing is left to settle.
 */
static void a_wrong_closing_beside_work(void **state)
{
    (void)state;
    const message *closing = closes('C', NURSE, INTEGRA_CLOSING_REASON_GOALS_REACHED);
    w.day++;
    TELLS(&w, 'H', INTEGRA_EVENT_ADMISSION, INTEGRA_TRI_YES, .author = HOSPITAL);
    TELLS(&w, 'G', INTEGRA_EVENT_NEED, .author = GP);
    REFUSES(&w, 'C', "phase", INTEGRA_EVENT_CONTACT, .author = NURSE);
    meet(&w);
    HOLDS(&w, INTEGRA_SLOT_PHASE, "closed/goals_reached/n/+0@c1 read/active@a15");
    LISTED(&w, "h1/c1/phase"); /* the admission is a fact, the need is not */
    REFUSES(&w, 'C', "closing_office", INTEGRA_EVENT_ANNULMENT, .author = NURSE, .about = closing);
    annuls('C', MANAGER, closing);
    HOLDS(&w, INTEGRA_SLOT_PHASE, "active@a15");
    CONTESTED(&w, "");
    LISTED(&w, "");
}

static void closed_and_annulled_before_others_hear(void **state)
{
    (void)state;
    annuls('C', MANAGER, closes('C', NURSE, INTEGRA_CLOSING_REASON_GOALS_REACHED));
    TELLS(&w, 'G', INTEGRA_EVENT_NEED, .author = GP);
    TELLS(&w, 'G', INTEGRA_EVENT_REVIEW, .author = GP);
    meet(&w);
    HOLDS(&w, INTEGRA_SLOT_PHASE, "in_review@g2");
    CONTESTED(&w, "");
    LISTED(&w, "");
}

/* Two annul one closing: neither is refused for the other, and what one of them does next stands. */
static void annulled_at_two_sites(void **state)
{
    (void)state;
    const message *closing = closes('C', NURSE, INTEGRA_CLOSING_REASON_GOALS_REACHED);
    meet(&w);
    annuls('C', MANAGER, closing);
    annuls('G', GP, closing);
    TELLS(&w, 'G', INTEGRA_EVENT_REVIEW, .author = GP);
    meet(&w);
    HOLDS(&w, INTEGRA_SLOT_PHASE, "in_review@g2");
    HOLDS_OF(&w, INTEGRA_SLOT_STANDING, closing, "annulled@c2 annulled@g1");
    CONTESTED(&w, "");
}

/* The nurse's closing is a mistake, the hospital's is not: the plan stays closed, and says why. */
static void of_two_closings_the_other_still_holds(void **state)
{
    (void)state;
    const message *mistaken = closes('C', NURSE, INTEGRA_CLOSING_REASON_GOALS_REACHED);
    const message *true_one = closes('H', HOSPITAL, INTEGRA_CLOSING_REASON_INSTITUTION);
    meet(&w);
    HOLDS(&w, INTEGRA_SLOT_PHASE, "closed/goals_reached/n/+0@c1 closed/institution/h/+0@h1");
    CONTESTED(&w, "");
    annuls('C', MANAGER, mistaken);
    HOLDS(&w, INTEGRA_SLOT_PHASE, "closed/institution/h/+0@h1");
    REFUSES(&w, 'C', "phase", INTEGRA_EVENT_NEED, .author = MANAGER);
    annuls('C', MANAGER, true_one);
    HOLDS(&w, INTEGRA_SLOT_PHASE, "active@a15");
}

/* A closing that ends a review, taken back: the review goes on. */
static void a_review_closed_by_mistake(void **state)
{
    (void)state;
    TELLS(&w, 'C', INTEGRA_EVENT_REVIEW, .author = MANAGER);
    const message *closing =
        TELLS(&w, 'C', INTEGRA_EVENT_REVIEW_CLOSING, INTEGRA_CLOSING_REASON_TERM_REACHED, .author = MANAGER);
    HOLDS(&w, INTEGRA_SLOT_PHASE, "closed/term_reached/m/+0@c2");
    annuls('C', GP, closing);
    HOLDS(&w, INTEGRA_SLOT_PHASE, "in_review@c1");
}

/* A withdrawal in the wrong person's plan: taken back by an office, by the word of who may give one, and by no other.
 */
static void a_withdrawal_is_taken_back_by_a_word(void **state)
{
    (void)state;
    TELLS(&w, 'C', INTEGRA_EVENT_JOIN, INTEGRA_ROLE_LEGAL_REPRESENTATIVE, .author = GP, .person = CARER);
    for (int giver = 0; giver < 2; giver++) {
        const message *withdrawal = TELLS(&w, 'C', INTEGRA_EVENT_ASSISTANCE_CONSENT, INTEGRA_ANSWER_WITHDRAWN,
                                          .author = STRANGER, .person = PERSON);
        REFUSES(&w, 'C', "giver", INTEGRA_EVENT_ANNULMENT, .author = GP, .about = withdrawal);
        REFUSES(&w, 'C', "giver", INTEGRA_EVENT_ANNULMENT, .author = GP, .about = withdrawal, .giver = NURSE);
        REFUSES(&w, 'C', "closing_office", INTEGRA_EVENT_ANNULMENT, .author = NURSE, .about = withdrawal,
                .giver = PERSON);
        TELLS(&w, 'C', INTEGRA_EVENT_ANNULMENT, .author = giver == 0 ? GP : MANAGER, .about = withdrawal,
              .giver = giver == 0 ? PERSON : CARER);
        HOLDS(&w, INTEGRA_SLOT_PHASE, "active@a15");
        HOLDS(&w, INTEGRA_SLOT_ASSISTANCE_CONSENT, "given@a7");
    }
}

/* An answer other than a withdrawal is asked again, never annulled; of a withdrawal of sharing the word is needed too.
 */
static void what_of_consents_is_annulled(void **state)
{
    (void)state;
    const message *refused =
        TELLS(&w, 'C', INTEGRA_EVENT_SHARING_CONSENT, INTEGRA_ANSWER_REFUSED, .author = NURSE, .person = PERSON);
    REFUSES(&w, 'C', "annullable", INTEGRA_EVENT_ANNULMENT, .author = GP, .about = refused, .giver = PERSON);
    const message *withdrawn =
        TELLS(&w, 'C', INTEGRA_EVENT_SHARING_CONSENT, INTEGRA_ANSWER_WITHDRAWN, .author = NURSE, .person = PERSON);
    REFUSES(&w, 'C', "giver", INTEGRA_EVENT_ANNULMENT, .author = GP, .about = withdrawn);
    TELLS(&w, 'C', INTEGRA_EVENT_ANNULMENT, .author = GP, .about = withdrawn, .giver = PERSON);
    HOLDS(&w, INTEGRA_SLOT_SHARING_CONSENT, "refused@c1");
}

/* Whoever has heard of the closing still records what happened before it, by the day as it was written. */
static void what_happened_before_the_closing(void **state)
{
    (void)state;
    w.day = DAY + 1;
    TELLS(&w, 'H', INTEGRA_EVENT_ADMISSION, INTEGRA_TRI_YES, .author = HOSPITAL);
    w.day = DAY + 5;
    closes('C', MANAGER, INTEGRA_CLOSING_REASON_INSTITUTION);
    meet(&w);
    w.day = DAY + 3;
    TELLS(&w, 'H', INTEGRA_EVENT_DISCHARGE, .author = HOSPITAL);
    REFUSES(&w, 'H', "phase", INTEGRA_EVENT_INTERVENTION_NOT_DONE, .author = NURSE, .about = &w.s.intervention);
    TELLS(&w, 'H', INTEGRA_EVENT_INTERVENTION_DONE, .author = NURSE, .about = &w.s.intervention);
    w.day = DAY + 5;
    TELLS(&w, 'H', INTEGRA_EVENT_CONTACT, .author = NURSE);
    w.day = DAY + 6;
    REFUSES(&w, 'H', "phase", INTEGRA_EVENT_CONTACT, .author = NURSE);
    meet(&w);
    HOLDS(&w, INTEGRA_SLOT_PHASE, "closed/institution/m/+5@c1");
    HOLDS(&w, INTEGRA_SLOT_INTERVENTION, "done@h4");
}

/* Of two closings the earliest counts, as long as it stands and whatever the order they were made in. */
static void before_the_earliest_that_stands(void **state)
{
    (void)state;
    w.day = DAY + 5;
    closes('C', MANAGER, INTEGRA_CLOSING_REASON_INSTITUTION);
    w.day = DAY + 3;
    const message *early = closes('H', HOSPITAL, INTEGRA_CLOSING_REASON_MOVED);
    meet(&w);
    w.day = DAY + 4;
    REFUSES(&w, 'C', "phase", INTEGRA_EVENT_ADVERSE_EVENT, .author = NURSE);
    annuls('C', MANAGER, early);
    TELLS(&w, 'C', INTEGRA_EVENT_ADVERSE_EVENT, .author = NURSE);
    w.day = DAY + 6;
    REFUSES(&w, 'C', "phase", INTEGRA_EVENT_ADVERSE_EVENT, .author = NURSE);
}

/* A withdrawal closes too; and a plan that a settlement closed is closed since the closing it chose. */
static void before_a_withdrawal_or_a_settled_closing(void **state)
{
    (void)state;
    w.day = DAY + 2;
    const message *closing = closes('C', MANAGER, INTEGRA_CLOSING_REASON_MOVED);
    TELLS(&w, 'G', INTEGRA_EVENT_REVIEW, .author = GP);
    meet(&w);
    w.day = DAY + 9;
    TELLS(&w, 'C', INTEGRA_EVENT_SETTLEMENT, INTEGRA_SLOT_PHASE, .author = MANAGER, .about = closing);
    HOLDS(&w, INTEGRA_SLOT_PHASE, "closed/moved/m/+2@c2");
    w.day = DAY + 2;
    TELLS(&w, 'C', INTEGRA_EVENT_FEEDBACK, .author = GP, .person = MANAGER);
    w.day = DAY + 3;
    REFUSES(&w, 'C', "phase", INTEGRA_EVENT_FEEDBACK, .author = GP, .person = MANAGER);
    w.day = DAY + 1;
    TELLS(&w, 'C', INTEGRA_EVENT_ASSISTANCE_CONSENT, INTEGRA_ANSWER_WITHDRAWN, .author = NURSE, .person = PERSON);
    w.day = DAY + 2;
    REFUSES(&w, 'C', "phase", INTEGRA_EVENT_FEEDBACK, .author = GP, .person = MANAGER);
    w.day = DAY + 1;
    TELLS(&w, 'C', INTEGRA_EVENT_FEEDBACK, .author = GP, .person = MANAGER);
}

#define STORY(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(one_mistaken_death_at_two_sites),          STORY(one_of_two_deaths_annulled_before_they_meet),
        STORY(a_mistaken_death_beside_a_closing),        STORY(a_wrong_closing_beside_work),
        STORY(closed_and_annulled_before_others_hear),   STORY(annulled_at_two_sites),
        STORY(of_two_closings_the_other_still_holds),    STORY(a_review_closed_by_mistake),
        STORY(a_withdrawal_is_taken_back_by_a_word),     STORY(what_of_consents_is_annulled),
        STORY(what_happened_before_the_closing),         STORY(before_the_earliest_that_stands),
        STORY(before_a_withdrawal_or_a_settled_closing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
