/* test_inclusion.c - grounds, extent and outcome of the sheet, and what each reason shows.
 * Spec: spec/10-screening.md, SCR-9, SCR-13, SCR-14.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <integra/integra.h>

#include "domain/rules/generated/bounds.h"

#include <string.h>

enum { SCR_9 = 1009, GROUNDS = INTEGRA_GROUND_CODED + INTEGRA_GROUND_OTHER, PATTERNS = 5, NOTHING = 9 };

/* The chapter's tables, turned round: each group by its reasons, each factor by its reasons. */
static const uint32_t group_grounds[INTEGRA_GROUND_GROUP_COUNT] = {
    INTEGRA_GROUND_BIT_SEVERE_DISEASE | INTEGRA_GROUND_BIT_POLYPATHOLOGY | INTEGRA_GROUND_BIT_LOSS_OF_AUTONOMY |
        INTEGRA_GROUND_BIT_OTHER_HEALTH,
    INTEGRA_GROUND_BIT_COGNITIVE_TROUBLE | INTEGRA_GROUND_BIT_MOOD_TROUBLE | INTEGRA_GROUND_BIT_BEHAVIOURAL_TROUBLE |
        INTEGRA_GROUND_BIT_ADDICTION | INTEGRA_GROUND_BIT_OTHER_PATHWAY,
    INTEGRA_GROUND_BIT_LIVES_ALONE | INTEGRA_GROUND_BIT_NO_SUPPORT | INTEGRA_GROUND_BIT_EXHAUSTED_CARERS |
        INTEGRA_GROUND_BIT_OTHER_ISOLATION,
    INTEGRA_GROUND_BIT_SOCIAL_DIFFICULTY | INTEGRA_GROUND_BIT_ECONOMIC_DIFFICULTY |
        INTEGRA_GROUND_BIT_CULTURAL_BARRIER | INTEGRA_GROUND_BIT_OTHER_SOCIO_ECONOMIC,
    INTEGRA_GROUND_BIT_TEAM_REPORTS_DIFFICULTY | INTEGRA_GROUND_BIT_MANY_EMERGENCY_VISITS |
        INTEGRA_GROUND_BIT_REPEATED_ADMISSIONS | INTEGRA_GROUND_BIT_OTHER_USE_OF_CARE,
};
static const uint32_t factor_grounds[INTEGRA_FACTOR_COUNT] = {
    INTEGRA_GROUND_BIT_SEVERE_DISEASE | INTEGRA_GROUND_BIT_POLYPATHOLOGY | INTEGRA_GROUND_BIT_LOSS_OF_AUTONOMY |
        INTEGRA_GROUND_BIT_MANY_EMERGENCY_VISITS | INTEGRA_GROUND_BIT_REPEATED_ADMISSIONS |
        INTEGRA_GROUND_BIT_OTHER_HEALTH,
    INTEGRA_GROUND_BIT_COGNITIVE_TROUBLE | INTEGRA_GROUND_BIT_MOOD_TROUBLE | INTEGRA_GROUND_BIT_BEHAVIOURAL_TROUBLE |
        INTEGRA_GROUND_BIT_ADDICTION | INTEGRA_GROUND_BIT_LIVES_ALONE | INTEGRA_GROUND_BIT_NO_SUPPORT |
        INTEGRA_GROUND_BIT_EXHAUSTED_CARERS | INTEGRA_GROUND_BIT_OTHER_PATHWAY | INTEGRA_GROUND_BIT_OTHER_ISOLATION,
    INTEGRA_GROUND_BIT_CULTURAL_BARRIER,
    INTEGRA_GROUND_BIT_SOCIAL_DIFFICULTY | INTEGRA_GROUND_BIT_TEAM_REPORTS_DIFFICULTY |
        INTEGRA_GROUND_BIT_OTHER_USE_OF_CARE,
    INTEGRA_GROUND_BIT_ECONOMIC_DIFFICULTY,
};

static void start(integra_inclusion *sheet)
{
    integra_inclusion_init(sheet, sizeof *sheet);
    sheet->date = 20100;
    sheet->person.bytes[0] = 5;
}

