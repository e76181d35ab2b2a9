/* test_figure.c - the message `figure`: bytes worked out by hand, read and written again, and each refusal at its
 * place. Spec: spec/integra.cddl, figure-body; WIRE-17 to WIRE-21, IND-2, IND-4, IND-8.  Layer: tests.
 * SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "figure_bytes.h"

static const char *const sound[] = {
    "a6" ONE_IN_FOUR,
    /* one of two signed, of the other it is not known */
    "a6" FIGURE(A2, BOUNDED, "01 02 02 02", P50 P50 P100 LOWER_1_2 P100),
    /* nobody to divide by; perhaps one, who signed */
    "a6" FIGURE(A2, UNDEFINED, "00 00 00 00", NOTHING),
    "a6" FIGURE(A2, UNDEFINED, "00 01 00 01", NONE P100 P100 LOWER_1_1 P100),
    /* days are missing */
    "a7" FIGURE(A2, BOUNDED, "01 01 04 04", P25 "00" NONE "00" NONE) "07 01",
    "a7" FIGURE(A2, DEFINED, "01 01 04 04", P25 P25 P25 LOWER_1_4 UPPER_1_4) "07 02",
    /* the adopted protocol imposes nothing */
    "a7" FIGURE(A1, UNDEFINED, "00 00 04 04", NOTHING) "0a 03",
    "a7" FIGURE(A1, DEFINED, "01 01 04 04", P25 P25 P25 LOWER_1_4 UPPER_1_4) "0a 02",
    /* of two counts that need other days, one lacks some */
    "a7" FIGURE(B2, BOUNDED, "01 01 04 04", P25 "00" P25 NONE NONE) "07 01",
    /* two functions now, one before, in three structures and in one */
    "a7" FIGURE(B1, DEFINED, "02 02 01 01", " 1a 001e8480 1a 001e8480 1a 001e8480" NONE NONE) "08 84 03 03 01 01",
    /* one now, perhaps none before: no bound above */
    "a6" FIGURE(B2, UNDEFINED, "01 01 00 01", NONE P100 NONE NONE NONE),
    /* half a millionth is one */
    "a6" FIGURE(CASELOAD, DEFINED, "01 01 1a001e8480 1a001e8480", "01 01 01" NONE NONE),
    "a7" FIGURE(SHARE, DEFINED, "01 01 04 04", P25 P25 P25 LOWER_1_4 UPPER_1_4) "09 07",
    "a8 00 02 01 19 4d0b 02 50 61000000000000000000000000000000 03" DIGEST32
    "04 01 05 84 01 01 04 04 06 85" P25 P25 P25 LOWER_1_4 UPPER_1_4 "0b 82 1840 03",
};

/* A bit turned may make a key a later one, which is dropped: else the same bytes again. */
static void expect_again_or_less(const uint8_t *message, size_t size)
{
    integra_figure figure;
    size_t again_size = 0;
    uint8_t again[STRICT_ROOM];
    integra_figure_init(&figure, sizeof figure);
    assert_int_equal(integra_figure_decode(message, size, &figure, NULL), INTEGRA_OK);
    assert_int_equal(integra_figure_encode(&figure, again, size, &again_size, NULL), INTEGRA_OK);
    if (again_size == size) {
        assert_memory_equal(again, message, size);
    } else {
        assert_true(again_size < size && again[3] == message[3] - 1);
    }
}

static void what_was_written_is_read(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof sound / sizeof sound[0]; i++) {
        uint8_t bytes[STRICT_ROOM] = { 0x83, 0x01, INTEGRA_MESSAGE_FIGURE };
        size_t size = 3 + unhex(sound[i], bytes + 3);
        integra_error error = { 0 };
        if (decode_figure(0, bytes, size, &error) != INTEGRA_OK) {
            fail_msg("figure %zu: fault %s at %d", i, integra_fault_name(error.fault), (int)error.offset);
        }
        expect_figure_again(bytes, size);
        check_every_bit(decode_figure, expect_again_or_less, bytes, size);
    }
}

