/* test_territory_pilote.c - the pilote: one, with the qualities asked for; the common plan, the diagnosis, the needs.
 * Spec: spec/41-territory.md (TER-1, TER-6, TER-7, TER-10, TER-11).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "shows.h"

#define OPEN "claim pilote; pilote person=a opens=2023-01-01"

static void a_pilote_is_designated(void **state)
{
    (void)state;
    static const shows lines[] = {
        { OPEN, "action_2_designated", "yes 0/0 2023-01-01" },
        { "pilote person=a opens=2023-01-01 closes=2024-02-01", "action_2_designated", "yes 0/0 2023-01-01" },
        { OPEN " closes=2024-01-31", "action_2_designated", "no 0/0 -" },
        { OPEN " closes=unknown", "action_2_designated", "unknown 0/0 -" },
        { "pilote person=a opens=2023-01-01", "action_2_designated", "unknown 0/0 -" },
        { "claim pilote", "action_2_designated", "no 0/0 -" },
        { "", "action_2_designated", "unknown 0/0 -" },
        { "claim pilote; pilote person=a", "action_2_designated", "yes 0/0 -" },
        { OPEN "; pilote person=a opens=2022-05-01", "action_2_designated", "yes 0/0 2022-05-01" },
    };
    static const shows findings[] = {
        { "claim pilote", "TER-1/designation", "- - - 0 0 - open" },
        { OPEN " closes=2024-01-31", "TER-1/designation", "- - - 0 0 - open" },
        { OPEN " closes=2024-02-01", "TER-1/designation", "" },
        { OPEN " closes=unknown", "TER-1/designation", "" },
        { "", "TER-1/designation", "" },
    };
    check_lines(lines, COUNT(lines));
    check_findings(findings, COUNT(findings));
}

static void two_persons_are_two_pilotes(void **state)
{
    (void)state;
    static const shows findings[] = {
        { OPEN "; pilote person=b", "TER-1/one_pilote", "- - - 2 0 - open" },
        { OPEN "; pilote person=b; pilote person=c; pilote person=b", "TER-1/one_pilote", "- - - 3 0 - open" },
        { OPEN "; pilote person=a", "TER-1/one_pilote", "" },
        { OPEN "; pilote person=unknown", "TER-1/one_pilote", "" },
        { OPEN "; pilote", "TER-1/one_pilote", "" },
        { OPEN "; pilote person=b opens=2024-02-01", "TER-1/one_pilote", "- - - 2 0 - open" },
        { OPEN "; pilote person=b opens=2024-02-02", "TER-1/one_pilote", "" }, /* a successor opens the day after */
        { OPEN "; pilote person=b opens=unknown", "TER-1/one_pilote", "" },
        { "pilote person=a opens=2023-01-01 closes=2025-01-01; pilote person=b opens=2023-01-01 closes=2025-01-01",
          "TER-1/one_pilote", "- - - 2 0 - open" },
    };
    check_findings(findings, COUNT(findings));
}

#define RECOGNISED OPEN " recognised_by_actors=yes recognised_by_institutions=yes"

static void one_pilote_is_recognised_by_all(void **state)
{
    (void)state;
    static const shows lines[] = {
        { RECOGNISED, "condition_one_pilote", "yes 0/0 -" },
        { RECOGNISED "; pilote person=a recognised_by_actors=yes recognised_by_institutions=yes",
          "condition_one_pilote", "yes 0/0 -" },
        { RECOGNISED "; pilote person=unknown recognised_by_actors=yes recognised_by_institutions=yes",
          "condition_one_pilote", "unknown 0/0 -" },
        { RECOGNISED "; pilote person=b recognised_by_actors=yes recognised_by_institutions=yes",
          "condition_one_pilote", "no 0/0 -" },
        { RECOGNISED "; pilote person=b opens=unknown recognised_by_actors=yes recognised_by_institutions=yes",
          "condition_one_pilote", "unknown 0/0 -" },
        { "claim pilote; pilote recognised_by_actors=yes recognised_by_institutions=yes", "condition_one_pilote",
          "yes 0/0 -" },
        { OPEN " recognised_by_actors=yes", "condition_one_pilote", "unknown 0/0 -" },
        { OPEN " recognised_by_institutions=no", "condition_one_pilote", "no 0/0 -" },
        { "pilote person=a opens=2023-01-01 closes=2025-01-01 recognised_by_actors=yes recognised_by_institutions=yes",
          "condition_one_pilote", "unknown 0/0 -" },
        { RECOGNISED "; pilote person=a opens=unknown recognised_by_actors=yes recognised_by_institutions=yes",
          "condition_one_pilote", "yes 0/0 -" },
        { "claim pilote", "condition_one_pilote", "no 0/0 -" },
        { "", "condition_one_pilote", "unknown 0/0 -" },
        { RECOGNISED, "obstacle_legitimacy", "no 0/0 -" },
        { OPEN " recognised_by_actors=no", "obstacle_legitimacy", "yes 0/0 -" },
        { OPEN " recognised_by_actors=yes", "obstacle_legitimacy", "unknown 0/0 -" },
    };
    check_lines(lines, COUNT(lines));
}

