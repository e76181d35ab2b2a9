/* test_screening_strict.c - what each kind refuses in its body, with status, rule and offset; each beside what it
 * accepts. Spec: spec/integra.cddl; WIRE-12, WIRE-16 to WIRE-21.  Layer: tests.
 * SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "strict.h"

static integra_status decode(uint8_t kind, const uint8_t *bytes, size_t size, integra_error *error)
{
    static integra_answers answers;
    static integra_facts facts;
    static integra_screening screening;
    static integra_inclusion sheet;
    integra_date dates[2];
    integra_tri emergencies[2];
    integra_rules *rules = NULL;
    size_t count = 0;
    integra_answers_init(&answers, sizeof answers);
    integra_facts_init(&facts, sizeof facts);
    integra_screening_init(&screening, sizeof screening);
    integra_inclusion_init(&sheet, sizeof sheet);
    switch (kind) {
    case INTEGRA_MESSAGE_ANSWERS:
        return integra_answers_decode(bytes, size, &answers, error);
    case INTEGRA_MESSAGE_FACTS:
        return integra_facts_decode(bytes, size, dates, emergencies, 2, &count, &facts, &answers, error);
    case INTEGRA_MESSAGE_SCREENING:
        return integra_screening_decode(bytes, size, &screening, error);
    case INTEGRA_MESSAGE_INCLUSION:
        return integra_inclusion_decode(bytes, size, &sheet, error);
    case INTEGRA_MESSAGE_PACK:
        return integra_rules_decode(bytes, size, NULL, &rules, error);
    default:
        return integra_receipt_replay(bytes, size, NULL, &screening, error);
    }
}

static void answers_bodies(void **state)
{
    (void)state;
    static const body rows[] = {
        { "a0", GOOD, "", 0, "nothing at all" },
        { "a0 00", INTEGRA_ERR_TRAILING, "WIRE-12", 4, "a byte more" },
        { "80", INTEGRA_ERR_ENVELOPE, "WIRE-16", 3, "a body that is no map" },
        { "a1", INTEGRA_ERR_TRUNCATED, "WIRE-1", 4, "a pair missing" },
        { "a1 00 50 " ZEROS16, DEFAULT, "WIRE-19", 5, "nobody, written out" },
        { "a1 00 50 01" ZEROS16, INTEGRA_ERR_TRAILING, "WIRE-12", 22, "an identifier and a byte" },
        { "a1 00 4f 010000000000000000000000000000", TYPE, "WIRE-20", 5, "fifteen bytes" },
        { "a1 00 51 01" ZEROS16, TYPE, "WIRE-20", 5, "seventeen bytes" },
        { "a1 00 61 61", TYPE, "WIRE-20", 5, "a name for a person" },
        { "a1 01 1a 002cc0a0", GOOD, "", 0, "the last day of 9999" },
        { "a1 01 1a 002cc0a1", TYPE, "WIRE-20", 5, "the day after" },
        { "a1 01 00", GOOD, "", 0, "the first day of 1970 is no default" },
        { "a1 02 89 02 00 00 00 00 00 00 00 00", TYPE, "WIRE-20", 5, "nine questions" },
        { "a1 02 88 00 00 00 00 00 00 00 03", TYPE, "WIRE-20", 13, "a consent of 3" },
        { "a1 02 88 00 00 00 00 00 00 00 20", TYPE, "WIRE-20", 13, "a consent of -1" },
        { "a1 02 88 00 00 00 00 00 00 00 f5", TYPE, "WIRE-20", 13, "a consent of true" },
        { "a1 03 00", GOOD, "", 0, "a later key" },
        { "a1 20 00", INTEGRA_ERR_CRITICAL_KEY, "WIRE-18", 4, "a critical one" },
    };
    check(decode, INTEGRA_MESSAGE_ANSWERS, rows, sizeof rows / sizeof rows[0]);
}

static void facts_bodies(void **state)
{
    (void)state;
    static const body rows[] = {
        { "a0", GOOD, "", 0, "nothing at all" },
        { "a1 03 80", DEFAULT, "WIRE-19", 5, "no stays, written out" },
        { "a1 03 81 82 f6 00", GOOD, "", 0, "a stay of which nothing is known" },
        { "a1 03 81 81 00", TYPE, "WIRE-20", 6, "a stay of one" },
        { "a1 03 81 83 00 00 00", TYPE, "WIRE-20", 6, "a stay of three" },
        { "a1 03 81 82 f6 03", TYPE, "WIRE-20", 8, "an emergency of 3" },
        { "a1 03 81 82 60 00", TYPE, "WIRE-20", 7, "a day as text" },
        { "a1 03 81 82 3a 000af93a 00", TYPE, "WIRE-20", 7, "a day before year 1" },
        { "a1 03 83 82 f6 00 82 f6 00 82 f6 00", INTEGRA_ERR_CAPACITY, "", NOWHERE, "three stays for two places" },
        { "a1 04 f6", TYPE, "WIRE-20", 5, "covered from null" },
        { "a1 05 f6", TYPE, "WIRE-20", 5, "covered to null" },
        { "a1 06 82 00 01", GOOD, "", 0, "none, complete" },
        { "a1 06 82 00 00", DEFAULT, "WIRE-19", 5, "at least none" },
        { "a1 08 82 00 02", TYPE, "WIRE-20", 7, "complete is 0 or 1" },
        { "a1 08 82 1b 0000000100000000 00", TYPE, "WIRE-20", 6, "more than 32 bits" },
        { "a1 07 83 00 00 00", TYPE, "WIRE-20", 5, "a count of three" },
        { "a1 07 05", TYPE, "WIRE-20", 5, "a count alone" },
        { "a1 09 00", DEFAULT, "WIRE-19", 5, "the first fact unknown" },
        { "a1 17 00", DEFAULT, "WIRE-19", 5, "the last fact unknown" },
        { "a1 17 02", GOOD, "", 0, "the last fact at yes" },
        { "a1 17 03", TYPE, "WIRE-20", 5, "a fact of 3" },
        { "a1 17 f5", TYPE, "WIRE-20", 5, "a fact of true" },
        { "a1 1818 f5", GOOD, "", 0, "the first later key" },
    };
    check(decode, INTEGRA_MESSAGE_FACTS, rows, sizeof rows / sizeof rows[0]);
}

static void screening_bodies(void **state)
{
    (void)state;
    static const body rows[] = {
        { "a3 02 01 04 01 0c 82 01 02", GOOD, "", 0, "the least there is" },
        { "a0", MISSING, "WIRE-21", 3, "nothing at all" },
        { "a2 04 01 0c 82 01 02", MISSING, "WIRE-21", 3, "no pack" },
        { "a2 02 01 0c 82 01 02", MISSING, "WIRE-21", 3, "no stage" },
        { "a2 02 01 04 01", MISSING, "WIRE-21", 3, "no robustness" },
        { "a3 02 00 04 01 0c 82 01 02", TYPE, "WIRE-20", 5, "pack 0" },
        { "a3 02 17 04 01 0c 82 01 02", TYPE, "WIRE-20", 5, "a pack unknown here" },
        { "a3 02 01 04 00 0c 82 01 02", TYPE, "WIRE-20", 7, "stage 0" },
        { "a3 02 01 04 08 0c 82 01 02", TYPE, "WIRE-20", 7, "stage 8" },
        { "a4 02 01 03 00 04 01 0c 82 01 02", DEFAULT, "WIRE-19", 7, "not overridden, written out" },
        { "a4 02 01 03 02 04 01 0c 82 01 02", TYPE, "WIRE-20", 7, "overridden twice" },
        { "a4 02 01 04 01 05 00 0c 82 01 02", DEFAULT, "WIRE-19", 9, "nothing to ask" },
        { "a4 02 01 04 01 05 19 0100 0c 82 01 02", TYPE, "WIRE-20", 9, "a ninth question to ask" },
        { "a4 02 01 04 01 05 18ff 0c 82 01 02", GOOD, "", 0, "everything to ask" },
        { "a4 02 01 04 01 06 88 00 00 00 00 00 00 00 00 0c 82 01 02", DEFAULT, "WIRE-19", 9, "nothing stated" },
        { "a4 02 01 04 01 07 86 00 00 00 00 00 00 0c 82 01 02", GOOD, "", 0, "a record that tells nothing" },
        { "a4 02 01 04 01 07 85 00 00 00 00 00 0c 82 01 02", TYPE, "WIRE-20", 9, "five derived items" },
        { "a4 02 01 04 01 08 00 0c 82 01 02", DEFAULT, "WIRE-19", 9, "pps unknown" },
        { "a4 02 01 04 01 09 03 0c 82 01 02", TYPE, "WIRE-20", 9, "a threshold of 3" },
        { "a4 02 01 04 01 0a 00 0c 82 01 02", DEFAULT, "WIRE-19", 9, "legal complexity unknown" },
        { "a4 02 01 04 01 0b 00 0c 82 01 02", DEFAULT, "WIRE-19", 9, "nothing left to settle" },
        { "a4 02 01 04 01 0b 07 0c 82 01 02", TYPE, "WIRE-20", 9, "seven items to settle" },
        { "a3 02 01 04 01 0c 83 01 02 03", TYPE, "WIRE-20", 9, "three robustnesses" },
        { "a3 02 01 04 01 0c 82 19 0100 02", TYPE, "WIRE-20", 10, "a robustness of 256" },
    };
    check(decode, INTEGRA_MESSAGE_SCREENING, rows, sizeof rows / sizeof rows[0]);
}

static void inclusion_bodies(void **state)
{
    (void)state;
    static const body rows[] = {
        { "a0", GOOD, "", 0, "nothing at all" },
        { "a1 04 00", DEFAULT, "WIRE-19", 5, "sex unknown" },
        { "a1 04 17", TYPE, "WIRE-20", 5, "sex 23" },
        { "a1 05 00", DEFAULT, "WIRE-19", 5, "no outcome" },
        { "a1 05 04", TYPE, "WIRE-20", 5, "outcome 4" },
        { "a1 05 01", INTEGRA_ERR_REFUSED, "SCR-9", NOWHERE, "a confirmation without a reason" },
        { "a1 06 00", DEFAULT, "WIRE-19", 5, "no reason" },
        { "a1 06 1a 00200000", TYPE, "WIRE-20", 5, "a twenty-second reason" },
        { "a1 06 1a 001fffff", GOOD, "", 0, "all twenty-one" },
        { "a1 07 00", DEFAULT, "WIRE-19", 5, "no function" },
        { "a1 07 01", INTEGRA_ERR_REFUSED, "SCR-9", NOWHERE, "a function without a confirmation" },
        { "a1 08 85 60 60 60 60 60", DEFAULT, "WIRE-19", 5, "five times nothing" },
        { "a1 08 85 60 60 60 60 61 61", GOOD, "", 0, "one of them says something" },
        { "a1 08 84 61 61 60 60 60", TYPE, "WIRE-20", 5, "four texts" },
        { "a1 08 85 61 61 60 60 60 41 00", TYPE, "WIRE-20", 11, "bytes for a text" },
        { "a1 0a 60", DEFAULT, "WIRE-19", 5, "no capacities" },
        { "a1 0b 61 ff", INTEGRA_ERR_NOT_UTF8, "WIRE-11", 6, "a byte that is no text" },
        { "a1 0c 85 f6 f6 f6 f6 f6", DEFAULT, "WIRE-19", 5, "no factor" },
        { "a1 0c 85 84 00 00 f6 f6 f6 f6 f6 f6", DEFAULT, "WIRE-19", 6, "an entry that says nothing" },
        { "a1 0c 85 84 00 00 f6 50 " ZEROS16 " f6 f6 f6 f6", DEFAULT, "WIRE-19", 10, "evidence that is none" },
        { "a1 0c 85 84 03 00 f6 f6 f6 f6 f6 f6", TYPE, "WIRE-20", 7, "a factor of 3" },
        { "a1 0c 85 84 02 03 f6 f6 f6 f6 f6 f6", TYPE, "WIRE-20", 8, "a basis of 3" },
        { "a1 0c 85 84 00 00 00 f6 f6 f6 f6 f6", GOOD, "", 0, "a date alone" },
    };
    check(decode, INTEGRA_MESSAGE_INCLUSION, rows, sizeof rows / sizeof rows[0]);
}

#define RECEIPT "a2 00 83 6161 01 5820 " ZEROS16 ZEROS16 /* a second pair follows; its value is at 44 */

