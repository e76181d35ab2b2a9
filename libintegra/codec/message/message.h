/* message.h - how every message is written and read: an envelope, a map of known keys, later keys kept.
 * Spec: spec/01-wire.md.  Layer: codec.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_CODEC_MESSAGE_H
#define INTEGRA_CODEC_MESSAGE_H

#include "core/generated/bounds.h"
#include "core/id.h"
#include "cbor/reader.h"
#include "cbor/writer.h"

/* Where the body's map begins: behind an array head, the version and a kind, each of one byte in every kind known. */
#define INTEGRA__MESSAGE_MAP_OFFSET 3

/* A kind of message: its keys are 0 to keys - 1. value points to what the kind's functions know it to be. */
typedef struct integra__kind {
    uint32_t kind;                               /* INTEGRA_MESSAGE_ */
    uint32_t keys;                               /* at most 32 */
    uint32_t required;                           /* a bit a key (WIRE-21) */
    int (*has)(const void *value, uint32_t key); /* whether it differs from its default (WIRE-19) */
    void (*write)(integra__writer *writer, const void *value, uint32_t key);
    void (*read)(integra__reader *reader, void *value, uint32_t key); /* failures stay in the reader */
} integra__kind;

/* The one path that counts, writes or compares: the caller has initialised writer. pairs is the extension's number. */
void integra__message_write(integra__writer *writer, const integra__kind *kind, const void *value,
                            integra_bytes extension, uint64_t pairs);

/* Gives the message to the caller's array, or CAPACITY with *size_out set and the array untouched. */
integra_status integra__message_give(const integra__kind *kind, const void *value, integra_bytes extension,
                                     uint8_t *bytes_out, size_t capacity, size_t *size_out, integra_error *error);

/* The same for a kind whose messages may be larger: limit bytes, INTEGRA__LENGTH_LIMIT at most. */
integra_status integra__message_give_large(const integra__kind *kind, const void *value, integra_bytes extension,
                                           size_t limit, uint8_t *bytes_out, size_t capacity, size_t *size_out,
                                           integra_error *error);

/* Reads one whole message into value, which the caller has set to its defaults. */
integra_status integra__message_read(const integra__kind *kind, const uint8_t *bytes, size_t size, void *value,
                                     integra_bytes *extension_out, integra_error *error);

integra_status integra__message_read_large(const integra__kind *kind, const uint8_t *bytes, size_t size, size_t limit,
                                           void *value, integra_bytes *extension_out, integra_error *error);

/* What refused a value is told with the key it stands under, unless more is told already. */
void integra__message_tell_key(integra__reader *reader, uint32_t kind, uint32_t key);
/* MISSING_KEY of the first of these keys, a bit each, of which there is one at least. */
integra_status integra__message_fail_missing(integra__reader *reader, uint32_t kind, uint32_t missing);

/* Pieces of bodies. Each reads one item; a failure stays in the reader, and *out is then not to be used. */
/* A byte string of one size alone: borrowed, or copied. */
void integra__read_fixed(integra__reader *reader, size_t size, integra_bytes *out);
void integra__read_exactly(integra__reader *reader, size_t size, uint8_t *out);
void integra__read_id(integra__reader *reader, integra_id *out);
/* What was read, 0 after a failure; a day, or unknown for null. */
uint64_t integra__read_number(integra__reader *reader, uint64_t minimum, uint64_t maximum);
integra_date integra__read_date_or_null(integra__reader *reader);
/* 1 to maximum; 0, the default, is refused (WIRE-19). */
void integra__read_known(integra__reader *reader, uint32_t maximum, uint32_t *out);
void integra__read_known_tri(integra__reader *reader, integra_tri *out);
/* A list of one element at least, where a list is optional: an empty one, the default, is refused (WIRE-19). */
void integra__read_known_list(integra__reader *reader, uint64_t maximum, uint64_t *count_out);
/* An array of count values, not all unknown unless empty_ok. */
void integra__read_tris(integra__reader *reader, integra_tri *out, size_t count, int empty_ok);

/* Keys of a later version, copied to stay with an object: owned by it. MEMORY where there is none. */
integra_status integra__message_keep_extension(const integra_allocator *allocator, integra_bytes extension,
                                               integra_bytes *kept_out, integra_error *error);

/* The place of an error inside a message that lies within another, told as a place of the outer one. */
integra_status integra__message_moved(integra_status status, integra_error *error, size_t by);

/* GEN-10: whether a message made here is, to the byte, the one read; else RECEIPT_DIFFERS at the first byte that is
 * not. */
integra_status integra__message_receipt_same(const integra__kind *kind, const void *made, integra_bytes extension,
                                             const uint8_t *bytes, size_t size, integra_error *error);

/* A message inside a byte string: counted first, since its size comes before it. Its extension was checked. */
void integra__write_nested(integra__writer *writer, const integra__kind *kind, const void *value,
                           integra_bytes extension);

int integra__message_tris_known(const integra_tri *values, size_t count);
void integra__write_id(integra__writer *writer, const integra_id *id);
void integra__write_tris(integra__writer *writer, const integra_tri *values, size_t count);

#endif
