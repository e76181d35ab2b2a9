/* test_territory_large.c - the message `territory` at its sizes: a hundred thousand decisions, as many rows as a table
 * has, as many bytes as a message has.
 * Spec: spec/01-wire.md, WIRE-14, WIRE-15.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "strict.h"
#include "territory_bytes.h"

enum { DECISIONS = 100000, NEEDS = INTEGRA_TERRITORY_ROW_LIMIT, WIRE_14 = 7014 };

static integra_territory *empty(void)
{
    integra_territory *territory = NULL;
    const integra_id id = { { 't' } };
    assert_int_equal(integra_territory_create(&id, NULL, &territory, NULL), INTEGRA_OK);
    return territory;
}

static integra_id numbered(uint32_t number)
{
    integra_id id = { { 1 } };
    for (int i = 0; i < 4; i++) {
        id.bytes[15 - i] = (uint8_t)(number >> 8 * i);
    }
    return id;
}

static void put(integra_territory *territory, uint32_t table, const void *const *columns, size_t count, size_t rows)
{
    assert_int_equal(integra_territory_apply(territory, table, columns, count, rows, NULL), INTEGRA_OK);
}

/* Decisions of every scope, on the matter of their number, due on days that differ. */
static integra_territory *full_of_decisions(void)
{
    static integra_id ids[DECISIONS];
    static uint32_t matters[DECISIONS];
    static uint8_t scopes[DECISIONS];
    static integra_date dues[DECISIONS];
    integra_territory *territory = empty();
    for (uint32_t i = 0; i < DECISIONS; i++) {
        ids[i] = numbered(i * 2654435761u);
        matters[i] = i % 7 == 0 ? INTEGRA_REF_SAID_UNKNOWN : i;
        scopes[i] = (uint8_t)(i % 9);
        dues[i] = i % 11 == 0 ? INTEGRA_DATE_SAID_UNKNOWN : (integra_date)(i % 40000) - 10000;
    }
    const void *matter[] = { ids };
    const void *columns[INTEGRA_TERRITORY_COLUMN_LIMIT] = { ids };
    columns[INTEGRA_COLUMN_DECISION_MATTER] = matters;
    columns[INTEGRA_COLUMN_DECISION_SCOPE] = scopes;
    columns[INTEGRA_COLUMN_DECISION_DUE] = dues;
    put(territory, INTEGRA_TERRITORY_TABLE_MATTER, matter, 1, DECISIONS);
    put(territory, INTEGRA_TERRITORY_TABLE_DECISION, columns, INTEGRA_COLUMN_DECISION_DUE + 1, DECISIONS);
    return territory;
}

static void a_hundred_thousand_decisions_come_back(void **state)
{
    (void)state;
    integra_territory *territory = full_of_decisions(), *back = NULL;
    size_t size = 0;
    assert_int_equal(integra_territory_encode(territory, NULL, 0, &size, NULL), INTEGRA_ERR_CAPACITY);
    assert_true(size > INTEGRA_MESSAGE_LIMIT);
    uint8_t *message = malloc(size);
    assert_non_null(message);
    assert_int_equal(integra_territory_encode(territory, message, size, &size, NULL), INTEGRA_OK);
    expect_again(message, size);
    assert_int_equal(integra_territory_decode(message, size, NULL, &back, NULL), INTEGRA_OK);
    for (size_t i = 0; i < integra_column_count(INTEGRA_TERRITORY_TABLE_DECISION); i++) {
        integra_column column;
        const void *values[2];
        integra_column_init(&column, sizeof column);
        assert_int_equal(integra_column_at(INTEGRA_TERRITORY_TABLE_DECISION, i, &column, NULL), INTEGRA_OK);
        assert_int_equal(integra_territory_column(back, INTEGRA_TERRITORY_TABLE_DECISION, i, &values[0], NULL),
                         INTEGRA_OK);
        assert_int_equal(integra_territory_column(territory, INTEGRA_TERRITORY_TABLE_DECISION, i, &values[1], NULL),
                         INTEGRA_OK);
        assert_memory_equal(values[0], values[1], (size_t)DECISIONS * column.size);
    }
    /* the last one's identifier once more: told of that row, however many stand before it */
    integra_error error = { 0 };
    const integra_id last = numbered((DECISIONS - 1) * 2654435761u);
    const void *twice[] = { &last };
    assert_int_equal(integra_territory_apply(back, INTEGRA_TERRITORY_TABLE_DECISION, twice, 1, 1, &error),
                     INTEGRA_ERR_DUPLICATE);
    integra_territory_destroy(back);
    integra_territory_destroy(territory);
    free(message);
}

/* Rows of needs, each with two identifiers. */
static integra_territory *full_of_needs(size_t needs)
{
    integra_territory *territory = empty();
    integra_id *ids = malloc(needs * sizeof *ids);
    uint8_t *functions = malloc(needs);
    assert_true(ids != NULL && functions != NULL);
    memset(functions, 1, needs);
    for (uint32_t i = 0; i < needs; i++) {
        ids[i] = numbered(i);
    }
    const void *columns[] = { ids, ids, functions, NULL, functions };
    put(territory, INTEGRA_TERRITORY_TABLE_NEED, columns, sizeof columns / sizeof columns[0], needs);
    free(functions);
    free(ids);
    return territory;
}

