/* test_territory_signs.c - signs of progress, levers, and what findings deny.
 * Spec: spec/41-territory.md (TER-14, CON-12).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "shows.h"

#define BODIES "body id=a tier=macro; body id=b tier=meso; body id=c tier=micro"

static void a_body_is_open_at_each_level(void **state)
{
    (void)state;
    static const shows lines[] = {
        { "claim body; " BODIES, "sign_concertation", "yes 0/0 -" },
        { BODIES, "sign_concertation", "unknown 0/0 -" },
        { "claim body; " BODIES " closes=2024-01-31", "sign_concertation", "no 0/0 -" },
        { "claim body; " BODIES " closes=unknown", "sign_concertation", "unknown 0/0 -" },
        { "claim body", "sign_concertation", "no 0/0 -" },
    };
    check_lines(lines, COUNT(lines));
}

#define SAT                                                                                                            \
    "claim body; structure id=s; body id=b tier=meso seats_complete meetings_complete; seat body=0 structure=0 "       \
    "opens=2020-01-01; meeting id=m body=0 date=2024-01-10 present_complete; present meeting=0 structure=0"

static void each_structure_is_represented(void **state)
{
    (void)state;
    static const shows lines[] = {
        { SAT, "sign_representation", "yes 0/0 -" },
        { SAT "; seat body=0 structure=unknown opens=2020-01-01", "sign_representation", "unknown 0/0 -" },
        { SAT "; seat body=0 structure=unknown closes=2024-01-31", "sign_representation", "yes 0/0 -" },
        { SAT "; seat body=0 structure=0 closes=unknown", "sign_representation", "unknown 0/0 -" },
        { SAT "; seat body=0", "sign_representation", "yes 0/0 -" }, /* nobody sends who sits: known */
        { SAT "; body id=c tier=macro", "sign_representation", "unknown 0/0 -" },
        { SAT "; body id=c tier=macro seats_complete", "sign_representation", "yes 0/0 -" },
        { SAT "; body id=c tier=micro", "sign_representation", "yes 0/0 -" },
        { SAT "; body id=c tier=macro seats_complete opens=unknown", "sign_representation", "unknown 0/0 -" },
        { "claim body; body id=b tier=meso seats_complete", "sign_representation", "unknown 0/0 -" },
        { "structure id=s; body id=b tier=meso opens=2020-01-01 closes=2025-01-01 seats_complete meetings_complete; "
          "seat "
          "body=0 structure=0 opens=2020-01-01; meeting id=m body=0 date=2024-01-10 present_complete; present "
          "meeting=0 "
          "structure=0",
          "sign_representation", "unknown 0/0 -" }, /* there may be another body */
        { SAT
          "; structure id=z; seat body=0 structure=1; meeting id=n body=0 date=2024-01-11 present_complete; meeting "
          "id=o body=0 date=2024-01-12 present_complete",
          "sign_representation", "no 0/0 -" },
    };
    check_lines(lines, COUNT(lines));
}

static void needs_are_observed(void **state)
{
    (void)state;
    static const shows lines[] = {
        { "difficulty id=d date=2023-02-01", "sign_observatory", "yes 0/0 -" },
        { "difficulty id=d date=2023-01-31", "sign_observatory", "unknown 0/0 -" },
        { "difficulty id=d date=2024-02-02", "sign_observatory", "unknown 0/0 -" },
        { "difficulty id=d", "sign_observatory", "unknown 0/0 -" },
        { "claim difficulty; claim need", "sign_observatory", "unknown 0/0 -" },
        { "need function=F1 date=2023-02-01 needed=yes primary_care=no territory=no region=no", "sign_observatory",
          "yes 0/0 -" },
        { "need function=F1 date=2023-01-31 needed=yes primary_care=no territory=no region=no", "sign_observatory",
          "unknown 0/0 -" },
        { "need function=F1 date=2023-02-01 needed=yes primary_care=no territory=no", "sign_observatory",
          "unknown 0/0 -" },
    };
    check_lines(lines, COUNT(lines));
}

