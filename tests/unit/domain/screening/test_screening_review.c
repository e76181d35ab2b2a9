/* test_screening_review.c - what two screenings of one person say together, and lists that do not fit.
 * Spec: spec/10-screening.md, SCR-5, SCR-8, SCR-10.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "slow_screening.h"

#include <string.h>

enum { SCR_10 = 1010, ROOM = 16 };

static integra_screening screened(const integra_rules *rules, unsigned state, integra_date date)
{
    integra_answers answers;
    integra_screening screening;
    integra_answers_init(&answers, sizeof answers);
    answers.date = date;
    answers.person.bytes[5] = 9;
    for (unsigned i = 0; i < INTEGRA_ITEM_COUNT; i++) {
        answers.questions[i] = slow_digit(state, i);
    }
    integra_screening_init(&screening, sizeof screening);
    assert_int_equal(integra_screening_evaluate(rules, &answers, NULL, &screening, NULL), INTEGRA_OK);
    return screening;
}

/* SCR-10 from the chapter, over the two states alone. */
static size_t expected(unsigned before, unsigned after, integra_finding *findings)
{
    size_t count = 0;
    unsigned yes[2] = { 0, 0 }, open[2] = { 0, 0 };
    integra_finding finding = {
        .rule = SCR_10, .weight = INTEGRA_WEIGHT_LOW, .state = INTEGRA_FINDING_STATE_OPEN, .due = INTEGRA_DATE_UNKNOWN
    };
    finding.subject.bytes[5] = 9;
    finding.settled_by = INTEGRA_SETTLED_BY_REVIEW;
    for (unsigned i = 0; i < INTEGRA_ITEM_COUNT; i++) {
        const integra_tri values[2] = { slow_digit(before, i), slow_digit(after, i) };
        for (unsigned k = 0; k < 2; k++) {
            yes[k] += values[k] == INTEGRA_TRI_YES;
            open[k] += values[k] == INTEGRA_TRI_UNKNOWN;
        }
        if (values[0] == INTEGRA_TRI_YES && values[1] == INTEGRA_TRI_NO) {
            finding.index = i;
            finding.value = INTEGRA_TRI_YES;
            finding.other = INTEGRA_TRI_NO;
            findings[count++] = finding;
        }
    }
    if (yes[0] >= 2 && yes[1] < 2) {
        int perhaps = yes[1] + open[1] >= 2;
        finding.index = INTEGRA_NO_INDEX;
        finding.weight = INTEGRA_WEIGHT_HIGH;
        finding.settled_by = perhaps ? INTEGRA_SETTLED_BY_QUESTIONNAIRE : INTEGRA_SETTLED_BY_SURVEILLANCE;
        finding.value = INTEGRA_TRI_YES;
        finding.other = perhaps ? INTEGRA_TRI_UNKNOWN : INTEGRA_TRI_NO;
        findings[count++] = finding;
    }
    return count;
}

static void every_change_is_told(void **state)
{
    (void)state;
    integra_rules *rules = slow_rules(&slow_has_2014);
    static integra_screening all[SLOW_STATES];
    for (unsigned i = 0; i < SLOW_STATES; i++) {
        all[i] = screened(rules, i, 20000);
    }
    for (unsigned pick = 0; pick < SLOW_STATES * SLOW_STATES; pick += 7) {
        unsigned before = pick / SLOW_STATES, after = pick % SLOW_STATES;
        integra_finding want[ROOM], got[ROOM];
        size_t count = 99, wanted = expected(before, after, want);
        if (integra_screening_compare(&all[before], &all[after], got, ROOM, &count, NULL) || count != wanted ||
            memcmp(got, want, count * sizeof got[0])) {
            fail_msg("from state %u to %u: %zu findings, not the %zu expected", before, after, count, wanted);
        }
    }
    integra_rules_destroy(rules);
}

static void two_people_or_the_wrong_order(void **state)
{
    (void)state;
    integra_rules *rules = slow_rules(&slow_has_2014);
    integra_screening first = screened(rules, 0, 20000), second = screened(rules, 0, 19999);
    integra_error error;
    size_t count = 77;
    assert_int_equal(integra_screening_compare(&first, &second, NULL, 0, &count, &error), INTEGRA_ERR_MISMATCH);
    assert_int_equal(error.rule, SCR_10);
    assert_int_equal(count, 77);
    assert_int_equal(integra_screening_compare(&second, &first, NULL, 0, &count, NULL), INTEGRA_OK);
    second.date = 20000;
    assert_int_equal(integra_screening_compare(&first, &second, NULL, 0, &count, NULL), INTEGRA_OK);
    second.date = INTEGRA_DATE_UNKNOWN;
    assert_int_equal(integra_screening_compare(&first, &second, NULL, 0, &count, NULL), INTEGRA_OK);
    second.person.bytes[0] = 1;
    count = 77;
    assert_int_equal(integra_screening_compare(&first, &second, NULL, 0, &count, &error), INTEGRA_ERR_MISMATCH);
    assert_int_equal(error.rule, SCR_10);
    assert_int_equal(count, 77);
    integra_rules_destroy(rules);
}

