/* fuzz_plan_sites.c - bytes say what three sites do: write any kind about anything, exchange, lose, fork, receive what
 * was damaged. Whoever has the same events has the same state and shows the same bytes, no verdict flips, and what is
 * refused changes nothing.
 * Spec: spec/31-history.md, PLN-11, PLN-12.  Layer: fuzz.  SPDX-License-Identifier: Apache-2.0 */
#include "again.h"
#include "drawn.h"
#include "seal.h"

#include "../tests/story.h"
#include "drafts.h"

enum { SITES = 3, EVENTS = 40, STEPS = 20 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

typedef struct world {
    drawn bytes;
    integra_plan *sites[SITES];
    int writers[SITES];
    int resigned; /* whether a site has a signature that others have not: a message of events tells no more of it */
    size_t count;
    message told[EVENTS];
} world;

/* An event of the plan's own that is known in full is kept with its verdict. */
static void keep(world *w, const message *m)
{
    for (size_t i = 0; i < w->count; i++) {
        if (memcmp(&w->told[i].digest, &m->digest, sizeof m->digest) == 0) {
            return;
        }
    }
    must(w->count < EVENTS);
    w->told[w->count++] = *m;
}

/* No verdict for good differs from the one first given; those that wait may get one. */
static void verdicts_hold(world *w, const integra_plan *plan)
{
    for (size_t i = 0; i < w->count; i++) {
        uint32_t verdict = verdict_of(plan, &w->told[i].digest);
        if (verdict == 0 || verdict == INTEGRA_EVENT_VERDICT_WAITING) {
            continue;
        }
        must(w->told[i].verdict == INTEGRA_EVENT_VERDICT_WAITING || w->told[i].verdict == verdict);
        w->told[i].verdict = verdict;
    }
}

static void unchanged(integra_plan *plan, const blob *bytes, const blob *state)
{
    blob again, now;
    must(whole_plan(plan, &again) == INTEGRA_OK && whole_state(plan, &now) == INTEGRA_OK);
    must(blob_same(bytes, &again) && blob_same(state, &now));
    free(again.bytes);
    free(now.bytes);
}

static integra_event any_event(world *w)
{
    static const uint8_t signatures[] = { 0x84, 0xd2, 0x84, 0x43 };
    const message *about = &w->told[draw(&w->bytes) % w->count];
    integra_event event = drawn_event(&w->bytes, &about->digest);
    uint32_t hands = draw(&w->bytes) >> 6;
    for (size_t i = 0; i < hands; i++) {
        sign(&event, signatures + i, 1 + i);
    }
    return event;
}

static void writes(world *w, size_t site)
{
    message m;
    integra_event event = any_event(w);
    if (w->count < EVENTS && tell(w->sites[site], w->writers[site], &event, &m) == INTEGRA_OK) {
        keep(w, &m);
    }
}

/* What evaluate says, append does. */
static void appends(world *w, size_t site)
{
    message m = { .size = 0 };
    size_t count = 0;
    integra_refusal refusals[32];
    integra_event event = any_event(w);
    event.writer = who(w->writers[site]);
    integra_status told = integra_plan_evaluate(w->sites[site], &event, refusals, 32, &count, NULL);
    if (w->count == EVENTS) {
        return;
    }
    size_t before = integra_plan_count(w->sites[site]);
    integra_status status = integra_plan_append(w->sites[site], &event, m.bytes, sizeof m.bytes, &m.size, NULL);
    must(status == (told == INTEGRA_OK && count > 0 ? INTEGRA_ERR_REFUSED : told));
    must(integra_plan_count(w->sites[site]) == before + (status == INTEGRA_OK));
    if (status == INTEGRA_OK) {
        integra_event read;
        integra_event_init(&read, sizeof read);
        must(integra_event_decode(m.bytes, m.size, &read, NULL) == INTEGRA_OK);
        must(integra_event_digest(&read, &m.digest, NULL) == INTEGRA_OK);
        m.verdict = INTEGRA_EVENT_VERDICT_ACCEPTED;
        keep(w, &m);
    }
}

/* One event arrives, maybe before those it follows. */
static void receives(world *w, size_t site)
{
    const message *m = &w->told[draw(&w->bytes) % w->count];
    uint32_t verdict = 0;
    must(apply_one(w->sites[site], m->bytes, m->size, &verdict, NULL) == INTEGRA_OK);
    must(verdict == verdict_of(w->sites[site], &m->digest));
}

/* One event arrives with a byte changed: refused, nothing having changed, or another event. */
static void receives_damaged(world *w, size_t site)
{
    blob bytes, state;
    integra_event read;
    integra_taken taken;
    message m = w->told[draw(&w->bytes) % w->count];
    m.bytes[(draw(&w->bytes) << 8 | draw(&w->bytes)) % m.size] ^= (uint8_t)draw(&w->bytes);
    integra_event_init(&read, sizeof read);
    if (w->count == EVENTS) {
        return;
    }
    must(whole_plan(w->sites[site], &bytes) == INTEGRA_OK && whole_state(w->sites[site], &state) == INTEGRA_OK);
    integra_taken_init(&taken, sizeof taken);
    if (integra_plan_apply(w->sites[site], m.bytes, m.size, &taken, NULL) == INTEGRA_OK) {
        must(integra_event_decode(m.bytes, m.size, &read, NULL) == INTEGRA_OK);
        must(integra_event_digest(&read, &m.digest, NULL) == INTEGRA_OK);
        m.verdict = taken.verdict;
        w->resigned |= taken.signatures > 0;
        keep(w, &m);
    } else {
        unchanged(w->sites[site], &bytes, &state);
    }
    free(bytes.bytes);
    free(state.bytes);
}

/* A whole message arrives with a byte changed, at a copy of the site: by chance, which its check tells, or by somebody
 * who has written a check that fits. */
static void merges_damaged(world *w, size_t site)
{
    blob all, bytes, state;
    uint64_t added = 0;
    integra_plan *copy = twin(w->sites[site]);
    must(copy != NULL && whole_plan(w->sites[draw(&w->bytes) % SITES], &all) == INTEGRA_OK);
    must(whole_plan(copy, &bytes) == INTEGRA_OK && whole_state(copy, &state) == INTEGRA_OK);
    uint8_t changes = (uint8_t)draw(&w->bytes);
    all.bytes[(draw(&w->bytes) << 8 | draw(&w->bytes)) % all.size] ^= changes;
    if (changes != 0) {
        must(merge_all(copy, all.bytes, all.size, &added, NULL) != INTEGRA_OK);
        unchanged(copy, &bytes, &state);
    }
    seal(all.bytes, all.size);
    if (merge_all(copy, all.bytes, all.size, &added, NULL) != INTEGRA_OK) {
        unchanged(copy, &bytes, &state);
    }
    verdicts_hold(w, copy);
    free(all.bytes);
    free(bytes.bytes);
    free(state.bytes);
    integra_plan_destroy(copy);
}

static void exchanges(integra_plan *to, const integra_plan *from)
{
    blob summary, delta;
    uint64_t added = 0;
    size_t troubles = 0;
    must(whole_summary(to, &summary) == INTEGRA_OK && whole_delta(from, &summary, &delta) == INTEGRA_OK);
    must(merge_all(to, delta.bytes, delta.size, &added, NULL) == INTEGRA_OK);
    integra_status status = integra_plan_check(from, summary.bytes, summary.size, NULL, 0, &troubles, NULL);
    must(status == (troubles ? INTEGRA_ERR_CAPACITY : INTEGRA_OK));
    for (size_t i = 0; i < integra_plan_count(from); i++) {
        integra_place place;
        integra_place_init(&place, sizeof place);
        must(integra_plan_event_at(from, i, NULL, &place, NULL) == INTEGRA_OK && verdict_of(to, &place.digest) != 0);
    }
    free(summary.bytes);
    free(delta.bytes);
}

static void step(world *w)
{
    uint32_t what = draw(&w->bytes) % 16, site = draw(&w->bytes) % SITES,
             other = (site + 1 + draw(&w->bytes) % (SITES - 1)) % SITES;
    if (what < 7) {
        writes(w, site);
    } else if (what < 9) {
        appends(w, site);
    } else if (what == 9) {
        w->writers[site] = w->writers[other]; /* a backup restored elsewhere: from now on a fork */
    } else if (what == 10) {
        receives(w, site);
    } else if (what == 11) {
        receives_damaged(w, site);
    } else if (what == 12) {
        merges_damaged(w, site);
    } else if (what == 13) {
        must(take_in(w->sites[site], w->sites[other]) == INTEGRA_OK);
    } else {
        exchanges(w->sites[site], w->sites[other]);
    }
    verdicts_hold(w, w->sites[site]);
}

/* One story, in one of the phases, that all sites know. Told once: most of the time goes into what follows. */
static void begin(world *w)
{
    static const uint32_t phases[] = { INTEGRA_PHASE_DRAFT, INTEGRA_PHASE_PROPOSED, INTEGRA_PHASE_ACTIVE,
                                       INTEGRA_PHASE_IN_REVIEW, INTEGRA_PHASE_SUSPENDED };
    static story stories[sizeof phases / sizeof *phases];
    uint32_t which = draw(&w->bytes) % (sizeof phases / sizeof *phases);
    story *s = &stories[which];
    if (s->plan == NULL) {
        must(story_at(s, phases[which]));
    }
    const message *known[] = { &s->opening, &s->need, &s->intervention, &s->assessment, &s->wish,
                               &s->absence, &s->last, &s->given,        &s->manager,    &s->informed };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        keep(w, known[i]);
    }
    for (size_t i = 0; i < SITES; i++) {
        w->writers[i] = 'a' + (int)i;
        w->sites[i] = twin(s->plan);
        must(w->sites[i] != NULL);
    }
}

