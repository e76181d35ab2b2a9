/* test_plan_erasure.c - once its erasure is accepted a text is in no byte written afterwards and in no block given
 * back, whichever of the two comes first; the event keeps its name. Spec: PLN-22.  Layer: tests.
 * SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "story.h"

#define SECRET "speaks of the neighbour"

/* An allocator that looks for the secret in what it gets back, and at the end in all it still holds. */
enum { MOST = 512 };
typedef struct watch {
    struct {
        uint8_t *bytes;
        size_t size;
    } blocks[MOST];
    size_t live;
} watch;

static int holds(const uint8_t *bytes, size_t size, const char *text)
{
    size_t length = strlen(text);
    for (size_t at = 0; at + length <= size; at++) {
        if (memcmp(bytes + at, text, length) == 0) {
            return 1;
        }
    }
    return 0;
}

static void *take(void *context, size_t size)
{
    watch *w = context;
    assert_true(w->live < MOST);
    uint8_t *bytes = calloc(1, size);
    assert_non_null(bytes);
    w->blocks[w->live].bytes = bytes;
    w->blocks[w->live++].size = size;
    return bytes;
}

static void give_back(void *context, void *block, size_t size)
{
    watch *w = context;
    size_t i = 0;
    while (i < w->live && w->blocks[i].bytes != block) {
        i++;
    }
    assert_true(i < w->live && w->blocks[i].size == size);
    assert_false(holds(block, size, SECRET));
    w->blocks[i] = w->blocks[--w->live];
    free(block);
}

static int in_memory(const watch *w)
{
    int found = 0;
    for (size_t i = 0; i < w->live; i++) {
        found |= holds(w->blocks[i].bytes, w->blocks[i].size, SECRET);
    }
    return found;
}

/* Whether any message that the plan writes, or any event it gives, has the secret. */
static int written_anywhere(integra_plan *plan)
{
    blob all[4], none = { NULL, 0 };
    integra_plan *stranger = NULL;
    int found = 0;
    integra_event event;
    integra_event_init(&event, sizeof event);
    assert_int_equal(integra_plan_create(NULL, NULL, &stranger, NULL), INTEGRA_OK);
    assert_int_equal(whole_plan(plan, &all[0]), INTEGRA_OK);
    assert_int_equal(whole_state(plan, &all[1]), INTEGRA_OK);
    assert_int_equal(whole_summary(plan, &all[2]), INTEGRA_OK);
    assert_int_equal(whole_summary(stranger, &none), INTEGRA_OK);
    assert_int_equal(whole_delta(plan, &none, &all[3]), INTEGRA_OK);
    for (size_t i = 0; i < 4; i++) {
        found |= holds(all[i].bytes, all[i].size, SECRET);
        free(all[i].bytes);
    }
    for (size_t i = 0; i < integra_plan_count(plan); i++) {
        message m;
        assert_int_equal(integra_plan_event_at(plan, i, &event, NULL, NULL), INTEGRA_OK);
        found |= holds((const uint8_t *)event.text.bytes, event.text.size, SECRET);
        assert_int_equal(written(&event, &m), INTEGRA_OK);
        found |= holds(m.bytes, m.size, SECRET);
    }
    free(none.bytes);
    integra_plan_destroy(stranger);
    return found;
}

typedef struct told {
    message opening, text, erasure;
    integra_digest digest;
} told;

static told tell_it(void)
{
    told t;
    story s;
    assert_int_equal(integra_plan_create(NULL, NULL, &s.plan, NULL), INTEGRA_OK);
    assert_true(story_tells(&s, INTEGRA_EVENT_OPENING, GP, PERSON, 0, INTEGRA_ROLE_GP, NULL, &t.opening));
    integra_event event = event_of(INTEGRA_EVENT_EXPECTATION, GP, NULL);
    write_text(&event, SECRET);
    assert_int_equal(tell(s.plan, 'a', &event, &t.text), INTEGRA_OK);
    assert_true(written_anywhere(s.plan)); /* else nothing could be seen to go */
    event = event_of(INTEGRA_EVENT_ERASURE, GP, &t.text.digest);
    assert_int_equal(tell(s.plan, 'a', &event, &t.erasure), INTEGRA_OK);
    assert_int_equal(t.erasure.verdict, INTEGRA_EVENT_VERDICT_ACCEPTED);
    integra_plan_destroy(s.plan);
    return t;
}

