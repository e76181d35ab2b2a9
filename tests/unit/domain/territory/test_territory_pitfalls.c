/* test_territory_pitfalls.c - the pitfalls of what was done first, of levels and of engines.
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
    static const shows lines[] = {
        { PLAN "evaluation kind=impact date=2023-03-01", "action_6_realistic_time", "yes 0/0 -" },
        { PLAN "evaluation kind=impact date=2023-02-28", "action_6_realistic_time", "unknown 0/0 -" },
        { PLAN "evaluation kind=indicators date=2023-03-01", "action_6_realistic_time", "unknown 0/0 -" },
        { "claim common_plan; evaluation kind=impact date=2023-03-01", "action_6_realistic_time", "unknown 0/0 -" },
    };
    check_pitfalls(cases, COUNT(cases), "TER-5/evaluation_later");
    check_lines(lines, COUNT(lines));
}

#define DOWN "flow from=macro to=meso content=decision date=2024-01-01"
#define BOTH DOWN "; flow from=meso to=macro content=need date=2024-01-01"

static void levels_talk_one_way(void **state)
{
    (void)state;
    static const shows lines[] = {
        { "claim flow; claim matter; " DOWN, "pitfall_one_direction", "yes 1/2 -" },
        { "claim flow; claim matter; claim decision; claim feedback", "pitfall_one_direction", "no 0/2 -" },
        { "claim flow; claim matter; claim decision; claim feedback; " BOTH, "pitfall_one_direction", "no 0/2 -" },
        { BOTH, "pitfall_one_direction", "unknown 0/2 -" },
        { "claim flow; claim matter; claim decision; claim feedback; " DOWN "; flow from=micro to=meso content=need "
          "date=2024-01-01",
          "pitfall_one_direction", "yes 2/2 -" },
    };
    check_lines(lines, COUNT(lines));
}

#define MESO             "claim body; structure id=s; body id=b tier=meso seats_complete meetings_complete"
#define SEAT             "; seat body=0 category=elected structure=0 opens=2020-01-01"
#define MET(letter, day) "; meeting id=" letter " body=0 date=" day " present_complete"

static void elected_officials_are_absent(void **state)
{
    (void)state;
    static const char *const line = "pitfall_elected_absent";
    const shows cases[] = {
        { MESO, line, "yes 1/1 -" },
        { MESO "; body id=c tier=meso seats_complete; body id=d tier=macro", line, "yes 2/2 -" },
        { MESO "; seat body=0 category=users", line, "yes 1/1 -" },
        { MESO "; seat body=0", line, "unknown 0/1 -" },
        { MESO "; seat body=0 category=elected closes=2024-01-31", line, "yes 1/1 -" },
        { "claim body; body id=b tier=meso meetings_complete", line, "unknown 0/1 -" },
        { MESO SEAT MET("m", "2023-01-01") MET("n", "2023-02-01") MET("o", "2023-03-01"), line, "yes 1/1 -" },
        { MESO SEAT MET("m", "2023-01-01") MET("n", "2023-02-01"), line, "unknown 0/1 -" },
        { MESO SEAT MET("m", "2023-01-01") MET("n", "2023-02-01") MET("o", "2023-03-01") "; present meeting=1 "
                                                                                         "structure=0",
          line, "no 0/1 -" },
        { "claim body", line, "unknown 0/0 -" }, /* without a body nobody is absent */
        { "", line, "unknown 0/0 -" },
    };
    check_pitfalls(cases, COUNT(cases), "TER-5/elected");
}

#define DECIDED "claim decision; decision id=d adopted=2023-06-01"

