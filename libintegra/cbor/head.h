/* head.h - the seam between the strict reader and writer and what codes one item head.
 * Spec: RFC 8949 section 3; WIRE-1 to WIRE-4, WIRE-8 to WIRE-10, WIRE-15.  Layer: cbor.
 * SPDX-License-Identifier: Apache-2.0
 *
 * head.c judges the initial byte, the same for everyone, and hands only heads that a message may hold to one of two
 * back ends: head_own.c or head_libcbor.c. Exactly one of them is compiled into a library. */
#ifndef INTEGRA_CBOR_HEAD_H
#define INTEGRA_CBOR_HEAD_H

#include <integra/base.h>

#define INTEGRA__HEAD_LIMIT   9                           /* bytes of the longest head */
#define INTEGRA__LENGTH_LIMIT INTEGRA_LARGE_MESSAGE_LIMIT /* bytes of the largest message of any kind */

typedef struct integra__head {
    uint32_t major;    /* 0 to 5, or 7 for false, true and null */
    uint32_t size;     /* bytes of the head */
    uint64_t argument; /* value, length, count, or simple value */
} integra__head;

/* Reads the head at the start of available bytes. A refusal gives its status and rule:
 *  TRUNCATED WIRE-1          no byte, or fewer than the initial byte asks for
 *  NOT_WELL_FORMED WIRE-2    reserved additional information, a simple value under 32 in two bytes, a break
 *  NOT_DETERMINISTIC WIRE-3  the argument fits a shorter head
 *  NOT_DETERMINISTIC WIRE-4  indefinite length
 *  NOT_ALLOWED WIRE-8, 9, 10 float, tag, other simple value. The initial byte of a float, a tag or a one-byte simple
 *                            value is enough: whether the rest of it is there no longer matters
 *  LIMIT WIRE-15             a length or count above INTEGRA__LENGTH_LIMIT, which no message can hold */
integra_status integra__head_read(const uint8_t *bytes, size_t available, integra__head *head, uint32_t *rule);

/* ---- head_own.c ---- */

/* Back end, head_own.c or head_libcbor.c: decodes the head of exactly size bytes that integra__head_read has judged. 1,
 * or 0 when the back end cannot read it. Shortest form is not its business. */
int integra__head_decode(const uint8_t *bytes, size_t size, integra__head *head);

/* Back end: writes the shortest head and returns its size. Major 7 with 20, 21 or 22 is false, true or null. */
size_t integra__head_encode(uint8_t out[INTEGRA__HEAD_LIMIT], uint32_t major, uint64_t argument);

/* Back end: its name. */
const char *integra__head_backend(void);

#endif
