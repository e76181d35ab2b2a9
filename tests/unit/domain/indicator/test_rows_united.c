/* test_rows_united.c - many rows in parts: each once, those of one identifier together, whatever the identifiers.
 * Spec: spec/50-indicators.md, "What a tally holds" (IND-5).  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "rows_chosen.h"

/* Rows of one identifier follow one another: as they come, none is met again. */
static void assert_together(const uint8_t *rows, size_t count, size_t width)
{
    integra__rows *ids = integra__rows_create(&kinds_made[4], NULL);
    size_t groups = 0;
    for (size_t i = 0; i < count; i++) {
        uint8_t id[24] = { 0 };
        memcpy(id, rows + i * width, 16);
        assert_true(integra__rows_put(ids, id));
        groups += i == 0 || memcmp(rows + i * width, rows + (i - 1) * width, 16) != 0;
    }
    assert_true(integra__rows_settle(ids));
    assert_int_equal(groups, integra__rows_count(ids));
    integra__rows_destroy(ids);
}

/* United rows are these in some order; read them to room. */
static void assert_united(const integra__rows *rows, const uint8_t *expected, size_t count, uint8_t *room)
{
    const size_t width = rows->kind->width;
    integra__row_cursor cursor = integra__rows_first(rows);
    assert_int_equal(integra__rows_count(rows), count);
    for (size_t i = 0; i < count; i++) {
        assert_non_null(integra__rows_peek(&cursor));
        memcpy(room + i * width, integra__rows_next(&cursor), width);
    }
    assert_null(integra__rows_next(&cursor));
    assert_together(room, count, width);
    assert_int_equal(settle_made(room, count, rows->kind), count);
    assert_memory_equal(room, expected, count * width);
}

/* Some rows, united; the same and as many others, united; put in order. */
static void one_choice(const integra__row_kind *kind, size_t count, likeness alike, choice chosen)
{
    const size_t width = kind->width;
    uint8_t *made = make_chosen(kind, 2 * count, alike, chosen), *room = malloc(2 * count * width + 1);
    uint8_t *half = make_chosen(kind, 2 * count, alike, chosen);
    integra__rows *rows = create(kind, NULL);
    put_made(rows, made, count, width);
    assert_true(integra__rows_unite(rows));
    assert_united(rows, half, settle_made(half, count, kind), room);
    assert_true(integra__rows_unite(rows));
    put_made(rows, made, 2 * count, width);
    assert_true(integra__rows_unite(rows));
    const size_t kept = settle_made(made, 2 * count, kind);
    assert_united(rows, made, kept, room);
    assert_true(integra__rows_settle(rows));
    assert_rows(rows, made, kept, width);
    assert_true(integra__rows_is_settled(rows));
    integra__rows_destroy(rows);
    free(half);
    free(room);
    free(made);
}

static void united(void **state)
{
    static const size_t counts[] = { 0, 1, FEW - 1, FEW, FEW + 1, 3 * FEW, MANY };
    (void)state;
    for (size_t k = 0; k < KINDS_MADE; k++) {
        for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++) {
            for (likeness alike = RANDOM; alike < LIKENESSES; alike++) {
                for (choice chosen = AS_MADE; chosen < (alike == RANDOM ? CHOICES : ONE_HASH); chosen++) {
                    one_choice(&kinds_made[k], counts[i], alike, chosen);
                }
            }
        }
    }
}

/* Rows of which one cannot tell whether they were there already: their hash is that of too many others. */
static void of_one_hash_again(void **state)
{
    (void)state;
    for (size_t k = 0; k < KINDS_MADE; k++) {
        const integra__row_kind *kind = &kinds_made[k];
        const size_t width = kind->width, count = FEW + 50, again = 100;
        uint8_t *made = make_chosen(kind, count, RANDOM, ONE_HASH);
        integra__rows *rows = create(kind, NULL);
        put_made(rows, made, count, width);
        put_made(rows, made + (count - again) * width, again, width);
        assert_non_null(rows->parts);
        const size_t kept = settle_made(made, count, kind);
        assert_true(integra__rows_unite(rows));
        assert_int_equal(integra__rows_count(rows), kept);
        assert_true(integra__rows_settle(rows));
        assert_rows(rows, made, kept, width);
        integra__rows_destroy(rows);
        free(made);
    }
}

/* The same where the part is not looked through again: what came last is in another one. */
static void of_one_hash_at_once(void **state)
{
    const integra__row_kind *kind = &kinds_made[4];
    const size_t width = kind->width, again = 100, count = FEW - again;
    uint8_t *made = make_chosen(kind, FEW, RANDOM, ONE_HASH), *other = make_chosen(kind, 1, RANDOM, AS_MADE);
    integra__rows *rows = create(kind, NULL);
    (void)state;
    put_made(rows, made, count, width);
    put_made(rows, made + (count - again) * width, again, width);
    put_made(rows, other, 1, width);
    assert_non_null(rows->parts);
    assert_true(integra__rows_part_of(other) != integra__rows_part_of(made));
    memcpy(made + count * width, other, width);
    const size_t kept = settle_made(made, count + 1, kind);
    assert_true(integra__rows_unite(rows));
    assert_int_equal(integra__rows_count(rows), kept);
    integra__rows_destroy(rows);
    free(other);
    free(made);
}

/* Beside rows in order few lie in parts, which may be the same. */
static void parts_beside_a_run(void **state)
{
    const integra__row_kind *kind = &kinds_made[4];
    uint8_t *made = make_chosen(kind, MANY, RANDOM, AS_MADE);
    integra__rows *rows = create(kind, NULL);
    (void)state;
    put_made(rows, made, MANY, kind->width);
    assert_true(integra__rows_settle(rows));
    for (size_t i = 0; i < MANY; i++) {
        assert_true(integra__rows_put(rows, made + i * kind->width));
        assert_true(integra__rows_most(rows) <= MANY + MANY / 2 + 3 * FEW);
    }
    integra__rows_destroy(rows);
    free(made);
}

/* A part that has more rows than one may: all of one identifier, or of one hash. */
static void too_many_for_a_part(void **state)
{
    const size_t count = INTEGRA__ROWS_PART_MOST + 9000;
    (void)state;
    for (size_t k = 3; k <= 4; k++) {
        const integra__row_kind *kind = &kinds_made[k];
        uint8_t *made = make_rows(count, kind->width, RANDOM, 3);
        if (kind->key == kind->width) {
            for (size_t i = 0; i < count; i++) {
                memset(made + i * kind->width, 5, 16);
            }
        } else {
            one_hash(made, count, kind->width);
        }
        integra__rows *rows = integra__rows_create(kind, NULL);
        rows->fill_most = 8192;
        put_made(rows, made, count, kind->width);
        assert_true(rows->run_count > 0);
        assert_true(integra__rows_unite(rows));
        assert_rows(rows, made, settle_made(made, count, kind), kind->width);
        integra__rows_destroy(rows);
        free(made);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(united),
        cmocka_unit_test(of_one_hash_again),
        cmocka_unit_test(of_one_hash_at_once),
        cmocka_unit_test(parts_beside_a_run),
        cmocka_unit_test(too_many_for_a_part),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
