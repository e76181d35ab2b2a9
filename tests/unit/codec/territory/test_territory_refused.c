/* test_territory_refused.c - the message `territory`: each refusal at its place, the first in byte order, whatever else
 * is wrong behind it.
 * Spec: spec/integra.cddl, territory-body; WIRE-12 to WIRE-21, GEN-1, GEN-6, GEN-7.  Layer: tests.
 * SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "strict.h"
#include "territory_bytes.h"

#define VALUE    INTEGRA_ERR_INVALID_VALUE
#define DATE     INTEGRA_ERR_INVALID_DATE
#define RANGE    INTEGRA_ERR_OUT_OF_RANGE
#define TWICE    INTEGRA_ERR_DUPLICATE
#define LIMIT    INTEGRA_ERR_LIMIT
#define ORDER    INTEGRA_ERR_NOT_DETERMINISTIC
#define CRITICAL INTEGRA_ERR_CRITICAL_KEY

static void what_is_refused_of_the_body(void **state)
{
    (void)state;
    static const body rows[] = {
        { "a1" T, GOOD, "", NOWHERE, "a territory of which nothing is known" },
        { "a0", MISSING, "WIRE-21", 3, "no identifier" },
        { "a1 02 81 8a" ID_A "00 f6 f6 f6 00 00 00 f6 00", MISSING, "WIRE-21", 3, "rows of no territory" },
        { "a1 00" ZEROS, DEFAULT, "WIRE-19", 5, "an identifier that is none" },
        { "a1 00 4f", INTEGRA_ERR_TRUNCATED, "WIRE-1", 5, "fifteen bytes that are not there" },
        { "a1 00 40", TYPE, "WIRE-20", 5, "no bytes" },
        { "a1 00 f6", TYPE, "WIRE-20", 5, "a territory has an identifier" },
        { "a2" T "20 00", CRITICAL, "WIRE-18", 22, "a critical key" },
        { "a2" T "18 20 f6", GOOD, "", NOWHERE, "a later key" },
        { "a3" T "17 81 83 f6 00 00 01 81 83 01 f6 f6", ORDER, "WIRE-6", 28, "keys in order" },
        { "a1" T "00", INTEGRA_ERR_TRAILING, "WIRE-12", 22, "something behind" },
    };
    check(decode_territory, INTEGRA_MESSAGE_TERRITORY, rows, sizeof rows / sizeof rows[0]);
}

static void what_is_refused_of_claims(void **state)
{
    (void)state;
    static const body rows[] = {
        { "a2" T "01 81 83 02 f6 f6", GOOD, "", NOWHERE, "a claim" },
        { "a2" T "01 80", DEFAULT, "WIRE-19", 23, "no claims are left out" },
        { "a2" T "01 98 1f", LIMIT, "WIRE-15", 23, "31 claims" },
        { "a2" T "01 a0", TYPE, "WIRE-20", 23, "claims are a list" },
        { "a2" T "01 81 82 02 f6", TYPE, "WIRE-20", 24, "three elements" },
        { "a2" T "01 81 83 00 f6 f6", TYPE, "WIRE-20", 25, "table 0" },
        { "a2" T "01 81 83 18 1f f6 f6", TYPE, "WIRE-20", 25, "table 31" },
        { "a2" T "01 82 83 02 f6 f6 83 01 f6 f6", TYPE, "WIRE-20", 29, "tables ascending" },
        { "a2" T "01 82 83 02 f6 f6 83 02 f6 f6", TYPE, "WIRE-20", 29, "each once" },
        { "a2" T "01 81 83 0f f4 f6", TYPE, "WIRE-20", 26, "a bound is not said unknown" },
        { "a2" T "01 81 83 0f f6 f4", TYPE, "WIRE-20", 27, "neither is the other" },
        { "a2" T "01 81 83 0f 1a 002cc0a1 f6", TYPE, "WIRE-20", 26, "year 10000" },
        { "a2" T "01 81 83 03 f6 f6", VALUE, "GEN-1", 24, "seats are complete by their body" },
        { "a2" T "01 82 83 01 f6 f6 83 02 00 f6", VALUE, "GEN-1", 28, "bodies have no span" },
        { "a2" T "01 81 83 0f 01 00", DATE, "GEN-7", 24, "it ends before it begins" },
        { "a2" T "01 82 83 03 f6 f6 83 f6", VALUE, "GEN-1", 24, "the first error in byte order" },
    };
    check(decode_territory, INTEGRA_MESSAGE_TERRITORY, rows, sizeof rows / sizeof rows[0]);
}

#define REST "00 f6 f6 f6 00 00 00 f6 00 " /* of a structure, behind its identifier: 27 bytes with it and the head */

