/* test_tri.c - Kleene's tables, written out.
 * Spec: GEN-1.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/tri.h"

enum { U = INTEGRA_TRI_UNKNOWN, N = INTEGRA_TRI_NO, Y = INTEGRA_TRI_YES };

static void or_is_kleenes(void **state)
{
    (void)state;
    static const integra_tri table[3][3] = { /* U  N  Y */
                                             /* U */ { U, U, Y },
                                             /* N */ { U, N, Y },
                                             /* Y */ { Y, Y, Y }
    };
    for (integra_tri a = 0; a < 3; a++) {
        for (integra_tri b = 0; b < 3; b++) {
            assert_int_equal(integra__tri_or(a, b), table[a][b]);
        }
    }
}

static void and_is_kleenes(void **state)
{
    (void)state;
    static const integra_tri table[3][3] = { /* U  N  Y */
                                             /* U */ { U, N, U },
                                             /* N */ { N, N, N },
                                             /* Y */ { U, N, Y }
    };
    for (integra_tri a = 0; a < 3; a++) {
        for (integra_tri b = 0; b < 3; b++) {
            assert_int_equal(integra__tri_and(a, b), table[a][b]);
        }
    }
}

static void three_values_are_valid(void **state)
{
    (void)state;
    for (unsigned value = 0; value < 256; value++) {
        assert_int_equal(integra__tri_valid((uint8_t)value), value == U || value == N || value == Y);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(or_is_kleenes),
        cmocka_unit_test(and_is_kleenes),
        cmocka_unit_test(three_values_are_valid),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
