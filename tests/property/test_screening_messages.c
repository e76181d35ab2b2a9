/* test_screening_messages.c - random people and sheets there and back; our own messages cut short and with bits
 * flipped. Spec: spec/01-wire.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../../fuzz/again.h"
#include "screening_people.h"

#include <string.h>

enum { ROOM = 8192, PEOPLE = 150, KINDS = 6 };

typedef integra_status encoder(uint64_t *seed, uint8_t *bytes, size_t *size);
typedef int again(const uint8_t *data, size_t size);

static integra_status make_pack(uint64_t *seed, uint8_t *bytes, size_t *size)
{
    integra_rules *rules = people_rules(seed, NULL);
    integra_status status = integra_rules_encode(rules, bytes, ROOM, size, NULL);
    integra_rules_destroy(rules);
    return status;
}

static integra_status make_answers(uint64_t *seed, uint8_t *bytes, size_t *size)
{
    person someone;
    people_make(&someone, seed);
    return integra_answers_encode(&someone.answers, bytes, ROOM, size, NULL);
}

static integra_status make_facts(uint64_t *seed, uint8_t *bytes, size_t *size)
{
    person someone;
    people_make(&someone, seed);
    const integra_answers *answers = people_pick(seed, 3) ? &someone.answers : NULL;
    return integra_facts_encode(&someone.facts, answers, bytes, ROOM, size, NULL);
}

static integra_status make_screening(uint64_t *seed, uint8_t *bytes, size_t *size)
{
    person someone;
    integra_screening screening;
    integra_rules *rules = people_rules(seed, NULL);
    people_make(&someone, seed);
    integra_screening_init(&screening, sizeof screening);
    const integra_facts *facts = people_pick(seed, 4) ? &someone.facts : NULL;
    assert_int_equal(integra_screening_evaluate(rules, &someone.answers, facts, &screening, NULL), INTEGRA_OK);
    integra_rules_destroy(rules);
    return integra_screening_encode(&screening, bytes, ROOM, size, NULL);
}

static integra_status make_inclusion(uint64_t *seed, uint8_t *bytes, size_t *size)
{
    integra_inclusion sheet;
    people_sheet(&sheet, seed);
    return integra_inclusion_encode(&sheet, bytes, ROOM, size, NULL);
}

static integra_status make_receipt(uint64_t *seed, uint8_t *bytes, size_t *size)
{
    person someone;
    integra_rules *rules = people_rules(seed, NULL);
    people_make(&someone, seed);
    const integra_facts *facts = people_pick(seed, 4) ? &someone.facts : NULL;
    integra_status status = integra_receipt_encode(rules, &someone.answers, facts, bytes, ROOM, size, NULL);
    integra_rules_destroy(rules);
    return status;
}

/* Of the long ones, fewer samples are cut and flipped. */
static const struct {
    encoder *make;
    again *back;
    int samples;
} kinds[KINDS] = {
    { make_pack, again_pack, 1 },           { make_answers, again_answers, 6 },     { make_facts, again_facts, 4 },
    { make_screening, again_screening, 6 }, { make_inclusion, again_inclusion, 3 }, { make_receipt, again_receipt, 1 },
};

