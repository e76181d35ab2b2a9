/* test_plan_stories.c - what happens between sites that do not know of each other: a death, a withdrawal, an ordinary
 * closing, a fact, beside work that goes on.
 * Spec: spec/31-history.md (PLN-11, "Events that break others").  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
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

/* The hospital records a death by mistake, takes it back, and closes because the person moved: the general
 * practitioner, who knew of none of it, goes on. */
static void an_annulled_death_hides_nothing(void **state)
{
    (void)state;
    const message *death = TELLS(&w, 'H', INTEGRA_EVENT_CLOSING, INTEGRA_CLOSING_REASON_DIED, .author = HOSPITAL);
    TELLS(&w, 'H', INTEGRA_EVENT_ANNULMENT, .author = MANAGER, .about = death);
    TELLS(&w, 'H', INTEGRA_EVENT_CLOSING, INTEGRA_CLOSING_REASON_MOVED, .author = HOSPITAL);
    TELLS(&w, 'G', INTEGRA_EVENT_NEED, .author = GP);
    TELLS(&w, 'G', INTEGRA_EVENT_REVIEW, .author = GP);
    meet(&w);
    HOLDS(&w, INTEGRA_SLOT_PHASE, "in_review@g2 closed/moved/h/+0@h3 read/active@a15");
    CONTESTED(&w, "phase");
    LISTED(&w, "");
}

/* Suspended at the admission, then dead: the review and its conclusion elsewhere are told, the suspension is past. */
static void a_death_after_a_suspension_is_listed(void **state)
{
    (void)state;
    TELLS(&w, 'H', INTEGRA_EVENT_SUSPENSION, INTEGRA_WATCH_SIGN_ADMISSION, .author = HOSPITAL);
    w.day++;
    TELLS(&w, 'H', INTEGRA_EVENT_CLOSING, INTEGRA_CLOSING_REASON_DIED, .author = HOSPITAL);
    TELLS(&w, 'G', INTEGRA_EVENT_REVIEW, .author = GP);
    TELLS(&w, 'G', INTEGRA_EVENT_REVIEW_CONCLUSION, .author = MANAGER);
    meet(&w);
    HOLDS(&w, INTEGRA_SLOT_PHASE, "closed/died/h/+1@h2");
    CONTESTED(&w, "");
    LISTED(&w, "g1/h2/phase g2/h2/phase");
}

static void a_withdrawal_after_a_suspension_is_listed(void **state)
{
    (void)state;
    TELLS(&w, 'H', INTEGRA_EVENT_SUSPENSION, INTEGRA_WATCH_SIGN_ADMISSION, .author = HOSPITAL);
    TELLS(&w, 'H', INTEGRA_EVENT_ASSISTANCE_CONSENT, INTEGRA_ANSWER_WITHDRAWN, .author = NURSE, .person = PERSON);
    TELLS(&w, 'G', INTEGRA_EVENT_REVIEW, .author = GP);
    meet(&w);
    HOLDS(&w, INTEGRA_SLOT_PHASE, "closed/consent_withdrawn/p/+0@h2");
    HOLDS(&w, INTEGRA_SLOT_ASSISTANCE_CONSENT, "withdrawn@h2");
    CONTESTED(&w, "");
    LISTED(&w, "g1/h2/phase");
}

/* And once the person takes the withdrawal back, the closing before it counts again, with the conflict it makes. */
static void a_withdrawal_after_a_closing_is_listed(void **state)
{
    (void)state;
    TELLS(&w, 'H', INTEGRA_EVENT_CLOSING, INTEGRA_CLOSING_REASON_MOVED, .author = HOSPITAL);
    const message *withdrawal =
        TELLS(&w, 'H', INTEGRA_EVENT_ASSISTANCE_CONSENT, INTEGRA_ANSWER_WITHDRAWN, .author = NURSE, .person = PERSON);
    TELLS(&w, 'G', INTEGRA_EVENT_NEED, .author = GP);
    meet(&w);
    HOLDS(&w, INTEGRA_SLOT_PHASE, "closed/consent_withdrawn/p/+0@h2");
    LISTED(&w, "g1/h2/phase");
    TELLS(&w, 'C', INTEGRA_EVENT_ANNULMENT, .author = GP, .giver = PERSON, .about = withdrawal);
    HOLDS(&w, INTEGRA_SLOT_PHASE, "closed/moved/h/+0@h1 read/active@a15");
    HOLDS(&w, INTEGRA_SLOT_ASSISTANCE_CONSENT, "given@a7");
    CONTESTED(&w, "phase");
    LISTED(&w, "");
}

