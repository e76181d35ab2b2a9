/* test_territory_decisions.c - decisions: their level, their date, their record, and whom they touch; tables.
 * Spec: spec/40-concertation.md (CON-3, CON-4, CON-5, CON-13).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "territories.h"

#define AT "2024-06-30"

/* A decision adopted in January, all of whose dates are known, at a body of a tier. */
#define TAKEN(tier, due)                                                                                               \
    "claim decision; body id=b tier=" tier "; decision id=d body=0 scope=tool" due " adopted=2024-01-10"
#define ADOPTED   TAKEN("meso", " owner=o due=2024-06-30")
#define LATE      TAKEN("meso", " owner=o due=2024-06-29")
#define ELSEWHERE TAKEN("macro", " owner=o due=2024-06-30")
#define BARE      TAKEN("meso", "")
#define DROPPED   TAKEN("meso", " owner=o due=2024-06-30 dropped=2024-06-30")

static void shows(const char *text, const char *row, const char *expected)
{
    assert_string_equal(found(text, AT, row), expected);
}

static void shows_nothing_wrong(const char *text)
{
    static const char *const rows[] = {
        "CON-4/competent_level", "CON-5/dead_letter", "CON-5/decision_follow_up", "CON-5/owner", "CON-5/due_date",
        "CON-5/reason",          "CON-5/dates"
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        shows(text, rows[i], "");
    }
}

/* ---- CON-4 ---- */

static void each_scope_has_its_level(void **state)
{
    static const struct {
        const char *scope, *elsewhere, *finding;
    } rows[] = {
        { "scope=policy", "tier=meso", "d - 0 1 2 - open" },
        { "scope=funding", "tier=micro", "d - 0 1 3 - open" },
        { "scope=contract", "tier=meso", "d - 0 1 2 - open" },
        { "scope=tool", "tier=macro", "d - 0 2 1 - open" },
        { "scope=protocol", "tier=micro", "d - 0 2 3 - open" },
        { "scope=priority", "tier=macro", "d - 0 2 1 - open" },
        { "scope=organisation", "tier=micro", "d - 0 2 3 - open" },
        { "scope=care", "tier=meso", "d - 0 3 2 - open" },
    };
    static const char *const tiers[] = { "", "tier=macro", "tier=meso", "tier=micro" };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const char *text = but(but(ADOPTED, "scope=tool", rows[i].scope), "tier=meso", rows[i].elsewhere);
        shows(text, "CON-4/competent_level", rows[i].finding);
        shows(but(text, rows[i].elsewhere, tiers[rows[i].finding[6] - '0']), "CON-4/competent_level", "");
    }
}

static void a_level_is_judged_once_adopted(void **state)
{
    (void)state;
    shows(ELSEWHERE, "CON-4/competent_level", "d - 0 2 1 - open");
    shows(but(ELSEWHERE, " scope=tool", ""), "CON-4/competent_level", "");
    shows(but(ELSEWHERE, "decision id=d body=0", "decision id=d body=unknown"), "CON-4/competent_level", "");
    shows(but(ELSEWHERE, "adopted=2024-01-10", "adopted=2024-06-30"), "CON-4/competent_level", "d - 0 2 1 - open");
    shows(but(ELSEWHERE, "adopted=2024-01-10", "adopted=2024-07-01"), "CON-4/competent_level", "");
    shows(but(ELSEWHERE, "adopted=2024-01-10", "adopted=unknown"), "CON-4/competent_level", "");
}

/* ---- CON-5: past its date ---- */

static void past_its_date_without_change_it_is_a_dead_letter(void **state)
{
    const char *dead = "d - 0 0 0 2024-06-29 overdue";
    (void)state;
    shows_nothing_wrong(ADOPTED);
    shows(LATE, "CON-5/dead_letter", dead);
    shows(LATE, "CON-5/decision_follow_up", "");
    shows(but(LATE, "adopted", "changed=2024-01-09 adopted"), "CON-5/dead_letter", dead);
    shows(but(LATE, "adopted", "changed=2024-07-01 adopted"), "CON-5/dead_letter", dead);
    shows(but(LATE, "adopted=2024-01-10", "adopted=unknown"), "CON-5/dead_letter", "");
    shows(but(LATE, "due=2024-06-29", "due=unknown"), "CON-5/dead_letter", "");
}

