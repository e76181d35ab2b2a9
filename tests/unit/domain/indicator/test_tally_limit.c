/* test_tally_limit.c - more rows than a tally can have are refused, whether they are added or merged.
 * Spec: spec/50-indicators.md (IND-4, IND-5).  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <integra/integra.h>

#include "tally_made.h"

#include "domain/indicator/rows_types.h"
#include "domain/indicator/tally.h"

/* A tally of one row that passes for one of so many, which no test has the memory for; nothing may read its rows. */
static integra_tally *tally_of_many(size_t count)
{
    integra_tally *tally = tally_of(INTEGRA_INDICATOR_A2, "2024-12-31");
    add_rows(tally, "body=a");
    assert_true(integra__tally_settle(tally));
    assert_int_equal(tally->tables[INTEGRA__TALLY_ROWS]->run_count, 1);
    tally->tables[INTEGRA__TALLY_ROWS]->runs[0].count = count;
    return tally;
}

/* As many more rows as that, added and merged. */
static void assert_room(size_t count, const char *more, integra_status wanted)
{
    for (int merged = 0; merged < 2; merged++) {
        integra_tally *tally = tally_of_many(count), *other = tally_of(INTEGRA_INDICATOR_A2, "2024-12-31");
        integra_error error = { .fault = 0 };
        add_rows(other, more);
        assert_int_equal(merged ? integra_tally_merge(tally, other, &error) : try_rows(tally, more, &error), wanted);
        assert_int_equal(error.fault, wanted == INTEGRA_OK ? 0 : INTEGRA_FAULT_TALLY_ROWS);
        assert_int_equal(tally->tables[INTEGRA__TALLY_ROWS]->runs[0].count, count);
        tally->tables[INTEGRA__TALLY_ROWS]->runs[0].count = 1;
        integra_tally_destroy(other);
        integra_tally_destroy(tally);
    }
}

static void as_many_rows_as_there_can_be(void **state)
{
    (void)state;
    assert_room(INTEGRA_TALLY_ROW_LIMIT, "body=b", INTEGRA_ERR_LIMIT);
    assert_room((size_t)INTEGRA_TALLY_ROW_LIMIT - 1, "body=b", INTEGRA_OK);
    assert_room((size_t)INTEGRA_TALLY_ROW_LIMIT - 1, "body=b; body=c", INTEGRA_ERR_LIMIT);
    assert_room((size_t)INTEGRA_TALLY_ROW_LIMIT - 2, "body=b; body=c", INTEGRA_OK);
}

/* Of what is merged, the table of most rows counts: here nobody has a stay, and two a birth. */
static void as_many_in_any_table(void **state)
{
    (void)state;
    static const char births[] = "person=p admission=2020-01-01 discharge=2020-01-02 birth_date=1940-01-01;"
                                 "person=q admission=2020-01-01 discharge=2020-01-02 birth_date=1940-01-01";
    integra_tally *tally = tally_of(INTEGRA_INDICATOR_B3, "2024-12-31");
    integra_tally *other = tally_of(INTEGRA_INDICATOR_B3, "2024-12-31");
    integra_error error = { .fault = 0 };
    add_rows(tally, births);
    assert_true(integra__tally_settle(tally));
    tally->tables[INTEGRA__TALLY_BIRTHS]->runs[0].count = (size_t)INTEGRA_TALLY_ROW_LIMIT - 1;
    add_rows(other, births);
    assert_int_equal(integra_tally_merge(tally, other, &error), INTEGRA_ERR_LIMIT);
    assert_int_equal(error.fault, INTEGRA_FAULT_TALLY_ROWS);
    tally->tables[INTEGRA__TALLY_BIRTHS]->runs[0].count = 2;
    integra_tally_destroy(other);
    integra_tally_destroy(tally);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(as_many_rows_as_there_can_be),
        cmocka_unit_test(as_many_in_any_table),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
