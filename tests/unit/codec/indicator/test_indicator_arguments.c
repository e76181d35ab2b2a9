/* test_indicator_arguments.c - every function about tallies and figures: what a missing pointer or a struct of another
 * version gives, and that nothing is written then. Spec: include/integra/base.h, "Reading this header"; indicator.h.
 * Layer: tests.  SPDX-License-Identifier: Apache-2.0
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "headers.h"
#include "indicator_calls.h"

#include "unit/codec/arguments.h"

/* Without this, a function added to a header would go untested. */
static void every_function_has_a_row(void **state)
{
    static const char *const headers[] = { "include/integra/indicator.h" };
    (void)state;
    assert_int_equal(fallible_functions(headers, 1), bench_call_count);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(success_leaves_the_error), cmocka_unit_test(every_pointer_null_in_turn),
        cmocka_unit_test(a_struct_of_no_version),   cmocka_unit_test(a_struct_of_a_later_version),
        cmocka_unit_test(every_function_has_a_row),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
