/* test_directory.c - the message `directory`: bytes worked out by hand, each refusal at its place, nothing half read.
 * Spec: spec/integra.cddl, directory-body; WIRE-12 to WIRE-21, ORI-12, ORI-21, ORI-22.  Layer: tests.
 * SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "demands.h"
#include "offers.h"
#include "strict.h"

enum { ROOM = 1024, WIRE_14 = 7014, WIRE_15 = 7015 };

static uint8_t bytes[ROOM], again[ROOM];

#define ONES   "01010101010101010101010101010101"
#define TWOS   "02020202020202020202020202020202"
#define THREES "03030303030303030303030303030303"

/* An offer with everything said, and one with as little as can be. */
#define FULL_OFFER                                                                                                     \
    "90 0f 50 " ONES " 50 " TWOS " 50 " THREES " 18 80 19 0204 03 02 18 86 02 0c 18 1e 19 4e88 19 5000 19 4ea0 "       \
    "65 3133203735"
#define BARE_OFFER "90 00 50 " TWOS " 50 " TWOS " f6 02 00 01 00 00 00 f6 f6 f6 f6 f6 60"
#define GUICHET    "85 01 50 " TWOS " 02 19 0102 04"

static void full_offer(integra_offer *offer)
{
    integra_offer_init(offer, sizeof *offer);
    offer->kind = INTEGRA_STRUCTURE_KIND_SSIAD;
    memset(&offer->id, 1, sizeof offer->id);
    memset(&offer->structure, 2, sizeof offer->structure);
    memset(&offer->access_point, 3, sizeof offer->access_point);
    offer->services = SERVICE(HOME_HELP);
    offer->motives = BIT(INTEGRA_MOTIVE_HOME_HELP) | BIT(INTEGRA_MOTIVE_DISCHARGE_LIAISON);
    offer->level = INTEGRA_LEVEL_REGION;
    offer->publics = BIT(INTEGRA_PUBLIC_OVER_60);
    offer->requesters =
        BIT(INTEGRA_REQUESTER_PERSON) | BIT(INTEGRA_REQUESTER_CARER) | BIT(INTEGRA_REQUESTER_INSTITUTION);
    offer->specialty = INTEGRA_SPECIALTY_SPECIALISED;
    offer->capacity = 12;
    offer->lead_days = 30;
    offer->opens = 20104;
    offer->closes = 20480;
    offer->full_until = 20128;
    offer->areas = text_of("13 75");
}

static integra_status decode_directory(uint8_t kind, const uint8_t *message, size_t size, integra_error *error)
{
    integra_directory *directory = NULL;
    (void)kind;
    integra_status status = integra_directory_decode(message, size, NULL, &directory, error);
    assert_true((status == INTEGRA_OK) == (directory != NULL));
    integra_directory_destroy(directory);
    return status;
}

/* The bytes that were read, written again: to the byte. */
static void expect_again(const uint8_t *message, size_t size)
{
    integra_directory *directory = NULL;
    size_t again_size = 0;
    assert_int_equal(integra_directory_decode(message, size, NULL, &directory, NULL), INTEGRA_OK);
    assert_int_equal(integra_directory_encode(directory, again, size - 1, &again_size, NULL), INTEGRA_ERR_CAPACITY);
    assert_int_equal(again_size, size);
    assert_int_equal(integra_directory_encode(directory, again, size, &again_size, NULL), INTEGRA_OK);
    assert_memory_equal(again, message, size);
    integra_directory_destroy(directory);
}

static void a_directory_is_these_bytes(void **state)
{
    (void)state;
    uint8_t wanted[ROOM];
    size_t size = 0, wanted_size = unhex("83010e a2 00 82 " FULL_OFFER BARE_OFFER " 01 81 " GUICHET, wanted);
    integra_directory *directory = empty_directory();
    integra_offer given;
    integra_guichet guichet = plain_guichet();
    full_offer(&given);
    offer(directory, given);
    integra_offer_init(&given, sizeof given);
    memset(&given.id, 2, sizeof given.id);
    memset(&given.structure, 2, sizeof given.structure);
    given.services = SERVICE(PATHWAY_ASSISTANCE);
    given.level = INTEGRA_LEVEL_PRIMARY_CARE;
    offer(directory, given);
    memset(&guichet.structure, 2, sizeof guichet.structure);
    assert_int_equal(integra_directory_apply_guichet(directory, &guichet, NULL), INTEGRA_OK);
    assert_int_equal(integra_directory_encode(directory, bytes, ROOM, &size, NULL), INTEGRA_OK);
    assert_int_equal(size, wanted_size);
    assert_memory_equal(bytes, wanted, size);
    expect_again(bytes, size);
    integra_directory_destroy(directory);
    directory = empty_directory();
    assert_int_equal(integra_directory_encode(directory, bytes, ROOM, &size, NULL), INTEGRA_OK);
    assert_int_equal(size, unhex("83010e a0", wanted));
    assert_memory_equal(bytes, wanted, size);
    expect_again(bytes, size);
    integra_directory_destroy(directory);
}

