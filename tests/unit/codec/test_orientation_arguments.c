/* test_orientation_arguments.c - every function about protocols, demands and responses: what a missing pointer or a
 * struct of another version gives, and that nothing is written then. Spec: include/integra/base.h, "Reading this
 * header"; protocol.h; orientation.h.  Layer: test.  SPDX-License-Identifier: Apache-2.0
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "demands.h"

enum { ROOM = 16384, ARGUMENTS = 7, MANY = 2, LATER = 24 };

/* All that a call reads or writes but the protocols, so that one comparison tells what changed. */
typedef struct bench {
    integra_service service;
    integra_row row, row_out;
    integra_failure failure;
    integra_demand demand, demand_out;
    integra_contact contact, contact_out;
    integra_orientation made, made_out;
    integra_route route;
    integra_trace trace;
    integra_follow_up follow_up;
    integra_demand_columns demands;
    integra_orientation_columns answers;
    integra_route_columns routes;
    integra_finding findings[16];
    integra_protocol *read;
    integra_id calls[MANY];
    integra_date dates[MANY], date;
    integra_tri tri;
    uint64_t key, keys[4], count64, services[MANY];
    uint32_t motive, motives[MANY];
    size_t size, count, other;
    uint8_t values[INTEGRA_DEMAND_FIELD_ROOM], values_out[INTEGRA_DEMAND_FIELD_ROOM], digest[32], requesters[MANY];
    uint8_t room[ROOM], protocol[ROOM], asked[256], answer[1024], receipt[ROOM];
    size_t protocol_size, asked_size, answer_size, receipt_size;
} bench;

static integra_rules *rules;
static integra_protocol *proved, *tried, *fresh; /* built in; of one row, found wanting; of one row */
static bench b, before;

#define RUN(name, ...)                                                                                                 \
    static integra_status run_##name(void *const *a, integra_error *error)                                             \
    {                                                                                                                  \
        return integra_##name(__VA_ARGS__, error);                                                                     \
    }

RUN(service_at, INTEGRA_SERVICE_ETP, a[1])
RUN(protocol_create, a[0] ? "has-2014" : NULL, NULL, a[2])
RUN(protocol_draft, (integra_text){ a[0] ? "p" : NULL, 1 }, INTEGRA_DATE_UNKNOWN, NULL, a[3])
RUN(protocol_apply, a[0], a[1])
RUN(protocol_check, a[0])
RUN(protocol_prove, a[0], a[1])
RUN(protocol_failure_at, a[0], 0, a[2])
RUN(protocol_row_at, a[0], 0, a[2])
RUN(protocol_digest, a[0], INTEGRA_PART_WHOLE, a[2])
RUN(protocol_compare, a[0], a[1], INTEGRA_PART_WHOLE, a[3], 4, a[5])
RUN(demand_key, INTEGRA_MOTIVE_ETP, a[1], a[2])
RUN(demand_of_key, b.key, a[1], a[2])
RUN(protocol_encode, a[0], a[1], ROOM, a[3])
RUN(protocol_decode, a[0], b.protocol_size, NULL, a[3])
RUN(demand_over_age, a[0], -9000, 20240, a[3])
RUN(demand_assessment_valid, a[0], 20000, 20240, a[3])
RUN(orientation_evaluate, a[0], a[1], a[2], a[3])
RUN(orientation_route, a[0], 0, a[2])
RUN(orientation_trace, a[0], a[1], INTEGRA_MOTIVE_ETP, 0, a[4])
RUN(orientation_explain, a[0], a[1], INTEGRA_SERVICE_ETP, a[3])
RUN(demand_review, a[0], a[1], a[2], 20300, a[4], 16, a[6])
RUN(follow_up_answered, a[0], a[1])
RUN(calls_count, a[0], a[1], MANY, a[3], a[4])
RUN(orientation_evaluate_columns, a[0], a[1], a[2], MANY, a[4])
RUN(orientation_route_columns, a[0], a[1], a[2], MANY, a[4], 99, a[6])
RUN(demand_encode, a[0], a[1], a[2], ROOM, a[4])
RUN(demand_decode, a[0], b.asked_size, a[2], a[3])
RUN(orientation_encode, a[0], a[1], ROOM, a[3])
RUN(orientation_decode, a[0], b.answer_size, a[2])
RUN(orientation_receipt, a[0], a[1], a[2], a[3], ROOM, a[5])
RUN(orientation_replay, a[0], b.receipt_size, NULL, a[3])

enum { RULES = 1, PROVED, TRIED, FRESH }; /* instead of a place on the bench */
#define AT(what) (offsetof(bench, what) + 1 + FRESH)

typedef struct row {
    const char *name;
    integra_status (*run)(void *const *a, integra_error *error);
    size_t at[ARGUMENTS];       /* by position; 0 where it is no pointer or always given */
    unsigned optional, in, out; /* positions that may be NULL, of structs read, of structs written */
} row;

