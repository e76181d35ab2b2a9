/* test_status.c - names, texts and the filling of an error.
 * Spec: spec/errors.tsv.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/status.h"

#include <string.h>

static void names_are_those_of_the_table(void **state)
{
    (void)state;
    assert_string_equal(integra_status_name(INTEGRA_OK), "ok");
    assert_string_equal(integra_status_name(INTEGRA_ERR_TRUNCATED), "truncated");
    assert_string_equal(integra_status_name(INTEGRA_ERR_LIMIT), "limit");
    assert_null(integra_status_name(1));
    assert_null(integra_status_name(-1));
    assert_null(integra_status_name(INTEGRA_ERR_INTERRUPTED + 1));
}

static void texts_exist_in_both_languages(void **state)
{
    (void)state;
    const char *english = integra_status_text(INTEGRA_ERR_TRUNCATED, INTEGRA_LANGUAGE_EN);
    const char *french = integra_status_text(INTEGRA_ERR_TRUNCATED, INTEGRA_LANGUAGE_FR);
    assert_non_null(strstr(english, "the message stops before its end"));
    assert_non_null(strstr(french, "avant sa fin"));
    assert_null(integra_status_text(INTEGRA_ERR_TRUNCATED, 2));
    assert_null(integra_status_text(999, INTEGRA_LANGUAGE_EN));
}

static void every_row_is_whole_and_ascending(void **state)
{
    (void)state;
    assert_true(integra__status_row_count > 20);
    for (size_t i = 0; i < integra__status_row_count; i++) {
        const integra__status_row *row = &integra__status_rows[i];
        assert_true(i == 0 || row[-1].status < row->status);
        assert_true(strlen(row->name) && strlen(row->text[0]) && strlen(row->text[1]));
        assert_ptr_equal(integra_status_name(row->status), row->name);
    }
}

static void a_failure_fills_the_whole_error(void **state)
{
    (void)state;
    integra_error error;
    integra_error expected = { INTEGRA_ERR_LIMIT, 7014, 5, 6, 0, 0, 0, 0, 0, 0, { 0 } };
    memset(&error, 0xff, sizeof error);
    assert_int_equal(integra__fail(&error, INTEGRA_ERR_LIMIT, 7014, 5, 6), INTEGRA_ERR_LIMIT);
    assert_memory_equal(&error, &expected, sizeof error);
    assert_int_equal(integra__fail(NULL, INTEGRA_ERR_REFUSED, 1, 2, 3), INTEGRA_ERR_REFUSED);
}

static void the_version_is_the_one_compiled_with(void **state)
{
    (void)state;
    assert_int_equal(integra_version(), INTEGRA_VERSION);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_those_of_the_table),         cmocka_unit_test(texts_exist_in_both_languages),
        cmocka_unit_test(every_row_is_whole_and_ascending),     cmocka_unit_test(a_failure_fills_the_whole_error),
        cmocka_unit_test(the_version_is_the_one_compiled_with),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
