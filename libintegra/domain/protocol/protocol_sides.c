/* protocol_sides.c - a walk over every possible demand of one motive, with two protocols side by side.
 * Spec: spec/21-protocol.md (ORI-17, ORI-18).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "protocol_sides.h"

#include <string.h>

#include "core/allocator.h"
#include "core/status.h"
#include "domain/demand/demand.h"
#include "domain/demand/demand_key.h"
#include "domain/rules/generated/rules.h"

#define KNOWN_ROOM 8192u

typedef struct step {
    integra__protocol_bearing bearing[2];
    uint64_t key;
    uint8_t next;
    integra__protocol_sides_found found; /* of the values done */
} step;

static const integra__protocol_sides_found nothing = {
    { 0 }, { UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX }
};

integra_status integra__protocol_sides_begin(integra__protocol_sides *sides, const integra_protocol *protocol,
                                             const integra_protocol *other, size_t capacity, integra__work_state *work,
                                             integra_error *error)
{
    uint64_t most = integra_demand_count();
    memset(sides, 0, sizeof *sides);
    sides->protocols[0] = protocol;
    sides->protocols[1] = other;
    sides->work = work;
    sides->capacity = capacity < most ? capacity : (size_t)most;
    sides->known = integra__allocate(&protocol->allocator, KNOWN_ROOM * sizeof *sides->known);
    sides->calls = integra__allocate(&protocol->allocator, 2 * sizeof *sides->calls);
    if (capacity > 0) {
        sides->keys = integra__allocate(&protocol->allocator, sides->capacity * sizeof *sides->keys);
    }
    return sides->known == NULL || sides->calls == NULL || (capacity > 0 && sides->keys == NULL)
               ? integra__no_memory(error)
               : INTEGRA_OK;
}

void integra__protocol_sides_end(integra__protocol_sides *sides)
{
    const integra_allocator *memory = &sides->protocols[0]->allocator;
    integra__release(memory, sides->known, KNOWN_ROOM * sizeof *sides->known);
    integra__release(memory, sides->calls, 2 * sizeof *sides->calls);
    integra__release(memory, sides->keys, sides->capacity * sizeof *sides->keys);
}

/* ---- the list ---- */

/* Whether a demand may still be wanted in the list. */
static int wanted(const integra__protocol_sides *sides, uint64_t key)
{
    return sides->listed < sides->capacity || (sides->capacity > 0 && key < sides->keys[0]);
}

static void swap(uint64_t *keys, size_t one, size_t two)
{
    uint64_t kept = keys[one];
    keys[one] = keys[two];
    keys[two] = kept;
}

/* Lets the key on top sink to where no larger one is below it. */
static void sink(uint64_t *keys, size_t count)
{
    size_t at = 0;
    for (size_t child = 1; child < count; child = 2 * at + 1) {
        child += child + 1 < count && keys[child + 1] > keys[child];
        if (keys[child] <= keys[at]) {
            return;
        }
        swap(keys, at, child);
        at = child;
    }
}

static void enlist(integra__protocol_sides *sides, uint64_t key)
{
    if (sides->listed == sides->capacity) {
        sides->keys[0] = key;
        sink(sides->keys, sides->listed);
        return;
    }
    size_t at = sides->listed++;
    sides->keys[at] = key;
    for (; at > 0 && sides->keys[(at - 1) / 2] < key; at = (at - 1) / 2) {
        swap(sides->keys, at, (at - 1) / 2);
    }
}

void integra__protocol_sides_list(integra__protocol_sides *sides, uint64_t *keys_out)
{
    for (size_t left = sides->listed; left > 0; left--) {
        keys_out[left - 1] = integra__demand_key_narrow(sides->keys[0]);
        sides->keys[0] = sides->keys[left - 1];
        sink(sides->keys, left - 1);
    }
    sides->listed = 0;
}

/* Whether some demand below a node is wanted. */
static int wanted_below(const integra__protocol_sides *sides, uint64_t key, const integra__protocol_sides_found *found)
{
    int some = 0;
    for (uint32_t i = 0; i < INTEGRA__PROTOCOL_SIDES_CLASSES; i++) {
        some |= found->counts[i] > 0 && wanted(sides, key + found->least[i]);
    }
    return some;
}

/* ---- the walk ---- */

static uint64_t mix(uint64_t mixed, const integra__protocol_bearing *bearing)
{
    mixed = (mixed ^ bearing->matching) * UINT64_C(0x9e3779b97f4a7c15);
    mixed ^= (uint64_t)bearing->open << 24 ^ (uint64_t)bearing->at_once << 16 ^ (uint64_t)bearing->requester << 8 ^
             bearing->pps;
    return (mixed ^ mixed >> 29) * UINT64_C(0xc2b2ae3d27d4eb4f);
}

