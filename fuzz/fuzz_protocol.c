/* fuzz_protocol.c - any bytes as a protocol: refused with a reason, or encoded again to the same bytes; a small one is
 * proved, and what its failures show is a demand that is possible.
 * Spec: spec/integra.cddl, protocol-body; ORI-16.  Layer: fuzz.  SPDX-License-Identifier: Apache-2.0 */
#include "again.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { PROVED_ROWS = 6 };

/* The first motive of a failure's demand with its values has a key, if there is a demand. */
static int shows_a_demand(const integra_failure *failure)
{
    uint64_t key = 0;
    uint32_t motive = 0;
    while (failure->motives && !(failure->motives >> motive & 1u)) {
        motive++;
    }
    return !failure->motives || integra_demand_key(motive, failure->demand, &key, NULL) == INTEGRA_OK;
}

static void prove(integra_protocol *protocol)
{
    size_t count = 0;
    uint8_t digest[32];
    if (integra_protocol_row_count(protocol) > PROVED_ROWS) {
        return;
    }
    if (integra_protocol_prove(protocol, &count, NULL)) {
        abort();
    }
    for (size_t i = 0; i < count; i++) {
        integra_failure failure;
        integra_failure_init(&failure, sizeof failure);
        if (integra_protocol_failure_at(protocol, i, &failure, NULL) || !shows_a_demand(&failure)) {
            abort();
        }
    }
    /* Few rows never answer every motive: a protocol of them is not proved, and has no digest. */
    if (!count || !integra_protocol_digest(protocol, INTEGRA_PART_WHOLE, digest, NULL)) {
        abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    integra_protocol *protocol = NULL;
    integra_error error = { 0 };
    size_t again_size = 0;
    integra_status status = integra_protocol_decode(data, size, NULL, &protocol, &error);
    if (status) {
        if (protocol || again_refused(status, &error, size) < 0) {
            abort();
        }
        return 0;
    }
    uint8_t *bytes = malloc(size + 1);
    status = bytes ? integra_protocol_encode(protocol, bytes, size, &again_size, NULL) : INTEGRA_ERR_MEMORY;
    if (again_same(status, bytes, again_size, data, size) < 0) {
        abort();
    }
    free(bytes);
    prove(protocol);
    integra_protocol_destroy(protocol);
    return 0;
}