static void decisions_are_dead_letters(void **state)
{
    (void)state;
    static const char *const line = "pitfall_dead_letters";
    const shows lines[] = {
        { DECIDED " due=2024-01-31", line, "yes 1/1 -" },
        { DECIDED " due=2024-01-31; decision id=e adopted=2023-01-01", line, "yes 1/2 -" },
        { DECIDED " due=2024-02-01", line, "no 0/1 -" },
        { DECIDED, line, "no 0/1 -" },
        { DECIDED " due=unknown", line, "unknown 0/1 -" },
        { DECIDED " due=2024-01-31 under_way=2024-01-01", line, "no 0/1 -" },
        { DECIDED " due=2024-01-31 under_way=unknown", line, "unknown 0/1 -" },
        { DECIDED " due=2024-01-31 effective=2024-02-01", line, "no 0/1 -" },
        { DECIDED " due=2024-01-31 dropped=2024-02-01", line, "no 0/1 -" },
        { DECIDED " due=2024-01-31 changed=2023-06-01", line, "no 0/1 -" },
        { DECIDED " due=2024-01-31 changed=2023-05-31", line, "yes 1/1 -" },
        { DECIDED " due=2024-01-31 changed=unknown", line, "unknown 0/1 -" },
        { "claim decision; decision id=d due=2024-01-31", line, "no 0/0 -" },
        { "claim decision; decision id=d due=2024-01-31 adopted=unknown", line, "unknown 0/0 -" },
        { "decision id=d adopted=2023-06-01 due=2024-02-01", line, "unknown 0/1 -" },
        { "claim decision", line, "no 0/0 -" },
    };
    check_lines(lines, COUNT(lines));
}

#define ASSISTED                                                                                                       \
    "claim body; claim structure; structure id=s; function structure=0 support=pathway_assistance opens=2020-01-01 "   \
    "closes=2025-01-01 exercised=yes; statement line=engine_shared_assessment value=no"

/* Assistance plans too; planning by F2 is an engine besides. */
static void integration_is_for_complex_cases_only(void **state)
{
    (void)state;
    static const char *const line = "pitfall_complex_cases_only";
    const shows cases[] = {
        { "claim function; " ASSISTED, line, "yes 1/6 -" },
        { "claim function; " ASSISTED "; function structure=0 support=F2 exercised=yes", line, "no 0/6 -" },
        { "claim function; " ASSISTED "; function structure=0 support=F2", line, "unknown 0/6 -" },
        { "claim function; " ASSISTED "; statement line=engine_planning value=yes", line, "yes 1/6 -" },
        { "claim function; " ASSISTED "; structure id=a information_system=x; structure id=b information_system=x",
          line, "no 0/6 -" },
        { ASSISTED, line, "unknown 0/6 -" },
        { "claim function", line, "no 0/6 -" },
        { "", line, "unknown 0/6 -" },
    };
    check_pitfalls(cases, COUNT(cases), "TER-5/all_engines");
}

#define ASSESSED "structure id=s; statement line=engine_shared_assessment value="
#define SHARED   "claim function; " ASSESSED "yes"

static void nobody_is_followed_up(void **state)
{
    (void)state;
    static const char *const line = "pitfall_no_personalised_follow_up";
    const shows cases[] = {
        { SHARED, line, "yes 1/6 -" },
        { SHARED "; function structure=0 support=F2 exercised=yes", line, "yes 2/6 -" },
        { SHARED "; function structure=0 support=F3 exercised=yes", line, "no 0/6 -" },
        { SHARED "; function structure=0 support=F3", line, "unknown 0/6 -" },
        { SHARED "; function structure=0 support=pathway_assistance exercised=yes", line, "no 0/6 -" },
        { SHARED "; function structure=0 support=pathway_assistance", line, "unknown 0/6 -" },
        { "claim function; " ASSESSED "no", line, "unknown 0/6 -" },
        { "claim body; claim structure; claim function; statement line=engine_shared_assessment value=no", line,
          "no 0/6 -" },
        { ASSESSED "yes", line, "unknown 0/6 -" },
    };
    check_pitfalls(cases, COUNT(cases), "TER-5/personalised_follow_up");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_merger_comes_first),       cmocka_unit_test(a_merger_is_all_that_was_done),
        cmocka_unit_test(a_merger_is_not_wanted),     cmocka_unit_test(impact_is_evaluated_too_early),
        cmocka_unit_test(levels_talk_one_way),        cmocka_unit_test(elected_officials_are_absent),
        cmocka_unit_test(decisions_are_dead_letters), cmocka_unit_test(integration_is_for_complex_cases_only),
        cmocka_unit_test(nobody_is_followed_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
