/* sentence.c - writing sentences whose places are filled in, into memory that the caller has.
 * Spec: spec/00-conventions.md.  Layer: core.  SPDX-License-Identifier: Apache-2.0 */
#include "sentence.h"

#include <string.h>

#include "core/status.h"

/* A sign and the digits of INT64_MIN. */
#define NUMBER_SIZE 20

static void append(integra__sentence *sentence, const char *bytes, size_t size)
{
    if (size <= sentence->capacity && sentence->size <= sentence->capacity - size && size != 0) {
        memcpy(sentence->bytes + sentence->size, bytes, size);
    }
    sentence->size += size;
}

void integra__sentence_init(integra__sentence *sentence, char *bytes, size_t capacity)
{
    *sentence = (integra__sentence){ bytes, capacity, 0 };
}

void integra__sentence_text(integra__sentence *sentence, const char *text)
{
    append(sentence, text, strlen(text));
}

void integra__sentence_number(integra__sentence *sentence, int64_t number)
{
    char digits[NUMBER_SIZE];
    size_t at = sizeof digits;
    uint64_t rest = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
    do {
        digits[--at] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest != 0);
    if (number < 0) {
        digits[--at] = '-';
    }
    append(sentence, digits + at, sizeof digits - at);
}

/* The parts of a list. */
typedef struct listed {
    const integra__sentence_part *parts;
    size_t count;
} listed;

static int put_listed(integra__sentence *sentence, const char *name, size_t size, const void *about)
{
    const listed *list = about;
    for (size_t i = 0; i < list->count; i++) {
        const integra__sentence_part *part = &list->parts[i];
        if (strlen(part->name) != size || strncmp(part->name, name, size) != 0) {
            continue;
        }
        if (part->text != NULL) {
            integra__sentence_text(sentence, part->text);
        } else {
            integra__sentence_number(sentence, part->number);
        }
        return 1;
    }
    return 0;
}

void integra__sentence_fill_by(integra__sentence *sentence, const char *text, integra__sentence_place *put,
                               const void *about)
{
    while (*text != '\0') {
        const char *end = *text == '{' ? strchr(text, '}') : NULL;
        if (end != NULL && put(sentence, text + 1, (size_t)(end - text - 1), about)) {
            text = end + 1;
            continue;
        }
        const char *brace = strchr(text + 1, '{');
        size_t plain = brace == NULL ? strlen(text) : (size_t)(brace - text);
        append(sentence, text, plain);
        text += plain;
    }
}

void integra__sentence_fill(integra__sentence *sentence, const char *text, const integra__sentence_part *parts,
                            size_t count)
{
    listed list = { parts, count };
    integra__sentence_fill_by(sentence, text, put_listed, &list);
}

integra_status integra__sentence_give(integra__sentence_writer *write, const void *about, char *text_out,
                                      size_t capacity, size_t *size_out, integra_error *error)
{
    integra__sentence sentence;
    integra__sentence_init(&sentence, NULL, 0);
    write(&sentence, about);
    *size_out = sentence.size;
    if (sentence.size > capacity) {
        return integra__no_room(error, sentence.size);
    }
    integra__sentence_init(&sentence, text_out, capacity);
    write(&sentence, about);
    return INTEGRA_OK;
}
