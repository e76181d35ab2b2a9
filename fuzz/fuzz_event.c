/* fuzz_event.c - any bytes as an event: refused with a reason, or encoded again to the same bytes under one digest,
 * whether or not its text and signatures travel with it.
 * Spec: spec/30-plan.md, spec/integra.cddl; PLN-11, PLN-22.  Layer: fuzz.  SPDX-License-Identifier: Apache-2.0 */
#include "again.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int same_name_without_text(const integra_event *event)
{
    integra_event bare = *event;
    integra_digest digest, named;
    bare.text = (integra_text){ NULL, 0 };
    bare.salt = (integra_bytes){ NULL, 0 };
    bare.signature_count = 0;
    return !integra_event_digest(event, &digest, NULL) && !integra_event_digest(&bare, &named, NULL) &&
           !memcmp(&digest, &named, sizeof digest);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    integra_event event;
    integra_event_init(&event, sizeof event);
    if (again_event(data, size) < 0) {
        abort();
    }
    if (integra_event_decode(data, size, &event, NULL) == INTEGRA_OK && !same_name_without_text(&event)) {
        abort();
    }
    return 0;
}
