/* fuzz_territory.c - any bytes as a territory: refused with a reason, or encoded again to the same bytes; a review of
 * it as of a day taken from the bytes is sound, and the same when made again. Spec: spec/integra.cddl, territory-body;
 * TER-16.  Layer: fuzz.  SPDX-License-Identifier: Apache-2.0 */
#include "territories.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    integra_territory *territory = NULL;
    integra_error error = { 0 };
    integra_status status = integra_territory_decode(data, size, NULL, &territory, &error);
    if (status != INTEGRA_OK) {
        must(territory == NULL && again_refused(status, &error, size) == 0);
        return 0;
    }
    size_t written = 0;
    uint8_t *bytes = territory_message(territory, &written);
    must(again_same(INTEGRA_OK, bytes, written, data, size) == 1);
    free(bytes);
    territory_reviewed(territory, territory, 19000 + data[size - 1] * 7 + data[size / 2] % 7);
    integra_territory_destroy(territory);
    return 0;
}