/* The value that comes back is the one that went: its extension apart, byte for byte. */
static void values_come_back(void **state)
{
    (void)state;
    uint64_t seed = 2014;
    for (int i = 0; i < PEOPLE; i++) {
        uint8_t bytes[ROOM];
        person someone, back;
        size_t size = 0, count = 0;
        people_make(&someone, &seed);
        memset(&back, 0, sizeof back);
        integra_answers_init(&back.answers, sizeof back.answers);
        integra_facts_init(&back.facts, sizeof back.facts);
        assert_int_equal(integra_answers_encode(&someone.answers, bytes, ROOM, &size, NULL), INTEGRA_OK);
        assert_int_equal(integra_answers_decode(bytes, size, &back.answers, NULL), INTEGRA_OK);
        assert_memory_equal(&back.answers, &someone.answers, sizeof back.answers);
        assert_int_equal(integra_facts_encode(&someone.facts, &someone.answers, bytes, ROOM, &size, NULL), INTEGRA_OK);
        integra_answers_init(&back.answers, sizeof back.answers);
        assert_int_equal(integra_facts_decode(bytes, size, back.dates, back.emergencies, PERSON_STAYS, &count,
                                              &back.facts, &back.answers, NULL),
                         INTEGRA_OK);
        assert_int_equal(count, someone.facts.admission_count);
        assert_memory_equal(back.dates, someone.dates, count * sizeof back.dates[0]);
        assert_memory_equal(back.emergencies, someone.emergencies, count);
        assert_memory_equal(&back.answers, &someone.answers, sizeof back.answers);
        someone.facts.admission_dates = count ? back.dates : NULL;
        someone.facts.admission_emergencies = count ? back.emergencies : NULL;
        assert_memory_equal(&back.facts, &someone.facts, sizeof back.facts);
    }
}

static void screenings_and_sheets_come_back(void **state)
{
    (void)state;
    uint64_t seed = 2022;
    for (int i = 0; i < PEOPLE; i++) {
        uint8_t bytes[ROOM];
        person someone;
        integra_screening screening, seen;
        integra_inclusion sheet, read;
        size_t size = 0;
        integra_rules *rules = people_rules(&seed, NULL);
        people_make(&someone, &seed);
        integra_screening_init(&screening, sizeof screening);
        integra_screening_init(&seen, sizeof seen);
        assert_int_equal(
            integra_screening_evaluate(rules, &someone.answers, i % 3 ? &someone.facts : NULL, &screening, NULL),
            INTEGRA_OK);
        assert_int_equal(integra_screening_encode(&screening, bytes, ROOM, &size, NULL), INTEGRA_OK);
        assert_int_equal(integra_screening_decode(bytes, size, &seen, NULL), INTEGRA_OK);
        assert_memory_equal(&seen, &screening, sizeof seen);
        integra_rules_destroy(rules);
        people_sheet(&sheet, &seed);
        integra_inclusion_init(&read, sizeof read);
        assert_int_equal(integra_inclusion_encode(&sheet, bytes, ROOM, &size, NULL), INTEGRA_OK);
        assert_int_equal(integra_inclusion_decode(bytes, size, &read, NULL), INTEGRA_OK);
        assert_int_equal(read.needs.size, sheet.needs.size);
        assert_memory_equal(read.others[4].bytes ? read.others[4].bytes : "", sheet.others[4].bytes,
                            sheet.others[4].size);
        assert_memory_equal(read.factors, sheet.factors, sizeof read.factors);
        assert_true(read.grounds == sheet.grounds && read.extent == sheet.extent && read.sex == sheet.sex &&
                    read.birth_date == sheet.birth_date && read.outcome == sheet.outcome);
    }
}

static void what_is_written_is_accepted(void **state)
{
    (void)state;
    uint64_t seed = 7;
    for (size_t kind = 0; kind < KINDS; kind++) {
        for (int i = 0; i < PEOPLE; i++) {
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
                    fail_msg("kind %zu cut at %zu of %zu", kind + 1, cut, size);
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
                    fail_msg("kind %zu with bit %zu flipped", kind + 1, bit);
                }
                *(answer ? &accepted : &refused) += 1;
                bytes[bit / 8] ^= (uint8_t)(1u << bit % 8);
            }
        }
    }
    assert_true(accepted > 100 && refused > accepted); /* both happen: a date may move, a head may not */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_come_back),
        cmocka_unit_test(screenings_and_sheets_come_back),
        cmocka_unit_test(what_is_written_is_accepted),
        cmocka_unit_test(every_truncation_is_refused),
        cmocka_unit_test(every_flipped_bit_is_refused_or_another_message),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
