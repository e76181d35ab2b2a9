/* test_orientation_messages.c - random demands, protocols and responses there and back; cut short, with bits flipped.
 * Spec: spec/01-wire.md; spec/integra.cddl, protocol-body to orientation-body.  Layer: tests.
 * SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../../fuzz/again.h"
#include "demands.h"

#include <stdio.h>

enum { ROOM = 16384, MADE = 300, KINDS = 3, CALLABLE = 34 };

static integra_rules *rules;
static integra_protocol *built_in;

typedef integra_status encoder(uint64_t *seed, uint8_t *bytes, size_t *size);
typedef int again(const uint8_t *data, size_t size);

static void some_bytes(uint64_t *seed, uint8_t *bytes, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        bytes[i] = (uint8_t)pick(seed, 256);
    }
}

/* Keys that no version knows yet, behind those of the kind; nothing for most. */
static integra_bytes later_keys(uint64_t *seed, uint8_t first, uint8_t room[16])
{
    static const uint8_t rest[] = { 0x82, 0x61, 'x', 0xf6, 0x19, 0x01, 0x00, 0xa1, 0x00, 0x20 };
    room[0] = first;
    memcpy(room + 1, rest, sizeof rest);
    return pick(seed, 4) != 0 ? (integra_bytes){ NULL, 0 } : (integra_bytes){ room, 1 + sizeof rest };
}

static void make_contact(uint64_t *seed, integra_contact *contact)
{
    integra_contact_init(contact, sizeof *contact);
    contact->door = pick(seed, INTEGRA__DOOR_CODES);
    contact->channel = pick(seed, INTEGRA__CHANNEL_CODES);
    some_bytes(seed, contact->call.bytes, pick(seed, 2) * sizeof contact->call.bytes);
}

static integra_demand make_demand(uint64_t *seed)
{
    integra_demand demand = some_demand(seed);
    some_bytes(seed, demand.id.bytes, pick(seed, 2) * sizeof demand.id.bytes);
    if (pick(seed, 2)) {
        (void)snprintf(demand.commune, sizeof demand.commune, "%05u", (unsigned)pick(seed, 100000));
    }
    demand.publics = pick(seed, 2) ? pick(seed, 4) << INTEGRA_PUBLIC_MENTAL_HEALTH : 0; /* any two go together */
    return demand;
}

static integra_status demand_message(uint64_t *seed, uint8_t *bytes, size_t *size)
{
    uint8_t room[16];
    integra_contact contact;
    integra_demand demand = make_demand(seed);
    make_contact(seed, &contact);
    demand.extension = later_keys(seed, 21, room);
    return integra_demand_encode(&demand, pick(seed, 3) ? &contact : NULL, bytes, ROOM, size, NULL);
}

static integra_status response_message(uint64_t *seed, uint8_t *bytes, size_t *size)
{
    integra_orientation made;
    integra_demand demand = make_demand(seed);
    integra_orientation_init(&made, sizeof made);
    assert_int_equal(integra_orientation_evaluate(rules, built_in, &demand, &made, NULL), INTEGRA_OK);
    return integra_orientation_encode(&made, bytes, ROOM, size, NULL);
}

/* Calls are drawn until each is of a service that a row may call, and of none twice. */
static void make_calls(uint64_t *seed, integra_row *row)
{
    uint64_t called = 0;
    row->call_count = (uint8_t)(1 + pick(seed, INTEGRA_CALL_ROOM));
    for (uint32_t i = 0; i < row->call_count;) {
        integra_service about;
        integra_service_init(&about, sizeof about);
        uint32_t service = 1 + pick(seed, CALLABLE);
        if (integra_service_at(service, &about, NULL) || about.kind == INTEGRA_SERVICE_KIND_OWN ||
            called >> service & 1u) {
            continue;
        }
        called |= UINT64_C(1) << service;
        row->services[i] = (uint8_t)service;
        row->levels[i] = (uint8_t)pick(seed, INTEGRA__LEVEL_CODES);
        row->first[i] = (uint8_t)pick(seed, 64);
        row->within[i] = (int16_t)(pick(seed, 2) ? (int)pick(seed, 3651) : INTEGRA_WITHIN_FIRST_ANSWER);
        i++;
    }
}

