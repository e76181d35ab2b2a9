/* pack.c - the message `pack`, and the digest made from it.
 * Spec: spec/integra.cddl, pack-body (GEN-9).  Layer: codec.  SPDX-License-Identifier: Apache-2.0
 */
#include "pack.h"

#include <string.h>

#include "core/allocator.h"
#include "core/fault.h"
#include "core/sha256.h"
#include "core/status.h"
#include "domain/rules/pack.h"

enum { NAME, VERSION, EFFECTIVE, PARAMETERS, PROVIDERS, KEYS };

#define PROVIDER_LIMIT 16

static int has(const void *value, uint32_t key)
{
    (void)value;
    (void)key;
    return 1;
}

typedef int which(const integra_rules *rules, size_t parameter);

static size_t count_of(const integra_rules *rules, which *is_in)
{
    size_t count = 0;
    for (size_t i = 0; i < INTEGRA__PARAMETER_COUNT; i++) {
        count += is_in(rules, i) ? 1u : 0u;
    }
    return count;
}

static void write_parameters(integra__writer *writer, const integra_rules *rules, which *is_in)
{
    integra__write_array(writer, count_of(rules, is_in));
    for (size_t i = 0; i < INTEGRA__PARAMETER_COUNT; i++) {
        if (is_in(rules, i)) {
            integra__write_array(writer, 2);
            integra__write_text(writer, integra__parameter_rows[i].name, strlen(integra__parameter_rows[i].name));
            integra__write_int(writer, rules->values[i]);
        }
    }
}

static int is_overridden(const integra_rules *rules, size_t parameter)
{
    return rules->values[parameter] != rules->pack->values[parameter];
}

/* Services that the pack names a provider for. */
static void write_providers(integra__writer *writer, const uint32_t *providers)
{
    size_t count = 0;
    for (size_t i = 0; i < INTEGRA__PACK_PROVIDED_COUNT; i++) {
        count += providers[i] != 0;
    }
    integra__write_array(writer, count);
    for (uint32_t service = 1; service <= INTEGRA__PACK_PROVIDED_COUNT; service++) {
        if (providers[service - 1] != 0) {
            integra__write_array(writer, 2);
            integra__write_uint(writer, service);
            integra__write_uint(writer, providers[service - 1]);
        }
    }
}

static void write(integra__writer *writer, const void *value, uint32_t key)
{
    const integra_rules *rules = value;
    switch (key) {
    case NAME:
        integra__write_text(writer, rules->pack->name, strlen(rules->pack->name));
        break;
    case VERSION:
        integra__write_uint(writer, rules->pack->version);
        break;
    case EFFECTIVE:
        integra__write_int(writer, rules->pack->effective);
        break;
    case PARAMETERS:
        write_parameters(writer, rules, integra__rules_hold);
        break;
    default:
        write_providers(writer, rules->pack->providers);
    }
}

void integra__pack_write_named(integra__writer *writer, const integra_rules *rules, const uint8_t digest[32])
{
    integra__write_array(writer, 3);
    integra__write_text(writer, rules->pack->name, strlen(rules->pack->name));
    integra__write_uint(writer, rules->pack->version);
    integra__write_bytes(writer, digest, 32);
}

void integra__pack_read_named(integra__reader *reader, integra__pack_named *out)
{
    uint8_t digest[32];
    integra__read_array(reader, 3);
    integra__pack_read_name(reader, out);
    integra__pack_read_version(reader, out);
    integra__read_exactly(reader, sizeof digest, digest);
}

size_t integra__pack_override_count(const integra_rules *rules)
{
    return count_of(rules, is_overridden);
}

void integra__pack_write_overrides(integra__writer *writer, const integra_rules *rules)
{
    write_parameters(writer, rules, is_overridden);
}

void integra__pack_read_overrides(integra__reader *reader, integra__pack_named *out)
{
    for (uint64_t i = 0; i < out->count && reader->status == INTEGRA_OK; i++) {
        integra_bytes name = { NULL, 0 };
        integra__read_array(reader, 2);
        size_t offset = integra__reader_at(reader);
        integra__read_string(reader, INTEGRA__TEXT, 1, INTEGRA__PACK_NAME_LIMIT, &name);
        integra__read_int(reader, INT64_MIN, INT64_MAX, &out->values[i]);
        if (reader->status != INTEGRA_OK) {
            return;
        }
        size_t p = integra__parameter_find((const char *)name.bytes, name.size);
        if (p == INTEGRA__PARAMETER_COUNT) {
            integra__reader_fault(reader, INTEGRA_FAULT_PARAMETER_NAME, offset, 0);
            return;
        }
        out->names[i] = integra__parameter_rows[p].name;
    }
}

void integra__pack_read_name(integra__reader *reader, integra__pack_named *out)
{
    integra_bytes name = { NULL, 0 };
    if (integra__read_string(reader, INTEGRA__TEXT, 1, INTEGRA__PACK_NAME_LIMIT, &name) == INTEGRA_OK) {
        memcpy(out->name, name.bytes, name.size);
        out->name[name.size] = '\0';
    }
}

