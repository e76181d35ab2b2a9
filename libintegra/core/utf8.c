/* utf8.c - whether bytes are valid UTF-8.
 * Spec: RFC 3629 section 4; WIRE-11.  Layer: core.  SPDX-License-Identifier: Apache-2.0 */
#include "utf8.h"

/* The syntax of RFC 3629, section 4: for a range of lead bytes, the range of the second byte and the length. Narrow
 * second bytes keep out overlong forms (e0, f0), surrogates (ed) and what lies beyond U+10FFFF (f4). */
static const struct {
    uint8_t lead_first, lead_last, second_first, second_last, size;
} forms[] = {
    { 0x00, 0x7f, 0x00, 0x00, 1 }, { 0xc2, 0xdf, 0x80, 0xbf, 2 }, { 0xe0, 0xe0, 0xa0, 0xbf, 3 },
    { 0xe1, 0xec, 0x80, 0xbf, 3 }, { 0xed, 0xed, 0x80, 0x9f, 3 }, { 0xee, 0xef, 0x80, 0xbf, 3 },
    { 0xf0, 0xf0, 0x90, 0xbf, 4 }, { 0xf1, 0xf3, 0x80, 0xbf, 4 }, { 0xf4, 0xf4, 0x80, 0x8f, 4 },
};

/* Size of the sequence that starts at bytes, or 0 when it is ill-formed or cut. */
static size_t sequence_size(const uint8_t *bytes, size_t available)
{
    size_t row = 0, size;
    while (row < sizeof forms / sizeof forms[0] && bytes[0] > forms[row].lead_last) {
        row++;
    }
    if (row == sizeof forms / sizeof forms[0] || bytes[0] < forms[row].lead_first) {
        return 0;
    }
    size = forms[row].size;
    if (size > available) {
        return 0;
    }
    if (size > 1 && (bytes[1] < forms[row].second_first || bytes[1] > forms[row].second_last)) {
        return 0;
    }
    for (size_t i = 2; i < size; i++) {
        if ((bytes[i] & 0xc0) != 0x80) {
            return 0;
        }
    }
    return size;
}

size_t integra__utf8_valid(const uint8_t *bytes, size_t size)
{
    size_t at = 0;
    while (at < size) {
        size_t step = sequence_size(bytes + at, size - at);
        if (!step) {
            return at;
        }
        at += step;
    }
    return size;
}
