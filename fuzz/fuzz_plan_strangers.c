/* fuzz_plan_strangers.c - bytes say what three honest sites do among themselves, and what somebody hostile sends them:
 * events in others' names, forks, chains that are refused or wait, worthless signatures, altered and cut messages,
 * replays. Nothing honest is lost or kept out, nothing that was left out is anywhere, all limits hold.
 * Spec: spec/31-history.md, spec/32-exchange.md; PLN-11, PLN-12.  Layer: fuzz.  SPDX-License-Identifier: Apache-2.0 */
#include "again.h"
#include "drawn.h"
#include "seal.h"

#include "../tests/story.h"
#include "chains.h"
#include "drafts.h"
#include "strangers.h"
#include "held.h"

enum { STEPS = 24 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* One's own event, signed. Where its writer was forked by others, which only they can who are not asked to sign, the
 * installation takes another. */
static void appends(world *w, site *s)
{
    static uint8_t bytes[EVENT_ROOM];
    uint8_t mac[MAC];
    size_t size = 0;
    integra_digest digest;
    integra_event event = drawn_event(&w->bytes, &w->known[draw(&w->bytes) % w->count].digest), drafted;
    event.writer = who(s->writer);
    drafted = event;
    integra_status status = integra__plan_draft(s->plan, &drafted, NULL);
    if (status == INTEGRA_ERR_REFUSED) { /* forked, or what it wrote waits for what was taken from it */
        must(w->who_may == EVERYBODY && w->next_writer <= 'k');
        s->writer = w->next_writer++;
        return;
    }
    if (status != INTEGRA_OK || w->count == KNOWN || integra_event_digest(&drafted, &digest, NULL) != INTEGRA_OK) {
        return;
    }
    mac_of(s->writer, &digest, mac);
    sign(&event, mac, MAC);
    status = integra_plan_append(s->plan, &event, bytes, sizeof bytes, &size, NULL);
    must(status != INTEGRA_ERR_LIMIT);
    if (status == INTEGRA_OK) {
        integra_event_init(&event, sizeof event);
        must(integra_event_decode(bytes, size, &event, NULL) == INTEGRA_OK && keep(w, &event, 1) != NULL);
    }
}

/* An event of somebody's arrives: as it was sent, or without its signatures, or with worthless ones beside. */
static void receives(world *w, site *s, const known *k)
{
    static const uint8_t junk[INTEGRA_SIGNATURES_LIMIT][2] = { { 0xff, 1 }, { 0xff, 2 }, { 0xff, 3 }, { 0xff, 4 },
                                                               { 0xff, 5 }, { 0xff, 6 }, { 0xff, 7 }, { 0xff, 8 } };
    static uint8_t bytes[EVENT_ROOM];
    integra_event event;
    size_t size = 0, here = verdict_of(s->plan, &k->digest) != 0;
    uint32_t how = draw(&w->bytes) % 4;
    integra_event_init(&event, sizeof event);
    must(integra_event_decode(k->bytes, k->size, &event, NULL) == INTEGRA_OK);
    event.signature_count = how == 1 ? 0 : event.signature_count;
    while (how == 2 && event.signature_count < INTEGRA_SIGNATURES_LIMIT) {
        sign(&event, junk[event.signature_count], sizeof junk[0]);
    }
    if (how == 3) { /* its text is withheld */
        event.text.size = event.salt.size = 0;
    }
    if (integra_event_encode(&event, bytes, sizeof bytes, &size, NULL) == INTEGRA_OK) {
        (void)take(s, bytes, size, 1, 1 - here);
    }
}

/* A message of some of the events that are known, as a program without limits or verifier would write it. */
typedef struct some {
    blob bytes;
    size_t brought; /* events that are not at the site */
    int revoked;    /* whether some of those are of a writer that is refused */
} some;

static some some_of(world *w, const site *s)
{
    integra_plan *all = NULL;
    some out = { .brought = 0 };
    uint32_t which = draw(&w->bytes) << 8 | draw(&w->bytes), step = 1 + draw(&w->bytes) % 3;
    must(integra_plan_create(NULL, NULL, &all, NULL) == INTEGRA_OK);
    for (size_t i = w->count; i-- > 0;) {
        uint32_t verdict = 0;
        if ((which >> i / step % 16 & 1u) != 0) {
            must(apply_one(all, w->known[i].bytes, w->known[i].size, &verdict, NULL) == INTEGRA_OK);
            int brought = verdict_of(s->plan, &w->known[i].digest) == 0;
            out.brought += (size_t)brought;
            out.revoked |= brought && w->known[i].writer == REVOKED && w->who_may == UNREVOKED;
        }
    }
    must(whole_plan(all, &out.bytes) == INTEGRA_OK);
    integra_plan_destroy(all);
    return out;
}

/* It comes, and comes again: nothing more is taken, and no memory, however often. */
static void merges_some(world *w, site *s)
{
    size_t live = 0;
    some m = some_of(w, s);
    integra_status status = take(s, m.bytes.bytes, m.bytes.size, 0, m.brought);
    must(status == INTEGRA_OK || s == &w->sites[TIGHT] || m.revoked);
    must(status != INTEGRA_OK || !m.revoked);
    for (size_t i = 0; i < 3 && status == INTEGRA_OK; i++) {
        size_t count = integra_plan_count(s->plan);
        must(take(s, m.bytes.bytes, m.bytes.size, 0, INTEGRA_NO_INDEX) == INTEGRA_OK);
        must(integra_plan_count(s->plan) == count && (i < 2 || s->live <= live));
        live = s->live;
    }
    free(m.bytes.bytes);
}

/* It comes altered or cut, with a check that fits, at a copy of the site: what it then holds nobody has written. */
static void merges_altered(world *w, const site *s)
{
    static site copy;
    blob altered = some_of(w, s).bytes, all;
    copy = *s;
    open_site(w, &copy, 0);
    must(whole_plan(s->plan, &all) == INTEGRA_OK);
    must(take(&copy, all.bytes, all.size, 0, INTEGRA_NO_INDEX) == INTEGRA_OK);
    reads_back(&copy, s);
    if (draw(&w->bytes) % 4 == 0) {
        altered.size = (draw(&w->bytes) << 8 | draw(&w->bytes)) % altered.size;
    } else {
        altered.bytes[(draw(&w->bytes) << 8 | draw(&w->bytes)) % altered.size] ^= (uint8_t)draw(&w->bytes);
    }
    seal(altered.bytes, altered.size);
    (void)take(&copy, altered.bytes, altered.size, 0, INTEGRA_NO_INDEX);
    check(&copy, 0);
    free(altered.bytes);
    free(all.bytes);
    integra_plan_destroy(copy.plan);
    must(copy.live == s->live);
}

/* What stands beside an event comes with a whole message, whatever is left out of it: texts, and signatures that there
 * is a place for. */
static void beside_came(const site *to, const site *from)
{
    for (size_t i = 0; i < integra_plan_count(from->plan); i++) {
        integra_event sent, kept;
        integra_place place;
        uint32_t at;
        integra_event_init(&sent, sizeof sent);
        integra_event_init(&kept, sizeof kept);
        integra_place_init(&place, sizeof place);
        must(integra_plan_event_at(from->plan, i, &sent, &place, NULL) == INTEGRA_OK);
        must(integra_plan_find(to->plan, &place.digest, &at, NULL) == INTEGRA_OK);
        if (at != INTEGRA_NO_INDEX) {
            must(integra_plan_event_at(to->plan, at, &kept, &place, NULL) == INTEGRA_OK);
            must(kept.signature_count >= sent.signature_count);
            must(kept.text.size == sent.text.size || sent.text.size == 0 || place.erased);
        }
    }
}

/* Between honest sites: what the other lacks, or all there is. What is accepted at one is at both; what is not may find
 * no room. */
static void exchanges(site *to, const site *from, int whole)
{
    blob summary, bytes;
    must(whole_summary(to->plan, &summary) == INTEGRA_OK);
    must((whole ? whole_plan(from->plan, &bytes) : whole_delta(from->plan, &summary, &bytes)) == INTEGRA_OK);
    must(take(to, bytes.bytes, bytes.size, 0, INTEGRA_NO_INDEX) == INTEGRA_OK);
    for (size_t i = 0; i < to->world->count; i++) {
        uint32_t verdict = verdict_of(from->plan, &to->world->known[i].digest);
        must(verdict != INTEGRA_EVENT_VERDICT_ACCEPTED ||
             verdict_of(to->plan, &to->world->known[i].digest) == INTEGRA_EVENT_VERDICT_ACCEPTED);
    }
    if (whole) {
        beside_came(to, from);
    }
    free(summary.bytes);
    free(bytes.bytes);
}

static void step(world *w)
{
    uint32_t what = draw(&w->bytes) % 16, at = draw(&w->bytes) % HONEST;
    site *s = &w->sites[at];
    const known *k;
    if (what < 4) {
        appends(w, s);
    } else if (what == 4) {
        (void)forge(w);
    } else if (what == 5) {
        flood(w);
        merges_some(w, s);
    } else if (what < 8) {
        k = forge(w);
        receives(w, s, k != NULL ? k : &w->known[0]);
    } else if (what == 8) {
        receives(w, s, &w->known[draw(&w->bytes) % w->count]);
    } else if (what < 11) {
        merges_some(w, s);
    } else if (what == 11) {
        merges_altered(w, s);
    } else if (what == 12) {
        w->sites[TIGHT].stops = draw(&w->bytes) * 16;
        merges_some(w, &w->sites[TIGHT]);
    } else {
        exchanges(s, &w->sites[(at + 1 + draw(&w->bytes) % (HONEST - 1)) % HONEST], what == 15);
    }
    check(s, 0);
    check(&w->sites[TIGHT], 1);
}

/* The story's events, each signed by its writer. Told once: most of the time goes into what follows. */
static void begin(world *w, uint32_t which)
{
    static const uint32_t phases[] = { INTEGRA_PHASE_ACTIVE, INTEGRA_PHASE_DRAFT, INTEGRA_PHASE_IN_REVIEW };
    static story stories[sizeof phases / sizeof *phases];
    static blob all[sizeof phases / sizeof *phases];
    which %= sizeof phases / sizeof *phases;
    story *s = &stories[which];
    blob *signed_one = &all[which];
    if (s->plan == NULL) {
        must(story_at(s, phases[which]));
    }
    for (size_t i = 0; i < integra_plan_count(s->plan); i++) {
        integra_event event;
        integra_place place;
        uint8_t mac[MAC];
        integra_event_init(&event, sizeof event);
        integra_place_init(&place, sizeof place);
        must(integra_plan_event_at(s->plan, i, &event, &place, NULL) == INTEGRA_OK);
        mac_of('a', &place.digest, mac);
        event.signature_count = 0;
        sign(&event, mac, MAC);
        const known *k = keep(w, &event, 1);
        uint32_t verdict = 0;
        must(k != NULL && apply_one(s->plan, k->bytes, k->size, &verdict, NULL) == INTEGRA_OK);
    }
    must(signed_one->bytes != NULL || whole_plan(s->plan, signed_one) == INTEGRA_OK);
    for (size_t i = 0; i < SITES; i++) {
        w->sites[i].writer = w->next_writer++;
        open_site(w, &w->sites[i], i == TIGHT);
        must(take(&w->sites[i], signed_one->bytes, signed_one->size, 0, w->count) == INTEGRA_OK);
        check(&w->sites[i], i == TIGHT);
    }
}

/* Each takes from each, in one order or the other; how many events were new to somebody. */
static size_t meet(world *w, size_t backward)
{
    size_t news = 0;
    for (size_t i = 0; i < (size_t)HONEST * HONEST; i++) {
        size_t at = backward ? (size_t)HONEST * HONEST - 1 - i : i;
        site *to = &w->sites[at / HONEST];
        size_t before = integra_plan_count(to->plan);
        if (at / HONEST != at % HONEST) {
            exchanges(to, &w->sites[at % HONEST], 0);
        }
        news += integra_plan_count(to->plan) - before;
    }
    return news;
}

/* The sites meet, in two orders: all have what anybody honest wrote, and the same plan; the same bytes too, where no
 * chain was left out anywhere. */
static void end(world *w)
{
    blob held[HONEST], states[HONEST];
    int crowded = 0;
    for (size_t i = 0, news = 1; i < 4 && news > 0; i++) {
        news = meet(w, i % 2);
    }
    for (size_t i = 0; i < HONEST; i++) {
        check(&w->sites[i], 0);
        crowded |= w->sites[i].crowded;
        held_of(w->sites[i].plan, &held[i]);
        must(whole_state(w->sites[i].plan, &states[i]) == INTEGRA_OK);
        for (size_t k = 0; k < w->count; k++) {
            must(!w->known[k].honest || verdict_of(w->sites[i].plan, &w->known[k].digest) != 0);
        }
    }
    for (size_t i = 0; i < HONEST; i++) {
        must(blob_same(&held[0], &held[i]) && (crowded || blob_same(&states[0], &states[i])));
    }
    for (size_t i = 0; i < HONEST; i++) {
        free(held[i].bytes);
        free(states[i].bytes);
    }
    for (size_t i = 0; i < SITES; i++) {
        integra_plan_destroy(w->sites[i].plan);
        must(w->sites[i].live == 0);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static world w;
    memset(&w, 0, sizeof w);
    w.bytes = (drawn){ data, size };
    uint32_t how = draw(&w.bytes);
    w.who_may = (policy)(how % POLICIES);
    w.unaccepted = 1 + how / POLICIES % 4;
    w.next_writer = 'b';
    begin(&w, how >> 4);
    for (size_t i = 0; i < STEPS && w.bytes.size > 0; i++) {
        step(&w);
    }
    end(&w);
    return 0;
}
