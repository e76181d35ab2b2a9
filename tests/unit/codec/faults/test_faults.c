/* test_faults.c - every fault can be met, says what its row says, and is told in both languages.
 * Spec: spec/00-conventions.md, "Errors"; spec/faults.tsv.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include "faults.h"

#include "core/fault.h"

enum { SENTENCE_ROOM = 4096 };

static const provocations *const all[] = {
    &faults_of_base,        &faults_of_rules,       &faults_of_screening, &faults_of_inclusion,
    &faults_of_demands,     &faults_of_orientation, &faults_of_directory, &faults_of_rows,
    &faults_of_protocols,   &faults_of_events,      &faults_of_plans,     &faults_of_messages,
    &faults_of_territories, &faults_of_indicators,  &faults_of_figures,   &faults_of_indicator_messages,
    &faults_of_views,       &faults_of_due,
};

static const char *said(const integra_error *about, uint32_t language)
{
    static char text[SENTENCE_ROOM];
    size_t size = 0;
    assert_int_equal(integra_error_sentence(about, language, text, sizeof text - 1, &size, NULL), INTEGRA_OK);
    text[size] = '\0';
    return text;
}

/* Whether a sentence is the one expected, in which a * stands for what grows: words, packs and rules to come. */
static int is_expected(const char *expected, const char *sentence)
{
    const char *grows = strchr(expected, '*');
    if (grows == NULL) {
        return strcmp(expected, sentence) == 0;
    }
    size_t before = (size_t)(grows - expected), behind = strlen(grows + 1), size = strlen(sentence);
    return size >= before + behind && strncmp(expected, sentence, before) == 0 &&
           strcmp(grows + 1, sentence + size - behind) == 0;
}

/* What the row says of its failures holds, but that a message tells a value under a status of its own. */
static void as_the_row_says(const provocation *one, const integra_error *error)
{
    const integra__fault_row *row = integra__fault_row_of(one->fault);
    assert_non_null(row);
    if (error->offset == INTEGRA_NO_PLACE && row->status != 0) {
        assert_int_equal(error->status, row->status);
    }
    if (error->offset == INTEGRA_NO_PLACE && row->rule != 0) {
        assert_int_equal(error->rule, row->rule);
    }
    if (row->words != 0 && row->words < INTEGRA__FAULT_OF_COLUMNS && error->index == error->word &&
        error->index_of == INTEGRA_INDEX_WORD) {
        assert_non_null(integra_word_name(row->words, error->word));
    }
    assert_int_equal(error->reserved32, 0);
    assert_int_equal(error->reserved[0], 0);
}

static void every_fault_is_met(void **state)
{
    (void)state;
    static uint8_t met[2048];
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        for (size_t k = 0; k < all[i]->count; k++) {
            const provocation *one = &all[i]->rows[k];
            integra_error error;
            memset(&error, 0x5a, sizeof error);
            integra_status status = one->run(&error);
            if (status == INTEGRA_OK || status != error.status || error.fault != one->fault) {
                fail_msg("%s: status %d, fault %s", integra_fault_name(one->fault), status,
                         status == INTEGRA_OK ? "-" : integra_fault_name(error.fault));
            }
            as_the_row_says(one, &error);
            for (uint32_t language = 0; language < 2; language++) {
                const char *sentence = said(&error, language);
                if (one->sentence[language] != NULL && !is_expected(one->sentence[language], sentence)) {
                    assert_string_equal(sentence, one->sentence[language]);
                }
                if (strchr(sentence, '{') != NULL || strchr(sentence, '}') != NULL) {
                    fail_msg("%s: %s", integra_fault_name(one->fault), sentence);
                }
            }
            assert_int_equal(one->run(NULL), status);
            met[one->fault] = 1;
        }
    }
    for (size_t i = 0; i < integra__fault_row_count; i++) {
        if (!met[integra__fault_rows[i].fault]) {
            fail_msg("nothing provokes %s", integra__fault_rows[i].name);
        }
    }
}

static void names_are_those_of_the_table(void **state)
{
    (void)state;
    assert_string_equal(integra_fault_name(INTEGRA_FAULT_COMMUNE), "commune");
    assert_string_equal(integra_fault_name(INTEGRA_FAULT_NOT_CBOR), "not_cbor");
    assert_null(integra_fault_name(INTEGRA_FAULT_NONE));
    assert_null(integra_fault_name(UINT32_MAX));
    for (size_t i = 0; i < integra__fault_row_count; i++) {
        const integra__fault_row *row = &integra__fault_rows[i];
        assert_true(i == 0 || row[-1].fault < row->fault);
        for (size_t language = 0; language < 2; language++) {
            assert_true(strlen(row->text[language]) > 0 && strlen(row->what_to_do[language]) > 0);
        }
    }
}