/* All that was written, by three ways: the same plan, the same state. */
static void end(world *w)
{
    integra_plan *ways[] = { twin(w->sites[0]), twin(w->sites[2]), twin(w->sites[1]) };
    blob bytes[3], states[3];
    for (size_t i = 0; i < 3; i++) {
        must(ways[i] != NULL);
    }
    must(take_in(ways[0], w->sites[1]) == INTEGRA_OK && take_in(ways[0], w->sites[2]) == INTEGRA_OK);
    exchanges(ways[1], w->sites[0]);
    exchanges(ways[1], w->sites[1]);
    for (size_t i = w->count; i-- > 0;) {
        uint32_t verdict = 0;
        must(apply_one(ways[2], w->told[i].bytes, w->told[i].size, &verdict, NULL) == INTEGRA_OK);
    }
    for (size_t i = 0; i < 3; i++) {
        verdicts_hold(w, ways[i]);
        must(whole_plan(ways[i], &bytes[i]) == INTEGRA_OK && whole_state(ways[i], &states[i]) == INTEGRA_OK);
        must(blob_same(&states[0], &states[i]) && (w->resigned || blob_same(&bytes[0], &bytes[i])));
    }
    for (size_t i = 0; i < 3; i++) {
        free(bytes[i].bytes);
        free(states[i].bytes);
        integra_plan_destroy(ways[i]);
        integra_plan_destroy(w->sites[i]);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static world w;
    w = (world){ .bytes = { data, size } };
    begin(&w);
    for (size_t i = 0; i < STEPS && w.bytes.size > 0; i++) {
        step(&w);
    }
    end(&w);
    return 0;
}
