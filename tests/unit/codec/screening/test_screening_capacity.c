/* test_screening_capacity.c - an array too small is left untouched and told the size; one that fits exactly is enough.
 * Spec: include/integra/base.h; WIRE-14, WIRE-15.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "screening_calls.h"

#include <stdlib.h>
#include <string.h>

static objects o;

typedef integra_status encoder(uint8_t *out, size_t capacity, size_t *size, integra_error *error);

static integra_status pack(uint8_t *out, size_t capacity, size_t *size, integra_error *error)
{
    return integra_rules_encode(o.rules, out, capacity, size, error);
}
static integra_status answers(uint8_t *out, size_t capacity, size_t *size, integra_error *error)
{
    return integra_answers_encode(&o.answers, out, capacity, size, error);
}
static integra_status facts(uint8_t *out, size_t capacity, size_t *size, integra_error *error)
{
    return integra_facts_encode(&o.facts, &o.answers, out, capacity, size, error);
}
static integra_status screening(uint8_t *out, size_t capacity, size_t *size, integra_error *error)
{
    return integra_screening_encode(&o.screening, out, capacity, size, error);
}
static integra_status inclusion(uint8_t *out, size_t capacity, size_t *size, integra_error *error)
{
    return integra_inclusion_encode(&o.sheet, out, capacity, size, error);
}
static integra_status receipt(uint8_t *out, size_t capacity, size_t *size, integra_error *error)
{
    return integra_receipt_encode(o.rules, &o.answers, &o.facts, out, capacity, size, error);
}

static void every_capacity(encoder *encode)
{
    static uint8_t whole[CALL_ROOM], out[CALL_ROOM], untouched[CALL_ROOM];
    size_t needed = 0, size = 0;
    memset(untouched, 0xaa, sizeof untouched);
    assert_int_equal(encode(NULL, 0, &needed, NULL), INTEGRA_ERR_CAPACITY);
    assert_in_range(needed, 3, CALL_ROOM - 1);
    assert_int_equal(encode(whole, CALL_ROOM, &size, NULL), INTEGRA_OK);
    assert_int_equal(size, needed);
    for (size_t capacity = 0; capacity <= needed; capacity++) {
        integra_error error = { 0 };
        memset(out, 0xaa, sizeof out);
        size = 0;
        integra_status status = encode(out, capacity, &size, &error);
        assert_int_equal(size, needed);
        assert_int_equal(status, capacity < needed ? INTEGRA_ERR_CAPACITY : INTEGRA_OK);
        assert_int_equal(error.status, status);
        if (capacity < needed) {
            assert_memory_equal(out, untouched, sizeof out);
        }
    }
    assert_memory_equal(out, whole, needed);
    assert_memory_equal(out + needed, untouched, sizeof out - needed);
}

static void every_message(void **state)
{
    (void)state;
    encoder *const all[] = { pack, answers, facts, screening, inclusion, receipt };
    objects_make(&o);
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        every_capacity(all[i]);
    }
    objects_destroy(&o);
}

static integra_date dates[INTEGRA_ADMISSION_LIMIT + 1], dates_out[INTEGRA_ADMISSION_LIMIT + 1];
static integra_tri emergencies[INTEGRA_ADMISSION_LIMIT + 1], emergencies_out[INTEGRA_ADMISSION_LIMIT + 1];

static void admissions_into_the_callers_arrays(void **state)
{
    (void)state;
    enum { STAYS = 5 };
    uint8_t bytes[256];
    size_t size = 0;
    objects_make(&o);
    for (size_t i = 0; i < STAYS; i++) {
        dates[i] = i == 3 ? INTEGRA_DATE_UNKNOWN : 19000 + (integra_date)i;
        emergencies[i] = (integra_tri)(i % 3);
    }
    o.facts.admission_dates = dates;
    o.facts.admission_emergencies = emergencies;
    o.facts.admission_count = STAYS;
    assert_int_equal(integra_facts_encode(&o.facts, NULL, bytes, sizeof bytes, &size, NULL), INTEGRA_OK);
    for (size_t capacity = 0; capacity <= STAYS + 1; capacity++) {
        integra_facts facts_out, before;
        integra_answers answers_out;
        integra_facts_init(&facts_out, sizeof facts_out);
        integra_answers_init(&answers_out, sizeof answers_out);
        before = facts_out;
        size_t count = 0;
        memset(dates_out, 0xaa, sizeof dates_out);
        integra_status status = integra_facts_decode(bytes, size, dates_out, emergencies_out, capacity, &count,
                                                     &facts_out, &answers_out, NULL);
        assert_int_equal(count, STAYS);
        if (capacity < STAYS) {
            assert_int_equal(status, INTEGRA_ERR_CAPACITY);
            assert_memory_equal(&facts_out, &before, sizeof before);
            assert_int_equal((uint32_t)dates_out[0], 0xaaaaaaaa);
            continue;
        }
        assert_int_equal(status, INTEGRA_OK);
        assert_ptr_equal(facts_out.admission_dates, dates_out);
        assert_ptr_equal(facts_out.admission_emergencies, emergencies_out);
        assert_int_equal(facts_out.admission_count, STAYS);
        assert_memory_equal(dates_out, dates, STAYS * sizeof dates[0]);
        assert_memory_equal(emergencies_out, emergencies, STAYS);
        assert_int_equal((uint32_t)dates_out[STAYS], 0xaaaaaaaa);
    }
    objects_destroy(&o);
}

/* The array head of n stays, then the stays as [null, 0]: what no encoder of ours would write beyond the limit. */
static size_t write_stays(uint8_t *out, size_t n)
{
    const uint8_t head[] = { 0x83, 0x01, 0x03, 0xa1, 0x03, 0x99, (uint8_t)(n >> 8), (uint8_t)n };
    memcpy(out, head, sizeof head);
    for (size_t i = 0; i < n; i++) {
        memcpy(out + sizeof head + 3 * i, "\x82\xf6\x00", 3);
    }
    return sizeof head + 3 * n;
}

