/* held.h - what must hold at an honest site, whatever was sent to it.
 * Spec: spec/31-history.md, spec/32-exchange.md; PLN-11, PLN-12.  Layer: fuzz.  SPDX-License-Identifier: Apache-2.0
 * After chains.h and strangers.h. */
#ifndef HELD_H
#define HELD_H

enum { TIGHT_EVENTS = 40, TIGHT_BRANCHES = 5 };

static inline void open_site(world *w, site *s, int tight)
{
    integra_plan_limits limits;
    integra_plan_host host;
    integra_allocator allocator = { s, site_takes, site_gives_back };
    integra_plan_limits_init(&limits, sizeof limits);
    integra_plan_host_init(&host, sizeof host);
    limits.unaccepted = w->unaccepted;
    limits.branches = tight ? TIGHT_BRANCHES : 0;
    limits.events = tight ? TIGHT_EVENTS : 0;
    host.context = s;
    host.verify = w->who_may == EVERYBODY ? NULL : site_verifies;
    host.go_on = site_goes_on;
    s->world = w;
    must(integra_plan_create_for(&limits, &host, &allocator, &s->plan, NULL) == INTEGRA_OK);
}

/* How many signatures stand beside events here; each of them is worth its place where somebody looks. */
static inline size_t signatures_at(const site *s)
{
    size_t count = 0;
    for (size_t i = 0; i < integra_plan_count(s->plan); i++) {
        integra_event event;
        integra_place place;
        integra_event_init(&event, sizeof event);
        integra_place_init(&place, sizeof place);
        must(integra_plan_event_at(s->plan, i, &event, &place, NULL) == INTEGRA_OK);
        count += event.signature_count;
        if (s->world->who_may == EVERYBODY) {
            continue;
        }
        for (uint32_t k = 0; k < event.signature_count; k++) {
            must(mac_fits(letter_of(&event.writer), &place.digest, event.signatures[k]));
        }
        must(event.signature_count > 0 ||
             (s->world->who_may == UNCLAIMED && !keyed(letter_of(&event.writer)))); /* left out is nowhere */
    }
    return count;
}

/* What was here is here, with the verdict and the text it had. */
static inline void nothing_is_lost(site *s)
{
    const world *w = s->world;
    for (size_t i = 0; i < w->count; i++) {
        uint32_t verdict = verdict_of(s->plan, &w->known[i].digest), at;
        must(verdict != 0 || !s->had[i]);
        must(verdict == s->verdicts[i] || s->verdicts[i] == 0);
        s->had[i] |= (uint8_t)(w->known[i].honest && verdict != 0);
        if (verdict == INTEGRA_EVENT_VERDICT_ACCEPTED || verdict == INTEGRA_EVENT_VERDICT_REFUSED) {
            s->verdicts[i] = (uint8_t)verdict;
        }
        must(integra_plan_find(s->plan, &w->known[i].digest, &at, NULL) == INTEGRA_OK);
        if (at != INTEGRA_NO_INDEX) {
            integra_event event;
            integra_place place;
            integra_event_init(&event, sizeof event);
            integra_place_init(&place, sizeof place);
            must(integra_plan_event_at(s->plan, at, &event, &place, NULL) == INTEGRA_OK);
            must(event.text.size > 0 || place.erased || !s->texts[i]);
            s->texts[i] |= (uint8_t)(event.text.size > 0);
        }
    }
}

static inline void limits_hold(const site *s, int tight)
{
    static chains seen;
    if (!chains_of(s->plan, &seen)) {
        return;
    }
    must(seen.loose - seen.forked <= s->world->unaccepted);
    must(!tight || (seen.count <= TIGHT_EVENTS && seen.counted <= TIGHT_BRANCHES));
}

/* A message is taken whole or not at all, and what is told of it adds up. brought: how many events it has that are not
 * here, or NO_INDEX where that is not known. */
static inline integra_status take(site *s, const uint8_t *bytes, size_t size, int one, size_t brought)
{
    blob before, after;
    integra_taken taken;
    integra_error error = { 0 };
    integra_taken_init(&taken, sizeof taken);
    size_t count = integra_plan_count(s->plan), signatures = signatures_at(s);
    must(whole_plan(s->plan, &before) == INTEGRA_OK);
    integra_status status = one ? integra_plan_apply(s->plan, bytes, size, &taken, &error)
                                : integra_plan_merge(s->plan, bytes, size, &taken, &error);
    if (status != INTEGRA_OK) {
        must(whole_plan(s->plan, &after) == INTEGRA_OK && blob_same(&before, &after));
        must(again_refused(status, &error, size) == 0 && error.fault != INTEGRA_FAULT_VERIFIER_ANSWER);
        free(after.bytes);
    } else {
        must(integra_plan_count(s->plan) == count + taken.added);
        must(signatures_at(s) == signatures + taken.signatures);
        must((taken.chains == 0) == (taken.crowded == 0) && taken.chains <= taken.crowded);
        must(brought == INTEGRA_NO_INDEX || taken.added + taken.left_out + taken.crowded == brought);
        must(!one || taken.added + taken.left_out + taken.crowded <= 1);
        s->crowded |= taken.crowded > 0;
    }
    free(before.bytes);
    return status;
}

/* One's own message reads back whole, but for what forked off beyond the limit. */
static inline void reads_back(const site *copy, const site *s)
{
    static chains seen;
    must(integra_plan_count(copy->plan) == integra_plan_count(s->plan) ||
         (chains_of(s->plan, &seen) && seen.loose > s->world->unaccepted));
}

static inline void check(site *s, int tight)
{
    (void)signatures_at(s);
    nothing_is_lost(s);
    limits_hold(s, tight);
}

/* What a plan holds and lists, each place as the event that is there: the state but for what is refused or waits. */
static inline void held_of(integra_plan *plan, blob *out)
{
    size_t values = 0, pairs = 0, row = sizeof(integra_held) + 2 * sizeof(integra_digest);
    must(integra_plan_held(plan, &values, &pairs, NULL) == INTEGRA_OK);
    out->size = (values + pairs) * row;
    out->bytes = calloc(values + pairs + 1, row);
    must(out->bytes != NULL);
    for (size_t i = 0; i < values + pairs; i++) {
        integra_held held;
        integra_concurrent pair;
        uint32_t places[2] = { INTEGRA_NO_INDEX, INTEGRA_NO_INDEX };
        integra_held_init(&held, sizeof held);
        integra_concurrent_init(&pair, sizeof pair);
        if (i < values) {
            must(integra_plan_held_at(plan, i, &held, NULL) == INTEGRA_OK);
            places[0] = held.place;
        } else {
            must(integra_plan_concurrent_at(plan, i - values, &pair, NULL) == INTEGRA_OK);
            held.slot = pair.slot;
            places[0] = pair.place;
            places[1] = pair.other;
        }
        held.place = 0;
        memcpy(out->bytes + i * row, &held, sizeof held);
        for (size_t p = 0; p < 2; p++) {
            integra_place place;
            integra_place_init(&place, sizeof place);
            if (places[p] != INTEGRA_NO_INDEX) {
                must(integra_plan_event_at(plan, places[p], NULL, &place, NULL) == INTEGRA_OK);
                memcpy(out->bytes + i * row + sizeof held + p * sizeof place.digest, &place.digest,
                       sizeof place.digest);
            }
        }
    }
}

#endif