static void pack_and_receipt_bodies(void **state)
{
    (void)state;
    static const body packs[] = {
        { "a0", MISSING, "WIRE-21", 3, "nothing at all" },
        { "a1 00 60", TYPE, "WIRE-20", 5, "a name of nothing" },
        { "a1 00 7821 616161616161616161616161616161616161616161616161616161616161616161", INTEGRA_ERR_LIMIT, "WIRE-15",
          5, "a name of 33 bytes" },
        { "a2 00 6161 01 00", TYPE, "WIRE-20", 8, "version 0" },
        { "a2 00 6161 01 1a 00010000", TYPE, "WIRE-20", 8, "version 65536" },
        { "a4 00 6161 01 01 02 00 03 80", TYPE, "WIRE-20", 12, "a pack without parameters" },
        { "a4 00 6161 01 01 02 00 03 81 82 6161 00", INTEGRA_ERR_UNKNOWN_NAME, "GEN-9", 14,
          "a parameter unknown here" },
        { "a5 00 6161 01 01 02 00 03 81 82 6d 7070735f7468726573686f6c64 01 04 81 82 00 01", TYPE, "WIRE-20", 32,
          "service 0" },
        { "a5 00 6161 01 01 02 00 03 81 82 6d 7070735f7468726573686f6c64 01 04 80", INTEGRA_ERR_UNKNOWN_NAME, "GEN-9",
          NOWHERE, "a pack unknown here" },
    };
    static const body receipts[] = {
        { "a0", MISSING, "WIRE-21", 3, "nothing at all" },
        { "a1 00 83 6161 01 581f 00000000000000" ZEROS16 "0000000000000000", TYPE, "WIRE-20", 9, "a digest too short" },
        { RECEIPT "01 80", DEFAULT, "WIRE-19", 44, "no overrides, written out" },
        { RECEIPT "02 40", TYPE, "WIRE-20", 44, "an input of nothing" },
        { RECEIPT "03 40", TYPE, "WIRE-20", 44, "a verdict of nothing" },
        { RECEIPT "03 a0", TYPE, "WIRE-20", 44, "a verdict that is no bytes" },
        { RECEIPT "04 80", DEFAULT, "WIRE-19", 44, "no findings, written out" },
        { RECEIPT "04 81 87 01 01 01 00 00 f6 00", TYPE, "WIRE-20", 45, "a finding of seven" },
        { RECEIPT "04 81 88 00 01 01 00 00 f6 00 00", TYPE, "WIRE-20", 46, "a finding of no rule" },
        { RECEIPT "04 81 88 01 04 01 00 00 f6 00 00", TYPE, "WIRE-20", 47, "a weight of 4" },
        { RECEIPT "04 81 88 01 01 05 00 00 f6 00 00", TYPE, "WIRE-20", 48, "a state of 5" },
        { RECEIPT "04 81 88 01 01 01 f6 00 f6 00 00", TYPE, "WIRE-20", 49, "settled by null" },
        { RECEIPT "04 81 88 01 01 01 00 20 f6 00 00", TYPE, "WIRE-20", 50, "index -1" },
        { RECEIPT "04 81 88 01 01 01 00 f6 60 00 00", TYPE, "WIRE-20", 51, "due a text" },
        { RECEIPT "04 81 88 01 01 01 00 f6 00 00 f6", TYPE, "WIRE-20", 53, "the last of a finding null" },
        { RECEIPT "05 80", TYPE, "WIRE-20", 44, "an explanation of nothing" },
        { RECEIPT "05 81 88 01 00 00 00 00 00 03 00", TYPE, "WIRE-20", 52, "a source that said 3" },
        { RECEIPT "05 81 88 01 00 00 00 00 00 00 02", TYPE, "WIRE-20", 53, "missing twice" },
        { RECEIPT "06 81 40", TYPE, "WIRE-20", 44, "sets of one verdict" },
        { RECEIPT "06 82 40 80", TYPE, "WIRE-20", 46, "sets that are no bytes" },
        { RECEIPT "06 82 40 55 00" ZEROS16 "00000000", INTEGRA_ERR_LIMIT, "WIRE-15", 46, "twenty-one sets" },
        { RECEIPT "06 82 40 54 " ZEROS16 "00000000", MISSING, "WIRE-21", 3, "twenty" },
    };
    check(decode, INTEGRA_MESSAGE_PACK, packs, sizeof packs / sizeof packs[0]);
    check(decode, INTEGRA_MESSAGE_RECEIPT, receipts, sizeof receipts / sizeof receipts[0]);
}

static void envelopes(void **state)
{
    (void)state;
    check_envelopes(decode, INTEGRA_MESSAGE_PACK, INTEGRA_MESSAGE_RECEIPT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_bodies),   cmocka_unit_test(facts_bodies), cmocka_unit_test(screening_bodies),
        cmocka_unit_test(inclusion_bodies), cmocka_unit_test(envelopes),    cmocka_unit_test(pack_and_receipt_bodies),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
