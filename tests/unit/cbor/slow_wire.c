/* slow_wire.c - a second opinion on the WIRE rules for one item: recursive, slow, written from the rules alone.
 * Spec: spec/rules.tsv, WIRE-1 to WIRE-13, WIRE-15.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include "slow_wire.h"

#include "core/utf8.h" /* has its own second opinion, in unit/core/test_utf8.c */

#include <string.h>

#define REFUSED SIZE_MAX

static const integra_status status_of[16] = {
    INTEGRA_OK,
    INTEGRA_ERR_TRUNCATED,
    INTEGRA_ERR_NOT_WELL_FORMED,
    INTEGRA_ERR_NOT_DETERMINISTIC,
    INTEGRA_ERR_NOT_DETERMINISTIC,
    INTEGRA_ERR_NOT_ALLOWED,
    INTEGRA_ERR_NOT_DETERMINISTIC,
    INTEGRA_ERR_NOT_DETERMINISTIC,
    INTEGRA_ERR_NOT_ALLOWED,
    INTEGRA_ERR_NOT_ALLOWED,
    INTEGRA_ERR_NOT_ALLOWED,
    INTEGRA_ERR_NOT_UTF8,
    INTEGRA_ERR_TRAILING,
    INTEGRA_ERR_LIMIT,
    INTEGRA_ERR_LIMIT,
    INTEGRA_ERR_LIMIT,
};

typedef struct input {
    const uint8_t *bytes;
    size_t size;
    slow_verdict verdict;
} input;

static size_t refuse(input *in, uint32_t wire, size_t offset)
{
    in->verdict = (slow_verdict){ status_of[wire], wire, offset };
    return REFUSED;
}

/* The WIRE rule that an initial byte breaks by itself, or 0. */
static uint32_t broken_by(uint8_t initial)
{
    unsigned major = initial / 32, info = initial % 32;
    if (info >= 28 && info <= 30) {
        return 2;
    }
    if (info == 31) {
        return major >= 2 && major <= 5 ? 4 : 2;
    }
    if (major == 6) {
        return 9;
    }
    if (major == 7) {
        return info >= 25 ? 8 : info < 20 || info == 23 ? 10 : 0;
    }
    return 0;
}

static unsigned bytes_needed(uint64_t value)
{
    return value < 24 ? 0 : value < 256 ? 1 : value < 65536 ? 2 : value >> 32 ? 8 : 4;
}

static size_t read_item(input *in, size_t at, unsigned depth, int is_key);

static size_t read_map(input *in, size_t at, uint64_t pairs, unsigned depth)
{
    size_t key_before = 0, size_before = 0;
    for (uint64_t i = 0; i < pairs; i++) {
        size_t key = at;
        at = read_item(in, key, depth, 1);
        if (at == REFUSED) {
            return REFUSED;
        }
        if (size_before) { /* the bytes themselves, as RFC 8949 section 4.2.1 says */
            size_t size = at - key, shared = size < size_before ? size : size_before;
            int order = memcmp(in->bytes + key_before, in->bytes + key, shared);
            if (order == 0 && size == size_before) {
                return refuse(in, 7, key);
            }
            if (order > 0 || (order == 0 && size_before > size)) {
                return refuse(in, 6, key);
            }
        }
        key_before = key;
        size_before = at - key;
        at = read_item(in, at, depth, 0);
        if (at == REFUSED) {
            return REFUSED;
        }
    }
    return at;
}

static size_t read_content(input *in, size_t start, size_t at, unsigned major, uint64_t value, unsigned depth)
{
    if (major == 2 || major == 3) {
        if (in->size - at < value) {
            return refuse(in, 1, start);
        }
        size_t bad = major == 3 ? integra__utf8_valid(in->bytes + at, (size_t)value) : (size_t)value;
        return bad < value ? refuse(in, 11, at + bad) : at + (size_t)value;
    }
    if (depth > 16) {
        return refuse(in, 13, start);
    }
    if (major == 5) {
        return read_map(in, at, value, depth + 1);
    }
    for (uint64_t i = 0; i < value && at != REFUSED; i++) {
        at = read_item(in, at, depth + 1, 0);
    }
    return at;
}

/* depth: how deep an array or map here would be, 1 at the top. Returns where the item ends. */
static size_t read_item(input *in, size_t start, unsigned depth, int is_key)
{
    if (start == in->size) {
        return refuse(in, 1, start);
    }
    uint8_t initial = in->bytes[start];
    unsigned major = initial / 32, info = initial % 32, wire = broken_by(initial);
    if (wire) {
        return refuse(in, wire, start);
    }
    unsigned follow = info == 24 ? 1 : info == 25 ? 2 : info == 26 ? 4 : info == 27 ? 8 : 0;
    uint64_t value = follow ? 0 : info;
    if (in->size - start - 1 < follow) {
        return refuse(in, 1, start);
    }
    for (unsigned i = 0; i < follow; i++) {
        value = value * 256 + in->bytes[start + 1 + i];
    }
    if (major == 7 && follow) {
        return refuse(in, value < 32 ? 2 : 10, start);
    }
    if (bytes_needed(value) < follow) {
        return refuse(in, 3, start);
    }
    if (major >= 2 && major <= 5 && value > INTEGRA_MESSAGE_LIMIT) {
        return refuse(in, 15, start);
    }
    if (is_key && major > 1) {
        return refuse(in, 5, start);
    }
    size_t at = start + 1 + follow;
    return major < 2 || major == 7 ? at : read_content(in, start, at, major, value, depth);
}

slow_verdict slow_wire(const uint8_t *bytes, size_t size)
{
    input in = { bytes, size, { INTEGRA_OK, 0, 0 } };
    size_t end = read_item(&in, 0, 1, 0);
    if (end != REFUSED && end < size) {
        (void)refuse(&in, 12, end);
    }
    return in.verdict;
}
