/* plan_parts.h - the parts of a message `plan`, found and read from their start.
 * Spec: spec/32-exchange.md, "The container"; spec/integra.cddl, plan-body.  Layer: codec.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_CODEC_PLAN_PARTS_H
#define INTEGRA_CODEC_PLAN_PARTS_H

#include "plan_container.h"

/* One part: bytes of the message, and how far they are read. */
typedef struct integra__plan_part {
    size_t start;
    size_t end;
    size_t at;
} integra__plan_part;

typedef struct integra__plan_parts {
    const uint8_t *bytes;
    integra__plan_part part[INTEGRA__PLAN_PARTS];
    uint64_t counts[INTEGRA__PLAN_PARTS];                                  /* elements still to be read, of the lists */
    integra__reader lists[INTEGRA__PLAN_PARTS - INTEGRA__PLAN_PART_BYTES]; /* at the next element */
    integra_id plan;                                                       /* none where the message does not say */
    size_t plan_at;                                                        /* offset of its identifier */
    size_t count;                                                          /* events */
    integra_error *error;
} integra__plan_parts;

/* Finds the parts of a whole message, each at its start (a copy keeps them there), and checks all that can be said of
 * each alone. Nothing is allocated. */
integra_status integra__plan_parts_read(integra__plan_parts *parts, const uint8_t *bytes, size_t size,
                                        integra_error *error);

/* Fails at an offset. */
integra_status integra__plan_parts_fail(const integra__plan_parts *parts, integra_status status, uint32_t rule,
                                        size_t offset);
void integra__plan_read_shape(integra__reader *reader, integra__plan_shape *shape);

#endif
