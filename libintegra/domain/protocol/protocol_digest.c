/* protocol_digest.c - the digest of a behaviour: a tree over the fields, subtrees that must be the same done once.
 * Spec: spec/21-protocol.md (ORI-18).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "protocol_digest.h"

#include <string.h>

#include "core/allocator.h"
#include "core/sha256.h"
#include "core/fault.h"
#include "core/status.h"
#include "domain/demand/demand.h"
#include "domain/demand/demand_key.h"
#include "domain/rules/generated/rules.h"

/* Digests of subtrees, by what bears on them. One that is pushed out is worked out again: memory is bounded whatever
 * the table, and the digest is the same. */
#define KNOWN_ROOM 4096u

typedef struct known_digest {
    integra__protocol_bearing bearing;
    uint32_t depth; /* 0 for an empty place: the root is asked for once */
    uint8_t digest[INTEGRA__SHA256_SIZE];
} known_digest;

typedef struct step {
    integra__sha256_state state;
    integra__protocol_bearing bearing;
    uint64_t matching;
    uint8_t next;
} step;

typedef struct digest_tree {
    const integra_protocol *protocol;
    const integra__protocol_table *table;
    uint32_t part;
    known_digest *known;
    uint8_t (*calls)[INTEGRA__PROTOCOL_CALL_BYTES]; /* of the leaf being named */
    integra__work_state *work;
} digest_tree;

/* What a tree works with. */
typedef struct digest_room {
    known_digest known[KNOWN_ROOM];
    uint8_t calls[INTEGRA__PROTOCOL_BEHAVIOUR_CALLS + 1][INTEGRA__PROTOCOL_CALL_BYTES];
} digest_room;

static void write_call(uint8_t out[INTEGRA__PROTOCOL_CALL_BYTES], const integra__protocol_call *call, uint8_t effective)
{
    const integra__service_row *service = &integra__service_rows[call->service];
    uint16_t within = (uint16_t)call->within; /* two's complement, as the wire says */
    out[0] = call->service;
    out[1] = call->level;
    out[2] = service->mission;
    out[3] = service->functions;
    out[4] = effective;
    out[5] = 0;
    out[6] = (uint8_t)(within & 0xffu);
    out[7] = (uint8_t)(within >> 8);
}

/* Puts a call where it belongs among those there, unless it is there. */
static uint32_t insert(uint8_t calls[][INTEGRA__PROTOCOL_CALL_BYTES], uint32_t count, const uint8_t *call)
{
    uint32_t at = 0;
    while (at < count && memcmp(calls[at], call, INTEGRA__PROTOCOL_CALL_BYTES) < 0) {
        at++;
    }
    if (at < count && memcmp(calls[at], call, INTEGRA__PROTOCOL_CALL_BYTES) == 0) {
        return count;
    }
    memmove(calls[at + 1], calls[at], (count - at) * INTEGRA__PROTOCOL_CALL_BYTES);
    memcpy(calls[at], call, INTEGRA__PROTOCOL_CALL_BYTES);
    return count + 1;
}

uint32_t integra__protocol_behaviour(const integra_protocol *protocol, const integra__protocol_table *table,
                                     uint32_t part, uint64_t matching, const uint8_t *values,
                                     uint8_t calls[INTEGRA__PROTOCOL_BEHAVIOUR_CALLS][INTEGRA__PROTOCOL_CALL_BYTES])
{
    uint64_t speaking = integra__protocol_speaking(table, matching);
    uint8_t open = integra__service_open(values);
    uint32_t count = 0;
    speaking &= part == INTEGRA_PART_IMPOSED ? table->imposed : UINT64_MAX;
    for (uint32_t place = 0; place < table->count; place++) {
        const integra_row *row = integra__protocol_row_of(protocol, table->rows[place]);
        for (uint32_t i = 0; (speaking & INTEGRA__BIT(place)) != 0 && i < row->call_count; i++) {
            uint8_t bytes[INTEGRA__PROTOCOL_CALL_BYTES];
            integra__protocol_call call = integra__protocol_call_at(row, i);
            uint8_t mine = integra__service_open_for(&integra__service_rows[call.service], values, open);
            write_call(bytes, &call, call.first & mine);
            count = insert(calls, count, bytes);
        }
    }
    return count;
}

