/* test_territory_recurrence.c - difficulties that come back, and what meso does of them.
 * Spec: spec/40-concertation.md (CON-7).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "slow_recurrence.h"
#include "territories.h"

#define AT   "2024-06-30"
#define MESO "CON-7/meso_agenda"

/* Three demands in twelve months, to the day. */
#define THRICE                                                                                                         \
    "claim matter; claim decision; claim difficulty; body id=a tier=macro; body id=e tier=meso; "                      \
    "difficulty id=x kind=service topic=7 date=2022-03-31 demand=p; "                                                  \
    "difficulty id=y kind=service topic=7 date=2022-09-01 demand=q; "                                                  \
    "difficulty id=z kind=service topic=7 date=2023-03-31 demand=r"
#define BORN "z - 2 7 1 - open"

static void shows(const char *text, const char *row, const char *expected)
{
    assert_string_equal(found(text, AT, row), expected);
}

static void the_third_within_a_year_is_a_problem(void **state)
{
    (void)state;
    shows(THRICE, MESO, BORN);
    shows(but(THRICE, "2023-03-31", "2023-04-01"), MESO, "");
    shows(but(THRICE, "2022-03-31", "2022-03-30"), MESO, "");
    shows(but(THRICE, " date=2022-09-01", ""), MESO, "");
    shows(but(THRICE, "date=2022-09-01", "date=2024-07-01"), MESO, "");
    shows(but(THRICE, "topic=7 date=2022-09-01", "topic=8 date=2022-09-01"), MESO, "");
    shows(but(THRICE, "kind=service topic=7 date=2022-09-01", "topic=7 date=2022-09-01"), MESO, "");
    shows(but(THRICE, "kind=service topic=7 date=2022-09-01", "kind=service date=2022-09-01"), MESO, "");
}

static void a_demand_counts_once(void **state)
{
    (void)state;
    shows(but(THRICE, "demand=q", "demand=p"), MESO, "");
    shows(but(THRICE, " demand=q", ""), MESO, BORN);
    shows(but(THRICE, "demand=q", "demand=unknown"), MESO, "");
    shows(but(but(THRICE, "claim difficulty; ", ""), " demand=q", ""), MESO, "");
    shows(with(but(THRICE, "demand=q", "demand=p"), "difficulty id=w kind=service topic=7 date=2023-03-31 demand=q"),
          MESO, "w - 3 7 1 - open");
}

static void needs_that_nobody_covers_count(void **state)
{
    static const char needs[] =
        "claim matter; need function=F3 date=2024-06-30 needed=yes primary_care=no territory=no region=no; "
        "need function=F3 date=2024-06-30 needed=yes primary_care=no territory=no region=no; "
        "need function=F3 date=2024-06-29 needed=yes primary_care=no territory=no X";
    (void)state;
    shows(but(needs, "X", "region=no"), MESO, "- - - 3 2 - open");
    shows(but(needs, "X", "region=yes"), MESO, "");
    shows(but(needs, " X", ""), MESO, "");
    shows(with(but(needs, "X", "region=yes"), "difficulty id=y kind=support_function topic=3 date=2023-06-29 demand=p"),
          MESO, "");
    shows(with(but(needs, "X", "region=yes"), "difficulty id=y kind=support_function topic=3 date=2023-06-30 demand=p"),
          MESO, "- - - 3 2 - open");
    shows(with(but(needs, "X", "region=yes"), "difficulty id=y kind=support_function topic=3 date=2024-06-30 demand=p"),
          MESO, "y - 0 3 2 - open");
}

/* ---- what meso did ---- */

#define MATTER(cells)                                                                                                  \
    THRICE "; matter id=m kind=service topic=7 raised=2023-04-01" cells "; agenda matter=0 body=1 date=2023-04-01"
#define LATE(cells) MATTER(" agenda_complete due=2024-06-29" cells)

static void a_matter_on_the_agenda_answers_it(void **state)
{
    (void)state;
    shows(MATTER(""), MESO, "");
    shows(but(MATTER(" agenda_complete"), "body=1", "body=0"), MESO, BORN);
    shows(but(MATTER(" agenda_complete"), "body=1", "body=unknown"), MESO, "");
    shows(but(MATTER(" agenda_complete"), "body=1 date=2023-04-01", "body=1 date=2024-07-01"), MESO, BORN);
    shows(but(MATTER(" agenda_complete"), "body=1 date=2023-04-01", "body=1"), MESO, "");
    shows(but(MATTER(" agenda_complete"), "topic=7 raised", "topic=8 raised"), MESO, BORN);
    shows(but(MATTER(" agenda_complete"), "topic=7 raised", "raised"), MESO, "");
    shows(but(MATTER(" agenda_complete"), "kind=service topic=7 raised", "topic=7 raised"), MESO, "");
    shows(but(MATTER(" agenda_complete"), "kind=service topic=7 raised", "topic=8 raised"), MESO, BORN);
    shows(but(MATTER(" agenda_complete"), "kind=service topic=7 raised", "kind=other raised"), MESO, BORN);
    shows(but(MATTER(" agenda_complete"), "kind=service topic=7 raised", "raised"), MESO, "");
    shows(but(MATTER(""), "raised=2023-04-01", "raised=2024-07-01"), MESO, BORN);
    shows(but(THRICE, "claim matter; ", ""), MESO, "");
}

