/* orientation_calls.c - every function about protocols, demands and responses, callable by its row in a table.
 * Spec: include/integra/protocol.h; include/integra/orientation.h.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 */
#include "orientation_calls.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <string.h>

#include "demands.h"

static integra_rules *rules;
static integra_protocol *proved, *tried; /* built in; of one row, tried and found wanting */
integra_protocol *bench_fresh;
bench on_bench;

#define RUN(name, ...)                                                                                                 \
    static integra_status run_##name(void *const *a, integra_error *error)                                             \
    {                                                                                                                  \
        return integra_##name(__VA_ARGS__, error);                                                                     \
    }

RUN(protocol_create, a[0] ? "has-2014" : NULL, NULL, a[2])
RUN(protocol_draft, (integra_text){ a[0] ? "p" : NULL, 1 }, INTEGRA_DATE_UNKNOWN, NULL, a[3])
RUN(protocol_apply, a[0], a[1])
RUN(protocol_check, a[0])
RUN(protocol_prove, a[0], a[1])
RUN(protocol_failure_at, a[0], 0, a[2])
RUN(failure_sentence, a[0], a[1], INTEGRA_LANGUAGE_FR, a[3], BENCH_ROOM, a[5])
RUN(protocol_row_at, a[0], 0, a[2])
RUN(protocol_digest, a[0], INTEGRA_PART_WHOLE, a[2])
RUN(protocol_prove_within, a[0], a[1], a[2])
RUN(protocol_compare, a[0], a[1], INTEGRA_PART_WHOLE, a[3], 4, a[5], a[6])
RUN(protocol_conforms, a[0], a[1], a[2], a[3], 4, a[5], a[6])
RUN(protocol_changes, a[0], a[1], INTEGRA_PART_WHOLE, a[3], a[4], 4, a[6], a[7])
RUN(protocol_rows, a[0], on_bench.key, INTEGRA_PART_WHOLE, a[3], 4, a[5])
RUN(demand_key, INTEGRA_MOTIVE_ETP, a[1], a[2])
RUN(demand_of_key, on_bench.key, a[1], a[2])
RUN(protocol_encode, a[0], a[1], BENCH_ROOM, a[3])
RUN(protocol_decode, a[0], on_bench.protocol_size, NULL, a[3])
RUN(demand_over_age, a[0], -9000, 20240, a[3])
RUN(demand_assessment_valid, a[0], 20000, 20240, a[3])
RUN(orientation_evaluate, a[0], a[1], a[2], a[3])
RUN(orientation_route, a[0], 0, a[2])
RUN(orientation_trace, a[0], a[1], INTEGRA_MOTIVE_ETP, 0, a[4])
RUN(orientation_explain, a[0], a[1], INTEGRA_SERVICE_ETP, a[3])
RUN(trace_sentence, a[0], a[1], INTEGRA_LANGUAGE_FR, a[3], BENCH_ROOM, a[5])
RUN(demand_review, a[0], a[1], a[2], 20300, a[4], 16, a[6])
RUN(follow_up_answered, a[0], a[1])
RUN(calls_count, a[0], a[1], BENCH_MANY, a[3], a[4])
RUN(orientation_evaluate_columns, a[0], a[1], a[2], BENCH_MANY, a[4])
RUN(orientation_route_columns, a[0], a[1], a[2], BENCH_MANY, a[4], 99, a[6])
RUN(demand_encode, a[0], a[1], a[2], BENCH_ROOM, a[4])
RUN(demand_decode, a[0], on_bench.asked_size, a[2], a[3])
RUN(orientation_encode, a[0], a[1], BENCH_ROOM, a[3])
RUN(orientation_decode, a[0], on_bench.answer_size, a[2])
RUN(orientation_receipt, a[0], a[1], a[2], a[3], BENCH_ROOM, a[5])
RUN(orientation_replay, a[0], on_bench.receipt_size, NULL, a[3])
RUN(orientation_replay_within, a[0], on_bench.receipt_size, NULL, 0, NULL, a[5], a[6], a[7])

enum { RULES = 1, PROVED, TRIED, FRESH }; /* instead of a place on the bench */
#define AT(what) (offsetof(bench, what) + 1 + FRESH)

#define ROW(name) #name, run_##name

