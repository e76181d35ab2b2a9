/* test_structs.c - a struct of three versions, old, ours and newer, meets this library.
 * Spec: spec/00-conventions.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/structs.h"

#include <string.h>

typedef struct first {
    uint32_t struct_size, a;
} first;
typedef struct ours {
    uint32_t struct_size, a;
    uint64_t b;
} ours;
typedef struct newer {
    uint32_t struct_size, a;
    uint64_t b, c;
} newer;

static void init_zeroes_just_the_size_given(void **state)
{
    (void)state;
    newer x;
    memset(&x, 0xee, sizeof x);
    integra__struct_init(&x, sizeof(ours));
    assert_int_equal(x.struct_size, sizeof(ours));
    assert_true(x.a == 0 && x.b == 0);
    assert_true(x.c == UINT64_C(0xeeeeeeeeeeeeeeee));
    integra__struct_init(NULL, sizeof(ours));
}

static void init_marks_a_size_no_struct_has(void **state)
{
    (void)state;
    static const size_t sizes[] = { 4, 7, 9, 12, 20, 65537, 65544, SIZE_MAX - 7 };
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        newer x;
        memset(&x, 0xee, sizeof x);
        integra__struct_init(&x, sizes[i]);
        assert_int_equal(x.struct_size, 0);
        assert_int_equal(x.a, 0xeeeeeeeeu);
        assert_int_equal(integra__struct_check_out(&x, sizeof(first), NULL), INTEGRA_ERR_STRUCT_SIZE);
    }
    for (size_t size = 0; size < 4; size++) {
        uint32_t x = 0xeeeeeeee;
        integra__struct_init(&x, size);
        assert_int_equal(x, 0xeeeeeeee);
    }
}

static void an_older_struct_reads_as_zero_beyond(void **state)
{
    (void)state;
    first x = { sizeof x, 5 };
    ours copy;
    memset(&copy, 0xee, sizeof copy);
    assert_int_equal(integra__struct_read(&copy, sizeof copy, sizeof(first), &x, NULL), INTEGRA_OK);
    assert_true(copy.struct_size == sizeof copy && copy.a == 5 && copy.b == 0);
}

static void a_newer_struct_reads_when_its_tail_is_zero(void **state)
{
    (void)state;
    newer x = { sizeof x, 5, 6, 0 };
    ours copy;
    integra_error error;
    assert_int_equal(integra__struct_read(&copy, sizeof copy, sizeof(first), &x, &error), INTEGRA_OK);
    assert_true(copy.struct_size == sizeof copy && copy.a == 5 && copy.b == 6);
    for (unsigned bit = 0; bit < 64; bit++) {
        x.c = UINT64_C(1) << bit;
        assert_int_equal(integra__struct_read(&copy, sizeof copy, sizeof(first), &x, &error), INTEGRA_ERR_UNKNOWN_TAIL);
    }
    assert_int_equal(error.status, INTEGRA_ERR_UNKNOWN_TAIL);
    assert_true(error.rule == 0 && error.offset == INTEGRA_NO_PLACE && error.index == INTEGRA_NO_PLACE);
}

static void sizes_of_no_version_are_refused(void **state)
{
    (void)state;
    static const uint32_t sizes[] = { 0, 1, 7, 8, 15, 17, 20, 65544, UINT32_MAX, UINT32_MAX - 7 };
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        newer x = { sizes[i], 0, 0, 0 };
        newer copy;
        integra_error error = { 0 };
        assert_int_equal(integra__struct_read(&copy, sizeof copy, sizeof(ours), &x, &error), INTEGRA_ERR_STRUCT_SIZE);
        assert_int_equal(error.status, INTEGRA_ERR_STRUCT_SIZE);
        assert_int_equal(integra__struct_check_out(&x, sizeof(ours), &error), INTEGRA_ERR_STRUCT_SIZE);
    }
}

static void writing_keeps_to_both_sizes(void **state)
{
    (void)state;
    ours value = { sizeof value, 5, 6 };
    newer small = { sizeof(first), 1, 2, 3 }, large = { sizeof large, 1, 2, 3 };
    assert_int_equal(integra__struct_check_out(&small, sizeof(first), NULL), INTEGRA_OK);
    integra__struct_write(&small, &value, sizeof value);
    assert_true(small.struct_size == sizeof(first) && small.a == 5 && small.b == 2 && small.c == 3);
    integra__struct_write(&large, &value, sizeof value);
    assert_true(large.struct_size == sizeof large && large.a == 5 && large.b == 6 && large.c == 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(init_zeroes_just_the_size_given),
        cmocka_unit_test(init_marks_a_size_no_struct_has),
        cmocka_unit_test(an_older_struct_reads_as_zero_beyond),
        cmocka_unit_test(a_newer_struct_reads_when_its_tail_is_zero),
        cmocka_unit_test(sizes_of_no_version_are_refused),
        cmocka_unit_test(writing_keeps_to_both_sizes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
