/* fuzz_orientation.c - any bytes as a response: refused with a reason, or encoded again to the same response.
 * Spec: spec/integra.cddl, orientation-body.  Layer: fuzz.  SPDX-License-Identifier: Apache-2.0 */
#include "again.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (again_orientation(data, size) < 0) {
        abort();
    }
    return 0;
}