/* Any table that hangs together: rows override earlier ones of the same motives, or nothing. */
static integra_protocol *make_protocol(uint64_t *seed)
{
    static const uint8_t codes[FIELDS] = { 7, 4, 4, 3, 7, 3, 3, 5, 3, 3, 3, 3, 4 };
    integra_protocol *protocol = NULL;
    integra_date since = pick(seed, 2) ? INTEGRA_DATE_UNKNOWN : (integra_date)pick(seed, 30000);
    assert_int_equal(integra_protocol_draft((integra_text){ "p-1", 3 }, since, NULL, &protocol, NULL), INTEGRA_OK);
    uint32_t count = 1 + pick(seed, 5), motives = 1 + pick(seed, (1u << MOTIVES) - 1);
    for (uint32_t i = 0; i < count; i++) {
        char id[24];
        integra_row row;
        integra_row_init(&row, sizeof row);
        (void)snprintf(id, sizeof id, "row-%u", (unsigned)i);
        row.id = (integra_text){ id, strlen(id) };
        row.source = pick(seed, 2) ? (integra_text){ "HAS-INT, \xc3\xa9tape 4", 17 } : (integra_text){ NULL, 0 };
        row.motives = motives;
        row.rule = 2001 + pick(seed, 10);
        row.otherwise = (uint8_t)(i + 1 == count && pick(seed, 2));
        row.imposed = (uint8_t)pick(seed, 2);
        for (uint32_t field = 0; field < FIELDS; field++) {
            uint32_t first = field == INTEGRA_DEMAND_FIELD_REQUESTER || field == INTEGRA_DEMAND_FIELD_STAGE;
            row.conditions[field] = (uint8_t)(pick(seed, 3) ? 0 : pick(seed, 1u << codes[field]) << first);
        }
        make_calls(seed, &row);
        while (!row.otherwise && row.override_count < i && pick(seed, 2)) {
            row.overrides[row.override_count] = row.override_count;
            row.override_count++;
        }
        apply(protocol, row);
    }
    return protocol;
}

static integra_status protocol_message(uint64_t *seed, uint8_t *bytes, size_t *size)
{
    integra_protocol *protocol = make_protocol(seed);
    integra_status status = integra_protocol_encode(protocol, bytes, ROOM, size, NULL);
    integra_protocol_destroy(protocol);
    return status;
}

/* Of the long ones, fewer samples are cut and flipped. */
static const struct {
    encoder *make;
    again *back;
    int samples;
} kinds[KINDS] = {
    { protocol_message, again_protocol, 2 },
    { demand_message, again_demand, 8 },
    { response_message, again_orientation, 3 },
};

static void demands_come_back(void **state)
{
    (void)state;
    uint64_t seed = 2014;
    for (int i = 0; i < MADE; i++) {
        uint8_t bytes[ROOM];
        integra_contact contact, came;
        integra_demand demand = make_demand(&seed), back;
        size_t size = 0;
        make_contact(&seed, &contact);
        integra_demand_init(&back, sizeof back);
        integra_contact_init(&came, sizeof came);
        assert_int_equal(integra_demand_encode(&demand, &contact, bytes, ROOM, &size, NULL), INTEGRA_OK);
        assert_int_equal(integra_demand_decode(bytes, size, &back, &came, NULL), INTEGRA_OK);
        assert_memory_equal(&back, &demand, sizeof back);
        assert_memory_equal(&came, &contact, sizeof came);
    }
}

static void same_text(integra_text one, integra_text other)
{
    assert_true(one.size == other.size && (one.size == 0 || memcmp(one.bytes, other.bytes, one.size) == 0));
}