static void apply(integra_plan *plan, const message *m)
{
    uint32_t verdict = 0;
    assert_int_equal(apply_one(plan, m->bytes, m->size, &verdict, NULL), INTEGRA_OK);
}

static void is_gone(integra_plan *plan, const watch *w, const told *t)
{
    integra_place place;
    integra_event event;
    uint32_t at = 0;
    integra_digest digest;
    integra_place_init(&place, sizeof place);
    integra_event_init(&event, sizeof event);
    assert_false(in_memory(w));
    assert_false(written_anywhere(plan));
    assert_int_equal(integra_plan_find(plan, &t->text.digest, &at, NULL), INTEGRA_OK);
    assert_int_equal(integra_plan_event_at(plan, at, &event, &place, NULL), INTEGRA_OK);
    assert_int_equal(place.erased, 1);
    assert_int_equal(event.text.size, 0);
    assert_int_equal(integra_event_digest(&event, &digest, NULL), INTEGRA_OK);
    assert_memory_equal(&digest, &t->text.digest, sizeof digest);
}

static void in_every_order(void **state)
{
    static const size_t orders[6][3] = { { 0, 1, 2 }, { 0, 2, 1 }, { 1, 0, 2 }, { 1, 2, 0 }, { 2, 0, 1 }, { 2, 1, 0 } };
    const told t = tell_it();
    const message *const all[] = { &t.opening, &t.text, &t.erasure };
    (void)state;
    for (size_t i = 0; i < 6; i++) {
        watch w = { .live = 0 };
        const integra_allocator allocator = { &w, take, give_back };
        integra_plan *plan = NULL;
        assert_int_equal(integra_plan_create(NULL, &allocator, &plan, NULL), INTEGRA_OK);
        for (size_t j = 0; j < 3; j++) {
            apply(plan, all[orders[i][j]]);
        }
        is_gone(plan, &w, &t);
        apply(plan, &t.text); /* a copy that comes later */
        is_gone(plan, &w, &t);
        integra_plan_destroy(plan);
        assert_int_equal(w.live, 0);
    }
}

/* A backup from before the erasure is merged: the text stays away. */
static void a_backup_brings_nothing_back(void **state)
{
    const told t = tell_it();
    watch w = { .live = 0 };
    const integra_allocator allocator = { &w, take, give_back };
    integra_plan *plan = NULL, *backup = NULL;
    (void)state;
    assert_int_equal(integra_plan_create(NULL, NULL, &backup, NULL), INTEGRA_OK);
    apply(backup, &t.opening);
    apply(backup, &t.text);
    assert_int_equal(integra_plan_create(NULL, &allocator, &plan, NULL), INTEGRA_OK);
    assert_int_equal(take_in(plan, backup), INTEGRA_OK);
    assert_true(in_memory(&w));
    apply(plan, &t.erasure);
    is_gone(plan, &w, &t);
    assert_int_equal(take_in(plan, backup), INTEGRA_OK);
    is_gone(plan, &w, &t);
    integra_plan_destroy(backup);
    integra_plan_destroy(plan);
    assert_int_equal(w.live, 0);
}

/* One that is refused erases nothing: here its author is a stranger. */
static void a_refused_erasure_erases_nothing(void **state)
{
    const told t = tell_it();
    integra_plan *plan = NULL;
    message out;
    (void)state;
    assert_int_equal(integra_plan_create(NULL, NULL, &plan, NULL), INTEGRA_OK);
    apply(plan, &t.opening);
    apply(plan, &t.text);
    integra_event event = event_of(INTEGRA_EVENT_ERASURE, STRANGER, &t.text.digest);
    assert_int_equal(tell(plan, 'b', &event, &out), INTEGRA_OK);
    assert_int_equal(out.verdict, INTEGRA_EVENT_VERDICT_REFUSED);
    assert_true(written_anywhere(plan));
    integra_plan_destroy(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(in_every_order),
        cmocka_unit_test(a_backup_brings_nothing_back),
        cmocka_unit_test(a_refused_erasure_erases_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
