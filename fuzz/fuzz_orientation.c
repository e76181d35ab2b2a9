/* fuzz_orientation.c - any bytes as a response or the receipt of one: refused with a reason, or read.
 * Spec: spec/integra.cddl, orientation-body, orientation-receipt-body; GEN-10.  Layer: fuzz.
 * SPDX-License-Identifier: Apache-2.0 */
#include "again.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A response is made anew, not passed on, so that later keys are dropped: what is written once stays as it is. */
static int response(const uint8_t *data, size_t size)
{
    integra_orientation orientation, same;
    integra_error error = { 0 };
    uint8_t bytes[4096];
    size_t written = 0;
    integra_orientation_init(&orientation, sizeof orientation);
    integra_orientation_init(&same, sizeof same);
    integra_status status = integra_orientation_decode(data, size, &orientation, &error);
    if (status) {
        return again_refused(status, &error, size);
    }
    if (integra_orientation_encode(&orientation, bytes, sizeof bytes, &written, NULL) || written > size ||
        integra_orientation_decode(bytes, written, &same, NULL)) {
        return -1;
    }
    return memcmp(&orientation, &same, sizeof same) ? -1 : 1;
}

static int replayed(const uint8_t *data, size_t size)
{
    integra_orientation orientation;
    integra_error error = { 0 };
    integra_orientation_init(&orientation, sizeof orientation);
    integra_status status = integra_orientation_replay(data, size, NULL, &orientation, &error);
    return status ? again_refused(status, &error, size) : 1;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (response(data, size) < 0 || replayed(data, size) < 0) {
        abort();
    }
    return 0;
}
