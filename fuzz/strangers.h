/* strangers.h - honest sites that check signatures, and somebody hostile who knows every event and writes others.
 * Spec: spec/32-exchange.md (PLN-12), "How to sign"; spec/31-history.md (PLN-11).  Layer: fuzz.
 * SPDX-License-Identifier: Apache-2.0
 * After drawn.h, drafts.h and story.h.
 *
 * The signature is a toy that nobody hostile can make: SHA-256 of a key, the writer and the event's digest. Writers a
 * to k are honest installations; q is one that has a key and is hostile; r was revoked; u to z have no key. */
#ifndef STRANGERS_H
#define STRANGERS_H

enum { KNOWN = 96, EVENT_ROOM = 4096, MAC = 32, INSIDER = 'q', REVOKED = 'r', FIRST_UNKNOWN = 'u', UNKNOWN = 6 };

/* Who may come in. */
typedef enum policy {
    EVERYBODY, /* no verifier */
    UNCLAIMED, /* a writer that has a key signs; one that has none is kept as it is */
    SIGNED,    /* what is not signed is left out */
    UNREVOKED, /* the same, and what a revoked writer tells is refused with all that comes with it */
    POLICIES
} policy;

/* An event that was written, by whoever. */
typedef struct known {
    integra_digest digest;
    int writer, honest;
    uint32_t sequence;
    size_t size;
    uint8_t bytes[EVENT_ROOM];
} known;

typedef struct site {
    struct world *world;
    integra_plan *plan;
    int writer;              /* of what it tells next */
    int crowded;             /* whether a chain was left out here */
    size_t live;             /* bytes of memory that the plan holds */
    uint64_t stops;          /* steps after which the host ends a call, 0 for never */
    uint8_t vouched[KNOWN];  /* events that a signature vouched for here */
    uint8_t had[KNOWN];      /* honest events that are here */
    uint8_t verdicts[KNOWN]; /* given here for good */
    uint8_t texts[KNOWN];    /* events whose text is here, or was until it was erased */
} site;

enum { HONEST = 3, SITES = HONEST + 1, TIGHT = HONEST }; /* the last one has little room and little patience */

typedef struct world {
    drawn bytes;
    policy who_may;
    uint32_t unaccepted;
    int next_writer;
    size_t count;
    known known[KNOWN];
    site sites[SITES];
} world;

static inline void *site_takes(void *context, size_t size)
{
    site *s = context;
    s->live += size;
    return malloc(size);
}

static inline void site_gives_back(void *context, void *block, size_t size)
{
    site *s = context;
    s->live -= size;
    free(block);
}

/* The letter of a writer, 0 for one that is none of ours. */
static inline int letter_of(const integra_id *writer)
{
    integra_id same = who(writer->bytes[0]);
    return memcmp(&same, writer, sizeof same) == 0 ? writer->bytes[0] : 0;
}

static inline int keyed(int writer)
{
    return (writer >= 'a' && writer <= 'k') || writer == INSIDER;
}

static inline void mac_of(int writer, const integra_digest *digest, uint8_t *mac)
{
    uint8_t bytes[3 + sizeof *digest] = { 'k', 'e', (uint8_t)writer };
    memcpy(bytes + 3, digest, sizeof *digest);
    must(integra_digest_of(bytes, sizeof bytes, (integra_digest *)(void *)mac, NULL) == INTEGRA_OK);
}

static inline int mac_fits(int writer, const integra_digest *digest, integra_bytes signature)
{
    uint8_t mac[MAC];
    mac_of(writer, digest, mac);
    return keyed(writer) && signature.size == MAC && memcmp(signature.bytes, mac, MAC) == 0;
}

static inline size_t known_as(const world *w, const integra_digest *digest)
{
    for (size_t i = 0; i < w->count; i++) {
        if (memcmp(&w->known[i].digest, digest, sizeof *digest) == 0) {
            return i;
        }
    }
    return KNOWN;
}

/* The verifier of an honest site. What it vouched for once it vouches for again, without a signature too: a text may
 * come after its event. */
static inline uint32_t site_verifies(void *context, const integra_event *event, const integra_digest *digest,
                                     uint32_t *signatures)
{
    site *s = context;
    int writer = letter_of(&event->writer);
    size_t at = known_as(s->world, digest);
    uint32_t fits = 0;
    integra_digest again;
    must(integra_event_digest(event, &again, NULL) == INTEGRA_OK && memcmp(&again, digest, sizeof again) == 0);
    must(*signatures == (1u << event->signature_count) - 1u);
    for (uint32_t i = 0; i < event->signature_count; i++) {
        fits |= (uint32_t)mac_fits(writer, digest, event->signatures[i]) << i;
    }
    *signatures = fits;
    if (writer == REVOKED && s->world->who_may == UNREVOKED) {
        return INTEGRA_VERIFICATION_REFUSE;
    }
    if (!keyed(writer)) {
        return s->world->who_may == UNCLAIMED ? INTEGRA_VERIFICATION_KEEP : INTEGRA_VERIFICATION_LEAVE_OUT;
    }
    if (fits != 0 && at < KNOWN) {
        s->vouched[at] = 1;
    }
    return fits != 0 || (at < KNOWN && s->vouched[at]) ? INTEGRA_VERIFICATION_KEEP : INTEGRA_VERIFICATION_LEAVE_OUT;
}

