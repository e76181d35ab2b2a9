/* test_cover_allocation.c - the runs of a plan with many gaps, each block refused in turn.
 * Spec: spec/36-as-of.md (PLN-14).  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <integra/integra.h>

#include "meter.h"
#include "story.h"

enum { ABSENCES = 40, APART = 10, LASTS = 3, AT = DAY + ABSENCES * APART };

static story s;

/* The referent is away three days in ten, again and again: more runs than the first room for them holds. */
static int begin(void **state)
{
    (void)state;
    assert_true(story_at(&s, INTEGRA_PHASE_ACTIVE));
    for (integra_date i = 0; i < ABSENCES; i++) {
        integra_event event = event_of(INTEGRA_EVENT_ABSENCE, NURSE, NULL);
        event.person = who(MANAGER);
        event.effective = DAY + 1 + i * APART;
        event.until = event.effective + LASTS - 1;
        assert_int_equal(tell(s.plan, 'a', &event, &s.last), INTEGRA_OK);
        assert_int_equal(s.last.verdict, INTEGRA_EVENT_VERDICT_ACCEPTED);
    }
    return 0;
}

static int end(void **state)
{
    (void)state;
    integra_plan_destroy(s.plan);
    return 0;
}

static void runs_are_whole(const integra_due *due)
{
    integra_cover_days runs[2 * ABSENCES + 2];
    size_t count = 0;
    assert_int_equal(integra_due_cover(due, runs, 2 * ABSENCES + 2, &count, NULL), INTEGRA_OK);
    assert_int_equal(count, 2 * ABSENCES + 2); /* of the referent one more than twice the gaps, and the other office */
    for (integra_date i = 0; i < ABSENCES; i++) {
        const integra_cover_days *gap = &runs[2 * i + 1];
        assert_int_equal(gap->by, INTEGRA_COVER_NOBODY);
        assert_int_equal(gap->from, DAY + 1 + i * APART);
        assert_int_equal(gap->to, gap->from + LASTS - 1);
        assert_int_equal(runs[2 * i + 2].from, gap->to + 1);
    }
    assert_int_equal(runs[2 * ABSENCES].to, AT);
    assert_int_equal(runs[2 * ABSENCES + 1].office, INTEGRA_OFFICE_MT);
    assert_int_equal(runs[2 * ABSENCES + 1].from, DAY);
}

static integra_status a_day(const integra_allocator *allocator)
{
    integra_due *due = NULL;
    integra_status status = integra_due_create(s.plan, NULL, AT, NULL, allocator, &due, NULL);
    if (status == INTEGRA_OK) {
        runs_are_whole(due);
    } else {
        assert_null(due);
    }
    integra_due_destroy(due);
    return status;
}

static void every_block_may_be_refused(void **state)
{
    static deed *const deeds[] = { a_day };
    (void)state;
    refuse_in_turn(deeds, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(every_block_may_be_refused) };
    return cmocka_run_group_tests(tests, begin, end);
}
