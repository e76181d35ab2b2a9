/* arguments.h - what every call of a room's table gives for a missing pointer or a struct of another version, and that
 * nothing is written then. Spec: include/integra/base.h, "Reading this header".  Layer: tests.
 * SPDX-License-Identifier: Apache-2.0
 *
 * Included behind the table of calls of a room (bench_calls, on_bench) and bench_rows(), which counts what a call may
 * have changed. */
#ifndef INTEGRA_TESTS_ARGUMENTS_H
#define INTEGRA_TESTS_ARGUMENTS_H

enum { LATER = 24 };

static bench before;

static void refuses(const bench_call *r, void *const *a, integra_status expected, uint64_t index)
{
    integra_error error = { 0 };
    before = on_bench;
    uint64_t count = bench_rows();
    integra_status status = r->run(a, &error);
    if (status != expected || error.status != expected || (index != INTEGRA_NO_PLACE && error.index != index)) {
        fail_msg("%s: %d and index %d, not %d and %d", r->name, status, (int)error.index, expected, (int)index);
    }
    if (memcmp(&on_bench, &before, sizeof before) != 0 || bench_rows() != count) {
        fail_msg("%s: refused, and something is written", r->name);
    }
    assert_int_equal(r->run(a, NULL), expected);
}

static void success_leaves_the_error(void **state)
{
    (void)state;
    for (size_t i = 0; i < bench_call_count; i++) {
        void *a[BENCH_ARGUMENTS];
        integra_error error, untouched;
        memset(&error, 0x5a, sizeof error);
        untouched = error;
        bench_lay(&bench_calls[i], a);
        integra_status status = bench_calls[i].run(a, &error);
        if (status || memcmp(&error, &untouched, sizeof error) != 0) {
            fail_msg("%s: status %d, or the error was written", bench_calls[i].name, status);
        }
        bench_clear();
    }
}

static void every_pointer_null_in_turn(void **state)
{
    (void)state;
    for (size_t i = 0; i < bench_call_count; i++) {
        for (size_t position = 0; position < BENCH_ARGUMENTS; position++) {
            void *a[BENCH_ARGUMENTS];
            if (bench_calls[i].at[position] == 0) {
                continue;
            }
            bench_lay(&bench_calls[i], a);
            a[position] = NULL;
            if (bench_calls[i].optional >> position & 1u) {
                assert_int_equal(bench_calls[i].run(a, NULL), INTEGRA_OK);
            } else {
                refuses(&bench_calls[i], a, INTEGRA_ERR_NULL_ARGUMENT, position);
            }
            bench_clear();
        }
    }
}

static uint32_t size_of(const void *a)
{
    uint32_t size = 0;
    memcpy(&size, a, sizeof size); /* struct_size comes first */
    return size;
}

static void a_struct_of_no_version(void **state)
{
    (void)state;
    for (size_t i = 0; i < bench_call_count; i++) {
        for (size_t position = 0; position < BENCH_ARGUMENTS; position++) {
            void *a[BENCH_ARGUMENTS];
            if (!((bench_calls[i].in | bench_calls[i].out) >> position & 1u)) {
                continue;
            }
            bench_lay(&bench_calls[i], a);
            const uint32_t size = size_of(a[position]), bad[] = { 0, 12, size - 8, size + 4, 65544 };
            for (size_t k = 0; k < sizeof bad / sizeof *bad; k++) {
                memcpy(a[position], &bad[k], sizeof bad[k]);
                refuses(&bench_calls[i], a, INTEGRA_ERR_STRUCT_SIZE, INTEGRA_NO_PLACE);
            }
            bench_clear();
        }
    }
}

/* A later caller's struct is read while what this version does not know is zero, and written no further than known. */
static void a_struct_of_a_later_version(void **state)
{
    static union {
        uint64_t aligned;
        uint8_t bytes[4096];
    } later;
    (void)state;
    for (size_t i = 0; i < bench_call_count; i++) {
        for (size_t position = 0; position < BENCH_ARGUMENTS; position++) {
            void *a[BENCH_ARGUMENTS];
            int in = bench_calls[i].in >> position & 1u, out = bench_calls[i].out >> position & 1u;
            if (!in && !out) {
                continue;
            }
            bench_lay(&bench_calls[i], a);
            const uint32_t size = size_of(a[position]), more = size + LATER;
            memset(&later, in ? 0 : 0xbb, sizeof later);
            memcpy(later.bytes, a[position], size);
            memcpy(later.bytes, &more, sizeof more);
            a[position] = later.bytes;
            later.bytes[size + LATER - 1] = in ? 1 : 0xbb;
            if (in) {
                refuses(&bench_calls[i], a, INTEGRA_ERR_UNKNOWN_TAIL, INTEGRA_NO_PLACE);
                later.bytes[size + LATER - 1] = 0;
            }
            assert_int_equal(bench_calls[i].run(a, NULL), INTEGRA_OK);
            assert_int_equal(size_of(later.bytes), more);
            for (size_t at = size; at < sizeof later.bytes; at++) {
                assert_int_equal(later.bytes[at], in ? 0 : 0xbb);
            }
            bench_clear();
        }
    }
}

#endif
