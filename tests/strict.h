/* strict.h - bodies written in hexadecimal, each with what a decoder says of it.
 * Spec: spec/integra.cddl; WIRE-12, WIRE-16 to WIRE-21.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 * After cmocka.h. */
#ifndef STRICT_H
#define STRICT_H

#include <integra/integra.h>

#include <stdlib.h>
#include <string.h>

enum {
    STRICT_ROOM = 512,
    NOWHERE = -1,
    GOOD = INTEGRA_OK,
    TYPE = INTEGRA_ERR_WRONG_TYPE,
    DEFAULT = INTEGRA_ERR_EXPLICIT_DEFAULT,
    MISSING = INTEGRA_ERR_MISSING_KEY
};

typedef struct body {
    const char *hex; /* behind 83 01 and the kind; spaces are for the reader */
    integra_status status;
    const char *rule;
    int offset;
    const char *why;
} body;

typedef integra_status decoder(uint8_t kind, const uint8_t *bytes, size_t size, integra_error *error);

#define ZEROS16 "00000000000000000000000000000000"

static inline size_t unhex(const char *hex, uint8_t *out)
{
    size_t size = 0;
    for (; *hex; hex += *hex == ' ' ? 1 : 2) {
        if (*hex != ' ') {
            const char two[3] = { hex[0], hex[1], '\0' };
            out[size++] = (uint8_t)strtoul(two, NULL, 16);
        }
    }
    return size;
}

static inline void check(decoder *decode, uint8_t kind, const body *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        uint8_t bytes[STRICT_ROOM] = { 0x83, 0x01, kind };
        integra_error error = { 0 };
        size_t size = 3 + unhex(rows[i].hex, bytes + 3);
        integra_status status = decode(kind, bytes, size, &error);
        uint64_t offset = rows[i].offset == NOWHERE ? INTEGRA_NO_PLACE : (uint64_t)rows[i].offset;
        uint32_t number = 0;
        if (*rows[i].rule) {
            assert_int_equal(integra_rule_find(rows[i].rule, &number, NULL), INTEGRA_OK);
        }
        if (status != rows[i].status || error.status != status) {
            fail_msg("%s: %s, not %s", rows[i].why, integra_status_name(status), integra_status_name(rows[i].status));
        }
        if (status && (error.offset != offset || error.rule != number)) {
            fail_msg("%s: rule %u at %d", rows[i].why, error.rule, (int)error.offset);
        }
    }
}

/* The envelope is the same for all kinds; each reads its own only. */
static inline void check_envelopes(decoder *decode, uint8_t first, uint8_t last)
{
    static const struct {
        uint8_t bytes[5];
        integra_status status;
        const char *rule;
        uint64_t offset;
    } rows[] = {
        { { 0x82, 0x01, 0x01, 0xa0 }, INTEGRA_ERR_ENVELOPE, "WIRE-16", 0 },
        { { 0x84, 0x01, 0x01, 0xa0 }, INTEGRA_ERR_ENVELOPE, "WIRE-16", 0 },
        { { 0x83, 0x02, 0x01, 0xa0 }, INTEGRA_ERR_ENVELOPE, "WIRE-16", 1 },
        { { 0x83, 0x00, 0x01, 0xa0 }, INTEGRA_ERR_ENVELOPE, "WIRE-16", 1 },
        { { 0x83, 0x01, 0x00, 0xa0 }, INTEGRA_ERR_ENVELOPE, "WIRE-16", 2 },
        { { 0x83, 0x01, 0x07, 0xa0 }, INTEGRA_ERR_WRONG_KIND, "WIRE-17", 2 },
    };
    for (uint8_t kind = first; kind <= last; kind++) {
        integra_error error = { 0 };
        for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
            assert_int_equal(decode(kind, rows[i].bytes, 4, &error), rows[i].status);
            assert_string_equal(integra_rule_name(error.rule), rows[i].rule);
            assert_int_equal(error.offset, rows[i].offset);
        }
        for (uint8_t other = first; other <= last; other++) {
            const uint8_t bytes[] = { 0x83, 0x01, other, 0xa0 };
            assert_int_equal(decode(kind, bytes, 4, &error) == INTEGRA_ERR_WRONG_KIND, other != kind);
        }
    }
}

/* The bytes that were read, written again. */
typedef void reencoder(const uint8_t *bytes, size_t size);

/* Every bit turned: refused with a reason and a place, or another message that is its own encoding. Cut anywhere, a
 * message is truncated. */
static inline void check_every_bit(decoder *decode, reencoder *again, uint8_t *bytes, size_t size)
{
    for (size_t bit = 0; bit < size * 8; bit++) {
        integra_error error = { 0 };
        bytes[bit / 8] = (uint8_t)(bytes[bit / 8] ^ 1u << bit % 8);
        integra_status status = decode(0, bytes, size, &error);
        if (status == INTEGRA_OK) {
            again(bytes, size);
        } else {
            assert_int_equal(error.status, status);
            assert_true(error.rule != 0 && error.offset <= size);
        }
        bytes[bit / 8] = (uint8_t)(bytes[bit / 8] ^ 1u << bit % 8);
    }
    for (size_t cut = 0; cut < size; cut++) {
        assert_int_equal(decode(0, bytes, cut, NULL), INTEGRA_ERR_TRUNCATED);
    }
}

#endif
