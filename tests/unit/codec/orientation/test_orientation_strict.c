/* test_orientation_strict.c - what the kinds of orientation refuse in their bodies, with status, rule and offset.
 * Spec: spec/integra.cddl; WIRE-15 to WIRE-21; ORI-16.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "strict.h"

static integra_status decode(uint8_t kind, const uint8_t *bytes, size_t size, integra_error *error)
{
    static integra_orientation orientation, untouched;
    integra_demand demand;
    integra_contact contact;
    integra_protocol *protocol = NULL;
    integra_demand_init(&demand, sizeof demand);
    integra_contact_init(&contact, sizeof contact);
    integra_orientation_init(&orientation, sizeof orientation);
    untouched = orientation;
    integra_status status;
    switch (kind) {
    case INTEGRA_MESSAGE_PROTOCOL:
        status = integra_protocol_decode(bytes, size, NULL, &protocol, error);
        assert_true((status == INTEGRA_OK) == (protocol != NULL));
        integra_protocol_destroy(protocol);
        return status;
    case INTEGRA_MESSAGE_DEMAND:
        status = integra_demand_decode(bytes, size, &demand, &contact, error);
        assert_true((status == INTEGRA_OK) == (demand.motives != 0));
        return status;
    case INTEGRA_MESSAGE_ORIENTATION:
        status = integra_orientation_decode(bytes, size, &orientation, error);
        break;
    default:
        status = integra_orientation_replay(bytes, size, NULL, &orientation, error);
    }
    assert_true((status == INTEGRA_OK) == (memcmp(&orientation, &untouched, sizeof untouched) != 0));
    return status;
}

static void demand_bodies(void **state)
{
    (void)state;
    static const body rows[] = {
        { "a2 02 01 03 01", GOOD, "", 0, "the least there is" },
        { "a0", MISSING, "WIRE-21", 3, "nothing at all" },
        { "a1 02 01", MISSING, "WIRE-21", 3, "nobody asks" },
        { "a1 03 01", MISSING, "WIRE-21", 3, "about nothing" },
        { "a2 02 00 03 01", TYPE, "WIRE-20", 5, "no motive" },
        { "a2 02 1a 00800000 03 01", TYPE, "WIRE-20", 5, "a twenty-fourth motive" },
        { "a2 02 1a 007fffff 03 01", GOOD, "", 0, "all twenty-three" },
        { "a2 02 01 03 00", TYPE, "WIRE-20", 7, "requester 0" },
        { "a2 02 01 03 08", TYPE, "WIRE-20", 7, "requester 8" },
        { "a3 00 50 " ZEROS16 " 02 01 03 01", DEFAULT, "WIRE-19", 5, "an identifier of zeros" },
        { "a3 01 f6 02 01 03 01", TYPE, "WIRE-20", 5, "a date that is null" },
        { "a3 02 01 03 01 04 00", DEFAULT, "WIRE-19", 9, "urgency unknown" },
        { "a3 02 01 03 01 04 04", TYPE, "WIRE-20", 9, "urgency 4" },
        { "a3 02 01 03 04 05 00", DEFAULT, "WIRE-19", 9, "no ground" },
        { "a3 02 01 03 04 05 04", TYPE, "WIRE-20", 9, "ground 4" },
        { "a3 02 01 03 01 06 03", TYPE, "WIRE-20", 9, "a verdict of 3" },
        { "a3 02 01 03 01 07 02", DEFAULT, "WIRE-19", 9, "undetermined, written out" },
        { "a3 02 01 03 01 07 00", TYPE, "WIRE-20", 9, "stage 0" },
        { "a3 02 01 03 01 07 08", TYPE, "WIRE-20", 9, "stage 8" },
        { "a4 02 01 03 01 06 02 07 07", GOOD, "", 0, "stage 7" },
        { "a3 02 01 03 01 0a 05", TYPE, "WIRE-20", 9, "place 5" },
        { "a3 02 01 03 01 0c 03", TYPE, "WIRE-20", 9, "mt 3" },
        { "a3 02 01 03 01 0f 00", DEFAULT, "WIRE-19", 9, "a plan not known of" },
        { "a3 02 01 03 01 0f 04", TYPE, "WIRE-20", 9, "a plan of kind 4" },
        { "a3 02 01 03 01 0f f5", TYPE, "WIRE-20", 9, "a plan of true" },
        { "a3 02 01 03 01 10 65 3241303034", GOOD, "", 0, "a commune" },
        { "a3 02 01 03 01 10 65 3261303034", TYPE, "WIRE-20", 9, "one in lower case" },
        { "a3 02 01 03 01 10 64 32413030", TYPE, "WIRE-20", 9, "one of four" },
        { "a3 02 01 03 01 10 66 324130303434", INTEGRA_ERR_LIMIT, "WIRE-15", 9, "one of six" },
        { "a3 02 01 03 01 10 45 3241303034", TYPE, "WIRE-20", 9, "one in bytes" },
        { "a3 02 01 03 01 10 60", TYPE, "WIRE-20", 9, "one of nothing" },
        { "a3 02 01 03 01 11 00", DEFAULT, "WIRE-19", 9, "no door" },
        { "a3 02 01 03 01 11 17", TYPE, "WIRE-20", 9, "door 23" },
        { "a3 02 01 03 01 12 00", DEFAULT, "WIRE-19", 9, "no channel" },
        { "a3 02 01 03 01 12 17", TYPE, "WIRE-20", 9, "channel 23" },
        { "a3 02 01 03 01 13 50 " ZEROS16, DEFAULT, "WIRE-19", 9, "a call of zeros" },
        { "a3 02 01 03 01 14 02", GOOD, "", 0, "the least publics" },
        { "a3 02 01 03 01 14 1876", GOOD, "", 0, "the most" },
        { "a3 02 01 03 01 14 00", DEFAULT, "WIRE-19", 9, "no publics" },
        { "a3 02 01 03 01 14 01", INTEGRA_ERR_INVALID_VALUE, "ORI-11", 9, "anyone" },
        { "a3 02 01 03 01 14 1a80000000", TYPE, "WIRE-20", 9, "a public that there is not" },
        { "a3 02 01 03 01 14 0a", INTEGRA_ERR_REFUSED, "ORI-11", 9, "children and people over 60" },
        { "a3 02 01 03 01 15 f6", GOOD, "", 0, "the first later key" },
        { "a3 02 01 03 01 20 f6", INTEGRA_ERR_CRITICAL_KEY, "WIRE-18", 8, "a critical one" },
        { "a3 02 01 03 02 05 01", INTEGRA_ERR_REFUSED, "ORI-16", 3, "a carer's ground" },
        { "a4 02 01 03 02 06 01 07 03", INTEGRA_ERR_REFUSED, "ORI-16", 3, "judgement awaited, PPS no" },
        { "a3 02 01 03 02 07 03", INTEGRA_ERR_REFUSED, "ORI-16", 3, "judgement awaited, PPS unknown" },
        { "a3 02 01 03 03 0c 01", INTEGRA_ERR_REFUSED, "ORI-16", 3, "an MT who is not informed" },
    };
    check(decode, INTEGRA_MESSAGE_DEMAND, rows, sizeof rows / sizeof rows[0]);
}

/* Up to a row's array, which begins at 9; its identifier at 10, motives at 12, flags at 13, conditions at 14. */
#define UP_TO_ROW  "a2 00 6170 02 81 "
#define NO_MASKS   " 4d 00000000000000000000000000 "
#define IN_ROW     "88 6161 01 00" NO_MASKS
#define ONE_CALL   "81 84 04 00 00 f6 " /* list at 28, call at 29, service at 30 */
#define END_OF_ROW "80 1907d5 60"       /* overrides at 34, rule at 35, source at 38 */
#define ZEROS64    ZEROS16 ZEROS16 ZEROS16 ZEROS16
#define WHOLE_ROW  IN_ROW ONE_CALL END_OF_ROW

