/* fuzz_demand.c - any bytes as a demand: refused with a reason, or encoded again to the same bytes and answered.
 * Spec: spec/integra.cddl, demand-body; ORI-2.  Layer: fuzz.  SPDX-License-Identifier: Apache-2.0 */
#include "again.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Every demand that can be read gets a route. */
static int answered(const integra_demand *demand)
{
    static integra_rules *rules;
    static integra_protocol *protocol;
    integra_orientation orientation;
    integra_orientation_init(&orientation, sizeof orientation);
    if (!rules && (integra_rules_create("has-2014", NULL, NULL, 0, NULL, &rules, NULL) ||
                   integra_protocol_create("has-2014", NULL, &protocol, NULL))) {
        return 0;
    }
    return integra_orientation_evaluate(rules, protocol, demand, &orientation, NULL) == INTEGRA_OK &&
           orientation.route_count > 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    integra_demand demand;
    integra_contact contact;
    int same = again_demand(data, size);
    if (same < 0) {
        abort();
    }
    integra_demand_init(&demand, sizeof demand);
    integra_contact_init(&contact, sizeof contact);
    if (same && (integra_demand_decode(data, size, &demand, &contact, NULL) || !answered(&demand))) {
        abort();
    }
    return 0;
}
