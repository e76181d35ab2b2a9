/* test_accompaniments_allocation.c - each allocation of a caseload refused in turn: MEMORY, and neither people nor
 * assistants of the call are there.
 * Spec: spec/50-indicators.md (IND-5, IND-10); include/integra/base.h, integra_allocator.  Layer: tests.
 * SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <integra/integra.h>

#include <stdlib.h>
#include <string.h>

#include "meter.h"

enum { FEW = 50, MANY = 9000, AT = 19874, ROOM = 1 << 19 }; /* more than is sorted together */

static integra_id people[MANY], assistants[MANY];

/* As many assistants as people, so that their table asks for memory of its own. */
static void make_rows(void)
{
    for (size_t i = 0; i < MANY; i++) {
        const uint32_t person = (uint32_t)(i * 2654435761u), assistant = (uint32_t)((i + MANY) * 2654435761u);
        memcpy(people[i].bytes, &person, sizeof person);
        memcpy(assistants[i].bytes, &assistant, sizeof assistant);
        people[i].bytes[15] = assistants[i].bytes[15] = 1;
    }
}

static integra_status create(const integra_allocator *allocator, integra_tally **tally_out)
{
    const integra_tally_subject subject = { sizeof subject, INTEGRA_INDICATOR_CASELOAD, AT, 1, 1, { { 0 } } };
    return integra_tally_create(&subject, NULL, allocator, tally_out, NULL);
}

static integra_status add(integra_tally *tally, size_t from, size_t count)
{
    const void *const columns[] = { people + from, assistants + from };
    return integra_tally_add(tally, columns, 2, count, NULL);
}

/* The first so many rows and no other, in the bytes of the message. */
static void assert_holds(integra_tally *tally, size_t count)
{
    static uint8_t bytes[ROOM], wanted[ROOM];
    size_t size = 0, wanted_size = 0;
    integra_tally *expected = NULL;
    assert_int_equal(create(NULL, &expected), INTEGRA_OK);
    assert_int_equal(add(expected, 0, count), INTEGRA_OK);
    assert_int_equal(integra_tally_encode(expected, wanted, ROOM, &wanted_size, NULL), INTEGRA_OK);
    assert_int_equal(integra_tally_encode(tally, bytes, ROOM, &size, NULL), INTEGRA_OK);
    assert_int_equal(size, wanted_size);
    assert_memory_equal(bytes, wanted, size);
    integra_tally_destroy(expected);
}

/* A few rows, then all the others in one call; what could not be added is not there. */
static integra_status add_many(const integra_allocator *allocator)
{
    integra_tally *tally = NULL;
    size_t holds = 0;
    integra_status status = create(allocator, &tally);
    if (status == INTEGRA_OK) {
        status = add(tally, 0, FEW);
        holds = status == INTEGRA_OK ? FEW : 0;
    }
    if (status == INTEGRA_OK) {
        status = add(tally, FEW, MANY - FEW);
        holds = status == INTEGRA_OK ? MANY : holds;
    }
    if (status == INTEGRA_OK) {
        uint64_t count = 77;
        status = integra_tally_count(tally, &count, NULL);
        assert_int_equal(count, status == INTEGRA_OK ? MANY : 77);
    }
    if (status != INTEGRA_OK && tally != NULL) {
        assert_holds(tally, holds);
    }
    integra_tally_destroy(tally);
    return status;
}

static void each_refused_in_turn(void **state)
{
    deed *const deeds[] = { add_many };
    (void)state;
    make_rows();
    refuse_in_turn(deeds, sizeof deeds / sizeof deeds[0]);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(each_refused_in_turn) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
