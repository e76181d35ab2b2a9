/* test_plan_pool.c - pools whose elements stay where they are, an arena that goes back, a journal that undoes, a tree
 * that finds what it was given: the memory under a change that is whole or nothing. Spec: PLN-11.  Layer: tests
 * domain.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/allocator.h"
#include "domain/plan/plan_trie.h"

#include <string.h>

enum { MANY = 3000, KEY = 4 };

static integra_allocator memory;

static void elements_never_move(void **state)
{
    integra__plan_pool pool = { .element = 12 };
    const uint8_t *at[MANY];
    (void)state;
    for (uint32_t i = 0; i < MANY; i++) {
        uint32_t index = 99;
        uint8_t *element = integra__plan_pool_push(&memory, &pool, &index);
        const uint8_t zero[12] = { 0 };
        assert_int_equal(index, i);
        assert_memory_equal(element, zero, sizeof zero);
        memset(element, (int)(i % 251), 12);
        at[i] = element;
    }
    for (uint32_t i = 0; i < MANY; i++) {
        const uint8_t *element = integra__plan_pool_at(&pool, i);
        assert_ptr_equal(element, at[i]);
        assert_int_equal(element[0], i % 251);
        assert_int_equal(element[11], i % 251);
    }
    pool.count = 10; /* back to a mark: what is pushed next is zero again */
    assert_ptr_equal(integra__plan_pool_push(&memory, &pool, NULL), at[10]);
    assert_int_equal(at[10][5], 0);
    integra__plan_pool_free(&memory, &pool);
}

static void reserved_room_is_enough(void **state)
{
    integra__plan_pool pool = { .element = 8 };
    (void)state;
    assert_true(integra__plan_pool_reserve(&memory, &pool, 500));
    uint32_t chunks = pool.chunk_count;
    for (uint32_t i = 0; i < 500; i++) {
        assert_non_null(integra__plan_pool_push(&memory, &pool, NULL));
    }
    assert_int_equal(pool.chunk_count, chunks);
    assert_false(integra__plan_pool_reserve(&memory, &pool, UINT32_MAX)); /* more than a pool can have */
    assert_int_equal(pool.count, 500);
    integra__plan_pool_free(&memory, &pool);
}

static void an_arena_goes_back(void **state)
{
    integra__plan_arena arena = { NULL, NULL, 0 };
    (void)state;
    uint8_t *kept = integra__plan_arena_take(&memory, &arena, 100);
    memset(kept, 7, 100);
    integra__plan_arena_mark(&arena);
    uint8_t *lost = integra__plan_arena_take(&memory, &arena, 9);
    assert_int_equal((uintptr_t)lost % sizeof(void *), 0);
    for (int i = 0; i < 50; i++) {
        assert_non_null(integra__plan_arena_take(&memory, &arena, 1000));
    }
    integra__plan_arena_rewind(&memory, &arena);
    assert_ptr_equal(integra__plan_arena_take(&memory, &arena, 9), lost);
    assert_int_equal(kept[99], 7);
    assert_non_null(integra__plan_arena_take(&memory, &arena, 0));
    integra__plan_arena_free(&memory, &arena);
    assert_null(arena.block);
}

/* A cell written twice gets back what it held before the first time. */
static void undo_really_undoes(void **state)
{
    integra__plan_pool journal = { .element = sizeof(integra__plan_undo) };
    uint32_t cells[MANY];
    (void)state;
    for (uint32_t i = 0; i < MANY; i++) {
        cells[i] = i;
    }
    for (uint32_t i = 0; i < 4 * MANY; i++) {
        assert_true(integra__plan_journal_set(&memory, &journal, &cells[(i * 7) % MANY], i + 1000000));
    }
    assert_true(cells[5] >= 1000000);
    integra__plan_journal_undo(&journal);
    for (uint32_t i = 0; i < MANY; i++) {
        assert_int_equal(cells[i], i);
    }
    assert_int_equal(journal.count, 0);
    integra__plan_pool_free(&memory, &journal);
}

static void key_of(uint32_t i, uint8_t *key)
{
    uint32_t mixed = i * 2654435761u; /* one to one */
    memcpy(key, &mixed, KEY);
}

/* Keys added after a mark are gone after the undo, those before it stay. */
static void a_tree_finds_and_forgets(void **state)
{
    integra__plan_pool elements = { .element = 8 }, journal = { .element = sizeof(integra__plan_undo) };
    integra__plan_trie trie;
    uint8_t key[KEY];
    (void)state;
    memset(&trie, 0, sizeof trie);
    integra__plan_trie_init(&trie, KEY, &elements);
    key_of(0, key);
    assert_int_equal(integra__plan_trie_find(&trie, key), INTEGRA__PLAN_NONE);
    for (uint32_t i = 0; i < MANY; i++) {
        if (i == MANY / 2) {
            journal.count = 0; /* a change was committed here, and another begins */
            trie.forks.mark = trie.forks.count;
        }
        key_of(i, integra__plan_pool_push(&memory, &elements, NULL));
        assert_true(integra__plan_trie_add(&memory, &trie, &journal, i));
    }
    for (uint32_t i = 0; i < MANY; i++) {
        key_of(i, key);
        assert_int_equal(integra__plan_trie_find(&trie, key), i);
    }
    integra__plan_journal_undo(&journal);
    trie.forks.count = trie.forks.mark;
    elements.count = MANY / 2;
    for (uint32_t i = 0; i < MANY + 100; i++) {
        key_of(i, key);
        assert_int_equal(integra__plan_trie_find(&trie, key), i < MANY / 2 ? i : INTEGRA__PLAN_NONE);
    }
    integra__plan_pool_free(&memory, &elements);
    integra__plan_pool_free(&memory, &journal);
    integra__plan_pool_free(&memory, &trie.forks);
}

/* Keys that differ in any one bit, the last included. */
static void a_tree_tells_every_bit(void **state)
{
    integra__plan_pool elements = { .element = 8 }, journal = { .element = sizeof(integra__plan_undo) };
    integra__plan_trie trie;
    (void)state;
    memset(&trie, 0, sizeof trie);
    integra__plan_trie_init(&trie, KEY, &elements);
    for (uint32_t i = 0; i <= 8 * KEY; i++) {
        uint8_t *key = integra__plan_pool_push(&memory, &elements, NULL);
        if (i > 0) {
            key[(i - 1) / 8] = (uint8_t)(1u << (i - 1) % 8);
        }
        assert_true(integra__plan_trie_add(&memory, &trie, &journal, i));
    }
    for (uint32_t i = 0; i <= 8 * KEY; i++) {
        assert_int_equal(integra__plan_trie_find(&trie, integra__plan_pool_at(&elements, i)), i);
    }
    const uint8_t absent[KEY] = { 3, 0, 0, 0 };
    assert_int_equal(integra__plan_trie_find(&trie, absent), INTEGRA__PLAN_NONE);
    integra__plan_pool_free(&memory, &elements);
    integra__plan_pool_free(&memory, &journal);
    integra__plan_pool_free(&memory, &trie.forks);
}

static int set_up(void **state)
{
    (void)state;
    memory = integra__allocator_of(NULL);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(elements_never_move),      cmocka_unit_test(reserved_room_is_enough),
        cmocka_unit_test(an_arena_goes_back),       cmocka_unit_test(undo_really_undoes),
        cmocka_unit_test(a_tree_finds_and_forgets), cmocka_unit_test(a_tree_tells_every_bit),
    };
    return cmocka_run_group_tests(tests, set_up, NULL);
}
