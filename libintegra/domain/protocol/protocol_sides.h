/* protocol_sides.h - a walk over every possible demand of one motive, with two protocols side by side.
 * Spec: spec/21-protocol.md (ORI-17, ORI-18).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 *
 * The walk goes over the tree of protocol_digest.c. Whoever walks puts demands into classes; the walk counts each class
 * and finds its smallest demand. What it found below a node is kept by what bears on it, so that a subtree is gone
 * through once, or again only for demands that are wanted in a list.
 */
#ifndef INTEGRA_DOMAIN_PROTOCOL_SIDES_H
#define INTEGRA_DOMAIN_PROTOCOL_SIDES_H

#include "core/work.h"
#include "protocol_digest.h"

#define INTEGRA__PROTOCOL_SIDES_CLASSES 8u         /* counted in one walk */
#define INTEGRA__PROTOCOL_SIDES_NONE    UINT32_MAX /* the class of a demand that is not counted */

/* What the demands below a node come to, by class. */
typedef struct integra__protocol_sides_found {
    uint64_t counts[INTEGRA__PROTOCOL_SIDES_CLASSES];
    uint64_t
        least[INTEGRA__PROTOCOL_SIDES_CLASSES]; /* what the smallest adds to the key of the node; UINT64_MAX for none */
} integra__protocol_sides_found;

typedef struct integra__protocol_sides_known {
    integra__protocol_bearing bearing[2];
    uint32_t depth; /* 0 for an empty place: the root is asked for once */
    integra__protocol_sides_found found;
} integra__protocol_sides_known;

/* What one of the two calls in a demand, as ORI-18 writes it: in ascending order, each call once. */
typedef struct integra__protocol_sides_calls {
    uint32_t count;
    uint8_t bytes[INTEGRA__PROTOCOL_BEHAVIOUR_CALLS + 1][INTEGRA__PROTOCOL_CALL_BYTES];
} integra__protocol_sides_calls;

typedef struct integra__protocol_sides integra__protocol_sides;
struct integra__protocol_sides {
    const integra_protocol *protocols[2];
    const integra__protocol_table *tables[2]; /* of the motive being walked */
    uint32_t parts[2];                        /* INTEGRA_PART_ of each */
    uint32_t (*class_of)(integra__protocol_sides *sides,
                         const integra__protocol_sides_calls calls[2]); /* of a demand */
    void *context;                                                      /* of class_of */
    integra__work_state *work;
    integra__protocol_sides_known *known;
    integra__protocol_sides_calls *calls; /* two: of the demand being looked at */
    uint64_t *keys; /* the smallest demands of any class so far, wide keys, as a heap with the largest on top */
    size_t capacity;
    size_t listed;
};

/* Begins walks over two protocols that were proved, which list so many demands at most; integra__protocol_sides_end()
 * releases what was had, also where this fails. Errors: MEMORY. */
integra_status integra__protocol_sides_begin(integra__protocol_sides *sides, const integra_protocol *protocol,
                                             const integra_protocol *other, size_t capacity, integra__work_state *work,
                                             integra_error *error);
void integra__protocol_sides_end(integra__protocol_sides *sides);

/* What the demands of one motive come to; of no meaning where the work ended. */
integra__protocol_sides_found integra__protocol_sides_walk(integra__protocol_sides *sides, uint32_t motive);

/* Gives the list out, ascending, as published keys. */
void integra__protocol_sides_list(integra__protocol_sides *sides, uint64_t *keys_out);

#endif