static void protocol_bodies(void **state)
{
    (void)state;
    static const body rows[] = {
        { UP_TO_ROW WHOLE_ROW, GOOD, "", 0, "the least there is" },
        { "a0", MISSING, "WIRE-21", 3, "nothing at all" },
        { "a1 00 6170", MISSING, "WIRE-21", 3, "no rows" },
        { "a1 02 81 " WHOLE_ROW, MISSING, "WIRE-21", 3, "no name" },
        { "a1 02 81 f7", INTEGRA_ERR_NOT_ALLOWED, "WIRE-10", 6, "no name, and worse" },
        { "a1 00 60", INTEGRA_ERR_INVALID_TEXT, "ORI-16", 5, "a name of nothing" },
        { "a1 00 6141", INTEGRA_ERR_INVALID_TEXT, "ORI-16", 5, "a name in capitals" },
        { "a1 00 4170", TYPE, "WIRE-20", 5, "a name in bytes" },
        { "a2 00 6170 01 f6", TYPE, "WIRE-20", 8, "from null on" },
        { "a2 00 6170 02 80", TYPE, "WIRE-20", 8, "a list of no rows" },
        { "a2 00 6170 02 f6", TYPE, "WIRE-20", 8, "rows that are null" },
        { "a2 00 6170 02 19 0401", TYPE, "WIRE-20", 8, "rows that are a number" },
        { "a2 00 6170 02 99 0401", INTEGRA_ERR_LIMIT, "WIRE-15", 8, "1025 rows" },
        { UP_TO_ROW "87", TYPE, "WIRE-20", 9, "a row of seven" },
        { UP_TO_ROW "88 60", INTEGRA_ERR_TRUNCATED, "WIRE-1", 11, "a row that stops" },
        { UP_TO_ROW "88 6161 00", TYPE, "WIRE-20", 12, "no motive" },
        { UP_TO_ROW "88 6161 1a00800000", TYPE, "WIRE-20", 12, "a twenty-fourth motive" },
        { UP_TO_ROW "88 6161 01 04", TYPE, "WIRE-20", 13, "a third flag" },
        { UP_TO_ROW "88 6161 01 00 4c 000000000000000000000000", TYPE, "WIRE-20", 14, "twelve conditions" },
        { UP_TO_ROW "88 6161 01 00 4e 0000000000000000000000000000", TYPE, "WIRE-20", 14, "fourteen" },
        { UP_TO_ROW "88 6161 01 00 4d fe000000000000000000000000", DEFAULT, "WIRE-19", 14,
          "any requester, written out" },
        { UP_TO_ROW "88 6161 01 00 4d 0000000000000000000000000f", DEFAULT, "WIRE-19", 14, "any plan, written out" },
        { UP_TO_ROW "88 6161 01 00 4d 01000000000000000000000000 " ONE_CALL END_OF_ROW, INTEGRA_ERR_INVALID_VALUE,
          "ORI-16", 9, "requester 0" },
        { UP_TO_ROW "88 6161 01 00 4d 00000000000000000000000010 " ONE_CALL END_OF_ROW, INTEGRA_ERR_INVALID_VALUE,
          "ORI-16", 9, "a plan of kind 4" },
        { UP_TO_ROW IN_ROW "80", TYPE, "WIRE-20", 28, "no calls" },
        { UP_TO_ROW IN_ROW "89", INTEGRA_ERR_LIMIT, "WIRE-15", 28, "nine calls" },
        { UP_TO_ROW IN_ROW "81 83", TYPE, "WIRE-20", 29, "a call of three" },
        { UP_TO_ROW IN_ROW "81 84 00", TYPE, "WIRE-20", 30, "service 0" },
        { UP_TO_ROW IN_ROW "81 84 183f", TYPE, "WIRE-20", 30, "service 63" },
        { UP_TO_ROW IN_ROW "81 84 1826 00 00 f6 " END_OF_ROW, INTEGRA_ERR_INVALID_VALUE, "ORI-16", 9,
          "a service that the response adds by itself" },
        { UP_TO_ROW IN_ROW "81 84 04 04", TYPE, "WIRE-20", 31, "level 4" },
        { UP_TO_ROW IN_ROW "81 84 04 02", DEFAULT, "WIRE-19", 31, "its home level, written out" },
        { UP_TO_ROW IN_ROW "81 84 04 00 1880", TYPE, "WIRE-20", 32, "an eighth precondition" },
        { UP_TO_ROW IN_ROW "81 84 04 00 00 190e43", TYPE, "WIRE-20", 33, "3651 days" },
        { UP_TO_ROW IN_ROW "81 84 04 03 183f 190e42 " END_OF_ROW, GOOD, "", 0, "all at their greatest" },
        { UP_TO_ROW IN_ROW "81 84 04 00 00 20", TYPE, "WIRE-20", 33, "minus a day" },
        { UP_TO_ROW IN_ROW "82 84 04 00 00 f6 84 04 01 00 f6 " END_OF_ROW, INTEGRA_ERR_DUPLICATE, "ORI-16", 9,
          "a service twice" },
        { UP_TO_ROW IN_ROW ONE_CALL "9821", INTEGRA_ERR_LIMIT, "WIRE-15", 34, "thirty-three overrides" },
        { UP_TO_ROW IN_ROW ONE_CALL "81 190400", TYPE, "WIRE-20", 35, "overrides row 1024" },
        { UP_TO_ROW IN_ROW ONE_CALL "81 01 1907d5 60", INTEGRA_ERR_REFUSED, "ORI-16", 0, "overrides no row" },
        { UP_TO_ROW IN_ROW ONE_CALL "81 00 1907d5 60", INTEGRA_ERR_REFUSED, "ORI-16", 0, "overrides itself" },
        { UP_TO_ROW IN_ROW ONE_CALL "80 00", TYPE, "WIRE-20", 35, "rule 0" },
        { UP_TO_ROW IN_ROW ONE_CALL "80 01 60", GOOD, "", 0, "rule 1" },
        { UP_TO_ROW IN_ROW ONE_CALL "80 19ffff 60", INTEGRA_ERR_INVALID_VALUE, "ORI-16", 9, "a rule unknown here" },
        { UP_TO_ROW IN_ROW ONE_CALL "80 1907d5 61ff", INTEGRA_ERR_NOT_UTF8, "WIRE-11", 39, "a source that is no text" },
        { UP_TO_ROW IN_ROW ONE_CALL "80 1907d5 790101" ZEROS64 ZEROS64 ZEROS64 ZEROS64 "00", INTEGRA_ERR_LIMIT,
          "WIRE-15", 38, "a source of 257 bytes" },
        { UP_TO_ROW "88 7841" ZEROS64 "00", INTEGRA_ERR_LIMIT, "WIRE-15", 10, "an identifier of 65 bytes" },
        { UP_TO_ROW "88 6120 01 00" NO_MASKS ONE_CALL END_OF_ROW, INTEGRA_ERR_INVALID_TEXT, "ORI-16", 9,
          "an identifier with a blank" },
        { "a3 00 6170 02 81 " WHOLE_ROW " 03 f6", GOOD, "", 0, "the first later key" },
        { "a3 00 6170 02 81 " WHOLE_ROW " 20 f6", INTEGRA_ERR_CRITICAL_KEY, "WIRE-18", 39, "a critical one" },
        { UP_TO_ROW WHOLE_ROW " 00", INTEGRA_ERR_TRAILING, "WIRE-12", 39, "a byte more" },
    };
    check(decode, INTEGRA_MESSAGE_PROTOCOL, rows, sizeof rows / sizeof rows[0]);
}

