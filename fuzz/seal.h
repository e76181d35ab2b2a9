/* seal.h - a message of kind `plan` with the check that belongs at its end: else every change of a byte is refused
 * there, and nothing behind it is ever tried.
 * Spec: spec/32-exchange.md (PLN-12), "The container".  Layer: fuzz.  SPDX-License-Identifier: Apache-2.0 */
#ifndef SEAL_H
#define SEAL_H

#include <integra/integra.h>

#include <string.h>

enum { SEAL_CHECK = 16, SEAL_PAIR = SEAL_CHECK + 2 }; /* key 11, head, value */

/* The last bytes of the message become its check; one that is too short for it stays as it is. */
static inline void seal(uint8_t *bytes, size_t size)
{
    integra_digest digest;
    if (size < SEAL_PAIR || integra_digest_of(bytes, size - SEAL_PAIR, &digest, NULL) != INTEGRA_OK) {
        return;
    }
    bytes[size - SEAL_PAIR] = 0x0b;
    bytes[size - SEAL_PAIR + 1] = 0x40 | SEAL_CHECK;
    memcpy(bytes + size - SEAL_CHECK, &digest, SEAL_CHECK);
}

#endif
