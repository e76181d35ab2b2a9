/* test_territory_allocation.c - each allocation of a territory and of its review refused in turn: MEMORY, nothing half
 * done, nothing kept.
 * Spec: spec/41-territory.md; include/integra/base.h, integra_allocator.  Layer: tests.
 * SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "territories.h"

#include "meter.h"

enum { ROOM = 8192, MATTERS = 80 }; /* more than a batch, than the first room and than the second */

static uint8_t message[ROOM];
static size_t message_size;

static integra_status decode(const integra_allocator *allocator)
{
    integra_territory *territory = NULL;
    integra_status status = integra_territory_decode(message, message_size, allocator, &territory, NULL);
    assert_true((status == INTEGRA_OK) == (territory != NULL));
    assert_int_equal(integra_territory_count(territory, INTEGRA_TERRITORY_TABLE_MATTER),
                     status == INTEGRA_OK ? MATTERS : 0);
    integra_territory_destroy(territory);
    return status;
}

/* The review takes its memory where it is told to, and needs the territory no more. */
static integra_status review(const integra_allocator *allocator)
{
    integra_territory *territory = NULL;
    integra_territory_review *made = NULL;
    size_t count = 77;
    assert_int_equal(integra_territory_decode(message, message_size, NULL, &territory, NULL), INTEGRA_OK);
    integra_status status =
        integra_territory_review_create(territory, NULL, day_of("2024-06-01"), allocator, &made, NULL);
    integra_territory_destroy(territory);
    assert_true((status == INTEGRA_OK) == (made != NULL));
    if (status == INTEGRA_OK) {
        assert_int_equal(integra_territory_review_findings(made, NULL, 0, &count, NULL), INTEGRA_ERR_CAPACITY);
        assert_true(count > 0 && integra_territory_review_question_count(made) > 0);
    }
    integra_territory_review_destroy(made);
    return status;
}

/* What rises is worked out in the territory's own memory. */
static integra_status rise(const integra_allocator *allocator)
{
    static uint8_t risen[ROOM];
    integra_territory *territory = NULL;
    size_t size = 77;
    integra_status status = integra_territory_decode(message, message_size, allocator, &territory, NULL);
    if (status == INTEGRA_OK) {
        status = integra_territory_rise(territory, NULL, day_of("2024-06-01"), risen, sizeof risen, &size, NULL);
        assert_int_equal(size == 77, status != INTEGRA_OK);
    }
    integra_territory_destroy(territory);
    return status;
}

static void every_refused_block_leaves_nothing_behind(void **state)
{
    (void)state;
    static deed *const deeds[] = { decode, review, rise };
    refuse_in_turn(deeds, sizeof deeds / sizeof deeds[0]);
}

/* A few bytes that promise as many rows as there may be take the room of none. */
static void a_promise_reserves_nothing(void **state)
{
    (void)state;
    static const uint8_t head[] = { 0x83, 1, 16, 0xa2, 0, 0x50, 't', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 };
    for (uint8_t key = 2; key < 24; key++) {
        meter seen = { 0 };
        integra_allocator allocator = { &seen, take, give_back };
        integra_territory *territory = NULL;
        const uint8_t promise[] = { key, 0x9a, 0, 0x0f, 0x42, 0x40 };
        memcpy(message, head, sizeof head);
        memcpy(message + sizeof head, promise, sizeof promise);
        assert_int_equal(integra_territory_decode(message, sizeof head + sizeof promise, &allocator, &territory, NULL),
                         INTEGRA_ERR_TRUNCATED);
        assert_int_equal(seen.taken, 2); /* itself, and what it reads with */
        assert_int_equal(seen.live, 0);
    }
}

/* Of every list something, matters and difficulties enough for lists to grow; and a key of a later version. */
static int set_up(void **state)
{
    (void)state;
    static const uint8_t later[] = { 0x18, 0x20, 0x01 };
    integra_territory *territory = territory_of(
        "claim structure; claim body; claim matter; claim decision; claim flow; claim feedback; claim pilote; "
        "structure id=a kind=ssiad; structure id=b kind=practice grouped=no; "
        "body id=a tier=macro seats_complete meetings_complete; body id=b tier=meso kind=table seats_complete; "
        "body id=c tier=micro; seat body=0 structure=0 category=ars power=none; seat body=1 structure=1; "
        "meeting id=a body=0 date=2022-01-01 present_complete; meeting id=b body=1 date=2024-05-01; "
        "present meeting=1 structure=1; clinical_month month=2024-05-01 held=3 with_mt=1; "
        "difficulty id=a kind=service topic=4 date=2024-01-01; difficulty id=b kind=service topic=4 date=2024-02-01; "
        "difficulty id=c kind=service topic=4 date=2024-03-01; difficulty id=d kind=service topic=4 date=2024-04-01; "
        "matter id=zz; agenda matter=0 body=1 date=2024-02-01; concerned matter=0 structure=1; "
        "interest matter=0 person=p date=2023-01-01; "
        "decision id=a body=0 matter=0 adopted=2023-01-01 due=2023-06-01 effective=2023-05-01 participants_complete; "
        "participant decision=0 person=p; addressee decision=0 body=1; flow from=macro to=meso date=2024-01-01; "
        "feedback id=a decision=0 tier=macro date=2024-02-01; told feedback=0 structure=0; "
        "inclusion_month body=0 month=2024-01-01 put=3 pending=2; "
        "function structure=0 support=F1 exercised=yes level=territory could_host=yes; pilote person=p neutral=no; "
        "common_plan adopted=2020-01-01; partner common_plan=0 structure=1; need function=F1; "
        "statement line=level_macro value=yes date=2024-01-01; statement line=level_macro value=no date=2024-01-01; "
        "tally kind=mt_link bad=3 good=4 not_known=0 date=2024-01-01");
    integra_id ids[MATTERS - 1];
    const void *columns[] = { ids };
    for (unsigned i = 0; i < MATTERS - 1; i++) {
        char letters[8];
        (void)snprintf(letters, sizeof letters, "m%u", i);
        ids[i] = named(letters);
    }
    assert_int_equal(integra_territory_apply(territory, INTEGRA_TERRITORY_TABLE_MATTER, columns, 1, MATTERS - 1, NULL),
                     INTEGRA_OK);
    assert_int_equal(integra_territory_encode(territory, message, ROOM, &message_size, NULL), INTEGRA_OK);
    integra_territory_destroy(territory);
    assert_int_equal(message[3], 0xb8); /* a map whose count has a byte of its own */
    message[4]++;
    memcpy(message + message_size, later, sizeof later);
    message_size += sizeof later;
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(every_refused_block_leaves_nothing_behind),
                                        cmocka_unit_test(a_promise_reserves_nothing) };
    return cmocka_run_group_tests(tests, set_up, NULL);
}
