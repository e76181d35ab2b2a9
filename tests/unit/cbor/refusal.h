/* refusal.h - asserts that bytes are refused for one rule at one place.
 * Spec: spec/01-wire.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#ifndef INTEGRA_TESTS_REFUSAL_H
#define INTEGRA_TESTS_REFUSAL_H

#include "core/generated/rules.h"

#include <integra/base.h>

/* One item, then the end; what slow_wire says must be the same, so that no expectation rests on the reader alone. */
void assert_refused(const uint8_t *bytes, size_t size, integra_status status, uint32_t rule, size_t offset);

#define REFUSED(bytes, status, rule, offset)                                                                           \
    assert_refused(bytes, sizeof bytes, INTEGRA_ERR_##status, INTEGRA__##rule, offset)

#endif