static void a_table_may_be_full(void **state)
{
    (void)state;
    integra_territory *territory = full_of_needs(NEEDS);
    size_t size = 0;
    assert_int_equal(integra_territory_encode(territory, NULL, 0, &size, NULL), INTEGRA_ERR_CAPACITY);
    uint8_t *message = malloc(size);
    assert_non_null(message);
    assert_int_equal(integra_territory_encode(territory, message, size, &size, NULL), INTEGRA_OK);
    expect_again(message, size);
    free(message);
    integra_territory_destroy(territory);
}

/* As large a message as may be, by a later key that fills it up: it goes both ways; with one byte more, neither. */
static void a_message_has_a_size(void **state)
{
    (void)state;
    uint8_t *message = malloc((size_t)INTEGRA_TERRITORY_SIZE_LIMIT + 1);
    static const uint8_t head[] = { 0x18, 0x20, 0x5a };
    assert_non_null(message);
    for (uint32_t more = 0; more < 2; more++) {
        integra_error error = { 0 };
        size_t size = unhex("83 01 10 a2" T, message), whole = (size_t)INTEGRA_TERRITORY_SIZE_LIMIT + more;
        memcpy(message + size, head, sizeof head);
        size += sizeof head;
        uint32_t length = (uint32_t)(whole - size - 4);
        for (int i = 0; i < 4; i++) {
            message[size++] = (uint8_t)(length >> 8 * (3 - i));
        }
        memset(message + size, 7, length);
        integra_status status = decode_territory(0, message, whole, &error);
        assert_int_equal(status, more == 0 ? INTEGRA_OK : INTEGRA_ERR_LIMIT);
        assert_int_equal(error.rule, more == 0 ? 0 : WIRE_14);
        if (more == 0) {
            expect_again(message, whole);
            integra_territory *territory = NULL;
            const uint8_t yes[] = { INTEGRA_TRI_YES };
            const void *columns[] = { NULL, yes };
            assert_int_equal(integra_territory_decode(message, whole, NULL, &territory, NULL), INTEGRA_OK);
            put(territory, INTEGRA_TERRITORY_TABLE_MERGER, columns, 2, 1);
            assert_int_equal(integra_territory_encode(territory, NULL, 0, &size, &error), INTEGRA_ERR_LIMIT);
            assert_int_equal(error.rule, WIRE_14);
            integra_territory_destroy(territory);
        }
    }
    free(message);
}

/* Matters of as many topics, left by meso past their date: each rises. */
static integra_territory *full_of_matters(uint32_t matters)
{
    static integra_id ids[DECISIONS];
    static uint8_t kinds[DECISIONS], complete[DECISIONS];
    static uint32_t topics[DECISIONS], places[DECISIONS], bodies[DECISIONS];
    static integra_date days[DECISIONS], dues[DECISIONS];
    const uint8_t meso[] = { INTEGRA_TIER_MESO };
    const uint32_t claimed[] = { INTEGRA_TERRITORY_TABLE_MATTER, INTEGRA_TERRITORY_TABLE_DECISION };
    integra_territory *territory = empty();
    for (uint32_t i = 0; i < matters; i++) {
        ids[i] = numbered(i);
        kinds[i] = INTEGRA_DIFFICULTY_KIND_OTHER;
        topics[i] = 0x10000 + i; /* five bytes each */
        days[i] = dues[i] = 19000;
        complete[i] = 1;
        places[i] = i;
    }
    const void *table[] = { ids, meso }, *agenda[] = { places, bodies, days };
    const void *columns[INTEGRA_TERRITORY_COLUMN_LIMIT] = { ids, kinds, topics, days };
    columns[INTEGRA_COLUMN_MATTER_DUE] = dues;
    columns[INTEGRA_COLUMN_MATTER_AGENDA_COMPLETE] = complete;
    put(territory, INTEGRA_TERRITORY_TABLE_BODY, table, 2, 1);
    put(territory, INTEGRA_TERRITORY_TABLE_MATTER, columns, INTEGRA_COLUMN_MATTER_AGENDA_COMPLETE + 1, matters);
    put(territory, INTEGRA_TERRITORY_TABLE_AGENDA, agenda, 3, matters);
    for (size_t i = 0; i < sizeof claimed / sizeof claimed[0]; i++) {
        assert_int_equal(
            integra_territory_claim(territory, claimed[i], INTEGRA_DATE_UNKNOWN, INTEGRA_DATE_UNKNOWN, NULL),
            INTEGRA_OK);
    }
    return territory;
}

/* A territory may have 64 MiB, what rises from it 1 MiB, as whoever reads it expects: a row here has twelve bytes. */
static void what_rises_has_a_size(void **state)
{
    (void)state;
    for (uint32_t more = 0; more < 2; more++) {
        integra_territory *territory = full_of_matters(more == 0 ? INTEGRA_MESSAGE_LIMIT / 12 - 10 : DECISIONS);
        integra_error error = { 0 };
        size_t size = 0;
        assert_int_equal(integra_territory_rise(territory, NULL, 19800, NULL, 0, &size, &error),
                         more == 0 ? INTEGRA_ERR_CAPACITY : INTEGRA_ERR_LIMIT);
        assert_int_equal(error.rule, more == 0 ? 0 : WIRE_14);
        assert_int_equal(size > 0, more == 0);
        integra_territory_destroy(territory);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_hundred_thousand_decisions_come_back),
        cmocka_unit_test(a_table_may_be_full),
        cmocka_unit_test(a_message_has_a_size),
        cmocka_unit_test(what_rises_has_a_size),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