void integra__pack_read_version(integra__reader *reader, integra__pack_named *out)
{
    integra__read_uint(reader, 1, UINT16_MAX, &out->version);
}

integra_status integra__pack_named_make(const integra__pack_named *named, const integra_allocator *allocator,
                                        integra_rules **rules_out, integra_error *error)
{
    integra_rules *made = NULL;
    integra_status status =
        integra_rules_create(named->name, named->names, named->values, (size_t)named->count, allocator, &made, error);
    if (status == INTEGRA_OK && made->pack->version != named->version) {
        const integra__pack_row *pack = made->pack;
        integra_rules_destroy(made);
        return integra__fault_told(error, INTEGRA_FAULT_PACK_VERSION, 0, INTEGRA_NO_PLACE, pack->code, 0,
                                   pack->version);
    }
    if (status == INTEGRA_OK) {
        *rules_out = made;
    }
    return status;
}

static void read_providers(integra__reader *reader)
{
    uint64_t count = 0;
    uint64_t number = 0;
    integra__read_list(reader, 0, PROVIDER_LIMIT, &count);
    for (uint64_t i = 0; i < count && reader->status == INTEGRA_OK; i++) {
        integra__read_array(reader, 2);
        integra__read_uint(reader, 1, UINT8_MAX, &number);
        integra__read_uint(reader, 1, UINT8_MAX, &number);
    }
}

/* Only what makes the pack again: what the rest says is compared with the pack made. */
static void read(integra__reader *reader, void *value, uint32_t key)
{
    integra__pack_named *pack = value;
    integra_date effective = INTEGRA_DATE_UNKNOWN;
    switch (key) {
    case NAME:
        integra__pack_read_name(reader, pack);
        break;
    case VERSION:
        integra__pack_read_version(reader, pack);
        break;
    case EFFECTIVE:
        integra__read_date(reader, &effective);
        break;
    case PARAMETERS:
        integra__read_list(reader, 1, INTEGRA__PACK_OVERRIDE_LIMIT, &pack->count);
        integra__pack_read_overrides(reader, pack);
        break;
    default:
        read_providers(reader);
    }
}

static const integra__kind pack_kind = { INTEGRA_MESSAGE_PACK, KEYS, (1u << KEYS) - 1u, has, write, read };

integra_status integra_rules_encode(const integra_rules *rules, uint8_t *bytes_out, size_t capacity, size_t *size_out,
                                    integra_error *error)
{
    const uint8_t present[] = { rules != NULL, integra__room(bytes_out, capacity), 1, size_out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status != INTEGRA_OK) {
        return status;
    }
    integra_bytes none = { NULL, 0 };
    return integra__message_give(&pack_kind, rules, none, bytes_out, capacity, size_out, error);
}

integra_status integra_rules_digest(const integra_rules *rules, uint8_t digest_out[32], integra_error *error)
{
    const uint8_t present[] = { rules != NULL, digest_out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status == INTEGRA_OK) {
        integra__sha256_state hash;
        integra__writer writer;
        integra__sha256_init(&hash);
        integra__writer_hash(&writer, &hash);
        integra__message_write(&writer, &pack_kind, rules, (integra_bytes){ NULL, 0 }, 0);
        integra__sha256_final(&hash, digest_out);
    }
    return status;
}

/* GEN-9: what makes the pack again must be all that the message says. */
static integra_status compare(const integra_rules *rules, const uint8_t *bytes, size_t size, integra_error *error)
{
    integra_bytes none = { NULL, 0 };
    integra__writer writer;
    integra__writer_compare(&writer, bytes, size);
    integra__message_write(&writer, &pack_kind, rules, none, 0);
    if (writer.differs_at == SIZE_MAX && writer.size == size) {
        return INTEGRA_OK;
    }
    size_t offset = writer.differs_at == SIZE_MAX ? writer.size : writer.differs_at;
    return integra__fault_at_byte(error, integra__fault(error, INTEGRA_FAULT_PACK_DIFFERS), offset);
}

integra_status integra_rules_decode(const uint8_t *bytes, size_t size, const integra_allocator *allocator,
                                    integra_rules **rules_out, integra_error *error)
{
    const uint8_t present[] = { integra__room(bytes, size), 1, integra__allocator_usable(allocator),
                                rules_out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status != INTEGRA_OK) {
        return status;
    }
    integra__pack_named named;
    memset(&named, 0, sizeof named);
    integra_bytes extension = { NULL, 0 };
    status = integra__message_read(&pack_kind, bytes, size, &named, &extension, error);
    integra_rules *made = NULL;
    if (status == INTEGRA_OK) {
        status = integra__pack_named_make(&named, allocator, &made, error);
    }
    if (status == INTEGRA_OK) {
        status = compare(made, bytes, size, error);
    }
    if (status == INTEGRA_OK) {
        *rules_out = made;
        return INTEGRA_OK;
    }
    integra_rules_destroy(made);
    return status;
}
