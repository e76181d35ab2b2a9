/* test_territory_pitfalls.c - the pitfalls of levels and of engines.
 * Spec: spec/41-territory.md (TER-5).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "shows.h"

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
        /* a change recorded on or since the adoption, up to the day, says that it is none */
        { DECIDED " due=2024-01-31 under_way=unknown changed=2023-05-31", line, "unknown 0/1 -" },
        { DECIDED " due=2024-01-31 under_way=unknown changed=2023-06-01", line, "no 0/1 -" },
        { DECIDED " due=2024-01-31 under_way=unknown changed=2024-02-01", line, "no 0/1 -" },
        { DECIDED " due=2024-01-31 under_way=unknown changed=2024-02-02", line, "unknown 0/1 -" },
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
        cmocka_unit_test(levels_talk_one_way),        cmocka_unit_test(elected_officials_are_absent),
        cmocka_unit_test(decisions_are_dead_letters), cmocka_unit_test(integration_is_for_complex_cases_only),
        cmocka_unit_test(nobody_is_followed_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
