/* test_territory_ask.c - what to find out next: the facts of engines, signs and steps, and the lines they move.
 * Spec: spec/41-territory.md (TER-16).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "asks.h"

static void what_is_known_asks_nothing(void **state)
{
    (void)state;
    check_count("", "", 0);
    check_count("structure id=s; function structure=0 support=F2 exercised=yes opens=2020-01-01 closes=2025-01-01",
                "engine_planning", 0);
}

static void a_guichet_is_asked_for(void **state)
{
    (void)state;
    static const char row[] = "structure id=s; function structure=0 support=guichet";
    static const char known[] =
        "claim function; structure id=s; function structure=0 support=guichet exercised=yes guichet=integrated "
        "opens=unknown";
    const asks cases[] = {
        { "", "claim function", 1 },
        { row, "claim function", 1 },
        { row, "function 0 exercised", 1 },
        { row, "function 0 guichet", 1 },
        { row, "function 0 opens", 1 },
        { row, "function 0 closes", 1 },
        { known, "claim function", 0 },
        { known, "function 0 opens", 1 },
        { known, "function 0 closes", 0 },
        { "structure id=s; function structure=0 support=guichet guichet=single", "function 0 exercised", 0 },
        { "structure id=s; function structure=0 support=F1", "function 0 exercised", 0 },
    };
    check_asked(cases, COUNT(cases), "engine_guichet");
    check_count(row, "engine_guichet", 5);
    check_count(known, "engine_guichet", 1);
}

static void assistance_asks_for_what_may_still_move_it(void **state)
{
    (void)state;
    static const char wanting[] = "claim function; structure id=s; function structure=0 support=F1; function "
                                  "structure=0 support=pathway_assistance";
    static const char other[] =
        "claim function; structure id=s; function structure=0 support=F1; function structure=0 support=F1 "
        "exercised=yes; function structure=0 support=F2; function structure=0 support=F3 exercised=yes; function "
        "structure=0 support=F4 exercised=yes; function structure=0 support=F5 exercised=yes";
    const asks cases[] = {
        { "", "claim function", 1 },
        { wanting, "function 1 exercised", 1 },
        { wanting, "function 0 exercised", 0 }, /* F2 is known not to be exercised */
        { other, "function 2 exercised", 1 },
        { other, "function 0 exercised", 0 }, /* somebody exercises F1 already */
        { "structure id=s; function structure=0 support=F1", "function 0 exercised", 0 }, /* there is no row of F2 */
    };
    check_asked(cases, COUNT(cases), "engine_assistance");
}

static void planning_and_a_shared_system_are_asked_for(void **state)
{
    (void)state;
    const asks planning[] = {
        { "structure id=s; function structure=0 support=F2", "function 0 exercised", 1 },
        { "structure id=s; function structure=0 support=pathway_assistance", "function 0 exercised", 1 },
        { "structure id=s; function structure=0 support=F3", "function 0 exercised", 0 },
        { "structure id=s; function structure=0 support=F2 exercised=no", "function 0 opens",
          0 }, /* whenever it opens */
        { "structure id=s; function structure=0 support=F2 exercised=yes", "function 0 opens", 1 },
    };
    const asks systems[] = {
        { "", "claim structure", 1 },
        { "structure id=s; structure id=t", "structure 0 information_system", 1 },
        { "structure id=s; structure id=t", "structure 0 opens", 1 },
        { "structure id=s", "structure 0 information_system", 0 }, /* there is no other to share it with */
        { "structure id=s; structure id=t closes=2024-01-31", "structure 0 information_system", 0 },
        { "structure id=s information_system=x; structure id=t information_system=y", "structure 0 opens", 0 },
        { "structure id=s information_system=x; structure id=t information_system=x", "structure 0 opens", 1 },
        { "structure id=s information_system=x; structure id=t", "structure 0 opens", 1 },
        { "claim structure; structure id=a information_system=unknown; structure id=b information_system=unknown",
          "structure 1 information_system", 1 },
        { "claim structure; structure id=a information_system=unknown; structure id=b information_system=unknown; "
          "structure id=c opens=unknown",
          "structure 2 opens", 0 }, /* it shares in no system */
    };
    check_asked(planning, COUNT(planning), "engine_planning");
    check_asked(systems, COUNT(systems), "engine_information_system");
    const asks stated[] = { { "", "engine_shared_assessment", 1 } };
    check_asked(stated, 1, "engine_shared_assessment");
    const asks diagnosis[] = { { "", "sign_diagnosis", 1 } };
    check_asked(diagnosis, 1, "sign_diagnosis");
}

