/* fuzz_figure.c - any bytes as a figure: refused with a reason, or encoded again to the same bytes but for later keys.
 * Spec: spec/integra.cddl, figure-body; IND-2.  Layer: fuzz.  SPDX-License-Identifier: Apache-2.0 */
#include "again.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    uint8_t bytes[512], again[512];
    size_t written = 0, again_size = 0;
    integra_figure figure;
    integra_error error = { 0 };
    integra_figure_init(&figure, sizeof figure);
    integra_status status = integra_figure_decode(data, size, &figure, &error);
    if (status != INTEGRA_OK) {
        must(again_refused(status, &error, size) == 0);
        return 0;
    }
    must(integra_figure_encode(&figure, bytes, sizeof bytes, &written, NULL) == INTEGRA_OK && written <= size);
    must(written < size || memcmp(bytes, data, size) == 0);
    must(integra_figure_decode(bytes, written, &figure, NULL) == INTEGRA_OK);
    must(integra_figure_encode(&figure, again, sizeof again, &again_size, NULL) == INTEGRA_OK);
    must(again_same(INTEGRA_OK, again, again_size, bytes, written) == 1);
    return 0;
}