/* What was written is what is read. */
static void an_offer_comes_back(void **state)
{
    (void)state;
    integra_directory *directory = NULL;
    integra_offer wanted, back;
    size_t size = unhex("83010e a1 00 81 " FULL_OFFER, bytes);
    assert_int_equal(integra_directory_decode(bytes, size, NULL, &directory, NULL), INTEGRA_OK);
    memset(bytes, 0, size); /* the directory keeps nothing of the message */
    full_offer(&wanted);
    integra_offer_init(&back, sizeof back);
    assert_int_equal(integra_directory_offer_at(directory, 0, &back, NULL), INTEGRA_OK);
    assert_int_equal(back.areas.size, wanted.areas.size);
    assert_memory_equal(back.areas.bytes, wanted.areas.bytes, wanted.areas.size);
    back.areas = wanted.areas;
    assert_memory_equal(&back, &wanted, sizeof back);
    integra_directory_destroy(directory);
}

#define A5  "6161616161"
#define A60 A5 A5 A5 A5 A5 A5 A5 A5 A5 A5 A5 A5
#define A65 A60 A5
#define IDS "50 " ONES " 50 " TWOS

static void what_a_directory_refuses(void **state)
{
    (void)state;
    static const body rows[] = {
        { "a0", GOOD, "", NOWHERE, "nobody offers anything" },
        { "a1 00 81 " BARE_OFFER, GOOD, "", NOWHERE, "an offer" },
        { "a1 01 81 " GUICHET, GOOD, "", NOWHERE, "a guichet" },
        { "a2 01 81 " GUICHET " 00 81 " BARE_OFFER, INTEGRA_ERR_NOT_DETERMINISTIC, "WIRE-6", 30, "keys in order" },
        { "a1 00 80", DEFAULT, "WIRE-19", 5, "no offers are left out" },
        { "a1 01 80", DEFAULT, "WIRE-19", 5, "no guichets are left out" },
        { "a1 00 a0", TYPE, "WIRE-20", 5, "offers are a list" },
        { "a1 00 1a 00010001", TYPE, "WIRE-20", 5, "of records" },
        { "a1 00 9a 00010001", INTEGRA_ERR_LIMIT, "WIRE-15", 5, "65,536 offers" },
        { "a1 01 99 1001", INTEGRA_ERR_LIMIT, "WIRE-15", 5, "4,096 guichets" },
        { "a1 00 81 8f", TYPE, "WIRE-20", 6, "sixteen elements" },
        { "a1 00 81 90 18 63", TYPE, "WIRE-20", 7, "kind 99" },
        { "a1 00 81 90 00 50 " ZEROS16, DEFAULT, "WIRE-19", 8, "an id that is none" },
        { "a1 00 81 90 00 50 " ONES " 50 " ZEROS16, DEFAULT, "WIRE-19", 25, "a structure that is none" },
        { "a1 00 81 90 00 " IDS " 50 " ZEROS16, DEFAULT, "WIRE-19", 42, "no access point is null" },
        { "a1 00 81 90 00 " IDS " f6 00", TYPE, "WIRE-20", 43, "some service" },
        { "a1 00 81 90 00 " IDS " f6 02 1a 00800000", TYPE, "WIRE-20", 44, "motive 23" },
        { "a1 00 81 90 00 " IDS " f6 02 00 00", TYPE, "WIRE-20", 45, "some level" },
        { "a1 00 81 90 00 " IDS " f6 02 00 04", TYPE, "WIRE-20", 45, "level 4" },
        { "a1 00 81 90 00 " IDS " f6 02 00 01 1a 80000000", TYPE, "WIRE-20", 46, "public 31" },
        { "a1 00 81 90 00 " IDS " f6 02 00 01 00 18 ff", TYPE, "WIRE-20", 47, "requester 0 and all" },
        { "a1 00 81 90 00 " IDS " f6 02 00 01 00 00 17", TYPE, "WIRE-20", 48, "specialty 23" },
        { "a1 00 81 90 00 " IDS " f6 02 00 01 00 00 00 20", TYPE, "WIRE-20", 49, "capacity -1 is null" },
        { "a1 00 81 90 00 " IDS " f6 02 00 01 00 00 00 1a 80000000", TYPE, "WIRE-20", 49, "capacity" },
        { "a1 00 81 90 00 " IDS " f6 02 00 01 00 00 00 f6 19 8e95", TYPE, "WIRE-20", 50, "36,501 days" },
        { "a1 00 81 90 00 " IDS " f6 02 00 01 00 00 00 f6 f6 1a 002cc0a1", TYPE, "WIRE-20", 51, "year 10000" },
        { "a1 00 81 90 00 " IDS " f6 02 00 01 00 00 00 f6 f6 f6 f6 f6 42 3735", TYPE, "WIRE-20", 54, "areas are text" },
        { "a1 00 81 90 00 " IDS " f6 10 00 01 00 00 00 f6 f6 f6 f6 f6 60", INTEGRA_ERR_INVALID_VALUE, "ORI-12", 6,
          "information is offered by nobody" },
        { "a1 00 81 90 00 " IDS " f6 02 00 01 00 01 00 f6 f6 f6 f6 f6 60", INTEGRA_ERR_INVALID_VALUE, "ORI-21", 6,
          "requester 0" },
        { "a1 00 81 90 00 " IDS " f6 02 00 01 00 00 00 f6 f6 02 01 f6 60", INTEGRA_ERR_INVALID_DATE, "ORI-12", 6,
          "closed before it opens" },
        { "a1 00 81 90 00 " IDS " f6 02 00 01 00 00 00 f6 f6 f6 f6 f6 61 37", INTEGRA_ERR_INVALID_TEXT, "ORI-12", 6,
          "an area of one character" },
        { "a1 00 81 90 00 " IDS " f6 02 00 01 00 00 00 f6 f6 f6 f6 f6 64 31323639", INTEGRA_ERR_INVALID_TEXT, "ORI-12",
          6, "an area that lost its zero" },
        { "a1 00 82 " BARE_OFFER BARE_OFFER, INTEGRA_ERR_DUPLICATE, "ORI-12", 55, "one id twice" },
        { "a1 01 81 86", TYPE, "WIRE-20", 6, "five elements" },
        { "a1 01 81 85 00", TYPE, "WIRE-20", 7, "kind 0" },
        { "a1 01 81 85 17", TYPE, "WIRE-20", 7, "kind 23" },
        { "a1 01 81 85 01 50 " ONES " 02 1a 00800000", TYPE, "WIRE-20", 26, "door 23" },
        { "a1 01 81 85 01 50 " ONES " 02 00 1a 00800000", TYPE, "WIRE-20", 27, "channel 23" },
        { "a1 01 81 85 01 50 " ONES " 02 01 00", INTEGRA_ERR_INVALID_VALUE, "ORI-22", 6, "door 0" },
        { "a1 00 82 " BARE_OFFER, INTEGRA_ERR_TRUNCATED, "WIRE-1", 55, "the second is missing" },
        { "a1 04 f6", GOOD, "", NOWHERE, "a later key" },
        { "a2 00 81 " BARE_OFFER " 02 81 84 00 65 3735313031 00 f6", GOOD, "", NOWHERE, "a site" },
        { "a2 00 81 " BARE_OFFER " 02 81 84 00 f6 02 f6", GOOD, "", NOWHERE, "it comes" },
        { "a2 00 81 " BARE_OFFER " 02 81 84 00 f6 00 61 47", GOOD, "", NOWHERE, "a grid" },
        { "a2 00 81 " BARE_OFFER " 02 80", DEFAULT, "WIRE-19", 56, "no details" },
        { "a2 00 81 " BARE_OFFER " 02 81 84 00 f6 00 f6", DEFAULT, "WIRE-19", 57, "nothing said" },
        { "a2 00 81 " BARE_OFFER " 02 81 83", TYPE, "WIRE-20", 57, "four elements" },
        { "a2 00 81 " BARE_OFFER " 02 81 84 01 f6 01 f6", TYPE, "WIRE-20", 58, "the second of one offer" },
        { "a1 02 81 84 00 f6 01 f6", TYPE, "WIRE-20", 7, "the first of none" },
        { "a2 00 81 " BARE_OFFER " 02 82 84 00 f6 01 f6 84 00 f6 01 f6", TYPE, "WIRE-20", 63, "one offer twice" },
        { "a2 00 81 " BARE_OFFER " 02 81 84 00 64 37353130 00 f6", TYPE, "WIRE-20", 59, "a site of four" },
        { "a2 00 81 " BARE_OFFER " 02 81 84 00 66 373531303131 00 f6", INTEGRA_ERR_LIMIT, "WIRE-15", 59, "of six" },
        { "a2 00 81 " BARE_OFFER " 02 81 84 00 65 3261303034 00 f6", INTEGRA_ERR_INVALID_TEXT, "ORI-12", 57,
          "in lower case" },
        { "a2 00 81 " BARE_OFFER " 02 81 84 00 f6 03 f6", TYPE, "WIRE-20", 60, "neither yes nor no" },
        { "a2 00 81 " BARE_OFFER " 02 81 84 00 f6 00 60", TYPE, "WIRE-20", 61, "a grid of nothing" },
        { "a2 00 81 " BARE_OFFER " 02 81 84 00 f6 00 61 1b", INTEGRA_ERR_INVALID_TEXT, "ORI-21", 57, "an escape" },
        { "a1 03 81 83 50 " ONES " 61 39 f6", GOOD, "", NOWHERE, "a reference" },
        { "a1 03 81 83 50 " ONES " f6 61 41", GOOD, "", NOWHERE, "a name" },
        { "a1 03 82 83 50 " ONES " f6 61 41 83 50 " TWOS " f6 61 41", GOOD, "", NOWHERE, "two of one name" },
        { "a1 03 80", DEFAULT, "WIRE-19", 5, "no structures" },
        { "a1 03 81 83 50 " ONES " f6 f6", DEFAULT, "WIRE-19", 6, "called nothing" },
        { "a1 03 81 83 50 " ZEROS16, DEFAULT, "WIRE-19", 7, "an id that is none" },
        { "a1 03 81 84", TYPE, "WIRE-20", 6, "three elements" },
        { "a1 03 82 83 50 " ONES " f6 61 41 83 50 " ONES " 61 39 f6", TYPE, "WIRE-20", 28, "one structure twice" },
        { "a1 03 82 83 50 " TWOS " f6 61 41 83 50 " ONES " 61 39 f6", TYPE, "WIRE-20", 28, "out of order" },
        { "a1 03 81 83 50 " ONES " 60 61 41", TYPE, "WIRE-20", 24, "a reference of nothing" },
        { "a1 03 81 83 50 " ONES " 61 7f f6", INTEGRA_ERR_INVALID_TEXT, "ORI-12", 6, "a reference of DEL" },
        { "a1 03 81 83 50 " ONES " f6 62 c29f", INTEGRA_ERR_INVALID_TEXT, "ORI-12", 6, "a name of U+009F" },
        { "a1 03 81 83 50 " ONES " f6 62 c2a0", GOOD, "", NOWHERE, "of U+00A0" },
        { "a1 03 81 83 50 " ONES " 78 41" A65, INTEGRA_ERR_LIMIT, "WIRE-15", 24, "a reference of 65 bytes" },
        { "a1 03 81 83 50 " ONES " f6 78 c9" A65 A65 A65 "616161616161", INTEGRA_ERR_LIMIT, "WIRE-15", 25,
          "a name of 201 bytes" },
        { "a1 03 81 83 50 " ONES " 78 40" A60 "61616161 78 c8" A65 A65 A65 "6161616161", GOOD, "", NOWHERE,
          "64, and 200" },
        { "a1 03 9a 00010001", INTEGRA_ERR_LIMIT, "WIRE-15", 5, "65,537 structures" },
    };
    check(decode_directory, INTEGRA_MESSAGE_DIRECTORY, rows, sizeof rows / sizeof rows[0]);
}