/* Whoever annuls a death has seen everything: each value that stood beside it is given back, on whatever branch. */
static void an_annulled_death_gives_back_all_that_stood(void **state)
{
    (void)state;
    TELLS(&w, 'H', INTEGRA_EVENT_SUSPENSION, INTEGRA_WATCH_SIGN_ADMISSION, .author = HOSPITAL);
    const message *death = TELLS(&w, 'H', INTEGRA_EVENT_CLOSING, INTEGRA_CLOSING_REASON_DIED, .author = HOSPITAL);
    TELLS(&w, 'G', INTEGRA_EVENT_REVIEW, .author = GP);
    meet(&w);
    HOLDS(&w, INTEGRA_SLOT_PHASE, "closed/died/h/+0@h2");
    TELLS(&w, 'C', INTEGRA_EVENT_ANNULMENT, .author = MANAGER, .about = death);
    HOLDS(&w, INTEGRA_SLOT_PHASE, "in_review@g1 suspended@h1 read/active@a15");
    CONTESTED(&w, "phase");
    LISTED(&w, "");
}

/* Refused, then withdrawn, at one site; shared at another. */
static void sharing_beside_a_withdrawal_is_listed(void **state)
{
    (void)state;
    TELLS(&w, 'C', INTEGRA_EVENT_SHARING_CONSENT, INTEGRA_ANSWER_REFUSED, .author = NURSE, .person = PERSON);
    TELLS(&w, 'C', INTEGRA_EVENT_SHARING_CONSENT, INTEGRA_ANSWER_WITHDRAWN, .author = NURSE, .person = PERSON);
    TELLS(&w, 'G', INTEGRA_EVENT_ASSESSMENT, INTEGRA_TOOL_AGGIR, INTEGRA_TRI_NO, .author = GP, .person = HOSPITAL);
    meet(&w);
    HOLDS(&w, INTEGRA_SLOT_SHARING_CONSENT, "withdrawn@c2");
    CONTESTED(&w, "");
    LISTED(&w, "g1/c2/sharing_consent");
    REFUSES(&w, 'G', "sharing", INTEGRA_EVENT_ASSESSMENT, INTEGRA_TOOL_AGGIR, INTEGRA_TRI_NO, .author = GP,
            .person = HOSPITAL);
    TELLS(&w, 'G', INTEGRA_EVENT_ASSESSMENT, INTEGRA_TOOL_AGGIR, INTEGRA_TRI_NO, .author = GP);
}

/* A step done is a fact, also as the one that breaks: its effect is noted afterwards, nobody settles whether it was
 * done. */
static void a_fact_breaks_no_conclusion(void **state)
{
    (void)state;
    TELLS(&w, 'C', INTEGRA_EVENT_REVIEW, .author = MANAGER);
    meet(&w);
    TELLS(&w, 'G', INTEGRA_EVENT_INTERVENTION_DONE, .author = NURSE, .about = &w.s.intervention);
    TELLS(&w, 'C', INTEGRA_EVENT_REVIEW_CONCLUSION, .author = MANAGER);
    meet(&w);
    HOLDS(&w, INTEGRA_SLOT_INTERVENTION, "done@g1");
    CONTESTED(&w, "");
    LISTED(&w, "c2/g1/intervention");
    TELLS(&w, 'G', INTEGRA_EVENT_INTERVENTION_DONE, INTEGRA_EFFECT_FAVOURABLE, .author = NURSE,
          .about = &w.s.intervention);
    assert_string_equal(shown(w.at[1], INTEGRA_SLOT_INTERVENTION), "done/favourable@g2");
}

/* A review here, and there one that a suspension followed: the first of them agree, the second broke it. */
static void the_second_of_two_breaks(void **state)
{
    (void)state;
    TELLS(&w, 'C', INTEGRA_EVENT_REVIEW, .author = MANAGER);
    TELLS(&w, 'C', INTEGRA_EVENT_SUSPENSION, .author = MANAGER);
    TELLS(&w, 'G', INTEGRA_EVENT_REVIEW, .author = GP);
    meet(&w);
    HOLDS(&w, INTEGRA_SLOT_PHASE, "in_review@g1 suspended@c2 read/active@a15");
}

