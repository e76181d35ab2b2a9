/* test_territory_pitfalls_history.c - the pitfalls of what was done first, and when.
 * Spec: spec/41-territory.md (TER-5).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "shows.h"

#define ALL_DATED "claim body; claim pilote; claim common_plan; claim diagnosis; claim evaluation; claim merger; "
#define MERGER    "merger date=2020-01-01 by_law=no wanted=yes"

#define FIRST "pitfall_merger_first"
#define ACTED "; statement line=action_1_funders value=yes since=2020-01-02"

static void a_merger_comes_first(void **state)
{
    (void)state;
    static const shows cases[] = {
        { ALL_DATED MERGER, FIRST, "yes 1/1 -" },
        { ALL_DATED MERGER "; merger date=2024-02-01 by_law=yes; merger date=2024-02-02 by_law=no", FIRST,
          "yes 1/2 -" },
        { ALL_DATED MERGER "; body id=b tier=meso opens=2020-01-02", FIRST, "yes 1/1 -" },
        { ALL_DATED MERGER ACTED, FIRST, "yes 1/1 -" },
        { ALL_DATED MERGER ACTED "; body id=b tier=meso opens=2020-01-01", FIRST, "no 0/1 -" },
        { ALL_DATED MERGER ACTED "; body id=b tier=meso", FIRST, "no 0/1 -" }, /* open from the beginning */
        /* not first; whether it is all that was done is not known */
        { ALL_DATED MERGER "; body id=b tier=meso", FIRST, "unknown 0/1 -" },
        { ALL_DATED MERGER "; body id=b tier=meso opens=unknown", FIRST, "unknown 0/1 -" },
        { ALL_DATED MERGER ACTED "; pilote opens=2020-01-01", FIRST, "no 0/1 -" },
        { ALL_DATED MERGER ACTED "; common_plan adopted=2020-01-01", FIRST, "no 0/1 -" },
        { ALL_DATED MERGER "; common_plan", FIRST, "unknown 0/1 -" },
        { ALL_DATED MERGER ACTED "; diagnosis date=2020-01-01", FIRST, "no 0/1 -" },
        { ALL_DATED MERGER "; diagnosis", FIRST, "unknown 0/1 -" },
        { ALL_DATED MERGER ACTED "; evaluation date=2020-01-01", FIRST, "no 0/1 -" },
        { ALL_DATED MERGER "; evaluation date=2020-01-02", FIRST, "yes 1/1 -" },
        { ALL_DATED MERGER "; evaluation", FIRST, "unknown 0/1 -" },
        { ALL_DATED MERGER "; statement line=action_1_funders value=yes since=2020-01-01", FIRST, "no 0/1 -" },
        { ALL_DATED MERGER "; statement line=engine_guichet value=yes since=2020-01-02", FIRST, "yes 1/1 -" },
        { ALL_DATED MERGER "; statement line=action_1_funders value=yes", FIRST, "unknown 0/1 -" },
        { ALL_DATED MERGER "; statement line=action_1_funders value=no", FIRST, "yes 1/1 -" },
        { ALL_DATED MERGER "; statement line=lever_charters value=yes", FIRST, "yes 1/1 -" },
        { ALL_DATED "merger date=2020-01-01 by_law=yes", FIRST, "no 0/1 -" },
        { ALL_DATED "merger date=2020-01-01", FIRST, "unknown 0/1 -" },
        { ALL_DATED "merger by_law=no", FIRST, "unknown 0/0 -" },
        { ALL_DATED "merger date=2024-02-02 by_law=no", FIRST, "no 0/0 -" },
        { ALL_DATED, FIRST, "no 0/0 -" },
        { "", FIRST, "unknown 0/0 -" },
    };
    check_pitfalls(cases, COUNT(cases), "TER-5/merger_order");
}

