/* error.h - what an error says, for the exceptions that the languages make of it.
 * Spec: spec/00-conventions.md, "Errors".  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_BINDING_ERROR_H
#define INTEGRA_BINDING_ERROR_H

#include <integra/integra.h>

/* More bytes than the longest sentence has: one that lists every word of the largest group. */
enum { BINDING_SAID = 8192 };

/* The sentence about an error, zero-terminated, and its size; empty where the library has none. */
static size_t binding_say(const integra_error *about, uint32_t language, char room[BINDING_SAID])
{
    size_t size = 0;
    if (integra_error_sentence(about, language, room, BINDING_SAID - 1, &size, NULL) != INTEGRA_OK) {
        size = 0;
    }
    room[size] = '\0';
    return size;
}

#endif