/* Signs 5 and 6 read the latest count of their kind. */
static void the_latest_tally_counts(void **state)
{
    (void)state;
    static const shows lines[] = {
        { "claim tally; tally kind=mt_link good=5 bad=0 not_known=0 date=2024-02-01", "sign_assistant_mt",
          "yes 0/0 -" },
        { "claim tally; tally kind=mt_link good=5 bad=1 date=2024-02-01", "sign_assistant_mt", "no 0/0 -" },
        { "claim tally; tally kind=mt_link good=5 bad=0 not_known=1 date=2024-02-01", "sign_assistant_mt",
          "unknown 0/0 -" },
        { "claim tally; tally kind=mt_link good=5 bad=0 date=2024-02-01", "sign_assistant_mt", "unknown 0/0 -" },
        { "claim tally; tally kind=mt_link good=5 not_known=0 date=2024-02-01", "sign_assistant_mt", "unknown 0/0 -" },
        { "claim tally; tally kind=mt_link good=0 bad=0 not_known=0 date=2024-02-01", "sign_assistant_mt",
          "unknown 0/0 -" },
        { "tally kind=mt_link good=5 bad=0 not_known=0 date=2024-02-01", "sign_assistant_mt", "unknown 0/0 -" },
        { "tally kind=mt_link good=5 bad=1 date=2024-02-01", "sign_assistant_mt", "unknown 0/0 -" },
        { "claim tally; tally kind=mt_link good=5 bad=0 not_known=0 date=2024-02-01; tally kind=mt_link bad=1 "
          "date=2024-01-31",
          "sign_assistant_mt", "yes 0/0 -" },
        { "claim tally; tally kind=mt_link bad=1 date=2024-01-31; tally kind=mt_link good=5 bad=0 not_known=0 "
          "date=2024-02-01",
          "sign_assistant_mt", "yes 0/0 -" },
        { "claim tally; tally kind=mt_link good=5 bad=0 not_known=0 date=2024-02-01; tally kind=mt_link bad=1 "
          "date=2024-02-01",
          "sign_assistant_mt", "no 0/0 -" },
        { "claim tally; tally kind=mt_link good=5 bad=0 not_known=0 date=2024-02-01; tally kind=mt_link bad=1 "
          "date=2024-02-02",
          "sign_assistant_mt", "yes 0/0 -" },
        { "claim tally; tally kind=mt_link good=5 bad=0 not_known=0 date=2024-02-01; tally kind=mt_link bad=0",
          "sign_assistant_mt", "unknown 0/0 -" },
        { "claim tally; tally kind=continuity good=5 bad=0 not_known=0 date=2024-02-01", "sign_assistant_mt",
          "unknown 0/0 -" },
        { "claim tally; tally kind=continuity good=1 bad=0 not_known=0 date=2024-02-01", "sign_continuity",
          "yes 0/0 -" },
        { "claim tally; tally kind=continuity bad=2 date=2024-02-01", "sign_continuity", "no 0/0 -" },
        { "", "sign_continuity", "unknown 0/0 -" },
        { "tally kind=knowhow_transfer bad=3 not_known=0 date=2024-02-01", "implementation_knowhow", "yes 0/0 -" },
        { "tally kind=knowhow_transfer bad=3 not_known=1 date=2024-02-01", "implementation_knowhow", "unknown 0/0 -" },
        { "tally kind=knowhow_transfer bad=3 not_known=0", "implementation_knowhow", "unknown 0/0 -" },
        { "tally kind=knowhow_transfer bad=3 not_known=0 date=2024-02-02", "implementation_knowhow", "unknown 0/0 -" },
    };
    check_lines(lines, COUNT(lines));
}

#define TABLE "claim body; body id=a tier=meso kind=table"
#define HELD  "claim body; body id=a tier=meso meetings_complete; meeting id=m body=0 date=2023-02-01 users_spoke=no"

static void elected_officials_convene(void **state)
{
    (void)state;
    static const shows lines[] = {
        { TABLE " elected_convene=yes", "condition_elected", "yes 0/0 -" },
        { TABLE " elected_convene=no", "condition_elected", "no 0/0 -" },
        { TABLE, "condition_elected", "unknown 0/0 -" },
        { "claim body; body id=a tier=micro kind=table elected_convene=yes", "condition_elected", "unknown 0/0 -" },
        { "body id=a tier=meso kind=table elected_convene=no opens=2020-01-01 closes=2025-01-01", "condition_elected",
          "unknown 0/0 -" },
        { TABLE " elected_convene=no; body id=b tier=macro kind=plenary elected_convene=yes", "condition_elected",
          "yes 0/0 -" },
        { TABLE " elected_convene=no; body id=b tier=macro kind=steering elected_convene=yes", "condition_elected",
          "no 0/0 -" },
        { TABLE " elected_convene=no; body id=b tier=macro elected_convene=yes", "condition_elected", "unknown 0/0 -" },
        { TABLE " elected_convene=yes closes=2024-01-31", "condition_elected", "unknown 0/0 -" },
    };
    check_lines(lines, COUNT(lines));
}