/* Each quality: its column, its line, its finding. */
static void each_quality_is_asked_of_all_that_are_open(void **state)
{
    (void)state;
    static const struct {
        const char *column, *line, *finding;
        int alone; /* the line reads no other column */
    } qualities[] = {
        { "recognised_by_actors", "action_2_recognised", "TER-1/recognition_by_actors", 0 },
        { "recognised_by_institutions", "action_2_recognised", "TER-1/recognition_by_institutions", 0 },
        { "neutral", "action_2_neutral", "TER-1/neutrality", 1 },
        { "listening", "action_2_listening", "TER-1/listening", 1 },
        { "trained", "action_2_trained", "TER-1/training", 1 },
        { "ars_concertation", "action_2_ars_concertation", "TER-10/ars_concertation", 1 },
    };
    for (size_t i = 0; i < COUNT(qualities); i++) {
        char yes[64], no[64];
        (void)snprintf(yes, sizeof yes, " %s=yes", qualities[i].column);
        (void)snprintf(no, sizeof no, "pilote person=b %s=no", qualities[i].column);
        const char *line = qualities[i].line, *finding = qualities[i].finding;
        char one[256];
        (void)snprintf(one, sizeof one, "%s%s", OPEN, yes);
        assert_string_equal(shown(one, AT, line), qualities[i].alone ? "yes 0/0 -" : "unknown 0/0 -");
        assert_string_equal(found(one, AT, finding), "");
        assert_string_equal(shown(but(one, "claim pilote", ""), AT, line), "unknown 0/0 -");
        assert_string_equal(shown(OPEN, AT, line), "unknown 0/0 -");
        assert_string_equal(shown(with(one, "pilote person=b"), AT, line), "unknown 0/0 -");
        assert_string_equal(found(OPEN, AT, finding), "");
        const char *two =
            with(but(but(one, "claim pilote; ", ""), "opens=2023-01-01", "opens=2023-01-01 closes=2025-01-01"),
                 "claim body");
        assert_string_equal(shown(two, AT, line), "unknown 0/0 -");
        two = with(one, no);
        assert_string_equal(shown(two, AT, line), "no 0/0 -");
        assert_string_equal(found(two, AT, finding), "b - 1 0 0 - open");
        two = with(one, but(no, "person=b", "person=b opens=2024-02-02"));
        assert_string_equal(shown(two, AT, line), qualities[i].alone ? "yes 0/0 -" : "unknown 0/0 -");
        assert_string_equal(found(two, AT, finding), "");
        two = with(one, but(no, "person=b", "person=unknown opens=unknown"));
        assert_string_equal(shown(two, AT, line), "unknown 0/0 -");
        assert_string_equal(found(two, AT, finding), "");
        two = with(but(one, "claim pilote; ", ""), but(no, "person=b", "opens=2023-01-01 closes=2025-01-01"));
        assert_string_equal(shown(two, AT, line), "no 0/0 -");
        assert_string_equal(found(two, AT, finding), "- - 1 0 0 - open");
    }
}

/* To know less of when a pilote closed gives no answer that was not there (GEN-1). */
static void a_pilote_who_may_be_none_has_no_quality_for_certain(void **state)
{
    (void)state;
    static const shows lines[] = {
        { OPEN " closes=2024-01-01 neutral=yes", "action_2_neutral", "unknown 0/0 -" },
        { OPEN " closes=unknown neutral=yes", "action_2_neutral", "unknown 0/0 -" },
    };
    check_lines(lines, COUNT(lines));
}