/* Of 24,576 bytes of areas the domain judges; one byte more is too much for the message. */
static void areas_have_a_size(void **state)
{
    (void)state;
    static uint8_t message[INTEGRA_AREA_LIMIT * 6 + 64];
    const char *const heads[] = { "79 6000", "79 6001" };
    for (size_t more = 0; more < 2; more++) {
        integra_error error = { 0 };
        size_t size = unhex("83010e a1 00 81 90 00 " IDS " f6 02 00 01 00 00 00 f6 f6 f6 f6 f6", message);
        size += unhex(heads[more], message + size);
        memset(message + size, '7', INTEGRA_AREA_LIMIT * 6 + more);
        size += INTEGRA_AREA_LIMIT * 6 + more;
        assert_int_equal(decode_directory(0, message, size, &error),
                         more == 1 ? INTEGRA_ERR_LIMIT : INTEGRA_ERR_INVALID_TEXT);
        assert_int_equal(error.rule, more == 1 ? WIRE_15 : ORI_12);
        assert_int_equal(error.offset, more == 1 ? 54 : 6);
    }
}

/* Which record is refused. */
static void the_record_is_the_index(void **state)
{
    (void)state;
    integra_error error = { 0 };
    size_t size = unhex("83010e a1 00 83 " FULL_OFFER BARE_OFFER BARE_OFFER, bytes);
    assert_int_equal(decode_directory(0, bytes, size, &error), INTEGRA_ERR_DUPLICATE);
    assert_int_equal(error.index, 2);
    assert_int_equal(decode_directory(0, bytes, size, NULL), INTEGRA_ERR_DUPLICATE);
}

