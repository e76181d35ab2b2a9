/* test_territory_attendance.c - who is there, who calls and animates, what waits: of each finding a territory in which
 * it appears, a small change by which it does not, and the deciding fact unknown.
 * Spec: spec/40-concertation.md (CON-10, CON-11, CON-14).  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
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

/* Three meetings, u at the first, s at none. */
static const char absent[] =
    "claim body; structure id=s; structure id=u; body id=a tier=meso seats_complete meetings_complete; "
    "seat body=0 structure=0; meeting id=m body=0 date=2024-01-10 present_complete; "
    "meeting id=n body=0 date=2024-03-10 present_complete; meeting id=o body=0 date=2024-05-10 present_complete; "
    "present meeting=0 structure=1";

static void a_structure_absent_from_the_last_meetings(void **state)
{
    (void)state;
    const char *is = "a s 0 0 0 - open";
    FOUND(absent, "CON-10/attendance", is);
    SHOWN(absent, "sign_representation", "no 0/0 -");
    FOUND(with(absent, "present meeting=1 structure=0"), "CON-10/attendance", "");
    SHOWN(with(absent, "present meeting=1 structure=0"), "sign_representation", "yes 0/0 -");
    FOUND(but(absent, "seat body=0 structure=0", "seat body=0 structure=0 opens=2024-01-10"), "CON-10/attendance", is);
    FOUND(but(absent, "seat body=0 structure=0", "seat body=0 structure=0 opens=2024-01-11"), "CON-10/attendance", "");
    FOUND(with(absent, "seat body=0 structure=0 opens=2024-02-01"), "CON-10/attendance", is);
    /* two meetings are too few */
    FOUND(but(absent, "meeting id=o body=0 date=2024-05-10 present_complete; ", ""), "CON-10/attendance", "");
    /* present on the day of the first seat, and before it */
    const char *there = with(absent, "present meeting=0 structure=0");
    SHOWN(but(there, "seat body=0 structure=0", "seat body=0 structure=0 opens=2024-01-10"), "sign_representation",
          "yes 0/0 -");
    SHOWN(but(there, "seat body=0 structure=0", "seat body=0 structure=0 opens=2024-01-11"), "sign_representation",
          "unknown 0/0 -");
    SHOWN("claim body; body id=a tier=meso seats_complete meetings_complete", "sign_representation", "unknown 0/0 -");
    /* an earlier meeting, or one after D, is none of the last */
    FOUND(with(absent, "meeting id=l body=0 date=2024-01-09; present meeting=3 structure=0"), "CON-10/attendance", is);
    FOUND(with(absent, "meeting id=l body=0 date=2024-06-16; present meeting=3 structure=0"), "CON-10/attendance", is);
    FOUND(with(absent, "seat body=0 structure=0"), "CON-10/attendance", is);
    FOUND(with(absent, "seat body=0 structure=1"), "CON-10/attendance", is);
    /* from the earliest of its seats; listed twice is listed */
    FOUND(with(but(absent, "seat body=0 structure=0", "seat body=0 structure=0 opens=2024-05-01"),
               "seat body=0 structure=0 opens=2024-01-10"),
          "CON-10/attendance", is);
    FOUND(with(absent, "present meeting=0 structure=1"), "CON-10/attendance", is);
    /* of one day the lower identifier comes first: m is not among the last three */
    FOUND(with(but(absent, "03-10", "01-10"), "meeting id=k body=0 date=2024-01-10 present_complete; present meeting=3 "
                                              "structure=0; meeting id=p body=0 date=2024-06-15 present_complete"),
          "CON-10/attendance", is);
}

static void absence_that_is_not_known(void **state)
{
    (void)state;
    FOUND(but(absent, " meetings_complete", ""), "CON-10/attendance", "");
    FOUND(but(absent, "meetings_complete", "meetings_complete meetings_from=2024-01-10"), "CON-10/attendance",
          "a s 0 0 0 - open");
    FOUND(but(absent, "meetings_complete", "meetings_complete meetings_from=2024-01-11"), "CON-10/attendance", "");
    FOUND(but(absent, "meetings_complete", "meetings_complete meetings_to=2024-06-14"), "CON-10/attendance", "");
    FOUND(but(absent, "date=2024-03-10 present_complete", "date=2024-03-10"), "CON-10/attendance", "");
    FOUND(but(absent, "structure=1", "structure=unknown"), "CON-10/attendance", "");
    FOUND(with(absent, "present meeting=2"), "CON-10/attendance", "a s 0 0 0 - open"); /* none: the list is complete */
    FOUND(with(absent, "present meeting=2 structure=unknown"), "CON-10/attendance", "");
    FOUND(with(but(absent, "05-10 present_complete", "05-10"), "present meeting=2"), "CON-10/attendance", "");
    FOUND(with(absent, "meeting id=p body=0 present_complete"), "CON-10/attendance", "");
    FOUND(but(absent, "date=2024-03-10 ", ""), "CON-10/attendance", "");
    FOUND(but(absent, "seat body=0 structure=0", "seat body=0 structure=0 opens=unknown"), "CON-10/attendance", "");
    /* present at the last but two, of which it is not known whether it is */
    const char *there = with(absent, "present meeting=0 structure=0");
    SHOWN(there, "sign_representation", "yes 0/0 -");
    SHOWN(with(there, "meeting id=p body=0"), "sign_representation", "unknown 0/0 -");
    SHOWN(but(there, " meetings_complete", ""), "sign_representation", "unknown 0/0 -");
    SHOWN(with(there, "meeting id=p body=0 date=2024-05-11"), "sign_representation", "unknown 0/0 -");
}

