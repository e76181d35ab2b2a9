/* orientation_receipt.c - the message `orientation_receipt`: a response with all it was made from, and its replay.
 * Spec: spec/integra.cddl, orientation-receipt-body (GEN-10).  Layer: codec.  SPDX-License-Identifier: Apache-2.0
 */
#include <integra/orientation.h>

#include <string.h>

#include "core/allocator.h"
#include "core/fault.h"
#include "core/sha256.h"
#include "core/status.h"
#include "core/structs.h"
#include "cbor/envelope.h"
#include "domain/demand/demand.h"
#include "domain/protocol/protocol_name.h"
#include "domain/protocol/protocol_prove.h"
#include "domain/protocol/protocol_types.h"
#include "domain/rules/generated/rules.h"
#include "codec/demand/demand.h"
#include "codec/protocol/protocol.h"
#include "codec/rules/pack.h"
#include "orientation.h"

enum { PACK, OVERRIDES, PROTOCOL, DEMAND, ORIENTATION, KEYS };

/* What the protocol of a message may take to prove: 15 times the built-in one, a second or two. */
#define PROOF_STEPS UINT64_C(40000000)

/* What a receipt is written from, and what is read of one to make it again; the rest is compared, not kept. */
typedef struct receipt {
    const integra_rules *rules;
    const integra_protocol *protocol;
    integra__demand_message demand; /* how it arrived is no part of a receipt (ORI-1) */
    integra_orientation orientation;
    uint8_t digest[32];
    integra__pack_named named;
    integra_bytes messages[KEYS];
} receipt;

static int has(const void *value, uint32_t key)
{
    return key != OVERRIDES || integra__pack_override_count(((const receipt *)value)->rules) > 0;
}

static void write(integra__writer *writer, const void *value, uint32_t key)
{
    const receipt *from = value;
    const integra_bytes none = { NULL, 0 };
    switch (key) {
    case PACK:
        integra__pack_write_named(writer, from->rules, from->digest);
        break;
    case OVERRIDES:
        integra__pack_write_overrides(writer, from->rules);
        break;
    case PROTOCOL:
        integra__write_nested(writer, &integra__protocol_kind, from->protocol, from->protocol->extension);
        break;
    case DEMAND:
        integra__write_nested(writer, &integra__demand_kind, &from->demand, from->demand.demand.extension);
        break;
    default:
        integra__write_nested(writer, &integra__orientation_kind, &from->orientation, none);
    }
}

static void read(integra__reader *reader, void *value, uint32_t key)
{
    receipt *into = value;
    switch (key) {
    case PACK:
        integra__pack_read_named(reader, &into->named);
        break;
    case OVERRIDES:
        integra__read_known_list(reader, INTEGRA__PACK_OVERRIDE_LIMIT, &into->named.count);
        integra__pack_read_overrides(reader, &into->named);
        break;
    default:
        integra__read_string(reader, INTEGRA__BYTES, 1, INTEGRA_MESSAGE_LIMIT, &into->messages[key]);
    }
}

static const integra__kind receipt_kind = { INTEGRA_MESSAGE_ORIENTATION_RECEIPT,
                                            KEYS,
                                            1u << PACK | 1u << PROTOCOL | 1u << DEMAND | 1u << ORIENTATION,
                                            has,
                                            write,
                                            read };

/* Answers, and gathers all of a receipt. */
static integra_status make(receipt *made, const integra_rules *rules, const integra_protocol *protocol,
                           const integra_demand *demand, integra_error *error)
{
    uint64_t pairs = 0;
    made->rules = rules;
    made->protocol = protocol;
    integra_contact_init(&made->demand.contact, sizeof made->demand.contact);
    integra_orientation_init(&made->orientation, sizeof made->orientation);
    integra_status status = integra_orientation_evaluate(rules, protocol, demand, &made->orientation, error);
    if (status == INTEGRA_OK) {
        status = integra__demand_read(&made->demand.demand, demand, error);
    }
    if (status == INTEGRA_OK) {
        status = integra__extension_check(made->demand.demand.extension, INTEGRA_MESSAGE_LIMIT,
                                          integra__demand_kind.keys, &pairs, error);
    }
    return status == INTEGRA_OK ? integra_rules_digest(rules, made->digest, error) : status;
}

