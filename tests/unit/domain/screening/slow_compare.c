/* slow_compare.c - the library's screening against the slow one, field by field.
 * Spec: spec/10-screening.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "slow_screening.h"

#include <string.h>

static void same(const char *what, uint32_t got, uint32_t expected, const slow_result *slow)
{
    if (got != expected) {
        fail_msg("%s is %u, not %u, items %d%d%d%d%d%d", what, got, expected, slow->items[0], slow->items[1],
                 slow->items[2], slow->items[3], slow->items[4], slow->items[5]);
    }
}

static void compare_verdicts(const integra_screening *got, const slow_result *slow)
{
    same("pps", got->pps, slow->pps, slow);
    same("assistance_threshold", got->assistance_threshold, slow->threshold, slow);
    same("legal_complexity", got->legal_complexity, slow->legal, slow);
    same("yes_count", got->yes_count, slow->yes, slow);
    same("unknown_count", got->unknown_count, slow->unknown, slow);
    same("stage", got->stage, slow->stage, slow);
    same("ask", got->ask, slow->ask, slow);
    same("least_to_settle", got->least_to_settle, slow->least, slow);
    same("pps_robustness", got->pps_robustness, slow->pps_robustness, slow);
    same("threshold_robustness", got->threshold_robustness, slow->threshold_robustness, slow);
}

static void compare_sets(const integra_rules *rules, const integra_screening *got, const slow_result *slow)
{
    for (uint32_t i = 0; i < 2; i++) {
        uint8_t sets[INTEGRA_SET_LIMIT];
        size_t count = 99;
        uint32_t verdict = i == 0 ? INTEGRA_VERDICT_PPS : INTEGRA_VERDICT_ASSISTANCE_THRESHOLD;
        assert_int_equal(integra_screening_sets(rules, got, verdict, sets, INTEGRA_SET_LIMIT, &count, NULL),
                         INTEGRA_OK);
        same("count of sets", (uint32_t)count, (uint32_t)slow->set_counts[i], slow);
        for (size_t j = 0; j < count; j++) {
            same("set", sets[j], slow->sets[i][j], slow);
        }
    }
}

static void compare_findings(const integra_screening *got, const slow_result *slow)
{
    integra_finding findings[SLOW_FINDINGS];
    size_t count = 99;
    assert_int_equal(integra_screening_review(got, findings, SLOW_FINDINGS, &count, NULL), INTEGRA_OK);
    same("count of findings", (uint32_t)count, (uint32_t)slow->finding_count, slow);
    if (memcmp(findings, slow->findings, count * sizeof findings[0])) {
        for (size_t j = 0; j < count; j++) {
            assert_memory_equal(&findings[j], &slow->findings[j], sizeof findings[0]);
        }
    }
}

void slow_compare(const integra_rules *rules, const slow_pack *pack, const integra_answers *answers,
                  const integra_facts *facts)
{
    static const integra_tri nothing[INTEGRA_QUESTION_COUNT];
    slow_result slow;
    integra_screening got;
    slow_screen(pack, answers, facts, &slow);
    integra_screening_init(&got, sizeof got);
    assert_int_equal(integra_screening_evaluate(rules, answers, facts, &got, NULL), INTEGRA_OK);
    for (uint32_t i = 0; i < INTEGRA_ITEM_COUNT; i++) {
        same("derived item", got.derived[i], slow.derived[i], &slow);
        same("item", got.items[i], slow.items[i], &slow);
    }
    assert_true(memcmp(got.stated, answers ? answers->questions : nothing, sizeof got.stated) == 0);
    assert_true(got.from_facts == (facts != NULL) && got.extension.size == 0);
    compare_verdicts(&got, &slow);
    compare_sets(rules, &got, &slow);
    compare_findings(&got, &slow);
}