static inline uint32_t site_goes_on(void *context, uint64_t done)
{
    const site *s = context;
    return s->stops == 0 || done < s->stops;
}

/* Another event that is known from now on, honest once somebody honest wrote it. NULL where there is no room. */
static inline known *keep(world *w, const integra_event *event, int honest)
{
    integra_digest digest;
    must(integra_event_digest(event, &digest, NULL) == INTEGRA_OK);
    size_t at = known_as(w, &digest), size = 0;
    uint8_t bytes[EVENT_ROOM];
    if (integra_event_encode(event, bytes, sizeof bytes, &size, NULL) != INTEGRA_OK ||
        (at == KNOWN && w->count == KNOWN)) {
        return NULL;
    }
    at = at < KNOWN ? at : w->count++;
    known *k = &w->known[at];
    if (k->size == 0 || honest) {
        *k = (known){ digest, letter_of(&event->writer), honest, event->sequence, size, { 0 } };
        memcpy(k->bytes, bytes, size);
    }
    return k;
}

/* Beside an event: nothing, its own signature where the hostile one has the key, another's, a forged one, junk. */
static inline void sign_badly(world *w, integra_event *event, const integra_digest *digest, uint8_t (*macs)[MAC])
{
    uint32_t how = draw(&w->bytes) % 8;
    int writer = letter_of(&event->writer);
    if (how == 0) {
        return;
    }
    if (writer == INSIDER || how == 1) {
        mac_of(INSIDER, digest, macs[0]); /* of another writer: the wrong key */
        sign(event, macs[0], MAC);
    } else if (how == 2) {
        mac_of(writer, &w->known[draw(&w->bytes) % w->count].digest, macs[0]); /* another event's */
        sign(event, macs[0], MAC);
    }
    for (uint32_t i = event->signature_count; how > 4 && i < how; i++) {
        memset(macs[i], 0xfe, MAC - 1); /* after any other, ascending */
        macs[i][0] = 0xff;
        macs[i][MAC - 1] = (uint8_t)i;
        sign(event, macs[i], MAC);
    }
}

/* Somebody writes an event after one that is known, in whatever name: the next of its writer or a fork, the first of a
 * new one, one that waits for what nobody has, or of a kind that is not known. */
static inline known *forge(world *w)
{
    static const char names[] = { 'b', 'c', 'd', INSIDER, INSIDER, REVOKED, 0, 0 };
    const known *after = &w->known[draw(&w->bytes) % w->count];
    integra_event event = drawn_event(&w->bytes, &w->known[draw(&w->bytes) % w->count].digest);
    uint8_t macs[INTEGRA_SIGNATURES_LIMIT][MAC];
    integra_digest parents[2], digest;
    integra_event opening;
    int name = draw_of(&w->bytes, names, sizeof names);
    uint32_t bits = draw(&w->bytes);
    integra_event_init(&opening, sizeof opening);
    must(integra_event_decode(w->known[0].bytes, w->known[0].size, &opening, NULL) == INTEGRA_OK);
    memcpy(&event.plan, &w->known[0].digest, sizeof event.plan); /* no secret: the opening names it */
    name = bits & 1u ? after->writer : name != 0 ? name : FIRST_UNKNOWN + (int)(bits >> 4) % UNKNOWN;
    event.writer = who(name);
    event.sequence = name == after->writer ? after->sequence + 1 : 1;
    parents[0] = after->digest;
    memset(&parents[1], 0xff, sizeof parents[1]); /* of no event; after any other */
    parents[1].bytes[31] = (uint8_t)(bits >> 2);
    event.parents = (integra_bytes){ parents[0].bytes, sizeof *parents * (bits & 2u ? 2 : 1) };
    event.recorded += draw(&w->bytes);
    if (integra_event_digest(&event, &digest, NULL) != INTEGRA_OK) {
        return NULL;
    }
    sign_badly(w, &event, &digest, macs);
    return keep(w, &event, 0);
}

/* Some chains at once that nobody accepts: of writers without a key, or of forks of the one that has one. */
static inline void flood(world *w)
{
    const known *after = &w->known[draw(&w->bytes) % w->count];
    for (int i = 0; i < 4; i++) {
        integra_event event = event_of(INTEGRA_EVENT_NEED, STRANGER, NULL);
        integra_digest digest;
        uint8_t mac[MAC];
        int name = w->who_may > UNCLAIMED ? INSIDER : FIRST_UNKNOWN + i;
        memcpy(&event.plan, &w->known[0].digest, sizeof event.plan);
        event.writer = who(name);
        event.sequence = 1;
        event.parents = (integra_bytes){ after->digest.bytes, sizeof after->digest };
        event.recorded += (int64_t)w->count;
        if (integra_event_digest(&event, &digest, NULL) == INTEGRA_OK) {
            mac_of(name, &digest, mac);
            sign(&event, mac, MAC);
            (void)keep(w, &event, 0);
        }
    }
}

#endif
