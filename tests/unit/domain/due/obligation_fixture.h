/* obligation_fixture.h - one active plan on a day for each test, told anew: what most tests of obligations start from.
 * Spec: spec/34-due.md (PLN-13).  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#ifndef INTEGRA_TESTS_OBLIGATION_FIXTURE_H
#define INTEGRA_TESTS_OBLIGATION_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "obligation_day.h"

static told_day day;

static int begin(void **state)
{
    (void)state;
    day_begin(&day);
    day_phases(&day, "A");
    return 0;
}

static int end(void **state)
{
    (void)state;
    day_end(&day);
    return 0;
}

#define DAY(name) cmocka_unit_test_setup_teardown(name, begin, end)

#endif