const bench_call bench_calls[] = {
    { ROW(protocol_create), { AT(room), 0, AT(read) }, 0, 0, 0 },
    { ROW(protocol_draft), { AT(room), 0, 0, AT(read) }, 0, 0, 0 },
    { ROW(protocol_apply), { FRESH, AT(row) }, 0, 2, 0 },
    { ROW(protocol_check), { TRIED }, 0, 0, 0 },
    { ROW(protocol_prove), { TRIED, AT(count) }, 0, 0, 0 },
    { ROW(protocol_failure_at), { TRIED, 0, AT(failure) }, 0, 0, 4 },
    { ROW(failure_sentence), { TRIED, AT(broken), 0, AT(room), 0, AT(size) }, 0, 2, 0 },
    { ROW(protocol_row_at), { PROVED, 0, AT(row_out) }, 0, 0, 4 },
    { ROW(protocol_digest), { PROVED, 0, AT(digest) }, 0, 0, 0 },
    { ROW(protocol_prove_within), { TRIED, AT(work), AT(count) }, 2, 2, 0 },
    { ROW(protocol_compare), { PROVED, PROVED, 0, AT(keys), 0, AT(count64), AT(work) }, 64, 64, 0 },
    { ROW(protocol_conforms), { PROVED, PROVED, AT(tri), AT(keys), 0, AT(count64), AT(work) }, 64, 64, 0 },
    { ROW(protocol_changes), { PROVED, PROVED, 0, AT(keys), AT(services), 0, AT(count), AT(work) }, 128, 128, 0 },
    { ROW(protocol_rows), { PROVED, 0, 0, AT(motives), 0, AT(count) }, 0, 0, 0 },
    { ROW(demand_key), { 0, AT(values), AT(key) }, 0, 0, 0 },
    { ROW(demand_of_key), { 0, AT(motive), AT(values_out) }, 0, 0, 0 },
    { ROW(protocol_encode), { PROVED, AT(room), 0, AT(size) }, 0, 0, 0 },
    { ROW(protocol_decode), { AT(protocol), 0, 0, AT(read) }, 0, 0, 0 },
    { ROW(demand_over_age), { RULES, 0, 0, AT(tri) }, 0, 0, 0 },
    { ROW(demand_assessment_valid), { RULES, 0, 0, AT(tri) }, 0, 0, 0 },
    { ROW(orientation_evaluate), { RULES, PROVED, AT(demand), AT(made_out) }, 0, 4, 8 },
    { ROW(orientation_route), { AT(made), 0, AT(route) }, 0, 1, 4 },
    { ROW(orientation_trace), { PROVED, AT(demand), 0, 0, AT(trace) }, 0, 2, 16 },
    { ROW(orientation_explain), { PROVED, AT(demand), 0, AT(trace) }, 0, 2, 8 },
    { ROW(trace_sentence), { PROVED, AT(kept), 0, AT(room), 0, AT(size) }, 0, 2, 0 },
    { ROW(demand_review), { RULES, AT(demand), AT(follow_up), 0, AT(findings), 0, AT(count) }, 4, 2 | 4, 0 },
    { ROW(follow_up_answered), { AT(follow_up), AT(date) }, 0, 1, 0 },
    { ROW(calls_count), { AT(calls), AT(dates), 0, AT(count), AT(other) }, 0, 0, 0 },
    { ROW(orientation_evaluate_columns), { RULES, PROVED, AT(demands), 0, AT(answers) }, 0, 4 | 16, 0 },
    { ROW(orientation_route_columns), { RULES, PROVED, AT(demands), 0, AT(routes), 0, AT(count) }, 0, 4 | 16, 0 },
    { ROW(demand_encode), { AT(demand), AT(contact), AT(room), 0, AT(size) }, 2, 1 | 2, 0 },
    { ROW(demand_decode), { AT(asked), 0, AT(demand_out), AT(contact_out) }, 0, 0, 4 | 8 },
    { ROW(orientation_encode), { AT(made), AT(room), 0, AT(size) }, 0, 1, 0 },
    { ROW(orientation_decode), { AT(answer), 0, AT(made_out) }, 0, 0, 4 },
    { ROW(orientation_receipt), { RULES, PROVED, AT(demand), AT(room), 0, AT(size) }, 0, 4, 0 },
    { ROW(orientation_replay), { AT(receipt), 0, 0, AT(made_out) }, 0, 0, 8 },
    { ROW(orientation_replay_within), { AT(receipt), 0, 0, 0, 0, AT(work), AT(made_out), AT(size) }, 32, 32, 64 },
};

const size_t bench_call_count = sizeof bench_calls / sizeof *bench_calls;

static void ok(integra_status status)
{
    assert_int_equal(status, INTEGRA_OK);
}