/* A fact that its author records of themselves, who leave: told once, though it reads their role twice over. */
static void a_pair_is_told_once(void **state)
{
    (void)state;
    TELLS(&w, 'C', INTEGRA_EVENT_LEAVE, .author = GP, .person = NURSE);
    TELLS(&w, 'G', INTEGRA_EVENT_FEEDBACK, .author = NURSE, .person = NURSE);
    meet(&w);
    LISTED(&w, "g1/c1/role");
    CONTESTED(&w, "");
}

/* A settlement may name whichever event set the value it chooses. */
static void a_settlement_names_an_older_event_of_the_value(void **state)
{
    (void)state;
    TELLS(&w, 'C', INTEGRA_EVENT_REVIEW, .author = MANAGER);
    TELLS(&w, 'C', INTEGRA_EVENT_REVIEW_CONCLUSION, .author = MANAGER);
    meet(&w);
    TELLS(&w, 'G', INTEGRA_EVENT_REVIEW, .author = GP);
    TELLS(&w, 'C', INTEGRA_EVENT_SUSPENSION, .author = MANAGER);
    meet(&w);
    HOLDS(&w, INTEGRA_SLOT_PHASE, "suspended@c3 in_review@g1 read/active@c2");
    TELLS(&w, 'C', INTEGRA_EVENT_SETTLEMENT, INTEGRA_SLOT_PHASE, .author = MANAGER, .about = &w.reached);
    HOLDS(&w, INTEGRA_SLOT_PHASE, "active@c4");
    CONTESTED(&w, "");
}

/* Two sites share one mistaken death; who is in touch goes on afterwards, and what came before is taken. */
static void a_death_beside_work(void **state)
{
    (void)state;
    TELLS(&w, 'G', INTEGRA_EVENT_REVIEW, .author = GP);
    w.day = DAY + 2;
    const message *death = TELLS(&w, 'H', INTEGRA_EVENT_CLOSING, INTEGRA_CLOSING_REASON_DIED, .author = HOSPITAL);
    TELLS(&w, 'G', INTEGRA_EVENT_CONTACT, .author = NURSE);
    w.day = DAY + 3;
    TELLS(&w, 'G', INTEGRA_EVENT_INTERVENTION_DONE, INTEGRA_EFFECT_FAVOURABLE, .author = NURSE,
          .about = &w.s.intervention);
    TELLS(&w, 'G', INTEGRA_EVENT_NEED, .author = GP);
    meet(&w);
    HOLDS(&w, INTEGRA_SLOT_PHASE, "closed/died/h/+2@h1");
    CONTESTED(&w, "");
    LISTED(&w, "g1/h1/phase g3/h1/phase g4/h1/phase"); /* not the contact of the day itself */
    REFUSES(&w, 'G', "phase", INTEGRA_EVENT_CONTACT, .author = GP);
    TELLS(&w, 'G', INTEGRA_EVENT_DOCUMENT, .author = GP);
    w.day = DAY + 2;
    TELLS(&w, 'G', INTEGRA_EVENT_CONTACT, .author = GP);
    TELLS(&w, 'G', INTEGRA_EVENT_ANNULMENT, .author = GP, .about = death);
    meet(&w);
    HOLDS(&w, INTEGRA_SLOT_PHASE, "in_review@g1");
    LISTED(&w, "");
}

#define STORY(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(an_annulled_death_hides_nothing),
        STORY(a_death_after_a_suspension_is_listed),
        STORY(a_withdrawal_after_a_suspension_is_listed),
        STORY(a_withdrawal_after_a_closing_is_listed),
        STORY(an_annulled_death_gives_back_all_that_stood),
        STORY(sharing_beside_a_withdrawal_is_listed),
        STORY(a_fact_breaks_no_conclusion),
        STORY(the_second_of_two_breaks),
        STORY(a_pair_is_told_once),
        STORY(a_settlement_names_an_older_event_of_the_value),
        STORY(a_death_beside_work),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
