/* test_territory_ask_concertation.c - what is asked of levels, exchanges, representation and three pitfalls: the facts
 * that may move them, and none that cannot.
 * Spec: spec/41-territory.md (TER-16).  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "territories.h"

#define AT "2024-06-15"

/* A question that is asked, by name; one that is not. */
#define ASKED(text, name)     assert_true(asked(text, AT, name) > 0)
#define NOT_ASKED(text, name) assert_int_equal(asked(text, AT, name), 0)

static void an_empty_territory_has_questions(void **state)
{
    (void)state;
    ASKED("", "claim body");
    ASKED("", "claim clinical_month");
    ASKED("", "claim flow");
    ASKED("", "claim matter");
    ASKED("", "claim decision");
    ASKED("", "claim feedback");
    NOT_ASKED("claim body", "claim body");
    NOT_ASKED("claim flow 2023-06-15 2024-06-15", "claim flow");
    ASKED("claim flow 2023-06-16 2024-06-15", "claim flow");
    ASKED("claim clinical_month 2024-05-16 -", "claim clinical_month");
    NOT_ASKED("claim clinical_month 2024-05-15 -", "claim clinical_month");
}

static void facts_of_a_level(void **state)
{
    (void)state;
    const char *body = "claim body; body id=a tier=macro";
    ASKED(body, "body 0 meetings_complete");
    NOT_ASKED(body, "body 0 opens");
    ASKED("body id=a tier=macro", "body 0 opens");
    ASKED(with(body, "meeting id=m body=0"), "meeting 0 date");
    /* what met, or closed before the window, is not asked about: only representation wants its meetings */
    const char *said = with(body, "statement line=sign_representation value=yes");
    ASKED(said, "body 0 meetings_complete");
    NOT_ASKED(with(said, "meeting id=m body=0 date=2023-06-15"), "body 0 meetings_complete");
    ASKED(with(said, "meeting id=m body=0 date=2023-06-14"), "body 0 meetings_complete");
    NOT_ASKED(but(said, "tier=macro", "tier=macro closes=2023-06-14"), "body 0 meetings_complete");
    ASKED(but(said, "tier=macro", "tier=macro closes=2023-06-15"), "body 0 meetings_complete");
    ASKED(but(said, "tier=macro", "tier=macro meetings_complete meetings_from=2023-06-16"), "body 0 meetings_complete");
    NOT_ASKED(but(said, "tier=macro", "tier=macro meetings_complete meetings_from=2023-06-15"),
              "body 0 meetings_complete");
    ASKED("clinical_month month=2024-05-01", "clinical_month 0 held");
    NOT_ASKED("clinical_month month=2024-04-01", "clinical_month 0 held");
    NOT_ASKED("clinical_month month=2024-07-01", "clinical_month 0 held");
}

static void facts_of_what_rises(void **state)
{
    (void)state;
    ASKED("flow from=meso to=macro date=2024-06-01", "flow 0 content");
    ASKED("flow from=meso to=macro content=need", "flow 0 date");
    NOT_ASKED("flow from=micro to=macro date=2024-06-01", "flow 0 content");
    NOT_ASKED("flow from=meso to=macro content=decision", "flow 0 date");
    NOT_ASKED("flow from=meso to=macro date=2023-06-14", "flow 0 content");
    const char *matter = "body id=a tier=macro; body id=b tier=meso; matter id=m raised=2024-01-01 raised_from=meso; "
                         "agenda matter=0 body=0";
    ASKED(matter, "matter 0 agenda_complete");
    ASKED(matter, "agenda 0 date");
    NOT_ASKED(matter, "agenda 0 body");
    NOT_ASKED(but(matter, "matter=0 body=0", "matter=0 body=1"), "agenda 0 date");
    NOT_ASKED(matter, "matter 0 raised_from");
    ASKED(but(matter, " raised_from=meso", ""), "matter 0 raised_from");
    ASKED(but(matter, "matter=0 body=0", "matter=0 date=2023-06-15"), "agenda 0 body");
    NOT_ASKED(but(matter, "matter=0 body=0", "matter=0 date=2023-06-14"), "agenda 0 body");
    ASKED(but(but(matter, "matter=0 body=0", "matter=0 body=unknown"), "raised=2024-01-01", "agenda_complete"),
          "agenda 0 body");
    NOT_ASKED(but(but(matter, "matter=0 body=0", "matter=0"), "raised=2024-01-01", "agenda_complete"), "agenda 0 body");
    NOT_ASKED(but(matter, "raised=2024-01-01", "raised=2024-06-16"), "agenda 0 date");
    ASKED(but(matter, " raised=2024-01-01", ""), "matter 0 raised");
    NOT_ASKED(matter, "matter 0 raised");
    /* one on no such agenda does not rise; one that is on it needs no other */
    const char *away = but(but(matter, "tier=macro", "tier=micro"), "raised_from=meso", "agenda_complete");
    NOT_ASKED(away, "matter 0 raised_from");
    ASKED(but(away, " agenda_complete", ""), "matter 0 raised_from");
    const char *on = but(matter, "matter=0 body=0", "matter=0 body=0 date=2024-02-01; agenda matter=0");
    ASKED(but(on, " raised_from=meso", ""), "matter 0 raised_from");
    NOT_ASKED(on, "matter 0 agenda_complete");
    NOT_ASKED(on, "agenda 1 body");
}