static void users_speak(void **state)
{
    (void)state;
    static const shows lines[] = {
        { HELD, "lever_users_speech", "no 0/0 -" },
        { HELD "; meeting id=n body=0 date=2023-02-01 users_spoke=yes", "lever_users_speech", "yes 0/0 -" },
        { HELD "; meeting id=n body=0 date=2023-01-31 users_spoke=yes", "lever_users_speech", "no 0/0 -" },
        { HELD "; meeting id=n body=0 date=2024-02-02 users_spoke=yes", "lever_users_speech", "no 0/0 -" },
        { HELD "; meeting id=n body=0 users_spoke=yes", "lever_users_speech", "unknown 0/0 -" },
        { HELD "; meeting id=n body=0 users_spoke=no", "lever_users_speech", "no 0/0 -" },
        { HELD "; meeting id=n body=0 date=2023-05-01", "lever_users_speech", "unknown 0/0 -" },
        { HELD "; body id=c tier=macro", "lever_users_speech", "unknown 0/0 -" },
        { HELD "; body id=c tier=macro opens=2024-02-02; meeting id=n body=1 date=2023-05-01 users_spoke=yes",
          "lever_users_speech", "yes 0/0 -" }, /* what a body that opens tomorrow has held counts */
        { HELD "; body id=c tier=micro; meeting id=n body=1 date=2023-05-01 users_spoke=yes", "lever_users_speech",
          "no 0/0 -" },
        { "claim body; body id=a tier=meso meetings_complete meetings_from=2023-02-01 meetings_to=2024-02-01; meeting "
          "id=m body=0 date=2023-02-01 users_spoke=no",
          "lever_users_speech", "no 0/0 -" },
        { "claim body; body id=a tier=meso meetings_complete meetings_from=2023-02-02; meeting id=m body=0 "
          "date=2023-03-01 users_spoke=no",
          "lever_users_speech", "unknown 0/0 -" },
        { "claim body; body id=a tier=meso meetings_complete meetings_to=2024-01-31; meeting id=m body=0 "
          "date=2023-03-01 users_spoke=no",
          "lever_users_speech", "unknown 0/0 -" },
        { "body id=a tier=meso meetings_complete; meeting id=m body=0 date=2023-02-01 users_spoke=no",
          "lever_users_speech", "unknown 0/0 -" },
        { "claim body; body id=a tier=meso meetings_complete; meeting id=m body=0 users_spoke=no", "lever_users_speech",
          "unknown 0/0 -" },
        { "claim body; body id=a tier=meso meetings_complete", "lever_users_speech", "unknown 0/0 -" },
    };
    check_lines(lines, COUNT(lines));
}

static void contracts_bind_to_attend(void **state)
{
    (void)state;
    static const shows lines[] = {
        { "claim structure; structure id=a contract_attendance=yes", "lever_attendance", "yes 0/0 -" },
        { "structure id=a contract_attendance=yes opens=2020-01-01 closes=2025-01-01", "lever_attendance",
          "unknown 0/0 -" },
        { "structure id=a contract_attendance=no opens=2020-01-01 closes=2025-01-01", "lever_attendance", "no 0/0 -" },
        { "claim structure; structure id=a contract_attendance=yes; structure id=b", "lever_attendance",
          "unknown 0/0 -" },
        { "claim structure; structure id=a contract_attendance=yes; structure id=b contract_attendance=no "
          "closes=2024-01-31",
          "lever_attendance", "yes 0/0 -" },
        { "claim structure; structure id=a contract_attendance=yes; structure id=b contract_attendance=no "
          "closes=unknown",
          "lever_attendance", "unknown 0/0 -" },
        { "claim structure", "lever_attendance", "unknown 0/0 -" },
    };
    check_lines(lines, COUNT(lines));
}

#define LATE "claim decision; body id=b tier=meso; decision id=d body=0 owner=o due=2024-01-31 adopted=2023-06-01"

/* What is found to be missing is denied; that nothing is found shows nothing. */
static void findings_deny_what_keeps_the_dynamic_alive(void **state)
{
    (void)state;
    static const shows lines[] = {
        { LATE, "action_5_decisions_followed", "no 0/0 -" },
        { LATE " under_way=2023-07-01", "action_5_decisions_followed", "no 0/0 -" },
        { LATE " effective=2023-07-01", "action_5_decisions_followed", "unknown 0/0 -" },
        { LATE "; claim interest; matter id=m; decision id=e body=0 matter=0 adopted=2024-01-01 due=2024-03-01; "
               "participant decision=1 person=p; interest matter=0 person=p date=2024-01-01",
          "action_5_interests", "no 0/0 -" },
        { LATE, "action_5_interests", "unknown 0/0 -" },
        { "claim structure; claim decision; claim feedback; structure id=s; decision id=d effective=2023-10-31",
          "action_5_feedback", "no 0/0 -" },
        { "claim structure; claim decision; claim feedback; structure id=s; decision id=d effective=2023-11-01",
          "action_5_feedback", "unknown 0/0 -" },
        { "flow from=meso to=macro content=need date=2024-01-01; flow from=micro to=meso content=need date=2024-01-01",
          "action_5_needs_rise", "yes 0/0 -" },
        { "flow from=meso to=macro content=need date=2024-01-01", "action_5_needs_rise", "unknown 0/0 -" },
        { "claim flow; claim matter", "action_5_needs_rise", "no 0/0 -" },
    };
    check_lines(lines, COUNT(lines));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_body_is_open_at_each_level), cmocka_unit_test(each_structure_is_represented),
        cmocka_unit_test(needs_are_observed),           cmocka_unit_test(the_latest_tally_counts),
        cmocka_unit_test(elected_officials_convene),    cmocka_unit_test(users_speak),
        cmocka_unit_test(contracts_bind_to_attend),     cmocka_unit_test(findings_deny_what_keeps_the_dynamic_alive),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
