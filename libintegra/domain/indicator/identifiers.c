/* identifiers.c - the identifier of what a text names, and the part of who it is.
 * Spec: spec/50-indicators.md (IND-5).  Layer: domain.  SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include <integra/indicator.h>

#include "core/fault.h"
#include "core/id.h"
#include "core/sha256.h"
#include "core/status.h"
#include "core/utf8.h"

#define FNV_BASIS UINT64_C(0xcbf29ce484222325)
#define FNV_PRIME UINT64_C(0x100000001b3)

enum { HEX_DIGITS = 32, UUID_SIZE = 36 };

uint32_t integra_id_part(const integra_id *id, uint32_t parts)
{
    uint64_t hash = FNV_BASIS;
    if (id == NULL || parts == 0) {
        return 0;
    }
    for (size_t i = 0; i < sizeof id->bytes; i++) {
        hash = (hash ^ id->bytes[i]) * FNV_PRIME;
    }
    return ((uint32_t)(hash >> 32) ^ (uint32_t)hash) % parts;
}

/* The value of a hexadecimal digit, or 16. */
static uint8_t digit_of(char c)
{
    static const char digits[] = "0123456789abcdef0123456789ABCDEF";
    const char *found = c == 0 ? NULL : strchr(digits, c);
    return found == NULL ? 16 : (uint8_t)((found - digits) % 16);
}

/* Whether a hyphen stands there in a UUID: 8-4-4-4-12. */
static int is_hyphen(size_t at)
{
    return at == 8 || at == 13 || at == 18 || at == 23;
}

/* Reads 32 digits, with the hyphens of a UUID or without; 0 for any other text. */
static int read_digits(const char *text, size_t size, integra_id *id_out)
{
    size_t digits = 0;
    if (size != HEX_DIGITS && size != UUID_SIZE) {
        return 0;
    }
    for (size_t i = 0; i < size; i++) {
        uint8_t digit = digit_of(text[i]);
        if (size == UUID_SIZE && is_hyphen(i)) {
            if (text[i] != '-') {
                return 0;
            }
            continue;
        }
        if (digit == 16) {
            return 0;
        }
        uint8_t *byte = &id_out->bytes[digits++ / 2];
        *byte = (uint8_t)(*byte << 4 | digit);
    }
    return 1;
}

integra_status integra_id_of_text(const char *text, size_t size, integra_id *id_out, integra_error *error)
{
    const uint8_t present[] = { integra__room(text, size), 1, id_out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    integra_id id = { { 0 } };
    if (status != INTEGRA_OK) {
        return status;
    }
    if (size == 0) {
        return integra__fault_at(error, INTEGRA_FAULT_ID_EMPTY, 0);
    }
    if (!read_digits(text, size, &id)) {
        uint8_t digest[INTEGRA__SHA256_SIZE];
        if (integra__utf8_valid((const uint8_t *)text, size) != size) {
            return integra__fault_at(error, INTEGRA_FAULT_ID_UTF8, 0);
        }
        integra__sha256((const uint8_t *)text, size, digest);
        memcpy(id.bytes, digest, sizeof id.bytes);
    }
    if (!integra__id_known(&id)) {
        return integra__fault_at(error, INTEGRA_FAULT_ID_ZERO, 0);
    }
    *id_out = id;
    return INTEGRA_OK;
}
