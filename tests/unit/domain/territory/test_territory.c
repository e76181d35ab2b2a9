/* test_territory.c - a territory made, described, claimed and asked for its rows; own identifiers, and how many fit.
 * Spec: spec/00-conventions.md (GEN-1, GEN-6), spec/41-territory.md (TER-1).  Layer: tests.
 * SPDX-License-Identifier: Apache-2.0
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include <integra/integra.h>

#include "domain/rules/generated/bounds.h"
#include "rows.h"

/* ---- made, described, given out ---- */

static void a_territory_has_an_identifier(void **state)
{
    (void)state;
    integra_territory *territory = NULL;
    integra_id id = id_of(7), none = { { 0 } }, back = none;
    integra_error error = { 0 };
    assert_int_equal(integra_territory_create(NULL, NULL, &territory, &error), INTEGRA_ERR_NULL_ARGUMENT);
    assert_int_equal(error.index, 0);
    assert_int_equal(integra_territory_create(&id, NULL, NULL, &error), INTEGRA_ERR_NULL_ARGUMENT);
    assert_int_equal(error.index, 2);
    assert_int_equal(integra_territory_create(&none, NULL, &territory, NULL), INTEGRA_ERR_INVALID_VALUE);
    assert_null(territory);
    assert_int_equal(integra_territory_create(&id, NULL, &territory, NULL), INTEGRA_OK);
    assert_int_equal(integra_territory_id(territory, &back, NULL), INTEGRA_OK);
    assert_memory_equal(&back, &id, sizeof id);
    assert_int_equal(integra_territory_id(NULL, &back, NULL), INTEGRA_ERR_NULL_ARGUMENT);
    assert_int_equal(integra_territory_id(territory, NULL, NULL), INTEGRA_ERR_NULL_ARGUMENT);
    integra_territory_destroy(territory);
    integra_territory_destroy(NULL);
}

static void columns_are_described(void **state)
{
    (void)state;
    /* By INTEGRA_COLUMN_KIND_, as the header says. */
    static const uint32_t sizes[] = { 0, 16, 16, 4, 4, 4, 4, 1, 1, 1, 4 };
    integra_column column = column_at(INTEGRA_TERRITORY_TABLE_BODY, INTEGRA_COLUMN_BODY_TIER);
    assert_string_equal(column.name, "tier");
    assert_int_equal(column.kind, INTEGRA_COLUMN_KIND_WORD);
    assert_int_equal(column.target, INTEGRA_GROUP_TIER);
    column = column_at(INTEGRA_TERRITORY_TABLE_TOLD, INTEGRA_COLUMN_TOLD_STRUCTURE);
    assert_int_equal(column.kind, INTEGRA_COLUMN_KIND_REF);
    assert_int_equal(column.target, INTEGRA_TERRITORY_TABLE_STRUCTURE);
    for (uint32_t table = 1; table <= INTEGRA__TERRITORY_TABLE_LAST; table++) {
        assert_in_range(integra_column_count(table), 1, INTEGRA_TERRITORY_COLUMN_LIMIT);
        for (uint32_t i = 0; i < integra_column_count(table); i++) {
            column = column_at(table, i);
            assert_int_equal(column.size, sizes[column.kind]);
            assert_true((column.target != 0) ==
                        (column.kind == INTEGRA_COLUMN_KIND_REF || column.kind == INTEGRA_COLUMN_KIND_WORD));
        }
    }
}

static void what_is_not_there_is_not_described(void **state)
{
    (void)state;
    integra_column column;
    const uint32_t beyond = INTEGRA__TERRITORY_TABLE_LAST + 1;
    assert_int_equal(integra_column_count(0), 0);
    assert_int_equal(integra_column_count(beyond), 0);
    integra_column_init(&column, sizeof column);
    assert_int_equal(integra_column_at(0, 0, &column, NULL), INTEGRA_ERR_OUT_OF_RANGE);
    assert_int_equal(integra_column_at(beyond, 0, &column, NULL), INTEGRA_ERR_OUT_OF_RANGE);
    assert_int_equal(integra_column_at(INTEGRA_TERRITORY_TABLE_MERGER, 3, &column, NULL), INTEGRA_ERR_OUT_OF_RANGE);
    assert_int_equal(integra_column_at(INTEGRA_TERRITORY_TABLE_MERGER, 0, NULL, NULL), INTEGRA_ERR_NULL_ARGUMENT);
    column.struct_size = 8;
    assert_int_equal(integra_column_at(INTEGRA_TERRITORY_TABLE_MERGER, 0, &column, NULL), INTEGRA_ERR_STRUCT_SIZE);
}

