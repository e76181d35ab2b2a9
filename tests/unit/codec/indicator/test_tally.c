/* test_tally.c - the message `tally`: bytes worked out by hand, every frame, pieces that merge, later keys, every bit
 * turned.
 * Spec: spec/integra.cddl, tally-body; WIRE-17 to WIRE-19, GEN-9, IND-5.  Layer: tests.  SPDX-License-Identifier:
 * Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tally_bytes.h"

static const char *const sound[] = {
    "a3" TALLY(A4),
    "a4" TALLY(A4) "06 58 18" CALL("01", "00"),
    "a4" TALLY(A4) "06 58 30" CALL("01", "02") ID("02") "ffffffff 01 000000",
    /* of two parts the one that 2 and 4 are in */
    "a5" TALLY(A4) "05 82 02 01 06 58 30" CALL("02", "00") CALL("04", "00"),
    /* another threshold; of a territory */
    "a4" TALLY_CHANGED(A4) "04 81" OVERRIDDEN("05"),
    "a4" SUBJECT(A4) "02 50" ID("09") "03" HAS_2014 DIGEST_OWN,
    /* a stay that goes on; another birth date; an age of somebody born from 1939-01-02 to 1940-01-01 */
    "a6" TALLY(B3) "06 58 20" STAY("01") "07 58 18" ID("01") "7fffc6ee 7fffd532 08 58 20" ID(
        "02") "7fffd3c6 7fffd532 7fffd3c6 7fffd532",
    /* two people, one of whom rows say two requesters of; two people of one assistant; one of a part, of another part
     */
    "a4" TALLY(SHARE) "06 58 30" ORIENTED("01", "03") ORIENTED("02", "ff"),
    "a5" TALLY(CASELOAD) "06 58 30" SOMEBODY("01") SOMEBODY("02") "07 58 18" SOMEBODY("05"),
    "a6" TALLY(CASELOAD) "05 82 02 01 06 58 18" SOMEBODY("02") "07 58 18" SOMEBODY("03"),
};

static size_t message_of(const char *hex, uint8_t bytes[STRICT_ROOM])
{
    memcpy(bytes, "\x83\x01\x12", 3);
    return 3 + unhex(hex, bytes + 3);
}

static integra_tally *tally_of(const char *hex)
{
    uint8_t bytes[STRICT_ROOM];
    integra_tally *tally = NULL;
    size_t size = message_of(hex, bytes);
    assert_int_equal(integra_tally_decode(bytes, size, NULL, &tally, NULL), INTEGRA_OK);
    memset(bytes, 0, sizeof bytes); /* it keeps nothing of the message */
    return tally;
}

static void expect_bytes(integra_tally *tally, const char *hex)
{
    uint8_t bytes[STRICT_ROOM];
    size_t size = message_of(hex, bytes);
    expect_tally(tally, bytes, size);
    integra_tally_destroy(tally);
}

static void what_was_written_is_read(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof sound / sizeof sound[0]; i++) {
        uint8_t bytes[STRICT_ROOM];
        size_t size = message_of(sound[i], bytes);
        integra_error error = { 0 };
        if (decode_tally(0, bytes, size, &error) != INTEGRA_OK) {
            fail_msg("tally %zu: fault %s at %d", i, integra_fault_name(error.fault), (int)error.offset);
        }
        expect_bytes(tally_of(sound[i]), sound[i]);
        check_every_bit(decode_tally, expect_tally_again, bytes, size);
    }
}

static void what_is_read_is_told(void **state)
{
    (void)state;
    integra_tally_subject subject;
    uint64_t count = 0;
    integra_tally *tally = tally_of(sound[3]);
    integra_tally_subject_init(&subject, sizeof subject);
    assert_int_equal(integra_tally_about(tally, &subject, NULL), INTEGRA_OK);
    assert_int_equal(subject.indicator, INTEGRA_INDICATOR_A4);
    assert_int_equal(subject.at, 19723);
    assert_true(subject.parts == 2 && subject.held == 1 && subject.territory.bytes[15] == 0);
    assert_int_equal(integra_tally_count(tally, &count, NULL), INTEGRA_OK);
    assert_int_equal(count, 2);
    integra_tally_destroy(tally);
    tally = tally_of(sound[5]);
    assert_int_equal(integra_tally_about(tally, &subject, NULL), INTEGRA_OK);
    assert_true(subject.parts == 1 && subject.held == 1 && subject.territory.bytes[15] == 9);
    integra_tally_destroy(tally);
}

