/* protocol_compare.c - the demands that two protocols answer differently: how many, and the smallest.
 * Spec: spec/21-protocol.md (ORI-18).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 *
 * A walk over the tree of protocol_digest.c with both protocols side by side. How many demands of a subtree differ is
 * kept by what bears on them, so that a subtree is gone through once, or again only to list demands that are wanted.
 */
#include <string.h>

#include "core/allocator.h"
#include "core/fault.h"
#include "core/status.h"
#include "domain/demand/demand.h"
#include "domain/demand/demand_key.h"
#include "domain/rules/generated/rules.h"
#include "protocol_digest.h"

#define KNOWN_ROOM 8192u

typedef struct known_count {
    integra__protocol_bearing bearing[2];
    uint32_t depth; /* 0 for an empty place: the root is asked for once */
    uint64_t count;
} known_count;

typedef struct step {
    integra__protocol_bearing bearing[2];
    uint64_t key;
    uint64_t count; /* of the values done */
    uint8_t next;
} step;

typedef struct comparison {
    const integra_protocol *protocols[2];
    const integra__protocol_table *tables[2];
    uint32_t part;
    known_count *known;
    uint64_t *keys; /* the smallest so far, ascending */
    size_t capacity;
    size_t listed;
} comparison;

static uint64_t mix(uint64_t mixed, const integra__protocol_bearing *bearing)
{
    mixed = (mixed ^ bearing->matching) * UINT64_C(0x9e3779b97f4a7c15);
    mixed ^= (uint64_t)bearing->open << 24 ^ (uint64_t)bearing->at_once << 16 ^ (uint64_t)bearing->requester << 8 ^
             bearing->pps;
    return (mixed ^ mixed >> 29) * UINT64_C(0xc2b2ae3d27d4eb4f);
}

static known_count *place_of(const comparison *all, uint32_t depth, const integra__protocol_bearing bearing[2])
{
    return &all->known[mix(mix(depth, &bearing[0]), &bearing[1]) >> 32 & (KNOWN_ROOM - 1)];
}

/* Whether a demand may still be wanted in the list. */
static int wanted(const comparison *all, uint64_t key)
{
    return all->listed < all->capacity || (all->capacity > 0 && key < all->keys[all->listed - 1]);
}

static void enlist(comparison *all, uint64_t key)
{
    if (!wanted(all, key)) {
        return;
    }
    size_t at = all->listed < all->capacity ? all->listed++ : all->listed - 1;
    while (at > 0 && all->keys[at - 1] > key) {
        all->keys[at] = all->keys[at - 1];
        at--;
    }
    all->keys[at] = key;
}

static int answers_differ(const comparison *all, const integra__protocol_bearing bearing[2], const uint8_t *values)
{
    uint8_t calls[2][INTEGRA__PROTOCOL_BEHAVIOUR_CALLS + 1][INTEGRA__PROTOCOL_CALL_BYTES];
    uint32_t counts[2];
    for (uint32_t side = 0; side < 2; side++) {
        counts[side] = integra__protocol_behaviour(all->protocols[side], all->tables[side], all->part,
                                                   bearing[side].matching, values, calls[side]);
    }
    return counts[0] != counts[1] || memcmp(calls[0], calls[1], counts[0] * INTEGRA__PROTOCOL_CALL_BYTES) != 0;
}

/* Begins a node; 1 where nothing is to be gone through any more, its count then being known. */
static int enter(comparison *all, step *at, uint32_t depth, const uint64_t matching[2], const uint8_t *values)
{
    for (uint32_t side = 0; side < 2; side++) {
        at->bearing[side] = integra__protocol_bearing_of(all->tables[side], matching[side], depth, values);
    }
    const known_count *place = place_of(all, depth, at->bearing);
    int is_known = depth > 0 && place->depth == depth &&
                   integra__protocol_same_bearing(&place->bearing[0], &at->bearing[0]) &&
                   integra__protocol_same_bearing(&place->bearing[1], &at->bearing[1]);
    at->count = is_known ? place->count : 0;
    if (depth == INTEGRA__DEMAND_FIELD_CODES) {
        at->count = is_known ? place->count : (uint64_t)answers_differ(all, at->bearing, values);
        if (at->count != 0) {
            enlist(all, at->key);
        }
        return 1;
    }
    if (is_known && (at->count == 0 || !wanted(all, at->key))) {
        return 1;
    }
    at->count = 0;
    at->next = integra__demand_field_rows[depth].first;
    return 0;
}

