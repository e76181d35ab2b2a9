/* texts.h - texts that grow, and texts made of another.
 * Layer: tests.  SPDX-License-Identifier: Apache-2.0
 *
 * After cmocka.h.
 */
#ifndef TEXTS_H
#define TEXTS_H

#include <string.h>

enum { TEXT_ROOM = 8192, TEXTS = 64 };

/* A text that grows; the last sixty-four are kept, more than one test makes of another. */
static inline char *text_begun(void)
{
    static char texts[TEXTS][TEXT_ROOM];
    static size_t next;
    char *text = texts[next++ % TEXTS];
    text[0] = 0;
    return text;
}

static inline void text_add(char *text, const char *more)
{
    size_t size = strlen(text), wanted = strlen(more);
    assert_true(size + wanted < TEXT_ROOM);
    memcpy(text + size, more, wanted + 1);
}

/* The same text, `old`, which stands in it once, being replaced. */
static inline const char *but(const char *text, const char *old, const char *fresh)
{
    char *out = text_begun();
    const char *found = strstr(text, old);
    assert_non_null(found);
    assert_null(strstr(found + 1, old));
    text_add(out, text);
    out[found - text] = 0;
    text_add(out, fresh);
    text_add(out, found + strlen(old));
    return out;
}

/* Two texts, one behind the other. */
static inline const char *with(const char *text, const char *more)
{
    char *out = text_begun();
    text_add(out, text);
    text_add(out, "; ");
    text_add(out, more);
    return out;
}

#endif