static void columns_are_given_out(void **state)
{
    (void)state;
    integra_territory *territory = empty_territory();
    const uint32_t beyond = INTEGRA__TERRITORY_TABLE_LAST + 1, table = INTEGRA_TERRITORY_TABLE_TALLY;
    static const uint8_t kind[] = { INTEGRA_TALLY_KIND_CONTINUITY, INTEGRA_TALLY_KIND_MT_LINK };
    static const uint32_t good[] = { 0, 41 };
    const void *columns[] = { kind, good };
    const void *back = columns;
    assert_int_equal(integra_territory_column(territory, table, 0, &back, NULL), INTEGRA_OK);
    assert_null(back);
    assert_int_equal(integra_territory_apply(territory, table, columns, 2, 2, NULL), INTEGRA_OK);
    assert_int_equal(integra_territory_column(territory, table, INTEGRA_COLUMN_TALLY_KIND, &back, NULL), INTEGRA_OK);
    assert_memory_equal(back, kind, sizeof kind);
    assert_int_equal(integra_territory_column(territory, table, INTEGRA_COLUMN_TALLY_GOOD, &back, NULL), INTEGRA_OK);
    assert_memory_equal(back, good, sizeof good);
    assert_int_equal(integra_territory_column(territory, table, integra_column_count(table), &back, NULL),
                     INTEGRA_ERR_OUT_OF_RANGE);
    assert_int_equal(integra_territory_column(territory, beyond, 0, &back, NULL), INTEGRA_ERR_OUT_OF_RANGE);
    assert_int_equal(integra_territory_column(NULL, table, 0, &back, NULL), INTEGRA_ERR_NULL_ARGUMENT);
    assert_int_equal(integra_territory_column(territory, table, 0, NULL, NULL), INTEGRA_ERR_NULL_ARGUMENT);
    assert_int_equal(integra_territory_count(territory, beyond), 0);
    assert_int_equal(integra_territory_count(NULL, table), 0);
    integra_territory_destroy(territory);
}

static void rows_go_where_there_is_a_table(void **state)
{
    (void)state;
    integra_territory *territory = empty_territory();
    const void *columns[4] = { NULL };
    integra_error error = { 0 };
    const uint32_t table = INTEGRA_TERRITORY_TABLE_MERGER;
    assert_int_equal(integra_territory_apply(NULL, table, columns, 3, 1, &error), INTEGRA_ERR_NULL_ARGUMENT);
    assert_int_equal(error.index, 0);
    assert_int_equal(integra_territory_apply(territory, table, NULL, 3, 1, &error), INTEGRA_ERR_NULL_ARGUMENT);
    assert_int_equal(error.index, 2);
    assert_int_equal(integra_territory_apply(territory, 0, columns, 0, 1, NULL), INTEGRA_ERR_OUT_OF_RANGE);
    assert_int_equal(integra_territory_apply(territory, table, columns, 4, 1, &error), INTEGRA_ERR_OUT_OF_RANGE);
    assert_int_equal(error.index, 3);
    assert_int_equal(integra_territory_apply(territory, table, columns, 3, 1, NULL), INTEGRA_OK);
    assert_int_equal(integra_territory_count(territory, table), 1);
    integra_territory_destroy(territory);
}

/* ---- claims ---- */

/* By hand, from the interface: which lists are claimed as a whole, over a span, not at all. */
static const uint32_t dated[] = { INTEGRA_TERRITORY_TABLE_CLINICAL_MONTH, INTEGRA_TERRITORY_TABLE_DIFFICULTY,
                                  INTEGRA_TERRITORY_TABLE_INTEREST,       INTEGRA_TERRITORY_TABLE_FLOW,
                                  INTEGRA_TERRITORY_TABLE_FEEDBACK,       INTEGRA_TERRITORY_TABLE_INCLUSION_MONTH };
static const uint32_t children[] = {
    INTEGRA_TERRITORY_TABLE_SEAT,        INTEGRA_TERRITORY_TABLE_MEETING,   INTEGRA_TERRITORY_TABLE_PRESENT,
    INTEGRA_TERRITORY_TABLE_AGENDA,      INTEGRA_TERRITORY_TABLE_CONCERNED, INTEGRA_TERRITORY_TABLE_ADDRESSEE,
    INTEGRA_TERRITORY_TABLE_PARTICIPANT, INTEGRA_TERRITORY_TABLE_TOLD,      INTEGRA_TERRITORY_TABLE_INCLUSION_OUTCOME,
    INTEGRA_TERRITORY_TABLE_PLAN_CHANGE
};

static int among(const uint32_t *tables, size_t count, uint32_t table)
{
    for (size_t i = 0; i < count; i++) {
        if (tables[i] == table) {
            return 1;
        }
    }
    return 0;
}

