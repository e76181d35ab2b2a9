/* plan_text.c - texts and signatures of events: kept with a change that stands, erased for good.
 * Spec: spec/31-history.md (PLN-22).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "plan_text.h"

#include "core/allocator.h"
#include "plan_cells.h"

/* Takes a copy of the text and signature that an event brings; the change's end gives them to its node. */
int integra__plan_adopt_later(integra_plan *plan, uint32_t node, const integra_event *event)
{
    size_t prose_size = event->text.size + event->salt.size;
    integra__plan_adoption *adoption;
    uint8_t *signature;
    if (event->salt.size == 0 && event->signature.size == 0) {
        return 1;
    }
    adoption = integra__plan_pool_push(&plan->allocator, &plan->adoptions, NULL);
    if (adoption == NULL) {
        return 0;
    }
    adoption->node = node;
    if (event->signature.size > 0) {
        signature = integra__plan_arena_take(&plan->allocator, &plan->arena, event->signature.size);
        if (signature == NULL) {
            return 0;
        }
        memcpy(signature, event->signature.bytes, event->signature.size);
        adoption->signature = signature;
        adoption->signature_size = (uint32_t)event->signature.size;
    }
    if (event->salt.size > 0) {
        adoption->prose = integra__allocate(&plan->allocator, prose_size);
        if (adoption->prose == NULL) {
            return 0;
        }
        adoption->prose_size = (uint32_t)prose_size;
        memcpy(adoption->prose, event->salt.bytes, event->salt.size);
        if (event->text.size > 0) {
            memcpy(adoption->prose + event->salt.size, event->text.bytes, event->text.size);
        }
    }
    return 1;
}

/* Of two signatures of one event the lesser is kept, so that the order in which they came does not matter. */
static int better(const integra__plan_node *node, const integra__plan_adoption *adoption)
{
    size_t shorter = node->signature_size < adoption->signature_size ? node->signature_size : adoption->signature_size;
    int order;
    if (adoption->signature_size == 0 || node->signature_size == 0) {
        return adoption->signature_size > 0;
    }
    order = memcmp(adoption->signature, node->signature, shorter);
    return order < 0 || (order == 0 && adoption->signature_size < node->signature_size);
}

void integra__plan_adopt(integra_plan *plan, int keep)
{
    for (uint32_t i = 0; i < plan->adoptions.count; i++) {
        integra__plan_adoption *adoption = integra__plan_pool_at(&plan->adoptions, i);
        integra__plan_node *node = integra__plan_node_at(plan, adoption->node);
        if (keep && better(node, adoption)) {
            node->signature = adoption->signature;
            node->signature_size = adoption->signature_size;
        }
        if (keep && node->prose == NULL && !node->erased) {
            node->prose = adoption->prose;
            node->prose_size = adoption->prose_size;
        } else {
            integra__release(&plan->allocator, adoption->prose, adoption->prose_size);
        }
    }
    plan->adoptions.count = 0;
}

void integra__plan_erase(integra_plan *plan)
{
    for (uint32_t at = plan->lists[INTEGRA__PLAN_LIST_ERASURE]; at != plan->before.erasures;) {
        const integra__plan_node *erasure = integra__plan_node_at(plan, at);
        integra__plan_node *node =
            integra__plan_node_at(plan, integra__plan_trie_find(&plan->by_digest, erasure->target.bytes));
        integra__release(&plan->allocator, node->prose, node->prose_size);
        node->prose = NULL;
        node->prose_size = 0;
        node->erased = 1;
        at = erasure->listed;
    }
}
