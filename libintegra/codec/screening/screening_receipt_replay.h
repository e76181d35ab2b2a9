/* screening_receipt_replay.h - a receipt read, its verdict made again, and both compared byte for byte.
 * Spec: spec/00-conventions.md, GEN-10.  Layer: codec.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_CODEC_SCREENING_RECEIPT_REPLAY_H
#define INTEGRA_CODEC_SCREENING_RECEIPT_REPLAY_H

#include "screening_receipt.h"

/* The reading side of the kind. */
void integra__screening_receipt_read(integra__reader *reader, void *value, uint32_t key);

#endif
