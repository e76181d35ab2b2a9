/* test_territory_allocation.c - each allocation of a territory refused in turn: MEMORY, nothing half done, nothing
 * kept. Spec: spec/41-territory.md; include/integra/base.h, integra_allocator.  Layer: tests.
 * SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include <integra/integra.h>

#include "meter.h"

enum { STRUCTURES = 40, TALLIES = 50 }; /* each more than the first room, and than the second */

static integra_id id_of(unsigned n)
{
    return (integra_id){ { 1, (uint8_t)n } };
}

static integra_status add_structure(integra_territory *territory, unsigned n, integra_error *error)
{
    const integra_id id = id_of(n);
    const integra_date opens = (integra_date)n;
    const void *columns[] = { &id, NULL, NULL, &opens };
    return integra_territory_apply(territory, INTEGRA_TERRITORY_TABLE_STRUCTURE, columns, 4, 1, error);
}

/* What was kept says what it said, whatever was refused after it. */
static void expect_whole(integra_territory *territory)
{
    const void *opens = NULL;
    size_t count = integra_territory_count(territory, INTEGRA_TERRITORY_TABLE_STRUCTURE);
    assert_int_equal(integra_territory_column(territory, INTEGRA_TERRITORY_TABLE_STRUCTURE,
                                              INTEGRA_COLUMN_STRUCTURE_OPENS, &opens, NULL),
                     INTEGRA_OK);
    for (unsigned i = 0; i < count; i++) {
        assert_int_equal(((const integra_date *)opens)[i], i);
        assert_int_equal(add_structure(territory, i, NULL), INTEGRA_ERR_DUPLICATE);
    }
}

static integra_status fill(integra_territory *territory)
{
    uint8_t kinds[TALLIES];
    const void *columns[] = { kinds };
    integra_status status = INTEGRA_OK;
    memset(kinds, INTEGRA_TALLY_KIND_CONTINUITY, sizeof kinds);
    for (unsigned i = 0; i < STRUCTURES && status == INTEGRA_OK; i++) {
        status = add_structure(territory, i, NULL);
        assert_int_equal(integra_territory_count(territory, INTEGRA_TERRITORY_TABLE_STRUCTURE),
                         status == INTEGRA_OK ? i + 1 : i);
    }
    if (status == INTEGRA_OK) {
        status = integra_territory_apply(territory, INTEGRA_TERRITORY_TABLE_TALLY, columns, 1, TALLIES, NULL);
        assert_int_equal(integra_territory_count(territory, INTEGRA_TERRITORY_TABLE_TALLY),
                         status == INTEGRA_OK ? TALLIES : 0);
    }
    return status;
}

static integra_status build(const integra_allocator *allocator)
{
    integra_territory *territory = NULL;
    const integra_id id = id_of(255);
    integra_status status = integra_territory_create(&id, allocator, &territory, NULL);
    assert_true((status == INTEGRA_OK) == (territory != NULL));
    if (status == INTEGRA_OK) {
        status = fill(territory);
        expect_whole(territory);
    }
    integra_territory_destroy(territory);
    return status;
}

static void every_refused_block_leaves_nothing_behind(void **state)
{
    (void)state;
    static deed *const deeds[] = { build };
    refuse_in_turn(deeds, sizeof deeds / sizeof deeds[0]);
}

/* Rows that are refused take no memory of the territory's. */
static void what_is_refused_takes_nothing(void **state)
{
    (void)state;
    meter count = { 0 };
    integra_allocator allocator = { &count, take, give_back };
    integra_territory *territory = NULL;
    const integra_id id = id_of(255);
    const uint8_t kinds[] = { INTEGRA_TALLY_KIND_CONTINUITY, 0 };
    const void *columns[] = { kinds };
    assert_int_equal(integra_territory_create(&id, &allocator, &territory, NULL), INTEGRA_OK);
    assert_int_equal(integra_territory_apply(territory, INTEGRA_TERRITORY_TABLE_TALLY, columns, 1, 2, NULL),
                     INTEGRA_ERR_INVALID_VALUE);
    assert_int_equal(count.taken, 1); /* the territory itself */
    integra_territory_destroy(territory);
    assert_int_equal(count.live, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(every_refused_block_leaves_nothing_behind),
                                        cmocka_unit_test(what_is_refused_takes_nothing) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
