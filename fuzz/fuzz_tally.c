/* fuzz_tally.c - any bytes as a tally: refused with a reason, or encoded again to the same bytes; merged with itself it
 * is the same, and its figures are messages. Spec: spec/integra.cddl, tally-body; IND-5.  Layer: fuzz.
 * SPDX-License-Identifier: Apache-2.0 */
#include "tallies.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    integra_tally *tally = NULL;
    integra_error error = { 0 };
    integra_status status = integra_tally_decode(data, size, NULL, &tally, &error);
    if (status != INTEGRA_OK) {
        must(tally == NULL && again_refused(status, &error, size) == 0);
        return 0;
    }
    tally_is(tally, data, size);
    tally_merges(tally);
    tally_figures(tally, INTEGRA_DATE_UNKNOWN, INTEGRA_DATE_UNKNOWN);
    integra_tally_destroy(tally);
    return 0;
}