static void facts_of_what_comes_down(void **state)
{
    (void)state;
    ASKED("flow from=macro to=meso content=feedback", "flow 0 date");
    NOT_ASKED("flow from=macro to=meso content=need", "flow 0 date");
    const char *bodies = "body id=a tier=macro; body id=b tier=meso; body id=c tier=micro; ";
    const char *decision = with(bodies, "decision id=d body=0 adopted=2024-01-01; addressee decision=0");
    ASKED(decision, "decision 0 addressees_complete");
    ASKED(decision, "addressee 0 body");
    NOT_ASKED(decision, "decision 0 body");
    ASKED(but(decision, "body=0 adopted=2024-01-01", "adopted=2024-01-01"), "decision 0 body");
    ASKED(but(decision, " adopted=2024-01-01", ""), "decision 0 adopted");
    NOT_ASKED(but(decision, "2024-01-01", "2023-06-14"), "decision 0 addressees_complete");
    NOT_ASKED(but(decision, "d body=0", "d body=2"), "decision 0 addressees_complete");
    const char *nobody = but(decision, "body=0 adopted=2024-01-01; addressee decision=0", "addressees_complete");
    NOT_ASKED(nobody, "decision 0 body");
    NOT_ASKED(with(decision, "addressee decision=0 body=1"), "addressee 0 body");
    NOT_ASKED(with(decision, "addressee decision=0 body=1"), "decision 0 addressees_complete");
    const char *feedback = with(bodies, "feedback id=f tier=macro body=1");
    ASKED(feedback, "feedback 0 date");
    NOT_ASKED(feedback, "feedback 0 tier");
    NOT_ASKED(feedback, "feedback 0 body");
    ASKED(but(feedback, "tier=macro body=1", "body=1"), "feedback 0 tier");
    ASKED(but(feedback, " body=1", ""), "feedback 0 body");
    NOT_ASKED(but(feedback, "body=1", "body=0"), "feedback 0 date");
    NOT_ASKED(with("claim feedback", but(feedback, " body=1", "")), "feedback 0 body");
}

/* Where a line cannot be moved any more its facts are not asked; one direction still moves the pitfall. */
static void one_direction_is_enough(void **state)
{
    (void)state;
    const char *half = "claim flow; claim matter; decision id=d";
    assert_int_equal(line_of(half, AT, "exchange_macro_meso").value, INTEGRA_TRI_NO);
    assert_int_equal(line_of(half, AT, "exchange_meso_micro").value, INTEGRA_TRI_NO);
    assert_int_equal(line_of(half, AT, "pitfall_one_direction").value, INTEGRA_TRI_UNKNOWN);
    ASKED(half, "decision 0 addressees_complete");
    NOT_ASKED(with(half, "matter id=m agenda_complete"), "matter 0 raised_from");
    NOT_ASKED(with(half, "statement line=pitfall_one_direction value=no"), "decision 0 addressees_complete");
}