/* Where the status says all there is, with each place that an error has. */
static void without_a_fault_the_status_speaks(void **state)
{
    (void)state;
    integra_error error = { INTEGRA_ERR_TRUNCATED, 7001, 12, INTEGRA_NO_PLACE, 0, 0, 0, 0, 0, 0, { 0 } };
    assert_string_equal(said(&error, INTEGRA_LANGUAGE_EN),
                        "the message stops before its end: fetch the whole message (rule WIRE-1, byte 12)");
    assert_string_equal(said(&error, INTEGRA_LANGUAGE_FR),
                        "le message s'arrête avant sa fin : obtenir le message entier (règle WIRE-1, octet 12)");
    error = (integra_error){ INTEGRA_ERR_MEMORY, 0, INTEGRA_NO_PLACE, INTEGRA_NO_PLACE, 0, 0, 0, 0, 0, 0, { 0 } };
    assert_string_equal(said(&error, INTEGRA_LANGUAGE_EN),
                        "memory could not be had: free memory and call again; nothing was changed");
    error.index = 3;
    assert_non_null(strstr(said(&error, INTEGRA_LANGUAGE_EN), "nothing was changed (index 3)"));
    assert_non_null(strstr(said(&error, INTEGRA_LANGUAGE_FR), "rien n'a changé (indice 3)"));
}

static void arguments_and_sizes_say_what_they_are(void **state)
{
    (void)state;
    integra_error error;
    size_t size = 0;
    uint32_t code = 0;
    assert_int_equal(integra_word_find(INTEGRA_GROUP_TRI, NULL, &code, &error), INTEGRA_ERR_NULL_ARGUMENT);
    assert_non_null(strstr(said(&error, INTEGRA_LANGUAGE_EN), "(argument 1 counting from 0)"));
    assert_non_null(strstr(said(&error, INTEGRA_LANGUAGE_FR), "(argument 1 en comptant de 0)"));
    integra_error again;
    assert_int_equal(integra_error_sentence(&error, INTEGRA_LANGUAGE_EN, NULL, 0, &size, &again), INTEGRA_ERR_CAPACITY);
    assert_true(size > 40 && size < 200);
    assert_int_equal(again.index, size);
    assert_int_equal(again.index_of, INTEGRA_INDEX_SIZE);
    assert_non_null(strstr(said(&again, INTEGRA_LANGUAGE_EN), "(size "));
    assert_non_null(strstr(said(&again, INTEGRA_LANGUAGE_FR), "(taille "));
}

/* A word of a later version has no name here: its number stands for it. */
static void a_word_not_known_is_a_number(void **state)
{
    (void)state;
    integra_error error = { INTEGRA_ERR_INVALID_VALUE,
                            0,
                            INTEGRA_NO_PLACE,
                            99,
                            INTEGRA_FAULT_FIELD_ABSENT,
                            99,
                            7000,
                            0,
                            INTEGRA_INDEX_WORD,
                            0,
                            { 0 } };
    assert_string_equal(said(&error, INTEGRA_LANGUAGE_EN), "an event of kind 7000 has no 99 (99): leave it out");
}

/* The bare sentence is that of an error without rule and places; texts are written whole or not at all. */
static void a_copy_without_places_has_the_bare_sentence(void **state)
{
    (void)state;
    static const char expected[] = "the demand has no motive: give one at least, such as information or home_help";
    integra_error bare = {
        INTEGRA_ERR_INVALID_VALUE, 0, INTEGRA_NO_PLACE, INTEGRA_NO_PLACE, INTEGRA_FAULT_NO_MOTIVE, 0, 0, 0, 0, 0, { 0 }
    };
    char text[sizeof expected];
    size_t size = 0;
    memset(text, '.', sizeof text);
    assert_int_equal(integra_error_sentence(&bare, INTEGRA_LANGUAGE_EN, text, sizeof expected - 2, &size, NULL),
                     INTEGRA_ERR_CAPACITY);
    assert_int_equal(text[0], '.');
    assert_int_equal(integra_error_sentence(&bare, INTEGRA_LANGUAGE_EN, text, size, &size, NULL), INTEGRA_OK);
    assert_int_equal(size, sizeof expected - 1);
    assert_memory_equal(text, expected, size);
    assert_int_equal(text[size], '.');
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_fault_is_met),
        cmocka_unit_test(names_are_those_of_the_table),
        cmocka_unit_test(without_a_fault_the_status_speaks),
        cmocka_unit_test(arguments_and_sizes_say_what_they_are),
        cmocka_unit_test(a_word_not_known_is_a_number),
        cmocka_unit_test(a_copy_without_places_has_the_bare_sentence),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
