/* test_screening_receipts.c - receipts replay to themselves; any byte changed is told, at the place where it first
 * shows. Spec: GEN-10.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "screening_people.h"

#include <string.h>

enum { ROOM = 4096, PEOPLE = 120 };

typedef struct receipt {
    integra_rules *rules;
    uint8_t bytes[ROOM];
    size_t size;
    size_t input_at, input_size; /* the message embedded under key 2 */
    size_t digest_at;
} receipt;

static size_t find(const uint8_t *in, size_t size, const uint8_t *what, size_t what_size)
{
    for (size_t at = 0; at + what_size <= size; at++) {
        if (memcmp(in + at, what, what_size) == 0) {
            return at;
        }
    }
    fail_msg("what a receipt holds is not in it");
    return size;
}

static void make(receipt *r, person *someone, int with_facts, uint64_t *seed)
{
    uint8_t input[ROOM], digest[32];
    people_make(someone, seed);
    r->rules = people_rules(seed, NULL);
    const integra_facts *facts = with_facts ? &someone->facts : NULL;
    assert_int_equal(integra_receipt_encode(r->rules, &someone->answers, facts, r->bytes, ROOM, &r->size, NULL),
                     INTEGRA_OK);
    if (facts) {
        assert_int_equal(integra_facts_encode(facts, &someone->answers, input, ROOM, &r->input_size, NULL), INTEGRA_OK);
    } else {
        assert_int_equal(integra_answers_encode(&someone->answers, input, ROOM, &r->input_size, NULL), INTEGRA_OK);
    }
    r->input_at = find(r->bytes, r->size, input, r->input_size);
    assert_int_equal(integra_rules_digest(r->rules, digest, NULL), INTEGRA_OK);
    r->digest_at = find(r->bytes, r->size, digest, sizeof digest);
}

static void receipts_replay_to_themselves(void **state)
{
    (void)state;
    uint64_t seed = 2014;
    for (int i = 0; i < PEOPLE; i++) {
        receipt r;
        person someone;
        integra_screening told, made;
        integra_error error, untouched;
        memset(&error, 0x5a, sizeof error);
        untouched = error;
        make(&r, &someone, i % 3, &seed);
        integra_screening_init(&told, sizeof told);
        integra_screening_init(&made, sizeof made);
        assert_int_equal(integra_receipt_replay(r.bytes, r.size, NULL, &told, &error), INTEGRA_OK);
        assert_memory_equal(&error, &untouched, sizeof error);
        assert_int_equal(
            integra_screening_evaluate(r.rules, &someone.answers, i % 3 ? &someone.facts : NULL, &made, NULL),
            INTEGRA_OK);
        assert_memory_equal(&told, &made, sizeof told);
        integra_rules_destroy(r.rules);
    }
}

/* A receipt of facts alone says the same as one with nothing answered beside them. */
static void facts_alone_make_a_receipt(void **state)
{
    (void)state;
    uint64_t seed = 3;
    static uint8_t bytes[2][ROOM];
    for (int i = 0; i < PEOPLE; i++) {
        person someone;
        integra_screening told;
        size_t sizes[2] = { 0, 0 };
        integra_rules *rules = people_rules(&seed, NULL);
        people_make(&someone, &seed);
        memset(someone.answers.questions, 0, sizeof someone.answers.questions);
        assert_int_equal(integra_receipt_encode(rules, NULL, &someone.facts, bytes[0], ROOM, &sizes[0], NULL),
                         INTEGRA_OK);
        assert_int_equal(
            integra_receipt_encode(rules, &someone.answers, &someone.facts, bytes[1], ROOM, &sizes[1], NULL),
            INTEGRA_OK);
        assert_int_equal(sizes[0], sizes[1]);
        assert_memory_equal(bytes[0], bytes[1], sizes[0]);
        integra_screening_init(&told, sizeof told);
        assert_int_equal(integra_receipt_replay(bytes[0], sizes[0], NULL, &told, NULL), INTEGRA_OK);
        assert_int_equal(told.from_facts, 1);
        integra_rules_destroy(rules);
    }
}

/* The receipt that the changed input, still a message, would honestly have; 0 where it is no message any more. */
static size_t honest(const receipt *r, uint8_t *out)
{
    person other;
    size_t count = 0, size = 0;
    const uint8_t *input = r->bytes + r->input_at;
    int with_facts = input[2] == INTEGRA_MESSAGE_FACTS; /* answers alone read as facts, too */
    memset(&other, 0, sizeof other);
    integra_answers_init(&other.answers, sizeof other.answers);
    integra_facts_init(&other.facts, sizeof other.facts);
    integra_status status = with_facts ? integra_facts_decode(input, r->input_size, other.dates, other.emergencies,
                                                              PERSON_STAYS, &count, &other.facts, &other.answers, NULL)
                                       : integra_answers_decode(input, r->input_size, &other.answers, NULL);
    if (!status) {
        status =
            integra_receipt_encode(r->rules, &other.answers, with_facts ? &other.facts : NULL, out, ROOM, &size, NULL);
    }
    return status ? 0 : size;
}

