/* event_read.c - the message `event`, read, checked and hashed where it lies.
 * Spec: spec/31-history.md, "An event, byte by byte"; spec/integra.cddl, event-body.  Layer: codec.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "event_read.h"

#include <integra/inclusion.h>

#include "core/fault.h"
#include "core/generated/rules.h"
#include "core/id.h"
#include "core/sha256.h"
#include "core/status.h"
#include "core/structs.h"
#include "cbor/head.h"
#include "cbor/reader.h"
#include "domain/event/event_check.h"
#include "codec/message/message.h"
#include "event_keys.h"

#define REQUIRED                                                                                                       \
    (1u << INTEGRA__EVENT_KEY_WRITER | 1u << INTEGRA__EVENT_KEY_SEQUENCE | 1u << INTEGRA__EVENT_KEY_AUTHOR |           \
     1u << INTEGRA__EVENT_KEY_RECORDED | 1u << INTEGRA__EVENT_KEY_KIND)

typedef struct reading {
    integra_event event;
    size_t at[INTEGRA__EVENT_KEYS]; /* offset of each key's value */
    size_t sealed;                  /* where the pairs that the digest covers begin, 0 when all are covered */
    uint64_t unsealed;              /* how many pairs it does not cover */
} reading;

void integra__event_read_prose(integra__reader *reader, integra_bytes *salt, integra_text *text)
{
    integra_bytes bytes = { NULL, 0 };
    integra__read_array(reader, 2);
    integra__read_fixed(reader, INTEGRA_SALT_SIZE, salt);
    integra__read_string(reader, INTEGRA__TEXT, 1, INTEGRA_TEXT_LIMIT, &bytes);
    *text = (integra_text){ (const char *)bytes.bytes, bytes.size };
}

/* Out of order is told where it is seen: at the signature that should stand before the one before it. */
void integra__event_read_signatures(integra__reader *reader, integra_event *event)
{
    uint64_t count = 0;
    integra__read_known_list(reader, INTEGRA_SIGNATURES_LIMIT, &count);
    for (uint32_t i = 0; i < count && reader->status == INTEGRA_OK; i++) {
        integra_bytes *signature = &event->signatures[i];
        size_t offset = integra__reader_at(reader);
        integra__read_string(reader, INTEGRA__BYTES, 1, INTEGRA_SIGNATURE_LIMIT, signature);
        if (reader->status == INTEGRA_OK && i > 0 && integra__event_bytes_order(signature[-1], *signature) >= 0) {
            integra__reader_fail(reader, INTEGRA_ERR_WRONG_TYPE, INTEGRA__WIRE_20, offset);
            integra__fault_says(reader->error, INTEGRA_FAULT_SIGNATURES_FORM, 0, 0, 0);
        }
        event->signature_count = i + 1;
    }
}

static void read_digest(integra__reader *reader, integra_digest *out)
{
    size_t offset = integra__reader_at(reader);
    integra__read_exactly(reader, sizeof out->bytes, out->bytes);
    if (reader->status == INTEGRA_OK && !integra__event_digest_known(out)) {
        integra__reader_fail(reader, INTEGRA_ERR_EXPLICIT_DEFAULT, INTEGRA__WIRE_19, offset);
    }
}

static void read_positive(integra__reader *reader, uint32_t *out)
{
    uint64_t value = 0;
    integra__read_uint(reader, 1, UINT32_MAX, &value);
    *out = (uint32_t)value;
}

static void read_edition(integra__reader *reader, uint32_t *out)
{
    size_t offset = integra__reader_at(reader);
    read_positive(reader, out);
    if (reader->status == INTEGRA_OK && *out == 1) {
        integra__reader_fail(reader, INTEGRA_ERR_EXPLICIT_DEFAULT, INTEGRA__WIRE_19, offset);
    }
}

