/* test_plan_offices.c - offices that somebody takes, disputes or leaves, and who settles then.
 * Spec: spec/30-plan.md (PLN-10), spec/31-history.md (PLN-11).  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
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

static const message *leaves(char name, int author, int person)
{
    return TELLS(&w, name, INTEGRA_EVENT_LEAVE, .author = author, .person = person);
}

/* Both holders leave: their offices are vacant, and any member names others. */
static void both_offices_left(void **state)
{
    (void)state;
    leaves('C', MANAGER, MANAGER);
    leaves('C', GP, GP);
    HOLDS(&w, INTEGRA_SLOT_REFERENT, "m@a5!left");
    HOLDS(&w, INTEGRA_SLOT_MT, "g@a4!left");
    CONTESTED(&w, "");
    REFUSES(&w, 'C', "circle", INTEGRA_EVENT_NEED, .author = MANAGER);
    REFUSES(&w, 'C', "circle mt_own", INTEGRA_EVENT_MT_AGREED, .author = GP);
    TELLS(&w, 'C', INTEGRA_EVENT_REFERENT, .author = NURSE, .person = NURSE);
    TELLS(&w, 'C', INTEGRA_EVENT_MT, .author = NURSE, .person = PARTNER);
    TELLS(&w, 'C', INTEGRA_EVENT_MT_AGREED, .author = PARTNER);
    HOLDS(&w, INTEGRA_SLOT_REFERENT, "n@c5");
    HOLDS(&w, INTEGRA_SLOT_MT, "q@c6");
}

/* A vacant office counts as never named: nothing resumes without one. */
static void nothing_resumes_on_a_vacant_office(void **state)
{
    (void)state;
    TELLS(&w, 'C', INTEGRA_EVENT_SUSPENSION, .author = NURSE);
    leaves('C', MANAGER, MANAGER);
    REFUSES(&w, 'C', "needs_referent", INTEGRA_EVENT_RESUMPTION, .author = NURSE);
    leaves('C', GP, GP);
    REFUSES(&w, 'C', "needs_mt needs_referent", INTEGRA_EVENT_RESUMPTION, .author = NURSE);
    TELLS(&w, 'C', INTEGRA_EVENT_JOIN, INTEGRA_ROLE_GP, .author = NURSE, .person = GP);
    HOLDS(&w, INTEGRA_SLOT_MT, "g@a4"); /* the role that they now have is not that of having left */
    TELLS(&w, 'C', INTEGRA_EVENT_REFERENT, .author = NURSE, .person = NURSE);
    TELLS(&w, 'C', INTEGRA_EVENT_RESUMPTION, .author = NURSE);
}

/* Before, after, beside: leaving comes before holding, unless whoever named had seen it. */
static void leaving_before_naming(void **state)
{
    (void)state;
    leaves('C', NURSE, NURSE);
    TELLS(&w, 'C', INTEGRA_EVENT_REFERENT, .author = MANAGER, .person = NURSE);
    HOLDS(&w, INTEGRA_SLOT_REFERENT, "n@c2");
    TELLS(&w, 'C', INTEGRA_EVENT_NEED, .author = NURSE); /* in the circle again, by the office */
}

static void leaving_after_naming(void **state)
{
    (void)state;
    TELLS(&w, 'C', INTEGRA_EVENT_REFERENT, .author = MANAGER, .person = NURSE);
    leaves('C', NURSE, NURSE);
    HOLDS(&w, INTEGRA_SLOT_REFERENT, "n@c1!left");
    REFUSES(&w, 'C', "circle", INTEGRA_EVENT_NEED, .author = NURSE);
}

static void leaving_beside_naming(void **state)
{
    (void)state;
    TELLS(&w, 'C', INTEGRA_EVENT_REFERENT, .author = MANAGER, .person = NURSE);
    leaves('G', GP, NURSE);
    meet(&w);
    HOLDS(&w, INTEGRA_SLOT_REFERENT, "n@c1!left");
    CONTESTED(&w, "");
    TELLS(&w, 'C', INTEGRA_EVENT_REFERENT, .author = HOSPITAL, .person = HOSPITAL); /* vacant: any member */
    HOLDS(&w, INTEGRA_SLOT_REFERENT, "h@c2");
}

