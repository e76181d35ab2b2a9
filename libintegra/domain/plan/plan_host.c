/* plan_host.c - the host is asked about what comes in, before anything of it is kept.
 * Spec: spec/32-exchange.md (PLN-12).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "plan_host.h"

#include "core/fault.h"
#include "core/id.h"
#include "plan_add.h"
#include "plan_cells.h"
#include "plan_text.h"

/* The node of an event that is here, NULL of one that is not. */
static const integra__plan_node *here(const integra_plan *plan, const integra_digest *digest)
{
    uint32_t at = integra__plan_trie_find(&plan->by_digest, digest->bytes);
    const integra__plan_node *node = at == INTEGRA__PLAN_NONE ? NULL : integra__plan_node_at(plan, at);
    return node != NULL && node->here ? node : NULL;
}

/* The event as it was sent, but of its signatures those that are not here. */
static integra_event asked_about(const integra_plan *plan, const integra__plan_node *node, const integra_event *event)
{
    integra_event asked = *event;
    asked.struct_size = sizeof asked;
    asked.signature_count = 0;
    for (uint32_t i = 0; i < event->signature_count; i++) {
        if (node == NULL || !integra__plan_has_signature(plan, node, event->signatures[i])) {
            asked.signatures[asked.signature_count++] = event->signatures[i];
        }
    }
    for (uint32_t i = asked.signature_count; i < INTEGRA_SIGNATURES_LIMIT; i++) {
        asked.signatures[i] = (integra_bytes){ NULL, 0 };
    }
    return asked;
}

/* Of the signatures that were asked about, those whose bit is set; how many are not. */
static uint32_t keep_signatures(integra_event *event, const integra_event *asked, uint32_t bits)
{
    event->signature_count = 0;
    for (uint32_t i = 0; i < asked->signature_count; i++) {
        if (bits >> i & 1u) {
            event->signatures[event->signature_count++] = asked->signatures[i];
        }
    }
    return asked->signature_count - event->signature_count;
}

integra_status integra__plan_admit(const integra_plan *plan, integra_event *event, const integra_digest *digest,
                                   size_t index, integra_taken *taken, int *kept_out, integra_error *error)
{
    const integra__plan_node *node = here(plan, digest);
    *kept_out = 1;
    if (plan->host.verify == NULL) {
        return INTEGRA_OK;
    }
    if (integra__plan_elsewhere(plan, event, digest)) {
        return integra__fault(error, INTEGRA_FAULT_OTHER_PLAN);
    }
    integra_event asked = asked_about(plan, node, event);
    uint32_t bits = (1u << asked.signature_count) - 1;
    if (node != NULL && asked.signature_count == 0 && !integra__plan_lacks_text(node, event)) {
        return INTEGRA_OK;
    }
    switch (plan->host.verify(plan->host.context, &asked, digest, &bits)) {
    case INTEGRA_VERIFICATION_KEEP:
        taken->unverified += keep_signatures(event, &asked, bits);
        return INTEGRA_OK;
    case INTEGRA_VERIFICATION_LEAVE_OUT:
        taken->left_out += node == NULL;
        *kept_out = 0;
        return INTEGRA_OK;
    case INTEGRA_VERIFICATION_REFUSE:
        return integra__fault_at(error, INTEGRA_FAULT_VERIFIER_REFUSED, index);
    default:
        return integra__fault_at(error, INTEGRA_FAULT_VERIFIER_ANSWER, index);
    }
}
