/* writer.h - deterministic CBOR, counted, written, compared or hashed by one and the same path.
 * Spec: spec/01-wire.md, WIRE-3, WIRE-4.  Layer: cbor.  SPDX-License-Identifier: Apache-2.0
 *
 * Writing never fails: size always grows to what the whole needs. The caller keeps map keys in order and counts
 * right. */
#ifndef INTEGRA_CBOR_WRITER_H
#define INTEGRA_CBOR_WRITER_H

#include <integra/base.h>

#include "core/sha256.h"

typedef struct integra__writer {
    uint8_t *out;            /* NULL: count only */
    size_t capacity;         /* bytes of out; what lies beyond is counted and not written */
    size_t size;             /* bytes so far, SIZE_MAX at most */
    const uint8_t *expected; /* not NULL: compare */
    size_t expected_size;
    integra__sha256_state *hash; /* not NULL: takes every byte */
    size_t differs_at;           /* first offset where what is written is not what was expected, or SIZE_MAX. Something
                                    written that merely stops before expected_size does not differ: compare sizes too */
} integra__writer;

/* Writes into out, or counts when out is NULL. */
void integra__writer_init(integra__writer *writer, uint8_t *out, size_t capacity);

/* Compares with expected and writes nothing. */
void integra__writer_compare(integra__writer *writer, const uint8_t *expected, size_t expected_size);

/* Hashes, the caller having initialised the hash, and writes nothing. */
void integra__writer_hash(integra__writer *writer, integra__sha256_state *hash);

void integra__write_uint(integra__writer *writer, uint64_t value);
void integra__write_int(integra__writer *writer, int64_t value);
void integra__write_bytes(integra__writer *writer, const uint8_t *bytes, size_t size);
/* The head of a byte string whose content follows by other calls, size bytes of it. */
void integra__write_bytes_head(integra__writer *writer, size_t size);
/* text is valid UTF-8 already; NULL when size is 0. */
void integra__write_text(integra__writer *writer, const char *text, size_t size);
void integra__write_array(integra__writer *writer, uint64_t count);
void integra__write_map(integra__writer *writer, uint64_t pairs);
void integra__write_null(integra__writer *writer);
void integra__write_false(integra__writer *writer);
/* Bytes that are CBOR already, for example an extension. */
void integra__write_raw(integra__writer *writer, const uint8_t *bytes, size_t size);
/* INTEGRA_DATE_UNKNOWN is null. */
void integra__write_date_or_null(integra__writer *writer, integra_date date);
/* array(3), version, kind: the body follows. */
void integra__write_envelope(integra__writer *writer, uint32_t kind);

#endif