#define ROW(name) #name, run_##name

static const row rows[] = {
    { ROW(service_at), { 0, AT(service) }, 0, 0, 2 },
    { ROW(protocol_create), { AT(room), 0, AT(read) }, 0, 0, 0 },
    { ROW(protocol_draft), { AT(room), 0, 0, AT(read) }, 0, 0, 0 },
    { ROW(protocol_apply), { FRESH, AT(row) }, 0, 2, 0 },
    { ROW(protocol_check), { TRIED }, 0, 0, 0 },
    { ROW(protocol_prove), { TRIED, AT(count) }, 0, 0, 0 },
    { ROW(protocol_failure_at), { TRIED, 0, AT(failure) }, 0, 0, 4 },
    { ROW(protocol_row_at), { PROVED, 0, AT(row_out) }, 0, 0, 4 },
    { ROW(protocol_digest), { PROVED, 0, AT(digest) }, 0, 0, 0 },
    { ROW(protocol_compare), { PROVED, PROVED, 0, AT(keys), 0, AT(count64) }, 0, 0, 0 },
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
};

enum { ROWS = sizeof rows / sizeof *rows };

static void ok(integra_status status)
{
    assert_int_equal(status, INTEGRA_OK);
}

static void lay_messages(void)
{
    ok(integra_orientation_evaluate(rules, proved, &b.demand, &b.made, NULL));
    ok(integra_protocol_encode(proved, b.protocol, sizeof b.protocol, &b.protocol_size, NULL));
    ok(integra_demand_encode(&b.demand, NULL, b.asked, sizeof b.asked, &b.asked_size, NULL));
    ok(integra_orientation_encode(&b.made, b.answer, sizeof b.answer, &b.answer_size, NULL));
    ok(integra_orientation_receipt(rules, proved, &b.demand, b.receipt, ROOM, &b.receipt_size, NULL));
    memcpy(b.values, (const uint8_t *)&b.demand + offsetof(integra_demand, requester), FIELDS);
    ok(integra_demand_key(INTEGRA_MOTIVE_ETP, b.values, &b.key, NULL));
}

static void lay(void)
{
    memset(&b, 0, sizeof b);
    fresh = draft();
    apply(fresh, plain_row("row", BIT(INTEGRA_MOTIVE_ETP), INTEGRA_SERVICE_ETP));
    b.row = plain_row("more", BIT(INTEGRA_MOTIVE_ETP), INTEGRA_SERVICE_ETP);
    b.demand = plain_demand(BIT(INTEGRA_MOTIVE_ETP));
    integra_row_init(&b.row_out, sizeof b.row_out);
    integra_service_init(&b.service, sizeof b.service);
    integra_failure_init(&b.failure, sizeof b.failure);
    integra_demand_init(&b.demand_out, sizeof b.demand_out);
    integra_contact_init(&b.contact, sizeof b.contact);
    integra_contact_init(&b.contact_out, sizeof b.contact_out);
    integra_orientation_init(&b.made, sizeof b.made);
    integra_orientation_init(&b.made_out, sizeof b.made_out);
    integra_route_init(&b.route, sizeof b.route);
    integra_trace_init(&b.trace, sizeof b.trace);
    integra_follow_up_init(&b.follow_up, sizeof b.follow_up);
    integra_demand_columns_init(&b.demands, sizeof b.demands);
    integra_orientation_columns_init(&b.answers, sizeof b.answers);
    integra_route_columns_init(&b.routes, sizeof b.routes);
    b.demands.motives = b.motives;
    b.demands.fields[INTEGRA_DEMAND_FIELD_REQUESTER] = b.requesters;
    b.answers.services = b.services;
    for (uint32_t i = 0; i < MANY; i++) {
        b.motives[i] = BIT(i);
        b.requesters[i] = INTEGRA_REQUESTER_PERSON;
        b.calls[i].bytes[0] = (uint8_t)(1 + i);
    }
    lay_messages();
}

static void clear(void)
{
    integra_protocol_destroy(fresh);
    integra_protocol_destroy(b.read);
}

static void arguments(const row *r, void *a[ARGUMENTS])
{
    for (size_t i = 0; i < ARGUMENTS; i++) {
        a[i] = r->at[i] == 0        ? NULL
               : r->at[i] == RULES  ? (void *)rules
               : r->at[i] == PROVED ? (void *)proved
               : r->at[i] == TRIED  ? (void *)tried
               : r->at[i] == FRESH  ? (void *)fresh
                                    : (uint8_t *)&b + r->at[i] - 1 - FRESH;
    }
}

