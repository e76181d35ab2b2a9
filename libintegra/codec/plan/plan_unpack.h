/* plan_unpack.h - the events of a message `plan`, one after the other.
 * Spec: spec/32-exchange.md, "The container".  Layer: codec.  SPDX-License-Identifier: Apache-2.0
 *
 * Each event is made of the columns, named by its digest and put into columns again, which compare: the message is
 * one that would be written of these events, or it is refused.
 */
#ifndef INTEGRA_CODEC_PLAN_UNPACK_H
#define INTEGRA_CODEC_PLAN_UNPACK_H

#include "plan_parts.h"

/* A digest that stands in the message, of what is elsewhere; raw events may name others by their digests too. */
typedef struct integra__plan_named {
    integra_digest digest;
    uint32_t listed; /* 1 + the place of the event of that digest, once it is listed */
} integra__plan_named;

typedef struct integra__plan_unpack {
    const integra_allocator *allocator;
    integra__plan_parts first;     /* every part at its start */
    integra__plan_parts parts;     /* every part at the next event */
    integra__plan_columns columns; /* of the events unpacked */
    integra__plan_shape *shapes;
    size_t shape_count;
    integra__plan_table named;
    integra_digest *digests; /* by place */
    uint32_t *depths;        /* by place: among the events of the message */
    uint32_t *parents;       /* places of the latest event's parents */
    uint8_t *parent_bytes;   /* their digests */
    size_t parent_room;      /* the most parents of one event */
    uint32_t target;         /* place of its target */
    integra_id plan;
    integra_id writer; /* of the event before */
    uint32_t sequence;
} integra__plan_unpack;

/* Reads the frame of a message and makes room for its events. The room may not move, and is given back in any case.
 * Errors as integra_plan_merge(). */
integra_status integra__plan_unpack_start(integra__plan_unpack *unpack, const integra_allocator *allocator,
                                          const uint8_t *bytes, size_t size, integra_error *error);
void integra__plan_unpack_end(integra__plan_unpack *unpack);

/* Parts of integra__plan_unpack_next. An event as it is laid out: the digest of a raw one, and the plan of one that is
 * not still to come. */
integra_status integra__plan_unpack_event(integra__plan_unpack *unpack, integra_event *event, integra_digest *digest,
                                          int *raw_out);

#endif
