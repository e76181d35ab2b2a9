/* test_obligation_offices.c - presence, conflicts and who settles them, mandates to the day.
 * Spec: spec/34-due.md (PLN-13): PLN-11, PLN-14, PLN-28.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include "obligation_fixture.h"

#define MAY_SETTLE(day) day_may(day, "2026-02-01", INTEGRA__PLN_11, INTEGRA_SETTLED_BY_SETTLEMENT)
#define REFERENT        INTEGRA_ENTITLED_BIT_REFERENT
#define MT              INTEGRA_ENTITLED_BIT_MT
#define PERSON          INTEGRA_ENTITLED_BIT_PERSON

/* Away from the first day to the last, both included; the deputy stands in; who left does not. */
static void presence(void **state)
{
    (void)state;
    HOLDS(&day, MT, .person = 'm', .place = 1);
    SAYS(&day, "2026-02-01", PLN_14, PRESENCE, "open #1; met m #2");
    EVENT(&day, ABSENCE, "2026-02-01", .until = "2026-02-14", .person = 'm');
    SAYS(&day, "2026-02-14", PLN_14, PRESENCE, "open #1; open m #2");
    SAYS(&day, "2026-02-15", PLN_14, PRESENCE, "open #1; met m #2");
    EVENT(&day, ABSENCE, "2026-02-10", .person = 'm'); /* for good */
    SAYS(&day, "2026-05-15", PLN_14, PRESENCE, "open #1; open m #2");
    HOLDS(&day, MT_DEPUTY, .person = 'd', .place = 2);
    SAYS(&day, "2026-02-14", PLN_14, PRESENCE, "open #1; met m #2");
    EVENT(&day, ABSENCE, "2026-02-01", .until = "2026-03-01", .person = 'd');
    SAYS(&day, "2026-03-01", PLN_14, PRESENCE, "open #1; open m #2");
    SAYS(&day, "2026-03-02", PLN_14, PRESENCE, "open #1; met m #2");
    HOLDS(&day, REFERENT, .person = 'r', .place = 3, .vacant = 1);
    HOLDS(&day, REFERENT, .person = 's', .place = 4, .read = 1); /* merely read: present in no cover either */
    SAYS(&day, "2026-03-02", PLN_14, PRESENCE, "open s #1; met m #2");
    HOLDS(&day, REFERENT_DEPUTY, .person = 't', .place = 5);
    SAYS(&day, "2026-03-02", PLN_14, PRESENCE, "met s #1; met m #2");
}

/* Each slot by itself, about the first event that set it. */
static void conflicts(void **state)
{
    (void)state;
    HOLDS(&day, NEED, .code = INTEGRA_NEED_STATE_MET, .about = 1, .place = 7);
    HOLDS(&day, NEED, .code = INTEGRA_NEED_STATE_WITHDRAWN, .about = 1, .place = 5);
    HOLDS(&day, NEED, .code = INTEGRA_NEED_STATE_OPEN, .about = 2, .place = 2);
    HOLDS(&day, CORRECTION, .code = INTEGRA_FIELD_DUE, .date = "2026-01-01", .about = 3, .place = 8,
          .field = INTEGRA_FIELD_DUE);
    HOLDS(&day, CORRECTION, .code = INTEGRA_FIELD_PERSON, .about = 3, .place = 9, .field = INTEGRA_FIELD_PERSON);
    HOLDS(&day, ROLE, .code = INTEGRA_ROLE_NURSE, .member = 'k', .place = 3);
    SAYS(&day, "2026-02-01", PLN_11, SETTLEMENT, "open @5 #10");
    HOLDS(&day, MT, .person = ' ', .place = INTEGRA_NO_INDEX, .read = 1);
    HOLDS(&day, MT, .person = 'm', .place = 6);
    HOLDS(&day, ROLE, .code = INTEGRA_ROLE_GP, .member = 'm', .place = 5);
    HOLDS(&day, ROLE, .code = INTEGRA_ROLE_NONE, .member = 'm', .place = 9);
    SAYS(&day, "2026-02-01", PLN_11, SETTLEMENT, "open @5 #9; open @5 #10; open @6 #5");
    day_phases(&day, "AS");
    SAYS(&day, "2026-02-01", PLN_11, SETTLEMENT, "open @5 #9; open @5 #10; open @6 #5; open #1");
    HOLDS(&day, CORRECTION, .code = INTEGRA_FIELD_PERSON, .person = 'x', .about = 3, .place = 4,
          .field = INTEGRA_FIELD_PERSON); /* one field of two */
    SAYS(&day, "2026-02-01", PLN_11, SETTLEMENT, "open @4 #12; open @5 #9; open @5 #10; open @6 #5; open #1");
}

