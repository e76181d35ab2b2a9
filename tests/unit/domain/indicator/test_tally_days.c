/* test_tally_days.c - what is no day of a column is refused, in every column of days of every frame.
 * Spec: spec/50-indicators.md, "Frames"; spec/00-conventions.md (GEN-7).  Layer: tests.  SPDX-License-Identifier:
 * Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <integra/integra.h>

#include "tally_made.h"

static int is_of_days(const integra__frame_column *column)
{
    return column->kind == INTEGRA__FRAME_DAY || column->kind == INTEGRA__FRAME_END ||
           column->kind == INTEGRA__FRAME_DATE;
}

/* One row of somebody, blank but for a column of days. */
static integra_status add_day(uint32_t indicator, size_t at, integra_date day)
{
    const integra__frame *of = &integra__frames[integra_indicator_frame(indicator)];
    uint8_t cells[INTEGRA_FRAME_COLUMN_LIMIT][sizeof(integra__frame_digest)];
    const void *columns[INTEGRA_FRAME_COLUMN_LIMIT];
    integra_tally *tally = tally_of(indicator, "2024-12-31");
    for (size_t i = 0; i < of->column_count; i++) {
        write_blank(&of->columns[i], cells[i]);
        cells[i][0] = of->columns[i].required ? 1 : cells[i][0];
        columns[i] = cells[i];
    }
    memcpy(cells[at], &day, sizeof day);
    integra_status status = integra_tally_add(tally, columns, of->column_count, 1, NULL);
    integra_tally_destroy(tally);
    return status;
}

static void days_that_are_none(void **state)
{
    (void)state;
    for (uint32_t indicator = INTEGRA__INDICATOR_FIRST; indicator <= INTEGRA__INDICATOR_LAST; indicator++) {
        const integra__frame *of = &integra__frames[integra_indicator_frame(indicator)];
        for (size_t i = 0; i < of->column_count; i++) {
            const integra__frame_column *column = &of->columns[i];
            if (!is_of_days(column)) {
                continue;
            }
            /* the calendar's first day and last, and the days beside them */
            assert_int_equal(add_day(indicator, i, -719162), INTEGRA_OK);
            assert_int_equal(add_day(indicator, i, -719163), INTEGRA_ERR_INVALID_DATE);
            assert_int_equal(add_day(indicator, i, 2932896), INTEGRA_OK);
            assert_int_equal(add_day(indicator, i, 2932897), INTEGRA_ERR_INVALID_DATE);
            assert_int_equal(add_day(indicator, i, INTEGRA_DATE_OPEN),
                             column->kind == INTEGRA__FRAME_END ? INTEGRA_OK : INTEGRA_ERR_INVALID_DATE);
            if (column->kind != INTEGRA__FRAME_DATE) {
                assert_int_equal(add_day(indicator, i, INTEGRA_DATE_SAID_UNKNOWN), INTEGRA_ERR_INVALID_DATE);
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_that_are_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
