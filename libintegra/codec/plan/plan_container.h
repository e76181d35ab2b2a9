/* plan_container.h - the message `plan`: a plan whole, or some of its events.
 * Spec: spec/32-exchange.md, "The container"; spec/integra.cddl, plan-body.  Layer: codec.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_CODEC_PLAN_CONTAINER_H
#define INTEGRA_CODEC_PLAN_CONTAINER_H

#include <integra/plan.h>

#include "plan_columns.h"

/* The keys of the body. */
enum {
    INTEGRA__PLAN_ID,
    INTEGRA__PLAN_WRITERS,
    INTEGRA__PLAN_PEOPLE,
    INTEGRA__PLAN_SHAPES,
    INTEGRA__PLAN_COLUMNS,
    INTEGRA__PLAN_REFERENCES,
    INTEGRA__PLAN_DIGESTS,
    INTEGRA__PLAN_TEXTS,
    INTEGRA__PLAN_ERASED,
    INTEGRA__PLAN_SIGNATURES,
    INTEGRA__PLAN_RAW,
    INTEGRA__PLAN_CHECK, /* always there, and last */
    INTEGRA__PLAN_KEYS
};

#define INTEGRA__PLAN_CHECK_SIZE 16                             /* of a SHA-256, its first bytes */
#define INTEGRA__PLAN_CHECK_PAIR (2 + INTEGRA__PLAN_CHECK_SIZE) /* key, head and value, as they are written */

/* The check of a message: of size bytes of it, all before the key of the check. */
void integra__plan_check_of(const uint8_t *bytes, size_t size, uint8_t out[INTEGRA__PLAN_CHECK_SIZE]);

/* The part that a key holds; the columns' key holds the first of them. */
uint32_t integra__plan_part_of(uint32_t key);

/* What orders events of a message, or tips of a summary (depth 0). */
typedef struct integra__plan_container_row {
    uint32_t depth;
    uint32_t position;
    uint32_t sequence;
    integra_id writer;
    integra_digest digest;
} integra__plan_container_row;

/* Gives the message that holds count events at positions, in the order of the message, or the whole plan where
 * positions is NULL, places being then NULL too. Errors: MEMORY; LIMIT WIRE-14; CAPACITY, *size_out being set. */
integra_status integra__plan_container_give(const integra_plan *plan, const uint32_t *positions, const uint32_t *places,
                                            size_t count, uint8_t *bytes_out, size_t capacity, size_t *size_out,
                                            integra_error *error);

#endif
