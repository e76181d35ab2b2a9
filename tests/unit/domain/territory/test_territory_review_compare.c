/* test_territory_review_compare.c - what a later review tells that an earlier one of the same territory did not.
 * Spec: spec/41-territory.md (TER-16).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/rules/generated/rules.h"
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

/* Whether a later finding that differs in one thing is another. */
static const char *another(telling first, char subject, uint32_t value, uint32_t other)
{
    telling second = first;
    second.subject = subject;
    second.value = value;
    second.other = other;
    second.index = 5; /* a place in another territory's rows, as it were */
    return anew(&first, 1, &second, 1);
}

static void what_a_finding_is_about_makes_it_that_finding(void **state)
{
    (void)state;
    const telling statement = { GEN_12, INTEGRA_SETTLED_BY_STATEMENT, 0, 0, 2, 9, 1, INTEGRA_DATE_UNKNOWN };
    const telling count = { INTEGRA__TER_6, INTEGRA_SETTLED_BY_SIGNATURE, 0, 0, 2, 3, 7, INTEGRA_DATE_UNKNOWN };
    const telling missing = { INTEGRA__CON_2, INTEGRA_SETTLED_BY_SEAT_EXPECTED, 0, 0, 2, 3, 1, INTEGRA_DATE_UNKNOWN };
    const telling problem = { INTEGRA__CON_7, INTEGRA_SETTLED_BY_MESO_AGENDA, 'd', 0, 2, 3, 1, INTEGRA_DATE_UNKNOWN };
    const telling rising = { INTEGRA__CON_7, INTEGRA_SETTLED_BY_MACRO_AGENDA, 'd', 0, 2, 3, 1, INTEGRA_DATE_UNKNOWN };
    assert_string_equal(another(statement, 0, 9, 2), "");
    assert_string_equal(another(statement, 0, 8, 1), "0");
    assert_string_equal(another(count, 0, 2, 8), "");
    assert_string_equal(another(missing, 0, 1, 1), "");
    assert_string_equal(another(missing, 0, 3, 2), "0");
    assert_string_equal(another(problem, 'e', 3, 1), "");
    assert_string_equal(another(problem, 'd', 2, 1), "0");
    assert_string_equal(another(problem, 'd', 3, 2), "0");
    assert_string_equal(another(rising, 'e', 3, 1), "0");
    telling both = statement;
    both.settled_by = INTEGRA_SETTLED_BY_BOTH_LOOKED_AT;
    assert_string_equal(anew(&statement, 1, &both, 1), "0");
    both = statement;
    both.due = AT;
    assert_string_equal(anew(&statement, 1, &both, 1), "");
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
        cmocka_unit_test(what_a_finding_is_about_makes_it_that_finding),
        cmocka_unit_test(two_territories_are_not_compared),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