static void elected_officials_absent(void **state)
{
    (void)state;
    const char *elected = but(absent, "structure=0; meeting", "structure=0 category=elected; meeting");
    FOUND(elected, "TER-5/elected", "- - - 1 1 - open");
    FOUND(but(elected, "tier=meso", "tier=macro"), "TER-5/elected", "");
    FOUND(with(elected, "present meeting=2 structure=0"), "TER-5/elected", "");
    FOUND(with(elected, "seat body=0 structure=1 category=elected"), "TER-5/elected", "");
    FOUND(with(elected, "seat body=0 structure=unknown category=elected"), "TER-5/elected", "");
    FOUND(with(elected, "seat body=0 structure=1"), "TER-5/elected", "");
    FOUND(with(elected, "seat body=0 category=elected"), "TER-5/elected", "- - - 1 1 - open");
    FOUND(with(elected, "seat body=0 category=elected structure=1 closes=unknown"), "TER-5/elected", "");
    FOUND(with(elected, "body id=b tier=meso seats_complete closes=unknown"), "TER-5/elected", "- - - 1 1 - open");
    FOUND(with(elected, "body id=b tier=meso seats_complete closes=unknown; seat body=1 category=elected structure=1"),
          "TER-5/elected", "");
    FOUND(with(elected, "body id=b tier=meso"), "TER-5/elected", "");
    FOUND(but(elected, "category=elected", "category=users"), "TER-5/elected", "- - - 1 1 - open");
    FOUND(but(elected, " category=elected", ""), "TER-5/elected", "");
    FOUND(but(elected, "structure=0 category=elected", "category=elected"), "TER-5/elected", "");
    FOUND(but(elected, "claim body; ", ""), "TER-5/elected", "");
    FOUND(but(but(elected, "claim body; ", ""), "tier=meso", "tier=meso opens=2020-01-01 closes=2030-01-01"),
          "TER-5/elected", "");
}

static void tables(void **state)
{
    (void)state;
    const char *table = "claim body; claim pilote; pilote person=p; body id=a tier=meso kind=table host=h convenor=c "
                        "animator=p elected_convene=no";
    const char *is = "a - 0 0 0 - open";
    FOUND(table, "CON-11/host", "");
    FOUND(but(table, "host=h ", ""), "CON-11/host", is);
    FOUND(but(table, "host=h", "host=unknown"), "CON-11/host", "");
    FOUND(but(but(table, "host=h ", ""), "claim body; ", ""), "CON-11/host", "");
    FOUND(but(but(table, "host=h ", ""), "kind=table", "kind=steering"), "CON-11/host", "");
    FOUND(but(but(table, "host=h ", ""), "kind=table", "kind=table closes=2024-06-14"), "CON-11/host", "");
    FOUND(table, "CON-11/convenor", "");
    FOUND(but(but(table, "convenor=c ", ""), "kind=table", "kind=plenary"), "CON-11/convenor", is);
    FOUND(but(table, "convenor=c", "convenor=unknown"), "CON-11/convenor", "");
}

static void the_pilote_animates(void **state)
{
    (void)state;
    const char *table = "claim body; claim pilote; pilote person=p; body id=a tier=meso kind=table animator=q";
    const char *is = "a - 0 0 0 - open";
    FOUND(table, "CON-11/animation", is);
    FOUND(but(table, "animator=q", "animator=p"), "CON-11/animation", "");
    FOUND(but(table, "animator=q", "animator=unknown"), "CON-11/animation", "");
    FOUND(but(table, " animator=q", ""), "CON-11/animation", is);
    FOUND(but(table, "kind=table", "kind=plenary"), "CON-11/animation", "");
    FOUND(but(table, "tier=meso", "tier=macro"), "CON-11/animation", "");
    FOUND(but(table, "claim pilote; ", ""), "CON-11/animation", "");
    FOUND(but(but(table, "claim pilote; ", ""), "person=p", "person=p opens=2020-01-01 closes=2030-01-01"),
          "CON-11/animation", "");
    FOUND(but(table, "person=p", "person=p closes=unknown"), "CON-11/animation", "");
    FOUND(with(table, "pilote person=r"), "CON-11/animation", "");
    FOUND(with(table, "pilote person=p"), "CON-11/animation", is);
    FOUND(with(table, "pilote person=r closes=2024-06-14"), "CON-11/animation", is);
    FOUND(with(table, "pilote person=r closes=unknown"), "CON-11/animation", "");
    FOUND(but(table, "person=p", "person=unknown"), "CON-11/animation", "");
}