static void read_field(integra__reader *reader, integra_event *event, uint32_t key)
{
    switch (key) {
    case INTEGRA__EVENT_KEY_EFFECTIVE:
        integra__read_date(reader, &event->effective);
        break;
    case INTEGRA__EVENT_KEY_DUE:
        integra__read_date(reader, &event->due);
        break;
    case INTEGRA__EVENT_KEY_UNTIL:
        integra__read_date(reader, &event->until);
        break;
    case INTEGRA__EVENT_KEY_PERSON:
        integra__read_id(reader, &event->person);
        break;
    case INTEGRA__EVENT_KEY_REFERENCE:
        integra__read_id(reader, &event->reference);
        break;
    case INTEGRA__EVENT_KEY_TARGET:
        read_digest(reader, &event->target);
        break;
    case INTEGRA__EVENT_KEY_CODE:
        integra__read_known(reader, UINT16_MAX, &event->code);
        break;
    case INTEGRA__EVENT_KEY_DETAIL:
        integra__read_known(reader, UINT16_MAX, &event->detail);
        break;
    case INTEGRA__EVENT_KEY_GIVER:
        integra__read_id(reader, &event->giver);
        break;
    case INTEGRA__EVENT_KEY_HEARD:
        integra__read_known(reader, UINT16_MAX, &event->heard);
        break;
    case INTEGRA__EVENT_KEY_VOUCHED:
        integra__read_known(reader, INTEGRA__TRI_LAST, &event->vouched);
        break;
    default:
        read_digest(reader, &event->text_digest);
    }
}

static void read_frame(integra__reader *reader, integra_event *event, uint32_t key)
{
    switch (key) {
    case INTEGRA__EVENT_KEY_PROSE:
        integra__event_read_prose(reader, &event->salt, &event->text);
        break;
    case INTEGRA__EVENT_KEY_SIGNATURES:
        integra__event_read_signatures(reader, event);
        break;
    case INTEGRA__EVENT_KEY_PLAN:
        integra__read_id(reader, &event->plan);
        break;
    case INTEGRA__EVENT_KEY_WRITER:
        integra__read_id(reader, &event->writer);
        break;
    case INTEGRA__EVENT_KEY_SEQUENCE:
        read_positive(reader, &event->sequence);
        break;
    case INTEGRA__EVENT_KEY_AUTHOR:
        integra__read_id(reader, &event->author);
        break;
    case INTEGRA__EVENT_KEY_RECORDED:
        integra__read_int(reader, INTEGRA__EVENT_RECORDED_FIRST, INTEGRA__EVENT_RECORDED_LAST, &event->recorded);
        break;
    case INTEGRA__EVENT_KEY_KIND:
        read_positive(reader, &event->kind);
        break;
    case INTEGRA__EVENT_KEY_PARENTS:
        integra__read_string(reader, INTEGRA__BYTES, sizeof(integra_digest),
                             INTEGRA_PARENT_LIMIT * sizeof(integra_digest), &event->parents);
        break;
    default:
        read_edition(reader, &event->edition);
    }
}

static void read(integra__reader *reader, void *value, uint32_t key)
{
    reading *made = value;
    made->at[key] = integra__reader_at(reader);
    if (key <= INTEGRA__EVENT_KEY_EDITION) {
        read_frame(reader, &made->event, key);
    } else {
        read_field(reader, &made->event, key);
    }
    if (key <= INTEGRA__EVENT_KEY_SIGNATURES) {
        made->sealed = integra__reader_at(reader);
        made->unsealed++;
    }
}

static const integra__kind reading_kind = { INTEGRA_MESSAGE_EVENT, INTEGRA__EVENT_KEYS, REQUIRED, NULL, NULL, read };

/* The key of the value at fault, where the check gives no field. */
static uint32_t key_at_fault(const reading *made)
{
    const integra_event *event = &made->event;
    if (event->kind == INTEGRA_EVENT_OPENING && integra__id_known(&event->plan)) {
        return INTEGRA__EVENT_KEY_PLAN;
    }
    return event->kind != INTEGRA_EVENT_OPENING && event->edition != 0 && integra__event_row_of(event->kind) != NULL
               ? INTEGRA__EVENT_KEY_EDITION
               : INTEGRA__EVENT_KEY_PARENTS;
}

