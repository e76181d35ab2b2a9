/* pack.h - the parts of the message `pack` that receipts have too.
 * Spec: spec/integra.cddl, pack-body.  Layer: codec.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_CODEC_PACK_H
#define INTEGRA_CODEC_PACK_H

#include "message.h"

#define INTEGRA__NAME_LIMIT     32
#define INTEGRA__OVERRIDE_LIMIT 64 /* WIRE-15: parameters of a pack, overrides of a receipt */

/* A pack's name, zero-terminated; empty after a failure. */
void integra__read_pack_name(integra__reader *reader, char out[INTEGRA__NAME_LIMIT + 1]);

/* count times [name, value] into arrays of INTEGRA__OVERRIDE_LIMIT, behind the head of their list; names are static.
 * UNKNOWN_NAME (GEN-9) for a parameter that no pack has. */
void integra__read_overrides(integra__reader *reader, const char **names, int64_t *values, uint64_t count);

#endif