/* Whoever the plan on the day says; of the person's own word the person is asked again. */
static void who_settles(void **state)
{
    static const uint32_t own[] = { INTEGRA_SLOT_ASSISTANCE_CONSENT, INTEGRA_SLOT_SHARING_CONSENT, INTEGRA_SLOT_OPINION,
                                    INTEGRA_SLOT_HOLDER_ASSISTANCE_CONSENT, INTEGRA_SLOT_HOLDER_SHARING_CONSENT };
    HOLDS(&day, NEED, .code = INTEGRA_NEED_STATE_MET, .about = 1, .place = 7);
    HOLDS(&day, NEED, .code = INTEGRA_NEED_STATE_WITHDRAWN, .about = 1, .place = 5);
    assert_int_equal(MAY_SETTLE(&day), PERSON);
    day.due.settlers = REFERENT | MT;
    assert_int_equal(MAY_SETTLE(&day), REFERENT | MT);
    for (size_t i = 0; i < sizeof own / sizeof *own; i++) {
        day_end(&day);
        begin(state);
        day.due.settlers = REFERENT | MT;
        day_holds(&day, own[i], (told_value){ .code = 1, .place = 1, .about = 3 });
        day_holds(&day, own[i], (told_value){ .code = 2, .place = 2, .about = 3 });
        assert_int_equal(MAY_SETTLE(&day), PERSON);
    }
}

/* One goes on where a later one to the same person ends later, or a review was concluded after its term. */
static void mandates(void **state)
{
    (void)state;
    EVENT(&day, MANDATE, "2026-01-05", .until = "2026-03-31", .person = 'p');
    SAYS(&day, "2026-03-31", PLN_28, MANDATE, "due 2026-03-31 p @0");
    SAYS(&day, "2026-04-01", PLN_28, MANDATE, "overdue 2026-03-31 p @0");
    EVENT(&day, MANDATE, "2026-02-01", .until = "2026-09-30", .person = 'q');
    EVENT(&day, MANDATE, "2026-02-01", .until = "2026-03-31", .person = 'p');
    EVENT(&day, MANDATE, "2026-01-04", .until = "2026-09-30", .person = 'p'); /* before it */
    SAYS(&day, "2026-04-01", PLN_28, MANDATE,
         "overdue 2026-03-31 p @0; due 2026-09-30 q @1; overdue 2026-03-31 p @2; due 2026-09-30 p @3");
    EVENT(&day, MANDATE, "2026-03-01", .until = "2026-04-01", .person = 'p');
    EVENT(&day, MANDATE, "2026-03-02", .until = "2026-03-20", .person = 'p'); /* a shorter one after it */
    SAYS(&day, "2026-03-20", PLN_28, MANDATE,
         "met 2026-03-31 p @0; due 2026-09-30 q @1; met 2026-03-31 p @2; due 2026-09-30 p @3; due 2026-04-01 p @4; "
         "due 2026-03-20 p @5");
    EVENT(&day, REVIEW_CONCLUSION, "2026-03-20", .code = 0);
    SAYS(&day, "2026-03-21", PLN_28, MANDATE,
         "met 2026-03-31 p @0; due 2026-09-30 q @1; met 2026-03-31 p @2; due 2026-09-30 p @3; due 2026-04-01 p @4; "
         "overdue 2026-03-20 p @5");
    EVENT(&day, REVIEW_CLOSING, "2026-03-21", .code = 0);
    SAYS(&day, "2026-03-21", PLN_28, MANDATE,
         "met 2026-03-31 p @0; due 2026-09-30 q @1; met 2026-03-31 p @2; due 2026-09-30 p @3; due 2026-04-01 p @4; "
         "met 2026-03-20 p @5");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DAY(presence),
        DAY(conflicts),
        DAY(who_settles),
        DAY(mandates),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
