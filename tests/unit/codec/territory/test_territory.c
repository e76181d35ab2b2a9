/* test_territory.c - the message `territory`: bytes worked out by hand, every kind of cell, later keys, every bit
 * turned. Spec: spec/integra.cddl, territory-body; WIRE-17 to WIRE-19, GEN-1.  Layer: tests.  SPDX-License-Identifier:
 * Apache-2.0
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "strict.h"
#include "territories.h"
#include "territory_bytes.h"

enum { ROOM = 2048 };

static uint8_t bytes[ROOM], wanted[ROOM];

/* Each kind of column, blank, known and said unknown where it can be. 2024-01-01 is day 19723, 4d0b. */
static const char *const text =
    "claim structure; claim flow 1970-01-01 -; claim inclusion_month - 2024-01-01; "
    "structure id=a carrier=unknown opens=unknown closes=2024-01-01 grouped=yes served=no contract_attendance=yes; "
    "structure id=b kind=ssiad carrier=c information_system=d; "
    "body id=a tier=macro seats_complete meetings_complete meetings_from=1969-12-31 rhythm_days=30; "
    "seat body=0 structure=unknown category=elected closes=unknown; seat body=0 structure=1 person=unknown; "
    "seat body=0; "
    "clinical_month month=2024-01-01 held=0 with_mt=4294967294; "
    "function structure=1 support=F1 exercised=yes";

#define EVERY_KIND                                                                                                     \
    "a7" T "01 83 83 01 f6 f6 83 0f 00 f6 83 12 f6 19 4d0b"                                                            \
    "02 82 8a" ID_A "00 f4 f4 19 4d0b 02 01 00 f6 02 8a" ID_B "0f" ID_C "f6 f6 00 00 00" ID_D "00"                     \
    "03 81 8f" ID_A "01 00 f6 f6 f6 f6 f6 00 01 01 20 f6 18 1e f6"                                                     \
    "04 83 88 00 f4 f6 09 00 00 f6 f4 88 00 01 f4 00 00 00 f6 f6 88 00 f6 f6 00 00 00 f6 f6"                           \
    "07 81 85 f6 19 4d0b 00 1a fffffffe f6"                                                                            \
    "15 81 89 01 01 00 00 02 00 00 f6 f6"

static void expect_bytes(integra_territory *territory, const char *hex)
{
    size_t size = 0, wanted_size = 3 + unhex(hex, wanted + 3);
    memcpy(wanted, "\x83\x01\x10", 3);
    assert_int_equal(integra_territory_encode(territory, bytes, ROOM, &size, NULL), INTEGRA_OK);
    assert_int_equal(size, wanted_size);
    assert_memory_equal(bytes, wanted, size);
    integra_territory_destroy(territory);
    expect_again(bytes, size);
}

static void a_territory_is_these_bytes(void **state)
{
    (void)state;
    expect_bytes(territory_of(""), "a1" T);
    expect_bytes(territory_of("claim tally"), "a2" T "01 81 83 18 1e f6 f6");
    expect_bytes(territory_of("tally kind=continuity good=1 date=1970-01-02"), "a2" T "18 1f 81 85 04 01 f6 f6 01");
    expect_bytes(territory_of(text), EVERY_KIND);
}

/* What was written is what is read, and keeps nothing of the message. */
static void what_was_written_is_read(void **state)
{
    (void)state;
    integra_territory *back = NULL, *made = territory_of(text);
    size_t size = 3 + unhex(EVERY_KIND, bytes + 3);
    memcpy(bytes, "\x83\x01\x10", 3);
    assert_int_equal(integra_territory_decode(bytes, size, NULL, &back, NULL), INTEGRA_OK);
    memset(bytes, 0, size);
    for (uint32_t table = 1; integra_column_count(table) > 0; table++) {
        uint32_t claimed[2];
        integra_date from[2], to[2];
        assert_int_equal(integra_territory_claimed(back, table, &claimed[0], &from[0], &to[0], NULL), INTEGRA_OK);
        assert_int_equal(integra_territory_claimed(made, table, &claimed[1], &from[1], &to[1], NULL), INTEGRA_OK);
        assert_int_equal(claimed[0], claimed[1]);
        assert_true(from[0] == from[1] && to[0] == to[1]);
        assert_int_equal(integra_territory_count(back, table), integra_territory_count(made, table));
        for (uint32_t i = 0; i < integra_column_count(table) && integra_territory_count(made, table) > 0; i++) {
            integra_column column;
            const void *values[2];
            integra_column_init(&column, sizeof column);
            assert_int_equal(integra_column_at(table, i, &column, NULL), INTEGRA_OK);
            assert_int_equal(integra_territory_column(back, table, i, &values[0], NULL), INTEGRA_OK);
            assert_int_equal(integra_territory_column(made, table, i, &values[1], NULL), INTEGRA_OK);
            assert_memory_equal(values[0], values[1], integra_territory_count(made, table) * column.size);
        }
    }
    integra_territory_destroy(back);
    integra_territory_destroy(made);
}

