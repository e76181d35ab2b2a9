/* screening_receipt.h - what a receipt says, for writing it and for writing it again.
 * Spec: spec/integra.cddl, receipt-body (GEN-10).  Layer: codec.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_CODEC_RECEIPT_H
#define INTEGRA_CODEC_RECEIPT_H

#include "cbor/envelope.h"
#include "domain/rules/catalogue.h"
#include "screening_facts.h"

/* Two findings of SCR-5 and one of SCR-8 an item. */
#define INTEGRA__SCREENING_FINDING_ROOM 8

/* Keys of the body, as the CDDL numbers them. */
enum {
    INTEGRA__SCREENING_RECEIPT_PACK,
    INTEGRA__SCREENING_RECEIPT_OVERRIDES,
    INTEGRA__SCREENING_RECEIPT_INPUT,
    INTEGRA__SCREENING_RECEIPT_VERDICT,
    INTEGRA__SCREENING_RECEIPT_FINDINGS,
    INTEGRA__SCREENING_RECEIPT_REASONS,
    INTEGRA__SCREENING_RECEIPT_SETS,
    INTEGRA__SCREENING_RECEIPT_KEYS
};

/* Everything a receipt is written from; the pointers are the caller's. */
typedef struct integra__screening_receipt {
    const integra_rules *rules;
    integra__screening_record inputs;
    integra_screening screening;
    integra_finding findings[INTEGRA__SCREENING_FINDING_ROOM];
    size_t finding_count;
    uint8_t digest[32];
    uint8_t sets[2][INTEGRA_SET_LIMIT]; /* for the PPS verdict and for the threshold (SCR-12) */
    size_t set_counts[2];
} integra__screening_receipt;

extern const integra__kind integra__screening_receipt_kind;

/* Screens and gathers all of a receipt. */
integra_status integra__screening_receipt_make(integra__screening_receipt *receipt, const integra_rules *rules,
                                               const integra_answers *answers, const integra_facts *facts,
                                               integra_error *error);

#endif
