/* test_territory_ask_pitfalls.c - what to find out next: the facts of pitfalls.
 * Spec: spec/41-territory.md (TER-16).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "asks.h"

static void mergers_and_evaluations_are_asked_for(void **state)
{
    (void)state;
    static const char dated[] = "claim pilote; merger; merger date=2024-02-02; merger by_law=yes; merger by_law=no "
                                "date=2020-01-01 wanted=yes; body id=b tier=meso; pilote; common_plan; diagnosis; "
                                "evaluation";
    static const char *const first[] = { "claim merger",     "claim body",       "claim common_plan",
                                         "claim diagnosis",  "claim evaluation", "merger 0 date",
                                         "merger 0 by_law",  "body 0 opens",     "common_plan 0 adopted",
                                         "diagnosis 0 date", "evaluation 0 date" };
    for (size_t i = 0; i < COUNT(first); i++) {
        const asks one = { dated, first[i], 1 };
        check_asked(&one, 1, "pitfall_merger_first");
    }
    check_count(dated, "pitfall_merger_first", COUNT(first));
    const asks unwanted[] = {
        { dated, "claim merger", 1 },
        { dated, "merger 0 wanted", 1 },
        { dated, "merger 0 by_law", 1 },
        { dated, "merger 0 date", 1 },
    };
    const asks not_wanted = { "merger wanted=no", "merger 0 wanted", 0 };
    check_asked(unwanted, COUNT(unwanted), "pitfall_merger_unwanted");
    check_asked(&not_wanted, 1, "pitfall_merger_unwanted");
    check_count(dated, "pitfall_merger_unwanted", COUNT(unwanted));
    static const char evaluations[] = "evaluation kind=indicators; evaluation; evaluation kind=impact date=2020-01-01; "
                                      "evaluation date=2024-02-02; "
                                      "common_plan; common_plan adopted=2022-01-01";
    const asks early[] = {
        { evaluations, "claim evaluation", 1 },      { evaluations, "claim common_plan", 1 },
        { evaluations, "evaluation 1 date", 1 },     { evaluations, "evaluation 1 kind", 1 },
        { evaluations, "common_plan 0 adopted", 1 },
    };
    check_asked(early, COUNT(early), "pitfall_early_impact_evaluation");
    check_count(evaluations, "pitfall_early_impact_evaluation", COUNT(early));
}

/* Nothing of what else was done moves a merger that it is known to come before; the start is stated without a plan. */
static void what_was_done_is_asked_for_where_it_decides(void **state)
{
    (void)state;
    static const char first[] = "claim merger; merger by_law=no date=2020-01-01; body id=b tier=meso; "
                                "diagnosis date=2020-01-02";
    static const char later[] = "claim merger; merger by_law=no date=2020-01-01; body id=b tier=meso; "
                                "diagnosis date=2020-01-01";
    static const char stated[] = "statement line=action_5_funding value=yes date=2024-01-01; "
                                 "statement line=action_1_funders value=yes date=2024-01-01 since=2022-01-01; "
                                 "statement line=criterion_continuum value=yes date=2024-01-01";
    const asks mergers[] = {
        { first, "body 0 opens", 1 },
        { first, "claim evaluation", 1 },
        { later, "body 0 opens", 0 },
        { later, "claim evaluation", 0 },
        { "body id=b tier=meso", "body 0 opens", 0 },
        { "body id=b tier=meso", "claim merger", 1 },
        { with(first, stated), "statement 0 since", 1 },
        { with(first, stated), "statement 1 since", 0 },
        { with(first, stated), "statement 2 since", 0 },
    };
    check_asked(mergers, COUNT(mergers), "pitfall_merger_first");
    static const char known[] = "claim common_plan; evaluation kind=impact date=2021-01-01; evaluation date=2025-01-01";
    static const char timely[] = "claim common_plan; common_plan adopted=2010-01-01; evaluation date=2021-01-01";
    static const char listed[] = "claim common_plan; common_plan; evaluation kind=impact "
                                 "date=2021-01-01";
    const asks early[] = {
        { known, "claim statement", 1 },    { with(known, stated), "statement 0 since", 1 },
        { known, "evaluation 1 kind", 0 },  { timely, "evaluation 0 kind", 0 },
        { timely, "claim common_plan", 0 }, { listed, "claim statement", 0 },
        { "", "claim common_plan", 0 },
    };
    check_asked(early, COUNT(early), "pitfall_early_impact_evaluation");
}