/* The field that opens each precondition (chapter 20). */
static const uint8_t opened_by[INTEGRA__PRECONDITION_CODES] = {
    INTEGRA_DEMAND_FIELD_MT,      INTEGRA_DEMAND_FIELD_SHARING_CONSENT,  INTEGRA_DEMAND_FIELD_OPEN_PLAN,
    INTEGRA_DEMAND_FIELD_OVER_60, INTEGRA_DEMAND_FIELD_LOSS_OF_AUTONOMY, INTEGRA_DEMAND_FIELD_ASSESSMENT
};

integra__protocol_bearing integra__protocol_bearing_of(const integra__protocol_table *table, uint64_t matching,
                                                       uint32_t depth, const uint8_t *values)
{
    integra__protocol_bearing bearing = { matching, 0, 0, 0, 0 };
    uint8_t so_far[INTEGRA__DEMAND_FIELD_CODES] = { 0 };
    uint8_t open = 0;
    memcpy(so_far, values, depth);
    open = integra__service_open(so_far);
    for (uint32_t i = 0; i < INTEGRA__PRECONDITION_CODES; i++) {
        int bears = opened_by[i] < depth && (table->stating[i] & matching) != 0;
        bearing.open |= bears ? open & (uint8_t)(1u << i) : 0;
    }
    bearing.at_once = (table->at_once & matching) != 0 &&
                      integra__demand_field_within(INTEGRA_DEMAND_FIELD_URGENCY, depth) &&
                      values[INTEGRA_DEMAND_FIELD_URGENCY] == INTEGRA_URGENCY_URGENT;
    if (integra__demand_field_within(INTEGRA_DEMAND_FIELD_REQUESTER, depth) &&
        !integra__demand_field_within(INTEGRA_DEMAND_FIELD_MT, depth)) {
        uint8_t requester = values[INTEGRA_DEMAND_FIELD_REQUESTER];
        bearing.requester = !integra__demand_professional(requester) ? 0 : requester == INTEGRA_REQUESTER_MT ? 1 : 2;
    }
    if (depth == INTEGRA_DEMAND_FIELD_STAGE) {
        bearing.pps = values[INTEGRA_DEMAND_FIELD_PPS];
    }
    return bearing;
}

static known_digest *place_of(const digest_tree *tree, uint32_t depth, const integra__protocol_bearing *bearing)
{
    uint64_t mixed = bearing->matching * UINT64_C(0x9e3779b97f4a7c15);
    mixed ^= (uint64_t)depth << 32 ^ (uint64_t)bearing->open << 24 ^ (uint64_t)bearing->at_once << 16 ^
             (uint64_t)bearing->requester << 8 ^ bearing->pps;
    mixed *= UINT64_C(0xc2b2ae3d27d4eb4f);
    return &tree->known[mixed >> 32 & (KNOWN_ROOM - 1)];
}

static void leaf(const digest_tree *tree, uint64_t matching, const uint8_t *values,
                 uint8_t digest[INTEGRA__SHA256_SIZE])
{
    uint32_t count =
        integra__protocol_behaviour(tree->protocol, tree->table, tree->part, matching, values, tree->calls);
    integra__sha256(tree->calls[0], count * INTEGRA__PROTOCOL_CALL_BYTES, digest);
}

/* Begins a node, or gives its digest where it is known or a leaf: 1 where it does. */
static int enter(const digest_tree *tree, step *at, uint32_t depth, uint64_t matching, const uint8_t *values,
                 uint8_t digest[INTEGRA__SHA256_SIZE])
{
    integra__protocol_bearing bearing = integra__protocol_bearing_of(tree->table, matching, depth, values);
    const known_digest *place = place_of(tree, depth, &bearing);
    if (place->depth == depth && depth > 0 && integra__protocol_same_bearing(&place->bearing, &bearing)) {
        memcpy(digest, place->digest, INTEGRA__SHA256_SIZE);
        return 1;
    }
    at->bearing = bearing;
    at->matching = matching;
    if (depth == INTEGRA__DEMAND_FIELD_CODES) {
        leaf(tree, matching, values, digest);
        return 1;
    }
    integra__sha256_init(&at->state);
    at->next = integra__demand_field_rows[depth].first;
    return 0;
}

