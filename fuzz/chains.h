/* chains.h - the chains of a plan counted a second way, from its events alone: which are accepted, which are built on.
 * Spec: spec/31-history.md (PLN-11), spec/32-exchange.md (PLN-12).  Layer: fuzz.  SPDX-License-Identifier: Apache-2.0
 * After again.h. */
#ifndef CHAINS_H
#define CHAINS_H

enum { CHAIN_EVENTS = 256, CHAIN_WORDS = CHAIN_EVENTS / 64 };

/* A set of places. */
typedef struct chain_set {
    uint64_t words[CHAIN_WORDS];
} chain_set;

typedef struct chain_node {
    uint32_t own, followers; /* the place of its writer's previous event or NO_INDEX; how many own followers it has */
    uint32_t verdict;
    chain_set ancestors;
} chain_node;

typedef struct chains {
    size_t count;   /* of events */
    size_t counted; /* chains that the limit of branches is for */
    size_t loose;   /* chains without an accepted event that nothing accepted builds on */
    size_t forked;  /* of those the ones that fork off, as a chain's last event does once another takes its place */
    chain_node nodes[CHAIN_EVENTS];
} chains;

static inline int chain_has(const chain_set *set, size_t place)
{
    return (int)(set->words[place / 64] >> place % 64 & 1u);
}

static inline void chain_put(chain_set *set, size_t place)
{
    set->words[place / 64] |= 1ull << place % 64;
}

static inline int chain_meets(const chain_set *a, const chain_set *b)
{
    uint64_t both = 0;
    for (size_t i = 0; i < CHAIN_WORDS; i++) {
        both |= a->words[i] & b->words[i];
    }
    return both != 0;
}

static inline void chain_read(const integra_plan *plan, chains *out, size_t place)
{
    chain_node *node = &out->nodes[place];
    integra_event event;
    integra_place stands;
    integra_event_init(&event, sizeof event);
    integra_place_init(&stands, sizeof stands);
    must(integra_plan_event_at(plan, place, &event, &stands, NULL) == INTEGRA_OK);
    *node = (chain_node){ .own = INTEGRA_NO_INDEX, .verdict = stands.verdict };
    for (size_t i = 0; i < event.parents.size / sizeof(integra_digest); i++) {
        integra_digest parent;
        uint32_t at;
        memcpy(&parent, event.parents.bytes + i * sizeof parent, sizeof parent);
        must(integra_plan_find(plan, &parent, &at, NULL) == INTEGRA_OK);
        if (at == INTEGRA_NO_INDEX) {
            continue;
        }
        must(at < place); /* the order is by depth */
        for (size_t w = 0; w < CHAIN_WORDS; w++) {
            node->ancestors.words[w] |= out->nodes[at].ancestors.words[w];
        }
        chain_put(&node->ancestors, at);
        integra_event other;
        integra_event_init(&other, sizeof other);
        must(integra_plan_event_at(plan, at, &other, NULL, NULL) == INTEGRA_OK);
        if (i == 0 && event.sequence > 1 && memcmp(&other.writer, &event.writer, sizeof other.writer) == 0) {
            node->own = at;
            out->nodes[at].followers++;
        }
    }
}

/* One chain: back from its last event to the first that has another follower besides. */
static inline void chain_count(chains *out, size_t tip)
{
    chain_set part = { { 0 } };
    int accepted = 0, built_on = 0;
    size_t at = tip;
    for (; at != INTEGRA_NO_INDEX && (at == tip || out->nodes[at].followers == 1); at = out->nodes[at].own) {
        chain_put(&part, at);
        accepted |= out->nodes[at].verdict == INTEGRA_EVENT_VERDICT_ACCEPTED;
    }
    for (size_t i = 0; i < out->count && !accepted; i++) {
        built_on |=
            out->nodes[i].verdict == INTEGRA_EVENT_VERDICT_ACCEPTED && chain_meets(&out->nodes[i].ancestors, &part);
    }
    out->counted += (size_t)(accepted || built_on);
    out->loose += (size_t)(!accepted && !built_on);
    out->forked += (size_t)(!accepted && !built_on && at != INTEGRA_NO_INDEX);
}

/* 0 where the plan has more events than are looked at here. */
static inline int chains_of(const integra_plan *plan, chains *out)
{
    out->count = integra_plan_count(plan);
    out->counted = out->loose = out->forked = 0;
    if (out->count > CHAIN_EVENTS) {
        return 0;
    }
    for (size_t i = 0; i < out->count; i++) {
        chain_read(plan, out, i);
    }
    for (size_t i = 0; i < out->count; i++) {
        if (out->nodes[i].followers == 0) {
            chain_count(out, i);
        }
    }
    return 1;
}

#endif