static void lay_messages(void)
{
    ok(integra_orientation_evaluate(rules, proved, &on_bench.demand, &on_bench.made, NULL));
    ok(integra_protocol_encode(proved, on_bench.protocol, sizeof on_bench.protocol, &on_bench.protocol_size, NULL));
    ok(integra_demand_encode(&on_bench.demand, NULL, on_bench.asked, sizeof on_bench.asked, &on_bench.asked_size,
                             NULL));
    ok(integra_orientation_encode(&on_bench.made, on_bench.answer, sizeof on_bench.answer, &on_bench.answer_size,
                                  NULL));
    ok(integra_orientation_receipt(rules, proved, &on_bench.demand, on_bench.receipt, BENCH_ROOM,
                                   &on_bench.receipt_size, NULL));
    memcpy(on_bench.values, (const uint8_t *)&on_bench.demand + offsetof(integra_demand, requester), FIELDS);
    ok(integra_demand_key(INTEGRA_MOTIVE_ETP, on_bench.values, &on_bench.key, NULL));
}

static void lay(void)
{
    memset(&on_bench, 0, sizeof on_bench);
    bench_fresh = draft();
    apply(bench_fresh, plain_row("row", BIT(INTEGRA_MOTIVE_ETP), INTEGRA_SERVICE_ETP));
    on_bench.row = plain_row("more", BIT(INTEGRA_MOTIVE_ETP), INTEGRA_SERVICE_ETP);
    on_bench.demand = plain_demand(BIT(INTEGRA_MOTIVE_ETP));
    integra_work_init(&on_bench.work, sizeof on_bench.work);
    integra_row_init(&on_bench.row_out, sizeof on_bench.row_out);
    integra_failure_init(&on_bench.failure, sizeof on_bench.failure);
    integra_failure_init(&on_bench.broken, sizeof on_bench.broken);
    ok(integra_protocol_failure_at(tried, 0, &on_bench.broken, NULL));
    integra_demand_init(&on_bench.demand_out, sizeof on_bench.demand_out);
    integra_contact_init(&on_bench.contact, sizeof on_bench.contact);
    integra_contact_init(&on_bench.contact_out, sizeof on_bench.contact_out);
    integra_orientation_init(&on_bench.made, sizeof on_bench.made);
    integra_orientation_init(&on_bench.made_out, sizeof on_bench.made_out);
    integra_route_init(&on_bench.route, sizeof on_bench.route);
    integra_trace_init(&on_bench.trace, sizeof on_bench.trace);
    integra_trace_init(&on_bench.kept, sizeof on_bench.kept);
    ok(integra_orientation_explain(proved, &on_bench.demand, INTEGRA_SERVICE_ETP, &on_bench.kept, NULL));
    integra_follow_up_init(&on_bench.follow_up, sizeof on_bench.follow_up);
    integra_demand_columns_init(&on_bench.demands, sizeof on_bench.demands);
    integra_orientation_columns_init(&on_bench.answers, sizeof on_bench.answers);
    integra_route_columns_init(&on_bench.routes, sizeof on_bench.routes);
    on_bench.demands.motives = on_bench.motives;
    on_bench.demands.fields[INTEGRA_DEMAND_FIELD_REQUESTER] = on_bench.requesters;
    on_bench.answers.services = on_bench.services;
    for (uint32_t i = 0; i < BENCH_MANY; i++) {
        on_bench.motives[i] = BIT(i);
        on_bench.requesters[i] = INTEGRA_REQUESTER_PERSON;
        on_bench.calls[i].bytes[0] = (uint8_t)(1 + i);
    }
    lay_messages();
}

static void arguments(const bench_call *r, void *a[BENCH_ARGUMENTS])
{
    for (size_t i = 0; i < BENCH_ARGUMENTS; i++) {
        a[i] = r->at[i] == 0        ? NULL
               : r->at[i] == RULES  ? (void *)rules
               : r->at[i] == PROVED ? (void *)proved
               : r->at[i] == TRIED  ? (void *)tried
               : r->at[i] == FRESH  ? (void *)bench_fresh
                                    : (uint8_t *)&on_bench + r->at[i] - 1 - FRESH;
    }
}

void bench_lay(const bench_call *call, void *a[BENCH_ARGUMENTS])
{
    lay();
    arguments(call, a);
}

void bench_clear(void)
{
    integra_protocol_destroy(bench_fresh);
    integra_protocol_destroy(on_bench.read);
}

void bench_open(void)
{
    size_t count = 0;
    ok(integra_rules_create("has-2014", NULL, NULL, 0, NULL, &rules, NULL));
    ok(integra_protocol_create("has-2014", NULL, &proved, NULL));
    tried = draft();
    apply(tried, plain_row("row", BIT(INTEGRA_MOTIVE_ETP), INTEGRA_SERVICE_ETP));
    ok(integra_protocol_prove(tried, &count, NULL));
}

void bench_close(void)
{
    integra_rules_destroy(rules);
    integra_protocol_destroy(proved);
    integra_protocol_destroy(tried);
}
