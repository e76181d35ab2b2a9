/* test_territory_review_arguments.c - what a review is asked without what it takes, or beyond what there is.
 * Spec: spec/41-territory.md (TER-16).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/date.h"
#include "domain/rules/generated/bounds.h"
#include "territories.h"

/* What a call came to, and the argument that it should name. */
typedef struct refusal {
    integra_status status;
    uint64_t argument;
} refusal;

static void check(const refusal *refusals, const integra_error *errors, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(refusals[i].status, INTEGRA_ERR_NULL_ARGUMENT);
        assert_int_equal(errors[i].index, refusals[i].argument);
    }
}

static void a_review_takes_a_territory_and_somewhere_to_go(void **state)
{
    (void)state;
    integra_error errors[3];
    integra_territory *territory = territory_of("");
    integra_territory_review *none = NULL;
    const integra_allocator half = { NULL, NULL, NULL };
    integra_date at = day_of("2024-02-01");
    const refusal refusals[] = {
        { integra_territory_review_create(NULL, NULL, at, NULL, &none, &errors[0]), 0 },
        { integra_territory_review_create(territory, NULL, at, &half, &none, &errors[1]), 3 },
        { integra_territory_review_create(territory, NULL, at, NULL, NULL, &errors[2]), 4 },
    };
    check(refusals, errors, 3);
    assert_null(none);
    integra_territory_destroy(territory);
}

static void arguments_that_are_missing_are_named(void **state)
{
    (void)state;
    enum { CALLS = 13 };
    integra_error errors[CALLS];
    integra_territory_review *review = review_of("", "2024-02-01");
    integra_id second;
    integra_line line;
    integra_question question;
    size_t count = 0;
    integra_line_init(&line, sizeof line);
    integra_question_init(&question, sizeof question);
    const refusal refusals[CALLS] = {
        { integra_territory_review_findings(NULL, NULL, 0, &count, &errors[0]), 0 },
        { integra_territory_review_findings(review, NULL, 1, &count, &errors[1]), 1 },
        { integra_territory_review_findings(review, NULL, 0, NULL, &errors[2]), 3 },
        { integra_territory_review_second(NULL, 0, &second, &errors[3]), 0 },
        { integra_territory_review_second(review, 0, NULL, &errors[4]), 2 },
        { integra_territory_review_line(NULL, 1, &line, &errors[5]), 0 },
        { integra_territory_review_line(review, 1, NULL, &errors[6]), 2 },
        { integra_territory_review_question_at(NULL, 0, &question, &errors[7]), 0 },
        { integra_territory_review_question_at(review, 0, NULL, &errors[8]), 2 },
        { integra_territory_review_compare(NULL, review, NULL, 0, &count, &errors[9]), 0 },
        { integra_territory_review_compare(review, NULL, NULL, 0, &count, &errors[10]), 1 },
        { integra_territory_review_compare(review, review, NULL, 1, &count, &errors[11]), 2 },
        { integra_territory_review_compare(review, review, NULL, 0, NULL, &errors[12]), 4 },
    };
    check(refusals, errors, CALLS);
    assert_int_equal(integra_territory_review_question_count(NULL), 0);
    integra_territory_review_destroy(NULL);
    integra_territory_review_destroy(review);
}

static void what_is_out_of_range_is_refused(void **state)
{
    (void)state;
    integra_territory *territory = territory_of("");
    integra_territory_review *review = review_of("", "2024-02-01"), *none = NULL;
    integra_id second;
    integra_line line;
    integra_question question;
    integra_line_init(&line, sizeof line);
    integra_question_init(&question, sizeof question);
    const integra_date days[] = { INTEGRA_DATE_UNKNOWN, INTEGRA_DATE_SAID_UNKNOWN, INTEGRA__DATE_FIRST - 1,
                                  INTEGRA__DATE_LAST + 1 };
    for (size_t i = 0; i < sizeof days / sizeof days[0]; i++) {
        assert_int_equal(integra_territory_review_create(territory, NULL, days[i], NULL, &none, NULL),
                         INTEGRA_ERR_INVALID_DATE);
    }
    assert_null(none);
    assert_int_equal(integra_territory_review_second(review, 0, &second, NULL), INTEGRA_ERR_OUT_OF_RANGE);
    assert_int_equal(integra_territory_review_line(review, 0, &line, NULL), INTEGRA_ERR_OUT_OF_RANGE);
    assert_int_equal(integra_territory_review_line(review, INTEGRA__LINE_CODES, &line, NULL), INTEGRA_ERR_OUT_OF_RANGE);
    size_t count = integra_territory_review_question_count(review);
    assert_int_equal(integra_territory_review_question_at(review, count, &question, NULL), INTEGRA_ERR_OUT_OF_RANGE);
    line.struct_size = question.struct_size = 4;
    assert_int_equal(integra_territory_review_line(review, 1, &line, NULL), INTEGRA_ERR_STRUCT_SIZE);
    assert_int_equal(integra_territory_review_question_at(review, count, &question, NULL), INTEGRA_ERR_STRUCT_SIZE);
    integra_territory_review_destroy(review);
    integra_territory_destroy(territory);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_review_takes_a_territory_and_somewhere_to_go),
        cmocka_unit_test(arguments_that_are_missing_are_named),
        cmocka_unit_test(what_is_out_of_range_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
