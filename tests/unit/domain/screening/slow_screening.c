/* slow_screening.c - the rules of screening worked out the slow way, by listing every case.
 * Spec: spec/10-screening.md, SCR-1 to SCR-8, SCR-11, SCR-12.  Layer: tests.
 * SPDX-License-Identifier: Apache-2.0 */
#include "slow_screening.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "slow_verdicts.h"

#include <string.h>

enum { MAY_BE_NO = 1, MAY_BE_YES = 2, ROOM = 8 };
enum { SCR_5 = 1005, SCR_8 = 1008 };

const slow_pack slow_has_2014 = { 2, 3, 6, 2, 10, 1 };

integra_rules *slow_rules(const slow_pack *pack)
{
    static const char *const names[] = { "assistance_threshold",       "chronic_conditions_threshold",
                                         "emergency_admission_months", "legal_complexity_professions",
                                         "medicines_threshold",        "pps_threshold" };
    const int64_t values[] = { pack->assistance,  pack->conditions, pack->months,
                               pack->professions, pack->medicines,  pack->pps };
    integra_rules *rules = NULL;
    assert_int_equal(integra_rules_create("has-2014", names, values, 6, NULL, &rules, NULL), INTEGRA_OK);
    return rules;
}

integra_date slow_day(int32_t year, int32_t month, int32_t day)
{
    integra_date date = INTEGRA_DATE_UNKNOWN;
    assert_int_equal(integra_date_from_civil(year, month, day, &date, NULL), INTEGRA_OK);
    return date;
}

/* ---- SCR-7: what the facts may turn out to be ---- */

static unsigned may_be(integra_tri value)
{
    return value == INTEGRA_TRI_UNKNOWN ? MAY_BE_NO | MAY_BE_YES : value == INTEGRA_TRI_NO ? MAY_BE_NO : MAY_BE_YES;
}

static unsigned count_may_reach(const integra_facts *facts, uint32_t which, int64_t threshold)
{
    unsigned may = 0;
    for (int64_t more = 0; more <= (facts->complete[which] ? 0 : threshold); more++) { /* further tells nothing new */
        may |= facts->counts[which] + more >= threshold ? MAY_BE_YES : MAY_BE_NO;
    }
    return may;
}

static integra_tri from_may(unsigned may)
{
    return may == (MAY_BE_NO | MAY_BE_YES) ? INTEGRA_TRI_UNKNOWN : may == MAY_BE_YES ? INTEGRA_TRI_YES : INTEGRA_TRI_NO;
}

/* (a OR b ...) AND (c OR d ...) over everything the parts may be, the first `split` parts against the rest; with
 * nothing in the rest, the first disjunction alone. */
static integra_tri among_facts(const unsigned *may, size_t count, size_t split)
{
    unsigned found = 0;
    for (unsigned truth = 0; truth < 1u << count; truth++) {
        int first = 0, rest = split == count, allowed = 1;
        for (size_t i = 0; i < count; i++) {
            int holds = (int)(truth >> i & 1u);
            allowed &= (may[i] & (holds ? MAY_BE_YES : MAY_BE_NO)) != 0;
            *(i < split ? &first : &rest) |= holds;
        }
        if (allowed) {
            found |= first && rest ? MAY_BE_YES : MAY_BE_NO;
        }
    }
    return from_may(found);
}

/* The first day of the window, or unknown before year 1: month by month back, then the last day that fits. */
static integra_date window_start(integra_date date, int64_t months)
{
    int32_t year = 0, month = 0, day = 0;
    integra_date start = INTEGRA_DATE_UNKNOWN;
    assert_int_equal(integra_date_to_civil(date, &year, &month, &day, NULL), INTEGRA_OK);
    for (; months > 0; months--) {
        if (--month == 0) {
            month = 12;
            year--;
        }
    }
    while (day > 0 && integra_date_from_civil(year, month, day, &start, NULL)) {
        day--;
    }
    return start;
}