integra_status integra_orientation_receipt(const integra_rules *rules, const integra_protocol *protocol,
                                           const integra_demand *demand, uint8_t *bytes_out, size_t capacity,
                                           size_t *size_out, integra_error *error)
{
    const uint8_t present[] = {
        rules != NULL, protocol != NULL, demand != NULL, integra__room(bytes_out, capacity), 1, size_out != NULL
    };
    receipt made;
    integra_bytes none = { NULL, 0 };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status == INTEGRA_OK) {
        status = make(&made, rules, protocol, demand, error);
    }
    return status != INTEGRA_OK
               ? status
               : integra__message_give(&receipt_kind, &made, none, bytes_out, capacity, size_out, error);
}

/* ---- replay ---- */

typedef struct replayed {
    const integra_allocator *allocator;
    integra_rules *rules;
    integra_protocol *protocol;
    integra__work_state *work;
} replayed;

static integra_status prove(integra_protocol *protocol, integra__work_state *work, integra_error *error)
{
    size_t failures = 0;
    int own_limit = work->given.limit != 0 && work->given.limit < PROOF_STEPS;
    work->given.limit = own_limit ? work->given.limit : PROOF_STEPS;
    integra_status status = integra__protocol_prove_by(protocol, work, &failures, error);
    if (status == INTEGRA_ERR_LIMIT && !own_limit) {
        return integra__fault(error, INTEGRA_FAULT_PROOF_WORK);
    }
    return status == INTEGRA_OK && failures > 0 ? integra__fault(error, INTEGRA_FAULT_RECEIPT_PROTOCOL) : status;
}

/* GEN-10: the same demand under the same pack and protocol, made into a receipt here. */
static integra_status make_again(const receipt *given, const uint8_t *bytes, replayed *with, receipt *made,
                                 integra_error *error)
{
    integra_demand demand;
    integra_contact contact;
    const integra_bytes *protocol = &given->messages[PROTOCOL];
    const integra_bytes *asked = &given->messages[DEMAND];
    integra_demand_init(&demand, sizeof demand);
    integra_contact_init(&contact, sizeof contact);
    integra_status status = integra__pack_named_make(&given->named, with->allocator, &with->rules, error);
    if (status == INTEGRA_OK) {
        status = integra_protocol_decode(protocol->bytes, protocol->size, with->allocator, &with->protocol, error);
        if (status != INTEGRA_ERR_REFUSED) { /* where a table does not hang together, an override is named, no place */
            status = integra__message_moved(status, error, (size_t)(protocol->bytes - bytes));
        }
    }
    if (status == INTEGRA_OK) {
        status = prove(with->protocol, with->work, error);
    }
    if (status == INTEGRA_OK) {
        status = integra__message_moved(integra_demand_decode(asked->bytes, asked->size, &demand, &contact, error),
                                        error, (size_t)(asked->bytes - bytes));
    }
    return status == INTEGRA_OK ? make(made, with->rules, with->protocol, &demand, error) : status;
}

/* Whether its whole behaviour is one of those accepted; with none, any is. */
static int is_accepted(const integra_protocol *protocol, integra_bytes accepted)
{
    const uint8_t *digest = protocol->digests[INTEGRA_PART_WHOLE];
    size_t at = 0;
    while (at < accepted.size && memcmp(accepted.bytes + at, digest, INTEGRA__SHA256_SIZE) != 0) {
        at += INTEGRA__SHA256_SIZE;
    }
    return accepted.size == 0 || at < accepted.size;
}