/* Which of four meetings, dated or not, may be one of the last three. */
static const char seated[] = "claim body; structure id=s; body id=a tier=meso seats_complete meetings_complete; "
                             "seat body=0 structure=0; meeting id=k body=0 date=2023-12-10; "
                             "meeting id=m body=0 date=2024-04-10; meeting id=n body=0 date=2024-05-10; "
                             "meeting id=o body=0 date=2024-06-10";

static void facts_of_representation(void **state)
{
    (void)state;
    ASKED(seated, "meeting 3 present_complete");
    ASKED(seated, "meeting 1 present_complete");
    NOT_ASKED(seated, "meeting 0 present_complete");
    NOT_ASKED(seated, "meeting 1 date");
    NOT_ASKED(seated, "body 0 seats_complete");
    NOT_ASKED(seated, "body 0 meetings_complete");
    NOT_ASKED(seated, "seat 0 structure");
    NOT_ASKED(with(seated, "meeting id=p body=0 date=2024-06-16"), "meeting 4 present_complete");
    ASKED(but(seated, " date=2024-06-10", ""), "meeting 3 date");
    ASKED(but(seated, " date=2024-06-10", ""), "meeting 0 present_complete");
    /* nobody can be found present, until somebody may have been there */
    NOT_ASKED(with(but(seated, " seats_complete", ""), "statement line=pitfall_elected_absent value=no"),
              "body 0 seats_complete");
    ASKED(with(but(seated, " seats_complete", ""), "present meeting=3"), "body 0 seats_complete");
    ASKED(but(seated, " seats_complete", ""), "seat 0 opens");
    ASKED(but(seated, " structure=0", " structure=unknown"), "seat 0 structure");
    NOT_ASKED(but(seated, " structure=0", " structure=unknown closes=2024-06-14"), "seat 0 structure");
    ASKED(but(seated, "structure=0", "structure=0 closes=unknown"), "seat 0 closes");
    NOT_ASKED(but(seated, "structure=0", "structure=0 closes=unknown"), "seat 0 opens");
    NOT_ASKED(but(seated, "meetings_complete", "meetings_complete meetings_from=2024-04-10"),
              "body 0 meetings_complete");
    ASKED(but(seated, "meetings_complete", "meetings_complete meetings_from=2024-04-11"), "body 0 meetings_complete");
    /* where two are listed nobody can be absent from three; where one was at one of them, any earlier one may count */
    const char *two = but(seated,
                          "meetings_complete; seat body=0 structure=0; meeting id=k body=0 date=2023-12-10; meeting "
                          "id=m body=0 date=2024-04-10",
                          "meetings_complete meetings_from=2024-01-01; seat body=0 structure=0");
    NOT_ASKED(two, "body 0 meetings_complete");
    NOT_ASKED(two, "meeting 0 present_complete");
    ASKED(with(two, "present meeting=0 structure=unknown"), "body 0 meetings_complete");
    ASKED(with(two, "present meeting=0 structure=unknown"), "present 0 structure");
    NOT_ASKED(with(two, "present meeting=0 structure=unknown"), "meeting 0 present_complete");
    NOT_ASKED(with(two, "present meeting=0 structure=0"), "present 0 structure");
    NOT_ASKED(but(seated, "claim body; ", ""), "seat 0 structure");
    ASKED("body id=a tier=micro", "body 0 opens");
    NOT_ASKED("claim body; body id=a tier=micro", "body 0 opens");
    /* sign 2 needs one body open at each level */
    const char *levels = "claim body; body id=a tier=macro closes=unknown; body id=b tier=meso; "
                         "body id=c tier=micro closes=unknown";
    ASKED(levels, "body 2 closes");
}

static void facts_of_elected_officials(void **state)
{
    (void)state;
    const char *text = with(seated, "statement line=sign_representation value=yes");
    ASKED(but(text, "seat body=0 structure=0", "seat body=0"), "seat 0 category");
    NOT_ASKED(but(text, "seat body=0 structure=0", "seat body=0; seat body=0 category=users opens=unknown"),
              "seat 1 opens");
    ASKED(but(text, "seat body=0 structure=0", "seat body=0 category=elected opens=unknown"), "seat 0 opens");
    ASKED(but(text, "seat body=0 structure=0", "seat body=0 structure=0 category=elected"),
          "meeting 3 present_complete");
    NOT_ASKED(but(text, "seat body=0 structure=0", "seat body=0"), "meeting 3 present_complete"); /* sent by nobody */
    ASKED(but(text, "seat body=0 structure=0", "seat body=0 structure=unknown category=elected"), "seat 0 structure");
    NOT_ASKED(but(but(text, "seat body=0 structure=0", "seat body=0"), "tier=meso", "tier=macro"), "seat 0 category");
}

