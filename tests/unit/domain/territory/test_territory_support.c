/* test_territory_support.c - engines, the missions that are compulsory, one system.
 * Spec: spec/41-territory.md (TER-3, TER-13).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "shows.h"

#define DOES     "structure id=s opens=2020-01-01; function structure=0 exercised=yes opens=2020-01-01 support="
#define ALSO     "; function structure=0 exercised=yes opens=2020-01-01 support="
#define ALL      "claim function; claim structure; "
#define F1_TO_F4 DOES "F1" ALSO "F2" ALSO "F3" ALSO "F4"
#define LAST     " closes=2025-01-01"

static void a_guichet_is_integrated(void **state)
{
    (void)state;
    static const shows lines[] = {
        { ALL DOES "guichet guichet=integrated", "engine_guichet", "yes 0/0 2020-01-01" },
        { DOES "guichet guichet=integrated" LAST, "engine_guichet", "yes 0/0 2020-01-01" },
        { DOES "guichet guichet=integrated", "engine_guichet", "unknown 0/0 -" },
        { ALL DOES "guichet guichet=single", "engine_guichet", "no 0/0 -" },
        { ALL DOES "guichet", "engine_guichet", "unknown 0/0 -" },
        { ALL DOES "guichet guichet=integrated closes=2024-01-31", "engine_guichet", "no 0/0 -" },
        { ALL "structure id=s; function structure=0 exercised=no support=guichet", "engine_guichet", "no 0/0 -" },
        { ALL "structure id=s; function structure=0 support=guichet guichet=integrated", "engine_guichet",
          "unknown 0/0 -" },
        { ALL DOES "F1", "engine_guichet", "no 0/0 -" },
        { DOES "F1", "engine_guichet", "unknown 0/0 -" },
        { ALL DOES "guichet guichet=integrated", "lever_guichets", "yes 0/0 -" },
        { ALL DOES "guichet guichet=single", "lever_guichets", "no 0/0 -" },
        { "", "lever_guichets", "unknown 0/0 -" },
        { ALL DOES "guichet guichet=integrated", "implementation_guichet", "yes 0/0 -" },
        { ALL, "implementation_guichet", "no 0/0 -" },
        { "", "implementation_guichet", "unknown 0/0 -" },
    };
    check_lines(lines, COUNT(lines));
}

static void assistance_and_planning(void **state)
{
    (void)state;
    static const shows lines[] = {
        { ALL DOES "pathway_assistance", "engine_assistance", "yes 0/0 2020-01-01" },
        { ALL F1_TO_F4 ALSO "F5", "engine_assistance", "yes 0/0 -" },
        { ALL F1_TO_F4, "engine_assistance", "no 0/0 -" },
        { F1_TO_F4, "engine_assistance", "unknown 0/0 -" },
        { ALL F1_TO_F4 "; function structure=0 support=F5", "engine_assistance", "unknown 0/0 -" },
        { ALL F1_TO_F4 ALSO "F5 closes=2024-01-31", "engine_assistance", "no 0/0 -" },
        { ALL F1_TO_F4 "; function structure=0 support=pathway_assistance exercised=yes opens=unknown",
          "engine_assistance", "unknown 0/0 -" },
        { ALL DOES "F2", "engine_planning", "yes 0/0 2020-01-01" },
        { ALL DOES "pathway_assistance", "engine_planning", "yes 0/0 2020-01-01" },
        { ALL DOES "F3", "engine_planning", "no 0/0 -" },
        { DOES "F3" LAST, "engine_planning", "unknown 0/0 -" },
        { ALL DOES "F2 closes=unknown", "engine_planning", "unknown 0/0 -" },
    };
    check_lines(lines, COUNT(lines));
}

static void two_structures_share_one_system(void **state)
{
    (void)state;
    static const shows lines[] = {
        { ALL "structure id=a information_system=x; structure id=b information_system=x", "engine_information_system",
          "yes 0/0 -" },
        { ALL "structure id=a information_system=x; structure id=c information_system=y; structure id=b "
              "information_system=x",
          "engine_information_system", "yes 0/0 -" },
        { ALL "structure id=a information_system=x; structure id=b information_system=y", "engine_information_system",
          "no 0/0 -" },
        { ALL "structure id=a information_system=x; structure id=b information_system=unknown",
          "engine_information_system", "unknown 0/0 -" },
        { ALL "structure id=a; structure id=b information_system=unknown", "engine_information_system", "no 0/0 -" },
        { ALL "structure id=a information_system=unknown; structure id=b information_system=unknown",
          "engine_information_system", "unknown 0/0 -" },
        { ALL "structure id=a information_system=x; structure id=b information_system=x closes=2024-01-31",
          "engine_information_system", "no 0/0 -" },
        { ALL "structure id=a information_system=x; structure id=b information_system=x closes=unknown",
          "engine_information_system", "unknown 0/0 -" },
        { "structure id=a information_system=x; structure id=b information_system=y", "engine_information_system",
          "unknown 0/0 -" },
        { ALL, "engine_information_system", "no 0/0 -" },
        { ALL, "obstacle_information_system", "yes 0/0 -" },
        { ALL "structure id=a information_system=x; structure id=b information_system=x", "obstacle_information_system",
          "no 0/0 -" },
        { "", "obstacle_information_system", "unknown 0/0 -" },
    };
    check_lines(lines, COUNT(lines));
}

/* The levels' values, stated first. */
static void concertation_is_all_levels(void **state)
{
    (void)state;
    static const shows lines[] = {
        { "statement line=level_macro value=yes; statement line=level_meso value=yes; statement line=level_micro "
          "value=yes",
          "engine_concertation", "yes 0/0 -" },
        { "statement line=level_macro value=yes; statement line=level_meso value=yes", "engine_concertation",
          "unknown 0/0 -" },
        { "statement line=level_macro value=no", "engine_concertation", "no 0/0 -" },
        { "statement line=level_macro value=no", "action_5_concertation", "no 0/0 -" },
        { "", "action_5_concertation", "unknown 0/0 -" },
        { "claim body; statement line=level_macro value=yes", "engine_concertation", "no 0/0 -" },
    };
    check_lines(lines, COUNT(lines));
}

