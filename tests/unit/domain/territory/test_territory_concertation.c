/* test_territory_concertation.c - who meets and who sits: of each finding a territory in which it appears, a small
 * change by which it does not, and the deciding fact unknown.
 * Spec: spec/40-concertation.md (CON-1, CON-2, CON-3).  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "territories.h"

#define AT "2024-06-15"

/* What a review says of a text as of AT. */
#define FOUND(text, row, expected)        assert_string_equal(found(text, AT, row), expected)
#define SHOWN(text, line, expected)       assert_string_equal(shown(text, AT, line), expected)
#define FOUND_AT(text, at, row, expected) assert_string_equal(found(text, at, row), expected)

/* Macro met thirteen months ago, meso three weeks ago. */
static const char meets[] =
    "claim body; body id=a tier=macro meetings_complete; body id=b tier=meso meetings_complete; "
    "meeting id=m body=0 date=2023-06-14; meeting id=n body=1 date=2024-05-20";

static void a_level_that_does_not_meet(void **state)
{
    (void)state;
    const char *late = "- - - 1 1 2024-06-14 overdue";
    FOUND(meets, "CON-1/meeting", late);
    SHOWN(meets, "level_macro", "no 0/1 -");
    SHOWN(meets, "level_meso", "yes 1/1 2024-05-20");
    FOUND(but(meets, "2023-06-14", "2023-06-15"), "CON-1/meeting", "");
    SHOWN(but(meets, "2023-06-14", "2023-06-15"), "level_macro", "yes 1/1 2023-06-15");
    FOUND(but(meets, "2024-05-20", "2024-03-14"), "CON-1/meeting",
          "- - - 1 1 2024-06-14 overdue; - - - 2 1 2024-06-14 overdue");
    /* the latest meeting of any of its bodies; one on the day itself counts */
    FOUND(with(meets, "body id=c tier=macro meetings_complete; meeting id=o body=2 date=2023-06-13"), "CON-1/meeting",
          "- - - 1 2 2024-06-14 overdue");
    FOUND(with(meets, "body id=c tier=macro meetings_complete; meeting id=o body=2 date=2023-06-12; "
                      "meeting id=l body=0 date=2023-06-11"),
          "CON-1/meeting", "- - - 1 2 2024-06-14 overdue");
    FOUND(with(but(meets, "2023-06-14", "2023-06-12"), "body id=c tier=macro meetings_complete; "
                                                       "meeting id=o body=2 date=2023-06-13"),
          "CON-1/meeting", "- - - 1 2 2024-06-13 overdue");
    SHOWN(with(meets, "meeting id=o body=0 date=2024-06-15"), "level_macro", "yes 1/1 2024-06-15");
    /* whatever was stated */
    FOUND(with(meets, "statement line=level_macro value=yes"), "CON-1/meeting", late);
    FOUND(with(meets, "meeting id=o body=0 date=2024-06-16"), "CON-1/meeting", late);
}

static void a_level_of_which_it_is_not_known(void **state)
{
    (void)state;
    FOUND(but(meets, "tier=macro meetings_complete", "tier=macro"), "CON-1/meeting", "");
    FOUND(but(meets, "claim body; ", ""), "CON-1/meeting", "");
    FOUND(with(meets, "meeting id=o body=0"), "CON-1/meeting", "");
    FOUND(but(meets, "tier=macro ", "tier=macro meetings_from=2023-06-16 "), "CON-1/meeting", "");
    FOUND(but(meets, "tier=macro ", "tier=macro meetings_to=2024-06-14 "), "CON-1/meeting", "");
    FOUND(but(meets, "tier=macro ", "tier=macro meetings_from=2023-06-15 meetings_to=2024-06-15 "), "CON-1/meeting",
          "- - - 1 1 2024-06-14 overdue");
    FOUND(with(meets, "body id=c tier=macro"), "CON-1/meeting", "");
}

static void no_body_and_bodies_that_opened_or_closed(void **state)
{
    (void)state;
    const char *meso = "body id=b tier=meso meetings_complete opens=2024-03-15";
    FOUND("claim body", "CON-1/meeting", "- - - 1 0 - open; - - - 2 0 - open");
    FOUND("", "CON-1/meeting", "");
    /* a body opened since is not late; one that was there on the first day of the window is */
    FOUND(with("claim body; body id=a tier=macro closes=2023-06-14", meso), "CON-1/meeting",
          "- - - 1 0 - open; - - - 2 1 - open");
    FOUND(with("claim body; body id=a tier=macro closes=2023-06-15", but(meso, "03-15", "03-16")), "CON-1/meeting", "");
    FOUND(with("claim body; body id=a tier=macro closes=2023-06-15", but(meso, "2024-03-15", "unknown")),
          "CON-1/meeting", "");
}

