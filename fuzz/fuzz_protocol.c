/* fuzz_protocol.c - any bytes as a protocol: refused with a reason, or encoded again to the same bytes; a small one is
 * proved, and what its failures show is a demand that is possible.
 * Spec: spec/integra.cddl, protocol-body; ORI-16.  Layer: fuzz.  SPDX-License-Identifier: Apache-2.0 */
#include "again.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What is proved here: a few rows that read a few fields. Time grows with the values that rows tell apart. */
enum { PROVED_ROWS = 6, PROVED_FIELDS = 3 };

static int small(const integra_protocol *protocol)
{
    unsigned fields = 0, count = 0;
    for (size_t i = 0; i < integra_protocol_row_count(protocol); i++) {
        integra_row row;
        integra_row_init(&row, sizeof row);
        if (integra_protocol_row_at(protocol, i, &row, NULL)) {
            abort();
        }
        for (unsigned field = 0; field < INTEGRA_DEMAND_FIELD_ROOM; field++) {
            fields |= row.conditions[field] ? 1u << field : 0;
        }
    }
    for (; fields; fields &= fields - 1) {
        count++;
    }
    return integra_protocol_row_count(protocol) <= PROVED_ROWS && count <= PROVED_FIELDS;
}

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
    integra_status status = integra_protocol_digest(protocol, INTEGRA_PART_WHOLE, digest, NULL);
    if (status != (count ? INTEGRA_ERR_REFUSED : INTEGRA_OK)) {
        abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    integra_protocol *protocol = NULL;
    int same = again_protocol(data, size);
    if (same < 0 || (same && integra_protocol_decode(data, size, NULL, &protocol, NULL))) {
        abort();
    }
    if (same && small(protocol)) {
        prove(protocol);
    }
    integra_protocol_destroy(protocol);
    return 0;
}
