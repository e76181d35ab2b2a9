/* test_screening_facts.c - items derived from a record: every combination an item reads, every edge of the window.
 * Spec: spec/10-screening.md, SCR-7, SCR-11; GEN-7.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "slow_screening.h"

#include <string.h>

enum { FIRST = INTEGRA_FACT_SEVERE_HEART_FAILURE };

static void empty(integra_facts *facts)
{
    integra_facts_init(facts, sizeof *facts);
    facts->date = slow_day(2025, 6, 1);
}

/* The facts from first on take all three values each; everything is compared each time. */
static void every_value(const integra_rules *rules, const slow_pack *pack, integra_facts *facts, uint32_t first,
                        uint32_t count)
{
    unsigned states = 1;
    for (uint32_t i = 0; i < count; i++) {
        states *= 3;
    }
    for (unsigned state = 0; state < states; state++) {
        for (uint32_t i = 0; i < count; i++) {
            facts->values[first + i] = slow_digit(state, i);
        }
        slow_compare(rules, pack, NULL, facts);
    }
}

static void facts_combine_as_kleene_says(void **state)
{
    (void)state;
    static const struct {
        uint32_t first, count;
    } items[] = { { INTEGRA_FACT_RESTRICTED_MOBILITY, 1 },
                  { INTEGRA_FACT_COGNITIVE_TROUBLE, 6 },
                  { INTEGRA_FACT_ISOLATION, 3 },
                  { INTEGRA_FACT_ACCESS_PROBLEM, 2 } };
    integra_rules *rules = slow_rules(&slow_has_2014);
    for (size_t i = 0; i < sizeof items / sizeof items[0]; i++) {
        integra_facts facts;
        empty(&facts);
        every_value(rules, &slow_has_2014, &facts, items[i].first, items[i].count);
    }
    integra_rules_destroy(rules);
}

/* Floors around the threshold, complete or not, beside every value of the three organ failures. */
static void counts_are_floors(void **state)
{
    (void)state;
    static const slow_pack packs[] = { { 2, 3, 6, 2, 10, 1 }, { 2, 1, 6, 20, 100, 1 }, { 2, 50, 6, 2, 1, 1 } };
    for (size_t p = 0; p < sizeof packs / sizeof packs[0]; p++) {
        integra_rules *rules = slow_rules(&packs[p]);
        const int64_t thresholds[] = { packs[p].conditions, packs[p].medicines, packs[p].professions };
        for (unsigned pick = 0; pick < 8 * 8; pick++) {
            integra_facts facts;
            empty(&facts);
            for (unsigned i = 0; i < 3; i++) {
                unsigned at = i == 1 ? pick / 8 : pick % 8;
                const uint32_t floors[] = { 0, (uint32_t)thresholds[i] - 1, (uint32_t)thresholds[i], UINT32_MAX };
                facts.counts[i] = floors[at % 4];
                facts.complete[i] = (uint8_t)(at / 4);
            }
            every_value(rules, &packs[p], &facts, FIRST, 3);
        }
        integra_rules_destroy(rules);
    }
}

/* Two stays, each on every side of the window's two ends, beside every kind of coverage. */
static void the_window_has_two_ends(void **state)
{
    (void)state;
    const struct {
        integra_date date;
        int64_t months;
        integra_date start;
    } windows[] = {
        { slow_day(2025, 6, 1), 6, slow_day(2024, 12, 1) },  { slow_day(2025, 8, 31), 6, slow_day(2025, 2, 28) },
        { slow_day(2024, 8, 31), 6, slow_day(2024, 2, 29) }, { slow_day(2024, 2, 29), 120, slow_day(2014, 2, 28) },
        { slow_day(2025, 3, 31), 1, slow_day(2025, 2, 28) },
    };
    enum { WHENS = 7, COVERS = 4 };
    for (size_t w = 0; w < sizeof windows / sizeof windows[0]; w++) {
        integra_date start = windows[w].start, end = windows[w].date;
        const integra_date whens[WHENS] = { start - 1, start, start + 1, end, end + 1, INTEGRA_DATE_UNKNOWN, end - 1 };
        const integra_date froms[COVERS] = { INTEGRA_DATE_UNKNOWN, start - 1, start, start + 1 };
        const integra_date tos[COVERS] = { INTEGRA_DATE_UNKNOWN, end - 1, end, end + 1 };
        slow_pack pack = slow_has_2014;
        pack.months = windows[w].months;
        integra_rules *rules = slow_rules(&pack);
        for (unsigned pick = 0; pick < WHENS * 3 * WHENS * 3 * COVERS * COVERS; pick += w ? 5 : 1) {
            unsigned rest = pick;
            integra_date dates[2];
            integra_tri emergencies[2];
            integra_facts facts;
            empty(&facts);
            facts.date = end;
            for (unsigned i = 0; i < 2; i++) {
                dates[i] = whens[rest % WHENS];
                emergencies[i] = (integra_tri)(rest / WHENS % 3);
                rest /= WHENS * 3;
            }
            facts.admissions_known_from = froms[rest % COVERS];
            facts.admissions_known_to = tos[rest / COVERS];
            facts.admission_dates = dates;
            facts.admission_emergencies = emergencies;
            facts.admission_count = pick % 11 == 0 ? 1 : 2;
            slow_compare(rules, &pack, NULL, &facts);
        }
        integra_rules_destroy(rules);
    }
}

