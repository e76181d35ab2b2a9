/* test_screening_extension.c - later keys are kept and written back; what is no extension is refused when it is given.
 * Spec: WIRE-18.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <integra/integra.h>

#include <string.h>

enum { ROOM = 256, ANSWERS_KEYS = 3, FACTS_KEYS = 24, SCREENING_KEYS = 13, INCLUSION_KEYS = 13 };

typedef struct all {
    integra_answers answers;
    integra_facts facts;
    integra_screening screening;
    integra_inclusion sheet;
} all;

static void start(all *a)
{
    integra_answers_init(&a->answers, sizeof a->answers);
    integra_facts_init(&a->facts, sizeof a->facts);
    integra_screening_init(&a->screening, sizeof a->screening);
    integra_inclusion_init(&a->sheet, sizeof a->sheet);
    a->screening.pack = INTEGRA_PACK_HAS_2014;
    a->screening.stage = INTEGRA_STAGE_UNDETERMINED;
    a->screening.unknown_count = INTEGRA_ITEM_COUNT;
}

/* Kind 0 to 3, with this extension. */
static integra_status encode(all *a, int kind, integra_bytes extension, uint8_t *bytes, size_t *size,
                             integra_error *error)
{
    start(a);
    a->answers.extension = a->facts.extension = a->screening.extension = a->sheet.extension = extension;
    return kind == 0   ? integra_answers_encode(&a->answers, bytes, ROOM, size, error)
           : kind == 1 ? integra_facts_encode(&a->facts, NULL, bytes, ROOM, size, error)
           : kind == 2 ? integra_screening_encode(&a->screening, bytes, ROOM, size, error)
                       : integra_inclusion_encode(&a->sheet, bytes, ROOM, size, error);
}

static integra_status decode(all *a, int kind, const uint8_t *bytes, size_t size, integra_bytes *extension,
                             integra_error *error)
{
    integra_answers beside;
    size_t count = 0;
    start(a);
    integra_answers_init(&beside, sizeof beside);
    integra_status status = kind == 0 ? integra_answers_decode(bytes, size, &a->answers, error)
                            : kind == 1
                                ? integra_facts_decode(bytes, size, NULL, NULL, 0, &count, &a->facts, &beside, error)
                            : kind == 2 ? integra_screening_decode(bytes, size, &a->screening, error)
                                        : integra_inclusion_decode(bytes, size, &a->sheet, error);
    *extension = kind == 0   ? a->answers.extension
                 : kind == 1 ? a->facts.extension
                 : kind == 2 ? a->screening.extension
                             : a->sheet.extension;
    assert_true(kind != 1 || beside.extension.size == 0);
    return status;
}

static const uint8_t first_later[] = { ANSWERS_KEYS, FACTS_KEYS, SCREENING_KEYS, INCLUSION_KEYS };

/* Two later keys: the first one there is, and one in four bytes holding a map with a negative key, which is its own. */
static size_t two_keys(int kind, uint8_t *out)
{
    static const uint8_t rest[] = { 0x82, 0xf6, 0x61, 'a', 0x1a, 0xff, 0xff, 0xff, 0xff, 0xa1, 0x20, 0x41, 0x00 };
    size_t size = 0;
    if (first_later[kind] >= 24) {
        out[size++] = 0x18;
    }
    out[size++] = first_later[kind];
    memcpy(out + size, rest, sizeof rest);
    return size + sizeof rest;
}

static void later_keys_are_kept_and_written_back(void **state)
{
    (void)state;
    for (int kind = 0; kind < 4; kind++) {
        all a;
        uint8_t given[ROOM], bytes[ROOM], again[ROOM];
        integra_bytes kept = { NULL, 0 };
        size_t size = 0, again_size = 0, given_size = two_keys(kind, given);
        assert_int_equal(encode(&a, kind, (integra_bytes){ given, given_size }, bytes, &size, NULL), INTEGRA_OK);
        assert_memory_equal(bytes + size - given_size, given, given_size);
        assert_int_equal(bytes[3], kind == 2 ? 0xa5 : 0xa2); /* a screening holds three keys at least */
        assert_int_equal(decode(&a, kind, bytes, size, &kept, NULL), INTEGRA_OK);
        assert_int_equal(kept.size, given_size);
        assert_ptr_equal(kept.bytes, bytes + size - given_size);
        assert_int_equal(encode(&a, kind, kept, again, &again_size, NULL), INTEGRA_OK);
        assert_int_equal(again_size, size);
        assert_memory_equal(again, bytes, size);
    }
}