static void three_missions_are_compulsory(void **state)
{
    (void)state;
    static const shows lines[] = {
        { ALL DOES "guichet guichet=single" ALSO "F4" ALSO "F6", "principle_functions", "yes 0/0 -" },
        { ALL DOES "guichet" ALSO "pathway_assistance" ALSO "F6", "principle_functions", "yes 0/0 -" },
        { ALL DOES "guichet" ALSO "F4", "principle_functions", "no 0/0 -" },
        { DOES "guichet" ALSO "F4", "principle_functions", "unknown 0/0 -" },
    };
    static const shows findings[] = {
        { ALL, "TER-13/mission", "- - - 1 0 - open; - - - 2 0 - open; - - - 3 0 - open" },
        { ALL DOES "guichet" ALSO "F4", "TER-13/mission", "- - - 3 0 - open" },
        { ALL DOES "F6" ALSO "F4", "TER-13/mission", "- - - 1 0 - open" },
        { ALL DOES "F6" ALSO "guichet", "TER-13/mission", "- - - 2 0 - open" },
        { ALL DOES "F6" ALSO "guichet" ALSO "F1", "TER-13/mission", "" },
        { ALL DOES "F6" ALSO "guichet; function structure=0 support=F1", "TER-13/mission", "" },
        { ALL DOES "F6" ALSO "guichet" ALSO "F1 closes=2024-01-31", "TER-13/mission", "- - - 2 0 - open" },
        { "", "TER-13/mission", "" },
    };
    check_lines(lines, COUNT(lines));
    check_findings(findings, COUNT(findings));
}

#define A_AND_B                                                                                                        \
    ALL "structure id=a information_system=x; structure id=b information_system=y; function structure=0 "              \
        "support=F1 exercised=yes; "

static void components_share_one_system(void **state)
{
    (void)state;
    static const shows findings[] = {
        { A_AND_B "function structure=1 support=F6 exercised=yes", "TER-13/information_system", "- - - 2 0 - open" },
        { A_AND_B "function structure=1 support=guichet exercised=yes", "TER-13/information_system", "" },
        { A_AND_B "function structure=1 support=F6", "TER-13/information_system", "" },
        { A_AND_B "function structure=1 support=F6 exercised=yes closes=2024-01-31", "TER-13/information_system", "" },
        { "structure id=a information_system=x; structure id=b information_system=y; function structure=0 support=F1 "
          "exercised=yes opens=2020-01-01 closes=2025-01-01; function structure=1 support=F6 exercised=yes "
          "opens=2020-01-01 closes=2025-01-01",
          "TER-13/information_system", "- - - 2 0 - open" },
    };
    static const shows lines[] = {
        { A_AND_B "function structure=1 support=F6 exercised=yes", "principle_one_system", "no 0/0 -" },
        { A_AND_B "function structure=1 support=F6 exercised=no", "principle_one_system", "yes 0/0 -" },
        { A_AND_B "function structure=1 support=F6", "principle_one_system", "unknown 0/0 -" },
        { A_AND_B "structure id=c; function structure=2 support=F6 exercised=yes", "principle_one_system",
          "unknown 0/0 -" },
        { A_AND_B "structure id=c information_system=unknown; function structure=2 support=F6 exercised=yes",
          "principle_one_system", "unknown 0/0 -" },
        { A_AND_B "structure id=c information_system=x; function structure=2 support=F6 exercised=yes",
          "principle_one_system", "yes 0/0 -" },
        { ALL, "principle_one_system", "unknown 0/0 -" },
        { "claim structure; structure id=a information_system=x; function structure=0 support=F1 exercised=yes "
          "opens=2020-01-01" LAST,
          "principle_one_system", "unknown 0/0 -" },
        { "claim function; structure id=a information_system=x; function structure=0 support=F1 exercised=yes",
          "principle_one_system", "unknown 0/0 -" },
    };
    check_findings(findings, COUNT(findings));
    check_lines(lines, COUNT(lines));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_guichet_is_integrated),         cmocka_unit_test(assistance_and_planning),
        cmocka_unit_test(two_structures_share_one_system), cmocka_unit_test(concertation_is_all_levels),
        cmocka_unit_test(three_missions_are_compulsory),   cmocka_unit_test(components_share_one_system),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
