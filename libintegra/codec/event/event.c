/* event.c - the message `event`, and the digest that names it.
 * Spec: spec/31-history.md, "An event, byte by byte"; spec/integra.cddl, event-body.  Layer: codec.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "event.h"

#include "core/fault.h"
#include "core/status.h"
#include "core/structs.h"
#include "cbor/envelope.h"
#include "domain/event/event_check.h"
#include "event_keys.h"

static const integra_id *id_of(const integra_event *event, uint32_t key)
{
    switch (key) {
    case INTEGRA__EVENT_KEY_PLAN:
        return &event->plan;
    case INTEGRA__EVENT_KEY_WRITER:
        return &event->writer;
    case INTEGRA__EVENT_KEY_AUTHOR:
        return &event->author;
    case INTEGRA__EVENT_KEY_PERSON:
        return &event->person;
    case INTEGRA__EVENT_KEY_REFERENCE:
        return &event->reference;
    case INTEGRA__EVENT_KEY_GIVER:
        return &event->giver;
    default:
        return NULL;
    }
}

static const uint32_t *number_of(const integra_event *event, uint32_t key)
{
    switch (key) {
    case INTEGRA__EVENT_KEY_SEQUENCE:
        return &event->sequence;
    case INTEGRA__EVENT_KEY_KIND:
        return &event->kind;
    case INTEGRA__EVENT_KEY_EDITION:
        return &event->edition;
    case INTEGRA__EVENT_KEY_CODE:
        return &event->code;
    case INTEGRA__EVENT_KEY_DETAIL:
        return &event->detail;
    case INTEGRA__EVENT_KEY_HEARD:
        return &event->heard;
    case INTEGRA__EVENT_KEY_VOUCHED:
        return &event->vouched;
    default:
        return NULL;
    }
}

static integra_date date_of(const integra_event *event, uint32_t key)
{
    return key == INTEGRA__EVENT_KEY_EFFECTIVE ? event->effective
           : key == INTEGRA__EVENT_KEY_DUE     ? event->due
                                               : event->until;
}

static int has(const void *value, uint32_t key)
{
    const integra_event *event = value;
    switch (key) {
    case INTEGRA__EVENT_KEY_PROSE:
        return event->text.size > 0;
    case INTEGRA__EVENT_KEY_SIGNATURES:
        return event->signature_count > 0;
    case INTEGRA__EVENT_KEY_RECORDED:
        return 1;
    case INTEGRA__EVENT_KEY_PARENTS:
        return event->parents.size > 0;
    case INTEGRA__EVENT_KEY_EDITION:
        return event->edition > 1;
    case INTEGRA__EVENT_KEY_EFFECTIVE:
    case INTEGRA__EVENT_KEY_DUE:
    case INTEGRA__EVENT_KEY_UNTIL:
        return date_of(event, key) != INTEGRA_DATE_UNKNOWN;
    case INTEGRA__EVENT_KEY_TARGET:
        return integra__event_digest_known(&event->target);
    case INTEGRA__EVENT_KEY_TEXT_DIGEST:
        return integra__event_digest_known(&event->text_digest);
    default:
        return id_of(event, key) != NULL ? integra__id_known(id_of(event, key)) : *number_of(event, key) != 0;
    }
}

void integra__event_write_prose(integra__writer *writer, const integra_event *event)
{
    integra__write_array(writer, 2);
    integra__write_bytes(writer, event->salt.bytes, event->salt.size);
    integra__write_text(writer, event->text.bytes, event->text.size);
}

void integra__event_write_signatures(integra__writer *writer, const integra_event *event)
{
    integra__write_array(writer, event->signature_count);
    for (uint32_t i = 0; i < event->signature_count; i++) {
        integra__write_bytes(writer, event->signatures[i].bytes, event->signatures[i].size);
    }
}

static void write(integra__writer *writer, const void *value, uint32_t key)
{
    const integra_event *event = value;
    switch (key) {
    case INTEGRA__EVENT_KEY_PROSE:
        integra__event_write_prose(writer, event);
        break;
    case INTEGRA__EVENT_KEY_SIGNATURES:
        integra__event_write_signatures(writer, event);
        break;
    case INTEGRA__EVENT_KEY_RECORDED:
        integra__write_int(writer, event->recorded);
        break;
    case INTEGRA__EVENT_KEY_PARENTS:
        integra__write_bytes(writer, event->parents.bytes, event->parents.size);
        break;
    case INTEGRA__EVENT_KEY_EFFECTIVE:
    case INTEGRA__EVENT_KEY_DUE:
    case INTEGRA__EVENT_KEY_UNTIL:
        integra__write_int(writer, date_of(event, key));
        break;
    case INTEGRA__EVENT_KEY_TARGET:
        integra__write_bytes(writer, event->target.bytes, sizeof event->target.bytes);
        break;
    case INTEGRA__EVENT_KEY_TEXT_DIGEST:
        integra__write_bytes(writer, event->text_digest.bytes, sizeof event->text_digest.bytes);
        break;
    default:
        if (id_of(event, key) != NULL) {
            integra__write_id(writer, id_of(event, key));
        } else {
            integra__write_uint(writer, *number_of(event, key));
        }
    }
}

static const integra__kind event_kind = { INTEGRA_MESSAGE_EVENT, INTEGRA__EVENT_KEYS, 0, has, write, NULL };

/* The pairs of an extension already checked. */
static uint64_t pairs_of(integra_bytes extension)
{
    uint64_t pairs = 0;
    if (extension.size > 0) {
        (void)integra__extension_check(extension, INTEGRA_MESSAGE_LIMIT, INTEGRA__EVENT_KEYS, &pairs, NULL);
    }
    return pairs;
}

