/* receipt.h - what a receipt says, for writing it and for writing it again.
 * Spec: spec/integra.cddl, receipt-body (GEN-10).  Layer: codec.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_CODEC_RECEIPT_H
#define INTEGRA_CODEC_RECEIPT_H

#include "../cbor/envelope.h"
#include "../domain/catalogue.h"
#include "facts.h"

/* Two findings of SCR-5 and one of SCR-8 an item. */
#define INTEGRA__FINDING_ROOM 8

/* Keys of the body, as the CDDL numbers them. */
enum {
    INTEGRA__RECEIPT_PACK,
    INTEGRA__RECEIPT_OVERRIDES,
    INTEGRA__RECEIPT_INPUT,
    INTEGRA__RECEIPT_VERDICT,
    INTEGRA__RECEIPT_FINDINGS,
    INTEGRA__RECEIPT_REASONS,
    INTEGRA__RECEIPT_SETS,
    INTEGRA__RECEIPT_KEYS
};

/* Everything a receipt is written from; the pointers are the caller's. */
typedef struct integra__receipt {
    const integra_rules *rules;
    integra__inputs inputs;
    integra_screening screening;
    integra_finding findings[INTEGRA__FINDING_ROOM];
    size_t finding_count;
    uint8_t digest[32];
    uint8_t sets[2][INTEGRA_SET_LIMIT]; /* for the PPS verdict and for the threshold (SCR-12) */
    size_t set_counts[2];
} integra__receipt;

extern const integra__kind integra__receipt_kind;

/* The reading side of the kind, in receipt_replay.c. */
void integra__receipt_read(integra__reader *reader, void *value, uint32_t key);

/* Screens and gathers all of a receipt. */
integra_status integra__receipt_make(integra__receipt *receipt, const integra_rules *rules,
                                     const integra_answers *answers, const integra_facts *facts, integra_error *error);

#endif