/* Which of the five texts say something: none, all, alternating, blanks that say nothing, all but the first. */
static unsigned write_others(integra_inclusion *sheet, unsigned pattern)
{
    static const unsigned said[PATTERNS] = { 0, 31, 21, 0, 30 };
    static const char blank[] = " \t\r\n", text[] = " x";
    for (unsigned i = 0; i < INTEGRA_GROUND_OTHER; i++) {
        if (said[pattern] >> i & 1u) {
            sheet->others[i] = (integra_text){ text, sizeof text - 1 };
        } else {
            sheet->others[i] = (integra_text){ blank, pattern == 3 ? sizeof blank - 1 : 0 };
        }
    }
    return said[pattern];
}

static void expect_result(const integra_inclusion *sheet, const integra_inclusion_result *got, uint32_t counted)
{
    static const uint8_t functions[] = { 0, 1, 1, 2, 1, 2, 2, 3 };
    uint32_t groups = 0, granted = functions[sheet->extent & 7u] + functions[sheet->extent >> 3];
    for (unsigned i = 0; i < INTEGRA_GROUND_GROUP_COUNT; i++) {
        groups |= counted & group_grounds[i] ? 1u << i : 0u;
    }
    assert_int_equal(got->outcome, sheet->outcome);
    assert_int_equal(got->grounds, counted);
    assert_int_equal(got->groups, groups);
    assert_int_equal(got->scope, granted == 5 ? INTEGRA_SCOPE_PATHWAY_ASSISTANCE
                                 : granted    ? INTEGRA_SCOPE_POINT_SUPPORT
                                              : INTEGRA_SCOPE_NONE);
    for (unsigned i = 0; i < INTEGRA_FACTOR_COUNT; i++) {
        int shown = (counted & factor_grounds[i]) != 0;
        integra_entry want = { .date = shown ? 20100 : INTEGRA_DATE_UNKNOWN,
                               .value = shown ? INTEGRA_TRI_YES : INTEGRA_TRI_UNKNOWN,
                               .basis = shown ? INTEGRA_BASIS_COMPUTED : INTEGRA_BASIS_NONE };
        assert_memory_equal(&got->factors[i], &want, sizeof want);
    }
}

static void expect_findings(const integra_inclusion *sheet, uint32_t counted)
{
    integra_finding got[INTEGRA_GROUND_OTHER];
    size_t count = 99, at = 0;
    assert_int_equal(integra_inclusion_review(sheet, got, INTEGRA_GROUND_OTHER, &count, NULL), INTEGRA_OK);
    for (uint32_t ground = INTEGRA_GROUND_CODED; ground < GROUNDS; ground++) {
        if ((sheet->grounds & ~counted) >> ground & 1u) {
            integra_finding want = { .rule = SCR_9,
                                     .weight = INTEGRA_WEIGHT_LOW,
                                     .state = INTEGRA_FINDING_STATE_OPEN,
                                     .settled_by = INTEGRA_SETTLED_BY_TEXT,
                                     .subject = sheet->person,
                                     .index = ground,
                                     .due = INTEGRA_DATE_UNKNOWN };
            assert_true(at < count);
            assert_memory_equal(&got[at++], &want, sizeof want);
        }
    }
    assert_int_equal(count, at);
}

static void check(const integra_inclusion *sheet, unsigned said)
{
    uint32_t counted = 0;
    for (unsigned ground = 0; ground < GROUNDS; ground++) {
        if (ground < INTEGRA_GROUND_CODED || said >> (ground - INTEGRA_GROUND_CODED) & 1u) {
            counted |= sheet->grounds & 1u << ground;
        }
    }
    integra_inclusion_result got, before;
    integra_error error = { 0 };
    size_t size = NOTHING;
    integra_inclusion_result_init(&got, sizeof got);
    before = got;
    integra_status status = integra_inclusion_evaluate(sheet, &got, &error);
    int confirmed = sheet->outcome == INTEGRA_OUTCOME_CONFIRMED;
    if (confirmed ? !counted || !sheet->extent : sheet->extent != 0) {
        assert_int_equal(status, INTEGRA_ERR_REFUSED);
        assert_int_equal(error.rule, SCR_9);
        assert_memory_equal(&got, &before, sizeof got);
        assert_int_equal(integra_inclusion_review(sheet, NULL, 0, &size, NULL), INTEGRA_ERR_REFUSED);
        assert_int_equal(integra_inclusion_encode(sheet, NULL, 0, &size, NULL), INTEGRA_ERR_REFUSED);
        assert_int_equal(size, NOTHING);
        return;
    }
    assert_int_equal(status, INTEGRA_OK);
    expect_result(sheet, &got, counted);
    expect_findings(sheet, counted);
}