#define DIGEST       "5820 " ZEROS16 ZEROS16
#define UP_TO_ROUTES "a3 01 01 03 " DIGEST " 05 81 " /* the first route at 43, its elements from 44 on */

static void orientation_bodies(void **state)
{
    (void)state;
    static const body rows[] = {
        { UP_TO_ROUTES "87 04 01 00 f6 f6 01 1907d5", GOOD, "", 0, "the least there is" },
        { "a0", MISSING, "WIRE-21", 3, "nothing at all" },
        { "a2 01 01 03 " DIGEST, MISSING, "WIRE-21", 3, "no routes" },
        { "a2 03 " DIGEST " 05 81 87 04 01 00 f6 f6 01 1907d5", MISSING, "WIRE-21", 3, "no pack" },
        { "a2 01 01 05 81 87 04 01 00 f6 f6 01 1907d5", MISSING, "WIRE-21", 3, "no protocol" },
        { "a1 01 00", TYPE, "WIRE-20", 5, "pack 0" },
        { "a1 01 17", TYPE, "WIRE-20", 5, "a pack unknown here" },
        { "a2 01 01 02 00", DEFAULT, "WIRE-19", 7, "not overridden, written out" },
        { "a2 01 01 02 02", TYPE, "WIRE-20", 7, "overridden twice" },
        { "a2 01 01 03 4100", TYPE, "WIRE-20", 7, "a digest of one byte" },
        { "a3 01 01 03 " DIGEST " 04 f6", TYPE, "WIRE-20", 42, "due on null" },
        { "a3 01 01 03 " DIGEST " 05 80", TYPE, "WIRE-20", 42, "a list of no routes" },
        { "a3 01 01 03 " DIGEST " 05 9831", INTEGRA_ERR_LIMIT, "WIRE-15", 42, "forty-nine routes" },
        { UP_TO_ROUTES "86", TYPE, "WIRE-20", 43, "a route of six" },
        { UP_TO_ROUTES "87 00", TYPE, "WIRE-20", 44, "service 0" },
        { UP_TO_ROUTES "87 03", TYPE, "WIRE-20", 44, "a service that no demand is routed to" },
        { UP_TO_ROUTES "87 183f", TYPE, "WIRE-20", 44, "service 63" },
        { UP_TO_ROUTES "87 04 00", TYPE, "WIRE-20", 45, "no level" },
        { UP_TO_ROUTES "87 04 04", TYPE, "WIRE-20", 45, "level 4" },
        { UP_TO_ROUTES "87 04 01 1880", TYPE, "WIRE-20", 46, "an eighth precondition" },
        { UP_TO_ROUTES "87 04 01 00 190400", TYPE, "WIRE-20", 47, "row 1024" },
        { UP_TO_ROUTES "87 04 01 00 1903ff f6 01 1907d5", GOOD, "", 0, "row 1023" },
        { UP_TO_ROUTES "87 04 01 00 f6 60", TYPE, "WIRE-20", 48, "due on a text" },
        { UP_TO_ROUTES "87 04 01 00 f6 f6 00", TYPE, "WIRE-20", 49, "answers no motive" },
        { UP_TO_ROUTES "87 04 01 00 f6 f6 01 00", TYPE, "WIRE-20", 50, "rule 0" },
        { UP_TO_ROUTES "87 04 01 00 f6 f6 01 19ffff", TYPE, "WIRE-20", 50, "a rule unknown here" },
        { "a3 01 01 03 " DIGEST " 05 82 87 05 01 00 f6 f6 01 1907d5 87 04", TYPE, "WIRE-20", 54, "routes descending" },
        { "a3 01 01 03 " DIGEST " 05 82 87 05 01 00 f6 f6 01 1907d5 87 05", TYPE, "WIRE-20", 54, "a service twice" },
        { "a4 01 01 03 " DIGEST " 05 81 87 04 01 00 f6 f6 01 1907d5 06 f6", GOOD, "", 0, "the first later key" },
        { "a4 01 01 03 " DIGEST " 05 81 87 04 01 00 f6 f6 01 1907d5 20 f6", INTEGRA_ERR_CRITICAL_KEY, "WIRE-18", 53,
          "a critical one" },
    };
    check(decode, INTEGRA_MESSAGE_ORIENTATION, rows, sizeof rows / sizeof rows[0]);
}

