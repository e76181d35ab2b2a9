/* test_allocator.c - the caller's allocator is used, its context handed back, and released memory is wiped.
 * Spec: spec/00-conventions.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/allocator.h"

#include <string.h>

typedef struct arena {
    uint8_t bytes[64];
    size_t allocated, released;
    int fails;
} arena;

static void *take(void *context, size_t size)
{
    arena *a = context;
    a->allocated = size;
    return a->fails ? NULL : a->bytes;
}

static void give_back(void *context, void *block, size_t size)
{
    arena *a = context;
    assert_ptr_equal(block, a->bytes);
    a->released = size;
}

static void a_block_is_wiped_before_it_goes(void **state)
{
    (void)state;
    arena a = { { 0 }, 0, 0, 0 };
    integra_allocator given = { &a, take, give_back };
    integra_allocator allocator = integra__allocator_of(&given);
    void *block = integra__allocate(&allocator, 24);
    assert_ptr_equal(block, a.bytes);
    assert_int_equal(a.allocated, 24);
    memset(a.bytes, 0xee, sizeof a.bytes);
    integra__release(&allocator, block, 24);
    assert_int_equal(a.released, 24);
    for (size_t i = 0; i < sizeof a.bytes; i++) {
        assert_int_equal(a.bytes[i], i < 24 ? 0 : 0xee);
    }
}

static void nothing_is_taken_for_one_byte(void **state)
{
    (void)state;
    arena a = { { 0 }, 0, 0, 0 };
    integra_allocator allocator = { &a, take, give_back };
    void *block = integra__allocate(&allocator, 0);
    assert_int_equal(a.allocated, 1);
    integra__release(&allocator, block, 0);
    assert_int_equal(a.released, 1);
}

static void null_is_released_in_silence(void **state)
{
    (void)state;
    arena a = { { 0 }, 0, 0, 1 };
    integra_allocator allocator = { &a, take, give_back };
    assert_null(integra__allocate(&allocator, 8));
    integra__release(&allocator, NULL, 8);
    assert_int_equal(a.released, 0);
}

static void the_default_is_the_c_library(void **state)
{
    (void)state;
    integra_allocator allocator = integra__allocator_of(NULL);
    uint8_t *block = integra__allocate(&allocator, 100);
    assert_non_null(block);
    memset(block, 1, 100);
    integra__release(&allocator, block, 100);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_block_is_wiped_before_it_goes),
        cmocka_unit_test(nothing_is_taken_for_one_byte),
        cmocka_unit_test(null_is_released_in_silence),
        cmocka_unit_test(the_default_is_the_c_library),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