static void settled_it_counts_anew(void **state)
{
    (void)state;
    shows(MATTER(" closed=2023-04-01 closing=settled"), MESO, "");
    shows(MATTER(" closed=2022-03-30 closing=settled"), MESO, BORN);
    shows(MATTER(" closed=2022-03-31 closing=settled"), MESO, "");
    shows(MATTER(" closed=unknown"), MESO, "");
    shows(with(MATTER(" closed=2024-07-01"), "decision id=d matter=0 adopted=2022-03-30"), MESO, BORN);
    shows(with(MATTER(""), "decision id=d matter=0 adopted=2022-03-31"), MESO, "");
    /* Of two days on which it was settled the earlier counts. */
    shows(with(MATTER(" closed=2022-03-30 closing=settled"), "decision id=d matter=0 adopted=2022-04-30"), MESO, BORN);
    /* Settled, but perhaps elsewhere than on a meso agenda: nobody knows whether it counts anew. */
    shows(but(MATTER(" closed=2022-03-30 closing=settled"), "body=1", "body=unknown"), MESO, "");
}

static void a_problem_has_a_date(void **state)
{
    const char *row = "CON-7/meso_due_date", *undated = "m - 0 0 0 - open";
    (void)state;
    shows(MATTER(" due=2024-06-30"), row, "");
    shows(MATTER(""), row, undated);
    shows(but(MATTER(""), "date=2023-03-31", "date=2023-04-01"), row, "");
    shows(MATTER(" due=unknown"), row, "");
    shows(MATTER(" closed=2024-06-30"), row, "");
    shows(MATTER(" closed=2024-07-01 closing=settled"), row, undated);
    shows(MATTER(" closed=2022-01-01 closing=settled"), row, "");
    shows(with(MATTER(""), "decision id=d matter=0 adopted=2024-07-01"), row, undated);
    shows(with(MATTER(""), "decision id=d matter=0 adopted=unknown"), row, "");
    shows(with(MATTER(""), "decision id=d matter=unknown adopted=2024-06-30"), row, "");
    shows(but(MATTER(""), "body=1", "body=unknown"), row, "");
    shows(but(MATTER(""), " raised=2023-04-01", ""), row, "");
}

static void past_its_date_it_rises(void **state)
{
    const char *row = "CON-7/macro_agenda", *rises = "m - 0 7 1 2024-06-29 overdue";
    (void)state;
    shows(MATTER(" agenda_complete due=2024-06-30"), row, "");
    shows(LATE(""), row, rises);
    shows(but(LATE(""), "due=2024-06-29", "due=unknown"), row, "");
    shows(but(LATE(""), " agenda_complete", ""), row, "");
    shows(with(LATE(""), "agenda matter=0 body=0 date=2024-06-30"), row, "");
    shows(with(LATE(""), "agenda matter=0 body=0 date=2024-07-01"), row, rises);
    shows(with(LATE(""), "agenda matter=0 body=0"), row, "");
    shows(with(LATE(""), "agenda matter=0 body=unknown date=2024-06-30"), row, "");
    shows(LATE(" closed=2024-06-30 closing=other"), row, "");
    shows(LATE(" closed=2024-06-30"), row, "");
    shows(LATE(" closed=2024-07-01 closing=other"), row, rises);
    shows(with(LATE(""), "decision id=d matter=unknown adopted=2024-06-30"), row, "");
    shows(but(LATE(""), "claim decision; ", ""), row, "");
    shows(but(LATE(""), " raised=2023-04-01", ""), row, "");
    shows(but(LATE(""), "topic=7 raised", "raised"), row, "m - 0 0 1 2024-06-29 overdue");
}

static void a_plain_reading_finds_the_same(void **state)
{
    static const char *const rows[] = { MESO, "CON-7/meso_due_date", "CON-7/macro_agenda" };
    uint32_t seen[3] = { 0 };
    (void)state;
    for (uint32_t seed = 1; seed <= 6000; seed++) {
        slow_recurrence model;
        slow_recurrence_make(&model, seed);
        for (uint32_t i = 0; i < 3; i++) {
            const char *expected = slow_recurrence_found(&model, i);
            const char *given = found(model.text, SLOW_AT, rows[i]);
            if (strcmp(given, expected) != 0) {
                print_error("%s\n%s: %s, expected %s\n", model.text, rows[i], given, expected);
            }
            assert_string_equal(given, expected);
            seen[i] += expected[0] != 0;
        }
    }
    for (uint32_t i = 0; i < 3; i++) {
        assert_true(seen[i] > 40); /* the cases are not all alike */
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_third_within_a_year_is_a_problem),
        cmocka_unit_test(a_demand_counts_once),
        cmocka_unit_test(needs_that_nobody_covers_count),
        cmocka_unit_test(a_matter_on_the_agenda_answers_it),
        cmocka_unit_test(settled_it_counts_anew),
        cmocka_unit_test(a_problem_has_a_date),
        cmocka_unit_test(past_its_date_it_rises),
        cmocka_unit_test(a_plain_reading_finds_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
