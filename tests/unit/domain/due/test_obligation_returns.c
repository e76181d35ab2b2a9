/* test_obligation_returns.c - every small story of admissions, discharges and contacts, held against the chapter's
 * words. Spec: spec/34-due.md (PLN-13): PLN-9, PLN-27.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "obligation_day.h"

/* Short periods, so that a few days hold all of them: a first contact within a day, a second one from the second day
 * on, a window of three, a readmission within one. The last day is the sixth. */
#define FIRST     1
#define SECOND    2
#define WINDOW    3
#define BACK      1
#define LAST_DAY  5
#define EVENTS    5
#define SORTS     3
#define DAYS      4
#define IN        0
#define OUT       1
#define CONTACT   2
#define NO_WINDOW (-1)

typedef struct step {
    int sort, day;
} step;

typedef struct expected {
    int first[EVENTS], second[EVENTS], again[EVENTS]; /* by place: -1 no row, 0 not met, 1 met */
    int in_hospital;                                  /* the place of the admission, or -1 */
} expected;

static const uint32_t kinds[SORTS] = { INTEGRA_EVENT_ADMISSION, INTEGRA_EVENT_DISCHARGE, INTEGRA_EVENT_CONTACT };

/* The stays as they followed one another: places of admissions and discharges, each the next that may come. */
static size_t in_order(const step *steps, size_t count, size_t *order)
{
    int used[EVENTS] = { 0 }, under_way = 0;
    size_t made = 0;
    for (int day = 0; day < DAYS; day++) {
        for (;;) {
            int found = -1;
            for (int wish = 0; wish < 2 && found < 0; wish++) { /* the sort that comes first, else the other one */
                int sort = (under_way ? wish == 0 : wish == 1) ? OUT : IN;
                for (size_t i = count; i-- > 0;) {
                    found = !used[i] && steps[i].day == day && steps[i].sort == sort ? (int)i : found;
                }
            }
            if (found < 0) {
                break;
            }
            used[found] = 1;
            under_way = steps[found].sort == IN;
            order[made++] = (size_t)found;
        }
    }
    return made;
}

static void expect_return(const step *steps, size_t count, size_t discharge, expected *e)
{
    int out = steps[discharge].day, contacts = 0, last = NO_WINDOW;
    for (size_t i = 0; i < count; i++) {
        if (steps[i].sort == CONTACT && steps[i].day >= out) {
            contacts++;
            last = steps[i].day > last ? steps[i].day : last;
        }
    }
    e->first[discharge] = LAST_DAY - out <= WINDOW ? contacts > 0 : -1;
    e->second[discharge] = contacts > 0 && last - out >= SECOND && (contacts > 1 || last - out > WINDOW);
}

static expected expect(const step *steps, size_t count)
{
    expected e;
    size_t order[EVENTS], made = in_order(steps, count, order);
    memset(&e, 0xff, sizeof e); /* -1 throughout */
    for (size_t i = 0; i < made; i++) {
        int followed = 0;
        for (size_t j = i + 1; j < made; j++) {
            followed = followed || steps[order[j]].sort == IN;
        }
        if (steps[order[i]].sort == OUT && !followed) {
            expect_return(steps, count, order[i], &e);
        }
        e.in_hospital = steps[order[i]].sort == IN ? (int)order[i] : -1;
    }
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < count; j++) {
            int days = steps[i].day - steps[j].day;
            if (steps[i].sort == IN && steps[j].sort == OUT && days >= 1 && days <= BACK) {
                e.again[i] = 0;
            }
        }
    }
    return e;
}

/* What one row says of a place: -1 where there is none. */
static int found(const told_day *day, uint32_t rule, uint32_t settled_by, size_t place)
{
    int says = -1;
    for (size_t i = 0; i < day->due.finding_count; i++) {
        const integra_finding *finding = &day->due.findings[i];
        if (finding->rule == rule && finding->settled_by == settled_by && finding->index == place) {
            assert_int_equal(says, -1);
            says = finding->state == INTEGRA_FINDING_STATE_MET;
        }
    }
    return says;
}

static void tell(told_day *day, const step *steps, size_t count, const integra_rules *rules)
{
    static const char *const dates[] = { "2026-02-27", "2026-02-28", "2026-03-01", "2026-03-02" };
    expected e = expect(steps, count);
    day_begin(day);
    day_phases(day, "A");
    day->rules = rules;
    for (size_t i = 0; i < count; i++) {
        day_event(day, kinds[steps[i].sort], dates[steps[i].day], (told_event){ .code = INTEGRA_CONTACT_MODE_PHONE });
    }
    assert_int_equal(day_works(day, "2026-03-04"), INTEGRA_OK);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(found(day, INTEGRA__PLN_9, INTEGRA_SETTLED_BY_FIRST_CONTACT, i), e.first[i]);
        assert_int_equal(found(day, INTEGRA__PLN_9, INTEGRA_SETTLED_BY_SECOND_CONTACT, i), e.second[i]);
        assert_int_equal(found(day, INTEGRA__PLN_9, INTEGRA_SETTLED_BY_REVIEW, i), e.again[i]);
        assert_int_equal(found(day, INTEGRA__PLN_27, INTEGRA_SETTLED_BY_HOSPITAL_CONTACT, i),
                         e.in_hospital == (int)i ? 0 : -1);
    }
    day_end(day);
}

static void every_story(void **state)
{
    static const char *const names[] = { "first_contact_days", "second_contact_days", "return_window_days",
                                         "readmission_days" };
    static const int64_t values[] = { FIRST, SECOND, WINDOW, BACK };
    static told_day day;
    integra_rules *rules = NULL;
    uint32_t stories = 1;
    (void)state;
    assert_int_equal(integra_rules_create("has-2014", names, values, 4, NULL, &rules, NULL), INTEGRA_OK);
    for (size_t count = 1; count < EVENTS; count++) {
        stories *= SORTS * DAYS;
        for (uint32_t code = 0; code < stories; code++) {
            step steps[EVENTS];
            uint32_t left = code;
            for (size_t i = 0; i < count; i++, left /= SORTS * DAYS) {
                steps[i] = (step){ (int)(left % SORTS), (int)(left / SORTS % DAYS) };
            }
            tell(&day, steps, count, rules);
        }
    }
    integra_rules_destroy(rules);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(every_story) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
