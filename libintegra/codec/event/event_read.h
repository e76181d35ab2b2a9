/* event_read.h - the message `event`, read, checked and hashed where it lies.
 * Spec: spec/31-history.md, "An event, byte by byte"; spec/integra.cddl, event-body.  Layer: codec.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_CODEC_EVENT_READ_H
#define INTEGRA_CODEC_EVENT_READ_H

#include "event.h"

/* Reads one whole message, checks the event and hashes what its digest covers. What the event points to is borrowed
 * from bytes. Errors as integra_event_decode(). */
integra_status integra__event_read(const uint8_t *bytes, size_t size, integra_event *event, integra_digest *digest,
                                   integra_error *error);

/* Pieces that a container holds too: [salt, text], and the signatures. */
void integra__event_read_prose(integra__reader *reader, integra_bytes *salt, integra_text *text);
void integra__event_read_signatures(integra__reader *reader, integra_event *event);

#endif
