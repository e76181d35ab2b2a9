/* picture.c - see picture.h.
 * Spec: spec/31-history.md (PLN-23).  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "picture.h"

#define READ "read, " /* how the row of a value that was read begins */

static int compare(const void *one, const void *other)
{
    return strcmp(one, other);
}

/* A row more, of these texts one after the other. */
static void add_row(picture *out, const char *const *texts, size_t count)
{
    char *line = shown_line();
    for (size_t i = 0; i < count; i++) {
        shown_add(line, texts[i]);
    }
    assert_true(out->count < PICTURE_ROWS && strlen(line) < PICTURE_ROW);
    memcpy(out->rows[out->count++], line, strlen(line) + 1);
}

static void add_held(integra_plan *plan, const integra_held *held, picture *out)
{
    char *subject = shown_line(), *value = shown_line(), whose[32];
    uint32_t at = INTEGRA_NO_INDEX;
    assert_int_equal(integra_plan_find(plan, &held->subject, &at, NULL), INTEGRA_OK);
    shown_event(subject, plan, at);
    shown_value(value, plan, held);
    (void)snprintf(whose, sizeof whose, " or %02x, field %u: ", held->member.bytes[0], held->field);
    const char *const texts[] = {
        held->read ? READ : "", integra_word_name(INTEGRA_GROUP_SLOT, held->slot), " of ", subject, whose, value
    };
    add_row(out, texts, 6);
}

static void add_pair(integra_plan *plan, const integra_concurrent *pair, picture *out)
{
    char *stands = shown_line(), *beside = shown_line();
    shown_event(stands, plan, pair->place);
    shown_event(beside, plan, pair->other);
    const char *const texts[] = { integra_word_name(INTEGRA_GROUP_SLOT, pair->slot), ": ", stands, " beside ", beside };
    add_row(out, texts, 5);
}

void picture_take(integra_plan *plan, picture *out)
{
    size_t count = 0, pairs = 0;
    integra_held held;
    integra_concurrent pair;
    integra_held_init(&held, sizeof held);
    integra_concurrent_init(&pair, sizeof pair);
    out->count = 0;
    assert_int_equal(integra_plan_held(plan, &count, &pairs, NULL), INTEGRA_OK);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(integra_plan_held_at(plan, i, &held, NULL), INTEGRA_OK);
        if (held.slot != INTEGRA_SLOT_STANDING && (held.place != INTEGRA_NO_INDEX || held.read)) {
            add_held(plan, &held, out);
        }
    }
    for (size_t i = 0; i < pairs; i++) {
        assert_int_equal(integra_plan_concurrent_at(plan, i, &pair, NULL), INTEGRA_OK);
        if (pair.slot != INTEGRA_SLOT_STANDING) {
            add_pair(plan, &pair, out);
        }
    }
    qsort(out->rows, out->count, sizeof *out->rows, compare);
}

static int holds(const picture *p, const char *row)
{
    return bsearch(row, p->rows, p->count, sizeof *p->rows, compare) != NULL;
}

int picture_same(const picture *with, const picture *without)
{
    int same = 1;
    for (size_t i = 0; i < with->count && same; i++) {
        same = holds(without, with->rows[i]);
    }
    for (size_t i = 0; i < without->count && same; i++) {
        same = strncmp(without->rows[i], READ, strlen(READ)) == 0 || holds(with, without->rows[i]);
    }
    return same;
}

int picture_has(const picture *p, const char *beginning)
{
    int has = 0;
    for (size_t i = 0; i < p->count; i++) {
        has = has || strncmp(p->rows[i], beginning, strlen(beginning)) == 0;
    }
    return has;
}

static void print_missing(const char *sign, const picture *from, const picture *in)
{
    for (size_t i = 0; i < from->count; i++) {
        if (!holds(in, from->rows[i])) {
            print_message("%s %s\n", sign, from->rows[i]);
        }
    }
}

void picture_differ(const picture *a, const picture *b)
{
    print_missing("-", a, b);
    print_missing("+", b, a);
}