static void what_is_no_extension(void **state)
{
    (void)state;
    static const struct {
        uint8_t bytes[8];
        size_t size;
        integra_status status;
        const char *rule;
        uint64_t offset;
    } rows[] = {
        { { 0x02, 0x00 }, 2, INTEGRA_ERR_WRONG_TYPE, "WIRE-20", 0 }, /* a known key */
        { { 0x18, 0x40 }, 2, INTEGRA_ERR_TRUNCATED, "WIRE-1", 2 },   /* a key without a value */
        { { 0x18, 0x40, 0x00, 0x18, 0x40, 0x00 }, 6, INTEGRA_ERR_NOT_DETERMINISTIC, "WIRE-7", 3 },
        { { 0x18, 0x41, 0x00, 0x18, 0x40, 0x00 }, 6, INTEGRA_ERR_NOT_DETERMINISTIC, "WIRE-6", 3 },
        { { 0x20, 0x00 }, 2, INTEGRA_ERR_CRITICAL_KEY, "WIRE-18", 0 },
        { { 0x18, 0x40, 0x00, 0x20, 0x00 }, 5, INTEGRA_ERR_CRITICAL_KEY, "WIRE-18", 3 },
        { { 0x61, 0x61, 0x00 }, 3, INTEGRA_ERR_NOT_ALLOWED, "WIRE-5", 0 }, /* a key of text */
        { { 0x18, 0x40, 0xf9, 0x3c, 0x00 }, 5, INTEGRA_ERR_NOT_ALLOWED, "WIRE-8", 2 },
        { { 0x18, 0x40, 0xc0, 0x00 }, 4, INTEGRA_ERR_NOT_ALLOWED, "WIRE-9", 2 },
        { { 0x18, 0x40, 0x18, 0x17 }, 4, INTEGRA_ERR_NOT_DETERMINISTIC, "WIRE-3", 2 },
        { { 0x18, 0x40, 0x61, 0xff }, 4, INTEGRA_ERR_NOT_UTF8, "WIRE-11", 3 },
    };
    for (int kind = 0; kind < 4; kind++) {
        for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
            all a;
            uint8_t bytes[ROOM];
            size_t size = 77;
            integra_error error = { 0 };
            integra_status status =
                encode(&a, kind, (integra_bytes){ rows[i].bytes, rows[i].size }, bytes, &size, &error);
            if (status != rows[i].status || size != 77 || error.offset != rows[i].offset) {
                fail_msg("row %zu, kind %d: %s at %d", i, kind, integra_status_name(status), (int)error.offset);
            }
            assert_string_equal(integra_rule_name(error.rule), rows[i].rule);
        }
    }
}

/* An input that carries later keys makes a receipt that carries them, and replays. */
static void receipts_carry_later_keys(void **state)
{
    (void)state;
    uint8_t given[ROOM], bytes[4096];
    integra_rules *rules = NULL;
    assert_int_equal(integra_rules_create("has-2014", NULL, NULL, 0, NULL, &rules, NULL), INTEGRA_OK);
    for (int kind = 0; kind < 2; kind++) {
        all a;
        integra_screening screening;
        size_t size = 0, given_size = two_keys(kind, given), found = 0;
        start(&a);
        a.answers.extension = a.facts.extension = (integra_bytes){ given, given_size };
        assert_int_equal(integra_receipt_encode(rules, kind == 0 ? &a.answers : NULL, kind == 1 ? &a.facts : NULL,
                                                bytes, sizeof bytes, &size, NULL),
                         INTEGRA_OK);
        for (size_t i = 0; i + given_size <= size; i++) {
            found += memcmp(bytes + i, given, given_size) == 0;
        }
        assert_int_equal(found, 1);
        integra_screening_init(&screening, sizeof screening);
        assert_int_equal(integra_receipt_replay(bytes, size, NULL, &screening, NULL), INTEGRA_OK);
        given[0] = 0x20;
        assert_int_equal(integra_receipt_encode(rules, kind == 0 ? &a.answers : NULL, kind == 1 ? &a.facts : NULL,
                                                bytes, sizeof bytes, &size, NULL),
                         INTEGRA_ERR_CRITICAL_KEY);
    }
    integra_rules_destroy(rules);
}

/* Of a pack nothing may be added: it must be what this library writes (GEN-9). */
static void packs_have_no_later_keys(void **state)
{
    (void)state;
    uint8_t bytes[512];
    size_t size = 0;
    integra_error error = { 0 };
    integra_rules *rules = NULL, *made = NULL;
    assert_int_equal(integra_rules_create("has-2014", NULL, NULL, 0, NULL, &rules, NULL), INTEGRA_OK);
    assert_int_equal(integra_rules_encode(rules, bytes, sizeof bytes, &size, NULL), INTEGRA_OK);
    bytes[3]++; /* one pair more */
    bytes[size++] = 0x05;
    bytes[size++] = 0x00;
    assert_int_equal(integra_rules_decode(bytes, size, NULL, &made, &error), INTEGRA_ERR_REFUSED);
    assert_string_equal(integra_rule_name(error.rule), "GEN-9");
    assert_int_equal(error.offset, 3);
    assert_null(made);
    integra_rules_destroy(rules);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(later_keys_are_kept_and_written_back),
        cmocka_unit_test(what_is_no_extension),
        cmocka_unit_test(receipts_carry_later_keys),
        cmocka_unit_test(packs_have_no_later_keys),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
