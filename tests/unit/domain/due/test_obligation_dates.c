/* test_obligation_dates.c - the day on which a term of so many months falls, held against GEN-7's own words.
 * Spec: spec/34-due.md (PLN-8), spec/00-conventions.md (GEN-7).  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/date.h"
#include "domain/due/obligation.h"
#include "obligation_day.h"

/* Worked out by hand: the last day whose day n months earlier is no later than the one given. */
static void days_by_hand(void **state)
{
    static const struct {
        const char *from;
        uint32_t months;
        const char *due;
    } cases[] = {
        { "2026-01-05", 6, "2026-07-05" },   { "2026-08-31", 6, "2027-02-28" },  { "2023-08-31", 6, "2024-02-29" },
        { "2026-08-30", 6, "2027-02-28" },   { "2026-08-28", 6, "2027-02-28" },  { "2026-08-27", 6, "2027-02-27" },
        { "2024-02-29", 6, "2024-08-31" },   { "2026-02-28", 6, "2026-08-31" },  { "2024-02-28", 6, "2024-08-28" },
        { "2026-02-27", 6, "2026-08-27" },   { "2026-04-30", 3, "2026-07-31" },  { "2026-04-29", 3, "2026-07-29" },
        { "2026-11-30", 3, "2027-02-28" },   { "2023-11-30", 3, "2024-02-29" },  { "2023-11-29", 3, "2024-02-29" },
        { "2023-11-28", 3, "2024-02-28" },   { "2024-02-29", 12, "2025-02-28" }, { "2023-02-28", 12, "2024-02-29" },
        { "2026-12-31", 1, "2027-01-31" },   { "2026-01-31", 1, "2026-02-28" },  { "2026-02-28", 1, "2026-03-31" },
        { "2026-01-05", 120, "2036-01-05" }, { "0001-01-01", 1, "0001-02-01" },  { "9999-06-30", 6, NULL },
        { "9999-06-29", 6, "9999-12-29" },   { "9999-12-31", 1, NULL },
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(integra__obligation_months_after(date_of(cases[i].from), cases[i].months),
                         date_of(cases[i].due));
    }
}

/* Every day of nine years, every number of months of three years: the day is good, the next one is not. */
static void every_day(void **state)
{
    (void)state;
    for (integra_date from = date_of("2019-01-01"); from <= date_of("2027-12-31"); from++) {
        for (uint32_t months = 0; months <= 36; months++) {
            integra_date due = integra__obligation_months_after(from, months);
            assert_true(integra__date_minus_months(due, months) <= from);
            assert_true(integra__date_minus_months(due + 1, months) > from);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_by_hand),
        cmocka_unit_test(every_day),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
