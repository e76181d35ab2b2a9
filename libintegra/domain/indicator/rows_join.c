/* rows_join.c - two runs become one, in the blocks that they had.
 * Spec: spec/50-indicators.md, "What a tally holds".  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 *
 * A block that was read is written to. Of n rows read, all blocks but two and what is begun are free, and those written
 * take no more than n rows: so two blocks to spare are enough, and once they are had nothing can fail. */
#include "rows_join.h"

#include "core/allocator.h"
#include "rows_blocks.h"

#define SPARE 2

/* A run that is read. */
struct source {
    integra__rows_run *run;
    size_t block;
    size_t left; /* rows of that block */
    const uint8_t *at;
};

struct target {
    integra__rows_run run;
    size_t left;
    uint8_t *at;
};

/* What rows are compared by: their eight bytes from there on first, all before being alike. */
struct joining {
    size_t from;
    const integra__row_kind *kind;
};

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

static void open_block(const integra__rows *rows, struct source *source)
{
    const integra__rows_run *run = source->run;
    source->left = 0;
    if (source->block < run->block_count) {
        source->left = least(run->count - source->block * rows->per_block, rows->per_block);
        source->at = run->blocks[source->block];
    }
}

/* Gives back the block that is read to its end, and goes on to the next. */
static void close_read(integra__rows *rows, struct source *source)
{
    if (source->left == 0 && source->block < source->run->block_count) {
        integra__rows_give(rows, source->run->blocks[source->block++]);
        open_block(rows, source);
    }
}

static void open_write(integra__rows *rows, struct target *target)
{
    if (target->left == 0) {
        target->at = target->run.blocks[target->run.block_count++] = integra__rows_take(rows);
        target->left = rows->per_block;
    }
}

/* In order, count rows of the two, of which each has as many at least, and the struct target room for them. Which is
 * the lesser has no pattern, so nothing branches on it. */
static inline void join_stretch(struct source *a, struct source *b, struct target *to, size_t count,
                                const struct joining *joining, size_t width)
{
    const uint8_t *x = a->at, *y = b->at;
    const size_t from = joining->from;
    uint8_t *out = to->at;
    for (size_t i = 0; i < count; i++) {
        uint64_t p = integra__rows_word(x + from), q = integra__rows_word(y + from);
        size_t first = p < q, second = q < p;
        if (p == q) {
            int order = integra__rows_compare(x, y, from / 8 * 8, joining->kind->key);
            first = order <= 0;
            second = order >= 0;
        }
        integra__rows_copy(out, first ? x : y, width);
        if (first & second & (joining->kind->key < width)) {
            joining->kind->combine(out, y);
        }
        x += width * first;
        y += width * second;
        out += width;
    }
    a->left -= (size_t)(x - a->at) / width;
    b->left -= (size_t)(y - b->at) / width;
    a->at = x;
    b->at = y;
    to->at = out;
}

/* A width that the compiler knows is copied in a few instructions. */
static void join_rows(struct source *a, struct source *b, struct target *to, size_t count,
                      const struct joining *joining)
{
    switch (joining->kind->width) {
    case 24:
        join_stretch(a, b, to, count, joining, 24);
        break;
    case 32:
        join_stretch(a, b, to, count, joining, 32);
        break;
    case 48:
        join_stretch(a, b, to, count, joining, 48);
        break;
    case 64:
        join_stretch(a, b, to, count, joining, 64);
        break;
    default:
        join_stretch(a, b, to, count, joining, joining->kind->width);
        break;
    }
    to->left -= count;
    to->run.count += count;
}

/* What one has when the other has come to its end. */
static void copy_rest(integra__rows *rows, struct source *from, struct target *to)
{
    const size_t width = rows->kind->width;
    while (from->left > 0) {
        open_write(rows, to);
        size_t count = least(from->left, to->left);
        memcpy(to->at, from->at, count * width);
        to->at += count * width;
        to->left -= count;
        to->run.count += count;
        from->at += count * width;
        from->left -= count;
        close_read(rows, from);
    }
}

static const uint8_t *last_row(const integra__rows *rows, const integra__rows_run *run)
{
    size_t before = (run->block_count - 1) * rows->per_block;
    return run->blocks[run->block_count - 1] + (run->count - before - 1) * rows->kind->width;
}

/* The bytes that the least and the greatest of all rows share are those that all of them share. */
static size_t shared_bytes(const integra__rows *rows, const integra__rows_run *a, const integra__rows_run *b)
{
    const size_t key = rows->kind->key;
    const uint8_t *x = a->blocks[0], *y = b->blocks[0], *p = last_row(rows, a), *q = last_row(rows, b);
    const uint8_t *low = integra__rows_compare(x, y, 0, key) < 0 ? x : y;
    const uint8_t *high = integra__rows_compare(p, q, 0, key) > 0 ? p : q;
    size_t shared = 0;
    while (shared + 8 < key && low[shared] == high[shared]) {
        shared++;
    }
    return shared;
}

int integra__rows_join(integra__rows *rows, integra__rows_run *a, integra__rows_run *b, integra__rows_run *run_out)
{
    struct target to = { { NULL, 0, 0, 0 }, 0, NULL };
    if (!integra__rows_spare(rows, SPARE) || !integra__rows_run_make(rows, a->block_count + b->block_count, &to.run)) {
        return 0;
    }
    const struct joining joining = { shared_bytes(rows, a, b), rows->kind };
    struct source one = { a, 0, 0, NULL }, two = { b, 0, 0, NULL };
    open_block(rows, &one);
    open_block(rows, &two);
    while (one.left > 0 && two.left > 0) {
        open_write(rows, &to);
        join_rows(&one, &two, &to, least(to.left, least(one.left, two.left)), &joining);
        close_read(rows, &one);
        close_read(rows, &two);
    }
    copy_rest(rows, &one, &to);
    copy_rest(rows, &two, &to);
    integra__release(&rows->allocator, a->blocks, a->room * sizeof *a->blocks);
    integra__release(&rows->allocator, b->blocks, b->room * sizeof *b->blocks);
    *a = *b = (integra__rows_run){ NULL, 0, 0, 0 };
    *run_out = to.run;
    return 1;
}