/* What a check refuses as a value, a reader refuses at the bytes that hold it. */
static integra_status refuse(const reading *made, const integra_error *why, integra_error *error)
{
    static const uint8_t keys[] = { INTEGRA__EVENT_KEY_EFFECTIVE, INTEGRA__EVENT_KEY_DUE,
                                    INTEGRA__EVENT_KEY_UNTIL,     INTEGRA__EVENT_KEY_PERSON,
                                    INTEGRA__EVENT_KEY_REFERENCE, INTEGRA__EVENT_KEY_CODE,
                                    INTEGRA__EVENT_KEY_DETAIL,    INTEGRA__EVENT_KEY_TEXT_DIGEST,
                                    INTEGRA__EVENT_KEY_TARGET,    INTEGRA__EVENT_KEY_GIVER,
                                    INTEGRA__EVENT_KEY_HEARD,     INTEGRA__EVENT_KEY_VOUCHED };
    if (why->status == INTEGRA_ERR_MISSING_KEY) {
        return integra__fault_again(error, why, why->status, why->rule, INTEGRA__MESSAGE_MAP_OFFSET, why->index);
    }
    if (why->status == INTEGRA_ERR_REFUSED) {
        return integra__fault_again(error, why, why->status, why->rule, INTEGRA_NO_PLACE, why->index);
    }
    uint32_t key = why->index - 1 < sizeof keys ? keys[why->index - 1] : key_at_fault(made);
    return integra__fault_again(error, why, INTEGRA_ERR_WRONG_TYPE, INTEGRA__WIRE_20, made->at[key], why->index);
}

static integra_status check(const reading *made, integra_error *error)
{
    integra_error why = { 0 };
    integra_status status = INTEGRA_OK;
    if (made->event.text.size > 0 && made->at[INTEGRA__EVENT_KEY_TEXT_DIGEST] == 0) {
        status = integra__fault_of(&why, INTEGRA_FAULT_TEXT_WITHOUT_DIGEST, INTEGRA_FIELD_TEXT);
    } else {
        status = integra__event_check(&made->event, &why);
    }
    return status == INTEGRA_OK ? INTEGRA_OK : refuse(made, &why, error);
}

/* The message as it would be without text and signatures: another head of the map, then the pairs as they came. */
static void hash(const reading *made, const uint8_t *bytes, size_t size, integra_digest *digest)
{
    integra__sha256_state state;
    integra__writer writer;
    integra__head head = { 0 };
    uint32_t rule = 0;
    (void)integra__head_read(bytes + INTEGRA__MESSAGE_MAP_OFFSET, size - INTEGRA__MESSAGE_MAP_OFFSET, &head,
                             &rule); /* it was read before */
    size_t sealed = made->sealed > 0 ? made->sealed : INTEGRA__MESSAGE_MAP_OFFSET + head.size;
    integra__sha256_init(&state);
    integra__writer_hash(&writer, &state);
    integra__write_envelope(&writer, INTEGRA_MESSAGE_EVENT);
    integra__write_map(&writer, head.argument - made->unsealed);
    integra__write_raw(&writer, bytes + sealed, size - sealed);
    integra__sha256_final(&state, digest->bytes);
}

integra_status integra__event_read(const uint8_t *bytes, size_t size, integra_event *event, integra_digest *digest,
                                   integra_error *error)
{
    reading made = { .sealed = 0 };
    integra_event_init(&made.event, sizeof made.event);
    integra_status status = integra__message_read(&reading_kind, bytes, size, &made, &made.event.extension, error);
    if (status == INTEGRA_OK && made.event.kind == INTEGRA_EVENT_OPENING && made.event.edition == 0) {
        made.event.edition = 1;
    }
    if (status == INTEGRA_OK) {
        status = check(&made, error);
    }
    if (status == INTEGRA_OK) {
        hash(&made, bytes, size, digest);
        *event = made.event;
    }
    return status;
}

integra_status integra_event_decode(const uint8_t *bytes, size_t size, integra_event *event_out, integra_error *error)
{
    const uint8_t present[] = { integra__room(bytes, size), 1, event_out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    integra_event event;
    integra_digest digest;
    if (status == INTEGRA_OK) {
        status = integra__struct_check_out(event_out, sizeof *event_out, error);
    }
    if (status == INTEGRA_OK) {
        status = integra__event_read(bytes, size, &event, &digest, error);
    }
    if (status == INTEGRA_OK) {
        integra__struct_write(event_out, &event, sizeof event);
    }
    return status;
}
