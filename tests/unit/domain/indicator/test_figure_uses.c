/* test_figure_uses.c - older people with one assessment of the period, shared by several actors.
 * Spec: spec/50-indicators.md, IND-12.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "figure_texts.h"

static const asking a3 = { .indicator = "A3", .at = "2024-12-31" };

#define ONE  "1/1 1000000 (1000000..1000000) [206549..1000000] defined p"
#define NONE "0/1 0 (0..0) [0..793451] defined"
/* Nobody at all, or this person in both counts. */
#define BOTH_OR_NEITHER  "0..1/0..1 - (1000000..1000000) [206549..1000000] undefined ?p"
#define BELOW_OR_BOTH    "0..1/1 0 (0..1000000) [0..1000000] bounded ?p"
#define ANYTHING         "0..1/0..1 - (0..1000000) [0..1000000] undefined ?p"
#define BELOW_OR_NEITHER "0/0..1 - (0..0) [0..793451] undefined"

static void one_assessment_of_two_actors(void **state)
{
    (void)state;
    assert_string_equal(figure_text(a3, "p s 2024-03-01 initial x 1940-01-01; p s 2024-03-01 initial y ."), ONE);
    assert_string_equal(figure_text(a3, "p s 2024-03-01 initial x 1940-01-01; p s 2024-03-01 initial x ."), NONE);
    /* two assessments; but an update is none, nor one before the period */
    assert_string_equal(figure_text(a3, "p s 2024-03-01 initial x 1940-01-01; p s 2024-03-01 initial y .;"
                                        "p t 2024-04-01 initial x ."),
                        NONE);
    assert_string_equal(figure_text(a3, "p s 2024-03-01 initial x 1940-01-01; p s 2024-03-01 initial y .;"
                                        "p t 2024-04-01 update x ."),
                        ONE);
    assert_string_equal(figure_text(a3, "p s 2024-03-01 initial x 1940-01-01; p s 2024-03-01 initial y .;"
                                        "p t 2023-12-31 initial x ."),
                        ONE);
    /* by the same letter, an assessment of somebody else is another */
    assert_string_equal(figure_text(a3, "p s 2024-03-01 initial x 1940-01-01; p s 2024-03-01 initial y .;"
                                        "q s 2024-03-01 initial x 1940-01-01"),
                        "1/2 500000 (500000..500000) [94531..905469] defined p");
}

/* 60 at one of them is enough, and every one counts. */
static void sixty_on_the_day_of_one(void **state)
{
    (void)state;
    assert_string_equal(figure_text(a3, "p s 2024-03-01 initial x 1964-03-01; p s . . y ."), ONE);
    assert_string_equal(figure_text(a3, "p s 2024-03-01 initial x 1964-03-02; p s . . y ."),
                        "0/0 - (-..-) [-..-] undefined");
    assert_string_equal(figure_text(a3, "p s 2024-03-01 initial x 1964-03-02; p s . . y .;"
                                        "p t 2024-03-02 initial x .; p t . . y ."),
                        NONE); /* 60 at the second, and there are two */
    assert_string_equal(figure_text(a3, "p s 2024-03-01 initial x .; p s . . y ."), BOTH_OR_NEITHER);
    assert_string_equal(figure_text(a3, "p s 2024-03-01 initial x ."), BELOW_OR_NEITHER);
    assert_string_equal(figure_text(a3, "p s 2024-03-01 initial x 1970-01-01; p t 2024-04-01 initial x ."),
                        "0/0 - (-..-) [-..-] undefined");
    asking younger = a3;
    younger.parameter = "older_person_age_months";
    younger.value = 719;
    assert_string_equal(figure_text(younger, "p s 2024-03-01 initial x 1964-04-01; p s . . y ."), ONE);
}

static void actors_not_known_are_together_one(void **state)
{
    (void)state;
    assert_string_equal(figure_text(a3, "p s 2024-03-01 initial x 1940-01-01; p s . . . ."), BELOW_OR_BOTH);
    assert_string_equal(figure_text(a3, "p s 2024-03-01 initial . 1940-01-01; p s . . . ."), NONE);
    assert_string_equal(figure_text(a3, "p s 2024-03-01 initial x 1940-01-01; p s . . . .; p s . . y ."), ONE);
}

static void an_assessment_without_a_day_is_in_the_period_or_not(void **state)
{
    (void)state;
    assert_string_equal(figure_text(a3, "p s . initial x 1940-01-01; p s . . y ."), BOTH_OR_NEITHER);
    assert_string_equal(figure_text(a3, "p s . initial x 1940-01-01"), BELOW_OR_NEITHER);
    assert_string_equal(figure_text(a3, "p s 2024-02-01 initial x 1940-01-01; p s 2024-03-01 . y ."), BOTH_OR_NEITHER);
    /* one that is certain, and one that may be a second */
    assert_string_equal(figure_text(a3, "p s 2024-03-01 initial x 1940-01-01; p s . . y .; p t . initial x ."),
                        BELOW_OR_BOTH);
    assert_string_equal(figure_text(a3, "p s 2024-03-01 initial x 1940-01-01; p t . initial x .; p t . . y ."), NONE);
    /* 60 on the last day of the period alone */
    assert_string_equal(figure_text(a3, "p s . initial x 1964-12-31; p s . . y ."), BOTH_OR_NEITHER);
    assert_string_equal(figure_text(a3, "p s . initial x 1965-01-01; p s . . y ."), "0/0 - (-..-) [-..-] undefined");
}

static void a_kind_not_known_is_initial_or_an_update(void **state)
{
    (void)state;
    assert_string_equal(figure_text(a3, "p s 2024-03-01 . x 1940-01-01; p s . . y ."), BOTH_OR_NEITHER);
    assert_string_equal(figure_text(a3, "p s 2024-03-01 initial x 1940-01-01; p s . update y ."), BOTH_OR_NEITHER);
    /* of two, one, the other, both or none: that of one actor is below, that of two is both */
    assert_string_equal(figure_text(a3, "p s 2024-03-01 . x 1940-01-01; p s . . y .; p t 2024-03-01 . x ."), ANYTHING);
    /* too young for the first, of two actors: below by the second alone */
    assert_string_equal(figure_text(a3, "p s 2024-03-01 . x 1964-04-01; p s . . y .; p t 2024-05-01 . x ."),
                        BELOW_OR_NEITHER);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_assessment_of_two_actors),
        cmocka_unit_test(sixty_on_the_day_of_one),
        cmocka_unit_test(actors_not_known_are_together_one),
        cmocka_unit_test(an_assessment_without_a_day_is_in_the_period_or_not),
        cmocka_unit_test(a_kind_not_known_is_initial_or_an_update),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
