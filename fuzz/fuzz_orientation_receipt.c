/* fuzz_orientation_receipt.c - any bytes as the receipt of a response, replayed: refused with a reason, or what it
 * says. Spec: spec/integra.cddl, orientation-receipt-body; GEN-10.  Layer: fuzz.  SPDX-License-Identifier: Apache-2.0
 */
#include "again.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (again_orientation_receipt(data, size) < 0) {
        abort();
    }
    return 0;
}
