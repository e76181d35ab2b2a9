/* plan_numbers.h - the parts of a message `plan`, read from their start on.
 * Spec: spec/32-exchange.md, "The container".  Layer: codec.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_CODEC_PLAN_NUMBERS_H
#define INTEGRA_CODEC_PLAN_NUMBERS_H

#include "plan_parts.h"

/* The next number of a column, from minimum to maximum. Errors: WRONG_TYPE WIRE-20 for another or none,
 * NOT_DETERMINISTIC WIRE-3 for a longer form than it needs. */
integra_status integra__plan_parts_number(integra__plan_parts *parts, uint32_t column, uint64_t minimum,
                                          uint64_t maximum, uint64_t *out);

/* The same of a signed one, of 40 bits at most. */
integra_status integra__plan_parts_signed(integra__plan_parts *parts, uint32_t column, int64_t *out);

/* An index into a part of fixed-size keys, and that key. */
integra_status integra__plan_parts_key(integra__plan_parts *parts, uint32_t column, uint32_t part, size_t size,
                                       uint32_t *index_out, const uint8_t **key_out);

/* The next of fixed-size keys. */
integra_status integra__plan_parts_next(integra__plan_parts *parts, uint32_t part, size_t size,
                                        const uint8_t **key_out);

/* A reader at the next element of a list; its failure is the caller's to look at. NULL, having failed, where there is
 * none left. */
integra__reader *integra__plan_parts_list(integra__plan_parts *parts, uint32_t part);

#endif
