/* identifiers.c - the identifier of what a text or a number names, and the part of who it is.
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

enum {
    HEX_DIGITS = 32,
    UUID_SIZE = 36,
    DECIMALS = 20 /* the digits of UINT64_MAX, the sign and digits of INT64_MIN */
};

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

/* Writes a number's decimal text to the end of room, and tells its size. */
static size_t write_decimal(uint64_t bits, int is_signed, uint8_t room[DECIMALS])
{
    int negative = is_signed && bits >> 63 != 0;
    uint64_t rest = negative ? 0 - bits : bits;
    size_t size = 0;
    do {
        room[DECIMALS - ++size] = (uint8_t)('0' + rest % 10);
        rest /= 10;
    } while (rest != 0);
    if (negative) {
        room[DECIMALS - ++size] = '-';
    }
    return size;
}

integra_status integra_ids_of_numbers(const uint64_t *numbers, size_t count, uint32_t is_signed, integra_id *ids_out,
                                      integra_error *error)
{
    const uint8_t present[] = { integra__room(numbers, count), 1, 1, integra__room(ids_out, count) };
    integra_status status = integra__arguments(present, sizeof present, error);
    uint8_t rooms[INTEGRA__SHA256_LANES][DECIMALS];
    uint8_t digests[INTEGRA__SHA256_LANES][INTEGRA__SHA256_SIZE];
    const uint8_t *texts[INTEGRA__SHA256_LANES];
    size_t sizes[INTEGRA__SHA256_LANES];
    for (size_t at = 0; status == INTEGRA_OK && at < count; at += INTEGRA__SHA256_LANES) {
        size_t lanes = count - at < INTEGRA__SHA256_LANES ? count - at : INTEGRA__SHA256_LANES;
        for (size_t i = 0; i < INTEGRA__SHA256_LANES; i++) {
            sizes[i] = write_decimal(numbers[i < lanes ? at + i : at], is_signed != 0, rooms[i]);
            texts[i] = rooms[i] + DECIMALS - sizes[i];
        }
        integra__sha256_short(texts, sizes, digests);
        for (size_t i = 0; i < lanes; i++) {
            memcpy(ids_out[at + i].bytes, digests[i], sizeof ids_out->bytes);
        }
    }
    return status;
}