/* Every outcome and extent, beside no reason, each alone, all of them, and a walk over the others. */
static void grounds_extent_and_outcome(void **state)
{
    (void)state;
    for (uint32_t outcome = 0; outcome <= INTEGRA_OUTCOME_MORE_INFORMATION; outcome++) {
        for (uint32_t extent = 0; extent < 32; extent++) {
            for (uint32_t pick = 0; pick < GROUNDS + 12; pick++) {
                integra_inclusion sheet;
                start(&sheet);
                sheet.outcome = outcome;
                sheet.extent = extent;
                sheet.grounds = pick < GROUNDS ? 1u << pick : (pick - GROUNDS) * 0x2e8ba3u & 0x1fffffu;
                if (pick == GROUNDS + 11) {
                    sheet.grounds = 0x1fffff;
                }
                check(&sheet, write_others(&sheet, (pick + extent) % PATTERNS));
            }
        }
    }
}

/* Every set of reasons of two neighbouring groups at once, confirmed in full. */
static void sets_of_reasons(void **state)
{
    (void)state;
    for (uint32_t pick = 0; pick < 1u << 11; pick++) {
        for (unsigned shift = 0; shift <= 10; shift += 5) {
            integra_inclusion sheet;
            start(&sheet);
            sheet.outcome = INTEGRA_OUTCOME_CONFIRMED;
            sheet.extent = 31;
            sheet.grounds = pick << shift;
            check(&sheet, write_others(&sheet, pick % PATTERNS));
        }
    }
}

/* Stated yes or no stays; a stated unknown gives way to a computed yes, and only to that (SCR-14). */
static void stated_factors(void **state)
{
    (void)state;
    for (uint8_t value = 0; value < 3; value++) {
        for (uint32_t ground = 0; ground < 2; ground++) {
            integra_inclusion sheet;
            integra_inclusion_result got;
            start(&sheet);
            sheet.grounds = ground << INTEGRA_GROUND_CULTURAL_BARRIER;
            integra_entry *stated = &sheet.factors[INTEGRA_FACTOR_CULTURAL];
            *stated =
                (integra_entry){ .evidence = { { 1 } }, .date = 19000, .value = value, .basis = INTEGRA_BASIS_STATED };
            integra_inclusion_result_init(&got, sizeof got);
            assert_int_equal(integra_inclusion_evaluate(&sheet, &got, NULL), INTEGRA_OK);
            const integra_entry computed = { .date = 20100, .value = INTEGRA_TRI_YES, .basis = INTEGRA_BASIS_COMPUTED };
            const integra_entry *want = value == INTEGRA_TRI_UNKNOWN && ground ? &computed : stated;
            assert_memory_equal(&got.factors[INTEGRA_FACTOR_CULTURAL], want, sizeof *want);
        }
    }
}

typedef void spoil(integra_inclusion *sheet);
static void spoil_date(integra_inclusion *s)
{
    s->date = INT32_MAX;
}
static void spoil_birth(integra_inclusion *s)
{
    s->birth_date = -719163;
}
static void spoil_sex(integra_inclusion *s)
{
    s->sex = INTEGRA__SEX_CODES;
}
static void spoil_outcome(integra_inclusion *s)
{
    s->outcome = INTEGRA__OUTCOME_CODES;
}
static void spoil_grounds(integra_inclusion *s)
{
    s->grounds = 1u << GROUNDS;
}
static void spoil_extent(integra_inclusion *s)
{
    s->extent = 1u << (INTEGRA_FUNCTION_F6 - 1);
}
static void spoil_reserved(integra_inclusion *s)
{
    s->reserved = 1;
}
static void spoil_factor(integra_inclusion *s)
{
    s->factors[4].value = 3;
}
static void spoil_basis(integra_inclusion *s)
{
    s->factors[3].basis = 3;
}
static void spoil_factor_date(integra_inclusion *s)
{
    s->factors[2].date = INT32_MAX;
}
static void spoil_factor_reserved(integra_inclusion *s)
{
    s->factors[1].reserved[1] = 1;
}
static void spoil_text(integra_inclusion *s)
{
    s->others[2] = (integra_text){ "ab\xff", 3 };
}
static void spoil_needs(integra_inclusion *s)
{
    s->needs = (integra_text){ "\xc3", 1 };
}
static void spoil_missing(integra_inclusion *s)
{
    s->participation = (integra_text){ NULL, 1 };
}
static char long_text[INTEGRA_TEXT_LIMIT + 1];
static void spoil_length(integra_inclusion *s)
{
    s->capacities = (integra_text){ long_text, sizeof long_text };
}

