/* test_territory_own.c - a row's own identifier is there once in its table; how many rows a table takes.
 * Spec: spec/00-conventions.md (GEN-6), WIRE-15.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include <integra/integra.h>

#include "rows.h"

/* As many as may be of few bytes, so that many are there twice and most share a beginning. */
static integra_id drawn(uint32_t *seed)
{
    integra_id id = { { 0 } };
    for (int i = 0; i < 3; i++) {
        *seed = *seed * 1664525u + 1013904223u;
        id.bytes[7 * i] = (uint8_t)(1u + (*seed >> 24) % 12u);
    }
    return id;
}

static int known(const integra_id *ids, size_t count, const integra_id *id)
{
    for (size_t i = 0; i < count; i++) {
        if (memcmp(&ids[i], id, sizeof *id) == 0) {
            return 1;
        }
    }
    return 0;
}

/* Against a list looked through from its beginning. */
static void an_identifier_is_there_once(void **state)
{
    (void)state;
    enum { BATCHES = 3000, MOST = 12 * 12 * 12 };
    static integra_id kept[MOST];
    integra_territory *territory = empty_territory();
    size_t count = 0, refusals = 0;
    uint32_t seed = 14;
    for (unsigned batch = 0; batch < BATCHES; batch++) {
        size_t size = batch % 5, twice = SIZE_MAX;
        integra_error error = { 0 };
        integra_id ids[5];
        const void *columns[] = { ids };
        for (size_t i = 0; i < size; i++) {
            ids[i] = drawn(&seed);
            if (twice == SIZE_MAX && (known(kept, count, &ids[i]) || known(ids, i, &ids[i]))) {
                twice = i;
            }
        }
        integra_status status =
            integra_territory_apply(territory, INTEGRA_TERRITORY_TABLE_MATTER, columns, 1, size, &error);
        if (twice == SIZE_MAX) {
            assert_int_equal(status, INTEGRA_OK);
            memcpy(&kept[count], ids, size * sizeof *ids);
            count += size;
        } else {
            assert_int_equal(status, INTEGRA_ERR_DUPLICATE);
            assert_int_equal(error.index, twice);
            refusals++;
        }
        assert_int_equal(integra_territory_count(territory, INTEGRA_TERRITORY_TABLE_MATTER), count);
    }
    assert_true(count > MOST / 2 && refusals > BATCHES / 4);
    integra_territory_destroy(territory);
}

/* An identifier is its table's own: a body may have that of a structure. */
static void tables_do_not_share_identifiers(void **state)
{
    (void)state;
    integra_territory *territory = with_parents();
    rows made;
    sound_rows(&made, INTEGRA_TERRITORY_TABLE_DECISION, 1, 0);
    assert_int_equal(apply_rows(territory, &made, NULL), INTEGRA_ERR_DUPLICATE);
    sound_rows(&made, INTEGRA_TERRITORY_TABLE_DECISION, 1, 5000);
    assert_int_equal(apply_rows(territory, &made, NULL), INTEGRA_OK);
    sound_rows(&made, INTEGRA_TERRITORY_TABLE_MATTER, 1, 5000);
    assert_int_equal(apply_rows(territory, &made, NULL), INTEGRA_OK);
    integra_territory_destroy(territory);
}

/* ---- limits ---- */

static void a_table_is_full_at_its_limit(void **state)
{
    (void)state;
    integra_territory *territory = empty_territory();
    integra_error error = { 0 };
    const uint32_t table = INTEGRA_TERRITORY_TABLE_MERGER;
    assert_int_equal(integra_territory_apply(territory, table, NULL, 0, INTEGRA_TERRITORY_ROW_LIMIT, NULL), INTEGRA_OK);
    assert_int_equal(integra_territory_apply(territory, table, NULL, 0, 1, &error), INTEGRA_ERR_LIMIT);
    assert_int_equal(error.most, INTEGRA_TERRITORY_ROW_LIMIT);
    assert_int_equal(integra_territory_apply(territory, table, NULL, 0, SIZE_MAX, NULL), INTEGRA_ERR_LIMIT);
    assert_int_equal(integra_territory_apply(territory, table, NULL, 0, 0, NULL), INTEGRA_OK);
    assert_int_equal(integra_territory_count(territory, table), INTEGRA_TERRITORY_ROW_LIMIT);
    integra_territory_destroy(territory);
}

/* Identifiers that differ in their last bytes alone, one by one: a search through the rows would take minutes. */
static void many_rows_one_by_one(void **state)
{
    (void)state;
    enum { MANY = 300000 };
    integra_territory *territory = empty_territory();
    for (unsigned k = 0; k < MANY; k++) {
        integra_id id = id_of(k);
        const void *columns[] = { &id };
        assert_int_equal(integra_territory_apply(territory, INTEGRA_TERRITORY_TABLE_STRUCTURE, columns, 1, 1, NULL),
                         INTEGRA_OK);
    }
    assert_int_equal(integra_territory_count(territory, INTEGRA_TERRITORY_TABLE_STRUCTURE), MANY);
    integra_territory_destroy(territory);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_identifier_is_there_once),
        cmocka_unit_test(tables_do_not_share_identifiers),
        cmocka_unit_test(a_table_is_full_at_its_limit),
        cmocka_unit_test(many_rows_one_by_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
