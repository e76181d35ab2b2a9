/* fuzz_facts.c - any bytes as the facts of a record: refused with a reason, or encoded again to the same bytes.
 * Spec: spec/01-wire.md, spec/integra.cddl.  Layer: fuzz.  SPDX-License-Identifier: Apache-2.0 */
#include "again.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (again_facts(data, size) < 0) {
        abort();
    }
    return 0;
}
