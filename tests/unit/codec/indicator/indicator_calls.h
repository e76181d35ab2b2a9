/* indicator_calls.h - every function about tallies and figures, callable by its row in a table.
 * Spec: include/integra/indicator.h.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INDICATOR_CALLS_H
#define INDICATOR_CALLS_H

#include <integra/integra.h>

enum { BENCH_ROOM = 512, BENCH_ARGUMENTS = 6, BENCH_MANY = 2 };

/* All that a call reads or writes but the tallies, so that one comparison tells what changed. */
typedef struct bench {
    integra_tally_subject subject, subject_out;
    integra_figure_options options;
    integra_figure figure, later, figure_out;
    integra_figure_change change;
    integra_tally *made;
    integra_id id, ids[BENCH_MANY], calls[BENCH_MANY];
    const void *columns[1];
    uint64_t count64;
    size_t size, count, message_size, written_size;
    uint8_t room[BENCH_ROOM], message[BENCH_ROOM], written[BENCH_ROOM];
} bench;

extern bench on_bench;
extern integra_tally *bench_tally; /* of one call, made anew each time */

typedef struct bench_call {
    const char *name;
    integra_status (*run)(void *const *a, integra_error *error);
    size_t at[BENCH_ARGUMENTS]; /* by position; 0 where it is no pointer or always given */
    unsigned optional, in, out; /* positions that may be NULL, of structs read, of structs written */
} bench_call;

extern const bench_call bench_calls[];
extern const size_t bench_call_count;

void bench_lay(const bench_call *call, void *arguments[BENCH_ARGUMENTS]);
void bench_clear(void);
/* How many rows the tally has. */
uint64_t bench_rows(void);

#endif