static void a_change_since_makes_it_overdue_instead(void **state)
{
    static const struct {
        const char *cell, *finding;
    } rows[] = {
        { "changed=2024-01-10", "d - 0 0 0 2024-06-29 overdue" },
        { "changed=2024-06-30", "d - 0 0 0 2024-06-29 overdue" },
        { "changed=unknown", "d - 0 0 0 2024-06-29 overdue" },
        { "under_way=2024-06-30", "d - 0 1 0 2024-06-29 overdue" },
        { "under_way=unknown", "d - 0 0 0 2024-06-29 overdue" },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const char *text = but(LATE, "adopted", but("X adopted", "X", rows[i].cell));
        shows(text, "CON-5/decision_follow_up", rows[i].finding);
        shows(text, "CON-5/dead_letter", "");
    }
    shows(but(LATE, "adopted", "under_way=2024-07-01 adopted"), "CON-5/dead_letter", "d - 0 0 0 2024-06-29 overdue");
    /* what runs is late whether or not its adoption was written down; what was only proposed is not */
    shows(but(LATE, "adopted=2024-01-10", "under_way=2024-01-10"), "CON-5/decision_follow_up",
          "d - 0 1 0 2024-06-29 overdue");
    shows(but(LATE, "adopted=2024-01-10", "proposed=2024-01-10"), "CON-5/decision_follow_up", "");
}

static void what_is_done_or_dropped_is_not_late(void **state)
{
    static const char *const cells[] = { "effective=2024-06-30", "effective=unknown",
                                         "dropped=2024-06-30 drop_reason=refused", "dropped=unknown" };
    (void)state;
    for (size_t i = 0; i < sizeof cells / sizeof cells[0]; i++) {
        shows_nothing_wrong(but(LATE, "adopted", but("X adopted", "X", cells[i])));
    }
    shows(but(LATE, "adopted", "effective=2024-07-01 adopted"), "CON-5/dead_letter", "d - 0 0 0 2024-06-29 overdue");
    /* In a list that is not complete, blank is not known. */
    shows(but(LATE, "claim decision; ", ""), "CON-5/dead_letter", "");
    shows(but(LATE, "claim decision; ", ""), "CON-5/decision_follow_up", "");
}

/* ---- CON-5: the record ---- */

static void a_running_decision_has_an_owner_and_a_due_date(void **state)
{
    (void)state;
    shows(BARE, "CON-5/owner", "d - 0 0 0 - open");
    shows(BARE, "CON-5/due_date", "d - 0 0 0 - open");
    shows(but(BARE, "claim decision; ", ""), "CON-5/owner", "d - 0 0 0 - open");
    shows(but(BARE, "scope", "owner=unknown scope"), "CON-5/owner", "");
    shows(but(BARE, "scope", "due=unknown scope"), "CON-5/due_date", "");
    shows(but(BARE, "adopted=2024-01-10", "adopted=2024-07-01"), "CON-5/owner", "");
    shows(but(BARE, "adopted=2024-01-10", "adopted=unknown"), "CON-5/owner", "");
    shows(but(BARE, "adopted=2024-01-10", "under_way=2024-01-10"), "CON-5/owner", "d - 0 0 0 - open");
    shows(but(BARE, "scope", "effective=2024-06-30 scope"), "CON-5/owner", "");
    shows(but(BARE, "scope", "effective=2024-07-01 scope"), "CON-5/owner", "d - 0 0 0 - open");
    shows(but(BARE, "scope", "dropped=unknown scope"), "CON-5/due_date", "");
}

