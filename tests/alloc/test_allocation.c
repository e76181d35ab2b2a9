/* test_allocation.c - each allocation refused in turn: MEMORY, nothing written, nothing kept, what is released wiped.
 * Spec: spec/00-conventions.md; include/integra/base.h, integra_allocator.  Layer: tests.
 * SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <integra/integra.h>

#include <stdlib.h>
#include <string.h>

enum { ROOM = 4096, STAYS = 3, MOST = 16 };

/* Gives blocks full of rubbish, until the fail_at-th one; takes back only wiped ones of the size they had. */
typedef struct meter {
    size_t taken, fail_at, live;
    struct {
        void *block;
        size_t size;
    } blocks[MOST];
} meter;

static void *take(void *context, size_t size)
{
    meter *m = context;
    if (++m->taken == m->fail_at) {
        return NULL;
    }
    assert_true(m->live < MOST && size > 0);
    void *block = malloc(size);
    assert_non_null(block);
    memset(block, 0xdd, size);
    m->blocks[m->live].block = block;
    m->blocks[m->live++].size = size;
    return block;
}

static void give_back(void *context, void *block, size_t size)
{
    meter *m = context;
    size_t i = 0;
    while (i < m->live && m->blocks[i].block != block) {
        i++;
    }
    assert_true(i < m->live && m->blocks[i].size == size);
    for (size_t at = 0; at < size; at++) {
        assert_int_equal(((const uint8_t *)block)[at], 0);
    }
    m->blocks[i] = m->blocks[--m->live];
    free(block);
}

typedef struct fixture {
    integra_rules *rules; /* of the C library's memory */
    uint8_t pack[ROOM], receipt[ROOM], broken[ROOM];
    size_t pack_size, receipt_size;
} fixture;

typedef integra_status trial(const fixture *f, const integra_allocator *allocator, integra_error *error);

static integra_status create(const fixture *f, const integra_allocator *allocator, integra_error *error)
{
    (void)f;
    const char *const names[] = { "medicines_threshold" };
    const int64_t values[] = { 8 };
    integra_rules *made = (integra_rules *)&made, *const before = made;
    integra_status status = integra_rules_create("dac-2022", names, values, 1, allocator, &made, error);
    if (status) {
        assert_ptr_equal(made, before);
    } else {
        integra_rules_destroy(made);
    }
    return status;
}

static integra_status decode(const fixture *f, const integra_allocator *allocator, integra_error *error)
{
    integra_rules *made = (integra_rules *)&made, *const before = made;
    integra_status status = integra_rules_decode(f->pack, f->pack_size, allocator, &made, error);
    if (status) {
        assert_ptr_equal(made, before);
    } else {
        integra_rules_destroy(made);
    }
    return status;
}

static integra_status replay(const fixture *f, const integra_allocator *allocator, integra_error *error)
{
    integra_screening told, before;
    integra_screening_init(&told, sizeof told);
    told.stage = 99;
    before = told;
    integra_status status = integra_receipt_replay(f->receipt, f->receipt_size, allocator, &told, error);
    if (status) {
        assert_memory_equal(&told, &before, sizeof told);
    } else {
        assert_int_equal(told.stage, INTEGRA_STAGE_AWAITING_JUDGEMENT);
    }
    return status;
}

/* The n-th allocation fails, for n from 1 until none does; `allocations` are expected in all. */
static void each_in_turn(const fixture *f, trial *run, size_t allocations)
{
    for (size_t n = 1;; n++) {
        meter m = { .fail_at = n };
        const integra_allocator allocator = { &m, take, give_back };
        integra_error error = { 0 };
        integra_status status = run(f, &allocator, &error);
        assert_int_equal(m.live, 0);
        if (status == INTEGRA_OK) {
            assert_int_equal(m.taken, n - 1);
            assert_int_equal(m.taken, allocations);
            assert_int_equal(error.status, 0);
            return;
        }
        assert_true(status == INTEGRA_ERR_MEMORY && error.status == status);
        assert_true(error.offset == INTEGRA_NO_PLACE && error.index == INTEGRA_NO_PLACE);
        meter again = { .fail_at = n };
        const integra_allocator same = { &again, take, give_back };
        assert_int_equal(run(f, &same, NULL), INTEGRA_ERR_MEMORY);
        assert_int_equal(again.live, 0);
        assert_true(n < MOST);
    }
}