void integra__event_write(integra__writer *writer, const integra_event *event)
{
    integra__message_write(writer, &event_kind, event, event->extension, pairs_of(event->extension));
}

#define USUAL 256 /* bytes of an event without its text: hashed at once, which takes less than bit by bit */

void integra__event_digest_of(const integra_event *event, integra_digest *out)
{
    integra_event sealed = *event;
    integra__sha256_state hash;
    integra__writer writer;
    uint8_t bytes[USUAL];
    sealed.text = (integra_text){ NULL, 0 };
    sealed.signature_count = 0;
    integra__writer_init(&writer, bytes, sizeof bytes);
    integra__event_write(&writer, &sealed);
    integra__sha256_init(&hash);
    if (writer.size <= sizeof bytes) {
        integra__sha256_update(&hash, bytes, writer.size);
    } else {
        integra__writer_hash(&writer, &hash);
        integra__event_write(&writer, &sealed);
    }
    integra__sha256_final(&hash, out->bytes);
}

integra_status integra__event_give(const integra_event *event, uint8_t *bytes_out, size_t capacity, size_t *size_out,
                                   integra_error *error)
{
    return integra__message_give(&event_kind, event, event->extension, bytes_out, capacity, size_out, error);
}

integra_status integra__event_ready(integra_event *copy, integra_error *error)
{
    uint64_t pairs = 0;
    integra_status status = integra__event_check(copy, error);
    if (status == INTEGRA_OK) {
        status = integra__extension_check(copy->extension, INTEGRA_MESSAGE_LIMIT, INTEGRA__EVENT_KEYS, &pairs, error);
    }
    if (status == INTEGRA_OK && copy->text.size > 0) {
        integra__event_text_digest(copy->salt, copy->text, &copy->text_digest);
    }
    return status;
}

integra_status integra__event_take(integra_event *copy, const integra_event *event, integra_error *error)
{
    integra_status status = integra__struct_read(copy, sizeof *copy, sizeof *copy, event, error);
    return status == INTEGRA_OK ? integra__event_ready(copy, error) : status;
}

integra_status integra_event_digest(const integra_event *event, integra_digest *digest_out, integra_error *error)
{
    const uint8_t present[] = { event != NULL, digest_out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    integra_event copy;
    size_t size = 0;
    if (status == INTEGRA_OK) {
        status = integra__event_take(&copy, event, error);
    }
    if (status == INTEGRA_OK && integra__event_give(&copy, NULL, 0, &size, NULL) == INTEGRA_ERR_LIMIT) {
        status = integra__fault_within(error, INTEGRA_FAULT_MESSAGE_SIZE, INTEGRA_NO_PLACE, 0, INTEGRA_MESSAGE_LIMIT);
    }
    if (status == INTEGRA_OK) {
        integra__event_digest_of(&copy, digest_out);
    }
    return status;
}

integra_status integra_event_encode(const integra_event *event, uint8_t *bytes_out, size_t capacity, size_t *size_out,
                                    integra_error *error)
{
    const uint8_t present[] = { event != NULL, integra__room(bytes_out, capacity), 1, size_out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    integra_event copy;
    if (status == INTEGRA_OK) {
        status = integra__event_take(&copy, event, error);
    }
    return status == INTEGRA_OK ? integra__event_give(&copy, bytes_out, capacity, size_out, error) : status;
}
