/* test_obligation_many.c - a hundred thousand stays, contacts, mandates and steps: all are told, and not all with all.
 * Spec: spec/34-due.md (PLN-13).  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/allocator.h"
#include "obligation_day.h"

#define EACH  ((size_t)100000)
#define KINDS (sizeof kinds / sizeof *kinds)

static const uint32_t kinds[] = { INTEGRA_EVENT_ADMISSION,
                                  INTEGRA_EVENT_DISCHARGE,
                                  INTEGRA_EVENT_CONTACT,
                                  INTEGRA_EVENT_INTERVENTION,
                                  INTEGRA_EVENT_MANDATE,
                                  INTEGRA_EVENT_HOSPITAL_CONTACT,
                                  INTEGRA_EVENT_TRANSITION,
                                  INTEGRA_EVENT_FEEDBACK,
                                  INTEGRA_EVENT_ABSENCE,
                                  INTEGRA_EVENT_SYNTHESIS,
                                  INTEGRA_EVENT_DISCHARGE_PREPARATION };

/* In one day: in and out again, over and over, or everybody out and nobody in. */
static void make(integra_due *due, integra__due_fact *facts, integra_held *held, size_t admissions)
{
    size_t count = 0;
    for (size_t kind = 0; kind < KINDS; kind++) {
        for (size_t i = 0; i < (kind == 0 ? admissions : EACH); i++) {
            integra__due_fact *fact = &facts[count];
            memset(fact, 0, sizeof *fact);
            fact->place = (uint32_t)count++;
            fact->kind = kinds[kind];
            fact->code = INTEGRA_CONTACT_MODE_PHONE;
            fact->effective = date_of("2026-01-05");
            fact->due = fact->until = date_of("2026-02-05");
            fact->target = INTEGRA_NO_INDEX;
            memcpy(fact->person.bytes, &i, sizeof(uint32_t));
            fact->person.bytes[15] = 1;
        }
    }
    due->allocator = integra__allocator_of(NULL);
    due->at = date_of("2026-01-10");
    due->kind = INTEGRA_PLAN_KIND_PSI;
    due->answers[1] = INTEGRA_ANSWER_GIVEN;
    due->facts = facts;
    due->fact_count = due->event_count = count;
    held[0] = (integra_held){ .slot = INTEGRA_SLOT_PHASE, .code = INTEGRA_PHASE_ACTIVE };
    for (size_t i = 0; i < 1000; i++) {
        held[i + 1] = (integra_held){ .slot = INTEGRA_SLOT_MT, .person = facts[i + EACH].person, .place = (uint32_t)i };
    }
    due->held = held;
    due->held_count = 1001;
}

static size_t told(const integra_due *due, uint32_t rule, uint32_t settled_by)
{
    size_t count = 0;
    for (size_t i = 0; i < due->finding_count; i++) {
        count += due->findings[i].rule == rule && due->findings[i].settled_by == settled_by;
    }
    return count;
}

static void a_great_many(void **state)
{
    integra__due_fact *facts = malloc(KINDS * EACH * sizeof *facts);
    integra_held *held = malloc(1001 * sizeof *held);
    integra_digest *digests = calloc(KINDS * EACH, sizeof *digests);
    (void)state;
    assert_true(facts != NULL && held != NULL && digests != NULL);
    for (size_t admissions = 0; admissions <= EACH; admissions += EACH) {
        integra_due due = { 0 };
        make(&due, facts, held, admissions);
        due.digests = digests;
        assert_int_equal(integra__due_obligations(&due, NULL, NULL, NULL), INTEGRA_OK);
        /* in, out, in, out: the last discharge alone begins a return; without admissions each does */
        assert_int_equal(told(&due, INTEGRA__PLN_9, INTEGRA_SETTLED_BY_FIRST_CONTACT), admissions == 0 ? EACH : 1);
        assert_int_equal(told(&due, INTEGRA__PLN_9, INTEGRA_SETTLED_BY_DISCHARGE_PREPARATION),
                         admissions == 0 ? EACH : 1);
        assert_int_equal(told(&due, INTEGRA__PLN_7, INTEGRA_SETTLED_BY_INTERVENTION), EACH);
        assert_int_equal(told(&due, INTEGRA__PLN_28, INTEGRA_SETTLED_BY_MANDATE), EACH);
        assert_int_equal(told(&due, INTEGRA__PLN_19, INTEGRA_SETTLED_BY_HOSPITAL_CONTACT), EACH);
        assert_int_equal(told(&due, INTEGRA__PLN_8, INTEGRA_SETTLED_BY_FEEDBACK), 1000);
        /* a discharge is told four times at most, everything else once or twice */
        assert_true(due.finding_count <= 4 * due.fact_count + 2 * due.held_count + 64);
        integra__release(&due.allocator, due.findings, due.finding_count * sizeof *due.findings);
    }
    free(facts);
    free(held);
    free(digests);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(a_great_many) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