static void signs_are_asked_for(void **state)
{
    (void)state;
    static const char need[] = "need function=F1 needed=yes primary_care=no territory=no";
    static const char tally[] = "tally kind=mt_link; tally kind=mt_link date=2024-02-02; tally kind=continuity";
    const asks observatory[] = {
        { "", "sign_observatory", 1 },
        { "difficulty id=d", "difficulty 0 date", 1 },
        { "difficulty id=d", "sign_observatory", 0 },
        { need, "need 0 date", 1 },
        { "need function=F1 needed=yes primary_care=yes", "need 0 date", 0 },
        { "need function=F1 needed=no", "need 0 date", 0 },
        { "need function=F1 date=2023-02-01", "need 0 needed", 1 },
        { "need function=F1 date=2023-02-01 needed=yes", "need 0 primary_care", 1 },
        { "need function=F1 date=2023-02-01 needed=yes", "need 0 territory", 1 },
        { "need function=F1 date=2023-02-01 needed=yes", "need 0 region", 1 },
        { "need function=F1 date=2023-01-31", "need 0 needed", 0 },
        { "need function=F1 date=2024-02-02", "need 0 needed", 0 },
        { "need function=F1 date=2023-02-01 needed=yes region=yes", "need 0 territory", 0 },
    };
    const asks tallies[] = {
        { tally, "claim tally", 1 },  { tally, "tally 0 date", 1 },      { tally, "tally 0 good", 1 },
        { tally, "tally 0 bad", 1 },  { tally, "tally 0 not_known", 1 }, { tally, "tally 1 good", 0 },
        { tally, "tally 2 good", 0 },
    };
    check_asked(observatory, COUNT(observatory), "sign_observatory");
    check_asked(tallies, COUNT(tallies), "sign_assistant_mt");
    check_count(tally, "sign_assistant_mt", 5);
    const asks continuity[] = { { tally, "tally 2 good", 1 } };
    check_asked(continuity, 1, "sign_continuity");
}

static void open_bodies_are_asked_for(void **state)
{
    (void)state;
    static const char three[] = "body id=a tier=macro; body id=b tier=meso opens=2020-01-01 closes=2030-01-01; "
                                "body id=c tier=micro";
    static const char two[] = "body id=a tier=macro; body id=b tier=meso closes=2024-01-31; body id=c tier=micro";
    const asks cases[] = {
        { three, "claim body", 1 },   { three, "body 0 closes", 1 }, { three, "body 2 opens", 1 },
        { three, "body 1 opens", 0 }, { two, "claim body", 1 },      { two, "body 0 closes", 0 },
    };
    check_asked(cases, COUNT(cases), "sign_concertation");
    check_count(two, "sign_concertation", 1); /* none is open at meso: it is not yes whatever the others are */
}

