/* test_orientation_arguments.c - every function about protocols, demands and responses: what a missing pointer or a
 * struct of another version gives, and that nothing is written then. Spec: include/integra/base.h, "Reading this
 * header"; protocol.h; orientation.h.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "headers.h"
#include "orientation_calls.h"

static uint64_t bench_rows(void)
{
    return integra_protocol_row_count(bench_fresh);
}

#include "unit/codec/arguments.h"

/* Without this, a function added to a header would go untested. */
static void every_function_has_a_row(void **state)
{
    static const char *const headers[] = { "include/integra/demand.h", "include/integra/protocol.h",
                                           "include/integra/orientation.h" };
    (void)state;
    assert_int_equal(fallible_functions(headers, 3), bench_call_count);
}

static int set_up(void **state)
{
    (void)state;
    bench_open();
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    bench_close();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(success_leaves_the_error), cmocka_unit_test(every_pointer_null_in_turn),
        cmocka_unit_test(a_struct_of_no_version),   cmocka_unit_test(a_struct_of_a_later_version),
        cmocka_unit_test(every_function_has_a_row),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
