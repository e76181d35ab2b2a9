/* slow_screening.h - the rules of screening worked out the slow way, by listing every case, for the tests to compare.
 * Spec: spec/10-screening.md, SCR-1 to SCR-8, SCR-11, SCR-12.  Layer: tests.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef SLOW_SCREENING_H
#define SLOW_SCREENING_H

#include <integra/integra.h>

enum { SLOW_SETS = 64, SLOW_FINDINGS = 8, SLOW_STATES = 729 /* 3 to the 6 items */ };

/* The parameters of a pack, in the order of their names. */
typedef struct slow_pack {
    int64_t assistance, conditions, months, professions, medicines, pps;
} slow_pack;

typedef struct slow_result {
    integra_tri derived[INTEGRA_ITEM_COUNT], items[INTEGRA_ITEM_COUNT];
    integra_tri pps, threshold, legal;
    uint8_t yes, unknown, least, pps_robustness, threshold_robustness;
    uint32_t stage, ask;
    uint8_t sets[2][SLOW_SETS];
    size_t set_counts[2];
    integra_finding findings[SLOW_FINDINGS];
    size_t finding_count;
} slow_result;

extern const slow_pack slow_has_2014;

/* The rules that a slow_pack says; the test fails where they are refused. */
integra_rules *slow_rules(const slow_pack *pack);

/* The date of a day that exists. */
integra_date slow_day(int32_t year, int32_t month, int32_t day);

/* Item i of a state, a number below SLOW_STATES read in base 3. */
integra_tri slow_digit(unsigned state, unsigned item);

/* What a record says of one item (SCR-7). */
integra_tri slow_derived(const slow_pack *pack, const integra_facts *facts, unsigned item);

/* Everything; answers or facts may be NULL. */
void slow_screen(const slow_pack *pack, const integra_answers *answers, const integra_facts *facts,
                 slow_result *result);

/* Screens in the library too, reviews, asks for the sets, and fails the test at the first difference. */
void slow_compare(const integra_rules *rules, const slow_pack *pack, const integra_answers *answers,
                  const integra_facts *facts);

#endif