/* What a count moves depends on those of its day. */
static void tallies_are_asked_for_as_far_as_they_count(void **state)
{
    (void)state;
    static const char hidden[] = "tally kind=mt_link date=2024-01-01; tally kind=mt_link date=2024-01-02";
    static const char bad[] = "tally kind=mt_link date=2024-01-01 bad=1; tally kind=mt_link date=2024-01-01";
    static const char unclear[] =
        "tally kind=mt_link date=2024-01-01 not_known=1; tally kind=mt_link date=2024-01-01 not_known=0";
    static const char good[] = "tally kind=mt_link date=2024-01-01 good=1; tally kind=mt_link date=2024-01-01";
    static const char later[] = "tally kind=mt_link date=2024-01-01 bad=1; tally kind=mt_link bad=0";
    const asks cases[] = {
        { "", "claim tally", 0 }, /* of a list without a row the sign says nothing */
        { "", "sign_assistant_mt", 1 },    { "tally kind=continuity", "claim tally", 0 },
        { hidden, "tally 0 bad", 0 },      { hidden, "tally 1 bad", 1 },
        { bad, "tally 1 bad", 0 }, /* one is bad whatever the others are */
        { bad, "tally 1 not_known", 0 },   { unclear, "tally 1 bad", 1 },
        { unclear, "tally 1 good", 0 },    { good, "tally 1 bad", 1 },
        { good, "tally 1 good", 0 },       { later, "tally 1 date", 1 },
        { later, "tally 1 not_known", 1 }, /* the one that is not dated may be later */
        { later, "tally 0 not_known", 0 },
    };
    check_asked(cases, COUNT(cases), "sign_assistant_mt");
    const asks wrong = { "tally kind=knowhow_transfer", "tally 0 good", 0 };
    check_asked(&wrong, 1, "pitfall_no_knowhow_transfer");
}

static void a_pilote_is_asked_for(void **state)
{
    (void)state;
    static const char open[] = "claim pilote; pilote person=p recognised_by_actors=yes neutral=yes listening=yes "
                               "trained=yes ars_concertation=yes";
    const asks cases[] = {
        { "", "claim pilote", 1 },
        { "pilote", "pilote 0 opens", 1 },
        { "pilote", "pilote 0 recognised_by_actors", 1 },
        { "pilote", "pilote 0 recognised_by_institutions", 1 },
        { "pilote", "pilote 0 neutral", 1 },
        { "pilote", "pilote 0 listening", 1 },
        { "pilote", "pilote 0 trained", 1 },
        { "pilote", "pilote 0 ars_concertation", 1 },
        { "pilote closes=2024-01-31", "pilote 0 neutral", 0 },
        { "pilote neutral=no", "pilote 0 neutral", 0 },
        { "pilote neutral=no", "pilote 0 opens", 1 },
        { open, "pilote 0 recognised_by_institutions", 1 },
        { "claim pilote; pilote person=p neutral=no", "pilote 0 trained", 0 }, /* it cannot be done: nothing moves it */
    };
    check_asked(cases, COUNT(cases), "step_pilote");
    check_count(open, "step_pilote", 1);
}

static void objectives_are_asked_for(void **state)
{
    (void)state;
    static const char plan[] = "claim diagnosis; diagnosis date=2020-01-01 shared=yes target=yes assistance_target=yes "
                               "services=yes; common_plan adopted=2022-01-01; plan_change common_plan=0";
    const asks cases[] = {
        { "", "claim diagnosis", 1 },
        { "", "claim common_plan", 1 },
        { "", "action_3_imposed_adaptable", 1 },
        { "diagnosis", "diagnosis 0 date", 1 },
        { "diagnosis", "diagnosis 0 shared", 1 },
        { "diagnosis", "diagnosis 0 target", 1 },
        { "diagnosis", "diagnosis 0 assistance_target", 1 },
        { "diagnosis", "diagnosis 0 services", 1 },
        { "diagnosis target=no", "diagnosis 0 assistance_target", 0 },
        { "diagnosis date=2024-02-02", "diagnosis 0 shared", 0 },
        { plan, "common_plan 0 closes", 1 },
        { plan, "common_plan 0 adopted", 0 },
        { plan, "plan_change 0 part", 1 },
        { plan, "action_3_imposed_adaptable", 0 },
        { "common_plan", "common_plan 0 adopted", 1 },
        { "common_plan adopted=2024-02-02; plan_change common_plan=0", "common_plan 0 closes", 0 },
        { "common_plan adopted=2024-02-02; plan_change common_plan=0", "plan_change 0 part", 0 },
    };
    check_asked(cases, COUNT(cases), "step_objectives");
    check_count(plan, "step_objectives", 3);
}