/* Of a list that is not claimed there may be something earlier; of mergers one is enough. */
static void a_merger_comes_first_of_what_is_claimed(void **state)
{
    (void)state;
    static const shows cases[] = {
        { "claim body; claim pilote; claim common_plan; claim diagnosis; claim evaluation; " MERGER, FIRST,
          "yes 1/1 -" },
        { "claim merger; claim pilote; claim common_plan; claim diagnosis; claim evaluation; " MERGER, FIRST,
          "unknown 0/1 -" },
        { "claim merger; claim body; claim common_plan; claim diagnosis; claim evaluation; " MERGER, FIRST,
          "unknown 0/1 -" },
        { "claim merger; claim body; claim pilote; claim diagnosis; claim evaluation; " MERGER, FIRST,
          "unknown 0/1 -" },
        { "claim merger; claim body; claim pilote; claim common_plan; claim evaluation; " MERGER, FIRST,
          "unknown 0/1 -" },
        { "claim merger; claim body; claim pilote; claim common_plan; claim diagnosis; " MERGER, FIRST,
          "unknown 0/1 -" },
        { MERGER ACTED "; diagnosis date=2020-01-01", FIRST, "unknown 0/1 -" }, /* there may be another one */
    };
    check_pitfalls(cases, COUNT(cases), "TER-5/merger_order");
}

/* Every action and engine, no; `last` being the answer to one of them. */
static const char *all_no(const char *last)
{
    static char text[TEXT_ROOM];
    (void)snprintf(text, sizeof text, "claim merger; merger date=2020-01-01 by_law=no; diagnosis date=2019-01-01");
    for (uint32_t line = 1; integra_word_name(INTEGRA_GROUP_LINE, line) != NULL; line++) {
        const char *name = integra_word_name(INTEGRA_GROUP_LINE, line);
        if (strncmp(name, "action_", 7) == 0 || strncmp(name, "engine_", 7) == 0) {
            size_t size = strlen(text);
            const char *value = strcmp(name, "action_6_criteria") == 0 ? last : "no";
            (void)snprintf(text + size, sizeof text - size, "; statement line=%s value=%s", name, value);
        }
    }
    return text;
}

static void a_merger_is_all_that_was_done(void **state)
{
    (void)state;
    assert_string_equal(shown(all_no("no"), AT, FIRST), "yes 1/1 -");
    assert_string_equal(found(all_no("no"), AT, "TER-5/merger_order"), "- - - 1 1 - open");
    assert_string_equal(shown(all_no("yes"), AT, FIRST), "no 0/1 -");
    assert_string_equal(shown(all_no("unknown"), AT, FIRST), "unknown 0/1 -");
}

static void a_merger_is_not_wanted(void **state)
{
    (void)state;
    static const char *const line = "pitfall_merger_unwanted";
    const shows cases[] = {
        { "merger date=2024-02-01 by_law=no wanted=no", line, "yes 1/1 -" },
        { "merger date=2024-02-01 by_law=no wanted=no; merger date=2020-01-01 by_law=no; merger date=2020-01-01 "
          "wanted=no",
          line, "yes 1/2 -" },
        { "claim merger; merger date=2024-02-02 by_law=no wanted=no", line, "no 0/0 -" },
        { "claim merger; merger by_law=no wanted=no", line, "unknown 0/0 -" },
        { "claim merger; merger date=2024-02-01 by_law=yes wanted=no", line, "no 0/0 -" },
        { "claim merger; merger date=2024-02-01 by_law=no wanted=yes", line, "no 0/1 -" },
        { "claim merger; merger date=2024-02-01 by_law=no", line, "unknown 0/1 -" },
        { "claim merger; merger date=2024-02-01 wanted=no", line, "unknown 0/0 -" },
        { "merger date=2024-02-01 by_law=no wanted=yes", line, "unknown 0/1 -" },
        { "claim merger", line, "no 0/0 -" },
    };
    check_pitfalls(cases, COUNT(cases), "TER-5/merger_wanted");
}

#define EARLY "pitfall_early_impact_evaluation"
#define PLAN  "claim evaluation; claim common_plan; common_plan adopted=2020-02-29; "

