/* envelope.h - [version, kind, body], and the known keys and later extension of a body map.
 * Spec: spec/01-wire.md, WIRE-16 to WIRE-18.  Layer: cbor.  SPDX-License-Identifier: Apache-2.0 */
#ifndef INTEGRA_CBOR_ENVELOPE_H
#define INTEGRA_CBOR_ENVELOPE_H

#include "reader.h"

/* Reads [1, kind, and the head of the body map. ENVELOPE WIRE-16 for another shape or version, WRONG_KIND WIRE-17
 * for another kind, each at the item at fault. */
integra_status integra__envelope_read(integra__reader *reader, uint32_t kind, uint64_t *pairs_out);

/* The same for any kind from 1 to 4294967295, which is given back. */
integra_status integra__envelope_any(integra__reader *reader, uint32_t *kind_out, uint64_t *pairs_out);

/* A walk over the pairs of a body map. */
typedef struct integra__body {
    integra__reader *reader;
    uint64_t pairs;         /* still to come */
    uint64_t known;         /* keys 0 to known - 1 have a meaning in this version */
    size_t extension_start; /* the pairs with later keys, start == end when there are none */
    size_t extension_end;
} integra__body;

/* reader stands after the map head that gave pairs. */
void integra__body_init(integra__body *body, integra__reader *reader, uint64_t pairs, uint64_t known);

/* 1 and the next known key, whose value is to be read before the next call; 0 at the end or on an error, which the
 * reader then holds. From the first later key on, the rest is checked and kept as the extension. Refused: a negative
 * key, CRITICAL_KEY WIRE-18; a key above 4294967295, WRONG_TYPE WIRE-20. */
int integra__body_key(integra__body *body, uint64_t *key_out);

/* The bytes of the pairs with later keys, borrowed as the message is; empty before the end and when there are none. */
integra_bytes integra__body_extension(const integra__body *body);

/* An extension that a caller gives to be written: whole pairs, under every WIRE rule at the depth of a body, keys
 * ascending from first_key or above. A key below first_key is WRONG_TYPE WIRE-20. Offsets count from the slice. ceiling
 * is the most bytes a message of its kind may have. */
integra_status integra__extension_check(integra_bytes extension, size_t ceiling, uint64_t first_key,
                                        uint64_t *pairs_out, integra_error *error);

#endif