static void expect_claim(const integra_territory *territory, uint32_t table, uint32_t made, integra_date from,
                         integra_date to)
{
    uint32_t claimed = 7;
    integra_date since = 7, until = 7;
    assert_int_equal(integra_territory_claimed(territory, table, &claimed, &since, &until, NULL), INTEGRA_OK);
    assert_int_equal(claimed, made);
    assert_int_equal(since, from);
    assert_int_equal(until, to);
    assert_int_equal(integra_territory_claimed(territory, table, &claimed, NULL, NULL, NULL), INTEGRA_OK);
}

static void lists_are_claimed_as_their_table_has_it(void **state)
{
    (void)state;
    const integra_date none = INTEGRA_DATE_UNKNOWN;
    integra_territory *territory = empty_territory();
    for (uint32_t table = 1; table <= INTEGRA__TERRITORY_TABLE_LAST; table++) {
        int spanned = among(dated, sizeof dated / sizeof dated[0], table);
        int child = among(children, sizeof children / sizeof children[0], table);
        integra_status whole = child ? INTEGRA_ERR_INVALID_VALUE : INTEGRA_OK;
        integra_status span = spanned ? INTEGRA_OK : INTEGRA_ERR_INVALID_VALUE;
        expect_claim(territory, table, 0, none, none);
        assert_int_equal(integra_territory_claim(territory, table, none, none, NULL), whole);
        expect_claim(territory, table, !child, none, none);
        assert_int_equal(integra_territory_claim(territory, table, 100, none, NULL), span);
        assert_int_equal(integra_territory_claim(territory, table, none, 200, NULL), span);
        assert_int_equal(integra_territory_claim(territory, table, 100, 100, NULL), span);
        expect_claim(territory, table, !child, spanned ? 100 : none, spanned ? 100 : none);
        assert_int_equal(integra_territory_withdraw(territory, table, NULL), INTEGRA_OK);
        expect_claim(territory, table, 0, none, none);
    }
    integra_territory_destroy(territory);
}

static void a_claim_that_is_none_leaves_the_earlier_one(void **state)
{
    (void)state;
    integra_territory *territory = empty_territory();
    const uint32_t table = INTEGRA_TERRITORY_TABLE_FLOW;
    static const struct {
        integra_date from, to;
        uint64_t argument;
    } spans[] = { { 2, 1, 3 }, { 2932897, INTEGRA_DATE_UNKNOWN, 2 }, { 1, INTEGRA_DATE_SAID_UNKNOWN, 3 } };
    uint32_t claimed = 7;
    integra_error error = { 0 };
    assert_int_equal(integra_territory_claim(territory, table, 5, 6, NULL), INTEGRA_OK);
    for (size_t i = 0; i < sizeof spans / sizeof spans[0]; i++) {
        assert_int_equal(integra_territory_claim(territory, table, spans[i].from, spans[i].to, &error),
                         INTEGRA_ERR_INVALID_DATE);
        assert_int_equal(error.index, spans[i].argument);
        expect_claim(territory, table, 1, 5, 6);
    }
    assert_int_equal(integra_territory_claim(NULL, table, 5, 6, NULL), INTEGRA_ERR_NULL_ARGUMENT);
    assert_int_equal(integra_territory_claim(territory, 0, 5, 6, NULL), INTEGRA_ERR_OUT_OF_RANGE);
    assert_int_equal(integra_territory_withdraw(NULL, table, NULL), INTEGRA_ERR_NULL_ARGUMENT);
    assert_int_equal(integra_territory_withdraw(territory, 0, NULL), INTEGRA_ERR_OUT_OF_RANGE);
    assert_int_equal(integra_territory_claimed(NULL, table, &claimed, NULL, NULL, NULL), INTEGRA_ERR_NULL_ARGUMENT);
    assert_int_equal(integra_territory_claimed(territory, table, NULL, NULL, NULL, NULL), INTEGRA_ERR_NULL_ARGUMENT);
    assert_int_equal(integra_territory_claimed(territory, 0, &claimed, NULL, NULL, NULL), INTEGRA_ERR_OUT_OF_RANGE);
    assert_int_equal(claimed, 7);
    integra_territory_destroy(territory);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_territory_has_an_identifier),
        cmocka_unit_test(columns_are_described),
        cmocka_unit_test(what_is_not_there_is_not_described),
        cmocka_unit_test(columns_are_given_out),
        cmocka_unit_test(rows_go_where_there_is_a_table),
        cmocka_unit_test(lists_are_claimed_as_their_table_has_it),
        cmocka_unit_test(a_claim_that_is_none_leaves_the_earlier_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