static void structures_beside_one_another_and_isolated_practices_are_asked_for(void **state)
{
    (void)state;
    static const char beside[] =
        "structure id=a; structure id=b closes=2024-01-31; function structure=0 support=F1; function structure=0 "
        "support=F6; function structure=1 support=F1; structure id=c opens=2020-01-01 closes=2030-01-01 "
        "shares_procedure=no; function structure=2 support=F2 exercised=yes opens=2020-01-01 closes=2030-01-01; "
        "function structure=2 support=F3";
    static const char one_alone[] = "structure id=a; function structure=0 support=F1";
    static const char *const of_beside[] = { "claim structure",   "claim function",    "function 0 exercised",
                                             "function 0 opens",  "function 0 closes", "structure 0 shares_procedure",
                                             "structure 0 opens", "structure 0 closes" };
    for (size_t i = 0; i < COUNT(of_beside); i++) {
        const asks one = { beside, of_beside[i], 1 };
        check_asked(&one, 1, "pitfall_side_by_side");
    }
    check_count(beside, "pitfall_side_by_side", COUNT(of_beside));
    check_count(one_alone, "pitfall_side_by_side", 2); /* the lists: one alone stands beside nobody */
    static const char alone[] =
        "claim structure; structure id=a opens=unknown; structure id=b kind=practice grouped=yes; "
        "structure id=c served=yes; structure id=d kind=hospital; structure id=e kind=practice "
        "grouped=no closes=2024-01-31";
    const asks left_out[] = {
        { alone, "structure 0 kind", 1 },
        { alone, "structure 0 grouped", 1 },
        { alone, "structure 0 served", 1 },
        { alone, "structure 0 opens", 1 },
    };
    check_asked(left_out, COUNT(left_out), "pitfall_isolated_left_out");
    check_count(alone, "pitfall_isolated_left_out", COUNT(left_out));
}

static void pitfalls_of_functions_and_of_services_are_asked_for(void **state)
{
    (void)state;
    static const char far[] =
        "claim function; structure id=s; function structure=0 support=F1; function structure=0 support=guichet; "
        "function structure=0 support=F1 level=primary_care; function structure=0 support=F1 could_host=no; function "
        "structure=0 support=F1 exercised=no";
    const asks away[] = {
        { far, "function 0 exercised", 1 },
        { far, "function 0 level", 1 },
        { far, "function 0 could_host", 1 },
    };
    check_asked(away, COUNT(away), "pitfall_away_from_primary_care");
    check_count(far, "pitfall_away_from_primary_care", COUNT(away));
    static const char set_up[] = "claim function; structure id=s; function structure=0 support=F1 closes=unknown; "
                                 "function structure=0 support=F1 needs_analysed=yes; function structure=0 "
                                 "support=guichet";
    const asks analysed[] = {
        { set_up, "function 0 exercised", 1 },
        { set_up, "function 0 needs_analysed", 1 },
        { set_up, "function 0 closes", 1 },
    };
    check_asked(analysed, COUNT(analysed), "pitfall_functions_without_needs");
    check_count(set_up, "pitfall_functions_without_needs", COUNT(analysed));
    const asks tallies[] = { { "tally kind=knowhow_transfer", "tally 0 bad", 1 } };
    check_asked(tallies, 1, "pitfall_no_knowhow_transfer");
    const asks feedback[] = { { "tally kind=mt_feedback", "tally 0 bad", 1 },
                              { "tally kind=mt_feedback", "claim tally", 1 } };
    check_asked(feedback, COUNT(feedback), "pitfall_no_mt_feedback");
}

/* These read the data of the engines, whatever was stated of them. */
static void pitfalls_of_engines_are_asked_for(void **state)
{
    (void)state;
    const asks complex[] = {
        { "", "claim function", 1 },
        { "", "claim structure", 1 },
        { "claim function", "claim structure", 0 }, /* without assistance it is not fallen into */
        /* assistance, which plans: F2 would be an engine besides */
        { "claim function; structure id=s; function structure=0 support=pathway_assistance exercised=yes; function "
          "structure=0 support=F2",
          "function 1 exercised", 1 },
        { "", "claim body", 1 },
    };
    const asks followed[] = {
        { "claim structure; claim function", "claim function", 0 },
        { "claim structure", "claim function", 1 },
        { "structure id=s; function structure=0 support=F3", "function 0 exercised", 1 },
        { "claim function; structure id=s; function structure=0 support=F3; function structure=0 support=F2 "
          "exercised=yes",
          "function 0 exercised", 1 },
        { "claim function; structure id=s; function structure=0 support=F3; function structure=0 support=F2 "
          "exercised=yes",
          "claim structure", 0 }, /* an engine is there already */
    };
    check_asked(complex, COUNT(complex), "pitfall_complex_cases_only");
    check_asked(followed, COUNT(followed), "pitfall_no_personalised_follow_up");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mergers_and_evaluations_are_asked_for),
        cmocka_unit_test(what_was_done_is_asked_for_where_it_decides),
        cmocka_unit_test(structures_beside_one_another_and_isolated_practices_are_asked_for),
        cmocka_unit_test(pitfalls_of_functions_and_of_services_are_asked_for),
        cmocka_unit_test(pitfalls_of_engines_are_asked_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