static void check_change(const receipt *r, size_t at)
{
    static uint8_t other[ROOM];
    integra_screening told, before;
    integra_error error = { 0 };
    integra_screening_init(&told, sizeof told);
    before = told;
    integra_status status = integra_receipt_replay(r->bytes, r->size, NULL, &told, &error);
    int in_input = at >= r->input_at && at < r->input_at + r->input_size;
    if (status) {
        assert_memory_equal(&told, &before, sizeof told);
        assert_true(error.status == status && (error.offset == INTEGRA_NO_PLACE || error.offset <= r->size));
    }
    if (in_input) {
        size_t size = honest(r, other), first = 0;
        while (first < size && first < r->size && other[first] == r->bytes[first]) {
            first++;
        }
        if (!size && (!status || status == INTEGRA_ERR_RECEIPT_DIFFERS || error.offset < r->input_at)) {
            fail_msg("byte %zu: the input is no message, and gives %d", at, status);
        } else if (size && first == size && size == r->size) {
            assert_int_equal(status, INTEGRA_OK); /* another person's honest receipt */
        } else if (size && (status != INTEGRA_ERR_RECEIPT_DIFFERS || error.offset != first)) {
            fail_msg("byte %zu: %d at %d, not at %zu", at, status, (int)error.offset, first);
        }
        return;
    }
    if (!status) {
        fail_msg("byte %zu changed, and nothing is told", at);
    }
    if (status == INTEGRA_ERR_RECEIPT_DIFFERS) {
        int in_overrides = at >= r->digest_at + 32 && at < r->input_at; /* then the digest is what differs first */
        int in_digest = error.offset >= r->digest_at && error.offset < r->digest_at + 32;
        int none_left = error.offset == 3; /* the only override became the pack's own value: a key less in the map */
        if (in_overrides ? !in_digest && !none_left : error.offset != at) {
            fail_msg("byte %zu changed, told at %d", at, (int)error.offset);
        }
    }
}

static void every_byte_changed_is_told(void **state)
{
    (void)state;
    static const uint8_t changes[] = { 0x01, 0x02, 0x20, 0xff };
    uint64_t seed = 99;
    for (int i = 0; i < 4; i++) {
        receipt r;
        person someone;
        make(&r, &someone, i % 2, &seed);
        for (size_t at = 0; at < r.size; at++) {
            for (size_t change = 0; change < sizeof changes; change++) {
                r.bytes[at] ^= changes[change];
                check_change(&r, at);
                r.bytes[at] ^= changes[change];
            }
        }
        integra_rules_destroy(r.rules);
    }
}

static void a_byte_more_or_less_is_told(void **state)
{
    (void)state;
    uint64_t seed = 5;
    receipt r;
    person someone;
    integra_screening told;
    integra_error error = { 0 };
    make(&r, &someone, 1, &seed);
    integra_screening_init(&told, sizeof told);
    r.bytes[r.size] = 0;
    assert_int_equal(integra_receipt_replay(r.bytes, r.size + 1, NULL, &told, &error), INTEGRA_ERR_TRAILING);
    assert_int_equal(error.offset, r.size);
    for (size_t cut = 0; cut < r.size; cut++) {
        assert_int_equal(integra_receipt_replay(r.bytes, cut, NULL, &told, &error), INTEGRA_ERR_TRUNCATED);
    }
    integra_rules_destroy(r.rules);
}

/* Keys of a later version in the receipt itself are kept out of the judgement. */
static void a_later_key_is_let_be(void **state)
{
    (void)state;
    uint64_t seed = 6;
    receipt r;
    person someone;
    integra_screening told;
    make(&r, &someone, 1, &seed);
    integra_screening_init(&told, sizeof told);
    r.bytes[3]++;
    r.bytes[r.size++] = 0x07;
    r.bytes[r.size++] = 0xf6;
    assert_int_equal(integra_receipt_replay(r.bytes, r.size, NULL, &told, NULL), INTEGRA_OK);
    r.bytes[r.size - 2] = 0x20;
    assert_int_equal(integra_receipt_replay(r.bytes, r.size, NULL, &told, NULL), INTEGRA_ERR_CRITICAL_KEY);
    integra_rules_destroy(r.rules);
}

/* GEN-9: name and version together are the pack. Values of another version cannot be made here, so nothing is said
 * to differ: the pack is unknown. */
static void a_version_not_built_in_is_unknown(void **state)
{
    (void)state;
    uint64_t seed = 7;
    receipt r;
    person someone;
    uint8_t pack[ROOM];
    size_t size = 0;
    integra_screening told;
    integra_rules *decoded = NULL;
    integra_error error = { 0 };
    make(&r, &someone, 1, &seed);
    integra_screening_init(&told, sizeof told);
    r.bytes[r.digest_at - 3] = 2; /* the digest's head has two bytes, and the version stands before it */
    assert_int_equal(integra_receipt_replay(r.bytes, r.size, NULL, &told, &error), INTEGRA_ERR_UNKNOWN_NAME);
    assert_string_equal(integra_rule_name(error.rule), "GEN-9");

    const char *name = integra_rules_name(r.rules);
    assert_int_equal(integra_rules_encode(r.rules, pack, ROOM, &size, NULL), INTEGRA_OK);
    size_t version_at = find(pack, size, (const uint8_t *)name, strlen(name)) + strlen(name) + 1;
    assert_int_equal(pack[version_at], 1);
    pack[version_at] = 2;
    assert_int_equal(integra_rules_decode(pack, size, NULL, &decoded, &error), INTEGRA_ERR_UNKNOWN_NAME);
    assert_string_equal(integra_rule_name(error.rule), "GEN-9");
    assert_null(decoded);
    integra_rules_destroy(r.rules);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(receipts_replay_to_themselves), cmocka_unit_test(facts_alone_make_a_receipt),
        cmocka_unit_test(every_byte_changed_is_told),    cmocka_unit_test(a_byte_more_or_less_is_told),
        cmocka_unit_test(a_later_key_is_let_be),         cmocka_unit_test(a_version_not_built_in_is_unknown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