static void leave(const digest_tree *tree, const step *at, uint32_t depth, const uint8_t digest[INTEGRA__SHA256_SIZE])
{
    known_digest *place = place_of(tree, depth, &at->bearing);
    place->bearing = at->bearing;
    place->depth = depth;
    memcpy(place->digest, digest, INTEGRA__SHA256_SIZE);
}

/* The digest of one motive's tree. */
static void digest_motive(const digest_tree *tree, uint8_t digest[INTEGRA__SHA256_SIZE])
{
    step steps[INTEGRA__DEMAND_FIELD_CODES + 1];
    uint8_t values[INTEGRA_DEMAND_FIELD_ROOM] = { 0 };
    uint64_t all = integra__protocol_all_places(tree->table);
    uint32_t depth = 0;
    enter(tree, &steps[0], 0, all, values, digest);
    while (integra__work_step(tree->work)) {
        step *here = &steps[depth];
        if (here->next <= integra__demand_field_rows[depth].last) {
            uint8_t value = here->next++;
            if (!integra__demand_value_possible(depth, value, values)) {
                continue;
            }
            values[depth] = value;
            uint64_t left = here->matching & tree->table->accepts[depth][value];
            if (!enter(tree, &steps[depth + 1], depth + 1, left, values, digest)) {
                depth++;
                continue;
            }
            integra__sha256_update(&here->state, digest, INTEGRA__SHA256_SIZE);
            continue;
        }
        integra__sha256_final(&here->state, digest);
        if (depth == 0) {
            return;
        }
        leave(tree, here, depth, digest);
        depth--;
        integra__sha256_update(&steps[depth].state, digest, INTEGRA__SHA256_SIZE);
    }
}

/* The root says of which vocabulary it is: a motive, field or value more makes other trees (ORI-18). */
static void begin_root(integra__sha256_state *root)
{
    static const uint8_t name[] = { 'i', 'n', 't', 'e', 'g', 'r', 'a', INTEGRA_VOCABULARY_EDITION };
    integra__sha256_init(root);
    integra__sha256_update(root, name, sizeof name);
}

integra_status integra__protocol_digests(integra_protocol *protocol, integra__work_state *work, integra_error *error)
{
    digest_tree tree = { protocol, NULL, INTEGRA_PART_WHOLE, NULL, NULL, work };
    digest_room *room = integra__allocate(&protocol->allocator, sizeof *room);
    if (room == NULL) {
        return integra__no_memory(error);
    }
    tree.known = room->known;
    tree.calls = room->calls;
    for (; tree.part <= INTEGRA__PART_LAST; tree.part++) {
        integra__sha256_state root;
        begin_root(&root);
        for (uint32_t motive = 0; motive < INTEGRA__MOTIVE_CODES; motive++) {
            uint8_t digest[INTEGRA__SHA256_SIZE] = { 0 };
            memset(tree.known, 0, KNOWN_ROOM * sizeof *tree.known); /* places mean other rows now */
            tree.table = &protocol->tables[motive];
            digest_motive(&tree, digest);
            integra__sha256_update(&root, digest, sizeof digest);
        }
        integra__sha256_final(&root, protocol->digests[tree.part]);
    }
    integra__release(&protocol->allocator, room, sizeof *room);
    return integra__work_status(work, error);
}

integra_status integra_protocol_digest(const integra_protocol *protocol, uint32_t part, uint8_t digest_out[32],
                                       integra_error *error)
{
    const uint8_t present[] = { protocol != NULL, 1, digest_out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status != INTEGRA_OK) {
        return status;
    }
    if (part > INTEGRA__PART_LAST) {
        return integra__fault(error, INTEGRA_FAULT_PART_CODE);
    }
    if (!protocol->proved) {
        return integra__fault(error, INTEGRA_FAULT_NOT_PROVED);
    }
    memcpy(digest_out, protocol->digests[part], sizeof protocol->digests[part]);
    return INTEGRA_OK;
}