static void refuses(const row *r, void *const *a, integra_status expected, uint64_t index)
{
    integra_error error = { 0 };
    before = b;
    size_t count = integra_protocol_row_count(fresh);
    integra_status status = r->run(a, &error);
    if (status != expected || error.status != expected || (index != INTEGRA_NO_PLACE && error.index != index)) {
        fail_msg("%s: %d and index %d, not %d and %d", r->name, status, (int)error.index, expected, (int)index);
    }
    if (memcmp(&b, &before, sizeof b) != 0 || integra_protocol_row_count(fresh) != count) {
        fail_msg("%s: refused, and something is written", r->name);
    }
    assert_int_equal(r->run(a, NULL), expected);
}

static void success_leaves_the_error(void **state)
{
    (void)state;
    for (size_t i = 0; i < ROWS; i++) {
        void *a[ARGUMENTS];
        integra_error error, untouched;
        memset(&error, 0x5a, sizeof error);
        untouched = error;
        lay();
        arguments(&rows[i], a);
        integra_status status = rows[i].run(a, &error);
        if (status || memcmp(&error, &untouched, sizeof error) != 0) {
            fail_msg("%s: status %d, or the error was written", rows[i].name, status);
        }
        clear();
    }
}

static void every_pointer_null_in_turn(void **state)
{
    (void)state;
    for (size_t i = 0; i < ROWS; i++) {
        for (size_t position = 0; position < ARGUMENTS; position++) {
            void *a[ARGUMENTS];
            if (rows[i].at[position] == 0) {
                continue;
            }
            lay();
            arguments(&rows[i], a);
            a[position] = NULL;
            if (rows[i].optional >> position & 1u) {
                ok(rows[i].run(a, NULL));
            } else {
                refuses(&rows[i], a, INTEGRA_ERR_NULL_ARGUMENT, position);
            }
            clear();
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
    for (size_t i = 0; i < ROWS; i++) {
        for (size_t position = 0; position < ARGUMENTS; position++) {
            void *a[ARGUMENTS];
            if (!((rows[i].in | rows[i].out) >> position & 1u)) {
                continue;
            }
            lay();
            arguments(&rows[i], a);
            const uint32_t size = size_of(a[position]), bad[] = { 0, 12, size - 8, size + 4, 65544 };
            for (size_t k = 0; k < sizeof bad / sizeof *bad; k++) {
                memcpy(a[position], &bad[k], sizeof bad[k]);
                refuses(&rows[i], a, INTEGRA_ERR_STRUCT_SIZE, INTEGRA_NO_PLACE);
            }
            clear();
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
    for (size_t i = 0; i < ROWS; i++) {
        for (size_t position = 0; position < ARGUMENTS; position++) {
            void *a[ARGUMENTS];
            int in = rows[i].in >> position & 1u, out = rows[i].out >> position & 1u;
            if (!in && !out) {
                continue;
            }
            lay();
            arguments(&rows[i], a);
            const uint32_t size = size_of(a[position]), more = size + LATER;
            memset(&later, in ? 0 : 0xbb, sizeof later);
            memcpy(later.bytes, a[position], size);
            memcpy(later.bytes, &more, sizeof more);
            a[position] = later.bytes;
            later.bytes[size + LATER - 1] = in ? 1 : 0xbb;
            if (in) {
                refuses(&rows[i], a, INTEGRA_ERR_UNKNOWN_TAIL, INTEGRA_NO_PLACE);
                later.bytes[size + LATER - 1] = 0;
            }
            ok(rows[i].run(a, NULL));
            assert_int_equal(size_of(later.bytes), more);
            for (size_t at = size; at < sizeof later.bytes; at++) {
                assert_int_equal(later.bytes[at], in ? 0 : 0xbb);
            }
            clear();
        }
    }
}

/* Without this, a function added to a header would go untested. */
static void every_function_has_a_row(void **state)
{
    static const char *const headers[] = { "include/integra/protocol.h", "include/integra/orientation.h" };
    size_t found = 0;
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        char line[256];
        FILE *file = fopen(headers[i], "r");
        assert_non_null(file);
        while (fgets(line, sizeof line, file)) {
            found += strstr(line, "integra_error *error);") != NULL;
        }
        (void)fclose(file);
    }
    assert_int_equal(found, ROWS);
}

static int set_up(void **state)
{
    size_t count = 0;
    (void)state;
    ok(integra_rules_create("has-2014", NULL, NULL, 0, NULL, &rules, NULL));
    ok(integra_protocol_create("has-2014", NULL, &proved, NULL));
    tried = draft();
    apply(tried, plain_row("row", BIT(INTEGRA_MOTIVE_ETP), INTEGRA_SERVICE_ETP));
    ok(integra_protocol_prove(tried, &count, NULL));
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    integra_rules_destroy(rules);
    integra_protocol_destroy(proved);
    integra_protocol_destroy(tried);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(success_leaves_the_error), cmocka_unit_test(every_pointer_null_in_turn),
        cmocka_unit_test(a_struct_of_no_version),   cmocka_unit_test(a_struct_of_a_later_version),
        cmocka_unit_test(every_function_has_a_row),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