static void elected_officials_convene(void **state)
{
    (void)state;
    const char *table = "claim body; body id=a tier=meso kind=table elected_convene=no";
    FOUND(table, "CON-11/elected_convening", "- - - 1 0 - open");
    FOUND(with(table, "body id=b tier=macro kind=plenary elected_convene=no"), "CON-11/elected_convening",
          "- - - 2 0 - open");
    FOUND(with(table, "body id=b tier=macro kind=plenary elected_convene=yes"), "CON-11/elected_convening", "");
    FOUND(with(table, "body id=b tier=macro kind=plenary"), "CON-11/elected_convening", "");
    FOUND(with(table, "body id=b tier=macro kind=plenary elected_convene=no opens=unknown"), "CON-11/elected_convening",
          "");
    FOUND(with(table, "body id=b tier=macro elected_convene=yes"), "CON-11/elected_convening", "");
    FOUND(with(table, "body id=b tier=macro elected_convene=no"), "CON-11/elected_convening", "- - - 1 0 - open");
    FOUND(with(table, "body id=b tier=macro kind=steering"), "CON-11/elected_convening", "- - - 1 0 - open");
    FOUND(but(table, " elected_convene=no", ""), "CON-11/elected_convening", "");
    FOUND(but(table, "claim body; ", ""), "CON-11/elected_convening", "");
    FOUND("claim body", "CON-11/elected_convening", "");
}

static void situations_that_wait(void **state)
{
    (void)state;
    const char *waits = "body id=i tier=micro kind=inclusion; inclusion_month body=0 month=2024-05-01 pending=2 "
                        "pending_since=2024-05-14";
    FOUND(waits, "CON-14/inclusion_decision", "i - 0 2 0 2024-06-14 overdue");
    FOUND(but(waits, "05-14", "05-15"), "CON-14/inclusion_decision", "");
    FOUND(but(waits, "pending=2", "pending=0"), "CON-14/inclusion_decision", "");
    FOUND(but(waits, "pending=2 ", ""), "CON-14/inclusion_decision", "i - 0 0 0 2024-06-14 overdue");
    FOUND(but(waits, "2024-05-14", "unknown"), "CON-14/inclusion_decision", "");
    FOUND(but(waits, " pending_since=2024-05-14", ""), "CON-14/inclusion_decision", "");
    /* a month that says nothing of what waits leaves what the one before says */
    FOUND(with(waits, "inclusion_month body=0 month=2024-06-01 put=3"), "CON-14/inclusion_decision",
          "i - 0 2 0 2024-06-14 overdue");
    FOUND(with(waits, "inclusion_month body=0 month=2024-06-01 pending=0"), "CON-14/inclusion_decision", "");
    FOUND(with(waits, "inclusion_month body=0 month=2024-06-01 pending_since=2024-06-10"), "CON-14/inclusion_decision",
          "");
    FOUND(but(waits, " kind=inclusion", " kind=clinical"), "CON-14/inclusion_decision", "");
    FOUND(with(waits, "inclusion_month body=0 month=2024-07-01"), "CON-14/inclusion_decision",
          "i - 0 2 0 2024-06-14 overdue");
    FOUND(with(waits, "inclusion_month body=0 month=2024-05-01"), "CON-14/inclusion_decision",
          "i - 0 2 0 2024-06-14 overdue");
    /* what waits since the 31st is due by the end of the shorter month */
    FOUND_AT(but(but(waits, "2024-05-14", "2024-01-31"), "2024-05-01", "2024-01-01"), "2024-02-29",
             "CON-14/inclusion_decision", "");
    FOUND_AT(but(but(waits, "2024-05-14", "2024-01-31"), "2024-05-01", "2024-01-01"), "2024-03-01",
             "CON-14/inclusion_decision", "i - 0 2 0 2024-02-29 overdue");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_structure_absent_from_the_last_meetings),
        cmocka_unit_test(absence_that_is_not_known),
        cmocka_unit_test(elected_officials_absent),
        cmocka_unit_test(tables),
        cmocka_unit_test(the_pilote_animates),
        cmocka_unit_test(elected_officials_convene),
        cmocka_unit_test(situations_that_wait),
    };
    return cmocka_run_group_tests_name("territory_attendance", tests, NULL, NULL);
}