static void what_is_dropped_says_why(void **state)
{
    (void)state;
    shows(DROPPED, "CON-5/reason", "d - 0 0 0 - open");
    shows(but(DROPPED, "dropped=2024-06-30", "dropped=2024-06-30 drop_reason=refused"), "CON-5/reason", "");
    shows(but(DROPPED, "dropped=2024-06-30", "dropped=2024-07-01"), "CON-5/reason", "");
    shows(but(DROPPED, "dropped=2024-06-30", "dropped=unknown"), "CON-5/reason", "");
}

static void dates_stand_in_their_order(void **state)
{
    static const struct {
        const char *cells;
        int broken;
    } rows[] = {
        { "proposed=2024-01-10 adopted=2024-01-10 under_way=2024-01-10 effective=2024-01-10", 0 },
        { "proposed=2024-01-11 adopted=2024-01-10", 1 },
        { "proposed=unknown adopted=2024-01-10", 0 },
        { "adopted=2024-01-10 under_way=2024-01-09", 1 },
        { "under_way=2024-01-10 effective=2024-01-09", 1 },
        { "proposed=2024-01-10 effective=2024-01-09", 1 },
        { "proposed=2024-01-10 effective=unknown", 0 },
        { "proposed=2024-08-01 effective=2024-07-09", 0 },
        { "adopted=2024-01-10 meeting=0", 0 },
        { "adopted=2024-01-09 meeting=0", 1 },
        { "adopted=2024-01-09 meeting=1", 0 },
        { "adopted=2024-01-09 meeting=2", 0 },
        { "adopted=2024-01-09 meeting=unknown", 0 },
        { "adopted=unknown meeting=0", 0 },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const char *text = but("body id=b tier=meso; meeting id=m body=0 date=2024-01-10; meeting id=n body=0; "
                               "meeting id=o body=0 date=2024-07-01; decision id=d X",
                               "X", rows[i].cells);
        shows(text, "CON-5/dates", rows[i].broken ? "d - 0 0 0 - open" : "");
    }
}

/* ---- CON-3 ---- */

#define TOUCHED                                                                                                        \
    "matter id=m; matter id=n; interest matter=0 person=p date=2024-06-30; "                                           \
    "decision id=d matter=0 adopted=2024-01-10; participant decision=0 person=q; participant decision=0 person=p; "    \
    "participant decision=0 person=p"

static void who_has_an_interest_takes_no_part(void **state)
{
    (void)state;
    shows(TOUCHED, "CON-3/withdrawal", "d p 1 0 0 - open");
    shows(but(TOUCHED, "adopted=2024-01-10", "adopted=2024-07-01"), "CON-3/withdrawal", "");
    shows(but(TOUCHED, "adopted=2024-01-10", "adopted=unknown"), "CON-3/withdrawal", "");
    shows(but(TOUCHED, "decision id=d matter=0", "decision id=d matter=1"), "CON-3/withdrawal", "");
    shows(but(TOUCHED, "decision id=d matter=0", "decision id=d matter=unknown"), "CON-3/withdrawal", "");
    shows(but(TOUCHED, "date=2024-06-30", "date=2024-07-01"), "CON-3/withdrawal", "");
    shows(but(TOUCHED, " date=2024-06-30", ""), "CON-3/withdrawal", "");
    shows(but(TOUCHED, "matter=0 person=p", "matter=0 person=unknown"), "CON-3/withdrawal", "");
    shows(but(TOUCHED, "matter=0 person=p", "matter=0"), "CON-3/withdrawal", "");
    shows(but(TOUCHED, "person=q", "person=unknown"), "CON-3/withdrawal", "d p 1 0 0 - open");
}

static void a_finding_is_a_decision_and_person(void **state)
{
    const char *two = with(TOUCHED, "interest matter=0 person=q date=2024-01-01; interest matter=1 person=q "
                                    "date=2024-01-01; decision id=e matter=0 adopted=2024-01-10; "
                                    "participant decision=1 person=p; participant decision=1 person=r");
    (void)state;
    shows(two, "CON-3/withdrawal", "d p 1 0 0 - open; d q 0 0 0 - open; e p 3 0 0 - open");
}

