/* test_tally_refused.c - the message `tally`: each refusal at its place, the first in byte order, whatever else is
 * wrong behind it. Spec: spec/integra.cddl, tally-body; WIRE-12 to WIRE-21, GEN-9, IND-5.  Layer: tests.
 * SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tally_bytes.h"

#define NAMED    INTEGRA_ERR_UNKNOWN_NAME
#define DIFFERS  INTEGRA_ERR_REFUSED
#define CRITICAL INTEGRA_ERR_CRITICAL_KEY

static void what_is_refused_of_the_body(void **state)
{
    (void)state;
    static const body rows[] = {
        { "a3" TALLY(A4), GOOD, "", NOWHERE, "nobody called" },
        { "a0", MISSING, "WIRE-21", 3, "no indicator" },
        { "a2 01 00 03" HAS_2014 DIGEST_OWN, MISSING, "WIRE-21", 3, "no indicator, with all the rest" },
        { "a2 00 04 03" HAS_2014 DIGEST_OWN, MISSING, "WIRE-21", 3, "no day" },
        { "a2" SUBJECT(A4), MISSING, "WIRE-21", 3, "no pack" },
        { "a3" SUBJECT(A4) "06 58 18" CALL("00", "07"), MISSING, "WIRE-21", 3, "rows of no pack are not judged" },
        { "a1 06 58 18" CALL("00", "07"), MISSING, "WIRE-21", 3, "nor those of no indicator" },
        { "a1 00 00", TYPE, "WIRE-20", 5, "indicator 0" },
        { "a1 00 0a", TYPE, "WIRE-20", 5, "indicator 10" },
        { "a2 00 04 01 f6", TYPE, "WIRE-20", 7, "a tally has a day" },
        { "a2 00 04 01 1a 002cc0a1", TYPE, "WIRE-20", 7, "year 10000" },
        { "a3" SUBJECT(A4) "02 50" ZEROS16, DEFAULT, "WIRE-19", PACK_AT, "a territory that is none" },
        { "a5" TALLY(A4) "18 20 f6 20 00", CRITICAL, "WIRE-18", 59, "a critical key" },
        { "a3" TALLY(A4) "00", INTEGRA_ERR_TRAILING, "WIRE-12", 56, "something behind" },
        { "a4" TALLY(A4) "05 82 01 01", TYPE, "WIRE-20", NEXT_AT + 1, "one part" },
        { "a4" TALLY(A4) "05 82 18 41 01", TYPE, "WIRE-20", NEXT_AT + 1, "65 parts" },
        { "a4" TALLY(A4) "05 82 18 40 1b fffffffffffffffe", GOOD, "", NOWHERE, "all but one of 64" },
        { "a4" TALLY(A4) "05 82 18 40 1b ffffffffffffffff", DEFAULT, "WIRE-19", NEXT_AT, "all of 64: not split" },
        { "a4" TALLY(A4) "05 82 03 07", DEFAULT, "WIRE-19", NEXT_AT, "all of three" },
        { "a4" TALLY(A4) "05 82 02 00", TYPE, "WIRE-20", NEXT_AT + 2, "none held" },
        { "a4" TALLY(A4) "05 82 02 04", TYPE, "WIRE-20", NEXT_AT + 2, "the third of two" },
    };
    check(decode_tally, INTEGRA_MESSAGE_TALLY, rows, sizeof rows / sizeof rows[0]);
}

#define OTHER_PACK    " 83 68 6861732d32303135 01 "
#define OTHER_VERSION " 83 68 6861732d32303134 02 "
#define OTHER_DIGEST  " 58 20 cd13648c85b9d14a91dc30ba14cb4f7a89a4d25625c85f31eedf361f6cd7f13f "

static void what_is_refused_of_the_pack(void **state)
{
    (void)state;
    static const body rows[] = {
        { "a3" SUBJECT(A4) "03" OTHER_PACK DIGEST_OWN, NAMED, "GEN-9", PACK_AT, "has-2015" },
        { "a3" SUBJECT(A4) "03" OTHER_VERSION DIGEST_OWN, NAMED, "GEN-9", PACK_AT, "a version to come" },
        { "a3" SUBJECT(A4) "03" HAS_2014 OTHER_DIGEST, DIFFERS, "GEN-9", DIGEST_AT + 31, "another digest" },
        { "a3" SUBJECT(A4) "03 f6", TYPE, "WIRE-20", PACK_AT, "there is a pack" },
        { "a4" TALLY_CHANGED(A4) "04 81" OVERRIDDEN("05"), GOOD, "", NOWHERE, "an override" },
        { "a3" TALLY_CHANGED(A4), DIFFERS, "GEN-9", DIGEST_AT, "left out" },
        { "a4" TALLY(A4) "04 81" OVERRIDDEN("05"), DIFFERS, "GEN-9", DIGEST_AT, "with the digest of none" },
        { "a4" TALLY(A4) "04 80", DEFAULT, "WIRE-19", NEXT_AT, "no overrides" },
        { "a4" TALLY(A4) "04 81" OVERRIDDEN("0a"), DIFFERS, "GEN-9", NEXT_AT, "the value that the pack has" },
        { "a4" TALLY_CHANGED(A4) "04 82" OVERRIDDEN("05") OVERRIDDEN("05"), INTEGRA_ERR_DUPLICATE, "GEN-9", PACK_AT,
          "twice" },
        { "a4" TALLY(A4) "04 81 82 61 61 05", NAMED, "GEN-9", NEXT_AT + 2, "no parameter" },
        { "a4" TALLY(A4) "04 81" OVERRIDDEN("20"), INTEGRA_ERR_OUT_OF_RANGE, "SCR-7", PACK_AT, "below none" },
        { "a4" SUBJECT(A4) "03" OTHER_PACK DIGEST_OWN "06 58 18" CALL("00", "00"), NAMED, "GEN-9", PACK_AT,
          "before rows" },
        { "a4" SUBJECT(A4) "03" OTHER_PACK DIGEST_OWN "06 58 18", INTEGRA_ERR_TRUNCATED, "WIRE-1", NEXT_AT,
          "but behind rows that are not there" },
    };
    check(decode_tally, INTEGRA_MESSAGE_TALLY, rows, sizeof rows / sizeof rows[0]);
}

static void what_is_refused_of_rows(void **state)
{
    (void)state;
    static const body rows[] = {
        { "a4" TALLY(A4) "06 40", DEFAULT, "WIRE-19", NEXT_AT, "no rows are left out" },
        { "a4" TALLY(A4) "06 80", TYPE, "WIRE-20", NEXT_AT, "rows are bytes" },
        { "a4" TALLY(A4) "06 5a 04000001", INTEGRA_ERR_LIMIT, "WIRE-15", NEXT_AT, "64 MiB and a byte" },
        { "a4" TALLY(A4) "06 57" ID("01") BEGINNING "00 0000", TYPE, "IND-5", NEXT_AT, "a byte less" },
        { "a4" TALLY(A4) "06 58 19" CALL("01", "00") "00", TYPE, "IND-5", NEXT_AT, "a byte more" },
        { "a4" TALLY(A4) "07 58 18" ID("01") BEGINNING BEGINNING, TYPE, "IND-5", NEXT_AT, "births of callers" },
        { "a4" TALLY(A4) "08 40", DEFAULT, "WIRE-19", NEXT_AT, "no ages of callers" },
        { "a4" TALLY(A4) "06 58 18" CALL("00", "00"), TYPE, "IND-5", ROWS_AT, "a call of no identifier" },
        { "a4" TALLY(A4) "06 58 18" CALL("01", "03"), TYPE, "IND-5", ROWS_AT, "more than certain" },
        { "a4" TALLY(A4) "06 58 18" ID("01") BEGINNING "00 000001", TYPE, "IND-5", ROWS_AT,
          "what is no part of a row" },
        { "a4" TALLY(A4) "06 58 18" ID("01") "80004d0c 00 000000", TYPE, "IND-5", ROWS_AT, "a call after the day" },
        { "a4" TALLY(A4) "06 58 18" ID("01") "00000000 00 000000", TYPE, "IND-5", ROWS_AT, "no day is the latest" },
        { "a4" TALLY(A4) "06 58 30" CALL("01", "00") CALL("00", "00"), TYPE, "IND-5", ROWS_AT + 24, "descending" },
        { "a4" TALLY(A4) "06 58 30" CALL("01", "00") CALL("01", "01"), TYPE, "IND-5", ROWS_AT + 24, "one call twice" },
        { "a4" TALLY(A4) "06 58 30" CALL("01", "00") CALL("02", "03"), TYPE, "IND-5", ROWS_AT + 24, "the second" },
        { "a5" TALLY(A4) "05 82 02 02 06 58 18" CALL("02", "00"), TYPE, "IND-5", ROWS_AT + 4, "of a part not held" },
        { "a4" TALLY(A4) "06 58 18" CALL("00", "00") "20", TYPE, "IND-5", ROWS_AT, "the first error in byte order" },
        { "a5" TALLY(A4) "06 58 18" CALL("01", "00") "20 00", CRITICAL, "WIRE-18", 83, "behind sound rows" },
        { "a4" TALLY(B3) "06 58 40" STAY("01") STAY("01"), TYPE, "IND-5", ROWS_AT + 32, "one stay twice" },
        { "a4" TALLY(B3) "06 58 20" ID("01") "80004cec ffffffff 01 02 ff 00 7fffd532", TYPE, "IND-5", ROWS_AT,
          "no short stay" },
        { "a4" TALLY(B3) "07 58 18" ID("01") "7fffd532 7fffc6ee", TYPE, "IND-5", ROWS_AT, "the latest birth first" },
        { "a4" TALLY(B3) "08 58 20" ID("01") "7fffd3c6 7fffd532 7fffd3c7 7fffd532", TYPE, "IND-5", ROWS_AT,
          "ages outside their hull" },
    };
    check(decode_tally, INTEGRA_MESSAGE_TALLY, rows, sizeof rows / sizeof rows[0]);
}

#define PEOPLE(rows)     "06 58 18" rows
#define ASSISTANTS(rows) "07 58 18" rows
enum { ASSISTANTS_AT = ROWS_AT + 24 + 1, ASSISTANT_AT = ASSISTANTS_AT + 2 };

static void what_is_refused_of_accompaniments(void **state)
{
    (void)state;
    static const body rows[] = {
        { "a5" TALLY(CASELOAD) PEOPLE(SOMEBODY("01")) ASSISTANTS(SOMEBODY("01")), GOOD, "", NOWHERE, "one and one" },
        { "a3" TALLY(CASELOAD), GOOD, "", NOWHERE, "nobody and nobody" },
        { "a4" TALLY(CASELOAD) PEOPLE(SOMEBODY("01")), MISSING, "WIRE-21", 3, "nobody who accompanies" },
        { "a4" TALLY(CASELOAD) ASSISTANTS(SOMEBODY("01")), MISSING, "WIRE-21", 3, "nobody who is accompanied" },
        { "a4" TALLY(CASELOAD) PEOPLE(ORIENTED("01", "01")), TYPE, "IND-5", ROWS_AT, "a requester of a caseload" },
        { "a4" TALLY(CASELOAD) PEOPLE(ORIENTED("01", "ff")), TYPE, "IND-5", ROWS_AT, "nor two" },
        { "a5" TALLY(CASELOAD) PEOPLE(SOMEBODY("01")) ASSISTANTS(SOMEBODY("00")), TYPE, "IND-5", ASSISTANT_AT,
          "nobody accompanies" },
        { "a5" TALLY(CASELOAD) PEOPLE(SOMEBODY("01")) ASSISTANTS(ORIENTED("01", "01")), TYPE, "IND-5", ASSISTANT_AT,
          "an assistant and more" },
        { "a5" TALLY(CASELOAD) PEOPLE(SOMEBODY("01")) "07 58 30" SOMEBODY("02") SOMEBODY("02"), TYPE, "IND-5",
          ASSISTANT_AT + 24, "twice" },
        { "a5" TALLY(CASELOAD) PEOPLE(SOMEBODY("01")) "07 41 00", TYPE, "IND-5", ASSISTANTS_AT, "no whole row" },
        { "a6" TALLY(CASELOAD) "05 82 02 02" PEOPLE(SOMEBODY("02")) ASSISTANTS(SOMEBODY("02")), TYPE, "IND-5",
          ROWS_AT + 4, "of a part not held" },
        { "a6" TALLY(CASELOAD) "05 82 02 02" PEOPLE(SOMEBODY("03")) ASSISTANTS(SOMEBODY("02")), GOOD, "", NOWHERE,
          "an assistant is of no part" },
        { "a5" TALLY(CASELOAD) PEOPLE(SOMEBODY("01")) "08 58 18" SOMEBODY("01"), TYPE, "IND-5", ASSISTANTS_AT, "ages" },
        { "a4" TALLY(SHARE) PEOPLE(ORIENTED("01", "07")), GOOD, "", NOWHERE, "the last requester" },
        { "a4" TALLY(SHARE) PEOPLE(ORIENTED("01", "08")), TYPE, "IND-5", ROWS_AT, "none" },
        { "a4" TALLY(SHARE) PEOPLE(ORIENTED("01", "fe")), TYPE, "IND-5", ROWS_AT, "nor this" },
        { "a4" TALLY(SHARE) PEOPLE(ID("01") "01 00000000000001"), TYPE, "IND-5", ROWS_AT, "no part of a row" },
        { "a5" TALLY(SHARE) PEOPLE(SOMEBODY("01")) ASSISTANTS(SOMEBODY("01")), TYPE, "IND-5", ASSISTANTS_AT,
          "assistants of a share" },
    };
    check(decode_tally, INTEGRA_MESSAGE_TALLY, rows, sizeof rows / sizeof rows[0]);
}

/* A message of another kind is told as one. */
static void what_is_no_tally(void **state)
{
    (void)state;
    static const uint8_t territory[] = { 0x83, 0x01, INTEGRA_MESSAGE_TERRITORY, 0xa0 };
    integra_error error = { 0 };
    assert_int_equal(decode_tally(0, territory, sizeof territory, &error), INTEGRA_ERR_WRONG_KIND);
    assert_string_equal(integra_rule_name(error.rule), "WIRE-17");
    assert_int_equal(error.offset, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_refused_of_the_body),
        cmocka_unit_test(what_is_refused_of_the_pack),
        cmocka_unit_test(what_is_refused_of_rows),
        cmocka_unit_test(what_is_refused_of_accompaniments),
        cmocka_unit_test(what_is_no_tally),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