static void a_figure_is_these_bytes(void **state)
{
    (void)state;
    uint8_t bytes[STRICT_ROOM] = { 0x83, 0x01, INTEGRA_MESSAGE_FIGURE };
    size_t size = 3 + unhex(sound[13], bytes + 3);
    integra_figure figure;
    integra_figure_init(&figure, sizeof figure);
    assert_int_equal(integra_figure_decode(bytes, size, &figure, NULL), INTEGRA_OK);
    assert_int_equal(figure.indicator, INTEGRA_INDICATOR_A2);
    assert_int_equal(figure.at, 19723);
    assert_int_equal(figure.territory.bytes[0], 'a');
    assert_int_equal(figure.rules_digest[31], 31);
    assert_int_equal(figure.state, INTEGRA_FIGURE_STATE_DEFINED);
    assert_true(figure.numerator == 1 && figure.numerator_highest == 1);
    assert_true(figure.denominator == 4 && figure.denominator_highest == 4);
    assert_true(figure.value == 250000 && figure.lowest == 250000 && figure.highest == 250000);
    assert_true(figure.interval_lowest == 45587 && figure.interval_highest == 699359);
    assert_true(figure.parts == 64 && figure.parts_held == 3);
    assert_true(figure.covered == INTEGRA_TRI_UNKNOWN && figure.requester == 0 && figure.conformity == 0);
    size = 3 + unhex(sound[9], bytes + 3);
    assert_int_equal(integra_figure_decode(bytes, size, &figure, NULL), INTEGRA_OK);
    assert_true(figure.pairs == 3 && figure.pairs_highest == 3 && figure.pairs_before == 1);
    assert_true(figure.pairs_before_highest == 1 && figure.interval_lowest == INTEGRA_PPM_NONE);
    assert_true(figure.parts == 1 && figure.parts_held == 1 && figure.territory.bytes[0] == 0);
}