static void later_keys_are_kept(void **state)
{
    (void)state;
    expect_again(bytes, unhex("83010e a4 00 81 " BARE_OFFER " 01 81 " GUICHET " 04 82 01 02 18 1e 61 61", bytes));
}

static void every_bit_turned(void **state)
{
    (void)state;
    size_t size = unhex("83010e a4 00 82 " FULL_OFFER BARE_OFFER " 01 81 " GUICHET
                        " 02 82 84 00 65 3735313031 02 61 47 84 01 f6 01 f6 03 82 83 50 " ONES
                        " 61 39 61 41 83 50 " TWOS " f6 61 41",
                        bytes);
    check_every_bit(decode_directory, expect_again, bytes, size);
}

/* With as many areas in each offer as it may have, a directory is larger than 1 MiB, but not than 64 MiB. */
static void a_directory_has_a_size(void **state)
{
    (void)state;
    static char areas[INTEGRA_AREA_LIMIT * 6 + 1];
    integra_directory *directory = empty_directory();
    size_t size = 0, again_size = 0;
    integra_error error = { 0 };
    unsigned fit = INTEGRA_DIRECTORY_SIZE_LIMIT / sizeof areas; /* one more does not */
    for (int i = 0; i < INTEGRA_AREA_LIMIT; i++) {
        snprintf(areas + i * 6, 7, "%05d ", i);
    }
    for (unsigned i = 1; i <= fit + 1; i++) {
        integra_offer given = plain_offer(i);
        given.areas = (integra_text){ areas, sizeof areas - 2 };
        offer(directory, given);
        if (i == 60) {
            assert_int_equal(integra_directory_encode(directory, NULL, 0, &size, NULL), INTEGRA_ERR_CAPACITY);
            assert_true(size > INTEGRA_MESSAGE_LIMIT);
            uint8_t *message = malloc(2 * size);
            integra_directory *back = NULL;
            assert_non_null(message);
            assert_int_equal(integra_directory_encode(directory, message, size, &size, NULL), INTEGRA_OK);
            assert_int_equal(integra_directory_decode(message, size, NULL, &back, NULL), INTEGRA_OK);
            assert_int_equal(integra_directory_encode(back, message + size, size, &again_size, NULL), INTEGRA_OK);
            assert_int_equal(again_size, size);
            assert_memory_equal(message, message + size, size);
            integra_directory_destroy(back);
            free(message);
        }
    }
    assert_int_equal(integra_directory_encode(directory, NULL, 0, &size, &error), INTEGRA_ERR_LIMIT);
    assert_int_equal(error.rule, WIRE_14);
    integra_directory_destroy(directory);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_directory_is_these_bytes), cmocka_unit_test(an_offer_comes_back),
        cmocka_unit_test(what_a_directory_refuses),   cmocka_unit_test(areas_have_a_size),
        cmocka_unit_test(the_record_is_the_index),    cmocka_unit_test(later_keys_are_kept),
        cmocka_unit_test(every_bit_turned),           cmocka_unit_test(a_directory_has_a_size),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
