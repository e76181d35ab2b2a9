/* test_territory_review_compare.c - what a later review tells that an earlier one of the same territory did not.
 * Spec: spec/41-territory.md (TER-16).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tells.h"

/* The places of what the later review tells anew, as "0 3". */
static const char *anew(const telling *earlier, size_t earlier_count, const telling *later, size_t later_count)
{
    char *out = text_begun(), number[16];
    uint32_t places[COUNT];
    size_t count = 0;
    integra_territory_review *before = review_that_tells('t', earlier, earlier_count);
    integra_territory_review *after = review_that_tells('t', later, later_count);
    assert_int_equal(integra_territory_review_compare(after, before, places, COUNT, &count, NULL), INTEGRA_OK);
    for (size_t i = 0; i < count; i++) {
        (void)snprintf(number, sizeof number, "%s%u", i == 0 ? "" : " ", places[i]);
        text_add(out, number);
    }
    integra_territory_review_destroy(before);
    integra_territory_review_destroy(after);
    return out;
}

static void reviews_are_compared_by_identifiers_never_by_places(void **state)
{
    (void)state;
    assert_string_equal(anew(in_order, COUNT, in_order, COUNT), "");
    assert_string_equal(anew(NULL, 0, in_order, COUNT), "0 1 2 3 4 5 6 7 8 9 10");
    assert_string_equal(anew(in_order, COUNT, NULL, 0), "");
    for (size_t left_out = 0; left_out < COUNT; left_out++) {
        telling fewer[COUNT];
        size_t count = 0;
        for (size_t i = 0; i < COUNT; i++) {
            fewer[count] = in_order[i];
            count += i != left_out;
        }
        char number[16];
        /* of the five about a and c one stands for all: they differ in place, value and other alone */
        int alone = left_out < 5 || left_out == COUNT - 1;
        (void)snprintf(number, sizeof number, "%zu", left_out);
        assert_string_equal(anew(fewer, count, in_order, COUNT), alone ? number : "");
    }
}

static void what_names_nobody_is_compared_by_its_values(void **state)
{
    (void)state;
    telling earlier = { GEN_12, INTEGRA_SETTLED_BY_STATEMENT, 0, 0, 2, 9, 1, INTEGRA_DATE_UNKNOWN };
    telling later = earlier;
    later.index = 5; /* a place in another territory's rows, as it were */
    later.due = AT;
    assert_string_equal(anew(&earlier, 1, &later, 1), "");
    later.value = 8;
    assert_string_equal(anew(&earlier, 1, &later, 1), "0");
    later = earlier;
    later.other = 2;
    assert_string_equal(anew(&earlier, 1, &later, 1), "0");
    earlier.second = later.second = 'b';
    assert_string_equal(anew(&earlier, 1, &later, 1), "");
    later.settled_by = INTEGRA_SETTLED_BY_BOTH_LOOKED_AT;
    assert_string_equal(anew(&earlier, 1, &later, 1), "0");
}

static void two_territories_are_not_compared(void **state)
{
    (void)state;
    size_t count = 7;
    integra_error error;
    integra_territory_review *one = review_that_tells('t', NULL, 0);
    integra_territory_review *other = review_that_tells('u', NULL, 0);
    assert_int_equal(integra_territory_review_compare(one, other, NULL, 0, &count, &error), INTEGRA_ERR_MISMATCH);
    assert_int_equal(error.rule, 5016);
    assert_int_equal(count, 7);
    integra_territory_review_destroy(one);
    integra_territory_review_destroy(other);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reviews_are_compared_by_identifiers_never_by_places),
        cmocka_unit_test(what_names_nobody_is_compared_by_its_values),
        cmocka_unit_test(two_territories_are_not_compared),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
