/* test_event_message.c - the message of an event: its signatures as a set, whose word it holds, and what of them is
 * refused at which byte. Spec: spec/31-history.md, spec/32-exchange.md (PLN-12), PLN-6; spec/integra.cddl, event-body.
 * Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "history.h"

/* Where the first pair of a message begins, its map being short. */
enum { FIRST = 4, ROOM = 1 << 15 };

static uint8_t room[ROOM];

/* The person's word on a plan's item, heard by phone and vouched for: all three fields of PLN-6. */
static integra_event word(void)
{
    static const uint8_t parent[32] = { 1 };
    static const integra_digest item = { { 9 } };
    integra_event event = event_of(INTEGRA_EVENT_OPINION, NURSE, &item);
    event.plan = who('P');
    event.writer = who('a');
    event.sequence = 1;
    event.parents = (integra_bytes){ parent, sizeof parent };
    event.giver = who(PERSON);
    event.heard = INTEGRA_HEARD_PHONE;
    event.vouched = INTEGRA_TRI_YES;
    return event;
}

static size_t encoded(const integra_event *event)
{
    size_t size = 0;
    assert_int_equal(integra_event_encode(event, room, sizeof room, &size, NULL), INTEGRA_OK);
    return size;
}

static void refused_at(size_t size, integra_status expected, const char *rule, size_t offset)
{
    integra_event event;
    integra_error error = { 0 };
    integra_event_init(&event, sizeof event);
    integra_status status = integra_event_decode(room, size, &event, &error);
    if (status != expected || error.offset != offset || strcmp(integra_rule_name(error.rule), rule) != 0) {
        fail_msg("%d %s at %d, not %d %s at %zu", status, integra_rule_name(error.rule), (int)error.offset, expected,
                 rule, offset);
    }
    assert_int_equal(event.kind, 0);
}

/* Keys 19 to 21 at the end, as they were given. */
static void whose_word_it_is(void **state)
{
    const uint8_t end[] = { 0x14, 0x02, 0x15, 0x02 }; /* heard by phone, vouched: yes */
    const integra_id giver = who(PERSON);
    integra_event event = word(), back;
    (void)state;
    size_t size = encoded(&event);
    assert_memory_equal(room + size - sizeof end, end, sizeof end);
    assert_int_equal(room[size - sizeof end - 18], 0x13);
    assert_int_equal(room[size - sizeof end - 17], 0x50);
    assert_memory_equal(room + size - sizeof end - 16, &giver, sizeof giver);
    integra_event_init(&back, sizeof back);
    assert_int_equal(integra_event_decode(room, size, &back, NULL), INTEGRA_OK);
    assert_memory_equal(&back.giver, &giver, sizeof giver);
    assert_int_equal(back.heard, INTEGRA_HEARD_PHONE);
    assert_int_equal(back.vouched, INTEGRA_TRI_YES);
}

/* They are under the digest. */
static void another_word_is_another_event(void **state)
{
    integra_digest first, other;
    (void)state;
    for (int which = 0; which < 3; which++) {
        integra_event event = word();
        assert_int_equal(integra_event_digest(&event, &first, NULL), INTEGRA_OK);
        event.giver = which == 0 ? who(CARER) : event.giver;
        event.heard = which == 1 ? INTEGRA_HEARD_WRITING : event.heard;
        event.vouched = which == 2 ? INTEGRA_TRI_NO : event.vouched;
        assert_int_equal(integra_event_digest(&event, &other, NULL), INTEGRA_OK);
        assert_memory_not_equal(&first, &other, sizeof first);
    }
}

static void values_that_no_message_holds(void **state)
{
    integra_event event = word();
    (void)state;
    const size_t size = encoded(&event), vouched = size - 1, heard = size - 3, giver = size - 4 - 17;
    room[vouched] = 0;
    refused_at(size, INTEGRA_ERR_EXPLICIT_DEFAULT, "WIRE-19", vouched);
    room[vouched] = 3;
    refused_at(size, INTEGRA_ERR_WRONG_TYPE, "WIRE-20", vouched);
    (void)encoded(&event);
    room[heard] = 0;
    refused_at(size, INTEGRA_ERR_EXPLICIT_DEFAULT, "WIRE-19", heard);
    room[heard] = 0x17; /* no word of `heard` */
    refused_at(size, INTEGRA_ERR_WRONG_TYPE, "WIRE-20", heard);
    (void)encoded(&event);
    memset(room + giver + 1, 0, sizeof(integra_id));
    refused_at(size, INTEGRA_ERR_EXPLICIT_DEFAULT, "WIRE-19", giver);
}

