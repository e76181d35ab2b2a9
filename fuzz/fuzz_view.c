/* fuzz_view.c - bytes say what two sites record apart from each other: what anybody sees of the plan is a message, the
 * same at both sites once they have exchanged, and the same where each had been the other's writer. Spec:
 * spec/35-views.md (PLN-30).  Layer: fuzz.  SPDX-License-Identifier: Apache-2.0 */
#include "again.h"
#include "drawn.h"

#include "../tests/story.h"

enum { SITES = 2, EVENTS = 24, LAST_KIND = 63, VIEWERS = 13, ROOM = 1 << 15 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

typedef struct world {
    drawn bytes;
    integra_plan *sites[SITES];
    size_t count;
    message told[EVENTS];
} world;

static int somebody(world *w)
{
    static const char people[] = { GP, MANAGER, NURSE, PERSON, CARER, 'h' };
    return draw_of(&w->bytes, people, sizeof people);
}

static int allows(uint32_t kind, uint32_t field)
{
    return integra_event_field(kind, field) != INTEGRA_PRESENCE_ABSENT;
}

static integra_event any_event(world *w)
{
    uint32_t kind = 2 + draw(&w->bytes) % (LAST_KIND - 1), bits = draw(&w->bytes);
    const message *about = &w->told[draw(&w->bytes) % w->count];
    int names = integra_event_field(kind, INTEGRA_FIELD_TARGET) == INTEGRA_PRESENCE_REQUIRED;
    integra_event event = event_of(kind, GP, names ? &about->digest : NULL);
    if (bits & 1u && allows(kind, INTEGRA_FIELD_PERSON)) {
        event.person = who(somebody(w));
    }
    if (bits & 2u && allows(kind, INTEGRA_FIELD_CODE)) {
        event.code = 1 + draw(&w->bytes) % 15;
    }
    if (bits & 4u && allows(kind, INTEGRA_FIELD_DETAIL)) {
        event.detail = 1 + draw(&w->bytes) % 3;
    }
    if (bits & 8u && allows(kind, INTEGRA_FIELD_DUE)) {
        event.due = DAY + (integra_date)(draw(&w->bytes) % 4);
    }
    if (bits & 16u && allows(kind, INTEGRA_FIELD_TEXT)) {
        write_text(&event, bits & 64u ? "walks alone" : "falls");
    }
    if (allows(kind, INTEGRA_FIELD_GIVER)) {
        event.giver = who(bits & 128u ? PERSON : 'h');
    }
    event.author = who(bits & 32u ? MANAGER : GP);
    return event;
}

static void forget(world *w)
{
    for (size_t i = 0; i < SITES; i++) {
        integra_plan_destroy(w->sites[i]);
    }
}

/* Plays the bytes, the sites being these writers; all is at both sites in the end. */
static void play(world *w, const uint8_t *data, size_t size, const char writers[SITES])
{
    story s;
    memset(w, 0, sizeof *w);
    w->bytes = (drawn){ data, size };
    must(story_at(&s, draw(&w->bytes) & 1u ? INTEGRA_PHASE_ACTIVE : INTEGRA_PHASE_DRAFT));
    w->sites[0] = s.plan;
    w->told[w->count++] = s.need;
    w->told[w->count++] = s.intervention;
    w->told[w->count++] = s.assessment;
    must((w->sites[1] = twin(s.plan)) != NULL);
    while (w->bytes.size > 0 && w->count < EVENTS) {
        uint32_t site = draw(&w->bytes) % SITES;
        integra_event event = any_event(w);
        if (draw(&w->bytes) % 8 == 0) {
            must(take_in(w->sites[site], w->sites[1 - site]) == INTEGRA_OK);
        }
        event.recorded += (int64_t)w->count;
        if (tell(w->sites[site], writers[site], &event, &w->told[w->count]) == INTEGRA_OK) {
            w->count++;
        }
    }
    must(take_in(w->sites[0], w->sites[1]) == INTEGRA_OK && take_in(w->sites[1], w->sites[0]) == INTEGRA_OK);
}

static size_t seen(integra_plan *plan, uint32_t viewer, uint8_t *room)
{
    size_t size = 0, used = 0;
    uint32_t kind = 0;
    must(integra_view_encode(plan, viewer, "P", 1, room, ROOM, &size, NULL) == INTEGRA_OK);
    must(integra_message_next(room, size, 0, &kind, &used, NULL) == INTEGRA_OK);
    must(kind == INTEGRA_MESSAGE_PLAN_VIEW && used == size);
    return size;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static world one, other;
    static uint8_t first[ROOM], second[ROOM];
    play(&one, data, size, "bc");
    play(&other, data, size, "cb");
    for (uint32_t viewer = 1; viewer <= VIEWERS; viewer++) {
        size_t length = seen(one.sites[0], viewer, first);
        must(seen(one.sites[1], viewer, second) == length && memcmp(first, second, length) == 0);
        must(seen(other.sites[0], viewer, second) == length && memcmp(first, second, length) == 0);
    }
    forget(&one);
    forget(&other);
    return 0;
}