/* A list that does not fit is counted and not begun: every capacity below the count, then the count itself. */
static void lists_that_do_not_fit(void **state)
{
    (void)state;
    integra_rules *rules = slow_rules(&slow_has_2014);
    integra_screening before = screened(rules, SLOW_STATES - 1, 20000), after = screened(rules, 364, 20000);
    for (size_t capacity = 0; capacity <= 7; capacity++) {
        integra_finding got[ROOM], untouched[ROOM];
        integra_error error;
        size_t count = 0;
        memset(got, 0xaa, sizeof got);
        memset(untouched, 0xaa, sizeof untouched);
        integra_status status = integra_screening_compare(&before, &after, got, capacity, &count, &error);
        assert_int_equal(count, 7); /* six items from yes to no, and the threshold */
        assert_int_equal(status, capacity < 7 ? INTEGRA_ERR_CAPACITY : INTEGRA_OK);
        size_t written = capacity < 7 ? 0 : 7;
        assert_memory_equal(got + written, untouched, (ROOM - written) * sizeof got[0]);
        assert_true(written == 0 || got[6].settled_by == INTEGRA_SETTLED_BY_SURVEILLANCE);
    }
    for (size_t capacity = 0; capacity <= 15; capacity++) {
        uint8_t sets[INTEGRA_SET_LIMIT];
        size_t count = 0;
        memset(sets, 0xaa, sizeof sets);
        integra_status status =
            integra_screening_sets(rules, &before, INTEGRA_VERDICT_ASSISTANCE_THRESHOLD, sets, capacity, &count, NULL);
        assert_int_equal(count, 15); /* pairs out of six */
        assert_int_equal(status, capacity < 15 ? INTEGRA_ERR_CAPACITY : INTEGRA_OK);
        assert_int_equal(sets[0], capacity < 15 ? 0xaa : 0x03);
        assert_int_equal(sets[15], 0xaa);
    }
    integra_rules_destroy(rules);
}

static void sets_belong_to_two_verdicts(void **state)
{
    (void)state;
    integra_rules *rules = slow_rules(&slow_has_2014);
    integra_screening screening = screened(rules, 5, 20000);
    size_t count = 77;
    for (uint32_t verdict = 0; verdict < 6; verdict++) {
        assert_int_equal(integra_screening_sets(rules, &screening, verdict, NULL, 0, &count, NULL) ==
                             INTEGRA_ERR_INVALID_VALUE,
                         verdict != INTEGRA_VERDICT_PPS && verdict != INTEGRA_VERDICT_ASSISTANCE_THRESHOLD);
    }
    integra_rules_destroy(rules);
}

/* A screening that contradicts itself was not made by the library; it is refused wherever one is read. */
static void a_screening_that_contradicts_itself(void **state)
{
    (void)state;
    integra_rules *rules = slow_rules(&slow_has_2014);
    const integra_screening good = screened(rules, 364, 20000); /* six times no */
    static const char *const rule_of[14] = { "SCR-1", "SCR-1", "SCR-8", "SCR-5", "SCR-5", "GEN-9", "GEN-9",
                                             "GEN-9", "SCR-7", "SCR-6", "GEN-1", "SCR-8", "SCR-6", "GEN-1" };
    for (int i = 0; i < 14; i++) {
        integra_error error = { 0 };
        integra_screening bad = good;
        size_t count = 77;
        switch (i) {
        case 0:
            bad.yes_count = 1;
            break;
        case 1:
            bad.unknown_count = 1;
            break;
        case 2:
            bad.items[3] = INTEGRA_TRI_YES;
            break;
        case 3:
            bad.stage = 0;
            break;
        case 4:
            bad.stage = 8;
            break;
        case 5:
            bad.pack = 0;
            break;
        case 6:
            bad.pack = 99;
            break;
        case 7:
            bad.pack_overridden = 2;
            break;
        case 8:
            bad.from_facts = 2;
            break;
        case 9:
            bad.ask = 256;
            break;
        case 10:
            bad.pps = 3;
            break;
        case 11:
            bad.derived[0] = INTEGRA_TRI_NO;
            break; /* without a record */
        case 12:
            bad.least_to_settle = 7;
            break;
        default:
            bad.stated[7] = 3;
            break;
        }
        assert_int_equal(integra_screening_review(&bad, NULL, 0, &count, &error), INTEGRA_ERR_INVALID_VALUE);
        assert_string_equal(integra_rule_name(error.rule), rule_of[i]);
        assert_int_equal(integra_screening_compare(&bad, &good, NULL, 0, &count, NULL), INTEGRA_ERR_INVALID_VALUE);
        assert_int_equal(integra_screening_encode(&bad, NULL, 0, &count, NULL), INTEGRA_ERR_INVALID_VALUE);
        assert_int_equal(count, 77);
    }
    integra_rules_destroy(rules);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_change_is_told),
        cmocka_unit_test(two_people_or_the_wrong_order),
        cmocka_unit_test(lists_that_do_not_fit),
        cmocka_unit_test(sets_belong_to_two_verdicts),
        cmocka_unit_test(a_screening_that_contradicts_itself),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