static void facts_of_dead_letters(void **state)
{
    (void)state;
    const char *decision = "decision id=d adopted=2024-01-01 due=2024-06-14";
    static const char *const asked_of[] = { "decision 0 under_way", "decision 0 effective", "decision 0 dropped" };
    for (size_t i = 0; i < sizeof asked_of / sizeof asked_of[0]; i++) {
        ASKED(decision, asked_of[i]);
        NOT_ASKED(but(decision, "06-14", "06-15"), asked_of[i]);
        NOT_ASKED(with("claim decision", decision), asked_of[i]);
        NOT_ASKED(but(decision, "due=", "changed=2024-01-01 due="), asked_of[i]);
        NOT_ASKED(but(decision, "due=", "under_way=2024-02-01 due="), asked_of[i]);
    }
    NOT_ASKED(decision, "decision 0 due");
    ASKED("decision id=d adopted=2024-01-01", "decision 0 due");
    NOT_ASKED("claim decision; decision id=d adopted=2024-01-01", "decision 0 due");
    ASKED("claim decision; decision id=d adopted=unknown due=2024-01-01", "decision 0 adopted");
}

/* A body that opened since is not late: only a meeting may move its level. */
static void a_body_that_may_be_young(void **state)
{
    (void)state;
    const char *maybe = "claim body; body id=a tier=macro opens=unknown meetings_complete";
    ASKED(maybe, "body 0 opens");
    NOT_ASKED(maybe, "body 0 closes");
    NOT_ASKED(maybe, "level_macro");
    ASKED(but(maybe, "opens=unknown", "opens=2023-06-16 closes=unknown"), "body 0 closes");
    const char *young = "body id=a tier=macro opens=2023-06-16 closes=2030-01-01; body id=b tier=macro";
    NOT_ASKED(young, "body 0 meetings_complete");
    NOT_ASKED(young, "body 1 meetings_complete");
    NOT_ASKED(young, "body 1 closes");
    ASKED(with(young, "meeting id=m body=1"), "meeting 0 date");
    ASKED(but(young, "2023-06-16", "2023-06-15"), "body 1 meetings_complete");
    ASKED(but(young, "2023-06-16", "2023-06-15"), "body 1 closes");
    /* a month that began before the window, in which somebody met */
    const char *months = "clinical_month month=2024-05-01 held=1; clinical_month month=2024-06-01; claim body";
    NOT_ASKED(months, "claim clinical_month");
    ASKED(months, "clinical_month 1 held");
    ASKED(but(months, "held=1", "held=0"), "claim clinical_month");
}

/* What is known of the data cannot settle it, and nothing of them is left to ask. */
static void a_line_without_facts_is_to_be_stated(void **state)
{
    (void)state;
    const char *since = "claim body; body id=a tier=macro opens=2023-06-16 meetings_complete";
    assert_int_equal(line_of(since, AT, "level_macro").value, INTEGRA_TRI_UNKNOWN);
    ASKED(since, "level_macro");
    NOT_ASKED(with(since, "meeting id=m body=0"), "level_macro");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_empty_territory_has_questions),
        cmocka_unit_test(facts_of_a_level),
        cmocka_unit_test(facts_of_what_rises),
        cmocka_unit_test(facts_of_what_comes_down),
        cmocka_unit_test(one_direction_is_enough),
        cmocka_unit_test(facts_of_representation),
        cmocka_unit_test(facts_of_elected_officials),
        cmocka_unit_test(facts_of_dead_letters),
        cmocka_unit_test(a_body_that_may_be_young),
        cmocka_unit_test(a_line_without_facts_is_to_be_stated),
    };
    return cmocka_run_group_tests_name("territory_ask_concertation", tests, NULL, NULL);
}