/* Every row of every table, all of it blank but what may not be. */
static void every_table_comes_back(void **state)
{
    (void)state;
    integra_territory *territory = territory_of(
        "structure id=a; body id=a tier=micro; seat body=0; meeting id=a body=0; present meeting=0; "
        "clinical_month month=2024-02-01; difficulty id=a; matter id=a; agenda matter=0; concerned matter=0; "
        "interest matter=0; decision id=a; addressee decision=0; participant decision=0; flow from=macro to=meso; "
        "feedback id=a; told feedback=0; inclusion_month body=0 month=2024-02-01; inclusion_outcome inclusion_month=0; "
        "function structure=0 support=F1; pilote; merger; evaluation; common_plan; partner common_plan=0; "
        "plan_change common_plan=0; diagnosis; need function=F1; statement line=level_macro; tally kind=mt_feedback");
    size_t size = 0;
    assert_int_equal(integra_territory_encode(territory, bytes, ROOM, &size, NULL), INTEGRA_OK);
    for (uint32_t table = 1; integra_column_count(table) > 0; table++) {
        assert_int_equal(integra_territory_count(territory, table), 1);
    }
    assert_int_equal(bytes[3], 0xb8); /* a map of 31 pairs: the identifier and thirty tables */
    assert_int_equal(bytes[4], 31);
    integra_territory_destroy(territory);
    expect_again(bytes, size);
}

static void later_keys_are_kept(void **state)
{
    (void)state;
    integra_territory *territory = NULL;
    size_t size = unhex("83 01 10 a3" T "18 20 81 f6 1a 00010000 01", bytes), again_size = 0;
    expect_again(bytes, size);
    assert_int_equal(integra_territory_decode(bytes, size, NULL, &territory, NULL), INTEGRA_OK);
    assert_int_equal(integra_territory_claim(territory, INTEGRA_TERRITORY_TABLE_BODY, INTEGRA_DATE_UNKNOWN,
                                             INTEGRA_DATE_UNKNOWN, NULL),
                     INTEGRA_OK); /* what comes in goes in front of them */
    assert_int_equal(integra_territory_encode(territory, bytes, ROOM, &again_size, NULL), INTEGRA_OK);
    size = unhex("83 01 10 a4" T "01 81 83 02 f6 f6 18 20 81 f6 1a 00010000 01", wanted);
    assert_int_equal(again_size, size);
    assert_memory_equal(bytes, wanted, size);
    integra_territory_destroy(territory);
}

static void every_bit_turned(void **state)
{
    (void)state;
    size_t size = 3 + unhex(EVERY_KIND, bytes + 3);
    memcpy(bytes, "\x83\x01\x10", 3);
    check_every_bit(decode_territory, expect_again, bytes, size);
}

static void arguments_are_looked_at(void **state)
{
    (void)state;
    integra_territory *territory = territory_of("");
    size_t size = 0;
    integra_error error = { 0 };
    assert_int_equal(integra_territory_encode(NULL, bytes, ROOM, &size, &error), INTEGRA_ERR_NULL_ARGUMENT);
    assert_int_equal(error.index, 0);
    assert_int_equal(integra_territory_encode(territory, NULL, 1, &size, &error), INTEGRA_ERR_NULL_ARGUMENT);
    assert_int_equal(error.index, 1);
    assert_int_equal(integra_territory_encode(territory, bytes, ROOM, NULL, &error), INTEGRA_ERR_NULL_ARGUMENT);
    assert_int_equal(error.index, 3);
    assert_int_equal(integra_territory_encode(territory, NULL, 0, &size, NULL), INTEGRA_ERR_CAPACITY);
    assert_int_equal(size, 22);
    integra_territory_destroy(territory);
    territory = NULL;
    assert_int_equal(integra_territory_decode(NULL, 1, NULL, &territory, &error), INTEGRA_ERR_NULL_ARGUMENT);
    assert_int_equal(error.index, 0);
    assert_int_equal(integra_territory_decode(bytes, 1, NULL, NULL, &error), INTEGRA_ERR_NULL_ARGUMENT);
    assert_int_equal(error.index, 3);
    assert_int_equal(integra_territory_decode(NULL, 0, NULL, &territory, NULL), INTEGRA_ERR_TRUNCATED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_territory_is_these_bytes), cmocka_unit_test(what_was_written_is_read),
        cmocka_unit_test(every_table_comes_back),     cmocka_unit_test(later_keys_are_kept),
        cmocka_unit_test(every_bit_turned),           cmocka_unit_test(arguments_are_looked_at),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