static integra__protocol_sides_known *place_of(const integra__protocol_sides *sides, uint32_t depth,
                                               const integra__protocol_bearing bearing[2])
{
    return &sides->known[mix(mix(depth, &bearing[0]), &bearing[1]) >> 32 & (KNOWN_ROOM - 1)];
}

static uint32_t class_of(integra__protocol_sides *sides, const integra__protocol_bearing bearing[2],
                         const uint8_t *values)
{
    integra__protocol_sides_calls *calls = sides->calls;
    for (uint32_t side = 0; side < 2; side++) {
        calls[side].count = integra__protocol_behaviour(sides->protocols[side], sides->tables[side], sides->parts[side],
                                                        bearing[side].matching, values, calls[side].bytes);
    }
    return sides->class_of(sides, calls);
}

/* Adds what was found below a child, whose key is that much more than the node's. */
static void add(integra__protocol_sides_found *found, const integra__protocol_sides_found *child, uint64_t more)
{
    for (uint32_t i = 0; i < INTEGRA__PROTOCOL_SIDES_CLASSES; i++) {
        found->counts[i] += child->counts[i];
        if (child->counts[i] > 0 && child->least[i] + more < found->least[i]) {
            found->least[i] = child->least[i] + more;
        }
    }
}

static void keep(const integra__protocol_sides *sides, const step *at, uint32_t depth)
{
    integra__protocol_sides_known *place = place_of(sides, depth, at->bearing);
    memcpy(place->bearing, at->bearing, sizeof place->bearing);
    place->depth = depth;
    place->found = at->found;
}

/* A demand: its class, and its place in the list. */
static void look(integra__protocol_sides *sides, step *at, int is_known, const uint8_t *values)
{
    uint32_t class = INTEGRA__PROTOCOL_SIDES_NONE;
    if (!is_known) {
        class = class_of(sides, at->bearing, values);
    }
    if (class != INTEGRA__PROTOCOL_SIDES_NONE) {
        at->found.counts[class] = 1;
        at->found.least[class] = 0;
    }
    if (wanted_below(sides, at->key, &at->found)) {
        enlist(sides, at->key);
    }
}

/* Begins a node; 1 where nothing is to be gone through any more, what is below it then being known. */
static int enter(integra__protocol_sides *sides, step *at, uint32_t depth, const uint64_t matching[2],
                 const uint8_t *values)
{
    for (uint32_t side = 0; side < 2; side++) {
        at->bearing[side] = integra__protocol_bearing_of(sides->tables[side], matching[side], depth, values);
    }
    const integra__protocol_sides_known *place = place_of(sides, depth, at->bearing);
    int is_known = depth > 0 && place->depth == depth &&
                   integra__protocol_same_bearing(&place->bearing[0], &at->bearing[0]) &&
                   integra__protocol_same_bearing(&place->bearing[1], &at->bearing[1]);
    at->found = is_known ? place->found : nothing;
    if (depth == INTEGRA__DEMAND_FIELD_CODES) {
        look(sides, at, is_known, values);
        return 1;
    }
    if (is_known && !wanted_below(sides, at->key, &at->found)) {
        return 1;
    }
    at->found = nothing;
    at->next = integra__demand_field_rows[depth].first;
    return 0;
}

integra__protocol_sides_found integra__protocol_sides_walk(integra__protocol_sides *sides, uint32_t motive)
{
    step steps[INTEGRA__DEMAND_FIELD_CODES + 1];
    uint8_t values[INTEGRA_DEMAND_FIELD_ROOM] = { 0 };
    uint64_t matching[2];
    uint32_t depth = 0;
    memset(sides->known, 0, KNOWN_ROOM * sizeof *sides->known); /* places mean other rows now */
    for (uint32_t side = 0; side < 2; side++) {
        sides->tables[side] = &sides->protocols[side]->tables[motive];
        matching[side] = integra__protocol_all_places(sides->tables[side]);
    }
    steps[0].key = integra__demand_key_of_motives(motive, INTEGRA_NO_INDEX);
    enter(sides, &steps[0], 0, matching, values);
    while (integra__work_step(sides->work)) {
        step *here = &steps[depth];
        if (here->next <= integra__demand_field_rows[depth].last) {
            uint8_t value = here->next++;
            if (!integra__demand_value_possible(depth, value, values)) {
                continue;
            }
            values[depth] = value;
            for (uint32_t side = 0; side < 2; side++) {
                matching[side] = here->bearing[side].matching & sides->tables[side]->accepts[depth][value];
            }
            step *below = &steps[depth + 1];
            below->key = here->key + integra__demand_key_of_value(depth, value);
            if (!enter(sides, below, depth + 1, matching, values)) {
                depth++;
                continue;
            }
        } else if (depth == 0) {
            break;
        } else {
            depth--;
        }
        keep(sides, &steps[depth + 1], depth + 1);
        add(&steps[depth].found, &steps[depth + 1].found, steps[depth + 1].key - steps[depth].key);
    }
    return steps[0].found;
}
