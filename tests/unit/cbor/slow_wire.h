/* slow_wire.h - a second opinion on the WIRE rules for one item: recursive, slow, written from the rules alone.
 * Spec: spec/rules.tsv, WIRE-1 to WIRE-13, WIRE-15.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#ifndef INTEGRA_TESTS_SLOW_WIRE_H
#define INTEGRA_TESTS_SLOW_WIRE_H

#include <integra/base.h>

typedef struct slow_verdict {
    integra_status status;
    uint32_t wire; /* n of WIRE-n, 0 when accepted */
    size_t offset;
} slow_verdict;

/* Of one item with nothing after it, of at most INTEGRA_MESSAGE_LIMIT bytes. */
slow_verdict slow_wire(const uint8_t *bytes, size_t size);

#endif
