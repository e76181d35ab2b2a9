/* test_directory_allocation.c - each allocation of a directory refused in turn: MEMORY, nothing half done, nothing
 * kept. Spec: spec/22-directory.md; include/integra/base.h, integra_allocator.  Layer: tests.
 * SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "demands.h"
#include "meter.h"
#include "offers.h"

enum { ROOM = 4096, OFFERS = 40, GUICHETS = 20 }; /* each more than the first room, and than the second */

static uint8_t message[ROOM];
static size_t message_size;

static integra_status fill(integra_directory *directory)
{
    integra_status status = INTEGRA_OK;
    for (unsigned i = 0; i < OFFERS && status == INTEGRA_OK; i++) {
        integra_offer given = plain_offer(OFFERS - i);
        status = integra_directory_apply(directory, &given, NULL);
        assert_int_equal(integra_directory_offer_count(directory), status == INTEGRA_OK ? i + 1 : i);
    }
    for (unsigned i = 0; i < GUICHETS && status == INTEGRA_OK; i++) {
        integra_guichet given = plain_guichet();
        status = integra_directory_apply_guichet(directory, &given, NULL);
        assert_int_equal(integra_directory_guichet_count(directory), status == INTEGRA_OK ? i + 1 : i);
    }
    return status;
}

/* What the offers that were kept say is what they said, whatever was refused after them. */
static void expect_whole(const integra_directory *directory)
{
    for (size_t i = 0; i < integra_directory_offer_count(directory); i++) {
        integra_offer wanted = plain_offer((unsigned)(OFFERS - i)), back;
        integra_error error = { 0 };
        integra_offer_init(&back, sizeof back);
        assert_int_equal(integra_directory_offer_at(directory, i, &back, NULL), INTEGRA_OK);
        assert_memory_equal(back.areas.bytes, "75", 2);
        back.areas = wanted.areas;
        assert_memory_equal(&back, &wanted, sizeof back);
        integra_directory *same = (integra_directory *)(uintptr_t)directory;
        assert_int_equal(integra_directory_apply(same, &wanted, &error), INTEGRA_ERR_DUPLICATE);
        assert_int_equal(error.index, i);
    }
}

static integra_status build(const integra_allocator *allocator)
{
    integra_directory *directory = NULL;
    integra_status status = integra_directory_create(allocator, &directory, NULL);
    assert_true((status == INTEGRA_OK) == (directory != NULL));
    if (status == INTEGRA_OK) {
        status = fill(directory);
        expect_whole(directory);
    }
    integra_directory_destroy(directory);
    return status;
}

static integra_status decode(const integra_allocator *allocator)
{
    integra_directory *directory = NULL;
    integra_status status = integra_directory_decode(message, message_size, allocator, &directory, NULL);
    assert_true((status == INTEGRA_OK) == (directory != NULL));
    integra_directory_destroy(directory);
    return status;
}

/* The list to put in order takes memory of the directory's; all the other questions take none. */
static integra_status ask(const integra_allocator *allocator)
{
    integra_directory *directory = NULL;
    uint32_t offers[OFFERS] = { 77 };
    uint8_t reasons[OFFERS] = { 77 };
    size_t count = 77;
    uint64_t open = 77;
    integra_demand demand = parisian_demand();
    integra_status status = integra_directory_decode(message, message_size, allocator, &directory, NULL);
    if (status == INTEGRA_OK) {
        meter *seen = allocator->context;
        size_t taken = seen->taken;
        assert_int_equal(choose(directory, &demand, INTEGRA_SERVICE_HOME_HELP).offer, OFFERS - 1);
        assert_int_equal(integra_directory_open_services(directory, &demand, &open, NULL), INTEGRA_OK);
        assert_int_equal(integra_directory_review(directory, NULL, 0, &count, NULL), INTEGRA_OK);
        assert_int_equal(seen->taken, taken);
        count = 77;
        status = integra_directory_explain(directory, &demand, INTEGRA_SERVICE_HOME_HELP, offers, reasons, OFFERS,
                                           &count, NULL);
        assert_int_equal(count, status == INTEGRA_OK ? OFFERS - 1 : 77);
        assert_int_equal(offers[0], status == INTEGRA_OK ? OFFERS - 2 : 77);
        assert_int_equal(reasons[0], status == INTEGRA_OK ? INTEGRA_PASSING_LATER_IDENTIFIER : 77);
    }
    integra_directory_destroy(directory);
    return status;
}

/* A merge that finds no memory leaves both as they were; one that does, adds what is the other's. */
static integra_status join(const integra_allocator *allocator)
{
    integra_directory *directory = NULL, *other = NULL;
    size_t count = 0;
    integra_status status = integra_directory_create(allocator, &directory, NULL);
    if (status == INTEGRA_OK) {
        integra_structure said = plain_structure(99);
        integra_offer theirs = plain_offer(99);
        other = empty_directory();
        theirs.grid = text_of("AGGIR");
        offer(other, theirs);
        assert_int_equal(integra_directory_apply_structure(other, &said, NULL), INTEGRA_OK);
        status = fill(directory);
    }
    if (status == INTEGRA_OK) {
        integra_structure ours = plain_structure(98);
        status = integra_directory_apply_structure(directory, &ours, NULL);
    }
    if (status == INTEGRA_OK) {
        status = integra_directory_merge(directory, other, NULL, 0, &count, NULL);
        assert_int_equal(integra_directory_offer_count(directory), OFFERS + (status == INTEGRA_OK));
        assert_int_equal(integra_directory_structure_count(directory), 1);
    }
    integra_directory_destroy(directory);
    integra_directory_destroy(other);
    return status;
}

static void every_refused_block_leaves_nothing_behind(void **state)
{
    (void)state;
    static deed *const deeds[] = { build, decode, ask, join };
    refuse_in_turn(deeds, sizeof deeds / sizeof deeds[0]);
}

/* A few bytes that promise as much as there may be reserve no more than a few records' room. */
static void a_promise_reserves_nothing(void **state)
{
    (void)state;
    static const uint8_t promises[][8] = { { 0x83, 1, 14, 0xa1, 0, 0x99, 0xff, 0xff },
                                           { 0x83, 1, 14, 0xa1, 1, 0x99, 0x0f, 0xff } };
    for (int i = 0; i < 2; i++) {
        meter count = { 0 };
        integra_allocator allocator = { &count, take, give_back };
        integra_directory *directory = NULL;
        assert_int_equal(integra_directory_decode(promises[i], 8, &allocator, &directory, NULL), INTEGRA_ERR_TRUNCATED);
        assert_int_equal(count.taken, 1); /* the directory itself */
        assert_int_equal(count.live, 0);
    }
}

static int set_up(void **state)
{
    (void)state;
    integra_directory *directory = empty_directory();
    static const uint8_t later[] = { 0x04, 0x01 };
    assert_int_equal(fill(directory), INTEGRA_OK);
    assert_int_equal(integra_directory_encode(directory, message, ROOM, &message_size, NULL), INTEGRA_OK);
    integra_directory_destroy(directory);
    assert_int_equal(message[3], 0xa2);
    message[3] = 0xa3; /* and a key of a later version, to be kept */
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
