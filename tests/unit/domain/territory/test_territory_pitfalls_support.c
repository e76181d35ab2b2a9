/* test_territory_pitfalls_support.c - the pitfalls of support.
 * Spec: spec/41-territory.md (TER-5).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "shows.h"

#define TWO                                                                                                            \
    "structure id=a opens=2020-01-01 closes=2025-01-01 shares_procedure=no; structure id=b opens=2020-01-01 "          \
    "closes=2025-01-01"
#define DOES(structure, support)                                                                                       \
    "; function structure=" structure " support=" support " opens=2020-01-01 "                                         \
    "closes=2025-01-01 exercised=yes"
#define ALL "claim structure; claim function; "

static void structures_are_side_by_side(void **state)
{
    (void)state;
    static const char *const line = "pitfall_side_by_side";
    const shows cases[] = {
        { TWO DOES("0", "F1") DOES("1", "pathway_assistance"), line, "yes 1/2 -" },
        { TWO DOES("0", "F1") DOES("0", "F2"), line, "unknown 1/1 -" },
        { ALL TWO DOES("0", "F1") DOES("0", "F2"), line, "no 1/1 -" },
        { ALL TWO DOES("0", "F1") DOES("1", "F6"), line, "no 1/1 -" },
        { ALL TWO DOES("0", "F1") DOES("1", "guichet"), line, "no 1/1 -" },
        { ALL TWO DOES("0", "F1") "; function structure=1 support=F5", line, "unknown 1/1 -" },
        { ALL TWO DOES("0", "F1") "; function structure=1 support=F5 exercised=no", line, "no 1/1 -" },
        { ALL "structure id=a shares_procedure=yes; structure id=b shares_procedure=yes" DOES("0", "F1")
              DOES("1", "F2"),
          line, "no 0/2 -" },
        { ALL "structure id=a shares_procedure=yes; structure id=b" DOES("0", "F1") DOES("1", "F2"), line,
          "unknown 0/2 -" },
        { ALL "structure id=a shares_procedure=no; structure id=b closes=2024-01-31" DOES("0", "F1") DOES("1", "F2"),
          line, "no 1/1 -" },
        { ALL "structure id=a shares_procedure=no; structure id=b closes=unknown" DOES("0", "F1") DOES("1", "F2"), line,
          "unknown 1/1 -" },
        { ALL "structure id=a shares_procedure=yes; structure id=b shares_procedure=yes closes=unknown" DOES("0", "F1")
              DOES("1", "F2"),
          line, "no 0/1 -" },
        { "claim structure; structure id=a shares_procedure=yes; structure id=b shares_procedure=yes" DOES("0", "F1")
              DOES("1", "F2"),
          line, "unknown 0/2 -" },
        { "claim function; structure id=a shares_procedure=yes; structure id=b shares_procedure=yes" DOES("0", "F1")
              DOES("1", "F2"),
          line, "unknown 0/0 -" },
        { ALL, line, "no 0/0 -" },
        { "", line, "unknown 0/0 -" },
    };
    check_pitfalls(cases, COUNT(cases), "TER-5/shared_procedure");
}

#define ALONE "claim structure; structure id=a kind=practice grouped=no served="

static void isolated_practices_are_left_out(void **state)
{
    (void)state;
    static const char *const line = "pitfall_isolated_left_out";
    const shows cases[] = {
        { ALONE "no", line, "yes 1/1 -" },
        { ALONE "no; structure id=b kind=practice grouped=no; structure id=c kind=practice grouped=yes served=no", line,
          "yes 1/2 -" },
        { ALONE "yes", line, "no 0/1 -" },
        { ALONE "unknown", line, "unknown 0/1 -" },
        { ALONE "no closes=2024-01-31", line, "no 0/0 -" },
        { ALONE "no closes=unknown", line, "unknown 0/0 -" },
        { "claim structure; structure id=a grouped=no served=no", line, "unknown 0/0 -" },
        { "claim structure; structure id=a kind=hospital grouped=no served=no", line, "no 0/0 -" },
        { "claim structure; structure id=a kind=practice served=no", line, "unknown 0/0 -" },
        { "claim structure; structure id=a kind=practice grouped=yes", line, "no 0/0 -" },
        { "structure id=a kind=practice grouped=no served=no opens=2020-01-01 closes=2025-01-01", line, "yes 1/1 -" },
        { "structure id=a kind=practice grouped=no served=yes opens=2020-01-01 closes=2025-01-01", line,
          "unknown 0/1 -" },
    };
    check_pitfalls(cases, COUNT(cases), "TER-5/support_isolated");
}

#define KNOWHOW  "claim tally; tally kind=knowhow_transfer date=2024-02-01 "
#define FEEDBACK "claim tally; tally kind=mt_feedback date=2024-02-01 "

static void services_go_without_know_how_or_feedback(void **state)
{
    (void)state;
    static const char *const knowhow = "pitfall_no_knowhow_transfer", *const feedback = "pitfall_no_mt_feedback";
    const shows of_knowhow[] = {
        { KNOWHOW "good=3 bad=1 not_known=2", knowhow, "yes 1/6 -" },
        { KNOWHOW "bad=1", knowhow, "yes 1/1 -" },
        { KNOWHOW "good=3 bad=0 not_known=0", knowhow, "no 0/3 -" },
        { KNOWHOW "bad=0 not_known=0", knowhow, "no 0/0 -" },
        { KNOWHOW "good=3 bad=0 not_known=2", knowhow, "unknown 0/5 -" },
        { KNOWHOW "good=3 bad=0", knowhow, "unknown 0/3 -" },
        { KNOWHOW "bad=1; tally kind=knowhow_transfer", knowhow, "unknown 0/0 -" },
        { KNOWHOW "bad=4294967294; tally kind=knowhow_transfer date=2024-02-01 bad=1", knowhow,
          "yes 4294967294/4294967294 -" },
        { "tally kind=knowhow_transfer date=2024-02-01 bad=1", knowhow, "unknown 0/0 -" },
        { "claim tally", knowhow, "unknown 0/0 -" },
        { FEEDBACK "bad=1", knowhow, "unknown 0/0 -" },
    };
    const shows of_feedback[] = {
        { FEEDBACK "good=3 bad=1 not_known=2", feedback, "yes 1/6 -" },
        { FEEDBACK "good=3 bad=0 not_known=0", feedback, "no 0/3 -" },
        { FEEDBACK "good=3 bad=0", feedback, "unknown 0/3 -" },
    };
    check_pitfalls(of_knowhow, COUNT(of_knowhow), "TER-5/knowhow_transfer");
    check_pitfalls(of_feedback, COUNT(of_feedback), "TER-5/feedback");
}

#define FUNCTION "claim function; structure id=a; function structure=0 support=F4 exercised=yes "

static void support_is_away_from_primary_care(void **state)
{
    (void)state;
    static const char *const line = "pitfall_away_from_primary_care";
    const shows cases[] = {
        { FUNCTION "level=territory could_host=yes", line, "yes 1/1 -" },
        { FUNCTION "level=region could_host=yes" DOES("0", "F6"), line, "yes 1/2 -" },
        { FUNCTION "level=primary_care could_host=yes", line, "no 0/1 -" },
        { FUNCTION "level=region could_host=no", line, "no 0/1 -" },
        { FUNCTION "could_host=no", line, "no 0/1 -" },
        { FUNCTION "level=primary_care", line, "no 0/1 -" },
        { FUNCTION "could_host=yes", line, "unknown 0/1 -" },
        { FUNCTION "level=region", line, "unknown 0/1 -" },
        { FUNCTION "level=region could_host=yes closes=2024-01-31", line, "no 0/0 -" },
        { FUNCTION "level=region could_host=yes closes=unknown", line, "unknown 0/0 -" },
        { "claim function; structure id=a; function structure=0 support=F4 level=region could_host=yes", line,
          "unknown 0/0 -" },
        { "claim function; structure id=a; function structure=0 support=guichet exercised=yes level=region "
          "could_host=yes",
          line, "no 0/0 -" },
        { "structure id=a" DOES("0", "F4") " level=region could_host=yes", line, "yes 1/1 -" },
        { "structure id=a" DOES("0", "F4") " level=region could_host=no", line, "unknown 0/1 -" },
    };
    check_pitfalls(cases, COUNT(cases), "TER-5/closeness");
}

static void functions_are_set_up_without_analysis(void **state)
{
    (void)state;
    static const char *const line = "pitfall_functions_without_needs";
    const shows cases[] = {
        { FUNCTION "needs_analysed=no", line, "yes 1/1 -" },
        { FUNCTION "needs_analysed=no" DOES("0", "F6") " needs_analysed=yes", line, "yes 1/2 -" },
        { FUNCTION "needs_analysed=yes", line, "no 0/1 -" },
        { FUNCTION "level=region", line, "unknown 0/1 -" },
        { FUNCTION "needs_analysed=no closes=2024-01-31", line, "no 0/0 -" },
        { FUNCTION "needs_analysed=no opens=unknown", line, "unknown 0/0 -" },
        { "claim function; structure id=a; function structure=0 support=guichet exercised=yes needs_analysed=no", line,
          "no 0/0 -" },
        { "structure id=a" DOES("0", "F4") " needs_analysed=no", line, "yes 1/1 -" },
        { "structure id=a" DOES("0", "F4") " needs_analysed=yes", line, "unknown 0/1 -" },
    };
    check_pitfalls(cases, COUNT(cases), "TER-5/needs_analysis");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(structures_are_side_by_side),
        cmocka_unit_test(isolated_practices_are_left_out),
        cmocka_unit_test(services_go_without_know_how_or_feedback),
        cmocka_unit_test(support_is_away_from_primary_care),
        cmocka_unit_test(functions_are_set_up_without_analysis),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