#define PACK "00 83 686861732d32303134 01 " DIGEST /* the key after it at 50 */

static void receipt_bodies(void **state)
{
    (void)state;
    static const body rows[] = {
        { "a0", MISSING, "WIRE-21", 3, "nothing at all" },
        { "a1 " PACK, MISSING, "WIRE-21", 3, "a pack alone" },
        { "a1 00 82 6161 01", TYPE, "WIRE-20", 5, "a pack without digest" },
        { "a2 " PACK " 01 80", DEFAULT, "WIRE-19", 51, "no overrides, written out" },
        { "a2 " PACK " 01 9841", INTEGRA_ERR_LIMIT, "WIRE-15", 51, "sixty-five overrides" },
        { "a2 " PACK " 01 81 82 6161 00", INTEGRA_ERR_UNKNOWN_NAME, "GEN-9", 53, "a parameter unknown here" },
        { "a2 " PACK " 02 40", TYPE, "WIRE-20", 51, "a protocol of nothing" },
        { "a2 " PACK " 02 a0", TYPE, "WIRE-20", 51, "a protocol that is no bytes" },
        { "a2 " PACK " 03 40", TYPE, "WIRE-20", 51, "a demand of nothing" },
        { "a2 " PACK " 04 40", TYPE, "WIRE-20", 51, "a response of nothing" },
        { "a4 " PACK " 02 4100 03 4100 04 4100", INTEGRA_ERR_ENVELOPE, "WIRE-16", 52, "a protocol that is none" },
        { "a4 00 83 6161 01 " DIGEST " 02 4100 03 4100 04 4100", INTEGRA_ERR_UNKNOWN_NAME, "GEN-9", NOWHERE,
          "a pack unknown here" },
    };
    check(decode, INTEGRA_MESSAGE_ORIENTATION_RECEIPT, rows, sizeof rows / sizeof rows[0]);
}

static void envelopes(void **state)
{
    (void)state;
    check_envelopes(decode, INTEGRA_MESSAGE_PROTOCOL, INTEGRA_MESSAGE_ORIENTATION);
    check_envelopes(decode, INTEGRA_MESSAGE_ORIENTATION_RECEIPT, INTEGRA_MESSAGE_ORIENTATION_RECEIPT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(demand_bodies),  cmocka_unit_test(protocol_bodies), cmocka_unit_test(orientation_bodies),
        cmocka_unit_test(receipt_bodies), cmocka_unit_test(envelopes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
