/* event.h - the message `event`, for those that hold events: read with its digest, written, named.
 * Spec: spec/31-history.md, "An event, byte by byte"; spec/integra.cddl, event-body.  Layer: codec.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_CODEC_EVENT_H
#define INTEGRA_CODEC_EVENT_H

#include "domain/event/event.h"
#include "codec/message/message.h"

/* Makes an event that may be written of one that a caller gives: a copy of this version, with its text digest,
 * checked, its extension too. Errors as integra_event_encode() but CAPACITY. */
integra_status integra__event_take(integra_event *copy, const integra_event *event, integra_error *error);
/* The same for the copy itself. */
integra_status integra__event_ready(integra_event *copy, integra_error *error);

/* The three below take an event that is ready, or was read. */
/* SHA-256 of the message without text and signatures. */
void integra__event_digest_of(const integra_event *event, integra_digest *out);
void integra__event_write(integra__writer *writer, const integra_event *event);
/* Gives the message to the caller's array. Errors: CAPACITY, with *size_out set; LIMIT WIRE-14. */
integra_status integra__event_give(const integra_event *event, uint8_t *bytes_out, size_t capacity, size_t *size_out,
                                   integra_error *error);

/* Pieces that a container holds too: [salt, text], and the signatures. */
void integra__event_write_prose(integra__writer *writer, const integra_event *event);
void integra__event_write_signatures(integra__writer *writer, const integra_event *event);

#endif
