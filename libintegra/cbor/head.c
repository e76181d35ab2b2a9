/* head.c - judges an initial byte and the head it starts, before and after a back end has decoded it.
 * Spec: RFC 8949 section 3; WIRE-1 to WIRE-4, WIRE-8 to WIRE-10, WIRE-15.  Layer: cbor.
 * SPDX-License-Identifier: Apache-2.0 */
#include "head.h"

#include "core/generated/rules.h"

#define INFO_1_BYTE               24u /* additional information: the argument follows in 1, 2, 4 or 8 bytes */
#define INFO_8_BYTES              27u
#define TWO_BYTE_SIMPLE           0xf8u
#define SIMPLE_FIRST_IN_TWO_BYTES 32u

/* Initial bytes that no message holds. Every other one but f8 starts a head for a back end. */
static const struct {
    uint8_t first, last;
    integra_status status;
    uint32_t rule;
} refused[] = {
    { 0x1c, 0x1f, INTEGRA_ERR_NOT_WELL_FORMED, INTEGRA__WIRE_2 },
    { 0x3c, 0x3f, INTEGRA_ERR_NOT_WELL_FORMED, INTEGRA__WIRE_2 },
    { 0x5c, 0x5e, INTEGRA_ERR_NOT_WELL_FORMED, INTEGRA__WIRE_2 },
    { 0x5f, 0x5f, INTEGRA_ERR_NOT_DETERMINISTIC, INTEGRA__WIRE_4 },
    { 0x7c, 0x7e, INTEGRA_ERR_NOT_WELL_FORMED, INTEGRA__WIRE_2 },
    { 0x7f, 0x7f, INTEGRA_ERR_NOT_DETERMINISTIC, INTEGRA__WIRE_4 },
    { 0x9c, 0x9e, INTEGRA_ERR_NOT_WELL_FORMED, INTEGRA__WIRE_2 },
    { 0x9f, 0x9f, INTEGRA_ERR_NOT_DETERMINISTIC, INTEGRA__WIRE_4 },
    { 0xbc, 0xbe, INTEGRA_ERR_NOT_WELL_FORMED, INTEGRA__WIRE_2 },
    { 0xbf, 0xbf, INTEGRA_ERR_NOT_DETERMINISTIC, INTEGRA__WIRE_4 },
    { 0xc0, 0xdb, INTEGRA_ERR_NOT_ALLOWED, INTEGRA__WIRE_9 },
    { 0xdc, 0xdf, INTEGRA_ERR_NOT_WELL_FORMED, INTEGRA__WIRE_2 },
    { 0xe0, 0xf3, INTEGRA_ERR_NOT_ALLOWED, INTEGRA__WIRE_10 },
    { 0xf7, 0xf7, INTEGRA_ERR_NOT_ALLOWED, INTEGRA__WIRE_10 },
    { 0xf9, 0xfb, INTEGRA_ERR_NOT_ALLOWED, INTEGRA__WIRE_8 },
    { 0xfc, 0xff, INTEGRA_ERR_NOT_WELL_FORMED, INTEGRA__WIRE_2 }, /* no indefinite length: each break is a stray */
};

/* The least argument that needs 1, 2, 4 or 8 bytes (WIRE-3). */
static const uint64_t least_argument[4] = { 24, 0x100, 0x10000, 0x100000000 };

static integra_status refuse(integra_status status, uint32_t reason, uint32_t *rule)
{
    *rule = reason;
    return status;
}

static integra_status judge_initial(uint8_t initial, uint32_t *rule)
{
    size_t row = 0;
    while (row < sizeof refused / sizeof refused[0] && initial > refused[row].last) {
        row++;
    }
    if (row < sizeof refused / sizeof refused[0] && initial >= refused[row].first) {
        return refuse(refused[row].status, refused[row].rule, rule);
    }
    return INTEGRA_OK;
}

/* No length of eight bytes is both shortest and within a message, so no back end sees one. */
static integra_status refuse_long_length(const uint8_t *bytes, uint32_t *rule)
{
    int short_enough = !bytes[1] && !bytes[2] && !bytes[3] && !bytes[4];
    return short_enough ? refuse(INTEGRA_ERR_NOT_DETERMINISTIC, INTEGRA__WIRE_3, rule)
                        : refuse(INTEGRA_ERR_LIMIT, INTEGRA__WIRE_15, rule);
}

integra_status integra__head_read(const uint8_t *bytes, size_t available, integra__head *head, uint32_t *rule)
{
    if (!available) {
        return refuse(INTEGRA_ERR_TRUNCATED, INTEGRA__WIRE_1, rule);
    }
    uint32_t major = bytes[0] >> 5, info = bytes[0] & 0x1fu;
    size_t size = info < INFO_1_BYTE ? 1 : 1 + ((size_t)1 << (info - INFO_1_BYTE) % 8);
    int counts = major >= 2 && major <= 5; /* the argument is a length or a count */
    integra_status status = judge_initial(bytes[0], rule);
    if (status) {
        return status;
    }
    if (size > available) {
        return refuse(INTEGRA_ERR_TRUNCATED, INTEGRA__WIRE_1, rule);
    }
    if (bytes[0] == TWO_BYTE_SIMPLE) {
        return bytes[1] < SIMPLE_FIRST_IN_TWO_BYTES ? refuse(INTEGRA_ERR_NOT_WELL_FORMED, INTEGRA__WIRE_2, rule)
                                                    : refuse(INTEGRA_ERR_NOT_ALLOWED, INTEGRA__WIRE_10, rule);
    }
    if (counts && info == INFO_8_BYTES) {
        return refuse_long_length(bytes, rule);
    }
    if (!integra__head_decode(bytes, size, head)) {
        return refuse(INTEGRA_ERR_NOT_WELL_FORMED, INTEGRA__WIRE_2, rule);
    }
    if (info >= INFO_1_BYTE && head->argument < least_argument[info - INFO_1_BYTE]) {
        return refuse(INTEGRA_ERR_NOT_DETERMINISTIC, INTEGRA__WIRE_3, rule);
    }
    if (counts && head->argument > INTEGRA__LENGTH_LIMIT) {
        return refuse(INTEGRA_ERR_LIMIT, INTEGRA__WIRE_15, rule);
    }
    return INTEGRA_OK;
}

const char *integra_cbor_backend(void)
{
    return integra__head_backend();
}
