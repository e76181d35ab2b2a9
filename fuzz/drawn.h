/* drawn.h - a fuzz target's bytes as the choices that a story asks for, one after the other.
 * Spec: CONTRIBUTING.md.  Layer: fuzz.  SPDX-License-Identifier: Apache-2.0 */
#ifndef DRAWN_H
#define DRAWN_H

#include <stddef.h>
#include <stdint.h>

/* What is left of them. */
typedef struct drawn {
    const uint8_t *data;
    size_t size;
} drawn;

/* The next byte, 0 after the last. */
static inline uint32_t draw(drawn *from)
{
    if (from->size == 0) {
        return 0;
    }
    from->size--;
    return *from->data++;
}

/* One of these letters, a sign each. */
static inline int draw_of(drawn *from, const char *letters, size_t count)
{
    return letters[draw(from) % count];
}

#endif