static void leave(const comparison *all, const step *at, uint32_t depth)
{
    known_count *place = place_of(all, depth, at->bearing);
    memcpy(place->bearing, at->bearing, sizeof place->bearing);
    place->depth = depth;
    place->count = at->count;
}

static uint64_t compare_motive(comparison *all, uint32_t motive)
{
    step steps[INTEGRA__DEMAND_FIELD_CODES + 1];
    uint8_t values[INTEGRA_DEMAND_FIELD_ROOM] = { 0 };
    uint64_t matching[2] = { integra__protocol_all_places(all->tables[0]),
                             integra__protocol_all_places(all->tables[1]) };
    uint32_t depth = 0;
    steps[0].key = integra__demand_key_of_motives(motive, INTEGRA_NO_INDEX);
    enter(all, &steps[0], 0, matching, values);
    for (;;) {
        step *here = &steps[depth];
        if (here->next <= integra__demand_field_rows[depth].last) {
            uint8_t value = here->next++;
            if (!integra__demand_value_possible(depth, value, values)) {
                continue;
            }
            values[depth] = value;
            for (uint32_t side = 0; side < 2; side++) {
                matching[side] = here->bearing[side].matching & all->tables[side]->accepts[depth][value];
            }
            steps[depth + 1].key = here->key + integra__demand_key_of_value(depth, value);
            if (enter(all, &steps[depth + 1], depth + 1, matching, values)) {
                leave(all, &steps[depth + 1], depth + 1);
                here->count += steps[depth + 1].count;
            } else {
                depth++;
            }
            continue;
        }
        if (depth == 0) {
            return here->count;
        }
        leave(all, here, depth);
        depth--;
        steps[depth].count += here->count;
    }
}

integra_status integra_protocol_compare(const integra_protocol *protocol, const integra_protocol *other, uint32_t part,
                                        uint64_t *keys_out, size_t capacity, uint64_t *count_out, integra_error *error)
{
    const uint8_t present[] = { protocol != NULL, other != NULL, 1, integra__room(keys_out, capacity), 1,
                                count_out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status != INTEGRA_OK) {
        return status;
    }
    if (part > INTEGRA__PART_LAST) {
        return integra__fault(error, INTEGRA_FAULT_PART_CODE);
    }
    if (!protocol->proved || !other->proved) {
        return integra__fault(error, INTEGRA_FAULT_NOT_PROVED);
    }
    comparison all = { { protocol, other }, { NULL, NULL }, part, NULL, keys_out, capacity, 0 };
    uint64_t count = 0;
    all.known = integra__allocate(&protocol->allocator, KNOWN_ROOM * sizeof *all.known);
    if (all.known == NULL) {
        return integra__no_memory(error);
    }
    for (uint32_t motive = 0; motive < INTEGRA__MOTIVE_CODES; motive++) {
        memset(all.known, 0, KNOWN_ROOM * sizeof *all.known); /* places mean other rows now */
        all.tables[0] = &protocol->tables[motive];
        all.tables[1] = &other->tables[motive];
        count += compare_motive(&all, motive);
    }
    integra__release(&protocol->allocator, all.known, KNOWN_ROOM * sizeof *all.known);
    for (size_t i = 0; i < all.listed; i++) {
        keys_out[i] = integra__demand_key_narrow(keys_out[i]);
    }
    *count_out = count;
    return INTEGRA_OK;
}
