/* test_sentence.c - places filled in, sizes counted, and nothing written where it does not fit.
 * Spec: spec/00-conventions.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/sentence.h"

#include <string.h>

static const integra__sentence_part parts[] = { { "word", "salle d’attente", 0 },
                                                { "least", NULL, -5 },
                                                { "le", "X", 0 } };

static const char *filled(const char *text)
{
    static char bytes[128];
    integra__sentence sentence;
    memset(bytes, 0, sizeof bytes);
    integra__sentence_init(&sentence, bytes, sizeof bytes - 1);
    integra__sentence_fill(&sentence, text, parts, 3);
    assert_int_equal(sentence.size, strlen(bytes));
    return bytes;
}

static void places_are_filled_in(void **state)
{
    (void)state;
    assert_string_equal(filled(""), "");
    assert_string_equal(filled("nothing to fill"), "nothing to fill");
    assert_string_equal(filled("{word}"), "salle d’attente");
    assert_string_equal(filled("from {least} to {word}."), "from -5 to salle d’attente.");
    assert_string_equal(filled("{least}{le}{least}"), "-5X-5");
}

static void a_brace_that_begins_no_name_stands_for_itself(void **state)
{
    (void)state;
    assert_string_equal(filled("{least"), "{least");
    assert_string_equal(filled("{{le}"), "{X");
    assert_string_equal(filled("{other} {} }"), "{other} {} }");
    assert_string_equal(filled("{"), "{");
}

static void numbers_are_whole(void **state)
{
    (void)state;
    static const struct {
        int64_t number;
        const char *text;
    } rows[] = { { 0, "0" },
                 { 7, "7" },
                 { -1, "-1" },
                 { 4294967295, "4294967295" },
                 { INT64_MAX, "9223372036854775807" },
                 { INT64_MIN, "-9223372036854775808" } };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char bytes[24] = { 0 };
        integra__sentence sentence;
        integra__sentence_init(&sentence, bytes, sizeof bytes);
        integra__sentence_number(&sentence, rows[i].number);
        assert_string_equal(bytes, rows[i].text);
        assert_int_equal(sentence.size, strlen(rows[i].text));
    }
}

static void what_does_not_fit_is_counted(void **state)
{
    (void)state;
    char bytes[4] = "....";
    integra__sentence sentence;
    integra__sentence_init(&sentence, bytes, 3);
    integra__sentence_text(&sentence, "ab");
    integra__sentence_text(&sentence, "cd");
    integra__sentence_text(&sentence, "e");
    assert_memory_equal(bytes, "ab..", 4);
    assert_int_equal(sentence.size, 5);
}

static void write_twice(integra__sentence *sentence, const void *about)
{
    integra__sentence_text(sentence, about);
    integra__sentence_text(sentence, about);
}

static void a_sentence_is_given_whole_or_not_at_all(void **state)
{
    (void)state;
    char bytes[7] = ".......";
    size_t size = 99;
    integra_error error;
    assert_int_equal(integra__sentence_give(write_twice, "abc", NULL, 0, &size, &error), INTEGRA_ERR_CAPACITY);
    assert_int_equal(size, 6);
    assert_int_equal(error.index, 6);
    assert_int_equal(integra__sentence_give(write_twice, "abc", bytes, 5, &size, &error), INTEGRA_ERR_CAPACITY);
    assert_memory_equal(bytes, ".......", 7);
    assert_int_equal(integra__sentence_give(write_twice, "abc", bytes, 6, &size, &error), INTEGRA_OK);
    assert_memory_equal(bytes, "abcabc.", 7);
    assert_int_equal(integra__sentence_give(write_twice, "", NULL, 0, &size, &error), INTEGRA_OK);
    assert_int_equal(size, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(places_are_filled_in),
        cmocka_unit_test(a_brace_that_begins_no_name_stands_for_itself),
        cmocka_unit_test(numbers_are_whole),
        cmocka_unit_test(what_does_not_fit_is_counted),
        cmocka_unit_test(a_sentence_is_given_whole_or_not_at_all),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
