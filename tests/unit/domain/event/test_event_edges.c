/* test_event_edges.c - what is asked of no kind, no guard, no field; and events that point nowhere.
 * Spec: spec/31-history.md (PLN-11, PLN-22), spec/kinds.tsv, spec/guards.tsv.  Layer: tests.
 * SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "history.h"

enum { NONE_SUCH = 200 };

static void asked_of_what_there_is_not(void **state)
{
    uint32_t guards = 1;
    (void)state;
    assert_int_equal(integra_event_field(0, INTEGRA_FIELD_CODE), INTEGRA_PRESENCE_ABSENT);
    assert_int_equal(integra_event_field(NONE_SUCH, INTEGRA_FIELD_CODE), INTEGRA_PRESENCE_ABSENT);
    assert_int_equal(integra_event_field(INTEGRA_EVENT_NEED, 0), INTEGRA_PRESENCE_ABSENT);
    assert_int_equal(integra_event_field(INTEGRA_EVENT_NEED, NONE_SUCH), INTEGRA_PRESENCE_ABSENT);
    assert_int_equal(integra_event_correctable(INTEGRA_EVENT_NEED, INTEGRA_FIELD_CODE), 1);
    assert_int_equal(integra_event_correctable(0, INTEGRA_FIELD_CODE), 0);
    assert_int_equal(integra_event_correctable(NONE_SUCH, INTEGRA_FIELD_CODE), 0);
    assert_int_equal(integra_event_correctable(INTEGRA_EVENT_NEED, NONE_SUCH), 0);
    assert_int_equal(integra_event_words(NONE_SUCH, INTEGRA_FIELD_CODE), 0);
    while (integra_guard_rule(guards) != 0) {
        assert_non_null(integra_guard_remedy(guards, INTEGRA_LANGUAGE_FR));
        guards++;
    }
    assert_int_equal(guards, INTEGRA_GUARD_MT_CHANGE + 1);
    assert_int_equal(integra_guard_rule(0), 0);
    assert_null(integra_guard_remedy(0, INTEGRA_LANGUAGE_EN));
    assert_null(integra_guard_remedy(guards, INTEGRA_LANGUAGE_EN));
    assert_null(integra_guard_remedy(INTEGRA_GUARD_PHASE, INTEGRA_LANGUAGE_FR + 1));
}

/* A struct of an earlier version is shorter: nothing is written beyond it, its dates least of all. */
static void a_struct_that_is_shorter(void **state)
{
    integra_event event;
    (void)state;
    integra_event_init(NULL, sizeof event);
    memset(&event, 7, sizeof event);
    integra_event_init(&event, offsetof(integra_event, effective));
    assert_int_equal(event.struct_size, offsetof(integra_event, effective));
    assert_int_equal(event.sequence, 0);
    assert_int_equal(event.effective, 0x07070707);
    integra_event_init(&event, sizeof event);
    assert_int_equal(event.effective, INTEGRA_DATE_UNKNOWN);
}

static integra_event wish(void)
{
    integra_event event = event_of(INTEGRA_EVENT_EXPECTATION, GP, NULL);
    event.plan = who('z');
    event.writer = who('a');
    event.sequence = 1;
    return event;
}

static void refused(const integra_event *event, uint32_t fault, uint64_t index)
{
    integra_error error = { 0 };
    message out;
    size_t size = 0;
    assert_int_not_equal(integra_event_encode(event, out.bytes, sizeof out.bytes, &size, &error), INTEGRA_OK);
    assert_int_equal(error.fault, fault);
    assert_int_equal(error.index, index);
}

static void bytes_that_are_nowhere(void **state)
{
    integra_event event = wish();
    (void)state;
    event.parents.size = sizeof(integra_digest);
    refused(&event, INTEGRA_FAULT_POINTER_IN_STRUCT, INTEGRA_NO_PLACE);
    event = wish();
    event.text.bytes = NULL;
    refused(&event, INTEGRA_FAULT_POINTER_IN_STRUCT, INTEGRA_FIELD_TEXT);
    event = wish();
    event.salt.bytes = NULL;
    refused(&event, INTEGRA_FAULT_POINTER_IN_STRUCT, INTEGRA_FIELD_TEXT);
    event = wish();
    event.signature_count = 1;
    event.signatures[0] = (integra_bytes){ NULL, 1 };
    refused(&event, INTEGRA_FAULT_POINTER_IN_STRUCT, INTEGRA_NO_PLACE);
}

static void a_parent_that_is_none_and_an_opening_with_one(void **state)
{
    static const integra_digest none;
    integra_event event = wish();
    (void)state;
    event.parents = (integra_bytes){ none.bytes, sizeof none };
    refused(&event, INTEGRA_FAULT_PARENTS_FORM, INTEGRA_NO_PLACE);
    event = event_of(INTEGRA_EVENT_OPENING, GP, NULL);
    event.writer = who('a');
    event.sequence = event.edition = 1;
    event.parents = (integra_bytes){ (const uint8_t *)"0123456789abcdef0123456789abcdef", sizeof none };
    refused(&event, INTEGRA_FAULT_OPENING_FRAME, INTEGRA_NO_PLACE);
    event.parents.size = 0;
    message out;
    assert_int_equal(written(&event, &out), INTEGRA_OK);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(asked_of_what_there_is_not),
        cmocka_unit_test(a_struct_that_is_shorter),
        cmocka_unit_test(bytes_that_are_nowhere),
        cmocka_unit_test(a_parent_that_is_none_and_an_opening_with_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