/* A kind that has none of the three fields. */
static void fields_that_the_kind_forbids(void **state)
{
    (void)state;
    for (int which = 0; which < 3; which++) {
        integra_event event = word();
        event.kind = 99; /* not known, so not judged: its number takes two bytes, and so does another's here */
        event.giver = which == 0 ? who(PERSON) : who(0);
        event.heard = which == 1 ? 1 : 0;
        event.vouched = which == 2 ? 1 : 0;
        event.code = INTEGRA_NEED_DOMAIN_HEALTH;
        event.target = (integra_digest){ { 0 } };
        size_t size = encoded(&event), kind = FIRST;
        while (!(room[kind] == 0x07 && room[kind + 1] == 0x18 && room[kind + 2] == 99)) {
            kind++;
        }
        room[kind + 1] = INTEGRA_EVENT_NEED;
        memmove(room + kind + 2, room + kind + 3, size - kind - 3);
        size--;
        refused_at(size, INTEGRA_ERR_WRONG_TYPE, "WIRE-20", which == 0 ? size - 17 : size - 1);
    }
}

static void a_set_of_signatures(void **state)
{
    static const uint8_t bytes[] = { 7, 7, 9 };
    integra_event event = word(), back;
    integra_digest bare, named;
    (void)state;
    assert_int_equal(integra_event_digest(&event, &bare, NULL), INTEGRA_OK);
    sign(&event, bytes, 1); /* 07, before 07 07 which it begins, before 09 */
    sign(&event, bytes, 2);
    sign(&event, bytes + 2, 1);
    const uint8_t pair[] = { 0x01, 0x83, 0x41, 7, 0x42, 7, 7, 0x41, 9 };
    size_t size = encoded(&event);
    assert_memory_equal(room + FIRST, pair, sizeof pair);
    assert_int_equal(integra_event_digest(&event, &named, NULL), INTEGRA_OK);
    assert_memory_equal(&bare, &named, sizeof bare);
    integra_event_init(&back, sizeof back);
    assert_int_equal(integra_event_decode(room, size, &back, NULL), INTEGRA_OK);
    assert_int_equal(back.signature_count, 3);
    for (uint32_t i = 0; i < 3; i++) {
        assert_int_equal(back.signatures[i].size, event.signatures[i].size);
        assert_memory_equal(back.signatures[i].bytes, event.signatures[i].bytes, event.signatures[i].size);
    }
    assert_int_equal(back.signatures[3].size, 0);
    assert_int_equal(integra_event_digest(&back, &named, NULL), INTEGRA_OK);
    assert_memory_equal(&bare, &named, sizeof bare);
    event.signatures[3] = (integra_bytes){ NULL, 99 }; /* behind the last: not looked at */
    assert_int_equal(encoded(&event), size);
}