static void micro_is_counted_by_month(void **state)
{
    (void)state;
    const char *none =
        "claim body; claim clinical_month 2024-05-15 2024-06-15; clinical_month month=2024-05-01 held=0; "
        "clinical_month month=2024-06-01 held=0";
    FOUND(none, "CON-1/meeting", "- - - 1 0 - open; - - - 2 0 - open; - - - 3 0 - open");
    SHOWN(none, "level_micro", "no 0/0 -");
    SHOWN(but(none, "06-01 held=0", "06-01 held=1"), "level_micro", "yes 0/0 -");
    /* May lies in the window in part: its meetings may lie outside */
    SHOWN(but(none, "05-01 held=0", "05-01 held=4"), "level_micro", "unknown 0/0 -");
    assert_string_equal(shown(but(none, "05-01 held=0", "05-01 held=4"), "2024-06-01", "level_micro"), "yes 0/0 -");
    SHOWN(but(none, "05-01 held=0", "05-01"), "level_micro", "unknown 0/0 -");
    SHOWN(but(none, "06-01 held=0", "06-01"), "level_micro", "unknown 0/0 -");
    SHOWN(but(none, "06-01 held=0", "07-01 held=1"), "level_micro", "no 0/0 -");
    SHOWN(but(none, "month=2024-05-01 held=0", "month=2024-04-01 held=9"), "level_micro", "no 0/0 -");
    SHOWN(but(none, "claim clinical_month 2024-05-15", "claim clinical_month 2024-05-16"), "level_micro",
          "unknown 0/0 -");
    SHOWN(with(none, "body id=r tier=micro; meeting id=m body=0 date=2024-05-15"), "level_micro", "yes 1/1 2024-05-15");
    SHOWN(with(none, "body id=r tier=micro"), "level_micro", "unknown 0/1 -");
}

/* Bits of categories: departmental council 4; users to education 504; self-employed 2048; CCAS 4096; the GP 1. */
static void seats_of_macro(void **state)
{
    (void)state;
    const char *macro = "claim body; body id=a tier=macro seats_complete; seat body=0 category=ars";
    const char *council = with(macro, "seat body=0 category=departmental_council closes=2024-06-15");
    FOUND(macro, "CON-2/seat_required", "- - - 4 1 - open");
    FOUND(macro, "CON-2/seat_expected", "- - - 504 1 - open");
    FOUND(council, "CON-2/seat_required", "");
    FOUND(but(council, "06-15", "06-14"), "CON-2/seat_required", "- - - 4 1 - open");
    FOUND(but(council, "2024-06-15", "unknown"), "CON-2/seat_required", "");
    FOUND(with(macro, "seat body=0"), "CON-2/seat_required", "");
    FOUND(but(macro, " seats_complete", ""), "CON-2/seat_required", "");
    FOUND(but(macro, "claim body; ", ""), "CON-2/seat_required", "");
    FOUND(with(macro, "body id=b tier=macro"), "CON-2/seat_required", "");
    FOUND(with(macro, "body id=b tier=macro seats_complete; seat body=1 category=departmental_council"),
          "CON-2/seat_required", "");
    FOUND(but(macro, "seats_complete", "seats_complete closes=2024-06-14"), "CON-2/seat_required", "");
    FOUND(but(macro, "seats_complete", "seats_complete opens=unknown"), "CON-2/seat_required", "");
}

static void seats_of_meso(void **state)
{
    (void)state;
    const char *meso = "claim body; body id=a tier=meso seats_complete; seat body=0 category=elected; "
                       "seat body=0 category=users; seat body=0 category=manager";
    const char *nurse = with(meso, "seat body=0 category=self_employed profession=nurse");
    FOUND(meso, "CON-2/seat_required", "- - - 2048 2 - open");
    FOUND(meso, "CON-2/seat_expected", "- - - 4096 2 - open");
    FOUND(with(meso, "seat body=0 category=ccas"), "CON-2/seat_expected", "");
    FOUND(nurse, "CON-2/seat_required", "- - - 1 2 - open");
    FOUND(but(nurse, "profession=nurse", "profession=general_practitioner"), "CON-2/seat_required", "");
    FOUND(but(nurse, " profession=nurse", ""), "CON-2/seat_required", "");
    FOUND(but(nurse, "category=self_employed ", ""), "CON-2/seat_required", "- - - 1 2 - open");
    FOUND(with(nurse, "seat body=0 profession=general_practitioner"), "CON-2/seat_required", "");
    FOUND(but(nurse, "category=self_employed profession=nurse", "category=urps profession=general_practitioner"),
          "CON-2/seat_required", "- - - 2048 2 - open");
    FOUND(but(meso, "tier=meso", "tier=micro"), "CON-2/seat_required", "");
}

