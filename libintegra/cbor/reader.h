/* reader.h - strict pull reader of deterministic CBOR: no allocation, no recursion, borrowed strings.
 * Spec: spec/01-wire.md, WIRE-1 to WIRE-15, WIRE-20.  Layer: cbor.  SPDX-License-Identifier: Apache-2.0
 *
 * The first error in byte order wins and sticks: every later read returns the same status and changes nothing.
 * Offsets: the first byte of the item refused; for bad UTF-8 the bad byte (core/utf8.h); where an element is missing,
 * the end of the bytes. Where one item breaks several rules at one offset: its head (cbor/head.h) first, then key
 * type (WIRE-5), key order (WIRE-6, 7), depth (WIRE-13), missing content (WIRE-1, 14), then what the typed
 * read asks for (WIRE-20, 15), then UTF-8 (WIRE-11), whose offset is later. */
#ifndef INTEGRA_CBOR_READER_H
#define INTEGRA_CBOR_READER_H

#include <integra/base.h>

#define INTEGRA__DEPTH_LIMIT 16 /* WIRE-13: arrays and maps open at once, empty ones counted */

enum { INTEGRA__UINT, INTEGRA__NINT, INTEGRA__BYTES, INTEGRA__TEXT, INTEGRA__ARRAY, INTEGRA__MAP, INTEGRA__SIMPLE };

enum { INTEGRA__FALSE = 20, INTEGRA__TRUE = 21, INTEGRA__NULL = 22 };

typedef struct integra__item {
    uint32_t type;        /* INTEGRA__UINT ... INTEGRA__SIMPLE */
    uint64_t argument;    /* value; n of -1-n; size of a string; elements or pairs; INTEGRA__FALSE, _TRUE, _NULL */
    const uint8_t *bytes; /* content of a string, borrowed until the bytes read go; NULL for other types */
    size_t offset;        /* of the item's first byte */
} integra__item;

typedef struct integra__frame {
    uint64_t left;          /* items still to come, two a pair */
    uint64_t last_argument; /* of the key before, with last_type */
    uint32_t last_type;
    uint8_t is_map;
    uint8_t has_last;
} integra__frame;

typedef struct integra__reader {
    const uint8_t *bytes;
    size_t size;    /* all the bytes given */
    size_t end;     /* how far a message may reach: size, or the limit where that is less (WIRE-14) */
    size_t ceiling; /* the most bytes a message of this kind may have, and so any length in it (WIRE-15) */
    size_t at;
    size_t depth;
    integra__frame frames[INTEGRA__DEPTH_LIMIT];
    integra_error *error;
    integra_status status; /* sticky */
} integra__reader;

/* limit: the greatest size of a message; 0, or anything above it, is INTEGRA_MESSAGE_LIMIT. Going further is LIMIT
 * WIRE-14 where there are more bytes, TRUNCATED WIRE-1 where there are none. bytes may be NULL when size is 0, error
 * may be NULL. */
void integra__reader_init(integra__reader *reader, const uint8_t *bytes, size_t size, size_t limit,
                          integra_error *error);

/* The same for the kinds whose messages may be larger: up to ceiling, which is INTEGRA__LENGTH_LIMIT at most. */
void integra__reader_init_large(integra__reader *reader, const uint8_t *bytes, size_t size, size_t ceiling,
                                integra_error *error);

/* The next item: a scalar or string whole, an array or map by its head, its elements being the next items.
 * Map keys come as items like any other, already judged. */
integra_status integra__read(integra__reader *reader, integra__item *item);

/* The two halves of integra__read, for reads that judge an item between them: all but its text, then its text. */
integra_status integra__read_item(integra__reader *reader, integra__item *item);
integra_status integra__read_content(integra__reader *reader, const integra__item *item);

/* One whole item with all it holds, under every WIRE rule. */
integra_status integra__skip(integra__reader *reader);

/* That the message is over: TRAILING WIRE-12 where bytes follow; TRUNCATED WIRE-1 where items are missing. */
integra_status integra__reader_finish(integra__reader *reader);

/* Sets the sticky error, if there is none yet, and returns the one that stands. */
integra_status integra__reader_fail(integra__reader *reader, integra_status status, uint32_t rule, size_t offset);

/* The same by a fault, whose row says status and rule; most is what the reader compared with. */
integra_status integra__reader_fault(integra__reader *reader, uint32_t fault, size_t offset, size_t most);

/* Offset of the next item, or the end. */
static inline size_t integra__reader_at(const integra__reader *reader)
{
    return reader->at;
}

/* ---- reader_values.c ---- */

/* The next item, of this type, else WRONG_TYPE WIRE-20. */
integra_status integra__read_type(integra__reader *reader, uint32_t type, integra__item *item);

/* Integers within minimum..maximum, else WRONG_TYPE WIRE-20. */
integra_status integra__read_uint(integra__reader *reader, uint64_t minimum, uint64_t maximum, uint64_t *out);
integra_status integra__read_int(integra__reader *reader, int64_t minimum, int64_t maximum, int64_t *out);

/* A record: an array of exactly count elements, else WRONG_TYPE WIRE-20. */
integra_status integra__read_array(integra__reader *reader, uint64_t count);

/* A list: an array of minimum elements at least, else WRONG_TYPE WIRE-20, and maximum at most, else LIMIT WIRE-15. */
integra_status integra__read_list(integra__reader *reader, uint64_t minimum, uint64_t maximum, uint64_t *count_out);

/* A known date, else WRONG_TYPE WIRE-20. */
integra_status integra__read_date(integra__reader *reader, integra_date *out);

/* INTEGRA__BYTES or INTEGRA__TEXT, borrowed; shorter than minimum is WRONG_TYPE WIRE-20, longer than maximum LIMIT
 * WIRE-15. */
integra_status integra__read_string(integra__reader *reader, uint32_t type, size_t minimum, size_t maximum,
                                    integra_bytes *out);

/* Consumes a null and returns 1 when one comes next; else consumes nothing and returns 0. Never fails. */
int integra__read_null(integra__reader *reader);
/* The same of a false. */
int integra__read_false(integra__reader *reader);

#endif