static void what_is_refused_of_cells(void **state)
{
    (void)state;
    static const body rows[] = {
        { "a2" T "02 81 8a" ID_A REST, GOOD, "", NOWHERE, "a structure" },
        { "a2" T "02 80", DEFAULT, "WIRE-19", 23, "no rows are left out" },
        { "a2" T "02 a0", TYPE, "WIRE-20", 23, "rows are a list" },
        { "a2" T "02 9a 000f4241", LIMIT, "WIRE-15", 23, "1,000,001 rows" },
        { "a2" T "02 81 89", TYPE, "WIRE-20", 24, "ten cells" },
        { "a2" T "02 81 8b", TYPE, "WIRE-20", 24, "and not eleven" },
        { "a2" T "02 81 8a f6", TYPE, "WIRE-20", 25, "its own identifier is never blank" },
        { "a2" T "02 81 8a f4", TYPE, "WIRE-20", 25, "nor said unknown" },
        { "a2" T "02 81 8a" ZEROS, DEFAULT, "WIRE-19", 25, "nor zero" },
        { "a2" T "02 81 8a" FFS, TYPE, "WIRE-20", 25, "nor what stands for said unknown" },
        { "a2" T "02 81 8a" ID_A "f6", TYPE, "WIRE-20", 42, "a word that is not known is 0" },
        { "a2" T "02 81 8a" ID_A "18 ff", TYPE, "WIRE-20", 42, "word 255" },
        { "a2" T "02 81 8a" ID_A "00" ZEROS, DEFAULT, "WIRE-19", 43, "a blank identifier is null" },
        { "a2" T "02 81 8a" ID_A "00" FFS, TYPE, "WIRE-20", 43, "one said unknown is false" },
        { "a2" T "02 81 8a" ID_A "00 f5", TYPE, "WIRE-20", 43, "and not true" },
        { "a2" T "02 81 8a" ID_A "00 41 61", TYPE, "WIRE-20", 43, "sixteen bytes" },
        { "a2" T "02 81 8a" ID_A "00 f6 3a 000af93a", TYPE, "WIRE-20", 44, "a date before year 1" },
        { "a2" T "02 81 8a" ID_A "00 f6 f5", TYPE, "WIRE-20", 44, "true is no date" },
        { "a2" T "02 81 8a" ID_A "00 f6 f6 f6 03", TYPE, "WIRE-20", 46, "neither unknown, no nor yes" },
        { "a2" T "02 81 8a" ID_A "00 f6 f6 f6 f6", TYPE, "WIRE-20", 46, "what is not known is 0" },
        { "a2" T "07 81 85 f5", TYPE, "WIRE-20", 25, "true is no place" },
        { "a2" T "07 81 85 1a 000f4240", TYPE, "WIRE-20", 25, "place 1,000,000" },
        { "a2" T "07 81 85 f6 f6", TYPE, "WIRE-20", 26, "a month is never blank" },
        { "a2" T "07 81 85 f6 f4", TYPE, "WIRE-20", 26, "nor said unknown" },
        { "a2" T "07 81 85 f6 00 1a ffffffff", TYPE, "WIRE-20", 27, "a blank number is null" },
        { "a2" T "07 81 85 f6 00 f4", TYPE, "WIRE-20", 27, "a number is not said unknown" },
        { "a2" T "04 81 88 f6", TYPE, "WIRE-20", 25, "a seat is of some body" },
        { "a2" T "04 81 88 f4", TYPE, "WIRE-20", 25, "of one that is known" },
        { "a2" T "09 81 8a" ID_A "00 f6 f6 00 f6 f6 00 02", TYPE, "WIRE-20", 49, "a flag stands or does not" },
        { "a2" T "10 81 84 00", TYPE, "WIRE-20", 25, "a flow comes from a level" },
        { "a2" T "10 81 84 01 02 00 f4", TYPE, "WIRE-20", 28, "a day is not said unknown" },
        { "a2" T "10 81 84 01 02 00", INTEGRA_ERR_TRUNCATED, "WIRE-1", 28, "the day is missing" },
    };
    check(decode_territory, INTEGRA_MESSAGE_TERRITORY, rows, sizeof rows / sizeof rows[0]);
}

