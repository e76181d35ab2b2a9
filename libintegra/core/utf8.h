/* utf8.h - whether bytes are valid UTF-8.
 * Spec: RFC 3629 section 4; WIRE-11.  Layer: core.  SPDX-License-Identifier: Apache-2.0 */
#ifndef INTEGRA_CORE_UTF8_H
#define INTEGRA_CORE_UTF8_H

#include <stddef.h>
#include <stdint.h>

/* size when all is valid; otherwise the offset of the bad byte, which is always the one that begins the first
 * ill-formed sequence (a cut sequence has no wrong byte of its own, so its lead byte is the one to name).
 * bytes may be NULL when size is 0. */
size_t integra__utf8_valid(const uint8_t *bytes, size_t size);

#endif