static void a_diagnosis_answers_three_lines(void **state)
{
    (void)state;
    static const shows lines[] = {
        { "diagnosis date=2024-02-01 shared=yes; diagnosis date=2020-03-01 shared=yes", "action_3_diagnosis",
          "yes 0/0 2020-03-01" },
        { "claim diagnosis; diagnosis date=2024-02-02 shared=yes", "action_3_diagnosis", "no 0/0 -" },
        { "claim diagnosis; diagnosis shared=yes", "action_3_diagnosis", "unknown 0/0 -" },
        { "claim diagnosis; diagnosis date=2020-01-01 shared=no", "action_3_diagnosis", "no 0/0 -" },
        { "diagnosis date=2020-01-01 shared=no", "action_3_diagnosis", "unknown 0/0 -" },
        { "claim diagnosis", "action_3_services", "no 0/0 -" },
        { "diagnosis date=2020-01-01 services=yes", "action_3_services", "yes 0/0 -" },
        { "claim diagnosis; diagnosis date=2020-01-01", "action_3_services", "unknown 0/0 -" },
        { "diagnosis date=2020-01-01 target=yes assistance_target=yes", "action_3_public", "yes 0/0 -" },
        { "claim diagnosis; diagnosis date=2020-01-01 target=yes assistance_target=no", "action_3_public", "no 0/0 -" },
        { "claim diagnosis; diagnosis date=2020-01-01 target=yes", "action_3_public", "unknown 0/0 -" },
        { "claim diagnosis; diagnosis date=2020-01-01 target=yes assistance_target=no; diagnosis date=2021-01-01 "
          "target=no assistance_target=yes",
          "action_3_public", "no 0/0 -" },
    };
    check_lines(lines, COUNT(lines));
}

static void a_common_plan_is_in_force(void **state)
{
    (void)state;
    static const shows lines[] = {
        { "claim common_plan; common_plan adopted=2024-02-01", "action_3_common_plan", "yes 0/0 2024-02-01" },
        { "claim common_plan; common_plan adopted=2024-02-02", "action_3_common_plan", "no 0/0 -" },
        { "claim common_plan; common_plan adopted=2020-01-01 closes=2024-01-31", "action_3_common_plan", "no 0/0 -" },
        { "common_plan adopted=2020-01-01 closes=2024-02-01", "action_3_common_plan", "yes 0/0 2020-01-01" },
        { "common_plan adopted=2020-01-01", "action_3_common_plan", "unknown 0/0 -" },
        { "claim common_plan; common_plan", "action_3_common_plan", "unknown 0/0 -" },
        { "claim common_plan; common_plan adopted=2022-01-01; plan_change common_plan=0 part=imposed; plan_change "
          "common_plan=0 part=adaptable",
          "action_3_imposed_adaptable", "yes 0/0 -" },
        { "claim common_plan; common_plan adopted=2022-01-01; plan_change common_plan=0 part=imposed; plan_change "
          "common_plan=0",
          "action_3_imposed_adaptable", "unknown 0/0 -" },
        { "claim common_plan; common_plan adopted=2022-01-01; common_plan adopted=2022-01-01; plan_change "
          "common_plan=0 part=imposed; plan_change common_plan=1 part=adaptable",
          "action_3_imposed_adaptable", "unknown 0/0 -" },
        { "common_plan adopted=2022-01-01; plan_change common_plan=0 part=imposed; plan_change common_plan=0 "
          "part=adaptable",
          "action_3_imposed_adaptable", "unknown 0/0 -" },
    };
    check_lines(lines, COUNT(lines));
}

#define PLAN "claim common_plan; claim partner; common_plan adopted=2022-01-01"

static void partners_have_signed(void **state)
{
    (void)state;
    static const shows findings[] = {
        { PLAN "; partner common_plan=0; partner common_plan=0 signed=2024-02-02; partner common_plan=0 "
               "signed=2024-02-01; partner common_plan=0 signed=unknown",
          "TER-6/signature", "- - - 2 4 - open" },
        { PLAN "; partner common_plan=0 signed=2024-02-01", "TER-6/signature", "" },
        { PLAN "; partner common_plan=0 signed=unknown", "TER-6/signature", "" },
        { PLAN " closes=2024-01-31; partner common_plan=0", "TER-6/signature", "" },
        { PLAN " closes=unknown; partner common_plan=0", "TER-6/signature", "" },
        { "claim common_plan; common_plan adopted=2022-01-01; partner common_plan=0", "TER-6/signature", "" },
        { "common_plan adopted=2022-01-01 closes=2025-01-01; partner common_plan=0 signed=2024-03-01",
          "TER-6/signature", "- - - 1 1 - open" },
    };
    check_findings(findings, COUNT(findings));
}