static void a_pack_takes_one_block(void **state)
{
    each_in_turn(*state, create, 1);
}

static void a_pack_read_takes_one_block(void **state)
{
    each_in_turn(*state, decode, 1);
}

static void a_replay_takes_one_block_and_two_for_stays(void **state)
{
    each_in_turn(*state, replay, 3);
}

/* Every byte of the messages broken in turn: however far it gets, nothing is kept. */
static void refusals_keep_nothing(void **state)
{
    fixture *f = *state;
    for (size_t at = 0; at < f->receipt_size; at++) {
        meter m = { 0 };
        const integra_allocator allocator = { &m, take, give_back };
        integra_screening told;
        integra_screening_init(&told, sizeof told);
        memcpy(f->broken, f->receipt, f->receipt_size);
        f->broken[at] ^= 0x01;
        (void)integra_receipt_replay(f->broken, f->receipt_size, &allocator, &told, NULL);
        assert_int_equal(m.live, 0);
    }
    for (size_t at = 0; at < f->pack_size; at++) {
        meter m = { 0 };
        const integra_allocator allocator = { &m, take, give_back };
        integra_rules *made = NULL;
        memcpy(f->broken, f->pack, f->pack_size);
        f->broken[at] ^= 0x01;
        integra_status status = integra_rules_decode(f->broken, f->pack_size, &allocator, &made, NULL);
        assert_int_equal(status == INTEGRA_OK, made != NULL);
        integra_rules_destroy(made);
        assert_int_equal(m.live, 0);
    }
}

static void half_an_allocator_is_none(void **state)
{
    const fixture *f = *state;
    meter m = { 0 };
    const integra_allocator halves[] = { { &m, take, NULL }, { &m, NULL, give_back } };
    trial *const all[] = { create, decode, replay };
    for (size_t i = 0; i < 2; i++) {
        for (size_t j = 0; j < 3; j++) {
            assert_int_equal(all[j](f, &halves[i], NULL), INTEGRA_ERR_NULL_ARGUMENT);
        }
    }
    assert_int_equal(m.taken, 0);
}

/* The allocator is copied: what becomes of the caller's does not matter. */
static void the_allocator_is_copied(void **state)
{
    (void)state;
    meter m = { 0 };
    integra_allocator allocator = { &m, take, give_back };
    integra_rules *rules = NULL;
    assert_int_equal(integra_rules_create("has-2014", NULL, NULL, 0, &allocator, &rules, NULL), INTEGRA_OK);
    allocator = (integra_allocator){ NULL, NULL, NULL };
    assert_int_equal(m.live, 1);
    integra_rules_destroy(rules);
    assert_int_equal(m.live, 0);
}

static int set_up(void **state)
{
    static fixture f;
    static const integra_date dates[STAYS] = { 19990, 19980, INTEGRA_DATE_UNKNOWN };
    static const integra_tri emergencies[STAYS] = { INTEGRA_TRI_YES, INTEGRA_TRI_NO, INTEGRA_TRI_UNKNOWN };
    const char *const names[] = { "pps_threshold" };
    const int64_t values[] = { 2 };
    integra_facts facts;
    integra_facts_init(&facts, sizeof facts);
    facts.date = 20000;
    facts.admission_dates = dates;
    facts.admission_emergencies = emergencies;
    facts.admission_count = STAYS;
    facts.values[INTEGRA_FACT_ISOLATION] = INTEGRA_TRI_YES;
    integra_status status = integra_rules_create("has-2014", names, values, 1, NULL, &f.rules, NULL);
    if (!status) {
        status = integra_rules_encode(f.rules, f.pack, ROOM, &f.pack_size, NULL);
    }
    if (!status) {
        status = integra_receipt_encode(f.rules, NULL, &facts, f.receipt, ROOM, &f.receipt_size, NULL);
    }
    *state = &f;
    return status;
}

static int tear_down(void **state)
{
    integra_rules_destroy(((fixture *)*state)->rules);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_pack_takes_one_block),
        cmocka_unit_test(a_pack_read_takes_one_block),
        cmocka_unit_test(a_replay_takes_one_block_and_two_for_stays),
        cmocka_unit_test(refusals_keep_nothing),
        cmocka_unit_test(half_an_allocator_is_none),
        cmocka_unit_test(the_allocator_is_copied),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