static void impact_is_evaluated_too_early(void **state)
{
    (void)state;
    static const shows cases[] = {
        { PLAN "evaluation kind=impact date=2023-02-27", EARLY, "yes 1/1 -" },
        { PLAN "evaluation kind=impact date=2023-02-28", EARLY, "yes 1/1 -" }, /* 36 months before is the 28th */
        { PLAN "evaluation kind=impact date=2023-03-01", EARLY, "no 0/1 -" },
        { PLAN "evaluation kind=indicators date=2021-01-01; evaluation kind=adjustment date=2021-01-01", EARLY,
          "no 0/0 -" },
        { PLAN "evaluation date=2021-01-01", EARLY, "unknown 0/0 -" },
        { PLAN "evaluation date=2023-03-01", EARLY, "no 0/0 -" }, /* late enough, whatever it was */
        { PLAN "evaluation kind=impact", EARLY, "unknown 0/0 -" },
        { PLAN "evaluation kind=impact date=2024-02-02", EARLY, "no 0/0 -" },
        { PLAN "evaluation kind=impact date=2021-01-01; evaluation kind=impact date=2023-06-01", EARLY, "yes 1/2 -" },
        { PLAN "common_plan adopted=2021-01-01; evaluation kind=impact date=2023-06-01", EARLY, "no 0/1 -" },
        { PLAN "common_plan; evaluation kind=impact date=2021-01-01", EARLY, "unknown 0/1 -" },
        { "claim evaluation; common_plan adopted=2020-02-29; evaluation kind=impact date=2021-01-01", EARLY,
          "unknown 0/1 -" },
        { "claim common_plan; common_plan adopted=2020-02-29; evaluation kind=impact date=2023-06-01", EARLY,
          "unknown 0/1 -" },
        { "claim evaluation", EARLY, "no 0/0 -" },
        { "claim evaluation; claim common_plan; common_plan adopted=2024-02-02; common_plan adopted=2020-02-29; "
          "evaluation kind=impact date=2021-01-01",
          EARLY, "yes 1/1 -" },
    };
    check_pitfalls(cases, COUNT(cases), "TER-5/evaluation_later");
}

/* Without a plan that was adopted, from the first action or engine that was stated. */
static void impact_is_evaluated_too_early_after_what_was_stated(void **state)
{
    (void)state;
    static const shows cases[] = {
        { "claim statement; claim common_plan; evaluation kind=impact date=2021-01-01; statement "
          "line=action_1_funders value=yes since=2020-01-01; statement line=engine_guichet value=yes since=2020-02-01",
          EARLY, "yes 1/1 -" },
        { "claim statement; claim common_plan; common_plan adopted=2024-02-02; evaluation kind=impact "
          "date=2021-01-01; statement line=action_1_funders value=yes since=2020-01-01",
          EARLY, "yes 1/1 -" },
        { "claim statement; claim common_plan; evaluation kind=impact date=2021-01-01; statement "
          "line=action_1_funders value=yes since=2018-01-01; statement line=engine_guichet value=yes since=2020-02-01",
          EARLY, "unknown 0/1 -" },
        { "claim statement; claim common_plan; evaluation kind=impact date=2021-01-01; statement "
          "line=action_1_funders value=yes since=2020-01-01; statement line=engine_guichet value=yes",
          EARLY, "unknown 0/1 -" },
        { "claim common_plan; evaluation kind=impact date=2021-01-01; statement line=action_1_funders value=yes "
          "since=2020-01-01",
          EARLY, "unknown 0/1 -" },
    };
    check_pitfalls(cases, COUNT(cases), "TER-5/evaluation_later");
}

static void one_evaluation_came_in_its_time(void **state)
{
    (void)state;
    static const shows lines[] = {
        { PLAN "evaluation kind=impact date=2023-03-01", "action_6_realistic_time", "yes 0/0 -" },
        { PLAN "evaluation kind=impact date=2023-02-28", "action_6_realistic_time", "unknown 0/0 -" },
        { PLAN "evaluation kind=indicators date=2023-03-01", "action_6_realistic_time", "unknown 0/0 -" },
        { "claim common_plan; evaluation kind=impact date=2023-03-01", "action_6_realistic_time", "unknown 0/0 -" },
    };
    check_lines(lines, COUNT(lines));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_merger_comes_first),
        cmocka_unit_test(a_merger_comes_first_of_what_is_claimed),
        cmocka_unit_test(a_merger_is_all_that_was_done),
        cmocka_unit_test(a_merger_is_not_wanted),
        cmocka_unit_test(impact_is_evaluated_too_early),
        cmocka_unit_test(impact_is_evaluated_too_early_after_what_was_stated),
        cmocka_unit_test(one_evaluation_came_in_its_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