static void protocols_come_back(void **state)
{
    (void)state;
    uint64_t seed = 2022;
    for (int i = 0; i < MADE; i++) {
        uint8_t bytes[ROOM];
        integra_protocol *protocol = make_protocol(&seed), *back = NULL;
        size_t size = 0, rows = integra_protocol_row_count(protocol);
        assert_int_equal(integra_protocol_encode(protocol, bytes, ROOM, &size, NULL), INTEGRA_OK);
        assert_int_equal(integra_protocol_decode(bytes, size, NULL, &back, NULL), INTEGRA_OK);
        assert_int_equal(integra_protocol_row_count(back), rows);
        assert_int_equal(integra_protocol_effective(back), integra_protocol_effective(protocol));
        same_text(integra_protocol_name(back), integra_protocol_name(protocol));
        for (size_t k = 0; k < rows; k++) {
            integra_row one, other;
            integra_row_init(&one, sizeof one);
            integra_row_init(&other, sizeof other);
            assert_int_equal(integra_protocol_row_at(protocol, k, &one, NULL), INTEGRA_OK);
            assert_int_equal(integra_protocol_row_at(back, k, &other, NULL), INTEGRA_OK);
            same_text(one.id, other.id);
            same_text(one.source, other.source);
            assert_memory_equal(&one, &other, offsetof(integra_row, id));
        }
        integra_protocol_destroy(protocol);
        integra_protocol_destroy(back);
    }
}

static void what_is_written_is_accepted(void **state)
{
    (void)state;
    uint64_t seed = 7;
    for (size_t kind = 0; kind < KINDS; kind++) {
        for (int i = 0; i < MADE; i++) {
            uint8_t bytes[ROOM];
            size_t size = 0;
            assert_int_equal(kinds[kind].make(&seed, bytes, &size), INTEGRA_OK);
            assert_int_equal(kinds[kind].back(bytes, size), 1);
        }
    }
}

/* A block of exactly that size, so that a read beyond it is seen by the sanitizer and by valgrind. */
static int back_from(size_t kind, const uint8_t *bytes, size_t size)
{
    uint8_t *exact = malloc(size ? size : 1);
    assert_non_null(exact);
    memcpy(exact, bytes, size);
    int answer = kinds[kind].back(size ? exact : NULL, size);
    free(exact);
    return answer;
}

static void every_truncation_is_refused(void **state)
{
    (void)state;
    uint64_t seed = 11;
    for (size_t kind = 0; kind < KINDS; kind++) {
        for (int i = 0; i < kinds[kind].samples; i++) {
            uint8_t bytes[ROOM];
            size_t size = 0;
            assert_int_equal(kinds[kind].make(&seed, bytes, &size), INTEGRA_OK);
            for (size_t cut = 0; cut < size; cut++) {
                if (back_from(kind, bytes, cut) != 0) {
                    fail_msg("kind %zu cut at %zu of %zu", kind, cut, size);
                }
            }
        }
    }
}

static void every_flipped_bit_is_refused_or_another_message(void **state)
{
    (void)state;
    uint64_t seed = 13;
    size_t accepted = 0, refused = 0;
    for (size_t kind = 0; kind < KINDS; kind++) {
        for (int i = 0; i < kinds[kind].samples; i++) {
            uint8_t bytes[ROOM];
            size_t size = 0;
            assert_int_equal(kinds[kind].make(&seed, bytes, &size), INTEGRA_OK);
            for (size_t bit = 0; bit < size * 8; bit++) {
                bytes[bit / 8] ^= (uint8_t)(1u << bit % 8);
                int answer = back_from(kind, bytes, size);
                if (answer < 0) {
                    fail_msg("kind %zu with bit %zu flipped", kind, bit);
                }
                *(answer ? &accepted : &refused) += 1;
                bytes[bit / 8] ^= (uint8_t)(1u << bit % 8);
            }
        }
    }
    assert_true(accepted > 100 && refused > 100);
}

static int set_up(void **state)
{
    (void)state;
    assert_int_equal(integra_rules_create("has-2014", NULL, NULL, 0, NULL, &rules, NULL), INTEGRA_OK);
    assert_int_equal(integra_protocol_create("has-2014", NULL, &built_in, NULL), INTEGRA_OK);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    integra_rules_destroy(rules);
    integra_protocol_destroy(built_in);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(demands_come_back),
        cmocka_unit_test(protocols_come_back),
        cmocka_unit_test(what_is_written_is_accepted),
        cmocka_unit_test(every_truncation_is_refused),
        cmocka_unit_test(every_flipped_bit_is_refused_or_another_message),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
