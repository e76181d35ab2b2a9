/* row_kind.h - what the rows of a set are.
 * Spec: spec/50-indicators.md, "What a tally holds".  Layer: domain.  SPDX-License-Identifier: Apache-2.0 */
#ifndef INTEGRA_DOMAIN_INDICATOR_ROW_KIND_H
#define INTEGRA_DOMAIN_INDICATOR_ROW_KIND_H

#include <integra/base.h>

#define INTEGRA__ROW_WIDTH_MOST 64

/* What rows are: their width, 24, 32, 48 or 64 bytes; the bytes that tell them apart, the
 * width itself or a lesser multiple of 8; and where that is less, how a row takes in another of its key (commutative,
 * associative, idempotent). */
typedef struct integra__row_kind {
    uint32_t width;
    uint32_t key;
    void (*combine)(uint8_t *row, const uint8_t *other);
} integra__row_kind;

#endif