typedef struct stay {
    integra_date date, admitted;
    integra_tri emergency;
    integra_date known_from, known_to;
    integra_tri expected;
    const char *why;
} stay;

static void check_stay(const integra_rules *rules, const stay *row)
{
    integra_facts facts;
    integra_screening got;
    empty(&facts);
    facts.date = row->date;
    facts.admission_dates = &row->admitted;
    facts.admission_emergencies = &row->emergency;
    facts.admission_count = 1;
    facts.admissions_known_from = row->known_from;
    facts.admissions_known_to = row->known_to;
    integra_screening_init(&got, sizeof got);
    assert_int_equal(integra_screening_evaluate(rules, NULL, &facts, &got, NULL), INTEGRA_OK);
    if (got.derived[0] != row->expected) {
        fail_msg("%s: %u, not %u", row->why, got.derived[0], row->expected);
    }
}

/* Worked out by hand, so that the slow way is not believed on its word alone. */
static void stays_worked_out_by_hand(void **state)
{
    (void)state;
    enum { NO = INTEGRA_TRI_NO, YES = INTEGRA_TRI_YES, MAYBE = INTEGRA_TRI_UNKNOWN };
    const integra_date never = INTEGRA_DATE_UNKNOWN, august = slow_day(2025, 8, 31), february = slow_day(2025, 2, 28);
    const integra_date first = slow_day(1, 1, 1), march = slow_day(1, 3, 1);
    const stay rows[] = {
        { august, february, YES, february, august, YES, "six months before 31 August is 28 February" },
        { august, february - 1, YES, february, august, NO, "the day before is outside" },
        { august, august, YES, never, never, YES, "the day itself is inside, whatever is covered" },
        { august, august + 1, YES, february, august, NO, "what comes later is outside" },
        { august, never, YES, february, august, MAYBE, "an emergency without a date may have been inside" },
        { august, never, MAYBE, february, august, MAYBE, "so may a stay that says nothing" },
        { august, never, NO, february, august, NO, "a planned stay counts nowhere" },
        { august, february, MAYBE, february, august, MAYBE, "a stay inside that does not say" },
        { august, february, NO, february + 1, august, MAYBE, "the first day not covered" },
        { august, february, NO, february, august - 1, MAYBE, "the last day not covered" },
        { never, february, YES, first, august, MAYBE, "no day to count from" },
        { march, first, YES, first, march, YES, "a window that begins before year 1 holds its days" },
        { march, first, NO, first, march, MAYBE, "and nothing covers it" },
    };
    integra_rules *rules = slow_rules(&slow_has_2014);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        check_stay(rules, &rows[i]);
    }
    integra_rules_destroy(rules);
}

static void a_record_without_a_date_leaves_item_1_open(void **state)
{
    (void)state;
    integra_facts facts;
    integra_rules *rules = slow_rules(&slow_has_2014);
    integra_date when = slow_day(2025, 1, 2);
    integra_tri emergency = INTEGRA_TRI_YES;
    integra_facts_init(&facts, sizeof facts);
    facts.admission_dates = &when;
    facts.admission_emergencies = &emergency;
    facts.admission_count = 1;
    every_value(rules, &slow_has_2014, &facts, INTEGRA_FACT_ISOLATION, 5);
    integra_rules_destroy(rules);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(facts_combine_as_kleene_says),
        cmocka_unit_test(counts_are_floors),
        cmocka_unit_test(the_window_has_two_ends),
        cmocka_unit_test(stays_worked_out_by_hand),
        cmocka_unit_test(a_record_without_a_date_leaves_item_1_open),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