/* ---- CON-13 ---- */

#define CALLED                                                                                                         \
    "claim matter; claim decision; structure id=s; structure id=u; "                                                   \
    "matter id=m raised=2024-06-30 agenda_complete concerned_complete; "                                               \
    "concerned matter=0 structure=0 resources=yes skills=yes legitimacy=no; "                                          \
    "concerned matter=0 structure=1 resources=no"

static void a_matter_calls_for_a_table(void **state)
{
    const char *row = "CON-13/table", *called = "m - 0 0 0 - open";
    (void)state;
    shows(CALLED, row, called);
    shows(but(CALLED, "legitimacy=no", "legitimacy=yes"), row, "");
    shows(but(CALLED, " legitimacy=no", ""), row, "");
    shows(with(CALLED, "concerned matter=0 structure=0 resources=no skills=no legitimacy=yes"), row, "");
    shows(with(CALLED, "concerned matter=0 structure=1 resources=no skills=yes legitimacy=yes"), row, called);
    shows(with(CALLED, "concerned matter=0 structure=1 skills=yes legitimacy=yes"), row, "");
    shows(with(CALLED, "concerned matter=0 structure=unknown resources=no"), row, "");
    shows(with(CALLED, "concerned matter=0 resources=yes skills=yes legitimacy=yes"), row, called);
    shows(but(CALLED, " concerned_complete", ""), row, "");
    shows("claim matter; claim decision; matter id=m raised=2024-06-30 agenda_complete concerned_complete", row, "");
}

static void a_table_is_called_where_none_looks_at_it(void **state)
{
    const char *row = "CON-13/table", *called = "m - 0 0 0 - open";
    (void)state;
    shows(but(CALLED, " agenda_complete", ""), row, "");
    shows(with(CALLED, "agenda matter=0 date=2024-06-30"), row, "");
    shows(with(CALLED, "agenda matter=0"), row, "");
    shows(with(CALLED, "agenda matter=0 date=2024-07-01"), row, called);
    shows(but(CALLED, "raised=2024-06-30", "raised=2024-07-01"), row, "");
    shows(but(CALLED, " raised=2024-06-30", ""), row, "");
    shows(but(CALLED, "raised", "closed=2024-06-30 closing=other raised"), row, "");
    shows(but(CALLED, "raised", "closed=2024-06-30 raised"), row, "");
    shows(but(CALLED, "raised", "closed=2024-07-01 closing=other raised"), row, called);
    shows(but(CALLED, "raised", "closed=unknown raised"), row, "");
    shows(but(CALLED, "claim matter; ", ""), row, "");
    shows(but(CALLED, "claim decision; ", ""), row, "");
    shows(with(CALLED, "decision id=d matter=0 adopted=2024-06-30"), row, "");
    shows(with(CALLED, "decision id=d matter=0 adopted=2024-07-01"), row, called);
    shows(with(CALLED, "decision id=d matter=0 adopted=unknown"), row, "");
    shows(with(CALLED, "decision id=d matter=unknown adopted=2024-06-30"), row, "");
    shows(with(CALLED, "decision id=d matter=unknown"), row, called);
    shows(with(CALLED, "decision id=d adopted=2024-06-30"), row, called);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_scope_has_its_level),
        cmocka_unit_test(a_level_is_judged_once_adopted),
        cmocka_unit_test(past_its_date_without_change_it_is_a_dead_letter),
        cmocka_unit_test(a_change_since_makes_it_overdue_instead),
        cmocka_unit_test(what_is_done_or_dropped_is_not_late),
        cmocka_unit_test(a_running_decision_has_an_owner_and_a_due_date),
        cmocka_unit_test(what_is_dropped_says_why),
        cmocka_unit_test(dates_stand_in_their_order),
        cmocka_unit_test(who_has_an_interest_takes_no_part),
        cmocka_unit_test(a_finding_is_a_decision_and_person),
        cmocka_unit_test(a_matter_calls_for_a_table),
        cmocka_unit_test(a_table_is_called_where_none_looks_at_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
