/* test_view_bag.c - lists put in the order of their bytes, within one another, whatever the order they come in.
 * Spec: spec/35-views.md (PLN-30, "Order").  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "codec/view/view_bag.h"
#include "core/allocator.h"

enum { MANY = 700 };

static integra_allocator allocator;
static integra__view_bag bag;

static void put_one(uint64_t value)
{
    integra__view_begin(&bag);
    integra__view_put_uint(&bag, value);
    integra__view_end(&bag);
}

static void is(const uint8_t *expected, size_t size)
{
    assert_int_equal(bag.failed, 0);
    assert_int_equal(bag.count, 0);
    assert_int_equal(bag.size, size);
    assert_memory_equal(bag.bytes, expected, size);
}

static void by_bytes_not_by_number(void **state)
{
    static const uint8_t sorted[] = { 0x84, 0x01, 0x17, 0x18, 0x18, 0x19, 0x01, 0x00 };
    integra__view_list list = integra__view_open_list(&bag);
    (void)state;
    put_one(256);
    put_one(24);
    put_one(1);
    put_one(23);
    integra__view_close_list(&bag, list, 1);
    is(sorted, sizeof sorted);
}

static void once_or_as_often_as_there(void **state)
{
    static const uint8_t both[] = { 0x82, 0x05, 0x06, 0x83, 0x05, 0x05, 0x06 };
    (void)state;
    for (int once = 1; once >= 0; once--) {
        integra__view_list list = integra__view_open_list(&bag);
        put_one(5);
        put_one(6);
        put_one(5);
        integra__view_close_list(&bag, list, once);
    }
    is(both, sizeof both);
}

static void a_null_alone_is_nothing(void **state)
{
    static const uint8_t expected[] = { 0x80, 0x82, 0x07, 0xf6, 0x80 };
    (void)state;
    for (int values = 0; values < 3; values++) {
        integra__view_list list = integra__view_open_list(&bag);
        for (int nulls = 0; nulls < (values < 2 ? 2 : 0); nulls++) {
            integra__view_begin(&bag);
            integra__view_put_null(&bag);
            integra__view_end(&bag);
        }
        if (values == 1) {
            put_one(7);
        }
        integra__view_close_list(&bag, list, 1);
    }
    is(expected, sizeof expected);
}

/* A list within an item is in order before the items are. */
static void lists_within_items(void **state)
{
    static const uint8_t expected[] = { 0x82, 0x82, 0x01, 0x81, 0x09, 0x82, 0x01, 0x82, 0x02, 0x03 };
    static const uint64_t within[2][2] = { { 3, 2 }, { 9, 9 } };
    integra__view_list list = integra__view_open_list(&bag);
    (void)state;
    for (int i = 0; i < 2; i++) {
        integra__view_list inner;
        integra__view_begin(&bag);
        integra__view_put_array(&bag, 2);
        integra__view_put_uint(&bag, 1);
        inner = integra__view_open_list(&bag);
        put_one(within[i][0]);
        put_one(within[i][1]);
        integra__view_close_list(&bag, inner, 1);
        integra__view_end(&bag);
    }
    integra__view_close_list(&bag, list, 0);
    is(expected, sizeof expected);
}

/* Every number once, in an order that jumps about, comes out ascending. */
static void many(void **state)
{
    integra__view_list list = integra__view_open_list(&bag);
    size_t at = 3;
    (void)state;
    for (uint64_t i = 0; i < MANY; i++) {
        put_one(256 + i * 333 % MANY);
    }
    integra__view_close_list(&bag, list, 1);
    assert_int_equal(bag.size, 3 + 3 * MANY);
    for (size_t i = 0; i < MANY; i++, at += 3) {
        assert_int_equal(bag.bytes[at], 0x19);
        assert_int_equal(bag.bytes[at + 1] << 8 | bag.bytes[at + 2], 256 + i);
    }
}

static int set_up(void **state)
{
    (void)state;
    allocator = integra__allocator_of(NULL);
    integra__view_bag_init(&bag, &allocator);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    integra__view_bag_free(&bag);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(by_bytes_not_by_number, set_up, tear_down),
        cmocka_unit_test_setup_teardown(once_or_as_often_as_there, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_null_alone_is_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(lists_within_items, set_up, tear_down),
        cmocka_unit_test_setup_teardown(many, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