#define NEED "need project=p objective=o function=F4 date=2024-02-01 needed=yes primary_care=no territory=no region=no"

static void a_need_that_nobody_covers(void **state)
{
    (void)state;
    assert_string_equal(found(NEED, AT, "TER-7/uncovered"), "p o 0 4 0 - open");
    assert_string_equal(
        found(but(but(NEED, "project=p ", ""), "objective=o", "objective=unknown"), AT, "TER-7/uncovered"),
        "- - 0 4 0 - open");
    static const char *const changes[][2] = {
        { "date=2024-02-01", "date=2024-02-02" },
        { "date=2024-02-01", "date=-" },
        { "needed=yes", "needed=no" },
        { "needed=yes", "needed=unknown" },
        { "primary_care=no", "primary_care=yes" },
        { "primary_care=no", "primary_care=unknown" },
        { "territory=no", "territory=yes" },
        { "territory=no", "territory=unknown" },
        { "region=no", "region=yes" },
        { "region=no", "region=unknown" },
    };
    for (size_t i = 0; i < COUNT(changes); i++) {
        assert_string_equal(found(but(NEED, changes[i][0], changes[i][1]), AT, "TER-7/uncovered"), "");
    }
}

static void needs_are_listed_and_compared(void **state)
{
    (void)state;
    static const shows lines[] = {
        { NEED, "implementation_patients", "yes 0/0 -" },
        { NEED, "implementation_teamwork", "unknown 0/0 -" },
        { NEED, "implementation_resources", "unknown 0/0 -" },
        { "claim need; " NEED, "implementation_resources", "yes 0/0 -" },
        { "claim need", "implementation_resources", "unknown 0/0 -" },
        { "claim need; " NEED "; need function=F6 date=2024-01-01 needed=no", "implementation_resources", "yes 0/0 -" },
        { "claim need; " NEED "; need function=F6 date=2024-01-01 needed=yes region=no territory=no",
          "implementation_resources", "unknown 0/0 -" },
        { "claim need; " NEED "; need function=F6 date=2024-01-01 region=no territory=no primary_care=yes",
          "implementation_resources", "yes 0/0 -" },
        { "claim need; " NEED "; need function=F6 date=2024-01-01 needed=yes primary_care=no",
          "implementation_resources", "unknown 0/0 -" },
        { "claim need; " NEED "; need function=F6 date=2024-01-01 needed=yes primary_care=no territory=no",
          "implementation_resources", "unknown 0/0 -" },
        { "claim need; " NEED "; need function=F6 needed=yes", "implementation_resources", "unknown 0/0 -" },
        { "claim need; " NEED "; need function=F6 date=2024-01-01", "implementation_resources", "unknown 0/0 -" },
        { "claim need; " NEED "; need function=F6 date=2024-02-02", "implementation_resources", "yes 0/0 -" },
        { "need function=F6 date=2024-02-01", "implementation_teamwork", "yes 0/0 -" },
        { "need function=F6 date=2024-02-01", "implementation_patients", "unknown 0/0 -" },
        { "need function=F6 date=2024-02-02", "implementation_teamwork", "unknown 0/0 -" },
        { "need function=F5", "implementation_patients", "unknown 0/0 -" },
    };
    check_lines(lines, COUNT(lines));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_pilote_is_designated),
        cmocka_unit_test(two_persons_are_two_pilotes),
        cmocka_unit_test(one_pilote_is_recognised_by_all),
        cmocka_unit_test(each_quality_is_asked_of_all_that_are_open),
        cmocka_unit_test(a_pilote_who_may_be_none_has_no_quality_for_certain),
        cmocka_unit_test(a_diagnosis_answers_three_lines),
        cmocka_unit_test(a_common_plan_is_in_force),
        cmocka_unit_test(partners_have_signed),
        cmocka_unit_test(a_need_that_nobody_covers),
        cmocka_unit_test(needs_are_listed_and_compared),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
