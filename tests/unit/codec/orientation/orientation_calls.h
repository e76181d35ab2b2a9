/* orientation_calls.h - every function about protocols, demands and responses, callable by its row in a table.
 * Spec: include/integra/protocol.h; include/integra/orientation.h.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef ORIENTATION_CALLS_H
#define ORIENTATION_CALLS_H

#include <integra/integra.h>

enum { BENCH_ROOM = 16384, BENCH_ARGUMENTS = 8, BENCH_MANY = 2 };

/* All that a call reads or writes but the protocols, so that one comparison tells what changed. */
typedef struct bench {
    integra_row row, row_out;
    integra_failure failure, broken;
    integra_demand demand, demand_out;
    integra_contact contact, contact_out;
    integra_orientation made, made_out;
    integra_route route;
    integra_trace trace, kept;
    integra_follow_up follow_up;
    integra_demand_columns demands;
    integra_orientation_columns answers;
    integra_route_columns routes;
    integra_finding findings[16];
    integra_work work;
    integra_protocol *read;
    integra_id calls[BENCH_MANY];
    integra_date dates[BENCH_MANY], date;
    integra_tri tri;
    uint64_t key, keys[4], count64, services[BENCH_MANY];
    uint32_t motive, motives[BENCH_MANY];
    size_t size, count, other;
    uint8_t values[INTEGRA_DEMAND_FIELD_ROOM], values_out[INTEGRA_DEMAND_FIELD_ROOM], digest[32],
        requesters[BENCH_MANY];
    uint8_t room[BENCH_ROOM], protocol[BENCH_ROOM], asked[256], answer[1024], receipt[BENCH_ROOM];
    size_t protocol_size, asked_size, answer_size, receipt_size;
} bench;

extern bench on_bench;
extern integra_protocol *bench_fresh; /* of one row, made anew each time */

typedef struct bench_call {
    const char *name;
    integra_status (*run)(void *const *a, integra_error *error);
    size_t at[BENCH_ARGUMENTS]; /* by position; 0 where it is no pointer or always given */
    unsigned optional, in, out; /* positions that may be NULL, of structs read, of structs written */
} bench_call;

extern const bench_call bench_calls[];
extern const size_t bench_call_count;

/* What all calls share is made once; the bench is laid, with arguments that succeed, for each. */
void bench_open(void);
void bench_close(void);
void bench_lay(const bench_call *call, void *arguments[BENCH_ARGUMENTS]);
void bench_clear(void);

#endif
