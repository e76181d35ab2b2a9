/* test_directory_change.c - what of offers changes, what structures are called, and two directories in one.
 * Spec: spec/22-directory.md (ORI-12, ORI-21).  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "demands.h"
#include "offers.h"

static integra_offer at(const integra_directory *directory, size_t index)
{
    integra_offer back;
    integra_offer_init(&back, sizeof back);
    assert_int_equal(integra_directory_offer_at(directory, index, &back, NULL), INTEGRA_OK);
    return back;
}

/* What is refused changes nothing; what is taken changes those four members of that offer, and the next choice. */
static void a_change_is_taken_whole_or_not_at_all(void **state)
{
    (void)state;
    static const struct {
        int32_t capacity, opens, closes, full_until;
        uint32_t reserved;
        size_t index;
        integra_status status;
        uint32_t rule;
    } rows[] = {
        { 0, 1, 1, 1, 0, 1, INTEGRA_OK, 0 },
        { INT32_MAX, 1, 2, INTEGRA_DATE_UNKNOWN, 0, 1, INTEGRA_OK, 0 },
        { -2, 1, 2, 3, 0, 1, INTEGRA_ERR_OUT_OF_RANGE, ORI_12 },
        { 0, 2, 1, 3, 0, 1, INTEGRA_ERR_INVALID_DATE, ORI_12 },
        { 0, 1, 2, INT32_MAX, 0, 1, INTEGRA_ERR_INVALID_DATE, GEN_7 },
        { 0, 1, 2, 3, 1, 1, INTEGRA_ERR_UNKNOWN_TAIL, 0 },
        { 0, 1, 2, 3, 0, 2, INTEGRA_ERR_OUT_OF_RANGE, 0 },
        { -1, INTEGRA_DATE_UNKNOWN, INTEGRA_DATE_UNKNOWN, INTEGRA_DATE_UNKNOWN, 0, 1, INTEGRA_OK, 0 },
    };
    integra_directory *directory = empty_directory();
    offer(directory, plain_offer(1));
    offer(directory, plain_offer(2));
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        integra_offer first = at(directory, 0), wanted = at(directory, 1), found;
        integra_availability days;
        integra_error error = { 0 };
        integra_availability_init(&days, sizeof days);
        days.capacity = rows[i].capacity;
        days.opens = rows[i].opens;
        days.closes = rows[i].closes;
        days.full_until = rows[i].full_until;
        days.reserved = rows[i].reserved;
        assert_int_equal(integra_directory_change(directory, rows[i].index, &days, &error), rows[i].status);
        assert_int_equal(error.rule, rows[i].rule);
        if (rows[i].status == INTEGRA_OK) {
            wanted.capacity = rows[i].capacity;
            wanted.opens = rows[i].opens;
            wanted.closes = rows[i].closes;
            wanted.full_until = rows[i].full_until;
        }
        found = at(directory, 1);
        assert_memory_equal(&found, &wanted, sizeof found);
        found = at(directory, 0);
        assert_memory_equal(&found, &first, sizeof found);
    }
    integra_directory_destroy(directory);
}

static void an_offer_is_found_by_its_identifier(void **state)
{
    (void)state;
    enum { MANY = 300 };
    integra_directory *directory = empty_directory();
    uint32_t index = 77;
    for (unsigned i = 0; i < MANY; i++) {
        offer(directory, plain_offer(i * 7 % MANY + 1)); /* 7 and 300 have no divisor in common: each once */
    }
    for (unsigned i = 0; i < MANY; i++) {
        integra_id id = id_of(i * 7 % MANY + 1);
        assert_int_equal(integra_directory_offer_of(directory, &id, &index, NULL), INTEGRA_OK);
        assert_int_equal(index, i);
    }
    integra_id beyond = id_of(MANY + 1);
    assert_int_equal(integra_directory_offer_of(directory, &beyond, &index, NULL), INTEGRA_ERR_UNKNOWN_NAME);
    assert_int_equal(index, MANY - 1);
    integra_directory_destroy(directory);
}