static void the_greatest_number_of_stays(void **state)
{
    (void)state;
    static uint8_t bytes[8 + 3 * (INTEGRA_ADMISSION_LIMIT + 1)];
    integra_facts facts_out;
    integra_answers answers_out;
    integra_error error = { 0 };
    size_t count = 0, size = write_stays(bytes, INTEGRA_ADMISSION_LIMIT);
    integra_facts_init(&facts_out, sizeof facts_out);
    integra_answers_init(&answers_out, sizeof answers_out);
    assert_int_equal(integra_facts_decode(bytes, size, dates_out, emergencies_out, INTEGRA_ADMISSION_LIMIT, &count,
                                          &facts_out, &answers_out, NULL),
                     INTEGRA_OK);
    assert_int_equal(count, INTEGRA_ADMISSION_LIMIT);
    size = write_stays(bytes, INTEGRA_ADMISSION_LIMIT + 1);
    count = 7;
    assert_int_equal(integra_facts_decode(bytes, size, dates_out, emergencies_out, INTEGRA_ADMISSION_LIMIT + 1, &count,
                                          &facts_out, &answers_out, &error),
                     INTEGRA_ERR_LIMIT);
    assert_string_equal(integra_rule_name(error.rule), "WIRE-15");
    assert_true(error.offset == 5 && count == 7);
}

static void the_longest_text(void **state)
{
    (void)state;
    static uint8_t bytes[8 + INTEGRA_TEXT_LIMIT + 1];
    for (size_t length = INTEGRA_TEXT_LIMIT; length <= INTEGRA_TEXT_LIMIT + 1; length++) {
        const uint8_t head[] = { 0x83, 0x01, 0x05, 0xa1, 0x09, 0x79, (uint8_t)(length >> 8), (uint8_t)length };
        integra_inclusion sheet;
        integra_error error = { 0 };
        memset(bytes, 'a', sizeof bytes);
        memcpy(bytes, head, sizeof head);
        integra_inclusion_init(&sheet, sizeof sheet);
        integra_status status = integra_inclusion_decode(bytes, sizeof head + length, &sheet, &error);
        assert_int_equal(status, length == INTEGRA_TEXT_LIMIT ? INTEGRA_OK : INTEGRA_ERR_LIMIT);
        if (status) {
            assert_string_equal(integra_rule_name(error.rule), "WIRE-15");
            assert_int_equal(error.offset, 5);
        } else {
            assert_int_equal(sheet.needs.size, INTEGRA_TEXT_LIMIT);
            assert_ptr_equal(sheet.needs.bytes, bytes + sizeof head);
        }
    }
}

/* A message of exactly 1 MiB, by an extension, and one of a byte more. */
static void the_greatest_message(void **state)
{
    (void)state;
    enum { AROUND = 3 + 1 }; /* the envelope's three bytes and the body's head */
    uint8_t *bytes = calloc(1, INTEGRA_MESSAGE_LIMIT + 16), *out = malloc(INTEGRA_MESSAGE_LIMIT + 16);
    integra_answers given;
    assert_non_null(bytes);
    assert_non_null(out);
    for (size_t more = 0; more <= 1; more++) {
        size_t extension = INTEGRA_MESSAGE_LIMIT - AROUND + more, content = extension - 6, size = 77;
        const uint8_t head[] = {
            0x03, 0x5a, (uint8_t)(content >> 24), (uint8_t)(content >> 16), (uint8_t)(content >> 8), (uint8_t)content
        };
        integra_error error = { 0 };
        memcpy(bytes, head, sizeof head);
        integra_answers_init(&given, sizeof given);
        given.extension = (integra_bytes){ bytes, extension };
        integra_status status = integra_answers_encode(&given, out, INTEGRA_MESSAGE_LIMIT + 16, &size, &error);
        assert_int_equal(status, more ? INTEGRA_ERR_LIMIT : INTEGRA_OK);
        assert_int_equal(size, more ? 77 : INTEGRA_MESSAGE_LIMIT);
        if (more) {
            assert_string_equal(integra_rule_name(error.rule), "WIRE-14");
            continue;
        }
        integra_answers back;
        integra_answers_init(&back, sizeof back);
        assert_int_equal(integra_answers_decode(out, size, &back, NULL), INTEGRA_OK);
        assert_int_equal(back.extension.size, extension);
    }
    free(bytes);
    free(out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_message),
        cmocka_unit_test(admissions_into_the_callers_arrays),
        cmocka_unit_test(the_greatest_number_of_stays),
        cmocka_unit_test(the_longest_text),
        cmocka_unit_test(the_greatest_message),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
