/* indicator_calls.c - every function about tallies and figures, callable by its row in a table.
 * Spec: include/integra/indicator.h.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 */
#include "indicator_calls.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <string.h>

bench on_bench;
integra_tally *bench_tally;
static integra_tally *other;

#define RUN(name, ...)                                                                                                 \
    static integra_status run_##name(void *const *a, integra_error *error)                                             \
    {                                                                                                                  \
        return integra_##name(__VA_ARGS__, error);                                                                     \
    }

RUN(id_of_text, a[0], 4, a[2])
RUN(ids_of_numbers, a[0], 1, 1, a[3])
RUN(tally_create, a[0], a[1], NULL, a[3])
RUN(tally_about, a[0], a[1])
RUN(tally_add, a[0], a[1], 1, BENCH_MANY)
RUN(tally_merge, a[0], a[1])
RUN(tally_count, a[0], a[1])
RUN(tally_encode, a[0], a[1], BENCH_ROOM, a[3])
RUN(tally_decode, a[0], on_bench.message_size, NULL, a[3])
RUN(tally_figure, a[0], a[1], a[2])
RUN(tally_identifiers, a[0], a[1], INTEGRA_COUNTING_POSSIBLE, a[3], BENCH_MANY, a[5])
RUN(figure_compare, a[0], a[1], a[2])
RUN(figure_encode, a[0], a[1], BENCH_ROOM, a[3])
RUN(figure_decode, a[0], on_bench.written_size, a[2])

enum { TALLY = 1, OTHER }; /* instead of a place on the bench */
#define AT(what) (offsetof(bench, what) + 1 + OTHER)

#define ROW(name) #name, run_##name

const bench_call bench_calls[] = {
    { ROW(id_of_text), { AT(room), 0, AT(id) }, 0, 0, 0 },
    { ROW(ids_of_numbers), { AT(count64), 0, 0, AT(id) }, 0, 0, 0 },
    { ROW(tally_create), { AT(subject), 0, 0, AT(made) }, 0, 1, 0 },
    { ROW(tally_about), { TALLY, AT(subject_out) }, 0, 0, 2 },
    { ROW(tally_add), { TALLY, AT(columns) }, 0, 0, 0 },
    { ROW(tally_merge), { TALLY, OTHER }, 0, 0, 0 },
    { ROW(tally_count), { TALLY, AT(count64) }, 0, 0, 0 },
    { ROW(tally_encode), { TALLY, AT(room), 0, AT(size) }, 0, 0, 0 },
    { ROW(tally_decode), { AT(message), 0, 0, AT(made) }, 0, 0, 0 },
    { ROW(tally_figure), { TALLY, AT(options), AT(figure_out) }, 2, 2, 4 },
    { ROW(tally_identifiers), { TALLY, AT(options), 0, AT(ids), 0, AT(count) }, 2, 2, 0 },
    { ROW(figure_compare), { AT(figure), AT(later), AT(change) }, 0, 1 | 2, 4 },
    { ROW(figure_encode), { AT(figure), AT(room), 0, AT(size) }, 0, 1, 0 },
    { ROW(figure_decode), { AT(written), 0, AT(figure_out) }, 0, 0, 4 },
};

const size_t bench_call_count = sizeof bench_calls / sizeof *bench_calls;

static void ok(integra_status status)
{
    assert_int_equal(status, INTEGRA_OK);
}

/* Calls of which nothing but the identifier is known. */
static integra_tally *of_calls(size_t count)
{
    integra_tally *made = NULL;
    ok(integra_tally_create(&on_bench.subject, NULL, NULL, &made, NULL));
    ok(integra_tally_add(made, on_bench.columns, 1, count, NULL));
    return made;
}

static void lay(void)
{
    memset(&on_bench, 0, sizeof on_bench);
    integra_tally_subject_init(&on_bench.subject, sizeof on_bench.subject);
    integra_tally_subject_init(&on_bench.subject_out, sizeof on_bench.subject_out);
    integra_figure_options_init(&on_bench.options, sizeof on_bench.options);
    integra_figure_init(&on_bench.figure, sizeof on_bench.figure);
    integra_figure_init(&on_bench.later, sizeof on_bench.later);
    integra_figure_init(&on_bench.figure_out, sizeof on_bench.figure_out);
    integra_figure_change_init(&on_bench.change, sizeof on_bench.change);
    on_bench.subject.indicator = INTEGRA_INDICATOR_A4;
    on_bench.subject.at = 19723;
    on_bench.subject.parts = 1;
    on_bench.subject.held = 1;
    on_bench.columns[0] = on_bench.calls;
    on_bench.calls[0].bytes[0] = 1;
    on_bench.calls[1].bytes[0] = 2;
    memcpy(on_bench.room, "call", 4);
    bench_tally = of_calls(1);
    other = of_calls(BENCH_MANY);
    ok(integra_tally_figure(bench_tally, NULL, &on_bench.figure, NULL));
    ok(integra_tally_figure(other, NULL, &on_bench.later, NULL));
    ok(integra_tally_encode(other, on_bench.message, BENCH_ROOM, &on_bench.message_size, NULL));
    ok(integra_figure_encode(&on_bench.figure, on_bench.written, BENCH_ROOM, &on_bench.written_size, NULL));
}

void bench_lay(const bench_call *call, void *a[BENCH_ARGUMENTS])
{
    lay();
    for (size_t i = 0; i < BENCH_ARGUMENTS; i++) {
        a[i] = call->at[i] == 0       ? NULL
               : call->at[i] == TALLY ? (void *)bench_tally
               : call->at[i] == OTHER ? (void *)other
                                      : (uint8_t *)&on_bench + call->at[i] - 1 - OTHER;
    }
}

void bench_clear(void)
{
    integra_tally_destroy(bench_tally);
    integra_tally_destroy(other);
    integra_tally_destroy(on_bench.made);
}

uint64_t bench_rows(void)
{
    uint64_t count = 0;
    ok(integra_tally_count(bench_tally, &count, NULL));
    return count;
}
