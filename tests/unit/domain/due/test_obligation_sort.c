/* test_obligation_sort.c - an array put in order, whatever order it had.
 * Spec: spec/34-due.md (PLN-13).  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "domain/due/obligation_sort.h"

static int compare(const void *a, const void *b)
{
    return (*(const uint8_t *)a > *(const uint8_t *)b) - (*(const uint8_t *)a < *(const uint8_t *)b);
}

/* Every array of up to seven elements of up to four values: ascending afterwards, and the same elements. */
static void every_small_array(void **state)
{
    (void)state;
    for (size_t count = 0; count <= 7; count++) {
        for (uint32_t code = 0; code < 1u << (2 * count); code++) {
            uint8_t elements[7][3];
            uint32_t before[4] = { 0 }, after[4] = { 0 };
            for (size_t i = 0; i < count; i++) {
                memset(elements[i], (int)(code >> (2 * i) & 3u), 3);
                before[elements[i][0]]++;
            }
            integra__obligation_sort(elements, count, 3, compare);
            for (size_t i = 0; i < count; i++) {
                after[elements[i][0]]++;
                assert_true(elements[i][0] == elements[i][1] && elements[i][0] == elements[i][2]);
                assert_true(i == 0 || elements[i - 1][0] <= elements[i][0]);
            }
            assert_memory_equal(before, after, sizeof before);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(every_small_array) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