/* Whatever the order and however often. */
static void rows_become_these_bytes(void **state)
{
    (void)state;
    const integra_id calls[] = { { { [15] = 2 } }, { { [15] = 1 } }, { { [15] = 2 } }, { { [15] = 1 } } };
    const integra_date dates[] = { INTEGRA_DATE_UNKNOWN, 19723, INTEGRA_DATE_UNKNOWN, INTEGRA_DATE_UNKNOWN };
    const integra_tri answered[] = { INTEGRA_TRI_UNKNOWN, INTEGRA_TRI_YES, INTEGRA_TRI_NO, INTEGRA_TRI_NO };
    const integra_date answers[] = { INTEGRA_DATE_UNKNOWN, 19723, INTEGRA_DATE_UNKNOWN, INTEGRA_DATE_UNKNOWN };
    const void *const columns[] = { calls, dates, answered, answers };
    integra_tally *tally = tally_of(sound[0]);
    assert_int_equal(integra_tally_add(tally, columns, 4, 4, NULL), INTEGRA_OK);
    expect_bytes(tally, sound[2]);
}

static void pieces_come_to_the_whole(void **state)
{
    (void)state;
    integra_tally *tally = tally_of("a4" TALLY(A4) "06 58 18" CALL("02", "00"));
    integra_tally *other = tally_of("a4" TALLY(A4) "06 58 30" CALL("01", "02") ID("02") "ffffffff 01 000000");
    assert_int_equal(integra_tally_merge(tally, other, NULL), INTEGRA_OK);
    expect_bytes(other, "a4" TALLY(A4) "06 58 30" CALL("01", "02") ID("02") "ffffffff 01 000000");
    expect_bytes(tally, "a4" TALLY(A4) "06 58 30" CALL("01", "02") CALL("02", "01"));
}

/* WIRE-18: kept, behind the rows that come; those of another tally are not taken over. */
static void later_keys_stay_with_their_tally(void **state)
{
    (void)state;
    integra_tally *tally = tally_of("a4" TALLY(A4) "18 20 63 616263");
    integra_tally *other = tally_of("a5" TALLY(A4) "06 58 18" CALL("01", "00") "18 21 f5");
    assert_int_equal(integra_tally_merge(tally, other, NULL), INTEGRA_OK);
    expect_bytes(tally, "a5" TALLY(A4) "06 58 18" CALL("01", "00") "18 20 63 616263");
    tally = tally_of("a3" TALLY(A4));
    assert_int_equal(integra_tally_merge(tally, other, NULL), INTEGRA_OK);
    expect_bytes(tally, "a4" TALLY(A4) "06 58 18" CALL("01", "00"));
    expect_bytes(other, "a5" TALLY(A4) "06 58 18" CALL("01", "00") "18 21 f5");
}

/* A row of each frame that says nothing but who it is of, and is kept, goes there and back. */
static void every_frame_goes_through(void **state)
{
    (void)state;
    static const integra_id ids[] = { { { 7 } }, { { 3 } }, { { 7 } } };
    static const integra_tri on_list[] = { INTEGRA_TRI_UNKNOWN, INTEGRA_TRI_YES, INTEGRA_TRI_YES };
    for (uint32_t indicator = INTEGRA_INDICATOR_A1; indicator <= INTEGRA_INDICATOR_SHARE; indicator++) {
        uint8_t bytes[STRICT_ROOM];
        size_t size = 0;
        integra_tally *tally = NULL;
        integra_tally_subject subject;
        const void *columns[INTEGRA_FRAME_COLUMN_LIMIT] = { ids, ids };
        const uint32_t frame = integra_indicator_frame(indicator);
        columns[1] = integra_frame_column_size(frame, 1) == sizeof(integra_id) ? ids : NULL;
        columns[INTEGRA_STAYS_ON_LIST] = frame == INTEGRA_FRAME_STAYS ? on_list : NULL;
        integra_tally_subject_init(&subject, sizeof subject);
        subject.indicator = indicator;
        subject.at = 19723;
        subject.parts = 1;
        subject.held = 1;
        assert_int_equal(integra_tally_create(&subject, NULL, NULL, &tally, NULL), INTEGRA_OK);
        assert_int_equal(integra_tally_add(tally, columns, integra_frame_column_count(frame), 3, NULL), INTEGRA_OK);
        assert_int_equal(integra_tally_encode(tally, bytes, sizeof bytes, &size, NULL), INTEGRA_OK);
        assert_true(size > ROWS_AT + 2 * sizeof(integra_id));
        expect_tally_again(bytes, size);
        integra_tally_destroy(tally);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_written_is_read),         cmocka_unit_test(what_is_read_is_told),
        cmocka_unit_test(rows_become_these_bytes),          cmocka_unit_test(pieces_come_to_the_whole),
        cmocka_unit_test(later_keys_stay_with_their_tally), cmocka_unit_test(every_frame_goes_through),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