static void values_that_do_not_exist(void **state)
{
    (void)state;
    static const struct {
        spoil *how;
        integra_status status;
        const char *rule;
        uint64_t index;
    } rows[] = {
        { spoil_date, INTEGRA_ERR_INVALID_DATE, "GEN-7", INTEGRA_NO_PLACE },
        { spoil_birth, INTEGRA_ERR_INVALID_DATE, "GEN-7", INTEGRA_NO_PLACE },
        { spoil_sex, INTEGRA_ERR_INVALID_VALUE, "SCR-13", INTEGRA_NO_PLACE },
        { spoil_outcome, INTEGRA_ERR_INVALID_VALUE, "SCR-9", INTEGRA_NO_PLACE },
        { spoil_grounds, INTEGRA_ERR_INVALID_VALUE, "SCR-9", INTEGRA_NO_PLACE },
        { spoil_extent, INTEGRA_ERR_INVALID_VALUE, "SCR-9", INTEGRA_NO_PLACE },
        { spoil_reserved, INTEGRA_ERR_UNKNOWN_TAIL, NULL, INTEGRA_NO_PLACE },
        { spoil_factor, INTEGRA_ERR_INVALID_VALUE, "GEN-12", 4 },
        { spoil_basis, INTEGRA_ERR_INVALID_VALUE, "GEN-12", 3 },
        { spoil_factor_date, INTEGRA_ERR_INVALID_DATE, "GEN-7", 2 },
        { spoil_factor_reserved, INTEGRA_ERR_UNKNOWN_TAIL, NULL, 1 },
        { spoil_text, INTEGRA_ERR_INVALID_TEXT, "WIRE-11", 2 },
        { spoil_needs, INTEGRA_ERR_INVALID_TEXT, "WIRE-11", 5 },
        { spoil_missing, INTEGRA_ERR_NULL_ARGUMENT, NULL, 7 },
        { spoil_length, INTEGRA_ERR_LIMIT, "WIRE-15", 6 },
    };
    memset(long_text, 'a', sizeof long_text);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        integra_inclusion sheet;
        integra_inclusion_result got;
        integra_error error = { 0 };
        start(&sheet);
        rows[i].how(&sheet);
        integra_inclusion_result_init(&got, sizeof got);
        assert_int_equal(integra_inclusion_evaluate(&sheet, &got, &error), rows[i].status);
        assert_int_equal(got.outcome + got.grounds + got.scope, 0);
        assert_true(error.index == rows[i].index && error.offset == INTEGRA_NO_PLACE);
        if (rows[i].rule) {
            assert_string_equal(integra_rule_name(error.rule), rows[i].rule);
        } else {
            assert_int_equal(error.rule, 0);
        }
    }
}

static void the_longest_text_is_accepted(void **state)
{
    (void)state;
    integra_inclusion sheet;
    integra_inclusion_result got;
    start(&sheet);
    memset(long_text, 'a', sizeof long_text);
    sheet.needs = sheet.others[0] = (integra_text){ long_text, INTEGRA_TEXT_LIMIT };
    integra_inclusion_result_init(&got, sizeof got);
    assert_int_equal(integra_inclusion_evaluate(&sheet, &got, NULL), INTEGRA_OK);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(grounds_extent_and_outcome),
        cmocka_unit_test(sets_of_reasons),
        cmocka_unit_test(stated_factors),
        cmocka_unit_test(values_that_do_not_exist),
        cmocka_unit_test(the_longest_text_is_accepted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
