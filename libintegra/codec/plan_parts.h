/* plan_parts.h - the parts of a message `plan`, found and read from their start.
 * Spec: spec/31-history.md, "The container"; spec/integra.cddl, plan-body.  Layer: codec.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_CODEC_PLAN_PARTS_H
#define INTEGRA_CODEC_PLAN_PARTS_H

#include "plan_container.h"

/* One part: bytes of the message, and how far they are read. */
typedef struct integra__part {
    size_t start;
    size_t end;
    size_t at;
} integra__part;

typedef struct integra__parts {
    const uint8_t *bytes;
    integra__part part[INTEGRA__PARTS];
    uint64_t counts[INTEGRA__PARTS];                             /* elements still to be read, of the lists */
    integra__reader lists[INTEGRA__PARTS - INTEGRA__PART_BYTES]; /* at the next element */
    integra_id plan;                                             /* none where the message does not say */
    size_t plan_at;                                              /* offset of its identifier */
    size_t count;                                                /* events */
    integra_error *error;
} integra__parts;

/* Finds the parts of a whole message, each at its start (a copy keeps them there), and checks all that can be said of
 * each alone. Nothing is allocated. */
integra_status integra__parts_read(integra__parts *parts, const uint8_t *bytes, size_t size, integra_error *error);

/* Fails at an offset. */
integra_status integra__parts_fail(const integra__parts *parts, integra_status status, uint32_t rule, size_t offset);

/* The next number of a column, from minimum to maximum. Errors: WRONG_TYPE WIRE-20 for another or none,
 * NOT_DETERMINISTIC WIRE-3 for a longer form than it needs. */
integra_status integra__parts_number(integra__parts *parts, uint32_t column, uint64_t minimum, uint64_t maximum,
                                     uint64_t *out);
/* The same of a signed one, of 40 bits at most. */
integra_status integra__parts_signed(integra__parts *parts, uint32_t column, int64_t *out);
/* An index into a part of fixed-size keys, and that key. */
integra_status integra__parts_key(integra__parts *parts, uint32_t column, uint32_t part, size_t size,
                                  uint32_t *index_out, const uint8_t **key_out);
/* The next of fixed-size keys. */
integra_status integra__parts_next(integra__parts *parts, uint32_t part, size_t size, const uint8_t **key_out);
/* A reader at the next element of a list; its failure is the caller's to look at. NULL, having failed, where there is
 * none left. */
integra__reader *integra__parts_list(integra__parts *parts, uint32_t part);

void integra__read_shape(integra__reader *reader, integra__shape *shape);

#endif
