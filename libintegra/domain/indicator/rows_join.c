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
    integra__rows_list *run;
    size_t block;
    size_t left; /* rows of that block */
    const uint8_t *at;
};

struct target {
    integra__rows_list run;
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

static void open_block(struct source *source)
{
    const integra__rows_list *run = source->run;
    source->left = 0;
    if (source->block < integra__rows_blocks(run->count)) {
        source->left = least(run->count - source->block * INTEGRA__ROWS_BLOCK, INTEGRA__ROWS_BLOCK);
        source->at = run->blocks[source->block];
    }
}

/* Gives back the block that is read to its end, and goes on to the next. */
static void close_read(integra__rows *rows, struct source *source)
{
    if (source->left == 0 && source->block < integra__rows_blocks(source->run->count)) {
        integra__rows_give(rows, source->run->blocks[source->block++]);
        open_block(source);
    }
}

static void open_write(integra__rows *rows, struct target *target)
{
    if (target->left == 0) {
        target->at = target->run.blocks[target->run.count / INTEGRA__ROWS_BLOCK] = integra__rows_take(rows);
        target->left = INTEGRA__ROWS_BLOCK;
    }
}

/* The lesser of two rows that may be equal, or what both make. */
static int join_like(const uint8_t *x, const uint8_t *y, uint8_t *out, const struct joining *joining)
{
    const integra__row_kind *kind = joining->kind;
    int order = integra__rows_compare(x, y, joining->from / 8 * 8, kind->key);
    integra__rows_copy(out, order > 0 ? y : x, kind->width);
    if (order == 0 && kind->key < kind->width) {
        kind->combine(out, y);
    }
    return order;
}

/* One of two, without a branch. */
static inline const uint8_t *either(size_t first, const uint8_t *x, const uint8_t *y)
{
    uintptr_t a = (uintptr_t)x, b = (uintptr_t)y;
    return (const uint8_t *)(b ^ ((a ^ b) & (0 - (uintptr_t)first)));
}

/* Writes rows of the two in order until there, reading on; there are enough of each. Which is the lesser has no
 * pattern, so nothing branches on it. */
static inline void join_stretch(const uint8_t *heads[2], uint8_t *out, const uint8_t *end,
                                const struct joining *joining, size_t width)
{
    const uint8_t *x = heads[0], *y = heads[1];
    for (; out < end; out += width) {
        uint64_t p = integra__rows_word(x + joining->from), q = integra__rows_word(y + joining->from);
        size_t first = p < q, second = q < p;
        if (p == q) {
            int order = join_like(x, y, out, joining);
            first = order <= 0;
            second = order >= 0;
        } else {
            memcpy(out, either(first, x, y), width);
        }
        x += width * first;
        y += width * second;
    }
    heads[0] = x;
    heads[1] = y;
}

/* A width that the compiler knows is copied in a few instructions. */
static void join_by_width(const uint8_t *heads[2], uint8_t *out, const uint8_t *end, const struct joining *joining)
{
    switch (joining->kind->width) {
    case 24:
        join_stretch(heads, out, end, joining, 24);
        break;
    case 32:
        join_stretch(heads, out, end, joining, 32);
        break;
    case 48:
        join_stretch(heads, out, end, joining, 48);
        break;
    default:
        join_stretch(heads, out, end, joining, 64);
        break;
    }
}

/* How many bytes all rows share of count of each: those that the least and the greatest of them do. */
static size_t shared_bytes(const struct source *a, const struct source *b, size_t count, const integra__row_kind *kind)
{
    const uint8_t *x = a->at, *y = b->at;
    const uint8_t *p = x + (count - 1) * kind->width, *q = y + (count - 1) * kind->width;
    const uint8_t *low = integra__rows_compare(x, y, 0, kind->key) < 0 ? x : y;
    const uint8_t *high = integra__rows_compare(p, q, 0, kind->key) > 0 ? p : q;
    size_t shared = 0;
    while (shared + 8 < kind->key && low[shared] == high[shared]) {
        shared++;
    }
    return shared;
}

static void advance(struct source *source, const uint8_t *to, size_t width)
{
    source->left -= (size_t)(to - source->at) / width;
    source->at = to;
}

/* In order, count rows of the two, of which each has as many at least, and the target room for them. */
static void join_rows(struct source *a, struct source *b, struct target *to, size_t count,
                      const integra__row_kind *kind)
{
    const struct joining joining = { shared_bytes(a, b, count, kind), kind };
    const uint8_t *heads[2] = { a->at, b->at };
    uint8_t *end = to->at + count * kind->width;
    join_by_width(heads, to->at, end, &joining);
    advance(a, heads[0], kind->width);
    advance(b, heads[1], kind->width);
    to->at = end;
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

int integra__rows_join(integra__rows *rows, integra__rows_list *a, integra__rows_list *b, integra__rows_list *run_out)
{
    struct target to = { { NULL, 0, 0 }, 0, NULL };
    if (!integra__rows_spare(rows, SPARE) || !integra__rows_list_make(rows, a->count + b->count, &to.run)) {
        return 0;
    }
    struct source one = { a, 0, 0, NULL }, two = { b, 0, 0, NULL };
    open_block(&one);
    open_block(&two);
    while (one.left > 0 && two.left > 0) {
        open_write(rows, &to);
        join_rows(&one, &two, &to, least(to.left, least(one.left, two.left)), rows->kind);
        close_read(rows, &one);
        close_read(rows, &two);
    }
    copy_rest(rows, &one, &to);
    copy_rest(rows, &two, &to);
    integra__release(&rows->allocator, a->blocks, a->room * sizeof *a->blocks);
    integra__release(&rows->allocator, b->blocks, b->room * sizeof *b->blocks);
    *a = *b = (integra__rows_list){ NULL, 0, 0 };
    *run_out = to.run;
    return 1;
}