static void what_is_refused_of_the_body(void **state)
{
    (void)state;
    static const body rows[] = {
        { "a0", MISSING, "WIRE-21", 3, "no indicator" },
        { "a5 01 19 4d0b 03" DIGEST32 "04 03 05 84 00 00 00 00 06 85" NOTHING, MISSING, "WIRE-21", 3, "nor here" },
        { "a5 00 02 03" DIGEST32 "04 03 05 84 00 00 00 00 06 85" NOTHING, MISSING, "WIRE-21", 3, "no day" },
        { "a5 00 02 01 19 4d0b 04 03 05 84 00 00 00 00 06 85" NOTHING, MISSING, "WIRE-21", 3, "no digest" },
        { "a5 00 02 01 19 4d0b 03" DIGEST32 "05 84 00 00 00 00 06 85" NOTHING, MISSING, "WIRE-21", 3, "no state" },
        { "a5 00 02 01 19 4d0b 03" DIGEST32 "04 03 06 85" NOTHING, MISSING, "WIRE-21", 3, "no counts" },
        { "a5 00 02 01 19 4d0b 03" DIGEST32 "04 03 05 84 00 00 00 00", MISSING, "WIRE-21", 3, "no ratios" },
        { "a1 00 00", TYPE, "WIRE-20", 5, "indicator 0" },
        { "a1 00 0a", TYPE, "WIRE-20", 5, "indicator 10" },
        { "a2 00 02 01 f6", TYPE, "WIRE-20", 7, "a figure has a day" },
        { "a3 00 02 01 00 02 50" ZEROS16, DEFAULT, "WIRE-19", 9, "a territory that is none" },
        { "a3 00 02 01 00 03 41 00", TYPE, "WIRE-20", 9, "a digest has 32 bytes" },
        { "a6" FIGURE(A2, "00", "00 00 00 00", NOTHING), TYPE, "WIRE-20", STATE_AT, "state 0" },
        { "a6" FIGURE(A2, "05", "00 00 00 00", NOTHING), TYPE, "WIRE-20", STATE_AT, "state 5" },
        { "a6" FIGURE(A2, UNDEFINED, "20 00 00 00", NOTHING), TYPE, "WIRE-20", COUNTS_AT + 1, "a negative count" },
        { "a6" FIGURE(A2, UNDEFINED, "f6 00 00 00", NOTHING), TYPE, "WIRE-20", COUNTS_AT + 1, "no count" },
        { "a6" FIGURE(A2, UNDEFINED, "1b 0000000100000000 00 00 00", NOTHING), TYPE, "WIRE-20", COUNTS_AT + 1,
          "2 to the 32 people" },
        { "a6" FIGURE(A2, UNDEFINED, "00 00 00 00", "20 f6 f6 f6 f6"), TYPE, "WIRE-20", PPM_AT + 1, "below 0" },
        { "a6" FIGURE(A2, UNDEFINED, "00 00 00 00", "f4 f6 f6 f6 f6"), TYPE, "WIRE-20", PPM_AT + 1, "no number" },
        { "a7" FIGURE(A2, UNDEFINED, "00 00 00 00", NOTHING) "07 00", DEFAULT, "WIRE-19", 61, "not said" },
        { "a7" FIGURE(A2, UNDEFINED, "00 00 00 00", NOTHING) "07 03", TYPE, "WIRE-20", 61, "no tri" },
        { "a7" FIGURE(A2, UNDEFINED, "00 00 00 00", NOTHING) "08 84 00 00 00 00", TYPE, "WIRE-20", 61,
          "pairs are of B1" },
        { "a7" FIGURE(A2, UNDEFINED, "00 00 00 00", NOTHING) "09 01", TYPE, "WIRE-20", 61, "a requester of a share" },
        { "a7" FIGURE(A2, UNDEFINED, "00 00 00 00", NOTHING) "0a 01", TYPE, "WIRE-20", 61, "conformity of A1" },
        { "a6" FIGURE(B1, UNDEFINED, "00 00 00 00", NOTHING), MISSING, "WIRE-21", 3, "B1 has pairs" },
        { "a6" FIGURE(SHARE, UNDEFINED, "00 00 00 00", NOTHING), MISSING, "WIRE-21", 3, "a share is of a requester" },
        { "a6" FIGURE(A1, UNDEFINED, "00 00 00 00", NOTHING), MISSING, "WIRE-21", 3, "A1 conforms to something" },
        { "a7" FIGURE(SHARE, UNDEFINED, "00 00 00 00", NOTHING) "09 00", TYPE, "WIRE-20", 61, "by nobody" },
        { "a7" FIGURE(SHARE, UNDEFINED, "00 00 00 00", NOTHING) "09 08", TYPE, "WIRE-20", 61, "by no word" },
        { "a7" FIGURE(A1, UNDEFINED, "00 00 00 00", NOTHING) "0a 04", TYPE, "WIRE-20", 61, "to no word" },
        { "a7" FIGURE(A2, UNDEFINED, "00 00 00 00", NOTHING) "0b 82 01 01", TYPE, "WIRE-20", 62, "one part" },
        { "a7" FIGURE(A2, UNDEFINED, "00 00 00 00", NOTHING) "0b 82 1841 01", TYPE, "WIRE-20", 62, "65 parts" },
        { "a7" FIGURE(A2, UNDEFINED, "00 00 00 00", NOTHING) "0b 82 02 00", TYPE, "WIRE-20", 63, "none held" },
        { "a7" FIGURE(A2, UNDEFINED, "00 00 00 00", NOTHING) "0b 82 02 02", TYPE, "WIRE-20", 63, "both of two" },
        { "a7" FIGURE(A2, UNDEFINED, "00 00 00 00", NOTHING) "20 00", INTEGRA_ERR_CRITICAL_KEY, "WIRE-18", 60,
          "a critical key" },
        { "a7" FIGURE(A2, UNDEFINED, "00 00 00 00", NOTHING) "18 20 f6", GOOD, "", NOWHERE, "a later key" },
        { "a6" FIGURE(A2, UNDEFINED, "00 00 00 00", NOTHING) "00", INTEGRA_ERR_TRAILING, "WIRE-12", 60, "behind" },
    };
    check(decode_figure, INTEGRA_MESSAGE_FIGURE, rows, sizeof rows / sizeof rows[0]);
}

#define REFUSED(hex, at, why) { hex, TYPE, "IND-2", at, why }