static integra_tri admitted(const integra_facts *facts, int64_t months)
{
    if (facts->date == INTEGRA_DATE_UNKNOWN) {
        return INTEGRA_TRI_UNKNOWN;
    }
    integra_date start = window_start(facts->date, months);
    int covered = start != INTEGRA_DATE_UNKNOWN && facts->admissions_known_from != INTEGRA_DATE_UNKNOWN &&
                  facts->admissions_known_to != INTEGRA_DATE_UNKNOWN && facts->admissions_known_from <= start &&
                  facts->admissions_known_to >= facts->date;
    int may_be_yes = !covered, must_be_yes = 0; /* a stay that nobody listed may have been one */
    for (size_t i = 0; i < facts->admission_count; i++) {
        integra_date date = facts->admission_dates[i];
        int inside = date <= facts->date && (start == INTEGRA_DATE_UNKNOWN || date >= start);
        unsigned where = date == INTEGRA_DATE_UNKNOWN ? MAY_BE_NO | MAY_BE_YES : inside ? MAY_BE_YES : MAY_BE_NO;
        unsigned how = may_be(facts->admission_emergencies[i]);
        may_be_yes |= (where & how & MAY_BE_YES) != 0;
        must_be_yes |= where == MAY_BE_YES && how == MAY_BE_YES;
    }
    return must_be_yes ? INTEGRA_TRI_YES : may_be_yes ? INTEGRA_TRI_UNKNOWN : INTEGRA_TRI_NO;
}

integra_tri slow_derived(const slow_pack *pack, const integra_facts *facts, unsigned item)
{
    static const struct {
        uint32_t first, count, split;
    } rows[] = {
        /* of facts that stand side by side */
        { 0, 0, 0 },
        { INTEGRA_FACT_SEVERE_HEART_FAILURE, 3, 3 },
        { INTEGRA_FACT_RESTRICTED_MOBILITY, 1, 1 },
        { INTEGRA_FACT_COGNITIVE_TROUBLE, 6, 4 },
        { INTEGRA_FACT_ISOLATION, 3, 3 },
        { INTEGRA_FACT_ACCESS_PROBLEM, 2, 2 },
    };
    unsigned may[ROOM];
    size_t count = 0, split = rows[item].split;
    if (item == INTEGRA_QUESTION_EMERGENCY_ADMISSION) {
        return admitted(facts, pack->months);
    }
    for (; count < rows[item].count; count++) {
        may[count] = may_be(facts->values[rows[item].first + count]);
    }
    if (item == INTEGRA_QUESTION_POLYPATHOLOGY) {
        may[count++] = count_may_reach(facts, INTEGRA_COUNT_CHRONIC_CONDITIONS, pack->conditions);
        may[count++] = count_may_reach(facts, INTEGRA_COUNT_MEDICINES, pack->medicines);
        split = count;
    }
    return among_facts(may, count, split);
}

/* ---- the rest ---- */

static uint32_t stage_of(integra_tri threshold, integra_tri judgement, integra_tri consent)
{
    static const uint32_t past[3][3] = {
        /* by judgement, then by consent, each unknown, no, yes */
        { INTEGRA_STAGE_AWAITING_JUDGEMENT, INTEGRA_STAGE_AWAITING_JUDGEMENT, INTEGRA_STAGE_AWAITING_JUDGEMENT },
        { INTEGRA_STAGE_NOT_NEEDED, INTEGRA_STAGE_NOT_NEEDED, INTEGRA_STAGE_NOT_NEEDED },
        { INTEGRA_STAGE_AWAITING_CONSENT, INTEGRA_STAGE_DECLINED, INTEGRA_STAGE_TO_REFER },
    };
    return threshold == INTEGRA_TRI_YES  ? past[judgement][consent]
           : threshold == INTEGRA_TRI_NO ? INTEGRA_STAGE_NOT_INDICATED
                                         : INTEGRA_STAGE_UNDETERMINED;
}

static void find(slow_result *result, integra_id person, uint32_t rule, uint32_t settled_by, uint32_t index,
                 uint32_t value, uint32_t other)
{
    integra_finding finding = { .rule = rule,
                                .weight = rule == SCR_8 ? INTEGRA_WEIGHT_MEDIUM : INTEGRA_WEIGHT_LOW,
                                .state = INTEGRA_FINDING_STATE_OPEN,
                                .settled_by = settled_by,
                                .subject = person,
                                .index = index,
                                .due = INTEGRA_DATE_UNKNOWN,
                                .value = value,
                                .other = other };
    result->findings[result->finding_count++] = finding;
}