static void expect_called(const integra_directory *directory, size_t index, unsigned number, const char *name)
{
    integra_structure back;
    uint32_t found = 77;
    integra_id id = id_of(number);
    integra_structure_init(&back, sizeof back);
    assert_int_equal(integra_directory_structure_at(directory, index, &back, NULL), INTEGRA_OK);
    assert_memory_equal(&back.id, &id, sizeof id);
    assert_int_equal(back.name.size, strlen(name));
    assert_memory_equal(back.name.bytes, name, strlen(name));
    assert_int_equal(integra_directory_structure_of(directory, &id, &found, NULL), INTEGRA_OK);
    assert_int_equal(found, index);
}

/* By ascending identifier, however they come; said again in place; with nothing said, gone. */
static void structures_are_called_as_was_said_last(void **state)
{
    (void)state;
    static const unsigned numbers[] = { 3, 1, 2 };
    integra_directory *directory = empty_directory();
    integra_structure said = plain_structure(1);
    for (size_t i = 0; i < 3; i++) {
        said = plain_structure(numbers[i]);
        assert_int_equal(integra_directory_apply_structure(directory, &said, NULL), INTEGRA_OK);
    }
    said.name = text_of("B");
    assert_int_equal(integra_directory_apply_structure(directory, &said, NULL), INTEGRA_OK);
    assert_int_equal(integra_directory_structure_count(directory), 3);
    expect_called(directory, 1, 2, "B");
    said = plain_structure(1);
    said.name = said.reference = (integra_text){ NULL, 0 };
    for (int twice = 0; twice < 2; twice++) { /* what is not there is not there either */
        assert_int_equal(integra_directory_apply_structure(directory, &said, NULL), INTEGRA_OK);
        assert_int_equal(integra_directory_structure_count(directory), 2);
    }
    expect_called(directory, 0, 2, "B");
    expect_called(directory, 1, 3, "Relais \xc3\xa9t\xc3\xa9");
    integra_directory_destroy(directory);
}

/* Texts of people to read: each size on both sides of its limit, and what a terminal would obey. */
static void texts_have_a_size_and_no_control_character(void **state)
{
    (void)state;
    static char long_text[INTEGRA_NAME_LIMIT + 2];
    static const struct {
        const char *text;
        int good;
    } rows[] = { { " ", 1 },        { "\x1f", 0 },         { "~", 1 },        { "\x7f", 0 }, { "\xc2\x80", 0 },
                 { "\xc2\x9f", 0 }, { "\xc2\xa0", 1 },     { "\xc3\x80", 1 }, { "\xc2", 0 }, { "\xff", 0 },
                 { "a\nb", 0 },     { "\xe2\x80\x93", 1 }, { "a\xc2\x85", 0 } };
    integra_directory *directory = empty_directory();
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        integra_structure said = plain_structure(1);
        said.name = text_of(rows[i].text);
        assert_int_equal(integra_directory_apply_structure(directory, &said, NULL),
                         rows[i].good ? INTEGRA_OK : INTEGRA_ERR_INVALID_TEXT);
    }
    memset(long_text, 'a', sizeof long_text);
    for (size_t more = 0; more < 2; more++) {
        integra_structure said = plain_structure(1);
        integra_offer given = plain_offer(1 + (unsigned)more);
        said.name.bytes = said.reference.bytes = given.grid.bytes = long_text;
        said.name.size = INTEGRA_NAME_LIMIT + more;
        assert_int_equal(integra_directory_apply_structure(directory, &said, NULL),
                         more == 0 ? INTEGRA_OK : INTEGRA_ERR_INVALID_TEXT);
        said.name.size = 1;
        said.reference.size = INTEGRA_REFERENCE_LIMIT + more;
        assert_int_equal(integra_directory_apply_structure(directory, &said, NULL),
                         more == 0 ? INTEGRA_OK : INTEGRA_ERR_INVALID_TEXT);
        given.grid.size = INTEGRA_GRID_LIMIT + more;
        assert_int_equal(integra_directory_apply(directory, &given, NULL),
                         more == 0 ? INTEGRA_OK : INTEGRA_ERR_INVALID_TEXT);
    }
    integra_directory_destroy(directory);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_change_is_taken_whole_or_not_at_all),
        cmocka_unit_test(an_offer_is_found_by_its_identifier),
        cmocka_unit_test(structures_are_called_as_was_said_last),
        cmocka_unit_test(texts_have_a_size_and_no_control_character),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