static void what_no_tally_comes_to(void **state)
{
    (void)state;
    static const body rows[] = {
        REFUSED("a6" FIGURE(A2, DEFINED, "02 01 04 04", P50 P50 P50 "00" P100), COUNTS_AT, "the least above the most"),
        REFUSED("a6" FIGURE(A2, DEFINED, "01 01 04 03", P25 P25 P25 "00" P100), COUNTS_AT, "below the line too"),
        REFUSED("a6" FIGURE(A2, DEFINED, "05 05 04 04", P100 P100 P100 "00" P100), COUNTS_AT, "five of four"),
        REFUSED("a6" FIGURE(A2, BOUNDED, "01 05 04 04", P25 P25 P100 "00" P100), COUNTS_AT, "perhaps five of four"),
        REFUSED("a7" FIGURE(B1, DEFINED, "07 07 07 07", P100 P100 P100 NONE NONE) "08 84 07 07 07 07", COUNTS_AT,
                "seven functions of six"),
        REFUSED("a6" FIGURE(CASELOAD, BOUNDED, "01 02 01 01", P100 P100 " 1a 001e8480" NONE NONE), COUNTS_AT,
                "perhaps another person"),
        REFUSED("a6" FIGURE(CASELOAD, BOUNDED, "01 01 01 02", P100 P50 P100 NONE NONE), COUNTS_AT,
                "perhaps another assistant"),
        REFUSED("a6" FIGURE(CASELOAD, DEFINED, "00 00 01 01", "00 00 00" NONE NONE), COUNTS_AT,
                "who accompanies nobody"),
        REFUSED("a6" FIGURE(CASELOAD, UNDEFINED, "01 01 00 00", NOTHING), COUNTS_AT, "whom nobody accompanies"),
        REFUSED("a7" FIGURE(SHARE, UNDEFINED, "00 00 00 01", NONE "00 00 00" P100) "09 01", COUNTS_AT,
                "somebody who perhaps is not accompanied"),
        REFUSED("a7" FIGURE(A1, DEFINED, "01 01 04 04", P25 P25 P25 LOWER_1_4 UPPER_1_4) "0a 01", COUNTS_AT,
                "a class of one"),
        REFUSED("a7" FIGURE(A1, BOUNDED, "00 01 04 04", "00 00" P25 "00" UPPER_1_4) "0a 01", COUNTS_AT,
                "perhaps of one"),
        REFUSED("a7" FIGURE(A1, UNDEFINED, "00 01 04 04", NOTHING) "0a 03", COUNTS_AT, "conforming to nothing"),
        REFUSED("a7" FIGURE(B1, DEFINED, "01 01 01 01", P100 P100 P100 NONE NONE) "08 84 02 01 01 01", PAIRS_AT,
                "pairs ascend"),
        REFUSED("a7" FIGURE(B1, DEFINED, "01 01 01 01", P100 P100 P100 NONE NONE) "08 84 01 01 02 01", PAIRS_AT,
                "pairs before too"),
        REFUSED("a7" FIGURE(B1, DEFINED, "02 02 02 02", P100 P100 P100 NONE NONE) "08 84 01 02 02 02", PAIRS_AT,
                "two functions in one pair"),
        REFUSED("a7" FIGURE(B1, DEFINED, "01 01 01 01", P100 P100 P100 NONE NONE) "08 84 01 01 00 01", PAIRS_AT,
                "a function before, and no pair"),
        REFUSED("a7" FIGURE(B1, BOUNDED, "01 02 02 02", P50 P50 P100 NONE NONE) "08 84 01 01 02 02", PAIRS_AT,
                "perhaps two functions in one pair"),
        REFUSED("a7" FIGURE(B1, BOUNDED, "01 01 01 02", P100 P50 P100 NONE NONE) "08 84 01 01 01 01", PAIRS_AT,
                "before too"),
        REFUSED("a7" FIGURE(B1, UNDEFINED, "00 00 00 00", NOTHING) "08 84 00 00 00 01", 61, "a pair of no function"),
        REFUSED("a6" FIGURE(A2, DEFINED, "01 01 04 04", " 1a 0003d08f" P25 P25 LOWER_1_4 UPPER_1_4), PPM_AT,
                "one millionth less"),
        REFUSED("a6" FIGURE(A2, UNDEFINED, "01 01 04 04", NONE P25 P25 LOWER_1_4 UPPER_1_4), PPM_AT, "no value"),
        REFUSED("a6" FIGURE(A2, DEFINED, "00 00 00 00", "00 f6 f6 f6 f6"), PPM_AT, "a value of nothing"),
        REFUSED("a7" FIGURE(A1, DEFINED, "00 00 04 04", "00 00 00 00 1a 0007799b") "0a 03", PPM_AT,
                "a value where nothing is imposed"),
        REFUSED("a6" FIGURE(CASELOAD, DEFINED, "01 01 1a001e8480 1a001e8480", "00 00 00" NONE NONE), PPM_AT + 8,
                "half a millionth is one"),
        REFUSED("a6" FIGURE(A2, BOUNDED, "01 02 02 02", P50 P25 P100 LOWER_1_4 P100), PPM_AT, "lower than one of two"),
        REFUSED("a6" FIGURE(A2, BOUNDED, "01 02 02 02", P50 NONE P100 NONE P100), PPM_AT, "no lowest"),
        REFUSED("a6" FIGURE(A2, UNDEFINED, "00 00 00 00", NONE "00" NONE "00" NONE), PPM_AT, "a bound of nothing"),
        REFUSED("a6" FIGURE(A2, UNDEFINED, "00 00 00 00", NONE NONE "00" NONE "00"), PPM_AT, "and one above"),
        REFUSED("a6" FIGURE(B2, BOUNDED, "01 02 02 02", P50 P50 " 1a 000f4241" NONE NONE), PPM_AT, "above two of two"),
        REFUSED("a6" FIGURE(A2, BOUNDED, "01 02 02 02", P50 P50 NONE LOWER_1_2 NONE), PPM_AT, "no highest"),
        REFUSED("a6" FIGURE(A2, UNDEFINED, "00 01 00 01", NONE P100 NONE LOWER_1_1 NONE), PPM_AT, "nor here"),
        REFUSED("a6" FIGURE(B2, UNDEFINED, "00 00 00 01", NONE "00" NONE NONE NONE), PPM_AT, "nothing over nothing"),
        REFUSED("a6" FIGURE(B2, BOUNDED, "01 02 02 02", P50 P100 P50 NONE NONE), PPM_AT,
                "the lowest above the highest"),
        REFUSED("a6" FIGURE(A2, BOUNDED, "01 02 02 03", P50 P100 P100 LOWER_1_2 P100), PPM_AT, "the value outside"),
        REFUSED("a6" FIGURE(A2, UNDEFINED, "00 01 00 01", NONE P100 " 1a 000f4241" LOWER_1_1 P100), PPM_AT,
                "more than all"),
        REFUSED("a7" FIGURE(A2, DEFINED, "01 01 04 04", P25 P25 P25 LOWER_1_4 UPPER_1_4) "07 01", PPM_AT,
                "days are missing and no bound is open"),
        REFUSED("a7" FIGURE(A2, BOUNDED, "01 01 04 04", P25 P25 NONE LOWER_1_4 NONE) "07 01", PPM_AT,
                "nor that below, where both counts need the same days"),
        REFUSED("a7" FIGURE(A2, BOUNDED, "01 01 04 04", P25 "00" P25 "00" UPPER_1_4) "07 01", PPM_AT, "nor that above"),
        REFUSED("a7" FIGURE(B2, BOUNDED, "01 01 04 04", P25 P25 P25 NONE NONE) "07 01", PPM_AT, "nor one of the two"),
        REFUSED("a6" FIGURE(B2, BOUNDED, "01 02 02 03", P50 P100 P100 NONE NONE), PPM_AT, "a value outside"),
        REFUSED("a6" FIGURE(A2, UNDEFINED, "00 00 00 01", NONE "00" P50 "00" P100), PPM_AT, "half of nobody"),
        REFUSED("a6" FIGURE(A2, UNDEFINED, "00 01 00 01", NONE "00 00 00" P100), PPM_AT, "less than may be"),
        REFUSED("a6" FIGURE(A2, UNDEFINED, "01 01 04 04", P25 P25 P25 LOWER_1_4 UPPER_1_4), STATE_AT, "it has a value"),
        REFUSED("a6" FIGURE(A2, BOUNDED, "01 01 04 04", P25 P25 P25 LOWER_1_4 UPPER_1_4), STATE_AT,
                "nothing is missing"),
        REFUSED("a6" FIGURE(A2, "04", "01 01 04 04", P25 P25 P25 LOWER_1_4 UPPER_1_4), STATE_AT, "nothing is hidden"),
        REFUSED("a6" FIGURE(A2, DEFINED, "01 02 02 02", P50 P50 P100 LOWER_1_2 P100), STATE_AT, "facts are missing"),
        REFUSED("a6" FIGURE(A2, DEFINED, "00 00 00 00", NOTHING), STATE_AT, "nothing to divide by"),
        REFUSED("a6" FIGURE(A2, DEFINED, "01 01 04 04", P25 P25 P25 NONE UPPER_1_4), PPM_AT, "no lower limit"),
        REFUSED("a6" FIGURE(A2, DEFINED, "01 01 04 04", P25 P25 P25 LOWER_1_4 NONE), PPM_AT, "no upper limit"),
        REFUSED("a6" FIGURE(B2, DEFINED, "01 01 04 04", P25 P25 P25 LOWER_1_4 NONE), PPM_AT,
                "a limit of no proportion"),
        REFUSED("a6" FIGURE(B2, DEFINED, "01 01 04 04", P25 P25 P25 NONE UPPER_1_4), PPM_AT, "nor the other"),
        REFUSED("a6" FIGURE(A2, BOUNDED, "01 02 02 02", P50 P50 P100 " 1a 0007a121" P100), PPM_AT,
                "limits hold bounds"),
        REFUSED("a6" FIGURE(A2, UNDEFINED, "00 01 00 01", NONE P50 P50 LOWER_1_2 P25), PPM_AT, "the upper one too"),
        REFUSED("a6" FIGURE(A2, BOUNDED, "01 02 02 02", P50 P50 P100 LOWER_1_2 " 1a 000f4241"), PPM_AT,
                "a limit of more than all"),
        REFUSED("a6" FIGURE(A2, BOUNDED, "01 02 04 04", P25 P25 P50 P25 P100), PPM_AT, "no lower than the bound"),
        REFUSED("a6" FIGURE(A2, BOUNDED, "01 02 04 04", P25 P25 P50 LOWER_1_4 P50), PPM_AT, "no higher"),
        REFUSED("a6" FIGURE(A2, DEFINED, "01 01 04 04", P25 P25 P25 " 19 b214" UPPER_1_4), PPM_AT, "Wilson's lower"),
        REFUSED("a6" FIGURE(A2, DEFINED, "01 01 04 04", P25 P25 P25 LOWER_1_4 " 1a 000aabde"), PPM_AT, "and upper"),
    };
    check(decode_figure, INTEGRA_MESSAGE_FIGURE, rows, sizeof rows / sizeof rows[0]);
}

