/* message.c - the first message of a CBOR sequence: its kind and its size.
 * Spec: spec/01-wire.md, WIRE-1 to WIRE-16, WIRE-18; RFC 8742.  Layer: cbor.  SPDX-License-Identifier: Apache-2.0 */
#include "envelope.h"

#include "core/generated/rules.h"
#include "core/status.h"

/* The body by itself: every key but a critical one, whatever its value. */
static integra_status skip_body(integra__reader *reader, uint64_t pairs)
{
    integra__item key;
    while (pairs--) {
        if (integra__read(reader, &key)) {
            return reader->status;
        }
        if (key.type == INTEGRA__NINT) {
            return integra__reader_fail(reader, INTEGRA_ERR_CRITICAL_KEY, INTEGRA__WIRE_18, key.offset);
        }
        if (integra__skip(reader)) {
            return reader->status;
        }
    }
    return INTEGRA_OK;
}

integra_status integra_message_next(const uint8_t *bytes, size_t size, size_t limit, uint32_t *kind_out,
                                    size_t *size_out, integra_error *error)
{
    integra__reader reader;
    uint32_t kind = 0;
    uint64_t pairs = 0;
    if ((size && !bytes) || !kind_out || !size_out) {
        return integra__argument_missing(error, size && !bytes ? 0 : !kind_out ? 3 : 4);
    }
    integra__reader_init(&reader, bytes, size, limit, error);
    if (size && (integra__envelope_any(&reader, &kind, &pairs) || skip_body(&reader, pairs))) {
        return reader.status;
    }
    *kind_out = kind;
    *size_out = integra__reader_at(&reader);
    return INTEGRA_OK;
}