static void find_all(slow_result *result, const integra_tri *stated, integra_id person)
{
    integra_tri judgement = stated[INTEGRA_QUESTION_JUDGEMENT], consent = stated[INTEGRA_QUESTION_ASSISTANCE_CONSENT];
    int reached = result->threshold == INTEGRA_TRI_YES;
    uint32_t settled_by = result->threshold ? INTEGRA_SETTLED_BY_NONE : INTEGRA_SETTLED_BY_QUESTIONNAIRE;
    if (judgement && !reached) {
        find(result, person, SCR_5, settled_by, INTEGRA_QUESTION_JUDGEMENT, 0, 0);
    }
    if (consent && reached && judgement == INTEGRA_TRI_UNKNOWN) {
        find(result, person, SCR_5, INTEGRA_SETTLED_BY_JUDGEMENT, INTEGRA_QUESTION_ASSISTANCE_CONSENT, 0, 0);
    } else if (consent && !(reached && judgement == INTEGRA_TRI_YES)) {
        find(result, person, SCR_5, settled_by, INTEGRA_QUESTION_ASSISTANCE_CONSENT, 0, 0);
    }
    for (uint32_t i = 0; i < INTEGRA_ITEM_COUNT; i++) {
        if (stated[i] + result->derived[i] == INTEGRA_TRI_NO + INTEGRA_TRI_YES && stated[i] && result->derived[i]) {
            find(result, person, SCR_8, INTEGRA_SETTLED_BY_NONE, i, stated[i], result->derived[i]);
        }
    }
}

void slow_screen(const slow_pack *pack, const integra_answers *answers, const integra_facts *facts, slow_result *result)
{
    static const integra_tri nothing[INTEGRA_QUESTION_COUNT];
    const integra_tri *stated = answers ? answers->questions : nothing;
    unsigned state = 0, place = 1;
    memset(result, 0, sizeof *result);
    for (unsigned i = 0; i < INTEGRA_ITEM_COUNT; i++, place *= 3) {
        result->derived[i] = facts ? slow_derived(pack, facts, i) : INTEGRA_TRI_UNKNOWN;
        result->items[i] = stated[i] ? stated[i] : result->derived[i];
        result->yes = (uint8_t)(result->yes + (result->items[i] == INTEGRA_TRI_YES));
        result->unknown = (uint8_t)(result->unknown + (result->items[i] == INTEGRA_TRI_UNKNOWN));
        state += place * result->items[i];
    }
    result->pps = slow_verdict(state, pack->pps);
    result->threshold = slow_verdict(state, pack->assistance);
    result->legal = facts ? from_may(count_may_reach(facts, INTEGRA_COUNT_PROFESSIONS, pack->professions)) : 0;
    result->least = slow_least(state, pack->pps, pack->assistance);
    result->pps_robustness = slow_robustness(state, pack->pps);
    result->threshold_robustness = slow_robustness(state, pack->assistance);
    result->set_counts[0] = slow_sets(state, pack->pps, result->sets[0]);
    result->set_counts[1] = slow_sets(state, pack->assistance, result->sets[1]);
    result->stage = stage_of(result->threshold, stated[6], stated[7]);
    for (unsigned i = 0; i < INTEGRA_ITEM_COUNT; i++) {
        if (!result->items[i] && (!result->pps || !result->threshold)) {
            result->ask |= 1u << i;
        }
    }
    if (result->pps && result->stage == INTEGRA_STAGE_AWAITING_JUDGEMENT) {
        result->ask = INTEGRA_QUESTION_BIT_JUDGEMENT;
    }
    if (result->pps && result->stage == INTEGRA_STAGE_AWAITING_CONSENT) {
        result->ask = INTEGRA_QUESTION_BIT_ASSISTANCE_CONSENT;
    }
    find_all(result, stated, facts ? facts->person : answers->person);
}