/* What of the host's own signatures is refused. */
static void signatures_that_are_no_set(void **state)
{
    static const uint8_t bytes[INTEGRA_SIGNATURE_LIMIT + 1] = { 5, 5, 6 };
    static const struct {
        size_t at[2], size[2];
        uint32_t count;
        integra_status status;
        const char *rule;
    } tries[] = {
        { { 0, 2 }, { 1, 1 }, 2, INTEGRA_OK, NULL },
        { { 0, 0 }, { 1, 2 }, 2, INTEGRA_OK, NULL },
        { { 2, 0 }, { 1, 1 }, 2, INTEGRA_ERR_INVALID_VALUE, "PLN-12" },
        { { 0, 0 }, { 2, 1 }, 2, INTEGRA_ERR_INVALID_VALUE, "PLN-12" },
        { { 0, 1 }, { 1, 1 }, 2, INTEGRA_ERR_INVALID_VALUE, "PLN-12" }, /* twice */
        { { 0, 0 }, { 0, 1 }, 2, INTEGRA_ERR_INVALID_VALUE, "PLN-12" }, /* an empty one */
        { { 0, 0 }, { INTEGRA_SIGNATURE_LIMIT, 1 }, 1, INTEGRA_OK, NULL },
        { { 0, 0 }, { INTEGRA_SIGNATURE_LIMIT + 1, 1 }, 1, INTEGRA_ERR_LIMIT, "WIRE-15" },
        { { 0, 2 }, { 1, 1 }, INTEGRA_SIGNATURES_LIMIT + 1, INTEGRA_ERR_LIMIT, "WIRE-15" },
        { { 0, 2 }, { 1, 1 }, UINT32_MAX, INTEGRA_ERR_LIMIT, "WIRE-15" },
    };
    (void)state;
    for (size_t i = 0; i < sizeof tries / sizeof *tries; i++) {
        integra_event event = word();
        integra_error error = { 0 };
        size_t size = 0;
        sign(&event, bytes + tries[i].at[0], tries[i].size[0]);
        sign(&event, bytes + tries[i].at[1], tries[i].size[1]);
        event.signature_count = tries[i].count;
        assert_int_equal(integra_event_encode(&event, room, sizeof room, &size, &error), tries[i].status);
        if (tries[i].status != INTEGRA_OK) {
            assert_string_equal(integra_rule_name(error.rule), tries[i].rule);
        }
    }
    integra_event event = word();
    integra_error error = { 0 };
    integra_digest digest;
    sign(&event, NULL, 1);
    assert_int_equal(integra_event_digest(&event, &digest, &error), INTEGRA_ERR_NULL_ARGUMENT);
    assert_int_equal(error.fault, INTEGRA_FAULT_POINTER_IN_STRUCT);
}

/* Eight signatures fill the set; a ninth, none, an empty one, one out of order are no set in a message either. */
static void signatures_that_no_message_holds(void **state)
{
    static const uint8_t bytes[] = { 0, 1, 2, 3, 4, 5, 6, 7 };
    integra_event event = word(), back;
    (void)state;
    for (size_t i = 0; i < INTEGRA_SIGNATURES_LIMIT; i++) {
        sign(&event, bytes + i, 1);
    }
    size_t size = encoded(&event);
    integra_event_init(&back, sizeof back);
    assert_int_equal(integra_event_decode(room, size, &back, NULL), INTEGRA_OK);
    assert_int_equal(back.signature_count, INTEGRA_SIGNATURES_LIMIT);
    integra_event_init(&back, sizeof back);
    room[FIRST + 1] = 0x89;
    refused_at(size, INTEGRA_ERR_LIMIT, "WIRE-15", FIRST + 1);
    room[FIRST + 1] = 0x80;
    refused_at(size, INTEGRA_ERR_EXPLICIT_DEFAULT, "WIRE-19", FIRST + 1);
    room[FIRST + 1] = 0x48; /* one byte string, as there was before there was a set */
    refused_at(size, INTEGRA_ERR_WRONG_TYPE, "WIRE-20", FIRST + 1);
    room[FIRST + 1] = 0x88;
    room[FIRST + 7] = 1; /* the third says what the second does */
    refused_at(size, INTEGRA_ERR_WRONG_TYPE, "WIRE-20", FIRST + 6);
    room[FIRST + 7] = 0;
    refused_at(size, INTEGRA_ERR_WRONG_TYPE, "WIRE-20", FIRST + 6);
    room[FIRST + 7] = 2;
    room[FIRST + 2] = 0x40; /* the first is empty */
    memmove(room + FIRST + 3, room + FIRST + 4, size - FIRST - 4);
    refused_at(size - 1, INTEGRA_ERR_WRONG_TYPE, "WIRE-20", FIRST + 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whose_word_it_is),
        cmocka_unit_test(another_word_is_another_event),
        cmocka_unit_test(values_that_no_message_holds),
        cmocka_unit_test(fields_that_the_kind_forbids),
        cmocka_unit_test(a_set_of_signatures),
        cmocka_unit_test(signatures_that_are_no_set),
        cmocka_unit_test(signatures_that_no_message_holds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