/* No other protocol may have a built-in name (ORI-16), and hang together. */
static uint32_t origin_of(const integra_protocol *protocol)
{
    return integra__protocol_builtin_of(integra_protocol_name(protocol)) != NULL ? INTEGRA_PROTOCOL_ORIGIN_BUILT_IN
                                                                                 : INTEGRA_PROTOCOL_ORIGIN_OTHER;
}

/* Two receipts, larger together than a stack should bear. */
enum { GIVEN, MADE };

/* The receipt read, made again and held against what was given. */
static integra_status replay(receipt both[2], replayed *with, integra_bytes message, integra_bytes accepted,
                             integra_error *error)
{
    integra_bytes extension = { NULL, 0 };
    memset(&both[GIVEN], 0, sizeof both[GIVEN]);
    integra_status status =
        integra__message_read(&receipt_kind, message.bytes, message.size, &both[GIVEN], &extension, error);
    if (status == INTEGRA_OK) {
        status = make_again(&both[GIVEN], message.bytes, with, &both[MADE], error);
    }
    if (status == INTEGRA_OK && !is_accepted(with->protocol, accepted)) {
        status = integra__fault(error, INTEGRA_FAULT_RECEIPT_ACCEPTED);
    }
    return status == INTEGRA_OK ? integra__message_receipt_same(&receipt_kind, &both[MADE], extension, message.bytes,
                                                                message.size, error)
                                : status;
}

integra_status integra_orientation_replay_within(const uint8_t *bytes, size_t size, const uint8_t *accepted,
                                                 size_t accepted_size, const integra_allocator *allocator,
                                                 const integra_work *work, integra_orientation *orientation_out,
                                                 uint32_t *origin_out, integra_error *error)
{
    const uint8_t present[] = { integra__room(bytes, size),
                                1,
                                integra__room(accepted, accepted_size),
                                1,
                                integra__allocator_usable(allocator),
                                1,
                                orientation_out != NULL,
                                origin_out != NULL };
    integra__work_state begun;
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status == INTEGRA_OK) {
        status = integra__work_begin(&begun, work, error);
    }
    if (status == INTEGRA_OK) {
        status = integra__struct_check_out(orientation_out, sizeof *orientation_out, error);
    }
    if (status == INTEGRA_OK && accepted_size % INTEGRA__SHA256_SIZE != 0) {
        status = integra__fault(error, INTEGRA_FAULT_RECEIPT_DIGESTS);
    }
    if (status != INTEGRA_OK) {
        return status;
    }
    integra_allocator memory = integra__allocator_of(allocator);
    replayed with = { allocator, NULL, NULL, &begun };
    receipt *both = integra__allocate(&memory, 2 * sizeof *both);
    if (both == NULL) {
        return integra__no_memory(error);
    }
    status = replay(both, &with, (integra_bytes){ bytes, size }, (integra_bytes){ accepted, accepted_size }, error);
    if (status == INTEGRA_OK) {
        integra__struct_write(orientation_out, &both[MADE].orientation, sizeof both[MADE].orientation);
        *origin_out = origin_of(with.protocol);
    }
    integra_rules_destroy(with.rules);
    integra_protocol_destroy(with.protocol);
    integra__release(&memory, both, 2 * sizeof *both);
    return status;
}

integra_status integra_orientation_replay(const uint8_t *bytes, size_t size, const integra_allocator *allocator,
                                          integra_orientation *orientation_out, integra_error *error)
{
    const uint8_t present[] = { integra__room(bytes, size), 1, integra__allocator_usable(allocator),
                                orientation_out != NULL };
    uint32_t origin = 0;
    integra_status status = integra__arguments(present, sizeof present, error);
    return status == INTEGRA_OK ? integra_orientation_replay_within(bytes, size, NULL, 0, allocator, NULL,
                                                                    orientation_out, &origin, error)
                                : status;
}