static void clinical_concertation_without_the_mt(void **state)
{
    (void)state;
    const char *month = "body id=r tier=micro; clinical_month body=0 month=2024-05-01 held=4 with_mt=3 "
                        "with_every_sector=0";
    FOUND(month, "CON-2/mt_seat", "r - 0 1 4 - open");
    FOUND(month, "CON-2/sector_seats", "r - 0 4 4 - open");
    FOUND(but(month, "with_mt=3", "with_mt=4"), "CON-2/mt_seat", "");
    FOUND(but(month, " with_mt=3", ""), "CON-2/mt_seat", "");
    FOUND(but(month, "held=4 ", ""), "CON-2/mt_seat", "");
    FOUND(but(month, "body=0 month", "month"), "CON-2/mt_seat", "- - 0 1 4 - open");
    FOUND(but(month, "05-01", "06-01"), "CON-2/mt_seat", "r - 0 1 4 - open");
    FOUND(but(month, "05-01", "04-01"), "CON-2/mt_seat", "");
    FOUND(but(month, "05-01", "07-01"), "CON-2/mt_seat", "");
    FOUND_AT(month, "2024-05-31", "CON-2/mt_seat", "r - 0 1 4 - open");
    FOUND_AT(month, "2024-06-30", "CON-2/mt_seat", "r - 0 1 4 - open");
    FOUND_AT(month, "2024-07-01", "CON-2/mt_seat", "");
    FOUND_AT(month, "2024-05-01", "CON-2/mt_seat", "r - 0 1 4 - open");
}

static void a_structure_that_sends_nobody_who_decides(void **state)
{
    (void)state;
    const char *seats = "claim body; structure id=s; structure id=u; body id=a tier=meso seats_complete; "
                        "seat body=0 structure=0 power=none; seat body=0 structure=1 power=decides";
    const char *other = with(seats, "seat body=0 structure=0 power=delegated");
    FOUND(seats, "CON-3/power", "a s 0 0 0 - open");
    FOUND(with(seats, "structure id=v; seat body=0 structure=2 power=none closes=2024-06-14"), "CON-3/power",
          "a s 0 0 0 - open");
    FOUND(with(seats, "seat body=0 structure=0 power=none"), "CON-3/power", "a s 0 0 0 - open");
    FOUND(other, "CON-3/power", "");
    FOUND(but(other, " power=delegated", ""), "CON-3/power", "");
    FOUND(but(other, "power=delegated", "power=delegated closes=2024-06-14"), "CON-3/power", "a s 0 0 0 - open");
    FOUND(with(other, "body id=b tier=macro seats_complete; seat body=1 structure=0 power=none"), "CON-3/power",
          "b s 0 0 0 - open");
    FOUND(but(seats, " power=none", ""), "CON-3/power", "");
    FOUND(but(seats, "power=none", "power=none opens=unknown"), "CON-3/power", "");
    FOUND(but(seats, "power=none", "power=none opens=2024-01-01 closes=2024-12-31"), "CON-3/power", "a s 0 0 0 - open");
    FOUND(but(but(seats, "power=none", "power=none opens=2024-01-01 closes=2024-12-31"), " seats_complete", ""),
          "CON-3/power", "");
    FOUND(but(seats, "tier=meso", "tier=meso closes=2024-06-14"), "CON-3/power", "");
    FOUND(but(seats, "tier=meso", "tier=meso closes=unknown"), "CON-3/power", "");
    FOUND(but(seats, "structure=1", "structure=unknown"), "CON-3/power", "");
    FOUND(but(seats, " structure=1", ""), "CON-3/power", "a s 0 0 0 - open");
    FOUND(but(seats, "tier=meso", "tier=micro"), "CON-3/power", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_level_that_does_not_meet),
        cmocka_unit_test(a_level_of_which_it_is_not_known),
        cmocka_unit_test(no_body_and_bodies_that_opened_or_closed),
        cmocka_unit_test(micro_is_counted_by_month),
        cmocka_unit_test(seats_of_macro),
        cmocka_unit_test(seats_of_meso),
        cmocka_unit_test(clinical_concertation_without_the_mt),
        cmocka_unit_test(a_structure_that_sends_nobody_who_decides),
    };
    return cmocka_run_group_tests_name("territory_concertation", tests, NULL, NULL);
}