static void what_is_refused_of_rows(void **state)
{
    (void)state;
    static const body rows[] = {
        { "a2" T "02 81 8a" ID_A "00 f6 02 01 00 00 00 f6 00", DATE, "GEN-7", 24, "closed before it opens" },
        { "a2" T "02 82 8a" ID_A REST "8a" ID_A REST, TWICE, "GEN-6", 51, "one identifier twice" },
        { "a2" T "02 83 8a" ID_A REST "8a" ID_A REST "8a" ID_B "00 f6 02 01 00 00 00 f6 00", TWICE, "GEN-6", 51,
          "before a row that is wrong for itself" },
        { "a2" T "02 83 8a" ID_A REST "8a" ID_A REST "8a f6", TWICE, "GEN-6", 51, "and before one of no shape" },
        { "a2" T "02 83 8a" ID_A REST "8a" ID_A REST, TWICE, "GEN-6", 51, "and before one that is missing" },
        { "a3" T "02 82 8a" ID_A REST "8a" ID_A REST "20 00", TWICE, "GEN-6", 51, "and before a critical key" },
        { "a2" T "02 83 8a" ID_A REST "8a f6", TYPE, "WIRE-20", 52, "a shape before nothing else" },
        { "a2" T "07 81 85 f6 01 f6 f6 f6", DATE, "GEN-7", 24, "the second of January is no month" },
        { "a2" T "07 82 85 f6 00 f6 f6 f6 85 00 00 f6 f6 f6", RANGE, "GEN-1", 30, "no such body" },
        { "a3" T "03 81 8f" ID_A "01 00 f6 f6 f6 f6 f6 00 00 00 f6 f6 f6 f6 04 82 88 00 f6 f6 00 00 00 f6 f6 "
          "88 01 f6 f6 00 00 00 f6 f6",
          RANGE, "GEN-1", 67, "one body, not two" },
        { "a3" T "04 81 88 00 f6 f6 00 00 00 f6 f6 03 81 8f" ID_A "01 00 f6 f6 f6 f6 f6 00 00 00 f6 f6 f6 f6", RANGE,
          "GEN-1", 24, "a body behind its seat is no place either, and not only an order of keys" },
    };
    check(decode_territory, INTEGRA_MESSAGE_TERRITORY, rows, sizeof rows / sizeof rows[0]);
}

/* A month of no body, 2024-01-01 + more: more than a few are added at once, and the first of two bad ones is told. */
static void the_row_is_the_index(void **state)
{
    (void)state;
    enum { ROWS = 100, ROW = 8, FIRST = 25 };
    static uint8_t message[1024];
    for (size_t bad = 0; bad < ROWS; bad++) {
        integra_error error = { 0 };
        size_t size = unhex("83 01 10 a2" T "07 98 64", message);
        assert_int_equal(size, FIRST);
        for (size_t i = 0; i < ROWS; i++) {
            size +=
                unhex(i == bad || i == bad + 3 ? "85 f6 19 4d0c f6 f6 f6" : "85 f6 19 4d0b f6 f6 f6", message + size);
        }
        assert_int_equal(decode_territory(0, message, size, &error), DATE);
        assert_int_equal(error.offset, FIRST + bad * ROW);
        assert_int_equal(error.index, bad);
        assert_int_equal(error.index_of, INTEGRA_INDEX_ROW);
        assert_int_equal(error.fault, INTEGRA_FAULT_CELL_MONTH);
        assert_int_equal(decode_territory(0, message, size, NULL), DATE);
    }
}

static void the_claim_is_the_index(void **state)
{
    (void)state;
    uint8_t message[64];
    integra_error error = { 0 };
    size_t size = unhex("83 01 10 a2" T "01 82 83 01 f6 f6 83 03 f6 f6", message);
    assert_int_equal(decode_territory(0, message, size, &error), VALUE);
    assert_int_equal(error.index, 1);
    assert_int_equal(error.index_of, INTEGRA_INDEX_ELEMENT);
    assert_int_equal(error.fault, INTEGRA_FAULT_CLAIM_CHILD);
    assert_int_equal(decode_territory(0, message, size, NULL), VALUE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_refused_of_the_body), cmocka_unit_test(what_is_refused_of_claims),
        cmocka_unit_test(what_is_refused_of_cells),    cmocka_unit_test(what_is_refused_of_rows),
        cmocka_unit_test(the_row_is_the_index),        cmocka_unit_test(the_claim_is_the_index),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