/* One who never had a role leaves by the office alone. */
static void leaving_by_the_office_alone(void **state)
{
    (void)state;
    TELLS(&w, 'C', INTEGRA_EVENT_MT, .author = GP, .person = PARTNER);
    leaves('C', PARTNER, PARTNER);
    HOLDS(&w, INTEGRA_SLOT_MT, "q@c1!left");
    REFUSES(&w, 'C', "member", INTEGRA_EVENT_LEAVE, .author = NURSE, .person = PARTNER);
}

/* What the one who left had recorded elsewhere, not knowing of it, is in conflict; a deputy's office is left too. */
static void recorded_while_leaving(void **state)
{
    (void)state;
    TELLS(&w, 'C', INTEGRA_EVENT_DEPUTY, INTEGRA_OFFICE_MT, .author = GP, .person = NURSE);
    meet(&w);
    leaves('C', GP, NURSE);
    TELLS(&w, 'G', INTEGRA_EVENT_NEED, .author = NURSE);
    meet(&w);
    assert_string_equal(shown_of(w.at[0], INTEGRA_SLOT_ROLE, NULL, NURSE), "none@c2 read/nurse@a3");
    HOLDS(&w, INTEGRA_SLOT_MT_DEPUTY, "n@c1"); /* left in one of the values alone: not for certain */
    TELLS(&w, 'C', INTEGRA_EVENT_SETTLEMENT, INTEGRA_SLOT_ROLE, .author = GP, .about = &w.told[1]);
    HOLDS(&w, INTEGRA_SLOT_MT_DEPUTY, "n@c1!left");
}

/* A nurse names herself médecin traitant, then referent, then takes a closing back: none of it is hers. */
static void nobody_takes_an_office_of_another(void **state)
{
    (void)state;
    const message *closing =
        TELLS(&w, 'C', INTEGRA_EVENT_CLOSING, INTEGRA_CLOSING_REASON_INSTITUTION, .author = HOSPITAL);
    REFUSES(&w, 'C', "closing_office", INTEGRA_EVENT_ANNULMENT, .author = NURSE, .about = closing);
    REFUSES(&w, 'G', "mt_change", INTEGRA_EVENT_MT, .author = NURSE, .person = NURSE);
    REFUSES(&w, 'G', "giver mt_change", INTEGRA_EVENT_MT, .author = NURSE, .person = NURSE, .giver = NURSE);
    REFUSES(&w, 'G', "referent_change", INTEGRA_EVENT_REFERENT, .author = NURSE, .person = NURSE);
    TELLS(&w, 'G', INTEGRA_EVENT_MT, .author = NURSE, .person = PARTNER, .giver = PERSON); /* the person chooses */
    TELLS(&w, 'G', INTEGRA_EVENT_MT, .author = MANAGER, .person = GP);                     /* and so may the referent */
    TELLS(&w, 'G', INTEGRA_EVENT_MT, .author = PERSON, .person = PARTNER);
    TELLS(&w, 'G', INTEGRA_EVENT_MT, .author = PARTNER, .person = GP);
    TELLS(&w, 'G', INTEGRA_EVENT_REFERENT, .author = GP, .person = NURSE);
    TELLS(&w, 'G', INTEGRA_EVENT_REFERENT, .author = NURSE, .person = MANAGER);
}

/* An annulled leaving was none. */
static void no_leaving_is_annulled(void **state)
{
    (void)state;
    const message *leaving = leaves('C', GP, NURSE);
    REFUSES(&w, 'C', "annullable", INTEGRA_EVENT_ANNULMENT, .author = GP, .about = leaving);
}

#define STORY(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(both_offices_left),      STORY(nothing_resumes_on_a_vacant_office),
        STORY(leaving_before_naming),  STORY(leaving_after_naming),
        STORY(leaving_beside_naming),  STORY(leaving_by_the_office_alone),
        STORY(recorded_while_leaving), STORY(nobody_takes_an_office_of_another),
        STORY(no_leaving_is_annulled),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