static void no_such_figure_is_written(void **state)
{
    (void)state;
    uint8_t bytes[STRICT_ROOM] = { 0x83, 0x01, INTEGRA_MESSAGE_FIGURE };
    size_t size = 3 + unhex(sound[0], bytes + 3);
    integra_figure figure, changed;
    integra_error error = { 0 };
    integra_figure_init(&figure, sizeof figure);
    assert_int_equal(integra_figure_decode(bytes, size, &figure, NULL), INTEGRA_OK);
#define WRITTEN(member, value, says)                                                                                   \
    changed = figure;                                                                                                  \
    changed.member = value;                                                                                            \
    assert_int_equal(integra_figure_encode(&changed, bytes, STRICT_ROOM, &size, &error), INTEGRA_ERR_INVALID_VALUE);   \
    assert_int_equal(error.fault, says)
    WRITTEN(indicator, 0, INTEGRA_FAULT_FIGURE_SUBJECT);
    WRITTEN(indicator, 10, INTEGRA_FAULT_FIGURE_SUBJECT);
    WRITTEN(indicator, INTEGRA_INDICATOR_SHARE, INTEGRA_FAULT_FIGURE_SUBJECT);
    WRITTEN(at, INTEGRA_DATE_UNKNOWN, INTEGRA_FAULT_FIGURE_SUBJECT);
    WRITTEN(covered, 3, INTEGRA_FAULT_FIGURE_SUBJECT);
    WRITTEN(pairs_before_highest, 1, INTEGRA_FAULT_FIGURE_SUBJECT);
    WRITTEN(requester, 1, INTEGRA_FAULT_FIGURE_SUBJECT);
    WRITTEN(conformity, 1, INTEGRA_FAULT_FIGURE_SUBJECT);
    WRITTEN(parts, 0, INTEGRA_FAULT_FIGURE_SUBJECT);
    WRITTEN(parts, 65, INTEGRA_FAULT_FIGURE_SUBJECT);
    WRITTEN(parts_held, 0, INTEGRA_FAULT_FIGURE_SUBJECT);
    WRITTEN(parts_held, 2, INTEGRA_FAULT_FIGURE_SUBJECT);
    figure.parts = 2;
    WRITTEN(parts_held, 2, INTEGRA_FAULT_FIGURE_SUBJECT);
    figure.parts = 1;
    WRITTEN(numerator_highest, UINT64_MAX, INTEGRA_FAULT_FIGURE_COUNTS);
    WRITTEN(value, -1, INTEGRA_FAULT_FIGURE_RATIO);
    WRITTEN(highest, -1, INTEGRA_FAULT_FIGURE_RATIO);
    WRITTEN(state, INTEGRA_FIGURE_STATE_SUPPRESSED, INTEGRA_FAULT_FIGURE_STATE);
    WRITTEN(interval_lowest, -1, INTEGRA_FAULT_FIGURE_INTERVAL);
#undef WRITTEN
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_written_is_read),    cmocka_unit_test(a_figure_is_these_bytes),
        cmocka_unit_test(what_is_refused_of_the_body), cmocka_unit_test(what_no_tally_comes_to),
        cmocka_unit_test(no_such_figure_is_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