static void other_steps_are_asked_for(void **state)
{
    (void)state;
    static const char *const stated[] = { "action_1_existing_dynamics", "action_1_shared_vision",
                                          "action_1_clear_objectives", "action_1_deciders", "action_1_funders" };
    static const char *const dynamic[] = { "action_5_funding", "action_5_feedback", "action_5_decisions_followed",
                                           "action_5_interests" };
    static const char *const evaluation[] = { "action_6_criteria", "action_6_adapted", "action_6_realistic_time" };
    for (size_t i = 0; i < COUNT(stated); i++) {
        const asks one = { "", stated[i], 1 };
        check_asked(&one, 1, "step_concertation");
    }
    check_count("", "step_concertation", 5);
    for (size_t i = 0; i < COUNT(evaluation); i++) {
        const asks one = { "", evaluation[i], 1 };
        check_asked(&one, 1, "step_evaluation");
    }
    check_count("statement line=action_6_adapted value=yes", "step_evaluation", 2);
    check_count("statement line=action_6_adapted value=no", "step_evaluation", 0);
    const char *lines[] = { "step_dynamic", "level_macro", "level_meso", "level_micro", NULL };
    for (size_t i = 0; i < COUNT(dynamic); i++) {
        assert_int_equal(asked(all_but("", lines), AT, dynamic[i]), 1);
    }
    assert_int_equal(asked(all_but("", lines), AT, "claim flow"), 1);
    assert_int_equal(asked(all_but("", lines), AT, "claim matter"), 1);
    assert_int_equal(asked(all_but("", lines), AT, "claim body"), 4); /* the levels, and that they keep meeting */
}

/* Engine 1 asks what its levels ask, and nothing where one of them is known not to meet. */
static void concertation_asks_for_its_levels(void **state)
{
    (void)state;
    const char *lines[] = { "engine_concertation", "level_macro", "level_meso", "level_micro", NULL };
    const char *two[] = { "engine_concertation", "level_macro", "level_meso", NULL };
    assert_int_equal(asked(all_but("", lines), AT, "claim body"), 4);
    assert_int_equal(asked(all_but("", lines), AT, "claim clinical_month"), 2);
    assert_int_equal(asked(all_but("", two), AT, "claim body"), 2); /* micro is stated no: so is engine 1 */
}

/* One fact, the lines of several groups: the score is how many it moves. */
static void what_moves_most_comes_first(void **state)
{
    (void)state;
    const char *lines[] = { "engine_guichet", "engine_planning", "pitfall_away_from_primary_care", NULL };
    const char *text = all_but("structure id=s; function structure=0 support=F2", lines);
    assert_int_equal(asked(text, AT, "claim function"), 3);
    assert_int_equal(asked(text, AT, "function 0 exercised"), 2);
    assert_int_equal(asked(text, AT, "function 0 level"), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_known_asks_nothing),
        cmocka_unit_test(a_guichet_is_asked_for),
        cmocka_unit_test(assistance_asks_for_what_may_still_move_it),
        cmocka_unit_test(planning_and_a_shared_system_are_asked_for),
        cmocka_unit_test(signs_are_asked_for),
        cmocka_unit_test(open_bodies_are_asked_for),
        cmocka_unit_test(tallies_are_asked_for_as_far_as_they_count),
        cmocka_unit_test(a_pilote_is_asked_for),
        cmocka_unit_test(objectives_are_asked_for),
        cmocka_unit_test(other_steps_are_asked_for),
        cmocka_unit_test(concertation_asks_for_its_levels),
        cmocka_unit_test(what_moves_most_comes_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
