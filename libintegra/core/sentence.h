/* sentence.h - writing sentences whose places are filled in, into memory that the caller has.
 * Spec: spec/00-conventions.md.  Layer: core.  SPDX-License-Identifier: Apache-2.0
 *
 * A sentence counts what it would need on past the memory it has, so that one function both measures and writes. */
#ifndef INTEGRA_CORE_SENTENCE_H
#define INTEGRA_CORE_SENTENCE_H

#include <integra/base.h>

typedef struct integra__sentence {
    char *bytes; /* caller's, NULL with a capacity of 0 */
    size_t capacity;
    size_t size; /* bytes needed so far; what lies beyond capacity was counted, not written */
} integra__sentence;

/* What stands where a text has {name}. */
typedef struct integra__sentence_part {
    const char *name; /* without braces */
    const char *text; /* NULL: the number */
    int64_t number;
} integra__sentence_part;

/* Writes what stands for a name of so many bytes, or returns 0 where it knows no such name. */
typedef int integra__sentence_place(integra__sentence *sentence, const char *name, size_t size, const void *about);

typedef void integra__sentence_writer(integra__sentence *sentence, const void *about);

void integra__sentence_init(integra__sentence *sentence, char *bytes, size_t capacity);

/* Appends UTF-8 text, zero-terminated. */
void integra__sentence_text(integra__sentence *sentence, const char *text);

/* Appends a number in decimal. */
void integra__sentence_number(integra__sentence *sentence, int64_t number);

/* Appends a text with its places filled in. A brace that begins no name given stands for itself. */
void integra__sentence_fill(integra__sentence *sentence, const char *text, const integra__sentence_part *parts,
                            size_t count);

/* The same, where what stands for a name has to be made. */
void integra__sentence_fill_by(integra__sentence *sentence, const char *text, integra__sentence_place *put,
                               const void *about);

/* Gives what write writes about something to the caller's array, without a zero behind it; or CAPACITY with *size_out
 * set and the array untouched. */
integra_status integra__sentence_give(integra__sentence_writer *write, const void *about, char *text_out,
                                      size_t capacity, size_t *size_out, integra_error *error);

#endif
